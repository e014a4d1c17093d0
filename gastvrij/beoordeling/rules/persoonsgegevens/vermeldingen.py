"""Finds every other mention of a name that was found once in the same text."""

from collections.abc import Iterable, Iterator, Mapping

from .namenlijst import DUBBELZINNIG
from .straten import is_sure_street
from .uitingen import OPEN_ENDS, SPACES, Uitingen, bare, is_ordinary


def mentions(
    said: Uitingen, found: Iterable[tuple[int, int]], words: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield (begin, end) in pieces of what is not found yet, with the particles that it had."""
    pieces = said.pieces
    taken = {at for begin, end in found for at in range(begin, end)}
    for at, piece in enumerate(pieces):
        word = bare(piece.laag)
        key = word if word in words else word.removesuffix("s")
        if at in taken or key not in words or not _is_mention(said, at, is_owned=key != word):
            continue
        begin = at
        for particle in reversed(words[key]):
            if pieces[begin].los not in SPACES or pieces[begin - 1].laag != particle:
                break
            begin -= 1
        is_open = piece.laag.endswith(OPEN_ENDS) and at + 1 < len(pieces)
        yield begin, at + 2 if is_open else at + 1


def _is_mention(said: Uitingen, at: int, *, is_owned: bool) -> bool:
    """Test if a word of a name is that name here; `is_owned` if an s is behind it."""
    piece = said.pieces[at]
    if is_owned and not (said.is_cap(at) and len(piece.laag) > 3):
        return False
    if at + 1 < len(said.pieces) and is_sure_street(said.pieces[at + 1].laag):
        return False
    if bare(piece.laag) in DUBBELZINNIG or is_ordinary(piece):
        return said.is_cap(at) and not said.begins_sentence(at)
    return said.is_cap(at) or said.is_lower[at]
