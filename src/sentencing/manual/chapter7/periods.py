"""Chapter Seven by date: what each edition says, for probation and for supervised release.

§§ 7A1.1-7A1.4 until 31 October 1990: no grades and no table. Then §§ 7B1.1-7B1.5; since 1 November 2025 these are for
probation alone, and §§ 7C1.1-7C1.6 for supervised release.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from attrs import evolve, frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.duration import Duration
from sentencing.errors import NotInForce, Undetermined
from sentencing.manual.chapter7.grades import A, B, C, Grades
from sentencing.manual.chapter7.table import GRADE_A_FOR_A_CLASS_A_FELONY, GRADES, LimitCites, RevocationTable
from sentencing.prior import Kind
from sentencing.supervision import Alternative, Disposition, Supervision, Violation, ViolationGrade
from sentencing.terms import Term


@frozen
class Alternatives:
    """§ 7B1.3(c): for Grades B and C, the minima of which all, or half, may be served outside prison, in months."""

    cite: Cite
    all_from: int = 1
    all_to: int = 6
    half_to: int = 10

    def of(self, grade: ViolationGrade, minimum: Term) -> tuple[Alternative, Cite]:
        """How much of a minimum community confinement or home detention may replace, and under which paragraph.

        >>> answer, cite = Alternatives(Cite("7B1.3", "(c)")).of(ViolationGrade.B, 8)
        >>> str(answer), str(cite)
        ('half', '7B1.3(c)(2)')
        """
        if grade is A or not self.all_from <= minimum <= self.half_to:
            return Alternative.NONE, self.cite
        if minimum <= self.all_to:
            return Alternative.ALL, Cite(self.cite.section, f"{self.cite.pinpoint}(1)")
        return Alternative.HALF, Cite(self.cite.section, f"{self.cite.pinpoint}(2)")


@frozen
class Further:
    """Supervised release after the imprisonment.

    Attributes:
        cite: the provision.
        anew: whether it is a first term (after probation), under §§ 5D1.1-5D1.3.
        below_maximum_only: whether it asks for less than the longest prison term (until 31 October 2004).
    """

    cite: Cite
    anew: bool = False
    below_maximum_only: bool = False


@frozen
class FirstText:
    """Chapter Seven of 1987: no grades and no range; new criminal conduct but a petty offense means revocation."""

    section: str
    credit: Cite
    petty_at_most: int = 6
    """Months; an offense punishable by no more is petty (18 U.S.C. 19)."""

    def revocation(self, violations: Iterable[Violation]) -> tuple[Disposition, Cite, str]:
        """Whether supervision shall or may be revoked, under which subsection, and why.

        >>> answer, cite, _ = FirstText("7A1.3", Cite("7A1.4", "(b)")).revocation([Violation(punishable=12)])
        >>> str(answer), str(cite)
        ('shall revoke', '7A1.3(a)')

        Raises:
            NotInForce: a grade is stated, and the edition has none.
            Undetermined: it is open whether there was new criminal conduct that is not petty.
        """
        found = [self._is_new_crime(number, each) for number, each in enumerate(violations, start=1)]
        if any(found):
            return Disposition.SHALL, Cite(self.section, "(a)"), "new criminal conduct other than a petty offense"
        if None in found:
            msg = (
                f"violation[{found.index(None) + 1}].punishable: state it, or that it is a `condition` only, to tell "
                f"whether there was new criminal conduct other than a petty offense (§ {self.section}(a))"
            )
            raise Undetermined(msg)
        return Disposition.MAY, Cite(self.section, "(b)"), "no new criminal conduct other than a petty offense"

    def _is_new_crime(self, number: int, violation: Violation) -> bool | None:
        if violation.grade is not None:
            msg = (
                f"violation[{number}].grade: Chapter Seven had no grades before 1 November 1990 (amend. 362); state "
                "`punishable`, or `condition = true`"
            )
            raise NotInForce(msg)
        if violation.condition:
            return False
        return None if violation.punishable is None else violation.punishable > Duration(self.petty_at_most)


@frozen
class GradedText:
    """Chapter Seven since 1990, for one kind of supervision.

    Attributes:
        grades: how violations are classified.
        responses: whether each grade, A first, means revocation, and the provision that says so.
        table: the table of the ranges.
        range_cite: the provision that prints it.
        limits: the provisions under which the statute's limits meet the range.
        consecutive: whether the term runs consecutively to others, and the provision.
        credit: the provision that gives no credit for time under supervision.
        further: supervised release after the imprisonment.
        alternatives: confinement in place of prison; ``None`` where the text has none.
        added_detention: the provision that adds credited detention; ``None`` where the text has none.
        scope: the provision that leaves petty offenses out.
    """

    grades: Grades
    responses: tuple[tuple[Disposition, Cite], ...]
    table: RevocationTable
    range_cite: Cite
    limits: LimitCites
    consecutive: tuple[str, Cite]
    credit: Cite
    further: Further
    alternatives: Alternatives | None = None
    added_detention: Cite | None = None
    scope: Cite = Cite("1B1.9")

    def response(self, grade: ViolationGrade) -> tuple[Disposition, Cite]:
        """Whether a violation of the grade means revocation, where no statute requires it."""
        return self.responses[(A, B, C).index(grade)]


ChapterSeven: TypeAlias = FirstText | GradedText

_SHALL = (Disposition.SHALL, Cite("7B1.3", "(a)(1)"))

_PROBATION_1990 = GradedText(
    grades=Grades("7B1.1"),
    responses=(_SHALL, _SHALL, (Disposition.MAY, Cite("7B1.3", "(a)(2)"))),
    table=RevocationTable(GRADES, GRADE_A_FOR_A_CLASS_A_FELONY),
    range_cite=Cite("7B1.4", "(a)"),
    limits=LimitCites("7B1.4(b)(1)", "7B1.4(b)(2)", "7B1.4(b)(3)"),
    consecutive=("shall be consecutive", Cite("7B1.3", "(f)")),
    credit=Cite("7B1.5", "(a)"),
    further=Further(Cite("7B1.3", "(g)(1)"), anew=True),
    alternatives=Alternatives(Cite("7B1.3", "(c)")),
    added_detention=Cite("7B1.3", "(e)"),
)
_PROBATION_1997 = evolve(
    # § 4B1.2(b), to which § 7B1.1 n.3 refers, now itself asks for an offense punishable by more than a year.
    _PROBATION_1990,
    grades=Grades("7B1.1", implying=(Kind.CONTROLLED_SUBSTANCE, Kind.CRIME_OF_VIOLENCE)),
)
_PROBATION_2025 = evolve(
    _PROBATION_1997,
    table=RevocationTable(GRADES),
    credit=Cite("7B1.5"),
    further=Further(Cite("7B1.3", "(g)"), anew=True),
)

PROBATION: Dated[ChapterSeven] = Dated(
    "Chapter Seven (probation)",
    (
        Version(date(1987, 11, 1), None, FirstText("7A1.2", Cite("7A1.4", "(a)"))),
        Version(date(1990, 11, 1), 362, _PROBATION_1990),
        Version(date(1997, 11, 1), 568, _PROBATION_1997),
        Version(date(2025, 11, 1), 835, _PROBATION_2025),
    ),
)

_RELEASE_1990 = evolve(
    _PROBATION_1990,
    credit=Cite("7B1.5", "(b)"),
    further=Further(Cite("7B1.3", "(g)(2)"), below_maximum_only=True),
)
_RELEASE_1997 = evolve(_RELEASE_1990, grades=_PROBATION_1997.grades)
_RELEASE_2004 = evolve(_RELEASE_1997, further=evolve(_RELEASE_1997.further, below_maximum_only=False))
_ASSESSMENT = Cite("7C1.3", "(b)")
_RELEASE_2025 = GradedText(
    grades=evolve(_PROBATION_1997.grades, section="7C1.1"),
    responses=(
        (Disposition.GENERALLY, _ASSESSMENT),
        (Disposition.OFTEN, _ASSESSMENT),
        (Disposition.MAY_BE, _ASSESSMENT),
    ),
    table=_PROBATION_1990.table,
    range_cite=Cite("7C1.5"),
    limits=LimitCites("18 U.S.C. 3583(e)(3)", "7C1.5", "18 U.S.C. 3583(e)(3)"),
    consecutive=("generally should be consecutive", Cite("7C1.4", "(b)")),
    credit=Cite("7C1.6", "(a)"),
    further=Further(Cite("7C1.4", "(c)")),
)

SUPERVISED_RELEASE: Dated[ChapterSeven] = Dated(
    "Chapter Seven (supervised release)",
    (
        Version(date(1987, 11, 1), None, FirstText("7A1.3", Cite("7A1.4", "(b)"))),
        Version(date(1990, 11, 1), 362, _RELEASE_1990),
        Version(date(1997, 11, 1), 568, _RELEASE_1997),
        Version(date(2004, 11, 1), 664, _RELEASE_2004),
        Version(date(2025, 11, 1), 835, _RELEASE_2025),
    ),
)

CHAPTER_SEVEN: Mapping[Supervision, Dated[ChapterSeven]] = MappingProxyType(
    {Supervision.PROBATION: PROBATION, Supervision.SUPERVISED_RELEASE: SUPERVISED_RELEASE}
)
"""Chapter Seven for each kind of supervision."""
