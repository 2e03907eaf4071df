"""The facts of a case: what cannot be true does not construct, and what is not stated stays not stated."""

import re
from datetime import date

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from sentencing.case import (
    Acceptance,
    Case,
    Departure,
    EarlyDisposition,
    History,
    Limits,
    Scenario,
    SubstantialAssistance,
    ZeroPoint,
)
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.criminal_record import Conviction, PriorSentence, Record, Score
from sentencing.duration import Duration
from sentencing.errors import CaseFileError, Contradiction, SentencingError, UnknownDistrict
from sentencing.partial import PartialDate
from sentencing.plea import Plea
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.terms import LIFE, CriminalHistoryCategory
from sentencing.truth import No, Yes

on = PartialDate.parse

CATEGORIES = list(CriminalHistoryCategory)


def exactly(message: str) -> str:
    """A pattern that matches the whole message."""
    return f"^{re.escape(message)}$"


# Prior convictions


def test_nothing_is_filled_in() -> None:
    """A prior of which nothing is stated leaves everything open, but is an adult state conviction."""
    prior = Prior()
    unstated = ("kinds", "grade", "committed", "conduct_ended", "arrested", "convicted", "sentenced", "imposed")

    assert {getattr(prior, name) for name in (*unstated, "released", "group", "age_at_offense", "points")} == {None}
    assert (prior.jurisdiction, prior.juvenile, prior.for_profit) == (Jurisdiction.STATE, False, None)
    assert (prior.suspended, prior.revocations) == (Duration(), ())


def test_the_conviction_is_the_sentence_unless_another_day_is_stated() -> None:
    """`sentenced` is also the day of conviction; `convicted` says otherwise."""
    assert on("2000-02-01") == Prior(sentenced=on("2000-02-01")).conviction
    assert on("2000-01-10") == Prior(sentenced=on("2000-02-01"), convicted=on("2000-01-10")).conviction
    assert Prior().conviction is None


def test_a_prior_is_named_by_offense_and_conviction() -> None:
    """Reasons name a prior by its offense, and the day of conviction where there is one."""
    assert Prior("burglary", sentenced=on("2000-02")).name == "burglary (2000-02)"
    assert Prior("burglary", sentenced=on("2000-02"), convicted=on("2000-01")).name == "burglary (2000-01)"
    assert Prior("burglary").name == "burglary"
    assert Prior().name == "prior conviction"
    assert evolve(Prior("burglary"), offense="theft", sentenced=on("2000-02")).name == "theft (2000-02)"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("committed", "conduct_ended"),
        ("committed", "convicted"),
        ("committed", "sentenced"),
        ("convicted", "sentenced"),
        ("sentenced", "released"),
    ],
)
@pytest.mark.parametrize(
    ("first", "second"), [("2000-02-02", "2000-02-01"), ("2001", "2000"), ("2000-03", "2000-02-29")]
)
def test_days_surely_in_the_wrong_order_are_refused(earlier: str, later: str, first: str, second: str) -> None:
    """Offense, conviction, sentence and release follow one another; the message names both facts and both days."""
    with pytest.raises(CaseFileError, match=exactly(f"{later}: {second} is before `{earlier}` ({first})")):
        Prior(**{earlier: on(first), later: on(second)})


@pytest.mark.parametrize(
    "facts",
    [
        {"committed": "2000-02-01", "sentenced": "2000-02-01", "released": "2000-02-01"},
        {"committed": "2000", "sentenced": "2000-02-01", "released": "2000-02"},
        {"committed": "2000-12", "sentenced": "2000"},
        {"committed": "2000-02-01", "conduct_ended": "2000"},
        {"convicted": "2000-01-10", "sentenced": "2000-02-01", "released": "2001"},
        {"committed": "2000-02-01", "released": "1999"},
    ],
)
def test_days_that_may_be_in_order_are_accepted(facts: dict[str, str]) -> None:
    """What overlaps, or coincides, or is not compared, is not refused: facts are never guessed."""
    prior = Prior(**{name: on(text) for name, text in facts.items()})

    assert all(on(text) == getattr(prior, name) for name, text in facts.items())


