"""The words that head the columns of an exam plan, Dutch and English, broken or not."""

import re
from functools import lru_cache

_NOUNS = {
    "version": "versie version versienummer",
    "count": "aantal aantallen",
    "counted": "opdr opdrachten opdracht vragen vraag items tasks task questions assignments",
    "date": "datum wijziging wijzigingsdatum gewijzigd onderhoud mutatie mutatiedatum ingang date "
    "change changed changes modified modification revised revision updated update amended "
    "maintenance",
    "level": "niveau niveaus level levels beheersingsniveau toetsniveau kennisniveau taxonomie "
    "taxonomy taxonomiecode",
    "code": "nummer nummers nr nrs code codes number numbers no toetsnummer volgnummer id "
    "identifier",
    "scope": "afbakening afgrenzing scope delimitation",
    "extra": "leerdoel leerdoelen opmerking opmerkingen toelichting bron bronnen eindterm "
    "eindtermen leerlijn literatuur remark remarks source sources note notes objective objectives "
    "goal goals comment comments explanation example examples voorbeeld voorbeelden weging weight "
    "punten points score percentage vraagtype",
    "text": "toetsterm toetstermen toetsitem omschrijving beschrijving leeruitkomst leeruitkomsten "
    "leerresultaat leerresultaten outcome outcomes description criterium criteria criterion",
    "section": "onderdeel onderdelen onderwerp onderwerpen thema rubriek hoofdstuk domein section "
    "sections topic topics theme part component subject domain deelgebied",
}
_FILL = frozenset(
    [
        "naam",
        "name",
        "en",
        "and",
        "of",
        "the",
        "de",
        "het",
        "een",
        "per",
        "in",
        "is",
        "are",
        "wordt",
        "worden",
        "waarop",
        "at",
        "which",
        "on",
        "getoetst",
        "tested",
        "toetsing",
        "toetsen",
        "toets",
        "laatste",
        "laatst",
        "last",
        "van",
        "voor",
        "for",
        "to",
        "be",
        "learning",
        "test",
        "exam",
        "item",
        "op",
        "te",
    ]
)
_ROLES = {word: role for role, words in _NOUNS.items() for word in words.split()}
_PIECES = frozenset(["opdr", "getoetst", "tested"])
_LONGEST = max(map(len, [*_ROLES, *_FILL]))
_BETWEEN = re.compile(r"\([^)]*\)|\*+")
_NO_LETTER = re.compile(r"[^a-z]")
# The first of these that a title names is what its column holds.
_ORDER = ("date", "level", "code", "scope", "text", "section", "extra", "version")
MAX_TITLE, CACHED = 80, 4096


def is_column_title(text: str) -> bool:
    """Test if the text is the heading of a column of an exam plan, or a piece of one."""
    found = _words(text)
    return column_role(text) is not None or bool(_PIECES.intersection(found)) or found == ["aantal"]


@lru_cache(maxsize=CACHED)
def column_role(title: str) -> str | None:
    """Return what the column with this title holds, None if the title is not known.

    One of opdr, date, level, code, scope, extra, text, section and version.
    """
    found = _words(title)
    roles = {_ROLES[word] for word in found if word in _ROLES}
    if "count" in roles or ("counted" in roles and {"code", "count"} & roles):
        return "opdr"
    roles -= {"counted"}
    if "extra" in roles and _ROLES.get(found[0]) == "extra":
        return "extra"
    return next((role for role in _ORDER if role in roles), None)


@lru_cache(maxsize=CACHED)
def has_title_words(text: str) -> bool:
    """Test if the text is made of words that head columns, whatever they say together."""
    return bool(_words(text))


def squash(text: str) -> str:
    """Return the letters of a title, whatever white or hyphens its narrow column put between."""
    return _NO_LETTER.sub("", _BETWEEN.sub("", text.lower()))


def _words(title: str) -> list[str]:
    """Return the known words that a title is made of; none if anything else stands in it."""
    letters = squash(title)
    if not letters or len(title) > MAX_TITLE:
        return []
    ways: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before, word = ways[start], letters[start:end]
            if before is not None and (word in _ROLES or word in _FILL):
                ways[end] = [*before, word]
                break
    return ways[-1] or []
