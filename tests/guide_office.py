"""What people do between the commands of the guide: units fill in forms, the office edits Word."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from ctr.forms.layout import GENERAL_SHEET, TARGETS_SHEET, TASKS_SHEET
from ctr.forms.read import read_form
from tests.documents.office_files import change, edits, say
from tests.evidence.letters import letter
from tests.forms.test_unit_list import workbook
from tests.forms.typed import typed
from tests.history.repository import Repository
from tests.importing.corpus import mixed, text_and_annex
from tests.intake.mails import mail, saved
from tests.plans import UNITS, task, written

Act = Callable[[Path], None]
Cells = dict[tuple[str, str, str], str]
ACTS: dict[str, Act] = {}
"""By the command before which it is done, the working folder given."""
ANSWERS = {
    "ctr init plan-trong": "Phường Hạ Lâm\n2026-2030\nVăn phòng\nTrịnh Đức An, Chủ tịch\n",
    "ctr record": "6\n3\n\n\nHuấn luyện dân quân\n\n\n\n\n\nc\n",
    "ctr undo": "c\n",
    "ctr amend": "Quyết định số 48/QĐ-UBND\n15/5/2026\n5\n9.2\n\nTrạm Y tế\n\nc\n",
}
"""What is answered to the commands that ask."""
POLICE, CULTURE, ECONOMY = (
    "cong-an-phuong",
    "phong-van-hoa-xa-hoi",
    "phong-kinh-te-ha-tang-va-do-thi",
)
HEALTH, CENTRE, MILITARY = (
    "tram-y-te-phuong",
    "trung-tam-phuc-vu-hanh-chinh-cong",
    "ban-chi-huy-quan-su-phuong",
)
FRONT, YOUTH = (
    "uy-ban-mat-tran-to-quoc-viet-nam-phuong",
    "doan-thanh-nien-cong-san-ho-chi-minh-phuong",
)
OFFICE = "van-phong-hdnd-va-ubnd"


def before(command: str) -> Callable[[Act], Act]:
    """What is done before this line is typed for the first time."""

    def keep(act: Act) -> Act:
        assert command not in ACTS
        ACTS[command] = act
        return act

    return keep


@before("ctr merge-driver --install --dry-run")
def _in_git(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)


def told(
    task: str,
    on: str,
    done: str,
    *,
    state: str = "đang thực hiện",
    figures: Cells | None = None,
    plan: str = "",
) -> Cells:
    """The cells of a unit that reports one thing done, a state, figures and a plan."""
    return {
        (TASKS_SHEET, "+1", "number"): task,
        (TASKS_SHEET, "+1", "on"): on,
        (TASKS_SHEET, "+1", "done"): done,
        (TASKS_SHEET, task, "state"): state,
        (TASKS_SHEET, task, "state_on"): on,
        **(figures or {}),
    }


def figure(key: str, value: str, as_of: str) -> Cells:
    """The cells of one target."""
    row = (TARGETS_SHEET, key)
    return {(*row, "value"): value, (*row, "as_of"): as_of, (*row, "source"): "Thống kê của đơn vị"}


def filled(folder: Path, form: str, cells: Cells) -> bytes:
    """A form that was sent out, with these cells typed into it."""
    return typed((folder / form).read_bytes(), cells)


def sent(folder: Path, box: str, unit: str, day: str, form: bytes, name: str = "bieu.xlsx") -> None:
    """A unit's mail, as the office saves it; `day` such as `Mon, 30 Mar 2026`."""
    letter = mail((name, form), date=f"{day} 09:30:00 +0700", sender=f"{unit} <{unit}@phuong.vn>")
    saved(folder / box / f"{unit}-{day[5:7].strip()}.eml", letter)


@before("ctr import ke-hoach.docx -o plan-moi --review soat.html")
def issued(folder: Path) -> None:
    """What a ward has that begins: its programme in Word, an annex, a list of its units."""
    (folder / "ke-hoach.docx").write_bytes(mixed().files["lan.docx"])
    (folder / "phu-luc.docx").write_bytes(text_and_annex().files["phu-luc.docx"])
    people = [["Họ và tên", "Chức vụ"], ["Trịnh Đức An", "Chủ tịch Ủy ban nhân dân phường"]]
    workbook(folder / "don-vi.xlsx", a=[["Tên đơn vị"], ["Công an phường"]], b=people)


@before("ctr units --emails danh-ba.xlsx --dry-run")
def addresses(folder: Path) -> None:
    """The office has a list of its units with their addresses."""
    text = (folder / "plan" / "units.yaml").read_text(encoding="utf-8").partition("\ngroups:")[0]
    names = re.findall("(?m)^  - name: (.*)$", text)
    rows = [[name, f"donvi{number}@phuong.vn"] for number, name in enumerate(names, 1)]
    workbook(folder / "danh-ba.xlsx", a=[["Tên đơn vị", "Thư điện tử"], *rows])


