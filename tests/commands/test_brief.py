"""ctr brief: one page for a meeting, whose counts are those of the data."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from ctr.documents.views.brief_page import LINES, shared
from ctr.documents.views.proposals import asks_for_time
from tests.conftest import EXAMPLE, YEAR_PLAYED, Ctr
from tests.libreoffice import converted, needs_office
from tests.plans import UNITS, task, written

DAY = ("--as-of", "2026-11-26")
LONG = "Rà soát, kiện toàn tổ chức bộ máy chính quyền địa phương theo hướng tinh gọn, hiệu quả "
LATE, DECIDE = "Việc quá hạn, ai còn nợ", "Việc cần quyết định"
TARGETS, COMING = "Chỉ tiêu chệch hướng", "Việc đến hạn trong 30 ngày tới"
LEADER = "Lê Văn Mẫu"


def crowd(folder: Path, number: int, title: str = LONG) -> Path:
    """Tasks of five kinds: late, coming, off course, with an extension asked for, quiet."""
    tasks: list[dict[str, Any]] = []
    reported: list[dict[str, Any]] = []
    for index in range(number):
        name, more = f"1.{index + 1}", dict[str, Any]()
        if index % 5 == 0:
            more["deadline"] = {"phrase": "trước ngày 01/6/2026", "before": "2026-06-01"}
        if index % 5 == 1:
            more["deadline"] = {"phrase": "trước ngày 15/12/2026", "before": "2026-12-15"}
        if index % 5 == 2:
            goal = {"by": 2026, "at_least": 80}
            start = {"value": 10, "on": "2025-12-31", "source": "Khảo sát"}
            target = {"id": f"a{index}", "name": title, "unit": "%", "milestones": [goal]}
            more["targets"] = [{**target, "baseline": start}]
            value = {"target": f"a{index}", "value": 20, "as_of": "2026-10-01"}
            reported.append({"task": name, "values": [value]})
        if index % 5 == 3:
            wish = f"Đề nghị gia hạn đến năm 2028, lần {index}, vì {title}"
            reported.append({"task": name, "proposals": [wish]})
        lead = UNITS[: 1 + index % len(UNITS)]
        tasks.append({**task(name, lead=lead, **more), "title": f"{title}{index}"})
    return written(folder, tasks, {(UNITS[0], 2026): {"tasks": reported}} if reported else None)


def page(ctr: Ctr, plan: Path, *words: str) -> str:
    ran = ctr("brief", *words, *(() if "--as-of" in words else DAY), "--plan", plan)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.replace("\u00a0", " ")


def blocks(text: str) -> dict[str, tuple[int, list[str], int]]:
    """Of each part: how many it says there are, the rows shown, and how many more it tells."""
    found = {}
    for part in re.split(r"(?m)^## ", text)[1:]:
        title, _, body = part.partition("\n")
        name, count = re.fullmatch(r"(.*) \(([0-9.]+)\)", title).groups()  # type: ignore[union-attr]
        rows = [line for line in body.splitlines() if line.startswith("| ")][2:]
        more = re.search(r"… và ([0-9.]+) ", body)
        found[name] = (
            int(count.replace(".", "")),
            rows,
            int(more[1].replace(".", "")) if more else 0,
        )
    return found


def test_counts_are_those_of_what_is_due(ctr: Ctr) -> None:
    due = ctr(
        "due", "--all", "--within", "30", "--exit-zero", *DAY, "--plan", EXAMPLE, "--format", "json"
    ).data
    states = [item["state"] for item in due]
    found = blocks(page(ctr, EXAMPLE))
    assert found[LATE][0] == states.count("overdue") > 0
    assert found[COMING][0] == states.count("today") + states.count("soon") > 0
    targets = ctr("targets", "--year", "2026", *DAY, "--plan", EXAMPLE, "--format", "json").data
    off = [one for one in targets if one["course"] in ("behind", "not_met")]
    assert found[TARGETS][0] == len(off)


def test_who_owes_and_how_late(ctr: Ctr) -> None:
    _, rows, _ = blocks(page(ctr, EXAMPLE))[LATE]
    assert (
        "| 24/11/2026, 2 ngày | Báo cáo kết quả thực hiện hằng năm của đơn vị năm 2026 |"
        in (rows[0])
    )
    assert "Trường THCS Mẫu" in rows[0]


def test_what_is_to_be_decided(ctr: Ctr) -> None:
    count, rows, _ = blocks(page(ctr, EXAMPLE))[DECIDE]
    assert count == len(rows)
    kinds = [row.split(" | ")[0].strip("| ") for row in rows]
    assert kinds == ["Đề xuất", "Xin gia hạn", "Đang tạm dừng"]
    assert "Đề nghị thành phố bố trí kinh phí thí điểm mái nhà xanh" in rows[0]
    assert "1.2. Xin gia hạn đến hết tháng 6 năm 2027" in rows[1]
    assert "1.2 đã gia hạn đến 30/6/2027" in rows[1]


def test_what_the_office_has_chosen_is_told_once(ctr: Ctr, plan: Path) -> None:
    file = plan / "results" / "2026" / "summary.yaml"
    wish = "Xin gia hạn đến hết tháng 6 năm 2027"
    text = re.sub("(?m)^proposals: .*$", f"proposals: {wish}", file.read_text())
    file.write_text(text)
    _, rows, _ = blocks(page(ctr, plan))[DECIDE]
    assert [wish in row for row in rows] == [True, False]
    assert rows[0].startswith("| Đề xuất |")


def test_of_a_year_the_office_s_last_words_count(ctr: Ctr, plan: Path) -> None:
    file = plan / "results" / "2026" / "summary.yaml"
    text = re.sub("(?m)^proposals: .*\n", "", file.read_text())
    assert "periods:" not in text
    words = "periods:\n  - {period: 2026-6T, proposals: Cấp thêm xe}\n"
    file.write_text(f"{text.rstrip()}\n{words}")
    _, rows, _ = blocks(page(ctr, plan))[DECIDE]
    assert rows[0] == "| Đề xuất | Cấp thêm xe | Văn phòng, 6 tháng đầu năm |"
    assert rows[0] not in page(ctr, plan, "2026-Q3")


def test_what_came_in_later_is_not_known_yet(ctr: Ctr) -> None:
    _, rows, _ = blocks(page(ctr, EXAMPLE, "--as-of", "2026-11-19"))[DECIDE]
    assert not [row for row in rows if "gia hạn" in row]  # the report came in on the 20th


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Xin gia hạn đến hết năm 2027", True),
        ("Đề nghị lùi thời hạn hoàn thành sang quý I", True),
        ("Đề nghị điều chỉnh thời gian thực hiện", True),
        ("Đề nghị cấp thêm xe", False),
        ("Giá hàng tăng", False),
    ],
)
def test_asking_for_more_time(words: str, asks: bool) -> None:
    assert asks_for_time(words) is asks


def test_a_leader_sees_what_he_directs(ctr: Ctr) -> None:
    whole, own = page(ctr, EXAMPLE), page(ctr, EXAMPLE, "--leader", LEADER)
    assert f"Phần việc do {LEADER} chỉ đạo" in own
    due = ctr(
        "due", "--leader", LEADER, "--exit-zero", *DAY, "--plan", EXAMPLE, "--format", "json"
    ).data
    assert blocks(own)[LATE][0] == [item["state"] for item in due].count("overdue")
    assert "mái nhà xanh" in whole
    assert "bố trí kinh phí" not in own
    tasks = ctr("list", "--leader", LEADER, "--plan", EXAMPLE, "--format", "json").data
    assert f"{len(tasks)} nhiệm vụ: " in own


def test_a_leader_with_nothing(ctr: Ctr, plan: Path) -> None:
    file = plan / "leaders.yaml"
    file.write_text(file.read_text() + "  - {name: Phạm Văn Rỗi, position: Phó Chủ tịch}\n")
    text = page(ctr, plan, "--leader", "Phạm Văn Rỗi")
    assert "Không có nhiệm vụ nào." in text
    assert {name: count for name, (count, _, _) in blocks(text).items()} == {
        LATE: 0,
        DECIDE: 0,
        TARGETS: 0,
        COMING: 0,
    }
    for sentence in ("Không có việc quá hạn.", "Không có việc nào đến hạn trong 30 ngày tới."):
        assert sentence in text


def test_nothing_reported_yet(ctr: Ctr, our_plan: Path) -> None:
    text = page(ctr, our_plan, "--as-of", "2026-02-10")
    assert "đã nhận: 0/9; hạn gửi 24/11/2026." in text
    assert "39 nhiệm vụ: 38 chưa báo cáo; 1 chưa phân công." in text
    assert blocks(text)[LATE] == (0, [], 0)


@pytest.mark.parametrize("number", [60, 500])
def test_what_has_no_room_is_counted(ctr: Ctr, tmp_path: Path, number: int) -> None:
    found = blocks(page(ctr, crowd(tmp_path, number)))
    assert len(found) == 4
    for name, (count, rows, more) in found.items():
        assert count >= number // 5, name
        assert 0 < len(rows) < count
        assert len(rows) + more == count


def test_a_long_title_is_cut_and_units_that_are_not_named_are_counted(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = crowd(tmp_path, 5, LONG * 8)
    _, rows, _ = blocks(page(ctr, plan))[LATE]
    assert rows[0].split(" | ")[1].endswith("…")
    assert len(rows[0]) < 220


def test_room_is_shared_in_turn() -> None:
    assert shared([[1] * 10, [1] * 2, [], [3] * 5], 12) == [4, 2, 0, 2]
    assert shared([[2], [2]], 3) == [1, 0]
    assert sum(shared([[1] * 99] * 4, LINES)) == LINES


def test_an_overdue_item_of_a_past_year_is_of_its_last_day(ctr: Ctr) -> None:
    text = page(ctr, EXAMPLE, "--year", "2026", "--as-of", "2027-03-01")
    assert "Đến ngày 31/12/2026" in text
    assert "năm 2026" in text


def test_a_played_year(ctr: Ctr, our_plan: Path) -> None:
    shutil.copytree(YEAR_PLAYED, our_plan / "results")
    found = blocks(page(ctr, our_plan))
    status = ctr("status", *DAY, "--plan", our_plan, "--format", "json").data[0]
    assert found[TARGETS][0] == status["behind"] + status["not_met"] > 0
    paused = [row for row in found[DECIDE][1] if row.startswith("| Đang tạm dừng")]
    assert len(paused) == status["paused"] > 0


def written_page(ctr: Ctr, plan: Path, path: Path, *words: str) -> Path:
    ran = ctr("brief", *words, *DAY, "--plan", plan, "-o", path)
    assert ran.code == 0, ran.err
    return path


def test_the_page_fetches_nothing_and_runs_nothing(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    file = plan / "sections" / "01-sach.yaml"
    evil = '<script>alert(1)</script> \\"><img src=x onerror=alert(1)> 🙂'
    file.write_text(file.read_text().replace("Cải tạo kênh Mẫu", f'"{evil}"', 1))
    text = written_page(ctr, plan, tmp_path / "a.html").read_text()
    assert "default-src 'none'" in text
    assert "<script" not in text and "<img" not in text
    assert not re.search(r"(?i)(src|href|url\()\s*=?\s*[\"']?(https?:|//)", text)
    assert '<html lang="vi">' in text


def test_the_chart_is_told_in_words_too(ctr: Ctr, tmp_path: Path) -> None:
    plan = crowd(tmp_path / "plan", 10)
    text = written_page(ctr, plan, tmp_path / "a.html").read_text()
    bars = re.findall(
        r'<svg [^>]*role="img" aria-label="([^"]+)">.*?width="(\d+)" height="10" '
        r'fill="#404040"',
        text,
    )
    assert [width for _, width in bars] == ["25", "25"]  # 20 of 80
    assert all("20% (01/10/2026); mục tiêu từ 80% trở lên" in label for label, _ in bars)
    document = docx.Document(str(written_page(ctr, plan, tmp_path / "a.docx")))
    chart = next(table for table in document.tables if "mục tiêu" in table.rows[0].cells[-1].text)
    runs = {
        run.text.replace("\u00a0", "."): run for run in chart.rows[0].cells[1].paragraphs[0].runs
    }
    assert chart.rows[0].cells[0].text.endswith("… (Phòng Một; Phòng Hai; Phòng Ba)")
    assert [text for text in runs if text] == ["." * 12, "." * 36, "|"]


def pages_of(path: Path) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", path.read_bytes()))


@needs_office
def test_in_word_it_is_one_page(ctr: Ctr, tmp_path: Path) -> None:
    path = written_page(ctr, crowd(tmp_path / "plan", 60), tmp_path / "a.docx")
    (pdf,) = converted("pdf", tmp_path, path)
    assert pages_of(pdf) == 1


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_in_a_browser_it_prints_on_one_page(ctr: Ctr, tmp_path: Path) -> None:
    path = written_page(ctr, crowd(tmp_path / "plan", 60), tmp_path / "a.html")
    out = tmp_path / "a.pdf"
    words = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    home = f"--user-data-dir={tmp_path}/browser"
    subprocess.run(
        [*words, home, f"--print-to-pdf={out}", path.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert pages_of(out) == 1


def test_a_template_of_one_s_own(ctr: Ctr, plan: Path) -> None:
    own = plan.parent / "templates" / "brief.md.j2"
    own.parent.mkdir()
    own.write_text(
        "{{ brief.late.title }}: {% for row in brief.late.rows %}{{ row.who }}{% endfor %}"
    )
    assert page(ctr, plan).startswith("Việc quá hạn, ai còn nợ (1): ")
    assert "brief.html.j2" in ctr("templates", "--plan", plan).out


def test_formats(ctr: Ctr, tmp_path: Path) -> None:
    refused = ctr("brief", *DAY, "--plan", EXAMPLE, "-o", tmp_path / "a.pdf")
    assert refused.code == 2
    assert ".docx, .html hoặc .md" in refused.err
    assert ctr("brief", "--format", "docx", *DAY, "-o", tmp_path / "a.html").code == 2
    assert ctr("report", "2026", "-o", tmp_path / "a.html").code == 2
    for name in ("a.html", "b.html"):
        written_page(ctr, EXAMPLE, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    path = written_page(ctr, EXAMPLE, tmp_path / "a.docx")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(path.read_bytes())).namelist()


def test_all_who_owe_are_named_while_the_page_has_room(ctr: Ctr, year_played: Path) -> None:
    out = ctr("brief", "2026", "--as-of", "2026-11-27", "--plan", year_played).out
    assert "| BCHQS; Ủy ban MTTQ; Đoàn Thanh niên; 3 nhóm |" in out
