"""The codebook of the Commission's individual datafile: which variables, in which fiscal years, with which codes.

The data are ``ussc_codebook.toml``, read once, when they are first asked for; a fault names its record.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from attrs import fields, frozen

from sentencing.errors import NotModelled, SentencingError
from sentencing.registry import Record, choice, packaged, read_each, refuse_twice, refuse_unknown, texts
from sentencing.terms import whole_number
from sentencing.ussc.entries import (
    Basis,
    FastTrack,
    Kind,
    ReentryColumns,
    SpecialValue,
    StandsFor,
    Variable,
    within,
)
from sentencing.words import nearest

_FILE = "ussc_codebook.toml"
_TABLES = ("sources", "variable", "special_value", "reentry", "fast_track")
FIRST_FISCAL_YEAR = 1999
"""The codebook begins with this fiscal year; that of FY1991 to FY1998 was not read."""
LAST_FISCAL_YEAR = 2025
"""The newest file of which it is known that it has the variables of the year before."""


@frozen
class Codebook:
    """The whole codebook."""

    sources: Mapping[str, str]
    variables: tuple[Variable, ...]
    special_values: tuple[SpecialValue, ...]
    reentry: tuple[ReentryColumns, ...]
    fast_track: tuple[FastTrack, ...]


# Asking


def variables(fiscal_year: int | None = None) -> tuple[Variable, ...]:
    """Every variable, in the order of the worksheet; or those that the files of one fiscal year have.

    >>> len(variables()), "ZEROPNT" in {each.name for each in variables(2023)}
    (144, False)

    Raises:
        NotModelled: the codebook does not reach the fiscal year.
    """
    listed = _codebook().variables
    if fiscal_year is None:
        return listed
    refuse_unless_reached(fiscal_year)
    return tuple(each for each in listed if each.in_file(fiscal_year))


def refuse_unless_reached(fiscal_year: int) -> None:
    """Refuse a fiscal year beyond the codebook."""
    if not FIRST_FISCAL_YEAR <= whole_number(fiscal_year, "a fiscal year") <= LAST_FISCAL_YEAR:
        msg = f"the codebook reaches from FY{FIRST_FISCAL_YEAR} to FY{LAST_FISCAL_YEAR}, not to FY{fiscal_year}"
        raise NotModelled(msg)


def variable(name: str) -> Variable:
    """The variable of a column, whatever its case; a member of a family, or of another role, gives its entry.

    >>> variable("adj_chi").name, variable("GDLINE2").name, variable("BASESHI").name, variable("SMAX12").name
    ('ADJ_BHI', 'GDLINEHI', 'BASEHI', 'SMAX1')
    >>> variable("XFOLSR")
    Traceback (most recent call last):
    sentencing.errors.SentencingError: 'XFOLSR' is no variable of the codebook; did you mean `XFOLSOR`?

    Raises:
        SentencingError: the codebook has no such variable; the message names the nearest.
    """
    found = _found(name.strip().upper())
    if found is None:
        known = {each.name for each in _codebook().variables}
        msg = f"{name!r} is no variable of the codebook{nearest(name.strip().upper(), known)}"
        raise SentencingError(msg)
    return found


def is_variable(column: str) -> bool:
    """Whether a column, in capitals, is a variable of the codebook, or of its family.

    >>> is_variable("XFOLSOR"), is_variable("ADJ_CHI"), is_variable("XFOLSR")
    (True, True, False)
    """
    return _found(column) is not None


@cache
def _found(column: str) -> Variable | None:
    """The variable of that name, or of whose family the column is; a family of a role may have an entry of its own."""
    listed = _codebook().variables
    ways = (Variable.is_called, Variable.has_member, Variable.names)
    return next((each for way in ways for each in listed if way(each, column)), None)


def special_value(column: str, number: float, fiscal_year: int | None = None) -> SpecialValue | None:
    """What a number in a column means where it is a code; ``None`` where it is what it says.

    >>> special_value("GLMIN", 994, 2000).meaning, special_value("GLMIN", 46)
    ('no guideline applies', None)

    Raises:
        SentencingError: the codebook has no such variable.
    """
    name = variable(column).name
    for each in _codebook().special_values:
        if each.value == number and name in each.variables and each.holds(fiscal_year):
            return each
    return None


def reentry_columns(amendyr: int) -> ReentryColumns:
    """Which columns carry the characteristics of § 2L1.2 in a record worked with the Manual of a year.

    >>> reentry_columns(2010).labels
    'A1 to A7 for (A)(i) to (vii); B; C; D; E'

    Raises:
        NotModelled: there was no Manual in that year.
    """
    for each in _codebook().reentry:
        if within(amendyr, each.first_manual, each.last_manual):
            return each
    msg = f"AMENDYR {amendyr}: the first Manual is that of {_codebook().reentry[0].first_manual}"
    raise NotModelled(msg)


def fast_track(fiscal_year: int) -> tuple[FastTrack, ...]:
    """The variables that tell early disposition in the files of a fiscal year.

    >>> [f"{each.variable} = {each.codes[0]}" for each in fast_track(2015)]
    ['REAS1 = 48', 'BOOKERCD = 6', 'INPLEA1 = 2', 'INNOPL1 = 6', 'SENTRNGE = 3']

    Raises:
        NotModelled: the codebook does not reach the fiscal year.
    """
    refuse_unless_reached(fiscal_year)
    return tuple(each for each in _codebook().fast_track if within(fiscal_year, each.first_fy, each.last_fy))


def sources() -> Mapping[str, str]:
    """What the keys in ``Variable.sources`` stand for.

    >>> sources()["CB24"]
    'U.S. Sentencing Commission, codebook of the individual offender datafile, FY1999-2024 (10 June 2025)'
    """
    return _codebook().sources


# Reading


@cache
def _codebook() -> Codebook:
    return codebook_from(packaged("sentencing.ussc", _FILE))


def codebook_from(data: Record) -> Codebook:
    """Read the data of the codebook.

    Raises:
        SentencingError: a table or a record is missing or wrong; the message names it, and the key.
    """
    refuse_unknown(data, _TABLES)
    if not isinstance(data.get("sources"), Mapping):
        msg = f"{_FILE}: there is no [sources]"
        raise SentencingError(msg)
    codebook = Codebook(
        dict(data["sources"]),
        read_each(_FILE, data, "variable", "name", _variable),
        read_each(_FILE, data, "special_value", "value", _special_value),
        read_each(_FILE, data, "reentry", "first_manual", _reentry),
        read_each(_FILE, data, "fast_track", "variable", _fast_track),
    )
    names = [each.name for each in codebook.variables]
    refuse_twice(_FILE, names)
    named = [name for each in codebook.special_values for name in each.variables]
    for name in (*named, *(each.variable for each in codebook.fast_track)):
        _refuse_unless_among("variable", name, names)
    for each in codebook.variables:
        for source in each.sources:
            _refuse_unless_among("source", source, codebook.sources)
    return codebook


def _refuse_unless_among(what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        msg = f"{_FILE}: there is no {what} {name!r}{nearest(name, known)}"
        raise SentencingError(msg)


def _variable(record: Record) -> Variable:
    values = _checked(record, Variable)
    values |= {"type": choice(record, "type", Kind), "first_fy_from": choice(record, "first_fy_from", Basis)}
    if "supplement_fy" in record:
        first, last = record["supplement_fy"]
        values["supplement_fy"] = (whole_number(first, "supplement_fy: it"), whole_number(last, "supplement_fy: it"))
    return Variable(**values)


def _special_value(record: Record) -> SpecialValue:
    values = _checked(record, SpecialValue)
    if "stands_for" in record:
        values["stands_for"] = choice(record, "stands_for", StandsFor)
    return SpecialValue(**values)


def _reentry(record: Record) -> ReentryColumns:
    return ReentryColumns(**_checked(record, ReentryColumns))


def _fast_track(record: Record) -> FastTrack:
    values = _checked(record, FastTrack)
    return FastTrack(**{**values, "codes": tuple(whole_number(code, "codes: each") for code in record["codes"])})


_LISTS = {"series", "beside", "cautions", "sources", "variables"}
_YEARS = {"first_fy", "last_fy", "first_manual", "last_manual", "page"}
_NAMED = {"codes", "roles", "columns"}


def _checked(record: Record, kind: type) -> dict[str, Any]:
    """The values of a record, refused where a key or a value is not one of the kind."""
    refuse_unknown(record, {each.name for each in fields(kind)})
    values: dict[str, Any] = dict(record)
    for key, value in record.items():
        if key in _LISTS:
            values[key] = texts(record, key)
        elif key in _YEARS:
            whole_number(value, f"{key}: it")
        elif key in _NAMED and isinstance(value, Mapping):
            _refuse_unless_texts(key, tuple(value.values()))
        elif isinstance(value, str):
            _refuse_empty(key, value)
    return values


def _refuse_unless_texts(key: str, values: tuple[object, ...]) -> None:
    if not all(isinstance(each, str) for each in values):
        msg = f"{key}: each value is a text"
        raise SentencingError(msg)


def _refuse_empty(key: str, value: str) -> None:
    if not value.strip():
        msg = f"{key}: it is empty; leave it out"
        raise SentencingError(msg)
