"""What the screen shows about the one place of a proposal that a person chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gastvrij.kaders import forms, queries, weergave_controle
from gastvrij.kaders.models import Beslissing, Element
from gastvrij.kaders.rules import boom, bronregels, plaatsen
from gastvrij.kaders.rules.twijfelpunten import (
    HERSTEL,
    LOST,
    REST,
    REST_CODE,
    ROOT,
    UNANSWERED,
    Deel,
    name_of,
    parts,
    scale,
    settable,
    suggested,
)
from gastvrij.kaders.rules.vorige import Vorige

# The field that answers a doubt comes first.
ASKED = {LOST: "levels", "section": "onder", "step-or-guidance": "onder", REST_CODE: "onder"}
REST_KEYS = ("code", "title", "text")


@dataclass(frozen=True)
class Gekozen:
    """A chosen place: its part as decided, the doubt that is asked, what else is in doubt there.

    `deel` is the part with decisions applied, `gelezen` as it was read. `regels` are its lines.
    """

    plaats: str
    deel: Deel
    gelezen: Deel
    naam: str
    soort: str
    punt: queries.Punt | None
    andere: list[queries.Punt]
    edit: Beslissing | None
    regels: list[queries.SourceLine]
    form: forms.Values
    herstel: list[tuple[str, str, str]] = field(default_factory=list)
    vorige: Vorige | None = None

    @property
    def twijfel(self) -> str:
        """Return the key of the doubt that is asked, "" if none is."""
        return self.punt.twijfel.sleutel if self.punt else ""

    @property
    def besluit(self) -> str:
        """Return in words what was decided here last."""
        row = self.punt.beslissing if self.punt else self.edit
        return str(Beslissing.Besluit(row.besluit).label) if row else ""

    @property
    def is_rest(self) -> bool:
        """Test if this is text that no reader understood."""
        return self.plaats.startswith(f"{REST}/")

    @property
    def can_be_right(self) -> bool:
        """Test if "that is right" is an answer here."""
        return self.punt is not None and self.punt.twijfel.soort not in UNANSWERED

    @property
    def eerste(self) -> int:
        """Return the first line of the source."""
        return self.regels[0].nr if self.regels else 0

    @property
    def laatste(self) -> int:
        """Return the last line of the source."""
        return self.regels[-1].nr if self.regels else 0


class Kiezer:
    """Finds what is chosen on the page of one proposal; looks its parts up once."""

    def __init__(self, controle: queries.Controle, regels: Sequence[queries.SourceLine]) -> None:
        self.controle, self.regels = controle, regels
        self.gelezen = parts(controle.voorstel.inhoud)
        self.nu = {
            part["plaats"]: part for part in parts(controle.document).values() if "plaats" in part
        }
        self.nu[ROOT] = controle.document
        self.at_line = {line.nr: at for at, line in enumerate(regels)}

    def choose(
        self, plaats: str, twijfel: str, *, data: Mapping[str, Any] | None = None
    ) -> Gekozen | None:
        """Return a place, None if there is no such place; `data` is what was sent for it."""
        gelezen = self.gelezen.get(plaats)
        if gelezen is None:
            return None
        deel = self.nu.get(plaats, gelezen)
        here = [one for one in self.controle.punten if one.twijfel.plaats == plaats]
        punt = next((one for one in here if one.twijfel.sleutel == twijfel), None)
        if punt is None and not twijfel:
            punt = next((one for one in here if one.is_open), here[0] if here else None)
        return Gekozen(
            plaats,
            deel,
            gelezen,
            weergave_controle.place_name(plaats, name_of(plaats, deel)),
            self._soort(plaats),
            punt,
            [one for one in here if one is not punt],
            next((one for one in self.controle.edits if one.plaats == plaats), None),
            self._regels(gelezen, here),
            self._form(plaats, deel, data, punt),
            _mended(gelezen) if punt and punt.twijfel.soort == HERSTEL else [],
            self.controle.vorige.get(plaats),
        )

    def names(self) -> dict[str, str]:
        """Return by place, for every doubt, the words by which a person knows it."""
        return {
            plaats: name_of(plaats, self.nu.get(plaats, self.gelezen[plaats]))
            for plaats in {one.twijfel.plaats for one in self.controle.punten}
        }

    def first_open(self, after: tuple[str, str] | None = None) -> queries.Punt | None:
        """Return the next doubt without a decision: behind a place, else from the start."""
        punten = self.controle.punten
        keys = [(one.twijfel.plaats, one.twijfel.sleutel) for one in punten]
        at = keys.index(after) + 1 if after in keys else 0
        return next((one for one in [*punten[at:], *punten[:at]] if one.is_open), None)

    def at(self, regel: int) -> str:
        """Return the place that stands on a line of the source, or on the last one before it."""
        above = [
            (part["line"], nr, place)
            for nr, (place, part) in enumerate(self.gelezen.items())
            if place != ROOT and isinstance(part.get("line"), int) and part["line"] <= regel
        ]
        return max(above, default=(0, 0, ROOT))[2]

    def _soort(self, plaats: str) -> str:
        if plaats.startswith(f"{REST}/"):
            return _("Niet begrepen")
        for _at, _parent, tak in boom.walk(self.controle.takken):
            if tak.plaats == plaats:
                return str(Element.Soort(tak.soort).label)
        return _("Kop van het document")

    def _regels(self, deel: Deel, here: Sequence[queries.Punt]) -> list[queries.SourceLine]:
        line = deel.get("line") or (here[0].twijfel.regel if here else 0)
        at = self.at_line.get(line)
        if at is None:
            return []
        texts = [
            str(deel[key])
            for key in ("code", "title", "label", "text", "definition", "value", "date_raw")
            if deel.get(key)
        ]
        marks = [*deel.get("level_raw", []), *deel.get("marks", [])]
        first, last = bronregels.span(self.regels, at + 1, [*texts, *map(str, marks)])
        return list(self.regels[first - 1 : last])

    def _form(
        self,
        plaats: str,
        deel: Deel,
        data: Mapping[str, Any] | None,
        punt: queries.Punt | None,
    ) -> forms.Values:
        eerst = ASKED.get(punt.twijfel.soort, "") if punt else ""
        document = self.controle.document
        schaal = [(code, f"{code} {name}".strip()) for code, name in scale(document)]
        if plaats.startswith(f"{REST}/"):
            fresh = {"code": None, "title": None, **deel}
            homes = plaatsen.parents(self.controle.voorstel.inhoud)
            return forms.Values(
                data, deel=fresh, sleutels=REST_KEYS, plekken=self._named(homes), eerst=eerst
            )
        homes = plaatsen.siblings_of(self.controle.voorstel.inhoud, plaats)
        return forms.Values(
            data,
            deel=deel,
            sleutels=settable(deel),
            schaal=schaal,
            plekken=self._named(homes) if len(homes) > 1 else [],
            eerst=eerst,
        )

    def _named(self, homes: Sequence[tuple[str, Deel]]) -> list[tuple[str, str]]:
        return [
            (place, weergave_controle.place_name(place, name_of(place, self.nu.get(place, part))))
            for place, part in homes
        ]


def _mended(deel: Deel) -> list[tuple[str, str, str]]:
    """Return (label, text as read, text as mended) of each value that a reader would mend."""
    return [
        (str(forms.Values.LABELS[key]), str(deel.get(key) or ""), str(value))
        for key, value in suggested(deel).items()
    ]
