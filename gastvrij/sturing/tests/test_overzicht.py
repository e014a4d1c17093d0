import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gastvrij.basis import actions as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.sturing import actions, queries, rules
from gastvrij.sturing.queries import Overzicht
from gastvrij.sturing.rules import Cijfer, Oordeel, Periode

from .contacten import Gemeente, add_contact, set_norm

TODAY = NOW.date()
LAWS = "Participatiewet, Wmo en Jeugdwet"
NAMED = ("balie", "telefoon", "website", "e-formulier", "social-media")


def look(
    medewerker: Medewerker, *, periode: Periode = Periode.ZEVEN_DAGEN, organisatie: bool = True
) -> Overzicht:
    actions.update_day_figures(at=NOW)
    return queries.overzicht_for(medewerker, periode=periode, organisatie=organisatie, today=TODAY)


@pytest.fixture
def year(gemeente: Gemeente) -> Gemeente:
    """A few hundred contacts over some months, of every kind, the same each time."""
    chance = random.Random(20261120)  # noqa: S311
    for _number in range(400):
        add_contact(
            gemeente,
            at=NOW - timedelta(minutes=chance.randrange(60 * 24 * 60)),
            resultaat=chance.choice([*Klantcontact.Resultaat.values, None]),
            kanaal=chance.choice([*gemeente.kanalen, None]),
            onderwerp=chance.choice([*gemeente.onderwerpen, None]),
            loket=chance.choice([gemeente.kcc, gemeente.loket, gemeente.burgerzaken, None]),
            is_eenvoudig=chance.random() < 0.2,
        )
    return gemeente


def recount(
    first: datetime,
    end: datetime,
    *,
    kanalen: Sequence[str] = (),
    domeinen: Sequence[str] = (),
    eenvoudig: bool = False,
) -> tuple[int, int]:
    """Count numerator and denominator in plain SQL over the contacts, apart from the product."""
    where = [
        "a.is_eerste_lijn",
        "k.resultaat IS NOT NULL",
        "k.resultaat <> 'afgebroken'",
        "k.plaatsgevonden_op >= %s",
        "k.plaatsgevonden_op < %s",
        *([] if eenvoudig else ["NOT k.is_eenvoudig"]),
        *([f"c.code IN ({', '.join(['%s'] * len(kanalen))})"] if kanalen else []),
        *([f"o.domein IN ({', '.join(['%s'] * len(domeinen))})"] if domeinen else []),
    ]
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(CASE WHEN k.resultaat = 'direct_afgehandeld' THEN 1 END),"  # noqa: S608
            " COUNT(*) FROM klantcontact_klantcontact k"
            " JOIN basis_afdeling a ON a.id = k.afdeling_id"
            " LEFT JOIN klantcontact_kanaal c ON c.id = k.kanaal_ref_id"
            " LEFT JOIN klantcontact_onderwerp o ON o.id = k.onderwerp_ref_id"
            f" WHERE {' AND '.join(where)}",
            [adapt(first), adapt(end), *kanalen, *domeinen],
        )
        teller, noemer = cursor.fetchone()
    return int(teller), int(noemer)


def shares(cijfers: Iterable[Cijfer]) -> list[tuple[int, int]]:
    return [(cijfer.teller, cijfer.noemer) for cijfer in cijfers]


@pytest.mark.parametrize("periode", Periode)
def test_every_share_equals_an_independent_recount(year: Gemeente, periode: Periode) -> None:
    set_norm(year.cast.kim, waarde=60)
    set_norm(year.cast.kim, waarde=85, scope=LAWS)
    found = look(year.cast.frits, periode=periode)
    start, _end = queries.day_borders(found.first)
    _start, end = queries.day_borders(found.last)
    laws = ("participatiewet", "wmo", "jeugdwet")
    everyone, social = found.cijfers
    assert shares([everyone.cijfer, everyone.met_eenvoudig, social.cijfer]) == [
        recount(start, end, kanalen=NAMED),
        recount(start, end, kanalen=NAMED, eenvoudig=True),
        recount(start, end, domeinen=laws),
    ]
    assert shares(found.per_wet.values()) == [recount(start, end, domeinen=[law]) for law in laws]
    assert found.per_kanaal.keys() == {str(kanaal) for kanaal in year.kanalen.values()}
    codes = {kanaal.naam: code for code, kanaal in year.kanalen.items()}
    for naam, cijfer in found.per_kanaal.items():
        assert shares([cijfer]) == [recount(start, end, kanalen=[codes[naam]])]
    assert sum(cijfer.noemer for cijfer in everyone.punten) == everyone.cijfer.noemer
    assert (
        found.totaal
        == Klantcontact.objects.filter(
            plaatsgevonden_op__gte=start, plaatsgevonden_op__lt=end
        ).count()
    )
    assert sum(found.volumes.values()) == found.totaal


