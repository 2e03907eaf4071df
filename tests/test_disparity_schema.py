"""The JSON Schema of ``sentencing.disparity/1``: sound, whole, and fitting every document."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sentencing import compare, load_case
from sentencing.disparity import SCHEMA

Plain = dict[str, Any]

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.toml"))
REENTRIES = [path for path in EXAMPLES if path.stem in {"ocampo-pineda", "banuelos-rodriguez"}]
DISPARITY: Plain = json.loads(files("sentencing").joinpath("schemas/disparity-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(DISPARITY)

DAYS = (
    date(1995, 11, 1),
    date(1999, 5, 25),
    date(2004, 6, 1),
    date(2006, 8, 22),
    date(2008, 9, 30),
    date(2013, 6, 1),
    date(2014, 4, 1),
    date(2026, 1, 5),
)
"""Days on which caps, spreads, fixed terms in months and days, exact levels and bounds are documented, or may be."""


def test_the_schema_is_sound() -> None:
    """It is a schema of the draft that it names, and of the form that the library writes."""
    Draft202012Validator.check_schema(DISPARITY)

    assert DISPARITY["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("path", REENTRIES, ids=lambda path: path.stem)
def test_every_document_fits(path: Path, day: date) -> None:
    """Whatever a programme gives and whatever is not known, the document fits."""
    document = json.loads(json.dumps(compare(load_case(path), on=day).to_dict()))

    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


def test_a_document_that_is_none_does_not_fit() -> None:
    """A key more, a key less, or a fifth level is refused."""
    document = _document()
    deeper = json.loads(json.dumps(document))
    deeper["districts"][0]["benefit"] = {"type": "departure_levels", "levels": 5, "at_most": False}

    assert not VALIDATOR.is_valid({**document, "more": 1})
    assert not VALIDATOR.is_valid({key: value for key, value in document.items() if key != "summary"})
    assert not VALIDATOR.is_valid(deeper)


@pytest.mark.parametrize("key", ["recorded", "exists", "bound", "alternatives"])
def test_a_row_that_lacks_a_key_does_not_fit(key: str) -> None:
    """What is recorded and what existed are told of every district, were it as null."""
    document = json.loads(json.dumps(_document()))
    del document["districts"][0][key]

    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(("most", "fits"), [(None, True), (1, True), (4, True), (5, False), (0, False)])
def test_the_most_levels_of_unknown_terms(most: int | None, *, fits: bool) -> None:
    """§ 5K3.1: four levels at most; null where no source tells even that."""
    document = json.loads(json.dumps(_document()))
    document["districts"][0]["benefit"] = {"type": "terms_unknown", "most_levels": most}

    assert VALIDATOR.is_valid(document) is fits


def _of(name: str, *among: str) -> Plain:
    case = load_case(next(path for path in REENTRIES if path.stem == name))
    return dict(compare(case, among=among).to_dict())


def _document() -> Plain:
    return _of("ocampo-pineda", "D. Idaho")


def test_the_keys_of_the_schema_are_those_of_the_document() -> None:
    """Each part has the keys that a document has, in its order, needs them all, and allows no others."""
    document, parts = json.loads(json.dumps(_document())), DISPARITY["$defs"]
    tests = _of("banuelos-rodriguez", "S.D. Cal.")["law"]["tests"]
    test, questions = parts["law"]["properties"]["tests"]["items"], tests[0]["questions"]
    described = {
        "": (DISPARITY, document),
        "district": (parts["district"], document["districts"][0]),
        "alternative": (parts["alternative"], document["districts"][0]["alternatives"][0]),
        "difference": (parts["difference"], document["districts"][0]["difference"]),
        "summary": (parts["summary"], document["summary"]),
        "showing": (parts["showing"], document["showing"]),
        "item": (parts["item"], document["showing"]["items"][0]),
        "law": (parts["law"], document["law"]),
        "test": (test, tests[0]),
        "question": (test["properties"]["questions"]["items"], questions[0]),
        "baseline": (DISPARITY["properties"]["baseline"], document["baseline"]),
    }

    for place, (part, table) in described.items():
        assert sorted(table) == sorted(part["properties"]), place
        assert sorted(table) == sorted(part["required"]), place
        assert part["additionalProperties"] is False, place


def test_the_keys_promised_are_there() -> None:
    """The keys that other tools rely on, at the top, in a row, and in the summary."""
    document = _document()

    assert {
        *("schema", "library", "manual", "as_of", "home", "baseline", "districts", "summary", "showing", "law"),
    } <= set(document)
    assert {
        *("district", "programme", "eligibility", "because", "benefit", "offense_level", "range", "difference"),
        *("sentence_within", "source"),
    } <= set(document["districts"][0])
    assert {"programmes", "documented", "eligible", "sentence_within", "share_within"} <= set(document["summary"])


def test_every_key_is_described() -> None:
    """A reader of the schema finds each key described, there or in the part that it refers to."""
    own = {**DISPARITY, "$defs": {name: part for name, part in DISPARITY["$defs"].items() if name != "comparison"}}

    assert [path for path, schema in _described(own) if not _words(schema)] == []


def _described(schema: Plain, path: str = "") -> Iterator[tuple[str, Plain]]:
    """Every key that a schema describes, with its path."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}.{key}", inner
        yield from _described(inner, f"{path}.{key}")
    for name, part in schema.get("$defs", {}).items():
        yield from _described(part, name)
    if "items" in schema:
        yield from _described(schema["items"], f"{path}[]")
    for place, each in enumerate(schema.get("oneOf", ())):
        yield from _described(each, f"{path}|{place}")


def _words(schema: Plain) -> str:
    part = DISPARITY["$defs"].get(str(schema.get("$ref", "")).rsplit("/", 1)[-1], {})
    return str(schema.get("description", part.get("description", "")))
