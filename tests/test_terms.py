"""The words of the Table: levels, categories, terms, ranges; and life, which is no number."""

import copy
import operator
import pickle
import re
from collections.abc import Callable
from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.terms import LIFE, CriminalHistoryCategory, Difference, OffenseLevel, Range, Term, Zone

Compare = Callable[[object, object], bool]

COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]
ARITHMETIC = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow]

MONTHS = st.integers(0, 600)
TERMS: st.SearchStrategy[Term] = st.one_of(MONTHS, st.just(LIFE))
RANGES = st.builds(lambda one, other: Range(min(one, other), max(one, other)), TERMS, TERMS)


def exactly(message: str) -> str:
    """A pattern that matches the whole message."""
    return f"^{re.escape(message)}$"


def height(term: object) -> float:
    """A term as a number, with life above every other."""
    return float("inf") if term is LIFE else float(str(term))


# Offense levels


def test_the_levels_are_one_to_forty_three() -> None:
    """Each level of the Table constructs, and no whole number beside them does."""
    for number in range(-50, 100):
        if 1 <= number <= 43:
            assert number == OffenseLevel(number).number
        else:
            with pytest.raises(SentencingError, match=f"{number} is no offense level of the Table: they run from 1 to"):
                OffenseLevel(number)


def test_a_total_below_one_is_one_and_above_forty_three_is_forty_three() -> None:
    """Ch. 5, Pt. A, n.2: the ends of the Table hold every total; between them a total is its own level."""
    for total in range(-50, 100):
        expected = sorted((1, total, 43))[1]

        assert expected == OffenseLevel.clamp(total).number


@given(st.integers(), st.integers())
def test_clamping_keeps_order(one: int, other: int) -> None:
    """A higher total is never a lower level, and a level clamped again is itself."""
    assume(one <= other)

    assert OffenseLevel.clamp(one) <= OffenseLevel.clamp(other)
    assert OffenseLevel.clamp(one) == OffenseLevel.clamp(int(OffenseLevel.clamp(one)))


@pytest.mark.parametrize("make", [OffenseLevel, OffenseLevel.clamp])
@pytest.mark.parametrize("number", [True, 21.0, "21", None, LIFE, OffenseLevel(21)])
def test_a_level_is_a_whole_number(make: Callable[[object], OffenseLevel], number: object) -> None:
    """What is no whole number is no level, however near it comes."""
    with pytest.raises(SentencingError, match="an offense level is a whole number, not"):
        make(number)


@pytest.mark.parametrize("compare", COMPARISONS)
def test_levels_compare_as_their_numbers(compare: Compare) -> None:
    """A level compares with levels and with whole numbers, on either side."""
    for one, other in product(range(1, 44), repeat=2):
        expected = compare(one, other)

        assert expected is compare(OffenseLevel(one), OffenseLevel(other))
        assert expected is compare(OffenseLevel(one), other)
        assert expected is compare(one, OffenseLevel(other))


@pytest.mark.parametrize("compare", COMPARISONS[:4])
@pytest.mark.parametrize("other", [21.5, "30", None, LIFE])
def test_levels_compare_with_nothing_else(compare: Compare, other: object) -> None:
    """A level beside what is no whole number is a mistake, not an answer."""
    with pytest.raises(TypeError):
        compare(OffenseLevel(21), other)


def test_a_level_is_a_key_equal_to_its_number() -> None:
    """A level and its number find the same entry of a dictionary, and the same row of a list."""
    for number in range(1, 44):
        assert {number: "row"}[OffenseLevel(number)] == "row"
        assert number == list(range(44))[OffenseLevel(number)]
    assert OffenseLevel(21) != "21"


@pytest.mark.parametrize("arithmetic", ARITHMETIC)
def test_levels_do_no_arithmetic(arithmetic: Callable[[object, object], object]) -> None:
    """Only the ledger adds and subtracts; a level is the answer, not a number to go on with."""
    with pytest.raises(TypeError):
        arithmetic(OffenseLevel(21), 1)


def test_how_a_level_shows_itself() -> None:
    """A level prints as its number and represents itself as code."""
    assert str(OffenseLevel(21)) == "21"
    assert repr(OffenseLevel(21)) == "OffenseLevel(21)"


