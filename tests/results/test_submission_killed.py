"""A report sent and killed at any point is sent and kept as a whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from ctr.atomic import trail
from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.results.test_transaction_killed import files, stopped_at_every_point

WORDS = ("report", "2027-6T", "--send", "--as-of", "2027-07-02", "--format", "md")


def test_a_report_sent_killed_at_every_point(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    kills = tmp_path / "kills"
    points = stopped_at_every_point("kill", plan, kills, *WORDS)
    assert points[0] == "lock"
    assert points.count("temporary") == points.count("rename") == 3
    assert points[-1] == "journal-removed"
    old, new = files(plan), files(kills / str(len(points) + 1) / "plan")
    changed = {name for name, content in new.items() if old.get(name) != content}
    assert changed == {
        "results/2027/sent/2027-6T.json",
        "results/2027/sent/2027-6T.md",
        "results/2027/summary.yaml",
    }
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        promised = number > points.index("journal") + 1
        assert load(left).problems == ()
        assert ctr("list", "--plan", left).code == 0  # finishes or throws away
        after = {name: text for name, text in files(left).items() if ".ctr-" not in name}
        assert after == (new if promised else old)
        assert ctr("check", "--plan", left, "--as-of", "2028-01-01").code == 0
        again = ctr(*WORDS, "--plan", left)
        assert again.code == (2 if promised else 0), again.err
        after = {name: text for name, text in files(left).items() if ".ctr-" not in name}
        assert after == new
        (write,) = trail.read(left)
        assert {file.path for file in write.files} == changed


def test_a_report_that_the_system_refuses_to_keep_is_not_sent(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    fails = tmp_path / "fails"
    points = stopped_at_every_point("fail", plan, fails, *WORDS)
    old, new = files(plan), files(fails / str(len(points) + 1) / "plan")
    for number in range(1, points.index("rename") + 2):
        left = fails / str(number) / "plan"
        assert "không ghi được: ổ đĩa đã đầy" in (fails / str(number) / "output").read_text()
        assert files(left) == old
    for number in range(points.index("rename") + 2, len(points) + 1):
        left = fails / str(number) / "plan"
        ctr("list", "--plan", left)
        assert files(left) == new
