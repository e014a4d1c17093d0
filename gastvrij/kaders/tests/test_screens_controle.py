from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Beslissing, Brontekst, Lezing, Voorstel
from gastvrij.kaders.rules.controle import ONBEPAALD, Besluit

from .conftest import All, Upload, example, file, read_waiting, text_of

LOST = "level-columns-lost"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def voorstel(upload: Upload) -> Voorstel:
    return upload("toetsplan-kolommen-kwijt.txt")


def address(voorstel: Voorstel, name: str = "voorstel") -> str:
    return reverse(f"kaders:{name}", args=[voorstel.uuid])


def first(voorstel: Voorstel, soort: str = LOST) -> dict[str, str]:
    punt = next(
        one.twijfel
        for one in queries.controle_of(voorstel).punten
        if one.twijfel.soort == soort and one.is_open
    )
    return {"plaats": punt.plaats, "twijfel": punt.sleutel}


def sent(voorstel: Voorstel, antwoord: str, **more: Any) -> dict[str, Any]:
    voorstel.refresh_from_db()
    return {"bewerking": voorstel.bewerking, "antwoord": antwoord, **more}


def test_the_page_marks_the_chosen_place_in_source_and_proposal(
    kim: Client, voorstel: Voorstel
) -> None:
    here = first(voorstel)
    page = text_of(kim.get(address(voorstel), here))
    line = voorstel.inhoud
    for step in here["plaats"].split("/"):
        line = line[int(step)] if isinstance(line, list) else line[step]
    assert f'<li id="regel-{line["line"]}" data-kiesrij aria-current="true">' in page
    place = here["plaats"].replace("/", "-")
    assert f'id="deel-{place}" aria-current="true"' in page
    assert f'data-plaats="{here["plaats"]}" data-eerste="{line["line"]}"' in page


def test_without_a_choice_the_first_open_doubt_is_asked(kim: Client, voorstel: Voorstel) -> None:
    page = text_of(kim.get(address(voorstel)))
    punt = queries.controle_of(voorstel).punten[0]
    assert f'id="gekozen" aria-labelledby="kop-gekozen" data-plaats="{punt.twijfel.plaats}"' in page


@pytest.mark.parametrize("query", [{"plaats": "nergens"}, {"regel": "0"}, {"regel": "99999"}])
def test_a_place_that_is_not_there_is_no_error(
    kim: Client, voorstel: Voorstel, query: dict[str, str]
) -> None:
    assert kim.get(address(voorstel), query).status_code == 200


def test_a_line_of_the_source_leads_to_what_was_read_there(kim: Client, voorstel: Voorstel) -> None:
    item = voorstel.inhoud["sections"][-1]["items"][1]
    page = text_of(kim.get(address(voorstel), {"regel": item["line"]}))
    assert f'<h2 class="gv-paneel__titel" id="kop-gekozen" tabindex="-1">{item["code"]}' in page


def test_an_answer_without_script_leads_to_the_next_doubt_and_can_be_undone(
    kim: Client, voorstel: Voorstel
) -> None:
    here = first(voorstel)
    done = kim.post(address(voorstel, "answer"), sent(voorstel, "onbepaald", **here))
    assert done.status_code == 302
    query = parse_qs(urlsplit(done["Location"]).query)
    assert query["net"] == [here["plaats"]]
    assert query["plaats"] != [here["plaats"]]
    page = text_of(kim.get(done["Location"]))
    assert "<strong>Blijft onbepaald</strong>" in page
    assert "Ongedaan maken" in page
    kim.post(address(voorstel, "answer"), sent(voorstel, "terug", **here))
    assert not Beslissing.objects.exists()


