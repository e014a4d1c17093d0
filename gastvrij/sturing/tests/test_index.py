import re
from datetime import timedelta
from decimal import Decimal
from importlib import resources

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from gastvrij.basis.models import Event
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Norm
from gastvrij.sturing import actions
from gastvrij.sturing.models import DagCijfer
from gastvrij.sturing.rules import Periode

from .contacten import Gemeente, add_contact, set_norm

LAWS = "Participatiewet, Wmo en Jeugdwet"
MAY = ["tessa", "victor", "coen", "olga", "frits", "anja"]
MAY_NOT = ["noor", "fatima", "bram", "sjoerd", "els", "kim"]


def page(client: Client, gemeente: Gemeente, name: str = "frits", **chosen: str) -> str:
    client.force_login(gemeente.cast.people[name])
    answer = client.get(reverse("sturing:index"), chosen)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def add_today(gemeente: Gemeente, *outcomes: str | None, **about: str) -> None:
    """Write contacts of this moment: the page shows the last seven days of the real clock."""
    for resultaat in outcomes:
        add_contact(
            gemeente,
            at=timezone.now(),
            loket=gemeente.kcc,
            resultaat=resultaat,
            kanaal=about.get("kanaal", "telefoon"),
            onderwerp=about.get("onderwerp", "Paspoort"),
        )
    actions.update_day_figures(at=timezone.now())


@pytest.mark.parametrize("name", MAY)
def test_who_may_see_figures_opens_the_page(client: Client, gemeente: Gemeente, name: str) -> None:
    assert "Cijfers van" in page(client, gemeente, name)


@pytest.mark.parametrize("name", MAY_NOT)
@pytest.mark.parametrize("van", ["", "organisatie"])
def test_who_may_not_is_refused(client: Client, gemeente: Gemeente, name: str, van: str) -> None:
    client.force_login(gemeente.cast.people[name])
    assert client.get(reverse("sturing:index"), {"van": van}).status_code == 403


def test_a_coach_does_not_get_the_organisation_by_asking(
    client: Client, gemeente: Gemeente
) -> None:
    client.force_login(gemeente.cast.coen)
    assert client.get(reverse("sturing:index"), {"van": "organisatie"}).status_code == 403
    assert "Hele organisatie" not in page(client, gemeente, "coen")


@pytest.mark.parametrize(
    ("name", "van", "wie"),
    [
        ("victor", "", "Cijfers van Burgerzaken"),
        ("victor", "organisatie", "Cijfers van de hele organisatie"),
        ("tessa", "", "Cijfers van Frontoffice sociaal en KCC"),
        ("anja", "", "Cijfers van de hele organisatie"),
    ],
)
def test_the_heading_says_whose_figures_these_are(
    client: Client, gemeente: Gemeente, name: str, van: str, wie: str
) -> None:
    assert wie in page(client, gemeente, name, van=van)


def test_a_figure_is_printed_with_all_that_it_is_made_of(
    client: Client, gemeente: Gemeente
) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    add_today(gemeente, "direct_afgehandeld", "direct_afgehandeld", "doorgezet", "afgebroken", None)
    add_today(gemeente, "doorgezet", kanaal="e-mail")
    shown = page(client, gemeente)
    for part in (
        "66,7%",
        "norm 60%",
        "Gehaald",
        "2 van 3 vragen",
        "Telt niet mee: Afgebroken 1",
        "Telt niet mee: Ander kanaal 1",
        "Zonder resultaat 1",
        "ten minste 60% (norm) – met de hand ingevoerd",
        "(Balie, Telefoon, Website, E-formulier, Social media)",
    ):
        assert part in shown


def test_the_norms_of_a_published_document_are_shown_with_their_source(
    client: Client, gemeente: Gemeente
) -> None:
    document = resources.files("gastvrij.kaders") / "voorbeelden" / "gespreksstructuur.txt"
    long_ago = timezone.now() - timedelta(days=30)
    (voorstel,) = kaders.upload(
        by=gemeente.cast.kim,
        at=long_ago,
        bestandsnaam=document.name,
        inhoud=document.read_bytes(),
    )
    versie = kaders.adopt(
        by=gemeente.cast.kim, at=long_ago, voorstel=voorstel, kader=None, titel="Klantcontact"
    )
    kaders.publish(by=gemeente.cast.karel, at=long_ago, versie=versie, ingangsdatum=long_ago.date())
    add_today(gemeente, "direct_afgehandeld", onderwerp="Hulp in huis")
    shown = page(client, gemeente)
    for part in (
        "doel 60%",
        "streven 85%",
        f"ten minste 60% (doel) – Klantcontact, versie {versie.label or versie.nummer}",
        "Direct afgehandeld: Participatiewet, Wmo en Jeugdwet",
        "hoogstens 3 keer Niet gemeten: er is geen telefoniekoppeling.",
    ):
        assert part in shown


