"""Documents into a plan's files and an account of every word of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ctr.blocks.model import Blocks
from ctr.blocks.read import no_collector
from ctr.importing.assemble import assemble, whole_labels
from ctr.importing.build import build
from ctr.importing.conserve import Account, account
from ctr.importing.lines import Document, document_of
from ctr.importing.links import PROGRAMME, Built, Link
from ctr.importing.proof import read_back
from ctr.importing.writer import as_yaml
from ctr.plan.schema.kinds import head
from ctr.problems import Problem

UNPLACED = "chua-xep-duoc.txt"
"""Beside the files of the plan: what of the document has no place in them."""
LAST = ".ctr/import.json"
"""What the last import gave, so that a later one knows what was changed since."""
_COMMENTS = {
    PROGRAMME: "Nhập từ văn bản đã ban hành bằng ctr import. Lời văn chép nguyên; mục có "
    "doubtful: true\n"
    "là chỗ chưa chắc: so với văn bản, sửa nếu cần, rồi bỏ doubtful và doubt.",
    "units.yaml": "Các đơn vị nêu trong phân công. Gộp hai tên của một đơn vị: xóa một, ghi "
    "nó vào aliases của\n"
    "đơn vị kia. Nhóm kê được thành viên thì ghi members thay cho open: true.",
    "leaders.yaml": "Lãnh đạo nêu trong phân công.",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What the import tells at its end."""

    words: int
    placed: int
    unplaced: int
    tasks: int
    with_lead: int
    with_deadline: int
    targets: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The plan's files as data and as text, and where each came from."""

    documents: tuple[Document, ...]
    built: Built
    texts: dict[str, str]
    data: dict[str, Any]
    problems: tuple[Problem, ...]
    """What `check` would find wrong with the plan."""
    account: Account
    counts: Counts

    def unplaced_text(self) -> str:
        """The list of what has no place, with where it stands."""
        lines = ["Chưa xếp được vào kế hoạch (chép nguyên, kèm chỗ trong văn bản):", ""]
        lines += [
            f"{line.file}; {line.place.words()}: {line.shown}" for line in self.account.unplaced
        ]
        return "\n".join(lines) + "\n"

    def record(self) -> str:
        """What this import gave, to be kept beside the plan."""
        sources = [
            {"file": document.file, "words": sum(1 for _ in document.lines())}
            for document in self.documents
        ]
        return (
            json.dumps({"sources": sources, "files": self.texts}, ensure_ascii=False, indent=1)
            + "\n"
        )


def understand(
    blocks: Sequence[Blocks],
    units: Iterable[dict[str, Any]] = (),
    leaders: Iterable[dict[str, Any]] = (),
) -> Imported:
    """The plan that documents of one programme state."""
    with no_collector():
        return _understood(blocks, units, leaders)


def _understood(
    blocks: Sequence[Blocks],
    units: Iterable[dict[str, Any]],
    leaders: Iterable[dict[str, Any]],
) -> Imported:
    documents: list[Document] = []
    start = 0
    for part in blocks:
        document = whole_labels(document_of(part, start))
        documents.append(document)
        start = max((line.index for line in document.lines()), default=start) + 1
    built = build(assemble(documents), units, leaders)
    texts = {
        name: head(name) + as_yaml(content, _COMMENTS.get(name, ""))
        for name, content in built.files.items()
    }
    data, problems = read_back(texts)
    counted = account(documents, built, data)
    return Imported(tuple(documents), built, texts, data, problems, counted, _counts(counted, data))


def _counts(counted: Account, data: dict[str, Any]) -> Counts:
    tasks = [task for content in data.values() for task in content.get("tasks", ())]
    return Counts(
        words=counted.read,
        placed=counted.placed,
        unplaced=counted.lost,
        tasks=len(tasks),
        with_lead=sum(bool(task.get("lead")) for task in tasks),
        with_deadline=sum("deadline" in task for task in tasks),
        targets=sum(len(task.get("targets", ())) for task in tasks),
        doubtful=sum(_doubtful(content) for content in data.values()),
    )


def _doubtful(value: Any) -> int:
    if isinstance(value, dict):
        return int(value.get("doubtful") is True) + sum(_doubtful(part) for part in value.values())
    if isinstance(value, list):
        return sum(_doubtful(part) for part in value)
    return 0


def links_of(imported: Imported) -> dict[int, list[Link]]:
    """The links of each line, by its index."""
    links: dict[int, list[Link]] = {}
    for link in imported.built.links:
        links.setdefault(link.line.index, []).append(link)
    return links
