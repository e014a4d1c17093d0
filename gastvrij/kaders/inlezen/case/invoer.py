"""Opens a CASE package: any JSON that a database can keep, and where in it each item stands."""

import json
import math
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand

MAX_DEPTH = 40
_MEMBER = re.compile(r"  [^ }\]]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def is_case(data: bytes) -> bool:
    """Test if a file is a JSON object that holds a CASE package."""
    text = _text(data)
    if text is None or not text.lstrip().startswith("{") or '"CFDocument"' not in text:
        return False
    try:
        return isinstance(json.loads(text).get("CFDocument"), dict)
    except (ValueError, RecursionError):
        return False


def _text(data: bytes) -> str | None:
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None


class Json:
    """A package as values that every database can keep, and what had to change for that."""

    def __init__(self, data: bytes) -> None:
        """Raise OnleesbaarBestand for what is no JSON object, or nests deeper than a framework."""
        self.twice: list[str] = []
        self.unstorable = 0
        text = _text(data)
        if text is None:
            raise OnleesbaarBestand("json")
        try:
            value = json.loads(text, object_pairs_hook=self._pairs)
            self.package: dict[str, Any] = self._storable(value, 0)
        except RecursionError as problem:
            raise OnleesbaarBestand("too_deep") from problem
        except ValueError as problem:
            raise OnleesbaarBestand("json") from problem

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            names = [name for name, _value in pairs]
            self.twice += sorted({name for name in names if names.count(name) > 1})
        return found

    def _storable(self, value: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise RecursionError
        if isinstance(value, dict):
            return {self._word(name): self._storable(one, depth + 1) for name, one in value.items()}
        if isinstance(value, list):
            return [self._storable(one, depth + 1) for one in value]
        if isinstance(value, str):
            return self._word(value)
        if isinstance(value, float) and not math.isfinite(value):
            self.unstorable += 1
            return str(value)
        return value

    def _word(self, text: str) -> str:
        """Return a text in which what no database keeps is replaced; pairs become one sign."""
        if not _UNSTORABLE.search(text):
            return text
        self.unstorable += 1
        return _UNSTORABLE.sub(REPLACEMENT, text)


def lines_of(package: dict[str, Any]) -> dict[tuple[str, int], int]:
    """Return the line of every member of the lists of a package, as the source text shows it.

    The source text is the JSON with one space for each level.
    """
    found: dict[tuple[str, int], int] = {("CFDocument", 0): 1}
    section, place = "", 0
    for nr, line in enumerate(json.dumps(package, indent=1, ensure_ascii=False).split("\n"), 1):
        if line.startswith(' "'):
            section, place = line.split('"')[1], 0
            if section == "CFDocument":
                found[section, 0] = nr
        elif _MEMBER.match(line):
            found[section, place] = nr
            place += 1
    return found
