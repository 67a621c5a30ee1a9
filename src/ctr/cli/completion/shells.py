"""How each shell hands over what was typed, and how it wants to have what is offered."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from ctr.cli.completion.answer import Answer, Offer, answer
from ctr.vietnamese.matching import bare_key, nfc

REQUEST = "_CTR_COMPLETE"
"""The variable by which a shell asks, `complete_bash` or so."""
_PLAIN = re.compile(r"[\w.,/:=+@%-]*")
"""What no shell takes for more than it is."""


def complete() -> None:
    """Answer the shell, and be silent whatever happens."""
    try:
        os.close(2)
        os.open(os.devnull, os.O_WRONLY)
        shell = os.environ.pop(REQUEST).removeprefix("complete_")
        content = offered(shell, os.environ).encode("utf-8", "replace")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BaseException:  # noqa: BLE001 - whatever it is, a Tab offers nothing then
        return


def offered(shell: str, environment: Mapping[str, str]) -> str:
    """What is sent to the shell: how to take it, then a line for each word."""
    words, current, quote = _typed(shell, environment)
    if not words:
        return ""
    found = answer(words[1:], current)
    lines = {"bash": _bash, "zsh": _zsh, "fish": _fish}.get(shell, _powershell)(found, quote)
    return "".join(f"{line}\n" for line in lines)


def _typed(shell: str, environment: Mapping[str, str]) -> tuple[list[str], str, str]:
    """The complete words, the program's name first; the word at the cursor and its open quote."""
    if shell in ("zsh", "fish"):
        *words, current = environment.get("_CTR_WORDS", "").split("\n")
        quote = ""
        if shell == "fish":  # it takes the quotes off all words but this one
            _, current, quote = split(current)
        return words, nfc(current), quote
    words, current, quote = split(environment.get("_CTR_LINE", ""))
    while words and re.match(r"\w+=", words[0]):
        words.pop(0)
    return words, nfc(current), quote


def split(line: str) -> tuple[list[str], str, str]:
    """A line up to the cursor as words: the complete ones, the last one, and its open quote."""
    words: list[str] = []
    word, quote, begun = "", "", False
    chars = iter(line)
    for char in chars:
        if char == "\\" and quote != "'":
            word, begun = word + next(chars, ""), True
        elif quote:
            quote, word = ("", word) if char == quote else (quote, word + char)
        elif char in "'\"":
            quote, begun = char, True
        elif char.isspace():
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + char, True
    return words, word, quote


def _bash(found: Answer, quote: str) -> list[str]:
    """Bash replaces what stands behind the last `=` or `:`, which are not in quotes."""
    typed = "" if quote else found.typed
    cut = max(typed.rfind("="), typed.rfind(":")) + 1
    words = [offer.text for offer in found.offers]
    if cut:
        words = [word[cut:] for word in words if word.startswith(typed[:cut])]
    common = _common(words)
    if len(words) > 1 and common and not _goes_on(common, found.typed[cut:]):
        words.insert(0, "")  # then nothing is common to all, and what was typed stays
    how = _how(found)
    if any(not _PLAIN.fullmatch(word) for word in words):
        how += " quoted"
    return [how, *words]


def _zsh(found: Answer, quote: str) -> list[str]:
    how = _how(found)
    words = [offer.text for offer in found.offers]
    if len(words) > 1 and not _goes_on(_common(words), found.typed):
        how += " list"  # nothing is put in, what was typed stays
    return [f"{how}\t{found.before}", *(_told(offer.text, offer.told) for offer in found.offers)]


def _fish(found: Answer, quote: str) -> list[str]:
    """Fish shows only what the typed letters are in, so that unmarked ones get an unmarked name."""
    lines = []
    for offer in found.offers:
        text = _shown_by_fish(offer, found.typed)
        if text is not None:
            told = offer.told if text == offer.text else offer.text
            lines.append(_told(found.before + text, told))
    return [_how(found), *lines]


def _shown_by_fish(offer: Offer, typed: str) -> str | None:
    """The spelling of a word that begins as it was typed; every spelling finds it again."""
    for spelling in (offer.text, *offer.others):
        if spelling.casefold().startswith(typed.casefold()):
            return spelling
    for spelling in (offer.text, *offer.others):
        if bare_key(spelling).startswith(bare_key(typed)):
            return typed.rstrip() + bare_key(spelling)[len(bare_key(typed)) :]
    return None


def _powershell(found: Answer, quote: str) -> list[str]:
    """PowerShell puts in what it gets as it is: what is inserted, what is listed, what is told."""
    lines = []
    for offer in found.offers:
        text = offer.text
        if quote or "," in text or not _PLAIN.fullmatch(text):
            text = "'" + text.replace("'", "''") + "'"
        lines.append(f"{found.before}{text}\t{offer.text}\t{offer.told or offer.text}")
    return [_how(found), *lines]


def _how(found: Answer) -> str:
    return " ".join(
        ["sorted", *(["files"] if found.files else []), *(["open"] if found.goes_on else [])]
    )


def _told(text: str, told: str) -> str:
    return f"{text}\t{told}" if told else text


def _common(words: list[str]) -> str:
    """What several words begin with."""
    common = words[0] if words else ""
    while not all(word.startswith(common) for word in words):
        common = common[:-1]
    return common


def _goes_on(common: str, typed: str) -> bool:
    """Whether what is put in is at least what was typed, however it was typed."""
    return bare_key(common).startswith(bare_key(typed))
