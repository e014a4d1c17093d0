"""Numbers as people write them: with a comma or a point."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")


class Getal(forms.CharField):
    """A number of at most 3 digits and 2 decimals; None if left empty."""

    def clean(self, value: object) -> Decimal | None:
        """Return the number; ValidationError for anything else."""
        said = str(super().clean(value))
        if not said:
            return None
        if NUMBER.fullmatch(said) is None:
            raise forms.ValidationError(_("Schrijf een getal, zoals 2 of 12,5."))
        return Decimal(said.replace(",", "."))


def written(number: Decimal | None) -> str:
    """Return a number as this field reads it, without noughts behind it."""
    if number is None:
        return ""
    return f"{number.normalize():f}".replace(".", ",")
