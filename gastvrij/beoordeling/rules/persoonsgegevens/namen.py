"""Finds names of people without a list of all names: by what leads to them and how they are built.

Linear: each piece is looked at a bounded number of times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .aanleidingen import TITELS, Aanleiding, leads
from .namenlijst import ACHTERNAMEN, DUBBELZINNIG, TUSSENVOEGSELS, VERBS_TOO
from .soorten import Soort, Vondst
from .spelling import find_spelled
from .straten import WHOLE_STREETS, is_street, is_sure_street
from .tekst import Deel
from .uitingen import OPEN_ENDS, SPACES, Uitingen, bare, is_ordinary
from .vermeldingen import mentions
from .woorden import GEWOON, VOOR_IETS_ANDERS
from .woordlijst import words

_ARTICLES = words(
    """
    de den der het 't t la le el
    """
)
# These are prepositions first: part of a name only before an article.
_PREPOSITIONS = words(
    """
    in op uit over onder aan
    """
)
_AFTER_INITIAL = frozenset([".", ". ", " ", "", ".  "])
_MOST_WORDS, _MOST_INITIALS, _MOST_PARTICLES, _MOST_LOWER = 6, 6, 3, 4
_OWNED = words(
    """
    paspoort rijbewijs identiteitskaart moeder vader man vrouw zoon dochter huis auto fiets
    adres naam uitkering aanvraag school kamer rekening telefoon partner broer zus ouders
    dossier
    """
)


@dataclass
class Namen:
    """The names in one text: stretches of pieces, and the words that they consist of."""

    said: Uitingen
    stretches: list[tuple[int, int]] = field(default_factory=list)
    # Each word of a name, with the particles that stood before it.
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def read(self) -> None:
        """Find the names by what leads to them, then every other mention of their words."""
        for first, speech in self.said.labels:
            self._read_label(first, speech)
        at, pieces = 0, self.said.pieces
        while at < len(pieces):
            end = self._name_at(at)
            if end is not None:
                self._add(at, end)
            at = end or at + 1
        self.stretches += mentions(self.said, self.stretches, self.words)

    def _add(self, begin: int, end: int) -> None:
        self.stretches.append((begin, end))
        particles: list[str] = []
        for piece in self.said.pieces[begin:end]:
            if piece.laag in TUSSENVOEGSELS:
                particles.append(piece.laag)
            elif len(piece.tekst) > 1:
                self.words.setdefault(bare(piece.laag), tuple(particles))
                particles = []

    def _read_label(self, first: int, speech: int) -> None:
        pieces, said = self.said.pieces, self.said
        begin = first
        while begin < speech and self._sequence(begin, _in_label(pieces, begin, first)) != speech:
            begin += 1
        if begin == speech:
            return
        is_told = begin > first or (first > 0 and pieces[first - 1].is_number)
        is_repeated = said.counts[said.label_text(first, speech)] > 1
        if is_told or is_repeated or said.is_given(begin):
            self._add(begin, speech)

    def _name_at(self, at: int) -> int | None:
        """Return the piece after the name that begins here, None if no name begins here."""
        piece = self.said.pieces[at]
        if piece.is_mask or piece.is_number or not self._can_begin(at):
            return None
        why = leads(self.said, at)
        end = self._sequence(at, why)
        if end is None or not self._is_named(at, end, why):
            return None
        return None if self._is_address(end, why) else end

    def _can_begin(self, at: int) -> bool:
        """Test if a name may begin here, whatever leads to it: most words drop out at once."""
        piece = self.said.pieces[at]
        can = piece.is_letter or piece.laag in TUSSENVOEGSELS or self.said.is_cap(at)
        return can or piece.laag not in GEWOON

    def _is_named(self, at: int, end: int, why: Aanleiding) -> bool:
        """Test if a stretch that is built like a name is one."""
        said, pieces = self.said, self.said.pieces
        if why >= Aanleiding.RELATIE:
            return True
        known = said.is_given(at)
        words = [one for one in pieces[at:end] if len(one.tekst) > 1]
        is_long = len(words) > 1
        if why == Aanleiding.ZWAK:
            is_oneself = is_long and pieces[at - 1].laag == "ben"
            return said.is_cap(at) or known or is_oneself
        if self._owns(at):
            return True
        before = pieces[at - 1].laag if at and pieces[at].los in {" ", "\xa0"} else ""
        if at + 1 < end and pieces[at].is_letter and pieces[at + 1].los[:1] == ".":
            return said.is_cap(at)
        if before in VOOR_IETS_ANDERS and not known:
            return False
        if known:
            return self._is_known_name(at, end, before)
        if not said.is_cap(at) or not is_long or said.begins_sentence(at):
            return False
        return all(
            said.is_cap(look) or pieces[look].laag in TUSSENVOEGSELS for look in range(at, end)
        )

    def _owns(self, at: int) -> bool:
        """Test if something is somebody's: `Willemijn's`; of a plural a vowel comes before `'s`."""
        word = self.said.pieces[at].laag
        is_plural = bare(word)[-1] in "aeiouy"
        is_inside = self.said.is_cap(at) and not self.said.begins_sentence(at)
        pieces = self.said.pieces
        is_owned = at + 1 < len(pieces) and pieces[at + 1].laag in _OWNED
        return bare(word) != word and (is_inside or is_owned or not is_plural)

    def _is_known_name(self, at: int, end: int, before: str) -> bool:
        said, piece = self.said, self.said.pieces[at]
        if before.isdecimal() or (said.is_lower[at] and before in VOOR_IETS_ANDERS):
            return False
        after = said.pieces[end] if end < len(said.pieces) else None
        if after and after.los == " " and said.is_cap(end) and after.laag in GEWOON:
            return False
        if bare(piece.laag) not in DUBBELZINNIG:
            return True
        is_long = end - at > 1
        return said.is_cap(at) and (is_long or not said.begins_sentence(at))

    def _is_address(self, end: int, why: Aanleiding) -> bool:
        """Test if what is built like a name is a street: `Jan Steenstraat`, `Het Zand 12`."""
        pieces = self.said.pieces
        if end < len(pieces) and pieces[end].los == " " and is_sure_street(pieces[end].laag):
            return True
        if why >= Aanleiding.STERK:
            return False
        return end < len(pieces) and pieces[end].is_number and is_street(pieces[end - 1].tekst)

    def _sequence(self, begin: int, why: Aanleiding) -> int | None:
        """Return the piece after initials, names and particles from here; None without a name."""
        pieces = self.said.pieces
        at, words, last, lower, has_surname = begin, 0, None, 0, False
        while at < len(pieces) and words < _MOST_WORDS:
            if at > begin and not self._continues(at):
                break
            if at - begin < _MOST_INITIALS and self._is_initial(at, why):
                at += 1
                continue
            name = at + self._particles(at)
            if name > at and has_surname:
                break
            if name == len(pieces) or not self._is_name_word(name, why, nth=words, after=name - at):
                break
            lower += not self.said.is_cap(name)
            if lower > _MOST_LOWER:
                break
            has_surname = not self.said.is_given(name) and (words > 0 or name > at)
            words, at, last = words + 1, name + 1, name + 1
        return last

    def _continues(self, at: int) -> bool:
        """Test if what stands before a piece lets a name go on."""
        piece, before = self.said.pieces[at], self.said.pieces[at - 1]
        return piece.los in (_AFTER_INITIAL if before.is_letter else SPACES)

    def _is_initial(self, at: int, why: Aanleiding) -> bool:
        pieces = self.said.pieces
        if not pieces[at].is_letter or at + 1 >= len(pieces):
            return False
        has_dot = pieces[at + 1].los[:1] == "."
        return has_dot and (self.said.is_cap(at) or pieces[at].tekst.isupper() or why >= 2)

    def _particles(self, at: int) -> int:
        """Return how many pieces from here are particles of a surname."""
        pieces = self.said.pieces
        count = 0
        while count < _MOST_PARTICLES and at + count + 1 < len(pieces):
            here, after = pieces[at + count], pieces[at + count + 1]
            if here.laag not in TUSSENVOEGSELS or (count and here.los not in SPACES):
                break
            if here.laag in _PREPOSITIONS and after.laag not in _ARTICLES:
                break
            if here.laag == "al" and after.laag in TUSSENVOEGSELS:
                break
            if after.los not in SPACES:
                break
            count += 1
        return count

    def _is_name_word(self, at: int, why: Aanleiding, *, nth: int, after: int) -> bool:
        """Test if a piece can be the nth word (from 0) of a name, after so many particles."""
        said, piece = self.said, self.said.pieces[at]
        if piece.is_mask or piece.is_number or len(piece.tekst) < 2:
            return False
        if piece.tekst.isupper() and why < Aanleiding.STERK:
            return False
        if is_ordinary(piece):
            return self._is_name_all_the_same(at, why, nth=nth, after=after)
        if said.is_cap(at):
            return True
        if piece.laag in VERBS_TOO and why != Aanleiding.STERK:
            return False
        if not said.is_lower[at]:
            return (
                why == Aanleiding.STERK and piece.tekst.islower() and not after and piece.los == " "
            )
        if why == Aanleiding.RELATIE and nth == 0 and self._is_verb(at):
            return False
        return (
            why > Aanleiding.GEEN or said.is_given(at) or self._owns(at) or self._is_after_given(at)
        )

    def _is_verb(self, at: int) -> bool:
        """Test if a word after `mijn zoon` reads like a verb and nothing like a surname follows."""
        pieces = self.said.pieces
        follows = at + 1 < len(pieces) and pieces[at + 1].los == " "
        is_alone = not follows or is_ordinary(pieces[at + 1])
        word = pieces[at].laag
        ends = (word.endswith("t") and not word.endswith("bert")) or (
            is_alone and word.endswith(("en", "de", "te"))
        )
        has_particle = follows and pieces[at + 1].laag in {"van", "el"}
        return ends and not has_particle and not self.said.is_given(at)

    def _is_name_all_the_same(self, at: int, why: Aanleiding, *, nth: int, after: int) -> bool:
        """Test if an ordinary word is a name here: `mevrouw Maart`, `Fatima Berg`, `van Dijk`."""
        said, piece = self.said, self.said.pieces[at]
        if nth and self.said.pieces[at - 1].laag.endswith(OPEN_ENDS):
            return True
        if after and piece.laag in WHOLE_STREETS:
            return said.is_cap(at) or why >= Aanleiding.RELATIE
        if not said.is_cap(at) or piece.laag in TITELS or is_sure_street(piece.laag):
            return False
        is_surname = nth > 0 and why >= Aanleiding.RELATIE and not after
        return is_surname or (why == Aanleiding.TITEL and nth == 0)

    def _is_after_given(self, at: int) -> bool:
        """Test if a word without a capital can be the surname after a given name that we know."""
        said, pieces = self.said, self.said.pieces
        look = at - 1
        while look > 0 and at - look <= _MOST_PARTICLES and pieces[look].laag in TUSSENVOEGSELS:
            look -= 1
        return look >= 0 and (said.is_given(look) or pieces[at].laag in ACHTERNAMEN)


def _in_label(pieces: Sequence[Deel], begin: int, first: int) -> Aanleiding:
    is_titled = begin > first and pieces[begin - 1].laag in TITELS
    return Aanleiding.TITEL if is_titled else Aanleiding.STERK


def _stretch(pieces: Sequence[Deel], begin: int, end: int) -> Vondst:
    last = pieces[end - 1]
    length = len(last.tekst) - (2 if bare(last.laag) != last.laag else 0)
    return Vondst(Soort.NAAM, pieces[begin].begin, last.begin + length)


def find_names(pieces: Sequence[Deel]) -> Iterator[Vondst]:
    """Yield names of people; those of streets, places and organisations stay."""
    names = Namen(Uitingen(pieces))
    names.read()
    for begin, end in names.stretches:
        yield _stretch(pieces, begin, end)
    yield from find_spelled(pieces)
