"""Reader of assessment forms: criteria in groups, their scale, and when a candidate passes.

What the form leaves open stays None; the form as a whole says once what it leaves open.
"""

import re
from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.blokken import is_heading, title_line
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.vorm import (
    Criterium,
    Criteriumgroep,
    Document,
    Hoofdstuk,
    Trede,
    empty_document,
)
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .open import finish, say_what_is_open, with_values
from .schaal import (
    BOXES,
    cesuur_of,
    is_star_legend,
    legend_of,
    split_scale,
)
from .tabel import Rij, criterium, heading_of, rows_of

_PLAN = re.compile(
    r"\b(?P<word>toetsplan|examenplan|exam plan|assessment plan)\b\s*:?\s*[“\"]?"
    r"(?P<title>[^.,;(“”\"]{2,120})",
    re.IGNORECASE,
)
_CESUUR = re.compile(r"(?:cesuur|slaagnorm|norm voor slagen|slaag-zakregeling|pass mark)\b", re.I)
_SCORING = re.compile(
    r"(?:scorings?regels?|scoring|puntentelling|beoordelingsregels?|berekening|scoring rules?|"
    r"hoe (?:u|je) scoort|wijze van beoordelen|normering)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:instructies?|inleiding|toelichting|opmerkingen|eindoordeel|ondertekening|uitslag|feedback|"
    r"gegevens|algemeen|kandidaatgegevens|remarks|instructions?|signature)\b",
    re.IGNORECASE,
)
_BLANKS = re.compile(
    r"(?:naam\w*(?: \w+)?|kandidaat|beoordelaar\w*|assessor|examinator|datum\w*|handtekening\w*|"
    r"afdeling|functie|gesprek\w*|totaal\w*|totaalscore|score|resultaat|uitslag|eindoordeel|"
    r"opmerkingen|begintijd|eindtijd|plaats|candidate|date|signature|total|remarks)"
    r"(?:\s+\w+){0,4}\s*:?[\s_.…☐□]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]{1,3}\d{0,2}\.\d{1,2}|[a-z]\))[.)]?\s+\S.*")
_PAIR = re.compile(r"(?P<label>[^:]{2,40}):\s*(?P<value>\S.*)")
MAX_HEADING_WORDS, PAIR = 9, 2


def read_beoordelingsformulier(tekst: Tekst) -> Document:
    """Return the criteria of this form by group, its scale, its cesuur and its scoring rules."""
    chrome = Kanttekeningen()
    lezer = _Lezer(chrome)
    document = lezer.read(chrome.take_furniture(tekst))
    document["chrome"] = chrome.all()
    finish(document, tekst)
    return document


