"""Addresses of basis."""

from django.urls import path

from . import views

app_name = "basis"
urlpatterns = [
    path("", views.home, name="home"),
    path("taal/", views.set_taal, name="taal"),
    path("gezond/levend", views.alive, name="alive"),
    path("gezond/gereed", views.ready, name="ready"),
]
