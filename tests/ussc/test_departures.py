"""Checks of sentences outside the range: one bound in whole months, and a bound of the Table."""

from typing import Any

import pytest
from tests.ussc.records import as_audited

from sentencing.ussc import CHECKS, Agrees, Disagrees, NotChecked, Reason, variable
from sentencing.ussc.departures import ABOVE, BELOW, WITHIN, departure_bound

BY_NAME = {check.name: check for check in CHECKS}
BELOW_30 = {"SENTRNGE": 3, "MNTHDEPT": 6, "PCNTDEPT": 20, "SENSPCAP": 24, "FISCALYR": 2019}
ABOVE_30 = {"SENTRNGE": 6, "MNTHDEPT": 6, "PCNTDEPT": 20, "SENSPCAP": 36, "FISCALYR": 2019}


def verdict(name: str, values: dict[str, Any]) -> Any:
    """What a check says of a record."""
    return as_audited(BY_NAME[name], values)


def why(found: Any) -> tuple[str, str, Reason, str]:
    """The four parts of a disagreement."""
    assert isinstance(found, Disagrees)
    return found.recorded, found.recomputed, found.reason, found.because


def test_every_class_has_a_side() -> None:
    """Each code of SENTRNGE is within, above or below, and once."""
    assert sorted((WITHIN, *ABOVE, *BELOW)) == [int(code) for code in variable("SENTRNGE").codes]


@pytest.mark.parametrize("position", [1, 6])
def test_measured_from_the_maximum_above(position: int) -> None:
    """36 is six months above 30."""
    assert departure_bound({**ABOVE_30, "SENTRNGE": position}) == 30
    assert verdict("departure", {**ABOVE_30, "SENTRNGE": position}) == Agrees()


@pytest.mark.parametrize("position", [2, 3, 4, 5, 7, 8])
def test_measured_from_the_minimum_below(position: int) -> None:
    """24 is six months below 30."""
    assert departure_bound({**BELOW_30, "SENTRNGE": position}) == 30
    assert verdict("departure", {**BELOW_30, "SENTRNGE": position}) == Agrees()


def test_a_minimum_of_one_month() -> None:
    """Level 7, Category I, was 1-7 until 31 October 1992: no imprisonment is one month below it, and all of it."""
    values = {**BELOW_30, "SENSPCAP": 0, "MNTHDEPT": 1, "PCNTDEPT": 100, "AMENDYR": 1991}

    assert departure_bound(values) == 1
    assert verdict("departure", values) == Agrees()
    assert verdict("bound departed from", values) == Agrees()


@pytest.mark.parametrize(
    "values",
    [
        {"SENSPCAP": 23.99, "MNTHDEPT": 6.01, "PCNTDEPT": 20.03},
        {"PCNTDEPT": 20.005},
        {"SENSPCAP": 49.99, "MNTHDEPT": 0.01, "PCNTDEPT": 0.01},  # a fiftieth of a per cent of 50 months
    ],
)
def test_rounding(values: dict[str, float]) -> None:
    """Two decimals of months and per cent are allowed for."""
    assert verdict("departure", {**BELOW_30, **values}) == Agrees()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"SENSPCAP": 24.5},
            ("6 months, 20 per cent", "measured from 30.50 months", Reason.CODING, "no bound in whole months"),
        ),
        (
            {"SENSPCAP": 24.02},
            ("6 months, 20 per cent", "measured from 30.02 months", Reason.CODING, "no bound in whole months"),
        ),
        (
            {"PCNTDEPT": 20.02},
            ("6 months, 20.02 per cent", "20.00 per cent of 30 months", Reason.CODING, "another share"),
        ),
        (
            {"SENSPCAP": 0, "MNTHDEPT": 0},
            ("0 months, 20 per cent", "measured from 0.00 months", Reason.CODING, "no bound in whole months"),
        ),
        (
            {"PCNTDEPT": 25},
            ("6 months, 25 per cent", "20.00 per cent of 30 months", Reason.CODING, "another share"),
        ),
        (
            {"GLMIN": 33, "GLMAX": 41},
            ("6 months, 20 per cent", "measured from 30 months", Reason.UNEXPLAINED, "GLMIN is 33"),
        ),
    ],
)
def test_other_measures(values: dict[str, float], told: tuple[str, str, Reason, str]) -> None:
    """What does not fit together."""
    assert why(verdict("departure", {**BELOW_30, **values})) == told


