"""What was typed for `--file`: the files taken in, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctr.cli.messages import say
from ctr.errors import CannotRun
from ctr.evidence.files import Evidence, taken
from ctr.vietnamese.document_references import document_references, reference_text

MOST = 10
"""Files of one entry."""


def taken_files(paths: Sequence[Path] | None) -> tuple[Evidence, ...]:
    """The files, each content once. Raises CannotRun for what cannot prove anything."""
    if paths and len(paths) > MOST:
        raise CannotRun(f"mỗi lần ghi nhiều nhất {MOST} tệp", "chia ra nhiều lần ghi")
    files = {file.sha256: file for file in map(taken, reversed(paths or ()))}
    return tuple(reversed(files.values()))


def read_evidence(files: Sequence[Evidence], typed: str | None) -> str | None:
    """What Word files among these say of themselves, told; also where it is not what was typed.

    None where they say nothing, or there are none.
    """
    from ctr.evidence.agreement import differing
    from ctr.evidence.word_head import is_word, word_heads

    word_files = [file for file in files if is_word(file.original)]
    found = word_heads([file.content for file in word_files]) if word_files else []
    heads = {file.sha256: head for file, head in zip(word_files, found, strict=True)}
    texts = []
    for file in word_files:
        head = heads[file.sha256]
        if head is None:
            say(f"Lưu ý: không đọc được {file.original}, vẫn lưu làm minh chứng.")
        elif head.text is None:
            say(f"Lưu ý: {file.original} không có số, ngày ở đầu văn bản (bản dự thảo?).")
        else:
            texts.append(head.text)
            lacking = [("số", head.number), ("ngày", head.day)]
            for word, part in lacking:
                if part is None:
                    say(f"Lưu ý: {file.original} không có {word} ở đầu văn bản.")
            if typed is None:
                say(f"Đọc trong {file.original}: {head.text}.")
    every = [heads.get(file.sha256) for file in files]
    if typed is not None and (both := differing(document_references(typed), every)):
        one, head = both
        written = reference_text(one.kind, one.number, one.day)
        say(f"Lưu ý: --evidence ghi {written}, nhưng tệp là {head.text}; kiểm tra lại.")
    return "; ".join(texts) or None
