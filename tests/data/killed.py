"""A commit that ends the process at a named step: `python -m tests.data.killed FOLDER STEP NUMBER`.

Prints `acknowledged N` after each commit that returned. The kill is the real one: no clean-up runs.
"""

import sys

import psutil

from data.store import Store
from tests.figures import fact, load


def main(folder: str, step: str, number: int) -> None:
    count = 0

    def on_step(name: str) -> None:
        if name == step and count == number:
            psutil.Process().kill()

    store = Store(folder, on_step)
    for count in range(1, number + 1):
        load(store, [fact("hotline_received", 1000 * count + m, "ha-noi", f"2026-{m:02d}") for m in range(1, 7)])
        print(f"acknowledged {count}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
