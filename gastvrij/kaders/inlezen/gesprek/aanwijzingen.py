"""Guidance under a step: which sentences belong together, and which are words to say."""

import re

from gastvrij.kaders.inlezen.gemeen.blokken import Zin
from gastvrij.kaders.inlezen.gemeen.vorm import Aanwijzing

from .uitspraken import is_cue, is_situation, is_tag, is_utterance

_QUOTE = re.compile(r"^(?P<lead>[^\"“„]*:)\s*(?P<quote>[\"“„].+)$")
_INFINITIVE = re.compile(r"\b\w+en(?:\s*\([^)]*\))?[.!]?$")
_FINITE = re.compile(
    r"\b(?:is|zijn|wordt|worden|heeft|hebben|kan|kunnen|moet|de medewerker)\b", re.I
)
# What is said in another situation is another line: "Onbekende vraag: ...".
_LEAD = re.compile(r"[A-Z][^.:?!]{2,50}:\s+\S")
SAME_WORDS = 2


def guidance_of(found: list[Zin], *, staff_is_u: bool) -> list[Aanwijzing]:
    """Return guidance: a new line where a line starts, the voice changes or a parallel opens."""
    parts = [part for zin in found for part in _split_quote(zin)]
    groups: list[tuple[bool, list[Zin]]] = []
    for at, zin in enumerate(parts):
        said = is_utterance(zin.text, staff_is_u=staff_is_u)
        if not said and is_situation(zin.text) and at + 1 < len(parts):
            following = parts[at + 1]
            said = not following.at_line_start and is_utterance(following.text)
        if groups and not zin.at_line_start and _belongs(groups[-1], zin, said=said):
            groups[-1][1].append(zin)
        else:
            groups.append((said, [zin]))
    return [_line(said, zinnen) for said, zinnen in groups]


def _belongs(group: tuple[bool, list[Zin]], zin: Zin, *, said: bool) -> bool:
    if is_tag(zin.text):
        return True
    if group[0] != said or (said and _LEAD.match(zin.text)):
        return False
    return said or not _is_parallel(group[1][-1].text, zin.text)


def _is_parallel(one: str, two: str) -> bool:
    """Test if two sentences are instructions of equal rank: same opening, or both infinitives."""
    same = opening_of(one) == opening_of(two)
    return same or all(_INFINITIVE.search(text) and not _FINITE.search(text) for text in (one, two))


def _split_quote(zin: Zin) -> list[Zin]:
    found = _QUOTE.match(zin.text)
    if found is None or is_cue(found["lead"].strip()):
        return [zin]
    return [
        Zin(found["lead"], zin.line, zin.at_line_start),
        Zin(found["quote"], zin.line, at_line_start=False),
    ]


def _line(said: bool, zinnen: list[Zin]) -> Aanwijzing:  # noqa: FBT001
    line: Aanwijzing = {
        "text": " ".join(zin.text for zin in zinnen),
        "line": zinnen[0].line,
        "ambiguous": [],
    }
    if said:
        line["type"] = "example"
    return line


def opening_of(text: str) -> str:
    """Return the first words of a text, in small letters."""
    return " ".join(text.lower().split()[:SAME_WORDS])
