"""Figures that a sentence holds somebody to: operator, number and unit, in figures or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from .woorden import ARTICLES, NUMBER, value_of

_OPERATORS = {
    ">=": "ten minste|tenminste|minimaal|minstens|op zijn minst|niet minder dan|niet lager dan|"
    "minimum van|een minimum van|vanaf|min.|≥|>=|at least|no less than|not less than|"
    "no fewer than|a minimum of|minimum of|minimum",
    "<=": "maximaal|ten hoogste|hoogstens|hooguit|niet meer dan|niet langer dan|niet later dan|"
    "niet vaker dan|uiterlijk binnen|uiterlijk na|binnen uiterlijk|binnen maximaal|"
    "binnen ten hoogste|binnen hoogstens|uiterlijk|binnen|op zijn laatst|max.|max|≤|<=|at most|"
    "no more than|not more than|no longer than|no later than|a maximum of|maximum of|maximum|"
    "within|up to",
    ">": "meer dan|hoger dan|langer dan|vaker dan|more than|higher than|longer than|above|>",
    "<": "minder dan|korter dan|sneller dan|lager dan|less than|fewer than|shorter than|under|"
    "below|<",
    "=": "precies|exact|exactly",
}
_OPERATOR_OF = {word: sign for sign, text in _OPERATORS.items() for word in text.split("|")}
_OPERATOR = "|".join(re.escape(word) for word in sorted(_OPERATOR_OF, key=len, reverse=True))
_BETWEEN = r"(?:\s+(?:een|de|het|a|an|the|gemiddeld|circa|ongeveer|about))*?"
_POST = {
    **dict.fromkeys(("meer", "hoger", "beter", "more", "higher", "better"), ">="),
    **dict.fromkeys(("minder", "korter", "sneller", "lager", "less", "fewer", "sooner"), "<="),
}
_PERCENT = ("%", "procent", "percent", "per cent", "pct")
_TIMES = (
    "seconden|seconde|sec.|sec|seconds|second|minuten|minuut|min.|min|minutes|minute|kwartieren|"
    "kwartier|halfuur|uren|uur|hours|hour|werkdagen|werkdag|kalenderdagen|kalenderdag|dagen|dag|"
    "working days|working day|business days|business day|days|day|weken|week|weeks|maanden|maand|"
    "months|month"
)
_TIME_WORDS = frozenset(_TIMES.split("|"))
_COUNTS = "keer|keren|maal|x|×|belsignalen|belsignaal|times|time|rings|ring"
_MARKS = "punten|punt|sterren|points|stars"
_MONEY = "euro|eur|€"
_UNITS = "|".join(
    re.escape(unit)
    for unit in sorted(
        [*_PERCENT, *f"{_TIMES}|{_COUNTS}|{_MARKS}|{_MONEY}".split("|")], key=len, reverse=True
    )
)
_BEHIND = (
    r"(?:\s+(?:in|per)\s+(?:(?:het|elk|ieder|een|each|every)\s+)?"
    r"(?:gesprek|contact|klantcontact|oproep|dag|week|maand|jaar|kwartaal|call|conversation|day|"
    r"month|year)\b)?"
)
_FIGURE = re.compile(
    rf"(?:(?<!\w)(?P<operator>{_OPERATOR}){_BETWEEN}\s*)?(?<![\w.,/€-])"
    rf"(?:(?P<low>{NUMBER})\s*(?:%\s*)?(?:-|–|à|tot(?:\s+en\s+met)?|t/m|to)\s*"
    rf"|(?:tussen(?:\s+de)?|between)\s+(?P<least>{NUMBER})\s*(?:%\s*)?(?:en|and)\s+(?:de\s+)?)?"
    rf"(?P<number>{NUMBER})[\s-]*(?P<unit>{_UNITS})(?!\w)"
    rf"(?:\s+(?:of|or)\s+(?P<post>{'|'.join(_POST)})\b)?(?P<behind>{_BEHIND})",
    re.IGNORECASE,
)
_PRICE = re.compile(
    rf"(?:(?<!\w)(?P<operator>{_OPERATOR}){_BETWEEN}\s*)?(?P<unit>€)\s?"
    r"(?P<number>\d{1,3}(?:\.\d{3})*(?:,\d{2}|,-)?)(?![\d.,]*\d)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?:(?<!\w)(?P<operator>{_OPERATOR})\s*)?(?<![\w.,/-])(?P<number>{NUMBER})\s+"
    rf"(?:van de|op de|uit de|van elke|op elke|out of every|out of|in every|in|of every)\s+"
    rf"(?P<whole>{NUMBER})(?=[\s.,;:)]|$)",
    re.IGNORECASE,
)
_FRACTIONS = {
    "de helft": Fraction(1, 2),
    "half of": Fraction(1, 2),
    "driekwart": Fraction(3, 4),
    "drie kwart": Fraction(3, 4),
    "three quarters": Fraction(3, 4),
    "een kwart": Fraction(1, 4),
    "twee derde": Fraction(2, 3),
    "tweederde": Fraction(2, 3),
    "two thirds": Fraction(2, 3),
    "een derde": Fraction(1, 3),
}
_FRACTION = re.compile(
    rf"(?<!\w)(?P<operator>{_OPERATOR})\s+(?P<share>{'|'.join(_FRACTIONS)})(?!\w)", re.IGNORECASE
)
_MARK = re.compile(
    rf"(?:(?<!\w)(?P<operator>{_OPERATOR})\s*)?(?:gemiddeld\s+)?(?P<article>(?:een|a|an)\s+)?"
    rf"(?<![\w.,/])(?P<number>\d{{1,2}}(?:[.,]\d)?)(?![\w%/]|[.,:]\d|[\s-]*(?:{_UNITS})(?!\w))",
    re.IGNORECASE,
)
_MARK_WORDS = re.compile(r"\b(?:rapportcijfer|cijfer|mark|rating)\b", re.IGNORECASE)
_SATISFIED = re.compile(r"cijfer|waardering|tevreden|\b(?:mark|rating)\b|satisf", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}(?:\s*(?:uur|u\b))?|\b\d{1,2}\s*(?:am|pm)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:geopend|openingstijd\w*|open|bereikbaar van|bereikbaar tussen|maandag|vrijdag|"
    r"opening hours|monday|friday)\b",
    re.IGNORECASE,
)
_FEE = re.compile(
    r"\b(?:leges|kosten|kost|tarief|tarieven|prijs|betaalt|boete|fee|costs?|price)\b", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:circa|ca\.|ongeveer|gemiddeld|about|approximately)\s*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:voordat|niet|nooit|geen|before|not|never|no)\b[^.;:]*$", re.IGNORECASE)
_REVERSED = {">": "<=", "<": ">="}
_PER = re.compile(r"(?:in|per)\s+(?:(?:het|elk|ieder|een|each|every)\s+)?(\w+)", re.IGNORECASE)
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
NEARBY, MAX_SENTENCE, HUNDRED, HOURS_A_DAY, MIN_WHOLE, HIGHEST_MARK = 160, 2000, 100, 24, 2, 10


@dataclass(frozen=True, slots=True)
class Getal:
    """A figure that is held to, with the span of the words that say it."""

    start: int
    end: int
    operator: str
    value: int | float
    unit: str
    doubts: list[str] = field(default_factory=list)

    @property
    def is_share(self) -> bool:
        """Test if this is a share of all."""
        return self.unit in _PERCENT

    @property
    def is_time(self) -> bool:
        """Test if this is a time within which something happens."""
        return self.unit in _TIME_WORDS


def figures(sentence: str, *, bare: bool = False, about: str = "") -> list[Getal]:
    """Return the figures of a norm in a sentence, from left to right.

    `bare` says that the sentence stands where norms stand, so that a figure without a word such
    as "binnen" is one too, with a doubt.
    """
    if len(sentence) > MAX_SENTENCE:
        return []
    found: list[Getal] = []
    for one in (
        *_shares(sentence, bare=bare),
        *_plain(sentence, bare=bare),
        *_marks(sentence, about, bare=bare),
    ):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def unit_in(text: str) -> str | None:
    """Return the first unit that a text such as the heading of a column names, None if none."""
    found = re.search(rf"(?<!\w)({_UNITS})(?!\w)", text, re.IGNORECASE)
    return found[1].lower() if found else None


def _plain(sentence: str, *, bare: bool) -> Iterator[Getal]:
    clocks = [match.span() for match in _CLOCK.finditer(sentence)]
    for match in (*_FIGURE.finditer(sentence), *_PRICE.finditer(sentence)):
        at = match.start("number")
        if any(start <= at < end for start, end in clocks) or _is_no_norm(match):
            continue
        sign, doubts = _operator(match, bare=bare)
        if sign is None and not match.groupdict().get("least"):
            continue
        span, value, unit = (_start(match), match.end()), value_of(match["number"]), _unit(match)
        held = _range(match, sign or "<=", doubts)
        yield from held or [Getal(*span, sign or "<=", value, unit, doubts)]


def _low(match: re.Match[str]) -> str | None:
    """Return the lower number of what may be a range."""
    groups = match.groupdict()
    return groups.get("low") or groups.get("least")


def _range(match: re.Match[str], operator: str, doubts: list[str]) -> list[Getal]:
    """Return both ends of a range; a word such as "binnen" holds to one end only."""
    low, high = _low(match), value_of(match["number"])
    if low is None or low.lower() in ("a", "an") or value_of(low) >= high:
        return []
    start, end, unit = match.start(), match.end(), _unit(match)
    doubts = ["range", *(one for one in doubts if one != "operator-implied")]
    least = Getal(start, end, ">=", value_of(low), unit, [*doubts])
    most = Getal(end, end, "<=", high, unit, [*doubts])
    if match["operator"] is None:
        return [least, most]
    end_held = high if operator in ("<=", "<") else value_of(low)
    return [Getal(start, end, operator, end_held, unit, doubts)]


def _start(match: re.Match[str]) -> int:
    """Return where the words of a figure start; what only looked like a range stands outside."""
    is_apart = _low(match) and not match["operator"]
    return match.start("number") if is_apart else match.start()


def _is_no_norm(match: re.Match[str]) -> bool:
    """Test if a figure is an hour of the day, a fee, or an article and no number."""
    sentence, unit = match.string, match["unit"].lower()
    if unit in _MONEY.split("|"):
        return match["operator"] is None or bool(_FEE.search(sentence))
    if match["number"].lower() in ARTICLES and match["operator"] is None:
        return True
    hours = unit in ("uur", "hour", "hours") and value_of(match["number"]) <= HOURS_A_DAY
    return hours and match["operator"] is None and bool(_OPEN.search(sentence))


def _operator(match: re.Match[str], *, bare: bool) -> tuple[str | None, list[str]]:
    """Return the operator; a bare share is at least meant, a bare time at most."""
    post = match.groupdict().get("post")
    before = match.string[max(0, match.start() - NEARBY) : match.start()]
    doubts = ["figure-approximate"] if _ABOUT.search(before) or _is_about(match) else []
    if post:
        return _POST[post.lower()], doubts
    if match["operator"]:
        sign = _OPERATOR_OF[match["operator"].lower()]
        return (_REVERSED.get(sign, sign) if _NOT.search(before) else sign), doubts
    unit = match["unit"].lower()
    if unit in _PERCENT:
        return ">=", ["operator-implied", *doubts]
    is_within = _IN.search(before) and any(sign in before for sign in _PERCENT)
    if unit in _TIME_WORDS and (bare or is_within):
        return "<=", ["operator-implied", *doubts]
    if bare and unit not in _MONEY.split("|"):
        return ("<=" if unit in _COUNTS.split("|") else ">="), ["operator-implied", *doubts]
    return None, []


def _is_about(match: re.Match[str]) -> bool:
    lead = match.string[match.start() : match.start("number")]
    return bool(_ABOUT.search(lead))


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower().rstrip(".")
    behind = match.groupdict().get("behind") or ""
    per = _PER.search(behind)
    return f"{unit} per {per[1].lower()}" if per and unit in _COUNTS.split("|") else unit


def _shares(sentence: str, *, bare: bool) -> Iterator[Getal]:
    """Return the shares in words: nine out of ten, at least half."""
    for match in _SHARE.finditer(sentence):
        part, whole = value_of(match["number"]), value_of(match["whole"])
        if not (whole >= MIN_WHOLE and 0 < part < whole <= HUNDRED) or part != int(part):
            continue
        sign, doubts = _share_operator(match["operator"])
        yield _share(match, sign, Fraction(int(part), int(whole)), doubts)
    for match in _FRACTION.finditer(sentence):
        sign, doubts = _share_operator(match["operator"])
        yield _share(match, sign, _FRACTIONS[match["share"].lower()], doubts)
    if bare:
        for words, fraction in _FRACTIONS.items():
            for match in re.finditer(rf"(?<!\w){words}(?!\w)", sentence, re.IGNORECASE):
                yield _share(match, ">=", fraction, ["operator-implied"])


def _share_operator(said: str | None) -> tuple[str, list[str]]:
    return (_OPERATOR_OF[said.lower()], []) if said else (">=", ["operator-implied"])


def _share(match: re.Match[str], sign: str, fraction: Fraction, doubts: list[str]) -> Getal:
    percent = fraction * HUNDRED
    exact = percent.denominator == 1
    value = int(percent) if exact else round(float(percent), 2)
    told = ["share-in-words"] if exact else ["share-rounded"]
    return Getal(match.start(), match.end(), sign, value, "%", [*doubts, *told])


def _marks(sentence: str, about: str, *, bare: bool) -> Iterator[Getal]:
    """Return the marks out of ten that a sentence about satisfaction asks for."""
    if not _SATISFIED.search(f"{sentence} {about}"):
        return
    word = _MARK_WORDS.search(sentence) or _MARK_WORDS.search(about)
    unit, open_ = (word[0].lower(), []) if word else ("", ["no-unit"])
    for match in _MARK.finditer(sentence):
        value = value_of(match["number"])
        if (match["operator"] or match["article"] or bare) and 0 < value <= HIGHEST_MARK:
            sign, doubts = _share_operator(match["operator"])
            yield Getal(match.start(), match.end(), sign, value, unit, [*doubts, *open_])
