from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.actions import Vraag
from gastvrij.klantcontact.models import (
    ActorKlantcontact,
    Betrokkene,
    DigitaalAdres,
    Gesprek,
    Kanaal,
    Klantcontact,
    Onderwerp,
)
from gastvrij.klantcontact.rules import KANALEN, Beller

HANDLED = Vraag(inhoud="Hoe laat gaat u open?", resultaat="direct_afgehandeld")


@pytest.fixture
def telefoon(cast: Cast) -> Kanaal:
    return queries.get_kanaal("telefoon")


@pytest.fixture
def gesprek(cast: Cast, telefoon: Kanaal) -> Gesprek:
    return actions.start_gesprek(by=cast.noor, at=NOW, kanaal=telefoon)


def register(cast: Cast, gesprek: Gesprek, beller: Beller, *vragen: Vraag) -> list[Klantcontact]:
    return actions.register(by=cast.noor, at=NOW, gesprek=gesprek, beller=beller, vragen=vragen)


def test_every_installation_has_the_channels_once_and_keeps_what_was_changed(cast: Cast) -> None:
    assert list(queries.kanalen().values_list("code", flat=True)) == [k.code for k in KANALEN]
    Kanaal.objects.filter(code="post").update(is_actief=False)
    Kanaal.objects.get(code="chat").delete()
    assert actions.ensure_kanalen() == 1
    assert actions.ensure_kanalen() == 0
    assert not Kanaal.objects.get(code="post").is_actief
    with pytest.raises(Http404):
        queries.get_kanaal("post")


def test_a_conversation_starts_on_a_channel_and_is_in_the_trail(
    cast: Cast, telefoon: Kanaal, gesprek: Gesprek
) -> None:
    assert (gesprek.kanaal, gesprek.medewerker, gesprek.status) == (telefoon, cast.noor, "lopend")
    assert gesprek.afdeling == cast.afdelingen["KCC"]
    event = Event.objects.get(did="gesprek.started")
    assert (event.by, event.object) == (cast.noor.uuid, gesprek.uuid)
    assert event.data == {"kanaal": "telefoon"}


@pytest.mark.parametrize("name", ["coen", "els", "olga", "kim", "frits", "anja"])
def test_who_may_not_handle_contacts_starts_counts_and_opens_none(
    cast: Cast, telefoon: Kanaal, gesprek: Gesprek, name: str
) -> None:
    person = cast.people[name]
    refused: list[Callable[[], object]] = [
        lambda: actions.start_gesprek(by=person, at=NOW, kanaal=telefoon),
        lambda: actions.count_simple(by=person, at=NOW, kanaal=telefoon),
        lambda: actions.save_concept(by=person, at=NOW, gesprek=gesprek, velden={}, versie=0),
        lambda: queries.get_gesprek_for(person, gesprek.uuid),
        lambda: queries.klantcontacten_for(person),
    ]
    for act in refused:
        with pytest.raises(PermissionDenied):
            act()
    assert not Klantcontact.objects.exists()


def test_a_running_conversation_is_seen_by_its_own_medewerker_only(
    cast: Cast, gesprek: Gesprek
) -> None:
    assert queries.get_gesprek_for(cast.noor, gesprek.uuid) == gesprek
    assert list(queries.open_gesprekken(cast.noor)) == [gesprek]
    assert not queries.open_gesprekken(cast.fatima)
    for other in (cast.fatima, cast.tessa, cast.bram):
        with pytest.raises(Http404):
            queries.get_gesprek_for(other, gesprek.uuid)
    with pytest.raises(Http404):
        queries.get_gesprek_for(cast.noor, uuid4())


def test_a_registered_conversation_is_seen_in_scope(cast: Cast, gesprek: Gesprek) -> None:
    (contact,) = register(cast, gesprek, Beller(), HANDLED)
    for inside in (cast.noor, cast.fatima, cast.tessa):
        assert queries.get_gesprek_for(inside, gesprek.uuid) == gesprek
        assert queries.get_klantcontact_for(inside, contact.uuid) == contact
    for outside in (cast.bram, cast.victor):
        with pytest.raises(Http404):
            queries.get_gesprek_for(outside, gesprek.uuid)
        with pytest.raises(Http404):
            queries.get_klantcontact_for(outside, contact.uuid)
    assert list(queries.registered_gesprekken_of(cast.noor)) == [gesprek]


