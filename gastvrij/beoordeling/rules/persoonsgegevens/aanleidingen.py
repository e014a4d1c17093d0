"""What leads to a name: a title, an introduction, a relation, a greeting, a question."""

from enum import IntEnum

from .uitingen import Uitingen
from .woordlijst import words


class Aanleiding(IntEnum):
    """How sure it is that a name follows."""

    GEEN = 0
    ZWAK = 1
    RELATIE = 2
    STERK = 3
    TITEL = 4


TITELS = words(
    """
    mevrouw meneer mijnheer mevr mw mvr dhr heer juffrouw mejuffrouw dokter dr drs ir mr prof
    professor familie fam wethouder burgemeester weduwe echtpaar tante oom opa oma notaris
    dominee pastoor imam zuster
    """
)
NAAMWOORDEN = words(
    """
    naam voornaam achternaam voornamen achternamen meisjesnaam roepnaam familienaam
    geslachtsnaam contactpersoon tnv naams
    """
)
_CALLED = words(
    """
    heet heette genaamd geheten namens ondertekend contactpersoon heten
    """
)
_RELATIONS = words(
    """
    zoon zoontje dochter dochtertje man vrouw moeder vader broer broertje zus zusje partner
    buurman buurvrouw vriend vriendin collega kind neef nicht kleinzoon kleindochter echtgenoot
    echtgenote schoonmoeder schoonvader schoonzoon schoondochter stiefvader stiefmoeder ex-man
    ex-vrouw ex verloofde huisgenoot
    """
)
# After these a verb follows more often than a name.
_ROLES = words(
    """
    medewerker medewerkster inwoner klant cliënt huurder verhuurder eigenaar bewoner bewoonster
    ambtenaar consulent teamleider coach mantelzorger begeleider beller beoordelaar
    """
)
_GREETINGS = words(
    """
    dag hallo hoi hai beste geachte lieve goedemorgen goedemiddag goedenavond goedendag hé hey
    ha goeiemorgen welkom bedankt dankjewel dankuwel groetjes groeten groet gegroet doei
    """
)
_PARTINGS = words(
    """
    groet groeten groetjes hoogachtend mvg dank gegroet ondertekend groetend bedankt
    """
)
_THANKS = words(
    """
    dank bedankt dankjewel dankuwel ziens horens weekend
    """
)
_SPOKEN_WITH = words(
    """
    spreekt spreek spreken gesproken sprak ik
    """
)
_TALKS = words(
    """
    spreekt spreek spreken gesproken sprak door verbinden doorverbonden afspraak samen contact
    gesprek gebeld getrouwd woon woont wonen trouw belt bel bellen gepraat vroeg
    """
)
_BEFORE_NAME = frozenset(
    [
        ("sprak", "ik"), ("spreek", "ik"), ("u", "maar"), ("zeg", "maar"), ("sprak", "met"),
        ("vragen", "naar"), ("vraag", "naar"), ("dossier", "van"), ("naam", "van"),
    ]
)  # fmt: skip
_FILLERS = words(
    """
    eh uh ehm uhm euh dus even nou ja
    """
)
_TO_ANSWER = _FILLERS | words(
    """
    dat is met ik heet ben u zegt zeg maar mijn naam de het nee
    """
)
_ASKED = words(
    """
    naam namen achternaam voornaam heet heten wie spreek spelt spelling spel
    """
)
_HEADERS = words(
    """
    van aan cc bcc from to afzender
    """
)
_LINK = frozenset([" ", ". ", ".", ": ", ", ", "\xa0", "  "])
_FAR = 6


def leads(said: Uitingen, at: int) -> Aanleiding:
    """Return what leads to a name that would begin at this piece."""
    pieces = said.pieces
    if _is_here(said, at) or _answers(said, at):
        return Aanleiding.STERK
    if at == 0:
        return Aanleiding.GEEN
    if "\n" in pieces[at].los:
        return Aanleiding.STERK if _is_signed(said, at) else Aanleiding.GEEN
    if pieces[at - 1].laag in TITELS and pieces[at].los in {" ", ". ", ".", "\xa0"}:
        return Aanleiding.TITEL
    if pieces[at].los not in _LINK:
        return Aanleiding.GEEN
    last = at - 1
    while last > 0 and pieces[last].laag in _FILLERS and pieces[last].los in _LINK:
        last -= 1
    return _after(said, last, at)


