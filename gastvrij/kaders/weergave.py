"""HTML of the tree of a kader; in Python, because a template a branch is slow for 500 branches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import componenten
from gastvrij.basis.html import format_html, format_html_join

from .inlezen.twijfels import TEKSTEN
from .models import Element
from .rules.bladen import Blad
from .rules.boom import Tak

LOST = "level-columns-lost"
EXAMPLE = "voorbeeldzin"
SHOWN = 90
NOTHING = SafeString("")


def doubt_text(said: str) -> str:
    """Return in words what a reader left undecided; its codes can carry a detail."""
    code, _colon, detail = said.partition(": ")
    text = _(TEKSTEN.get(code, code))
    return f"{text}: {detail.replace('_', ' ')}" if detail else text


def lost_text(count: int) -> str:
    """Return that so many level marks have lost the columns that they stood in."""
    said = ngettext(
        "Niveau onbepaald: %(n)d kruisje zonder kolom",
        "Niveau onbepaald: %(n)d kruisjes zonder kolom",
        count,
    )
    return said % {"n": count}


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
    opdrachten = assignments(tak) if tak.aantal_opdr is not None else NOTHING
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


def assignments(tak: Tak) -> SafeString:
    """Return in how many assignments an element is tested."""
    said = _("Aantal opdrachten: {n}").format(n=tak.aantal_opdr)
    return format_html('<p class="gv-klein gv-zacht">{}</p>', said)


def _open(tak: Tak) -> SafeString:
    return format_html_join("", "{}", ((line,) for line in _open_lines(tak)))


def _open_lines(tak: Tak) -> Iterator[SafeString]:
    if tak.is_level_lost:
        yield undecided(lost_text(tak.aantal_niveaus or 0), icon="alert-triangle")
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


def edit_tree(boom: Sequence[Blad], chosen: str, *, has_focus: bool) -> SafeString:
    """Return the tree of the editor: each element a link that opens it, the chosen one marked."""
    below: dict[str | None, list[Blad]] = defaultdict(list)
    for blad in boom:
        below[blad.parent].append(blad)
    return _edit_list(None, below, chosen, has_focus=has_focus)


def _edit_list(
    parent: str | None, below: dict[str | None, list[Blad]], chosen: str, *, has_focus: bool
) -> SafeString:
    rows = (
        (
            _edit_row(blad, chosen, has_focus=has_focus),
            _below(blad, below, chosen, has_focus=has_focus),
        )
        for blad in below[parent]
    )
    inside = format_html_join("", "<li>{}{}</li>", rows)
    return format_html('<ul class="gv-boom gv-boom--bewerken" role="list">{}</ul>', inside)


def _below(
    blad: Blad, below: dict[str | None, list[Blad]], chosen: str, *, has_focus: bool
) -> SafeString:
    if blad.key not in below:
        return NOTHING
    return _edit_list(blad.key, below, chosen, has_focus=has_focus)


def _edit_row(blad: Blad, chosen: str, *, has_focus: bool) -> SafeString:
    is_chosen = blad.key == chosen
    attributes = ' aria-current="true"' + (" autofocus" if has_focus else "") if is_chosen else ""
    code = format_html('<span class="gv-code gv-code--vol">{}</span> ', blad.code)
    return format_html(
        '<div data-rij><a class="nl-link gv-boom__link" data-open href="?element={}"{}>'
        "{}{}{}</a></div>",
        blad.key,
        SafeString(attributes),
        code if blad.code else "",
        Truncator(blad.titel or blad.tekst).chars(SHOWN) or Element.Soort(blad.soort).label,
        undecided(_("nog open")) if blad.onbepaald else "",
    )
