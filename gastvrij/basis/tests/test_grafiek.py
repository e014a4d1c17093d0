"""Charts: the table holds the data, and the picture fits its plane."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.basis import grafiek, radar
from gastvrij.basis.grafiek import Bar, Series
from gastvrij.basis.radar import Axis
from gastvrij.basis.weergave import percentage

KOPPEN = ("Kanaal", "Direct afgehandeld", "Doel", "Aantal")
SHARES = st.one_of(st.none(), st.fractions(0, 1))


@given(st.lists(st.tuples(st.text(), SHARES, SHARES, st.integers(0, 10**7)), max_size=6))
def test_the_table_of_bars_equals_the_data(
    data: list[tuple[str, Fraction | None, Fraction | None, int]],
) -> None:
    made = grafiek.bars([Bar(*row) for row in data], koppen=KOPPEN)
    assert made.koppen == KOPPEN
    assert len(made.rijen) == len(data) == made.beeld.count("<li>")
    for (label, share, target, _count), shown in zip(data, made.rijen, strict=True):
        assert shown[0] == label
        assert shown[1] == percentage(share)
        assert shown[2] == ("–" if target is None else percentage(target, 0))


def test_a_bar_under_its_target_says_so_in_words() -> None:
    rows = [
        Bar("Telefoon", Decimal("0.618"), Decimal("0.6"), 10),
        Bar("Balie", Decimal("0.6"), Decimal("0.6"), 10),
        Bar("Chat", Decimal("0.599"), Decimal("0.6"), 10),
        Bar("Post", None, Decimal("0.6"), 0),
    ]
    made = grafiek.bars(rows, koppen=KOPPEN).beeld
    assert made.count("onder doel") == 1
    assert made.count("gv-balk--onder") == 1
    assert made.count("gv-balk__doel") == 4
    assert made.count("gv-balk__vul") == 3
    assert "geen cijfer" in made


@given(st.lists(SHARES, min_size=1, max_size=12), SHARES)
def test_the_table_of_a_line_equals_the_data_and_points_lie_in_the_plane(
    shares: list[Fraction | None], target: Fraction | None
) -> None:
    labels = [str(n) for n in range(len(shares))]
    made = grafiek.line(labels, [Series("Alle teams", shares, target)], kop="Week")
    assert made.koppen == ("Week", "Alle teams")
    assert made.rijen == tuple(zip(labels, map(percentage, shares), strict=True))
    dots = re.findall(r'<circle class="gv-punt reeks-1" cx="([\d.]+)%" cy="([\d.]+)%"', made.beeld)
    assert len(dots) == sum(share is not None for share in shares)
    assert all(0 <= float(x) <= 100 and 0 <= float(y) <= 100 for x, y in dots)
    assert ("gv-doeltekst" in made.beeld) == (target is not None)


def test_a_missing_figure_breaks_the_line_and_is_never_zero() -> None:
    made = grafiek.line(["1", "2", "3"], [Series("A", [0.5, None, 0.6])], kop="Week")
    assert made.beeld.count("<polyline") == 2
    assert made.rijen[1] == ("2", "geen cijfer")


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_the_labels_at_the_ends_of_two_lines_never_overlap(one: Fraction, other: Fraction) -> None:
    made = grafiek.line(["1"], [Series("A", [one]), Series("B", [other])], kop="Week")
    heights = re.findall(r'class="gv-reekstekst reeks-\d" x="[\d.]+%" y="([\d.]+)%"', made.beeld)
    first, second = map(float, heights)
    assert abs(first - second) >= grafiek.LABEL_GAP - 0.02
    assert 0 <= min(first, second) <= max(first, second) <= 100
    if one != other:
        assert (first < second) == (one > other)


def test_a_label_beside_a_line_without_figures_stands_at_its_own_end() -> None:
    made = grafiek.line(["1"], [Series("A", [None]), Series("B", [0.5])], kop="Week")
    assert 'class="gv-reekstekst reeks-2" x="50.00%" y="50.00%"' in made.beeld


@pytest.mark.parametrize(
    "series",
    [
        [Series("A", [0.5])],
        [Series("A", [0.5, 0.6]), Series("B", [0.5, 0.6]), Series("C", [0.5, 0.6])],
    ],
)
def test_a_line_that_cannot_be_read_is_refused(series: list[Series]) -> None:
    with pytest.raises(ValueError, match="at most two"):
        grafiek.line(["1", "2"], series, kop="Week")


@given(st.lists(st.fractions(0, 1), max_size=12))
def test_a_spark_line_stays_in_its_box(shares: list[Fraction]) -> None:
    drawn = grafiek.spark(shares)
    assert bool(drawn) == (len(shares) >= 2)
    for _x, y in (p.split(",") for p in re.findall(r"[\d.]+,[\d.]+", drawn)):
        assert 10 <= float(y) <= 90


def test_the_table_of_a_radar_equals_the_data() -> None:
    axes = [Axis("1.1", 2, 2), Axis("1.2", 1, 2), Axis("1.3", 0, 0)]
    made = radar.radar(
        axes, levels=4, titel="Een <b>zin</b>.", koppen=("Code", "Vastgesteld", "Vereist")
    )
    assert made.rijen == (("1.1", "2", "2"), ("1.2", "1", "2"), ("1.3", "0", "–"))
    assert made.beeld.count("gv-radar__code--tekort") == 1
    assert made.beeld.count("gv-punt--tekort") == 1
    assert made.beeld.count("gv-radar__vereist") == 2
    assert 'aria-label="Een &lt;b&gt;zin&lt;/b&gt;."' in made.beeld


def test_a_radar_of_two_axes_is_refused() -> None:
    with pytest.raises(ValueError, match="three axes"):
        radar.radar([Axis("1", 1, 1)] * 2, levels=4, titel="", koppen=("", "", ""))


def test_the_figure_prints_the_sentence_the_picture_and_the_table() -> None:
    made = grafiek.bars([Bar("<i>Balie", 0.5, 0.6, 4318)], koppen=KOPPEN)
    html = render_to_string("basis/_grafiek.html", {"grafiek": made, "zin": "Balie <mist> het."})
    assert "Balie &lt;mist&gt; het." in html
    assert "<i>" not in html
    assert '<th scope="row">&lt;i&gt;Balie</th><td>50,0%</td><td>60%</td><td>4.318</td>' in html
    assert "Cijfers als tabel" in html


def test_no_chart_carries_a_style() -> None:
    pictures = [
        grafiek.bars([Bar("a", 0.5, 0.6, 1)], koppen=KOPPEN).beeld,
        grafiek.line(["1"], [Series("a", [0.5], 0.6)], kop="Week").beeld,
        grafiek.spark([0.1, 0.2]),
        grafiek.meter(0.3, target=0.5),
    ]
    assert not [picture for picture in pictures if "style=" in picture]
