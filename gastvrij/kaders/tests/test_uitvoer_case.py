"""CASE: strict out, lenient in, and nothing lost on the way."""

import json
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gastvrij.conftest import examples
from gastvrij.kaders import inlezen
from gastvrij.kaders.inlezen.blad.eigen_kop import ELEMENTEN, SOORTEN
from gastvrij.kaders.inlezen.case.lezer import is_case, read_case
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.twijfels import TEKSTEN
from gastvrij.kaders.models import Element, Soort
from gastvrij.kaders.rules import boom, normen
from gastvrij.kaders.uitvoer.case import case_package
from gastvrij.kaders.uitvoer.case_klassen import KLASSEN, NEW, OLD
from gastvrij.kaders.uitvoer.case_schaal import scale_of, scale_package
from gastvrij.kaders.uitvoer.case_streng import OURS, every_object, loosen
from gastvrij.kaders.uitvoer.gegevens import Eerder
from gastvrij.kaders.uitvoer.woorden import is_same_wording

from .pakket import example as foreign
from .pakket import name, thing, tie
from .uitvoer_maker import (
    ADRES,
    NAMES,
    example,
    norm_facts,
    uitvoer,
    versions,
    without_lines,
    without_places,
)

pytestmark = pytest.mark.one_database
Package = dict[str, Any]
Valid = Callable[..., list[str]]


@pytest.fixture(scope="session")
def faults(case_reference: Path) -> Valid:
    """Return what says how a package breaks the official schema."""
    new, old = "case-v1p1-cfpackage.json", "case-v1p0-cfpackage-schema.json"
    schemas = {
        version: json.loads((case_reference / "schema" / name).read_text(encoding="utf-8"))
        for version, name in ((NEW, new), (OLD, old))
    }

    def look(package: Package, version: str = NEW) -> list[str]:
        kind = jsonschema.validators.validator_for(schemas[version])
        checker = kind(schemas[version], format_checker=jsonschema.FormatChecker())
        return [f"{one.json_path}: {one.message[:200]}" for one in checker.iter_errors(package)]

    return look


def as_bytes(package: Package) -> bytes:
    return json.dumps(package, ensure_ascii=False).encode()


def read(package: Package) -> Package:
    return dict(read_case("pakket.json", as_bytes(package)))


def out(document: Package, **more: Any) -> Package:
    version = more.pop("version", NEW)
    taken = more.pop("taken", frozenset())
    uit = uitvoer(document, **more)
    return case_package(uit, adres=ADRES, version=version, taken=taken).inhoud


def sorted_package(package: Package) -> Package:
    """Return a package with its lists in one order: that of a list of CASE means nothing."""
    found = deepcopy(package)
    for part in ("CFItems", "CFAssociations"):
        if isinstance(found.get(part), list):
            found[part].sort(key=lambda one: json.dumps(one, sort_keys=True))
    return found


def came_back(package: Package) -> Package:
    """Return what a package is after in and out, without what we add at every export."""
    loose = loosen(out(read(package)))
    parts = [loose["CFDocument"], *loose.get("CFItems", [])]
    for one in parts:
        given = one.get("extensions")
        if isinstance(given, dict) and given:
            kept = {key: value for key, value in given.items() if not key.startswith(OURS)}
            one.pop("extensions")
            one.update({"extensions": kept} if kept else {})
    ties = loose.get("CFAssociations", [])
    if isinstance(ties, list):
        loose["CFAssociations"] = [one for one in ties if not is_derived(one)]
    return sorted_package(loose)


def is_derived(one: Any) -> bool:
    return isinstance(one, dict) and one.get("extensions") == {f"{OURS}afgeleid": True}


# --- ours, out ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("version", [NEW, OLD])
def test_our_examples_go_out_as_the_schema_asks(faults: Valid, name: str, version: str) -> None:
    assert faults(out(example(name), version=version), version) == []


@pytest.mark.parametrize("version", [NEW, OLD])
def test_the_five_real_documents_go_out_as_the_schema_asks(
    faults: Valid, sources: Path, version: str
) -> None:
    paths = sorted(sources.glob("00*.txt"))
    for path in paths:
        document = inlezen.read(path.name, path.read_bytes()).as_dict()
        assert faults(out(document, version=version), version) == [], path.name
    assert len(paths) == 5


