"""Texts to inwoners: which places can be filled in, and mail that goes out. Pure."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from .vragen import Resultaat

_PLACE = re.compile(r"\{([^{}]*)\}")
_MESSAGE_ID = re.compile(r"<[^<>\s@]+@[^<>\s@]+>")
# After this many attempts nobody tries again by itself.
MOST_ATTEMPTS = 5
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
SUBJECT_LIMIT = 200
ANYWHERE = ("naam", "nummer", "onderwerp", "gemeente")
MOMENT = ("moment", "dag", "van", "tot")

# Which places a template of a kind can have; every kind has those of ANYWHERE too.
PLACES: Mapping[str, tuple[str, ...]] = {
    "terugbelafspraak": (*ANYWHERE, *MOMENT, "afdeling", "telefoon"),
    "doorgezet": (*ANYWHERE, "afdeling"),
    "klant_mailt_zelf": ANYWHERE,
    "klacht": (*ANYWHERE, "afdeling", "dag"),
    "antwoord": (*ANYWHERE, "antwoord"),
    "afgerond": (*ANYWHERE, "afdeling", "antwoord"),
    "niet_bereikt": (*ANYWHERE, "afdeling", "telefoon"),
}
EXAMPLES: Mapping[str, str] = {
    "naam": "Jo van Voorbeeld",
    "nummer": "0000001234",
    "onderwerp": "Paspoort",
    "gemeente": "gemeente Voorbeeld",
    "moment": "maandag 23 november tussen 14:00 en 16:00 uur",
    "dag": "maandag 23 november",
    "van": "14:00",
    "tot": "16:00",
    "afdeling": "Burgerzaken",
    "telefoon": "06-12345678",
    "antwoord": "Uw paspoort ligt voor u klaar aan de balie.",
}


class SjabloonTekst(NamedTuple):
    """A template as a new installation has it."""

    soort: str
    onderwerp: str
    tekst: str


_END = "\n\nMet vriendelijke groet,\n\n{gemeente}\n"
_ABOUT = "Uw vraag gaat over: {onderwerp}.\nUw nummer is {nummer}."
SJABLONEN = (
    SjabloonTekst(
        "terugbelafspraak",
        "Wij bellen u terug over {onderwerp}",
        "Beste {naam},\n\nU had contact met ons. Wij bellen u terug.\n\n"
        "Wanneer: {moment}\nOp nummer: {telefoon}\nWie belt: {afdeling}\n\n"
        f"{_ABOUT}\n\nKunt u niet op dit moment? Bel ons dan en noem uw nummer.{_END}",
    ),
    SjabloonTekst(
        "doorgezet",
        "Wij zoeken het uit: {onderwerp}",
        "Beste {naam},\n\nU stelde ons een vraag. Wij hebben uw vraag doorgegeven aan {afdeling}. "
        f"U hoort van ons.\n\n{_ABOUT}{_END}",
    ),
    SjabloonTekst(
        "klant_mailt_zelf",
        "Uw kenmerk is {nummer}",
        "Beste {naam},\n\nU wilt ons zelf mailen over: {onderwerp}.\n\n"
        "U kunt antwoord geven op deze e-mail. Laat het kenmerk {nummer} staan. Dan weten wij waar "
        f"uw e-mail over gaat.{_END}",
    ),
    SjabloonTekst(
        "klacht",
        "Wij hebben uw klacht ontvangen ({nummer})",
        "Beste {naam},\n\nU hebt een klacht. Wat vervelend dat het niet goed ging.\n\n"
        "Wij hebben uw klacht doorgegeven aan {afdeling}. U krijgt uiterlijk {dag} antwoord van "
        f"ons.\n\nUw nummer is {{nummer}}.{_END}",
    ),
    SjabloonTekst(
        "antwoord",
        "{onderwerp}",
        f"Beste {{naam}},\n\n{{antwoord}}\n\nUw nummer is {{nummer}}.{_END}",
    ),
    SjabloonTekst(
        "afgerond",
        "Antwoord op uw vraag over {onderwerp}",
        f"Beste {{naam}},\n\nU stelde ons een vraag. Dit is ons antwoord:\n\n{{antwoord}}\n\n"
        f"{_ABOUT}{_END}",
    ),
    SjabloonTekst(
        "niet_bereikt",
        "Wij konden u niet bereiken",
        "Beste {naam},\n\nWij hebben u gebeld over uw vraag, maar u nam niet op.\n\n"
        f"{_ABOUT}\n\nWilt u ons bellen? Noem dan uw nummer.{_END}",
    ),
)

# Which template confirms a resultaat; the others promise nothing that one could write down.
_CONFIRMED = {
    Resultaat.TERUGBELAFSPRAAK: "terugbelafspraak",
    Resultaat.DOORGEZET: "doorgezet",
    Resultaat.KLANT_MAILT_ZELF: "klant_mailt_zelf",
}


def confirmation(resultaat: str, *, is_klacht: bool) -> str | None:
    """Return which template confirms a vraag, None if there is nothing to confirm.

    `is_klacht` tells that it is a klacht that was handed over.
    """
    if is_klacht:
        return "klacht"
    return _CONFIRMED.get(Resultaat(resultaat)) if resultaat in set(Resultaat) else None


def unknown_places(soort: str, text: str) -> list[str]:
    """Return what stands between braces in a text but cannot be filled in, each once.

    A brace without its partner is among them.
    """
    known = set(PLACES[soort])
    found = [f"{{{name}}}" for name in _PLACE.findall(text) if name not in known]
    rest = _PLACE.sub("", text)
    return list(dict.fromkeys(found + [brace for brace in "{}" if brace in rest]))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its places filled in, once: what is filled in is not read again."""
    return _PLACE.sub(lambda found: values.get(found[1], ""), text)


def one_line(text: str) -> str:
    """Return a text fit for the subject of a mail: one line, no invisible controls, bounded."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.split())[:SUBJECT_LIMIT].strip()


def reply_subject(onderwerp: str) -> str:
    """Return the subject of an answer to a mail."""
    plain = one_line(onderwerp)
    return plain if plain.lower().startswith("re:") else f"Re: {plain}".strip()


def message_id(text: str) -> str | None:
    """Return the first message id in a text, with its brackets; None if there is none."""
    found = _MESSAGE_ID.search(text)
    return found[0] if found else None


def retry_after(attempts: int) -> timedelta | None:
    """Return how long to wait after so many failed attempts, None to stop trying."""
    return None if attempts >= MOST_ATTEMPTS else WAITS[attempts - 1]
