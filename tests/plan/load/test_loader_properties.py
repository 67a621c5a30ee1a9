"""Whatever stands in a plan's files, reading ends in a plan or in problems that can be located."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.codes import ERRORS
from ctr.plan.load.loader import load
from tests.conftest import PLAN
from tests.small_plan import FILES, small_plan
from tests.strategies import words

TEXTS = {
    path.relative_to(PLAN).as_posix(): path.read_bytes().decode() for path in PLAN.rglob("*.yaml")
}


SIGNS = [
    *"\n\t\r -:,?[]{}#&*!|>'\"%@`~.\x00\x85\u2028\ufeff\u0301",
    "\n  ",
    "---\n",
    "...\n",
    "<<: ",
]


ENGLISH = re.compile(r"\b(found|expected|while|did not|not allowed)\b")


scraps = st.one_of(st.sampled_from(SIGNS), st.text(max_size=8), words)


tangles = st.lists(st.one_of(scraps, st.sampled_from(["id", "tasks", "a: b", "- "]))).map("".join)


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words, st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_plan(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copytree(PLAN, tmp_path_factory.mktemp("real") / "plan"))


def lines_of(path: Path) -> list[str]:
    """The lines as an editor numbers them, and the empty one after the end of the file."""
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    return [*re.split(r"\r\n|\r|\n", text), ""]


def assert_sound(plan: Path) -> None:
    """Loading `plan` gives either a plan or problems, each at a place that exists, told in full."""
    loaded = load(plan)
    assert (loaded.plan is None) == bool(loaded.problems)
    assert list(loaded.problems) == sorted(set(loaded.problems))
    for problem in loaded.problems:
        lines = lines_of(plan.parent / problem.file)
        assert problem.code in ERRORS
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        said = f"{problem.message} {problem.hint}"
        assert problem.message
        assert len(said.splitlines()) == 1
        assert not ENGLISH.search(re.sub("“[^”]*”", "", said))


def assert_sound_with(plan: Path, file: str, content: bytes) -> None:
    """As `assert_sound`, with `content` in `file` for the time of the check."""
    path = plan / file
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        assert_sound(plan)
    finally:
        path.write_bytes(before)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A file of our plan and its text with up to three slices deleted, doubled or replaced."""
    file = draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[file]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 1, 2, 5, 20, 200])))
        other = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), scraps))
        text = text[:start] + other + text[end:]
    return file, text


@st.composite
def with_other_value(draw: st.DrawFn) -> tuple[str, str]:
    """A file of our plan and its text with the value of one key replaced by any value."""
    file = draw(st.sampled_from(sorted(TEXTS)))
    places = list(
        re.finditer(r"(?<=: )[^|\n{}\[\],]+|(?<=: )[\[{][^\n]*|(?<=- )[^:\n]+$", TEXTS[file])
    )
    place = draw(st.sampled_from(places))
    value = json.dumps(draw(values), ensure_ascii=draw(st.booleans()))
    return file, TEXTS[file][: place.start()] + value + TEXTS[file][place.end() :]


@given(file=st.sampled_from(sorted(FILES)), text=st.one_of(st.text(), tangles))
@settings(max_examples=300, deadline=None)
def test_any_text_in_place_of_a_file(small: Path, file: str, text: str) -> None:
    assert_sound_with(small, file, text.encode())


@given(file=st.sampled_from(sorted(FILES)), content=st.binary())
@settings(max_examples=150, deadline=None)
def test_any_bytes_in_place_of_a_file(small: Path, file: str, content: bytes) -> None:
    assert_sound_with(small, file, content)


@given(file=st.sampled_from(sorted(FILES)), value=values)
@settings(max_examples=150, deadline=None)
def test_any_value_in_place_of_a_file(small: Path, file: str, value: Any) -> None:
    assert_sound_with(small, file, json.dumps(value, ensure_ascii=False).encode())


@given(change=mutated())
@settings(max_examples=100, deadline=None)
def test_our_plan_with_slices_changed(real: Path, change: tuple[str, str]) -> None:
    assert_sound_with(real, change[0], change[1].encode())


@given(change=with_other_value())
@settings(max_examples=100, deadline=None)
def test_our_plan_with_another_value(real: Path, change: tuple[str, str]) -> None:
    assert_sound_with(real, change[0], change[1].encode())
