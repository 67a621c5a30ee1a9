"""What alignment found, in words."""

from __future__ import annotations

from ctr.plan.load.plans_below import Astray
from ctr.plan.model import Milestone
from ctr.tracking.rollup import Lack, Rolled, Way
from ctr.tracking.unaligned import Finding, GapKind, Why
from ctr.vietnamese import phrases
from ctr.wording.counts import names_phrase
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import amount_phrase, figure_phrase, quantity

_KINDS: dict[GapKind, str] = {
    "unreadable": "không đọc được",
    "not_aligned": "chưa gắn với cấp trên",
    "unknown_point": "điểm không có",
    "unserved": "chưa có việc thực hiện",
    "lower": "mức chưa bằng cấp trên",
    "later": "muộn hơn cấp trên",
    "shorter": "giữ ngắn hơn cấp trên",
    "counted_twice": "tính hai lần",
}
_WHYS: dict[Why, str] = {
    "kind": "một bên là đạt/không đạt, một bên là số",
    "direction": "hai mức khác chiều (một bên chặn dưới, một bên chặn trên)",
    "basis": "khác cách tính thời gian (đến một ngày, hằng kỳ, bình quân, cộng dồn)",
    "period": "bình quân, cộng dồn của hai giai đoạn khác nhau",
    "unit": "khác đơn vị tính",
    "outside": "thời điểm của cấp trên nằm ngoài giai đoạn của chương trình cấp dưới",
    "part": "mức của cấp trên là tổng của nhiều nơi, chỉ so được khi cộng lại (ctr align --below)",
    "undeclared": "cấp trên chưa khai rollup nên chưa biết mức là của từng nơi hay của cả tổng",
    "no_level": "chỉ có nhiệm vụ thực hiện, không có chỉ tiêu nào",
    "incomplete": "chưa cộng được mức vì những nơi này chưa có mức",
}
_LACKS: dict[Lack, str] = {
    "unserved": "không có chỉ tiêu thực hiện",
    "no_figure": "chưa có số liệu",
    "incomplete": "thiếu số liệu của một năm",
    "other_unit": "khác đơn vị tính",
    "other_basis": "khác cách tính thời gian",
    "unclear": "có hai số khác nhau",
    "no_base": "thiếu trọng số",
    "counted_twice": "số đã tính ở nơi khác",
}
_WAYS: dict[Way, str] = {
    "sum": "cộng",
    "weighted": "bình quân có trọng số",
    "all": "mọi nơi đều đạt",
}


def kind_phrase(finding: Finding) -> str:
    """`muộn hơn cấp trên`, `không so được`."""
    return _KINDS[finding.kind] if finding.kind is not None else "không so được"


def point_phrase(finding: Finding) -> str:
    """The superior's point: `3.2 Tên nhiệm vụ`, `3.2 ho-ngheo Tên chỉ tiêu`; empty without."""
    if finding.target is not None and finding.task is not None:
        return f"{finding.task.id}, {finding.target.id}: {finding.target.name}"
    return f"{finding.task.id}: {finding.task.title}" if finding.task is not None else ""


def who_phrase(finding: Finding) -> str:
    """`UBND phường A`, `cả 114 nơi`, `A, B, C và 12 nơi khác`."""
    if finding.everywhere:
        return f"cả {len(finding.subordinates)} nơi"
    return names_phrase(finding.subordinates)


def astray_phrase(reason: Astray, aligned_to: str) -> str:
    """What is wrong with the path to a superior's plan."""
    return {
        "nowhere": f"aligned_to: không có thư mục “{aligned_to}”",
        "no_plan": f"aligned_to: “{aligned_to}” không phải thư mục kế hoạch, không có "
        "programme.yaml",
        "itself": f"aligned_to: “{aligned_to}” là chính kế hoạch này",
    }[reason]


