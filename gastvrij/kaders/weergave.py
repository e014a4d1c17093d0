"""HTML of the tree of a kader; in Python, because a template a branch is slow for 500 branches."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import componenten

from .inlezen.twijfels import TEKSTEN
from .models import Element
from .rules.boom import Tak

LOST = "level-columns-lost"
EXAMPLE = "voorbeeldzin"
NOTHING = SafeString("")


def doubt_text(said: str) -> str:
    """Return in words what a reader left undecided; its codes can carry a detail."""
    code, _colon, detail = said.partition(": ")
    text = _(TEKSTEN.get(code, code))
    return f"{text}: {detail.replace('_', ' ')}" if detail else text


def line_link(regel: int) -> SafeString:
    """Return a link to a line of the source text on the same page."""
    text = _("regel {nr}").format(nr=regel)
    return format_html(' <a class="nl-link gv-klein" href="#regel-{}">{}</a>', regel, text)


def tree(takken: Iterable[Tak], *, with_lines: bool) -> SafeString:
    """Return a tree as nested lists; `with_lines` links each branch to its line in the source."""
    rows = ((_branch(tak, with_lines=with_lines),) for tak in takken)
    inside = format_html_join("", "<li>{}</li>", rows)
    return format_html('<ul class="gv-boom" role="list">{}</ul>', inside)


def _branch(tak: Tak, *, with_lines: bool) -> SafeString:
    link = line_link(tak.regel) if with_lines and tak.regel else NOTHING
    below = tree(tak.takken, with_lines=with_lines) if tak.takken else NOTHING
    has_head = tak.code or tak.titel or not tak.tekst
    head = _head(tak, link) if has_head else NOTHING
    text = _text(tak, NOTHING if has_head else link) if tak.tekst else NOTHING
    opdrachten = _opdrachten(tak) if tak.aantal_opdr is not None else NOTHING
    inside = format_html("{}{}{}{}", head, text, opdrachten, _open(tak))
    return format_html('<div class="gv-tak">{}</div>{}', inside, below)


def _head(tak: Tak, link: SafeString) -> SafeString:
    return format_html(
        '<div class="gv-tak__kop">{}{}{}{}{}</div>',
        format_html('<span class="gv-code gv-code--vol">{}</span>', tak.code) if tak.code else "",
        format_html("<strong>{}</strong>", _title(tak)) if _title(tak) else "",
        format_html('<span class="gv-klein">{}</span>', tak.markering) if tak.markering else "",
        format_html_join(
            "", '<span class="nl-data-badge">{}</span>', ((one,) for one in tak.niveaus or ())
        ),
        link,
    )


def _title(tak: Tak) -> str:
    if tak.titel or tak.tekst:
        return tak.titel
    return _("{soort} zonder titel").format(soort=Element.Soort(tak.soort).label)


def _text(tak: Tak, link: SafeString) -> SafeString:
    if tak.soort != EXAMPLE:
        return format_html('<p class="gv-tak__tekst">{}{}</p>', tak.tekst, link)
    return format_html(
        '<p class="gv-tak__tekst gv-zin">{}<span class="gv-alleen-lezer">{}: </span>{}{}</p>',
        componenten.icon("quote", css="gv-icoon--sm"),
        Element.Soort.VOORBEELDZIN.label,
        tak.tekst,
        link,
    )


def _opdrachten(tak: Tak) -> SafeString:
    said = _("Aantal opdrachten: {n}").format(n=tak.aantal_opdr)
    return format_html('<p class="gv-klein gv-zacht">{}</p>', said)


def _open(tak: Tak) -> SafeString:
    return format_html_join("", "{}", ((line,) for line in _open_lines(tak)))


def _open_lines(tak: Tak) -> Iterator[SafeString]:
    if tak.is_level_lost:
        count = tak.aantal_niveaus or 0
        said = ngettext(
            "Niveau onbepaald: %(n)d kruisje zonder kolom",
            "Niveau onbepaald: %(n)d kruisjes zonder kolom",
            count,
        )
        yield undecided(said % {"n": count}, icon="alert-triangle")
    for code in tak.onbepaald:
        if not (tak.is_level_lost and code == LOST):
            yield undecided(doubt_text(code))


def undecided(said: str, *, icon: str = "help-circle") -> SafeString:
    """Return a line that says what is undecided: icon and text, never colour alone."""
    return format_html(
        '<span class="gv-tak__open">{}<span>{}</span></span>',
        componenten.icon(icon, css="gv-icoon--sm"),
        said,
    )
