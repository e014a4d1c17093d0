"""Shape of what is filled in about what a functie asks."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.kaders.models import Kader, KaderVersie
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Functieprofiel
from gastvrij.ontwikkeling.queries import Beslispunt, Eiskader, Eisrij, Profielblad

Choices = list[tuple[str, Any]]
OUT = "weg"
SELECT = "utrecht-select utrecht-select--html-select"


class ChooseVersies(forms.Form):
    """Which dictionaries and profiles a functieprofiel uses."""

    versies = forms.ModelMultipleChoiceField(
        KaderVersie.objects.none(),
        to_field_name="uuid",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Woordenboeken en profielen"),
        help_text=gettext_lazy("Kies van elk kader één versie."),
    )
    stand = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, profiel: Functieprofiel, data: QueryDict | None = None) -> None:
        chosen = [versie.uuid for versie in profiel.versies.all()]
        stand = queries.stand_van(profiel)
        super().__init__(data, initial={"versies": chosen, "stand": stand})
        set_queryset(self.fields["versies"], queries.kiesbare_versies(profiel), label=name_of)


def name_of(versie: KaderVersie) -> str:
    """Return a version as people choose it."""
    number = _("versie %(nr)s") % {"nr": versie.nummer}
    label = f" ({versie.label})" if versie.label else ""
    return f"{versie.kader.get_soort_display()}: {versie.kader.titel}, {number}{label}"


class SaveEisen(forms.Form):
    """What is asked of every competence: a choice in each row of a table."""

    stand = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, blad: Profielblad, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"stand": blad.stand})
        self.blad = blad
        for rij in blad.rijen:
            if not rij.is_vast and rij.wacht is None:
                self.fields[_field(rij)] = forms.ChoiceField(
                    choices=_choices(rij),
                    required=False,
                    label=str(rij.node.element),
                    initial=_initial(rij),
                    widget=forms.Select(attrs={"class": SELECT}),
                )

    def gevraagd(self) -> list[UUID]:
        """Return the levels, and the competences without levels, that were chosen."""
        chosen = (self.cleaned_data.get(_field(rij), "") for rij in self.blad.rijen)
        return [UUID(one) for one in chosen if one]

    def tabel(self) -> Iterator[tuple[Eiskader, list[Any]]]:
        """Return for every framework its groups, with each row and its field if it has one."""
        for kader in self.blad.kaders:
            yield (
                kader,
                [
                    (groep.titel, [(rij, self._bound(rij)) for rij in groep.rijen])
                    for groep in kader.groepen
                ],
            )

    def _bound(self, rij: Eisrij) -> BoundField | None:
        name = _field(rij)
        return self[name] if name in self.fields else None


def _field(rij: Eisrij) -> str:
    return f"eis-{rij.node.element.uuid}"


def _initial(rij: Eisrij) -> str:
    if rij.eis is None:
        return ""
    return str((rij.eis.niveau or rij.node.element).uuid)


def _choices(rij: Eisrij) -> Choices:
    return [("", _("Niet gevraagd")), *_asked(rij)]


def _asked(rij: Eisrij) -> Choices:
    if not rij.niveaus:
        return [(str(rij.node.element.uuid), _("Gevraagd"))]
    return [(str(niveau.uuid), niveau.titel or niveau.code) for niveau in rij.niveaus]


class DecideEis(forms.Form):
    """What a requirement becomes that no rule may move."""

    naar = forms.ChoiceField(label=gettext_lazy("Wat het wordt"))

    def __init__(self, punt: Beslispunt, blad: Profielblad, data: QueryDict | None = None) -> None:
        initial = {"naar": str(punt.voorstel.uuid) if punt.voorstel else ""}
        super().__init__(data, initial=initial, prefix=f"b-{punt.eis.uuid}")
        set_choices(
            self.fields["naar"],
            [*_targets(punt, blad), (OUT, _("Vervalt: niet meer gevraagd"))],
            empty=gettext_lazy("Maak een keuze"),
        )

    def gekozen(self) -> UUID | None:
        """Return what it becomes, None if it is left out."""
        chosen = self.cleaned_data["naar"]
        return None if chosen == OUT else UUID(chosen)


def _targets(punt: Beslispunt, blad: Profielblad) -> Choices:
    """Return the choices by competence: first the one that it was, then those that are free."""
    free = [
        rij
        for rij in blad.rijen
        if rij.eis is None and not rij.is_vast and rij.wacht in (None, punt.eis)
    ]
    in_order = sorted(free, key=lambda rij: rij.wacht is None)
    return [(str(rij.node.element), _named(rij, is_own=bool(rij.wacht))) for rij in in_order]


def _named(rij: Eisrij, *, is_own: bool) -> Choices:
    """Return the choices of a competence; those of another say which one, also once chosen."""
    if is_own:
        return _asked(rij)
    return [(key, f"{rij.node.element}: {label}") for key, label in _asked(rij)]


class AddOpleidingseis(forms.Form):
    """A module or exam: an exam plan, a name of one's own, or both."""

    kader = forms.ModelChoiceField(
        Kader.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=gettext_lazy("Geen toetsplan"),
        label=gettext_lazy("Toetsplan"),
    )
    titel = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("Module of examen"),
        help_text=gettext_lazy("Leeg: de naam van het toetsplan."),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        set_queryset(self.fields["kader"], queries.kiesbare_toetsplannen())


class PublishFunctieprofiel(forms.Form):
    """From which day a functieprofiel runs."""

    ingangsdatum = forms.DateField(label=gettext_lazy("Geldt vanaf"), widget=forms.DateInput)
