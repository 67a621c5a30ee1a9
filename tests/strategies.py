"""Text as Hypothesis makes it up, near to what stands in plans."""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = st.sampled_from(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ &-–0123456789\u0300\u0301\u0303\u0309\u0323"
)


words = st.text(LETTERS, max_size=20)
