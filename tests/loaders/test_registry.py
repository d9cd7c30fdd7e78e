"""Sources are found by folder: a new one is a file that declares it, and a file of its tests."""

from dataclasses import replace
from pathlib import Path

import pytest

from loaders.registry import MODULES, SOURCES, find_source, in_order

TESTS = Path(__file__).parent / "sources"
SHOWN = (
    "template dossier_list form_06a form_tt02 egov sheet_2026 unit_table index766 digitisation wide_months "
    "hotline_month hotline_tickets social_month meta_posts meta_pages zalo_month"
)


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
