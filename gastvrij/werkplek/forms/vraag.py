"""Shape of one vraag: what was asked, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Afdeling, Medewerker, Team
from gastvrij.klantcontact.models import Gesprek, Klantcontact, Onderwerp
from gastvrij.klantcontact.rules import Resultaat, needs_taak
from gastvrij.taken.actions import Opdracht, Vraag
from gastvrij.werkplek.queries import Belofte, moment_name

from .keuzes import OF_ONDERWERP, Keuzes, Wie
from .lezen import article, contact_before, handed_over, promised, unknown
from .velden import (
    FORM_ID,
    Asked,
    AskedChoice,
    AskedDate,
    AskedText,
    AskedTime,
    MomentSelect,
    NamedInput,
)
from .velden import area as _area
from .velden import beside as _beside

# In the order of their keys Alt+1 to Alt+7; soft hyphens let long words break on a card.
RESULTATEN = [
    ("direct_afgehandeld", gettext_lazy("Direct afgehandeld")),
    ("warm_doorverbonden", gettext_lazy("Warm door\u00adverbonden")),
    ("terugbelafspraak", gettext_lazy("Terugbel\u00adafspraak")),
    ("doorgezet", gettext_lazy("Doorgezet")),
    ("doorverwezen", gettext_lazy("Door\u00adverwezen")),
    ("klant_mailt_zelf", gettext_lazy("Mailt zelf")),
    ("afgebroken", gettext_lazy("Afgebroken")),
]
ANDERS = "anders"
NIET = "nee"
GELUKT = {"ja": True, NIET: False}
OWN_MOMENT = ("beloofd_dag", "beloofd_van", "beloofd_tot")
# What is asked of a colleague who calls back, if the agent adds nothing to the vraag.
BEL_TERUG = gettext_lazy("Bel terug en beantwoord de vraag.")


class MomentField(Asked, forms.CharField):
    """A promised moment out of a list, as `day T from/to`; or another one, in its own fields."""

    widget = MomentSelect


@dataclass(frozen=True)
class Ernaast:
    """What belongs to a vraag beside its fields: opened articles, a call that was handed over."""

    artikelen: Sequence[str] = ()
    belofte: Belofte = field(default_factory=Belofte)


class VraagForm(forms.Form):
    """One vraag and its resultaat."""

    use_required_attribute = False

    inhoud = AskedText(label=gettext_lazy("Vraag"), strip=False, widget=_area(3))
    onderwerp = AskedText(
        label=gettext_lazy("Onderwerp"),
        widget=NamedInput("onderwerpen", placeholder=gettext_lazy("Typ een deel van de naam")),
    )
    soort_vraag = AskedChoice(
        label=gettext_lazy("Soort vraag"),
        choices=[("", gettext_lazy("Gewone vraag")), *Klantcontact.SoortVraag.choices],
        widget=forms.Select(attrs=_beside()),
    )
    resultaat = AskedChoice(
        label=gettext_lazy("Hoe is de vraag afgehandeld?"),
        choices=RESULTATEN,
        widget=forms.RadioSelect(attrs={"form": FORM_ID}),
    )
    met_wie = AskedText(label=gettext_lazy("Met wie verbindt u door?"), widget=NamedInput("mensen"))
    gelukt = AskedChoice(
        label=gettext_lazy("Is het doorverbinden gelukt?"),
        choices=[("ja", gettext_lazy("Gelukt")), (NIET, gettext_lazy("Niet gelukt"))],
        widget=forms.RadioSelect(attrs={"form": FORM_ID}),
    )
    organisatie = AskedText(
        label=gettext_lazy("Naar welke organisatie?"),
        help_text=gettext_lazy("Schrijf de naam voluit, zonder afkorting."),
        widget=NamedInput("ketenpartners"),
    )
    handeling = AskedText(
        label=gettext_lazy("Wat moet de collega doen?"),
        strip=False,
        widget=_area(2, placeholder=BEL_TERUG),
    )
    wie = AskedText(
        label=gettext_lazy("Wie doet dit?"),
        widget=NamedInput("mensen", placeholder=gettext_lazy("De afdeling van het onderwerp")),
    )
    telefoon = AskedText(
        label=gettext_lazy("Op welk nummer?"),
        widget=forms.TextInput(attrs=_beside(inputmode="tel")),
    )
    moment = MomentField(label=gettext_lazy("Wanneer?"))
    beloofd_dag = AskedDate(
        label=gettext_lazy("Beloofde dag"), widget=forms.DateInput(attrs=_beside())
    )
    beloofd_van = forms.TimeField(
        label=gettext_lazy("Vanaf"), required=False, widget=forms.TimeInput(attrs=_beside())
    )
    beloofd_tot = AskedTime(label=gettext_lazy("Tot"), widget=forms.TimeInput(attrs=_beside()))
    verwachting = forms.BooleanField(
        label=gettext_lazy("Gevraagd: klopt dit met wat u verwacht?"),
        required=False,
        widget=forms.CheckboxInput(attrs={"form": FORM_ID}),
    )
    bevestiging = forms.BooleanField(
        label=gettext_lazy("Stuur de inwoner een bevestiging per e-mail"),
        required=False,
        widget=forms.CheckboxInput(attrs={"form": FORM_ID}),
    )
    notitie = forms.CharField(
        label=gettext_lazy("Notitie: wat hebt u gezegd of afgesproken?"),
        required=False,
        strip=False,
        widget=_area(2),
    )

    def __init__(
        self, *args: Any, keuzes: Keuzes, ernaast: Ernaast | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = keuzes
        self.ernaast = ernaast or Ernaast()
        self.zin = ""
        self._show_name("onderwerp", keuzes.about.label)
        self._show_name("wie", keuzes.who_name)
        self._show_name("met_wie", keuzes.who_name)
        self.moment_choices()

    def _show_name(self, name: str, label: Any) -> None:
        widget = self.fields[name].widget
        if isinstance(widget, NamedInput):
            widget.show = label

    def moment_choices(self) -> None:
        """Put the moments that can be promised in the list; what was chosen before stays in it."""
        offered = list(self.ernaast.belofte.keuzes)
        chosen = str(self["moment"].value() or "")
        has_none = self.chosen != Resultaat.TERUGBELAFSPRAAK or not offered
        none = [("", str(_("Geen moment afgesproken")))] if has_none else []
        if chosen not in {"", ANDERS, *(value for value, _label in offered)}:
            offered = [(chosen, moment_name(chosen)), *offered]
        widget = self.fields["moment"].widget
        if isinstance(widget, MomentSelect):
            widget.choices = [*none, *offered, (ANDERS, _("Een ander moment"))]
            widget.instead = ANDERS if self.has_own_moment else ""

    @property
    def has_own_moment(self) -> bool:
        """Test if a day or time was filled in that the list does not have."""
        return any(self[name].value() for name in OWN_MOMENT)

    @property
    def heading(self) -> str:
        """Return the beginning of the vraag as typed, to tell the vragen apart."""
        return str(self["inhoud"].value() or "").strip()

    @property
    def chosen(self) -> str:
        """Return the resultaat as it stands."""
        return str(self["resultaat"].value() or "")

    @property
    def chosen_name(self) -> str:
        """Return the resultaat as it stands, in words."""
        return str(dict(RESULTATEN).get(self.chosen, ""))

    @property
    def asks(self) -> bool:
        """Test if the resultaat asks a colleague for something."""
        return needs_taak(self.chosen)

    def clean_onderwerp(self) -> Onderwerp | None:
        """Return the onderwerp that is meant."""
        given = str(self.cleaned_data["onderwerp"])
        found = self.keuzes.about.find(given)
        if given.strip() and found is None:
            raise ValidationError(unknown(given, self.keuzes.about.near(given)))
        return found

    def clean_wie(self) -> Wie | None:
        """Return who is asked; None for the afdeling of the onderwerp."""
        given = str(self.cleaned_data["wie"])
        if given.strip() in {"", OF_ONDERWERP}:
            return None
        found = self.keuzes.who(given)
        if found is None and needs_taak(self.chosen):
            raise ValidationError(unknown(given, self.keuzes.everyone.near(given)))
        return found

    def vraag(self, by: Medewerker, gesprek: Gesprek) -> Vraag:
        """Return the vraag with only what belongs to its resultaat."""
        given = self.cleaned_data
        asks = needs_taak(given["resultaat"])
        naar = self._colleague(given["met_wie"])
        earlier = self.of_draft("herhaling_van")
        return Vraag(
            inhoud=given["inhoud"],
            resultaat=given["resultaat"],
            onderwerp=given["onderwerp"],
            soort_vraag=given["soort_vraag"],
            notitie=given["notitie"],
            met_wie=given["met_wie"],
            collega=naar.medewerker if naar else None,
            overdracht=handed_over(gesprek, self.of_draft("overdracht")),
            gelukt=GELUKT.get(given["gelukt"]),
            organisatie=given["organisatie"],
            telefoon=given["telefoon"],
            objecten=tuple(map(article, self.ernaast.artikelen)),
            herhaling_van=contact_before(by, earlier),
            is_herhaling=None if not earlier else earlier != NIET,
            verwachting_besproken=given["verwachting"] if asks else None,
            bevestiging=given["bevestiging"],
            opdracht=self.opdracht(by) if asks else None,
        )

    def of_draft(self, name: str) -> str:
        """Return what another part of the screen put beside this vraag."""
        return str(self.data.get(self.add_prefix(name), "")).strip()

    def _colleague(self, given: str) -> Wie | None:
        warm = self.chosen == Resultaat.WARM_DOORVERBONDEN
        return self.keuzes.who(given) if warm and given.strip() else None

    def opdracht(self, by: Medewerker) -> Opdracht:
        """Return what is asked of a colleague, as far as it was filled in."""
        given = self.cleaned_data
        handeling = given["handeling"]
        if given["resultaat"] == Resultaat.TERUGBELAFSPRAAK and not handeling.strip():
            handeling = str(BEL_TERUG)
        van, tot = promised(given)
        return Opdracht(
            handeling,
            afdeling=self.afdeling(),
            team=self.team(),
            medewerker=self.person(by),
            beloofd_van=van,
            beloofd_tot=tot,
        )

    def afdeling(self) -> Afdeling | None:
        """Return the afdeling that is asked: the one chosen, else that of the onderwerp."""
        wie, onderwerp = self.cleaned_data.get("wie"), self.cleaned_data.get("onderwerp")
        if wie is not None:
            return wie.afdeling if isinstance(wie, Wie) else None
        return onderwerp.afdeling if isinstance(onderwerp, Onderwerp) else None

    def team(self) -> Team | None:
        """Return the team that is asked."""
        wie = self.cleaned_data.get("wie")
        return wie.team if isinstance(wie, Wie) else None

    def person(self, by: Medewerker) -> Medewerker | None:
        """Return the person who is asked, the agent too."""
        wie = self.cleaned_data.get("wie")
        if not isinstance(wie, Wie):
            return None
        return by if wie.is_myself else wie.medewerker
