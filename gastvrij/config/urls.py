"""Root urls: one line a room."""

from django.contrib.auth import views as login
from django.urls import include, path

urlpatterns = [
    path("", include("gastvrij.basis.urls")),
    path(
        "inloggen/", login.LoginView.as_view(redirect_authenticated_user=True), name="login"
    ),
    path("uitloggen/", login.LogoutView.as_view(), name="logout"),
    path("kaders/", include("gastvrij.kaders.urls")),
    path("werkplek/", include("gastvrij.werkplek.urls")),
    path("taken/", include("gastvrij.taken.urls")),
    path("beoordelen/", include("gastvrij.beoordeling.urls")),
    path("profiel/", include("gastvrij.ontwikkeling.urls")),
    path("cijfers/", include("gastvrij.sturing.urls")),
]
handler403 = "gastvrij.basis.views.refused"
handler404 = "gastvrij.basis.views.not_found"
