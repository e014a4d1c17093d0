"""`python -m bench.masking`: how much of what is planted in transcripts is masked, and how purely.

A planted stretch is found if each of its letters and digits is masked, whatever the kind. A mask is
right if each of its letters and digits was planted. Both are strict: half a name is a miss, and a
word too many makes a mask wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gastvrij.beoordeling.rules.persoonsgegevens import Soort, find
from gastvrij.beoordeling.rules.persoonsgegevens.namenlijst import ACHTERNAMEN, VOORNAMEN

from . import transcript_people as people
from .transcripts import SEED, TRANSCRIPTS, Transcript, transcripts

GOALS = {
    "bsn": 0.98,
    "telefoon": 0.98,
    "mail": 0.98,
    "iban": 0.98,
    "postcode": 0.98,
    "naam": 0.95,
    "adres": 0.95,
    "geboortedatum": 0.95,
}
PRECISION_GOAL = 0.9
KINDS = {
    "bsn": Soort.BSN,
    "telefoon": Soort.TELEFOON,
    "mail": Soort.EMAIL,
    "iban": Soort.IBAN,
    "postcode": Soort.ADRES,
    "adres": Soort.ADRES,
    "naam": Soort.NAAM,
    "geboortedatum": Soort.GEBOORTEDATUM,
}
_AROUND = 28


@dataclass
class Score:
    """What was planted and found a kind, what was masked and right a kind, and what went wrong."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    same_kind: Counter[str] = field(default_factory=Counter)
    masked: Counter[Soort] = field(default_factory=Counter)
    right: Counter[Soort] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def recall(self, soort: str) -> float:
        """Return which part of what was planted of this kind is masked."""
        return self.found[soort] / self.planted[soort] if self.planted[soort] else 1.0

    def precision(self, soort: Soort | None = None) -> float:
        """Return which part of the masks, of one kind or of all, is right."""
        kinds = list(Soort) if soort is None else [soort]
        masked = sum(self.masked[one] for one in kinds)
        return sum(self.right[one] for one in kinds) / masked if masked else 1.0

    def is_enough(self) -> bool:
        """Test if every goal is met."""
        reached = all(self.recall(soort) >= goal for soort, goal in GOALS.items())
        return reached and self.precision() >= PRECISION_GOAL

    def add(self, one: Transcript) -> None:
        """Count one transcript."""
        finds = find(one.text)
        hidden = {at for find in finds for at in range(find.begin, find.eind)}
        meant = {at for stretch in one.planted for at in range(stretch.begin, stretch.eind)}
        for stretch in one.planted:
            self.planted[stretch.soort] += 1
            if _bare(one.text, stretch.begin, stretch.eind) <= hidden:
                self.found[stretch.soort] += 1
            else:
                self.misses.append(f"{stretch.soort}, {_shown(one, stretch.begin, stretch.eind)}")
            begins = (find.soort for find in finds if find.begin <= stretch.begin < find.eind)
            self.same_kind[stretch.soort] += next(begins, None) == KINDS[stretch.soort]
        for found in finds:
            self.masked[found.soort] += 1
            if _bare(one.text, found.begin, found.eind) <= meant:
                self.right[found.soort] += 1
            else:
                self.wrong.append(f"{found.soort}, {_shown(one, found.begin, found.eind)}")


def _bare(text: str, begin: int, end: int) -> set[int]:
    return {at for at in range(begin, end) if text[at].isalnum()}


def _shown(one: Transcript, begin: int, end: int) -> str:
    before = one.text[max(0, begin - _AROUND) : begin]
    after = one.text[end : end + _AROUND]
    return f"{one.nr}: …{before}{{{one.text[begin:end]}}}{after}…".replace("\n", " / ")


def scored(them: Iterable[Transcript]) -> Score:
    """Return the score of these transcripts."""
    score = Score()
    for one in them:
        score.add(one)
    return score


def unknown_names() -> tuple[float, float]:
    """Return which part of the given names and of the surnames the rule has in no list."""
    given = [name for name in people.VOORNAMEN if name.lower() not in VOORNAMEN]
    listed = ACHTERNAMEN | VOORNAMEN
    last = [name for name in people.ACHTERNAMEN if name.split()[-1].lower() not in listed]
    return len(given) / len(people.VOORNAMEN), len(last) / len(people.ACHTERNAMEN)


def report(score: Score, count: int, seed: int) -> list[str]:
    """Return the figures and every miss, in Markdown."""
    given, last = unknown_names()
    rows = [
        f"- {count} transcripts, seed {seed}; {sum(score.planted.values()):,} stretches planted",
        f"- of the planted names the rule lists neither {given:.0%} of the given names "
        f"nor {last:.0%} of the surnames",
        "",
        "| planted | n | masked | recall | goal | met | masked as this kind |",
        "|---|--:|--:|--:|--:|---|--:|",
    ]
    for soort, goal in GOALS.items():
        recall = score.recall(soort)
        met = "yes" if recall >= goal else "**no**"
        same = score.same_kind[soort] / (score.planted[soort] or 1)
        rows.append(
            f"| {soort} | {score.planted[soort]} | {score.found[soort]} | {recall:.3f} "
            f"| {goal:.2f} | {met} | {same:.3f} |"
        )
    rows += ["", "| mask | n | right | precision |", "|---|--:|--:|--:|"]
    for kind in Soort:
        rows.append(
            f"| {kind} | {score.masked[kind]} | {score.right[kind]} | {score.precision(kind):.3f} |"
        )
    total = sum(score.masked.values())
    met = "met" if score.precision() >= PRECISION_GOAL else "**not met**"
    rows.append(f"| all | {total} | {sum(score.right.values())} | {score.precision():.3f} |")
    rows += ["", f"Goal for precision: {PRECISION_GOAL:.2f}, {met}.", ""]
    rows += _listed("Misses", score.misses) + _listed("Masked without need", score.wrong)
    return rows


def _listed(title: str, lines: list[str]) -> list[str]:
    return [f"{title}: {len(lines)}", "", *(f"- `{line}`" for line in lines), ""]


def main() -> None:
    """Print the figures; end with 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.masking", description=__doc__)
    parser.add_argument("--transcripts", type=int, default=TRANSCRIPTS)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    score = scored(transcripts(asked.transcripts, seed=asked.seed))
    print("\n".join(report(score, asked.transcripts, asked.seed)))
    if not score.is_enough():
        sys.exit(1)


if __name__ == "__main__":
    main()
