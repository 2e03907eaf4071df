"""Revocations under Chapter Seven: the golden cases, every cell under every cap, and what is not stated."""

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter7 as rows

from sentencing.casefile.revocation import revocation_from_dict
from sentencing.check import check_file
from sentencing.duration import Duration
from sentencing.errors import Contradiction, NotInForce, NotModelled, SentencingError, Undetermined
from sentencing.manual import Manual
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.manual.in_force import Laid
from sentencing.offense_class import PETTY, OffenseClass
from sentencing.partial import PartialDate
from sentencing.revocation import calculate_revocation
from sentencing.revocation.limits import ceiling, further_supervision, less, whole_months
from sentencing.revocation.original_offense import Possibility, possibilities
from sentencing.revocation.outcome import RevocationOutcome
from sentencing.supervision import (
    Alternative,
    Disposition,
    MandatoryGround,
    Original,
    RevocationCase,
    Supervision,
    Violation,
    ViolationGrade,
)
from sentencing.terms import LIFE, CriminalHistoryCategory, Range

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "7").glob("*.toml"))
RELEASE, PROBATION = Supervision.SUPERVISED_RELEASE, Supervision.PROBATION
IN_SCOPE = [each for each in OffenseClass if each not in PETTY]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """A case file of a revocation gives what the file says that the law gives."""
    assert check_file(path)[1] == []


def case_of(supervision: Supervision = RELEASE, **facts: Any) -> RevocationCase:
    """A Grade B revocation of 2020 for a Class C felony of 2012, Category I, but for the facts given."""
    original = {
        "committed": PartialDate.parse("2012-03-01"),
        "offense_class": OffenseClass.C_FELONY,
        "category": CriminalHistoryCategory.I,
        **facts.pop("original", {}),
    }
    given = {"violations": (Violation(grade=ViolationGrade.B),), "revoked": PartialDate.parse("2020-05-01"), **facts}
    return RevocationCase(supervision, Original(**original), **given)


def answer(supervision: Supervision = RELEASE, **facts: Any) -> RevocationOutcome:
    """The outcome of such a case."""
    return calculate_revocation(case_of(supervision, **facts))


# Every cell under every cap


CAPS = dict(zip(IN_SCOPE, rows.CAPS[-1][1], strict=True))
TERMS = dict(zip(IN_SCOPE, rows.RELEASE_MONTHS[-1][1], strict=True))


def by_hand(cell: str, cap: int) -> Range:
    """§ 7B1.4(b), worked month by month: the months of the cell that the cap allows, else the cap."""
    low, high = map(int, cell.split("-"))
    allowed = [month for month in range(low, high + 1) if month <= cap] or [cap]
    return Range(allowed[0], allowed[-1])


@pytest.mark.parametrize("day", [date(1994, 11, 1), date(2020, 5, 1), date(2025, 11, 1)], ids=str)
@pytest.mark.parametrize("offense_class", IN_SCOPE)
def test_every_cell_of_supervised_release_under_its_cap(day: date, offense_class: OffenseClass) -> None:
    """Each grade and category, for each class: the range inside the statute, and the release that is left."""
    for grade, category in product(ViolationGrade, CriminalHistoryCategory):
        outcome = answer(
            original={
                "offense_class": offense_class,
                "category": category,
                "committed": PartialDate.parse("1994-10-01"),
            }
            | {"revoked_before": ()},
            violations=(Violation(grade=grade),),
            revoked=PartialDate.on(day),
        )
        cell = rows.cell(RELEASE, day, grade, category.name, class_a=offense_class is OffenseClass.A_FELONY)
        cap, term = CAPS[offense_class], TERMS[offense_class]
        assert cap is not None
        terms = by_hand(cell, cap)
        assert (str(outcome.range_before_statute), outcome.range, outcome.maximum) == (cell, terms, cap)
        assert (outcome.statutory is None) == (str(terms) == cell)
        assert outcome.further_release is not None
        ends = [0 if int(prison) == cap else term - int(prison) for prison in (terms.maximum, terms.minimum)]
        assert outcome.further_release.left == Range(*ends)