@given(uit=versions())
@settings(max_examples=examples(60))
def test_any_tree_goes_out_as_the_schema_asks_and_comes_back(uit: Any, faults: Valid) -> None:
    package = case_package(uit, adres=ADRES).inhoud
    assert faults(json.loads(json.dumps(package))) == []
    if not uit.takken:
        return
    back = read(package)
    assert without_places(boom.takken(back)) == without_places(uit.takken)
    assert [tak.extra for *_, tak in boom.walk(boom.takken(back))] == [
        tak.extra for *_, tak in boom.walk(uit.takken)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_our_export_reads_back_as_the_same_kader(name: str) -> None:
    document = example(name)
    uit = uitvoer(document)
    package = case_package(uit, adres=ADRES).inhoud
    back = read(package)
    assert back["kind"] == document["kind"]
    assert without_places(boom.takken(back)) == without_places(uit.takken)
    assert without_lines(boom.kop(back)) == without_lines(boom.kop(document))
    assert norm_facts(normen.normen(back)) == norm_facts(normen.normen(document))
    assert back["report"] == []
    assert back["own"]["kader"] == str(uit.kader)


def test_terms_have_a_code_a_place_and_their_levels() -> None:
    package = out(example("toetsplan"))
    items = {one.get("humanCodingScheme"): one for one in package["CFItems"]}
    term = items["L1.01"]
    assert (term["CFItemType"], term["statusStartDate"]) == ("Toetsterm", "2026-03-01")
    ties = [
        one
        for one in package["CFAssociations"]
        if one["originNodeURI"]["identifier"] == term["identifier"]
    ]
    said = [
        (one["associationType"], one["destinationNodeURI"]["title"], one.get("sequenceNumber"))
        for one in ties
    ]
    assert said == [
        ("isChildOf", "Ontvangen en begroeten", 1),
        ("hasSkillLevel", "RV Reproductieve vaardigheden", None),
    ]


def test_levels_that_lost_their_columns_stay_a_number() -> None:
    package = out(example("toetsplan-kolommen-kwijt"))
    assert "hasSkillLevel" not in {one["associationType"] for one in package["CFAssociations"]}
    numbers = [one["extensions"].get(f"{OURS}aantal-niveaus") for one in package["CFItems"]]
    assert sum(number or 0 for number in numbers) > 0
    assert all(f"{OURS}niveaus" not in one["extensions"] for one in package["CFItems"])


def test_the_real_plan_has_25_levels_and_the_one_without_columns_has_none(sources: Path) -> None:
    counts = []
    for nr in ("001", "000"):
        path = next(sources.glob(f"{nr}*.txt"))
        document = inlezen.read(path.name, path.read_bytes()).as_dict()
        kinds = Counter(one["associationType"] for one in out(document)["CFAssociations"])
        counts.append(kinds["hasSkillLevel"])
    assert counts == [25, 0]


def test_levels_of_a_competence_come_one_after_the_other() -> None:
    package = out(example("competentiewoordenboek"))
    codes = {one["identifier"]: one.get("humanCodingScheme") for one in package["CFItems"]}
    orders = [
        (
            codes[one["originNodeURI"]["identifier"]],
            codes[one["destinationNodeURI"]["identifier"]],
        )
        for one in package["CFAssociations"]
        if one["associationType"] == "precedes"
    ]
    assert orders[:3] == [("1.1-N1", "1.1-N2"), ("1.1-N2", "1.1-N3"), ("1.1-N3", "1.1-N4")]
    level = next(one for one in package["CFItems"] if one.get("humanCodingScheme") == "1.1-N2")
    assert level["listEnumeration"] == "2"


def test_a_sentence_to_say_is_an_example_of_its_step() -> None:
    package = out(example("gespreksstructuur"))
    types = {one["identifier"]: one["CFItemType"] for one in package["CFItems"]}
    examples_of = [one for one in package["CFAssociations"] if one["associationType"] == "exemplar"]
    ends = {
        (
            types[one["originNodeURI"]["identifier"]],
            types[one["destinationNodeURI"]["identifier"]],
        )
        for one in examples_of
    }
    assert len(examples_of) == 6
    assert ends <= {("Stap", "Voorbeeldzin"), ("Algemene regel", "Voorbeeldzin")}


def test_a_mark_with_a_legend_is_a_keyword_and_a_concept() -> None:
    document = example("competentieprofiel")
    package = out(document)
    meaning = document["legend"][0]["meaning"]
    marked = [one for one in package["CFItems"] if one.get("conceptKeywords") == [meaning]]
    assert marked
    assert [one["title"] for one in package["CFDefinitions"]["CFConcepts"]] == [meaning]


def test_a_form_goes_out_as_a_rubric_with_the_levels_that_it_has(faults: Valid) -> None:
    steps = [{"label": "Onvoldoende", "value": 0}, {"label": "Voldoende", "value": 1}]
    whole = {"scale": steps, "weight": 2, "knock_out": True}
    tree = [
        {
            "soort": "groep",
            "code": "",
            "title": "Opening",
            "text": "",
            "line": 1,
            "ambiguous": [],
            "children": [node("C1", "Groet", whole), node("C2", "Vraagt door", {})],
        }
    ]
    document = {"kind": "beoordelingsformulier", "title": "Kijkwijzer", "tree": tree}
    package = out(document)
    assert faults(package) == []
    one, two = package["CFRubrics"][0]["CFRubricCriteria"]
    assert (one["category"], one["weight"], one["position"]) == ("Opening", 2, 1)
    assert [level["quality"] for level in one["CFRubricCriterionLevels"]] == [
        "Onvoldoende",
        "Voldoende",
    ]
    assert one["extensions"][f"{OURS}knock_out"] is True
    # No scale in the form is no level in the rubric.
    assert "CFRubricCriterionLevels" not in two
    assert faults(out(document, version=OLD), OLD) == []
    assert "case" not in read(package)


def node(code: str, text: str, extra: Package) -> Package:
    parts = {"soort": "criterium", "code": code, "title": "", "text": text, "line": 1}
    return {**parts, "ambiguous": [], "children": [], "extra": extra}


def test_an_element_is_tied_to_itself_in_the_version_before() -> None:
    document = example("toetsplan")
    first, second, *_ = [tak for *_, tak in boom.walk(uitvoer(document).takken) if tak.code]
    same, other = str(uuid4()), str(uuid4())
    eerder = {
        first.identiteit: Eerder(same, "", first.tekst.replace("bezoeker", "bezoker")),
        second.identiteit: Eerder(other, "", "Iets heel anders."),
    }
    package = out(document, eerder=eerder)
    found = {
        one["destinationNodeURI"]["identifier"]: one["associationType"]
        for one in package["CFAssociations"]
    }
    assert (found[same], found[other]) == ("exactMatchOf", "isRelatedTo")
    assert "replacedBy" not in found.values()


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Groet de klant.", "groet de klant", True),
        ("cynisme/ ongeduld", "cynisme/ongeduld", True),
        ("de professinele houding", "de professionele houding", True),
        ("Doet dit wel", "Doet dit niet", False),
        ("binnen 10 dagen", "binnen 20 dagen", False),
        ("Groet de klant", "Groet de klant en luistert", False),
        ("", "", True),
    ],
)
def test_spelling_does_not_make_another_text(one: str, other: str, *, is_same: bool) -> None:
    assert is_same_wording(one, other) is is_same


