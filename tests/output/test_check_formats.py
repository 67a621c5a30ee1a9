"""Findings as GitHub and GitLab want them, whatever stands in a plan."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ctr.output.check_formats import LONGEST, github, gitlab, reported
from ctr.problems import Finding, Problem

FAULT = Problem(
    file="plan/units.yaml", line=3, column=5, code="unknown-key", message="không có khóa “a”"
)
FINDING = Finding(problem=FAULT, where="units[A].b")
HOSTILE = (
    "a\n::error::b",
    "100%0A::set-output name=x::y",
    "\r\n::stop-commands::t",
    "a,file=/etc/passwd",
    "\x1b[31m\x07",
    "\u202eabc",
    "x" * 100_000,
    "Nhiệm vụ 𝒳",
    "\udc80",
)
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def given(finding: Finding, text: str) -> Finding:
    """The finding with this text wherever something of a plan may stand."""
    problem = replace(finding.problem, message=text, hint=text, file=f"plan/{text[:50]}.yaml")
    return replace(finding, problem=problem)


def understood(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message, as a runner reads a line."""
    match = re.fullmatch(r"::(\w+) ((?:\w+=[^,:]*,?)+)::(.*)", line)
    assert match is not None, line

    def read(text: str) -> str:
        for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    pairs = (part.partition("=") for part in match[2].split(","))
    return match[1], {name: read(value) for name, _, value in pairs}, read(match[3])


def test_a_workflow_command(tmp_path: Path) -> None:
    finding = replace(FINDING, problem=replace(FAULT, hint="ý bạn là: 50%, “b”?"))
    assert github(reported([finding], tmp_path, tmp_path)) == (
        "::error file=plan/units.yaml,line=3,col=5,"
        "title=Khóa không có trong mẫu [unknown-key]"
        "::không có khóa “a” → ý bạn là: 50%25, “b”?\n"
    )
    advice = replace(FINDING, problem=replace(FAULT, severity="advice"))
    assert github(reported([advice], tmp_path, tmp_path)).startswith("::notice file=")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_written_a_problem_is_one_command(tmp_path: Path, text: str) -> None:
    (line,) = github(reported([given(FINDING, text)], tmp_path, tmp_path)).splitlines()
    line.encode("utf-8")
    command, properties, message = understood(line)
    assert command == "error"
    assert list(properties) == ["file", "line", "col", "title"]
    assert len(message) <= LONGEST
    assert "\n" not in message
    assert "\x1b" not in line


def checked(report: str) -> list[dict[str, Any]]:
    """The issues of a report: what GitLab documents of each, and nothing that it does not read."""
    issues: list[dict[str, Any]] = json.loads(report)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert all(isinstance(issue[key], str) and issue[key] for key in list(issue)[:4])
        assert issue["severity"] in SEVERITIES
        assert issue["location"].keys() == {"path", "lines"}
        assert not issue["location"]["path"].startswith(("/", "./", "../"))
        assert issue["location"]["lines"].keys() == {"begin"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def test_a_code_quality_report(tmp_path: Path) -> None:
    advice = replace(FINDING, problem=replace(FAULT, severity="advice", code="clear-lead"))
    error, note = checked(gitlab(reported([FINDING, advice], tmp_path, tmp_path)))
    assert (error["check_name"], error["severity"]) == ("unknown-key", "major")
    assert (note["check_name"], note["severity"]) == ("clear-lead", "info")
    assert error["location"] == {"path": "plan/units.yaml", "lines": {"begin": 3}}
    assert error["description"] == "không có khóa “a”"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_written_the_report_is_one(tmp_path: Path, text: str) -> None:
    report = gitlab(reported([given(FINDING, text)] * 3, tmp_path, tmp_path))
    report.encode("utf-8")
    assert len(checked(report)) == 3


def test_nothing_found_is_an_empty_report() -> None:
    assert (github([]), gitlab([])) == ("", "[]\n")


def test_a_fingerprint_stays_when_lines_move_and_words_change(tmp_path: Path) -> None:
    moved = replace(FINDING, problem=replace(FAULT, line=90, column=1, message="khác", hint="x"))
    before, after = (reported([one], tmp_path, tmp_path)[0] for one in (FINDING, moved))
    assert before.fingerprint == after.fingerprint
    for other in (
        replace(FINDING, where="units[B].b"),
        replace(FINDING, problem=replace(FAULT, code="missing-key")),
        replace(FINDING, problem=replace(FAULT, file="plan/leaders.yaml")),
    ):
        (one,) = reported([other], tmp_path, tmp_path)
        assert one.fingerprint != before.fingerprint


def test_equal_ones_are_counted(tmp_path: Path) -> None:
    one, two = reported([FINDING, FINDING], tmp_path, tmp_path)
    assert one.fingerprint != two.fingerprint
    assert [one.fingerprint, two.fingerprint] == [
        again.fingerprint for again in reported([FINDING, FINDING], tmp_path, tmp_path)
    ]


def test_paths_begin_at_the_top_of_the_repository(tmp_path: Path) -> None:
    root = tmp_path / "kho" / "phuong"
    root.mkdir(parents=True)
    elsewhere = tmp_path / "khac"
    elsewhere.mkdir()

    def path(here: Path) -> str:
        return reported([FINDING], root, here)[0].path

    assert path(tmp_path / "kho") == "phuong/plan/units.yaml"
    assert path(elsewhere) == "plan/units.yaml"
    (tmp_path / "kho" / ".git").write_text("gitdir: …\n")  # as in a work tree of its own
    assert path(root) == path(elsewhere) == "phuong/plan/units.yaml"
    nested = reported([FINDING], root, root)[0]
    (tmp_path / "kho" / ".git").unlink()
    assert reported([FINDING], root, tmp_path / "kho")[0].fingerprint == nested.fingerprint