@pytest.mark.parametrize("day", [date(2020, 5, 1), date(2025, 11, 1)], ids=str)
@pytest.mark.parametrize("maximum", [7, 12, 13, 24, 36, 60, 120, 300, LIFE], ids=str)
def test_every_cell_of_probation_under_the_maximum(day: date, maximum: Any) -> None:
    """Each grade and category within the statutory maximum of the original offense."""
    for grade, category in product(ViolationGrade, CriminalHistoryCategory):
        outcome = answer(
            PROBATION,
            original={"offense_class": None, "maximum": maximum, "category": category},
            violations=(Violation(grade=grade),),
            revoked=PartialDate.on(day),
        )
        cell = rows.cell(PROBATION, day, grade, category.name, class_a=maximum is LIFE)
        assert outcome.range == by_hand(cell, 999 if maximum is LIFE else maximum)
        assert outcome.maximum == maximum
        assert outcome.further_release is not None
        assert outcome.further_release.left is None
        terms = outcome.range
        assert outcome.alternatives is (
            Alternative.NONE
            if grade is ViolationGrade.A or not 1 <= terms.minimum <= 10
            else Alternative.ALL
            if terms.minimum <= 6
            else Alternative.HALF
        )


anything = st.fixed_dictionaries(
    {
        "supervision": st.sampled_from(Supervision),
        "revoked": st.dates(date(1987, 11, 1), date(2026, 10, 31)),
        "committed": st.none() | st.dates(date(1987, 11, 1), date(2020, 1, 1)),
        "category": st.none() | st.sampled_from(CriminalHistoryCategory),
        "offense_class": st.none() | st.sampled_from(OffenseClass),
        "maximum": st.none() | st.integers(0, 400) | st.just(LIFE),
        "minimum": st.none() | st.sampled_from((0, 1, 12, 60)),
        "release_maximum": st.none() | st.integers(12, 120) | st.just(LIFE),
        "imposed": st.none() | st.integers(1, 120),
        "revoked_before": st.none() | st.lists(st.integers(0, 30).map(Duration), max_size=2).map(tuple),
        "detention": st.none() | st.integers(0, 12),
        "violations": st.lists(
            st.builds(
                Violation,
                grade=st.none() | st.sampled_from(ViolationGrade),
                mandatory=st.none() | st.sampled_from(MandatoryGround),
            )
            | st.builds(Violation, punishable=st.integers(0, 300), kinds=st.none() | st.just(frozenset())),
            min_size=1,
            max_size=3,
        ).map(tuple),
    }
)


def of_anything(drawn: dict[str, Any]) -> RevocationOutcome | None:
    """The outcome of drawn facts; ``None`` where they are refused."""
    keys = (
        "committed",
        "category",
        "offense_class",
        "maximum",
        "minimum",
        "release_maximum",
        "imposed",
        "revoked_before",
    )
    facts = {key: drawn[key] for key in keys}
    facts["committed"] = drawn["committed"] and PartialDate.on(min(drawn["committed"], drawn["revoked"]))
    try:
        return calculate_revocation(
            RevocationCase(
                drawn["supervision"],
                Original(**facts),
                drawn["violations"],
                revoked=PartialDate.on(drawn["revoked"]),
                credited_detention=drawn["detention"],
            )
        )
    except SentencingError:
        return None


