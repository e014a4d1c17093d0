"""Writes of the search index: what publishing makes findable, and building it all anew."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F

from gastvrij.basis.actions import one_at_a_time
from gastvrij.kennis import queries
from gastvrij.kennis.models import (
    Artikel,
    ArtikelVersie,
    Zoekdocument,
    Zoekwoord,
)
from gastvrij.kennis.rules import Bekend, samenstellingen, spelling, split, woorden, zoektekst
from gastvrij.kennis.rules.zoektekst import Zoektekst

BATCH = 500
Progress = Callable[[int, int], None]


class _Words(NamedTuple):
    """The text of a version, split up by how much a word in it weighs."""

    titel: str
    vraag: str
    antwoord: str


def _words(versie: ArtikelVersie) -> _Words:
    below = (versie.antwoord, versie.regel, versie.ruimte, versie.wie_beslist, versie.online_label)
    return _Words(f"{versie.titel}\n{versie.trefwoorden}", versie.vraag, "\n".join(below))


def put(versie: ArtikelVersie) -> None:
    """Make a published version findable in place of the one before; one writer at a time."""
    one_at_a_time()
    drop(versie.artikel)
    text = _words(versie)
    bekend = _bekend(zoektekst.forms(text))
    found = zoektekst.make(**text._asdict(), read=zoektekst.reader(partial(split, bekend=bekend)))
    _count(found.vormen, 1)
    Zoekdocument.objects.create(
        artikel=versie.artikel,
        versie=versie,
        geldig_tot=versie.geldig_tot,
        vormen=sorted(found.vormen),
    )
    _insert([(versie.artikel_id, found)])


def drop(artikel: Artikel) -> None:
    """Make an article unfindable; one that is not findable stays so."""
    one_at_a_time()
    document = Zoekdocument.objects.filter(artikel=artikel).first()
    with connection.cursor() as cursor:
        key = "artikel_id" if connection.vendor == "postgresql" else "rowid"
        # The name of a column, no input.
        cursor.execute(f"DELETE FROM kennis_zoektekst WHERE {key} = %s", [artikel.pk])  # noqa: S608
    if document is not None:
        _count(document.vormen, -1)
        document.delete()


def _bekend(forms: Collection[str]) -> Bekend:
    """Return which pieces of these words are known, the words themselves with them."""
    pieces = {piece for form in forms for piece in samenstellingen.candidates(form)}
    stems = {woorden.canonical(piece) for piece in pieces}
    vormen, stammen = queries.known(pieces, stems)
    return Bekend(set(vormen) | set(forms), set(stammen) | {woorden.stem(form) for form in forms})


def _count(forms: Collection[str], step: int) -> None:
    """Count one article more or less for these words; new words come with how they sound."""
    _add_words(dict.fromkeys(forms, 0))
    for batch in _batches(sorted(forms)):
        Zoekwoord.objects.filter(vorm__in=batch).update(aantal=F("aantal") + step)


def _add_words(counts: dict[str, int]) -> None:
    known: set[str] = set()
    for batch in _batches(sorted(counts)):
        known |= set(Zoekwoord.objects.filter(vorm__in=batch).values_list("vorm", flat=True))
    rows = [
        Zoekwoord(vorm=form, stam=woorden.stem(form), aantal=count)
        for form, count in counts.items()
        if form not in known
    ]
    made = Zoekwoord.objects.bulk_create(rows, batch_size=BATCH)
    _insert_variants([(word.pk, one) for word in made for one in spelling.variants(word.vorm)])


def _insert_variants(rows: Collection[tuple[int, str]]) -> None:
    """Write how words sound: a dozen rows a word, so without objects and in order of the index."""
    ordered = sorted(rows, key=itemgetter(1))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO kennis_spelvariant (woord_id, variant)"
                " SELECT * FROM unnest(%s::bigint[], %s::text[])",
                [[key for key, _variant in ordered], [variant for _key, variant in ordered]],
            )
        else:
            cursor.executemany(
                "INSERT INTO kennis_spelvariant (woord_id, variant) VALUES (%s, %s)", ordered
            )


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _insert(rows: Collection[tuple[int, Zoektekst]]) -> None:
    if connection.vendor == "postgresql":
        statement = (
            "INSERT INTO kennis_zoektekst (artikel_id, titel, kop, alles)"
            " VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector)"
        )
        values: list[tuple[int | str, ...]] = [_tsvectors(key, found) for key, found in rows]
    else:
        statement = (
            "INSERT INTO kennis_zoektekst (rowid, titel, vraag, kopdelen, antwoord, delen)"
            " VALUES (%s, %s, %s, %s, %s, %s)"
        )
        values = [(key, *(" ".join(stems) for stems in found[:5])) for key, found in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _tsvectors(key: int, found: Zoektekst) -> tuple[int | str, ...]:
    titel = [("A", found.titel)]
    head = [*titel, ("B", found.vraag), ("C", found.kopdelen)]
    rest = [("D", found.antwoord), ("D", found.delen)]
    return key, *(zoektekst.tsvector(one) for one in (titel, head, [*head, *rest]))


@transaction.atomic
def rebuild_index(*, progress: Progress = lambda _done, _total: None) -> int:
    """Build the whole index anew from what is published; return how many articles it holds.

    Maintenance done by nobody, so without an event. `progress` hears how far it is.
    """
    one_at_a_time()
    with connection.cursor() as cursor:
        # By the database itself: Django would read every word to see what hangs on it.
        for table in ("zoektekst", "spelvariant", "zoekwoord", "zoekdocument"):
            cursor.execute(f"DELETE FROM kennis_{table}")  # noqa: S608 - names of our own
    forms = zoektekst.forms(text for versie in _published() for text in _words(versie))
    bekend = Bekend(forms, {woorden.stem(form) for form in forms})
    total = queries.published_versions().count()
    counts: Counter[str] = Counter()
    for done in _fill(bekend, counts):
        progress(done, total)
    _add_words(counts)
    return total


def _published() -> Iterator[ArtikelVersie]:
    """Yield what is published, without the articles and people around it."""
    return queries.published_versions().select_related(None).iterator(chunk_size=BATCH)


def _fill(bekend: Bekend, counts: "Counter[str]") -> Iterator[int]:
    """Write every article and count its words; yield how many are done."""
    done = 0
    versions = _published()
    read = zoektekst.reader(partial(split, bekend=bekend))
    while batch := list(islice(versions, BATCH)):
        found = [(one, zoektekst.make(**_words(one)._asdict(), read=read)) for one in batch]
        Zoekdocument.objects.bulk_create(
            Zoekdocument(
                artikel_id=one.artikel_id,
                versie=one,
                geldig_tot=one.geldig_tot,
                vormen=sorted(text.vormen),
            )
            for one, text in found
        )
        _insert([(one.artikel_id, text) for one, text in found])
        for _one, text in found:
            counts.update(text.vormen)
        done += len(batch)
        yield done
