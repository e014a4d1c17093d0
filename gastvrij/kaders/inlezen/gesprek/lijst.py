"""Steps of a phase that is a list: by heading, by number, by the outer mark, above dashes."""

from gastvrij.kaders.inlezen.gemeen.blokken import Zin
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Aanwijzing, Stap
from gastvrij.kaders.inlezen.gemeen.woorden import starts_lower

from .aanwijzingen import guidance_of
from .koppen import step_head
from .stappen import Opzet, Stappen, list_mark, said
from .uitspraken import is_cue, is_quote

INDENT = 3


class Lijst(Stappen):
    """A phase as a list: steps by heading, by number, by the outer mark, or plain above dashes."""

    def __init__(self, chrome: Kanttekeningen, layout: Opzet) -> None:
        super().__init__(layout)
        self.chrome = chrome
        self.is_flat = False

    def read(self, lines: list[Regel]) -> list[Stap]:
        """Return the steps."""
        steps_are = self._step_mark(lines)
        self.is_flat = self._is_flat(lines, steps_are)
        was_said = False
        for regel in lines:
            mark = list_mark(regel)
            text = regel.text if mark is None else mark[1]
            if mark is None and not regel.heading and starts_lower(text) and self._go_on(text):
                continue
            number = mark[0] if mark and mark[0][:1].isalnum() and mark[0] != "o" else None
            if mark and not number:
                self.chrome.bullet(mark[0], regel.nr)
            if self.steps and is_cue(text):
                self.chrome.add("label", text, regel.nr)
                was_said = True
            elif not self.steps or (
                _mark_key(regel, mark) in steps_are and not (is_quote(text) and not regel.heading)
            ):
                was_said = False
                self._open(text, regel, number, is_sure=_mark_key(regel, mark) in steps_are)
            else:
                self._guidance(text, regel.nr, number, is_said=was_said)
        return self.steps

    def _open(self, text: str, regel: Regel, number: str | None, *, is_sure: bool) -> None:
        head = step_head(text)
        self.step(head.title if head else text, regel.nr, head.code if head else number)
        if head:
            self.chrome.add("label", text.split()[0], regel.nr)
        if not is_sure or (self.is_flat and not self.layout.opens_step(text)):
            self.steps[-1]["ambiguous"].append("step-or-guidance")

    def _is_flat(self, lines: list[Regel], steps_are: set[str]) -> bool:
        """Test if all lines have one sign at one depth, while only some open as steps do."""
        marks = [list_mark(regel) for regel in lines]
        keys = {_mark_key(regel, mark) for regel, mark in zip(lines, marks, strict=True)}
        alike = sum(self.layout.opens_step(mark[1]) for mark in marks if mark)
        is_one_sign = keys == steps_are and not any(key.startswith("number") for key in keys)
        return is_one_sign and all(marks) and 1 < alike < len(lines)

    def _guidance(self, text: str, line: int, number: str | None, *, is_said: bool) -> None:
        if number:
            self.chrome.add("number", number, line)
        if is_said:
            self.steps[-1]["guidance"].append(said(text, line))
            return
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
        keys = [_mark_key(regel, list_mark(regel)) for regel in lines]
        headings = sorted({key for key in keys if key.startswith("heading")})
        if headings:
            return {headings[0]}
        numbers = [key for key in keys if key.startswith("number")]
        if numbers:
            return {min(numbers, key=_rank_of)}
        plain = [regel for regel, key in zip(lines, keys, strict=True) if key == "plain"]
        if keys[0] == "plain" and not starts_lower(plain[0].text):
            return {"plain"}
        return {next(key for key in keys if key != "plain")}


def _mark_key(regel: Regel, mark: tuple[str, str] | None) -> str:
    if regel.heading:
        return f"heading{regel.heading}"
    if mark is None:
        return "number step" if step_head(regel.text) else "plain"
    if mark[0][:1].isalnum() and mark[0] != "o":
        kind = "letter" if mark[0].isalpha() else f"figures{mark[0].count('.')}"
        return f"number {kind} {regel.indent // INDENT}"
    return f"{mark[0]}{regel.indent}"


def _rank_of(key: str) -> tuple[int, str]:
    """Return the rank of a number in a list: the outer one first, figures before letters."""
    _, kind, *indent = key.split()
    return (int(indent[0]) if indent else -1), kind
