"""What people see when something is refused."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that the right is missing and whom to ask."""
    return render(request, "403.html", {"reden": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that there is nothing here, or nothing that this person may see."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show that the page was too old to send, and that going back keeps the text."""
    return render(request, "csrf.html", status=403)
