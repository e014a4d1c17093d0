import csv
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions as beoordeling
from gastvrij.beoordeling.tests.scenario import VOORBEELDEN, Stage, add_person, take_in
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import KaderVersie, Kruistabel
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import IngebrachteUitslag
from gastvrij.ontwikkeling.queries import Beeld, Citaat

from .examens import hold_proeve

TODAY = NOW.date()
# After a proeve that was requested now has been shared.
LATER = TODAY + timedelta(days=60)
# (kind of framework, competence, level, indicator)
Place = tuple[str, str, str, str]
SOORTEN = {"competentiewoordenboek": "woordenboek", "competentieprofiel": "profiel"}


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def expected(table: Path, steps: Iterable[str]) -> set[Place]:
    """Read straight from the CSV what these steps support, past all of our own code."""
    with table.open(encoding="utf-8") as lines:
        return {
            (row["naar_kader"], plain(row["naar"]), row["niveau"], plain(row["indicator"]))
            for row in csv.DictReader(lines)
            if row["van"] in set(steps) and row["naar_kader"] in {"woordenboek", "profiel"}
        }


def publish_next(cast: Cast, versie: KaderVersie) -> KaderVersie:
    """Publish the example again as the next version, without taking it into use."""
    again = (VOORBEELDEN / "competentieprofiel.txt").read_bytes() + b"\nHerzien.\n"
    voorstel = kaders.upload(by=cast.kim, at=NOW, bestandsnaam="nieuw.txt", inhoud=again)[0]
    concept = kaders.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=versie.kader, titel=versie.kader.titel
    )
    return kaders.publish(by=cast.karel, at=NOW, versie=concept, ingangsdatum=TODAY)


def shown(picture: Beeld) -> set[Place]:
    """Return what has evidence: indicators of a dictionary, whole competences of a profile."""
    indicators = {
        (kader.versie.kader.soort, plain(c.code), niveau.label, plain(indicator.element.tekst))
        for kader in picture.kaders
        for c in kader.competenties
        for niveau in c.niveaus
        for indicator in niveau.indicatoren
        if indicator.aantal
    }
    whole = {
        (kader.versie.kader.soort, plain(c.titel), "", "")
        for kader in picture.kaders
        if not kader.kolommen
        for c in kader.competenties
        if c.aantal
    }
    found = indicators | whole
    return {(SOORTEN[soort], code, niveau, tekst) for soort, code, niveau, tekst in found}


def passages(picture: Beeld, titel: str, kijker: Medewerker | None = None) -> list[Citaat]:
    """Return the passages for a competence as a whole."""
    found = next(c for c in picture.competenties if c.titel == titel)
    seen = queries.detail(picture, found, kijker=kijker or picture.medewerker, with_citaten=True)
    return seen.niveaus[0].punten[0].citaten


def test_the_picture_shows_exactly_what_the_crosswalk_says_and_nothing_more(stage: Stage) -> None:
    observatie = stage.begin(stage.plan())
    steps = ("A2", "A3", "F2.1", "F3.2")
    for code in steps:
        stage.fragment(observatie, code, tekst=f"Hier is {code} te horen.")
    stage.share(observatie)
    picture = queries.beeld(stage.cast.noor, on=TODAY)
    assert shown(picture) == expected(VOORBEELDEN / "kruistabel.csv", steps) != set()
    assert (picture.citaten, picture.observaties, picture.beoordelaars) == (4, 1, 1)


def test_evidence_is_counted_per_level_once_and_never_made_a_level(stage: Stage) -> None:
    observatie = stage.begin(stage.plan())
    stage.fragment(observatie, "A2", "F2.1", "F2.4")
    stage.fragment(observatie, "A2")
    stage.share(observatie)
    picture = queries.beeld(stage.cast.noor, on=TODAY)
    luisteren = next(c for c in picture.competenties if c.code == "3.1")
    assert [(n.label, n.aantal) for n in luisteren.niveaus] == [
        ("1", 2),
        ("2", 1),
        ("3", 1),
        ("4", 0),
    ]
    assert luisteren.aantal == 2
    assert not luisteren.is_seen_enough
    assert not hasattr(luisteren, "niveau")


