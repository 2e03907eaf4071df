"""Case files: TOML or JSON to ``Case`` and back, with errors that name the file, the key and the nearest right thing."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from attrs import fields

from sentencing import case as facts
from sentencing import districts
from sentencing.errors import CaseFileError, SentencingError
from sentencing.partial import PartialDate
from sentencing.readings import Readings
from sentencing.terms import LIFE, CriminalHistoryCategory, Duration, Life, Range, Term, Zone

if TYPE_CHECKING:
    from cattrs import Converter

MOST_BYTES = 1_000_000
_LONGEST_SHOWN = 60

_KEYS = {"counts": "count", "priors": "prior"}
"""Where a key of the file is not the name of the attribute."""

_E = TypeVar("_E", bound=Enum)


def load_case(path: str | Path) -> facts.Case:
    """Read a case file, TOML or (by its ``.json`` ending) JSON.

    Raises:
        CaseFileError: the file cannot be read, or a key or value in it is wrong; the message names it.
        Contradiction: two statements in the file cannot both be true.
    """
    path = Path(path)
    try:
        return case_from_dict(_parse(path))
    except SentencingError as error:
        raise type(error)(f"{path}: {error}") from error


def case_from_dict(data: Mapping[str, object]) -> facts.Case:
    """Read a case from parsed data with the keys of a case file.

    >>> case_from_dict({"count": [{"guideline": "2L1.2", "found": []}]}).counts[0].found
    ()

    Raises:
        CaseFileError: a key or value is wrong; the message names it and the nearest valid choice.
        Contradiction: two statements cannot both be true.
    """
    from cattrs.errors import BaseValidationError

    if not isinstance(data, Mapping):
        msg = f"a case is an object with keys such as `count`, not {_shown(data)}"
        raise CaseFileError(msg)
    try:
        case = _converter().structure(data, facts.Case)
    except BaseValidationError as error:
        leaves = sorted(_leaves(error, facts.Case, ""), key=_unknown_keys_first)
        raise leaves[0] from None
    if not case.counts:
        msg = "count: a case needs a count; add [[count]] with its guideline"
        raise CaseFileError(msg)
    return case


def case_to_dict(case: facts.Case) -> dict[str, object]:
    """The case as plain data with the keys of a case file; what is not stated is left out."""
    plain: dict[str, object] = _converter().unstructure(case)
    return plain


def expected_error(path: str | Path) -> str | None:
    """The refusal that a case file expects of itself, even where the rest of it cannot be read."""
    try:
        expected = _parse(Path(path)).get("expected")
    except SentencingError:
        return None
    error = expected.get("error") if isinstance(expected, Mapping) else None
    return error if isinstance(error, str) else None


# Reading the file


def _parse(path: Path) -> Mapping[str, object]:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        msg = f"the file cannot be read ({error.strerror or error})"
        raise CaseFileError(msg) from error
    if len(raw) > MOST_BYTES:
        msg = f"the file is too large for a case file ({MOST_BYTES:,} bytes at most)"
        raise CaseFileError(msg)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        msg = f"the file is not UTF-8 text (byte {error.start})"
        raise CaseFileError(msg) from error
    if not text.strip():
        msg = "the file is empty; a case needs at least a [[count]]"
        raise CaseFileError(msg)
    try:
        return _json(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except RecursionError as error:
        msg = "the file is nested too deeply for a case file"
        raise CaseFileError(msg) from error
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        kind = "JSON" if path.suffix.lower() == ".json" else "TOML"
        msg = f"the file is not valid {kind}: {_clipped(str(error))}"
        raise CaseFileError(msg) from error
    except ValueError as error:
        msg = f"the file is not valid: {_clipped(str(error))}"
        raise CaseFileError(msg) from error


def _json(text: str) -> Mapping[str, object]:
    data = json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_no_number)
    if not isinstance(data, dict):
        msg = f"a case is a JSON object with keys such as `count`, not {_shown(data)}"
        raise CaseFileError(msg)
    return data


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        msg = f"{_clipped(twice)}: the key is given twice"
        raise CaseFileError(msg)
    return whole


def _no_number(name: str) -> NoReturn:
    msg = f"{name} is no number that a case file can hold"
    raise CaseFileError(msg)


# Reading values


def _wrong(value: object, expected: str) -> CaseFileError:
    return CaseFileError(f"{_shown(value)} is not {expected}")


def _shown(value: object) -> str:
    return _clipped("null" if value is None else repr(value))


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _string(value: object, _type: object) -> str:
    if isinstance(value, str):
        return value
    raise _wrong(value, "a text")


def _integer(value: object, _type: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _wrong(value, "a whole number")


def _boolean(value: object, _type: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong(value, "true or false")


def _day(value: object, _type: object) -> date:
    when = _partial_date(value, PartialDate)
    if when.day is None:
        raise _wrong(value, "one day, such as 2009-11-01")
    return when.day


def _partial_date(value: object, _type: object) -> PartialDate:
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.on(value)
    if isinstance(value, str):
        return PartialDate.parse(_clipped(value))
    raise _wrong(value, "a date; write a day (2002-03-01), or in quotes a month (“2002-03”) or a year (“2002”)")


def _duration(value: object, _type: object) -> Duration:
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise _wrong(value, "a term; a term cannot be negative")
        return Duration(value)
    if isinstance(value, str):
        return Duration.parse(_clipped(value))
    raise _wrong(value, "a term; write months (13) or a text such as '1 year 1 month' or '60 days'")


def _imposed(value: object, _type: object) -> facts.Imposed:
    return LIFE if _is_life(value) else _duration(value, Duration)


def _term(value: object, _type: object) -> Term:
    if _is_life(value):
        return LIFE
    duration = _duration(value, Duration)
    if duration.days:
        raise _wrong(value, "a number of whole months")
    return duration.months


def _is_life(value: object) -> bool:
    return isinstance(value, str) and value.strip().casefold() == "life"


def _stated(value: object, _type: object) -> facts.Stated:
    return facts.Stated.parse(_clipped(_string(value, str)))


def _range(value: object, _type: object) -> Range:
    if isinstance(value, list) and len(value) == len(fields(Range)):
        return Range(*(_term(bound, Term) for bound in value))
    raise _wrong(value, "a range; write [minimum, maximum], such as [46, 57] or [360, 'life']")


def _category(value: object, _type: object) -> CriminalHistoryCategory:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return CriminalHistoryCategory.parse(value)
    raise _wrong(value, "a criminal history category; write I, II, III, IV, V or VI")


def _choice(value: object, choices: type[_E]) -> _E:
    names = {str(choice.value): choice for choice in choices}
    if isinstance(value, str) and value in names:
        return names[value]
    nearest = get_close_matches(str(value), names, n=1, cutoff=0)[0] if isinstance(value, str) else next(iter(names))
    raise _wrong(value, f"one of {', '.join(names)}; the nearest is {nearest!r}")


def _list_of(read: Callable[[object, object], Any]) -> Callable[[object, object], tuple[Any, ...]]:
    def read_list(value: object, _type: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _wrong(value, "a list; write it in square brackets")
        return tuple(read(item, None) for item in value)

    return read_list


def _kinds(value: object, _type: object) -> frozenset[facts.Kind]:
    return frozenset(_list_of(lambda item, _: _choice(item, facts.Kind))(value, None))


def _readings(value: object, _type: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        raise _wrong(value, "a table of readings")
    Readings.of(value)
    return tuple((str(key), str(side)) for key, side in value.items())


def _district(value: object, _type: object) -> str:
    return str(districts.find(_string(value, str)))


# The converter


@cache
def _converter() -> "Converter":
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    converter = Converter(forbid_extra_keys=True)
    readers: dict[Any, Callable[[Any, Any], Any]] = {
        str: _string,
        int: _integer,
        bool: _boolean,
        date: _day,
        PartialDate: _partial_date,
        Duration: _duration,
        facts.Imposed | None: lambda value, _: None if value is None else _imposed(value, None),
        Term: _term,
        Term | None: lambda value, _: None if value is None else _term(value, None),
        facts.Stated: _stated,
        Range: _range,
        CriminalHistoryCategory: _category,
        frozenset[facts.Kind]: _kinds,
        tuple[tuple[str, str], ...]: _readings,
        tuple[facts.Stated, ...]: _list_of(_stated),
        tuple[str, ...]: _list_of(_string),
        tuple[PartialDate, ...]: _list_of(_partial_date),
    }
    for kind, read in readers.items():
        converter.register_structure_hook_func(lambda t, kind=kind: t == kind, read)
    for choices in (facts.Grade, facts.Jurisdiction, facts.Kind, Zone):
        converter.register_structure_hook(choices, _choice)

    writers: dict[type, Callable[[Any], Any]] = {
        PartialDate: str,
        date: str,
        Duration: str,
        Life: str,
        facts.Stated: str,
        CriminalHistoryCategory: str,
        Range: lambda value: [_plain(value.minimum), _plain(value.maximum)],
        frozenset: sorted,
    }
    for kind, write in writers.items():
        converter.register_unstructure_hook(kind, write)
    converter.register_unstructure_hook_func(lambda t: getattr(t, "__origin__", None) is frozenset, sorted)

    for model in (*_TABLES, facts.Case):
        renames: dict[str, Any] = {f.name: override(rename=_KEYS[f.name]) for f in fields(model) if f.name in _KEYS}
        if model is facts.Case:
            renames["district"] = override(struct_hook=lambda value, t: None if value is None else _district(value, t))
        for name in {f.name for f in fields(model)} & {"counts", "priors", "revocations"}:
            renames[name] = override(
                rename=_KEYS.get(name), struct_hook=_tables(_ROWS[name], converter), omit_if_default=True
            )
        converter.register_structure_hook(model, _table(make_dict_structure_fn(model, converter, **renames)))
        renames = {name: override(rename=_KEYS[name]) for name in _KEYS if name in {f.name for f in fields(model)}}
        if model is facts.Case:
            renames["readings"] = override(unstruct_hook=dict)
        write = make_dict_unstructure_fn(model, converter, _cattrs_omit_if_default=True, **renames)
        converter.register_unstructure_hook(model, write)
    return converter


_TABLES: tuple[type, ...] = (
    facts.Revocation,
    facts.Prior,
    facts.Count,
    facts.Adjustments,
    facts.Acceptance,
    facts.EarlyDisposition,
    facts.History,
    facts.Limits,
    facts.Waiver,
    facts.Plea,
    facts.Sentence,
    facts.Expected,
)
_ROWS: dict[str, type] = {"counts": facts.Count, "priors": facts.Prior, "revocations": facts.Revocation}


def _plain(term: Term) -> int | str:
    return term if isinstance(term, int) else str(term)


def _table(structure: Callable[[Any, Any], Any]) -> Callable[[object, object], Any]:
    def read(value: object, model: object) -> Any:  # noqa: ANN401 - cattrs hands through the model's own type
        if not isinstance(value, Mapping):
            raise _wrong(value, "a table of keys")
        return structure(value, model)

    return read


def _tables(model: type, converter: "Converter") -> Callable[[object, object], Any]:
    def read(value: object, _type: object) -> Any:  # noqa: ANN401
        if value is None:
            raise _wrong(value, "a list of tables")
        if not isinstance(value, list | tuple):
            raise _wrong(value, "a list of tables; write double brackets, such as [[count]]")
        return converter.structure(value, tuple[model, ...])  # type: ignore[valid-type]

    return read


# Errors


def _leaves(error: BaseException, model: type, path: str) -> Iterator[SentencingError]:
    """Each single fault inside a cattrs error, as one of ours with its path in the file."""
    from cattrs.errors import BaseValidationError, ClassValidationError, ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        yield from (_unknown_key(str(key), error.cl, path) for key in sorted(map(str, error.extra_fields)))
    elif isinstance(error, BaseValidationError):
        inner_model = error.cl if isinstance(error, ClassValidationError) else model
        for inner in error.exceptions:
            yield from _leaves(inner, inner_model, _deeper(path, inner))
    elif isinstance(error, KeyError):
        missing = str(error.args[0])
        yield CaseFileError(f"{_join(path, _KEYS.get(missing, missing))}: this key is needed, and is missing")
    elif isinstance(error, SentencingError):
        refusal = type(error) if isinstance(error, CaseFileError) or type(error).__module__ == "sentencing.errors" else CaseFileError
        if refusal is SentencingError:
            refusal = CaseFileError
        joint = "." if re.match(r"\w+: ", str(error)) and path else ": " if path else ""
        yield refusal(f"{path}{joint}{error}")
    else:
        yield CaseFileError(f"{path}: {_clipped(str(error))}")


class _UnknownKey(CaseFileError):
    pass


def _unknown_key(key: str, model: type, path: str) -> CaseFileError:
    known = [_KEYS.get(field.name, field.name) for field in fields(model)]
    nearest = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"did you mean `{nearest[0]}`?" if nearest else f"known here are {', '.join(known)}"
    return _UnknownKey(f"{_join(path, _clipped(key))}: unknown key; {hint}")


def _unknown_keys_first(error: SentencingError) -> bool:
    return not isinstance(error, _UnknownKey)


def _deeper(path: str, error: BaseException) -> str:
    from cattrs.errors import AttributeValidationNote, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path = _join(path, _KEYS.get(note.name, note.name))
        elif isinstance(note, IterableValidationNote):
            path = f"{path}[{note.index + 1}]"
    return path


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
