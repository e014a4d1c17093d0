"""Acts on an exam by its pages: what they do, what they refuse, who may not."""

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Fragment, Proeve
from gastvrij.beoordeling.rules.proeve import OVERGANGEN, Handeling, Status
from gastvrij.beoordeling.views.proeve.daden import DADEN
from gastvrij.conftest import NOW

from .examen import DAY, MINUTE, moment
from .gesprekken import make_gesprek
from .handelingen import DIFFERS, current, sitting
from .scenario import Stage
from .sturen import LONG_TEXT, Send, request_data, words

WHO = {"planner": "olga", "kandidaat": "noor", "beoordelaar": "els", "vaststeller": "wim"}


def test_a_sitting_goes_from_request_to_archive_by_its_pages(
    client: Client, stage: Stage, send: Send
) -> None:
    cast, ruud = stage.cast, stage.ruud
    asked = send(cast.olga, NOW, "proeve_aanvragen", **request_data(stage))
    assert asked.status_code == 302
    proeve = Proeve.objects.get()
    uuid = proeve.uuid

    def go(who: Medewerker, status: Status, name: str, *more: object, **data: object) -> str:
        page = send(who, moment(proeve, status) + MINUTE, f"proeve_{name}", uuid, *more, **data)
        assert page.status_code == 302, words(page)
        return str(page["Location"])

    go(cast.olga, Status.AANGEVRAAGD, "toelaten")
    go(cast.olga, Status.TOEGELATEN, "formulier_uitreiken")
    go(cast.noor, Status.FORMULIER_UITGEREIKT, "bevestigen", ontvangen="on")
    go(cast.els, Status.BEVESTIGD, "identiteit_vaststellen", document="paspoort", gezien="on")
    screen = go(cast.els, Status.AFNAME, "beginnen")
    assert screen == reverse("beoordeling:proeve_afname", args=[uuid])
    for number in range(2):
        began = moment(proeve, Status.AFNAME) + (2 + 6 * number) * MINUTE
        gesprek = make_gesprek(cast.noor, at=began)
        page = send(
            cast.els,
            began + 5 * MINUTE,
            "proeve_gesprek",
            uuid,
            gesprek=gesprek.uuid,
            burger_geinformeerd="on",
        )
        assert page.status_code == 302, words(page)
    in_gesprek = proeve.observatie.afnamegesprekken.last()
    assert in_gesprek is not None
    for soort in ("geobserveerd", "bevraagd"):
        given = {"soort": soort, "tekst": f"Citaat {soort}", "moment": "1:05"}
        go(cast.els, Status.AFNAME, "citaat", **given, afnamegesprek=in_gesprek.uuid)
    noted = Fragment.objects.filter(afnamegesprek=in_gesprek, seconde=65)
    assert noted.count() == 2
    go(cast.els, Status.AFNAME, "eindigen")
    for who in (cast.els, ruud):
        for criterium in stage.formulier.criteria.all():
            differs = who is ruud and criterium.code in DIFFERS
            go(
                who,
                Status.OORDELEN,
                "oordeel",
                criterium.uuid,
                waarde="onvoldoende" if differs else "voldoende",
                fragmenten=[one.uuid for one in noted],
            )
        go(who, Status.OORDELEN, "indienen")
    differ = stage.criterium("L1.04")
    agreed = {f"o-{differ.uuid}-waarde": "voldoende", f"o-{differ.uuid}-reden": "Samen gelezen."}
    monkey = moment(proeve, Status.BESPREKEN)
    client.force_login(cast.els)
    page = send(cast.els, monkey, "proeve_afspreken", uuid, differ.uuid, **agreed)
    assert page.status_code == 302
    mark = current(proeve).observatie.overeenkomsten.get()
    assert (
        send(ruud, monkey, "proeve_akkoord", uuid, differ.uuid, afspraak=mark.uuid).status_code
        == 302
    )
    go(ruud, Status.BESPREKEN, "voorlopig")
    go(cast.noor, Status.VOORLOPIG, "reageren", tekst="Daar herken ik mij in.")
    go(cast.wim, Status.VOORLOPIG, "vaststellen")
    go(cast.olga, Status.VASTGESTELD, "uitreiken")
    go(cast.noor, Status.UITGEREIKT, "vragen", "bezwaar", bezwaar__tekst=LONG_TEXT)
    asked_for = current(proeve).procedures.get()
    assert asked_for.is_op_tijd is True
    decided = {f"p-{asked_for.uuid}-is_gegrond": "nee", f"p-{asked_for.uuid}-besluit": "Nee, want."}
    answered = moment(proeve, Status.UITGEREIKT) + 2 * DAY
    page = send(cast.olga, answered, "proeve_beantwoorden", asked_for.uuid, **decided)
    assert page.status_code == 302
    go(cast.olga, Status.GEARCHIVEERD, "archiveren")
    found = current(proeve)
    assert (found.status, found.uitkomst) == (Status.GEARCHIVEERD, "geslaagd")
    client.force_login(cast.noor)
    shown = words(client.get(reverse("beoordeling:proeve", args=[uuid])))
    for text in ("Geslaagd", "Daar herken ik mij in.", LONG_TEXT, "niet gegrond", "Nee, want."):
        assert text in shown


