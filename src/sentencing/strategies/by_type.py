"""What ``hypothesis.strategies.from_type`` gives for the types of this library: the entry point of hypothesis."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis.strategies import SearchStrategy, register_type_strategy

from sentencing.case import Case
from sentencing.duration import Duration
from sentencing.manual import Manual
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.partial import PartialDate
from sentencing.prior import Prior
from sentencing.programmes import Programme
from sentencing.strategies.case import cases
from sentencing.strategies.prior import priors
from sentencing.strategies.programme import programmes
from sentencing.strategies.values import durations, editions, levels, partial_dates, ranges, tables
from sentencing.terms import OffenseLevel, Range

OF_TYPES: Mapping[type, Callable[[], SearchStrategy[Any]]] = {
    Case: cases,
    Duration: durations,
    Manual: editions,
    OffenseLevel: levels,
    PartialDate: partial_dates,
    Prior: priors,
    Programme: programmes,
    Range: ranges,
    SentencingTable: tables,
}
"""The strategy of each type."""


def register() -> None:
    """Let ``hypothesis.strategies.from_type`` give these strategies; hypothesis calls it when it is imported.

    >>> from hypothesis import find, settings, strategies
    >>> find(strategies.from_type(OffenseLevel), lambda level: level > 20, settings=settings(database=None))
    OffenseLevel(21)
    """
    for kind, strategy in OF_TYPES.items():
        register_type_strategy(kind, strategy())
