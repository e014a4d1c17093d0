"""Make a concept version of what was read, or take that back."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries
from gastvrij.kaders.models import Element, Kader, KaderVersie, Norm, Voorstel
from gastvrij.kaders.rules import boom, identiteit, normen, versies
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.identiteit import Gelijkenis, Kenmerk

from .fouten import CannotAdopt

TITLE_LENGTH = 500


@transaction.atomic
def adopt(
    *, by: Medewerker, at: datetime, voorstel: Voorstel, kader: Kader | None, titel: str
) -> KaderVersie:
    """Make a concept of a proposal: a new kader with that title, or the next version of one.

    What the document and its decisions leave undecided stays so. Elements keep the identity they
    have in the version before where that is sure; what only looks the same is marked for a person
    to decide (`decide_identities`), and is new until then. Raises CannotAdopt: decided already,
    other kind, no title, title in use.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    basis.one_at_a_time()
    locked = Voorstel.objects.select_for_update(of=("self",)).get(pk=voorstel.pk)
    if locked.status != Voorstel.Status.OPEN:
        raise CannotAdopt(_("Over dit voorstel is al beslist. Laad de pagina opnieuw."))
    document = queries.decided_document(locked)
    of = _new_kader(locked.soort, titel.strip()) if kader is None else _locked(kader, locked)
    versie = _make_version(by=by, at=at, voorstel=locked, kader=of, document=document)
    aantal = _add_elements(versie, boom.takken(document))
    _add_norms(versie, document)
    locked.status = Voorstel.Status.OVERGENOMEN
    locked.save(update_fields=["status"])
    data = {"soort": locked.soort, "nummer": versie.nummer, "elementen": aantal}
    basis.record(by=by, did="kaderversie.adopted", to=versie, at=at, data=data)
    return versie


def _make_version(
    *,
    by: Medewerker,
    at: datetime,
    voorstel: Voorstel,
    kader: Kader,
    document: Mapping[str, Any],
) -> KaderVersie:
    """Make the concept; a period that the text names is left to who publishes it."""
    last = kader.versies.aggregate(last=Max("nummer"))["last"] or 0
    version = document["version"]
    return KaderVersie.objects.create(
        kader=kader,
        nummer=last + 1,
        label=version.get("label") or "",
        ingangsdatum=versies.sure_start(version),
        kop=boom.kop(document),
        voorstel=voorstel,
        gemaakt_op=at,
        gemaakt_door=by,
    )


def _new_kader(soort: str, titel: str) -> Kader:
    if not titel:
        raise CannotAdopt(_("Vul een titel in. Het document noemt er geen."), field="titel")
    if len(titel) > TITLE_LENGTH:
        raise CannotAdopt(_("Maak de titel korter dan 500 tekens."), field="titel")
    if Kader.objects.filter(soort=soort, titel__iexact=titel).exists():
        raise CannotAdopt(
            _(
                "Er is al een kader “{titel}”. Kies dat kader, dan wordt dit een nieuwe versie. "
                "Is het echt een ander kader? Geef het een andere titel."
            ).format(titel=titel),
            field="kader",
        )
    return Kader.objects.create(soort=soort, titel=titel)


def _locked(kader: Kader, voorstel: Voorstel) -> Kader:
    if kader.soort != voorstel.soort:
        raise CannotAdopt(
            _("Dit document is van een andere soort dan het gekozen kader. Kies een ander kader."),
            field="kader",
        )
    return Kader.objects.select_for_update().get(pk=kader.pk)


def _add_elements(versie: KaderVersie, takken: Iterable[Tak]) -> int:
    """Store the tree level by level, because a parent needs its key first; return the count."""
    rows = list(boom.walk(takken))
    marks = list(_marks_of(rows))
    own = _own_identities(versie.kader, rows)
    found = identiteit.match(marks, queries.marks_before(versie), own)
    made: dict[int, Element] = {}
    waiting = rows
    while waiting:
        ready = [row for row in waiting if row[1] is None or row[1] in made]
        elements = [
            _element(
                versie,
                (place, tak),
                made.get(-1 if parent is None else parent),
                found.zeker[place] or uuid.uuid4(),
                found.twijfel.get(place),
            )
            for place, parent, tak in ready
        ]
        stored = Element.objects.bulk_create(elements)
        made.update({row[0]: element for row, element in zip(ready, stored, strict=True)})
        waiting = [row for row in waiting if row[0] not in made]
    return len(rows)


