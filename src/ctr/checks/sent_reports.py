"""What was kept of reports that were sent is there, and is what was kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ctr.plan.load.files import relative
from ctr.plan.load.loader import Loaded
from ctr.problems import Problem
from ctr.tracking.sent_files import Part, Unkept, kept_reports, read_kept


def sent_reports(loaded: Loaded) -> Iterator[Problem]:
    """A problem for each file of a report sent that is missing, or not as it was, at its entry."""
    if loaded.core is None:
        return
    documents = {document.file: document for document in loaded.results_files}
    unread = {
        (one.year, one.submission.data)
        for one in kept_reports(loaded.core, loaded.folder)
        if one.fault is not None
    }
    for summary in loaded.core.summaries:
        path = loaded.folder / "results" / str(summary.year) / "summary.yaml"
        document = documents[relative(path, loaded.root)]
        for index, report in enumerate(summary.submitted):
            for part in get_args(Part):
                try:
                    read_kept(loaded.folder, summary.year, report, part)
                except Unkept as fault:
                    missing, name = fault.missing, relative(fault.path, loaded.root)
                else:
                    if part == "file" or (summary.year, report.data) not in unread:
                        continue
                    missing, name = False, str(report.data)
                yield document.problem(
                    ("submitted", index, part),
                    "sent-missing" if missing else "sent-altered",
                    f"thiếu {name} của báo cáo đã gửi"
                    if missing
                    else f"{name} không còn đúng như khi gửi báo cáo",
                    "lấy lại tệp từ git hoặc bản lưu",
                )
