"""Offering help and asking for it: own choice only, gone at once, and never a level."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.tests import smtp
from gastvrij.beoordeling.actions import MailNotSent
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, PEOPLE, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.actions import CannotHelp
from gastvrij.ontwikkeling.jobs import hulp as jobs_hulp
from gastvrij.ontwikkeling.models import Hulpaanbod, Hulpvraag

from .functieboek import next_dictionary
from .teams import LEREN, NAUWKEURIGHEID, competentie, functie

KAN, WIL = Hulpaanbod.Soort.KAN_HELPEN, Hulpaanbod.Soort.WIL_LEREN


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


def offer(
    who: Medewerker,
    soort: str,
    titel: str = NAUWKEURIGHEID,
    *,
    element: Element | None = None,
    is_zichtbaar: bool = False,
) -> Hulpaanbod:
    return actions.offer_hulp(
        by=who,
        at=NOW,
        element=element or competentie(titel),
        soort=soort,
        is_zichtbaar=is_zichtbaar,
    )


def ask(who: Medewerker, aanbod: Hulpaanbod, tekst: str = "Mag ik meekijken?") -> Hulpvraag:
    return actions.ask_hulp(by=who, at=NOW, uuid=aanbod.uuid, tekst=tekst)


def renew(cast: Cast) -> KaderVersie:
    """Let the next version of the dictionary run."""
    versie = next_dictionary(cast, {})
    kaders.take_into_use(by=cast.karel, at=NOW, versie=versie, per=NOW.date())
    return versie


def helpers(who: Medewerker) -> list[str]:
    return [one.aanbod.medewerker.gebruikersnaam for one in queries.hulp_for(who).helpers]


def learners(who: Medewerker) -> list[str]:
    return [one.medewerker.gebruikersnaam for one in queries.hulp_for(who).leerlingen]


def test_who_wants_to_learn_sees_who_helps_and_nobody_else_does(cast: Cast) -> None:
    offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    assert helpers(cast.noor) == ["bram"]
    assert helpers(cast.tessa) == helpers(cast.bram) == []
    offer(cast.tessa, WIL, LEREN)
    assert helpers(cast.tessa) == []
    offer(cast.els, KAN, LEREN)
    offer(cast.anja, KAN)
    assert helpers(cast.noor) == ["anja", "bram"]


def test_who_wants_to_learn_is_seen_only_by_own_choice_and_by_who_offers_it(cast: Cast) -> None:
    offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    offer(cast.fatima, WIL, is_zichtbaar=True)
    assert learners(cast.bram) == ["fatima"]
    assert learners(cast.els) == learners(cast.noor) == []
    offer(cast.els, KAN, LEREN)
    assert learners(cast.els) == []


def test_an_offer_fits_over_versions_and_between_a_competence_and_its_indicators(
    cast: Cast,
) -> None:
    whole = competentie(NAUWKEURIGHEID)
    first, second = Element.objects.filter(
        versie=whole.versie, soort=Element.Soort.INDICATOR, parent__parent=whole
    )[:2]
    offer(cast.bram, KAN, element=first)
    offer(cast.els, KAN, element=second)
    offer(cast.noor, WIL, element=first)
    assert helpers(cast.noor) == ["bram"]
    versie = renew(cast)
    offer(cast.fatima, WIL, element=competentie(NAUWKEURIGHEID, versie))
    assert helpers(cast.fatima) == ["bram", "els"]


def test_what_is_withdrawn_is_gone_at_once_and_can_be_set_again(cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    actions.withdraw_hulp(by=cast.bram, at=NOW, uuid=given.uuid)
    assert helpers(cast.noor) == []
    with pytest.raises(Http404):
        ask(cast.noor, given)
    with pytest.raises(Http404):
        actions.withdraw_hulp(by=cast.bram, at=NOW, uuid=given.uuid)
    offer(cast.bram, KAN)
    trail = [(one.did, one.by, one.about) for one in Event.objects.filter(object=given.uuid)]
    bram = cast.bram.uuid
    assert trail == [("hulpaanbod.given", bram, bram), ("hulpaanbod.withdrawn", bram, bram)]


def test_nobody_withdraws_what_another_offered(cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    for who in ("noor", "victor", "olga", "frits"):
        with pytest.raises(Http404):
            actions.withdraw_hulp(by=cast.people[who], at=NOW, uuid=given.uuid)
    given.refresh_from_db()
    assert given.ingetrokken_op is None


def test_who_left_is_no_longer_there(cast: Cast) -> None:
    offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    Medewerker.objects.filter(pk=cast.bram.pk).update(is_active=False)
    assert helpers(cast.noor) == []


def test_the_same_twice_is_refused_also_under_a_newer_version(cast: Cast) -> None:
    offer(cast.bram, KAN)
    offer(cast.bram, WIL)
    with pytest.raises(CannotHelp, match="al in uw lijst"):
        offer(cast.bram, KAN)
    versie = renew(cast)
    with pytest.raises(CannotHelp, match="al in uw lijst"):
        offer(cast.bram, KAN, element=competentie(NAUWKEURIGHEID, versie))
    assert Hulpaanbod.objects.count() == 2


def test_only_competences_and_indicators_of_a_framework_that_runs_can_be_offered(
    cast: Cast,
) -> None:
    versie = competentie(NAUWKEURIGHEID).versie
    level = versie.elementen.filter(soort=Element.Soort.NIVEAU)[0]
    cluster = versie.elementen.filter(soort=Element.Soort.CLUSTER)[0]
    step = Element.objects.filter(versie__kader__soort=Soort.GESPREKSSTRUCTUUR)[0]
    term = Element.objects.filter(versie__kader__soort=Soort.TOETSPLAN)[0]
    for wrong in (level, cluster, step, term):
        with pytest.raises(CannotHelp, match="die nu geldt"):
            offer(cast.bram, KAN, element=wrong)
    old = competentie(NAUWKEURIGHEID)
    renew(cast)
    assert KaderVersie.objects.filter(kader=versie.kader).count() == 2
    with pytest.raises(CannotHelp, match="die nu geldt"):
        offer(cast.bram, KAN, element=old)
    with pytest.raises(CannotHelp, match="helpen of leren"):
        offer(cast.bram, "alles")
    assert not Hulpaanbod.objects.exists()


def test_a_framework_that_only_a_functie_still_uses_runs_too(cast: Cast) -> None:
    old = competentie(NAUWKEURIGHEID)
    profiel = functie(cast, [cast.bram])
    renew(cast)
    offer(cast.bram, KAN, element=old)
    profiel.functie.beeindigd_op = NOW.date()
    profiel.functie.save()
    with pytest.raises(CannotHelp, match="die nu geldt"):
        offer(cast.bram, WIL, element=old)


def test_a_question_goes_to_who_offers_what_one_wants_to_learn(cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    for who in ("noor", "bram"):
        with pytest.raises(Http404):
            ask(cast.people[who], given)
    wish = offer(cast.noor, WIL, is_zichtbaar=True)
    offer(cast.bram, WIL)
    with pytest.raises(Http404):
        ask(cast.bram, wish)
    with pytest.raises(CannotHelp, match="wat u wilt vragen"):
        ask(cast.noor, given, "  ")
    vraag = ask(cast.noor, given, " Mag ik meekijken? ")
    assert vraag.tekst == "Mag ik meekijken?"
    with pytest.raises(CannotHelp, match="wacht al"):
        ask(cast.noor, given)
    assert [one.vraag for one in queries.hulp_for(cast.noor).helpers] == [vraag]
    assert queries.hulp_for(cast.bram).gekregen == [vraag]
    event = Event.objects.get(did="hulpvraag.asked")
    assert (event.by, event.about) == (cast.noor.uuid, cast.bram.uuid)


@pytest.mark.parametrize("is_ja", [True, False])
def test_only_who_was_asked_says_yes_or_no_and_once(cast: Cast, *, is_ja: bool) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    vraag = ask(cast.noor, given)
    for who in ("tessa", "olga"):
        with pytest.raises(Http404):
            actions.answer_hulp(by=cast.people[who], at=NOW, uuid=vraag.uuid, is_ja=is_ja)
    with pytest.raises(PermissionDenied, match="Alleen wie gevraagd is"):
        actions.answer_hulp(by=cast.noor, at=NOW, uuid=vraag.uuid, is_ja=is_ja)
    said = actions.answer_hulp(
        by=cast.bram, at=NOW, uuid=vraag.uuid, is_ja=is_ja, antwoord=" Dinsdag. "
    )
    assert (said.is_ja, said.antwoord, said.beantwoord_op) == (is_ja, "Dinsdag.", NOW)
    with pytest.raises(CannotHelp, match="al op geantwoord"):
        actions.answer_hulp(by=cast.bram, at=NOW, uuid=vraag.uuid, is_ja=not is_ja)
    event = Event.objects.get(did="hulpvraag.answered")
    assert (event.by, event.about) == (cast.bram.uuid, cast.noor.uuid)
    ask(cast.noor, given, "En volgende week?")


def run_queue() -> dict[str, tuple[str, str]]:
    """Send what is queued; return subject and text by first name."""
    mail.outbox = []
    for task in OrmQ.objects.order_by("pk"):
        getattr(jobs_hulp, task.func().rpartition(".")[2])(*task.task["args"])
        task.delete()
    return {one.to[0].partition("@")[0]: (str(one.subject), str(one.body)) for one in mail.outbox}


def test_question_and_answer_are_mailed_and_name_nobody_but_who_gets_it(cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    vraag = ask(cast.noor, given)
    [(who, (subject, text))] = run_queue().items()
    assert (who, subject) == ("bram", "Een collega vraagt u om hulp")
    assert f"/profiel/hulp/vragen/{vraag.uuid}/" in text
    assert [naam for naam, _rol, _afdeling in PEOPLE.values() if naam in text] == ["Bram de Wit"]
    actions.answer_hulp(by=cast.bram, at=NOW, uuid=vraag.uuid, is_ja=True)
    [(who, (subject, text))] = run_queue().items()
    assert (who, subject) == ("noor", "Antwoord op uw vraag om hulp")
    assert [naam for naam, _rol, _afdeling in PEOPLE.values() if naam in text] == ["Noor Bakker"]


def test_no_mail_goes_out_about_what_no_longer_waits(cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    vraag = ask(cast.noor, given)
    actions.answer_hulp(by=cast.bram, at=NOW, uuid=vraag.uuid, is_ja=True)
    assert list(run_queue()) == ["noor"]
    ask(cast.noor, given)
    Medewerker.objects.filter(pk=cast.bram.pk).update(email="")
    assert run_queue() == {}
    Hulpvraag.objects.all().delete()
    jobs_hulp.mail(str(vraag.uuid), str(cast.noor.uuid))
    assert mail.outbox == []


def test_a_mail_server_that_refuses_lets_the_job_fail_without_the_address(
    cast: Cast, settings: Any
) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    ask(cast.noor, given)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving(refuses=True) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        with pytest.raises(MailNotSent) as problem:
            run_queue()
    assert "bram" not in str(problem.value)


def test_the_tables_refuse_what_no_action_makes(cast: Cast) -> None:
    element = competentie(NAUWKEURIGHEID)
    row = {"medewerker": cast.bram, "element": element, "sinds": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        Hulpaanbod.objects.create(**row, soort=KAN, is_zichtbaar=False)
    given = Hulpaanbod.objects.create(**row, soort=KAN, is_zichtbaar=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hulpaanbod.objects.create(**row, soort=KAN, is_zichtbaar=True)
    asked = {"aanbod": given, "van": cast.noor, "gevraagd_op": NOW}
    for wrong in ({"tekst": ""}, {"tekst": "Hoi", "is_ja": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hulpvraag.objects.create(**asked, **wrong)


def test_more_colleagues_cost_no_more_queries(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            found = queries.hulp_for(cast.noor)
            assert str(found.helpers[0].aanbod.medewerker.afdeling)
        return len(seen)

    offer(cast.noor, WIL)
    offer(cast.noor, KAN, LEREN)
    ask(cast.noor, offer(cast.bram, KAN))
    before = cost()
    for who in ("els", "wim", "anja", "kim"):
        ask(cast.noor, offer(cast.people[who], KAN))
        offer(cast.people[who], WIL, LEREN, is_zichtbaar=True)
    assert cost() == before
