"""What a misspelt name may have been meant for."""

from collections.abc import Mapping, Sequence

from ctr.vietnamese.matching import bare_key


def nearest(query: str, spellings: Mapping[str, str], limit: int = 3) -> list[str]:
    """The values of `spellings` (spelling → name) most like `query`, best first, no doubles.

    A spelling that holds all words of the query, or is held by it, counts as near.
    """
    from difflib import SequenceMatcher

    wanted = bare_key(query)
    words = set(wanted.split())
    scores: dict[str, float] = {}
    for spelling, name in spellings.items():
        key = bare_key(spelling)
        score = SequenceMatcher(None, wanted, key).ratio()
        own = set(key.split())
        if words and own and (words <= own or own <= words):
            score = max(score, 0.7)
        scores[name] = max(scores.get(name, 0.0), score)
    ranked = sorted(scores, key=lambda name: -scores[name])
    return [name for name in ranked if scores[name] >= 0.6][:limit]


def did_you_mean(names: Sequence[str]) -> str:
    """`ý bạn là “A” hay “B”?`; empty where there is nothing to suggest."""
    return f"ý bạn là “{'” hay “'.join(names)}”?" if names else ""
