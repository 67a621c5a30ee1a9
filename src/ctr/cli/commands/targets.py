"""ctr targets: the milestones by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, UnitsOption
from ctr.cli.said_before import said_before
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, Session, takes

if TYPE_CHECKING:
    from ctr.output.listing import Listing
    from ctr.tracking.targets import Progress


@takes(AS_OF, LIST_OUTPUT, ISSUER)
@said_before
def targets(
    session: Session,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="NĂM",
            help="Các chỉ tiêu cần đánh giá trong năm, mỗi chỉ tiêu một mốc.",
            show_default=False,
        ),
    ] = None,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
) -> None:
    """Các mốc chỉ tiêu, xếp theo năm, với số liệu và tiến độ.

    Ví dụ:
    Chỉ tiêu phải đánh giá trong năm 2026:
    $ ctr targets --year 2026
    Chỉ tiêu do một đơn vị chủ trì, ra JSON:
    $ ctr targets --unit "Trạm Y tế" --format json
    """

    def listed(one: Session, units: list[str] | None) -> Listing[Progress]:
        # late: what was said before needs none of this
        from ctr.cli import answers
        from ctr.output.lists.targets import targets_listing

        plan, rows = answers.targets(one, year, units, leader)
        return targets_listing(plan, rows, one.day, of_year=year is not None)

    if session.asks_several:
        from ctr.cli.plans_list import list_plans

        list_plans(session, listed, unit, leader, _say_none)
        return
    listing = listed(session, unit)
    session.write_list(listing)
    _say_none(len(listing.items))


def _say_none(rows: int) -> None:
    if not rows:
        say("Không có chỉ tiêu nào khớp.")
