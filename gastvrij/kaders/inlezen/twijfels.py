"""Every doubt of a document in one list, in plain Dutch, for the person who checks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .vorm import Gelezen

TEKSTEN = {
    "level-columns-lost": "De kolommen met niveaus zijn weg. Alleen het aantal niveaus staat vast.",
    "no-levels": "Hier staat geen enkel niveau bij.",
    "section": "De tekst zegt niet bij welk onderdeel deze toetsterm hoort.",
    "section-unknown": "De koppen van de onderdelen staan los van de toetstermen.",
    "section-empty": "Onder dit onderdeel staat geen enkele toetsterm.",
    "duplicate-code": "Deze code komt vaker voor in dit document.",
    "date-invalid": "Deze datum bestaat niet.",
    "no-text": "Bij deze code staat geen tekst.",
    "label-apart": "De waarde staat los van het kopje. Controleer of ze bij elkaar horen.",
    "value-far": "De waarde staat ver van het kopje, buiten de volgorde.",
    "no-value": "Bij dit kopje staat geen waarde.",
    "field-twice": "Dit kopje komt vaker voor, met een andere waarde.",
    "candidates": "Deze waarde kan ook bij een ander kopje horen",
    "total-apart": "Het getal staat los van het woord totaal. Het kan ook een bladzijde zijn.",
    "total-differs": "Het totaal klopt niet met de som van de toetstermen",
    "effective-from": "De datum staat los van het kopje. U kiest de datum bij het vaststellen.",
    "no-version": "De tekst noemt geen versie en geen datum. U kiest de datum bij het vaststellen.",
    "no-title": "De tekst heeft geen titel. U geeft die bij het overnemen.",
    "title-is-first-heading": "De eerste kop is als titel genomen.",
    "title-typo": "In deze titel lijkt een typefout te staan.",
    "lost-apostrophe": "Een vraagteken staat op de plaats van een apostrof.",
    "lost-letter": "In deze tekst lijkt een letter verloren te zijn.",
    "old-hyphen": "In een woord staat nog een afbreekstreepje van een oude regel.",
    "html-residue": "In deze tekst staan resten van een webpagina.",
    "missing-space": "Twee woorden lijken aan elkaar te staan",
    "cut-off": "Deze tekst lijkt midden in een zin op te houden.",
    "placeholder": "Dit lijkt een invulplek, geen tekst.",
    "level-glued": "De kop van dit niveau stond vast aan de regel ervoor.",
    "level-missing": "Hier ontbreken niveaus die andere competenties wel hebben",
    "no-indicators": "Bij deze competentie staat geen enkele indicator.",
    "cluster-empty": "Onder deze kop staat geen competentie.",
    "mark-without-legend": "De tekst legt niet uit wat het teken achter deze titel betekent.",
    "two-cells-gap": "Stap en aanwijzing stonden op één regel, met alleen extra wit ertussen.",
    "two-cells-no-gap": "Stap en aanwijzing stonden op één regel, zonder wit ertussen.",
    "guidance-split": "Eén cel is in losse aanwijzingen verdeeld. Controleer de verdeling.",
    "step-or-guidance": "Dit kan een stap zijn, of een aanwijzing bij de stap ervoor.",
    "phase-empty": "Onder deze fase staat geen stap.",
    "operator-implied": "De tekst noemt alleen een percentage. Het is gelezen als ten minste.",
    "norm-without-figure": "Deze norm noemt geen getal. Ieder of elk is gelezen als 100 %.",
    "contradicts": "Deze norm noemt een ander getal dan een andere norm over hetzelfde",
    "not-understood": "Deze tekst is niet begrepen",
}
_LISTS = ("ambiguous", "title_ambiguous")


@dataclass(frozen=True, slots=True)
class Twijfel:
    """One thing that the text does not decide: where, what, and the line in the source."""

    place: str
    code: str
    text: str
    line: int


def twijfels(gelezen: Gelezen) -> list[Twijfel]:
    """Return every doubt about a document in the order of the document.

    `place` is the path of the element, such as "sections/0/items/2" or "meta/cesuur".
    """
    document = gelezen.as_dict()
    found = list(_walk(document, "", 1))
    for rest in document["not_understood"]:
        text = f"{TEKSTEN['not-understood']}: {rest['text']}"
        found.append(Twijfel("not_understood", "not-understood", text, rest["line"]))
    return found


def _walk(part: Any, place: str, line: int) -> Iterator[Twijfel]:
    if isinstance(part, dict):
        line = part.get("line", line)
        for key in _LISTS:
            for doubt in part.get(key, ()):
                yield _twijfel(doubt, place or "title", line)
        for key, child in part.items():
            yield from _walk(child, f"{place}/{key}".lstrip("/"), line)
    elif isinstance(part, list):
        for at, child in enumerate(part):
            yield from _walk(child, f"{place}/{at}", line)


def _twijfel(doubt: str, place: str, line: int) -> Twijfel:
    code, _, detail = doubt.partition(": ")
    text = f"{TEKSTEN[code]}: {detail.replace('_', ' ')}." if detail else TEKSTEN[code]
    return Twijfel(place, code, text, line)
