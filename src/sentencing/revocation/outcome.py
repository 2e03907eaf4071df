"""The outcome of a revocation under Chapter Seven; and the same as a plain document and back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sentencing._version import __version__
from sentencing.casefile.revocation import revocation_from_dict, revocation_to_dict
from sentencing.cite import Cite
from sentencing.document import read_document, read_manual
from sentencing.manual import Manual
from sentencing.manual.chapter7.grades import GradedViolation
from sentencing.manual.chapter7.table import LimitedRange
from sentencing.revocation import report
from sentencing.revocation.limits import FurtherSupervision
from sentencing.supervision import Alternative, Disposition, RevocationCase, ViolationGrade
from sentencing.terms import CriminalHistoryCategory, Range, Term, plain_term, read_term

if TYPE_CHECKING:
    from rich.text import Text

SCHEMA = "sentencing.revocation/1"


@frozen
class Reason:
    """One step to the answer: the provision or statute, what it gives, why, and the text applied.

    >>> from sentencing import calculate_revocation, revocation_from_dict
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "supervised release", "revoked": "2020-05-01",
    ...     "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
    ...     "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
    ... }))
    >>> for reason in outcome.reasons[:2]:
    ...     print(reason.cite, reason.answer)
    7B1.1(b) Grade A
    7B1.4(a) Category VI
    """

    cite: str
    answer: str
    because: str
    source: str = ""


@frozen
class RevocationOutcome:
    """What ``calculate_revocation`` answers; ``None`` is what the edition does not say, or what need not be known.

    Robbery while on supervised release for a Class C felony, Category VI: Grade A, 33 to 41 months, and the statute
    allows two years.

    >>> from sentencing.revocation import calculate_revocation
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "supervised release", "revoked": "2020-05-01",
    ...     "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
    ...     "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
    ... }))
    >>> print(outcome.grade, outcome.range_before_statute, "becomes", outcome.range)
    A 33-41 becomes 24

    Attributes:
        case: the case as stated.
        manual: the edition applied.
        violations: each violation with its grade; empty where the edition has no grades.
        deciding: the number of the violation that decides, the first of several.
        category: the criminal history category of the original sentencing.
        range_before_statute: the cell of the table, in months.
        statutory: what the statute left of it; ``None`` where the statute does not touch it.
        maximum: the longest imprisonment that the statute allows, in whole months or ``LIFE``.
        revocation: whether supervision is to be revoked; ``None`` where Chapter Seven does not apply.
        alternatives: how much of the minimum may be served outside prison.
        added_detention: months of credited detention to add to the term chosen (§ 7B1.3(e)).
        range_with_detention: the range of the terms to order, with those months.
        consecutive: whether the term is to run consecutively to others.
        further_release: supervised release that may follow.
        reasons: each step, with its citation.
        notes: what was assumed, not read or not decided.
        library: the version of this library.
    """

    case: RevocationCase
    manual: Manual
    violations: tuple[GradedViolation, ...] = ()
    deciding: int | None = None
    category: CriminalHistoryCategory | None = None
    range_before_statute: Range | None = None
    statutory: LimitedRange | None = None
    maximum: Term | None = None
    revocation: Disposition | None = None
    alternatives: Alternative | None = None
    added_detention: int | None = None
    range_with_detention: Range | None = None
    consecutive: str | None = None
    further_release: FurtherSupervision | None = None
    reasons: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    library: str = __version__

    @property
    def applies(self) -> bool:
        """Whether Chapter Seven applies; it does not to supervision for a petty offense."""
        return self.revocation is not None

    @property
    def grade(self) -> ViolationGrade | None:
        """The grade of the most serious violation; ``None`` where the edition has no grades."""
        return None if self.deciding is None else self.violations[self.deciding - 1].grade

    @property
    def range(self) -> Range | None:
        """The range of imprisonment, in months, as the statute leaves it; ``None`` where the edition has none."""
        return self.range_before_statute if self.statutory is None else self.statutory.after

    def to_dict(self) -> dict[str, object]:
        """The outcome as plain data, schema ``sentencing.revocation/1``; ``revocation_outcome_from_dict`` reads it.

        >>> from sentencing import calculate_revocation, revocation_from_dict
        >>> outcome = calculate_revocation(revocation_from_dict({
        ...     "supervision": "supervised release", "revoked": "2020-05-01",
        ...     "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
        ...     "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
        ... }))
        >>> outcome.to_dict()["grade"], outcome.to_dict()["range"]
        ('A', {'minimum': 24, 'maximum': 24})
        """
        statutory, further = self.statutory, self.further_release
        return {
            "schema": SCHEMA,
            "library": self.library,
            "manual": self.manual.day.isoformat(),
            "title": self.case.title,
            "district": self.case.district,
            "supervision": str(self.case.supervision),
            "grade": self.grade and str(self.grade),
            "deciding": self.deciding,
            "category": self.category and str(self.category),
            "range": _range(self.range),
            "range_before_statute": _range(self.range_before_statute),
            "statutory_limit": statutory and {"cite": statutory.cite, "because": statutory.because},
            "maximum": _term(self.maximum),
            "revocation": self.revocation and str(self.revocation),
            "alternatives": self.alternatives and str(self.alternatives),
            "added_detention": self.added_detention,
            "range_with_detention": _range(self.range_with_detention),
            "consecutive": self.consecutive,
            "further_release": further
            and {
                "cite": further.cite,
                "authorized": _term(further.authorized),
                "left": _range(further.left),
                "because": further.because,
            },
            "violations": [_violation(each) for each in self.violations],
            "reasons": [_reason(each) for each in self.reasons],
            "hypothetical": list(self.manual.hypothetical),
            "notes": list(self.notes),
            "case": revocation_to_dict(self.case),
        }

    def __str__(self) -> str:
        return report.text(self)

    def _repr_html_(self) -> str:
        return report.html_fragment(self)

    def __rich__(self) -> "Text":
        from rich.text import Text

        return Text(str(self))


def revocation_outcome_from_dict(data: object) -> RevocationOutcome:
    """Read an outcome back from ``RevocationOutcome.to_dict``.

    >>> from sentencing.revocation import calculate_revocation
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "probation", "manual": "2020-11-01", "violation": [{"condition": True}],
    ...     "original": {"maximum": "5 years", "committed": "2018-12-01", "category": "I"},
    ... }))
    >>> revocation_outcome_from_dict(outcome.to_dict()) == outcome
    True

    Raises:
        SentencingError: the data is no document of this version.
    """
    return read_document(data, SCHEMA, _outcome)


def _outcome(data: Mapping[str, Any]) -> RevocationOutcome:
    limit, further = data["statutory_limit"], data["further_release"]
    return RevocationOutcome(
        case=revocation_from_dict(data["case"]),
        manual=read_manual(data["manual"], data["hypothetical"]),
        violations=tuple(_read_violation(each) for each in data["violations"]),
        deciding=data["deciding"],
        category=data["category"] and CriminalHistoryCategory.parse(data["category"]),
        range_before_statute=_read_range(data["range_before_statute"]),
        statutory=limit and LimitedRange(limit["cite"], Range.from_dict(data["range"]), limit["because"]),
        maximum=_read_term(data["maximum"]),
        revocation=data["revocation"] and Disposition(data["revocation"]),
        alternatives=data["alternatives"] and Alternative(data["alternatives"]),
        added_detention=data["added_detention"],
        range_with_detention=_read_range(data["range_with_detention"]),
        consecutive=data["consecutive"],
        further_release=further
        and FurtherSupervision(
            further["cite"], _read_term(further["authorized"]), _read_range(further["left"]), further["because"]
        ),
        reasons=tuple(Reason(**each) for each in data["reasons"]),
        notes=tuple(data["notes"]),
        library=data["library"],
    )


def _range(terms: Range | None) -> dict[str, int | str] | None:
    return None if terms is None else terms.to_dict()


def _read_range(data: Mapping[str, object] | None) -> Range | None:
    return None if data is None else Range.from_dict(data)


def _term(term: Term | None) -> int | str | None:
    return None if term is None else plain_term(term)


def _read_term(data: object) -> Term | None:
    return None if data is None else read_term(data)


def _violation(each: GradedViolation) -> dict[str, object]:
    return {
        "number": each.number,
        "conduct": each.conduct,
        "grade": each.grade and str(each.grade),
        "cite": str(each.cite),
        "because": each.because,
    }


def _read_violation(data: Mapping[str, Any]) -> GradedViolation:
    grade = data["grade"] and ViolationGrade(data["grade"])
    return GradedViolation(data["number"], data["conduct"], grade, Cite.parse(data["cite"]), data["because"])


def _reason(each: Reason) -> dict[str, str]:
    return {"cite": each.cite, "answer": each.answer, "because": each.because, "source": each.source}
