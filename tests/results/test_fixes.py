"""Fixes: what the plan says stays, no fault comes, and a second time changes nothing.

CTR_TEST_FIXES says how many plans are written badly.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.plan.load.loader import Loaded, load
from ctr.problems import total
from ctr.results.fixes import fixes
from tests.fuzz.test_yaml import damaged
from tests.small_plan import FILES, small_plan

EXAMPLES = int(os.environ.get("CTR_TEST_FIXES", "8"))
RESULTS = "results/2026/van-phong.yaml"
TEXTS = {
    **FILES,
    RESULTS: 'unit: Văn phòng\nyear: 2026\ntasks:\n  - task: "1.1"\n    state: in_progress\n'
    '  - task: "1.2"\n    difficulties: [Thiếu người]\n',
}


def badly(text: str, random: Random) -> str:
    """The same text as careless editors leave it; ids stay in their quotes."""
    lines = text.split("\n")
    for place in range(len(lines) - 1):
        if random.random() < 0.2:
            lines[place] = unicodedata.normalize("NFD", lines[place])
        if lines[place] and random.random() < 0.1:
            lines[place] += random.choice(("  ", "\t"))
        if random.random() < random.choice((0, 0.1, 0.9)):
            lines[place] += "\r"
    written = "\n".join(lines)
    if random.random() < 0.3:
        written = written.rstrip("\r\n")
    return random.choice(("", "", "\ufeff")) + written


def unquoted(text: str, random: Random) -> str:
    """Some numbers of tasks without their quotes."""
    for number in ("1.1", "1.2", "2.1"):
        for key in ("id", "task"):
            if random.random() < 0.4:
                text = text.replace(f'{key}: "{number}"', f"{key}: {number}")
    return text


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """The small plan with these files."""
    plan = small_plan(folder)
    (plan / RESULTS).parent.mkdir(parents=True)
    for name, content in files.items():
        (plan / name).write_bytes(content)
    return plan


def fixed(plan: Path) -> tuple[Loaded, Loaded, dict[Path, bytes]]:
    """The plan before and after its files are fixed, and what they get."""
    before = load(plan)
    contents, left = fixes(before)
    for path, content in contents.items():
        path.write_bytes(content)
    after = load(plan)
    assert after.problems == left
    return before, after, contents


@given(seed=st.integers(0, 2**32))
@settings(max_examples=EXAMPLES)
def test_a_sound_plan_says_what_it_said(seed: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        texts = {name: badly(text, random).encode() for name, text in TEXTS.items()}
        before, after, contents = fixed(written(Path(folder), texts))
        assert before.problems == after.problems == ()
        assert before.core == after.core
        for path in contents:
            text = path.read_bytes().decode()
            assert text == unicodedata.normalize("NFC", text)
            assert not text.startswith("\ufeff")
            assert text.endswith("\n")
            assert text.count("\r") in (0, text.count("\n"))
        assert fixes(after) == ({}, ())


@given(seed=st.integers(0, 2**32))
@settings(max_examples=EXAMPLES)
def test_numbers_get_their_quotes_and_the_plan_is_the_one_meant(seed: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        texts = {
            name: badly(unquoted(text, random), random).encode() for name, text in TEXTS.items()
        }
        _, after, _ = fixed(written(Path(folder), texts))
        assert after.problems == ()
        with TemporaryDirectory() as other:
            meant = written(Path(other), {name: text.encode() for name, text in TEXTS.items()})
            assert after.core == load(meant).core
        assert fixes(after) == ({}, ())


@given(seed=st.integers(0, 2**32))
@settings(max_examples=2 * EXAMPLES)
def test_whatever_is_wrong_no_fault_is_added(seed: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        texts = {name: unquoted(text, random).encode() for name, text in TEXTS.items()}
        for name in random.sample(sorted(texts), 2):
            texts[name] = damaged(badly(texts[name].decode(), random), random)
        before, after, contents = fixed(written(Path(folder), texts))
        assert total(after.problems) <= total(before.problems)
        again, left = fixes(after)
        assert again == {}
        assert left == after.problems
        assert contents.keys() <= {before.root / document.file for document in before.documents}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id: "1.2"', "id: 1.2"),
        ('id: "1.2"', "id:  1.2"),
        ('id: "1"\n', "id: 1\n"),
        ('  - id: "1.2"\n', "  - id: 1.2   # số hai\n"),
    ],
)
def test_an_id_that_reads_as_a_number(small: Path, old: str, new: str) -> None:
    path = small / "sections/01-cai-cach.yaml"
    path.write_text(path.read_text().replace(old, new, 1))
    contents, left = fixes(load(small))
    assert left == ()
    lines = zip(path.read_text().splitlines(), contents[path].decode().splitlines(), strict=True)
    ((before, after),) = [(one, other) for one, other in lines if one != other]
    number = "1.2" if "1.2" in old else "1"
    assert after == before.replace(number, f'"{number}"', 1)


def test_a_number_with_a_nought_at_its_end_keeps_it(small: Path) -> None:
    path = small / "sections/01-cai-cach.yaml"
    path.write_text(path.read_text().replace('id: "1.2"', "id: 1.20"))
    contents, left = fixes(load(small))
    assert 'id: "1.20"' in contents[path].decode()
    assert left == ()


def test_other_numbers_and_other_faults_stay(small: Path) -> None:
    path = small / "sections/01-cai-cach.yaml"
    text = path.read_text().replace("title: Giải quyết đúng hạn", "title: 12")
    path.write_text(text.replace("at_least: 97.5", 'at_least: "97.5"'))
    contents, left = fixes(load(small))
    assert contents == {}
    assert [one.code for one in left] == ["wrong-type", "wrong-type"]


def test_a_fix_that_would_bring_a_fault_to_light_is_left(small: Path) -> None:
    """In quotes 1.1 would be a number that is used twice: somebody must say which is meant."""
    path = small / "sections/01-cai-cach.yaml"
    path.write_text(path.read_text().replace('id: "1.2"', "id: 1.1"))
    before = load(small)
    contents, left = fixes(before)
    assert (contents, left) == ({}, before.problems)
