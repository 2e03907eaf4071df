"""Chapter Three, Part D, and § 5G1.2, typed a second time by hand: for any edition, what several counts must give."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from attrs import frozen

from sentencing import calculate
from sentencing.case import Case, History, Limits
from sentencing.cite import Cite
from sentencing.counts import Count, CountGroup, Stated
from sentencing.errors import SentencingError
from sentencing.manual import Manual

HISTORICAL_NOTES: Mapping[str, tuple[tuple[date, int | None], ...]] = {
    "3D1.1": ((date(1987, 11, 1), None), (date(1990, 11, 1), 348), (date(2005, 11, 1), 677)),
    "3D1.2": (
        (date(1987, 11, 1), None),
        (date(1988, 6, 15), 45),
        (date(1989, 11, 1), 121),
        (date(1990, 11, 1), 349),
        (date(1991, 11, 1), 417),
        (date(1992, 11, 1), 458),
        (date(1993, 11, 1), 496),
        (date(1995, 11, 1), 534),
        (date(1996, 11, 1), 538),
        (date(2001, 11, 1), 617),
        (date(2002, 11, 1), 638),
        (date(2003, 1, 25), 648),
        (date(2004, 11, 1), 664),
        (date(2005, 11, 1), 679),
        (date(2007, 11, 1), 701),
        (date(2023, 11, 1), 823),
    ),
    "3D1.3": ((date(1987, 11, 1), None),),
    "3D1.4": ((date(1987, 11, 1), None), (date(1990, 11, 1), 350)),
    "5C1.2": ((date(1994, 9, 23), 509), (date(2001, 11, 1), 624), (date(2023, 11, 1), 817)),
    "5G1.1": ((date(1987, 11, 1), None), (date(1989, 11, 1), 286)),
    "5G1.2": ((date(1987, 11, 1), None), (date(2012, 11, 1), 767)),
}

HISTORY = History(points=4)


@frozen
class Row:
    """A lesson: a case of several counts, and what of its outcome it must give; ``None`` is a refusal."""

    lesson: str
    case: Case
    expected: object
    given_by: Callable[[Case, date], object]

    def given(self, day: date) -> object:
        """What the library gives."""
        try:
            return self.given_by(self.case, day)
        except SentencingError:
            return None

    def holds(self, day: date) -> bool:
        """Whether the library gives what the lesson says."""
        return self.given(day) == self.expected


def _steps(case: Case, day: date) -> object:
    return [str(step) for step in calculate(case, manual=Manual.on(day)).steps]


def _units(case: Case, day: date) -> object:
    return [group.units for group in calculate(case, manual=Manual.on(day)).groups]


def _excluded_by(case: Case, day: date) -> object:
    return [str(term.excluded_by) for term in calculate(case, manual=Manual.on(day)).consecutive]


def _range(case: Case, day: date) -> object:
    return str(calculate(case, manual=Manual.on(day)).range)


def _count(level: int, letter: str | None, guideline: str = "2B3.1", **facts: object) -> Count:
    return Count(guideline, found=(Stated.parse(f"{guideline} = {level}"),), group=letter, **facts)


def _apart(*levels: int) -> Case:
    return Case(tuple(_count(level, f"G{place}") for place, level in enumerate(levels)), history=HISTORY)


_BELOW = {0: 1.0, 1: 1.0, 4: 1.0, 5: 0.5, 8: 0.5, 9: 0.0, 12: 0.0}
_INCREASES: tuple[tuple[tuple[int, ...], int], ...] = (
    ((30,), 0),
    ((30, 25), 1),
    ((30, 30), 2),
    ((30, 30, 25), 3),
    ((30, 30, 30), 3),
    ((30, 30, 30, 25), 4),
    ((30, 30, 30, 30), 4),
    ((30, 30, 30, 30, 25), 4),
    ((30, 30, 30, 30, 30), 4),
    ((30, 30, 30, 30, 30, 25), 5),
    ((30, 30, 30, 30, 30, 30), 5),
    ((30, 30, 30, 30, 30, 30, 30, 30, 30), 5),
)
"""Levels of Groups, and what their units add: 1 none, 1.5 one, 2 two, 2.5 and 3 three, 3.5 to 5 four, more five."""


def unit_rows(_day: date) -> Iterator[Row]:
    """§ 3D1.4: the units by distance, and the increase by units, the same under both tables."""
    for below, units in _BELOW.items():
        yield Row(f"{below} below", _apart(30, 30 - below), [1.0, units], _units)
    for levels, increase in _INCREASES:
        added = [f"3D1.4 +{increase}"] if increase else []
        steps = ["3D1.3(a) = 30", *added] if len(levels) > 1 else ["2B3.1 = 30"]
        yield Row(f"{len(levels)} Groups", _apart(*levels), steps, _steps)
    yield Row("in any order", _apart(25, 30), ["3D1.3(a) = 30", "3D1.4 +1"], _steps)


def group_rows(_day: date) -> Iterator[Row]:
    """§ 3D1.3: the highest count of a Group, or the aggregate as found."""
    counts = (_count(20, "A"), _count(24, "A", "2A2.2"))
    yield Row("the highest", Case(counts, history=HISTORY), ["3D1.3(a) = 24"], _steps)
    aggregate = CountGroup("A", found=(Stated.parse("2D1.1 = 34"),))
    drugs = (_count(20, "A", "2D1.1"), _count(24, "A", "2D1.1"))
    yield Row("the aggregate", Case(drugs, history=HISTORY, groups=(aggregate,)), ["3D1.3(b) = 34"], _steps)


def exclusion_rows(day: date) -> Iterator[Row]:
    """§ 3D1.1: consecutive terms, by the provision of the edition; § 1028A by name since 1 November 2005."""
    split = date(2005, 11, 1) <= day
    cite = "3D1.2" if day < date(1990, 11, 1) else "3D1.1(b)(1)" if split else "3D1.1(b)"
    firearm = Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=60)
    yield Row("consecutive", Case((_count(20, None), firearm), history=HISTORY), [cite], _excluded_by)
    yield Row("its level alone", Case((_count(20, None), firearm), history=HISTORY), ["2B3.1 = 20"], _steps)
    identity = Count("2B1.6", statute="18 U.S.C. 1028A(a)(1)", consecutive=24)
    named = "3D1.1(b)(2)" if split else cite
    yield Row("§ 1028A", Case((_count(20, None), identity), history=HISTORY), [named], _excluded_by)
    for statute in ("18 U.S.C. 924(c)", "18 U.S.C. 929(a)", "18 U.S.C. 844(h)", "18 U.S.C. 1028A"):
        without = Case((_count(20, "A"), _count(10, "B", "2K2.4", statute=statute)), history=HISTORY)
        yield Row(f"{statute} without a term", without, None, _steps)


_LISTED: Mapping[str, tuple[date, date]] = {
    "2D1.1": (date(1987, 11, 1), date.max),
    "2C1.1": (date(1989, 11, 1), date.max),
    "2K2.2": (date(1990, 11, 1), date(1991, 11, 1)),
    "2K2.1": (date(1991, 11, 1), date.max),
    "2L1.1": (date(1992, 11, 1), date.max),
    "2B1.2": (date(1987, 11, 1), date(1993, 11, 1)),
    "2F1.1": (date(1987, 11, 1), date(2001, 11, 1)),
    "2B1.5": (date(2002, 11, 1), date.max),
    "2C1.8": (date(2003, 1, 25), date.max),
    "2G2.4": (date(2001, 11, 1), date(2004, 11, 1)),
    "2A3.5": (date(2007, 11, 1), date.max),
}
"""Guidelines, and the days from which and before which § 3D1.2(d) lists them."""


def list_rows(day: date) -> Iterator[Row]:
    """§ 3D1.2(d): two counts under a listed guideline group without more; otherwise it is not settled."""
    for guideline, (begins, ends) in _LISTED.items():
        if day < date(1988, 6, 15) and guideline not in {"2D1.1", "2B1.2", "2F1.1"}:
            continue  # the first list names ranges of sections
        counts = (_count(20, None, guideline), _count(20, None, guideline))
        expected = ["3D1.3(b) = 20"] if begins <= day < ends else None
        yield Row(guideline, Case(counts, history=HISTORY), expected, _steps)
    rule = CountGroup("A", rule=Cite("3D1.2", "(d)"), found=(Stated.parse("2G1.3 = 30"),))
    counts = (_count(20, "A", "2G1.3"), _count(20, "A", "2G1.3"))
    excluded = date(2023, 11, 1) <= day
    steps = None if excluded else ["3D1.3(b) = 30"]
    if date(2007, 11, 1) <= day:
        yield Row("2G1.3", Case(counts, history=HISTORY, groups=(rule,)), steps, _steps)


def limit_rows(day: date) -> Iterator[Row]:
    """§ 5G1.2: 20/III is 41-51; a minimum of 60 on one count, and two maxima of 24 together."""
    minimum = (_count(20, "A", maximum=240, minimum=60), _count(10, "A", maximum=240))
    raised = "60" if date(2012, 11, 1) <= day else "41-51"
    yield Row("a minimum on one count", Case(minimum, history=HISTORY), raised, _range)
    maxima = (_count(20, "A", maximum=24), _count(20, "A", maximum=24))
    yield Row("by its subsection", Case(minimum, history=HISTORY), ["5G1.2(b)"] if raised == "60" else [], _cites)
    yield Row("by another", Case(maxima, history=HISTORY), ["5G1.2(d)"], _cites)
    yield Row("the sum of the maxima", Case(maxima, history=HISTORY), "41-48", _range)


def _cites(case: Case, day: date) -> object:
    return [str(step.cite) for step in calculate(case, manual=Manual.on(day)).range_steps]


def single_limit_rows(day: date) -> Iterator[Row]:
    """§ 5G1.1: 20/III is 41-51; limits below, above and inside it, each by its subsection."""
    first = day < date(1989, 11, 1)
    for maximum, minimum, left, cite in (
        (40, None, "40", "(a)"),
        (240, 52, "52", "(b)"),
        (50, None, "41-50", "(a)" if first else "(c)"),
        (240, 42, "42-51", "(b)" if first else "(c)"),
    ):
        case = Case((_count(20, None, maximum=maximum, minimum=minimum),), history=HISTORY)
        yield Row(f"{maximum} and {minimum}", case, left, _range)
        yield Row(f"{maximum} and {minimum}, cited", case, [f"5G1.1{cite}"], _cites)
    for maximum, minimum in ((51, None), (240, 41)):
        case = Case((_count(20, None, maximum=maximum, minimum=minimum),), history=HISTORY)
        yield Row("at the end of the range", case, [], _cites)


def safety_valve_rows(day: date) -> Iterator[Row]:
    """§ 5C1.2: from 2001 not below level 17, from 2023 not below 24-30, for a minimum of five years."""
    for months, level in ((60, 10), (59, 10), (60, 17), (60, 16), (60, 11), (60, 12)):
        case = Case(
            (_count(level, None, maximum=480, minimum=months),), history=HISTORY, statute=Limits(safety_valve=True)
        )
        expected: object
        if day < date(1994, 9, 23):
            expected = None
        elif months < 60 or day < date(2001, 11, 1):
            expected = IN_CATEGORY_III[level]
        elif day < date(2023, 11, 1):
            expected = IN_CATEGORY_III[max(level, 17)]
        else:
            expected = "24-30" if level < 13 else IN_CATEGORY_III[level]
        yield Row(f"{months} months at {level}", case, expected, _range)


IN_CATEGORY_III = {10: "10-16", 11: "12-18", 12: "15-21", 16: "27-33", 17: "30-37"}

ROWS: Mapping[str, Callable[[date], Iterator[Row]]] = {
    "3D1.1": exclusion_rows,
    "3D1.2": list_rows,
    "3D1.3": group_rows,
    "3D1.4": unit_rows,
    "5C1.2": safety_valve_rows,
    "5G1.1": single_limit_rows,
    "5G1.2": limit_rows,
}
"""For each section, the rows that try it."""
