import json
import time
from datetime import datetime, timedelta
from typing import Any

import jsonschema
import pytest
from django.conf import settings
from django.utils import translation

from gastvrij.beoordeling.models import Fragment, Observatie
from gastvrij.beoordeling.tests.gesprekken import make_gesprek
from gastvrij.beoordeling.tests.pdf_ua import problems
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.queries import uitvoer
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import IngebrachteUitslag
from gastvrij.ontwikkeling.uitvoer import dossier_json, dossier_pdf

from .dossiers import LATER, competentie, result
from .inschattingen import AFTER, COLLEAGUES, answer, ask
from .volledig import fill

TITEL = "Ontwikkeldossier van Noor Bakker"
MANY, EACH = 500, 3
SECONDS = 10


def exported(stage: Stage, at: datetime = LATER) -> dict[str, Any]:
    found = queries.dossier_of(stage.cast.noor, at=at)
    content: dict[str, Any] = json.loads(dossier_json.write(found))
    return content


def valid(content: dict[str, Any]) -> None:
    schema = json.loads(dossier_json.SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(content)


def test_an_empty_dossier_is_a_dossier(stage: Stage) -> None:
    content = exported(stage)
    valid(content)
    assert (content["medewerker"]["naam"], content["citaten"]) == ("Noor Bakker", [])
    assert (
        problems(dossier_pdf.write(queries.dossier_of(stage.cast.noor, at=LATER)), titel=TITEL)
        == []
    )


def test_a_full_dossier_holds_every_part_and_follows_its_schema(stage: Stage) -> None:
    fill(stage, stage.cast.noor)
    stage.to_status("gedeeld")
    actions.open_bewijs(
        by=stage.cast.coen, at=LATER, uuid=queries.eerdere_bewijzen(stage.cast.noor).get().uuid
    )
    content = exported(stage)
    valid(content)
    parts = {name for name, value in content.items() if isinstance(value, list)}
    assert [name for name in sorted(parts) if not content[name]] == []
    assert [one["wat"] for one in content["inzages"]] == ["eerder_bewijs.read"]
    (bewijs,) = content["eerder_geleerd"]
    assert [(line["wat"], line["door"]) for line in bewijs["verloop"]] == [
        ("origineel_gezien", "Coen Jansen")
    ]
    (outcome,) = content["inschattingen"]
    assert outcome["elementen"][0]["zelf"] == "meestal"
    named = {one["identificatie"] for one in content["elementen"]}
    used = {punt["element"] for citaat in content["citaten"] for punt in citaat["zegt_iets_over"]}
    assert used <= named


def test_the_file_for_people_says_the_same_and_is_readable_by_all(stage: Stage) -> None:
    fill(stage, stage.cast.noor)
    stage.to_status("gedeeld")
    found = queries.dossier_of(stage.cast.noor, at=LATER)
    with translation.override("en"):
        made = dossier_pdf.write(found)
    assert problems(made, titel=TITEL) == []
    with translation.override("nl"):
        stuk = dossier_pdf.dossier_stuk(found)
    words = repr(stuk)
    for said in (
        "Waarmee kan ik u helpen?",
        "Samen teruggelezen in de citaten.",
        "Mbo 4 juridisch",
        "Origineel gezien: Coen Jansen",
        "Ik vatte de vraag samen",
        "Proeve V1",
        "Geslaagd",
        "Medewerker KCC",
    ):
        assert said in words, said


def test_every_element_goes_out_under_its_address_in_case(stage: Stage) -> None:
    stage.to_status("gedeeld")
    content = exported(stage)
    versies = KaderVersie.objects.select_related("kader")
    items = {
        item["identifier"]: item
        for versie in versies
        for item in uitvoer.case_of(versie).inhoud["CFItems"]
    }
    assert content["elementen"]
    for one in content["elementen"]:
        item = items[one["identificatie"]]
        assert one["uri"] == item["uri"]
        assert one["uri"].startswith(f"{settings.PUBLIC_URL}/ims/case/v1p1/CFItems/")
        assert item.get("humanCodingScheme", "") == one["code"]
        assert one["tekst"] in {"", item["fullStatement"]}


def test_citations_of_an_exam_go_along_only_if_the_candidate_brought_it_in(stage: Stage) -> None:
    proeve = result(stage)
    before = exported(stage)
    assert (before["citaten"], before["uitslagen"]) == ([], [])
    apart = before["citaten_van_proeven_niet_ingebracht"]
    assert apart == proeve.observatie.fragmenten.count() > 0
    actions.bring_in(by=stage.cast.noor, at=LATER, uuid=proeve.uuid)
    after = exported(stage)
    assert (len(after["citaten"]), after["citaten_van_proeven_niet_ingebracht"]) == (apart, 0)
    assert after["uitslagen"][0]["uitkomst"] == "geslaagd"
    telling = queries.dossiertelling(stage.cast.noor)
    assert (telling.citaten, telling.uitslagen) == (apart, 1)
    actions.take_back(by=stage.cast.noor, at=LATER, uuid=proeve.uuid)
    assert exported(stage)["citaten"] == []
    assert queries.dossiertelling(stage.cast.noor).citaten == 0
    assert IngebrachteUitslag.objects.count() == 1


def test_a_citation_supports_what_its_own_crosswalk_says(stage: Stage) -> None:
    stage.to_status("gedeeld")
    (citaat,) = exported(stage)["citaten"]
    ties = {
        str(verband.naar.uuid)
        for verband in stage.stappen("F2.1")[0].verbanden_van.all()
        if verband.naar.versie.kader.soort in {"competentiewoordenboek", "competentieprofiel"}
    }
    assert {punt["element"] for punt in citaat["zegt_iets_over"]} == ties != set()
    assert {tuple(punt["via"]) for punt in citaat["zegt_iets_over"]} == {("F2.1",)}


def test_estimates_go_along_as_groups_once_the_round_is_closed(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast)
    answer(cast, uitvraag, *COLLEAGUES[:2])
    assert exported(stage)["inschattingen"] == []
    answer(cast, uitvraag, *COLLEAGUES[2:])
    actions.close_due_uitvragen(at=AFTER)
    (outcome,) = exported(stage, AFTER)["inschattingen"]
    for row in outcome["elementen"]:
        assert row["op_naam"] == []
        assert [(one["groep"], one["aantallen"]["soms"]) for one in row["groepen"]] == [
            ("collega", 3)
        ]
    said = json.dumps(outcome)
    assert not any(cast.people[name].naam in said for name in COLLEAGUES)
    with translation.override("nl"):
        stuk = repr(dossier_pdf.dossier_stuk(queries.dossier_of(cast.noor, at=AFTER)))
    assert "Collega: " in stuk
    assert "Soms 3" in stuk


@pytest.mark.one_database
def test_a_dossier_of_500_observations_is_there_within_ten_seconds(stage: Stage) -> None:
    stage.to_status("gedeeld")
    model = Observatie.objects.get()
    steps = stage.stappen("A2", "F2.1", "F3.2")
    many(model, steps)
    for write in (dossier_json.write, dossier_pdf.write):
        began = time.perf_counter()
        made = write(queries.dossier_of(stage.cast.noor, at=LATER))
        spent = time.perf_counter() - began
        assert (spent < SECONDS, len(made) > 100_000) == (True, True), spent
    assert competentie() is not None


def many(model: Observatie, steps: list[Element]) -> None:
    """Write observations as the one that is there, straight in the tables: shared ones are shut."""
    for number in range(MANY):
        at = NOW - timedelta(days=3 * number)
        observatie = Observatie.objects.create(
            doel="kwaliteit",
            formulier=model.formulier,
            medewerker=model.medewerker,
            beoordelaar=model.beoordelaar,
            poortbesluit=model.poortbesluit,
            kruistabel=model.kruistabel,
            gesprek=make_gesprek(model.medewerker, at=at),
            gepland_op=at,
            gepland_door=model.gepland_door,
            burger_geinformeerd=True,
        )
        Observatie.objects.filter(pk=observatie.pk).update(status="afname", begonnen_op=at)
        for place in range(EACH):
            fragment = Fragment.objects.create(
                observatie=observatie,
                soort="geobserveerd",
                tekst=f"Waarmee kan ik u helpen, keer {number} en {place}?",
                seconde=place,
                gemaakt_op=at,
                gemaakt_door=model.beoordelaar,
            )
            fragment.stappen.set(steps[: place + 1])
        Observatie.objects.filter(pk=observatie.pk).update(status="gedeeld", gedeeld_op=at)
