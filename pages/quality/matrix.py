"""The matrix of reports: unit or place × period, what it says in one sentence, and who is behind."""

import pandas as pd
import streamlit as st

from charts.formats import NOTHING
from charts.matrix import MARKS
from charts.matrix import matrix as drawn
from charts.text import lines as hover_lines
from data.measures import SUBJECTS
from data.names import search_key
from data.periods import period_name
from data.places import NATION, PLACES
from metrics import registry
from metrics.answers.quality import behind, last_label, matrix, timed
from pages.parts import figures
from pages.parts.answers import ask, draw
from pages.parts.downloads import take_table, titled
from pages.parts.figures import count, day_text
from pages.parts.filters import Scope
from pages.parts.tables import Look, show
from pages.parts.view import View
from pages.quality import words as quality_words

ROWS, NARROW_LABELS = 36, 6
MOST_NAMES = 8  # offices named in one sentence
_COLOURS = {"on_time": "blue", "late": "orange"}


def reports(view: View, scope: Scope, subject: str) -> pd.DataFrame:
    """The cells of the matrix with their timing; `mark` is what is drawn."""
    last = ask(view, last_label, subject, scope.place, scope.period, view.today)
    cells = ask(view, matrix, subject, scope.place, last, view.today, scope.boundaries)
    cells = timed(cells, view.store.lines())
    is_timed = (cells["state"] == "reported") & (cells["timing"] != "")
    return cells.assign(mark=cells["timing"].where(is_timed, cells["state"]))


def who(view: View, place: str, unit: str) -> str:
    return unit or view.name(place)


def short(view: View, label: str) -> str:
    """`T11/2025`; of a year-to-date the month it reaches to."""
    return period_name(label.removesuffix("-YTD"), view.language, short=True)


def labels_shown(cells: pd.DataFrame) -> list[str]:
    """The columns, oldest first."""
    return cells.drop_duplicates("period").sort_values("due")["period"].tolist()


