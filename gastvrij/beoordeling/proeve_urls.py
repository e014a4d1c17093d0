"""Addresses of the workplace exam, below those of beoordeling."""

from django.urls import path

from .views.proeve import afname, bijwerken, dag, eigenaren, opdrachten, proeven, uitslag
from .views.proeve.daden import DADEN

urlpatterns = [
    path("exameneigenaren/", eigenaren.eigenaren, name="eigenaren"),
    path("exameneigenaren/nieuw/", eigenaren.nieuw, name="eigenaar_nieuw"),
    path("exameneigenaren/<uuid:uuid>/", eigenaren.eigenaar, name="eigenaar"),
    path("opdrachten/", opdrachten.opdrachten, name="opdrachten"),
    path("opdrachten/<uuid:uuid>/", opdrachten.opdracht, name="opdracht"),
    path("opdrachten/<uuid:uuid>/opslaan/", opdrachten.save, name="opdracht_opslaan"),
    path("opdrachten/<uuid:uuid>/ondertekenen/", opdrachten.sign, name="opdracht_tekenen"),
    path("proeven/", proeven.proeven, name="proeven"),
    path("proeven/aanvragen/", proeven.request_proeve, name="proeve_aanvragen"),
    path("proeven/dag/", dag.dag, name="proevedag"),
    path("proeven/<uuid:uuid>/", proeven.proeve, name="proeve"),
    path("proeven/<uuid:uuid>/scherm/", afname.afname, name="proeve_afname"),
    path("proeven/<uuid:uuid>/bijwerken/", bijwerken.bijwerken, name="proeve_bijwerken"),
    path("proeven/<uuid:uuid>/citaten/", afname.add_fragment, name="proeve_citaat"),
    path(
        "proeven/<uuid:uuid>/citaten/<uuid:citaat>/weghalen/",
        afname.remove_fragment,
        name="proeve_citaat_weg",
    ),
    path(
        "proeven/<uuid:uuid>/oordelen/<uuid:criterium>/",
        afname.give_oordeel,
        name="proeve_oordeel",
    ),
    path("proeven/<uuid:uuid>/afspreken/<uuid:criterium>/", uitslag.agree, name="proeve_afspreken"),
    path(
        "proeven/<uuid:uuid>/afspreken/<uuid:criterium>/akkoord/",
        uitslag.confirm,
        name="proeve_akkoord",
    ),
    path("proeven/<uuid:uuid>/vragen/<slug:vraag>/", uitslag.ask, name="proeve_vragen"),
    path("vragen/<uuid:uuid>/beantwoorden/", uitslag.answer, name="proeve_beantwoorden"),
    *(
        path(
            f"proeven/<uuid:uuid>/{handeling}/",
            proeven.view_of(daad),
            name=f"proeve_{handeling}",
        )
        for handeling, daad in DADEN.items()
    ),
]