def test_no_identifier_stands_twice_in_a_package() -> None:
    for name_ in NAMES:
        names = [one["identifier"] for _klasse, one in every_object(out(example(name_)))]
        assert len(names) == len(set(names)), name_


def test_the_level_scale_is_a_document_that_follows_from_its_content(faults: Valid) -> None:
    document = example("toetsplan")
    scale = scale_of(boom.kop(document), boom.takken(document))
    assert scale is not None
    package = scale_package(scale, f"{ADRES}/ims/case/v1p1")
    assert faults(package) == []
    codes = [one["humanCodingScheme"] for one in package["CFItems"]]
    assert codes == ["K", "B", "RV", "PV"]
    named = {one["identifier"] for one in package["CFItems"]}
    used = {
        one["destinationNodeURI"]["identifier"]
        for one in out(document)["CFAssociations"]
        if one["associationType"] == "hasSkillLevel"
    }
    assert used <= named
    assert scale.identifier == scale_of(boom.kop(document), boom.takken(document)).identifier  # type: ignore[union-attr]


def test_a_document_without_levels_has_no_scale() -> None:
    document = example("toetsplan-kolommen-kwijt")
    assert scale_of(boom.kop(document), boom.takken(document)) is None


def test_the_kinds_that_a_file_may_name_are_the_kinds_that_we_store() -> None:
    assert set(SOORTEN) == set(Soort.values)
    assert set(ELEMENTEN) == set(Element.Soort.values)


