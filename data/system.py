"""The few things that differ between operating systems; the only file with calls Windows does not have."""

import contextlib
import getpass
import os
import shutil
import sys
import time
from pathlib import Path
from typing import BinaryIO

import psutil

_CLOCK_SECONDS = 2  # a start is told by the system's clock, which may be set meanwhile


def sync_file(file: BinaryIO) -> None:
    """Hand a written file to the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows has no such call for folders and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file so that it is there whole after a power cut, or not at all."""
    temporary = path.with_name(path.name + ".tmp")
    with open(temporary, "wb") as file:
        file.write(content)
        sync_file(file)
    move_into_place(temporary, path)


def move_into_place(temporary: Path, path: Path) -> None:
    """Rename a finished file to its name and make the rename durable."""
    for attempt in range(20):
        try:
            os.replace(temporary, path)
            break
        except PermissionError:  # a virus scanner on Windows may hold a new file for a moment
            if attempt == 19:
                raise
            time.sleep(0.1)
    sync_folder(path.parent)


def remove_if_possible(path: Path) -> bool:
    """Delete a file unless somebody still has it open (Windows refuses that)."""
    try:
        path.unlink()
        return True
    except OSError:
        return False


def owner() -> str:
    """This process, as it stands in the names of its temporary files: its number and when it began."""
    me = psutil.Process()
    return f"{me.pid}-{int(me.create_time())}"


def is_running(named: str) -> bool:
    """Whether the very process of an `owner()` still lives, and not another one that was given its number."""
    try:
        number, began = map(int, named.split("-"))
        return abs(psutil.Process(number).create_time() - began) <= _CLOCK_SECONDS
    except psutil.AccessDenied:  # somebody else's process of that number
        return True
    except (psutil.Error, ValueError, OverflowError):
        return False


def give_way() -> None:
    """From now on this process leaves the processor to the screens; so do the processes it starts."""
    below = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 10)
    with contextlib.suppress(psutil.Error, OSError):
        psutil.Process().nice(below)


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def account() -> str:
    """The operating-system account: who did it, until the product has accounts of its own."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
