"""What stands inside the sentences of loaders: numbers as 1.234,5 in Vietnamese, 1,234.5 in English; names in both."""

from data.measures import Measure
from data.periods import period_name
from data.places import Place

Both = tuple[str, str]  # Vietnamese, English


def vi(value: float) -> str:
    """`149.217` · `98,48` · `−12`; at most six decimals, none that are zero."""
    return en(value).translate(str.maketrans(",.", ".,"))


def en(value: float) -> str:
    """`149,217` · `98.48` · `−12`."""
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    return ("−" if value < 0 and text != "0" else "") + text


def both(value: float) -> Both:
    return vi(value), en(value)


def labels_of(measure: Measure) -> Both:
    return measure.label_vi, measure.label_en


def place_names(place: Place) -> Both:
    return place.name, place.name_en


def period_names(label: str) -> Both:
    return period_name(label), period_name(label, "en")


def listed(names: list[str], most: int = 10) -> str:
    """Names joined by commas; past `most` only how many more."""
    shown = ", ".join(names[:most])
    return shown + (f" … (+{len(names) - most})" if len(names) > most else "")
