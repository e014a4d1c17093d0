import pytest

from gastvrij.kaders.inlezen.kruistabel import KruisRegel
from gastvrij.kaders.rules import kruistabel
from gastvrij.kaders.rules.kruistabel import Fout, Onderdeel

ELEMENTS = [
    Onderdeel(1, "gespreksstructuur", "algemene_regel", "A1", "", "Klaar", None),
    Onderdeel(2, "gespreksstructuur", "fase", "F1", "Welkom", "", None),
    Onderdeel(3, "gespreksstructuur", "stap", "F1.1", "", "Groet", 2),
    Onderdeel(4, "toetsplan", "toetsterm", "L1.01", "", "Groet", None),
    Onderdeel(5, "competentieprofiel", "competentie", "", "Gastvrij  ontvangen", "", None),
    Onderdeel(6, "competentiewoordenboek", "competentie", "1.1", "Zorg", "", None),
    Onderdeel(7, "competentiewoordenboek", "niveau", "1.1-N2", "Niveau 2", "", 6),
    Onderdeel(8, "competentiewoordenboek", "indicator", "", "", "kijkt het\nna", 7),
    Onderdeel(9, "competentieprofiel", "competentie", "", "Dubbel", "", None),
    Onderdeel(10, "competentieprofiel", "competentie", "", "dubbel", "", None),
    Onderdeel(11, "competentiewoordenboek", "indicator", "", "", "zonder niveau", None),
    Onderdeel(12, "gespreksstructuur", "stap", "F1.2", "", "x", 2),
    Onderdeel(13, "gespreksstructuur", "stap", "F1.2", "", "y", 2),
]


def line(
    van: str,
    kader: str,
    naar: str,
    niveau: str | None = None,
    indicator: str | None = None,
    nr: int = 2,
) -> KruisRegel:
    return KruisRegel(van, kader, naar, niveau, indicator, "deels", nr)


@pytest.mark.parametrize(
    ("regel", "found"),
    [
        (line("A1", "toetsplan", "L1.01"), (1, 4)),
        (line(" f1.1", "profiel", "gastvrij ontvangen"), (3, 5)),
        (line("F1.1", "woordenboek", "1.1"), (3, 6)),
        (line("F1.1", "woordenboek", "1.1", "2"), (3, 7)),
        (line("F1.1", "woordenboek", "1.1", "2", "Kijkt  het na"), (3, 8)),
        (line("F1.1", "gespreksstructuur", "A1"), (3, 1)),
        (line("F1", "toetsplan", "L1.01"), Fout.VAN_ONBEKEND),
        (line("A1", "toetsplan", "L1.02"), Fout.NAAR_ONBEKEND),
        (line("A1", "woordenboek", "1.1", "1", "kijkt het na"), Fout.NAAR_ONBEKEND),
        (line("A1", "profiel", "Dubbel"), Fout.NAAR_DUBBEL),
        (line("F1.2", "toetsplan", "L1.01"), Fout.VAN_DUBBEL),
    ],
)
def test_a_line_of_a_crosswalk_names_exactly_two_elements_or_is_refused(
    regel: KruisRegel, found: tuple[int, int] | Fout
) -> None:
    ties, refused = kruistabel.match([regel], kruistabel.places(ELEMENTS))
    if isinstance(found, Fout):
        assert (ties, refused) == ([], [(regel, found)])
    else:
        assert [(tie.van, tie.naar, tie.soort) for tie in ties] == [(*found, "deels")]
        assert refused == []


def test_a_tie_that_stands_there_already_is_refused() -> None:
    twice = [line("A1", "toetsplan", "L1.01"), line("a1", "toetsplan", "l1.01", nr=3)]
    ties, refused = kruistabel.match(twice, kruistabel.places(ELEMENTS))
    assert len(ties) == 1
    assert refused == [(twice[1], Fout.REGEL_DUBBEL)]
