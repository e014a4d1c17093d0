"""The gemeente, its tree of afdelingen, and its teams."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis import actions, queries
from gastvrij.basis.models import Afdeling, Event, Medewerker, Organisatie, Team
from gastvrij.conftest import NOW, Cast


def save(cast: Cast, naam: str, parent: str, afdeling: Afdeling | None = None) -> Afdeling:
    return actions.save_afdeling(
        by=cast.frits,
        at=NOW,
        afdeling=afdeling,
        naam=naam,
        parent=cast.afdelingen.get(parent),
        is_eerste_lijn=False,
    )


def test_an_afdeling_never_comes_to_hang_under_itself(cast: Cast) -> None:
    kcc = cast.afdelingen["KCC"]
    for parent in ("KCC", "Frontoffice sociaal"):
        with pytest.raises(actions.CannotAdminister, match="onder zichzelf"):
            save(cast, "KCC", parent, kcc)
    save(cast, "KCC", "Bedrijfsvoering", kcc)
    assert queries.below(cast.afdelingen["Bedrijfsvoering"]) >= {kcc.pk}


@pytest.mark.parametrize(("naam", "parent"), [("KCC", ""), ("Frontoffice sociaal", "KCC")])
def test_a_name_stands_once_under_its_parent(cast: Cast, naam: str, parent: str) -> None:
    with pytest.raises(actions.CannotAdminister, match="al een afdeling"):
        save(cast, naam, parent)
    assert save(cast, naam, "Burgerzaken").naam == naam


def test_the_tree_shows_every_afdeling_once_with_its_teams(cast: Cast) -> None:
    kcc = cast.afdelingen["KCC"]
    actions.save_team(by=cast.frits, at=NOW, team=None, naam="Telefoon", afdeling=kcc)
    tree = {tak.afdeling.naam: tak for tak in queries.boom(cast.anja)}
    assert list(tree) == ["Bedrijfsvoering", "Burgerzaken", "KCC", "Sociaal domein"]
    assert [tak.afdeling.naam for tak in tree["KCC"].onder] == ["Frontoffice sociaal"]
    assert [team.naam for team in tree["KCC"].teams] == ["Telefoon"]


def test_a_team_is_named_once_and_stays_where_its_people_are(cast: Cast) -> None:
    kcc, zaken = cast.afdelingen["KCC"], cast.afdelingen["Burgerzaken"]
    team = actions.save_team(by=cast.frits, at=NOW, team=None, naam="Telefoon", afdeling=kcc)
    with pytest.raises(actions.CannotAdminister, match="al een team"):
        actions.save_team(by=cast.frits, at=NOW, team=None, naam="Telefoon", afdeling=kcc)
    actions.save_team(by=cast.frits, at=NOW, team=team, naam="Telefoon", afdeling=zaken)
    actions.save_team(by=cast.frits, at=NOW, team=team, naam="Telefonie", afdeling=kcc)
    Medewerker.objects.filter(pk=cast.noor.pk).update(team=team)
    with pytest.raises(actions.CannotAdminister, match="nog mensen"):
        actions.save_team(by=cast.frits, at=NOW, team=team, naam="Telefoon", afdeling=zaken)
    assert Team.objects.get().naam == "Telefonie"


def test_the_gemeente_gets_a_theme_that_exists(cast: Cast) -> None:
    given: dict[str, Any] = {"by": cast.frits, "at": NOW, "naam": "gemeente Zandvliet"}
    with pytest.raises(actions.CannotAdminister, match="thema"):
        actions.change_organisatie(**given, thema="../../x", vier_ogen=True)
    actions.change_organisatie(**given, thema="heuvelrade", vier_ogen=False)
    stored = Organisatie.objects.get()
    assert (stored.naam, stored.thema, stored.vier_ogen) == (
        "gemeente Zandvliet",
        "heuvelrade",
        False,
    )
    event = Event.objects.get(did="organisatie.changed")
    assert event.data == {"thema": "heuvelrade", "vier_ogen": False}
    actions.name_organisatie(by=cast.frits, at=NOW, naam="gemeente Lindemeer")
    assert queries.organisatie().naam == "gemeente Lindemeer"


@pytest.mark.parametrize("name", ["noor", "tessa", "anja"])
def test_nobody_else_changes_the_organisation(cast: Cast, name: str) -> None:
    by, kcc = getattr(cast, name), cast.afdelingen["KCC"]
    refused: list[tuple[Any, dict[str, Any]]] = [
        (actions.name_organisatie, {"naam": "X"}),
        (actions.change_organisatie, {"naam": "X", "thema": "lindemeer", "vier_ogen": False}),
        (
            actions.save_afdeling,
            {"afdeling": kcc, "naam": "X", "parent": None, "is_eerste_lijn": True},
        ),
        (actions.save_team, {"team": None, "naam": "X", "afdeling": kcc}),
        (actions.add_sluitingsdag, {"dag": NOW.date(), "reden": "X"}),
        (actions.remove_sluitingsdag, {"dag": NOW.date()}),
    ]
    for action, given in refused:
        with pytest.raises(PermissionDenied):
            action(by=by, at=NOW, **given)
    assert queries.organisatie().naam == "gemeente Lindemeer"


def test_the_screens_save_afdelingen_teams_and_the_gemeente(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    kcc = cast.afdelingen["KCC"]
    new = {"naam": "Balie", "parent": str(kcc.uuid), "is_eerste_lijn": "on", "is_actief": "on"}
    page = client.post(reverse("basis:afdeling_nieuw"), new, follow=True)
    assert "Balie" in page.content.decode()
    balie = Afdeling.objects.get(naam="Balie")
    client.post(reverse("basis:afdeling", args=[balie.uuid]), {"naam": "Loket", "parent": ""})
    balie.refresh_from_db()
    assert (balie.naam, balie.parent, balie.is_actief) == ("Loket", None, False)
    client.post(reverse("basis:team_nieuw", args=[kcc.uuid]), {"naam": "Telefoon"})
    team = Team.objects.get()
    assert client.get(reverse("basis:team", args=[team.uuid])).status_code == 200
    client.post(reverse("basis:team", args=[team.uuid]), {"naam": "Telefonie"})
    team.refresh_from_db()
    assert team.naam == "Telefonie"
    given = {"naam": "gemeente Zandvliet", "thema": "heuvelrade"}
    page = client.post(reverse("basis:organisatie"), given, follow=True)
    assert "gemeente Zandvliet" in page.content.decode()
    assert not queries.organisatie().vier_ogen


def test_the_screens_show_what_is_refused(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    kcc = cast.afdelingen["KCC"]
    teams = [
        actions.save_team(by=cast.frits, at=NOW, team=None, naam=naam, afdeling=kcc)
        for naam in ("Telefoon", "Balie")
    ]
    wrong: list[tuple[str, dict[str, str], str]] = [
        (reverse("basis:afdeling_nieuw"), {"naam": "KCC"}, "al een afdeling"),
        (reverse("basis:afdeling_nieuw"), {"naam": ""}, "id_naam"),
        (
            reverse("basis:afdeling", args=[kcc.uuid]),
            {"naam": "KCC", "parent": str(kcc.uuid)},
            "onder zichzelf",
        ),
        (reverse("basis:team_nieuw", args=[kcc.uuid]), {"naam": "Balie"}, "al een team"),
        (reverse("basis:team_nieuw", args=[kcc.uuid]), {"naam": ""}, "id_naam"),
        (reverse("basis:team", args=[teams[0].uuid]), {"naam": "Balie"}, "al een team"),
        (reverse("basis:organisatie"), {"naam": "X", "thema": "x"}, "id_thema"),
    ]
    for url, given, told in wrong:
        page = client.post(url, given)
        assert page.status_code == 422, url
        assert told in page.content.decode()
