"""Shapes of what is filled in about an article."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling
from gastvrij.kennis.models import ArtikelVersie
from gastvrij.klantcontact.models import Onderwerp

MOST_BRONNEN = 30
EMPTY_BRONNEN = 2


class Zoek(forms.Form):
    """What somebody looks for; long questions are cut off, not refused."""

    zoek = forms.CharField(required=False, strip=False)


class Kies(forms.Form):
    """Which article is opened."""

    uuid = forms.UUIDField()


class Plaats(forms.Form):
    """What an article is about and whose it is."""

    use_required_attribute = False

    onderwerp = forms.ChoiceField(label=gettext_lazy("Onderwerp"))
    afdeling = forms.ChoiceField(label=gettext_lazy("Afdeling die het artikel bijhoudt"))

    def __init__(
        self,
        *args: Any,
        onderwerpen: Sequence[tuple[str, str]],
        afdelingen: Iterable[Afdeling],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen = {str(one.uuid): one for one in afdelingen}
        names = [(key, one.naam) for key, one in self.afdelingen.items()]
        set_choices(self.fields["onderwerp"], onderwerpen, empty=_("Kies een onderwerp"))
        set_choices(self.fields["afdeling"], names, empty=_("Kies een afdeling"))

    def where(self) -> dict[str, Any]:
        """Return the onderwerp and the afdeling themselves."""
        return {
            "onderwerp": Onderwerp.objects.get(uuid=self.cleaned_data["onderwerp"]),
            "afdeling": self.afdelingen[self.cleaned_data["afdeling"]],
        }


class Tekst(forms.Form):
    """The text of a concept."""

    use_required_attribute = False

    titel = forms.CharField(
        label=gettext_lazy("Titel"),
        max_length=200,
        help_text=gettext_lazy("Zoals een inwoner het zou zeggen: “Paspoort aanvragen”."),
    )
    vraag = forms.CharField(
        label=gettext_lazy("Vraag van de inwoner"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    antwoord = forms.CharField(
        label=gettext_lazy("Antwoord"),
        required=False,
        help_text=gettext_lazy("Kort en zo dat een collega het kan voorlezen."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    trefwoorden = forms.CharField(
        label=gettext_lazy("Trefwoorden"),
        required=False,
        help_text=gettext_lazy("Andere woorden waarmee collega’s dit zoeken."),
    )
    regel = forms.CharField(
        label=gettext_lazy("Regel: wat geldt voor iedereen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ruimte = forms.CharField(
        label=gettext_lazy("Ruimte: waar kan het anders?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    wie_beslist = forms.CharField(
        label=gettext_lazy("Wie beslist daarover?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    online_label = forms.CharField(
        label=gettext_lazy("Online regelen: tekst van de link"), max_length=200, required=False
    )
    online_url = forms.CharField(
        label=gettext_lazy("Online regelen: adres"), max_length=2000, required=False
    )
    geldig_tot = forms.DateField(
        label=gettext_lazy("Geldig tot en met"),
        required=False,
        help_text=gettext_lazy("Na deze dag staat het artikel achteraan en krijgt u een seintje."),
        widget=forms.DateInput,
    )

    @classmethod
    def of(cls, versie: ArtikelVersie, data: Any = None) -> "Tekst":
        """Return the form of a concept as it is stored."""
        return cls(data, initial={name: getattr(versie, name) for name in cls.base_fields})


class Bron(forms.Form):
    """A source: where it says so."""

    use_required_attribute = False

    titel = forms.CharField(label=gettext_lazy("Bron"), max_length=300, required=False)
    url = forms.CharField(label=gettext_lazy("Adres"), max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a source that has an address only."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("url") and not given.get("titel"):
            self.add_error("titel", _("Geef de bron een naam."))
        return given


Bronnen = forms.formset_factory(
    Bron, extra=EMPTY_BRONNEN, max_num=MOST_BRONNEN, absolute_max=MOST_BRONNEN
)


def bronnen_of(versie: ArtikelVersie | None, data: Any = None) -> "BaseFormSet[Bron]":
    """Return the forms of the sources of a concept, with empty ones to add."""
    # Beside what was sent nothing is initial: a form equal to its initial value counts as empty.
    initial = versie.bronnen if versie and data is None else []
    return Bronnen(data, initial=initial, prefix="bron")


def given_bronnen(bronnen: "BaseFormSet[Bron]") -> list[dict[str, str]]:
    """Return the sources that were filled in."""
    rows = (form.cleaned_data for form in bronnen)
    return [{"titel": row["titel"], "url": row.get("url", "")} for row in rows if row.get("titel")]


class Gezien(forms.Form):
    """The save of the concept that the writer saw."""

    bewerking = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Verlengen(forms.Form):
    """Until when an article holds from now on."""

    use_required_attribute = False

    geldig_tot = forms.DateField(label=gettext_lazy("Geldig tot en met"), widget=forms.DateInput)


class Terugkoppelen(forms.Form):
    """What is wrong with an article."""

    use_required_attribute = False

    tekst = forms.CharField(
        label=gettext_lazy("Wat klopt er niet, of wat mist u?"),
        help_text=gettext_lazy("De schrijver leest dit en antwoordt u. Noem geen inwoners."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op wat er niet klopt of wat u mist.")},
    )


class Beantwoorden(forms.Form):
    """The answer to a reader."""

    use_required_attribute = False

    antwoord = forms.CharField(
        label=gettext_lazy("Uw antwoord"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Schrijf op wat u met de terugkoppeling deed.")},
    )