def test_each_point_of_the_line_is_the_share_of_its_day(year: Gemeente) -> None:
    set_norm(year.cast.kim, waarde=85, scope=LAWS)
    found = look(year.cast.frits)
    everyone, social = found.cijfers
    for place, day in enumerate(found.punten):
        borders = queries.day_borders(day)
        assert shares([everyone.punten[place], social.punten[place]]) == [
            recount(*borders, kanalen=NAMED),
            recount(*borders, domeinen=("participatiewet", "wmo", "jeugdwet")),
        ]


@pytest.mark.parametrize("periode", Periode)
def test_the_points_of_a_line_add_up_to_the_figure_of_the_tile(
    year: Gemeente, periode: Periode
) -> None:
    set_norm(year.cast.kim, waarde=60)
    norm = set_norm(year.cast.kim, waarde=85)
    norm.afdeling = year.loket
    norm.kanalen = ["telefoon"]
    norm.save()
    for one in look(year.cast.tessa, periode=periode, organisatie=False).cijfers:
        assert sum(punt.teller for punt in one.punten) == one.cijfer.teller
        assert sum(punt.noemer for punt in one.punten) == one.cijfer.noemer


def test_without_a_norm_there_is_a_figure_and_no_judgement(gemeente: Gemeente) -> None:
    add_contact(gemeente, loket=gemeente.kcc)
    found = look(gemeente.cast.frits)
    assert [one.norm for one in found.cijfers] == [None]
    assert found.cijfers[0].cijfer.oordeel is Oordeel.GEEN_NORM
    assert found.cijfers[0].cijfer.aandeel == 1


