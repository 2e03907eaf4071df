"""Districts compared: two opinions by hand, the law of each date, what is only bounded, and what always holds."""

import importlib
from collections.abc import Sequence
from datetime import date
from itertools import pairwise, product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.cases import answered, cases
from tests.stored import TESTS

from sentencing import Case, case_from_dict, compare, load_case
from sentencing.benefit_outcomes import WITHOUT
from sentencing.case import AS_STATED
from sentencing.disparity import Disparity
from sentencing.district_rows import Alternative, DistrictRow, hull
from sentencing.districts import districts, find
from sentencing.duration import Duration
from sentencing.errors import CaseFileError, SentencingError, Undetermined, UnknownDistrict
from sentencing.manual import Manual
from sentencing.manual.chapter5.table import TABLE
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict
from sentencing.programmes.benefits import (
    Benefit,
    ChargeBargain,
    LevelsOff,
    StatutoryCap,
    StipulatedRange,
    TermsUnknown,
)
from sentencing.programmes.eligibility import Eligibility
from sentencing.programmes.reading import programme_from
from sentencing.programmes.record import Confidence, Programme, Source, Tier, Window
from sentencing.terms import LIFE, CriminalHistoryCategory, Difference, Range, Zone

ELIGIBLE, INELIGIBLE, UNKNOWN = Eligibility.ELIGIBLE, Eligibility.INELIGIBLE, Eligibility.UNKNOWN

