"""docs/design.md and the layout of the tests against the files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE, TESTS = ROOT / "src" / "ctr", ROOT / "tests"
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
DRAWING = re.search(r"```\ncli/ .*?```", DESIGN, re.DOTALL)
MODULES = sorted(
    path.relative_to(SOURCE)
    for path in SOURCE.rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py")
)
SMALL = 30
"""Lines; a smaller module may be tested through those that use it."""
TESTED_ELSEWHERE = {
    # advice that is accepted, from what is typed to what is told no more
    "checks/accepted.py": "commands/test_check_accept.py",
    "cli/accepting.py": "commands/test_check_accept.py",
    "checks/schemas.py": "commands/test_schema.py",
    "cli/fixing.py": "commands/test_check_fix.py",
    "history/event.py": "history/test_events.py",
    "plan/model/acceptances.py": "commands/test_check_accept.py",
    "results/acceptances.py": "commands/test_check_accept.py",
    "codes/about_advice.py": "codes/test_code.py",
    "codes/about_files.py": "codes/test_code.py",
    "codes/about_kept.py": "codes/test_code.py",
    "codes/about_names.py": "codes/test_code.py",
    "codes/about_values.py": "codes/test_code.py",
    "checks/document_number.py": "codes/test_code.py",
    "wording/results_told.py": "wording/test_history.py",
    "history/changes.py": "history/test_compare.py",
    "forms/cleared.py": "commands/test_collect_cleared.py",
    "bundle/catalogue.py": "commands/test_bundle.py",
    "bundle/dossier.py": "commands/test_bundle.py",
    "bundle/plan_files.py": "commands/test_bundle.py",
    "bundle/read_me.py": "commands/test_bundle.py",
    "checks/evidence_claims.py": "checks/test_evidence.py",
    "cli/find_plan.py": "cli/test_resolve.py",
    "cli/completion/line.py": "cli/completion/test_answer.py",
    "cli/completion/scripts.py": "cli/completion/test_shells.py",
    "plan/kept/small_file.py": "cli/completion/test_plan_words.py",
    "cli/typed_files.py": "commands/test_record_file.py",
    "merging/repository.py": "merging/test_install.py",
    "merging/three_way.py": "merging/test_file.py",
    "cli/typed_deadlines.py": "commands/test_amend_duties.py",
    "plan/amended/duties.py": "commands/test_amend_duties.py",
    # seen whole only in what commands and documents show
    "documents/views/brief.py": "commands/test_brief.py",
    "documents/views/brief_chart.py": "commands/test_brief.py",
    "documents/views/brief_decisions.py": "commands/test_brief.py",
    "documents/views/brief_page.py": "commands/test_brief.py",
    "documents/views/proposals.py": "commands/test_brief.py",
    "documents/views/letterhead.py": "documents/views/test_report.py",
    "documents/views/references.py": "documents/views/test_report.py",
    "documents/views/rows.py": "documents/views/test_report.py",
    "documents/views/target_rows.py": "documents/views/test_report.py",
    "documents/views/of_period.py": "documents/views/test_report.py",
    "documents/views/task_rows.py": "documents/views/test_report.py",
    "documents/views/dashboard.py": "commands/test_dashboard.py",
    "documents/views/dashboard_amendments.py": "commands/test_dashboard_amended.py",
    "documents/views/dashboard_board.py": "commands/test_dashboard.py",
    "documents/views/dashboard_courses.py": "commands/test_dashboard.py",
    "documents/views/dashboard_decisions.py": "commands/test_dashboard.py",
    "documents/views/dashboard_due.py": "commands/test_dashboard.py",
    "documents/views/dashboard_groups.py": "commands/test_dashboard.py",
    "documents/views/dashboard_links.py": "commands/test_dashboard.py",
    "documents/views/dashboard_targets.py": "commands/test_dashboard.py",
    "documents/views/dashboard_tasks.py": "commands/test_dashboard.py",
    "documents/views/public_page.py": "commands/test_dashboard_public.py",
    "documents/build/blocks.py": "documents/build/test_word_templates.py",
    "text_width.py": "documents/render/test_rules.py",
    "documents/render/limits.py": "documents/render/test_word_guard.py",
    "documents/views/draft_sources.py": "documents/views/test_drafted.py",
    "documents/views/office_draft.py": "commands/test_draft.py",
    "cli/office.py": "commands/test_record_office.py",
    "cli/editor.py": "commands/test_record_office.py",
    "forms/layout.py": "forms/test_write.py",
    "forms/comparison.py": "forms/test_merge_cells.py",
    "forms/general_sheet.py": "commands/test_form.py",
    "forms/removals.py": "commands/test_collect_cleared.py",
    "forms/rules.py": "commands/test_form.py",
    "forms/shown.py": "commands/test_form_period.py",
    "forms/styles.py": "commands/test_form_paper.py",
    "wording/pace.py": "tracking/test_pace.py",
    "checks/differing_figures.py": "tracking/test_figures.py",
    "cli/messages.py": "atomic/test_journal.py",
    "blocks/joining.py": "blocks/test_text.py",
    "blocks/line.py": "blocks/test_inline.py",
    "blocks/markup.py": "blocks/test_text.py",
    "blocks/math.py": "blocks/test_inline.py",
    "blocks/ooxml.py": "blocks/test_read.py",
    "blocks/pages.py": "blocks/test_text.py",
    "blocks/spot.py": "blocks/test_word.py",
    "blocks/styles.py": "blocks/test_word.py",
    "blocks/symbols.py": "blocks/test_inline.py",
    "blocks/text_tables.py": "blocks/test_text.py",
    "yamlfile/remembered.py": "yamlfile/test_reader.py",
    "yamlfile/characters.py": "yamlfile/test_reader.py",
    "yamlfile/events.py": "yamlfile/test_plain.py",
    "yamlfile/tree.py": "yamlfile/test_reader.py",
    "plan/kept/index.py": "plan/kept/test_cache_hostile.py",
    "plan/kept/own_database.py": "plan/kept/test_cache_hostile.py",
    "plan/kept/stamps.py": "plan/kept/test_answers.py",
    "plan/load/packaged.py": "plan/load/test_loader.py",
    "plan/load/repeats.py": "plan/load/test_loader_one_cause.py",
    "plan/schema/snippets.py": "commands/test_schema_editor.py",
    "plan/schema/terms.py": "plan/schema/test_rules.py",
    "plan/load/parts.py": "plan/load/test_loader_planted_faults.py",
    "plan/load/reporters.py": "plan/load/test_loader_planted_faults.py",
    "atomic/holder.py": "atomic/test_lock.py",
    "package_guard.py": "forms/test_workbook_guard.py",
    "ical.py": "commands/test_calendar.py",
    "cli/session.py": "cli/test_write.py",
    "cli/answers.py": "commands/test_mcp.py",
    "cli/mcp_tools.py": "commands/test_mcp.py",
    "doctor/lines.py": "commands/test_doctor.py",
    "doctor/machine.py": "commands/test_doctor.py",
    "doctor/plan_state.py": "commands/test_doctor.py",
    "doctor/repository.py": "commands/test_doctor.py",
    "cli/incoming.py": "commands/test_collect_folder.py",
    "cli/mail_drafts.py": "commands/test_form_mail.py",
    "cli/replies.py": "commands/test_collect_reply.py",
    "documents/views/reminder_mail.py": "commands/test_remind_mail.py",
    "forms/mails.py": "commands/test_form_mail.py",
    # from what is typed to what is written and told
    "cli/amending.py": "commands/test_amend.py",
    "cli/amend_prompts.py": "commands/test_amend.py",
    "results/amend.py": "commands/test_amend.py",
    "output/amendments.py": "commands/test_amend.py",
    "output/sheets.py": "output/test_spreadsheet.py",
    "wording/amendments.py": "commands/test_amend.py",
    "documents/views/amendment_notes.py": "commands/test_amend.py",
    # entries and what becomes of them, as a user types and sees them
    "cli/typed_record.py": "commands/test_record_correct.py",
    "output/progress.py": "output/test_contract.py",
    "output/registers.py": "output/test_contract.py",
    "output/tasks.py": "output/test_contract.py",
    "output/entries.py": "commands/test_record_entries.py",
    "output/undo.py": "commands/test_undo.py",
    "results/corrections.py": "commands/test_record_correct.py",
    "results/entries.py": "commands/test_record_entries.py",
    "results/put_right.py": "commands/test_record_correct.py",
    "results/same_day.py": "commands/test_record_correct.py",
    "results/undo.py": "commands/test_undo.py",
    "wording/entries.py": "commands/test_record_entries.py",
    # one programme against another, as a user sees it
    "cli/aligning.py": "commands/test_align.py",
    "output/alignment.py": "commands/test_align.py",
    "plan/load/written_at.py": "commands/test_align.py",
    "tracking/alignment.py": "commands/test_align.py",
    "tracking/rollup.py": "commands/test_align.py",
    "tracking/unaligned.py": "commands/test_align.py",
    "wording/alignment.py": "commands/test_align.py",
    # fields and their checks, met by every fault planted in a plan
    "plan/amended/apply.py": "plan/load/test_check_amendments.py",
    "plan/amended/effects.py": "plan/amended/test_on_properties.py",
    "plan/amended/state.py": "plan/load/test_check_amendments.py",
    "plan/amended/tasks.py": "plan/load/test_check_amendments.py",
    "plan/amended/units.py": "plan/load/test_check_amendments.py",
    "plan/amended/reading.py": "plan/amended/test_on_properties.py",
    "plan/model/amendments.py": "plan/load/test_check_amendments.py",
    "plan/model/calendars.py": "plan/load/test_validate.py",
    "plan/model/deadlines.py": "plan/load/test_validate.py",
    "plan/model/fields.py": "plan/load/test_validate.py",
    "plan/model/plan.py": "tracking/test_selection.py",
    "plan/model/programme.py": "plan/load/test_validate.py",
    "plan/model/registers.py": "plan/load/test_loader_names.py",
    "plan/model/results.py": "plan/load/test_check_results.py",
    "plan/model/targets.py": "plan/load/test_validate.py",
    "plan/model/tasks.py": "plan/load/test_validate.py",
    "results/changes.py": "output/test_changes.py",
    # seen whole only in what commands keep and give again
    "cli/sending.py": "commands/test_report_sent.py",
    "tracking/sent_files.py": "commands/test_report_sent.py",
    "checks/sent_reports.py": "commands/test_report_sent.py",
    # what stands in a document is seen in the plan that whole documents give
    "importing/achieved.py": "importing/test_targets.py",
    "importing/assemble.py": "importing/test_run.py",
    "importing/build.py": "importing/test_run.py",
    "importing/build_programme.py": "importing/test_run.py",
    "importing/body_words.py": "importing/test_bodies.py",
    "importing/charges.py": "importing/test_run.py",
    "importing/doubles.py": "importing/test_run.py",
    "importing/duties.py": "importing/test_build_duties.py",
    "importing/ends.py": "importing/test_run.py",
    "importing/links.py": "importing/test_run.py",
    "importing/nodes.py": "importing/test_run.py",
    "importing/outline.py": "importing/test_run.py",
    "importing/parts.py": "importing/test_run.py",
    "importing/place.py": "commands/test_import_plan.py",
    "importing/registers.py": "importing/test_run.py",
    "importing/tables.py": "importing/test_run.py",
    "importing/target_names.py": "importing/test_targets.py",
    "importing/target_tables.py": "importing/test_run.py",
    "importing/target_times.py": "importing/test_targets.py",
    "importing/tree.py": "importing/test_run.py",
    "importing/understood.py": "importing/test_run.py",
    "importing/first_plan.py": "commands/test_init.py",
    "cli/set_values.py": "commands/test_issue.py",
    "output/settings.py": "commands/test_issue.py",
    "checks/doubtful.py": "commands/test_import_plan.py",
    # several plans are only seen through commands that ask them all
    "cli/asked_names.py": "cli/test_plans.py",
    "cli/plans_list.py": "cli/test_plans.py",
    "cli/telling_due.py": "commands/test_due.py",
    "output/check_several.py": "cli/test_plans.py",
    "output/by_issuer.py": "cli/test_plans.py",
    "output/several.py": "cli/test_plans.py",
    "output/plan_text.py": "cli/test_plans.py",
    "output/lists/due.py": "commands/test_due.py",
    "output/lists/status.py": "commands/test_status.py",
    "output/lists/tasks.py": "commands/test_list.py",
    "output/lists/targets.py": "commands/test_targets.py",
    "tracking/by_issuer.py": "cli/test_plans.py",
    "markdown.py": "documents/render/test_markdown.py",
    # said of whatever goes wrong or is refused
    "errors.py": "cli/test_errors.py",
    "regular_files.py": "plan/load/test_files.py",
}
"""Modules without a test file of their own, and where what they do is seen."""
OF_NO_MODULE = ("plan/test_real_plan",)
"""Test files of our own plan, which is data."""


def mirrored(module: Path) -> Path:
    """Where the tests of a module are looked for, below tests/."""
    folder = Path("commands") if module.parts[:2] == ("cli", "commands") else module.parent
    return folder / f"test_{module.name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_its_tests_where_they_are_looked_for(module: Path) -> None:
    elsewhere = TESTED_ELSEWHERE.get(module.as_posix())
    if (TESTS / mirrored(module)).exists():
        assert elsewhere is None, "it has tests of its own"
    elif elsewhere is not None:
        assert (TESTS / elsewhere).exists()
    else:
        lines = (SOURCE / module).read_text(encoding="utf-8").splitlines()
        assert len(lines) <= SMALL, f"write tests/{mirrored(module)}"


def test_no_module_is_excepted_that_is_gone() -> None:
    assert set(TESTED_ELSEWHERE) <= {module.as_posix() for module in MODULES}


def test_a_test_file_is_named_after_what_it_tests() -> None:
    names = [str(mirrored(module).with_suffix("")) for module in MODULES]
    for path in TESTS.rglob("test_*.py"):
        name = str(path.relative_to(TESTS).with_suffix(""))
        if path.parent in (TESTS, TESTS / "fuzz") or name.startswith(OF_NO_MODULE):
            continue
        assert any(name == known or name.startswith(f"{known}_") for known in names), name


def drawn() -> dict[str, str]:
    """What the drawing of the house says of each folder or module at the top."""
    assert DRAWING is not None
    parts: dict[str, str] = {}
    name = ""
    for line in DRAWING[0].splitlines()[1:-1]:
        if not line.startswith(" "):
            name = line.split()[0]
        parts[name] = f"{parts.get(name, '')} {line}"
    return parts


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_the_drawing_of_the_house_names_every_module(module: Path) -> None:
    folder, *inner = module.parts
    part = drawn()[f"{folder}/"] if inner else " ".join(drawn().values())
    for name in inner[:-1]:
        assert f" {name}/ " in part
    if module.parts[:2] != ("cli", "commands"):  # one module each, named by its command
        assert re.search(rf"\b{module.stem}\b", part), f"name it in docs/design.md: {module}"


def test_the_drawing_of_the_house_names_nothing_that_is_gone() -> None:
    for name in drawn():
        assert (SOURCE / name.rstrip(",")).exists() or (SOURCE / f"{name.rstrip(',')}.py").exists()


def test_the_design_names_files_that_are_there() -> None:
    named = re.findall(r"`([a-z_/]+\.py)`", DESIGN)
    assert named
    for path in named:
        assert (ROOT / path).exists() or (SOURCE / path).exists(), path
