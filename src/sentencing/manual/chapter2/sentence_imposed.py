"""“Sentence imposed” in § 2L1.2: how long a prior sentence was, as each edition measures it, and against what.

The commentary changed in 2003, 2012, 2016 and 2018, each time on terms imposed when probation or supervision was
revoked.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

from attrs import field, frozen

from sentencing.criminal_record import Conviction
from sentencing.duration import Duration, Imposed
from sentencing.manual.chapter2.reentry_facts import Reentry, before_order
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior
from sentencing.rules import named
from sentencing.terms import LIFE
from sentencing.truth import NO, YES, Answer, No, Open, Yes, answer, any_of

NO_TIME = Duration()

Measure: TypeAlias = Callable[[Conviction, Reentry], Imposed | Open]


# What is imposed


def before_removal(conviction: Conviction, facts: Reentry) -> Imposed | Open:
    """From 1 November 2012: terms on revocation only if revoked before the deportation or unlawful remaining."""
    return _imposed(conviction.prior, lambda on: _revoked_before_removal(on, conviction, facts))


def as_of_2003(conviction: Conviction, facts: Reentry) -> Imposed | Open:
    """2003-12: terms on revocation are included; the text does not say whether also those after removal."""
    if not conviction.prior.revocations:
        return _imposed(conviction.prior, _always)
    if facts.readings.other("revocation-timing-2003"):
        return _imposed(conviction.prior, _always)
    return before_removal(conviction, facts)


def as_of_2001(conviction: Conviction, facts: Reentry) -> Imposed | Open:
    """2001-03: less any part probated, suspended, deferred or stayed; silent on revocation."""
    if conviction.prior.revocations and facts.readings.other("revocation-silent-2001"):
        return _imposed(conviction.prior, _never)
    return as_of_2003(conviction, facts)


def whenever_revoked(conviction: Conviction, facts: Reentry) -> Imposed | Open:
    """From 1 November 2018, and 2016-18 in (b)(3): terms on revocation whenever the revocation came."""
    return _aggregate(conviction, facts, imposed_alone)


def before_order_as_of_2016(conviction: Conviction, facts: Reentry) -> Imposed | Open:
    """2016-18, (b)(2): terms on revocation after the first order are left out (Fifth and Ninth Circuits)."""
    if conviction.prior.revocations and facts.readings.other("revocation-after-order-2016"):
        return _aggregate(conviction, facts, imposed_alone)
    return _aggregate(conviction, facts, _own_before_order)


def imposed_alone(prior: Prior, _facts: Reentry) -> Imposed | Open:
    """One prior's own sentence, revocations included."""
    return _imposed(prior, _always)


def _own_before_order(prior: Prior, facts: Reentry) -> Imposed | Open:
    return _imposed(prior, lambda on: _revoked_before_order(on, prior, facts))


def _aggregate(
    conviction: Conviction, facts: Reentry, own: Callable[[Prior, Reentry], Imposed | Open]
) -> Imposed | Open:
    """Consecutive terms of one single sentence add up (Cuevas-Lopez, Garcia-Sanchez); note 4 keeps reentry apart."""
    alone = own(conviction.prior, facts)
    others = [other for other in conviction.joined if _may_be_another_felony(other)]
    consecutive = [prior for prior in (conviction.prior, *others) if prior.consecutive]
    if not others or not consecutive or facts.readings.other("aggregate-consecutive"):
        return alone
    if conviction.doubt:
        return conviction.doubt
    for other in others:
        if other.grade is None:
            return Open(f"state `grade` of {other.name}")
    together = [conviction.prior, *others]
    concurrent = [prior for prior in together if not prior.consecutive]
    if not conviction.prior.consecutive:
        concurrent = [conviction.prior]
    whole = NO_TIME
    for each in (
        _longest([own(prior, facts) for prior in concurrent]),
        *(own(prior, facts) for prior in consecutive),
    ):
        if not isinstance(each, Duration):  # life, or open
            return each
        whole += each
    return whole


def _longest(terms: Iterable[Imposed | Open]) -> Imposed | Open:
    longest: Imposed = NO_TIME
    for each in terms:
        if isinstance(each, Open):
            return each
        longest = max(longest, each)
    return longest


