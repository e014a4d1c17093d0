"""Every act in every state by everybody, and random walks that never leave the path."""

from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.proeve import Handeling, Status, Wie
from gastvrij.conftest import IN_FULL

from .handelingen import ACTS, DONE, NEEDS, current, sitting
from .scenario import Stage

ROLES = {
    "olga": Wie.PLANNER,
    "noor": Wie.KANDIDAAT,
    "els": Wie.BEOORDELAAR,
    "wim": Wie.VASTSTELLER,
    "coen": None,
    "tessa": None,
}
# The whole path, written out: what the rules say is held against this.
EDGES = {
    "aangevraagd": {"toegelaten", "afgewezen", "vrijgesteld", "teruggetrokken"},
    "toegelaten": {"formulier_uitgereikt", "teruggetrokken"},
    "formulier_uitgereikt": {"bevestigd", "teruggetrokken"},
    "bevestigd": {"identiteit_vastgesteld", "teruggetrokken"},
    "identiteit_vastgesteld": {"afname", "teruggetrokken"},
    "afname": {"oordelen", "afgebroken"},
    "oordelen": {"bespreken", "afgebroken"},
    "bespreken": {"voorlopig"},
    "voorlopig": {"bespreken", "vastgesteld"},
    "vastgesteld": {"uitgereikt"},
    "uitgereikt": {"gearchiveerd"},
    "gearchiveerd": {"vernietigd"},
    "afgewezen": {"gearchiveerd"},
    "vrijgesteld": {"gearchiveerd"},
    "teruggetrokken": {"gearchiveerd"},
    "afgebroken": {"gearchiveerd"},
    "vernietigd": set[str](),
}
# Who is in a sitting stays the same on a walk; what another in their place does is tested apart.
WALKED = [h for h in Handeling if h is not Handeling.VERVANGEN]
BY_PEOPLE = [h for h in Handeling if h is not Handeling.VERNIETIGEN]


def events(proeve: Proeve) -> list[str]:
    about = proeve.observatie.medewerker.uuid
    return list(Event.objects.filter(about=about).order_by("pk").values_list("did", flat=True))


def attempt(stage: Stage, proeve: Proeve, handeling: Handeling, by: Medewerker) -> str:
    """Do an act and undo it; return the state that it led to, or the kind of refusal."""
    with transaction.atomic():
        point = transaction.savepoint()
        if handeling in NEEDS and regels.next_status(proeve.status, handeling) is not None:
            NEEDS[handeling](stage, proeve, by)
        before = events(proeve)
        try:
            ACTS[handeling](stage, current(proeve), by)
        except PermissionDenied:
            found = "403"
        except actions.CannotAssess:
            found = "state"
        else:
            found = current(proeve).status
        done = events(proeve)[len(before) :]
        assert (DONE[handeling] in done) is (found not in {"403", "state"}), (handeling, done)
        transaction.savepoint_rollback(point)
    return found


@pytest.mark.parametrize("status", list(Status))
def test_each_person_does_each_act_exactly_where_the_rules_say(
    stage: Stage, status: Status
) -> None:
    proeve = sitting(stage, status)
    for handeling in BY_PEOPLE:
        for who, wie in ROLES.items():
            found = attempt(stage, proeve, handeling, stage.cast.people[who])
            overgang = regels.OVERGANGEN.get((status, handeling))
            case = (status, handeling, who)
            if wie is None or wie not in regels.who_can(handeling):
                assert (case, found) == (case, "403")
            elif overgang is None or wie not in overgang.wie:
                assert (case, found) == (case, "state")
            elif handeling is Handeling.INDIENEN:
                assert (case, found) == (case, "oordelen")
            else:
                assert (case, found) == (case, overgang.naar)
    assert current(proeve).status == status


@pytest.mark.parametrize("status", list(Status))
def test_only_an_archived_dossier_is_destroyed(stage: Stage, status: Status) -> None:
    proeve = sitting(stage, status)
    ACTS[Handeling.VERNIETIGEN](stage, proeve, stage.cast.olga)
    expected = Status.VERNIETIGD if status is Status.GEARCHIVEERD else status
    assert current(proeve).status == expected