def test_a_norm_for_one_loket_carries_its_name(client: Client, gemeente: Gemeente) -> None:
    norm = set_norm(gemeente.cast.kim, waarde=85)
    norm.afdeling = gemeente.loket
    norm.save()
    add_today(gemeente, "direct_afgehandeld")
    shown = page(client, gemeente)
    assert "Direct afgehandeld: Frontoffice sociaal" in shown
    assert "Frontoffice sociaal: Er zijn in deze periode geen vragen die meetellen." in shown


def test_what_misses_the_norm_says_by_how_much(client: Client, gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=85, scope=LAWS)
    add_today(gemeente, *["direct_afgehandeld"] * 4, "doorgezet", onderwerp="Hulp in huis")
    shown = page(client, gemeente)
    assert "Direct afgehandeld: Participatiewet, Wmo en Jeugdwet" in shown
    assert "Onder doel: nog 5,0 procentpunt" in shown


def test_a_norm_missed_by_a_hair_is_not_shown_as_no_difference(
    client: Client, gemeente: Gemeente
) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    add_today(gemeente, "doorgezet", "direct_afgehandeld")
    DagCijfer.objects.filter(direct_afgehandeld=1).update(
        direct_afgehandeld=59_999, doorgezet=40_001
    )
    shown = page(client, gemeente)
    assert "Onder doel: nog minder dan 0,1 procentpunt" in shown


def test_a_norm_that_is_no_minimum_is_missed_in_other_words(
    client: Client, gemeente: Gemeente
) -> None:
    set_norm(gemeente.cast.kim, waarde=10, operator="<=")
    add_today(gemeente, "direct_afgehandeld")
    assert "Niet gehaald" in page(client, gemeente)


