"""What an editor tells of a key stands once, at the field of the model."""

from __future__ import annotations

from dataclasses import fields

from ctr.plan.model import STATES, Task, TaskResult
from ctr.plan.schema.hovers import meanings, title, told
from ctr.plan.schema.make import classes


def test_every_key_of_the_model_is_told_in_vietnamese() -> None:
    for kind in classes().values():
        for field in fields(kind):
            text = told(kind, field.name.rstrip("_"))
            assert text.endswith((".", "…).")), (kind, field.name)
            assert title(text)
            assert "\n" not in text


def test_the_title_is_the_first_clause() -> None:
    assert title(told(Task, "lead")) == "Đơn vị chủ trì"
    assert title("true: thường xuyên, không có ngày hạn.") == "Thường xuyên, không có ngày hạn"
    assert title("Số liệu; true hoặc false với chỉ tiêu đạt/không đạt.") == "Số liệu"
    assert title(told(TaskResult, "state")) == "Trạng thái"


def test_every_state_is_told() -> None:
    assert meanings(told(TaskResult, "state"), [*STATES]) == [
        "chưa thực hiện",
        "đang thực hiện",
        "hoàn thành",
        "tạm dừng",
        "dừng thực hiện",
    ]
