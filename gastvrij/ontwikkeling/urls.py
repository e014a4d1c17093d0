"""Addresses of ontwikkeling."""

from django.urls import URLPattern

app_name = "ontwikkeling"
urlpatterns: list[URLPattern] = []
