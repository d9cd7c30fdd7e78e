"""Tables of places, units and periods: our number format, tinted status, a cell opens its sources."""

from dataclasses import dataclass, field
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from charts.formats import NBSP, NOTHING, value_text
from charts.theme import STATUS_SIGNS, tokens
from data.missing import is_missing
from data.periods import period_name
from metrics import registry
from metrics.engine.status import LEAST_CASES
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.answers import made
from pages.parts.downloads import noted, take_table
from pages.parts.source_links import SOURCE_ROUND, open_source
from pages.parts.view import View

ROW = 33
LEAST_PERIODS = 3
HALF = ROW // 2  # of a further row: without it a full table and a cut one look the same


def _sources(
    widget: str, keys: list[list[tuple]], boundaries: str, opens: tuple[str, list[dict | None]] | None = None
) -> None:
    """A selected cell opens the number in it: `keys[row][column]` is (kpi, place, period, unit).

    A cell of the column in `opens` changes the URL instead: from a province to its offices, to an office.
    """
    cells = st.session_state[widget].selection.cells
    if cells:
        row, column = cells[0]
        if opens and column == opens[0]:
            for name, value in (opens[1][row] or {}).items():
                st.query_params[name] = st.session_state[name] = value
            st.session_state[SOURCE_ROUND] = st.session_state.get(SOURCE_ROUND, 0) + 1  # nothing stays selected
            return
        number = keys[row][st.session_state[f"{widget}_columns"].index(column)]
        if number:
            open_source(*number[:4], *(number[4:] or (boundaries,)))


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a table is drawn, by column: `formats` make texts of its values, `config` is Streamlit's, `tints` are the
    styles of its cells, `texts` what a cell says where its number alone would say too little (else None). Taller than
    `rows` rows it scrolls; None: as tall as it is."""

    formats: dict = field(default_factory=dict)
    texts: dict[str, list[str | None]] = field(default_factory=dict)
    config: dict | None = None
    tints: dict = field(default_factory=dict)
    rows: int | None = None

    def height(self, count: int) -> int | Literal["auto"]:
        """The height in px of a table of `count` rows."""
        return "auto" if self.rows is None or count <= self.rows else ROW * (self.rows + 1) + HALF


def show(
    view: View,
    name: str,
    table: pd.DataFrame,
    keys: list[list],
    look: Look,
    opens: tuple[str, list[dict | None]] | None = None,
    slot=None,
    title: str = "",
) -> None:
    """A table in our number format. `keys` name each cell's number.

    `opens`: a column and, for each row, the URL parameters its cell leads to. `slot`: where its Excel button
    stands, see `downloads.titled`; `title`: what its workbook is called where no number behind it says so.
    """
    widget = f"table_{name}_{st.session_state.get(SOURCE_ROUND, 0)}"
    st.session_state[f"{widget}_columns"] = list(table.columns)
    styled = table.style.format({c: f for c, f in look.formats.items() if c in table}, na_rep=NOTHING)
    for column, styles in look.tints.items():
        styled = styled.apply(lambda _, s=styles: s, subset=[column])
    for column, texts in look.texts.items():
        for row, text in enumerate(texts):
            if text and column in table:
                styled = styled.format(partial(_instead, text), subset=pd.IndexSlice[[table.index[row]], [column]])
    st.dataframe(
        styled,
        hide_index=True,
        row_height=ROW,
        column_config=look.config,
        key=widget,
        height=look.height(len(table)),
        placeholder=NOTHING,
        on_select=lambda: _sources(widget, keys, view.boundaries, opens),
        selection_mode="single-cell",
    )
    take_table(view, name, with_remarks(view, table, look), look.formats, keys, look.config, title, slot=slot)


def with_remarks(view: View, table: pd.DataFrame, look: Look) -> pd.DataFrame:
    """The table as it goes into a workbook: its cells are numbers, what they say besides has a column of its own."""
    remarks = [
        "; ".join(
            view.say(parts_words.CELL_REMARK, column=column, figure=texts[row])
            for column, texts in look.texts.items()
            if texts[row]
        )
        for row in range(len(table))
    ]
    return table.assign(**{view.say(parts_words.REMARK): remarks}) if any(remarks) else table


def _instead(text: str, _: object) -> str:
    """The text of a cell in place of its number."""
    return text


def ends_table(view: View, name: str, parts: pd.DataFrame, nation: bool, slot=None) -> None:
    """Five units or provinces with counts beside the ratio."""
    if parts.empty:
        st.markdown(f":gray[{view.say(parts_words.NONE_RANKED)}]")
        return
    whose = (name, nation, parts["period"].iloc[0], tuple(parts["place"]), tuple(parts["unit"]))
    table, keys = made(view, "ends", whose, lambda: _ends(view, parts, nation))
    columns, counts = list(table.columns), partial(figures.count, view)
    formats = {
        columns[1]: counts,
        columns[2]: counts,
        columns[3]: lambda v: value_text(v, "per_1000", view.language),
        columns[4]: lambda v: value_text(v, "percent", view.language),
    }
    config = {
        columns[0]: st.column_config.TextColumn(width=128 if view.is_narrow else "medium"),
        **{c: st.column_config.NumberColumn(width=64 if view.is_narrow else 78) for c in columns[1:]},
    }
    show(view, name, table, keys, Look(formats=formats, config=config), slot=slot)


def _ends(view: View, parts: pd.DataFrame, nation: bool) -> tuple[pd.DataFrame, list[list[tuple]]]:
    """The cells of one end of the ranking, and the number behind each of them."""
    heads = (words.PROVINCE if nation else words.UNIT, words.RESOLVED, words.LATE, words.PER_1000, words.ON_TIME)
    names = parts["name" if view.language == "vi" else "name_en"]
    cells = (names, parts["resolved"], parts["late"], parts["per_1000"], parts["rate"])
    behind = ("on_time_rate", "on_time_rate", "late_per_1000", "late_per_1000", "on_time_rate")
    keys = [[_at(p, kpi) for kpi in behind] for p in parts.to_dict("records")]
    return pd.DataFrame({view.say(head): cell for head, cell in zip(heads, cells)}), keys


def _at(part: dict, kpi: str) -> tuple:
    return kpi, part["place"], part["period"], part["unit"]


def parts_table(view: View, parts: pd.DataFrame) -> None:
    """All units of a place, the slowest first; below 30 dossiers there is no ratio."""
    say = view.say
    parts = parts.sort_values("rate", na_position="last", kind="stable").reset_index(drop=True)
    small = parts["resolved"] < LEAST_CASES
    rate = parts["rate"].mask(small)
    c = {
        k: say(w)
        for k, w in {
            "name": words.UNIT,
            "rating": words.RATING,
            "received": parts_words.RECEIVED,
            "resolved": parts_words.RESOLVED_LONG,
            "rate": parts_words.IN_TIME,
            "change": parts_words.CHANGE,
            "late": words.LATE,
            "per_1000": words.PER_1000,
            "overdue": parts_words.OVERDUE_STOCK,
        }.items()
    }
    lows = [min([v for v in line if not is_missing(v)], default=100) for line in parts["history"]]
    low = max(0, int(min(lows, default=90) // 5 * 5))
    top = max(20, int(-(-(parts["per_1000"].max(skipna=True) if parts["per_1000"].notna().any() else 0) // 20) * 20))
    c["history"], c["bar"] = (
        say(parts_words.THIRTEEN, low=low, high=100),
        say(parts_words.BAR, top=figures.count(view, top)),
    )
    table = pd.DataFrame(
        {
            c["name"]: parts["name" if view.language == "vi" else "name_en"],
            c["rating"]: [_rating(view, p, is_small) for p, is_small in zip(parts.to_dict("records"), small)],
            c["received"]: parts["received"].astype(float),
            c["resolved"]: parts["resolved"],
            c["rate"]: rate,
            c["change"]: parts["change"].mask(small),
            c["history"]: [_drawable(line) for line in parts["history"]],
            c["late"]: parts["late"],
            c["per_1000"]: parts["per_1000"].mask(small),
            c["bar"]: parts["per_1000"].mask(small).fillna(0),
            c["overdue"]: parts["overdue"].astype(float),
        }
    )
    told = [_told(view, part, is_small) for part, is_small in zip(parts.to_dict("records"), small)]
    texts = {c[name]: [row[name] for row in told] for name in ("rate", "change")}
    counts = partial(figures.count, view)
    formats = {
        c["received"]: counts,
        c["resolved"]: counts,
        c["late"]: counts,
        c["overdue"]: counts,
        c["rate"]: lambda v: value_text(v, "percent", view.language),
        c["change"]: lambda v: figures.difference(view, v, "on_time_rate"),
        c["per_1000"]: lambda v: value_text(v, "per_1000", view.language),
    }
    ink = tokens(view.mode)
    config = {
        c["name"]: st.column_config.TextColumn(width=190),
        c["history"]: st.column_config.LineChartColumn(width=150, y_min=low, y_max=100, color=ink.actual),
        c["bar"]: st.column_config.ProgressColumn(width=100, min_value=0, max_value=top, format=" ", color=ink.act),
    }
    order = [
        "on_time_rate",
        "on_time_rate",
        "dossiers_received_new",
        "on_time_rate",
        "on_time_rate",
        "on_time_rate",
        "on_time_rate",
        "late_per_1000",
        "late_per_1000",
        "late_per_1000",
        "dossiers_pending_overdue",
    ]
    if view.is_narrow:  # a phone has room for the name and four numbers
        narrow = [c[k] for k in ("name", "late", "per_1000", "rate", "rating")]
        order = [order[list(table.columns).index(name)] for name in narrow]
        table = table[narrow]
    keys = [[_at(p, kpi) for kpi in order] for p in parts.to_dict("records")]
    show(
        view,
        "parts",
        table,
        keys,
        Look(formats=formats, texts=texts, config=config, tints={c["rating"]: _tints(view, parts, small)}, rows=17),
    )


def _told(view: View, part: dict, is_small: bool) -> dict[str, str | None]:
    """What the cells of a rate and its change say where the numbers alone would say too little."""
    row = {**part, "kpi": "on_time_rate", "value": part["rate"], "denominator": part["resolved"]}
    rate, change = figures.cell(view, row), figures.compared(view, row)
    is_told = rate != figures.plain(view, row["value"], row["kpi"])
    return {
        "rate": rate if is_told and not is_small else None,
        "change": change if figures.caution(view, row) and not is_small else None,
    }


def _drawable(line: list[float]) -> list[float] | None:
    """The values of a small line: a cell with one gap in it would show as raw text."""
    known = [value for value in line if figures.known(value)]
    return known if len(known) > 1 else None


def _rating(view: View, part: dict, is_small: bool) -> str:
    if part["state"] == "missing":
        return f"▨ {view.say(words.STATES['missing'])}"
    if not figures.known(part["rate"]):
        return NOTHING
    if is_small:
        return f"○ {view.say(words.UNDER_30)}"
    if not part["complete"]:
        done, _, of = part["coverage"].partition("/")
        return f"▨ {part['coverage'] if done != of else view.say(words.GAP_UNKNOWN)}"
    status = part["status"]
    return f"{STATUS_SIGNS[status]} {view.say(words.STATUS[status])}" if status in STATUS_SIGNS else NOTHING


def _tints(view: View, parts: pd.DataFrame, small) -> list[str]:
    return status_tints(view, [None if is_small else s for s, is_small in zip(parts["status"], small)])


def status_tints(view: View, statuses: list) -> list[str]:
    """The style of a status cell; muted where there is no status."""
    ink = tokens(view.mode)
    styles = {
        "act": f"background-color: {ink.act_background}; color: {ink.act_text}",
        "watch": f"background-color: {ink.watch_background}; color: {ink.watch_text}",
        "good": f"color: {ink.good_text}",
    }
    return [styles.get(status, f"color: {ink.muted}") for status in statuses]


def periods_table(view: View, rows: pd.DataFrame, kpis: tuple[str, ...]) -> None:
    """One line a period, newest first, one column a KPI: value, with its mark or how much is missing."""
    periods_down = list(dict.fromkeys(rows["period"]))[::-1]
    figures_by_key = {(r["kpi"], r["period"]): r for r in rows.to_dict("records")}
    filled = set(rows.loc[rows["value"].notna(), "period"])
    oldest = max((line for line, period in enumerate(periods_down) if period in filled), default=0)
    periods_down = periods_down[: max(oldest + 1, LEAST_PERIODS)]  # before the first figure there is nothing
    names = {k: registry.kpi(k).label(view.language) for k in kpis}
    columns: dict[str, list] = {view.say(parts_words.PERIOD): [period_name(p, view.language) for p in periods_down]}
    for kpi in kpis:
        line = [figures_by_key.get((kpi, p)) for p in periods_down]
        known = [row["provisional"] for row in line if row and figures.known(row["value"])]
        is_mixed = any(known) and not all(known)  # else the badges above say it of all
        columns[names[kpi]] = [_cell(view, row, is_mixed) for row in line]
    table = pd.DataFrame(columns)
    place, unit = rows["place"].iloc[0], rows["unit"].iloc[0] or ""
    level = "" if unit else rows["level"].iloc[0] or ""
    more = (view.boundaries, "level", level) if level else ()
    keys = [[None, *((k, place, p, unit, *more) for k in kpis)] for p in periods_down]
    config = {name: st.column_config.TextColumn(alignment="right") for name in names.values()}
    body, slot = st.container(), noted(view.say(parts_words.CELL_NOTE))
    with body:
        show(view, "periods", table, keys, Look(config=config, rows=13), slot=slot)


def _cell(view: View, row: dict | None, is_mixed: bool = False) -> str:
    """`is_mixed`: approved and provisional figures stand in one column, so that each provisional one says so."""
    if row is None:
        return NOTHING
    if figures.known(row["value"]):
        text = figures.cell(view, row, f"▨{NBSP}{row['coverage']}")
        is_said = is_mixed and row["provisional"] and not row["revised"]
        return f"{text} ({view.say(parts_words.PROVISIONAL_SHORT)})" if is_said else text
    if row["state"] == "not_due":
        return NOTHING
    return "⊘" if figures.is_refused(row) else "▨"
