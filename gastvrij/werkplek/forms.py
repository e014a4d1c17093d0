"""Shape of the desk: who asks, and each vraag with what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.klantcontact.rules import needs_taak
from gastvrij.taken.actions import Beller, Opdracht, Refusal, Vraag

from . import concept

FORM_ID = "gesprek"
OF_ONDERWERP = "onderwerp"
MYSELF = "ik"
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
Choices = list[tuple[str, Any]]


class Asked:
    """A field that is asked, but of which the action knows whether it may stay empty."""

    def validate(self, value: Any) -> None:
        """Check the shape of what was filled in; nothing at all is not for the form to judge."""
        if value not in {None, ""}:
            super().validate(value)  # type: ignore[misc]


class AskedText(Asked, forms.CharField):
    """A text, as typed."""


class AskedChoice(Asked, forms.ChoiceField):
    """A choice out of a list."""


class AskedDate(Asked, forms.DateField):
    """A day."""


class AskedTime(Asked, forms.TimeField):
    """A time of the day."""


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _beside(**attrs: str) -> dict[str, str]:
    """Return attributes of a control outside the form element itself, which may stay empty."""
    return {"form": FORM_ID, "autocomplete": "off", "aria-required": "false", **attrs}


class BellerForm(forms.Form):
    """Who asks, in their own words."""

    use_required_attribute = False

    naam = AskedText(
        label=gettext_lazy("Naam"), strip=False, widget=forms.TextInput(attrs=_beside())
    )
    telefoon = AskedText(
        label=gettext_lazy("Telefoon"), widget=forms.TextInput(attrs=_beside(inputmode="tel"))
    )
    email = AskedText(
        label=gettext_lazy("E-mail"), widget=forms.TextInput(attrs=_beside(inputmode="email"))
    )
    gegevens_gecontroleerd = forms.BooleanField(
        label=gettext_lazy("Gegevens gecontroleerd"),
        required=False,
        widget=forms.CheckboxInput(attrs={"form": FORM_ID}),
    )

    def beller(self) -> Beller:
        """Return who asks."""
        return Beller(**self.cleaned_data)


@dataclass(frozen=True)
class Keuzes:
    """What a vraag can be about and who can be asked, read once a page."""

    onderwerpen: Mapping[str, Onderwerp]
    afdelingen: Mapping[str, Afdeling]

    @classmethod
    def of(cls, onderwerpen: Iterable[Onderwerp], afdelingen: Iterable[Afdeling]) -> "Keuzes":
        """Return the choices by uuid."""
        return cls(
            {str(one.uuid): one for one in onderwerpen}, {str(one.uuid): one for one in afdelingen}
        )

    def by_afdeling(self) -> Choices:
        """Return the onderwerpen grouped by the afdeling whose work they are."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, one in self.onderwerpen.items():
            groups.setdefault(one.afdeling.naam, []).append((key, one.naam))
        return [("", _("Kies een onderwerp")), *groups.items()]

    def who(self) -> Choices:
        """Return who can be asked: by default the afdeling whose work the onderwerp is."""
        return [
            (OF_ONDERWERP, _("De afdeling van het onderwerp")),
            (MYSELF, _("Ik zoek het zelf uit")),
            (_("Afdelingen"), [(key, one.naam) for key, one in self.afdelingen.items()]),
        ]


