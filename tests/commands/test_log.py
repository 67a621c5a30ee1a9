"""`ctr log`: a year of a plan in git, in the plan's own words, line by line."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from tests.conftest import Ctr, Ran
from tests.history.repository import Repository

OFFICE = "Văn phòng HĐND và UBND"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, list[str]]:
    """A year: records, an extension, an erratum, a renamed file, a merge, a broken revision."""
    place = Repository(tmp_path_factory.mktemp("year"))
    plan = place.plan

    def record(*words: str) -> None:
        ran = CliRunner().invoke(app, ["record", *words, "--plan", str(plan)], prog_name="ctr")
        assert ran.exit_code == 0, ran.stderr

    hashes = [place.commit("Kế hoạch đã ban hành", "2026-01-05")]

    record("1.1", "--on", "2026-03-10", "--done", "Tập huấn", "--state", "đang thực hiện")
    hashes.append(place.commit("Tháng 3", "2026-03-10", "Hoa"))

    record("1.1", "--value", "ho-so-truc-tuyen=98,2", "--on", "2026-06-30")
    hashes.append(place.commit("Số liệu quý II", "2026-07-01", "Hoa"))

    place.edit(
        "sections/01-cai-cach.yaml",
        (
            "deadline: {phrase: xong trong quý II năm 2027, by: 2027-Q2}",
            "deadline:\n      phrase: xong trong quý II năm 2027\n      by: 2027-Q2\n"
            "      extensions:\n"
            "        - {to: 2027-12-31, approved_by: Công văn số 12/UBND}",
        ),
    )
    hashes.append(place.commit("Gia hạn 1.1", "2026-08-01"))

    place.edit(
        "sections/02-van-hoa.yaml",
        (
            "    request: true",
            "    errata:\n      - {printed: phố chính, read: phố lớn, reason: In nhầm}\n"
            "    request: true",
        ),
    )
    hashes.append(place.commit("Đính chính 2.2", "2026-08-15"))

    place.git("mv", "plan/sections/02-van-hoa.yaml", "plan/sections/02-do-thi.yaml")
    hashes.append(place.commit("Đổi tên tệp", "2026-08-20"))

    place.git("checkout", "-q", "-b", "van-hoa")
    record("2.1", "--on", "2026-09-05", "--state", "hoàn thành")
    hashes.append(place.commit("Văn hóa xong 2.1", "2026-09-05", "Minh"))
    place.git("checkout", "-q", "main")
    record("1.1", "--value", "ho-so-truc-tuyen=99,1", "--on", "2026-09-30")
    hashes.append(place.commit("Số liệu quý III", "2026-09-30", "Hoa"))
    place.git("checkout", "-q", "-B", "noi", "main")
    place.git("merge", "-q", "--no-ff", "-m", "Nối", "van-hoa", at="2026-10-01T08:00:00+07:00")
    hashes.append(place.head())

    place.edit("leaders.yaml", ("position: Chủ tịch", "position: Chủ tịch\n    chuc: x"))
    hashes.append(place.commit("Bản hỏng", "2026-10-05"))
    place.edit("leaders.yaml", ("position: Chủ tịch\n    chuc: x", "position: Quyền Chủ tịch"))
    hashes.append(place.commit("Sửa lại", "2026-10-06"))

    record("1.1", "--on", "2026-10-30", "--state", "hoàn thành")
    record("--unit", OFFICE, "--received", "2026-11-20")
    hashes.append(place.commit("Báo cáo năm", "2026-11-20", "Hoa"))
    return place, hashes


def lines(ran: Ran) -> list[str]:
    assert ran.code == 0, ran.err
    return ran.out.splitlines()


def test_a_year_is_told_line_by_line(ctr: Ctr, year: tuple[Repository, list[str]]) -> None:
    place, hashes = year
    start, march, june, extended, erratum, _, culture, autumn, _, broken, mended, last = hashes
    assert lines(ctr("log", "--plan", place.plan)) == [
        f"20/11/2026 08:00 · Hoa · {last} · + Nhận báo cáo năm 2026 của {OFFICE}: 20/11/2026",
        f"20/11/2026 08:00 · Hoa · {last} · "
        "~ 1.1: trạng thái đang thực hiện → hoàn thành (30/10/2026)",
        f"06/10/2026 08:00 · Lan · {mended} · "
        "(gồm cả thay đổi của 1 phiên bản không nạp được ngay trước đó)",
        f"06/10/2026 08:00 · Lan · {mended} · "
        "~ Lãnh đạo Trần Thị Thúy: chức vụ: “Chủ tịch” → “Quyền Chủ tịch”",
        f"05/10/2026 08:00 · Lan · {broken} · ! Bỏ qua {broken} vì kế hoạch không nạp được: "
        "plan/leaders.yaml:4: không có khóa “chuc” trong mẫu",
        f"30/09/2026 08:00 · Hoa · {autumn} · "
        "+ 1.1 Hồ sơ nộp trực tuyến: 98,2% (30/06/2026) → 99,1% (30/09/2026)",
        f"05/09/2026 08:00 · Minh · {culture} · "
        "+ 2.1: trạng thái chưa báo cáo → hoàn thành (05/09/2026)",
        f"15/08/2026 08:00 · Lan · {erratum} · "
        "+ 2.2: thêm đính chính “phố chính” đọc là “phố lớn” (In nhầm)",
        f"01/08/2026 08:00 · Lan · {extended} · "
        "~ 1.1: hạn 30/06/2027 → 31/12/2027 theo Công văn số 12/UBND",
        f"01/07/2026 08:00 · Hoa · {june} · "
        "+ 1.1 Hồ sơ nộp trực tuyến: số liệu 98,2% (đến 30/06/2026)",
        f"10/03/2026 08:00 · Hoa · {march} · "
        "+ 1.1: trạng thái chưa báo cáo → đang thực hiện (10/03/2026)",
        f"10/03/2026 08:00 · Hoa · {march} · + 1.1: việc đã làm 10/03/2026: Tập huấn",
        f"05/01/2026 08:00 · Lan · {start} · + Bắt đầu có kế hoạch: 2 mục, 4 nhiệm vụ",
    ]


def test_it_can_be_narrowed_to_a_day_a_revision_a_task_a_unit(
    ctr: Ctr, year: tuple[Repository, list[str]]
) -> None:
    place, hashes = year
    of_task = lines(ctr("log", "--task", "2.1", "--plan", place.plan))
    assert [line.rpartition(" · ")[2][:6] for line in of_task] == ["! Bỏ q", "+ 2.1:", "+ Bắt "]
    since = [
        lines(ctr("log", "--since", text, "--plan", place.plan))
        for text in ("02/10/2026", hashes[8])
    ]
    assert since[0] == since[1]
    assert len(since[0]) == 5
    merged = lines(ctr("log", "--since", "01/10/2026", "--plan", place.plan))
    assert [line for line in merged if line not in since[0]] == [
        f"05/09/2026 08:00 · Minh · {hashes[6]} · "
        "+ 2.1: trạng thái chưa báo cáo → hoàn thành (05/09/2026)"
    ], "a branch comes in when it is merged"
    of_unit = lines(
        ctr("log", "--unit", "Phòng VHXH", "--since", "01/09/2026", "--plan", place.plan)
    )
    assert [line for line in of_unit if "1.1" in line] == []
    assert [line for line in of_unit if "2.1" in line] != []


def test_two_states_and_the_working_tree(ctr: Ctr, year: tuple[Repository, list[str]]) -> None:
    place, hashes = year
    ran = ctr("diff", hashes[2], hashes[7], "--plan", place.plan)
    assert lines(ran) == [
        "~ 1.1: hạn 30/06/2027 → 31/12/2027 theo Công văn số 12/UBND",
        "+ 2.2: thêm đính chính “phố chính” đọc là “phố lớn” (In nhầm)",
        "+ 1.1 Hồ sơ nộp trực tuyến: 98,2% (30/06/2026) → 99,1% (30/09/2026)",
    ]
    assert lines(ctr("diff", "--plan", place.plan)) == []
    place.edit("sections/02-do-thi.yaml", ("title: Tổ dân phố văn hóa", "title: Tổ dân phố"))
    assert lines(ctr("diff", "--plan", place.plan)) == [
        "~ 2.1: tên: “Tổ dân phố văn hóa” → “Tổ dân phố”"
    ]
    place.git("checkout", "-q", ".")


def test_the_status_tells_what_changed_since(ctr: Ctr, year: tuple[Repository, list[str]]) -> None:
    place, _ = year
    words = ("status", "--since", "06/10/2026", "--plan", place.plan)
    told = lines(ctr(*words))
    at = told.index("Thay đổi từ ngày 06/10/2026: 1 lãnh đạo, 1 báo cáo đã nhận, 1 trạng thái")
    assert len(told[at + 1 :]) == 3
    rows = json.loads(ctr(*words, "--format", "json").out)
    kinds = {row["name"]: [one["kind"] for one in row["changes"]] for row in rows}
    assert kinds[OFFICE] == ["report", "state"]
    assert kinds["Phòng Văn hóa - Xã hội"] == []


def test_every_format_holds_the_same(ctr: Ctr, year: tuple[Repository, list[str]]) -> None:
    place, hashes = year
    records = ctr("log", "--format", "json", "--plan", place.plan).data
    assert list(records[0]) == [
        *("commit", "at", "by", "subject", "kind", "task", "target", "unit", "tasks"),
        *("units", "leaders", "year", "path", "old", "new", "effects", "text", "including"),
    ]
    assert records[1]["old"] == {"state": "in_progress", "on": "2026-03-10"}
    assert records[0]["at"] == "2026-11-20T08:00:00+07:00"
    mended = next(one for one in records if one["kind"] == "leader")
    assert [hash[:10] for hash in mended["including"]] == [hashes[9]]
    csv = ctr("log", "--format", "csv", "--plan", place.plan).out
    assert len(csv.splitlines()) == len(records) + 1
    assert "hoàn thành (30/10/2026)" in ctr("log", "--format", "md", "--plan", place.plan).out
    out = place.root / "lich-su.xlsx"
    assert ctr("log", "-o", out, "--plan", place.plan).code == 0


def test_on_a_terminal_each_commit_has_a_head_and_its_changes_below(
    ctr: Ctr, year: tuple[Repository, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, hashes = year
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    out = ctr("log", "--since", "2026-10-05", "--plan", place.plan).out
    plain = re.sub("\x1b\\[[0-9;]*m", "", out).splitlines()
    assert plain[:6] == [
        f"20/11/2026 08:00  Hoa  {hashes[11]}",
        "  “Báo cáo năm”",
        f"  + Nhận báo cáo năm 2026 của {OFFICE}:",
        "    20/11/2026",
        "  ~ 1.1: trạng thái đang thực hiện → hoàn thành (30/10/2026)",
        "",
    ]
    assert "(gồm cả thay đổi của 1 phiên bản không nạp được ngay" in out
    assert all(len(line) <= 60 for line in plain)
