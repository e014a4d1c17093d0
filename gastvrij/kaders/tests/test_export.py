"""Downloads and the command: the same file for both, and back in as the same kader."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import KaderVersie
from gastvrij.kaders.queries.uitvoer import FORMS, file_of

from .conftest import Adopt
from .pakket import as_file, example
from .uitvoer_maker import without_places


@pytest.mark.parametrize(
    ("form", "extension", "start"),
    [
        ("case", "case.json", b"{"),
        ("xlsx", "xlsx", b"PK"),
        ("csv", "csv", b"\xef\xbb\xbf"),
        ("docx", "docx", b"PK"),
        ("pdf", "pdf", b"%PDF"),
    ],
)
def test_a_version_is_downloaded_under_a_tidy_name(
    noor: Client, published: Adopt, form: str, extension: str, start: bytes
) -> None:
    versie = published()
    response = noor.get(reverse(f"kaders:export_{form}", args=[versie.uuid]))
    name = f"toetsplan-l1-gastheerschap-aan-balie-en-telefoon-v1.{extension}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == FORMS[form].content_type
    assert response.content.startswith(start)


def test_a_title_can_put_nothing_in_a_header(kim: Client, cast: Cast) -> None:
    (voorstel,) = actions.upload(
        by=cast.kim, at=NOW, bestandsnaam="p.json", inhoud=as_file(example())
    )
    versie = actions.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel='";\r\nX: é/../計'
    )
    response = kim.get(reverse("kaders:export_case", args=[versie.uuid]))
    assert response["Content-Disposition"] == 'attachment; filename="x-e-v1.case.json"'


def test_the_page_of_a_version_offers_every_form(noor: Client, published: Adopt) -> None:
    versie = published()
    page = noor.get(reverse("kaders:versie", args=[versie.uuid])).content.decode()
    for form in FORMS:
        assert reverse(f"kaders:export_{form}", args=[versie.uuid]) in page


def test_the_report_says_what_case_has_no_field_for(noor: Client, published: Adopt) -> None:
    versie = published()
    page = noor.get(reverse("kaders:export_report", args=[versie.uuid])).content.decode()
    assert "Er gaat niets verloren" in page
    assert "CASE 1.0 kent geen extensies" in page


@pytest.mark.parametrize("form", ["case", "xlsx", "csv"])
def test_a_file_of_ours_becomes_the_next_version_of_the_same_kader(
    cast: Cast, published: Adopt, form: str
) -> None:
    versie = published()
    data = file_of(versie, form)
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam=f"k.{form}", inhoud=data)
    assert (voorstel.kader, voorstel.soort) == (versie.kader, versie.kader.soort)
    later = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=versie.kader, titel="")
    assert without_places(queries.boom(later)) == without_places(queries.boom(versie))
    assert set(later.elementen.values_list("identiteit", flat=True)) == set(
        versie.elementen.values_list("identiteit", flat=True)
    )
    uuids = set(later.elementen.values_list("uuid", flat=True))
    assert not uuids & set(versie.elementen.values_list("uuid", flat=True))


def test_a_case_package_goes_in_and_out_of_the_database_without_loss(cast: Cast) -> None:
    (voorstel,) = actions.upload(
        by=cast.kim, at=NOW, bestandsnaam="p.json", inhoud=as_file(example())
    )
    versie = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Omgang")
    package = json.loads(file_of(versie, "case"))
    for part in ("CFAssociations", "CFItems", "CFRubrics"):
        plain = {one["identifier"]: without_ours(one) for one in package[part]}
        assert plain == {one["identifier"]: one for one in example()[part]}, part
    assert package["CFDefinitions"] == example()["CFDefinitions"]


def without_ours(one: dict[str, Any]) -> dict[str, Any]:
    assert all(key.startswith("nl.gastvrij.") for key in one.get("extensions", {}))
    return {key: value for key, value in one.items() if key != "extensions"}


def test_a_wrong_sheet_is_refused_with_every_row(cast: Cast, published: Adopt) -> None:
    data = file_of(published(), "csv").replace(b";toetsterm;", b";toetsding;", 1)
    with pytest.raises(actions.CannotRead) as caught:
        actions.upload(by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=data)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith("Regel 3: “toetsding” is geen soort onderdeel")


@pytest.mark.parametrize("form", list(FORMS))
def test_the_command_writes_what_the_page_gives(
    tmp_path: Path, published: Adopt, form: str
) -> None:
    versie = published()
    path = tmp_path / "uit"
    call_command("export", str(versie.uuid), "--als", form, "--naar", str(path))
    assert path.stat().st_size > 500
    if form in {"csv", "case"}:
        assert path.read_bytes() == file_of(versie, form)


def test_the_command_says_what_it_cannot_do(tmp_path: Path, published: Adopt, db: None) -> None:
    with pytest.raises(CommandError):
        call_command("export", "Bestaat niet@3", "--als", "csv")
    versie = published()
    with pytest.raises(CommandError, match="niet te schrijven"):
        call_command("export", str(versie.uuid), "--als", "csv", "--naar", str(tmp_path))


def test_the_command_writes_case_1_0_and_says_what_is_lost(
    tmp_path: Path, published: Adopt, capsys: pytest.CaptureFixture[str]
) -> None:
    versie: KaderVersie = published()
    path = tmp_path / "uit.json"
    call_command(
        "export", str(versie.uuid), "--als", "case", "--case-versie", "1.0", "--naar", str(path)
    )
    assert "extensions" not in path.read_text(encoding="utf-8")
    assert "Past niet in deze versie van CASE: CFItem.extensions" in capsys.readouterr().err


def test_a_crosswalk_goes_out_as_a_document_of_its_own(
    tmp_path: Path, cast: Cast, published: Adopt
) -> None:
    published()
    published("gespreksstructuur.txt")
    lines = "van,naar_kader,naar,niveau,indicator,soort\nF1.1,toetsplan,L1.01,,,deels\n"
    kruistabel = actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=lines.encode()
    )
    path = tmp_path / "uit.json"
    call_command("export", str(kruistabel.uuid), "--als", "case", "--naar", str(path))
    package = json.loads(path.read_text(encoding="utf-8"))
    (tie,) = package["CFAssociations"]
    assert (tie["associationType"], tie["extensions"]) == (
        "isRelatedTo",
        {"nl.gastvrij.graad": "deels"},
    )
    (group,) = package["CFDefinitions"]["CFAssociationGroupings"]
    assert tie["CFAssociationGroupingURI"]["identifier"] == group["identifier"]
    assert group["title"] == f"Gastvrij-kruistabel v{kruistabel.nummer}"
    assert package["CFItems"] == []
