"""Chapter Five: the Sentencing Table of each edition, its zones, and § 5G1.1."""

from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows

from sentencing.errors import SentencingError
from sentencing.manual import Manual
from sentencing.manual.chapter5.statutory_limits import within_statute
from sentencing.manual.chapter5.table import TABLE, SentencingTable
from sentencing.terms import LIFE, CriminalHistoryCategory, OffenseLevel, Range, Term

EDITIONS = (date(1987, 11, 1), date(1989, 11, 1), date(1992, 11, 1), date(2010, 11, 1))
LAST_DAYS = (date(1989, 10, 31), date(1992, 10, 31), date(2010, 10, 31), date(2026, 10, 31))
LEVELS = range(1, 44)

terms = st.integers(0, 480) | st.just(LIFE)
ranges = st.tuples(terms, terms).map(lambda ends: Range(min(ends), max(ends)))


# The cells


@pytest.mark.parametrize("day", [*EDITIONS, *LAST_DAYS], ids=str)
def test_every_cell_is_that_of_the_printed_table(day: date) -> None:
    """All 258 cells of the edition are those typed from the Manual and its amendments 270 and 462."""
    table = Manual.on(day).table
    actual = {(level, name): str(table.range(level, name)) for level, name in product(LEVELS, rows.CATEGORIES)}

    assert rows.table_on(day) == actual
    assert len(actual) == 258


def test_seventeen_cells_have_changed_since_1987() -> None:
    """Amendments 270 and 462 changed seventeen cells in all, and every one of them to 0-6."""
    changed = {**rows.CHANGED_IN_1989, **rows.CHANGED_IN_1992}

    assert len(changed) == 17
    assert {"0-6"} == {rows.TABLE_OF_1992[cell] for cell in changed}


@pytest.mark.parametrize(("cell", "before"), [*rows.CHANGED_IN_1989.items()])
def test_cells_that_amendment_270_changed(cell: tuple[int, str], before: str) -> None:
    """On 31 October 1989 the cell still has its narrow range; on 1 November it is 0-6."""
    either_side = [str(Manual.on(day).table.range(*cell)) for day in (date(1989, 10, 31), date(1989, 11, 1))]

    assert [before, "0-6"] == either_side


@pytest.mark.parametrize(("cell", "before"), [*rows.CHANGED_IN_1992.items()])
def test_cells_that_amendment_462_changed(cell: tuple[int, str], before: str) -> None:
    """On 31 October 1992 the cell has a minimum above zero; on 1 November it is 0-6."""
    either_side = [str(Manual.on(day).table.range(*cell)) for day in (date(1992, 10, 31), date(1992, 11, 1))]

    assert [before, "0-6"] == either_side


def test_only_places_of_the_fifteen_oldest_cells_are_inferred() -> None:
    """The Table of 1987 marks as inferred the fifteen cells whose places are deduced; later Tables mark none."""
    marked = [
        {
            (level, category.name)
            for level, category in product(LEVELS, CriminalHistoryCategory)
            if TABLE.on(day).is_inferred(OffenseLevel(level), category)
        }
        for day in EDITIONS
    ]

    assert [set(rows.CHANGED_IN_1989), set(), set(), set()] == marked


def test_worked_cell_of_note_1() -> None:
    """Note 1 to the Table gives its own example: level 15 and Category III are 24-30 months."""
    assert all(Range(24, 30) == Manual.on(day).table.range(15, "III") for day in EDITIONS)


# Its shape


@pytest.mark.parametrize("day", EDITIONS, ids=str)
def test_table_rises_with_the_level(day: date) -> None:
    """A higher offense level never lowers either end of the range."""
    for category in CriminalHistoryCategory:
        column = [Manual.on(day).table.range(level, category) for level in LEVELS]

        assert all(one.minimum <= two.minimum and one.maximum <= two.maximum for one, two in pairwise(column))


@pytest.mark.parametrize("day", EDITIONS, ids=str)
def test_table_rises_with_the_category(day: date) -> None:
    """A higher criminal history category never lowers either end of the range."""
    for level in LEVELS:
        row = [Manual.on(day).table.range(level, category) for category in CriminalHistoryCategory]

        assert all(one.minimum <= two.minimum and one.maximum <= two.maximum for one, two in pairwise(row))


