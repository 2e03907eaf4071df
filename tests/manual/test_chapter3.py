"""Chapter Three: acceptance of responsibility, early disposition, and the order of its Parts."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests import rows
from tests.cases import TURNS, days

from sentencing import calculate
from sentencing.case import Acceptance, Case, EarlyDisposition, History, Limits
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, Stated
from sentencing.effects import Become
from sentencing.errors import NotInForce
from sentencing.ledger import Finding, Ledger
from sentencing.manual import EFFECTIVE_DAYS, Manual

BEGIN_B = date(1992, 11, 1)
PROTECT_ACT = date(2003, 4, 30)
BEGIN_5K3_1 = date(2003, 10, 27)
BEGIN_3F1_1 = date(2025, 11, 1)


def _at(level: int) -> Ledger:
    return Ledger().enter(Finding(Cite("2K2.1"), Become(level), "as stated"))


@pytest.mark.parametrize("day", TURNS, ids=str)
def test_every_adjustment_on_both_sides_of_its_line(day: date) -> None:
    """Acceptance and early disposition give what the edition prints, and no more."""
    for row in rows.adjustment_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


# § 3E1.1


@pytest.mark.parametrize(
    ("day", "level", "left"),
    [
        (date(1987, 11, 1), 16, 14),
        (BEGIN_B - timedelta(days=1), 16, 14),
        (BEGIN_B, 15, 13),
        (BEGIN_B, 16, 13),
        (PROTECT_ACT - timedelta(days=1), 16, 13),
        (PROTECT_ACT, 16, 13),
        (PROTECT_ACT, 15, 13),
    ],
    ids=str,
)
def test_the_third_level(day: date, level: int, left: int) -> None:
    """§ 3E1.1(b) begins on 1 November 1992 and asks for level 16 or more before (a): 15 and 16 both end at 13."""
    assert left == Manual.on(day).adjust(Acceptance(motion=True), start=_at(level)).total


def test_what_the_third_level_asks_for() -> None:
    """To 29 April 2003 the court's finding is asked, from 30 April 2003 the government's motion (PROTECT Act)."""
    reasons = [
        Manual.on(day).adjust(Acceptance(), start=_at(20)).considered[0].because
        for day in (PROTECT_ACT - timedelta(days=1), PROTECT_ACT)
    ]

    assert reasons == [
        "no finding of timely information or notice of the plea is stated",
        "no government motion is stated",
    ]


def test_no_acceptance_is_considered_and_not_applied() -> None:
    """Where the defendant did not accept responsibility, (a) is refused with a reason and (b) is not reached."""
    ledger = Manual.on(PROTECT_ACT).adjust(Acceptance(reduction=False), start=_at(20))

    assert ledger.total == 20
    assert [Cite("3E1.1", "(a)")] == [finding.cite for finding in ledger.considered]


@given(days(), st.integers(-10, 60), st.booleans())
def test_acceptance_takes_two_or_three_levels_and_never_raises(day: date, level: int, motion: bool) -> None:
    """§ 3E1.1 takes two levels in every edition, and one more at most."""
    taken = level - Manual.on(day).adjust(Acceptance(motion=motion), start=_at(level)).total

    assert (3 if motion and day >= BEGIN_B and level >= 16 else 2) == taken


# §§ 5K3.1 and 3F1.1


def test_no_provision_for_early_disposition_before_2003() -> None:
    """§ 5K3.1 begins on 27 October 2003: an edition before it has no early disposition to apply by hand."""
    with pytest.raises(NotInForce, match=r"5K3\.1"):
        Manual.on(BEGIN_5K3_1 - timedelta(days=1)).adjust(EarlyDisposition(2))


@pytest.mark.parametrize(
    ("day", "cite"),
    [(BEGIN_5K3_1, "5K3.1"), (BEGIN_3F1_1 - timedelta(days=1), "5K3.1"), (BEGIN_3F1_1, "3F1.1")],
    ids=str,
)
def test_where_early_disposition_stands(day: date, cite: str) -> None:
    """§ 5K3.1 holds from 27 October 2003 to 31 October 2025; since then § 3F1.1 (amends. 651 and 836)."""
    ledger = Manual.on(day).adjust(EarlyDisposition(3), start=_at(20))

    assert [f"{cite} -3"] == [str(step) for step in ledger.steps[1:]]


@pytest.mark.parametrize("day", [BEGIN_5K3_1, BEGIN_3F1_1], ids=str)
def test_early_disposition_needs_a_motion(day: date) -> None:
    """Without the government's motion the provision is considered and nothing comes off."""
    ledger = Manual.on(day).adjust(EarlyDisposition(4, motion=False), start=_at(20))

    assert ledger.total == 20
    assert [finding.because for finding in ledger.considered] == ["no government motion for early disposition"]


