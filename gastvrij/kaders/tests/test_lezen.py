from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django_q.models import OrmQ

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, inlezen, jobs, queries
from gastvrij.kaders.models import Bron, Brontekst, Lezing, Voorstel

from .conftest import Adopt, All, Upload, example, read_waiting

Submit = Callable[..., Lezing]
Stap = Callable[[int, int | None], None]


@pytest.fixture
def submit(cast: Cast) -> Submit:
    """Kim hands in one of the examples."""

    def hand_in(name: str = "toetsplan.txt", *, inhoud: bytes | None = None, **more: Any) -> Lezing:
        content = example(name) if inhoud is None else inhoud
        return actions.submit(by=cast.kim, at=NOW, bestandsnaam=name, inhoud=content, **more)

    return hand_in


def read(lezing: Lezing, at: datetime = NOW) -> Lezing:
    found = actions.read_lezing(uuid=lezing.uuid, clock=lambda: at)
    assert found is not None
    return found


def told_by(steps: list[tuple[int, int | None]]) -> Callable[..., Any]:
    """Return a reader that tells these steps and then reads in this process."""

    def read_all(name: str, data: bytes, *, kind: str | None, progress: Stap) -> Any:
        for step in steps:
            progress(*step)
        return inlezen.read(name, data, kind=kind), inlezen.open_tekst(name, data)

    return read_all


def breaks(*_args: object, **_kwargs: object) -> Any:
    raise ZeroDivisionError


def test_a_file_waits_in_the_queue_of_the_worker(cast: Cast, submit: Submit) -> None:
    lezing = submit()
    assert lezing.status == Lezing.Status.WACHT
    assert OrmQ.objects.count() == 1
    assert not Voorstel.objects.exists()
    assert Event.objects.get(did="lezing.asked").object == lezing.uuid


def test_the_worker_makes_a_proposal_with_the_lines_of_the_source(
    cast: Cast, submit: Submit
) -> None:
    lezing = submit()
    assert jobs.read_document(lezing.uuid) == "gelezen"
    lezing.refresh_from_db()
    voorstel = Voorstel.objects.get()
    assert lezing.voorstel == voorstel
    assert (voorstel.soort, voorstel.kader) == ("toetsplan", None)
    lines = example("toetsplan.txt").decode().splitlines()
    regels = Brontekst.objects.get(bron=voorstel.bron).regels
    assert [line[2] for line in regels][: len(lines)] == lines
    assert Event.objects.get(did="voorstel.read").by == cast.kim.uuid
    assert jobs.read_document(lezing.uuid) == ""


def test_the_proposal_is_meant_for_the_kader_that_was_chosen(
    submit: Submit, all_published: All
) -> None:
    kader = all_published["toetsplan"].kader
    same = read(submit(inhoud=example("toetsplan.txt") + b"\n", kader=kader))
    other = read(
        submit(
            "competentieprofiel.txt", inhoud=example("competentieprofiel.txt") + b"\n", kader=kader
        )
    )
    assert [one.voorstel.kader for one in (same, other) if one.voorstel] == [kader, None]


@pytest.mark.parametrize(
    ("inhoud", "said"),
    [(b"", "leeg"), (b" \n", "leeg"), (b"x" * 11, "groter dan 20 MB")],
)
def test_what_is_no_file_is_refused_and_nothing_is_stored(
    submit: Submit, settings: LazySettings, inhoud: bytes, said: str
) -> None:
    settings.UPLOAD_LIMIT = 10
    with pytest.raises(actions.CannotRead, match=said):
        submit(inhoud=inhoud)
    assert not Bron.objects.exists()
    assert not Lezing.objects.exists()
    assert not OrmQ.objects.exists()


def test_the_same_content_leads_to_what_was_read_and_may_be_read_as_another_kind(
    cast: Cast, submit: Submit, upload: Upload
) -> None:
    voorstel = upload("competentieprofiel.txt")
    for soort in (None, "competentieprofiel"):
        with pytest.raises(actions.CannotRead, match="al ingelezen op") as refused:
            submit("competentieprofiel.txt", soort=soort)
        assert refused.value.voorstel == voorstel
    assert read(submit("competentieprofiel.txt", soort="competentiewoordenboek")).voorstel
    assert Voorstel.objects.count() == 2
    assert Bron.objects.count() == 1


