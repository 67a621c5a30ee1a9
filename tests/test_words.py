"""Every text that a user can meet, gathered in one list: no English, no word that was given up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import docx
import pytest
from typer.testing import CliRunner

from ctr.cli.app import Commands, app
from tests.conftest import ROOT

VIETNAMESE = re.compile(
    r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE
)
GIVEN_UP = {
    "nên xong": "ngày làm việc cuối",
    "chuyển sang": "lùi đến",
    "lời khuyên": "khuyến nghị",
    "thôi thực hiện": "dừng thực hiện",
    "đạt muộn": "đạt sau hạn",
    "chậm hoặc chưa đạt": "chậm tiến độ, chưa đạt",
    "phải xem xét": "cần đánh giá",
    "số liệu đến ngày": "số liệu tính đến ngày",
    "tính như": "tính đến",
    "hết chỗ trên đĩa": "ổ đĩa đã đầy",
    "máy báo": "hệ điều hành báo",
    "máy không cho": "hệ điều hành từ chối",
    "trước hết ngày": "chậm nhất hết ngày",
    "kê hai lần": "ghi hai lần",
}
ENGLISH = re.compile(
    r"\b(error|invalid|missing|unknown|file not|cannot|usage|default|required|the|of|is|with)\b",
    re.IGNORECASE,
)
READ_AS_TYPED = ("wording/states.py", "vietnamese/deadline_phrases.py")
"""Modules that read what people type, words given up among them."""
OTHER_MEANINGS = ("hoặc chuyển sang tệp",)


@cache
def texts() -> list[tuple[str, str]]:
    """Every Vietnamese text of the program, with its file, and every text of the templates."""
    return [*of_program(), *of_templates()]


def of_program() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "src" / "ctr").rglob("*.py")):
        name = path.relative_to(ROOT / "src" / "ctr").as_posix()
        if name in READ_AS_TYPED:
            continue
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            if not isinstance(node, ast.Constant) or id(node) in documented:
                continue
            if isinstance(node.value, str) and VIETNAMESE.search(node.value):
                yield name, node.value


def of_templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").glob("*.j2")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").glob("*.docx")):
        yield (
            path.name,
            "\n".join(part.text or "" for part in docx.Document(str(path)).element.iter()),
        )


@pytest.fixture(scope="module")
def help_texts() -> list[tuple[str, str]]:
    return [
        (
            f"ctr {command} --help",
            CliRunner().invoke(app, [command, "--help"], prog_name="ctr").stdout,
        )
        for command in Commands.lazy
    ]


def test_many_texts_are_gathered(help_texts: list[tuple[str, str]]) -> None:
    assert len([*texts(), *help_texts]) > 600


@pytest.mark.parametrize("words", GIVEN_UP)
def test_no_text_has_words_that_were_given_up(
    help_texts: list[tuple[str, str]], words: str
) -> None:
    for file, text in [*texts(), *help_texts]:
        lowered = text.lower()
        for allowed in OTHER_MEANINGS:
            lowered = lowered.replace(allowed, "")
        assert words not in lowered, (file, text, f"write: {GIVEN_UP[words]}")


def test_no_message_mixes_english_in() -> None:
    for file, text in texts():
        if file.endswith(".py") and "`" not in text and "\n" not in text:
            named = re.sub(r"--[a-z-]+", "", text)  # an option has the name that is typed
            assert not ENGLISH.search(named), (file, text)


def test_the_guide_keeps_to_the_words() -> None:
    for name in ("huong-dan.md", "tra-cuu.md"):
        guide = (ROOT / "docs" / name).read_text(encoding="utf-8").lower()
        assert not [words for words in GIVEN_UP if words in guide], name
