"""Targets that a sentence states: "đến năm 2030 có từ 85% trở lên hồ sơ …" → by 2030, at least 85.

Only what the words say becomes a milestone: a figure with its comparison and its time. A figure
that describes, numbers, dates or names something is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ctr.importing.achieved import may_be_reached, reached
from ctr.importing.target_names import STRIVE, name_around, name_in, strives
from ctr.importing.target_times import OFTEN, FoundTarget, When, every_in, time_of
from ctr.vietnamese.matching import bare_key
from ctr.vietnamese.phrases import parse_number

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}(?!\d)"
_PERCENT = r"\s?%(?:\s?/\s?năm)?"
_HOWS = (
    "đạt", "bằng", "là", "có", "từ", "ít nhất", "tối thiểu", "không dưới", "không thấp hơn",
    "không quá", "không vượt quá", "tối đa", "trên", "dưới", "hơn", "khoảng", "còn", "xuống",
    "lên", "≥", "≤", ">", "<", "tăng", "giảm", "bình quân", "tỷ lệ", "cao hơn", "thấp hơn",
)  # fmt: skip
_HOW = rf"(?:(?:{'|'.join(_HOWS)})\s*)"
_HOW_BEFORE = re.compile(rf"{_HOW}+$", re.IGNORECASE)
_FIGURE = re.compile(
    rf"(?P<how>{_HOW}*)"
    rf"(?P<low>{_NUMBER})(?:(?:{_PERCENT})?\s?(?:-|–|đến)\s?(?P<high>{_NUMBER}))?"
    rf"(?P<unit>{_PERCENT}|\s(?:nghìn |triệu )?(?:tỷ|triệu|nghìn) (?:đồng|"
    rf"USD)(?:/[^\W\d]+(?: [^\W\d]+)?)?|\s(?:triệu|nghìn) (?:lượt|người|tấn|con|"
    rf"khách|hộ)[^\W\d]*"
    rf"|\s(?:tỷ|triệu|ha|km|MW|kW|m2|m²|tấn)\b(?:/[^\W\d]+)?|(?=\s[^\W\d]))"
    rf"(?P<more>\s(?:trở lên|trở xuống|trở đi))?",
    re.IGNORECASE,
)
_COUNTED = (
    "trường",
    "cơ sở",
    "mô hình",
    "công trình",
    "hộ",
    "tổ",
    "khu",
    "cụm",
    "lượt",
    "người",
    "doanh nghiệp",
    "sản phẩm",
    "dự án",
    "xã",
    "phường",
    "thôn",
    "lớp",
    "hợp tác xã",
    "buổi",
    "cuộc",
    "đợt",
    "lao động",
    "nhà",
    "phòng",
    "tuyến",
    "điểm",
    "chi đoàn",
    "câu lạc bộ",
    "thủ tục",
    "tiêu chí",
)
_COUNTED_NEXT = re.compile(rf"\s(?:{'|'.join(_COUNTED)})\b", re.IGNORECASE)
_COUNTED_UNIT = re.compile(
    rf"\s?({'|'.join(sorted(_COUNTED, key=len, reverse=True))})\b", re.IGNORECASE
)
_NO_FIGURE_AFTER = (
    "số", "điều", "khoản", "điểm", "mục", "phần", "mức độ", "cấp độ", "cấp", "tuổi", "dưới",
    "từ", "khóa", "nhóm", "thứ", "lần", "phụ lục", "ngày", "tháng", "quý", "năm", "chương trình",
    "nghị quyết", "cả", "trong vòng", "đề án", "loại", "hạng", "lớp", "biểu", "mẫu", "“",
)  # fmt: skip
_ONE = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_IN_LETTERS = re.compile(
    rf"(?P<how>(?:có |xây dựng |đạt )*(?:ít nhất|tối thiểu)) "
    rf"(?P<count>{'|'.join(_ONE)}) (?P<what>(?P<unit>{'|'.join(_COUNTED)})\b.*)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\s(?<=[.!?]\s)\s*(?=[A-ZĐÀ-Ỹ“\d])|\n+")
_CLAUSE = re.compile(
    r";|,(?<=[^\d],)\s+(?=(?:đến|tới) (?:hết )?năm 20\d\d|\d[\d,.]*\s?%|"
    r"trong đó|tỷ lệ|năm 20\d\d)|:\s+(?=[A-ZĐÀ-Ỹ\d])"
)


def read_targets(text: str) -> list[FoundTarget]:
    """The targets of a text of paragraphs."""
    found: list[FoundTarget] = []
    for sentence in _SENTENCE.split(text):
        found += _of_sentence(" ".join(sentence.split()))
    return found


def _of_sentence(sentence: str) -> list[FoundTarget]:
    found: list[FoundTarget] = []
    if _STATES.search(sentence) is None and not may_be_reached(sentence):
        return found
    when = When()
    subject = ""
    aimed = False
    clauses = list(_clauses(sentence))
    whole_every = every_in(sentence)
    for clause in clauses:
        aimed = aimed or strives(clause)
        when = time_of(clause, when)
        targets, subject = _of_clause(clause, when, subject, aimed)
        for target in targets:
            _add(found, target)
    if whole_every is not None and len(found) == 1 and not _has_time(found[0]):
        often = OFTEN[whole_every["every"].lower()]
        found[0].milestones[0] = {"every": often, **found[0].milestones[0]}
    return found


_STATES = re.compile(r"\d|ít nhất|tối thiểu", re.IGNORECASE)
"""What every target has that is no state reached: a figure, or how it is to be met."""


def _clauses(sentence: str) -> Iterator[str]:
    for clause in _CLAUSE.split(sentence):
        if clause and clause.strip(" ,.;"):
            yield clause.strip(" ,.;")


def _has_time(target: FoundTarget) -> bool:
    return any(
        key in milestone for milestone in target.milestones for key in ("by", "every", "over")
    )


def _add(found: list[FoundTarget], target: FoundTarget) -> None:
    """A further year of the target before it joins it."""
    if found and target.key and found[-1].key == target.key and found[-1].unit == target.unit:
        found[-1].milestones += target.milestones
        found[-1].words += f"; {target.words}"
    else:
        found.append(target)


def _of_clause(clause: str, when: When, subject: str, aimed: bool) -> tuple[list[FoundTarget], str]:
    figures = list(_figures(clause, aimed))
    if not figures:
        if aimed and (match := _IN_LETTERS.search(clause)) is not None:
            milestone = {**when.keys, "at_least": Decimal(_ONE[match["count"].lower()])}
            if "over" not in milestone:
                name = name_in(match["what"])
                unit = match["unit"].lower()
                return [
                    FoundTarget(name=name, unit=unit, milestones=[milestone], words=clause)
                ], name
        return list(reached(clause, when, aimed)), subject
    found: list[FoundTarget] = []
    years = _years_with_figures(clause)
    if len(years) > 1:
        name = name_in(clause[: years[0][0]]) or subject
        milestones = [milestone for _, milestone in years]
        target = FoundTarget(
            name=name, unit="%", milestones=milestones, words=clause, key=bare_key(name)
        )
        return [target], name
    for position, (start, end, figure) in enumerate(figures):
        last = figures[position + 1][0] if position + 1 < len(figures) else len(clause)
        first = figures[position - 1][1] if position else 0
        name = name_around(clause[first:start], clause[end:last])
        if not name or bare_key(name) in _EMPTY_NAMES:
            name = subject
        if not name:
            continue
        comparison = _comparison(figure, clause[first:start])
        milestone = {**_timed(when, figure, clause), **comparison}
        doubt = "chỉ nói khoảng chừng" if "khoảng" in (figure["how"] or "").lower() else ""
        unit = _unit(figure, clause[end:last])
        key = bare_key(name)
        found.append(
            FoundTarget(
                name=name, unit=unit, milestones=[milestone], words=clause, key=key, doubt=doubt
            )
        )
        subject = name
    return found, subject


_DIGIT = re.compile(r"\d")
_LEADING = 48
"""Characters before a figure in which its comparison stands: trying at each of a clause is slow."""
_EMPTY_NAMES = ("", "dat", "la", "co", "tren", "con")


def _figures(clause: str, aimed: bool) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The figures of a clause that state a target."""
    end = 0
    for digit in _DIGIT.finditer(clause):
        place = digit.start()
        if place < end:
            continue
        match = _FIGURE.match(clause, _with_how(clause, end, place))
        if match is None:
            continue
        end = match.end()
        low = match.start("low")
        before, after = clause[:low], clause[end:]
        if _of_a_word(clause, low, match.end("high") if match["high"] else match.end("low")):
            continue
        percent = "%" in match["unit"]
        if percent or _counts(match, before, after, aimed):
            yield match.start(), end, match


