"""Chapter Seven: grades, tables, what the statute leaves, alternatives and the rest, for every edition."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter7 as rows

from sentencing.cite import Cite
from sentencing.duration import Duration
from sentencing.errors import Contradiction, NotInForce, SentencingError, Undetermined
from sentencing.manual.chapter7.grades import Grades, deciding
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN, Alternatives, FirstText, GradedText
from sentencing.manual.chapter7.table import (
    GRADE_A_FOR_A_CLASS_A_FELONY,
    GRADES,
    LimitCites,
    RevocationTable,
    within_statute,
)
from sentencing.prior import Kind
from sentencing.supervision import Alternative, Supervision, Violation, ViolationGrade
from sentencing.terms import LIFE, CriminalHistoryCategory, Range

BOTH = list(Supervision)
DAYS = [
    (supervision, day)
    for supervision in BOTH
    for first in CHAPTER_SEVEN[supervision].days
    for day in (first, first - timedelta(days=1))
    if day >= date(1987, 11, 1)
] + [(supervision, date(2026, 10, 31)) for supervision in BOTH]
A, B, C = ViolationGrade
WHOLE = RevocationTable(GRADES, GRADE_A_FOR_A_CLASS_A_FELONY)
CITES = LimitCites("below", "above", "inside")
OF_1990 = Grades("7B1.1")


# The editions


@pytest.mark.parametrize("supervision", BOTH)
def test_the_editions_are_those_of_the_historical_notes(supervision: Supervision) -> None:
    """Amendments 362, 568, 664 and 835 changed what is modelled, and no other."""
    made = tuple((version.effective, version.amendment) for version in CHAPTER_SEVEN[supervision].versions)

    assert made == rows.HISTORICAL_NOTES[supervision]


@pytest.mark.parametrize(("supervision", "day"), DAYS, ids=str)
def test_every_edition_says_what_it_must(supervision: Supervision, day: date) -> None:
    """On each first and last day the cells, citations, responses and bounds are those typed from the Manual."""
    assert rows.table_agrees(supervision, day)
    assert rows.text_agrees(supervision, day)


@pytest.mark.parametrize("supervision", BOTH)
def test_the_grades_and_the_table_begin_in_1990(supervision: Supervision) -> None:
    """§§ 7A1.1-7A1.4 stand until 31 October 1990 (amend. 362)."""
    text = CHAPTER_SEVEN[supervision]

    assert isinstance(text.on(date(1990, 10, 31)), FirstText)
    assert isinstance(text.on(date(1990, 11, 1)), GradedText)


# The table


@pytest.mark.parametrize("class_a", [False, True])
def test_the_table_rises_with_category_and_grade(class_a: bool) -> None:
    """A higher category, or a more serious grade, never lowers either end."""
    for grade in ViolationGrade:
        row = [WHOLE.range(grade, category, class_a_felony=class_a) for category in CriminalHistoryCategory]
        assert all(one.minimum <= two.minimum and one.maximum <= two.maximum for one, two in pairwise(row))
    for category in CriminalHistoryCategory:
        column = [WHOLE.range(grade, category, class_a_felony=class_a) for grade in (C, B, A)]
        assert all(one.minimum <= two.minimum and one.maximum <= two.maximum for one, two in pairwise(column))


def test_a_class_a_felony_moves_grade_a_alone() -> None:
    """Grades B and C have no row of a Class A felony; Grade A has, and it is higher in every category."""
    for grade, category in product(ViolationGrade, CriminalHistoryCategory):
        plain, class_a = (WHOLE.range(grade, category, class_a_felony=it) for it in (False, True))
        assert (class_a.harsher_than(plain)) == (grade is A)


def test_a_table_without_that_row_reads_the_other() -> None:
    """The Probation Revocation Table of 2025 has one row for Grade A."""
    assert RevocationTable(GRADES).range(A, "I", class_a_felony=True) == Range(12, 18)


def test_no_category_no_cell() -> None:
    """There are six categories."""
    with pytest.raises(SentencingError, match="VII"):
        WHOLE.range(A, "VII")


# The statute


TERMS = st.integers(0, 120) | st.just(LIFE)


@given(
    st.sampled_from(ViolationGrade),
    st.sampled_from(CriminalHistoryCategory),
    st.booleans(),
    st.none() | TERMS,
    st.none() | st.integers(0, 120),
)
def test_what_is_left_lies_inside_the_statute(
    grade: ViolationGrade,
    category: CriminalHistoryCategory,
    class_a: bool,
    maximum: int | None,
    minimum: int | None,
) -> None:
    """§ 7B1.4(b): the result is never above the maximum nor below the minimum, and inside the cell if any of it is."""
    if None not in (maximum, minimum) and minimum > maximum:
        minimum = None
    cell = WHOLE.range(grade, category, class_a_felony=class_a)

    limited = within_statute(cell, maximum, minimum, CITES)

    terms = cell if limited is None else limited.after
    assert maximum is None or terms.maximum <= maximum
    assert minimum is None or terms.minimum >= minimum
    allowed = Range(minimum or 0, LIFE if maximum is None else maximum)
    assert terms == (cell.overlap(allowed) or Range(*[maximum if allowed.maximum < cell.minimum else minimum] * 2))
    assert (limited is None) == (terms == cell)


@pytest.mark.parametrize(
    ("maximum", "minimum", "cite", "after"),
    [
        (24, None, "below", "24"),
        (None, 60, "above", "60"),
        (LIFE, 60, "above", "60"),
        (36, None, "inside", "33-36"),
        (None, 35, "inside", "35-41"),
        (36, 34, "inside", "34-36"),
        (33, None, "inside", "33"),
        (None, 41, "inside", "41"),
    ],
)
def test_which_provision_limits_the_range(maximum: int | None, minimum: int | None, cite: str, after: str) -> None:
    """Below, above, inside: each has its paragraph (33-41)."""
    limited = within_statute(Range(33, 41), maximum, minimum, CITES)

    assert limited is not None
    assert (limited.cite, str(limited.after)) == (cite, after)


@pytest.mark.parametrize(("maximum", "minimum"), [(None, None), (41, 33), (LIFE, 0), (60, None)])
def test_limits_outside_the_range_leave_it_alone(maximum: int | None, minimum: int | None) -> None:
    """Limits at or beyond both ends change nothing."""
    assert within_statute(Range(33, 41), maximum, minimum, CITES) is None


# Grades


VIOLENCE, DRUGS, WEAPON = Kind.CRIME_OF_VIOLENCE, Kind.CONTROLLED_SUBSTANCE, Kind.FIREARMS
NO_KIND: frozenset[Kind] = frozenset()


@pytest.mark.parametrize(
    ("violation", "grade", "cite"),
    [
        (Violation(condition=True), C, "7B1.1(a)(3)(B)"),
        (Violation(punishable=12), C, "7B1.1(a)(3)(A)"),
        (Violation(punishable=Duration(days=365)), C, "7B1.1(a)(3)(A)"),
        (Violation(punishable=12, kinds=frozenset({VIOLENCE})), C, "7B1.1(a)(3)(A)"),
        (Violation(punishable=Duration(days=366), kinds=NO_KIND), B, "7B1.1(a)(2)"),
        (Violation(punishable=240, kinds=NO_KIND), B, "7B1.1(a)(2)"),
        (Violation(punishable=241, kinds=NO_KIND), A, "7B1.1(a)(1)(B)"),
        (Violation(punishable=241), A, "7B1.1(a)(1)(B)"),
        (Violation(punishable=LIFE, kinds=frozenset({DRUGS})), A, "7B1.1(a)(1)(A)"),
        (Violation(punishable=13, kinds=frozenset({WEAPON, DRUGS})), A, "7B1.1(a)(1)(A)"),
        (Violation(kinds=frozenset({VIOLENCE})), A, "7B1.1(a)(1)(A)"),
        (Violation(grade=A), A, "7B1.1(a)(1)"),
        (Violation(grade=B, punishable=24), B, "7B1.1(a)(2)"),
        (Violation(grade=C, condition=True), C, "7B1.1(a)(3)"),
    ],
    ids=str,
)
def test_a_violation_has_its_grade(violation: Violation, grade: ViolationGrade, cite: str) -> None:
    """§ 7B1.1(a): by the term and the kind, or as found."""
    [graded] = OF_1990.of([violation])

    assert (graded.grade, graded.cite) == (grade, Cite.parse(cite))
    assert graded.because


@pytest.mark.parametrize(
    ("violation", "missing", "grades"),
    [
        (Violation(), "punishable", "A or B or C"),
        (Violation(kinds=NO_KIND), "punishable", "A or B or C"),
        (Violation(kinds=frozenset({WEAPON})), "punishable", "A or C"),
        (Violation(kinds=frozenset({DRUGS})), "punishable", "A or C"),
        (Violation(punishable=24), "kinds", "A or B"),
        (Violation(condition=False), "punishable", "A or B or C"),
    ],
    ids=str,
)
def test_an_open_grade_names_the_missing_fact(violation: Violation, missing: str, grades: str) -> None:
    """What the grade turns on, and between which grades, stands in the refusal."""
    with pytest.raises(Undetermined, match=rf"violation\[2\]\.{missing}: the grade turns on it \({grades}\)"):
        OF_1990.of([Violation(condition=True), violation])


def test_an_open_grade_does_not_matter_beside_a_graver_violation() -> None:
    """B or A beside a sure A is no question; B or A beside a sure B is one."""
    open_violation = Violation(punishable=24)

    graded = OF_1990.of([open_violation, Violation(grade=A)])

    assert [each.grade for each in graded] == [None, A]
    assert deciding(graded) == (graded[1], A)
    with pytest.raises(Undetermined):
        OF_1990.of([open_violation, Violation(grade=B)])


@pytest.mark.parametrize(
    "violation",
    [
        Violation(grade=A, condition=True),
        Violation(grade=B, punishable=12),
        Violation(grade=B, punishable=13, kinds=frozenset({VIOLENCE})),
        Violation(grade=C, kinds=frozenset({VIOLENCE})),
        Violation(grade=A, punishable=24, kinds=NO_KIND),
    ],
    ids=str,
)
def test_a_grade_that_the_facts_do_not_allow_is_refused(violation: Violation) -> None:
    """Both are shown: the grade stated and what the facts give."""
    with pytest.raises(Contradiction, match=rf"Grade {violation.grade} is stated, but the facts give"):
        OF_1990.of([violation])


def test_the_first_of_the_most_serious_decides() -> None:
    """§ 7B1.1(b): the most serious grade; of two alike the first is named."""
    graded = OF_1990.of([Violation(grade=C), Violation("one", B), Violation("two", B)])

    assert deciding(graded)[0].conduct == "one"


# 1987 to 1990


FIRST = FirstText("7A1.3", Cite("7A1.4", "(b)"))


@pytest.mark.parametrize(
    ("violations", "answer", "cite"),
    [
        ([Violation(condition=True)], "may revoke", "7A1.3(b)"),
        ([Violation(punishable=6)], "may revoke", "7A1.3(b)"),
        ([Violation(punishable=7)], "shall revoke", "7A1.3(a)"),
        ([Violation(), Violation(punishable=LIFE)], "shall revoke", "7A1.3(a)"),
    ],
)
def test_new_criminal_conduct_decides_before_1990(violations: list[Violation], answer: str, cite: str) -> None:
    """§ 7A1.3: new criminal conduct other than a petty offense means revocation."""
    said = FIRST.revocation(violations)

    assert (str(said[0]), str(said[1])) == (answer, cite)


def test_before_1990_unstated_conduct_is_open_and_a_grade_is_unknown() -> None:
    """The refusals name the violation and what to state."""
    with pytest.raises(Undetermined, match=r"violation\[2\]\.punishable"):
        FIRST.revocation([Violation(condition=True), Violation(kinds=frozenset({VIOLENCE}))])
    with pytest.raises(NotInForce, match=r"violation\[1\]\.grade: .*amend\. 362"):
        FIRST.revocation([Violation(grade=C)])


# Alternatives


@pytest.mark.parametrize(
    ("grade", "minimum", "answer", "cite"),
    [
        (B, 0, Alternative.NONE, "7B1.3(c)"),
        (B, 1, Alternative.ALL, "7B1.3(c)(1)"),
        (C, 6, Alternative.ALL, "7B1.3(c)(1)"),
        (C, 7, Alternative.HALF, "7B1.3(c)(2)"),
        (B, 10, Alternative.HALF, "7B1.3(c)(2)"),
        (B, 11, Alternative.NONE, "7B1.3(c)"),
        (A, 6, Alternative.NONE, "7B1.3(c)"),
        (B, LIFE, Alternative.NONE, "7B1.3(c)"),
    ],
)
def test_alternatives_turn_on_grade_and_minimum(
    grade: ViolationGrade,
    minimum: int,
    answer: Alternative,
    cite: str,
) -> None:
    """§ 7B1.3(c): Grades B and C; one to six months, all; more than six to ten, half."""
    assert Alternatives(Cite("7B1.3", "(c)")).of(grade, minimum) == (answer, Cite.parse(cite))
