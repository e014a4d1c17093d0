"""Writes of articles: a concept, publishing it, and what becomes of it after."""

from datetime import date, datetime
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import one_at_a_time, record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.kennis import queries, rules
from gastvrij.kennis.models import Artikel, ArtikelVersie
from gastvrij.klantcontact.models import Onderwerp

from . import index
from .bereik import require_reach
from .fouten import CannotWrite, Outdated

# What a new version takes over from the one before.
TEXTS = (
    "titel",
    "vraag",
    "antwoord",
    "regel",
    "ruimte",
    "wie_beslist",
    "online_label",
    "online_url",
    "geldig_tot",
    "trefwoorden",
    "bronnen",
)


class Bron(TypedDict):
    """A source of an article."""

    titel: str
    url: str


def _checked(text: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a concept; addresses must lead to the web."""
    given = {name: text[name] for name in TEXTS if name in text}
    url = given.get("online_url", "")
    if url and not rules.is_web_address(url):
        raise CannotWrite(_("Begin het adres met https://."), "online_url")
    for bron in given.get("bronnen", []):
        if bron["url"] and not rules.is_web_address(bron["url"]):
            raise CannotWrite(_("Begin het adres van elke bron met https://."), "bronnen")
    return given


@transaction.atomic
def start_artikel(
    *, by: Medewerker, at: datetime, onderwerp: Onderwerp, afdeling: Afdeling, **text: Any
) -> ArtikelVersie:
    """Start a new article with a concept; `text` holds the fields of its first version.

    Raises CannotWrite for an afdeling out of reach or an address that is none.
    """
    require_reach(by, afdeling)
    one_at_a_time()
    last = Artikel.objects.aggregate(last=Max("nummer"))["last"] or 0
    artikel = Artikel.objects.create(nummer=last + 1, onderwerp=onderwerp, afdeling=afdeling)
    versie = ArtikelVersie.objects.create(
        artikel=artikel, nummer=1, gewijzigd_op=at, gewijzigd_door=by, **_checked(text)
    )
    record(by=by, did="artikel.begun", to=artikel, at=at)
    return versie


@transaction.atomic
def start_versie(*, by: Medewerker, at: datetime, artikel: Artikel) -> ArtikelVersie:
    """Return the concept of an article; if there is none it is made from what is published.

    Two people who start at once get the same concept.
    """
    require_reach(by, artikel.afdeling)
    one_at_a_time()
    if (concept := queries.concept_of(artikel)) is not None:
        return concept
    last = queries.current(artikel)
    texts = {name: getattr(last, name) for name in TEXTS} if last else {}
    versie = ArtikelVersie.objects.create(
        artikel=artikel,
        nummer=(last.nummer if last else 0) + 1,
        gewijzigd_op=at,
        gewijzigd_door=by,
        **texts,
    )
    record(by=by, did="artikel.version_started", to=artikel, at=at, data={"nummer": versie.nummer})
    return versie


@transaction.atomic
def save_concept(
    *, by: Medewerker, at: datetime, versie: ArtikelVersie, bewerking: int, **text: Any
) -> ArtikelVersie:
    """Save the text of a concept; `bewerking` is the save that the writer saw.

    Raises Outdated if somebody saved or published in the meantime, CannotWrite for an address.
    """
    require_reach(by, versie.artikel.afdeling)
    unseen = ArtikelVersie.objects.filter(pk=versie.pk, bewerking=bewerking, gepubliceerd_op=None)
    changed = unseen.update(
        bewerking=F("bewerking") + 1, gewijzigd_op=at, gewijzigd_door=by, **_checked(text)
    )
    if not changed:
        raise Outdated(_outdated(versie))
    record(by=by, did="artikel.saved", to=versie.artikel, at=at, data={"nummer": versie.nummer})
    return ArtikelVersie.objects.select_related("artikel").get(pk=versie.pk)


def _outdated(versie: ArtikelVersie) -> str:
    now = ArtikelVersie.objects.select_related("gewijzigd_door").filter(pk=versie.pk).first()
    if now is None or now.gepubliceerd_op:
        return _(
            "Een collega heeft dit concept intussen gepubliceerd of verwijderd. Uw tekst is niet "
            "bewaard. Maak een nieuwe versie en neem over wat u nodig hebt."
        )
    return _(
        "{naam} heeft dit concept intussen gewijzigd. Uw tekst is niet bewaard; niets is "
        "overschreven. Bekijk hieronder wat er nu staat en sla opnieuw op."
    ).format(naam=now.gewijzigd_door)


@transaction.atomic
def publish(
    *, by: Medewerker, at: datetime, versie: ArtikelVersie, bewerking: int, on: date
) -> ArtikelVersie:
    """Publish a concept, so that everyone finds this text and it never changes again.

    `on` is the day of today. Raises CannotWrite while it lacks a title or answer or its last day
    is past, Outdated if it is not the text that `by` saw.
    """
    require_reach(by, versie.artikel.afdeling)
    one_at_a_time()
    fresh = ArtikelVersie.objects.select_related("artikel").filter(pk=versie.pk).first()
    if fresh is None or fresh.bewerking != bewerking or fresh.gepubliceerd_op is not None:
        raise Outdated(_outdated(versie))
    _refuse_half(fresh, on)
    fresh.gepubliceerd_op, fresh.gepubliceerd_door = at, by
    fresh.save(update_fields=["gepubliceerd_op", "gepubliceerd_door"])
    artikel = fresh.artikel
    artikel.status = Artikel.Status.GEPUBLICEERD
    artikel.save(update_fields=["status"])
    index.put(fresh)
    record(by=by, did="artikel.published", to=artikel, at=at, data={"nummer": fresh.nummer})
    return fresh


def _refuse_half(versie: ArtikelVersie, on: date) -> None:
    missing = rules.missing({name: getattr(versie, name) for name in TEXTS})
    if missing:
        names = {"titel": _("een titel"), "antwoord": _("een antwoord")}
        raise CannotWrite(
            _("Dit artikel heeft nog geen {wat}. Vul het in en sla op.").format(
                wat=_(" en geen ").join(names[name].removeprefix("een ") for name in missing)
            ),
            missing[0],
        )
    if rules.geldigheid(versie.geldig_tot, on=on) is rules.Geldigheid.VERLOPEN:
        raise CannotWrite(
            _("De laatste geldige dag is al voorbij. Kies een latere dag en sla op."), "geldig_tot"
        )


@transaction.atomic
def extend(*, by: Medewerker, at: datetime, artikel: Artikel, geldig_tot: date) -> ArtikelVersie:
    """Publish the same text with a later last day, as a version of its own.

    Raises CannotWrite if nothing is published, a concept is in the way, or the day is no later.
    """
    require_reach(by, artikel.afdeling)
    one_at_a_time()
    last = queries.current(artikel)
    if last is None or queries.concept_of(artikel) is not None:
        raise CannotWrite(
            _("Er staat een concept klaar. Zet de nieuwe dag in het concept en publiceer dat.")
        )
    if last.geldig_tot is None or geldig_tot <= last.geldig_tot:
        raise CannotWrite(_("Kies een dag na de dag waarop het artikel nu verloopt."), "geldig_tot")
    versie = start_versie(by=by, at=at, artikel=artikel)
    versie = save_concept(
        by=by, at=at, versie=versie, bewerking=versie.bewerking, geldig_tot=geldig_tot
    )
    today = timezone.localdate(at)
    return publish(by=by, at=at, versie=versie, bewerking=versie.bewerking, on=today)


@transaction.atomic
def discard_concept(*, by: Medewerker, at: datetime, artikel: Artikel) -> None:
    """Throw a concept away; an article that was never published goes with it."""
    require_reach(by, artikel.afdeling)
    one_at_a_time()
    concept = queries.concept_of(artikel)
    if concept is None:
        raise CannotWrite(_("Er is geen concept meer. Laad de pagina opnieuw."))
    record(by=by, did="artikel.discarded", to=artikel, at=at, data={"nummer": concept.nummer})
    if artikel.versies.count() > 1:
        concept.delete()
    else:
        artikel.delete()


@transaction.atomic
def withdraw(*, by: Medewerker, at: datetime, artikel: Artikel) -> None:
    """Take an article out of search; its versions stay readable, publishing brings it back."""
    require_reach(by, artikel.afdeling)
    if artikel.status != Artikel.Status.GEPUBLICEERD:
        raise CannotWrite(_("Dit artikel is niet gepubliceerd. Laad de pagina opnieuw."))
    artikel.status = Artikel.Status.INGETROKKEN
    artikel.save(update_fields=["status"])
    index.drop(artikel)
    record(by=by, did="artikel.withdrawn", to=artikel, at=at)


@transaction.atomic
def place(
    *, by: Medewerker, at: datetime, artikel: Artikel, onderwerp: Onderwerp, afdeling: Afdeling
) -> Artikel:
    """Move an article to another onderwerp or afdeling; one must write for both afdelingen."""
    require_reach(by, artikel.afdeling)
    require_reach(by, afdeling)
    artikel.onderwerp, artikel.afdeling = onderwerp, afdeling
    artikel.save(update_fields=["onderwerp", "afdeling"])
    record(by=by, did="artikel.placed", to=artikel, at=at)
    return artikel
