"""Chapter Four, Part B: career offenders, criminal livelihood, armed career criminals, repeat sex offenders."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests import rows_chapter4 as rows

from sentencing.case import Acceptance, History
from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.dated import Dated
from sentencing.effects import AtLeast
from sentencing.errors import CaseFileError, Contradiction, NotInForce, NotModelled, SentencingError, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter3.acceptance import ACCEPTANCE
from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER, CAREER_OFFENDER_FIREARM, FIREARM_COUNT_ALONE
from sentencing.manual.chapter4.part_b import PartBRule, RepeatOffender, standing
from sentencing.manual.chapter4.repeat_offenders import (
    ARMED_CAREER_CRIMINAL,
    CRIMINAL_LIVELIHOOD,
    PART_B,
    REPEAT_SEX_OFFENDER,
)
from sentencing.manual.chapter5.table import TABLE
from sentencing.rules import run
from sentencing.terms import LIFE, CriminalHistoryCategory, Range, Term

SECTIONS: dict[str, Dated[object]] = {
    **PART_B,
    "4B1.1(c)": CAREER_OFFENDER_FIREARM,
    "4B1.2": FIREARM_COUNT_ALONE,
}
IN_2009 = date(2009, 11, 1)
LAST_DAY = date(2026, 10, 31)


def turns(number: str) -> list[date]:
    """Each effective date of a section and the day before it, as far as there was a Manual; and the last day."""
    starts = [day for day, _ in rows.HISTORICAL_NOTES[number]]
    return sorted({*starts, *(day - timedelta(days=1) for day in starts if day > date(1987, 11, 1)), LAST_DAY})


TURNS = [(number, day) for number in SECTIONS for day in turns(number)]


@pytest.mark.parametrize(("number", "day"), TURNS, ids=[f"{number} {day}" for number, day in TURNS])
def test_both_sides_of_every_number_and_date(number: str, day: date) -> None:
    """§§ 4B1.1, 4B1.3, 4B1.4 and 4B1.5 of each edition: each row of a table, each level, each condition."""
    for row in rows.ROWS[number](day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


@pytest.mark.parametrize("number", SECTIONS)
def test_versions_are_those_of_the_historical_note(number: str) -> None:
    """Each version's date and amendment are those that Appendix C gives."""
    versions = SECTIONS[number].versions

    assert rows.HISTORICAL_NOTES[number] == tuple((version.effective, version.amendment) for version in versions)
    assert SECTIONS[number].name == f"§ {number}"


def test_part_b_begins_with_the_first_manual() -> None:
    """Before 1 November 1987 there was no Manual; § 4B1.4 and § 4B1.5 came with amendments 355 and 615."""
    for section, refusal in (
        (CAREER_OFFENDER, NotModelled),
        (CRIMINAL_LIVELIHOOD, NotModelled),
        (ARMED_CAREER_CRIMINAL, NotInForce),
        (REPEAT_SEX_OFFENDER, NotInForce),
    ):
        with pytest.raises(refusal):
            section.on(date(1987, 10, 31))


def test_part_b_is_in_the_order_of_the_manual() -> None:
    """Sections run in the order printed."""
    assert list(PART_B) == ["4B1.1", "4B1.3", "4B1.4", "4B1.5"]


# What a step says


def _one(number: str, offender: RepeatOffender, day: date = IN_2009) -> Finding:
    [finding] = [finding for rule in PART_B[number].on(day) for finding in rule.find(offender, rows.ledger(3))]
    return finding


def test_step_names_the_maximum_that_gave_the_level() -> None:
    """§ 4B1.1(b) and § 4B1.5(a) read the statutory maximum, so the step says which."""
    career = evolve(rows.CAREER, maximum=240)

    assert _one("4B1.1", career).because == "career offender: statutory maximum of 240 months"
    assert _one("4B1.1", evolve(career, maximum=LIFE)).because == "career offender: statutory maximum of life"
    repeat = _one("4B1.5", evolve(rows.REPEAT, maximum=60))
    assert repeat.because == "repeat sex offender against minors: statutory maximum of 60 months"


def test_stated_level_is_taken_as_stated() -> None:
    """A § 4B1.1 level in adjustments.found takes the place of the row of the table, and its step says so."""
    stated = RepeatOffender(History(career_offender=True), 300, stated=Stated.parse("4B1.1 >= 34"))

    assert _one("4B1.1", stated) == Finding(
        Cite("4B1.1"), AtLeast(34), "career offender: as stated", "stated, not derived"
    )


