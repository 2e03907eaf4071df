"""The steps of § 1B1.1(a) where they meet: what one chapter's finding says in another, and what is told."""

import re
from datetime import date
from importlib import import_module

import pytest
from attrs import evolve

from sentencing import calculate
from sentencing.case import Acceptance, Case, EarlyDisposition, History, Limits, ZeroPoint
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.duration import Duration
from sentencing.errors import NotModelled, SentencingError, Undetermined
from sentencing.instructions.counts import TO_EVERY_COUNT
from sentencing.manual import Manual
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior
from sentencing.readings import Readings
from sentencing.terms import LIFE, CriminalHistoryCategory, Range

instructions = import_module("sentencing.instructions")

IN_2009 = Manual.on(date(2009, 11, 1))
IN_2024 = Manual.on(date(2024, 11, 1))
IN_2025 = Manual.on(date(2025, 11, 1))


def _case(level: int, **facts: object) -> Case:
    """One count whose offense level is found."""
    return Case((Count("2B1.1", found=(Stated.parse(f"2B1.1 = {level}"),)),), **facts)


@pytest.mark.parametrize("finding", ["repeat_sex_offender", "pattern_of_sexual_conduct"])
@pytest.mark.parametrize("stated", [None, ZeroPoint(), ZeroPoint(weapon=False)])
def test_a_finding_of_section_4b1_5_is_a_sex_offense(finding: str, stated: ZeroPoint | None) -> None:
    """§ 4B1.5 is for a defendant whose offense is a covered sex crime, which § 4C1.1(a)(5) shuts out."""
    case = _case(20, history=History(points=0, **{finding: True}), zero_point=stated)
    facts = instructions._zero_point_facts(case)

    assert facts.sex_offense is True
    assert facts.weapon is (None if stated is None else stated.weapon)


def test_without_such_a_finding_nothing_is_added_to_what_is_stated() -> None:
    """The facts of § 4C1.1 are as stated, or none."""
    assert instructions._zero_point_facts(_case(20, history=History(points=0))) is None
    assert instructions._zero_point_facts(_case(20, zero_point=ZeroPoint())) == ZeroPoint()


def test_what_no_points_would_give_keeps_all_else_of_the_history() -> None:
    """Category I may be no point: § 4B1.3, under which the level is not less than 13, then still holds it there."""
    history = History(category=CriminalHistoryCategory.I, criminal_livelihood=True)
    outcome = calculate(_case(8, history=history), manual=IN_2024)

    assert outcome.offense_level == 13
    assert [note for note in outcome.notes if "at 0 the answer is level 13, 12-18" in note]


def test_the_reduction_of_section_3f1_1_is_told_with_its_levels() -> None:
    """Two levels from 18: 27-33 months in Category I become 21-27."""
    moved = EarlyDisposition(levels=2)
    history = History(category=CriminalHistoryCategory.I, points=1)
    early = calculate(_case(18, history=history, early_disposition=moved), manual=IN_2025).early_disposition

    assert early is not None
    assert (early.levels, early.offense_level) == (2, 16)
    assert (early.without, early.range) == (Range(27, 33), Range(21, 27))


# Several counts


def _grouped(*counts: Count, **facts: object) -> Case:
    return Case(counts, history=History(points=1), **facts)


def _found(*texts: str) -> tuple[Stated, ...]:
    return tuple(map(Stated.parse, texts))


@pytest.mark.parametrize(
    ("counts", "name"),
    [
        ((Count("2B1.1", statute="18 U.S.C. 924(c)", found=_found("2B1.1 = 8")),), "count 1"),
        ((Count("2B1.1", found=_found("2B1.1 = 8")), Count("2K2.4", statute="18 U.S.C. 924(c)")), "count 2"),
    ],
)
def test_a_count_whose_term_is_not_stated_is_named_by_its_number(counts: tuple[Count, ...], name: str) -> None:
    """§ 3D1.1(b)(1): 18 U.S.C. 924(c) fixes a consecutive term, and the refusal says which count carries it."""
    with pytest.raises(Undetermined, match=rf"^{name}: 18 U.S.C. 924\(c\) fixes a term"):
        calculate(_grouped(*counts), manual=IN_2024)


