"""Addresses of the messages service."""

from django.urls import path

from gastvrij.koppelvlakken.dienst import described_by

from . import api
from .openapi import FILE

app_name = "berichten"
urlpatterns = [
    path("berichten", api.berichten, name="berichten"),
    path("openapi.json", described_by(FILE), name="openapi"),
]
