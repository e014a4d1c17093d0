"""Finds addresses: a street with a house number, and a postcode with or without one."""

import re
from collections.abc import Iterator, Sequence

from .getallen import number_at, value
from .soorten import Soort, Vondst
from .straten import WHOLE_STREETS, is_street, is_sure_street
from .tekst import Deel
from .woorden import GEWOON
from .woordlijst import words

_INTO = words(
    """
    van der den de het 't ten ter op aan bij in te la 'n 's
    """
)
_ORDINALS = words(
    """
    1e 2e 3e 4e e ste eerste tweede derde vierde oude nieuwe korte lange
    """
)
_LIVES = words(
    """
    woon woont wonen woonde woonadres adres huisadres postadres wonend samenwonen woonachtig
    verhuis verhuist verhuizen verhuisd verhuisde verhuizing bezorgen gevestigd
    """
)
_AT = words(
    """
    op aan van naar is was
    """
)
_NAMESAKES = words(
    """
    burgemeester prinses prins koningin koning dokter professor sint pastoor wethouder generaal
    dominee meester graaf jan
    """
)
_NUMBER_WORDS = frozenset(["nummer", "nr", "huisnummer", "no", "nrs"])
_ADDITIONS = words(
    """
    bis hs huis zwart rood rd zw boven beneden links rechts i ii iii
    """
)
_UNITS = words(
    """
    jaar jaren minuten minuut uur uren dag dagen week weken maand maanden euro euro's km
    kilometer meter keer personen mensen kinderen procent werkdagen januari februari maart april
    mei juni juli augustus september oktober november december en kwartier graden stuks
    """
)
_SPACE = re.compile(r"[ \t\xa0]{1,3}\Z")
_COMMA_SPACE = re.compile(r"[ \t\xa0]?,?[ \t\xa0]{0,3}\Z")
_LOOSE = re.compile(r"[ \t\xa0.,:]{0,4}\Z")
_NOT_POSTCODE = words(
    """
    en of in op is er de te ik we ze je nu na om al af zo ja ga uw u km mm cm kg bv nv mb gb nr
    st ca kb kw va ml mg ha m2 aan het dan tot per bij eh uh wo ma di do vr za zo
    """
)
_UNIT_LETTERS = words(
    """
    KM KG CM MM BV NV MB GB KB KW ML MG
    """
)
_POSTCODE_DIGITS, _MOST_NUMBERS, _MOST_WORDS, _FAR = 4, 4, 6, 14


def _house_number(pieces: Sequence[Deel], at: int) -> int | None:
    """Return the piece after a house number that begins here, None if there is none."""
    if at + 1 < len(pieces) and pieces[at].laag in _NUMBER_WORDS:
        at += 1
        loose = _LOOSE
    else:
        loose = _COMMA_SPACE
    number = number_at(pieces, at) if at < len(pieces) else None
    if number and pieces[at].laag == "een" and loose is not _LOOSE:
        return None
    if not number or len(number.cijfers) > 5 or not loose.match(pieces[at].los):
        return None
    after = number.tot
    if after == len(pieces):
        return after
    if pieces[after].laag in _UNITS and _SPACE.match(pieces[after].los):
        return None
    return _addition(pieces, after)


def _addition(pieces: Sequence[Deel], after: int) -> int:
    """Return the piece after what belongs to a house number: `a`, `bis`, `-2`."""
    piece = pieces[after]
    is_tight = piece.los in {"", "-"}
    is_letter = piece.is_letter and (is_tight or (piece.los == " " and piece.laag not in "ueo"))
    is_number = piece.is_number and piece.los in {"-", "/"} and len(piece.tekst) <= 3
    is_word = piece.laag in _ADDITIONS and piece.los in {"", " ", "-"}
    return after + 1 if is_letter or is_number or is_word else after


def _street_begins(pieces: Sequence[Deel], at: int) -> int:
    """Return where the name of a street begins, given its last word."""
    begin, first = at, max(0, at - _MOST_WORDS)
    look = at
    while (look > first and _SPACE.match(pieces[look].los)) or (
        look > first and not pieces[look].los
    ):
        look -= 1
        word = pieces[look]
        if word.is_number and pieces[look + 1].laag not in _ORDINALS:
            break
        is_at = word.laag in _AT and word.laag != "van"
        if (
            (word.tekst[0].isupper() and not is_at)
            or word.is_number
            or word.laag in _ORDINALS | _NAMESAKES
        ) or (word.laag == "van" and look > first and pieces[look - 1].laag in _AT):
            begin = look
        elif word.laag not in _INTO:
            break
    return begin


def _may_be_number(pieces: Sequence[Deel], at: int) -> bool:
    return at < len(pieces) and bool(value(pieces[at]) or pieces[at].laag in _NUMBER_WORDS)