@pytest.mark.parametrize(
    ("counts", "name"),
    [((Count("2B1.1"),), "count.guideline"), ((Count("2B1.1", found=_found("2B1.1 = 8")), Count("2B1.1")), "count[2]")],
)
def test_a_refusal_numbers_a_count_only_among_several(counts: tuple[Count, ...], name: str) -> None:
    """The only count is "count"; one of two is named by its number."""
    with pytest.raises(SentencingError, match=rf"^{re.escape(name)}"):
        calculate(_grouped(*counts), manual=IN_2024)


def test_the_only_count_beside_a_consecutive_term_is_the_level() -> None:
    """§ 3D1.1(b): the level is that of the other count, with its notes; the term stands beside it with its statute."""
    firearm = Count("2K2.4", statute="18 U.S.C. 924(c)(1)(A)(i)", consecutive=60)
    case = _grouped(firearm, Count("2B1.1", found=_found("2B1.1 = 12")))
    outcome = calculate(case, manual=IN_2024)

    assert outcome.offense_level == 12
    assert not outcome.groups
    assert [ledger.total for ledger in outcome.counts] == [0, 12]
    assert [(term.count, term.statute, term.term) for term in outcome.consecutive] == [
        (1, "18 U.S.C. 924(c)(1)(A)(i)", 60)
    ]


def test_what_was_assumed_of_the_only_count_beside_a_consecutive_term_is_told() -> None:
    """A felony of no stated kind is taken as none that § 2L1.2 lists: 8 and 4 levels, and a note."""
    felony = Prior(
        "assault of 2000",
        None,
        Grade.FELONY,
        sentenced=PartialDate.parse("2000-02-01"),
        imposed=Duration(6),
        released=PartialDate.parse("2000-08-01"),
    )
    day = PartialDate.parse("2009-12-01")
    reentry = Count("2L1.2", began=day, ended=day, removals=(PartialDate.parse("2001-01-01"),))
    firearm = Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=60)
    outcome = calculate(Case((reentry, firearm), priors=(felony,)), manual=IN_2009)

    assert outcome.offense_level == 12
    assert [note for note in outcome.notes if note.startswith("No `kinds` are stated for assault of 2000")]


def test_adjustments_to_every_count_are_told_where_there_are_any() -> None:
    """Two assaults of level 12 are two units, so 14 (§ 3D1.4); obstruction adds 2 levels to each, so 16."""
    counts = tuple(Count("2A2.2", group=letter, found=_found("2A2.2 = 12")) for letter in "AB")
    with_them, without = (
        calculate(_grouped(*counts, adjustments=Adjustments(found=found)), manual=IN_2024)
        for found in (_found("3C1.1 +2"), ())
    )

    assert (with_them.offense_level, without.offense_level) == (16, 14)
    assert (TO_EVERY_COUNT in with_them.notes, TO_EVERY_COUNT in without.notes) == (True, False)
    assert all(with_them.notes)


def test_a_group_that_states_its_rule_alone_takes_the_levels_of_its_counts() -> None:
    """Only where the level of a Group is found for the whole do its counts need none of their own."""
    counts = tuple(Count("2L1.2", statute="8 U.S.C. 1326(a)", group="A", removals=()) for _ in range(2))
    case = Case(counts, groups=(CountGroup("A", rule=Cite("3D1.2", "(b)")),), priors=())
    outcome = calculate(case, manual=Manual.on(date(2009, 11, 1)))

    assert [ledger.total for ledger in outcome.counts] == [8, 8]
    assert outcome.offense_level == 8


