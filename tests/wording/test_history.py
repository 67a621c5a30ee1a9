"""Each kind of event in one line that a clerk understands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from ctr.history.changes import Change
from ctr.history.event import Event
from ctr.history.events import events
from ctr.history.kinds import Kind
from ctr.history.plans import compare
from ctr.history.selection import only
from ctr.plan.load.loader import load
from ctr.plan.model import Measurement, Plan, StateChange
from ctr.plan.model.amendments import Amendment, AmendmentChange, Rename
from ctr.plan.model.results import UnitResults
from ctr.wording.history import KIND_NAMES, event_text, sign
from tests.small_plan import FILES, small_plan

TASKS = "sections/01-cai-cach.yaml"
CULTURE = "sections/02-van-hoa.yaml"
PROGRAMME = "programme.yaml"
UNITS = "units.yaml"
DEADLINE = "{phrase: xong trong quý II năm 2027, by: 2027-Q2}"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    plan = load(small_plan(tmp_path_factory.mktemp("old"))).plan
    assert plan is not None
    return plan


def lines(old: Plan, tmp_path: Path, file: str, before: str, after: str) -> list[str]:
    folder = small_plan(tmp_path)
    assert FILES.get(file, "").count(before) == 1 or file not in FILES
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FILES[file].replace(before, after) if file in FILES else after, "utf-8")
    loaded = load(folder)
    assert loaded.problems == ()
    found = list(only(events(compare(old, loaded.plan))))
    return [f"{sign(event)} {event_text(event, loaded.plan)}" for event in found]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        (TASKS, DEADLINE, "{phrase: xong năm 2028, by: 2028}",
         "~ 1.1: hạn 30/06/2027 → 31/12/2028"),
        (
            TASKS,
            "phrase: xong trong quý II năm 2027",
            "phrase: hết quý II năm 2027",
            "~ 1.1: lời văn của thời hạn: “xong trong quý II năm 2027” → “hết quý II năm 2027”",
        ),
        (TASKS, "leader: Trần Thị Thúy", "leader: Lê Văn Hòa",
         "~ 1.1: lãnh đạo chỉ đạo: Trần Thị Thúy → Lê Văn Hòa"),
        (TASKS, "coordinating: [Các phòng chuyên môn]",
         "coordinating: [Các phòng chuyên môn, Phòng Văn hóa - Xã hội]",
         "~ 1.1: đơn vị phối hợp: thêm Phòng Văn hóa - Xã hội"),
        (TASKS, "at_least: 97.5", "at_least: 98",
         "~ 1.1 Hồ sơ nộp trực tuyến: mốc từ 97,5% trở lên (đến năm 2030) → "
         "từ 98% trở lên (đến năm 2030)"),
        (TASKS, "        unit: phút\n", "        unit: giờ\n",
         "~ 1.1 Thời gian chờ bình quân: đơn vị tính: “phút” → “giờ”"),
        (TASKS, "title: Cải cách hành chính", "title: Cải cách",
         "~ Mục 1: tên mục: “Cải cách hành chính” → “Cải cách”"),
        (TASKS, "        read: minh bạch", "        read: minh bạch hơn",
         "~ 1.1: đính chính: “minh bach” đọc là “minh bạch” (Sai chính tả) → "
         "“minh bach” đọc là “minh bạch hơn” (Sai chính tả)"),
        (CULTURE, "    request: true\n    through: Văn phòng HĐND và UBND\n", "    request: true\n",
         "- 2.2: thông qua: Văn phòng HĐND và UBND → không có"),
        (PROGRAMME, 'number: "05"', 'number: "06"', "~ Số: “05” → “06”"),
        (PROGRAMME, "  name: Trần Thị Thúy", "  name: Lê Văn Hòa",
         "~ Họ tên người ký: “Trần Thị Thúy” → “Lê Văn Hòa”"),
        (PROGRAMME, "to: 2030}", "to: 2035}", "~ Giai đoạn thực hiện · đến: 2030 → 2035"),
        (PROGRAMME, "- to: 2029-06-30", "- to: 2029-12-31",
         "~ Chế độ báo cáo so-ket: hạn 30/06/2029 → 31/12/2029 theo Công văn số 10/UBND"),
        (PROGRAMME, "title: Sơ kết ba năm thực hiện", "title: Sơ kết",
         "~ Chế độ báo cáo so-ket: tên: “Sơ kết ba năm thực hiện” → “Sơ kết”"),
        (UNITS, "short: Văn phòng\n", "short: Văn phòng\n    email: vp@phuong.gov.vn\n",
         "+ Đơn vị Văn phòng HĐND và UBND: địa chỉ thư: vp@phuong.gov.vn"),
        ("leaders.yaml", "position: Chủ tịch", "position: Chủ tịch\n    from: 2020-01-01",
         "+ Lãnh đạo Trần Thị Thúy: chỉ đạo từ: không có → 01/01/2020"),
        ("calendar.yaml", "", "years: [{year: 2031, hung_kings: 2031-04-02}]",
         "+ Thêm lịch nghỉ năm 2031 (nghỉ Giỗ Tổ Hùng Vương)"),
        (
            "amendments.yaml", "",
            "amendments:\n  - {document: QĐ số 45, on: 2026-05-15, changes: [{assign: "
            "{task: '1.1', leader: Lê Văn Hòa}}]}\n",
            "+ Sửa đổi theo QĐ số 45, từ ngày 15/05/2026: Nhiệm vụ 1.1: lãnh đạo chỉ đạo: "
            "Trần Thị Thúy → Lê Văn Hòa",
        ),
        (
            "results/2026/summary.yaml", "",
            "year: 2026\nletters: [{unit: Phòng VHXH, on: 2026-10-01, number: 215/UBND-VP}]\n",
            "+ Gửi công văn đôn đốc số 215/UBND-VP gửi Phòng Văn hóa - Xã hội, ngày 01/10/2026",
        ),
        (
            "results/2026/summary.yaml", "",
            "year: 2026\nsubmitted: [{duty: so-ket, on: 2026-12-01, document: BC số 9}]\n",
            "+ Gửi báo cáo “Sơ kết ba năm thực hiện”, ngày 01/12/2026 (BC số 9)",
        ),
        (
            "results/2026/summary.yaml", "", "year: 2026\ndirection: Đã họp.\n",
            "+ Báo cáo của phường năm 2026: công tác lãnh đạo, chỉ đạo, triển khai: Đã họp.",
        ),
        (
            "results/2026/a.yaml", "",
            "unit: Phòng VHXH\nyear: 2026\nreports: [{period: 2026-Q2, received: 2026-06-20}]\n",
            "+ Nhận báo cáo quý II năm 2026 của Phòng Văn hóa - Xã hội: 20/06/2026",
        ),
        (
            "results/2026/a.yaml", "", "unit: Phòng VHXH\nyear: 2026\n",
            "+ Phòng VHXH, năm 2026: bắt đầu ghi",
        ),
        (
            "results/2026/a.yaml", "",
            "unit: Phòng VHXH\nyear: 2026\ntasks: [{task: '2.1', values: "
            "[{target: to-dan-pho-van-hoa, value: true, as_of: 2026-06-01}]}]\n",
            "+ 2.1 Mọi tổ dân phố đạt danh hiệu văn hóa: số liệu đạt (đến 01/06/2026)",
        ),
    ],
)  # fmt: skip
def test_one_change_is_one_line(
    old: Plan, tmp_path: Path, file: str, before: str, after: str, told: str
) -> None:
    assert lines(old, tmp_path, file, before, after) == [told]


def event(kind: Any, path: str, old: Any, new: Any, **more: Any) -> Event:
    change = Change(path=tuple(path.split("/")), old=old, new=new)
    return Event(kind=kind, path=change.path, old=old, new=new, changes=(change,), **more)


def test_of_several_leads_it_is_told_whose_state_it_is(old: Plan) -> None:
    standing = StateChange(state="done", on=date(2026, 10, 30))
    path = "results/2026/Phòng VHXH/tasks/9.9/state"
    told = event("state", path, standing, None, task="9.9", unit="Phòng Văn hóa - Xã hội")
    assert event_text(told, old) == "9.9 · Phòng VHXH: bỏ trạng thái hoàn thành (30/10/2026)"
    assert sign(told) == "-"


def test_a_figure_that_was_put_right_shows_both_with_their_days(old: Plan) -> None:
    path = "results/2026/Văn phòng/tasks/1.1/values"
    one = Measurement(target="a", value=Decimal(5), as_of=date(2026, 3, 31))
    other = Measurement(target="a", value=Decimal(5), as_of=date(2026, 6, 30))
    told = event("figure", path, one, other, task="1.1", unit="Văn phòng HĐND và UBND")
    assert event_text(told, old) == "1.1: 5, tính đến 31/03/2026 → 5, tính đến 30/06/2026"
    assert event_text(event("figure", path, one, None, task="1.1"), old).startswith("1.1: bỏ số")


def test_what_is_all_gone_is_told_in_one_line(old: Plan) -> None:
    report = UnitResults(unit="Phòng Văn hóa - Xã hội", year=2026)
    told = event("words", "results/2026/Phòng Văn hóa - Xã hội", report, None)
    assert event_text(told, old) == "Phòng VHXH, năm 2026: bỏ tất cả những gì đã ghi"


def test_an_amendment_that_renames_tells_the_old_name_and_the_new(old: Plan) -> None:
    renamed = AmendmentChange(rename=Rename(unit="Văn phòng", to="Văn phòng phường"))
    amendment = Amendment(document="QĐ số 9", on=date(2027, 1, 1), changes=(renamed,))
    change = Change(path=("amendments",), sort="item", new=amendment)
    told = Event(kind="amendment", path=change.path, old=None, new=amendment, changes=(change,))
    assert event_text(told, old) == (
        "Thêm sửa đổi QĐ số 9, từ ngày 01/01/2027: nội dung: đổi tên đơn vị: tên cũ: Văn phòng; "
        "tên mới: Văn phòng phường"
    )


def test_every_kind_has_a_name() -> None:
    assert set(KIND_NAMES) == set(get_args(Kind))
