"""The published schemas of documents, and where a document does not fit its own.

Reading a document asks no more than what each kind of value is, which of a few it must be, and how far it may go.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from sentencing.casefile.bounds import Place, named
from sentencing.casefile.values import wrong

_KINDS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "a text"),
    "integer": ((int,), "a whole number"),
    "number": ((int, float), "a number"),
    "boolean": ((bool,), "true or false"),
    "null": ((type(None),), "null"),
    "object": ((Mapping,), "a table"),
    "array": ((list, tuple), "a list"),
}
_READ_BY_ITSELF = ("urn:sentencing:case:1", "urn:sentencing:revocation-case:1")
"""A case inside a document is read as a case file is, which asks more than its schema."""


def misfit(document: object, schema: str) -> str:
    """The first place at which a document does not fit its schema, and what belongs there; empty where it fits.

    >>> misfit({"schema": "sentencing.table/1", "manual": 2009, "cells": []}, "sentencing.table/1")
    'manual: 2009 is not a text'
    """
    whole = _published(schema.removeprefix("sentencing.").replace("/", "-"))
    place, refusal = next(_misfits(document, whole, whole, ()), ((), ""))
    return ": ".join(filter(None, (named(place), refusal)))


@cache
def _published(name: str) -> Mapping[str, Any]:
    text = files("sentencing").joinpath(f"schemas/{name}.json").read_text(encoding="utf-8")
    schema: Mapping[str, Any] = json.loads(text)
    return schema


Schema: TypeAlias = Mapping[str, Any]
Misfits: TypeAlias = Iterator[tuple[Place, str]]


def _misfits(value: object, part: Schema, whole: Schema, place: Place) -> Misfits:
    """Each place inside a value at which it does not fit a part of a whole schema."""
    if "$ref" in part:
        yield from _referred(value, part["$ref"], whole, place)
        return
    forms = part.get("anyOf", part.get("oneOf"))
    if forms is not None and all(any(_misfits(value, form, whole, place)) for form in forms):
        yield from _misfits(value, max(forms, key=lambda form: _depth(value, form, whole)), whole, place)
    kinds = part.get("type", ())
    expected = _unlike(value, (kinds,) if isinstance(kinds, str) else kinds) or _beyond(value, part)
    if expected:
        yield place, str(wrong(value, expected))
    elif isinstance(value, Mapping) and "additionalProperties" in part:
        yield from _inside_a_table(value, part, whole, place)
    elif isinstance(value, list | tuple) and "items" in part:
        for number, each in enumerate(value, start=1):
            yield from _misfits(each, part["items"], whole, (*place, number))


def _referred(value: object, reference: str, whole: Schema, place: Place) -> Misfits:
    """The same for a part that stands elsewhere, in this schema or in another."""
    if reference in _READ_BY_ITSELF:
        return
    urn, _, path = reference.partition("#/$defs/")
    if urn.removesuffix("#"):
        whole = _published("-".join(urn.split(":")[2:]))
    yield from _misfits(value, whole["$defs"][path] if path else whole, whole, place)


def _depth(value: object, form: Schema, whole: Schema) -> int:
    """How deep inside a value a form of it first fails: the deepest is the one that was meant."""
    return max(len(place) for place, _ in _misfits(value, form, whole, ()))


def _unlike(value: object, kinds: tuple[str, ...]) -> str:
    """What a value should be, where it is none of these kinds."""
    for kind in kinds:
        types, _ = _KINDS[kind]
        if isinstance(value, types) and (kind == "boolean" or not isinstance(value, bool)):
            return ""
    return " or ".join(_KINDS[kind][1] for kind in kinds)


def _beyond(value: object, part: Schema) -> str:
    """What a value should be, where it is none of a few, or is beyond a limit."""
    if "const" in part and value != part["const"]:
        return repr(part["const"])
    if "enum" in part and (isinstance(value, bool) or value not in part["enum"]):
        return f"one of {', '.join('null' if each is None else str(each) for each in part['enum'])}"
    if isinstance(value, str) and not re.search(part.get("pattern", ""), value):
        return f"a text of the form {part['pattern']}"
    if isinstance(value, str):
        return _outside(len(value), part, ("minLength", "maxLength"), "a text of {} characters")
    if isinstance(value, list | tuple):
        return _outside(len(value), part, ("minItems", "maxItems"), "a list of {} items")
    return _outside(value, part, ("minimum", "maximum"), "a number of {}") if isinstance(value, int | float) else ""


def _outside(number: float, part: Schema, limits: tuple[str, str], words: str) -> str:
    """The least or the most that a part allows, where a number is outside it."""
    least, most = limits
    if number < part.get(least, number):
        return words.format(f"{part[least]} or more")
    if number > part.get(most, number):
        return words.format(f"{part[most]} or less")
    return ""


def _inside_a_table(value: Mapping[str, object], part: Schema, whole: Schema, place: Place) -> Misfits:
    known, others = part.get("properties", {}), part["additionalProperties"]
    for key, each in value.items():
        if key in known:
            yield from _misfits(each, known[key], whole, (*place, key))
        elif others:
            yield from _misfits(each, others, whole, (*place, key))
        else:
            yield (*place, key), "unknown key"