def test_the_same_content_is_not_read_twice_at_once(submit: Submit) -> None:
    submit()
    with pytest.raises(actions.CannotRead, match="wordt nu gelezen"):
        submit()
    assert Lezing.objects.count() == 1


def test_a_reading_that_fails_says_why_and_may_be_tried_again(cast: Cast, submit: Submit) -> None:
    failed = read(submit(soort="beoordelingsformulier"))
    assert failed.status == Lezing.Status.MISLUKT
    assert "Kies een andere soort" in failed.fout
    assert Event.objects.get(did="lezing.failed").object == failed.uuid
    again = actions.submit_again(by=cast.karel, at=NOW, lezing=failed, soort="toetsplan")
    assert (again.pk, again.status, again.fout) == (failed.pk, Lezing.Status.WACHT, "")
    assert read(again).status == Lezing.Status.GELEZEN
    with pytest.raises(actions.CannotRead, match="wordt al gelezen"):
        actions.submit_again(by=cast.kim, at=NOW, lezing=again)


def test_after_a_failed_reading_the_file_may_be_handed_in_anew(submit: Submit) -> None:
    read(submit(soort="beoordelingsformulier"))
    assert read(submit()).status == Lezing.Status.GELEZEN


def test_a_failed_reading_is_taken_off_the_list_and_another_is_not(
    cast: Cast, submit: Submit
) -> None:
    lezing = submit(soort="beoordelingsformulier")
    with pytest.raises(actions.CannotRead, match="Alleen een mislukte"):
        actions.dismiss(by=cast.kim, at=NOW, lezing=lezing)
    actions.dismiss(by=cast.kim, at=NOW, lezing=read(lezing))
    assert not Lezing.objects.exists()
    assert Bron.objects.count() == 1
    with pytest.raises(Http404):
        queries.get_lezing_for(cast.kim, lezing.uuid)


def test_progress_is_written_at_most_once_a_second_and_at_the_end(
    submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int | None]] = []
    steps: list[tuple[int, int | None]] = [(0, 200), (1, 200), (2, 200), (200, 200)]
    monkeypatch.setattr(inlezen, "read_all", told_by(steps))
    lezing = submit()

    def clock() -> datetime:
        seen.append(Lezing.objects.values_list("gedaan", "totaal").get(pk=lezing.pk))
        return NOW

    actions.read_lezing(uuid=lezing.uuid, clock=clock)
    lezing.refresh_from_db()
    assert (lezing.gedaan, lezing.totaal) == (200, 200)
    # Taking up, the first and the last step, the end: the steps in between are too soon.
    assert seen == [(0, None), (0, None), (0, 200), (200, 200)]


def test_what_nobody_foresaw_is_told_and_raised(
    submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inlezen, "read_all", breaks)
    lezing = submit()
    with pytest.raises(ZeroDivisionError):
        read(lezing)
    lezing.refresh_from_db()
    assert lezing.status == Lezing.Status.MISLUKT
    assert "onverwacht gestopt" in lezing.fout


def test_a_reading_whose_worker_died_is_queued_again_twice_and_then_fails(submit: Submit) -> None:
    lezing, at = submit(), NOW
    for attempt in (1, 2, 3):
        Lezing.objects.filter(pk=lezing.pk).update(
            status=Lezing.Status.BEZIG, pogingen=attempt, voortgang_op=at
        )
        assert actions.retry_stalled(at=at + timedelta(minutes=2)) == 0
        at += timedelta(minutes=4)
        assert actions.retry_stalled(at=at) == 1
        lezing.refresh_from_db()
        assert lezing.status == ("wacht" if attempt < 3 else "mislukt")
    assert OrmQ.objects.count() == 3
    assert "onverwacht gestopt" in lezing.fout