def _street(pieces: Sequence[Deel], at: int) -> Vondst | None:
    """Return the address whose street ends at this piece."""
    end = _house_number(pieces, at + 1) if at + 1 < len(pieces) else None
    if end is None:
        return None
    word = pieces[at]
    begin = _street_begins(pieces, at)
    is_named = word.tekst[0].isupper() and is_street(word.tekst)
    is_plain = is_sure_street(word.tekst) and (begin < at or word.laag not in WHOLE_STREETS)
    if not (is_named or is_plain):
        lives = _lives_at(pieces, at)
        if lives is None:
            return None
        begin = lives
    return Vondst(Soort.ADRES, pieces[begin].begin, pieces[end - 1].eind)


def _lives_at(pieces: Sequence[Deel], at: int) -> int | None:
    """Return where an address without a street word begins: after `op` or `naar`; else None.

    It has two words or more with a capital, as in `naar Het Zand 12`, or `woon` or `adres` leads.
    """
    first, look, begin = max(0, at - _MOST_WORDS), at, None
    if pieces[at].laag in _INTO | _NUMBER_WORDS or value(pieces[at]):
        return None
    while look > first and _SPACE.match(pieces[look].los) and not value(pieces[look - 1]):
        look -= 1
        if pieces[look].laag in _AT:
            begin = look + 1
    if begin is None and look > 0 and ":" in pieces[look].los:
        return look if pieces[look - 1].laag in _LIVES else None
    if begin is None or not _SPACE.match(pieces[begin].los):
        return None
    if pieces[at].laag in GEWOON and pieces[begin].laag not in WHOLE_STREETS:
        return None
    before = pieces[max(0, begin - _FAR) : begin]
    leads = any(piece.laag in _LIVES for piece in before)
    is_named = begin < at and pieces[begin].tekst[0].isupper() and pieces[at].tekst[0].isupper()
    return begin if leads or is_named else None


def _postcode_letters(pieces: Sequence[Deel], at: int) -> int | None:
    """Return the piece after the two letters of a postcode, None if they do not stand here."""
    piece = pieces[at]
    los = piece.los
    if len(piece.tekst) == 2 and piece.tekst.isascii() and piece.tekst.isalpha():
        if piece.tekst.upper() in _UNIT_LETTERS and los:
            near = (one.laag for one in pieces[max(0, at - _FAR) : at])
            is_fine = not (_LIVES | {"postcode"}).isdisjoint(near)
        else:
            is_fine = piece.tekst.isupper() or los == "" or piece.laag not in _NOT_POSTCODE
        return at + 1 if is_fine and los in {"", " ", "\xa0", ", "} else None
    if at + 1 == len(pieces):
        return None
    after = pieces[at + 1]
    if not (piece.is_letter and after.is_letter and los in {"", " ", ", ", "\xa0"}):
        return None
    return at + 2 if after.los in {" ", ", ", "-", ". ", "."} else None


def _postcode(pieces: Sequence[Deel], at: int) -> tuple[int, int] | None:
    """Return first piece and piece after of the postcode whose numbers begin at this piece."""
    if value(pieces[at]).startswith("0"):
        return None
    digits, after = "", at
    while len(digits) < _POSTCODE_DIGITS and after < min(at + _MOST_NUMBERS, len(pieces)):
        number = number_at(pieces, after)
        if not number or (after > at and not _COMMA_SPACE.match(pieces[after].los)):
            return None
        digits += number.cijfers[: _POSTCODE_DIGITS + 1]
        after = number.tot
    if len(digits) != _POSTCODE_DIGITS or after == len(pieces):
        return None
    end = _postcode_letters(pieces, after)
    is_free = at == 0 or pieces[at].los not in {"", "-", ".", "/", ","} or pieces[at - 1].is_mask
    return (at, end) if end is not None and is_free else None


def _with_house_number(pieces: Sequence[Deel], at: int, end: int) -> Vondst:
    after = _house_number(pieces, end) if end < len(pieces) else None
    begin = at
    if at > 1 and pieces[at - 1].laag == "in" and pieces[at - 2].is_number:
        begin = at - 2
    elif at > 0 and pieces[at - 1].is_number and _COMMA_SPACE.match(pieces[at].los):
        begin = at - 1
    elif (
        at > 1 and pieces[at - 1].is_letter and pieces[at - 2].is_number and not pieces[at - 1].los
    ):
        begin = at - 2
    if begin < at and len(pieces[begin].tekst) > 5:
        begin = at
    return Vondst(Soort.ADRES, pieces[begin].begin, pieces[(after or end) - 1].eind)


def find_addresses(pieces: Sequence[Deel]) -> Iterator[Vondst]:
    """Yield streets with a house number, and postcodes; a street or a place alone is nobody's."""
    for at, piece in enumerate(pieces):
        could_be = not (piece.is_number or piece.is_mask) and _may_be_number(pieces, at + 1)
        if could_be and (found := _street(pieces, at)):
            yield found
        could_be = 0 < len(value(piece)) <= _POSTCODE_DIGITS
        if could_be and (postcode := _postcode(pieces, at)):
            yield _with_house_number(pieces, *postcode)
