"""The words of function profiles, Dutch and English: headings, labels, levels behind a name."""

import re

from gastvrij.kaders.inlezen.competentie.woorden import (
    Titel,
    match_level,
    required_level,
    split_title,
)

NAME = re.compile(
    r"(?:functie(?:profiel|beschrijving|omschrijving|matrix|boek|eisen)|(?:job|role|function) "
    r"(?:profile|description))\s*[:–-]?\s*",
    re.IGNORECASE,
)
FUNCTION = re.compile(
    r"(?P<label>(?:functie(?:naam|titel|benaming)?|rol|function|job title|role|job)"
    r"(?:\s+(?P<code>[A-Z]?\d{1,3}[A-Z]?))?\s*[:–-])\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
COMPETENCES = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:(?:vereiste|gevraagde|benodigde|functie-?specifieke|organisatiebrede|"
    r"specifieke|required|core)\s+)?(?:kern|functie)?"
    r"(?:competenties?(?:profiel|eisen)?|competenc(?:ies|es|y profile))"
    r"(?:\s+(?:en|and)\s+niveaus?|\s+\(?(?:met|with)\b.*)?\s*:?",
    re.IGNORECASE,
)
WIDE = re.compile(r"organisatiebre|alle functies|kernwaarden|core compet|all (?:roles|jobs)", re.I)
PURPOSE = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:(?:algemeen )?doel(?: van de functie)?|functiedoel|purpose.*|"
    r"samenvatting)\s*:?",
    re.IGNORECASE,
)
TASKS = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:(?:kern|hoofd)?taken(?: en .*)?|resultaatgebieden|werkzaamheden|"
    r"verantwoordelijkheden|(?:key )?(?:tasks|duties|responsibilities)(?: and .*)?)\s*:?",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:opleiding\w*|werkervaring|ervaring|functie-?eisen|kennis(?: en .*)?|"
    r"contacten|werkomstandigheden|bevoegdheden|plaats in de organisatie|arbeidsvoorwaarden|"
    r"education|experience|requirements|qualifications)(?: en .*| and .*)?\s*:?",
    re.IGNORECASE,
)
FIELD = re.compile(r"(?P<label>[A-Z][^:.!?]{1,38}):\s*(?P<value>\S.{0,120})")
ASKED = re.compile(
    r"(?P<title>[^\s].*?)\s*(?:[:–,-]\s*|\s)\(?(?:op\s+|vereist\s+)?(?P<level>(?:niveau|level)\s*:?\s*"
    r"[\w/-]{1,14})\)?\.?",
    re.IGNORECASE,
)
BEHIND = re.compile(r"(?P<title>[^\s].*?)\s*(?::|\s[–-])\s*(?P<level>\S.{0,24})")


def split_asked(text: str) -> tuple[Titel, str, str]:
    """Return the competence in a line, the level as it is printed, and the words of the first."""
    found = ASKED.fullmatch(text)
    if found is None:
        behind = BEHIND.fullmatch(text)
        known = match_level(behind["level"], bare=True) if behind else None
        found = behind if known and not known.rest else None
    if found:
        return split_title(found["title"]), found["level"], found["title"]
    title = split_title(text)
    level = required_level(title.marks)
    if level is None:
        return title, "", text
    mark = next(one for one in title.marks if level in one)
    kept = tuple(one for one in title.marks if one != mark)
    return Titel(title.code, title.title, kept), mark.strip("()"), text.replace(mark, "")
