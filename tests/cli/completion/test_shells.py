"""Tab in bash, zsh and fish as people have them, through a pseudo-terminal; and the protocol."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from ctr.cli.completion.shells import offered, split
from tests.cli.completion.shell import Shell
from tests.conftest import PLAN, ROOT

POLICE, CULTURE = "Công an phường", "Phòng Văn hóa - Xã hội"
LINES = [
    ("ctr st", "[status]"),
    ("ctr list --unit cong", f"[list] [--unit] [{POLICE}]"),
    ('ctr list --unit "Công an', f"[list] [--unit] [{POLICE}]"),
    ("ctr list --unit=cong", f"[list] [--unit={POLICE}]"),
    ("ctr list --unit Phòng\\ k", "[list] [--unit] [Phòng Kinh tế, Hạ tầng và Đô thị]"),
    ("ctr list --unit van\\ hoa", f"[list] [--unit] [{CULTURE}]"),
    ("ctr record 10.2 --value hoc", "[record] [10.2] [--value] [hoc-sinh-tap-huan-pccc=]"),
    ("ctr list --state hoan", "[list] [--state] [hoàn thành]"),
    ("ctr list -o tep", "[list] [-o] [tep-cua-toi.xlsx]"),
]
"""What is typed before Tab, and the words that the program then gets."""
IN_FISH = {
    "ctr list --unit cong": "[list] [--unit] [cong an phuong]",
    "ctr list --unit=cong": "[list] [--unit=cong an phuong]",
    "ctr list --unit Phòng\\ k": "[list] [--unit] [Phòng Kinh tế, Hạ tầng và Đô thị]",
    "ctr list --unit van\\ hoa": "[list] [--unit] [van hoa]",
    "ctr list --state hoan": "[list] [--state] [hoan thanh]",
}
"""Fish shows only what holds the letters typed: unmarked ones give an unmarked name, no part."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our plan and a file."""
    folder = tmp_path_factory.mktemp("folder")
    copytree(PLAN, folder / "plan")
    (folder / "tep-cua-toi.xlsx").touch()
    return folder


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell in a fresh home, in which `ctr --install-completion` was typed before."""
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here")
    home = tmp_path_factory.mktemp("home")
    with Shell(name, home, folder) as first:
        assert f"Đã cài gợi ý cho {name}" in first.run("ctr --install-completion")
    with Shell(name, home, folder) as second:
        yield second


def test_tab_completes_and_quotes(shell: Shell) -> None:
    for line, expected in LINES:
        if shell.name == "fish":
            expected = IN_FISH.get(line, expected)
        assert shell.completed(line) == f"GOT {expected}", line


def test_several_are_listed_and_what_was_typed_stays(shell: Shell) -> None:
    shown = shell.tab("ctr list --state d", tabs=2)
    assert "đang thực hiện" in shown
    assert "dừng thực hiện" in shown
    assert "chưa báo cáo" not in shown


def test_outside_a_plan_nothing_is_offered_and_nothing_said(shell: Shell) -> None:
    shell.run("cd /")
    shown = shell.tab("ctr list --unit cong")
    shell.run(f"cd {shell.folder}")
    assert "rror" not in shown
    assert "Lỗi" not in shown
    assert "Công an" not in shown


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ctr list ", (["ctr", "list"], "", "")),
        ("ctr list --un", (["ctr", "list"], "--un", "")),
        ('ctr list "Công an', (["ctr", "list"], "Công an", '"')),
        ("ctr list 'a b' c\\ d", (["ctr", "list", "a b"], "c d", "")),
        ("ctr 'a\\' ''", (["ctr", "a\\"], "", "")),
        ('ctr "a\\"b', (["ctr"], 'a"b', '"')),
        ("", ([], "", "")),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, expected: tuple[list[str], str, str]) -> None:
    assert split(line) == expected


def test_powershell_gets_what_it_inserts_quoted() -> None:
    sent = offered("powershell", {"_CTR_LINE": f"ctr list --plan '{PLAN}' --unit phong\\ k"})
    name = "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert sent.splitlines() == ["sorted", f"'{name}'\t{name}\tPhòng KTHTĐT"]
    assert offered("powershell", {"_CTR_LINE": "ctr sta"}).splitlines()[1].startswith("status\t")
    same = offered("pwsh", {"_CTR_LINE": f"ctr list --plan '{PLAN}' --unit=cong"}).splitlines()
    assert same[1].startswith(f"--unit='{POLICE}'\t{POLICE}\t")


def test_what_stands_behind_a_colon_or_equals_is_what_bash_replaces() -> None:
    line = f'ctr amend split x --plan "{PLAN}" --part="Cong'
    assert offered("bash", {"_CTR_LINE": line}).splitlines()[1] == POLICE
    line = f"ctr list --plan {PLAN} --unit=cong"
    assert offered("bash", {"_CTR_LINE": line}).splitlines()[1] == POLICE


@pytest.mark.parametrize(
    "request_",
    [
        {"_CTR_COMPLETE": "complete_bash", "_CTR_LINE": "ctr list --unit c"},
        {"_CTR_COMPLETE": "", "COMP_WORDS": "ctr ", "COMP_CWORD": "1"},
    ],
)
def test_on_any_trouble_it_is_silent(tmp_path: Path, request_: dict[str, str]) -> None:
    (tmp_path / "plan" / "sections").mkdir(parents=True)
    (tmp_path / "plan" / "programme.yaml").write_text("{", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "ctr"],
        cwd=tmp_path,
        env={**os.environ, **request_, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(ran.stdout.splitlines()) <= 1


def test_it_imports_neither_framework_nor_model() -> None:
    request = {"_CTR_LINE": f"ctr list --plan {PLAN} --unit cong"}
    assert POLICE in offered("bash", request)  # from now on the plan's words are kept
    script = (
        "import sys\nfrom ctr.cli.completion.shells import offered\n"
        f"print(offered('bash', {request}), *sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    names = ran.stdout.split()
    assert "Công" in names
    unwanted = ("typer", "pydantic", "rich", "yaml", "dataclasses", "typing", "ctr.plan.model")
    assert not {*unwanted} & {*names}
