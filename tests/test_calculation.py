"""The calculation: § 1B1.1(a) in order, which Manual governs, the statute, and the contract of the trace."""

import json
import pickle
from collections.abc import Mapping
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests import rows
from tests.cases import Facts, answered, cases, edition_pairs, under_some_edition

from sentencing import calculate, case_from_dict, outcome_from_dict
from sentencing.case import Acceptance, Case, EarlyDisposition, History, Limits, SubstantialAssistance
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.duration import Duration
from sentencing.effects import Add, apply
from sentencing.errors import CaseFileError, Contradiction, NotInForce, NotModelled, SentencingError, Undetermined
from sentencing.manual import EFFECTIVE_DAYS, LAST_DAY, SECTIONS, Manual
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior
from sentencing.readings import BY_KEY, Readings
from sentencing.rules import Fixed
from sentencing.terms import CriminalHistoryCategory

IN_2009 = Manual.on(date(2009, 11, 1))
IN_2020 = Manual.on(date(2020, 2, 1))
STATED_SECTIONS = {"3A1.1", "3A1.4"}


def _day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def _count(*found: str, **facts: object) -> Count:
    return Count("2K2.1", found=tuple(map(Stated.parse, found or ("2K2.1 = 20",))), **facts)


def _notes(outcome: Outcome) -> str:
    return "\n".join(outcome.notes)


# The trace contract


@given(under_some_edition())
def test_trace_is_contiguous(facts: Facts) -> None:
    """Each step begins where the one before it ended, and the first begins at nothing."""
    outcome = answered(*facts)
    assume(outcome is not None)
    for ledger in (*outcome.counts, outcome.levels, outcome.points_ledger):
        assert [0, *(step.after for step in ledger.steps)][: len(ledger.steps)] == [
            step.before for step in ledger.steps
        ]


@given(under_some_edition())
def test_trace_can_be_replayed(facts: Facts) -> None:
    """Folding the effects alone gives every total, and the last is the answer."""
    outcome = answered(*facts)
    assume(outcome is not None)
    for ledger in (*outcome.counts, outcome.levels, outcome.points_ledger):
        total = 0
        for step in ledger.steps:
            total = apply(step.effect, total)

            assert total == step.after
        assert total == ledger.total
    assert max(1, min(43, outcome.levels.total)) == outcome.offense_level


@given(under_some_edition())
def test_every_step_cites_law_in_force(facts: Facts) -> None:
    """Every step, and all that was considered, cites a section in force and its text, or says that it was stated."""
    outcome = answered(*facts)
    assume(outcome is not None)
    for line in (*outcome.steps, *outcome.points_ledger.steps, *outcome.considered):
        assert line.because
        if line.cite.section in SECTIONS:
            section = SECTIONS[line.cite.section]

            assert section.on(outcome.manual.day)
            if line.source != "stated, not derived":
                assert line.source.endswith(f"(eff. {section.version(outcome.manual.day).effective})") or (
                    line.cite.section == "4A1.2"
                )
        else:
            assert line.cite.section in STATED_SECTIONS
            assert line.source == "stated, not derived"


def test_a_bar_cites_the_text_that_bars() -> None:
    """§ 3E1.1 n.4 of 1987: obstruction bars the reduction, and the line that says so names its text."""
    case = case_from_dict(
        {
            "manual": "1988-06-15",
            "count": [{"guideline": "2L1.2", "found": []}],
            "adjustments": {"found": ["3C1.1"]},
            "acceptance": {"reduction": True},
            "history": {"points": 0},
        }
    )
    (barred,) = (each for each in calculate(case).considered if each.cite.section == "3E1.1")

    assert barred.source == "original text (eff. 1987-11-01)"


@given(under_some_edition())
def test_steps_of_chapter_two_open_the_levels(facts: Facts) -> None:
    """§ 1B1.1(a): Chapter Two first, then Chapter Three, then Chapter Four, never back."""
    outcome = answered(*facts)
    assume(outcome is not None)
    chapters = [int(step.cite.section[0]) for step in outcome.steps]

    assert sorted(chapters) == chapters
    assert outcome.counts[0].steps == outcome.steps[: len(outcome.counts[0].steps)]


@given(under_some_edition())
def test_outcome_is_a_pure_function_of_the_case(facts: Facts) -> None:
    """The same case under the same edition gives the same outcome, and the same worksheet, twice."""
    outcome = answered(*facts)
    assume(outcome is not None)

    assert outcome == answered(*facts)
    assert str(outcome) == str(answered(*facts))


@given(under_some_edition())
def test_outcome_round_trips_as_json(facts: Facts) -> None:
    """An outcome written as JSON and read back is equal to what it was, and renders the same."""
    outcome = answered(*facts)
    assume(outcome is not None)
    back = outcome_from_dict(json.loads(json.dumps(outcome.to_dict())))

    assert outcome == back
    assert str(outcome) == str(back)