# --- of others, in and out ---------------------------------------------------------------------


SAMPLES = ("Ordering", "Utf8TestFramework", "compeito", "opensalt", "smarterbalanced")


@pytest.mark.parametrize("start", SAMPLES)
def test_the_samples_go_in_and_out_and_in_without_loss(
    faults: Valid, case_reference: Path, start: str
) -> None:
    path = next((case_reference / "samples").glob(f"{start}*.json"))
    package = json.loads(path.read_text(encoding="utf-8"))
    document = read(package)
    made = out(document)
    assert faults(made) == []
    assert faults(out(document, version=OLD), OLD) == []
    assert came_back(package) == sorted_package(package)
    again = read(made)
    assert without_lines(again["tree"]) == without_lines(document["tree"])
    assert again["case"] == document["case"]


def mutated(change: Callable[[Package], None]) -> Package:
    package = foreign()
    change(package)
    return package


def _third(package: Package) -> Package:
    return dict(package["CFItems"][2])


def _add_orphan(package: Package) -> None:
    package["CFItems"].append(thing("los", fullStatement="Hangt nergens."))


def _add_parent(package: Package) -> None:
    package["CFAssociations"].append(tie("isChildOf", "luisteren", "document", sequenceNumber=3))


def _add_circle(package: Package) -> None:
    package["CFAssociations"][0] = tie("isChildOf", "groep", "groeten")


def _add_twin(package: Package) -> None:
    package["CFItems"].append({**_third(package), "fullStatement": "Een dubbelganger."})


def _add_strangers(package: Package) -> None:
    package["CFAssociations"] += [
        tie("exactMatchOf", "groeten", "elders"),
        {**tie("isRelatedTo", "groeten", "x"), "destinationNodeURI": "https://elders.example/a/b"},
        {**tie("isRelatedTo", "groep", "y"), "associationType": "isTaughtBy"},
        {**tie("isRelatedTo", "groep", "z"), "associationType": None},
        tie("isTranslationOf", "groeten", "elders", targetType="x"),
        "geen verband",
    ]


def _break_values(package: Package) -> None:
    for one in package["CFItems"]:
        one |= {"notes": None, "educationalLevel": "06", "listEnumeration": 3}
        one["CFDocumentURI"] = "https://elders.example/doc"
        one["lastChangeDateTime"] = "2017-05-25T18:05:33"
    for one in filter(lambda one: isinstance(one, dict), package["CFAssociations"]):
        one["sequenceNumber"] = str(one.get("sequenceNumber", "vier"))
    package["CFDocument"]["subject"] = "Dienstverlening"
    package["CFDocument"]["statusStartDate"] = "2017-02-30"
    package["vreemd"] = {"a": [1]}


def _remove_required(package: Package) -> None:
    for one in package["CFItems"][1:]:
        del one["lastChangeDateTime"], one["uri"]
    del package["CFItems"][0]["identifier"], package["CFDocument"]["creator"]
    package["CFItems"][1]["identifier"] = "geen-uuid"
    del package["CFItems"][2]["fullStatement"]
    del package["CFDefinitions"]["CFItemTypes"][0]["description"]


