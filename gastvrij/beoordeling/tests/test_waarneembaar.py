"""What cannot be observed in a transcript takes no verdict; evidence counts where it is tied."""

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier, Observatie
from gastvrij.beoordeling.rules import schalen
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Element

from .scenario import BEGUN, CALLED, Stage
from .uitgeschreven import keep

LIVE, TEKST = ["live", "geluid"], ["tekst"]


@pytest.mark.parametrize(
    ("seen", "herkomst", "can"),
    [
        ([], "tekst", True),
        ([], "live", True),
        (LIVE, "tekst", False),
        (LIVE, "live", True),
        (LIVE, "contact", True),
        (TEKST, "tekst", True),
        (TEKST, "contact", True),
        (["live", "tekst"], "tekst", True),
        (["geluid"], "tekst", False),
        (["geluid"], "contact", True),
    ],
)
def test_what_can_be_observed_follows_from_how_it_was_observed(
    seen: list[str], herkomst: str, *, can: bool
) -> None:
    assert schalen.is_observable(seen, herkomst) == can
    assert schalen.can_give("voldaan", waarneembaar_bij=seen, herkomst=herkomst) == can
    for nothing in (schalen.NVT, schalen.NIET_WAARGENOMEN):
        assert schalen.can_give(nothing, waarneembaar_bij=seen, herkomst=herkomst)


def quality_form(stage: Stage) -> Formulier:
    """Publish a form with a step, an indicator and a toetsterm, and one of voice."""
    form = Formulier.objects.create(
        soort="kwaliteit",
        titel="Gespreksblad",
        nummer=1,
        gemaakt_op=NOW,
        gemaakt_door=stage.cast.olga,
    )
    groep = Criteriumgroep.objects.create(formulier=form, titel="Begin", volgorde=0, gewicht=100)
    for place, (code, element) in enumerate(
        {
            "stap": stage.stappen("F2.1")[0],
            "andere": stage.stappen("F1.1")[0],
            "indicator": Element.objects.get(tekst="vraagt door naar de reden van de vraag"),
            "term": stage.criterium("L1.04").element,
            "eigen": None,
        }.items()
    ):
        Criterium.objects.create(
            formulier=form,
            groep=groep,
            element=element,
            code=code,
            tekst=f"Criterium {code}",
            schaal="voldaan",
            niveaus=[],
            waarneembaar_bij=LIVE if code == "eigen" else [],
            volgorde=place,
        )
    Formulier.objects.filter(pk=form.pk).update(status="gepubliceerd", digest="0" * 64)
    form.refresh_from_db()
    return form


@pytest.fixture
def written(stage: Stage) -> Observatie:
    """Begin an observation of a conversation that is there in writing only."""
    stage.formulier = quality_form(stage)
    observatie = stage.plan(doel="kwaliteit")
    keep(stage, observatie)
    return actions.begin_from_transcript(
        by=stage.cast.coen,
        at=BEGUN,
        observatie=observatie,
        gesprek_begonnen_op=CALLED,
        burger_geinformeerd=True,
    )


def test_a_verdict_on_what_cannot_be_seen_in_writing_is_refused(
    stage: Stage, written: Observatie
) -> None:
    passage = stage.fragment(written, "F2.1")
    for waarde in ("voldaan", "niet_voldaan"):
        with pytest.raises(actions.CannotAssess, match="uitgeschreven gesprek"):
            stage.judge(written, "eigen", waarde, [passage])
    assert not written.oordelen.exists()
    stage.judge(written, "eigen", "nvt")
    stage.judge(written, "eigen", "niet_waargenomen")
    stage.judge(written, "stap", "voldaan", [passage])
    assert written.oordelen.count() == 3


def test_the_same_criterium_takes_every_value_when_somebody_listened(stage: Stage) -> None:
    stage.formulier = quality_form(stage)
    observatie = stage.begin(stage.plan(doel="kwaliteit"))
    assert observatie.herkomst == "contact"
    stage.judge(observatie, "eigen", "voldaan", [stage.fragment(observatie)])
    assert observatie.oordelen.get().waarde == "voldaan"


def test_the_screen_says_what_is_not_to_be_seen_and_offers_only_what_says_nothing(
    client: Client, stage: Stage, written: Observatie
) -> None:
    client.force_login(stage.cast.coen)
    page = reverse("beoordeling:observatie", args=[written.uuid])
    eigen, stap = stage.criterium("eigen"), stage.criterium("stap")
    text = client.get(page, {"criterium": str(eigen.uuid)}).content.decode()
    assert "Niet te zien in een uitgeschreven gesprek" in text
    assert 'value="niet_waargenomen"' in text
    assert 'value="niet_voldaan"' not in text
    other = client.get(page, {"criterium": str(stap.uuid)}).content.decode()
    assert "Niet te zien in een uitgeschreven gesprek" not in other
    assert other.count("hier niet te zien") == 1
    assert 'value="niet_voldaan"' in other
    url = reverse("beoordeling:oordeel", args=[written.uuid, eigen.uuid])
    assert client.post(url, {"waarde": "voldaan"}).status_code == 422
    assert not written.oordelen.exists()
    assert client.post(url, {"waarde": "nvt"}).status_code == 302


def test_one_passage_is_proposed_at_the_step_the_toetsterm_and_the_indicator(
    stage: Stage, written: Observatie
) -> None:
    passage = stage.fragment(written, "F2.1")
    loose = stage.fragment(written)
    sheet = queries.blad(written)
    proposed = {regel.criterium.code: regel.voorgesteld for regel in sheet.regels}
    assert proposed == {
        "stap": [passage],
        "andere": [],
        "indicator": [passage],
        "term": [passage],
        "eigen": [],
    }
    assert loose in sheet.fragmenten
    assert sheet.beoordeeld == 0


def test_a_tie_that_runs_the_other_way_proposes_too(stage: Stage, written: Observatie) -> None:
    andere = stage.criterium("andere").element
    assert written.kruistabel is not None
    tie = written.kruistabel.verbanden.filter(van__code="F2.1", naar__code="L1.05").get()
    tie.__class__.objects.filter(pk=tie.pk).update(van=andere, naar=tie.van)
    passage = stage.fragment(written, "F2.1")
    sheet = queries.blad(written)
    proposed = {r.criterium.code for r in sheet.regels if passage in r.voorgesteld}
    assert proposed == {"stap", "andere", "indicator", "term"}


def test_without_a_crosswalk_a_passage_is_proposed_at_its_own_step_only(
    stage: Stage, written: Observatie
) -> None:
    written.kruistabel = None
    passage = stage.fragment(written, "F2.1")
    sheet = queries.blad(written)
    assert {r.criterium.code for r in sheet.regels if passage in r.voorgesteld} == {"stap"}
