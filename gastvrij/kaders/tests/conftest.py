"""What the tests of kaders share: the project's own examples, and people at their screens."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions
from gastvrij.kaders.models import Kader, KaderVersie, Lezing, Voorstel

EXAMPLES = Path(__file__).resolve().parent.parent / "voorbeelden"
Upload = Callable[..., Voorstel]
Adopt = Callable[..., KaderVersie]
All = dict[str, KaderVersie]


def example(name: str) -> bytes:
    """Return one of the project's own documents."""
    return (EXAMPLES / name).read_bytes()


def take_in(cast: Cast, name: str = "toetsplan.txt", *, extra: bytes = b"") -> Voorstel:
    """Let Kim take an example in; `extra` makes it another file with the same content."""
    inhoud = example(name) + extra
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam=name, inhoud=inhoud)
    return voorstel


def take_over(
    cast: Cast,
    name: str = "toetsplan.txt",
    *,
    kader: Kader | None = None,
    extra: bytes = b"",
    titel: str = "",
) -> KaderVersie:
    """Let Kim take an example over as a concept."""
    voorstel = take_in(cast, name, extra=extra)
    titel = titel or voorstel.inhoud["title"] or "Profiel publiekszaken"
    return actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=kader, titel=titel)


def publish(
    cast: Cast,
    name: str = "toetsplan.txt",
    *,
    kader: Kader | None = None,
    extra: bytes = b"",
    titel: str = "",
    ingangsdatum: date | None = None,
    in_gebruik_per: date | None = None,
    geldig_tot: date | None = None,
) -> KaderVersie:
    """Let Karel publish what Kim took over."""
    return actions.publish(
        by=cast.karel,
        at=NOW,
        versie=take_over(cast, name, kader=kader, extra=extra, titel=titel),
        ingangsdatum=ingangsdatum,
        in_gebruik_per=in_gebruik_per,
        geldig_tot=geldig_tot,
    )


def publish_all(cast: Cast) -> All:
    """Let every kind of example run."""
    names = ("toetsplan", "gespreksstructuur", "competentieprofiel", "competentiewoordenboek")
    return {name: publish(cast, f"{name}.txt") for name in names}


@pytest.fixture
def upload(cast: Cast) -> Upload:
    return partial(take_in, cast)


@pytest.fixture
def adopt(cast: Cast) -> Adopt:
    return partial(take_over, cast)


@pytest.fixture
def published(cast: Cast) -> Adopt:
    return partial(publish, cast)


@pytest.fixture
def all_published(cast: Cast) -> All:
    return publish_all(cast)


def read_waiting() -> list[Lezing]:
    """Do what the worker does: read every file that waits."""
    waiting = Lezing.objects.filter(status=Lezing.Status.WACHT).order_by("pk")
    return [
        found
        for lezing in waiting
        if (found := actions.read_lezing(uuid=lezing.uuid, clock=timezone.now))
    ]


def text_of(page: object) -> str:
    return re.sub(r"\s+", " ", page.content.decode())  # type: ignore[attr-defined]


def login(client: Client, medewerker: Medewerker) -> Client:
    client.force_login(medewerker, backend="gastvrij.basis.backend.Login")
    return client


@pytest.fixture
def kim(client: Client, cast: Cast) -> Client:
    return login(client, cast.kim)


@pytest.fixture
def karel(cast: Cast) -> Client:
    return login(Client(), cast.karel)


@pytest.fixture
def noor(cast: Cast) -> Client:
    return login(Client(), cast.noor)


def file(name: str, inhoud: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, inhoud)
