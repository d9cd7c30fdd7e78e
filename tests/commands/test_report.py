"""`report`, `check-report` and `form-06a` from the command line."""

import io
import json

import pytest
from docx import Document
from docx.oxml.ns import qn

from commands.__main__ import main
from reports.document.marks import controls_in, name_of, remembered, replace_text
from tests.figures import facts, new_store

PLACE = "Quảng Ninh"


@pytest.fixture
def folder(tmp_path):
    for_month = [
        one
        for month, late in (("2026-09", 4), ("2026-10", 6))
        for unit in ("Sở Y tế", "Sở Nội vụ", "Xã Cô Tô")
        for one in facts(
            "quang-ninh",
            month,
            unit=unit,
            dossiers_received=120,
            dossiers_resolved=100,
            dossiers_resolved_early=60,
            dossiers_resolved_on_time=40 - late,
            dossiers_resolved_late=late,
            dossiers_pending=20,
        )
    ]
    new_store(tmp_path / "store", for_month)
    return tmp_path


def run(folder, *arguments):
    return main(["--data", str(folder / "store"), *map(str, arguments)])


def test_a_report_is_written_made_again_and_checked(folder, capsys):
    first, second = folder / "t9.docx", folder / "t10.docx"
    assert run(folder, "report", "--place", PLACE, "--period", "2026-09", first) == 0
    assert run(folder, "check-report", first) == 0
    assert run(folder, "report", "--place", PLACE, "--period", "2026-10", "--again", first, second) == 0
    document = Document(io.BytesIO(second.read_bytes()))
    memory = remembered(document)
    wanted = "dossiers_resolved_late~quang-ninh~2026-10~~reported"
    field = next(sdt for sdt in controls_in(document.element.body) if name_of(sdt, memory) == wanted)
    assert field.find(f".//{qn('w:t')}").text == "18"
    replace_text(field, "17")
    document.save(second)
    capsys.readouterr()
    assert run(folder, "check-report", second, "--json") == 1
    (difference,) = json.loads(capsys.readouterr().out)["differences"]
    assert (difference["address"], difference["old"], difference["new"]) == (wanted, "17", "18")
    assert "17" in difference["sentence"]


def test_a_template_is_given_and_a_wrong_name_is_a_sentence(folder, capsys):
    template, out = folder / "mau.docx", folder / "out.docx"
    assert run(folder, "report", "--save-template", template) == 0
    document = Document(template)
    document.add_paragraph("Kỳ: {{ ky }}. Số {{ so.dosiers_resolved }}")
    document.save(template)
    asked = ("report", "--place", PLACE, "--period", "2026-10", "--template", template, out)
    assert run(folder, *asked) == 1 and not out.exists()
    told = capsys.readouterr().err
    assert (
        "“so.dosiers_resolved”" in told and "dossiers_resolved" in told and "Ở đoạn" in told and "In paragraph" in told
    )


def test_the_form_is_written_and_a_wrong_call_is_said(folder, capsys):
    out = folder / "bieu-6a.xlsx"
    assert run(folder, "form-06a", "--place", PLACE, "--period", "2026-10", out) == 0
    assert run(folder, "read", out, "--place", PLACE, "--json") in (0, 1)
    told = capsys.readouterr().out
    read = json.loads(told[told.index("{") :])
    assert "form_06a" in json.dumps(read) and "Sở Nội vụ" in json.dumps(read, ensure_ascii=False)
    assert run(folder, "report", folder / "x.docx") == 2
    assert run(folder, "report", "--place", PLACE, "--period", "2020-01", folder / "x.docx") == 1
    assert run(folder, "check-report", out) == 1
    assert run(folder, "check-report", folder / "khong-co.docx") == 2