def test_the_aggregate_of_a_group_has_the_guideline_of_its_first_count_and_the_adjustments_of_all() -> None:
    """§ 3D1.3(b): level 20 for the whole, and the 2 levels for a leader that the second count alone states."""
    counts = (Count("2B1.1", group="A"), Count("2S1.1", group="A", adjustments=_found("3B1.1(c) +2")))
    whole = CountGroup("A", rule=Cite("3D1.2", "(d)"), found=_found("2B1.1 = 20"))
    outcome = calculate(_grouped(*counts, groups=(whole,)), manual=IN_2024)

    assert outcome.offense_level == 22


def test_one_count_in_a_group_found_for_the_whole_has_the_level_of_the_whole() -> None:
    """The Group says the level, though there is one count in it."""
    whole = CountGroup("A", guideline="2B1.1", found=_found("2B1.1 = 14"))

    assert calculate(_grouped(Count("2B1.1", group="A"), groups=(whole,)), manual=IN_2024).offense_level == 14


@pytest.mark.parametrize(
    ("zero_point", "death", "expected"),
    [
        (ZeroPoint(death_or_injury=False), None, False),
        (ZeroPoint(death_or_injury=True), None, None),
        (ZeroPoint(), None, None),
        (None, None, None),
        (ZeroPoint(death_or_injury=False), True, True),
    ],
)
def test_nobody_died_where_nobody_died_or_was_injured(
    zero_point: ZeroPoint | None, death: bool | None, expected: bool | None
) -> None:
    """§ 4C1.1(a)(4) is of death or serious injury: that neither resulted answers § 3A1.5(b), that one did does not."""
    case = _case(20, zero_point=zero_point, adjustments=Adjustments(death_resulted=death))
    record, sides = IN_2024.record(case, Readings()), Readings()

    assert import_module("sentencing.instructions.counts")._Counting(case, IN_2024, record, sides)._facts == (
        Adjustments(death_resulted=expected)
    )


def test_terms_that_stand_alone_are_told() -> None:
    """Two counts under 18 U.S.C. 924(c) have no range: the refusal gives the terms; from 2000 to 2002 it cites n.2."""
    terms = [Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=months) for months in (60, 84)]
    for year, cited in ((1999, False), (2001, True), (2009, False)):
        with pytest.raises(NotModelled, match=r"the terms are 60, 84 \(months\)") as refused:
            calculate(_grouped(*terms), manual=Manual.on(date(year, 11, 1)))

        assert ("§ 4B1.2 n.2" in str(refused.value)) == cited


# The criminal history


def _theft(year: int) -> Prior:
    """A year of probation: one point (§ 4A1.1(c))."""
    return Prior(
        f"theft of {year}",
        frozenset(),
        Grade.FELONY,
        sentenced=PartialDate.parse(f"{year}-02-01"),
        imposed=Duration(),
        probation=True,
    )


@pytest.mark.parametrize(("points", "told"), [(2, False), (3, True)])
def test_points_found_have_a_ledger_where_the_priors_give_them_all(points: int, told: bool) -> None:
    """Two priors of a point each: of 2 points found they are the ledger; of 3, in the same category, they are told."""
    count = Count("2B1.1", began=PartialDate.parse("2008-01-01"), found=_found("2B1.1 = 12"))
    case = Case((count,), priors=(_theft(2004), _theft(2005)), history=History(points=points))
    outcome = calculate(case, manual=Manual.on(date(2009, 11, 1)))

    assert (outcome.points, outcome.category) == (points, CriminalHistoryCategory.II)
    assert outcome.points_ledger.total == (0 if told else 2)
    assert told == any("account for 2 of" in note for note in outcome.notes)


@pytest.mark.parametrize(("kind", "told"), [(Kind.CRIME_OF_VIOLENCE, True), (Kind.SEX_OFFENSE, False)])
def test_only_an_offense_of_the_kinds_of_section_4b1_1_points_to_a_career_offender(kind: Kind, told: bool) -> None:
    """§ 4B1.1(a)(2): the instant offense is a crime of violence or a controlled substance offense."""
    robberies = tuple(evolve(_theft(year), kinds=frozenset({Kind.CRIME_OF_VIOLENCE})) for year in (2004, 2005))
    count = Count("2B3.1", began=PartialDate.parse("2008-01-01"), found=_found("2B3.1 = 20"), kinds=frozenset({kind}))
    notes = calculate(Case((count,), priors=robberies), manual=Manual.on(date(2009, 11, 1))).notes

    assert told == any("may make a career offender" in note for note in notes)


