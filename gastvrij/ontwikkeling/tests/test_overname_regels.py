"""What a function profile asks in the words of a chosen framework: matched or said, no guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling.rules.overname import (
    Gelezen,
    Kandidaat,
    Overname,
    Reden,
    plain_level,
    take_over,
)

LEVELS = ((11, "1"), (12, "2"), (13, "3"))
KNOWN = [
    Kandidaat(1, "3.1", "Luisteren", LEVELS),
    Kandidaat(2, "3.2", "Helder spreken", ((21, "Niveau A"), (22, "Niveau B"))),
    Kandidaat(3, "", "Gastvrij ontvangen"),
    Kandidaat(4, "4.1", "Samenwerken", LEVELS),
    Kandidaat(5, "", "Samenwerken"),
    Kandidaat(6, "5.1", "Twee keer", ((61, "1"), (62, "Niveau 1"))),
]


@pytest.mark.parametrize(
    ("code", "titel", "niveau", "competentie", "level", "reden"),
    [
        ("3.1", "Luisteren", "2", 1, 12, None),
        ("", "luisteren ", "niveau 2", 1, 12, None),
        ("", "Helder  spreken", "b", 2, 22, None),
        ("", "Gastvrij ontvangen", "", 3, None, None),
        ("9.9", "Gastvrij ontvangen", "", 3, None, None),
        ("", "Gastvrij ontvangen", "2", 3, None, Reden.GEEN_NIVEAUS),
        ("3.2", "Luisteren", "2", None, None, Reden.CODE_ANDERS),
        ("3.1", "Luister", "2", None, None, Reden.ONBEKEND),
        ("3.1", "Beter luisteren", "2", None, None, Reden.ONBEKEND),
        ("", "Samenwerken", "2", None, None, Reden.MEERDERE),
        ("4.1", "Samenwerken", "2", None, None, Reden.MEERDERE),
        ("3.1", "Luisteren", "", 1, None, Reden.NIVEAU_ONTBREEKT),
        ("3.1", "Luisteren", "4", 1, None, Reden.NIVEAU_ONBEKEND),
        ("5.1", "Twee keer", "1", 6, None, Reden.NIVEAU_ONBEKEND),
    ],
)
def test_a_requirement_is_taken_over_if_it_points_at_one_competence_and_one_level(
    code: str,
    titel: str,
    niveau: str,
    competentie: int | None,
    level: int | None,
    reden: Reden | None,
) -> None:
    found = take_over([Gelezen(7, code, titel, niveau)], KNOWN)
    assert found == [Overname(7, competentie, level, reden)]


def test_what_the_document_leaves_open_stays_open() -> None:
    found = take_over([Gelezen(7, "3.1", "Luisteren", "2", is_onbepaald=True)], KNOWN)
    assert found == [Overname(7, None, None, Reden.ONBEPAALD)]


@pytest.mark.parametrize(
    ("label", "plain"),
    [("Niveau 3", "3"), ("3", "3"), ("level B", "b"), ("niveau", "niveau"), ("", "")],
)
def test_a_level_is_known_by_what_stands_behind_the_word(label: str, plain: str) -> None:
    assert plain_level(label) == plain


texts = st.sampled_from(["Luisteren", "luisteren", "Samenwerken", "Anders", "Twee keer"])
codes = st.sampled_from(["", "3.1", "4.1", "5.1"])
labels = st.sampled_from(["", "1", "2", "Niveau 3", "9"])


@given(st.lists(st.tuples(codes, texts, labels, st.booleans()), max_size=6))
def test_every_requirement_is_answered_once_and_a_taken_one_is_what_the_document_says(
    rows: list[tuple[str, str, str, bool]],
) -> None:
    asked = [Gelezen(nr, *row) for nr, row in enumerate(rows)]
    found = take_over(asked, KNOWN)
    assert [one.gelezen for one in found] == [one.key for one in asked]
    known = {one.key: one for one in KNOWN}
    for eis, what in zip(asked, found, strict=True):
        if what.reden is not None:
            assert what.niveau is None
            continue
        one = known[what.competentie or 0]
        assert one.titel.casefold() == eis.titel.casefold()
        assert not eis.is_onbepaald
        label = dict(one.niveaus).get(what.niveau or 0, "")
        assert plain_level(label) == plain_level(eis.niveau)
