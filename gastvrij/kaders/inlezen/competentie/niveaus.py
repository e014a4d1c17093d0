"""Levels of competences after reading: which headings lost their indicators, and the scale."""

from collections import defaultdict

from gastvrij.kaders.inlezen.gemeen.vorm import Chrome, Competentie, Niveau, Schaaltrede


def lose_levels(competence: Competentie, chrome: list[Chrome]) -> None:
    """Leave the levels open where their headings stand apart from their indicators.

    All headings first, or headings behind their indicators: the text no longer says what is whose.
    One heading without indicators among filled ones is a doubt about that level.
    """
    levels = competence["levels"] or []
    named = [level for level in levels if level["code"] is not None]
    empty = [level for level in named if not _is_filled(level)]
    if not empty or any("level-empty" in level["ambiguous"] for level in empty):
        return
    heads_first = len(named) > 1 and len(empty) == len(named) - 1 and _is_filled(named[-1])
    heads_last = named[-1] is empty[-1] and levels[0]["code"] is None
    if not heads_first and not heads_last:
        for level in empty:
            level["ambiguous"].append("level-empty")
        return
    chrome += [
        {"role": "column-header", "text": level["label"], "count": 1, "line": level["line"]}
        for level in levels
        if level["label"]
    ]
    loose = [one for level in levels for one in level["indicators"]]
    competence["indicators_without_level"] = loose
    competence["levels"] = None
    competence["ambiguous"].append("level-columns-lost" if heads_first else "level-order-lost")


def _is_filled(level: Niveau) -> bool:
    return bool(level["indicators"] or level.get("description"))


def scale_of(competences: list[Competentie], names: dict[str, str]) -> list[Schaaltrede]:
    """Return the level scale of a document: codes in order, with the names that it gives them."""
    titles: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for competence in competences:
        for level in competence["levels"] or []:
            code = level["code"]
            if code:
                titles[code] |= {level["title"]} if level["title"] else set()
                label = (level["label"] or code).strip("()")
                labels.setdefault(code, label)
                if len(titles[code]) > 1:
                    labels[code] = label.removesuffix(level["title"] or "").strip() or code
    codes = list(labels)
    if all(code.isdigit() or len(code) == 1 for code in codes):
        codes.sort(key=lambda code: (len(code), code))
    return [
        {"code": code, "name": names.get(code) or _one(titles[code]) or labels[code]}
        for code in codes
    ]


def _one(titles: set[str]) -> str | None:
    return next(iter(titles)) if len(titles) == 1 else None
