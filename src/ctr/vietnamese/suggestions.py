"""What a misspelt name may have been meant for."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from ctr.vietnamese.matching import bare_key

LONGEST = 100
"""Characters; what is longer is no misspelt name."""
MOST_COMPARED = 5_000
"""Spellings; among more of them a search would take seconds."""
NEAR_ENOUGH = 0.6

_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


@contextmanager
def at_most(count: int) -> Iterator[None]:
    """Within it only the first `count` queries are answered: comparing costs much, and who has
    hundreds of names misspelt is helped by the first ones."""
    token = _left.set([count])
    try:
        yield
    finally:
        _left.reset(token)


def used_up() -> bool:
    """Whether no more queries are answered."""
    left = _left.get()
    return left is not None and left[0] <= 0


def nearest(query: str, spellings: Mapping[str, str], limit: int = 3) -> list[str]:
    """The values of `spellings` (spelling → name) most like `query`, best first, no doubles.

    A spelling that holds all words of the query, or is held by it, counts as near. Nothing for a
    query too long to be a name, among more spellings than a person knows, or once those that
    `at_most` allows are used up.
    """
    if len(query) > LONGEST or len(spellings) > MOST_COMPARED or used_up():
        return []
    if (left := _left.get()) is not None:
        left[0] -= 1
    from difflib import SequenceMatcher

    key_typed = _key(query)
    words = set(key_typed.split())
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(key_typed)
    scores: dict[str, float] = {}
    for spelling, name in spellings.items():
        if len(spelling) > LONGEST:
            continue
        key = _key(spelling)
        matcher.set_seq1(key)
        score = 0.0
        if matcher.real_quick_ratio() >= NEAR_ENOUGH and matcher.quick_ratio() >= NEAR_ENOUGH:
            score = matcher.ratio()
        key_words = set(key.split())
        if words and key_words and (words <= key_words or key_words <= words):
            score = max(score, 0.7)
        scores[name] = max(scores.get(name, 0.0), score)
    ranked = sorted(scores, key=lambda name: -scores[name])
    return [name for name in ranked if scores[name] >= NEAR_ENOUGH][:limit]


@lru_cache(maxsize=4_096)
def _key(spelling: str) -> str:
    return bare_key(spelling)


def did_you_mean(names: Sequence[str]) -> str:
    """`ý bạn là “A” hay “B”?`; empty where there is nothing to suggest."""
    return f"ý bạn là “{'” hay “'.join(names)}”?" if names else ""