# The total offense level


@pytest.mark.parametrize("points", [1, 0])
def test_acceptance_to_the_letter_lowers_the_floor_of_a_livelihood_to_the_end(points: int) -> None:
    """§ 4B1.3: not less than 13, or 11 where § 3E1.1 applies, also after § 4C1.1 takes two levels for no points."""
    history = History(points=points, criminal_livelihood=True)
    case = _case(12, history=history, acceptance=Acceptance(reduction=True))
    letter = {"acceptance-beside-part-b": "no"}

    assert calculate(case, manual=IN_2024, readings=letter).offense_level == 11


def test_a_stated_level_of_section_4b1_1_is_the_level() -> None:
    """A career offender found by the level alone is one: level 32 stands over 20, in Category VI."""
    case = _case(20, history=History(points=7), adjustments=Adjustments(found=_found("4B1.1 >= 32")))
    outcome = calculate(case, manual=IN_2009)

    assert (outcome.offense_level, outcome.category) == (32, CriminalHistoryCategory.VI)


@pytest.mark.parametrize(("level", "decided"), [(16, False), (17, True), (18, True)])
def test_the_floor_beside_the_valve_asks_for_the_minimum_below_17(level: int, decided: bool) -> None:
    """§ 5C1.2(b), 2001 to 2023: not less than 17 if the minimum lifted is five years or more; at 17 it does nothing."""
    case = _case(level, history=History(points=1), statute=Limits(safety_valve=True))
    manual = Manual.on(date(2009, 11, 1))

    if decided:
        assert calculate(case, manual=manual).offense_level == level
    else:
        with pytest.raises(Undetermined, match="the statutory `minimum` that the safety valve lifts"):
            calculate(case, manual=manual)


def test_obstruction_bars_acceptance_as_the_note_of_1987_has_it() -> None:
    """§ 3E1.1 n.4 of 1987 gives no reduction to a defendant who obstructed; the line names the text that bars."""
    found = Adjustments(found=_found("3C1.1 +2"))
    case = _case(12, history=History(points=1), adjustments=found, acceptance=Acceptance(reduction=True))
    outcome = calculate(case, manual=Manual.on(date(1988, 6, 15)))

    assert outcome.offense_level == 14
    assert [(str(each.cite), "bars it (n.4)" in each.because) for each in outcome.considered] == [("3E1.1", True)]


# What is told of one Manual


@pytest.mark.parametrize(
    ("level", "day", "told"),
    [
        (12, date(2009, 11, 1), []),
        (1, date(1988, 6, 15), ["The place of this cell in the Table of 1987 is inferred"]),
        (12, date(1988, 6, 15), []),
        (44, date(2009, 11, 1), ["Offense level 44 is read as 43 (Ch. 5, Pt. A, n.2)."]),
        (0, date(2009, 11, 1), ["Offense level 0 is read as 1 (Ch. 5, Pt. A, n.2)."]),
    ],
)
def test_what_is_told_of_the_table(level: int, day: date, told: list[str]) -> None:
    """A level beyond the Table, and a cell of 1987 whose place was deduced; of any other cell nothing."""
    notes = calculate(_case(level, history=History(category=CriminalHistoryCategory.I)), manual=Manual.on(day)).notes
    of_the_table = [note for note in notes if "cell" in note or "is read as" in note]

    assert [note.startswith(expected) for note, expected in zip(of_the_table, told, strict=True)] == [True] * len(told)


@pytest.mark.parametrize("motion", [True, False])
def test_early_disposition_needs_the_motion(motion: bool) -> None:
    """§ 5K3.1: "upon motion of the Government"; only without one is it told that it does nothing."""
    case = _case(18, history=History(points=1), early_disposition=EarlyDisposition(levels=2, motion=motion))
    outcome = calculate(case, manual=Manual.on(date(2009, 11, 1)))

    assert (outcome.range_after_departure is not None) == motion
    assert ("The early disposition does nothing without the government's motion." in outcome.notes) != motion


