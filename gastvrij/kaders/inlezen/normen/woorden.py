"""Numbers in words, Dutch and English, and what they are worth."""

import re

_ONES = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_UPWARDS = [
    *["nul", *_ONES, "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien"],
    *["zeventien", "achttien", "negentien", "twintig"],
]
_TENS = {
    word: 10 * (at + 2)
    for at, word in enumerate(
        ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
    )
}
_ENGLISH_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_ENGLISH = [*_ENGLISH_ONES, "ten", "eleven", "twelve"]
_ENGLISH_TENS = {
    word: 10 * (at + 2)
    for at, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}


def _vocabulary() -> dict[str, float]:
    """Return the value of every number that is written as a word."""
    known: dict[str, float] = {word: value for value, word in enumerate(_UPWARDS)}
    known |= _TENS
    for tens, value in _TENS.items():
        for at, one in enumerate(_ONES, start=1):
            joint = "ën" if one.endswith("e") else "en"
            known[f"{one}{joint}{tens}"] = known[f"{one}en{tens}"] = value + at
    known |= {word: at for at, word in enumerate(_ENGLISH, start=1)} | _ENGLISH_TENS
    for tens, value in _ENGLISH_TENS.items():
        known |= {f"{tens}-{one}": value + at for at, one in enumerate(_ENGLISH_ONES, start=1)}
    known |= {"één": 1, "eén": 1, "fifteen": 15, "honderd": 100, "hundred": 100, "a": 1, "an": 1}
    return known | {"anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5, "een half": 0.5}


_VALUES = _vocabulary()
ARTICLES = frozenset(["een", "a", "an", "one", "half", "halve", "een half"])
# A number in figures or in words, as a piece of a pattern.
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6}(?:[.,]\d{1,3})?|(?:"
    + "|".join(sorted(map(re.escape, _VALUES), key=len, reverse=True))
    + r"))"
)


def value_of(number: str) -> int | float:
    """Return the value of a number in figures or in words."""
    word = _VALUES.get(number.lower())
    if word is None:
        text = number.removesuffix(",-")
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
            text = text.replace(".", "")
        word = float(text.replace(",", "."))
    return int(word) if float(word).is_integer() else float(word)
