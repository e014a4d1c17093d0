"""Addresses of taken."""

from django.urls import path

from . import views

app_name = "taken"
urlpatterns = [
    path("", views.index, name="index"),
    path("lijst/<slug:lijst>/", views.index, name="lijst"),
    path("zoek/", views.zoek, name="zoek"),
    path("<uuid:uuid>/", views.taak, name="taak"),
    path("<uuid:uuid>/oppakken/", views.pak_op, name="oppakken"),
    path("<uuid:uuid>/poging/", views.poging, name="poging"),
    path("<uuid:uuid>/afronden/", views.afronden, name="afronden"),
    path("<uuid:uuid>/doorsturen/", views.doorsturen, name="doorsturen"),
    path("<uuid:uuid>/heropenen/", views.heropenen, name="heropenen"),
]