def _with_how(clause: str, end: int, place: int) -> int:
    """Where a figure at `place` begins with the words of its comparison, behind the one before."""
    start = max(end, place - _LEADING)
    if not clause[start:place].rstrip().lower().endswith(_HOWS):
        return place
    how = _HOW_BEFORE.search(clause, start, place)
    return place if how is None else how.start()


def _of_a_word(clause: str, start: int, end: int) -> bool:
    """Whether the digits are part of a number of a document, a date or a year."""
    around = clause[max(0, start - 1) : start] + clause[end : end + 1]
    if _PART_OF_WORD.search(around):
        return True
    return _YEAR.fullmatch(clause, start, end) is not None


_PART_OF_WORD = re.compile(r"[/\\_A-Za-zĐđ“\"]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _counts(match: re.Match[str], before: str, after: str, aimed: bool) -> bool:
    """Whether a figure without a percent sign is one that is to be reached."""
    how = (match["how"] or "").lower()
    if match["unit"].strip():
        return aimed or re.search(r"đạt|ít nhất|tối thiểu|trên|dưới|≥|≤|bình quân", how) is not None
    if _COUNTED_NEXT.match(after) is None:
        return False
    last = before[-_NEAR:].rstrip().lower()
    if last.endswith(_NO_FIGURE_AFTER) and not how.strip():
        return False
    if last.endswith(("trẻ", "tuổi", "cả", "với")):
        return False
    strong = _STRONG.search(how) is not None
    return strong or (aimed and (how.strip() in ("từ", "có", "") and _near_strive(before)))


_STRONG = re.compile(r"ít nhất|tối thiểu|đạt|trên|≥|không quá")


def _near_strive(before: str) -> bool:
    """Whether "phấn đấu" governs the figure: no other verb between."""
    return _STRIVE_NEAR.search(before, max(0, len(before) - _NEAR)) is not None


_STRIVE_NEAR = re.compile(rf"{STRIVE}[^;]{{0,14}}$", re.IGNORECASE)
_NEAR = 22
"""Characters of its longest match."""


_YEAR_WITH_FIGURE = re.compile(
    rf"(?:(?:đến |vào )?năm |từ (?:năm )?|đến )(?P<year>20\d\d)(?:\s*(?:là|đạt|có|"
    rf":))*\s*(?P<figure>(?:trên|dưới|từ|ít nhất|không quá|đạt|"
    rf"còn)?\s*(?:{_NUMBER})\s?%(?:\s(?:trở lên|trở xuống))?)",
    re.IGNORECASE,
)


def _years_with_figures(clause: str) -> list[tuple[int, dict[str, Any]]]:
    """`năm 2026 là trên 65%, năm 2029 trên 95% và từ 2030 đạt 100%`, several in one clause."""
    found = []
    for match in _YEAR_WITH_FIGURE.finditer(clause) if clause.count("20") > 1 else ():
        figure = _FIGURE.search(match["figure"])
        if figure is not None:
            found.append((match.start(), {"by": int(match["year"]), **_comparison(figure, "")}))
    return found


def _timed(when: When, figure: re.Match[str], clause: str) -> dict[str, Any]:
    if "over" not in when.keys:
        return dict(when.keys)
    span = dict(when.keys["over"])
    average = "bình quân" in clause.lower() or "/năm" in figure["unit"].replace(" ", "")
    if average:
        span["as"] = "average"
    elif "%" in figure["unit"]:
        return {"by": span["to"]}
    else:
        span["as"] = "total"
    return {"over": span}


def _comparison(figure: re.Match[str], before: str) -> dict[str, Any]:
    how = f"{before[-25:]} {figure['how'] or ''}".lower()
    own = (figure["how"] or "").lower()
    low = _value(figure["low"])
    if figure["high"]:
        return {"between": [low, _value(figure["high"])]}
    more = (figure["more"] or "").strip().lower()
    if "trở xuống" in more or re.search(r"không quá|không vượt quá|tối đa|≤", own):
        return {"at_most": low}
    if "<" in own or ("dưới" in own.split() and "không dưới" not in own):
        return {"less_than": low}
    if "trở lên" in more or re.search(r"ít nhất|tối thiểu|không dưới|không thấp hơn|≥", own):
        return {"at_least": low}
    if re.search(r"\btrên\b|>|\bhơn\b", own):
        return {"more_than": low}
    if re.search(r"\b(?:còn|giảm còn|giảm xuống|xuống)\b", how):
        return {"at_most": low}
    return {"at_least": low}


def _value(text: str) -> Decimal:
    return parse_number(text)


def _unit(figure: re.Match[str], after: str) -> str | None:
    unit = " ".join(figure["unit"].split())
    if unit:
        return re.sub(r"\s?/\s?", "/", unit)
    counted = _COUNTED_UNIT.match(after)
    return counted[1].lower() if counted else None
