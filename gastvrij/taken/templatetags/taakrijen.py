"""`{% load taakrijen %}`: rows of the work list.

In Python, because fifty rows take a template half of the time that the whole page may take.
"""

from collections.abc import Iterable
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gastvrij.basis import componenten, weergave
from gastvrij.basis.html import format_html
from gastvrij.taken.models import InterneTaak
from gastvrij.taken.queries import Regel

register = template.Library()

LONGEST_NAME, LONGEST_QUESTION = 80, 120
NOTHING = SafeString("")
ANY = UUID(int=0)


class _Rows:
    """What is the same in every row, made once."""

    def __init__(self, pogingen: int) -> None:
        self.most_pogingen = pogingen
        self.page = reverse("taken:taak", args=[ANY])
        self.panel = reverse("taken:paneel", args=[ANY])
        self.nieuw = componenten.status(_("Nieuw"), icon_name="bell")
        self.gemeld = format_html(
            '<span class="gv-blok">{}</span>',
            componenten.status(
                _("Gemeld aan de teamleider"), "warning", icon_name="alert-triangle"
            ),
        )
        self.anoniem, self.van, self.voor = _("Anoniem"), _("Van"), _("voor")
        self.pogingen, self.of_most = _("Pogingen"), _("%(n)s van %(m)s")
        self.no_term = format_html('<span class="gv-zacht">{}</span>', _("geen termijn"))

    def row(self, regel: Regel) -> SafeString:
        taak = regel.taak
        return format_html(
            '<tr role="row" class="utrecht-table__row" data-rij>{}{}{}{}{}</tr>\n',
            self._when(regel),
            self._who(regel),
            self._status(taak),
            self._tried(taak),
            format_html(
                '<td role="cell" class="gv-klein gv-zacht">'
                '<span class="gv-alleen-smal">{} </span>{}</td>',
                self.van,
                self._from(taak),
            ),
        )

    def _when(self, regel: Regel) -> SafeString:
        return format_html(
            '<td role="cell" class="gv-lijst__tijd{}"><span class="gv-stapel--los">{}</span></td>',
            " gv-alarm" if regel.deadline == "te_laat" else "",
            self._moment(regel.taak),
        )

    def _moment(self, taak: InterneTaak) -> SafeString:
        if taak.afgehandeld_op:
            return weergave.day(taak.afgehandeld_op)
        if not taak.beloofd_tot:
            return weergave.day(taak.uiterlijk_op) if taak.uiterlijk_op else self.no_term
        begin = format_html("{}–", weergave.clock(taak.beloofd_van)) if taak.beloofd_van else ""
        return format_html(
            '{}<span class="gv-klein gv-zacht gv-nobr">{}{}</span>',
            weergave.day(taak.beloofd_tot),
            begin or f"{self.voor} ",
            weergave.clock(taak.beloofd_tot),
        )

    def _who(self, regel: Regel) -> SafeString:
        taak = regel.taak
        is_new = not taak.gezien_op and taak.status != InterneTaak.Status.VERWERKT
        return format_html(
            '<td role="cell" class="gv-lijst__wie">'
            '<a class="gv-rijknop nl-link" data-open href="{}"'
            ' hx-get="{}" hx-target="#taakpaneel" hx-swap="innerHTML">{}</a>{}'
            '<span class="gv-lijst__vraag">{}</span></td>',
            self.page.replace(str(ANY), str(taak.uuid)),
            self.panel.replace(str(ANY), str(taak.uuid)),
            _short(regel.naam, LONGEST_NAME) or self.anoniem,
            format_html(" {}", self.nieuw) if is_new else NOTHING,
            _short(taak.gevraagde_handeling, LONGEST_QUESTION),
        )

    def _status(self, taak: InterneTaak) -> SafeString:
        at = taak.medewerker or taak.team or taak.afdeling
        is_told = taak.geescaleerd_op and taak.status != InterneTaak.Status.VERWERKT
        return format_html(
            '<td role="cell" class="gv-klein">{}{}{}</td>',
            taak.get_status_display(),
            format_html('<span class="gv-zacht"> · {}</span>', at) if at else NOTHING,
            self.gemeld if is_told else NOTHING,
        )

    def _tried(self, taak: InterneTaak) -> SafeString:
        n, most = len(taak.contactpogingen.all()), self.most_pogingen
        return format_html(
            '<td role="cell" class="gv-lijst__pog gv-klein">'
            '<span class="gv-alleen-smal">{}: </span>{}</td>',
            self.pogingen,
            self.of_most % {"n": n, "m": most} if most else n,
        )

    def _from(self, taak: InterneTaak) -> object:
        gesprek = taak.klantcontact.gesprek
        return (gesprek and gesprek.medewerker) or taak.klantcontact.kanaal


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else str(Truncator(text).chars(longest))


@register.simple_tag
def taakrijen(rijen: Iterable[Regel], pogingen: int) -> SafeString:
    """Return the rows of these taken; after so many `pogingen` one writes, 0 is never."""
    rows = _Rows(pogingen)
    return SafeString("".join([rows.row(regel) for regel in rijen]))
