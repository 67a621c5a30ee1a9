"""Jinja as templates get it: sandboxed, strict about names, found in the user's folder first."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.filters import do_indent
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctr.contained import TimeIsUp
from ctr.documents.find_template import (
    PAGE,
    SUFFIXES,
    Template,
    names_reference,
    packaged_templates,
)
from ctr.documents.render.compiled import Compiled
from ctr.documents.render.limits import exhausted

FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
    TimeIsUp,
)
"""What a faulty template can raise while it is rendered."""

_BITS_LIMIT = 10_000
"""Of a whole number that a template may compute; more takes time that nothing can interrupt."""


def environment(
    template: Template, finalize: Callable[[Any], Any], *, autoescape: bool = False
) -> ImmutableSandboxedEnvironment:
    """A sandbox that reads `template` and those beside it, every value passed to `finalize`."""
    compiled = None
    if template.packaged:
        with suppress(OSError):
            settings = f"{finalize.__module__}.{finalize.__qualname__} {autoescape}"
            compiled = Compiled(packaged_templates(), settings)
    jinja = _Sandbox(
        loader=_Loader(template),
        bytecode_cache=compiled,
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=autoescape,
        optimized=False,  # which pays for a template that is used often
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in ("lipsum", "cycler", "joiner"):
        del jinja.globals[name]
    for name in ("center", "format", "slice", "batch"):
        del jinja.filters[name]
    jinja.filters["indent"] = _indent
    return jinja


def _indent(text: str, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
    """Jinja's filter, without texts blown up by it."""
    if (width if isinstance(width, int) else len(width)) > 100:
        raise SecurityError("indent")
    return do_indent(text, width, first, blank)


_TEXTS = (SUFFIXES["md"], PAGE)
"""How the name of a template ends that others may include."""


class _Loader(FileSystemLoader):
    """Reads templates that lie in the folders of one, and not what a link leads to outside."""

    def __init__(self, template: Template) -> None:
        super().__init__(template.folders)
        self.main = template.path.name

    def get_source(self, environment: Environment, template: str) -> Any:
        """Find a template. Raises TemplateNotFound."""
        if template != self.main and not template.endswith(_TEXTS):
            raise TemplateNotFound(template)
        source = super().get_source(environment, template)
        real = Path(source[1]).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template)
        return source


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, without texts and numbers blown up."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute with numbers only, and not with huge ones."""
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError(operator)
        if isinstance(left, int) and isinstance(right, int):
            size = left.bit_length()
            bits = size * right if operator == "**" else size + right.bit_length()
            if bits > _BITS_LIMIT:
                raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a view at once, since it is made to be told; all else as Jinja finds it."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()) and attribute[0] != "_":
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nor the methods that fill a text up to any width."""
        if isinstance(obj, str) and attr in _FILLING:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Any:
        """`format` fills, too."""
        if getattr(value, "__name__", "") in ("format", "format_map") and isinstance(
            getattr(value, "__self__", None), str
        ):
            raise SecurityError("format")
        return super().wrap_str_format(value)


_FILLING = ("center", "ljust", "rjust", "zfill", "expandtabs")


HELP = f"các tên dùng được trong mẫu: {names_reference()}"


def fault_message(error: Exception) -> str:
    """What Jinja says, in Vietnamese where it is one of the usual faults."""
    text = exhausted(error) or str(error)
    if isinstance(error, SecurityError):
        return "mẫu không được phép dùng phần này của chương trình"
    if match := re.search(r"has no attribute '(\w+)'|'(\w+)' is undefined", text):
        return f"không có tên “{match[1] or match[2]}”"
    if match := re.search(r"Encountered unknown tag '(\w+)'", text):
        return f"không có lệnh “{match[1]}”"
    if "Unexpected end of template" in text:
        return "thiếu lệnh kết thúc (endfor hoặc endif)"
    if match := re.search(r"No filter named '(\w+)'", text):
        return f"không có bộ lọc “{match[1]}”"
    return text
