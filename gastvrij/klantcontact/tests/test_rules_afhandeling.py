from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Sjabloon
from gastvrij.klantcontact.rules import Afspraak, Resultaat

MOMENT = "maandag 23 november tussen 14:00 en 16:00 uur"
VAN = datetime.fromisoformat("2026-11-23T14:00:00+01:00")
TOT = datetime.fromisoformat("2026-11-23T16:00:00+01:00")
NR = "0000001234"


@pytest.mark.parametrize(
    ("afspraak", "said"),
    [
        (Afspraak("direct_afgehandeld", NR), "Is uw vraag hiermee beantwoord?"),
        (
            Afspraak("warm_doorverbonden", NR, "Bram de Wit"),
            "Ik verbind u door met Bram de Wit. U hoeft uw vraag niet opnieuw te vertellen.",
        ),
        (
            Afspraak("warm_doorverbonden", NR, "Bram de Wit", gelukt=False),
            "Ik kan Bram de Wit nu niet bereiken. Zullen we u terugbellen?",
        ),
        (
            Afspraak("terugbelafspraak", NR, "Burgerzaken", MOMENT, telefoon="06-12345678"),
            f"Burgerzaken belt u {MOMENT} terug op 06-12345678. Uw nummer is {NR}.",
        ),
        (Afspraak("terugbelafspraak"), "Een collega belt u terug."),
        (Afspraak("terugbelafspraak", is_self=True, moment=MOMENT), f"Ik bel u {MOMENT} terug."),
        (
            Afspraak("doorgezet", NR, "Burgerzaken", uiterlijk="dinsdag 24 november"),
            "Ik geef uw vraag door aan Burgerzaken. U hoort uiterlijk dinsdag 24 november van ons. "
            f"Uw nummer is {NR}.",
        ),
        (Afspraak("doorgezet", is_self=True), "Ik zoek dit voor u uit."),
        (Afspraak("doorgezet"), "Ik geef uw vraag door aan een collega."),
        (
            Afspraak("doorverwezen", wie="Sociale Verzekeringsbank", telefoon="085-0000000"),
            "Hiervoor kunt u terecht bij Sociale Verzekeringsbank. Het telefoonnummer is "
            "085-0000000.",
        ),
        (Afspraak("doorverwezen"), ""),
        (
            Afspraak("klant_mailt_zelf", NR),
            f"U mailt ons zelf. Zet kenmerk {NR} in uw e-mail. Dan weten wij waar het over gaat.",
        ),
        (Afspraak("klant_mailt_zelf"), "U mailt ons zelf. U krijgt van mij een kenmerk."),
        (
            Afspraak("doorgezet", NR, uiterlijk="maandag 4 januari", is_klacht=True),
            "Ik geef uw klacht door aan de collega die klachten behandelt. U krijgt uiterlijk "
            f"maandag 4 januari antwoord. Uw nummer is {NR}.",
        ),
        (
            Afspraak("direct_afgehandeld", NR, is_klacht=True),
            "Is uw vraag hiermee beantwoord?",
        ),
        (Afspraak("afgebroken", NR), ""),
        (Afspraak(""), ""),
    ],
)
def test_the_agent_says_aloud_what_was_agreed(afspraak: Afspraak, said: str) -> None:
    assert rules.voorleeszin(afspraak) == said


@given(
    st.builds(
        Afspraak,
        st.sampled_from([*Resultaat, ""]),
        nummer=st.sampled_from(["", NR]),
        wie=st.sampled_from(["", "Burgerzaken"]),
        moment=st.sampled_from(["", MOMENT]),
        uiterlijk=st.sampled_from(["", "dinsdag 24 november"]),
        telefoon=st.sampled_from(["", "06-12345678"]),
        is_klacht=st.booleans(),
        is_self=st.booleans(),
        gelukt=st.sampled_from([None, True, False]),
    )
)
def test_what_is_said_has_no_holes(afspraak: Afspraak) -> None:
    said = rules.voorleeszin(afspraak)
    assert said == said.strip()
    assert "  " not in said
    assert " ." not in said
    assert said == "" or said[-1] in ".?"


@pytest.mark.parametrize(
    ("van", "tot", "text"),
    [
        (VAN, TOT, MOMENT),
        (None, TOT, "maandag 23 november voor 16:00 uur"),
        (VAN, None, ""),
        (None, None, ""),
    ],
)
def test_a_moment_is_said_as_people_say_it(
    van: datetime | None, tot: datetime | None, text: str
) -> None:
    assert rules.moment_text(van, tot) == text


def test_undoing_lasts_less_than_a_minute() -> None:
    assert rules.can_undo(VAN, now=VAN)
    assert rules.can_undo(VAN, now=VAN + timedelta(seconds=59, milliseconds=999))
    assert not rules.can_undo(VAN, now=VAN + timedelta(seconds=60))


