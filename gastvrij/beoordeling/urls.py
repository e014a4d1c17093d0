"""Addresses of beoordeling."""

from django.urls import path

from .views import bewijs, formulieren, observaties, overzicht

app_name = "beoordeling"
urlpatterns = [
    path("", overzicht.index, name="index"),
    path("formulieren/", formulieren.formulieren, name="formulieren"),
    path("formulieren/<uuid:uuid>/", formulieren.formulier, name="formulier"),
    path("formulieren/<uuid:uuid>/publiceren/", formulieren.publish, name="publiceren"),
    path("criteria/<uuid:uuid>/niveaus/", formulieren.decide, name="niveaus"),
    path("plannen/", observaties.plan, name="plannen"),
    path("observaties/<uuid:uuid>/", observaties.observatie, name="observatie"),
    path("observaties/<uuid:uuid>/beginnen/", observaties.begin, name="beginnen"),
    path("observaties/<uuid:uuid>/citaten/", bewijs.add_fragment, name="citaat"),
    path(
        "observaties/<uuid:uuid>/citaten/<uuid:fragment>/weghalen/",
        bewijs.remove_fragment,
        name="citaat_weg",
    ),
    path(
        "observaties/<uuid:uuid>/oordelen/<uuid:criterium>/",
        bewijs.give_oordeel,
        name="oordeel",
    ),
    path("observaties/<uuid:uuid>/delen/", observaties.share, name="delen"),
    path("observaties/<uuid:uuid>/reageren/", observaties.respond, name="reageren"),
    path("observaties/<uuid:uuid>/vaststellen/", observaties.fix, name="vaststellen"),
]
