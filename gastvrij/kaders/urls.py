"""Addresses of kaders."""

from django.urls import URLPattern

app_name = "kaders"
urlpatterns: list[URLPattern] = []
