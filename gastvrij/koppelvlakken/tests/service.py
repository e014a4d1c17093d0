"""A small client of our own services, as another system would be."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jsonschema
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.utils import timezone

from gastvrij.basis.actions import add_toepassing
from gastvrij.basis.rules import Koppelrecht

Answer = dict[str, Any]


@dataclass
class Service:
    """Sends JSON with a key, and holds each answer against the description."""

    path: str
    description: dict[str, Any]
    recht: Koppelrecht
    sleutel: str = ""

    def __post_init__(self) -> None:
        if not self.sleutel:
            self.sleutel = new_key(self.recht)

    def send(self, sent: object, status: int, **headers: str) -> Answer:
        """Post a body, JSON unless it is bytes; check status, kind and shape of the answer."""
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        heads = {"Authorization": f"Token {self.sleutel}"} | headers
        client = Client(enforce_csrf_checks=True)
        response = client.post(self.path, body, content_type="application/json", headers=heads)
        return self.checked(response, status)

    def checked(self, response: HttpResponseBase, status: int) -> Answer:
        """Return an answer after it was held against the description of this service."""
        assert isinstance(response, HttpResponse)
        assert response.status_code == status, response.content[:300]
        (described,) = self.description["paths"].values()
        kind = response["Content-Type"]
        content = described["post"]["responses"][str(status)]["content"][kind]
        found: Answer = json.loads(response.content)
        jsonschema.validate(found, {**self.description, **content["schema"]})
        return found


def new_key(*rechten: Koppelrecht) -> str:
    """Return the key of a new application."""
    now = timezone.now()
    return add_toepassing(
        by=None,
        at=now,
        naam="Proef",
        rechten=[str(recht) for recht in rechten],
        geldig_tot=timezone.localdate(now) + timedelta(days=30),
    ).sleutel
