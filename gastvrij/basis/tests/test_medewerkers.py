"""Staff and roles: what the functioneel beheerder changes, and what is refused whole."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_q.models import OrmQ

from gastvrij.basis import actions, queries
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Band, Recht, Rol
from gastvrij.conftest import NOW, PASSWORD, Cast


def add(cast: Cast, **given: Any) -> Medewerker:
    return actions.add_medewerker(
        by=cast.frits, at=NOW, **{"gebruikersnaam": "Ina", "naam": " Ina Dekker "} | given
    )


def change(cast: Cast, medewerker: Medewerker, **given: Any) -> Medewerker:
    now = {
        name: getattr(medewerker, name)
        for name in ("naam", "email", "afdeling", "team", "is_active")
    }
    return actions.change_medewerker(by=cast.frits, at=NOW, medewerker=medewerker, **now | given)


def test_somebody_new_is_in_the_trail_with_ids_only(cast: Cast) -> None:
    ina = add(cast, rollen=[(Rol.KCC, None)], password=PASSWORD)
    assert (ina.gebruikersnaam, ina.naam) == ("ina", "Ina Dekker")
    event = Event.objects.get(object=ina.uuid)
    assert (event.by, event.about, event.did) == (cast.frits.uuid, ina.uuid, "medewerker.added")
    assert event.data == {"rollen": ["kcc"]}
    assert not OrmQ.objects.exists()


def test_somebody_without_a_password_cannot_log_in_and_is_invited(cast: Cast) -> None:
    ina = add(cast, email="ina@lindemeer.example")
    assert not ina.has_usable_password()
    assert OrmQ.objects.get().func() == "gastvrij.basis.jobs.mail_password_link"
    assert Event.objects.filter(did="wachtwoord.mail_asked", about=ina.uuid).exists()


def test_a_login_name_is_given_once_capitals_or_not(cast: Cast) -> None:
    count = Medewerker.objects.count()
    with pytest.raises(actions.CannotAdminister, match="bestaat al"):
        add(cast, gebruikersnaam="NOOR")
    assert Medewerker.objects.count() == count


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("kort", "te kort"),
        ("123456789012345", "alleen cijfers"),
        ("1q2w3e4r5t6y7u8i9o0p", "veel mensen"),
        ("Ina Dekker Ina", "lijkt te veel op uw naam"),
    ],
)
def test_a_weak_password_is_refused_in_words(cast: Cast, password: str, told: str) -> None:
    with pytest.raises(actions.CannotAdminister, match=told):
        add(cast, password=password)


def test_a_team_of_another_afdeling_is_refused(cast: Cast) -> None:
    kcc = cast.afdelingen["KCC"]
    team = actions.save_team(by=cast.frits, at=NOW, team=None, naam="Telefoon", afdeling=kcc)
    assert add(cast, afdeling=kcc, team=team, password=PASSWORD).team == team
    for afdeling in (None, cast.afdelingen["Burgerzaken"]):
        with pytest.raises(actions.CannotAdminister, match="team"):
            change(cast, cast.noor, afdeling=afdeling, team=team)


def test_the_trail_says_which_fields_were_changed_not_their_content(cast: Cast) -> None:
    change(cast, cast.noor, naam="Noor Bakker-Smit", email="n@lindemeer.example")
    event = Event.objects.get(did="medewerker.changed")
    assert event.data == {"velden": ["email", "naam"]}
    assert Medewerker.objects.get(pk=cast.noor.pk).naam == "Noor Bakker-Smit"


def test_the_last_administrator_who_can_log_in_stays(cast: Cast) -> None:
    with pytest.raises(actions.CannotAdminister, match="laatste"):
        change(cast, cast.frits, is_active=False)
    with pytest.raises(actions.CannotAdminister, match="laatste"):
        actions.set_rollen(by=cast.frits, at=NOW, medewerker=cast.frits, rollen=[])
    with pytest.raises(actions.CannotAdminister, match="laatste"):
        take(cast, cast.frits, Rol.FUNCTIONEEL_BEHEERDER)
    give(cast, cast.kim, Rol.FUNCTIONEEL_BEHEERDER)
    change(cast, cast.kim, is_active=False)
    with pytest.raises(actions.CannotAdminister, match="laatste"):
        change(cast, cast.frits, is_active=False)
    change(cast, cast.kim, is_active=True)
    change(cast, cast.frits, is_active=False)
    assert not Medewerker.objects.get(pk=cast.frits.pk).is_active


def give(cast: Cast, medewerker: Medewerker, rol: Rol, afdeling: str = "") -> None:
    actions.give_rol(
        by=cast.frits,
        at=NOW,
        medewerker=medewerker,
        rol=rol,
        afdeling=cast.afdelingen[afdeling] if afdeling else None,
    )


def take(cast: Cast, medewerker: Medewerker, rol: Rol, afdeling: str = "") -> None:
    actions.take_rol(
        by=cast.frits,
        at=NOW,
        medewerker=medewerker,
        rol=rol,
        afdeling=cast.afdelingen[afdeling] if afdeling else None,
    )


def test_a_role_counts_for_the_afdeling_it_is_given_for_and_below(cast: Cast) -> None:
    give(cast, cast.noor, Rol.COACH, "KCC")
    toegang = queries.require(cast.noor, Recht.KWALITEIT_BEOORDELEN)
    assert toegang.reaches(cast.afdelingen["Frontoffice sociaal"].pk)
    assert not toegang.reaches(cast.afdelingen["Burgerzaken"].pk)
    assert not toegang.reaches(None)
    take(cast, cast.noor, Rol.COACH, "KCC")
    with pytest.raises(PermissionDenied):
        queries.require(cast.noor, Recht.KWALITEIT_BEOORDELEN)
    done = Event.objects.filter(about=cast.noor.uuid, did__startswith="medewerker.rol_")
    assert [event.data["rol"] for event in done] == ["coach", "coach"]


@pytest.mark.parametrize("afdeling", ["", "KCC"])
def test_a_role_is_given_once_and_taken_once(cast: Cast, afdeling: str) -> None:
    give(cast, cast.els, Rol.COACH, afdeling)
    with pytest.raises(actions.CannotAdminister, match="heeft deze rol al"):
        give(cast, cast.els, Rol.COACH, afdeling)
    take(cast, cast.els, Rol.COACH, afdeling)
    with pytest.raises(actions.CannotAdminister, match="niet meer"):
        take(cast, cast.els, Rol.COACH, afdeling)


def test_one_of_two_administrator_roles_of_the_last_one_can_be_taken(cast: Cast) -> None:
    give(cast, cast.frits, Rol.FUNCTIONEEL_BEHEERDER, "KCC")
    take(cast, cast.frits, Rol.FUNCTIONEEL_BEHEERDER, "KCC")
    assert Rol.FUNCTIONEEL_BEHEERDER in cast.frits.rollen


def test_roles_are_set_as_a_whole(cast: Cast) -> None:
    rollen = [(Rol.COACH, cast.afdelingen["KCC"]), (Rol.BEOORDELAAR, None)]
    actions.set_rollen(by=cast.frits, at=NOW, medewerker=cast.noor, rollen=rollen)
    assert cast.noor.rollen == {Rol.COACH, Rol.BEOORDELAAR}
    rollen = [(Rol.FUNCTIONEEL_BEHEERDER, None)]
    actions.set_rollen(by=cast.frits, at=NOW, medewerker=cast.frits, rollen=rollen)
    assert Event.objects.filter(did="medewerker.rollen_set").count() == 2


@pytest.mark.parametrize("name", ["noor", "tessa", "anja", "kim"])
def test_nobody_else_changes_people_or_roles(cast: Cast, name: str) -> None:
    by = getattr(cast, name)
    before = Event.objects.count()
    refused: list[tuple[Any, dict[str, Any]]] = [
        (actions.add_medewerker, {"gebruikersnaam": "x", "naam": "X"}),
        (actions.set_rollen, {"medewerker": by, "rollen": [(Rol.FUNCTIONEEL_BEHEERDER, None)]}),
        (actions.give_rol, {"medewerker": by, "rol": Rol.AUDITOR, "afdeling": None}),
        (actions.take_rol, {"medewerker": cast.frits, "rol": Rol.KCC, "afdeling": None}),
        (actions.send_password_mail, {"medewerker": cast.frits}),
        (
            actions.change_medewerker,
            {
                "medewerker": cast.frits,
                "naam": "X",
                "email": "",
                "afdeling": None,
                "team": None,
                "is_active": False,
            },
        ),
    ]
    for action, given in refused:
        with pytest.raises(PermissionDenied):
            action(by=by, at=NOW, **given)
    assert Event.objects.count() == before


def test_somebody_who_is_closed_out_has_no_right_left(cast: Cast) -> None:
    change(cast, cast.kim, is_active=False)
    assert not queries.has(cast.kim, Recht.KADERS_LEZEN)
    with pytest.raises(PermissionDenied):
        queries.require(cast.kim, Recht.KADERS_LEZEN)


@pytest.mark.parametrize(
    ("person", "other", "is_manager", "is_coach"),
    [
        ("tessa", "noor", True, False),
        ("tessa", "fatima", True, False),
        ("tessa", "bram", False, False),
        ("tessa", "tessa", False, False),
        ("tessa", "frits", False, False),
        ("coen", "noor", False, True),
        ("coen", "els", False, False),
        ("els", "bram", False, False),
    ],
)
def test_who_leads_or_coaches_whom_follows_the_afdeling(
    cast: Cast, person: str, other: str, *, is_manager: bool, is_coach: bool
) -> None:
    one, two = cast.people[person], cast.people[other]
    assert queries.is_manager_of(one, two) is is_manager
    assert queries.is_coach_of(one, two) is is_coach
    banden = {Band.LEIDINGGEVENDE: is_manager, Band.COACH: is_coach}
    assert queries.banden(one, two) == {band for band, holds in banden.items() if holds}


def test_a_role_without_any_afdeling_reaches_no_afdeling(cast: Cast) -> None:
    give(cast, cast.frits, Rol.COACH)
    toegang = queries.require(cast.frits, Recht.KWALITEIT_BEOORDELEN)
    assert toegang.afdelingen == frozenset()


def test_the_list_is_searched_by_name_and_costs_the_same_for_all(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.anja)
    page = client.get(reverse("basis:medewerkers"), {"zoek": "bak noor"}).content.decode()
    assert "Noor Bakker" in page
    assert "Bram de Wit" not in page
    assert "Niemand gevonden" in client.get("/beheer/medewerkers/?zoek=qqq").content.decode()
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/beheer/medewerkers/?zoek=noor")
    with CaptureQueriesContext(connection) as all_of_them:
        client.get("/beheer/medewerkers/")
    assert len(all_of_them) == len(few)


def test_the_screen_adds_invites_changes_and_gives_roles(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    kcc = cast.afdelingen["KCC"]
    given = {
        "naam": "Ina Dekker",
        "gebruikersnaam": "ina",
        "email": "ina@lindemeer.example",
        "afdeling": str(kcc.uuid),
        "team": "",
        "rol": "kcc",
    }
    page = client.post(reverse("basis:medewerker_nieuw"), given, follow=True).content.decode()
    assert "Er gaat een e-mail naar ina@lindemeer.example" in page
    ina = Medewerker.objects.get(gebruikersnaam="ina")
    assert (ina.afdeling, ina.rollen) == (kcc, frozenset({Rol.KCC}))

    changed = {"naam": "Ina de Dekker", "email": "", "afdeling": "", "team": "", "is_active": "on"}
    client.post(reverse("basis:medewerker_wijzigen", args=[ina.uuid]), changed)
    rol = {"rol": "coach", "afdeling": str(kcc.uuid)}
    given_rol = client.post(reverse("basis:rol_geven", args=[ina.uuid]), rol, follow=True)
    assert "Kwaliteitscoach" in given_rol.content.decode()
    client.post(reverse("basis:rol_intrekken", args=[ina.uuid]), rol)
    ina = Medewerker.objects.get(pk=ina.pk)
    assert (ina.naam, ina.afdeling, ina.rollen) == ("Ina de Dekker", None, frozenset({Rol.KCC}))


def test_somebody_without_an_address_is_added_with_a_warning(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    given = {"naam": "Ina Dekker", "gebruikersnaam": "ina"}
    page = client.post(reverse("basis:medewerker_nieuw"), given, follow=True).content.decode()
    assert "Zonder e-mailadres" in page


def test_the_screen_shows_what_is_refused_and_keeps_what_was_typed(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.frits)
    taken = {"naam": "Ina Dekker", "gebruikersnaam": "noor"}
    page = client.post(reverse("basis:medewerker_nieuw"), taken)
    assert page.status_code == 422
    assert "bestaat al" in page.content.decode()
    assert 'value="Ina Dekker"' in page.content.decode()
    mine = reverse("basis:medewerker_wijzigen", args=[cast.frits.uuid])
    page = client.post(mine, {"naam": "Frits Blom"})
    assert page.status_code == 422
    assert "laatste functioneel beheerder" in page.content.decode()
    for given in (
        {"rol": "functioneel_beheerder"},
        {"rol": "tovenaar"},
        {"rol": "kcc", "afdeling": "x"},
    ):
        for name in ("rol_geven", "rol_intrekken"):
            page = client.post(reverse(f"basis:{name}", args=[cast.frits.uuid]), given)
            assert page.status_code == 422, (name, given)
    client.force_login(cast.frits)
    assert cast.frits.rollen == {Rol.FUNCTIONEEL_BEHEERDER}
