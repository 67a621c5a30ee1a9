"""From what was typed to what is offered."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from ctr.cli.completion.line import Asked, asked
from ctr.vietnamese.matching import bare_key, match_key, nfc

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from ctr.cli.completion.line import Table

TABLE = Path(__file__).with_name("commands.json")
_OF_AMENDMENT = {
    "extend": ("task", "duty"),
    "deadline": ("task", "duty"),
    "level": ("target",),
    "leader": ("leader",),
    "assign": ("task",),
    "rename": ("unit", "leader"),
    "merge": ("unit",),
    "split": ("unit",),
    "drop": ("task", "target", "duty"),
}
"""What each kind of amendment is about."""
_TO_WHOM = {"leader": ("leader",), "merge": ("unit",)}
"""Who takes over, in its --to."""


class Offer:
    """A word that may be typed here, what is told beside it, other spellings that find it."""

    def __init__(self, text: str, told: str = "", others: tuple[str, ...] = ()) -> None:
        self.text, self.told, self.others = text, told, others


class Answer:
    """What is offered in place of `typed`; `before` stands before it in the same word.

    `files`: names of files, which the shell knows best. `goes_on`: more of the word is to come.
    """

    def __init__(
        self,
        offers: list[Offer],
        of: Asked,
        *,
        files: bool = False,
        goes_on: bool = False,
    ) -> None:
        self.offers, self.typed, self.before = offers, of.typed, of.before
        self.files, self.goes_on = files, goes_on


def answer(words: list[str], current: str) -> Answer:
    """What may be typed in place of `current`. Raises whatever goes wrong."""
    table: Table = json.loads(TABLE.read_text(encoding="utf-8"))
    of = asked(table, [nfc(word) for word in words], nfc(current))
    if of.takes == "path":
        return Answer([], of, files=True)
    offers = matching(_offers(table, of), of.typed)
    return Answer(offers, of, goes_on=str(of.takes).endswith("="))


def _offers(table: Table, of: Asked) -> list[Offer]:
    if isinstance(of.takes, list):
        return [Offer(text, told, (told,) if told else ()) for text, told in of.takes]
    if of.takes == "commands":
        return [Offer(name, each["told"]) for name, each in table.items() if name]
    if of.takes == "options":
        return [
            Offer(name, option["told"])
            for option in table[of.command]["options"]
            if option["many"] or option["name"] not in of.values
            for name in option["names"]
        ]
    return _of_the_plan(_kinds(table, of), of) if of.takes else []


def _kinds(table: Table, of: Asked) -> tuple[str, ...]:
    """What words of the plan are asked for."""
    if of.takes == "amended":
        return _OF_AMENDMENT.get(_amendment(table, of), ())
    if of.takes == "amended_to":
        return _TO_WHOM.get(_amendment(table, of), ())
    return (of.takes.removesuffix("="),)


def _amendment(table: Table, of: Asked) -> str:
    """The key of the amendment typed, by its key or its Vietnamese name."""
    typed = bare_key((of.values.get("kind") or [""])[0])
    for key, name in table["amend"]["arguments"][0]["takes"]:
        if typed in (bare_key(key), bare_key(name)):
            return str(key)
    return ""


def _of_the_plan(kinds: tuple[str, ...], of: Asked) -> list[Offer]:
    from ctr.cli.completion.plan_words import plan_words
    from ctr.cli.find_plan import find_plan

    named = of.values.get("plan")
    known = plan_words(find_plan(named[-1] if named else None))
    task = (of.values.get("task") or [""])[0]
    mark = "=" if of.takes.endswith("=") else ""
    words = [word for kind in kinds for word in known.get(kind, [])]
    if task and kinds in (("target",), ("entry",)):
        words = [word for word in words if word[3] == task]
    if of.takes == "period" and "-" not in of.typed and len(of.typed) < 4:
        words = [word for word in words if "-" not in word[0]]
    offers = [Offer(text + mark, told, tuple(others)) for text, told, others, _ in words]
    return list({offer.text: offer for offer in reversed(offers)}.values())[::-1]


def matching(offers: list[Offer], typed: str) -> list[Offer]:
    """The offers that `typed` begins, marks left out or not; else those with such a word inside."""
    if not typed:
        return offers
    if typed[0] == "-" or typed[0].isdigit():
        return [offer for offer in offers if offer.text.casefold().startswith(typed.casefold())]
    marked = match_key(typed) != bare_key(typed)
    for begins in (_as_marked, _inside) if marked else (_begins, _inside):
        found = [offer for offer in offers if begins(offer, typed)]
        if found:
            return found
    return []


def _as_marked(offer: Offer, typed: str) -> bool:
    return any(match_key(each).startswith(match_key(typed)) for each in _spellings(offer))


def _begins(offer: Offer, typed: str) -> bool:
    return any(_bare(spelling).startswith(_bare(typed)) for spelling in _spellings(offer))


def _inside(offer: Offer, typed: str) -> bool:
    return any(f" {_bare(typed)}" in f" {_bare(spelling)}" for spelling in _spellings(offer))


def _spellings(offer: Offer) -> tuple[str, ...]:
    return (offer.text, *offer.others)


_bare = lru_cache(maxsize=4_096)(bare_key)
