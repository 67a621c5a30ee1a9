"""The page that explains every code, made from the tables of codes.

`python -m ctr.documents.build.code_page` writes docs/ma-loi.md; a test compares.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ctr.codes import ADVICE, ERRORS, Code

_INTRO = """\
# Mã lỗi và khuyến nghị

Trang này được dựng từ chương trình, không sửa bằng tay. Trên máy: `ctr check --explain MÃ`.
"""


def code_page() -> str:
    """The page as Markdown: two tables, then each code."""
    parts = [
        _INTRO,
        _table("Mã lỗi", ERRORS.values()),
        _table("Mã khuyến nghị", ADVICE.values()),
        *(_explained(code) for code in [*ERRORS.values(), *ADVICE.values()]),
    ]
    return "\n".join(parts)


def _table(head: str, codes: Iterable[Code]) -> str:
    rows = (
        f"| [`{code.code}`](#{code.code}) | {code.title} ({code.principle}) |" for code in codes
    )
    return "\n".join([f"| {head} | Ý nghĩa |", "| --- | --- |", *rows, ""])


def _explained(code: Code) -> str:
    typed = code.right.startswith("$ ")
    return "\n".join(
        [
            f"## {code.code}",
            "",
            f"**{code.title}.** {code.meaning} Vì sao ({code.principle}): {code.why}",
            "",
            "Chưa đúng:",
            "",
            _block(code.wrong, "text" if code.place == "folder" else "yaml"),
            "Làm đúng:" if typed else "Đúng:",
            "",
            _block(code.right, "text" if typed or code.place == "folder" else "yaml"),
            f"Việc cần làm: {code.hint}.",
            "",
        ]
    )


def _block(text: str, language: str) -> str:
    return f"```{language}\n{text}\n```\n"


def main() -> None:
    """Write the page into docs/ of this source tree."""
    (Path(__file__).parents[4] / "docs" / "ma-loi.md").write_text(code_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