# Part G: the statutes


def _two(first: dict[str, object], second: dict[str, object], **facts: object) -> Case:
    """Two assaults in one Group of level 20 in Category I, 33-41 months, each with limits of its own."""
    counts = tuple(Count("2A2.2", group="A", found=_found("2A2.2 = 20"), **each) for each in (first, second))
    return _grouped(*counts, **facts)


def test_minima_of_two_counts_reach_the_range_only_on_the_other_reading() -> None:
    """Minima of 60 and 24 months before November 2012: the range stays 33-41, or becomes 60 where one raises all."""
    case = _two({"minimum": 60}, {"minimum": 24})
    chosen, other = (calculate(case, manual=IN_2009, readings=sides) for sides in ({}, {"minimum-on-one-count": "yes"}))
    told = (
        "Count 1: the statutory minimum of 60 months is greater than the maximum of the range, so the sentence on it "
        "is 60 (§ 5G1.1(b)); it leaves the range for the other counts as it was (until amend. 767, 1 November 2012)."
    )

    assert (chosen.range, other.range) == (Range(33, 41), Range(60, 60))
    assert (told in chosen.notes, told in other.notes) == (True, False)
    assert [note for note in chosen.notes if note.startswith("Count ")] == [told]


def test_a_minimum_of_the_only_count_is_told_once() -> None:
    """With one count there are no others for it to leave alone."""
    notes = calculate(_case(20, history=History(points=1), statute=Limits(minimum=60)), manual=IN_2009).notes

    assert not [note for note in notes if note.startswith("Count ")]


@pytest.mark.parametrize(("day", "cited"), [(date(1988, 6, 15), "(a)"), (date(1989, 11, 1), "(c)")])
def test_a_maximum_inside_the_range_is_cited_as_its_edition_has_it(day: date, cited: str) -> None:
    """§ 5G1.1(c) is of 1989 (amendment 286)."""
    case = _case(20, history=History(points=1), statute=Limits(maximum=36))
    (step,) = calculate(case, manual=Manual.on(day)).range_steps

    assert (str(step.cite), step.after) == (f"5G1.1{cited}", Range(33, 36))


def test_a_minimum_inside_the_range_of_one_of_two_counts_is_cited_as_its_edition_has_it() -> None:
    """In 1988 that is § 5G1.1(b)."""
    notes = calculate(_two({"minimum": 36}, {}), manual=Manual.on(date(1988, 6, 15))).notes

    assert [note for note in notes if note.startswith("Count 1:") and "is 36-41 (§ 5G1.1(b));" in note]


def test_the_count_that_leaves_its_tier_open_is_the_one_named() -> None:
    """A maximum of 12 months and one of 24, 120 or 240 add up to 36 or more: whether they cut 33-41 is open."""
    case = _two({"maximum": 12, "statute": "18 U.S.C. 113(a)(6)"}, {"statute": "8 U.S.C. 1326"})

    with pytest.raises(Undetermined, match=r"'8 U\.S\.C\. 1326' leaves it open"):
        calculate(case, manual=IN_2009)


@pytest.mark.parametrize(
    ("statute", "ended", "asked"),
    [
        # 8 U.S.C. 1326(b)(2): 180 months until 12 September 1994, since then 240 (Pub. L. 103-322).
        ("8 U.S.C. 1326(b)(2)", None, "state when the offense `ended`"),
        ("8 U.S.C. 1326", "2010-05-01", "cite the subsection, such as '8 U.S.C. 1326(b)(2)'"),
        ("8 U.S.C. 1326", None, "cite the subsection, such as '8 U.S.C. 1326(b)(2)', state when the offense `ended`"),
    ],
)
def test_what_an_open_maximum_asks(statute: str, ended: str | None, asked: str) -> None:
    """The subsection where it is not cited, the day where it is not stated; never what is there."""
    count = Count(
        "1B1.1",
        statute=statute,
        ended=None if ended is None else PartialDate.parse(ended),
        found=(Stated.parse("1B1.1 = 40"),),
    )
    case = Case((count,), sentenced=PartialDate.parse("2010-06-01"), history=History(category="I"))
    told = f"the statutory maximum decides, and '{statute}' leaves it open: {asked}, or state [statute] maximum"

    with pytest.raises(Undetermined, match=re.escape(told)):
        calculate(case)


