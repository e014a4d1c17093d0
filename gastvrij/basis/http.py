"""What a request looks like once somebody has logged in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from .models import Medewerker


class MedewerkerRequest(HttpRequest):
    """A request by a known medewerker."""

    user: Medewerker
    htmx: HtmxDetails
