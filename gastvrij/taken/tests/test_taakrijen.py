"""What a row of the work list says, by how the taak stands; nothing typed becomes HTML."""

import re
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize

import pytest
from django.utils import translation

from gastvrij.conftest import NOW
from gastvrij.taken.models import Contactpoging, InterneTaak
from gastvrij.taken.queries import Regel
from gastvrij.taken.rules import Deadline
from gastvrij.taken.templatetags.taakrijen import taakrijen

from .desk import Desk

UNTOLD = {"beloofd_van": None, "beloofd_tot": None, "uiterlijk_op": None}


def shown(taak: InterneTaak, *, naam: str = "Geertje", pogingen: int = 0, **of: Any) -> str:
    regel = Regel(taak, of.get("deadline"), naam)
    text = re.sub(r"<[^>]*>", " ", taakrijen([regel], pogingen))
    return normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize(
    ("values", "says", "not_said"),
    [
        (UNTOLD, "geen termijn", "00:00"),
        (UNTOLD | {"uiterlijk_op": date(2026, 11, 25)}, "25-11-2026", "geen termijn"),
        ({"beloofd_van": None}, "23-11-2026 voor 16:00", "14:00"),
        ({}, "23-11-2026 14:00 – 16:00", "voor"),
        ({"afgehandeld_op": NOW + timedelta(days=9)}, "29-11-2026", "16:00"),
        ({}, "Nieuw", "Gemeld"),
        ({"gezien_op": NOW}, "Geertje Zoek uit", "Nieuw"),
        ({"status": InterneTaak.Status.VERWERKT}, "Verwerkt", "Nieuw"),
        ({"geescaleerd_op": NOW}, "Gemeld aan de teamleider", "geen termijn"),
        (
            {"geescaleerd_op": NOW, "status": InterneTaak.Status.VERWERKT},
            "Verwerkt",
            "Gemeld aan de teamleider",
        ),
        ({}, "Te verwerken · Burgerzaken", "Bram"),
    ],
)
def test_a_row_says_how_a_taak_stands(
    desk: Desk, values: dict[str, Any], says: str, not_said: str
) -> None:
    taak = desk.taak()
    for name, value in values.items():
        setattr(taak, name, value)
    row = shown(taak)
    assert says in row
    assert not_said not in row


def test_a_row_names_who_has_it_and_who_took_the_call(desk: Desk) -> None:
    taak = desk.taak()
    taak.medewerker = desk.cast.bram
    assert f"· {desk.cast.bram}" in shown(taak)
    assert shown(taak).endswith(f"Van {desk.cast.noor}")
    assert taak.klantcontact.gesprek is not None
    taak.klantcontact.gesprek = None
    assert shown(taak).endswith(f"Van {taak.klantcontact.kanaal}")


def test_tries_are_counted_against_when_one_writes(desk: Desk) -> None:
    taak = desk.taak()
    Contactpoging.objects.create(
        taak=taak, at=NOW, door=desk.cast.bram, uitkomst=Contactpoging.Uitkomst.VOICEMAIL
    )
    assert "Pogingen: 1 Van" in shown(taak)
    assert "Pogingen: 1 van 3 Van" in shown(taak, pogingen=3)
    with translation.override("en"):
        assert "1 of 3" in shown(taak, pogingen=3)


def test_an_anonymous_inwoner_and_a_long_question_are_shown_as_such(desk: Desk) -> None:
    taak = desk.taak()
    taak.gevraagde_handeling = "a" * 121
    row = shown(taak, naam="")
    assert "Anoniem" in row
    assert "a" * 119 + "…" in row
    assert shown(taak, naam="b" * 80).count("b" * 80) == 1


def test_late_work_is_marked_and_what_was_typed_is_no_html(desk: Desk) -> None:
    taak = desk.taak()
    taak.gevraagde_handeling = "<script>alert(1)</script>"
    html = taakrijen([Regel(taak, Deadline.TE_LAAT, '"><b>')], 0)
    assert 'class="gv-lijst__tijd gv-alarm"' in html
    assert "<script>" not in html
    assert "<b>" not in html
    assert str(taak.uuid) in html
