"""Documents and case files as earlier states of the library wrote and read them: they still load, and say the same.

Each folder of ``documents`` is named for the commit whose code wrote what is in it.
"""

import copy
import json
import math
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.spoil import put

from sentencing import SentencingError, comparison_from_dict, disparity_from_dict, outcome_from_dict
from sentencing._version import __version__
from sentencing.casefile.bounds import DEEPEST, DOCUMENT
from sentencing.check import check_file
from sentencing.revocation.outcome import revocation_outcome_from_dict

DOCUMENTS = Path(__file__).with_name("documents")
READERS: dict[str, Callable[[object], Any]] = {
    "outcome": outcome_from_dict,
    "comparison": comparison_from_dict,
    "disparity": disparity_from_dict,
    "revocation": revocation_outcome_from_dict,
}

# What each says, as the opinion, the Table of 2009 or Chapter Seven has it: 8 + 16 is 24, less 3 for acceptance is 21.
SAYS = {
    "outcome-ocampo-pineda": ("Total offense level 21", "Category II", "Range: 41-51 months"),
    "outcome-three-counts-and-a-firearm": (
        "Total offense level 31",
        "1.5 units",
        "Range: 120-135 months, and 60 months",
    ),
    "comparison-varied": ("57-71", "41-51", "63-78", "46-57", "4 different ranges"),
    "disparity-ocampo-pineda": ("At home 41-51 months", "D. Idaho", "33-41"),
    "revocation": ("Grade B", "Range: 8-14 months", "22-28"),
}
EVERY = sorted(DOCUMENTS.rglob("*.json"))
every_document = pytest.mark.parametrize("path", EVERY, ids=[f"{path.parent.name}-{path.stem}" for path in EVERY])


def stored(path: Path) -> dict[str, Any]:
    """A stored document."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def kind_of(path: Path) -> str:
    """Of which kind a stored document is."""
    return path.stem.partition("-")[0]


def said_by(document: object, later: object) -> bool:
    """Whether a later document says everything that an earlier one does, whatever keys were added since."""
    if isinstance(document, dict) and isinstance(later, dict):
        return all(key in later and said_by(value, later[key]) for key, value in document.items())
    if isinstance(document, list) and isinstance(later, list):
        return len(document) == len(later) and all(map(said_by, document, later))
    return document == later


def test_a_document_of_every_kind_is_stored() -> None:
    """Each schema has its documents, the outcome and the comparison those of several states."""
    assert {kind_of(path) for path in EVERY} == set(READERS)
    assert {path.stem for path in EVERY} == set(SAYS)


@every_document
def test_a_stored_document_loads_and_says_what_it_said(path: Path) -> None:
    """What was written is read, written again with nothing lost or changed, and shown with its answer."""
    document = stored(path)

    read = READERS[kind_of(path)](document)

    assert said_by(document, read.to_dict())
    assert [words for words in SAYS[path.stem] if words not in str(read)] == []
    assert read.library == document["library"]
    assert read == READERS[kind_of(path)](read.to_dict())


@every_document
def test_a_stored_document_is_shown_in_every_form(path: Path) -> None:
    """A document read is shown as any other: as a page, a fragment and text."""
    read = READERS[kind_of(path)](stored(path))

    assert read._repr_html_().startswith('<div class="sentencing">')
    assert read.__rich__().plain == str(read)


@every_document
def test_a_stored_document_fits_the_schema(path: Path) -> None:
    """The schema of today accepts what was written under its number, for added keys are not required."""
    schema = json.loads(files("sentencing").joinpath(f"schemas/{kind_of(path)}-1.json").read_text(encoding="utf-8"))

    assert [error.message for error in Draft202012Validator(schema).iter_errors(stored(path))] == []


@pytest.mark.parametrize("path", sorted(DOCUMENTS.rglob("*.toml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_stored_case_file_gives_what_it_expects(path: Path) -> None:
    """A case file as it was then is read, calculated, and agrees with its own expectations."""
    assert check_file(path)[1] == []


# What is no such document


@pytest.mark.parametrize("kind", READERS)
def test_a_document_of_a_later_schema_is_refused_with_what_to_do(kind: str) -> None:
    """The number of the schema is the promise: another number is another version's, and the sentence says whose."""
    with pytest.raises(SentencingError) as refused:
        READERS[kind]({"schema": f"sentencing.{kind}/2"})

    assert str(refused.value) == (
        f"the document is no sentencing.{kind}/1 but 'sentencing.{kind}/2', which is for another version of this "
        f"library than {__version__}; `library` in it names the version that wrote it"
    )


