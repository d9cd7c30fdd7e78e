"""The command line as scripts use it: verbs, exit codes, JSON, both languages; on the figures of real reports."""

import json
from pathlib import Path

import pytest

from loaders.template.workbook import write_template
from tests.commands.console import run, start
from tests.figures import fact, facts, load, new_store

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "data" / "samples" / "published.xlsx"
PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(200)


def rows(folder: Path, *arguments: str, ask=run) -> list[dict]:
    printed = ask(folder, "query", *arguments, "--json").stdout
    assert printed.isascii()
    return json.loads(printed)["rows"]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A named store, which starts empty, with the published figures."""
    folder = tmp_path_factory.mktemp("published") / "kho"
    start(folder, "load", str(PUBLISHED), "--yes")
    return folder


def test_the_figures_of_the_real_reports(published):
    scope = ("--places", "Đồng Tháp", "--boundaries", "reported")
    (row,) = rows(published, "--kpi", "on_time_rate", "--grain", "quarter", *scope, ask=start)
    assert (row["period"], row["value"]) == ("2023-Q1", 95.37)
    assert (row["numerator"], row["denominator"]) == (102847 + 26937, 136078)
    rates = {r["period"]: r["value"] for r in rows(published, "--kpi", "hotline_resolution_rate", *scope)}
    assert rates == {"2021-10": 98.48, "2022-05": 95.66}
    (row,) = rows(
        published, "--kpi", "budget_disbursement_rate", "--grain", "ytd", "--unit", "Văn phòng UBND tỉnh", *scope
    )
    assert (row["period"], row["value"]) == ("2023-03-YTD", 24.87)


def test_the_printed_rate_stands_beside_the_computed_one(published):
    (row,) = rows(
        published,
        "--kpi",
        "dossiers_resolution_rate",
        "--grain",
        "year",
        "--places",
        "Quảng Ngãi",
        "--boundaries",
        "reported",
        "--unit",
        "Trung tâm Phục vụ - Kiểm soát TTHC tỉnh",
    )
    assert (row["value"], row["reported"], row["reported_differs"]) == (95.91, 99.5, True)


def test_a_measure_is_asked_for_and_traced_as_it_stands(published):
    """40.958 messages of Quảng Ngãi's centre in 2021; named by its label, too; what is none is told the nearest."""
    scope = ("--grain", "year", "--places", "Quảng Ngãi", "--boundaries", "reported", "--split", "unit")
    for name in ("sms_notifications_sent", "Tin nhắn thông báo đã gửi"):
        (row,) = rows(published, "--measure", name, *scope)
        assert (row["kpi"], row["period"], row["value"]) == ("measure:sms_notifications_sent", "2021", 40958)
    where = ("--place", "Quảng Ngãi", "--period", "2021", "--unit", "Trung tâm Phục vụ - Kiểm soát TTHC tỉnh", "--json")
    origin = json.loads(run(published, "trace", "--measure", "sms_notifications_sent", *where).stdout)
    assert [(f["value"], f["locator"].partition("!")[0]) for f in origin["facts"]] == [(40958, "Số liệu")]
    refused = run(published, "query", "--measure", "sms_sent", check=2)
    assert "sms_notifications_sent" in refused.stderr
    assert run(published, "query", check=2).stderr


def test_a_centre_is_not_the_province(published):
    scope = ("--places", "Đồng Tháp", "--boundaries", "reported", "--from", "2022-05", "--to", "2022-05")
    (row,) = rows(published, "--kpi", "on_time_rate", *scope)
    assert row["value"] is None and row["reason"] == "one_office"
    centre = rows(published, "--kpi", "dossiers_resolved", "--split", "unit", *scope)
    assert [r["value"] for r in centre] == [4736]


def test_trace_names_file_and_cell(published):
    origin = json.loads(
        start(
            published, "trace", "--kpi", "on_time_rate", "--place", "Đồng Tháp", "--period", "2023-Q1", "--json"
        ).stdout
    )
    assert origin["row"]["value"] == 95.37 and len(origin["facts"]) == 3
    for f in origin["facts"]:
        assert f["file"] == "published.xlsx" and f["batch"] == "b000001" and f["locator"].startswith("Số liệu!B")
    printed = json.loads(
        run(
            published,
            "trace",
            "--kpi",
            "dossiers_resolution_rate",
            "--place",
            "Quảng Ngãi",
            "--period",
            "2021",
            "--unit",
            "trung tam phuc vu - kiem soat tthc tinh",
            "--json",
        ).stdout
    )
    assert [f["value"] for f in printed["printed"]] == [99.5]


