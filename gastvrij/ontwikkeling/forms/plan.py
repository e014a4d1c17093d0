"""Shape of what people fill in about a plan: goals, cycles, conversations."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Leerpunt
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Cyclusgesprek, Leerdoel, Voortgang
from gastvrij.ontwikkeling.rules import niveaulabel
from gastvrij.ontwikkeling.rules.plan import Doelplan

CHOOSE = _("Maak een keuze")
FIELDS = tuple(Doelplan.__dataclass_fields__)
YES, NO = "ja", "nee"


def keuze_label(element: Element) -> str:
    """Return how a competence, a level or an indicator reads in the list of its competence."""
    if element.soort == Element.Soort.COMPETENTIE:
        return _t("De hele competentie: {naam}").format(naam=element.titel or element.tekst)
    if element.soort == Element.Soort.NIVEAU:
        return _t("Niveau {nr}").format(nr=niveaulabel(element.code, element.titel))
    return element.tekst or element.titel


class Seen(forms.Form):
    """Which save this person saw."""

    bewerking = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class MakeDoel(forms.Form):
    """A goal to learn, with each part of SMART asked."""

    keuze = forms.ChoiceField(
        label=_("Waarbij hoort het?"), help_text=_("Eén competentie, niveau of indicator.")
    )
    titel = forms.CharField(
        max_length=120, label=_("Uw doel in één zin"), help_text=_("Eén ding dat u wilt leren.")
    )
    specifiek = forms.CharField(
        label=_("Wat gaat u doen?"),
        help_text=_("Zo precies dat een collega het zou herkennen."),
        widget=forms.Textarea,
    )
    meetbaar = forms.CharField(
        label=_("Waaraan ziet u dat het lukt?"),
        help_text=_("Wat u of een ander dan kan zien of horen."),
        widget=forms.Textarea,
    )
    actie = forms.ChoiceField(choices=Leerdoel.Actie, label=_("Hoe leert u het?"))
    actie_tekst = forms.CharField(
        max_length=300,
        label=_("Welke, of met wie?"),
        help_text=_("Cursus, collega of oefening."),
    )
    actie_link = forms.CharField(
        required=False, max_length=500, label=_("Link"), help_text=_("Begint met https://")
    )
    evaluatie_op = forms.DateField(
        label=_("Tussentijds terugkijken op"),
        help_text=_("U krijgt die dag een e-mail."),
        widget=forms.DateInput,
    )
    klaar_op = forms.DateField(
        label=_("Klaar op"),
        help_text=_("U krijgt twee weken ervoor een e-mail."),
        widget=forms.DateInput,
    )
    cyclus = forms.ChoiceField(required=False, label=_("Wie ziet dit doel?"))

    def __init__(
        self,
        medewerker: Medewerker,
        data: QueryDict | None = None,
        *,
        on: date,
        initial: dict[str, Any] | None = None,
        doel: Leerdoel | None = None,
    ) -> None:
        given = initial_of(doel) if doel is not None else initial
        super().__init__(data, initial=given)
        also = queries.keuze_of(doel) if doel is not None else None
        groups = queries.keuzes_of(medewerker, on=on, also=also)
        shown = [
            (group.titel, [(str(one.uuid), keuze_label(one)) for one in group.elementen])
            for group in groups
        ]
        set_choices(self.fields["keuze"], shown, empty=CHOOSE)
        cycli = list(queries.running_cycli_of(medewerker, on=on))
        if doel is not None and doel.cyclus is not None and doel.cyclus not in cycli:
            cycli.append(doel.cyclus)
        shared = [(str(one.uuid), _cyclus_label(one.leidinggevende.naam, one)) for one in cycli]
        set_choices(self.fields["cyclus"], shared, empty=_("Alleen ik, en wie ik het vrijgeef"))

    @property
    def given(self) -> dict[str, Any]:
        """Return what was filled in as the actions take it, once the shape is right."""
        filled = self.cleaned_data
        return {
            "keuze": UUID(filled["keuze"]),
            "plan": Doelplan(**{name: filled[name] for name in FIELDS}),
            "actie": filled["actie"],
            "cyclus": UUID(filled["cyclus"]) if filled["cyclus"] else None,
        }

    def differing(self, doel: Leerdoel) -> list[tuple[Any, str]]:
        """Return of each field that was typed otherwise than it is stored: its label and that."""
        stored, names = initial_of(doel), [*FIELDS, "actie"]
        return [
            (self.fields[name].label, str(stored[name]))
            for name in names
            if stored[name] != self.cleaned_data[name]
        ]

    def add_problems(self, problem: actions.CannotPlan) -> None:
        """Put a refusal at the fields that it is about."""
        if isinstance(problem, actions.GoalIncomplete):
            for name, text in problem.problems.items():
                self.add_error(name, text)
        else:
            self.add_error(problem.field if problem.field in self.fields else None, str(problem))


def _cyclus_label(naam: str, cyclus: object) -> str:
    return _t("Ook {naam}, met wie u gesprekken hebt van {dagen}").format(naam=naam, dagen=cyclus)


def initial_of(doel: Leerdoel) -> dict[str, Any]:
    """Return a goal as its form shows it."""
    values = {name: getattr(doel, name) for name in (*FIELDS, "actie")}
    return values | {
        "keuze": str(queries.keuze_of(doel).uuid),
        "cyclus": str(doel.cyclus.uuid) if doel.cyclus is not None else "",
    }


def initial_of_leerpunt(leerpunt: Leerpunt) -> dict[str, Any]:
    """Return what a learning point that was agreed on says already about a goal."""
    lines = leerpunt.tekst.strip().splitlines()
    found = {"titel": lines[0][:120] if lines else "", "specifiek": leerpunt.tekst.strip()}
    if leerpunt.indicator is not None:
        found["keuze"] = str(leerpunt.indicator.uuid)
    return found


class AddVoortgang(forms.Form):
    """How a goal goes."""

    stand = forms.ChoiceField(
        choices=Voortgang.Stand, label=_("Hoe staat het ervoor?"), widget=forms.RadioSelect
    )
    tekst = forms.CharField(label=_("Wat deed of merkte u?"), widget=forms.Textarea)


class CloseDoel(forms.Form):
    """Why a goal ends: what shows that it was reached, or why somebody stops."""

    tekst = forms.CharField(widget=forms.Textarea)

    def __init__(self, label: str, data: QueryDict | None = None, *, auto_id: str) -> None:
        super().__init__(data, auto_id=auto_id)
        self.fields["tekst"].label = label


class React(forms.Form):
    """What the one who leads says of a goal."""

    tekst = forms.CharField(
        label=_("Uw reactie"),
        help_text=_("De medewerker leest dit meteen. U wijzigt het niet meer."),
        widget=forms.Textarea,
    )


class MakeCyclus(forms.Form):
    """The days of a cycle."""

    van = forms.DateField(label=_("Vanaf"), widget=forms.DateInput)
    tot_en_met = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)


class EndCyclus(forms.Form):
    """The last day of a cycle."""

    tot_en_met = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)


class MoveGesprek(forms.Form):
    """When and where a conversation is."""

    gepland_op = forms.DateTimeField(label=_("Wanneer"), widget=forms.DateTimeInput)
    plaats = forms.CharField(max_length=200, label=_("Waar"))


class PlanGesprek(MoveGesprek):
    """A conversation of a cycle."""

    soort = forms.ChoiceField(choices=Cyclusgesprek.Soort, label=_("Welk gesprek"))
    field_order = ("soort", "gepland_op", "plaats")


class AddAgendapunt(forms.Form):
    """Something to talk about."""

    tekst = forms.CharField(max_length=500, label=_("Waarover wilt u het hebben?"))


class WriteVerslag(Seen):
    """The report of a conversation."""

    gehouden_op = forms.DateField(label=_("Gehouden op"), widget=forms.DateInput)
    verslag = forms.CharField(
        label=_("Verslag"),
        help_text=_("Wat u besprak en afsprak. De medewerker leest het meteen."),
        widget=forms.Textarea(attrs={"rows": "12"}),
    )


class AnswerVerslag(Seen):
    """What the employee says of a report."""

    akkoord = forms.ChoiceField(
        choices=((YES, _("Ja, dit klopt")), (NO, _("Nee, niet helemaal"))),
        label=_("Bent u het eens met dit verslag?"),
        widget=forms.RadioSelect,
    )
    reactie = forms.CharField(
        required=False,
        label=_("Uw reactie"),
        help_text=_("Bij nee: schrijf op wat er volgens u anders was."),
        widget=forms.Textarea,
    )

    @property
    def given(self) -> dict[str, Any]:
        """Return what was filled in as the action takes it."""
        filled = self.cleaned_data
        return {
            "bewerking": filled["bewerking"],
            "is_akkoord": filled["akkoord"] == YES,
            "reactie": filled["reactie"],
        }
