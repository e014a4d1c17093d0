"""From a norm as it was read to what the rooms above compare figures with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

METRIEKEN = (
    "direct afgehandeld",
    "overgaan",
    "naam genoemd",
    "geregistreerd",
    "terugbellen",
    "beantwoorden",
    "doorgezet",
    "klacht",
)
# What readers call a figure in the words of the text, under the name that the rooms above use.
ALIAS = {"teruggebeld": "terugbellen"}
OPERATOREN = (">=", "<=", "=", ">", "<")
# The table keeps nine figures before the comma.
TOO_LARGE = Decimal(10) ** 9

DOMEINEN = {
    "participatiewet": r"participatiewet",
    "wmo": r"wmo|wet maatschappelijke ondersteuning",
    "jeugdwet": r"jeugdwet",
}
KANALEN = {
    "balie": r"balies?|counter|(?:front|service) desk",
    "telefoon": r"telefoon|telefonisch\w*|telephone|phone",
    "website": r"websites?",
    "e-formulier": r"(?:e-?|web|contact)formulier(?:en)?|web ?forms?",
    "social-media": r"socia(?:l|le) media",
    "e-mail": r"e-?mails?|mail",
    "post": r"post|brief|brieven|letters?",
    "chat": r"chat",
}
NAMED_BEFORE = re.compile(r"\b(?:genoemde|deze|die|bovenstaande) (?:klant)?kanalen\b", re.I)


@dataclass(frozen=True, slots=True)
class Normgegevens:
    """A norm as a version keeps it; `waarde` None means that the text gives no figure."""

    metriek: str
    operator: str
    waarde: Decimal | None
    eenheid: str
    scope: str
    sterkte: str
    tekst: str
    domeinen: tuple[str, ...]
    kanalen: tuple[str, ...]
    onbepaald: tuple[str, ...]
    regel: int | None


def normen(document: Mapping[str, Any]) -> list[Normgegevens]:
    """Return every norm of a document, those that stand under a channel with its name as scope.

    A norm over "de genoemde kanalen" is over the channels that the running text names together.
    """
    named = _channels_named(_running_text(document))
    return [_norm(norm, scope, channel, named) for norm, scope, channel in _all(document)]


def _running_text(document: Mapping[str, Any]) -> Iterator[str]:
    for chapter in document.get("intro") or []:
        for paragraph in chapter["paragraphs"]:
            yield from re.split(r"(?<=[.!?])\s+", paragraph)


def _channels_named(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the channels of the sentence that names most of them, none if it names only one."""
    best = max((found_in(one, KANALEN) for one in sentences), key=len, default=())
    return best if len(best) > 1 else ()


def _all(document: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Return every norm with its scope and the title of its channel, empty if it has none."""
    for norm in document.get("norms") or []:
        yield norm, norm.get("scope") or "", ""
    for channel in document.get("channels") or []:
        title = channel.get("title") or ""
        for norm in channel.get("norms") or []:
            yield norm, "; ".join(part for part in (title, norm.get("scope")) if part), title


def _norm(
    norm: Mapping[str, Any], scope: str, channel: str, named: tuple[str, ...]
) -> Normgegevens:
    metric, said = norm.get("metric") or "", f"{scope} {norm['text']}"
    # The heading that a norm stands under says for which channel it is, whatever its text names.
    own = found_in(channel, KANALEN) if channel else found_in(said, KANALEN)
    unknown = ("channel-unknown",) if channel and not own else ()
    return Normgegevens(
        metriek=ALIAS.get(metric, metric),
        operator=norm["operator"],
        waarde=figure(norm.get("value")),
        eenheid=norm.get("unit") or "",
        scope=scope,
        sterkte=sterkte(norm.get("strength") or ""),
        tekst=norm["text"],
        domeinen=found_in(said, DOMEINEN),
        kanalen=own or (named if NAMED_BEFORE.search(said) else ()),
        onbepaald=(*(norm.get("ambiguous") or []), *unknown),
        regel=norm.get("line"),
    )


def figure(value: float | Decimal | None) -> Decimal | None:
    """Return a figure with at most three decimals; None if there is none or it is no real one."""
    if value is None:
        return None
    exact = Decimal(str(value))
    if not exact.is_finite() or abs(exact) >= TOO_LARGE:
        return None
    return exact.quantize(Decimal("0.001"))


def sterkte(said: str) -> str:
    """Return how binding a norm is in one word: `doel ("Ons doel is")` is a doel."""
    return said.split("(")[0].strip().lower()


def found_in(text: str, vocabulary: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of a vocabulary (code to pattern) whose words stand in a text."""
    return tuple(
        code
        for code, pattern in vocabulary.items()
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    )
