"""The rules of counting, in plain loops over facts. Each function names the rule it is.

A KPI is answered for one place (or office, or part) and one label. First comes what one source says of one place at
one label (`cell`), then the fold of shorter periods within that source (`fold`), then the choice among sources
(`pick`), then the place's predecessors and the nation's provinces (`resolve`).

Where the rules are silent or can be read in two ways, the most literal reading is taken and the answer carries the
name of the question in `open`:

    expected            does an office count that was named at labels of another kind, 12 labels ago, or only by
                        empty cells? taken: at labels within this one too, not 12 ago, not by empty
                        cells; and one that gave half of an alternative (in time, not late)? taken: yes
    one_office          a sum over the one office that is expected: is it the figure of one office (rule 6)? taken: yes
    declared_more       an office outside the declared reporters gives figures: in the sum or not? taken: in
    parts_without_whole only figures by field or channel, no whole: may the whole be their sum? taken: no
    fullest             none complete, ways of measuring which is the fullest disagree: reports, months, mean of months
    newest              sources of one rank: the newest of the figures used, or of all the source says of it?
    route_or_newest     sources of one rank speak by other routes: the newest, or the first route? taken: the newest
    counted             a fold or a sum over offices counts two things; taken: refused
    refused_source      the best source must refuse (windows, unlike things) and another would not; taken: the other
    stock_windows       a stock folds over months whose windows do not tile; taken: the last
                        month's, as of every closing stock
    unlike_windows      offices of one sum have other windows; taken: shown, never folded
    ends_apart          a printed period whose months lack an opening or a closing alone: is it taken for what is
                        lacking, or for all or nothing of it? taken: for what is lacking; the product: opening and
                        closing of one period by one route (rule 4)
    difference          a difference with a rounded term (rule 13 speaks of sums); taken: about
    plan_order          plans of the latest label and of the year from one batch; taken: the label
    plan_merged         a plan of a year that began with the predecessors
    total_printed       a free range made of a printed quarter; taken: like every longer period
    unlike_part         a month of a ratio counts unlike things: is the longer period refused, or has it a month less,
                        incomplete? taken: refused; the product: a month less
    new_partial         opening there, some month's new ones not; taken: the sum of what there is, incomplete
    end_without_rest    the opening or closing is there, but not the other operands of its month; taken: no value
    across_merger       a period across the merger whose two sides are not both complete
    partial_places      a sum over places of which some are incomplete themselves
    unlike_places       places of one sum count unlike things or have other windows
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from data.measures import MEASURES
from data.periods import children, labels_between, months_between, parse_period, within
from data.places import NATION, PLACES, provinces_on
from metrics.kpi import Kpi, Operand
from tests.metrics.reading.ledger import Figures, Where, day_after

Window = tuple[date | None, date | None, str]


@dataclass(frozen=True)
class Amount:
    """A number of an operand with what it was made of: qualifiers, things counted, windows, the newest batch."""

    value: float = 0.0
    qualifiers: tuple[str, ...] = ()
    is_difference: bool = False
    counted: frozenset[str] = frozenset()
    windows: frozenset[Window] = frozenset()
    newest: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(
            self.value + other.value,
            self.qualifiers + other.qualifiers,
            self.is_difference or other.is_difference,
            self.counted | other.counted,
            self.windows | other.windows,
            max(self.newest, other.newest),
        )


NOTHING = Amount()
ROUTES = ("said", "units", "fold", "")
UNFIT = ("counted", "windows")  # refusals that go up: parts that do not belong together make no longer period either


@dataclass(frozen=True)
class Piece:
    """What is known of a KPI's operands for a place and a stretch of time. `amounts` None: nothing.

    `covered` of `expected`: offices, or months, or places, as the route says; `refusal`: why there is no value.
    """

    amounts: dict[str, Amount] | None
    complete: bool
    covered: int = 0
    expected: int = 1
    route: str = ""
    source: str = ""
    refusal: str = ""
    open: frozenset[str] = frozenset()
    months: int = 0
    is_plain: bool = True  # coverage is offices of one label, or months that stand in a table themselves
    is_of_months: bool = True  # no offices in it
    fullness: Fraction = Fraction(0)  # of the stretch of time: the mean of its months
    windows: tuple[frozenset[Window], ...] = ()
    is_needed: bool = True

    @property
    def newest(self) -> int:
        return max((amount.newest for amount in (self.amounts or {}).values()), default=0)

    @property
    def share(self) -> Fraction:
        return Fraction(self.covered, self.expected) if self.expected else Fraction(0)


def nothing(expected: int = 1, refusal: str = "", open: frozenset[str] = frozenset()) -> Piece:
    return Piece(None, False, 0, expected, refusal=refusal, open=open, is_of_months=expected == 1)


def not_needed(kpi: Kpi) -> Piece:
    """A part of a period that a stock does not look at."""
    return Piece(dict.fromkeys((o.id for o in kpi.operands), NOTHING), True, 0, 0, is_needed=False)


@dataclass(frozen=True)
class Role:
    """Which part of a longer period a stretch of time is: its first, its last; `alone`: it is the period asked."""

    first: bool = True
    last: bool = True
    alone: bool = True

    def part(self, number: int, count: int) -> "Role":
        return Role(self.first and number == 0, self.last and number == count - 1, False)


@dataclass(frozen=True)
class Asked:
    """One cell of an answer. `parts`: a field or a channel; `level`: only the offices of a level, together."""

    kpi: Kpi
    label: str
    place: str
    unit: str = ""
    field: str = ""
    channel: str = ""
    level: str = ""
    boundaries: str = "today"


@dataclass(frozen=True)
class Answer:
    """What the rules say. `value` None: there is none, `state` says whether it is missing or refused."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    qualifier: str = "exact"
    complete: bool = False
    covered: int | None = None
    expected: int | None = None
    route: str = ""
    source: str = ""
    state: str = "missing"
    reason: str = ""
    open: frozenset[str] = frozenset()


