"""The pages of the crosswalk: matrix, list, one tie, proposals, a new version, signing."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.inlezen import read_kruistabel
from gastvrij.kaders.models import Afwijzing, Element, Kruistabel, Verband

from .conftest import Adopt, All, example, text_of


@pytest.fixture
def concept(cast: Cast, all_published: All) -> Kruistabel:
    return actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="kruistabel.csv", inhoud=example("kruistabel.csv")
    )


def element(code: str) -> Element:
    return Element.objects.filter(code=code).latest("pk")


def page_of(kruistabel: Kruistabel, name: str = "kruistabel_versie", *more: object) -> str:
    return reverse(f"kaders:{name}", args=[kruistabel.uuid, *more])


def tie_page(kruistabel: Kruistabel, name: str = "verband", van: str = "A1") -> str:
    return page_of(kruistabel, name, element(van).uuid, element("L1.01").uuid)


SENT = {"soort": "deels", "type": "isRelatedTo", "toelichting": "omdat", "gezien": "0"}


def test_the_matrix_says_every_grade_in_words_and_links_each_cell(
    kim: Client, noor: Client, concept: Kruistabel
) -> None:
    page = text_of(kim.get(page_of(concept)))
    assert 'Draagt bij</span><span class="gv-alleen-lezer">: A5 – L1.10' in page
    assert 'Deels</span><span class="gv-alleen-lezer">: A2 – L1.04' in page
    assert "Geen verband, toevoegen: A1 – L1.01" in page
    assert tie_page(concept) in page
    read = text_of(noor.get(page_of(concept)))
    assert "Geen verband, toevoegen" not in read
    assert "Draagt bij</span>" in read
    assert "Ondertekenen" not in read


def test_a_large_framework_falls_apart_into_parts(
    kim: Client, concept: Kruistabel, all_published: All
) -> None:
    asked = {"naar": str(all_published["competentiewoordenboek"].uuid)}
    page = text_of(kim.get(page_of(concept), asked))
    assert "1.1 Nauwkeurigheid" in page
    last = re.findall(r"kolom=(\d+)", page)[-1]
    part = text_of(kim.get(page_of(concept), asked | {"kolom": last}))
    assert "1.1 Nauwkeurigheid" in part
    assert part != page
    for wrong in ("0", "99", "x"):
        assert kim.get(page_of(concept), asked | {"kolom": wrong}).status_code == 404
    assert kim.get(page_of(concept), {"van": str(uuid4())}).status_code == 404


def test_a_tie_the_other_way_round_shows_and_opens_as_it_is(
    kim: Client, cast: Cast, concept: Kruistabel
) -> None:
    actions.set_verband(
        by=cast.kim,
        at=NOW,
        kruistabel=concept,
        gezien=0,
        van=element("L1.01"),
        naar=element("A1"),
        soort="deels",
    )
    turned = page_of(concept, "verband", element("L1.01").uuid, element("A1").uuid)
    page = text_of(kim.get(page_of(concept)))
    assert turned in page
    assert 'Deels</span><span class="gv-alleen-lezer">: A1 – L1.01' in page
    assert "Dit verband" in text_of(kim.get(turned))


def test_the_list_is_filtered_and_grouped_from_either_side(
    noor: Client, concept: Kruistabel, all_published: All
) -> None:
    url = page_of(concept)

    def count(**asked: str) -> int:
        page = noor.get(url, {"toon": "lijst", **asked})
        return int(page.context["pagina"].paginator.count)

    assert count() == 22
    plan = str(all_published["toetsplan"].kader.uuid)
    assert count(kader=plan) == concept.verbanden.filter(naar__code__startswith="L1").count()
    assert count(soort="deels") == concept.verbanden.filter(soort="deels").count()
    assert count(tekst="uitleg begrepen") == 1
    assert count(tekst="bestaatniet") == 0
    assert count(kader="geen uuid", soort="x", per="y") == 22
    page = text_of(noor.get(url, {"toon": "lijst", "per": "naar"}))
    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", page)
    assert len(headings) == concept.verbanden.values("naar").distinct().count()
    assert "Bekijken" in page


def test_a_tie_is_saved_and_the_person_is_back_in_its_cell(
    kim: Client, concept: Kruistabel
) -> None:
    done = kim.post(tie_page(concept), SENT)
    assert done.status_code == 302
    address, _hash, anchor = done["Location"].partition("#")
    assert f'id="{anchor}"' in text_of(kim.get(address))
    made = Verband.objects.get(van__code="A1")
    assert (made.soort, made.toelichting) == ("deels", "omdat")
    page = text_of(kim.get(tie_page(concept)))
    assert "omdat</textarea>" in page
    assert "Met de hand" in page
    listed = kim.post(tie_page(concept), SENT | {"gezien": "1", "uit": "lijst"})
    assert listed["Location"].endswith("?toon=lijst")
    gone = kim.post(tie_page(concept, "verband_weghalen"), {"gezien": "2"}, follow=True)
    assert "Verband weggehaald." in text_of(gone)
    assert not Verband.objects.filter(van__code="A1").exists()


def test_a_refused_tie_keeps_what_was_typed_and_says_who_was_first(
    kim: Client, cast: Cast, concept: Kruistabel
) -> None:
    assert kim.post(tie_page(concept), SENT | {"soort": "soms"}).status_code == 422
    actions.set_verband(
        by=cast.karel,
        at=NOW,
        kruistabel=concept,
        gezien=0,
        van=element("A1"),
        naar=element("L1.02"),
        soort="deels",
    )
    for sent in (SENT, {name: value for name, value in SENT.items() if name != "gezien"}):
        page = kim.post(tie_page(concept), sent)
        assert page.status_code == 422
        assert "Karel Mulder, " in text_of(page)
        assert "omdat</textarea>" in text_of(page)
        assert 'name="gezien" value="1"' in text_of(page)
    assert kim.post(tie_page(concept, "verband_weghalen"), {"gezien": "0"}).status_code == 422
    assert kim.post(tie_page(concept), SENT | {"gezien": "1"}).status_code == 302


def test_two_elements_are_chosen_from_lists(kim: Client, noor: Client, concept: Kruistabel) -> None:
    url = page_of(concept, "verband_kiezen")
    assert "Tussen welke onderdelen?" in text_of(kim.get(url))
    chosen = {
        "onderdeel-van": str(element("A1").uuid),
        "onderdeel-naar": str(element("L1.01").uuid),
    }
    assert kim.get(url, chosen)["Location"] == tie_page(concept)
    assert kim.get(url, chosen | {"onderdeel-van": "x"}).status_code == 200
    assert noor.get(url).status_code == 403
    empty = text_of(noor.get(page_of(concept, "verband", element("A1").uuid, element("A2").uuid)))
    assert "staat geen verband" in empty


def test_a_proposal_shows_its_words_and_a_person_decides(
    kim: Client, noor: Client, concept: Kruistabel, all_published: All
) -> None:
    url = page_of(concept, "verbandvoorstellen")
    assert noor.get(url).status_code == 403
    first = kim.get(url).context["pagina"].object_list[0]
    page = text_of(kim.get(url))
    assert ", ".join(first.woorden) in page
    ends = (first.van.uuid, first.naar.uuid)
    accept = page_of(concept, "verband_aannemen", *ends)
    for wrong in ({"gezien": "0"}, {"soort": "deels", "gezien": "9"}):
        assert kim.post(accept, wrong).status_code == 422
    assert concept.verbanden.count() == 22
    done = kim.post(f"{accept}?pagina=1", {"soort": "deels", "gezien": "0", "regel": "1"})
    assert done["Location"].endswith("?pagina=1#voorstel-1")
    made = Verband.objects.get(herkomst="voorstel")
    assert (made.van.uuid, made.naar.uuid, made.soort) == (*ends, "deels")
    assert first.van.pk not in [
        one.van.pk
        for one in queries.proposals(
            concept,
            queries.Paar(all_published["gespreksstructuur"], all_published["toetsplan"]),
        )
        if one.naar.pk == first.naar.pk
    ]


def test_a_proposal_is_turned_down_and_taken_back(kim: Client, concept: Kruistabel) -> None:
    url = page_of(concept, "verbandvoorstellen")
    first = kim.get(url).context["pagina"].object_list[0]
    ends = (first.van.uuid, first.naar.uuid)
    no = page_of(concept, "verband_afwijzen", *ends)
    again = page_of(concept, "verband_toch_voorstellen", *ends)
    assert kim.post(no, {"gezien": "7"}).status_code == 422
    page = text_of(kim.post(no, {"gezien": "0"}, follow=True))
    assert "Voorstel afgewezen." in page
    assert again in page
    assert "Toon wat is afgewezen" in page
    assert kim.post(again, {"gezien": "0"}).status_code == 422
    assert Afwijzing.objects.exists()
    kim.post(again)
    assert not Afwijzing.objects.exists()


def test_a_new_version_shows_first_what_cannot_go_along(
    kim: Client, cast: Cast, concept: Kruistabel, all_published: All
) -> None:
    url = page_of(concept, "kruistabel_nieuw")
    assert "Alle verbanden gaan mee." in text_of(kim.get(url))
    lines = example("toetsplan.txt").splitlines(keepends=True)
    shorter = b"".join(line for line in lines if not line.startswith(b"L1.12"))
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam="k.txt", inhoud=shorter)
    kader = all_published["toetsplan"].kader
    versie = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=kader, titel="")
    actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=NOW.date())
    actions.take_into_use(by=cast.karel, at=NOW, versie=versie, per=NOW.date())
    page = text_of(kim.get(url))
    assert "geen tegenhanger" in page
    assert "L1.12" in page
    assert "die geldt niet meer" in page
    assert kim.post(url, {"titel": " "}).status_code == 422
    made = text_of(kim.post(url, {"titel": "Tweede"}, follow=True))
    assert "Tweede, versie 2" in made
    assert "Niet meegegaan uit versie 1" in made
    assert "L1.12" in made


def test_signing_is_shown_by_name_expertise_and_moment(
    kim: Client, karel: Client, noor: Client, concept: Kruistabel
) -> None:
    url = page_of(concept, "sign_kruistabel")
    assert "Een collega ondertekent" in text_of(kim.get(page_of(concept)))
    assert kim.post(url, {"deskundigheid": "x", "gezien": "0"}).status_code == 422
    assert karel.post(url, {"deskundigheid": "", "gezien": "0"}).status_code == 422
    assert karel.post(url, {"deskundigheid": "x"}).status_code == 422
    done = karel.post(url, {"deskundigheid": "Gesprekstraining", "gezien": "0"}, follow=True)
    assert "Ondertekend. Deze kruistabel verandert niet meer." in text_of(done)
    for address in (page_of(concept), page_of(concept, "dekking")):
        page = text_of(noor.get(address))
        assert "Ondertekend door Karel Mulder (Gesprekstraining)" in page
        assert "Concept, niet ondertekend" not in page
    proposals = text_of(kim.get(page_of(concept, "verbandvoorstellen")))
    assert "Begin een nieuwe versie om verbanden toe te voegen" in proposals
    assert kim.post(tie_page(concept), SENT).status_code == 422
    assert "Opslaan" not in text_of(kim.get(tie_page(concept, van="A5")))
    assert kim.post(page_of(concept, "discard_kruistabel")).status_code == 422


@pytest.mark.parametrize("toon", ["", "lijst"])
def test_a_draft_says_so_on_every_view(noor: Client, concept: Kruistabel, toon: str) -> None:
    page = text_of(noor.get(page_of(concept), {"toon": toon}))
    assert "Concept, niet ondertekend" in page
    assert "Trek er nog geen conclusies uit" in page


def test_the_file_that_goes_out_is_the_one_that_comes_in(noor: Client, concept: Kruistabel) -> None:
    response = noor.get(page_of(concept, "export_kruistabel"))
    assert response["Content-Disposition"] == 'attachment; filename="kruistabel-1.csv"'
    assert len(read_kruistabel(response.content)) == 22


def test_an_empty_one_is_begun_and_removed(kim: Client, cast: Cast) -> None:
    begun = text_of(kim.post(reverse("kaders:kruistabel_leeg"), follow=True))
    assert "twee vastgestelde kaders nodig" in begun
    made = Kruistabel.objects.get()
    assert "twee vastgestelde kaders nodig" in text_of(kim.get(page_of(made, "verband_kiezen")))
    assert "Geen voorstellen" in text_of(kim.get(page_of(made, "verbandvoorstellen")))
    gone = kim.post(page_of(made, "discard_kruistabel"), follow=True)
    assert "Concept verwijderd." in text_of(gone)
    assert not Kruistabel.objects.exists()


def test_what_is_not_there_is_404(kim: Client, concept: Kruistabel) -> None:
    nothing = uuid4()
    for name in ("kruistabel_versie", "export_kruistabel", "dekking", "verbandvoorstellen"):
        assert kim.get(reverse(f"kaders:{name}", args=[nothing])).status_code == 404
    for ends in ((nothing, element("A1").uuid), (element("A1").uuid, nothing)):
        assert kim.get(page_of(concept, "verband", *ends)).status_code == 404


def test_an_element_of_a_concept_is_not_there_yet(
    kim: Client, concept: Kruistabel, all_published: All, adopt: Adopt
) -> None:
    adopt("toetsplan.txt", kader=all_published["toetsplan"].kader, extra=b"\n")
    assert kim.get(tie_page(concept)).status_code == 404


def test_the_number_of_queries_of_the_matrix_does_not_grow_with_the_ties(
    kim: Client, cast: Cast, concept: Kruistabel
) -> None:
    def queries_of_a_page() -> int:
        with CaptureQueriesContext(connection) as captured:
            kim.get(page_of(concept))
        return len(captured)

    kim.get(page_of(concept))
    before = queries_of_a_page()
    concept.verbanden.filter(naar__code__gt="L1.02").delete()
    assert queries_of_a_page() == before
    assert before < 30
