"""Addresses of werkplek."""

from django.urls import path

from . import views

app_name = "werkplek"
urlpatterns = [
    path("live/", views.live, name="live"),
    path("oproep/<uuid:uuid>/neem-op/", views.neem_op, name="neem_op"),
    path("berichten/", views.berichten, name="berichten"),
    path("berichten/lijst/<slug:berichtenlijst>/", views.berichten, name="berichtenlijst"),
    path("berichten/<uuid:uuid>/", views.bericht, name="bericht"),
    path("berichten/<uuid:uuid>/neem/", views.neem, name="bericht_neem"),
    path("berichten/<uuid:uuid>/leg-terug/", views.leg_terug, name="bericht_terug"),
    path("berichten/<uuid:uuid>/geen-vraag/", views.geen_vraag, name="bericht_geen_vraag"),
    path("berichten/<uuid:uuid>/toch-vraag/", views.toch_vraag, name="bericht_toch_vraag"),
    path("berichten/<uuid:uuid>/afdeling/", views.naar_afdeling, name="bericht_afdeling"),
    path("<uuid:uuid>/weggooien/", views.gooi_weg, name="weggooien"),
    path("", views.index, name="index"),
    path("start/", views.start, name="start"),
    path("eenvoudig/", views.eenvoudig, name="eenvoudig"),
    path("<uuid:uuid>/", views.gesprek, name="gesprek"),
    path("<uuid:uuid>/concept/", views.concept, name="concept"),
    path("<uuid:uuid>/registreer/", views.registreer, name="registreer"),
    path("<uuid:uuid>/eerder/", views.eerder, name="eerder"),
    path("<uuid:uuid>/ongedaan/", views.ongedaan, name="ongedaan"),
    path("<uuid:uuid>/hulp/<int:plek>/", views.hulp, name="hulp"),
    path("<uuid:uuid>/voorlees/<int:plek>/", views.voorlees, name="voorlees"),
    path("ketenpartners/", views.ketenpartners, name="ketenpartners"),
    path("<uuid:uuid>/mensen/", views.mensen, name="mensen"),
    path("<uuid:uuid>/overdragen/", views.overdragen, name="overdragen"),
    path("<uuid:uuid>/terugbellen/", views.terugbellen, name="terugbellen"),
    path("overdracht/<uuid:uuid>/intrekken/", views.intrekken, name="intrekken"),
    path("gevoelig/", views.gevoelige_tekst, name="gevoelig"),
    path("<uuid:uuid>/inwoner/zoek/", views.inwoner_zoek, name="inwoner_zoek"),
    path("<uuid:uuid>/inwoner/kies/", views.inwoner_kies, name="inwoner_kies"),
    path("<uuid:uuid>/inwoner/nieuw/", views.inwoner_nieuw, name="inwoner_nieuw"),
    path("<uuid:uuid>/inwoner/vergelijk/", views.inwoner_vergelijk, name="inwoner_vergelijk"),
    path("<uuid:uuid>/inwoner/controleer/", views.inwoner_controleer, name="inwoner_controleer"),
    path("<uuid:uuid>/inwoner/los/", views.inwoner_los, name="inwoner_los"),
    path("<uuid:uuid>/inwoner/beeld/", views.inwoner_beeld, name="inwoner_beeld"),
    path("<uuid:uuid>/inwoner/bsn/", views.inwoner_bsn, name="inwoner_bsn"),
    path("<uuid:uuid>/inwoner/herhaling/", views.inwoner_herhaling, name="inwoner_herhaling"),
]
