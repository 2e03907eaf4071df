"""What a comparison of districts holds: rows, their pairs and groups, the summary, and the document it writes."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.stored import TESTS

from sentencing import Case, calculate, case_from_dict, compare, load_case
from sentencing.disparity import (
    Alternative,
    Disparity,
    DistrictRow,
    Summary,
    compared_level,
    compared_range,
    hull,
    plain_difference,
    summarised,
)
from sentencing.districts import find
from sentencing.errors import SentencingError, UnknownDistrict
from sentencing.programmes.benefits import LevelsOff, StatutoryCap
from sentencing.programmes.eligibility import Eligibility, Verdict
from sentencing.terms import LIFE, Difference, OffenseLevel, Range

ELIGIBLE, INELIGIBLE, UNKNOWN = Eligibility.ELIGIBLE, Eligibility.INELIGIBLE, Eligibility.UNKNOWN
HOME = Range(41, 51)


def ocampo_pineda(*among: str, on: date | None = None, **facts: object) -> Disparity:
    """*Ramirez* (Ocampo-Pineda): 21/II, 41-51 months, 40 imposed; eligible in four districts."""
    case = evolve(load_case(TESTS.parent / "examples" / "ocampo-pineda.toml"), **facts)
    return compare(case, among=among or None, on=on)


def row(
    where: str,
    *alternatives: Alternative,
    eligibility: Eligibility = ELIGIBLE,
    **said: Any,  # noqa: ANN401 - any part of a row
) -> DistrictRow:
    """The row of a documented programme."""
    facts = {"exists": True, "is_documented": True, "terms_known": True, **said}
    return DistrictRow(district=find(where), verdict=Verdict(eligibility), alternatives=alternatives, **facts)


def of(terms: Range | None, *, within: bool | None = None, **said: Any) -> Alternative:  # noqa: ANN401 - any part of it
    """One thing that a district may bring."""
    return Alternative(range=terms, sentence_within=within, **said)


def summary(*rows: DistrictRow, count: int | None = None, complete: bool = True, sentence: bool = True) -> Summary:
    """What rows come to against 41-51 months."""
    return summarised(rows, HOME, count, complete=complete, has_sentence=sentence)


# A row


def test_a_row_of_one_alternative_is_that_alternative() -> None:
    """Where one thing is left, its benefit, level, range, difference and place of the sentence are the row's."""
    only = of(
        Range(33, 41),
        within=True,
        benefit=LevelsOff(2),
        offense_level=OffenseLevel(19),
        difference=Difference(-8, -10),
    )
    one = row("D. Idaho", only)

    assert (one.only, one.benefit, one.offense_level) == (only, LevelsOff(2), 19)
    assert (one.range, one.difference, one.sentence_within) == (Range(33, 41), Difference(-8, -10), True)


@pytest.mark.parametrize("number", [0, 2])
def test_of_a_row_of_none_or_several_nothing_is_known(number: int) -> None:
    """Nothing is told of what might be any of several, or is not worked at all."""
    several = row("D. Idaho", *[of(Range(33, 41), within=True, benefit=LevelsOff(2))] * number)

    assert several.only == Alternative()
    assert (several.benefit, several.offense_level, several.range) == (None, None, None)
    assert (several.difference, several.sentence_within) == (None, None)


@pytest.mark.parametrize(
    ("alternatives", "greatest"),
    [
        ([], None),
        ([of(Range(60, 60))], 60),
        ([of(Range(60, 60)), of(Range(24, 24))], 60),
        ([of(Range(324, 405)), of(Range(360, LIFE))], LIFE),
        # Of terms that are not known the bound tells; and where one has neither, nothing is told.
        ([of(None, bound=Range(27, 51))], 51),
        ([of(Range(60, 60)), of(None)], None),
    ],
)
def test_the_longest_term_that_a_district_may_bring(alternatives: list[Alternative], greatest: object) -> None:
    """The highest maximum of all that it may bring, if all of it is known."""
    assert row("D. Idaho", *alternatives).greatest == greatest


def test_the_longest_term_under_at_most_so_many_levels() -> None:
    """At most four levels may be none: 21/II may stay 41-51, so the longest are 51 months, not the 33 of 17/II."""
    disparity = ocampo_pineda("D. Idaho", "N.D. Ill.", on=date(2013, 6, 1), eligible_in=())

    assert [each.bound for each in disparity.rows] == [Range(27, 51)] * 2
    assert [each.greatest for each in disparity.rows] == [51, 51]
    assert disparity.summary.exceeding == ()


