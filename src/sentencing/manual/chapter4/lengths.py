"""§ 4A1.2(b) and (k): how long a prior sentence is, and when imprisonment on it began and ended."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from attrs import frozen

from sentencing.duration import Duration, Imposed
from sentencing.partial import PartialDate
from sentencing.prior import Prior
from sentencing.terms import LIFE, Life

NO_TIME = Duration()


def term(prior: Prior) -> Imposed | None:
    """The sentence of imprisonment: as imposed, less what was suspended, plus terms on revocation (§ 4A1.2(b), (k))."""
    whole = prior.unsuspended
    if not isinstance(whole, Duration):  # life, or not stated
        return whole
    return sum((revocation.imposed for revocation in prior.revocations), whole)


def length(priors: Sequence[Prior]) -> Imposed | None:
    """The length of one sentence: the longest if concurrent, the aggregate if consecutive (§ 4A1.2(a)(2))."""
    if len(priors) == 1:
        return term(priors[0])
    terms = [term(prior) for prior in priors]
    concurrent, total = NO_TIME, NO_TIME
    for prior, each in zip(priors, terms, strict=True):
        if each is None or each is LIFE:
            return None if None in terms else LIFE
        if prior.consecutive:
            total += each
        else:
            concurrent = max(concurrent, each)
    return concurrent + total


@frozen
class Imprisonment:
    """One stretch of imprisonment on a sentence: from when, and to what release."""

    began: PartialDate | None
    released: PartialDate | None


def imprisonments(prior: Prior, whole: Imposed | None = None) -> tuple[Imprisonment, ...]:
    """The stretches of imprisonment on a sentence: on the sentence itself, and on each revocation.

    The release stated is the last. One not stated lies between the beginning and the end of the term pronounced, or of
    ``whole``, the sentence that the term is part of.
    """
    first = _first_term(prior, whole)
    terms: list[tuple[PartialDate | None, Imposed]] = [(prior.sentenced, first)] if first else []
    terms += [(revocation.on, revocation.imposed) for revocation in prior.revocations if revocation.imposed]
    return tuple(
        Imprisonment(began, prior.released if number == len(terms) and prior.released else _bounded(began, imposed))
        for number, (began, imposed) in enumerate(terms, start=1)
    )


def _first_term(prior: Prior, whole: Imposed | None) -> Imposed:
    """What was to be served from the day of sentence; of a term not stated, no end is known."""
    own = prior.unsuspended
    if not isinstance(own, Duration):
        return LIFE
    return max(own, whole) if own and whole is not None else own


def _bounded(began: PartialDate | None, imposed: Imposed) -> PartialDate | None:
    return None if began is None else PartialDate(began.earliest, _end(began.latest, imposed))


def _end(day: date, imposed: Imposed) -> date:
    if isinstance(imposed, Life):
        return date.max
    years, month = divmod(day.month - 1 + imposed.months, 12)
    if day.year + years + imposed.days // 365 + 1 >= date.max.year:
        return date.max
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=imposed.days)
