"""Outcomes of revocations: their document, its JSON Schema, the way back from it, and how they show themselves."""

import copy
import io
import json
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from rich.console import Console
from tests.spoil import any_value, places_in, put

from sentencing import __version__
from sentencing.casefile.revocation import load_revocation, revocation_from_dict
from sentencing.errors import SentencingError
from sentencing.manual import Manual
from sentencing.manual.chapter7.grades import GradedViolation
from sentencing.revocation import calculate_revocation, report
from sentencing.revocation.limits import FurtherSupervision
from sentencing.revocation.outcome import SCHEMA, Reason, RevocationOutcome, revocation_outcome_from_dict

Plain = dict[str, Any]

GOLDEN = Path(__file__).parents[1] / "golden" / "7"
SCHEMAS = {
    name: json.loads(files("sentencing").joinpath(f"schemas/{name}-1.json").read_text(encoding="utf-8"))
    for name in ("revocation-case", "revocation")
}
DOCUMENT = SCHEMAS["revocation"]
VALIDATOR = Draft202012Validator(
    DOCUMENT,
    registry=Registry().with_resources([(each["$id"], Resource.from_contents(each)) for each in SCHEMAS.values()]),
)


@cache
def outcomes() -> tuple[tuple[str, RevocationOutcome], ...]:
    """The outcome of every golden case that has one, beside its name."""
    return tuple(
        (path.stem, calculate_revocation(load_revocation(path)))
        for path in sorted(GOLDEN.glob("*.toml"))
        if "error" not in tomllib.loads(path.read_text(encoding="utf-8"))["expected"]
    )


def golden(name: str) -> RevocationOutcome:
    """The outcome of one golden case."""
    return dict(outcomes())[name]


CAPPED = "robbery-category-vi-class-c-capped"
WITHOUT_TABLE = "last-day-without-a-table-new-crime-1990"
PETTY = "six-months-is-petty"
WITH_DETENTION = "three-months-of-detention-added"
LIFE_AT_MOST = "registrant-minimum-stated-2006-07-27"


def as_json(document: Plain) -> Plain:
    """A document after a journey through JSON."""
    stored: Plain = json.loads(json.dumps(document))
    return stored


# The document


def test_the_document_says_what_was_found() -> None:
    """The document of a capped Grade A names its schema, maker, edition, answer and limit."""
    document = golden(CAPPED).to_dict()

    assert {key: document[key] for key in list(document)[:20]} == {
        "schema": "sentencing.revocation/1",
        "library": __version__,
        "manual": "2020-05-01",
        "title": "§ 1326(b)(2), robbery, Category VI",
        "district": None,
        "supervision": "supervised release",
        "grade": "A",
        "deciding": 1,
        "category": "VI",
        "range": {"minimum": 24, "maximum": 24},
        "range_before_statute": {"minimum": 33, "maximum": 41},
        "statutory_limit": {
            "cite": "7B1.4(b)(1)",
            "because": "the statute allows 24 months, less than the minimum of the range",
        },
        "maximum": 24,
        "revocation": "shall revoke",
        "alternatives": "none",
        "added_detention": None,
        "range_with_detention": None,
        "consecutive": "shall be consecutive",
        "further_release": {
            "cite": "7B1.3(g)(2)",
            "authorized": 36,
            "left": {"minimum": 12, "maximum": 12},
            "because": "supervised release that may follow: the term authorized, 36 months, less the imprisonment "
            "imposed (18 U.S.C. 3583(h))",
        },
        "violations": [
            {
                "number": 1,
                "conduct": "robbery",
                "grade": "A",
                "cite": "7B1.1(a)(1)(A)",
                "because": "a crime of violence punishable by 240 months, more than a year",
            }
        ],
    }


def test_the_reasons_follow_the_chapter() -> None:
    """Each answer has its step: grade, category, cell, limit, revocation, alternatives and what follows."""
    reasons = [(each.cite, each.answer) for each in golden(CAPPED).reasons]

    assert reasons == [
        ("7B1.1(b)", "Grade A"),
        ("7B1.4(a)", "Category VI"),
        ("7B1.4(a)", "33-41"),
        ("18 U.S.C. 3583(e)(3)", "at most 24 months"),
        ("7B1.4(b)(1)", "24"),
        ("7B1.3(a)(1)", "shall revoke"),
        ("7B1.3(c)", "alternatives: none"),
        ("7B1.3(f)", "shall be consecutive"),
        ("7B1.5(b)", "no credit"),
        ("7B1.3(g)(2)", "then at most 12 months"),
    ]


def test_what_an_edition_does_not_say_is_null() -> None:
    """Before 1990 there is no grade and no range; for a petty offense, no answer at all."""
    early, petty = golden(WITHOUT_TABLE).to_dict(), golden(PETTY).to_dict()

    assert [early[key] for key in ("grade", "range", "revocation", "maximum")] == [None, None, "shall revoke", 24]
    assert [petty[key] for key in ("grade", "range", "revocation", "maximum")] == [None] * 4
    assert len(petty["reasons"]) == 1


