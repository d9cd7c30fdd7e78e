"""Which tests are fast: what `manage.py check` runs after every change, within 45 seconds of one processor.

Fast is what neither starts a server or a browser nor needs a store of many batches, is not marked `slow`, and is in
no file named here. A new file is fast until it is named; `manage.py check` prints its ten slowest tests.
"""

# "sample" and "loaded": the simulated set, loaded anew; "view": the same, drawn; "made": copies of a store to damage.
HEAVY_FIXTURES = {"browser", "serve", "kept_stores", "screen", "sample", "loaded", "view", "made"}
# Each takes seconds: processes started, screens and charts drawn, hundreds of commits to a disk, of questions to a
# store or of workbooks read. After a change there the folder is named: `manage.py test tests/metrics`.
LONG_FILES = (
    "tests/access/test_outward.py",
    "tests/access/test_settings.py",
    "tests/access/test_uploads.py",
    "tests/charts/test_text.py",
    "tests/commands/test_backup.py",
    "tests/commands/test_commands.py",
    "tests/commands/test_layouts.py",
    "tests/commands/test_progress.py",
    "tests/commands/test_report.py",
    "tests/commands/test_together.py",
    "tests/data/test_earlier_stores.py",
    "tests/data/test_head.py",
    "tests/data/test_recovery.py",
    "tests/data/test_simulated.py",
    "tests/data/test_store.py",
    "tests/data/test_stores.py",
    "tests/loaders/files/test_documents.py",
    "tests/loaders/files/test_hostile.py",
    "tests/loaders/files/test_persons.py",
    "tests/loaders/files/test_scans.py",
    "tests/loaders/files/test_xls.py",
    "tests/loaders/layouts/test_layouts.py",
    "tests/loaders/layouts/test_layouts_loaded.py",
    "tests/loaders/prose/test_phrases.py",
    "tests/loaders/layouts/test_turned.py",
    "tests/loaders/sources/test_claimed_shapes.py",
    "tests/loaders/sources/test_dossier_list.py",
    "tests/loaders/sources/test_form_06a.py",
    "tests/loaders/sources/test_lists_read.py",
    "tests/loaders/sources/test_one_claim.py",
    "tests/loaders/layouts/test_layouts_read.py",
    "tests/loaders/tables/test_tables_read.py",
    "tests/loaders/test_cases.py",
    "tests/loaders/test_continuity.py",
    "tests/loaders/test_files_compared.py",
    "tests/loaders/test_inbox.py",
    "tests/loaders/test_leading.py",
    "tests/loaders/test_load.py",
    "tests/loaders/test_marked_workbook.py",
    "tests/loaders/test_months_to_date.py",
    "tests/loaders/test_progress.py",
    "tests/loaders/test_reading.py",
    "tests/loaders/test_readings.py",
    "tests/loaders/test_reliability.py",
    "tests/loaders/test_samples.py",
    "tests/loaders/test_scratch.py",
    "tests/loaders/test_undo.py",
    "tests/metrics/answers/test_compare.py",
    "tests/metrics/answers/test_contradictions.py",
    "tests/metrics/answers/test_limits_simulated.py",
    "tests/metrics/answers/test_overview.py",
    "tests/metrics/answers/test_quality.py",
    "tests/metrics/answers/test_scores.py",
    "tests/metrics/answers/test_standing.py",
    "tests/metrics/answers/test_subject.py",
    "tests/metrics/engine/test_rules_of_counting.py",
    "tests/metrics/reading/test_laws.py",
    "tests/metrics/reading/test_named_faults.py",
    "tests/metrics/reading/test_reading.py",
    "tests/metrics/told/test_answers_told.py",
    "tests/reports/test_document.py",
    "tests/reports/test_form_06a.py",
    "tests/reports/test_slides.py",
    "tests/test_manage.py",
)


def is_long(file):
    """Whether no test of a file, as "tests/data/test_store.py", is fast; those of the screens draw them."""
    return file in LONG_FILES or file.startswith("tests/pages/")


def is_fast(item):
    """Whether `manage.py check` runs a test."""
    is_heavy = HEAVY_FIXTURES & set(getattr(item, "fixturenames", ()))
    return not is_heavy and not is_long(item.nodeid.split("::")[0]) and not item.get_closest_marker("slow")
