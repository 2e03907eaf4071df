"""§ 3D1.2(d): which offenses are grouped for their aggregate, which are excluded, in each edition."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.errors import NotModelled, SentencingError
from sentencing.manual import LAST_DAY
from sentencing.manual.chapter3.aggregate_lists import AGGREGATE_LISTS, AggregateList

DAY = timedelta(days=1)
LISTS = [AGGREGATE_LISTS.on(day) for day in AGGREGATE_LISTS.days]

GROUPED_IN_1988 = """
    2B1.1 2B1.2 2B1.3 2B4.1 2B5.1 2B5.2 2B5.3 2B5.4 2B6.1
    2D1.1 2D1.2 2D1.3 2D1.5
    2E4.1 2E5.1 2E5.2 2E5.4 2E5.6
    2F1.1 2F1.2
    2N3.1
    2R1.1
    2S1.1 2S1.2 2S1.3
    2T1.1 2T1.2 2T1.3 2T1.4 2T1.6 2T1.7 2T1.9 2T2.1 2T3.1 2T3.2
"""
EXCLUDED_IN_1988 = """
    2A
    2B2.1 2B2.2 2B2.3 2B3.1 2B3.2 2B3.3
    2C1.1 2C1.5
    2D2.1 2D2.2 2D2.3
    2E1.3 2E1.4 2E1.5 2E2.1
    2G1.1 2G1.2 2G2.1 2G3.2
    2H1.1 2H1.2 2H1.3 2H1.4 2H2.1 2H4.1
    2L1.1 2L2.1 2L2.2 2L2.3 2L2.4 2L2.5
    2M2.1 2M2.3 2M3.1 2M3.2 2M3.3 2M3.4 2M3.5 2M3.6 2M3.7 2M3.8 2M3.9
    2P1.1 2P1.2 2P1.3 2P1.4
"""
"""Amendment 45 prints the whole of both."""

GROUPED_IN_2016 = """
    2A3.5
    2B1.1 2B1.4 2B1.5 2B4.1 2B5.1 2B5.3 2B6.1
    2C1.1 2C1.2 2C1.8
    2D1.1 2D1.2 2D1.5 2D1.11 2D1.13
    2E4.1 2E5.1
    2G2.2 2G3.1
    2K2.1
    2L1.1 2L2.1
    2N3.1
    2Q2.1
    2R1.1
    2S1.1 2S1.3
    2T1.1 2T1.4 2T1.6 2T1.7 2T1.9 2T2.1 2T3.1
"""
EXCLUDED_IN_2016 = """
    2A
    2B2.1 2B2.3 2B3.1 2B3.2 2B3.3
    2C1.5
    2D2.1 2D2.2 2D2.3
    2E1.3 2E1.4 2E2.1
    2G1.1 2G2.1
    2H1.1 2H2.1 2H4.1
    2L2.2 2L2.5
    2M2.1 2M2.3 2M3.1 2M3.2 2M3.3 2M3.4 2M3.5 2M3.9
    2P1.1 2P1.2 2P1.3
    2X6.1
