from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ctr.importing.titles import LONGEST, Ids, short_title


def test_a_title_is_the_first_clause() -> None:
    text = "Đẩy mạnh cải cách hành chính; tiếp tục rà soát tổ chức bộ máy; kiểm tra công vụ, " * 2
    assert short_title(text) == "Đẩy mạnh cải cách hành chính"


@given(st.text(min_size=1, max_size=400))
def test_a_title_is_short(text: str) -> None:
    assert len(short_title(text)) <= LONGEST


@given(st.lists(st.text(max_size=80), max_size=20))
def test_ids_are_slugs_and_each_once(names: list[str]) -> None:
    ids = Ids()
    made = [ids.of(name) for name in names]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in made)
