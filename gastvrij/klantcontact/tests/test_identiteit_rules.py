from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.rules import Bekend, Feit, Genoemd

GEERTJE = Bekend(
    voornaam="Geertje Anna",
    voorvoegsel="de",
    achternaam="Boer",
    geboortedatum=date(1961, 4, 23),
    postcode="1234AB",
    huisnummer=14,
    straat="Kadelaan",
    bsn="999990019",
)
BAKKERIJ = Bekend(
    organisatienaam="Bakkerij De Molen", postcode="1234AB", huisnummer=2, kvk="90001234"
)
INITIALS = Bekend(voorletters="G.A.", achternaam="Yıldız")


@pytest.mark.parametrize(
    ("known", "stated", "klopt"),
    [
        (GEERTJE, "Geertje de Boer", True),
        (GEERTJE, "mevrouw geertje de boer", True),
        (GEERTJE, "Boer, Geertje Anna de", True),
        (GEERTJE, "Geertje Boer", True),
        (GEERTJE, "de Boer", False),
        (GEERTJE, "G. de Boer", False),
        (GEERTJE, "Anna de Boer", False),
        (GEERTJE, "Geertje Boersma", False),
        (GEERTJE, "Geertje Jan Piet de Boer", False),
        (INITIALS, "G. Yıldız", True),
        (INITIALS, "Gül Yıldız", True),
        (INITIALS, "Ali Yıldız", False),
        (Bekend(achternaam="Boer"), "Boer", None),
        (Bekend(voornaam="Ali", achternaam="Al"), "Ali Al", True),
        (BAKKERIJ, "bakkerij de molen", True),
        (BAKKERIJ, "Molen", False),
    ],
)
def test_a_full_name_is_surname_and_first_name_and_nothing_else(
    known: Bekend, stated: str, *, klopt: bool | None
) -> None:
    assert rules.same_name(stated, known) is klopt


@pytest.mark.parametrize(
    ("stated", "feit", "klopt"),
    [
        (Genoemd(geboortedatum=date(1961, 4, 23)), Feit.GEBOORTEDATUM, True),
        (Genoemd(geboortedatum=date(1961, 4, 24)), Feit.GEBOORTEDATUM, False),
        (Genoemd(postcode="1234 ab", huisnummer="14 bis"), Feit.POSTCODE, True),
        (Genoemd(postcode="1234 AB", huisnummer="15"), Feit.POSTCODE, False),
        (Genoemd(postcode="1234 AB"), Feit.POSTCODE, None),
        (Genoemd(straat="kadelaan", huisnummer="14"), Feit.ADRES, True),
        (Genoemd(straat="Kade", huisnummer="14"), Feit.ADRES, False),
        (Genoemd(straat="Kadelaan"), Feit.ADRES, None),
        (Genoemd(identificatie="0019"), Feit.BSN, True),
        (Genoemd(identificatie="9999.90.019"), Feit.BSN, True),
        (Genoemd(identificatie="0018"), Feit.BSN, False),
        (Genoemd(identificatie="019"), Feit.BSN, None),
    ],
)
def test_what_is_stated_is_right_wrong_or_not_comparable(
    stated: Genoemd, feit: Feit, *, klopt: bool | None
) -> None:
    assert rules.compare(stated, GEERTJE) == [(feit, klopt)]


def test_what_is_not_stated_is_not_compared() -> None:
    assert rules.compare(Genoemd(), GEERTJE) == []
    assert rules.compare(Genoemd(telefoon="0612345678", email="a@b.nl"), GEERTJE) == []


def test_a_kvk_number_tells_of_an_organisation_and_is_whole() -> None:
    assert rules.compare(Genoemd(identificatie="90001234"), BAKKERIJ) == [(Feit.KVK, True)]
    assert rules.compare(Genoemd(identificatie="1234"), BAKKERIJ) == [(Feit.KVK, False)]
    assert rules.compare(Genoemd(identificatie="1234"), BAKKERIJ._replace(kvk="")) == [
        (Feit.KVK, None)
    ]


def test_a_secret_address_cannot_be_confirmed_nor_denied() -> None:
    secret = GEERTJE._replace(is_geheim=True)
    for number in ("14", "15"):
        stated = Genoemd(postcode="1234AB", huisnummer=number, straat="Kadelaan")
        assert [one.klopt for one in rules.compare(stated, secret)] == [None, None]


def test_what_is_not_known_is_not_wrong() -> None:
    stated = Genoemd("A B", date(1961, 4, 23), "1234AB", "1", "Kade", "0019")
    assert {one.klopt for one in rules.compare(stated, Bekend(achternaam="B"))} == {None}


@pytest.mark.parametrize(
    ("facts", "enough"),
    [
        ([], False),
        (["naam"], False),
        (["geboortedatum"], False),
        (["postcode", "adres"], False),
        (["naam", "geboortedatum"], True),
        (["naam", "postcode"], True),
        (["naam", "adres"], True),
        (["naam", "bsn"], True),
        (["naam", "kvk"], True),
        (["geboortedatum", "postcode"], True),
        (["geboortedatum", "bsn"], True),
        (["bsn", "adres", "postcode"], True),
    ],
)
def test_two_different_facts_of_which_one_is_strong_are_enough(
    facts: list[str], *, enough: bool
) -> None:
    assert rules.is_enough(facts) is enough


@given(st.sets(st.sampled_from(list(Feit))), st.sampled_from(list(Feit)))
def test_one_more_right_fact_never_makes_it_less(facts: set[Feit], more: Feit) -> None:
    assert rules.is_enough(facts) <= rules.is_enough(facts | {more})


@given(st.integers(min_value=0, max_value=20))
def test_five_wrong_statements_close_the_check(wrong: int) -> None:
    assert rules.is_closed(wrong) is (wrong >= 5)


@given(st.text(alphabet="abcdeé -'", max_size=30), st.text(alphabet="abcdeé ", max_size=10))
def test_a_masked_name_shows_no_letter_that_was_not_stated(naam: str, stated: str) -> None:
    said = set(rules.name_words(stated))
    for word, shown in zip(naam.split(), rules.mask_name(naam, stated).split(), strict=True):
        assert shown == word if set(rules.name_words(word)) & said else shown == word[:1] + "•••"


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("1234 ab", "1234AB"), ("1234AB", "1234AB"), ("0234AB", ""), ("1234", "")],
)
def test_a_postcode_has_one_form(text: str, postcode: str) -> None:
    assert rules.normalise_postcode(text) == postcode


def test_search_words_leave_out_what_everybody_has() -> None:
    assert rules.search_words("Mevrouw G. van der Heijden") == ["heijden", "g"]
    assert rules.search_words("van de") == ["van", "de"]


def test_masking_a_bsn_leaves_three_digits() -> None:
    assert rules.mask_bsn("999990019") == "••• •• 019"
    assert rules.mask_bsn("") == ""