@given(anything)
def test_whatever_the_facts_the_answer_is_within_the_statute(drawn: dict[str, Any]) -> None:
    """Ranges stay below the maximum and above the minimum stated, detention included; every step is cited."""
    outcome = of_anything(drawn)
    if outcome is None:
        return
    assert all(each.cite and each.answer and each.because for each in outcome.reasons)
    for terms in (outcome.range, outcome.range_with_detention):
        if terms is not None and outcome.maximum is not None:
            assert terms.maximum <= outcome.maximum
            assert drawn["minimum"] is None or terms.minimum >= drawn["minimum"]
    if outcome.range is not None:
        assert outcome.applies
    if outcome.grade is not None:
        assert outcome.grade == min(each.grade for each in outcome.violations if each.grade)


@given(anything, st.sampled_from(("committed", "category", "offense_class")))
def test_a_fact_without_effect_can_be_left_out(drawn: dict[str, Any], fact: str) -> None:
    """Where there is an answer without a fact, any value of the fact gives that answer or is impossible."""
    petty_release = drawn["supervision"] is RELEASE and drawn["offense_class"] in PETTY
    if fact == "offense_class" and (drawn["maximum"] is not None or petty_release):
        return  # A class stated comes before that of the maximum, and before what the law allows.
    without, stated = of_anything({**drawn, fact: None}), of_anything(drawn)

    if without is not None and stated is not None:
        assert (without.range, without.revocation, without.alternatives) == (
            stated.range,
            stated.revocation,
            stated.alternatives,
        )


# What is not stated


def refused(kind: type[SentencingError], case: RevocationCase) -> str:
    """The words with which a case is refused."""
    with pytest.raises(kind) as refusal:
        calculate_revocation(case)
    return str(refusal.value)


GRADE_A = (Violation(grade=ViolationGrade.A),)


@pytest.mark.parametrize(
    ("original", "named", "not_named"),
    [
        ({"category": None}, ["original.category"], ["original.class", "original.committed"]),
        ({"offense_class": None}, ["original.class"], ["original.category", "original.committed"]),
        (
            {"category": CriminalHistoryCategory.VI, "committed": None},
            ["original.committed"],
            ["original.class", "original.category"],
        ),
        ({"offense_class": None, "statute": "8 U.S.C. 1326"}, ["original.statute"], ["original.class"]),
        ({"offense_class": None, "category": None}, ["original.category", "original.class"], ["original.committed"]),
    ],
)
def test_a_refusal_names_the_facts_that_decide(
    original: dict[str, Any], named: list[str], not_named: list[str]
) -> None:
    """What is open without deciding is not asked for."""
    told = refused(Undetermined, case_of(original=original, violations=GRADE_A))

    assert [fact for fact in named if f"`{fact}`" not in told] == []
    assert [fact for fact in not_named if f"`{fact}`" in told] == []


def test_facts_that_decide_only_together_are_all_named() -> None:
    """Twenty years in 1988 were Class B or C, and then C with a cap."""
    case = case_of(
        original={
            "offense_class": None,
            "maximum": 240,
            "committed": PartialDate.parse("1988"),
            "category": CriminalHistoryCategory.VI,
        },
        violations=GRADE_A,
    )

    told = refused(Undetermined, case)
    assert "`original.class`, since 18 U.S.C. 3559(a) of before 18 November 1988 was not read" in told


def test_what_is_not_stated_without_effect_is_told_and_left_out() -> None:
    """Class E, Grade A: 12 months in every category; the category, its cell and its row stay open."""
    outcome = answer(
        original={"offense_class": OffenseClass.E_FELONY, "category": None, "committed": None},
        violations=GRADE_A,
        revoked=PartialDate.parse("2020-05-01"),
    )

    assert (outcome.category, outcome.range_before_statute) == (None, None)
    assert outcome.range == Range(12, 12)
    assert outcome.statutory is not None
    assert outcome.statutory.because == "what the statute allows, whatever is not stated"
    assert "`original.category`" in outcome.notes[0]
    assert "`original.committed`" in outcome.notes[0]
    assert not any("Category" in each.answer for each in outcome.reasons)


