"""What a check found, as SARIF 2.1.0 (OASIS): one run, with the rules of what was found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ctr import __version__
from ctr.codes import CODES, Code
from ctr.output.check_formats import Reported, message
from ctr.output.explanations import explained
from ctr.output.json_text import json_text
from ctr.output.visible import printable

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "ctr/v1"
"""What our fingerprints are called: another name once they are made in another way."""
_ROOT = "%SRCROOT%"


def sarif(findings: Sequence[Reported]) -> str:
    """The log of one run. Paths are relative to `%SRCROOT%`, the top of the repository."""
    rules = sorted({one.problem.code for one in findings})
    index = {code: place for place, code in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ctr",
                        "version": __version__,
                        "language": "vi",
                        "rules": [_rule(CODES[code]) for code in rules],
                    }
                },
                "language": "vi",
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "Thư mục gốc của kho chứa kế hoạch."}}
                },
                "results": [_result(one, index[one.problem.code]) for one in findings],
            }
        ],
    }
    return f"{json_text(log)}\n"


def _level(*, advice: bool) -> str:
    return "note" if advice else "error"


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": f"{code.meaning} {code.why}"},
        "help": {"text": explained(code)},
        "defaultConfiguration": {"level": _level(advice=code.advice)},
        "properties": {"tags": [code.principle]},
    }


def _result(one: Reported, rule: int) -> dict[str, Any]:
    problem = one.problem
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _level(advice=problem.severity == "advice"),
        "message": {"text": message(problem)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(one.path), "uriBaseId": _ROOT},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: one.fingerprint},
    }
    if one.finding.accepted is not None:
        why = printable(one.finding.accepted)
        result["suppressions"] = [{"kind": "inSource", "justification": why}]
    return result


def _uri(path: str) -> str:
    """A relative reference (RFC 3986): a first part with a colon would read as a scheme."""
    return quote(os.fsencode(path), safe="/")