@given(cases(), edition_pairs())
def test_an_edition_is_constant_between_effective_days(case: Case, days: tuple[date, date]) -> None:
    """With no effective day between two days, the same case has the same outcome under both, but for the day named."""
    one, two = (answered(case, Manual.on(day)) for day in days)
    if one is None or two is None:
        assert one is two
    else:
        first, second = map(str, days)
        notes = tuple(note.replace(first, second) for note in one.notes)

        assert evolve(one, manual=two.manual, notes=notes) == two


@given(under_some_edition())
def test_acceptance_never_raises_the_level(facts: Facts) -> None:
    """§ 3E1.1: accepting responsibility lowers the offense level or leaves it, and never harms the range."""
    case, manual = facts
    without, accepted = (
        answered(evolve(case, acceptance=acceptance), manual) for acceptance in (None, Acceptance(motion=True))
    )
    assume(without is not None)
    assume(accepted is not None)

    assert accepted.offense_level <= without.offense_level
    assert not accepted.range.harsher_than(without.range)


@given(under_some_edition(st.dates(date(2003, 10, 27), LAST_DAY)), st.integers(1, 4))
def test_early_disposition_never_raises_a_range(facts: Facts, levels: int) -> None:
    """A reduction moved for lowers both ends of the range or leaves them, in every edition."""
    case, manual = facts
    outcome = answered(evolve(case, early_disposition=EarlyDisposition(levels)), manual)
    assume(outcome is not None)
    early = outcome.early_disposition
    assume(early is not None)

    assert early.range.minimum <= early.without.minimum
    assert early.range.maximum <= early.without.maximum


# Which Manual


SOON_AFTER_AN_AMENDMENT = st.builds(
    lambda day, after: day + timedelta(days=after),
    st.sampled_from([day for day in EFFECTIVE_DAYS if day < date(2025, 11, 1)]),
    st.integers(0, 300),
)


@given(cases(SOON_AFTER_AN_AMENDMENT))
def test_the_governing_range_is_never_harsher_than_that_at_sentencing(case: Case) -> None:
    """§ 1B1.11(b)(1): the Manual of the sentencing date gives way only to a milder one, never to a harsher."""
    chosen = answered(evolve(case, readings=()))
    assume(chosen is not None)
    assert case.sentenced is not None
    at_sentencing = answered(evolve(case, readings=()), Manual.on(case.sentenced.earliest))
    assume(at_sentencing is not None)

    assert not chosen.range.harsher_than(at_sentencing.range)
    if chosen.manual.same_text(at_sentencing.manual):
        assert chosen.range == at_sentencing.range
    else:
        assert at_sentencing.range.harsher_than(chosen.range)
        assert "when the offense ended governs, whole" in chosen.notes[0]


def test_neither_sentence_nor_manual() -> None:
    """§ 1B1.11(a): without a sentencing date or a Manual named there is no edition to apply."""
    with pytest.raises(Undetermined, match="state when the defendant was `sentenced`"):
        calculate(Case((_count(),)))


def test_a_manual_named_by_the_caller_overrides_the_case() -> None:
    """The caller's edition goes before the case's own, and both before the dates."""
    case = Case((_count(),), manual=date(2005, 1, 1), sentenced=_day("2015-01-01"), history=History(points=2))

    assert date(2005, 1, 1) == calculate(case).manual.day
    assert calculate(case, manual=IN_2009).manual == IN_2009


def test_an_offense_that_ended_before_the_first_manual() -> None:
    """An offense that ended before 1 November 1987 lies outside the Guidelines, unless a Manual is named."""
    case = Case((_count(ended=_day("1987-10-31")),), sentenced=_day("1988-03-01"), history=History(points=2))
    named = evolve(case, manual=date(1988, 3, 1))

    with pytest.raises(NotModelled, match="before the first Manual"):
        calculate(case)
    assert calculate(named).offense_level == 20


@pytest.mark.parametrize(
    ("began", "asked"),
    [(None, True), ("2001-06-01", True), ("2009-12-01", False)],
    ids=["not stated", "under an older text", "under the same text"],
)
def test_an_end_that_is_not_stated(began: str | None, asked: bool) -> None:
    """Where the end of the offense is not stated, a note says so if an earlier Manual might have governed."""
    count = _count(began=began and _day(began))
    outcome = calculate(Case((count,), sentenced=_day("2010-02-01"), history=History(points=2)))

    assert asked == ("It is not stated when the offense `ended`" in _notes(outcome))


def test_a_year_of_sentence_whose_manuals_disagree() -> None:
    """A sentencing date so coarse that two Manuals give different answers decides nothing."""
    case = Case((_count(),), sentenced=_day("2023"), history=History(points=0))

    with pytest.raises(Undetermined, match="the Manuals in effect during 2023 give different answers"):
        calculate(case)