def _after(said: Uitingen, last: int, at: int) -> Aanleiding:
    """Return what the piece `last` and those before it say about a name at `at`."""
    pieces, los = said.pieces, said.pieces[at].los
    word = pieces[last].laag
    before = pieces[last - 1].laag if last and said.line[last - 1] == said.line[at] else ""
    if word in {"is", "was"}:
        near = (pieces[look].laag for look in range(max(0, last - _FAR), last))
        return Aanleiding.STERK if not NAAMWOORDEN.isdisjoint(near) else Aanleiding.GEEN
    if word == "naam" and los == " " and pieces[at].laag == "van":
        return Aanleiding.GEEN
    if word in NAAMWOORDEN or word in _CALLED or (before, word) in _BEFORE_NAME:
        return Aanleiding.STERK
    if word == "met":
        opens = said.is_start[last] or "," in pieces[last].los or before in _GREETINGS | _TALKS
        opens = opens or said.begins_sentence(last) or before in {"ik", "u", "je", "ja"}
        if before in _SPOKEN_WITH:
            return Aanleiding.STERK
        return Aanleiding.RELATIE if opens else Aanleiding.ZWAK
    if los in {" ", ", "} and not said.is_start[at] and word in _RELATIONS | _ROLES:
        return Aanleiding.RELATIE if word in _RELATIONS else Aanleiding.ZWAK
    greets = (
        word in _GREETINGS
        and los == " "
        and (said.begins_sentence(last) or _after_comma(said, last))
    )
    if greets or _is_thanked(said, last, at):
        return Aanleiding.RELATIE
    if word in _HEADERS and los == ": " and not before:
        return Aanleiding.STERK
    if (before, word) == ("ik", "ben"):
        return Aanleiding.ZWAK
    return Aanleiding.GEEN


def _after_comma(said: Uitingen, at: int) -> bool:
    return "," in said.pieces[at].los or (at > 0 and said.pieces[at - 1].laag in _GREETINGS)


def _is_thanked(said: Uitingen, last: int, at: int) -> bool:
    """Test if thanks end with a name: `Dank u wel, Noor.`"""
    pieces = said.pieces
    if pieces[at].los != ", ":
        return False
    near = {pieces[look].laag for look in range(max(0, last - 3), last + 1)}
    closes = at + 1 == len(pieces) or pieces[at + 1].los[:1] in {".", ",", "!", "?", "\n"}
    return closes and not _THANKS.isdisjoint(near)


def _is_here(said: Uitingen, at: int) -> bool:
    """Test if this is somebody who says to be here: `Noor hier.`"""
    pieces = said.pieces
    if at + 1 >= len(pieces) or pieces[at + 1].laag != "hier" or pieces[at + 1].los != " ":
        return False
    opens = said.is_start[at] or "," in pieces[at].los or said.begins_sentence(at)
    closes = at + 2 == len(pieces) or pieces[at + 2].los[:1] in {".", ",", "!", "?", "\n"}
    return opens and closes


def _is_signed(said: Uitingen, at: int) -> bool:
    """Test if the line before greets, so that this one signs."""
    last = said.pieces[at - 1].laag
    return last in _PARTINGS and said.is_start[at]


def _answers(said: Uitingen, at: int) -> bool:
    """Test if the line before asked who this is, and this is the first thing that is said."""
    first = at
    while first > 0 and not said.is_start[first] and at - first < _FAR:
        first -= 1
        if said.pieces[first].laag not in _TO_ANSWER:
            return False
    if not said.is_start[first]:
        return False
    end = first
    while end > 0 and said.line[end - 1] == said.line[first]:
        end -= 1
    if end == 0 or "?" not in said.pieces[end].los:
        return False
    return _asks_for_name(said, end)


def _asks_for_name(said: Uitingen, end: int) -> bool:
    last = end
    while last > 0 and end - last < _FAR and said.line[last - 1] == said.line[end - 1]:
        last -= 1
        if said.pieces[last].laag in _ASKED:
            return True
        if "." in said.pieces[last].los or "?" in said.pieces[last].los:
            return False
    return False
