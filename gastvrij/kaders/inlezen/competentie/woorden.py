"""The words of competence documents, Dutch and English: levels, facets, labels, codes, marks."""

import re
from dataclasses import dataclass
from functools import lru_cache

_LEVEL_WORDS = (
    "basis|gevorderde?|expert|beginner|beginnend|starter|startend|ervaren|junior|medior|senior|"
    "vakbekwaam|vakvolwassen|specialist|basic|foundation|intermediate|advanced|proficient|novice|"
    "beginning|experienced"
)
# Words that name a level only where they return under every competence, or head a column.
_WEAK_WORDS = (
    "bekwaam|competent|excellent|goed|leidend|master|onvoldoende|ontwikkelend|operationeel|"
    "practitioner|professional|startbekwaam|strategisch|sturend|tactisch|uitvoerend|voldoende|"
    "zelfstandig|entry|operational|tactical|strategic|independent|leading"
)
_SIGN = r"(?:\d{1,2}|[A-F]|[IVX]{1,4})"
_NAMED = r"(?:(?:competentie|beheersings)?niveau|(?:proficiency )?level|nivo|trede)"
_REST = r"\s*(?:[:.–—(-]+\s*(?P<rest>.*?)\)?)?"
_NAMED_SIGN = re.compile(rf"\(?{_NAMED}\s*[-–:]?\s*(?P<code>{_SIGN})\b\)?{_REST}", re.IGNORECASE)
# A level and what follows it without anything between them: two cells of a table that is gone.
_JOINED = re.compile(rf"{_NAMED}\s*(?P<code>{_SIGN})\s+(?P<rest>\S.*)", re.IGNORECASE)
_SHORT_SIGN = re.compile(rf"[NL]\s?-?(?P<code>\d)\b{_REST}")
_WORD = rf"(?:{_LEVEL_WORDS})(?:[\s-]*(?:niveau|level))?"
_WEAK = rf"(?:{_LEVEL_WORDS}|{_WEAK_WORDS})(?:[\s-]*(?:niveau|level))?"
_WORDS = [
    (
        re.compile(rf"(?:(?P<code>{_SIGN})\s*[.):–-]+\s*)?(?P<word>{word})\s*:?", re.I),
        re.compile(rf"{_NAMED}\s*[-–:]?\s*(?P<word>{word})\s*:?", re.I),
        re.compile(rf"(?P<word>{word})\s*\((?:{_NAMED}\s*)?(?P<code>{_SIGN})\)\s*:?", re.I),
        re.compile(rf"(?P<word>{word})\s*(?::|\s[–—-]\s)\s*(?P<rest>\S.*)", re.I),
    )
    for word in (_WORD, _WEAK)
]
_OPENS_LEVEL = re.compile(
    rf"\(?(?:{_NAMED}|{_SIGN}\b|{_LEVEL_WORDS}|{_WEAK_WORDS}|[NL]\s?-?\d)", re.IGNORECASE
)
_BARE = re.compile(r"\(?(?P<code>\d{1,2}|[A-F]|[IVX]{1,4})[.):]*")
_BARE_TITLE = re.compile(r"(?P<code>\d{1,2}|[A-F])\s*[.):–-]*\s+(?P<rest>\S.{0,24})")
_ONE_OF_ROW = re.compile(rf"{_NAMED}\s*({_SIGN})\b\s*:?", re.IGNORECASE)

_NUMBERED = re.compile(
    r"(?P<code>\d{1,2}(?:\.\d{1,2}){0,2})(?P<mark>\*{1,3})?[.):]?\s+(?:[–-]\s+)?(?P<title>\S.*)"
)
_LETTERED = re.compile(
    r"(?P<code>[A-Z]{1,4}[.-]?\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z](?=[.):]))(?P<mark>\*{1,3})?"
    r"[.):]?\s+(?:[–-]\s+)?(?P<title>\S.*)"
)
_MARKS = re.compile(
    rf"\s*(\*{{1,3}}|\((?:\d|[A-E]|\*{{1,3}}|(?:niveau|level)\s*:?\s*\w{{1,12}}|{_LEVEL_WORDS})\))$",
    re.IGNORECASE,
)
MAX_MARK = 60
_REQUIRED = re.compile(r"\((?:(?:niveau|level)\s*:?\s*)?(\w{1,12})\)", re.IGNORECASE)
LEGEND = re.compile(r"(\*{1,3})\s*(?=[^\s*])")

