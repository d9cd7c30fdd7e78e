"""Taking figures away: the small Excel button in the heading of every table and chart, and its workbooks.

Nothing is built before somebody clicks: the button carries a function, which Streamlit calls in a thread of
its own. The function keeps the reader of the run that drew it, so the file says what the screen shows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from charts.theme import STATUS_SIGNS
from data import periods
from data.ledger import HANOI
from data.names import slug
from data.periods import period_name
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.formula import formula
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.source_names import source_name
from pages.parts.view import View
from reports.workbook import Column, Sheet, format_of, workbook

EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRAWN = ("progress", "line_chart", "bar_chart", "area_chart", "image")  # columns that are pictures of others
NAME_LENGTH = 80
_KINDS = {
    "start": "day",
    "end": "day",
    "numerator": "#,##0",
    "denominator": "#,##0",
    "value": "value",
    "target": "value",
    "previous": "value",
    "change": "change",
    "last_year": "value",
    "change_last_year": "change",
    "known_denominator": "#,##0",
    "reported": "value",
}
# Left out where no row has any.
_OPTIONAL = {
    *("unit", "level", "field", "channel", "reported", "known_denominator", "target_origin"),
    *("comparable", "comparable_last_year"),
}


@dataclass(frozen=True)
class Beside:
    """A column beside the figures that their picture shows and the query does not give: a cell a row."""

    column: Column
    cells: Sequence


def take(
    view: View,
    name: str,
    rows: pd.DataFrame | Callable[[], pd.DataFrame],
    title: str = "",
    slot=None,
    beside: Sequence[Beside] = (),
) -> None:
    """A button that hands out rows of the query as Excel. `name`: unlike any other button on the screen.

    `slot`: the room `titled` keeps for it; None for a row of its own here. `beside`: further columns, before others.
    """
    title = title or ("" if callable(rows) else rows_title(view, rows))
    _button(view, name, title or name, partial(figures_workbook, view, rows, title, beside), slot)


def take_table(
    view: View,
    name: str,
    table: pd.DataFrame,
    formats: dict,
    keys: Iterable[Iterable] = (),
    config: dict | None = None,
    title: str = "",
    slot=None,
) -> None:
    """A button for a table as shown, with the number behind each of its cells on a second sheet.

    `formats`, `keys`, `config` as for `pages.parts.tables.show`; `keys` () for figures that are no KPI's;
    `slot` as for `take`.
    """
    keys = list(keys)
    build = partial(table_workbook, view, table, formats, keys, config, title)
    _button(view, name, title or _cells_title(view, keys) or name, build, slot)


def _cells_title(view: View, keys: list) -> str:
    """The first cell's indicator, place and period, for the name of a file."""
    first = next((key for line in keys for key in line if key), None)
    if first is None:
        return ""
    kpi, place, period, *_ = first
    when = period_name(period, view.language, short=True)
    return f"{registry.kpi(kpi).label(view.language)} {view.name(place)} {when}"


def section(title: str, note: str = "", is_table: bool = False):
    """The heading of a section with its note; returns the room for the button that takes it away.

    Right of it, but for a table just behind it: Streamlit shows its own buttons over a table's right corner.
    """
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False)
    row.subheader(title, anchor=False, width="content" if is_table else "stretch")
    slot = row.container(width="content")
    if note:
        st.markdown(f":small[:gray[{note}]]")
    return slot


def titled(title: str, note: str = ""):
    """A title with its note, and at its right the room that is returned for the button that takes it away."""
    row = st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False)
    bold = title if title.startswith("**") else f"**{title}**"
    row.markdown(bold + (f"  \n:small[:gray[{note}]]" if note else ""), width="stretch")
    return row.container(width="content")


def noted(text: str):
    """A line in small print, and at its right the room for the button; for what has no title of its own."""
    row = st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False)
    row.markdown(f":small[:gray[{text}]]", width="stretch")
    return row.container(width="content")


