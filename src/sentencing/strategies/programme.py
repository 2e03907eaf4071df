"""Early-disposition programmes, as records that the registry might hold."""

from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from sentencing.case import MOST_EARLY_DISPOSITION_LEVELS
from sentencing.districts import districts
from sentencing.manual import LAST_DAY
from sentencing.programmes.benefits import (
    Benefit,
    ChargeBargain,
    LevelsOff,
    StatutoryCap,
    StipulatedRange,
    TermsUnknown,
)
from sentencing.programmes.reading import WAIVERS
from sentencing.programmes.record import Confidence, Programme, Source, Tier, Window
from sentencing.strategies.values import GRAINS, MOST_MONTHS, SELDOM, categories, durations, mostly, ranges, told

_BEFORE_ANY_PROGRAMME = date(1990, 1, 1)
_INVENTED = (Source("an invented source"),)
_CIRCUITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "D.C.")

_LEVELS = st.integers(1, MOST_EARLY_DISPOSITION_LEVELS)
_MONTHS = st.integers(1, MOST_MONTHS)
_FEW = st.integers(1, 9)
_FEW_OR_ANY = st.none() | _FEW
_MONTHS_OR_ANY = st.none() | _MONTHS
_CATEGORY_OR_ANY = st.none() | categories()
_STATUTES = st.sampled_from((None, "8 U.S.C. 1326", "8 U.S.C. 1325"))
_WAIVERS = st.lists(st.sampled_from(WAIVERS), max_size=len(WAIVERS), unique=True).map(tuple)
_UNDERTAKINGS = st.sampled_from(((), ("agree to a sentence within the guideline range",)))
_OFFENSES = st.lists(
    st.sampled_from(("murder", "drug trafficking", "firearms offense", "violent felony")), max_size=2, unique=True
).map(tuple)


def _some_districts() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([str(district) for district in districts()]), max_size=3, unique=True)


_DISTRICTS = st.deferred(_some_districts)  # so that the registry is read when it is asked
_DAYS = st.dates(_BEFORE_ANY_PROGRAMME, LAST_DAY)


def _window(days: tuple[date, date, date], grain: str, has_ended: bool) -> Window:  # noqa: FBT001 - as drawn
    begins, documented, ended = (told(day, grain) for day in sorted(days))
    return Window(begins=begins, documented=documented, ended=ended if has_ended else None)


_ABSENCES = st.builds(
    Programme,
    id=st.integers(1, 9999).map("invented-{}".format),
    everywhere=st.just(True),  # noqa: FBT003 - the value drawn
    window=st.builds(_window, st.tuples(_DAYS, _DAYS, _DAYS), mostly(*GRAINS), SELDOM),
    tiers=st.just(()),
    confidence=st.sampled_from(Confidence),
    sources=st.just(_INVENTED),
    checked=st.just(LAST_DAY.isoformat()),
)
"""Documented absences of a programme in every district."""

_EXISTS = st.sampled_from((False, True, True))


def _conditional(benefits: st.SearchStrategy[Benefit]) -> st.SearchStrategy[Tier]:
    """A tier with a condition at least, as one before the last must have."""
    return st.builds(
        Tier,
        benefit=benefits,
        category_at_least=categories(),
        offenses=_OFFENSES,
        removals_at_least=_FEW_OR_ANY,
        incomplete=SELDOM,
    )


@st.composite
def _tiers(draw: st.DrawFn, benefits: st.SearchStrategy[Benefit]) -> tuple[Tier, ...]:
    conditional = draw(st.lists(_conditional(benefits), max_size=2))
    return (*conditional, Tier(benefit=draw(benefits)))


_TERMS = st.one_of(
    _tiers(st.builds(LevelsOff, _LEVELS, st.booleans())),
    _tiers(st.builds(ChargeBargain, durations().filter(bool))),
    _tiers(st.builds(StatutoryCap, _MONTHS)),
    _tiers(st.builds(StipulatedRange, ranges())),
    _tiers(st.builds(TermsUnknown, st.none() | _LEVELS)),
)
"""All tiers of a programme give benefits of one kind."""


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Early-disposition programmes, and documented absences of one, since 1990, as the registry might hold them.

    Each reaches some districts, a circuit or every district, and gives benefits of one kind, in up to three tiers. They
    are invented, and say so. Two may have one ``id``: a registry is a list that is unique by it.

    Shrinks towards the documented absence of one in every district.

    >>> from hypothesis import Phase, find, settings
    >>> quick = settings(database=None, phases=[Phase.generate, Phase.shrink])
    >>> programme = find(programmes(), lambda programme: programme.exists, settings=quick)
    >>> print(programme.where, programme.terms, programme.confidence, sep="; ")
    every district; 1 level off; primary
    """
    programme = draw(_ABSENCES)
    named = draw(_DISTRICTS)
    circuit = None if named else draw(mostly(None, *_CIRCUITS))
    if named or circuit:
        programme = evolve(programme, districts=tuple(named), circuit=circuit, everywhere=False)
    return _with_terms(draw, programme) if draw(_EXISTS) else programme


def _with_terms(draw: st.DrawFn, absence: Programme) -> Programme:
    """A programme in the place of an absence: what it gives, whom it takes, and what it asks."""
    return evolve(
        absence,
        tiers=draw(_TERMS),
        plea_to=draw(_STATUTES),
        category_at_most=draw(_CATEGORY_OR_ANY),
        excluded_offenses=draw(_OFFENSES),
        excluded_sentence_months=draw(_MONTHS_OR_ANY),
        removals_at_most=draw(_FEW_OR_ANY),
        excludes_supervised_release=draw(SELDOM),
        before_indictment=draw(SELDOM),
        deadline_days=draw(_FEW_OR_ANY),
        waivers=draw(_WAIVERS),
        undertakings=draw(_UNDERTAKINGS),
        criteria_read=draw(st.booleans()),
    )