def test_a_revocation_follows_its_sentence() -> None:
    """Probation cannot be revoked before it was imposed; each revocation is looked at."""
    good = Revocation(on("2001-05-01"), Duration(months=6))
    bad = Revocation(on("1999-05-01"), Duration(months=6))

    assert (good,) == Prior(sentenced=on("2000"), revocations=(good,)).revocations
    assert Prior(sentenced=on("2000"), revocations=(Revocation(None, Duration(months=6)),)).revocations[0].on is None
    with pytest.raises(CaseFileError, match=exactly("revocations.on: 1999-05-01 is before `sentenced` (2000)")):
        Prior(sentenced=on("2000"), revocations=(good, bad))


def test_no_more_is_suspended_than_was_imposed() -> None:
    """The suspended part is part of the term, at most the whole of it."""
    assert Prior(imposed=Duration(months=12), suspended=Duration(days=365)).suspended
    with pytest.raises(CaseFileError, match=exactly("suspended: 366 days is longer than the 12 months imposed")):
        Prior(imposed=Duration(months=12), suspended=Duration(days=366))


def test_a_suspended_part_of_life_has_no_length() -> None:
    """Of a life term, state the part that was not suspended."""
    assert Prior(imposed=LIFE).imposed is LIFE
    with pytest.raises(CaseFileError, match=r"^suspended: a suspended part of life has no length"):
        Prior(imposed=LIFE, suspended=Duration(months=1))


def test_a_suspension_may_be_stated_without_the_term() -> None:
    """Where the term is not stated the suspension is not compared with it."""
    assert Duration(months=6) == Prior(suspended=Duration(months=6)).suspended


def test_one_sentence_receives_at_most_three_points() -> None:
    """§ 4A1.1(a): three points are the most for one sentence; a finding of other points is refused."""
    accepted = [None, 0, 1, 2, 3]

    assert accepted == [Prior(points=number).points for number in accepted]
    for number in (-1, 4):
        with pytest.raises(
            CaseFileError, match=exactly(f"points: one sentence receives 0, 1, 2 or 3 points, not {number}")
        ):
            Prior(points=number)


def test_no_one_is_younger_than_nothing() -> None:
    """An age is nought or more."""
    assert Prior(age_at_offense=0).age_at_offense == 0
    with pytest.raises(ValueError, match="age_at_offense"):
        Prior(age_at_offense=-1)


# Adjustments


def test_the_further_level_presupposes_the_first_two() -> None:
    """§ 3E1.1(b) presupposes (a): a motion without the reduction is a contradiction."""
    accepted = [(True, False), (True, True), (False, False)]

    assert accepted == [
        (made.reduction, made.motion) for made in (Acceptance(), Acceptance(motion=True), Acceptance(reduction=False))
    ]
    with pytest.raises(Contradiction, match=r"^motion: § 3E1.1\(b\) presupposes \(a\)"):
        Acceptance(reduction=False, motion=True)


@pytest.mark.parametrize("levels", range(-5, 10))
def test_a_programme_gives_one_to_four_levels(levels: int) -> None:
    """PROTECT Act § 401(m)(2)(B): not more than four levels; the cap is part of the value."""
    if 1 <= levels <= 4:
        assert levels == EarlyDisposition(levels=levels).levels
        assert EarlyDisposition(levels=levels).motion
    else:
        with pytest.raises(CaseFileError, match=exactly(f"levels: a programme gives 1 to 4 levels, not {levels}")):
            EarlyDisposition(levels=levels)


@pytest.mark.parametrize("levels", [True, 2.0, "2", None])
def test_a_programme_gives_whole_levels(levels: int) -> None:
    """What is no whole number of levels does not construct."""
    with pytest.raises(SentencingError, match="levels"):
        EarlyDisposition(levels=levels)


# Criminal history as found


@given(st.integers(0, 40), st.sampled_from(CATEGORIES))
def test_points_and_category_must_agree(points: int, category: CriminalHistoryCategory) -> None:
    """Where both are found, the category is that of the points; a career offender's is stated apart."""
    own = CATEGORIES[sum(points >= first for first in (2, 4, 7, 10, 13))]

    assert category is History(points=points, category=category, career_offender=True).category
    if category is own:
        assert points == History(points=points, category=category).points
    else:
        message = f"category: {points} points are Category {own}, but `category` says {category}"
        with pytest.raises(Contradiction, match=exactly(message)):
            History(points=points, category=category)