@pytest.mark.parametrize("day", [date(1994, 11, 1), date(1997, 10, 31)], ids=str)
def test_stated_level_beside_an_increased_maximum(day: date) -> None:
    """1994-97 the table leaves out the increase for earlier convictions: 20 years, raised to 30, still give 32."""
    stated = RepeatOffender(History(career_offender=True), 360, stated=Stated.parse("4B1.1 >= 32"))

    assert str(_one("4B1.1", stated, day)) == "4B1.1 >= 32"
    with pytest.raises(Contradiction):
        _one("4B1.1", stated, date(1997, 11, 1))


def test_because_of_each_other_section() -> None:
    """Each step says why; a provision that yields to another says to which."""
    sex_offender = RepeatOffender(History(repeat_sex_offender=True, career_offender=True))
    pattern = RepeatOffender(History(pattern_of_sexual_conduct=True, career_offender=True))

    assert "livelihood" in _one("4B1.3", rows.LIVELIHOOD).because
    assert "(b)(3)(A)" in _one("4B1.4", rows.ARMED).because
    assert _one("4B1.4", rows.UNARMED).because == "armed career criminal"
    assert _one("4B1.5", evolve(rows.REPEAT, maximum=12)).because.startswith("the table has no row")
    assert [str(_one("4B1.5", sex_offender)), _one("4B1.5", sex_offender).because] == [
        "4B1.5(a)",
        "§ 4B1.1 applies instead",
    ]
    assert [str(_one("4B1.5", pattern)), _one("4B1.5", pattern).because] == ["4B1.5(b)", "§ 4B1.1 applies instead"]
    both = RepeatOffender(History(repeat_sex_offender=True, pattern_of_sexual_conduct=True), maximum=60)
    assert [each.because for each in run(REPEAT_SEX_OFFENDER.on(IN_2009), both, rows.ledger(3)).considered] == [
        "(a) applies instead"
    ]


@pytest.mark.parametrize(
    ("number", "offender", "refusal", "words"),
    [
        ("4B1.1", rows.CAREER, Undetermined, "§ 4B1.1(b) is undetermined: state `count.maximum`"),
        ("4B1.1", rows.CAREER, Undetermined, "'4B1.1 >= 34'"),
        ("4B1.1", evolve(rows.CAREER, maximum=12), Contradiction, "the statutory maximum is 12 months"),
        ("4B1.1", RepeatOffender(History(), stated=Stated.parse("4B1.1 +2")), CaseFileError, "write '4B1.1 >= 34'"),
        (
            "4B1.1",
            RepeatOffender(History(), 240, stated=Stated.parse("4B1.1 >= 34")),
            Contradiction,
            "'4B1.1 >= 34' is stated, but a statutory maximum of 240 months gives level 32; if",
        ),
        ("4B1.4", rows.UNKNOWN, Undetermined, "state `history.armed_in_connection`"),
        ("4B1.5", rows.REPEAT, Undetermined, "§ 4B1.5(a) is undetermined: state `count.maximum`"),
    ],
)
def test_refusal_names_what_is_missing(
    number: str, offender: RepeatOffender, refusal: type[SentencingError], words: str
) -> None:
    """A fact that the level turns on is asked for by the name it has in a case file."""
    with pytest.raises(refusal) as refused:
        _one(number, offender)

    assert words in str(refused.value)


def test_category_needs_the_same_fact_as_the_level() -> None:
    """§ 4B1.4(c)(2): whether the category is VI turns on the condition of (b)(3)(A) too."""
    [rule] = ARMED_CAREER_CRIMINAL.on(IN_2009)
    with pytest.raises(Undetermined, match="armed_in_connection"):
        rule.category(rows.UNKNOWN, CriminalHistoryCategory.III)


# Check values


def _to_the_end(number: str, offender: RepeatOffender, level: int, day: date, *, motion: bool = True) -> int:
    """The level after Part B and acceptance, in the order of the edition."""
    rules = PART_B[number].on(day)
    acceptance = Acceptance(motion=motion)
    ledger = run([rule for rule in rules if rule.before_acceptance], offender, rows.ledger(level))
    ledger = run(ACCEPTANCE.on(day), acceptance, ledger)
    return run([rule for rule in rules if not rule.before_acceptance], offender, ledger).total


@pytest.mark.parametrize(
    ("day", "level"), [(date(1989, 10, 31), 34), (date(1989, 11, 1), 32), (date(1992, 11, 1), 31)], ids=str
)
def test_acceptance_and_the_career_offender_level(day: date, level: int) -> None:
    """§ 4B1.1: nothing comes off until 31 October 1989 (amend. 266), then two levels, then three (amend. 459)."""
    assert level == _to_the_end("4B1.1", evolve(rows.CAREER, maximum=300), 26, day)