def test_without_contacts_there_is_no_figure_and_it_is_not_zero(gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    cijfer = look(gemeente.cast.frits).cijfers[0].cijfer
    assert (cijfer.aandeel, cijfer.oordeel) == (None, Oordeel.GEEN_CIJFER)


def test_the_norm_of_the_first_line_stands_first_and_always(gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=85, scope=LAWS)
    found = look(gemeente.cast.frits)
    assert [one.norm is None for one in found.cijfers] == [True, False]
    set_norm(gemeente.cast.kim, waarde=60)
    found = look(gemeente.cast.frits)
    assert [int(one.norm.waarde or 0) for one in found.cijfers if one.norm] == [60, 85]


def test_two_norms_that_contradict_are_both_shown_and_no_channel_has_a_target(
    gemeente: Gemeente,
) -> None:
    add_contact(gemeente, loket=gemeente.kcc)
    set_norm(gemeente.cast.kim, waarde=60)
    assert look(gemeente.cast.frits).per_kanaal["Telefoon"].norm is not None
    set_norm(gemeente.cast.kim, waarde=70)
    found = look(gemeente.cast.frits)
    assert [one.spreekt_tegen for one in found.cijfers] == [True, True]
    assert found.per_kanaal["Telefoon"].norm is None


def test_a_channel_that_the_norm_does_not_name_has_no_target(gemeente: Gemeente) -> None:
    for kanaal in ("telefoon", "e-mail"):
        add_contact(gemeente, loket=gemeente.kcc, kanaal=kanaal)
    set_norm(gemeente.cast.kim, waarde=60)
    found = look(gemeente.cast.frits).per_kanaal
    assert [found[naam].norm is None for naam in ("Telefoon", "E-mail")] == [False, True]


def test_a_norm_for_one_loket_counts_that_loket_alone(gemeente: Gemeente) -> None:
    add_contact(gemeente, loket=gemeente.kcc)
    add_contact(gemeente, loket=gemeente.loket, resultaat="doorgezet")
    norm = set_norm(gemeente.cast.kim, waarde=85)
    norm.afdeling = gemeente.loket
    norm.save()
    found = look(gemeente.cast.frits)
    assert shares(one.cijfer for one in found.cijfers) == [(1, 2), (0, 1)]


def test_a_teamleider_sees_the_own_afdeling_first_and_the_organisation_on_request(
    gemeente: Gemeente,
) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    add_contact(gemeente, loket=gemeente.kcc, onderwerp="Paspoort")
    add_contact(gemeente, loket=gemeente.kcc, onderwerp="Hulp in huis")
    own = look(gemeente.cast.victor, organisatie=False)
    assert (own.totaal, own.afdelingen) == (1, ("Burgerzaken",))
    assert own.zicht.kan_wisselen
    assert look(gemeente.cast.victor).totaal == 2


def test_a_part_is_not_judged_by_a_norm_over_the_whole(gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    add_contact(gemeente, loket=gemeente.kcc)
    part = look(gemeente.cast.victor, organisatie=False).cijfers[0]
    whole = look(gemeente.cast.tessa, organisatie=False).cijfers[0]
    assert (part.geldt, part.cijfer.oordeel) == (False, Oordeel.GEEN_NORM)
    assert (whole.geldt, whole.cijfer.oordeel) == (True, Oordeel.GEHAALD)


def test_a_teamleider_of_another_afdeling_sees_nothing_of_this_one(gemeente: Gemeente) -> None:
    add_contact(gemeente, loket=gemeente.kcc, onderwerp="Hulp in huis")
    assert look(gemeente.cast.victor, organisatie=False).totaal == 0


def test_a_coach_sees_the_own_afdeling_only(gemeente: Gemeente) -> None:
    add_contact(gemeente, loket=gemeente.loket)
    found = look(gemeente.cast.coen, organisatie=False)
    assert (found.totaal, found.zicht.kan_wisselen) == (1, False)
    with pytest.raises(PermissionDenied):
        look(gemeente.cast.coen, organisatie=True)


@pytest.mark.parametrize("name", ["olga", "frits", "anja"])
def test_who_sees_the_organisation_has_nothing_to_choose(cast: Cast, name: str) -> None:
    zicht = queries.zicht_for(cast.people[name], organisatie=False)
    assert (zicht.is_organisatie, zicht.kan_wisselen) == (True, False)


@pytest.mark.parametrize("name", ["noor", "fatima", "bram", "sjoerd", "els", "kim"])
@pytest.mark.parametrize("organisatie", [True, False])
def test_who_has_no_right_to_figures_is_refused(
    cast: Cast, name: str, *, organisatie: bool
) -> None:
    with pytest.raises(PermissionDenied):
        queries.zicht_for(cast.people[name], organisatie=organisatie)


def test_a_loket_that_becomes_second_line_no_longer_counts(gemeente: Gemeente) -> None:
    add_contact(gemeente, loket=gemeente.loket)
    loket: Afdeling = gemeente.loket
    basis.save_afdeling(
        by=gemeente.cast.frits,
        at=NOW,
        afdeling=loket,
        naam=loket.naam,
        parent=loket.parent,
        is_eerste_lijn=False,
    )
    cijfer = look(gemeente.cast.frits).cijfers[0].cijfer
    assert cijfer.uitgesloten == ((rules.Reden.NIET_EERSTE_LIJN, 1),)


def test_the_page_costs_the_same_queries_at_any_number_of_contacts(gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    counts = []
    for number in (2, 40):
        for place in range(number):
            add_contact(gemeente, loket=gemeente.kcc, at=NOW - timedelta(hours=3 * place))
        actions.update_day_figures(at=NOW)
        with CaptureQueriesContext(connection) as captured:
            queries.overzicht_for(
                gemeente.cast.frits,
                periode=Periode.ZEVEN_DAGEN,
                organisatie=True,
                today=TODAY,
            )
        counts.append(len(captured))
        assert not [q for q in captured if "klantcontact_klantcontact" in q["sql"]]
    assert counts[0] == counts[1]


def test_a_share_is_exact_to_the_last_vraag(gemeente: Gemeente) -> None:
    set_norm(gemeente.cast.kim, waarde=60)
    for resultaat in ["direct_afgehandeld"] * 3 + ["doorgezet"] * 2:
        add_contact(gemeente, loket=gemeente.kcc, resultaat=resultaat)
    cijfer = look(gemeente.cast.frits).cijfers[0].cijfer
    assert (cijfer.aandeel, cijfer.oordeel) == (Fraction(3, 5), Oordeel.GEHAALD)
    add_contact(gemeente, loket=gemeente.kcc, resultaat="doorgezet")
    assert look(gemeente.cast.frits).cijfers[0].cijfer.oordeel is Oordeel.ONDER_DOEL
