"""The documents that a text refers to, and which of them are here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import KaderVersie
from gastvrij.kaders.rules.document import is_titled

from .zicht import visible_versies


@dataclass(frozen=True)
class Reference:
    """A document that a text refers to, its line in the source, and the version that is here."""

    title: str
    line: int | None
    versie: KaderVersie | None


def references_for(medewerker: Medewerker, kop: Mapping[str, Any]) -> list[Reference]:
    """Return the documents that a header says the text refers to, with those that are here.

    Of a kader that bears the title the newest version that this person may see.
    """
    said = kop.get("references") or []
    if not said:
        return []
    versies = visible_versies(medewerker).defer("kop").order_by("-nummer")
    by_title: dict[str, KaderVersie] = {}
    for versie in versies:
        by_title.setdefault(versie.kader.titel, versie)
    return [
        Reference(one["title"], one.get("line"), _titled(one["title"], by_title.items()))
        for one in said
    ]


def _titled(title: str, here: Iterable[tuple[str, KaderVersie]]) -> KaderVersie | None:
    return next((versie for name, versie in here if is_titled(name, title)), None)
