"""Articles in bulk, published, and their index."""

import random
from datetime import datetime, timedelta

from django.db import connection, transaction

from bench import bulk
from bench.kennis import texts
from gastvrij.basis.models import Medewerker
from gastvrij.kennis import actions
from gastvrij.kennis.models import Artikel, ArtikelVersie
from gastvrij.klantcontact.models import Onderwerp

EXPIRED_SHARE, A_YEAR = 0.05, timedelta(days=365)


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
        """Write so many articles and make them findable."""
        last = Artikel.objects.order_by("-nummer").values_list("nummer", flat=True).first() or 0
        with transaction.atomic():
            for nr, text in enumerate(texts(count), last + 1):
                self._article(nr, text)
            with connection.cursor() as cursor:
                self.artikel.flush(cursor)
                self.versie.flush(cursor)
            bulk.reset_sequences((Artikel, ArtikelVersie))
        actions.rebuild_index()

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
