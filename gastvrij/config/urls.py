"""Root urls: one line a room."""

from django.urls import include, path

from gastvrij.koppelvlakken.case.urls import of_version as case

urlpatterns = [
    path("", include("gastvrij.basis.urls")),
    path("", include("gastvrij.basis.login_urls")),
    path("kaders/", include("gastvrij.kaders.urls")),
    path("werkplek/", include("gastvrij.werkplek.urls")),
    path("contacten/", include("gastvrij.klantcontact.urls")),
    path("kennis/", include("gastvrij.kennis.urls")),
    path("taken/", include("gastvrij.taken.urls")),
    path("beoordelen/", include("gastvrij.beoordeling.urls")),
    path("profiel/", include("gastvrij.ontwikkeling.urls")),
    path("cijfers/", include("gastvrij.sturing.urls")),
    path("api/telefonie/v1/", include("gastvrij.koppelvlakken.telefonie.urls")),
    path("api/berichten/v1/", include("gastvrij.koppelvlakken.berichten.urls")),
    path("badges/", include("gastvrij.koppelvlakken.badges.urls")),
    path("", include("gastvrij.koppelvlakken.badges.well_known_urls")),
    path("ims/case/v1p1/", include(case("v1p1"))),
    path("ims/case/v1p0/", include(case("v1p0"))),
]
handler403 = "gastvrij.basis.views.refused"
handler404 = "gastvrij.basis.views.not_found"
