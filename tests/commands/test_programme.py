"""ctr programme: the issued document again, and what was added to it later."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ctr.importing.lines import words_of
from ctr.importing.place import files_of, write_new
from tests.conftest import Ctr
from tests.importing.corpus import bodies_head, group_of_dashes, letters_above_parts, lines
from tests.importing.expected import Case, imported
from tests.plans import task, written

CASES_PRINTED = [make() for make in (lines, bodies_head, group_of_dashes, letters_above_parts)]


def test_what_was_added_later_was_not_printed(ctr: Ctr, tmp_path: Path) -> None:
    added = {"by": "Quyết định số 12/QĐ-UBND", "on": "2027-03-01"}
    later = task("1.2", added=added) | {"text": "Làm thêm việc mới."}
    plan = written(tmp_path, [task("1.1"), later])
    assert "Làm thêm việc mới." in ctr("programme", "--plan", plan).out
    printed = ctr("programme", "--as-printed", "--plan", plan)
    assert printed.code == 0
    assert "Làm thêm việc mới." not in printed.out


@pytest.mark.parametrize("options", [(), ("--as-printed",)], ids=["as amended", "as printed"])
def test_what_an_appendix_says_of_a_task_in_other_words_is_printed_with_it(
    ctr: Ctr, tmp_path: Path, options: tuple[str, ...]
) -> None:
    words = {
        "text": "Số hóa hồ sơ.\n\nLàm xong sớm.",
        "also_printed": "Số hóa 100% hồ sơ.\n\nXong.",
    }
    plan = written(tmp_path, [task("1.1") | words, task("1.2")])
    out = ctr("programme", *options, "--format", "md", "--plan", plan).out
    places = [
        out.index(part)
        for part in (
            "Làm xong sớm.",
            "Văn bản còn ghi ở chỗ khác: Số hóa 100% hồ sơ.",
            "Xong.",
            "**1.2.**",
        )
    ]
    assert places == sorted(places)


def test_a_dash_that_a_task_was_printed_with_gets_no_dot(ctr: Ctr, tmp_path: Path) -> None:
    write_new(tmp_path / "moi", files_of(imported(group_of_dashes())))
    out = ctr("programme", "--as-printed", "--plan", tmp_path / "moi").out
    assert "**-**" in out.replace("\\", "")
    assert "-." not in out.replace("\\", "")


@pytest.mark.parametrize("case", CASES_PRINTED, ids=[case.name for case in CASES_PRINTED])
def test_an_imported_document_is_printed_with_all_its_parts(
    ctr: Ctr, tmp_path: Path, case: Case
) -> None:
    result = imported(case)
    write_new(tmp_path / "moi", files_of(result))
    ran = ctr("programme", "--as-printed", "--format", "md", "--plan", tmp_path / "moi")
    assert ran.code == 0, ran.err
    printed = Counter(words_of(ran.out.replace("*", " ").replace("\\", "").casefold()))
    lines = [line for document in result.documents for line in document.lines()]
    body = next(index for index, line in enumerate(lines) if line.text in ("KẾ HOẠCH", "CHỈ THỊ"))
    wanted = Counter(word for line in lines[body:] for word in words_of(line.text.casefold()))
    assert wanted - printed == Counter()
