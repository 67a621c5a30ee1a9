"""What must agree between the values of one object, for who cannot run the model's checks.

For each class, in the order of its `checks`, the name of the check and what a schema can tell of
it; `None` where that needs arithmetic or the whole object, which `ctr check` does.
"""

from __future__ import annotations

from typing import Any, get_args

from ctr.codes import ADVICE
from ctr.plan.model import amendments, calendars, deadlines, programme, registers, results, targets
from ctr.plan.model.tasks import Task
from ctr.plan.schema.terms import (
    Schema,
    any_of,
    at,
    chosen,
    given,
    holding,
    listed,
    must,
    must_not,
    neither,
    one_of,
)
from ctr.plan.schema.values import DATED, DAY_OF_MONTH, OF_PERIOD, WEEKDAY, YEARLY

Rules = tuple[tuple[str, Schema | None], ...]


def _exactly_one(*names: str, of: str) -> Schema:
    return must(one_of(*map(given, names)), f"{of} phải có đúng một trong {', '.join(names)}")


def _bounds(schema: Schema) -> Schema:
    """The same of both keys that bound a deadline."""
    return {"properties": {"before": schema, "by": schema}}


def _as_often_as_it_says() -> Schema:
    """Which forms of a day go with which `every`; what is no form at all is told elsewhere."""
    in_month, weekly = ("half_year", "nine_months", "quarter", "month"), "every: week"
    of_month = "lặp lại theo quý, tháng … cần ngày của tháng cuối kỳ: {before: 25, every: quarter}"
    of_week = f"{weekly} cần một ngày trong tuần: {{by: friday, every: week}}"
    yearly = "every: year cần ngày không có năm: {before: 11-25, every: year}"
    dated = "ngày không có năm cần every: year; 25 hay friday cần every: quarter, month, week …"
    wrong: list[tuple[Schema, Schema, str]] = [
        (holding("every", *in_month), any_of(DATED, YEARLY, WEEKDAY), of_month),
        (holding("every", "week"), any_of(DATED, YEARLY, DAY_OF_MONTH), of_week),
        (holding("every", "year"), any_of(DATED, DAY_OF_MONTH, WEEKDAY), yearly),
        (neither(given("every")), any_of(YEARLY, DAY_OF_MONTH, WEEKDAY), dated),
    ]
    return {
        "allOf": [
            {"if": often, "then": _bounds(must_not(other, message))}
            for often, other, message in wrong
        ]
    }


def _dated(name: str) -> Schema:
    return {"type": "object", "required": [name], "properties": {name: DATED}}


def _twice(name: str) -> Schema:
    return at(name, must({"uniqueItems": True}, "một tên ghi hai lần"))


def _together(one: str, other: str) -> Schema:
    message = f"{one} và {other} phải đi cùng nhau"
    return must(any_of(given(one, other), neither(given(one), given(other))), message)


def _accepted(about: str) -> Schema:
    known = [code for code in ADVICE.values() if code.about == about]
    codes = [code.code for code in known]
    message = f"không có khuyến nghị này để chấp nhận ở đây; có: {', '.join(codes)}"
    code = chosen(codes, message, [code.title for code in known])
    return at("accepted", {"items": at("code", code)})


_BOUNDS = (given("before"), given("by"), holding("regular", True))
_WITH_YEAR = "phải có năm, ví dụ 2030 hoặc 2030-06-30"
_KINDS = get_args(amendments.ChangeKind)

