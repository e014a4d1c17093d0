"""Articles in bulk, published: invented text, with words as common as they are in Dutch."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from django.db import connection, transaction

from bench import bulk
from gastvrij.basis.models import Medewerker
from gastvrij.kennis.models import Artikel, ArtikelVersie
from gastvrij.kennis.rules.stopwoorden import SAMENSTELDELEN, STOPWOORDEN
from gastvrij.klantcontact.models import Onderwerp

TEXT_SEED = 20261122
EXPIRED_SHARE, A_YEAR = 0.05, timedelta(days=365)


def _vocabulary() -> list[str]:
    """Return the words that articles are made of, the most common first."""
    dice = random.Random(TEXT_SEED)
    verbs = ("aanvragen", "doorgeven", "verlengen", "betalen", "melden", "ophalen", "afspreken")
    parts = sorted(SAMENSTELDELEN)
    pairs = [one + other for one in parts for other in parts if one != other]
    dice.shuffle(parts)
    dice.shuffle(pairs)
    common = ["gemeente", "aanvragen", "kaart", "woning", *sorted(STOPWOORDEN), *verbs]
    known = ["paspoort", "rijbewijs", "verhuizing", "parkeervergunning", "hondenbelasting"]
    return [*common, *known, "grofvuil", "afvalkaart", *parts, *pairs]


def texts(count: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield titel, trefwoorden, vraag and antwoord; words are as common as Zipf says."""
    dice = random.Random(TEXT_SEED)
    words = _vocabulary()
    weights = list(accumulate(1 / (place + 8) for place in range(len(words))))

    def some(least: int, most: int) -> str:
        return " ".join(dice.choices(words, cum_weights=weights, k=dice.randint(least, most)))

    for _ in range(count):
        head = " ".join(dice.sample(words[150:4000], 2))
        yield f"{head} {some(1, 3)}", some(0, 4), f"{some(6, 18)}?", f"{some(60, 220)}."


class Articles:
    """Writes published articles, the same each time."""

    def __init__(self, *, seed: int, at: datetime) -> None:
        self.chance = random.Random(seed)
        self.at = at
        self.editor = Medewerker.objects.order_by("pk")[0].pk
        self.onderwerpen = list(Onderwerp.objects.exclude(afdeling=None).order_by("pk"))
        self.artikel = bulk.Table(Artikel, self.chance)
        self.versie = bulk.Table(ArtikelVersie, self.chance)

    def write(self, count: int) -> None:
        """Write so many articles; the index is made by who asked for them."""
        last = Artikel.objects.order_by("-nummer").values_list("nummer", flat=True).first() or 0
        with transaction.atomic():
            for nr, text in enumerate(texts(count), last + 1):
                self._article(nr, text)
            with connection.cursor() as cursor:
                self.artikel.flush(cursor)
                self.versie.flush(cursor)
            bulk.reset_sequences((Artikel, ArtikelVersie))

    def _article(self, nr: int, text: tuple[str, str, str, str]) -> None:
        onderwerp, stamp = self.chance.choice(self.onderwerpen), bulk.stamp(self.at)
        titel, trefwoorden, vraag, antwoord = text
        is_expired = self.chance.random() < EXPIRED_SHARE
        key = self.artikel.add(
            nummer=nr,
            onderwerp_id=onderwerp.pk,
            afdeling_id=onderwerp.afdeling_id,
            status=Artikel.Status.GEPUBLICEERD.value,
        )
        self.versie.add(
            artikel_id=key,
            nummer=1,
            titel=titel[:200],
            trefwoorden=trefwoorden,
            vraag=vraag,
            antwoord=antwoord,
            geldig_tot=bulk.day(self.at.date() - A_YEAR) if is_expired else None,
            gewijzigd_op=stamp,
            gewijzigd_door_id=self.editor,
            gepubliceerd_op=stamp,
            gepubliceerd_door_id=self.editor,
        )
