"""Addresses of the CASE service; the version of CASE comes from where this is included."""

from django.urls import URLPattern, path

from . import api
from .adressen import ADRESSEN, DISCOVERY


def of_version(versie: str) -> tuple[list[URLPattern], str]:
    """Return the addresses of one version, under the name of that version."""
    fixed = {"versie": versie}
    return (
        [
            path("CFDocuments", api.documents, fixed, name="documents"),
            *(
                path(f"{one.path}/<str:uuid>", api.one, {**fixed, "adres": one}, name=one.name)
                for one in ADRESSEN
            ),
            path(DISCOVERY[versie], api.discovery, fixed, name="discovery"),
        ],
        f"case-{versie}",
    )
