"""Who may open which page of quality, and who sees what stands on it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Observatie

from .gesprekken import make_gesprek
from .kwaliteit import ALL_WELL, MIXED, Kwaliteit
from .scenario import BEGUN, RESPONDED, SHARED

# method, address, object, who may; 403: and 404: who is refused and for whom it does not exist.
# Everybody else gets 403. A POST is sent empty: who may then gets any answer but a refusal.
ROWS = """
GET  kwaliteit - coen carla
GET  steekproef_nieuw - coen carla
POST steekproef_nieuw - coen carla
GET  steekproef steekproef coen 404: carla
POST trekken plaats coen 404: carla
POST trekking_beginnen plaats coen 404: carla
GET  kalibratie_nieuw - coen carla
POST kalibratie_nieuw - coen carla
GET  overeenstemming - coen carla olga
POST indienen kalibratie coen carla 404: els wim
POST betwisten gedeeld noor 403: coen olga 404: everyone
POST leerpunt gedeeld coen 404: carla
POST leerpunt_akkoord leerpunt noor 403: coen 404: everyone
POST leerpunt_intrekken leerpunt coen 403: noor 404: everyone
GET  betwistingen - olga
POST toewijzen betwisting olga
POST afronden toegewezen carla 404: coen
"""
POSTED_BY_ASSESSORS = ("delen", "beginnen")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    name: str
    about: str
    may: frozenset[str]
    refused: frozenset[str]
    hidden: frozenset[str]

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.about}"

    def expects(self, who: str) -> int | None:
        """Return the refusal that somebody should get, None for who may."""
        if who in self.may:
            return None
        is_hidden = who not in self.refused and bool(self.hidden & {who, "everyone"})
        return 404 if is_hidden else 403


def rows() -> Iterator[Row]:
    for line in ROWS.strip().splitlines():
        method, name, about, people = line.split(maxsplit=3)
        may, _, hidden = people.partition("404:")
        may, _, refused = may.partition("403:")
        yield Row(
            method,
            name,
            about,
            *(frozenset(words.split()) for words in (may, refused, hidden)),
        )


TABLE = list(rows())


def people(kwaliteit: Kwaliteit) -> dict[str, Medewerker]:
    return kwaliteit.stage.cast.people | {"carla": kwaliteit.carla}


def address(kwaliteit: Kwaliteit, row: Row) -> str:
    """Make what a row is about, and return its address."""
    if row.about == "-":
        return reverse(f"beoordeling:{row.name}")
    if row.about == "steekproef":
        found: object = kwaliteit.sample()
    elif row.about == "plaats":
        found = kwaliteit.place(kwaliteit.sample())
    elif row.about == "gedeeld":
        found = kwaliteit.shared()
    elif row.about == "kalibratie":
        found = kwaliteit.stage.begin(kwaliteit.calibration())
    elif row.about == "leerpunt":
        found = actions.propose_leerpunt(
            by=kwaliteit.coen, at=SHARED, observatie=kwaliteit.shared(), tekst="Vraagt door."
        )
    else:
        found = kwaliteit.disputed() if row.about == "betwisting" else kwaliteit.assigned()
    return reverse(f"beoordeling:{row.name}", args=[vars(found)["uuid"]])


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_who_may_and_who_may_not(client: Client, kwaliteit: Kwaliteit, row: Row) -> None:
    url, wrong = address(kwaliteit, row), []
    for who, person in people(kwaliteit).items():
        client.force_login(person)
        with transaction.atomic():
            sent = client.post(url) if row.method == "POST" else client.get(url)
            transaction.set_rollback(True)
        refusal = row.expects(who)
        is_right = (
            sent.status_code not in {403, 404, 500}
            if refusal is None
            else sent.status_code == refusal
        )
        if not is_right:
            wrong.append(f"{who}: {sent.status_code}, not {refusal or 'let in'}")
    assert wrong == []


# who: what they see of a quality judgement once it is planned, begun, shared, disputed.
SEEN = {
    "noor": ("planning", "planning", "inhoud", "inhoud"),
    "coen": ("planning", "inhoud", "inhoud", "inhoud"),
    "olga": ("planning", "planning", "planning", "planning"),
    "carla": ("niets", "niets", "niets", "inhoud"),
}
NOTHING = ("niets",) * 4
REASON = "Ik vroeg wel door."


def at_step(kwaliteit: Kwaliteit, step: int) -> Observatie:
    if step == 0:
        return kwaliteit.place(kwaliteit.sample()).observatie
    if step == 3:
        return kwaliteit.assigned().observatie
    observatie = kwaliteit.begin(kwaliteit.place(kwaliteit.sample()))
    kwaliteit.judge(observatie, MIXED)
    if step == 1:
        return observatie
    return actions.share(by=kwaliteit.coen, at=SHARED, observatie=observatie)


@pytest.mark.parametrize("step", range(4))
def test_each_person_sees_what_the_rights_table_says(
    client: Client, kwaliteit: Kwaliteit, step: int
) -> None:
    observatie = at_step(kwaliteit, step)
    url = reverse("beoordeling:observatie", args=[observatie.uuid])
    for who, person in people(kwaliteit).items():
        client.force_login(person)
        seen = SEEN.get(who, NOTHING)[step]
        page = client.get(url)
        assert (who, page.status_code) == (who, 404 if seen == "niets" else 200)
        content = page.content.decode()
        assert (who, "controleert wie er belt" in content) == (who, seen == "inhoud")
        if step == 3:
            assert (who, REASON in content) == (who, seen == "inhoud")


def test_the_team_leader_sees_nothing_of_the_work_list_the_score_or_the_dispute(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.assigned().observatie
    client.force_login(kwaliteit.stage.cast.tessa)
    index = client.get(reverse("beoordeling:index")).content.decode()
    assert str(observatie.uuid) not in index
    assert reverse("beoordeling:kwaliteit") not in index
    picture = reverse("ontwikkeling:beeld", args=[kwaliteit.noor.uuid])
    assert client.get(picture).status_code == 404


def test_every_look_of_another_is_in_the_trail(client: Client, kwaliteit: Kwaliteit) -> None:
    observatie = kwaliteit.assigned().observatie
    for person in (kwaliteit.noor, kwaliteit.coen, kwaliteit.carla, kwaliteit.stage.cast.tessa):
        client.force_login(person)
        client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    reads = Event.objects.filter(did="observatie.read").order_by("pk")
    assert [(one.by, one.about) for one in reads] == [
        (kwaliteit.coen.uuid, kwaliteit.noor.uuid),
        (kwaliteit.carla.uuid, kwaliteit.noor.uuid),
    ]


def test_a_coach_who_lost_the_role_sees_and_does_nothing_any_more(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    betwisting = kwaliteit.assigned()
    kwaliteit.carla.toewijzingen.all().delete()
    client.force_login(kwaliteit.carla)
    url = reverse("beoordeling:observatie", args=[betwisting.observatie.uuid])
    assert client.get(url).status_code == 404
    close = reverse("beoordeling:afronden", args=[betwisting.uuid])
    assert client.post(close, {"uitkomst": "X"}).status_code == 403


def test_a_place_in_a_sample_or_a_judgement_says_nothing_to_a_coach_of_another_sheet(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.begin(kwaliteit.place(kwaliteit.sample()))
    client.force_login(kwaliteit.carla)
    for name in POSTED_BY_ASSESSORS:
        url = reverse(f"beoordeling:{name}", args=[observatie.uuid])
        assert client.post(url).status_code == 404


def test_released_learning_points_stand_on_the_picture_that_was_opened(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    made = actions.propose_leerpunt(
        by=kwaliteit.coen, at=SHARED, observatie=kwaliteit.shared(), tekst="Vraagt door."
    )
    actions.agree_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made)
    assert list(queries.leerpunten_of(kwaliteit.stage.cast.fatima)) == []
    client.force_login(kwaliteit.noor)
    own = client.get(reverse("ontwikkeling:index")).content.decode()
    assert "Vraagt door." in own
    client.force_login(kwaliteit.stage.cast.fatima)
    assert "Vraagt door." not in client.get(reverse("ontwikkeling:index")).content.decode()


def test_the_page_costs_the_same_with_more_assessors_and_learning_points(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.shared(ALL_WELL)
    make_gesprek(kwaliteit.noor, at=BEGUN)
    client.force_login(kwaliteit.noor)
    url = reverse("beoordeling:observatie", args=[observatie.uuid])
    few = count(client, url)
    for n in range(3):
        actions.propose_leerpunt(
            by=kwaliteit.coen, at=SHARED, observatie=observatie, tekst=f"Leerpunt {n}."
        )
    assert count(client, url) == few


def count(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)
