"""Steps and guidance of one phase: a table, a list, or a table whose two columns were lost."""

import re
from collections.abc import Mapping

from gastvrij.kaders.inlezen.gemeen.blokken import Blok, Zin, blocks_of, is_heading
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, tidy
from gastvrij.kaders.inlezen.gemeen.vorm import Stap
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, sentences, starts_lower

from .koppen import step_head
from .lijst import Lijst
from .stappen import NUMBERED, Opzet, Stappen, list_mark, said
from .tabel import Rij
from .uitspraken import is_cue, is_quote, is_tag, is_utterance

_GAP = re.compile(r"(?<=[.!?:])\s{2,}(?=\S)")
MIN_SENTENCES = 2


def read_phase(
    body: list[Regel], rows: Mapping[Regel, Rij], chrome: Kanttekeningen, layout: Opzet
) -> list[Stap]:
    """Return the steps of one phase; `rows` says what the rows of its tables hold."""
    filled = [regel for regel in body if regel.text]
    if any(regel in rows for regel in filled):
        return _Table(chrome, layout, rows).read(filled)
    if any(list_mark(regel) or regel.heading or step_head(regel.text) for regel in filled):
        return Lijst(chrome, layout).read(filled)
    if _has_headings(body):
        return _Headed(layout).read(blocks_of(body, split_headings=True))
    return _Flat(layout).read(blocks_of(body))


class _Table(Stappen):
    """A phase whose table kept its columns: step on the left, guidance on the right."""

    def __init__(self, chrome: Kanttekeningen, layout: Opzet, rows: Mapping[Regel, Rij]) -> None:
        super().__init__(layout)
        self.chrome = chrome
        self.rows = rows

    def read(self, lines: list[Regel]) -> list[Stap]:
        """Return the steps."""
        for regel in lines:
            row = self.rows.get(regel)
            if row:
                self._row(row, regel)
            elif not (self.steps and starts_lower(regel.text) and self._go_on(regel.text)):
                self._loose(regel)
        return self.steps

    def _row(self, row: Rij, regel: Regel) -> None:
        """Read one row; a row that a page broke goes on with the row before it."""
        goes_on = not row.steps
        for step in row.steps:
            text = self._bare(step, regel)
            if self.steps and starts_lower(text) and not is_closed(self.steps[-1]["text"]):
                self.steps[-1]["text"] += f" {text}"
                goes_on = True
            else:
                numbered = NUMBERED.fullmatch(text)
                code, text = (numbered["code"], numbered["text"]) if numbered else (None, text)
                self.step(text, regel.nr, row.code or code)
        if row.code and not row.steps:
            self.step(row.code, regel.nr)
        for at, is_said in row.cells:
            paragraphs = [one for one in regel.paragraphs(at) if one]
            if goes_on and starts_lower(paragraphs[0]) and self._end_guidance(paragraphs[0]):
                paragraphs.pop(0)
            self.cell(paragraphs, regel, is_said=is_said)

    def cell(self, paragraphs: list[str], regel: Regel, *, is_said: bool = False) -> None:
        """Read one cell with guidance; its paragraphs, where known, part the guidance."""
        found: list[Zin] = []
        for text in paragraphs:
            whole = self._bare(text, regel)
            if is_cue(whole) and self.steps:
                self.chrome.add("label", whole, regel.nr)
                is_said = True
            elif is_said and self.steps:
                self._guide_split(found, regel)
                found = []
                self.steps[-1]["guidance"].append(said(whole, regel.nr))
            else:
                found += Blok((Regel(regel.nr, whole, 1, whole, (whole,)),)).sentences()
        self._guide_split(found, regel)

    def _guide_split(self, found: list[Zin], regel: Regel) -> None:
        if found:
            self.guide(found, is_split=bool(regel.parts))

    def _loose(self, regel: Regel) -> None:
        """Read a line between the rows: a mark or what is said is guidance, all else a step."""
        mark = list_mark(regel)
        text = self._bare(regel.text, regel)
        if self.steps and (mark or is_quote(text)):
            self.guide([Zin(text, regel.nr, at_line_start=True)])
        else:
            self.step(text, regel.nr)

    def _bare(self, text: str, regel: Regel) -> str:
        bullet = split_bullet(text)
        if bullet:
            self.chrome.bullet(bullet[0], regel.nr)
        return bullet[1] if bullet else text

    def _end_guidance(self, text: str) -> bool:
        """Join the rest of the last line of guidance, if that line was broken off."""
        guidance = self.steps[-1]["guidance"] if self.steps else []
        if not guidance or is_closed(guidance[-1]["text"]):
            return False
        guidance[-1]["text"] += f" {text}"
        return True

    def _go_on(self, text: str) -> bool:
        """Join a line without columns to the cell that was broken off."""
        if self._end_guidance(text):
            return True
        if is_closed(self.steps[-1]["text"]):
            return False
        self.steps[-1]["text"] += f" {text}"
        return True


class _Headed(Stappen):
    """A phase of running text in which every step is a heading of its own."""

    def read(self, blocks: list[Blok]) -> list[Stap]:
        """Return the steps; what stands below a heading is its guidance."""
        for block in blocks:
            if block.is_heading or not self.steps:
                self.step(block.text, block.line)
            else:
                self.guide(block.sentences())
        return self.steps


class _Flat(Stappen):
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


def _has_headings(body: list[Regel]) -> bool:
    """Test if short titles without a full stop stand above sentences."""
    blocks = blocks_of(body, split_headings=True)
    heads = [at for at, block in enumerate(blocks) if block.is_heading]
    if not heads or heads[0] != 0 or len(blocks) == len(heads):
        return False
    return all(is_closed(block.text) or block.is_heading for block in blocks) and all(
        is_heading(blocks[at].text) for at in heads
    )
