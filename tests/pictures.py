"""Pictures of what a terminal shows, for the README and the guide: `make generated`.

Each is what the command itself writes, light and dark, and names no address: nothing is fetched.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1]))

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from typer.testing import CliRunner

from ctr.cli.app import app

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "phuong-vi-du"


@dataclass(frozen=True)
class Shot:
    """One picture: what is typed, on which day, of how wide a terminal, of how many lines."""

    name: str
    words: tuple[str, ...]
    day: str
    title: str
    columns: int = 88
    lines: int = 60
    example: bool = False

    @property
    def typed(self) -> str:
        return " ".join(["ctr", *(f'"{word}"' if " " in word else word for word in self.words)])


SHOTS = (
    Shot("ngay", (), "2026-11-26", "ctr: việc của ngày"),
    Shot("den-han", ("due", "--within", "60"), "2026-11-26", "ctr due: việc đến hạn và quá hạn"),
    Shot("tinh-hinh", ("status",), "2026-12-01", "ctr status: tình hình chung", lines=26),
    Shot(
        "chi-tieu",
        ("targets", "--year", "2027"),
        "2027-11-24",
        "ctr targets: chỉ tiêu của năm",
        example=True,
    ),
    Shot("nhiem-vu", ("list", "--section", "10"), "2026-12-01", "ctr list: ai làm việc gì"),
    Shot("mot-nhiem-vu", ("show", "1.1"), "2027-11-24", "ctr show: một nhiệm vụ", example=True),
)

_COLOURS = [(0, 0, 0)] * 8
_LIGHT = TerminalTheme((250, 250, 250), (36, 41, 47), _COLOURS)
_DARK = TerminalTheme((13, 17, 23), (230, 237, 243), _COLOURS)
THEMES: Mapping[str, TerminalTheme] = {"": _LIGHT, "-toi": _DARK}
"""By the end of the file's name; the 16 colours of a theme are used by nothing."""

_FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
aria-label="TITLE">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: Consolas, Menlo, "Liberation Mono", monospace; \
font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 16px; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def pictures() -> Iterator[tuple[str, str]]:
    """The name of each file and its content."""
    with tempfile.TemporaryDirectory() as folder, _surroundings(Path(folder)):
        played = Path(copytree(ROOT / "plan", Path(folder) / "plan"))
        copytree(ROOT / "tests" / "data" / "year-played", played / "results")
        for shot in SHOTS:
            screen = _screen(shot, EXAMPLE if shot.example else played)
            for end, theme in THEMES.items():
                yield f"{shot.name}{end}.svg", _picture(shot, screen, theme)


@contextmanager
def _surroundings(folder: Path) -> Iterator[None]:
    """A terminal with 256 colours, and an empty cache."""
    before = dict(os.environ)
    for name in ("NO_COLOR", "COLORTERM", "CTR_PLAN"):
        os.environ.pop(name, None)
    os.environ |= {"FORCE_COLOR": "1", "TERM": "xterm-256color", "XDG_CACHE_HOME": str(folder)}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _screen(shot: Shot, plan: Path) -> str:
    """What the terminal shows, with the codes of its colours."""
    os.environ["COLUMNS"] = str(shot.columns)
    words = [*shot.words, "--plan", str(plan), "--as-of", shot.day]
    ran = CliRunner().invoke(app, words, prog_name="ctr")
    assert ran.exit_code in (0, 1), ran.output
    lines = ran.stdout.splitlines()
    return "\n".join(lines if len(lines) <= shot.lines else [*lines[: shot.lines], "…"])


def _picture(shot: Shot, screen: str, theme: TerminalTheme) -> str:
    console = Console(
        width=shot.columns,
        file=io.StringIO(),
        record=True,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    for line in (f"\x1b[1m$ {shot.typed}\x1b[0m", "", *screen.splitlines(), ""):
        console.print(Text.from_ansi(line), soft_wrap=True)
    return console.export_svg(
        title=shot.title,
        theme=theme,
        code_format=_FORMAT.replace("TITLE", escape(shot.title)),
        unique_id=shot.name,
    )


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in pictures():
        (FOLDER / name).write_text(content, encoding="utf-8")
        print(f"Đã ghi {FOLDER.relative_to(ROOT) / name}")


if __name__ == "__main__":
    main()
