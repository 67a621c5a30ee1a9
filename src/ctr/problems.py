"""What is wrong with a plan, told at its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

CODES: dict[str, str] = {
    "file-missing": "Thiếu tệp hoặc thư mục bắt buộc",
    "file-unreadable": "Không đọc được tệp hoặc thư mục",
    "file-empty": "Tệp không có nội dung",
    "file-encoding": "Tệp không phải UTF-8 hoặc có ký tự không được phép",
    "file-too-large": "Tệp quá lớn",
    "file-name": "Tên tệp hoặc thư mục không theo quy ước nên sẽ bị bỏ qua",
    "yaml-syntax": "Sai cú pháp YAML",
    "yaml-duplicate-key": "Khóa viết hai lần trong cùng một mục",
    "yaml-ambiguous": "Giá trị mà mỗi chương trình YAML hiểu một khác",
    "yaml-unsupported": "Cú pháp YAML mà kế hoạch không dùng (bí danh, thẻ kiểu, nhiều tài liệu)",
    "yaml-depth": "Lồng nhau quá sâu",
    "unknown-key": "Khóa không có trong mẫu",
    "missing-key": "Thiếu khóa bắt buộc",
    "wrong-type": "Giá trị sai kiểu",
    "wrong-value": "Giá trị không hợp lệ hoặc các giá trị trái nhau",
    "wrong-date": "Ngày, kỳ hạn không có thật hoặc sai cách viết",
    "deadline-phrase": "Chữ của thời hạn hoặc mốc trái với ngày, kỳ ghi cho nó",
    "unknown-unit": "Đơn vị không có trong units.yaml",
    "unknown-leader": "Lãnh đạo không có trong leaders.yaml",
    "unknown-task": "Nhiệm vụ không có trong chương trình",
    "unknown-target": "Chỉ tiêu không có trong nhiệm vụ",
    "unknown-duty": "Chế độ báo cáo không có trong programme.yaml",
    "wrong-unit": "Đơn vị không chủ trì nhiệm vụ được báo cáo",
    "wrong-year": "Năm không khớp với thư mục",
    "future-date": "Ngày sau ngày hôm nay",
    "duplicate-id": "Mã số dùng hai lần",
    "duplicate-name": "Tên hoặc tên khác dùng hai lần trong danh mục",
    "amended-away": "Sửa đổi nhắc đến nhiệm vụ, chỉ tiêu, đơn vị không có vào ngày đó",
    "amendments-conflict": "Hai sửa đổi cùng ngày về cùng một việc",
    "missing-section": "Thiếu một mục giữa các mục của phần II",
    "id-outside-section": "Mã nhiệm vụ không thuộc mục chứa nó",
    "erratum-not-found": "Đính chính cho chữ không có trong văn bản",
    "evidence-missing": "Không có tệp minh chứng mà kết quả nêu, hoặc không đọc được",
    "evidence-altered": "Tệp minh chứng không còn như lúc ghi",
    "evidence-unused": "Tệp trong thư mục minh chứng mà không mục nào nêu",
    "evidence-number": "Số văn bản chứng minh sai cách viết hoặc trái với tên loại",
    "evidence-day": "Ngày văn bản chứng minh không có thật hoặc sau ngày hôm nay",
    "evidence-after": "Văn bản chứng minh có sau việc được chứng minh",
    "evidence-before": "Văn bản chứng minh có trước chương trình",
    "evidence-differs": "Số, ngày ghi cho văn bản chứng minh khác với tệp kèm theo",
    "evidence-shared": "Một văn bản hoặc một tệp chứng minh cho hai đơn vị",
    "evidence-two-days": "Một số văn bản ghi hai ngày khác nhau",
    "sent-missing": "Thiếu tệp đã giữ của báo cáo đã gửi",
    "sent-altered": "Tệp đã giữ của báo cáo đã gửi không còn như khi gửi",
    "more-problems": "Còn lỗi nữa, chỉ đếm chứ không nêu ra",
}
"""Every code of an error, with what it stands for. The codes of advice are those of the rules."""

KeyPath = tuple[str | int, ...]
"""Where a value stands in a file: the keys and indexes that lead to it from the top."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault or one piece of advice.

    `file` is relative to the plan root with "/" between its parts; `line` and `column` count
    from 1; `message` and `hint` are Vietnamese, `hint` being the next step. `count` is how many
    faults it stands for.
    """

    file: str
    line: int = 1
    column: int = 1
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "advice"] = "error"
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem as a check of the whole plan tells it.

    `title` stands for all problems of its code, `principle` is that of "6 rõ", empty for an error;
    `about` is the number of the task, or the id of the duty, that a piece of advice is on. `where`
    names the place in the file so that it stays the same when lines move: the keys that lead to it,
    with the id of each thing in a list in place of its index.
    """

    problem: Problem
    title: str
    principle: str = ""
    about: str = ""
    where: str = ""


MOST = 1_000
"""Problems told of one file; who has more is helped by the first ones."""
MOST_IN_ALL = 10_000
"""Problems told of one plan."""


@dataclass(slots=True)
class Allowance:
    """How many more problems may be told in all."""

    left: int = MOST_IN_ALL


@dataclass(slots=True)
class Notes:
    """The problems of one file; above what may be told they are only counted, in `untold`.

    `places` are the lines and columns of all of them.
    """

    allowance: Allowance = field(default_factory=Allowance)
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    places: set[tuple[int, int]] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        """Tell or count a problem."""
        self.places.add((problem.line, problem.column))
        if self.full:
            self.untold += 1
            return
        self.allowance.left -= 1
        self.problems.append(problem)

    @property
    def full(self) -> bool:
        """Whether a further problem is only counted."""
        return len(self.problems) >= MOST or self.allowance.left <= 0

    def every(self, file: str) -> Iterator[Problem]:
        """The problems that are told, and one that stands for the others."""
        yield from self.problems
        if self.untold:
            last = max(
                ((problem.line, problem.column) for problem in self.problems), default=(1, 1)
            )
            yield Problem(
                file=file,
                line=last[0],
                column=last[1],
                code="more-problems",
                message=f"và còn {self.untold} lỗi nữa trong {file}",
                hint="sửa các lỗi đã nêu rồi chạy lại",
                count=self.untold,
            )


def total(problems: Iterable[Problem]) -> int:
    """How many faults there are, those that are not told included."""
    return sum(problem.count for problem in problems)


def short(text: object) -> str:
    """What was written, cut to a length that a message can bear."""
    shown = " ".join(str(text).split())
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


class Invalid(ValueError):
    """Raised inside validation for a value that its type allows but its meaning does not."""

    def __init__(self, code: str, message: str, hint: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.field = field
