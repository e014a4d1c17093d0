"""Words to say that only their italics tell, in a document that writes all such words so."""

from collections.abc import Mapping, Sequence

from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.vorm import Aanwijzing, Fase

MIN_TOLD = 2
DOUBT = "italic-unclear"


def tell_by_italics(phases: Sequence[Fase], tekst: Tekst) -> None:
    """Mark guidance in italics as words to say, or as a doubt where the document is not that clear.

    Clear is a document in which all that is sure to be said stands in italics, and not all guidance
    does. Where words to say stand upright, italics mean something else.
    """
    slanted = {regel.nr: _tight(" | ".join(regel.slanted)) for regel in tekst.regels}
    lines = [one for phase in phases for step in phase["steps"] for one in step["guidance"]]
    told = [_is_slanted(one, slanted) for one in lines if one.get("type") == "example"]
    other = [one for one in lines if one.get("type") is None and _is_slanted(one, slanted)]
    if not all(told) or len(told) + len(other) == len(lines):
        return
    for one in other:
        if len(told) >= MIN_TOLD:
            one["type"] = "example"
        else:
            one["ambiguous"].append(DOUBT)


def _is_slanted(line: Aanwijzing, slanted: Mapping[int, str]) -> bool:
    return _tight(line["text"]) in slanted.get(line["line"], "")


def _tight(text: str) -> str:
    return "".join(text.replace("\xad", "").split())
