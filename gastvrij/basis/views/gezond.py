"""Health, for whatever watches over the server."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from gastvrij.basis import queries


@login_not_required
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """Answer that the process runs."""
    return JsonResponse({"status": "levend"})


@login_not_required
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """Answer whether database, migrations, triggers and keys are in order; 503 with the reason."""
    problem = queries.why_not_ready()
    if problem:
        return JsonResponse({"status": "niet gereed", "reden": problem}, status=503)
    return JsonResponse({"status": "gereed"})