def test_a_year_of_the_end_whose_manuals_disagree() -> None:
    """An end of the offense so coarse that one of its Manuals is milder and another is not decides nothing."""
    removal = _day("2001-01-01")
    assault = Prior(
        kinds=frozenset({Kind.CRIME_OF_VIOLENCE}),
        grade=Grade.FELONY,
        sentenced=_day("2000-02-01"),
        imposed=Duration(6),
        released=_day("2000-08-01"),
    )
    count = Count("2L1.2", began=_day("2001-06-01"), ended=_day("2001"), removals=(removal,))
    case = Case((count,), sentenced=_day("2002-06-01"), priors=(assault,))

    with pytest.raises(Undetermined, match="when the offense `ended`"):
        calculate(case)


# Counts and findings


def test_counts_that_nobody_groups_are_refused() -> None:
    """Whether § 3D1.2 groups two counts is a finding, which is not guessed."""
    with pytest.raises(Undetermined, match="how counts 1, 2 group is not stated"):
        calculate(Case((Count("2B3.1", found=(Stated.parse("2B3.1 = 20"),)),) * 2), manual=IN_2009)


@pytest.mark.parametrize("history", [History(points=5), History(category=CriminalHistoryCategory.III)], ids=str)
def test_a_history_as_found_says_nothing_of_the_priors(history: History) -> None:
    """Points or a category as found, without the priors, leave § 2L1.2 open from 1989 on."""
    with pytest.raises(Undetermined, match="state the priors"):
        calculate(Case((Count("2L1.2"),), history=history), manual=IN_2009)
    assert calculate(Case((Count("2L1.2"),), history=history), manual=Manual.on(date(1988, 6, 1))).offense_level == 8


# Criminal history: § 1B1.1(a)(6)


def test_no_prior_and_no_history_is_none_with_a_note() -> None:
    """With nothing stated the history is scored as none, and a note says that nothing was stated."""
    outcome = calculate(Case((_count(),)), manual=IN_2009)

    assert (outcome.points, str(outcome.category)) == (0, "I")
    assert "No prior sentence is stated" in _notes(outcome)
    assert "No prior sentence is stated" not in _notes(calculate(Case((_count(),), priors=()), manual=IN_2009))


def _probation(year: int) -> Prior:
    return Prior(kinds=frozenset(), grade=Grade.FELONY, sentenced=_day(f"{year}-02-01"), probation=True)


def _with_two_points(**history: object) -> Case:
    priors = (_probation(2005), _probation(2006))
    return Case((_count(began=_day("2008-02-01")),), priors=priors, history=History(**history))


@pytest.mark.parametrize("stated", [{"points": 1}, {"category": CriminalHistoryCategory.I}], ids=str)
def test_priors_that_give_more_than_was_found(stated: dict[str, object]) -> None:
    """Priors that score more than the points or category found contradict the finding."""
    with pytest.raises(Contradiction, match="the priors listed give 2 points"):
        calculate(_with_two_points(**stated), manual=IN_2009)


@pytest.mark.parametrize("stated", [{"points": 5}, {"category": CriminalHistoryCategory.III}], ids=str)
def test_priors_that_give_fewer_than_was_found(stated: dict[str, object]) -> None:
    """Priors that score fewer leave the finding standing, with a note of what they account for."""
    outcome = calculate(_with_two_points(**stated), manual=IN_2009)

    assert ("III", stated.get("points")) == (str(outcome.category), outcome.points)
    assert "The priors listed account for 2 of the criminal history points" in _notes(outcome)


@pytest.mark.parametrize("stated", [{"points": 2}, {"category": CriminalHistoryCategory.II}], ids=str)
def test_priors_that_give_what_was_found(stated: dict[str, object]) -> None:
    """Priors that score exactly what was found need no note."""
    assert "stands as found" not in _notes(calculate(_with_two_points(**stated), manual=IN_2009))


def test_priors_that_decide_nothing_beside_a_finding() -> None:
    """Priors whose score is open leave the finding standing, with a note that they do not decide it."""
    undated = Prior(kinds=frozenset(), grade=Grade.FELONY, imposed=Duration(24))
    case = Case((_count(began=_day("2008-02-01")),), priors=(undated,), history=History(points=3))
    outcome = calculate(case, manual=IN_2020)

    assert outcome.points == 3
    assert "stands as found" in _notes(outcome)


def _career_offender(*found: str, **history: object) -> Case:
    stated = Adjustments(tuple(map(Stated.parse, found)))
    return Case((_count(),), adjustments=stated, history=History(career_offender=True, **history))


