"""Prior convictions: offense, arrest, sentence, revocation and release in this order, none of it after a day."""

from datetime import date, timedelta

from hypothesis import strategies as st

from sentencing.duration import Duration, Imposed
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.strategies.values import GRAINS, SELDOM, days, mostly, told
from sentencing.terms import LIFE

IMPOSED: tuple[Imposed, ...] = (
    *(Duration(months) for months in (0, 1, 6, 12, 13, 14, 23, 24, 36, 60, 120)),
    *(Duration(days=days) for days in (59, 60, 395, 396)),
    LIFE,
)
"""Terms on both sides of every length that the Manual asks about."""

_OFFENSES = st.sampled_from(("theft", "robbery", "improper entry, 8 U.S.C. 1325(a)"))
_KINDS = st.frozensets(st.sampled_from(Kind), max_size=2)
_GRADES = st.sampled_from((*(Grade.FELONY,) * 6, *(Grade.MISDEMEANOR,) * 3, Grade.PETTY, None))
_IMPOSED = st.sampled_from(IMPOSED)
_HALVES_SUSPENDED = st.sampled_from((0, 0, 1, 2))
_GRAINS = mostly(*GRAINS)
_GROUPS = st.sampled_from((None, None, "A", "B"))
_JURISDICTIONS = mostly(Jurisdiction.STATE, *Jurisdiction)
_AGES = st.sampled_from((None, None, 17, 18, 30))
_FOR_PROFIT = st.sampled_from((None, True, False))
_EXCLUDED = mostly("", "expunged")
_POINTS = mostly(None, 0, 1, 2, 3)
_MOST_MONTHS_REVOKED = 4
_REVOCATIONS = mostly(None, *range(1, _MOST_MONTHS_REVOKED + 1))


def priors(before: date | None = None) -> st.SearchStrategy[Prior]:
    """Prior convictions, nothing of which came after a day, up to sixteen years before it.

    Their days are in order: the offense, the arrest, the sentence, a revocation, the last release. The terms imposed
    lie on both sides of every length that the Manual asks about. Some dates are coarse; some facts are not stated.

    Shrinks towards a theft on the day before, a felony and none of the kinds, for which nothing was imposed.

    >>> from hypothesis import find, settings
    >>> prior = find(priors(date(2009, 11, 1)), lambda prior: bool(prior.kinds), settings=settings(database=None))
    >>> print(prior.offense, *prior.kinds, prior.committed, prior.imposed, sep=", ")
    theft, crime of violence, 2009-10-31, 0 months

    Args:
        before: the day; where there is none, a day of some edition.
    """
    return _priors(days() if before is None else st.just(before))


@st.composite
def _priors(draw: st.DrawFn, until: st.SearchStrategy[date]) -> Prior:
    last = draw(until)

    def later(day: date, most: int) -> date:
        return min(last, day + timedelta(days=draw(st.integers(0, most))))

    # A gap is drawn only before a day that is stated, so that two priors drawn apart seldom are the same.
    committed = last - timedelta(days=draw(st.integers(1, 6000)))
    arrested = later(committed, 200) if draw(st.booleans()) else None
    sentenced = later(arrested or committed, 400)
    revocation = draw(_REVOCATIONS)
    revoked = sentenced if revocation is None else later(sentenced, 800)
    released = later(revoked, 3000) if draw(st.booleans()) else None
    imposed = draw(_IMPOSED)
    return Prior(
        offense=draw(_OFFENSES),
        kinds=draw(mostly(draw(_KINDS), None)),
        grade=draw(_GRADES),
        committed=draw(mostly(told(committed, draw(_GRAINS)), None)),
        arrested=None if arrested is None else PartialDate.on(arrested),
        sentenced=told(sentenced, draw(_GRAINS)),
        imposed=imposed,
        suspended=_halves(imposed, draw(_HALVES_SUSPENDED)),
        probation=draw(SELDOM),
        revocations=() if revocation is None else (_revocation(revoked, revocation),),
        released=None if released is None else PartialDate.on(released),
        group=draw(_GROUPS),
        consecutive=draw(SELDOM),
        jurisdiction=draw(_JURISDICTIONS),
        juvenile=draw(SELDOM),
        age_at_offense=draw(_AGES),
        traffic_stop=draw(SELDOM),
        for_profit=draw(_FOR_PROFIT),
        excluded=draw(_EXCLUDED),
        points=draw(_POINTS),
    )


def _halves(imposed: Imposed, number: int) -> Duration:
    """Nothing, half, or all of the months imposed."""
    return Duration(imposed.months * number // 2) if isinstance(imposed, Duration) else Duration()


def _revocation(revoked: date, months: int) -> Revocation:
    """A revocation for so many months, on a day that is stated for all lengths but the longest."""
    return Revocation(None if months == _MOST_MONTHS_REVOKED else PartialDate.on(revoked), Duration(months))
