import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions
from gastvrij.kaders.models import Kader, KaderVersie, Kruistabel, Norm, Voorstel

from .conftest import Adopt, All, Upload, example, file, login, read_waiting, text_of


def test_the_proposal_shows_every_doubt_with_its_line_in_the_source(
    kim: Client, upload: Upload
) -> None:
    voorstel = upload("toetsplan-kolommen-kwijt.txt")
    page = text_of(kim.get(reverse("kaders:voorstel", args=[voorstel.uuid])))
    assert "Van 12 toetstermen is het niveau onbepaald" in page
    assert "Onderdeel zonder titel" in page
    links = set(re.findall(r'href="#(regel-\d+)"', page))
    assert links
    assert links <= set(re.findall(r'id="(regel-\d+)"', page))


def test_norms_and_example_sentences_stand_in_the_proposal(kim: Client, upload: Upload) -> None:
    page = text_of(kim.get(reverse("kaders:voorstel", args=[upload("gespreksstructuur.txt").uuid])))
    assert "ten minste 60%" in page
    assert "Voorbeeldzin: " in page


def test_what_a_document_does_not_explain_stands_in_words_not_codes(
    kim: Client, upload: Upload
) -> None:
    page = text_of(kim.get(reverse("kaders:voorstel", args=[upload("gespreksstructuur.txt").uuid])))
    assert "level-columns-lost" not in page
    assert "Normen in dit document" in page


def test_another_kind_is_read_or_refused_on_the_page(kim: Client, upload: Upload) -> None:
    voorstel = upload("competentiewoordenboek.txt")
    url = reverse("kaders:reread", args=[voorstel.uuid])
    done = kim.post(url, {"soort": "competentieprofiel"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("kaders:lezingen")
    refused = kim.post(url, {"soort": "gespreksstructuur"})
    assert refused.status_code == 422
    assert "wordt nu gelezen" in text_of(refused)
    read_waiting()
    shown = kim.get(reverse("kaders:voorstel", args=[voorstel.uuid]))
    assert "Herkend als: Competentieprofiel" in text_of(shown)
    assert kim.post(url, {"soort": "roman"}).status_code == 422


def test_taking_over_without_a_title_keeps_the_form(kim: Client, upload: Upload) -> None:
    voorstel = upload("competentieprofiel.txt")
    url = reverse("kaders:adopt", args=[voorstel.uuid])
    page = kim.post(url, {"kader": "", "titel": ""})
    assert page.status_code == 422
    assert "Vul een titel in" in text_of(page)
    assert kim.post(url, {"kader": str(uuid4()), "titel": "x"}).status_code == 422
    assert not KaderVersie.objects.exists()


def test_taking_over_as_the_next_version(kim: Client, published: Adopt, upload: Upload) -> None:
    first = published()
    voorstel = upload(extra=b"\n")
    kim.post(
        reverse("kaders:adopt", args=[voorstel.uuid]), {"kader": str(first.kader.uuid), "titel": ""}
    )
    assert [one.nummer for one in first.kader.versies.all()] == [2, 1]
    again = kim.post(reverse("kaders:adopt", args=[voorstel.uuid]), {"kader": "", "titel": "y"})
    assert "al beslist" in text_of(again)
    page = text_of(kim.get(reverse("kaders:index")))
    assert "Versie 2" in page
    assert "Concept" in page


def test_rejecting_asks_why(kim: Client, upload: Upload) -> None:
    voorstel = upload()
    url = reverse("kaders:reject", args=[voorstel.uuid])
    page = kim.post(url, {"reden": ""})
    assert page.status_code == 422
    assert "Vul in waarom" in text_of(page)
    done = kim.post(url, {"reden": "verkeerd document"}, follow=True)
    assert "Voorstel verworpen" in text_of(done)
    assert "verkeerd document" in text_of(done)
    assert "is verworpen" in text_of(kim.get(reverse("kaders:voorstel", args=[voorstel.uuid])))
    assert kim.post(url, {"reden": "nog eens"}).status_code == 422


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Vul de ingangsdatum in"),
        ({"ingangsdatum": "2026-09-01", "laat_open": "on"}, "Kies één van beide"),
        ({"ingangsdatum": "31-02-2026"}, "bestaande datum"),
    ],
)
def test_publishing_asks_for_a_start_or_an_open_one_on_purpose(
    karel: Client, adopt: Adopt, sent: dict[str, str], said: str
) -> None:
    versie = adopt()
    page = karel.post(reverse("kaders:publish", args=[versie.uuid]), sent)
    assert page.status_code == 422
    assert said in text_of(page)
    versie.refresh_from_db()
    assert versie.status == "concept"