def test_career_offender_is_in_category_vi() -> None:
    """§ 4B1.1(b): a career offender's category is VI in every case; the level is stated, not derived."""
    outcome = calculate(_career_offender("4B1.1(b) >= 34", points=5), manual=IN_2009)

    assert (outcome.offense_level, str(outcome.category), str(outcome.range)) == (34, "VI", "262-327")
    assert str(calculate(_career_offender("4B1.1(b) >= 34"), manual=IN_2009).category) == "VI"


def test_career_offender_needs_the_statutory_maximum() -> None:
    """§ 4B1.1(b): the level follows the maximum, which is not guessed."""
    with pytest.raises(Undetermined, match=r"state `count\.maximum`, or \[statute\] `maximum`"):
        calculate(_career_offender(points=5), manual=IN_2009)


# What the statute leaves: § 5G1.1


def _under(statute: str | None, ended: str | None = None, level: int = 24, **facts: object) -> Case:
    """Level 24 in Category II is 57-71 months."""
    count = _count(f"2K2.1 = {level}", statute=statute, ended=ended and _day(ended))
    return Case((count,), history=History(points=2), **facts)


@pytest.mark.parametrize(("statute", "ended", "maxima"), rows.MAXIMA, ids=str)
def test_maximum_of_the_statute_on_the_day(statute: str, ended: date, maxima: tuple[int, ...] | str) -> None:
    """8 U.S.C. §§ 1253, 1325 and 1326: each tier's maximum on the last day of one law and the first of the next."""
    assert maxima == rows.maximum_given(statute, ended)
    if maxima != "NotInForce":
        assert (statute == rows.FIXED_TERM) == rows.has_a_fixed_term(statute, ended)


@pytest.mark.parametrize(
    ("statute", "ended", "left"),
    [
        ("8 U.S.C. 1326(a)", "2000-01-01", "24"),
        ("8 U.S.C. 1326(b)(1)", "1994-09-12", "57-60"),
        ("8 U.S.C. 1326(b)(1)", "1994-09-13", "57-71"),
        ("8 U.S.C. 1326(b)(2)", "2000-01-01", "57-71"),
        ("8 U.S.C. 1326(a), (b)(2)", "2000-01-01", "57-71"),
        ("8 U.S.C. 1326(b)(3)", "2000-01-01", "120"),
        ("8 U.S.C. 1326(c)", "2000-01-01", "57-71"),
        ("18 U.S.C. 922(g)", "2000-01-01", "57-71"),
        ("no citation", None, "57-71"),
        (None, None, "57-71"),
    ],
    ids=str,
)
def test_range_that_the_statute_leaves(statute: str | None, ended: str | None, left: str) -> None:
    """§ 5G1.1: the maximum is that of the statute of conviction when the offense ended; none encoded, no cut."""
    assert left == str(calculate(_under(statute, ended), manual=IN_2009).range)


def test_notes_on_the_statute() -> None:
    """A statute that is not stated, or not encoded, is noted; so is a maximum that cut the range."""
    told = [
        _notes(calculate(_under(statute, "2000-01-01"), manual=IN_2009))
        for statute in (None, "18 U.S.C. 922(g)", "8 U.S.C. 1326(a)")
    ]

    assert "No statute of conviction is stated" in told[0]
    assert "The maximum under 18 U.S.C. 922(g) is not encoded" in told[1]
    assert "the range of 57-71 becomes 24" in told[2]


def test_a_stated_maximum_governs_and_silences() -> None:
    """A maximum as stated goes before that of the citation, and nothing is noted of a statute not encoded."""
    outcome = calculate(evolve(_under("18 U.S.C. 922(g)"), statute=Limits(maximum=60)), manual=IN_2009)

    assert str(outcome.range) == "57-60"
    assert "not encoded" not in _notes(outcome)


def test_a_minimum_beside_the_maximum_of_the_citation() -> None:
    """A minimum as stated works beside the maximum of the statute cited."""
    case = evolve(_under("8 U.S.C. 1326(b)(1)", "1994-01-01"), statute=Limits(minimum=58))

    assert str(calculate(case, manual=IN_2009).range) == "58-60"


@pytest.mark.parametrize(("level", "decided"), [(8, True), (24, False)], ids=["inside every tier", "between tiers"])
def test_a_statute_that_leaves_the_tier_open(level: int, decided: bool) -> None:
    """8 U.S.C. § 1326 alone may carry two years or twenty: that is undetermined only where the range turns on it."""
    case = _under("8 U.S.C. 1326", "2000-01-01", level)
    if decided:
        assert str(calculate(case, manual=IN_2009).range) == "4-10"
    else:
        with pytest.raises(
            Undetermined, match=r"the statutory maximum decides.* such as '8 U.S.C. 1326\(b\)\(2\)', or state"
        ):
            calculate(case, manual=IN_2009)


