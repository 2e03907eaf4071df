"""Chapter Seven and its statutes typed a second time, by hand, for comparison with the library's own."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from sentencing.errors import SentencingError
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN, FirstText, GradedText
from sentencing.offense_class import OffenseClass
from sentencing.release_statutes import (
    FURTHER_RELEASE,
    MANDATORY_REVOCATION,
    NO_PROBATION,
    PRISON_LIMITS,
    REGISTRANT_MINIMUM,
    RELEASE_TERMS,
    RESENTENCING,
)
from sentencing.supervision import Supervision, Violation, ViolationGrade
from sentencing.terms import CriminalHistoryCategory

PROBATION, RELEASE = Supervision.PROBATION, Supervision.SUPERVISED_RELEASE

HISTORICAL_NOTES: Mapping[Supervision, tuple[tuple[date, int | None], ...]] = {
    PROBATION: (
        (date(1987, 11, 1), None),
        (date(1990, 11, 1), 362),
        (date(1997, 11, 1), 568),
        (date(2025, 11, 1), 835),
    ),
    RELEASE: (
        (date(1987, 11, 1), None),
        (date(1990, 11, 1), 362),
        (date(1997, 11, 1), 568),
        (date(2004, 11, 1), 664),
        (date(2025, 11, 1), 835),
    ),
}
"""The amendments that changed what is modelled, with their dates (Appendix C)."""

COLUMNS: Mapping[str, tuple[str, str, str, str]] = {
    "I": ("3-9", "4-10", "12-18", "24-30"),
    "II": ("4-10", "6-12", "15-21", "27-33"),
    "III": ("5-11", "8-14", "18-24", "30-37"),
    "IV": ("6-12", "12-18", "24-30", "37-46"),
    "V": ("7-13", "18-24", "30-37", "46-57"),
    "VI": ("8-14", "21-27", "33-41", "51-63"),
}
"""The table by category, as it stands from 1990 on: Grades C, B, A, and A for a Class A felony."""


def cell(supervision: Supervision, day: date, grade: str, category: str, *, class_a: bool) -> str:
    """The cell of the edition of a day; probation has no row of a Class A felony since 1 November 2025."""
    has_row = supervision is RELEASE or day < date(2025, 11, 1)
    return COLUMNS[category][3 if grade == "A" and class_a and has_row else "CBA".index(grade)]


def table_agrees(supervision: Supervision, day: date) -> bool:
    """Whether the edition of a day has every cell."""
    text = CHAPTER_SEVEN[supervision].on(day)
    if isinstance(text, FirstText):
        return day < date(1990, 11, 1)
    return all(
        str(text.table.range(grade, category, class_a_felony=class_a))
        == cell(supervision, day, grade, category.name, class_a=class_a)
        for grade, category, class_a in product(ViolationGrade, CriminalHistoryCategory, (False, True))
    )


CITES: Mapping[tuple[Supervision, bool], tuple[str, ...]] = {
    (PROBATION, False): ("7B1.1", "7B1.4(a)", "7B1.3(f)", "7B1.5(a)", "7B1.3(g)(1)", "7B1.3(e)", "7B1.3(c)"),
    (PROBATION, True): ("7B1.1", "7B1.4(a)", "7B1.3(f)", "7B1.5", "7B1.3(g)", "7B1.3(e)", "7B1.3(c)"),
    (RELEASE, False): ("7B1.1", "7B1.4(a)", "7B1.3(f)", "7B1.5(b)", "7B1.3(g)(2)", "7B1.3(e)", "7B1.3(c)"),
    (RELEASE, True): ("7C1.1", "7C1.5", "7C1.4(b)", "7C1.6(a)", "7C1.4(c)", "None", "None"),
}
"""Grades, table, consecutive terms, no credit, further release, detention and alternatives, before 2025 and since."""

RESPONSES: Mapping[tuple[Supervision, bool], tuple[str, str, str]] = {
    (PROBATION, False): ("shall revoke", "shall revoke", "may revoke"),
    (PROBATION, True): ("shall revoke", "shall revoke", "may revoke"),
    (RELEASE, False): ("shall revoke", "shall revoke", "may revoke"),
    (RELEASE, True): ("generally appropriate", "often appropriate", "may be appropriate"),
}
"""Grades A, B and C."""


IMPLYING: Mapping[bool, set[str]] = {
    False: {"crime of violence"},
    True: {"crime of violence", "controlled substance offense"},
}
"""The kinds whose definition asks for more than a year: before amendment 568 and since."""


def cites_of(text: GradedText) -> tuple[str, ...]:
    """The citations of an edition, in the order of ``CITES``."""
    alternatives = text.alternatives and text.alternatives.cite
    return tuple(
        map(
            str,
            (
                text.grades.section,
                text.range_cite,
                text.consecutive[1],
                text.credit,
                text.further.cite,
                text.added_detention,
                alternatives,
            ),
        )
    )


def text_agrees(supervision: Supervision, day: date) -> bool:
    """Whether the edition of a day says what it must."""
    text = CHAPTER_SEVEN[supervision].on(day)
    if isinstance(text, FirstText):
        return _first_text_agrees(text)
    since_2025 = day >= date(2025, 11, 1)
    return (
        cites_of(text) == CITES[supervision, since_2025]
        and tuple(str(text.response(grade)[0]) for grade in ViolationGrade) == RESPONSES[supervision, since_2025]
        and text.further.anew == (supervision is PROBATION)
        and text.further.below_maximum_only == (supervision is RELEASE and day < date(2004, 11, 1))
        and set(map(str, text.grades.implying)) == IMPLYING[day >= date(1997, 11, 1)]
        and list(_grades(text)) == ["C", "C", "B", "B", "A", "A", "C", "A"]
        and (text.alternatives is None or list(_alternatives(text)) == ["none", "all", "all", "half", "half", "none"])
    )


def _grades(text: GradedText) -> Iterator[str]:
    none = frozenset[object]()
    for months, kinds in ((1, none), (12, none), (13, none), (240, none), (241, none), (999, none)):
        yield _grade(text, Violation(punishable=months, kinds=kinds))
    violent = Violation(punishable=1, kinds=frozenset({"crime of violence"}))
    yield _grade(text, Violation(punishable=12, kinds=violent.kinds))
    yield _grade(text, Violation(punishable=13, kinds=violent.kinds))


def _grade(text: GradedText, violation: Violation) -> str:
    return str(text.grades.of([violation])[0].grade)


def _alternatives(text: GradedText) -> Iterator[str]:
    assert text.alternatives is not None
    yield from (str(text.alternatives.of(ViolationGrade.B, minimum)[0]) for minimum in (0, 1, 6, 7, 10, 11))


def _first_text_agrees(text: FirstText) -> bool:
    answers = [str(text.revocation([Violation(punishable=months)])[0]) for months in (6, 7)]
    return answers == ["may revoke", "shall revoke"]


# The statutes

A, B, C, D, E = list(OffenseClass)[:5]
A_MISDEMEANOR = OffenseClass.A_MISDEMEANOR

CAPS: tuple[tuple[date, tuple[int | None, ...], bool, bool | None], ...] = (
    (date(1987, 11, 1), (None, None, None, None, None, None), True, None),
    (date(1988, 11, 17), (None, None, None, None, None, None), True, None),
    (date(1988, 11, 18), (None, 36, 24, 24, None, None), True, None),
    (date(1994, 9, 12), (None, 36, 24, 24, None, None), True, None),
    (date(1994, 9, 13), (60, 36, 24, 24, 12, 12), False, True),
    (date(2003, 4, 29), (60, 36, 24, 24, 12, 12), False, True),
    (date(2003, 4, 30), (60, 36, 24, 24, 12, 12), False, False),
    (date(2026, 10, 31), (60, 36, 24, 24, 12, 12), False, False),
)
"""18 U.S.C. 3583(e)(3): Classes A to E and Class A misdemeanors; the term imposed; earlier revocations counted."""

RELEASE_MONTHS: tuple[tuple[date, tuple[int, ...]], ...] = (
    (date(1987, 11, 1), (36, 36, 24, 24, 12, 12)),
    (date(1987, 12, 6), (36, 36, 24, 24, 12, 12)),
    (date(1987, 12, 7), (60, 60, 36, 36, 12, 12)),
    (date(2026, 10, 31), (60, 60, 36, 36, 12, 12)),
)
"""18 U.S.C. 3583(b), for the same classes."""

GROUNDS: tuple[tuple[Supervision, date, str], ...] = (
    (PROBATION, date(1988, 11, 17), ""),
    (PROBATION, date(1988, 11, 18), "controlled substance, firearm; a third"),
    (PROBATION, date(1994, 9, 12), "controlled substance, firearm; a third"),
    (PROBATION, date(1994, 9, 13), "controlled substance, firearm, refused testing"),
    (PROBATION, date(2002, 11, 1), "controlled substance, firearm, refused testing"),
    (PROBATION, date(2002, 11, 2), "controlled substance, firearm, refused testing, failed tests"),
    (RELEASE, date(1988, 11, 17), ""),
    (RELEASE, date(1988, 11, 18), "controlled substance; a third"),
    (RELEASE, date(1994, 9, 12), "controlled substance; a third"),
    (RELEASE, date(1994, 9, 13), "controlled substance, firearm, refused testing"),
    (RELEASE, date(2002, 11, 1), "controlled substance, firearm, refused testing"),
    (RELEASE, date(2002, 11, 2), "controlled substance, firearm, refused testing, failed tests"),
)
"""18 U.S.C. 3565(b) and 3583(g)."""

FURTHER: tuple[tuple[date, bool, bool], ...] = (
    (date(1987, 11, 1), False, True),
    (date(1994, 9, 12), False, True),
    (date(1994, 9, 13), True, False),
    (date(2003, 4, 29), True, False),
    (date(2003, 4, 30), False, False),
)
"""18 U.S.C. 3583(h): whether only below the longest prison term; whether off the term imposed."""

NOT_SETTLED: tuple[tuple[date, bool], ...] = (
    (date(1987, 11, 1), True),
    (date(1994, 9, 12), True),
    (date(1994, 9, 13), False),
)
"""18 U.S.C. 3565(a)(2): whether what sentence was available is open."""


def grounds_on(supervision: Supervision, day: date) -> str:
    """The grounds on which revocation was required for an offense of a day, as ``GROUNDS`` writes them."""
    try:
        law = MANDATORY_REVOCATION[supervision].on(day).text
    except SentencingError:
        return ""
    return ", ".join(law.grounds) + ("; a third" if law.a_third_for_drugs else "")


FROM_THE_REFORM_ACT = (RELEASE_TERMS, PRISON_LIMITS, FURTHER_RELEASE, RESENTENCING)
"""The statutes that reach offenses from 1 November 1987 on."""


def statutes_agree() -> bool:
    """Whether the statutes are what was typed."""
    classes = (A, B, C, D, E, A_MISDEMEANOR)
    return (
        not any(statute.begun(date(1987, 10, 31)) for statute in FROM_THE_REFORM_ACT)
        and all(
            (tuple(map(law.caps.of, classes)), law.of_term_imposed, law.adds_up) == (caps, imposed, adds_up)
            for day, caps, imposed, adds_up in CAPS
            for law in [PRISON_LIMITS.on(day).text]
        )
        and all(tuple(map(RELEASE_TERMS.on(day).text.of, classes)) == months for day, months in RELEASE_MONTHS)
        and all(grounds_on(supervision, day) == grounds for supervision, day, grounds in GROUNDS)
        and all(
            (law.below_maximum_only, law.of_term_imposed) == (below, imposed)
            for day, below, imposed in FURTHER
            for law in [FURTHER_RELEASE.on(day).text]
        )
        and all(bool(RESENTENCING.on(day).not_read) == is_open for day, is_open in NOT_SETTLED)
        and [REGISTRANT_MINIMUM.begun(date(2006, 7, day)) for day in (26, 27)] == [False, True]
        and REGISTRANT_MINIMUM.on(date(2006, 7, 27)).text == 60
        and {A, B} == NO_PROBATION
    )
