"""Writes on the verdict: handed in, differences settled, provisional, fixed, handed out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess
from gastvrij.beoordeling.actions.oordelen import TEXTS
from gastvrij.beoordeling.actions.uitslag import require_verdicts, write_reactie
from gastvrij.beoordeling.models import Criterium, Observatie, Overeenkomst, Proeve
from gastvrij.beoordeling.rules import observaties, oordelen, schalen
from gastvrij.beoordeling.rules.proeve import Handeling

from . import stap


@transaction.atomic
def hand_in(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Hand in one's own sheet for good; with the last one the differences can be discussed.

    Raises CannotAssess while a criterium has no verdict of this assessor (named in the message),
    or if it was handed in before.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.INDIENEN)
    observatie = locked.observatie
    sheet = queries.sheets(observatie).get(beoordelaar=by)
    if sheet.ingediend_op is not None:
        raise CannotAssess(_("U hebt uw oordeel al ingediend. Het verandert niet meer."))
    require_verdicts(observatie, van=by)
    sheet.ingediend_op = at
    sheet.save(update_fields=["ingediend_op"])
    record(by=by, did="beoordeling.handed_in", to=sheet, at=at, about=observatie.medewerker)
    if queries.is_blind(observatie):
        return locked
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.BEIDE_INGEDIEND,
        did="proeve.all_handed_in",
        data={"verschillen": len(queries.verschillen(locked))},
    )


@transaction.atomic
def agree(
    *,
    by: Medewerker,
    at: datetime,
    proeve: Proeve,
    criterium: Criterium,
    waarde: str,
    reden: str,
) -> Overeenkomst:
    """Write down the mark that assessors agreed on, and why; what each gave stays, the last counts.

    Only where they differ; after the second pair of eyes gave the result back about any criterium.
    Raises CannotAssess if not, without a reason, or if the evidence of all does not carry it.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.OVEREENKOMEN)
    gegeven = queries.oordelen_by_criterium(locked).get(criterium.pk)
    if criterium.formulier_id != locked.observatie.formulier_id or gegeven is None:
        raise CannotAssess(_("Dit criterium hoort niet bij het formulier van deze proeve."))
    was_given_back = locked.voorlopig_op is not None
    if len({oordeel.waarde for oordeel in gegeven}) == 1 and not was_given_back:
        raise CannotAssess(_("Hierover oordelen alle beoordelaars gelijk."))
    if waarde not in schalen.values(criterium.schaal, criterium.treden):
        raise CannotAssess(_("Kies een oordeel dat bij de schaal van dit criterium hoort."))
    problem = oordelen.why_not(
        waarde,
        niveaus=criterium.niveaus or [],
        soorten={one.soort for oordeel in gegeven for one in oordeel.fragmenten.all()},
        bewijs_verplicht=criterium.bewijs_verplicht,
    )
    if problem is not None:
        raise CannotAssess(str(TEXTS[problem]))
    made = Overeenkomst.objects.create(
        observatie=locked.observatie,
        criterium=criterium,
        waarde=waarde,
        reden=stap.reason(reden),
        op=at,
        door=by,
    )
    kandidaat = locked.observatie.medewerker
    data = {"criterium": criterium.code}
    record(by=by, did="overeenkomst.made", to=made, at=at, about=kandidaat, data=data)
    return made


@transaction.atomic
def confirm_mark(*, by: Medewerker, at: datetime, overeenkomst: Overeenkomst) -> Overeenkomst:
    """Confirm, as another assessor, the mark that one of them wrote down.

    Raises PermissionDenied for who assesses not in this sitting, CannotAssess in another state, for
    one's own, one that was confirmed, or one in whose place another mark was agreed on since.
    """
    proeve = Proeve.objects.get(observatie=overeenkomst.observatie_id)
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.INSTEMMEN)
    marks = locked.observatie.overeenkomsten.filter(criterium=overeenkomst.criterium_id)
    current = marks.order_by("op", "pk").last()
    if current is None or current.pk != overeenkomst.pk:
        raise CannotAssess(_("Er is intussen iets anders afgesproken. Lees dat eerst."))
    if current.door_id == by.pk:
        raise CannotAssess(_("U schreef dit zelf op. De andere beoordelaar geeft akkoord."))
    if current.akkoord_op is not None:
        raise CannotAssess(_("Hierover is al akkoord gegeven."))
    current.akkoord_op, current.akkoord_door = at, by
    current.save(update_fields=["akkoord_op", "akkoord_door"])
    kandidaat = locked.observatie.medewerker
    data = {"criterium": current.criterium.code}
    record(by=by, did="overeenkomst.confirmed", to=current, at=at, about=kandidaat, data=data)
    return current


