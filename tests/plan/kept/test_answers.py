"""Answers are kept for the questions asked last, of plans whose stamps tell every change.

That one is as good as a fresh answer, whatever becomes of the plan or of the file, is what
`test_cache_edits.py` looks for.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from ctr.plan.kept import answers, looked
from ctr.plan.kept.answers import Answer, Answers, JointAnswer, answers_file
from ctr.plan.kept.stamps import numbers_of, stamps
from tests.small_plan import small_plan


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One whose stamps tell a change."""
    folder = small_plan(tmp_path / "phường")
    monkeypatch.setattr(looked, "SETTLED_NS", 20_000_000)
    time.sleep(0.04)
    return str(folder)


def keep(file: Path, question: str, plan: str, text: str) -> None:
    asked = Answers(file, question, [plan])
    before = stamps(plan)
    assert before is not None
    asked.keep(plan, before, Answer("{}", text))
    asked.write()


def kept(file: Path, question: str, plan: str) -> str | None:
    answer = Answers(file, question, [plan]).of(plan)
    return answer.text if answer is not None else None


def test_the_questions_asked_last_are_kept(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "_QUESTIONS", 2)
    file = tmp_path / "cache" / "a.answers"
    for question in ("một", "hai", "ba"):
        keep(file, question, plan, f"trả lời {question}")
    assert [kept(file, question, plan) for question in ("một", "hai", "ba")] == [
        None,
        "trả lời hai",
        "trả lời ba",
    ]


def test_what_is_very_long_is_not_kept(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "LONGEST", 100)
    file = tmp_path / "cache" / "a.answers"
    keep(file, "hỏi", plan, "a" * 101)
    assert kept(file, "hỏi", plan) is None


def test_a_file_that_has_grown_is_begun_anew(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cache" / "a.answers"
    keep(file, "một", plan, "a" * 50_000)
    monkeypatch.setattr(answers, "_LARGEST", 50_000)
    keep(file, "hai", plan, "b")
    assert (kept(file, "một", plan), kept(file, "hai", plan)) == (None, "b")


def test_a_young_plan_has_no_stamps(plan: str) -> None:
    assert stamps(plan) is not None
    (Path(plan) / "leaders.yaml").touch()
    assert stamps(plan) is None


@pytest.mark.parametrize("name", [b"\xff.txt", b"a\n.txt"])
def test_a_name_that_is_no_text_is_not_kept(plan: str, name: bytes) -> None:
    try:
        with open(os.path.join(os.fsencode(plan), name), "wb"):  # noqa: PTH118, PTH123
            pass
    except OSError:
        pytest.skip("no such name here")
    time.sleep(0.04)
    assert stamps(plan) is None


def test_many_plans_are_read_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: str
) -> None:
    monkeypatch.setattr(answers, "_BATCH", 2)
    plans = [str(small_plan(tmp_path / f"{number}")) for number in range(5)]
    time.sleep(0.04)
    file = tmp_path / "cache" / "a.answers"
    asked = Answers(file, "hỏi", plans)
    for folder in plans:
        assert asked.of(folder) is None
        before = stamps(folder)
        assert before is not None
        asked.keep(folder, before, Answer("{}", folder))
    asked.write()
    again = Answers(file, "hỏi", plans)
    texts = [answer.text for answer in map(again.of, plans) if answer is not None]
    assert texts == plans


def joint(file: Path, plans: list[str], text: str) -> None:
    """Keep what several answer together."""
    asked = JointAnswer(file, "hỏi", plans)
    assert asked.known() is None
    before = asked.look()
    assert before is not None
    asked.keep(before, Answer("", text))


def test_an_answer_of_several_holds_as_long_as_each_is_as_it_was(tmp_path: Path, plan: str) -> None:
    plans = [plan, str(small_plan(tmp_path / "phố"))]
    file = tmp_path / "cache" / "a.answers"
    for number in range(3):
        time.sleep(0.04)
        joint(file, plans, str(number))
        assert JointAnswer(file, "hỏi", plans).known() == Answer("", str(number))
        Path(plans[number % 2], "leaders.yaml").touch()
        assert JointAnswer(file, "hỏi", plans).known() is None


def test_an_answer_of_several_holds_only_by_the_stamps_of_all(tmp_path: Path, plan: str) -> None:
    plans = [plan, str(small_plan(tmp_path / "phố"))]
    file = tmp_path / "cache" / "a.answers"
    time.sleep(0.04)
    joint(file, plans, "a")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM plan WHERE folder = ?", plans[1:])
        connection.commit()
    joint(file, plans, "b")
    assert JointAnswer(file, "hỏi", plans).known() == Answer("", "b")


def test_stamps_that_are_not_as_they_were_kept_are_taken_anew(tmp_path: Path, plan: str) -> None:
    """Fewer names would hide what becomes of the others."""
    file = tmp_path / "cache" / "a.answers"
    keep(file, "hỏi", plan, "a")
    seen = stamps(plan)
    assert seen is not None
    fewer = [name for name in seen.names if name != "leaders.yaml"]
    with closing(sqlite3.connect(file)) as connection:
        numbers = numbers_of(plan, fewer)
        connection.execute("UPDATE plan SET names = ?, numbers = ?", ("\0".join(fewer), numbers))
        connection.commit()
    joint(file, [plan], "b")
    assert JointAnswer(file, "hỏi", [plan]).known() == Answer("", "b")
    Path(plan, "leaders.yaml").write_text("leaders: []\n", "utf-8")
    assert JointAnswer(file, "hỏi", [plan]).known() is None


def test_they_lie_where_all_plans_asked_do(tmp_path: Path) -> None:
    file = answers_file([str(tmp_path / "a"), str(tmp_path / "b")])
    assert file == answers_file([str(tmp_path / "c"), str(tmp_path / "a" / "d")])
    assert file != answers_file([str(tmp_path / "a")])
    assert answers_file([]) is None
