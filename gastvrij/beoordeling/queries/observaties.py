"""Reads of observations: whose they are, what waits, and who sees how much."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import day_text
from gastvrij.beoordeling.models import Beoordeling, Criterium, Fragment, Observatie
from gastvrij.beoordeling.rules import persoonsgegevens
from gastvrij.beoordeling.rules.observaties import Blik, Doel, blik
from gastvrij.klantcontact.models import Gesprek

from .personen import RECHT, is_independent

# What an employee fills in about oneself assesses nobody.
ASSESSING = (Beoordeling.Soort.BEOORDELAAR, Beoordeling.Soort.HERBEOORDELING)
_RIGHTS_TO_ASSESS = (Recht.PROEVE_BEOORDELEN, Recht.KWALITEIT_BEOORDELEN)


@dataclass(frozen=True)
class Zicht:
    """An observation as one person sees it; `sheet` is theirs if they assess it."""

    observatie: Observatie
    blik: Blik
    is_medewerker: bool
    is_vaststeller: bool
    sheet: Beoordeling | None

    @property
    def is_beoordelaar(self) -> bool:
        """Test if this person assesses the observation, alone or beside others."""
        return self.sheet is not None

    @property
    def has_handed_in(self) -> bool:
        """Test if this person handed in the own verdicts."""
        return self.sheet is not None and self.sheet.ingediend_op is not None

    @property
    def is_reassessing(self) -> bool:
        """Test if this person looks again and did not hand in yet: blind to the first judgement."""
        is_second = self.sheet is not None and self.sheet.soort == Beoordeling.Soort.HERBEOORDELING
        return is_second and not self.has_handed_in

    @property
    def sees_content(self) -> bool:
        """Test if passages and verdicts may be shown."""
        return self.blik is Blik.INHOUD


def _observaties() -> QuerySet[Observatie]:
    return Observatie.objects.select_related(
        "formulier__versie__kader",
        "medewerker__afdeling",
        "beoordelaar",
        "vaststeller",
        "gepland_door",
        "gesprek__kanaal",
        "kruistabel",
    )


def own_observaties(medewerker: Medewerker) -> QuerySet[Observatie]:
    """Return the observations of somebody, planned ones too, newest first."""
    return _observaties().filter(medewerker=medewerker)


def to_assess(medewerker: Medewerker) -> QuerySet[Observatie]:
    """Return the observations that somebody assesses, alone or beside others, newest first."""
    rights = [doel for doel, recht in RECHT.items() if basis.has(medewerker, recht)]
    return _observaties().filter(
        doel__in=rights,
        beoordelingen__beoordelaar=medewerker,
        beoordelingen__soort__in=ASSESSING,
    )


def gepland_for(medewerker: Medewerker) -> QuerySet[Observatie]:
    """Return all observations for who plans them: the planning, never the content."""
    if not basis.has(medewerker, Recht.PROEVE_PLANNEN):
        return Observatie.objects.none()
    return _observaties()


def zicht(medewerker: Medewerker, observatie: Observatie) -> Zicht:
    """Return how much somebody sees of an observation, by role in it and by right."""
    can_assess = _can_assess(medewerker, observatie)
    is_medewerker = observatie.medewerker_id == medewerker.pk
    sheet = _sheet(medewerker, observatie) if can_assess else None
    is_vaststeller = can_assess and observatie.vaststeller_id == medewerker.pk
    seen = blik(
        observatie.status,
        is_medewerker=is_medewerker,
        is_beoordelaar=sheet is not None,
        is_vaststeller=is_vaststeller,
        is_planner=basis.has(medewerker, Recht.PROEVE_PLANNEN),
    )
    return Zicht(observatie, seen, is_medewerker, is_vaststeller, sheet)


def _sheet(medewerker: Medewerker, observatie: Observatie) -> Beoordeling | None:
    return next(
        (
            sheet
            for sheet in observatie.beoordelingen.all()
            if sheet.beoordelaar_id == medewerker.pk and sheet.soort in ASSESSING
        ),
        None,
    )


def _can_assess(medewerker: Medewerker, observatie: Observatie) -> bool:
    """Test if somebody has the right; at a proeve, without being coach or manager by now."""
    if not basis.has(medewerker, RECHT[Doel(observatie.doel)]):
        return False
    is_proeve = observatie.doel == Doel.PROEVE
    return not is_proeve or is_independent(medewerker, observatie.medewerker, observatie.doel)


def require_beoordelaar(medewerker: Medewerker, observatie: Observatie) -> Beoordeling:
    """Return the sheet of an assessor of this observation; PermissionDenied for anyone else."""
    sheet = zicht(medewerker, observatie).sheet
    if sheet is None:
        raise PermissionDenied(_("Alleen de beoordelaar van deze observatie kan dit."))
    return sheet


def get_observatie_for(medewerker: Medewerker, uuid: UUID) -> Zicht:
    """Return an observation as this person sees it; Http404 if that is nothing."""
    # What the judging screen needs: it is opened most, and every table more takes its time.
    rows = Observatie.objects.select_related(
        "formulier",
        "medewerker",
        "beoordelaar",
        "gesprek__kanaal",
        "gesprek__leidraad",
        "transcript",
    ).prefetch_related("beoordelingen")
    try:
        seen = zicht(medewerker, rows.get(uuid=uuid))
    except Observatie.DoesNotExist:
        seen = None
    if seen is None or seen.blik is Blik.NIETS:
        raise Http404(_("Deze observatie bestaat niet."))
    return seen


def get_assessed_for(medewerker: Medewerker, uuid: UUID) -> Zicht:
    """Return an observation that this person assesses; a proeve has pages of its own.

    PermissionDenied (403) without a right to assess, Http404 if it is not assigned to them.
    """
    if not any(basis.has(medewerker, recht) for recht in _RIGHTS_TO_ASSESS):
        raise PermissionDenied(_("Uw rol geeft geen recht op deze pagina of handeling."))
    found = get_observatie_for(medewerker, uuid)
    if not found.is_beoordelaar or found.observatie.doel == Doel.PROEVE:
        raise Http404(_("Deze observatie bestaat niet."))
    return found


def gesprekken_to_observe(observatie: Observatie) -> QuerySet[Gesprek]:
    """Return the conversations of this medewerker that began after the planning, newest first.

    Running ones too, for who sits beside the medewerker; none that another observation holds.
    """
    return (
        Gesprek.objects.filter(
            medewerker_id=observatie.medewerker_id,
            begonnen_op__gte=observatie.gepland_op,
            afnamegesprek=None,
        )
        .filter(Q(observaties=None) | Q(observaties=observatie))
        .select_related("kanaal")
        .prefetch_related("vragen")
        .order_by("-begonnen_op", "-pk")
    )


@dataclass(frozen=True)
class GesprekVraag:
    """One vraag of an observed conversation, without what points at the citizen."""

    onderwerp: str
    resultaat: str
    inhoud: str
    notitie: str


@dataclass(frozen=True)
class GesprekFacts:
    """What an assessor needs of a conversation; `seconden` since it began while it runs."""

    gesprek: Gesprek
    vragen: list[GesprekVraag]
    seconden: int | None


def gesprek_label(gesprek: Gesprek) -> str:
    """Return how a conversation reads in a list of choices."""
    began = timezone.localtime(gesprek.begonnen_op)
    onderwerpen = [vraag.onderwerp for vraag in gesprek.vragen.all() if vraag.onderwerp]
    about = ", ".join(onderwerpen) or gesprek.get_status_display()
    return f"{day_text(began)} {began:%H:%M}, {gesprek.kanaal}: {about}"


def gesprek_facts(observatie: Observatie, *, at: datetime) -> GesprekFacts | None:
    """Return the conversation of an observation that began, with personal data masked.

    None for one that is there in writing only.
    """
    return facts_of(observatie.gesprek, at=at) if observatie.gesprek is not None else None


def facts_of(gesprek: Gesprek, *, at: datetime) -> GesprekFacts:
    """Return what an assessor needs of a conversation, with personal data masked."""
    vragen = [
        GesprekVraag(
            vraag.onderwerp,
            vraag.get_resultaat_display() or "",
            persoonsgegevens.mask(vraag.inhoud),
            persoonsgegevens.mask(vraag.reactie),
        )
        for vraag in gesprek.vragen.order_by("volgnummer")
    ]
    return GesprekFacts(gesprek, vragen, _running(gesprek, at=at))


def seconds_running(observatie: Observatie, *, at: datetime) -> int | None:
    """Return the seconds since the observed conversation began, None if none runs (any more)."""
    return _running(observatie.gesprek, at=at) if observatie.gesprek is not None else None


def _running(gesprek: Gesprek, *, at: datetime) -> int | None:
    if gesprek.status != Gesprek.Status.LOPEND:
        return None
    return int((at - gesprek.begonnen_op).total_seconds())


def get_fragment(observatie: Observatie, uuid: UUID) -> Fragment:
    """Return a passage of an observation that was fetched for somebody; Http404 if unknown."""
    found = observatie.fragmenten.select_related("observatie").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit citaat bestaat niet."))
    return found


def get_criterium_of(observatie: Observatie, uuid: UUID) -> Criterium:
    """Return a criterium of the form of an observation; Http404 if it is another form's."""
    found = observatie.formulier.criteria.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit criterium bestaat niet."))
    return found
