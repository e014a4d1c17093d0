"""Badges: asking for one of an own result, withdrawing one, and the key that signs them."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Proeve
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.badges import credential, did, proof, sleutelbestand, status
from gastvrij.ontwikkeling.models import Badge, Statusplaats

# What leaves the house is in Dutch, whoever asks for it.
LANGUAGE = "nl"


class CannotBadge(Exception):
    """There is no badge like this, or it cannot be withdrawn; fit for the medewerker."""


@transaction.atomic
def issue_badge(*, by: Medewerker, at: datetime, uuid: UUID) -> Badge:
    """Give the badge of an own result (uuid of its proeve) to who passed it.

    Http404 if the result is another's or was not handed out. CannotBadge if it was not passed, is
    of an exam of another body, has a badge already, or if there is no key or mail address.
    """
    basis.require(by, Recht.COMPETENTIEBEELD)
    proeve = queries.get_own_uitslag(by, uuid).proeve
    Proeve.objects.select_for_update().get(pk=proeve.pk)
    sleutel = _require_badge(by, queries.get_own_uitslag(by, uuid).proeve)
    plaats = Statusplaats.objects.create(nummer=_free_place(), sleutel=did.multikey(sleutel.public))
    own = uuid4()
    with override(LANGUAGE):
        naam = _("Behaald: {titel}").format(titel=proeve.opdracht.titel)
        bare = credential.credential(
            id=queries.address_of(own),
            uitgever=credential.Uitgever(
                sleutel.did, basis.organisatie().naam, settings.PUBLIC_URL
            ),
            prestatie=_prestatie(proeve, naam),
            email=by.email,
            salt=secrets.token_hex(credential.SALT_BYTES),
            valid_from=queries.moment(at),
            awarded=queries.moment(proeve.vastgesteld_op or at),
            status=status.entry(queries.list_address(), plaats.nummer),
        )
    badge = Badge.objects.create(
        uuid=own,
        medewerker=by,
        proeve=proeve,
        plaats=plaats,
        naam=naam,
        credential=queries.signed(bare, sleutel, created=queries.moment(at)),
        uitgegeven_op=at,
    )
    record(by=by, did="badge.issued", to=badge, at=at, about=by, data={"proeve": str(proeve.uuid)})
    return badge


def _require_badge(by: Medewerker, proeve: Proeve) -> queries.Sleutel:
    """Return the key that signs the badge of a result, if there can be one."""
    if why := queries.why_no_badge(proeve):
        raise CannotBadge(why)
    before = [one for one in queries.badges_of(by) if one.proeve_id == proeve.pk]
    if any(one.ingetrokken_op is None for one in before):
        raise CannotBadge(_("U hebt deze badge al."))
    if any(queries.is_withdrawn_by_another(one) for one in before):
        raise CannotBadge(_("De opleidingsadviseur trok deze badge in."))
    if not by.email:
        raise CannotBadge(
            _("U hebt geen e-mailadres in Gastvrij. Daaraan hangt de badge. Vraag de beheerder.")
        )
    if not queries.has_badge_key() or (sleutel := queries.badge_key()) is None:
        raise CannotBadge(_("De beheerder moet eerst een sleutel voor badges maken."))
    return sleutel


def _free_place() -> int:
    """Return a place in the list that nobody has, by chance: in order it would tell who is who."""
    taken = set(Statusplaats.objects.values_list("nummer", flat=True))
    free = [nummer for nummer in range(status.PLACES) if nummer not in taken]
    if not free:
        raise CannotBadge(_("De lijst van badges is vol. Vraag de beheerder."))
    return secrets.choice(free)


def _prestatie(proeve: Proeve, naam: str) -> credential.Prestatie:
    """Return what was achieved: what was asked and how it was judged, never how it went."""
    formulier = proeve.observatie.formulier
    criteria = list(formulier.criteria.order_by("volgorde"))
    keys = [one.element_id for one in criteria if one.element_id is not None]
    found = queries.verwijzingen_to(set(keys))
    gemeente = basis.organisatie().naam
    return credential.Prestatie(
        id=proeve.opdracht.uuid.urn,
        naam=naam,
        omschrijving=_(
            "Behaald bij {gemeente}: een proeve op de werkplek, een toets van de gemeente zelf. "
            "Dit is geen diploma van een exameninstelling."
        ).format(gemeente=gemeente),
        criteria=ngettext(
            "De kandidaat voerde {gesprekken} gesprek op de werkplek. Minstens twee "
            "beoordelaars oordeelden los van elkaar over {aantal} criteria van “{formulier}”. "
            "Iemand anders stelde de uitslag vast. Hoe elk criterium is beoordeeld, staat niet in "
            "deze badge.",
            "De kandidaat voerde {gesprekken} gesprekken op de werkplek. Minstens twee "
            "beoordelaars oordeelden los van elkaar over {aantal} criteria van “{formulier}”. "
            "Iemand anders stelde de uitslag vast. Hoe elk criterium is beoordeeld, staat niet in "
            "deze badge.",
            proeve.opdracht.aantal_gesprekken or 0,
        ).format(
            gesprekken=proeve.opdracht.aantal_gesprekken,
            aantal=len(criteria),
            formulier=formulier.titel,
        ),
        onderdelen=[
            credential.Onderdeel(
                one.naam, one.element.code, one.uri, one.element.versie.kader.titel
            )
            for one in (found[key] for key in dict.fromkeys(keys))
        ],
    )


@transaction.atomic
def withdraw_badge(*, by: Medewerker, at: datetime, uuid: UUID, reden: str = "") -> Badge:
    """Withdraw a badge for good: one's own, or any with the right to and a reason.

    Http404 if it is not for this person; CannotBadge without a reason, or if it was withdrawn.
    """
    found = queries.get_badge_to_withdraw(by, uuid)
    badge = Badge.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if badge.ingetrokken_op is not None:
        raise CannotBadge(_("Deze badge is al ingetrokken."))
    is_own = badge.medewerker_id == by.pk
    if not is_own and not reden.strip():
        raise CannotBadge(_("Schrijf op waarom u deze badge intrekt."))
    badge.ingetrokken_op, badge.ingetrokken_door = at, by
    badge.ingetrokken_reden = reden.strip() or _("Op verzoek van de medewerker.")
    badge.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden"])
    Statusplaats.objects.filter(pk=badge.plaats_id).update(ingetrokken_op=at)
    record(
        by=by,
        did="badge.withdrawn",
        to=badge,
        at=at,
        about=badge.medewerker,
        data={"op_verzoek": is_own},
    )
    return badge


@transaction.atomic
def make_badge_key(*, at: datetime) -> queries.Sleutel:
    """Make the key that signs badges, in its file, from the command line.

    CannotBadge if there is one: badges that it signed stay valid, but new ones get another.
    """
    path = settings.BADGE_KEY_FILE
    try:
        secret = sleutelbestand.make(path)
    except FileExistsError:
        raise CannotBadge(
            _("Er is al een sleutel: {pad}. Verplaats die eerst als u een nieuwe wilt.").format(
                pad=path
            )
        ) from None
    public = proof.public_key(secret)
    made = queries.Sleutel(secret, public, queries.own_did(public))
    data = {"sleutel": did.multikey(public)}
    record(by=None, did="badgesleutel.made", to=None, at=at, data=data)
    return made
