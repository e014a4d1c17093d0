"""How long the figures of agreement take: 10,000 double judgements, 1,000 rounds of drawing."""

import argparse
import random
import sys
import time
from collections.abc import Sequence

from gastvrij.beoordeling.rules.overeenstemming import (
    ROUNDS,
    Gegevens,
    Interval,
    Weging,
    bootstrap,
    figures,
    from_rows,
    maten,
)

MOST_SECONDS = 10.0
SEED = 20261122
VALUES = 3
AGREE = 0.8
SAY_EVERY = 250
# A conversation of 20 criteria, one of 4, and items that all stand alone: the most to draw.
ITEMS_A_CONVERSATION = (20, 4, 1)


def judgements(pairs: int, together: int) -> Gegevens:
    """Return items judged by two, so many items a conversation, values skewed as in practice."""
    draw = random.Random(SEED)
    given = draw.choices(range(VALUES), (1, 2, 7), k=pairs)
    rows = [(one, one if draw.random() < AGREE else draw.randrange(VALUES)) for one in given]
    return from_rows(rows, gesprekken=[str(at // together) for at in range(pairs)])


def measured(gegevens: Gegevens, rounds: int) -> tuple[float, int, dict[str, Interval]]:
    """Return the seconds of all figures with intervals, how often progress was told, and them."""
    told: list[int] = []

    def progress(done: int, total: int) -> None:
        told.append(done)
        if done % SAY_EVERY == 0:
            print(f"    {done:,} of {total:,} rounds", flush=True)

    started = time.perf_counter()
    figures(gegevens, Weging.LINEAR)
    every = maten(gegevens, Weging.LINEAR)
    found = bootstrap(gegevens, every, seed=SEED, rounds=rounds, progress=progress)
    return time.perf_counter() - started, len(told), found


def measure(pairs: int, rounds: int, shapes: Sequence[int] = ITEMS_A_CONVERSATION) -> bool:
    """Print the seconds of each shape; tell if all are within the goal."""
    within = True
    for together in shapes:
        print(f"  {pairs:,} double judgements, {together} a conversation", flush=True)
        seconds, told, found = measured(judgements(pairs, together), rounds)
        ac1 = found["gwet_ac1"]
        print(f"  {seconds:.2f} s, {len(found)} figures, {told:,} times progress, ", end="")
        print(f"AC1 {ac1.laag:.3f} to {ac1.hoog:.3f}")
        within = within and seconds < MOST_SECONDS
    return within


def main() -> None:
    """Measure what is asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.agreement", description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if not measure(asked.pairs, asked.rounds):
        sys.exit(f"boven {MOST_SECONDS:.0f} s")


if __name__ == "__main__":
    main()