def matrix_part(view: View, scope: Scope, subject: str, cells: pd.DataFrame) -> None:
    """Title, the sentence of the latest due period, the key, the matrix by pages."""
    labels = labels_shown(cells)
    title = view.say(
        quality_words.MATRIX,
        place=view.name(scope.place, full=True),
        subject=subject_name(view, subject),
        first=short(view, labels[0]),
        last=short(view, labels[-1]),
    )
    slot = titled(title)
    _summary(view, cells, labels)
    if told := register_words(view, scope.place, subject, cells):
        st.markdown(f":small[:gray[{told}]]")
    _key(view, cells)
    order = _ordered(cells)
    _take(view, scope, subject, cells, order, labels, title, slot)
    pages, page = -(-len(order) // ROWS), 1
    chart = st.container()
    if pages > 1:
        page = st.pagination(pages, key=f"matrix_page_{subject}_{scope.place}", max_visible_pages=5)
        first, last = (page - 1) * ROWS + 1, min(page * ROWS, len(order))
        text = view.say(quality_words.PAGE, first=first, last=last, count=len(order))
        st.markdown(f":small[:gray[{text}]]")
    with chart:
        _chart(view, scope, subject, cells, order[(page - 1) * ROWS : page * ROWS], labels)
    st.markdown(f":small[:gray[{view.say(quality_words.MATRIX_NOTE)}]]")


def _take(
    view: View, scope: Scope, subject: str, cells: pd.DataFrame, order: list, labels: list[str], title: str, slot
) -> None:
    """The whole matrix as Excel: a line an office or place, a column a period, the marks in words."""
    marks = {(c["place"], c["unit"], c["period"]): c for c in cells.to_dict("records")}
    table = pd.DataFrame(
        [
            {
                view.say(quality_words.WHO): _row_name(view, scope, *key),
                **{
                    short(view, label): view.say(quality_words.MARKS[cell["mark"]])
                    if (cell := marks.get((*key, label))) and cell["mark"]
                    else ""
                    for label in labels
                },
            }
            for key in order
        ]
    )
    keys = [
        [
            (cell["kpi"], *key, cell["unit"])
            for label in labels
            if (cell := marks.get((*name, label)))
            for key in [(cell["place"], label)]
        ]
        for name in order
    ]
    take_table(view, f"matrix_{subject}", table, {}, keys, title=title, slot=slot)


def subject_name(view: View, subject: str) -> str:
    name = SUBJECTS[subject][0 if view.language == "vi" else 1]
    return name[:1].lower() + name[1:]


def _summary(view: View, cells: pd.DataFrame, labels: list[str]) -> None:
    """How the latest due period stands; the whole province beside its offices is not counted twice."""
    units = cells[cells["unit"] != ""] if (cells["unit"] != "").any() else cells
    due = [n for n in labels if cells.loc[cells["period"] == n, "due"].iloc[0] < view.today]
    if not due:
        return
    now = units[(units["period"] == due[-1]) & ~units["state"].isin(("", "not_applicable", "not_due"))]
    done = now["state"].isin(("reported", "zero"))
    timing = now["timing"].value_counts()
    parts = [
        view.say(
            quality_words.SAID,
            period=period_name(due[-1], view.language),
            reported=count(view, int(done.sum())),
            expected=count(view, len(now)),
        )
    ]
    if timing.get("on_time", 0) + timing.get("late", 0):
        parts.append(
            view.say(
                quality_words.SAID_TIME,
                on_time=count(view, int(timing.get("on_time", 0))),
                late=count(view, int(timing.get("late", 0))),
            )
        )
    for state, sentence in (("missing", quality_words.SAID_MISSING), ("partial", quality_words.SAID_PARTIAL)):
        if amount := int((now["state"] == state).sum()):
            parts.append(view.say(sentence, count=count(view, amount)))
    st.markdown("; ".join(parts) + ".")


def register_words(view: View, place: str, subject: str, cells: pd.DataFrame) -> str:
    """That nobody has declared who is to report, or who has reported that the register does not have; "" of others."""
    units = cells[(cells["unit"] != "") & (cells["place"] == place) & cells["value"].notna()]["unit"]
    if units.empty:  # the nation, or a province with figures of its own alone
        return ""
    origin, listed = view.reader.decisions.reporting(place, subject)
    if origin == "observed":
        return view.say(quality_words.NO_REGISTER)
    unlisted = sorted(set(units) - {unit.name for unit in listed})
    names, rest = ", ".join(map(figures.shown, unlisted[:MOST_NAMES])), len(unlisted) - MOST_NAMES
    if rest > 0:
        return view.say(quality_words.UNLISTED_MORE, names=names, rest=rest)
    return view.say(quality_words.UNLISTED, names=names) if unlisted else ""


def _key(view: View, cells: pd.DataFrame) -> None:
    """Every mark with its word, and how many cells have it."""
    amounts = cells["mark"].value_counts()
    texts = [
        f":{_COLOURS.get(mark, 'gray')}-badge[{sign} {view.say(quality_words.MARKS[mark])}: "
        f"{count(view, int(amounts.get(mark, 0)))}]"
        for mark, sign in MARKS.items()
    ]
    st.markdown(" ".join(texts))


def _ordered(cells: pd.DataFrame) -> list[tuple[str, str]]:
    """Whose rows, the whole place first, then those who lack most."""
    lacking = cells.assign(bad=cells["mark"].isin(("missing", "partial")) * 100 + (cells["mark"] == "late"))
    bad = lacking.groupby(["place", "unit"], sort=False)["bad"].sum()
    keys = [
        key
        for key in bad.index
        if (cells.loc[(cells["place"] == key[0]) & (cells["unit"] == key[1]), "mark"] != "").any()
    ]
    return sorted(keys, key=lambda key: (key[1] != "", -bad[key], search_key(key[1] or PLACES[key[0]].name)))


def _row_name(view: View, scope: Scope, place: str, unit: str) -> str:
    return view.say(quality_words.WHOLE) if not unit and scope.place != NATION else who(view, place, unit)


def _chart(view: View, scope: Scope, subject: str, cells: pd.DataFrame, order: list, labels: list[str]) -> None:
    if view.is_narrow:
        labels = labels[-NARROW_LABELS:]
    rows = {key: line for line, key in enumerate(order)}
    some = cells[cells["period"].isin(labels)]
    lines = [rows.get(key) for key in zip(some["place"], some["unit"])]
    some = some.assign(row=pd.Series(lines, index=some.index))
    some = some[some["row"].notna() & (some["mark"] != "")]
    names = [_row_name(view, scope, place, unit) for place, unit in order]
    question = (subject, scope.place, labels[0], labels[-1], tuple(order))

    def build():
        return drawn(
            some.assign(hover=[_hover(view, row) for row in some.to_dict("records")]),
            names,
            labels,
            mode=view.mode,
            language=view.language,
            narrow=view.is_narrow,
        )

    alt = view.say(
        quality_words.MATRIX_ALT,
        place=view.name(scope.place, full=True),
        subject=subject_name(view, subject),
        count=len(order),
        missing=int((some["mark"] == "missing").sum()),
        late=int((some["mark"] == "late").sum()),
    )
    draw(view, "matrix", question, build, alt)


def _hover(view: View, row: dict) -> str:
    lines = [
        view.say(
            quality_words.HOVER,
            name=who(view, row["place"], row["unit"]),
            period=period_name(row["period"], view.language, short=True),
            mark=view.say(quality_words.MARKS[row["mark"]]),
        )
    ]
    if figures.known(row["value"]):
        lines.append(
            view.say(
                quality_words.HOVER_VALUE,
                kpi=registry.kpi(row["kpi"]).label(view.language),
                value=figures.figure(view, row),
            )
        )
    if row["state"] == "partial" and figures.known(row["expected"]):
        lines.append(view.say(quality_words.HOVER_PARTS, covered=int(row["covered"]), expected=int(row["expected"])))
    if figures.known(row["loaded"]):
        lines.append(view.say(quality_words.HOVER_DAYS, due=day_text(row["due"]), loaded=day_text(row["loaded"])))
    else:
        lines.append(view.say(quality_words.HOVER_DUE, due=day_text(row["due"])))
    return hover_lines(*lines[1:], title=lines[0])


def behind_part(view: View, cells: pd.DataFrame) -> None:
    """Who has not reported or was late, as a table whose cells open the number."""
    st.markdown(f"**{view.say(quality_words.BEHIND)}**")
    rows = behind(cells, view.today)
    if rows.empty:
        st.markdown(f":gray[{view.say(quality_words.NOBODY_BEHIND)}]")
        return
    st.markdown(f":small[:gray[{view.say(quality_words.BEHIND_NOTE)}]]")
    say = view.say
    table = pd.DataFrame(
        {
            say(quality_words.WHO): [who(view, p, u) for p, u in zip(rows["place"], rows["unit"])],
            say(quality_words.PERIOD): [period_name(n, view.language, short=True) for n in rows["period"]],
            say(quality_words.STATE): [say(quality_words.KINDS[kind]) for kind in rows["kind"]],
            say(quality_words.DUE): [day_text(day) for day in rows["due"]],
            say(quality_words.DAYS): [
                say(quality_words.DAYS_VALUE, count=count(view, days)) if days > 0 else NOTHING for days in rows["days"]
            ],
        }
    )
    if view.is_narrow:
        table = table.drop(columns=say(quality_words.DUE))
    config = {
        say(quality_words.WHO): st.column_config.TextColumn(width=130 if view.is_narrow else 220),
        say(quality_words.DAYS): st.column_config.TextColumn(alignment="right"),
    }
    keys = [[key] * table.shape[1] for key in zip(rows["kpi"], rows["place"], rows["period"], rows["unit"])]
    show(view, "behind", table, keys, Look(config=config, rows=8))