def _button(view: View, name: str, title: str, build: Callable[[], bytes], slot=None) -> None:
    with slot or st.container(horizontal=True, horizontal_alignment="right"):
        st.download_button(
            view.say(words.EXCEL),
            data=build,
            file_name=file_name(view, title, "xlsx"),
            mime=EXCEL_TYPE,
            key=f"take_{name}",
            help=view.say(words.EXCEL_HELP),
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def file_name(view: View, title: str, ending: str) -> str:
    """A name every system takes, from a title: `ho-so-dung-han-dong-thap-t10-2026.xlsx`; samples say so first."""
    return f"{slug(f'{view.sample} {title}')[:NAME_LENGTH].strip('-') or 'so-lieu'}.{ending}"


def rows_title(view: View, rows: pd.DataFrame) -> str:
    """Whose figures, which, from when to when."""
    if rows.empty:
        return view.say(parts_words.FIGURES_SHEET)
    kpis = list(dict.fromkeys(rows["kpi"]))
    what = ", ".join(registry.kpi(k).label(view.language) for k in kpis[:2]) + (" …" if len(kpis) > 2 else "")
    return f"{_places(view, rows, 2)}: {what}, {_periods(view, rows)}"


def _places(view: View, rows: pd.DataFrame, most: int = 40) -> str:
    names = [view.name(p, full=True) for p in dict.fromkeys(rows["place"])]
    units = [u for u in dict.fromkeys(rows["unit"]) if isinstance(u, str) and u]
    shown = ", ".join(names[:most]) + (f" (+{len(names) - most})" if len(names) > most else "")
    return f"{units[0]}, {shown}" if len(units) == 1 else shown


def _periods(view: View, rows: pd.DataFrame) -> str:
    labels = sorted(set(rows["period"]), key=lambda label: periods.parse_period(label).end)
    first, last = (period_name(labels[end], view.language, short=True) for end in (0, -1))
    return first if first == last else f"{first}–{last}"


# -- workbooks -------------------------------------------------------------------------------------------


def figures_workbook(
    view: View,
    rows: pd.DataFrame | Callable[[], pd.DataFrame],
    title: str = "",
    beside: Sequence[Beside] = (),
) -> bytes:
    """Rows of the query as a workbook: the figures, and the notes on them."""
    rows = rows() if callable(rows) else rows
    title = title or rows_title(view, rows)
    sheet = figures_sheet(view, rows, title, beside)
    return workbook([sheet], view.say(parts_words.NOTES_SHEET), notes(view, rows, title), view.language)


def table_workbook(
    view: View,
    table: pd.DataFrame,
    formats: dict,
    keys: Iterable[Iterable] = (),
    config: dict | None = None,
    title: str = "",
) -> bytes:
    """A shown table, the numbers behind its cells, and the notes."""
    numbers = list(dict.fromkeys(tuple(key) for line in keys for key in line if key))
    rows = figures_behind(view, numbers)
    title = title or (rows_title(view, rows) if len(rows) else view.say(parts_words.TABLE_SHEET))
    sheets = [table_sheet(view, table, formats, config or {}, title, view.sample_mark)]
    boundaries = numbers[0][4] if numbers and len(numbers[0]) > 4 else ""
    told = notes(view, rows, title, boundaries)
    if len(rows):
        sheets.append(figures_sheet(view, rows, title))
        both = {"table": view.say(parts_words.TABLE_SHEET), "figures": view.say(parts_words.FIGURES_SHEET)}
        told.append((view.say(parts_words.NOTE_READING), view.say(parts_words.READING_TABLE, **both)))
    return workbook(sheets, view.say(parts_words.NOTES_SHEET), told, view.language)


def table_sheet(view: View, table: pd.DataFrame, formats: dict, config: dict, title: str, mark: str = "") -> Sheet:
    """A shown table: its columns but those that only draw another one."""
    written = [c for c in table.columns if not _is_drawn(table[c], config.get(c))]
    columns = [Column(str(c), format_of(formats[c], view.language) if c in formats else "text") for c in written]
    rows = table[written].astype(object).to_numpy().tolist()
    return Sheet(view.say(parts_words.TABLE_SHEET), title, columns, rows, mark=mark)


def _is_drawn(column: pd.Series, config) -> bool:
    kind = (config or {}).get("type_config", {}) if isinstance(config, dict) else {}
    return (kind or {}).get("type") in DRAWN or bool(column.map(lambda v: isinstance(v, (list, tuple))).any())


def figures_behind(view: View, keys: list[tuple]) -> pd.DataFrame:
    """The query's rows for cells of a table: `keys` are (kpi, place, period, unit[, boundaries[, split, part]])."""
    asked: dict[tuple, list[tuple]] = {}
    for kpi, place, period, unit, *rest in keys:
        grain = periods.parse_period(period).grain
        split, part = rest[1:] if len(rest) > 1 else ("unit" if unit else None, unit or "")
        asked.setdefault((kpi, grain, split, rest[0] if rest else view.boundaries), []).append((place, period, part))
    frames = []
    for (kpi, grain, split, boundaries), wanted in asked.items():
        starts, ends = ([getattr(periods.parse_period(p), side) for _, p, _ in wanted] for side in ("start", "end"))
        places = tuple(dict.fromkeys(place for place, _, _ in wanted))
        rows = query(
            view.reader,
            Question(
                (kpi,),
                grain,
                places,
                min(starts) if grain == "total" else min(ends),
                max(ends),
                boundaries=boundaries,
                split=split,
                today=view.today,
            ),
        )
        if len(rows):
            keep = set(wanted)
            named = zip(rows["place"], rows["period"], rows["split"])
            frames.append(rows[[key in keep for key in named]])
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def figures_sheet(view: View, rows: pd.DataFrame, title: str, beside: Sequence[Beside] = ()) -> Sheet:
    """One line a figure, with everything that says how far it can be trusted; `beside` stands first."""
    lines = [_line(view, row) for row in rows.to_dict("records")]
    filled = [c for c in words.COLUMNS if c not in _OPTIONAL or any(_is_filled(line[c]) for line in lines)]
    columns = [Column(view.say(words.COLUMNS[c]), _KINDS.get(c, "text")) for c in filled]
    first = list(zip(*(more.cells for more in beside))) if beside else [()] * len(lines)
    return Sheet(
        view.say(parts_words.FIGURES_SHEET),
        title,
        [more.column for more in beside] + columns,
        [[*cells, *(line[c] for c in filled)] for cells, line in zip(first, lines)],
        [registry.kpi(k).unit for k in rows["kpi"]] if len(rows) else (),
        view.sample_mark,
    )


def _is_filled(value) -> bool:
    return figures.known(value) and value != ""


def _line(view: View, row: dict) -> dict:
    """A row of the query by our columns: numbers as they are, codes in words, a gap with its reason."""
    kpi, status = registry.kpi(row["kpi"]), row.get("status")
    qualifier, basis, route = row.get("qualifier"), row.get("basis"), row.get("route")
    is_known = figures.known(row["value"])
    state = view.say(words.STATES["value"]) if is_known else figures.sentence(figures.why(view, row))
    if figures.is_partial(row):
        state = f"{state} ({figures.gap(view, row)})"
    source = row.get("source")
    return {
        "kpi": kpi.label(view.language),
        "place": view.name(row["place"]),
        **{c: row.get(c) if isinstance(row.get(c), str) else "" for c in ("unit", "level", "field")},
        "channel": _channel(view, row.get("channel")),
        "period": period_name(row["period"], view.language),
        "start": row["period_start"] if figures.known(row["period_start"]) else None,
        "end": row["period_end"] if figures.known(row["period_end"]) else None,
        "basis": figures.window(view, row)
        if row.get("windows")
        else view.say(parts_words.BASES[basis])
        if basis in parts_words.BASES
        else "",
        **{c: row.get(c) for c in ("numerator", "denominator", "value", "target", "previous", "change")},
        "target_origin": view.say(figures.target_code(row)) if figures.known(row.get("target")) else "",
        "comparable": figures.caution(view, row),
        **{c: row.get(c) for c in ("last_year", "change_last_year", "reported")},
        "comparable_last_year": figures.caution(view, row, "change_last_year"),
        "known_denominator": row["known_denominator"] if figures.covers(view, row) else None,
        "measured_in": view.say(words.UNIT_NAMES[kpi.unit]),
        "qualifier": (
            view.say(parts_words.QUALIFIERS[qualifier]) if is_known and qualifier in parts_words.QUALIFIERS else ""
        ),
        "coverage": figures.coverage(view, row),
        "state": state,
        "status": (f"{STATUS_SIGNS[status]} {view.say(words.STATUS[status])}" if status in STATUS_SIGNS else ""),
        "source": source_name(view, source) if isinstance(source, str) else "",
        "route": view.say(parts_words.ROUTES[route]) if is_known and route in parts_words.ROUTES else "",
        "approval": figures.approval(view, row),
        "store": view.say(words.STORES[view.reader.store]),
    }


def _channel(view: View, channel) -> str:
    if not isinstance(channel, str):
        return ""
    return view.say(words.CHANNELS[channel]) if channel in words.CHANNELS else channel


def notes(view: View, rows: pd.DataFrame, title: str, boundaries: str = "") -> list[tuple[str, str]]:
    """What was asked, of which data, and how to read it. `boundaries`: where they are not those of the screen."""
    boundaries = boundaries or view.boundaries
    told = [(view.say(parts_words.NOTE_WHAT), title)]
    if len(rows):
        told += [
            (view.say(parts_words.NOTE_PLACES), _places(view, rows)),
            (view.say(parts_words.NOTE_PERIODS), _periods(view, rows)),
        ]
    name = words.BOUNDARY_NAMES.get(boundaries)
    spoken = view.say(name) if name else view.say(words.BOUNDARIES_OF_DAY, day=figures.day_text(boundaries))
    told.append((view.say(parts_words.NOTE_BOUNDARIES), spoken))
    told.append((view.say(parts_words.NOTE_SNAPSHOT), data_version(view)))
    told.append((view.say(parts_words.NOTE_TAKEN), moment()))
    told.append((view.say(parts_words.NOTE_STORE), view.sample_mark or view.say(words.STORES[view.reader.store])))
    for kpi in dict.fromkeys(rows["kpi"]) if len(rows) else ():
        declared = registry.kpi(kpi)
        text = f"{declared.label(view.language)} = {formula(declared, view.language)}."
        caution = declared.caution(view.language)
        told.append((view.say(parts_words.NOTE_FORMULA), f"{text} {declared.meaning(view.language)} {caution}".strip()))
        told.append((view.say(parts_words.NOTE_LEGAL), declared.legal_source))
    told.append((view.say(parts_words.NOTE_READING), view.say(parts_words.READING)))
    return told


def data_version(view: View) -> str:
    """Which version of the figures: the number of the ledger's line, and when it was written."""
    lines = [line for line in view.store.lines() if line.seq <= view.reader.line]
    if not lines:
        return view.say(parts_words.SNAPSHOT_NONE, number=view.reader.line)
    time = datetime.fromisoformat(lines[-1].time)
    version = view.say(parts_words.SNAPSHOT, number=view.reader.line, time=f"{time:%d/%m/%Y %H:%M}")
    behind = view.say(parts_words.BEHIND, head=view.store.head) if view.reader.line < view.store.head else ""
    return version + behind


def moment() -> str:
    """Now, in Hà Nội."""
    return f"{datetime.now(HANOI):%d/%m/%Y %H:%M}"