def test_publishing_with_an_open_start(karel: Client, adopt: Adopt) -> None:
    versie = adopt()
    karel.post(reverse("kaders:publish", args=[versie.uuid]), {"laat_open": "on"})
    versie.refresh_from_db()
    assert (versie.status, versie.ingangsdatum) == ("vastgesteld", None)
    page = text_of(karel.get(reverse("kaders:versie", args=[versie.uuid])))
    assert "open; geldt vanaf vaststellen" in page


def test_four_eyes_are_explained_when_refused(kim: Client, adopt: Adopt) -> None:
    url = reverse("kaders:publish", args=[adopt().uuid])
    page = kim.post(url, {"laat_open": "on"})
    assert page.status_code == 422
    assert "Vraag een collega" in text_of(page)


def test_a_concept_can_be_removed_but_not_what_is_published(
    kim: Client, adopt: Adopt, cast: Cast
) -> None:
    versie = adopt()
    url = reverse("kaders:discard", args=[versie.uuid])
    page = kim.post(url, follow=True)
    assert "Het voorstel staat weer open" in text_of(page)
    voorstel = Voorstel.objects.get()
    again = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Plan")
    actions.publish(by=cast.karel, at=NOW, versie=again, ingangsdatum=None)
    refused = kim.post(reverse("kaders:discard", args=[again.uuid]))
    assert refused.status_code == 422
    assert "verandert niet meer" in text_of(refused)


def test_a_concept_without_a_proposal_leads_back_to_the_overview(kim: Client, cast: Cast) -> None:
    kader = Kader.objects.create(soort="toetsplan", titel="Met de hand")
    versie = kader.versies.create(nummer=1, gemaakt_op=NOW, gemaakt_door=cast.kim)
    page = kim.post(reverse("kaders:discard", args=[versie.uuid]))
    assert page.headers["Location"] == reverse("kaders:index")


def test_everybody_reads_what_is_published_and_nobody_else_a_concept(
    noor: Client, published: Adopt, adopt: Adopt
) -> None:
    versie = published("gespreksstructuur.txt")
    concept = adopt()
    page = text_of(noor.get(reverse("kaders:versie", args=[versie.uuid])))
    assert "F4.2" in page
    assert "Normen in dit kader" in page
    assert "Concept verwijderen" not in page
    assert noor.get(reverse("kaders:versie", args=[concept.uuid])).status_code == 404
    index = text_of(noor.get(reverse("kaders:index")))
    assert versie.kader.titel in index
    assert concept.kader.titel not in index


def test_the_crosswalk_page_shows_lines_and_says_which_line_is_wrong(
    kim: Client, noor: Client, all_published: All
) -> None:
    url = reverse("kaders:import_kruistabel")
    page = kim.post(url, {"bestand": file("k.csv", example("kruistabel.csv"))}, follow=True)
    assert "22 verbanden" in text_of(page)
    wrong = example("kruistabel.csv") + b"A9,toetsplan,L1.01,,,deels\n"
    refused = kim.post(url, {"bestand": file("k.csv", wrong)})
    assert refused.status_code == 422
    assert "Regel 24" in text_of(refused)
    assert Kruistabel.objects.count() == 1
    assert kim.post(url, {}).status_code == 422
    read = text_of(noor.get(reverse("kaders:kruistabel")))
    assert "Concept, niet ondertekend" in read
    assert "inlezen" not in read


