"""What an assessment form says once for all its criteria, and what it leaves open."""

from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat, inspect
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.vorm import Criterium, Document, Trede
from gastvrij.kaders.inlezen.gesprek.lezer import set_version


def with_values(scale: list[Trede] | None, known: Sequence[Trede]) -> list[Trede] | None:
    """Return a scale with the meaning and the value that the legend gives its labels."""
    if scale is None:
        return [one.copy() for one in known] or None
    by_label = {one["label"].lower(): one for one in known}
    for one in scale:
        legend = by_label.get(one["label"].lower())
        if legend:
            one["value"] = one["value"] if one["value"] is not None else legend["value"]
            if "meaning" in legend:
                one["meaning"] = legend["meaning"]
    return scale


def say_what_is_open(document: Document, every: Sequence[Criterium]) -> None:
    """Say once of the form, and of a criterion that differs from the others, what is open."""
    scaled = [one for one in every if one["scale"]]
    weighed = [one for one in every if one["weight"] is not None]
    open_ = document["form_scale"]["ambiguous"]
    for code, is_open in (
        ("no-plan", document["plan"] is None),
        ("no-cesuur", document["cesuur"] is None),
        ("no-scoring-rules", not document["scoring_rules"]),
        ("no-weights", not weighed),
        ("no-scale", not scaled),
        (
            "scale-values-open",
            any(step["value"] is None for one in scaled for step in one["scale"] or ()),
        ),
    ):
        if is_open:
            open_.append(code)
    for one in every:
        if scaled and not one["scale"]:
            one["ambiguous"].append("no-scale")
        if weighed and one["weight"] is None:
            one["ambiguous"].append("no-weights")
        if not one["text"]:
            one["ambiguous"].append("no-text")


def finish(document: Document, tekst: Tekst) -> None:
    """Propose repairs and set the version; a group without criteria and a lost title are doubts."""
    known = Woordenschat([regel.text for regel in tekst.filled])
    for group in document["groups"]:
        if not group["criteria"]:
            group["ambiguous"].append("no-criteria")
        for one in group["criteria"]:
            repair = inspect(one["text"], known)
            one["ambiguous"] += repair.ambiguous
            if repair.suggested:
                one["suggested_text"] = repair.suggested
    set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")
    elif document["line"]:
        document["title_ambiguous"].append("title-is-first-heading")
