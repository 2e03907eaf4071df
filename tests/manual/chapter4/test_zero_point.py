"""§ 4C1.1: certain zero-point offenders, with every criterion of 2023 and of 2024."""

from datetime import date, timedelta

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter4 as rows

from sentencing.case import ZeroPoint
from sentencing.cite import Cite
from sentencing.errors import Contradiction, NotInForce, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter4.zero_point import ZERO_POINT, Offender
from sentencing.prior import Kind
from sentencing.readings import Readings
from sentencing.rules import run
from sentencing.terms import CriminalHistoryCategory

BEGIN, SPLIT = date(2023, 11, 1), date(2024, 11, 1)
TURNS = [BEGIN - timedelta(days=1), BEGIN, SPLIT - timedelta(days=1), SPLIT, date(2025, 11, 1), date(2026, 10, 31)]


@pytest.mark.parametrize("day", TURNS, ids=str)
def test_each_criterion_met_and_failed(day: date) -> None:
    """§ 4C1.1(a)(1) to (10), from 1 November 2024 to (11): each bars by its own number, and all met take two off."""
    for row in rows.zero_point_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_versions_are_those_of_the_historical_note() -> None:
    """Amendment 821 made it; one of 2024 renumbered it."""
    versions = tuple((version.effective, version.amendment) for version in ZERO_POINT.versions)

    assert rows.HISTORICAL_NOTES["4C1.1"] == versions
    with pytest.raises(NotInForce, match=r"§ 4C1\.1"):
        ZERO_POINT.on(BEGIN - timedelta(days=1))


@pytest.mark.parametrize(("day", "last"), [(BEGIN, 10), (SPLIT - timedelta(days=1), 10), (SPLIT, 11)], ids=str)
def test_every_number_has_its_criterion(day: date, last: int) -> None:
    """Ten criteria in 2023, of which (1) is the points; eleven from 1 November 2024; each fact is asked once."""
    [rule] = ZERO_POINT.on(day)
    numbers = [criterion.pinpoint for criterion in rule.criteria]
    facts = [criterion.fact for criterion in rule.criteria if hasattr(criterion, "fact")]

    assert {f"(a)({number})" for number in range(2, last + 1)} == set(numbers)
    assert len(numbers) == 10
    assert sorted(field.name for field in attrs.fields(ZeroPoint)) == sorted(facts)


def _offender(**facts: object) -> Offender:
    return Offender(0, CriminalHistoryCategory.I, Readings(), **facts)


def _considered(day: date, offender: Offender, start: Ledger | None = None) -> list[str]:
    ledger = run(ZERO_POINT.on(day), offender, start or rows.ledger(20))
    return [f"{finding.cite}: {finding.because}" for finding in ledger.considered]


def test_every_bar_is_named() -> None:
    """Where several criteria are failed each is shown, in the order of the Manual."""
    stated = evolve(rows.CLEAR, weapon=True, violence=True)

    assert _considered(SPLIT, _offender(facts=stated), rows.ledger(20, ("3B1.1(c)", "+2"))) == [
        "4C1.1(a)(3): violence or credible threats of it were used",
        "4C1.1(a)(7): a firearm or other dangerous weapon in connection with the offense",
        "4C1.1(a)(10): an adjustment under § 3B1.1 bars it",
    ]


def test_words_of_the_other_bars() -> None:
    """Until 31 October 2024 only a sex offense against a minor bars the adjustment."""
    sex_offense = _offender(facts=evolve(rows.CLEAR, sex_offense=True))
    civil_rights = _offender(offense_guidelines=("2H1.1",))
    covered = _offender(facts=ZeroPoint(individual_rights=True))

    assert _considered(BEGIN, sex_offense) == ["4C1.1(a)(5): the offense is a sex offense against a minor"]
    assert _considered(SPLIT, sex_offense) == ["4C1.1(a)(5): the offense is a sex offense"]
    assert _considered(SPLIT, civil_rights) == ["4C1.1(a)(8): the guideline of a count is § 2H1.1"]
    assert _considered(SPLIT, covered) == ["4C1.1(a)(8): § 2H1.1 covers the offense"]


def test_fact_denied_that_the_guideline_shows() -> None:
    """A count under § 2H1.1 is covered by it, whatever is stated."""
    denied = _offender(facts=ZeroPoint(individual_rights=False), offense_guidelines=("2H1.1",))
    with pytest.raises(Contradiction, match=r"zero_point\.individual_rights: .* § 2H1\.1"):
        _considered(SPLIT, denied)


