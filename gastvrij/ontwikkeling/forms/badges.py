"""Shape of what somebody fills in to withdraw a badge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawBadge(forms.Form):
    """Why a badge is withdrawn; of one's own badge nobody asks."""

    reden = forms.CharField(
        max_length=2000,
        label=_("Waarom"),
        help_text=_("De medewerker leest dit. Op de openbare pagina staat het niet."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_own: bool) -> None:
        super().__init__(*args)
        if is_own:
            del self.fields["reden"]
