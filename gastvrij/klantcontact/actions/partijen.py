"""Writes of partijen: who is known, and which two turned out to be one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import queries, rules
from gastvrij.klantcontact.models import DigitaalAdres, Partij, PartijIdentificator, Partijwoord
from gastvrij.klantcontact.rules import PartijGegevens

NATURAL, LEGAL = "natuurlijk_persoon", "niet_natuurlijk_persoon"


class CannotSavePartij(Exception):
    """The partij is refused; the message is fit for the medewerker."""


class CannotMerge(Exception):
    """The partijen stay as they are; the message is fit for the medewerker."""


@transaction.atomic
def save_partij(
    *, by: Medewerker, at: datetime, gegevens: PartijGegevens, partij: Partij | None = None
) -> Partij:
    """Add a partij or bring one up to date, with its words, keys, addresses and numbers.

    Addresses of a secret one are not kept. Addresses that were known stay. Raises CannotSavePartij.
    """
    basis.require(by, Recht.KLANTCONTACT)
    _refuse(gegevens)
    is_new = partij is None
    saved = _with_fields(partij or Partij(), gegevens)
    saved.save()
    if is_new:
        saved.nummer = rules.nummer(saved.pk)
        saved.save(update_fields=["nummer"])
    _set_words(saved)
    _add_addresses(saved, gegevens)
    _add_number(saved, gegevens)
    record(by=by, did="partij.added" if is_new else "partij.changed", to=saved, at=at)
    return saved


def _refuse(gegevens: PartijGegevens) -> None:
    if not (gegevens.achternaam.strip() or gegevens.organisatienaam.strip()):
        raise CannotSavePartij(_("Vul de achternaam in, of de naam van de organisatie."))
    if gegevens.postcode.strip() and not rules.normalise_postcode(gegevens.postcode):
        raise CannotSavePartij(_("Een postcode heeft vier cijfers en twee letters, zoals 1234 AB."))
    if gegevens.telefoon.strip() and rules.normalise_phone(gegevens.telefoon) is None:
        raise CannotSavePartij(_("Dit is geen telefoonnummer. Controleer het met de inwoner."))
    if gegevens.email.strip() and rules.normalise_email(gegevens.email) is None:
        raise CannotSavePartij(_("Dit is geen e-mailadres. Een adres heeft een @ en een punt."))
    if gegevens.bsn and not rules.is_bsn(gegevens.bsn):
        raise CannotSavePartij(_("Dit BSN kan niet kloppen. Laat de inwoner het nog eens noemen."))


def _with_fields(partij: Partij, gegevens: PartijGegevens) -> Partij:
    organisatie = gegevens.organisatienaam.strip()
    soort = Partij.Soort.ORGANISATIE if organisatie else Partij.Soort.PERSOON
    partij.soort_partij, partij.organisatienaam = soort, organisatie
    partij.voornaam, partij.voorletters = gegevens.voornaam.strip(), gegevens.voorletters.strip()
    partij.voorvoegsel_achternaam = gegevens.voorvoegsel.strip()
    partij.achternaam = gegevens.achternaam.strip()
    partij.geboortedatum = gegevens.geboortedatum or partij.geboortedatum
    if gegevens.is_geheim is not None:
        partij.indicatie_geheimhouding = gegevens.is_geheim
    if partij.indicatie_geheimhouding:
        partij.bezoekadres, partij.postcode, partij.huisnummer = {}, "", None
    elif gegevens.postcode.strip() or gegevens.straatnaam.strip():
        partij.bezoekadres = _address(gegevens)
        partij.postcode = rules.normalise_postcode(gegevens.postcode)
        partij.huisnummer = rules.house_number(gegevens.huisnummer)
    return partij


def _address(gegevens: PartijGegevens) -> dict[str, Any]:
    """Return the address in the keys of the standard; the postcode there has a space."""
    postcode, number = gegevens.postcode, rules.house_number(gegevens.huisnummer)
    plain = rules.normalise_postcode(postcode)
    after = gegevens.huisnummer.strip().removeprefix(str(number)).strip() if number else ""
    return {
        "straatnaam": gegevens.straatnaam.strip(),
        "huisnummer": number,
        "huisnummertoevoeging": after,
        "postcode": f"{plain[:4]} {plain[4:]}" if plain else "",
        "stad": gegevens.plaats.strip(),
    }


def _set_words(partij: Partij) -> None:
    naam = f"{partij.voornaam} {partij.voorletters} {partij.voorvoegsel_achternaam} "
    words = rules.name_words(f"{naam}{partij.achternaam} {partij.organisatienaam}")
    Partijwoord.objects.filter(partij=partij).delete()
    Partijwoord.objects.bulk_create(Partijwoord(partij=partij, woord=word) for word in words)


def _add_addresses(partij: Partij, gegevens: PartijGegevens) -> None:
    if partij.indicatie_geheimhouding:
        return
    given = (
        (DigitaalAdres.Soort.TELEFOONNUMMER, gegevens.telefoon, rules.normalise_phone),
        (DigitaalAdres.Soort.EMAIL, gegevens.email, rules.normalise_email),
    )
    for soort, typed, normalise in given:
        normal = normalise(typed)
        if normal and not partij.digitale_adressen.filter(genormaliseerd=normal).exists():
            DigitaalAdres.objects.create(
                partij=partij,
                soort_digitaal_adres=soort,
                adres=typed.strip(),
                genormaliseerd=normal,
            )


def _add_number(partij: Partij, gegevens: PartijGegevens) -> None:
    for kind, given, objecttype, register in (
        (queries.BSN, rules.digits(gegevens.bsn), NATURAL, "brp"),
        (queries.KVK, rules.digits(gegevens.kvk), LEGAL, "hr"),
    ):
        known = partij.partij_identificatoren.filter(code_soort_object_id=kind)
        if given and not known.exists():
            PartijIdentificator.objects.create(
                partij=partij,
                code_objecttype=objecttype,
                code_soort_object_id=kind,
                object_id=given,
                code_register=register,
            )


@transaction.atomic
def save_from_register(*, by: Medewerker, at: datetime, gegevens: PartijGegevens) -> Partij:
    """Keep somebody whom another register knows: the partij with that BSN or KvK number, or new.

    Kept is only what statements are held against; what is shown comes from here, so it is brought
    up to date at every choice. Raises CannotSavePartij.
    """
    number = rules.Genoemd(identificatie=gegevens.bsn or gegevens.kvk)
    known = queries.partijen_that_fit(number).partijen
    return save_partij(by=by, at=at, gegevens=gegevens, partij=known[0] if known else None)


@transaction.atomic
def merge_partijen(*, by: Medewerker, at: datetime, blijft: Partij, dubbel: Partij) -> Partij:
    """Make one partij out of two: the second belongs to the first, and nothing else is moved.

    So it can be taken apart again without loss. Refused for a partij with itself, for one that
    already belongs to another, and for two with different BSNs. Raises CannotMerge.
    """
    basis.require(by, Recht.KLANTCONTACT)
    stays, goes = _locked(blijft, dubbel)
    if stays.pk == goes.pk:
        raise CannotMerge(_("Kies twee verschillende inwoners."))
    if stays.opgegaan_in_id or goes.opgegaan_in_id:
        raise CannotMerge(_("Een van deze twee is al samengevoegd. Maak die eerst los."))
    numbers = {queries.bekend(one).bsn for one in (stays, goes)} - {""}
    if len(numbers) > 1:
        raise CannotMerge(_("Deze inwoners hebben elk een ander BSN. Het zijn twee mensen."))
    goes.opgegaan_in = stays
    goes.save(update_fields=["opgegaan_in"])
    record(by=by, did="partij.merged", to=goes, at=at, about=goes, data={"in": str(stays.uuid)})
    return stays


def _locked(*partijen: Partij) -> list[Partij]:
    """Return the partijen as they are stored, locked in one order so that nobody waits forever."""
    keys = [one.pk for one in partijen]
    stored = Partij.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    found = {one.pk: one for one in stored}
    return [found[key] for key in keys]


@transaction.atomic
def unmerge_partij(*, by: Medewerker, at: datetime, partij: Partij) -> Partij:
    """Take a partij apart again from the one that it turned out to be. Raises CannotMerge."""
    basis.require(by, Recht.KLANTCONTACT)
    (stored,) = _locked(partij)
    if stored.opgegaan_in_id is None:
        raise CannotMerge(_("Deze inwoner is niet samengevoegd, of al losgemaakt."))
    stored.opgegaan_in = None
    stored.save(update_fields=["opgegaan_in"])
    record(by=by, did="partij.unmerged", to=stored, at=at, about=stored)
    return stored


@transaction.atomic
def keep_apart(*, by: Medewerker, at: datetime, partijen: Iterable[Partij]) -> None:
    """Put on record that two partijen are two people, so that they are proposed no more."""
    basis.require(by, Recht.KLANTCONTACT)
    one, other = partijen
    record(by=by, did=queries.KEPT_APART, to=one, at=at, about=other)
