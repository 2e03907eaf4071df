"""The statutory maximum and minimum of each count: as stated, else as the statute of conviction has them."""

from collections.abc import Sequence
from typing import TypeAlias

from attrs import evolve

from sentencing.case import Case, Limits
from sentencing.counts import Count
from sentencing.errors import CaseFileError, Contradiction
from sentencing.partial import PartialDate
from sentencing.statutes import possible_maxima
from sentencing.terms import Term

_NONE_STATED = Limits()

Possible: TypeAlias = tuple[Limits, ...]
"""Every pair of limits that a count may carry; more than one where the statute as cited leaves its tier open."""


def limits_of_counts(case: Case) -> tuple[Possible, ...]:
    """The possible limits of each count, in months, in the order of the case.

    >>> [limits] = limits_of_counts(Case((Count("2D1.1", maximum=240, minimum=60),)))
    >>> limits[0].maximum, limits[0].minimum
    (240, 60)

    Raises:
        CaseFileError: limits are stated for the whole of a case of several counts.
        Contradiction: the case and its count state different limits.
        NotInForce: the tier of the statute cited did not exist when the offense ended.
    """
    stated = case.statute or _NONE_STATED
    ordinary = [count for count in case.counts if count.consecutive is None]
    if len(ordinary) > 1 and (stated.maximum, stated.minimum) != (None, None):
        msg = f"statute: the case has {len(case.counts)} counts; state `maximum` and `minimum` of each count instead"
        raise CaseFileError(msg)
    return tuple(_possible(case, count, stated if count.consecutive is None else _NONE_STATED) for count in case.counts)


def maxima(case: Case) -> tuple[Term | None, ...]:
    """The statutory maximum of each count, in months; ``None`` where it is not known, or its tier is open."""
    possible = ({limits.maximum for limits in each} for each in limits_of_counts(case))
    return tuple(each.pop() if len(each) == 1 else None for each in possible)


def counts_with_minima(case: Case) -> tuple[Count, ...]:
    """The counts, with a minimum that is stated for the whole case in its place.

    >>> [count] = counts_with_minima(Case((Count("2D1.1"),), statute=Limits(minimum=60)))
    >>> count.minimum
    60
    """
    whole = None if case.statute is None else case.statute.minimum
    if whole is None:
        return case.counts
    return tuple(count if count.consecutive is not None else evolve(count, minimum=whole) for count in case.counts)


def lifted_minimum(case: Case) -> Term | None:
    """The mandatory minimum that § 5C1.2 lifts, in months: the greatest that is stated; ``None`` where none is.

    >>> lifted_minimum(Case((Count("2D1.1", minimum=60),), statute=Limits(safety_valve=True)))
    60
    """
    ordinary = (count for count in counts_with_minima(case) if count.consecutive is None)
    return max((count.minimum for count in ordinary if count.minimum is not None), default=None)


MINIMUM_ASKED = "§ 5C1.2(b) is undetermined: state the statutory `minimum` that the safety valve lifts"


def _possible(case: Case, count: Count, stated: Limits) -> Possible:
    maximum = _agreed("maximum", count.maximum, stated.maximum)
    minimum = None if stated.safety_valve else _agreed("minimum", count.minimum, stated.minimum)
    if maximum is not None or count.statute is None:
        return (Limits(maximum, minimum),)
    tiers = possible_maxima(count.statute, offense_ended(case, count))
    allow_it = [tier for tier in tiers if minimum is None or tier.months >= minimum]
    tiers = tuple(allow_it) or tiers  # a minimum above every tier is a fault of the statement
    limits = (Limits(tier.months, tier.months if tier.fixed else minimum) for tier in tiers)
    return tuple(dict.fromkeys(limits)) or (Limits(maximum, minimum),)


def _agreed(key: str, of_count: Term | None, of_case: Term | None) -> Term | None:
    if None not in (of_count, of_case) and of_count != of_case:
        msg = f"{key}: the count says {of_count}, and [statute] says {of_case} (months)"
        raise Contradiction(msg)
    return of_case if of_count is None else of_count


def offense_ended(case: Case, count: Count) -> PartialDate:
    """When the offense of a count ended, as far as stated: between its beginning and the sentence."""
    if count.ended is not None:
        return count.ended
    return PartialDate.within(count.began, case.sentenced)


def offenses_ended(case: Case) -> PartialDate:
    """When the last of the offenses ended, as far as stated."""
    return _latest([offense_ended(case, count) for count in case.counts])


def last_end(case: Case) -> PartialDate | None:
    """When the last offense of conviction ended; ``None`` where that of some count is not stated (§ 1B1.11(b)(3)).

    >>> last_end(Case(tuple(Count("2L1.2", ended=PartialDate.parse(year)) for year in ("2003", "2001"))))
    PartialDate.parse('2003')
    """
    ends = [count.ended for count in case.counts if count.ended is not None]
    return _latest(ends) if len(ends) == len(case.counts) else None


def _latest(ends: Sequence[PartialDate]) -> PartialDate:
    if len(ends) == 1:
        return ends[0]
    return PartialDate(max(end.earliest for end in ends), max(end.latest for end in ends))