"""
"""As the Manual of 2016 prints them; that of 2025 has the same, and § 2G1.3 among the excluded."""

EXCLUDED_IN_2025 = EXCLUDED_IN_2016.replace("2G1.1 2G2.1", "2G1.1 2G1.3 2G2.1")


@pytest.mark.parametrize(
    ("days", "grouped", "excluded"),
    [
        ((date(1988, 6, 15), date(1989, 10, 31)), GROUPED_IN_1988, EXCLUDED_IN_1988),
        ((date(2007, 11, 1), date(2016, 11, 1), date(2023, 10, 31)), GROUPED_IN_2016, EXCLUDED_IN_2016),
        ((date(2023, 11, 1), date(2025, 11, 1), LAST_DAY), GROUPED_IN_2016, EXCLUDED_IN_2025),
    ],
    ids=["1988", "2016", "2025"],
)
def test_whole_lists_as_printed(days: tuple[date, ...], grouped: str, excluded: str) -> None:
    """The lists that were read whole: that of amend. 45, and those of the Manuals of 2016 and 2025."""
    for day in days:
        assert AGGREGATE_LISTS.on(day) == AggregateList(tuple(grouped.split()), tuple(excluded.split()))


CHANGES = (
    (date(1989, 11, 1), {"2C1.1": "-+", "2C1.2": "?+", "2D1.3": "+?", "2G3.2": "-?", "2P1.4": "-?"}),
    (date(1990, 11, 1), {"2K2.2": "?+"}),
    (date(1991, 11, 1), {"2K2.2": "+?", "2K2.1": "?+", "2C1.7": "?+", "2D1.11": "?+", "2D1.13": "?+"}),
    (date(1992, 11, 1), {"2L1.1": "-+", "2L2.1": "-+", "2L2.3": "-+", "2Q2.1": "?+", "2T3.2": "+?"}),
    (
        date(1993, 11, 1),
        {
            **dict.fromkeys(("2B1.2", "2B5.2", "2B5.4", "2E5.2", "2E5.4", "2E5.6", "2L2.3", "2T1.2", "2T1.3"), "+?"),
            **dict.fromkeys(("2B2.2", "2E1.5", "2L2.4", "2M3.6", "2M3.7", "2M3.8"), "-?"),
        },
    ),
    (date(1995, 11, 1), {"2H1.2": "-?", "2H1.3": "-?", "2H1.4": "-?"}),
    (date(1996, 11, 1), {"2G1.2": "-?"}),
    (
        date(2001, 11, 1),
        {
            **dict.fromkeys(("2B1.3", "2F1.1", "2F1.2", "2S1.2"), "+?"),
            **dict.fromkeys(("2B1.4", "2G2.2", "2G2.4"), "?+"),
        },
    ),
    (date(2002, 11, 1), {"2B1.5": "?+"}),
    (date(2003, 1, 25), {"2C1.8": "?+"}),
    (date(2004, 11, 1), {"2G2.4": "+?", "2G3.1": "?+", "2X6.1": "?-"}),
    (date(2005, 11, 1), {"2C1.7": "+?"}),
    (date(2007, 11, 1), {"2A3.5": "-+"}),
    (date(2023, 11, 1), {"2G1.3": "?-"}),
)
"""What each amendment changed: grouped (+), excluded (-) or neither (?), before and since."""

MARKS = {True: "+", False: "-", None: "?"}


@pytest.mark.parametrize(("begins", "changes"), CHANGES, ids=str)
def test_what_each_amendment_changed(begins: date, changes: dict[str, str]) -> None:
    """Both sides of each date; whatever the amendment does not name stays as it was."""
    before, since = AGGREGATE_LISTS.on(begins - DAY), AGGREGATE_LISTS.on(begins)
    changed = {
        guideline: MARKS[before.includes(guideline)] + MARKS[since.includes(guideline)]
        for each in LISTS[1:]
        for guideline in each.grouped + each.excluded
        if before.includes(guideline) is not since.includes(guideline)
    }

    assert changes == changed


@pytest.mark.parametrize(
    ("guideline", "included"),
    [
        # Part B but for burglary, robbery and extortion
        ("2B1.1", True),
        ("2B1.3", True),
        ("2B2.1", False),
        ("2B2.2", False),
        ("2B3.3", False),
        ("2B4.1", True),
        # Part D but for its later sections, on to the end of subpart 3
        ("2D1.5", True),
        ("2D1.6", False),
        ("2D1.10", False),
        ("2D3.4", False),
        ("2D4.1", True),
        # Part E but for racketeering and extortionate credit
        ("2E1.1", False),
        ("2E2.1", False),
        ("2E3.1", True),
        # of Parts G, K, N and Q what is named
        ("2G2.1", None),
        ("2G2.2", True),
        ("2G3.1", True),
        ("2G3.2", None),
        ("2K2.2", None),
        ("2K2.3", True),
        ("2N1.1", None),
        ("2N2.1", True),
        ("2N3.1", True),
        ("2Q1.3", None),
        ("2Q2.1", True),
        ("2Q2.2", True),
        # the continuing offense that is named, and whole Parts
        ("2L1.2", None),
        ("2L1.3", True),
        ("2F1.1", True),
        ("2R1.1", True),
        ("2S1.1", True),
        ("2T1.1", True),
        ("2A1.1", None),
        ("2C1.1", None),
    ],
)
def test_the_rule_of_1987_goes_by_parts_and_ranges(guideline: str, included: bool | None) -> None:
    """To 14 June 1988 whole Parts were named, with what they leave out; what is in none is decided case by case."""
    for day in (date(1987, 11, 1), date(1988, 6, 14)):
        assert AGGREGATE_LISTS.on(day).includes(guideline) is included


@given(st.dates(date(1988, 6, 15), LAST_DAY), st.integers(1, 6), st.integers(1, 9))
def test_part_a_is_excluded_whole(day: date, subpart: int, section: int) -> None:
    """Offenses against the person are excluded in every list, but for § 2A3.5 since 1 November 2007."""
    guideline = f"2A{subpart}.{section}"
    grouped = guideline == "2A3.5" and day >= date(2007, 11, 1)

    assert AGGREGATE_LISTS.on(day).includes(guideline) is grouped


@given(st.dates(date(1987, 11, 1), LAST_DAY), st.sampled_from(("2L1.2", "2X1.1", "2J1.2", "2K1.4")))
def test_what_no_list_names_is_decided_case_by_case(day: date, guideline: str) -> None:
    """A guideline on neither list is neither grouped nor excluded."""
    assert AGGREGATE_LISTS.on(day).includes(guideline) is None


def test_no_guideline_is_on_both_lists() -> None:
    """What is grouped is not excluded, in any edition."""
    assert not [each for each in LISTS if {*each.grouped} & {*each.excluded}]


@pytest.mark.parametrize(
    ("amendment", "named"),
    [({"strike": "2B1.1 2X9.9"}, "2X9.9"), ({"group": "2B1.1"}, "2B1.1"), ({"exclude": "2C1.1"}, "2C1.1")],
    ids=str,
)
def test_an_amendment_that_does_not_fit_is_refused(amendment: dict[str, str], named: str) -> None:
    """To strike what is not there, or to add what is, is a slip in typing the law."""
    with pytest.raises(SentencingError, match=f"no such amendment of the list: {named}"):
        AGGREGATE_LISTS.on(date(1988, 6, 15)).amended(**amendment)


def test_there_is_no_list_before_the_first_manual() -> None:
    """The first list is that of 1 November 1987."""
    with pytest.raises(NotModelled):
        AGGREGATE_LISTS.on(date(1987, 10, 31))
