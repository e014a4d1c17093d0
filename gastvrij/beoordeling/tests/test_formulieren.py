import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import KaderVersie

from .scenario import VOORBEELDEN, Stage, make_stage, take_in

LOST = "toetsplan-kolommen-kwijt.txt"


@pytest.fixture
def plan(cast: Cast) -> KaderVersie:
    return take_in(cast, [VOORBEELDEN / "toetsplan.txt"])[0]


@pytest.fixture
def undecided(cast: Cast) -> Formulier:
    plan = take_in(cast, [VOORBEELDEN / LOST])[0]
    return actions.make_formulier(by=cast.olga, at=NOW, versie=plan)


@pytest.fixture
def stage(cast: Cast, open_gate: None) -> Stage:
    return make_stage(cast)


def decide_all(cast: Cast, formulier: Formulier) -> None:
    for criterium in formulier.criteria.filter(niveaus__isnull=True):
        codes = list(queries.schaal(formulier.versie))[: criterium.aantal_niveaus or 1]
        actions.decide_niveaus(by=cast.olga, at=NOW, criterium=criterium, niveaus=codes)


def test_a_form_has_one_criterium_a_toetsterm_in_the_order_and_groups_of_the_plan(
    cast: Cast, plan: KaderVersie
) -> None:
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    terms = plan.elementen.filter(soort="toetsterm").order_by("volgorde")
    made = [(c.groep.titel, c.code, c.tekst, c.niveaus) for c in formulier.criteria.all()]
    assert made == [(t.parent.titel if t.parent else "", t.code, t.tekst, t.niveaus) for t in terms]
    assert (formulier.nummer, formulier.status) == (1, "concept")
    assert Event.objects.filter(did="formulier.made", object=formulier.uuid).count() == 1