def test_each_of_several_counts_without_a_maximum_is_named() -> None:
    """Count 1 has its own, count 2 states no statute, and that of count 3 is not encoded."""
    statutes = ({"maximum": 120}, {}, {"statute": "18 U.S.C. 113(a)(6)"})
    counts = tuple(Count("2A2.2", group="A", found=_found("2A2.2 = 20"), **each) for each in statutes)
    notes = calculate(_grouped(*counts), manual=IN_2009).notes

    assert [note for note in notes if "maximum" in note] == [
        "No statute of conviction of count 2 is stated: no statutory maximum was applied (§ 5G1.1).",
        (
            "The maximum under 18 U.S.C. 113(a)(6) is not encoded, so none was applied (§ 5G1.1); state the `maximum` "
            "of the count."
        ),
    ]


def test_the_only_count_without_a_maximum_needs_no_number() -> None:
    """What is asked for is then under [statute]."""
    count = Count("2A2.2", found=_found("2A2.2 = 20"), statute="18 U.S.C. 113(a)(6)")
    notes = calculate(_grouped(count), manual=IN_2009).notes

    assert (
        "The maximum under 18 U.S.C. 113(a)(6) is not encoded, so none was applied (§ 5G1.1); state [statute] maximum."
    ) in notes


@pytest.mark.parametrize("valve", [True, False])
def test_the_valve_is_told_where_it_opens(valve: bool) -> None:
    """§ 5C1.2: the minimum does not bind, as found; where it is not found, nothing is said of it."""
    case = _case(20, history=History(points=1), statute=Limits(minimum=24, safety_valve=valve))
    notes = calculate(case, manual=Manual.on(date(2024, 11, 1))).notes

    assert valve == any(note.startswith("§ 5C1.2: the mandatory minimum does not bind") for note in notes)


def _with_firearm(*kinds: Kind) -> Case:
    """A career offender with a drug count of level 26 and a count under 18 U.S.C. 924(c)."""
    drugs = Count("2D1.1", found=_found("2D1.1 = 26"), maximum=240, kinds=frozenset({Kind.CONTROLLED_SUBSTANCE}))
    firearm = Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=60, maximum=LIFE, kinds=frozenset(kinds))
    return Case((drugs, firearm), history=History(points=7, career_offender=True))


def test_a_consecutive_term_is_told_as_beside_the_range_or_within_it() -> None:
    """Within it only where the firearm count too makes a career offender (§ 4B1.1(c))."""
    beside, within = (
        calculate(_with_firearm(*kinds), manual=IN_2009).notes for kinds in ((), (Kind.CRIME_OF_VIOLENCE,))
    )

    assert [("it is no part of the range" in note) for note in beside if note.startswith("§ 5G1.2(a)")] == [True]
    assert [("it is a part of the range" in note) for note in within if "§ 4B1.1(c)" in note and "5G1.2(e):" in note]
    assert not [note for note in within if note.startswith("§ 5G1.2(a)")]


def test_terms_of_firearm_counts_alone_stand_with_the_range_of_section_4b1_1_c() -> None:
    """Two counts under 18 U.S.C. 924(c) of a career offender: 360 to life, and both terms are kept."""
    kinds = frozenset({Kind.CRIME_OF_VIOLENCE})
    counts = tuple(
        Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=months, maximum=LIFE, kinds=kinds) for months in (60, 84)
    )
    outcome = calculate(Case(counts, history=History(points=7, career_offender=True)), manual=IN_2009)

    assert outcome.range == Range(360, LIFE)
    assert [term.term for term in outcome.consecutive] == [60, 84]


