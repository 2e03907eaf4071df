"""Generated reentry cases: whole cases whose facts hang together, for any edition.

Dates hang together by construction: each prior was committed, then sentenced, then released, before the offense; each
removal came before it too. Some dates are coarse and some facts are not stated, so some cases have no answer.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from sentencing import calculate
from sentencing.case import (
    Acceptance,
    Adjustments,
    Case,
    Count,
    EarlyDisposition,
    Grade,
    History,
    Imposed,
    Jurisdiction,
    Kind,
    Prior,
    Revocation,
    Stated,
)
from sentencing.errors import SentencingError
from sentencing.manual import EFFECTIVE_DAYS, LAST_DAY, Manual
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.readings import READINGS
from sentencing.terms import LIFE, Duration

TURNS = sorted({*EFFECTIVE_DAYS, *(day - timedelta(days=1) for day in EFFECTIVE_DAYS[1:]), LAST_DAY})
"""Every day on which an edition begins, and every last day of one."""

IMMIGRATION_KINDS = frozenset({Kind.IMMIGRATION, Kind.ILLEGAL_REENTRY, Kind.ALIEN_SMUGGLING})

STATUTES = ("8 U.S.C. 1326(a)", "8 U.S.C. 1326(b)(1)", "8 U.S.C. 1326(b)(2)", "8 U.S.C. 1325(a)", "8 U.S.C. 1326")

TERMS = (
    *(Duration(months) for months in (0, 1, 6, 12, 13, 14, 23, 24, 36, 60, 120)),
    *(Duration(days=days) for days in (59, 60, 395, 396)),
    LIFE,
)
"""Terms on both sides of every length that the Manual asks about."""

GRADES = (*(Grade.FELONY,) * 6, *(Grade.MISDEMEANOR,) * 3, Grade.PETTY, None)

FINDINGS = ("3B1.1(c)", "3B1.2(b)", "3C1.1", "3A1.1(b)(1) +2", "3B1.2 -3", "3A1.4(a) >= 32")


def days() -> st.SearchStrategy[date]:
    """A day of some edition, the first and last days of each most of all."""
    return st.sampled_from(TURNS) | st.dates(EFFECTIVE_DAYS[0], LAST_DAY)


@st.composite
def edition_pairs(draw: st.DrawFn) -> tuple[date, date]:
    """Two days between which no law changes."""
    index = draw(st.integers(0, len(EFFECTIVE_DAYS) - 1))
    following = (*EFFECTIVE_DAYS[1:], LAST_DAY + timedelta(days=1))[index]
    within = st.dates(EFFECTIVE_DAYS[index], following - timedelta(days=1))
    return draw(within), draw(within)


def _coarse(draw: st.DrawFn, day: date) -> PartialDate:
    """The day itself, mostly; else its month or its year."""
    text = draw(st.sampled_from((f"{day:%Y-%m-%d}",) * 10 + (f"{day:%Y-%m}", f"{day:%Y}")))
    return PartialDate.parse(text)


def _seldom(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 15)) == 7


@st.composite
def priors(draw: st.DrawFn, before: date) -> Prior:
    """A prior whose sentence came before a day."""
    committed = before - timedelta(days=draw(st.integers(500, 20 * 365)))
    sentenced = committed + timedelta(days=draw(st.integers(0, 400)))
    imposed: Imposed = draw(st.sampled_from(TERMS))
    suspended = draw(st.integers(0, imposed.months)) if isinstance(imposed, Duration) and draw(st.booleans()) else 0
    released = sentenced + timedelta(days=draw(st.integers(0, 3000)))
    revoked = st.integers(0, 500).map(lambda later: PartialDate.on(sentenced + timedelta(days=later)))
    revocations = st.builds(Revocation, st.none() | revoked, st.sampled_from(TERMS[1:4]))
    return Prior(
        offense=draw(st.sampled_from(("theft", "robbery", "improper entry, 8 U.S.C. 1325(a)"))),
        kinds=None if _seldom(draw) else draw(st.frozensets(st.sampled_from(Kind), max_size=2)),
        grade=draw(st.sampled_from(GRADES)),
        committed=None if _seldom(draw) else _coarse(draw, committed),
        arrested=draw(st.none() | st.just(PartialDate.on(committed + timedelta(days=draw(st.integers(0, 200)))))),
        sentenced=_coarse(draw, sentenced),
        imposed=imposed,
        suspended=Duration(suspended),
        probation=_seldom(draw),
        revocations=tuple(draw(st.lists(revocations, max_size=1))),
        released=draw(st.none() | st.just(PartialDate.on(released))),
        group=draw(st.sampled_from((None, None, "A", "B"))),
        consecutive=draw(st.integers(0, 3)) == 0,
        jurisdiction=draw(st.sampled_from(Jurisdiction)) if _seldom(draw) else Jurisdiction.STATE,
        juvenile=_seldom(draw),
        age_at_offense=draw(st.sampled_from((None, None, 17, 18, 30))),
        traffic_stop=_seldom(draw),
        for_profit=draw(st.sampled_from((True, False, None))),
        excluded="expunged" if _seldom(draw) else "",
        points=draw(st.integers(0, 3)) if _seldom(draw) else None,
    )


@st.composite
def cases(draw: st.DrawFn, day: date | None = None) -> Case:
    """A reentry sentenced on a day, which may be any day of any edition."""
    sentenced = draw(days()) if day is None else day
    ended = sentenced - timedelta(days=draw(st.integers(0, 900)))
    began = ended - timedelta(days=draw(st.sampled_from((0, 0, 30, 400))))
    removal = began - timedelta(days=draw(st.integers(1, 1500)))
    order = removal - timedelta(days=draw(st.integers(0, 60)))
    count = Count(
        "2L1.2",
        statute=draw(st.none() | st.sampled_from(STATUTES)),
        began=None if _seldom(draw) else _coarse(draw, began),
        ended=None if _seldom(draw) else PartialDate.on(ended),
        first_removal_order=None if _seldom(draw) else PartialDate.on(order),
        removals=None if _seldom(draw) else (PartialDate.on(removal),) * draw(st.integers(0, 2)),
    )
    return Case(
        (count,),
        title="generated",
        sentenced=PartialDate.on(sentenced),
        priors=tuple(draw(st.lists(priors(began), max_size=4))),
        adjustments=Adjustments(tuple(map(Stated.parse, draw(st.lists(st.sampled_from(FINDINGS), max_size=2, unique=True))))),
        acceptance=draw(st.none() | st.builds(Acceptance, st.just(value=True), st.booleans())),
        history=draw(st.none() | st.builds(History, under_sentence=st.booleans())),
        early_disposition=draw(st.none() | st.builds(EarlyDisposition, st.integers(1, 4), st.sampled_from((True, True, False)))),
        readings=draw(st.just(()) | st.sampled_from([((reading.key, reading.alternative),) for reading in READINGS])),
    )


Facts = tuple[Case, Manual]


def under_some_edition() -> st.SearchStrategy[Facts]:
    """A case, and the edition of the day on which it was sentenced."""
    return cases().map(lambda case: (case, Manual.on(case.sentenced.earliest)))


def answered(case: Case, manual: Manual | None = None, readings: Mapping[str, str] | None = None) -> Outcome | None:
    """The outcome, or nothing where the facts do not decide."""
    try:
        return calculate(case, manual=manual, readings=readings)
    except SentencingError:
        return None


def with_prior(case: Case, index: int, **changes: Any) -> Case:  # noqa: ANN401 - any fact of a prior
    """The case with some facts of one prior changed."""
    assert case.priors is not None
    changed = evolve(case.priors[index], **changes)
    return evolve(case, priors=(*case.priors[:index], changed, *case.priors[index + 1 :]))