def _as_old(package: Package) -> None:
    del package["CFDocument"]["caseVersion"]
    package["CFDefinitions"] = []
    for one in package["CFItems"]:
        one.pop("subject", None)
    package["CFDocument"]["licenseURI"] = None


def _in_japanese(package: Package) -> None:
    package["CFDocument"]["title"] = "コンピテンシー 𑑑 枠組み"
    package["CFItems"][0]["fullStatement"] = "挨拶する 𝑑\n\n- 二行目"
    package["CFRubrics"].append(thing("rubriek 2", title="評価"))
    package["CFRubrics"][0]["CFRubricCriteria"][0]["CFRubricCriterionLevels"][0] |= {
        "position": None,
        "extensions": [{"a": 1}],
        "score": "2.5",
    }


def _with_extensions(package: Package) -> None:
    package["extensions"] = {"x": 1}
    package["CFDocument"]["extensions"] = {}
    package["CFItems"][0]["extensions"] = {"org.example": [None, {"ambiguous": 5, "line": "x"}]}
    package["CFItems"][1]["extensions"] = "kapot"


def _other_shapes(package: Package) -> None:
    package["CFRubrics"], package["CFAssociations"] = 3, {"x": None}


def _empty_parts(package: Package) -> None:
    package["CFRubrics"], package["CFDefinitions"] = [], {}


CHANGES = (
    _add_orphan,
    _add_parent,
    _add_circle,
    _add_twin,
    _add_strangers,
    _break_values,
    _remove_required,
    _as_old,
    _in_japanese,
    _with_extensions,
    _empty_parts,
    _other_shapes,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_is_not_as_it_should_be_goes_in_and_out_without_loss(
    faults: Valid, change: Callable[[Package], None]
) -> None:
    package = mutated(change)
    document = read(package)
    assert faults(out(document)) == []
    assert faults(out(document, version=OLD), OLD) == []
    assert came_back(package) == sorted_package(package)
    again = read(out(document))
    assert bare(again["tree"]) == bare(document["tree"])


def bare(value: Any) -> Any:
    """Return a tree without lines, and without identities: what had none gets one on the way."""
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if key not in {"line", "identifier"}}
    return [bare(one) for one in value] if isinstance(value, list) else value


def test_all_at_once_is_no_loss_either(faults: Valid) -> None:
    package = foreign()
    for change in (_add_orphan, _add_parent, _add_strangers, _break_values, _in_japanese):
        change(package)
    assert faults(out(read(package))) == []
    assert came_back(package) == sorted_package(package)


@pytest.mark.parametrize(
    ("change", "doubts"),
    [
        (_add_orphan, ["case-orphan"]),
        (_add_circle, ["case-cycle"]),
        (_add_twin, ["case-duplicate", "case-orphan"]),
        (_add_parent, ["case-parents: 2"]),
    ],
)
def test_what_does_not_fit_in_a_tree_is_a_doubt_at_its_place(
    change: Callable[[Package], None], doubts: list[str]
) -> None:
    document = read(mutated(change))
    said = [code for *_, tak in boom.walk(boom.takken(document)) for code in tak.onbepaald]
    assert said == doubts
    gelezen = inlezen.Gelezen("x", 1.0, document)  # type: ignore[arg-type]
    codes = [doubt.partition(":")[0] for doubt in doubts]
    assert [one.code for one in inlezen.twijfels(gelezen)] == codes


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (_break_values, {"case-null", "case-inside", "case-unknown", "case-form"}),
        (_remove_required, {"case-missing", "case-form"}),
        (_empty_parts, set()),
    ],
)
def test_the_report_says_what_was_let_through(
    change: Callable[[Package], None], codes: set[str]
) -> None:
    document = read(mutated(change))
    assert {one["code"] for one in document["report"]} == codes
    assert codes <= set(TEKSTEN)


def test_our_export_of_others_has_nothing_to_report() -> None:
    assert read(out(read(mutated(_break_values))))["report"] == []


def test_siblings_stand_in_the_order_of_their_numbers() -> None:
    top = boom.takken(read(foreign()))[0]
    assert [tak.code for tak in top.takken] == ["O.1", "O.2"]
    assert (top.soort, top.takken[0].soort) == ("groep", "item")
    assert top.takken[0].titel == "Groeten"
    assert top.takken[0].identiteit == UUID(name("groeten"))