def test_the_table_of_section_4b1_1_c_knows_no_early_disposition() -> None:
    """§ 4B1.1(c)(3) lowers its ranges for § 3E1.1 alone; what is passed over names its text."""
    kinds = frozenset({Kind.CRIME_OF_VIOLENCE})
    firearm = Count("2K2.4", statute="18 U.S.C. 924(c)", consecutive=60, maximum=LIFE, kinds=kinds)
    history = History(points=7, career_offender=True)
    outcome = calculate(Case((firearm,), history=history, early_disposition=EarlyDisposition(2)), manual=IN_2025)
    (passed_over,) = (each for each in outcome.considered if each.cite.section == "3F1.1")

    assert outcome.range == Range(360, LIFE)
    assert "knows § 3E1.1 alone" in passed_over.because
    assert passed_over.source.endswith("(eff. 2025-11-01)")


def test_early_disposition_does_not_come_off_the_level_of_a_career_offender_to_the_letter() -> None:
    """Level 32 less two for acceptance is 30, to which the two levels of § 3F1.1 return it."""
    case = _case(
        20,
        history=History(points=7),
        adjustments=Adjustments(found=_found("4B1.1 >= 32")),
        acceptance=Acceptance(reduction=True),
        early_disposition=EarlyDisposition(2),
    )
    for readings in ({}, {"acceptance-beside-part-b": "no"}):
        assert calculate(case, manual=IN_2025, readings=readings).offense_level == 30


def test_every_line_names_its_text() -> None:
    """Chapter Two, acceptance, Part B as it stands after § 4C1.1, the level of each Group, and the criminal history."""
    day = PartialDate.parse("2023-12-01")
    history = History(points=0, criminal_livelihood=True)
    alone = _case(8, history=history, acceptance=Acceptance(reduction=True))
    reentry = Count("2L1.2", began=day, ended=day, removals=(PartialDate.parse("2001-01-01"),))
    assaults = tuple(Count("2A2.2", group=letter, found=_found("2A2.2 = 12")) for letter in "AB")

    theft = evolve(_theft(2015), committed=PartialDate.parse("2015-01-01"))

    for case in (alone, Case((reentry,), priors=(theft,)), _grouped(*assaults)):
        outcome = calculate(case, manual=IN_2024)
        ledgers = (*outcome.counts, outcome.levels, outcome.points_ledger, *(group.ledger for group in outcome.groups))

        assert not [line for ledger in ledgers for line in (*ledger.steps, *ledger.considered) if not line.source]


@pytest.mark.parametrize(
    ("offenses", "told"),
    [
        ([("1999-01-01", None), ("1999-02-01", None)], True),
        ([("1999-01-01", None), ("1999-01-01", None)], False),
        ([("1999-01-01", "1999-06-01"), ("1999-02-01", None)], False),
        ([(None, None), ("1999-02-01", None)], True),
        ([("1999-01-01", "1999-06-01"), ("1999-02-01", None), ("1999-03-01", "1999-06-01")], True),
    ],
)
def test_an_arrest_that_could_separate_offenses_is_asked_for(
    offenses: list[tuple[str | None, str | None]], told: bool
) -> None:
    """§ 4A1.2(a)(2): offenses of different days sentenced together are one, unless an arrest came between them."""
    priors = tuple(
        Prior(
            f"theft {number}",
            frozenset(),
            Grade.FELONY,
            committed=committed and PartialDate.parse(committed),
            arrested=arrested and PartialDate.parse(arrested),
            sentenced=PartialDate.parse("2000-02-01"),
            imposed=Duration(24),
            released=PartialDate.parse("2001-02-01"),
            group="A",
        )
        for number, (committed, arrested) in enumerate(offenses, 1)
    )
    count = Count("2B1.1", began=PartialDate.parse("2008-01-01"), found=_found("2B1.1 = 12"))
    notes = calculate(Case((count,), priors=priors), manual=IN_2009).notes

    assert told == any(note.startswith("No arrest is stated between the offenses of") for note in notes)
