"""What keeps a board from being saved, in sentences for who sets it up."""

from charts.formats import number
from data.names import slug as slug_of
from data.places import NATION, PLACES
from data.stores import NAMES, OWN
from metrics import registry
from pages.wall import sizes
from pages.wall import words as wall_words
from pages.wall.declaration import GRAINS, KINDS, LIMIT_DAYS, MOST_PAGES, MOST_PANELS, ROTATION, USES_KPIS

LONGEST_NAME = 60
PREVIEW = "xem-thu"  # the board of the preview on the settings screen
RESERVED = {PREVIEW, "bang", "tep"}
HEIGHT_M, FARTHEST_M = (0.2, 4.0), (0.5, 30.0)


def name_complaints(name: str, others: dict[str, str], language: str) -> list[str]:
    """Why a new board cannot be called `name`; `others`: the names of the boards there are, by slug."""
    slug = slug_of(name)
    if not name.strip() or len(name) > LONGEST_NAME:
        return [wall_words.NEEDS_NAME(language, most=LONGEST_NAME)]
    if not slug or slug in RESERVED:
        return [wall_words.NAME_EMPTY(language, name=name)]
    return [wall_words.NAME_TAKEN(language, name=others[slug])] if slug in others else []


def complaints(board: dict, language: str) -> list[str]:
    """What has to be mended before a board may be saved; [] when it may."""
    faults = []
    name, panels = str(board.get("name", "")), board.get("panels", [])
    if not name.strip() or len(name) > LONGEST_NAME:
        faults.append(wall_words.NEEDS_NAME(language, most=LONGEST_NAME))
    if (store := str(board.get("store") or OWN)) not in NAMES:
        faults.append(wall_words.NO_SUCH_STORE(language, store=store))
    if not panels:
        faults.append(wall_words.NEEDS_PANELS(language))
    if len(panels) > MOST_PANELS:
        faults.append(wall_words.TOO_MANY_PANELS(language, most=MOST_PANELS, count=len(panels)))
    for position, panel in enumerate(panels, 1):
        faults += _of_panel(position, panel, language)
    faults += _in_range(board.get("rotation_seconds", 25), ROTATION, wall_words.ROTATION, language)
    return faults + _of_room(board.get("screen_height_m", 0.81), board.get("farthest_m", 5.0), language)


def _of_panel(position: int, panel: dict, language: str) -> list[str]:
    kind, place = panel.get("kind"), panel.get("place", "")
    if kind not in KINDS:
        return [wall_words.NO_SUCH_KIND(language, at=position, kind=kind)]
    named, faults = {"at": position, "kind": wall_words.KINDS[kind](language)}, []
    if place and (place not in PLACES or PLACES[place].valid_to is not None):
        faults.append(wall_words.NO_SUCH_PLACE(language, **named))
    if place == NATION and kind == "channels":
        faults.append(wall_words.NOT_NATION(language, **named))
    kpis = panel.get("kpis", [])
    faults += [wall_words.NO_SUCH_KPI(language, **named, kpi=kpi) for kpi in kpis if kpi not in registry.KPIS]
    if len(kpis) > (most := USES_KPIS.get(kind, 0)):
        faults.append(wall_words.TOO_MANY_KPIS(language, **named, most=most))
    if panel.get("grain", "month") not in GRAINS:
        faults.append(wall_words.NO_SUCH_KIND(language, at=position, kind=panel["grain"]))
    faults += _in_range(panel.get("limit_days", 3), LIMIT_DAYS, wall_words.LIMIT, language)
    return faults + _in_range(panel.get("pages", 2), (1, MOST_PAGES), wall_words.PAGES, language)


def _in_range(value, span: tuple, what, language: str) -> list[str]:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if is_number and span[0] <= value <= span[1]:
        return []
    return [
        wall_words.OUT_OF_RANGE(
            language,
            what=what(language),
            low=number(span[0], 1, language, trim=True),
            high=number(span[1], 1, language, trim=True),
        )
    ]


def _of_room(height_m: float, farthest_m: float, language: str) -> list[str]:
    faults = _in_range(height_m * 100, tuple(100 * edge for edge in HEIGHT_M), wall_words.HEIGHT, language)
    faults += _in_range(farthest_m, FARTHEST_M, wall_words.FARTHEST, language)
    if faults or sizes.wanted_px(height_m, farthest_m) <= sizes.LARGEST:
        return faults
    return [
        wall_words.TOO_FAR(
            language,
            farthest=number(farthest_m, 1, language, trim=True),
            wanted=sizes.wanted_px(height_m, farthest_m),
            most=sizes.LARGEST,
            height=number(height_m * 100, 0, language),
            reach=number(sizes.reach_m(height_m), 1, language),
        )
    ]