@pytest.mark.parametrize(
    ("began", "sentenced", "decided"),
    [(None, None, False), ("1994-09-13", None, True), (None, "1994-09-12", True), ("1990-01-01", "1995-01-01", False)],
    ids=str,
)
def test_an_end_bounded_by_beginning_and_sentence(began: str | None, sentenced: str | None, decided: bool) -> None:
    """An offense whose end is not stated ended between its beginning and the sentence, and that may be enough."""
    count = _count("2K2.1 = 24", statute="8 U.S.C. 1326(b)(1)", began=began and _day(began))
    case = Case((count,), history=History(points=2), sentenced=sentenced and _day(sentenced))
    if decided:
        assert calculate(case, manual=IN_2009).range.maximum in (60, 71)
    else:
        with pytest.raises(
            Undetermined, match=r"the statutory maximum decides.* state when the offense `ended`, or state"
        ):
            calculate(case, manual=IN_2009)


def test_a_tier_that_did_not_exist_yet() -> None:
    """8 U.S.C. § 1326(b) begins on 18 November 1988: an offense that ended before cannot be under it."""
    with pytest.raises(NotInForce, match="begins on 1988-11-18"):
        calculate(_under("8 U.S.C. 1326(b)(2)", "1988-11-17"), manual=IN_2009)


# Early disposition


def test_early_disposition_that_does_nothing() -> None:
    """Before 27 October 2003, or without a motion, a reduction does nothing, and a note says why."""
    early, unmoved = EarlyDisposition(2), EarlyDisposition(2, motion=False)
    before, without = (
        calculate(evolve(_under(None), early_disposition=moved), manual=manual)
        for moved, manual in ((early, Manual.on(date(2003, 10, 26))), (unmoved, IN_2009))
    )

    assert before.early_disposition is None
    assert without.early_disposition is None
    assert "no provision for it is in force on 2003-10-26" in _notes(before)
    assert "does nothing without the government's motion" in _notes(without)


def test_statute_binds_a_departure() -> None:
    """§ 5K3.1: the departure goes through the Table by levels, and the statutory maximum still cuts what it reaches."""
    case = evolve(_under("8 U.S.C. 1326(b)(1)", "1994-01-01"), early_disposition=EarlyDisposition(1))
    outcome = calculate(case, manual=IN_2009)

    assert (str(outcome.range), str(outcome.range_after_departure)) == ("57-60", "51-60")


# Readings


def test_the_other_reading_is_noted_where_it_matters() -> None:
    """An open question that was asked and would change the answer is noted, with the answer of the other side."""
    clean = Case((_count(),), history=History(points=0))
    manual = Manual.on(date(2024, 1, 1))
    chosen, other = (
        calculate(clean, manual=manual, readings=sides) for sides in ({}, {"zero-point-4C1.1": "not applied"})
    )

    assert (chosen.offense_level, other.offense_level) == (18, 20)
    assert "The other reading (not applied) gives level 20" in _notes(chosen)
    assert "The other reading (met) gives level 18" in _notes(other)


def test_a_reading_of_the_caller_overrides_that_of_the_case() -> None:
    """Sides that the caller takes go before those that the case takes."""
    case = Case((_count(),), history=History(points=0), readings=(("zero-point-4C1.1", "not applied"),))
    manual = Manual.on(date(2024, 1, 1))

    assert [
        int(calculate(case, manual=manual, readings=sides).offense_level) for sides in ({}, {"zero-point-4C1.1": "met"})
    ] == [20, 18]


def test_another_reading_that_has_no_answer() -> None:
    """Where the other side of a question leaves the case without an answer, the note says so and why."""
    first = Prior(
        kinds=frozenset(),
        grade=Grade.FELONY,
        sentenced=_day("2000-02-01"),
        imposed=Duration(24),
        committed=_day("1999-01-01"),
        arrested=_day("1999"),
        traffic_stop=True,
        group="A",
        released=_day("2001-01-01"),
    )
    second = evolve(first, committed=_day("1999"), traffic_stop=False)
    case = Case((_count(began=_day("2008-02-01")),), priors=(first, second))
    outcome = calculate(case, manual=IN_2009)

    assert "On the other reading (arrest) there is no answer" in _notes(outcome)


@given(under_some_edition(), st.sampled_from(sorted(BY_KEY)))
def test_only_readings_that_were_asked_change_an_answer(facts: Facts, key: str) -> None:
    """Turning a question that the calculation never asked changes nothing but the side recorded."""
    case, manual = facts
    plain = evolve(case, readings=())
    one, two = (answered(plain, manual, sides) for sides in ({}, {key: BY_KEY[key].alternative}))
    assume(one is not None)
    if not any(note.startswith(f"{key}:") for note in one.notes):
        assert two is not None
        assert (one.levels.total, one.points, one.range) == (two.levels.total, two.points, two.range)


