"""Numbers and dates as a Vietnamese office writes them."""

from datetime import date
from decimal import Decimal


def number(value: Decimal) -> str:
    """Decimal comma and thousands dot: `4758.5` → `4.758,5`; never an exponent."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 and (int(whole) or fraction) else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def day(value: date) -> str:
    """The short form for tables: `05/01/2027`."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def month_of(value: date) -> str:
    """The end of a date line: `tháng 01 năm 2027`, a leading zero for months 1 and 2 only.

    Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"tháng {month} năm {value.year}"
