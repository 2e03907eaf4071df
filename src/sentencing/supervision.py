"""The facts of a revocation of probation or supervised release as a person states them; ``None`` means *not stated*.

Chapter Seven asks who was on what supervision, for which offense, and what the violations were. Terms are lengths in
months and days, or ``LIFE``; dates may be coarse.
"""

from datetime import date
from enum import StrEnum

from attrs import converters, field, frozen

from sentencing.duration import Duration, Imposed, as_length
from sentencing.errors import CaseFileError, Contradiction
from sentencing.offense_class import OffenseClass
from sentencing.partial import PartialDate
from sentencing.prior import Kind, refuse_unless_later
from sentencing.terms import CriminalHistoryCategory, Range, Term, as_term, whole_number


class Supervision(StrEnum):
    """What is revoked.

    >>> Supervision("supervised release")
    <Supervision.SUPERVISED_RELEASE: 'supervised release'>

    Raises:
        ValueError: the text is none of these.
    """

    PROBATION = "probation"
    SUPERVISED_RELEASE = "supervised release"


class ViolationGrade(StrEnum):
    """The grade of a violation (§§ 7B1.1(a), 7C1.1(a)); the letters sort with the most serious first.

    >>> min(ViolationGrade("C"), ViolationGrade("B"))
    <ViolationGrade.B: 'B'>

    Raises:
        ValueError: the text is none of these.
    """

    A = "A"
    B = "B"
    C = "C"


class MandatoryGround(StrEnum):
    """What makes a statute require revocation (18 U.S.C. 3565(b), 3583(g)): a finding that the caller states.

    >>> MandatoryGround("firearm")
    <MandatoryGround.FIREARM: 'firearm'>

    Raises:
        ValueError: the text is none of these.
    """

    CONTROLLED_SUBSTANCE = "controlled substance"
    FIREARM = "firearm"
    REFUSED_TESTING = "refused testing"
    FAILED_TESTS = "failed tests"


class Disposition(StrEnum):
    """Whether supervision is to be revoked, from "must" to "may".

    >>> Disposition("shall revoke")
    <Disposition.SHALL: 'shall revoke'>

    Raises:
        ValueError: the text is none of these.
    """

    STATUTE = "statute requires"
    SHALL = "shall revoke"
    MAY = "may revoke"
    GENERALLY = "generally appropriate"
    OFTEN = "often appropriate"
    MAY_BE = "may be appropriate"


class Alternative(StrEnum):
    """How much of the minimum community confinement or home detention may replace (§ 7B1.3(c)).

    >>> Alternative("half")
    <Alternative.HALF: 'half'>

    Raises:
        ValueError: the text is none of these.
    """

    ALL = "all"
    HALF = "half"
    NONE = "none"


GRADING_KINDS = (Kind.CRIME_OF_VIOLENCE, Kind.CONTROLLED_SUBSTANCE, Kind.FIREARMS)
"""The kinds that make a felony a Grade A violation; the last is a weapon of 26 U.S.C. 5845(a)."""


@frozen
class Violation:
    """One violation by actual conduct, charged or not (§ 7B1.1 n.1): its grade as found, or what it is worked out from.

    >>> Violation("unlawful use of a controlled substance", condition=True).punishable is None
    True

    Attributes:
        conduct: what was done, as reasons name it.
        grade: the grade as found.
        punishable: the greatest term of imprisonment for the conduct, under the law that it violates.
        kinds: which of the kinds of § 7B1.1(a)(1) it is; the empty set says none of them.
        condition: whether it is no offense, but a violation of another condition only.
        mandatory: the ground on which a statute requires revocation.

    Raises:
        CaseFileError: a kind that no grade turns on.
        Contradiction: a violation of another condition only, and yet an offense.
    """

    conduct: str = ""
    grade: ViolationGrade | None = None
    punishable: Imposed | None = field(default=None, converter=converters.optional(as_length))
    kinds: frozenset[Kind] | None = None
    condition: bool | None = None
    mandatory: MandatoryGround | None = None

    def __attrs_post_init__(self) -> None:
        other = sorted((self.kinds or frozenset()) - set(GRADING_KINDS))
        if other:
            known = ", ".join(GRADING_KINDS)
            msg = f"kinds: no grade turns on {str(other[0])!r}; those that one does are {known}"
            raise CaseFileError(msg)
        if self.condition and (self.punishable is not None or self.kinds):
            stated = "punishable" if self.punishable is not None else "kinds"
            msg = f"condition: `condition = true` says that it is no offense, and `{stated}` that it is one"
            raise Contradiction(msg)


