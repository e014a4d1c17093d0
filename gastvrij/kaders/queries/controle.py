"""What persons decided about a proposal, and the proposal with that applied."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from gastvrij.kaders.models import Beslissing, KaderVersie, Voorstel
from gastvrij.kaders.rules import boom as bomen
from gastvrij.kaders.rules import controle
from gastvrij.kaders.rules.controle import Besluit
from gastvrij.kaders.rules.twijfelpunten import (
    LOST,
    REST_CODE,
    UNANSWERED,
    Twijfelpunt,
    doubts,
    doubts_of,
    parts,
)
from gastvrij.kaders.rules.vorige import Vorige, earlier_levels

from .inhoud import boom


def beslissingen_of(voorstel: Voorstel) -> list[Besluit]:
    """Return every decision about a proposal in the order they were taken in, in one query."""
    rows = voorstel.beslissingen.order_by("pk").values_list(
        "plaats", "twijfel", "besluit", "waarden"
    )
    return [Besluit(*row) for row in rows]


def decided_document(voorstel: Voorstel) -> dict[str, Any]:
    """Return what was read with every decision of a person applied; the proposal stays."""
    return controle.decided(voorstel.inhoud, beslissingen_of(voorstel))


@dataclass(frozen=True)
class Punt:
    """A doubt with what a person decided about it; `is_resolved` by another edit of its place."""

    twijfel: Twijfelpunt
    beslissing: Beslissing | None
    is_resolved: bool

    @property
    def is_open(self) -> bool:
        """Test if nobody decided about it yet."""
        return self.beslissing is None and not self.is_resolved


@dataclass(frozen=True)
class Groep:
    """The doubts of one kind, in the order of the document."""

    soort: str
    punten: list[Punt]

    @property
    def open(self) -> int:
        """Return how many wait for a decision."""
        return sum(punt.is_open for punt in self.punten)

    @property
    def besloten(self) -> int:
        """Return how many have a decision of their own, which can be taken back."""
        return sum(punt.beslissing is not None for punt in self.punten)

    @property
    def can_be_right(self) -> bool:
        """Test if "that is right" is an answer to this kind of doubt."""
        return self.soort not in UNANSWERED


@dataclass(frozen=True)
class Controle:
    """A proposal as it stands while it is checked: decided document, doubts, earlier levels.

    `document` is marked: each part says where it stood in the reading. `edits` are the changes that
    no doubt asked for.
    """

    voorstel: Voorstel
    document: dict[str, Any]
    takken: tuple[bomen.Tak, ...]
    groepen: list[Groep]
    edits: list[Beslissing]
    vorige: dict[str, Vorige] = field(default_factory=dict)
    vorige_versie: KaderVersie | None = None

    @property
    def punten(self) -> list[Punt]:
        """Return every doubt in the order in which the list shows them."""
        return [punt for groep in self.groepen for punt in groep.punten]

    @property
    def open(self) -> int:
        """Return how many doubts wait for a decision."""
        return sum(groep.open for groep in self.groepen)

    @property
    def besloten(self) -> int:
        """Return how many doubts wait no longer."""
        return len(self.punten) - self.open

    @property
    def voorgesteld(self) -> int:
        """Return for how many open doubts the levels of the version before are proposed."""
        return sum(
            punt.is_open
            and punt.twijfel.soort == LOST
            and punt.twijfel.plaats in self.vorige
            and self.vorige[punt.twijfel.plaats].is_proposed
            for punt in self.punten
        )


def controle_of(voorstel: Voorstel) -> Controle:
    """Return everything that the page of a proposal shows beside the source; at most 3 queries."""
    rows = list(voorstel.beslissingen.select_related("door").order_by("pk"))
    besluiten = [Besluit(row.plaats, row.twijfel, row.besluit, row.waarden) for row in rows]
    document = controle.decided(voorstel.inhoud, besluiten, marked=True)
    takken = bomen.takken(document)
    earlier, version = _earlier(voorstel, takken)
    return Controle(
        voorstel,
        document,
        takken,
        _groups(voorstel, document, rows),
        [row for row in rows if not row.twijfel],
        earlier,
        version,
    )


def _groups(voorstel: Voorstel, document: dict[str, Any], rows: list[Beslissing]) -> list[Groep]:
    by_key = {(row.plaats, row.twijfel): row for row in rows}
    left = {
        (part["plaats"], one.sleutel)
        for part in parts(document).values()
        if "plaats" in part
        for one in doubts_of(part["plaats"], part, 0)
    }
    found: dict[str, list[Punt]] = defaultdict(list)
    for one in doubts(voorstel.inhoud):
        row = by_key.get((one.plaats, one.sleutel))
        is_gone = one.soort != REST_CODE and (one.plaats, one.sleutel) not in left
        found[one.soort].append(Punt(one, row, row is None and is_gone))
    return [Groep(soort, punten) for soort, punten in found.items()]


def _earlier(
    voorstel: Voorstel, takken: tuple[bomen.Tak, ...]
) -> tuple[dict[str, Vorige], KaderVersie | None]:
    has_lost = any(tak.is_level_lost for _at, _parent, tak in bomen.walk(takken))
    if voorstel.kader_id is None or not has_lost:
        return {}, None
    version = (
        KaderVersie.objects.filter(kader_id=voorstel.kader_id)
        .exclude(status=KaderVersie.Status.CONCEPT)
        .order_by("-nummer")
        .first()
    )
    return (earlier_levels(takken, boom(version)), version) if version else ({}, None)
