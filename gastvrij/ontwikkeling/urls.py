"""Addresses of ontwikkeling."""

from django.urls import path

from . import views

app_name = "ontwikkeling"
urlpatterns = [
    path("", views.index, name="index"),
    path("vrijgaven/", views.give, name="vrijgeven"),
    path("vrijgaven/<uuid:uuid>/intrekken/", views.withdraw, name="intrekken"),
    path("<uuid:uuid>/", views.beeld, name="beeld"),
]
