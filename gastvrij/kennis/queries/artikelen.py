"""Reads of articles: what everyone may read, what an editor keeps, and how they are used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.kennis import rules
from gastvrij.kennis.models import Artikel, ArtikelVersie, Terugkoppeling, Zoekdocument
from gastvrij.klantcontact.models import Klantcontact, Onderwerpobject
from gastvrij.klantcontact.queries import onderwerpen

# How an article stands in the Onderwerpobject of a klantcontact: the uuid of the version read.
OBJECTTYPE, REGISTER, SOORT_OBJECT_ID = "kennisartikel", "gastvrij", "uuid"
USED_DURING = timedelta(days=30)


def published_versions() -> QuerySet[ArtikelVersie]:
    """Return the newest published version of every article that was not withdrawn."""
    newest = (
        ArtikelVersie.objects.filter(artikel=OuterRef("artikel"), gepubliceerd_op__isnull=False)
        .order_by("-nummer")
        .values("pk")[:1]
    )
    return (
        ArtikelVersie.objects.filter(
            artikel__status=Artikel.Status.GEPUBLICEERD, pk=Subquery(newest)
        )
        .select_related("artikel__onderwerp", "artikel__afdeling", "gepubliceerd_door")
        .order_by("pk")
    )


def get_artikel_for(medewerker: Medewerker, uuid: UUID) -> Artikel:
    """Return an article that somebody may read: published, or one's own to edit.

    `uuid` is that of the article or of any of its published versions. Http404 if there is none.
    """
    basis.require(medewerker, Recht.KENNIS_LEZEN)
    # Apart, each by an index: together in one OR the database reads all articles.
    artikelen = Artikel.objects.select_related("onderwerp", "afdeling")
    of_version = ArtikelVersie.objects.filter(uuid=uuid, gepubliceerd_op__isnull=False)
    found = (
        artikelen.filter(uuid=uuid).first()
        or artikelen.filter(pk__in=of_version.values("artikel")).first()
    )
    if found is None or not may_read(medewerker, found):
        raise Http404(_("Dit artikel bestaat niet."))
    return found


def may_read(medewerker: Medewerker, artikel: Artikel) -> bool:
    """Test if somebody may read an article; a concept only who may write it."""
    return artikel.status != Artikel.Status.CONCEPT or may_write(medewerker, artikel.afdeling_id)


def may_write(medewerker: Medewerker, afdeling_id: int | None) -> bool:
    """Test if somebody may write what belongs to an afdeling."""
    if not basis.has(medewerker, Recht.KENNIS_SCHRIJVEN):
        return False
    return basis.require(medewerker, Recht.KENNIS_SCHRIJVEN).reaches(afdeling_id)


def may_tell(medewerker: Medewerker) -> bool:
    """Test if somebody may say what is wrong with an article: who works with it, or writes."""
    return any(basis.has(medewerker, one) for one in (Recht.KLANTCONTACT, Recht.KENNIS_SCHRIJVEN))


def require_tell(medewerker: Medewerker) -> None:
    """Raise PermissionDenied for who may not say what is wrong with an article."""
    if not may_tell(medewerker):
        raise PermissionDenied(_("Uw rol geeft geen recht op deze pagina of handeling."))


def get_own_artikel_for(medewerker: Medewerker, uuid: UUID) -> Artikel:
    """Return an article that somebody may write; PermissionDenied without the right, else 404."""
    toegang = basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    found = Artikel.objects.select_related("onderwerp", "afdeling").filter(uuid=uuid).first()
    if found is None or not toegang.reaches(found.afdeling_id):
        raise Http404(_("Dit artikel bestaat niet."))
    return found


def current(artikel: Artikel) -> ArtikelVersie | None:
    """Return the newest published version of an article, None while there is none."""
    published = artikel.versies.filter(gepubliceerd_op__isnull=False)
    return published.select_related("gepubliceerd_door").order_by("-nummer").first()


def get_versie(artikel: Artikel, nummer: int) -> ArtikelVersie:
    """Return a published version of an article by its number; Http404 if there is none."""
    published = artikel.versies.filter(gepubliceerd_op__isnull=False, nummer=nummer)
    found = published.select_related("gepubliceerd_door").first()
    if found is None:
        raise Http404(_("Deze versie bestaat niet."))
    return found


def concept_of(artikel: Artikel) -> ArtikelVersie | None:
    """Return the concept of an article, None if nobody works on it."""
    return artikel.versies.filter(gepubliceerd_op=None).select_related("gewijzigd_door").first()


def history(artikel: Artikel) -> QuerySet[ArtikelVersie]:
    """Return the published versions of an article, the newest first."""
    published = artikel.versies.filter(gepubliceerd_op__isnull=False)
    return published.select_related("gepubliceerd_door").order_by("-nummer")


def writable_afdelingen(medewerker: Medewerker) -> QuerySet[Afdeling]:
    """Return the afdelingen in use for which somebody may write."""
    toegang = basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    in_use = Afdeling.objects.filter(is_actief=True)
    if toegang.bereik is Bereik.ALLES:
        return in_use
    return in_use.filter(pk__in=toegang.afdelingen)


@dataclass(frozen=True)
class Redactie:
    """What an editor has to look at: expired or nearly, concepts, feedback without an answer."""

    verlopen: list[ArtikelVersie]
    bijna: list[ArtikelVersie]
    concepten: list[ArtikelVersie]
    open: list[Terugkoppeling]


def redactie_for(medewerker: Medewerker, *, on: date) -> Redactie:
    """Return what waits for somebody who writes, of the afdelingen that this person writes for."""
    own = writable_afdelingen(medewerker)
    until = published_versions().filter(artikel__afdeling__in=own, geldig_tot__lte=on + rules.SOON)
    ending = list(until.order_by("geldig_tot", "pk"))
    concepten = ArtikelVersie.objects.filter(gepubliceerd_op=None, artikel__afdeling__in=own)
    open_ones = Terugkoppeling.objects.filter(beantwoord_op=None, artikel__afdeling__in=own)
    return Redactie(
        verlopen=[one for one in ending if one.geldig_tot and one.geldig_tot < on],
        bijna=[one for one in ending if one.geldig_tot and one.geldig_tot >= on],
        concepten=list(
            concepten.select_related("artikel__afdeling", "gewijzigd_door").order_by(
                "-gewijzigd_op"
            )
        ),
        open=list(open_ones.select_related("artikel", "versie", "van").order_by("op", "pk")),
    )


def own_published(medewerker: Medewerker) -> QuerySet[ArtikelVersie]:
    """Return the published articles of the afdelingen that somebody writes for, by title."""
    own = published_versions().filter(artikel__afdeling__in=writable_afdelingen(medewerker))
    return own.order_by("titel", "pk")


def terugkoppelingen_of(artikel: Artikel) -> QuerySet[Terugkoppeling]:
    """Return what readers said about an article, the newest first."""
    return artikel.terugkoppelingen.select_related("van", "beantwoord_door", "versie")


def own_terugkoppelingen(medewerker: Medewerker, artikel: Artikel) -> QuerySet[Terugkoppeling]:
    """Return what somebody said about an article, with the answers."""
    return terugkoppelingen_of(artikel).filter(van=medewerker)


def get_terugkoppeling_for(medewerker: Medewerker, uuid: UUID) -> Terugkoppeling:
    """Return feedback on an article that somebody may write; Http404 if there is none."""
    toegang = basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    found = Terugkoppeling.objects.select_related("artikel", "van").filter(uuid=uuid).first()
    if found is None or not toegang.reaches(found.artikel.afdeling_id):
        raise Http404(_("Deze terugkoppeling bestaat niet."))
    return found


def count_open(medewerker: Medewerker, *, on: date) -> int:
    """Return how many things wait for somebody as an editor, 0 for who does not write."""
    if not basis.has(medewerker, Recht.KENNIS_SCHRIJVEN):
        return 0
    own = writable_afdelingen(medewerker)
    expired = published_versions().filter(artikel__afdeling__in=own, geldig_tot__lt=on).count()
    open_ones = Terugkoppeling.objects.filter(beantwoord_op=None, artikel__afdeling__in=own)
    return expired + open_ones.count()


def _uses() -> QuerySet[Onderwerpobject]:
    return Onderwerpobject.objects.filter(code_objecttype=OBJECTTYPE, code_register=REGISTER)


def count_used(artikelen: Iterable[Artikel], *, at: datetime) -> dict[int, int]:
    """Return by key of the article in how many vragen it was used in the 30 days before `at`."""
    versions = dict(
        ArtikelVersie.objects.filter(artikel__in=artikelen).values_list("uuid", "artikel_id")
    )
    by_text = {str(uuid): key for uuid, key in versions.items()}
    rows = (
        _uses()
        .filter(
            object_id__in=by_text,
            klantcontact__plaatsgevonden_op__gt=at - USED_DURING,
            klantcontact__plaatsgevonden_op__lte=at,
        )
        .values("object_id")
        .annotate(n=Count("klantcontact", distinct=True))
    )
    counts: dict[int, int] = {}
    for row in rows:
        key = by_text[row["object_id"]]
        counts[key] = counts.get(key, 0) + row["n"]
    return counts


def read_for(contacten: Iterable[Klantcontact]) -> dict[int, list[ArtikelVersie]]:
    """Return by key of each klantcontact the versions of articles that were read for it."""
    rows = _uses().filter(klantcontact__in=[one.pk for one in contacten])
    uses = [(key, UUID(text)) for key, text in rows.values_list("klantcontact_id", "object_id")]
    found = ArtikelVersie.objects.filter(uuid__in={uuid for _key, uuid in uses})
    versions = {one.uuid: one for one in found.select_related("artikel").order_by("pk")}
    read: dict[int, list[ArtikelVersie]] = {}
    for key, uuid in uses:
        if uuid in versions:
            read.setdefault(key, []).append(versions[uuid])
    return read


def has_articles() -> bool:
    """Test if there is anything to find."""
    return Zoekdocument.objects.exists()


def articles_on(onderwerp_ids: Iterable[int], *, on: date) -> list[ArtikelVersie]:
    """Return the published articles on these onderwerpen that still hold, by title."""
    found = published_versions().filter(artikel__onderwerp__in=list(onderwerp_ids))
    return list(found.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=on)).order_by("titel"))


def choosable_onderwerpen() -> list[tuple[str, str]]:
    """Return (uuid, name) of the onderwerpen that an article can be about."""
    rows = onderwerpen().annotate(boven=F("parent__naam")).order_by("boven", "naam")
    return [
        (str(uuid), f"{boven}: {naam}" if boven else naam)
        for uuid, boven, naam in rows.values_list("uuid", "boven", "naam")
    ]