@frozen
class Original:
    """The offense that brought the supervision: its class and date set the statutory limits (*Johnson*, 2000).

    >>> Original(statute="8 U.S.C. 1326(a)", committed=PartialDate.parse("2012"), category=CriminalHistoryCategory.II)
    Original(statute='8 U.S.C. 1326(a)', committed=PartialDate.parse('2012'), ...)

    Attributes:
        statute: the statute of conviction; it gives the maximum where it is encoded.
        committed: the day on which the offense ended.
        maximum: the statutory maximum of the offense.
        minimum: the term that a statute requires on revocation, in months or ``LIFE``; 0 says none.
        offense_class: the class, where the section defining the offense gives it or the maximum is not stated.
        category: the criminal history category found at the original sentencing; never recalculated.
        release_maximum: the greatest term of supervised release that statutes authorise, in months or ``LIFE``.
        revoked_before: the imprisonment of each earlier revocation; empty says that there was none.
        imposed: the term of supervised release imposed, which bounds the prison term for offenses before
            13 September 1994.

    Raises:
        SentencingError: a term is no length of time, nor ``LIFE``.
    """

    statute: str | None = None
    committed: PartialDate | None = None
    maximum: Imposed | None = field(default=None, converter=converters.optional(as_length))
    minimum: Term | None = field(default=None, converter=converters.optional(as_term))
    offense_class: OffenseClass | None = field(default=None, metadata={"key": "class"})
    category: CriminalHistoryCategory | None = None
    release_maximum: Term | None = field(default=None, converter=converters.optional(as_term))
    revoked_before: tuple[Duration, ...] | None = None
    imposed: Term | None = field(default=None, converter=converters.optional(as_term))


@frozen
class ExpectedRevocation:
    """What a case file expects of its own calculation; ``None`` expects nothing.

    Terms and ranges are in months, as ``RevocationOutcome`` has them; ``sentencing check`` compares.

    >>> ExpectedRevocation(grade=ViolationGrade.A, range=Range(24, 24)).maximum is None
    True
    """

    grade: ViolationGrade | None = None
    category: CriminalHistoryCategory | None = None
    range: Range | None = None
    range_before_statute: Range | None = None
    maximum: Term | None = None
    revocation: Disposition | None = None
    alternatives: Alternative | None = None
    added_detention: int | None = None
    range_with_detention: Range | None = None
    further_release: Range | None = None
    manual: date | None = None
    notes: tuple[str, ...] | None = None
    error: str | None = None


@frozen
class RevocationCase:
    """Everything a case file of a revocation may say.

    A Grade B violation in Category III: 8 to 14 months.

    >>> from sentencing.revocation import calculate_revocation
    >>> original = Original("8 U.S.C. 1326(b)(2)", PartialDate.parse("2012"), category=CriminalHistoryCategory.III)
    >>> violation = Violation("illegal reentry, 8 U.S.C. 1326", punishable=240, kinds=frozenset())
    >>> case = RevocationCase(Supervision.SUPERVISED_RELEASE, original, (violation,), revoked=PartialDate.parse("2020"))
    >>> print(calculate_revocation(case).range)
    8-14

    Attributes:
        supervision: probation or supervised release.
        original: the offense that brought it.
        violations: each violation found, one at least.
        title: the caption.
        source: where the facts come from.
        district: the district, by its Bluebook abbreviation.
        revoked: the day of the revocation sentence; it chooses the edition where none is named.
        manual: a day on which the Manual to apply is in effect.
        credited_detention: months of official detention to be credited, other than on the violation warrant
            (§ 7B1.3(e)).
        expected: what the calculation should give.

    Raises:
        CaseFileError: there is no violation, the detention is negative, or revocation came before the offense.
    """

    supervision: Supervision
    original: Original = field(factory=Original)
    violations: tuple[Violation, ...] = field(default=(), metadata={"key": "violation"})
    title: str = ""
    source: str = ""
    district: str | None = None
    revoked: PartialDate | None = None
    manual: date | None = None
    credited_detention: int | None = field(default=None)
    expected: ExpectedRevocation | None = None

    @credited_detention.validator
    def _not_negative(self, _attribute: object, months: int | None) -> None:
        if months is not None and whole_number(months, "credited_detention") < 0:
            msg = f"credited_detention: {months} is no number of months from 0 up"
            raise CaseFileError(msg)

    def __attrs_post_init__(self) -> None:
        if not self.violations:
            msg = "violation: a revocation needs a violation; add [[violation]] with its grade, or with the conduct"
            raise CaseFileError(msg)
        refuse_unless_later("revoked", self.revoked, "original.committed", self.original.committed)