@pytest.mark.parametrize("fact", ["career_offender", "armed_career_criminal", "repeat_sex_offender"])
def test_part_b_may_set_a_category_that_the_points_do_not_give(fact: str) -> None:
    """§§ 4B1.1, 4B1.4 and 4B1.5(a) set the category or raise it, so that points and category may differ."""
    history = History(points=3, category=CriminalHistoryCategory.VI, **{fact: True})

    assert (history.sets_category, history.category) == (True, CriminalHistoryCategory.VI)


@pytest.mark.parametrize(
    "fact",
    [
        "under_sentence",
        "misdemeanor_predicate",
        "criminal_livelihood",
        "armed_in_connection",
        "pattern_of_sexual_conduct",
    ],
)
def test_what_sets_no_category_leaves_the_contradiction(fact: str) -> None:
    """§ 4B1.3 and § 4B1.5(b) leave the category to the points, and so does everything else that may be found."""
    assert not History(**{fact: True}).sets_category
    with pytest.raises(Contradiction, match=exactly("category: 3 points are Category II, but `category` says VI")):
        History(points=3, category=CriminalHistoryCategory.VI, **{fact: True})


def test_of_part_b_nothing_is_found_by_default() -> None:
    """A history that states nothing finds nothing; whether the firearm was used is open, not denied."""
    unfound = ("under_sentence", "career_offender", "misdemeanor_predicate", "criminal_livelihood")
    part_b = ("armed_career_criminal", "repeat_sex_offender", "pattern_of_sexual_conduct")

    assert {getattr(History(), name) for name in (*unfound, *part_b)} == {False}
    assert History().armed_in_connection is None


def test_points_or_category_may_stand_alone() -> None:
    """Either may be found without the other, or neither."""
    assert str(History(points=5)) == "5 points"
    assert str(History(category=CriminalHistoryCategory.IV)) == "Category IV"
    assert (History().points, History().category) == (None, None)


def test_a_score_is_not_negative() -> None:
    """Points are nought or more, and whole."""
    assert History(points=0).points == 0
    with pytest.raises(CaseFileError, match=exactly("points: a score is 0 or more, not -1")):
        History(points=-1)
    with pytest.raises(SentencingError, match="points"):
        History(points=2.5)


# What § 4C1.1 asks, and departures


def test_what_the_criteria_ask_is_open_until_it_is_stated() -> None:
    """§ 4C1.1(a): each criterion is stated to be met, to be failed, or not at all."""
    names = [field.name for field in fields(ZeroPoint)]

    assert {getattr(ZeroPoint(), name) for name in names} == {None}
    assert len({ZeroPoint(), *(ZeroPoint(**{name: False}) for name in names)}) == len(names) + 1 == 8


@given(st.sampled_from(CATEGORIES), st.integers(0, 9))
def test_a_departure_goes_on_by_levels_from_the_last_category_only(
    category: CriminalHistoryCategory, more: int
) -> None:
    """§ 4A1.3: levels down the Table belong to Category VI; no levels to any."""
    if more == 0 or category is CriminalHistoryCategory.VI:
        assert Departure(category, more).levels == more
    else:
        message = f"levels: § 4A1.3 adds levels above Category VI only, not in Category {category}"
        with pytest.raises(CaseFileError, match=exactly(message)):
            Departure(category, more)


def test_the_levels_of_a_departure_are_counted() -> None:
    """Levels further down are nought or more, and whole."""
    assert Departure(CriminalHistoryCategory.II).levels == 0
    for category in CATEGORIES:
        with pytest.raises(CaseFileError, match=exactly("levels: -1 is no number of levels further down the Table")):
            Departure(category, -1)
    for levels in (True, 1.0, "2", None):
        with pytest.raises(SentencingError, match=r"^levels is a whole number, not"):
            Departure(CriminalHistoryCategory.VI, levels)