NORM = {
    "metriek": "direct afgehandeld",
    "operator": ">=",
    "waarde": "62,5",
    "eenheid": "%",
    "scope": "",
    "afdeling": "",
    "geldig_van": "2026-01-01",
}


def test_a_norm_by_hand_is_added_or_refused_on_the_page(
    kim: Client, noor: Client, cast: Cast
) -> None:
    url = reverse("kaders:add_norm")
    kcc = str(cast.afdelingen["KCC"].uuid)
    page = kim.post(url, NORM | {"afdeling": kcc}, follow=True)
    assert "ten minste 62,5%" in text_of(page)
    assert "Met de hand ingesteld" in text_of(page)
    refused = kim.post(url, NORM | {"waarde": "101"})
    assert refused.status_code == 422
    assert "van 0 tot en met 100" in text_of(refused)
    assert kim.post(url, NORM | {"waarde": "veel"}).status_code == 422
    assert Norm.objects.count() == 1
    assert "Norm toevoegen" not in text_of(noor.get(reverse("kaders:normen")))


def test_a_norm_without_a_figure_says_so(noor: Client, cast: Cast) -> None:
    Norm.objects.create(metriek="", operator="<", waarde=None, eenheid="dagen")
    page = text_of(noor.get(reverse("kaders:normen")))
    assert "minder dan geen getal dagen" in page


@pytest.mark.parametrize(
    "name", ["noor", "fatima", "bram", "tessa", "coen", "els", "olga", "frits", "anja"]
)
def test_who_may_not_edit_gets_403_on_every_page_and_action_for_it(
    client: Client, cast: Cast, upload: Upload, published: Adopt, name: str
) -> None:
    login(client, cast.people[name])
    voorstel = upload("gespreksstructuur.txt")
    versie = published()
    assert client.get(reverse("kaders:upload")).status_code == 403
    assert client.get(reverse("kaders:voorstel", args=[voorstel.uuid])).status_code == 403
    posts = {
        reverse("kaders:upload"): {},
        reverse("kaders:import_kruistabel"): {},
        reverse("kaders:add_norm"): NORM,
        reverse("kaders:publish", args=[versie.uuid]): {"laat_open": "on"},
        reverse("kaders:discard", args=[versie.uuid]): {},
    } | {
        reverse(f"kaders:{act}", args=[voorstel.uuid]): {} for act in ("reread", "adopt", "reject")
    }
    for url, sent in posts.items():
        assert client.post(url, sent).status_code == 403, url
    assert client.post(reverse("kaders:publish", args=[versie.uuid]), {}).status_code == 403
    for page in ("kaders:index", "kaders:kruistabel", "kaders:normen"):
        assert client.get(reverse(page)).status_code == 200


def test_what_does_not_exist_is_404(kim: Client, db: None) -> None:
    for name in ("voorstel", "versie"):
        assert kim.get(reverse(f"kaders:{name}", args=[uuid4()])).status_code == 404


def test_text_of_a_document_is_never_html(kim: Client, cast: Cast) -> None:
    nasty = example("toetsplan.txt").replace(b"Begroet iedere", b"<script>alert(1)</script> iedere")
    kim.post(reverse("kaders:upload"), {"bestanden": file("<b>.txt", nasty), "soort": ""})
    assert "<b>.txt" not in text_of(kim.get(reverse("kaders:lezingen")))
    (lezing,) = read_waiting()
    assert lezing.voorstel is not None
    page = kim.get(reverse("kaders:voorstel", args=[lezing.voorstel.uuid]))
    assert "<script>alert" not in text_of(page)
    assert "&lt;script&gt;" in text_of(page)