def test_a_partial_association_says_so_unless_another_contributes_whole(stage: Stage) -> None:
    observatie = stage.begin(stage.plan())
    stage.fragment(observatie, "A4", tekst="Alleen deels.")
    stage.fragment(observatie, "A3", "A4", tekst="Ook heel.")
    stage.share(observatie)
    picture = queries.beeld(stage.cast.noor, on=TODAY)
    ontvangen = next(c for c in picture.competenties if c.titel == "Gastvrij ontvangen")
    assert ontvangen.is_organisatiebreed
    found = passages(picture, ontvangen.titel)
    assert {c.fragment.tekst: (c.stappen, c.is_deels) for c in found} == {
        "Alleen deels.": ("A4", True),
        "Ook heel.": ("A3, A4", False),
    }


@pytest.mark.parametrize(
    ("status", "citaten"), [("gepland", 0), ("afname", 0), ("gedeeld", 1), ("vastgesteld", 2)]
)
def test_only_what_was_shared_counts(stage: Stage, status: str, citaten: int) -> None:
    stage.to_status(status)
    assert queries.beeld(stage.cast.noor, on=LATER).citaten == citaten
    assert queries.beeld(stage.cast.fatima, on=LATER).citaten == 0


def test_a_newer_crosswalk_changes_what_can_be_shown_but_not_what_was_counted(
    stage: Stage,
) -> None:
    stage.to_status("gedeeld")
    before = queries.beeld(stage.cast.noor, on=TODAY)
    kaders.import_kruistabel(
        by=stage.cast.kim,
        at=NOW,
        bestandsnaam="kleiner.csv",
        inhoud=b"van,naar_kader,naar,niveau,indicator,soort\nF1.1,toetsplan,L1.02,,,draagt_bij\n",
    )
    after = queries.beeld(stage.cast.noor, on=TODAY)
    assert shown(after) == shown(before)
    kader, later = before.kaders[0], after.kaders[0]
    assert (len(kader.indicatoren), kader.onzichtbare_indicatoren) == (66, 66 - 7)
    assert later.onzichtbare_indicatoren == 66


def test_without_frameworks_the_page_says_what_is_missing(client: Client, cast: Cast) -> None:
    picture = queries.beeld(cast.noor, on=TODAY)
    assert (picture.kaders, picture.competenties) == ([], [])
    client.force_login(cast.noor)
    page = client.get(reverse("ontwikkeling:index"))
    assert "Er geldt nog geen competentiekader" in page.content.decode()


def test_evidence_without_a_crosswalk_says_nothing_of_competences(
    cast: Cast, open_gate: None
) -> None:
    plan, *_rest = take_in(
        cast, [VOORBEELDEN / name for name in ("toetsplan.txt", "competentieprofiel.txt")]
    )
    formulier = beoordeling.make_formulier(by=cast.olga, at=NOW, versie=plan)
    formulier = beoordeling.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
    stage = Stage(cast, add_person(cast, "ruud", Rol.BEOORDELAAR), formulier)
    observatie = stage.begin(stage.plan())
    stage.fragment(observatie)
    stage.share(observatie)
    assert not Kruistabel.objects.exists()
    picture = queries.beeld(cast.noor, on=TODAY)
    assert (picture.citaten, len(picture.zonder)) == (1, len(picture.competenties))


def test_the_page_shows_a_competence_with_passage_step_association_and_who(
    client: Client, stage: Stage
) -> None:
    stage.to_status("gedeeld")
    picture = queries.beeld(stage.cast.noor, on=TODAY)
    luisteren = next(c for c in picture.competenties if c.code == "3.1")
    client.force_login(stage.cast.noor)
    url = reverse("ontwikkeling:index")
    page = client.get(url, {"competentie": str(luisteren.element.uuid)}).content.decode()
    for words in (
        "Waarmee kan ik u helpen?",
        "via F2.1",
        "draagt bij",
        "Coen Jansen",
        "Gesprekken beoordelen op kwaliteit",
        "nog onvoldoende gezien",
        "organisatiebreed",
        "59 van de 66 indicatoren",
        "Een aantal is geen niveau",
        "die nog niemand heeft ondertekend",
    ):
        assert words in page
    assert client.get(url, {"competentie": "onzin"}).status_code == 200


