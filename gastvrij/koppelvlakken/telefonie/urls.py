"""Addresses of the telephony service."""

from django.urls import path

from gastvrij.koppelvlakken.dienst import described_by

from . import api
from .openapi import FILE

app_name = "telefonie"
urlpatterns = [
    path("gebeurtenissen", api.gebeurtenissen, name="gebeurtenissen"),
    path("openapi.json", described_by(FILE), name="openapi"),
]
