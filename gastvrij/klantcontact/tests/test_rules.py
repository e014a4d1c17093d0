import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.klantcontact.rules import Beller, Problem, Resultaat

PHONES = [
    ("0612345678", "+31612345678"),
    ("06 12 34 56 78", "+31612345678"),
    ("06-12345678", "+31612345678"),
    ("06/12.34.56.78", "+31612345678"),
    ("+31 6 12345678", "+31612345678"),
    ("0031612345678", "+31612345678"),
    ("+31 (0)6 12345678", "+31612345678"),
    ("tel:+31612345678", "+31612345678"),
    ("٠٦١٢٣٤٥٦٧٨", "+31612345678"),
    ("０６１２３４５６７８", "+31612345678"),
    ("\u202a06 12345678\u202c", "+31612345678"),
    ("\u200b0612345678\ufeff", "+31612345678"),
    ("06 00 00 14 27", "+31600001427"),
    ("030-1234567", "+31301234567"),
    ("(0172) 12 34 56", "+31172123456"),
    ("030 123 45 67 tst 12", "+31301234567"),
    ("030 123 45 67, toestel 1234", "+31301234567"),
    ("088 123 4567", "+31881234567"),
    ("085-1234567", "+31851234567"),
    ("0800-1351", "08001351"),
    ("0800 023 42 34", "08000234234"),
    ("+31 800 1351", "08001351"),
    ("0900-8844", "09008844"),
    ("0906 1234", "09061234"),
    ("0909 1234567", "09091234567"),
    ("14 030", "14030"),
    ("14 0172", "140172"),
    ("+31 14 030", "14030"),
    ("116 123", "116123"),
    ("+32 470 12 34 56", "+32470123456"),
    ("0049 30 901820", "+4930901820"),
    ("+1 202 555 0143", "+12025550143"),
    ("+44 20 7946 0958", "+442079460958"),
    ("(06) 12345678", "+31612345678"),
    ("06\u20111234\u20115678", "+31612345678"),
    ("06\u00a01234\u202f5678", "+31612345678"),
    ("+３１６１２３４５６７８", "+31612345678"),
    ("+31(0)612345678", "+31612345678"),
    ("00 31 (0)6 12345678", "+31612345678"),
    ("31612345678", "+31612345678"),
    ("Tel. 06 12345678", "+31612345678"),
    ("mobiel: 06-12345678", "+31612345678"),
    ("+31 6 1234 5678 (mobiel)", "+31612345678"),
    ("0612345678x12", "+31612345678"),
    ("020 - 123 45 67 ext. 9", "+31201234567"),
    ("0570 12 34 56; tst. 4", "+31570123456"),
    ("066-1234567", "+31661234567"),
    ("0676 123456", "+31676123456"),
    ("0970 1234 5678", "+3197012345678"),
    ("0031 900 8844", "09008844"),
    ("0800 - 0432", "08000432"),
    ("0031 14030", "14030"),
    ("14\u00a0026", "14026"),
    ("0031 116 111", "116111"),
    ("116000", "116000"),
    ("112", "112"),
    ("1-1-2", "112"),
    ("113", "113"),
    ("144", "144"),
    ("0032 470 12 34 56", "+32470123456"),
    ("+32 2 123 45 67", "+3221234567"),
    ("+212 612-345678", "+212612345678"),
    ("+90 532 123 45 67", "+905321234567"),
    ("+48 512 345 678", "+48512345678"),
    ("+599 9 123 4567", "+59991234567"),
    ("+1 (202) 555-0143", "+12025550143"),
]
NO_PHONES = [
    "",
    "   ",
    "geen",
    "0612",
    "06123",
    "1234567890",
    "+31612345678901234",
    "0800-BELLEN",
    "a@b.nl",
    "06 1234567",
    "061234567890",
    "06-12345678 / 020-1234567",
    "06-12345678 of 085-1234567",
    "+",
    "00",
    "0900",
    "1400",
    "1400570",
    "911",
    "12-03-1984",
    "anoniem",
]


@pytest.mark.parametrize(("typed", "normal"), PHONES)
def test_a_phone_number_has_one_form_however_it_was_typed(typed: str, normal: str) -> None:
    assert rules.normalise_phone(typed) == normal


@pytest.mark.parametrize("typed", NO_PHONES)
def test_what_is_no_phone_number_is_not_made_into_one(typed: str) -> None:
    assert rules.normalise_phone(typed) is None


@given(st.text(max_size=40))
def test_normalising_any_text_as_phone_is_stable(text: str) -> None:
    once = rules.normalise_phone(text)
    assert once is None or rules.normalise_phone(once) == once


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("A.Hofstra@Voorbeeld.NL", "a.hofstra@voorbeeld.nl"),
        (" hofstra@voorbeeld.nl\u200b", "hofstra@voorbeeld.nl"),
        ("hofstra", None),
        ("@voorbeeld.nl", None),
        ("hofstra@", None),
        ("hofstra@voorbeeld", None),
        ("a b@voorbeeld.nl", None),
        ("a@b@voorbeeld.nl", None),
        (f"{'a' * 250}@voorbeeld.nl", None),
    ],
)
def test_a_mail_address_has_one_form(typed: str, normal: str | None) -> None:
    assert rules.normalise_email(typed) == normal


