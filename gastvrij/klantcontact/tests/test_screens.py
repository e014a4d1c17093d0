import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Onderwerp

LIST, NEW = "klantcontact:onderwerpen", "klantcontact:onderwerp-nieuw"


def filled(cast: Cast, **changed: str) -> dict[str, str]:
    return {
        "naam": "Paspoort",
        "afdeling": str(cast.afdelingen["Burgerzaken"].uuid),
        "lijn": "1e",
        "domein": "",
        "is_actief": "on",
        **changed,
    }


def test_an_empty_list_says_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    page = client.get(reverse(LIST)).content.decode()
    assert "Er zijn nog geen onderwerpen" in page
    assert reverse(NEW) in page


def test_an_onderwerp_is_added_and_changed_on_screen(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    assert client.get(reverse(NEW)).status_code == 200
    page = client.post(reverse(NEW), filled(cast), follow=True)
    assert "Het onderwerp is opgeslagen." in page.content.decode()
    onderwerp = Onderwerp.objects.get()
    change = reverse("klantcontact:onderwerp", args=[onderwerp.uuid])
    assert 'value="Paspoort"' in client.get(change).content.decode()
    sent = filled(cast, naam="Reisdocument", domein="wmo", lijn="2e")
    del sent["is_actief"]
    client.post(change, sent)
    onderwerp.refresh_from_db()
    assert (onderwerp.naam, onderwerp.domein, onderwerp.lijn) == ("Reisdocument", "wmo", "2e")
    assert not onderwerp.is_actief


@pytest.mark.parametrize(
    "changed", [{"naam": ""}, {"naam": "RIJBEWIJS"}, {"afdeling": ""}, {"lijn": "3e"}]
)
def test_what_is_not_right_comes_back_with_422(
    client: Client, cast: Cast, changed: dict[str, str]
) -> None:
    actions.add_onderwerp(
        by=cast.frits, at=NOW, naam="Rijbewijs", afdeling=cast.afdelingen["Burgerzaken"]
    )
    client.force_login(cast.frits)
    page = client.post(reverse(NEW), filled(cast, **changed))
    assert page.status_code == 422
    assert "data-fouten" in page.content.decode()
    assert Onderwerp.objects.count() == 1


def test_the_auditor_reads_and_nobody_else_gets_in(client: Client, cast: Cast) -> None:
    onderwerp = actions.add_onderwerp(
        by=cast.frits, at=NOW, naam="Rijbewijs", afdeling=cast.afdelingen["Burgerzaken"]
    )
    change = reverse("klantcontact:onderwerp", args=[onderwerp.uuid])
    client.force_login(cast.anja)
    page = client.get(reverse(LIST)).content.decode()
    assert "Rijbewijs" in page
    assert change not in page
    for address in (reverse(NEW), change):
        assert client.get(address).status_code == 403
        assert client.post(address, filled(cast)).status_code == 403
    client.force_login(cast.noor)
    for address in (reverse(LIST), reverse(NEW), change):
        assert client.get(address).status_code == 403
