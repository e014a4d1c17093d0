"""The draft of a conversation: what was typed, verbatim, by the name of its field."""

from collections.abc import Mapping

Velden = dict[str, list[str]]

# What steers the form itself is no part of the draft.
CONTROLS = frozenset({"csrfmiddlewaretoken", "versie", "beurt", "nog_een_vraag", "zonder_vraag"})
AANTAL = "aantal"
MOST_VRAGEN = 12
NUL = "\x00"


def prefix(place: int) -> str:
    """Return the prefix of the fields of a vraag, from 0."""
    return f"vraag-{place}"


def from_post(sent: Mapping[str, list[str]]) -> Velden:
    """Return what was sent without what steers the form; no database keeps a NUL."""
    return {
        name: [value.replace(NUL, "") for value in values]
        for name, values in sent.items()
        if name not in CONTROLS
    }


def typed(stored: Mapping[str, list[str]]) -> Velden:
    """Return what was typed of a stored draft."""
    return {name: values for name, values in stored.items() if name not in CONTROLS}


def count(velden: Mapping[str, list[str]]) -> int:
    """Return the number of vragen in a draft: at least one, at most twelve."""
    given = "".join(velden.get(AANTAL, ["1"])[:1])
    return max(1, min(int(given), MOST_VRAGEN)) if given.isdecimal() and len(given) < 4 else 1


def with_one_more(velden: Velden) -> Velden:
    """Return a draft with a vraag more; all that was typed stays."""
    return {**velden, AANTAL: [str(min(count(velden) + 1, MOST_VRAGEN))]}


def without(velden: Velden, place: int) -> Velden:
    """Return a draft without one vraag; those after it move up. The last one left stays."""
    total = count(velden)
    if total == 1 or not 0 <= place < total:
        return velden
    kept = {name: value for name, value in velden.items() if not name.startswith("vraag-")}
    for old in (one for one in range(total) if one != place):
        new = old - (old > place)
        start = f"{prefix(old)}-"
        kept |= {
            f"{prefix(new)}-{name.removeprefix(start)}": value
            for name, value in velden.items()
            if name.startswith(start)
        }
    return {**kept, AANTAL: [str(total - 1)]}


def of_form(velden: Mapping[str, list[str]], start: str) -> dict[str, str]:
    """Return the last value of every field whose name starts so, by the rest of its name."""
    return {
        name.removeprefix(start): values[-1]
        for name, values in velden.items()
        if name.startswith(start) and values
    }
