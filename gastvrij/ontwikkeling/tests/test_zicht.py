"""Who sees what of somebody: by person, and by what was released to them."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import refused
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import IngebrachteUitslag, Vrijgave
from gastvrij.ontwikkeling.queries import Onderdeel

from .examens import hold_proeve

TODAY = timezone.localdate(NOW)
# After a proeve that was requested now has been shared.
LATER = TODAY + timedelta(days=60)
PARTS = [part.value for part in Onderdeel]
# Tessa leads Noor and Victor another afdeling, Coen is her coach, Els assesses, Olga advises on
# training (the HR of this product), Fatima is a colleague and Anja the auditor.
RECEIVERS = ("tessa", "victor", "coen", "olga")
NEVER = ("els", "fatima", "anja", "frits", "kim")


def release(stage: Stage, aan: Medewerker, *parts: str) -> Vrijgave:
    return actions.give_vrijgave(
        by=stage.cast.noor,
        at=timezone.now(),
        aan=aan,
        tot_en_met=timezone.localdate() + timedelta(days=90),
        onderdelen=parts,
    )


@pytest.mark.parametrize("who", [*RECEIVERS, *NEVER])
def test_without_a_release_nobody_sees_anything(client: Client, stage: Stage, who: str) -> None:
    viewer = stage.cast.people[who]
    assert queries.vrijgegeven(viewer, stage.cast.noor, timezone.localdate()) == frozenset()
    client.force_login(viewer)
    url = reverse("ontwikkeling:beeld", args=[stage.cast.noor.uuid])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("who", NEVER)
def test_who_has_no_role_for_it_cannot_be_given_anything(stage: Stage, who: str) -> None:
    with pytest.raises(actions.CannotRelease, match="Kies een coach"):
        release(stage, stage.cast.people[who], *PARTS)


@pytest.mark.parametrize("who", RECEIVERS)
@pytest.mark.parametrize(
    ("parts", "page", "counts", "passages", "points"),
    [
        (("competenties",), 200, True, False, False),
        (("competenties", "citaten"), 200, True, True, False),
        (("competenties", "plan"), 200, True, False, True),
        (("plan",), 404, False, False, False),
        (("inschattingen",), 404, False, False, False),
        (("dossier",), 404, False, False, False),
        (tuple(PARTS), 200, True, True, True),
    ],
)
def test_a_receiver_sees_the_parts_that_were_released_and_no_others(
    client: Client,
    stage: Stage,
    who: str,
    parts: tuple[str, ...],
    page: int,
    counts: bool,  # noqa: FBT001 - a column of the table
    passages: bool,  # noqa: FBT001 - a column of the table
    points: bool,  # noqa: FBT001 - a column of the table
) -> None:
    stage.to_status("gedeeld")
    viewer, noor = stage.cast.people[who], stage.cast.noor
    release(stage, viewer, *parts)
    today = timezone.localdate()
    assert queries.vrijgegeven(viewer, noor, today) == {Onderdeel(part) for part in parts}
    for part in Onderdeel:
        if part in parts:
            found = queries.get_medewerker_for(viewer, noor.uuid, on=today, onderdeel=part)
            assert found == noor
        else:
            with pytest.raises(Http404):
                queries.get_medewerker_for(viewer, noor.uuid, on=today, onderdeel=part)
    client.force_login(viewer)
    answer = client.get(reverse("ontwikkeling:beeld", args=[noor.uuid]))
    assert answer.status_code == page
    text = answer.content.decode()
    assert ("1 citaat, 1 observatie" in text) is counts
    assert ("Waarmee kan ik u helpen?" in text) is passages
    assert ("zijn niet voor u vrijgegeven" in text) is (counts and not passages)
    assert ('id="kop-leerpunten"' in text) is False
    assert (Onderdeel.PLAN in queries.vrijgegeven(viewer, noor, today)) is (
        points or "plan" in parts
    )
    reads = Event.objects.filter(by=viewer.uuid, did__endswith=".read")
    what = "competentiebeeld_met_citaten.read" if passages else "competentiebeeld.read"
    assert [read.did for read in reads] == ([what] if counts else [])


def test_the_employee_reads_what_was_looked_at(client: Client, stage: Stage) -> None:
    cast = stage.cast
    release(stage, cast.coen, "competenties", "citaten")
    release(stage, cast.olga, "competenties")
    for viewer in (cast.coen, cast.olga):
        client.force_login(viewer)
        client.get(reverse("ontwikkeling:beeld", args=[cast.noor.uuid]))
    assert {(line.wie, line.wat) for line in queries.inzages(cast.noor)} == {
        ("Coen Jansen", "Competentiebeeld met citaten ingezien"),
        ("Olga Meijer", "Competentiebeeld ingezien"),
    }


def test_citations_are_released_with_the_competences_that_they_stand_under(stage: Stage) -> None:
    cast = stage.cast
    with pytest.raises(actions.CannotRelease, match="Citaten staan onder"):
        release(stage, cast.coen, "citaten", "plan")
    for wrong in ((), ("loon",), ("competenties", "loon")):
        with pytest.raises(actions.CannotRelease, match="Kies wat u laat zien"):
            release(stage, cast.coen, *wrong)
    assert not Vrijgave.objects.exists()


def test_oneself_sees_all_and_what_is_withdrawn_is_gone(stage: Stage) -> None:
    cast, today = stage.cast, timezone.localdate()
    assert queries.vrijgegeven(cast.noor, cast.noor, today) == frozenset(Onderdeel)
    given = release(stage, cast.coen, *PARTS)
    actions.withdraw_vrijgave(by=cast.noor, at=timezone.now(), uuid=given.uuid)
    assert queries.vrijgegeven(cast.coen, cast.noor, today) == frozenset()


def test_the_table_keeps_a_release_as_it_was_given(stage: Stage) -> None:
    given = release(stage, stage.cast.coen, "competenties")
    for change in ("tot_en_met = '2030-01-01'", "onderdelen = '[\"dossier\"]'"):
        assert refused(f"UPDATE ontwikkeling_vrijgave SET {change} WHERE id = {given.pk}")  # noqa: S608


def bring_in(proeve: Proeve) -> IngebrachteUitslag:
    return IngebrachteUitslag.objects.create(
        medewerker=proeve.observatie.medewerker, proeve=proeve, ingebracht_op=NOW
    )


def test_others_see_a_proeve_only_while_the_candidate_brought_it_over(stage: Stage) -> None:
    cast = stage.cast
    proeve = stage.to_proeve("uitgereikt")
    stage.to_status("gedeeld")
    both = proeve.observatie.fragmenten.count() + 1

    def counted(kijker: Medewerker) -> tuple[int, int]:
        picture = queries.beeld(cast.noor, on=LATER, kijker=kijker)
        return picture.citaten, picture.materiaal.eigen

    assert (counted(cast.noor), counted(cast.coen)) == ((both, both - 1), (1, 0))
    brought = bring_in(proeve)
    assert (counted(cast.noor), counted(cast.coen)) == ((both, 0), (both, 0))
    brought.teruggenomen_op = NOW
    brought.save(update_fields=["teruggenomen_op"])
    assert (counted(cast.noor), counted(cast.coen)) == ((both, both - 1), (1, 0))


def test_a_passage_of_a_proeve_shows_as_ones_own_and_never_opens_to_another(stage: Stage) -> None:
    cast = stage.cast
    proeve = hold_proeve(stage, "F2.1")

    def seen(kijker: Medewerker) -> set[tuple[bool, bool]]:
        picture = queries.beeld(cast.noor, on=LATER, kijker=kijker)
        found = (
            queries.detail(picture, one, kijker=kijker, with_citaten=True)
            for one in picture.competenties
        )
        return {
            (citaat.is_eigen, citaat.is_open)
            for detail in found
            for niveau in detail.niveaus
            for punt in niveau.punten
            for citaat in punt.citaten
        }

    assert seen(cast.noor) == {(True, True)}
    assert seen(cast.coen) == set()
    bring_in(proeve)
    assert seen(cast.noor) == {(False, True)}
    assert seen(cast.coen) == {(False, False)}


def test_who_observed_may_open_the_observation_from_the_picture(stage: Stage) -> None:
    cast = stage.cast
    stage.to_status("gedeeld")
    picture = queries.beeld(cast.noor, on=TODAY, kijker=cast.coen)
    luisteren = next(c for c in picture.competenties if c.code == "3.1")

    def is_open(kijker: Medewerker) -> set[bool]:
        found = queries.detail(picture, luisteren, kijker=kijker, with_citaten=True)
        return {c.is_open for niveau in found.niveaus for p in niveau.punten for c in p.citaten}

    assert is_open(cast.noor) == {True}
    assert is_open(cast.coen) == {True}
    assert is_open(cast.tessa) == {False}