def test_a_motion_for_substantial_assistance_is_a_motion_unless_it_is_denied() -> None:
    """To state § 5K1.1 is to state the motion; that it reaches below the minimum must be said."""
    assert (SubstantialAssistance().motion, SubstantialAssistance().below_minimum) == (True, False)


# The statute


def test_the_statutory_maximum_is_not_below_the_minimum() -> None:
    """Limits stand in order, either may be unstated, and life is the highest."""
    assert (Limits(240, 0).maximum, Limits(LIFE, 240).maximum, Limits(None, 60).minimum) == (240, LIFE, 60)
    assert Limits(60, 60).minimum == 60
    assert Limits(LIFE, LIFE).minimum is LIFE
    with pytest.raises(CaseFileError, match=exactly("maximum: 24 is below the minimum, 60 (months)")):
        Limits(24, 60)
    with pytest.raises(CaseFileError, match="is below the minimum"):
        Limits(240, LIFE)
    assert not Limits(240, 120).safety_valve
    assert Limits(240, 120, safety_valve=True).minimum == 120


@pytest.mark.parametrize("term", [-1, 2.5, True, "life"])
def test_a_limit_is_a_number_of_months_or_life(term: object) -> None:
    """What is no term is no statutory limit."""
    for limits in ({"maximum": term}, {"minimum": term}):
        with pytest.raises(SentencingError, match=r"months from 0 up, or LIFE"):
            Limits(**limits)


def test_a_plea_follows_the_charge() -> None:
    """No one pleads to what is not charged yet; the same day will do."""
    assert Plea(on("2009-08-05"), on("2009-08-05")).charged_on
    assert Plea(on("2009-08-05")).charged_on is None
    with pytest.raises(
        CaseFileError, match=exactly("pleaded_guilty_on: 2009-08-04 is before `charged_on` (2009-08-05)")
    ):
        Plea(on("2009-08-04"), on("2009-08-05"))


# The case


def count(began: str | None = None, ended: str | None = None) -> Count:
    """A count of illegal reentry, with its dates."""
    return Count("2L1.2", began=on(began) if began else None, ended=on(ended) if ended else None)


def test_the_sentence_follows_every_offense() -> None:
    """No one is sentenced before an offense of conviction ended; each count is looked at."""
    assert Case((count(ended="2009-08-01"),), sentenced=on("2009-08-01")).sentenced
    assert Case((count(ended="2009-08-01"),)).sentenced is None
    with pytest.raises(CaseFileError, match=exactly("sentenced: 2009 is before `ended` (2010-01)")):
        Case((count(), count(ended="2010-01")), sentenced=on("2009"))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((count("2004-06-01", "2009-08-01"),), on("2004-06-01")),
        ((count("2004-06"), count("2003")), on("2003")),
        ((count("2004-06"), count("2004-06-01")), on("2004-06-01")),
        ((count("2004"), count(ended="2009")), on("2004")),
        ((count(ended="2009-08-01"),), PartialDate.not_after(date(2009, 8, 1))),
        ((count(ended="2009"), count(ended="2008-05")), PartialDate.not_after(date(2008, 5, 31))),
        ((count(),), PartialDate.not_after(date(2010, 12, 31))),
    ],
)
def test_when_the_offense_began(counts: tuple[Count, ...], expected: PartialDate) -> None:
    """The earliest beginning stated; else not later than the earliest end; else not later than the sentence."""
    assert expected == Case(counts, sentenced=on("2010")).commencement


def test_when_nothing_is_dated_the_beginning_is_not_known() -> None:
    """Without any date there is no bound."""
    assert Case((count(),)).commencement is None


def test_a_case_needs_a_count() -> None:
    """Without a count of conviction there is nothing to calculate."""
    with pytest.raises(CaseFileError, match=exactly("count: a case needs a count; add [[count]] with its guideline")):
        Case(())


