"""Numbers inside the sentences of loaders: 1.234,5 in Vietnamese, 1,234.5 in English."""


def vi(value: float) -> str:
    """`149.217` · `98,48` · `−12`; at most six decimals, none that are zero."""
    return en(value).translate(str.maketrans(",.", ".,"))


def en(value: float) -> str:
    """`149,217` · `98.48` · `−12`."""
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    return ("−" if value < 0 and text != "0" else "") + text


def listed(names: list[str], most: int = 10) -> str:
    """Names joined by commas; past `most` only how many more."""
    shown = ", ".join(names[:most])
    return shown + (f" … (+{len(names) - most})" if len(names) > most else "")
