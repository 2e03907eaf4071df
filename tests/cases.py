"""What tests ask of generated cases: an answer, an edition, a prior changed. ``sentencing.strategies`` makes them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from sentencing import calculate
from sentencing.case import Case
from sentencing.errors import SentencingError
from sentencing.manual import Manual
from sentencing.outcome import Outcome
from sentencing.prior import Kind
from sentencing.strategies import days, reentry_cases
from sentencing.strategies.prior import IMPOSED as TERMS
from sentencing.strategies.values import EDITIONS

__all__ = [
    "IMMIGRATION_KINDS",
    "TERMS",
    "TURNS",
    "Facts",
    "answered",
    "cases",
    "days",
    "edition_pairs",
    "under_some_edition",
    "with_prior",
]

TURNS = sorted({day for edition in EDITIONS for day in edition})
"""Every day on which an edition begins, and every last day of one."""

IMMIGRATION_KINDS = frozenset({Kind.IMMIGRATION, Kind.ILLEGAL_REENTRY, Kind.ALIEN_SMUGGLING})


@st.composite
def edition_pairs(draw: st.DrawFn) -> tuple[date, date]:
    """Two days between which no law changes."""
    first, last = draw(st.sampled_from(EDITIONS))
    within = st.integers(0, (last - first).days).map(lambda after: first + timedelta(days=after))
    return draw(within), draw(within)


def _unnamed(case: Case) -> Case:
    return evolve(case, manual=None)


def cases(on: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Case]:
    """A reentry sentenced on a day, which may be any day of any edition; § 1B1.11 chooses the Manual."""
    return reentry_cases() if on is None else on.flatmap(reentry_cases).map(_unnamed)


Facts = tuple[Case, Manual]


def under_some_edition(on: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Facts]:
    """A case, and the edition of the day on which it was sentenced."""
    return cases(on).map(lambda case: (case, Manual.on(case.sentenced.earliest)))


def answered(case: Case, manual: Manual | None = None, readings: Mapping[str, str] | None = None) -> Outcome | None:
    """The outcome, or nothing where the facts do not decide."""
    try:
        return calculate(case, manual=manual, readings=readings)
    except SentencingError:
        return None


def with_prior(case: Case, index: int, **changes: Any) -> Case:
    """The case with some facts of one prior changed."""
    assert case.priors is not None
    changed = evolve(case.priors[index], **changes)
    return evolve(case, priors=(*case.priors[:index], changed, *case.priors[index + 1 :]))
