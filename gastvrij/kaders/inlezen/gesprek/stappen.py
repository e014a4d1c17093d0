"""What every layout of a phase shares: steps while they are being read, and the marks of a list."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from gastvrij.kaders.inlezen.gemeen.blokken import Zin, blocks_of
from gastvrij.kaders.inlezen.gemeen.opmaak import split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, tidy
from gastvrij.kaders.inlezen.gemeen.vorm import Aanwijzing, Stap

from .aanwijzingen import guidance_of, opening_of

NUMBERED = re.compile(
    r"(?P<code>\d{1,2}(?:\.\d{1,2})?|[a-z](?=\)))\s*[.)]?\s+(?P<text>(?![%€])\D.*)"
)
WIDE, MIN_MEASURED = 1.25, 5


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
    openings = Counter(opening_of(bare(block[0].text)) for block in blocks if block)
    common = openings.most_common(1)
    opening = common[0][0] if common and (common[0][1] > 1 or len(blocks) == 1) else None
    lengths = [len(one.text) for block in blocks for part in block for one in part.lines[:-1]]
    width = median(lengths) * WIDE if len(lengths) >= MIN_MEASURED else None
    return Opzet(opening, width, (opening or "").split(" ")[0] in ("u", "je", "jij"))


class Stappen:
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


def said(text: str, line: int) -> Aanwijzing:
    """Return guidance of which the document says that it is to be said."""
    return {"text": text, "line": line, "ambiguous": [], "type": "example"}


def bare(text: str) -> str:
    """Return a text without the bullet or the number before it."""
    bullet = split_bullet(text)
    numbered = NUMBERED.fullmatch(text)
    return bullet[1] if bullet else numbered["text"] if numbered else text


def list_mark(regel: Regel) -> tuple[str, str] | None:
    """Return the mark of a list before a line and the text behind it, None if there is none."""
    numbered = NUMBERED.fullmatch(regel.text)
    return (numbered["code"], numbered["text"]) if numbered else split_bullet(regel.text)
