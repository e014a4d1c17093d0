"""Addresses of basis."""

from datetime import date

from django.urls import path, register_converter

from . import galerij, views
from .views import (
    aanwezigheid,
    kalender,
    medewerkers,
    mijn,
    organisatie,
    poort,
    spoor,
    toepassingen,
)


class Dag:
    """A day in an address: 2026-12-24."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the day; ValueError, so no match, if there is no such day."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the day as it stands in the address."""
        return value.isoformat()


register_converter(Dag, "dag")

app_name = "basis"
urlpatterns = [
    path("", views.home, name="home"),
    path("eerste-beheerder/", views.first_admin, name="first_admin"),
    path("componenten/", galerij.show, name="componenten"),
    path("taal/", mijn.set_taal, name="taal"),
    path("aanwezigheid/", aanwezigheid.change, name="aanwezigheid"),
    path("gezond/levend", views.alive, name="alive"),
    path("gezond/gereed", views.ready, name="ready"),
    path("mijn/", mijn.show, name="mijn"),
    path("mijn/inzage/", mijn.read_by, name="inzage"),
    path("mijn/handelingen/", mijn.acts, name="handelingen"),
    path("beheer/", organisatie.overview, name="beheer"),
    path("beheer/organisatie/", organisatie.change, name="organisatie"),
    path("beheer/medewerkers/", medewerkers.index, name="medewerkers"),
    path("beheer/medewerkers/nieuw/", medewerkers.add, name="medewerker_nieuw"),
    path("beheer/medewerkers/<uuid:uuid>/", medewerkers.show, name="medewerker"),
    path(
        "beheer/medewerkers/<uuid:uuid>/wijzigen/", medewerkers.change, name="medewerker_wijzigen"
    ),
    path("beheer/medewerkers/<uuid:uuid>/rol-geven/", medewerkers.give_rol, name="rol_geven"),
    path(
        "beheer/medewerkers/<uuid:uuid>/rol-intrekken/", medewerkers.take_rol, name="rol_intrekken"
    ),
    path(
        "beheer/medewerkers/<uuid:uuid>/wachtwoordmail/",
        medewerkers.send_password_mail,
        name="wachtwoordmail",
    ),
    path("beheer/afdelingen/", organisatie.afdelingen, name="afdelingen"),
    path("beheer/afdelingen/nieuw/", organisatie.add_afdeling, name="afdeling_nieuw"),
    path("beheer/afdelingen/<uuid:uuid>/", organisatie.change_afdeling, name="afdeling"),
    path("beheer/afdelingen/<uuid:uuid>/teams/", organisatie.add_team, name="team_nieuw"),
    path("beheer/teams/<uuid:uuid>/", organisatie.change_team, name="team"),
    path("beheer/kalender/", kalender.index, name="kalender"),
    path("beheer/kalender/<dag:dag>/weghalen/", kalender.remove, name="sluitingsdag_weghalen"),
    path("beheer/poort/", poort.index, name="poort"),
    path("beheer/poort/<slug:doel>/nieuw/", poort.open_gate, name="besluit_nieuw"),
    path("beheer/poort/besluiten/<uuid:uuid>/intrekken/", poort.withdraw, name="besluit_intrekken"),
    path("beheer/toepassingen/", toepassingen.index, name="toepassingen"),
    path("beheer/toepassingen/nieuw/", toepassingen.add, name="toepassing_nieuw"),
    path(
        "beheer/toepassingen/<uuid:uuid>/intrekken/",
        toepassingen.withdraw,
        name="toepassing_intrekken",
    ),
    path("beheer/auditspoor/", spoor.index, name="spoor"),
    path("beheer/auditspoor/controle/", spoor.verify, name="spoor_controle"),
]
