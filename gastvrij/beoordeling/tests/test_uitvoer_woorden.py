"""A cesuur, its working and the lines of a form in words, for every kind there is."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules.cesuur import Term, apply
from gastvrij.beoordeling.uitvoer.formulier import formulier_stuk
from gastvrij.beoordeling.uitvoer.woorden import amount, cesuur_text, digest_text, working_text
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.uitvoer.blokken import Alinea, Lijst, Tabel

ANGOFF = {
    "regel": "angoff",
    "rechters": [
        {"naam": "A", "schattingen": {"V1": "0.5", "V2": "0.75", "V3": "1"}},
        {"naam": "B", "schattingen": {"V1": "0.5", "V2": "0.5", "V3": "0.75"}},
    ],
}


def criteria(*gewichten: str) -> list[Criterium]:
    return [
        Criterium(code=f"V{place}", gewicht=Decimal(gewicht), is_knock_out=place == 1)
        for place, gewicht in enumerate(gewichten, 1)
    ]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(12), "12"),
        (Fraction(25, 2), "12,5"),
        (Fraction(1, 4), "0,25"),
        (Fraction(2, 3), "0,67"),
        (Decimal("1.50"), "1,5"),
        (Fraction(1200), "1.200"),
    ],
)
def test_a_number_has_as_many_decimals_as_it_needs(value: Fraction | Decimal, text: str) -> None:
    assert amount(value) == text


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("cesuur", "text"),
    [
        ({"regel": "alle"}, "U slaagt als alle 3 toetstermen voldoende zijn."),
        (
            {"regel": "minimum", "aantal": 2},
            "U slaagt als minstens 2 van de 3 toetstermen voldoende zijn.",
        ),
        (
            {"regel": "compensatorisch", "drempel": "2.5"},
            "U slaagt met minstens 2,5 van de 3,5 punten. "
            "Een toetsterm die voldoende is, geeft de punten die erbij staan.",
        ),
        (
            ANGOFF,
            "U slaagt als minstens 2 van de 3 toetstermen voldoende zijn. Dat aantal komt van "
            "2 deskundigen. Zij schatten per toetsterm de kans dat iemand die net goed genoeg is "
            "die laat zien; gemiddeld telt dat op tot 2.",
        ),
    ],
)
def test_every_cesuur_reads_in_words(cesuur: Mapping[str, Any], text: str) -> None:
    formulier = Formulier(cesuur=cesuur, cesuur_reden="")
    found = [one.text for one in cesuur_text(formulier, criteria("1", "1.5", "1"))]
    assert found[:2] == [
        text,
        "Deze toetstermen moeten in elk geval voldoende zijn: V1.",
    ]
    assert found[2].startswith("Niet waargenomen is geen onvoldoende.")
    assert len(found) == 3


@pytest.mark.one_database
def test_a_cesuur_that_is_not_decided_says_so() -> None:
    (found,) = cesuur_text(Formulier(cesuur=None), criteria("1"))
    assert found == Alinea("Onbepaald: de cesuur is nog niet beslist.", "open")


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("cesuur", "waarden", "text"),
    [
        (
            {"regel": "minimum", "aantal": 1},
            ("voldoende", "voldoende", "voldoende"),
            ["Behaald: 3 toetstermen. Nodig: 1 toetsterm."],
        ),
        (
            {"regel": "compensatorisch", "drempel": "2.5"},
            ("onvoldoende", "voldoende", "niet_waargenomen"),
            [
                "Behaald: 1 punt. Nodig: 2,5 punten.",
                "Onvoldoende: V1.",
                "Niet waargenomen: V3.",
                "Onvoldoende, en moest voldoende zijn: V1.",
                "Wat niet is waargenomen, kon nog 1 punt geven.",
            ],
        ),
        (
            {"regel": "alle"},
            ("niet_waargenomen", "voldoende", "voldoende"),
            [
                "Behaald: 2 toetstermen. Nodig: 3 toetstermen.",
                "Niet waargenomen: V1.",
                "Niet waargenomen, en moet voldoende zijn: V1.",
                "Wat niet is waargenomen, kon nog 1 toetsterm geven.",
            ],
        ),
    ],
)
def test_every_working_reads_in_words(
    cesuur: Mapping[str, Any], waarden: Sequence[str], text: list[str]
) -> None:
    terms = [
        Term(f"V{place}", waarde, is_knock_out=place == 1)
        for place, waarde in enumerate(waarden, 1)
    ]
    assert [one.text for one in working_text(apply(cesuur, terms))] == text


@pytest.mark.one_database
def test_a_digest_is_written_in_parts() -> None:
    assert digest_text("0123456789abcdef") == "01234567 89abcdef"
    assert digest_text("") == "nog geen: dit is een concept"


def test_a_form_of_ones_own_says_what_is_not_as_usual(cast: Cast) -> None:
    formulier = Formulier.objects.create(
        soort="kwaliteit", titel="Eigen", nummer=1, gemaakt_op=NOW, gemaakt_door=cast.olga
    )
    groep = formulier.groepen.create(
        titel="Begin", toelichting="De eerste minuut.", gewicht=Decimal("62.5"), volgorde=0
    )
    formulier.groepen.create(titel="Leeg", volgorde=1)
    formulier.criteria.create(
        groep=groep,
        code="B1",
        tekst="Begroet",
        hulp="Met naam.",
        schaal="treden",
        treden=[["laag", "Laag", "zegt niets"], ["hoog", "Hoog", ""]],
        gewicht=Decimal("1.5"),
        is_knock_out=True,
        bewijs_verplicht=False,
        waarneembaar_bij=["live", "geluid"],
        invuller="beiden",
        volgorde=0,
    )
    stuk = formulier_stuk(formulier)
    (scale,) = next(one for one in stuk.blokken if isinstance(one, Lijst)).items
    assert scale.text == (
        "Eigen treden met omschrijving: Laag (zegt niets), Hoog, Niet van toepassing, "
        "Niet waargenomen"
    )
    tables = [one for one in stuk.blokken if isinstance(one, Tabel)]
    assert [one.titel for one in tables] == ["Formulier", "Begin"]
    assert tables[1].header == ("Code", "Criterium", "Let op")
    assert tables[1].rows == (
        (
            "B1",
            "Begroet\nMet naam.",
            "kritisch punt; telt voor 1,5; zonder citaat kan ook; "
            "alleen te zien bij: naast de medewerker, geluid; Allebei, apart van elkaar",
        ),
    )
    texts = [one.text for one in stuk.blokken if isinstance(one, Alinea)]
    assert texts == ["De eerste minuut.", "Deze groep telt voor 62,5%."]
    assert stuk.merk == "Concept: dit kan nog veranderen"


def test_levels_that_nobody_decided_are_undecided(cast: Cast) -> None:
    formulier = Formulier.objects.create(
        titel="Proeve", nummer=1, gemaakt_op=NOW, gemaakt_door=cast.olga
    )
    groep = formulier.groepen.create(volgorde=0)
    formulier.criteria.create(
        groep=groep, code="V1", tekst="Luistert", aantal_niveaus=2, volgorde=0
    )
    table = [one for one in formulier_stuk(formulier).blokken if isinstance(one, Tabel)][-1]
    assert (table.titel, table.rows) == ("Proeve", (("V1", "Luistert", "onbepaald"),))
