"""Which headings of a competence document name the document, a cluster or a competence."""

import re
from collections import Counter
from dataclasses import dataclass

from .rij import Rij

_TITLE_WORDS = re.compile(
    r"competen(?:tie|cy|ce)|profiel|profile|woordenboek|dictionary|functie|gids|handboek|framework",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:inleiding|leeswijzer|voorwoord|toelichting|colofon|bronnen|begrippen|bijlagen?|opbouw|"
    r"gebruik|over dit|hoe |legenda|introduction|preface|how to|about|appendix)\b.*",
    re.IGNORECASE,
)
_CONTENT = frozenset(["level", "levels", "bullet", "facet"])
FEW = 2


@dataclass(frozen=True, slots=True)
class _Rang:
    """The rank of a heading (None without one), of the next, and of the competences."""

    rank: int | None
    ahead: int | None
    depth: int
    is_early: bool
    is_flat: bool


class Koppen:
    """The roles of the headings: by their style, by their code, else by their place."""

    def __init__(self, rows: list[Rij]) -> None:
        self.rows = rows
        self.heads = [at for at, row in enumerate(rows) if row.kind == "title"]
        self.has_bullets = any(row.kind == "bullet" for row in rows)
        self.first_level = next((row.code for row in rows if row.kind == "level"), None)

    def roles(self) -> dict[int, str]:
        """Return the role of every heading, by its place among the rows."""
        parts = self._returning()
        gone = set(parts)
        self.heads = [at for at in self.heads if at not in gone]
        for at in parts:
            self.rows[at].kind = "part"
        roles = self._by_label() or self._by_rank() or self._by_place()
        self._name(roles)
        return roles

    def _returning(self) -> list[int]:
        """Return the headings that come back in one order, each above indicators.

        They are levels with names of their own, or facets: the text does not say which.
        """
        above = [at for at in self.heads if self._kind(at + 1) == "bullet"]
        counts = Counter(self.rows[at].text for at in above)
        parts = [at for at in above if counts[self.rows[at].text] >= FEW]
        order = list(dict.fromkeys(self.rows[at].text for at in parts))
        turns = [self.rows[at].text for at in parts]
        whole = len(order) >= FEW and turns == order * (len(turns) // len(order))
        return parts if whole and parts and self._is_headed(parts, len(order)) else []

    def _is_headed(self, parts: list[int], size: int) -> bool:
        """Test if another heading stands above every round of returning headings."""
        firsts = parts[::size]
        known, heads = set(parts), set(self.heads)
        starts = [0, *(at + 1 for at in parts[size - 1 :: size])]
        return all(
            any(one in heads and one not in known for one in range(start, first))
            for start, first in zip(starts, firsts, strict=False)
        )

    # Headings that the source itself names

    def _by_label(self) -> dict[int, str]:
        """Read the headings around competences that a label or a table names as such."""
        named = {
            at
            for at, row in enumerate(self.rows)
            if (row.kind == "competence" and row.is_explicit) or self._has_label(at)
        }
        if len(named) < FEW and not any(self.rows[at].kind == "competence" for at in named):
            return {}
        roles = {at: "competence" for at in self.heads if at in named}
        clustered = any(row.kind == "cluster" for row in self.rows)
        for at in self.heads:
            if at in named:
                continue
            heads = self._next(at) in named and not self._is_told(at) and not self._is_inside(at)
            roles[at] = "cluster" if heads and not clustered else "text"
            if _FRONT.fullmatch(self.rows[at].text) or self._kind(at + 1) == "cluster":
                roles[at] = "front"
        return roles

    def _has_label(self, at: int) -> bool:
        """Test if a heading stands right above the label of a definition."""
        ahead = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if self.rows[at].kind != "title" or ahead is None:
            return False
        labelled = ahead.kind == "definition" and ahead.label is not None
        return labelled or (ahead.kind == "label" and ahead.code == "definition")

    def _next(self, at: int) -> int:
        """Return the place of the next row that heads something or holds content."""
        while at + 1 < len(self.rows) and self.rows[at + 1].kind in ("text", "legend"):
            at += 1
        return at + 1

    def _is_inside(self, at: int) -> bool:
        """Test if a short line goes on with the lines above it: no white, no bullets."""
        before = self.rows[at - 1].kind if at else ""
        lines = before in ("level", "text", "title", "label") and not self.has_bullets
        return lines and not self.rows[at].blank_before

    def _is_told(self, at: int) -> bool:
        return self._kind(at + 1) in _CONTENT

    # Headings by the depth of their style or of their code

    def _by_rank(self) -> dict[int, str]:
        ranks = self._style_ranks() or self._code_ranks()
        owners = Counter(ranks[at] for at in ranks if self._owns(at))
        if not owners:
            return {}
        depth = max(owners, key=lambda one: (owners[one], one))
        first = next(at for at in self.heads if ranks.get(at) == depth and self._owns(at))
        flat = depth <= min(ranks.values())
        ahead = self._ranks_ahead(ranks)
        roles: dict[int, str] = {}
        opened = False
        for at in self.heads:
            known = _Rang(ranks.get(at), ahead[at], depth, is_early=at < first, is_flat=flat)
            role = self._ranked(at, known, beside=ranks.get(at + 1) == depth)
            if role == "front" and opened and not _FRONT.fullmatch(self.rows[at].text):
                role = "cluster"
            opened = opened or role == "cluster"
            roles[at] = role
        return roles

    def _ranks_ahead(self, ranks: dict[int, int]) -> dict[int, int | None]:
        """Return for every heading the rank of the next heading that has one."""
        ahead: dict[int, int | None] = {}
        known: int | None = None
        for at in reversed(self.heads):
            ahead[at] = known
            known = ranks.get(at, known)
        return ahead

    def _style_ranks(self) -> dict[int, int]:
        """Return the depth of every heading by its style, if styles tell headings apart."""
        styled = {at: self.rows[at].heading for at in self.heads if self.rows[at].heading}
        depths = {self.rows[at].heading for at in self.heads if self._owns(at)}
        return styled if len(set(styled.values())) > 1 and 0 not in depths else {}

    def _code_ranks(self) -> dict[int, int]:
        """Return the depth of every heading by its code: 2 for 1.1, and for A1 under A."""
        coded = {at: self.rows[at].code or "" for at in self.heads if self.rows[at].code}
        if len(coded) < FEW:
            return {}
        codes = set(coded.values())
        ranks = {at: 1 + code.count(".") for at, code in coded.items()}
        for at, code in coded.items():
            if code[:1].isalpha() and len(code) > 1 and code[0] in codes:
                ranks[at] += 1
        return ranks

    def _ranked(self, at: int, known: _Rang, *, beside: bool) -> str:
        """Return the role of a heading; `beside`: a heading of a competence follows at once."""
        if known.rank is None:
            follows = self._kind(at + 1) == "title" and beside and self.rows[at].code is None
            return "cluster" if follows and known.is_flat else self._beside(at)
        if _FRONT.fullmatch(self.rows[at].text) and not self._owns(at):
            return "front"
        if known.rank == known.depth:
            lone = known.is_early and not self._owns(at)
            above = known.ahead is not None and known.ahead < known.depth
            return "front" if lone and above else "competence"
        if known.rank > known.depth:
            return "facet" if self._kind(at + 1) == "bullet" else "text"
        return "cluster" if known.ahead == known.depth else "front"

    def _beside(self, at: int) -> str:
        """Return the role of a heading without the code or style that the others have."""
        row, before = self.rows[at], self.rows[at - 1].kind if at else ""
        if _FRONT.fullmatch(row.text):
            return "front"
        return (
            "rest" if before in ("bullet", "end") and (row.blank_before or row.heading) else "text"
        )

    def _owns(self, at: int) -> bool:
        """Test if levels, facets or indicators stand under a heading before the next one."""
        for row in self.rows[at + 1 :]:
            if row.kind in ("title", "cluster", "competence"):
                return False
            if row.kind in _CONTENT:
                return True
        return False

    # Headings by their place

    def _by_place(self) -> dict[int, str]:
        heads = [at for at in self.heads if self._can_head(at)]
        places = set(heads)
        roles = {at: "cluster" if at + 1 in places else "competence" for at in heads}
        for at in self._with_short_definition(heads):
            roles[at], roles[at + 1] = "competence", "text"
            self.rows[at].doubt = "cluster-or-competence"
        for at in heads:
            if _FRONT.fullmatch(self.rows[at].text) and not self._owns(at):
                roles[at] = "front"
        return roles

    def _with_short_definition(self, heads: list[int]) -> list[int]:
        """Return the headings if all come in pairs above levels: the second may say what it means.

        A name and a short definition look like a cluster with one competence: a person decides.
        """
        places = set(heads)
        doubles = {at for at in heads if at + 1 in places}
        pairs = [at for at in heads if at in doubles]
        pairs = [at for at in pairs if at - 1 not in doubles or at - 1 == heads[0]]
        rest = places - {heads[0]} if heads and heads[0] in doubles else places
        whole = rest == {one for at in pairs if at in rest for one in (at, at + 1)}
        told = all(self._kind(at + 2) in _CONTENT for at in pairs if at in rest)
        return [at for at in pairs if at in rest] if whole and told and len(pairs) > FEW else []

    def _can_head(self, at: int) -> bool:
        """Test if a short line may head: in a text without bullets only where levels restart."""
        if self.has_bullets or self.first_level is None:
            return self._kind(at + 1) not in ("", "legend")
        ahead = [row for row in self.rows[at + 1 : at + 4] if row.kind == "level"]
        return self.rows[at].blank_before and ahead[:1] != [] and ahead[0].code == self.first_level

    def _kind(self, at: int) -> str:
        return self.rows[at].kind if at < len(self.rows) else ""

    def _name(self, roles: dict[int, str]) -> None:
        """Find the title of the document among its first lines."""
        plain = [at for at, row in enumerate(self.rows) if row.kind in ("title", "text")]
        first = next(iter(plain), None)
        if first is None or self.rows[first].kind != "title" or self.rows[first].code:
            return
        if any(row.kind in ("cluster", "competence") for row in self.rows[:first]):
            return
        second, third = roles.get(first + 1), roles.get(first + 2)
        titled = _TITLE_WORDS.search(self.rows[first].text) and not self._owns(first)
        if (
            roles.get(first) in (None, "front")
            or titled
            or (second == "cluster" and third == "competence")
        ):
            roles[first] = "name"
