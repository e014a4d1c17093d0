"""Addresses of taken."""

from django.urls import path

from . import views

app_name = "taken"
urlpatterns = [
    path("", views.index, name="index"),
    path("lijst/<slug:lijst>/", views.index, name="lijst"),
    path("zoek/", views.zoek, name="zoek"),
    path("volgende/", views.volgende, name="volgende"),
    path("verdelen/", views.verdelen, name="verdelen"),
    path("verdelen/<uuid:uuid>/", views.verdelen, name="verdelen_van"),
    path("afwezigheid/", views.afwezigheid, name="afwezigheid"),
    path(
        "afwezigheid/<uuid:uuid>/weghalen/",
        views.afwezigheid_weghalen,
        name="afwezigheid_weghalen",
    ),
    path("tijden/", views.tijden_overzicht, name="tijden_overzicht"),
    path("tijden/gemeente/", views.tijden, name="tijden_gemeente"),
    path("tijden/<uuid:uuid>/", views.tijden, name="tijden"),
    path("termijnen/", views.termijnen, name="termijnen"),
    path("termijnen/<uuid:uuid>/beeindigen/", views.termijn_beeindigen, name="termijn_beeindigen"),
    path("regels/", views.regels, name="regels"),
    path("terugvraag/<uuid:uuid>/", views.beantwoorden, name="beantwoorden"),
    path("<uuid:uuid>/", views.taak, name="taak"),
    path("<uuid:uuid>/paneel/", views.paneel, name="paneel"),
    path("<uuid:uuid>/oppakken/", views.pak_op, name="oppakken"),
    path("<uuid:uuid>/poging/", views.poging, name="poging"),
    path("<uuid:uuid>/afronden/", views.afronden, name="afronden"),
    path("<uuid:uuid>/schrijven/", views.schrijven, name="schrijven"),
    path("<uuid:uuid>/doorsturen/", views.doorsturen, name="doorsturen"),
    path("<uuid:uuid>/terugvragen/", views.terugvragen, name="terugvragen"),
    path("<uuid:uuid>/heropenen/", views.heropenen, name="heropenen"),
]