# Criminal history categories

CATEGORY_OF = {
    "I": (0, 1),
    "II": (2, 3),
    "III": (4, 5, 6),
    "IV": (7, 8, 9),
    "V": (10, 11, 12),
    "VI": (13, 14, 20, 100),
}
"""Ch. 5, Pt. A: the points printed under each category."""


@pytest.mark.parametrize(("category", "points"), [(name, n) for name, each in CATEGORY_OF.items() for n in each])
def test_a_category_begins_and_ends_where_the_table_says(category: str, points: int) -> None:
    """The head of the Table prints 0 or 1, 2 or 3, 4 to 6, 7 to 9, 10 to 12, 13 or more."""
    assert category == CriminalHistoryCategory.from_points(points).name


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_points_are_never_a_lower_category(one: int, other: int) -> None:
    """The category rises with the points."""
    assume(one <= other)

    assert CriminalHistoryCategory.from_points(one) <= CriminalHistoryCategory.from_points(other)


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (-1, "-1 is no criminal history score; it is 0 or more"),
        (True, "a criminal history score is a whole number, not True"),
        (2.0, "a criminal history score is a whole number, not 2.0"),
        (None, "a criminal history score is a whole number, not None"),
    ],
)
def test_points_are_whole_and_not_negative(points: int, message: str) -> None:
    """No other number is a score."""
    with pytest.raises(SentencingError, match=exactly(message)):
        CriminalHistoryCategory.from_points(points)


def test_a_category_is_read_as_numeral_or_number() -> None:
    """III, iii, 3, "3" and the category itself are the same category."""
    for number, category in enumerate(CriminalHistoryCategory, start=1):
        name = category.name
        for text in (category, name, name.lower(), f" {name} ", number, str(number)):
            assert category is CriminalHistoryCategory.parse(text)


@pytest.mark.parametrize("text", ["", "VII", "IIII", "0", "7", "one", 0, 7, -1, True, 3.0, None])
def test_there_are_six_categories(text: str) -> None:
    """Whatever is none of the six is refused, and the message lists them."""
    message = f"{text!r} is no criminal history category; write I, II, III, IV, V or VI"

    with pytest.raises(SentencingError, match=exactly(message)):
        CriminalHistoryCategory.parse(text)


@pytest.mark.parametrize("compare", COMPARISONS)
def test_categories_stand_in_order(compare: Compare) -> None:
    """Categories compare as I to VI do."""
    for (m, one), (n, other) in product(enumerate(CriminalHistoryCategory), repeat=2):
        assert compare(m, n) is compare(one, other)


def test_a_category_is_no_number() -> None:
    """A category neither equals its number nor compares with it."""
    assert CriminalHistoryCategory.III != 3
    with pytest.raises(TypeError):
        CriminalHistoryCategory.III < 3  # type: ignore[operator]  # noqa: B015 - the comparison is what fails


def test_how_a_category_shows_itself() -> None:
    """A category prints as its numeral, represents itself as code, and may be a key."""
    names = ["I", "II", "III", "IV", "V", "VI"]

    assert names == [str(category) for category in CriminalHistoryCategory]
    assert repr(CriminalHistoryCategory.IV) == "CriminalHistoryCategory.IV"
    assert len(dict.fromkeys(CriminalHistoryCategory)) == 6


def test_zones_are_four_letters() -> None:
    """§ 5B1.1 n.1 and § 5C1.1: Zones A to D."""
    zones = ["A", "B", "C", "D"]

    assert zones == [str(zone) for zone in Zone]


# Life


@pytest.mark.parametrize("compare", COMPARISONS)
@given(one=TERMS, other=TERMS)
def test_life_is_above_every_number_of_months(compare: Compare, one: Term, other: Term) -> None:
    """Terms stand in one order, with life at its top, equal only to itself."""
    assert compare(height(one), height(other)) is compare(one, other)


@pytest.mark.parametrize("compare", COMPARISONS[:4])
@pytest.mark.parametrize("other", [True, 470.0, "life", None, OffenseLevel(43)])
def test_life_compares_only_with_terms(compare: Compare, other: object) -> None:
    """Life beside what is no term is a mistake, not an answer."""
    with pytest.raises(TypeError, match="not supported between instances"):
        compare(LIFE, other)


