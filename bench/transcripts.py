"""Two hundred example transcripts with planted personal data, the same at every run.

`python -m bench.transcripts` prints them, with what is planted between braces.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import transcript_people as people
from . import transcript_talks as talks

SEED, TRANSCRIPTS = 20261122, 200
# One in so many is a letter, and one in so many conversations came from a machine: no capitals.
LETTER_EVERY, LOWER_EVERY = 6, 4
_MARK = re.compile("⟦(.+?)\\|(.+?)⟧")


@dataclass(frozen=True)
class Planted:
    """A stretch from `begin` up to `eind` that has to be masked, and what it is."""

    soort: str
    begin: int
    eind: int


@dataclass(frozen=True)
class Transcript:
    """One conversation or letter."""

    nr: int
    text: str
    planted: tuple[Planted, ...]


class Slots(dict[str, str]):
    """What one transcript fills in: people stay the same, numbers are written anew each time."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        voor, mw, kind = draw.sample(people.VOORNAMEN, 3)
        achter, mwachter, achter2 = draw.sample(people.ACHTERNAMEN, 3)
        self._voor, self._achter = voor, achter
        initials = f"{voor[0]}.{draw.choice('ABHJMPT')}."
        called = achter[0].upper() + achter[1:]
        bare = achter.split()[-1].split("-")[0]
        super().__init__(
            naam=f"{voor} {achter}",
            voor=voor,
            achter=called,
            init=f"{initials} {achter}",
            mw=mw,
            mwnaam=f"{mw} {mwachter}",
            kind=kind,
            kindnaam=f"{kind} {achter}",
            kindachter=achter2[0].upper() + achter2[1:],
            achter2=achter2[0].upper() + achter2[1:],
            spel="-".join(bare.upper()) if draw.random() < 0.5 else " ".join(bare.upper()),
        )

    def __getitem__(self, slot: str) -> str:
        soort, value = self._numbers(slot)
        return f"⟦{soort}|{value}⟧" if value else f"⟦naam|{super().__getitem__(slot)}⟧"

    def _numbers(self, slot: str) -> tuple[str, str]:
        draw = self._draw
        match slot:
            case "bsn":
                return "bsn", people.written_bsn(draw)
            case "tel":
                return "telefoon", people.written_phone(draw)
            case "iban":
                return "iban", people.written_iban(draw)
            case "mail":
                return "mail", people.written_mail(draw, self._voor, self._achter)
            case "pc":
                return "postcode", people.written_postcode(draw)
            case "adres":
                return "adres", people.written_address(draw)
            case "nr":
                return "adres", f"nummer {draw.randrange(2, 99)}"
            case "geb":
                return "geboortedatum", people.written_birthday(draw)
        return "naam", ""


def _blocks(text: str) -> list[str]:
    return [block.strip("\n") for block in text.split("\n---\n")]


def _conversation(draw: random.Random, slots: Slots) -> str:
    blocks = [
        draw.choice(_blocks(talks.OPENINGS)),
        *draw.sample(_blocks(talks.CHECKS), draw.randint(2, 4)),
        draw.choice(_blocks(talks.TOPICS)),
        draw.choice(_blocks(talks.CLOSINGS)),
    ]
    labels = dict(zip("MI", draw.choice(talks.LABELS), strict=True))
    lines = [line for block in blocks for line in block.splitlines()]
    return "\n".join((labels[line[0]] + line[2:]).format_map(slots) for line in lines)


def _read_marks(nr: int, marked: str) -> Transcript:
    parts: list[str] = []
    planted: list[Planted] = []
    at = done = 0
    for match in _MARK.finditer(marked):
        before, value = marked[done : match.start()], match[2]
        at += len(before)
        planted.append(Planted(match[1], at, at + len(value)))
        at += len(value)
        parts += [before, value]
        done = match.end()
    return Transcript(nr, "".join([*parts, marked[done:]]), tuple(planted))


def make(nr: int, *, seed: int = SEED) -> Transcript:
    """Return the transcript with this number; the same one for the same seed."""
    draw = random.Random(f"{seed}-{nr}")
    slots = Slots(draw)
    if nr % LETTER_EVERY == 0:
        return _read_marks(nr, draw.choice(_blocks(talks.LETTERS)).format_map(slots))
    marked = _conversation(draw, slots)
    return _read_marks(nr, marked.lower() if nr % LOWER_EVERY == 1 else marked)


def transcripts(count: int = TRANSCRIPTS, *, seed: int = SEED) -> Iterator[Transcript]:
    """Yield so many transcripts."""
    for nr in range(count):
        yield make(nr, seed=seed)


def shown(transcript: Transcript) -> str:
    """Return a transcript with braces around what is planted."""
    text = transcript.text
    for one in reversed(transcript.planted):
        text = f"{text[: one.begin]}{{{text[one.begin : one.eind]}}}{text[one.eind :]}"
    return text


def main() -> None:
    """Print them all."""
    for one in transcripts():
        print(f"=== {one.nr}\n{shown(one)}\n")


if __name__ == "__main__":
    main()
