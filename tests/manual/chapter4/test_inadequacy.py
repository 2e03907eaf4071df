"""§ 4A1.3: departures to another criminal history category, and their limits by period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter4 as rows

from sentencing.case import Departure, History
from sentencing.errors import CaseFileError, NotInForce, NotModelled
from sentencing.manual.chapter4.inadequacy import INADEQUACY
from sentencing.terms import CriminalHistoryCategory

I, II, III, IV, V, VI = CriminalHistoryCategory  # noqa: E741 - the Manual's own names
STARTS = [day for day, _ in rows.HISTORICAL_NOTES["4A1.3"]]
TURNS = sorted({*STARTS, *(day - timedelta(days=1) for day in STARTS[1:]), date(2026, 10, 31)})
IN_2009, IN_2020 = date(2009, 11, 1), date(2020, 11, 1)


@pytest.mark.parametrize("day", TURNS, ids=str)
def test_both_sides_of_every_limit_and_date(day: date) -> None:
    """Up without limit; down by the limits of 27 October 2003 and 1 August 2016; nothing from 1 November 2025."""
    for row in rows.inadequacy_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_versions_are_those_of_appendix_c() -> None:
    """Each version's date and amendment; that of 2016 is in the commentary of § 4B1.1."""
    notes = tuple((version.effective, version.amendment) for version in INADEQUACY.versions)

    assert rows.HISTORICAL_NOTES["4A1.3"] == notes
    assert INADEQUACY.name == "§ 4A1.3"


def test_deleted_policy_statement_says_by_what() -> None:
    """From 1 November 2025 there is no § 4A1.3 to depart under, and the refusal names the amendment."""
    with pytest.raises(NotInForce, match=r"§ 4A1\.3 is not in force on 2025-11-01: deleted by .*amend\. 836"):
        INADEQUACY.on(date(2025, 11, 1))
    with pytest.raises(NotModelled):
        INADEQUACY.on(date(1987, 10, 31))


@pytest.mark.parametrize(
    ("day", "to", "history", "words"),
    [
        (IN_2009, III, History(armed_career_criminal=True), ["(b)(2)(B)", "VI to III", "an armed career criminal"]),
        (IN_2009, V, History(repeat_sex_offender=True), ["(b)(2)(B)", "VI to V", "against minors (§ 4B1.5)"]),
        (IN_2009, V, History(pattern_of_sexual_conduct=True), ["(b)(2)(B)", "VI to V", "against minors (§ 4B1.5)"]),
        (IN_2009, IV, History(career_offender=True), ["(b)(3)(A)", "by 1 category at most, and VI to IV is 2"]),
        (
            IN_2020,
            III,
            History(career_offender=True),
            ["(b)(3)(A)", "by 1 category at most, `history.misdemeanor_predicate` aside (§ 4B1.1 n.4), and VI to III"],
        ),
    ],
)
def test_refusal_names_the_limit_and_the_provision(
    day: date, to: CriminalHistoryCategory, history: History, words: list[str]
) -> None:
    """A departure beyond a limit is refused in one sentence: the provision, the limit, and what was asked."""
    with pytest.raises(CaseFileError) as refused:
        INADEQUACY.on(day).departed(Departure(to), VI, history)

    assert str(refused.value).startswith("departure.category: § 4A1.3")
    assert not [each for each in words if each not in str(refused.value)]


def test_levels_above_category_vi_before_they_are_provided_for() -> None:
    """Until 31 October 1992 the Manual says that a court may go above Category VI, but not how (amend. 460)."""
    with pytest.raises(NotInForce, match=r"departure\.levels: .* 1 November 1992 \(App\. C, amend\. 460\)"):
        INADEQUACY.on(date(1992, 10, 31)).departed(Departure(VI, levels=1), VI, History())


# What holds in every edition

CATEGORIES = st.sampled_from(CriminalHistoryCategory)
HISTORIES = st.builds(
    History,
    career_offender=st.booleans(),
    misdemeanor_predicate=st.booleans(),
    armed_career_criminal=st.booleans(),
    repeat_sex_offender=st.booleans(),
    pattern_of_sexual_conduct=st.booleans(),
)


@given(st.sampled_from(TURNS[:-2]), CATEGORIES, CATEGORIES, HISTORIES)
def test_departure_reaches_its_category_or_is_refused(
    day: date, to: CriminalHistoryCategory, category: CriminalHistoryCategory, history: History
) -> None:
    """The court departs to the category that it names; only a departure downward is ever refused."""
    try:
        assert to is INADEQUACY.on(day).departed(Departure(to), category, history)
    except CaseFileError:
        assert to < category
        assert day >= date(2003, 10, 27)
