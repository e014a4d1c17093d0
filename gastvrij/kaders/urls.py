"""Addresses of kaders."""

from django.urls import path

from .views import inlezen, kruistabel, normen, overzicht, versie, voorstel

app_name = "kaders"
urlpatterns = [
    path("", overzicht.index, name="index"),
    path("inlezen/", inlezen.upload, name="upload"),
    path("voorstellen/<uuid:uuid>/", voorstel.show, name="voorstel"),
    path("voorstellen/<uuid:uuid>/soort/", voorstel.reread, name="reread"),
    path("voorstellen/<uuid:uuid>/overnemen/", voorstel.adopt, name="adopt"),
    path("voorstellen/<uuid:uuid>/verwerpen/", voorstel.reject, name="reject"),
    path("versies/<uuid:uuid>/", versie.show, name="versie"),
    path("versies/<uuid:uuid>/vaststellen/", versie.publish, name="publish"),
    path("versies/<uuid:uuid>/verwijderen/", versie.discard, name="discard"),
    path("kruistabel/", kruistabel.show, name="kruistabel"),
    path("kruistabel/inlezen/", kruistabel.take_in, name="import_kruistabel"),
    path("normen/", normen.show, name="normen"),
    path("normen/toevoegen/", normen.add, name="add_norm"),
]
