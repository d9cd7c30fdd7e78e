"""Text that no spreadsheet program takes for a formula when it is written out again."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """The text, behind an apostrophe where it begins like a formula (spaces before it aside)."""
    return f"'{text}" if text.lstrip(" \xa0\u3000").startswith(_STARTS) else text
