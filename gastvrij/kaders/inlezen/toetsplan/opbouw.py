"""The order of an exam plan: which numbered lines head others."""

from itertools import pairwise

from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm

from .toetsterm import Plan, Sectie


def lift_headings(plan: Plan) -> None:
    """Make a section of each item that has nothing but a text and is numbered above the next."""
    order = [*plan.items, None]
    heads = {id(one) for one, two in pairwise(order) if one and two and _is_above(one, two)}
    if not heads:
        return
    sections: list[Sectie] = []
    for section in plan.sections:
        sections.append(Sectie(section.title, section.line, [], section.aantal_opdr, section.plan))
        for item in section.items:
            if id(item) in heads:
                title = f"{item['code']} {item['text']}"
                sections.append(Sectie(title, item["line"], [], item["aantal_opdr"], section.plan))
            else:
                sections[-1].items.append(item)
        if not sections[0].items and sections[0].title is None:
            sections.pop(0)
    plan.sections = sections


def _is_above(one: Toetsterm, two: Toetsterm) -> bool:
    bare = not (one["level_count"] or one["date_raw"] or one["extra_columns"] or one["marks"])
    return bare and bool(one["code"]) and two["code"].startswith(f"{one['code'].rstrip('.')}.")
