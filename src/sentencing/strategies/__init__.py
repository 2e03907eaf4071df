"""Hypothesis strategies for property tests (extra: ``strategies``): law, facts and records as a user may meet them.

Each strategy is a function with a plural name, and says what it shrinks towards: the newest edition, the lowest level,
the fewest facts. What a case or a record cannot be is never generated; what the law leaves open, or refuses, is, unless
answers are asked for. ``hypothesis.strategies.from_type`` gives the same for the types of the library.
"""

import hypothesis  # noqa: F401 - first: it calls ``by_type.register``, which imports the modules below

from sentencing.strategies.case import cases
from sentencing.strategies.frame import frames
from sentencing.strategies.prior import priors
from sentencing.strategies.programme import programmes
from sentencing.strategies.reentry import reentry_cases
from sentencing.strategies.values import (
    categories,
    days,
    durations,
    editions,
    levels,
    partial_dates,
    ranges,
    tables,
    terms,
)

__all__ = [
    "cases",
    "categories",
    "days",
    "durations",
    "editions",
    "frames",
    "levels",
    "partial_dates",
    "priors",
    "programmes",
    "ranges",
    "reentry_cases",
    "tables",
    "terms",
]