class _Lezer:
    """A form while it is being read."""

    def __init__(self, chrome: Kanttekeningen) -> None:
        self.chrome = chrome
        self.document = empty_document("beoordelingsformulier")
        self.intro: list[Hoofdstuk] = []
        self.groups: list[Criteriumgroep] = []
        self.waiting: tuple[str, int] | None = None
        self.starred: list[Criterium] = []
        self.star_said = False
        self.cesuur: list[tuple[str, int]] = []
        self.scale: list[Trede] = []
        self.scale_line = 1
        self.mode = "intro"
        self.title_line = 0

    def read(self, lines: list[Regel]) -> Document:
        """Read tables and lines in the order of the form."""
        self.title_line = title_line(lines)
        self.document["plan"] = None
        self.document["scoring_rules"] = []
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and lines[end].has_cells:
                end += 1
            if end > at:
                self._table(lines[at:end])
            elif lines[at].text:
                self._line(lines[at], lines[at + 1 :])
            at = max(end, at + 1)
        self._drop_waiting()
        self._settle()
        return self.document

    def _table(self, rows: Sequence[Regel]) -> None:
        start = 0
        while start < len(rows) and heading_of(rows[start:]) is None:
            start += 1
        head = heading_of(rows[start:]) if start < len(rows) else None
        for regel in rows[:start] if head else rows:
            self._loose_row(regel)
        if head is None:
            return
        columns, count = head
        for regel in rows[start : start + count]:
            self.chrome.add("column-header", regel.text, regel.nr)
        heads = ["".join(regel.text.split()) for regel in rows[start : start + count]]
        body = []
        for regel in rows[start + count :]:
            if "".join(regel.text.split()) in heads:
                self.chrome.add("column-header", regel.text, regel.nr)
            elif self._is_about_form(regel):
                self._loose_row(regel)
            else:
                body.append(regel)
        for row in rows_of(body, columns, self.chrome):
            self._take(row)
        self.mode = "behind"

    def _is_about_form(self, regel: Regel) -> bool:
        """Test if a row below the criteria is about the form: its total, its cesuur, a name."""
        first = next((cell for cell in regel.cells if cell), "")
        if _CESUUR.match(first) or _SCORING.match(first) or is_star_legend(first):
            return True
        return bool(_BLANKS.fullmatch(first)) and not regel.cells[0][:1].isdigit()

    def _take(self, row: Rij) -> None:
        if row.title is not None:
            self._drop_waiting()
            self.groups.append(_group(row.title, row.line))
        elif row.criterium is not None:
            self._add(row.criterium, has_star=row.has_star)

    def _add(self, made: Criterium, *, has_star: bool) -> None:
        if self.waiting:
            self.groups.append(_group(*self.waiting))
            self.waiting = None
        if not self.groups:
            self.groups.append(_group(None, made["line"]))
        self.groups[-1]["criteria"].append(made)
        if has_star:
            self.starred.append(made)

    def _loose_row(self, regel: Regel) -> None:
        """Read a row outside the criteria: a label with its value, or a place to fill in."""
        cells = [cell for cell in regel.cells if cell]
        if len(cells) == PAIR:
            label = cells[0].rstrip(" :")
            if self._about_form(f"{label}: {cells[1]}", label, cells[1], regel):
                return
        if not cells:
            return
        if _BLANKS.fullmatch(cells[0]) or len(cells) == 1:
            self._line(Regel(regel.nr, regel.text, regel.page, regel.text, (regel.text,)), [])
        else:
            self._paragraph(regel.text, regel.nr)

    def _line(self, regel: Regel, behind: Sequence[Regel]) -> None:
        """Read one line: about the form, a heading, a criterion, or running text."""
        text = regel.text
        pair = _PAIR.fullmatch(text)
        label, value = (pair["label"], pair["value"]) if pair else (text.rstrip(" :"), "")
        if self.document["title"] is None and not pair and regel.nr >= self.title_line:
            self._title(regel)
        elif self._about_form(text, label, value, regel):
            return
        elif self._is_criterium(regel):
            made, has_star = criterium(text, regel.nr, self.chrome)
            self._add(made, has_star=has_star)
            self.mode = "criteria"
        elif regel.heading or is_heading(text):
            self._heading(regel)
        elif self.mode == "criteria" and starts_lower(text) and self.groups:
            self._go_on(text)
        elif self.mode == "cesuur":
            self.cesuur.append((text, regel.nr))
        elif self.mode == "scoring":
            self._rule(text, regel.nr)
        else:
            self._paragraph(text, regel.nr)

    def _title(self, regel: Regel) -> None:
        self.document["title"], self.document["line"] = regel.text, regel.nr
        self.intro.append(_chapter(regel.text, regel.nr))
        self._find_plan(regel.text)

    def _about_form(self, text: str, label: str, value: str, regel: Regel) -> bool:
        """Take a line that is about the form as a whole; return whether it was one."""
        legend = legend_of(text)
        if legend and not self.scale:
            self.scale, self.scale_line = legend, regel.nr
            self.chrome.add("scale", text, regel.nr)
        elif is_star_legend(text):
            self.star_said = True
            self.chrome.add("legend", text, regel.nr)
        elif _CESUUR.fullmatch(label) or (_CESUUR.match(label) and not value):
            self._drop_waiting()
            self.chrome.add("label", label, regel.nr)
            self.mode = "cesuur"
            self.cesuur += [(value, regel.nr)] if value else []
        elif _SCORING.fullmatch(label) or (_SCORING.match(label) and not value):
            self._drop_waiting()
            self.chrome.add("label", label, regel.nr)
            self.mode = "scoring"
            if value:
                self._rule(value, regel.nr)
        elif _BLANKS.fullmatch(text) and self.mode not in ("cesuur", "scoring"):
            self.chrome.add("blank", text, regel.nr)
        else:
            return self.mode == "intro" and bool(value) and self._field(label, value, regel)
        return True

    def _field(self, label: str, value: str, regel: Regel) -> bool:
        known = match_label(f"{label}: {value}")
        if self._find_plan(f"{label}: {value}"):
            self.chrome.add("label", label, regel.nr)
            self.intro.append(_chapter(None, regel.nr))
            self._paragraph(value, regel.nr)
            return True
        if known is None:
            return False
        self.document["meta"][known[0]] = {
            "label": label,
            "value": value,
            "line": regel.nr,
            "ambiguous": [],
        }
        return True

    def _is_criterium(self, regel: Regel) -> bool:
        """Test if a line is a criterion: it has a box or a scale, or stands in a list of them."""
        if regel.heading or self.mode in ("cesuur", "scoring"):
            return False
        if BOXES.search(regel.text) or split_scale(regel.text)[2]:
            return True
        listed = bool(_NUMBERED.fullmatch(regel.text)) or split_bullet(regel.text) is not None
        # A short number above other lines is a heading with a number.
        return listed and (self.waiting is not None or self.mode == "criteria")

    def _heading(self, regel: Regel) -> None:
        self._drop_waiting()
        if _OTHER.match(regel.text):
            self.mode = "intro"
            self.intro.append(_chapter(regel.text, regel.nr))
        else:
            self.mode = "heading"
            self.waiting = (regel.text, regel.nr)

    def _drop_waiting(self) -> None:
        """A heading without criteria below it is a chapter of running text."""
        if self.waiting:
            self.intro.append(_chapter(*self.waiting))
            self.waiting = None

    def _paragraph(self, text: str, line: int) -> None:
        self._drop_waiting()
        self._find_plan(text)
        if not self.intro:
            self.intro.append(_chapter(None, line))
        paragraphs = self.intro[-1]["paragraphs"]
        if paragraphs and not is_closed(paragraphs[-1]) and starts_lower(text):
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
            self.intro[-1]["lines"].append(line)

    def _rule(self, text: str, line: int) -> None:
        bullet = split_bullet(text)
        if bullet:
            self.chrome.bullet(bullet[0], line)
            text = bullet[1]
        rules = self.document["scoring_rules"]
        if rules and starts_lower(text) and not bullet and not is_closed(rules[-1]["text"]):
            rules[-1]["text"] += f" {text}"
        else:
            rules.append({"text": text, "line": line, "ambiguous": []})

    def _go_on(self, text: str) -> None:
        last = self.groups[-1]["criteria"][-1]
        last["text"] += f" {text}"

    def _find_plan(self, text: str) -> bool:
        found = _PLAN.search(text)
        if found is None or self.document["plan"] is not None:
            return False
        self.document["plan"] = found["title"].strip()
        return True

    def _settle(self) -> None:
        """Give every criterion what the form says once: its scale, its stars, its cesuur."""
        document = self.document
        document["intro"], document["groups"] = self.intro, self.groups
        document["form_scale"] = {
            "scale": self.scale, "line": self.scale_line, "ambiguous": []
        }  # fmt: skip
        every = [one for group in self.groups for one in group["criteria"]]
        for one in every:
            one["scale"] = with_values(one["scale"], self.scale)
        for one in self.starred:
            one["knock_out"] = True if self.star_said else one["knock_out"]
            if not self.star_said:
                one["ambiguous"].append("mark-without-legend")
        if any(one["knock_out"] for one in every):
            for one in every:
                open_ = "mark-without-legend" in one["ambiguous"]
                one["knock_out"] = None if open_ else bool(one["knock_out"])
        text = " ".join(said for said, _ in self.cesuur)
        line = self.cesuur[0][1] if self.cesuur else 1
        document["cesuur"] = cesuur_of(text, line, len(every)) if text else None
        say_what_is_open(document, every)


def _group(title: str | None, line: int) -> Criteriumgroep:
    return {"title": title, "criteria": [], "line": line, "ambiguous": []}


def _chapter(title: str | None, line: int) -> Hoofdstuk:
    return {"title": title, "paragraphs": [], "lines": [], "line": line}