def test_no_answers_is_no_figure(client: Client, gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    shown = page(client, gemeente)
    assert "geen cijfer" in shown
    assert "Nog geen vragen in deze periode" in shown
    assert "0,0%" not in shown


def test_without_a_norm_the_page_says_where_to_read_one_in(
    client: Client, gemeente: Gemeente
) -> None:
    shown = page(client, gemeente)
    assert "Er is geen norm vastgesteld. Lees het document met de norm in onder Kaders" in shown


def test_a_period_before_the_norm_is_not_judged_by_it(client: Client, gemeente: Gemeente) -> None:
    norm = set_norm(gemeente.cast.kim, waarde=60)
    norm.geldig_van = timezone.localdate()
    norm.save()
    assert "norm 60%" in page(client, gemeente)
    shown = page(client, gemeente, periode="vorige-week")
    assert "In deze periode gold geen norm" in shown


def test_two_norms_that_contradict_stand_side_by_side(client: Client, gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    set_norm(gemeente.cast.kim, waarde=70)
    shown = page(client, gemeente)
    assert "norm 60%" in shown
    assert "norm 70%" in shown
    assert shown.count("Normen spreken elkaar tegen.") == 2


def test_part_of_the_first_line_is_shown_and_not_judged(client: Client, gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    add_today(gemeente, "direct_afgehandeld")
    shown = page(client, gemeente, "victor")
    assert "100,0%" in shown
    assert "Norm geldt voor de hele eerste lijn" in shown


@pytest.mark.parametrize(
    ("metriek", "waarde", "eenheid", "shown"),
    [
        (
            Norm.Metriek.OVERGAAN,
            3,
            "keer",
            "Telefoon gaat over: hoogstens 3 keer Niet gemeten: er is geen telefoniekoppeling.",
        ),
        (Norm.Metriek.TERUGBELLEN, 48, "uren", "Teruggebeld: hoogstens 48 uren Niet gemeten"),
        (Norm.Metriek.NAAM_GENOEMD, 1, "keer", "Naam genoemd: hoogstens 1 keer Niet gemeten"),
        (Norm.Metriek.GEREGISTREERD, None, "%", "geen getal in de bron Niet gemeten"),
    ],
)
def test_what_is_not_measured_says_so_and_why(
    client: Client,
    gemeente: Gemeente,
    metriek: str,
    waarde: int | None,
    eenheid: str,
    shown: str,
) -> None:
    Norm.objects.create(
        metriek=metriek,
        operator="<=",
        waarde=None if waarde is None else Decimal(waarde),
        eenheid=eenheid,
    )
    assert shown in page(client, gemeente)


@pytest.mark.parametrize("periode", list(Periode))
def test_every_period_can_be_chosen_and_has_its_line(
    client: Client, gemeente: Gemeente, periode: Periode
) -> None:
    add_today(gemeente, "direct_afgehandeld")
    add_contact(gemeente, at=timezone.now() - timedelta(days=7), loket=gemeente.kcc)
    actions.update_day_figures(at=timezone.now())
    shown = page(client, gemeente, periode=periode.value)
    by_month = periode is Periode.DIT_JAAR
    assert f"Direct afgehandeld per {'maand' if by_month else 'dag'}" in shown


def test_the_table_of_every_chart_has_the_figures_of_the_chart(
    client: Client, gemeente: Gemeente
) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    set_norm(gemeente.cast.kim, waarde=85, scope=LAWS)
    add_today(gemeente, "direct_afgehandeld", "doorgezet", onderwerp="Hulp in huis")
    add_today(gemeente, "direct_afgehandeld", onderwerp="Jeugdhulp", kanaal="balie")
    shown = page(client, gemeente)
    for row in (
        "Telefoon 50,0% 60% 2",
        "Balie 100,0% 60% 1",
        "Wmo 50,0% – 2",
        "Jeugdwet 100,0% – 1",
        "Balie: norm gehaald. Telefoon: niet.",
        "Wmo blijft achter met 50,0%.",
        "Direct afgehandeld 2 Warm doorverbonden 0",
        "Samen 3",
    ):
        assert row in shown
    assert f"{date_format(timezone.localdate(), 'D j')} 66,7% 66,7%" in shown


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (["direct_afgehandeld"], "De norm is gehaald bij Telefoon."),
        (["doorgezet"], "De norm is niet gehaald bij Telefoon."),
        (["afgebroken"], "Welk deel van de vragen direct is afgehandeld, per kanaal."),
    ],
)
def test_the_sentence_over_the_channels_follows_from_the_figures(
    client: Client, gemeente: Gemeente, outcomes: list[str], sentence: str
) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    add_today(gemeente, *outcomes)
    assert sentence in page(client, gemeente)


def test_an_unknown_period_is_refused_with_the_page(client: Client, gemeente: Gemeente) -> None:
    client.force_login(gemeente.cast.frits)
    answer = client.get(reverse("sturing:index"), {"periode": "eeuwig"})
    assert answer.status_code == 422
    assert "id_periode" in answer.content.decode()


def test_the_button_brings_the_figures_up_to_date(client: Client, gemeente: Gemeente) -> None:
    add_contact(gemeente, at=timezone.now(), loket=gemeente.kcc)
    assert "nog niet geteld" in page(client, gemeente, "tessa")
    answer = client.post(reverse("sturing:bijwerken"), follow=True)
    shown = answer.content.decode()
    assert "De cijfers zijn bijgewerkt." in shown
    assert "bijgewerkt op" in shown
    assert DagCijfer.objects.exists()


@pytest.mark.parametrize("name", [*MAY_NOT, "anja"])
def test_who_may_not_have_figures_counted_has_no_button_and_is_refused(
    client: Client, gemeente: Gemeente, name: str
) -> None:
    client.force_login(gemeente.cast.people[name])
    assert client.post(reverse("sturing:bijwerken")).status_code == 403
    assert not Event.objects.filter(did="cijfers.refreshed").exists()


def test_an_auditor_sees_no_button(client: Client, gemeente: Gemeente) -> None:
    assert "Werk cijfers nu bij" not in page(client, gemeente, "anja")
    assert "Werk cijfers nu bij" in page(client, gemeente, "olga")


def test_looking_changes_nothing(client: Client, gemeente: Gemeente) -> None:
    before = Event.objects.count()
    page(client, gemeente)
    assert Event.objects.count() == before
    assert client.post(reverse("sturing:index")).status_code == 405
    assert client.get(reverse("sturing:bijwerken")).status_code == 405
