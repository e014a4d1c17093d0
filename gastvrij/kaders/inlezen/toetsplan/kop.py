"""The front of an exam plan: title, description, header fields, and what explains its signs."""

import itertools
import re

from gastvrij.kaders.inlezen.gemeen.blokken import is_heading
from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.schaal import announced_scale, legend_of
from gastvrij.kaders.inlezen.gemeen.velden import pair, split_field

from .stukken import CHROME, Stuk, mark_legend
from .toetsterm import Plan

TITLE = re.compile(
    r"(?P<kind>toetsplan|toetsmatrijs|examenplan|examenmatrijs|toetsprogramma|examenprogramma|"
    r"test\s?plan|exam(?:ination)?\s?plan|test\s?matrix|assessment\s?plan|proeve)\b"
    r"\s*(?P<code>[A-Z]{1,4}\d{0,3}(?![a-z]))?\s*[:–-]?\s*(?P<name>.*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:bijlage|appendix|annex|concept|draft)\b[\s\d:.–-]*", re.IGNORECASE)
MIN_DESCRIPTION = 120
MAX_TITLE = 140


def is_title(text: str) -> bool:
    """Test if a line can be the title of an exam plan by its first words."""
    return (
        len(text) <= MAX_TITLE
        and bool(TITLE.match(_BEFORE.sub("", text, count=1)))
        and not text.endswith(".")
    )


def take_title(pieces: list[Stuk], plan: Plan, *, any_heading: bool) -> None:
    """Take the title: the line that calls itself an exam plan, else the first heading."""
    texts = [piece for piece in pieces if piece.role == "text"]
    named = [piece for piece in texts if is_title(piece.text)]
    styled = [piece for piece in texts if piece.lines and piece.lines[0].heading == 1]
    first = [piece for piece in texts[:1] if is_heading(piece.text) or not piece.text.endswith(".")]
    for piece in (named or (styled + first if any_heading else []))[:1]:
        plan.title, plan.title_line, piece.role = piece.text, piece.line, "title"


def take_description(pieces: list[Stuk], plan: Plan, *, least: int) -> None:
    """Take the running text of at least so many characters."""
    for piece in pieces:
        if (
            piece.role == "text"
            and len(piece.text) >= least
            and piece.text.endswith((".", "!", ":"))
        ):
            plan.description.append(piece.text)
            piece.role = "description"


def take_signs(pieces: list[Stuk], plan: Plan, chrome: Kanttekeningen) -> None:
    """Take column titles, and the lines that explain levels and marks."""
    for piece in pieces:
        if piece.role == "legend":
            learn_legend(piece.text, plan)
        if piece.role == "mark":
            learn_mark(piece.text, piece.line, plan)
        elif piece.role in CHROME:
            chrome.add(CHROME[piece.role], piece.text, piece.line)


def learn_legend(text: str, plan: Plan) -> None:
    """Take over the levels that a line explains or announces."""
    names = legend_of(text, plan.codes)
    plan.names |= names
    for code in names or announced_scale(text):
        if code not in plan.scale:
            plan.scale.append(code)


def learn_mark(text: str, line: int, plan: Plan) -> None:
    """Take over what a mark behind a code means."""
    found = mark_legend(text)
    if found:
        plan.legend.append({"mark": found[0], "text": text, "meaning": found[1], "line": line})


def take_fields(pieces: list[Stuk], plan: Plan) -> None:
    """Give every label its value: on its own line, right behind it, or paired from afar."""
    labels = [piece for piece in pieces if piece.role == "label"]
    for piece in labels:
        name, own = piece.text.split("\n")
        set_field(plan, piece, name, own or None, [])
    open_labels = [piece for piece in labels if not plan.meta[piece.key]["value"]]
    values = [piece for piece in pieces if piece.role == "text"]
    beside = _stacked(pieces, open_labels)
    pairs, far = pair([piece.key for piece in open_labels], [piece.text for piece in values])
    for at, label in enumerate(open_labels):
        doubts = [] if beside else ["label-apart"]
        if at not in pairs:
            plan.meta[label.key]["ambiguous"].append("no-value")
            continue
        value = values[pairs[at]]
        doubts += ["value-far"] if at in far else []
        set_field(plan, label, label.text.split("\n")[0], value.text, doubts)
        value.role = "value"
    _doubt_dates(plan)


def take_own_fields(pieces: list[Stuk], plan: Plan) -> None:
    """Take the lines with a label of their own and a colon, once the document has such lines."""
    for piece in pieces:
        found = split_field(piece.text) if piece.role == "text" else None
        if found and not is_title(piece.text):
            label = Stuk("label", piece.text, piece.line, key=found[0])
            set_field(plan, label, found[1], found[2], [])
            piece.role = "value"


def set_field(plan: Plan, piece: Stuk, label: str, value: str | None, doubts: list[str]) -> None:
    """Keep a header field; one that is there already with a value is a doubt."""
    known = plan.meta.get(piece.key)
    if known and known["value"] and known["line"] != piece.line:
        plan.leave(piece.line, piece.text.replace("\n", " "))
        if "field-twice" not in known["ambiguous"]:
            known["ambiguous"].append("field-twice")
        return
    plan.meta[piece.key] = {
        "label": label,
        "value": value,
        "line": piece.line,
        "ambiguous": list(doubts),
    }
    iso = (
        iso_date(value) if value and len(value) < MIN_DESCRIPTION and "datum" in piece.key else None
    )
    if iso:
        plan.meta[piece.key]["iso"] = iso


def _stacked(pieces: list[Stuk], labels: list[Stuk]) -> bool:
    """Test if every label has its value on the line behind it."""
    follows = {id(one): two for one, two in itertools.pairwise(pieces)}
    return bool(labels) and all(
        id(label) in follows and follows[id(label)].role == "text" for label in labels
    )


def _doubt_dates(plan: Plan) -> None:
    """A date paired from afar could belong to any date label that has none."""
    empty = [key for key in plan.meta if "datum" in key and not plan.meta[key]["value"]]
    for key, field_ in plan.meta.items():
        if "datum" in key and "label-apart" in field_["ambiguous"] and empty:
            field_["ambiguous"].append("candidates: " + ", ".join([key, *empty]))
