"""Somebody who works by keyboard alone; no pointer, and nothing filled in behind the screen."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from gastvrij.conftest import PASSWORD

from .conftest import Person
from .screens import button, field

# What is wrong with where the focus is now; the second value tells if that is the target.
FOCUS = r"""target => {
  const el = document.activeElement;
  if (!el || el === document.body) return ['', false];
  const clip = (box, by) => ({
    left: Math.max(box.left, by.left), top: Math.max(box.top, by.top),
    right: Math.min(box.right, by.right), bottom: Math.min(box.bottom, by.bottom),
  });
  const [first] = el.getClientRects();
  let box = first && clip(first, {left: 0, top: 0, right: innerWidth, bottom: innerHeight});
  for (let up = el.parentElement; box && up; up = up.parentElement) {
    if (getComputedStyle(up).overflowY !== 'visible' && up !== document.body) {
      box = clip(box, up.getBoundingClientRect());
    }
  }
  const name = el.getAttribute('aria-label') ?? el.textContent;
  const wrong = why => [`${why}: ${el.tagName} #${el.id} ${name.trim().slice(0, 60)}`, false];
  const isSeen = el.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const hasRoom = box && box.right > box.left && box.bottom > box.top;
  if (!isSeen || !hasRoom) return wrong('niet te zien');
  const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const own = el.closest('label') ?? el;
  if (!el.contains(top) && !own.contains(top)) return wrong(`bedekt door ${top?.className}`);
  const around = el.closest('.gv-palet__zoek');
  const style = getComputedStyle(el);
  const hasOutline = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
  const hasEdge = around ? getComputedStyle(around).boxShadow !== 'none' : hasOutline;
  if (!hasEdge) return wrong('geen rand');
  return ['', el === target];
}"""


@dataclass
class Typist:
    """A person of whom only the keyboard is used."""

    person: Person

    @property
    def page(self) -> Page:
        return self.person.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def leave(self, *keys: str) -> None:
        """Press keys that open another page, and wait for that page."""
        before = self.page.evaluate("performance.timeOrigin")
        self.press(*keys)
        self.page.wait_for_function("before => performance.timeOrigin !== before", arg=before)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, target: Locator, *, key: str = "Tab", at_most: int = 60) -> None:
        """Tab until the target has the focus; every stop on the way is one that can be seen."""
        expect(target).to_have_count(1)
        handle = target.element_handle()
        for _press in range(at_most):
            self.press(key)
            problem, is_there = self.page.evaluate(FOCUS, handle)
            assert problem == "", problem
            if is_there:
                return
        raise AssertionError(f"not reached in {at_most} presses: {target}")

    def back_to(self, target: Locator, *, at_most: int = 60) -> None:
        self.tab_to(target, key="Shift+Tab", at_most=at_most)

    def enter(self, target: Locator, *, at_most: int = 60) -> None:
        self.tab_to(target, at_most=at_most)
        self.press("Enter")

    def follow(self, target: Locator, *, at_most: int = 60) -> None:
        """Open the page behind a link or a button."""
        self.tab_to(target, at_most=at_most)
        self.leave("Enter")

    def tick(self, target: Locator, *, at_most: int = 60) -> None:
        self.tab_to(target, at_most=at_most)
        self.press("Space")
        expect(target).to_be_checked()

    def fill(self, target: Locator, text: str, *, at_most: int = 60) -> None:
        self.tab_to(target, at_most=at_most)
        self.write(text)

    def choose(self, target: Locator, label: str) -> None:
        """Choose in a list by typing how the choice begins."""
        self.tab_to(target)
        self.write(label.split(" ")[0])
        expect(target.locator("option:checked")).to_have_text(label)

    def confirm(self, name: str) -> None:
        """Say once more that it is meant; at first the focus is on the way back."""
        asked = self.page.get_by_role("dialog", name="Dit kunt u niet ongedaan maken", exact=True)
        expect(button(asked, "Terug")).to_be_focused()
        self.back_to(button(asked, name), at_most=1)
        self.leave("Enter")

    def hand_over(self, target: Locator, *files: Path) -> None:
        """Come to the field for files by keyboard; the dialog behind it is not the page's."""
        self.tab_to(target)
        target.set_input_files(list(files))

    def go_to_room(self, name: str) -> None:
        """Open a room through the palette."""
        self.page.wait_for_load_state()
        self.press("Control+k")
        palette = self.page.get_by_role("dialog", name="Zoek of geef een opdracht", exact=True)
        expect(palette.get_by_role("combobox")).to_be_focused()
        self.write(f"ga naar {name}")
        expect(palette.get_by_role("option")).to_have_count(1)
        problem, _is_there = self.page.evaluate(FOCUS, None)
        assert problem == "", problem
        self.leave("Enter")
        menu = self.page.get_by_role("navigation", name="Hoofdmenu", exact=True)
        expect(menu.locator("[aria-current=page]")).to_have_text(name)


def log_in(person: Person) -> Typist:
    """Log somebody in by keyboard."""
    hands = Typist(person)
    page = person.go("/inloggen/")
    hands.fill(field(page, "Gebruikersnaam"), person.name)
    hands.fill(field(page, "Wachtwoord"), PASSWORD)
    hands.leave("Enter")
    expect(page).not_to_have_url(re.compile("/inloggen/"))
    return hands