def test_life_is_a_string() -> None:
    """Where a statute lifts the cap, the longest term is life."""
    document = golden(LIFE_AT_MOST).to_dict()

    assert document["maximum"] == "life"
    assert document["further_release"]["left"] == {"minimum": "life", "maximum": "life"}


def test_the_document_is_plain_json() -> None:
    """Every golden outcome is made of JSON's own values."""
    changed = [name for name, outcome in outcomes() if as_json(outcome.to_dict()) != outcome.to_dict()]

    assert changed == []


# The way back


def test_every_golden_outcome_comes_back_from_its_document() -> None:
    """An outcome read back from its document is equal, and so is its document."""
    lost = [
        name
        for name, outcome in outcomes()
        if (back := revocation_outcome_from_dict(as_json(outcome.to_dict()))) != outcome
        or back.to_dict() != outcome.to_dict()
    ]

    assert lost == []
    assert len(outcomes()) > 90


def test_an_outcome_keeps_the_version_that_made_it() -> None:
    """A stored outcome names its maker, whatever library reads it."""
    document = {**golden(CAPPED).to_dict(), "library": "0.0.1"}

    assert revocation_outcome_from_dict(document).library == "0.0.1"


NO_DOCUMENT: tuple[object, ...] = (None, [], "text", 1, {}, {"schema": "sentencing.outcome/1"}, {"schema": SCHEMA})


@pytest.mark.parametrize("data", NO_DOCUMENT, ids=str)
def test_data_that_is_no_outcome_is_refused(data: Any) -> None:
    """Anything but a document of this version is refused, and the message names the schema."""
    with pytest.raises(SentencingError, match=r"sentencing\.revocation/1"):
        revocation_outcome_from_dict(data)


SPOILT: tuple[tuple[tuple[str | int, ...], object], ...] = (
    (("manual",), "last year"),
    (("manual",), 2009),
    (("grade",), "B"),
    (("deciding",), 7),
    (("deciding",), "one"),
    (("category",), "VII"),
    (("range",), {"minimum": 41}),
    (("range",), None),
    (("range_before_statute", "minimum"), "forty"),
    (("statutory_limit",), "7B1.4(b)"),
    (("revocation",), "must"),
    (("alternatives",), "some"),
    (("further_release",), {"cite": "7B1.3"}),
    (("violations",), None),
    (("violations", 0, "cite"), "nowhere"),
    (("reasons",), [{"cite": "x"}]),
    (("notes",), 1),
    (("case",), {}),
    (("title",), "another"),
)


@pytest.mark.parametrize(("path", "value"), SPOILT, ids=[f"{'.'.join(map(str, p))}={v}" for p, v in SPOILT])
def test_a_document_with_a_wrong_value_is_refused(path: tuple[str | int, ...], value: object) -> None:
    """A document that is no outcome's any more is refused by the library's own error."""
    document = copy.deepcopy(golden(CAPPED).to_dict())
    put(document, path, value)

    with pytest.raises(SentencingError):
        revocation_outcome_from_dict(document)


@pytest.mark.parametrize("key", sorted(DOCUMENT["required"]))
def test_a_document_that_lacks_a_key_is_refused_unless_the_key_repeats_another(key: str) -> None:
    """Title, district, supervision and grade repeat the case and the violations; nothing else can be missed."""
    outcome = golden(CAPPED)
    document = {name: value for name, value in outcome.to_dict().items() if name != key}

    if key in {"title", "district", "supervision", "grade"}:
        assert outcome == revocation_outcome_from_dict(document)
        return
    with pytest.raises(SentencingError):
        revocation_outcome_from_dict(document)


ANY_VALUE = any_value("life", "2009-11-01", "2030-01-01", "7B1.1(a)", "VI", "A", 10**30)


@given(st.integers(0, 500), st.data())
def test_a_spoilt_document_is_read_or_refused(number: int, draw: st.DataObject) -> None:
    """Whatever value stands anywhere in a document, nothing but a refusal of the library's own is raised."""
    name, outcome = outcomes()[number % len(outcomes())]
    document = as_json(outcome.to_dict())
    put(document, draw.draw(st.sampled_from(list(places_in(document)))), draw.draw(ANY_VALUE))

    try:
        told = type(revocation_outcome_from_dict(document)).__name__
    except SentencingError as error:
        told = str(error)

    assert told, name


def test_an_outcome_under_a_hypothetical_manual_keeps_its_labels() -> None:
    """What was laid over the edition is told, on the sheet and in the document, and comes back by its label."""
    book = Manual.on(date(2020, 5, 1)).laying("5A", Manual.on(date(1991, 11, 1)).table, "the Table of 1991")
    outcome = calculate_revocation(load_revocation(GOLDEN / f"{CAPPED}.toml"), manual=book)

    document = as_json(outcome.to_dict())

    assert document["hypothetical"] == ["§ 5A: the Table of 1991"]
    assert revocation_outcome_from_dict(document) == outcome
    assert any("this is no edition of the Manual" in note for note in outcome.notes)
    assert str(outcome).splitlines()[1] == "HYPOTHETICAL: § 5A: the Table of 1991"


