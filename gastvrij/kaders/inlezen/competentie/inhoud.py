"""The table of contents of a competence document: lines that look like content and are none."""

import re
from collections import Counter

from gastvrij.kaders.inlezen.gemeen.tekst import Regel

from .woorden import is_level_heading

_HEADING = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:inhoud(?:sopgave)?|overzicht (?:van )?(?:de )?competenties|contents|"
    r"table of contents)\s*:?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:(?<![\s.…·_-])[\s.…·_-]*\s)?\d{1,3}$")
_DOTS = re.compile(r"(?<![.…·_])[.…·_]{2,}\s*\d{0,3}$")
MIN_RUN = 3


def contents_of(lines: list[Regel]) -> set[int]:
    """Return the numbers of the lines of a table of contents: each returns further on."""
    filled = [regel for regel in lines if regel.text]
    keys = [_key(regel.text) for regel in filled]
    later = Counter(keys)
    found: set[int] = set()
    at = 0
    while at < len(filled):
        later[keys[at]] -= 1
        end = _run(filled, keys, at, later)
        for regel in filled[at:end]:
            found.add(regel.nr)
        for key in keys[at + 1 : end]:
            later[key] -= 1
        at = max(end, at + 1)
    return found


def _run(filled: list[Regel], keys: list[str], at: int, later: Counter[str]) -> int:
    """Return where the table of contents that starts here ends; `at` if none starts here."""
    headed = bool(_HEADING.fullmatch(filled[at].text))
    end = at + 1 if headed else at
    inside: Counter[str] = Counter()
    numbered = 0
    while end < len(filled):
        key = keys[end]
        if is_level_heading(filled[end].text):
            break
        inside[key] += 1
        returns = later[key] + (end == at) - inside[key] > 0
        if not returns and not (headed and _DOTS.search(filled[end].text)):
            break
        paged = _PAGE.search(filled[end].text) is not None
        if not headed and not paged:
            break
        numbered += paged
        end += 1
    size = end - at - headed
    return end if size >= (1 if headed and numbered else MIN_RUN) else at


def _key(text: str) -> str:
    """Return a heading as it returns in the text: without its page number, marks or case."""
    bare = _DOTS.sub("", text)
    bare = _PAGE.sub("", bare) if _PAGE.search(bare) and len(bare.split()) > 1 else bare
    return bare.strip(" .:*\t").lower()
