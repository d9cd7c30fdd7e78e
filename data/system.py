"""The few things that differ between operating systems; the only file with calls Windows does not have."""

import getpass
import os
import shutil
import sys
import time
from pathlib import Path

import psutil


def sync_file(file) -> None:
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
    """This process, as it stands in the names of its temporary files: number and time it began."""
    return _owner(psutil.Process())


def is_running(named: str) -> bool:
    """Whether the process of an `owner()` still lives."""
    try:
        return _owner(psutil.Process(int(named.split("-")[0]))) == named
    except (psutil.Error, ValueError, OverflowError):
        return False


def _owner(process: psutil.Process) -> str:
    return f"{process.pid}-{int(process.create_time() * 100)}"


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def account() -> str:
    """The operating-system account: who did it, until the product has accounts of its own."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
