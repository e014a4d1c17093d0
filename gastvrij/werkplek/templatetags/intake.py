"""`{% load intake %}`: what the desk shows of a call and of a message that came in."""

from django import template
from django.utils import timezone

from gastvrij.klantcontact.models import Gesprek
from gastvrij.werkplek import queries
from gastvrij.werkplek.queries import Overgaan

register = template.Library()


@register.simple_tag
def overgaan(gesprek: Gesprek) -> Overgaan | None:
    """Return how long the telephone rang, or why that is not known; None but for the telephone."""
    return queries.overgaan(gesprek)


@register.simple_tag
def bericht_van(gesprek: Gesprek) -> queries.Berichtpaneel | None:
    """Return the message that a conversation is about, None if it is about none."""
    return queries.bericht_panel(gesprek, now=timezone.now())


@register.simple_tag
def mag_weg(gesprek: Gesprek) -> bool:
    """Test if nothing was typed yet as far as is stored, so that it may be thrown away."""
    return queries.may_discard(gesprek)
