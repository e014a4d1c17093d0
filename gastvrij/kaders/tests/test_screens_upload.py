from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.kaders.models import Bron, KaderVersie, Kruistabel, Lezing, Voorstel

from .conftest import All, Upload, example, file, read_waiting, text_of

TOO_LARGE = 50 * 1024 * 1024


def test_an_empty_installation_says_what_to_do(kim: Client, noor: Client) -> None:
    index = reverse("kaders:index")
    assert "Er zijn nog geen kaders" in text_of(kim.get(index))
    page = text_of(noor.get(index))
    assert "Er geldt nog geen kader" in page
    assert "Document inlezen" not in page
    assert "Er is nog geen kruistabel" in text_of(noor.get(reverse("kaders:kruistabel")))
    assert "Er zijn nog geen normen" in text_of(noor.get(reverse("kaders:normen")))


def test_from_upload_to_published_as_two_people(kim: Client, karel: Client) -> None:
    sent = kim.post(
        reverse("kaders:upload"),
        {"bestanden": file("toetsplan.txt", example("toetsplan.txt")), "soort": ""},
        follow=True,
    )
    assert sent.redirect_chain[-1][0] == reverse("kaders:lezingen")
    assert "Nog 1 document te lezen" in text_of(sent)
    read_waiting()
    voorstel = Voorstel.objects.get()
    address = reverse("kaders:voorstel", args=[voorstel.uuid])
    assert address in text_of(kim.get(reverse("kaders:lezingen")))
    page = text_of(kim.get(address))
    assert "Herkend als: Toetsplan" in page
    assert "L1.12" in page
    taken = kim.post(
        reverse("kaders:adopt", args=[voorstel.uuid]),
        {"kader": "", "titel": "Toetsplan L1"},
        follow=True,
    )
    versie = KaderVersie.objects.get()
    page = text_of(taken)
    assert "Een collega stelt dit vast" in page
    assert "2026-09-01" in text_of(karel.get(reverse("kaders:versie", args=[versie.uuid])))
    done = karel.post(
        reverse("kaders:publish", args=[versie.uuid]), {"ingangsdatum": "2026-09-01"}, follow=True
    )
    assert "Vastgesteld" in text_of(done)
    versie.refresh_from_db()
    assert (versie.status, versie.ingangsdatum) == ("vastgesteld", date(2026, 9, 1))
    assert "is overgenomen" in text_of(kim.get(reverse("kaders:voorstel", args=[voorstel.uuid])))


@pytest.mark.parametrize(
    ("name", "inhoud", "said"),
    [
        ("leeg.txt", b"", "Dit bestand is leeg"),
        ("groot.txt", b"x" * TOO_LARGE, "groter dan 20 MB"),
        ("kruistabel.csv", b"van,naar\n1,2\n", "klopt nog niet"),
    ],
)
def test_a_bad_file_is_refused_with_what_to_do_and_nothing_is_stored(
    kim: Client, name: str, inhoud: bytes, said: str
) -> None:
    page = kim.post(reverse("kaders:upload"), {"bestanden": file(name, inhoud), "soort": ""})
    assert page.status_code == 422
    assert said in text_of(page)
    assert name in text_of(page)
    assert not Bron.objects.exists()
    assert not Lezing.objects.exists()


@pytest.mark.parametrize(
    ("name", "inhoud", "soort", "said"),
    [
        ("foto.txt", bytes(range(256)) * 40, "", "geen leesbare tekst"),
        ("plan.pdf", b"%PDF-1.7", "", "PDF is beschadigd"),
        ("t.txt", example("toetsplan.txt"), "beoordelingsformulier", "Kies een andere soort"),
    ],
)
def test_what_cannot_be_read_says_so_where_it_was_read(
    kim: Client, name: str, inhoud: bytes, soort: str, said: str
) -> None:
    kim.post(reverse("kaders:upload"), {"bestanden": file(name, inhoud), "soort": soort})
    read_waiting()
    page = text_of(kim.get(reverse("kaders:lezingen")))
    assert said in page
    assert "1 document niet gelezen" in page
    assert "1 document is niet gelezen" in text_of(kim.get(reverse("kaders:index")))
    assert not Voorstel.objects.exists()


def test_the_same_file_again_leads_to_the_first(kim: Client, upload: Upload) -> None:
    voorstel = upload()
    again = {"bestanden": file("kopie.txt", example("toetsplan.txt")), "soort": ""}
    page = kim.post(reverse("kaders:upload"), again)
    assert page.status_code == 422
    assert "al ingelezen op 20-11-2026 door Kim Visser" in text_of(page)
    assert reverse("kaders:voorstel", args=[voorstel.uuid]) in text_of(page)


def test_one_bad_file_does_not_stop_the_others(kim: Client, all_published: All) -> None:
    files = [
        file("leeg.txt", b""),
        file("nieuw.txt", example("toetsplan-kolommen-kwijt.txt")),
        file("kruistabel.csv", example("kruistabel.csv")),
    ]
    page = kim.post(reverse("kaders:upload"), {"bestanden": files, "soort": ""})
    assert page.status_code == 422
    assert Lezing.objects.filter(bestandsnaam="nieuw.txt").exists()
    assert Kruistabel.objects.count() == 1
    assert "Wordt gelezen" in text_of(page)
    assert "1 bestand is niet aangenomen" in text_of(page)


def test_several_good_files_are_read_one_after_the_other(kim: Client) -> None:
    files = [
        file(f"{name}.txt", example(f"{name}.txt")) for name in ("toetsplan", "competentieprofiel")
    ]
    page = kim.post(reverse("kaders:upload"), {"bestanden": files, "soort": ""}, follow=True)
    assert "Nog 2 documenten te lezen, 0 klaar" in text_of(page)
    assert "2 documenten worden gelezen" in text_of(kim.get(reverse("kaders:index")))
    read_waiting()
    assert "2 documenten gelezen" in text_of(kim.get(reverse("kaders:lezingen")))
    assert "Te controleren" in text_of(kim.get(reverse("kaders:index")))


def test_an_upload_for_a_kader_chooses_that_kader(kim: Client, all_published: All) -> None:
    kader = all_published["toetsplan"].kader
    address = reverse("kaders:upload")
    page = text_of(kim.get(f"{address}?kader={kader.uuid}"))
    assert f'value="{kader.uuid}" selected' in page
    assert kim.get(f"{address}?kader=zomaar").status_code == 200
    inhoud = example("toetsplan.txt") + b"\n"
    sent = {"bestanden": file("nieuw.txt", inhoud), "soort": "", "kader": str(kader.uuid)}
    assert kim.post(address, sent).status_code == 302
    read_waiting()
    voorstel = Voorstel.objects.get(bron__bestandsnaam="nieuw.txt")
    assert voorstel.kader == kader


def test_a_crosswalk_alone_leads_to_its_page(kim: Client, all_published: All) -> None:
    sent = {"bestanden": file("k.CSV", example("kruistabel.csv")), "soort": ""}
    page = kim.post(reverse("kaders:upload"), sent, follow=True)
    assert page.redirect_chain[-1][0] == reverse("kaders:kruistabel")
    assert "Concept, niet ondertekend" in text_of(page)


def test_an_upload_without_a_file_asks_for_one(kim: Client) -> None:
    page = kim.post(reverse("kaders:upload"), {"soort": ""})
    assert page.status_code == 422
    assert "Kies een of meer bestanden" in text_of(page)
    assert kim.get(reverse("kaders:upload")).status_code == 200
