"""The mail addresses of units, several at one time."""

from __future__ import annotations

from pathlib import Path

from ctr.plan.load.loader import load
from ctr.results.addresses import AddressChange, put_addresses
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
    tried = put_addresses(transaction, wanted, dry_run=True)
    done = put_addresses(transaction, wanted)
    assert tried == done
    assert done.file == "plan/units.yaml"
    old = "moitruong@phuong-vi-du.example"
    assert done.changes[:2] == (
        AddressChange(unit=ENVIRONMENT, old=old, new=None),
        AddressChange(unit=SCHOOL, old="tieuhoc@phuong-vi-du.example", new="th@x.vn"),
    )
    core = load(plan).core
    assert core is not None
    known = {unit.name: unit.email for unit in core.units}
    assert {name: known[name] for name in wanted if name in known} == {
        name: address for name, address in wanted.items() if name in known
    }
    assert put_addresses(Transaction(plan, AUTHOR), wanted).changes == ()
