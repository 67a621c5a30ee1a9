"""Whatever stands in a plan's files, reading ends in a plan or in problems that can be located."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.plan.load.loader import load
from ctr.plan.model.periods import Bound, parse_day
from ctr.problems import CODES, Invalid
from ctr.vietnamese.matching import bare_key, match_key

from .conftest import PLAN
from .small_plan import FILES, small_plan

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
LETTERS = st.sampled_from(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ &-–0123456789\u0300\u0301\u0303\u0309\u0323"
)

words = st.text(LETTERS, max_size=20)
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
        assert problem.code in CODES
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
@settings(max_examples=150, deadline=None)
def test_our_plan_with_slices_changed(real: Path, change: tuple[str, str]) -> None:
    assert_sound_with(real, change[0], change[1].encode())


@given(change=with_other_value())
@settings(max_examples=150, deadline=None)
def test_our_plan_with_another_value(real: Path, change: tuple[str, str]) -> None:
    assert_sound_with(real, change[0], change[1].encode())


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(),
    st.binary(),
    st.lists(st.text()),
    st.dates().map(str),
    st.from_regex(r"\d{0,5}([-/.]?[Qq]?\d{1,3}){0,2}", fullmatch=True),
)


@given(value=anything)
@settings(max_examples=500, deadline=None)
def test_a_day_is_one_or_invalid(value: Any) -> None:
    try:
        day = parse_day(value)
    except Invalid as error:
        assert error.code in CODES
        assert error.message
    else:
        assert day.isoformat() == value


@given(value=anything, year=st.integers(1945, 2200))
@settings(max_examples=500, deadline=None)
def test_a_bound_is_one_or_invalid(value: Any, year: int) -> None:
    try:
        bound = Bound.parse(value)
    except Invalid as error:
        assert error.code in CODES
        assert error.message
    else:
        assert re.fullmatch(r"[0-9Qq-]+", bound.written)
        assert Bound.parse(bound.written) == bound
        assert bound.last_day(year).year == (bound.year or year)
        assert bound.day_before(year) < bound.last_day(year)


@given(day=st.dates(date(1945, 1, 1), date(2200, 12, 31)))
@settings(deadline=None)
def test_every_day_is_read_in_every_form(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert Bound.parse(day.isoformat()).last_day() == day
    assert Bound.parse(f"{day:%m-%d}").last_day(day.year) == day
    assert Bound.parse(f"{day:%Y-%m}").last_day() >= day
    assert Bound.parse(f"{day:%Y}").last_day() == date(day.year, 12, 31)
    assert Bound.parse(day.year) == Bound.parse(str(day.year))


@given(day=st.integers(0, 40), month=st.integers(0, 20), year=st.integers(0, 3000))
@settings(deadline=None)
def test_a_day_proposed_for_another_spelling_exists(day: int, month: int, year: int) -> None:
    for read in (parse_day, Bound.parse):
        with pytest.raises(Invalid) as raised:
            read(f"{day}/{month}/{year:04d}")
        proposed = re.fullmatch(r"viết (\d+-\d+-\d+)", raised.value.hint)
        assert proposed is None or parse_day(proposed[1]) == date(year, month, day)


@given(text=st.one_of(st.text(), words))
@settings(max_examples=500, deadline=None)
def test_keys_do_not_depend_on_the_unicode_form(text: str) -> None:
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    assert len({match_key(form) for form in (text, *forms)}) == 1
    assert len({bare_key(form) for form in (text, *forms)}) == 1


@given(text=words)
@settings(max_examples=300, deadline=None)
def test_keys_do_not_depend_on_case_and_spacing(text: str) -> None:
    for same in (text.upper(), text.lower(), text.title(), f"  {text.replace(' ', '  ')}."):
        assert match_key(same) == match_key(text)


@given(text=words)
@settings(max_examples=300, deadline=None)
def test_hyphens_and_ampersands_have_one_key(text: str) -> None:
    assert match_key(text.replace("-", "\u2011")) == match_key(text.replace("–", "-"))
    assert match_key(text.replace("&", " và ")) == match_key(text)


@pytest.mark.parametrize("tone", "\u0300\u0301\u0303\u0309\u0323")
@pytest.mark.parametrize("vowels", ["oa", "oe", "uy"])
def test_the_tone_may_stand_on_either_vowel(vowels: str, tone: str) -> None:
    first, second = f"h{vowels[0]}{tone}{vowels[1]}", f"h{vowels}{tone}"
    assert match_key(first) == match_key(second) != match_key(f"h{vowels}")


@given(text=st.one_of(st.text(), words))
@settings(max_examples=500, deadline=None)
def test_a_bare_key_is_bare_and_stays_so(text: str) -> None:
    bare = bare_key(text)
    assert not any(unicodedata.combining(char) for char in bare)
    assert bare_key(bare) == bare
    assert bare_key(match_key(text)) == bare
