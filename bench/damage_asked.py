"""Ask damaged stores on the command line, and judge what comes back.

As a program it runs commands one after the other in one process, as `python -m bench.damage_asked` with a list of
argument lists on stdin; so one fresh process answers for all verbs of a damage.
"""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bench.damage_kinds import Prepared
from commands.__main__ import main as command
from data.folders import ROOT

QUERY = ["query", "--kpi", "on_time_rate", "dossiers_received_new", "--boundaries", "reported", "--json"]
TRACE = ["trace", "--kpi", "on_time_rate", "--place", "Đồng Tháp", "--period", "2026-06", "--json"]
VERIFY = ["verify", "--json"]
LONGEST_SECONDS = 240
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
OUR_FAULT_SAID = "Lỗi của phần mềm"
GOOD = {
    "same",
    "same, with words",
    "same, after an older snapshot",
    "refused",
    "refused, logged",
    "stored",
    "stored, not shown yet",
    "clean",
    "says so",
}


@dataclass(frozen=True)
class Output:
    """What one command said."""

    code: int
    out: str
    err: str

    @property
    def refuses_in_words(self) -> bool:
        return self.code == 1 and bool(VIETNAMESE.search(self.err)) and not self.breaks

    @property
    def breaks(self) -> bool:
        return "Traceback" in self.out + self.err or OUR_FAULT_SAID in self.out + self.err

    @property
    def words(self) -> str:
        """The first sentence it said to the person, for the report."""
        if not self.err.strip() and self.out.startswith('{"clean": false'):
            return " · ".join(finding["message_vi"] for finding in json.loads(self.out)["findings"])[:600]
        return self.err.strip().split("\n")[0][:300]


@dataclass
class Model:
    """What the undamaged store answers: before and after the further file."""

    query: dict
    trace: dict
    after: dict


@dataclass
class Verdict:
    """What one verb did to a damaged store, and its own words."""

    word: str
    words: str = ""
    gone: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return self.word in GOOD and not self.gone


