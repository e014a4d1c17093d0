"""A comparison in words: the same on the screen, in Word and on the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis.weergave import day_text

from .models import Element
from .rules.boom import Tak
from .rules.vergelijken import Normpaar, Onderdeel, Oordeel, Tekstpaar, Veld, Vergelijking, Woord
from .rules.vergelijken.kop import LABEL_ONLY_NEW, LABEL_ONLY_OLD, VALUE_CAME, VALUE_LOST


@dataclass(frozen=True, slots=True)
class Feit:
    """One thing that happened: what it is about, in a sentence or in words that changed."""

    wat: str
    zin: str = ""
    woorden: tuple[Woord, ...] = ()


def name_of(tak: Tak) -> str:
    """Return an element in one line, with its kind where it has no code and no title."""
    title = tak.titel or ("" if tak.code else tak.tekst)
    return " ".join(part for part in (tak.code, title) if part) or _("zonder titel")


def summary(found: Vergelijking) -> str:
    """Return the whole comparison in one or two sentences."""
    if found.is_gelijk:
        return _("Er is niets veranderd.")
    counts = found.telling
    parts = [
        (counts.gewijzigd, _("{n} gewijzigd")),
        (counts.nieuw, _("{n} nieuw")),
        (counts.vervallen, _("{n} vervallen")),
        (counts.onbekend, _("{n} niet helemaal te vergelijken")),
        (counts.gelijk, _("{n} gelijk")),
    ]
    said = [text.format(n=n) for n, text in parts if n] or [_("geen")]
    sentences = [_("Onderdelen: {wat}.").format(wat=", ".join(said))]
    if others := list(_others(found)):
        sentences.append(_("Ook gewijzigd: {wat}.").format(wat=", ".join(others)))
    return " ".join(sentences)


def _others(found: Vergelijking) -> Iterator[str]:
    fields = sum(not one.is_gelijk for one in found.velden)
    norms = sum(one.oordeel is not Oordeel.GELIJK for one in found.normen)
    texts = sum(one.oordeel is not Oordeel.GELIJK for one in texts_of(found))
    if fields:
        yield ngettext("%(n)d veld van de kop", "%(n)d velden van de kop", fields) % {"n": fields}
    if norms:
        yield ngettext("%(n)d norm", "%(n)d normen", norms) % {"n": norms}
    if texts:
        yield ngettext("%(n)d lopende tekst", "%(n)d lopende teksten", texts) % {"n": texts}


def texts_of(found: Vergelijking) -> list[Tekstpaar]:
    """Return the title, the description and the running text of both versions."""
    return [found.titel, found.omschrijving, *found.teksten]


def text_name(pair: Tekstpaar) -> str:
    """Return what a piece of running text is called; a chapter by its own title."""
    names = {
        "title": _("Titel"),
        "description": _("Omschrijving"),
        "intro": _("Inleiding"),
        "structure_title": _("Titel van de structuur"),
        "module": _("Module"),
        "level_scale": _("Niveauschaal"),
        "legend": _("Legenda"),
        "references": _("Verwijzingen"),
    }
    return names.get(pair.naam, pair.naam)


def field_verdict(field: Veld) -> str:
    """Return what happened to a header field."""
    said = field.oordeel
    if said.startswith(LABEL_ONLY_NEW):
        if said != LABEL_ONLY_NEW:
            return _("Alleen het kopje staat er, zonder waarde. Misschien is het een kolomkop.")
        return _("Alleen het kopje staat er, zonder waarde.")
    words = {
        Oordeel.GELIJK.value: _("Gelijk"),
        Oordeel.GEWIJZIGD.value: _("Gewijzigd"),
        LABEL_ONLY_OLD: _("Het kopje zonder waarde is vervallen."),
        VALUE_LOST: _("De waarde staat er niet meer bij."),
        VALUE_CAME: _("Er staat nu een waarde bij."),
    }
    return words.get(said) or (_("Nieuw") if field.is_nieuw else _("Vervallen"))


def verdict(said: Oordeel) -> str:
    """Return a verdict in one word."""
    return {
        Oordeel.GELIJK: _("Gelijk"),
        Oordeel.GEWIJZIGD: _("Gewijzigd"),
        Oordeel.NIEUW: _("Nieuw"),
        Oordeel.VERVALLEN: _("Vervallen"),
        Oordeel.VERPLAATST: _("Verplaatst"),
        Oordeel.HERNOEMD: _("Hernoemd"),
        Oordeel.ONBEKEND: _("Onbekend"),
    }[said]


def verdicts(one: Onderdeel) -> list[Oordeel]:
    """Return what holds for an element: an element can be changed and unknown in part."""
    if one.is_nieuw or one.is_vervallen:
        return [Oordeel.NIEUW if one.is_nieuw else Oordeel.VERVALLEN]
    found = [Oordeel.GEWIJZIGD] if one.is_gewijzigd else []
    return found + ([Oordeel.ONBEKEND] if one.is_onbekend else []) or [Oordeel.GELIJK]


def kind_of(tak: Tak) -> str:
    """Return the kind of an element in words."""
    return str(Element.Soort(tak.soort).label)


def facts(one: Onderdeel) -> list[Feit]:
    """Return everything that happened to an element that stands in both versions."""
    if one.oud is None or one.nieuw is None:
        return []
    found = []
    if one.is_titel_gewijzigd:
        found.append(Feit(_("Titel"), woorden=one.titel))
    if one.is_tekst_gewijzigd:
        found.append(Feit(_("Tekst"), _spelling(one), one.tekst))
    found += _code(one, one.oud, one.nieuw)
    found += _place(one)
    found += _levels(one, one.oud, one.nieuw)
    found += _dates(one, one.oud, one.nieuw)
    return found


def _spelling(one: Onderdeel) -> str:
    return _("Lijkt alleen een spelling of woordvorm. Dat beoordeelt u.") if one.is_spelling else ""


def _code(one: Onderdeel, old: Tak, new: Tak) -> Iterator[Feit]:
    if one.code is not Oordeel.GELIJK:
        yield Feit(_("Code"), _was_is(old.code, new.code))
    if one.markering is not Oordeel.GELIJK:
        yield Feit(_("Teken"), _was_is(old.markering, new.markering))
    if one.opdrachten is not Oordeel.GELIJK:
        yield Feit(_("Aantal opdrachten"), _was_is(old.aantal_opdr, new.aantal_opdr))


def _was_is(old: object, new: object) -> str:
    nothing = _("niets")
    return _("was {oud}, is nu {nieuw}").format(
        oud=nothing if old in (None, "") else old, nieuw=nothing if new in (None, "") else new
    )


def _place(one: Onderdeel) -> Iterator[Feit]:
    old, new = (name_of(tak) if tak else "" for tak in (one.onder_oud, one.onder_nieuw))
    if one.plaats is Oordeel.VERPLAATST:
        said = (
            _("staat nu op een andere plek in de volgorde")
            if old == new
            else _was_is(old or _("bovenaan"), new or _("bovenaan"))
        )
        yield Feit(_("Plaats"), said)
    elif one.plaats is Oordeel.ONBEKEND:
        shown = new if one.is_afgeleid else _("niet bekend")
        yield Feit(
            _("Plaats"),
            _(
                "De tekst zegt niet onder welke kop dit staat. Eerder: {oud}. "
                "Nu waarschijnlijk: {nu}."
            ).format(oud=old or _("geen kop"), nu=shown),
        )


def _levels(one: Onderdeel, old: Tak, new: Tak) -> Iterator[Feit]:
    if one.niveaus is None or one.niveaus is Oordeel.GELIJK:
        return
    if one.niveaus is not Oordeel.ONBEKEND:
        said = _was_is(", ".join(old.niveaus or ()), ", ".join(new.niveaus or ()))
    else:
        said = _("Onbekend: de kolommen zijn weg. Eerder: {oud}. Nu: {nieuw}.").format(
            oud=_marks(old), nieuw=_marks(new)
        )
    yield Feit(_("Niveaus"), said)


def _marks(tak: Tak) -> str:
    if tak.niveaus is not None:
        return ", ".join(tak.niveaus) or _("geen")
    count = tak.aantal_niveaus or 0
    return ngettext("%(n)d kruisje", "%(n)d kruisjes", count) % {"n": count}


def _dates(one: Onderdeel, old: Tak, new: Tak) -> Iterator[Feit]:
    if one.datum is Oordeel.GELIJK:
        return
    days = [day_text(tak.gewijzigd_op) if tak.gewijzigd_op else "" for tak in (old, new)]
    yield Feit(_("Datum van de laatste wijziging"), _was_is(*days))


def norm_parts(pair: Normpaar) -> str:
    """Return which parts of a norm changed."""
    names = {
        "metriek": _("waarover"),
        "operator": _("grens"),
        "waarde": _("getal"),
        "eenheid": _("eenheid"),
        "sterkte": _("hoe bindend"),
        "scope": _("waarvoor"),
        "tekst": _("tekst"),
    }
    return ", ".join(names[one] for one in pair.gewijzigd)


def total(found: Vergelijking) -> str:
    """Return what happened to the total row; nothing without one."""
    if found.totaal is None:
        return ""
    old, new, said = found.totaal
    figures = [one.get("aantal_opdr") if one else None for one in (old, new)]
    if said is Oordeel.GELIJK:
        return _("Totaal aantal opdrachten: gelijk ({n}).").format(n=figures[0])
    return _("Totaal aantal opdrachten: {wat}.").format(wat=_was_is(*figures))


def marked(runs: tuple[Woord, ...]) -> str:
    """Return words with what changed between brackets, so that it reads without colour."""
    parts = []
    for run in runs:
        if not run.is_changed:
            parts.append(run.new)
            continue
        parts += [_("[vervallen: {tekst}]").format(tekst=run.old)] if run.old else []
        parts += [_("[nieuw: {tekst}]").format(tekst=run.new)] if run.new else []
    return " ".join(parts)


def lines(found: Vergelijking) -> Iterator[str]:
    """Return a comparison for the command line: the summary, then every difference."""
    yield _("Oud: {naam}").format(naam=found.oud.naam)
    yield _("Nieuw: {naam}").format(naam=found.nieuw.naam)
    yield summary(found)
    for field in found.velden:
        if not field.is_gelijk:
            yield f"  {field.label}: {field_verdict(field)} {_values(field)}".rstrip()
    for pair in texts_of(found):
        if pair.oordeel is not Oordeel.GELIJK:
            yield f"  {text_name(pair)}: {marked(pair.woorden)}"
    for one in found.onderdelen:
        yield from _element_lines(one)
    for norm in found.normen:
        if norm.oordeel is not Oordeel.GELIJK:
            yield f"  {_('Norm')} {verdict(norm.oordeel)}: {marked(norm.woorden)}"
    if said := total(found):
        yield f"  {said}"
    for doubt in found.twijfels:
        yield _("  Misschien hetzelfde: {oud} en {nieuw}").format(
            oud=name_of(doubt.oud), nieuw=name_of(doubt.nieuw)
        )


def _values(field: Veld) -> str:
    return f"({_was_is(field.oud, field.nieuw)})" if field.oud != field.nieuw else ""


def _element_lines(one: Onderdeel) -> Iterator[str]:
    if one.is_gelijk:
        return
    said = ", ".join(verdict(each) for each in verdicts(one))
    yield f"  {kind_of(one.tak)} {name_of(one.tak)}: {said}"
    for fact in facts(one):
        yield f"    {fact.wat}: " + " ".join(filter(None, (marked(fact.woorden), fact.zin)))
