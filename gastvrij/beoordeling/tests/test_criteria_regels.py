from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules import criteria as regels
from gastvrij.beoordeling.rules import formulieren
from gastvrij.beoordeling.rules.criteria import TekstProblem, Wijze, WijzeProblem
from gastvrij.beoordeling.rules.formulieren import GewichtProblem


@pytest.mark.parametrize(
    ("tekst", "problem"),
    [
        ("Zegt letterlijk: goedemorgen, gemeente Lindemeer", TekstProblem.WOORDELIJK),
        ("Gebruikt de LETTERLIJKE begroeting", TekstProblem.WOORDELIJK),
        ("Herhaalt de vraag woord voor woord", TekstProblem.WOORDELIJK),
        ("Neemt op met precies deze woorden", TekstProblem.WOORDELIJK),
        ("Sluit af met exact de volgende zin", TekstProblem.WOORDELIJK),
        ("Gebruikt de voorgeschreven tekst bij wachten", TekstProblem.WOORDELIJK),
        ("Begroet, vat samen en sluit af, in deze volgorde", TekstProblem.VOLGORDE),
        ("Doorloopt de fasen in de vaste\n volgorde", TekstProblem.VOLGORDE),
        ("Volgt de stappen in de juiste volgorde.", TekstProblem.VOLGORDE),
        ("Spreekt zonder accent", TekstProblem.AFKOMST),
        ("Het accent stoort niet", TekstProblem.AFKOMST),
        ("Noteer de afkomst van de medewerker", TekstProblem.AFKOMST),
        ("Het geloof is niet zichtbaar", TekstProblem.AFKOMST),
        ("Let op huidskleur", TekstProblem.AFKOMST),
        ("Welke nationaliteit heeft de medewerker?", TekstProblem.AFKOMST),
        ("Draagt geen hoofddoek", TekstProblem.AFKOMST),
    ],
)
def test_a_criterium_on_wording_order_or_origin_is_seen(tekst: str, problem: TekstProblem) -> None:
    assert regels.why_not_tekst(tekst) is problem


@pytest.mark.parametrize(
    "tekst",
    [
        "Begroet de inwoner en noemt de eigen naam",
        "Vat de vraag in eigen woorden samen, niet letterlijk",
        "Herhaalt nooit letterlijk wat de inwoner zegt",
        "Behandelt iedereen gelijk, ongeacht afkomst, geloof of huidskleur",
        "Helpt zonder onderscheid naar nationaliteit",
        "Legt het accent op wat de inwoner zelf kan doen",
        "Is geloofwaardig en blijft rustig",
        "Zegt eerlijk: ik geloof dat dat morgen klaar is",
        "Legt uit wat de volgorde van de aanvraag is",
        "Vraagt naar precies die gegevens die nodig zijn",
        "Houdt rekening met de sociaal-culturele achtergrond van de klant",
        "Is verrast, verras de inwoner met snelheid",
    ],
)
def test_a_criterium_on_behaviour_passes(tekst: str) -> None:
    assert regels.why_not_tekst(tekst) is None


def test_what_does_not_matter_ends_with_its_sentence() -> None:
    assert regels.why_not_tekst("Helpt ongeacht de drukte. Spreekt zonder accent.") is (
        TekstProblem.AFKOMST
    )


@pytest.mark.parametrize(
    ("said", "treden"),
    [
        ("", ()),
        ("laag: doet het niet\nhoog: doet het", (("t1", "laag", "doet het niet"),
                                                ("t2", "hoog", "doet het"))),
        ("\n  begin \n\n verder : legt uit: kort \n", (("t1", "begin", ""),
                                                       ("t2", "verder", "legt uit: kort"))),
        (": zonder naam", (("t1", "", "zonder naam"),)),
    ],
)  # fmt: skip
def test_levels_are_read_from_lines(said: str, treden: tuple[regels.Trede, ...]) -> None:
    assert regels.read_treden(said) == treden


