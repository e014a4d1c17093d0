"""What goes out: a version or a crosswalk with everything that a file of it holds."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from gastvrij.basis import queries as basis
from gastvrij.kaders.models import Element, KaderVersie, Kruistabel, Norm
from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.uitvoer.case import Pakket, case_package
from gastvrij.kaders.uitvoer.case_document import came_as_case
from gastvrij.kaders.uitvoer.case_klassen import NEW
from gastvrij.kaders.uitvoer.case_kruistabel import Kruisuitvoer, Verbinding, crosswalk_package
from gastvrij.kaders.uitvoer.case_streng import every_object
from gastvrij.kaders.uitvoer.docx import write_docx
from gastvrij.kaders.uitvoer.gegevens import Eerder, Kaderuitvoer
from gastvrij.kaders.uitvoer.pdf import write_pdf
from gastvrij.kaders.uitvoer.werkblad import write_csv, write_xlsx

from .inhoud import boom
from .lopend import published_versions

REMEMBERED = 16
# What leaves the house is in Dutch, whoever asks for it.
LANGUAGE = "nl"
PLANNED = "gepland"


def uitvoer_of(versie: KaderVersie) -> Kaderuitvoer:
    """Return a version with everything that a file of it holds, in a fixed number of queries."""
    takken = boom(versie)
    uuids = tuple(versie.elementen.order_by("volgorde").values_list("uuid", flat=True))
    with override(LANGUAGE):
        soort_naam = str(versie.kader.get_soort_display())
        status_naam = str(versie.get_status_display())
        soorten = {str(one.value): str(one.label) for one in Element.Soort}
    return Kaderuitvoer(
        uuid=versie.uuid,
        kader=versie.kader.uuid,
        soort=versie.kader.soort,
        soort_naam=soort_naam,
        titel=versie.kader.titel,
        nummer=versie.nummer,
        label=versie.label,
        status=status_on(versie, timezone.localdate()),
        status_naam=status_naam,
        ingangsdatum=versie.ingangsdatum,
        geldig_tot=versie.geldig_tot,
        gewijzigd_op=_changed(versie),
        uitgever=basis.organisatie().naam,
        kop=versie.kop,
        takken=takken,
        normen=tuple(_norm(one) for one in versie.normen.all()),
        soorten=soorten,
        uuids=uuids,
        eerder=_before(versie),
    )


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form in which a version goes out: its extension, its type on the web, who writes it."""

    extension: str
    content_type: str
    write: Callable[[KaderVersie], bytes]


def _case_file(versie: KaderVersie) -> bytes:
    return as_file(case_of(versie))


def as_file(pakket: Pakket) -> bytes:
    """Return a CASE package as JSON that a person can read too."""
    return (json.dumps(pakket.inhoud, ensure_ascii=False, indent=2) + "\n").encode()


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMS = {
    "case": Vorm("case.json", "application/json", _case_file),
    "xlsx": Vorm(
        "xlsx", f"{_OFFICE}spreadsheetml.sheet", lambda versie: write_xlsx(uitvoer_of(versie))
    ),
    "csv": Vorm("csv", "text/csv; charset=utf-8", lambda versie: write_csv(uitvoer_of(versie))),
    "docx": Vorm(
        "docx",
        f"{_OFFICE}wordprocessingml.document",
        lambda versie: write_docx(uitvoer_of(versie)),
    ),
    "pdf": Vorm("pdf", "application/pdf", lambda versie: write_pdf(uitvoer_of(versie))),
}
NAME_LENGTH = 80


def file_of(versie: KaderVersie, form: str) -> bytes:
    """Return a version as a file of one of the FORMS."""
    return FORMS[form].write(versie)


def file_name(versie: KaderVersie, form: str) -> str:
    """Return a tidy name for a file of a version: letters, figures and hyphens."""
    title = slugify(versie.kader.titel)[:NAME_LENGTH].strip("-") or slugify(versie.kader.soort)
    return f"{title}-v{versie.nummer}.{FORMS[form].extension}"


def status_on(versie: KaderVersie, day: date) -> str:
    """Return where a version stands on a day: what was published to start later is planned."""
    is_published = versie.status == KaderVersie.Status.VASTGESTELD
    if is_published and versie.ingangsdatum and versie.ingangsdatum > day:
        return PLANNED
    return str(versie.status)


def _changed(versie: KaderVersie) -> datetime:
    if versie.vastgesteld_op:
        return versie.vastgesteld_op
    last = versie.bewerkingen.aggregate(last=Max("op"))["last"]
    return last or versie.gemaakt_op