def test_a_row_as_plain_data_repeats_its_only_alternative() -> None:
    """The keys of the interface, with what the record says, and null for what is not known."""
    plain = ocampo_pineda("W.D. Tex.").rows[0].to_dict()
    unknown = ocampo_pineda("D. Alaska").rows[0].to_dict()

    assert plain["benefit"] == {"type": "departure_levels", "levels": 1, "at_most": True}
    assert (plain["range"], plain["bound"]) == ({"minimum": 37, "maximum": 46}, {"minimum": 37, "maximum": 51})
    assert (plain["difference"], plain["offense_level"]) == ({"minimum": -4, "maximum": -5}, 20)
    assert (plain["district"], plain["programme"], plain["eligibility"]) == ("W.D. Tex.", "wdtex-2005", "eligible")
    assert (plain["sentence_within"], plain["exists"], plain["is_documented"], plain["terms_known"]) == (True,) * 4
    assert (plain["confidence"], plain["plea_to"]) == ("primary", None)
    assert "found or stipulated to be eligible" in plain["because"]  # type: ignore[operator]
    assert {
        key: unknown[key] for key in ("programme", "exists", "benefit", "range", "bound", "note", "confidence")
    } == {**dict.fromkeys(("programme", "exists", "benefit", "range", "bound", "note", "confidence"))}
    assert (unknown["alternatives"], unknown["source"]) == ([], [])


def test_an_alternative_as_plain_data() -> None:
    """A cap: its benefit, who receives it, the plea, the outcome's name, and the range; nothing refused."""
    disparity = compare(load_case(TESTS.parent / "examples" / "banuelos-rodriguez.toml"), among=["S.D. Cal."])
    few = disparity.rows[0].alternatives[0].to_dict()

    assert few["benefit"] == StatutoryCap(60).to_dict()
    assert (few["who"], few["plea_to"]) == ("the few held to 8 U.S.C. 1326(b)", "8 U.S.C. 1326(b)")
    assert few["outcome"] == "a cap of 60 months"
    assert (few["range"], few["difference"]) == ({"minimum": 60, "maximum": 60}, {"minimum": -10, "maximum": -27})
    assert (few["bound"], few["refusal"], few["sentence_within"]) == (None, None, False)
    assert Alternative().to_dict() == dict.fromkeys(few)


# Summary


def test_shares_count_the_eligible_with_the_sentence_inside() -> None:
    """Of three programmes two would take him, and the sentence lies within the range of one: a third."""
    inside, outside = of(Range(33, 41), within=True), of(Range(27, 33), within=False)
    answer = summary(
        row("D. Idaho", inside),
        row("D. Neb.", outside),
        row("S.D. Tex.", of(HOME, within=True), eligibility=INELIGIBLE),
        row("D. Utah", of(HOME, within=True), eligibility=INELIGIBLE, exists=False),
        row("D. Alaska", eligibility=UNKNOWN, exists=None),
    )

    assert (answer.programmes, answer.documented, answer.eligible, answer.ineligible) == (3, 3, 2, 1)
    assert (answer.sentence_within, answer.share_within) == (1, 1 / 3)
    assert (answer.spread, answer.is_least_share) == (Range(27, 51), False)


def test_a_count_by_a_source_takes_the_place_of_the_rows() -> None:
    """*Ramirez* counts sixteen and names four: one of sixteen is a least share."""
    answer = summary(row("D. Idaho", of(Range(33, 41), within=True)), count=16)

    assert (answer.programmes, answer.documented, answer.share_within, answer.is_least_share) == (16, 1, 0.0625, True)


@pytest.mark.parametrize(
    ("said", "complete", "least"),
    [
        ({}, True, False),
        ({}, False, True),
        ({"terms_known": False}, True, True),
        ({"is_documented": False}, True, True),
    ],
)
def test_a_share_is_a_least_share_while_anything_is_unknown(
    said: dict[str, bool],
    complete: bool,  # noqa: FBT001 - a fact of the table
    least: bool,  # noqa: FBT001 - a fact of the table
) -> None:
    """Terms that no source tells, or programmes that nobody counted, may hold the sentence too."""
    answer = summary(row("D. Idaho", of(Range(33, 41), within=True), **said), complete=complete)

    assert (answer.share_within, answer.is_least_share) == (1.0, least)


def test_there_is_no_share_without_a_sentence_or_a_programme() -> None:
    """Nothing is divided by nothing, and no sentence lies nowhere."""
    without_a_sentence = summary(row("D. Idaho", of(Range(33, 41))), sentence=False)
    without_a_programme = summary()

    assert (without_a_sentence.sentence_within, without_a_sentence.share_within) == (None, None)
    assert (without_a_programme.sentence_within, without_a_programme.share_within) == (0, None)


