"""Chapter Five, Parts B to E: what a guideline range allows besides, or in place of, imprisonment within it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs
from attrs import frozen

from sentencing.cite import Cite
from sentencing.counts import Count
from sentencing.dated import Dated
from sentencing.duration import Duration
from sentencing.manual.chapter5.convictions import Conviction, Printed, Texts, convictions_of
from sentencing.manual.chapter5.fines import FINES, Fine, fine
from sentencing.manual.chapter5.imprisonment import IMPRISONMENT, Way, ways
from sentencing.manual.chapter5.probation import PROBATION, PROBATION_LENGTH, Applicable, Probation, probation
from sentencing.manual.chapter5.special_assessments import ASSESSMENTS, SpecialAssessment, special_assessment
from sentencing.manual.chapter5.supervised_release import IMPOSITION, SupervisedRelease, supervised_release
from sentencing.manual.chapter5.supervised_release_term import RELEASE_TERM
from sentencing.partial import PartialDate
from sentencing.terms import OffenseLevel, Range, Term, Zone
from sentencing.truth import Open

PARTS_B_TO_E: Mapping[str, Dated[object]] = MappingProxyType(
    {
        "5B1.1": PROBATION,
        "5B1.2": PROBATION_LENGTH,
        "5C1.1": IMPRISONMENT,
        "5D1.1": IMPOSITION,
        "5D1.2": RELEASE_TERM,
        "5E1.2": FINES,
        "5E1.3": ASSESSMENTS,
    }
)
"""The sections of Parts B to E that are modelled, by their numbers since 1 November 1989 (amend. 302)."""


@frozen
class Facts:
    """What Parts B to E read.

    Attributes:
        day: a day on which the edition is in effect.
        level: the total offense level.
        cell: the range of the Table, in months.
        range: the range, in months, after § 5G1.1.
        zone: the zone of the cell; ``None`` before zones existed (1 November 1992).
        counts: the counts of conviction.
        maxima: the statutory maximum of each, in months, or ``LIFE``; ``None`` where it is not known.
        ended: when the offense of each ended, as far as known.
        deportable: whether the defendant is a deportable alien likely to be deported; ``None`` is not stated.
        minimum_binds: false where 18 U.S.C. 3553(e) or (f) lifts the statutory minima.

    Raises:
        SentencingError: there is no count, or not one maximum and one date for each.
    """

    day: date
    level: OffenseLevel
    cell: Range
    range: Range
    zone: Zone | None
    counts: tuple[Count, ...]
    maxima: tuple[Term | Duration | None, ...]
    ended: tuple[PartialDate, ...]
    deportable: bool | None = None
    minimum_binds: bool = True
    convictions: tuple[Conviction, ...] = attrs.field(init=False, eq=False, repr=False)
    """The counts with what the statutes make of them."""

    @convictions.default
    def _convictions(self) -> tuple[Conviction, ...]:
        return convictions_of(self.counts, self.maxima, self.ended)


@frozen
class Options:
    """What Parts B to E make of a range; an answer is ``Open`` where it turns on a fact that is not stated.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> print(found.probation.standing, found.imprisonment[0].prison, found.fine.maximum)
    authorized 0 20000

    Attributes:
        probation: §§ 5B1.1 and 5B1.2.
        imprisonment: the ways in which the minimum of the range may be satisfied (§ 5C1.1).
        supervised_release: whether it follows (§ 5D1.1) and for how long (§ 5D1.2).
        fine: the fine guideline range (§ 5E1.2).
        special_assessment: the special assessment (§ 5E1.3).
    """

    probation: Probation | Open
    imprisonment: tuple[Way, ...]
    supervised_release: SupervisedRelease
    fine: Fine | Open
    special_assessment: SpecialAssessment | Open

    def to_dict(self) -> dict[str, object]:
        """The answers as plain data: months and dollars are numbers, an open answer is ``{"open": ...}``.

        >>> from sentencing import calculate, case_from_dict
        >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
        >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
        >>> found = calculate(case_from_dict(case)).options
        >>> found.to_dict()["fine"]["minimum"]
        2000
        """
        return {each.name: _plain(getattr(self, each.name)) for each in attrs.fields(type(self))}


def options(facts: Facts, edition: Texts | None = None) -> Options:
    """Parts B to E of the edition of the day, or of one that a user made of it.

    >>> found = options(
    ...     Facts(
    ...         day=date(2018, 11, 1),
    ...         level=OffenseLevel(10),
    ...         cell=Range(6, 12),
    ...         range=Range(6, 12),
    ...         zone=Zone.B,
    ...         counts=(Count("2L1.2"),),
    ...         maxima=(24,),
    ...         ended=(PartialDate.parse("2018-03"),),
    ...         deportable=True,
    ...     )
    ... )
    >>> [f"{way.cite}: {way.prison} of 6" for way in found.imprisonment]
    ['5C1.1(c)(1): 6 of 6', '5C1.1(c)(2): 1 of 6', '5C1.1(c)(3): 0 of 6']
    >>> print(found.probation.standing, found.probation.months, found.supervised_release.imposed.standing)
    with confinement 12-60 ordinarily not
    >>> found.fine.minimum, found.fine.maximum, found.special_assessment.total
    (4000, 40000, 100)
    """
    applicable = Applicable(facts.cell, facts.range, facts.zone)
    book: Texts = Printed(facts.day) if edition is None else edition
    convictions, binds = facts.convictions, facts.minimum_binds
    return Options(
        probation(book, facts.level, applicable, convictions, minimum_binds=binds),
        ways(book, applicable, convictions, minimum_binds=binds),
        supervised_release(book, facts.range, convictions, deportable=facts.deportable, minimum_binds=binds),
        fine(book, facts.level, convictions),
        special_assessment(book, convictions),
    )


def _plain(value: object) -> object:
    if isinstance(value, Open):
        return {"open": value.because}
    if isinstance(value, Range):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    kind = type(value)
    if attrs.has(kind) and not isinstance(value, Cite):
        return {each.name: _plain(getattr(value, each.name)) for each in attrs.fields(kind)}
    return value if value is None or type(value) is int else str(value)