class Reading:
    """The rules over the figures of one store."""

    def __init__(self, figures: Figures):
        self.figures = figures
        self._pieces: dict[tuple, Piece] = {}

    # -- one statement ---------------------------------------------------------------------------------------------

    def amount(self, operand: Operand, source: str, where: Where, label: str, open: set[str]) -> Amount | None:
        """Rule 7: the first alternative whose figures are all there, from one source and one statement."""
        for alternative in operand.alternatives:
            terms = [self.term(term, source, where, label, open) for term in alternative]
            if all(term is not None for term in terms):
                amount = sum((term for term in terms if term is not None), NOTHING)
                return replace(amount, is_difference=any(term.startswith("-") for term in alternative))
        return None

    def term(self, term: str, source: str, where: Where, label: str, open: set[str]) -> Amount | None:
        measure, sign = term.removeprefix("-"), -1 if term.startswith("-") else 1
        if MEASURES[measure].over_time == "plan":
            figure = self.plan(source, where, label, measure, open)
        else:
            figure = self.figures.figure(source, where, label, measure)
        if figure is None:
            return None
        fact = figure.fact
        window: Window = (fact.period_start, fact.period_end, fact.period_basis)
        windows = frozenset() if MEASURES[measure].over_time == "plan" else frozenset({window})
        return Amount(sign * fact.value, (fact.qualifier,), False, frozenset({fact.counted}), windows, figure.batch)

    def plan(self, source: str, where: Where, label: str, measure: str, open: set[str]):
        """Rule 11: the plan for exactly this label; else, of the latest label of the year that ends not after it and
        the year's own, whichever was accepted last."""
        if exact := self.figures.figure(source, where, label, measure):
            return exact
        period = parse_period(label)
        year = str(period.end.year)
        ended = [
            other
            for other in self.figures.labels.get((source, where, measure), [])
            if other != year and other.startswith(year) and parse_period(other).end <= period.end
        ]
        latest_end = max((parse_period(other).end for other in ended), default=None)
        latest = [
            self.figures.figure(source, where, other, measure)
            for other in dict.fromkeys(ended)
            if parse_period(other).end == latest_end
        ]
        own = self.figures.figure(source, where, year, measure)
        candidates = [figure for figure in (own, *latest) if figure is not None]
        if not candidates:
            return None
        newest = max(figure.batch for figure in candidates)
        if sum(figure.batch == newest for figure in candidates) > 1:
            open.add("plan_order")
        return [figure for figure in candidates if figure.batch == newest][-1]

    def contribution(
        self, operand: Operand, source: str, where: Where, label: str, role: Role, open: set[str]
    ) -> Amount | None:
        """What a statement adds to an operand of the period asked (rules 7 and 9): all of it where it is the period
        itself; else a flow always, an opening stock where it is the first part, a closing stock where the last."""
        if role.alone:
            return self.amount(operand, source, where, label, open)
        if operand.opening_plus_new:
            opening, new = operand.opening_plus_new
            came = self.amount(new, source, where, label, open)
            stood = self.amount(opening, source, where, label, open) if role.first else NOTHING
            return None if came is None or stood is None else came + stood
        if (operand.over_time == "first" and not role.first) or (operand.over_time == "last" and not role.last):
            return NOTHING
        return self.amount(operand, source, where, label, open)

    def statement(self, kpi: Kpi, source: str, where: Where, label: str, role: Role, open: set[str]):
        """All operands of one statement, or None where one is not there (rule 4: one source, one route)."""
        amounts = {o.id: self.contribution(o, source, where, label, role, open) for o in kpi.operands}
        return None if any(amount is None for amount in amounts.values()) else amounts

    def has_parts_only(self, kpi: Kpi, source: str, where: Where, label: str) -> bool:
        """Whether there are figures by field or channel of a whole that is not there itself."""
        if where.field or where.channel:
            return False
        return any((source, where.place, where.unit, label, measure) in self.figures.parts for measure in kpi.measures)

    # -- one place, one label, one source --------------------------------------------------------------------------

    def cell(self, asked: Asked, source: str, label: str, role: Role) -> Piece:
        """Rule 4, routes (a) and (b): what is said for exactly this place and label; else the sum of its units."""
        kpi = asked.kpi
        if not is_needed(kpi, role):
            return not_needed(kpi)
        open: set[str] = set()
        if not asked.level:
            where = Where(asked.place, asked.unit, asked.field, asked.channel)
            amounts = self.statement(kpi, source, where, label, role, open)
            if amounts is not None:
                whole = Fraction(1)
                return Piece(amounts, True, 1, 1, "said", source, open=frozenset(open), months=1, fullness=whole)
            if self.has_parts_only(kpi, source, where, label):
                open.add("parts_without_whole")
        if asked.unit or not kpi.adds_over_places or kpi.reported_only:
            return nothing(open=frozenset(open))
        return self.units(asked, source, label, role, open)

    def units(self, asked: Asked, source: str, label: str, role: Role, open: set[str]) -> Piece:
        """Route (b): the sum of the place's units within one source. Rule 14: complete where every expected unit gave
        all operands; who gave only some is expected and missing, and is not in the sum."""
        kpi, place = asked.kpi, asked.place
        expected = self.figures.expected(kpi, place, label, asked.level)
        others = self.figures.of_level(place, asked.level) if asked.level else set(self.figures.units.get(place, {}))
        amounts: dict[str, Amount] = dict.fromkeys((o.id for o in kpi.operands), NOTHING)
        covered: set[str] = set()
        for unit in sorted(expected | others):
            where = Where(place, unit, asked.field, asked.channel)
            given = self.statement(kpi, source, where, label, role, open)
            if given is None:
                if self.has_parts_only(kpi, source, where, label):
                    open.add("parts_without_whole")
                continue
            covered.add(unit)
            amounts = {name: amounts[name] + given[name] for name in amounts}
        if not covered:
            return nothing(max(len(expected), 1), open=frozenset(open))
        if any(other != expected for other in self.figures.expected_otherwise(kpi, place, label, asked.level)):
            open.add("expected")
        unlisted = self.figures.unlisted(kpi, place, label, covered, asked.level)
        if covered - expected and not unlisted:
            open.add("declared_more")
        if self.figures.registered(kpi, place) and (asked.field or asked.channel):
            open.add("expected")
        if any(len(amount.counted) > 1 for amount in amounts.values()):
            open.add("counted")
        if any(len(amount.windows) > 1 for amount in amounts.values()):
            open.add("unlike_windows")
        complete = expected <= covered and not unlisted
        piece = Piece(
            amounts,
            complete,
            len(covered & expected),
            len(expected),
            "units",
            source,
            open=frozenset(open),
            months=1,
            is_of_months=False,
            fullness=Fraction(len(covered & expected), max(len(expected), 1)),
        )
        if max(len(expected), len(covered)) == 1:  # rule 6, of an office off the register too
            open.add("one_office")
            return replace(piece, amounts=None, complete=False, refusal="one_office", open=frozenset(open))
        return piece

    # -- shorter periods, one source -------------------------------------------------------------------------------

    def fold(self, asked: Asked, source: str, label: str, role: Role) -> Piece:
        """Rule 4, route (c), for a part of the period asked: its finest complete parts; where not all are in, what is
        printed for it."""
        key = (asked, source, label, role)
        if key not in self._pieces:
            self._pieces[key] = self._fold(asked, source, label, role)
        return self._pieces[key]

    def _fold(self, asked: Asked, source: str, label: str, role: Role) -> Piece:
        parts = children(label)
        if not is_needed(asked.kpi, role):
            return not_needed(asked.kpi)
        if not parts:
            return self.cell(asked, source, label, role)
        finer = self.span(asked, source, list(parts), role)
        open = {"ends_apart"} if self.hangs_on_its_ends(asked, source, list(parts), role, finer) else set()
        if finer.complete:
            return replace(finer, open=finer.open | open)
        printed = self.cell(asked, source, label, role)
        printed = replace(printed, is_plain=False, is_of_months=False, months=len(months_of(label)))
        # Whether the finer parts are complete may hang on what the rules leave open.
        open |= finer.open & {"expected", "counted", "unlike_windows"}
        chosen = printed if printed.complete else fullest([finer, printed])
        return replace(chosen, open=chosen.open | open)

    def hangs_on_its_ends(self, asked: Asked, source: str, parts: list[str], role: Role, finer: Piece) -> bool:
        """Whether the finer parts would be complete, or not, in another place of the longer period: where a KPI has an
        opening or a closing beside something else."""
        kpi = asked.kpi
        if not any(o.opening_plus_new for o in kpi.operands) and len({o.over_time for o in kpi.operands}) < 2:
            return False
        others = [Role(True, True, False), Role(False, role.last, False)]
        others = [other for other in others if is_needed(kpi, other)]
        return any(self.span(asked, source, parts, other).complete != finer.complete for other in others)

    def span(self, asked: Asked, source: str, labels: list[str], role: Role) -> Piece:
        """The fold of a row of labels."""
        pieces = [self.fold(asked, source, label, role.part(i, len(labels))) for i, label in enumerate(labels)]
        sizes = [len(months_of(label)) for label in labels]
        filled = sum(size * piece.fullness for size, piece in zip(sizes, pieces, strict=True))
        return replace(self.together(asked.kpi, pieces, role), fullness=Fraction(filled) / sum(sizes))

    def together(self, kpi: Kpi, pieces: list[Piece], role: Role) -> Piece:
        """The sum of the parts of a period; rule 9: of stocks the first's or the last's; rule 10: only if they tile."""
        needed = [piece for piece in pieces if piece.is_needed]
        open = frozenset().union(*(piece.open for piece in pieces))
        expected = sum(piece.expected for piece in needed)
        if bad := not_foldable(kpi):
            return nothing(expected, f"not_foldable {bad}", open)
        if not needed:
            return not_needed(kpi)
        if unfit := sorted(p.refusal for p in needed if p.amounts is None and p.refusal.startswith(UNFIT)):
            return nothing(expected, unfit[0], open)
        present = [piece for piece in needed if piece.amounts is not None]
        if not present:
            refusals = {piece.refusal for piece in needed if piece.refusal}
            return nothing(expected, min(refusals, default=""), open)
        amounts: dict[str, Amount] = dict.fromkeys((o.id for o in kpi.operands), NOTHING)
        for piece in present:
            amounts = {name: amounts[name] + (piece.amounts or {})[name] for name in amounts}
        complete = all(piece.complete for piece in needed)
        windows = tuple(window for piece in pieces for window in windows_of(piece))
        folded = Piece(
            amounts,
            complete,
            sum(piece.covered for piece in needed),
            expected,
            "fold",
            source=present[0].source,
            open=open,
            months=sum(piece.months for piece in present),
            is_plain=all(piece.is_of_months for piece in needed) or (len(needed) == 1 and needed[0].is_plain),
            is_of_months=all(piece.is_of_months for piece in needed),
            windows=windows,
        )
        return self.judged(kpi, folded, pieces, role)

    def judged(self, kpi: Kpi, folded: Piece, pieces: list[Piece], role: Role) -> Piece:
        """Why a sum over time may have no value after all."""
        open = set(folded.open)
        amounts = folded.amounts or {}
        if len(pieces) > 1 and (between := windows_that_do_not_tile(folded.windows)):
            if kpi.is_ratio and any(Reading.is_unlike(kpi, piece) for piece in pieces if piece.amounts is not None):
                open.add("unlike_part")
            return nothing(folded.expected, f"windows {between}", frozenset(open))
        if any(len(amount.counted) > 1 for amount in amounts.values()):
            open.add("counted")
            return nothing(folded.expected, "counted", frozenset(open))
        lacking = [o for o in kpi.operands if not self.has_ends(o, pieces, role)]
        if lacking:  # an opening or a closing that is not there: no value, never the nearest (rules 7 and 9)
            if len(kpi.operands) > 1:
                open.add("end_without_rest")
            return nothing(folded.expected, f"no_end {lacking[0].id}", frozenset(open))
        if not folded.complete and any(o.opening_plus_new for o in kpi.operands):
            open.add("new_partial")
        return replace(folded, open=frozenset(open))

    @staticmethod
    def has_ends(operand: Operand, pieces: list[Piece], role: Role) -> bool:
        """Whether the part that gives an opening or a closing stock is there."""
        if operand.over_time == "last":
            return not role.last or pieces[-1].amounts is not None
        if operand.over_time == "first" or operand.opening_plus_new:
            return not role.first or pieces[0].amounts is not None
        return True

    # -- the choice among sources ----------------------------------------------------------------------------------

    def of_source(self, asked: Asked, source: str) -> Piece:
        """Rule 4: said, else the sum of units, else the fold of shorter periods; the first complete one."""
        label = asked.label
        period = parse_period(label)
        if period.grain == "total" and plan_only(asked.kpi) and period.start.year == period.end.year:
            return self.cell(asked, source, label, Role())  # rule 11: a plan holds for its year
        if period.grain == "total":
            tiles = tiles_of(period.start, period.end)
            folded = self.span(asked, source, tiles, Role(alone=False))
            by_month = self.span(asked, source, months_of(label), Role(alone=False))
            if (folded.amounts, folded.complete) != (by_month.amounts, by_month.complete):
                return replace(folded, open=folded.open | {"total_printed"})
            return folded
        printed = self.cell(asked, source, label, Role())
        if printed.complete or period.grain in ("month", "day") or plan_only(asked.kpi):
            return printed
        parts = list(children(label))
        folded = self.span(asked, source, parts, Role(alone=False))
        if self.is_stock_of_unlike_windows(asked, source):
            folded = replace(folded, open=folded.open | {"stock_windows"})
        return folded if folded.complete else fullest([printed, folded])

    def is_stock_of_unlike_windows(self, asked: Asked, source: str) -> bool:
        """Whether the months that a closing stock does not look at have windows that do not tile."""
        if any(o.over_time not in ("first", "last") for o in asked.kpi.operands):
            return False
        places = (asked.unit,) if asked.unit else ("", *self.figures.units.get(asked.place, {}))
        windows = []
        for month in months_of(asked.label):
            cells = [(Where(asked.place, unit), measure) for unit in places for measure in asked.kpi.measures]
            figures = [self.figures.figure(source, where, month, measure) for where, measure in cells]
            facts = [figure.fact for figure in figures if figure is not None]
            windows.append(frozenset((f.period_start, f.period_end, f.period_basis) for f in facts))
        return bool(windows_that_do_not_tile(tuple(windows)))

    def pick(self, asked: Asked, labels: list[str] | None = None, role: Role | None = None) -> Piece:
        """Rule 3: by rank, then the newest accepted, the source's id last; rule 4: the first that is complete, and
        where none is, the fullest. `labels`: for a stretch of the period only."""
        pieces = []
        for source in self.figures.sources.get(asked.place, []):
            piece = (
                self.of_source(asked, source) if labels is None else self.span(asked, source, labels, role or Role())
            )
            if piece.amounts is not None and self.is_unlike(asked.kpi, piece):
                longer = len(months_of(asked.label)) > 1
                piece = nothing(piece.expected, "unlike", piece.open | ({"unlike_part"} if longer else set()))
            pieces.append((self.figures.ranks[source], -piece.newest, source, piece))
        pieces.sort(key=lambda one: one[:3])
        whole = [one for one in pieces if one[3].complete]
        refused = [one for one in pieces if one[3].refusal and one[3].amounts is None]
        if whole:
            rank, _, _, chosen = whole[0]
            open = set(chosen.open)
            if any(one[:3] < whole[0][:3] or one[0] == rank for one in refused):
                open.add("refused_source")
            rivals = [one for one in whole if one[0] == rank]
            stretch = labels or [asked.label]
            if len(rivals) > 1 and max(rivals, key=lambda one: self.last_word(asked, one[2], stretch)) != rivals[0]:
                open.add("newest")
            if min(rivals, key=lambda one: ROUTES.index(one[3].route)) != rivals[0]:
                open.add("route_or_newest")
            return replace(chosen, open=frozenset(open))
        present = [one[3] for one in pieces if one[3].amounts is not None]
        if present:
            chosen = fullest(present)
            return replace(chosen, open=chosen.open | {"refused_source"}) if refused else chosen
        if refused:
            return replace(refused[0][3], open=refused[0][3].open | {o for one in refused for o in one[3].open})
        every = frozenset().union(*(one[3].open for one in pieces))
        return nothing(max((one[3].expected for one in pieces), default=1), open=every)

    @staticmethod
    def is_unlike(kpi: Kpi, piece: Piece) -> bool:
        """Rule 15: a ratio of unlike things is refused."""
        used = [(piece.amounts or {})[o.id] for o in kpi.operands]
        counted = frozenset().union(*(amount.counted for amount in used))
        return kpi.is_ratio and len(counted) > 1 and not kpi.may_count_unlike

    def last_word(self, asked: Asked, source: str, labels: list[str]) -> int:
        """The newest batch with anything a source says of this place and KPI in these periods."""
        reached = {inner for label in labels for inner in within(label)}
        return max(
            self.figures.newest.get((source, asked.place, label, measure), 0)
            for label in reached
            for measure in asked.kpi.measures
        )

    # -- predecessors and the nation -------------------------------------------------------------------------------

    def resolve(self, asked: Asked) -> Piece:
        """Rules 4 and 12: a place's own figures if complete, else the complete sum of its predecessors (of the nation:
        its provinces), else its own, else what there is of them. Never both."""
        own = self.pick(asked)
        if own.complete or asked.unit or asked.level:
            return own
        if asked.place == NATION:
            return self.or_sum(asked, own, [p.id for p in self.provinces(asked)])
        place, period = PLACES[asked.place], parse_period(asked.label)
        if asked.boundaries == "reported" or not place.parts:
            is_across = period.start < place.valid_from and place.parts
            return replace(own, open=own.open | {"across_merger"}) if is_across else own
        if period.end < place.valid_from:
            return self.or_sum(asked, own, list(place.parts))
        if period.start < place.valid_from:
            return self.across(asked, own)
        return own

    def provinces(self, asked: Asked):
        """The provinces the nation is made of on the map asked."""
        if asked.boundaries == "today":
            return provinces_on(date(9999, 1, 1))
        day = parse_period(asked.label).end if asked.boundaries == "reported" else date.fromisoformat(asked.boundaries)
        return provinces_on(day)

    def or_sum(self, asked: Asked, own: Piece, parts: list[str]) -> Piece:
        """Own figures that are not complete, or the sum of the parts, each folded first."""
        if not asked.kpi.adds_over_places:
            return own
        total = self.over_places(asked.kpi, [self.resolve(replace(asked, place=part)) for part in parts])
        if total.complete or (own.amounts is None and (total.amounts is not None or total.refusal)):
            return total
        return replace(own, open=own.open | total.open) if own.amounts is None else own

    def over_places(self, kpi: Kpi, pieces: list[Piece]) -> Piece:
        """The sum over places; k of n places where not all are there."""
        present = [piece for piece in pieces if piece.amounts is not None]
        open = set().union(*(piece.open for piece in pieces))
        refusals = sorted({piece.refusal for piece in pieces if piece.refusal})
        if not present:
            return nothing(len(pieces), refusals[0] if refusals else "", frozenset(open))
        amounts: dict[str, Amount] = dict.fromkeys((o.id for o in kpi.operands), NOTHING)
        for piece in present:
            amounts = {name: amounts[name] + (piece.amounts or {})[name] for name in amounts}
        if any(not piece.complete for piece in present) or refusals:
            open.add("partial_places")
        if (
            any(len(amount.counted) > 1 for amount in amounts.values())
            or len({piece_windows(piece) for piece in present}) > 1
        ):
            open.add("unlike_places")
        return Piece(
            amounts,
            all(piece.complete for piece in pieces),
            len(present),
            len(pieces),
            "places",
            present[0].source if len({piece.source for piece in present}) == 1 else "",
            open=frozenset(open),
            is_plain=False,
            is_of_months=False,
            windows=windows_of(present[0]),
        )

    def across(self, asked: Asked, own: Piece) -> Piece:
        """A period across the merger: what its predecessors say of the months before, itself of those since; each
        folded first, then added."""
        place, period = PLACES[asked.place], parse_period(asked.label)
        if bad := not_foldable(asked.kpi):
            return (
                own if own.amounts is not None else nothing(refusal=own.refusal or f"not_foldable {bad}", open=own.open)
            )
        before = tiles_of(period.start, place.valid_from - timedelta(days=1))
        since = tiles_of(place.valid_from, period.end)
        opening, closing = Role(last=False, alone=False), Role(first=False, alone=False)
        old = self.pick(asked, before, opening) if is_needed(asked.kpi, opening) else not_needed(asked.kpi)
        if not old.complete and asked.kpi.adds_over_places:
            parts = [self.pick(replace(asked, place=part), before, opening) for part in place.parts]
            total = self.over_places(asked.kpi, parts)
            old = total if total.complete or old.amounts is None else old
        new = self.pick(asked, since, closing)
        open = old.open | new.open | own.open
        if any(MEASURES[o.lead].over_time == "plan" for o in asked.kpi.operands):
            open |= {"plan_merged"}
        both = self.together(asked.kpi, [old, new], Role())
        if both.complete:
            return replace(both, is_plain=False, source=new.source if old.source == new.source else "", open=both.open)
        open |= {"across_merger"}
        chosen = both if both.amounts is not None else own
        return replace(chosen, is_plain=False, open=chosen.open | open)

    # -- the answer ------------------------------------------------------------------------------------------------

    def answer(self, asked: Asked) -> Answer:
        """The value with what goes with it (rules 13, 15 and §4: Σ numerator ÷ Σ denominator)."""
        kpi = asked.kpi
        piece = self.resolve(asked)
        if piece.amounts is None:
            state = "refused" if piece.refusal else "missing"
            return Answer(None, state=state, reason=piece.refusal, open=piece.open)
        amounts, open = piece.amounts, set(piece.open)
        used = [amounts[o.id] for o in (*kpi.numerator, *kpi.minus, *kpi.denominator)]
        counted = frozenset().union(*(amount.counted for amount in used))
        if len(counted) > 1 and not kpi.may_count_unlike:
            if not kpi.is_ratio:
                open.add("counted")
            return Answer(None, state="refused", reason="unlike", open=frozenset(open))
        numerator = sum(amounts[o.id].value for o in kpi.numerator) - sum(amounts[o.id].value for o in kpi.minus)
        denominator = sum(amounts[o.id].value for o in kpi.denominator) if kpi.is_ratio else None
        is_difference = bool(kpi.minus) or any(amount.is_difference for amount in used)
        qualifier = qualifier_of([q for amount in used for q in amount.qualifiers], is_difference, kpi.is_ratio)
        if qualifier != "exact" and is_difference and not kpi.is_ratio:
            open.add("difference")
        if denominator is None:
            value: float | None = numerator * kpi.scale
        else:
            value = numerator / denominator * kpi.scale if denominator else None
        return Answer(
            value,
            numerator,
            denominator,
            qualifier,
            piece.complete,
            piece.covered if piece.is_plain else None,
            piece.expected if piece.is_plain else None,
            piece.route,
            piece.source,
            "value" if value is not None else "no_denominator",
            open=frozenset(open),
        )


