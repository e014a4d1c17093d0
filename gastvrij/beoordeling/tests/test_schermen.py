import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gastvrij.beoordeling.models import Fragment, Observatie, Oordeel
from gastvrij.klantcontact.models import Gesprek

from .scenario import Stage

# Session, person, roles; the look in the trail (3); all that stands on the screen.
JUDGING_SCREEN = 18


@pytest.fixture
def begun(stage: Stage, client: Client) -> Observatie:
    client.force_login(stage.cast.coen)
    return stage.begin(stage.plan())


def text(stage: Stage, client: Client, observatie: Observatie, query: str = "") -> str:
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]) + query)
    return page.content.decode()


def test_the_assessor_adds_a_passage_with_moment_and_steps(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    url = reverse("beoordeling:citaat", args=[begun.uuid])
    given = {
        "tekst": "Wat staat er precies op de brief?",
        "soort": "geobserveerd",
        "moment": "2:05",
        "stappen": [str(stap.uuid) for stap in stage.stappen("F2.1")],
    }
    assert client.post(url, given).status_code == 302
    fragment = Fragment.objects.get()
    assert (fragment.seconde, fragment.stappen.get().code) == (125, "F2.1")
    page = text(stage, client, begun)
    assert "Wat staat er precies op de brief?" in page
    assert "voorgesteld" in page


@pytest.mark.parametrize(
    ("moment", "seconde"), [("", None), ("0:07", 7), ("75:00", 4500), ("1:02:03", 3723)]
)
def test_a_moment_is_read_as_minutes_and_seconds(
    client: Client, begun: Observatie, moment: str, seconde: int | None
) -> None:
    url = reverse("beoordeling:citaat", args=[begun.uuid])
    client.post(url, {"tekst": "x", "soort": "document", "moment": moment})
    assert Fragment.objects.get().seconde == seconde


def test_what_is_wrong_with_a_passage_is_said_and_what_was_typed_stays(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    url = reverse("beoordeling:citaat", args=[begun.uuid])
    given = {"tekst": "Bel mij op 06-12345678", "soort": "geobserveerd", "moment": ""}
    given["stappen"] = str(stage.stappen("F2.1")[0].uuid)
    masked = client.post(url, given)
    assert masked.status_code == 422
    page = masked.content.decode()
    assert "Bel mij op [telefoonnummer]" in page
    assert "06-12345678" not in page
    checked = page.index(given["stappen"])
    assert "checked" in page[checked : checked + 60]
    for wrong in ({"moment": "2.05"}, {"tekst": ""}, {"soort": ""}):
        assert client.post(url, given | wrong).status_code == 422
    assert not Fragment.objects.exists()


def test_a_passage_after_sharing_is_refused_with_the_reason(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    stage.share(begun)
    late = client.post(
        reverse("beoordeling:citaat", args=[begun.uuid]), {"tekst": "Te laat", "soort": "document"}
    )
    assert late.status_code == 422
    assert "Dit kan niet meer of nog niet" in late.content.decode()
    assert not Fragment.objects.exists()


def test_a_passage_is_removed_unless_a_verdict_rests_on_it(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    loose, used = stage.fragment(begun), stage.fragment(begun)
    stage.judge(begun, "L1.04", "voldoende", [used])
    name = "beoordeling:citaat_weg"
    assert client.post(reverse(name, args=[begun.uuid, loose.uuid])).status_code == 302
    refused = client.post(reverse(name, args=[begun.uuid, used.uuid]))
    assert refused.status_code == 422
    assert "steunt een oordeel" in refused.content.decode()
    assert client.post(reverse(name, args=[begun.uuid, loose.uuid])).status_code == 404


def test_a_verdict_is_saved_and_the_page_goes_on_to_the_next_criterium(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    passage = stage.fragment(begun, "F2.1")
    url = reverse("beoordeling:oordeel", args=[begun.uuid, stage.criterium("L1.04").uuid])
    given = {"waarde": "voldoende", "toelichting": "Goed doorgevraagd."}
    refused = client.post(url, given)
    assert refused.status_code == 422
    assert "Kies minstens 1 citaat" in refused.content.decode()
    assert "Goed doorgevraagd." in refused.content.decode()
    done = client.post(url, given | {"fragmenten": [str(passage.uuid)]})
    assert done["Location"].endswith("#nu")
    assert "1 van 12 beoordeeld" in text(stage, client, begun)
    again = text(stage, client, begun, f"?criterium={stage.criterium('L1.04').uuid}")
    assert "Goed doorgevraagd." in again
    assert "Gegeven oordelen" in again
    client.post(url, {"waarde": "niet_waargenomen", "toelichting": ""})
    earlier = text(stage, client, begun, f"?criterium={stage.criterium('L1.04').uuid}")
    assert "eerder" in earlier
    assert Oordeel.objects.count() == 2


def test_a_verdict_that_is_not_right_is_refused_whole(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    url = reverse("beoordeling:oordeel", args=[begun.uuid, stage.criterium("L1.01").uuid])
    masked = client.post(url, {"waarde": "niet_waargenomen", "toelichting": "a@b.example"})
    assert masked.status_code == 422
    assert "[e-mailadres]" in masked.content.decode()
    assert client.post(url, {"waarde": ""}).status_code == 422
    nowhere = reverse("beoordeling:oordeel", args=[begun.uuid, begun.uuid])
    assert client.post(nowhere, {"waarde": "niet_waargenomen"}).status_code == 404
    assert not Oordeel.objects.exists()


def test_sharing_and_responding_on_the_pages(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    share = reverse("beoordeling:delen", args=[begun.uuid])
    refused = client.post(share)
    assert refused.status_code == 422
    assert "Geef nog een oordeel over: L1.01, L1.02" in refused.content.decode()
    stage.judge_the_rest(begun)
    assert client.post(share).status_code == 302
    client.force_login(stage.cast.noor)
    respond = reverse("beoordeling:reageren", args=[begun.uuid])
    masked = client.post(respond, {"tekst": "Bel 06-12345678"})
    assert masked.status_code == 422
    assert "Bel [telefoonnummer]" in masked.content.decode()
    assert client.post(respond, {"tekst": "Eens."}).status_code == 302
    again = client.post(respond, {"tekst": "Oneens."})
    assert again.status_code == 422
    assert "al gereageerd" in again.content.decode()
    client.force_login(stage.cast.coen)
    assert "Eens." in text(stage, client, begun)


def test_responding_before_anything_is_shared_says_so(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    client.force_login(stage.cast.noor)
    early = client.post(reverse("beoordeling:reageren", args=[begun.uuid]), {"tekst": "?"})
    assert early.status_code == 422
    assert "nog niet" in early.content.decode()


def test_an_observation_without_crosswalk_or_guide_still_works(
    client: Client, stage: Stage, begun: Observatie
) -> None:
    assert "Welke stappen laat dit zien" in text(stage, client, begun)
    Gesprek.objects.filter(observaties=begun).update(leidraad=None)
    assert "Welke stappen laat dit zien" in text(stage, client, begun)


def test_the_judging_screen_takes_as_many_queries_with_more_evidence(
    client: Client,
    stage: Stage,
    begun: Observatie,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page = reverse("beoordeling:observatie", args=[begun.uuid])
    for code in ("A2", "F2.1", "F2.2", "F3.1"):
        passage = stage.fragment(begun, code)
        for term in ("L1.02", "L1.04", "L1.06"):
            stage.judge(begun, term, "onvoldoende", [passage])
        with django_assert_num_queries(JUDGING_SCREEN):
            assert "Gesprek beoordelen" in client.get(page).content.decode()


@pytest.mark.parametrize("status", ["afname", "gedeeld"])
def test_the_page_costs_the_same_with_more_evidence(
    client: Client,
    stage: Stage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    status: str,
) -> None:
    observatie = stage.begin(stage.plan())
    for code in ("A2", "F2.1", "F2.2", "F3.1"):
        passage = stage.fragment(observatie, code)
        for term in ("L1.02", "L1.04", "L1.06"):
            stage.judge(observatie, term, "onvoldoende", [passage])
    if status == "gedeeld":
        stage.share(observatie)
    client.force_login(stage.cast.coen)
    with django_assert_max_num_queries(36):
        client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
