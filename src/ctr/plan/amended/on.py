"""The plan of a day; of a plan that was never amended this costs nothing."""

from __future__ import annotations

from datetime import date

from ctr.plan.model import Plan


def plan_on(plan: Plan, day: date) -> Plan:
    """The consolidated plan of a day; the plan itself where it reads alike on every day.

    Of a plan of one day, that of another. Each reading is made once.
    """
    plan = plan.loaded
    if not plan.varies:
        return plan
    from ctr.plan.amended.reading import reading

    return reading(plan, day)
