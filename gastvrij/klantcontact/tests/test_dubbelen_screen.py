import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import Cast
from gastvrij.klantcontact.models import Partij

from .inwoners import GEERTJE, keep


def url(name: str) -> str:
    return reverse(f"klantcontact:{name}")


def test_two_are_made_one_and_taken_apart_on_screen(client: Client, cast: Cast) -> None:
    one, other = keep(cast.noor), keep(cast.noor, GEERTJE._replace(bsn=""))
    client.force_login(cast.tessa)
    page = client.get(url("dubbelen")).content.decode()
    assert "dezelfde naam en geboortedatum" in page
    assert "23-04-1961" not in page
    pair = {"blijft": str(one.uuid), "dubbel": str(other.uuid)}
    merged = client.post(url("samenvoegen"), pair, follow=True).content.decode()
    assert "Geertje Hofstra is samengevoegd." in merged
    assert "hoort bij" in merged
    assert client.post(url("samenvoegen"), pair).status_code == 422
    losmaken = reverse("klantcontact:losmaken", args=[other.uuid])
    assert "is weer los" in client.post(losmaken, follow=True).content.decode()
    assert client.post(losmaken).status_code == 422
    apart = client.post(url("uit_elkaar"), pair, follow=True).content.decode()
    assert "Geen dubbele inwoners gevonden" in apart


@pytest.mark.parametrize("sent", [{}, {"blijft": "x", "dubbel": "y"}])
def test_nothing_chosen_says_what_to_do(client: Client, cast: Cast, sent: dict[str, str]) -> None:
    client.force_login(cast.noor)
    for name in ("samenvoegen", "uit_elkaar"):
        answer = client.post(url(name), sent)
        assert answer.status_code == 422
        assert "Kies twee inwoners" in answer.content.decode()


def test_who_does_not_handle_contacts_gets_403(client: Client, cast: Cast) -> None:
    one, other = keep(cast.noor), keep(cast.noor, GEERTJE._replace(bsn=""))
    pair = {"blijft": str(one.uuid), "dubbel": str(other.uuid)}
    for person in (cast.frits, cast.anja, cast.coen):
        client.force_login(person)
        assert client.get(url("dubbelen")).status_code == 403
        for name in ("samenvoegen", "uit_elkaar"):
            assert client.post(url(name), pair).status_code == 403
    assert not Partij.objects.filter(opgegaan_in__isnull=False).exists()