def test_a_draft_is_kept_verbatim_and_raises_its_version(cast: Cast, gesprek: Gesprek) -> None:
    velden = {"vraag-0-inhoud": ["  Mijn 👩‍👩‍👧 vraag\r\n\u202bمرحبا\u202c "], "leeg": [""]}
    later = NOW + timedelta(seconds=3)
    actions.save_concept(by=cast.noor, at=later, gesprek=gesprek, velden=velden, versie=0)
    stored = queries.get_gesprek_for(cast.noor, gesprek.uuid)
    assert stored.concept == velden
    assert (stored.concept_versie, stored.concept_bewaard_op) == (1, later)
    assert (gesprek.concept, gesprek.concept_versie) == (velden, 1)


@pytest.mark.parametrize("versie", [0, 2])
def test_an_outdated_draft_overwrites_nothing(cast: Cast, gesprek: Gesprek, versie: int) -> None:
    actions.save_concept(by=cast.noor, at=NOW, gesprek=gesprek, velden={"a": ["1"]}, versie=0)
    with pytest.raises(actions.ConceptOutdated, match="Laad de pagina opnieuw"):
        actions.save_concept(
            by=cast.noor, at=NOW, gesprek=gesprek, velden={"a": ["2"]}, versie=versie
        )
    stored = Gesprek.objects.get()
    assert (stored.concept, stored.concept_versie) == ({"a": ["1"]}, 1)


def test_a_draft_waits_for_undo_after_registration_and_is_emptied_then(
    cast: Cast, gesprek: Gesprek
) -> None:
    actions.save_concept(by=cast.noor, at=NOW, gesprek=gesprek, velden={"a": ["1"]}, versie=0)
    register(cast, gesprek, Beller(), HANDLED)
    with pytest.raises(actions.ConceptOutdated):
        actions.save_concept(by=cast.noor, at=NOW, gesprek=gesprek, velden={"a": ["2"]}, versie=1)
    assert actions.clean_drafts(at=NOW + timedelta(seconds=59)) == 0
    assert Gesprek.objects.get().concept == {"a": ["1"]}
    assert actions.clean_drafts(at=NOW + timedelta(seconds=60)) == 1
    assert actions.clean_drafts(at=NOW + timedelta(seconds=60)) == 0
    stored = Gesprek.objects.get()
    assert (stored.concept, stored.concept_bewaard_op) == ({}, None)


def test_a_draft_has_room_for_long_texts_and_a_limit(cast: Cast, gesprek: Gesprek) -> None:
    long = {"notitie": ["🏡" * 20_000]}
    actions.save_concept(by=cast.noor, at=NOW, gesprek=gesprek, velden=long, versie=0)
    assert Gesprek.objects.get().concept == long
    with pytest.raises(actions.ConceptTooLarge):
        actions.save_concept(
            by=cast.noor, at=NOW, gesprek=gesprek, velden={"n": ["x" * 200_001]}, versie=1
        )
    assert Gesprek.objects.get().concept == long


def test_the_draft_of_a_colleague_is_refused(cast: Cast, gesprek: Gesprek) -> None:
    with pytest.raises(PermissionDenied):
        actions.save_concept(by=cast.fatima, at=NOW, gesprek=gesprek, velden={}, versie=0)
    with pytest.raises(PermissionDenied):
        actions.register(by=cast.fatima, at=NOW, gesprek=gesprek, beller=Beller(), vragen=[HANDLED])
    with pytest.raises(PermissionDenied):
        actions.lock_gesprek(by=cast.fatima, gesprek=gesprek)


def test_registering_writes_a_klantcontact_a_vraag_with_people_addresses_and_actor(
    cast: Cast, gesprek: Gesprek
) -> None:
    onderwerp = actions.add_onderwerp(
        by=cast.frits, at=NOW, naam="Paspoort", afdeling=cast.afdelingen["Burgerzaken"]
    )
    beller = Beller(
        "Mevrouw Özdemir", " 06-12345678 ", "O@Voorbeeld.nl", gegevens_gecontroleerd=True
    )
    warm = Vraag("Waar blijft het?", "warm_doorverbonden", onderwerp, met_wie="Bram", gelukt=False)
    send = Vraag("En de kosten?", "doorverwezen", onderwerp, "Uitgelegd", organisatie="Kadaster")
    first, second = register(cast, gesprek, beller, warm, send)
    assert (first.nummer, second.nummer) == (f"{first.pk:010}", f"{second.pk:010}")
    assert (first.volgnummer, second.volgnummer) == (1, 2)
    assert (first.onderwerp, first.onderwerp_ref, first.kanaal) == (
        "Paspoort",
        onderwerp,
        "Telefoon",
    )
    assert (first.resultaat_toelichting, first.doorverbinden_gelukt) == ("Bram", False)
    assert (second.resultaat_toelichting, second.doorverbinden_gelukt) == ("Kadaster", None)
    assert second.reactie == "Uitgelegd"
    assert first.plaatsgevonden_op == gesprek.begonnen_op
    for contact in (first, second):
        person = contact.had_betrokkenen.get()
        assert person.volledige_naam == "Mevrouw Özdemir"
        assert person.gegevens_gecontroleerd
        assert set(person.digitale_adressen.values_list("adres", "genormaliseerd")) == {
            ("06-12345678", "+31612345678"),
            ("O@Voorbeeld.nl", "o@voorbeeld.nl"),
        }
    assert ActorKlantcontact.objects.filter(actor__medewerker=cast.noor).count() == 2
    stored = Gesprek.objects.get()
    assert (stored.status, stored.beeindigd_op) == ("geregistreerd", NOW)
    event = Event.objects.get(did="gesprek.registered")
    assert event.data == {"dag": "2026-11-20", "vragen": 2}


