"""What only looks like an element of the version before is decided by a person."""

import re
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Element, Kader, KaderVersie, Voorstel

from .conftest import Adopt, example, text_of

# Two codes that changed places: code and text say something else.
SWAPPED = re.sub(
    rb"L1\.0(1|2)",
    lambda found: b"L1.02" if found[1] == b"1" else b"L1.01",
    example("toetsplan.txt"),
)


@pytest.fixture
def doubtful(cast: Cast, published: Adopt) -> KaderVersie:
    """A concept in which two toetstermen have each other's code."""
    first = published()
    (voorstel,) = actions.upload(by=cast.kim, at=NOW, bestandsnaam="om.txt", inhoud=SWAPPED)
    return actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=first.kader, titel="")


def test_a_doubt_is_new_until_a_person_decides(doubtful: KaderVersie) -> None:
    doubts = queries.identity_doubts(doubtful)
    assert sorted(one.element.code for one in doubts) == ["L1.01", "L1.02"]
    assert all(one.element.tekst == one.was.tekst for one in doubts)
    assert all(one.element.identiteit != one.was.identiteit for one in doubts)
    assert all(queries.SAME_AS in one.element.onbepaald for one in doubts)


def test_publishing_waits_for_the_decision(cast: Cast, doubtful: KaderVersie) -> None:
    with pytest.raises(actions.CannotPublish, match="Beslis eerst of 2 onderdelen"):
        actions.publish(by=cast.karel, at=NOW, versie=doubtful, ingangsdatum=None)
    one, other = queries.identity_doubts(doubtful)
    count = actions.decide_identities(
        by=cast.kim, at=NOW, versie=doubtful, same=[one.element.uuid], other=[other.element.uuid]
    )
    assert count == 2
    assert queries.identity_doubts(doubtful) == []
    kept = Element.objects.get(uuid=one.element.uuid)
    new = Element.objects.get(uuid=other.element.uuid)
    assert (kept.identiteit, kept.onbepaald, kept.extra) == (one.was.identiteit, [], {})
    assert (new.identiteit == other.was.identiteit, new.onbepaald) == (False, [])
    event = Event.objects.get(did="kaderversie.identities_decided")
    assert event.data == {"zelfde": 1, "nieuw": 1}
    actions.publish(by=cast.karel, at=NOW, versie=doubtful, ingangsdatum=None)


def test_an_identity_is_given_once(cast: Cast, doubtful: KaderVersie) -> None:
    one, other = queries.identity_doubts(doubtful)
    Element.objects.filter(pk=other.element.pk).update(identiteit=one.was.identiteit)
    with pytest.raises(actions.CannotDecide, match="heeft al een ander onderdeel"):
        actions.decide_identities(
            by=cast.kim, at=NOW, versie=doubtful, same=[one.element.uuid], other=[]
        )
    assert len(queries.identity_doubts(doubtful)) == 2


def test_nothing_is_decided_about_what_is_published_or_by_others(
    cast: Cast, published: Adopt, doubtful: KaderVersie
) -> None:
    versie = published("gespreksstructuur.txt")
    with pytest.raises(actions.CannotDecide, match="vastgesteld"):
        actions.decide_identities(by=cast.kim, at=NOW, versie=versie, same=[], other=[])
    with pytest.raises(PermissionDenied):
        actions.decide_identities(by=cast.tessa, at=NOW, versie=doubtful, same=[], other=[])
    none = actions.decide_identities(by=cast.kim, at=NOW, versie=doubtful, same=[], other=[uuid4()])
    assert none == 0
    assert not Event.objects.filter(did="kaderversie.identities_decided").exists()


def test_the_page_shows_both_and_takes_the_answers(kim: Client, doubtful: KaderVersie) -> None:
    page = text_of(kim.get(reverse("kaders:versie", args=[doubtful.uuid])))
    assert "2 onderdelen lijken op onderdelen van de vorige versie" in page
    url = reverse("kaders:identities", args=[doubtful.uuid])
    shown = text_of(kim.get(url))
    assert shown.count("Ja, het is hetzelfde onderdeel") == 2
    one, _other = queries.identity_doubts(doubtful)
    wrong = kim.post(url, {str(one.element.uuid): "misschien"})
    assert wrong.status_code == 422
    left = kim.post(url, {str(one.element.uuid): "zelfde"})
    assert left.headers["Location"] == url
    done = kim.post(url, {"alle": "nieuw"}, follow=True)
    assert "Beslist over 1 onderdelen." in text_of(done)
    assert "Er is niets meer te beslissen" in text_of(kim.get(url))
    assert "lijken op onderdelen" not in text_of(done)


def adopt_tree(cast: Cast, kader: Kader | None, titel: str, *ids: UUID | None) -> KaderVersie:
    """Adopt a document of no kind of its own, with the identities that it brings."""
    nodes = [
        {
            "soort": "item",
            "code": "",
            "title": f"Regel {nr} {titel}",
            "text": "",
            "line": nr,
            "ambiguous": [],
            "children": [],
            **({"identifier": str(one)} if one else {}),
        }
        for nr, one in enumerate(ids, start=1)
    ]
    (voorstel,) = actions.upload(
        by=cast.kim,
        at=NOW,
        bestandsnaam="t.txt",
        inhoud=example("toetsplan.txt") + uuid4().bytes.hex().encode(),
    )
    document = voorstel.inhoud | {"kind": "overig", "sections": [], "tree": nodes, "meta": {}}
    Voorstel.objects.filter(pk=voorstel.pk).update(inhoud=document, soort="overig")
    voorstel.refresh_from_db()
    return actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=kader, titel=titel)


def test_an_identity_that_a_file_brings_stands_unless_it_is_of_another_kader(cast: Cast) -> None:
    mine, new, theirs = uuid4(), uuid4(), uuid4()
    first = adopt_tree(cast, None, "hier", mine, None)
    other = adopt_tree(cast, None, "daar", theirs)
    second = adopt_tree(cast, first.kader, "geheel anders", new, mine, theirs, mine)
    assert next(one.identiteit for one in first.elementen.all()) == mine
    assert [one.identiteit for one in other.elementen.all()] == [theirs]
    got = [one.identiteit for one in second.elementen.all()]
    assert got[:2] == [new, mine]
    assert theirs not in got
    assert len(set(got)) == 4
