"""Norms in running text: a figure that is held to, and figures that are none."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .vorm import Alinea, Norm
from .woorden import sentences

_NUMBERS = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
]
_TENS = {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70}
_MORE = {"tachtig": 80, "negentig": 90, "honderd": 100, "één": 1, "eén": 1}
_VALUES = {word: value for value, word in enumerate(_NUMBERS)} | _TENS | _MORE
_WORD_NUMBER = "|".join(sorted(_VALUES, key=len, reverse=True))
_OPERATORS = {
    ">=": (
        "ten minste|tenminste|minimaal|minstens|op zijn minst|niet minder dan|niet lager dan|≥|>="
    ),
    "<=": (
        "maximaal|ten hoogste|hoogstens|hooguit|niet meer dan|niet langer dan|niet later dan|"
        "uiterlijk binnen|uiterlijk na|binnen|≤|<="
    ),
    ">": "meer dan|hoger dan|>",
    "<": "minder dan|korter dan|sneller dan|lager dan|<",
    "=": "precies|exact",
}
_OPERATOR_OF = {word: sign for sign, text in _OPERATORS.items() for word in text.split("|")}
_OPERATOR_WORDS = "|".join(re.escape(word) for word in sorted(_OPERATOR_OF, key=len, reverse=True))
_UNITS = (
    "%|procent|keer|maal|x|seconden|seconde|minuten|minuut|uren|uur|werkdagen|werkdag|"
    "kalenderdagen|dagen|dag|weken|week|maanden|maand|punten|punt"
)
_FIGURE = re.compile(
    rf"(?:(?P<operator>{_OPERATOR_WORDS})\s*(?:een\s+(?=\d))?)?(?<![\w.,/-])"
    rf"(?P<number>\d{{1,6}}(?:[.,]\d{{1,3}})?|(?:{_WORD_NUMBER})\b)"
    rf"\s*(?P<unit>{_UNITS})(?!\w)(?P<behind>(?:\s+(?:in|per)\s+(?:(?:het|elk|ieder|een)\s+)?"
    r"(?:gesprek|contact|klantcontact|dag|week|maand|jaar|kwartaal)\b)?)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:ieder|iedere|elk|elke|alle)\s+(?:\w+e?\s)?(?P<noun>gesprek(?:ken)?|contact(?:en)?|"
    r"klantcontact(?:en)?|telefoongesprek(?:ken)?|vra(?:ag|gen)|melding(?:en)?|terugbelafspra\w+)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:registreer\w*|leg\w* .{0,40}vast|noteer\w*|geregistreerd|vastgelegd)\b", re.I
)
_METRICS = (
    ("direct afgehandeld", r"direct\w*\s+(?:\w+\s+)?(?:afgehandel|afhandel|beantwoord|af\b)"),
    ("overgaan", r"over\s?(?:ge)?ga"),
    ("naam genoemd", r"(?:noem|gebruik)\w*.{0,80}\bnaam\b|\bnaam\b.{0,40}noem"),
    ("geregistreerd", r"registreer|noteer|vastgelegd|legt? .{0,40}vast"),
    ("wachttijd", r"wachttijd|\bwacht"),
    ("opgenomen", r"opgenomen|aangenomen|opneem|aanneem|neemt? .{0,40}(?:op|aan)\b"),
    ("teruggebeld", r"terug\w*bel|belt .{0,40}terug"),
    ("beantwoord", r"beantwoord|antwoord"),
    ("tevreden", r"tevreden"),
)
_COUNTS = frozenset(("keer", "maal", "x"))
_PER = re.compile(r"(?:in|per)\s+(?:(?:het|elk|ieder|een)\s+)?(\w+)", re.IGNORECASE)
_AIM = re.compile(r"\b(?:ons doel|doel is|doelstelling|het doel)\b", re.IGNORECASE)
_STRIVE = re.compile(r"\b(?:streven|streeft|streefwaarde|ambitie)\b", re.IGNORECASE)
_REVERSED = {">": "<=", "<": ">="}
_NOT = re.compile(r"\b(?:voordat|niet|nooit|geen)\b[^.;:]*$", re.IGNORECASE)
_SCOPE = re.compile(r"(?:van|voor|op|bij|door|via|per|aan|in)\b", re.IGNORECASE)
_OTHER_AIM = re.compile(r"\s+en het \w+en\b|[;:]\s")
_TOKEN = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_COMMON_SHARE = re.compile(r"%|procent", re.IGNORECASE)
MAX_SENTENCE, MAX_SCOPE, CONTEXT, NEARBY = 2000, 160, 2, 160


@dataclass(frozen=True, slots=True)
class Vondst:
    """One norm in a sentence with the span of its figure."""

    start: int
    end: int
    norm: Norm


def find_norms(parts: Iterable[Alinea], rules: frozenset[int]) -> tuple[list[Norm], list[str]]:
    """Return the norms in these parts and the figures that are no norm.

    `rules` holds the lines of general rules, where a norm can do without a figure ("ieder").
    """
    norms: list[Norm] = []
    others: dict[str, None] = {}
    for part in parts:
        for _, sentence in sentences(part["text"]):
            found = _in_sentence(sentence, part["line"], whole=part["line"] in rules)
            norms += [one.norm for one in found]
            others.update(dict.fromkeys(_figures_left(sentence, found)))
    for number, norm in enumerate(norms, start=1):
        norm["id"] = f"n{number}"
    _doubt_contradictions(norms)
    return norms, list(others)


def _in_sentence(sentence: str, line: int, *, whole: bool) -> list[Vondst]:
    found: list[Vondst] = []
    if len(sentence) > MAX_SENTENCE:
        return found
    for match in _FIGURE.finditer(sentence):
        operator, doubts = _operator(match)
        if operator:
            norm = _norm(sentence, match, operator, line, whole=whole)
            norm["ambiguous"] += doubts
            found.append(Vondst(match.start(), match.end(), norm))
    if not found and whole and _EVERY.search(sentence) and _ACT.search(sentence):
        found.append(Vondst(0, 0, _without_figure(sentence, line)))
    return found


def _operator(match: re.Match[str]) -> tuple[str | None, list[str]]:
    """Return the operator; a bare share is at least meant, any other bare figure is no norm."""
    if match["operator"]:
        sign = _OPERATOR_OF[match["operator"].lower()]
        before = match.string[max(0, match.start() - NEARBY) : match.start()]
        return (_REVERSED.get(sign, sign) if _NOT.search(before) else sign), []
    if _COMMON_SHARE.fullmatch(match["unit"]):
        return ">=", ["operator-implied"]
    return None, []


def _norm(sentence: str, match: re.Match[str], operator: str, line: int, *, whole: bool) -> Norm:
    return {
        "id": "",
        "text": sentence,
        "metric": _metric(sentence, match),
        "operator": operator,
        "value": _value(match["number"]),
        "unit": _unit(match),
        "scope": _scope(sentence[match.end() :]),
        "strength": "regel" if whole else _strength(sentence),
        "line": line,
        "ambiguous": [],
    }


def _without_figure(sentence: str, line: int) -> Norm:
    every = _EVERY.search(sentence)
    return {
        "id": "",
        "text": sentence,
        "metric": _nearest_metric(sentence, 0),
        "operator": "=",
        "value": 100,
        "unit": "%",
        "scope": every[0] if every else None,
        "strength": "regel",
        "line": line,
        "ambiguous": ["norm-without-figure"],
    }


def _value(number: str) -> int | float:
    word = _VALUES.get(number.lower())
    if word is not None:
        return word
    value = float(number.replace(",", "."))
    return int(value) if value.is_integer() else value


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower()
    per = _PER.search(match["behind"] or "")
    return f"{unit} per {per[1].lower()}" if per and unit in _COUNTS else unit


def _metric(sentence: str, match: re.Match[str]) -> str | None:
    return _nearest_metric(sentence, match.start())


def _nearest_metric(sentence: str, at: int) -> str | None:
    """Return the metric whose words stand nearest to the figure."""
    start = max(0, at - NEARBY)
    window = sentence[start : at + NEARBY]
    found = [
        (abs(start + match.start() - at), name)
        for name, pattern in _METRICS
        for match in re.finditer(pattern, window, re.IGNORECASE)
    ]
    return min(found)[1] if found else None


def _scope(behind: str) -> str | None:
    text = _OTHER_AIM.split(behind.strip(" .,;:"))[0][:MAX_SCOPE]
    return text if _SCOPE.match(text) else None


def _strength(sentence: str) -> str:
    if _AIM.search(sentence):
        return "doel"
    return "streven" if _STRIVE.search(sentence) else "norm"


def _figures_left(sentence: str, found: list[Vondst]) -> list[str]:
    spans = [(one.start, one.end) for one in found]
    left = []
    for match in _TOKEN.finditer(sentence):
        if _DIGIT.search(match[0]) and not any(
            start <= match.start() < end for start, end in spans
        ):
            before = sentence[max(0, match.start() - NEARBY) : match.start()].split()[-CONTEXT:]
            left.append(" ".join([*before, match[0].strip(".,;:()")]))
    return left


def _doubt_contradictions(norms: list[Norm]) -> None:
    """Two norms on one metric and one scope with other figures contradict each other."""
    alike: dict[tuple[str, ...], list[Norm]] = defaultdict(list)
    for norm in norms:
        if norm["metric"]:
            key = (norm["metric"], norm["scope"] or "", norm["unit"], norm["operator"])
            alike[key].append(norm)
    for group in alike.values():
        first = group[0]
        for norm in group[1:]:
            if norm["value"] != first["value"]:
                norm["ambiguous"].append(f"contradicts: {first['id']}")
                first["ambiguous"].append(f"contradicts: {norm['id']}")