# Ex post facto, by hand


@pytest.mark.parametrize(
    ("sentenced", "authority"),
    [("1992-10-31", "the Ex Post Facto Clause; § 1B1.11 follows from 1992"), ("1992-11-01", "§ 1B1.11(b)(1)")],
)
def test_what_forbids_the_harsher_manual(sentenced: str, authority: str) -> None:
    """§ 1B1.11 begins on 1 November 1992; before it the Clause itself forbids the harsher later Manual."""
    felony = Prior(
        kinds=frozenset({Kind.AGGRAVATED_FELONY}),
        grade=Grade.FELONY,
        sentenced=_day("1984-02-06"),
        imposed=Duration(24),
        released=_day("1986-01-01"),
    )
    count = Count("2L1.2", began=_day("1991-06-03"), ended=_day("1991-06-03"), removals=(_day("1987-08-20"),))
    outcome = calculate(Case((count,), priors=(felony,), sentenced=_day(sentenced)))

    assert f"({authority})" in outcome.notes[0]
    assert date(1991, 6, 3) == outcome.manual.day


def test_the_harsher_manual_on_the_other_reading() -> None:
    """Under § 1B1.11(a) alone the Manual at sentencing governs though it is harsher."""
    clean = History(under_sentence=False)
    count = Count("2L1.2", began=_day("1991-06-03"), ended=_day("1991-06-03"), removals=(_day("1987-08-20"),))
    felony = Prior(
        kinds=frozenset({Kind.AGGRAVATED_FELONY}),
        grade=Grade.FELONY,
        sentenced=_day("1984-02-06"),
        imposed=Duration(24),
        released=_day("1986-01-01"),
    )
    case = Case((count,), priors=(felony,), sentenced=_day("1993-01-01"), history=clean)
    outcome = calculate(case, readings={"ex-post-facto": "§ 1B1.11(a)"})

    assert date(1993, 1, 1) == outcome.manual.day
    assert "governs, though harsher" in outcome.notes[0]


def test_an_end_after_the_sentence_is_refused() -> None:
    """A case whose offense ended after the sentence does not construct."""
    with pytest.raises(CaseFileError, match="before `ended`"):
        Case((_count(ended=_day("2010-02-02")),), sentenced=_day("2010-02-01"))


def test_days_before_an_effective_day_differ_from_it_somewhere() -> None:
    """Each effective day of § 3E1.1 changes what a plea with notice is worth or what it asks."""
    told = [
        str([line.because for line in (*outcome.steps, *outcome.considered)])
        for day in (date(1992, 10, 31), date(1992, 11, 1), date(2003, 4, 29), date(2003, 4, 30))
        for outcome in [calculate(evolve(_under(None), acceptance=Acceptance()), manual=Manual.on(day))]
    ]

    assert [one != two for one, two in pairwise(told)] == [True, False, True]


def test_refusals_are_of_one_family() -> None:
    """Whatever is refused is refused with an error of this library, which is a ValueError."""
    for refusal in (Undetermined, Contradiction, NotInForce, NotModelled, CaseFileError):
        assert issubclass(refusal, SentencingError)
        assert issubclass(refusal, ValueError)


# What reviewers found


def test_equal_priors_are_still_several() -> None:
    """Three convictions alike in every fact are three, whether they are one object in Python or three."""
    prior = Prior(
        offense="battery",
        kinds=frozenset({Kind.CRIME_OF_VIOLENCE}),
        grade=Grade.MISDEMEANOR,
        sentenced=PartialDate.parse("1996-03-01"),
        imposed=Duration(days=30),
    )
    count = Count("2L1.2", removals=(PartialDate.parse("1997-01-01"),), began=PartialDate.parse("1998-01-05"))
    case = Case((count,), manual=date(1998, 3, 1), priors=(prior, prior, prior))

    assert calculate(case).offense_level == 12
    assert calculate(evolve(case, priors=tuple(evolve(prior) for _ in range(3)))).offense_level == 12


def test_a_refusal_survives_a_process_pool() -> None:
    """An open question is raised in a worker as it is here: it pickles, message and all."""
    case = case_from_dict(
        {
            "manual": "2009-11-01",
            "count": [{"guideline": "2L1.2", "began": "2009-01-01"}],
            "prior": [{"kinds": ["crime of violence"], "grade": "felony", "sentenced": "2000-01-01", "imposed": 24}],
        }
    )
    with pytest.raises(Undetermined) as caught:
        calculate(case)

    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes

    assert str(caught.value) == str(again)


