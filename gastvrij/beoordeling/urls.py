"""Addresses of beoordeling."""

from django.urls import URLPattern

app_name = "beoordeling"
urlpatterns: list[URLPattern] = []
