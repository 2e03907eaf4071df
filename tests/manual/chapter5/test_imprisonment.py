"""§ 5C1.1: the ways in which the minimum of the range may be satisfied, by edition."""

from datetime import date
from fractions import Fraction

import pytest
from tests import rows_chapter5 as rows

from sentencing.manual.chapter5.imprisonment import Way
from sentencing.manual.chapter5.options import options
from sentencing.terms import LIFE, Range


def _ways(day: date, minimum: int, **more: object) -> dict[str, Way]:
    return {str(way.cite): way for way in options(rows.facts(day, minimum, **more)).imprisonment}


def test_versions_are_those_of_the_historical_note() -> None:
    """Each amendment of § 5C1.1 that changed what is modelled, with its date, and no other."""
    assert rows.HISTORICAL_NOTES["5C1.1"] == rows.historical_note("5C1.1")


@pytest.mark.parametrize("day", [*rows.turns("5C1.1"), date(2010, 10, 31), date(2010, 11, 1)], ids=str)
def test_each_way_of_each_minimum(day: date) -> None:
    """§ 5C1.1: every minimum to sixteen months, its ways as printed, its split, its substitutes, its bars."""
    for row in rows.imprisonment_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_examples_of_note_3() -> None:
    """§ 5C1.1 n.3: of 4 to 10 months one in prison and three on supervised release, or four on probation."""
    ways = _ways(date(2025, 11, 1), 4)
    split, probation = ways["5C1.1(c)(2)"], ways["5C1.1(c)(3)"]

    assert (split.prison, split.substitute) == (1, 3)
    assert (probation.prison, probation.substitute) == (0, 4)


def test_examples_of_note_4() -> None:
    """§ 5C1.1 n.4: of 10 to 16 months five in prison and five outside (until 2010, of 8 to 14 four and four)."""
    now, then = _ways(date(2010, 11, 1), 10), _ways(date(2010, 10, 31), 8)

    assert (now["5C1.1(d)(2)"].prison, now["5C1.1(d)(2)"].substitute) == (5, 5)
    assert (then["5C1.1(d)(2)"].prison, then["5C1.1(d)(2)"].substitute) == (4, 4)


def test_example_of_note_6_of_2010() -> None:
    """§ 5C1.1 n.6 (2010 to 2025): in Zone C 12 to 18 months need six months of imprisonment at least."""
    assert _ways(date(2010, 11, 1), 12)["5C1.1(d)(2)"].prison == 6


def test_split_of_zone_b_fell_to_one_month_in_1992() -> None:
    """Amend. 462: of 6 to 12 months half had to be imprisonment; since then one month, and the order is another."""
    before, after = (_ways(day, 6) for day in (date(1992, 10, 31), date(1992, 11, 1)))

    assert (before["5C1.1(c)(3)"].prison, after["5C1.1(c)(2)"].prison) == (3, 1)
    assert before["5C1.1(c)(2)"].by == after["5C1.1(c)(3)"].by


def test_half_of_an_odd_minimum_is_exact() -> None:
    """§ 5C1.1(d)(2): one half of nine months is four and a half: a fraction, neither rounded nor a float."""
    way = _ways(date(2010, 10, 31), 9)["5C1.1(d)(2)"]

    assert (way.prison, way.substitute) == (Fraction(9, 2), Fraction(9, 2))
    assert str(way.prison) == "9/2"


def test_statutory_maximum_inside_the_band_is_the_minimum_to_satisfy() -> None:
    """§§ 5G1.1(a) and 5C1.1: a range cut to six months stays in the zone of its cell; half of six must be prison."""
    ways = _ways(date(2025, 11, 1), 12, range=Range(6, 6))

    assert [(cite, way.prison) for cite, way in ways.items()] == [("5C1.1(d)(1)", 6), ("5C1.1(d)(2)", 3)]


def test_imprisonment_is_never_more_than_the_minimum_it_satisfies() -> None:
    """Where the statute cuts the range under the one month that a split needs, the split needs no more than is left."""
    ways = _ways(date(2025, 11, 1), 4, range=Range(0, 0))

    assert [way.prison for way in ways.values()] == [0, 0, 0]


def test_life_in_a_lower_zone_is_served_in_prison() -> None:
    """A mandatory life term leaves only imprisonment, whatever the cell; its way says that a statute requires it."""
    [way] = _ways(date(2025, 11, 1), 10, range=Range(LIFE, LIFE)).values()

    assert (str(way.cite), way.prison, way.substitute) == ("5C1.1(d)(1)", LIFE, 0)
    assert way.because == "imprisonment that a statute requires"


def test_life_without_a_binding_minimum_is_whole() -> None:
    """A range of life has no half: each way that needs imprisonment needs all of it."""
    ways = _ways(date(2025, 11, 1), 10, range=Range(LIFE, LIFE), minimum_binds=False)

    assert [(way.prison, way.substitute) for way in ways.values()] == [(LIFE, 0), (LIFE, 0)]
