"""The CASE service: who may, what is there, what is refused and in which form."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import jsonschema
import pytest
from django.test import Client

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions
from gastvrij.kaders.models import Kader, KaderVersie
from gastvrij.kaders.queries.uitvoer import case_of
from gastvrij.kaders.tests.pakket import as_file, example, name
from gastvrij.koppelvlakken.case import openapi

EXAMPLES = Path(openapi.__file__).resolve().parent.parent.parent / "kaders" / "voorbeelden"
NEW, OLD = "/ims/case/v1p1", "/ims/case/v1p0"
Answer = dict[str, Any]


def take_over(
    cast: Cast, file: str, data: bytes, titel: str, kader: Kader | None = None
) -> KaderVersie:
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam=file, inhoud=data)
    return actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=kader, titel=titel)


def publish(cast: Cast, versie: KaderVersie) -> KaderVersie:
    return actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=None)


@pytest.fixture
def plan(cast: Cast) -> KaderVersie:
    data = (EXAMPLES / "toetsplan.txt").read_bytes()
    return publish(cast, take_over(cast, "toetsplan.txt", data, "Toetsplan L1"))


@pytest.fixture
def others(cast: Cast) -> KaderVersie:
    return publish(cast, take_over(cast, "p.json", as_file(example()), "Omgangsvormen"))


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.noor)
    return client


def get(client: Client, path: str, status: int = 200, **headers: str) -> Answer:
    response = client.get(path, headers=headers)
    assert response.status_code == status, response.content[:300]
    assert response["Content-Type"].startswith("application/json")
    return dict(json.loads(response.content))


def code_of(answer: Answer) -> str:
    assert answer["imsx_codeMajor"] == "failure"
    return str(answer["imsx_codeMinor"]["imsx_codeMinorField"][0]["imsx_codeMinorFieldValue"])


def schema_of(answer: Answer, schema: str, version: str = "1.1") -> list[str]:
    """Return how an answer breaks the description of our own service."""
    said = openapi.described(version, server="")
    whole = {**said, "$ref": f"#/components/schemas/{schema}"}
    checker = jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())
    return [f"{one.json_path}: {one.message[:200]}" for one in checker.iter_errors(answer)]


def test_the_list_holds_what_is_published_and_its_level_scale(
    noor: Client, plan: KaderVersie
) -> None:
    response = noor.get(f"{NEW}/CFDocuments?sort=title")
    found = json.loads(response.content)["CFDocuments"]
    assert [one["title"] for one in found] == ["Taxonomie K, B, RV, PV", "Toetsplan L1"]
    assert response["X-Total-Count"] == "2"
    assert 'rel="first"' in response["Link"]
    assert found[1]["identifier"] == str(plan.uuid)
    assert found[1]["CFPackageURI"]["uri"].endswith(f"{NEW}/CFPackages/{plan.uuid}")
    assert not any(schema_of(one, "CFDocumentAlone") for one in found)


def test_a_concept_is_nowhere(noor: Client, cast: Cast) -> None:
    data = (EXAMPLES / "toetsplan.txt").read_bytes()
    versie = take_over(cast, "toetsplan.txt", data, "Toetsplan L1")
    element = versie.elementen.earliest("volgorde")
    assert get(noor, f"{NEW}/CFDocuments")["CFDocuments"] == []
    for path in (f"CFPackages/{versie.uuid}", f"CFItems/{element.uuid}"):
        assert code_of(get(noor, f"{NEW}/{path}", 404)) == "unknownobject"


@pytest.mark.parametrize("base", [NEW, OLD])
def test_a_package_is_as_the_official_schema_asks(
    noor: Client, plan: KaderVersie, others: KaderVersie, case_reference: Path, base: str
) -> None:
    file = "case-v1p1-cfpackage.json" if base == NEW else "case-v1p0-cfpackage-schema.json"
    schema = json.loads((case_reference / "schema" / file).read_text(encoding="utf-8"))
    every = get(noor, f"{base}/CFDocuments")["CFDocuments"]
    assert len(every) == 3
    for one in every:
        package = get(noor, f"{base}/CFPackages/{one['identifier']}")
        jsonschema.validate(package, schema)
    assert plan.uuid != others.uuid


@pytest.mark.parametrize(
    ("path", "word", "schema"),
    [
        ("CFDocuments", "document", "CFDocumentAlone"),
        ("CFPackages", "document", "CFPackage"),
        ("CFItems", "groeten", "CFItemAlone"),
        ("CFItemAssociations", "groeten", "CFAssociationSet"),
        ("CFAssociations", "isRelatedTo groeten luisteren", "CFAssociationAlone"),
        ("CFAssociationGroupings", "bundel", "CFAssociationGrouping"),
        ("CFConcepts", "begrip", "CFConceptSet"),
        ("CFItemTypes", "soort", "CFItemTypeSet"),
        ("CFLicenses", "licentie", "CFLicense"),
        ("CFSubjects", "onderwerp", "CFSubjectSet"),
        ("CFRubrics", "rubriek", "CFRubric"),
    ],
)
def test_everything_has_an_address_and_the_form_that_is_described(
    noor: Client, others: KaderVersie, path: str, word: str, schema: str
) -> None:
    for base, version in ((NEW, "1.1"), (OLD, "1.0")):
        answer = get(noor, f"{base}/{path}/{name(word).upper()}")
        assert schema_of(answer, schema, version) == []
    assert code_of(get(noor, f"{NEW}/{path}/{uuid4()}", 404)) == "unknownobject"
    assert code_of(get(noor, f"{NEW}/{path}/geen-uuid", 404)) == "invalid_uuid"
    assert code_of(get(noor, f"{OLD}/{path}/geen-uuid", 404)) == "invaliduuid"
    assert others.kop["case"]


def test_an_item_type_comes_with_what_stands_under_it(noor: Client, others: KaderVersie) -> None:
    found = get(noor, f"{NEW}/CFItemTypes/{name('soort')}")["CFItemTypes"]
    assert [one["title"] for one in found] == ["Vaardigheid", "Gewoonte"]
    assert others.status == KaderVersie.Status.VASTGESTELD


def test_an_item_comes_with_the_ties_of_every_published_document(
    noor: Client, cast: Cast, plan: KaderVersie
) -> None:
    term = plan.elementen.get(code="L1.01")
    data = (EXAMPLES / "gespreksstructuur.txt").read_bytes()
    publish(cast, take_over(cast, "g.txt", data, "Klantcontact"))
    line = "van,naar_kader,naar,niveau,indicator,soort\nF1.1,toetsplan,L1.01,,,deels\n"
    kruistabel = actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=line.encode()
    )
    answer = get(noor, f"{NEW}/CFItemAssociations/{term.uuid}")
    kinds = [one["associationType"] for one in answer["CFAssociations"]]
    assert sorted(kinds) == ["hasSkillLevel", "isChildOf"]
    assert code_of(get(noor, f"{NEW}/CFPackages/{kruistabel.uuid}", 404)) == "unknownobject"


def test_two_versions_never_share_an_identifier(
    noor: Client, cast: Cast, plan: KaderVersie
) -> None:
    text = (EXAMPLES / "toetsplan.txt").read_text(encoding="utf-8")
    changed = text.replace("tien seconden", "vijf seconden").encode()
    later = publish(cast, take_over(cast, "t2.txt", changed, "", plan.kader))
    first, second = (case_of(one).inhoud for one in (plan, later))
    ids = [{one["identifier"] for one in each["CFItems"]} for each in (first, second)]
    assert not ids[0] & ids[1]
    ties = {
        one["destinationNodeURI"]["identifier"]: one["associationType"]
        for one in second["CFAssociations"]
    }
    same, other = (plan.elementen.get(code=code).uuid for code in ("L1.02", "L1.01"))
    assert (ties[str(same)], ties[str(other)]) == ("exactMatchOf", "isRelatedTo")
    listed = {one["identifier"] for one in get(noor, f"{NEW}/CFDocuments")["CFDocuments"]}
    assert {str(plan.uuid), str(later.uuid)} <= listed


def test_the_same_package_twice_keeps_its_identifiers_once(
    noor: Client, cast: Cast, others: KaderVersie
) -> None:
    changed = example()
    changed["CFItems"][2]["fullStatement"] = "Valt niemand in de rede."
    again = publish(cast, take_over(cast, "p2.json", as_file(changed), "Nog eens"))
    first, second = (
        {one["identifier"] for one in case_of(each).inhoud["CFItems"]} for each in (others, again)
    )
    assert first == {name(word) for word in ("groep", "groeten", "luisteren")}
    assert not first & second
    item = get(noor, f"{NEW}/CFItems/{name('luisteren')}")
    assert item["fullStatement"] == "Laat iemand uitspreken."
    for identifier in second:
        assert get(noor, f"{NEW}/CFItems/{identifier}")["identifier"] == identifier


def test_an_answer_that_is_known_is_not_sent_again(noor: Client, plan: KaderVersie) -> None:
    path = f"{NEW}/CFPackages/{plan.uuid}"
    tag = noor.get(path)["ETag"]
    again = noor.get(path, headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    other = noor.get(path, headers={"If-None-Match": '"x"'})
    assert other.status_code == 200


def test_who_is_not_logged_in_is_refused_in_the_form_of_case(
    client: Client, plan: KaderVersie
) -> None:
    path = f"CFPackages/{plan.uuid}"
    assert code_of(get(client, f"{NEW}/{path}", 401)) == "unauthorised_request"
    assert code_of(get(client, f"{OLD}/{path}", 401)) == "unauthorisedrequest"


def test_a_gemeente_can_open_its_frameworks_to_everybody(
    client: Client, plan: KaderVersie, settings: Any
) -> None:
    settings.CASE_PUBLIC = True
    assert get(client, f"{NEW}/CFDocuments/{plan.uuid}")["title"] == "Toetsplan L1"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading_is_known(noor: Client, plan: KaderVersie, method: str) -> None:
    response = getattr(noor, method)(f"{NEW}/CFDocuments/{plan.uuid}")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert json.loads(response.content)["imsx_codeMajor"] == "unsupported"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("sort=titel", "invalid_sort_field"),
        ("fields=titel", "invalid_selection_field"),
        ("filter=titel='x'", "invalid_selection_field"),
        ("limit=0", "invalid_selection_field"),
    ],
)
def test_a_wrong_question_is_a_bad_request(noor: Client, query: str, code: str) -> None:
    answer = get(noor, f"{NEW}/CFDocuments?{query}", 400)
    assert code_of(answer) == code
    assert schema_of(answer, "imsx_StatusInfo") == []


def test_pages_follow_each_other(noor: Client, plan: KaderVersie, others: KaderVersie) -> None:
    seen = []
    for offset in range(3):
        url = f"{NEW}/CFDocuments?limit=1&offset={offset}&sort=language"
        seen += [one["identifier"] for one in get(noor, url)["CFDocuments"]]
    assert len(set(seen)) == 3
    assert {str(plan.uuid), name("document")} < set(seen)
    assert UUID(seen[0])
    assert others.pk


@pytest.mark.parametrize("version", ["1.1", "1.0"])
def test_the_description_in_the_project_is_up_to_date(version: str) -> None:
    said = "Draai: gastvrij case-openapi"
    assert openapi.FILES[version].read_text(encoding="utf-8") == openapi.written(version), said


def test_the_service_describes_itself(noor: Client) -> None:
    said = get(noor, f"{NEW}/discovery/imscasev1p1_openapi3_v1p0.json")
    assert said["servers"][0]["url"].endswith("/ims/case/v1p1")
    assert said["paths"] == openapi.described("1.1", server="")["paths"]
    old = get(noor, f"{OLD}/discovery/imscasev1p0_openapi3_v1p0.json")
    assert "extensions" not in old["components"]["schemas"]["CFItem"]["properties"]


def test_every_official_address_is_there(case_reference: Path) -> None:
    path = case_reference / "schema" / "imscasev1p1_openapi3_v1p0.json"
    official = json.loads(path.read_text(encoding="utf-8"))
    ours = openapi.described("1.1", server="")
    assert set(official["paths"]) <= set(ours["paths"])
    codes = official["components"]["schemas"]["imsx_CodeMinorFieldDType"]["properties"]
    assert set(codes["imsx_codeMinorFieldValue"]["enum"]) == set(
        ours["components"]["schemas"]["imsx_StatusInfo"]["properties"]["imsx_codeMinor"][
            "properties"
        ]["imsx_codeMinorField"]["items"]["properties"]["imsx_codeMinorFieldValue"]["enum"]
    )
