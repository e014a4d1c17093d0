from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gastvrij.basis.actions import save_team
from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.klantcontact.models import (
    Gesprek,
    InkomendBericht,
    Klantcontact,
    Onderwerpobject,
    Partij,
    UitgaandBericht,
)
from gastvrij.klantcontact.rules import Beller, Objectverwijzing
from gastvrij.taken import actions, rules
from gastvrij.taken.actions import CannotRegister, Opdracht, Vraag
from gastvrij.taken.models import InterneTaak, Openingstijd, Taakregels
from gastvrij.taken.rules import Venster

from .desk import BELLER, PROMISED_FROM, PROMISED_TO, Desk

ARTIKEL = Objectverwijzing("een-uuid", "kennisartikel", "gastvrij", "uuid")
WINDOWS = {0: (Venster(time(9), time(12)), Venster(time(13), time(17)))}


def register(desk: Desk, *vragen: Vraag, **how: Any) -> Gesprek:
    given: dict[str, Any] = {"at": NOW, "beller": BELLER} | how
    given["gesprek"] = how.get("gesprek") or desk.gesprek()
    return actions.register_gesprek(by=desk.cast.noor, vragen=vragen, **given)


def refused(desk: Desk, *vragen: Vraag, **how: Any) -> list[tuple[int | None, str, str]]:
    with pytest.raises(CannotRegister) as found:
        register(desk, *vragen, **how)
    assert not Klantcontact.objects.exists()
    return [(one.vraag, one.veld, one.tekst) for one in found.value.refusals]


def test_a_vraag_is_tied_to_what_it_was_about_and_what_it_follows_on(desk: Desk) -> None:
    before = register(desk, desk.handled()).vragen.get()
    vraag = replace(
        desk.handled(),
        objecten=(ARTIKEL, ARTIKEL),
        herhaling_van=before,
        verwachting_besproken=True,
        soort_vraag="informatie",
    )
    contact = register(desk, vraag, replace(desk.handled(), is_herhaling=False)).vragen.get(
        volgnummer=1
    )
    assert (contact.is_herhaling, contact.herhaling_van) == (True, before)
    assert (contact.verwachting_besproken, contact.soort_vraag) == (True, "informatie")
    about = contact.onderwerpobjecten.get(was_klantcontact=None)
    assert (about.object_id, about.code_objecttype, about.code_register) == (
        "een-uuid",
        "kennisartikel",
        "gastvrij",
    )
    assert contact.onderwerpobjecten.get(was_klantcontact=before).object_id == ""
    other = Klantcontact.objects.get(volgnummer=2)
    assert (other.is_herhaling, other.verwachting_besproken) == (False, None)
    assert Onderwerpobject.objects.count() == 2


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_partij_counts_only_once_the_callers_own_words_were_checked(
    desk: Desk, *, is_checked: bool
) -> None:
    gesprek, partij = desk.gesprek(), Partij.objects.create(achternaam="Hofstra")
    gesprek.partij, gesprek.gecontroleerd_op = partij, NOW if is_checked else None
    gesprek.save()
    person = register(desk, desk.handled(), gesprek=gesprek).vragen.get().had_betrokkenen.get()
    assert person.partij == (partij if is_checked else None)
    assert person.gegevens_gecontroleerd is is_checked


def test_a_klacht_that_is_handed_over_goes_to_its_own_afdeling_with_its_own_term(
    desk: Desk, agree: Callable[[int], None]
) -> None:
    agree(2)
    kcc = desk.cast.afdelingen["KCC"]
    Taakregels.objects.create(pk=1, klacht_afdeling=kcc)
    klacht = replace(desk.call_back(), soort_vraag="klacht", resultaat="doorgezet")
    register(desk, klacht)
    taak = InterneTaak.objects.get()
    # Awb 9:11: six weeks, so 1 January, which is a holiday and before a weekend.
    assert (taak.soort, taak.afdeling, taak.uiterlijk_op) == ("klacht", kcc, date(2027, 1, 4))
    assert Event.objects.get(did="taak.made").data["afdeling"] == str(kcc.uuid)


def test_a_klacht_solved_at_once_stays_informal_and_is_counted_as_klacht(desk: Desk) -> None:
    register(desk, replace(desk.handled(), soort_vraag="klacht"))
    assert not InterneTaak.objects.exists()
    assert Klantcontact.objects.get().soort_vraag == "klacht"


