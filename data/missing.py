"""What stands for "no value" in an answer."""


def is_missing(value: object) -> bool:
    """Whether a cell of a frame is empty: None, NaN, pandas' NA, or a day that is not there (NaT)."""
    try:
        return value is None or bool(value != value)  # nothing else differs from itself
    except TypeError:  # pandas' NA will not say
        return True
