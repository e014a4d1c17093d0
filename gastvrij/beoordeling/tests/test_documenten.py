"""Form, result and appointment as files: what is in them, and who may have them."""

import io
from datetime import timedelta

import pdfplumber
import pikepdf
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Formulier, Opdracht, Proeve
from gastvrij.beoordeling.rules.proeve import BEFORE, Status
from gastvrij.beoordeling.uitvoer.formulier import formulier_pdf, formulier_stuk
from gastvrij.beoordeling.uitvoer.uitslag import uitslag_pdf, uitslag_stuk
from gastvrij.conftest import NOW, PEOPLE
from gastvrij.kaders.uitvoer.blokken import Alinea, Kop, Stuk, Tabel, day_text

from .examen import moment
from .pdf_ua import problems
from .scenario import Stage

DIFFERENT = {"L1.02": "onvoldoende", "L1.05": "niet_waargenomen"}
WITH_RESULT = (Status.VOORLOPIG, Status.VASTGESTELD, Status.UITGEREIKT, Status.GEARCHIVEERD)
PART = {"noor", "els", "ruud", "wim", "olga"}


def pages(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def table(stuk: Stuk, titel: str) -> Tabel:
    return next(one for one in stuk.blokken if isinstance(one, Tabel) and one.titel == titel)


def facts_of(stuk: Stuk, titel: str) -> dict[str, str]:
    return {row[0]: row[1] for row in table(stuk, titel).rows}


def texts(stuk: Stuk) -> list[str]:
    return [one.text for one in stuk.blokken if isinstance(one, Alinea | Kop)]


def get(client: Client, stage: Stage, name: str, who: str, proeve: Proeve) -> HttpResponse:
    client.force_login(stage.ruud if who == "ruud" else getattr(stage.cast, who))
    found = client.get(reverse(f"beoordeling:{name}", args=[proeve.uuid]))
    assert isinstance(found, HttpResponse)
    return found


def test_a_form_with_its_opdracht_says_all_that_a_candidate_has_to_know(stage: Stage) -> None:
    proeve = stage.to_proeve("formulier_uitgereikt")
    stuk = formulier_stuk(stage.formulier, opdracht=proeve.opdracht, proeve=proeve)
    rules = facts_of(stuk, "Opdracht")
    assert rules["Aantal gesprekken"] == "2"
    assert rules["Kanalen"] in {"Balie, Telefoon", "Telefoon, Balie"}
    assert (rules["Leidraad mag open"], rules["Kennisbank mag open"]) == ("ja", "ja")
    assert rules["Tijd voor de gesprekken"] == "30 minuten"
    assert rules["Controlegetal van de opdracht"].replace(" ", "") == proeve.opdracht.digest
    facts = facts_of(stuk, "Formulier")
    assert facts["Controlegetal van het formulier"].replace(" ", "") == stage.formulier.digest
    assert facts_of(stuk, "Uw proeve")["Waar"] == "KCC, werkplek 12"
    assert "Voer gesprekken zoals u gewend bent." in texts(stuk)
    assert "U slaagt als minstens 10 van de 12 toetstermen voldoende zijn." in texts(stuk)
    codes = {row[0] for one in stuk.blokken if isinstance(one, Tabel) for row in one.rows}
    assert {one.code for one in stage.formulier.criteria.all()} <= codes
    assert stuk.merk == ""


@pytest.mark.parametrize("with_opdracht", [True, False])
def test_a_form_is_pdf_ua(stage: Stage, with_opdracht: bool) -> None:  # noqa: FBT001
    opdracht = stage.opdracht if with_opdracht else None
    made = formulier_pdf(stage.formulier, opdracht=opdracht)
    titel = opdracht.titel if opdracht is not None else stage.formulier.titel
    assert problems(made, titel=titel) == []
    found = " ".join(pages(made))
    assert all(one.code in found for one in stage.formulier.criteria.all())


def test_the_same_form_gives_the_same_bytes(stage: Stage) -> None:
    assert formulier_pdf(stage.formulier) == formulier_pdf(
        Formulier.objects.get(pk=stage.formulier.pk)
    )


def test_what_is_undecided_says_so_on_every_page(stage: Stage) -> None:
    concept = actions.make_opdracht(
        by=stage.cast.olga, at=NOW, formulier=stage.formulier, titel="Proeve V2", is_oefening=True
    )
    stuk = formulier_stuk(stage.formulier, opdracht=concept)
    rules = facts_of(stuk, "Opdracht")
    assert rules["Aantal gesprekken"] == rules["Leidraad mag open"] == "onbepaald"
    assert "Dit is een oefenproeve. Er komt geen uitslag uit." in texts(stuk)
    made = pages(formulier_pdf(stage.formulier, opdracht=concept))
    assert len(made) > 1
    assert all("Concept: dit kan nog veranderen" in page for page in made)


def test_a_result_says_each_verdict_with_its_evidence_and_what_was_agreed(stage: Stage) -> None:
    proeve = stage.to_proeve("uitgereikt", verschil=DIFFERENT)
    stuk = uitslag_stuk(proeve, at=moment(proeve, Status.UITGEREIKT))
    terms = {row[0]: row[2:] for row in table(stuk, "Oordeel per toetsterm").rows}
    assert len(terms) == 12
    assert terms["L1.01"] == ("Voldoende", "2")
    agreed = {row[0]: row[1:] for row in table(stuk, "Oordelen na overleg").rows}
    assert set(agreed) == set(DIFFERENT)
    assert agreed["L1.02"] == (
        "Els van Dam: Voldoende; Ruud Hendriks: Onvoldoende",
        "Voldoende",
        "Samen teruggelezen in de citaten.",
    )
    assert "Geslaagd." in texts(stuk)
    assert "Behaald: 12 toetstermen. Nodig: 10 toetstermen." in texts(stuk)
    facts = facts_of(stuk, "Gegevens")
    assert facts["Beoordeeld door"] == "Els van Dam, Ruud Hendriks"
    assert facts["Vastgesteld"].endswith("door Wim Hoekstra")
    assert facts["Aantal gesprekken"] == "2"


def test_a_result_names_every_route_with_its_last_day(stage: Stage) -> None:
    proeve = stage.to_proeve("uitgereikt")
    handed_out = moment(proeve, Status.UITGEREIKT)
    stuk = uitslag_stuk(proeve, at=handed_out)
    two, four = (day_text(handed_out.date() + timedelta(days=days)) for days in (14, 28))
    assert facts_of(stuk, "Wat u hierna kunt doen") == {
        "Inzage": two,
        "Klacht": two,
        "Bezwaar": four,
        "Beroep": "42 dagen na de beslissing op uw bezwaar",
    }


def test_a_route_without_a_term_says_so(stage: Stage) -> None:
    own = stage.make_eigenaar(is_extern=False, termijnen={})
    proeve = stage.to_proeve("voorlopig", proeve=stage.request(eigenaar=own))
    routes = facts_of(uitslag_stuk(proeve, at=NOW), "Wat u hierna kunt doen")
    assert set(routes) == {"Inzage", "Klacht", "Verzoek om herziening"}
    assert set(routes.values()) == {"er is geen termijn vastgelegd"}


@pytest.mark.parametrize("status", [Status.VOORLOPIG, Status.UITGEREIKT])
def test_a_result_is_pdf_ua_and_provisional_until_it_is_fixed(stage: Stage, status: Status) -> None:
    proeve = stage.to_proeve(status, verschil=DIFFERENT)
    made = uitslag_pdf(proeve, at=moment(proeve, status))
    assert problems(made, titel="Uitslag: Proeve V1") == []
    is_provisional = status is Status.VOORLOPIG
    for page in pages(made):
        assert ("Voorlopige uitslag: nog niet vastgesteld" in page) is is_provisional


def test_what_cannot_be_read_is_seen() -> None:
    assert "does not say that it is PDF/UA-1" in problems(untagged(), titel="Leeg")
    assert "no language" in problems(untagged(), titel="Leeg")


def untagged() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([]))
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("who", [*sorted(PEOPLE), "ruud"])
def test_form_result_and_appointment_are_for_who_has_a_part(
    client: Client, stage: Stage, who: str
) -> None:
    proeve = stage.to_proeve("formulier_uitgereikt")
    for name in ("proeve_formulier_pdf", "proeve_ics"):
        found = get(client, stage, name, who, proeve)
        assert found.status_code == (200 if who in PART else 404), name
    proeve = stage.to_proeve("voorlopig", proeve=proeve)
    expected = {"olga": 403} | dict.fromkeys(PART - {"olga"}, 200)
    result = get(client, stage, "proeve_uitslag_pdf", who, proeve)
    assert result.status_code == expected.get(who, 404)


