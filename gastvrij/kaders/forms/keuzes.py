"""Choices that several forms share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gastvrij.kaders.inlezen import KINDS
from gastvrij.kaders.models import Soort

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Choices = Sequence[tuple[str, "StrOrPromise"]]
KIND_CHOICES = [(kind, Soort(kind).label) for kind in KINDS]