@pytest.mark.parametrize(
    ("naam", "words"),
    [
        ("", []),
        ("Mevrouw J. van den Berg-Özdemir", ["mevrouw", "j", "van", "den", "berg", "ozdemir"]),
        ("Jan Jan", ["jan"]),
        ("ليلى حداد", ["ليلى", "حداد"]),
        ("x" * 300, ["x" * 100]),
    ],
)
def test_a_name_is_searched_by_its_words_without_guessing_its_parts(
    naam: str, words: list[str]
) -> None:
    assert rules.name_words(naam) == words


@given(st.text(max_size=200))
def test_the_words_of_a_name_are_different_and_fit_their_column(text: str) -> None:
    words = rules.name_words(text)
    assert len(words) == len(set(words))
    assert all(0 < len(word) <= 100 for word in words)


@given(st.integers(min_value=1, max_value=9_999_999_999))
def test_a_nummer_has_ten_digits_and_is_the_key(pk: int) -> None:
    assert len(rules.nummer(pk)) == 10
    assert int(rules.nummer(pk)) == pk


def test_the_resultaten_of_the_rules_are_those_of_the_table() -> None:
    assert set(Resultaat) == set(Klantcontact.Resultaat.values)


@pytest.mark.parametrize(
    ("resultaat", "direct", "counts", "taak"),
    [
        ("direct_afgehandeld", True, True, False),
        ("warm_doorverbonden", False, True, False),
        ("terugbelafspraak", False, True, True),
        ("doorgezet", False, True, True),
        ("doorverwezen", False, True, False),
        ("klant_mailt_zelf", False, True, False),
        ("afgebroken", False, False, False),
        (None, False, False, False),
    ],
)
def test_each_resultaat_counts_as_agreed(
    resultaat: str | None, *, direct: bool, counts: bool, taak: bool
) -> None:
    assert rules.is_direct(resultaat) is direct
    assert rules.counts_in_share(resultaat) is counts
    assert rules.needs_taak(resultaat) is taak


@pytest.mark.parametrize(
    ("naam", "found"),
    [
        ("Sociale Verzekeringsbank", []),
        ("Belastingdienst", []),
        ("BELASTINGDIENST", []),
        ("UWV", ["UWV"]),
        ("U.W.V.", ["U.W.V."]),
        ("svb", ["svb"]),
        ("KvK", ["KvK"]),
        ("GGD Regio Middenland", ["GGD"]),
        ("(UWV)", ["UWV"]),
        ("Uitvoeringsinstituut Werknemersverzekeringen (UWV)", []),
        ("Woonstichting Lindehof B.V.", []),
        ("Sociaal domein II", []),
        ("PostNL", []),
        ("Bureau A", []),
        ("", []),
    ],
)
def test_an_organisation_is_named_in_full(naam: str, found: list[str]) -> None:
    assert rules.abbreviations(naam) == found


def test_the_full_name_of_a_known_abbreviation_is_proposed() -> None:
    assert rules.full_name("S.V.B.") == "Sociale Verzekeringsbank"
    assert rules.full_name("XYZ") is None


@pytest.mark.parametrize(
    ("beller", "wrong"),
    [
        (Beller(), []),
        (Beller(naam="Mevrouw Hofstra", telefoon="0612345678", email="h@voorbeeld.nl"), []),
        (Beller(telefoon="12"), ["telefoon_wrong"]),
        (Beller(email="h"), ["email_wrong"]),
        (Beller(telefoon="12", email="h"), ["telefoon_wrong", "email_wrong"]),
    ],
)
def test_somebody_anonymous_is_fine_and_a_wrong_address_is_not(
    beller: Beller, wrong: list[str]
) -> None:
    assert [problem.code for problem in rules.beller_problems(beller)] == wrong


@pytest.mark.parametrize(
    ("resultaat", "given", "wrong"),
    [
        ("direct_afgehandeld", {}, []),
        ("klant_mailt_zelf", {}, []),
        ("doorgezet", {}, []),
        ("afgebroken", {"inhoud": "", "has_onderwerp": False}, []),
        ("", {}, ["resultaat"]),
        ("iets", {}, ["resultaat"]),
        ("direct_afgehandeld", {"inhoud": " "}, ["inhoud"]),
        ("direct_afgehandeld", {"has_onderwerp": False}, ["onderwerp"]),
        ("warm_doorverbonden", {}, ["met_wie", "gelukt"]),
        ("warm_doorverbonden", {"met_wie": "Bram", "gelukt": False}, []),
        ("doorverwezen", {}, ["organisatie"]),
        ("doorverwezen", {"organisatie": "UWV"}, ["organisatie"]),
        ("doorverwezen", {"organisatie": "Belastingdienst"}, []),
        ("terugbelafspraak", {}, ["telefoon"]),
        ("terugbelafspraak", {"telefoon": "12"}, ["telefoon"]),
        ("terugbelafspraak", {"telefoon": "0612345678"}, []),
        ("terugbelafspraak", {"beller": Beller(telefoon="0612345678")}, []),
    ],
)
def test_a_vraag_needs_what_its_resultaat_needs(
    resultaat: str, given: dict[str, object], wrong: list[str]
) -> None:
    facts: dict[str, object] = {
        "inhoud": "Wanneer komt de controleur?",
        "has_onderwerp": True,
        "met_wie": "",
        "gelukt": None,
        "organisatie": "",
        "telefoon": "",
        "beller": Beller(),
    }
    found = rules.vraag_problems(2, resultaat=resultaat, **(facts | given))  # type: ignore[arg-type]
    assert [problem.veld for problem in found] == wrong
    assert all(isinstance(problem, Problem) and problem.vraag == 2 for problem in found)