def _own_identities(
    kader: Kader, rows: Iterable[tuple[int, int | None, Tak]]
) -> dict[int, uuid.UUID]:
    """Return by place the identities that the document brings: those of this kader, and new ones.

    One that belongs to another kader is not taken from it, and of one that stands twice only the
    first counts.
    """
    brought: dict[uuid.UUID, int] = {}
    for place, _parent, tak in rows:
        if tak.identiteit is not None:
            brought.setdefault(tak.identiteit, place)
    here: set[uuid.UUID] = set()
    elsewhere: set[uuid.UUID] = set()
    known = Element.objects.filter(identiteit__in=brought).values_list(
        "identiteit", "versie__kader"
    )
    for identity, of in known.distinct():
        (here if of == kader.pk else elsewhere).add(identity)
    return {place: one for one, place in brought.items() if one in here or one not in elsewhere}


def _element(
    versie: KaderVersie,
    row: tuple[int, Tak],
    parent: Element | None,
    identity: uuid.UUID,
    doubt: Gelijkenis | None,
) -> Element:
    place, tak = row
    extra, onbepaald = dict(tak.extra), list(tak.onbepaald)
    if doubt is not None:
        extra[queries.ALIKE] = {"identiteit": str(doubt.identiteit), "mate": round(doubt.mate, 3)}
        onbepaald.append(queries.SAME_AS)
    return Element(
        versie=versie,
        identiteit=identity,
        parent=parent,
        soort=tak.soort,
        code=tak.code,
        titel=tak.titel,
        tekst=tak.tekst,
        volgorde=place + 1,
        niveaus=None if tak.niveaus is None else list(tak.niveaus),
        aantal_niveaus=tak.aantal_niveaus,
        aantal_opdr=tak.aantal_opdr,
        markering=tak.markering,
        gewijzigd_op=tak.gewijzigd_op,
        regel=tak.regel,
        pagina=tak.pagina,
        onbepaald=onbepaald,
        extra=extra,
    )


def _marks_of(rows: list[tuple[int, int | None, Tak]]) -> Iterator[Kenmerk]:
    for _place, parent, tak in rows:
        yield Kenmerk(tak.soort, tak.code, identiteit.plain(tak.titel, tak.tekst), parent)


def _add_norms(versie: KaderVersie, document: Mapping[str, Any]) -> None:
    Norm.objects.bulk_create(
        Norm(
            versie=versie,
            metriek=norm.metriek,
            operator=norm.operator,
            waarde=norm.waarde,
            eenheid=norm.eenheid,
            scope=norm.scope,
            sterkte=norm.sterkte,
            tekst=norm.tekst,
            domeinen=list(norm.domeinen),
            kanalen=list(norm.kanalen),
            regel=norm.regel,
            onbepaald=list(norm.onbepaald),
        )
        for norm in normen.normen(document)
    )


@transaction.atomic
def discard(*, by: Medewerker, at: datetime, versie: KaderVersie) -> Voorstel | None:
    """Remove a concept and open its proposal again; CannotAdopt once it is published."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = KaderVersie.objects.select_for_update(of=("self",)).get(pk=versie.pk)
    if locked.status != KaderVersie.Status.CONCEPT:
        raise CannotAdopt(_("Deze versie is vastgesteld. Die verandert niet meer."))
    kader, voorstel = locked.kader, locked.voorstel
    basis.record(by=by, did="kaderversie.discarded", to=locked, at=at)
    locked.delete()
    if voorstel is not None:
        voorstel.status = Voorstel.Status.OPEN
        voorstel.save(update_fields=["status"])
    if not kader.versies.exists():
        kader.delete()
    return voorstel
