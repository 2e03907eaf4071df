"""Whole reentry cases, § 2L1.2, from facts: each prior, removal order and removal came before the offense."""

from datetime import date, timedelta

from hypothesis import strategies as st

from sentencing.case import Case, History
from sentencing.counts import Count
from sentencing.manual import Manual
from sentencing.partial import PartialDate
from sentencing.readings import READINGS
from sentencing.strategies.found import ACCEPTANCES, ADJUSTMENTS, EARLY_DISPOSITIONS, with_answers
from sentencing.strategies.prior import priors
from sentencing.strategies.values import GRAINS, day_of, few, mostly, told

_STATUTES = st.sampled_from(
    (
        *(None, None, None),
        *(f"8 U.S.C. {section}" for section in ("1326(a)", "1326(b)(1)", "1326(b)(2)", "1325(a)", "1326")),
    )
)
_DAYS_OF_OFFENSE = st.sampled_from((0, 0, 30, 400))
_GRAINS = mostly(*GRAINS)
_REMOVALS = mostly(1, 0, 2)
_MOST_PRIORS = 4
_HISTORIES = st.sampled_from((None, History(), History(under_sentence=True)))
_READINGS = mostly((), *(((reading.key, reading.alternative),) for reading in READINGS))


def reentry_cases(edition: Manual | date | None = None, *, answered: bool = False) -> st.SearchStrategy[Case]:
    """Reentry cases from facts, each sentenced on a day of an edition, with dates that hang together.

    No day of a prior, of a removal or of its order comes after the offense began, and it ended by the day of sentence.
    Where an edition is named the case names it too; otherwise § 1B1.11 chooses. Some dates are coarse, some facts are
    not stated, and some findings do not go together or have no place in the edition, so some cases have no answer; some
    take the other side of a reading.

    Shrinks towards an offense found on the day of sentence, after one removal the day before, with no prior and no
    finding; on the first day of the newest edition.

    >>> from hypothesis import Phase, find, settings
    >>> quick = settings(database=None, phases=[Phase.generate, Phase.shrink])
    >>> case = find(reentry_cases(date(2009, 11, 1)), lambda case: bool(case.priors), settings=quick)
    >>> case.manual, len(case.priors), case.acceptance
    (datetime.date(2009, 11, 1), 1, None)

    Args:
        edition: the edition, or a day on which it is in effect; otherwise any.
        answered: leave out the cases that ``calculate`` refuses.

    Raises:
        NotModelled: no Manual is in effect on the day.
        SentencingError: something is laid over the Manual, which a case cannot say.
    """
    return with_answers(_reentry_cases(day_of(edition), is_named=edition is not None), answered=answered)


@st.composite
def _reentry_cases(draw: st.DrawFn, on: st.SearchStrategy[date], *, is_named: bool) -> Case:
    sentenced = draw(on)
    ended = sentenced - timedelta(days=draw(st.integers(0, 900)))
    began = ended - timedelta(days=draw(_DAYS_OF_OFFENSE))
    removed = began - timedelta(days=draw(st.integers(1, 1500)))
    ordered = removed - timedelta(days=draw(st.integers(0, 60)))
    removals = (PartialDate.on(removed),) * draw(_REMOVALS)
    count = Count(
        "2L1.2",
        statute=draw(_STATUTES),
        began=draw(mostly(told(began, draw(_GRAINS)), None)),
        ended=draw(mostly(PartialDate.on(ended), None)),
        first_removal_order=draw(mostly(PartialDate.on(ordered), None)),
        removals=draw(mostly(removals, None)),
    )
    return Case(
        (count,),
        sentenced=PartialDate.on(sentenced),
        manual=sentenced if is_named else None,
        priors=draw(few(priors(began), _MOST_PRIORS)),
        adjustments=draw(ADJUSTMENTS),
        acceptance=draw(ACCEPTANCES),
        history=draw(_HISTORIES),
        early_disposition=draw(EARLY_DISPOSITIONS),
        readings=draw(_READINGS),
    )