def test_a_limit_that_all_possibilities_share_is_kept() -> None:
    """§ 1326 by any subsection may not be known, and a release term of a year still caps at 12."""
    outcome = answer(
        original={"offense_class": None, "statute": "8 U.S.C. 1326", "release_maximum": 12, "category": None},
        violations=(Violation(grade=ViolationGrade.A),),
    )

    assert outcome.range == Range(12, 12)
    assert outcome.maximum == 12


def test_a_statute_that_did_not_exist_for_part_of_the_time_is_read_for_the_rest() -> None:
    """§ 1326(b)(2) of 1988 is of 18 November at the earliest: 15 years, Class C."""
    case = case_of(
        original={
            "offense_class": None,
            "statute": "8 U.S.C. 1326(b)(2)",
            "committed": PartialDate.parse("1988"),
            "imposed": 36,
        },
        revoked=PartialDate.parse("1991-05-01"),
    )

    assert possibilities(case, date(1991, 5, 1)) == (
        Possibility(date(1988, 11, 18), OffenseClass.C_FELONY, Duration(180)),
    )
    assert calculate_revocation(case).maximum == 24


def test_a_tier_that_never_existed_then_is_refused() -> None:
    """The refusal speaks of the key of this kind of file."""
    case = case_of(original={"statute": "8 U.S.C. 1326(b)(2)", "committed": PartialDate.parse("1988-01-01")})

    assert refused(NotInForce, case).startswith("original.statute: 8 U.S.C. 1326(b)(2) begins on 1988-11-18")


def test_an_offense_that_may_be_older_than_the_reform_act_is_read_as_under_it() -> None:
    """An offense of 1987 is of November or December, if it brought supervised release."""
    case = case_of(original={"committed": PartialDate.parse("1987")})

    assert [each.day for each in possibilities(case, date(1990, 1, 1))] == [date(1987, 11, 1), date(1987, 12, 7)]
    assert "1987-10" in refused(NotModelled, case_of(original={"committed": PartialDate.parse("1987-10")}))


def test_a_text_laid_over_the_edition_is_applied() -> None:
    """A Manual with another Chapter Seven gives its answers, and every step says that it is hypothetical."""
    section = CHAPTER_SEVEN[RELEASE]
    book = Manual(date(2019, 11, 1), (Laid(section.name, "Part C, earlier", section.on(date(2025, 11, 1))),))

    outcome = calculate_revocation(case_of(), manual=book)

    assert outcome.revocation is Disposition.OFTEN
    assert "hypothetical: Part C, earlier" in {each.source for each in outcome.reasons}
    assert outcome.notes[0] == "Hypothetical: Part C, earlier; this is no edition of the Manual."


def test_a_manual_may_be_chosen_by_the_caller() -> None:
    """The caller's edition comes before the case's, and the case's before the day of revocation."""
    case = case_of(manual=date(2025, 11, 1))

    assert calculate_revocation(case).revocation is Disposition.OFTEN
    assert calculate_revocation(case, manual=Manual.on(date(2019, 11, 1))).revocation is Disposition.SHALL


def test_without_a_day_the_manual_bounds_the_offense() -> None:
    """Where only a Manual is named, the offense is not later than its day."""
    case = case_of(original={"committed": None}, revoked=None, manual=date(1990, 11, 1))

    assert [each.day for each in possibilities(case, date(1990, 11, 1))][-1] == date(1988, 11, 18)
    assert calculate_revocation(case).range == Range(4, 10)


def test_editions_that_agree_need_no_exact_day() -> None:
    """The last of the editions that agree is the one named."""
    outcome = answer(revoked=PartialDate.parse("2004"), original={"committed": PartialDate.parse("2003-06-01")})

    assert outcome.manual.day == date(2004, 11, 1)
    assert "revoked: the texts" in refused(Undetermined, case_of(revoked=PartialDate.parse("2025")))


# Limits


