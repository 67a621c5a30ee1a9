"""The framework's usage errors in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence

from typer.exceptions import TyperException


def usage_message(error: TyperException) -> tuple[str, str]:
    """A usage error in Vietnamese, and how to get help."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ctr"
    kind = type(error).__name__
    message = error.format_message()
    if kind == "NoSuchOption":
        message = f"không có tùy chọn {getattr(error, 'option_name', '')}"
        if near := getattr(error, "possibilities", None):
            from ctr.vietnamese.suggestions import did_you_mean

            message += f"; {did_you_mean(near)}"
    elif kind == "MissingParameter":
        message = f"thiếu {_parameter(error)}"
    elif kind == "BadParameter":
        message = f"{_parameter(error)}: {_bad_value(error)}"
    elif kind == "BadOptionUsage":
        option = getattr(error, "option_name", "")
        needs = "không nhận giá trị" if "does not take" in message else "cần một giá trị"
        message = f"tùy chọn {option} {needs}"
    elif message.startswith("Got unexpected extra argument"):
        message = f"thừa tham số: {message.rpartition('(')[2].rstrip(')')}"
    return message, f"xem cách dùng: {path} --help"


def _parameter(error: TyperException) -> str:
    param = getattr(error, "param", None)
    return (
        str(param.get_error_hint(getattr(error, "ctx", None))) if param is not None else "tham số"
    )


def _bad_value(error: TyperException) -> str:
    param = getattr(error, "param", None)
    choices: Sequence[str] = getattr(getattr(param, "type", None), "choices", ())
    if choices:
        return f"chọn một trong: {', '.join(str(choice) for choice in choices)}"
    if "valid int" in error.message:
        return "phải là số nguyên"
    if "not in the range" in error.message:
        return "số nằm ngoài khoảng cho phép"
    return error.message
