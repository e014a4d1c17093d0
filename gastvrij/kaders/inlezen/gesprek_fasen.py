"""Steps and guidance of one phase: a table, a list, or a table whose two columns were lost."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from .aanwijzingen import guidance_of, opening_of
from .blokken import Blok, Zin, blocks_of
from .opmaak import Kanttekeningen, split_bullet
from .tekst import Regel, tidy
from .uitspraken import is_tag, is_utterance
from .vorm import Aanwijzing, Stap
from .woorden import is_closed, sentences, starts_lower

_NUMBERED = re.compile(r"(?P<code>\d{1,2}(?:\.\d{1,2})?|[a-z](?=\)))\s*[.)]?\s+(?P<text>\D.*)")
_GAP = re.compile(r"(?<=[.!?:])\s{2,}(?=\S)")
_COLUMN_TITLES = frozenset(
    [
        "stap",
        "stappen",
        "handeling",
        "handelingen",
        "toelichting",
        "hulpzin",
        "hulpzinnen",
        "voorbeeldzin",
        "voorbeeldzinnen",
        "voorbeeld",
        "voorbeelden",
        "aanwijzing",
        "aanwijzingen",
        "gedrag",
        "wat",
        "hoe",
        "actie",
        "uitleg",
    ]
)
WIDE = 1.25
MIN_MEASURED = 5
MIN_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Opzet:
    """How this document lays out its phases."""

    opening: str | None
    width: float | None
    staff_is_u: bool

    def opens_step(self, text: str) -> bool:
        """Test if a text opens as the steps of this document do."""
        return self.opening is not None and opening_of(text) == self.opening


def measure(bodies: list[list[Regel]]) -> Opzet:
    """Return the layout of the phases: how steps open and how wide a column was."""
    blocks = [blocks_of(body) for body in bodies]
    openings = Counter(opening_of(_bare(block[0].text)) for block in blocks if block)
    common = openings.most_common(1)
    opening = common[0][0] if common and (common[0][1] > 1 or len(blocks) == 1) else None
    lengths = [len(one.text) for block in blocks for part in block for one in part.lines[:-1]]
    width = median(lengths) * WIDE if len(lengths) >= MIN_MEASURED else None
    return Opzet(opening, width, (opening or "").split(" ")[0] in ("u", "je", "jij"))


def read_phase(body: list[Regel], chrome: Kanttekeningen, layout: Opzet) -> list[Stap]:
    """Return the steps of one phase."""
    filled = [regel for regel in body if regel.text]
    if any(regel.has_cells for regel in filled):
        return _Table(chrome, layout).read(filled)
    if any(_list_mark(regel) for regel in filled):
        return _List(chrome, layout).read(filled)
    return _Flat(layout).read(blocks_of(body))


class _Steps:
    """The steps of a phase while they are being read."""

    def __init__(self, layout: Opzet) -> None:
        self.layout = layout
        self.steps: list[Stap] = []

    def step(self, text: str, line: int, code: str | None = None) -> Stap:
        """Open a step."""
        self.steps.append(
            {"code": code, "text": tidy(text), "guidance": [], "line": line, "ambiguous": []}
        )
        return self.steps[-1]

    def guide(self, sentences_: list[Zin], *, is_split: bool = False) -> None:
        """Put guidance under the open step, one line a statement or utterance.

        `is_split` says that the source itself parts the lines: then only a further split is a
        doubt.
        """
        if not self.steps:
            for sentence in sentences_:
                self.step(sentence.text, sentence.line)
            return
        step = self.steps[-1]
        lines = guidance_of(sentences_, staff_is_u=self.layout.staff_is_u)
        step["guidance"] += lines
        known = sum(one.at_line_start for one in sentences_) if is_split else 1
        if len(lines) > known and "guidance-split" not in step["ambiguous"]:
            step["ambiguous"].append("guidance-split")


class _Table(_Steps):
    """A phase whose table kept its columns: step on the left, guidance on the right."""

    def __init__(self, chrome: Kanttekeningen, layout: Opzet) -> None:
        super().__init__(layout)
        self.chrome = chrome

    def read(self, lines: list[Regel]) -> list[Stap]:
        """Return the steps."""
        for regel in lines:
            cells = [cell for cell in regel.cells if cell]
            if all(cell.lower().strip(" :") in _COLUMN_TITLES for cell in cells):
                self.chrome.add("column-header", " ".join(cells), regel.nr)
                continue
            left = regel.cells[0]
            if left and self.steps and starts_lower(left) and not is_closed(self.steps[-1]["text"]):
                self.steps[-1]["text"] += f" {left}"
            elif left:
                numbered = _NUMBERED.fullmatch(left)
                code, text = (numbered["code"], numbered["text"]) if numbered else (None, left)
                self.step(text, regel.nr, code)
            for at in range(1, len(regel.cells)):
                self.cell([one for one in regel.paragraphs(at) if one], regel)
        return self.steps

    def cell(self, paragraphs: list[str], regel: Regel) -> None:
        """Read one cell with guidance; its paragraphs, where known, part the guidance."""
        found: list[Zin] = []
        for text in paragraphs:
            bullet = split_bullet(text)
            if bullet:
                self.chrome.bullet(bullet[0], regel.nr)
            whole = bullet[1] if bullet else text
            found += Blok((Regel(regel.nr, whole, 1, whole, (whole,)),)).sentences()
        if found:
            self.guide(found, is_split=bool(regel.parts))


class _List(_Steps):
    """A phase as a list: steps by number, by the outer dash, or as plain lines above dashes."""

    def __init__(self, chrome: Kanttekeningen, layout: Opzet) -> None:
        super().__init__(layout)
        self.chrome = chrome

    def read(self, lines: list[Regel]) -> list[Stap]:
        """Return the steps."""
        steps_are = self._step_mark(lines)
        was_step = True
        for regel in lines:
            mark = _list_mark(regel)
            text = regel.text if mark is None else mark[1]
            if mark is None and starts_lower(text) and self._go_on(text):
                continue
            if mark and not mark[0][:1].isdigit():
                self.chrome.bullet(mark[0], regel.nr)
            was_step = _mark_key(regel, mark) in steps_are
            if was_step or not self.steps:
                self.step(text, regel.nr, mark[0] if mark and mark[0][:1].isdigit() else None)
            else:
                self._guidance(text, regel.nr)
        return self.steps

    def _guidance(self, text: str, line: int) -> None:
        zin = Zin(text, line, at_line_start=True)
        self.steps[-1]["guidance"] += guidance_of([zin], staff_is_u=self.layout.staff_is_u)

    def _go_on(self, text: str) -> bool:
        """Join the rest of a wrapped line."""
        if not self.steps:
            return False
        last: Stap | Aanwijzing = self.steps[-1]
        if self.steps[-1]["guidance"]:
            last = self.steps[-1]["guidance"][-1]
        last["text"] = f"{last['text']} {text}"
        return True

    def _step_mark(self, lines: list[Regel]) -> set[str]:
        """Return the marks that open a step in this phase."""
        keys = [_mark_key(regel, _list_mark(regel)) for regel in lines]
        if any(key == "number" for key in keys):
            return {"number"}
        plain = [regel for regel, key in zip(lines, keys, strict=True) if key == "plain"]
        if keys[0] == "plain" and not starts_lower(plain[0].text):
            return {"plain"}
        return {next(key for key in keys if key != "plain")}


class _Flat(_Steps):
    """A phase whose table lost its columns: step and guidance follow each other as blocks."""

    def read(self, blocks: list[Blok]) -> list[Stap]:
        """Return the steps; where the order alone decides, the step says so."""
        expects_step = True
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            split = self._two_cells(block, following, expects_step=expects_step)
            if split:
                self._take_both(block, split)
                expects_step = True
            elif expects_step and self.steps and self._is_said(block):
                self.guide(block.sentences())
                self._doubt("step-or-guidance")
            elif expects_step or self._is_new_step(block, following):
                self.step(block.text, block.line)
                if len(self.steps) > 1 and not self.layout.opens_step(block.text):
                    self._doubt("step-or-guidance")
                expects_step = False
            else:
                self.guide(block.sentences())
                expects_step = True
        return self.steps

    def _doubt(self, code: str) -> None:
        if code not in self.steps[-1]["ambiguous"]:
            self.steps[-1]["ambiguous"].append(code)

    def _is_said(self, block: Blok) -> bool:
        return all(self._says(zin.text) or is_tag(zin.text) for zin in block.sentences())

    def _says(self, text: str) -> bool:
        return is_utterance(text, staff_is_u=self.layout.staff_is_u)

    def _is_new_step(self, block: Blok, following: Blok | None) -> bool:
        """Test if a block where guidance was due opens a step all the same."""
        if not self.layout.opens_step(block.text) or following is None:
            return False
        return not self.layout.opens_step(following.text)

    def _two_cells(
        self, block: Blok, following: Blok | None, *, expects_step: bool
    ) -> tuple[str, str] | None:
        """Return (where the split is, doubt) if this block holds both cells of a row."""
        first = block.lines[0]
        gap = _GAP.search(first.raw.strip())
        if gap:
            return tidy(first.raw.strip()[: gap.start()]), "two-cells-gap"
        left = sentences(first.text)
        if len(left) < MIN_SENTENCES:
            return None
        if self.layout.width and len(first.text) > self.layout.width:
            return left[0][1], "two-cells-no-gap"
        alone = following is None or self.layout.opens_step(following.text)
        if self.layout.width is None and expects_step and alone and self._opens(block):
            return left[0][1], "two-cells-no-gap"
        return None

    def _opens(self, block: Blok) -> bool:
        return self.layout.opens_step(block.text)

    def _take_both(self, block: Blok, split: tuple[str, str]) -> None:
        self.step(split[0], block.line)
        self._doubt(split[1])
        rest, read = block.sentences(), 0
        while rest and read < len(split[0]):
            read += len(rest.pop(0).text) + 1
        self.guide(rest)


def _bare(text: str) -> str:
    bullet = split_bullet(text)
    numbered = _NUMBERED.fullmatch(text)
    return bullet[1] if bullet else numbered["text"] if numbered else text


def _list_mark(regel: Regel) -> tuple[str, str] | None:
    numbered = _NUMBERED.fullmatch(regel.text)
    return (numbered["code"], numbered["text"]) if numbered else split_bullet(regel.text)


def _mark_key(regel: Regel, mark: tuple[str, str] | None) -> str:
    if mark is None:
        return "plain"
    return "number" if mark[0][:1].isalnum() and mark[0] != "o" else f"{mark[0]}{regel.indent}"
