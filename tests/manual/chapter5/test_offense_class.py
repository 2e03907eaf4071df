"""18 U.S.C. 3559(a): the class of an offense by its maximum term, and what is not known of it."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter5 as rows

from sentencing.counts import Count
from sentencing.duration import Duration
from sentencing.errors import NotModelled, SentencingError
from sentencing.manual import Manual
from sentencing.manual.chapter5.convictions import Printed, convictions_of
from sentencing.manual.chapter5.fines import FINES
from sentencing.offense_class import OffenseClass, offense_class, possible_classes
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, Term

IN_2009 = PartialDate.parse("2009")


@pytest.mark.parametrize(("maximum", "name"), rows.CLASSES, ids=str)
def test_class_of_a_maximum_term(maximum: Term | str, name: str) -> None:
    """18 U.S.C. 3559(a)(1) to (9): each class begins where the statute says, "or more" or "more than"."""
    assert name == rows.class_of(maximum)


@pytest.mark.parametrize(("maximum", "ended", "number"), rows.UNSETTLED, ids=str)
def test_classes_that_are_possible(maximum: Term | str | None, ended: str, number: int) -> None:
    """A maximum that is not known leaves every class; where the text before 18 November 1988 would say, B and C."""
    assert number == len(rows.classes_of(maximum, ended))


def test_unsettled_classes_are_b_and_c() -> None:
    """Before Pub. L. 100-690 twenty years may have made a Class B felony; today they make a Class C felony."""
    either = (OffenseClass.B_FELONY, OffenseClass.C_FELONY)

    assert either == possible_classes(240, PartialDate.parse("1988-05"))
    assert possible_classes(240, IN_2009) == either[1:]


def test_kinds_of_class() -> None:
    """18 U.S.C. 3559(a): five classes of felony, three of misdemeanor, and infractions."""
    assert [each.is_felony for each in OffenseClass] == [True] * 5 + [False] * 4


@given(st.lists(st.integers(0, 720), min_size=2, max_size=2).map(sorted))
def test_longer_term_is_never_a_lower_class(terms: list[int]) -> None:
    """18 U.S.C. 3559(a): the classes descend with the maximum term, and life is above them all."""
    order = list(OffenseClass)
    ranks = [order.index(offense_class(term)) for term in (*terms, LIFE)]

    assert all(longer <= shorter for shorter, longer in pairwise(ranks))


@given(st.integers(0, 720))
def test_months_are_read_as_durations(months: int) -> None:
    """A number of months and the same length of time make the same class."""
    assert offense_class(months) is offense_class(Duration(months))


@pytest.mark.parametrize(
    ("maximum", "ended", "asked"),
    [
        (None, "2009", "count.maximum: state the statutory maximum"),
        (240, "1988", "count.ended: state when the offense ended"),
        (240, "1988-05", "count.maximum: before 1988-11-18 this maximum may have made a Class B felony or Class C"),
    ],
)
def test_class_that_is_open_names_what_is_missing(maximum: int | None, ended: str, asked: str) -> None:
    """Where the class is open the message names the maximum, the date, or the text that was not read."""
    [conviction] = convictions_of((Count("2B1.1"),), (maximum,), (PartialDate.parse(ended),))

    assert conviction.missing.startswith(asked)


def test_counts_are_named_by_their_place() -> None:
    """One count is ``count``; of several the second is ``count[2]``, as paths of a case file count."""
    one = convictions_of((Count("2B1.1"),), (60,), (IN_2009,))
    two = convictions_of((Count("2B1.1"),) * 2, (60, LIFE), (IN_2009,) * 2)

    assert [each.key for each in (*one, *two)] == ["count", "count[1]", "count[2]"]
    assert [each.classes for each in two] == [(OffenseClass.D_FELONY,), (OffenseClass.A_FELONY,)]


@pytest.mark.parametrize(("counts", "maxima", "ended"), [(0, 0, 0), (1, 0, 1), (1, 1, 2), (2, 1, 2)])
def test_counts_need_a_maximum_and_a_date_each(counts: int, maxima: int, ended: int) -> None:
    """A maximum or a date too many or too few is refused, and so is a case without a count."""
    with pytest.raises(SentencingError, match=f"{counts} counts need a maximum and a date each"):
        convictions_of((Count("2B1.1"),) * counts, (60,) * maxima, (IN_2009,) * ended)


def test_edition_as_printed_is_that_of_its_day() -> None:
    """The texts of a day, and their sources, are those that the Manual of that day has."""
    for day in (date(1988, 1, 14), date(2025, 11, 1)):
        assert Manual.on(day).text(FINES) == Printed(day).text(FINES)
        assert Manual.on(day).source(FINES) == Printed(day).source(FINES)
    with pytest.raises(NotModelled, match=r"§ 5E1\.2 is not in force on 1987-10-31"):
        Printed(date(1987, 10, 31)).text(FINES)