@pytest.mark.parametrize(
    ("soort", "resultaat", "is_klacht"),
    [
        ("klacht", "doorgezet", True),
        ("klacht", "terugbelafspraak", True),
        ("klacht", "direct_afgehandeld", False),
        ("klacht", "warm_doorverbonden", False),
        ("informatie", "doorgezet", False),
        ("", "doorgezet", False),
    ],
)
def test_a_klacht_has_its_own_procedure_if_it_is_handed_over(
    soort: str, resultaat: str, *, is_klacht: bool
) -> None:
    assert rules.is_klacht_for_colleague(soort, resultaat) is is_klacht


def test_every_kind_of_mail_has_a_template_and_places() -> None:
    kinds = set(Sjabloon.Soort.values)
    assert {one.soort for one in rules.SJABLONEN} == set(rules.PLACES) == kinds
    assert {place for places in rules.PLACES.values() for place in places} == set(rules.EXAMPLES)


@pytest.mark.parametrize("sjabloon", rules.SJABLONEN, ids=lambda one: one.soort)
def test_a_template_of_a_new_installation_can_be_filled_in(sjabloon: rules.SjabloonTekst) -> None:
    for text in (sjabloon.onderwerp, sjabloon.tekst):
        assert rules.unknown_places(sjabloon.soort, text) == []
        assert "{" not in rules.fill(text, rules.EXAMPLES)
    assert sjabloon.tekst.rstrip().endswith("{gemeente}")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Beste {naam}", []),
        ("{antwoord} {antwoord} {dag}", ["{antwoord}"]),
        ("{naam.__class__}", ["{naam.__class__}"]),
        ("{ naam }", ["{ naam }"]),
        ("{}", ["{}"]),
        ("{naam", ["{"]),
        ("naam}", ["}"]),
        ("{{naam}}", ["{", "}"]),
        ("Geen plek", []),
    ],
)
def test_a_place_that_cannot_be_filled_in_is_named(text: str, unknown: list[str]) -> None:
    assert rules.unknown_places("terugbelafspraak", text) == unknown


def test_what_is_filled_in_is_not_read_again() -> None:
    assert rules.fill("{naam} {nummer}", {"naam": "{nummer}", "nummer": "1"}) == "{nummer} 1"
    assert rules.fill("{naam.__class__}", {"naam": "x"}) == ""


@given(st.text())
def test_a_subject_starts_no_other_header(text: str) -> None:
    subject = rules.one_line(text)
    assert subject == " ".join(subject.split())
    assert len(subject) <= rules.SUBJECT_LIMIT
    assert all(char.isprintable() for char in subject)
    mail = EmailMessage()
    mail["Subject"] = subject
    assert mail.keys() == ["Subject"]


@pytest.mark.parametrize(
    ("onderwerp", "antwoord"),
    [
        ("Paspoort", "Re: Paspoort"),
        ("RE: Paspoort", "RE: Paspoort"),
        ("", "Re:"),
        ("Hoi\r\nBcc: x@voorbeeld.nl", "Re: Hoi Bcc: x@voorbeeld.nl"),
    ],
)
def test_an_answer_has_the_subject_of_what_it_answers(onderwerp: str, antwoord: str) -> None:
    assert rules.reply_subject(onderwerp) == antwoord


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<abc@voorbeeld.nl>", "<abc@voorbeeld.nl>"),
        ("x <a@b> <c@d>", "<a@b>"),
        ("formulier-12", None),
        ("<a\r\nBcc: x@b>", None),
        ("<a@b@c>", None),
        ("", None),
    ],
)
def test_a_message_id_is_taken_only_if_it_is_one(text: str, found: str | None) -> None:
    assert rules.message_id(text) == found


def test_a_mail_is_tried_five_times_with_longer_waits() -> None:
    waits = [rules.retry_after(attempts) for attempts in range(1, 7)]
    minutes = [wait and wait.total_seconds() / 60 for wait in waits]
    assert minutes == [1, 5, 15, 60, None, None]


@pytest.mark.parametrize(
    ("resultaat", "is_klacht", "soort"),
    [
        ("terugbelafspraak", False, "terugbelafspraak"),
        ("doorgezet", False, "doorgezet"),
        ("doorgezet", True, "klacht"),
        ("klant_mailt_zelf", False, "klant_mailt_zelf"),
        ("direct_afgehandeld", False, None),
        ("", False, None),
    ],
)
def test_only_what_is_promised_is_confirmed(
    resultaat: str, soort: str | None, *, is_klacht: bool
) -> None:
    assert rules.confirmation(resultaat, is_klacht=is_klacht) == soort
