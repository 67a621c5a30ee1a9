"""What stops a command, and why in Vietnamese. Bad content never does: it is a `Problem`."""

import errno


class CannotRun(Exception):
    """The command cannot answer: wrong usage, no plan, an unreadable file, a faulty template.

    `message` and `hint` are Vietnamese; `hint` is the next step, where there is one.
    Ends the program with exit code 2.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def line(self) -> str:
        """Both in one line: `không có mục “13” (các mục: 1, 2)`."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class NotInPlan(CannotRun):
    """Something typed is not in this plan: a name, a number, a year. Another plan may have it."""


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese."""
    if isinstance(error, PermissionError):
        return "không có quyền"
    if isinstance(error, FileNotFoundError):
        return "không có tệp hoặc thư mục này"
    if isinstance(error, IsADirectoryError):
        return "đây là thư mục, không phải tệp"
    if isinstance(error, NotADirectoryError):
        return "đây là tệp, không phải thư mục"
    names = {
        errno.ELOOP: "liên kết vòng",
        errno.ENAMETOOLONG: "tên quá dài",
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.EROFS: "ổ đĩa chỉ cho đọc",
        errno.EEXIST: "đã có tệp cùng tên",
    }
    return names.get(error.errno or 0, f"hệ điều hành báo lỗi số {error.errno}")
