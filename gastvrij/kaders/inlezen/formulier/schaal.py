"""What a form says in marks and few words: scales, weights, knock-out marks, the cesuur."""

import re
from dataclasses import dataclass

from gastvrij.kaders.inlezen.gemeen.vorm import Cesuur, Trede
from gastvrij.kaders.inlezen.normen.woorden import value_of

_WORDS = (
    r"onvoldoende|zwak|slecht|matig|voldoende|ruim voldoende|goed|zeer goed|uitstekend|ja|nee|"
    r"n\.?v\.?t\.?|niet van toepassing|[ovgumzns]|rv|zg|nw|voldaan|niet voldaan|deels(?: voldaan)?|"
    r"gedeeltelijk(?: voldaan)?|niet waargenomen|niet gezien|gezien|wel|niet|behaald|niet behaald|"
    r"yes|no|n/a|not applicable|met|not met|partly met|partly|poor|fair|good|very good|excellent|"
    r"satisfactory|unsatisfactory|insufficient|sufficient|not observed|\+\+?|--?|\+/-|±|\d{1,2}"
)
_POINTS = r"(?:\s*[(:=]?\s*(?P<value>\d{1,3}(?:[.,]\d)?)\s*(?:punt(?:en)?|p|pt|points?)?\s*\)?)?"
_LABEL = re.compile(rf"(?P<label>{_WORDS}){_POINTS}", re.IGNORECASE)
_KEYED = re.compile(r"(?P<key>\d{1,2}|[A-Z]{1,2}|[+±-]{1,2})\s*(?:=|:|–|-)\s*(?P<text>[^=]{2,60})")
_RANGE = re.compile(r"(?P<low>\d{1,2})\s*(?:-|–|t/m|tot en met|tot|to)\s*(?P<high>\d{1,2})")
BOXES = re.compile(r"[☐□☑☒◻○❏]|\[\s?\]|\(\s\)")
_PARTS = re.compile(r"\s*(?:[/|;,]|[☐□☑☒◻○❏]|\[\s?\]|\(\s\))\s*")
_TAIL = re.compile(
    rf"(?<=\S)(?:\s+\(?|:\s*)(?P<scale>(?:{_WORDS})(?:\s*[/|]\s*(?:{_WORDS}))+"
    r"|(?<=\()\d\s*[-–]\s*\d{1,2}|(?<=\s\s)\d\s*[-–]\s*\d{1,2})\)?$",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"(?:score|schaal|beoordelingsschaal|scoreschaal|waardering|oordeel|legenda|scale|rating)\w*\s*"
    r"(?:op een schaal van)?\s*[:(]\s*(?P<scale>.+?)\)?",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\s*[(\[]?\b(?:weging|gewicht|weegt|telt|weight)\s*:?\s*(?P<number>\d{1,2}(?:[.,]\d)?|dubbel|"
    r"double)\s*(?:x|×|keer|maal|times)?(?:\s*mee)?\s*[)\]]?",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s*\(\s*(?P<number>\d)\s*[x×]\s*\)", re.IGNORECASE)
_KNOCK_OUT = re.compile(
    r"\s*[(\[]\s*(?:KO|K\.O\.?|knock-?out(?:-?criterium)?|kritisch|critical)\s*[)\]]"
    r"|\s*\b(?:KO|K\.O\.|knock-?out)(?=\s*$)|^(?:KO|K\.O\.|kritisch|critical)\s*[:–-]\s*"
    r"|\s*[–-]\s*(?:kritisch|critical)$",
    re.IGNORECASE,
)
_STAR = re.compile(r"^\*{1,3}\s*(?=\w)|(?<=[\w.)])\s*\*{1,3}$")
STAR_LEGEND = re.compile(
    r"(?:^\*+\s*[:=–-]?\s*\S|\bmet (?:een )?\*|\bsterretje|\bmarked (?:with )?(?:an? )?\*).*",
    re.IGNORECASE,
)
_CRITICAL = re.compile(
    r"knock-?out|\bKO\b|\bK\.O\.|kritisch|critical|moeten? (?:altijd )?voldoende", re.I
)
_TERM = re.compile(r"\b[A-Z]{1,3}\d{0,2}\.\d{1,2}\b")
_NUMBER = r"\d{1,3}(?:[.,]\d)?|[a-zé]+"
_AT_LEAST = r"ten minste|tenminste|minimaal|minstens|at least|a minimum of"
_OF = re.compile(
    rf"(?:{_AT_LEAST})?\s*(?P<least>{_NUMBER})\s+(?:van de|van|uit de|uit|of the|out of|of)\s+"
    rf"(?:de\s+)?(?P<total>\d{{1,3}})\s*(?P<unit>criteria|punten|onderdelen|vragen|points)?\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    rf"(?:{_AT_LEAST})\s+(?P<least>{_NUMBER})\s*(?P<unit>%|procent|percent|punten|points|criteria|"
    r"onderdelen)",
    re.IGNORECASE,
)
_ALL_CRITICAL = re.compile(
    r"\b(?:alle|all)\s+(?:de\s+)?(?:kritische|knock-?out|KO|critical)[\s-]*(?:criteria|onderdelen|"
    r"punten|items)?\b.{0,40}\b(?:voldoende|voldaan|behaald|goed|met|sufficient|passed)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^(?:\S+\s+){0,4}(?:alle|all)\s+(?:de\s+)?(?:criteria|onderdelen)\b.{0,30}\b(?:voldoende|"
    r"voldaan|behaald|met|sufficient)",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.;]\s+|,?\s+(?:en|and)\s+(?=(?:alle|all|ten minste|minimaal|at least)\b)")
FEW, MANY_STEPS = 2, 20


@dataclass(frozen=True, slots=True)
class Merken:
    """A criterion without the marks behind it, and what those say."""

    text: str
    weight: int | float | None
    is_critical: bool
    has_star: bool
    marks: tuple[str, ...]


def is_label(text: str) -> bool:
    """Test if a text is one step of a scale, such as the heading of a column."""
    return bool(_LABEL.fullmatch(text.strip())) or bool(_KEYED.fullmatch(text.strip()))


def step_of(text: str) -> Trede:
    """Return a text that is one step of a scale; a number is its own value."""
    keyed = _KEYED.fullmatch(text.strip())
    if keyed:
        if keyed["key"].isdigit():
            return {"label": keyed["text"].strip(), "value": int(keyed["key"])}
        return {"label": keyed["key"], "value": None, "meaning": keyed["text"].strip()}
    found = _LABEL.fullmatch(text.strip())
    if found is None:
        return {"label": text.strip(), "value": None}
    label, value = found["label"].strip(), found["value"]
    if label.isdigit():
        return {"label": label, "value": int(label)}
    return {"label": label, "value": None if value is None else value_of(value)}


def scale_of(text: str) -> list[Trede] | None:
    """Return the scale that a text writes out ("O / V / G", "0-3", "☐ ja ☐ nee"), None if none."""
    said = text.strip(" ()")
    reach = _RANGE.fullmatch(said)
    if reach:
        low, high = int(reach["low"]), int(reach["high"])
        if low >= high or high - low > MANY_STEPS:
            return None
        return [{"label": str(one), "value": one} for one in range(low, high + 1)]
    parts = [one for one in _PARTS.split(said) if one]
    if len(parts) == 1 and all(one.isdigit() for one in said.split()):
        parts = said.split()
    if len(parts) < FEW or not all(map(is_label, parts)):
        return None
    return [step_of(one) for one in parts]


def legend_of(text: str) -> list[Trede] | None:
    """Return the scale that a line explains, None if it explains none."""
    found = _LEGEND.fullmatch(text.strip().rstrip("."))
    return scale_of((found["scale"] if found else text).rstrip("."))


def split_scale(text: str) -> tuple[str, str, list[Trede] | None]:
    """Return a criterion without the scale behind it, the words of that scale, and the scale."""
    box = BOXES.search(text)
    if box and box.start() > 0:
        scale = scale_of(text[box.start() :])
        if scale:
            return text[: box.start()].rstrip(" :"), text[box.start() :], scale
    tail = _TAIL.search(text)
    scale = scale_of(tail["scale"]) if tail else None
    if tail is None or scale is None:
        return text, "", None
    return text[: tail.start()].rstrip(" :"), tail["scale"], scale


def marks_of(text: str) -> Merken:
    """Return a criterion apart from the marks for its weight and for a knock-out."""
    weight: int | float | None = None
    marks: list[str] = []
    for pattern in (_WEIGHT, _TIMES):
        found = pattern.search(text)
        if found and weight is None:
            said = found["number"].lower()
            weight = 2 if said in ("dubbel", "double") else value_of(said)
            marks.append(found[0].strip())
            text = (text[: found.start()] + text[found.end() :]).strip()
    critical = _KNOCK_OUT.search(text)
    if critical:
        marks.append(critical[0].strip())
        text = (text[: critical.start()] + text[critical.end() :]).strip()
    star = _STAR.search(text)
    if star:
        marks.append(star[0].strip())
        text = (text[: star.start()] + text[star.end() :]).strip()
    return Merken(text, weight, bool(critical), bool(star), tuple(marks))


def is_star_legend(text: str) -> bool:
    """Test if a line explains that a star marks what is critical."""
    return bool(STAR_LEGEND.match(text) or STAR_LEGEND.search(text)) and bool(
        _CRITICAL.search(text)
    )


def toetstermen_in(text: str) -> list[str]:
    """Return the codes of toetstermen in a text."""
    return list(dict.fromkeys(_TERM.findall(text)))


def cesuur_of(text: str, line: int, count: int) -> Cesuur:
    """Return the cesuur: as it is said, and in figures if every part of it is exact.

    `count` is the number of criteria of the form.
    """
    made: Cesuur = {
        "text": text,
        "minimum": None,
        "total": None,
        "unit": None,
        "all_knock_outs": False,
        "line": line,
        "ambiguous": [],
    }
    if not all(_clause(made, one, count) for one in _CLAUSES.split(text) if one.strip()):
        _hold(made, None, None, None)
        made["all_knock_outs"] = False
        made["ambiguous"].append("cesuur-in-words")
    elif made["unit"] == "criteria" and made["total"] not in (None, count):
        made["ambiguous"].append(f"cesuur-differs: {count}")
    return made


def _hold(made: Cesuur, minimum: float | None, total: float | None, unit: str | None) -> None:
    made["minimum"], made["total"], made["unit"] = minimum, total, unit


def _clause(made: Cesuur, clause: str, count: int) -> bool:
    """Take one part of a cesuur; return whether it is exact."""
    if _ALL_CRITICAL.search(clause):
        made["all_knock_outs"] = True
        return True
    if _ALL.search(clause):
        _hold(made, count, count, "criteria")
        return True
    found = _OF.search(clause) or _SCORE.search(clause)
    if found is None or made["minimum"] is not None:
        return False
    least = _figure(found["least"])
    if least is None or len(re.findall(r"\d+", clause)) > len(found.groups()) - 1:
        return False
    groups = found.groupdict()
    total = groups.get("total")
    _hold(made, least, int(total) if total else None, groups["unit"])
    return groups["unit"] is not None


def _figure(said: str) -> int | float | None:
    try:
        return value_of(said)
    except ValueError:
        return None
