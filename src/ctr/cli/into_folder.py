"""One document for each of several plans, into the folder that -o names, and what rolls them up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ctr.cli.found_plans import issuer_in
from ctr.cli.messages import say
from ctr.cli.plans import Plans
from ctr.cli.session import Session
from ctr.errors import CannotRun
from ctr.output.several import Origin
from ctr.results.file_names import file_name

_OF_ONE = (".docx", ".md", ".html", ".xlsx", ".txt", ".pdf")
"""How the name of one document ends."""


class IntoFolder:
    """Several plans, each of which writes a file, or a folder of files, named after its issuer."""

    def __init__(self, session: Session, folder: Path | None) -> None:
        """Raises CannotRun where no folder is named."""
        if folder is None:
            raise CannotRun("mỗi kế hoạch một tệp, chưa nêu ghi vào đâu", "thêm -o THƯ-MỤC")
        if folder.exists() and not folder.is_dir():
            raise CannotRun(f"{folder} là tệp, không phải thư mục", "nhiều kế hoạch: -o THƯ-MỤC")
        if folder.suffix.lower() in _OF_ONE and not folder.is_dir():
            raise CannotRun(
                f"{folder} là tên một tệp, mà nhiều kế hoạch thì mỗi kế hoạch một tệp",
                "-o nêu một thư mục; dạng của các tệp: --format",
            )
        self.folder = folder
        self.plans = Plans(session)

    def write(
        self, make: Callable[[Session, Path, Origin], None], tail: str, also: Sequence[Path] = ()
    ) -> None:
        """Let each plan write its own, at the path given, which ends on `tail`.

        `also` is what is written besides. Nothing is written where one of them is there already.
        Raises CannotRun then, and where no plan has written anything.
        """
        session = self.plans.session
        paths = {
            folder: self.folder / f"{stem}{tail}"
            for folder, stem in file_names(session.folders).items()
        }
        taken = [path for path in paths.values() if not path.suffix and path.exists()]
        if taken and not session.forced:
            raise CannotRun(f"đã có {', '.join(map(str, taken))}", "chọn nơi khác, hoặc --force")
        files = [path for path in paths.values() if path.suffix]
        session.refuse_existing([*files, *also])

        def of_plan(one: Session, origin: Origin) -> None:
            path = paths[one.folder_as_left]
            make(one.within(one.folder_as_left, output=path), path, origin)

        for _ in self.plans.answers(of_plan, own_faults=True):
            pass
        self.plans.check()

    def end(self, what: str) -> None:
        """Tell how many there are and where, and which plans have none."""
        say(f"Đã lập {what} của {self.plans.answered} kế hoạch trong {self.folder}")
        self.plans.end()


def file_names(folders: Sequence[Path]) -> dict[Path, str]:
    """A name for the file of each plan, after its issuer, no two of them equal."""
    taken = {"index", "tong-hop"}
    names: dict[Path, str] = {}
    for folder in folders:
        stem = file_name(issuer_in(folder) or folder.resolve().parent.name)
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names[folder] = name
    return names
