"""Plain data as readable JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.output.json_text import json_text

_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts) | st.tuples(parts),
    max_leaves=20,
)


@given(_values)
@settings(max_examples=50)
def test_it_is_what_the_standard_library_indents(data: Any) -> None:
    assert json_text(data) == json.dumps(data, ensure_ascii=False, indent=2)