def _moved(level: int, levels: int | None, maximum: int) -> Case:
    return Case(
        (Count("2K2.1", found=(Stated(Cite("2K2.1"), Become(level)),)),),
        history=History(points=5),
        statute=Limits(maximum=maximum),
        early_disposition=None if levels is None else EarlyDisposition(levels),
    )


@given(days(), st.integers(1, 50), st.integers(1, 4), st.sampled_from((24, 120, 240, 480)))
def test_early_disposition_never_raises_the_range(day: date, level: int, levels: int, maximum: int) -> None:
    """One to four levels come off through the Table, and neither end of the range rises; before 2003 nothing moves."""
    book = Manual.on(day)
    without, moved = (calculate(_moved(level, each, maximum), manual=book) for each in (None, levels))
    early = moved.early_disposition
    if not book.has_early_disposition:
        assert early is None
        assert without.range == moved.range
        return
    start = level if book.early_disposition_adjusts else min(43, level)
    through_the_table = book.table.range(start - levels, "III")

    assert early is not None
    assert without.range == early.without
    assert early.range.minimum <= without.range.minimum
    assert early.range.maximum <= without.range.maximum
    assert min(through_the_table.minimum, maximum) == early.range.minimum
    assert min(through_the_table.maximum, maximum) == early.range.maximum


@given(st.integers(1, 43), st.integers(1, 4))
def test_departure_leaves_level_and_range_and_adjustment_moves_them(level: int, levels: int) -> None:
    """§ 5K3.1 departs from a finished range; § 3F1.1 decreases the offense level itself."""
    departed, adjusted = (
        calculate(_moved(level, levels, 480), manual=Manual.on(day))
        for day in (BEGIN_3F1_1 - timedelta(days=1), BEGIN_3F1_1)
    )

    assert (level, max(1, level - levels)) == (departed.offense_level, adjusted.offense_level)
    assert departed.range_after_departure is not None
    assert adjusted.range_after_departure is None
    assert departed.range_after_departure == adjusted.range


# Chapter Three as found


FOUND = ("3B1.1(c)", "3C1.1", "3A1.3", "3A1.2 +3", "2J1.7 +3")


@given(st.sampled_from(EFFECTIVE_DAYS), st.permutations(FOUND), st.integers(0, 3))
def test_found_adjustments_go_in_the_order_of_the_manual(day: date, found: list[str], number: int) -> None:
    """§ 1B1.1(a): adjustments apply in the order of their sections, in whatever order the findings are listed."""
    assume(number)
    stated = tuple(map(Stated.parse, found[:number]))
    case = Case(
        (Count("2K2.1", found=(Stated.parse("2K2.1 = 20"),)),),
        adjustments=Adjustments(stated),
        history=History(points=2),
    )
    sections = [step.cite.section for step in calculate(case, manual=Manual.on(day)).steps[1:]]

    assert sorted(sections) == sections


def test_obstruction_bars_acceptance_until_1989() -> None:
    """§ 3E1.1 n.4: beside an adjustment under § 3C1.1 there was no reduction; since amend. 258 there may be."""
    for day, left in ((date(1988, 1, 1), 22), (date(1989, 11, 1), 20)):
        book = Manual.on(day)
        assert book.adjust(book["3C1.1"][""], Acceptance(), start=_at(20)).total == left
