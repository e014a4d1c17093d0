"""`python -m bench.kill`: the server dies 50 times under load, and nothing acknowledged is lost."""

import random
import time

from .desk import Shift
from .load import WORKERS, Outcome, broken, errors, lost, on_each_database, parser, staff, work
from .server import kill, start

SEED = 50
PACE = 0.1
SHORTEST, LONGEST = 1.5, 6.0
# After the last death everybody gets to finish what they were doing.
REST_SECONDS = 15


def deaths(environment: dict[str, str], *, agents: int, times: int) -> tuple[Shift, int]:
    """Let agents work while the server dies so many times; return the shift and its deaths."""
    sessions, urls = staff(environment, agents)
    chance = random.Random(SEED)
    server = start(environment, workers=WORKERS)
    died = 0
    shift = Shift(urls, server.port, float("inf"), pace=PACE)

    def watch() -> None:
        nonlocal server, died
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        kill(server)
        died += 1
        server = start(environment, port=shift.port, workers=WORKERS)
        if died == times:
            shift.until = time.monotonic() + REST_SECONDS
            while not shift.is_over():
                time.sleep(1)

    try:
        work(shift, sessions, watch)
    finally:
        kill(server)
    return shift, died


def main() -> None:
    """Run what is asked on the command line; a promise that was not kept ends it with 1."""
    asking = parser("bench.kill", __doc__, agents=50, contacts=10_000)
    asking.add_argument("--times", type=int, default=50)
    asked = asking.parse_args()

    def hold(environment: dict[str, str]) -> Outcome:
        shift, died = deaths(environment, agents=asked.agents, times=asked.times)
        found = lost(environment, shift.promised)
        answered = [one for one in shift.samples if one.problem.startswith("status")]
        told = f"{died} deaths; {found}"
        return Outcome(shift.samples, told, [*broken(found), *errors(answered)])

    what = f"{asked.agents} agents, and the server dies {asked.times} times"
    on_each_database(asked, what, hold)


if __name__ == "__main__":
    main()