def test_a_minimum_beyond_every_statute_is_a_contradiction() -> None:
    """Probation: above the statutory maximum. Release: above the term of release, even under 18 U.S.C. 3583(k)."""
    probation = case_of(PROBATION, original={"maximum": 120, "minimum": 121})
    release = case_of(original={"minimum": 60})

    assert "121 months is more than the statute allows, 120 months" in refused(Contradiction, probation)
    assert "60 months is more than the statute allows, 24 months (18 U.S.C. 3583(e)(3)" in refused(
        Contradiction, release
    )


def test_only_the_possibilities_that_a_minimum_allows_count() -> None:
    """A minimum of 30 months fits no class but A and B: it replaces 3-9, whichever of the two it is."""
    outcome = answer(
        original={"offense_class": None, "minimum": 30, "category": CriminalHistoryCategory.I},
        violations=(Violation(grade=ViolationGrade.C),),
    )

    assert outcome.range == Range(30, 30)
    assert outcome.maximum is None


def test_the_term_imposed_was_the_limit_before_1994_for_drug_offenses_too() -> None:
    """Without a cap and with a term that 3583(b) does not give, the term imposed must be stated."""
    facts = {
        "statute": "21 U.S.C. 841(b)(1)(A)",
        "offense_class": OffenseClass.A_FELONY,
        "committed": PartialDate.parse("1990-01-01"),
        "category": CriminalHistoryCategory.VI,
    }

    assert refused(Undetermined, case_of(original=facts, violations=GRADE_A)).startswith("original.imposed:")
    assert answer(original={**facts, "imposed": 120}, violations=GRADE_A).range == Range(51, 63)
    assert answer(original={**facts, "release_maximum": LIFE}, violations=GRADE_A).maximum is LIFE


@pytest.mark.parametrize(
    ("statute", "release_maximum", "authorized"),
    [
        ("21 U.S.C. 841(b)(1)(C)", None, None),
        ("21 U.S.C. 841(b)(1)(C)", 60, 60),
        ("18 U.S.C. 2252A(a)(5)", LIFE, LIFE),
        ("18 U.S.C. 922(g)(1)", None, 36),
        (None, None, 36),
        ("no citation at all", None, 36),
    ],
)
def test_the_release_authorized_is_stated_or_that_of_the_class(
    statute: str | None,
    release_maximum: Any,
    authorized: Any,
) -> None:
    """18 U.S.C. 3583(b) speaks where no other statute does."""
    original = {"statute": statute, "release_maximum": release_maximum}
    outcomes = answer(original=original), answer(PROBATION, original={**original, "maximum": 120})

    assert [each.further_release and each.further_release.authorized for each in outcomes] == [authorized] * 2


def test_release_after_life_is_life() -> None:
    """Months off life leave life."""
    outcome = answer(original={"release_maximum": LIFE, "revoked_before": (Duration(6),)})

    assert outcome.further_release is not None
    assert outcome.further_release.left == Range(LIFE, LIFE)


def test_release_before_1994_comes_off_the_term_imposed() -> None:
    """*Johnson*: 36 imposed less 4 to 10; earlier revocations leave it open."""
    before = {"committed": PartialDate.parse("1990-01-01"), "imposed": 36}
    plain, again = answer(original=before), answer(original={**before, "revoked_before": (Duration(6),)})

    assert plain.further_release is not None
    assert plain.further_release.left == Range(26, 32)
    assert "Johnson" in plain.further_release.because
    assert again.further_release is not None
    assert again.further_release.left is None


@pytest.mark.parametrize(
    ("length", "taken", "left"),
    [
        (Duration(24), Duration(10), Duration(14)),
        (Duration(24), Duration(24), Duration()),
        (Duration(24), Duration(25), Duration()),
        (Duration(24), LIFE, Duration()),
        (LIFE, LIFE, LIFE),
    ],
)
def test_what_is_left_of_a_length(length: Any, taken: Any, left: Any) -> None:
    """Nothing at least, and of life, life."""
    assert less(length, taken) == left


