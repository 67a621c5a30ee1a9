"""What `-o` may be: a new file, or an old one by --force; never a part of a plan, or a device."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from ctr.errors import CannotRun, reason

_PLAN_FOLDERS = ("sections", "results")


def write(content: bytes, output: Path, plan: Path, *, force: bool) -> None:
    """Write a file where the user wants it; `plan` is the folder of the plan.

    Raises CannotRun, and then nothing was written.
    Without `force` the name is taken only if nothing has it at that moment, so that of two runs
    at once one is told.
    """
    from ctr import atomic

    (target,) = check([output], plan, force=force)
    try:
        if force:
            atomic.write(target, content)
        else:
            atomic.create(target, content)
    except FileExistsError:
        raise _taken([output]) from None
    except OSError as error:
        raise CannotRun(f"không ghi được {output}: {reason(error)}") from None


def check(outputs: Sequence[Path], plan: Path, *, force: bool) -> list[Path]:
    """Where links lead from `outputs`, if all of them may be written. Raises CannotRun."""
    taken: list[Path] = []
    targets: list[Path] = []
    for output in outputs:
        try:
            target = output.resolve()
            kind = stat.S_IFMT(target.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            kind = 0
        except (OSError, RuntimeError) as error:
            fault = reason(error) if isinstance(error, OSError) else "liên kết vòng"
            raise CannotRun(f"không ghi được {output}: {fault}") from None
        if kind not in (0, stat.S_IFREG):
            what = "là thư mục" if kind == stat.S_IFDIR else "không phải tệp thông thường"
            hint = "chọn một tên tệp; với ống dẫn, dùng > TỆP"
            raise CannotRun(f"{output} {what}, không ghi vào đó", hint)
        if _of_a_plan(target, plan):
            raise CannotRun(
                f"{output} thuộc kế hoạch, không ghi văn bản vào đó", "chọn một nơi ngoài kế hoạch"
            )
        targets.append(target)
        if kind:
            taken.append(output)
    if taken and not force:
        raise _taken(taken)
    return targets


def _taken(outputs: Sequence[Path]) -> CannotRun:
    names = ", ".join(map(str, outputs))
    return CannotRun(f"đã có {names}, không ghi đè", "chọn tên khác, hoặc thêm --force")


def _of_a_plan(target: Path, plan: Path) -> bool:
    """Whether a file of this name is, or would be, read as part of a plan.

    The plan that was opened may lie in several places, by links; any other is known by its
    programme.yaml.
    """
    inner = (*(plan / name for name in _PLAN_FOLDERS), *_within(plan / "results"))
    if any(target.parent == folder.resolve() for folder in inner):
        return True
    parts_of_plan = [path for path in _within(plan) if _read_there(path.name)]
    parts_of_plan += [path for folder in inner for path in _within(folder)]
    if any(target == path.resolve() for path in parts_of_plan):
        return True
    above = (parent for parent in target.parents if (parent / "programme.yaml").is_file())
    parts = (target.relative_to(parent).parts for parent in above)
    return any(part[0] in _PLAN_FOLDERS or any(map(_read_there, part)) for part in parts)


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _read_there(name: str) -> bool:
    return name.startswith(".") or name.lower().endswith((".yaml", ".yml"))
