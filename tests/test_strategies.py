"""Strategies: what each generates is valid, shrinks as it says, and is what ``from_type`` gives."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeVar

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from tests.cases import answered

from sentencing import case_from_dict, case_to_dict, compare, strategies
from sentencing.case import Acceptance, Case, EarlyDisposition, History
from sentencing.counts import Adjustments, Count, Stated
from sentencing.duration import Duration
from sentencing.errors import NotModelled, SentencingError
from sentencing.manual import EFFECTIVE_DAYS, LAST_DAY, Manual
from sentencing.manual.chapter5.table import TABLE, SentencingTable
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Prior
from sentencing.programmes import Programme
from sentencing.programmes.benefits import LevelsOff, StipulatedRange
from sentencing.programmes.record import Confidence
from sentencing.strategies.by_type import OF_TYPES
from sentencing.strategies.frame import Library
from sentencing.strategies.values import EDITIONS
from sentencing.terms import LIFE, CriminalHistoryCategory, OffenseLevel, Range

T = TypeVar("T")

NEWEST = date(2025, 11, 1)
IN_2009 = date(2009, 11, 1)
QUICK = settings(database=None, max_examples=20_000, phases=[Phase.generate, Phase.shrink])
"""What is looked for comes once in about a thousand examples at the rarest."""


def simplest(strategy: st.SearchStrategy[T], condition: Callable[[T], bool] = lambda _: True) -> T:
    """What an example shrinks to."""
    return find(strategy, condition, settings=QUICK)


def day(text: str) -> PartialDate:
    """A day, written short."""
    return PartialDate.parse(text)


# Law


def test_editions_are_spans_in_which_no_law_changes() -> None:
    """Each begins on an effective day and ends on the day before the next; together they take in every day."""
    firsts, lasts = zip(*reversed(EDITIONS), strict=True)

    assert firsts == EFFECTIVE_DAYS
    assert [first - timedelta(days=1) for first in firsts[1:]] == list(lasts[:-1])
    assert (firsts[0], lasts[-1]) == (date(1987, 11, 1), LAST_DAY)


@given(strategies.days(), strategies.editions(), strategies.tables())
def test_law_is_that_of_some_day(when: date, edition: Manual, table: SentencingTable) -> None:
    """A day has a Manual, an edition is one of a day, and a Table is one of the four."""
    assert Manual.on(when).day == when
    assert edition == Manual.on(edition.day)
    assert table in [version.text for version in TABLE.versions]


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        (lambda _: True, NEWEST),
        (lambda when: when < date(2003, 10, 27), date(2003, 4, 30)),
        (lambda when: when.month == 10, date(2026, 10, 31)),
        (lambda when: when.day == 31 and when.year < 2026, date(2025, 10, 31)),
    ],
)
def test_days_shrink_to_the_first_day_of_the_newest_edition(condition: Callable[[date], bool], shown: date) -> None:
    """Of all that fail, the newest edition is shown, and of that the first day, or the last, or the earliest."""
    assert simplest(strategies.days(), condition) == shown


def test_law_shrinks_to_the_newest() -> None:
    """The Table of § 5A without zones was last in force before 1 November 1992."""
    assert simplest(strategies.editions()) == Manual.on(NEWEST)
    assert simplest(strategies.tables()) == TABLE.on(NEWEST)
    assert simplest(strategies.tables(), lambda table: table.zones is None) == TABLE.on(date(1991, 11, 1))


# Values


@given(strategies.levels(), strategies.categories(), strategies.terms(), strategies.ranges())
def test_values_of_the_table(level: OffenseLevel, category: CriminalHistoryCategory, term: object, of: Range) -> None:
    """A level and a category have a cell; a term is a bound; a range has its ends in order."""
    assert TABLE.on(NEWEST).range(level, category)
    assert Range(0, LIFE).minimum <= term <= LIFE
    assert of.minimum <= of.maximum


@given(strategies.durations(), strategies.partial_dates())
def test_values_of_time_read_back(term: Duration, when: PartialDate) -> None:
    """What a case file says of a term or of a date is read as the same."""
    assert Duration.parse(str(term)) == term
    assert PartialDate.parse(str(when)) == when


def test_values_shrink_to_the_lowest() -> None:
    """Level 1, Category I, no months, no time, and a day that is known."""
    assert simplest(strategies.levels()) == 1
    assert simplest(strategies.categories()) is CriminalHistoryCategory.I
    assert simplest(strategies.terms()) == 0
    assert simplest(strategies.terms(), lambda term: term > 600) is LIFE
    assert simplest(strategies.ranges()) == Range(0, 0)
    assert simplest(strategies.ranges(), lambda of: of.minimum > 12) == Range(13, 13)
    assert simplest(strategies.ranges(), lambda of: of.width is None) == Range(0, LIFE)
    assert simplest(strategies.durations()) == Duration()
    assert simplest(strategies.durations(), lambda term: term.days < 0) == Duration(1, days=-1)
    assert simplest(strategies.partial_dates()) == day("2000-01-01")
    assert simplest(strategies.partial_dates(), lambda when: when.day is None) == day("2000-01")
    assert simplest(strategies.partial_dates(), lambda when: when.earliest == date.min) == day("not after 2000-01-01")


# Priors


@given(strategies.priors(IN_2009))
def test_the_days_of_a_prior_are_in_order(prior: Prior) -> None:
    """Committed, arrested, sentenced, revoked and released, as far as stated, and none of it after the day."""
    stated = (
        prior.committed,
        prior.arrested,
        prior.sentenced,
        *(revocation.on for revocation in prior.revocations),
        prior.released,
    )
    days = [when for when in stated if when is not None]

    assert not any(later.before(earlier) for earlier, later in pairwise(days))
    assert all(when.earliest <= IN_2009 for when in days)
    assert prior.committed is None or prior.committed.earliest < IN_2009


def test_a_prior_shrinks_to_a_felony_for_which_nothing_was_imposed() -> None:
    """The fewest facts: a theft of the day before, sentenced on that day."""
    simple = Prior(
        "theft",
        frozenset(),
        Grade.FELONY,
        committed=day("2009-10-31"),
        sentenced=day("2009-10-31"),
        imposed=Duration(),
    )

    assert simplest(strategies.priors(IN_2009)) == simple
    assert simplest(strategies.priors()).sentenced == day("2025-10-31")
    assert simplest(strategies.priors(IN_2009), lambda prior: prior.imposed is LIFE) == evolve(simple, imposed=LIFE)


# Reentry


@given(strategies.reentry_cases())
def test_the_days_of_a_reentry_are_in_order(case: Case) -> None:
    """Ordered removed, removed, back, found, sentenced; and each prior came before the offense began."""
    assert case.sentenced is not None
    (count,) = case.counts
    stated = (count.first_removal_order, *(count.removals or ())[:1], count.began, count.ended, case.sentenced)
    days = [when for when in stated if when is not None]

    assert not any(later.before(earlier) for earlier, later in pairwise(days))
    for prior in case.priors or ():
        assert prior.sentenced is not None
        assert prior.sentenced.earliest <= (count.began or case.sentenced).latest
    assert case.manual is None
    assert count.guideline == "2L1.2"
    assert count.found is None


@given(st.data(), strategies.days())
def test_cases_of_an_edition_are_worked_under_it(data: st.DataObject, when: date) -> None:
    """A case for an edition, named by a day or as a Manual, is calculated under that edition."""
    edition = data.draw(st.sampled_from([when, Manual.on(when)]))
    ask = data.draw(st.sampled_from([strategies.reentry_cases, strategies.cases]))
    case = data.draw(ask(edition))
    outcome = answered(case)

    assert case.manual == when
    assert case.sentenced in (None, PartialDate.on(when))
    assert outcome is None or outcome.manual == Manual.on(when)


def test_a_reentry_shrinks_to_one_removal_and_nothing_else() -> None:
    """Found, and sentenced, on the day on which he came back; removed on the day before."""
    before, on = day("2025-10-31"), day("2025-11-01")
    count = Count("2L1.2", began=on, ended=on, first_removal_order=before, removals=(before,))
    plain = Case((count,), sentenced=on, priors=())

    assert simplest(strategies.reentry_cases()) == plain
    assert simplest(strategies.reentry_cases(), lambda case: case.acceptance is not None) == evolve(
        plain, acceptance=Acceptance()
    )
    assert simplest(strategies.reentry_cases(), lambda case: len(case.adjustments.found) > 0) == evolve(
        plain, adjustments=Adjustments((Stated.parse("3B1.2(b)"),))
    )
    assert simplest(strategies.reentry_cases(), lambda case: case.early_disposition is not None) == evolve(
        plain, early_disposition=EarlyDisposition(1)
    )


def test_a_failing_case_shows_one_prior_of_several() -> None:
    """A condition on any prior is shown by one prior, as simple as it may be."""
    case = simplest(strategies.reentry_cases(IN_2009), lambda case: any(prior.juvenile for prior in case.priors or ()))
    simple = simplest(strategies.priors(IN_2009))

    assert case.priors == (evolve(simple, juvenile=True),)


# Cases of every form


def _form(case: Case) -> str:
    (count,) = case.counts
    return "facts" if count.found is None else count.guideline


@pytest.mark.parametrize("form", ["1B1.1", "2L1.2", "2D1.1", "facts"])
def test_cases_have_every_form(form: str) -> None:
    """A total as found, findings, the result of another guideline, and facts, each with an answer."""
    case = simplest(strategies.cases(answered=True), lambda case: _form(case) == form)

    assert answered(case) is not None


def test_cases_shrink_to_a_total_as_found() -> None:
    """Level 1 in Category I, whatever form failed first; and with more, only what is asked."""
    first = History(category=CriminalHistoryCategory.I)
    total = Case((Count("1B1.1", found=(Stated.parse("1B1.1 = 1"),)),), manual=NEWEST, history=first)
    reentry = evolve(total, counts=(Count("2L1.2", found=()),))

    assert simplest(strategies.cases()) == total
    assert simplest(strategies.cases(), lambda case: case.history not in (None, first)) == evolve(
        total, history=History(category=CriminalHistoryCategory.II)
    )
    assert simplest(strategies.cases(NEWEST), lambda case: case.counts[0].found == ()) == reentry


@given(strategies.cases())
def test_findings_are_what_the_edition_prints(case: Case) -> None:
    """Each finding under § 2L1.2 is a provision of the edition, and of one characteristic there is one at most."""
    (count,) = case.counts
    if count.guideline == "2L1.2" and count.found is not None:
        assert case.manual is not None
        printed = Manual.on(case.manual)["2L1.2"].provisions
        characteristics = [stated.cite.pinpoint[: len("(b)(1)")] for stated in count.found]

        assert {(stated.cite, stated.effect) for stated in count.found} <= set(printed)
        assert len(characteristics) == len(set(characteristics))


@given(strategies.cases(answered=True), strategies.reentry_cases(answered=True))
def test_answered_cases_have_answers(case: Case, reentry: Case) -> None:
    """Where answers are asked for, there is one."""
    assert answered(case) is not None
    assert answered(reentry) is not None


@pytest.mark.parametrize("ask", [strategies.cases, strategies.reentry_cases])
def test_some_cases_have_none(ask: Callable[[], st.SearchStrategy[Case]]) -> None:
    """Unless they are asked for."""
    assert answered(simplest(ask(), lambda case: answered(case) is None)) is None


@given(strategies.cases())
def test_cases_read_back(case: Case) -> None:
    """A case written as a case file is read as the same case."""
    assert case_from_dict(case_to_dict(case)) == case


@pytest.mark.parametrize("ask", [strategies.cases, strategies.reentry_cases])
def test_an_edition_that_there_is_not(ask: Callable[..., st.SearchStrategy[Case]]) -> None:
    """A day without a Manual is refused when it is asked for; so is what a case cannot say of its Manual."""
    reform = Manual.on(NEWEST).laying("5A", Manual.on(date(1991, 11, 1)).table, "the Table of 1991")

    with pytest.raises(NotModelled, match="no Manual is encoded for 1987-10-31"):
        ask(date(1987, 10, 31))
    with pytest.raises(SentencingError, match=r"^edition: a case names a Manual by its day"):
        ask(reform)


# Programmes

RAMIREZ = case_from_dict(
    {
        "district": "N.D. Ill.",
        "manual": "2009-11-01",
        "count": [{"guideline": "2L1.2", "statute": "8 U.S.C. 1326(a)", "found": []}],
        "history": {"category": "II"},
        "statute": {"maximum": 240},
    }
)


@given(strategies.programmes())
def test_programmes_are_compared_as_those_of_the_registry(programme: Programme) -> None:
    """A generated record stands in the place of the registry on the day on which it begins."""
    compared = compare(RAMIREZ, on=programme.begins.latest, programmes=[programme])
    reached = [row for row in compared.rows if programme.reaches(row.district)]

    assert reached
    assert {row.programme for row in reached} <= {programme.id, None}
    assert len({type(tier.benefit) for tier in programme.tiers}) <= 1
    assert all(tier.has_conditions for tier in programme.tiers[:-1])


def test_a_programme_shrinks_to_a_documented_absence() -> None:
    """No programme in every district; of programmes, the one that asks nothing."""
    absence = simplest(strategies.programmes())
    exists = simplest(strategies.programmes(), lambda programme: programme.exists)
    stipulated = simplest(
        strategies.programmes(),
        lambda programme: any(isinstance(tier.benefit, StipulatedRange) for tier in programme.tiers),
    )

    assert (absence.where, absence.exists, absence.confidence) == ("every district", False, Confidence.PRIMARY)
    assert [tier.benefit for tier in exists.tiers] == [LevelsOff(1)]
    assert evolve(exists, tiers=()) == absence
    assert [tier.benefit for tier in stipulated.tiers] == [StipulatedRange(Range(0, 0))]
    assert simplest(strategies.programmes(), lambda programme: bool(programme.districts)).where == "D. Me."
    assert simplest(strategies.programmes(), lambda programme: programme.circuit is not None).where == (
        "every district of the First Circuit"
    )


# Frames


def _rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any library, with ``None`` for a missing value."""
    if isinstance(frame, pd.DataFrame):
        return [
            {key: None if value is pd.NA else value for key, value in row.items()} for row in frame.to_dict("records")
        ]
    return frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()


