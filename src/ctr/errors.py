"""The exceptions that stop a command. Bad content is never one: it is a `Problem`."""


class CannotRun(Exception):
    """The command cannot answer: wrong usage, no plan, an unreadable file, a faulty template.

    `message` and `hint` are Vietnamese; `hint` is the next step, where there is one.
    Ends the program with exit code 2.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