@pytest.mark.parametrize("arithmetic", ARITHMETIC)
@pytest.mark.parametrize("other", [0, 1, 470, 1.5, Duration(months=1), LIFE])
def test_life_is_no_number(arithmetic: Callable[[object, object], object], other: object) -> None:
    """Arithmetic with life is a type error on either side: a statistic must state its convention."""
    with pytest.raises(TypeError):
        arithmetic(LIFE, other)
    with pytest.raises(TypeError):
        arithmetic(other, LIFE)


@pytest.mark.parametrize("convert", [int, float, complex, round, abs, operator.index, operator.neg])
def test_life_becomes_no_number(convert: Callable[[object], object]) -> None:
    """Nothing makes months of life unasked."""
    with pytest.raises((TypeError, ValueError)):
        convert(LIFE)


def test_life_is_one_value() -> None:
    """Copies of life are life, and it equals no number of months, not the codebook's 470 either."""
    assert LIFE is copy.deepcopy(LIFE)
    assert LIFE is pickle.loads(pickle.dumps(LIFE))  # noqa: S301 - our own bytes
    assert LIFE not in (470, 360, 0, "life", None)


def test_how_life_shows_itself() -> None:
    """Life prints as a worksheet writes it and represents itself as code."""
    assert str(LIFE) == "life"
    assert repr(LIFE) == "LIFE"


# Ranges


def test_a_range_has_two_ends_in_order() -> None:
    """A range is what lies between its minimum and its maximum, and may be a single term."""
    assert (Range(46, 57).minimum, Range(46, 57).maximum) == (46, 57)
    assert (Range(24, 24).minimum, Range(24, 24).maximum) == (24, 24)
    assert (Range(360, LIFE).minimum, Range(360, LIFE).maximum) == (360, LIFE)


@given(TERMS, TERMS)
def test_the_maximum_is_not_below_the_minimum(minimum: Term, maximum: Term) -> None:
    """A range constructs if and only if its ends are in order."""
    if height(minimum) <= height(maximum):
        assert (minimum, maximum) == (Range(minimum, maximum).minimum, Range(minimum, maximum).maximum)
    else:
        message = f"the maximum of a range ({maximum}) is below its minimum ({minimum})"
        with pytest.raises(SentencingError, match=exactly(message)):
            Range(minimum, maximum)


@pytest.mark.parametrize("bound", [-1, True, 46.0, "46", None, Duration(months=46), OffenseLevel(21)])
def test_a_bound_is_months_or_life(bound: object) -> None:
    """No other value bounds a range, at either end."""
    message = f"a bound of a range is a number of months from 0 up, or LIFE, not {bound!r}"

    for ends in ((bound, LIFE), (0, bound)):
        with pytest.raises(SentencingError, match=exactly(message)):
            Range(*ends)


@given(RANGES, TERMS)
def test_a_range_contains_what_lies_between_its_ends(terms: Range, term: Term) -> None:
    """Both ends are within the guidelines, and so is every term between them."""
    expected = height(terms.minimum) <= height(term) <= height(terms.maximum)

    assert expected is (term in terms)
    assert terms.minimum in terms
    assert terms.maximum in terms


@given(RANGES, RANGES, TERMS)
def test_an_overlap_contains_what_both_contain(one: Range, other: Range, term: Term) -> None:
    """A term is in the overlap if and only if it is in both ranges; there is none where nothing is in both."""
    overlap = one.overlap(other)

    assert (term in one and term in other) is (overlap is not None and term in overlap)
    assert overlap is None or (overlap.minimum in one and overlap.minimum in other)
    assert overlap is None or (overlap.maximum in one and overlap.maximum in other)


@given(RANGES, RANGES)
def test_overlap_laws(one: Range, other: Range) -> None:
    """Overlapping does not depend on the order, and a range overlaps itself whole."""
    assert one.overlap(other) == other.overlap(one)
    assert one == one.overlap(one)