FRAMES = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.Table}


@pytest.mark.parametrize("library", FRAMES)
@given(st.data())
def test_frames_hold_days_levels_and_categories(library: Library, data: st.DataObject) -> None:
    """Each row names an edition, a level and a category, or lacks them."""
    frame = data.draw(strategies.frames(library))

    assert isinstance(frame, FRAMES[library])
    for row in _rows(frame):
        assert list(row) == ["manual", "offense_level", "category"]
        assert row["manual"] is None or Manual.on(date.fromisoformat(row["manual"]))
        assert row["offense_level"] is None or OffenseLevel(int(row["offense_level"]))
        assert row["category"] is None or CriminalHistoryCategory[row["category"]]


@pytest.mark.parametrize("library", FRAMES)
def test_frames_shrink_to_the_fewest_rows(library: Library) -> None:
    """No rows, with the types of the columns all the same; one row, to show that a level may be missing."""
    frames = strategies.frames(library)
    without = simplest(frames, lambda frame: any(row["offense_level"] is None for row in _rows(frame)))

    assert _rows(simplest(frames)) == []
    assert _rows(without) == [{"manual": "2025-11-01", "offense_level": None, "category": "I"}]
    assert _rows(simplest(strategies.frames(library, missing=False), lambda frame: len(frame) > 0)) == [
        {"manual": "2025-11-01", "offense_level": 1, "category": "I"}
    ]


