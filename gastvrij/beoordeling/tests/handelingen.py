"""Every act on a sitting as one table: how it is done, what it needs, its line in the trail."""

from collections.abc import Callable, Mapping

from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Overeenkomst, Procedure, Proeve
from gastvrij.beoordeling.rules.proeve import Handeling, Status

from .examen import DAY, MINUTE, moment
from .gesprekken import make_gesprek
from .scenario import Stage, add_person

_H = Handeling
Act = Callable[[Stage, Proeve, Medewerker], object]
REASON = {"reden": "Zo is afgesproken."}
# The criterium on which the assessors of these sittings differ.
DIFFERS = {"L1.04": "onvoldoende"}


def current(proeve: Proeve) -> Proeve:
    return Proeve.objects.select_related("observatie__medewerker").get(pk=proeve.pk)


def _plain(act: Callable[..., object], **more: object) -> Act:
    def do(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
        at = moment(proeve, Status(proeve.status)) + MINUTE
        return act(by=by, at=at, proeve=proeve, **more)

    return do


def _late(act: Callable[..., object], to: Status) -> Act:
    return lambda stage, proeve, by: act(by=by, at=moment(proeve, to), proeve=proeve)


def _move(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    later = proeve.begint_op + DAY
    at = proeve.begint_op - 2 * DAY
    return actions.move(by=by, at=at, proeve=proeve, begint_op=later, locatie="KCC, werkplek 3")


def _add_gesprek(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    at = moment(proeve, Status.AFNAME) + 20 * MINUTE
    gesprek = make_gesprek(proeve.observatie.medewerker, at=at)
    return actions.add_gesprek(
        by=by, at=at, proeve=proeve, gesprek=gesprek, burger_geinformeerd=True
    )


def _note(soort: str) -> Act:
    return lambda stage, proeve, by: stage.note(proeve, soort, by=by)


def _judge(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    return stage.verdict(proeve, by, "L1.01", "niet_waargenomen")


def _agree(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    return actions.agree(
        by=by,
        at=moment(proeve, Status.BESPREKEN) + MINUTE,
        proeve=proeve,
        criterium=stage.criterium("L1.04"),
        waarde="voldoende",
        **REASON,
    )


def _confirm(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    made = proeve.observatie.overeenkomsten.order_by("op", "pk").last()
    mark = made or Overeenkomst(observatie=proeve.observatie, criterium=stage.criterium("L1.04"))
    at = moment(proeve, Status.BESPREKEN) + 2 * MINUTE
    return actions.confirm_mark(by=by, at=at, overeenkomst=mark)


def _ruud_agrees(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    return _agree(stage, proeve, stage.ruud)


def stand_in(stage: Stage) -> Medewerker:
    """Return one more assessor, who has no part in a sitting yet."""
    found = Medewerker.objects.filter(gebruikersnaam="sara").first()
    return found or add_person(stage.cast, "sara", Rol.BEOORDELAAR)


def _replace(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    return actions.replace_assessor(
        by=by,
        at=moment(proeve, Status(proeve.status)) + MINUTE,
        proeve=proeve,
        beoordelaar=stage.ruud,
        vervanger=stand_in(stage),
        **REASON,
    )


def _answer(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    asked = proeve.procedures.first() or Procedure(proeve=proeve, soort="klacht")
    at = moment(proeve, Status.UITGEREIKT) + 2 * DAY
    return actions.answer(by=by, at=at, procedure=asked, besluit="Gelezen.", is_gegrond=False)


def _destroy(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    return actions.destroy_due(at=moment(proeve, Status.VERNIETIGD))


ACTS: Mapping[Handeling, Act] = {
    _H.TOELATEN: _plain(actions.admit),
    _H.AFWIJZEN: _plain(actions.refuse, **REASON),
    _H.VRIJSTELLEN: _plain(actions.exempt, **REASON),
    _H.VERPLAATSEN: _move,
    _H.VERVANGEN: _replace,
    _H.FORMULIER_UITREIKEN: _plain(actions.hand_out),
    _H.BEVESTIGEN: _plain(actions.confirm_receipt),
    _H.IDENTITEIT_VASTSTELLEN: _plain(actions.establish_identity, document="rijbewijs"),
    _H.TERUGTREKKEN: _plain(actions.withdraw, **REASON),
    _H.BEGINNEN: _plain(actions.begin_proeve),
    _H.GESPREK: _add_gesprek,
    _H.CITAAT: _note("geobserveerd"),
    _H.NAVRAGEN: _note("bevraagd"),
    _H.OORDEEL: _judge,
    _H.AFBREKEN: _plain(actions.break_off, **REASON),
    _H.EINDIGEN: _plain(actions.end_afname),
    _H.INDIENEN: _plain(actions.hand_in),
    _H.BEIDE_INGEDIEND: _plain(actions.hand_in),
    _H.OVEREENKOMEN: _agree,
    _H.INSTEMMEN: _confirm,
    _H.VOORLOPIG: _plain(actions.give_provisional),
    _H.REAGEREN: _plain(actions.respond_to_result, tekst="Gelezen."),
    _H.TERUGGEVEN: _plain(actions.give_back, **REASON),
    _H.VASTSTELLEN: _late(actions.fix, Status.VASTGESTELD),
    _H.UITREIKEN: _plain(actions.hand_over_result),
    _H.VRAGEN: _plain(actions.ask, soort="klacht", tekst="Ik werd gestoord."),
    _H.BESLISSEN: _answer,
    _H.ARCHIVEREN: _late(actions.archive, Status.GEARCHIVEERD),
    _H.VERNIETIGEN: _destroy,
}
DONE: Mapping[Handeling, str] = {
    _H.TOELATEN: "proeve.admitted",
    _H.AFWIJZEN: "proeve.rejected",
    _H.VRIJSTELLEN: "proeve.exempted",
    _H.VERPLAATSEN: "proeve.moved",
    _H.VERVANGEN: "proeve.assessor_replaced",
    _H.FORMULIER_UITREIKEN: "proeve.handed_out",
    _H.BEVESTIGEN: "proeve.receipt_confirmed",
    _H.IDENTITEIT_VASTSTELLEN: "proeve.identity_established",
    _H.TERUGTREKKEN: "proeve.withdrawn",
    _H.BEGINNEN: "proeve.begun",
    _H.GESPREK: "afnamegesprek.added",
    _H.CITAAT: "fragment.added",
    _H.NAVRAGEN: "fragment.added",
    _H.OORDEEL: "oordeel.given",
    _H.AFBREKEN: "proeve.broken_off",
    _H.EINDIGEN: "proeve.ended",
    _H.INDIENEN: "beoordeling.handed_in",
    _H.BEIDE_INGEDIEND: "proeve.all_handed_in",
    _H.OVEREENKOMEN: "overeenkomst.made",
    _H.INSTEMMEN: "overeenkomst.confirmed",
    _H.VOORLOPIG: "proeve.provisional",
    _H.REAGEREN: "proeve.responded",
    _H.TERUGGEVEN: "proeve.given_back",
    _H.VASTSTELLEN: "proeve.vastgesteld",
    _H.UITREIKEN: "proeve.result_handed_over",
    _H.VRAGEN: "procedure.asked",
    _H.BESLISSEN: "procedure.answered",
    _H.ARCHIVEREN: "proeve.archived",
    _H.VERNIETIGEN: "proeve.destroyed",
}


def _judge_all(stage: Stage, proeve: Proeve, by: Medewerker) -> None:
    stage.judge_by(proeve, stage.cast.els)
    stage.judge_by(proeve, stage.ruud, DIFFERS)


def _other_hands_in(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    _judge_all(stage, proeve, by)
    return ACTS[_H.INDIENEN](stage, proeve, stage.ruud)


def _ask(stage: Stage, proeve: Proeve, by: Medewerker) -> object:
    return ACTS[_H.VRAGEN](stage, proeve, stage.cast.noor)


# What must be there before an act that the state allows can be done.
NEEDS: Mapping[Handeling, Act] = {
    _H.EINDIGEN: lambda stage, proeve, by: stage.hold(proeve),
    _H.INDIENEN: _judge_all,
    _H.BEIDE_INGEDIEND: _other_hands_in,
    _H.INSTEMMEN: _ruud_agrees,
    _H.VOORLOPIG: lambda stage, proeve, by: stage.agree(proeve, "L1.04"),
    _H.BESLISSEN: _ask,
}


def sitting(stage: Stage, status: str) -> Proeve:
    """Return a sitting in a state, whose assessors differ on one criterium."""
    return current(stage.to_proeve(status, verschil=DIFFERS))
