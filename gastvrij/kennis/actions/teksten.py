"""Writes of text modules and synonyms."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import one_at_a_time, record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kennis import rules
from gastvrij.kennis.models import Synoniem, Tekstblok
from gastvrij.klantcontact.models import Onderwerp

from .fouten import CannotWrite


@transaction.atomic
def save_tekstblok(
    *,
    by: Medewerker,
    at: datetime,
    tekstblok: Tekstblok | None,
    titel: str,
    tekst: str,
    soort: str,
    afdeling: Afdeling,
    onderwerp: Onderwerp | None = None,
    is_actief: bool = True,
) -> Tekstblok:
    """Add a text module or change one; one must write for its afdeling."""
    toegang = basis.require(by, Recht.KENNIS_SCHRIJVEN)
    owners = [afdeling.pk, *([tekstblok.afdeling_id] if tekstblok else [])]
    if not all(toegang.reaches(owner) for owner in owners):
        raise CannotWrite(_("U schrijft niet voor deze afdeling. Kies een andere."), "afdeling")
    saved = tekstblok or Tekstblok()
    saved.titel, saved.tekst, saved.soort = titel.strip(), tekst.strip(), soort
    saved.afdeling, saved.onderwerp, saved.is_actief = afdeling, onderwerp, is_actief
    saved.save()
    record(by=by, did="tekstblok.saved", to=saved, at=at)
    return saved


@transaction.atomic
def save_synoniem(
    *, by: Medewerker, at: datetime, synoniem: Synoniem | None, woorden: Sequence[str]
) -> Synoniem:
    """Add words that mean the same, or change them; a word stands in one row only.

    Raises CannotWrite below two words, for a word that says nothing, or one that is taken.
    """
    basis.require(by, Recht.KENNIS_SCHRIJVEN)
    one_at_a_time()
    wanted = list(dict.fromkeys(" ".join(word.split()) for word in woorden if word.strip()))
    if len(wanted) < 2:
        raise CannotWrite(_("Vul ten minste twee woorden in, elk op een eigen regel."), "woorden")
    for word in wanted:
        if not rules.term_keys(word):
            raise CannotWrite(
                _("“{woord}” is een woord waar niet op gezocht wordt. Haal het weg.").format(
                    woord=word
                ),
                "woorden",
            )
    _refuse_taken(wanted, synoniem)
    saved = synoniem or Synoniem()
    saved.woorden = wanted
    saved.save()
    record(by=by, did="synoniem.saved", to=saved, at=at)
    return saved


def _refuse_taken(wanted: Sequence[str], synoniem: Synoniem | None) -> None:
    others = Synoniem.objects.exclude(pk=synoniem.pk) if synoniem else Synoniem.objects.all()
    taken = {
        key: other for other in others for word in other.woorden for key in rules.term_keys(word)
    }
    for word in wanted:
        for key in rules.term_keys(word) & taken.keys():
            raise CannotWrite(
                _("“{woord}” staat al bij: {ander}. Voeg uw woorden daar toe.").format(
                    woord=word, ander=taken[key]
                ),
                "woorden",
            )


@transaction.atomic
def remove_synoniem(*, by: Medewerker, at: datetime, synoniem: Synoniem) -> None:
    """Remove words that mean the same."""
    basis.require(by, Recht.KENNIS_SCHRIJVEN)
    record(by=by, did="synoniem.removed", to=synoniem, at=at)
    synoniem.delete()
