"""The workshop's verbs: `check` after every change, `test` before it is handed on."""

import os
import subprocess
import sys
import tempfile
import time

from setup.environment import PYTHON, ROOT, child_environment, ensure_venv, exit_code, hand_over
from setup.sentences import Arguments, say

FILES = ("requirements.txt", "requirements-test.txt", "requirements-check.txt")
# What reads the code without running it, as `python -m …`; pyproject.toml says what each looks at.
STATIC = {
    "cách viết / format": ("ruff", "format", "--check", "--output-format", "concise", "."),
    "lỗi / lint": ("ruff", "check", "--output-format", "concise", "."),
    "kiểu / types": ("mypy",),
    "mã thừa / unused code": ("vulture",),
}
# A file of tests at a time in as many processes as there are processors, so that what a file shares is made once. The
# browser tests run beside them, one at a time: they wait more than they work, and beside another browser a click may
# come before the screen is ready. All others leave the processor to them (`tests/conftest.py`).
SIDE_BY_SIDE = ("-n", "logical", "--maxprocesses", "4", "--dist", "loadfile")
GIVE_WAY = {"KPI_GIVE_WAY": "1"}
NO_TESTS = 5  # what pytest answers when nothing was chosen
SIGNALLED = 128  # and more: ended by a signal
ASKS_PYTEST = {"-h", "--help", "-V", "--version", "--collect-only", "--co", "--markers", "--fixtures"}  # runs no test


def check(arguments):
    """Read the code with every tool, then run the fast tests; returns 0 when nothing was found. No browser."""
    parser = Arguments(prog="manage.py check", description="Kiểm tra nhanh. / The quick check.")
    parser.parse_args(arguments)
    ensure_venv(*FILES)
    failed = read_code()
    started = Clock()
    tests = hand_over(["pytest", "-q", "-m", "fast"], child_environment(), cwd=str(ROOT))
    started.tell("phép thử nhanh / fast tests", tests)
    return verdict(failed, tests)


def test(arguments):
    """Run the tests, those in a real browser too, after reading the code where no path is named; the exit code.

    Without `--all` the slow ones are left out, unless a file or a test is named: who names it means it.
    """
    every = "--all" in arguments
    rest = [argument for argument in arguments if argument != "--all"]
    named = named_paths(rest)
    ensure_venv(*(FILES[:2] if named else FILES))
    if ASKS_PYTEST & set(rest):
        return run_tests([], rest)
    if named or "-m" in rest:
        every = every or "-m" in rest or any(path.is_file() for path in named)
        return verdict([], run_tests([] if every else ["-m", "not slow"], rest))
    failed = read_code()
    speed = "" if every else " and not slow"
    started = Clock()
    with tempfile.TemporaryFile() as printed:
        in_browser = Beside(["-m", f"browser{speed}", *rest], printed)
        others = run_tests([*SIDE_BY_SIDE, "-m", f"not browser{speed}"], rest, **GIVE_WAY)
        codes = (others, in_browser.end(is_stopped=others >= SIGNALLED))
    code = next((code for code in codes if code not in (0, NO_TESTS)), min(codes))
    started.tell("cùng trình duyệt / with a browser", code)
    return verdict(failed, code)


def run_tests(chosen, rest, **environment):
    """Hand over to pytest; its exit code. Only conftest.py knows which tests there are, so it asks for the browser and
    the programs they need, and with KPI_INSTALL it may install them.
    """
    started = Clock()
    given = child_environment(KPI_INSTALL="1", **environment)
    code = hand_over(["pytest", *chosen, *rest], given, cwd=str(ROOT))
    started.tell("phép thử / tests", code)
    return code


class Beside:
    """Tests in a process beside others; what they print goes to a file and is shown once they have ended."""

    def __init__(self, arguments, printed):
        self.printed = printed
        self.child = subprocess.Popen(
            [str(PYTHON), "-m", "pytest", *arguments],
            env=child_environment(KPI_INSTALL="1"),
            cwd=str(ROOT),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )

    def end(self, is_stopped=False):
        """Wait for them, or stop them too; print what they printed; their exit code."""
        if is_stopped:
            self.child.terminate()
        code = exit_code(self.child.wait())
        self.printed.seek(0)
        sys.stdout.write(self.printed.read().decode("utf-8", "replace"))
        sys.stdout.flush()
        return code


def named_paths(arguments):
    """The files and folders among the arguments of pytest, which reads them from ROOT."""
    paths = [ROOT / argument.split("::")[0] for argument in arguments if not argument.startswith("-")]
    return [path for path in paths if path.exists()]


class Clock:
    """Seconds since it was made, on the wall and of processors, with what the ended children took."""

    def __init__(self):
        self.before = self.now()

    @staticmethod
    def now():
        return time.monotonic(), processor_seconds()

    def tell(self, step, code):
        """Print what a step took and whether it found nothing."""
        wall, processor = (now - then for now, then in zip(self.now(), self.before, strict=True))
        print(f"{'✗' if code else '✓'}  {step:30} {wall:6.1f} s  (CPU {processor:.1f} s)", flush=True)


def processor_seconds():
    """Of this process and its ended children; Windows keeps no account of children, there it is too little."""
    return sum(os.times()[:4])


def read_code():
    """Let every tool read the code, whatever the one before it found; returns the steps that found something."""
    failed = []
    for step, command in STATIC.items():
        started = Clock()
        code = exit_code(subprocess.call([str(PYTHON), "-m", *command], env=child_environment(), cwd=str(ROOT)))
        started.tell(step, code)
        failed += [step] if code else []
    return failed


def verdict(failed, tests):
    """Say what found something and what all of it took; returns the exit code, that of the tests if they failed."""
    print(f"CPU: {processor_seconds():.1f} s", flush=True)
    if failed:
        say("Chưa đạt: {}.".format(", ".join(failed)), "Not clean: {}.".format(", ".join(failed)))
    return tests or (1 if failed else 0)
