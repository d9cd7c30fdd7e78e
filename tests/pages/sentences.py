"""Every sentence of ours on the screens, found by its folder, in a `words.py` or beside its screen."""

import importlib
import pkgutil

import pages
from pages.parts.screens import Screen
from pages.words import Sentence

MODULES = [importlib.import_module(module.name) for module in pkgutil.walk_packages(pages.__path__, "pages.")]


def _within(value):
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, Screen):
        yield from _within([value.title, value.section, dict(value.themes)])
    elif isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _within(part)


def sentences(modules=MODULES):
    """Every Sentence of the modules, alone, in a container or in a screen's declaration."""
    for module in modules:
        for name, value in vars(module).items():
            if not name.startswith("__"):
                yield from _within(value)


def fixed_sentences(modules=MODULES):
    """Those that hold no value, so that they stand on a screen as they are written."""
    return [sentence for sentence in sentences(modules) if not Sentence.fields(sentence.vi)]
