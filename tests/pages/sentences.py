"""Every sentence of ours on the screens, found by its folder: a new `words.py` is seen without being named."""

import importlib
import pkgutil

import pages
from pages.words import Sentence

WORDS = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(pages.__path__, "pages.")
    if module.name.endswith(".words")
]


def _within(value):
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _within(part)


def sentences(modules=WORDS):
    """Every Sentence of the modules, alone or in a container."""
    for module in modules:
        for name, value in vars(module).items():
            if not name.startswith("__"):
                yield from _within(value)


def fixed_sentences(modules=WORDS):
    """Those that hold no value, so that they stand on a screen as they are written."""
    return [sentence for sentence in sentences(modules) if not Sentence.fields(sentence.vi)]
