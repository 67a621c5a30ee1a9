from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctr.importing.writer import as_yaml
from ctr.vietnamese.matching import nfc
from ctr.yamlfile.reader import read_yaml

words = (
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")),
        min_size=1,
        max_size=40,
    )
    .map(lambda text: " ".join(nfc(text).split()))
    .filter(bool)
)


@given(words, st.lists(words, min_size=1, max_size=4))
def test_whatever_is_written_reads_back(title: str, names: list[str]) -> None:
    data: dict[str, Any] = {"title": title, "lead": names, "tasks": [{"id": "1.1", "name": title}]}
    document = read_yaml(as_yaml(data), "a.yaml")
    assert document.problems == []
    assert document.data == data


def test_texts_are_wrapped_and_numbers_are_numbers() -> None:
    data = {"text": "chữ " * 60, "milestones": [{"by": 2030, "at_least": Decimal("14.5")}]}
    text = as_yaml(data)
    assert max(map(len, text.splitlines())) <= 100
    assert "  - {by: 2030, at_least: 14.5}" in text