@given(st.integers(0, 600), st.integers(-1000, 1000))
def test_whole_months_are_the_most_that_fit(months: int, days: int) -> None:
    """So many months are in the length, and one more is not."""
    if months * 365 + days * 12 < 0:
        return
    length = Duration(months, days=days)
    whole = whole_months(length)

    assert isinstance(whole, int)
    assert Duration(whole) <= length < Duration(whole + 1)


def test_the_ceiling_names_its_law() -> None:
    """Each limit carries the provision and the public law."""
    case = case_of()
    [possibility] = possibilities(case, date(2020, 5, 1))
    most = ceiling(case, possibility)

    assert (most.cite, most.source) == ("18 U.S.C. 3583(e)(3)", "Pub. L. 108-21 § 101 (eff. 2003-04-30)")
    assert further_supervision(case, possibility, None, Range(4, 10), 24).cite == "18 U.S.C. 3583(h)"


# What follows


def test_the_statute_comes_before_the_policy() -> None:
    """A violation for which a statute requires revocation decides, whichever it is, under either part."""
    required = (Violation(condition=True), Violation(condition=True, mandatory=MandatoryGround.REFUSED_TESTING))

    for supervision, day in product(Supervision, ("2020-05-01", "2025-12-01")):
        outcome = answer(supervision, original={"maximum": 120}, violations=required, revoked=PartialDate.parse(day))
        (step,) = (each for each in outcome.reasons if each.answer == Disposition.STATUTE)
        assert outcome.revocation is Disposition.STATUTE
        assert "violation 2: refused testing" in step.because


def test_detention_of_nothing_adds_nothing() -> None:
    """0 months are stated, and change no term; nor do 3 months before 1990."""
    outcome = answer(credited_detention=0)
    early = answer(
        credited_detention=3,
        revoked=PartialDate.parse("1990-01-01"),
        violations=(Violation(condition=True),),
        original={"committed": PartialDate.parse("1989-01-01"), "imposed": 36},
    )

    assert (outcome.added_detention, outcome.range_with_detention) == (0, None)
    assert (early.added_detention, early.range_with_detention) == (None, None)
    assert any("Chapter Seven had no such rule" in note for note in early.notes)


def test_detention_is_added_to_a_life_term_without_end() -> None:
    """A minimum of life stays life."""
    outcome = answer(
        credited_detention=3,
        original={"minimum": LIFE, "release_maximum": LIFE, "offense_class": OffenseClass.A_FELONY},
    )

    assert outcome.range == outcome.range_with_detention == Range(LIFE, LIFE)


def test_a_petty_offense_is_outside_the_chapter_whatever_else_is_stated() -> None:
    """No grade is asked for, and the answer is that the chapter does not apply."""
    outcome = answer(
        PROBATION, original={"offense_class": OffenseClass.INFRACTION, "category": None}, violations=(Violation(),)
    )

    assert not outcome.applies
    assert (outcome.range, outcome.grade, outcome.revocation, outcome.maximum) == (None, None, None, None)
    assert [each.cite for each in outcome.reasons] == ["1B1.9"]


def test_notes_are_said_once() -> None:
    """However many possibilities are worked out, no note is repeated."""
    outcome = answer(
        original={"committed": None, "offense_class": None}, violations=(Violation(grade=ViolationGrade.C),)
    )

    assert len(set(outcome.notes)) == len(outcome.notes) > 3


# The check of a file


