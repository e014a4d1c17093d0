"""Addresses of werkplek."""

from django.urls import path

from . import views

app_name = "werkplek"
urlpatterns = [
    path("", views.index, name="index"),
    path("start/", views.start, name="start"),
    path("eenvoudig/", views.eenvoudig, name="eenvoudig"),
    path("<uuid:uuid>/", views.gesprek, name="gesprek"),
    path("<uuid:uuid>/concept/", views.concept, name="concept"),
    path("<uuid:uuid>/registreer/", views.registreer, name="registreer"),
    path("<uuid:uuid>/eerder/", views.eerder, name="eerder"),
]
