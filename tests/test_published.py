"""The published schemas, as documents are held against them: the same verdict as a full validator, and the place."""

import copy
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry
from tests.spoil import any_value, places_in, put

from sentencing.published import misfit

DOCUMENTS = Path(__file__).with_name("documents")
STORED: list[dict[str, Any]] = [
    json.loads(path.read_text(encoding="utf-8")) for path in sorted(DOCUMENTS.rglob("*.json"))
]


def changed(number: int, *path: str | int, to: object) -> dict[str, Any]:
    """A stored document with another value at a place."""
    document = copy.deepcopy(STORED[number])
    put(document, path, to)
    return document


def urn(schema: str) -> str:
    """Where a published schema of this name stands among the others."""
    return f"urn:{schema.replace('.', ':').replace('/', ':')}"


SCHEMAS = {
    f"urn:sentencing:{path.name.removesuffix('-1.json')}:1": json.loads(path.read_text(encoding="utf-8"))
    for path in files("sentencing").joinpath("schemas").iterdir()
    if path.name.endswith(".json")
}
REGISTRY: Registry[Any] = Registry().with_contents(SCHEMAS.items())


@pytest.mark.parametrize("number", range(len(STORED)))
def test_a_stored_document_fits(number: int) -> None:
    """What the library wrote, today or before, fits its schema."""
    assert misfit(STORED[number], STORED[number]["schema"]) == ""


@given(st.data())
def test_what_does_not_fit_is_found_as_a_full_validator_finds_it(draw: st.DataObject) -> None:
    """Outside the case, which is read by itself, a spoilt document is found to fit exactly where jsonschema says so."""
    document = copy.deepcopy(draw.draw(st.sampled_from(STORED)))
    places = [place for place in places_in(document) if "case" not in place and place != ("schema",)]
    put(document, draw.draw(st.sampled_from(places)), draw.draw(any_value("life", 43, "2L1.2(a)", "2009-11-01", "VI")))

    validator = Draft202012Validator(SCHEMAS[urn(document["schema"])], registry=REGISTRY)
    # A whole number is one here only as Python has it, a key may be added later, and none is needed that was added.
    faults = [each for each in validator.iter_errors(document) if each.validator not in {"required", "format"}]

    if not _has_a_whole_float(document):
        assert bool(misfit(document, document["schema"])) == bool([each for each in faults if not _only_required(each)])


def test_every_table_of_a_schema_says_which_other_keys_it_may_have() -> None:
    """A table without a word on other keys would be refused any; each schema says it of each table."""
    for name, schema in SCHEMAS.items():
        tables = [
            place
            for place in ((), *places_in(schema))
            if "properties" in (part := at(schema, place)) and "type" in part
        ]

        assert [place for place in tables if "additionalProperties" not in at(schema, place)] == [], name


READ = {"$ref", "anyOf", "oneOf", "type", "const", "enum", "pattern", "properties", "additionalProperties", "items"}
READ |= {f"{end}{what}" for end in ("min", "max") for what in ("Length", "Items", "imum")}
NOT_READ = {"$schema", "$id", "$defs", "title", "description", "examples", "required", "format"}
"""What asks nothing, and the two that reading leaves to the reader of each document."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_a_schema_asks_is_asked_of_a_document(name: str) -> None:
    """A keyword that reading does not know would ask nothing, without a word; there is none."""
    assert set(keywords(SCHEMAS[name])) <= READ | NOT_READ


def keywords(part: Any) -> Iterator[str]:
    """The keywords of a schema and of every part of it; the names of properties are none."""
    if not isinstance(part, dict):
        return
    yield from part
    for key, value in part.items():
        if key in {"properties", "$defs"}:
            inside = list(value.values())
        else:
            inside = value if key in {"anyOf", "oneOf"} else [value] * (key in {"items", "additionalProperties"})
        for each in inside:
            yield from keywords(each)


def at(value: Any, place: tuple[str | int, ...]) -> Any:
    """What stands at a place; an empty table for what is none."""
    for key in place:
        value = value[key]
    return value if isinstance(value, dict) else {}


def _only_required(fault: Any) -> bool:
    """Whether a form would fit but for keys that it asks."""
    return bool(fault.context) and any(
        all(each.validator == "required" for each in fault.context if each.schema_path[0] == form)
        for form in {each.schema_path[0] for each in fault.context}
    )


def _has_a_whole_float(value: object) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, float) and value.is_integer()) or any(map(_has_a_whole_float, inside))


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (changed(1, "reasons", 0, "answer", to=None), "reasons[1].answer: null is not a text"),
        (changed(1, "deciding", to=True), "deciding: True is not a whole number or null"),
        (changed(1, "deciding", to=0), "deciding: 0 is not a number of 1 or more"),
        (changed(1, "grade", to="D"), "grade: 'D' is not one of A, B, C, null"),
        (changed(1, "schema", to="x"), "schema: 'x' is not 'sentencing.revocation/1'"),
        (changed(1, "manual", to="today"), "manual: 'today' is not a text of the form ^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        (changed(1, "library", to=""), "library: '' is not a text of 1 or more characters"),
        (changed(1, "range", to={"minimum": 8, "maximum": "long"}), "range.maximum: 'long' is not a whole number"),
        (changed(1, "added", to=1), "added: unknown key"),
        (changed(1, "notes", to="a note"), "notes: 'a note' is not a list"),
        (changed(4, "offense_level", to=44), "offense_level: 44 is not a number of 43 or less"),
        (changed(4, "options", "fine", to=1), "options.fine: 1 is not a table"),
        (
            changed(0, "variants", 0, "choices", "history.category", to=2),
            "variants[1].choices.history.category: 2 is not a text",
        ),
        (changed(0, "variants", 0, "outcome", "notes", 0, to=None), "variants[1].outcome.notes[1]: null is not a text"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(document: dict[str, Any], told: str) -> None:
    """The first place that does not fit, and what belongs there."""
    assert misfit(document, document["schema"] if document["schema"] != "x" else "sentencing.revocation/1") == told
