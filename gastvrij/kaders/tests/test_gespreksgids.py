import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules.gespreksgids import Feit, known_by, parts


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Het spijt me mevrouw de Vries. (Naam collega) is niet bereikbaar.", ["mevrouw de Vries"]),
        ("Mevrouw de Vries…Ja…wat is uw vraag?", ["Mevrouw de Vries"]),
        ("Ik wens u een fijne dag verder (mevrouw De Vries).", ["(mevrouw De Vries)"]),
        ("Dag meneer van der Meer, tot ziens!", ["meneer van der Meer"]),
        ("Fijne dag, (naam inwoner).", ["(naam inwoner)"]),
        ("Goede morgen, gemeente (…).", []),
        ("(naam collega) is in gesprek.", []),
        ("De mevrouw aan de balie helpt u.", []),
        ("Mevrouw, ik help u graag.", []),
    ],
)
def test_only_an_example_caller_in_a_sentence_makes_room_for_a_name(
    sentence: str, places: list[str]
) -> None:
    assert [part.tekst for part in parts(sentence) if part.is_plek] == places


@given(st.text())
def test_the_pieces_together_are_the_sentence(sentence: str) -> None:
    assert "".join(part.tekst for part in parts(sentence)) == sentence


@pytest.mark.parametrize(
    ("step", "fact"),
    [
        ("De medewerker controleert de klantgegevens in de systemen.", Feit.GEGEVENS),
        ("De medewerker controleert de gegevens van de inwoner.", Feit.GEGEVENS),
        ("De medewerker vat de vraag samen.", None),
        ("De medewerker noemt de naam van de beller.", None),
        ("De medewerker controleert of het antwoord juist is.", None),
        ("De gegevens staan in het systeem.", None),
    ],
)
def test_the_system_sees_only_the_check_of_the_data(step: str, fact: Feit | None) -> None:
    assert known_by(step) is fact