def test_with_htmx_only_the_question_and_what_changed_come_back(
    kim: Client, voorstel: Voorstel
) -> None:
    here = first(voorstel)
    asked = kim.get(address(voorstel), here, headers=HTMX)
    assert text_of(asked).strip().startswith('<section class="gv-paneel gv-gekozen" id="gekozen"')
    assert "hx-swap-oob" not in text_of(asked)
    assert here["plaats"] in asked["HX-Replace-Url"]
    done = kim.post(address(voorstel, "answer"), sent(voorstel, "onbepaald", **here), headers=HTMX)
    page = text_of(done)
    assert done.status_code == 200
    assert "<html" not in page
    branch = f'id="deel-{here["plaats"].replace("/", "-")}" hx-swap-oob="true"'
    assert branch in page
    assert 'id="twijfels" aria-labelledby="kop-twijfels" hx-swap-oob="true"' in page
    assert 'id="boom"' not in page


def test_an_edit_is_kept_and_a_wrong_one_comes_back_as_it_was_sent(
    kim: Client, voorstel: Voorstel
) -> None:
    here = first(voorstel)
    fields = {"text": "Zegt iets anders.", "code": "L1.99", "levels": ["K"], "marks": "* **"}
    wrong = kim.post(
        address(voorstel, "answer"),
        sent(voorstel, "wijzig", **here, **fields, date="31-02-2026"),
        headers=HTMX,
    )
    assert wrong.status_code == 422
    assert "Vul een bestaande datum in" in text_of(wrong)
    assert "Zegt iets anders." in text_of(wrong)
    kim.post(
        address(voorstel, "answer"),
        sent(voorstel, "wijzig", **here, **fields, date="2026-02-01", aantal_opdr="2"),
    )
    kept = Beslissing.objects.get()
    assert kept.waarden == {
        "code": "L1.99",
        "text": "Zegt iets anders.",
        "levels": ["K"],
        "date": "2026-02-01",
        "aantal_opdr": 2,
        "marks": ["*", "**"],
    }
    page = text_of(kim.get(address(voorstel), here))
    assert "L1.99" in page
    assert "Gewijzigd" in page


def test_an_edit_that_changes_nothing_is_no_answer(kim: Client, voorstel: Voorstel) -> None:
    here = first(voorstel)
    item = voorstel.inhoud["sections"][-1]["items"][0]
    same = {"code": item["code"], "text": item["text"], "date": item["date"] or ""}
    page = kim.post(address(voorstel, "answer"), sent(voorstel, "wijzig", **here, **same))
    assert page.status_code == 422
    assert "U hebt niets gewijzigd" in text_of(page)


def test_a_second_edit_of_a_place_keeps_the_first(kim: Client, voorstel: Voorstel) -> None:
    here = first(voorstel)
    for fields in ({"text": "Een."}, {"code": "L1.77", "text": "Een."}):
        kim.post(address(voorstel, "answer"), sent(voorstel, "wijzig", **here, **fields))
    waarden = Beslissing.objects.get().waarden
    assert (waarden["code"], waarden["text"]) == ("L1.77", "Een.")


def test_an_old_page_is_refused_with_who_changed_what_and_the_input_stays(
    kim: Client, cast: Cast, voorstel: Voorstel
) -> None:
    here, data = first(voorstel), sent(voorstel, "wijzig", text="Mijn woorden.")
    actions.decide(
        by=cast.karel,
        at=NOW,
        voorstel=voorstel,
        bewerking=0,
        besluiten=[Besluit(here["plaats"], here["twijfel"], ONBEPAALD, {})],
    )
    page = kim.post(address(voorstel, "answer"), {**data, **here})
    assert page.status_code == 422
    assert "Als laatste koos Karel Mulder" in text_of(page)
    assert "Mijn woorden." in text_of(page)
    assert 'name="bewerking" value="1"' in text_of(page)


def test_a_whole_kind_is_answered_and_taken_back(kim: Client, voorstel: Voorstel) -> None:
    count = sum(one.twijfel.soort == LOST for one in queries.controle_of(voorstel).punten)
    data = sent(voorstel, "onbepaald", soort=LOST)
    done = kim.post(address(voorstel, "answer_all"), data, headers=HTMX)
    assert f"{count} twijfels: Blijft onbepaald" in text_of(done)
    assert 'id="boom" hx-swap-oob="innerHTML"' in text_of(done)
    assert Beslissing.objects.count() == count
    again = kim.post(address(voorstel, "answer_all"), sent(voorstel, "onbepaald", soort=LOST))
    assert again.status_code == 422
    assert "niets meer te beslissen" in text_of(again)
    back = kim.post(
        address(voorstel, "answer_all"), sent(voorstel, "terug", soort=LOST), follow=True
    )
    assert f"{count} twijfels staan weer open" in text_of(back)
    assert not Beslissing.objects.exists()


