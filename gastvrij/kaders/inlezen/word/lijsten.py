"""The marks that Word puts before the paragraphs of a list: bullets and running numbers."""

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

_FILL = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HEADING = re.compile(r"(?:heading|kop|titre|überschrift)\s*(\d)", re.IGNORECASE)
_LIST_NAME = re.compile(
    r"(?:list (?:bullet|number)|lijst(?:opsom|nummer)\w*)\s*(\d?)", re.IGNORECASE
)
MAX_DEPTH, MAX_NUMBER, ALPHABET = 9, 5000, 26
BULLET = "•"
TWIPS_A_POINT = 20
_TWIPS = re.compile(r"-?[0-9]{1,5}")


class Stijlen:
    """What the styles of a document say of a paragraph: heading or not, list or not."""

    def __init__(self, styles: Any) -> None:
        self.by_id = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}

    def chain(self, paragraph: Any) -> list[Any]:
        """Return the style of a paragraph and the styles that it is based on."""
        return self._based(_value(paragraph.find(qn("w:pPr")), "w:pStyle"))

    def _based(self, key: str | None) -> list[Any]:
        found: list[Any] = []
        while key in self.by_id and self.by_id[key] not in found:
            found.append(self.by_id[key])
            key = _value(found[-1], "w:basedOn")
        return found

    def names(self, paragraph: Any) -> list[str]:
        """Return the names of the style of a paragraph and of those that it is based on."""
        return [_value(style, "w:name") or "" for style in self.chain(paragraph)]

    def heading(self, paragraph: Any) -> int:
        """Return the depth of a heading: 1 for a title or a first heading, 0 for no heading."""
        for name in self.names(paragraph):
            found = _HEADING.fullmatch(name)
            if found:
                return int(found[1])
            if name.lower() in ("title", "titel"):
                return 1
        places = [paragraph.find(qn("w:pPr")), *(_part(one) for one in self.chain(paragraph))]
        outline = next((value for one in places if (value := _value(one, "w:outlineLvl"))), "")
        return int(outline) + 1 if outline.isdigit() and int(outline) < MAX_DEPTH else 0

    def white(self, paragraph: Any) -> float:
        """Return the white before the first line of a paragraph, in points."""
        places = [paragraph.find(qn("w:pPr")), *(_part(one) for one in self.chain(paragraph))]
        found = [one.find(qn("w:ind")) for one in places if one is not None]
        indents = [one for one in found if one is not None]
        left, first, hanging = (
            next((twips for one in indents if (twips := _twips(one, names)) is not None), 0)
            for names in (("w:left", "w:start"), ("w:firstLine",), ("w:hanging",))
        )
        return (left + first - hanging) / TWIPS_A_POINT

    def is_slanted(self, run: Any, paragraph: Any) -> bool:
        """Test if a run stands in italics: by itself, or else by its style."""
        own = run.find(qn("w:rPr"))
        styles = [*self._based(_value(own, "w:rStyle")), *self.chain(paragraph)]
        for place in (own, *(style.find(qn("w:rPr")) for style in styles)):
            sign = place.find(qn("w:i")) if place is not None else None
            if sign is not None:
                return sign.get(qn("w:val")) not in ("0", "false", "off")
        return False

    def is_contents(self, paragraph: Any) -> bool:
        """Test if a paragraph is a line of a table of contents."""
        return any(re.match(r"(?:toc|inhopg)\s*\d", name, re.I) for name in self.names(paragraph))


