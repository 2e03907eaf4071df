"""§ 2L1.2 in its twenty periods: every provision on both sides of its line, and what holds across all."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests import rows
from tests.cases import IMMIGRATION_KINDS, TERMS, Facts, answered, under_some_edition, with_prior
from tests.rows import EDITIONS_OF_REENTRY
from tests.stored import felony

from sentencing import calculate
from sentencing.case import Case
from sentencing.counts import Count
from sentencing.criminal_record import Conviction
from sentencing.duration import Duration
from sentencing.errors import Undetermined
from sentencing.manual import Manual
from sentencing.manual.chapter2.reentry_facts import Reentry, convicted_before_offense
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.readings import Readings
from sentencing.terms import LIFE
from sentencing.truth import Open, Yes

LAST_DAYS = (*(day - timedelta(days=1) for day in EDITIONS_OF_REENTRY[1:]), date(2026, 10, 31))
BOTH_ENDS = sorted({*EDITIONS_OF_REENTRY, *LAST_DAYS})

TIERS_OF_2001 = [f"(b)(1)(A)({number})" for number in ("i", "ii", "iii", "iv", "v", "vi", "vii")]
LEVELS_OF_2016 = [("(A)", 10), ("(B)", 8), ("(C)", 6), ("(D)", 4), ("(E)", 2)]

PRINTED = {
    date(1987, 11, 1): ["(a) = 6", "(b)(1) +2"],
    date(1988, 1, 15): ["(a) = 8"],
    date(1989, 11, 1): ["(a) = 8", "(b)(1) +4"],
    date(1991, 11, 1): ["(a) = 8", "(b)(1) +4", "(b)(2) +16"],
    date(1997, 11, 1): ["(a) = 8", "(b)(1)(A) +16", "(b)(1)(B)(i) +4", "(b)(1)(B)(ii) +4"],
    date(2001, 11, 1): [
        "(a) = 8",
        *(f"{tier} +16" for tier in TIERS_OF_2001),
        "(b)(1)(B) +12",
        "(b)(1)(C) +8",
        "(b)(1)(D) +4",
        "(b)(1)(E) +4",
    ],
    date(2011, 11, 1): [
        "(a) = 8",
        *(f"{tier} +16" for tier in TIERS_OF_2001),
        *(f"{tier} +12" for tier in TIERS_OF_2001),
        "(b)(1)(B) +12",
        "(b)(1)(B) +8",
        "(b)(1)(C) +8",
        "(b)(1)(D) +4",
        "(b)(1)(E) +4",
    ],
    date(2016, 11, 1): [
        "(a) = 8",
        "(b)(1)(A) +4",
        "(b)(1)(B) +2",
        *(f"(b)(2){tier} +{levels}" for tier, levels in LEVELS_OF_2016),
        *(f"(b)(3){tier} +{levels}" for tier, levels in LEVELS_OF_2016),
    ],
}
"""What the section printed, from each day on which its structure changed."""


def _graded(outcome: Outcome) -> int:
    return outcome.counts[0].total


# Every provision


@pytest.mark.parametrize("day", BOTH_ENDS, ids=str)
def test_provisions_and_levels_printed(day: date) -> None:
    """The section prints, in order, the provisions and levels of the period, on its first day and on its last."""
    expected = next(text for since, text in reversed(PRINTED.items()) if since <= day)

    assert expected == [f"{cite.pinpoint} {effect}" for cite, effect in Manual.on(day)["2L1.2"].provisions]


@pytest.mark.parametrize("day", BOTH_ENDS, ids=str)
def test_every_provision_is_reached_and_just_missed(day: date) -> None:
    """Each provision applies to the least case that meets it, and not to the one that falls short of it."""
    for row in rows.reentry_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


@pytest.mark.parametrize("day", BOTH_ENDS, ids=str)
def test_every_provision_printed_is_reached_by_some_row(day: date) -> None:
    """No provision of any period is left untried by the rows."""
    reached = {str(step) for row in rows.reentry_rows(day) for step in row.expected["offense"]}
    by_points = date(2011, 11, 1) <= day < date(2016, 11, 1)
    printed = {f"{cite} {effect}" for cite, effect in Manual.on(day)["2L1.2"].provisions}

    assert printed == reached
    assert by_points == ("2L1.2(b)(1)(B) +8" in reached)


@pytest.mark.parametrize("day", [day for day in BOTH_ENDS if date(2001, 11, 1) <= day < date(2016, 11, 1)], ids=str)
def test_tier_b_alone_is_of_thirteen_months_or_less(day: date) -> None:
    """§ 2L1.2(b)(1)(B), 2001-16: thirteen months are within it, and a day more is not."""
    assert rows.tier_b_holds_alone(day)


def test_periods_without_a_change_of_text_give_the_same() -> None:
    """Amendments 523, 637, 709, 722, 740, 787, 822 and 836 changed definitions and notes: no provision or level."""
    same = [date(1995, 11, 1), date(2002, 11, 1), date(2007, 11, 1), date(2008, 11, 1), date(2010, 11, 1)]
    same += [date(2014, 11, 1), date(2023, 11, 1), date(2025, 11, 1)]
    printed = {day: Manual.on(day)["2L1.2"].provisions for day in EDITIONS_OF_REENTRY}

    assert [day for one, day in pairwise(EDITIONS_OF_REENTRY) if printed[one] == printed[day]] == sorted(
        [*same, date(2003, 11, 1), date(2012, 11, 1), date(2015, 11, 1), date(2018, 11, 1)]
    )


# What the facts leave open


def _case(*priors: Prior, **count: object) -> Case:
    began = PartialDate.parse("2019-06-01")
    facts = {"began": began, "ended": began, "first_removal_order": PartialDate.parse("2015-03-01")}
    return Case((Count("2L1.2", **{**facts, **count}),), priors=priors, sentenced=PartialDate.parse("2020-02-01"))


IN_2016 = Manual.on(date(2017, 2, 1))
IN_2018 = Manual.on(date(2020, 2, 1))
IN_2001 = Manual.on(date(2002, 2, 1))
IN_2003 = Manual.on(date(2005, 2, 1))
IN_2012 = Manual.on(date(2013, 2, 1))


def _level(case: Case, manual: Manual, **readings: str) -> int:
    return _graded(
        calculate(case, manual=manual, readings={key.replace("_", "-"): side for key, side in readings.items()})
    )


def _refusal(case: Case, manual: Manual) -> str:
    with pytest.raises(Undetermined) as refused:
        calculate(case, manual=manual)
    return str(refused.value)


def test_no_order_and_no_removal_leave_the_line_open() -> None:
    """From 2016 the increase turns on the first removal order: without it, and without removals, nothing is decided."""
    assert "state `first_removal_order`" in _refusal(_case(felony(), first_removal_order=None), IN_2018)


def test_conduct_and_conviction_both_unknown() -> None:
    """From 2018 the increase turns on when the conduct began; a prior with no date at all leaves it open."""
    undated = felony(committed=None, sentenced=None, released=None, points=3)

    assert "state `committed` of prior conviction" in _refusal(_case(undated), IN_2018)


def test_conduct_not_stated_is_bounded_by_the_arrest() -> None:
    """Conduct whose day is not stated came not later than the arrest, and that may be enough."""
    arrested = felony(committed=None, arrested=PartialDate.parse("2012-06-01"))

    assert _level(_case(arrested), IN_2018) == 8 + 8


def test_same_day_as_the_order_is_open() -> None:
    """Conduct on the very day of the first removal order lies on neither side of it."""
    same_day = felony(committed=PartialDate.parse("2012-05-01"))

    assert "overlap" in _refusal(_case(same_day, first_removal_order=PartialDate.parse("2012-05-01")), IN_2018)


def test_offense_end_bounds_its_beginning() -> None:
    """(b)(1), from 2016: an offense that ended before the conviction cannot have come after it."""
    reentry = felony(kinds=frozenset({Kind.ILLEGAL_REENTRY}))
    record = Conviction(reentry, 0, Yes(), Yes())
    ended = Reentry(Count("2L1.2", ended=PartialDate.parse("2012-12-01")), (record,), Readings())
    neither = evolve(ended, count=Count("2L1.2"))

    assert "sustained after the instant offense" in convicted_before_offense(record, ended).because
    assert convicted_before_offense(record, neither) == Open(
        "state `sentenced` of prior conviction (2013-02-01) and `began` of the instant offense"
    )


def test_undated_removal_order_of_an_undated_conviction() -> None:
    """1989-2016 a deportation must follow the conviction, so a conviction without a date leaves it open."""
    undated = felony(committed=None, sentenced=None, released=None)

    assert "state when the conviction of prior conviction came" in _refusal(_case(undated), IN_2003)


@pytest.mark.parametrize("jurisdiction", [Jurisdiction.FOREIGN, Jurisdiction.TRIBAL])
def test_foreign_felony_before_1997_is_open(jurisdiction: Jurisdiction) -> None:
    """Before November 1997 the section did not define "felony", so whether a foreign one is one stays open."""
    abroad = felony(jurisdiction=jurisdiction)

    assert "does not define" in _refusal(_case(abroad), Manual.on(date(1993, 1, 1)))


def test_kinds_not_stated_matter_for_what_is_left_out() -> None:
    """1989-97 immigration felonies are left out: with `kinds` not stated the felony counts, and a note says so."""
    outcome = calculate(
        _case(felony(kinds=None), first_removal_order=None, removals=(PartialDate.parse("2016"),)),
        manual=Manual.on(date(1990, 1, 1)),
    )

    assert _graded(outcome) == 8 + 4
    assert any("`kinds`" in note for note in outcome.notes)


def test_kinds_not_stated_do_not_hide_another_missing_fact() -> None:
    """Taking unstated kinds as none settles nothing where a grade is missing as well."""
    assert "state `grade`" in _refusal(_case(felony(kinds=None, grade=None)), IN_2003)


# The sentence imposed


SIX_MONTHS_IN = (Revocation(PartialDate.parse("2014-06-01"), Duration(6)),)
DRUG = {"kinds": frozenset({Kind.DRUG_TRAFFICKING}), "imposed": Duration(12)}


@pytest.mark.parametrize("manual", [IN_2001, IN_2003, IN_2012], ids=lambda manual: str(manual.day))
def test_revocation_before_the_order_lengthens(manual: Manual) -> None:
    """2001-16: twelve months and six on a revocation before removal are more than thirteen: tier (A)."""
    assert _level(_case(felony(**DRUG, revocations=SIX_MONTHS_IN)), manual) == 8 + 16


@pytest.mark.parametrize(
    ("manual", "level"), [(IN_2001, 20), (IN_2003, 20), (IN_2012, 20)], ids=lambda each: str(each)[:30]
)
def test_revocation_after_the_order_does_not_lengthen(manual: Manual, level: int) -> None:
    """2001-16, on the reading chosen: six months on a revocation after removal are left out: tier (B)."""
    late = (Revocation(PartialDate.parse("2016-06-01"), Duration(6)),)

    assert _level(_case(felony(**DRUG, revocations=late, released=None), removals=()), manual) == level


def test_revocation_of_unknown_day() -> None:
    """2003-12: a revocation whose day is not stated may have come before removal or after it."""
    undated = (Revocation(None, Duration(6)),)

    assert "revocations.on" in _refusal(_case(felony(**DRUG, revocations=undated)), IN_2003)


def test_life_is_longer_than_any_threshold() -> None:
    """A sentence to life, with or without a revocation to add, exceeds thirteen months, two years and five."""
    life = felony(kinds=frozenset({Kind.DRUG_TRAFFICKING}), imposed=LIFE)

    assert _level(_case(life), IN_2003) == 8 + 16
    assert _level(_case(life), IN_2016) == 8 + 10
    assert _level(_case(life), IN_2018) == 8 + 10


def test_term_not_stated_is_open() -> None:
    """A drug felony whose term is not stated may fall under tier (A) or (B)."""
    assert "state `imposed`" in _refusal(_case(felony(kinds=DRUG["kinds"], imposed=None)), IN_2003)


def _joined(**facts: object) -> Prior:
    return felony(group="A", imposed=Duration(14), **facts)


def test_consecutive_terms_of_one_single_sentence_add_up() -> None:
    """From 2016: fourteen months and fourteen consecutive are two years and more (Cuevas-Lopez, Garcia-Sanchez)."""
    both = (_joined(), _joined(consecutive=True))

    assert _level(_case(*both), IN_2018) == 8 + 8
    assert _level(_case(*both), IN_2018, aggregate_consecutive="its own") == 8 + 6


def test_concurrent_terms_do_not_add_to_a_consecutive_one() -> None:
    """Beside one consecutive term only the longest of the concurrent ones counts."""
    three = (_joined(), _joined(), felony(group="A", imposed=Duration(5), consecutive=True))

    assert _level(_case(*three), IN_2018) == 8 + 6


def test_life_inside_a_single_sentence() -> None:
    """A life term concurrent with the consecutive ones makes the whole life."""
    life = felony(group="A", imposed=LIFE)

    assert _level(_case(life, _joined(consecutive=True)), IN_2018) == 8 + 10
    assert _level(_case(_joined(), felony(group="A", imposed=LIFE, consecutive=True)), IN_2018) == 8 + 10


def test_unknown_term_inside_a_single_sentence() -> None:
    """Where one of the terms to be added up is not stated, the aggregate is open, and so is the tier."""
    unknown = felony(group="A", imposed=None, points=None)

    assert "state `imposed`" in _refusal(_case(_joined(consecutive=True), unknown), IN_2018)
    assert "state `imposed`" in _refusal(_case(_joined(), evolve(unknown, consecutive=True)), IN_2018)


def test_probation_read_as_no_sentence_at_all() -> None:
    """2001-16: on the other reading a drug felony without imprisonment is under (D), but one with a term under (B)."""
    other_side = {"probation_is_13_months_or_less": "(C) or (D)"}
    drug = felony(kinds=DRUG["kinds"])

    assert _level(_case(evolve(drug, imposed=None, probation=True)), IN_2003, **other_side) == 8 + 4
    assert _level(_case(evolve(drug, imposed=Duration(3))), IN_2003, **other_side) == 8 + 12


# What holds across every edition


KINDS_OF_LENGTH = (Kind.DRUG_TRAFFICKING, Kind.CRIME_OF_VIOLENCE)
"""A drug felony, whose length has mattered since 2001, and one whose length has mattered since 2016."""


def _comparable(first: Outcome | None, second: Outcome | None) -> tuple[int, int]:
    """The levels of Chapter Two, where both cases have an answer."""
    assume(first is not None and second is not None)
    assert first is not None
    assert second is not None
    return _graded(first), _graded(second)


def _some_prior(case: Case, data: st.DataObject) -> int:
    assume(case.priors)
    assert case.priors
    return data.draw(st.integers(0, len(case.priors) - 1))


@given(under_some_edition(), st.sampled_from(KINDS_OF_LENGTH), st.data())
def test_a_longer_term_never_lowers_the_increase(facts: Facts, kind: Kind, data: st.DataObject) -> None:
    """In every edition the increase grows, or stays, with the term imposed on a prior."""
    case, manual = facts
    index = _some_prior(case, data)
    of_kind = {"kinds": frozenset({kind}), "grade": Grade.FELONY, "juvenile": False, "probation": False}
    terms = sorted(data.draw(st.tuples(st.sampled_from(TERMS), st.sampled_from(TERMS))))
    both = [answered(with_prior(case, index, imposed=term, suspended=Duration(), **of_kind), manual) for term in terms]
    less, more = _comparable(*both)

    assert less <= more


@given(under_some_edition(), st.data())
def test_a_graver_kind_never_lowers_the_increase(facts: Facts, data: st.DataObject) -> None:
    """A kind added to a prior, other than those that some editions leave out, never lowers the increase."""
    case, manual = facts
    index = _some_prior(case, data)
    assert case.priors
    kinds = case.priors[index].kinds or frozenset()
    added = data.draw(st.sampled_from(sorted(frozenset(Kind) - IMMIGRATION_KINDS)))
    both = [answered(with_prior(case, index, kinds=each), manual) for each in (kinds, kinds | {added})]
    less, more = _comparable(*both)

    assert less <= more


@given(under_some_edition(), st.data())
def test_one_more_prior_never_lowers_the_increase(facts: Facts, data: st.DataObject) -> None:
    """A prior added to the record, under its own charge and day, never lowers the increase."""
    case, manual = facts
    index = _some_prior(case, data)
    assert case.priors
    alone = evolve(case.priors[index], group=None)
    rest = (*case.priors[:index], *case.priors[index + 1 :])
    both = [answered(evolve(case, priors=priors), manual) for priors in (rest, (*rest, alone))]
    less, more = _comparable(*both)

    assert less <= more


@given(under_some_edition())
def test_findings_taken_from_the_facts_give_the_same_level(facts: Facts) -> None:
    """A presentence report that recites the steps of a calculation, effects and all, gives the level of the facts."""
    case, manual = facts
    outcome = answered(case, manual)
    assume(outcome is not None)
    assert outcome is not None
    own = [step for step in outcome.counts[0].steps[1:] if step.cite.section == "2L1.2"]
    recited = tuple(rows.Stated.parse(str(step)) for step in own)
    found = evolve(case, counts=(evolve(case.counts[0], found=recited),))

    assert _graded(outcome) == _graded(calculate(found, manual=manual))
    assert [step.cite for step in outcome.counts[0].steps] == [
        step.cite for step in calculate(found, manual=manual).counts[0].steps
    ]


@pytest.mark.parametrize("day", EDITIONS_OF_REENTRY, ids=str)
def test_base_level_stands_first_and_alone_without_findings(day: date) -> None:
    """The finding that no characteristic applies leaves the base offense level, whatever the edition."""
    outcome = calculate(Case((Count("2L1.2", found=()),)), manual=Manual.on(day))
    base = 6 if day < date(1988, 1, 15) else 8

    assert [f"2L1.2(a) = {base}"] == [str(step) for step in outcome.counts[0].steps]
