"""Charts as SVG from the server: no JavaScript, no style attributes, colour by class.

Size goes by percentage and there is no viewBox, so text keeps its size on a narrow page.
Each chart carries its own figures as rows for the table beneath it.
Shares run from 0 to 1; None is no figure and draws nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .html import format_html, format_html_join
from .weergave import Number, number, percentage

NO_TARGET = "–"
LINE_HEIGHT = 190
# How far apart two labels stand, in percent of LINE_HEIGHT: one line of their text.
LABEL_GAP = 9.0


@dataclass(frozen=True)
class Grafiek:
    """A picture and the same figures as a table."""

    beeld: SafeString
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Bar:
    """One bar: its share, its target if it has one, and the number it is a share of."""

    label: str
    share: Number | None
    target: Number | None
    count: int

    @property
    def is_under(self) -> bool:
        """Test if the share is known and misses its target."""
        return self.share is not None and self.target is not None and self.share < self.target


@dataclass(frozen=True)
class Series:
    """One line: a share for each label, and its target if it has one."""

    name: str
    shares: Sequence[Number | None]
    target: Number | None = None


def join(parts: Iterable[SafeString]) -> SafeString:
    """Return the parts of a picture one after the other."""
    return format_html_join("", "{}", ((part,) for part in parts))


def _pct(share: Number) -> str:
    """Return a share as a coordinate."""
    return f"{float(share) * 100:.2f}%"


def _target_text(target: Number | None) -> str:
    return NO_TARGET if target is None else percentage(target, 0)


def _track(share: Number | None, target: Number | None) -> SafeString:
    fill = (
        format_html('<rect class="gv-balk__vul" y="3" width="{}" height="12" rx="2"/>', _pct(share))
        if share is not None
        else ""
    )
    tick = (
        format_html(
            '<line class="gv-balk__doel" x1="{0}" x2="{0}" y1="0" y2="100%"/>', _pct(target)
        )
        if target is not None
        else ""
    )
    return format_html(
        '<rect class="gv-balk__spoor" y="3" width="100%" height="12" rx="2"/>{}{}', fill, tick
    )


def _bar(bar: Bar) -> SafeString:
    under = format_html(" <span>{}</span>", _("onder doel")) if bar.is_under else ""
    return format_html(
        '<li><span class="gv-balk__label">{}</span>'
        '<svg class="gv-balk{}" width="100%" height="18">{}</svg>'
        '<span class="gv-balk__waarde">{}{}</span></li>',
        bar.label,
        " gv-balk--onder" if bar.is_under else "",
        _track(bar.share, bar.target),
        percentage(bar.share),
        under,
    )


def bars(rows: Sequence[Bar], *, koppen: tuple[str, str, str, str]) -> Grafiek:
    """Return lying bars from 0 to 1 with a dark tick at the target.

    `koppen` names the columns of the table: label, share, target, count.
    """
    beeld = format_html(
        '<ul class="gv-balken" role="list" aria-hidden="true">{}</ul>', join(map(_bar, rows))
    )
    rijen = tuple(
        (bar.label, percentage(bar.share), _target_text(bar.target), number(bar.count))
        for bar in rows
    )
    return Grafiek(beeld, koppen, rijen)


def meter(share: Number | None, *, target: Number | None = None) -> SafeString:
    """Return one bar as decoration beside a figure that stands there as text."""
    return format_html(
        '<svg class="gv-balk gv-balk--laag" aria-hidden="true" width="100%" height="18">{}</svg>',
        _track(share, target),
    )


def _polyline(points: Iterable[tuple[float, float]], css: str) -> SafeString:
    drawn = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return format_html(
        '<svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none"'
        ' overflow="visible"><polyline class="gv-lijn {}" points="{}"'
        ' vector-effect="non-scaling-stroke"/></svg>',
        css,
        drawn,
    )


@dataclass(frozen=True)
class _Plane:
    """The drawing plane of a line chart; coordinates from 0 to 100."""

    places: int
    low: float
    high: float

    def x(self, place: int) -> float:
        return (place + 0.5) / self.places * 100

    def y(self, share: Number) -> float:
        return 100 - (float(share) - self.low) / (self.high - self.low) * 100

    def known(self, series: Series) -> list[tuple[int, Number]]:
        return [(place, s) for place, s in enumerate(series.shares) if s is not None]

    def stretches(self, series: Series) -> Iterator[list[tuple[float, float]]]:
        """Yield the points of each unbroken stretch: a missing figure breaks the line."""
        pairs = list(enumerate(series.shares))
        for is_known, stretch in groupby(pairs, key=lambda pair: pair[1] is not None):
            if is_known:
                yield [(self.x(place), self.y(s)) for place, s in stretch if s is not None]


def _steps(low: float, high: float, step: float) -> list[float]:
    return [low + step * n for n in range(round((high - low) / step) + 1)]


def _target_line(plane: _Plane, series: Series, css: str) -> SafeString:
    if series.target is None:
        return SafeString("")
    return format_html(
        '<line class="gv-doel {0}" x1="0" x2="100%" y1="{1}%" y2="{1}%"/>'
        '<text class="gv-doeltekst" x="4" y="{1}%" dy="-5">{2} {3}</text>',
        css,
        f"{plane.y(series.target):.2f}",
        _("doel"),
        percentage(series.target, 0),
    )


def _label_heights(plane: _Plane, series: Sequence[Series]) -> list[float]:
    """Return how high the label at the end of each line stands; two that are close move apart."""
    ends = [plane.y(known[-1][1]) if (known := plane.known(one)) else None for one in series]
    heights = [end for end in ends if end is not None]
    if len(heights) == 2 and abs(heights[0] - heights[1]) < LABEL_GAP:
        half = LABEL_GAP / 2
        middle = min(max(sum(heights) / 2, half), 100 - half)
        apart = [middle - half, middle + half]
        return apart if heights[0] <= heights[1] else apart[::-1]
    return [end or 0.0 for end in ends]


def _series(plane: _Plane, series: Series, css: str, label_height: float) -> SafeString:
    known = plane.known(series)
    if not known:
        return SafeString("")
    lines = join(_polyline(points, css) for points in plane.stretches(series))
    last_place, last = known[-1]
    dots = format_html_join(
        "",
        '<circle class="gv-punt {}" cx="{}%" cy="{}%" r="{}"/>',
        (
            (css, f"{plane.x(p):.2f}", f"{plane.y(s):.2f}", 4.5 if p == last_place else 2.5)
            for p, s in known
        ),
    )
    end = format_html(
        '<text class="gv-reekstekst {}" x="{}%" y="{}%" dx="9" dy="5">{}</text>',
        css,
        f"{plane.x(last_place):.2f}",
        f"{label_height:.2f}",
        percentage(last),
    )
    return format_html("{}{}{}", lines, dots, end)


def _axes(plane: _Plane, steps: Sequence[float]) -> tuple[SafeString, SafeString]:
    grid = format_html_join(
        "",
        '<line class="gv-as" x1="0" x2="100%" y1="{0}%" y2="{0}%"/>',
        ((f"{plane.y(step):.2f}",) for step in steps),
    )
    texts = format_html_join(
        "",
        '<text class="gv-astekst" x="100%" y="{}%" dx="-6" dy="4" text-anchor="end">{}</text>',
        ((f"{plane.y(step):.2f}", number(step * 100)) for step in steps),
    )
    return grid, texts


def _below(plane: _Plane, labels: Sequence[str]) -> SafeString:
    return format_html_join(
        "",
        '<text class="gv-astekst{}" x="{}%" y="14" text-anchor="middle">{}</text>',
        (
            (" gv-astekst--om" if place % 2 else "", f"{plane.x(place):.2f}", label)
            for place, label in enumerate(labels)
        ),
    )


def line(
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    kop: str,
    low: float = 0.0,
    high: float = 1.0,
    step: float = 0.2,
) -> Grafiek:
    """Return at most two lines over the same labels, each with its dashed target.

    `kop` names the first column of the table. Raises ValueError on more than two lines, or on a
    line that has not one share for each label.
    """
    if len(series) > 2 or any(len(one.shares) != len(labels) for one in series):
        msg = "A line chart has at most two series, each with one share for each label."
        raise ValueError(msg)
    plane = _Plane(max(len(labels), 1), low, high)
    grid, scale = _axes(plane, _steps(low, high, step))
    styled = [(one, f"reeks-{n}") for n, one in enumerate(series, start=1)]
    heights = _label_heights(plane, series)
    drawn = join(
        [
            grid,
            *(_target_line(plane, one, css) for one, css in styled),
            *(
                _series(plane, one, css, height)
                for (one, css), height in zip(styled, heights, strict=True)
            ),
        ]
    )
    beeld = format_html(
        '<div class="gv-lijngrafiek" aria-hidden="true">'
        '<svg class="gv-lijngrafiek__y" height="{0}" width="34" overflow="visible">{1}</svg>'
        '<svg class="gv-lijngrafiek__vlak" height="{0}" width="100%" overflow="visible">{2}</svg>'
        '<svg class="gv-lijngrafiek__x" height="18" width="100%" overflow="visible">{3}</svg>'
        "</div>",
        LINE_HEIGHT,
        scale,
        drawn,
        _below(plane, labels),
    )
    rijen = tuple(
        (label, *(percentage(one.shares[place]) for one in series))
        for place, label in enumerate(labels)
    )
    return Grafiek(beeld, (kop, *(one.name for one in series)), rijen)


def spark(shares: Sequence[Number]) -> SafeString:
    """Return a small line as decoration beside a figure; fewer than two figures draw nothing."""
    if len(shares) < 2:
        return SafeString("")
    low, high = float(min(shares)), float(max(shares))
    ys = [90 - (float(s) - low) / ((high - low) or 1) * 80 for s in shares]
    points = ((place / (len(ys) - 1) * 100, y) for place, y in enumerate(ys))
    return format_html(
        '<svg class="gv-vonk" aria-hidden="true" width="100%" height="28" overflow="visible">{}'
        '<circle class="gv-punt" cx="100%" cy="{}%" r="3.5"/></svg>',
        _polyline(points, "reeks-1"),
        f"{ys[-1]:.1f}",
    )
