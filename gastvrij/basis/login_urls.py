"""Addresses of login and passwords, under the names that Django gives them."""

from django.contrib.auth import views as django_views
from django.urls import path

from .views import deur, wachtwoord

urlpatterns = [
    path("inloggen/", deur.Login.as_view(), name="login"),
    path("uitloggen/", deur.Logout.as_view(), name="logout"),
    path("wachtwoord-vergeten/", wachtwoord.forgotten, name="password_reset"),
    path(
        "wachtwoord-vergeten/verstuurd/",
        django_views.PasswordResetDoneView.as_view(),
        name="password_reset_done",
    ),
    path(
        "wachtwoord-vergeten/<str:uidb64>/<str:token>/",
        wachtwoord.ByLink.as_view(),
        name="password_reset_confirm",
    ),
    path(
        "wachtwoord-vergeten/klaar/",
        django_views.PasswordResetCompleteView.as_view(),
        name="password_reset_complete",
    ),
    path("mijn/wachtwoord/", wachtwoord.Change.as_view(), name="password_change"),
    path(
        "mijn/wachtwoord/klaar/",
        django_views.PasswordChangeDoneView.as_view(),
        name="password_change_done",
    ),
]
