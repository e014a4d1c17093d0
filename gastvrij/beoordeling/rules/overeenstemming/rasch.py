"""How strict a beoordelaar is on a scale of logits: the many-facet Rasch model, in short."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt
from typing import NamedTuple

from .strengheid import is_connected
from .uitkomst import Reden

MOST_ROUNDS, STILL, MOST_STEP = 500, 1e-4, 1.0
# Measures that run away together would leave what a float can hold; such never come to rest.
LEAST_INFORMATION, FARTHEST = 1e-9, 30.0


class Score(NamedTuple):
    """One value of an ordered scale that a beoordelaar gave one criterium of one gesprek."""

    gesprek: str
    criterium: str
    beoordelaar: str
    waarde: int


@dataclass(frozen=True)
class Meting:
    """One beoordelaar: strictness in logits (above zero is stricter), its error, and n.

    Without a measure there is a reason.
    """

    beoordelaar: str
    n: int
    logit: float | None
    fout: float | None
    reden: Reden | None = None


@dataclass
class _Model:
    """The measures so far; each facet maps its members to logits."""

    facets: tuple[dict[str, float], dict[str, float], dict[str, float]]
    steps: list[float]
    signs: tuple[int, int, int] = (1, -1, -1)
    rest: list[dict[str, list[float]]] = field(default_factory=list)

    def place(self, score: Score) -> float:
        """Return ability less difficulty less strictness."""
        return sum(
            sign * facet[name]
            for sign, facet, name in zip(self.signs, self.facets, score[:3], strict=True)
        )


def measure(scores: Iterable[Score]) -> tuple[Meting, ...] | Reden:
    """Return the strictness of each beoordelaar, or why nothing can be measured.

    ln(P(k) / P(k - 1)) = gesprek - criterium - beoordelaar - step k, by joint maximum likelihood;
    members with only the lowest or only the highest value have no measure and are left out, and
    with them their scores. Values that nobody gave are no step. Source: Linacre 1989; Wright and
    Masters 1982.
    """
    every = list(scores)
    counts = Counter(score.beoordelaar for score in every)
    used = _in_steps(_without_extremes(every))
    if not used:
        return Reden.GEEN_SPREIDING
    if not is_connected(_together(used)):
        return Reden.NIET_VERBONDEN
    model = _start(used)
    if not _settle(model, used):
        return Reden.NIET_TOT_RUST
    strict, n = model.facets[2], Counter(score.beoordelaar for score in used)
    return tuple(
        Meting(naam, n[naam], strict[naam], 1 / sqrt(model.rest[2][naam][1]))
        if naam in strict
        else Meting(naam, counts[naam], None, None, Reden.ALTIJD_UITERSTE)
        for naam in sorted(counts)
    )


def _without_extremes(scores: Sequence[Score]) -> list[Score]:
    """Return the scores of members that got more than one end of the scale."""
    used = list(scores)
    while used:
        low, high = min(used, key=_waarde).waarde, max(used, key=_waarde).waarde
        seen: dict[tuple[int, str], set[int]] = {}
        for score in used:
            for facet, name in enumerate(score[:3]):
                seen.setdefault((facet, name), set()).add(score.waarde)
        gone = {member for member, found in seen.items() if found in ({low}, {high})}
        kept = [score for score in used if gone.isdisjoint(enumerate(score[:3]))]
        if len(kept) == len(used):
            break
        used = kept
    return used


def _in_steps(scores: Sequence[Score]) -> list[Score]:
    """Return the scores with their values as 0, 1, 2, without holes."""
    step = {value: at for at, value in enumerate(sorted({score.waarde for score in scores}))}
    return [score._replace(waarde=step[score.waarde]) for score in scores]


def _waarde(score: Score) -> int:
    return score.waarde


def _together(scores: Sequence[Score]) -> Iterable[set[str]]:
    """Return for each gesprek which beoordelaars share it."""
    shared: dict[str, set[str]] = {}
    for score in scores:
        shared.setdefault(score.gesprek, set()).add(score.beoordelaar)
    return shared.values()


def _start(scores: Sequence[Score]) -> _Model:
    facets = (
        dict.fromkeys((score.gesprek for score in scores), 0.0),
        dict.fromkeys((score.criterium for score in scores), 0.0),
        dict.fromkeys((score.beoordelaar for score in scores), 0.0),
    )
    return _Model(facets, [0.0] * max(score.waarde for score in scores))


def _settle(model: _Model, scores: Sequence[Score]) -> bool:
    """Take steps of Newton until nothing moves; tell if it came to rest."""
    return any(_round(model, scores) < STILL for _ in range(MOST_ROUNDS))


def _round(model: _Model, scores: Sequence[Score]) -> float:
    """Move every measure once; return the largest move."""
    # Per member: what was seen above what is expected, and the information.
    model.rest = [{name: [0.0, 0.0] for name in facet} for facet in model.facets]
    steps = [[0.0, 0.0] for _ in model.steps]
    for score in scores:
        above = _at_least(model.place(score), model.steps)
        expected = sum(above)
        spread = sum((2 * k + 1) * p for k, p in enumerate(above)) - expected**2
        for rest, name in zip(model.rest, score[:3], strict=True):
            rest[name][0] += score.waarde - expected
            rest[name][1] += spread
        for k, p in enumerate(above):
            steps[k][0] += (score.waarde > k) - p
            steps[k][1] += p * (1 - p)
    largest = 0.0
    for sign, facet, rest in zip(model.signs, model.facets, model.rest, strict=True):
        before = dict(facet)
        for name, (more, information) in rest.items():
            facet[name] += sign * _newton(more, information)
        if sign < 0:
            _centre(facet)
        largest = max(largest, *(abs(facet[name] - before[name]) for name in facet))
    for k, (more, information) in enumerate(steps):
        model.steps[k] -= _newton(more, information)
    middle = sum(model.steps) / len(model.steps)
    model.steps = [step - middle for step in model.steps]
    return largest


def _at_least(place: float, steps: Sequence[float]) -> list[float]:
    """Return the chance of at least 1, at least 2, up to the highest value."""
    weights = [1.0]
    for step in steps:
        weights.append(weights[-1] * exp(max(-FARTHEST, min(FARTHEST, place - step))))
    total, above, chances = sum(weights), 0.0, []
    for weight in reversed(weights[1:]):
        above += weight
        chances.append(above / total)
    return chances[::-1]


def _newton(more: float, information: float) -> float:
    return max(-MOST_STEP, min(MOST_STEP, more / max(information, LEAST_INFORMATION)))


def _centre(facet: dict[str, float]) -> None:
    middle = sum(facet.values()) / len(facet)
    for name in facet:
        facet[name] -= middle