def test_the_picture_costs_the_same_whatever_the_evidence(
    client: Client, stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _time in range(3):
        observatie = stage.begin(stage.plan())
        for code in ("A2", "F2.1", "F3.2"):
            stage.fragment(observatie, code)
        stage.share(observatie)
    with django_assert_num_queries(12):
        picture = queries.beeld(stage.cast.noor, on=TODAY)
    luisteren = next(c for c in picture.competenties if c.code == "3.1")
    assert (luisteren.aantal, luisteren.is_seen_enough) == (6, True)


def test_the_real_crosswalk_reaches_12_of_215_indicators_and_5_of_9_profile_competences(
    client: Client, cast: Cast, open_gate: None, sources: Path
) -> None:
    names = (
        "001_3b6deeb95c50d3d3.txt",
        "002_80ddd8994453374c.txt",
        "003_c6b57e6abb94c743.txt",
        "004_f548b19b82928a5a.txt",
    )
    plan = take_in(cast, [sources / name for name in names])[0]
    table = sources / "crosswalk-draft.csv"
    kaders.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam=table.name, inhoud=table.read_bytes()
    )
    formulier = beoordeling.make_formulier(by=cast.olga, at=NOW, versie=plan)
    beoordeling.decide_cesuur(
        by=cast.olga, at=NOW, formulier=formulier, cesuur={"regel": "alle"}, reden="Zo."
    )
    formulier = beoordeling.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
    stage = Stage(cast, add_person(cast, "ruud", Rol.BEOORDELAAR), formulier)
    journey = ("A2", "F2.1", "F2.2", "F3.1")
    observatie = stage.begin(stage.plan())
    for code in journey:
        stage.fragment(observatie, code)
    stage.share(observatie)
    picture = queries.beeld(cast.noor, on=TODAY + timedelta(days=1))
    assert shown(picture) == expected(table, journey)
    woordenboek, profiel = picture.kaders
    assert (len(woordenboek.indicatoren), woordenboek.onzichtbare_indicatoren) == (215, 203)
    assert (len(profiel.competenties), profiel.onzichtbare_competenties) == (9, 4)
    assert len(picture.competenties) == 15 + 9

    every = [*(f"A{n}" for n in range(1, 8)), *(s.code for s in stage.stappen(*STEPS))]
    proeve = hold_proeve(stage, *every)
    picture = queries.beeld(cast.noor, on=LATER)
    places = shown(picture)
    assert places == expected(table, every)
    assert len([place for place in places if place[0] == "woordenboek"]) == 12
    assert len([place for place in places if place[0] == "profiel"]) == 5
    assert len({c.titel for c in picture.competenties if c.is_organisatiebreed}) == 3
    assert shown(queries.beeld(cast.noor, on=LATER, kijker=cast.coen)) == expected(table, journey)
    IngebrachteUitslag.objects.create(medewerker=cast.noor, proeve=proeve, ingebracht_op=NOW)
    assert shown(queries.beeld(cast.noor, on=LATER, kijker=cast.coen)) == places

    client.force_login(cast.noor)
    page = client.get(reverse("ontwikkeling:index")).content.decode()
    assert "203 van de 215 indicatoren" in page
    assert "4 van de 9 competenties" in page


STEPS = [f"F{phase}.{step}" for phase in range(1, 5) for step in range(1, 5)]


def test_the_page_tells_of_a_newer_version_and_keeps_the_one_in_use(
    client: Client, stage: Stage
) -> None:
    client.force_login(stage.cast.noor)
    url = reverse("ontwikkeling:index")
    assert "is vastgesteld</a>" not in client.get(url).content.decode()
    profiel = queries.beeld(stage.cast.noor, on=TODAY).kaders[1].versie
    newer = publish_next(stage.cast, profiel)
    page = client.get(url).content.decode()
    assert f"versie {newer.nummer} is vastgesteld" in page
    assert f"oud={profiel.uuid}" in page
    assert queries.beeld(stage.cast.noor, on=TODAY).kaders[1].versie == profiel