@before('ctr record 10.2 --on 12/2/2026 --done "Kiện toàn tổ công tác" --file QD-05.docx')
def decision(folder: Path) -> None:
    document = letter(number="05/QĐ-UBND", day=date(2026, 2, 10))
    (folder / "QD-05.docx").write_bytes(document)


@before("ctr collect nhan-quy-1 --dry-run")
def first_quarter(folder: Path) -> None:
    """Three units answer, one of them with a number that cannot be read for sure."""
    police = told("10.4", "18/3/2026", "Rà soát người nghiện trên địa bàn")
    police |= figure("10.2/hoc-sinh-tap-huan-pccc", "41,5", "20/3/2026")
    culture = told("6.1", "12/3/2026", "Phát động thi đua gia đình văn hóa")
    culture[TASKS_SHEET, "6.1", "difficulties"] = "Triển khai chậm do thiếu kinh phí."
    culture[GENERAL_SHEET, "chung", "proposals"] = "Đề nghị bố trí kinh phí từ đầu năm."
    centre = told("1.3", "16/3/2026", "Rút ngắn 12 thủ tục")
    centre |= figure("1.3/ho-so-truc-tuyen", "1.250", "20/3/2026")
    for unit, cells in ((POLICE, police), (CULTURE, culture), (CENTRE, centre)):
        form = filled(folder, f"bieu-quy-1/{unit}-2026-Q1.xlsx", cells)
        sent(folder, "nhan-quy-1", unit, "Fri, 27 Mar 2026", form)
    (folder / "nhan-quy-1" / "anh-ra-quan.jpg").write_bytes(b"\xff\xd8\xff")


@before("ctr collect nhan-quy-1")
def corrected(folder: Path) -> None:
    """The unit that was asked sends its form again; the faulty mail stays where it is."""
    cells = told("1.3", "16/3/2026", "Rút ngắn 12 thủ tục")
    cells |= figure("1.3/ho-so-truc-tuyen", "62,5", "20/3/2026")
    form = filled(folder, f"bieu-quy-1/{CENTRE}-2026-Q1.xlsx", cells)
    sent(folder, "nhan-quy-1", CENTRE, "Wed, 01 Apr 2026", form, "biểu sửa (1).xlsx")


@before("ctr collect thu-da-luu.mbox bieu-mat-tran.zip")
def more(folder: Path) -> None:
    """A mailbox and an archive that came by other ways, and a form handed over on a stick."""
    form = filled(
        folder, f"bieu-quy-1/{HEALTH}-2026-Q1.xlsx", told("8.1", "10/3/2026", "Khám sức khỏe đợt 1")
    )
    message = mail(("bieu.xlsx", form), date="Mon, 30 Mar 2026 08:00:00 +0700")
    (folder / "thu-da-luu.mbox").write_bytes(
        b"From tyt Mon Mar 30 08:00:00 2026\n" + bytes(message)
    )
    form = filled(
        folder, f"bieu-quy-1/{FRONT}-2026-Q1.xlsx", told("12.3", "10/3/2026", "Phát động mô hình")
    )
    with zipfile.ZipFile(folder / "bieu-mat-tran.zip", "w") as package:
        package.writestr("Mặt trận/bieu.xlsx", form)
    form = filled(
        folder, f"bieu-quy-1/{OFFICE}-2026-Q1.xlsx", told("1.5", "2/3/2026", "Lập đường dây nóng")
    )
    (folder / "bieu-van-phong.xlsx").write_bytes(form)


def words(path: str, direction: str, plan: str) -> Act:
    """The office edits the document of its words in Word."""

    def edit(folder: Path) -> None:
        change(folder / path, edits(say("direction", direction), say("next_year", plan)))

    return edit


before("ctr collect loi-van-phong-quy-1.docx")(
    words("loi-van-phong-quy-1.docx", "UBND phường đã họp giao ban hằng tháng.", "Đẩy mạnh quý II.")
)
before("ctr collect loi-van-phong-6-thang.docx")(
    words("loi-van-phong-6-thang.docx", "UBND phường đã kiểm tra 03 đơn vị.", "Tập trung chỉ tiêu.")
)
before("ctr collect loi-van-phong-9-thang.docx")(
    words("loi-van-phong-9-thang.docx", "UBND phường đã sơ kết.", "Hoàn thành các việc còn lại.")
)
before("ctr collect loi-van-phong.docx --accept-drafts")(
    words("loi-van-phong.docx", "UBND phường đã tổng kết năm.", "Giữ các chỉ tiêu đã đạt.")
)


