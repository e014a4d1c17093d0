"""Addresses of sturing."""

from django.urls import URLPattern

app_name = "sturing"
urlpatterns: list[URLPattern] = []
