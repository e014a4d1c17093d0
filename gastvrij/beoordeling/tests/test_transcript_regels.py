"""Reading what was written out: who says what, nothing guessed, nothing left unmasked."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules import persoonsgegevens
from gastvrij.beoordeling.rules import transcript as lezen
from gastvrij.beoordeling.rules.persoonsgegevens import Soort
from gastvrij.beoordeling.rules.transcript import Keuze, Leesprobleem, Uiting, Wie


@pytest.mark.parametrize(
    ("line", "uiting"),
    [
        ("Medewerker: Goedemorgen", Uiting("Medewerker", "Goedemorgen")),
        ("M: ja", Uiting("M", "ja")),
        ("[00:12] Inwoner: dag", Uiting("Inwoner", "dag")),
        ("[1:02:03] Inwoner: dag", Uiting("Inwoner", "dag")),
        ("10:05:33 - Inwoner: dag", Uiting("Inwoner", "dag")),
        ("(0:12) Jan de Vries : dag", Uiting("Jan de Vries", "dag")),
        ("Medewerker (00:12): dag", Uiting("Medewerker", "dag")),
        ("  Medewerker:   veel   wit  ", Uiting("Medewerker", "veel wit")),
        ("Medewerker: 12:30: dan kan het", Uiting("Medewerker", "12:30: dan kan het")),
        ("12:30 uur kan ook", Uiting("", "12:30 uur kan ook")),
        ("https://gemeente.example", Uiting("", "https://gemeente.example")),
        ("Hij zei, en dat telt: nee", Uiting("", "Hij zei, en dat telt: nee")),
        (
            "Een zin van meer dan vier woorden: ja",
            Uiting("", "Een zin van meer dan vier woorden: ja"),
        ),
        (f"{'a' * 41}: te lang", Uiting("", f"{'a' * 41}: te lang")),
    ],
)
def test_a_line_says_who_speaks_or_goes_on(line: str, uiting: Uiting) -> None:
    assert lezen.read_text(line) == [uiting]


def test_a_line_without_a_name_goes_on_with_the_one_before() -> None:
    stamps = "00:04\n00:04.000 --> 00:09.000"
    text = f"Inwoner: Ik bel over\nmijn paspoort\n\n{stamps}\nMedewerker:\nDat kan."
    assert lezen.read_text(text) == [
        Uiting("Inwoner", "Ik bel over mijn paspoort"),
        Uiting("Medewerker", "Dat kan."),
    ]


def test_rows_of_a_table_are_read_by_their_cells_and_headings_are_skipped() -> None:
    rows = [
        ("Nr", "Tijd", "Spreker", "Tekst"),
        ("1", "00:12", "Medewerker", "Hoe laat?"),
        ("2", "00:14", "Inwoner", "12"),
        ("Inwoner", "00:20", "Of later"),
        ("Medewerker", "5"),
        ("", "", "", "Tot dan"),
    ]
    assert lezen.read(rows) == [
        Uiting("Medewerker", "Hoe laat?"),
        Uiting("Inwoner", "12"),
        Uiting("Inwoner", "Of later"),
        Uiting("Medewerker", "5 Tot dan"),
    ]


@pytest.mark.parametrize(
    ("namen", "wie"),
    [
        (["Medewerker", "INWONER", "collega"], [Wie.MEDEWERKER, Wie.INWONER, Wie.ANDER]),
        (["M", "I"], [Wie.MEDEWERKER, Wie.INWONER]),
        (["A", "K"], [Wie.MEDEWERKER, Wie.INWONER]),
        (["a", "i"], [Wie.MEDEWERKER, Wie.INWONER]),
        (["A", "B"], [None, None]),
        (["A", "M", "K"], [None, None, None]),
        (["M", "I", "K"], [None, None, None]),
        (["Jan", "Medewerker"], [None, Wie.MEDEWERKER]),
    ],
)
def test_who_speaks_is_known_or_asked_and_never_guessed(
    namen: list[str], wie: list[Wie | None]
) -> None:
    assert lezen.who_speaks(namen) == dict(zip(namen, wie, strict=True))


LINES = [
    Uiting("", "Gesprek van maandag"),
    Uiting("Jan", "Goedemorgen"),
    Uiting("Let op", "dat duurt 5 dagen"),
    Uiting("Inwoner", "Dank u"),
]


def test_every_unknown_name_is_asked_once_and_the_answers_decide() -> None:
    assert [one.naam for one in lezen.unknown([*LINES, *LINES])] == ["", "Jan", "Let op"]
    answers = {"": "weg", "Jan": "medewerker", "Let op": "geen"}
    assert lezen.decided(LINES, answers) == [
        Uiting("Medewerker", "Goedemorgen Let op: dat duurt 5 dagen"),
        Uiting("Inwoner", "Dank u"),
    ]
    assert lezen.decided(LINES[:1], {"": "geen"}) == [Uiting("Ander", "Gesprek van maandag")]
    with pytest.raises(KeyError):
        lezen.decided(LINES, {"": "weg"})


def test_the_proposal_is_masked_and_names_of_speakers_are_gone_everywhere() -> None:
    said = lezen.read_text(
        "Petra Zijlstra: Mijn bsn is 999990019. Groet, Zijlstra hier.\n"
        "Jan de Boer: Dank u mevrouw Zijlstra.\nLet op: 06-12345678\nM: dag"
    )
    text = lezen.proposal(said)
    assert text.splitlines()[0].startswith("Spreker A: Mijn bsn is [bsn].")
    assert text.splitlines()[1] == "Spreker B: Dank u mevrouw [naam]."
    assert text.splitlines()[2:] == ["Let op: [telefoonnummer]", "Medewerker: dag"]
    assert not {"Petra", "Zijlstra", "Boer"} & set(text.replace(".", " ").split())


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([], Leesprobleem.LEEG),
        ([Uiting("M", "")], Leesprobleem.LEEG),
        ([Uiting("", "zonder naam")], Leesprobleem.GEEN_SPREKERS),
        ([Uiting("M", "x")] * (lezen.MAX_LINES + 1), Leesprobleem.TE_LANG),
        ([Uiting("M", "x" * (lezen.MAX_CHARACTERS + 1))], Leesprobleem.TE_LANG),
        ([Uiting(f"Naam{n}", "x") for n in range(13)], Leesprobleem.TE_VEEL_NAMEN),
        ([Uiting(f"Naam{n}", "x") for n in range(12)], None),
        ([Uiting("M", "x")] * lezen.MAX_LINES, None),
    ],
)
def test_what_is_no_conversation_is_refused_with_a_reason(
    lines: list[Uiting], problem: Leesprobleem | None
) -> None:
    assert lezen.why_unreadable(lines) == problem


def test_a_name_that_was_put_back_stays_only_if_somebody_says_so() -> None:
    text = "Inwoner: Met Petra Zijlstra, 06-12345678"
    (naam,) = lezen.names_in(text)
    assert naam == "Petra Zijlstra"
    assert lezen.mask_but(text, {naam}) == "Inwoner: Met Petra Zijlstra, [telefoonnummer]"
    assert lezen.mask_but(text, ()) == persoonsgegevens.mask(text)


def test_masks_are_counted_and_stand_apart() -> None:
    text = "[naam] en [naam] bellen [telefoonnummer]"
    assert lezen.count_masks(text) == {"naam": 2, "telefoon": 1}
    assert lezen.pieces(text) == [
        ("[naam]", True),
        (" en ", False),
        ("[naam]", True),
        (" bellen ", False),
        ("[telefoonnummer]", True),
    ]
    assert "".join(part for part, _ in lezen.pieces(text)) == text


@pytest.mark.parametrize(
    ("nummers", "is_run"),
    [
        ([1], True),
        ([2, 3, 4], True),
        ([4, 5], True),
        ([], False),
        ([1, 3], False),
        ([2, 1], False),
        ([2, 2], False),
        ([0, 1], False),
        ([5, 6], False),
    ],
)
def test_a_passage_is_made_of_lines_that_follow_each_other(
    nummers: list[int], *, is_run: bool
) -> None:
    assert lezen.is_run(nummers, 5) == is_run


def test_a_passage_says_who_speaks() -> None:
    regels = [["medewerker", "Dag"], ["inwoner", "Hallo"], ["ander", "Hoi"]]
    assert lezen.passage(regels, [2, 3]) == "Inwoner: Hallo\nAnder: Hoi"


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@given(st.lists(st.tuples(st.sampled_from(list(lezen.LABELS.values())), words), max_size=8))
def test_lines_whose_speakers_are_known_are_read_as_they_are_written(
    lines: list[tuple[str, str]],
) -> None:
    said = [Uiting(naam, " ".join(tekst.split())) for naam, tekst in lines if tekst.split()]
    assert lezen.read_text(lezen.written(said)) == said
    assert lezen.as_regels(said) == [[one.naam.lower(), one.tekst] for one in said]


@given(words, st.sets(words, max_size=2))
def test_masking_always_ends_and_leaves_only_what_may_stay(text: str, keep: set[str]) -> None:
    masked = lezen.mask_but(text, keep)
    left = [masked[v.begin : v.eind] for v in persoonsgegevens.find(masked)]
    assert set(left) <= keep
    assert lezen.mask_but(masked, keep) == masked


@given(st.text(max_size=200))
def test_any_text_is_read_and_answers_for_every_question_give_known_speakers(text: str) -> None:
    said = lezen.read_text(text)
    answers = {one.naam: Keuze.GEEN for one in lezen.unknown(said)}
    assert {one.naam for one in lezen.decided(said, answers)} <= set(lezen.LABELS.values())


@pytest.mark.parametrize("bad", ["a" * 60_000, " " * 60_000, "a " * 30_000, "0:00 " * 12_000])
def test_a_hostile_line_is_read_in_no_time(bad: str) -> None:
    began = time.process_time()
    lezen.read_text(f"x{bad}")
    lezen.read_text(f"M{bad}:{bad}")
    assert time.process_time() - began < 1


def test_each_mask_has_a_name_to_count_by() -> None:
    assert len({soort.name.lower() for soort in Soort}) == len(Soort)
