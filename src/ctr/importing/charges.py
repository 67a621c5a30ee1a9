"""Sentences that say themselves who does what they tell.

"Sở A chủ trì, phối hợp với Sở B rà soát …", "… (Phòng A chủ trì; hoàn thành trong quý II/2026)".
"""

from __future__ import annotations

import re

from ctr.importing.bodies import read_bodies
from ctr.importing.body_names import is_proper
from ctr.importing.body_words import VERBS
from ctr.importing.deadlines import read_deadline
from ctr.importing.known_bodies import names_end
from ctr.importing.labels import is_charge, labelled
from ctr.importing.lines import Line
from ctr.importing.understood import Said

_ASKS = re.compile(
    r"^(?:(?P<asks>(?:Trân trọng )?[Đđ]ề nghị)|Giao(?: cho)?|Phân công|Yêu cầu)\s+(?=\w)"
)
_VERB = re.compile(
    rf"(?:,\s*|:\s*|(?<!các)\s+)(?=(?:là (?:cơ quan|đơn vị)|có trách nhiệm|chịu trách nhiệm|căn cứ|"
    rf"tập trung|thường xuyên|kịp thời|định kỳ|{VERBS})\b)"
)
_LEADS = re.compile(
    r"^(?:là (?:cơ quan|đơn vị) )?(?:có trách nhiệm |chịu trách nhiệm )?"
    r"(?:chủ trì|chủ động|làm đầu mối|tham mưu)?,?\s*(?:và )?"
    r"phối hợp(?: chặt chẽ)?(?: với|:)?\s+(?P<rest>.+)$",
    re.DOTALL | re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:liên quan|phường|xã|tỉnh|thành phố)(?=\s(?!(?:và|thuộc|trên|của)\b)[a-zà-ỹđ])"
)
_ASIDE = re.compile(r"\((?P<said>[^()]{5,250}(?:\([^()]*\)[^()]*)*)\)\s*[.;,]?\s*$")
_ROLE = re.compile(
    r"^(?:giao )?(?P<lead>.+?) (?:là (?:cơ quan|đơn vị) )?(?:chủ trì|thực hiện|làm đầu mối)"
    r"(?: thực hiện)?(?:[,;]? (?:và )?phối hợp(?: với)?:? (?P<others>.+))?$",
    re.IGNORECASE | re.DOTALL,
)
_HELPS = re.compile(
    r"^(?:phối hợp(?: với)?:? (?P<after>.+)|(?P<before>.+?) (?:cùng )?phối hợp(?: thực hiện)?)$",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(r"^(?:thời gian|thời hạn|tiến độ)?(?: thực hiện| hoàn thành)?:?\s*(?P<when>.+)$")


def charge_of(line: Line) -> list[Said]:
    """Who is to do what a line tells, with whom, and by when, as its own words say it."""
    return sentence_charge(line) or aside_charge(line) or tail_charge(line)


_TAIL = re.compile(r"(?<=[.;])\s+(?=(?:Giao|Phân công|Đề nghị)\s)")


def tail_charge(line: Line) -> list[Said]:
    """Of a point of which only a later sentence or clause says who leads it.

    `… . Giao Phòng A chủ trì thực hiện.`, `…; Phòng A chủ trì, phối hợp với Phòng B …`
    """
    pieces = _TAIL.split(line.text)
    if len(pieces) > 1 and is_charge(pieces[-1]):
        return [Said(said.role, said.value, line) for said in labelled(pieces[-1])]
    for clause in _CLAUSES.split(line.text)[1:]:
        match = _LEADS_IT.match(clause)
        if match is not None and _are_bodies(match["lead"]):
            return _charged(clause, match.end("lead"), None, line)
    return []


_CLAUSES = re.compile(r"[;.:]\s+")
_LEADS_IT = re.compile(r"(?P<lead>[^,:]{3,80}(?:, [^,:]{3,60})*?) (?=chủ trì\b)")


def sentence_charge(line: Line) -> list[Said]:
    """Of a sentence that begins with the body: its lead, and whom it names beside."""
    text = " ".join(line.text.split())
    asks = _ASKS.match(text)
    start = asks.end() if asks is not None else 0
    if end := names_end(text[start:]):
        return _charged(text[start:], end, asks["asks"] if asks is not None else None, line)
    for verb in _VERB.finditer(text, start):
        named = text[start : verb.start()].strip(" ,:")
        if named.endswith(" không") or not _are_bodies(named):
            if verb.start() - start > 200:
                break
            continue
        return _charged(text[start:], verb.start() - start, asks["asks"] if asks else None, line)
    return []


def _charged(text: str, end: int, asks: str | None, line: Line) -> list[Said]:
    """The bodies that a text begins with, and whom its words name beside them."""
    named = text[:end].strip(" ,:")
    said = [Said("lead", f"{asks} {named}" if asks else named, line)]
    if others := whom(text[end:].lstrip(" ,:")):
        said.append(Said("coordinating", others, line))
    return said


def heading_charge(line: Line) -> list[Said]:
    """Of a line that says who does what is listed below it: `Sở A chủ trì, phối hợp với Sở B:`."""
    return sentence_charge(line) if line.text.rstrip().endswith(":") else []


def whom(text: str) -> str:
    """Whom "chủ trì, phối hợp với …" names, up to what is to be done."""
    match = _LEADS.match(" ".join(text.split()))
    if match is None:
        return ""
    rest = match["rest"]
    if known := names_end(rest):
        return rest[:known]
    for verb in _VERB.finditer(rest):
        named = rest[: verb.start()].strip(" ,")
        if _are_bodies(named):
            return named
    end = _ENDS.search(rest)
    if end is not None and read_bodies(rest[: end.end()]).bodies:
        return rest[: end.end()]
    alone = rest.strip(" .;:")
    if len(alone) < 200 and _are_bodies(alone):
        return alone
    return rest[: names_end(rest, anything=True)]


def aside_charge(line: Line) -> list[Said]:
    """Of a sentence with its assignment in brackets at its end, where every word of them is one."""
    match = _ASIDE.search(line.text)
    if match is None or match.start() == 0:
        return []
    said: list[Said] = []
    for piece in re.split(r"\s*;\s*", match["said"].strip(" .;")):
        read = _piece(piece, line, first=not said)
        if not read:
            return []
        said += read
    return said if any(each.role == "lead" for each in said) else []


def _piece(piece: str, line: Line, *, first: bool) -> list[Said]:
    found = labelled(capitalised(piece))
    if found and found[0].value:
        return [Said(each.role, each.value, line) for each in found]
    if (match := _ROLE.match(piece)) is not None and _are_bodies(match["lead"]):
        said = [Said("lead", match["lead"], line)]
        if match["others"]:
            if not _are_bodies(match["others"]):
                return []
            said.append(Said("coordinating", match["others"], line))
        return said
    if (match := _HELPS.match(piece)) is not None:
        others = match["after"] or match["before"]
        return [Said("coordinating", others, line)] if _are_bodies(others) else []
    if first and _are_bodies(piece):
        return [Said("lead", piece, line)]
    when = _TIME.match(piece)
    if when is not None and (read := read_deadline(when["when"])) and "doubt" not in read:
        return [Said("deadline", when["when"], line)]
    return []


def capitalised(text: str) -> str:
    """With a capital, as a label begins."""
    return f"{text[:1].upper()}{text[1:]}"


def _are_bodies(text: str) -> bool:
    """Whether a text is a list of bodies and nothing else."""
    read = read_bodies(text)
    if not re.match(r"\w", text) or read.doubt or not read.bodies or len(text) > 220:
        return False
    return all(is_proper(body.name) for body in read.bodies)
