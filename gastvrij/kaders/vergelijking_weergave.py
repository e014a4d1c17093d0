"""HTML of a comparison; plain strings, because 500 elements have to be quick."""

from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gastvrij.basis import componenten

from . import vergelijking_tekst as tekst
from .models import Element
from .rules.vergelijken import Onderdeel, Oordeel, Woord

BADGES = {
    Oordeel.GELIJK: ("neutral", "check"),
    Oordeel.GEWIJZIGD: ("warning", "pencil"),
    Oordeel.NIEUW: ("success", "plus"),
    Oordeel.VERVALLEN: ("danger", "minus"),
    Oordeel.VERPLAATST: ("warning", "arrows-sort"),
    Oordeel.HERNOEMD: ("warning", "pencil"),
    Oordeel.ONBEKEND: ("neutral", "help-circle"),
}


def badge(said: Oordeel) -> SafeString:
    """Return a verdict as a badge: icon and word."""
    kind, icon = BADGES[said]
    return componenten.status(tekst.verdict(said), kind, icon_name=icon)


def words(runs: Iterable[Woord]) -> SafeString:
    """Return a text in which what went is a <del> and what came an <ins>, each said in words."""
    # Every text of a document is escaped where it is put in.
    return mark_safe(_Writer().words(runs))


def elements(rows: Iterable[Onderdeel]) -> SafeString:
    """Return what happened to each element as a list, in the order of the new version."""
    writer = _Writer()
    inside = "".join(part for one in rows for part in writer.row(one))
    # Every text of a document is escaped where it is put in.
    return mark_safe(f'<ol class="gv-verschillen" role="list">{inside}</ol>')


class _Writer:
    """Writes one comparison; what is the same for all elements is looked up once."""

    def __init__(self) -> None:
        self.badges: dict[Oordeel, str] = {}
        self.kinds: dict[str, str] = {}
        self.went = _opening("del", "gv-weg", _("vervallen"))
        self.came = _opening("ins", "gv-nieuw", _("nieuw"))

    def words(self, runs: Iterable[Woord]) -> str:
        parts = []
        for run in runs:
            if not run.is_changed:
                parts.append(escape(run.new))
                continue
            parts += [f"{self.went}{escape(run.old)}{_CLOSING}</del>"] if run.old else []
            parts += [f"{self.came}{escape(run.new)}{_CLOSING}</ins>"] if run.new else []
        return " ".join(parts)

    def row(self, one: Onderdeel) -> Iterator[str]:
        tak = one.tak
        yield '<li class="gv-verschil"><p class="gv-verschil__kop">'
        yield f'<span class="gv-klein gv-zacht">{self._kind(tak.soort)}</span> '
        if tak.code:
            yield f'<span class="gv-code gv-code--vol">{escape(tak.code)}</span> '
        if tak.titel and not one.is_titel_gewijzigd:
            yield f"<strong>{escape(tak.titel)}</strong> "
        for said in tekst.verdicts(one):
            yield self._badge(said)
        yield "</p>"
        if tak.tekst and not one.is_tekst_gewijzigd:
            yield f"<p>{self._whole(one)}</p>"
        for fact in tekst.facts(one):
            yield f'<p><span class="gv-klein gv-zacht">{escape(fact.wat)}: </span>'
            yield self.words(fact.woorden)
            yield f' <span class="gv-klein">{escape(fact.zin)}</span></p>' if fact.zin else "</p>"
        yield "</li>"

    def _whole(self, one: Onderdeel) -> str:
        text = one.tak.tekst
        if one.is_vervallen:
            return self.words((Woord("delete", text, ""),))
        return self.words((Woord("insert", "", text),)) if one.is_nieuw else escape(text)

    def _badge(self, said: Oordeel) -> str:
        if said not in self.badges:
            self.badges[said] = badge(said)
        return self.badges[said]

    def _kind(self, soort: str) -> str:
        if soort not in self.kinds:
            self.kinds[soort] = escape(str(Element.Soort(soort).label))
        return self.kinds[soort]


_CLOSING = '<span class="gv-alleen-lezer">]</span>'


def _opening(tag: str, css: str, said: str) -> str:
    return f'<{tag} class="{css}"><span class="gv-alleen-lezer">[{escape(said)}: </span>'
