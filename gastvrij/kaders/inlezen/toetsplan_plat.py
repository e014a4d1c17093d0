"""Reader of exam plans whose table was flattened: labels, values and headings lie apart."""

import itertools
import re
from dataclasses import dataclass, field

from .datums import iso_date
from .opmaak import Kanttekeningen
from .schaal import CROSSES, scale_codes
from .tekst import Regel
from .toetsterm import (
    Plan,
    Sectie,
    add_marks,
    add_text,
    code_pattern,
    is_column_title,
    is_lone_figure,
    match_total,
    new_item,
    take_tail,
)
from .velden import is_typed_value, match_label, pair
from .vorm import Toetsterm
from .woorden import is_closed, starts_lower

MIN_DESCRIPTION = 120
MIN_HEADING, MAX_HEADING = 4, 90
WIDE = 0.85


@dataclass(slots=True)
class Stuk:
    """One loose piece of text, with the kind of thing it is."""

    role: str
    text: str
    line: int
    key: str = ""
    figure: int | None = None
    lines: list[Regel] = field(default_factory=list)


def read_flat(lines: list[Regel], chrome: Kanttekeningen) -> Plan:
    """Return the plan in lines without columns."""
    plan = Plan()
    plan.scale = _find_scale(lines)
    pieces = _pieces(lines, plan)
    pieces = _join_wrapped(pieces, max((len(regel.text) for regel in lines), default=0))
    _take_front(pieces, plan, chrome)
    _take_sections(pieces, plan)
    _take_fields(pieces, plan)
    _take_total(pieces, plan, chrome)
    for piece in pieces:
        if piece.role == "text":
            plan.not_understood.append({"line": piece.line, "text": piece.text})
    return plan


def _find_scale(lines: list[Regel]) -> list[str]:
    return next((codes for regel in lines if (codes := scale_codes(regel.text.split()))), [])


def _pieces(lines: list[Regel], plan: Plan) -> list[Stuk]:
    """Return items and loose lines in the order of the text."""
    code, filled = code_pattern(lines), [regel for regel in lines if regel.text]
    found = [(at, match) for at, regel in enumerate(filled) if (match := code.match(regel.text))]
    ends = [*(at for at, _ in found[1:]), len(filled)]
    pieces = _loose(filled[: found[0][0] if found else len(filled)])
    for (start, match), end in zip(found, ends[: len(found)], strict=True):
        item, used = read_flat_item(match, filled[start:end], plan.scale)
        pieces.append(Stuk("item", item["code"], item["line"]))
        plan.add(item)
        pieces += _loose(filled[start + used : end])
    return pieces


def read_flat_item(
    found: re.Match[str], lines: list[Regel], scale: list[str]
) -> tuple[Toetsterm, int]:
    """Return the item at the head of these lines and the number of lines it takes."""
    item = new_item(found[1], found[2], lines[0].nr)
    rests = [lines[0].text[found.end() :], *(regel.text for regel in lines[1:])]
    for at, rest in enumerate(rests):
        before = take_tail(item, rest, scale)
        if before is not None:
            for text in [*rests[:at], before]:
                add_text(item, text)
            return item, at + 1 + _loose_marks(item, rests[at + 1 :], scale)
    used = _without_tail(rests)
    for text in rests[:used]:
        add_text(item, text)
    return item, used


def _loose_marks(item: Toetsterm, rests: list[str], scale: list[str]) -> int:
    """Take the crosses or level codes that stand on a line of their own behind the date."""
    marks = rests[0].split() if rests else []
    if item["level_count"] or not marks or not CROSSES.union(scale).issuperset(marks):
        return 0
    add_marks(item, marks, scale)
    return 1


def _without_tail(rests: list[str]) -> int:
    """Return how many lines an item without date and crosses takes: to the end of its sentence."""
    for at, rest in enumerate(rests):
        following = rests[at + 1] if at + 1 < len(rests) else ""
        if rest and not starts_lower(following) and (is_closed(rest) or at > 0):
            return at + 1
    return len(rests)


def _loose(lines: list[Regel]) -> list[Stuk]:
    pieces, at = [], 0
    while at < len(lines):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        piece, used = _loose_piece(lines[at], following)
        piece.lines = lines[at : at + used]
        pieces.append(piece)
        at += used
    return pieces


def _loose_piece(regel: Regel, following: str) -> tuple[Stuk, int]:
    for text, used in ((f"{regel.text} {following}", 2), (regel.text, 1)):
        label = match_label(text)
        if label and (used == 1 or not label[2]):
            return Stuk("label", label[1] + "\n" + label[2], regel.nr, key=label[0]), used
    if scale_codes(regel.text.split()) or is_column_title(regel.text):
        return Stuk("column", regel.text, regel.nr), 1
    total = match_total(regel.text)
    if total:
        return Stuk("total", total[0], regel.nr, figure=total[1]), 1
    if is_lone_figure(regel.text):
        return Stuk("figure", regel.text, regel.nr), 1
    return Stuk("text", regel.text, regel.nr), 1


def _join_wrapped(pieces: list[Stuk], width: int) -> list[Stuk]:
    """Join the lines that one sentence was broken into."""
    joined: list[Stuk] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.role == piece.role == "text" and _runs_on(last, piece, width):
            last.text = f"{last.text} {piece.text}"
            last.lines = piece.lines
        else:
            joined.append(piece)
    return joined


