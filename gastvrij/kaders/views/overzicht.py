"""The first page: what runs, and what waits for a decision."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the kaders with the version that runs, and the proposals that wait."""
    may_edit = rights.has(request.user, Recht.KADERS_BEWERKEN)
    context = {
        "rows": queries.kader_rows(request.user, on=timezone.localdate()),
        "may_edit": may_edit,
        "stand": _stand(request) if may_edit else None,
        "voorstellen": queries.open_voorstellen_for(request.user) if may_edit else [],
        "verworpen": queries.rejected_voorstellen_for(request.user) if may_edit else [],
    }
    return render(request, "kaders/index.html", context)


def _stand(request: MedewerkerRequest) -> queries.Leesstand:
    """Return what is being read or failed; what was read stands with the proposals."""
    return queries.leesstand_for(request.user, at=timezone.now(), with_done=False)
