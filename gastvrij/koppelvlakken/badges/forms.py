"""Shape of a badge that somebody brings to be checked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.ontwikkeling.badges.verify import MOST_BYTES


class CheckBadge(forms.Form):
    """A badge as text or as a file: one of both."""

    tekst = forms.CharField(
        required=False,
        label=gettext_lazy("Tekst van de badge"),
        help_text=gettext_lazy("Plak hier de hele inhoud van het bestand, in JSON."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    bestand = forms.FileField(
        required=False,
        label=gettext_lazy("Of een bestand"),
        help_text=gettext_lazy("JSON, of een plaatje in SVG. Ten hoogste 100 kB."),
        widget=forms.FileInput(attrs={"accept": ".json,.jsonld,.svg"}),
    )

    def clean(self) -> dict[str, Any]:
        """Turn what was brought into bytes under `raw`."""
        found = dict(super().clean() or {})
        tekst, bestand = found.get("tekst", ""), found.get("bestand")
        if bool(tekst) == bool(bestand):
            self.add_error(None, _("Plak de tekst van een badge, of kies een bestand."))
        elif bestand is not None and bestand.size > MOST_BYTES:
            self.add_error("bestand", _("Dit bestand is groter dan 100 kB."))
        else:
            # A text of a form can hold half characters, which no file in UTF-8 does.
            raw = bestand.read() if bestand is not None else tekst.encode(errors="replace")
            found["raw"] = raw
        return found
