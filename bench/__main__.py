"""Run the measurements, print a JSON line each and write the table in docs/benchmarks.md."""

import io
import json
import platform
import sys
from datetime import date

import psutil

from bench import (
    answers,
    damages,
    kills,
    limits,
    loading,
    mutations,
    overview,
    prose,
    published,
    querying,
    reading,
    readings,
    rerun,
    screens,
    waiting,
)
from data.folders import ROOT

MEASUREMENTS = {
    "load": loading.measure,
    "query": querying.measure,
    "overview": overview.measure,
    "rerun": rerun.measure,
    "screens": screens.measure,
    "kill": kills.measure,
    "damage": damages.measure,
    "waiting": waiting.measure,
}
# They take arguments of their own, and measure no ratio.
TOOLS = {
    "answers": answers.main,
    "limits": limits.main,
    "mutate": mutations.main,
    "prose": prose.main,
    "published": published.main,
    "reading": reading.main,
    "readings": readings.main,
}
TABLE = ROOT / "docs" / "benchmarks.md"


def main(names: list[str]) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if names and names[0] in TOOLS:
        return TOOLS[names[0]](names[1:])
    unknown = set(names) - set(MEASUREMENTS)
    if unknown:
        print(f"Không có phép đo {', '.join(unknown)}; có: {', '.join([*MEASUREMENTS, *TOOLS])}.", file=sys.stderr)
        print(
            f"There is no measurement {', '.join(unknown)}; there are: {', '.join([*MEASUREMENTS, *TOOLS])}.",
            file=sys.stderr,
        )
        return 2
    results = []
    for name in names or MEASUREMENTS:
        for result in MEASUREMENTS[name]():
            print(json.dumps(result, ensure_ascii=True), flush=True)
            results.append(result)
    if not names:
        TABLE.write_text(table(results), encoding="utf-8")
    return 0 if all(r.get("ok", True) for r in results) else 1


def table(results: list[dict]) -> str:
    """The page of docs: one row a measurement."""
    lines = [
        "# Benchmarks",
        "",
        f"Measured {date.today()} by `python manage.py bench` on {psutil.cpu_count()} cores, "
        f"{psutil.virtual_memory().total // 2**30} GiB, {platform.system()}, Python {platform.python_version()}. "
        "Ratios are within one run; seconds are only this machine's.",
        "",
        "| What | Measured | Against | Ratio |",
        "|---|---|---|---|",
    ]
    for r in results:
        against = f"{r['against']}: {r['against_seconds']:.3g} s" if "against" in r else "–"
        ratio = f"{r['ratio']:.2g} ×" if "ratio" in r else "–"
        measured = f"{r['seconds']:.3g} s" if "seconds" in r else r["result"]
        lines.append(f"| {r['what']} | {measured} | {against} | {ratio} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