@pytest.mark.parametrize(
    ("day", "start", "level"),
    [
        (date(1988, 6, 14), 8, 13),
        (date(1988, 6, 15), 8, 11),
        (date(1988, 6, 15), 12, 11),
        (date(1988, 6, 15), 14, 12),
        (date(1988, 6, 14), 14, 13),
        (date(2009, 11, 1), 16, 13),
    ],
)
def test_acceptance_and_livelihood(day: date, start: int, level: int) -> None:
    """§ 4B1.3: not less than 13, and from 15 June 1988 (amend. 50) not less than 11 with acceptance."""
    assert level == _to_the_end("4B1.3", rows.LIVELIHOOD, start, day)


def test_drug_count_beside_a_firearm_count() -> None:
    """§ 4B1.1 n.3(E): forty years give 34, less three is 31, in Category VI 188-235; 60 more, 248-295; so 262-327."""
    level = _to_the_end("4B1.1", evolve(rows.CAREER, maximum=480), 20, IN_2009)
    cell = TABLE.on(IN_2009).range(level, "VI")
    greater = CAREER_OFFENDER_FIREARM.on(IN_2009).greater(cell, 60, acceptance=3)

    assert cell == Range(188, 235)
    assert greater.range == Range(262, 327)
    assert greater.because == "188-235 and 60 months make 248-295, and the table gives 262-327"
    alone = CAREER_OFFENDER_FIREARM.on(IN_2009).greater(None, 60, acceptance=3)
    assert alone.because == "the only count is one under 924(c) or 929(a)"


@pytest.mark.parametrize("acceptance", [0, 2, 3])
def test_firearm_table_corresponds_to_level_37(acceptance: int) -> None:
    """§ 4B1.1, background: the ranges of (c)(3) are those of level 37, less acceptance, in Category VI."""
    ranges = CAREER_OFFENDER_FIREARM.on(IN_2009)
    level = Ledger().enter(ranges.level).total - acceptance

    assert ranges.of(acceptance) == TABLE.on(IN_2009).range(level, "VI")


def test_no_other_reduction_has_a_row() -> None:
    """§ 4B1.1(c)(3) prints no reduction, two levels and three."""
    with pytest.raises(SentencingError, match=r"takes off 0, 2, 3 levels .*, not 1"):
        CAREER_OFFENDER_FIREARM.on(IN_2009).of(1)


def test_firearm_count_alone_says_why() -> None:
    """§ 4B1.2 n.2 of 2000 (amend. 600)."""
    assert "924(c)" in FIREARM_COUNT_ALONE.on(date(2001, 11, 1))


# Sections together


def _steps(offender: RepeatOffender, level: int, day: date = IN_2009) -> tuple[list[str], int]:
    ledger = rows.ledger(level)
    for section in PART_B.values():
        ledger = run(section.on(day), offender, ledger, section.version(day).source)
    return [str(step) for step in ledger.steps[1:]], ledger.total


def test_the_greatest_level_of_several_sections_stands() -> None:
    """§ 4B1.4(b): the greatest of its own level, § 4B1.1's and that of Chapters Two and Three."""
    both = RepeatOffender(
        History(career_offender=True, armed_career_criminal=True, armed_in_connection=False, criminal_livelihood=True),
        maximum=LIFE,
    )

    assert _steps(both, 24) == (["4B1.1(b) >= 37"], 37)
    assert _steps(evolve(both, maximum=240), 24) == (["4B1.1(b) >= 32", "4B1.4(b) >= 33"], 33)


@pytest.mark.parametrize(
    ("history", "level", "steps", "total"),
    [
        (History(criminal_livelihood=True), 10, ["4B1.3 >= 13", "4B1.5(b) +2", "4B1.5(b) >= 22"], 22),
        (History(criminal_livelihood=True), 5, ["4B1.3 >= 13", "4B1.5(b) >= 22"], 22),
        (
            History(armed_career_criminal=True, armed_in_connection=True),
            30,
            ["4B1.4(b) >= 34", "4B1.5(b) +1"],
            35,
        ),
        (History(armed_career_criminal=True, armed_in_connection=True), 29, ["4B1.4(b) >= 34"], 34),
        (History(armed_career_criminal=True, armed_in_connection=True), 36, ["4B1.5(b) +5"], 41),
    ],
)
def test_five_levels_go_on_chapters_two_and_three(history: History, level: int, steps: list[str], total: int) -> None:
    """§ 4B1.5(b)(1): five more than Chapters Two and Three give, not than § 4B1.3 or § 4B1.4 made of it."""
    offender = RepeatOffender(evolve(history, pattern_of_sexual_conduct=True))

    assert (steps, total) == _steps(offender, level)


