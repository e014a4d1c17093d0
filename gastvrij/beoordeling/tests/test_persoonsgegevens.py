import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.persoonsgegevens import Soort, find, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mijn bsn is 999990019.", "Mijn bsn is [bsn]."),
        ("9999.90.019 zei u?", "[bsn] zei u?"),
        ("9 9 9 9 9 0 0 1 9", "[bsn]"),
        ("Bel 06-12345678 terug", "Bel [telefoonnummer] terug"),
        ("+31 6 1234 5678 of 0031612345678", "[telefoonnummer] of [telefoonnummer]"),
        ("(070) 123 45 67", "[telefoonnummer]"),
        ("Mail a.b+c@voorbeeld.example", "Mail [e-mailadres]"),
        ("NL91ABNA0417164300 dank u", "[rekeningnummer] dank u"),
        ("NL91 ABNA 0417 1643 00 DANK", "[rekeningnummer] DANK"),
        ("nl91 abna 0417 1643 01", "[rekeningnummer]"),
        ("DE89 3704 0044 0532 0130 00", "[rekeningnummer]"),
        ("Ik woon op 1234 AB 12a", "Ik woon op [adres]"),
        ("Molenweg 9, 1234AB Lindemeer", "Molenweg [adres] Lindemeer"),
        ("1234ab nummer 5", "[adres]"),
    ],
)
def test_what_points_at_a_citizen_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "999990018 is geen burgerservicenummer",
        "123456789",
        "Bel 0800 123 45 67 of 14 070",
        "U betaalt 312 euro voor 19-11-2026",
        "Zaak Z2026-0012345",
        "in 2026 en 15 mensen",
        "postcode 1234 AB",
        "DE89 3704 1044 1532 1130 01",
        "U hebt in maart betaald en nu komt er een tweede brief.",
    ],
)
def test_what_points_at_nobody_stays(text: str) -> None:
    assert find(text) == []
    assert mask(text) == text


def test_finds_come_in_order_and_never_overlap() -> None:
    found = find("a@b.example, 999990019 en 06 12 34 56 78")
    assert [one.soort for one in found] == [Soort.EMAIL, Soort.BSN, Soort.TELEFOON]


PARTS = st.sampled_from(
    ["999990019", "06-12345678", "a@b.nl", "NL91ABNA0417164300", "1234 AB 5", " ", "x", "0", "@"]
)


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=8).map("".join)))
def test_a_masked_text_holds_nothing_more_to_mask(text: str) -> None:
    masked = mask(text)
    assert find(masked) == []
    assert mask(masked) == masked


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs"]), max_size=60))
def test_a_text_without_digits_or_at_sign_stays_as_it_is(text: str) -> None:
    assert mask(text) == text
