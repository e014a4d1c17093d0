"""Root urls: one line a room."""

from django.urls import include, path

urlpatterns = [
    path("", include("gastvrij.basis.urls")),
    path("", include("gastvrij.basis.login_urls")),
    path("kaders/", include("gastvrij.kaders.urls")),
    path("werkplek/", include("gastvrij.werkplek.urls")),
    path("contacten/", include("gastvrij.klantcontact.urls")),
    path("taken/", include("gastvrij.taken.urls")),
    path("beoordelen/", include("gastvrij.beoordeling.urls")),
    path("profiel/", include("gastvrij.ontwikkeling.urls")),
    path("cijfers/", include("gastvrij.sturing.urls")),
]
handler403 = "gastvrij.basis.views.refused"
handler404 = "gastvrij.basis.views.not_found"