def test_the_bound_that_is_recorded() -> None:
    """GLMIN below the range, GLMAX above it."""
    assert verdict("departure", {**BELOW_30, "GLMIN": 30, "GLMAX": 37}) == Agrees()
    assert verdict("departure", {**ABOVE_30, "GLMIN": 24, "GLMAX": 30}) == Agrees()
    assert why(verdict("departure", {**ABOVE_30, "GLMIN": 30, "GLMAX": 37}))[3] == "GLMAX is 37"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"SENTRNGE": 0}, "SENTRNGE: the sentence is within the range"),
        ({"SENTRNGE": 9}, "SENTRNGE: 9 is none of its codes, which are 0 to 8"),
        ({"SENTRNGE": 996}, "SENTRNGE: 996 is none of its codes, which are 0 to 8"),
        ({"MNTHDEPT": -6}, "MNTHDEPT: -6 is no number of months"),
        ({"SENTRNGE": None}, "SENTRNGE is missing"),
        ({"MNTHDEPT": None}, "MNTHDEPT is missing"),
        ({"PCNTDEPT": None}, "PCNTDEPT is missing"),
        ({"SENSPCAP": None}, "SENSPCAP is missing"),
    ],
)
def test_what_is_not_checked(values: dict[str, Any], reason: str) -> None:
    """Sentences within the range have no departure, and nothing is made up."""
    assert verdict("departure", {**BELOW_30, **values}) == NotChecked(reason)


# A bound of the Table


def test_bounds_of_the_table() -> None:
    """30 is a minimum (17/II is 27-33, 15/IV is 30-37) and a maximum (17/I is 24-30)."""
    assert verdict("bound departed from", BELOW_30) == Agrees()
    assert verdict("bound departed from", ABOVE_30) == Agrees()


def test_a_maximum_is_no_minimum() -> None:
    """71 ends 57-71 and begins no range; 57 begins one and ends 46-57."""
    assert why(verdict("bound departed from", {**BELOW_30, "SENSPCAP": 65}))[:2] == (
        *("71 months", "a minimum of the Table"),
    )
    assert verdict("bound departed from", {**ABOVE_30, "SENSPCAP": 77}) == Agrees()
    assert verdict("bound departed from", {**BELOW_30, "SENSPCAP": 51}) == Agrees()


@pytest.mark.parametrize(
    ("values", "reason", "because"),
    [
        ({"SENSPCAP": 30}, Reason.STATUTORY_LIMIT, "a whole number of years, as statutes have"),
        ({"SENSPCAP": 29, "STATMIN": 35}, Reason.STATUTORY_LIMIT, "STATMIN is 35"),
        ({"SENSPCAP": 29, "STATMIN": 0, "STATMAX": 35}, Reason.STATUTORY_LIMIT, "STATMAX is 35"),
        (
            {"SENSPCAP": 48},  # 54 months are four years and a half
            *(Reason.UNEXPLAINED, "neither a bound of the Table nor a whole number of years"),
        ),
        (
            {"SENSPCAP": 29, "STATMIN": 0, "STATMAX": 240},
            *(Reason.UNEXPLAINED, "neither a bound of the Table nor a whole number of years"),
        ),
    ],
)
def test_bounds_that_are_none(values: dict[str, int], reason: Reason, because: str) -> None:
    """36 and 35 months begin no range of the Table."""
    assert why(verdict("bound departed from", {**BELOW_30, **values}))[2:] == (reason, because)


@pytest.mark.parametrize("limit", [60.5, 9998])
def test_a_limit_that_is_none_hides_no_disagreement(limit: float) -> None:
    """35 months begin no range, whatever stands in STATMAX."""
    found = verdict("bound departed from", {**BELOW_30, "SENSPCAP": 29, "STATMIN": 0, "STATMAX": limit})

    assert why(found)[2] is Reason.UNEXPLAINED


def test_a_maximum_that_is_none() -> None:
    """36 ends no range of the Table."""
    assert why(verdict("bound departed from", {**ABOVE_30, "SENSPCAP": 42}))[1] == "a maximum of the Table"


@pytest.mark.parametrize(
    ("values", "bound", "end"),
    [
        ({**BELOW_30, "SENSPCAP": 24.4}, "30.40", "minimum"),
        ({**BELOW_30, "SENSPCAP": 0, "MNTHDEPT": 0}, "0.00", "minimum"),
        ({**ABOVE_30, "SENSPCAP": 6}, "0.00", "maximum"),
        ({**ABOVE_30, "SENSPCAP": 6, "MNTHDEPT": 18}, "-12.00", "maximum"),
    ],
)
def test_bounds_in_no_whole_months(values: dict[str, float], bound: str, end: str) -> None:
    """A part of a month, or 0 and less, is no bound for either check, and no limit that a statute has."""
    because = (Reason.CODING, "no bound in whole months")

    assert why(verdict("bound departed from", values)) == (f"{bound} months", f"a {end} of the Table", *because)
    assert why(verdict("departure", values))[1:] == (f"measured from {bound} months", *because)


@pytest.mark.parametrize("code", [470, 469.99, 516, 999, 9997, -9])
def test_sentences_that_are_no_months(code: float) -> None:
    """Life, a term over 470 months, and unknown codes: from none is a bound measured."""
    told = f"SENSPCAP: {code} is no number of months below 469.99, which is any term over 470; 470 is life"

    assert verdict("departure", {**ABOVE_30, "SENSPCAP": code}) == NotChecked(told)
    assert verdict("bound departed from", {**ABOVE_30, "SENSPCAP": code}) == NotChecked(told)
