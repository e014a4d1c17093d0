import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.conftest import NOW
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.rules import EerderContact, Gevoelig, Persoon, Reden, Resultaat


def contact(
    days: float = 3,
    onderwerp: str = "paspoort",
    resultaat: str | None = Resultaat.DIRECT_AFGEHANDELD,
    *,
    partij: bool = True,
    missed: bool = False,
) -> EerderContact:
    at = NOW - timedelta(days=days)
    return EerderContact("een", at, onderwerp, resultaat, partij, is_gemist=missed)


@pytest.mark.parametrize(
    ("earlier", "kanaal", "shared", "counts"),
    [
        (contact(), "telefoon", False, True),
        (contact(days=7), "telefoon", False, True),
        (contact(days=7.01), "telefoon", False, False),
        (contact(days=-1), "telefoon", False, False),
        (contact(onderwerp="rijbewijs"), "telefoon", False, False),
        (contact(onderwerp=""), "telefoon", False, False),
        (contact(resultaat=Resultaat.AFGEBROKEN), "telefoon", False, False),
        (contact(resultaat=None), "telefoon", False, True),
        (contact(resultaat=Resultaat.KLANT_MAILT_ZELF), "e-mail", False, False),
        (contact(resultaat=Resultaat.KLANT_MAILT_ZELF), "telefoon", False, True),
        (contact(resultaat=Resultaat.TERUGBELAFSPRAAK, missed=True), "telefoon", False, False),
        (contact(resultaat=Resultaat.TERUGBELAFSPRAAK), "telefoon", False, True),
        (contact(partij=False), "telefoon", False, True),
        (contact(partij=False), "telefoon", True, False),
        (contact(partij=True), "telefoon", True, True),
    ],
)
def test_which_earlier_contact_may_be_repeated(
    earlier: EerderContact, kanaal: str, *, shared: bool, counts: bool
) -> None:
    found = rules.repeats([earlier], at=NOW, onderwerp="paspoort", kanaal=kanaal, shared=shared)
    assert bool(found) is counts


def test_without_an_onderwerp_every_onderwerp_may_be_meant_and_the_newest_comes_first() -> None:
    old, new = contact(5, "a"), contact(1, "b")
    found = rules.repeats([old, new], at=NOW, onderwerp="", kanaal="telefoon", shared=False)
    assert found == [new, old]


@given(st.lists(st.floats(min_value=-30, max_value=30), max_size=8))
def test_a_repeat_is_never_from_the_future_nor_older_than_seven_days(days: list[float]) -> None:
    earlier = [contact(day) for day in days]
    found = rules.repeats(earlier, at=NOW, onderwerp="paspoort", kanaal="balie", shared=False)
    assert all(timedelta(0) <= NOW - one.at <= timedelta(days=7) for one in found)


def test_a_number_is_shared_from_the_fourth_name_on() -> None:
    assert not rules.is_shared(["an", "an", "jan", "piet"])
    assert rules.is_shared(["an", "jan", "piet", "kees"])


def somebody(naam: str, born: date | None, bsn: str = "", *mails: str) -> Persoon:
    return Persoon(naam, born, bsn, frozenset(mails))


BORN = date(1961, 4, 23)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (somebody("Geertje Boer", BORN), somebody("boer geertje", BORN), [Reden.GEBOORTEDATUM]),
        (somebody("Geertje Boer", BORN), somebody("Boer", BORN), [Reden.GEBOORTEDATUM]),
        (somebody("Geertje Boer", BORN), somebody("Jan Boer", BORN), []),
        (
            somebody("G Boer", None, "", "a@b.nl"),
            somebody("G Boer", None, "", "a@b.nl"),
            [Reden.EMAIL],
        ),
        (
            somebody("G Boer", BORN, "", "a@b.nl"),
            somebody("G Boer", date(1990, 1, 1), "", "a@b.nl"),
            [],
        ),
        (somebody("G Boer", None, "", "a@b.nl"), somebody("J Boer", None, "", "a@b.nl"), []),
        (somebody("A", BORN, "999990019"), somebody("B", None, "999990019"), [Reden.BSN]),
        (somebody("A", BORN, "999990019"), somebody("A", BORN, "999990020"), []),
        (somebody("", BORN), somebody("", BORN), []),
    ],
)
def test_why_two_may_be_one(one: Persoon, other: Persoon, why: list[Reden]) -> None:
    assert rules.double_reasons(one, other) == why
    assert rules.double_reasons(other, one) == why


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BSN 999990019", [Gevoelig.BSN]),
        ("999 99 0019, 9999.90.019", [Gevoelig.BSN, Gevoelig.BSN]),
        ("nummer 999990018", []),
        ("bel 06-12345678 of 0612345678", []),
        ("+31612345678 en taak 0000000012", []),
        ("rekening NL91 ABNA 0417 1643 00 graag", [Gevoelig.IBAN]),
        ("rekening NL91ABNA0417164301", []),
        ("Zij heeft kanker.", [Gevoelig.GEZONDHEID]),
        ("DEMENTIE", [Gevoelig.GEZONDHEID]),
        ("mantelzorg, zorgverklaring en hulp in huis", []),
        ("verkankerd of hivernage", []),
        ("", []),
    ],
)
def test_what_does_not_belong_in_a_note(text: str, found: list[Gevoelig]) -> None:
    assert [one.soort for one in rules.gevoelig(text)] == found


@given(st.text(alphabet="0123456789 .-NLABkanker", max_size=60))
def test_finds_lie_within_the_text_and_apart(text: str) -> None:
    found = rules.gevoelig(text)
    assert all(0 <= one.begin < one.eind <= len(text) for one in found)
    assert all(one.eind <= other.begin for one, other in itertools.pairwise(found))