def test_the_candidate_has_the_form_from_the_day_it_was_handed_out(
    client: Client, stage: Stage
) -> None:
    proeve = stage.to_proeve("toegelaten")
    assert get(client, stage, "proeve_formulier_pdf", "noor", proeve).status_code == 404
    assert get(client, stage, "proeve_formulier_pdf", "els", proeve).status_code == 200
    stage.to_proeve("formulier_uitgereikt", proeve=proeve)
    found = get(client, stage, "proeve_formulier_pdf", "noor", proeve)
    assert (found.status_code, found["Content-Type"]) == (200, "application/pdf")
    assert found["Content-Disposition"] == 'attachment; filename="proeve-proeve-v1.pdf"'


@pytest.mark.parametrize("status", ["oordelen", "bespreken", "afgebroken", "vernietigd"])
def test_without_a_result_there_is_no_file(client: Client, stage: Stage, status: str) -> None:
    proeve = stage.to_proeve(status)
    for who in ("noor", "els", "wim"):
        assert get(client, stage, "proeve_uitslag_pdf", who, proeve).status_code == 404


@pytest.mark.parametrize("status", WITH_RESULT)
def test_a_result_stays_to_be_had(client: Client, stage: Stage, status: Status) -> None:
    proeve = stage.to_proeve(status)
    assert get(client, stage, "proeve_uitslag_pdf", "noor", proeve).status_code == 200


