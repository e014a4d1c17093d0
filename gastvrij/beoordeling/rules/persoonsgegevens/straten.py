"""What the name of a street looks like."""

import re

from .woordlijst import words

_STREET = re.compile(
    r"(?:straat|straatje|str|weg|weggetje|laan|laantje|ln|plein|gracht|kade|dijk|dreef|hof|hofje|pad"
    r"|paadje|steeg|singel|plantsoen|park|burgwal|wal|erf|hoek|kamp|brink|meent|schans|zoom|oord"
    r"|boulevard|haven|waard|heuvel|veld|akker|baan|ring|poort|markt|kruis|gaarde|tuin|bos|horst"
    r"|es|enk|weide|wei|land|berg|burg|donk|sluis|dam|rak|rede|einde|buurt|wetering|vaart)\Z"
)
WHOLE_STREETS = words(
    """
    straat weg laan plein gracht kade dijk dreef hof pad steeg singel plantsoen park wal brink
    boulevard haven markt ring
    """
)
# Endings that many other words have: they count only with a capital, or with `op` and `aan`.
_SURE = re.compile(
    r"(?:straat|straatje|weg|laan|plein|gracht|kade|dijk|dreef|pad|steeg|singel|plantsoen|hof|burgwal)"
    r"\Z"
)
_NO_STREET = words(
    """
    onderweg halverwege snelweg spoorweg rijksweg autoweg uitweg omweg weg werkplein sportpark
    arbeidsmarkt supermarkt woningmarkt kantoorpand voetpad fietspad zebrapad tuinpad zandbak
    gerechtshof speelplein sportveld zwembad beleid nederland duitsland buitenland gebied
    bovenaan binnenland eiland loopbaan baan park markt ring haven
    """
)


def is_street(word: str) -> bool:
    """Test if a word looks like the name of a street, whatever its capitals."""
    low = word.lower()
    match = _STREET.search(low)
    return bool(match and match.start() > 2 and low not in _NO_STREET)


def is_sure_street(word: str) -> bool:
    """Test if a word can be little else than a street."""
    low = word.lower()
    return low in WHOLE_STREETS or bool(_SURE.search(low) and low not in _NO_STREET)
