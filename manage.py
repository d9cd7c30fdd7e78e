"""Một cửa cho mọi việc: chạy, kiểm thử, đóng gói, số liệu. / One door: run, test, bundle, data commands.

Standard library only, so that it works before anything is installed; what it does before there is an environment
stands in `setup/`, every other verb is handed to `python -m commands` inside `.venv`. This file has to *parse* on
Python 3.8, so that an old Python gets a sentence instead of a syntax error; `setup/` is imported only after that.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.buffer.write(
        (
            "Cần Python 3.11 trở lên, máy đang dùng %d.%d: tải tại python.org.\n"
            "Python 3.11 or newer is needed, this is %d.%d: get it at python.org.\n" % (sys.version_info[:2] * 2)
        ).encode("utf-8")
    )
    sys.exit(2)

import os

# Python does so by itself, unless the caller's PYTHONSAFEPATH or -P forbids it.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from setup.environment import child_environment, ensure_venv, hand_over, store_folder
from setup.sentences import DATA_VERBS, HELP, Refused, say


def do(verb, arguments):
    """Do one verb; returns its exit code. What only one verb needs is imported for that verb alone."""
    if verb == "run":
        from setup.serve import run

        return run(arguments)
    if verb == "bundle":
        from setup.bundle import bundle

        return bundle(arguments)
    if verb in ("check", "test"):
        from setup import checks

        return checks.check(arguments) if verb == "check" else checks.test(arguments)
    if verb == "bench":
        ensure_venv("requirements.txt", "bench/requirements.txt")
        return hand_over(["bench", *arguments], child_environment())
    if verb == "docs":
        ensure_venv("requirements.txt")
        return hand_over(["commands.docs", *arguments], child_environment())
    if verb in DATA_VERBS:
        ensure_venv("requirements.txt")
        return hand_over(["commands", verb, *arguments], child_environment(KPI_DATA=store_folder()))
    raise Refused(
        "Không có việc “%s”; các việc có: python manage.py --help." % verb,
        "There is no verb “%s”; the verbs: python manage.py --help." % verb,
        2,
    )


def main(arguments):
    """Do what the command line asks; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not arguments or arguments[0] in ("--help", "-h", "help"):
        print(HELP, end="", file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else 2
    try:
        return do(arguments[0], arguments[1:])
    except Refused as refused:
        say(refused.vi, refused.en)
        return refused.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