def test_without_an_afdeling_for_klachten_it_stays_where_it_was_asked(desk: Desk) -> None:
    register(desk, replace(desk.call_back(who=desk.cast.noor), soort_vraag="klacht"))
    taak = InterneTaak.objects.get()
    assert (taak.soort, taak.medewerker, taak.beloofd_tot) == (
        "klacht",
        desk.cast.noor,
        PROMISED_TO,
    )


def test_i_will_find_out_can_stay_with_the_team(desk: Desk) -> None:
    kcc = desk.cast.afdelingen["KCC"]
    team = save_team(by=desk.cast.frits, at=NOW, team=None, naam="Telefoon", afdeling=kcc)
    asked = Opdracht("Zoek uit", team=team, beloofd_van=PROMISED_FROM, beloofd_tot=PROMISED_TO)
    register(desk, replace(desk.call_back(), opdracht=asked))
    taak = InterneTaak.objects.get()
    assert (taak.team, taak.afdeling, taak.medewerker) == (team, kcc, None)
    assert Event.objects.get(did="taak.made").data["team"] == str(team.uuid)


@pytest.mark.parametrize(
    ("van", "tot", "fits"),
    [
        ("09:00", "12:00", True),
        ("13:30", "15:00", True),
        (None, "17:00", True),
        (None, "09:00", False),
        (None, "12:30", False),
        ("08:00", "10:00", False),
        ("11:00", "14:00", False),
        ("16:00", "17:30", False),
    ],
)
def test_a_promise_lies_within_one_window(van: str | None, tot: str, *, fits: bool) -> None:
    def at(clock: str, day: int = 23) -> datetime:
        return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+01:00")

    assert rules.fits(at(van) if van else None, at(tot), WINDOWS) is fits
    assert not rules.fits(at(van) if van else None, at(tot, 24), WINDOWS)


@pytest.mark.parametrize(
    ("tot", "term", "is_late"),
    [
        (PROMISED_TO, date(2026, 11, 22), True),
        (PROMISED_TO, date(2026, 11, 23), False),
        (PROMISED_TO, None, False),
        (None, date(2026, 11, 22), False),
    ],
)
def test_a_promise_after_the_term_is_known_as_such(
    tot: datetime | None, term: date | None, *, is_late: bool
) -> None:
    assert rules.is_after_term(tot, term) is is_late


def test_a_promise_outside_the_hours_of_who_calls_is_refused_with_the_hours(desk: Desk) -> None:
    burgerzaken = desk.cast.afdelingen["Burgerzaken"]
    for van, tot in ((9, 12), (13, 15)):
        Openingstijd.objects.create(afdeling=burgerzaken, weekdag=0, van=time(van), tot=time(tot))
    assert refused(desk, desk.call_back()) == [
        (
            0,
            "beloofd_tot",
            "Burgerzaken belt op maandag terug tussen 09:00 en 12:00 en tussen 13:00 en 15:00 uur. "
            "Kies een tijd daarbinnen.",
        )
    ]
    tuesday = replace(
        desk.call_back().opdracht or Opdracht(""),
        beloofd_van=PROMISED_FROM + timedelta(days=1),
        beloofd_tot=PROMISED_TO + timedelta(days=1),
    )
    (found,) = refused(desk, replace(desk.call_back(), opdracht=tuesday))
    assert found[2].startswith("Burgerzaken belt op dinsdag niet terug. Het kan wel op: maandag")
    inside = replace(tuesday, beloofd_van=None, beloofd_tot=PROMISED_FROM)
    register(desk, replace(desk.call_back(), opdracht=inside))


def test_later_than_the_term_is_allowed(desk: Desk, agree: Callable[[int], None]) -> None:
    agree(1)
    late = replace(
        desk.call_back().opdracht or Opdracht(""),
        beloofd_van=PROMISED_FROM + timedelta(days=7),
        beloofd_tot=PROMISED_TO + timedelta(days=7),
    )
    register(desk, replace(desk.call_back(), opdracht=late))
    taak = InterneTaak.objects.get()
    assert rules.is_after_term(taak.beloofd_tot, taak.uiterlijk_op)


