"""Rounded and hedged numbers: exact, about, over, nearly, under; what they may stand for and when two can meet."""

import math

QUALIFIERS = ("exact", "about", "over", "nearly", "under")
ABOUT_SHARE = 0.1  # "khoảng 500" may be 450 or 550


def interval(value: float, qualifier: str) -> tuple[float, float]:
    """The numbers a value with its qualifier may stand for, for non-negative values."""
    match qualifier:
        case "over":
            return value, math.inf
        case "nearly" | "under":
            return 0.0, value
        case "about":
            return value * (1 - ABOUT_SHARE), value * (1 + ABOUT_SHARE)
    return value, value


def can_meet(first: tuple[float, float], second: tuple[float, float], tolerance: float = 0.0) -> bool:
    """Whether two intervals share a number."""
    return first[0] <= second[1] + tolerance and second[0] <= first[1] + tolerance


def decimals_of(value: float) -> int:
    """How many decimals a printed figure has: 98.48 has 2, 99.5 has 1, 100 has none."""
    text = f"{value:.6f}".rstrip("0")
    return len(text.split(".")[1]) if "." in text else 0


def printed_tolerance(value: float) -> float:
    """How far a printed percentage may be from the computed one, rounded or cut off: 0.01 for 2 decimals."""
    return 10.0 ** -min(decimals_of(value), 2)
