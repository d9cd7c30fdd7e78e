"""Labels of choices that are found as people type: without accents and đ."""

from functools import cache

from data.names import search_key

EDGE = "\u2003" * 130


@cache
def searchable(name: str) -> str:
    """A label that is also found without accents and đ: its plain letters follow, beyond the edge of the box.

    Streamlit compares what is typed with the label letter by letter, and has no place for a second key.
    """
    key = search_key(name)
    return name if key == name.casefold() else name + EDGE + key
