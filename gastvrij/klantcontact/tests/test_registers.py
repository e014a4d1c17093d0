from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries, registers
from gastvrij.klantcontact.models import Partij
from gastvrij.klantcontact.rules import Genoemd

from .inwoners import GEERTJE, MOLEN, keep
from .registers.server import Register, serving

BORN = date(1961, 4, 23)
ANSWERS = {
    "RaadpleegMetBurgerservicenummer": "brp-raadpleeg.json",
    "RaadpleegMetBurgerservicenummer:999990020": "brp-geheim.json",
    "ZoekMetGeslachtsnaamEnGeboortedatum": "brp-zoek.json",
    "ZoekMetPostcodeEnHuisnummer": "brp-zoek.json",
    "/v2/zoeken": "kvk-zoek.json",
    "/v1/basisprofielen/90001234": "kvk-basisprofiel.json",
}


@pytest.fixture
def server() -> Iterator[Register]:
    with serving(**ANSWERS) as made:
        yield made


@pytest.fixture
def brp(server: Register) -> registers.HaalCentraal:
    return registers.HaalCentraal(f"{server.url}/", "geheim", "KCC", "Klantcontact")


@pytest.fixture
def kvk(server: Register) -> registers.KvK:
    return registers.KvK(server.url, "geheim", "KCC")


@pytest.mark.parametrize(
    ("stated", "question"),
    [
        (
            Genoemd("van der Heijden", BORN),
            {
                "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
                "geslachtsnaam": "Heijden",
                "geboortedatum": "1961-04-23",
            },
        ),
        (
            Genoemd(postcode="1234 ab", huisnummer="14"),
            {"type": "ZoekMetPostcodeEnHuisnummer", "postcode": "1234AB", "huisnummer": 14},
        ),
        (
            Genoemd("Wie ook", identificatie="9999 90 019"),
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": ["999990019"],
            },
        ),
    ],
)
def test_the_brp_is_asked_as_its_interface_says(
    server: Register, brp: registers.HaalCentraal, stated: Genoemd, question: dict[str, Any]
) -> None:
    (found,) = brp.zoek_persoon(stated)
    assert (found.gegevens.bsn, found.gegevens.achternaam) == ("999990019", "Heijden")
    ((path, headers, body),) = server.asked
    assert path == "/personen"
    assert {name.lower(): value for name, value in headers.items()}.items() >= {
        "x-api-key": "geheim",
        "x-doelbinding": "KCC",
        "x-verwerking": "Klantcontact",
    }.items()
    assert body.items() >= question.items()
    assert "burgerservicenummer" in body["fields"]
    assert not any(one.startswith("verblijfplaats") for one in body["fields"])


@pytest.mark.parametrize("stated", [Genoemd(), Genoemd("Heijden"), Genoemd(geboortedatum=BORN)])
def test_too_little_is_not_asked_at_all(
    server: Register, brp: registers.HaalCentraal, stated: Genoemd
) -> None:
    assert brp.zoek_persoon(stated) == []
    assert brp.zoek_organisatie(stated) == []
    assert server.asked == []


def test_what_is_kept_of_a_person_comes_whole_and_of_a_secret_one_without_address(
    brp: registers.HaalCentraal,
) -> None:
    (hit,) = brp.zoek_persoon(Genoemd("Heijden", BORN))
    kept = brp.haal_op(hit).gegevens
    assert (kept.straatnaam, kept.huisnummer, kept.postcode) == ("Kadelaan", "14 Abis", "1234AB")
    assert (kept.geboortedatum, kept.is_geheim) == (BORN, False)
    (secret,) = brp.zoek_persoon(Genoemd(identificatie="999990020"))
    assert (secret.gegevens.straatnaam, secret.gegevens.postcode) == ("", "")
    assert (secret.gegevens.is_geheim, secret.gegevens.geboortedatum) == (True, None)


def test_a_key_on_screen_tells_no_number(brp: registers.HaalCentraal) -> None:
    (hit,) = brp.zoek_persoon(Genoemd("Heijden", BORN))
    assert "999990019" not in hit.sleutel
    assert registers.pick([hit], hit.sleutel) == hit
    assert registers.pick([hit], "iets anders") is None


