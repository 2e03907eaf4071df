"""§ 5E1.2 (until 31 October 1989 § 5E4.2): the fine range, in dollars."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from sentencing.cite import Cite
from sentencing.counts import Count
from sentencing.dated import Dated, Version
from sentencing.manual.chapter5.convictions import Conviction, Texts
from sentencing.offense_class import OffenseClass
from sentencing.partial import PartialDate
from sentencing.terms import OffenseLevel
from sentencing.truth import Open


@frozen
class FineRow:
    """A row of the Fine Table: from an offense level up, columns A and B, in dollars."""

    level: int
    minimum: int
    maximum: int


@frozen
class FineTable:
    """The Fine Table: columns A and B, in dollars, for the lowest levels, then from each level up.

    >>> FINES.on(date(2015, 11, 1)).table.row(21)
    (15000, 150000)
    """

    minimum: int
    maximum: int
    rows: tuple[FineRow, ...]

    def row(self, level: int) -> tuple[int, int]:
        """Columns A and B for an offense level."""
        for row in reversed(self.rows):
            if level >= row.level:
                return row.minimum, row.maximum
        return self.minimum, self.maximum


@frozen
class Multiples:
    """Until 31 October 1991 the range reached to the gain, and to multiples of loss and gain.

    Attributes:
        of_loss: how many times the loss the maximum reaches.
        of_gain: how many times the gain.
        whose_gain: whose gain that is.
    """

    of_loss: int
    of_gain: int
    whose_gain: str


@frozen
class OffenseDateRule:
    """(h): for offenses committed before a day, the fine range as another day's edition gives it."""

    committed_before: date
    as_on: date


@frozen
class MostByClass:
    """The greatest fine, in dollars, for a felony, for another misdemeanor, and for an infraction."""

    felony: int
    misdemeanor: int
    infraction: int

    def of(self, conviction: Conviction) -> int:
        """The greatest for the gravest class that a conviction may have."""
        gravest = conviction.classes[0]
        if gravest.is_felony:
            return self.felony
        return self.infraction if gravest is OffenseClass.INFRACTION else self.misdemeanor


@frozen
class FineRule:
    """§ 5E1.2(c) in one edition.

    Attributes:
        section: its number.
        table: the Fine Table.
        statute_above: the statutory maximum, in dollars, above which the statute limits the fine, not column B, (c)(4).
        multiples: the multiples of loss and gain; ``None`` where the table alone governs.
        adds_costs: whether (i) adds the cost of imprisonment or supervision.
        offense_date: the rule of (h); ``None`` before there was one.
        most: the most that (b) allowed by class of offense unless a statute expressly authorised more.
    """

    section: str
    table: FineTable
    statute_above: int
    multiples: Multiples | None = None
    adds_costs: bool = False
    offense_date: OffenseDateRule | None = None
    most: MostByClass | None = None


_ROWS_TO_2015 = (
    FineRow(6, 500, 5_000),
    FineRow(8, 1_000, 10_000),
    FineRow(10, 2_000, 20_000),
    FineRow(12, 3_000, 30_000),
    FineRow(14, 4_000, 40_000),
    FineRow(16, 5_000, 50_000),
    FineRow(18, 6_000, 60_000),
    FineRow(20, 7_500, 75_000),
    FineRow(23, 10_000, 100_000),
    FineRow(26, 12_500, 125_000),
    FineRow(29, 15_000, 150_000),
    FineRow(32, 17_500, 175_000),
    FineRow(35, 20_000, 200_000),
    FineRow(38, 25_000, 250_000),
)
_TABLE_OF_1987 = FineTable(25, 250, (FineRow(2, 100, 1_000), FineRow(4, 250, 2_500), *_ROWS_TO_2015))
_TABLE_OF_1989 = FineTable(100, 5_000, (FineRow(4, 250, 5_000), *_ROWS_TO_2015))
_TABLE_OF_2015 = FineTable(
    200,
    9_500,
    (
        FineRow(4, 500, 9_500),
        FineRow(6, 1_000, 9_500),
        FineRow(8, 2_000, 20_000),
        FineRow(10, 4_000, 40_000),
        FineRow(12, 5_500, 55_000),
        FineRow(14, 7_500, 75_000),
        FineRow(16, 10_000, 95_000),
        FineRow(18, 10_000, 100_000),
        FineRow(20, 15_000, 150_000),
        FineRow(23, 20_000, 200_000),
        FineRow(26, 25_000, 250_000),
        FineRow(29, 30_000, 300_000),
        FineRow(32, 35_000, 350_000),
        FineRow(35, 40_000, 400_000),
        FineRow(38, 50_000, 500_000),
    ),
)

_OF_DEFENDANT = Multiples(2, 3, "the defendant's gain")
_OF_ALL = Multiples(2, 3, "the gain of all participants")
_NOT_AMENDED = "rows from level 6 up and the $250,000 of (c)(4), which no amendment touched before 2015"

FINES: Dated[FineRule] = Dated(
    "§ 5E1.2",
    (
        Version(
            date(1987, 11, 1),
            None,
            FineRule(
                "5E4.2",
                _TABLE_OF_1987,
                250_000,
                _OF_DEFENDANT,
                adds_costs=True,
                most=MostByClass(felony=250_000, misdemeanor=25_000, infraction=1_000),
            ),
            inferred=_NOT_AMENDED,
        ),
        Version(
            date(1988, 1, 15),
            54,
            FineRule("5E4.2", _TABLE_OF_1987, 250_000, _OF_ALL, adds_costs=True),
            inferred=_NOT_AMENDED,
        ),
        Version(date(1989, 11, 1), 281, FineRule("5E1.2", _TABLE_OF_1989, 250_000, _OF_ALL, adds_costs=True)),
        Version(date(1991, 11, 1), 384, FineRule("5E1.2", _TABLE_OF_1989, 250_000, adds_costs=True)),
        Version(date(1997, 11, 1), 572, FineRule("5E1.2", _TABLE_OF_1989, 250_000)),
        Version(
            date(2015, 11, 1),
            791,
            FineRule(
                "5E1.2",
                _TABLE_OF_2015,
                500_000,
                offense_date=OffenseDateRule(date(2015, 11, 1), as_on=date(2014, 11, 1)),
            ),
        ),
    ),
)


