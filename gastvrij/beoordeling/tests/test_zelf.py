"""What a form asks of the employee: on a sheet of their own, beside the coach's, in no score."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Beoordeling, Criterium, Formulier, Observatie, Oordeel
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW

from .kwaliteit import Kwaliteit
from .scenario import BEGUN, SHARED, Stage

# Both fill in E1, the coach E2, the employee E3 and, in a group of its own, E4.
BOTH, COACH, OWN, ALONE = "E1", "E2", "E3", "E4"
SAID = {BOTH: "niet_voldaan", OWN: "voldaan", ALONE: "niet_waargenomen"}


@pytest.fixture
def form(kwaliteit: Kwaliteit) -> Formulier:
    """Publish a form that asks both; what only the employee fills in has no weight."""
    olga = kwaliteit.stage.cast.olga
    made = actions.start_formulier(by=olga, at=NOW, titel="Samen kijken")
    parts = {
        "Begin": [("groet", "beiden"), ("vat samen", "beoordelaar"), ("is gerust", "medewerker")],
        "Zelf": [("vond het goed gaan", "medewerker")],
    }
    for titel, criteria in parts.items():
        groep = actions.add_groep(by=olga, at=NOW, formulier=made, titel=titel)
        for tekst, invuller in criteria:
            wijze = Wijze(bewijs_verplicht=False, invuller=invuller, is_knock_out=True)
            actions.add_criterium(by=olga, at=NOW, groep=groep, tekst=tekst, wijze=wijze)
    begin = made.groepen.get(titel="Begin")
    actions.save_gewichten(by=olga, at=NOW, formulier=made, gewichten={begin.pk: Decimal(100)})
    kwaliteit.formulier = actions.publish_formulier(by=olga, at=NOW, formulier=made)
    return kwaliteit.formulier


@pytest.fixture
def taken(kwaliteit: Kwaliteit, form: Formulier) -> Observatie:
    return kwaliteit.begin(kwaliteit.place(kwaliteit.sample()))


def fill_in(
    kwaliteit: Kwaliteit,
    observatie: Observatie,
    *,
    by: Medewerker | None = None,
    antwoorden: Mapping[Criterium, tuple[str, str]] | None = None,
) -> Beoordeling:
    said = antwoorden
    if said is None:
        said = {kwaliteit.criterium(code): (value, " Zo was het. ") for code, value in SAID.items()}
    return actions.fill_in_self(
        by=by or kwaliteit.noor, at=BEGUN, observatie=observatie, antwoorden=said
    )


def judge_and_share(kwaliteit: Kwaliteit, observatie: Observatie) -> Observatie:
    kwaliteit.judge(observatie, {BOTH: "voldaan", COACH: "voldaan"})
    return actions.share(by=kwaliteit.coen, at=SHARED, observatie=observatie)


def test_the_coach_is_not_asked_what_the_employee_fills_in(
    kwaliteit: Kwaliteit, taken: Observatie
) -> None:
    sheet = queries.blad(taken, van=kwaliteit.coen)
    assert [regel.criterium.code for regel in sheet.regels] == [BOTH, COACH]
    with pytest.raises(actions.CannotAssess, match="medewerker zelf"):
        kwaliteit.judge(taken, {OWN: "voldaan"})
    with pytest.raises(actions.CannotAssess, match="E1, E2"):
        actions.share(by=kwaliteit.coen, at=SHARED, observatie=taken)
    assert judge_and_share(kwaliteit, taken).status == "gedeeld"


@pytest.mark.parametrize("is_shared", [False, True])
def test_the_employee_fills_it_in_once_and_no_score_counts_it(
    kwaliteit: Kwaliteit, taken: Observatie, *, is_shared: bool
) -> None:
    if is_shared:
        taken = judge_and_share(kwaliteit, taken)
    sheet = fill_in(kwaliteit, taken)
    assert (sheet.soort, sheet.beoordelaar, sheet.ingediend_op) == ("zelf", kwaliteit.noor, BEGUN)
    event = Event.objects.get(did="beoordeling.filled_in_self")
    assert (event.by, event.about) == (kwaliteit.noor.uuid, kwaliteit.noor.uuid)
    with pytest.raises(actions.CannotAssess, match="al ingevuld"):
        fill_in(kwaliteit, taken)
    found = taken if is_shared else judge_and_share(kwaliteit, taken)
    shown = queries.zelfblad(found)
    assert shown is not None
    assert [(one.criterium.code, one.waarde) for one in shown.oordelen] == list(SAID.items())
    assert {one.toelichting for one in shown.oordelen} == {"Zo was het."}
    score = queries.score_of(found, van=kwaliteit.coen)
    assert score.procent == Fraction(100)
    assert [one.titel for one in score.groepen] == ["Begin"]
    assert score.gemist == ()
    by = {o.gegeven_door for regel in queries.blad(found).regels for o in regel.oordelen}
    assert by == {kwaliteit.coen}
    assert queries.naast_elkaar(found) is None


def test_only_the_employee_about_a_conversation_that_was_taken_and_all_of_it(
    kwaliteit: Kwaliteit, form: Formulier
) -> None:
    planned = kwaliteit.place(kwaliteit.sample()).observatie
    with pytest.raises(actions.CannotAssess, match="zodra het er is"):
        fill_in(kwaliteit, planned)
    taken = kwaliteit.begin(planned.trekking)
    for by in (kwaliteit.coen, kwaliteit.carla, kwaliteit.stage.cast.olga):
        with pytest.raises(PermissionDenied):
            fill_in(kwaliteit, taken, by=by)
    one = kwaliteit.criterium(BOTH)
    every = {kwaliteit.criterium(code): (value, "") for code, value in SAID.items()}
    for answers in (
        {},
        {one: ("voldaan", "")},
        every | {kwaliteit.criterium(COACH): ("voldaan", "")},
        every | {one: ("boven_norm", "")},
        every | {one: ("voldaan", "Bel 06 12345678")},
    ):
        with pytest.raises(actions.CannotAssess):
            fill_in(kwaliteit, taken, antwoorden=answers)
    assert not Oordeel.objects.exists()
    assert not Beoordeling.objects.filter(soort="zelf").exists()


def test_a_form_that_asks_the_employee_nothing_takes_nothing(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    found = kwaliteit.begin(kwaliteit.place(kwaliteit.sample()))
    assert queries.zelfblad(found) is None
    with pytest.raises(actions.CannotAssess):
        fill_in(kwaliteit, found, antwoorden={})
    client.force_login(kwaliteit.noor)
    page = client.post(reverse("beoordeling:zelf_invullen", args=[found.uuid]))
    assert page.status_code == 422
    assert "Bij dit gesprek vult u niets in." in page.content.decode()


def test_a_calibration_waits_for_coaches_only_and_asks_the_employee_nothing(
    kwaliteit: Kwaliteit, form: Formulier
) -> None:
    said = {BOTH: "voldaan", COACH: "voldaan"}
    found = kwaliteit.calibrate(said, said)
    assert found.status == "gedeeld"
    compared = queries.naast_elkaar(found)
    assert compared is not None
    assert [regel.criterium.code for regel in compared.regels] == [BOTH, COACH]
    assert queries.zelfblad(found) is None
    with pytest.raises(actions.CannotAssess):
        fill_in(kwaliteit, found)


def test_the_employee_is_no_rater_in_the_agreement(kwaliteit: Kwaliteit, taken: Observatie) -> None:
    fill_in(kwaliteit, taken)
    shared = judge_and_share(kwaliteit, taken)
    betwisting = actions.dispute(by=kwaliteit.noor, at=SHARED, observatie=shared, reden="Nee.")
    assigned = actions.assign_reassessor(
        by=kwaliteit.stage.cast.olga,
        at=SHARED,
        betwisting=betwisting,
        beoordelaar=kwaliteit.carla,
    )
    said = {BOTH: "voldaan", COACH: "voldaan"}
    kwaliteit.judge(shared, said, by=kwaliteit.carla, at=SHARED)
    actions.close_dispute(by=kwaliteit.carla, at=SHARED, betwisting=assigned, uitkomst="Zo.")
    found = queries.overeenstemming(kwaliteit.coen, kwaliteit.formulier)
    assert found.beoordelaars == 2


def test_an_exam_never_asks_the_candidate(stage: Stage) -> None:
    plan = stage.toetsplan
    concept = actions.make_formulier(by=stage.cast.olga, at=NOW, versie=plan)
    concept.criteria.filter(code="L1.01").update(invuller="medewerker")
    with pytest.raises(actions.CannotMakeFormulier, match="alleen de beoordelaar"):
        actions.publish_formulier(by=stage.cast.olga, at=NOW, formulier=concept)
    concept.refresh_from_db()
    assert concept.status == "concept"


def test_a_form_that_asks_the_coach_nothing_is_not_published(stage: Stage) -> None:
    olga = stage.cast.olga
    concept = actions.start_formulier(by=olga, at=NOW, titel="Alleen zelf")
    groep = actions.add_groep(by=olga, at=NOW, formulier=concept, titel="Zelf")
    wijze = Wijze(invuller="medewerker")
    actions.add_criterium(by=olga, at=NOW, groep=groep, tekst="groet", wijze=wijze)
    with pytest.raises(actions.CannotMakeFormulier):
        actions.publish_formulier(by=olga, at=NOW, formulier=concept)


def test_the_page_of_a_form_says_which_group_counts_nowhere_and_trying_asks_the_rest(
    client: Client, kwaliteit: Kwaliteit, form: Formulier
) -> None:
    client.force_login(kwaliteit.coen)
    shown = client.get(reverse("beoordeling:formulier", args=[form.uuid])).content.decode()
    assert shown.count("vult de medewerker in, telt niet mee") == 1
    assert "nog geen gewicht" not in shown
    tried = client.get(reverse("beoordeling:voorbeeld", args=[form.uuid])).content.decode()
    asked = {code: str(kwaliteit.criterium(code).uuid) in tried for code in (BOTH, COACH, OWN)}
    assert asked == {BOTH: True, COACH: True, OWN: False}


def test_the_database_knows_who_fills_in_what(kwaliteit: Kwaliteit, taken: Observatie) -> None:
    fill_in(kwaliteit, taken)
    for code, by in ((OWN, kwaliteit.coen), (COACH, kwaliteit.noor), (BOTH, kwaliteit.noor)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Oordeel.objects.create(
                observatie=taken,
                criterium=kwaliteit.criterium(code),
                waarde="voldaan",
                gegeven_op=BEGUN,
                gegeven_door=by,
            )


def test_the_employee_fills_it_in_on_the_page_and_the_coach_reads_it_apart(
    client: Client, kwaliteit: Kwaliteit, taken: Observatie
) -> None:
    page = reverse("beoordeling:observatie", args=[taken.uuid])
    url = reverse("beoordeling:zelf_invullen", args=[taken.uuid])
    client.force_login(kwaliteit.noor)
    assert "Wat u er zelf van vindt" in client.get(page).content.decode()
    data: dict[str, str] = {}
    for code, value in SAID.items():
        uuid = kwaliteit.criterium(code).uuid
        data |= {f"zelf-c-{uuid}": value, f"zelf-t-{uuid}": f"Over {code}."}
    last = f"zelf-t-{kwaliteit.criterium(ALONE).uuid}"
    assert client.post(url, {}).status_code == 422
    hidden = client.post(url, data | {last: "Mail a@b.example"})
    assert hidden.status_code == 422
    assert "Mail [e-mailadres]" in hidden.content.decode()
    assert client.post(url, data).status_code == 302
    assert "Over E4." in client.get(page).content.decode()
    assert client.post(url, data).status_code == 422
    client.force_login(kwaliteit.coen)
    assert "Over E4." not in client.get(page).content.decode()
    assert client.post(url, data).status_code == 403
    judge_and_share(kwaliteit, taken)
    read = client.get(page).content.decode()
    assert "Wat de medewerker er zelf van vindt" in read
    assert "Over E4." in read
    client.force_login(kwaliteit.stage.cast.fatima)
    assert client.post(url, data).status_code == 404
    client.force_login(kwaliteit.noor)
    gone = reverse("beoordeling:zelf_invullen", args=[uuid4()])
    assert client.post(gone, data).status_code == 404


def test_the_coach_reads_that_nothing_was_filled_in_yet(
    client: Client, kwaliteit: Kwaliteit, taken: Observatie
) -> None:
    judge_and_share(kwaliteit, taken)
    client.force_login(kwaliteit.coen)
    page = client.get(reverse("beoordeling:observatie", args=[taken.uuid])).content.decode()
    assert "De medewerker heeft dit nog niet ingevuld." in page
