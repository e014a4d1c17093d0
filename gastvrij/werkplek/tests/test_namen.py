import pytest

from gastvrij.werkplek.namen import MOST_PROPOSED, Namen

AFDELINGEN = {"1": ("Paspoort", "Burgerzaken"), "2": ("Parkeren", "Ruimte")}
SAME = {"3": ("Parkeren", "Belastingen"), "4": ("Parkeren bezoek", "Ruimte")}


def names(things: dict[str, tuple[str, str]]) -> Namen[tuple[str, str]]:
    return Namen(things, name=lambda one: one[0], apart=lambda one: one[1])


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("1", "1"),
        ("Paspoort", "1"),
        (" paspoort ", "1"),
        ("PASP", "1"),
        ("poort", "1"),
        ("park", "2"),
        ("pa", None),
        ("", None),
        ("   ", None),
        ("rijbewijs", None),
    ],
)
def test_a_key_a_name_or_a_part_that_one_name_has_finds_it(given: str, key: str | None) -> None:
    found = names(AFDELINGEN).find(given)
    assert found == (AFDELINGEN[key] if key else None)


def test_things_of_the_same_name_are_told_apart() -> None:
    both = names(AFDELINGEN | SAME)
    assert both.label("2") == "Parkeren (Ruimte)"
    assert both.label("3") == "Parkeren (Belastingen)"
    assert both.find("parkeren") is None
    assert both.find("Parkeren (Belastingen)") == ("Parkeren", "Belastingen")
    assert both.near("parkeren") == [
        "Parkeren (Ruimte)",
        "Parkeren (Belastingen)",
        "Parkeren bezoek",
    ]
    assert len(both.near("a")) == MOST_PROPOSED


def test_what_is_no_key_is_shown_as_it_was_typed() -> None:
    assert names(AFDELINGEN).label("parkee") == "parkee"
    assert names(AFDELINGEN).near(" ") == []