def test_a_confirmation_says_what_was_promised(desk: Desk) -> None:
    call_back = replace(desk.call_back(), bevestiging=True)
    mails_self = replace(desk.handled(), resultaat="klant_mailt_zelf", bevestiging=True)
    gesprek = register(desk, call_back, mails_self, replace(desk.handled(), bevestiging=True))
    first, second = UitgaandBericht.objects.order_by("pk")
    contacts = {one.volgnummer: one for one in gesprek.vragen.all()}
    assert (first.aan, first.niet_voor) == ("hofstra@voorbeeld.nl", NOW + timedelta(minutes=1))
    for said in (
        "Beste Mevrouw Geertje Hofstra,",
        "Wanneer: maandag 23 november tussen 14:00 en 16:00 uur",
        "Op nummer: 06-12345678",
        "Wie belt: Burgerzaken",
        f"Uw nummer is {contacts[1].nummer}.",
    ):
        assert said in first.tekst
    assert second.onderwerp == f"Uw kenmerk is {contacts[2].nummer}"
    assert Event.objects.filter(did="mail.queued").count() == 2


def test_a_confirmation_of_a_klacht_names_the_last_day(desk: Desk) -> None:
    klacht = replace(desk.call_back(), soort_vraag="klacht", bevestiging=True)
    register(desk, replace(klacht, resultaat="doorgezet"))
    mail = UitgaandBericht.objects.get()
    assert mail.soort == "klacht"
    assert "uiterlijk maandag 4 januari antwoord" in mail.tekst


def test_nothing_is_mailed_unless_an_address_is_known_and_wanted(desk: Desk) -> None:
    wanted = replace(desk.call_back(), bevestiging=True)
    anonymous = Beller(telefoon="06-12345678")
    ((place, veld, tekst),) = refused(desk, wanted, beller=anonymous)
    assert (place, veld) == (0, "bevestiging")
    assert "e-mailadres" in tekst
    register(desk, desk.call_back())
    assert not UitgaandBericht.objects.exists()


def test_to_a_secret_address_nothing_is_mailed(desk: Desk) -> None:
    gesprek = desk.gesprek()
    gesprek.partij = Partij.objects.create(achternaam="Hofstra", indicatie_geheimhouding=True)
    gesprek.save()
    wanted = replace(desk.call_back(), bevestiging=True)
    ((_place, veld, tekst),) = refused(desk, wanted, gesprek=gesprek)
    assert (veld, "geheim" in tekst) == ("bevestiging", True)


def test_a_bericht_is_answered_with_the_registration(desk: Desk) -> None:
    gesprek = desk.gesprek()
    InkomendBericht.objects.create(
        kanaal=gesprek.kanaal,
        extern_id="<vraag@voorbeeld.nl>",
        van_naam="Jo van Voorbeeld",
        van_adres="Jo@Voorbeeld.nl",
        onderwerp="Mijn paspoort",
        ontvangen_op=NOW,
        gesprek=gesprek,
    )
    answer = "Uw paspoort ligt klaar.\r\n{naam}"
    register(desk, desk.handled(), gesprek=gesprek, beller=Beller(), antwoord=answer)
    mail = UitgaandBericht.objects.get()
    assert (mail.soort, mail.aan, mail.onderwerp) == (
        "antwoord",
        "jo@voorbeeld.nl",
        "Re: Mijn paspoort",
    )
    assert mail.tekst.startswith("Beste Jo van Voorbeeld,")
    assert answer in mail.tekst
    assert InkomendBericht.objects.get().status == "afgehandeld"


def test_an_answer_without_a_bericht_is_refused(desk: Desk) -> None:
    ((place, veld, _tekst),) = refused(desk, desk.handled(), antwoord="Hallo")
    assert (place, veld) == (None, "antwoord")


def test_who_may_not_registers_nothing(desk: Desk) -> None:
    gesprek = desk.gesprek()
    for wrong in (desk.cast.fatima, desk.cast.frits):
        with pytest.raises(PermissionDenied):
            actions.register_gesprek(
                by=wrong, at=NOW, gesprek=gesprek, beller=BELLER, vragen=[desk.handled()]
            )


@pytest.mark.parametrize(("number", "most"), [(0, 11), (1, 18), (3, 18)])
def test_registering_takes_few_queries(desk: Desk, number: int, most: int) -> None:
    # The first registration of an agent also makes the actor.
    register(desk, desk.handled())
    vragen = [desk.call_back() for _one in range(number)] or [desk.handled()]
    gesprek = desk.gesprek()
    with CaptureQueriesContext(connection) as found:
        register(desk, *vragen, gesprek=gesprek)
    assert len(found) <= most, "\n".join(one["sql"][:140] for one in found.captured_queries)
