"""`bench readings`: the same workbook is the same text in every run, and what changes is said a line each."""

import json
import os
import subprocess
import sys

from bench.readings import differences, told
from tests.conftest import ROOT
from tests.loaders.build import Form06a, reading_of

_TELLS = """
import json
from bench.readings import told
from tests.loaders.build import Form06a, hotline, reading_of, social
from tests.loaders.tables.test_thousands import lost
print(json.dumps([told(reading_of(content)) for content in (lost().bytes(), hotline(), social())]))
"""


def test_a_reading_is_told_with_its_cells_codes_and_questions():
    text = told(reading_of(Form06a(period="", window="").bytes()))
    assert (text["source"], text["verdict"], text["facts"]) == ("form_06a", "ask", [])
    assert text["questions"] == ["period: "] and any(line.endswith("ask period_missing") for line in text["problems"])
    facts = told(reading_of(Form06a().bytes()))["facts"]
    assert facts == sorted(facts) and any(
        line.startswith("Biểu 6a!C13 120.0 measure=dossiers_received") for line in facts
    )


def test_the_seed_of_the_hashes_changes_nothing():
    outputs = [
        subprocess.run(
            [sys.executable, "-c", _TELLS],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] and len(json.loads(outputs[0])) == 3


def test_what_differs_is_said_and_nothing_else():
    old = {"a": {"verdict": "warn", "facts": ["S!A1 5", "S!A2 6"]}, "b": {"facts": []}, "gone": {}}
    new = {"a": {"verdict": "ask", "facts": ["S!A1 5", "S!A2 7"]}, "b": {"facts": []}, "come": {}}
    lines = differences(old, new)
    assert lines[:3] == ["only before: gone", "only now: come", "a"]
    assert set(lines[3:]) == {
        "  - verdict: warn",
        "  + verdict: ask",
        "  - facts: S!A2 6",
        "  + facts: S!A2 7",
    }
    assert differences(old, old) == []
