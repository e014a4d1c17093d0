"""Pages around people who leave, and the term after which their dossier goes."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from gastvrij.beoordeling.tests.schermen import text
from gastvrij.conftest import Cast
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Vertrek

from .dossiers import add, at


def test_only_the_opleidingsadviseur_sees_who_leaves(client: Client, cast: Cast) -> None:
    for who, person in cast.people.items():
        client.force_login(person)
        assert (who, client.get(at("vertrekken")).status_code) == (
            who,
            200 if who == "olga" else 403,
        )
        for name in ("vertrek_intrekken", "vertrek_meegegeven"):
            expected = 404 if who == "olga" else 403
            assert client.post(at(name, uuid4())).status_code == expected


def test_a_departure_from_noting_to_handing_over(client: Client, cast: Cast) -> None:
    today = timezone.localdate()
    client.force_login(cast.olga)
    url = at("vertrekken")
    given = {"medewerker": str(cast.noor.uuid), "laatste_dag": today.isoformat()}
    for wrong in (
        {"medewerker": ""},
        {"laatste_dag": "gisteren"},
        {"laatste_dag": (today - timedelta(days=1)).isoformat()},
    ):
        assert client.post(url, given | wrong).status_code == 422
    page = client.post(url, given, follow=True).content.decode()
    assert "Noor Bakker krijgt bericht" in page
    assert "Er is geen bewaartermijn" in page
    assert "nog niet opgehaald" in page
    made = Vertrek.objects.get()
    settle = at("vertrek_meegegeven", made.uuid)
    assert "Kies hoe" in client.post(settle, {}, follow=True).content.decode()
    refused = client.post(settle, {"hoe": "opgehaald"}, follow=True).content.decode()
    assert "heeft het dossier nog niet opgehaald" in refused
    client.force_login(cast.noor)
    assert "Uw laatste dag is" in text(client, at("dossier"))
    client.get(at("dossier_json"))
    client.force_login(cast.olga)
    assert "opgehaald op" in text(client, url)
    done = client.post(settle, {"hoe": "opgehaald"}, follow=True).content.decode()
    assert "Zelf opgehaald" in done
    page = client.post(at("vertrek_intrekken", made.uuid), follow=True).content.decode()
    assert "Noor Bakker blijft" in page
    assert "Er is geen vertrek genoteerd" in page


def test_a_term_is_laid_down_after_looking_at_what_goes(client: Client, cast: Cast) -> None:
    add(cast.noor)
    now = timezone.now()
    made = actions.note_vertrek(
        by=cast.olga,
        at=now - timedelta(days=40),
        medewerker=cast.noor,
        laatste_dag=timezone.localdate(now) - timedelta(days=30),
    )
    actions.settle_vertrek(by=cast.olga, at=now, uuid=made.uuid, hoe="niet_gewenst")
    client.force_login(cast.frits)
    url = at("dossiertermijn")
    assert "Nog niet vastgelegd" in text(client, url)
    given = {"dagen": "30", "grondslag": "Regeling, artikel 4"}
    shown = client.post(url, given | {"bekijk": "1"})
    assert shown.status_code == 200
    assert "bewijzen van eerder geleerd" in shown.content.decode()
    later = client.post(url, given | {"dagen": "31", "bekijk": "1"}).content.decode()
    assert "Er wordt niets vernietigd" in later
    assert queries.dossiertermijn() is None
    for wrong in ({"dagen": "0"}, {"dagen": "veel"}, {"grondslag": " "}):
        assert client.post(url, given | wrong).status_code == 422
    page = client.post(url, given, follow=True).content.decode()
    assert "30 dagen na de laatste dag" in page
    assert "Het dossier van 1 vertrokken medewerker" in page
    actions.destroy_due_dossiers(at=now)
    page = text(client, url)
    assert "1 bewijzen van eerder geleerd" in page
    assert "Noor" not in page[page.index("<main") :]


def test_a_term_is_for_who_administers_and_to_read_for_the_auditor(
    client: Client, cast: Cast
) -> None:
    url = at("dossiertermijn")
    for who, person in cast.people.items():
        client.force_login(person)
        seen = client.get(url).status_code
        assert (who, seen) == (who, 200 if who in {"frits", "anja"} else 403)
        posted = client.post(url, {"dagen": "1", "grondslag": "x"}).status_code
        assert (who, posted) == (who, 302 if who == "frits" else 403)
