"""Comparisons of districts to test with: that of Ocampo-Pineda, and rows made by hand."""

from datetime import date
from typing import Any

from attrs import evolve
from tests.stored import TESTS

from sentencing import compare, load_case
from sentencing.disparity import Disparity
from sentencing.district_rows import (
    Alternative,
    DistrictRow,
    Summary,
    summarised,
)
from sentencing.districts import find
from sentencing.partial import PartialDate
from sentencing.programmes.eligibility import Eligibility, Verdict
from sentencing.terms import Range

ELIGIBLE, INELIGIBLE, UNKNOWN = Eligibility.ELIGIBLE, Eligibility.INELIGIBLE, Eligibility.UNKNOWN
HOME = Range(41, 51)


def ocampo_pineda(*among: str, on: date | PartialDate | None = None, **facts: object) -> Disparity:
    """*Ramirez* (Ocampo-Pineda): 21/II, 41-51 months, 40 imposed; eligible in four districts."""
    case = evolve(load_case(TESTS.parent / "examples" / "ocampo-pineda.toml"), **facts)
    return compare(case, among=among or None, on=on)


def row(
    where: str,
    *alternatives: Alternative,
    eligibility: Eligibility = ELIGIBLE,
    **said: Any,
) -> DistrictRow:
    """The row of a documented programme."""
    facts = {"recorded": True, "is_documented": True, "terms_known": True, **said}
    return DistrictRow(district=find(where), verdict=Verdict(eligibility), alternatives=alternatives, **facts)


def of(terms: Range | None, *, within: bool | None = None, **said: Any) -> Alternative:
    """One thing that a district may bring."""
    return Alternative(range=terms, sentence_within=within, **said)


def summary(*rows: DistrictRow, count: int | None = None, complete: bool = True, sentence: bool = True) -> Summary:
    """What rows come to against 41-51 months."""
    return summarised(rows, HOME, count, complete=complete, has_sentence=sentence)
