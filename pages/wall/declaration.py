"""What a board is: panels in order, and the room they are shown in. Plain JSON values in the ledger."""

from dataclasses import dataclass, field

from data.stores import OWN
from pages.wall import sizes
from pages.wall import words as wall_words

KINDS = ("kpi", "trend", "ends", "tiles", "ranked", "channels", "media", "changes", "completeness")
GRAINS = ("month", "quarter", "year")
FIRST_BOARD = "mac-dinh"
SAMPLE_PLACE = "dong-thap@2025"
MOST_PANELS, MOST_CARDS, MOST_PAGES = 12, 6, 6
ROTATION = (10, 120)
LIMIT_DAYS = (0, 400)
# How many indicators a kind shows.
USES_KPIS = {"kpi": MOST_CARDS, "media": MOST_CARDS, "trend": 1, "tiles": 1, "ranked": 1}
FIRST_KPIS = {
    "kpi": (
        "on_time_rate",
        "dossiers_pending_overdue",
        "late_per_1000",
        "online_share",
        "hotline_resolution_rate",
        "dossiers_received_new",
    ),
    "media": (
        "facebook_reach",
        "facebook_interactions",
        "facebook_new_followers",
        "zalo_views",
        "zalo_interactions",
        "portal_articles",
    ),
    "trend": ("on_time_rate",),
    "tiles": ("on_time_rate",),
    "ranked": ("late_per_1000",),
}


@dataclass(frozen=True)
class Panel:
    """One picture of the rotation. `place`: whose figures, or whose tile is outlined.

    `of`: what a ranked list lists, the place's `units` or the `provinces`. `limit_days`: how many days after
    the next period's report was due the figures count as too old. `pages`: the most pages of a list.
    """

    kind: str
    place: str = ""
    kpis: tuple[str, ...] = ()
    grain: str = "month"
    limit_days: int = 3
    pages: int = 2
    of: str = "units"

    def shown_kpis(self) -> tuple[str, ...]:
        return self.kpis or FIRST_KPIS.get(self.kind, ())


@dataclass(frozen=True)
class Board:
    """A board by name. `store`: whose figures it shows, the own ones unless it says others; `screen_height_m`,
    `farthest_m`: the room, from which the text sizes follow."""

    slug: str
    name: str
    panels: tuple[Panel, ...]
    language: str = "vi"
    mode: str = "dark"
    rotation_seconds: int = 25
    screen_height_m: float = 0.81
    farthest_m: float = 5.0
    store: str = OWN
    sizes: dict = field(default_factory=dict, compare=False)


def first_board(store: str = OWN) -> dict:
    """The board shown until somebody decides one: every kind of panel once, of the store a first screen opens."""
    return {"name": wall_words.FIRST_NAME("vi"), "panels": [{"kind": kind} for kind in KINDS], "store": store}


def boards_of(decided: dict[str, dict], store: str = OWN) -> dict[str, dict]:
    """All boards by slug: the decided ones, and the first one, which is built in until it is decided."""
    return {FIRST_BOARD: first_board(store), **decided}


def read_board(slug: str, plain: dict) -> Board:
    """A board out of the ledger. Panels it cannot read stay in it and fail when they are built."""
    height, farthest = float(plain.get("screen_height_m", 0.81)), float(plain.get("farthest_m", 5.0))
    return Board(
        slug=slug,
        name=str(plain.get("name") or slug),
        panels=tuple(read_panel(p) for p in plain.get("panels", ())),
        language="en" if plain.get("language") == "en" else "vi",
        mode="light" if plain.get("mode") == "light" else "dark",
        rotation_seconds=int(plain.get("rotation_seconds", 25)),
        screen_height_m=height,
        farthest_m=farthest,
        store=str(plain.get("store") or OWN),
        sizes=sizes.lines(height, farthest),
    )


def read_panel(plain: dict) -> Panel:
    """A panel out of its JSON values; what is not said is as in `Panel`."""
    fields = Panel.__dataclass_fields__
    known = {name: plain[name] for name in fields if plain.get(name) not in (None, "", [])}
    if "kpis" in known:
        known["kpis"] = tuple(known["kpis"])
    return Panel(**{"kind": "", **known})
