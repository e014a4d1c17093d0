"""Which headings of a competence document name the document, a cluster or a competence."""

import re

from .competentie_regels import Rij

_TITLE_WORDS = re.compile(r"competentie|profiel|woordenboek|functie|gids|handboek", re.IGNORECASE)
FEW = 2


class Koppen:
    """The roles of the headings: by their code, else by their place."""

    def __init__(self, rows: list[Rij]) -> None:
        self.rows = rows
        self.codes = [row.code for row in rows if row.kind == "title" and row.code]
        self.has_bullets = any(row.kind == "bullet" for row in rows)
        self.first_level = next((row.code for row in rows if row.kind == "level"), None)

    def roles(self) -> dict[int, str]:
        """Return the role of every heading, by its place among the rows."""
        roles = self._coded() if len(self.codes) > 1 else self._uncoded()
        self._name(roles)
        return roles

    def _coded(self) -> dict[int, str]:
        deep = any("." in code for code in self.codes)
        roles: dict[int, str] = {}
        for at, row in enumerate(self.rows):
            if row.kind != "title":
                continue
            if row.code:
                roles[at] = "competence" if "." in row.code or not deep else "cluster"
            elif not deep and self._kind(at + 1) == "title" and self.rows[at + 1].code:
                roles[at] = "cluster"
        return roles

    def _uncoded(self) -> dict[int, str]:
        heads = [at for at, row in enumerate(self.rows) if row.kind == "title"]
        heads = [at for at in heads if self._can_head(at)]
        places = set(heads)
        roles = {at: "cluster" if at + 1 in places else "competence" for at in heads}
        clusters = sum(role == "cluster" for role in roles.values())
        if clusters > FEW and clusters == len(roles) - clusters:
            for at in heads:
                roles[at] = "competence" if at + 1 in places else "text"
        return roles

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
        second, third = roles.get(first + 1), roles.get(first + 2)
        if (
            first not in roles
            or _TITLE_WORDS.search(self.rows[first].text)
            or (second == "cluster" and third == "competence")
        ):
            roles[first] = "name"
