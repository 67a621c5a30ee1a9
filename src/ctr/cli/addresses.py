"""From what was typed, or an office's list, to the mail addresses of units."""

from __future__ import annotations

import re
from pathlib import Path

from ctr.cli.messages import say
from ctr.cli.resolve import unit_named
from ctr.errors import CannotRun
from ctr.mail_address import ADDRESS
from ctr.plan.model import Plan
from ctr.vietnamese.matching import is_removal, nfc
from ctr.vietnamese.suggestions import did_you_mean

EXAMPLE = "congan@phuong.gov.vn"
_SHOWN = 10
"""Faults of a list that a refusal names; the rest is counted."""


def typed_addresses(plan: Plan, unit: str, address: str) -> dict[str, str | None]:
    """The address of one unit; nothing, or “xóa”, takes it out. Raises CannotRun."""
    name = unit_named(plan, unit)
    if name not in {known.name for known in plan.units}:
        raise CannotRun(f"“{name}” là nhóm nên không có địa chỉ thư", "chọn một đơn vị: ctr units")
    words = nfc(address).strip()
    if not words or is_removal(words):
        return {name: None}
    if not re.fullmatch(ADDRESS, words):
        raise CannotRun(
            f"“{words}” không phải một địa chỉ thư điện tử",
            f"ghi một địa chỉ, ví dụ: {EXAMPLE}; bỏ địa chỉ: --email xóa",
        )
    return {name: words}


def listed_addresses(plan: Plan, path: Path) -> dict[str, str | None]:
    """The addresses of an Excel list; who is not in the plan is told and left out.

    Raises CannotRun with all that is wrong in the list.
    """
    from ctr.forms.unit_list import read_addresses

    found: dict[str, str | None] = {}
    faults: list[str] = []
    strange: list[str] = []
    for listed, typed in read_addresses(path):
        if plan.unit_names.find_typed(listed) is None and not plan.unit_names.meant(listed):
            near = plan.unit_names.nearest(listed)
            strange.append(f"{listed} ({did_you_mean(near)})" if near else listed)
            continue
        try:
            ((name, address),) = typed_addresses(plan, listed, typed).items()
        except CannotRun as fault:
            faults.append(
                fault.message if listed in fault.message else f"{listed}: {fault.message}"
            )
            continue
        if found.setdefault(name, address) != address:
            faults.append(f"{name}: có hai địa chỉ khác nhau, {found[name]} và {address}")
    if faults:
        lines = "\n".join(f"    {fault}" for fault in faults[:_SHOWN])
        if len(faults) > _SHOWN:
            lines += f"\n    … và còn {len(faults) - _SHOWN} chỗ nữa"
        raise CannotRun(f"không ghi, vì {path} có chỗ sai:\n{lines}", "sửa danh sách rồi chạy lại")
    if strange:
        say(f"Không có trong kế hoạch nên bỏ qua: {'; '.join(strange)}")
    if not found:
        raise CannotRun(f"{path}: không có địa chỉ của đơn vị nào trong kế hoạch", "ctr units")
    return found
