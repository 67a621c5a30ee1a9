"""ctr remind --mail: a draft to each unit with the letter that presses it."""

from __future__ import annotations

from pathlib import Path

from tests.commands.test_form_mail import body, read
from tests.conftest import Ctr

DAY = ("--as-of", "2026-11-26")


def test_a_draft_with_the_letter(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    ran = ctr("remind", *DAY, "--mail", folder, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ran.out == ""
    for path in folder.iterdir():
        message = read(path)
        assert message["X-Unsent"] == "1"
        assert message["Subject"].startswith("Công văn ")
        assert "(hạn cuối " in body(message)
        (file,) = message.iter_attachments()
        assert file.get_filename() == f"{path.stem}.docx"
        assert file.get_content().startswith(b"PK")
    assert list(folder.iterdir())
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert ctr("remind", *DAY, "--mail", folder, "--plan", plan).code == 2
    assert ctr("remind", *DAY, "--mail", folder, "--force", "--plan", plan).code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_a_letter_of_a_number_goes_into_the_draft_and_the_plan(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    words = ("remind", *DAY, "--unit", "Công an", "--number", "215", "--mail", tmp_path / "thu")
    ran = ctr(*words, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "215" in (plan / "results" / "2026" / "summary.yaml").read_text()
    assert len(list((tmp_path / "thu").iterdir())) == 1


def test_a_number_without_its_letter_is_not_put_down(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    before = (plan / "results" / "2026" / "summary.yaml").read_bytes()
    (tmp_path / "thu").write_text("không phải thư mục")
    words = ("remind", *DAY, "--unit", "Công an", "--number", "215", "--mail", tmp_path / "thu")
    assert ctr(*words, "--plan", plan).code == 2
    assert (plan / "results" / "2026" / "summary.yaml").read_bytes() == before