def test_level_stands_with_its_source() -> None:
    """A level to which the ledger returns is a step of its own, with the source of the text; else there is none."""
    rules = CRIMINAL_LIVELIHOOD.on(IN_2009)
    below = rows.ledger(1, ("4B1.3", ">= 13"), ("3E1.1(a)", "-2"), ("3F1.1", "-1"))
    enough = rows.ledger(20, ("4B1.3", ">= 13"), ("3E1.1(a)", "-2"), ("3F1.1", "-1"))
    untouched = rows.ledger(5)

    raised = standing(rules, below, "the source")
    assert [str(step) for step in raised.steps[-1:]] == ["4B1.3 >= 11"]
    assert raised.steps[-1].source == "the source"
    assert enough is standing(rules, enough)
    assert untouched is standing(rules, untouched)


def test_level_that_raised_nothing_stands_too() -> None:
    """A § 4B1.1 level below the level otherwise applicable is compared again when § 3F1.1 takes four levels off."""
    [rule] = CAREER_OFFENDER.on(date(2025, 11, 1))
    ledger = rows.ledger(33, ("4B1.1(b)", ">= 32"), ("3E1.1(a)", "-2"), ("3E1.1(b)", "-1"), ("3F1.1", "-4"))

    assert ledger.total == 26
    assert standing([rule], ledger).total == 29


# What holds in every edition

HISTORIES = st.builds(
    History,
    career_offender=st.booleans(),
    criminal_livelihood=st.booleans(),
    armed_career_criminal=st.booleans(),
    armed_in_connection=st.none() | st.booleans(),
    repeat_sex_offender=st.booleans(),
    pattern_of_sexual_conduct=st.booleans(),
)
MAXIMA: st.SearchStrategy[Term | None] = st.none() | st.just(LIFE) | st.integers(1, 600)
OFFENDERS = st.builds(
    RepeatOffender,
    history=HISTORIES,
    maximum=MAXIMA,
    stated=st.none() | st.sampled_from([Stated.parse("4B1.1 >= 34"), Stated.parse("4B1.1(b)")]),
    consecutive_firearm=st.booleans(),
)
LEVELS = st.integers(1, 43)
DAYS = st.sampled_from(sorted({day for _, day in TURNS}))


def _rules(day: date) -> list[PartBRule]:
    return [rule for section in PART_B.values() if section.in_force(day) for rule in section.on(day)]


@given(OFFENDERS, LEVELS, DAYS)
def test_no_rule_lowers_the_level(offender: RepeatOffender, level: int, day: date) -> None:
    """Part B only raises: no section gives less than Chapters Two and Three do."""
    ledger = rows.ledger(level)
    try:
        after = run(_rules(day), offender, ledger)
    except SentencingError:
        assume(False)  # noqa: FBT003 - hypothesis asks for it so

    assert after.total >= level
    assert all(step.after >= step.before for step in after.steps)
    assert standing(_rules(day), after) == after


@given(OFFENDERS, st.sampled_from(CriminalHistoryCategory), DAYS)
def test_no_rule_lowers_the_category(offender: RepeatOffender, category: CriminalHistoryCategory, day: date) -> None:
    """The category of Part A is the least that Part B leaves; a career offender's is VI."""
    for rule in _rules(day):
        try:
            made = rule.category(offender, category)
        except Undetermined:
            continue
        assert made >= category
        category = made
    if offender.is_career_offender:
        assert category is CriminalHistoryCategory.VI


@given(st.integers(13, 600), st.integers(0, 120), st.sampled_from(CAREER_OFFENDER.versions[1:]))
def test_more_maximum_never_means_a_lower_level(maximum: int, more: int, version: object) -> None:
    """The table ascends with the statutory maximum, and life is its highest row."""
    levels = version.text[0].levels

    assert levels.of(maximum) <= levels.of(maximum + more) <= levels.of(LIFE)


@given(st.integers(1, 40), st.sampled_from(list(CriminalHistoryCategory)), st.integers(0, 600))
def test_the_greater_firearm_range_is_the_greater(
    level: int, category: CriminalHistoryCategory, consecutive: int
) -> None:
    """§ 4B1.1(c)(2), n.3(B): no other of the two ranges has a higher minimum."""
    ranges = CAREER_OFFENDER_FIREARM.on(IN_2009)
    otherwise = TABLE.on(IN_2009).range(level, category)
    greater = ranges.greater(otherwise, consecutive, acceptance=2)

    assert greater.range.minimum >= ranges.of(2).minimum
    assert otherwise.minimum is LIFE or greater.range.minimum >= otherwise.minimum + consecutive
    assert str(greater.cite) in {"4B1.1(c)(2)(A)", "4B1.1(c)(2)(B)"}
