"""The cattrs converter between a case file's plain data and ``Case``, or ``RevocationCase``."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, partial
from operator import eq
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from attrs import fields, fields_dict

from sentencing import case as facts
from sentencing.casefile import values
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.duration import Duration, Imposed
from sentencing.expected import Expected
from sentencing.offense_class import OffenseClass
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict, Plea, Waiver
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.supervision import (
    Alternative,
    Disposition,
    ExpectedRevocation,
    MandatoryGround,
    Original,
    RevocationCase,
    Supervision,
    Violation,
    ViolationGrade,
)
from sentencing.terms import CriminalHistoryCategory, Life, Range, Term, Zone

if TYPE_CHECKING:
    from cattrs import Converter


def key_of(model: type, attribute: str) -> str:
    """The key of the file for an attribute: its name, unless the attribute says otherwise."""
    return str(fields_dict(model)[attribute].metadata.get("key", attribute))


def keys_of(model: type) -> list[str]:
    """Every key that a table of the file may have."""
    return [key_of(model, field.name) for field in fields(model) if field.init]


_ROWS: dict[type, dict[str, type]] = {
    facts.Case: {
        "counts": Count,
        "priors": Prior,
        "groups": CountGroup,
        "showing": NamedDistrict,
        "scenarios": facts.Scenario,
    },
    Prior: {"revocations": Revocation},
    RevocationCase: {"violations": Violation},
}
"""Attributes of a model that are lists of tables, and the model of each row."""

_MODELS: tuple[type, ...] = (
    Revocation,
    Prior,
    Count,
    CountGroup,
    Adjustments,
    facts.Acceptance,
    facts.EarlyDisposition,
    facts.History,
    facts.Limits,
    Waiver,
    Plea,
    NamedDistrict,
    facts.Sentence,
    facts.ZeroPoint,
    facts.Departure,
    facts.SubstantialAssistance,
    facts.Scenario,
    Expected,
    facts.Case,
    Original,
    Violation,
    ExpectedRevocation,
    RevocationCase,
)
"""Inner models first: each is built from converters already made."""

_Reader: TypeAlias = Callable[[Any, Any], Any]

_PLAIN_READERS: tuple[tuple[type, _Reader], ...] = (
    (str, values.string),
    (int, values.integer),
    (bool, values.boolean),
    (float, values.number),
    (Cite, values.cite),
    (Grade, values.choice),
    (Jurisdiction, values.choice),
    (Kind, values.choice),
    (Zone, values.choice),
    (OffenseClass, values.choice),
    (Supervision, values.choice),
    (ViolationGrade, values.choice),
    (MandatoryGround, values.choice),
    (Disposition, values.choice),
    (Alternative, values.choice),
    (CriminalHistoryCategory, values.category),
)

_READERS: tuple[tuple[Any, _Reader], ...] = (
    (date, values.day),
    (PartialDate, values.partial_date),
    (Duration, values.duration),
    (Imposed, values.imposed),
    (Term, values.term),
    (Stated, values.stated),
    (Range, values.guideline_range),
    (frozenset[Kind], values.kinds),
    (frozenset[str], values.set_of_strings),
    (tuple[tuple[str, str], ...], values.readings),
    (tuple[Stated, ...], values.list_of(values.stated)),
    (tuple[str, ...], values.list_of(values.string)),
    (tuple[tuple[str, ...], ...], values.list_of(values.list_of(values.string))),
    (tuple[int, ...], values.list_of(values.integer)),
    (tuple[Term, ...], values.list_of(values.term)),
    (tuple[tuple[str, object], ...], values.pairs),
    (tuple[PartialDate, ...], values.list_of(values.partial_date)),
    (tuple[Duration, ...], values.list_of(values.duration)),
)

_WRITERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (PartialDate, str),
    (date, str),
    (Duration, str),
    (Life, str),
    (Stated, str),
    (Cite, str),
    (CriminalHistoryCategory, str),
    (Range, lambda terms: list(terms.to_dict().values())),
    (StrEnum, str),
)


@cache
def converter() -> "Converter":
    """The one converter; cattrs is imported when the first case is read."""
    from cattrs import Converter

    both = Converter(forbid_extra_keys=True)
    for plain, read in _PLAIN_READERS:
        both.register_structure_hook(plain, read)
    for kind, read in _READERS:
        both.register_structure_hook_func(partial(eq, kind), read)
        both.register_structure_hook_func(partial(eq, kind | None), partial(_unless_none, read))
    for kind, write in _WRITERS:
        both.register_unstructure_hook(kind, write)
    both.register_unstructure_hook(values.Table, lambda table: both.unstructure(dict(table.pairs)))
    both.register_unstructure_hook_func(_is_frozenset, lambda kinds: sorted(map(str, kinds)))
    for model in _MODELS:
        _register(model, both)
    return both


def _register(model: type, both: "Converter") -> None:
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    keys = {field.name: key_of(model, field.name) for field in fields(model) if field.init}
    writing: dict[str, Any] = {name: override(rename=key) for name, key in keys.items() if name != key}
    reading = dict(writing)
    rows = _ROWS.get(model, {})
    for name, row in rows.items():
        reading[name] = override(rename=keys[name], struct_hook=_tables(row, _heading(model, keys[name]), both))
    for field in fields(model):
        if any(kind in _MODELS for kind in (field.type, *get_args(field.type))) and field.name not in rows:
            once = _once(_heading(model, keys[field.name]), both)
            reading[field.name] = override(rename=keys[field.name], struct_hook=once)
    if "district" in keys:
        reading["district"] = override(struct_hook=partial(_unless_none, values.district))
    if model is facts.Case:
        reading["eligible_in"] = override(struct_hook=values.list_of(values.district))
        reading["ineligible_in"] = override(struct_hook=values.list_of(values.district))
        writing["readings"] = override(unstruct_hook=dict)
    if model is facts.Scenario:
        writing["set"] = override(unstruct_hook=lambda pairs: both.unstructure(dict(pairs)))
    both.register_structure_hook(model, _table(make_dict_structure_fn(model, both, **reading)))
    write: Callable[[Any], Any] = make_dict_unstructure_fn(model, both, _cattrs_omit_if_default=True, **writing)
    both.register_unstructure_hook(model, write)


def _heading(model: type, key: str) -> str:
    """The heading of a table, in single brackets."""
    return f"[{key}]" if model in {facts.Case, RevocationCase} else f"[{model.__name__.lower()}.{key}]"


def _unless_none(read: _Reader, value: object, kind: object) -> Any:  # noqa: ANN401 - whatever the reader reads
    return None if value is None else read(value, kind)


def _is_frozenset(kind: object) -> bool:
    return getattr(kind, "__origin__", None) is frozenset


def _table(structure: _Reader) -> _Reader:
    def read(value: object, model: object) -> Any:  # noqa: ANN401 - cattrs hands through the model's own type
        if not isinstance(value, Mapping):
            raise values.wrong(value, "a table of keys")
        return structure(value, model)

    return read


def _once(heading: str, both: "Converter") -> _Reader:
    def read(value: object, kind: Any) -> Any:  # noqa: ANN401 - as above
        if isinstance(value, list | tuple):
            raise values.wrong(value, f"a table of keys; write it once, as {heading}")
        return both.structure(value, kind)

    return read


def _tables(model: type, heading: str, both: "Converter") -> _Reader:
    def read(value: object, _kind: object) -> Any:  # noqa: ANN401 - as above
        if not isinstance(value, list | tuple):
            raise values.wrong(value, f"a list of tables; write each as [{heading}]")
        return both.structure(value, tuple[model, ...])  # type: ignore[valid-type]  # a type made at run time

    return read
