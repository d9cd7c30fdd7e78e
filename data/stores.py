"""Which store a folder is, as its first ledger line says; and the samples that stores of earlier releases hold.

    own         the office's own store: it starts empty, and its ledger has no such line
    published   figures of real reports, by report
    simulated   made-up figures of every province

The line that marks a store of samples names its files by their hashes: it takes those and nothing else. Such a store is
filled once and then only read; nothing is loaded into it, decided in it or taken out of it.
"""

from typing import Any

from data.ledger import Line

OWN, PUBLISHED, SIMULATED = "own", "published", "simulated"
SAMPLES = (PUBLISHED, SIMULATED)
NAMES = {
    OWN: ("Số của cơ quan", "The office's own figures"),
    PUBLISHED: ("Số công bố", "Published figures"),
    SIMULATED: ("Số mô phỏng", "Simulated figures"),
}
MARK = "store"  # the kind of the first line of a store of samples: store, day, files (name -> SHA-256)
SET_ASIDE = "samples_set_aside"  # the kind of the line that sets made-up figures of an own store aside: batches
FORMER_RANK = 9  # until release 0.1 made-up figures were batches of this rank in the own store


def store_of(lines: list[Line]) -> str:
    """`own`, `published` or `simulated`."""
    return str(lines[0].payload["store"]) if lines and lines[0].kind == MARK else OWN


def mark_of(lines: list[Line]) -> dict[str, Any]:
    """What the first line of a store of samples says: its store, the day it was made for, its files; {} of others."""
    return lines[0].payload if store_of(lines) != OWN else {}


def is_filled(lines: list[Line]) -> bool:
    """Whether a store of samples holds all the files its first line names; False of the office's own."""
    files = mark_of(lines).get("files", {})
    accepted = {line.payload["sha256"] for line in lines if line.kind == "accept"}
    return bool(files) and accepted.issuperset(files.values())


def is_former_sample(accepted: dict[str, Any]) -> bool:
    """Whether an accepted file holds made-up figures of an earlier release. They never count."""
    return bool(accepted["rank"] == FORMER_RANK)


def to_set_aside(lines: list[Line]) -> list[int]:
    """Accepted files of made-up figures that no line has set aside yet, by their numbers."""
    aside = {number for line in lines if line.kind == SET_ASIDE for number in line.payload["batches"]}
    return [n.seq for n in lines if n.kind == "accept" and is_former_sample(n.payload) and n.seq not in aside]
