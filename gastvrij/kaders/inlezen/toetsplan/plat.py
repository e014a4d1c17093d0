"""Reader of exam plans whose table was flattened: labels, values and headings lie apart."""

import re
from collections.abc import Sequence
from itertools import takewhile

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.schaal import (
    CROSSES,
    announced_scale,
    codes_of,
    legend_of,
    levels_in,
    scale_codes,
)
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import is_typed_value
from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .kop import (
    MIN_DESCRIPTION,
    is_title,
    take_description,
    take_fields,
    take_signs,
    take_title,
)
from .regels import split_mark
from .stukken import Stuk, join_wrapped, loose
from .toetsterm import (
    Plan,
    Sectie,
    add_levels,
    add_marks,
    add_text,
    code_pattern,
    glue,
    is_glued,
    new_item,
    take_tail,
)

MIN_HEADING, MAX_HEADING = 4, 90
_SAID_LEVEL = re.compile(
    r"(?:niveau|level)\s*[:=]?\s*(?P<cell>[\w /,+&-]{1,40}?)\.?", re.IGNORECASE
)


def read_flat(lines: list[Regel], chrome: Kanttekeningen) -> Plan:
    """Return the plan in lines without columns."""
    plan = Plan(codes=codes_of(regel.text for regel in lines))
    _find_scale(lines, plan)
    pieces = _pieces(lines, plan, chrome)
    pieces = join_wrapped(pieces, max((len(regel.text) for regel in lines), default=0))
    take_title(pieces, plan, any_heading=False)
    take_description(pieces, plan, least=MIN_DESCRIPTION)
    take_signs(pieces, plan, chrome)
    _take_sections(pieces, plan)
    take_fields(pieces, plan)
    _take_total(pieces, plan, chrome)
    for piece in pieces:
        if piece.role == "text":
            plan.leave(piece.line, piece.text)
    return plan


def _find_scale(lines: list[Regel], plan: Plan) -> None:
    for regel in lines:
        codes = scale_codes(regel.text.split())
        if codes and not plan.scale:
            plan.scale = list(codes)
        names = legend_of(regel.text, plan.codes)
        plan.names |= names
        plan.scale += [one for one in names or announced_scale(regel.text) if one not in plan.scale]


def _pieces(lines: list[Regel], plan: Plan, chrome: Kanttekeningen) -> list[Stuk]:
    """Return items and loose lines in the order of the text."""
    code, filled = code_pattern(lines), [regel for regel in lines if regel.text]
    found = [(at, match) for at, regel in enumerate(filled) if (match := _coded(code, regel))]
    plan.says_levels = _says_levels(filled, [at for at, _ in found])
    ends = [*(at for at, _ in found[1:]), len(filled)]
    pieces = loose(filled[: found[0][0] if found else len(filled)], plan.codes)
    for (start, match), end in zip(found, ends[: len(found)], strict=True):
        item, used = read_flat_item(match, filled[start:end], plan)
        if bullet := split_bullet(filled[start].text):
            chrome.bullet(bullet[0], filled[start].nr)
        pieces.append(Stuk("item", item["code"], item["line"]))
        plan.add(item)
        pieces += loose(filled[start + used : end], plan.codes)
    return pieces


def _says_levels(lines: list[Regel], items: list[int]) -> bool:
    """Test if a line such as "Niveau: B" belongs to the item above it: then most items have one."""
    said = [at for at, regel in enumerate(lines) if _SAID_LEVEL.fullmatch(regel.text)]
    return bool(said and items) and said[0] > items[0] and len(said) * 2 > len(items)


def _coded(code: re.Pattern[str], regel: Regel) -> re.Match[str] | None:
    """Return the code at the head of a line, behind a bullet if it has one."""
    return code.match(split_mark(regel.text))


def read_flat_item(
    found: re.Match[str], lines: Sequence[Regel], plan: Plan
) -> tuple[Toetsterm, int]:
    """Return the item at the head of these lines and the number of lines it takes."""
    item = new_item(found[1], found[2], lines[0].nr)
    if is_glued(found):
        glue(item, found)
    own = list(takewhile(lambda regel: not _ends_item(regel), lines[1:]))
    rests = [found.string[found.end() :], *(regel.text for regel in own)]
    for at, rest in enumerate(rests):
        if at and plan.says_levels and _said_level(item, rest, plan):
            for text in rests[:at]:
                add_text(item, text)
            return item, at + 1
        before = take_tail(item, rest, plan.scale)
        if before is not None:
            for text in [*rests[:at], before]:
                add_text(item, text)
            return item, at + 1 + _loose_marks(item, rests[at + 1 :], plan)
    used = _without_tail(rests)
    for text in rests[:used]:
        add_text(item, text)
    return item, used


def _ends_item(regel: Regel) -> bool:
    """Test if a line can be no part of an item that is still open: a heading or a title."""
    return bool(regel.heading) or is_title(regel.text)


def _said_level(item: Toetsterm, rest: str, plan: Plan) -> bool:
    """Take a line that says the level in words: "Niveau: B"."""
    found = _SAID_LEVEL.fullmatch(rest)
    levels = levels_in(found["cell"], plan.names) if found else None
    if not found or not levels:
        return False
    add_levels(item, rest, levels)
    item["level_from"] = "line"
    return True


def _loose_marks(item: Toetsterm, rests: list[str], plan: Plan) -> int:
    """Take the crosses or level codes that stand on a line of their own behind the date."""
    if not rests or item["level_count"]:
        return 0
    if plan.says_levels and _said_level(item, rests[0], plan):
        return 1
    marks = rests[0].split()
    if not marks or not CROSSES.union(plan.scale).issuperset(marks):
        return 0
    add_marks(item, marks, plan.scale)
    return 1


def _without_tail(rests: list[str]) -> int:
    """Return how many lines an item without date and crosses takes: to the end of its sentence."""
    for at, rest in enumerate(rests):
        following = rests[at + 1] if at + 1 < len(rests) else ""
        if rest and not starts_lower(following) and (is_closed(rest) or at > 0):
            return at + 1
    return len(rests)


def _take_sections(pieces: list[Stuk], plan: Plan) -> None:
    """Take section headings: short texts at the columns and items, away from the fields."""
    at_table = False
    headings: list[Stuk] = []
    for at, piece in enumerate(pieces):
        if piece.role in ("column", "item", "total"):
            at_table = not (piece.role == "column" and scale_codes(piece.text.split()))
        elif piece.role in ("label", "title", "description"):
            at_table = False
        elif piece.role == "text" and is_typed_value(piece.text):
            continue
        elif piece.role == "text" and _is_section(pieces, at, at_table=at_table):
            piece.role = "section"
            headings.append(piece)
    _divide(pieces, headings, plan)


def _is_section(pieces: list[Stuk], at: int, *, at_table: bool) -> bool:
    return _is_heading(pieces[at].text) and (at_table or _heads(pieces, at))


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
        plan.leave(total.line, total.text)
    for figure in figures:
        chrome.add("figure", figure.text, figure.line)
