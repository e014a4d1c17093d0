from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.inlezen import twijfels
from gastvrij.kaders.models import Bron, Voorstel

from .conftest import Adopt, All, Upload, example


def test_an_upload_stores_the_file_and_what_was_read_with_one_line_each_in_the_trail(
    cast: Cast, upload: Upload
) -> None:
    voorstel = upload()
    assert voorstel.soort == "toetsplan"
    assert voorstel.zekerheid > 0.5
    assert voorstel.status == Voorstel.Status.OPEN
    assert bytes(voorstel.bron.inhoud) == example("toetsplan.txt")
    trail = Event.objects.filter(did__in=["bron.uploaded", "voorstel.read"])
    assert {(event.did, event.by) for event in trail} == {
        ("bron.uploaded", cast.kim.uuid),
        ("voorstel.read", cast.kim.uuid),
    }


def test_the_kind_can_be_given_where_it_is_not_recognised(cast: Cast) -> None:
    (voorstel,) = actions.upload(
        by=cast.kim,
        at=NOW,
        bestandsnaam="plan.txt",
        inhoud=example("toetsplan.txt"),
        soort="toetsplan",
    )
    assert voorstel.soort == "toetsplan"


@pytest.mark.parametrize(
    ("inhoud", "soort", "said"),
    [
        (b"", None, "leeg"),
        (b"   \n\n", None, "leeg"),
        (bytes(range(256)) * 40, None, "geen leesbare tekst"),
        (b"%PDF-1.7 niets", None, "PDF is beschadigd"),
        (example("toetsplan.txt"), "beoordelingsformulier", "Kies een andere soort"),
        ("Toetsplan café".encode("utf-16") + b"\x00", None, "codering"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do_and_nothing_is_stored(
    cast: Cast, inhoud: bytes, soort: str | None, said: str
) -> None:
    with pytest.raises(actions.CannotRead, match=said):
        actions.upload(by=cast.kim, at=NOW, bestandsnaam="x.txt", inhoud=inhoud, soort=soort)
    assert not Bron.objects.exists()
    assert not Voorstel.objects.exists()
    assert not Event.objects.filter(did="bron.uploaded").exists()


def test_more_than_the_limit_is_refused(cast: Cast, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT = 10
    with pytest.raises(actions.CannotRead, match="groter dan 20 MB"):
        actions.upload(by=cast.kim, at=NOW, bestandsnaam="x.txt", inhoud=b"x" * 11)


def test_the_same_content_twice_is_refused_and_leads_to_the_first(
    cast: Cast, upload: Upload
) -> None:
    voorstel = upload()
    with pytest.raises(actions.CannotRead, match="20-11-2026 door Kim Visser") as refused:
        actions.upload(
            by=cast.karel, at=NOW, bestandsnaam="kopie.txt", inhoud=example("toetsplan.txt")
        )
    assert refused.value.voorstel == voorstel
    assert Bron.objects.count() == 1


def test_a_crosswalk_file_has_no_proposal_to_lead_to(cast: Cast, all_published: All) -> None:
    inhoud = example("kruistabel.csv")
    actions.import_kruistabel(by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=inhoud)
    with pytest.raises(actions.CannotRead) as refused:
        actions.upload(by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=inhoud)
    assert refused.value.voorstel is None


def test_a_long_file_name_keeps_its_end(cast: Cast) -> None:
    actions.upload(
        by=cast.kim, at=NOW, bestandsnaam="a" * 300 + ".txt", inhoud=example("toetsplan.txt")
    )
    assert Bron.objects.get().bestandsnaam.endswith("a.txt")


def test_reading_again_as_another_kind_replaces_what_was_read(cast: Cast, upload: Upload) -> None:
    voorstel = upload("competentiewoordenboek.txt")
    again = actions.reread(by=cast.karel, at=NOW, voorstel=voorstel, soort="competentieprofiel")
    assert again.soort == "competentieprofiel"
    assert again.inhoud["kind"] == "competentieprofiel"
    assert Event.objects.get(did="voorstel.reread").by == cast.karel.uuid


def test_reading_as_a_kind_that_is_not_there_changes_nothing(cast: Cast, upload: Upload) -> None:
    voorstel = upload()
    with pytest.raises(actions.CannotRead):
        actions.reread(by=cast.kim, at=NOW, voorstel=voorstel, soort="beoordelingsformulier")
    voorstel.refresh_from_db()
    assert voorstel.soort == "toetsplan"


def test_what_was_taken_over_is_not_read_again(cast: Cast, adopt: Adopt) -> None:
    voorstel = adopt().voorstel
    assert voorstel is not None
    with pytest.raises(actions.CannotRead, match="al overgenomen"):
        actions.reread(by=cast.kim, at=NOW, voorstel=voorstel, soort="toetsplan")


def test_a_rejected_proposal_keeps_its_reason_and_opens_when_read_again(
    cast: Cast, upload: Upload
) -> None:
    rejected = actions.reject(by=cast.kim, at=NOW, voorstel=upload(), reden=" verkeerde versie ")
    assert (rejected.status, rejected.reden) == (Voorstel.Status.VERWORPEN, "verkeerde versie")
    assert Event.objects.get(did="voorstel.rejected").object == rejected.uuid
    assert list(queries.rejected_voorstellen_for(cast.kim)) == [rejected]
    again = actions.reread(by=cast.kim, at=NOW, voorstel=rejected, soort="toetsplan")
    assert (again.status, again.reden) == (Voorstel.Status.OPEN, "")
    assert list(queries.open_voorstellen_for(cast.kim)) == [rejected]


def test_rejecting_asks_for_a_reason_and_an_open_proposal(cast: Cast, upload: Upload) -> None:
    voorstel = upload()
    with pytest.raises(actions.CannotReject, match="Vul in"):
        actions.reject(by=cast.kim, at=NOW, voorstel=voorstel, reden="  ")
    actions.reject(by=cast.kim, at=NOW, voorstel=voorstel, reden="dubbel")
    with pytest.raises(actions.CannotReject, match="al beslist"):
        actions.reject(by=cast.kim, at=NOW, voorstel=voorstel, reden="nog eens")


WRITES: list[Callable[[Cast, Voorstel], Any]] = [
    lambda cast, _v: actions.upload(by=cast.noor, at=NOW, bestandsnaam="x", inhoud=b"x"),
    lambda cast, v: actions.reread(by=cast.noor, at=NOW, voorstel=v, soort="toetsplan"),
    lambda cast, v: actions.reject(by=cast.noor, at=NOW, voorstel=v, reden="x"),
    lambda cast, v: actions.adopt(by=cast.noor, at=NOW, voorstel=v, kader=None, titel="x"),
    lambda cast, _v: actions.import_kruistabel(by=cast.noor, at=NOW, bestandsnaam="x", inhoud=b"x"),
    lambda cast, v: queries.get_voorstel_for(cast.noor, v.uuid),
    lambda cast, _v: queries.voorstellen_for(cast.noor),
    lambda cast, _v: queries.kaders_of(cast.noor, "toetsplan"),
]


@pytest.mark.parametrize("write", WRITES)
def test_only_a_kaderbeheerder_reads_documents_in(
    cast: Cast, upload: Upload, write: Callable[[Cast, Voorstel], Any]
) -> None:
    voorstel = upload()
    with pytest.raises(PermissionDenied):
        write(cast, voorstel)
    voorstel.refresh_from_db()
    assert voorstel.status == Voorstel.Status.OPEN


def test_every_doubt_has_a_line_of_the_source(cast: Cast, upload: Upload) -> None:
    voorstel = upload("toetsplan-kolommen-kwijt.txt")
    lines = {line.nr for line in queries.source_lines(voorstel.bron)}
    doubts = twijfels(queries.gelezen_of(voorstel))
    assert doubts
    assert {doubt.line for doubt in doubts} <= lines
