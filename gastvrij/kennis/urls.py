"""Addresses of kennis."""

from django.urls import path

from . import views

app_name = "kennis"
urlpatterns = [
    path("", views.index, name="index"),
    path("zoeken/", views.zoek, name="zoek"),
    path("redactie/", views.redactie, name="redactie"),
    path("artikelen/nieuw/", views.new_artikel, name="artikel-nieuw"),
    path("artikelen/<uuid:uuid>/", views.artikel, name="artikel"),
    path("artikelen/<uuid:uuid>/versies/<int:nummer>/", views.versie, name="versie"),
    path("artikelen/<uuid:uuid>/bewerken/", views.edit, name="bewerken"),
    path("artikelen/<uuid:uuid>/nieuwe-versie/", views.new_versie, name="nieuwe-versie"),
    path("artikelen/<uuid:uuid>/publiceren/", views.publish, name="publiceren"),
    path("artikelen/<uuid:uuid>/concept-weg/", views.discard, name="concept-weg"),
    path("artikelen/<uuid:uuid>/verlengen/", views.extend, name="verlengen"),
    path("artikelen/<uuid:uuid>/intrekken/", views.withdraw, name="intrekken"),
    path("artikelen/<uuid:uuid>/plaats/", views.place, name="plaats"),
    path("artikelen/<uuid:uuid>/terugkoppelen/", views.tell, name="terugkoppelen"),
    path("terugkoppeling/<uuid:uuid>/beantwoorden/", views.answer, name="beantwoorden"),
    path("berichten/", views.berichten, name="berichten"),
    path("berichten/nieuw/", views.new_bericht, name="bericht-nieuw"),
    path("berichten/<uuid:uuid>/", views.bericht, name="bericht"),
    path("berichten/<uuid:uuid>/gelezen/", views.mark_read, name="gelezen"),
    path("berichten/<uuid:uuid>/wijzigen/", views.change_bericht, name="bericht-wijzigen"),
    path("berichten/<uuid:uuid>/beeindigen/", views.end_bericht, name="bericht-beeindigen"),
    path("tekstblokken/", views.tekstblokken, name="tekstblokken"),
    path("tekstblokken/nieuw/", views.new_tekstblok, name="tekstblok-nieuw"),
    path("tekstblokken/<uuid:uuid>/", views.change_tekstblok, name="tekstblok"),
    path("synoniemen/", views.synoniemen, name="synoniemen"),
    path("synoniemen/nieuw/", views.new_synoniem, name="synoniem-nieuw"),
    path("synoniemen/<uuid:uuid>/", views.change_synoniem, name="synoniem"),
    path("synoniemen/<uuid:uuid>/weghalen/", views.remove_synoniem, name="synoniem-weg"),
    path("wat-speelt-er/<uuid:uuid>/", views.thema, name="thema"),
    path("bureau/zoek/", views.bureau_zoek, name="bureau_zoek"),
    path("bureau/artikel/", views.bureau_artikel, name="bureau_artikel"),
]
