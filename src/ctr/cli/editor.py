"""A text edited in the user's own editor: $VISUAL, else $EDITOR."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from ctr.errors import CannotRun, reason
from ctr.regular_files import NotRegular, read_regular
from ctr.vietnamese.matching import nfc

LONGEST_MB = 1
_HINT = "đặt VISUAL hoặc EDITOR là lệnh của trình soạn thảo, hoặc đưa lời bằng --text hay ống dẫn"


def edited(text: str, notes: tuple[str, ...]) -> str | None:
    """What the editor leaves of `text`, None where nothing was changed.

    `notes` stand above it as lines that begin with "# " and are not part of it. The file of the
    editor is a temporary one, so that nothing is touched where the editor fails. Raises CannotRun.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise CannotRun("chưa đặt trình soạn thảo", _HINT)
    try:
        words = shlex.split(command, posix=os.name == "posix")
    except ValueError:
        words = []
    if not words:
        raise CannotRun(f"không hiểu lệnh của trình soạn thảo: {command}", _HINT)
    head = "".join(f"# {note}\n" for note in notes)
    with tempfile.TemporaryDirectory(prefix="ctr-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "loi-van-phong.txt"
        file.write_text(f"{head}\n{text}\n", encoding="utf-8")
        try:
            code = subprocess.run([*words, str(file)], check=False).returncode
        except OSError as error:
            raise CannotRun(f"không mở được {words[0]}: {reason(error)}", _HINT) from None
        if code != 0:
            raise CannotRun(f"{words[0]} kết thúc với mã {code} nên không ghi gì", _HINT)
        left = _left(file, head)
    return None if left.splitlines() == _lines(text) else left


def _lines(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := " ".join(nfc(part).split()))]


def _left(file: Path, head: str) -> str:
    """The text that the editor saved, without the notes that stood above it."""
    try:
        text = read_regular(file, LONGEST_MB * 1_000_000).decode("utf-8-sig")
    except NotRegular as error:
        what = f"dài hơn {LONGEST_MB} MB" if error.too_large else "không nằm trong tệp thông thường"
        raise CannotRun(f"lời viết {what} nên không ghi") from None
    except UnicodeDecodeError:
        raise CannotRun("trình soạn thảo không lưu bằng UTF-8 nên không ghi gì") from None
    except OSError as error:
        raise CannotRun(f"không đọc được lời đã viết: {reason(error)}", "không ghi gì") from None
    known = set(_lines(head))
    return "\n".join(line for line in _lines(text) if line not in known)