def test_a_worker_that_comes_late_leaves_the_reading_to_the_other(
    submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    lezing = submit()
    plain = told_by([])

    def slow(*args: Any, **kwargs: Any) -> Any:
        Lezing.objects.filter(pk=lezing.pk).update(pogingen=2)
        return plain(*args, **kwargs)

    monkeypatch.setattr(inlezen, "read_all", slow)
    assert read(lezing).status == Lezing.Status.BEZIG
    assert not Voorstel.objects.exists()


def test_another_kind_replaces_the_reading_and_what_was_decided_about_it(
    cast: Cast, upload: Upload
) -> None:
    voorstel = upload("competentieprofiel.txt")
    lezing = actions.ask_reread(
        by=cast.karel, at=NOW, voorstel=voorstel, soort="competentiewoordenboek"
    )
    assert voorstel.soort == "competentieprofiel"
    assert read(lezing).voorstel == voorstel
    voorstel.refresh_from_db()
    assert (voorstel.soort, voorstel.bewerking) == ("competentiewoordenboek", 1)


def test_what_was_taken_over_meanwhile_is_not_replaced(
    cast: Cast, upload: Upload, adopt: Adopt
) -> None:
    voorstel = upload()
    lezing = actions.ask_reread(by=cast.kim, at=NOW, voorstel=voorstel, soort="overig")
    actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Plan")
    done = read(lezing)
    assert done.status == Lezing.Status.MISLUKT
    assert "al overgenomen" in done.fout
    with pytest.raises(actions.CannotRead, match="al overgenomen"):
        actions.ask_reread(by=cast.kim, at=NOW, voorstel=voorstel, soort="overig")


def test_the_stand_counts_and_says_when_nobody_reads(cast: Cast, submit: Submit) -> None:
    submit()
    soon, late = NOW + timedelta(seconds=10), NOW + timedelta(seconds=20)
    assert not queries.leesstand_for(cast.kim, at=soon).is_silent
    stand = queries.leesstand_for(cast.kim, at=late)
    assert (stand.busy, stand.done, stand.failed, stand.is_silent) == (1, 0, 0, True)
    Lezing.objects.update(status=Lezing.Status.BEZIG)
    assert not queries.leesstand_for(cast.kim, at=late).is_silent
    Lezing.objects.update(status=Lezing.Status.GELEZEN, klaar_op=NOW)
    assert queries.leesstand_for(cast.kim, at=late).done == 1
    assert queries.leesstand_for(cast.kim, at=late, with_done=False).lezingen == []
    assert queries.leesstand_for(cast.kim, at=NOW + timedelta(days=2)).lezingen == []


@pytest.mark.parametrize(
    ("naam", "inhoud", "yes"),
    [
        ("k.csv", b"van,naar_kader,naar\n", True),
        ("K.CSV", b'\xef\xbb\xbf"van";"naar"\r\n', True),
        ("k.csv", b"code,tekst\n", False),
        ("k.csv", b"", False),
        ("k.txt", b"van,naar\n", False),
    ],
)
def test_a_crosswalk_is_known_by_its_first_line(naam: str, inhoud: bytes, yes: bool) -> None:  # noqa: FBT001
    assert actions.is_crosswalk(naam, inhoud) is yes


WRITES: list[Callable[[Cast, Lezing, Voorstel], Any]] = [
    lambda cast, _l, _v: actions.submit(by=cast.noor, at=NOW, bestandsnaam="x", inhoud=b"x"),
    lambda cast, lezing, _v: actions.submit_again(by=cast.noor, at=NOW, lezing=lezing),
    lambda cast, lezing, _v: actions.dismiss(by=cast.noor, at=NOW, lezing=lezing),
    lambda cast, _l, v: actions.ask_reread(by=cast.noor, at=NOW, voorstel=v, soort="overig"),
    lambda cast, lezing, _v: queries.get_lezing_for(cast.noor, lezing.uuid),
    lambda cast, _l, _v: queries.leesstand_for(cast.noor, at=NOW),
    lambda cast, _l, _v: queries.every_kader(cast.noor),
]


@pytest.mark.parametrize("write", WRITES)
def test_only_a_kaderbeheerder_has_documents_read(
    cast: Cast, submit: Submit, upload: Upload, write: Callable[[Cast, Lezing, Voorstel], Any]
) -> None:
    voorstel = upload("competentieprofiel.txt")
    submit(soort="beoordelingsformulier")
    (lezing,) = read_waiting()
    with pytest.raises(PermissionDenied):
        write(cast, lezing, voorstel)
    lezing.refresh_from_db()
    assert lezing.status == Lezing.Status.MISLUKT
