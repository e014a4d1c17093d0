"""Badges for who has no login: a page and JSON of each, the list of withdrawn ones, a check."""

import json
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gastvrij.basis import actions as basis
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.badges import sleutelbestand, svg
from gastvrij.ontwikkeling.badges.bevindingen import Rapport
from gastvrij.ontwikkeling.badges.verify import verify

from . import woorden
from .forms import CheckBadge

JSON_LD = "application/ld+json"
# Checking costs up to a second; a whole office can share one network address.
PER_NETWORK = 60


@login_not_required
@require_safe
def badge(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what a badge says, and whether it counts now."""
    found = queries.find_badge(uuid)
    if found is None:
        answer = render(request, "badges/onbekend.html", status=404)
    else:
        rapport = verify(found.credential.encode(), at=timezone.now(), bekend=queries.bekend())
        context = _report(rapport) | {
            "badge": found,
            "inhoud": json.loads(found.credential),
        }
        answer = render(request, "badges/badge.html", context)
    answer["Cache-Control"] = "no-cache"
    return answer


def _report(rapport: Rapport) -> dict[str, Any]:
    return {
        "rapport": rapport,
        "verdict": woorden.verdict(rapport),
        "uitleg": woorden.explained(rapport),
        "regels": woorden.regels(rapport),
    }


@login_not_required
@require_safe
def badge_json(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Return a badge as it was signed; whether it counts stands in the list."""
    found = queries.find_badge(uuid)
    if found is None:
        raise Http404(_("Deze badge bestaat niet."))
    return _public(found.credential, JSON_LD)


@login_not_required
@require_safe
def status_list(request: HttpRequest) -> HttpResponse:
    """Return the signed list of withdrawn badges; 503 while there is no key to sign it with."""
    try:
        found = queries.status_list()
    except sleutelbestand.UnreadableKey:
        found = None
    if found is None:
        return HttpResponse(_("Er is geen sleutel voor badges."), status=503)
    return _public(found, JSON_LD)


@login_not_required
@require_safe
def did_document(request: HttpRequest) -> HttpResponse:
    """Return which keys speak for this gemeente; 404 without a web address or a key."""
    found = queries.did_document()
    if found is None:
        raise Http404(_("Er is geen sleutel voor badges."))
    return _public(json.dumps(found, indent=2) + "\n", "application/did+ld+json")


def _public(content: str, kind: str) -> HttpResponse:
    """Return what every program may read, also from a page of another."""
    answer = HttpResponse(content.encode(), content_type=kind)
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=60"
    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Check a badge that somebody brings; nothing of it is kept and nothing is fetched."""
    is_sent = request.method == "POST"
    form = CheckBadge(request.POST, request.FILES) if is_sent else CheckBadge()
    context: dict[str, Any] = {"form": form}
    status = 200
    if form.is_valid():
        try:
            _ration(request)
        except basis.TooOften as problem:
            form.add_error(None, str(problem))
            status = 429
        else:
            raw = svg.unbaked(form.cleaned_data["raw"])
            context |= _report(verify(raw, at=timezone.now(), bekend=queries.bekend()))
    elif is_sent:
        status = 422
    return render(request, "badges/controleren.html", context, status=status)


def _ration(request: HttpRequest) -> None:
    network = f"net:{request.META.get('REMOTE_ADDR', '')}"
    basis.ration(at=timezone.now(), soort="badge", limits={network: PER_NETWORK})
