"""Norms in running text: a figure that is held to, and figures that are none."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from gastvrij.kaders.inlezen.gemeen.vorm import Alinea, Norm
from gastvrij.kaders.inlezen.gemeen.woorden import sentences

from .getallen import MAX_SENTENCE, Getal, figures

_EVERY = re.compile(
    r"\b(?:ieder|iedere|elk|elke|alle|every|each|all)\s+(?:\w+e?\s)?(?P<noun>gesprek(?:ken)?|"
    r"contact(?:en)?|klantcontact(?:en)?|telefoongesprek(?:ken)?|vra(?:ag|gen)|melding(?:en)?|"
    r"terugbelafspra\w+|calls?|conversations?|contacts?)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:registreer\w*|leg\w* .{0,40}vast|noteer\w*|geregistreerd|vastgelegd|"
    r"(?:record|register|log)\w*)\b",
    re.IGNORECASE,
)
_METRICS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "direct afgehandeld",
            r"direct\w*\s+(?:\w+\s+)?(?:afgehandel|afhandel|beantwoord|af\b)|"
            r"(?:afgehandel|afhandel)\w*\s+in (?:één|1|een) keer|first contact resol\w+|"
            r"(?:handled|answered|resolved)\s+directly|directly\s+(?:handled|answered|resolved)",
        ),
        (
            "overgaan",
            r"over\s?(?:ge)?ga|overgegaan|belsigna|\brings?\b|telefoon gaat\b.{0,40}\bover\b",
        ),
        (
            "naam genoemd",
            r"(?:noem|gebruik)\w*.{0,80}\bnaam\b|\bnaam\b.{0,40}noem|(?:use|say)s?\b.{0,60}\bname\b",
        ),
        (
            "geregistreerd",
            r"registreer|geregistreerd|noteer|vastgelegd|legt? .{0,40}vast|"
            r"\b(?:register|record|log)",
        ),
        (
            "wachttijd",
            r"wachttijd|\bwacht|aan de beurt|waiting|\bwaits?\b",
        ),
        (
            "opgenomen",
            r"opgenomen|aangenomen|opneem|opnemen|aanneem|neemt? .{0,40}(?:op|aan)\b|picked up|"
            r"pick up|opneemtijd",
        ),
        (
            "teruggebeld",
            r"terug\w*bel|bel\w* .{0,40}terug|\bcall\w*[\s-]back|return\w* .{0,20}call",
        ),
        ("afgehaakt", r"haak\w* .{0,30}af\b|afgehaakt|opgehangen|afhakers|abandon"),
        ("doorverbonden", r"doorverb[io]nd|verb[io]nd\w* .{0,40}door\b|transfer"),
        ("bevestigd", r"bevestig|acknowledg|confirm"),
        ("tevreden", r"tevreden|waardering|rapportcijfer|satisf"),
        ("bereikbaar", r"bereikba|reachab|availab"),
        (
            "afgehandeld",
            r"afgehandel|afhandel|afgerond|opgelost|afgedaan|besluit|\bbeslis|resolved|settled",
        ),
        ("beantwoord", r"beantwoord|antwoord|reactie|reage\w+|answer|repl(?:y|ies|ied)|respon[ds]"),
    )
)
_AIM = re.compile(
    r"\b(?:ons doel|doel is|doelstelling|het doel|our aim|aim is|our goal|target)\b", re.IGNORECASE
)
_STRIVE = re.compile(
    r"\b(?:streven|streeft|streefwaarde|ambitie|strive|aspire|ambition)\b", re.IGNORECASE
)
_AGREED = re.compile(
    r"\b(?:afgesproken|spreken af|(?:de|onze) afspra(?:ak|ken)|agreed|agreement)\b", re.IGNORECASE
)
_SCOPE = re.compile(
    r"(?:van|voor|op|bij|door|via|per|aan|in|of the|for|by|at|on|through)\b", re.IGNORECASE
)
_OTHER_AIM = re.compile(r"\s+en het \w+en\b|[;:]\s")
_TOKEN = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_SECONDS = {
    "sec": 1,
    "second": 1,
    "min": 60,
    "kwartier": 900,
    "uur": 3600,
    "uren": 3600,
    "hour": 3600,
}
MAX_SCOPE, CONTEXT, NEARBY = 160, 2, 160


def find_norms(
    parts: Iterable[Alinea], rules: frozenset[int], *, bare: bool = False
) -> tuple[list[Norm], list[str]]:
    """Return the norms in these parts and the figures that are no norm.

    `rules` holds the lines of general rules, where a norm can do without a figure ("ieder").
    `bare` as in `norms_in`.
    """
    norms: list[Norm] = []
    others: dict[str, None] = {}
    for part in parts:
        whole = part["line"] in rules
        found, left = norms_in(part["text"], part["line"], whole=whole, bare=bare)
        norms += found
        others.update(dict.fromkeys(left))
    settle([("", norms)])
    return norms, list(others)


def norms_in(
    text: str, line: int, *, whole: bool = False, bare: bool = False, about: str = ""
) -> tuple[list[Norm], list[str]]:
    """Return the norms of one text, not yet numbered, and its figures that are no norm.

    `whole` says that it is a rule for every conversation, `bare` that it stands where norms stand:
    then a figure needs no "binnen" or "ten minste". `about` is the heading that names its subject.
    """
    norms: list[Norm] = []
    others: list[str] = []
    for _, sentence in sentences(text):
        found = figures(sentence, bare=bare, about=about)
        made = [_norm(sentence, one, line, whole=whole, about=about) for one in found]
        _pair(sentence, found, made)
        norms += made
        if not made and whole and len(sentence) <= MAX_SENTENCE and _is_for_every(sentence):
            norms.append(_without_figure(sentence, line))
        others += _figures_left(sentence, found)
    return norms, others


def settle(groups: Sequence[tuple[str, Sequence[Norm]]]) -> None:
    """Number the norms of a document and report those of one group that contradict each other."""
    number = 0
    for _, norms in groups:
        for norm in norms:
            number += 1
            norm["id"] = f"n{number}"
    alike: dict[tuple[str, ...], list[Norm]] = defaultdict(list)
    for name, norms in groups:
        for norm in norms:
            alike[(name.lower(), *_subject(norm))].append(norm)
    for group in alike.values():
        first = group[0]
        for norm in group[1:]:
            # Two figures in one sentence are of two cases: with an appointment, without one.
            if _amount(norm) != _amount(first) and norm["text"] != first["text"]:
                norm["ambiguous"].append(f"contradicts: {first['id']}")
                first["ambiguous"].append(f"contradicts: {norm['id']}")


def _subject(norm: Norm) -> tuple[str, str, str, str]:
    """Return what a norm is about: two norms on the same that differ contradict each other."""
    # A norm without a metric is only known by its words, its figures left out.
    metric = norm["metric"] or re.sub(r"\d[\d.,]*", "#", norm["text"].lower())
    return metric, (norm["scope"] or "").lower(), _family(norm["unit"]), norm["operator"]


def _family(unit: str) -> str:
    if unit in ("procent", "percent", "per cent", "pct"):
        return "%"
    seconds = any(unit.startswith(stem) for stem in _SECONDS)
    return "time" if seconds else unit.rstrip("en") if unit.startswith("werkdag") else unit


def _amount(norm: Norm) -> Fraction:
    """Return the value, a time within the day in seconds."""
    rate = next((s for stem, s in _SECONDS.items() if norm["unit"].startswith(stem)), 1)
    return Fraction(str(norm["value"])) * rate


def _norm(sentence: str, one: Getal, line: int, *, whole: bool, about: str) -> Norm:
    return {
        "id": "",
        "text": sentence,
        "metric": _nearest_metric(sentence, one.start, one.end)
        or _nearest_metric(about, len(about), len(about)),
        "operator": one.operator,
        "value": one.value,
        "unit": one.unit,
        "scope": _scope(sentence[one.end :]),
        "strength": "regel" if whole else strength_of(sentence),
        "line": line,
        "ambiguous": list(one.doubts),
    }


def _pair(sentence: str, found: Sequence[Getal], norms: Sequence[Norm]) -> None:
    """Say of a share and the time that stand together which belongs to which."""
    pairs = list(zip(found, norms, strict=True))
    taken: set[int] = set()
    for at, ((one, a), (two, b)) in enumerate(pairwise(pairs)):
        is_pair = (one.is_share and two.is_time) or (one.is_time and two.is_share)
        if is_pair and at not in taken:
            taken.add(at + 1)
            for norm, other in ((a, two), (b, one)):
                said = sentence[other.start : other.end].strip(" .")
                own = (norm["scope"] or "").split(said)[0].strip(" ,;")
                own = own if " " in own else ""
                norm["scope"] = "; ".join(filter(None, (said, own)))[:MAX_SCOPE]


def _is_for_every(sentence: str) -> bool:
    return bool(_EVERY.search(sentence) and _ACT.search(sentence))


def _without_figure(sentence: str, line: int) -> Norm:
    every = _EVERY.search(sentence)
    return {
        "id": "",
        "text": sentence,
        "metric": _nearest_metric(sentence, 0, 0),
        "operator": "=",
        "value": 100,
        "unit": "%",
        "scope": every[0] if every else None,
        "strength": "regel",
        "line": line,
        "ambiguous": ["norm-without-figure"],
    }


def _nearest_metric(sentence: str, start: int, end: int) -> str | None:
    """Return the metric whose words stand nearest to the figure; of two, that with more words."""
    first = max(0, start - NEARBY)
    window = sentence[first : end + NEARBY]
    found = [
        (
            max(first + match.start() - end, start - first - match.end(), 0),
            match.start() - match.end(),
            name,
        )
        for name, pattern in _METRICS
        for match in pattern.finditer(window)
    ]
    return min(found)[2] if found else None


def _scope(behind: str) -> str | None:
    text = _OTHER_AIM.split(behind.strip(" .,;:"))[0][:MAX_SCOPE]
    return text if _SCOPE.match(text) and " " in text else None


def strength_of(sentence: str) -> str:
    """Return how binding a sentence says that its norm is."""
    for word, pattern in (("doel", _AIM), ("streven", _STRIVE), ("afspraak", _AGREED)):
        if pattern.search(sentence):
            return word
    return "norm"


def _figures_left(sentence: str, found: Sequence[Getal]) -> list[str]:
    left = []
    for match in _TOKEN.finditer(sentence):
        taken = any(one.start <= match.start() < one.end for one in found)
        taken = taken or any(match.start() <= one.start < match.end() for one in found)
        if _DIGIT.search(match[0]) and not taken:
            before = sentence[max(0, match.start() - NEARBY) : match.start()].split()[-CONTEXT:]
            left.append(" ".join([*before, match[0].strip(".,;:()")]))
    return left