@pytest.mark.parametrize("day", EDITIONS[1:], ids=str)
def test_every_finite_range_is_as_wide_as_the_statute_allows(day: date) -> None:
    """28 U.S.C. § 994(b)(2): from 1989 each finite range spans six months or a quarter of its minimum, the greater."""
    finite = [cell for row in TABLE.on(day).cells for cell in row if cell.maximum is not LIFE]

    assert len(finite) == 231
    assert [max(6, int(cell.minimum) // 4) for cell in finite] == [cell.width for cell in finite]


def test_no_range_of_1987_is_wider_than_the_statute_allows() -> None:
    """28 U.S.C. § 994(b)(2): fifteen cells of 1987 are narrower than six months, and none is wider than allowed."""
    finite = [cell for row in TABLE.on(EDITIONS[0]).cells for cell in row if cell.maximum is not LIFE]
    slack = [max(6, int(cell.minimum) // 4) - (cell.width or 0) for cell in finite]

    assert min(slack) == 0
    assert sum(each > 0 for each in slack) == 15


@pytest.mark.parametrize("day", EDITIONS, ids=str)
def test_life_is_reached_only_from_thirty_years(day: date) -> None:
    """28 U.S.C. § 994(b)(2): a maximum of life needs a minimum of 360 months; level 43 is life alone."""
    life = [(n, cell) for n, row in enumerate(TABLE.on(day).cells, 1) for cell in row if cell.maximum is LIFE]

    assert sum(Range(360, LIFE) == cell for _, cell in life) == 21
    assert [n for n, cell in life if cell == Range(LIFE, LIFE)] == [43] * 6
    assert len(life) == 27


@given(st.sampled_from(EDITIONS), st.integers(-500, 500), st.sampled_from(CriminalHistoryCategory))
def test_levels_beyond_the_table_are_its_first_and_last(
    day: date, level: int, category: CriminalHistoryCategory
) -> None:
    """Note 2 to the Table: a total below 1 is read as 1, and above 43 as 43."""
    table = Manual.on(day).table

    assert table.range(min(43, max(1, level)), category) == table.range(level, category)


def test_table_needs_a_row_for_each_level() -> None:
    """A page of the Table that misses a level, or has them out of order, is no Table."""
    with pytest.raises(SentencingError, match="a row for each level"):
        SentencingTable(("1 0-6 0-6 0-6 0-6 0-6 1-7\n3 0-6 0-6 0-6 0-6 2-8 3-9",))


@pytest.mark.parametrize("level", ["21", 21.0, True, None], ids=repr)
def test_a_level_is_a_whole_number(level: object) -> None:
    """The Table is entered by a whole number of levels, and nothing is rounded or read as one."""
    with pytest.raises(SentencingError, match="whole number"):
        TABLE.on(EDITIONS[0]).range(level, "I")


def test_table_shows_itself() -> None:
    """The Table prints 43 rows under the six categories, in a terminal and in a notebook alike."""
    table = TABLE.on(EDITIONS[2])
    lines = str(table).splitlines()

    assert ["level", *rows.CATEGORIES] == lines[0].split()
    assert lines[21].split() == ["21", "37-46", "41-51", "46-57", "57-71", "70-87", "77-96"]
    assert len(lines) == 44
    assert str(table) == table.__rich__()
    assert "<table" in table._repr_html_()
    assert "324-405" in table._repr_html_()


# Zones


@pytest.mark.parametrize("day", [*EDITIONS, *LAST_DAYS], ids=str)
def test_every_zone_is_that_of_the_printed_table(day: date) -> None:
    """Zones end where the page draws its lines in each column (amends. 462 and 738); before 1992 there are none."""
    table = Manual.on(day).table
    for level, name in product(LEVELS, rows.CATEGORIES):
        assert rows.zone_on(day, level, name) == table.zone(level, name)


def test_amendment_738_moved_twelve_cells() -> None:
    """On 1 November 2010 six cells went from Zone C to B, and six from D to C."""
    before, after = (Manual.on(day).table for day in (date(2010, 10, 31), date(2010, 11, 1)))
    moved = [
        f"{before.zone(level, name)}{after.zone(level, name)}"
        for level, name in product(LEVELS, rows.CATEGORIES)
        if before.zone(level, name) != after.zone(level, name)
    ]

    assert sorted(moved) == ["CB"] * 6 + ["DC"] * 6


# § 5G1.1


@pytest.mark.parametrize(
    ("guideline", "maximum", "minimum", "cite", "after"),
    [
        pytest.param(Range(51, 63), 48, None, "5G1.1(a)", Range(48, 48), id="maximum below: the maximum"),
        pytest.param(Range(41, 51), None, 60, "5G1.1(b)", Range(60, 60), id="minimum above: the minimum"),
        pytest.param(Range(51, 63), 60, None, "5G1.1(c)", Range(51, 60), id="maximum inside: cut from above"),
        pytest.param(Range(51, 63), None, 60, "5G1.1(c)", Range(60, 63), id="minimum inside: cut from below"),
        pytest.param(Range(51, 63), 60, 55, "5G1.1(c)", Range(55, 60), id="both inside: cut from both sides"),
        pytest.param(Range(360, LIFE), 240, None, "5G1.1(a)", Range(240, 240), id="life cell, twenty years"),
        pytest.param(Range(360, LIFE), 480, None, "5G1.1(c)", Range(360, 480), id="life cell, forty years"),
        pytest.param(Range(235, 293), None, LIFE, "5G1.1(b)", Range(LIFE, LIFE), id="mandatory life"),
        pytest.param(Range(360, LIFE), None, LIFE, "5G1.1(c)", Range(LIFE, LIFE), id="life cell, mandatory life"),
    ],
)
def test_statute_cuts_the_range(
    guideline: Range, maximum: Term | None, minimum: Term | None, cite: str, after: Range
) -> None:
    """§ 5G1.1(a) to (c), with the three examples of its commentary first."""
    step = within_statute(guideline, maximum, minimum)

    assert step is not None
    assert (cite, guideline, after) == (str(step.cite), step.before, step.after)


@pytest.mark.parametrize(
    ("maximum", "minimum", "words"),
    [
        (48, None, "the statutory maximum of 48 months is less than the minimum of the range"),
        (None, LIFE, "the statutory minimum of life is greater than the maximum of the range"),
        (60, 55, "the statutory maximum of 60 months and the statutory minimum of 55 months"),
    ],
)
def test_statute_says_why_it_cuts(maximum: Term | None, minimum: Term | None, words: str) -> None:
    """The step under § 5G1.1 names the statutory term that moved the range."""
    step = within_statute(Range(51, 63), maximum, minimum)

    assert step is not None
    assert step.because.startswith(words)


@pytest.mark.parametrize(
    ("maximum", "minimum"), [(None, None), (63, None), (240, 51), (None, 0), (LIFE, None)], ids=str
)
def test_statute_that_does_not_touch_the_range(maximum: Term | None, minimum: Term | None) -> None:
    """A maximum at or above the top, and a minimum at or below the bottom, leave the range alone."""
    assert within_statute(Range(51, 63), maximum, minimum) is None


@given(ranges, st.none() | terms, st.none() | terms)
def test_what_the_statute_leaves_lies_inside_it(guideline: Range, maximum: Term | None, minimum: Term | None) -> None:
    """§ 5G1.1: where the maximum is not below the minimum, the range that is left is inside both, and inside itself."""
    if maximum is not None and minimum is not None and maximum < minimum:
        maximum, minimum = minimum, maximum
    step = within_statute(guideline, maximum, minimum)
    left = guideline if step is None else step.after

    assert maximum is None or left.maximum <= maximum
    assert minimum is None or left.minimum >= minimum
    assert step is None or left != guideline
    if step is None or str(step.cite) == "5G1.1(c)":
        assert left.minimum in guideline
        assert left.maximum in guideline
    else:
        assert left.minimum == left.maximum
        assert left.minimum not in guideline


@given(ranges, terms)
def test_statutory_limits_are_final(guideline: Range, maximum: Term) -> None:
    """§ 5G1.1: a range once cut to the maximum is not cut again by it."""
    step = within_statute(guideline, maximum, None)

    assert step is None or within_statute(step.after, maximum, None) is None
