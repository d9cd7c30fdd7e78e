"""What stands for "no value" in an answer."""


def is_missing(value: object) -> bool:
    """Whether a cell of a frame is empty: None, NaN, or a day that is not there (NaT)."""
    return value is None or bool(value != value)  # nothing else differs from itself
