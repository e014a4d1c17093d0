"""A crosswalk from concept to signed: every edit, what is refused, and what the trail says."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from gastvrij.basis.models import Event, Organisatie
from gastvrij.conftest import NOW, Cast, make_cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.inlezen.blad.kruistabel import write_kruistabel
from gastvrij.kaders.models import Afwijzing, Element, KaderVersie, Kruistabel, Verband

from .conftest import Adopt, All, example, publish_all

Act = Callable[[Cast, Kruistabel, Element, Element], object]


@pytest.fixture(scope="module")
def kept_kaders(kept: None) -> tuple[Cast, All]:
    cast = make_cast()
    return cast, publish_all(cast)


@pytest.fixture
def kaders(kept_kaders: tuple[Cast, All], db: None) -> tuple[Cast, All]:
    return deepcopy(kept_kaders)


@pytest.fixture
def cast(kaders: tuple[Cast, All]) -> Cast:
    return kaders[0]


@pytest.fixture
def all_published(kaders: tuple[Cast, All]) -> All:
    return kaders[1]


@pytest.fixture
def concept(cast: Cast, all_published: All) -> Kruistabel:
    return actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="kruistabel.csv", inhoud=example("kruistabel.csv")
    )


def element(code: str) -> Element:
    """Return the element with this code of the newest version."""
    return Element.objects.filter(code=code).latest("pk")


def tie(cast: Cast, kruistabel: Kruistabel, **other: object) -> Verband:
    kruistabel.refresh_from_db()
    sent: dict[str, object] = {
        "by": cast.kim,
        "gezien": kruistabel.bewerking,
        "van": element("A1"),
        "naar": element("L1.01"),
        "soort": "deels",
        **other,
    }
    return actions.set_verband(at=NOW, kruistabel=kruistabel, **sent)  # type: ignore[arg-type]


def sign(cast: Cast, kruistabel: Kruistabel) -> Kruistabel:
    kruistabel.refresh_from_db()
    return actions.sign_kruistabel(
        by=cast.karel,
        at=NOW,
        kruistabel=kruistabel,
        gezien=kruistabel.bewerking,
        deskundigheid="Gesprekstraining",
    )


def test_a_tie_is_added_changed_and_removed_each_with_one_event(
    cast: Cast, concept: Kruistabel
) -> None:
    made = tie(cast, concept, toelichting=" eerst\r\ndan \n")
    assert (made.soort, made.type, made.toelichting) == ("deels", "isRelatedTo", "eerst\ndan")
    assert made.herkomst == Verband.Herkomst.HAND
    changed = tie(cast, concept, soort="draagt_bij", type="exactMatchOf")
    assert (changed.pk, changed.soort, changed.type) == (made.pk, "draagt_bij", "exactMatchOf")
    concept.refresh_from_db()
    actions.remove_verband(
        by=cast.karel,
        at=NOW,
        kruistabel=concept,
        gezien=2,
        van=element("A1"),
        naar=element("L1.01"),
    )
    concept.refresh_from_db()
    assert concept.bewerking == 3
    assert not concept.verbanden.filter(pk=made.pk).exists()
    events = Event.objects.filter(did__startswith="kruistabel.verband").order_by("pk")
    assert [event.did.partition(".")[2] for event in events] == [
        "verband_added",
        "verband_changed",
        "verband_removed",
    ]
    assert events[0].data["van"] == str(element("A1").uuid)
    assert events[0].data["graad"] == "deels"
    assert "eerst" not in str(events[0].data)


ACTS: dict[str, Act] = {
    "set": lambda cast, kruistabel, van, naar: actions.set_verband(
        by=cast.kim, at=NOW, kruistabel=kruistabel, gezien=0, van=van, naar=naar, soort="deels"
    ),
    "remove": lambda cast, kruistabel, van, naar: actions.remove_verband(
        by=cast.kim, at=NOW, kruistabel=kruistabel, gezien=0, van=van, naar=naar
    ),
    "reject": lambda cast, kruistabel, van, naar: actions.reject_verband(
        by=cast.kim, at=NOW, kruistabel=kruistabel, gezien=0, van=van, naar=naar
    ),
    "withdraw": lambda cast, kruistabel, van, naar: actions.withdraw_rejection(
        by=cast.kim, at=NOW, kruistabel=kruistabel, gezien=0, van=van, naar=naar
    ),
    "sign": lambda cast, kruistabel, _van, _naar: actions.sign_kruistabel(
        by=cast.karel, at=NOW, kruistabel=kruistabel, gezien=0, deskundigheid="x"
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_who_saw_an_older_crosswalk_overwrites_nothing_and_hears_who_changed_what(
    cast: Cast, concept: Kruistabel, name: str
) -> None:
    tie(cast, concept, by=cast.karel)
    before = list(concept.verbanden.order_by("pk").values())
    with pytest.raises(actions.CannotTie, match="intussen gewijzigd") as refused:
        ACTS[name](cast, concept, element("A1"), element("L1.02"))
    (change,) = refused.value.changes
    assert change.startswith("Karel Mulder, 20-11-2026 om 15:00: Kruistabel verband toegevoegd (A1")
    assert "L1.01" in change
    concept.refresh_from_db()
    assert (concept.bewerking, concept.status) == (1, Kruistabel.Status.CONCEPT)
    assert list(concept.verbanden.order_by("pk").values()) == before
    assert not Afwijzing.objects.exists()


@pytest.mark.parametrize("name", ACTS)
def test_a_signed_crosswalk_refuses_every_edit(cast: Cast, concept: Kruistabel, name: str) -> None:
    signed = sign(cast, concept)
    with pytest.raises(actions.CannotTie, match="verandert niet meer"):
        ACTS[name](cast, signed, element("A1"), element("L1.02"))
    with pytest.raises(actions.CannotTie, match="blijft bewaard"):
        actions.discard_kruistabel(by=cast.kim, at=NOW, kruistabel=signed)


@pytest.mark.parametrize("name", ACTS)
def test_who_has_no_right_edits_nothing(cast: Cast, concept: Kruistabel, name: str) -> None:
    nobody = Cast(dict.fromkeys(("kim", "karel"), cast.coen), {})
    with pytest.raises(PermissionDenied):
        ACTS[name](nobody, concept, element("A1"), element("L1.02"))
    for act in (
        lambda: actions.discard_kruistabel(by=cast.coen, at=NOW, kruistabel=concept),
        lambda: actions.start_kruistabel(by=cast.coen, at=NOW, titel="x", voorganger=None),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize("name", ACTS)
def test_a_concept_that_was_removed_meanwhile_says_so(
    cast: Cast, concept: Kruistabel, name: str
) -> None:
    van, naar = element("A1"), element("L1.02")
    actions.discard_kruistabel(
        by=cast.kim, at=NOW, kruistabel=Kruistabel.objects.get(pk=concept.pk)
    )
    with pytest.raises(actions.CannotTie, match="intussen verwijderd"):
        ACTS[name](cast, concept, van, naar)
    assert Event.objects.get(did="kruistabel.discarded").data == {"nummer": 1}
    assert not Verband.objects.exists()


def test_an_element_is_not_tied_to_itself_or_to_a_concept(
    cast: Cast, concept: Kruistabel, all_published: All, adopt: Adopt
) -> None:
    with pytest.raises(actions.CannotTie, match="twee verschillende"):
        tie(cast, concept, naar=element("A1"))
    adopt("toetsplan.txt", kader=all_published["toetsplan"].kader, extra=b"\n")
    unpublished = element("L1.02")
    assert unpublished.versie.status == KaderVersie.Status.CONCEPT
    with pytest.raises(actions.CannotTie, match="Stel eerst het kader vast"):
        tie(cast, concept, naar=unpublished)
    concept.refresh_from_db()
    assert concept.bewerking == 0


def test_removing_what_is_not_there_is_refused(cast: Cast, concept: Kruistabel) -> None:
    with pytest.raises(actions.CannotTie, match="staat er niet meer"):
        ACTS["remove"](cast, concept, element("A1"), element("L1.01"))


def test_a_proposal_that_was_turned_down_stays_away_until_it_is_taken_back(
    cast: Cast, concept: Kruistabel, all_published: All
) -> None:
    paar = queries.Paar(all_published["gespreksstructuur"], all_published["toetsplan"])
    first = queries.proposals(concept, paar)[0]
    van, naar = (Element.objects.get(pk=one.pk) for one in (first.van, first.naar))
    ACTS["reject"](cast, concept, van, naar)
    pairs = [(one.van.pk, one.naar.pk) for one in queries.proposals(concept, paar)]
    assert (van.pk, naar.pk) not in pairs
    concept.refresh_from_db()
    actions.reject_verband(by=cast.kim, at=NOW, kruistabel=concept, gezien=1, van=van, naar=naar)
    assert (concept.bewerking, Afwijzing.objects.count()) == (1, 1)
    for gezien in (1, 2):
        actions.withdraw_rejection(
            by=cast.kim, at=NOW, kruistabel=concept, gezien=gezien, van=van, naar=naar
        )
    again = queries.proposals(concept, paar)[0]
    assert (again.van.pk, again.naar.pk, again.woorden) == (van.pk, naar.pk, first.woorden)
    dids = Event.objects.filter(soort="kruistabel").order_by("pk").values_list("did", flat=True)
    assert list(dids)[1:] == ["kruistabel.verband_rejected", "kruistabel.rejection_withdrawn"]


def test_an_accepted_proposal_says_where_it_came_from_and_ends_its_rejection(
    cast: Cast, concept: Kruistabel
) -> None:
    ACTS["reject"](cast, concept, element("A1"), element("L1.01"))
    made = tie(cast, concept, herkomst=Verband.Herkomst.VOORSTEL)
    assert made.herkomst == "voorstel"
    assert not Afwijzing.objects.exists()
    with pytest.raises(actions.CannotTie, match="staat al in de kruistabel"):
        actions.reject_verband(
            by=cast.kim,
            at=NOW,
            kruistabel=concept,
            gezien=2,
            van=element("A1"),
            naar=element("L1.01"),
        )


def test_what_is_tied_is_not_proposed(cast: Cast, concept: Kruistabel, all_published: All) -> None:
    paar = queries.Paar(all_published["gespreksstructuur"], all_published["toetsplan"])
    tied = {(one.van, one.naar) for one in queries.banden(concept)}
    found = {(one.van.identiteit, one.naar.identiteit) for one in queries.proposals(concept, paar)}
    assert found
    assert not found & tied
    turned = queries.Paar(paar.naar, paar.van)
    back = {(one.naar.identiteit, one.van.identiteit) for one in queries.proposals(concept, turned)}
    assert not back & tied


def test_signing_names_who_on_what_ground_and_when(cast: Cast, concept: Kruistabel) -> None:
    signed = sign(cast, concept)
    signed.refresh_from_db()
    assert signed.status == Kruistabel.Status.VASTGESTELD
    assert (signed.ondertekend_door, signed.ondertekend_op) == (cast.karel, NOW)
    assert signed.deskundigheid == "Gesprekstraining"
    event = Event.objects.get(did="kruistabel.signed")
    assert (event.by, event.object) == (cast.karel.uuid, signed.uuid)


def test_signing_asks_four_eyes_an_expertise_and_a_tie(cast: Cast, concept: Kruistabel) -> None:
    for by, deskundigheid, said in (
        (cast.kim, "Gesprekken", "Vraag een collega"),
        (cast.karel, "  ", "deskundig"),
    ):
        with pytest.raises(actions.CannotTie, match=said):
            actions.sign_kruistabel(
                by=by, at=NOW, kruistabel=concept, gezien=0, deskundigheid=deskundigheid
            )
    empty = actions.start_kruistabel(by=cast.kim, at=NOW, titel="Leeg", voorganger=None)
    with pytest.raises(actions.CannotTie, match="nog geen verbanden"):
        sign(cast, empty)
    assert not Kruistabel.objects.filter(status=Kruistabel.Status.VASTGESTELD).exists()


def test_without_four_eyes_the_maker_may_sign(cast: Cast, concept: Kruistabel) -> None:
    Organisatie.objects.update(vier_ogen=False)
    signed = actions.sign_kruistabel(
        by=cast.kim, at=NOW, kruistabel=concept, gezien=0, deskundigheid="Gesprekken"
    )
    assert signed.ondertekend_door == cast.kim


def test_the_database_holds_no_signed_crosswalk_without_a_signature(concept: Kruistabel) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Kruistabel.objects.filter(pk=concept.pk).update(status=Kruistabel.Status.VASTGESTELD)


def test_the_last_signed_one_counts_and_until_then_the_newest_concept(
    cast: Cast, concept: Kruistabel
) -> None:
    newer = actions.start_kruistabel(by=cast.kim, at=NOW, titel="Nieuw", voorganger=concept)
    assert queries.current_kruistabel() == newer
    sign(cast, concept)
    assert queries.current_kruistabel() == concept
    sign(cast, newer)
    actions.start_kruistabel(by=cast.kim, at=NOW, titel="Nog nieuwer", voorganger=newer)
    assert queries.current_kruistabel() == newer


def test_a_new_concept_takes_everything_along_to_the_versions_that_run_now(
    cast: Cast, concept: Kruistabel, all_published: All, published: Adopt
) -> None:
    made = tie(cast, concept, type="isPartOf", toelichting="omdat")
    concept.refresh_from_db()
    actions.reject_verband(
        by=cast.kim,
        at=NOW,
        kruistabel=concept,
        gezien=1,
        van=element("A1"),
        naar=element("L1.02"),
    )
    signed = sign(cast, concept)
    plan = published(kader=all_published["toetsplan"].kader, extra=b"\n", ingangsdatum=NOW.date())
    assert queries.outdated(signed, on=NOW.date()) == []
    actions.take_into_use(by=cast.karel, at=NOW, versie=plan, per=NOW.date())
    assert [one.pk for one in queries.outdated(signed, on=NOW.date())] == [
        all_published["toetsplan"].pk
    ]
    new = actions.start_kruistabel(by=cast.karel, at=NOW, titel=" Nieuw ", voorganger=signed)
    assert (new.titel, new.nummer, new.voorganger, new.bewerking) == ("Nieuw", 2, signed, 0)
    assert new.achtergebleven == []
    assert queries.outdated(new, on=NOW.date()) == []
    assert new.verbanden.count() == signed.verbanden.count()
    again = new.verbanden.get(naar__identiteit=made.naar.identiteit, van__code="A1")
    assert again.naar.versie == plan
    assert (again.type, again.toelichting, again.herkomst) == ("isPartOf", "omdat", "hand")
    turned_down = new.afwijzingen.get()
    assert (turned_down.naar.versie, turned_down.door) == (plan, cast.kim)
    assert Event.objects.get(did="kruistabel.started").data == {
        "nummer": 2,
        "voorganger": 1,
        "verbanden": new.verbanden.count(),
        "achtergebleven": 0,
    }


def test_what_has_no_counterpart_any_more_is_listed_not_dropped(
    cast: Cast, concept: Kruistabel, all_published: All, upload: Callable[..., object]
) -> None:
    lines = example("toetsplan.txt").decode().splitlines(keepends=True)
    shorter = "".join(line for line in lines if not line.startswith("L1.12"))
    assert shorter != "".join(lines)
    (voorstel,) = actions.upload(
        by=cast.kim, at=NOW, bestandsnaam="korter.txt", inhoud=shorter.encode()
    )
    versie = actions.adopt(
        by=cast.kim,
        at=NOW,
        voorstel=voorstel,
        kader=all_published["toetsplan"].kader,
        titel="",
    )
    actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=NOW.date())
    actions.take_into_use(by=cast.karel, at=NOW, versie=versie, per=NOW.date())
    lost = concept.verbanden.filter(naar__code="L1.12")
    over, left = queries.carried_ties(concept, on=NOW.date())
    assert {one.pk for one in left} == set(lost.values_list("pk", flat=True))
    new = actions.start_kruistabel(by=cast.kim, at=NOW, titel="Nieuw", voorganger=concept)
    assert new.verbanden.count() == len(over) == concept.verbanden.count() - len(left)
    assert [(one["van"], one["naar"], one["soort"]) for one in new.achtergebleven] == [
        (one.van.code, one.naar.code, one.soort) for one in left
    ]
    assert {one["naar_kader"] for one in new.achtergebleven} == {"toetsplan"}


def test_a_crosswalk_needs_a_name(cast: Cast) -> None:
    with pytest.raises(actions.CannotTie, match="een naam") as refused:
        actions.start_kruistabel(by=cast.kim, at=NOW, titel=" ", voorganger=None)
    assert refused.value.field == "titel"
    assert not Kruistabel.objects.exists()


def test_a_crosswalk_that_a_newer_one_rests_on_is_not_removed(
    cast: Cast, concept: Kruistabel
) -> None:
    actions.start_kruistabel(by=cast.kim, at=NOW, titel="Nieuw", voorganger=concept)
    with pytest.raises(actions.CannotTie, match="al gebruikt"):
        actions.discard_kruistabel(by=cast.kim, at=NOW, kruistabel=concept)
    assert concept.verbanden.exists()
    assert not Event.objects.filter(did="kruistabel.discarded").exists()


def test_out_and_in_again_is_the_same_crosswalk(
    cast: Cast, concept: Kruistabel, all_published: All
) -> None:
    tie(cast, concept, type="exemplar", toelichting='zegt "ja"; en\ndan, nee')
    tie(cast, concept, van=element("L1.03"), naar=element("F2.1"), soort="draagt_bij")
    text = write_kruistabel(queries.kruistabel_lines(queries.verbanden(concept)))
    again = actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="uit.csv", inhoud=text.encode("utf-8-sig")
    )
    fields = ("van", "naar", "soort", "type", "toelichting")
    assert set(again.verbanden.values_list(*fields)) == set(concept.verbanden.values_list(*fields))
    assert write_kruistabel(queries.kruistabel_lines(queries.verbanden(again))) == text


def test_a_changed_code_beside_an_identity_is_refused_by_line(
    cast: Cast, concept: Kruistabel
) -> None:
    text = write_kruistabel(queries.kruistabel_lines(queries.verbanden(concept)))
    first, second, *_rest = text.splitlines()
    wrong = second.replace("A2,", "A3,", 1)
    with pytest.raises(actions.CannotRead) as refused:
        actions.import_kruistabel(
            by=cast.kim, at=NOW, bestandsnaam="x.csv", inhoud=f"{first}\n{wrong}\n".encode()
        )
    (problem,) = refused.value.problems
    assert problem.startswith("Regel 2: het kenmerk in van_id hoort niet bij “A3”")