# The JSON Schema


def test_the_schema_is_sound() -> None:
    """The schema is itself valid, in the draft that it names, and names the version it describes."""
    Draft202012Validator.check_schema(DOCUMENT)

    assert Draft202012Validator.META_SCHEMA["$id"] == DOCUMENT["$schema"]
    assert DOCUMENT["properties"]["schema"]["const"] == SCHEMA


def test_the_schema_stands_alone() -> None:
    """It carries the schema of the case that it refers to."""
    assert DOCUMENT["$defs"]["case"] == SCHEMAS["revocation-case"]


def test_every_golden_outcome_fits_the_schema() -> None:
    """Every golden outcome validates."""
    faults = [
        (name, error.message)
        for name, outcome in outcomes()
        for error in VALIDATOR.iter_errors(as_json(outcome.to_dict()))
    ]

    assert faults == []


def test_the_keys_of_the_schema_are_those_of_the_document() -> None:
    """The schema has the keys that a document has, needs them all, and allows no others."""
    document, parts = golden(WITH_DETENTION).to_dict(), DOCUMENT["$defs"]
    capped = golden(CAPPED).to_dict()
    described: Plain = {
        "": (DOCUMENT, document),
        "statutory_limit": (DOCUMENT["properties"]["statutory_limit"], capped["statutory_limit"]),
        "further_release": (DOCUMENT["properties"]["further_release"], document["further_release"]),
        "violation": (parts["violation"], document["violations"][0]),
        "reason": (parts["reason"], document["reasons"][0]),
    }

    for place, (part, table) in described.items():
        assert [*table] == [*part["properties"]] == part["required"], place
        assert part["additionalProperties"] is False, place


def fields_of(model: type) -> list[str]:
    """The fields of a class."""
    return [field.name for field in attrs.fields(model)]


def test_the_keys_of_the_schema_are_the_fields_of_the_library() -> None:
    """Violations, reasons and further release have the keys of their classes, so that no new field is forgotten."""
    parts = DOCUMENT["$defs"]

    assert fields_of(GradedViolation) == [*parts["violation"]["properties"]]
    assert fields_of(Reason) == [*parts["reason"]["properties"]]
    assert fields_of(FurtherSupervision) == [*DOCUMENT["properties"]["further_release"]["properties"]]
    renamed = {"statutory": "statutory_limit"}
    assert {renamed.get(name, name) for name in fields_of(RevocationOutcome)} <= set(DOCUMENT["properties"])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("range", "minimum"), -1),
        (("range", "maximum"), "forever"),
        (("grade",), "D"),
        (("deciding",), 0),
        (("maximum",), "years"),
        (("revocation",), "must"),
        (("reasons", 0, "extra"), 1),
        (("extra",), 1),
        (("schema",), "sentencing.revocation/2"),
        (("category",), "VII"),
        (("case", "violation"), []),
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_no_outcome(path: tuple[str | int, ...], value: object) -> None:
    """The schema says no to values and keys that no outcome has."""
    document = as_json(golden(CAPPED).to_dict())
    put(document, path, value)

    assert not VALIDATOR.is_valid(document)


# How an outcome shows itself


def test_an_outcome_shows_itself_as_its_worksheet() -> None:
    """In a terminal an outcome is its text worksheet; in a notebook, the HTML fragment."""
    outcome = golden(CAPPED)

    assert report.text(outcome) == str(outcome)
    assert report.html_fragment(outcome) == outcome._repr_html_()


@pytest.mark.parametrize("words", ["plain", "[bold]not bold[/bold]", "[/closed]", ":warning: 100", "[1] see"])
def test_rich_shows_the_worksheet_and_reads_none_of_it_as_markup(words: str) -> None:
    """A rich terminal shows what a case says, brackets and all."""
    outcome = golden(CAPPED)
    outcome = attrs.evolve(outcome, case=attrs.evolve(outcome.case, title=words))
    terminal = io.StringIO()

    Console(file=terminal, width=120, color_system=None).print(outcome)

    assert str(outcome).split() == terminal.getvalue().split()


def test_outcomes_of_equal_cases_are_equal() -> None:
    """An outcome is a value: the same case gives an equal outcome, another case another."""
    data: Plain = {
        "supervision": "probation",
        "revoked": "2020-05-01",
        "original": {"maximum": 120, "category": "I"},
        "violation": [{"grade": "C"}],
    }
    other = {**data, "violation": [{"grade": "B"}]}
    first, second, third = (calculate_revocation(revocation_from_dict(each)) for each in (data, data, other))

    assert first == second
    assert first != third