def replies(form: str, box: str, day: str, on: str, figures: Mapping[str, Cells]) -> Act:
    """Units answer by mail: one thing done for the first task of each, and figures."""

    def send(folder: Path) -> None:
        for unit, cells in figures.items():
            path = folder / form.format(unit)
            rows = [row.key for row in read_form(path.read_bytes(), path.name).rows]
            task = next(key for key in rows if key != "6.3" and "/" not in key)
            done = told(task, on, f"Việc đã làm đến ngày {on}")
            sent(folder, box, unit, day, typed(path.read_bytes(), done | cells))

    return send


before("ctr collect nhan-6-thang --year 2026 --all-or-nothing")(
    replies(
        "bieu-6-thang/{}-2026-6T.xlsx",
        "nhan-6-thang",
        "Fri, 19 Jun 2026",
        "10/6/2026",
        {
            POLICE: figure("10.2/hoc-sinh-tap-huan-pccc", "68", "15/6/2026"),
            CENTRE: figure("1.3/ho-so-truc-tuyen", "71,5", "15/6/2026"),
            MILITARY: figure("10.1/goi-cong-dan-nhap-ngu", "100", "15/3/2026"),
        },
    )
)
before("ctr collect nhan-9-thang")(
    replies(
        "bieu-9-thang/{}-2026-9T.xlsx",
        "nhan-9-thang",
        "Fri, 18 Sep 2026",
        "10/9/2026",
        {
            POLICE: figure("10.2/hoc-sinh-tap-huan-pccc", "86", "15/9/2026"),
            CENTRE: figure("1.3/ho-so-truc-tuyen", "78", "15/9/2026"),
        },
    )
)


@before(
    "ctr record --sent bao-cao-so-tai-chinh --period 2026-6T --on 1/7/2026 "
    '--evidence "Báo cáo số 98/BC-UBND" --sent-file bao-cao-6-thang-da-ky.docx'
)
def signed(folder: Path) -> None:
    """The leader edits the report in Word and signs it."""
    (folder / "bao-cao-6-thang-da-ky.docx").write_bytes(
        (folder / "bao-cao-6-thang.docx").read_bytes()
    )


@before("ctr align --plan thanh-pho/plan --below cac-phuong")
def city_and_wards(folder: Path) -> None:
    """What the city has: its own programme, and those of two wards; one wants less and later."""
    level = {"id": "ho-so", "name": "Hồ sơ trực tuyến", "unit": "%"}
    wanted = {**level, "milestones": [{"by": 2030, "at_least": 85}], "rollup": {"as": "all"}}
    model = {"id": "mo-hinh", "name": "Mô hình", "unit": "mô hình"}
    all_models = {**model, "milestones": [{"by": 2030, "at_least": 3}], "rollup": {"as": "sum"}}
    written(
        folder / "thanh-pho",
        [task("1.1", targets=[wanted]), task("1.2", targets=[all_models])],
        issuer="Ủy ban nhân dân thành phố Hải Phòng",
    )
    for name, year, percent in (("an-bien", 2030, 90), ("hai-an", 2031, 85)):
        own = {**level, "serves": ["ho-so"], "milestones": [{"by": year, "at_least": percent}]}
        one = {**model, "serves": ["mo-hinh"], "milestones": [{"by": 2030, "at_least": 1}]}
        figures = [{"target": "ho-so", "value": 70, "as_of": "2026-06-30"}]
        written(
            folder / "cac-phuong" / name,
            [task("1.1", targets=[own]), task("1.2", targets=[one])],
            {(UNITS[0], 2026): {"tasks": [{"task": "1.1", "values": figures}]}},
            issuer=f"Ủy ban nhân dân phường {name}",
            aligned_to="../../../thanh-pho/plan",
        )


@before("ctr collect nhan-2026")
def whole_year(folder: Path) -> None:
    """Nearly all units answer for the year."""
    units = {path.name.removesuffix("-2026.xlsx") for path in (folder / "bieu-2026").iterdir()}
    send = replies(
        "bieu-2026/{}-2026.xlsx",
        "nhan-2026",
        "Fri, 20 Nov 2026",
        "12/11/2026",
        {unit: {} for unit in sorted(units - {YOUTH})},
    )
    send(folder)


@before("ctr collect bieu-doan-thanh-nien.xlsx --received 30/11/2026")
def last(folder: Path) -> None:
    """The unit that was reminded brings its form."""
    cells = told("12.5", "27/11/2026", "Tổng kết thi đua")
    form = filled(folder, f"bieu-2026/{YOUTH}-2026.xlsx", cells)
    (folder / "bieu-doan-thanh-nien.xlsx").write_bytes(form)


@before("ctr log --task 10.2")
def _put_into_git(folder: Path) -> None:
    """The plan with what the police reported, after a commit without it."""
    place = Repository(folder, plan=False)
    results = folder / "plan" / "results" / "2026" / f"{POLICE}.yaml"
    content = results.read_bytes()
    results.unlink()
    place.commit("Kế hoạch", "2026-07-31")
    results.write_bytes(content)
    place.commit("Kết quả của Công an phường", "2026-08-10")
