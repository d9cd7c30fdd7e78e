"""What a file that holds persons is called once it is loaded: the name its owner gave it is content too."""

import hashlib

from data.facts import Reading
from data.names import slug
from data.periods import parse_period
from data.personal import as_words, holds_identity
from loaders.files.filetype import KINDS, ending_of
from loaders.registry import find_source

_ENDINGS = frozenset(ending for endings, _, _ in KINDS.values() for ending in endings)
_SHORT = 8
_KIND = "tep"  # of a file that no source of ours reads


def kept_name(name: str, reading: Reading, content: bytes) -> str:
    """The name a file is kept, listed and logged under: its own, or a neutral one where it may say who somebody is."""
    if not is_telling(name, reading):
        return name
    ending = ending_of(name)  # of a file that is kept: it is opened by it when it is handed out again
    return neutral_name(reading, content) + (ending if keep_original(reading) and ending in _ENDINGS else "")


def is_telling(name: str, reading: Reading) -> bool:
    """Whether a file's name may not be written down: the file holds persons, or the name itself says somebody."""
    return not keep_original(reading) or holds_identity(as_words(name))


def neutral_name(reading: Reading, content: bytes) -> str:
    """`danh-sach-ho-so 2026-06 a1b2c3d4`: the kind of file, its periods, the beginning of its hash."""
    source = find_source(reading.source)
    kind = slug((source.name_vi if source else _KIND).partition("(")[0])[:40].strip("-")
    labels = sorted({f.period_label for f in reading.facts}, key=lambda label: parse_period(label).end)
    span = "..".join(dict.fromkeys(labels[:1] + labels[-1:]))
    return " ".join(filter(None, (kind, span, hashlib.sha256(content).hexdigest()[:_SHORT])))


def keep_original(reading: Reading) -> bool:
    """Whether a file itself may be kept: none with one row a person (rule 33), none in which persons were found."""
    source = find_source(reading.source)
    return not reading.is_personal and (source is None or source.keeps_original)
