"""A text in one spelling, letter for letter: whatever is found in it stands at the same place in the text itself."""

import re

from data.names import fold


def _moves() -> dict[str, str]:
    """oà → òa: the two ways to set a tone on oa, oe, uy, each pair of letters as long as the other."""
    pairs = {}
    for first, second in (("o", "aàáảãạ"), ("o", "eèéẻẽẹ"), ("u", "yỳýỷỹỵ")):
        for letter in second:
            pair = first + letter
            if len(fold(pair)) == 2 and fold(pair) != pair:
                pairs[pair] = fold(pair)
    return pairs


_MOVES = _moves()
_MOVED = re.compile("qu[yỳýỷỹỵ]|(?:" + "|".join(_MOVES) + r")(?![^\W\d_])")
_PLAIN = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), "\xa0": " ", "’": "'", "“": '"', "”": '"', "…": "."})


def spelled(text: str) -> str:
    """Lower case, plain dashes and marks, tones on the first vowel; as long as the text."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case stays
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _MOVED.sub(lambda pair: _MOVES.get(pair[0], pair[0]), lower.translate(_PLAIN))
