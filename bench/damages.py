"""Hundreds of damages to the files of a store, each on a fresh copy, each asked by every verb from outside.

The only good verdicts are the same answer, and a refusal in words: never another number, never a file gone.
"""

import collections
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.damage_asked import (
    Model,
    Verdict,
    calls_on,
    gone_from,
    in_one_process,
    in_processes,
    judge,
    kept_in,
    model_of,
)
from bench.damage_kinds import Damage, Prepared, damages, prepare
from bench.damage_served import ask_server, before_start, shown_by, while_running

AT_ONCE = 2
GROUP = 10  # so many damages are asked in one fresh process; the first of each by real processes, one a command
VERBS = ("query", "trace", "verify", "load")
DIFFERENT = ("DIFFERENT", "OTHER LINE")


def measure() -> list[dict]:
    folder = Path(tempfile.mkdtemp(prefix="kpi-damages-"))
    made = prepare(folder / "made")
    model = model_of(shutil.copytree(made.store, folder / "model"), made)
    listed = damages(made)
    verdicts = told(listed, ask_commands(listed, made, model, folder / "copies"))
    served = [(damage, False) for damage in before_start(made)] + [(damage, True) for damage in while_running(made)]
    shown = told([damage for damage, _ in served], ask_servers(served, made, folder / "served"))
    shutil.rmtree(folder, ignore_errors=True)
    return [
        row_of("asked on the command line", listed, verdicts),
        row_of("asked of a server", [damage for damage, _ in served], shown),
    ]


def ask_commands(listed: list[Damage], made: Prepared, model: Model, folder: Path) -> Iterator[dict[str, Verdict]]:
    """Every verb on every damage; the verdicts in the order of the damages."""
    groups = [listed[start : start + GROUP] for start in range(0, len(listed), GROUP)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for answer in pool.map(lambda group: ask(group, made, model, folder), groups):
            yield from answer


def ask(group: list[Damage], made: Prepared, model: Model, folder: Path) -> list[dict[str, Verdict]]:
    """Each verb on copies of each damaged store: the first damage by real processes, the others in one."""
    pairs = [("query, trace" if number % 2 else "trace, query", "verify", "load") for number in range(len(group))]
    copies = [[(asked, _damaged(damage, made, folder)) for asked in of] for damage, of in zip(group, pairs)]
    contents = [[kept_in(copy) for _, copy in of] for of in copies]
    calls = [[call for asked, copy in of for call in calls_on(asked, copy, made)] for of in copies]
    outputs = in_processes(calls[0]) + in_one_process([call for of in calls[1:] for call in of])
    answers = []
    for of, had in zip(copies, contents):
        verdicts: dict[str, Verdict] = {}
        for (asked, copy), files in zip(of, had):
            told = judge(asked, [outputs.pop(0), outputs.pop(0)], model, copy, made)
            for verdict in told.values():
                verdict.gone = gone_from(copy, files)
            verdicts |= told
            shutil.rmtree(copy.parent, ignore_errors=True)
        answers.append({verb: verdicts[verb] for verb in VERBS})
    return answers


def _damaged(damage: Damage, made: Prepared, folder: Path) -> Path:
    """A fresh copy of the store, damaged."""
    folder.mkdir(exist_ok=True)
    copy = shutil.copytree(made.store, Path(tempfile.mkdtemp(dir=folder)) / "store")
    damage.act(copy)
    return copy


def ask_servers(asked: list[tuple[Damage, bool]], made: Prepared, folder: Path) -> Iterator[dict[str, Verdict]]:
    """A server on each damaged store, or a damage under a running one."""
    first, settled = (shutil.copytree(made.store, folder / name) for name in ("first", "kept"))
    shown = shown_by(first, settled)

    def ask_one(numbered: tuple[int, tuple[Damage, bool]]) -> dict[str, Verdict]:
        number, (damage, is_running) = numbered
        copy = shutil.copytree(settled, folder / str(number))
        verdicts = ask_server(damage, copy, shown, is_running)
        shutil.rmtree(copy, ignore_errors=True)
        return verdicts

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(ask_one, enumerate(asked))


def told(listed: list[Damage], answers: Iterator[dict[str, Verdict]]) -> list[dict[str, Verdict]]:
    """Print file kind and damage -> verdict per verb as they come, with the words of what is not good."""
    printed: list[dict[str, Verdict]] = []
    for damage, verdicts in zip(listed, answers):
        if not printed:
            print("| Damage | " + " | ".join(verdicts) + " |\n|---|" + "---|" * len(verdicts))
        printed.append(verdicts)
        cells = (v.word + (f", GONE {v.gone}" if v.gone else "") for v in verdicts.values())
        print(f"| {damage.name} | " + " | ".join(cells) + " |", flush=True)
        for name, verdict in verdicts.items():
            if not verdict.is_good and verdict.words:
                print(f"! {name}: {verdict.words}", flush=True)
    return printed


def row_of(how: str, listed: list[Damage], answers: list[dict[str, Verdict]]) -> dict:
    """What came out, as a measurement. What is beyond any record is counted by itself."""
    counted = [v for damage, verdicts in zip(listed, answers) for v in verdicts.values() if not damage.is_beyond]
    beyond = [v for damage, verdicts in zip(listed, answers) for v in verdicts.values() if damage.is_beyond]
    different, gone = sum(map(_is_different, counted)), sum(bool(v.gone) for v in counted + beyond)
    other = sum(not v.is_good and not v.gone and not _is_different(v) for v in counted)
    counts = collections.Counter(v.word for v in counted)
    return {
        "what": f"{len(listed)} damages to the files of a store, {how}",
        "result": ", ".join(f"{n} {word}" for word, n in counts.most_common()),
        "damages": len(listed),
        "silently different": different,
        "gone": gone,
        "other faults": other,
        "different where only unnamed batches tell": sum(map(_is_different, beyond)),
        "ok": different == gone == other == 0,
    }


def _is_different(verdict: Verdict) -> bool:
    return any(word in verdict.word for word in DIFFERENT)