def test_a_file_that_expects_otherwise_differs_in_each_key(tmp_path: Path) -> None:
    """Every key of [expected] is compared, and each difference is a line."""
    path = tmp_path / "case.toml"
    path.write_text(
        'supervision = "supervised release"\nrevoked = 2020-05-01\ncredited_detention = 1\n'
        'original = { class = "Class C felony", committed = 2012-03-01, category = "I" }\n'
        'violation = [{ grade = "B" }]\n'
        '[expected]\ngrade = "A"\ncategory = "II"\nrange = [1, 2]\nrange_before_statute = [1, 2]\nmaximum = 60\n'
        'revocation = "may revoke"\nalternatives = "none"\nadded_detention = 2\nrange_with_detention = [1, 2]\n'
        'further_release = [1, 2]\nmanual = 2019-05-01\nnotes = ["nothing of the kind"]\nerror = "Undetermined"\n',
        encoding="utf-8",
    )

    shown, lines = check_file(path)

    assert shown == "B/I 4-10, shall revoke"
    assert [line.split(":")[0] for line in lines] == [
        "error",
        "grade",
        "category",
        "range",
        "range_before_statute",
        "maximum",
        "revocation",
        "alternatives",
        "added_detention",
        "range_with_detention",
        "further_release",
        "manual",
        "notes",
    ]
    assert "further_release: expected 1-2, got 25-31" in lines


@pytest.mark.parametrize(
    ("body", "shown", "differences"),
    [
        ('revoked = 2020-05-01\nviolation = [{ grade = "B" }]', "refused: ", 1),
        ('violation = [{ grade = "B" }]\nexpected = { error = "Undetermined" }', "refused, as expected: ", 0),
        ('violation = [{ grade = "B" }]\nexpected = { error = "SentencingError" }', "refused, as expected: ", 0),
        ('violation = [{ grade = "B" }]\nexpected = { error = "NotModelled" }', "refused: ", 1),
        ('violation = [{ grad = "B" }]', "refused: ", 1),
        (
            'revoked = 2020-05-01\nviolation = [{}]\noriginal = { class = "infraction" }',
            "Chapter Seven does not apply",
            0,
        ),
        (
            'revoked = 1990-01-01\nviolation = [{ condition = true }]\noriginal = { maximum = "5 years" }',
            "no range, may revoke",
            0,
        ),
        (
            'manual = 2020-05-01\nviolation = [{ grade = "A" }]\noriginal = { maximum = "1 year" }',
            "A/any category 12, shall revoke",
            0,
        ),
    ],
)
def test_a_file_is_checked_in_a_line(tmp_path: Path, body: str, shown: str, differences: int) -> None:
    """The answer, or the refusal by its documented class, in a line."""
    path = tmp_path / "case.toml"
    path.write_text(f'supervision = "probation"\n{body}\n', encoding="utf-8")

    told, lines = check_file(path)

    assert told.startswith(shown)
    assert len(lines) == differences
    assert not any("_UnknownKey" in line for line in lines)


def test_the_example_of_the_specification() -> None:
    """A new reentry on release for § 1326(b)(2), Category III, with three months of detention to be credited."""
    outcome = calculate_revocation(
        revocation_from_dict(
            {
                "revoked": "2020-05-01",
                "manual": "2019-11-01",
                "supervision": "supervised release",
                "original": {
                    "statute": "8 U.S.C. 1326(b)(2)",
                    "committed": "2012-03-01",
                    "maximum": "20 years",
                    "minimum": 0,
                    "class": "Class C felony",
                    "category": "III",
                    "release_maximum": "3 years",
                    "revoked_before": ["6 months"],
                },
                "violation": [
                    {"conduct": "illegal reentry, 8 U.S.C. 1326", "grade": "B", "punishable": "20 years", "kinds": []}
                ],
                "credited_detention": 3,
            }
        )
    )

    assert (outcome.grade, outcome.category, outcome.range, outcome.maximum) == (
        ViolationGrade.B,
        CriminalHistoryCategory.III,
        Range(8, 14),
        24,
    )
    assert (outcome.revocation, outcome.alternatives, outcome.added_detention) == (
        Disposition.SHALL,
        Alternative.HALF,
        3,
    )
    assert outcome.manual.day == date(2019, 11, 1)
