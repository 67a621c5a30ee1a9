"""ctr targets: the milestones by year."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, UnitsOption
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, Session, takes


@takes(AS_OF, LIST_OUTPUT, ISSUER)
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
    if session.asks_several:
        from ctr.cli.plans import Plans, Said

        plans = Plans(session)

        def of_plan(one: Session) -> Said:
            from ctr.cli import answers
            from ctr.output.lists.targets import targets_listing

            units = plans.narrowed(one.plan, unit, leader)
            plan, rows = answers.targets(one, year, units, leader)
            return Said(listing=targets_listing(plan, rows, one.day, of_year=year is not None))

        _say_none(plans.write(of_plan))
        plans.end()
        return
    from ctr.cli import answers
    from ctr.output.lists.targets import targets_listing

    plan, rows = answers.targets(session, year, unit, leader)
    session.write_list(targets_listing(plan, rows, session.day, of_year=year is not None))
    _say_none(len(rows))


def _say_none(rows: int) -> None:
    if not rows:
        say("Không có chỉ tiêu nào khớp.")
