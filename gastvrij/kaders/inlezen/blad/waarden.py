"""What a cell of a workbook shows: a date as a date, a share as a percentage, commas in figures."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

FIGURES = 15
_NO_CODE = re.compile(r"\"[^\"]{0,80}\"|\\.|\[[^\]]{0,40}\]|_.|\*.")
_DECIMALS = re.compile(r"0\.(0{1,10})")
_CLOCK = re.compile(r"[hs]", re.IGNORECASE)


def shown(cell: Any) -> str:
    """Return what a cell shows a Dutch reader, without spaces behind it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, int | float):
        return _figure(value, str(cell.number_format or ""))
    if isinstance(value, date | time | timedelta):
        return _moment(value, str(cell.number_format or ""))
    return str(value).rstrip()


def _moment(value: date | time | timedelta, form: str) -> str:
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    day = f"{value.day}-{value.month}-{value.year}"
    has_clock = isinstance(value, datetime) and bool(_CLOCK.search(_NO_CODE.sub("", form)))
    if isinstance(value, datetime) and (has_clock or (value.hour, value.minute) != (0, 0)):
        return f"{day} {value.hour}:{value.minute:02}"
    return day


def _figure(value: float, form: str) -> str:
    code = _NO_CODE.sub("", form.split(";")[0])
    try:
        number = Decimal(format(value, f".{FIGURES}g"))
        if "%" in code:
            number *= 100
        decimals = _DECIMALS.search(code)
        if decimals or "%" in code:
            places = len(decimals[1]) if decimals else 0
            number = number.quantize(Decimal(1).scaleb(-places))
        text = format(number.normalize() if not decimals else number, "f")
    except InvalidOperation:
        text = str(value)
    return text.replace(".", ",") + ("%" if "%" in code else "")
