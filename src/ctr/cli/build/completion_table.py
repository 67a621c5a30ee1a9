"""What completion knows of the commands: `src/ctr/cli/completion/commands.json`."""

from __future__ import annotations

import json
from itertools import starmap
from pathlib import Path
from typing import Any

from typer.core import TyperOption

from ctr.cli.amending import KIND_NAMES
from ctr.cli.build.walk import every_command
from ctr.cli.completion.answer import TABLE
from ctr.cli.described import told
from ctr.codes import ADVICE, CODES
from ctr.documents.find_template import templates_in_use
from ctr.plan.model import STATES
from ctr.results.office_parts import OFFICE_PARTS, OFFICE_TITLES
from ctr.tracking.task_status import TASK_STATES
from ctr.wording.states import state_name

FREE = "free"
"""Of what is made up by who types it."""
_TEMPLATES = [[each.name, each.title] for each in templates_in_use(Path())]
_OFFICE = [[part, OFFICE_TITLES[part]] for part in OFFICE_PARTS]
_EVERY = [[word, ""] for word in ("năm", "6 tháng", "9 tháng", "quý", "tháng", "tuần")]

BY_NAME: dict[str, Any] = {
    "account": "unit=",
    "accept": [[code, CODES[code].title] for code in ADVICE],
    "after": "task",
    "below": "path",
    "by": "year",
    "coordinating": "unit",
    "correct": "entry",
    "duty": "duty",
    "every": _EVERY,
    "explain": [[code, each.title] for code, each in CODES.items()],
    "lead": "unit",
    "leader": "leader",
    "number": "task",
    "office": _OFFICE,
    "part": "unit",
    "period": "period",
    "plan": "path",
    "remove": "entry",
    "section": "section",
    "sent": "duty",
    "target": "target",
    "state": [[state_name(state), ""] for state in STATES],
    "task": "task",
    "unit": "unit",
    "value": "target=",
    "year": "year",
}
"""What an option or argument takes, by its name, in every command that has none of its own."""
OF_COMMAND: dict[tuple[str, str], Any] = {
    ("merge-driver", "path"): "path",
    ("amend", "kind"): [[kind, name] for kind, name in KIND_NAMES.items()],
    ("amend", "names"): "amended",
    ("amend", "to"): "amended_to",
    ("bundle", "unit"): "lead",
    ("form", "by"): FREE,
    ("form", "unit"): "lead",
    ("init", "leader"): FREE,
    ("init", "period"): FREE,
    ("init", "unit"): FREE,
    ("issue", "number"): FREE,
    ("list", "state"): [[state_name(state), ""] for state in TASK_STATES],
    ("remind", "by"): FREE,
    ("remind", "number"): FREE,
    ("report", "unit"): "lead",
    ("templates", "action"): [["copy", "chép một mẫu về để sửa"]],
    ("templates", "name"): _TEMPLATES,
}
FREE_WORDS = (
    *("CHỮ", "NGÀY", "MỚI", "MỨC", "ĐỊA-CHỈ", "TÊN-NGẮN", "KÝ-HIỆU", "CHỨC-VỤ"),
    *("NGHỈ..LÀM-BÙ", "NGÀY..NGÀY", "NGÀY|PHIÊN-BẢN", "[NGÀY|PHIÊN-BẢN]", "@TÊN"),
)
"""How the help calls what is made up."""
FREE_NAMES = (
    "issuer",
    "recipient",
    "short",
    "signer",
    "verified_by",
    "ward",
    "within",
    "marker_size",
)


def completion_table() -> str:
    """The table as it is kept."""
    table = {
        name: {
            "told": told(command.help or "").purpose.partition("\n\n")[0],
            "options": [_of(name, each) for each in params(command, context, options=True)],
            "arguments": [_of(name, each) for each in params(command, context, options=False)],
        }
        for name, command, context in every_command()
    }
    return "{\n" + ",\n".join(starmap(_lines_of, table.items())) + "\n}\n"


def _lines_of(name: str, command: dict[str, Any]) -> str:
    """A line for each option, so that a change can be read."""
    lines = [f'{_json(name)}: {{"told": {_json(command["told"])}']
    for kind in ("options", "arguments"):
        each = ",".join(f"\n {_json(param)}" for param in command[kind])
        lines.append(f" {_json(kind)}: [{each}]")
    return ",\n".join(lines) + "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def params(command: Any, context: Any, *, options: bool) -> list[Any]:
    """What a command takes: its options, --help too, or its arguments."""
    return [
        param for param in command.get_params(context) if isinstance(param, TyperOption) == options
    ]


def _of(command: str, param: Any) -> dict[str, Any]:
    return {
        "name": param.name,
        "names": sorted(param.opts, key=len) if isinstance(param, TyperOption) else [],
        "takes": takes(command, param),
        "many": param.nargs == -1 or getattr(param, "multiple", False),
        "told": "Xem hướng dẫn." if param.name == "help" else _first_sentence(param.help or ""),
    }


def takes(command: str, param: Any) -> Any:
    """What may be typed: "flag", "path", choices, the name of what a plan has, None for free words.

    Raises LookupError for what nobody has said anything of.
    """
    if getattr(param, "is_flag", False):
        return "flag"
    if choices := getattr(param.type, "choices", None):
        return [[choice, ""] for choice in choices]
    if (command, param.name) in OF_COMMAND:
        found = OF_COMMAND[command, param.name]
        return None if found == FREE else found
    if type(param.type).__name__ in ("TyperPath", "Path"):
        return "path"
    if param.name in FREE_NAMES or param.metavar in FREE_WORDS:
        return None
    if param.name in BY_NAME:
        return BY_NAME[param.name]
    raise LookupError(f"what does {param.name} of ctr {command} complete to?")


def _first_sentence(text: str) -> str:
    return text.partition(";")[0].partition(" (")[0].rstrip(".")


def write() -> None:
    """Keep the table."""
    TABLE.write_text(completion_table(), encoding="utf-8")