def test_a_group_is_a_group_of_some_count() -> None:
    """A Group whose level is found has the letter of some count; each Group is looked at."""
    counts = (Count("2B1.1", group="A"), Count("2K2.1", group="B"), Count("2K2.4", consecutive=60))

    assert len(Case(counts, groups=(CountGroup("B"), CountGroup("A"))).groups) == 2
    with pytest.raises(CaseFileError, match=exactly("group: no count says `group = 'C'`")):
        Case(counts, groups=(CountGroup("A"), CountGroup("C")))
    with pytest.raises(CaseFileError, match=exactly("group: no count says `group = 'A'`")):
        Case(counts[2:], groups=(CountGroup("A"),))


def test_a_case_needs_only_counts() -> None:
    """Everything but the counts may be unstated, and nothing is filled in."""
    case = Case((count(),))

    assert {case.district, case.manual, case.priors, case.acceptance, case.history, case.statute} == {None}
    assert {case.early_disposition, case.plea, case.sentence, case.expected} == {None}
    assert {case.zero_point, case.departure, case.substantial_assistance, case.deportable} == {None}
    assert (case.adjustments, case.readings, case.groups, case.scenarios) == (Adjustments(), (), (), ())
    assert (count().found, count().removals, count().first_removal_order) == (None, None, None)


def test_a_case_is_a_value() -> None:
    """Equal cases are equal keys, and no fact of one can be changed."""
    case = Case((count("2004"),), priors=(Prior("burglary", kinds=frozenset({Kind.CRIME_OF_VIOLENCE})),))

    assert hash(case) == hash(
        Case((count("2004"),), priors=(Prior("burglary", kinds=frozenset({Kind("crime of violence")})),))
    )
    with pytest.raises(FrozenInstanceError):
        case.title = "another"


def test_a_case_with_scenarios_is_a_value() -> None:
    """Scenarios are facts like others: equal ones make equal cases, others another."""
    stated, other = (Scenario("trial", (("history.points", points),), ("acceptance",)) for points in (3, 4))
    case = Case((count(),), scenarios=(stated,))

    assert len({case, evolve(case), evolve(case, scenarios=(other,)), evolve(case, scenarios=())}) == 3
    assert (Scenario("none").set, Scenario("none").remove) == ((), ())


def test_the_vocabulary_is_fixed() -> None:
    """The words that a case file may use for grades, courts and kinds."""
    kinds = """
        crime of violence, drug trafficking offense, firearms offense, child pornography offense,
        national security or terrorism offense, human trafficking offense, alien smuggling offense, aggravated felony,
        illegal reentry offense, immigration offense, controlled substance offense, sex offense
    """

    assert [word.strip() for word in kinds.split(",")] == list(map(str, Kind))
    assert ", ".join(Grade) == "felony, misdemeanor, petty"
    assert ", ".join(Jurisdiction) == "federal, state, military, tribal, foreign"


# The record that Chapter Four makes of the priors


def test_a_single_sentence_is_named_by_its_priors() -> None:
    """Priors counted together are named together."""
    priors = (Prior("burglary", sentenced=on("2000-02-01")), Prior("theft"))
    score = Score("a", "more than one year and one month")

    assert PriorSentence(priors, Duration(months=14), score, priors[0]).name == "burglary (2000-02-01); theft"
    assert PriorSentence(priors[1:], None, Score(None, "too old"), priors[1]).name == "theft"


def test_an_empty_record_is_no_record() -> None:
    """A record of no priors has no sentences, no convictions and no notes; a conviction may stand alone."""
    assert Record((), (), ()) == Record()
    assert Conviction(Prior(), 0, Yes(), No()).joined == ()
    assert Score("c", "no imprisonment").missing is None


def test_below_the_minimum_only_on_a_motion() -> None:
    """18 U.S.C. 3553(e) asks for the government's motion."""
    with pytest.raises(Contradiction, match="`motion` says that there is none"):
        SubstantialAssistance(motion=False, below_minimum=True)


def test_groups_and_scenarios_have_names_of_their_own() -> None:
    """A letter, or a label, given twice, would hide one of the two; "as stated" is the case itself."""
    count, group = Count("2D1.1", group="A"), CountGroup("A", found=())
    with pytest.raises(CaseFileError, match=r"^group: 'A' is given twice$"):
        Case((count,), groups=(group, group))
    with pytest.raises(CaseFileError, match=r"^scenario: 'as stated' is given twice$"):
        Case((count,), scenarios=(Scenario("as stated"),))