def test_an_item_knows_its_line_in_the_source() -> None:
    package = foreign()
    document = read(package)
    lines = json.dumps(package, indent=1, ensure_ascii=False).split("\n")
    for *_, tak in boom.walk(boom.takken(document)):
        assert tak.regel is not None
        assert lines[tak.regel - 1] == "  {"
        assert str(tak.identiteit) in lines[tak.regel]


def test_an_edited_text_goes_out_and_the_rest_stays(faults: Valid) -> None:
    document = read(foreign())
    document["tree"][0]["children"][0]["text"] = "Groet iedereen."
    document["tree"].append(
        {
            "soort": "competentie",
            "code": "N",
            "title": "Nieuw",
            "text": "",
            "line": 1,
            "ambiguous": [],
            "children": [],
            "levels": ["2"],
        }
    )
    package = out(document)
    assert faults(package) == []
    item = next(o for o in package["CFItems"] if o["identifier"] == name("groeten"))
    assert item["fullStatement"] == "Groet iedereen."
    assert item["conceptKeywords"] == ["eerste indruk"]
    back = boom.takken(read(package))
    assert (back[-1].soort, back[-1].titel, back[-1].niveaus) == ("competentie", "Nieuw", ("2",))


def test_an_item_that_was_moved_hangs_where_it_was_put() -> None:
    document = read(foreign())
    moved = document["tree"][0]["children"].pop(0)
    document["tree"].append(moved)
    back = boom.takken(read(out(document)))
    assert [tak.code for tak in back] == ["O", "O.1"]


def test_siblings_in_a_new_order_get_new_numbers() -> None:
    document = read(foreign())
    document["tree"][0]["children"].reverse()
    back = boom.takken(read(out(document)))
    assert [tak.code for tak in back[0].takken] == ["O.2", "O.1"]


def test_an_identifier_that_is_taken_is_given_to_nothing_else(faults: Valid) -> None:
    document = read(foreign())
    first = out(document)
    taken = frozenset(one["identifier"] for _klasse, one in every_object(first))
    second = out(document, uuid=UUID(int=99, version=4), taken=taken)
    names = {one["identifier"] for _klasse, one in every_object(second)}
    assert faults(second) == []
    assert not names & taken
    tied = {one["destinationNodeURI"]["identifier"] for one in second["CFAssociations"]}
    assert not tied & taken
    assert came_back(foreign()) == sorted_package(foreign())
    again = read(second)
    assert without_lines(again["tree"]) == without_lines(document["tree"])


def test_what_somebody_else_adds_to_our_export_is_kept() -> None:
    uit = uitvoer(example("toetsplan"))
    package = case_package(uit, adres=ADRES).inhoud
    package["CFItems"][1] |= {
        "educationLevel": ["mbo"],
        "extensions": {**package["CFItems"][1]["extensions"], "org.example": 1},
    }
    package["CFAssociations"].append(tie("isRelatedTo", "elders", "ergens"))
    package["CFDocument"]["officialSourceURL"] = "https://plan.example"
    document = read(package)
    again = out(document)
    item = again["CFItems"][1]
    assert (item["educationLevel"], item["extensions"]["org.example"]) == (["mbo"], 1)
    assert again["CFDocument"]["officialSourceURL"] == "https://plan.example"
    assert any(one["associationType"] == "isRelatedTo" for one in again["CFAssociations"])


def test_a_thousand_items_take_less_than_a_second_or_two(faults: Valid) -> None:
    package = foreign()
    for nr in range(1_000):
        package["CFItems"].append(thing(f"i{nr}", fullStatement=f"Onderdeel {nr}"))
        parent = "groep" if nr < 50 else f"i{nr // 20}"
        package["CFAssociations"].append(tie("isChildOf", f"i{nr}", parent, sequenceNumber=nr))
    document = read(package)
    assert len(list(boom.walk(boom.takken(document)))) == 1_003
    assert came_back(package) == sorted_package(package)