def test_empty_frames_have_the_types_of_full_ones() -> None:
    """A frame without rows is no frame of unknown columns."""
    assert [str(each) for each in simplest(strategies.frames("pandas")).dtypes] == ["string", "Int64", "string"]
    assert simplest(strategies.frames("polars")).dtypes == [pl.String, pl.Int64, pl.String]
    assert simplest(strategies.frames("pyarrow")).schema.types == [pa.string(), pa.int64(), pa.string()]


@given(strategies.frames("polars", missing=False))
def test_no_value_is_missing_where_none_may_be(frame: pl.DataFrame) -> None:
    """As asked."""
    assert frame.null_count().sum_horizontal().sum() == 0


def test_a_library_that_makes_no_frames() -> None:
    """A name that is none is refused, with the nearest."""
    with pytest.raises(SentencingError, match=r"^library: no frames are made with 'panda'; did you mean `pandas`\?$"):
        strategies.frames("panda")


# By type


def _fresh(code: str) -> str:
    """What code prints in a fresh interpreter."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("kind", OF_TYPES)
def test_a_type_gives_what_its_strategy_gives(kind: type) -> None:
    """The simplest value of the type is the simplest of the strategy, which is public."""
    strategy = OF_TYPES[kind]

    assert simplest(st.from_type(kind)) == simplest(strategy())
    assert strategy.__name__ in strategies.__all__


@pytest.mark.parametrize(
    "order",
    [
        "hypothesis, sentencing",
        "sentencing, hypothesis",
        "sentencing.case, hypothesis",
        "sentencing.strategies, hypothesis",
    ],
)
def test_types_are_known_wherever_hypothesis_is(order: str) -> None:
    """In a fresh interpreter, whichever is imported first, without a word of registration."""
    code = f"""
import {order}
from hypothesis.strategies import from_type
from sentencing.case import Case
book = hypothesis.find(from_type(sentencing.Manual), lambda book: not book.early_disposition_adjusts)
case = hypothesis.find(from_type(Case), lambda case: True)
print(book.day, case.counts[0].found[0])
"""

    assert _fresh(code) == "2024-11-01 1B1.1 = 1\n"
