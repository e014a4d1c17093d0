"""What an exam plan leaves open or contradicts: doubts, never repairs."""

from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat, inspect
from gastvrij.kaders.inlezen.gemeen.schaal import strange_levels
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.vorm import Document, Toetsterm
from gastvrij.kaders.inlezen.gemeen.woorden import words

from .toetsterm import Plan, doubt

_LOOSE_ENDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "to",
        "with",
        "for",
        "from",
        "that",
        "which",
        "om",
        "die",
        "dat",
        "door",
        "bij",
        "met",
        "voor",
        "als",
        "omdat",
        "zodat",
        "wanneer",
        "tussen",
        "naar",
    ]
)
# At the end of a Dutch sentence these are the rest of a verb: "stemt in met", "belt voor".
_SURE_AT_END = frozenset(["met", "voor", "bij", "door", "naar", "om", "to"])
_NO_WORDS = Woordenschat([])
_CUT = ("…", "...")


def check_items(plan: Plan, tekst: Tekst) -> None:
    """Add to each item what is doubtful about it."""
    known = Woordenschat([regel.text for regel in tekst.filled])
    used = [code for item in plan.items for code in item["levels"] or []]
    strange = strange_levels(used, plan.scale)
    seen: set[tuple[str | None, str]] = set()
    for section in plan.sections:
        for item in section.items:
            _check(item, known, plan)
            if item["code"] and (section.plan, item["code"]) in seen:
                doubt(item, "duplicate-code")
            seen.add((section.plan, item["code"]))
            _check_levels(item, plan.scale, strange)


def _check(item: Toetsterm, known: Woordenschat, plan: Plan) -> None:
    repair = inspect(item["text"], known)
    item["ambiguous"] += repair.ambiguous
    if repair.suggested:
        item["suggested_text"] = repair.suggested
    if _is_cut(item["text"]):
        doubt(item, "cut-off")
    if item["date_raw"] and item["date"] is None and not _explained(item):
        doubt(item, "date-invalid")
    if not item["text"]:
        doubt(item, "no-text")
    if (
        item["marks"]
        and plan.legend
        and not {one["mark"] for one in plan.legend}.issuperset(item["marks"])
    ):
        doubt(item, "mark-without-legend")


def _is_cut(text: str) -> bool:
    last = words(text)[-1:]
    ends = bool(last) and text.endswith(last[0]) and last[0] in _LOOSE_ENDS - _SURE_AT_END
    return ends or text.endswith(_CUT)


def _explained(item: Toetsterm) -> bool:
    return "date-incomplete" in item["ambiguous"] or not any(
        map(str.isdigit, item["date_raw"] or "")
    )


def _check_levels(item: Toetsterm, scale: list[str], strange: set[str]) -> None:
    if item["levels"] is None and scale and item["level_count"] == len(scale) > 1:
        item["levels"] = list(scale)
    if item["level_count"] == 0:
        doubt(item, "no-levels")
    elif item["levels"] is None:
        doubt(item, "level-columns-lost")
    for code in item["levels"] or []:
        if code in strange:
            doubt(item, f"level-strange: {code}")


def doubt_totals(document: Document) -> None:
    """Doubt the totals that differ from what they count."""
    sections = document.get("sections", [])
    items = [item for section in sections for item in section["items"]]
    counted = [item["aantal_opdr"] for item in items if item["aantal_opdr"] is not None]
    own = [section["aantal_opdr"] for section in sections if "aantal_opdr" in section]
    for section in sections:
        inside = [
            item["aantal_opdr"] for item in section["items"] if item["aantal_opdr"] is not None
        ]
        if "aantal_opdr" in section and inside and sum(inside) != section["aantal_opdr"]:
            section["ambiguous"].append(f"total-differs: {sum(inside)}")
    total = document.get("total")
    if not total:
        return
    figures = counted or own
    if figures and total["aantal_opdr"] not in (None, sum(figures)):
        total["ambiguous"].append(f"total-differs: {sum(figures)}")
    for code, figure in total.get("levels", {}).items():
        count = sum(code in (item["levels"] or []) for item in items)
        if count != figure:
            total["ambiguous"].append(f"level-total-differs: {code} {count}")


def doubt_placeholders(document: Document) -> None:
    """Doubt a title, a description or a field that somebody still has to fill in."""
    for text in (document["title"], document.get("description")):
        if text and "placeholder" in inspect(text, _NO_WORDS).ambiguous:
            document["title_ambiguous"].append("placeholder")
    for field in document["meta"].values():
        if "placeholder" in inspect(field["value"] or "", _NO_WORDS).ambiguous:
            field["ambiguous"].append("placeholder")
