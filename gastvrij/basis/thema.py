"""The contract of a theme: its scales carry text everywhere that our layer puts it. Pure."""

import re
from collections.abc import Mapping

SCALES = ("merk", "grijs", "groen", "rood", "oranje", "geel", "blauw")
STEPS = (50, 100, 200, 300, 400, 500, 600, 700)
READABLE = 4.5
# (text, background): a step of the scale, or None for white.
PAIRS: tuple[tuple[int | None, int | None], ...] = (
    (400, None),
    (500, 100),
    (None, 500),
    (300, 700),
)


def read_theme(css: str) -> dict[str, str]:
    """Return the colours that a theme file sets, by name such as `merk-500` or `wit`."""
    return dict(re.findall(r"--thema-([a-z]+(?:-\d+)?):\s*(#[0-9a-fA-F]{6})\s*;", css))


def _luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shortfalls(colours: Mapping[str, str]) -> list[str]:
    """Return what a theme lacks: missing steps, and pairs that cannot be read."""
    wanted = ["wit", *(f"{scale}-{step}" for scale in SCALES for step in STEPS)]
    missing = [f"{name} ontbreekt" for name in wanted if name not in colours]
    if missing:
        return missing
    return [
        f"{text} op {ground}: {ratio:.2f}, nodig is {READABLE}"
        for scale in SCALES
        for text, ground in ((_name(scale, pair[0]), _name(scale, pair[1])) for pair in PAIRS)
        if (ratio := contrast(colours[text], colours[ground])) < READABLE
    ]


def _name(scale: str, step: int | None) -> str:
    return "wit" if step is None else f"{scale}-{step}"