FACETS = frozenset(
    [
        "kennis",
        "kennis en inzicht",
        "inzicht",
        "vaardigheid",
        "vaardigheden",
        "attitude",
        "attitudes",
        "houding",
        "houding en gedrag",
        "gedrag",
        "knowledge",
        "skill",
        "skills",
        "behaviour",
        "behavior",
        "understanding",
    ]
)
_CLUSTER = (
    r"(?:competentie)?cluster|competentie(?:groep|gebied|domein)|categorie|hoofdgroep|domein|"
    r"thema|category|(?:competency |competence )?(?:area|domain|group)"
)
_COMPETENCE = (
    r"(?:naam (?:van de )?)?(?:kern)?competenties?(?:naam)?|(?:name of )?(?:core )?"
    r"competenc(?:e|y|ies)|competences|competency name"
)
_DEFINITION = (
    r"(?:korte )?(?:definitie|omschrijving|beschrijving|toelichting|definition|description)"
    r"(?: (?:van de )?competentie)?|competentie-?(?:definitie|omschrijving)|betekenis"
)
_INDICATOR = (
    r"(?:positieve )?(?:gedrags?)?-?(?:indicator(?:en)?|criteria)|gedrag|"
    r"gedrags(?:voorbeeld(?:en)?|beschrijving(?:en)?|kenmerken|ankers?)|"
    r"(?:waarneembaar|zichtbaar|gewenst) gedrag|(?:key )?(?:behaviou?ral )?indicators?|"
    r"(?:observable )?behaviou?rs?|(?:performance )?criteria"
)
_REQUIRED_LEVEL = (
    r"(?:vereist|gewenst|benodigd|verwacht|minimaal|minimum|streef|norm)[- ]?niveau|"
    r"niveau[- ](?:vereist|functie|eis)|(?:required|target|expected|minimum) level|"
    r"functie-?niveau|niveau-?eis"
)
_ANY_ROLE = re.compile(
    "|".join(f"(?P<{role}>{pattern})" for role, pattern in (
        ("cluster", _CLUSTER),
        ("code", r"code|nr\.?|nummer|no\.?|number|id|#|competentie-?(?:code|nummer|nr\.?)"),
        ("competence", _COMPETENCE),
        ("definition", _DEFINITION),
        ("required", _REQUIRED_LEVEL),
        ("level", rf"{_NAMED}s?|niveaus|nr\.? niveau"),
        ("level_title", r"niveau-?(?:naam|titel)|naam (?:van het )?niveau|level (?:name|title)"),
        ("level_text", r"niveau-?(?:omschrijving|beschrijving)|level description"),
        ("indicator", _INDICATOR),
        ("function", r"functies?(?:naam|titel|benaming)?|rol(?:len)?|roles?|functions?|jobs?"
            r"|job titles?|positions?"),
    )),
    re.IGNORECASE,
)  # fmt: skip
_LABELLED = re.compile(
    rf"(?P<label>(?P<cluster>{_CLUSTER})|(?P<competence>{_COMPETENCE})"
    rf"|(?P<definition>{_DEFINITION}))\s*"
    r"(?:(?P<code>\d{1,2}(?:\.\d{1,2})*|[A-Z]\d{0,2})\b\s*)?(?P<colon>[:–-]|\.(?=\s))?"
    r"\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
MAX_TITLE, MAX_TITLE_WORDS, MAX_LEVEL_TITLE, MAX_COLUMN_WORDS = 70, 9, 40, 4


@dataclass(frozen=True, slots=True)
class Trede:
    """The heading of a level: its code, its name if it has one, and the text behind it."""

    code: str
    title: str | None
    rest: str = ""
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class Titel:
    """A heading taken apart: code, title and the marks before and behind it."""

    code: str | None
    title: str
    marks: tuple[str, ...]


@lru_cache(maxsize=4096)
def match_level(text: str, *, bare: bool = False) -> Trede | None:
    """Return the level that a heading names; `bare`: a lone figure or a common word will do.

    A heading in two languages ("Niveau 1 / Level 1") names the level of its first half.
    """
    text = text.strip()
    if len(text) > MAX_TITLE * 5 or not _OPENS_LEVEL.match(text):
        return None
    halves = [half.strip() for half in text.rstrip(" :").split(" / ")]
    if len(halves) == len(("nl", "en")):
        one, two = (_level(half, bare=bare) for half in halves)
        if one and two and not one.rest + two.rest:
            return one
    return _level(text, bare=bare)


def _level(text: str, *, bare: bool) -> Trede | None:
    found = _NAMED_SIGN.fullmatch(text) or (_SHORT_SIGN.fullmatch(text) if bare else None)
    if found:
        return _with_rest(found["code"].upper(), found["rest"] or "")
    alone, named, coded, told = _WORDS[bare]
    word = named.fullmatch(text) or coded.fullmatch(text) or alone.fullmatch(text)
    if word:
        return Trede((word.groupdict().get("code") or word["word"]).strip(), word["word"])
    word = told.fullmatch(text)
    if word:
        return Trede(word["word"], word["word"], word["rest"])
    joined = _JOINED.fullmatch(text)
    if joined:
        known = _with_rest(joined["code"].upper(), joined["rest"])
        if known.title and known.title[0].isupper():
            return known
        return Trede(known.code, None, joined["rest"], is_joined=True)
    lone = (_BARE.fullmatch(text) or _BARE_TITLE.fullmatch(text)) if bare else None
    return Trede(lone["code"], lone.groupdict().get("rest")) if lone else None


def _with_rest(code: str, rest: str) -> Trede:
    named = len(rest) <= MAX_LEVEL_TITLE and not rest.endswith((".", ";"))
    return Trede(code, (rest or None) if named else None, "" if named else rest)


def is_level_heading(text: str) -> bool:
    """Test if the line is the heading of a level."""
    return len(text) < MAX_TITLE and match_level(text) is not None


def lost_heading(text: str) -> set[str]:
    """Return the roles that a line names if it is the heading row of a table, its columns lost."""
    if len(text) > MAX_TITLE * 2 or "\t" in text:
        return set()
    words, roles = text.split(), set()
    count = len(words)
    while words:
        size, role = _first_role(words)
        if role is None:
            return set()
        roles.add(role)
        words = words[size:]
    several = len(roles - {"of_level"}) > 1 or count > len(roles) > 1
    return roles if several else set()


def _first_role(words: list[str]) -> tuple[int, str | None]:
    """Return how many of these words name the first column, and its role."""
    for size in range(min(len(words), MAX_COLUMN_WORDS), 0, -1):
        part = " ".join(words[:size])
        level = match_level(part, bare=True)
        lone = level is not None and level.title in (None, level.code) and not level.rest
        role = column_role(part) or ("of_level" if lone else None)
        if role:
            return size, role
    return 0, None


def lost_levels(text: str) -> list[str]:
    """Return the level codes of a line that names several levels at once, its columns lost."""
    if len(text) > MAX_TITLE * 2:
        return []
    codes = _ONE_OF_ROW.findall(text)
    return codes if len(codes) > 1 and not _ONE_OF_ROW.sub("", text).strip(" |") else []


def level_scale(cells: list[str]) -> list[Trede]:
    """Return the levels that these cells name, or nothing if one names none or two the same."""
    found = [match_level(cell, bare=True) for cell in cells]
    levels = [one for one in found if one is not None]
    kinds = {"1" if one.code.isdigit() else one.code[:1] * (len(one.code) == 1) for one in levels}
    kinds = {"A" if len(kind) == 1 and kind != "1" else kind for kind in kinds}
    whole = len(levels) == len(cells) and len({one.code for one in levels}) == len(levels)
    return levels if whole and len(kinds) == 1 and not any(one.rest for one in levels) else []


@lru_cache(maxsize=4096)
def column_role(text: str) -> str | None:
    """Return what a column or a label of a competence document is about, None if unknown."""
    bare = text.strip(" :.").lower()
    if len(bare) > MAX_TITLE:
        return None
    for half in bare.split(" / "):
        if half in FACETS:
            return "facet"
        found = _ANY_ROLE.fullmatch(half)
        if found:
            return found.lastgroup
    return None


def match_labelled(text: str, *, loose: bool = False) -> tuple[str, str, str | None, str] | None:
    """Return (role, label, code, text) of a line such as "Cluster 1: Omgang".

    `loose`: without a colon too, as where a table lost its columns.
    """
    found = _LABELLED.fullmatch(text)
    if found is None:
        return None
    role = next(role for role in ("cluster", "competence", "definition") if found[role])
    colon = found["colon"] == ":" or (found["code"] and role != "definition")
    if not (colon or (loose and found["text"][0].isupper())) or (
        role != "definition" and not is_title(found["text"])
    ):
        return None
    return role, found["label"].strip(), found["code"], found["text"]


def split_title(text: str) -> Titel:
    """Return the code before a heading, the heading, and the marks at either."""
    bare, marks = split_marks(text)
    found = _NUMBERED.fullmatch(bare) or _LETTERED.fullmatch(bare)
    if found is None:
        return Titel(None, bare, tuple(marks))
    title = found["title"]
    return Titel(found["code"], title, (*([found["mark"]] if found["mark"] else []), *marks))


def split_marks(title: str) -> tuple[str, list[str]]:
    """Return a title without the marks behind it, and those marks."""
    marks: list[str] = []
    title = title.rstrip(" :")
    while found := _MARKS.search(title, max(len(title) - MAX_MARK, 0)):
        if not title[: found.start()].strip():
            break
        marks.insert(0, found[1])
        title = title[: found.start()].rstrip(" :")
    return title, marks


def required_level(marks: list[str] | tuple[str, ...]) -> str | None:
    """Return the level that a mark such as (3) asks for, None if no mark does."""
    found = [_REQUIRED.fullmatch(mark) for mark in marks if "*" not in mark]
    return next((one[1] for one in found if one), None)


def is_title(text: str) -> bool:
    """Test if a line has the shape of a heading."""
    if len(text) > MAX_TITLE * 2:
        return False
    bare = split_marks(text)[0]
    short = 0 < len(bare) <= MAX_TITLE and len(bare.split()) <= MAX_TITLE_WORDS
    opens = bare[:1].isupper() or (bare.startswith("[") and bare.endswith("]"))
    return short and opens and not bare.endswith((".", ";", ",", "!", "?", "…"))
