"""A KPI's formula in words, read from its declaration: nobody writes it a second time."""

from data.measures import MEASURES
from metrics.kpi import Kpi, Operand

PER = {"percent": "", "per_1000": " × 1.000", "ratio": "", "count": "", "score": "", "vnd": "", "days": ""}


def _term(operand: Operand, language: str) -> str:
    """The labels of an operand's first alternative, joined; without the subject before a colon."""
    text = ""
    for name in operand.alternatives[0]:
        label = MEASURES[name.removeprefix("-")].label(language).split(": ")[-1]
        sign = " − " if name.startswith("-") else " + " if text else ""
        text += sign + label[:1].lower() + label[1:]
    return text


def operand_words(kpi: Kpi, language: str) -> tuple[str, str]:
    """What stands above and below the line: ("hồ sơ trước hạn và đúng hạn", "hồ sơ đã giải quyết")."""
    above = " + ".join(_term(o, language) for o in kpi.numerator)
    above += "".join(f" − {_term(o, language)}" for o in kpi.minus)
    return above, " + ".join(_term(o, language) for o in kpi.denominator)


def formula(kpi: Kpi, language: str) -> str:
    """`Σ hồ sơ trước hạn và đúng hạn ÷ Σ hồ sơ đã giải quyết`; a reported figure says that it is one."""
    above, below = operand_words(kpi, language)
    if kpi.reported_only or kpi.unit == "score":  # scores are not added up
        return above
    if " + " in above or " − " in above:
        above = f"({above})"
    if not below:
        return f"Σ {above}"
    below = f"({below})" if " + " in below else below
    per = PER[kpi.unit] if language == "vi" else PER[kpi.unit].replace(".", ",")
    return f"Σ {above} ÷ Σ {below}{per}"
