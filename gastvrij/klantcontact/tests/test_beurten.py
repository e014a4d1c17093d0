import pytest

from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, rules
from gastvrij.klantcontact.models import Gesprek, Kanaal

PAGE, OTHER = "0123456789abcdef", "fedcba9876543210"


@pytest.mark.parametrize(
    ("stored", "sent", "later"),
    [
        (f"{PAGE}.1", f"{PAGE}.2", True),
        (f"{PAGE}.9", f"{PAGE}.10", True),
        (f"{PAGE}.2", f"{PAGE}.2", False),
        (f"{PAGE}.3", f"{PAGE}.2", False),
        (f"{PAGE}.1", f"{OTHER}.2", False),
        ("", f"{PAGE}.2", False),
        (f"{PAGE}.1", "", False),
        ("", "", False),
        (f"{PAGE}.1", f"{PAGE}.x", False),
        (f"{PAGE}.1", f"{PAGE}.{'9' * 16}", False),
        ("kort.1", "kort.2", False),
    ],
)
def test_a_turn_is_later_only_after_one_of_the_same_page(
    *, stored: str, sent: str, later: bool
) -> None:
    assert rules.is_later_of_same_page(stored, sent) == later


@pytest.fixture
def gesprek(cast: Cast) -> Gesprek:
    actions.ensure_kanalen()
    kanaal = Kanaal.objects.get(code="telefoon")
    return actions.start_gesprek(by=cast.noor, at=NOW, kanaal=kanaal)


def save(cast: Cast, gesprek: Gesprek, text: str, versie: int, beurt: str) -> Gesprek:
    return actions.save_concept(
        by=cast.noor, at=NOW, gesprek=gesprek, velden={"a": [text]}, versie=versie, beurt=beurt
    )


def stored() -> tuple[list[str], int]:
    row = Gesprek.objects.get()
    return row.concept["a"], row.concept_versie


def test_a_page_whose_answer_got_lost_goes_on_where_it_was(cast: Cast, gesprek: Gesprek) -> None:
    save(cast, gesprek, "een", 0, f"{PAGE}.1")
    save(cast, gesprek, "twee", 0, f"{PAGE}.2")
    saved = save(cast, gesprek, "drie", 0, f"{PAGE}.5")
    assert stored() == (["drie"], 3)
    assert saved.concept_versie == 3


@pytest.mark.parametrize("beurt", [f"{PAGE}.1", f"{OTHER}.9", "", "onzin"])
def test_an_older_turn_and_another_page_overwrite_nothing(
    cast: Cast, gesprek: Gesprek, beurt: str
) -> None:
    save(cast, gesprek, "een", 0, f"{PAGE}.2")
    with pytest.raises(actions.ConceptOutdated):
        save(cast, gesprek, "oud", 0, beurt)
    assert stored() == (["een"], 1)


def test_no_turn_gets_into_a_registered_gesprek(cast: Cast, gesprek: Gesprek) -> None:
    save(cast, gesprek, "een", 0, f"{PAGE}.2")
    Gesprek.objects.update(status="geregistreerd", beeindigd_op=NOW)
    with pytest.raises(actions.ConceptOutdated):
        save(cast, gesprek, "later", 1, f"{PAGE}.3")
    assert stored() == (["een"], 1)