def test_a_published_form_has_a_digest_of_its_content_and_a_next_one_the_next_number(
    cast: Cast, plan: KaderVersie
) -> None:
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    formulier = actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
    text = json.dumps(
        queries.inhoud(formulier), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert formulier.digest == hashlib.sha256(text.encode()).hexdigest()
    assert formulier.gepubliceerd_op == NOW
    assert actions.make_formulier(by=cast.olga, at=NOW, versie=plan).nummer == 2
    assert Event.objects.get(did="formulier.published").data["digest"] == formulier.digest


def test_no_form_is_made_of_a_concept_another_kind_or_beside_a_concept_form(
    cast: Cast, plan: KaderVersie
) -> None:
    profile = take_in(cast, [VOORBEELDEN / "competentieprofiel.txt"])[0]
    with pytest.raises(actions.CannotMakeFormulier, match="vastgesteld"):
        actions.make_formulier(by=cast.olga, at=NOW, versie=profile)
    actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    with pytest.raises(actions.CannotMakeFormulier, match="al een concept"):
        actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    assert Formulier.objects.count() == 1


def test_no_form_is_made_of_a_plan_that_is_not_published_or_has_no_toetstermen(cast: Cast) -> None:
    plan = take_in(cast, [VOORBEELDEN / "toetsplan.txt"])[0]
    bare = KaderVersie.objects.create(
        kader=plan.kader, nummer=9, gemaakt_op=NOW, gemaakt_door=cast.kim
    )
    with pytest.raises(actions.CannotMakeFormulier, match="vastgesteld"):
        actions.make_formulier(by=cast.olga, at=NOW, versie=bare)
    bare.status = KaderVersie.Status.VASTGESTELD
    bare.vastgesteld_op, bare.vastgesteld_door = NOW, cast.karel
    bare.save()
    with pytest.raises(actions.CannotMakeFormulier, match="geen toetstermen"):
        actions.make_formulier(by=cast.olga, at=NOW, versie=bare)


def test_a_form_with_undecided_levels_is_not_published_until_a_person_decided_them(
    cast: Cast, undecided: Formulier
) -> None:
    left = undecided.criteria.filter(niveaus__isnull=True).count()
    assert left > 1
    with pytest.raises(actions.CannotMakeFormulier) as refused:
        actions.publish_formulier(by=cast.olga, at=NOW, formulier=undecided)
    assert str(refused.value) == (
        f"Van {left} toetstermen is het niveau onbepaald; beslis die eerst."
    )
    decide_all(cast, undecided)
    published = actions.publish_formulier(by=cast.olga, at=NOW, formulier=undecided)
    assert published.status == "gepubliceerd"
    assert Event.objects.filter(did="criterium.niveaus_decided").count() == left


@pytest.mark.parametrize(
    ("niveaus", "aantal", "text"),
    [
        (["K", "B"], 1, "precies 1 niveau"),
        (["K"], 2, "precies 2 niveaus"),
        (["X"], 1, "schaal"),
        (["K", "K"], 2, "schaal"),
        ([], None, "minstens 1"),
    ],
)
def test_levels_that_the_plan_does_not_allow_are_refused(
    cast: Cast, undecided: Formulier, niveaus: list[str], aantal: int | None, text: str
) -> None:
    criterium = undecided.criteria.filter(niveaus__isnull=True)[0]
    criterium.aantal_niveaus = aantal
    with pytest.raises(actions.CannotDecide, match=text):
        actions.decide_niveaus(by=cast.olga, at=NOW, criterium=criterium, niveaus=niveaus)
    assert Criterium.objects.get(pk=criterium.pk).niveaus is None


def test_what_the_plan_decides_or_a_published_form_holds_is_not_decided_again(
    cast: Cast, plan: KaderVersie, undecided: Formulier
) -> None:
    known = actions.make_formulier(by=cast.olga, at=NOW, versie=plan).criteria.all()[0]
    with pytest.raises(actions.CannotDecide, match="bepaalt deze niveaus al"):
        actions.decide_niveaus(by=cast.olga, at=NOW, criterium=known, niveaus=["K"])
    decide_all(cast, undecided)
    actions.publish_formulier(by=cast.olga, at=NOW, formulier=undecided)
    with pytest.raises(actions.CannotDecide, match="verandert niet meer"):
        actions.decide_niveaus(
            by=cast.olga, at=NOW, criterium=undecided.criteria.all()[0], niveaus=["K"]
        )


def test_a_form_is_published_once(stage: Stage) -> None:
    with pytest.raises(actions.CannotMakeFormulier, match="al gepubliceerd"):
        actions.publish_formulier(by=stage.cast.olga, at=NOW, formulier=stage.formulier)


@pytest.mark.parametrize("who", ["noor", "bram", "tessa", "coen", "els", "kim", "frits", "anja"])
def test_only_who_plans_exams_makes_decides_and_publishes(
    cast: Cast, undecided: Formulier, who: str
) -> None:
    person, plan = cast.people[who], undecided.versie
    assert plan is not None
    with pytest.raises(PermissionDenied):
        actions.make_formulier(by=person, at=NOW, versie=plan)
    with pytest.raises(PermissionDenied):
        actions.publish_formulier(by=person, at=NOW, formulier=undecided)
    with pytest.raises(PermissionDenied):
        actions.decide_niveaus(
            by=person, at=NOW, criterium=undecided.criteria.all()[0], niveaus=["K"]
        )


def test_the_form_page_decides_a_level_and_says_what_is_wrong(
    client: Client, cast: Cast, undecided: Formulier
) -> None:
    client.force_login(cast.olga)
    page = client.get(reverse("beoordeling:formulier", args=[undecided.uuid]))
    assert "is het niveau onbepaald" in page.content.decode()
    criterium = undecided.criteria.filter(niveaus__isnull=True, aantal_niveaus=1)[0]
    url, field = (
        reverse("beoordeling:niveaus", args=[criterium.uuid]),
        f"c-{criterium.uuid}-niveaus",
    )
    refused = client.post(url, {field: ["K", "B"]})
    assert refused.status_code == 422
    assert "Kies precies 1 niveau" in refused.content.decode()
    assert client.post(url, {field: ["nee"]}).status_code == 422
    assert client.post(url, {field: ["B"]})["Location"].endswith(f"#c-{criterium.code}")
    assert Criterium.objects.get(pk=criterium.pk).niveaus == ["B"]
    assert (
        "door een persoon beslist"
        in client.get(reverse("beoordeling:formulier", args=[undecided.uuid])).content.decode()
    )


def test_the_pages_make_and_publish_a_form_and_refuse_with_the_reason(
    client: Client, cast: Cast, undecided: Formulier, plan: KaderVersie
) -> None:
    client.force_login(cast.olga)
    publish = reverse("beoordeling:publiceren", args=[undecided.uuid])
    refused = client.post(publish)
    assert refused.status_code == 422
    assert "beslis die eerst" in refused.content.decode()
    url = reverse("beoordeling:formulieren")
    assert client.post(url, {"versie": ""}).status_code == 422
    assert client.post(url, {"versie": str(plan.uuid)}).status_code == 302
    again = client.post(url, {"versie": str(plan.uuid)})
    assert again.status_code == 422
    assert "al een concept" in again.content.decode()
    made = Formulier.objects.get(versie=plan)
    assert client.post(reverse("beoordeling:publiceren", args=[made.uuid])).status_code == 302
    shown = client.get(reverse("beoordeling:formulier", args=[made.uuid])).content.decode()
    assert Formulier.objects.get(pk=made.pk).digest in shown


def test_everyone_reads_a_published_form_and_only_planners_a_concept(
    client: Client, cast: Cast, undecided: Formulier, stage: Stage
) -> None:
    for who, person in cast.people.items():
        client.force_login(person)
        concept = client.get(reverse("beoordeling:formulier", args=[undecided.uuid]))
        published = client.get(reverse("beoordeling:formulier", args=[stage.formulier.uuid]))
        listed = client.get(reverse("beoordeling:formulieren")).content.decode()
        assert (who, concept.status_code) == (who, 200 if who == "olga" else 404)
        assert (who, published.status_code) == (who, 200)
        assert (str(undecided.uuid) in listed) is (who == "olga")
        assert str(stage.formulier.uuid) in listed


def test_others_get_403_on_what_only_planners_do(
    client: Client, cast: Cast, undecided: Formulier
) -> None:
    criterium = undecided.criteria.all()[0]
    for who in ("noor", "els", "coen", "tessa", "frits", "anja", "kim"):
        client.force_login(cast.people[who])
        for url in (
            reverse("beoordeling:formulieren"),
            reverse("beoordeling:publiceren", args=[undecided.uuid]),
            reverse("beoordeling:niveaus", args=[criterium.uuid]),
        ):
            assert (who, url, client.post(url).status_code) == (who, url, 403)
    client.force_login(cast.olga)
    nowhere = reverse("beoordeling:niveaus", args=[undecided.uuid])
    assert client.post(nowhere).status_code == 404


def test_a_newer_version_of_the_plan_is_announced_and_the_form_keeps_its_own(
    client: Client, cast: Cast, plan: KaderVersie
) -> None:
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    client.force_login(cast.olga, backend="gastvrij.basis.backend.Login")
    pages = [
        reverse("beoordeling:formulieren"),
        reverse("beoordeling:formulier", args=[formulier.uuid]),
    ]
    assert all("nieuwe versie" not in client.get(url).content.decode() for url in pages)
    (voorstel,) = kaders.upload(
        by=cast.kim,
        at=NOW,
        bestandsnaam="weer.txt",
        inhoud=(VOORBEELDEN / "toetsplan.txt").read_bytes() + b"\n",
    )
    newer = kaders.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=plan.kader, titel="")
    kaders.publish(by=cast.karel, at=NOW, versie=newer, ingangsdatum=None)
    for url in pages:
        page = client.get(url).content.decode()
        assert "nieuwe versie" in page
        assert f"?oud={plan.uuid}&amp;nieuw={newer.uuid}" in page
    formulier.refresh_from_db()
    assert formulier.versie == plan
