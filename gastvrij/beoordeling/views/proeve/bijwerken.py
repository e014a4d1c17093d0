"""What an assessor did in the browser, sent when there was a connection again."""

import json
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms
from gastvrij.beoordeling.actions import Stand, Uitkomst

from .afname import get_judged
from .offline import oordeel_data

MOST_HANDELINGEN = 500
MOST_BYTES = 1_000_000


class CannotRead(Exception):
    """What was sent is nothing that we can read; `status` says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@require_POST
def bijwerken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Store what was done in the browser; answer what became of each, by the name it has there.

    Refused with 403 if the page belongs to another person than who is logged in now.
    """
    seen = get_judged(request, uuid)
    try:
        found = _sent(request)
    except CannotRead as problem:
        return JsonResponse({"reden": str(problem)}, status=problem.status)
    wrong = [
        Uitkomst(name, Stand.GEWEIGERD, forms.problems(form))
        for name, form in found
        if not form.is_valid()
    ]
    done = actions.apply_offline(
        by=request.user,
        at=timezone.now(),
        proeve=seen.proeve,
        handelingen=[
            {"id": name, "soort": form.handeling, "velden": form.velden()}
            for name, form in found
            if form.is_valid()
        ],
    )
    return JsonResponse({"uitkomsten": [_uitkomst(one) for one in (*wrong, *done)]})


def _sent(request: MedewerkerRequest) -> list[tuple[UUID, forms.OfflineForm]]:
    """Return what was sent, by name; CannotRead for what is too much, no JSON or of another."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise CannotRead(413, _("Dit is te veel ineens. Stuur minder tekst."))
    try:
        sent = json.loads(request.body)
        van, handelingen = sent["van"], list(sent["handelingen"])
        found = [forms.offline_form(one) for one in handelingen]
    except (KeyError, TypeError, ValueError, RecursionError, ValidationError):
        raise CannotRead(400, _("Dit is niet te lezen.")) from None
    if van != str(request.user.uuid):
        raise CannotRead(403, _("Deze pagina is van een ander dan wie nu is ingelogd."))
    if len(found) > MOST_HANDELINGEN:
        raise CannotRead(413, _("Dit is te veel ineens. Stuur minder tekst."))
    return found


def _uitkomst(one: Uitkomst) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "stand": one.stand.value,
        "reden": one.reden,
        "gemaskeerd": one.gemaskeerd,
        "oordeel": oordeel_data(one.oordeel),
    }
