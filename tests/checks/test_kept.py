"""What was found before is told again only while nothing that it depends on has changed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from ctr.checks import kept
from ctr.checks.all import all_findings
from ctr.evidence.files import kept_name
from ctr.plan.kept import cache, index, looked
from ctr.plan.load.loader import load
from ctr.plan.schema import stored
from ctr.plan.schema.names import names_loaded
from ctr.problems import Finding, Findings, Problem
from tests.evidence.letters import letter
from tests.plans import UNITS, task, written

DAY = date(2028, 1, 3)
SETTLED_NS = 20_000_000
"""Some ticks of the clock, so that stamps come to tell something within a test."""
SENT = b"to trinh da gui"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with evidence, a report that was sent, and schemas; nothing in it is an error."""
    folder = tmp_path_factory.mktemp("sound")
    content = letter("45/QĐ-UBND", date(2026, 5, 4))
    digest = sha256(content).hexdigest()
    proof = {"name": kept_name("QĐ 45.docx", digest), "sha256": digest}
    done = {"on": "2026-05-05", "done": "Ban hành", "files": [proof]}
    one = {"task": "1.1", "state": "in_progress", "state_on": "2026-05-05", "log": [done]}
    sent = {
        "duty": "bao-cao-don-vi",
        "on": "2026-12-01",
        "file": "bao-cao.docx",
        "file_hash": sha256(SENT).hexdigest(),
    }
    plan = written(
        folder,
        [task("1.1"), task("1.2", UNITS[1:2])],
        {(UNITS[0], 2026): {"tasks": [one]}},
        summaries={2026: {"submitted": [sent]}},
    )
    year = plan / "results" / "2026"
    for name in ("sent", "evidence"):
        (year / name).mkdir()
    (year / "sent" / "bao-cao.docx").write_bytes(SENT)
    (year / "evidence" / proof["name"]).write_bytes(content)
    stored.write(plan, names_loaded(load(plan)))
    assert not all_findings(load(plan), DAY).errors
    return plan