REENTRY: dict[str, Any] = {
    "district": "N.D. Ill.",
    "sentenced": "2010-06",
    "manual": "2009-11-01",
    "count": [{"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}],
    "history": {"category": "II"},
    "acceptance": {"motion": True},
}
"""Level 21, Category II, 41-51 months, as in *Ramirez* (Ocampo-Pineda)."""


def reentry(**facts: object) -> Case:
    """That case, but for the facts given; ``None`` takes one out."""
    return case_from_dict({key: value for key, value in {**REENTRY, **facts}.items() if value is not None})


def with_count(**facts: object) -> list[dict[str, Any]]:
    """The count of that case, but for the facts given."""
    return [{**REENTRY["count"][0], **facts}]


def example(name: str) -> Case:
    """A case of the examples."""
    return load_case(TESTS.parent / "examples" / f"{name}.toml")


def programme(*where: str, **record: object) -> Programme:
    """A programme documented under every edition, which takes whoever is convicted of illegal reentry."""
    return programme_from(
        {
            "id": f"made-up-{'-'.join(where)}",
            "districts": list(where),
            "from": "1987-11-01",
            "documented": "2026-10-31",
            "criteria_read": True,
            "confidence": "primary",
            "checked": "2026-11-21",
            "sources": [{"of": "memo"}],
            **record,
        },
        {"memo": "Memorandum of the U.S. Attorney"},
    )


def levels(where: str, number: int, **record: object) -> Programme:
    """A programme of so many levels off."""
    return programme(where, type="departure", levels=number, **record)


def row_of(case: Case, made_up: Programme) -> DistrictRow:
    """The row of the one district that a programme reaches."""
    [row] = compare(case, among=made_up.districts, programmes=[made_up]).rows
    return row


def existing(disparity: Disparity) -> list[str]:
    """The districts that had a programme, as far as known."""
    return [str(row.district) for row in disparity.rows if row.exists]


# United States v. Ramirez (7th Cir. 2011): Ocampo-Pineda

ON = [None, date(2011, 12, 23)]
"""The day of sentence, June 2010; and the day of the opinion, the last for which it vouches."""


@pytest.mark.parametrize("on", ON)
@pytest.mark.parametrize(
    ("district", "most", "terms", "less"),
    [
        ("D. Idaho", 2, Range(33, 41), Difference(-8, -10)),
        ("D. Neb.", 2, Range(33, 41), Difference(-8, -10)),
        ("S.D. Tex.", 2, Range(33, 41), Difference(-8, -10)),
        ("W.D. Tex.", 1, Range(37, 46), Difference(-4, -5)),
    ],
)
def test_the_four_districts_of_ocampo_pineda(
    on: date | None, district: str, most: int, terms: Range, less: Difference
) -> None:
    """Slip op. at 12, 17: at most 2 levels, or 1; 19/II is 33-41 and 20/II 37-46 against 41-51; 40 is inside each."""
    row = compare(example("ocampo-pineda"), on=on).row(district)

    assert (row.eligibility, row.benefit) == (ELIGIBLE, LevelsOff(most, at_most=True))
    assert (row.offense_level, row.range, row.difference) == (21 - most, terms, less)
    assert (row.sentence_within, row.bound) == (True, Range(terms.minimum, 51))
    assert (row.exists, row.is_documented, row.terms_known) == (True, True, True)


@pytest.mark.parametrize("on", ON)
def test_ocampo_pineda_at_home(on: date | None) -> None:
    """Slip op. at 6-8: 21/II, 41-51; 40 months lie one below; N.D. Ill. had no programme, which takes nothing off."""
    disparity = compare(example("ocampo-pineda"), on=on)
    row = disparity.row("N.D. Ill.")

    assert (disparity.baseline_level, disparity.baseline_range) == (21, Range(41, 51))
    assert disparity.baseline.manual.day == date(2009, 11, 1)
    assert disparity.home is find("N.D. Ill.")
    assert str(disparity.as_of) == ("2010-06" if on is None else "2011-12-23")
    assert (row.exists, row.terms, row.eligibility) == (False, "no programme", INELIGIBLE)
    assert (row.offense_level, row.range, row.difference) == (21, Range(41, 51), Difference(0, 0))
    assert (row.benefit, row.bound, row.sentence_within) == (None, None, False)


@pytest.mark.parametrize("on", ON)
def test_the_share_of_ocampo_pineda(on: date | None) -> None:
    """Slip op. at 17: four of sixteen programmes, at least a quarter; the terms of twelve are not known."""
    summary = compare(example("ocampo-pineda"), on=on).summary

    assert (summary.programmes, summary.documented, summary.eligible, summary.ineligible) == (16, 4, 4, 0)
    assert (summary.sentence_within, summary.share_within, summary.is_least_share) == (4, 0.25, True)
    assert summary.spread == Range(33, 51)
    # 28 U.S.C. 994(b)(2): from 41 the width allowed is 10, and 51 less 41 is 10.
    assert summary.exceeding == ()


@pytest.mark.parametrize("on", ON)
def test_the_law_and_the_showing_of_ocampo_pineda(on: date | None) -> None:
    """*Reyes-Hernandez* permits it; of *Ramirez*'s five steps the waiver, the named district and its range fail."""
    disparity = compare(example("ocampo-pineda"), on=on)
    assert disparity.law is not None
    assert disparity.law.holding is not None
    assert disparity.showing is not None

    assert (disparity.law.may_consider, disparity.law.holding.name) == (True, "Reyes-Hernandez")
    assert (disparity.showing.rule, disparity.showing.binding, disparity.showing.met) == ("Ramirez", True, False)
    assert [item.met for item in disparity.showing.items] == [None, True, False, False, False]
    assert [part.met for part in disparity.showing.items[2].parts] == [True, False, False, None]


@pytest.mark.parametrize(
    ("terms", "level", "terms_there", "less"),
    [
        ({"type": "none"}, 21, Range(41, 51), Difference(0, 0)),
        ({"type": "departure", "levels": 1}, 20, Range(37, 46), Difference(-4, -5)),
        ({"type": "departure", "levels": 2}, 19, Range(33, 41), Difference(-8, -10)),
        ({"type": "departure", "levels": 4}, 17, Range(27, 33), Difference(-14, -18)),
        ({"type": "charge bargain", "months": 30}, None, Range(30, 30), Difference(-11, -21)),
    ],
)
def test_ocampo_pineda_against_kinds_of_programme(
    terms: dict[str, object], level: int | None, terms_there: Range, less: Difference
) -> None:
    """By the Sentencing Table 21/II is 41-51, and 20, 19 and 17 are 37-46, 33-41, 27-33; a bargain is its own term."""
    row = row_of(example("ocampo-pineda"), programme("D. Wyo.", **terms))

    assert (row.offense_level, row.range, row.difference, row.bound) == (level, terms_there, less, None)
    assert row.sentence_within is (40 in terms_there)


@pytest.mark.parametrize(("name", "sentence"), [("ramirez", 50), ("mandujano-gonzalez", 48)])
def test_who_waived_nothing_is_taken_nowhere(name: str, sentence: int) -> None:
    """Every programme since 2003 asks three waivers (slip op. at 12), and neither man waived (at 4-5): 46-57 stands.

    Four programmes are documented for those sentences (at 12, 17); of the thirteen that *Mejia* counts in 2006, the
    other nine may have run on, and asked the same.
    """
    disparity = compare(example(name))
    there = [row for row in disparity.rows if row.recorded]

    assert disparity.baseline_range == Range(46, 57)
    assert existing(disparity) == ["S.D. Tex.", "W.D. Tex.", "D. Neb.", "D. Idaho"]
    assert (len(there), disparity.summary.ineligible, disparity.summary.possible) == (13, 4, 9)
    assert {(row.eligibility, row.range) for row in there} == {(INELIGIBLE, Range(46, 57))}
    assert all("did not waive appeal" in row.verdict.because for row in there)
    assert (disparity.summary.eligible, disparity.summary.spread) == (0, Range(46, 57))
    assert disparity.row("D. Idaho").sentence_within is (46 <= sentence <= 57)
    assert disparity.showing is not None
    assert (disparity.showing.met, disparity.showing.items[2].met) == (False, False)


# United States v. Banuelos-Rodriguez (9th Cir. 2000)


@pytest.mark.parametrize("district", ["S.D. Cal.", "N.D. Cal.", "E.D. Cal."])
def test_the_caps_of_three_districts_of_california(district: str) -> None:
    """215 F.3d at 971, 979: 70-87 at 21/V; a plea elsewhere tops out at 60 months, or at 24; which is open for him."""
    disparity = compare(example("banuelos-rodriguez"))
    row = disparity.row(district)
    few, many = row.alternatives

    assert (few.benefit, few.plea_to, few.range) == (StatutoryCap(60), "8 U.S.C. 1326(b)", Range(60, 60))
    assert (many.benefit, many.plea_to, many.range) == (StatutoryCap(24), "8 U.S.C. 1326(a)", Range(24, 24))
    assert (few.difference, many.difference) == (Difference(-10, -27), Difference(-46, -63))
    assert (few.sentence_within, many.sentence_within) == (False, False)
    assert (row.eligibility, row.benefit, row.range, row.difference) == (UNKNOWN, *(None,) * 3)
    # 70 months are above either cap, whichever of the two he would have had.
    assert row.sentence_within is False
    # Whether he would have been taken is open too.
    assert row.bound == Range(24, 87)
    apart = disparity.spread(district)
    assert apart is not None
    assert (apart.lower, apart.upper, apart.allowed, apart.exceeds) == (60, 87, 15, True)


def test_banuelos_rodriguez_at_home() -> None:
    """C.D. Cal. had no programme; a departure on that ground was forbidden (at 973-78), and no showing opened one."""
    disparity = compare(example("banuelos-rodriguez"))
    row = disparity.row("C.D. Cal.")

    assert (disparity.baseline_level, disparity.baseline_range) == (21, Range(70, 87))
    assert (row.terms, row.eligibility, row.range) == ("no programme", INELIGIBLE, Range(70, 87))
    assert (row.difference, row.sentence_within) == (Difference(0, 0), True)
    assert disparity.law is not None
    assert disparity.law.holding is not None
    assert (disparity.law.may_consider, disparity.law.holding.name) == (False, "Banuelos-Rodriguez")
    assert disparity.showing is None


def test_the_districts_that_exceed_the_width_of_a_range() -> None:
    """The dissent, at 983 n.2: 87 against 60 months is more than 28 U.S.C. 994(b)(2) lets one range span."""
    summary = compare(example("banuelos-rodriguez")).summary

    assert summary.exceeding == ("E.D. Cal.", "N.D. Cal.", "S.D. Cal.")
    assert (summary.programmes, summary.documented, summary.eligible, summary.ineligible) == (3, 3, 0, 0)
    # No source counts the programmes of 1995, and of none of the three is it known whether it would have taken him.
    assert (summary.complete, summary.undecided, summary.is_least_share) == (False, 3, True)
    assert (summary.sentence_within, summary.share_within, summary.spread) == (0, 0.0, Range(70, 87))


# By date and edition


def test_a_departure_leaves_the_level_of_the_guideline_range() -> None:
    """§ 5K3.1: the guideline range stays 21/II; the row shows 19/II, after the departure, and a note says so."""
    disparity = compare(reentry(), among=["D. Wyo."], programmes=[levels("D. Wyo.", 2)])
    outcome = disparity.comparison.outcomes["2 levels off"]

    assert (outcome.offense_level, outcome.range, outcome.range_after_departure) == (21, Range(41, 51), Range(33, 41))
    assert (disparity.row("D. Wyo.").offense_level, disparity.row("D. Wyo.").range) == (19, Range(33, 41))
    assert [note for note in disparity.notes if "§ 5K3.1 is a departure" in note]
    assert not [note for note in disparity.notes if "§ 3F1.1" in note]


def test_the_category_at_home_is_that_of_the_range_compared() -> None:
    """§ 4A1.3 from III to II: 21/II is 41-51, from 46-57 at 21/III; the range compared is that of Category II."""
    disparity = compare(reentry(history={"category": "III"}, departure={"category": "II"}), among=["D. Idaho"])
    as_counted = compare(reentry(history={"category": "III"}), among=["D. Idaho"])

    assert (disparity.baseline.category, disparity.baseline_category) == (
        CriminalHistoryCategory.III,
        CriminalHistoryCategory.II,
    )
    assert disparity.baseline_range == Range(41, 51)
    assert disparity.to_dict()["baseline"] == {
        "offense_level": 21,
        "category": "II",
        "range": {"minimum": 41, "maximum": 51},
    }
    assert as_counted.baseline_category is as_counted.baseline.category is CriminalHistoryCategory.III


def test_a_manual_laid_over_is_told_first() -> None:
    """What no Commission promulgated is called hypothetical before anything else is said; an edition is not."""
    book = Manual.on(date(2009, 11, 1))
    laid = book.laying("5A", Manual.on(date(1987, 11, 1)).text(TABLE), "the Table of 1987")

    for among in (["D. Idaho"], None):
        assert compare(reentry(), among=among, manual=laid).notes[0] == "HYPOTHETICAL: § 5A: the Table of 1987."
    assert not [note for note in compare(reentry(), among=["D. Idaho"]).notes if "HYPOTHETICAL" in note]


def since_2025(*found: str, **facts: object) -> Case:
    """A reentry of December 2025, one point, no acceptance."""
    return reentry(
        sentenced="2026-02-10",
        manual=None,
        count=with_count(ended="2025-12-02", found=list(found)),
        **{"history": {"points": 1}, "acceptance": None, **facts},
    )


def test_an_adjustment_moves_zone_and_fine_too() -> None:
    """§ 3F1.1: 8 + 4 = 12, 12/I is 10-16 in Zone C; two off, 10/I, 6-12 in Zone B, and the fine of level 10."""
    case = since_2025("2L1.2(b)(2)(D)")
    disparity = compare(case, among=["D. Wyo."], programmes=[levels("D. Wyo.", 2)])
    row, home, there = disparity.rows[0], disparity.baseline, disparity.comparison.outcomes["2 levels off"]

    assert (disparity.baseline_level, disparity.baseline_range, home.zone) == (12, Range(10, 16), Zone.C)
    assert (row.offense_level, row.range, row.difference) == (10, Range(6, 12), Difference(-4, -4))
    assert (there.offense_level, there.range, there.zone) == (10, Range(6, 12), Zone.B)
    fines = [(each.options.fine.minimum, each.options.fine.maximum) for each in (home, there)]
    assert fines == [(5500, 55000), (4000, 40000)]
    assert [note for note in disparity.notes if "§ 3F1.1 lowers the offense level itself" in note]
    assert not [note for note in disparity.notes if "§ 5K3.1" in note]


def test_acceptance_is_tested_before_an_adjustment() -> None:
    """§ 3E1.1(b) asks for 16 before (a), and comes before § 3F1.1: 8 + 8 - 3 = 13, and two off 11, not 12."""
    case = since_2025("2L1.2(b)(2)(B)", acceptance={"motion": True})
    row = row_of(case, levels("D. Wyo.", 2))

    assert (row.offense_level, row.range, row.difference) == (11, Range(8, 14), Difference(-4, -4))


def test_an_adjustment_leaves_the_zero_point_reduction() -> None:
    """§ 4C1.1 asks of adjustments for victims and role, not of § 3F1.1: 8 + 2 - 2 = 8, and two off 6."""
    facts = ("violence", "death_or_injury", "sex_offense", "hardship", "weapon")
    others = ("individual_rights", "continuing_enterprise")
    case = since_2025(
        adjustments={"found": ["3C1.1"]},
        history={"points": 0},
        zero_point=dict.fromkeys((*facts, *others), False),
    )
    disparity = compare(case, among=["D. Wyo."], programmes=[levels("D. Wyo.", 2)])

    assert (disparity.baseline_level, disparity.rows[0].offense_level) == (8, 6)
    assert [str(step) for step in disparity.comparison.outcomes["2 levels off"].steps] == [
        "2L1.2(a) = 8",
        "3C1.1 +2",
        "3F1.1 -2",
        "4C1.1(a) -2",
    ]


def test_no_levels_come_off_before_there_were_any() -> None:
    """§ 5K3.1 begins on 27 October 2003: under an earlier Manual levels are refused; a cap and fixed terms are not."""
    made_up = [
        levels("D. Wyo.", 2, at_most=True),
        programme("D. Utah", type="unknown"),
        programme("D. Mont.", type="statutory cap", months=60),
        programme("D. Alaska", type="charge bargain", months=30),
        programme("D. Haw.", type="stipulated range", minimum=60, maximum=72),
    ]
    among = [each.districts[0] for each in made_up]
    disparity = compare(example("banuelos-rodriguez"), among=among, programmes=made_up)
    refused, unknown, *worked = disparity.rows

    assert "§ 5K3.1 begins on 27 October 2003" in refused.only.refusal
    assert (refused.only.label, refused.benefit) == ("2 levels off", LevelsOff(2, at_most=True))
    assert (refused.range, refused.bound, refused.difference, refused.sentence_within) == (None,) * 4
    assert (unknown.range, unknown.bound, unknown.benefit) == (None, None, TermsUnknown())
    assert disparity.spread("D. Wyo.") is disparity.spread("D. Utah") is None
    assert [row.range for row in worked] == [Range(60, 60), Range(30, 30), Range(60, 72)]
    assert [row.sentence_within for row in worked] == [False, False, True]
    assert (disparity.summary.eligible, disparity.summary.sentence_within) == (5, 1)
    assert not [note for note in disparity.notes if "5K3.1" in note or "3F1.1" in note]


@pytest.mark.parametrize(("day", "refused"), [("2003-10-26", True), ("2003-10-27", False)])
def test_levels_come_off_from_the_first_day_of_the_policy_statement(day: str, *, refused: bool) -> None:
    """Amendment 651 is effective on 27 October 2003."""
    row = row_of(reentry(sentenced=day, manual=None), levels("D. Wyo.", 2))

    assert bool(row.only.refusal) is refused is (row.range is None)


def test_the_day_is_that_of_sentence() -> None:
    """Where the day of sentence is stated, the programmes are those of that day, and nothing is assumed."""
    disparity = compare(reentry(), among=["D. Idaho"])

    assert disparity.as_of == PartialDate.parse("2010-06")
    assert not [note for note in disparity.notes if "day of sentence" in note]


def test_the_day_is_else_that_of_the_manual() -> None:
    """Without a day of sentence the day that names the Manual stands in, and a note says so."""
    disparity = compare(example("banuelos-rodriguez"), among=["S.D. Cal."])

    assert disparity.as_of == PartialDate.parse("1995-11-01")
    assert [note for note in disparity.notes if "programmes are those of 1995-11-01" in note]


def test_no_day_at_all_is_refused() -> None:
    """A day is never assumed."""
    with pytest.raises(Undetermined, match="state when the defendant was `sentenced`"):
        compare(reentry(sentenced=None, manual=None))


def test_a_manual_of_the_caller_is_no_day_of_programmes() -> None:
    """An edition to apply says nothing of the day whose programmes are compared."""
    case = reentry(sentenced=None, manual=None)

    with pytest.raises(Undetermined):
        compare(case, manual=Manual.on(date(2009, 11, 1)))
    assert compare(case, manual=Manual.on(date(2009, 11, 1)), on=date(2010, 6, 1)).baseline_range == Range(41, 51)


@pytest.mark.parametrize(
    ("on", "recorded", "documented", "terms"),
    [
        (date(2004, 12, 31), False, False, "no record"),
        (PartialDate.parse("2005-06"), True, False, "at most 2 levels off"),
        (date(2006, 1, 1), True, True, "at most 2 levels off"),
        (date(2011, 12, 23), True, True, "at most 2 levels off"),
        (date(2011, 12, 24), True, False, "at most 2 levels off"),
    ],
)
def test_the_programme_is_that_of_the_day(
    on: date | PartialDate, terms: str, *, recorded: bool, documented: bool
) -> None:
    """D. Idaho's programme is documented from some day of 2005 to that of the opinion; the edition stays what it is."""
    disparity = compare(reentry(), on=on, among=["D. Idaho"])
    row = disparity.rows[0]

    assert (row.recorded, row.is_documented, row.terms) == (recorded, documented, terms)
    assert row.exists is (True if documented else None)
    assert disparity.baseline.manual.day == date(2009, 11, 1)


@pytest.mark.parametrize("found", [["D. Idaho"], []])
def test_a_programme_that_may_have_run_on_brings_nothing_certain(found: list[str]) -> None:
    """D. Idaho on the day after the opinion: 33-41 if two levels still came off; whether they did no source tells.

    A finding decides whether he would be taken; what he would get no finding tells.
    """
    case = reentry(sentence={"months": 40}, eligible_in=found)
    disparity = compare(case, on=date(2011, 12, 24), among=["D. Idaho"])
    row, summary = disparity.rows[0], disparity.summary

    assert (row.recorded, row.exists, row.terms_known, row.benefit) == (True, None, True, LevelsOff(2, at_most=True))
    assert [(each.range, each.sentence_within) for each in row.alternatives] == [(Range(33, 41), True)]
    assert (row.range, row.difference, row.offense_level, row.bound, row.sentence_within) == (None,) * 5
    assert row.eligibility is (ELIGIBLE if found else UNKNOWN)
    # The row tells of the finding; the counts are of programmes known of for that day.
    assert (summary.programmes, summary.possible, summary.documented, summary.eligible) == (0, 1, 0, 0)
    assert (summary.complete, summary.sentence_within, summary.spread) == (False, 0, Range(41, 51))
    assert summary.exceeding == ()


def test_a_district_found_to_take_him_without_a_record_is_told_and_not_counted() -> None:
    """A finding decides where no record speaks: he is eligible there, and what that would bring is not known.

    What is counted are programmes known of, and none is.
    """
    disparity = compare(reentry(sentence={"months": 40}, eligible_in=["D. Alaska"]), among=["D. Alaska", "D. Wyo."])
    alaska, wyoming = disparity.rows
    summary = disparity.summary

    assert (alaska.eligibility, alaska.verdict.because) == (ELIGIBLE, ("found or stipulated to be eligible",))
    assert (alaska.programme, alaska.recorded, alaska.exists, alaska.alternatives) == (None, False, None, ())
    assert (alaska.range, alaska.greatest, alaska.sentence_within) == (None, None, None)
    assert wyoming.eligibility is UNKNOWN
    assert (summary.eligible, summary.programmes, summary.possible, summary.sentence_within) == (0, 0, 0, 0)


@pytest.mark.parametrize(("on", "documented", "possible"), [("2006-08-22", True, 0), ("2010-06", False, 1)])
def test_the_three_spreads_of_arizona(on: str, possible: int, *, documented: bool) -> None:
    """The pleas of 2006 fixed 12-41, 18-63 and 21-57 months; which of them was for whom is no rule that a source tells.

    So nothing but the spreads themselves is told, whatever is found of eligibility; 40 months lie in all three.
    """
    case = reentry(sentence={"months": 40}, eligible_in=["D. Ariz."])
    disparity = compare(case, on=PartialDate.parse(on), among=["D. Ariz."])
    row, summary = disparity.rows[0], disparity.summary

    assert [each.benefit for each in row.alternatives] == [
        StipulatedRange(Range(12, 41)),
        StipulatedRange(Range(18, 63)),
        StipulatedRange(Range(21, 57)),
    ]
    assert [each.range for each in row.alternatives] == [Range(12, 41), Range(18, 63), Range(21, 57)]
    assert [each.sentence_within for each in row.alternatives] == [True] * 3
    assert [each.harsher for each in row.alternatives] == [False] * 3
    assert (row.eligibility, row.confidence, row.recorded, row.is_documented) == (
        ELIGIBLE,
        "inferred",
        True,
        documented,
    )
    assert (row.terms_known, row.benefit, row.range, row.bound, row.sentence_within) == (False, *(None,) * 4)
    assert (summary.programmes, summary.eligible, summary.documented) == (1 - possible, 1 - possible, 0)
    assert (summary.possible, summary.sentence_within) == (possible, 0)
    assert (summary.undecided, summary.spread, summary.exceeding) == (1 - possible, Range(41, 51), ())


@pytest.mark.parametrize("confidence", ["primary", "secondary", "instance", "inferred"])
def test_what_one_defendant_had_is_no_rule(confidence: str) -> None:
    """The row tells what a rule brings; of an offer to one man, 30 months, no more than that it was made."""
    case = reentry(sentence={"months": 30})
    row = row_of(case, programme("D. Wyo.", type="charge bargain", months=30, confidence=confidence))
    is_rule = confidence in {"primary", "secondary"}

    assert (row.eligibility, row.exists, row.benefit) == (ELIGIBLE, True, ChargeBargain(Duration(30)))
    assert [each.range for each in row.alternatives] == [Range(30, 30)]
    assert (row.terms_known, row.range, row.sentence_within) == (
        (True, Range(30, 30), True) if is_rule else (False, None, None)
    )


@pytest.mark.parametrize(("confidence", "bound"), [("primary", Range(30, 51)), ("instance", None)])
def test_only_a_rule_bounds_a_row(confidence: str, bound: Range | None) -> None:
    """30 months, or 41-51 where he would not be taken; but nothing holds another defendant to what one was offered."""
    made_up = programme("D. Wyo.", type="charge bargain", months=30, confidence=confidence, criteria_read=False)
    row = row_of(reentry(), made_up)

    assert (row.eligibility, row.bound) == (UNKNOWN, bound)


@pytest.mark.parametrize(
    ("terms", "there", "harsher"),
    [
        # § 5K3.1 lowers, and never raises; against 41-51, the minimum decides, and then the maximum.
        ({"type": "departure", "levels": 2}, Range(33, 41), False),
        ({"type": "charge bargain", "months": 30}, Range(30, 30), False),
        ({"type": "charge bargain", "months": 41}, Range(41, 41), False),
        ({"type": "charge bargain", "months": 42}, Range(42, 42), True),
        ({"type": "stipulated range", "minimum": 18, "maximum": 63}, Range(18, 63), False),
        ({"type": "stipulated range", "minimum": 41, "maximum": 57}, Range(41, 57), True),
    ],
)
def test_nobody_asks_for_a_harsher_bargain(terms: dict[str, object], there: Range, *, harsher: bool) -> None:
    """A bargain harsher than 41-51 is marked, and neither widens the spread nor counts as holding the sentence."""
    months = there.minimum
    disparity = compare(
        reentry(sentence={"months": months}), among=["D. Wyo."], programmes=[programme("D. Wyo.", **terms)]
    )
    row, summary = disparity.rows[0], disparity.summary

    assert (row.eligibility, row.range, row.only.harsher, row.sentence_within) == (ELIGIBLE, there, harsher, True)
    assert summary.sentence_within == (0 if harsher else 1)
    assert summary.spread == (Range(41, 51) if harsher else hull([Range(41, 51), there]))


def test_a_district_without_a_record_is_not_known() -> None:
    """No record says neither that there was a programme nor that there was none: nothing is worked."""
    row = compare(reentry(), among=["D. Alaska"]).rows[0]

    assert (row.programme, row.exists, row.terms, row.eligibility) == (None, None, "no record", UNKNOWN)
    assert (row.alternatives, row.range, row.bound, row.greatest, row.sources) == ((), None, None, None, ())


def test_an_absence_that_may_have_ended_is_not_known() -> None:
    """D. Utah had no programme on 16 May 2005 (Perez-Chavez); of 2010 no source tells."""
    on_that_day = compare(reentry(), on=date(2005, 5, 16), among=["D. Utah"]).rows[0]
    later = compare(reentry(), among=["D. Utah"]).rows[0]

    assert (on_that_day.exists, on_that_day.eligibility, on_that_day.range) == (False, INELIGIBLE, Range(41, 51))
    assert (later.exists, later.eligibility, later.alternatives, later.bound) == (None, UNKNOWN, (), None)


# Which districts


def test_every_district_is_compared_unless_some_are_named() -> None:
    """Ninety-four, in the order of the registry."""
    assert [row.district for row in compare(reentry()).rows] == list(districts())


def test_districts_are_named_by_any_of_their_names_and_keep_their_order() -> None:
    """An abbreviation, a court id, a full name, or the district itself."""
    among = ["txwd", "District of Idaho", find("D. Neb."), "s.d. tex."]

    rows = compare(reentry(), among=iter(among)).rows

    assert [str(row.district) for row in rows] == ["W.D. Tex.", "D. Idaho", "D. Neb.", "S.D. Tex."]


def test_some_districts_are_the_whole_of_what_is_counted() -> None:
    """Among three districts there are two programmes, not sixteen, and the share is that of the two.

    Whom the programmes take was not read: where it is found of both the share is exact, where of one it is a least one.
    """
    facts = {"sentence": {"months": 40}, "eligible_in": ["D. Idaho"]}
    among = ["D. Idaho", "W.D. Tex.", "N.D. Ill."]
    summary = compare(reentry(**facts), among=among).summary
    decided = compare(reentry(**facts, ineligible_in=["W.D. Tex."]), among=among).summary

    assert (summary.programmes, summary.complete, summary.documented, summary.eligible) == (2, True, 2, 1)
    assert (summary.share_within, summary.undecided, summary.is_least_share) == (0.5, 1, True)
    assert (decided.programmes, decided.eligible, decided.ineligible) == (2, 1, 1)
    assert (decided.share_within, decided.undecided, decided.is_least_share) == (0.5, 0, False)


@pytest.mark.parametrize(
    ("more", "possible"),
    [
        # A programme recorded for 2006 alone; a district of which nothing is known; one that had none in 2005.
        ("D.N.D.", 1),
        ("D. Alaska", 0),
        ("D. Utah", 0),
    ],
)
def test_some_districts_are_no_whole_while_one_is_not_documented(more: str, possible: int) -> None:
    """Where no source vouches for that day there may have been a programme more: the count is not complete."""
    facts = {"sentence": {"months": 40}, "eligible_in": ["D. Idaho"]}
    summary = compare(reentry(**facts), among=["D. Idaho", more]).summary

    assert (summary.programmes, summary.possible, summary.complete) == (1, possible, False)
    assert (summary.undecided, summary.share_within, summary.is_least_share) == (0, 1.0, True)


def test_no_district_at_all() -> None:
    """Among none there is no programme, no share, and no spread but the range at home."""
    summary = compare(reentry(sentence={"months": 40}), among=[]).summary

    assert (summary.programmes, summary.share_within, summary.spread) == (0, None, Range(41, 51))


def test_an_unknown_district_is_refused() -> None:
    """A name that no district has is a mistake of the caller."""
    with pytest.raises(UnknownDistrict):
        compare(reentry(), among=["D. Nowhere"])


def test_a_case_without_a_district_has_no_home() -> None:
    """Then no circuit's law applies and no showing is asked; the rows are the same."""
    without, at_home = compare(reentry(district=None)), compare(reentry())

    assert (without.home, without.law, without.showing) == (None, None, None)
    assert without.rows == at_home.rows
    assert without.to_dict()["home"] is None


# Cases of other kinds


def test_a_reduction_already_moved_for_is_the_range_at_home() -> None:
    """Two levels off in D. Idaho: 33-41 at home; 41-51 where there is no programme, 37-46 where one level comes off."""
    case = example("ocampo-pineda-two-levels")
    disparity = compare(case, among=["D. Idaho", "W.D. Tex.", "N.D. Ill."])
    idaho, texas, illinois = disparity.rows

    assert (disparity.baseline_level, disparity.baseline_range) == (19, Range(33, 41))
    assert (idaho.range, idaho.difference) == (Range(33, 41), Difference(0, 0))
    assert (texas.offense_level, texas.range, texas.difference) == (20, Range(37, 46), Difference(4, 5))
    assert (illinois.offense_level, illinois.range, illinois.difference) == (21, Range(41, 51), Difference(8, 10))
    # Each is bounded by the range without a programme, not by that at home.
    assert (idaho.bound, texas.bound) == (Range(33, 51), Range(37, 51))
    assert illinois.only.label == WITHOUT
    assert list(disparity.comparison.outcomes) == [AS_STATED, "2 levels off", WITHOUT, "1 level off"]
    assert [note for note in disparity.notes if "The range at home, 33-41, is that with the early disposition" in note]


def test_a_reduction_not_moved_for_is_not_told_of_the_range_at_home() -> None:
    """Without the government's motion nothing came off: no note may say that the range at home is that with it."""
    disparity = compare(reentry(early_disposition={"levels": 2, "motion": False}), among=["N.D. Ill."])

    assert disparity.baseline_range == Range(41, 51)
    assert not [note for note in disparity.notes if "with the early disposition" in note]
    assert not [note for note in disparity.notes if "An early disposition is stated" in note]


AT_HOME_WITHOUT = "An early disposition is stated, and {} is recorded to have had no programme on that day."


@pytest.mark.parametrize(
    ("home", "among", "told"),
    [
        # No district of the Seventh Circuit had one in 2010 (Ramirez); D. Idaho had; of D. Alaska no source tells.
        ("N.D. Ill.", ["N.D. Ill.", "D. Idaho"], True),
        ("N.D. Ill.", ["S.D. Ill.", "D. Idaho"], False),
        ("D. Idaho", ["N.D. Ill.", "D. Idaho"], False),
        ("D. Alaska", ["N.D. Ill.", "D. Alaska"], False),
        (None, ["N.D. Ill.", "D. Idaho"], False),
    ],
)
def test_an_early_disposition_where_there_was_no_programme(home: str | None, among: list[str], *, told: bool) -> None:
    """Levels off at home, and a record that nobody there could have had them: both cannot be, and a note says so."""
    case = reentry(district=home, early_disposition={"levels": 2, "motion": True})

    assert (AT_HOME_WITHOUT.format(home) in compare(case, among=among).notes) is told


@pytest.mark.parametrize(
    ("on", "opening"),
    [
        (
            "2006-08-22",
            "13 programmes: United States v. Mejia, 461 F.3d 158 (2d Cir. Aug. 22, 2006). Counts programmes",
        ),
        ("2010-06", "16 programmes: United States v. Ramirez, "),
        # Every district, and no count; no source that counts.
        ("2013-12-18", None),
        ("2008-01-01", None),
    ],
)
def test_who_counts_the_programmes_is_told(on: str, opening: str | None) -> None:
    """*Mejia* counts thirteen on its day, *Ramirez* sixteen in 2010; where nobody counts, nobody is named."""
    notes = [note for note in compare(reentry(), on=PartialDate.parse(on)).notes if " programmes: " in note]

    assert len(notes) == (opening is not None)
    assert opening is None or notes[0].startswith(opening)


def test_a_part_of_the_districts_has_no_count_of_a_source() -> None:
    """Two programmes among three districts are no sixteen, and nobody is named for them."""
    notes = compare(reentry(), among=["D. Idaho", "W.D. Tex.", "N.D. Ill."]).notes

    assert not [note for note in notes if " programmes: " in note]


def test_records_of_the_caller_are_not_those_that_a_source_counts() -> None:
    """Sixteen districts of the caller's own are not the sixteen programmes of *Ramirez*, though as many."""
    sixteen = programme(*map(str, districts()[:16]), type="departure", levels=1)
    disparity = compare(reentry(), programmes=[sixteen])

    assert disparity.summary.programmes == 16
    assert not [note for note in disparity.notes if " programmes: " in note]


@pytest.mark.parametrize(
    ("category", "departure", "home", "level", "there"),
    [
        # § 4A1.3 from III to II: 21/II is 41-51, and 19/II 33-41.
        ("III", {"category": "II"}, (21, Range(41, 51)), 19, Range(33, 41)),
        # Two levels further down the Table: 23/VI is 92-115, and 21/VI 77-96.
        ("VI", {"category": "VI", "levels": 2}, (23, Range(92, 115)), 21, Range(77, 96)),
    ],
)
def test_after_a_departure_in_category(
    category: str, departure: dict[str, object], home: tuple[int, Range], level: int, there: Range
) -> None:
    """Levels come off the range to which § 4A1.3 led, at home and elsewhere alike."""
    case = reentry(history={"category": category}, departure=departure)
    disparity = compare(case, among=["D. Wyo.", "N.D. Ill."], programmes=[levels("D. Wyo.", 2)])

    assert (disparity.baseline_level, disparity.baseline_range) == home
    assert (disparity.rows[0].offense_level, disparity.rows[0].range) == (level, there)


SECOND = {"guideline": "2D1.1", "found": ["2D1.1 = 12"], "maximum": "20 years", "group": "B"}
FIREARM = {
    "guideline": "2K2.4",
    "statute": "18 U.S.C. 924(c)(1)(A)(i)",
    "consecutive": "5 years",
    "maximum": "life",
    "ended": "2009-08-01",
}


def test_several_counts_are_worked_by_levels_and_not_by_a_cap() -> None:
    """24 and 12 are 24 (§ 3D1.4(c)), less 3 is 21: levels come off; which count a cap would replace is not told."""
    case = reentry(count=[*with_count(group="A", maximum="20 years"), SECOND])
    made_up = [levels("D. Wyo.", 2), programme("D. Utah", type="statutory cap", months=24)]
    wyoming, utah = compare(case, among=["D. Wyo.", "D. Utah"], programmes=made_up).rows

    assert (wyoming.offense_level, wyoming.range) == (19, Range(33, 41))
    assert "whether a programme takes a case with other counts" in wyoming.verdict.missing
    assert (wyoming.eligibility, wyoming.bound) == (UNKNOWN, Range(33, 51))
    assert (utah.range, utah.bound) == (None, None)
    assert "one count alone" in utah.only.refusal


@pytest.mark.parametrize("number", [1, 2])
def test_consecutive_terms_stand_beside_every_range(number: int) -> None:
    """18 U.S.C. 924(c): five years beside 41-51 at home and beside 33-41 elsewhere; a note says that they are there."""
    case = reentry(count=[*with_count(maximum="20 years"), *[FIREARM] * (number - 1)])
    disparity = compare(case, among=["D. Wyo."], programmes=[levels("D. Wyo.", 2)])

    assert disparity.rows[0].range == Range(33, 41)
    assert bool([note for note in disparity.notes if "Consecutive terms" in note]) is (number > 1)


def for_life(**facts: object) -> Case:
    """A reentry at level 38, Category VI, 360-life: 8 + 16, terrorism + 12 (§ 3A1.4), obstruction + 2."""
    adjustments = {"found": ["3A1.4", "3C1.1"]}
    return reentry(acceptance=None, adjustments=adjustments, statute={"maximum": "life"}, **facts)


def test_ranges_to_life_have_no_difference_at_their_upper_end() -> None:
    """38/VI is 360-life, and two off, 36/VI, 324-405: 36 months at the lower end, and life less months is no number."""
    case = for_life(sentence={"months": "life"})
    disparity = compare(case, among=["D. Wyo."], programmes=[levels("D. Wyo.", 2)])
    row = disparity.rows[0]

    assert (disparity.baseline_level, disparity.baseline_range) == (38, Range(360, LIFE))
    assert (row.offense_level, row.range, row.difference) == (36, Range(324, 405), Difference(-36, None))
    assert (row.sentence_within, disparity.summary.spread) == (False, Range(324, LIFE))
    assert disparity.to_dict()["sentence"] == "life"


@pytest.mark.parametrize(("number", "exceeds"), [(2, ()), (4, ("D. Wyo.",))])
def test_life_against_months_under_the_width_of_a_range(number: int, exceeds: tuple[str, ...]) -> None:
    """28 U.S.C. 994(b)(2): to life from thirty years; 405 months are more, and 327 (34/VI, 262-327) are less."""
    disparity = compare(for_life(), among=["D. Wyo."], programmes=[levels("D. Wyo.", number)])

    assert disparity.summary.exceeding == exceeds


@pytest.mark.parametrize(
    ("facts", "cap", "terms"),
    [
        # § 1326(a) itself caps at 24 months: 41-51 is 24 already, and a cap of 60 does not raise it.
        ({"count": with_count(statute="8 U.S.C. 1326(a)")}, 60, Range(24, 24)),
        ({"count": with_count(statute="8 U.S.C. 1326(a)")}, 12, Range(12, 12)),
        # A cap within the range cuts its top.
        ({}, 48, Range(41, 48)),
        ({"statute": {"maximum": "20 years"}}, 48, Range(41, 48)),
        ({"count": with_count(statute=None, maximum="life")}, 48, Range(41, 48)),
        # Of § 1326 alone the tier is open, so no maximum is known: 8 + 4 - 2 = 10, 10/II is 8-14.
        ({"count": with_count(statute="8 U.S.C. 1326", found=["2L1.2(b)(1)(D)"])}, 12, Range(8, 12)),
    ],
)
def test_a_cap_never_raises_the_maximum(facts: dict[str, Any], cap: int, terms: Range) -> None:
    """§ 5G1.1(a): the lower of the cap and of the maximum known, whoever states it, bounds the range."""
    facts = {**facts, "count": [{k: v for k, v in each.items() if v} for each in facts.get("count", REENTRY["count"])]}

    row = row_of(reentry(**facts), programme("D. Wyo.", type="statutory cap", months=cap))

    assert row.range == terms


@pytest.mark.parametrize("where", ["statute", "count"])
def test_a_minimum_above_a_cap_refuses_that_row_alone(where: str) -> None:
    """A minimum of five years does not agree with a cap of two: the row says so, and the comparison goes on."""
    limits = {"maximum": "20 years", "minimum": "5 years"}
    facts = {"statute": limits} if where == "statute" else {"count": with_count(**limits)}
    made_up = [programme("D. Utah", type="statutory cap", months=24), levels("D. Wyo.", 2)]

    utah, wyoming = compare(reentry(**facts), among=["D. Utah", "D. Wyo."], programmes=made_up).rows

    assert utah.range is None
    assert utah.only.refusal
    assert wyoming.range == Range(60, 60)


def test_a_case_that_no_engine_answers_is_refused() -> None:
    """What ``calculate`` refuses of the case as stated is refused."""
    with pytest.raises(SentencingError, match="programme gives 1 to 4 levels"):
        compare(reentry(early_disposition={"levels": 5}))
    with pytest.raises(Undetermined):
        compare(reentry(history=None, prior=[{"offense": "theft", "imposed": "14 months"}]))


def test_a_reading_is_taken_everywhere() -> None:
    """§ 4C1.1 and § 2L1.2(b)(1): 8 + 4 - 2 = 10 on one reading, 12 on the other; two off are 8 and 10 in each case."""
    case = since_2025("2L1.2(b)(1)(A)", history={"points": 0})
    made_up = [levels("D. Wyo.", 2)]
    chosen = compare(case, among=["D. Wyo."], programmes=made_up)
    other = compare(case, among=["D. Wyo."], programmes=made_up, readings={"zero-point-4C1.1": "not applied"})

    assert (chosen.baseline_level, chosen.rows[0].offense_level) == (10, 8)
    assert (other.baseline_level, other.rows[0].offense_level) == (12, 10)


@pytest.mark.parametrize(
    ("offense", "message"),
    [
        ("arsn", r"prior\[2\].programme_offenses: no programme names 'arsn'; did you mean `arson`\?$"),
        ("0000", r"prior\[2\].programme_offenses: no programme names '0000'$"),
    ],
)
def test_an_offense_that_no_programme_names_is_refused(offense: str, message: str) -> None:
    """It would exclude nobody; the nearest name, if one is near, is told."""
    priors = [
        {"offense": "theft", "programme_offenses": ["murder"]},
        {"offense": "fire", "programme_offenses": [offense]},
    ]

    with pytest.raises(CaseFileError, match=message):
        compare(reentry(prior=priors))


def test_offenses_are_those_of_the_programmes_compared() -> None:
    """Records of the caller name their own offenses, of exclusion and of tiers; those of the registry do not count."""
    made_up = programme(
        "D. Wyo.",
        type="departure",
        excluded_offenses=["rustling"],
        tier=[{"levels": 1, "offenses": ["poaching"]}, {"levels": 3}],
    )
    for offense, terms in [("rustling", Range(41, 51)), ("poaching", Range(37, 46))]:
        prior = [{"offense": offense, "programme_offenses": [offense]}]
        assert row_of(reentry(prior=prior), made_up).range == terms
    with pytest.raises(CaseFileError, match="murder"):
        row_of(reentry(prior=[{"offense": "murder", "programme_offenses": ["murder"]}]), made_up)


def test_records_of_the_caller_take_the_place_of_the_registry() -> None:
    """Without records nothing is known of any district; with one, only of its own."""
    nothing = compare(reentry(), programmes=[])
    one = compare(reentry(), programmes=[levels("D. Wyo.", 3)])

    assert {row.terms for row in nothing.rows} == {"no record"}
    assert existing(one) == ["D. Wyo."]
    # Of the other 93 districts these records tell nothing.
    assert (one.summary.programmes, one.summary.complete) == (1, False)
    # 18/II
    assert one.row("D. Wyo.").range == Range(30, 37)


@pytest.mark.parametrize("order", [1, -1])
def test_records_of_one_id_keep_their_own_terms(order: int) -> None:
    """An id names a record to its reader, and ties nothing: 19/II is 33-41 in D. Wyo., and 20/II 37-46 in D. Utah."""
    records = [
        programme(where, id="one-id", type="departure", levels=off, note=where)
        for where, off in (("D. Wyo.", 2), ("D. Utah", 1))
    ]
    disparity = compare(reentry(), among=["D. Wyo.", "D. Utah"][::order], programmes=records)
    wyoming, utah = disparity.row("D. Wyo."), disparity.row("D. Utah")

    assert wyoming.programme == utah.programme == "one-id"
    assert (wyoming.terms, wyoming.range, wyoming.note) == ("2 levels off", Range(33, 41), "D. Wyo.")
    assert (utah.terms, utah.range, utah.note) == ("1 level off", Range(37, 46), "D. Utah")
    assert len(disparity.groups()) == 2


def test_what_a_record_says_stands_in_its_row() -> None:
    """The offense of the plea, how it is known, by whom, and what a reader must know, on one line."""
    row = row_of(
        reentry(), programme("D. Wyo.", type="charge bargain", months=30, plea_to="8 U.S.C. 1325", note="a\n b")
    )

    assert (row.programme, row.plea_to, row.confidence, row.note) == (
        "made-up-D. Wyo.",
        "8 U.S.C. 1325",
        "primary",
        "a b",
    )
    assert row.sources == ("Memorandum of the U.S. Attorney",)


@pytest.mark.parametrize("months", [1, 2])
def test_an_outcome_under_a_cap_is_called_as_the_cap_is(months: int) -> None:
    """One month is no months."""
    cap = StatutoryCap(months)

    assert row_of(reentry(), programme("D. Wyo.", type="statutory cap", months=months)).only.label == str(cap)


# What is only bounded


@pytest.mark.parametrize(
    ("most", "bound"), [(1, Range(37, 51)), (2, Range(33, 51)), (3, Range(30, 51)), (4, Range(27, 51))]
)
def test_at_most_so_many_levels_is_a_bound(most: int, bound: Range) -> None:
    """Up to N levels off 21/II lies between the lowest minimum at 21 less N, and 51; the range is that with all N."""
    row = row_of(reentry(), levels("D. Wyo.", most, at_most=True))

    assert (row.eligibility, row.range.minimum if row.range else None, row.bound) == (ELIGIBLE, bound.minimum, bound)


@pytest.mark.parametrize("taken", [True, False])
def test_unknown_terms_are_bounded_by_nought_and_four_levels(*, taken: bool) -> None:
    """17/II to 21/II is 27 to 51 months, whether or not it is known that he would be taken; no range is told."""
    row = row_of(reentry(), programme("D. Wyo.", type="unknown", criteria_read=taken))

    assert row.eligibility is (ELIGIBLE if taken else UNKNOWN)
    assert (row.benefit, row.only, row.range, row.bound) == (TermsUnknown(), Alternative(), None, Range(27, 51))
    assert [(each.range, each.bound) for each in row.alternatives] == [(None, Range(27, 51))]
    assert (row.terms_known, row.difference, row.sentence_within) == (False, None, None)


@pytest.mark.parametrize(
    ("terms", "taken", "told"),
    [
        ({"type": "unknown"}, True, True),
        ({"type": "unknown"}, False, True),
        # Levels are a departure, and who is not taken gets nothing: no bargain may lie outside.
        ({"type": "unknown", "most_levels": 4}, True, False),
        ({"type": "departure", "levels": 2}, True, False),
        ({"type": "unknown", "category_at_most": "I"}, True, False),
    ],
)
def test_of_terms_unknown_the_bound_is_told_to_be_that_of_a_departure(
    terms: dict[str, object], *, taken: bool, told: bool
) -> None:
    """A programme of unknown terms may give a fixed term instead: a note says that it may lie outside the bound."""
    made_up = programme("D. Wyo.", criteria_read=taken, **terms)
    notes = compare(reentry(), among=["D. Wyo."], programmes=[made_up]).notes

    assert bool([note for note in notes if "bounded as for a departure by up to 4 levels" in note]) is told


def test_where_nothing_bounds_terms_unknown_no_bound_is_spoken_of() -> None:
    """Under a Manual before 27 October 2003 no levels come off (§ 5K3.1), and terms unknown have no bound."""
    made_up = programme("D. Utah", type="unknown")
    disparity = compare(example("banuelos-rodriguez"), among=["D. Utah"], programmes=[made_up])

    assert [each.bound for each in disparity.rows[0].alternatives] == [None]
    assert not [note for note in disparity.notes if "bounded as for a departure" in note]


@pytest.mark.parametrize(
    ("most", "bound"), [(1, Range(37, 51)), (2, Range(33, 51)), (3, Range(30, 51)), (4, Range(27, 51))]
)
def test_unknown_terms_of_which_the_most_is_known(most: int, bound: Range) -> None:
    """Nothing off to so many levels off, through the Table from 21/II; of “unknown” terms no range is told."""
    row = row_of(reentry(), programme("D. Wyo.", type="unknown", most_levels=most))

    assert (row.benefit, row.terms_known, row.range, row.bound) == (TermsUnknown(most), False, None, bound)


def test_the_policy_of_2012_gives_no_range_but_a_bound() -> None:
    """Its own scale of levels was not read: found eligible, he had 27-51 months, from four levels off to none."""
    disparity = compare(
        reentry(sentence={"months": 40}, eligible_in=["D. Idaho"]), on=date(2013, 6, 1), among=["D. Idaho"]
    )
    row, summary = disparity.rows[0], disparity.summary

    assert (row.programme, row.eligibility, row.exists) == ("national-2012", ELIGIBLE, True)
    assert (row.benefit, row.range, row.bound, row.sentence_within) == (TermsUnknown(4), None, Range(27, 51), None)
    assert (summary.programmes, summary.documented, summary.undecided) == (1, 0, 1)
    assert (summary.complete, summary.sentence_within, summary.is_least_share) == (True, 0, True)
    assert summary.spread == Range(41, 51)


def test_a_term_in_days_is_no_number_of_months() -> None:
    """150 days are a term of a bargain, and no range in months; so nothing bounds the row."""
    row = row_of(reentry(), programme("D. Wyo.", type="charge bargain", days=150, criteria_read=False))

    assert row.benefit == ChargeBargain(Duration(0, days=150))
    assert (row.range, row.bound, row.greatest, row.sentence_within) == (None,) * 4


@pytest.mark.parametrize("months", [4, 5, 40])
def test_no_sentence_in_months_is_a_term_in_days(months: int) -> None:
    """150 days are no number of months, so no sentence in months is that term: that is known, and counted."""
    made_up = programme("D. Wyo.", type="charge bargain", days=150)
    disparity = compare(reentry(sentence={"months": months}), among=["D. Wyo."], programmes=[made_up])
    row, summary = disparity.rows[0], disparity.summary

    assert (row.eligibility, row.terms_known, row.range, row.sentence_within) == (ELIGIBLE, True, None, False)
    assert (summary.eligible, summary.sentence_within, summary.undecided, summary.is_least_share) == (1, 0, 0, False)
    assert (summary.spread, summary.exceeding) == (Range(41, 51), ())


def test_the_bargain_of_tucson() -> None:
    """Rodriguez-Vega: 150 days, one defendant's term and no rule, so of the row nothing is told."""
    row = compare(reentry(sentence={"months": 40}), on=date(2014, 4, 1), among=["D. Ariz."]).rows[0]

    assert (row.programme, row.exists, row.confidence, row.plea_to) == (
        "ariz-tucson-2014",
        True,
        "instance",
        "8 U.S.C. 1325",
    )
    assert [(each.benefit, each.sentence_within) for each in row.alternatives] == [
        (ChargeBargain(Duration(days=150)), False)
    ]
    assert (row.range, row.bound, row.sentence_within) == (None, None, None)


@pytest.mark.parametrize(
    ("terms", "known", "unknown"),
    [
        ({"type": "departure", "levels": 2}, None, Range(33, 51)),
        ({"type": "charge bargain", "months": 30}, None, Range(30, 51)),
        ({"type": "statutory cap", "months": 48}, None, Range(41, 51)),
        ({"type": "stipulated range", "minimum": 12, "maximum": 60}, None, None),
        ({"type": "departure", "levels": 2, "at_most": True}, Range(33, 51), Range(33, 51)),
    ],
)
def test_unknown_eligibility_reaches_to_the_range_without(
    terms: dict[str, object], known: Range | None, unknown: Range | None
) -> None:
    """Where it is open whether he would be taken, 41-51 may be what he had; a bound that adds nothing is left out."""
    rows = [row_of(reentry(), programme("D. Wyo.", criteria_read=read, **terms)) for read in (True, False)]

    assert [row.eligibility for row in rows] == [ELIGIBLE, UNKNOWN]
    assert [row.bound for row in rows] == [known, unknown]
    assert rows[0].range == rows[1].range


DECEMBER_2013: dict[str, Any] = {
    "sentenced": "2013-12",
    "manual": "2013-11-01",
    "count": with_count(removals=["2005"]),
    "prior": [{"offense": "theft", "imposed": "2 years", "programme_offenses": []}],
}


def in_2013(district: str, **facts: object) -> DistrictRow:
    """The row of a district in December 2013: a theft, one removal, Category II, but for the facts given."""
    return compare(reentry(**{**DECEMBER_2013, **facts}), among=[district]).rows[0]


@pytest.mark.parametrize(
    ("facts", "level", "terms"),
    [
        ({}, 17, Range(27, 33)),
        ({"history": {"category": "III"}}, 17, Range(30, 37)),
        ({"history": {"category": "IV"}}, 19, Range(46, 57)),
        ({"count": with_count(removals=["2005", "2006"])}, 19, Range(33, 41)),
        (
            {"prior": [{"offense": "sale", "imposed": "2 years", "programme_offenses": ["drug trafficking"]}]},
            19,
            Range(33, 41),
        ),
        # Any of them will do, whatever else is not known.
        ({"history": {"category": "IV"}, "count": with_count()}, 19, Range(46, 57)),
    ],
)
def test_the_tiers_of_maine(facts: dict[str, object], level: int, terms: Range) -> None:
    """The chart of December 2013: four levels, but two from Category IV, for certain offenses, or from two removals."""
    row = in_2013("D. Me.", **facts)

    assert (row.eligibility, row.offense_level, row.range) == (ELIGIBLE, level, terms)
    assert (row.is_documented, len(row.alternatives), row.bound) == (True, 1, None)


@pytest.mark.parametrize(
    "facts",
    [
        {"prior": [{"offense": "killing", "imposed": "2 years", "programme_offenses": ["murder"]}]},
        {"prior": [{"offense": "theft", "imposed": "10 years", "programme_offenses": []}]},
        {"plea": {"in_custody_on": "2013-06-01", "agreed_on": "2013-07-02"}},
    ],
)
def test_whom_maine_excludes(facts: dict[str, object]) -> None:
    """Murder, ten years imposed, or an agreement on the 31st day: he is not taken, and 41-51 stands."""
    row = in_2013("D. Me.", **facts)

    assert (row.eligibility, row.range, row.difference) == (INELIGIBLE, Range(41, 51), Difference(0, 0))


def test_a_tier_that_the_facts_leave_open() -> None:
    """Where the removals are not stated, Maine gives two levels or four: 19/II or 17/II, so 27 to 41 months."""
    row = in_2013("D. Me.", count=with_count(), sentence={"months": 40})

    assert (row.eligibility, [each.range for each in row.alternatives]) == (ELIGIBLE, [Range(33, 41), Range(27, 33)])
    assert (row.range, row.benefit, row.bound, row.sentence_within) == (None, None, Range(27, 41), None)
    # Of the tier that turns on the removals, what would have to be known; of the other, whom the chart names, if any.
    assert "state `removals`: were there 2 or more?" in row.alternatives[0].who
    assert "`removals`" not in row.alternatives[1].who


@pytest.mark.parametrize(
    ("months", "within"), [(26, False), (27, None), (33, True), (34, None), (41, None), (42, False)]
)
def test_a_sentence_within_each_of_several_ranges_or_none(months: int, *, within: bool | None) -> None:
    """33-41 or 27-33: only 33 months lie in both, and 26 or 42 in neither; elsewhere it is one or the other."""
    row = in_2013("D. Me.", count=with_count(), sentence={"months": months})

    assert (row.sentence_within, row.range) == (within, None)


@pytest.mark.parametrize(
    ("facts", "ranges", "bound"),
    [
        # None of the conditions is met: he is taken, and nothing comes off.
        ({"prior": [{"offense": "theft", "programme_offenses": []}]}, [Range(41, 51)], None),
        # One of them is: 19/IV is 46-57.
        (
            {"prior": [{"offense": "theft", "programme_offenses": []}], "history": {"category": "IV"}},
            [Range(46, 57)],
            None,
        ),
        # Whether one of them is met is open: two levels, or nothing.
        ({}, [Range(33, 41), Range(41, 51)], Range(33, 51)),
    ],
)
def test_a_programme_whose_every_tier_has_conditions(
    facts: dict[str, object], ranges: list[Range], bound: Range | None
) -> None:
    """Who meets none of the conditions receives nothing, and 21/II stays 41-51."""
    tier = {"levels": 2, "category_at_least": "IV", "offenses": ["arson"]}
    row = row_of(reentry(**facts), programme("D. Wyo.", type="departure", tier=[tier]))

    assert (row.eligibility, [each.range for each in row.alternatives], row.bound) == (ELIGIBLE, ranges, bound)


@pytest.mark.parametrize(
    ("facts", "eligibility", "ranges", "bound"),
    [
        ({}, UNKNOWN, [Range(33, 41), Range(27, 33)], Range(27, 51)),
        ({"eligible_in": ["D. Mass."]}, ELIGIBLE, [Range(33, 41), Range(27, 33)], Range(27, 41)),
        ({"eligible_in": ["D. Mass."], "history": {"category": "V"}}, ELIGIBLE, [Range(57, 71)], None),
        ({"ineligible_in": ["D. Mass."]}, INELIGIBLE, [Range(41, 51)], None),
    ],
)
def test_the_tiers_of_massachusetts(
    facts: dict[str, object], eligibility: Eligibility, ranges: list[Range], bound: Range | None
) -> None:
    """Two levels from Category V (19/V, 57-71) and on conditions read in part, else four; whom it took was not read."""
    row = in_2013("D. Mass.", **facts)

    assert (row.eligibility, [each.range for each in row.alternatives], row.bound) == (eligibility, ranges, bound)


# How often the engine is called


@pytest.mark.parametrize("among", [["D. Idaho", "W.D. Tex.", "D.N.D."], None])
def test_the_engine_is_called_once_for_each_distinct_benefit(
    among: Sequence[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In June 2010: as stated, one level (W.D. Tex.), two, four where terms are unknown; 94 districts cost no more."""
    worked = []
    calculate = importlib.import_module("sentencing.calculation").calculate

    def counted(case: Case, **keys: object) -> object:
        worked.append(case.early_disposition)
        return calculate(case, **keys)

    for module in ("sentencing.across_districts", "sentencing.comparison"):
        monkeypatch.setattr(importlib.import_module(module), "calculate", counted)

    disparity = compare(reentry(), among=among)

    assert sorted(0 if moved is None else moved.levels for moved in worked) == [0, 1, 2, 4]
    assert len(disparity.comparison.variants) == len(worked)


# What holds of every case

BENEFITS: st.SearchStrategy[Benefit] = st.one_of(
    st.builds(LevelsOff, st.integers(1, 4), st.booleans()),
    st.builds(StatutoryCap, st.integers(1, 120)),
    st.builds(ChargeBargain, st.builds(Duration, st.integers(1, 60))),
    st.sampled_from([ChargeBargain(Duration(days=150)), StipulatedRange(Range(12, 41)), TermsUnknown()]),
)
WINDOW = Window(begins=PartialDate.parse("1987-11-01"), documented=PartialDate.parse("2026-10-31"))
WEST = ("D. Alaska", "D. Haw.", "D. Mont.", "D. Wyo.", "D. Utah")


def giving(where: tuple[str, ...], *benefits: Benefit, criteria_read: bool = True) -> Programme:
    """A programme of several districts, under every edition."""
    return Programme(
        id="made up",
        districts=where,
        window=WINDOW,
        tiers=tuple(
            Tier(benefit=each, who="" if place == len(benefits) else "some") for place, each in enumerate(benefits, 1)
        ),
        criteria_read=criteria_read,
        confidence=Confidence.PRIMARY,
        sources=(Source("a memorandum"),),
        checked="2026-11-21",
    )


PROGRAMMES = st.lists(
    st.builds(
        lambda where, benefits, read: giving((where,), *benefits, criteria_read=read),
        st.sampled_from(WEST[:4]),
        st.lists(BENEFITS, max_size=2),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda each: each.districts,
)


ANSWERED = cases().filter(lambda case: answered(case) is not None)
FEWER = settings(max_examples=40)


@FEWER
@given(case=ANSWERED, programmes=PROGRAMMES)
def test_it_does_not_matter_which_of_two_districts_is_home(case: Case, programmes: list[Programme]) -> None:
    """The rows from either home are the same, and one district less another is minus the other less the one."""
    one, other = (compare(evolve(case, district=home), among=WEST, programmes=programmes) for home in WEST[:2])

    assert one.rows == other.rows
    for district, against in product(WEST, WEST):
        assert one.difference(district, against) == mirrored(other.difference(against, district))


def mirrored(difference: Difference | None) -> Difference | None:
    """The same difference, seen from the other side."""
    if difference is None:
        return None
    low, high = difference.minimum, difference.maximum
    return Difference(None if low is None else -low, None if high is None else -high)


@FEWER
@given(case=ANSWERED, programmes=PROGRAMMES, benefits=st.lists(BENEFITS, max_size=2))
def test_a_programme_more_changes_no_other_row(
    case: Case, programmes: list[Programme], benefits: list[Benefit]
) -> None:
    """What one district begins to give is nothing to the rest."""
    before = compare(case, among=WEST, programmes=programmes)
    after = compare(case, among=WEST, programmes=[*programmes, giving((WEST[4],), *benefits)])

    assert before.rows[:4] == after.rows[:4]
    assert before.rows[4].terms == "no record" != after.rows[4].terms


@FEWER
@given(case=ANSWERED)
def test_a_deeper_programme_never_raises_a_range_and_lies_within_its_bound(case: Case) -> None:
    """From nothing off to four levels off neither end rises; at most N takes in nothing off, and each up to N."""
    exact = [giving((WEST[0],)), *(giving((WEST[0],), LevelsOff(number)) for number in range(1, 5))]
    ranges = [row_of(case, each).range for each in exact]
    assume(None not in ranges)
    known = [each for each in ranges if each is not None]

    assert known == sorted(known, key=lambda each: (each.minimum, each.maximum), reverse=True)
    assert all(deeper.maximum <= terms.maximum for terms, deeper in pairwise(known))
    for number in range(1, 5):
        row = row_of(case, giving((WEST[0],), LevelsOff(number, at_most=True)))
        within = row.bound or row.range
        assert within is not None
        assert all(end in within for each in known[: number + 1] for end in (each.minimum, each.maximum))
    terms_unknown = row_of(case, giving((WEST[0],), TermsUnknown()))
    assert (terms_unknown.bound or terms_unknown.range) == Range(known[4].minimum, known[0].maximum)


def test_districts_are_named_in_a_list_and_once() -> None:
    """One text is no list of districts; a district named twice has one row."""
    case = example("ocampo-pineda")

    with pytest.raises(SentencingError, match=r"among: give a list of districts, such as \['D. Idaho'\], not a text"):
        compare(case, among="D. Idaho")
    assert [str(row.district) for row in compare(case, among=["idd", "D. Idaho", "D. Neb."]).rows] == [
        "D. Idaho",
        "D. Neb.",
    ]


@FEWER
@given(case=ANSWERED, programmes=PROGRAMMES)
def test_one_edition_for_all(case: Case, programmes: list[Programme]) -> None:
    """§ 1B1.11(b)(2): each outcome compared is worked under the Manual of the case as stated."""
    disparity = compare(case, among=WEST, programmes=programmes)

    assert {each.manual.day for each in disparity.comparison.outcomes.values()} == {disparity.baseline.manual.day}
    assert disparity.comparison.variants[0].label == AS_STATED


@FEWER
@given(case=ANSWERED, benefits=st.lists(BENEFITS, max_size=2))
def test_more_districts_are_no_more_outcomes(case: Case, benefits: list[Benefit]) -> None:
    """Each distinct benefit is worked once, for one district as for ninety-four, and each has a label of its own."""
    where = tuple(map(str, districts()))
    one = compare(case, among=where[:1], programmes=[giving(where, *benefits)])
    every = compare(case, programmes=[giving(where, *benefits)])

    labels = [variant.label for variant in every.comparison.variants]
    assert one.comparison == every.comparison
    assert len(labels) == len(set(labels))
    assert len(every.groups()) == 1


UNRELATED = [
    {"title": "United States v. Doe"},
    {"source": "a report"},
    {"sentence": reentry(sentence={"months": 40}).sentence},
    {"deportable": True},
    {"decided": PartialDate.parse("2026-11-01")},
    {"showing": (NamedDistrict("D. Idaho", Range(33, 41)),)},
    {"ineligible_in": ("D. Wyo.",)},
]


@FEWER
@given(case=ANSWERED, facts=st.sampled_from(UNRELATED))
def test_an_unrelated_fact_makes_nobody_eligible(case: Case, facts: dict[str, Any]) -> None:
    """What no programme asks leaves every verdict as it was, but of a district of which it is found."""
    before, after = compare(case), compare(evolve(case, **facts))

    changed = [
        str(row.district)
        for row, later in zip(before.rows, after.rows, strict=True)
        if row.verdict != later.verdict or row.alternatives != evolve_within(later, row)
    ]
    assert set(changed) <= {"D. Wyo."}
    assert not [row for row in after.rows if str(row.district) == "D. Wyo." and row.eligibility is ELIGIBLE]


def evolve_within(row: DistrictRow, like: DistrictRow) -> tuple[object, ...]:
    """The alternatives of a row, but for the place of the sentence, which a sentence stated would tell."""
    places = [each.sentence_within for each in like.alternatives]
    return tuple(evolve(each, sentence_within=place) for each, place in zip(row.alternatives, places, strict=False))
