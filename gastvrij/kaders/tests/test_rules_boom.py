from datetime import date
from typing import Any

from gastvrij.kaders.models import Element, Norm, Soort, Verband
from gastvrij.kaders.rules import boom, kruistabel, normen
from gastvrij.kaders.rules.boom import Tak

PLAN: dict[str, Any] = {
    "kind": "toetsplan",
    "title": "Plan",
    "sections": [
        {
            "title": "Een",
            "line": 3,
            "items": [
                {
                    "code": "L1.01",
                    "text": "Groet",
                    "line": 4,
                    "date": "2026-03-01",
                    "levels": ["K", "PV"],
                    "level_count": 2,
                    "aantal_opdr": 1,
                    "marks": ["**"],
                    "ambiguous": [],
                },
                {
                    "code": "L1.02",
                    "text": "Luistert",
                    "levels": None,
                    "level_count": 3,
                    "ambiguous": ["level-columns-lost", "section"],
                },
            ],
        },
        {"title": None, "items": [], "ambiguous": ["section-unknown"]},
    ],
}
DICTIONARY: dict[str, Any] = {
    "kind": "competentiewoordenboek",
    "clusters": [
        {
            "code": "1",
            "title": "Zelf",
            "competences": [
                {
                    "code": "1.1",
                    "title": "Zorg",
                    "definition": "Doet",
                    "required_level": "3",
                    "levels": [
                        {
                            "code": "1",
                            "title": None,
                            "label": "Niveau 1",
                            "indicators": [{"text": "a"}],
                        },
                        {"code": None, "title": "Houding", "indicators": [{"text": "b"}]},
                    ],
                },
                {
                    "code": None,
                    "title": "Los",
                    "levels": None,
                    "indicators_without_level": [{"text": "c", "ambiguous": ["level-missing"]}],
                },
            ],
        },
        {
            "code": None,
            "title": None,
            "competences": [
                {
                    "title": "Zonder groep",
                    "marks": ["***"],
                    "levels": [{"code": None, "title": None, "indicators": [{"text": "d"}]}],
                }
            ],
        },
    ],
}
STRUCTURE: dict[str, Any] = {
    "kind": "gespreksstructuur",
    "general_rules": {"items": [{"code": "1", "text": "Klaar", "guidance": [{"text": "zit"}]}]},
    "phases": [
        {
            "code": "II",
            "title": "Welkom",
            "steps": [
                {"text": "Groet", "guidance": [{"text": "Dag!", "type": "example"}]},
                {"text": "Vraagt", "ambiguous": ["step-or-guidance"]},
            ],
        }
    ],
}


def test_an_exam_plan_becomes_onderdelen_with_toetstermen_and_guesses_no_level() -> None:
    first, second = boom.takken(PLAN)
    known, lost = first.takken
    assert (first.soort, first.titel, first.regel) == ("onderdeel", "Een", 3)
    assert (second.titel, second.onbepaald) == ("", ("section-unknown",))
    assert known == Tak(
        "toetsterm",
        code="L1.01",
        tekst="Groet",
        regel=4,
        niveaus=("K", "PV"),
        aantal_niveaus=2,
        aantal_opdr=1,
        markering="**",
        gewijzigd_op=date(2026, 3, 1),
    )
    assert (lost.niveaus, lost.aantal_niveaus, lost.is_level_lost) == (None, 3, True)
    assert (known.is_open, lost.is_open, second.is_open) == (False, True, True)


def test_a_dictionary_keeps_its_levels_and_what_has_none_hangs_under_the_competence() -> None:
    cluster, loose = boom.takken(DICTIONARY)
    first, second = cluster.takken
    assert (cluster.soort, cluster.code) == ("cluster", "1")
    assert [(one.soort, one.code, one.titel) for one in first.takken] == [
        ("niveau", "1.1-N1", "Niveau 1"),
        ("niveau", "", "Houding"),
    ]
    assert first.niveaus == ("3",)
    assert second.takken == (Tak("indicator", tekst="c", onbepaald=("level-missing",)),)
    assert (loose.soort, loose.markering) == ("competentie", "***")
    assert loose.takken == (Tak("indicator", tekst="d"),)


def test_a_profile_has_kennisgroepen() -> None:
    cluster, _loose = boom.takken(DICTIONARY | {"kind": "competentieprofiel"})
    assert cluster.soort == "kennisgroep"


def test_a_conversation_structure_gets_codes_by_number_or_else_by_place() -> None:
    rule, phase = boom.takken(STRUCTURE)
    assert (rule.code, rule.takken[0].soort) == ("A1", "aanwijzing")
    assert phase.code == "F1"
    assert [one.code for one in phase.takken] == ["F1.1", "F1.2"]
    assert phase.takken[0].takken[0].soort == "voorbeeldzin"
    assert phase.takken[1].onbepaald == ("step-or-guidance",)


def test_walking_a_tree_gives_parents_first_and_places_in_the_order_of_the_document() -> None:
    rows = list(boom.walk(boom.takken(STRUCTURE)))
    assert [(place, parent, tak.soort) for place, parent, tak in rows] == [
        (0, None, "algemene_regel"),
        (1, 0, "aanwijzing"),
        (2, None, "fase"),
        (3, 2, "stap"),
        (4, 3, "voorbeeldzin"),
        (5, 2, "stap"),
    ]


def test_the_header_keeps_what_is_no_element() -> None:
    assert boom.kop(PLAN) == {"title": "Plan"}


def test_rules_and_tables_use_the_same_words() -> None:
    kinds = {
        tak.soort
        for doc in (PLAN, DICTIONARY, STRUCTURE)
        for *_, tak in boom.walk(boom.takken(doc))
    }
    assert kinds <= set(Element.Soort.values)
    assert set(normen.METRIEKEN) == set(Norm.Metriek.values)
    assert set(kruistabel.NAAR_KADER.values()) <= set(Soort.values)
    assert {Verband.Soort.DRAAGT_BIJ, Verband.Soort.DEELS} == {"draagt_bij", "deels"}
