"""Single values of the programme, the units and the calendar."""

from __future__ import annotations

from pathlib import Path

from ctr.plan.load.loader import load
from ctr.results.settings import Setting, set_of_units
from ctr.results.transaction import Transaction
from tests.conftest import AUTHOR

ENVIRONMENT, OFFICE, SCHOOL = "Phòng Môi trường", "Văn phòng", "Trường Tiểu học Mẫu"


def test_several_are_changed_put_down_and_taken_out_at_one_time(plan: Path) -> None:
    transaction = Transaction(plan, AUTHOR)
    wanted = {
        OFFICE: "vanphong@phuong-vi-du.example",
        ENVIRONMENT: None,
        SCHOOL: "th@x.vn",
        "Trường Trung học cơ sở Mẫu": "thcs@x.vn",
    }
    tried = set_of_units(transaction, "email", wanted, dry_run=True)
    done = set_of_units(transaction, "email", wanted)
    assert tried == done
    assert done.file == "plan/units.yaml"
    old = "moitruong@phuong-vi-du.example"
    assert done.settings[:2] == (
        Setting(what=ENVIRONMENT, old=old, new=None),
        Setting(what=SCHOOL, old="tieuhoc@phuong-vi-du.example", new="th@x.vn"),
    )
    core = load(plan).core
    assert core is not None
    known = {unit.name: unit.email for unit in core.units}
    assert {name: known[name] for name in wanted if name in known} == {
        name: address for name, address in wanted.items() if name in known
    }
    assert set_of_units(Transaction(plan, AUTHOR), "email", wanted).settings == ()
