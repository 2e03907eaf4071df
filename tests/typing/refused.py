"""What a type checker refuses: each line would be a mistake, and a checker that let it pass would say so here.

An ignored line is one in which an error is expected: both checkers complain of a comment that ignores nothing.
"""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterator
from datetime import date

import polars as pl

import sentencing as s
from sentencing import frames, plots, strategies, ussc


def levels_and_terms(terms: s.Range) -> Iterator[object]:
    """Life is no number, and neither is a level until it is asked for its number."""
    yield s.LIFE - 3  # type: ignore[operator]
    yield s.LIFE + s.LIFE  # type: ignore[operator]
    yield terms.maximum - 1  # type: ignore[operator]
    yield s.OffenseLevel("21")  # type: ignore[arg-type]
    yield s.OffenseLevel(21) + 1  # type: ignore[operator]
    yield s.OffenseLevel(21) < "22"  # type: ignore[operator]
    yield s.CriminalHistoryCategory.from_points("5")  # type: ignore[arg-type]
    yield s.Range("46", "57")  # type: ignore[arg-type]
    yield s.Range(46)  # type: ignore[call-arg]
    yield s.Duration("13 months")  # type: ignore[arg-type]
    yield s.Duration(months=1) < 2  # type: ignore[operator]
    yield s.spread("60", 87)  # type: ignore[arg-type]


def editions(book: s.Manual, speed: s.Dated[int]) -> Iterator[object]:
    """An edition is a date, and a level or a category has the forms that it has."""
    yield s.Manual.on("2009-11-01")  # type: ignore[arg-type]
    yield s.Manual.on(2009)  # type: ignore[arg-type]
    yield book.table.range("21", "II")  # type: ignore[arg-type]
    yield book.table.range(21)  # type: ignore[call-arg]
    yield book[21]  # type: ignore[index]
    yield book.adjust("2L1.2(a)")  # type: ignore[arg-type]
    yield speed.on("1990-01-01")  # type: ignore[arg-type]


def findings() -> Iterator[object]:
    """A finding has a citation, one of the four effects and a reason."""
    yield s.Cite(21)  # type: ignore[arg-type]
    yield s.Add("2")  # type: ignore[arg-type]
    yield s.Finding("3B1.2(b)", s.Add(-2), "minor participant")  # type: ignore[arg-type]
    yield s.Finding(s.Cite("3B1.2", "(b)"), -2, "minor participant")  # type: ignore[arg-type]
    yield s.Finding(s.Cite("3B1.2", "(b)"), s.Add(-2))  # type: ignore[call-arg]
    yield s.EarlyDisposition(levels="2")  # type: ignore[arg-type]
    yield s.EarlyDisposition()  # type: ignore[call-arg]
    yield s.Acceptance(motion="yes")  # type: ignore[arg-type]
    yield s.Departure("II")  # type: ignore[arg-type]


def cases(case: s.Case, count: s.Count, revocation: s.RevocationCase) -> Iterator[object]:
    """Facts have types, and what may be missing must be asked for."""
    yield s.Count("2D1.1", group=1)  # type: ignore[arg-type]
    yield s.Count("2L1.2", ended=date(2009, 8, 1))  # type: ignore[arg-type]
    yield s.Count("2L1.2", found=["2L1.2(a)"])  # type: ignore[arg-type]
    yield s.Case(count)  # type: ignore[arg-type]
    yield s.Case((count,), manual="2009-11-01")  # type: ignore[arg-type]
    yield s.Case((count,), histroy=s.History())  # type: ignore[call-arg]
    yield s.Prior(grade="felony")  # type: ignore[arg-type]
    yield s.Prior(kinds={"crime of violence"})  # type: ignore[arg-type]
    yield s.History(category="II")  # type: ignore[arg-type]
    yield count.consecutive + 1  # type: ignore[operator]
    yield case.priors[0]  # type: ignore[index]
    yield s.load_case(["case.toml"])  # type: ignore[arg-type]
    yield s.case_from_dict("case.toml")  # type: ignore[arg-type]
    yield s.calculate("case.toml")  # type: ignore[arg-type]
    yield s.calculate(revocation)  # type: ignore[arg-type]
    yield s.calculate_revocation(case)  # type: ignore[arg-type]
    yield s.calculate(case, s.Manual.on(date(2009, 11, 1)))  # type: ignore[call-arg]
    yield s.calculate(case, manual=date(2009, 11, 1))  # type: ignore[arg-type]
    yield s.calculate(case, readings=["counted"])  # type: ignore[arg-type]


def comparisons(case: s.Case, outcome: s.Outcome, disparity: s.Disparity) -> Iterator[object]:
    """One case is compared; a departure, a share or a row's range may be missing."""
    yield s.compare([case])  # type: ignore[arg-type]
    yield s.compare(case, on=2010)  # type: ignore[arg-type]
    yield s.compare(case, among=[4])  # type: ignore[list-item]
    yield s.may_consider("N.D. Ill.")  # type: ignore[call-arg]
    yield s.both_manuals(outcome)  # type: ignore[arg-type]
    yield outcome.points + 1  # type: ignore[operator]
    yield outcome.range_after_departure.minimum  # type: ignore[union-attr]
    yield disparity.summary.share_within * 100  # type: ignore[operator]
    yield disparity.row("D. Idaho").range.minimum  # type: ignore[union-attr]


def extras(disparity: s.Disparity) -> Iterator[object]:
    """A list is no frame, a form has two names, and a picture is drawn of what is worked out."""
    yield frames.outcomes([21, 22], frames.LEVEL_AND_CATEGORY)  # type: ignore[type-var]
    yield frames.outcomes(pl.DataFrame(), "level and category")  # type: ignore[arg-type]
    yield frames.disparities(pl.DataFrame(), frames.LEVEL_AND_CATEGORY, form="tall")  # type: ignore[arg-type]
    yield ussc.variable(7)  # type: ignore[arg-type]
    yield ussc.term(470) - 1  # type: ignore[operator]
    yield plots.table("2009-11-01")  # type: ignore[arg-type]
    yield plots.figure([disparity])  # type: ignore[arg-type]
    yield plots.save(disparity, b"ranges.svg")  # type: ignore[arg-type, func-returns-value]
    yield strategies.cases("2009-11-01")  # type: ignore[arg-type]
    yield strategies.frames("spark")  # type: ignore[arg-type]


def changed(case: s.Case, ledger: s.Ledger, outcome: s.Outcome, terms: s.Range) -> None:
    """A value is not changed; another is made."""
    s.OffenseLevel(21).number = 22  # type: ignore[misc]
    terms.minimum = 0  # type: ignore[misc]
    case.manual = date(2009, 11, 1)  # type: ignore[misc]
    ledger.steps[0].after = 0  # type: ignore[misc]
    outcome.range = terms  # type: ignore[misc]
    s.READINGS[0].chosen = "no"  # type: ignore[misc]
    ledger.steps.append(ledger.steps[0])  # type: ignore[attr-defined]