def test_a_file_that_goes_out_is_a_read_and_a_refusal_is_none(client: Client, stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig")
    reads = Event.objects.filter(did="proeve.read", about=stage.cast.noor.uuid)
    get(client, stage, "proeve_uitslag_pdf", "noor", proeve)
    get(client, stage, "proeve_uitslag_pdf", "olga", proeve)
    assert not reads.exists()
    get(client, stage, "proeve_uitslag_pdf", "els", proeve)
    assert reads.get().by == stage.cast.els.uuid
    get(client, stage, "proeve_formulier_pdf", "wim", proeve)
    assert reads.count() == 2


def test_forms_and_opdrachten_are_files_for_who_may_read_them(client: Client, stage: Stage) -> None:
    concept = actions.make_opdracht(
        by=stage.cast.olga, at=NOW, formulier=stage.formulier, titel="Proeve V2"
    )
    addresses = {
        reverse("beoordeling:formulier_pdf", args=[stage.formulier.uuid]): 200,
        reverse("beoordeling:opdracht_pdf", args=[stage.opdracht.uuid]): 200,
        reverse("beoordeling:opdracht_pdf", args=[concept.uuid]): 404,
    }
    client.force_login(stage.cast.noor)
    assert {url: client.get(url).status_code for url in addresses} == addresses
    client.force_login(stage.cast.olga)
    assert {client.get(url).status_code for url in addresses} == {200}
    assert Opdracht.objects.count() == 2


def test_the_appointment_names_nobody_and_lasts_as_long_as_the_sitting(
    client: Client, stage: Stage
) -> None:
    proeve = stage.to_proeve("toegelaten")
    found = get(client, stage, "proeve_ics", "els", proeve)
    assert found["Content-Type"] == "text/calendar; charset=utf-8"
    text = found.content.decode().replace("\r\n ", "")
    lines = dict(line.split(":", 1) for line in text.strip().split("\r\n"))
    assert lines["UID"] == str(proeve.uuid)
    assert (lines["DTSTART"], lines["DTEND"]) == ("20261123T090000Z", "20261123T100000Z")
    assert lines["LOCATION"] == r"KCC\, werkplek 12"
    assert str(proeve.uuid) in lines["URL"]
    assert not any(naam in text for naam, _rol, _afdeling in PEOPLE.values())


def test_what_is_over_is_no_appointment(client: Client, stage: Stage) -> None:
    assert Status.AFNAME not in BEFORE
    for status in ("afname", "teruggetrokken"):
        proeve = stage.to_proeve(
            status, proeve=stage.request(begint_op=NOW + timedelta(days=3 + len(status)))
        )
        assert get(client, stage, "proeve_ics", "noor", proeve).status_code == 404
