"""Publish a version, and close those that a newer one replaced."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import day_text
from gastvrij.kaders import queries
from gastvrij.kaders.models import Ingebruikname, Kader, KaderVersie
from gastvrij.kaders.rules import versies

from .fouten import CannotPublish


@transaction.atomic
def publish(
    *,
    by: Medewerker,
    at: datetime,
    versie: KaderVersie,
    ingangsdatum: date | None,
    in_gebruik_per: date | None = None,
    geldig_tot: date | None = None,
) -> KaderVersie:
    """Publish a concept for good; from then on it never changes.

    `ingangsdatum` None leaves the start open, `geldig_tot` None the end. The first version of a
    kader runs from its start, or from this day. A later one runs only from `in_gebruik_per`; None
    leaves that to a person. Under four eyes (Organisatie.vier_ogen) who uploaded the file or made
    the concept is refused. Raises CannotPublish.
    """
    rights.require(by, Recht.KADERS_VASTSTELLEN)
    locked = KaderVersie.objects.select_for_update(of=("self",)).get(pk=versie.pk)
    if locked.status != KaderVersie.Status.CONCEPT:
        raise CannotPublish(_("Deze versie is al vastgesteld. Laad de pagina opnieuw."))
    if is_own_work(by, locked):
        raise CannotPublish(
            _(
                "U hebt hier zelf aan gewerkt. Vraag een collega die er niet aan werkte om het "
                "vast te stellen."
            )
        )
    _refuse_undecided(locked)
    if ingangsdatum and geldig_tot and geldig_tot < ingangsdatum:
        raise CannotPublish(
            _("De laatste dag ligt voor de ingangsdatum. Kies een latere dag."), field="geldig_tot"
        )
    locked.status = KaderVersie.Status.VASTGESTELD
    locked.ingangsdatum, locked.geldig_tot = ingangsdatum, geldig_tot
    locked.vastgesteld_op, locked.vastgesteld_door = at, by
    locked.save(
        update_fields=["status", "ingangsdatum", "geldig_tot", "vastgesteld_op", "vastgesteld_door"]
    )
    data = {"ingangsdatum": ingangsdatum.isoformat() if ingangsdatum else None}
    basis.record(by=by, did="kaderversie.published", to=locked, at=at, data=data)
    _begin(by=by, at=at, versie=locked, per=in_gebruik_per)
    expire_versions(at=at)
    locked.refresh_from_db()
    return locked


def _refuse_undecided(versie: KaderVersie) -> None:
    count = len(queries.identity_doubts(versie))
    if count:
        raise CannotPublish(
            _(
                "Beslis eerst of {n} onderdelen dezelfde zijn als in de vorige versie. "
                "Na vaststellen kan dat niet meer."
            ).format(n=count)
        )


def _begin(*, by: Medewerker, at: datetime, versie: KaderVersie, per: date | None) -> None:
    """Take a version into use if it is the first of its kader, or if a person said from when."""
    Kader.objects.select_for_update().get(pk=versie.kader_id)
    if not Ingebruikname.objects.filter(kader=versie.kader_id).exists():
        day = per or versie.ingangsdatum or timezone.localdate(at)
    elif per is not None:
        day = per
        refuse_day(versie, day, today=timezone.localdate(at))
    else:
        return
    record_use(by=by, at=at, versie=versie, per=day)


def refuse_day(versie: KaderVersie, per: date, *, today: date) -> None:
    """Raise CannotPublish for a day on which a version cannot start to run."""
    problem = ""
    if per < today:
        problem = _("Deze dag is al voorbij. Kies vandaag of een latere dag.")
    elif versie.ingangsdatum and per < versie.ingangsdatum:
        problem = _("Deze versie gaat pas in op {dag}. Kies die dag of een latere.").format(
            dag=day_text(versie.ingangsdatum)
        )
    elif versie.geldig_tot and versies.is_expired(versie.geldig_tot, on=per):
        problem = _("Deze versie geldt tot en met {dag}. Kies een eerdere dag.").format(
            dag=day_text(versie.geldig_tot)
        )
    if problem:
        raise CannotPublish(problem, field="per")


def record_use(*, by: Medewerker, at: datetime, versie: KaderVersie, per: date) -> Ingebruikname:
    """Write down from which day a version runs, with its event."""
    made = Ingebruikname.objects.create(
        kader_id=versie.kader_id, versie=versie, per=per, door=by, op=at
    )
    data = {"per": per.isoformat()}
    basis.record(by=by, did="kaderversie.taken_into_use", to=versie, at=at, data=data)
    return made


def is_own_work(medewerker: Medewerker, versie: KaderVersie) -> bool:
    """Test if four eyes keep this person from publishing this version.

    Own work is a file read in, a proposal taken over, a doubt decided, an edit that stands.
    """
    hands = {versie.gemaakt_door_id}
    hands.update(versie.bewerkingen.filter(is_ongedaan=False).values_list("door_id", flat=True))
    if versie.voorstel is not None:
        hands.add(versie.voorstel.bron.geladen_door_id)
        hands.update(versie.voorstel.beslissingen.values_list("door_id", flat=True))
    return rights.organisatie().vier_ogen and medewerker.pk in hands


@transaction.atomic
def expire_versions(*, at: datetime) -> int:
    """Close every version in whose place another of its kader runs; return how many.

    Runs at each publishing and switch, and daily for versions that were to start later.
    """
    published = {
        pk: (kader, nummer)
        for pk, kader, nummer in queries.published_versions().values_list(
            "pk", "kader_id", "nummer"
        )
    }
    over = versies.superseded(queries.decisions(), published, on=timezone.localdate(at))
    closing = KaderVersie.objects.filter(pk__in=over, status=KaderVersie.Status.VASTGESTELD)
    for versie in closing:
        versie.status = KaderVersie.Status.VERVALLEN
        versie.save(update_fields=["status"])
        basis.record(by=None, did="kaderversie.expired", to=versie, at=at)
    return len(closing)
