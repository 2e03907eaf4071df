"""How far apart the ends of a range may lie, 28 U.S.C. 994(b)(2): the statute worked independently, and the Table."""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from sentencing.errors import SentencingError
from sentencing.manual import Manual
from sentencing.permitted_spread import Spread, spread
from sentencing.terms import LIFE, CriminalHistoryCategory, Term

THIRTY_YEARS = 30 * 12
EDITIONS = (1987, 1989, 1992, 2009, 2010, 2025)


def lawful(minimum: int, maximum: Term) -> bool:
    """Whether a guideline may fix this range: 25 percent or 6 months, the greater; life from thirty years."""
    if maximum is LIFE:
        return minimum >= THIRTY_YEARS
    return maximum - minimum <= max(Fraction(minimum) * Fraction(25, 100), Fraction(6))


def test_the_dissents_sixty_against_eighty_seven() -> None:
    """Banuelos-Rodriguez, dissent n.2: from 60 months the statute allows 15; 60 to 87 is 27."""
    apart = spread(60, 87)

    assert (apart.lower, apart.upper) == (60, 87)
    assert (apart.months, apart.allowed, apart.exceeds) == (27, 15, True)
    assert str(apart) == "60 against 87"


def test_the_ends_of_a_range_of_the_table() -> None:
    """21/II, 41-51, is as wide as it may be: a quarter of 41 is 10 and a fraction."""
    apart = spread(41, 51)

    assert (apart.months, apart.allowed, apart.exceeds) == (10, 10, False)


@pytest.mark.parametrize(
    ("lower", "last"),
    [
        # Six months while a quarter is less: up to 24, of which a quarter is 6.
        (0, 6),
        (23, 29),
        (24, 30),
        # A quarter of 27 is 6.75: still six whole months; of 28, seven.
        (27, 33),
        (28, 35),
        (60, 75),
        (324, 405),
    ],
)
def test_each_side_of_the_limit(lower: int, last: int) -> None:
    """The widest range that the statute allows, and one month more."""
    assert not spread(lower, lower).exceeds
    assert not spread(lower, last).exceeds
    assert spread(lower, last + 1).exceeds


def test_the_dissents_worst_offender() -> None:
    """60 months in one district against 125 in the next (215 F.3d at 983)."""
    apart = spread(60, 125)

    assert (apart.months, apart.allowed, apart.exceeds) == (65, 15, True)


def test_every_pair_of_short_terms() -> None:
    """For every two terms up to ten years the answer is that of the statute in fractions."""
    for lower in range(121):
        for upper in range(lower, 121):
            apart = spread(lower, upper)

            assert apart.exceeds is not lawful(lower, upper), apart
            assert apart.months == upper - lower
            assert lawful(lower, lower + apart.allowed)  # type: ignore[operator]  # a number, below life
            assert not lawful(lower, lower + apart.allowed + 1)


def test_life() -> None:
    """A range may end in life from a minimum of thirty years, and not from a month less; life alone is one range."""
    assert spread(359, LIFE).exceeds
    assert not spread(360, LIFE).exceeds
    assert not spread(405, LIFE).exceeds
    assert not spread(LIFE, LIFE).exceeds
    assert spread(0, LIFE).exceeds


def test_life_has_no_width() -> None:
    """Life less months is no number; life less life is nothing; from life there is no wider range."""
    assert spread(360, LIFE).months is None
    assert spread(LIFE, LIFE).months == 0
    assert spread(LIFE, LIFE).allowed is None
    assert spread(359, LIFE).allowed == 89


@pytest.mark.parametrize(("lower", "upper"), [(360, 451), (360, 500), (480, 720)])
def test_from_thirty_years_one_range_spans_any_two_terms(lower: int, upper: int) -> None:
    """360 to life is a lawful range, and holds every term from 360 up: no two of them need more than one range."""
    assert lawful(lower, LIFE)
    assert not spread(lower, upper).exceeds


@pytest.mark.parametrize(("lower", "upper"), [(359, 448), (359, 449), (360, 360), (360, 450), (405, 506)])
def test_about_thirty_years(lower: int, upper: int) -> None:
    """Within a quarter the answer is that of the fractions on either side of thirty years."""
    assert spread(lower, upper).exceeds is not lawful(lower, upper)


def test_symmetric() -> None:
    """Which term is named first does not matter."""
    terms: list[Term] = [0, 6, 7, 24, 60, 87, 359, 360, 361, LIFE]
    for one, other in product(terms, terms):
        assert spread(one, other) == spread(other, one)
        assert spread(one, other).lower <= spread(one, other).upper


def test_a_spread_is_a_value() -> None:
    """It compares by its two terms."""
    assert spread(60, 87) == Spread(60, 87) != Spread(60, 88)


@pytest.mark.parametrize("bad", [-1, True, 2.5, "life", None])
def test_what_is_no_term_is_refused(bad: object) -> None:
    """A term is a number of months from 0 up, or life."""
    for terms in ((bad, 10), (10, bad)):
        with pytest.raises(SentencingError, match="months from 0 up, or LIFE"):
            spread(*terms)


@pytest.mark.parametrize("year", EDITIONS)
def test_every_cell_of_the_table_is_lawful(year: int) -> None:
    """Of 258 cells each keeps the statute's width, with no exception; level 43 is life alone."""
    table = Manual.on(date(year, 11, 1)).table
    cells = {
        (level, category): table.range(level, category)
        for level, category in product(range(1, 44), CriminalHistoryCategory)
    }

    assert len(cells) == 258
    assert [(cell, str(terms)) for cell, terms in cells.items() if spread(terms.minimum, terms.maximum).exceeds] == []
    assert [
        str(terms) for terms in cells.values() if terms.minimum is not LIFE and not lawful(terms.minimum, terms.maximum)
    ] == []