def test_districts_found_are_named_once_and_as_the_bluebook_has_them() -> None:
    """Any of a district's names will do; a district that takes him and does not take him is two statements."""
    case = Case((Count("2L1.2"),), eligible_in=("idd", "W.D. Texas"), ineligible_in=("District of Maine",))

    assert (case.eligible_in, case.ineligible_in) == (("D. Idaho", "W.D. Tex."), ("D. Me.",))
    with pytest.raises(Contradiction, match=r"^eligible_in: D\. Idaho stands in `ineligible_in` too$"):
        Case((Count("2L1.2"),), eligible_in=("idd",), ineligible_in=("D. Idaho",))
    with pytest.raises(UnknownDistrict, match=r"D\. Idaho"):
        Case((Count("2L1.2"),), eligible_in=("D. Idahoe",))


def test_an_appeal_is_decided_after_the_sentence() -> None:
    """The day of the decision is not before that of the sentence."""
    assert Case((Count("2L1.2"),), sentenced=on("2010-06"), decided=on("2011-12-23")).decided

    with pytest.raises(CaseFileError, match=r"^decided: 2009 is before `sentenced` \(2010-06\)$"):
        Case((Count("2L1.2"),), sentenced=on("2010-06"), decided=on("2009"))


TOTAL = Count("1B1.1", found=(Stated.parse("1B1.1 = 21"),))


@pytest.mark.parametrize(
    ("key", "beside"),
    [
        ("count", {"counts": (TOTAL, Count("2L1.2"))}),
        ("adjustments", {"adjustments": Adjustments((Stated.parse("3B1.2(b)"),))}),
        ("acceptance", {"acceptance": Acceptance()}),
        ("zero_point", {"zero_point": ZeroPoint()}),
        ("history", {"history": History(career_offender=True)}),
        ("history", {"history": History(criminal_livelihood=True)}),
        ("history", {"history": History(pattern_of_sexual_conduct=True)}),
    ],
)
def test_a_total_takes_in_what_leads_to_it(key: str, beside: dict[str, object]) -> None:
    """§ 1B1.1(a): the total comes after Chapters Two to Four, so nothing of them stands beside it."""
    told = f"{key}: § 1B1.1 states a total offense level, which takes this in; leave one of them out"

    with pytest.raises(Contradiction, match=f"^{re.escape(told)}$"):
        Case(**{"counts": (TOTAL,), **beside})


def test_a_total_stands_beside_what_comes_after_it() -> None:
    """Criminal history, the statute and early disposition are no part of it."""
    case = Case((TOTAL,), history=History(points=3), statute=Limits(240), early_disposition=EarlyDisposition(2))

    assert case.counts[0].is_total
    assert not Count("2L1.2").is_total


def test_districts_that_a_finding_names_are_kept_by_their_abbreviations() -> None:
    """However a district is named, a case keeps it as the record of programmes does."""
    case = Case((TOTAL,), eligible_in=("District of Idaho",), ineligible_in=("wd tex",))

    assert (case.eligible_in, case.ineligible_in) == (("D. Idaho",), ("W.D. Tex.",))


@pytest.mark.parametrize(
    ("facts", "none"),
    [
        ({}, True),
        ({"probation": True}, False),
        ({"revocations": (Revocation(PartialDate.parse("2005-01-01"), Duration(6)),)}, False),
        ({"imposed": Duration(12)}, False),
        ({"sentenced": PartialDate.parse("2004-03-01")}, False),
        ({"released": PartialDate.parse("2005-03-01")}, False),
    ],
)
def test_a_conviction_has_no_sentence_where_nothing_of_one_is_stated(facts: dict[str, object], none: bool) -> None:
    """Probation, a revocation, a term, its day or the release from it: any of them is a sentence."""
    convicted = Prior(kinds=frozenset(), grade=Grade.FELONY, convicted=PartialDate.parse("2004-02-01"), **facts)

    assert convicted.has_no_sentence is none
    assert not evolve(convicted, convicted=None).has_no_sentence
