"""What moved a ratio of the whole: the rates of its parts, or the mix of cases among them (docs/methods.md)."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Moves:
    """The change of a ratio between two periods in the ratio's own unit: `rates`, by part, and `mix` add up to it."""

    rates: pd.Series
    mix: float

    @property
    def change(self) -> float:
        return float(self.rates.sum() + self.mix)

    def of_sign(self, change: float) -> pd.Series:
        """The parts whose own rate moved in the direction of `change`, and by how much each moved the whole."""
        return self.rates[self.rates * change > 0]


def moves(above_then: pd.Series, below_then: pd.Series, above: pd.Series, below: pd.Series) -> Moves:
    """Kitagawa's two effects of the change of Σ above ÷ Σ below, a row a part in all four series.

    With w the part's share of all cases and r its rate, then and now: its own move is (w₀ + w₁) ÷ 2 × (r₁ − r₀);
    the mix is Σ (r₀ + r₁) ÷ 2 × (w₁ − w₀). A part without cases in one of the periods has no rate there and no move
    of its own: that it came or went is mix. Both sums of `below` must be above zero.
    """
    share_then, share = below_then / below_then.sum(), below / below.sum()
    rate_then, rate = above_then / below_then.where(below_then > 0), above / below.where(below > 0)
    rate_then, rate = rate_then.fillna(rate).fillna(0.0), rate.fillna(rate_then).fillna(0.0)
    own = (share_then + share) / 2 * (rate - rate_then)
    return Moves(own, float(((rate_then + rate) / 2 * (share - share_then)).sum()))
