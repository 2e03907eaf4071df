"""What a comparison of districts holds: rows, their pairs and groups, the summary, and the document it writes."""

from typing import Any

import pytest
from tests.compared import ocampo_pineda

from sentencing import Case, calculate, case_from_dict
from sentencing.district_rows import (
    compared_level,
    compared_range,
)
from sentencing.errors import SentencingError, UnknownDistrict
from sentencing.partial import PartialDate
from sentencing.terms import Difference, Range

# The whole


def test_a_row_is_found_by_any_name_of_its_district() -> None:
    """Abbreviation, court id, or full name."""
    disparity = ocampo_pineda("D. Idaho", "W.D. Tex.")

    assert disparity.row("idd") is disparity.row("District of Idaho") is disparity.rows[0]


def test_a_district_that_is_not_compared_has_no_row() -> None:
    """A district that exists and was not asked for, and one that does not exist, are different mistakes."""
    disparity = ocampo_pineda("D. Idaho")

    with pytest.raises(SentencingError, match=r"^W.D. Tex. is not among the districts compared$"):
        disparity.row("W.D. Tex.")
    with pytest.raises(UnknownDistrict):
        disparity.row("D. Nowhere")


@pytest.mark.parametrize(
    ("district", "against", "difference"),
    [
        ("W.D. Tex.", "D. Idaho", Difference(4, 5)),
        ("D. Idaho", "W.D. Tex.", Difference(-4, -5)),
        ("D. Idaho", "N.D. Ill.", Difference(-8, -10)),
        ("D. Idaho", "D. Neb.", Difference(0, 0)),
        ("D. Idaho", "D.N.D.", None),
        ("D. Alaska", "D. Idaho", None),
    ],
)
def test_one_district_less_another(district: str, against: str, difference: Difference | None) -> None:
    """37-46, 33-41 and 41-51, at each end; of terms that are not known there is none."""
    assert ocampo_pineda().difference(district, against) == difference


def test_the_spread_of_a_district() -> None:
    """Its longest term against 51 months at home; a district of which nothing is known has none."""
    bargain = ocampo_pineda("S.D. Cal.", on=PartialDate.parse("2004")).spread("S.D. Cal.")

    assert bargain is not None
    # 30 months in S.D. Cal. in 2004 (Middleton): from 30, a range may be 7 wide.
    assert (bargain.lower, bargain.upper, bargain.months, bargain.allowed, bargain.exceeds) == (30, 51, 21, 7, True)
    assert ocampo_pineda().spread("D. Alaska") is None


def test_groups_hold_each_row_once_and_say_one_thing() -> None:
    """Each district stands in one group, and the rows of a group differ by district, record and source alone."""
    disparity = ocampo_pineda()
    groups = disparity.groups()

    assert sorted(str(each.district) for rows in groups for each in rows) == sorted(
        str(each.district) for each in disparity.rows
    )
    for rows in groups:
        assert len({(each.terms, each.verdict, each.alternatives, each.bound) for each in rows}) == 1
        assert len({(each.recorded, each.exists) for each in rows}) == 1
    assert [str(each.district) for each in groups[0]] == ["S.D. Tex.", "D. Neb.", "D. Idaho"]


def test_groups_stand_by_what_they_may_bring() -> None:
    """Programmes first; of them those that take him, before those of which that is open; then the documented first."""
    everywhere = ("D. Alaska", "N.D. Ill.", "S.D. Cal.", "W.D. Tex.", "D. Idaho")
    disparity = ocampo_pineda(*everywhere, eligible_in=("D. Idaho",), ineligible_in=("W.D. Tex.",))

    assert [str(rows[0].district) for rows in disparity.groups()] == [
        "D. Idaho",
        "S.D. Cal.",
        "W.D. Tex.",
        "D. Alaska",
        "N.D. Ill.",
    ]


FACTS: dict[str, Any] = {
    "manual": "2009-11-01",
    "count": [{"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}],
    "history": {"category": "III"},
    "acceptance": {"motion": True},
}
LESS_TWO = {"early_disposition": {"levels": 2}}
TO_TWO = {"departure": {"category": "II"}}
FURTHER = {"history": {"category": "VI"}, "departure": {"category": "VI", "levels": 2}}


@pytest.mark.parametrize(
    ("facts", "level", "terms"),
    [
        ({}, 21, Range(46, 57)),
        (LESS_TWO, 19, Range(37, 46)),
        (TO_TWO, 21, Range(41, 51)),
        ({**TO_TWO, **LESS_TWO}, 19, Range(33, 41)),
        (FURTHER, 23, Range(92, 115)),
        ({**FURTHER, **LESS_TWO}, 21, Range(77, 96)),
    ],
)
def test_what_districts_are_compared_by(facts: dict[str, object], level: int, terms: Range) -> None:
    """The range after departures (§§ 4A1.3, 5K3.1) and its level: 21/III, 19/III, 21/II, 19/II, 23/VI, 21/VI."""
    outcome = calculate(case_from_dict({**FACTS, **facts}))

    assert (compared_level(outcome), compared_range(outcome)) == (level, terms)


def test_an_adjustment_is_compared_by_the_range_itself() -> None:
    """§ 3F1.1, from November 2025: 8 + 10 - 2 = 16, and 16/III is 27-33; there is no range after it."""
    count = {**FACTS["count"][0], "found": ["2L1.2(b)(2)(A)"], "ended": "2025-12-01"}
    case: Case = case_from_dict(
        {**FACTS, **LESS_TWO, "manual": "2025-11-01", "count": [count], "acceptance": {"reduction": False}}
    )
    outcome = calculate(case)

    assert (compared_level(outcome), compared_range(outcome)) == (16, Range(27, 33))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (None, {"departure_levels", "stipulated_range", "terms_unknown"}),
        # The caps of 1995 may have run on; S.D. Cal. had its bargain.
        ("2004", {"charge_bargain", "statutory_cap"}),
    ],
)
def test_the_benefits_of_a_row_are_plain_data_of_their_kind(on: str | None, expected: set[str]) -> None:
    """Each kind of benefit names itself in the rows of June 2010 as in those of 2004."""
    disparity = ocampo_pineda(on=None if on is None else PartialDate.parse(on))
    kinds = {type(each.benefit) for row in disparity.rows for each in row.alternatives}
    types = {
        each["benefit"]["type"]
        for row in disparity.to_dict()["districts"]
        for each in row["alternatives"]
        if each["benefit"]
    }

    assert types == {kind.type for kind in kinds if kind is not type(None)} == expected
