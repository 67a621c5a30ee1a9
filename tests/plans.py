"""Small plans for tests of what is computed: written as YAML, read by the loader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

UNITS = ("Phòng Một", "Phòng Hai", "Phòng Ba")


def written(
    folder: Path,
    tasks: list[dict[str, Any]],
    results: dict[tuple[str, int], dict[str, Any]] | None = None,
    *,
    summaries: dict[int, dict[str, Any]] | None = None,
    others: dict[str, Any] | None = None,
    to: str = UNITS[0],
    **programme: Any,
) -> Path:
    """Write a plan of one section and return its folder; JSON is YAML too.

    `results` are the files of a unit and year, without their `unit` and `year`; `others` stand in
    place of what a file holds here; `to` is whom the units report to.
    """
    plan = folder / "plan"
    head = {
        "kind": "Chương trình hành động",
        "issuer": "Ủy ban nhân dân phường Thử",
        "number": "01",
        "symbol": "CTr-UBND",
        "place": "Phường Thử",
        "date": "2026-01-20",
        "year": 2026,
        "title": "Thực hiện Nghị quyết",
        "period": {"from": 2026, "to": 2030},
        "opening": "Ban hành chương trình.",
        "purpose": "Cụ thể hóa.",
        "requirements": "Rõ người, rõ việc.",
        "duties": [
            {
                "id": "bao-cao-don-vi",
                "title": "Báo cáo của đơn vị",
                "report": True,
                "owed_by_leads": True,
                "to": to,
                "deadline": {
                    "phrase": "trước ngày 25/11 hằng năm",
                    "before": "11-25",
                    "every": "year",
                },
            }
        ],
        "implementation": [{"title": "Các đơn vị", "text": "Tổ chức thực hiện."}],
        "closing": "Trên đây là chương trình./.",
        "recipients": ["Lưu: VT"],
        "signer": {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "A"},
        **programme,
    }
    section = {"id": "1", "title": "Mục một", "tasks": tasks}
    files: dict[str, Any] = {
        "programme.yaml": head,
        "units.yaml": {"units": [{"name": name} for name in UNITS]},
        "leaders.yaml": {"leaders": [{"name": "Lê Văn Mẫu", "position": "Chủ tịch"}]},
        "sections/01-mot.yaml": section,
    }
    files.update(others or {})
    for (unit, year), content in (results or {}).items():
        name = f"results/{year}/phong-{UNITS.index(unit)}.yaml"
        files[name] = {"unit": unit, "year": year, **content}
    for year, content in (summaries or {}).items():
        files[f"results/{year}/summary.yaml"] = {"year": year, **content}
    for name, data in files.items():
        path = plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return plan


def task(number: str, lead: tuple[str, ...] = UNITS[:1], **keys: Any) -> dict[str, Any]:
    """A task as the file of a section has it."""
    title = f"Việc {number}"
    return {"id": number, "title": title, "text": "Làm.", "lead": list(lead), **keys}
