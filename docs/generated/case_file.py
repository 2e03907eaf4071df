"""The keys of a case file, from its types."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from generated.markdown import table
from generated.meanings import KINDS, MEANINGS, Key
from sentencing import case as facts
from sentencing.casefile.converter import key_of
from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.duration import Duration, Imposed
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.terms import CriminalHistoryCategory, Range, Term, Zone

_PARTIAL = "date, may be partial"

TYPES: tuple[tuple[Any, str], ...] = (
    (str, "text"),
    (int, "whole number"),
    (float, "number"),
    (bool, "true or false"),
    (date, "date"),
    (PartialDate, _PARTIAL),
    (tuple[PartialDate, ...], f"list; each a {_PARTIAL}"),
    (Duration, "term"),
    (tuple[Duration, ...], "list of terms"),
    (Imposed, 'term, or "life"'),
    (Term, 'whole months, or "life"'),
    (Range, 'two ends, in whole months, or "life"'),
    (CriminalHistoryCategory, "I to VI"),
    (Zone, "A to D"),
    (frozenset[Kind], "list of kinds"),
    (frozenset[str], "list of texts"),
    (Cite, "citation"),
    (tuple[Stated, ...], "list of findings"),
    (tuple[str, ...], "list of texts"),
    (tuple[tuple[str, ...], ...], "list of lists of texts"),
    (tuple[int, ...], "list of whole numbers"),
    (tuple[Term, ...], 'list; each whole months, or "life"'),
    (tuple[tuple[str, str], ...], "table: a key and a side"),
    (tuple[tuple[str, object], ...], "table: a path and a value"),
)


def case_file(model: type = facts.Case) -> str:
    """A table of keys for each table of a file, in the order in which one is written, and before them links to each."""
    parts = tuple(_models("", model))
    kind = "case" if model is facts.Case else "revocation"
    links = " · ".join(f"[{heading}](#{_label(kind, path)})" for path, heading, _ in parts)
    tables = (
        f"({_label(kind, path)})=\n### {heading}\n\n"
        + table(("Key", "Meaning", "Type and unit", "If left out", "Read by"), _rows(each, _label(kind, path)))
        for path, heading, each in parts
    )
    return "\n\n".join((links, *tables))


def _label(kind: str, path: str) -> str:
    """The anchor of a table, such as ``case-plea-waiver``."""
    return "-".join((kind, *path.split("."))).rstrip("-")


def _described(model: type) -> Mapping[str, tuple["attrs.Attribute[Any]", Key]]:
    """The keys that a table of the case file may have, in the order of their meanings, each with both."""
    fields = {key_of(model, field.name): field for field in attrs.fields(model) if field.init}
    meanings = MEANINGS.get(model, {})
    if odd := fields.keys() ^ meanings.keys():
        msg = f"docs/generated: the keys and the meanings of {model.__name__} differ: {', '.join(sorted(odd))}"
        raise KeyError(msg)
    return {key: (fields[key], meaning) for key, meaning in meanings.items()}


def _models(path: str, model: type, *, rows: bool = False) -> Iterator[tuple[str, str, type]]:
    """The model of each table in the file, with its path and the heading under which it is described."""
    bare = f"[[{path}]]" if rows else f"[{path}]"
    yield path, f"`{bare}`" if path else "The top of the file", model
    hints = get_type_hints(model)
    for key, (field, _) in _described(model).items():
        kind, repeated = _row(hints[field.name])
        if attrs.has(kind) and _words(hints[field.name]) is None:
            yield from _models(f"{path}.{key}" if path else key, kind, rows=repeated)


def _row(hint: type) -> tuple[type, bool]:
    """The type of a value, or of each in a list."""
    kind = _without_none(hint)
    return (get_args(kind)[0], True) if get_origin(kind) is tuple else (kind, False)


def _without_none(hint: type) -> type:
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    stated: type = reduce(or_, (each for each in get_args(hint) if each is not NoneType))
    return stated


def _rows(model: type, label: str) -> Iterator[tuple[str, ...]]:
    hints = get_type_hints(model)
    for key, (field, entry) in _described(model).items():
        hint = hints[field.name]
        kind = _type(hint)
        if _words(hint) is None and attrs.has(_row(hint)[0]):
            kind = f"[{kind}](#{label}-{key})"
        yield (
            f"`{key}`",
            entry.meaning,
            f"{kind}, of {entry.unit}" if entry.unit else kind,
            _default(field.default),
            entry.read_by,
        )


def _words(hint: type) -> str | None:
    """The words for the type of a value; none for a table."""
    return next((words for known, words in TYPES if known == _without_none(hint)), None)


def _type(hint: type) -> str:
    words = _words(hint)
    if words is not None:
        return words
    kind, repeated = _row(hint)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " or ".join(f'"{each.value}"' for each in kind)
    if attrs.has(kind):
        return "list of tables" if repeated else "table"
    msg = f"docs/generated: no words for the type {hint}"
    raise KeyError(msg)


def _default(value: object) -> str:
    match value:
        case attrs.NOTHING:
            return "an error"
        case None:
            return "not stated"
        case bool():
            return str(value).lower()
        case Enum() | str() if value:
            return f'"{value}"'
        case _:
            return "none"


def kinds() -> str:
    """The vocabulary of ``kinds``, and where each is asked."""
    return table(("Kind", "Asked by"), ((f'"{kind}"', KINDS[kind]) for kind in Kind))
