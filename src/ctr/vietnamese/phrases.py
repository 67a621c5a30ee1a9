"""Numbers and dates as a Vietnamese office writes them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

EVERY = {
    "year": "hằng năm",
    "half_year": "6 tháng một lần",
    "nine_months": "9 tháng đầu năm",
    "quarter": "hằng quý",
    "month": "hằng tháng",
    "week": "hằng tuần",
}
"""How often something comes again, by the keys of a deadline."""


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


def moment(value: datetime) -> str:
    """With its hour: `05/01/2027 08:15`."""
    return f"{day(value.date())} {value:%H:%M}"


def weekday(value: date) -> str:
    """`thứ Hai`, `Chủ nhật`."""
    return ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")[
        value.weekday()
    ]


def month_of(value: date) -> str:
    """The end of a date line: `tháng 01 năm 2027`, a leading zero for months 1 and 2 only.

    Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"tháng {month} năm {value.year}"


def parse_number(text: str) -> Decimal:
    """A number typed the Vietnamese way: `97,5`, `1.250`, `4.758,5`; also `97.5`.

    A comma is the decimal mark; a dot divides thousands where whole groups of three follow it, and
    is else a decimal point. A space divides thousands only. Raises ValueError.
    """
    plain = text.strip().removesuffix("%").rstrip()
    if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3}|\s\d{3})+(,\d+)?", plain):
        plain = re.sub(r"[.\s]", "", plain)
    if not re.fullmatch(r"-?\d+([.,]\d+)?", plain):
        raise ValueError(text)
    return Decimal(plain.replace(",", "."))


def too_long(number: Decimal) -> bool:
    """Whether a number has more digits than a plan holds: 18 before or after the decimal mark."""
    exponent = number.as_tuple().exponent
    return number.adjusted() >= 18 or (isinstance(exponent, int) and exponent < -18)


def document_day(value: date) -> str:
    """The short form in a document: `05/01/2027`, `24/6/2026`, a zero for months 1 and 2 only."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def long_day(value: date) -> str:
    """`05 tháng 01 năm 2027`, as a document writes a day after "ngày"."""
    return f"{value.day:02d} {month_of(value)}"


def joined(items: Sequence[str]) -> str:
    """A list in a sentence: `A, B và C`; with ";" between items that hold a comma."""
    if len(items) < 2:
        return "".join(items)
    mark = "; " if any("," in item for item in items) else ", "
    return f"{mark.join(items[:-1])} và {items[-1]}"


def point(index: int) -> str:
    """The letter of a point, from 0: a, b, c, d, đ, e …; a number after y.

    Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    return _POINTS[index] if index < len(_POINTS) else str(index + 1)


def sentence(text: str) -> str:
    """`text` with a capital and a full stop, in place of what else may end an item of a list."""
    stripped = text.strip().rstrip(";, ")
    ending = "" if stripped.endswith((".", "!", "?", "…", ":")) else "."
    return f"{stripped[:1].upper()}{stripped[1:]}{ending}"


def run_on(text: str) -> str:
    """The paragraphs of `text` in one line, all but the last as sentences, which bears no mark.

    `Giải ngân 90%. Hoàn thành 5 công trình`, also of two points of a list.
    """
    points = (re.sub(_POINT, "", " ".join(block.split())) for block in text.split("\n\n"))
    *before, last = (point.rstrip(" .;,") for point in points)
    return " ".join([*map(sentence, before), capital(last) if before else last])


def in_one_line(text: str) -> str:
    """A text of paragraphs as a line of a list: `Cấp xe / Tập huấn`."""
    return " / ".join(" ".join(block.split()) for block in text.split("\n\n"))


def capital(text: str) -> str:
    """`text` with a capital, the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


@lru_cache(maxsize=4_096)  # of the cells of a large table most say what others have said
def tied(text: str) -> str:
    """`text` with no-break spaces and hyphens where a line must not break.

    `ngày 05`, `tháng 6`, `97,5 %`, `số 05-NQ/TU`, `2026 - 2030`; no line begins with the dash of
    `Văn hóa - Xã hội`.
    """
    text = re.sub(_TIED, "\\1\u00a0", text)
    if "-" in text:
        text = re.sub(r"(?<=\d) - (?=\d)", "\u00a0-\u00a0", text)
        text = re.sub(r"(?<=\S) - ", "\u00a0- ", text)
        text = re.sub(r"(?<=[^\W_])-(?=[^\W_])", NO_BREAK_HYPHEN, text)
    return re.sub(r"(?<=\d) (?=%)", "\u00a0", text) if "%" in text else text


_POINT = r"[-–+•] "
NO_BREAK_HYPHEN = "\u2011"
_POINTS = "abcdđeghiklmnopqrstuvxy"
_TIED = r"\b([Nn]gày|[Tt]háng|[Nn]ăm|[Ss]ố|[Mm]ục|[Kk]hoản|vụ|Phụ lục|Điều) (?=[\dIVX\[])"
