"""What anybody may ask without a login is rationed, so that nobody keeps the server busy."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Aanvraag

PERIOD = timedelta(hours=1)


class TooOften(Exception):
    """Too many requests in an hour; nothing is done."""


@transaction.atomic
def ration(*, at: datetime, soort: str, limits: Mapping[str, int]) -> None:
    """Count a request of a kind; `limits` says how many an hour each asker (any text) may do.

    Only a keyed digest of the askers is kept. Raises TooOften, and counts nothing, if one of them
    has had its share.
    """
    keys = {_digest(asker): limit for asker, limit in limits.items()}
    for sleutel, limit in keys.items():
        if queries.aanvragen(soort, sleutel, since=at - PERIOD) >= limit:
            raise TooOften(_("U hebt dit vaak gevraagd. Wacht een uur en probeer het dan opnieuw."))
    Aanvraag.objects.bulk_create(Aanvraag(soort=soort, sleutel=sleutel, at=at) for sleutel in keys)


def _digest(asker: str) -> str:
    return salted_hmac("gastvrij.aanvraag", asker, algorithm="sha256").hexdigest()