class VraagForm(forms.Form):
    """One vraag and its resultaat."""

    use_required_attribute = False

    inhoud = AskedText(label=gettext_lazy("Vraag"), strip=False, widget=_area(2))
    onderwerp = AskedChoice(label=gettext_lazy("Onderwerp"))
    resultaat = AskedChoice(
        label=gettext_lazy("Hoe is de vraag afgehandeld?"),
        choices=RESULTATEN,
        widget=forms.RadioSelect,
    )
    met_wie = AskedText(label=gettext_lazy("Met wie verbindt u door?"))
    gelukt = AskedChoice(
        label=gettext_lazy("Is het doorverbinden gelukt?"),
        choices=[("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee"))],
        widget=forms.RadioSelect,
    )
    organisatie = AskedText(
        label=gettext_lazy("Naar welke organisatie?"),
        help_text=gettext_lazy("Schrijf de naam voluit, zonder afkorting."),
    )
    handeling = AskedText(
        label=gettext_lazy("Wat moet de collega doen?"), strip=False, widget=_area(2)
    )
    wie = AskedChoice(label=gettext_lazy("Wie doet dit?"))
    telefoon = forms.CharField(
        label=gettext_lazy("Ander nummer"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    beloofd_dag = AskedDate(label=gettext_lazy("Beloofde dag"))
    beloofd_van = forms.TimeField(label=gettext_lazy("Vanaf"), required=False)
    beloofd_tot = AskedTime(label=gettext_lazy("Tot"))
    notitie = forms.CharField(
        label=gettext_lazy("Notitie: wat hebt u gezegd of afgesproken?"),
        required=False,
        strip=False,
        widget=_area(2),
    )

    def __init__(self, *args: Any, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = keuzes
        for name, choices in (("onderwerp", keuzes.by_afdeling()), ("wie", keuzes.who())):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    @property
    def heading(self) -> str:
        """Return the beginning of the vraag as typed, to tell the vragen apart."""
        return str(self["inhoud"].value() or "").strip()

    def vraag(self, by: Medewerker) -> Vraag:
        """Return the vraag with only what belongs to its resultaat."""
        given = self.cleaned_data
        return Vraag(
            inhoud=given["inhoud"],
            resultaat=given["resultaat"],
            onderwerp=self.keuzes.onderwerpen.get(given["onderwerp"]),
            notitie=given["notitie"],
            met_wie=given["met_wie"],
            gelukt={"ja": True, "nee": False}.get(given["gelukt"]),
            organisatie=given["organisatie"],
            telefoon=given["telefoon"],
            opdracht=self._opdracht(by) if needs_taak(given["resultaat"]) else None,
        )

    def _opdracht(self, by: Medewerker) -> Opdracht:
        given = self.cleaned_data
        onderwerp = self.keuzes.onderwerpen.get(given["onderwerp"])
        afdeling = self.keuzes.afdelingen.get(given["wie"])
        if given["wie"] == OF_ONDERWERP and onderwerp is not None:
            afdeling = onderwerp.afdeling
        return Opdracht(
            given["handeling"],
            afdeling=afdeling,
            medewerker=by if given["wie"] == MYSELF else None,
            beloofd_van=_moment(given["beloofd_dag"], given["beloofd_van"]),
            beloofd_tot=_moment(given["beloofd_dag"], given["beloofd_tot"]),
        )


def _moment(day: date | None, at: time | None) -> datetime | None:
    if day is None or at is None:
        return None
    return timezone.make_aware(datetime.combine(day, at))


@dataclass(frozen=True)
class Bureau:
    """The whole desk: who asks and the vragen, as forms."""

    beller: BellerForm
    vragen: Sequence[VraagForm]

    @classmethod
    def shown(cls, velden: concept.Velden, *, keuzes: Keuzes, day: date | None) -> "Bureau":
        """Return the desk with a draft in it; `day` is proposed for a promise."""
        first = {"wie": OF_ONDERWERP, "beloofd_dag": day.isoformat() if day else ""}
        return cls(
            BellerForm(initial=concept.of_form(velden, "")),
            [
                VraagForm(
                    initial=first | concept.of_form(velden, f"{concept.prefix(place)}-"),
                    prefix=concept.prefix(place),
                    keuzes=keuzes,
                )
                for place in range(concept.count(velden))
            ],
        )

    @classmethod
    def sent(cls, data: Any, velden: concept.Velden, *, keuzes: Keuzes) -> "Bureau":
        """Return the desk as it was sent, to be checked."""
        return cls(
            BellerForm(data),
            [
                VraagForm(data, prefix=concept.prefix(place), keuzes=keuzes)
                for place in range(concept.count(velden))
            ],
        )

    def is_valid(self) -> bool:
        """Test if all of it has the right shape."""
        shaped = [form.is_valid() for form in (self.beller, *self.vragen)]
        return all(shaped)

    def add(self, refusals: Iterable[Refusal]) -> None:
        """Put each refusal at its field."""
        for one in refusals:
            form = self.beller if one.vraag is None else self.vragen[one.vraag]
            form.add_error(one.veld or None, one.tekst)
