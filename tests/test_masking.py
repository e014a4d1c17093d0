"""The transcripts of the bench: always the same, marked right, and masked as well as promised."""

import random

import pytest

from bench import masking
from bench.transcript_people import bsn
from bench.transcripts import Planted, Transcript, make, transcripts

pytestmark = pytest.mark.one_database


def test_a_sample_of_the_transcripts_meets_every_goal() -> None:
    score = masking.scored(transcripts(60))
    assert score.is_enough(), masking.report(score, 60, 0)
    assert min(score.planted[soort] for soort in masking.GOALS) >= 5


def test_transcripts_that_the_rule_was_not_made_with_meet_every_goal() -> None:
    score = masking.scored(transcripts(60, seed=7))
    assert score.is_enough(), masking.report(score, 60, 7)


def test_the_same_seed_gives_the_same_transcript() -> None:
    assert make(3) == make(3)
    assert make(3).text != make(3, seed=1).text


def test_most_planted_names_are_in_no_list_of_the_rule() -> None:
    given, last = masking.unknown_names()
    assert given >= 1 / 3
    assert last >= 1 / 2


def test_the_planted_numbers_are_nobodys() -> None:
    assert all(bsn(random.Random(seed)).startswith("999") for seed in range(20))  # noqa: S311


def test_half_a_name_is_a_miss_and_a_word_too_many_is_wrong() -> None:
    text = "Mijn naam is Ebrima Sowe."
    half = masking.scored([Transcript(0, text, (Planted("naam", 0, 24),))])
    assert (half.recall("naam"), half.precision(), len(half.misses)) == (0.0, 1.0, 1)
    wide = masking.scored([Transcript(0, text, (Planted("naam", 13, 19),))])
    assert (wide.recall("naam"), wide.precision(), len(wide.wrong)) == (1.0, 0.0, 1)
    assert not wide.is_enough()


def test_the_report_lists_every_miss() -> None:
    score = masking.scored([Transcript(4, "Wat een dag", (Planted("naam", 8, 11),))])
    assert "- `naam, 4: …Wat een {dag}…`" in masking.report(score, 1, 0)
