"""The radar of a competence profile: codes with stated and required level, names in the table."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .grafiek import NO_TARGET, Grafiek, join
from .html import format_html, format_html_join
from .weergave import number

RADAR_CENTRE = (167.0, 160.0)
RADAR_RADIUS = 126.0
CODE_DISTANCE = 17.0
TICK_HALF = 9.0


@dataclass(frozen=True)
class Axis:
    """One competence in a radar: its code, the level stated and the level required, 0 for none."""

    code: str
    has: int
    needs: int

    @property
    def is_short(self) -> bool:
        """Test if the stated level lies below the required one."""
        return self.has < self.needs


@dataclass(frozen=True)
class _Web:
    """The geometry of a radar."""

    count: int
    levels: int

    def angle(self, place: float) -> float:
        return -math.pi / 2 + place * 2 * math.pi / self.count

    def point(self, place: float, level: float, *, out: float = 0.0) -> tuple[float, float]:
        radius = RADAR_RADIUS * level / self.levels + out
        angle = self.angle(place)
        return (
            RADAR_CENTRE[0] + math.cos(angle) * radius,
            RADAR_CENTRE[1] + math.sin(angle) * radius,
        )

    def polygon(self, levels: Iterable[float], css: str) -> SafeString:
        points = (self.point(place, level) for place, level in enumerate(levels))
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        return format_html('<polygon class="{}" points="{}"/>', css, drawn)


def _spoke(web: _Web, place: int) -> SafeString:
    x, y = web.point(place, web.levels)
    return format_html(
        '<line class="gv-as" x1="{}" y1="{}" x2="{}" y2="{}"/>',
        *RADAR_CENTRE,
        f"{x:.1f}",
        f"{y:.1f}",
    )


def _needs_tick(web: _Web, place: int, axis: Axis) -> SafeString:
    if not axis.needs:
        return SafeString("")
    (x, y), angle = web.point(place, axis.needs), web.angle(place)
    dx, dy = -math.sin(angle) * TICK_HALF, math.cos(angle) * TICK_HALF
    ends = (f"{end:.1f}" for end in (x - dx, y - dy, x + dx, y + dy))
    return format_html('<line class="gv-radar__vereist" x1="{}" y1="{}" x2="{}" y2="{}"/>', *ends)


def _has_dot(web: _Web, place: int, axis: Axis) -> SafeString:
    if not (axis.has or axis.is_short):
        return SafeString("")
    x, y = web.point(place, axis.has)
    return format_html(
        '<circle class="gv-punt{}" cx="{}" cy="{}" r="{}"/>',
        " gv-punt--tekort" if axis.is_short else "",
        f"{x:.1f}",
        f"{y:.1f}",
        4.5 if axis.is_short else 3,
    )


def _code(web: _Web, place: int, axis: Axis) -> SafeString:
    x, y = web.point(place, web.levels, out=CODE_DISTANCE)
    return format_html(
        '<text class="gv-radar__code{}" x="{}" y="{}" text-anchor="middle">{}</text>',
        " gv-radar__code--tekort" if axis.is_short else "",
        f"{x:.1f}",
        f"{y + 5:.1f}",
        axis.code,
    )


def _level_texts(web: _Web, axes: Sequence[Axis]) -> SafeString:
    """Return the level numbers, between the two axes where the least is drawn."""

    def drawn_beside(place: int) -> float:
        one, other = axes[place], axes[(place + 1) % web.count]
        return one.has + other.has + 0.1 * (one.needs + other.needs)

    gap = min(range(web.count), key=drawn_beside) + 0.5
    points = ((level, web.point(gap, level)) for level in range(1, web.levels + 1))
    return format_html_join(
        "",
        '<text class="gv-radar__niveau" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((f"{x:.1f}", f"{y + 4:.1f}", level) for level, (x, y) in points),
    )


def radar(
    axes: Sequence[Axis], *, levels: int, titel: str, koppen: tuple[str, str, str]
) -> Grafiek:
    """Return a radar; use it only beside the table of levels, which tells the names.

    `titel` says in one sentence what is to be seen. `koppen` names the columns of the table: code,
    stated level, required level. Raises ValueError on fewer than three axes.
    """
    if len(axes) < 3:
        msg = "A radar has at least three axes."
        raise ValueError(msg)
    web = _Web(len(axes), levels)
    places = list(enumerate(axes))
    rings = (
        web.polygon([level] * web.count, "gv-as gv-radar__ring") for level in range(1, levels + 1)
    )
    drawn = join(
        [
            *rings,
            *(_spoke(web, place) for place, _axis in places),
            web.polygon((axis.has for axis in axes), "gv-radar__heeft"),
            *(_needs_tick(web, place, axis) for place, axis in places),
            *(_has_dot(web, place, axis) for place, axis in places),
            *(_code(web, place, axis) for place, axis in places),
            _level_texts(web, axes),
        ]
    )
    beeld = format_html(
        '<svg class="gv-radar" viewBox="0 0 334 318" role="img" aria-label="{}">{}</svg>',
        titel,
        drawn,
    )
    rijen = tuple((a.code, number(a.has), number(a.needs) if a.needs else NO_TARGET) for a in axes)
    return Grafiek(beeld, koppen, rijen)
