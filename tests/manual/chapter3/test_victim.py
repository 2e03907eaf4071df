"""§§ 3A1.1 to 3A1.5: victims, terrorism, serious human rights offenses."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.manual.chapter3.worked import TURNS, adjusted, at, passed_over, steps

from sentencing.cite import Cite
from sentencing.counts import Adjustments
from sentencing.effects import Add
from sentencing.errors import Contradiction, NotInForce, Undetermined
from sentencing.ledger import Finding
from sentencing.manual.chapter3.parts_a_to_c import PARTS_A_TO_C
from sentencing.manual.chapter3.victim import category_at_least
from sentencing.readings import Readings
from sentencing.rules import Unanswered
from sentencing.terms import CriminalHistoryCategory

BEGIN_HATE_CRIME = date(1995, 11, 1)
BEGIN_LARGE_NUMBER = date(1998, 11, 1)
BEGIN_TWO_LIMBS = date(1989, 11, 1)
BEGIN_SEPARATE_INCREASES = date(2002, 11, 1)
BEGIN_GREATEST = date(2004, 11, 1)
BEGIN_TERRORISM = date(1995, 11, 1)
BEGIN_HUMAN_RIGHTS = date(2012, 11, 1)
DAY = timedelta(days=1)


# § 3A1.1


def test_hate_crime_yields_to_the_enhancement_of_the_civil_rights_guideline() -> None:
    """§ 3A1.1(c)(1): (a) does not apply where § 2H1.1(b)(1) does."""
    civil_rights = at(12, "2H1.1").enter(Finding(Cite("2H1.1", "(b)(1)"), Add(6), "color of law"))
    ledger = adjusted(BEGIN_LARGE_NUMBER, "3A1.1(a)", "3A1.1(b)(1)", start=civil_rights)

    assert steps(ledger)[1:] == ["3A1.1(b)(1) +2"]
    assert passed_over(ledger) == [
        (
            "3A1.1(a): victim or property chosen for a trait that the guideline lists: as found; not in addition to "
            "§ 2H1.1(b)(1)"
        )
    ]


def test_hate_crime_beside_another_civil_rights_level() -> None:
    """Only that enhancement excludes (a), not the guideline as a whole."""
    assert steps(adjusted(BEGIN_HATE_CRIME, "3A1.1(a)", start=at(10, "2H1.1"))) == ["3A1.1(a) +3"]


def test_a_large_number_alone_names_what_it_adds_to() -> None:
    """§ 3A1.1(b)(2) increases the level found under (b)(1): without that it stands in the air."""
    with pytest.raises(Contradiction, match=r"§ 3A1\.1\(b\)\(2\) \+2 is found, but it only adds to § 3A1\.1\(b\)\(1\)"):
        adjusted(BEGIN_LARGE_NUMBER, "3A1.1(b)(2)")


def test_a_bare_subsection_says_which_provisions_it_takes_in() -> None:
    """Since 1 November 1998, (b) has two increases, and (b) alone does not say which were found."""
    with pytest.raises(Undetermined, match=r"find one of '3A1\.1\(b\)\(1\) \+2', '3A1\.1\(b\)\(2\) \+2'"):
        adjusted(BEGIN_LARGE_NUMBER, "3A1.1(b)")


# § 3A1.2


@given(st.sampled_from(TURNS), st.sets(st.sampled_from(("(a)", "(b)", "(c)(1)", "(c)(2)"))))
def test_of_official_victim_one_increase_but_in_two_years(day: date, limbs: set[str]) -> None:
    """Whatever limbs are found, one increase, the greatest; from 1 November 2002 to 31 October 2004, each its own."""
    if day < BEGIN_GREATEST:
        limbs -= {"(c)(1)", "(c)(2)"}
    if day < BEGIN_TWO_LIMBS or not limbs:
        return
    added = adjusted(day, *(f"3A1.2{limb}" for limb in limbs)).total - 20

    if BEGIN_SEPARATE_INCREASES <= day < BEGIN_GREATEST:
        assert added == 3 * len(limbs)
    else:
        assert added == (6 if day >= BEGIN_GREATEST and limbs != {"(a)"} else 3)


def test_the_lesser_limb_is_considered() -> None:
    """A limb found and not applied stands among what was considered, with the one that applies."""
    ledger = adjusted(BEGIN_GREATEST, "3A1.2(a)", "3A1.2(b)")

    assert steps(ledger) == ["3A1.2(b) +6"]
    assert passed_over(ledger) == [
        (
            "3A1.2(a): offense motivated by the status of a government officer or employee: as found; only the "
            "greatest applies, § 3A1.2(b) +6"
        )
    ]


@pytest.mark.parametrize(("sides", "added"), [((), 6), (("official-victim-2002",), 3)])
def test_the_reading_of_two_increases(sides: tuple[str, ...], added: int) -> None:
    """2002 to 2004: each limb gives its own three levels; on the other reading one increase is made."""
    readings = Readings(frozenset(sides))
    ledger = adjusted(BEGIN_SEPARATE_INCREASES, "3A1.2(a)", "3A1.2(b)(1)", "3A1.2(b)(2)", readings=readings)

    assert ledger.total == 20 + added
    assert readings.asked == {"official-victim-2002"}


@pytest.mark.parametrize("found", [("3A1.2(a)",), ("3A1.2 +3",), ("3A1.2(b)(1)", "3A1.2(b)(2)"), ("3A1.2(b)",)])
def test_the_reading_is_asked_only_where_two_are_found(found: tuple[str, ...]) -> None:
    """One limb, however it is cited, leaves nothing to read."""
    readings = Readings()

    assert adjusted(BEGIN_SEPARATE_INCREASES, *found, readings=readings).total == 23
    assert readings.asked == set()


def test_a_limb_is_named_by_the_closest_finding() -> None:
    """Of a bare section and a subsection, the subsection names its own limb, and the section the other."""
    ledger = adjusted(BEGIN_SEPARATE_INCREASES, "3A1.2 +3", "3A1.2(b)")

    assert steps(ledger) == ["3A1.2 +3", "3A1.2(b) +3"]


# § 3A1.4


@pytest.mark.parametrize("finding", ["3A1.4", "3A1.4(a)", "3A1.4 +12", "3A1.4(a) >= 32"])
@given(level=st.integers(1, 45))
def test_terrorism_is_twelve_levels_and_32_at_least(finding: str, level: int) -> None:
    """However it is cited, both the increase and the floor apply, and a floor already reached is considered."""
    ledger = adjusted(BEGIN_TERRORISM, finding, start=at(level))

    assert ledger.total == max(level + 12, 32)
    assert len(ledger.steps) + len(ledger.considered) == 3


@pytest.mark.parametrize("number", PARTS_A_TO_C)
def test_only_terrorism_sets_a_category(number: str) -> None:
    """§ 3A1.4(b): Category VI, in every edition that has the section; no other section sets one."""
    section = PARTS_A_TO_C[number]
    categories = {category_at_least(section.on(day)) for day in section.days}

    assert categories == {CriminalHistoryCategory.VI if number == "3A1.4" else None}


# § 3A1.5


@given(st.integers(1, 45), st.sampled_from((True, False)))
def test_human_rights_if_death_resulted(level: int, death: bool) -> None:
    """(b) gives four levels, and 37 at least if death resulted."""
    ledger = adjusted(BEGIN_HUMAN_RIGHTS, "3A1.5(b)", facts=Adjustments(death_resulted=death), start=at(level))

    assert ledger.total == (max(level + 4, 37) if death else level + 4)


@given(st.integers(1, 45))
def test_whether_death_resulted_is_asked_where_it_matters(level: int) -> None:
    """Below 33 the floor would change the level, so the fact is asked; from 33 it is not."""
    if level >= 33:
        assert steps(adjusted(BEGIN_HUMAN_RIGHTS, "3A1.5(b)", start=at(level))) == ["3A1.5(b) +4"]
        return
    with pytest.raises(Unanswered, match=r"state adjustments\.death_resulted") as refused:
        adjusted(BEGIN_HUMAN_RIGHTS, "3A1.5(b)", start=at(level))
    assert str(refused.value.finding) == "3A1.5(b) >= 37"


def test_incitement_has_no_floor() -> None:
    """(a) gives two levels, whether or not death resulted."""
    ledger = adjusted(BEGIN_HUMAN_RIGHTS, "3A1.5(a)", facts=Adjustments(death_resulted=True), start=at(10))

    assert steps(ledger) == ["3A1.5(a) +2"]


def test_the_floor_found_against_a_fact() -> None:
    """To find the floor is to find that death resulted; a fact that denies it is shown."""
    with pytest.raises(Contradiction, match=r"3A1\.5\(b\) >= 37 presupposes a death, but adjustments\.death_resulted"):
        adjusted(BEGIN_HUMAN_RIGHTS, "3A1.5(b) >= 37", facts=Adjustments(death_resulted=False), start=at(10))


@pytest.mark.parametrize(
    ("begins", "finding"),
    [
        (BEGIN_HATE_CRIME, "3A1.1(a)"),
        (BEGIN_LARGE_NUMBER, "3A1.1(b)(1)"),
        (BEGIN_TWO_LIMBS, "3A1.2(b)"),
        (BEGIN_SEPARATE_INCREASES, "3A1.2(b)(2)"),
        (BEGIN_GREATEST, "3A1.2(c)"),
        (BEGIN_TERRORISM, "3A1.4"),
        (BEGIN_HUMAN_RIGHTS, "3A1.5(a)"),
    ],
)
def test_each_provision_begins_on_its_day(begins: date, finding: str) -> None:
    """On the day it is applied; on the day before the edition does not print it."""
    assert adjusted(begins, finding).total > 20
    with pytest.raises(NotInForce):
        adjusted(begins - DAY, finding)


def test_six_levels_for_whichever_limbs_reach_them() -> None:
    """Since 1 November 2004 (b) and both limbs of (c) give six levels: of any two, one increase."""
    for pair in combinations(("3A1.2(b)", "3A1.2(c)(1)", "3A1.2(c)(2)"), 2):
        assert steps(adjusted(BEGIN_GREATEST, *pair)) == [f"{pair[0]} +6"]
