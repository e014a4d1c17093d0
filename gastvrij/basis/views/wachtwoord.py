"""Passwords: forgotten, chosen by link, changed."""

from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as django_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode

from gastvrij.basis import actions, forms, queries
from gastvrij.basis.models import Medewerker


@login_not_required
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link; the answer is the same for a known and an unknown address."""
    form = forms.AskPasswordMail(request.POST if request.method == "POST" else None)
    if form.is_valid():
        network = request.META.get("REMOTE_ADDR", "")
        try:
            actions.ask_password_mail(at=timezone.now(), network=network, **form.cleaned_data)
        except actions.TooOften as problem:
            form.add_error(None, str(problem))
            return render(
                request, "registration/password_reset_form.html", {"form": form}, status=429
            )
        return redirect("password_reset_done")
    status = 422 if form.is_bound else 200
    return render(request, "registration/password_reset_form.html", {"form": form}, status=status)


class ByLink(django_views.PasswordResetConfirmView):
    """Choose a password by the link in a mail."""

    def get_user(self, uidb64: str) -> Medewerker | None:
        """Return whom the link is for, None if it is no link of ours or the account is closed."""
        try:
            uuid = UUID(urlsafe_base64_decode(uidb64).decode())
        except ValueError:
            return None
        return queries.find_by_login(uuid)

    def form_valid(self, form: "SetPasswordForm[Medewerker]") -> HttpResponse:
        """Set the password; the link is used up by it."""
        password = form.cleaned_data["new_password1"]
        actions.choose_password(at=timezone.now(), medewerker=form.user, password=password)
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        return redirect("password_reset_complete")

    def form_invalid(self, form: "SetPasswordForm[Medewerker]") -> HttpResponse:
        """Show the form again."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Change(django_views.PasswordChangeView):
    """Change one's own password; this session stays, all others end."""

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Set the password."""
        password = form.cleaned_data["new_password1"]
        actions.choose_password(at=timezone.now(), medewerker=form.user, password=password)
        update_session_auth_hash(self.request, form.user)
        return redirect("password_change_done")

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        """Show the form again."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
