"""Whatever is typed, there is an answer or a message: never a fault of the program."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import EXAMPLE, Ctr
from tests.fuzz.cases import cases

COMMANDS = (
    "list", "show", "due", "status", "targets", "units", "leaders", "record", "report", "remind",
    "form", "collect", "calendar", "programme", "templates", "check", "undo", "log", "diff",
    "recover", "amend", "lits", "",
)  # fmt: skip
OPTIONS = (
    "--unit", "--leader", "--format", "--as-of", "--year", "--section", "--search", "--state",
    "--on", "--value", "--done", "--received", "--sent", "--within", "--template", "--strict",
    "--force",
    "--dry-run", "--keep", "--all", "--exit-zero", "--help", "--as-printed", "--evidence",
    "--source", "--verified", "--entries", "--correct", "--remove", "--because", "--yes",
    "--plan", "--unti", "--", "-",
)  # fmt: skip
WORDS = (
    "2026", "0", "-1", "9" * 30, "2026-02-30", "31/02/2026", "24/11/2026", "0001-01-01",
    "9999-12-31", "1.1", "1.1.1", "99.9", "Phòng Môi trường", "phong moi truong", "*", "(",
    "\\", "", " ", "🙂",
    "\ud800", "\u202e", "a\nb", "x" * 5_000, "đạt", "ho-phan-loai-rac=51", "ho-phan-loai-rac=",
    "=",
    "ho-phan-loai-rac=NaN", "ho-phan-loai-rac=1.000", "json", "csv", "md", "table", "xlsx",
    "docx",
    "done", "in_progress", "theirs", "copy", "report.docx", "../x", "/dev/null", "bao-cao-don-vi",
    "viec-1", "trang-thai", "ngay-nhan", "so-lieu-1",
)  # fmt: skip


def test_whatever_is_typed_is_answered_or_told(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    for seed, random in cases(100):
        words = [random.choice(COMMANDS)]
        count = random.randrange(7)
        words += [random.choice(random.choice((OPTIONS, WORDS))) for _ in range(count)]
        if random.random() < 0.3:
            words += ["-o", str(tmp_path / random.choice(("a.md", "a.docx", "a.xlsx", "b")))]
        ran = ctr(*words, "--plan", plan, cwd=tmp_path)
        assert ran.code in (0, 1, 2, 130), (seed, words, ran.err)  # 130: nobody answers a prompt
        assert ran.code != 2 or ran.err.strip(), (seed, words)
        assert "Traceback" not in ran.err, (seed, words)
    assert ctr("check", "--plan", EXAMPLE).code in (0, 1)


KINDS = (
    "extend", "deadline", "level", "leader", "assign", "rename", "merge", "split", "add-task",
    "add-target", "drop",
)  # fmt: skip
AMENDING = (
    "--to", "--task", "--part", "--lead", "--coordinating", "--leader", "--position", "--short",
    "--after", "--title", "--text", "--phrase", "--level", "--measure", "--by",
)  # fmt: skip
OF_AN_AMENDMENT = (
    *WORDS, "1.2", "2.1", "9.1", "ho-phan-loai-rac", "Văn phòng", "Văn phòng: 1.1, 1.2", ": ,",
    "Phòng Mới", "Chủ tịch", "12-31", "05/12", "2027-Q2", "từ 5", "5-1", "1-", "trên", "%",
    "x.y", "1.", ".", "a-b", "moi", "friday",
)  # fmt: skip


def test_whatever_is_amended_is_answered_or_told(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    for seed, random in cases(60):
        words = ["amend", random.choice(KINDS)]
        words += [random.choice(OF_AN_AMENDMENT) for _ in range(random.choice((1, 1, 2)))]
        for _ in range(random.randrange(1, 4)):
            words += [random.choice(AMENDING), random.choice(OF_AN_AMENDMENT)]
        words += ["--document", "QĐ", "--on", random.choice(("1/5/2026", "2027-01-01", "x"))]
        ran = ctr(*words, "--plan", plan, cwd=tmp_path)
        assert ran.code in (0, 1, 2), (seed, words, ran.err)
        assert ctr("list", "--plan", plan, cwd=tmp_path).code == 0, (seed, words)
