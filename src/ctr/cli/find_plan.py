"""Which folder holds the plan. Nothing heavy is imported: completion asks for it at each Tab."""

from __future__ import annotations

import os
from pathlib import Path

from ctr.errors import CannotRun


def find_plan(typed: str | None) -> Path:
    """The folder with programme.yaml: --plan, else CTR_PLAN, else upwards from here.

    `typed` may name the plan's folder or the one above it. Raises CannotRun.
    """
    chosen = typed or os.environ.get("CTR_PLAN")
    if chosen:
        return _chosen_folder(Path(chosen))
    here = Path.cwd()
    for folder in (here, *here.parents):
        for place in (folder / "plan", folder):
            if (place / "programme.yaml").is_file():
                return place
    raise CannotRun(
        f"không tìm thấy kế hoạch từ {here} trở lên (cần có plan/programme.yaml hoặc "
        "programme.yaml)",
        "chuyển vào thư mục của kế hoạch, hoặc chỉ ra bằng --plan THƯ-MỤC",
    )


def _chosen_folder(chosen: Path) -> Path:
    if not chosen.exists():
        raise CannotRun(f"không có thư mục {chosen}")
    if not chosen.is_dir():
        raise CannotRun(f"{chosen} là tệp, không phải thư mục")
    for folder in (chosen / "plan", chosen):
        if any((folder / part).exists() for part in ("programme.yaml", "units.yaml", "sections")):
            return folder
    raise CannotRun(
        f"trong {chosen} không có kế hoạch", "cần có plan/programme.yaml hoặc programme.yaml"
    )