RULES: dict[type[Any], Rules] = {
    deadlines.Deadline: (
        (
            "_one_bound",
            must(
                any_of(
                    one_of(*_BOUNDS),
                    {"allOf": [holding("doubtful", True), neither(*_BOUNDS)]},
                ),
                "thời hạn phải có đúng một trong before, by, regular: true",
            ),
        ),
        (
            "_before_a_day",
            at("before", must_not(OF_PERIOD, "“trước ngày” phải là một ngày: before: 2027-12-31")),
        ),
        ("_as_often_as_it_says", _as_often_as_it_says()),
        (
            "_extended_from_a_day",
            {
                "if": listed("extensions"),
                "then": must(
                    any_of(_dated("before"), _dated("by")),
                    "chỉ thời hạn có ngày cụ thể mới gia hạn được",
                ),
            },
        ),
        (
            "_ever_later",
            at("extensions", {"items": at("to", must_not(YEARLY, f"thời hạn mới {_WITH_YEAR}"))}),
        ),
    ),
    targets.Span: (("years_in_order", None),),
    targets.Milestone: (
        ("_one_comparison", _exactly_one(*targets.COMPARISONS, of="mốc")),
        (
            "_one_time",
            must_not(
                any_of(given("by", "every"), given("by", "over"), given("every", "over")),
                "mốc chỉ có một thời điểm trong by, every, over",
            ),
        ),
        ("_of_a_year", at("by", must_not(YEARLY, f"mốc {_WITH_YEAR}"))),
        ("_smaller_first", None),
        (
            "_better_of_a_range",
            must_not(
                {"allOf": [given("better"), neither(given("between"))]},
                "better chỉ dùng cùng between",
            ),
        ),
    ),
    targets.Target: (
        (
            "_some_milestone",
            at("milestones", must({"minItems": 1}, "chỉ tiêu phải có ít nhất một mốc")),
        ),
        (
            "_all_of_one_kind",
            at(
                "milestones",
                must_not(
                    {
                        "type": "array",
                        "allOf": [
                            {"contains": holding("achieved", True)},
                            {"contains": any_of(*map(given, targets.COMPARISONS[:-1]))},
                        ],
                    },
                    "một chỉ tiêu chỉ có mốc bằng số hoặc mốc đạt/không đạt",
                ),
            ),
        ),
        ("_figures_to_roll_up", None),
        ("_within_the_whole", None),
        ("each_once", _twice("serves")),
    ),
    targets.Rollup: (
        (
            "_with_a_base",
            {
                "allOf": [
                    must_not(
                        {"allOf": [holding("as", "weighted"), neither(given("base"))]},
                        "bình quân có trọng số phải có base",
                    ),
                    must_not(
                        {"allOf": [holding("as", "sum", "all"), given("base")]},
                        "base chỉ dùng cùng as: weighted",
                    ),
                ]
            },
        ),
    ),
    Task: (
        ("each_once", _twice("lead")),
        ("each_once", _twice("coordinating")),
        ("each_once", _twice("serves")),
        ("advice_of", _accepted("task")),
    ),
    programme.Duty: (
        (
            "_owed",
            must(
                any_of(listed("owed_by"), holding("owed_by_leads", True)),
                "phải có owed_by hoặc owed_by_leads: true",
            ),
        ),
        ("advice_of", _accepted("duty")),
    ),
    programme.Period: (("years_in_order", None),),
    registers.UnitGroup: (
        (
            "_open_or_with_members",
            must(
                one_of(listed("members"), holding("open", True)),
                "nhóm phải có members hoặc open: true, chỉ một trong hai",
            ),
        ),
    ),
    registers.Leader: (("_in_order", None),),
    results.TaskResult: (
        (
            "_done_on_a_day",
            {
                "if": holding("state", "done"),
                "then": must(
                    given("state_on"),
                    "nhiệm vụ done (xong) phải có ngày hoàn thành: state_on: năm-tháng-ngày",
                ),
            },
        ),
    ),
    results.Submission: (
        (
            "_kept_with_its_hash",
            {"allOf": [_together("file", "file_hash"), _together("data", "data_hash")]},
        ),
    ),
    calendars.Holiday: (("_in_order", None),),
    calendars.CalendarYear: (
        ("_of_its_year", None),
        ("_of_its_year", None),
        ("_of_its_year", None),
        ("_swaps_of_its_year", None),
    ),
    amendments.DeadlineChange: (
        ("_one_of", _exactly_one("task", "duty", of="thay đổi thời hạn")),
        ("_one_of", _exactly_one("to", "deadline", of="thay đổi thời hạn")),
    ),
    amendments.Assignment: (
        (
            "_something_assigned",
            must(
                any_of(*map(given, ("lead", "coordinating", "leader"))),
                "phải có lead, coordinating hoặc leader",
            ),
        ),
    ),
    amendments.Drop: (("_one_of", _exactly_one("task", "target", "duty", of="drop")),),
    amendments.AmendmentChange: (("_one_kind", _exactly_one(*_KINDS, of="mỗi sửa đổi")),),
    amendments.Amendment: (
        (
            "_some_change",
            at("changes", must({"minItems": 1}, "sửa đổi phải có ít nhất một nội dung")),
        ),
    ),
}


def of_class(kind: type[Any]) -> list[Schema]:
    """What holds for objects of a class. Raises LookupError where a check is not in the table."""
    rules = RULES.get(kind, ())
    checks = [check.__qualname__.split(".")[0] for check in kind.checks]
    if checks != [name for name, _ in rules]:
        raise LookupError(f"{kind.__name__}: {checks}")
    return [rule for _, rule in rules if rule is not None]
