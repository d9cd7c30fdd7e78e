"""What a source of figures is called."""

from pages import words
from pages.parts.view import View
from pages.words import NAMED


def source_name(view: View, source: str) -> str:
    """What a source is called on screen; its id where it has no name of ours."""
    if source.startswith("layout:"):
        layout = source.removeprefix("layout:")
        return view.say(NAMED, name=view.reader.decisions.layout_names.get(layout, layout))
    return view.say(words.SOURCES[source]) if source in words.SOURCES else source
