"""Several small plans below one folder: of different bodies, nested, one of them broken."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from tests.small_plan import FILES, small_plan

WARDS = {
    "a-hoa-binh": "Ủy ban nhân dân phường Hòa Bình",
    unicodedata.normalize("NFD", "b-Tân Thành"): "Ủy ban nhân dân phường Tân Thành",
    "c/sau-nua/hai-son": "Ủy ban nhân dân xã Hải Sơn",
    "d-hai-son-2": "Ủy ban nhân dân xã Hải Sơn",
    "e-thanh-pho": "Ủy ban nhân dân thành phố Mẫu",
}
"""The folder of each sound plan, and who issued it: two of them are of one body."""
BROKEN = "f-hong"
RESULTS = """\
unit: Văn phòng HĐND và UBND
year: 2026
received: 2026-11-20
tasks:
  - task: "1.1"
    state: done
    state_on: 2026-11-10
    values: [{target: ho-so-truc-tuyen, value: 98, as_of: 2026-11-10}]
"""


def city(folder: Path) -> Path:
    """Write the plans and return the folder above them."""
    top = folder / "thanh-pho"
    for number, (name, issuer) in enumerate(WARDS.items()):
        plan = small_plan(top / name)
        programme = FILES["programme.yaml"].replace(WARDS["a-hoa-binh"], issuer)
        (plan / "programme.yaml").write_text(programme, encoding="utf-8")
        if number % 2:
            results = plan / "results" / "2026" / "van-phong.yaml"
            results.parent.mkdir(parents=True)
            results.write_text(RESULTS, encoding="utf-8")
    units = FILES["units.yaml"].replace("Phòng Văn hóa - Xã hội", "Phòng Y tế - Dân số")
    last = top / "e-thanh-pho" / "plan"
    (last / "units.yaml").write_text(units, encoding="utf-8")
    section = last / "sections" / "02-van-hoa.yaml"
    text = section.read_text("utf-8").replace("Phòng Văn hóa - Xã hội", "Phòng Y tế - Dân số")
    section.write_text(text, encoding="utf-8")
    broken = small_plan(top / BROKEN)
    programme = FILES["programme.yaml"].replace(WARDS["a-hoa-binh"], "Ủy ban nhân dân phường Hỏng")
    (broken / "programme.yaml").write_text(programme, encoding="utf-8")
    (broken / "leaders.yaml").write_text("leaders: [a\n", encoding="utf-8")
    return top
