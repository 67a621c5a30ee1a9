"""What a code means, for a person who has met it."""

from __future__ import annotations

from ctr.codes import Code
from ctr.output.contract import Contract

PLACES = {
    "task": "trong một nhiệm vụ ở sections/…",
    "section": "sections/….yaml",
    "programme": "programme.yaml",
    "units": "units.yaml",
    "leaders": "leaders.yaml",
    "calendar": "calendar.yaml",
    "amendments": "amendments.yaml",
    "results": "results/2026/….yaml",
    "summary": "results/2026/summary.yaml",
    "folder": "các tệp",
}
"""Where an example stands, in words."""

EXPLANATION = Contract[Code](
    {
        "code": lambda code: code.code,
        "severity": lambda code: "advice" if code.advice else "error",
        "title": lambda code: code.title,
        "principle": lambda code: code.principle,
        "meaning": lambda code: code.meaning,
        "why": lambda code: code.why,
        "place": lambda code: code.place,
        "wrong": lambda code: code.wrong,
        "right": lambda code: code.right,
        "hint": lambda code: code.hint,
    }
)
"""One code, as `ctr check --explain` gives it."""


def explained(code: Code) -> str:
    """The whole explanation, without a line break at its end."""
    kind = "khuyến nghị" if code.advice else "lỗi"
    return "\n".join(
        [
            f"{code.code}: {code.title} ({kind}, {code.principle})",
            "",
            f"Nghĩa là: {code.meaning}",
            f"Vì sao: {code.why}",
            "",
            f"Chưa đúng, {PLACES[code.place]}:",
            _indented(code.wrong),
            "Làm đúng:" if is_typed(code.right) else "Đúng:",
            _indented(code.right),
            "",
            f"Việc cần làm: {code.hint}.",
        ]
    )


def is_typed(right: str) -> bool:
    """Whether it is put right by a command."""
    return right.startswith("$ ")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