def test_load_correct_withdraw_restore(tmp_path):
    folder = tmp_path / "kho"
    first, second = tmp_path / "thang-6.xlsx", tmp_path / "thang-6-sua.xlsx"
    first.write_bytes(write_template(facts("ha-noi", "2026-06", hotline_received=392, hotline_resolved=375)))
    second.write_bytes(write_template([fact("hotline_received", 400, "ha-noi", "2026-06")]))

    def rate():
        return [r["value"] for r in rows(folder, "--kpi", "hotline_resolution_rate")]

    assert "--yes" in run(folder, "load", str(first), check=1).stderr and rate() == []
    (load,) = json.loads(start(folder, "load", str(first), "--yes", "--json").stdout)["files"]
    assert (load["stored"], load["new"], load["batch"]) == (True, 2, "b000001") and rate() == [95.66]
    again = run(folder, "load", str(first), "--yes").stdout
    assert "đã nạp lúc" in again and "0 thay đổi" in again
    (load,) = json.loads(run(folder, "load", str(second), "--yes", "--json").stdout)["files"]
    assert [(c["old"], c["new"], c["locator"]) for c in load["changed"]] == [(392, 400, "Số liệu!B7")]
    assert rate() == [93.75]
    start(folder, "withdraw", "b000002")
    assert rate() == [95.66]
    start(folder, "restore", "b000002")
    assert rate() == [93.75]
    live = [b["live"] for b in json.loads(start(folder, "batches", "--json").stdout)["batches"]]
    assert live == [True, True]
    start(folder, "verify")


def test_figures_of_one_level_and_by_level(tmp_path):
    """Two departments 150 of 200 on time, two communes 90 of 100; a keyboard without accents may ask too."""
    figures = [
        f
        for unit, level, early, late in (
            ("Sở A", "tỉnh", 80, 20),
            ("Sở B", "tỉnh", 70, 30),
            ("Xã C", "xã", 50, 0),
            ("Xã D", "xã", 40, 10),
        )
        for f in (
            fact("dossiers_resolved", early + late, "ha-noi", "2026-06", unit=unit, level=level),
            fact("dossiers_resolved_early_or_on_time", early, "ha-noi", "2026-06", unit=unit, level=level),
        )
    ]
    store = new_store(tmp_path / "kho", figures)
    asked = ("--kpi", "on_time_rate", "--places", "Hà Nội")
    assert {row["split"]: row["value"] for row in rows(store.folder, *asked, "--split", "level")} == {
        "tỉnh": 75,
        "xã": 90,
    }
    communes = rows(store.folder, *asked, "--split", "unit", "--level", "xa")
    assert {row["unit"]: row["value"] for row in communes} == {"Xã C": 100, "Xã D": 80}
    assert [row["value"] for row in rows(store.folder, *asked, "--level", "xã")] == [90]
    run(store.folder, "query", *asked, "--level", "thôn", check=2)


def test_read_is_a_dry_run_with_every_field(tmp_path):
    folder, file = tmp_path / "kho", tmp_path / "x.xlsx"
    file.write_bytes(write_template(facts("ha-noi", "2026-06", hotline_received=392)))
    printed = start(folder, "read", str(file), "--json").stdout
    assert printed.isascii()
    reading = json.loads(printed)
    assert (reading["source"], reading["verdict"], len(reading["facts"])) == ("template", "accept", 1)
    f = reading["facts"][0]
    assert {
        "measure",
        "value",
        "qualifier",
        "counted",
        "place",
        "unit",
        "field",
        "channel",
        "level",
        "period_label",
        "period_start",
        "period_end",
        "period_basis",
        "locator",
        "raw",
    } <= set(f)
    assert (f["measure"], f["value"], f["place"], f["locator"]) == ("hotline_received", 392, "ha-noi", "Số liệu!B7")
    assert json.loads(run(folder, "batches", "--json").stdout) == {"store": "own", "batches": []}


def test_a_wrong_file_is_refused_in_both_languages_and_nothing_is_stored(tmp_path):
    folder, photo = tmp_path / "kho", tmp_path / "anh.xlsx"
    photo.write_bytes(PHOTO)
    start(folder, "prepare")
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"}
    (load,) = json.loads(run(folder, "load", str(photo), "--yes", "--json", check=1).stdout)["files"]
    (problem,) = load["problems"]
    assert load["verdict"] == "reject" and problem["message_vi"] and problem["message_en"]
    assert json.loads(run(folder, "read", str(photo), "--json").stdout)["verdict"] == "reject", "exit 0 for any verdict"
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "--kpi", "on_time"),
        ("query", "--kpi", "on_time_rate", "--grain", "week"),
        ("query", "--kpi", "on_time_rate", "--places", "Atlantis"),
        ("query", "--kpi", "on_time_rate", "--from", "6/2026"),
        ("query", "--kpi", "on_time_rate", "--places", "Tiền Giang"),
        ("load", "khong-co.xlsx", "--yes"),
        ("query", "--kpi", "on_time_rate", "--boundaries", "hôm qua"),
        ("fly",),
        (),
    ],
)
def test_what_cannot_be_asked_is_usage(published, arguments):
    assert run(published, *arguments, check=2).stderr