@pytest.mark.parametrize("status", list(Status))
def test_what_the_page_offers_is_what_the_rules_allow(stage: Stage, status: Status) -> None:
    proeve = queries.proeven().get(pk=sitting(stage, status).pk)
    for who, wie in ROLES.items():
        seen = queries.proeve_zicht(stage.cast.people[who], proeve)
        parts = {wie} if wie is not None else set()
        assert seen.wie == parts
        assert set(seen.handelingen) == {
            h
            for h in Handeling
            if h is not Handeling.BEIDE_INGEDIEND and regels.may(status, h, parts)
        }


def test_the_path_is_the_one_that_was_designed() -> None:
    assert {status.value for status in Status} == set(EDGES)
    assert {status.value for status in Status} == set(Proeve.Status.values)
    assert set(regels.steps()) == {(van, naar) for van, goals in EDGES.items() for naar in goals}


@pytest.mark.parametrize("seed", range(10))
def test_no_sequence_of_acts_leaves_the_path(seed: int) -> None:
    """Ten times a thousand walks: most acts are allowed ones, so that walks come far."""
    random, reached = Random(seed), set()  # noqa: S311 - walks, no secret
    for _walk in range(1000):
        status, was_fixed = Status.AANGEVRAAGD, False
        for _step in range(60):
            handeling, wie = act_on(random, status)
            if not regels.may(status, handeling, wie):
                continue
            goal = regels.next_status(status, handeling)
            assert goal is not None
            assert goal == status or goal in EDGES[status]
            was_fixed = was_fixed or goal is Status.VASTGESTELD
            assert not (was_fixed and goal in {Status.AFNAME, Status.OORDELEN, Status.BESPREKEN})
            status = goal
            reached.add(status)
    assert {Status.BESPREKEN, Status.AFGEBROKEN, Status.GEARCHIVEERD, Status.VERNIETIGD} < reached


def act_on(random: Random, status: Status) -> tuple[Handeling, frozenset[Wie]]:
    """Return an act by people with some parts: mostly one that is allowed now."""
    allowed = [key for key in regels.OVERGANGEN if key[0] is status]
    if allowed and random.random() < 0.8:
        key = random.choice(allowed)
        return key[1], regels.OVERGANGEN[key].wie
    parts = random.sample(list(Wie), random.randrange(len(Wie)))
    return random.choice(list(Handeling)), frozenset(parts)


def pick(random: Random, proeve: Proeve) -> tuple[str, Handeling]:
    """Return who tries what: half the time something that is allowed, else anything by anybody."""
    allowed = [
        (who, handeling)
        for who, wie in ROLES.items()
        for handeling in WALKED
        if wie is not None and regels.may(proeve.status, handeling, {wie})
    ]
    if allowed and random.random() < 0.5:
        return random.choice(allowed)
    return random.choice(list(ROLES)), random.choice(WALKED)


def walk(stage: Stage, random: Random) -> None:
    proeve = sitting(stage, random.choice(list(Status)))
    for _step in range(25):
        who, handeling = pick(random, proeve)
        before, status = events(proeve), proeve.status
        try:
            with transaction.atomic():
                if handeling in NEEDS and regels.next_status(status, handeling) is not None:
                    NEEDS[handeling](stage, proeve, stage.cast.people[who])
                ACTS[handeling](stage, current(proeve), stage.cast.people[who])
        except (PermissionDenied, actions.CannotAssess):
            proeve = current(proeve)
            assert (proeve.status, events(proeve)) == (status, before)
            continue
        proeve = current(proeve)
        if handeling is Handeling.VERNIETIGEN:
            is_due = status == Status.GEARCHIVEERD
            assert proeve.status == (Status.VERNIETIGD if is_due else status)
            continue
        assert proeve.status == status or proeve.status in EDGES[status]
        assert DONE[handeling] in events(proeve)[len(before) :]


@settings(
    max_examples=600 if IN_FULL else 20,
    deadline=None,
    derandomize=not IN_FULL,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
def test_nobody_walks_off_the_path_and_each_step_is_in_the_trail(stage: Stage, seed: int) -> None:
    with transaction.atomic():
        walk(stage, Random(seed))  # noqa: S311 - a walk, no secret
        transaction.set_rollback(True)
