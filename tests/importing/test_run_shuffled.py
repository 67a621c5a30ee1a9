"""Whatever the layout, numbering and line breaks of a programme, it comes back as it is."""

from __future__ import annotations

from hypothesis import given, settings

from tests.importing.expected import Case, differences, imported
from tests.importing.shuffled import programmes


@settings(max_examples=20)
@given(programmes())
def test_a_generated_programme_comes_back(case: Case) -> None:
    result = imported(case)
    assert differences(case, result) == []
    assert [line.shown for line in result.account.unplaced] == []
    assert result.problems == ()