@pytest.mark.parametrize("kind", READERS)
def test_a_document_of_another_kind_is_told_what_reads_it(kind: str) -> None:
    """Each kind is read by its own reader, which the refusal of the others names."""
    for other, read in READERS.items():
        if other != kind:
            with pytest.raises(SentencingError, match=rf"^the document is no .*; {READERS[kind].__name__} reads it$"):
                read({"schema": f"sentencing.{kind}/1"})


@pytest.mark.parametrize(
    "schema", ["sentencing.outcome", "sentencing.outcome/one", "other/1", "", None, 1, ["sentencing.outcome/1"]]
)
def test_a_document_of_no_known_schema_is_refused_plainly(schema: object) -> None:
    """What names no schema of ours is refused without a guess."""
    with pytest.raises(SentencingError, match=r"^the document is no sentencing\.outcome/1 but [^;]*$"):
        outcome_from_dict({"schema": schema, "x": 1})


def holding_itself() -> list[object]:
    """A list that holds itself, twice."""
    holder: list[object] = []
    holder += [holder, holder]
    return holder


def deep(levels: int) -> object:
    """A list so deep."""
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


BEYOND = [
    ("notes", holding_itself(), "notes[1]", "nested"),
    ("notes", deep(DEEPEST), "notes[1]", "nested"),
    ("notes", deep(100_000), "notes[1]", "nested"),
    ("notes", ["x"] * (DOCUMENT.items + 1), "notes", "100,000"),
    ("notes", ["x" * (DOCUMENT.characters + 1)], "notes[1]", "10,000,000"),
    ("offense_level", 10**5000, "offense_level", "number"),
    ("offense_level", math.inf, "offense_level", "number"),
    ("offense_level", math.nan, "offense_level", "number"),
    ("range", {1: 2}, "range", "key"),
    ("range", {"k" * 201: 2}, "range", "key"),
]


@pytest.mark.parametrize(
    ("key", "value", "place", "words"), BEYOND, ids=[f"{row[0]}-{row[3]}-{n}" for n, row in enumerate(BEYOND)]
)
def test_a_document_beyond_a_bound_is_refused_at_its_place(key: str, value: object, place: str, words: str) -> None:
    """Too deep, too many, too long, no number, no key: one sentence of bounded length names the place and the bound."""
    document = {**stored(DOCUMENTS / "4d091f2" / "outcome-ocampo-pineda.json"), key: value}

    with pytest.raises(SentencingError) as refused:
        outcome_from_dict(document)

    told = str(refused.value)
    assert re.match(rf"the sentencing\.outcome/1 document cannot be read: {re.escape(place)}", told)
    assert words in told
    assert len(told) < 300


def test_a_number_beyond_every_float_is_refused_where_units_stand() -> None:
    """Units of a Group that are infinite, which JSON can say, are refused like any number beyond all."""
    document = copy.deepcopy(stored(DOCUMENTS / "8f8eea3" / "outcome-three-counts-and-a-firearm.json"))
    document["groups"][0]["units"] = math.inf

    with pytest.raises(SentencingError, match=r"groups\[1\]\.units: inf is not a number that a document may hold$"):
        outcome_from_dict(document)


# What the fuzzer found, each once


FOUND = [
    ("42409a2/revocation", ("reasons", 0, "answer"), None, "cannot be read: reasons[1].answer: null is not a text"),
    ("8f8eea3/outcome-three-counts-and-a-firearm", ("counts",), [], "is malformed"),
]


@pytest.mark.parametrize(("name", "path", "value", "told"), FOUND, ids=[str(row[1][0]) for row in FOUND])
def test_what_was_found_is_refused(name: str, path: tuple[str | int, ...], value: object, told: str) -> None:
    """A document that could be read and not shown is refused when it is read."""
    document = stored(DOCUMENTS / f"{name}.json")
    put(document, path, value)

    with pytest.raises(SentencingError, match=rf"^the {document['schema']} document {re.escape(told)}$"):
        READERS[kind_of(DOCUMENTS / f"{name}.json")](document)
