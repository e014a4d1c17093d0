"""What the desk offers at a vraag that is filled in so far: moments to promise, words to say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from gastvrij.klantcontact.models import Klantcontact
from gastvrij.klantcontact.rules import Afspraak, Resultaat, day_text, moment_text, voorleeszin
from gastvrij.werkplek import queries

from .keuzes import OF_ONDERWERP, Wie
from .lezen import promised
from .vraag import GELUKT, VraagForm


def add_hulp(
    form: VraagForm, *, velden: Mapping[str, list[str]], telefoon: str, now: datetime
) -> None:
    """Put at a vraag which moments can be promised, by whose work it is, and the words to say.

    `telefoon` is the number of the caller; the number to call back on goes before it.
    """
    onderwerp = form.keuzes.about.find(str(form["onderwerp"].value() or ""))
    if form.asks:
        given = str(form["wie"].value() or "")
        wie = form.keuzes.who(given) if given != OF_ONDERWERP else None
        belofte = queries.belofte(
            resultaat=form.chosen,
            is_klacht=form["soort_vraag"].value() == Klantcontact.SoortVraag.KLACHT,
            afdeling=wie.place if wie else onderwerp.afdeling if onderwerp else None,
            medewerker=wie.medewerker if wie else None,
            onderwerp=onderwerp,
            now=now,
        )
        form.ernaast = replace(form.ernaast, belofte=belofte)
        form.moment_choices()
    form.zin = _spoken(_filled(form, velden), telefoon=telefoon)


def _filled(form: VraagForm, velden: Mapping[str, list[str]]) -> VraagForm:
    """Return the vraag as if it was sent, to read what is in its fields."""
    sent = form.data if form.is_bound else MultiValueDict(velden)
    same = VraagForm(sent, prefix=form.prefix, keuzes=form.keuzes, ernaast=form.ernaast)
    same.is_valid()
    return same


def _spoken(form: VraagForm, *, telefoon: str) -> str:
    given, belofte = form.cleaned_data, form.ernaast.belofte
    wie = given.get("wie")
    van, tot = _promise(form, given)
    calls_back = form.chosen == Resultaat.TERUGBELAFSPRAAK
    return voorleeszin(
        Afspraak(
            resultaat=form.chosen,
            wie=_whom(form, given),
            moment=moment_text(van, tot),
            uiterlijk=day_text(belofte.at_midnight) if belofte.at_midnight else "",
            telefoon=str(given.get("telefoon") or telefoon).strip() if calls_back else "",
            is_klacht=given.get("soort_vraag") == Klantcontact.SoortVraag.KLACHT,
            is_self=isinstance(wie, Wie) and wie.is_myself,
            gelukt=GELUKT.get(str(given.get("gelukt"))),
        )
    )


def _promise(form: VraagForm, given: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    """Return the promise as it stands; the first moment of the list if none was chosen yet."""
    van, tot = promised(given)
    first = next(iter(form.ernaast.belofte.keuzes), None)
    calls_back = form.chosen == Resultaat.TERUGBELAFSPRAAK
    if tot is None and first and calls_back and not (given.get("moment") or form.has_own_moment):
        van, tot = queries.read_moment(first[0]) or (None, None)
    return (timezone.localtime(van) if van else None), (timezone.localtime(tot) if tot else None)


def _whom(form: VraagForm, given: Mapping[str, Any]) -> str:
    if form.chosen == Resultaat.WARM_DOORVERBONDEN:
        return str(given.get("met_wie") or "")
    if form.chosen == Resultaat.DOORVERWEZEN:
        return str(given.get("organisatie") or "")
    wie = given.get("wie")
    if isinstance(wie, Wie) and not wie.is_myself:
        return wie.naam
    return str(form.ernaast.belofte.afdeling or form.afdeling() or "")
