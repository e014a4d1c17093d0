import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.actions import Plaats
from gastvrij.klantcontact.models import Onderwerp, Thema


def onderwerp(cast: Cast, naam: str, parent: Onderwerp | None = None) -> Onderwerp:
    return actions.add_onderwerp(
        by=cast.frits, at=NOW, naam=naam, afdeling=cast.afdelingen["Burgerzaken"], parent=parent
    )


def move(cast: Cast, one: Onderwerp, plaats: Plaats | None, *, active: bool = True) -> None:
    actions.change_onderwerp(
        by=cast.frits,
        at=NOW,
        onderwerp=one,
        naam=one.naam,
        afdeling=one.afdeling,
        lijn=one.lijn,
        domein=one.domein,
        is_actief=active,
        plaats=plaats,
    )


def test_an_onderwerp_is_put_in_its_place_and_stays_there(cast: Cast) -> None:
    thema = Thema.objects.create(naam="Reizen")
    top, below = onderwerp(cast, "Documenten"), onderwerp(cast, "Paspoort")
    loket = cast.afdelingen["KCC"]
    move(cast, below, Plaats(top, loket, thema))
    move(cast, below, None, active=False)
    below.refresh_from_db()
    assert (below.parent, below.loket, below.thema) == (top, loket, thema)
    assert not below.is_actief
    assert Event.objects.filter(did="onderwerp.changed", object=below.uuid).count() == 2
    tree = queries.onderwerp_tree(cast.frits)
    assert [(one.onderwerp, one.diepte) for one in tree] == [(top, 0), (below, 1)]


def test_an_onderwerp_never_falls_below_itself(cast: Cast) -> None:
    top = onderwerp(cast, "Documenten")
    below = onderwerp(cast, "Paspoort", top)
    lowest = onderwerp(cast, "Spoed", below)
    for parent in (top, below, lowest):
        with pytest.raises(actions.CannotChangeOnderwerp, match="onder zichzelf"):
            move(cast, top, Plaats(parent))
    top.refresh_from_db()
    assert top.parent is None
    assert queries.possible_parents(cast.frits, top) == []
    assert queries.possible_parents(cast.frits, lowest) == [top, below]


def test_the_screen_shows_the_tree_and_keeps_what_was_chosen(client: Client, cast: Cast) -> None:
    top, below = onderwerp(cast, "Documenten"), onderwerp(cast, "Paspoort")
    Thema.objects.create(naam="Oud", is_actief=False)
    thema = Thema.objects.create(naam="Reizen")
    client.force_login(cast.frits)
    url = reverse("klantcontact:onderwerp", args=[below.uuid])
    sent = {
        "naam": "Paspoort",
        "afdeling": str(cast.afdelingen["Burgerzaken"].uuid),
        "lijn": "1e",
        "domein": "",
        "is_actief": "on",
        "parent": str(top.uuid),
        "loket": str(cast.afdelingen["KCC"].uuid),
        "thema": str(thema.uuid),
    }
    assert client.post(url, sent).status_code == 302
    page = client.get(url).content.decode()
    assert page.count("selected") >= 4
    assert "Oud" not in page
    tree = client.get(reverse("klantcontact:onderwerpen")).content.decode()
    assert "Onder Documenten:" in tree
    assert "Reizen" in tree
    loop = client.post(
        reverse("klantcontact:onderwerp", args=[top.uuid]),
        {**sent, "naam": "Documenten", "parent": str(below.uuid)},
    )
    assert loop.status_code == 422