def _norm(norm: Norm) -> Normgegevens:
    return Normgegevens(
        metriek=norm.metriek,
        operator=norm.operator,
        waarde=norm.waarde,
        eenheid=norm.eenheid,
        scope=norm.scope,
        sterkte=norm.sterkte,
        tekst=norm.tekst,
        domeinen=tuple(norm.domeinen),
        kanalen=tuple(norm.kanalen),
        onbepaald=tuple(norm.onbepaald),
        regel=norm.regel,
    )


def _before(versie: KaderVersie) -> dict[UUID, Eerder]:
    """Return the elements of the published version before, by identity.

    A version that was published later than this one changes nothing to what went out already.
    """
    earlier = published_versions().filter(kader=versie.kader, nummer__lt=versie.nummer)
    if versie.vastgesteld_op:
        earlier = earlier.filter(vastgesteld_op__lte=versie.vastgesteld_op)
    last = earlier.order_by("-nummer").first()
    if last is None or came_as_case(last.kop):
        return {}
    return {
        identity: Eerder(str(own), titel, tekst)
        for identity, own, titel, tekst in last.elementen.values_list(
            "identiteit", "uuid", "titel", "tekst"
        )
    }


def case_of(versie: KaderVersie, *, version: str = NEW) -> Pakket:
    """Return a version as a CASE package of this version of CASE, with what it cannot carry."""
    uit = uitvoer_of(versie)
    taken = _taken_before(versie) if came_as_case(versie.kop) else frozenset()
    return case_package(uit, adres=settings.PUBLIC_URL, version=version, taken=taken)


def _taken_before(versie: KaderVersie) -> frozenset[str]:
    """Return the identifiers of frameworks that came in as CASE and were published before.

    Whoever was first keeps an identifier for good; so no identifier ever means two things.
    """
    rows = published_versions().filter(kop__has_key="case").order_by("vastgesteld_op", "pk")
    keys: list[UUID] = []
    for one in rows.exclude(pk=versie.pk).only("uuid", "vastgesteld_op", "pk"):
        is_later = versie.vastgesteld_op and (one.vastgesteld_op, one.pk) > (
            versie.vastgesteld_op,
            versie.pk,
        )
        if not is_later:
            keys.append(one.uuid)
    return _identifiers(tuple(keys), settings.PUBLIC_URL)


@lru_cache(maxsize=REMEMBERED)
def _identifiers(uuids: tuple[UUID, ...], adres: str) -> frozenset[str]:
    """Return every identifier in the packages of these published versions, which never change."""
    if not uuids:
        return frozenset()
    *before, last = uuids
    taken = _identifiers(tuple(before), adres)
    versie = KaderVersie.objects.select_related("kader").get(uuid=last)
    package = case_package(uitvoer_of(versie), adres=adres, taken=taken).inhoud
    return taken | {one["identifier"] for _klasse, one in every_object(package)}


def kruistabel_case(kruistabel: Kruistabel, *, version: str = NEW) -> Pakket:
    """Return a crosswalk as a CASE package of its own."""
    rows = kruistabel.verbanden.select_related("van__versie__kader", "naar__versie__kader")
    ties = list(rows.order_by("van__volgorde", "naar__volgorde", "pk"))
    names = dict(_names({one for tie in ties for one in (tie.van, tie.naar)}))
    gemeente = basis.organisatie().naam
    uit = Kruisuitvoer(
        uuid=kruistabel.uuid,
        titel=kruistabel.titel,
        nummer=kruistabel.nummer,
        status=kruistabel.status,
        gewijzigd_op=kruistabel.ondertekend_op or kruistabel.gemaakt_op,
        maker=gemeente,
        uitgever=gemeente,
        verbindingen=[
            Verbinding(
                tie.uuid,
                (names[tie.van_id], str(tie.van)),
                (names[tie.naar_id], str(tie.naar)),
                tie.type,
                tie.soort,
                tie.toelichting,
            )
            for tie in ties
        ],
    )
    return crosswalk_package(uit, adres=settings.PUBLIC_URL, version=version)


def _names(elements: set[Element]) -> Iterator[tuple[int, str]]:
    """Yield the identifier under which each element goes out, by its key."""
    versies = {one.versie_id: one.versie for one in elements}
    for versie in versies.values():
        if not came_as_case(versie.kop):
            continue
        items = case_of(versie).inhoud["CFItems"]
        keys = versie.elementen.order_by("volgorde").values_list("pk", flat=True)
        yield from zip(keys, (item["identifier"] for item in items), strict=True)
    for one in elements:
        if not came_as_case(one.versie.kop):
            yield one.pk, str(one.uuid)


__all__ = [
    "FORMS",
    "Vorm",
    "as_file",
    "case_of",
    "file_name",
    "file_of",
    "kruistabel_case",
    "status_on",
    "uitvoer_of",
]
