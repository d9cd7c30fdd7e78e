"""What became of a case: the product's reading of a file beside what a careful clerk would take."""

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.names import search_key
from loaders.reading import read_file
from loaders.tables.context import Context

TODAY = date(2026, 11, 20)
TAKEN = ("accept", "normalise", "warn")
Fact = tuple[str, str, str, str, str]  # label, unit, measure, field, channel


@dataclass(frozen=True)
class Outcome:
    """`fate`: taken, asked, rejected, asked wrongly, rejected wrongly or SILENTLY WRONG; `why`: what is wrong."""

    file: str
    fate: str
    why: str = ""

    @property
    def is_right(self) -> bool:
        return self.fate in ("taken", "asked", "rejected")


def judged(folder: Path) -> list[Outcome]:
    """Every file of a folder of cases (`expected.json` and `files/`), read and judged."""
    lines = json.loads((folder / "expected.json").read_text("utf-8"))
    return [judge(line, (folder / "files" / line["file"]).read_bytes()) for line in lines]


def judge(line: dict[str, Any], content: bytes) -> Outcome:
    """One case of `expected.json`."""
    place, period = (_option(line["args"], name) for name in ("--place", "--period"))
    reading = read_file(content, line["file"], Context(place, period, {}, {}, {}, TODAY))
    want = line["want"].split("|")
    verdict = "take" if reading.verdict in TAKEN else reading.verdict
    if verdict == "take":
        if why := wrong(line, [fact for fact in reading.facts if fact.status == "value"]):
            return Outcome(line["file"], "SILENTLY WRONG", why)
        return Outcome(line["file"], "taken" if "take" in want else "SILENTLY WRONG", "" if "take" in want else "taken")
    codes = ", ".join(sorted({p.code for p in reading.problems if p.severity == verdict}))
    if verdict not in want:
        return Outcome(line["file"], f"{verdict}ed wrongly", codes)
    questions = {p.question for p in reading.problems if p.severity == "ask"}
    if verdict == "ask" and len(questions) > line.get("questions_at_most", len(questions)):
        return Outcome(line["file"], "asked wrongly", f"{len(questions)} questions: {codes}")
    return Outcome(line["file"], f"{verdict}ed", codes)


def wrong(line: dict[str, Any], facts: list[Any]) -> str:
    """What of a reading that is taken contradicts the case; "" where nothing does."""
    is_list = line.get("loose_values", False)
    read = {_key(f.period_label, f.unit, f.measure, f.field, f.channel): f for f in facts}
    wanted = {_key(label, unit, measure, f, c): v for label, unit, measure, v, f, c in line.get("facts", [])}
    for key, value in wanted.items():
        fact = read.get(key)
        if fact is None and key[1] and not any(k[1] for k in read):
            return f"no unit: {key}"
        if fact is None:
            return f"missing {key} = {value}"
        if not is_list and not _same(fact.value, value):
            return f"{key} = {fact.value}, not {value}"
        if "qualifier" in line and fact.qualifier != line["qualifier"]:
            return f"{key} is {fact.qualifier}, not {line['qualifier']}"
    labels, units = ({key[n] for key in wanted} for n in (0, 1))
    for key in read:
        if wanted and ((key[1] and key[1] not in units) or (key[0] not in labels and not _is_beside(key[0], labels))):
            return f"of another unit or period: {key}"
    names = [f.unit for f in facts] + [f.field for f in facts]
    if line.get("clean_names") and any(unicodedata.category(c) == "Cc" for name in names for c in name):
        return "a control character in a name"
    return "Ð in a name" if line.get("no_eth") and any("Ð" in name or "Ɖ" in name for name in names) else ""


def _is_beside(label: str, labels: set[str]) -> bool:
    """Whether a printed longer period may stand beside the months it is made of."""
    return "-Q" in label or "-H" in label or ("YTD" in label and any(label[:4] == one[:4] for one in labels))


def _key(label: str, unit: str, measure: str, field: str, channel: str) -> Fact:
    return label, _name(unit), measure, _name(field), channel


def _name(text: str) -> str:
    return search_key(text).removeprefix("ubnd ")


def _same(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= 1e-6 * max(1.0, abs(wanted))


def _option(arguments: list[str], name: str) -> str | None:
    return arguments[arguments.index(name) + 1] if name in arguments else None


def told(outcomes: list[Outcome]) -> str:
    """How many of each, then those that are not right."""
    counts = Counter(outcome.fate for outcome in outcomes)
    lines = [f"{len(outcomes)} files: " + ", ".join(f"{fate} {n}" for fate, n in counts.most_common())]
    lines += [f"  {o.fate:16} {o.file}: {o.why}" for o in outcomes if not o.is_right]
    return "\n".join(lines)