@pytest.fixture
def plan(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same for one test, which can change it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(looked, "SETTLED_NS", SETTLED_NS)
    copied = tmp_path / "noi-giu" / "plan"
    copytree(sound, copied)
    return copied


def settle() -> None:
    time.sleep(2 * SETTLED_NS / 1e9)


def fresh(plan: Path, day: date = DAY) -> Findings:
    return all_findings(load(plan), day)


def rows(plan: Path) -> int:
    """How many plans have findings that are kept."""
    file = cache.index_file(plan)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM findings").fetchone()
    return int(count)


def same_size_and_time(path: Path) -> None:
    """Another content that looks the same from afar."""
    status = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def first(plan: Path, pattern: str) -> Path:
    return sorted(plan.glob(pattern))[0]


def linked(path: Path) -> None:
    """The same content, behind a link."""
    away = path.parents[3] / "away"
    path.rename(away)
    path.symlink_to(away)


EVIDENCE = "results/2026/evidence/*.docx"
CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "evidence altered": (
        lambda plan: same_size_and_time(first(plan, EVIDENCE)),
        "evidence-altered",
    ),
    "evidence gone": (lambda plan: first(plan, EVIDENCE).unlink(), "evidence-missing"),
    "evidence linked": (lambda plan: linked(first(plan, EVIDENCE)), "evidence-missing"),
    "evidence added": (
        lambda plan: (plan / "results/2026/evidence/a.pdf").write_bytes(b"a"),
        "evidence-unused",
    ),
    "a year of evidence": (
        lambda plan: (plan / "results/2028/evidence/a").mkdir(parents=True),
        "evidence-unused",
    ),
    "sent altered": (
        lambda plan: same_size_and_time(first(plan, "results/2026/sent/*")),
        "sent-altered",
    ),
    "sent gone": (lambda plan: rmtree(plan / "results/2026/sent"), "sent-missing"),
    "mark of schemas": (lambda plan: same_size_and_time(plan / ".schema/made-of"), "schema-stale"),
    "a schema gone": (lambda plan: (plan / ".schema/units.schema.json").unlink(), "schema-stale"),
    "result": (
        lambda plan: first(plan, "results/2026/phong-*").write_text("unit: Không có\nyear: 2026\n"),
        "unknown-unit",
    ),
    "a file that is not read": (
        lambda plan: (plan / "sections/02-hai.yml").write_text("id: 2"),
        "file-name",
    ),
    "number": (
        lambda plan: (plan / "programme.yaml").write_text(
            (plan / "programme.yaml").read_text().replace('"01"', '"01/A"', 1)
        ),
        "document-number",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(plan: Path, change: str) -> None:
    settle()
    before = kept.findings(plan, DAY)
    assert before == fresh(plan)
    assert rows(plan) == 1
    act, code = CHANGES[change]
    act(plan)
    now = fresh(plan)
    assert code in {one.problem.code for one in now.every} - {
        one.problem.code for one in before.every
    }
    assert kept.findings(plan, DAY) == now
    settle()
    assert kept.findings(plan, DAY) == kept.findings(plan, DAY) == now


def test_what_is_kept_is_told_without_reading(plan: Path) -> None:
    settle()
    found = kept.findings(plan, DAY)
    assert found.advice
    file, name = cache.index_file(plan), str(plan.resolve())
    assert file is not None
    mark = kept._mark(plan, DAY)
    assert mark is not None
    index.write_findings(file, name, mark.text, kept._to_text(replace(found, advice=())))
    assert kept.findings(plan, DAY) == replace(found, advice=())
    assert kept.findings(plan, DAY, cached=False) == found
    assert kept.findings(plan, DAY + timedelta(days=1)) == fresh(plan, DAY + timedelta(days=1))
    assert kept.findings(plan, DAY) == found


def test_another_program_looks_again(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle()
    before = kept._mark(plan, DAY)
    with monkeypatch.context() as patch:
        patch.setattr(looked, "__version__", "0.0")
        looked.program.cache_clear()
        assert kept._mark(plan, DAY) != before
    looked.program.cache_clear()
    assert kept._mark(plan, DAY) == before


def test_what_changes_during_the_check_is_seen(plan: Path) -> None:
    def change(_: str) -> None:
        CHANGES["number"][0](plan)

    settle()
    found = kept.findings(plan, DAY, change)
    assert found == fresh(plan)
    assert "document-number" in {one.problem.code for one in found.advice}
    assert rows(plan) == 0


def test_a_link_in_the_schemas_leads_to_what_counts(plan: Path) -> None:
    mark, away = plan / ".schema" / "made-of", plan.parent / "away"
    mark.rename(away)
    mark.symlink_to(away)
    settle()
    before = kept.findings(plan, DAY)
    assert rows(plan) == 1
    same_size_and_time(away)
    assert kept.findings(plan, DAY) == fresh(plan) != before


def test_the_same_plan_by_another_name_has_its_files_by_that_name(plan: Path) -> None:
    other = plan.with_name("khac")
    other.symlink_to(plan)
    settle()
    kept.findings(plan, DAY)
    assert kept.findings(other, DAY) == fresh(other) != kept.findings(plan, DAY)


def test_what_was_found_wrong_is_looked_at_again(plan: Path) -> None:
    (plan / "results/2026/evidence/a.pdf").write_bytes(b"a")
    settle()
    assert kept.findings(plan, DAY).errors
    assert rows(plan) == 0


def test_a_word_file_that_could_not_be_read_is_read_again(plan: Path) -> None:
    path = first(plan, EVIDENCE)
    broken = b"PK no Word file"
    results = next(
        one for one in sorted(plan.glob("results/2026/phong-*")) if path.name in one.read_text()
    )
    text = results.read_text().replace(
        sha256(path.read_bytes()).hexdigest(), sha256(broken).hexdigest()
    )
    results.write_text(text.replace(path.name, f"{sha256(broken).hexdigest()[:12]}-a.docx"))
    path.rename(path.with_name(f"{sha256(broken).hexdigest()[:12]}-a.docx")).write_bytes(broken)
    settle()
    found = kept.findings(plan, DAY)
    assert (found.errors, found.unread) == ((), True)
    assert rows(plan) == 0


def test_nothing_lasts_beside_what_has_just_changed(plan: Path) -> None:
    settle()
    kept.findings(plan, DAY)
    (plan / "results/2026/evidence/.x").write_bytes(b"")
    mark = kept._mark(plan, DAY)
    assert mark is not None
    assert not mark.lasts
    settle()
    assert kept.findings(plan, DAY) == fresh(plan)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "[[],[],[]]", "{}", "[[[1]],[]]", "[[null],[]]", "[" * 100_000, "[1,2]"]
    + [f'[[["a",1,1,"{code}","m","h","1.1","w",null,{year},null]],[]]'
       for code, year in (("no-such-code", "null"), ("clear-lead", '"x"'))],
)  # fmt: skip
def test_what_is_no_list_of_findings_is_none(content: str) -> None:
    assert kept._from_text(content) is None


def test_every_field_of_a_finding_is_kept() -> None:
    names = {field.name for kind in (Finding, Problem) for field in fields(kind)}
    assert names - {"problem", "severity", "count"} == {*kept._PROBLEM, *kept._FINDING}
