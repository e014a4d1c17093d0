"""Coverage over the own example and over the real sources: on the page and on the command line."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Kruistabel
from gastvrij.kaders.queries import Richting
from gastvrij.kaders.rules.dekking import Graad

from .conftest import Adopt, All, example, text_of

ON = NOW.date()


def take_in(cast: Cast, inhoud: bytes) -> Kruistabel:
    return actions.import_kruistabel(by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=inhoud)


def codes(richting: Richting, soort: str) -> dict[str, list[str]]:
    """Return the codes (or sentences) of a kind by how far they are covered."""
    (found,) = (one for one in richting.soorten if one.soort == soort)
    return {
        graad.name: [one.punt.code or one.punt.zin for part in parts for one in part.punten]
        for graad, parts in found.graden.items()
    }


def run(*words: str) -> str:
    out = StringIO()
    call_command("coverage", *words, stdout=out)
    return out.getvalue()


def test_of_the_own_example_every_toetsterm_stands_in_one_of_three_groups(
    cast: Cast, all_published: All
) -> None:
    kruistabel = take_in(cast, example("kruistabel.csv"))
    paar = queries.Paar(all_published["gespreksstructuur"], all_published["toetsplan"])
    terms, steps = queries.coverage(kruistabel, paar)
    assert codes(terms, "toetsterm") == {
        "NIET": ["L1.01", "L1.03", "L1.06", "L1.07", "L1.08", "L1.09", "L1.11"],
        "DEELS": ["L1.05"],
        "GEDEKT": ["L1.02", "L1.04", "L1.10", "L1.12"],
    }
    assert codes(steps, "algemene_regel") == {
        "NIET": ["A1", "A4"],
        "DEELS": ["A2", "A3"],
        "GEDEKT": ["A5"],
    }
    assert codes(steps, "stap")["DEELS"] == ["F4.1"]


def test_a_competence_is_covered_in_part_by_its_indicators(cast: Cast, all_published: All) -> None:
    kruistabel = take_in(cast, example("kruistabel.csv"))
    paar = queries.Paar(all_published["gespreksstructuur"], all_published["competentiewoordenboek"])
    found, _steps = queries.coverage(kruistabel, paar)
    (soort,) = (one for one in found.soorten if one.soort == "competentie")
    (listens,) = (one for part in soort.deels for one in part.punten if one.punt.code == "3.1")
    assert listens.is_only_below
    assert (listens.geraakt, listens.totaal > 3) == (3, True)
    assert "niveau" not in {one.soort for one in found.soorten}


def test_a_tie_on_the_whole_says_nothing_of_its_parts_and_the_report_says_that(
    cast: Cast, all_published: All
) -> None:
    kruistabel = take_in(cast, example("kruistabel.csv"))
    paar = queries.Paar(all_published["gespreksstructuur"], all_published["competentieprofiel"])
    found, _steps = queries.coverage(kruistabel, paar)
    (soort,) = (one for one in found.soorten if one.soort == "indicator")
    missing = [one for part in soort.niet for one in part.punten]
    assert soort.aantallen == [len(missing), 0, 0]
    assert any(one.via_geheel for one in missing)
    assert not all(one.via_geheel for one in missing)


def test_a_crosswalk_over_an_earlier_version_counts_for_the_one_that_runs(
    cast: Cast, all_published: All, published: Adopt
) -> None:
    kruistabel = take_in(cast, example("kruistabel.csv"))
    before = queries.coverage_of_all(kruistabel, on=ON)
    newer = published(kader=all_published["toetsplan"].kader, extra=b"\n", ingangsdatum=ON)
    actions.take_into_use(by=cast.karel, at=NOW, versie=newer, per=ON)
    after = queries.coverage_of_all(kruistabel, on=ON)
    assert [one.soorten[0].aantallen for one in before] == [
        one.soorten[0].aantallen for one in after
    ]
    assert after[0].versie == newer


def test_the_page_shows_both_directions_and_says_that_it_is_a_draft(
    noor: Client, cast: Cast, all_published: All
) -> None:
    kruistabel = take_in(cast, example("kruistabel.csv"))
    url = reverse("kaders:dekking", args=[kruistabel.uuid])
    page = text_of(noor.get(url))
    assert "Concept, niet ondertekend" in page
    assert "7 van de 12 toetstermen" in page
    assert "2 van de 5 algemene regels" in page
    dictionary = all_published["competentiewoordenboek"].uuid
    other = text_of(noor.get(url, {"naar": str(dictionary)}))
    assert "onderdelen eronder" in other
    profile = text_of(noor.get(url, {"naar": str(all_published["competentieprofiel"].uuid)}))
    assert "het geheel komt wel voor" in profile
    assert noor.get(url, {"naar": str(kruistabel.uuid)}).status_code == 404


def test_without_two_kaders_the_page_says_what_is_needed(noor: Client, cast: Cast) -> None:
    empty = actions.start_kruistabel(by=cast.kim, at=NOW, titel="Leeg", voorganger=None)
    page = text_of(noor.get(reverse("kaders:dekking", args=[empty.uuid])))
    assert "twee vastgestelde kaders nodig" in page
    assert queries.coverage_of_all(empty, on=ON) == []


def test_the_command_prints_the_same_in_words_and_as_json(cast: Cast, all_published: All) -> None:
    take_in(cast, example("kruistabel.csv"))
    text = run()
    assert "Concept, niet ondertekend" in text
    assert (
        "  7 van de 12 toetstermen niet gedekt: L1.01, L1.03, L1.06, L1.07, L1.08, L1.09, L1.11"
        in text
    )
    assert "    - " in text
    found = json.loads(run("--json"))
    assert found["crosswalk"]["signed"] is False
    plan = found["coverage"][0]
    assert plan["framework"]["kind"] == "toetsplan"
    assert plan["against"]["kind"] == "gespreksstructuur"
    (terms,) = plan["kinds"]
    assert [one["code"] for one in terms["partly_covered"]] == ["L1.05"]
    assert terms["partly_covered"][0]["by"] == ["F2.1"]
    dictionary = found["coverage"][2]["kinds"][0]
    assert any("below" in one for one in dictionary["partly_covered"])
    profile = found["coverage"][4]["kinds"][1]
    assert any("whole_is_touched" in one for one in profile["not_covered"])


def test_the_command_names_who_signed(cast: Cast, all_published: All) -> None:
    kruistabel = take_in(cast, example("kruistabel.csv"))
    actions.sign_kruistabel(
        by=cast.karel, at=NOW, kruistabel=kruistabel, gezien=0, deskundigheid="Gesprekken"
    )
    signed = json.loads(run("--json"))["crosswalk"]
    assert (signed["signed"], signed["signed_by"], signed["expertise"]) == (
        True,
        "Karel Mulder",
        "Gesprekken",
    )


def test_the_command_without_a_crosswalk_says_so(db: None) -> None:
    with pytest.raises(CommandError, match="nog geen kruistabel"):
        run()


def test_the_draft_over_the_real_sources_names_exactly_what_is_missing(
    cast: Cast, sources: Path
) -> None:
    for nr in ("001", "002", "003", "004"):
        path = next(sources.glob(f"{nr}_*.txt"))
        (voorstel,) = actions.upload(
            by=cast.kim, at=NOW, bestandsnaam=path.name, inhoud=path.read_bytes()
        )
        titel = voorstel.inhoud["title"] or "Profiel"
        versie = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel=titel)
        actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=versie.ingangsdatum)
    kruistabel = take_in(cast, (sources / "crosswalk-draft.csv").read_bytes())
    terms, steps, *_others = queries.coverage_of_all(kruistabel, on=ON)
    found = codes(terms, "toetsterm")
    assert found["NIET"] == ["V1.09", "V1.15", "V1.16", "V1.17", "V1.18"]
    assert found["DEELS"] == ["V1.03", "V1.06", "V1.07", "V1.10", "V1.19"]
    assert len(found["GEDEKT"]) == 10
    assert codes(steps, "algemene_regel")["NIET"] == ["A1", "A6"]
    assert codes(steps, "stap")["NIET"] == ["F1.1", "F1.2", "F3.4"]
    assert sum(terms.soorten[0].aantallen) == 20
    assert Graad.NIET < Graad.DEELS < Graad.GEDEKT
