"""How much of a file is taken: what the upload screen prints and the handbook of an office may rely on."""

from loaders.files import limits


def test_the_limits_are_these():
    assert {name: value for name, value in vars(limits).items() if isinstance(value, int)} == {
        "MB": 1_000_000,
        "SCREEN_BYTES": 50_000_000,
        "FILE_BYTES": 200_000_000,
        "INFLATED_BYTES": 1_000_000_000,
        "PARTS": 2_000,
        "INFLATION_RATIO": 200,
        "RATIO_FROM_BYTES": 1_000_000,
        "SHEETS": 100,
        "COLUMNS": 500,
        "CELLS": 12_000_000,
        "CELL_CHARACTERS": 32_767,  # of Excel itself
        "LIST_BYTES": 8_000_000,
        "HIDDEN_ROWS": 100_000,
        "TAIL_BYTES": 2_000_000,
        "FACTS": 1_000_000,
        "SCREEN_FACTS": 60_000,
        "PROBLEMS": 2_000,
        "RESULT_BYTES": 24_000_000,
        "RESULT_BYTES_A_FACT": 400,
        "CHILD_BYTES": 1_500_000_000,
        "CHILD_SECONDS": 60,
        "DOCUMENT_CHARACTERS": 4_000_000,
        "DOCUMENT_DEPTH": 200,
        "DOCUMENT_PAGES": 1_000,
        "SCANNED_PAGES": 40,
        "SCANNED_BYTES": 200_000_000,
        "PAGE_SECONDS": 90,
        "PICTURES": 300,
    }
