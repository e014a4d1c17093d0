"""HTML of the tree of a version; plain strings, because 500 elements have to be quick."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gastvrij.basis import componenten
from gastvrij.basis.weergave import day_text

from .models import Element
from .rules.boom import Tak
from .weergave import EXAMPLE, LOST, doubt_text, lost_text, undecided


def tree(takken: Iterable[Tak]) -> SafeString:
    """Return a tree as nested lists, with where in the source each element stands."""
    # Every text of a document is escaped where it is put in.
    return mark_safe("".join(_Writer().list_of(takken)))


class _Writer:
    """Writes one tree; what is the same for all elements is looked up once."""

    def __init__(self) -> None:
        self.kinds = {str(soort.value): str(soort.label) for soort in Element.Soort}
        self.days: dict[date, str] = {}
        self.quote = componenten.icon("quote", css="gv-icoon--sm")
        self.untitled = _("{soort} zonder titel")
        self.page, self.line = _("bladzijde {nr}"), _("regel {nr}")
        self.assignments = _("Aantal opdrachten: {n}")
        self.changed = _("Laatst gewijzigd: {dag}")
        self.source = _("Bron: {plaats}")

    def list_of(self, takken: Iterable[Tak]) -> Iterator[str]:
        yield '<ul class="gv-boom" role="list">'
        for tak in takken:
            yield '<li><div class="gv-tak">'
            yield from self._inside(tak)
            yield "</div>"
            if tak.takken:
                yield from self.list_of(tak.takken)
            yield "</li>"
        yield "</ul>"

    def _inside(self, tak: Tak) -> Iterator[str]:
        if tak.code or tak.titel or not tak.tekst:
            yield from self._head(tak)
        if tak.tekst:
            yield self._text(tak)
        if details := " · ".join(self._details(tak)):
            yield f'<p class="gv-klein gv-zacht">{escape(details)}</p>'
        if tak.is_level_lost:
            yield undecided(lost_text(tak.aantal_niveaus or 0), icon="alert-triangle")
        for code in tak.onbepaald:
            if not (tak.is_level_lost and code == LOST):
                yield undecided(doubt_text(code))

    def _head(self, tak: Tak) -> Iterator[str]:
        title = tak.titel or (
            "" if tak.tekst else self.untitled.format(soort=self.kinds[tak.soort])
        )
        yield '<div class="gv-tak__kop">'
        if tak.code:
            yield f'<span class="gv-code gv-code--vol">{escape(tak.code)}</span>'
        if title:
            yield f"<strong>{escape(title)}</strong>"
        if tak.markering:
            yield f'<span class="gv-klein">{escape(tak.markering)}</span>'
        for one in tak.niveaus or ():
            yield f'<span class="nl-data-badge">{escape(one)}</span>'
        yield "</div>"

    def _text(self, tak: Tak) -> str:
        if tak.soort != EXAMPLE:
            return f'<p class="gv-tak__tekst">{escape(tak.tekst)}</p>'
        said = escape(self.kinds[EXAMPLE])
        return (
            f'<p class="gv-tak__tekst gv-zin">{self.quote}'
            f'<span class="gv-alleen-lezer">{said}: </span>{escape(tak.tekst)}</p>'
        )

    def _day(self, day: date) -> str:
        if day not in self.days:
            self.days[day] = day_text(day)
        return self.days[day]

    def _details(self, tak: Tak) -> Iterator[str]:
        if tak.aantal_opdr is not None:
            yield self.assignments.format(n=tak.aantal_opdr)
        if tak.gewijzigd_op:
            yield self.changed.format(dag=self._day(tak.gewijzigd_op))
        place = [self.page.format(nr=tak.pagina)] if tak.pagina else []
        place += [self.line.format(nr=tak.regel)] if tak.regel else []
        if place:
            yield self.source.format(plaats=", ".join(place))
