"""Decide about the doubts of a proposal, undo that, and say which kader it is meant for."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import clock_text, day_text
from gastvrij.kaders.models import Beslissing, Kader, Voorstel
from gastvrij.kaders.rules.antwoorden import Weging
from gastvrij.kaders.rules.controle import Besluit

from .fouten import CannotCheck

REFUSALS = {
    "gone": gettext_noop("Deze twijfel staat niet (meer) in het voorstel. Laad de pagina opnieuw."),
    "unanswered": gettext_noop(
        "Het document zegt hier niets, dus “klopt zo” kan niet."
        " Vul de waarde in, of laat het onbepaald."
    ),
    "nothing": gettext_noop(
        "U hebt niets gewijzigd. Klopt het zo? Kies dan “Klopt zo”. Weet u het niet? Kies dan"
        " “Blijft onbepaald”."
    ),
    "under": gettext_noop("Hier past dit onderdeel niet. Kies een andere plek uit de lijst."),
    "value": gettext_noop("Deze waarde past hier niet. Controleer wat u hebt ingevuld."),
}


@transaction.atomic
def decide(
    *,
    by: Medewerker,
    at: datetime,
    voorstel: Voorstel,
    bewerking: int,
    besluiten: Sequence[Besluit],
) -> Voorstel:
    """Keep what a person decided about places of a proposal; an earlier answer there is replaced.

    `bewerking` is the number of changes that this person saw. Raises CannotCheck, and then keeps
    nothing: not open, decided there by somebody meanwhile, or an answer that cannot stand.
    """
    locked = _locked(by, voorstel)
    _refuse_overwriting(locked, bewerking, [(one.plaats, one.twijfel) for one in besluiten])
    weging = Weging(locked.inhoud)
    for one in besluiten:
        reason = weging.refusal(one)
        if reason is not None:
            raise CannotCheck(_(REFUSALS[reason]), reason=reason)
    if not besluiten:
        raise CannotCheck(_("Hier valt niets meer te beslissen. Laad de pagina opnieuw."))
    _replace(by, at, locked, besluiten)
    _next(locked)
    data = {"plaatsen": len(besluiten), "besluit": besluiten[0].besluit}
    basis.record(by=by, did="voorstel.decided", to=locked, at=at, data=data)
    return locked


def _replace(
    by: Medewerker, at: datetime, voorstel: Voorstel, besluiten: Iterable[Besluit]
) -> None:
    new = {(one.plaats, one.twijfel): one for one in besluiten}
    _drop(voorstel, new)
    Beslissing.objects.bulk_create(
        Beslissing(
            voorstel=voorstel,
            plaats=one.plaats,
            twijfel=one.twijfel,
            besluit=one.besluit,
            waarden=dict(one.waarden),
            door=by,
            op=at,
            bewerking=voorstel.bewerking + 1,
        )
        for one in new.values()
    )


def _drop(voorstel: Voorstel, keys: Iterable[tuple[str, str]]) -> int:
    wanted = set(keys)
    rows = voorstel.beslissingen.filter(plaats__in={plaats for plaats, _key in wanted})
    gone = [row.pk for row in rows if (row.plaats, row.twijfel) in wanted]
    voorstel.beslissingen.filter(pk__in=gone).delete()
    return len(gone)


@transaction.atomic
def undecide(
    *,
    by: Medewerker,
    at: datetime,
    voorstel: Voorstel,
    bewerking: int,
    plaatsen: Sequence[tuple[str, str]],
) -> Voorstel:
    """Take decisions back, by (place, key of the doubt); the doubts are open again.

    Raises CannotCheck: not open, decided there by somebody meanwhile, or nothing was decided.
    """
    locked = _locked(by, voorstel)
    _refuse_overwriting(locked, bewerking, plaatsen)
    gone = _drop(locked, plaatsen)
    if not gone:
        raise CannotCheck(_("Hier is nog niets beslist. Laad de pagina opnieuw."), reason="gone")
    _next(locked)
    data = {"plaatsen": gone}
    basis.record(by=by, did="voorstel.decision_undone", to=locked, at=at, data=data)
    return locked


@transaction.atomic
def choose_kader(
    *, by: Medewerker, at: datetime, voorstel: Voorstel, bewerking: int, kader: Kader | None
) -> Voorstel:
    """Say of which kader a proposal is meant to be a new version; None is a new kader.

    Raises CannotCheck: not open, changed by somebody meanwhile, or a kader of another kind.
    """
    locked = _locked(by, voorstel)
    if locked.bewerking != bewerking:
        raise CannotCheck(_conflict(locked), reason="conflict")
    if kader is not None and kader.soort != locked.soort:
        raise CannotCheck(
            _("Dit document is van een andere soort dan het gekozen kader. Kies een ander kader.")
        )
    locked.kader = kader
    _next(locked)
    basis.record(by=by, did="voorstel.kader_chosen", to=locked, at=at)
    return locked


def _refuse_overwriting(
    voorstel: Voorstel, bewerking: int, plaatsen: Iterable[tuple[str, str]]
) -> None:
    """Refuse where somebody decided since; two people can work on other doubts at once."""
    if voorstel.bewerking == bewerking:
        return
    wanted = set(plaatsen)
    since = voorstel.beslissingen.filter(bewerking__gt=bewerking).values_list("plaats", "twijfel")
    if wanted & set(since):
        raise CannotCheck(_conflict(voorstel), reason="conflict")


def _locked(by: Medewerker, voorstel: Voorstel) -> Voorstel:
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = (
        Voorstel.objects.select_for_update(of=("self",))
        .select_related("bron", "kader")
        .defer("bron__inhoud")
        .get(pk=voorstel.pk)
    )
    if locked.status != Voorstel.Status.OPEN:
        raise CannotCheck(_("Over dit voorstel is al beslist. Laad de pagina opnieuw."))
    return locked


def _conflict(voorstel: Voorstel) -> str:
    last = voorstel.beslissingen.select_related("door").order_by("-op", "-pk").first()
    if last is None:
        return _(
            "Dit voorstel is intussen gewijzigd. Wat u koos is niet bewaard en staat er nog."
            " Kijk wat er veranderd is en kies dan opnieuw."
        )
    return _(
        "Dit voorstel is intussen gewijzigd. Als laatste koos {naam} “{besluit}” ({moment})."
        " Wat u koos is niet bewaard en staat er nog. Kijk wat er veranderd is en kies dan opnieuw."
    ).format(
        naam=last.door.naam,
        besluit=last.get_besluit_display(),
        moment=f"{day_text(last.op)} {clock_text(last.op)}",
    )


def _next(voorstel: Voorstel) -> None:
    voorstel.bewerking += 1
    voorstel.save(update_fields=["bewerking", "kader"])