def _codes(criteria: Sequence[Criterium]) -> str:
    return ", ".join(criterium.code or criterium.tekst for criterium in criteria)


@transaction.atomic
def give_provisional(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Give the provisional result: the candidate sees passages, verdicts and outcome from now on.

    The outcome is that of the cesuur of the form (`rules.cesuur.apply`); it stays onbepaald while
    what nobody saw could turn it. Raises CannotAssess while assessors still differ on a criterium,
    or another did not confirm a mark that was agreed on (named in the message).
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.VOORLOPIG)
    differing = queries.verschillen(locked)
    open_ = [one.criterium for one in differing if one.overeenkomst is None]
    if open_:
        raise CannotAssess(
            _("Spreek eerst een oordeel af over: {codes}.").format(codes=_codes(open_))
        )
    waiting = [one.criterium for one in differing if not one.is_confirmed]
    if waiting:
        raise CannotAssess(
            _("De andere beoordelaar geeft eerst akkoord over: {codes}.").format(
                codes=_codes(waiting)
            )
        )
    working = queries.uitwerking(locked)
    uitkomst = working.uitkomst.value if working is not None else ""
    observatie = locked.observatie
    if observatie.status == Observatie.Status.AFNAME:
        observatie.status, observatie.gedeeld_op = Observatie.Status.GEDEELD, at
        observatie.save(update_fields=["status", "gedeeld_op"])
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.VOORLOPIG,
        did="proeve.provisional",
        voorlopig_op=at,
        uitkomst=uitkomst,
    )


@transaction.atomic
def respond_to_result(*, by: Medewerker, at: datetime, proeve: Proeve, tekst: str) -> Proeve:
    """Record that the candidate read the result, and what they say to it (may be empty).

    Raises CannotAssess if they responded before, PersonalDataFound.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.REAGEREN)
    write_reactie(locked.observatie, at=at, tekst=tekst)
    return stap.finish(
        by=by, at=at, proeve=locked, handeling=Handeling.REAGEREN, did="proeve.responded"
    )


@transaction.atomic
def give_back(*, by: Medewerker, at: datetime, proeve: Proeve, reden: str) -> Proeve:
    """Give the result back to the assessors, as the second pair of eyes, with the reason."""
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.TERUGGEVEN)
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.TERUGGEVEN,
        did="proeve.given_back",
        reden=stap.reason(reden),
    )


@transaction.atomic
def fix(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Fix the result as the second pair of eyes; outcome and verdicts never change after that.

    Raises CannotAssess before the candidate responded to this result, or had the time to.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.VASTSTELLEN)
    observatie = locked.observatie
    _require_say(locked, at)
    observatie.status, observatie.vastgesteld_op = Observatie.Status.VASTGESTELD, at
    observatie.vastgesteld_door = by
    observatie.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.VASTSTELLEN,
        did="proeve.vastgesteld",
        data={"uitkomst": locked.uitkomst},
        vastgesteld_op=at,
    )


def _require_say(proeve: Proeve, at: datetime) -> None:
    given, responded = proeve.voorlopig_op or at, proeve.observatie.reactie_op
    # What was said to a result that was given back since says nothing of the one that came after.
    counts = responded if responded is not None and responded >= given else None
    if not observaties.had_its_say(gedeeld_op=given, reactie_op=counts, at=at):
        raise CannotAssess(
            _(
                "De kandidaat ziet alles als eerste en heeft nog niet gereageerd. "
                "Zonder reactie kan dit {dagen} dagen na de voorlopige uitslag."
            ).format(dagen=observaties.REACTIETERMIJN.days)
        )


@transaction.atomic
def hand_over_result(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Hand out the result; from this day the terms for inzage, klacht and the rest run."""
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.UITREIKEN)
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.UITREIKEN,
        did="proeve.result_handed_over",
        uitgereikt_op=at,
    )
