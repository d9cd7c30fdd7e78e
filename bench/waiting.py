"""Does a reader ever wait for a writer? 1.6 million figures; a publish that stands still; ten loads at once.

A process asks fifty times a second for the newest snapshot and one figure of it, as a screen does. Measured is
what each question takes: while nothing happens, while another process is stopped in the middle of a publish with
the lock in its hand, and while ten files are loaded by ten processes.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from data.facts import Fact, Reading
from data.folders import ROOT
from data.measures import MEASURES
from data.periods import parse_period
from data.places import provinces_on
from data.store import Store
from loaders.template.workbook import write_template

FACTS, UNITS, BATCHES, LOADS = 1_600_000, 34, 4, 10
LABELS = [f"{year}-{number:02d}" for year in (2025, 2026) for number in range(1, 13)][6:]
EVERY_SECONDS, QUIET_SECONDS, HELD_SECONDS = 0.02, 10.0, 10.0
MOST_RATIO = 5
ONE = "SELECT value FROM live WHERE measure = ? AND place = ? AND unit = ? AND period_label = ?"
HELD_STEP = "before_snapshot_rename"


def measure() -> list[dict]:
    folder = Path(tempfile.mkdtemp(prefix="kpi-waiting-"))
    store = Store(folder / "store")
    fill(store)
    quiet = _read_while(store.folder, lambda: time.sleep(QUIET_SECONDS))
    waits = _read_while(store.folder, lambda: _hold(store.folder))
    before = _read_while(store.folder, lambda: time.sleep(QUIET_SECONDS))
    files, had = dict(_files(folder)), _count(store)
    busy = _read_while(store.folder, _compute)
    codes: list[int] = []
    loading = _read_while(store.folder, lambda: codes.extend(_load_all(store.folder, list(files))))
    is_right = codes == [0] * LOADS and _holds(store, files, had)
    clean = not subprocess.run(
        [sys.executable, "-m", "commands", "verify", "--data", str(store.folder)], cwd=ROOT, capture_output=True
    ).returncode
    ratio = round(loading["p99"] / before["p99"], 1)
    return [
        {
            "what": f"a reader of {FACTS:,} figures beside a publish stopped for {HELD_SECONDS:.0f} s",
            "result": f"{_said(waits)}; before it {_said(quiet)}",
            "errors": waits["errors"],
            "ok": waits["errors"] == 0 and waits["max"] < 1000 and waits["asked"] > 0.8 * HELD_SECONDS / EVERY_SECONDS,
        },
        {
            "what": f"a reader of {FACTS:,} figures beside {LOADS} files loaded at once by {LOADS} processes",
            "result": f"{_said(loading)}; before them {_said(before)}; p99 {ratio} ×; beside "
            f"{LOADS} processes that only compute p99 {busy['p99']:.2f} ms; loads in {loading['seconds']:.0f} s, "
            f"{codes.count(0)} stored, {'as' if is_right else 'NOT as'} in the files, "
            f"{'clean' if clean else 'NOT clean'}",
            "errors": loading["errors"],
            "p99 ratio": ratio,
            "p99 ratio to computing": round(loading["p99"] / busy["p99"], 1),
            "ok": loading["errors"] == 0 and is_right and clean and ratio <= MOST_RATIO,
        },
    ]


def fill(store: Store) -> None:
    """Months × provinces × units × measures, in a few batches, published once."""
    measures = [m.id for m in MEASURES.values() if m.kind == "count"]
    places = [p.id for p in provinces_on(parse_period(LABELS[-1]).end)]
    a_batch = FACTS // BATCHES

    def keys() -> Iterator[tuple[str, str, str, str]]:
        for label in LABELS:
            for place in places:
                for unit in range(UNITS):
                    for name in measures:
                        yield label, place, f"Đơn vị {unit}", name

    periods = {label: parse_period(label) for label in LABELS}
    drawn, count = keys(), 0
    for batch in range(BATCHES):
        facts = []
        for label, place, unit, name in drawn:
            facts.append(
                Fact(
                    name,
                    float(1000 + count % 977),
                    place,
                    label,
                    periods[label].start,
                    periods[label].end,
                    unit=unit,
                    counted=MEASURES[name].counted,
                )
            )
            count += 1
            if len(facts) == a_batch:
                break
        assert len(facts) == a_batch, (len(measures), len(places), count)
        store.commit(
            Reading("template", 2, facts), f"batch {batch}".encode(), f"{batch}.xlsx", store.head, publish=False
        )
    store.publish()


# -- the reader ------------------------------------------------------------------------------------------


def _read_while(folder: Path, act) -> dict:
    """What one read took, in milliseconds, while `act` went on."""
    reader = subprocess.Popen(
        [sys.executable, "-m", "bench.waiting", "read", str(folder)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert reader.stdout
    reader.stdout.readline()  # it has opened the snapshot
    start = time.perf_counter()
    act()
    seconds = time.perf_counter() - start
    out, _ = reader.communicate("enough\n")
    return json.loads(out) | {"seconds": seconds}


def read(folder: str) -> None:
    """Ask fifty times a second until a line comes in; then say how long each question took, in milliseconds."""
    import threading

    store, ended = Store(Path(folder)), threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.readline()
        ended.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    key = ("dossiers_resolved", "dong-thap@2025", "Đơn vị 7", LABELS[0])
    taken, opening, slow, errors, numbers = [], [], [], [], set()
    expected = store.reader().rows(ONE, key)
    print("open", flush=True)
    begun = following = time.perf_counter()
    while not ended.is_set():
        start = time.perf_counter()
        try:
            reader = store.reader()
            ready = time.perf_counter()
            rows = reader.rows(ONE, key)
            if rows != expected:
                errors.append(f"{rows} for {expected}")
            numbers.add(reader.number)
        except Exception as error:  # every fault of a reader is counted, whatever it is
            ready = time.perf_counter()
            errors.append(f"{type(error).__name__}: {error}")
        end = time.perf_counter()
        taken.append((end - start) * 1000)
        opening.append((ready - start) * 1000)
        if taken[-1] > 50:
            slow.append(
                (round(start - begun, 2), round(opening[-1], 1), round(taken[-1] - opening[-1], 1), reader.number)
            )
        following = max(following + EVERY_SECONDS, end)
        time.sleep(max(following - end, 0))
    parts = statistics.quantiles(taken, n=100)
    openings = statistics.quantiles(opening, n=100)
    print(
        json.dumps(
            {
                "asked": len(taken),
                "errors": len(errors),
                "first": errors[:3],
                "snapshots": len(numbers),
                "p50": parts[49],
                "p99": parts[98],
                "max": max(taken),
                "opening p99": openings[98],
                "opening max": max(opening),
                "slow": slow[:60],
            }
        )
    )


def _said(timed: dict) -> str:
    return (
        f"p50 {timed['p50']:.2f} ms, p99 {timed['p99']:.2f} ms, longest {timed['max']:.0f} ms of {timed['asked']} "
        f"({timed['errors']} errors, {timed['snapshots']} snapshots seen)"
    )


# -- the writers -----------------------------------------------------------------------------------------


def _hold(folder: Path) -> None:
    """Stop a process where it is about to name its snapshot, for a while; then let it end."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "bench.waiting", "hold", str(folder)], cwd=ROOT, text=True, stdout=subprocess.PIPE
    )
    assert writer.stdout and writer.stdout.readline().strip() == "held"
    process = psutil.Process(writer.pid)
    process.suspend()
    try:
        time.sleep(HELD_SECONDS)
    finally:
        process.resume()
        assert writer.wait(120) == 0