def in_one_process(calls: list[list[str]]) -> list[Output]:
    """The commands in one fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.damage_asked"],
        cwd=ROOT,
        input=json.dumps(calls).encode(),
        capture_output=True,
        timeout=LONGEST_SECONDS * len(calls),
        env=_environment(),
    )
    if done.returncode and len(calls) > 2:  # which of them was it?
        return [output for start in range(0, len(calls), 2) for output in in_one_process(calls[start : start + 2])]
    if done.returncode:
        end = done.stderr.decode("utf-8", "replace")[-2000:]
        return [Output(done.returncode, "", f"Traceback: the process ended with {done.returncode}: {end}")] * len(calls)
    return [Output(*output) for output in json.loads(done.stdout)]


def in_processes(calls: list[list[str]]) -> list[Output]:
    """Each command in a real process of its own."""
    outputs = []
    for arguments in calls:
        done = subprocess.run(
            [sys.executable, "-m", "commands", *arguments],
            cwd=ROOT,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=LONGEST_SECONDS,
            env=_environment(),
        )
        outputs.append(
            Output(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
        )
    return outputs


def _environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k != "KPI_DATA"} | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def calls_on(asked: str, folder: Path, made: Prepared) -> list[list[str]]:
    """Two commands one after the other on one store: what the first mends or spoils shows in the second."""
    pairs = {
        "query, trace": [QUERY, TRACE],
        "trace, query": [TRACE, QUERY],
        "verify": [VERIFY, QUERY],
        "load": [["load", str(made.further), "--yes", "--json"], QUERY],
    }
    return [[*arguments, "--data", str(folder)] for arguments in pairs[asked]]


def model_of(folder: Path, made: Prepared, ask=in_processes) -> Model:
    """What an undamaged copy of the store answers; the copy is written to."""
    query, trace, loaded, after = ask(
        [[*QUERY, "--data", str(folder)], [*TRACE, "--data", str(folder)], *calls_on("load", folder, made)]
    )
    assert not (query.code or trace.code or loaded.code or after.code), (query, trace, loaded, after)
    return Model(json.loads(query.out), json.loads(trace.out), json.loads(after.out))


def judge(asked: str, outputs: list[Output], model: Model, folder: Path, made: Prepared) -> dict[str, Verdict]:
    """The verdicts on what two commands said: on each verb, and on the query after one that may write."""
    first, then = outputs
    if asked == "load":
        return {"load": Verdict(_loaded(first, then, model, folder, made), first.words)}
    if asked == "verify":
        after = _answered(then, model.query)
        word = verified(first) + ("" if after in ("same", "refused") else f", QUERY THEN {after}")
        return {"verify": Verdict(word, first.words)}
    expected = {"query": model.query, "trace": model.trace}
    return {verb: Verdict(_answered(of, expected[verb]), of.words) for verb, of in zip(asked.split(", "), outputs)}


def _answered(output: Output, expected: dict) -> str:
    if output.breaks:
        return f"BREAKS ({output.code})"
    if output.code:
        return "refused" if output.refuses_in_words else f"CODE {output.code}"
    answer = json.loads(output.out)
    if answer == expected:
        return "same"
    if "rows" in answer and answer["rows"] == expected["rows"]:
        return "OTHER LINE"
    return "DIFFERENT"


def verified(output: Output) -> str:
    """Damage is said with code 3 and a list; a store that cannot even be looked at refuses."""
    if output.breaks:
        return f"BREAKS ({output.code})"
    if output.code == 0:
        return "clean"
    if output.code == 3:
        findings = json.loads(output.out)["findings"]
        return "says so" if findings and all(VIETNAMESE.search(f["message_vi"]) for f in findings) else "CODE 3"
    return "refused" if output.refuses_in_words else f"CODE {output.code}"


def _loaded(first: Output, then: Output, model: Model, folder: Path, made: Prepared) -> str:
    if first.breaks:
        return f"BREAKS ({first.code})"
    after = _answered(then, model.after)
    if first.code == 0:
        is_said = (
            VIETNAMESE.search(first.err) and VIETNAMESE.search(then.err) and _answered(then, model.query) == "same"
        )
        return "stored" if after == "same" else "stored, not shown yet" if is_said else f"STORED, QUERY THEN {after}"
    if not first.refuses_in_words:
        return f"CODE {first.code}"
    if is_stored(folder, made.further):
        return "REFUSED BUT STORED"
    before = _answered(then, model.query)
    return "refused" if before in ("same", "refused") else f"REFUSED, QUERY THEN {before}"


def is_stored(folder: Path, file: Path) -> bool:
    """Whether a ledger line names the file's bytes."""
    ledger = folder / "ledger.jsonl"
    return ledger.is_file() and sha256(file.read_bytes()).hexdigest().encode() in ledger.read_bytes()


# -- files gone ------------------------------------------------------------------------------------------


def kept_in(folder: Path) -> dict[str, str]:
    """Hash -> what it is, of all that may never be gone: batches, problem lists, originals, whole ledger lines."""
    names = {}
    for name in ("batches", "originals"):
        for path in (folder / name).rglob("*"):
            if path.is_file() and path.suffix != ".tmp":
                names[sha256(path.read_bytes()).hexdigest()] = f"{name}/{path.name[:12]}…"
    ledger = folder / "ledger.jsonl"
    if ledger.is_file():
        for line in ledger.read_bytes().split(b"\n")[:-1]:
            names[sha256(line).hexdigest()] = f"ledger line {line[:20]!r}"
    return names


def gone_from(folder: Path, names: dict[str, str]) -> list[str]:
    """What lies nowhere in the store any more, neither as a file nor as a line of one."""
    there = set()
    for path in folder.rglob("*"):
        if path.is_file() and path.parent.name != "snapshots":
            content = path.read_bytes()
            there.add(sha256(content).hexdigest())
            there.update(sha256(line).hexdigest() for line in content.split(b"\n"))
    return [what for key, what in names.items() if key not in there]


def here(arguments: list[str]) -> Output:
    """One command in this process."""
    caught = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with contextlib.redirect_stdout(caught[0]), contextlib.redirect_stderr(caught[1]):
        try:
            code = command(arguments) or 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
    for stream in caught:
        stream.flush()
    return Output(code, *(stream.buffer.getvalue().decode("utf-8") for stream in caught))


def main() -> None:
    """Run the commands named on stdin in this process."""
    json.dump([[output.code, output.out, output.err] for output in map(here, json.load(sys.stdin))], sys.stdout)


if __name__ == "__main__":
    main()