def test_somebody_anonymous_is_registered_without_addresses(cast: Cast, gesprek: Gesprek) -> None:
    register(cast, gesprek, Beller(), HANDLED)
    assert Betrokkene.objects.get().volledige_naam == ""
    assert not DigitaalAdres.objects.exists()


def test_the_number_to_call_back_on_stands_beside_that_of_the_beller(
    cast: Cast, gesprek: Gesprek
) -> None:
    beller = Beller(telefoon="0612345678")
    other = Vraag("Bel mijn zus", "terugbelafspraak", telefoon="030-1234567")
    same = Vraag("Bel mij", "terugbelafspraak", telefoon="06 1234 5678")
    first, second = register(cast, gesprek, beller, other, same)
    numbers = DigitaalAdres.objects.order_by("pk").values_list(
        "betrokkene__klantcontact", "genormaliseerd", "is_standaard_adres"
    )
    assert list(numbers) == [
        (first.pk, "+31301234567", True),
        (first.pk, "+31612345678", False),
        (second.pk, "+31612345678", True),
    ]


def test_text_is_stored_as_typed(cast: Cast, gesprek: Gesprek) -> None:
    long = ("🏳️‍🌈 \u200bnul\u200dbreed \u202bשלום\u202c\r\n\tregel é é " * 600)[:20_000]
    assert len(long) == 20_000
    vraag = Vraag(long, "direct_afgehandeld", notitie=long)
    (contact,) = register(cast, gesprek, Beller(naam=long), vraag)
    contact.refresh_from_db()
    assert (contact.inhoud, contact.reactie) == (long, long)
    assert contact.had_betrokkenen.get().genoemde_naam == long


def test_what_is_not_complete_is_refused_whole_with_every_field_named(
    cast: Cast, gesprek: Gesprek
) -> None:
    actions.add_onderwerp(
        by=cast.frits, at=NOW, naam="Paspoort", afdeling=cast.afdelingen["Burgerzaken"]
    )
    send = Vraag("Uitkering?", "doorverwezen", organisatie="SVB")
    unknown = Vraag("Iets", "doorverwezen", Onderwerp.objects.get(), organisatie="QXZ")
    with pytest.raises(actions.CannotRegister) as refused:
        register(cast, gesprek, Beller(telefoon="12"), HANDLED, send, unknown)
    found = [(one.vraag, one.veld) for one in refused.value.refusals]
    assert found == [
        (None, "telefoon"),
        (0, "onderwerp"),
        (1, "onderwerp"),
        (1, "organisatie"),
        (2, "organisatie"),
    ]
    assert "Bedoelt u Sociale Verzekeringsbank?" in str(refused.value)
    assert "“QXZ” lijkt een afkorting" in str(refused.value)
    assert not Klantcontact.objects.exists()
    assert Gesprek.objects.get().status == "lopend"
    assert not Event.objects.filter(did="gesprek.registered").exists()


def test_a_gesprek_without_a_vraag_is_refused(cast: Cast, gesprek: Gesprek) -> None:
    with pytest.raises(actions.CannotRegister, match="ten minste één vraag"):
        register(cast, gesprek, Beller())


def test_a_simple_question_counts_without_details(cast: Cast, telefoon: Kanaal) -> None:
    contact = actions.count_simple(by=cast.noor, at=NOW, kanaal=telefoon)
    contact.refresh_from_db()
    assert contact.is_eenvoudig
    assert (contact.resultaat, contact.gesprek, contact.inhoud) == ("direct_afgehandeld", None, "")
    assert contact.nummer == f"{contact.pk:010}"
    assert not contact.had_betrokkenen.exists()
    event = Event.objects.get(did="klantcontact.registered")
    assert event.data == {"dag": "2026-11-20", "kanaal": "telefoon"}


