"""How a registry written as TOML is read: strictly, so that a fault names the file, the record and the key."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.words import nearest

Record: TypeAlias = Mapping[str, Any]

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def packaged(package: str, file: str) -> Record:
    """The data of a registry that comes with a package of the library."""
    # Imported here because a program that asks no registry should not pay for reading any.
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(package).joinpath(file).read_text(encoding="utf-8"))


def read_each(file: str, data: Record, table: str, name: str, read: Callable[[Record], T]) -> tuple[T, ...]:
    """Every record of a table of the registry, each named by one of its keys where it is wrong.

    Raises:
        SentencingError: the table is missing, or a record in it is wrong; the message names both, and the key.
    """
    if table not in data:
        msg = f"{file}: there is no [[{table}]]"
        raise SentencingError(msg)
    records = data[table]
    if not isinstance(records, list):
        msg = f"{file}: write each {table} as [[{table}]]"
        raise SentencingError(msg)
    return tuple(named(f"{file}, {_name(each, table, name)}", read, each) for each in records)


def _name(record: object, table: str, name: str) -> str:
    """How a record is called: by one of its keys."""
    stated = record.get(name) if isinstance(record, Mapping) else None
    return f"a {table} without `{name}`" if stated is None else str(stated)


def refuse_twice(file: str, ids: Sequence[str]) -> None:
    """Refuse two records of one id."""
    for each in ids:
        if ids.count(each) > 1:
            msg = f"{file}: there are two records with the id {each!r}"
            raise SentencingError(msg)


def named(name: str, read: Callable[[Record], T], record: Record) -> T:
    """What is read of a record; a fault names it."""
    try:
        return read(record)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        told = f"the key {error} is missing" if isinstance(error, KeyError) else error
        msg = f"{name}: {told}"
        raise SentencingError(msg) from error


def refuse_unknown(record: Record, known: Collection[str]) -> None:
    """Refuse a key that the records of a registry do not have, with the nearest that they do."""
    for key in record:
        if key not in known:
            msg = f"{key}: unknown key{nearest(key, known)}"
            raise SentencingError(msg)


def choice(record: Record, key: str, kind: type[E]) -> E:
    """A value of a closed vocabulary."""
    return _choice(key, record[key], kind)


def choices(record: Record, key: str, kind: type[E]) -> tuple[E, ...]:
    """Values of a closed vocabulary; none where the key is left out."""
    return tuple(_choice(key, each, kind) for each in texts(record, key))


def _choice(key: str, value: object, kind: type[E]) -> E:
    if value not in list(kind):
        msg = f"{key}: {value!r} is none of {', '.join(kind)}"
        raise SentencingError(msg)
    return kind(str(value))


def texts(record: Record, key: str) -> tuple[str, ...]:
    """A list of texts; none where the key is left out."""
    value = record.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        msg = f"{key}: {value!r} is no list of texts"
        raise SentencingError(msg)
    return tuple(value)


def when(record: Record, key: str) -> PartialDate:
    """A date, exact or coarse."""
    try:
        return PartialDate.parse(str(record[key]))
    except SentencingError as error:
        msg = f"{key}: {error}"
        raise SentencingError(msg) from error
