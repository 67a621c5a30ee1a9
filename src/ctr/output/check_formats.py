"""What a check found, as the services that show it beside the changed lines want it.

GitHub: workflow commands, one line a problem. GitLab: a Code Quality report. SARIF stands in
`check_sarif.py`. Columns count Unicode code points from 1, as all of ours do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ctr.codes import CODES
from ctr.git import top_of
from ctr.output.json_text import json_text
from ctr.output.visible import printable
from ctr.problems import Finding, Problem

LONGEST = 2_000
"""Characters of a message; what is longer, no service shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A finding with what names it: its file below the repository's top, and its fingerprint."""

    finding: Finding
    path: str
    fingerprint: str

    @property
    def problem(self) -> Problem:
        """The problem itself."""
        return self.finding.problem


def reported(findings: Iterable[Finding], root: Path, here: Path) -> list[Reported]:
    """The findings of a plan whose files are named from `root`, each with path and fingerprint.

    The path is relative to the top of the repository that holds the plan, else to `here`, else to
    `root`. The fingerprint is that of file, code and place; of equal ones the second is another.
    """
    below = _below(root, here)
    seen: Counter[tuple[str, str, str]] = Counter()
    result = []
    for finding in findings:
        path = (below / finding.problem.file).as_posix()
        key = (path, finding.problem.code, finding.where)
        seen[key] += 1
        words = "\0".join((*key, str(seen[key])))
        fingerprint = sha256(words.encode("utf-8", "surrogateescape")).hexdigest()
        result.append(Reported(finding=finding, path=path, fingerprint=fingerprint))
    return result


def _below(root: Path, here: Path) -> Path:
    """What leads to `root` from where paths begin."""
    root, here = root.resolve(), here.resolve()
    for top in (top_of(root), here):
        if top is not None and root.is_relative_to(top):
            return root.relative_to(top)
    return Path()


def message(problem: Problem) -> str:
    """What is wrong and the next step, on one line of a length that can be shown."""
    text = f"{problem.message} → {problem.hint}" if problem.hint else problem.message
    text = printable(" ".join(text.split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def github(findings: Sequence[Reported]) -> str:
    """Workflow commands: `::error file=…,line=…,col=…,title=…::…`, `notice` for advice."""
    return "".join(f"{_command(one)}\n" for one in findings)


def _command(one: Reported) -> str:
    problem = one.problem
    properties = {
        "file": printable(one.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": f"{CODES[problem.code].title} [{problem.code}]",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    kind = "error" if problem.severity == "error" else "notice"
    return f"::{kind} {written}::{_data(message(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(findings: Sequence[Reported]) -> str:
    """A Code Quality report: JSON, `major` for an error, `info` for advice."""
    return f"{json_text([_issue(one) for one in findings])}\n"


def _issue(one: Reported) -> dict[str, Any]:
    problem = one.problem
    return {
        "description": message(problem),
        "check_name": problem.code,
        "fingerprint": one.fingerprint,
        "severity": "major" if problem.severity == "error" else "info",
        "location": {"path": printable(one.path), "lines": {"begin": problem.line}},
    }
