from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Beslissing, Voorstel
from gastvrij.kaders.rules.controle import GEWIJZIGD, JUIST, ONBEPAALD, Besluit
from gastvrij.kaders.rules.twijfelpunten import parts

from .conftest import Adopt, All, Upload

LOST_PLAN = "toetsplan-kolommen-kwijt.txt"
LOST = "level-columns-lost"


@pytest.fixture
def voorstel(upload: Upload) -> Voorstel:
    return upload(LOST_PLAN)


def points(voorstel: Voorstel, soort: str) -> list[tuple[str, str]]:
    return [
        (one.twijfel.plaats, one.twijfel.sleutel)
        for one in queries.controle_of(voorstel).punten
        if one.twijfel.soort == soort
    ]


def decide(cast: Cast, voorstel: Voorstel, *besluiten: Besluit, bewerking: int = 0) -> Voorstel:
    return actions.decide(
        by=cast.kim, at=NOW, voorstel=voorstel, bewerking=bewerking, besluiten=besluiten
    )


def test_a_decision_is_kept_and_applied_but_the_reading_stays(
    cast: Cast, voorstel: Voorstel
) -> None:
    here = points(voorstel, LOST)[0]
    read = voorstel.inhoud
    count = parts(read)[here[0]]["level_count"]
    levels = ["K", "B", "RV", "PV"][:count]
    done = decide(cast, voorstel, Besluit(*here, GEWIJZIGD, {"levels": levels}))
    assert done.bewerking == 1
    assert done.inhoud == read
    assert parts(queries.decided_document(done))[here[0]]["levels"] == levels
    kept = Beslissing.objects.get()
    assert (kept.plaats, kept.twijfel, kept.door, kept.op) == (*here, cast.kim, NOW)
    event = Event.objects.get(did="voorstel.decided")
    assert event.data == {"plaatsen": 1, "besluit": "gewijzigd"}


def test_all_doubts_of_a_kind_at_once_and_back_again(cast: Cast, voorstel: Voorstel) -> None:
    places = points(voorstel, LOST)
    assert len(places) > 1
    before = queries.controle_of(voorstel).open
    done = decide(cast, voorstel, *(Besluit(*here, ONBEPAALD, {}) for here in places))
    assert queries.controle_of(done).open == before - len(places)
    assert queries.decided_document(done) == voorstel.inhoud
    actions.undecide(by=cast.karel, at=NOW, voorstel=done, bewerking=1, plaatsen=places)
    voorstel.refresh_from_db()
    assert queries.controle_of(voorstel).open == before
    assert not Beslissing.objects.exists()
    assert Event.objects.get(did="voorstel.decision_undone").by == cast.karel.uuid


def test_another_answer_takes_the_place_of_the_first(cast: Cast, voorstel: Voorstel) -> None:
    here = points(voorstel, LOST)[0]
    decide(cast, voorstel, Besluit(*here, ONBEPAALD, {}))
    decide(cast, voorstel, Besluit(*here, GEWIJZIGD, {"text": "Anders."}), bewerking=1)
    assert Beslissing.objects.get().besluit == "gewijzigd"


def test_an_answer_that_cannot_stand_keeps_all_of_them_out(cast: Cast, voorstel: Voorstel) -> None:
    first, second = points(voorstel, LOST)[:2]
    wrong = [
        (Besluit(*second, JUIST, {}), "klopt zo"),
        (Besluit(*second, GEWIJZIGD, {}), "niets gewijzigd"),
        (Besluit(*second, GEWIJZIGD, {"levels": ["Z"]}), "past hier niet"),
        (Besluit(*second, GEWIJZIGD, {"onder": "meta"}), "andere plek"),
        (Besluit("nergens", LOST, ONBEPAALD, {}), "niet \\(meer\\)"),
    ]
    for besluit, said in wrong:
        with pytest.raises(actions.CannotCheck, match=said):
            decide(cast, voorstel, Besluit(*first, ONBEPAALD, {}), besluit)
    with pytest.raises(actions.CannotCheck, match="niets meer te beslissen"):
        decide(cast, voorstel)
    voorstel.refresh_from_db()
    assert voorstel.bewerking == 0
    assert not Beslissing.objects.exists()


