"""The registry of holdings as it is written, ``holdings.toml``, read into records; a fault names its record."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from attrs import fields, frozen

from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.precedent.departure import DepartureTest, FactorRule, Question, Treatment
from sentencing.precedent.holding import Holding, Posture, Silence, Step

T = TypeVar("T")
Record = Mapping[str, Any]


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
        SentencingError: a record is wrong; the message names it and the key.
    """
    return Registry(
        tuple(_named(each, "id", holding_from) for each in data["holding"]),
        tuple(_named(each, "circuit", _silence) for each in data["silence"]),
        tuple(_named(each, "kind", _treatment) for each in data["treatment"]),
        tuple(_named(each, "opinion", _test) for each in data["departure_test"]),
    )


def _named(record: Record, key: str, read: Callable[[Record], T]) -> T:
    try:
        return read(record)
    except (KeyError, TypeError, ValueError) as error:
        told = f"the key {error} is missing" if isinstance(error, KeyError) else error
        msg = f"holdings.toml, {record.get(key, f'without {key}')}: {told}"
        raise SentencingError(msg) from error


def holding_from(record: Record) -> Holding:
    """Read one holding.

    Raises:
        KeyError: a key is missing.
        SentencingError: a key or a value is wrong.
    """
    return _made(
        Holding,
        record,
        decided=PartialDate.parse(record["decided"]),
        posture=Posture(record["posture"]),
        showing=tuple(map(Step, record.get("showing", ()))),
        advisable=tuple(record.get("advisable", ())),
    )


def _silence(record: Record) -> Silence:
    return _made(Silence, record)


def _treatment(record: Record) -> FactorRule:
    return _made(FactorRule, record, kind=Treatment(record["kind"]), examples=tuple(record.get("examples", ())))


def _test(record: Record) -> DepartureTest:
    questions = tuple(_made(Question, each) for each in record["question"])
    known = {key: value for key, value in record.items() if key != "question"}
    return _made(DepartureTest, known, questions=questions)


def _made(model: type[T], record: Record, **read: object) -> T:
    """The model of a record; values that are not plain are given as read."""
    known = {field.name for field in fields(model)}  # type: ignore[arg-type]  # every model here is an attrs class
    for key in record:
        if key not in known:
            msg = f"{key}: unknown key; known are {', '.join(sorted(known))}"
            raise SentencingError(msg)
    return model(**{**record, **read})
