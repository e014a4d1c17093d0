"""Search: from what somebody types to articles, the best first, expired ones last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from gastvrij.kennis import rules
from gastvrij.kennis.models import Zoekdocument
from gastvrij.kennis.rules import Geldigheid, Groep, Kennis, Vraag

from .woorden import completions, count_findable, known, meant, synonyms

LIMIT = 20
# Of words that stand in more articles than this, so many are ranked.
MOST_RANKED = 1000
# Title and keywords, question, parts of their compounds, answer, parts of its compounds.
_BM25 = "10.0, 5.0, 4.0, 1.0, 0.5"
# The same on PostgreSQL, which weighs from D to A: answer, parts, question, title and keywords.
_TS_RANK = "'{0.1, 0.4, 0.5, 1.0}'"
# Where to look, the narrowest first: by its name on PostgreSQL the columns of SQLite.
_COLUMNS = {"titel": "titel", "kop": "titel vraag kopdelen", "alles": ""}
_JOINED = ("versie", "artikel__afdeling", "artikel__onderwerp")
_SHOWN = (
    *("versie__uuid", "versie__titel", "versie__vraag", "versie__geldig_tot"),
    *("artikel__uuid", "artikel__nummer", "artikel__afdeling__naam", "artikel__onderwerp__naam"),
)
_EXPIRED = "IN (SELECT artikel_id FROM kennis_zoekdocument WHERE geldig_tot < %s)"
_HOLDS = f"NOT {_EXPIRED}"


@dataclass(frozen=True)
class Gevonden:
    """An article that was found, with what the list shows of it."""

    uuid: UUID
    nummer: int
    versie: UUID
    titel: str
    vraag: str
    afdeling: str
    onderwerp: str
    geldig_tot: date | None
    geldigheid: Geldigheid

    @property
    def is_verlopen(self) -> bool:
        """Test if the last day of the article is past."""
        return self.geldigheid is Geldigheid.VERLOPEN


@dataclass(frozen=True)
class Uitkomst:
    """What a search found, for which words if not as typed, and which words no article has."""

    gevonden: list[Gevonden]
    bedoeld: str = ""
    onbekend: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Reading:
    """A question as it can be asked: its groups, how it is typed right, what it leaves out."""

    groepen: list[Groep]
    wijder: list[Groep]
    bedoeld: str = ""
    onbekend: tuple[str, ...] = ()


def zoek(text: str, *, limit: int = LIMIT, on: date | None = None) -> list[Gevonden]:
    """Return the articles that answer a question, the best first; those expired on `on` last."""
    return zoek_uit(text, limit=limit, on=on).gevonden


def zoek_uit(text: str, *, limit: int = LIMIT, on: date | None = None) -> Uitkomst:
    """Return what a search finds, and how the question was read."""
    day = on or timezone.localdate()
    vraag = rules.read(text)
    if not vraag.woorden and vraag.nummer is None:
        return Uitkomst([])
    kennis = _kennis(vraag)
    reading = _read(vraag, kennis)
    keys = list(_numbered(vraag))
    for only in _HOLDS, _EXPIRED:
        keys = _fill(keys, _strict(reading), limit=limit, only=(only, day))
    if not keys:
        # One word is better than nothing, but not beside an article that has them all.
        for only in _HOLDS, _EXPIRED:
            keys = _fill(keys, _soft(reading, kennis), limit=limit, only=(only, day))
    return Uitkomst(_shown(keys, day), reading.bedoeld, reading.onbekend)


def _kennis(vraag: Vraag) -> Kennis:
    vormen, stammen = known(*rules.lookups(vraag))
    # How rare a word is only tells beside another word, and counting costs a few milliseconds.
    artikelen = count_findable() if len(vraag.woorden) > 1 else 0
    return Kennis(vormen, stammen, synonyms(), artikelen)


def _numbered(vraag: Vraag) -> Iterator[int]:
    if vraag.nummer is not None:
        found = Zoekdocument.objects.filter(artikel__nummer=vraag.nummer)
        yield from found.values_list("artikel_id", flat=True)


def _read(vraag: Vraag, kennis: Kennis) -> _Reading:
    groepen = rules.groups(vraag, kennis)
    wijder = list(groepen)
    last = vraag.open_woord
    if groepen and last and vraag.woorden[-1].vorm == last and groepen[-1].woord.endswith(last):
        longer = [(stam,) for stam in completions(last)]
        wijder[-1] = groepen[-1].with_more(longer)
        if longer and not groepen[-1].is_known:
            groepen[-1] = wijder[-1] = replace(wijder[-1], is_known=True)
    right = {group.woord: meant(group.woord) for group in groepen if not group.is_known}
    if not right:
        return _Reading(groepen, wijder)
    bedoeld = " ".join(right.get(group.woord, group.woord) for group in groepen).split()
    onbekend = tuple(word for word, instead in right.items() if not instead)
    if not any(right.values()):
        return _Reading(_known(groepen), _known(wijder), "", onbekend)
    again = rules.read(" ".join(bedoeld) + " ")
    groepen = rules.groups(again, _kennis(again))
    return _Reading(groepen, groepen, " ".join(bedoeld), onbekend)


def _known(groepen: Iterable[Groep]) -> list[Groep]:
    return [group for group in groepen if group.is_known]


def _fill(
    keys: list[int], questions: "Iterable[_Question]", *, limit: int, only: tuple[str, date]
) -> list[int]:
    """Return the articles so far with those of ever wider questions, until there are enough."""
    found = dict.fromkeys(keys)
    for question in questions:
        if len(found) >= limit:
            break
        found |= dict.fromkeys(_hits(question, only, limit=limit + len(found)))
    return list(found)[:limit]


class _Question(NamedTuple):
    """What is asked of the index: all groups or one of them, and where."""

    groepen: list[Groep]
    every: bool
    where: str


def _strict(reading: _Reading) -> Iterator[_Question]:
    """Yield the questions for all groups, the narrowest first."""
    readings = [reading.groepen, reading.wijder]
    for groepen in readings if reading.wijder != reading.groepen else readings[:1]:
        for where in _COLUMNS if groepen else ():
            yield _Question(groepen, every=True, where=where)


def _soft(reading: _Reading, kennis: Kennis) -> Iterator[_Question]:
    """Yield the questions for one group of several."""
    for where in _COLUMNS if len(reading.groepen) > 1 else ():
        yield _Question(rules.soft(reading.groepen, kennis), every=False, where=where)


def _hits(question: _Question, only: tuple[str, date], *, limit: int) -> list[int]:
    """Return the keys of the articles that answer a question, the best first."""
    ask = _ask_postgresql if connection.vendor == "postgresql" else _ask_sqlite
    statement, values = ask(question, only)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT %s", [*values, limit])
        return [row[0] for row in cursor.fetchall()]


Statement = tuple[str, list[str | float | date]]


def _ask_sqlite(question: _Question, only: tuple[str, date]) -> Statement:
    condition, day = only
    # The plus keeps SQLite from asking once for every expired article.
    # Names of our own, no input; what is asked goes along as a value.
    statement = (
        "SELECT rowid FROM"  # noqa: S608
        f" (SELECT rowid, bm25(kennis_zoektekst, {_BM25}) AS score FROM kennis_zoektekst"
        f" WHERE kennis_zoektekst MATCH %s AND +rowid {condition}"
        f" ORDER BY rowid DESC LIMIT {MOST_RANKED}) ORDER BY score, rowid"
    )
    columns = _COLUMNS[question.where]
    return statement, [rules.fts5(question.groepen, every=question.every, columns=columns), day]


def _ask_postgresql(question: _Question, only: tuple[str, date]) -> Statement:
    condition, day = only
    column = question.where
    rank = f"%s * ts_rank({_TS_RANK}, {column}, %s::tsquery, 1)"
    # Names of our own, no input; what is asked goes along as a value.
    statement = (
        f"SELECT artikel_id FROM (SELECT artikel_id, {column} FROM kennis_zoektekst"  # noqa: S608
        f" WHERE {column} @@ %s::tsquery AND artikel_id {condition} LIMIT {MOST_RANKED}) AS found"
        f" ORDER BY {' + '.join(rank for _ in question.groepen)} DESC, artikel_id"
    )
    weighed: list[str | float | date] = []
    for group in question.groepen:
        weighed += [group.gewicht, rules.tsquery([group], every=True)]
    return statement, [rules.tsquery(question.groepen, every=question.every), day, *weighed]


def _shown(keys: Sequence[int], day: date) -> list[Gevonden]:
    # Without the long texts and the list of words, which nobody sees in the list.
    documents = Zoekdocument.objects.select_related(*_JOINED).only(*_SHOWN).in_bulk(keys)
    return [_found(documents[key], day) for key in keys if key in documents]


def _found(document: Zoekdocument, day: date) -> Gevonden:
    artikel, versie = document.artikel, document.versie
    return Gevonden(
        uuid=artikel.uuid,
        nummer=artikel.nummer,
        versie=versie.uuid,
        titel=versie.titel,
        vraag=versie.vraag,
        afdeling=artikel.afdeling.naam,
        onderwerp=artikel.onderwerp.naam,
        geldig_tot=versie.geldig_tot,
        geldigheid=rules.geldigheid(versie.geldig_tot, on=day),
    )
