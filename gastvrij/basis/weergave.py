"""How dates, times and figures read, in the language of the page. Pure but for that language."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import formats, timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .html import format_html

Number = int | float | Decimal | Fraction


def _is_dutch() -> bool:
    return (translation.get_language() or "nl").startswith("nl")


def _local(value: date | datetime) -> date | datetime:
    is_moment = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_moment and isinstance(value, datetime) else value


def _time_tag(value: date | datetime, shown: Callable[[date | datetime], str]) -> SafeString:
    local = _local(value)
    return format_html(
        '<time class="gv-nobr" datetime="{}">{}</time>', local.isoformat(), shown(local)
    )


def day_text(value: date | datetime) -> str:
    """Return a day: 19-11-2026, or 19 November 2026 in English."""
    local = _local(value)
    return f"{local:%d-%m-%Y}" if _is_dutch() else formats.date_format(local, "j F Y")


def clock_text(value: datetime | time) -> str:
    """Return a time of the day in Amsterdam: 14:05."""
    local = _local(value) if isinstance(value, datetime) else value
    return f"{local:%H:%M}"


def day(value: date | datetime | None) -> SafeString:
    """Return a day as a time element; nothing if there is none."""
    if value is None:
        return SafeString("")
    local = _local(value)
    only = local.date() if isinstance(local, datetime) else local
    return _time_tag(only, day_text)


def moment(value: datetime | None) -> SafeString:
    """Return a day with its time as a time element; nothing if there is none."""
    if value is None:
        return SafeString("")

    def shown(local: date | datetime) -> str:
        return _("%(dag)s om %(tijd)s") % {"dag": day_text(local), "tijd": f"{local:%H:%M}"}

    return _time_tag(value, shown)


def clock(value: datetime | time | None) -> SafeString:
    """Return a time of the day as a time element; nothing if there is none."""
    if value is None:
        return SafeString("")
    shown = clock_text(value)
    return format_html('<time class="gv-nobr" datetime="{}">{}</time>', shown, shown)


def duration(seconds: int) -> str:
    """Return seconds as minutes and seconds, with hours if there are any: 04:12, 1:04:12."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(str(value))


def number(value: Number | None, decimals: int = 0) -> str:
    """Return a number, halves rounded up: 4.318 or 63,4; in English 4,318 or 63.4."""
    if value is None:
        return _("geen cijfer")
    rounded = _decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    shown = f"{rounded:,f}".replace("-", "−")
    return shown.translate(str.maketrans(",.", ".,")) if _is_dutch() else shown


def percentage(share: Number | None, decimals: int = 1) -> str:
    """Return a share from 0 to 1 as a percentage: 63,4%. None is no figure, never 0."""
    return _("geen cijfer") if share is None else f"{number(_decimal(share) * 100, decimals)}%"
