"""Shape of what is filled in on the criteria of a form."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier
from gastvrij.beoordeling.queries import Keuze, kiesbare_versies
from gastvrij.beoordeling.rules.criteria import Wijze, read_treden, write_treden
from gastvrij.beoordeling.rules.schalen import Waarneming
from gastvrij.kaders.models import Element, KaderVersie

from .delen import CHOOSE
from .getallen import Getal, written

WAARNEMING = [
    (Waarneming.LIVE, _("Naast de medewerker")),
    (Waarneming.GELUID, _("Geluid")),
    (Waarneming.TEKST, _("Uitgeschreven tekst")),
]
ONE_A_LINE = _("Eén trede per regel, van laag naar hoog: “naam: omschrijving”. Minstens 2.")


class EditCriterium(forms.Form):
    """A criterium with how it is judged; a published kader gives text, an exam scale and group."""

    tekst = forms.CharField(
        label=_("Wat u beoordeelt"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Beschrijf gedrag. Geen vaste woorden of volgorde, en nooit iemands afkomst."),
    )
    code = forms.CharField(
        required=False, max_length=60, label=_("Code"), help_text=_("Leeg: wij kiezen er een.")
    )
    groep = forms.ModelChoiceField(
        Criteriumgroep.objects.none(), to_field_name="uuid", empty_label=None, label=_("Groep")
    )
    hulp = forms.CharField(
        required=False,
        label=_("Hulptekst"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Wat de norm is, of waar de beoordelaar op let."),
    )
    schaal = forms.ChoiceField(choices=Criterium.Schaal, label=_("Schaal"))
    treden = forms.CharField(
        required=False,
        label=_("Treden, alleen bij eigen treden"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=ONE_A_LINE,
    )
    gewicht = Getal(label=_("Gewicht"), help_text=_("1 is gewoon, 2 telt dubbel."))
    waarneembaar_bij = forms.MultipleChoiceField(
        choices=WAARNEMING,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Waarneembaar bij"),
        help_text=_("Stem en houding zijn in tekst niet te zien. Leeg is overal."),
    )
    invuller = forms.ChoiceField(choices=Criterium.Invuller, label=_("Wie vult in"))
    is_knock_out = forms.BooleanField(
        required=False, label=_("Kritisch punt: missen staat apart in de uitslag")
    )
    bewijs_verplicht = forms.BooleanField(
        required=False, label=_("Een oordeel steunt op minstens 1 citaat")
    )

    def __init__(
        self,
        formulier: Formulier,
        criterium: Criterium | None = None,
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(criterium))
        is_proeve = formulier.soort == Formulier.Soort.PROEVE
        self._criterium = criterium
        set_queryset(self.fields["groep"], formulier.groepen.all())
        left_out = {"code"} if criterium else {"groep"}
        if criterium is not None and criterium.element_id is not None:
            left_out.add("tekst")
        if is_proeve:
            left_out |= {"groep", "schaal", "treden", "invuller"}
        for name in left_out:
            del self.fields[name]

    def wijze(self) -> Wijze:
        """Return how the criterium is judged, after `is_valid`."""
        given = self.cleaned_data
        standing = self._criterium
        return Wijze(
            schaal=given.get("schaal") or (standing.schaal if standing else Wijze.schaal),
            treden=read_treden(given.get("treden", "")),
            gewicht=given["gewicht"],
            is_knock_out=given["is_knock_out"],
            bewijs_verplicht=given["bewijs_verplicht"],
            waarneembaar_bij=tuple(given["waarneembaar_bij"]),
            invuller=given.get("invuller") or Criterium.Invuller.BEOORDELAAR,
            hulp=given["hulp"],
        )


def _initial(criterium: Criterium | None) -> dict[str, Any]:
    if criterium is None:
        usual = Wijze()
        return {
            "schaal": usual.schaal,
            "gewicht": written(usual.gewicht),
            "bewijs_verplicht": usual.bewijs_verplicht,
        }
    same = ("tekst", "hulp", "schaal", "waarneembaar_bij", "invuller", "is_knock_out")
    return {
        **{name: getattr(criterium, name) for name in (*same, "bewijs_verplicht")},
        "groep": criterium.groep.uuid,
        "treden": write_treden(criterium.treden),
        "gewicht": written(criterium.gewicht),
    }


class ChooseKader(forms.Form):
    """Choose the published kader that criteria are taken from."""

    kader = forms.ModelChoiceField(
        KaderVersie.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Kader")
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        set_queryset(self.fields["kader"], kiesbare_versies())


class AddElementen(forms.Form):
    """Tick what becomes a criterium, and choose the scale of all of it."""

    schaal = forms.ChoiceField(
        choices=[one for one in Criterium.Schaal.choices if one[0] != Criterium.Schaal.TREDEN],
        initial=Wijze.schaal,
        label=_("Schaal"),
        help_text=_("Per criterium kunt u daarna een andere kiezen."),
    )
    elementen = forms.ModelMultipleChoiceField(
        Element.objects.none(), to_field_name="uuid", label=_("Criteria")
    )

    def __init__(self, keuzes: Sequence[Keuze], data: QueryDict | None = None) -> None:
        super().__init__(data)
        keys = [keuze.element.pk for keuze in keuzes]
        set_queryset(self.fields["elementen"], Element.objects.filter(pk__in=keys))


class Gewichten(forms.Form):
    """The weights of the groups of a form, one field each."""

    def __init__(self, groepen: Sequence[Criteriumgroep], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self._groepen = groepen
        for groep in groepen:
            self.fields[f"gewicht-{groep.uuid}"] = Getal(
                label=groep.titel, initial=written(groep.gewicht)
            )

    def gewichten(self) -> dict[int, Decimal | None]:
        """Return the weights by key of their group, after `is_valid`."""
        return {one.pk: self.cleaned_data[f"gewicht-{one.uuid}"] for one in self._groepen}