def test_known_overlaps() -> None:
    """Neighbouring cells of the Table share their edge; farther ones share nothing."""
    assert Range(41, 41) == Range(33, 41).overlap(Range(41, 51))
    assert Range(37, 41) == Range(33, 41).overlap(Range(37, 46))
    assert Range(30, 37).overlap(Range(41, 51)) is None
    assert Range(360, LIFE) == Range(324, LIFE).overlap(Range(360, LIFE))
    assert Range(324, 405).overlap(Range(LIFE, LIFE)) is None


@given(RANGES, RANGES)
def test_differences_mirror(one: Range, other: Range) -> None:
    """One range less the other is the other less the one, turned; what is no number stays none."""
    there, back = one.difference(other), other.difference(one)

    assert (there.minimum, there.maximum) == tuple(
        None if months is None else -months for months in (back.minimum, back.maximum)
    )


@given(RANGES)
def test_a_range_differs_from_itself_by_nothing(terms: Range) -> None:
    """A range less itself is zero at both ends, life or not."""
    assert Difference(0, 0) == terms.difference(terms)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Range(33, 41), Range(41, 51), Difference(-8, -10)),
        (Range(360, LIFE), Range(324, 405), Difference(36, None)),
        (Range(324, 405), Range(360, LIFE), Difference(-36, None)),
        (Range(LIFE, LIFE), Range(360, LIFE), Difference(None, 0)),
        (Range(LIFE, LIFE), Range(LIFE, LIFE), Difference(0, 0)),
    ],
)
def test_known_differences(one: Range, other: Range, expected: Difference) -> None:
    """Months where there are months; life less life is nothing; life less months is no number."""
    assert expected == one.difference(other)


@pytest.mark.parametrize(
    ("terms", "width"), [((46, 57), 11), ((24, 24), 0), ((360, LIFE), None), ((LIFE, LIFE), 0), ((0, 6), 6)]
)
def test_the_width_of_a_range(terms: tuple[Term, Term], width: int | None) -> None:
    """The width is in months, and no number where only the maximum is life."""
    assert width == Range(*terms).width


@given(RANGES, RANGES, RANGES)
def test_harsher_is_an_order(one: Range, two: Range, three: Range) -> None:
    """Of two different ranges one is the harsher, never both, and harsher than the harsher is harsher."""
    assert one.harsher_than(two) + two.harsher_than(one) == (one != two)
    assert not (one.harsher_than(two) and two.harsher_than(three)) or one.harsher_than(three)


def test_harsher_looks_at_the_minimum_first() -> None:
    """The minimum decides; the maximum only between equal minima."""
    rising = [
        Range(0, 6),
        Range(0, LIFE),
        Range(6, 6),
        Range(6, 12),
        Range(360, 400),
        Range(360, LIFE),
        Range(LIFE, LIFE),
    ]

    for milder, harsher in pairwise(rising):
        assert harsher.harsher_than(milder)
        assert not milder.harsher_than(harsher)


@pytest.mark.parametrize(
    ("terms", "text", "in_notebook"),
    [
        (Range(46, 57), "46-57", "<span>46-57 months</span>"),
        (Range(360, LIFE), "360-life", "<span>360-life</span>"),
        (Range(24, 24), "24", "<span>24 months</span>"),
        (Range(LIFE, LIFE), "life", "<span>life</span>"),
    ],
)
def test_how_a_range_shows_itself(terms: Range, text: str, in_notebook: str) -> None:
    """A range prints as the Table does; in a notebook its unit stands beside it, but life has none."""
    assert text == str(terms)
    assert in_notebook == terms._repr_html_()
    assert f"[bold]{text}[/bold]" == terms.__rich__()


@given(RANGES)
def test_a_range_reads_back_from_plain_data(terms: Range) -> None:
    """Writing a range as plain data and reading it gives the same range."""
    assert terms == Range.from_dict(terms.to_dict())


def test_a_range_as_plain_data() -> None:
    """Months are numbers, and life is the word."""
    assert Range(41, 51).to_dict() == {"minimum": 41, "maximum": 51}
    assert Range(360, LIFE).to_dict() == {"minimum": 360, "maximum": "life"}
    with pytest.raises(SentencingError, match="a bound of a range is a number of months"):
        Range.from_dict({"minimum": "41", "maximum": 51})
