"""Addresses of a functie, and who fills it, below those of ontwikkeling."""

from django.urls import URLPattern, path

from .views import functieprofielen as profielen
from .views import functies

urlpatterns: list[URLPattern] = [
    path("functies/", functies.functies, name="functies"),
    path("functies/van-mij/", functies.own, name="mijn_functies"),
    path("functies/<uuid:uuid>/", functies.functie, name="functie"),
    path("functies/<uuid:uuid>/vervallen/", functies.end, name="functie_vervallen"),
    path("functies/<uuid:uuid>/concept/", functies.make_concept, name="functieconcept"),
    path("functies/<uuid:uuid>/voorstel/", functies.propose, name="functievoorstel"),
    path("functies/<uuid:uuid>/vervullen/", functies.add_vervulling, name="functie_vervullen"),
    path(
        "functies/vervullingen/<uuid:uuid>/beeindigen/",
        functies.end_vervulling,
        name="vervulling_beeindigen",
    ),
    path("functies/profielen/<uuid:uuid>/", profielen.profiel, name="functieprofiel"),
    path("functies/profielen/<uuid:uuid>/kaders/", profielen.versies, name="functiekaders"),
    path("functies/profielen/<uuid:uuid>/eisen/", profielen.eisen, name="functie_eisen"),
    path("functies/eisen/<uuid:uuid>/beslissen/", profielen.decide, name="eis_beslissen"),
    path(
        "functies/profielen/<uuid:uuid>/opleiding/",
        profielen.add_opleiding,
        name="opleidingseis_nieuw",
    ),
    path(
        "functies/opleiding/<uuid:uuid>/weghalen/",
        profielen.remove_opleiding,
        name="opleidingseis_weg",
    ),
    path(
        "functies/profielen/<uuid:uuid>/overnemen/", profielen.take_over, name="functie_overnemen"
    ),
    path(
        "functies/profielen/<uuid:uuid>/vaststellen/",
        profielen.publish,
        name="functieprofiel_vaststellen",
    ),
    path("functies/profielen/<uuid:uuid>/weggooien/", profielen.discard, name="functieprofiel_weg"),
]
