"""The door: the first page, login, and the first administrator."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from gastvrij.basis import actions, context, forms, queries
from gastvrij.basis.http import MedewerkerRequest


@require_GET
def home(request: MedewerkerRequest) -> HttpResponse:
    """Show the first page of the menu that this person may open."""
    first = next(iter(context.page(request)["nav"]))
    return redirect(first["url"])


@method_decorator(login_not_required, name="dispatch")
class Login(LoginView):
    """Login; an empty installation first asks who administers it."""

    form_class = forms.Login
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the login page, or the page that makes the first administrator."""
        if queries.is_empty_installation():
            return redirect("basis:first_admin")
        return super().dispatch(request, *args, **kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the form again."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Logout(LogoutView):
    """Logout; the browser wipes what it kept of this person, for desks are shared."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End the session."""
        answer = super().post(request, *args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"storage"'
        return answer


@login_not_required
@sensitive_post_parameters()
def first_admin(request: HttpRequest) -> HttpResponse:
    """Make the first administrator; this page does not exist once there are staff."""
    if not queries.is_empty_installation():
        raise Http404
    form = forms.FirstAdmin(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.create_first_admin(at=timezone.now(), **form.cleaned_data)
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Uw account is gemaakt. Log nu in."))
            return redirect("login")
    status = 422 if form.is_bound else 200
    return render(request, "basis/eerste_beheerder.html", {"form": form}, status=status)
