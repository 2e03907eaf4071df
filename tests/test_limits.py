"""The statutory limits of each count, and when offenses ended: as stated, else as far as what is stated decides."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.case import Case, Limits
from sentencing.counts import Count
from sentencing.errors import CaseFileError, Contradiction, NotInForce
from sentencing.limits import (
    counts_with_minima,
    last_end,
    lifted_minimum,
    limits_of_counts,
    maxima,
    offense_ended,
    offenses_ended,
)
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, Term

on = PartialDate.parse

FIREARM = Count("2K2.4", statute="18 U.S.C. 924(c)(1)(A)(i)", consecutive=60, minimum=60, maximum=LIFE)


def exactly(message: str) -> str:
    """A pattern that matches the whole message."""
    return f"^{re.escape(message)}$"


def limits(
    *counts: Count, statute: Limits | None = None, sentenced: str | None = None
) -> list[set[tuple[object, ...]]]:
    """The possible maxima and minima of each count."""
    case = Case(counts, statute=statute, sentenced=on(sentenced) if sentenced else None)
    return [{(each.maximum, each.minimum) for each in possible} for possible in limits_of_counts(case)]


def reentry(statute: str = "8 U.S.C. 1326(b)(2)", ended: str | None = "2009-08-01", **facts: Term) -> Count:
    """A count of reentry."""
    return Count("2L1.2", statute=statute, ended=on(ended) if ended else None, **facts)


# As stated


def test_the_limits_are_those_that_the_count_states() -> None:
    """Each of several counts has the limits that it states, in the order of the case; what is unstated is not known."""
    counts = (Count("2D1.1", maximum=LIFE, minimum=120), Count("2K2.1", maximum=180), Count("2B1.1"))

    assert limits(*counts) == [{(LIFE, 120)}, {(180, None)}, {(None, None)}]


def test_the_limits_of_the_only_count_may_stand_under_statute() -> None:
    """[statute] states the limits of the only count, wholly or in part."""
    assert limits(Count("2D1.1"), statute=Limits(240, 60)) == [{(240, 60)}]
    assert limits(Count("2D1.1", minimum=60), statute=Limits(maximum=240)) == [{(240, 60)}]
    assert limits(Count("2D1.1", maximum=240), statute=Limits(minimum=60)) == [{(240, 60)}]


@pytest.mark.parametrize("stated", [Limits(maximum=240), Limits(minimum=60), Limits(240, 60), Limits(minimum=0)])
def test_the_limits_of_several_counts_are_stated_for_each(stated: Limits) -> None:
    """One maximum for several counts would not say whose it is, so it is refused; so is a minimum."""
    counts = (Count("2D1.1"), Count("2K2.1"), FIREARM)

    message = "statute: the case has 3 counts; state `maximum` and `minimum` of each count instead"
    with pytest.raises(CaseFileError, match=exactly(message)):
        limits(*counts, statute=stated)
    assert limits(*counts, statute=Limits(safety_valve=True)) == [{(None, None)}, {(None, None)}, {(LIFE, 60)}]


def test_limits_under_statute_are_not_those_of_a_consecutive_term() -> None:
    """Beside one ordinary count, [statute] means that one; a count with a term of its own keeps its own limits."""
    assert limits(FIREARM, Count("2D1.1"), statute=Limits(240, 120)) == [{(LIFE, 60)}, {(240, 120)}]


@pytest.mark.parametrize(
    ("count", "stated", "message"),
    [
        (Count("2D1.1", maximum=240), Limits(480), "maximum: the count says 240, and [statute] says 480 (months)"),
        (Count("2D1.1", maximum=240), Limits(LIFE), "maximum: the count says 240, and [statute] says life (months)"),
        (Count("2D1.1", minimum=60), Limits(None, 0), "minimum: the count says 60, and [statute] says 0 (months)"),
        (Count("2D1.1", minimum=0), Limits(None, 60), "minimum: the count says 0, and [statute] says 60 (months)"),
    ],
)
def test_a_count_and_the_case_may_not_state_different_limits(count: Count, stated: Limits, message: str) -> None:
    """Both may state a limit only if they agree; nought is a limit too."""
    with pytest.raises(Contradiction, match=exactly(message)):
        limits(count, statute=stated)


def test_a_count_and_the_case_may_state_the_same_limits() -> None:
    """What is stated twice alike is no contradiction."""
    assert limits(Count("2D1.1", maximum=LIFE, minimum=60), statute=Limits(LIFE, 60)) == [{(LIFE, 60)}]


def test_together_the_limits_stand_in_order() -> None:
    """A maximum under [statute] below the minimum of the count is refused."""
    with pytest.raises(CaseFileError, match=exactly("maximum: 24 is below the minimum, 60 (months)")):
        limits(Count("2D1.1", minimum=60), statute=Limits(maximum=24))


def test_the_safety_valve_lifts_every_minimum_and_no_maximum() -> None:
    """§ 5C1.2, 18 U.S.C. 3553(f): the mandatory minimum does not bind, wherever it is stated."""
    valve = Limits(safety_valve=True)

    assert limits(Count("2D1.1", maximum=480, minimum=60), statute=valve) == [{(480, None)}]
    assert limits(Count("2D1.1"), statute=Limits(480, 60, safety_valve=True)) == [{(480, None)}]
    assert limits(Count("2D1.1", minimum=60), Count("2D1.1", minimum=120), statute=valve) == [{(None, None)}] * 2
    assert limits(Count("2D1.1", minimum=60), statute=Limits(safety_valve=False)) == [{(None, 60)}]


def test_a_minimum_under_statute_is_that_of_the_count_that_the_range_sentences() -> None:
    """A minimum stated for the whole case is the minimum of its ordinary count, and of no consecutive term."""
    ordinary = Count("2D1.1", maximum=240)
    stated = Case((FIREARM, ordinary), statute=Limits(minimum=120))

    assert [(count.minimum, count.maximum) for count in counts_with_minima(stated)] == [(60, LIFE), (120, 240)]
    for unstated in (None, Limits(maximum=240)):
        case = Case((FIREARM, Count("2D1.1", minimum=12)), statute=unstated)
        assert counts_with_minima(case) == case.counts


@pytest.mark.parametrize(
    ("minima", "of_case", "expected"),
    [
        ((None,), None, None),
        ((60,), None, 60),
        ((60, None, 120), None, 120),
        ((LIFE, 120), None, LIFE),
        ((None,), 60, 60),
        ((0,), None, 0),
    ],
)
def test_the_safety_valve_lifts_the_greatest_minimum_that_is_stated(
    minima: tuple[Term | None, ...], of_case: Term | None, expected: Term | None
) -> None:
    """§ 5C1.2: of the minima stated, for a count or for the case, the greatest is the one that mattered."""
    counts = tuple(Count("2D1.1", minimum=minimum) for minimum in minima)

    assert lifted_minimum(Case(counts, statute=Limits(minimum=of_case, safety_valve=True))) == expected


# As the statute of conviction has them


def test_the_maximum_is_that_of_the_statute_when_the_offense_ended() -> None:
    """8 U.S.C. 1326(b)(2): fifteen years from 18 November 1988, twenty from 13 September 1994."""
    assert limits(reentry(ended="1994-09-12"), reentry(ended="1994-09-13")) == [{(180, None)}, {(240, None)}]


def test_a_statute_that_is_not_encoded_gives_no_limit() -> None:
    """What the library does not know it does not apply; a minimum stated stays."""
    assert limits(Count("2D1.1", statute="21 U.S.C. 841(b)(1)(B)", minimum=60)) == [{(None, 60)}]


def test_a_maximum_stated_stands_in_place_of_the_statute() -> None:
    """A maximum stated, by the count or for the case, is not looked up; so a tier that did not exist is not refused."""
    assert limits(reentry(maximum=24)) == [{(24, None)}]
    assert limits(reentry(), statute=Limits(maximum=24)) == [{(24, None)}]
    assert limits(reentry(ended="1980", maximum=24)) == [{(24, None)}]


def test_a_minimum_stated_stands_beside_the_maximum_of_the_statute() -> None:
    """The statutes encoded have maxima only, so a minimum is the one stated."""
    assert limits(reentry(minimum=12)) == [{(240, 12)}]
    assert limits(reentry(), statute=Limits(minimum=12)) == [{(240, 12)}]


def test_a_fixed_term_is_its_own_minimum() -> None:
    """8 U.S.C. 1326(b)(3) fixes ten years: maximum and minimum."""
    assert limits(reentry("8 U.S.C. 1326(b)(3)")) == [{(120, 120)}]


def test_a_statute_cited_without_its_subsection_leaves_every_tier_possible() -> None:
    """8 U.S.C. 1326 alone may be any of its tiers; those with equal limits are one possibility."""
    assert limits(reentry("8 U.S.C. 1326")) == [{(24, None), (120, None), (240, None)}]
    [possible] = limits_of_counts(Case((reentry("8 U.S.C. 1326"),)))
    assert len(possible) == 3


def test_a_tier_that_did_not_exist_is_refused() -> None:
    """No one can be sentenced under a subsection that was enacted after the offense ended."""
    with pytest.raises(NotInForce, match=r"^count\.statute: 8 U\.S\.C\. 1326\(b\)\(2\) begins on 1988-11-18"):
        limits(Count("2D1.1"), reentry(ended="1988-11-17"))


@pytest.mark.parametrize(
    ("sentenced", "expected"),
    [("1994-09-12", {(180, None)}), ("1994-09-13", {(180, None), (240, None)}), (None, {(180, None), (240, None)})],
)
def test_without_an_end_the_offense_ended_between_its_beginning_and_the_sentence(
    sentenced: str | None, expected: set[object]
) -> None:
    """Where the end is not stated every maximum since the beginning, and up to the sentence, is possible."""
    count = Count("2L1.2", statute="8 U.S.C. 1326(b)(2)", began=on("1994-06"))

    assert limits(count, sentenced=sentenced) == [expected]


def test_a_maximum_is_known_where_only_one_is_possible() -> None:
    """What is not known of a count, or left open by its statute, is no maximum; one unknown does not hide the rest."""
    counts = (
        Count("2D1.1", maximum=LIFE),
        Count("2D1.1"),
        reentry("8 U.S.C. 1326"),
        reentry(),
        reentry("8 U.S.C. 1326(b)", ended="1992"),
        FIREARM,
    )

    assert maxima(Case(counts)) == (LIFE, None, None, 240, None, LIFE)


@given(st.lists(st.none() | st.integers(0, 600) | st.just(LIFE), min_size=1, max_size=4))
def test_maxima_stated_are_the_maxima(stated: list[Term | None]) -> None:
    """Whatever maxima the counts state, those are theirs, in order."""
    counts = tuple(Count("2D1.1", maximum=maximum) for maximum in stated)

    assert maxima(Case(counts)) == tuple(stated)


# When offenses ended


@pytest.mark.parametrize(
    ("began", "ended", "sentenced", "expected"),
    [
        ("2008", "2009-08-01", "2010", on("2009-08-01")),
        (None, "2009", None, on("2009")),
        ("2008-05", None, "2010-03-15", PartialDate(date(2008, 5, 1), date(2010, 3, 15))),
        (None, None, "2010-03-15", PartialDate.not_after(date(2010, 3, 15))),
        ("2008-05", None, None, PartialDate(date(2008, 5, 1), date.max)),
        (None, None, None, PartialDate(date.min, date.max)),
    ],
)
def test_when_an_offense_ended(
    began: str | None, ended: str | None, sentenced: str | None, expected: PartialDate
) -> None:
    """The end as stated; else some day from the beginning to the sentence, as far as those are stated."""
    count = Count("2L1.2", began=on(began) if began else None, ended=on(ended) if ended else None)
    case = Case((count,), sentenced=on(sentenced) if sentenced else None)

    assert (offense_ended(case, count), offenses_ended(case)) == (expected, expected)


def ended(*days: str | None) -> Case:
    """A case of counts that ended then, sentenced in 2010."""
    return Case(tuple(Count("2L1.2", ended=on(day) if day else None) for day in days), sentenced=on("2010-06-01"))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2003-02-01", "2001-05-01"), on("2003-02-01")),
        (("2001-05-01", "2003-02-01"), on("2003-02-01")),
        (("2003", "2003-06-15"), PartialDate(date(2003, 6, 15), date(2003, 12, 31))),
        (("2003", "2001"), on("2003")),
        (("2009",), on("2009")),
    ],
)
def test_the_last_of_the_offenses(days: tuple[str, ...], expected: PartialDate) -> None:
    """§ 1B1.11(b)(3): of several offenses the last end counts, at the latest of what each date may be."""
    assert (last_end(ended(*days)), offenses_ended(ended(*days))) == (expected, expected)


def test_one_end_not_stated_leaves_the_last_unknown_but_bounded() -> None:
    """Where some offense may have ended last on a day not stated, no Manual is chosen by the others."""
    case = ended("2003-02-01", None)

    assert last_end(case) is None
    assert offenses_ended(case) == PartialDate(date(2003, 2, 1), date(2010, 6, 1))
    assert last_end(ended(None)) is None


def test_the_valve_lifts_no_minimum_of_a_consecutive_term() -> None:
    """§ 5C1.2 is for the drug offenses it lists: the 60 months of 18 U.S.C. 924(c) beside them stay."""
    assert lifted_minimum(Case((Count("2D1.1", minimum=24), FIREARM))) == 24
    assert lifted_minimum(Case((Count("2D1.1"), FIREARM))) is None


def test_a_minimum_leaves_the_tiers_that_allow_it() -> None:
    """In 2009 8 U.S.C. 1326 had maxima of 24, 120 and 240 months; a minimum of 120 fits the last two, not the first."""
    assert limits(reentry("8 U.S.C. 1326", minimum=120)) == [{(120, 120), (240, 120)}]
    assert limits(reentry("8 U.S.C. 1326", minimum=121)) == [{(240, 121)}]