def test_the_usual_channel_is_the_one_used_last(cast: Cast, gesprek: Gesprek) -> None:
    balie = queries.get_kanaal("balie")
    assert queries.usual_kanaal(cast.fatima) == "telefoon"
    actions.start_gesprek(by=cast.noor, at=NOW + timedelta(minutes=1), kanaal=balie)
    assert queries.usual_kanaal(cast.noor) == "balie"


def test_earlier_contacts_are_found_by_number_however_it_is_typed(
    cast: Cast, telefoon: Kanaal, gesprek: Gesprek
) -> None:
    (contact,) = register(cast, gesprek, Beller(telefoon="06-12345678"), HANDLED)
    now = actions.start_gesprek(by=cast.noor, at=NOW + timedelta(days=1), kanaal=telefoon)
    assert queries.earlier_contacts("+31 6 1234 5678", before=now) == [contact]
    assert queries.earlier_contacts("06-12345678", before=gesprek) == []
    assert queries.earlier_contacts("06-99999999", before=now) == []
    assert queries.earlier_contacts("", before=now) == []


def test_a_contact_is_found_by_number_phone_mail_and_the_words_of_a_name(
    cast: Cast, gesprek: Gesprek
) -> None:
    beller = Beller("Mevrouw Geertje Hofstra", "0612345678", "g@voorbeeld.nl")
    (contact,) = register(cast, gesprek, beller, HANDLED)
    for text in (
        contact.nummer or "",
        "06 1234 5678",
        "G@voorbeeld.nl",
        "hofstra",
        "HOFSTRA Geertje",
    ):
        assert queries.find_contact_ids(text) == [contact.pk]
    for text in ("", "Jansen", "Hofstra Jansen", "0699999999", "0000000000"):
        assert queries.find_contact_ids(text) == []


def test_an_onderwerp_is_added_changed_and_taken_out_of_use(cast: Cast) -> None:
    burgerzaken, sociaal = cast.afdelingen["Burgerzaken"], cast.afdelingen["Sociaal domein"]
    onderwerp = actions.add_onderwerp(
        by=cast.frits, at=NOW, naam=" Paspoort ", afdeling=burgerzaken
    )
    assert list(queries.onderwerpen()) == [onderwerp]
    actions.change_onderwerp(
        by=cast.frits,
        at=NOW,
        onderwerp=onderwerp,
        naam="Bijstand",
        afdeling=sociaal,
        lijn="2e",
        domein="participatiewet",
        is_actief=False,
    )
    onderwerp.refresh_from_db()
    assert (onderwerp.naam, onderwerp.afdeling, onderwerp.lijn) == ("Bijstand", sociaal, "2e")
    assert not queries.onderwerpen()
    assert list(queries.onderwerpen_for(cast.anja)) == [onderwerp]
    assert list(
        Event.objects.filter(object=onderwerp.uuid).order_by("pk").values_list("did", flat=True)
    ) == ["onderwerp.added", "onderwerp.changed"]


@pytest.mark.parametrize(("naam", "said"), [(" ", "een naam"), ("paspoort", "Er is al")])
def test_an_onderwerp_without_a_name_of_its_own_is_refused(
    cast: Cast, naam: str, said: str
) -> None:
    place = cast.afdelingen["Burgerzaken"]
    actions.add_onderwerp(by=cast.frits, at=NOW, naam="Paspoort", afdeling=place)
    with pytest.raises(actions.CannotChangeOnderwerp, match=said):
        actions.add_onderwerp(by=cast.frits, at=NOW, naam=naam, afdeling=place)
    assert Onderwerp.objects.count() == 1


def test_only_the_functioneel_beheerder_changes_onderwerpen(cast: Cast) -> None:
    place = cast.afdelingen["Burgerzaken"]
    onderwerp = actions.add_onderwerp(by=cast.frits, at=NOW, naam="Paspoort", afdeling=place)
    for person in (cast.noor, cast.tessa, cast.anja):
        with pytest.raises(PermissionDenied):
            actions.add_onderwerp(by=person, at=NOW, naam="Anders", afdeling=place)
        with pytest.raises(PermissionDenied):
            actions.change_onderwerp(
                by=person,
                at=NOW,
                onderwerp=onderwerp,
                naam="Anders",
                afdeling=place,
                lijn="1e",
                domein="",
                is_actief=True,
            )
    assert queries.get_onderwerp_for(cast.anja, onderwerp.uuid) == onderwerp
    with pytest.raises(PermissionDenied):
        queries.get_onderwerp_for(cast.noor, onderwerp.uuid)
    with pytest.raises(Http404):
        queries.get_onderwerp_for(cast.frits, uuid4())