def test_what_is_not_stated_is_named() -> None:
    """The other side of the reading names the criteria on which nothing is stated."""
    sides = Readings(frozenset({"zero-point-4C1.1"}))
    some = ZeroPoint(violence=False, sex_offense=False, hardship=False, weapon=False)
    offender = evolve(_offender(facts=some, offense_guidelines=("2X1.1",)), readings=sides)

    assert _considered(BEGIN, offender) == ["4C1.1(a): nothing is stated about criteria (4), (10)"]
    assert _considered(SPLIT, offender) == ["4C1.1(a): nothing is stated about criteria (4), (11)"]


def test_reading_is_asked_only_where_something_is_open() -> None:
    """Where every criterion is known, or one surely bars, the reading makes no difference and is not asked."""
    for facts, asked in (
        (rows.CLEAR, set()),
        (ZeroPoint(weapon=True), set()),
        (evolve(rows.CLEAR, weapon=None), {"zero-point-4C1.1"}),
        (None, {"zero-point-4C1.1"}),
    ):
        offender = _offender(facts=facts, offense_guidelines=("2X1.1",))
        run(ZERO_POINT.on(SPLIT), offender, rows.ledger(20))

        assert asked == offender.readings.asked


def test_words_of_the_reduction() -> None:
    """The step says whether every criterion was known to be met, or nothing stated barred it."""
    for facts, words in ((rows.CLEAR, "every criterion is met"), (None, "nothing stated bars it")):
        offender = _offender(facts=facts, offense_guidelines=("2X1.1",))
        step = run(ZERO_POINT.on(SPLIT), offender, rows.ledger(20)).steps[-1]

        assert step.because == f"no criminal history points; {words}"


def test_kind_of_an_offense_is_enough_to_bar_but_not_to_clear() -> None:
    """The definitions differ by section: that no kind is stated, or another, says nothing about (5)."""
    unknown = _offender(offense_guidelines=("2X1.1",), kinds=frozenset({Kind.CONTROLLED_SUBSTANCE}))

    assert _considered(SPLIT, unknown) == []
    assert unknown.fact("sex_offense") is None


@pytest.mark.parametrize(
    ("kind", "fact"), [(Kind.CRIME_OF_VIOLENCE, "violence"), (Kind.FIREARMS, "weapon")], ids=["violence", "weapon"]
)
def test_kind_of_an_offense_asks_what_it_does_not_settle(kind: Kind, fact: str) -> None:
    """A crime of violence may be one without violence, and a firearm found may have no connection: it is asked."""
    with pytest.raises(Undetermined, match=rf"state zero_point\.{fact}$"):
        _considered(SPLIT, _offender(kinds=frozenset({kind})))
    for stated in (True, False):
        answered = _offender(kinds=frozenset({kind}), facts=ZeroPoint(**{fact: stated}))
        assert (_considered(SPLIT, answered) == []) is not stated


def test_adjustment_received_in_any_ledger() -> None:
    """An adjustment "received" is looked for in every count and Group, even where it changed nothing."""
    received = rows.ledger(20, ("3A1.1(b)(1)", "+2"))
    passed_over = Ledger(received.steps, (Finding(Cite("3A1.4"), None, "found, and not applied"),))
    offender = _offender(ledgers=(rows.ledger(8), received))

    assert offender.received(Cite("3A1.1"), rows.ledger(8))
    assert not offender.received(Cite("3A1.5"), received)
    assert not offender.received(Cite("3A1.4"), passed_over)


# What holds for any facts

FACTS = st.builds(ZeroPoint, *[st.none() | st.booleans() for _ in attrs.fields(ZeroPoint)])


@given(st.none() | FACTS, st.none() | st.integers(0, 3), st.sampled_from(TURNS[1:]), st.booleans())
def test_two_levels_or_none(facts: ZeroPoint | None, points: int | None, day: date, other: bool) -> None:
    """Two levels come off at most, and only with no points and no fact that bars."""
    readings = Readings(frozenset({"zero-point-4C1.1"} if other else ()))
    offender = Offender(points, CriminalHistoryCategory.I, readings, facts)
    ledger = run(ZERO_POINT.on(day), offender, rows.ledger(20))
    barred = facts is not None and any(attrs.astuple(facts))

    assert ledger.total in {18, 20}
    assert (ledger.total == 20) >= (barred or points != 0)