def hold(folder: str) -> None:
    """One commit, which tells where it stands just before its snapshot has a name."""

    def on_step(name: str) -> None:
        if name == HELD_STEP:
            print("held", flush=True)
            time.sleep(1)

    store = Store(Path(folder), on_step)
    period = parse_period(LABELS[3])
    figure = Fact(
        "dossiers_resolved",
        7.0,
        "hue",
        LABELS[3],
        period.start,
        period.end,
        unit="Đơn vị 3",
        counted=MEASURES["dossiers_resolved"].counted,
    )
    store.commit(Reading("template", 2, [figure]), b"held", "held.xlsx", store.head)


def _files(folder: Path) -> Iterator[tuple[Path, list[Fact]]]:
    """Ten workbooks of other places, months and units."""
    places = [p.id for p in provinces_on(parse_period(LABELS[-1]).end)]
    for number in range(LOADS):
        label, unit = LABELS[number], f"Sở thử {number}"
        period = parse_period(label)
        facts = [
            Fact(
                measure,
                float(100 * number + order),
                places[number],
                label,
                period.start,
                period.end,
                unit=unit,
                counted=MEASURES[measure].counted,
            )
            for order, measure in enumerate(("dossiers_received_new", "dossiers_resolved", "hotline_received"))
        ]
        path = folder / f"tep-{number}.xlsx"
        path.write_bytes(write_template(facts))
        yield path, facts


def _load_all(folder: Path, files: list[Path]) -> list[int]:
    """Load each in a process of its own, all at once; their exit codes."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "commands", "load", str(file), "--yes", "--data", str(folder)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for file in files
    ]
    return [process.wait(600) for process in running]


def _compute() -> None:
    """As many processes as there are loads, which touch no store: what their share of the processor costs a reader."""
    script = f"import time\nend = time.monotonic() + {QUIET_SECONDS}\nwhile time.monotonic() < end: pass"
    for process in [subprocess.Popen([sys.executable, "-c", script]) for _ in range(LOADS)]:
        process.wait()


def _holds(store: Store, files: dict[Path, list[Fact]], had: int) -> bool:
    """Whether the store says what each file says, and so many figures more than it had."""
    store.publish()
    reader = Store(store.folder).reader()
    return _count(store) == had + sum(map(len, files.values())) and all(
        reader.rows(ONE, (f.measure, f.place, f.unit, f.period_label)) == [(f.value,)]
        for facts in files.values()
        for f in facts
    )


def _count(store: Store) -> int:
    ((count,),) = store.reader().rows("SELECT count(*) FROM live")
    return count


if __name__ == "__main__":
    {"read": read, "hold": hold}[sys.argv[1]](sys.argv[2])
