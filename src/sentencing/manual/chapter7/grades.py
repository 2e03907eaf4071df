"""§§ 7B1.1 and 7C1.1: the grade of a violation, by actual conduct and by the term that it is punishable by."""

from collections.abc import Iterable

from attrs import frozen

from sentencing.cite import Cite
from sentencing.duration import Duration, Imposed
from sentencing.errors import Contradiction, Undetermined
from sentencing.prior import Kind
from sentencing.supervision import Violation, ViolationGrade

A, B, C = ViolationGrade
_PINPOINTS = {A: "(a)(1)", B: "(a)(2)", C: "(a)(3)"}


@frozen
class GradedViolation:
    """A violation with its grade; ``None`` where its facts leave it open, and a graver violation decides.

    >>> from sentencing import calculate_revocation, revocation_from_dict
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "supervised release", "revoked": "2020-05-01",
    ...     "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
    ...     "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
    ... }))
    >>> print(outcome.violations[0].conduct, outcome.violations[0].grade, outcome.violations[0].cite)
    robbery A 7B1.1(a)(1)(A)
    """

    number: int
    conduct: str
    grade: ViolationGrade | None
    cite: Cite
    because: str


@frozen
class _Grading:
    """The grades that the facts of a violation leave possible, the most serious first, and why."""

    possible: tuple[ViolationGrade, ...]
    pinpoint: str
    because: str
    missing: str = ""

    @property
    def grade(self) -> ViolationGrade | None:
        return self.possible[0] if len(self.possible) == 1 else None


@frozen
class Grades:
    """How violations are classified.

    >>> [each.grade for each in Grades("7B1.1").of([Violation("an assault", punishable=12)])]
    [<ViolationGrade.C: 'C'>]

    Attributes:
        section: the section.
        felony_above: months; an offense punishable by no more is of Grade C.
        gravest_above: months; an offense punishable by more is of Grade A, whatever its kind.
        implying: the kinds whose definition itself asks for an offense punishable by more than a year.
    """

    section: str
    felony_above: int = 12
    gravest_above: int = 240
    implying: tuple[Kind, ...] = (Kind.CRIME_OF_VIOLENCE,)

    def of(self, violations: Iterable[Violation]) -> tuple[GradedViolation, ...]:
        """Each violation with its grade.

        Raises:
            Contradiction: a grade as found is not one that the facts allow.
            Undetermined: the facts leave open which grade is the most serious.
        """
        graded = [(violation, self._of(number, violation)) for number, violation in enumerate(violations, start=1)]
        surely = min(grading.possible[-1] for _, grading in graded)
        for number, (_, grading) in enumerate(graded, start=1):
            if grading.possible[0] < surely:
                msg = (
                    f"violation[{number}].{grading.missing}: the grade turns on it ({' or '.join(grading.possible)}); "
                    f"state it, the `grade` as found, or `condition = true` if it is no offense (§ {self.section}(a))"
                )
                raise Undetermined(msg)
        return tuple(
            GradedViolation(
                number, violation.conduct, grading.grade, Cite(self.section, grading.pinpoint), grading.because
            )
            for number, (violation, grading) in enumerate(graded, start=1)
        )

    def _of(self, number: int, violation: Violation) -> _Grading:
        """The grade as found, if the facts allow it; else as they give it."""
        facts = self._of_facts(violation)
        if violation.grade is None:
            return facts
        if violation.grade not in facts.possible:
            msg = (
                f"violation[{number}].grade: Grade {violation.grade} is stated, but the facts give "
                f"{' or '.join(facts.possible)}: {facts.because} (§ {self.section}(a))"
            )
            raise Contradiction(msg)
        return _Grading((violation.grade,), _PINPOINTS[violation.grade], "as found")

    def _of_facts(self, violation: Violation) -> _Grading:
        if violation.condition:
            return _Grading((C,), "(a)(3)(B)", "a violation of another condition")
        if violation.punishable is not None:
            return self._of_offense(violation.punishable, violation.kinds)
        implied = sorted((violation.kinds or frozenset()) & set(self.implying))
        if implied:
            return _Grading((A,), "(a)(1)(A)", f"a {implied[0]}, by definition punishable by more than a year")
        possible = (A, C) if violation.kinds else (A, B, C)
        return _Grading(possible, "(a)", "how long the conduct is punishable is not stated", "punishable")

    def _of_offense(self, punishable: Imposed, kinds: frozenset[Kind] | None) -> _Grading:
        if not punishable > Duration(self.felony_above):
            return _Grading((C,), "(a)(3)(A)", f"an offense punishable by {punishable}, not more than a year")
        if kinds:
            return _Grading((A,), "(a)(1)(A)", f"a {min(kinds)} punishable by {punishable}, more than a year")
        if punishable > Duration(self.gravest_above):
            return _Grading((A,), "(a)(1)(B)", f"an offense punishable by {punishable}, more than twenty years")
        if kinds is None:
            because = f"punishable by {punishable}; whether it is of one of the kinds of Grade A is not stated"
            return _Grading((A, B), "(a)", because, "kinds")
        return _Grading((B,), "(a)(2)", f"another offense punishable by {punishable}, more than a year")


def deciding(graded: Iterable[GradedViolation]) -> tuple[GradedViolation, ViolationGrade]:
    """The violation having the most serious grade, the first of several, and that grade (§§ 7B1.1(b), 7C1.1(b)).

    >>> graded = Grades("7B1.1").of([Violation("no report", condition=True), Violation("theft", ViolationGrade.B)])
    >>> deciding(graded)[0].conduct
    'theft'
    """
    known = [(each, each.grade) for each in graded if each.grade is not None]
    return min(known, key=lambda pair: pair[1])
