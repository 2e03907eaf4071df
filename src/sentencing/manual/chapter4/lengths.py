"""§ 4A1.2(b) and (k): how long a prior sentence is, and when imprisonment on it began and ended."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from sentencing.case import Imposed, Prior
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, Duration, Life

NO_TIME = Duration()


def term(prior: Prior) -> Imposed | None:
    """The sentence of imprisonment: as imposed, less what was suspended, plus terms on revocation (§ 4A1.2(b), (k))."""
    whole: Imposed | None = NO_TIME if prior.probation else prior.imposed
    if whole is None or isinstance(whole, Life):
        return whole
    if prior.suspended and not prior.probation:
        whole = whole - prior.suspended
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


def released_on(prior: Prior) -> PartialDate | None:
    """The last release: as stated, or between the sentence and the end of the longest term pronounced."""
    if prior.released is not None or prior.sentenced is None:
        return prior.released
    served = [(prior.sentenced, Duration() if prior.probation or prior.imposed is None else prior.imposed)]
    served += [
        (r.on or PartialDate(prior.sentenced.earliest, date.max), r.imposed) for r in prior.revocations if r.imposed
    ]
    return PartialDate(served[-1][0].earliest, max(_end(on.latest, imposed) for on, imposed in served))


def _end(day: date, imposed: Imposed) -> date:
    if isinstance(imposed, Life):
        return date.max
    years, month = divmod(day.month - 1 + imposed.months, 12)
    if day.year + years + imposed.days // 365 + 1 >= date.max.year:
        return date.max
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=imposed.days)


def imprisoned_on(prior: Prior) -> PartialDate | None:
    """When imprisonment on the sentence began: with the sentence, or where there was none, on the first revocation."""
    if prior.imposed and not prior.probation:
        return prior.sentenced
    return next((revocation.on for revocation in prior.revocations if revocation.imposed), None)