@pytest.mark.parametrize(
    ("eligibility", "documented", "terms", "exceeds"),
    [
        # From 40 months a range may be 10 wide: 51 is 11 away. From 41 it is 10 wide, and 51 is 10 away.
        (ELIGIBLE, True, Range(30, 40), True),
        (ELIGIBLE, True, Range(33, 41), False),
        (UNKNOWN, True, Range(30, 40), True),
        (INELIGIBLE, True, Range(30, 40), False),
        (ELIGIBLE, False, Range(30, 40), False),
        (ELIGIBLE, True, Range(64, 80), True),
        (ELIGIBLE, True, None, False),
    ],
)
def test_districts_that_lie_further_apart_than_one_range_may(
    eligibility: Eligibility,
    documented: bool,  # noqa: FBT001 - a fact of the table
    terms: Range | None,
    exceeds: bool,  # noqa: FBT001 - a fact of the table
) -> None:
    """28 U.S.C. 994(b)(2), by the longest terms: 51 months at home; only of what is documented and may reach him."""
    answer = summary(row("D. Idaho", of(terms), eligibility=eligibility, is_documented=documented))

    assert answer.exceeding == (("D. Idaho",) if exceeds else ())


def test_a_spread_takes_in_every_alternative_of_the_eligible() -> None:
    """From the lowest minimum to the highest maximum, at home and where he is eligible; unknown terms add nothing."""
    answer = summary(
        row("D. Idaho", of(Range(24, 24)), of(Range(60, 60)), of(None)),
        row("D. Neb.", of(Range(1, 2)), eligibility=UNKNOWN),
    )

    assert answer.spread == Range(24, 60)


def test_a_summary_as_plain_data() -> None:
    """Counts are numbers, the share a fraction, and the spread a range."""
    assert ocampo_pineda().summary.to_dict() == {
        "programmes": 16,
        "complete": True,
        "documented": 4,
        "eligible": 4,
        "ineligible": 0,
        "sentence_within": 4,
        "share_within": 0.25,
        "is_least_share": True,
        "spread": {"minimum": 33, "maximum": 51},
        "exceeding_994b2": [],
    }


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([Range(41, 51)], Range(41, 51)),
        ([Range(41, 51), Range(33, 41), Range(30, 30)], Range(30, 51)),
        ([Range(LIFE, LIFE), Range(324, 405)], Range(324, LIFE)),
    ],
)
def test_the_hull_of_ranges(ranges: list[Range], expected: Range) -> None:
    """The lowest minimum and the highest maximum, life above every month."""
    assert hull(iter(ranges)) == expected


def test_a_difference_as_plain_data() -> None:
    """Months at each end; null where life makes it no number."""
    assert plain_difference(Difference(-36, None)) == {"minimum": -36, "maximum": None}


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
    bargain = ocampo_pineda().spread("S.D. Cal.")

    assert bargain is not None
    # 30 months on fast-track in S.D. Cal. (Gonzalez-Zotelo): from 30, a range may be 7 wide.
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
        assert len({(each.terms, each.verdict, each.alternatives, each.bound, each.exists) for each in rows}) == 1
    assert [str(each.district) for each in groups[0]] == ["S.D. Tex.", "D. Neb.", "D. Idaho"]


def test_groups_stand_by_what_they_may_bring() -> None:
    """Programmes first; of them those that take him, before those of which that is open; then the documented first."""
    disparity = ocampo_pineda("D. Alaska", "N.D. Ill.", "S.D. Cal.", "W.D. Tex.", "D. Idaho", eligible_in=("D. Idaho",))

    assert [str(rows[0].district) for rows in disparity.groups()] == [
        "D. Idaho",
        "W.D. Tex.",
        "S.D. Cal.",
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


def test_the_benefits_of_a_row_are_plain_data_of_their_kind() -> None:
    """Each kind of benefit names itself in the rows of 2010 as in those of 1995."""
    kinds = {type(each.benefit) for row in ocampo_pineda().rows for each in row.alternatives}
    types = {
        each["benefit"]["type"]  # type: ignore[index]
        for row in ocampo_pineda().to_dict()["districts"]  # type: ignore[attr-defined]
        for each in row["alternatives"]
        if each["benefit"]
    }

    assert types == {kind.type for kind in kinds if kind is not type(None)}
    assert types == {"departure_levels", "charge_bargain", "stipulated_range", "terms_unknown"}
