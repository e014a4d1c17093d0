"""Addresses of the development plan, below those of ontwikkeling."""

from django.urls import URLPattern, path

from .views import plan, plan_doelen, plan_gesprekken

urlpatterns: list[URLPattern] = [
    path("plan/", plan.plan, name="plan"),
    path("plan/van/<uuid:uuid>/", plan.plan_van, name="plan_van"),
    path("plan/team/", plan.team, name="plan_team"),
    path("plan/team/<uuid:uuid>/cyclus/", plan_gesprekken.cyclus_nieuw, name="cyclus_nieuw"),
    path("plan/doelen/nieuw/", plan_doelen.nieuw, name="doel_nieuw"),
    path("plan/doelen/<uuid:uuid>/", plan_doelen.doel, name="doel"),
    path("plan/doelen/<uuid:uuid>/wijzigen/", plan_doelen.wijzigen, name="doel_wijzigen"),
    path("plan/doelen/<uuid:uuid>/voortgang/", plan_doelen.voortgang, name="doel_voortgang"),
    path("plan/doelen/<uuid:uuid>/bereikt/", plan_doelen.bereikt, name="doel_bereikt"),
    path("plan/doelen/<uuid:uuid>/stoppen/", plan_doelen.stoppen, name="doel_stoppen"),
    path("plan/doelen/<uuid:uuid>/reageren/", plan_doelen.reageren, name="doel_reageren"),
    path("plan/cyclus/<uuid:uuid>/", plan_gesprekken.cyclus, name="cyclus"),
    path("plan/cyclus/<uuid:uuid>/einde/", plan_gesprekken.cyclus_einde, name="cyclus_einde"),
    path("plan/cyclus/<uuid:uuid>/plannen/", plan_gesprekken.plannen, name="gesprek_plannen"),
    path("plan/gesprek/<uuid:uuid>/", plan_gesprekken.gesprek, name="gesprek"),
    path("plan/gesprek/<uuid:uuid>/gesprek.ics", plan_gesprekken.gesprek_ics, name="gesprek_ics"),
    path(
        "plan/gesprek/<uuid:uuid>/verplaatsen/",
        plan_gesprekken.verplaatsen,
        name="gesprek_verplaatsen",
    ),
    path("plan/gesprek/<uuid:uuid>/afzeggen/", plan_gesprekken.afzeggen, name="gesprek_afzeggen"),
    path("plan/gesprek/<uuid:uuid>/agenda/", plan_gesprekken.agenda, name="gesprek_agenda"),
    path("plan/gesprek/<uuid:uuid>/verslag/", plan_gesprekken.verslag, name="gesprek_verslag"),
    path("plan/gesprek/<uuid:uuid>/antwoord/", plan_gesprekken.antwoord, name="gesprek_antwoord"),
    path("plan/agenda/<uuid:uuid>/weg/", plan_gesprekken.agenda_weg, name="agenda_weg"),
    path(
        "plan/agenda/<uuid:uuid>/besproken/",
        plan_gesprekken.agenda_besproken,
        name="agenda_besproken",
    ),
]
