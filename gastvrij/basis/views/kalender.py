"""The calendar: national holidays and own closed days."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis import actions, forms, queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht

# Closed days of half a year ago still count in terms that run.
SHOWN_BACK = timedelta(days=183)


def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the days on which the gemeente is closed, and add one."""
    queries.require(request.user, Recht.BEHEER if request.method == "POST" else Recht.BEHEER_LEZEN)
    form = forms.ClosedDay(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_sluitingsdag(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotAdminister as problem:
            form.add_error("dag", str(problem))
        else:
            messages.success(request, _("Sluitingsdag toegevoegd."))
            return redirect("basis:kalender")
    today = timezone.localdate()
    context = {
        "form": form,
        "dagen": queries.sluitingsdagen_for(request.user, since=today - SHOWN_BACK),
        "jaren": [(year, queries.holidays_named(year)) for year in (today.year, today.year + 1)],
        "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
    }
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/kalender.html", context, status=status)


@require_POST
def remove(request: MedewerkerRequest, dag: date) -> HttpResponse:
    """Open the gemeente again on a day."""
    actions.remove_sluitingsdag(by=request.user, at=timezone.now(), dag=dag)
    messages.success(request, _("Sluitingsdag weggehaald."))
    return redirect("basis:kalender")
