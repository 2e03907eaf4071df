"""Chapter Four: which sentences count and for how much, in every period; zero-point offenders."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests import rows
from tests.cases import TURNS, Facts, answered, under_some_edition
from tests.stored import felony

from sentencing import calculate
from sentencing.case import Case, History
from sentencing.cite import Cite
from sentencing.counts import Count, Stated
from sentencing.duration import Duration
from sentencing.errors import Undetermined
from sentencing.manual import Manual
from sentencing.manual.chapter4.lengths import Imprisonment, imprisonments, length, term
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior, Revocation
from sentencing.terms import LIFE, CriminalHistoryCategory

IN_1995, IN_2005, IN_2020, IN_2024 = (Manual.on(date(year, 2, 1)) for year in (1995, 2005, 2020, 2024))


def _case(*priors: Prior, began: str | None = "2019-06-01", **facts: object) -> Case:
    count = Count("2K2.1", began=began and PartialDate.parse(began), found=(Stated.parse("2K2.1 = 20"),))
    return Case((count,), priors=priors, **facts)


def _scored(outcome: Outcome) -> list[str]:
    return [str(step) for step in outcome.points_ledger.steps]


def _history(case: Case, manual: Manual, **readings: str) -> list[str]:
    return _scored(
        calculate(case, manual=manual, readings={key.replace("_", "-"): side for key, side in readings.items()})
    )


def _refusal(case: Case, manual: Manual) -> str:
    with pytest.raises(Undetermined) as refused:
        calculate(case, manual=manual)
    return str(refused.value)


@pytest.mark.parametrize("day", TURNS, ids=str)
def test_every_length_window_age_and_cap_on_both_sides(day: date) -> None:
    """§§ 4A1.1 and 4A1.2 in each edition: each number of theirs is met by one prior and missed by the next."""
    for row in rows.history_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_check_value_of_the_same_day_robberies() -> None:
    """§ 4A1.1 commentary: robberies sentenced together to five and four years give 3 points, and 1 for the second."""
    robberies = [
        felony(kinds=frozenset({Kind.CRIME_OF_VIOLENCE}), group="A", imposed=Duration(12 * years)) for years in (5, 4)
    ]

    assert _history(_case(*robberies), IN_2020) == ["4A1.1(a) +3", "4A1.1(e) +1"]


def test_check_value_of_the_consecutive_terms() -> None:
    """§ 4A1.2 commentary: a year and nine months consecutive are one sentence of a year and nine months: 3 points."""
    both = [felony(group="A", imposed=Duration(months), consecutive=months == 9) for months in (12, 9)]

    assert _history(_case(*both), IN_2020) == ["4A1.1(a) +3"]


# Lengths


def test_length_of_one_sentence() -> None:
    """§ 4A1.2(a)(2): the longest of concurrent terms, the sum of consecutive ones; life makes the whole life."""
    concurrent = [felony(imposed=Duration(months)) for months in (5, 14)]
    consecutive = [*concurrent, felony(imposed=Duration(3), consecutive=True)]

    assert Duration(14) == length(concurrent)
    assert Duration(17) == length(consecutive)
    assert length([*consecutive, felony(imposed=LIFE)]) is LIFE
    assert length([felony(imposed=LIFE), felony(imposed=None)]) is None


def test_term_of_a_prior() -> None:
    """§ 4A1.2(b) and (k): as imposed, less what was suspended, plus each term on revocation; probation is none."""
    revoked = (Revocation(None, Duration(4)), Revocation(None, Duration(2)))

    assert Duration(21) == term(felony(suspended=Duration(15), revocations=revoked))
    assert Duration(6) == term(felony(probation=True, revocations=revoked))
    assert term(felony(imposed=LIFE, revocations=revoked)) is LIFE
    assert term(felony(imposed=None)) is None


@pytest.mark.parametrize(
    ("facts", "latest"),
    [
        pytest.param({}, date(2014, 9, 1), id="as stated"),
        pytest.param({"released": None}, date(2015, 8, 1), id="end of the term"),
        pytest.param({"released": None, "imposed": Duration(days=30)}, date(2013, 3, 3), id="days"),
        pytest.param({"released": None, "imposed": None}, date.max, id="no term stated"),
        pytest.param({"released": None, "imposed": LIFE}, date.max, id="life"),
        pytest.param({"released": None, "imposed": Duration(12 * 7999)}, date.max, id="beyond the calendar"),
        pytest.param(
            {"released": None, "revocations": (Revocation(PartialDate.parse("2016-01-10"), Duration(4)),)},
            date(2016, 5, 10),
            id="revoked",
        ),
    ],
)
def test_last_release(facts: dict[str, object], latest: date) -> None:
    """Where the release is not stated it came not later than the end of the longest term pronounced."""
    released = imprisonments(felony(**facts))[-1].released

    assert released is not None
    assert latest == released.latest


@pytest.mark.parametrize("facts", [{"probation": True}, {"suspended": Duration(30)}, {"imposed": Duration()}])
def test_no_imprisonment_has_no_release(facts: dict[str, object]) -> None:
    """§ 4A1.2(b): probation, and a term wholly suspended, are no imprisonment."""
    assert imprisonments(felony(**facts)) == ()


def test_a_revocation_of_no_date_ends_on_none() -> None:
    """A revocation of no stated day began, and ended, on days that cannot be told."""
    revoked = felony(released=None, revocations=(Revocation(None, Duration(4)),))

    assert imprisonments(revoked)[-1] == Imprisonment(None, None)


def test_one_conviction_that_two_sentences_could_take() -> None:
    """§ 4A1.2(a)(2): where an arrest separates two, and neither from a third, the outcome says so."""
    first = felony(group="A", committed=PartialDate.parse("2012-01-05"), arrested=PartialDate.parse("2012-02-01"))
    second = felony(group="A", committed=PartialDate.parse("2012-01-20"))
    third = felony(group="A", committed=PartialDate.parse("2012-03-05"))
    outcome = calculate(_case(first, second, third), manual=IN_2020)

    assert "could be with" in "\n".join(outcome.notes)


def test_release_of_a_sentence_of_no_date() -> None:
    """A sentence without a date ends on no date that can be told."""
    undated = felony(committed=None, sentenced=None, released=None)

    assert imprisonments(undated) == (Imprisonment(None, None),)


# What the facts leave open


def test_windows_run_from_the_beginning_of_the_offense() -> None:
    """§ 4A1.2(e) counts back from the commencement of the offense: without any date for it nothing is decided."""
    assert "state when the instant offense `began`" in _refusal(_case(felony(), began=None), IN_2020)


def test_a_sentence_without_a_date() -> None:
    """A term above thirteen months with neither a date of sentence nor of release may be inside the window or not."""
    undated = felony(committed=None, sentenced=None, released=None)

    assert "state `sentenced` of prior conviction" in _refusal(_case(undated), IN_2020)


def test_a_term_that_is_not_stated() -> None:
    """The length of a sentence decides its letter, so a term not stated leaves it open, alone or joined."""
    unknown = felony(imposed=None)

    assert "state `imposed`" in _refusal(_case(unknown), IN_2020)
    assert "state `imposed`" in _refusal(_case(felony(group="A"), evolve(unknown, group="A")), IN_2020)


def test_one_year_of_arrest_and_of_the_next_offense() -> None:
    """§ 4A1.2(a)(2): whether an arrest came between two offenses of one year stays open, until the dates are exact."""
    first = felony(group="A", committed=PartialDate.parse("2011-01-01"), arrested=PartialDate.parse("2012"))
    second = felony(group="A", committed=PartialDate.parse("2012"))

    assert "`arrested`" in _refusal(_case(first, second), IN_2020)


def test_priors_without_any_date_of_conduct_go_last() -> None:
    """Joined priors are taken in the order of their conduct; one without any date comes after those that have one."""
    undated = felony(group="A", committed=None, sentenced=None, released=None, imposed=Duration(2))

    assert _history(_case(undated, felony(group="A")), IN_2020) == ["4A1.1(a) +3"]


def test_recency_without_a_date_of_the_offense() -> None:
    """Recency, to 2010, runs from release to the offense: it stays open where the offense has no date at all."""
    stated = felony(points=3)

    assert "§ 4A1.1(e) is undetermined" in _refusal(_case(stated, began=None), IN_2005)


def _day(text: str | None) -> PartialDate | None:
    return text and PartialDate.parse(text)


RELEASED = "state {}`released` of the prior"
BEGAN = "state {}`began` of the instant offense"
MORE = "more exactly "
NO_KEY = "is not known, and no key states it"


@pytest.mark.parametrize(
    ("prior", "began", "ended", "asked"),
    [
        # Sentenced on 1 February 2013 to thirty months, so released by 1 August 2015, and recent until two years later.
        ({"released": "2014"}, "2016-06-01", None, RELEASED.format(MORE)),
        ({"released": None}, "2016-06-01", None, RELEASED.format("")),
        ({}, "2016", None, BEGAN.format(MORE)),
        ({}, None, "2016-12-31", BEGAN.format("")),
        ({"released": "2014"}, "2016", None, f"{RELEASED.format(MORE)}, or {BEGAN.format(MORE)}"),
        ({"released": None}, None, "2016-12-31", f"{RELEASED.format('')}, or {BEGAN.format('')}"),
        ({}, None, None, "state when the instant offense `began`"),
        ({"sentenced": None}, "2016-06-01", None, "state `sentenced` of the prior"),
        ({"sentenced": "2013"}, "2013-06-01", "2013-08-01", "state more exactly `sentenced` of the prior"),
        ({}, "2012-06-01", "2013", "state more exactly `ended` of the instant offense"),
    ],
)
def test_recency_asks_for_what_is_missing_or_coarse_alone(
    prior: dict[str, str | None], began: str | None, ended: str | None, asked: str
) -> None:
    """Of release, sentence and offense those are named that leave the question open, not those stated to the day."""
    case = _case(felony(offense="the prior", points=3, **{key: _day(day) for key, day in prior.items()}), began=began)
    case = evolve(case, counts=(evolve(case.counts[0], ended=_day(ended)),))

    named = case.priors[0].name
    assert _refusal(case, IN_2005).replace(named, "the prior") == f"§ 4A1.1(e) is undetermined: {asked}"


@pytest.mark.parametrize(
    ("prior", "on", "began", "asked"),
    [
        # With the six months the first release lies between February 2013 and February 2016.
        (
            {},
            "2016-06-01",
            "2016-01-01",
            "the release from the prior before its revocation is not known, and no key states it",
        ),
        ({}, "2016-06-01", "2016-01", "state more exactly `began` of the instant offense"),
        ({}, None, "2019-01-01", "state `revocations.on` of the prior"),
        ({"suspended": Duration(30)}, None, "2019-01-01", "state `revocations.on` of the prior"),
    ],
)
def test_recency_asks_for_the_day_of_a_revocation(
    prior: dict[str, Duration], on: str | None, began: str, asked: str
) -> None:
    """A term on revocation begins with it; of the release before it there is no key."""
    again = Revocation(_day(on), Duration(6))
    released = PartialDate.parse("2017-01-01")
    convicted = felony(offense="the prior", points=3, revocations=(again,), released=released, **prior)
    case = _case(convicted, began=began)
    case = evolve(case, counts=(evolve(case.counts[0], ended=_day(began)),))

    told = _refusal(case, IN_2005).replace(convicted.name, "the prior")
    assert told == f"§ 4A1.1(e) is undetermined: {asked}"


def test_recency_takes_the_first_sentence_that_is_recent() -> None:
    """Recency points come once: a release that is open is passed over where another is surely recent."""
    recent = felony(sentenced=PartialDate.parse("2013-02-01"), released=PartialDate.parse("2019-01-01"))
    coarse = felony(released=PartialDate.parse("2017"))

    assert _history(_case(coarse, recent), IN_2005) == ["4A1.1(a) +3", "4A1.1(a) +3", "4A1.1(e) +2"]
    assert "`released`" in _refusal(_case(coarse), IN_2005)


def test_a_sentence_imposed_after_that_of_the_instant_offense() -> None:
    """§ 4A1.2(a)(1): a prior sentence is one imposed before the sentence on the instant offense."""
    later = felony(sentenced=PartialDate.parse("2020-02-02"), released=None)
    outcome = calculate(_case(later, sentenced=PartialDate.parse("2020-02-01")), manual=IN_2020)

    assert _scored(outcome) == []
    assert "after sentencing on the instant offense" in outcome.points_ledger.considered[0].because


# Violence


def _robbery(**facts: object) -> Prior:
    return felony(**{"kinds": frozenset({Kind.CRIME_OF_VIOLENCE}), "group": "A", **facts})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (None, "2012-05-01"),
        ("2012-05-01", None),
        ("2012", "2012-05-01"),
        ("2012-05", "2012"),
    ],
)
def test_one_occasion_or_two_must_be_told_before_2007(first: str | None, second: str | None) -> None:
    """To 31 October 2007 crimes of violence on one occasion add no point: dates that overlap leave it open."""
    both = [_robbery(committed=each and PartialDate.parse(each)) for each in (first, second)]

    assert "offenses on one occasion add no point" in _refusal(_case(*both), IN_2005)


def test_coarse_months_that_do_not_overlap_are_two_occasions() -> None:
    """Two different months are two occasions, however coarse."""
    both = [
        _robbery(committed=PartialDate.parse(each), released=PartialDate.parse("2014-01-01"))
        for each in ("2012-05", "2012-04")
    ]

    assert _history(_case(*both), IN_2005) == ["4A1.1(a) +3", "4A1.1(f) +1"]


def test_whether_a_joined_crime_of_violence_is_too_old_must_be_told() -> None:
    """A violence point presupposes a sentence that would count alone; where that is open, so is the point."""
    young = _robbery(imposed=Duration(6), sentenced=None, committed=None, released=None)

    assert "§ 4A1.1(e) is undetermined" in _refusal(_case(_robbery(), young), IN_2020)


def test_a_crime_of_violence_must_be_a_felony_and_graded() -> None:
    """§ 4A1.2(p) takes § 4B1.2(a), which asks for a felony: a grade not stated leaves the violence point open."""
    misdemeanor = _robbery(grade=Grade.MISDEMEANOR, imposed=Duration(6))

    assert _history(_case(_robbery(), misdemeanor), IN_2020) == ["4A1.1(a) +3"]
    assert "state `grade`" in _refusal(_case(_robbery(), evolve(misdemeanor, grade=None)), IN_2020)


def test_priors_of_kinds_not_stated_are_no_crimes_of_violence() -> None:
    """A joined prior whose kinds are not stated earns no violence point."""
    assert _history(_case(_robbery(), _robbery(kinds=None)), IN_2020) == ["4A1.1(a) +3"]


def test_the_violent_one_of_two_equal_terms_scores() -> None:
    """Of joined sentences of one length the crime of violence carries the points, so it earns no point beside them."""
    both = (felony(group="A"), _robbery())

    assert _history(_case(*both), IN_2020, violence_needs_two="yes") == ["4A1.1(a) +3"]


# Status points, and the cap


def test_status_points_stay_open_no_longer_than_they_matter() -> None:
    """Past the four points of § 4A1.1(c) a sentence whose window is open changes nothing."""
    one_point = [
        felony(imposed=Duration(1), sentenced=PartialDate.parse(f"2015-0{month}-01"), released=None)
        for month in (1, 2, 3, 4)
    ]
    open_one = felony(imposed=Duration(1), committed=None, sentenced=PartialDate.parse("2009"), released=None)

    assert _history(_case(*one_point, open_one), IN_2020) == ["4A1.1(c) +1"] * 4
    assert "`sentenced`" in _refusal(_case(*one_point[:3], open_one), IN_2020)


# § 4C1.1


def test_zero_points_must_be_told_from_one() -> None:
    """§ 4C1.1: Category I as found is no points or one, and the difference is two levels from 1 November 2023."""
    found = History(category=CriminalHistoryCategory.I)

    told = calculate(_case(history=found), manual=IN_2024)

    assert told.offense_level == 20
    assert "at 0 the answer is level 18, 27-33" in "\n".join(told.notes)
    assert "4C1.1" not in "\n".join(calculate(_case(history=found), manual=IN_2020).notes)


def test_zero_point_offenders_before_and_after() -> None:
    """§ 4C1.1 begins on 1 November 2023: the day before there is no reduction."""
    clean = _case(history=History(points=0))
    levels = [
        int(calculate(clean, manual=Manual.on(day)).offense_level) for day in (date(2023, 10, 31), date(2023, 11, 1))
    ]

    assert levels == [20, 18]


# What holds across every edition


@given(under_some_edition(), st.data())
def test_one_more_prior_never_takes_points_away(facts: Facts, data: st.DataObject) -> None:
    """A prior added to the record, under its own charge and day, never lowers the criminal history score."""
    case, manual = facts
    assume(case.priors)
    assert case.priors
    index = data.draw(st.integers(0, len(case.priors) - 1))
    alone = evolve(case.priors[index], group=None, revocations=())
    rest = (*case.priors[:index], *case.priors[index + 1 :])
    less, more = (answered(evolve(case, priors=priors), manual) for priors in (rest, (*rest, alone)))
    assume(less is not None)
    assume(more is not None)

    assert less.points <= more.points
    assert less.category <= more.category


@given(under_some_edition())
def test_points_stay_within_the_bounds_of_the_section(facts: Facts) -> None:
    """Each sentence gives at most 3; (c) gives 4 in all, violence 3, status and recency together 3."""
    case, manual = facts
    outcome = answered(case, manual)
    assume(outcome is not None)
    by_letter: dict[str, int] = {}
    for step in outcome.points_ledger.steps:
        by_letter[step.because if step.cite.pinpoint in {"(a)", "(b)"} else step.cite.pinpoint] = (
            by_letter.get(step.cite.pinpoint, 0) + step.after - step.before
        )
    once = [step for step in outcome.points_ledger.steps if step.because.startswith(("committed while", "less than"))]

    assert by_letter.get("(c)", 0) <= 4
    assert sum(step.after - step.before for step in once) <= 3
    assert outcome.points == outcome.points_ledger.total
    terrorism = outcome.levels.applied(Cite("3A1.4"))
    of_points = CriminalHistoryCategory.from_points(outcome.points)
    assert outcome.category is (CriminalHistoryCategory.VI if terrorism else of_points)


@given(under_some_edition())
def test_every_sentence_is_scored_or_accounted_for(facts: Facts) -> None:
    """A prior sentence either has a line of points, or is considered with the reason why it has none."""
    case, manual = facts
    outcome = answered(case, manual)
    assume(outcome is not None)
    lines = [*outcome.points_ledger.steps, *outcome.points_ledger.considered]
    told = " ".join(line.because for line in lines)

    assert all(prior.name in told for prior in case.priors or ())


def test_day_before_an_edition_is_still_the_last() -> None:
    """Status points are two on 31 October 2023 and one, from seven points, on 1 November."""
    seven = _case(felony(), felony(), felony(imposed=Duration(1)), history=History(under_sentence=True))
    told = [_history(seven, Manual.on(date(2023, 11, 1) - timedelta(days=back))) for back in (1, 0)]

    assert [["4A1.1(a) +3", "4A1.1(a) +3", "4A1.1(c) +1", last] for last in ("4A1.1(d) +2", "4A1.1(e) +1")] == told