def test_levels_of_the_version_before_are_shown_and_taken_over_by_a_person(
    kim: Client, all_published: All, voorstel: Voorstel
) -> None:
    kader = all_published["toetsplan"].kader
    chosen = {"kader": str(kader.uuid), "bewerking": 0}
    assert kim.post(address(voorstel, "choose_kader"), chosen).status_code == 302
    voorstel.refresh_from_db()
    controle = queries.controle_of(voorstel)
    equal = next(place for place, one in controle.vorige.items() if one.is_proposed)
    page = text_of(kim.get(address(voorstel), {"plaats": equal, "twijfel": LOST}))
    assert "Niveaus uit de vorige versie overnemen" in page
    here = {"plaats": equal, "twijfel": LOST}
    kim.post(address(voorstel, "answer"), sent(voorstel, "vorige", **here))
    kept = Beslissing.objects.get()
    assert kept.waarden["levels"] == list(controle.vorige[equal].niveaus)
    assert "Uit de vorige versie" in text_of(kim.get(address(voorstel), here))
    kim.post(address(voorstel, "answer_all"), sent(voorstel, "vorige", soort=LOST))
    assert Beslissing.objects.count() == controle.voorgesteld
    adopt = text_of(kim.get(address(voorstel)))
    assert adopt.count(f'value="{kader.uuid}" selected') == 2


def test_levels_are_not_taken_from_a_version_that_has_none(kim: Client, voorstel: Voorstel) -> None:
    refused = kim.post(address(voorstel, "answer"), sent(voorstel, "vorige", **first(voorstel)))
    assert refused.status_code == 422
    assert not Beslissing.objects.exists()


def test_a_kader_of_an_old_page_or_none_at_all_is_refused(
    kim: Client, all_published: All, voorstel: Voorstel
) -> None:
    kader = all_published["toetsplan"].kader
    for data in ({"kader": str(kader.uuid), "bewerking": 5}, {"kader": "x", "bewerking": 0}):
        assert kim.post(address(voorstel, "choose_kader"), data).status_code == 422


def test_repairs_are_shown_as_changes_in_words_and_taken_over_together(
    kim: Client, cast: Cast
) -> None:
    text = example("competentiewoordenboek.txt")
    for words in (b"nieuwe digitale diensten", b"wie niet digitaal is"):
        assert words in text
        text = text.replace(words, b"wat collega?s doen")
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam="w.txt", inhoud=text)
    here = first(voorstel, "herstel")
    page = text_of(kim.get(address(voorstel), here))
    assert '<del><span class="gv-alleen-lezer">weg: </span>' in page
    assert '<ins><span class="gv-alleen-lezer">erbij: </span>' in page
    kim.post(address(voorstel, "answer"), sent(voorstel, "herstel", **here))
    assert Beslissing.objects.get().waarden
    kim.post(address(voorstel, "answer_all"), sent(voorstel, "herstel", soort="herstel"))
    assert all(
        not one.is_open
        for one in queries.controle_of(voorstel).punten
        if one.twijfel.soort == "herstel"
    )