# state, who, act, what is sent, what is said back; what was typed stays on the page.
REFUSED = [
    (Status.AANGEVRAAGD, "olga", "afwijzen", {"reden": ""}, "Vul in: Reden"),
    (Status.AANGEVRAAGD, "olga", "verplaatsen", {"locatie": "Balie 7"}, "Vul in: Datum en tijd"),
    (Status.AANGEVRAAGD, "olga", "formulier_uitreiken", {}, "Dit kan niet meer of nog niet"),
    (Status.AANGEVRAAGD, "olga", "vrijstellen", {"reden": "Bel 06-12345678"}, "[telefoonnummer]"),
    (Status.FORMULIER_UITGEREIKT, "noor", "bevestigen", {}, "Vink aan"),
    (Status.BEVESTIGD, "els", "identiteit_vaststellen", {"document": "paspoort"}, "Vink aan"),
    (Status.BEVESTIGD, "els", "identiteit_vaststellen", {"gezien": "on"}, "Kies: Soort document"),
    (Status.AFNAME, "els", "gesprek", {"burger_geinformeerd": "on"}, "Kies: Gesprek"),
    (Status.AFNAME, "els", "eindigen", {}, "De opdracht vraagt 2 gesprekken, er zijn er 0."),
    (Status.AFNAME, "els", "afbreken", {"reden": ""}, "Vul in: Reden"),
    (Status.OORDELEN, "els", "indienen", {}, "Geef nog een oordeel over: L1.01"),
    (Status.BESPREKEN, "els", "voorlopig", {}, "Spreek eerst een oordeel af over: L1.04."),
    (Status.BESPREKEN, "els", "indienen", {}, "Dit kan niet meer of nog niet"),
    (Status.VOORLOPIG, "wim", "teruggeven", {"reden": ""}, "Vul in: Reden"),
    (Status.VOORLOPIG, "noor", "reageren", {"tekst": "a@b.example"}, "[e-mailadres]"),
    (Status.UITGEREIKT, "olga", "archiveren", {}, "De kandidaat kan nog iets vragen tot en met"),
    (Status.GEARCHIVEERD, "olga", "uitreiken", {}, "Dit kan niet meer of nog niet"),
]


@pytest.mark.parametrize(("status", "who", "act", "data", "reason"), REFUSED)
def test_a_refusal_stands_at_the_form_and_nothing_is_lost(
    stage: Stage, send: Send, status: Status, who: str, act: str, data: dict[str, str], reason: str
) -> None:
    proeve = sitting(stage, status)
    at = moment(proeve, status) + MINUTE
    page = send(stage.cast.people[who], at, f"proeve_{act}", proeve.uuid, **data)
    assert page.status_code == 422
    assert reason in words(page)
    assert 'role="alert"' in words(page)
    assert current(proeve).status == status
    if "locatie" in data:
        assert "Balie 7" in words(page)


@pytest.mark.parametrize("handeling", DADEN)
def test_an_act_is_for_who_has_the_part_for_it(
    stage: Stage, send: Send, handeling: Handeling
) -> None:
    status = next(van for van, act in OVERGANGEN if act is handeling)
    proeve = sitting(stage, status)
    parts = {WHO[wie] for wie in OVERGANGEN[status, handeling].wie}
    parts |= {"ruud"} if "els" in parts else set()
    everybody = stage.cast.people | {"ruud": stage.ruud}
    at = moment(proeve, status) + MINUTE
    for who, person in everybody.items():
        if who in parts:
            continue
        expected = 403 if who in {*WHO.values(), "ruud"} else 404
        page = send(person, at, f"proeve_{handeling}", proeve.uuid)
        assert (who, page.status_code) == (who, expected)
    assert current(proeve).status == status