@frozen
class Fine:
    """The fine guideline range, in dollars.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> print(found.fine.cite, found.fine.minimum, found.fine.maximum)
    5E1.2(c)(3) 2000 20000

    Attributes:
        cite: the subsection that sets it.
        minimum: the least fine.
        maximum: the greatest.
        because: by what.
        source: the text applied.
        notes: what is not in the figures.
    """

    cite: Cite
    minimum: int
    maximum: int
    because: str
    source: str
    notes: tuple[str, ...] = ()


_EITHER_SIDE = (
    "Counts lie on either side of the day in § 5E1.2(h)(1), which does not say which table governs: the later."
)
_IF_EARLIER = (
    "If the offense of another count is older than § 5E1.2(h)(1) asks, which its `ended` leaves open, counts lie on "
    "either side of that day, and (h) does not say which table governs: the later."
)


def fine(edition: Texts, level: OffenseLevel, convictions: tuple[Conviction, ...]) -> Fine | Open:
    """§ 5E1.2 of an edition: its Fine Table, or the earlier one where the offense is older than (h) asks.

    A rule on fines in the guideline of Chapter Two prevails, (b); it is not modelled. Of counts on either side of the
    day of (h) the last decides, as § 1B1.11(b)(3) has it for the Manual itself.

    >>> from sentencing.manual.chapter5.convictions import Printed, convictions_of
    >>> for year in (2015, 2016):
    ...     count = convictions_of((Count("2L1.2"),), (240,), (PartialDate.parse(f"{year}-06"),))
    ...     found = fine(Printed(date(2018, 11, 1)), OffenseLevel(21), count)
    ...     print(found.minimum, found.maximum)
    7500 75000
    15000 150000
    """
    rule = edition.text(FINES)
    found = _fine(rule, edition.source(FINES), level.number, convictions)
    if rule.offense_date is None:
        return found
    by_date = rule.offense_date
    older = [_older(conviction.ended, by_date) for conviction in convictions]
    if all(older):
        then = FINES.version(by_date.as_on).source
        return evolve(_fine(FINES.on(by_date.as_on), then, level.number, convictions), cite=Cite("5E1.2", "(h)(1)"))
    if False not in older:
        ask = f"{convictions[older.index(None)].key}.ended: state when the offense ended"
        return Open(f"{ask}; before {by_date.committed_before} the earlier Fine Table governs (§ 5E1.2(h)(1))")
    if True in older:
        return evolve(found, notes=(*found.notes, _EITHER_SIDE))
    return evolve(found, notes=(*found.notes, _IF_EARLIER)) if None in older else found


def _older(ended: PartialDate, rule: OffenseDateRule) -> bool | None:
    if ended.latest < rule.committed_before:
        return True
    return False if ended.earliest >= rule.committed_before else None


def _fine(rule: FineRule, source: str, level: int, convictions: tuple[Conviction, ...]) -> Fine:
    counts = [conviction.count for conviction in convictions]
    minimum, maximum = rule.table.row(level)
    pinpoint, because, notes = "(c)(3)", f"the Fine Table at level {level}", list[str]()
    if rule.multiples is not None:
        reached = _with_multiples(rule.multiples, minimum, maximum, counts)
        if reached != (minimum, maximum):
            pinpoint, because = "(c)", f"{because}, the gain and the loss"
        minimum, maximum = reached
        notes += _on_multiples(rule.multiples, counts)
    authorised = max((count.maximum_fine for count in counts if count.maximum_fine is not None), default=0)
    if authorised > rule.statute_above:
        minimum, maximum = min(minimum, authorised), authorised
        pinpoint, because = "(c)(4)", f"{because}; the statute authorises ${authorised:,}"
    elif rule.most is not None:
        most = max(authorised, *(rule.most.of(conviction) for conviction in convictions))
        if most < maximum:
            minimum, maximum = min(minimum, most), most
            pinpoint, because = "(b)", f"{because}; not above ${most:,} for an offense of its class"
    if rule.adds_costs:
        notes.append(f"§ {rule.section}(i) adds an amount for the cost of imprisonment, probation or supervision.")
    return Fine(Cite(rule.section, pinpoint), minimum, maximum, because, source, tuple(notes))


def _with_multiples(multiples: Multiples, minimum: int, maximum: int, counts: list[Count]) -> tuple[int, int]:
    gain = sum(count.pecuniary_gain or 0 for count in counts)
    loss = sum(count.pecuniary_loss or 0 for count in counts)
    return max(minimum, gain), max(maximum, multiples.of_loss * loss, multiples.of_gain * gain)


def _on_multiples(multiples: Multiples, counts: list[Count]) -> Iterator[str]:
    unstated = [
        key
        for key, amounts in (
            ("pecuniary_gain", [count.pecuniary_gain for count in counts]),
            ("pecuniary_loss", [count.pecuniary_loss for count in counts]),
        )
        if None in amounts
    ]
    if unstated:
        keys = " and ".join(f"`count.{key}`" for key in unstated)
        yield f"{keys} not stated: until 31 October 1991 gain and loss could raise the fine range."
    if any(count.pecuniary_gain is not None for count in counts):
        yield f"`count.pecuniary_gain` is less restitution; the maximum reads {multiples.whose_gain} before it."
