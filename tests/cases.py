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
from sentencing.case import Acceptance, Case, EarlyDisposition, History
from sentencing.counts import Adjustments, Count, Stated
from sentencing.errors import SentencingError
from sentencing.manual import EFFECTIVE_DAYS, LAST_DAY, Manual
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Imposed, Jurisdiction, Kind, Prior, Revocation
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

FINDINGS = ("3B1.1(c)", "3B1.2(b)", "3C1.1", "3A1.3 +2", "3A1.2 +3", "3A1.4")


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


def _often(*values: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - facts of any kind
    """The first of the values mostly; now and then another."""
    return st.integers(0, 15).map(lambda drawn: values[drawn if drawn < len(values) else 0])


SELDOM = st.sampled_from((*(False,) * 15, True))
SELDOM_NOT = st.sampled_from((*(True,) * 15, False))


def _coarse(day: date, grain: int) -> PartialDate:
    """The day itself, or its month, or its year."""
    return PartialDate.parse(f"{day:{('%Y-%m-%d', '%Y-%m', '%Y')[grain]}}")


KINDS = st.frozensets(st.sampled_from(Kind), min_size=1, max_size=2)

PRIORS = st.fixed_dictionaries(
    {
        "days_before": st.integers(500, 6000),
        "days_to_arrest": st.none() | st.integers(0, 200),
        "days_to_sentence": st.integers(0, 400),
        "days_held": st.none() | st.integers(0, 3000),
        "grains": st.tuples(_often(0, 1, 2), _often(0, 1, 2)),
        "conduct_stated": SELDOM_NOT,
        "share_suspended": st.sampled_from((0, 0, 2, 1)),
        "revoked": _often(None, (None, 4), (100, 1), (400, 2), (800, 3)),
        "facts": st.fixed_dictionaries(
            {
                "offense": st.sampled_from(("theft", "robbery", "improper entry, 8 U.S.C. 1325(a)")),
                "kinds": KINDS | KINDS | _often(frozenset(), None),
                "grade": st.sampled_from(GRADES),
                "imposed": st.sampled_from(TERMS),
                "probation": SELDOM,
                "group": st.sampled_from((None, None, "A", "B")),
                "consecutive": st.sampled_from((False, False, True)),
                "jurisdiction": _often(Jurisdiction.STATE, *Jurisdiction),
                "juvenile": SELDOM,
                "age_at_offense": st.sampled_from((None, None, 17, 18, 30)),
                "traffic_stop": SELDOM,
                "for_profit": st.sampled_from((True, False, None)),
                "excluded": _often("", "expunged"),
                "points": _often(None, 0, 1, 2, 3),
            }
        ),
    }
)
"""What a prior is made of, before its days are counted back from the offense."""


def _prior(drawn: dict[str, Any], before: date) -> Prior:
    """A prior whose sentence came before a day."""
    facts = drawn["facts"]
    committed = before - timedelta(days=drawn["days_before"])
    sentenced = committed + timedelta(days=drawn["days_to_sentence"])
    imposed: Imposed = facts["imposed"]
    share = drawn["share_suspended"]
    months = imposed.months // share if share and isinstance(imposed, Duration) else 0
    arrest, held, revoked = drawn["days_to_arrest"], drawn["days_held"], drawn["revoked"]
    return Prior(
        **facts,
        committed=_coarse(committed, drawn["grains"][0]) if drawn["conduct_stated"] else None,
        arrested=None if arrest is None else PartialDate.on(committed + timedelta(days=arrest)),
        sentenced=_coarse(sentenced, drawn["grains"][1]),
        suspended=Duration(months),
        revocations=() if revoked is None else (_revocation(sentenced, *revoked),),
        released=None if held is None else PartialDate.on(sentenced + timedelta(days=held)),
    )


def _revocation(sentenced: date, after: int | None, months: int) -> Revocation:
    on = None if after is None else PartialDate.on(sentenced + timedelta(days=after))
    return Revocation(on, Duration(months))


CASES = st.fixed_dictionaries(
    {
        "days_to_end": st.integers(0, 900),
        "days_of_offense": st.sampled_from((0, 0, 30, 400)),
        "days_from_removal": st.integers(1, 1500),
        "days_from_order": st.integers(0, 60),
        "began": _often(0, None, 1, 2),
        "ended": SELDOM_NOT,
        "ordered": SELDOM_NOT,
        "removals": _often(1, None, 0, 2),
        "statute": st.none() | st.sampled_from(STATUTES),
        "priors": st.lists(PRIORS, min_size=1, max_size=4) | st.lists(PRIORS, max_size=1),
        "found": st.lists(st.sampled_from(FINDINGS), max_size=2, unique=True),
        "acceptance": st.sampled_from((None, Acceptance(), Acceptance(motion=True))),
        "history": st.sampled_from((None, History(), History(under_sentence=True))),
        "early": st.sampled_from((None, 1, 2, 3, 4)),
        "moved": SELDOM_NOT,
        "readings": st.just(()) | st.sampled_from([((reading.key, reading.alternative),) for reading in READINGS]),
    }
)
"""What a case is made of, before its days are counted back from the sentence."""


def _case(drawn: dict[str, Any], sentenced: date) -> Case:
    ended = sentenced - timedelta(days=drawn["days_to_end"])
    began = ended - timedelta(days=drawn["days_of_offense"])
    removal = began - timedelta(days=drawn["days_from_removal"])
    order = removal - timedelta(days=drawn["days_from_order"])
    count = Count(
        "2L1.2",
        statute=drawn["statute"],
        began=None if drawn["began"] is None else _coarse(began, drawn["began"]),
        ended=PartialDate.on(ended) if drawn["ended"] else None,
        first_removal_order=PartialDate.on(order) if drawn["ordered"] else None,
        removals=None if drawn["removals"] is None else (PartialDate.on(removal),) * drawn["removals"],
    )
    return Case(
        (count,),
        title="generated",
        sentenced=PartialDate.on(sentenced),
        priors=tuple(_prior(each, began) for each in drawn["priors"]),
        adjustments=Adjustments(tuple(map(Stated.parse, drawn["found"]))),
        acceptance=drawn["acceptance"],
        history=drawn["history"],
        early_disposition=drawn["early"] and EarlyDisposition(drawn["early"], drawn["moved"]),
        readings=drawn["readings"],
    )


def cases(on: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Case]:
    """A reentry sentenced on a day, which may be any day of any edition."""
    return st.builds(_case, CASES, days() if on is None else on)


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


def with_prior(case: Case, index: int, **changes: Any) -> Case:  # noqa: ANN401 - any fact of a prior
    """The case with some facts of one prior changed."""
    assert case.priors is not None
    changed = evolve(case.priors[index], **changes)
    return evolve(case, priors=(*case.priors[:index], changed, *case.priors[index + 1 :]))
