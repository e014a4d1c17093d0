"""Concepts that are thrown away, learning points that are declined, and the paged list."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier, Leerpunt
from gastvrij.conftest import NOW

from .eigen import own_form
from .kwaliteit import Kwaliteit
from .scenario import RESPONDED, SHARED, Stage

A_PAGE = 25


def test_a_concept_goes_with_all_that_is_in_it(stage: Stage) -> None:
    olga, concept = stage.cast.olga, own_form(stage.cast)
    for who in ("noor", "coen", "els", "kim"):
        with pytest.raises(PermissionDenied):
            actions.remove_formulier(by=stage.cast.people[who], at=NOW, formulier=concept)
    uuid = concept.uuid
    actions.remove_formulier(by=olga, at=NOW, formulier=concept)
    assert not Formulier.objects.filter(uuid=uuid).exists()
    assert not Criterium.objects.filter(formulier=concept.pk).exists()
    assert not Criteriumgroep.objects.filter(formulier=concept.pk).exists()
    event = Event.objects.get(did="formulier.removed")
    assert (event.by, event.object) == (olga.uuid, uuid)


def test_a_published_form_stays_and_its_next_version_can_go(stage: Stage) -> None:
    olga = stage.cast.olga
    with pytest.raises(actions.CannotMakeFormulier, match="gepubliceerd"):
        actions.remove_formulier(by=olga, at=NOW, formulier=stage.formulier)
    new = actions.new_version(by=olga, at=NOW, formulier=stage.formulier)
    actions.remove_formulier(by=olga, at=NOW, formulier=new)
    again = actions.new_version(by=olga, at=NOW, formulier=stage.formulier)
    assert again.nummer == new.nummer


def test_a_concept_that_something_points_at_stays(stage: Stage) -> None:
    concept, other = own_form(stage.cast), own_form(stage.cast)
    Formulier.objects.filter(pk=other.pk).update(voorganger=concept)
    with pytest.raises(actions.CannotMakeFormulier, match="al gebruikt"):
        actions.remove_formulier(by=stage.cast.olga, at=NOW, formulier=concept)
    assert Formulier.objects.filter(pk=concept.pk).exists()


def test_a_concept_is_thrown_away_on_its_page(client: Client, stage: Stage) -> None:
    concept = own_form(stage.cast)
    url = reverse("beoordeling:formulier_weg", args=[concept.uuid])
    client.force_login(stage.cast.coen)
    assert client.post(url).status_code == 403
    client.force_login(stage.cast.olga)
    shown = client.get(reverse("beoordeling:formulier", args=[concept.uuid])).content.decode()
    assert "Weggooien" in shown
    assert client.get(url).status_code == 405
    assert client.post(url, follow=True).redirect_chain[0][0] == reverse("beoordeling:formulieren")
    assert client.post(url).status_code == 404
    kept = reverse("beoordeling:formulier_weg", args=[stage.formulier.uuid])
    assert client.post(kept).status_code == 422


def proposed(kwaliteit: Kwaliteit) -> Leerpunt:
    observatie = kwaliteit.shared()
    return actions.propose_leerpunt(
        by=kwaliteit.coen, at=SHARED, observatie=observatie, tekst="Vraagt door."
    )


def test_a_declined_learning_point_stays_with_its_reason_and_counts_nowhere(
    kwaliteit: Kwaliteit,
) -> None:
    made = proposed(kwaliteit)
    for person in (kwaliteit.coen, kwaliteit.carla, kwaliteit.stage.cast.olga):
        with pytest.raises(PermissionDenied):
            actions.decline_leerpunt(by=person, at=RESPONDED, leerpunt=made, reden="Nee.")
    for reden in ("  ", "Bel 06 12345678"):
        with pytest.raises(actions.CannotAssess):
            actions.decline_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made, reden=reden)
    said = actions.decline_leerpunt(
        by=kwaliteit.noor, at=RESPONDED, leerpunt=made, reden=" Dat doe ik al. "
    )
    assert (said.afgewezen_op, said.afgewezen_reden) == (RESPONDED, "Dat doe ik al.")
    assert not queries.leerpunten_of(kwaliteit.noor).exists()
    event = Event.objects.get(did="leerpunt.declined")
    assert (event.by, event.about) == (kwaliteit.noor.uuid, kwaliteit.noor.uuid)
    with pytest.raises(actions.CannotAssess, match="al geantwoord"):
        actions.agree_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made)
    with pytest.raises(actions.CannotAssess, match="al geantwoord"):
        actions.decline_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made, reden="Toch.")
    with pytest.raises(actions.CannotAssess, match="blijft staan"):
        actions.withdraw_leerpunt(by=kwaliteit.coen, at=RESPONDED, leerpunt=made)


def test_the_database_keeps_what_was_answered(kwaliteit: Kwaliteit) -> None:
    made = proposed(kwaliteit)
    rows = Leerpunt.objects.filter(pk=made.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(afgewezen_op=RESPONDED)
    actions.decline_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made, reden="Nee.")
    for changed in ({"akkoord_op": RESPONDED}, {"afgewezen_reden": "Ja."}, {"tekst": "Anders."}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**changed)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_the_employee_declines_on_the_page_and_the_coach_reads_why(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    made = proposed(kwaliteit)
    url = reverse("beoordeling:leerpunt_liever_niet", args=[made.uuid])
    page = reverse("beoordeling:observatie", args=[made.observatie.uuid])
    name = f"l-{made.uuid}-reden"
    client.force_login(kwaliteit.coen)
    assert client.post(url, {name: "Nee."}).status_code == 403
    assert "Nee, liever niet" not in client.get(page).content.decode()
    client.force_login(kwaliteit.stage.cast.fatima)
    assert client.post(url, {name: "Nee."}).status_code == 404
    client.force_login(kwaliteit.noor)
    assert "Nee, liever niet" in client.get(page).content.decode()
    assert client.post(url, {}).status_code == 422
    hidden = client.post(url, {name: "Mail a@b.example"})
    assert "Mail [e-mailadres]" in hidden.content.decode()
    assert client.post(url, {name: "Dat doe ik al."}).status_code == 302
    client.force_login(kwaliteit.coen)
    assert "Dat doe ik al." in client.get(page).content.decode()


def test_the_list_of_sittings_is_paged_newest_first_at_the_same_cost(
    client: Client, stage: Stage
) -> None:
    url = reverse("beoordeling:proeven")
    made = [stage.request() for _ in range(3)]

    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    costs = {}
    for who in ("olga", "els", "noor"):
        client.force_login(stage.cast.people[who])
        client.get(url)
        costs[who] = cost()
    made += [stage.request() for _ in range(A_PAGE - 1)]
    newest = [str(one.uuid) for one in sorted(made, key=lambda one: one.begint_op, reverse=True)]
    for who, before in costs.items():
        client.force_login(stage.cast.people[who])
        client.get(url)
        assert (who, cost()) == (who, before)
        first = client.get(url)
        rows = [str(one.proeve.uuid) for one in first.context["rijen"]]
        assert rows == newest[:A_PAGE]
        assert "Pagina 1 van 2" in first.content.decode()
        second = client.get(url, {"pagina": "2"})
        assert [str(one.proeve.uuid) for one in second.context["rijen"]] == newest[A_PAGE:]


def test_a_chosen_state_stays_while_paging(client: Client, stage: Stage) -> None:
    for _ in range(A_PAGE + 1):
        stage.request()
    client.force_login(stage.cast.olga)
    url = reverse("beoordeling:proeven")
    page = client.get(url, {"status": "aangevraagd"}).content.decode()
    assert "?status=aangevraagd&amp;pagina=2" in page
    assert "Pagina 1 van 2" in page
    none = client.get(url, {"status": "afname", "pagina": "9"}).content.decode()
    assert "Geen proeve met deze stand" in none