def is_needed(kpi: Kpi, role: Role) -> bool:
    """Rule 9: of a KPI of stocks only the first and the last part matter, and so for its completeness."""
    if role.alone:
        return True
    ends = {"first": role.first, "last": role.last}
    return any(bool(o.opening_plus_new) or ends.get(o.over_time, True) for o in kpi.operands)


def not_foldable(kpi: Kpi) -> str:
    """§4: what cannot be folded over time is refused, with the measure named; received in total can (rule 7)."""
    if kpi.reported_only:
        return kpi.operands[0].lead
    return next((o.lead for o in kpi.operands if o.over_time in ("none", "ytd", "plan") and not o.opening_plus_new), "")


def plan_only(kpi: Kpi) -> bool:
    return all(o.over_time == "plan" for o in kpi.operands)


def fullest(pieces: list[Piece]) -> Piece:
    """Rule 4, none complete: the fullest with its coverage; of equals the first in order."""
    present = [piece for piece in pieces if piece.amounts is not None]
    if not present:
        refused = [piece for piece in pieces if piece.refusal]
        open = frozenset().union(*(piece.open for piece in pieces))
        return replace((refused or pieces)[0], open=open)
    by_share = max(present, key=lambda piece: piece.share)
    by_months = max(present, key=lambda piece: (piece.months, piece.covered))
    by_time = max(present, key=lambda piece: piece.fullness)
    rivals = [p for p in present if p is not by_share and p.share == by_share.share]
    if len(present) > 1 and (by_share is not by_months or by_share is not by_time or rivals):
        return replace(by_share, open=by_share.open | {"fullest"})
    return by_share


