"""ctr import: an issued document becomes a plan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctr.cli.messages import say
from ctr.cli.progress import progress
from ctr.errors import CannotRun

if TYPE_CHECKING:
    from ctr.blocks.model import Blocks
    from ctr.importing.run import Counts, Imported


def import_plan(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="TỆP…", help="Văn bản .docx, .txt, .md; thêm các phụ lục nếu là tệp riêng."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="THƯ-MỤC",
            help="Thư mục của kế hoạch sẽ lập.",
            show_default=False,
        ),
    ],
    again: Annotated[
        bool,
        typer.Option("--again", help="Nhập lại vào kế hoạch đã nhập, giữ những gì đã sửa ở đó."),
    ] = False,
    review: Annotated[
        Path | None,
        typer.Option(
            metavar="TỆP.html",
            help="Ghi trang soát: văn bản bên cạnh điều đã hiểu.",
            show_default=False,
        ),
    ] = None,
    blocks: Annotated[
        Path | None,
        typer.Option(
            metavar="TỆP",
            help="Ghi các khối đã đọc, trước khi hiểu: .json, hay .txt để người xem.",
            show_default=False,
        ),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option(
            metavar="TỆP.xlsx",
            help="Danh sách đơn vị, lãnh đạo đã có (như của ctr init).",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè tệp của --review, --blocks đã có.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem sẽ được gì, không ghi kế hoạch.")
    ] = False,
) -> None:
    """Lập kế hoạch từ văn bản đã ban hành, không bỏ sót chữ nào.

    Mã 1: còn chữ chưa xếp được.

    Ví dụ:
    Lập kế hoạch từ văn bản Word, kèm trang soát:
    $ ctr import ke-hoach.docx -o plan-phuong --review soat.html
    """
    from ctr.blocks.read import no_collector
    from ctr.importing import place
    from ctr.importing.run import understand

    if not again:
        place.refuse_taken(output, place.AGAIN)
    _refuse_existing([path for path in (review, blocks) if path is not None], output, force=force)
    known_units, known_leaders = _known(units)
    with no_collector(), progress(len(files) + 1) as step:
        read: list[Blocks] = []
        for path in dict.fromkeys(files):
            step(f"đọc {path.name}")
            read.append(_read(path))
        step("hiểu văn bản")
        imported = understand(read, known_units, known_leaders)
    _extra(imported, read, review, blocks, output, force=force)
    if not imported.counts.tasks:
        raise CannotRun(
            "không tìm thấy nhiệm vụ nào trong văn bản nên không ghi gì",
            "kiểm tra có đúng tệp không; xem văn bản được đọc ra sao: --blocks TỆP.json",
        )
    if again:
        _write_again(output, imported, dry_run=dry_run)
    else:
        _write_new(output, imported, dry_run=dry_run)
    for line in _summary(imported.counts):
        sys.stdout.write(f"{line}\n")
    _tell(imported, output, dry_run=dry_run)
    if imported.account.unplaced:
        raise typer.Exit(1)


def _read(path: Path) -> Blocks:
    from ctr.blocks.read import read_blocks

    return read_blocks(path)


def _known(path: Path | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    if path is None:
        return [], []
    from ctr.forms.unit_list import read_unit_list

    found = read_unit_list(path)
    return found.units, found.leaders


def _refuse_existing(paths: list[Path], plan: Path, *, force: bool) -> None:
    from ctr.cli import destination

    if paths:
        destination.check(paths, plan, force=force)


def _extra(
    imported: Imported,
    read: list[Blocks],
    review: Path | None,
    blocks: Path | None,
    plan: Path,
    *,
    force: bool,
) -> None:
    """The page for review and the dump of blocks, where they are wanted."""
    from ctr.cli import destination

    if blocks is not None:
        from ctr.blocks.dump import dumped

        destination.write(dumped(read, blocks.suffix).encode(), blocks, plan, force=force)
    if review is not None:
        from ctr.importing.review import review_page

        destination.write(review_page(imported).encode(), review, plan, force=force)


def _write_new(output: Path, imported: Imported, *, dry_run: bool) -> None:
    from ctr.importing import place

    problems = imported.problems
    if problems:
        lines = "\n".join(
            f"    {problem.file}:{problem.line}: {problem.message}" for problem in problems[:10]
        )
        raise CannotRun(
            f"không ghi, vì kế hoạch lập ra sẽ có {len(problems)} lỗi:\n{lines}",
            "gửi văn bản và thông báo này cho người phát triển",
        )
    if not dry_run:
        place.write_new(output, place.files_of(imported))


def _write_again(output: Path, imported: Imported, *, dry_run: bool) -> None:
    from ctr.cli.author import author
    from ctr.importing import place

    if not (output / "programme.yaml").is_file():
        raise CannotRun(f"không có kế hoạch nào ở {output}", "lần đầu thì bỏ --again")
    result = place.write_again(output, imported, author(), dry_run=dry_run)
    if not result.changed:
        say("Không có gì thay đổi.")
    for change in result.changed:
        sys.stdout.write(_difference(change.file, change.old, change.new))
    for conflict in result.conflicts:
        say(f"Lưu ý: {conflict}: kế hoạch và văn bản cùng đổi, giữ như kế hoạch.")


def _difference(file: str, old: str | None, new: str | None) -> str:
    from difflib import unified_diff

    lines = unified_diff(
        (old or "").splitlines(),
        (new or "").splitlines(),
        f"{file} (cũ)",
        f"{file} (mới)",
        lineterm="",
        n=1,
    )
    return "".join(f"{line}\n" for line in lines)


def _summary(counts: Counts) -> list[str]:
    return [
        f"Chữ: {counts.words} đã đọc, {counts.placed} đã xếp, {counts.unplaced} chưa xếp được.",
        (
            f"Nhiệm vụ: {counts.tasks}; có chủ trì: {counts.with_lead}; có thời hạn: "
            f"{counts.with_deadline}."
        ),
        f"Chỉ tiêu: {counts.targets}. Chỗ chưa chắc: {counts.doubtful}.",
    ]


_ISSUED = {
    "number": "--number …",
    "symbol": "--symbol …",
    "date": "--date …",
    "signer.name": "--signer …",
    "signer.position": "--position …",
}
"""What `ctr issue` fills in, by its key in programme.yaml."""


def _tell(imported: Imported, output: Path, *, dry_run: bool) -> None:
    from ctr.importing.run import UNPLACED
    from ctr.wording.fields import setting_name

    for told in imported.built.told:
        say(f"Lưu ý: {told}.")
    if imported.built.missing:
        missing = ", ".join(setting_name(key) for key in imported.built.missing)
        options = [_ISSUED[key] for key in imported.built.missing if key in _ISSUED]
        how = [f"điền bằng: ctr issue {' '.join(options)} --plan {output}"] if options else []
        if len(options) < len(imported.built.missing):
            how.append("mục khác sửa trong programme.yaml" if how else "sửa trong programme.yaml")
        say(f"Lưu ý: văn bản không có {missing}; đang ghi “[…]”, {'; '.join(how)}")
    programme = imported.data.get("programme.yaml") or {}
    unsaid = [key for key in ("number", "symbol", "date") if not programme.get(key)]
    if unsaid and not set(unsaid) & set(imported.built.missing):
        names = ", ".join(setting_name(key) for key in unsaid)
        options = [_ISSUED[key] for key in unsaid]
        say(
            f"Lưu ý: văn bản không ghi {names}; khi có thì điền bằng: "
            f"ctr issue {' '.join(options)} --plan {output}"
        )
    for line in imported.account.unplaced[:10]:
        say(f"Chưa xếp được: {line.place.words()}: {line.shown}")
    if len(imported.account.unplaced) > 10 and not dry_run:
        say(f"… xem đủ trong {output / UNPLACED}")
    if dry_run:
        say("Chưa ghi gì (--dry-run).")
    else:
        say(f"Kế hoạch ở {output}; kiểm tra: ctr check --plan {output}")
