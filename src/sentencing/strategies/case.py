"""Cases of every form: a stated total, the stated result of another guideline, reentry from findings or from facts."""

from datetime import date
from itertools import groupby

from attrs import evolve
from hypothesis import strategies as st

from sentencing.case import Case, History
from sentencing.cite import Cite
from sentencing.counts import TOTAL, Count, Stated
from sentencing.effects import Become
from sentencing.manual import Manual
from sentencing.strategies.found import ACCEPTANCES, ADJUSTMENTS, EARLY_DISPOSITIONS, with_answers
from sentencing.strategies.reentry import reentry_cases
from sentencing.strategies.values import categories, day_of, levels
from sentencing.terms import OffenseLevel

_REENTRY = "2L1.2"
_GUIDELINES = st.sampled_from((TOTAL, _REENTRY, "2B1.1", "2D1.1", "2K2.1"))
_HISTORIES = st.builds(History, category=categories()) | st.builds(History, st.integers(0, 20))


def cases(edition: Manual | date | None = None, *, answered: bool = False) -> st.SearchStrategy[Case]:
    """Cases of every form; ``hypothesis.strategies.from_type(Case)`` gives the same.

    A total offense level, with a category or points as found; the stated result of a guideline that is not modelled, or
    reentry by findings that the edition prints, either with adjustments, acceptance and history as found; and reentry
    from facts, as ``reentry_cases`` has it. All but the last always name their edition. Some have no answer.

    Shrinks towards a stated total of level 1 in Category I, under the newest edition.

    >>> from hypothesis import find, settings
    >>> from sentencing import calculate
    >>> a_year = lambda case: calculate(case).range.minimum >= 12
    >>> case = find(cases(date(2009, 11, 1), answered=True), a_year, settings=settings(database=None))
    >>> print(*case.counts[0].found, case.history)
    1B1.1 = 13 Category I

    Args:
        edition: the edition, or a day on which it is in effect; otherwise any.
        answered: leave out the cases that ``calculate`` refuses.

    Raises:
        NotModelled: no Manual is in effect on the day.
        SentencingError: something is laid over the Manual, which a case cannot say.
    """
    return with_answers(_as_found(day_of(edition)) | reentry_cases(edition), answered=answered)


@st.composite
def _as_found(draw: st.DrawFn, on: st.SearchStrategy[date]) -> Case:
    """A case by findings. What every form draws comes first, so that one form can shrink to another."""
    guideline = draw(_GUIDELINES)
    day = draw(on)
    history = draw(_HISTORIES)
    early_disposition = draw(EARLY_DISPOSITIONS)
    found = _characteristics(draw, day) if guideline == _REENTRY else (_result(guideline, draw(levels())),)
    case = Case((Count(guideline, found=found),), manual=day, history=history, early_disposition=early_disposition)
    if guideline == TOTAL:
        return case
    return evolve(case, adjustments=draw(ADJUSTMENTS), acceptance=draw(ACCEPTANCES))


def _result(guideline: str, level: OffenseLevel) -> Stated:
    return Stated(Cite(guideline), Become(int(level)))


def _characteristics(draw: st.DrawFn, day: date) -> tuple[Stated, ...]:
    """Of each specific offense characteristic that the edition prints, one alternative or none."""
    printed = [Stated(cite, effect) for cite, effect in Manual.on(day)[_REENTRY].provisions if cite.pinpoint != "(a)"]
    found = [draw(st.sampled_from((None, *alternatives))) for _, alternatives in groupby(printed, _characteristic)]
    return tuple(each for each in found if each is not None)


def _characteristic(alternative: Stated) -> str:
    """Such as ``(b)(1``, of ``(b)(1)(A)(ii)``."""
    return ")".join(alternative.cite.pinpoint.split(")")[:2])
