from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Element, Kader, KaderVersie, Voorstel

from .conftest import Adopt, Upload


def test_taking_over_makes_a_concept_with_elements_header_and_certain_start(
    cast: Cast, adopt: Adopt
) -> None:
    versie = adopt()
    assert (versie.status, versie.nummer) == (KaderVersie.Status.CONCEPT, 1)
    assert versie.ingangsdatum == date(2026, 9, 1)
    assert versie.kop["meta"]["toetsvorm"]["value"].startswith("Proeve")
    terms = queries.toetstermen(versie)
    assert [one.code for one in terms] == [f"L1.{nr:02}" for nr in range(1, 13)]
    assert terms[0].parent is not None
    assert terms[0].parent.titel == "Ontvangen en begroeten"
    assert terms[4].niveaus == ["B", "PV"]
    assert terms[9].gewijzigd_op == date(2026, 6, 15)
    assert versie.voorstel is not None
    versie.voorstel.refresh_from_db()
    assert versie.voorstel.status == Voorstel.Status.OVERGENOMEN
    event = Event.objects.get(did="kaderversie.adopted")
    assert event.object == versie.uuid
    assert event.data["elementen"] == versie.elementen.count()


def test_what_the_text_leaves_undecided_stays_so(adopt: Adopt) -> None:
    versie = adopt("toetsplan-kolommen-kwijt.txt")
    terms = queries.toetstermen(versie)
    assert {one.niveaus for one in terms} == {None}
    assert all(one.aantal_niveaus for one in terms)
    assert all("level-columns-lost" in one.onbepaald for one in terms)
    assert versie.ingangsdatum is None
    found = queries.open_points(queries.boom(versie))
    assert found.toetstermen == len(terms)
    assert found.marks == sum(one.aantal_niveaus or 0 for one in terms)


def test_a_conversation_structure_takes_its_norms_along(adopt: Adopt) -> None:
    versie = adopt("gespreksstructuur.txt")
    normen = {(norm.metriek, norm.waarde) for norm in versie.normen.all()}
    assert ("direct afgehandeld", Decimal(60)) in normen
    assert ("direct afgehandeld", Decimal(85)) in normen
    share = versie.normen.get(waarde=60)
    assert "balie" in share.kanalen
    assert "post" not in share.kanalen
    assert set(versie.normen.get(waarde=85).domeinen) == {"participatiewet", "wmo", "jeugdwet"}


def test_the_next_version_keeps_identities_and_gets_the_next_number(adopt: Adopt) -> None:
    first = adopt()
    second = adopt(kader=first.kader, extra=b"\n")
    assert second.nummer == 2
    assert second.kader == first.kader

    def known(versie: KaderVersie) -> dict[str, object]:
        return {str(one): one.identiteit for one in versie.elementen.all()}

    assert known(first) == known(second)


def test_the_levels_of_a_later_version_are_not_those_of_the_one_before(adopt: Adopt) -> None:
    first = adopt()
    second = adopt("toetsplan-kolommen-kwijt.txt", kader=first.kader)
    before = {one.identiteit: one for one in queries.toetstermen(first)}
    for one in queries.toetstermen(second):
        assert before[one.identiteit].code == one.code
        assert one.niveaus is None


def test_a_document_without_a_title_needs_one(cast: Cast, upload: Upload) -> None:
    voorstel = upload("competentieprofiel.txt")
    with pytest.raises(actions.CannotAdopt, match="Vul een titel in") as refused:
        actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="  ")
    assert refused.value.field == "titel"
    assert not Kader.objects.exists()
    assert not Element.objects.exists()


def test_a_title_that_is_too_long_is_refused(cast: Cast, upload: Upload) -> None:
    with pytest.raises(actions.CannotAdopt, match="korter"):
        actions.adopt(by=cast.kim, at=NOW, voorstel=upload(), kader=None, titel="x" * 501)


def test_a_second_kader_with_the_same_title_is_refused(cast: Cast, adopt: Adopt) -> None:
    adopt()
    with pytest.raises(actions.CannotAdopt, match="Er is al een kader") as refused:
        adopt(extra=b"\n")
    assert refused.value.field == "kader"
    assert KaderVersie.objects.count() == 1


def test_a_kader_of_another_kind_is_refused(cast: Cast, adopt: Adopt, upload: Upload) -> None:
    kader = adopt().kader
    with pytest.raises(actions.CannotAdopt, match="andere soort"):
        adopt("gespreksstructuur.txt", kader=kader)
    assert kader.versies.count() == 1


def test_a_proposal_is_taken_over_once(cast: Cast, adopt: Adopt) -> None:
    voorstel = adopt().voorstel
    assert voorstel is not None
    with pytest.raises(actions.CannotAdopt, match="al beslist"):
        actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Nog een")


def test_a_concept_can_be_removed_and_its_proposal_is_open_again(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    voorstel = actions.discard(by=cast.kim, at=NOW, versie=versie)
    assert voorstel is not None
    assert voorstel.status == Voorstel.Status.OPEN
    assert not Kader.objects.exists()
    assert not Element.objects.exists()
    assert Event.objects.get(did="kaderversie.discarded").object == versie.uuid
    actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Opnieuw")


def test_removing_a_later_concept_leaves_the_kader(
    cast: Cast, published: Adopt, adopt: Adopt
) -> None:
    first = published()
    second = adopt(kader=first.kader, extra=b"\n")
    actions.discard(by=cast.kim, at=NOW, versie=second)
    assert list(first.kader.versies.all()) == [first]


def test_a_concept_without_a_proposal_can_be_removed_too(cast: Cast) -> None:
    kader = Kader.objects.create(soort="toetsplan", titel="Met de hand")
    versie = KaderVersie.objects.create(
        kader=kader, nummer=1, gemaakt_op=NOW, gemaakt_door=cast.kim
    )
    assert actions.discard(by=cast.kim, at=NOW, versie=versie) is None


def test_what_is_published_is_not_removed(cast: Cast, published: Adopt) -> None:
    versie = published()
    with pytest.raises(actions.CannotAdopt, match="vastgesteld"):
        actions.discard(by=cast.kim, at=NOW, versie=versie)
    assert versie.elementen.exists()


def test_only_a_kaderbeheerder_removes_a_concept(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    with pytest.raises(PermissionDenied):
        actions.discard(by=cast.tessa, at=NOW, versie=versie)
    assert KaderVersie.objects.filter(pk=versie.pk).exists()
