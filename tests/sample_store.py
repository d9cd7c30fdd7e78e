"""The stores of the tests, built once and kept between sessions in `.cache/sample-store`, which git ignores.

    first-start   an office's own store, empty, with its two stores of samples
    office        the figures of the simulated store as if they were an office's own: what is decided is decided here

It takes half a minute to build and depends on nothing but what `digest` reads. Each session gets a copy of its
own, so that whatever a test or a server writes into it is gone with the session and never in the kept one.
"""

import hashlib
import json
import shutil
import sys
from datetime import date
from pathlib import Path

from filelock import FileLock

from data.facts import RANKS, Reading
from data.folders import sample_folder
from data.samples.simulated import simulated_facts
from data.store import Store
from data.stores import SAMPLES
from loaders.files.workbook import read_workbook
from loaders.recognise import read
from loaders.samples import sample_files
from loaders.tables.context import Context

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "sample-store"
TODAY = date(2026, 11, 20)
LISTING = "listing.json"
FIRST_START, OFFICE = "first-start", "office"


def copy_of_sample_store(folder, cache=CACHE, build=None):
    """Copy the kept store into the new `folder`; it is built now where there is none, or none that is whole.

    A killed build leaves a folder of another name, a damaged file another digest: neither is taken.
    """
    cache.mkdir(parents=True, exist_ok=True)
    store = cache / digest()
    with FileLock(cache / "lock"):
        if not is_whole_copy(store, folder):
            shutil.rmtree(folder, ignore_errors=True)
            keep_new(store, build or build_sample_store)
            if not is_whole_copy(store, folder):
                raise RuntimeError(f"the sample store just built in {store} cannot be copied")
        forget_others(cache, store)
    return folder


def build_sample_store(folder):
    """Make both."""
    Store(folder / FIRST_START).prepare()
    for name in SAMPLES:
        fill_here(Store(sample_folder(folder / FIRST_START, name)), name)
    Store(folder / OFFICE).commit(
        Reading("template", RANKS["office"], simulated_facts(TODAY)), b"office", "so-lieu.xlsx", 0
    )


def fill_here(store, name):
    """What `fill_samples` does, without processes of its own, which a busy machine makes too slow."""
    files = sample_files(name, TODAY)
    store.mark(name, TODAY, {file: hashlib.sha256(content).hexdigest() for file, content in files})
    for file, content in files:
        reading = read(read_workbook(content), Context(today=TODAY, store=name))
        store.commit(reading, content, file, store.head, publish=False)
    store.publish()


def own_folder(folder):
    """The folder of the own store that a store of samples lies in; of any other store its own."""
    folder = Path(folder)
    return folder.parent.parent if folder.parent.name == "samples" else folder


def keep_new(place, build):
    """Build a store beside its place, list what it holds, and only then give it its name."""
    shutil.rmtree(place, ignore_errors=True)
    part = place.with_name(place.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    build(part / "store")
    (part / LISTING).write_text(json.dumps(listing(part / "store")), encoding="utf-8")
    part.rename(place)


def is_whole_copy(place, folder):
    """Copy a kept store to `folder`; whether what arrived is what was listed when it was built."""
    try:
        listed = json.loads((place / LISTING).read_text(encoding="utf-8"))
        shutil.copytree(place / "store", folder, dirs_exist_ok=True)
    except (OSError, ValueError):
        return False
    return listing(folder) == listed


def listing(folder):
    """The digest of every file in a folder, by its path there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def forget_others(cache, place):
    """Delete the stores of other states of the code, and what killed builds left."""
    for folder in cache.iterdir():
        if folder.is_dir() and folder != place:
            shutil.rmtree(folder, ignore_errors=True)


def digest():
    """One name for everything that makes the sample: code and tables below data/ and loaders/, pins, Python."""
    state = hashlib.sha256(f"{sys.version} {sys.platform}".encode())
    for path in [ROOT / "requirements.txt", Path(__file__), *sources("data"), *sources("loaders")]:
        name = path.relative_to(ROOT).as_posix()
        state.update(f"{name} {path.stat().st_size}\n".encode() + path.read_bytes())
    return state.hexdigest()[:20]


def sources(part):
    """Every file of a part of the project, except the dashboard's own store and what Python compiled."""
    left_out = (ROOT / "data" / "store", "__pycache__")
    for path in sorted((ROOT / part).rglob("*")):
        if path.is_file() and left_out[0] not in path.parents and left_out[1] not in path.parts:
            yield path
