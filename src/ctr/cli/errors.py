"""The one place where exceptions become messages and exit codes.

0 fine · 1 the answer is "no" · 2 could not run · 3 a fault of the program · 130 ^C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from typer.exceptions import Abort, TyperException

from ctr import interrupts
from ctr.cli.messages import say
from ctr.cli.usage import usage_message
from ctr.errors import CannotRun, reason


def guarded(run: Callable[[], Any]) -> int:
    """Run, tell what went wrong on stderr, and return the exit code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        with interrupts.raising():
            result = run()
        if result == interrupts.STOPPED:  # the framework's end of an interrupt, without a word
            raise KeyboardInterrupt
        return result if isinstance(result, int) else 0
    except CannotRun as error:
        _tell(error.message, error.hint)
        return 2
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(error.format_message())
        else:
            _tell(*usage_message(error))
        return 2
    except (Abort, KeyboardInterrupt):
        say("\nĐã dừng.")
        return interrupts.STOPPED
    except OSError as error:
        _tell(f"hệ điều hành từ chối: {reason(error)}", _file(error))
        return 2
    except ImportError as error:
        _tell(f"không nạp được một phần của ctr: {error}", "cài đặt lại ctr")
        return 2
    except Exception as error:  # noqa: BLE001 - the boundary: nothing may pass it
        _tell_fault(error)
        return 3


def _nowhere() -> TextIO:
    """In place of a stream that was closed before the start."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _tell(message: str, hint: str | None = None) -> None:
    say(f"Lỗi: {message}")
    if hint:
        say(f"    → {hint}")


def _file(error: OSError) -> str | None:
    return str(error.filename) if error.filename is not None else None


def _tell_fault(error: Exception) -> None:
    from ctr.cli.fault_log import write_log

    log = write_log(error)
    where = f"chi tiết ở {log}" if log is not None else _last_frame(error)
    _tell(
        f"lỗi của chương trình, không phải của bạn: {_named(error)} ({where})",
        "xin gửi tệp đó cho người phát triển, kèm lệnh đã gõ"
        if log is not None
        else "xin gửi dòng trên và lệnh đã gõ cho người phát triển",
    )


def _named(error: Exception) -> str:
    """The kind of fault and what it says, if it can say it."""
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001 - nothing may fail here
        return type(error).__name__


def _last_frame(error: Exception) -> str:
    """Where it was raised, where no log could be written."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else "?"
