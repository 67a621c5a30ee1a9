"""The same task told twice, in the text and in a table: one task, the other told."""

from __future__ import annotations

from difflib import SequenceMatcher

from ctr.importing.understood import Block, Draft, SectionDraft, TaskDraft
from ctr.vietnamese.matching import match_key

SAME = 0.86
_ROLES = ("lead", "coordinating", "leader", "deadline", "product", "note")


def merge_doubles(draft: Draft) -> None:
    """Let each task of a later set that an earlier one has join it."""
    sets = _sets(draft)
    if len(sets) < 2:
        return
    known: dict[str, TaskDraft] = {}
    all_known: list[tuple[list[str], TaskDraft]] = []
    joined = 0
    for sections in sets:
        added: list[tuple[list[str], TaskDraft]] = []
        for section in sections:
            kept = []
            for task in section.tasks:
                key = match_key(_core(task))
                first = known.get(key) or (_like(key, all_known) if section.annex else None)
                if first is None or (first.in_table == task.in_table and not section.annex):
                    kept.append(task)
                    added.append((key.split(), task))
                    continue
                _join(first, task, section)
                joined += 1
            section.tasks = kept
        for words, task in added:
            known.setdefault(" ".join(words), task)
            all_known.append((words, task))
    _drop_empty(draft)
    if joined:
        draft.told.append(f"{joined} nhiệm vụ được nêu hai lần (lời văn và bảng): gộp làm một")


def _sets(draft: Draft) -> list[list[SectionDraft]]:
    """The sections as runs of those in lines, those in tables, and those of appendices."""
    runs: list[list[SectionDraft]] = []
    kind: tuple[bool, bool] | None = None
    for section in draft.sections:
        in_table = (section.annex, bool(section.tasks) and section.tasks[0].in_table)
        if in_table != kind:
            runs.append([])
            kind = in_table
        runs[-1].append(section)
    return runs


def _core(task: TaskDraft) -> str:
    return task.text.split("\n\n")[0] if task.in_table else task.text


def _like(key: str, known: list[tuple[list[str], TaskDraft]]) -> TaskDraft | None:
    words = key.split()
    best: tuple[float, TaskDraft | None] = (0.0, None)
    second = 0.0
    bag = set(words)
    for other, task in known:
        first = match_key(task.text.split("\n\n")[0]).split()
        for candidate in (other, first):
            common = len(bag & set(candidate))
            if common < 0.7 * min(len(bag), len(set(candidate))) or not bag:
                continue
            ratio = SequenceMatcher(None, words, candidate, autojunk=False).ratio()
            if candidate[: len(words)] == words and len(words) >= 6:
                ratio = max(ratio, SAME)
            if ratio > best[0]:
                second = best[0] if best[1] is not task else second
                best = (ratio, task)
            elif task is not best[1]:
                second = max(second, ratio)
    return best[1] if best[0] >= SAME and best[0] > second else None


def _join(first: TaskDraft, task: TaskDraft, section: SectionDraft) -> None:
    """Keep the words of the first; what only the other says is added, its words are kept."""
    for role in _ROLES:
        if not first.of(role):
            first.said += task.of(role)
    for line in task.lines:
        same = match_key(line.text) in match_key(first.text)
        (first.told if same else first.also).append(line)
    first.assignment += task.assignment
    first.labels |= task.labels
    first.table_targets += task.table_targets
    first.footnotes += task.footnotes


def _drop_empty(draft: Draft) -> None:
    kept: list[SectionDraft] = []
    waiting: list[SectionDraft] = []
    for section in draft.sections:
        if section.tasks:
            kept.append(section)
        else:
            waiting.append(section)
    for section in waiting:
        lines = [
            *section.headings,
            *([section.line] if section.line else []),
            *section.intro,
            *section.columns,
            *section.assignment,
        ]
        title = section.line.shown if section.line is not None else section.title
        rest = [line for line in lines if line is not section.line]
        draft.parts.append(Block(title=title, title_line=section.line, lines=rest))
    draft.sections = kept