def _runs_on(last: Stuk, piece: Stuk, width: int) -> bool:
    if is_closed(last.text):
        return False
    return starts_lower(piece.text) or len(last.lines[-1].text) > width * WIDE


def _take_front(pieces: list[Stuk], plan: Plan, chrome: Kanttekeningen) -> None:
    """Take title, description and column headings out of the loose text."""
    texts = [piece for piece in pieces if piece.role == "text"]
    named = [piece for piece in texts if "toetsplan" in piece.text.lower()[:20]]
    for piece in named[:1]:
        plan.title, plan.title_line, piece.role = piece.text, piece.line, "title"
    for piece in texts:
        if piece.role == "text" and len(piece.text) >= MIN_DESCRIPTION and piece.text.endswith("."):
            plan.description.append(piece.text)
            piece.role = "description"
    for piece in pieces:
        if piece.role == "column":
            chrome.add("column-header", piece.text, piece.line)


def _take_sections(pieces: list[Stuk], plan: Plan) -> None:
    """Take section headings: short texts at the columns and items, away from the fields."""
    at_table = False
    headings: list[tuple[int, Stuk]] = []
    for at, piece in enumerate(pieces):
        if piece.role in ("column", "item", "total"):
            at_table = not (piece.role == "column" and scale_codes(piece.text.split()))
        elif piece.role in ("label", "title", "description"):
            at_table = False
        elif piece.role == "text" and is_typed_value(piece.text):
            continue
        elif piece.role == "text" and _is_heading(piece.text) and (at_table or _heads(pieces, at)):
            piece.role = "section"
            headings.append((at, piece))
    _divide(pieces, [piece for _, piece in headings], plan)


def _is_heading(text: str) -> bool:
    return (
        MIN_HEADING <= len(text) <= MAX_HEADING and not is_closed(text) and not starts_lower(text)
    )


def _heads(pieces: list[Stuk], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at + 1].role == "item"


def _divide(pieces: list[Stuk], headings: list[Stuk], plan: Plan) -> None:
    """Put the items under the headings, if each heading stands right before its own items."""
    if not headings:
        return
    order = [piece for piece in pieces if piece.role in ("section", "item")]
    pairs = zip(order, [*order[1:], Stuk("end", "", 0)], strict=True)
    apart = any(one.role == "section" and two.role != "item" for one, two in pairs)
    items = iter(plan.items)
    sections: list[Sectie] = []
    for piece in order:
        if piece.role == "section":
            sections.append(Sectie(piece.text, piece.line))
        else:
            if not sections:
                sections.append(Sectie(None, piece.line))
            sections[-1].items.append(next(items))
    plan.sections = sections
    plan.headings_apart = apart or sections[0].title is None


def _take_fields(pieces: list[Stuk], plan: Plan) -> None:
    """Give every label its value: on its own line, right behind it, or paired from afar."""
    labels = [piece for piece in pieces if piece.role == "label"]
    for piece in labels:
        name, own = piece.text.split("\n")
        _set_field(plan, piece, name, own or None, [])
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
        _set_field(plan, label, label.text.split("\n")[0], value.text, doubts)
        value.role = "value"
    _doubt_dates(plan)


def _stacked(pieces: list[Stuk], labels: list[Stuk]) -> bool:
    """Test if every label has its value on the line behind it."""
    follows = {id(one): two for one, two in itertools.pairwise(pieces)}
    return bool(labels) and all(
        id(label) in follows and follows[id(label)].role == "text" for label in labels
    )


def _set_field(plan: Plan, piece: Stuk, label: str, value: str | None, doubts: list[str]) -> None:
    known = plan.meta.get(piece.key)
    if known and known["value"] and known["line"] != piece.line:
        plan.not_understood.append({"line": piece.line, "text": piece.text.replace("\n", " ")})
        known["ambiguous"].append("field-twice")
        return
    plan.meta[piece.key] = {
        "label": label,
        "value": value,
        "line": piece.line,
        "ambiguous": list(doubts),
    }
    iso = iso_date(value) if value and len(value) < MIN_DESCRIPTION else None
    if iso:
        plan.meta[piece.key]["iso"] = iso


def _doubt_dates(plan: Plan) -> None:
    """A date paired from afar could belong to any date label that has none."""
    empty = [key for key in plan.meta if "datum" in key and not plan.meta[key]["value"]]
    for key, field_ in plan.meta.items():
        if "datum" in key and "label-apart" in field_["ambiguous"] and empty:
            field_["ambiguous"].append("candidates: " + ", ".join([key, *empty]))


def _take_total(pieces: list[Stuk], plan: Plan, chrome: Kanttekeningen) -> None:
    figures = [piece for piece in pieces if piece.role == "figure"]
    totals = [piece for piece in pieces if piece.role == "total"]
    for total in totals[:1]:
        doubts: list[str] = []
        if total.figure is None and len(figures) == 1:
            total.figure, doubts = int(figures.pop().text), ["total-apart"]
        plan.total = {
            "label": total.text,
            "aantal_opdr": total.figure,
            "line": total.line,
            "ambiguous": doubts,
        }
    for total in totals[1:]:
        plan.not_understood.append({"line": total.line, "text": total.text})
    for figure in figures:
        chrome.add("figure", figure.text, figure.line)