def test_a_damaged_ledger_is_refused_with_the_way_back(tmp_path):
    folder, file = tmp_path / "kho", tmp_path / "x.xlsx"
    file.write_bytes(write_template(facts("ha-noi", "2026-06", hotline_received=392)))
    run(folder, "load", str(file), "--yes")
    ledger = folder / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"count": 1', b'"count": 2') + b"{}\n")
    assert "dòng 2" in start(folder, "verify", check=3).stdout
    before = sorted((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file())
    for verb in (
        ("query", "--kpi", "hotline_received"),
        ("trace", "--kpi", "hotline_received", "--place", "Hà Nội", "--period", "2026-06"),
        ("load", str(file), "--yes"),
        ("batches",),
        ("prepare",),
    ):
        errors = run(folder, *verb, check=1).stderr
        assert "Sổ ghi hỏng ở dòng 2" in errors and "recover --backup" in errors and "Lỗi của phần mềm" not in errors
    assert sorted((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()) == before


def test_the_month_of_first_use_is_inferred_set_and_inferred_again(tmp_path):
    folder = tmp_path / "kho"
    inferred = new_store(folder, facts("hue", "2025-06", dossiers_resolved=1)).lines()[0].time[:7]

    def told(*arguments):
        return json.loads(run(folder, "first-use", *arguments, "--json").stdout)

    assert told() == {"first_use": inferred, "decided": False}
    assert told("2026-08") == {"first_use": "2026-08", "decided": True} == told()
    assert told("auto") == {"first_use": inferred, "decided": False}
    assert "không phải kỳ số liệu" in start(folder, "first-use", "2026-Q1", check=2).stderr


def test_the_leading_source_is_named_with_a_reason_and_left_to_the_rules_again(tmp_path):
    """A list says 90 beside the form's 100 of an approved June: the list in the lead changes it."""
    folder = tmp_path / "kho"
    store = new_store(folder)
    load(store, facts("hue", "2026-06", dossiers_resolved=90), "dossier_list", "export")
    load(store, facts("hue", "2026-06", dossiers_resolved=100), "form_06a", "export")
    store.decide("approve", place="hue", subject="dossiers", label="2026-06")
    lead = ("lead", "--place", "Huế", "--subject", "dossiers", "--period", "2026-06")

    def shown() -> float:
        asked = run(folder, "query", "--kpi", "dossiers_resolved", "--places", "Huế", "--json")
        return json.loads(asked.stdout)["rows"][-1]["value"]

    assert shown() == 100
    assert "--reason" in start(folder, *lead, "--source", "dossier_list", check=1).stderr
    assert shown() == 100
    run(folder, *lead, "--source", "dossier_list", "--reason", "danh sách đủ hơn")
    assert shown() == 90
    told = json.loads(run(folder, *lead, "--json").stdout)
    assert (told["source"], told["since"]) == ("dossier_list", "2026-06-30")
    run(folder, *lead, "--source", "auto", "--reason", "trở lại biểu")
    assert shown() == 100 and json.loads(run(folder, *lead, "--json").stdout)["source"] == "auto"


def test_a_fault_of_ours_gives_an_id_and_no_trace(tmp_path):
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "inbox").write_text("a file where a folder should be")
    errors = start(folder, "inbox", "--once", check=3).stderr
    number = errors.split("mã ")[1][:8]
    assert "Traceback" not in errors and number in (folder / "errors.log").read_text(encoding="utf-8")


def test_a_sample_is_asked_by_name_and_never_answers_by_itself(tmp_path):
    """The own store is empty; the published one beside it says 95,37 % for Đồng Tháp, and whose figure that is."""
    folder, asked = (
        tmp_path / "kho",
        ("query", "--kpi", "on_time_rate", "--grain", "quarter", "--boundaries", "reported"),
    )
    refused = start(folder, *asked, "--store", "published", check=1)
    assert "sample load published" in refused.stderr
    assert "Số công bố" in start(folder, "sample", "load", "published").stdout
    assert "không nạp thêm" in run(folder, "sample", "load", "published").stdout
    assert rows(folder, *asked[1:]) == []
    told = json.loads(run(folder, *asked, "--store", "published", "--json").stdout)
    assert told["store"] == "published"
    assert [(r["place"], r["value"], r["store"]) for r in told["rows"] if r["value"]] == [
        ("dong-thap@2004", 95.37, "published")
    ]
    assert run(folder, *asked, "--store", "published").stdout.startswith("SỐ CÔNG BỐ / PUBLISHED FIGURES")
    traced = ("trace", "--kpi", "on_time_rate", "--place", "Đồng Tháp", "--period", "2023-Q1")
    assert json.loads(run(folder, *traced, "--store", "published", "--json").stdout)["store"] == "published"
    run(folder, *traced, check=1)
    assert len(json.loads(run(folder, "batches", "--store", "published", "--json").stdout)["batches"]) == 1
    assert json.loads(run(folder, "batches", "--json").stdout) == {"store": "own", "batches": []}
    assert json.loads(run(folder, "verify", "--store", "published", "--json").stdout)["clean"]


def test_only_samples_there_are_can_be_filled(tmp_path):
    done = run(tmp_path / "kho", "sample", "load", "synthetic", check=1)
    assert "published, simulated" in done.stderr


def test_usage_is_an_exit_code_of_the_process_too(tmp_path):
    assert start(tmp_path / "kho", "fly", check=2).stderr