def _may_be_another_felony(prior: Prior) -> bool:
    is_reentry = prior.is_stated_as(Kind.ILLEGAL_REENTRY)
    return prior.grade in {Grade.FELONY, None} and not is_reentry and not prior.juvenile


def _imposed(prior: Prior, counted: Callable[[PartialDate | None], Answer]) -> Imposed | Open:
    original = NO_TIME if prior.has_no_sentence else prior.unsuspended
    if original is None:
        return Open(f"state `imposed` of {prior.name}")
    if original is LIFE:
        return LIFE
    for revocation in prior.revocations:
        included = counted(revocation.on)
        if isinstance(included, Open):
            return included
        if isinstance(included, Yes):
            original = original + revocation.imposed
    return original


def _always(_on: PartialDate | None) -> Answer:
    return YES


def _never(_on: PartialDate | None) -> Answer:
    return NO


def _revoked_before_removal(on: PartialDate | None, conviction: Conviction, facts: Reentry) -> Answer:
    missing = f"state more exactly `revocations.on` of {conviction.prior.name}, or `removals`"
    order, removals = facts.count.first_removal_order, facts.count.removals
    if not removals and order is not None:
        before_order = _known_before(on, order, missing)
        return Open(missing) if removals is None and not isinstance(before_order, Yes) else before_order
    later = list(removals or ())
    if len(later) > 1 and facts.readings.other("revocation-which-removal"):
        convicted = conviction.prior.conviction
        if convicted is None or any(removal.before(convicted) is None for removal in later):
            return Open(missing)
        later = sorted((removal for removal in later if not removal.before(convicted)), key=_earliest)[:1]
    return any_of(_known_before(on, removal, missing) for removal in later)


def _known_before(on: PartialDate | None, removal: PartialDate, missing: str) -> Answer:
    return answer(None if on is None else on.before(removal), missing=missing)


def _earliest(when: PartialDate) -> date:
    return when.earliest


def _revoked_before_order(on: PartialDate | None, prior: Prior, facts: Reentry) -> Answer:
    return before_order(on, "revocations.on", prior, facts)


# Thresholds


@frozen
class Over:
    """A sentence imposed that exceeds a length."""

    length: Duration

    def __call__(self, imposed: Imposed) -> bool:
        """Strictly more."""
        return imposed > self.length

    def __str__(self) -> str:
        return f"more than {self.length}"


@frozen
class NotOver:
    """A sentence imposed of a length or less."""

    length: Duration

    def __call__(self, imposed: Imposed) -> bool:
        """Not more."""
        return imposed <= self.length

    def __str__(self) -> str:
        return f"{self.length} or less"


@frozen
class OrMore:
    """A sentence imposed of a length or more."""

    length: Duration

    def __call__(self, imposed: Imposed) -> bool:
        """At least."""
        return imposed >= self.length

    def __str__(self) -> str:
        return f"{self.length} or more"


@frozen
class Imprisoned:
    """A sentence imposed, measured as the edition measures it, against a threshold."""

    threshold: Over | NotOver | OrMore
    measure: Measure = field(repr=named)

    def __call__(self, conviction: Conviction, facts: Reentry) -> Answer:
        """Whether the sentence imposed passes the threshold."""
        imposed = self.measure(conviction, facts)
        if isinstance(imposed, Open):
            return imposed
        if self.threshold(imposed):
            own = imposed_alone(conviction.prior, facts)
            in_all = " in all" if conviction.joined and not isinstance(own, Open) and imposed > own else ""
            return Yes(f"{imposed} imposed{in_all}")
        return No(f"{conviction.prior.name}: {imposed} imposed, not {self.threshold}")


def imprisoned_at_all(conviction: Conviction, facts: Reentry) -> Answer:
    """2001-16: whether a drug felony without any imprisonment is one of thirteen months or less."""
    prior = conviction.prior
    imprisoned = _imposed(prior, _always)
    if isinstance(imprisoned, Open) or imprisoned:
        return YES
    return NO if facts.readings.other("probation-is-13-months-or-less") else YES