@pytest.mark.parametrize("history", [{"points": 0}, {"points": 1}, {"category": "I"}, {"category": "II"}])
def test_priors_that_decide_nothing_are_never_none(history: dict[str, object]) -> None:
    """Points found beside priors that decide none stand, and the outcome says that they were not checked."""
    case = case_from_dict(
        {
            "manual": "2009-11-01",
            "count": [{"guideline": "2L1.2", "found": []}],
            "prior": [{"offense": "robbery", "grade": "felony"}],
            "history": history,
        }
    )

    assert "The priors listed do not decide the criminal history points" in _notes(calculate(case))


@pytest.mark.parametrize("finding", ["3E1.1(a) -2", "3E1.1(a)", "3F1.1 -2", "2L1.2(b)(1)(C) +8", "4A1.1(a) +3"])
def test_modelled_law_is_not_applied_twice(finding: str) -> None:
    """What has its own place in a case is refused among the adjustments, and the message names the place."""
    count = {"guideline": "2L1.2", "found": []}
    case = case_from_dict({"manual": "2025-11-01", "count": [count], "adjustments": {"found": [finding]}})

    with pytest.raises(CaseFileError, match="has its own place"):
        calculate(case)


def test_a_stated_minimum_fits_the_statute() -> None:
    """A minimum above the maximum of the statute cited is refused."""
    count = {"guideline": "2L1.2", "found": [], "statute": "8 U.S.C. 1326(a)"}
    case = case_from_dict({"manual": "2009-11-01", "count": [count], "statute": {"minimum": 60}})

    with pytest.raises(CaseFileError, match="24 is below the minimum, 60"):
        calculate(case)


def test_what_is_refused_names_its_own_ground() -> None:
    """1987: with no earlier stay, the increase is passed over because there was none."""
    count = {"guideline": "2L1.2", "removals": [], "statute": "8 U.S.C. 1326(a)"}

    outcome = calculate(case_from_dict({"manual": "1987-11-01", "count": [count], "prior": []}))

    assert "no earlier unlawful stay ended in deportation" in [each.because for each in outcome.considered]


def _with_early_disposition(ended: str) -> Case:
    return case_from_dict(
        {
            "sentenced": "2025-12-10",
            "count": [{"guideline": "2L1.2", "found": [], "ended": ended, "statute": "8 U.S.C. 1326(b)(2)"}],
            "history": {"category": "III"},
            "early_disposition": {"levels": 2},
        }
    )


def test_a_move_of_early_disposition_between_two_manuals_is_told() -> None:
    """The ranges compare before departure, so a defender is told what the earlier departure would have given."""
    case = _with_early_disposition("2018-08-10")

    assert "and after § 5K3.1 2-8; ranges are compared before departure" in _notes(calculate(case))


def test_no_departure_is_told_where_there_was_none() -> None:
    """The offense ended before 27 October 2003: the earlier Manual has no departure for the comparison to leave out."""
    case = _with_early_disposition("2002-08-10")

    assert "compared before departure" not in _notes(calculate(case))


# What the calculation tells, and does not do


def test_the_motion_for_assistance_is_noted_and_computes_nothing() -> None:
    """§ 5K1.1 is for the court; a motion under 18 U.S.C. 3553(e) is told apart; without a motion nothing is said."""
    plain = Case((_count(),), history=History(points=0))
    noted = {
        each: calculate(evolve(plain, substantial_assistance=each), manual=IN_2020)
        for each in (
            SubstantialAssistance(),
            SubstantialAssistance(below_minimum=True),
            SubstantialAssistance(motion=False),
        )
    }
    told = ["§ 5K1.1" in _notes(outcome) for outcome in noted.values()]

    assert told == [True, True, False]
    assert ["18 U.S.C. 3553(e)" in _notes(outcome) for outcome in noted.values()] == [False, True, False]
    assert {str(outcome.range) for outcome in noted.values()} == {"33-41"}


def _trafficker(sentenced: str, **facts: object) -> Prior:
    day = _day(sentenced)
    given = {"grade": Grade.FELONY, "kinds": frozenset({Kind.CONTROLLED_SUBSTANCE}), "imposed": Duration(30), **facts}
    return Prior("drug trafficking", sentenced=day, **given)


@pytest.mark.parametrize(
    ("priors", "told"),
    [
        ((_trafficker("2012-03-01"), _trafficker("2014-06-01")), True),
        ((_trafficker("2012-03-01"),), False),
        ((_trafficker("2012-03-01"), _trafficker("2014-06-01", kinds=frozenset())), False),
        ((_trafficker("2012-03-01"), _trafficker("2014-06-01", grade=Grade.MISDEMEANOR)), False),
    ],
)
def test_two_predicates_point_to_a_career_offender(priors: tuple[Prior, ...], told: bool) -> None:
    """§ 4B1.1(a) is for a finding: where the facts point to one and none is made, a note says so."""
    count = _count(kinds=frozenset({Kind.CONTROLLED_SUBSTANCE}), began=_day("2019-01-01"), ended=_day("2019-02-01"))
    case = Case((count,), priors=priors)
    outcome = calculate(case, manual=IN_2020)
    plain = calculate(evolve(case, counts=(evolve(count, kinds=None),)), manual=IN_2020)

    assert ("that may make a career offender" in _notes(outcome)) is told
    assert "career offender" not in _notes(plain)
    assert outcome.offense_level.number == 20


