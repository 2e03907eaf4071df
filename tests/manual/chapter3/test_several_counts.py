"""Part D: exclusion, grouping, the level of each Group, units, and the increase."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import days

from sentencing import Cite, Contradiction, Count, Manual, Undetermined
from sentencing.counts import CountGroup
from sentencing.effects import Become
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter3.several_counts import EXCLUDED_COUNTS, UNITS, Combined, Group, is_firearm_count
from sentencing.terms import LIFE

DAY = date(2016, 11, 1)
BEFORE_1990, SINCE_1990 = date(1990, 10, 31), date(1990, 11, 1)

levels = st.integers(-2, 50)
level_lists = st.lists(levels, min_size=1, max_size=8)


def of_level(level: int, guideline: str = "2B3.1") -> Ledger:
    """A ledger at a level."""
    return Ledger().enter(Finding(Cite(guideline), Become(level), "as stated"))


def combine(found: list[int], day: date = DAY) -> Combined:
    """The combined level of counts that do not group."""
    counts = {number: Count("2B3.1", group=f"G{number}") for number in range(1, len(found) + 1)}
    return Manual.on(day).part_d.combined(counts, {n: of_level(level) for n, level in enumerate(found, 1)}, {})


@pytest.mark.parametrize(
    ("below", "units"), [(0, 1), (1, 1), (4, 1), (5, 0.5), (8, 0.5), (9, 0), (20, 0)], ids="{}".format
)
@pytest.mark.parametrize("day", [BEFORE_1990, SINCE_1990, DAY], ids=str)
def test_units_by_how_far_a_group_lies_below_the_highest(day: date, below: int, units: float) -> None:
    """§ 3D1.4(a) to (c): equal or 1 to 4 levels less, one unit; 5 to 8, one half; 9 or more, none."""
    assert [group.units for group in combine([30, 30 - below], day).groups] == [1, units]


HALVES_AND_LEVELS = {2: 0, 3: 1, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 4, 10: 4, 11: 5, 12: 5, 20: 5}


@pytest.mark.parametrize("day", [date(1987, 11, 1), BEFORE_1990, SINCE_1990, DAY], ids=str)
@pytest.mark.parametrize(("halves", "increase"), HALVES_AND_LEVELS.items(), ids=str)
def test_levels_that_units_add(day: date, halves: int, increase: int) -> None:
    """§ 3D1.4: 1 unit adds none, 1½ one, 2 two, 2½ to 3 three, 3½ to 5 four, more five; that of 1987 rounds."""
    assert UNITS.on(day).increase(halves) == increase


def test_the_table_of_1987_has_no_rows_for_halves_but_rounds_them_up() -> None:
    """Amend. 350 struck the rounding and gave 2½ and 3½ units rows of their own."""
    assert UNITS.on(BEFORE_1990).rounds_up_from == 5
    assert UNITS.on(SINCE_1990).rounds_up_from == 0
    assert (5, 3) not in UNITS.on(BEFORE_1990).increases
    assert (5, 3) in UNITS.on(SINCE_1990).increases


def halves(combined: Combined) -> int:
    """The units of all Groups, in halves."""
    return sum(group.halves for group in combined.groups)


@given(days(), level_lists)
def test_part_d_never_lowers_the_highest_level(day: date, found: list[int]) -> None:
    """§ 3D1.4: the combined level is that of the highest Group, and five more at most."""
    combined = combine(found, day)

    assert max(found) <= combined.ledger.total <= max(found) + 5
    assert [group.level for group in combined.groups] == sorted(found, reverse=True)
    assert combined.groups[0].units == 1


@given(days(), level_lists, levels)
def test_another_group_never_lowers_the_level_and_never_takes_units(day: date, found: list[int], more: int) -> None:
    """A further count that is no more serious adds units or none."""
    more = min(more, max(found))
    before, after = combine(found, day), combine([*found, more], day)

    assert halves(after) >= halves(before)
    assert after.ledger.total >= before.ledger.total


@given(days(), st.permutations([28, 22, 22, 17, 9]))
def test_the_order_of_the_counts_does_not_matter(day: date, found: list[int]) -> None:
    """28 makes one unit, 22 and 22 a half each, 17 and 9 none: 2 units, 30."""
    combined = combine(found, day)

    assert (halves(combined), combined.ledger.total) == (4, 30)


def test_one_group_adds_nothing_and_says_so() -> None:
    """§ 3D1.1: a single Group is its own combined level."""
    [finding] = combine([20]).ledger.considered

    assert (str(finding.cite), finding.effect, finding.because) == ("3D1.4", None, "one Group only: no increase")
    assert [str(step) for step in combine([20]).ledger.steps] == ["3D1.3(a) = 20"]


def test_a_group_takes_the_level_of_its_highest_count() -> None:
    """§ 3D1.3(a)."""
    counts = {1: Count("2D1.1", group="A"), 2: Count("2K2.1", group="A"), 3: Count("2B3.1", group="B")}
    combined = Manual.on(DAY).part_d.combined(counts, {1: of_level(24), 2: of_level(28), 3: of_level(20)}, {})

    assert [str(group) for group in combined.groups] == ["A 28 1", "B 20 0.5"]
    assert combined.groups[0].name == "Group A (counts 1, 2)"
    assert combined.ledger.total == 29


def grouped(guidelines: dict[int, str], group: str | None = None) -> dict[int, Count]:
    """Counts under guidelines, with one letter or none."""
    return {number: Count(guideline, group=group) for number, guideline in guidelines.items()}


def test_counts_of_one_listed_guideline_group_without_a_letter() -> None:
    """§ 3D1.2(d) lists § 2D1.1: two counts at one level are one Group, the aggregate."""
    counts = grouped({1: "2D1.1", 2: "2D1.1"})
    combined = Manual.on(DAY).part_d.combined(counts, {1: of_level(26), 2: of_level(26)}, {})

    assert [(group.letter, group.counts, group.rule) for group in combined.groups] == [("A", (1, 2), "(b)")]
    assert [str(step) for step in combined.ledger.steps] == ["3D1.3(b) = 26"]


@pytest.mark.parametrize("letter", [None, "A"])
def test_an_aggregate_is_not_guessed_from_different_levels(letter: str | None) -> None:
    """§ 3D1.3(b) asks for the level of the aggregate, which the levels of the counts do not give."""
    counts = grouped({1: "2D1.1", 2: "2D1.1"}, letter)
    found = {"A": (CountGroup("A", rule=Cite("3D1.2", "(d)")), Ledger())} if letter else {}

    with pytest.raises(Undetermined, match=r"Group A: § 3D1.3\(b\) .* in \[\[group\]\] `found`"):
        Manual.on(DAY).part_d.combined(counts, {1: of_level(26), 2: of_level(24)}, found)


def test_a_letter_alone_takes_the_highest_count_and_asks_for_the_aggregate() -> None:
    """Counts that the caller groups under no subsection: the highest stands, and a note names § 3D1.3(b)."""
    counts = grouped({1: "2D1.1", 2: "2D1.1"}, "A")
    combined = Manual.on(DAY).part_d.combined(counts, {1: of_level(24), 2: of_level(26)}, {})

    assert [str(step) for step in combined.ledger.steps] == ["3D1.3(a) = 26"]
    assert combined.groups[0].note.startswith("Group A: its counts have different levels, and the highest stands")


def test_an_aggregate_as_found() -> None:
    """The level of the aggregate stands for the Group, whatever its counts have."""
    aggregate = CountGroup("A", found=())
    found = {"A": (aggregate, of_level(30, "2D1.1"))}
    combined = Manual.on(DAY).part_d.combined(grouped({1: "2D1.1", 2: "2D1.1"}, "A"), {}, found)

    assert [str(step) for step in combined.ledger.steps] == ["3D1.3(b) = 30"]


def test_a_group_of_another_subsection_takes_its_highest_count() -> None:
    """A Group under § 3D1.2(b), though § 3D1.2(d) lists the guideline."""
    found = {"A": (CountGroup("A", rule=Cite("3D1.2", "(b)")), Ledger())}
    ledgers = {1: of_level(26), 2: of_level(24)}
    combined = Manual.on(DAY).part_d.combined(grouped({1: "2D1.1", 2: "2D1.1"}, "A"), ledgers, found)

    assert [str(step) for step in combined.ledger.steps] == ["3D1.3(a) = 26"]


@pytest.mark.parametrize("guidelines", [{1: "2B3.1", 2: "2B3.1"}, {1: "2D1.1", 2: "2K2.1"}, {1: "2L1.2", 2: "2L1.2"}])
def test_grouping_is_not_guessed(guidelines: dict[int, str]) -> None:
    """Excluded, different, or unlisted guidelines: whether § 3D1.2(a) to (c) groups them is a finding."""
    with pytest.raises(Undetermined, match=r"how counts 1, 2 group is not stated: give each count a `group`"):
        Manual.on(DAY).part_d.combined(grouped(guidelines), {1: of_level(20), 2: of_level(20)}, {})


def test_one_count_without_a_letter_among_others() -> None:
    """A letter for some does not say how the others group, even where § 3D1.2(d) lists them."""
    counts = {1: Count("2D1.1", group="A"), 2: Count("2D1.1")}

    with pytest.raises(Undetermined, match="how counts 2 group"):
        Manual.on(DAY).part_d.combined(counts, {1: of_level(20), 2: of_level(20)}, {})


def test_a_count_without_a_level() -> None:
    """Neither the count nor its Group has a level: the message names both places."""
    found = {"A": (CountGroup("A"), Ledger())}

    with pytest.raises(Undetermined, match=r"count 2: state its offense level in `found`, or that of Group A"):
        Manual.on(DAY).part_d.combined(grouped({1: "2D1.1", 2: "2D1.1"}, "A"), {1: of_level(20)}, found)


def test_subsection_d_refuses_a_guideline_that_it_excludes() -> None:
    """§ 3D1.2(d) excludes § 2B3.1, robbery, in every list."""
    found = {"A": (CountGroup("A", rule=Cite("3D1.2", "(d)"), found=()), of_level(30))}

    with pytest.raises(Contradiction, match=r"group A: § 3D1.2\(d\) excludes § 2B3.1 \(count 1\)"):
        Manual.on(DAY).part_d.combined(grouped({1: "2B3.1"}, "A"), {}, found)


@pytest.mark.parametrize(
    ("day", "cite"),
    [
        (date(1987, 11, 1), "3D1.2"),
        (BEFORE_1990, "3D1.2"),
        (SINCE_1990, "3D1.1(b)"),
        (date(2005, 10, 31), "3D1.1(b)"),
        (date(2005, 11, 1), "3D1.1(b)(1)"),
    ],
    ids=str,
)
def test_a_count_with_a_consecutive_term_is_left_out(day: date, cite: str) -> None:
    """Its term stands beside the range; the provision moved in 1990."""
    exclusion = EXCLUDED_COUNTS.on(day)

    assert exclusion.excludes(Count("2K2.4", consecutive=60), 2)
    assert not exclusion.excludes(Count("2K2.1", statute="18 U.S.C. 922(g)(1)"), 1)
    assert str(exclusion.provision(Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=60))) == cite


@pytest.mark.parametrize(
    "statute", ["18 U.S.C. 924(c)(1)", "18 U.S.C. § 929(a)", "18 U.S.C. § 1028A", "18 U.S.C. 844(h)"]
)
def test_a_consecutive_term_is_not_guessed(statute: str) -> None:
    """18 U.S.C. 924(c), 929(a) and 1028A fix a term: the case must state it."""
    with pytest.raises(Undetermined, match=r"count 2: .* state it as `consecutive`"):
        EXCLUDED_COUNTS.on(DAY).excludes(Count("2K2.4", statute=statute), 2)


def test_aggravated_identity_theft_is_named_from_2005() -> None:
    """Amend. 677 gives 18 U.S.C. 1028A a subdivision of its own; before, it fell under the general words."""
    count = Count("2B1.6", statute="18 U.S.C. 1028A(a)(1)", consecutive=24)

    assert str(EXCLUDED_COUNTS.on(date(2005, 10, 31)).provision(count)) == "3D1.1(b)"
    assert str(EXCLUDED_COUNTS.on(date(2005, 11, 1)).provision(count)) == "3D1.1(b)(2)"


def test_which_counts_are_firearm_counts() -> None:
    """18 U.S.C. 924(c) and 929(a), with their consecutive term."""
    assert is_firearm_count(Count("2K2.4", statute="18 U.S.C. 929(a)(1)", consecutive=LIFE))
    assert not is_firearm_count(Count("2K2.4", consecutive=60))
    assert not is_firearm_count(Count("2K2.4", statute="18 U.S.C. 924(c)"))


def test_a_group_of_one_count_is_named_so() -> None:
    """One count, not counts."""
    assert Group("B", (3,), of_level(20)).name == "Group B (count 3)"
