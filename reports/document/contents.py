"""The report of a place and period as blocks: only what the numbers say, and only subjects that have figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter

from data import periods
from data.measures import SUBJECTS
from data.names import search_key
from data.places import NATION, PLACES
from data.reader import Reader
from data.store import Store
from data.stores import OWN
from metrics import registry
from metrics.answers.reported import cells, kpis_with_figures, leaders
from metrics.answers.subject import split_rows
from reports.document import words
from reports.document.blocks import Block, Break, Chart, Field, Heading, Paragraph, Piece, Table
from reports.document.figures import (
    ALONE,
    Figures,
    Row,
    Scope,
    field_of,
    gap_words,
    is_known,
    judgement,
    movement,
    records,
    said_of,
    target_words,
    values_of,
)
from reports.document.sources import Wanted, places_of, sources_table
from reports.slides import ChartSlide, Line
from reports.workbook import number_format

LEAST_POINTS = 3  # of a chart
CAUSES = ("dossiers_pending_overdue", "dossiers_resolved_late")
COUNTS = ("numerator", "denominator", "counted")


@dataclass(frozen=True)
class Section:
    """One subject of the report: its blocks, and the rows whose numbers stand in them."""

    subject: str
    blocks: list[Block]
    rows: list[Row]


class Contents:
    """Everything a report of a scope says. Raises `QuestionError` where the scope cannot be asked.

    `prose_of`: figures asked before, of which the sentences alone are written: no tables, charts, annexes.
    """

    def __init__(self, store: Store, reader: Reader, scope: Scope, today: date, prose_of: Figures | None = None):
        self.store, self.reader, self.scope, self.today = store, reader, scope, today
        self.is_prose = prose_of is not None
        self.figures = prose_of or Figures(reader, scope, today)
        self.grain = periods.parse_period(scope.period).grain
        self.gap_said: set[str] = set()
        self.sections: list[Section] = []
        for subject in SUBJECTS:
            if section := self._section(subject, len(self.sections) + 1):
                self.sections.append(section)
        self.office_rows = {} if self.is_prose else self._office_rows()

    # -- the document's own texts -----------------------------------------------------------------------

    @property
    def names(self) -> dict[str, str]:
        """Texts of the whole document by name: the period, the next one, whose, the windows, the mark of samples."""
        scope, place = self.scope, PLACES[self.scope.place]
        end = periods.parse_period(scope.period).end
        following = "" if self.grain in ("total", "ytd") else words.period_words(periods.shift(scope.period, 1))
        whose = words.NATION if scope.place == NATION else f"{place.status_on(end)} {place.name}"
        return {
            "ky": words.period_words(scope.period),
            "ky_hoa": words.period_words(scope.period).upper(),
            "ky_sau": following,
            "ky_sau_hoa": following.upper() or words.LATER,
            "noi": whose,
            "noi_hoa": whose.upper(),
            "ten_noi": words.CAPITAL if scope.place == NATION else place.name,
            "co_quan_tren": self._issuer()[0],
            "co_quan": self._issuer()[1],
            "cua_ai": ", ".join(name for name in (self._whose_part(), whose) if name),
            "don_vi": scope.unit,
            "nam": str(periods.parse_period(scope.period).end.year),
            "khoang_ngay": self._window(),
            "so_mau": words.SAMPLES.get(self.reader.store, "") if self.reader.store != OWN else "",
            "ban_so_lieu": str(self.reader.line),
        }

    def _whose_part(self) -> str:
        """The office, or the offices of one level, a report is of."""
        return self.scope.unit or (words.OF_LEVEL.format(level=self.scope.level) if self.scope.level else "")

    def _issuer(self) -> tuple[str, str]:
        """Who stands above the issuer, and the issuer, in capitals."""
        place = PLACES[self.scope.place]
        if place.id == NATION:
            return words.NATION_ISSUER
        status = place.status_on(periods.parse_period(self.scope.period).end)
        above = f"{words.COMMITTEE} {status} {place.name}".upper()
        return above, (self.scope.unit or words.OFFICE).upper()

    def _window(self) -> str:
        """The days the figures are of, where all say the same ones."""
        spans = {
            (row["period_start"], row["period_end"], row["basis"])
            for section in self.sections
            for row in section.rows
            if is_known(row["value"]) and is_known(row["period_start"]) and not row["windows"]
        }
        if len(spans) != 1 or not is_known(next(iter(spans))[1]):
            return ""
        start, end, basis = spans.pop()
        return words.WINDOW.format(start=f"{start:%d/%m/%Y}", end=f"{end:%d/%m/%Y}", basis=words.BASES.get(basis, ""))

    # -- sections ---------------------------------------------------------------------------------------

    def _section(self, subject: str, number: int) -> Section | None:
        if self.scope.subjects and subject not in self.scope.subjects:
            return None
        known = kpis_with_figures(self.reader, self.scope.place, self.scope.period)
        told = [core for core in words.cores().get(subject, ()) if core.kpi in known]
        rows = {core.kpi: row for core in told if (row := self.figures.now(core.kpi)) is not None}
        if not any(is_known(row["value"]) for row in rows.values()):
            return None
        blocks = self._gap_note(subject, list(rows.values()))
        for paragraph in dict.fromkeys(core.paragraph for core in told if core.paragraph):
            pieces: list[Piece] = []
            for core in told:
                if core.paragraph == paragraph and core.kpi in rows:
                    pieces += [*self._sentence(core.sentence, rows[core.kpi]), " "]
            if pieces:
                blocks.append(Paragraph(f"doan:{subject}.{paragraph}", _trimmed(pieces)))
        shown = [row for row in rows.values() if is_known(row["value"]) or is_known(row["last_year"])]
        if not self.is_prose:
            blocks += self._table(subject, number, shown)
            if number == 1:
                blocks.append(Paragraph(f"chuthich:{subject}", [words.TABLE_NOTE], is_note=True))
            blocks += self._chart(subject, number, rows)
        if status := self._approval(rows.values()):
            blocks.append(Paragraph(f"tinhtrang:{subject}", [status]))
        return Section(subject, blocks, list(rows.values()))

    def _gap_note(self, subject: str, rows: list[Row]) -> list[Block]:
        """One sentence on what is missing, where the same is missing of every figure of a subject.

        The figures of such a subject then do not say it one by one.
        """
        known = [row for row in rows if is_known(row["value"])]
        gaps = {gap_words(row) for row in known}
        if len(known) < LEAST_POINTS or len(gaps) > 1 or "" in gaps:
            return []
        self.gap_said.update(row["kpi"] for row in known)
        gap = self.figures.field(known[0], "gap")
        return [Paragraph(f"doan:{subject}.thieu", _filled(words.ALL_INCOMPLETE, {"gap": gap}))]

    def sentences_of(self, kpi: str) -> list[Block]:
        """What is told of one KPI, as a block that may stand in a line."""
        core = next((c for told in words.cores().values() for c in told if c.kpi == kpi and c.sentence), None)
        sentence = core.sentence if core else f"{registry.kpi(kpi).label.vi} là {{value}}"
        row = self.figures.now(kpi)
        pieces = (
            self._sentence(sentence, row) if row is not None else [f"{registry.kpi(kpi).label.vi}: {words.NO_FIGURE}."]
        )
        return [Paragraph(f"doan:cau.{kpi}", pieces)]

    @staticmethod
    def _approval(rows: Iterable[Row]) -> str:
        known = [row for row in rows if is_known(row["value"])]
        if any(row["revised"] for row in known):
            return words.REVISED
        return words.PROVISIONAL if any(row["provisional"] for row in known) else ""

    def _sentence(self, core: str, row: Row) -> list[Piece]:
        """What is told of one KPI: its figure, what happened to it, whether its goal is met, what it lacks."""
        kpi = registry.kpi(row["kpi"])
        if not is_known(row["value"]):
            reason = self.figures.field(row, "reason")
            return _filled(words.UNNAMED, {"label": kpi.label.vi, "reason": reason})
        values: dict[str, Piece | list[Piece]] = {
            "trong_ky": [Field("tai_lieu|trong_ky", words.in_period(self.scope.period))],
            "cuoi_ky": [Field("tai_lieu|cuoi_ky", words.at_end(self.scope.period))],
            **{name: self.figures.field(row, name) for name in ("value", *COUNTS, "change", "goal")},
            "before": Field("tai_lieu|ky_truoc", self.period_before),
            "caution": words.CAUTIONS.get(row["comparable_reason"], ""),
        }
        if not is_known(row["denominator"]):
            core = re.sub(r" \(\{numerator\}.*?\)", "", core)
        values["core"] = _filled(core, values)
        values["year"] = self._against_last_year(row)
        is_said = row["kpi"] in self.gap_said  # once for the whole subject
        move = "alone" if is_said and row["comparable_reason"] == "incomplete" else movement(row, self.grain)
        pieces = _filled(words.frames()[move, judgement(row)], values)
        if gap_words(row) and not is_said:
            pieces += _filled(words.INCOMPLETE, {"gap": self.figures.field(row, "gap")})
        if row["windows"]:
            pieces.append(words.TWO_WINDOWS)
        return pieces + self._cause(row)

    @property
    def period_label_before(self) -> str:
        """The period before; "" where none is spoken of: a year has the year before, a year to date the same one."""
        return "" if self.grain in ALONE else periods.shift(self.scope.period, -1)

    @property
    def period_before(self) -> str:
        """The period before in a sentence."""
        return words.period_words(self.period_label_before) if self.period_label_before else ""

    def _against_last_year(self, row: Row) -> list[Piece]:
        """Beside the year before, where the two may simply be compared and it is not the period before."""
        if row["comparable_last_year"] != "yes" or not is_known(row["change_last_year"]):
            return []
        return [", ", self.figures.field(row, "change_last_year"), words.ON_LAST_YEAR]

    def _cause(self, row: Row) -> list[Piece]:
        """Which offices make most of an overdue stock, where the offices' own figures show it."""
        if row["kpi"] not in CAUSES or self.scope.unit or not row["value"]:
            return []
        scope = self.scope
        most = leaders(self.reader, row["kpi"], scope.place, scope.period, self.today, scope.part)
        parts = [part for part in records(most.rows) if part["value"]]
        if not parts:
            return []
        pieces: list[Piece] = [words.LEADERS[most.is_most]]
        for number, part in enumerate(parts):
            name = part["place_name"] if scope.place == NATION else part["unit"]
            value = field_of(part, scope.boundaries)
            pieces += ["; " if number else "", f"{name} (", value, f" {said_of(part, 'counted')})"]
        return [*pieces, "."]

    # -- tables, charts ---------------------------------------------------------------------------------

    def _table(self, subject: str, number: int, rows: Sequence[Row]) -> list[Block]:
        columns = self._columns(rows)
        heads: list[list[Piece]] = [[head] for head in (words.KPI_HEAD, *(head for _, head, _ in columns))]
        body: list[list[list[Piece]]] = []
        for row in rows:
            mark = f" ▨ {gap_words(row)}" if gap_words(row) and row["kpi"] not in self.gap_said else ""
            cells: list[list[Piece]] = [[registry.kpi(row["kpi"]).label.vi + mark]]
            for of, _, _ in columns:
                is_empty = of == "target" and not target_words(row)
                cells.append(["–"] if is_empty else [self.figures.field(row, of, is_cell=True)])
            body.append(cells)
        period = Field("tai_lieu|ky", words.period_words(self.scope.period))
        title = _filled(
            words.TABLE_TITLE, {"number": str(number), "subject": words.SUBJECTS[subject], "period": period}
        )
        return [
            Heading(f"tieude:{subject}.bang", title, 3),
            Table(
                f"bang:{subject}",
                heads,
                body,
                (38, *(width for _, _, width in columns)),
                [i for i, (of, _, _) in enumerate(columns, 1) if of != "status"],
                10,
            ),
        ]

    def _columns(self, rows: Sequence[Row]) -> list[tuple[str, str, float]]:
        """The columns of a subject's table: which number of a row, its heading, its width; those nobody fills are left
        out. A year, and a year to date, have the year before beside them and no other period."""
        before = words.short_name(self.period_label_before) if self.period_label_before else ""
        asked = [("value", words.VALUE_HEAD, 24.0)]
        if before:
            asked += [("previous", before, 24.0), ("change", words.CHANGE_HEAD, 25.0)]
        asked.append(("last_year", words.LAST_YEAR, 24.0))
        if not before:
            asked.append(("change_last_year", words.CHANGE_HEAD, 25.0))
        asked += [("target", words.GOAL, 16.0), ("status", words.STATUS_HEAD, 14.0)]
        return [column for column in asked if column[0] == "value" or any(_is_filled(row, column[0]) for row in rows)]

    def _chart(self, subject: str, number: int, rows: dict[str, Row]) -> list[Block]:
        """The subject's leading figure through time; none of a single figure."""
        asked = words.CHARTS[subject]
        kpi = asked if asked in rows else next((name for name, row in rows.items() if is_known(row["value"])), "")
        line = self.figures.line(kpi) if kpi else []
        known = [row for row in line if is_known(row["value"])]
        if len(known) < LEAST_POINTS:
            return []
        line = line[next(i for i, row in enumerate(line) if is_known(row["value"])) :]
        declared = registry.kpi(kpi)
        hollow = [is_known(row["value"]) and (row["qualifier"] != "exact" or not row["complete"]) for row in line]
        cuts = [i for i, row in enumerate(line) if row["break"]]
        lines = [
            Line(words.LAST_YEAR, "last_year", values_of(line, "last_year")),
            Line(words.ACTUAL, "actual", values_of(line, "value"), hollow, cuts),
        ]
        is_line = declared.unit in ("percent", "score")
        if is_line:
            lines.append(Line(words.GOAL, "target", values_of(line, "target")))
        labels = [words.short_name(row["period"]) for row in line]
        ends = {"first": labels[0], "last": labels[-1]}
        title = words.CHART_TITLE.format(number=number, label=declared.label.vi, **ends)
        drawn = [one for one in lines if any(value is not None for value in one.values)]
        kind = "line" if is_line else "columns"
        content = ChartSlide(title, "", kind, declared.unit, number_format(declared.unit, "vi"), labels, drawn)
        is_noted = any(hollow) or len(known) < len(line)
        note: list[Block] = [Paragraph(f"chuthich:{subject}.bieudo", [words.CHART_NOTE], is_note=True)]
        return [
            Heading(f"tieude:{subject}.bieudo", [title], 3),
            Chart(f"bieudo:{subject}", content),
            *(note if is_noted else ()),
        ]

    # -- annexes ----------------------------------------------------------------------------------------

    def _office_rows(self) -> dict[tuple[str, str], dict[str, Row]]:
        """The dossier figures of every office (of the nation: province), by (place, office)."""
        scope = self.scope
        if scope.unit or not any(section.subject == "dossiers" for section in self.sections):
            return {}
        by = "place" if scope.place == NATION else "unit"
        rows = split_rows(self.reader, words.OFFICES, scope.place, scope.period, self.today, by, 1, scope.part)
        offices: dict[tuple[str, str], dict[str, Row]] = {}
        for row in records(rows):
            if (row["unit"] or by == "place") and is_known(row["value"]):
                offices.setdefault((row["place"], row["unit"] or ""), {})[row["kpi"]] = row
        return offices

    def offices_annex(self) -> list[Block]:
        """Every office with its dossiers; nothing where nobody reports by office."""
        if not self.office_rows:
            return []
        by_place = self.scope.place == NATION
        levels = {"tỉnh": 0, "huyện": 1, "xã": 2}
        order = sorted(
            self.office_rows,
            key=lambda key: (
                levels.get(next(iter(self.office_rows[key].values()))["level"] or "", 3),
                search_key(PLACES[key[0]].name if by_place else key[1]),
            ),
        )
        behind, files = {} if by_place else self._cells_of_offices(), dict[str, None]()
        body: list[list[list[Piece]]] = []
        for key in order:
            rows = self.office_rows[key]
            cells: list[list[Piece]] = [[PLACES[key[0]].name if by_place else key[1]]]
            for kpi in words.OFFICES:
                row = rows.get(kpi)
                cells.append([field_of(row, self.scope.boundaries, is_cell=True)] if row else ["–"])
            facts = behind.get(key[1], [])
            files |= dict.fromkeys(fact["file"] for fact in facts)
            body.append(cells if by_place else [*cells, [places_of(facts, names_one_file=False)]])
        title = _filled(
            words.OFFICES_TITLE,
            {
                "number": words.ANNEX_NUMBERS[0],
                "parts": words.PARTS[by_place],
                "period": Field("tai_lieu|ky_hoa", words.period_words(self.scope.period).upper()),
            },
        )
        widths = (43.0, 17.0, 17.0, 20.0, 17.0, 17.0, 44.0)[: 6 if by_place else 7]
        heads: list[list[Piece]] = [[head] for head in words.OFFICE_HEADS[: len(widths)]]
        table = Table("bang:don_vi", heads, body, widths, (1, 2, 3, 4, 5), 10, (6,))
        note = words.OFFICES_FILES.format(files="; ".join(files)) if files else words.OFFICES_OF_PLACES
        return [
            Break("trang:don_vi"),
            Heading("muc:don_vi", title, 1),
            Paragraph("chuthich:don_vi", [note], is_note=True),
            table,
        ]

    def _cells_of_offices(self) -> dict[str, list[dict]]:
        """The facts behind the figures of each office."""
        scope, behind = self.scope, dict[str, list[dict]]()
        for kpi in words.OFFICES:
            read = cells(self.store, self.reader, kpi, scope.place, [scope.period], "unit", scope.part)
            for (_, unit), facts in read.items():
                behind.setdefault(unit, []).extend(facts)
        return behind

    def sources_annex(self) -> list[Block]:
        """Where every number of the report stands in its file."""
        wanted = [
            Wanted(row["kpi"], row["place"], row.get("unit") or "", label)
            for section in self.sections
            for row in section.rows
            for label, value in (
                (row["period"], row["value"]),
                (self.period_label_before, row["previous"]),
                (periods.year_before(row["period"]) or "", row["last_year"]),
            )
            if label and is_known(value)
        ]
        table = sources_table(self.store, self.figures, wanted)
        title = words.SOURCES_TITLE.format(number=words.ANNEX_NUMBERS[1 if self.office_rows else 0])
        return [
            Break("trang:nguon"),
            Heading("muc:nguon", [title], 1),
            Paragraph("chuthich:nguon", [words.SOURCES_NOTE.format(line=self.reader.line)], is_note=True),
            table,
        ]

    def results(self) -> list[Block]:
        """The chapter of results: each subject under its numbered heading."""
        period = Field("tai_lieu|ky_hoa", words.period_words(self.scope.period).upper())
        blocks: list[Block] = [Heading("muc:ket_qua", _filled(words.RESULTS, {"period": period}), 1)]
        for number, section in enumerate(self.sections, 1):
            blocks.append(Heading(f"muc:{section.subject}", [f"{number}. {words.SUBJECTS[section.subject]}"]))
            blocks += section.blocks
        return blocks


def _is_filled(row: Row, of: str) -> bool:
    return isinstance(row[of], str) if of == "status" else is_known(row[of])


def _filled(text: str, values: dict) -> list[Piece]:
    """A sentence with its `{names}` filled: texts, fields, or lists of both."""
    pieces: list[Piece] = []
    for literal, name, _, _ in Formatter().parse(text):
        if literal:
            pieces.append(literal)
        if name:
            value = values[name]
            pieces += value if isinstance(value, list) else [value]
    return pieces


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    return pieces[:-1] if pieces and pieces[-1] == " " else pieces