def test_a_group_may_state_its_rule_alone() -> None:
    """§ 3D1.3(a): counts of one Group with no level for the whole take that of the most serious, 22 over 20."""
    counts = (_count("2K2.1 = 20", group="A"), _count("2K2.1 = 22", group="A"))
    case = Case(counts, groups=(CountGroup("A", rule=Cite("3D1.2", "(b)")),), history=History(points=0))

    outcome = calculate(case, manual=IN_2020)

    assert (outcome.offense_level.number, [str(group) for group in outcome.groups]) == (22, ["A 22 1"])


def test_a_repeat_sex_offender_at_the_top_of_the_table_needs_no_maximum() -> None:
    """§ 4B1.5(a): at 37 no row is greater, whatever the statute; below it the maximum decides."""
    offender = History(points=0, repeat_sex_offender=True)

    assert calculate(Case((_count("2K2.1 = 37"),), history=offender), manual=IN_2020).offense_level.number == 37
    with pytest.raises(Undetermined, match=r"4B1\.5"):
        calculate(Case((_count("2K2.1 = 36"),), history=offender), manual=IN_2020)


def test_many_counts_whose_statute_leaves_the_tier_open() -> None:
    """Thirty counts of three tiers each: what matters is how many carry which, not which of them does."""
    count = Count("2L1.2", statute="8 U.S.C. 1326", ended=_day("2017-03-01"), found=(), group="A")
    rule = CountGroup("A", rule=Cite("3D1.2", "(a)"))
    outcome = calculate(
        Case((count,) * 30, groups=(rule,), history=History(points=0)), manual=Manual.on(date(2018, 11, 1))
    )

    assert str(outcome.range) == "0-6"


def test_a_refusal_of_one_of_several_counts_names_it() -> None:
    """The second of two counts states no result."""
    case = Case((_count(group="A"), Count("2B1.1", group="B")), history=History(points=0))

    with pytest.raises(NotModelled, match=r"^count\[2\]\.guideline: § 2B1\.1 is not modelled"):
        calculate(case, manual=IN_2020)


def test_a_text_laid_over_the_points_is_asked_though_nothing_is_listed() -> None:
    """Three points for everybody are Category II (2 to 3 points); § 4A1.1 as it stood finds none."""
    everybody = (Fixed(Cite("4A1.1", "(a)"), Add(3), "three points for everybody"),)
    reform, case = IN_2009.laying("4A1.1", everybody, "a reform"), Case((_count(),))

    assert [calculate(case, manual=book).points for book in (IN_2009, reform)] == [0, 3]
    assert calculate(case, manual=reform).category is CriminalHistoryCategory.II
    with pytest.raises(Contradiction, match="the priors listed give 3 points"):
        calculate(evolve(case, history=History(points=2)), manual=reform)


# The notes on other readings


def _told(
    monkeypatch: pytest.MonkeyPatch, outcome: Outcome, others: Mapping[str, Outcome | SentencingError]
) -> list[str]:
    """What is told of some questions asked, given what the other side of each gives; by their keys."""
    calculation = import_module("sentencing.calculation")

    def under(_book: Manual | None, _case: Case, readings: Readings) -> Outcome:
        (key,) = readings.other_sides
        if isinstance(other := others[key], SentencingError):
            raise other
        return other

    monkeypatch.setattr(calculation, "_under", under)
    notes = calculation._other_readings(outcome, None, Readings(asked=set(others)))
    return [note.partition(":")[0] for note in notes]


def test_each_question_that_changes_the_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One without an answer on the other side hides none after it, and one that changes nothing is not told."""
    outcome = calculate(Case((_count(),), history=History(points=2)), manual=IN_2009)
    first, second, third, *_ = BY_KEY
    refused = Undetermined("state `released`")
    others = {first: refused, second: outcome, third: evolve(outcome, category=CriminalHistoryCategory.VI)}

    assert _told(monkeypatch, outcome, others) == [first, third]


def test_points_alone_are_an_answer_of_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two points or three are Category II, so only the points differ."""
    outcome = calculate(Case((_count(),), history=History(points=2)), manual=IN_2009)
    key = next(iter(BY_KEY))

    assert _told(monkeypatch, outcome, {key: evolve(outcome, points=3)}) == [key]
    assert not _told(monkeypatch, outcome, {key: outcome})
