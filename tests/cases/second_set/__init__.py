"""A second set of workbooks nobody had read when they were written: data, a file `THEME.json` a theme.

`python -m tests.cases.second_set FOLDER` writes them with their expected.json, `tests/loaders/test_cases.py` reads
them.
"""
