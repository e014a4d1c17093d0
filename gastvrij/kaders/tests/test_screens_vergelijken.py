"""Two versions side by side: the screen, the Word document, the command."""

import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from docx import Document

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries, vergelijking_docx
from gastvrij.kaders.models import KaderVersie

from .conftest import Adopt, Upload, example, text_of

CHANGED = (
    example("toetsplan.txt").replace(b"Begroet iedere", b"Groet elke").replace(b"L1.12", b"L1.13")
)
Pair = tuple[KaderVersie, KaderVersie]


@pytest.fixture
def two(cast: Cast, published: Adopt) -> Pair:
    first = published()
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam="n.txt", inhoud=CHANGED)
    second = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=first.kader, titel="")
    return first, actions.publish(by=cast.karel, at=NOW, versie=second, ingangsdatum=None)


def asked(old: object, new: object, **more: str) -> dict[str, str]:
    return {"oud": str(old), "nieuw": str(new), **more}


def test_the_screen_marks_the_words_that_changed(noor: Client, two: Pair) -> None:
    page = text_of(noor.get(reverse("kaders:compare"), asked(two[0].uuid, two[1].uuid)))
    assert "Onderdelen: 2 gewijzigd, " in page
    assert (
        '<del class="gv-weg"><span class="gv-alleen-lezer">[vervallen: </span>Begroet iedere'
        in page
    )
    assert '<ins class="gv-nieuw"><span class="gv-alleen-lezer">[nieuw: </span>Groet elke' in page
    assert "was L1.12, is nu L1.13" in page


@pytest.mark.parametrize(
    ("toon", "shown", "hidden"),
    [
        ("gewijzigd", "L1.13", "L1.05"),
        ("alles", "L1.05", "Geen onderdelen."),
        ("nieuw", "Geen onderdelen.", "L1.05"),
        ("vervallen", "Geen onderdelen.", "L1.05"),
        ("onbekend", "Geen onderdelen.", "L1.05"),
        ("verschillen", "L1.13", "L1.05"),
        ("onzin", "L1.13", "L1.05"),
    ],
)
def test_filters_show_a_part(noor: Client, two: Pair, toon: str, shown: str, hidden: str) -> None:
    page = text_of(noor.get(reverse("kaders:compare"), asked(two[0].uuid, two[1].uuid, toon=toon)))
    assert shown in page
    assert hidden not in page


def test_the_choice_is_asked_and_checked(
    noor: Client, kim: Client, two: Pair, upload: Upload
) -> None:
    voorstel = upload("gespreksstructuur.txt")
    url = reverse("kaders:compare")
    assert "gespreksstructuur.txt" not in text_of(noor.get(url))
    page = text_of(kim.get(url))
    assert "Voorstellen: nog niet overgenomen" in page
    assert "Samenvatting" not in page
    for wrong in (asked("", two[0].uuid), asked(two[0].uuid, uuid4()), asked(two[0].uuid, "x")):
        for name in ("compare", "compare_docx", "compare_json"):
            refused = noor.get(reverse(f"kaders:{name}"), wrong)
            assert refused.status_code == 422
            assert "Kies een versie" in text_of(refused)
    against = text_of(kim.get(url, asked(two[0].uuid, voorstel.uuid)))
    assert "documenten van een verschillende soort" in against
    assert noor.get(url, asked(two[0].uuid, voorstel.uuid)).status_code == 422


def test_a_concept_is_compared_only_by_who_may_see_it(
    noor: Client, kim: Client, two: Pair, adopt: Adopt
) -> None:
    concept = adopt(kader=two[0].kader, extra=b"\n\n")
    question = asked(two[1].uuid, concept.uuid)
    assert noor.get(reverse("kaders:compare"), question).status_code == 422
    assert kim.get(reverse("kaders:compare"), question).status_code == 200


def test_every_kind_can_be_compared_with_itself(
    noor: Client, all_published: dict[str, KaderVersie]
) -> None:
    for versie in all_published.values():
        page = text_of(
            noor.get(reverse("kaders:compare"), asked(versie.uuid, versie.uuid, toon="alles"))
        )
        assert "Er is niets veranderd." in page