class Lijsten:
    """The running numbers of every list in a document."""

    def __init__(self, numbering: Any | None, stijlen: Stijlen) -> None:
        self.stijlen = stijlen
        self.levels: dict[str, dict[int, Any]] = {}
        self.lists: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.seen: set[str] = set()
        if numbering is not None:
            self._learn(numbering)

    def _learn(self, numbering: Any) -> None:
        for abstract in numbering.iter(qn("w:abstractNum")):
            levels = {_number(one.get(qn("w:ilvl"))): one for one in abstract.iter(qn("w:lvl"))}
            self.levels[abstract.get(qn("w:abstractNumId"))] = levels
        for num in numbering.iter(qn("w:num")):
            key = num.get(qn("w:numId"))
            self.lists[key] = _value(num, "w:abstractNumId") or ""
            self.restarts[key] = {
                _number(one.get(qn("w:ilvl"))): _number(_value(one, "w:startOverride"))
                for one in num.iter(qn("w:lvlOverride"))
                if _value(one, "w:startOverride")
            }

    def mark(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the mark before a paragraph and its depth (0 up), None outside a list."""
        key, depth = self._place(paragraph)
        if key == "0":
            return None
        level = self.levels.get(self.lists.get(key, ""), {}).get(depth)
        if level is None:
            return self._by_name(paragraph)
        form = _value(level, "w:numFmt") or "decimal"
        shown = max(depth, self._named_depth(paragraph))
        if form in ("bullet", "none"):
            return (BULLET, shown) if form == "bullet" else None
        return self._count(key, depth), shown

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list of a paragraph and the depth in it; its own word beats its style's."""
        places = [paragraph.find(qn("w:pPr"))]
        places += [_part(style) for style in self.stijlen.chain(paragraph)]
        for place in places:
            found = place.find(qn("w:numPr")) if place is not None else None
            key = _value(found, "w:numId")
            if key:
                depth = _number(_value(found, "w:ilvl"))
                return key, depth or self._depth_by_style(key, paragraph)
        return "", 0

    def _depth_by_style(self, key: str, paragraph: Any) -> int:
        ids = [style.get(qn("w:styleId")) for style in self.stijlen.chain(paragraph)]
        levels = self.levels.get(self.lists.get(key, ""), {})
        own = [depth for depth, one in levels.items() if _value(one, "w:pStyle") in ids[:1]]
        return own[0] if own else 0

    def _named_depth(self, paragraph: Any) -> int:
        """Return the depth that the name of a list style gives, such as List Bullet 2."""
        found = (_LIST_NAME.fullmatch(name) for name in self.stijlen.names(paragraph))
        return max((_number(one[1]) - 1 for one in found if one), default=0)

    def _by_name(self, paragraph: Any) -> tuple[str, int] | None:
        for name in self.stijlen.names(paragraph):
            found = _LIST_NAME.fullmatch(name)
            if found:
                return BULLET, self._named_depth(paragraph)
        return None

    def _count(self, key: str, depth: int) -> str:
        abstract = self.lists[key]
        counts, levels = self.counts[abstract], self.levels[abstract]
        if key not in self.seen:
            self.seen.add(key)
            for at, start in self.restarts.get(key, {}).items():
                counts[at] = start - 1
        for at in range(depth + 1):
            start = _number(_value(levels.get(at), "w:start") or "1")
            counts.setdefault(at, start - 1 if at == depth else start)
        counts[depth] += 1
        for at in [at for at in counts if at > depth]:
            del counts[at]
        pattern = _value(levels[depth], "w:lvlText") or ""
        return _FILL.sub(lambda found: self._figure(found, counts, levels), pattern)

    def _figure(self, found: re.Match[str], counts: dict[int, int], levels: dict[int, Any]) -> str:
        at = int(found[1]) - 1
        return written_number(counts.get(at, 1), _value(levels.get(at), "w:numFmt") or "decimal")


def written_number(number: int, form: str) -> str:
    """Return a number of a list as its form writes it: as figures, letters or Roman."""
    if number < 1 or number > MAX_NUMBER:
        return str(number)
    if form in ("lowerLetter", "upperLetter"):
        turn, at = divmod(number - 1, ALPHABET)
        letters = chr(ord("a") + at) * (turn + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        letters = ""
        for value, sign in _ROMAN:
            letters, number = letters + sign * (number // value), number % value
        return letters if form == "lowerRoman" else letters.upper()
    return str(number)


def _part(style: Any) -> Any:
    return style.find(qn("w:pPr"))


def _value(place: Any, tag: str) -> str | None:
    """Return the value of a child element, None if there is no such child."""
    child = place.find(qn(tag)) if place is not None else None
    value = child.get(qn("w:val")) if child is not None else None
    return None if value is None else str(value)


def _twips(indent: Any, names: tuple[str, ...]) -> int | None:
    """Return one of the indents of a paragraph, None if it is not given as a whole number."""
    text = next((value for name in names if (value := indent.get(qn(name)))), "")
    return int(text) if _TWIPS.fullmatch(text) else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < MAX_DEPTH else 0
