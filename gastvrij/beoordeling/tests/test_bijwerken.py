"""What an assessor did without the server: written once, a conflict shown, a refusal given back."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.basis.actions import withdraw_poortbesluit
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.actions import Stand, Uitkomst
from gastvrij.beoordeling.models import Fragment, Oordeel, Proeve
from gastvrij.beoordeling.rules.proeve import Status
from gastvrij.beoordeling.views.proeve.bijwerken import MOST_BYTES, MOST_HANDELINGEN
from gastvrij.conftest import examples

from .examen import MINUTE, moment
from .handelingen import sitting
from .scenario import Stage

SEEN = {"soort": "geobserveerd", "tekst": "Waarmee kan ik u helpen?"}
MAIL = "Mail maar naar jan@lindemeer.example."


@pytest.fixture
def proeve(stage: Stage) -> Proeve:
    return sitting(stage, Status.AFNAME)


def citaat(name: UUID | None = None, **velden: Any) -> dict[str, Any]:
    return {"id": name or uuid4(), "soort": "citaat", "velden": SEEN | velden}


def oordeel(stage: Stage, code: str, name: UUID | None = None, **velden: Any) -> dict[str, Any]:
    given = {"criterium": stage.criterium(code).uuid, "waarde": "niet_waargenomen"}
    return {"id": name or uuid4(), "soort": "oordeel", "velden": given | velden}


def send(
    stage: Stage,
    proeve: Proeve,
    *handelingen: Mapping[str, Any],
    by: Medewerker | None = None,
    minutes: int = 10,
) -> list[Uitkomst]:
    return actions.apply_offline(
        by=by or stage.cast.els,
        at=moment(proeve, Status.AFNAME) + minutes * MINUTE,
        proeve=proeve,
        handelingen=handelingen,
    )


def stands(found: Iterable[Uitkomst]) -> list[str]:
    return [one.stand.value for one in found]


def rows(proeve: Proeve) -> set[tuple[Any, ...]]:
    """Return what stands on the sitting, by name, without the moment at which it arrived."""
    passages = {(one.uuid, one.tekst, one.soort) for one in proeve.observatie.fragmenten.all()}
    verdicts = {
        (
            one.uuid,
            one.criterium.code,
            one.waarde,
            frozenset(one.fragmenten.values_list("uuid", flat=True)),
        )
        for one in proeve.observatie.oordelen.select_related("criterium")
    }
    return passages | verdicts


def test_a_verdict_can_rest_on_a_passage_that_comes_with_it(stage: Stage, proeve: Proeve) -> None:
    stage.hold(proeve)
    gesprek = proeve.observatie.afnamegesprekken.get(nummer=1)
    (stap,) = stage.stappen("F2.1")
    seen = citaat(seconde=125, stappen=[stap.uuid], afnamegesprek=gesprek.uuid)
    given = oordeel(
        stage, "L1.04", waarde="voldoende", fragmenten=[seen["id"]], toelichting=" Rustig. "
    )
    assert stands(send(stage, proeve, seen, given)) == ["opgeslagen", "opgeslagen"]
    passage = Fragment.objects.get(uuid=seen["id"])
    assert (passage.tekst, passage.seconde) == ("Waarmee kan ik u helpen?", 125)
    assert (passage.afnamegesprek, list(passage.stappen.all())) == (gesprek, [stap])
    assert passage.gemaakt_door == stage.cast.els
    verdict = Oordeel.objects.get(uuid=given["id"])
    assert (verdict.criterium.code, verdict.waarde) == ("L1.04", "voldoende")
    assert (verdict.toelichting, list(verdict.fragmenten.all())) == ("Rustig.", [passage])
    told = Event.objects.filter(did__in=["fragment.added", "oordeel.given"]).order_by("pk")
    assert [(one.did, one.object, one.by) for one in told][-2:] == [
        ("fragment.added", passage.uuid, stage.cast.els.uuid),
        ("oordeel.given", verdict.uuid, stage.cast.els.uuid),
    ]


def test_what_is_sent_twice_is_written_once(stage: Stage, proeve: Proeve) -> None:
    batch = [citaat(), oordeel(stage, "L1.04")]
    send(stage, proeve, *batch)
    before = rows(proeve), Event.objects.count()
    assert stands(send(stage, proeve, *batch)) == ["bestond_al", "bestond_al"]
    assert (rows(proeve), Event.objects.count()) == before


def test_what_was_stored_is_told_so_after_the_sheet_was_handed_in(
    stage: Stage, proeve: Proeve
) -> None:
    batch = [citaat(), citaat(soort="bevraagd"), oordeel(stage, "L1.04")]
    send(stage, proeve, *batch)
    stage.to_proeve(Status.OORDELEN, proeve=proeve)
    stage.judge_by(proeve, stage.cast.els)
    at = moment(proeve, Status.OORDELEN) + 2 * MINUTE
    actions.hand_in(by=stage.cast.els, at=at, proeve=proeve)
    assert stands(send(stage, proeve, *batch, minutes=40)) == ["bestond_al"] * 3
    (late,) = send(stage, proeve, citaat(), minutes=40)
    assert (late.stand, late.reden) == (
        Stand.GEWEIGERD,
        "U hebt uw oordelen ingediend. Die veranderen niet meer.",
    )


def test_what_is_refused_says_why_and_leaves_the_rest(stage: Stage, proeve: Proeve) -> None:
    mail, bare = citaat(tekst=MAIL), oordeel(stage, "L1.01", waarde="voldoende")
    found = send(stage, proeve, citaat(), mail, bare, oordeel(stage, "L1.04"))
    assert stands(found) == ["opgeslagen", "geweigerd", "geweigerd", "opgeslagen"]
    assert found[1].gemaskeerd == "Mail maar naar [e-mailadres]."
    assert "gegevens van een inwoner" in found[1].reden
    assert found[2].reden == "Kies minstens 1 citaat waarop dit oordeel steunt."
    assert len(rows(proeve)) == 2
    mended = citaat(mail["id"], tekst=found[1].gemaskeerd)
    assert stands(send(stage, proeve, mended)) == ["opgeslagen"]


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"tekst": "  "}, "Vul in wat u hoorde, zag, navroeg of las."),
        ({"stappen": [uuid4()]}, "Kies stappen van de vastgestelde gespreksstructuur."),
        (
            {"afnamegesprek": uuid4()},
            "Dit gesprek hoort niet bij deze proeve. Kies een ander gesprek.",
        ),
    ],
)
def test_a_passage_of_what_does_not_exist_is_refused(
    stage: Stage, proeve: Proeve, velden: dict[str, Any], reden: str
) -> None:
    (found,) = send(stage, proeve, citaat(**velden))
    assert (found.stand, found.reden) == (Stand.GEWEIGERD, reden)
    assert rows(proeve) == set()


def test_a_verdict_on_what_does_not_exist_is_refused(stage: Stage, proeve: Proeve) -> None:
    nowhere = oordeel(stage, "L1.04", criterium=uuid4())
    on_nothing = oordeel(stage, "L1.04", waarde="voldoende", fragmenten=[uuid4()])
    found = send(stage, proeve, nowhere, on_nothing)
    assert [one.reden for one in found] == [
        "Dit criterium hoort niet bij het formulier van deze observatie.",
        "Een citaat waarop dit oordeel steunt, is er niet. Kies opnieuw waarop het steunt.",
    ]
    assert rows(proeve) == set()


def test_a_name_that_something_else_has_is_refused_without_saying_what(
    stage: Stage, proeve: Proeve
) -> None:
    other = stage.note(proeve, "geobserveerd", by=stage.ruud)
    stage.verdict(proeve, stage.ruud, "L1.01", "niet_waargenomen")
    verdict = Oordeel.objects.get()
    found = send(stage, proeve, citaat(other.uuid), oordeel(stage, "L1.04", verdict.uuid))
    assert {one.reden for one in found} == {"Dit is niet op te slaan. Vul het opnieuw in."}
    elsewhere = sitting(stage, Status.AFNAME)
    mine = stage.note(elsewhere, "geobserveerd")
    assert stands(send(stage, proeve, citaat(mine.uuid))) == ["geweigerd"]


def test_a_verdict_from_elsewhere_is_given_back_and_not_overwritten(
    stage: Stage, proeve: Proeve
) -> None:
    first = oordeel(stage, "L1.04")
    send(stage, proeve, first)
    elsewhere = stage.note(proeve, "geobserveerd")
    send(stage, proeve, oordeel(stage, "L1.04", vorige=first["id"], toelichting="Op de tablet."))
    here = oordeel(
        stage, "L1.04", vorige=first["id"], waarde="onvoldoende", fragmenten=[elsewhere.uuid]
    )
    known = []
    for _again in range(2):
        (found,) = send(stage, proeve, here)
        assert (found.stand, found.reden) == (Stand.CONFLICT, "")
        assert found.oordeel is not None
        assert found.oordeel.toelichting == "Op de tablet."
        assert proeve.observatie.oordelen.count() == 2
        known.append(found.oordeel.uuid)
    chosen = here | {"velden": here["velden"] | {"vorige": known[-1]}}
    assert stands(send(stage, proeve, chosen)) == ["opgeslagen"]
    waarden = [one.waarde for one in proeve.observatie.oordelen.order_by("pk")]
    assert waarden == ["niet_waargenomen", "niet_waargenomen", "onvoldoende"]


def test_the_verdict_of_another_assessor_is_no_conflict_and_is_not_shown(
    stage: Stage, proeve: Proeve
) -> None:
    stage.verdict(proeve, stage.ruud, "L1.04", "niet_waargenomen")
    (found,) = send(stage, proeve, oordeel(stage, "L1.04"))
    assert (found.stand, found.oordeel) == (Stand.OPGESLAGEN, None)


def test_a_verdict_on_one_that_did_not_arrive_waits(stage: Stage, proeve: Proeve) -> None:
    first = oordeel(stage, "L1.04")
    second = oordeel(stage, "L1.04", vorige=first["id"])
    (found,) = send(stage, proeve, second)
    assert (found.stand, found.oordeel) == (Stand.CONFLICT, None)
    assert stands(send(stage, proeve, first, second)) == ["opgeslagen", "opgeslagen"]


@pytest.mark.parametrize("who", ["noor", "wim", "olga", "tessa", "coen", "frits", "anja"])
def test_only_an_assessor_of_the_sitting_sends(stage: Stage, proeve: Proeve, who: str) -> None:
    with pytest.raises(PermissionDenied):
        send(stage, proeve, citaat(), by=stage.cast.people[who])
    assert rows(proeve) == set()


@pytest.mark.parametrize("status", list(Status))
def test_only_during_the_afname_and_the_judging_something_is_added(
    stage: Stage, status: Status
) -> None:
    proeve = sitting(stage, status)
    before = rows(proeve)
    kinds = [citaat(), citaat(soort="bevraagd"), oordeel(stage, "L1.01")]
    latest = proeve.observatie.oordelen.filter(
        criterium__code="L1.01", gegeven_door=stage.cast.els
    ).last()
    kinds[2]["velden"]["vorige"] = latest.uuid if latest is not None else None
    expected = {
        Status.AFNAME: ["opgeslagen"] * 3,
        Status.OORDELEN: ["opgeslagen", "geweigerd", "opgeslagen"],
    }.get(status, ["geweigerd"] * 3)
    assert stands(send(stage, proeve, *kinds, minutes=45)) == expected
    assert len(rows(proeve)) == len(before) + expected.count("opgeslagen")


def test_nothing_is_added_once_the_gate_closed(stage: Stage, proeve: Proeve) -> None:
    besluit = Poortbesluit.objects.filter(doel="proeve").latest("pk")
    at = moment(proeve, Status.AFNAME) + MINUTE
    withdraw_poortbesluit(by=stage.cast.frits, at=at, besluit=besluit, on=at.date())
    (found,) = send(stage, proeve, citaat())
    assert found.stand is Stand.GEWEIGERD
    assert rows(proeve) == set()


def hour(stage: Stage) -> list[dict[str, Any]]:
    """Return what somebody did in an hour: a verdict again, on passages of before it too."""
    first, second = citaat(), citaat(tekst="Ik zoek het voor u op.", soort="bevraagd")
    early = oordeel(stage, "L1.04")
    later = oordeel(
        stage, "L1.04", vorige=early["id"], waarde="onvoldoende", fragmenten=[first["id"]]
    )
    both = [first["id"], second["id"]]
    last = oordeel(stage, "L1.04", vorige=later["id"], waarde="voldoende", fragmenten=both)
    return [first, early, second, later, oordeel(stage, "L1.01"), last]


def deliver(
    stage: Stage, proeve: Proeve, done: Sequence[dict[str, Any]], batches: list[list[int]]
) -> None:
    """Send these batches, then all that was not acknowledged until everything is."""
    waiting = {one["id"] for one in done}
    every = [[done[place] for place in batch] for batch in batches] + [list(done)] * len(done)
    for batch in every:
        found = send(stage, proeve, *batch)
        waiting -= {one.id for one in found if one.stand in {Stand.OPGESLAGEN, Stand.BESTOND_AL}}
        assert len(rows(proeve)) <= len(done)
    assert waiting == set()


@settings(
    max_examples=examples(10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(batches=st.lists(st.lists(st.integers(0, 5), max_size=6), max_size=6))
def test_any_order_and_repetition_of_batches_gives_the_same_rows(
    stage: Stage, batches: list[list[int]]
) -> None:
    done = hour(stage)
    once, again = sitting(stage, Status.AFNAME), sitting(stage, Status.AFNAME)
    send(stage, once, *done)
    expected = rows(once)
    renamed = {one["id"]: uuid4() for one in done}
    text = json.dumps(done, default=str)
    for old, new in renamed.items():
        text = text.replace(str(old), str(new))
    copies = [shaped(one) for one in json.loads(text)]
    deliver(stage, again, copies, batches)
    back = {new: old for old, new in renamed.items()}
    assert {named(row, back) for row in rows(again)} == expected
    assert last_of(again, "L1.04") == "voldoende"


def last_of(proeve: Proeve, code: str) -> str:
    given = proeve.observatie.oordelen.filter(criterium__code=code)
    return given.order_by("gegeven_op", "pk").last().waarde  # type: ignore[union-attr]


def named(row: tuple[Any, ...], names: Mapping[UUID, UUID]) -> tuple[Any, ...]:
    return tuple(
        names.get(part, part)
        if isinstance(part, UUID)
        else frozenset(names[one] for one in part)
        if isinstance(part, frozenset)
        else part
        for part in row
    )


def shaped(one: dict[str, Any]) -> dict[str, Any]:
    """Return an operation that travelled as JSON with its UUIDs again."""
    velden = dict(one["velden"])
    for key in ("criterium", "vorige"):
        if velden.get(key):
            velden[key] = UUID(velden[key])
    if "fragmenten" in velden:
        velden["fragmenten"] = [UUID(name) for name in velden["fragmenten"]]
    return one | {"id": UUID(one["id"]), "velden": velden}


def post(client: Client, proeve: Proeve, body: Any, **headers: Any) -> Any:
    url = reverse("beoordeling:proeve_bijwerken", args=[proeve.uuid])
    text = body if isinstance(body, str) else json.dumps(body, default=str)
    return client.post(url, text, content_type="application/json", **headers)


def test_the_screen_sends_what_was_done_and_hears_what_became_of_it(
    client: Client, stage: Stage, proeve: Proeve
) -> None:
    els = stage.cast.els
    client.force_login(els)
    elsewhere = oordeel(stage, "L1.01", toelichting="Op de tablet.")
    send(stage, proeve, elsewhere)
    good, odd, empty = citaat(moment="2:05"), citaat(moment="half drie"), citaat(tekst="")
    late = oordeel(stage, "L1.01")
    answer = post(client, proeve, {"van": els.uuid, "handelingen": [good, odd, empty, late]})
    assert answer.status_code == 200
    found = {one["id"]: one for one in answer.json()["uitkomsten"]}
    assert found[str(good["id"])]["stand"] == "opgeslagen"
    assert found[str(odd["id"])]["reden"] == "Schrijf minuten en seconden, zoals 2:05."
    assert found[str(empty["id"])]["reden"] == "Vul in wat u hoorde, zag, navroeg of las."
    known = found[str(late["id"])]
    assert (known["stand"], known["oordeel"]["id"]) == ("conflict", str(elsewhere["id"]))
    assert (known["oordeel"]["naam"], known["oordeel"]["toelichting"]) == (
        "Niet waargenomen",
        "Op de tablet.",
    )
    assert Fragment.objects.get().seconde == 125


@pytest.mark.parametrize(
    "body",
    [
        "geen json",
        "[]",
        "{}",
        '{"van": 1}',
        {"van": "x", "handelingen": 3},
        {"van": "x", "handelingen": [3]},
        {"van": "x", "handelingen": [{"id": "geen uuid", "soort": "citaat", "velden": {}}]},
        {"van": "x", "handelingen": [{"id": str(uuid4()), "soort": "anders", "velden": {}}]},
        {"van": "x", "handelingen": [{"id": str(uuid4()), "soort": "citaat", "velden": []}]},
        {"van": "x", "handelingen": [{"id": 7, "soort": [], "velden": {}}]},
    ],
)
def test_what_is_no_batch_is_refused_whole(
    client: Client, stage: Stage, proeve: Proeve, body: Any
) -> None:
    client.force_login(stage.cast.els)
    answer = post(client, proeve, body)
    assert (answer.status_code, answer.json()) == (400, {"reden": "Dit is niet te lezen."})


@pytest.mark.parametrize(
    "velden",
    [
        {"stappen": 3},
        {"stappen": ["x"]},
        {"stappen": [7]},
        {"afnamegesprek": "x"},
        {"soort": "gedroomd"},
    ],
)
def test_a_field_of_the_wrong_shape_is_refused_by_its_name(
    client: Client, stage: Stage, proeve: Proeve, velden: dict[str, Any]
) -> None:
    client.force_login(stage.cast.els)
    wrong = citaat(**velden)
    answer = post(client, proeve, {"van": stage.cast.els.uuid, "handelingen": [wrong, citaat()]})
    found = {one["id"]: one["stand"] for one in answer.json()["uitkomsten"]}
    assert found.pop(str(wrong["id"])) == "geweigerd"
    assert list(found.values()) == ["opgeslagen"]


def test_a_batch_that_is_too_long_or_too_large_is_refused_whole(
    client: Client, stage: Stage, proeve: Proeve
) -> None:
    client.force_login(stage.cast.els)
    many = [citaat() for _number in range(MOST_HANDELINGEN + 1)]
    for handelingen in (many, [citaat(tekst="a" * MOST_BYTES)]):
        answer = post(client, proeve, {"van": stage.cast.els.uuid, "handelingen": handelingen})
        assert answer.status_code == 413
    assert rows(proeve) == set()


def test_a_page_of_one_assessor_sends_nothing_in_the_session_of_the_other(
    client: Client, stage: Stage, proeve: Proeve
) -> None:
    client.force_login(stage.ruud)
    answer = post(client, proeve, {"van": stage.cast.els.uuid, "handelingen": [citaat()]})
    assert (answer.status_code, answer.json()["reden"]) == (
        403,
        "Deze pagina is van een ander dan wie nu is ingelogd.",
    )
    assert rows(proeve) == set()


@pytest.mark.parametrize(
    ("who", "status"),
    [("els", 200), ("ruud", 200), ("noor", 403), ("wim", 403), ("olga", 403), ("coen", 404)],
)
def test_only_who_judges_reaches_the_address(
    client: Client, stage: Stage, proeve: Proeve, who: str, status: int
) -> None:
    person = stage.ruud if who == "ruud" else stage.cast.people[who]
    client.force_login(person)
    answer = post(client, proeve, {"van": person.uuid, "handelingen": [citaat()]})
    assert answer.status_code == status
    assert len(rows(proeve)) == (status == 200)


def test_the_address_takes_no_post_without_the_token_and_no_get(
    stage: Stage, proeve: Proeve
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(stage.cast.els)
    body = {"van": stage.cast.els.uuid, "handelingen": [citaat()]}
    assert post(client, proeve, body).status_code == 403
    url = reverse("beoordeling:proeve_bijwerken", args=[proeve.uuid])
    assert client.get(url).status_code == 405
    assert rows(proeve) == set()


def test_the_screen_knows_every_criterium_and_what_its_evidence_lacks(
    client: Client, stage: Stage, proeve: Proeve
) -> None:
    stage.verdict(proeve, stage.ruud, "L1.01", "niet_waargenomen")
    mine = oordeel(stage, "L1.04", toelichting="Rustig.")
    send(stage, proeve, mine)
    client.force_login(stage.cast.els)
    page = client.get(reverse("beoordeling:proeve_afname", args=[proeve.uuid])).content.decode()
    found = re.search(r'<script id="afname-gegevens" type="application/json">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])
    criteria = {one["code"]: one for one in data["criteria"]}
    assert list(criteria) == [one.code for one in stage.formulier.criteria.order_by("volgorde")]
    assert criteria["L1.04"]["oordeel"]["id"] == str(mine["id"])
    assert criteria["L1.04"]["oordeel"]["toelichting"] == "Rustig."
    assert criteria["L1.01"]["oordeel"] is None
    for soorten in ((), ("geobserveerd",), ("bevraagd",), ("document",), ("bevraagd", "document")):
        evidence = [stage.note(proeve, soort).uuid for soort in soorten]
        for code, about in criteria.items():
            for waarde, _naam in about["waarden"]:
                tried = oordeel(stage, code, waarde=waarde, fragmenten=evidence)
                tried["velden"]["vorige"] = mine["id"] if code == "L1.04" else None
                with transaction.atomic():
                    (became,) = send(stage, proeve, tried)
                    transaction.set_rollback(True)
                known = about["bezwaren"][waarde].get(" ".join(soorten), "")
                assert became.reden == data["bezwaren"].get(known, "")
