"""Sources are found by folder: a new one is a file that declares it, and a file of its tests."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from loaders.registry import MODULES, SOURCES, find_source, in_order

TESTS = Path(__file__).parent / "sources"
SHOWN = (
    "template dossier_list form_06a form_tt02 egov sheet_2026 unit_table index766 digitisation wide_months "
    "hotline_month hotline_tickets social_month meta_posts meta_pages zalo_month"
)

# Id, rank, place among the names, what else it says of itself.
DECLARED = """
template 2 10 keeps_original
dossier_list 1 20
form_06a 1 30 is_whole_period keeps_original
form_tt02 1 40 is_whole_period keeps_original
egov 1 50 is_whole_period keeps_original
sheet_2026 1 60 is_whole_period keeps_original
unit_table 2 70 is_whole_period keeps_original
index766 2 80 keeps_original
digitisation 1 90 is_whole_period keeps_original
wide_months 2 100 keeps_original
hotline_month 2 110 keeps_original
hotline_tickets 1 120
social_month 2 130 keeps_original
meta_posts 1 140 keeps_original
meta_pages 1 150 keeps_original
zalo_month 2 160 keeps_original
dossier_turned 2 162 keeps_original is_second
interlinked_table 2 163 keeps_original is_second
index766_turned 2 164 keeps_original is_second
hotline_turned 2 165 keeps_original is_second
hotline_channel_columns 2 166 keeps_original is_second
page_rows 2 167 keeps_original is_second
citizen_table 2 170 keeps_original is_second
task_table 2 180 keeps_original is_second
budget_table 2 190 keeps_original is_second
investment_table 2 200 keeps_original is_second
staff_table 2 210 keeps_original is_second
document_table 2 220 keeps_original is_second
procedure_table 2 230 keeps_original is_second
rating_table 2 240 keeps_original is_second
"""


def test_a_source_goes_by_the_name_of_its_file():
    assert {source.id for source in SOURCES} == set(MODULES)
    assert find_source("egov") in SOURCES and find_source("layout:egov") is None


def test_names_are_shown_in_the_order_people_know():
    assert [source.id for source in SOURCES][: len(SHOWN.split())] == SHOWN.split()


@pytest.mark.parametrize("source", [source.id for source in SOURCES])
def test_every_source_has_its_tests(source):
    assert (TESTS / f"test_{source}.py").is_file()


def test_a_new_source_is_named_last():
    fresh = replace(SOURCES[0], id="zz_new", order=type(SOURCES[0]).order)
    assert in_order([fresh, *SOURCES])[-1] is fresh


def test_two_sources_of_one_id_and_a_source_without_a_name_are_refused():
    with pytest.raises(ValueError):
        in_order([SOURCES[0], replace(SOURCES[1], id=SOURCES[0].id)])
    with pytest.raises(ValueError):
        replace(SOURCES[0], short_en="")


def test_every_source_declares_what_is_written_down():
    marks = ("is_whole_period", "keeps_original", "is_second")
    lines = [
        " ".join([source.id, str(source.rank), str(source.order), *(name for name in marks if getattr(source, name))])
        for source in SOURCES
    ]
    assert set(DECLARED.strip().splitlines()) - set(lines) == set(), "a new source is held by its own test"


def test_a_source_is_declared_by_names_alone():
    values = [getattr(SOURCES[0], field.name) for field in fields(SOURCES[0])]
    with pytest.raises(TypeError):
        type(SOURCES[0])(*values)