def detail_phrase(finding: Finding) -> str:
    """What does not agree, or why it was not compared."""
    text = finding.message or _detail(finding)
    if finding.own_target is not None:
        return f"chỉ tiêu {finding.own_target.id} (nhiệm vụ {finding.own_task}): {text}"
    return f"nhiệm vụ {finding.own_task}: {text}" if finding.own_task is not None else text


def located_phrase(finding: Finding) -> str:
    """The same, with where it is written."""
    text, place = detail_phrase(finding), finding.place
    return f"{text} [{place.file}:{place.line}:{place.column}]" if place is not None else text


def _detail(finding: Finding) -> str:
    if finding.why is not None:
        return _WHYS[finding.why]
    if finding.kind == "unserved":
        what = "chỉ tiêu này" if finding.target else "nhiệm vụ này"
        return f"không có nhiệm vụ, chỉ tiêu nào thực hiện {what}"
    if finding.kind == "unknown_point" and finding.target is not None:
        return (
            f"rollup.base nêu “{finding.point}”, không phải chỉ tiêu bằng số của chương trình này"
        )
    if finding.kind == "unknown_point":
        return f"serves nêu “{finding.point}”, chương trình cấp trên không có vào ngày tính"
    if finding.kind == "counted_twice":
        return _twice(finding)
    result = finding.compared
    if result is None or finding.target is None:
        return ""
    wanted = f"cấp trên: {_promise(result.wanted, finding.target.unit)}"
    if finding.total is not None:
        return f"cộng lại được {quantity(finding.total, finding.target.unit)}; {wanted}"
    if result.own is None or finding.own_target is None:
        return wanted
    return f"{_promise(result.own, finding.own_target.unit)}; {wanted}"


def _twice(finding: Finding) -> str:
    whose, which = finding.other or ("", "")
    if not which:
        return f"cùng một chương trình với {whose}, không tính lại"
    if (whose,) == finding.subordinates:
        return f"cùng thực hiện chỉ tiêu này với {which}: cộng lại là tính hai lần"
    return f"cùng số, cùng văn bản hoặc tệp với {which} của {whose}, không cộng lại"


def _promise(milestone: Milestone, unit: str | None) -> str:
    """`từ 85% trở lên, đến năm 2030`."""
    return f"{amount_phrase(milestone, unit)}, {when_phrase(milestone)}"


def way_phrase(row: Rolled) -> str:
    """How it is rolled up: `cộng`, `bình quân có trọng số`; `chưa khai` where nobody said."""
    return _WAYS[row.way] if row.way is not None else "chưa khai (rollup)"


def goal_of(row: Rolled) -> str:
    """The level that the superior wants, and when."""
    return _promise(row.milestone, row.target.unit)


def rolled_phrase(row: Rolled) -> str:
    """The sum or mean, or how many have reached it; empty where there is none."""
    if row.way == "all":
        return f"{row.reached}/{row.of} nơi đạt"
    if row.value is None or isinstance(row.value, bool):
        return ""
    return figure_phrase(row.value, row.target.unit)


def figures_phrase(row: Rolled) -> str:
    """`110/114 nơi, ngày 20/11/2026`, `… từ 20/11/2026 đến 24/11/2026`."""
    text = f"{row.figures}/{row.of} nơi"
    if row.first_day is None or row.last_day is None:
        return text
    if row.first_day == row.last_day:
        return f"{text}, ngày {phrases.day(row.first_day)}"
    return f"{text}, từ {phrases.day(row.first_day)} đến {phrases.day(row.last_day)}"


def missing_phrase(row: Rolled) -> str:
    """`chưa có số liệu: A; B. thiếu trọng số: C`."""
    reasons: dict[Lack, list[str]] = {}
    for name, reason in row.missing:
        reasons.setdefault(reason, []).append(name)
    return ". ".join(
        f"{_LACKS[reason]}: {names_phrase(tuple(names))}" for reason, names in reasons.items()
    )
