"""What a source of figures is called."""

from loaders.registry import find_source
from pages.parts.view import View
from pages.words import NAMED, SAMPLE_SOURCES


def source_name(view: View, source: str) -> str:
    """What a source is called beside a number; its id where it has no name of ours."""
    if source.startswith("layout:"):
        layout = source.removeprefix("layout:")
        return view.say(NAMED, name=view.reader.decisions.layout_names.get(layout, layout))
    if source in SAMPLE_SOURCES:
        return view.say(SAMPLE_SOURCES[source])
    declared = find_source(source)
    return declared.short(view.language) if declared else source