def test_text_of_a_document_is_never_html_in_a_comparison(
    kim: Client, cast: Cast, published: Adopt
) -> None:
    first = published()
    nasty = example("toetsplan.txt").replace(b"Begroet", b"<script>alert(1)</script>")
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam="<b>.txt", inhoud=nasty)
    page = text_of(kim.get(reverse("kaders:compare"), asked(first.uuid, voorstel.uuid)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "<b>.txt" not in page


def test_word_and_json_come_as_files(noor: Client, two: Pair) -> None:
    question = asked(two[0].uuid, two[1].uuid)
    data = noor.get(reverse("kaders:compare_json"), question).json()
    assert data["summary"]["items_text_changed"] == ["L1.01"]
    answer = noor.get(reverse("kaders:compare_docx"), question)
    assert answer["Content-Disposition"] == 'attachment; filename="vergelijking.docx"'
    doc = Document(BytesIO(answer.content))
    assert [one.text for one in doc.paragraphs if one.style and one.style.name == "Heading 1"]
    text = "\n".join(cell.text for table in doc.tables for row in table.rows for cell in row.cells)
    assert "[vervallen: Begroet iedere] [nieuw: Groet elke]" in text
    assert doc.element.xml.count("<w:tblHeader") == len(doc.tables)
    assert doc.core_properties.language == "nl-NL"


def test_word_says_what_came_went_and_is_unknown(
    cast: Cast, published: Adopt, upload: Upload
) -> None:
    plan, guide = published(), published("gespreksstructuur.txt")
    lost = upload("toetsplan-kolommen-kwijt.txt")
    for found, said in (
        (queries.compare_for(cast.kim, plan.uuid, lost.uuid), "Onbekend: de kolommen zijn weg."),
        (queries.compare_versions(plan, guide), "[nieuw: "),
        (queries.compare_versions(plan, guide), "[vervallen: "),
    ):
        doc = Document(BytesIO(vergelijking_docx.write(found)))
        rows = (row for table in doc.tables for row in table.rows)
        assert said in "\n".join(cell.text for row in rows for cell in row.cells)


def run(*words: str) -> str:
    out = StringIO()
    call_command("compare", *words, stdout=out)
    return out.getvalue()


def test_the_command_takes_files_uuids_and_titles(two: Pair, tmp_path: Path) -> None:
    file = tmp_path / "n.txt"
    file.write_bytes(CHANGED)
    named = f"{two[0].kader.titel}@1"
    for old, new in ((named, str(two[1].uuid)), (str(two[0].uuid), str(file))):
        said = run(old, new)
        assert "Onderdelen: 2 gewijzigd" in said
        assert "[vervallen: Begroet iedere] [nieuw: Groet elke]" in said
        assert json.loads(run(old, new, "--json"))["kind"] == "diff"
    target = tmp_path / "uit.docx"
    run(named, str(file), "--docx", str(target))
    assert Document(str(target)).tables


@pytest.mark.parametrize("name", ["niets", "geen kader@4", "5bd1be4a-ce73-4aad-bb0c-b292686df1b5"])
def test_the_command_says_what_can_be_named(two: Pair, name: str) -> None:
    with pytest.raises(CommandError, match="titel@nummer"):
        run(str(two[0].uuid), name)


def test_the_command_refuses_a_name_for_two_and_a_file_it_cannot_read(
    cast: Cast, two: Pair, published: Adopt, tmp_path: Path
) -> None:
    other = published("gespreksstructuur.txt").kader
    type(other).objects.filter(pk=other.pk).update(titel=two[0].kader.titel)
    with pytest.raises(CommandError, match="meer dan één versie"):
        run(f"{other.__class__.objects.get(pk=other.pk).titel}@1", str(two[1].uuid))
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    with pytest.raises(CommandError, match=r"leeg\.txt"):
        run(str(empty), str(two[1].uuid))


def test_references_show_what_is_here_and_what_is_not(
    kim: Client, noor: Client, cast: Cast, published: Adopt
) -> None:
    versie = published("gespreksstructuur.txt")
    page = text_of(noor.get(reverse("kaders:versie", args=[versie.uuid])))
    assert "Plan gastvrij Lindemeer 2025-2029" in page
    assert "niet aanwezig" in page
    content = example("toetsplan.txt")
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam="p.txt", inhoud=content)
    plan = actions.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Plan gastvrij Lindemeer"
    )
    url = reverse("kaders:versie", args=[plan.uuid])
    assert f'href="{url}">Plan gastvrij Lindemeer 2025-2029' in text_of(
        kim.get(reverse("kaders:versie", args=[versie.uuid]))
    )
    assert url not in text_of(noor.get(reverse("kaders:versie", args=[versie.uuid])))


def test_a_period_in_the_text_is_proposed_and_not_taken(karel: Client, adopt: Adopt) -> None:
    versie = adopt("gespreksstructuur.txt")
    assert versie.geldig_tot is None
    page = text_of(karel.get(reverse("kaders:versie", args=[versie.uuid])))
    assert "De tekst noemt een periode: “2025-2029” (regel 8)" in page


def test_the_version_page_says_where_each_element_stands(noor: Client, published: Adopt) -> None:
    page = text_of(noor.get(reverse("kaders:versie", args=[published().uuid])))
    assert re.search(r"Laatst gewijzigd: 15-06-2026 · Bron: (?:bladzijde \d+, )?regel \d+", page)