def qualifier_of(qualifiers: list[str], is_difference: bool, is_ratio: bool) -> str:
    """Rule 13: exact and over is over; exact and nearly or under is nearly; else about. A ratio with any is about."""
    inexact = {q for q in qualifiers if q != "exact"}
    if not inexact:
        return "exact"
    if is_ratio or is_difference:
        return "about"
    if len(qualifiers) == 1:
        return qualifiers[0]
    if inexact == {"over"}:
        return "over"
    return "nearly" if inexact <= {"nearly", "under"} else "about"


def piece_windows(piece: Piece) -> frozenset[Window]:
    return frozenset().union(*(amount.windows for amount in (piece.amounts or {}).values()))


def windows_of(piece: Piece) -> tuple[frozenset[Window], ...]:
    """The windows of the parts a piece is made of, in order; empty where a part is not there or not needed."""
    return piece.windows or (piece_windows(piece),)


def windows_that_do_not_tile(windows: tuple[frozenset[Window], ...]) -> str:
    """Rule 10: parts fold only if each begins the day after the one before ends, or all are of unknown basis; a part
    with two windows is never folded. Returns where they do not, or ""."""
    bases = {basis for part in windows for _, _, basis in part}
    for part in windows:
        if len({(start, end) for start, end, _ in part}) > 1:
            return "unlike"
    if bases <= {"unknown"}:
        return ""
    for part, following in pairwise(windows):
        if not part or not following:
            continue
        (_, end, _), (start, _, _) = next(iter(part)), next(iter(following))
        if end is None or start is None or day_after(end) != start:
            return f"{end} {start}"
    return ""


def months_of(label: str) -> list[str]:
    period = parse_period(label)
    return months_between(period.start, period.end)


def tiles_of(start: date, end: date) -> list[str]:
    """The longest printed kinds of periods that tile a range of whole months: years, halves, quarters, months."""
    tiles: list[str] = []
    day = start
    while day <= end:
        candidates = [
            label
            for grain in ("year", "half", "quarter", "month")
            for label in labels_between(grain, day, end)
            if parse_period(label).start == day
        ]
        tiles.append(candidates[0])
        day = day_after(parse_period(candidates[0]).end)
    return tiles