# --- hostile ------------------------------------------------------------------------------------


def _chain(length: int) -> bytes:
    package = foreign()
    for nr in range(length):
        package["CFItems"].append(thing(f"k{nr}", fullStatement="diep"))
        parent = f"k{nr - 1}" if nr else "groep"
        package["CFAssociations"].append(tie("isChildOf", f"k{nr}", parent))
    return as_bytes(package)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"CFDocument": {', "json"),
        (b'{"CFDocument": []}', "json"),
        (b'{"CFDocument": {}}', "not_this_kind"),
        (b'{"CFDocument": {}, "CFItems": [1, null]}', "not_this_kind"),
        (b'{"CFDocument": {}, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too_deep"),
        (b'{"CFDocument": {}, "x": ' + b"[" * 60 + b"]" * 60 + b"}", "too_deep"),
        (_chain(5_000), "too_deep"),
    ],
)
def test_what_is_no_package_ends_in_a_message(data: bytes, code: str) -> None:
    with pytest.raises(OnleesbaarBestand) as caught:
        read_case("x.json", data)
    assert caught.value.code == code


def test_signs_and_numbers_that_no_database_keeps_are_replaced_and_said() -> None:
    data = as_bytes(foreign()).replace(b"Ontvangen", b"Ont\\u0000va\\ud800ngen", 1)
    data = data.replace(b'"sequenceNumber": 20', b'"sequenceNumber": 1e999')
    data = data.replace(b'"weight": 0.5', b'"weight": NaN, "weight": 0.5')
    document: Package = dict(read_case("x", data))
    assert boom.takken(document)[0].tekst == "Ont\ufffdva\ufffdngen"
    codes = {one["code"] for one in document["report"]}
    assert {"case-unstorable", "case-twice"} <= codes
    json.dumps(document, allow_nan=False).encode()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"a": 1}', b"%PDF-1.7", b"CFDocument", b'{"CFDocument": "x"}', b"\xff"]
)
def test_other_files_are_no_case(data: bytes) -> None:
    assert not is_case(data)


def test_the_one_door_recognises_a_package() -> None:
    found = inlezen.read("kader.txt", b"\xef\xbb\xbf" + as_bytes(foreign()))
    assert (found.kind, found.certainty) == ("overig", 1.0)


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, 3, -1.5, "", "x", [], {}, [None], [{}], True, {"identifier": 3}]
)


@given(data=st.data())
@settings(max_examples=examples(60))
def test_a_mangled_package_never_crashes_and_never_loses(
    data: st.DataObject, faults: Valid
) -> None:
    source = foreign() if data.draw(st.booleans()) else out(example("competentieprofiel"))
    for _time in range(data.draw(st.integers(1, 5))):
        _mangle(source, data)
    try:
        document = read(source)
    except OnleesbaarBestand:
        return
    json.dumps(inlezen.twijfels(inlezen.Gelezen("x", 1.0, document)), default=str)  # type: ignore[arg-type]
    assert faults(out(document)) == []
    assert faults(out(document, version=OLD), OLD) == []


def _mangle(source: Package, data: st.DataObject) -> None:
    """Put something odd at some place of a package."""
    at: Any = source
    for _depth in range(data.draw(st.integers(1, 6))):
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()) or not isinstance(at[key], dict | list):
            if key != "CFDocument" or at is not source:
                at[key] = data.draw(ODD)
            return
        at = at[key]


def test_every_class_of_the_table_has_what_its_schema_requires(case_reference: Path) -> None:
    path = case_reference / "schema" / "case-v1p1-cfpackage.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    named = {"CFDocument": "CFPckgDocument", "CFItem": "CFPckgItem"}
    named |= {"CFAssociation": "CFPckgAssociation", "CFDefinitions": "CFDefinition"}
    for klasse, fields in KLASSEN.items():
        found = schema if klasse == "CFPackage" else schema["$defs"][named.get(klasse, klasse)]
        ours = {one.naam for one in fields if NEW in one.versions}
        required = {one.naam for one in fields if NEW in one.required}
        assert (ours, required) == (set(found["properties"]), set(found["required"])), klasse
