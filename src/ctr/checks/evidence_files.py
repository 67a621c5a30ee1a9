"""The files of evidence: each there, as it was recorded, and named by an entry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ctr.checks.evidence_claims import Claim
from ctr.errors import reason
from ctr.evidence.files import FOLDER, Unkept, kept_content, kept_file, kept_names
from ctr.evidence.word_head import WordHead, is_word, word_heads
from ctr.plan.load.files import relative
from ctr.problems import Problem

Kept = tuple[int, str, str]
"""A kept file: its year, its name and the hash that it was recorded with."""
_TOGETHER = 32_000_000
"""Bytes of Word files that are in memory at once, to be read by one child."""


class EvidenceFiles:
    """The files of evidence of the plan in `folder`, whose root is `root`.

    Each is opened once. `heads` are those of the Word files that are as they were recorded, but for
    those that could not be read as one: whether there are such is `unread`.
    """

    def __init__(self, folder: Path, root: Path, claims: Sequence[Claim]) -> None:
        self.folder = folder
        self.root = root
        self.claims = claims
        self.heads: dict[Kept, WordHead] = {}
        self.unread = False
        self._faults: dict[Kept, tuple[str, str, str]] = {}
        self._read()

    def faults(self) -> Iterator[Problem]:
        """What is wrong with each file, where an entry names it; then those that none names."""
        for claim in self.claims:
            for index, file in enumerate(claim.files):
                fault = self._faults.get((claim.year, file.name, file.sha256))
                if fault is not None:
                    yield claim.at_file(index, *fault)
        yield from self._unused()

    def _read(self) -> None:
        waiting: dict[Kept, bytes] = {}
        for kept in dict.fromkeys(
            (claim.year, file.name, file.sha256) for claim in self.claims for file in claim.files
        ):
            content = self._content(kept)
            if content is not None and is_word(kept[1]):
                waiting[kept] = content
            if sum(map(len, waiting.values())) > _TOGETHER:
                self._take_heads(waiting)
                waiting = {}
        self._take_heads(waiting)

    def _take_heads(self, waiting: dict[Kept, bytes]) -> None:
        heads = word_heads(list(waiting.values()))
        for kept, head in zip(waiting, heads, strict=True):
            if head is None:
                self.unread = True
            else:
                self.heads[kept] = head

    def _content(self, kept: Kept) -> bytes | None:
        """The content of a file that is as it was recorded; else its fault is noted."""
        year, name, sha256 = kept
        path = self.folder / kept_file(year, name)
        file = relative(path, self.root)
        try:
            content = kept_content(path)
        except FileNotFoundError:
            hint = "đặt lại tệp, hoặc ghi lại bằng ctr record … --file"
            self._faults[kept] = ("evidence-missing", f"không có tệp minh chứng {file}", hint)
            return None
        except Unkept as error:
            hint = "đặt lại tệp đã ghi vào chỗ đó"
            self._faults[kept] = ("evidence-missing", f"tệp minh chứng {file} {error}", hint)
            return None
        if hashlib.sha256(content).hexdigest() != sha256:
            hint = "lấy lại bản gốc từ git hoặc từ đơn vị; văn bản khác thì ghi thành mục mới"
            message = f"tệp minh chứng {file} không còn như lúc ghi (SHA-256 khác)"
            self._faults[kept] = ("evidence-altered", message, hint)
            return None
        return content

    def _unused(self) -> Iterator[Problem]:
        named = {(claim.year, file.name) for claim in self.claims for file in claim.files}
        for year in self._years():
            folder = self.folder / "results" / str(year) / FOLDER
            try:
                names = list(kept_names(folder))
            except OSError as error:
                yield Problem(
                    file=relative(folder, self.root),
                    code="file-unreadable",
                    message=f"không đọc được thư mục: {reason(error)}",
                )
                continue
            for name in names:
                if (year, name) not in named:
                    yield Problem(
                        file=relative(folder / name, self.root),
                        code="evidence-unused",
                        message="không mục nào trong kết quả năm này nêu tệp này",
                        hint="chuyển tệp ra khỏi evidence/; nếu là minh chứng thì ghi nó bằng "
                        "ctr record … --file",
                    )

    def _years(self) -> list[int]:
        try:
            names = [path.name for path in (self.folder / "results").iterdir()]
        except OSError:
            return []
        return sorted(int(name) for name in names if re.fullmatch("[0-9]{4}", name))
