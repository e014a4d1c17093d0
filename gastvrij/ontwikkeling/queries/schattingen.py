"""Rounds of estimates: who asks whom, how far it is, and what may be shown of it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling.models import Schatting, Uitnodiging, Uitvraag
from gastvrij.ontwikkeling.rules.schattingen import ANONIEM, SAMEN, Groep
from gastvrij.ontwikkeling.rules.schattingen import Relatie as Soortrelatie

from .vrijgaven import Onderdeel, ontvangen

HERINNERD = "uitvraag.date_reminded"
WERKDAGEN_VOORAF = 2
UNSEEN = Schatting.Waarde.NIET_GEZIEN


def _uitvragen() -> QuerySet[Uitvraag]:
    return Uitvraag.objects.select_related("medewerker__afdeling", "gestart_door").annotate(
        gevraagd=Count("uitnodigingen"),
        gereageerd=Count(
            "uitnodigingen",
            filter=Q(uitnodigingen__is_beantwoord=True) | Q(uitnodigingen__is_afgewezen=True),
        ),
    )


def uitvragen_about(medewerker: Medewerker) -> QuerySet[Uitvraag]:
    """Return the rounds about somebody with `gevraagd` and `gereageerd`, newest first."""
    return _uitvragen().filter(medewerker=medewerker)


def uitvragen_started_by(medewerker: Medewerker) -> QuerySet[Uitvraag]:
    """Return the rounds that somebody started about others, with the same counts."""
    return _uitvragen().filter(gestart_door=medewerker).exclude(medewerker=medewerker)


def uitvragen_released_to(medewerker: Medewerker, *, on: date) -> QuerySet[Uitvraag]:
    """Return the closed rounds of people who released their estimates to somebody."""
    keys = [
        one.medewerker_id
        for one in ontvangen(medewerker, on=on)
        if Onderdeel.INSCHATTINGEN in one.onderdelen
    ]
    return _uitvragen().filter(medewerker__in=keys).exclude(stand="")


def uitnodigingen_of(medewerker: Medewerker, *, on: date) -> QuerySet[Uitnodiging]:
    """Return what somebody is asked and did not answer or decline yet, the first term first."""
    return (
        Uitnodiging.objects.filter(
            wie=medewerker,
            is_beantwoord=False,
            is_afgewezen=False,
            uitvraag__aanvaard_op__isnull=False,
            uitvraag__gesloten_op=None,
            uitvraag__termijn__gte=on,
        )
        .select_related("uitvraag__medewerker", "uitvraag__gestart_door")
        .order_by("uitvraag__termijn", "pk")
    )


def get_uitvraag_for(medewerker: Medewerker, uuid: UUID, *, on: date) -> Uitvraag:
    """Return a round for whom it is about, who started it, or to whom it was released.

    Who started it sees how far it is, `may_see_uitkomst` tells who sees more. Http404 otherwise.
    """
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    mine = Q(medewerker=medewerker) | Q(gestart_door=medewerker)
    found = _uitvragen().filter(mine, uuid=uuid).first()
    found = found or uitvragen_released_to(medewerker, on=on).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze uitvraag bestaat niet, of is niet voor u vrijgegeven."))
    return found


def may_see_uitkomst(medewerker: Medewerker, uitvraag: Uitvraag, *, on: date) -> bool:
    """Test if somebody sees what came out: once closed, and oneself or who got it released."""
    if not uitvraag.stand:
        return False
    is_own = uitvraag.medewerker_id == medewerker.pk
    return is_own or uitvragen_released_to(medewerker, on=on).filter(pk=uitvraag.pk).exists()


def get_uitnodiging_for(medewerker: Medewerker, uuid: UUID) -> Uitnodiging:
    """Return that somebody is asked in a round that goes on; Http404 for anybody else."""
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    found = (
        Uitnodiging.objects.filter(
            wie=medewerker, uitvraag__uuid=uuid, uitvraag__aanvaard_op__isnull=False
        )
        .select_related("uitvraag__medewerker", "uitvraag__gestart_door")
        .first()
    )
    if found is None:
        raise Http404(_("Deze uitvraag bestaat niet, of is niet aan u gericht."))
    return found


def elementen_of(uitvraag: Uitvraag) -> list[Element]:
    """Return what a round asks, in the order of the frameworks, each with what stands above."""
    found = uitvraag.elementen.select_related("parent__parent", "versie__kader")
    return list(found.order_by("versie__kader__titel", "versie", "volgorde"))


def competentie_of(element: Element) -> Element:
    """Return the competence that an element is or stands under."""
    above = element
    while above.parent is not None and above.soort != Element.Soort.COMPETENTIE:
        above = above.parent
    return above


def per_competentie(elementen: Iterable[Element]) -> list[tuple[Element, list[Element]]]:
    """Return elements below the competence that they are of, in their own order."""
    found: dict[int, tuple[Element, list[Element]]] = {}
    for element in elementen:
        above = competentie_of(element)
        found.setdefault(above.pk, (above, []))[1].append(element)
    return list(found.values())


def can_answer(uitnodiging: Uitnodiging, *, on: date) -> bool:
    """Test if somebody who is asked can still answer."""
    uitvraag = uitnodiging.uitvraag
    is_open = uitvraag.gesloten_op is None and uitvraag.termijn >= on
    return is_open and not (uitnodiging.is_beantwoord or uitnodiging.is_afgewezen)


def is_waiting(uitvraag: Uitvraag) -> bool:
    """Test if anybody who is asked did not answer or decline yet."""
    return uitvraag.uitnodigingen.filter(is_beantwoord=False, is_afgewezen=False).exists()


def answered_by(uitvraag: Uitvraag) -> dict[Soortrelatie, frozenset[int]]:
    """Return who (keys) answered of each anonymous relation that was asked; for `decide` only."""
    asked: dict[Soortrelatie, set[int]] = {}
    for relatie, wie, answered in uitvraag.uitnodigingen.filter(
        relatie__in=list(ANONIEM)
    ).values_list("relatie", "wie_id", "is_beantwoord"):
        asked.setdefault(Soortrelatie(relatie), set()).update([wie] if answered else [])
    return {relatie: frozenset(people) for relatie, people in asked.items()}


def unseen_by(uitvraag: Uitvraag) -> dict[Soortrelatie, dict[UUID, int]]:
    """Return for each anonymous relation how many answered "niet gezien", by element."""
    identities = list(uitvraag.elementen.values_list("identiteit", flat=True))
    found = {relatie: dict.fromkeys(identities, 0) for relatie in ANONIEM}
    rows = uitvraag.schattingen.filter(relatie__in=list(ANONIEM), waarde=UNSEEN)
    for relatie, identity in rows.values_list("relatie", "element__identiteit"):
        found[Soortrelatie(relatie)][identity] += 1
    return found


def shown_before(uitvraag: Uitvraag) -> list[Groep]:
    """Return every group of anonymous answers that was ever shown about the same person."""
    others = Uitvraag.objects.filter(
        medewerker=uitvraag.medewerker_id, stand__in=[Uitvraag.Stand.APART, Uitvraag.Stand.SAMEN]
    ).exclude(pk=uitvraag.pk)
    return [
        Groep(people_in(naam, answered), other.drempel, _by_uuid(counts))
        for other in others
        for answered in [answered_by(other)]
        for naam, counts in other.getoond.items()
    ]


def people_in(naam: str, answered: Mapping[Soortrelatie, frozenset[int]]) -> frozenset[int]:
    """Return who (keys) are in a group of answers: of one relation, or of all together."""
    if naam == SAMEN:
        return frozenset().union(*answered.values())
    return answered[Soortrelatie(naam)]


def _by_uuid(counts: Mapping[str, int]) -> dict[UUID, int]:
    return {UUID(identity): count for identity, count in counts.items()}


def uitvragen_to_close(*, on: date) -> list[Uitvraag]:
    """Return the rounds whose term has passed and that are not closed."""
    return list(Uitvraag.objects.filter(gesloten_op=None, termijn__lt=on).order_by("pk"))


def uitvragen_to_remind(*, now: datetime) -> list[Uitvraag]:
    """Return the rounds that end within two working days and of which nobody was reminded yet."""
    today = timezone.localdate(now)
    told = Event.objects.filter(object=OuterRef("uuid"), did=HERINNERD)
    rows = Uitvraag.objects.filter(
        ~Exists(told),
        aanvaard_op__isnull=False,
        gesloten_op=None,
        termijn__gte=today,
        termijn__lte=basis.werkdagen_after(today, WERKDAGEN_VOORAF),
        # Who was asked today needs no reminder today.
        aanvaard_op__lt=basis.midnight(today) - timedelta(days=1),
    )
    return list(rows.order_by("pk"))


def people_who_wait(uitvraag: Uitvraag) -> list[Medewerker]:
    """Return who is asked and did not answer or decline yet."""
    rows = uitvraag.uitnodigingen.filter(is_beantwoord=False, is_afgewezen=False)
    return [one.wie for one in rows.select_related("wie")]


def find_uitnodiging(uitvraag: str, medewerker: str, *, on: date) -> Uitnodiging | None:
    """Return that somebody is still asked, for the mail that was queued about it."""
    rows = Uitnodiging.objects.filter(uitvraag__uuid=uitvraag, wie__uuid=medewerker)
    found = rows.select_related("uitvraag__medewerker", "wie").first()
    return found if found is not None and can_answer(found, on=on) else None


def uitnodiging_url(uitvraag: Uitvraag) -> str:
    """Return the whole address of the page on which somebody answers."""
    return _url("ontwikkeling:schatting_geven", uitvraag)


def uitvraag_url(uitvraag: Uitvraag) -> str:
    """Return the whole address of the page on which somebody accepts a round."""
    return _url("ontwikkeling:uitvraag", uitvraag)


def _url(name: str, uitvraag: Uitvraag) -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse(name, args=[uitvraag.uuid])
