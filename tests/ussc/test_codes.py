"""Values of the datafile as the library's types: life, missing, days, districts, categories, grades."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd
import pytest

from sentencing.districts import districts
from sentencing.duration import Duration
from sentencing.errors import SentencingError, Undetermined, UnknownDistrict
from sentencing.supervision import ViolationGrade
from sentencing.terms import LIFE, CriminalHistoryCategory
from sentencing.ussc import MoreThan, category, circdist, district, grade, sentence, term
from sentencing.ussc.codes import added_by, known, known_number, level_of, number, points_of, taken_off, told, whole

MISSING = [None, float("nan"), pd.NA, pd.NaT, "", " ", "."]


def refusal(act: Callable[[], object], kind: type[SentencingError] = SentencingError) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


@pytest.mark.parametrize("value", MISSING, ids=repr)
def test_every_way_to_be_missing(value: object) -> None:
    """Null, NaN, an empty text and the dot of SAS are missing, and never 0: district 0 is Maine."""
    assert number(value) is None
    assert term(value) is None
    assert sentence(value) is None
    assert category(value) is None
    assert district(value) is None
    assert circdist(value) is None
    assert grade(value) is None


@pytest.mark.parametrize(
    ("value", "read"), [(21, 21), (21.0, 21), ("21", 21), ("21.50", 21.5), (Decimal("12.03"), 12.03), (-2, -2)]
)
def test_numbers(value: object, read: float) -> None:
    """A number is whole where it is whole, from whatever type the frame has."""
    assert number(value) == read
    assert type(number(value)) is type(read)


@pytest.mark.parametrize("value", ["A", True, float("inf"), object])
def test_what_is_no_number(value: object) -> None:
    """It is refused."""
    assert refusal(lambda: number(value)).endswith("is no number")


def test_whole_numbers() -> None:
    """A level with a part is refused, naming its column."""
    assert whole("21", "XFOLSOR") == 21
    assert refusal(lambda: whole(21.5, "XFOLSOR")) == "XFOLSOR: 21.5 is no whole number"


def test_what_a_record_must_tell_and_what_it_may_leave_out() -> None:
    """A needed value that is missing is said to be; levels that may be left out are then none."""
    assert known({"XFOLSOR": 21.0}, "XFOLSOR") == 21
    assert refusal(lambda: known({}, "XFOLSOR"), Undetermined) == "XFOLSOR is missing"
    assert told({"OBSTRCHI": 2}, "OBSTRCHI") == 2
    assert told({"OBSTRCHI": None}, "OBSTRCHI") == told({}, "OBSTRCHI") == 0

    assert known_number({"TOTUNIT": 1.5}, "TOTUNIT") == 1.5
    assert refusal(lambda: known_number({"TOTUNIT": None}, "TOTUNIT"), Undetermined) == "TOTUNIT is missing"


@pytest.mark.parametrize("level", [-8, 0, 43, 90])
def test_levels(level: int) -> None:
    """Every total that the Manual can give."""
    assert level_of({"XFOLSOR": level}, "XFOLSOR") == level


@pytest.mark.parametrize("code", [-9, 91, 99, 999])
def test_codes_that_are_no_level(code: int) -> None:
    """They are refused, and so is a level that is missing."""
    told = f"CHAP2: {code} is no total offense level, but perhaps a code for a missing one"
    assert refusal(lambda: level_of({"CHAP2": code}, "CHAP2")) == told
    assert refusal(lambda: level_of({"CHAP2": None}, "CHAP2"), Undetermined) == "CHAP2 is missing"


def test_points() -> None:
    """From 0 to 98; 99 is a code, and none are fewer than none."""
    assert points_of({"TOTCHPTS": 0}, "TOTCHPTS") == 0
    assert points_of({"TOTCHPTS": 98}, "TOTCHPTS") == 98
    assert refusal(lambda: points_of({"TOTCHPTS": 99}, "TOTCHPTS")).startswith("TOTCHPTS: 99 points are perhaps a code")
    told = "POINT1: -3 is fewer than none, and perhaps a code for a missing number"
    assert refusal(lambda: points_of({"POINT1": -3}, "POINT1")) == told
    assert refusal(lambda: points_of({}, "POINT1"), Undetermined) == "POINT1 is missing"


# Terms


@pytest.mark.parametrize(
    ("value", "column", "year", "read"),
    [
        (0, "XMINSOR", None, 0),
        (405, "XMAXSOR", None, 405),
        (9989, "XMAXSOR", None, 9989),
        (9996, "XMAXSOR", None, LIFE),
        (9996, "STATMAX", 2019, LIFE),
        (9997, "STATMAX", 2019, LIFE),
        (996, "GLMIN", 2001, 996),
        (996, "GLMIN", 2000, LIFE),
        (997, "STATMAX", 2000, LIFE),
        (1344, "STATMAX", None, 1344),
    ],
)
def test_terms(value: int, column: str, year: int | None, read: object) -> None:
    """9996 is life; as a limit, death is life; 996 only in the file of FY2000."""
    assert term(value, column, year) == read


@pytest.mark.parametrize(
    ("value", "year", "told_of_it"),
    [
        (990, 2000, "GLMIN 990 is no term: 990 months or more"),
        (993, 2000, "GLMIN 993 is no term: several ranges"),
        (995, 2000, "GLMIN 995 is no term: counts under 18 U.S.C. 924(c) alone"),
    ],
)
def test_codes_that_are_no_term(value: int, year: int, told_of_it: str) -> None:
    """They say why there is none."""
    assert refusal(lambda: term(value, "GLMIN", year), Undetermined) == told_of_it


@pytest.mark.parametrize("value", [-1, 9990, 9997, 9999])
def test_numbers_that_are_no_months(value: int) -> None:
    """Negative numbers, and codes that the variable does not have."""
    told_of_it = f"XMINSOR: {value} is no number of months, and no code that the codebook has"

    assert refusal(lambda: term(value)) == told_of_it
    assert refusal(lambda: sentence(value, "XMINSOR")) == told_of_it


# Sentences


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (0, Duration(0)),
        (12, Duration(12)),
        (0.03, Duration(days=1)),
        (0.0328515111695138, Duration(days=1)),
        (0.07, Duration(days=2)),
        (0.99, Duration(days=30)),
        (12.03, Duration(12, days=1)),
        (516, Duration(516)),
    ],
)
def test_sentences(value: float, read: Duration) -> None:
    """Days are parts of a month of 365/12 days: 0.03 is one, 0.99 thirty."""
    assert sentence(value) == read


@pytest.mark.parametrize("days", range(31))
def test_days_as_the_file_writes_them(days: int) -> None:
    """Twelve parts of 365 to a day, to two decimals: each number of days below a month is read as itself."""
    assert sentence(round(days * 12 / 365, 2)) == Duration(days=days)
    assert sentence(round(12 + days * 12 / 365, 2)) == Duration(12, days=days)


def test_life_and_long_terms() -> None:
    """470 is life, from FY1993 on (360 before); 469.99 is any term over 470 in the capped variables."""
    assert sentence(470) is LIFE
    assert sentence(470, "SENSPCAP", 2018) is LIFE
    assert sentence(360, "SENTTOT", 1992) is LIFE
    assert sentence(360, "SENTTOT", 1993) == Duration(360)
    assert sentence(469.99, "SENSPCAP") == MoreThan(470)
    assert str(MoreThan(470)) == "more than 470 months"
    assert sentence(469.99, "SENTTOT") == Duration(469, days=30)
    assert sentence(9996, "TOTPRISN") is LIFE
    assert refusal(lambda: sentence(9992, "TOTPRISN"), Undetermined) == "TOTPRISN 9992 is no term: less than one day"


# Districts, categories, grades


def test_all_districts_by_both_codes() -> None:
    """Each of the 94 districts has a code of its own in each numbering."""
    assert len(districts()) == 94
    for each in districts():
        assert district(each.ussc_district) is each
        assert circdist(float(each.ussc_circdist)) is each


@pytest.mark.parametrize(
    ("code", "abbreviation"),
    [(0, "D. Me."), (8, "S.D.N.Y."), (42, "W.D. Tex."), (70, "D. Ariz."), (90, "D.D.C."), (96, "M.D. La.")],
)
def test_codes_of_districts(code: int, abbreviation: str) -> None:
    """As the codebook prints them."""
    assert str(district(code)) == abbreviation


@pytest.mark.parametrize("code", [21, 59, 92, 97, -1])
def test_codes_of_no_district(code: int) -> None:
    """Three codes are unused."""
    refusal(lambda: district(code), UnknownDistrict)


@pytest.mark.parametrize("code", [0, 95])
def test_codes_of_no_district_in_circuit_order(code: int) -> None:
    """They run from 1 to 94."""
    refusal(lambda: circdist(code), UnknownDistrict)


def test_categories_and_grades() -> None:
    """1 to 6 are the categories, 1 to 3 the grades A to C."""
    assert [category(code) for code in range(1, 7)] == list(CriminalHistoryCategory)
    assert [grade(code) for code in (1, 2, 3)] == [ViolationGrade.A, ViolationGrade.B, ViolationGrade.C]
    refusal(lambda: category(7))
    assert refusal(lambda: grade(4)) == "PV_GRADVIOL: 4 is no grade; 1 is A, 2 is B, 3 is C"


# Levels and points that add up


@pytest.mark.parametrize("levels", [-98, 0, 98])
def test_levels_that_are_added(levels: int) -> None:
    """From 99 up, either way, files write codes."""
    assert added_by({"ADJ_BHI": levels}, "ADJ_BHI") == levels
    for code in (-99, 99):
        with pytest.raises(SentencingError, match=rf"^ADJ_BHI: {code} is no number of levels or points"):
            added_by({"ADJ_BHI": code}, "ADJ_BHI")


def test_levels_that_come_off() -> None:
    """One level more is none that comes off."""
    assert taken_off({"ACCTRESP": 0}, "ACCTRESP") == 0
    with pytest.raises(SentencingError, match=r"^ACCTRESP: 1 would be added, and levels come off here$"):
        taken_off({"ACCTRESP": 1}, "ACCTRESP")


def test_no_time() -> None:
    """A sentence of 0 months is one."""
    assert sentence(0) == Duration()