def test_two_people_cannot_decide_over_each_other_unseen(cast: Cast, voorstel: Voorstel) -> None:
    first, second = points(voorstel, LOST)[:2]
    actions.decide(
        by=cast.karel,
        at=NOW,
        voorstel=voorstel,
        bewerking=0,
        besluiten=[Besluit(*first, ONBEPAALD, {})],
    )
    with pytest.raises(actions.CannotCheck, match="Karel Mulder “Blijft onbepaald”") as refused:
        decide(cast, voorstel, Besluit(*first, JUIST, {}), Besluit(*second, ONBEPAALD, {}))
    assert refused.value.reason == "conflict"
    with pytest.raises(actions.CannotCheck, match="intussen gewijzigd"):
        actions.undecide(by=cast.kim, at=NOW, voorstel=voorstel, bewerking=0, plaatsen=[first])
    assert [one.door for one in Beslissing.objects.all()] == [cast.karel]


def test_two_people_decide_about_different_doubts_at_once(cast: Cast, voorstel: Voorstel) -> None:
    first, second = points(voorstel, LOST)[:2]
    for person, place in ((cast.karel, first), (cast.kim, second)):
        actions.decide(
            by=person,
            at=NOW,
            voorstel=voorstel,
            bewerking=0,
            besluiten=[Besluit(*place, ONBEPAALD, {})],
        )
    voorstel.refresh_from_db()
    assert voorstel.bewerking == 2
    assert [one.door for one in Beslissing.objects.order_by("pk")] == [cast.karel, cast.kim]


def test_nothing_is_decided_once_the_proposal_is_not_open(cast: Cast, voorstel: Voorstel) -> None:
    here = points(voorstel, LOST)[0]
    actions.reject(by=cast.kim, at=NOW, voorstel=voorstel, reden="dubbel")
    with pytest.raises(actions.CannotCheck, match="al beslist"):
        decide(cast, voorstel, Besluit(*here, ONBEPAALD, {}))


def test_what_was_not_decided_cannot_be_taken_back(cast: Cast, voorstel: Voorstel) -> None:
    with pytest.raises(actions.CannotCheck, match="nog niets beslist"):
        actions.undecide(
            by=cast.kim, at=NOW, voorstel=voorstel, bewerking=0, plaatsen=[("title", "x")]
        )


def test_a_free_edit_resolves_the_doubt_that_it_answers(cast: Cast, voorstel: Voorstel) -> None:
    here = points(voorstel, LOST)[0]
    done = decide(cast, voorstel, Besluit(here[0], "", GEWIJZIGD, {"levels": ["K"]}))
    controle = queries.controle_of(done)
    (punt,) = [one for one in controle.punten if (one.twijfel.plaats, one.twijfel.sleutel) == here]
    assert (punt.is_resolved, punt.is_open, punt.beslissing) == (True, False, None)
    assert [one.plaats for one in controle.edits] == [here[0]]


def test_the_kader_of_a_proposal_is_one_of_its_kind(
    cast: Cast, all_published: All, voorstel: Voorstel
) -> None:
    kader = all_published["toetsplan"].kader
    done = actions.choose_kader(by=cast.kim, at=NOW, voorstel=voorstel, bewerking=0, kader=kader)
    assert (done.kader, done.bewerking) == (kader, 1)
    other = all_published["gespreksstructuur"].kader
    with pytest.raises(actions.CannotCheck, match="andere soort"):
        actions.choose_kader(by=cast.kim, at=NOW, voorstel=done, bewerking=1, kader=other)
    cleared = actions.choose_kader(by=cast.kim, at=NOW, voorstel=done, bewerking=1, kader=None)
    assert cleared.kader is None
    assert Event.objects.filter(did="voorstel.kader_chosen").count() == 2