def test_the_kvk_is_asked_by_number_or_name(server: Register, kvk: registers.KvK) -> None:
    (by_number,) = kvk.zoek_organisatie(Genoemd(identificatie="9000 1234"))
    (by_name,) = kvk.zoek_organisatie(Genoemd("Bakkerij De Molen"))
    assert by_number == by_name
    assert by_name.gegevens.organisatienaam == "Bakkerij De Molen"
    assert kvk.haal_op(by_name).gegevens.huisnummer == "2 b"
    assert [path for path, *_rest in server.asked] == [
        "/v2/zoeken?kvkNummer=90001234&resultatenPerPagina=10",
        "/v2/zoeken?naam=Bakkerij+De+Molen&resultatenPerPagina=10",
        "/v1/basisprofielen/90001234",
    ]
    assert kvk.zoek_organisatie(Genoemd("Heijden", BORN)) == []
    assert kvk.zoek_organisatie(Genoemd(identificatie="999990019")) == []
    assert kvk.zoek_persoon(Genoemd("Heijden", BORN)) == []


def test_nobody_found_is_no_trouble(server: Register, kvk: registers.KvK) -> None:
    server.answers = {}
    assert kvk.zoek_organisatie(Genoemd("Bakkerij")) == []
    hit = registers.Treffer.of(MOLEN)
    assert kvk.haal_op(hit) == hit


def test_a_person_who_is_gone_stays_as_found(server: Register, brp: registers.HaalCentraal) -> None:
    server.answers = {"RaadpleegMetBurgerservicenummer": '{"personen": []}'}
    hit = registers.Treffer.of(GEERTJE)
    assert brp.haal_op(hit) == hit


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "geen toegang"),
        (403, "geen toegang"),
        (400, "kan hiermee niet zoeken"),
        (429, "niet bereikbaar"),
        (503, "niet bereikbaar"),
    ],
)
def test_a_register_that_refuses_says_what_to_do(
    server: Register, brp: registers.HaalCentraal, status: int, said: str
) -> None:
    server.status = status
    with pytest.raises(registers.RegisterAway, match=said):
        brp.zoek_persoon(Genoemd("Heijden", BORN))


@pytest.mark.parametrize("answer", ["geen json", "[1]", '"tekst"'])
def test_an_answer_that_cannot_be_read_is_a_register_that_is_away(
    server: Register, brp: registers.HaalCentraal, answer: str
) -> None:
    server.answers = {"ZoekMetGeslachtsnaamEnGeboortedatum": answer}
    with pytest.raises(registers.RegisterAway, match="niet bereikbaar"):
        brp.zoek_persoon(Genoemd("Heijden", BORN))


def test_a_register_that_is_down_is_told() -> None:
    down = registers.HaalCentraal("http://127.0.0.1:9", "", "")
    with pytest.raises(registers.RegisterAway, match="BRP is nu niet bereikbaar"):
        down.zoek_persoon(Genoemd("Heijden", BORN))


def test_settings_choose_the_adapter(settings: Any) -> None:
    assert isinstance(registers.personen(), registers.Lokaal)
    assert isinstance(registers.organisaties(), registers.Lokaal)
    given = {
        "adapter": "haalcentraal",
        "url": "https://brp.example",
        "sleutel": "",
        "doelbinding": "",
    }
    settings.REGISTERS = {"personen": given, "organisaties": given}
    assert isinstance(registers.personen(), registers.HaalCentraal)
    with pytest.raises(ImproperlyConfigured, match="kies uit lokaal, kvk"):
        registers.organisaties()
    given["url"] = "ftp://brp.example"
    with pytest.raises(ImproperlyConfigured, match="https"):
        registers.personen()


def test_the_embedded_register_answers_from_the_partijen(cast: Cast) -> None:
    keep(cast.noor)
    keep(cast.noor, MOLEN)
    here = registers.personen()
    (person,) = here.zoek_persoon(Genoemd(postcode="1234AB", huisnummer="14"))
    assert (person.gegevens.achternaam, here.haal_op(person)) == ("Hofstra", person)
    (firm,) = here.zoek_organisatie(Genoemd("bakkerij"))
    assert firm.gegevens.kvk == "90001234"


def test_choosing_somebody_of_a_register_keeps_them_once(cast: Cast) -> None:
    save = actions.save_from_register
    first = save(by=cast.noor, at=NOW, gegevens=GEERTJE)
    again = save(by=cast.noor, at=NOW, gegevens=GEERTJE._replace(achternaam="Bakker"))
    firm = save(by=cast.noor, at=NOW, gegevens=MOLEN)
    assert first.pk == again.pk
    assert Partij.objects.get(pk=first.pk).achternaam == "Bakker"
    assert queries.find_partijen(Genoemd("bakker"), by=cast.noor).partijen == [again]
    assert firm.soort_partij == "organisatie"
