"""HTML of the screen on which a proposal is checked; in Python, for it holds a thousand lines."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gastvrij.basis import componenten
from gastvrij.basis.html import format_html, format_html_join

from .inlezen.twijfels import TEKSTEN
from .models import Beslissing, Element
from .queries import Punt, SourceLine
from .rules.boom import Tak
from .rules.bronregels import word_changes
from .rules.twijfelpunten import HERSTEL, REST_CODE
from .weergave import EXAMPLE, LOST, NOTHING, assignments, doubt_text, lost_text, undecided

GROUP_TEXTS = {
    HERSTEL: gettext_noop("Voorgesteld herstel: zo kan de tekst bedoeld zijn"),
    REST_CODE: gettext_noop("Deze tekst is niet begrepen"),
}
NAMED_PLACES = {"title": gettext_noop("Titel"), "version": gettext_noop("Versie en ingangsdatum")}
STATES = {
    Beslissing.Besluit.JUIST: "circle-check",
    Beslissing.Besluit.GEWIJZIGD: "pencil",
    Beslissing.Besluit.ONBEPAALD: "circle-dashed",
}
CURRENT = ' aria-current="true"'
SHOWN = 70
_ODD = re.compile(r"[^\w-]")
Marks = Mapping[str, Sequence[Punt]]


def anchor(plaats: str) -> str:
    """Return the id of a part on the page."""
    return "deel-" + _ODD.sub("-", plaats)


def group_text(soort: str) -> str:
    """Return what a kind of doubt says, without the detail of one place."""
    return _(GROUP_TEXTS.get(soort) or TEKSTEN.get(soort, soort)).rstrip(".")


def point_text(punt: Punt) -> str:
    """Return what one doubt says."""
    if punt.twijfel.soort in GROUP_TEXTS:
        return _(GROUP_TEXTS[punt.twijfel.soort])
    return doubt_text(punt.twijfel.codes[0])


def place_name(plaats: str, naam: str) -> str:
    """Return how a person knows a place: its words, shortened, or what kind of place it is."""
    fixed = NAMED_PLACES.get(plaats)
    shown = Truncator(naam).chars(SHOWN)
    if fixed:
        return f"{_(fixed)}: {shown}" if shown else _(fixed)
    return shown or _("zonder naam")


def by_place(punten: Iterable[Punt]) -> Marks:
    """Return the doubts of each place."""
    found: dict[str, list[Punt]] = defaultdict(list)
    for punt in punten:
        found[punt.twijfel.plaats].append(punt)
    return found


def source(lines: Sequence[SourceLine], first: int, last: int) -> SafeString:
    """Return the lines of the source with those of the chosen part marked, page by page."""
    said, page = escape(_("regel")), escape(_("Bladzijde"))
    rows: list[str] = []
    shown = lines[0].pagina if lines else 1
    for line in lines:
        if line.pagina != shown:
            shown = line.pagina
            rows.append(f'<li class="gv-brontekst__blad"><span>{page} {shown}</span></li>')
        now = CURRENT if first <= line.nr <= last else ""
        role = ' class="gv-brontekst__rand"' if line.rol else ""
        rows.append(
            f'<li id="regel-{line.nr}" data-kiesrij{now}{role}>'
            f'<a data-kies tabindex="-1" href="?regel={line.nr}#gekozen">'
            f'<span class="gv-alleen-lezer">{said} </span>{line.nr}</a>'
            f"<span>{escape(line.tekst.replace(chr(9), '    '))}</span></li>"
        )
    return mark_safe("".join(rows))


def opener(plaats: str, regel: int | None, inside: str, *, twijfel: str = "") -> str:
    """Return the link that chooses a place, around HTML, and says on which line it stands."""
    where, which, query = escape(plaats), escape(twijfel), escape(address(plaats, twijfel))
    return (
        f'<a class="gv-kies" data-kies data-plaats="{where}" data-twijfel="{which}"'
        f' data-regel="{regel or ""}" href="?{query}#gekozen">{inside}</a>'
    )


def address(plaats: str, twijfel: str = "") -> str:
    """Return the query of the address under which a place, or one doubt about it, is chosen."""
    about = f"&twijfel={quote(twijfel)}" if twijfel else ""
    return f"plaats={quote(plaats)}{about}"


def tree(takken: Iterable[Tak], marks: Marks, chosen: str) -> SafeString:
    """Return the proposal as nested lists: each part a link that chooses it, its doubts with it."""
    rows = (
        f"<li>{branch(tak, marks, chosen)}{tree(tak.takken, marks, chosen) if tak.takken else ''}"
        "</li>"
        for tak in takken
    )
    return mark_safe(f'<ul class="gv-boom" role="list">{"".join(rows)}</ul>')


def branch(tak: Tak, marks: Marks, chosen: str, *, oob: bool = False) -> SafeString:
    """Return one part without what hangs under it; `oob` to put it in the place of the old one."""
    has_head = bool(tak.code or tak.titel or not tak.tekst)
    head = _head(tak) if has_head else ""
    text = _text(tak, is_link=not has_head) if tak.tekst else ""
    now = CURRENT if tak.plaats and tak.plaats == chosen else ""
    swap = ' hx-swap-oob="true"' if oob else ""
    work = assignments(tak) if tak.aantal_opdr is not None else ""
    state = _state(tak, marks.get(tak.plaats, ()))
    return mark_safe(
        f'<div class="gv-tak" data-kiesrij id="{anchor(tak.plaats)}"{now}{swap}>'
        f"{head}{text}{work}{state}</div>"
    )


def _head(tak: Tak) -> str:
    title = tak.titel
    if not (title or tak.tekst):
        title = _("{soort} zonder titel").format(soort=Element.Soort(tak.soort).label)
    named = f'<span class="gv-code gv-code--vol">{escape(tak.code)}</span> ' if tak.code else ""
    named += f"<strong>{escape(title)}</strong>" if title else ""
    link = opener(tak.plaats, tak.regel, named) if tak.plaats else named
    marks = f'<span class="gv-klein">{escape(tak.markering)}</span>' if tak.markering else ""
    levels = "".join(
        f'<span class="nl-data-badge">{escape(one)}</span>' for one in tak.niveaus or ()
    )
    return f'<div class="gv-tak__kop">{link}{marks}{levels}</div>'


def _text(tak: Tak, *, is_link: bool) -> str:
    words = escape(tak.tekst)
    if is_link and tak.plaats:
        words = opener(tak.plaats, tak.regel, words)
    if tak.soort != EXAMPLE:
        return f'<p class="gv-tak__tekst">{words}</p>'
    quoted = componenten.icon("quote", css="gv-icoon--sm")
    said = escape(str(Element.Soort.VOORBEELDZIN.label))
    return (
        f'<p class="gv-tak__tekst gv-zin">{quoted}'
        f'<span class="gv-alleen-lezer">{said}: </span>{words}</p>'
    )


def _state(tak: Tak, punten: Sequence[Punt]) -> str:
    """Return what is open and what was decided about one part."""
    lost = [undecided(lost_text(tak.aantal_niveaus or 0))] if tak.is_level_lost else []
    told = [one for one in punten if one.twijfel.soort != LOST or not one.is_open]
    return "".join([*lost, *map(_state_of, told)])


def _state_of(punt: Punt) -> SafeString:
    return undecided(point_text(punt)) if punt.is_open else decided_mark(punt)


def decided_mark(punt: Punt) -> SafeString:
    """Return what was decided about a doubt: icon and words."""
    icon, words = "pencil", _("Opgelost door een wijziging")
    if punt.beslissing is not None:
        besluit = Beslissing.Besluit(punt.beslissing.besluit)
        icon, words = STATES[besluit], str(besluit.label)
        if "uit_versie" in punt.beslissing.waarden:
            icon, words = "history", _("Uit de vorige versie")
    return format_html(
        '<span class="gv-tak__besloten">{}<span>{}</span></span>',
        componenten.icon(icon, css="gv-icoon--sm"),
        words,
    )


def changes(old: str, new: str) -> SafeString:
    """Return a text with what goes and what comes marked, in words too for who does not see it."""
    tags = {"del": _("weg:"), "ins": _("erbij:")}
    parts = [
        format_html(
            '<{0}><span class="gv-alleen-lezer">{1} </span>{2}</{0}>', kind, tags[kind], words
        )
        if kind
        else words
        for kind, words in word_changes(old, new)
    ]
    return format_html_join(" ", "{}", ((part,) for part in parts))


def point_row(punt: Punt, naam: str, *, is_chosen: bool) -> SafeString:
    """Return one doubt as a row of the list: a link that chooses it, with its state in words."""
    now = SafeString(CURRENT) if is_chosen else NOTHING
    state = NOTHING if punt.is_open else decided_mark(punt)
    detail = _detail(punt)
    inside = format_html(
        '{} <span class="gv-klein gv-zacht">{}{}</span>',
        naam,
        f"{detail}, " if detail else "",
        _("regel {nr}").format(nr=punt.twijfel.regel),
    )
    link = opener(punt.twijfel.plaats, punt.twijfel.regel, inside, twijfel=punt.twijfel.sleutel)
    return format_html("<li data-kiesrij{}>{}{}</li>", now, SafeString(link), state)


def _detail(punt: Punt) -> str:
    said = punt.twijfel.codes[0] if punt.twijfel.codes else ""
    return said.partition(": ")[2].replace("_", " ") if punt.twijfel.soort != HERSTEL else ""


def head_row(
    plaats: str,
    label: str,
    waarde: str,
    regel: int | None,
    punten: Sequence[Punt],
    *,
    is_chosen: bool,
) -> SafeString:
    """Return one header field of the document with its doubts."""
    link = SafeString(opener(plaats, regel, escape(label)))
    return format_html(
        '<div class="utrecht-data-list__item" data-kiesrij id="{}"{}>'
        '<dt class="utrecht-data-list__item-key">{}</dt>'
        '<dd class="utrecht-data-list__item-value">{}{}</dd></div>',
        anchor(plaats),
        SafeString(CURRENT) if is_chosen else NOTHING,
        link,
        waarde or format_html('<span class="gv-zacht">{}</span>', _("staat er niet bij")),
        states(punten),
    )


def states(punten: Sequence[Punt]) -> SafeString:
    """Return what is open and what was decided about a place."""
    return format_html_join("", "{}", ((_state_of(punt),) for punt in punten))
