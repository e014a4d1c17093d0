"""Forms of publishing, comparing and taking into use."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices

from .keuzes import Choices


class Publish(forms.Form):
    """When a version starts and ends, and of a later one whether a person switches to it now."""

    LATER, PER = "later", "per"

    ingangsdatum = forms.DateField(
        label=_("Ingangsdatum"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Vul een bestaande datum in.")},
    )
    laat_open = forms.BooleanField(
        label=_("Er is geen ingangsdatum: het geldt vanaf vandaag"), required=False
    )
    geldig_tot = forms.DateField(
        label=_("Geldig tot en met"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Laat leeg als er geen einddatum is."),
        error_messages={"invalid": _("Vul een bestaande datum in.")},
    )
    gebruik = forms.ChoiceField(
        label=_("Wanneer gaat Gastvrij deze versie gebruiken?"),
        choices=[
            (LATER, _("Later: ik schakel zelf over")),
            (PER, _("Op een dag die ik nu kies")),
        ],
        widget=forms.RadioSelect,
        initial=LATER,
        required=False,
    )
    in_gebruik_per = forms.DateField(
        label=_("In gebruik nemen per"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Alleen als u hierboven een dag kiest."),
        error_messages={"invalid": _("Vul een bestaande datum in.")},
    )

    def __init__(self, *args: Any, is_later: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_later:
            del self.fields["gebruik"], self.fields["in_gebruik_per"]

    def clean(self) -> dict[str, Any]:
        """Return the days, None where the person leaves one open on purpose."""
        data = super().clean() or self.cleaned_data
        day, is_open = data.get("ingangsdatum"), data.get("laat_open")
        if day and is_open:
            said = _("Kies één van beide: een ingangsdatum, of geen ingangsdatum.")
            self.add_error("laat_open", said)
        if not day and not is_open and "ingangsdatum" not in self.errors:
            self.add_error("ingangsdatum", _("Vul de ingangsdatum in, of geef aan dat er geen is."))
        if data.get("gebruik") != self.PER:
            data["in_gebruik_per"] = None
        elif not data.get("in_gebruik_per") and "in_gebruik_per" not in self.errors:
            self.add_error("in_gebruik_per", _("Kies de dag waarop u overschakelt."))
        return data


class TakeIntoUse(forms.Form):
    """From which day a version runs."""

    per = forms.DateField(
        label=_("In gebruik nemen per"),
        widget=forms.DateInput,
        error_messages={
            "required": _("Kies de dag waarop u overschakelt."),
            "invalid": _("Vul een bestaande datum in."),
        },
    )


class Compare(forms.Form):
    """Which two versions or proposals are compared."""

    oud = forms.ChoiceField(label=_("Oude versie"))
    nieuw = forms.ChoiceField(label=_("Nieuwe versie"))

    def __init__(
        self, *args: Any, keuzes: Sequence[tuple[str, Sequence[tuple[str, str]]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        missing = {
            "required": _("Kies een versie."),
            "invalid_choice": _("Kies een versie uit de lijst."),
        }
        for name in ("oud", "nieuw"):
            field = self.fields[name]
            set_choices(field, keuzes, empty=_("Kies een versie"))
            field.error_messages |= missing


class Identities(forms.Form):
    """Of each element in doubt: is it the same as before, is it new, or not decided yet."""

    SAME, OTHER = "zelfde", "nieuw"

    def __init__(self, *args: Any, vragen: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in vragen:
            self.fields[key] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[
                    (self.SAME, _("Ja, het is hetzelfde onderdeel")),
                    (self.OTHER, _("Nee, dit is nieuw")),
                ],
                widget=forms.RadioSelect,
            )

    def chosen(self, answer: str) -> list[str]:
        """Return the keys of the elements with an answer."""
        return [key for key, said in self.cleaned_data.items() if said == answer]