words = st.text(st.characters(whitelist_categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8)


@given(st.lists(st.tuples(words, words | st.just("")), max_size=6))
def test_levels_written_and_read_again_are_the_same(lines: list[tuple[str, str]]) -> None:
    treden = tuple((f"t{place}", *line) for place, line in enumerate(lines, start=1))
    assert regels.read_treden(regels.write_treden(treden)) == treden


TWO = (("t1", "laag", ""), ("t2", "hoog", ""))


@pytest.mark.parametrize(
    ("wijze", "is_proeve", "problem"),
    [
        (Wijze(), False, None),
        (Wijze("treden", TWO), False, None),
        (Wijze("voldoende", waarneembaar_bij=("live", "geluid")), True, None),
        (Wijze("voldoende", gewicht=Decimal(0)), False, None),
        (Wijze("cijfer"), False, WijzeProblem.SCHAAL),
        (Wijze("voldaan"), True, WijzeProblem.PROEVE),
        (Wijze("voldoende", invuller="beiden"), True, WijzeProblem.PROEVE),
        (Wijze("treden"), False, WijzeProblem.TREDEN),
        (Wijze("treden", TWO[:1]), False, WijzeProblem.TREDEN),
        (Wijze("treden", (("t1", "", ""), TWO[1])), False, WijzeProblem.TREDEN),
        (Wijze("treden", (TWO[0], ("t2", "Laag", ""))), False, WijzeProblem.TREDE_DUBBEL),
        (Wijze(gewicht=Decimal("-0.01")), False, WijzeProblem.GEWICHT),
        (Wijze(gewicht=Decimal(1000)), False, WijzeProblem.GEWICHT),
        (Wijze(waarneembaar_bij=("live", "geur")), False, WijzeProblem.WAARNEMING),
    ],
)
def test_how_a_criterium_may_be_judged(
    wijze: Wijze, *, is_proeve: bool, problem: WijzeProblem | None
) -> None:
    assert regels.why_not_wijze(wijze, is_proeve=is_proeve) is problem


def test_codes_are_free_and_not_too_long() -> None:
    assert regels.next_code("E", {"E1", "E2", "E4"}) == "E3"
    assert regels.free_code("A2", set(), most=60) == "A2"
    assert regels.free_code("A2", {"A2", "A2 (2)"}, most=60) == "A2 (3)"
    assert regels.free_code("abcdef", {"abcde"}, most=5) == "a (2)"


@given(st.lists(st.integers(), min_size=1, max_size=8, unique=True), st.data())
def test_moving_keeps_everything_and_moves_one_place_at_most(
    keys: list[int], data: st.DataObject
) -> None:
    key, up = data.draw(st.sampled_from(keys)), data.draw(st.booleans())
    found = regels.moved(keys, key, up=up)
    assert sorted(found) == sorted(keys)
    step = keys.index(key) - found.index(key)
    at_the_end = keys.index(key) == (0 if up else len(keys) - 1)
    assert step == (0 if at_the_end else 1 if up else -1)


ONE, HALF = [Decimal(1)], Decimal(50)


@pytest.mark.parametrize(
    ("groepen", "problem"),
    [
        ([], GewichtProblem.GEEN_GROEP),
        ([(Decimal(100), [])], GewichtProblem.LEGE_GROEP),
        ([(Decimal(100), [Decimal(0), Decimal(0)])], GewichtProblem.TELT_NIET),
        ([(HALF, ONE), (None, ONE)], GewichtProblem.ONTBREEKT),
        ([(Decimal(100), ONE), (None, ONE)], GewichtProblem.ONTBREEKT),
        ([(HALF, ONE), (Decimal("49.99"), ONE)], GewichtProblem.SOM),
        ([(HALF, ONE), (Decimal("50.01"), ONE)], GewichtProblem.SOM),
        ([(HALF, ONE), (HALF, [Decimal(0), Decimal(2)])], None),
        ([(Decimal("33.33"), ONE)] * 2 + [(Decimal("33.34"), ONE)], None),
    ],
)
def test_weights_of_groups_are_all_set_and_exactly_a_hundred(
    groepen: list[tuple[Decimal | None, list[Decimal]]], problem: GewichtProblem | None
) -> None:
    assert formulieren.why_not_gewichten(groepen) is problem
