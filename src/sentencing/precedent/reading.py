"""The registry of holdings as it is written, ``holdings.toml``, read into records; a fault names its record and key."""

from functools import partial
from typing import TypeVar

from attrs import fields, frozen

from sentencing.precedent.departure import DepartureTest, FactorRule, Question, Treatment
from sentencing.precedent.holding import Holding, Posture, Silence, Step
from sentencing.registry import Record, choice, choices, read_each, refuse_twice, refuse_unknown, texts, when

T = TypeVar("T")

_FILE = "holdings.toml"
_TABLES = ("holding", "silence", "treatment", "departure_test")


@frozen
class Registry:
    """Every holding, silence, and test of a departure."""

    holdings: tuple[Holding, ...]
    silences: tuple[Silence, ...]
    treatments: tuple[FactorRule, ...]
    tests: tuple[DepartureTest, ...]


def registry_from(data: Record) -> Registry:
    """Read the data of the registry.

    Raises:
        SentencingError: a table or a record is missing or wrong; the message names it, and the key.
    """
    refuse_unknown(data, _TABLES)
    holdings = read_each(_FILE, data, "holding", "id", holding_from)
    refuse_twice(_FILE, [holding.id for holding in holdings])
    return Registry(
        holdings,
        read_each(_FILE, data, "silence", "circuit", partial(_made, Silence)),
        read_each(_FILE, data, "treatment", "kind", _treatment),
        read_each(_FILE, data, "departure_test", "opinion", _test),
    )


def holding_from(record: Record) -> Holding:
    """Read one holding.

    Raises:
        KeyError: a key is missing.
        SentencingError: a key or a value is wrong.
    """
    return _made(
        Holding,
        record,
        decided=when(record, "decided"),
        posture=choice(record, "posture", Posture),
        showing=choices(record, "showing", Step),
        advisable=texts(record, "advisable"),
    )


def _treatment(record: Record) -> FactorRule:
    return _made(FactorRule, record, kind=choice(record, "kind", Treatment), examples=texts(record, "examples"))


def _test(record: Record) -> DepartureTest:
    questions = tuple(_made(Question, each) for each in record["question"])
    known = {key: value for key, value in record.items() if key != "question"}
    return _made(DepartureTest, known, questions=questions)


def _made(model: type[T], record: Record, **read: object) -> T:
    """The model of a record; values that are not plain are given as read."""
    refuse_unknown(record, {field.name for field in fields(model)})  # type: ignore[arg-type]  # all are attrs classes
    return model(**{**record, **read})