def test_text_that_is_not_understood_is_put_where_it_belongs(
    kim: Client, voorstel: Voorstel
) -> None:
    inhoud = {**voorstel.inhoud, "not_understood": [{"line": 3, "text": "losse woorden"}]}
    Voorstel.objects.filter(pk=voorstel.pk).update(inhoud=inhoud)
    here = {"plaats": "not_understood/0", "twijfel": "not-understood"}
    page = text_of(kim.get(address(voorstel), here))
    assert "Zet het waar het hoort" in page
    data = sent(voorstel, "wijzig", **here, text="losse woorden", onder="sections/0")
    done = kim.post(address(voorstel, "answer"), data, headers=HTMX)
    assert done.status_code == 200
    voorstel.refresh_from_db()
    document = queries.decided_document(voorstel)
    assert document["not_understood"] == []
    assert document["sections"][0]["items"][0]["text"] == "losse woorden"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("answer", {}),
        ("answer", {"bewerking": 0, "plaats": "nergens", "antwoord": "wijzig"}),
        ("answer", {"bewerking": 0, "plaats": "nergens", "antwoord": "onbepaald"}),
        ("answer", {"bewerking": 0, "plaats": "nergens", "antwoord": "herstel"}),
        ("answer_all", {}),
        ("answer_all", {"bewerking": 0, "soort": "nergens", "antwoord": "juist"}),
    ],
)
def test_what_makes_no_sense_is_refused_on_the_page(
    kim: Client, voorstel: Voorstel, name: str, data: dict[str, Any]
) -> None:
    for headers in ({}, HTMX):
        page = kim.post(address(voorstel, name), data, headers=headers)
        assert page.status_code == 422
        assert 'role="alert"' in text_of(page)


def test_a_proposal_that_is_decided_shows_everything_and_asks_nothing(
    kim: Client, cast: Cast, voorstel: Voorstel
) -> None:
    actions.reject(by=cast.kim, at=NOW, voorstel=voorstel, reden="dubbel")
    page = text_of(kim.get(address(voorstel)))
    assert "Blijft onbepaald" not in page
    assert "Wijziging bewaren" not in page


def test_a_source_from_before_its_lines_were_kept_is_opened(
    kim: Client, voorstel: Voorstel
) -> None:
    before = text_of(kim.get(address(voorstel)))
    Brontekst.objects.all().delete()
    assert text_of(kim.get(address(voorstel))).count("regel-") == before.count("regel-")


def test_the_page_of_readings_asks_again_only_while_something_is_read(kim: Client) -> None:
    kim.post(
        reverse("kaders:upload"),
        {"bestanden": file("t.txt", example("toetsplan.txt")), "soort": ""},
    )
    readings = reverse("kaders:lezingen")
    page = text_of(kim.get(readings, headers=HTMX))
    assert page.startswith('<div id="lezingen"') or ' <div id="lezingen"' in page
    assert 'hx-trigger="every 1s"' in page
    Lezing.objects.update(status="bezig", gedaan=3, totaal=20)
    page = text_of(kim.get(readings))
    assert (
        '<progress class="gv-voortgang" aria-label="Voortgang van t.txt" max="20" value="3">'
        in page
    )
    assert "Bladzijde 3 van 20" in page
    Lezing.objects.update(status="wacht")
    read_waiting()
    page = text_of(kim.get(readings))
    assert "every 1s" not in page
    assert "1 document gelezen." in page


def test_a_reading_that_waits_long_says_that_nobody_reads(kim: Client, cast: Cast) -> None:
    actions.submit(by=cast.kim, at=NOW, bestandsnaam="t.txt", inhoud=example("toetsplan.txt"))
    assert "Het lezen begint nog niet" in text_of(kim.get(reverse("kaders:lezingen")))


def test_a_failed_reading_is_tried_as_another_kind_or_taken_away(kim: Client) -> None:
    data = {"bestanden": file("t.txt", example("toetsplan.txt")), "soort": "beoordelingsformulier"}
    kim.post(reverse("kaders:upload"), data)
    (failed,) = read_waiting()
    retry = reverse("kaders:retry", args=[failed.uuid])
    dismiss = reverse("kaders:dismiss", args=[failed.uuid])
    kim.post(retry, {"soort": "toetsplan"})
    assert "Dit bestand wordt al gelezen" in text_of(kim.post(retry, {}, follow=True))
    assert "Alleen een mislukte lezing" in text_of(kim.post(dismiss, follow=True))
    assert [one.status for one in read_waiting()] == ["gelezen"]
    Lezing.objects.update(status="mislukt")
    assert "Weggehaald" in text_of(kim.post(dismiss, follow=True))
    assert not Lezing.objects.exists()
    assert kim.post(retry, {}).status_code == 404