def test_earlier_levels_are_proposed_and_never_filled_in(
    cast: Cast, all_published: All, voorstel: Voorstel
) -> None:
    assert queries.controle_of(voorstel).vorige == {}
    published = all_published["toetsplan"]
    done = actions.choose_kader(
        by=cast.kim, at=NOW, voorstel=voorstel, bewerking=0, kader=published.kader
    )
    controle = queries.controle_of(done)
    assert controle.vorige_versie == published
    before = {one.code: one.niveaus for one in queries.toetstermen(published)}
    at = parts(done.inhoud)
    assert controle.vorige
    for place, earlier in controle.vorige.items():
        assert list(earlier.niveaus) == before[at[place]["code"]]
        assert earlier.is_proposed == (len(earlier.niveaus) == at[place]["level_count"])
        assert at[place]["levels"] is None
    assert controle.voorgesteld == sum(one.is_proposed for one in controle.vorige.values())
    assert queries.decided_document(done) == done.inhoud


def test_a_concept_of_the_kader_proposes_nothing(
    cast: Cast, adopt: Adopt, voorstel: Voorstel
) -> None:
    kader = adopt().kader
    done = actions.choose_kader(by=cast.kim, at=NOW, voorstel=voorstel, bewerking=0, kader=kader)
    assert queries.controle_of(done).vorige == {}


def test_the_version_has_what_was_decided(cast: Cast, voorstel: Voorstel) -> None:
    here = points(voorstel, LOST)[0]
    done = decide(cast, voorstel, Besluit(*here, GEWIJZIGD, {"text": "Zegt iets anders."}))
    versie = actions.adopt(by=cast.kim, at=NOW, voorstel=done, kader=None, titel="Plan")
    assert "Zegt iets anders." in {one.tekst for one in queries.toetstermen(versie)}


def test_decisions_about_a_published_version_stay_in_the_database_too(
    cast: Cast, voorstel: Voorstel
) -> None:
    here = points(voorstel, LOST)[0]
    done = decide(cast, voorstel, Besluit(*here, ONBEPAALD, {}))
    versie = actions.adopt(by=cast.kim, at=NOW, voorstel=done, kader=None, titel="Plan")
    row = Beslissing.objects.get()
    Beslissing.objects.filter(pk=row.pk).update(waarden={"a": 1})
    actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=None)
    writes: list[Callable[[], Any]] = [
        lambda: Beslissing.objects.update(waarden={}),
        lambda: Beslissing.objects.all().delete(),
        lambda: Beslissing.objects.create(
            voorstel=done, plaats="x", besluit="juist", door=cast.kim, op=NOW
        ),
    ]
    for write in writes:
        with pytest.raises(DatabaseError, match="published is immutable"), transaction.atomic():
            write()
    assert Beslissing.objects.get().waarden == {"a": 1}


def test_a_proposal_is_checked_in_few_queries(
    cast: Cast, all_published: All, voorstel: Voorstel, django_assert_max_num_queries: Any
) -> None:
    kader = all_published["toetsplan"].kader
    actions.choose_kader(by=cast.kim, at=NOW, voorstel=voorstel, bewerking=0, kader=kader)
    fresh = queries.get_voorstel_for(cast.kim, voorstel.uuid)
    with django_assert_max_num_queries(3):
        queries.controle_of(fresh)


WRITES: list[Callable[[Cast, Voorstel], Any]] = [
    lambda cast, v: actions.decide(
        by=cast.noor, at=NOW, voorstel=v, bewerking=0, besluiten=[Besluit("title", "", JUIST, {})]
    ),
    lambda cast, v: actions.undecide(
        by=cast.noor, at=NOW, voorstel=v, bewerking=0, plaatsen=[("title", "")]
    ),
    lambda cast, v: actions.choose_kader(by=cast.noor, at=NOW, voorstel=v, bewerking=0, kader=None),
]


@pytest.mark.parametrize("write", WRITES)
def test_only_a_kaderbeheerder_decides(
    cast: Cast, voorstel: Voorstel, write: Callable[[Cast, Voorstel], Any]
) -> None:
    with pytest.raises(PermissionDenied):
        write(cast, voorstel)
    voorstel.refresh_from_db()
    assert voorstel.bewerking == 0
