"""Outcomes: their document, its JSON Schema, the way back from it, and how they show themselves."""

import copy
import io
import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from rich.console import Console
from tests.spoil import any_value, places_in, put
from tests.stored import STORED, example, outcomes

from sentencing import (
    Case,
    Count,
    CriminalHistoryCategory,
    EarlyDisposition,
    Finding,
    Manual,
    OffenseLevel,
    Outcome,
    Range,
    SentencingError,
    Step,
    __version__,
    calculate,
    case_from_dict,
    outcome_from_dict,
    report,
)
from sentencing.case import History, Limits
from sentencing.counts import Stated
from sentencing.outcome import SCHEMA, EarlyDispositionRange
from sentencing.terms import LIFE, Zone

SCHEMAS = {
    name: json.loads(files("sentencing").joinpath(f"schemas/{name}-1.json").read_text(encoding="utf-8"))
    for name in ("case", "outcome")
}
VALIDATOR = Draft202012Validator(
    SCHEMAS["outcome"],
    registry=Registry().with_resources(
        [(schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()]
    ),
)

Plain = dict[str, Any]


CATEGORY_I = History(category=CriminalHistoryCategory.I)


def of_level(level: int, manual: date = date(2009, 11, 1), history: History = CATEGORY_I, **facts: Any) -> Outcome:
    """An outcome at a level that the case states; of Category I, unless another history is stated."""
    count = Count("2D1.1", found=(Stated.parse(f"2D1.1 = {level}"),))
    return calculate(Case(counts=(count,), manual=manual, history=history, **facts))


def as_json(document: Plain) -> Plain:
    """A document after a journey through JSON."""
    stored: Plain = json.loads(json.dumps(document))
    return stored


# What an outcome answers


def test_the_answer_is_the_last_line_of_the_ledger() -> None:
    """Level, range and zone of *Ramirez* are what the opinion gives; the level is where the steps end."""
    outcome = example("ocampo-pineda")

    assert 21 == outcome.offense_level == outcome.steps[-1].after
    assert CriminalHistoryCategory.II is outcome.category
    assert Range(41, 51) == outcome.range == outcome.range_before_statute
    assert Zone.D is outcome.zone
    assert outcome.range_after_departure is None


def test_a_departure_does_not_move_the_range() -> None:
    """§ 5K3.1: two levels off 21/II give 33-41 after departure; the guideline range stays 41-51."""
    outcome = example("ocampo-pineda-two-levels")

    assert (Range(41, 51), Range(33, 41)) == (outcome.range, outcome.range_after_departure)


def test_a_reduction_of_the_level_is_no_departure() -> None:
    """§ 3F1.1, since November 2025, lowers the level itself: 21/I less 4 is 17/I, and there is no range after."""
    outcome = of_level(21, date(2025, 11, 1), History(points=1), early_disposition=EarlyDisposition(levels=4))

    assert (17, Range(24, 30), None) == (outcome.offense_level, outcome.range, outcome.range_after_departure)
    assert outcome.early_disposition is not None
    assert Range(37, 46) == outcome.early_disposition.without


def test_the_statute_moves_the_range_and_not_the_cell() -> None:
    """§ 5G1.1(a): a maximum of 24 months below 37-46 becomes the sentence; the cell is kept beside it."""
    outcome = of_level(21, statute=Limits(maximum=24))

    assert (Range(24, 24), Range(37, 46)) == (outcome.range, outcome.range_before_statute)
    assert outcome.to_dict()["range"] == {"minimum": 24, "maximum": 24}


def test_considered_provisions_are_those_of_both_ledgers() -> None:
    """Provisions considered and not applied are listed in the order of the procedure: levels, then points."""
    outcome = of_level(20)
    first, second = (Finding(outcome.steps[0].cite, None, words) for words in ("levels", "points"))

    both = attrs.evolve(
        outcome,
        levels=attrs.evolve(outcome.levels, considered=(first,)),
        points_ledger=attrs.evolve(outcome.points_ledger, considered=(second,)),
    )

    assert (first, second) == both.considered


# The document


def test_the_document_says_what_the_interface_promises() -> None:
    """The document of *Ramirez* names its schema, its maker, its Manual, the answer and each step with both totals."""
    document = example("ocampo-pineda").to_dict()

    steps = [(step["cite"], step["effect"], step["before"], step["after"]) for step in document["steps"]]

    assert steps == [
        ("2L1.2(a)", "= 8", 0, 8),
        ("2L1.2(b)(1)(A)(ii)", "+16", 8, 24),
        ("3E1.1(a)", "-2", 24, 22),
        ("3E1.1(b)", "-1", 22, 21),
    ]
    assert ("sentencing.outcome/1", __version__, "2009-11-01") == tuple(
        document[key] for key in ("schema", "library", "manual")
    )
    assert (
        document["offense_level"],
        document["criminal_history"]["category"],
        document["zone"],
        document["district"],
    ) == (21, "II", "D", "N.D. Ill.")
    assert {"minimum": 41, "maximum": 51} == document["range"] == document["range_before_statute"]
    assert document["statutory_limit"] is None
    assert document["early_disposition"] is None


def test_life_is_a_string() -> None:
    """Life is the string "life" at either end of a range."""
    assert of_level(42).to_dict()["range"] == {"minimum": 360, "maximum": "life"}
    assert of_level(43).to_dict()["range"] == {"minimum": "life", "maximum": "life"}


def test_zones_are_null_before_they_existed() -> None:
    """The Table has zones since 1 November 1992 (amend. 462)."""
    zones = {day: of_level(20, day).to_dict()["zone"] for day in (date(1992, 10, 31), date(1992, 11, 1))}

    assert {date(1992, 10, 31): None, date(1992, 11, 1): "D"} == zones


def test_points_are_null_where_only_a_category_is_stated() -> None:
    """A case that states a category and no priors has no score to give."""
    history = of_level(20).to_dict()["criminal_history"]

    assert (history["points"], history["category"]) == (None, "I")


def test_the_document_is_plain_json() -> None:
    """Every stored outcome is made of JSON's own values: nothing is lost on the way to text and back."""
    changed = [name for name, outcome in outcomes() if as_json(outcome.to_dict()) != outcome.to_dict()]

    assert changed == []


# The way back


def test_every_stored_outcome_comes_back_from_its_document() -> None:
    """An outcome read back from its document is equal, and so is its document."""
    lost = [
        name
        for name, outcome in outcomes()
        if (back := outcome_from_dict(as_json(outcome.to_dict()))) != outcome or back.to_dict() != outcome.to_dict()
    ]

    assert lost == []


@given(
    level=st.integers(1, 43),
    history=st.builds(History, points=st.integers(0, 20))
    # Category I may be one point or none, which § 4C1.1 has distinguished since 2023.
    | st.builds(History, category=st.sampled_from(list(CriminalHistoryCategory)[1:])),
    manual=st.dates(date(1987, 11, 1), date(2026, 10, 31)),
    maximum=st.none() | st.integers(1, 480) | st.just(LIFE),
    minimum=st.none() | st.just(0),
    levels=st.none() | st.integers(1, 4),
    title=st.text(max_size=10),
)
def test_any_outcome_comes_back_and_fits_its_schema(  # noqa: PLR0913 - one for each part of an outcome
    *,
    level: int,
    history: History,
    manual: date,
    maximum: Any,
    minimum: int | None,
    levels: int | None,
    title: str,
) -> None:
    """Whatever the level, history, edition, statute and programme, the document fits its schema and comes back."""
    outcome = of_level(
        level,
        manual,
        history,
        title=title,
        statute=Limits(maximum=maximum, minimum=minimum),
        early_disposition=None if levels is None else EarlyDisposition(levels=levels),
    )

    document = as_json(outcome.to_dict())

    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    assert outcome == outcome_from_dict(document)


def test_an_outcome_keeps_the_version_that_made_it() -> None:
    """A stored outcome names its maker, whatever library reads it."""
    document = {**of_level(20).to_dict(), "library": "0.0.1"}

    assert outcome_from_dict(document).library == "0.0.1"


NO_DOCUMENT: tuple[object, ...] = (None, [], "text", 1, {}, {"schema": "sentencing.outcome/2"}, {"schema": SCHEMA})


@pytest.mark.parametrize("data", NO_DOCUMENT, ids=str)
def test_data_that_is_no_outcome_is_refused(data: Any) -> None:
    """Anything but a document of this version is refused, and the message names the schema."""
    with pytest.raises(SentencingError, match=r"sentencing\.outcome/1"):
        outcome_from_dict(data)


SPOILT: tuple[tuple[tuple[str | int, ...], object], ...] = (
    (("manual",), "last year"),
    (("manual",), 2009),
    (("zone",), "Q"),
    (("steps",), None),
    (("steps", 0, "cite"), "nowhere"),
    (("steps", 0, "cite"), 1),
    (("steps", 0, "effect"), None),
    (("range",), {"minimum": 41}),
    (("range", "minimum"), "forty"),
    (("range", "minimum"), 99),
    (("criminal_history", "category"), "VII"),
    (("criminal_history",), []),
    (("counts",), 1),
    (("notes",), 1),
    (("case",), {}),
    (("early_disposition",), {"cite": "5K3.1"}),
    (("statutory_limit",), "5G1.1"),
)


@pytest.mark.parametrize(("path", "value"), SPOILT, ids=[f"{'.'.join(map(str, p))}={v}" for p, v in SPOILT])
def test_a_document_with_a_wrong_value_is_refused(path: tuple[str | int, ...], value: object) -> None:
    """A document that is no outcome's any more is refused by the library's own error."""
    document = copy.deepcopy(example("ocampo-pineda").to_dict())
    put(document, path, value)

    with pytest.raises(SentencingError):
        outcome_from_dict(document)


@pytest.mark.parametrize("key", sorted(SCHEMAS["outcome"]["required"]))
def test_a_document_that_lacks_a_key_is_refused_unless_the_key_repeats_another(key: str) -> None:
    """Title, district, level and range repeat the case, the ledger and the steps; any other key is needed."""
    outcome = example("ocampo-pineda")
    document = {name: value for name, value in outcome.to_dict().items() if name != key}

    if key in {"title", "district", "offense_level", "range"}:
        assert outcome == outcome_from_dict(document)
        return
    with pytest.raises(SentencingError):
        outcome_from_dict(document)


ANY_VALUE = any_value("life", "2009-11-01", "2030-01-01", "= 8", "2L1.2(a)", "VI", 10**30)


@given(st.sampled_from(range(len(STORED))), st.data())
def test_a_spoilt_document_is_read_or_refused(number: int, draw: st.DataObject) -> None:
    """Whatever value stands anywhere in a document, nothing but a refusal of the library's own is raised."""
    name, outcome = outcomes()[number % len(outcomes())]
    document = as_json(outcome.to_dict())
    path = draw.draw(st.sampled_from(list(places_in(document))))
    put(document, path, draw.draw(ANY_VALUE))

    try:
        told = type(outcome_from_dict(document)).__name__
    except SentencingError as error:
        told = str(error)

    assert told, name


# The JSON Schema


def test_the_schema_is_sound() -> None:
    """The JSON Schema of outcomes is itself valid, in the draft that it names, and names the version it describes."""
    Draft202012Validator.check_schema(SCHEMAS["outcome"])

    assert Draft202012Validator.META_SCHEMA["$id"] == SCHEMAS["outcome"]["$schema"]
    assert SCHEMAS["outcome"]["properties"]["schema"]["const"] == SCHEMA


def test_every_stored_outcome_fits_the_schema() -> None:
    """Every golden outcome validates."""
    faults = [
        (name, error.message)
        for name, outcome in outcomes()
        for error in VALIDATOR.iter_errors(as_json(outcome.to_dict()))
    ]

    assert faults == []


SINCE_0_1 = {"range_steps", "groups", "consecutive", "category_departure", "options", "hypothetical"}
"""Keys that a document of 0.1.0 lacks, and that is read all the same."""


def test_a_document_of_the_first_version_is_read() -> None:
    """A stored outcome of 0.1.0 has the range after the statute, and no steps that led to it."""
    outcome = of_level(21, statute=Limits(maximum=24))
    first = {key: value for key, value in outcome.to_dict().items() if key not in SINCE_0_1}

    VALIDATOR.validate(first)
    assert outcome == outcome_from_dict(first)


def test_the_keys_of_the_schema_are_those_of_the_document() -> None:
    """The schema has the keys that a document has, needs all but those that came after 0.1.0, and allows no others."""
    schema, document = SCHEMAS["outcome"], example("ocampo-pineda-two-levels").to_dict()
    limited = of_level(21, statute=Limits(maximum=24)).to_dict()

    described = {
        "": (schema, document),
        "criminal_history": (schema["properties"]["criminal_history"], document["criminal_history"]),
        "range": (schema["$defs"]["range"], document["range"]),
        "early_disposition": (schema["properties"]["early_disposition"], document["early_disposition"]),
        "statutory_limit": (schema["properties"]["statutory_limit"], limited["statutory_limit"]),
        "counts": (schema["properties"]["counts"]["items"], document["counts"][0]),
        "steps": (schema["$defs"]["step"], document["steps"][0]),
    }

    for place, (part, table) in described.items():
        assert [*table] == [*part["properties"]], place
        assert [key for key in table if place or key not in SINCE_0_1] == part["required"], place
        assert part["additionalProperties"] is False, place


def fields_of(model: type) -> list[str]:
    """The fields of a class."""
    return [field.name for field in attrs.fields(model)]


def test_the_keys_of_the_schema_are_the_fields_of_the_library() -> None:
    """Steps, findings and early dispositions have the keys of their classes, so that a new field is not forgotten."""
    parts = SCHEMAS["outcome"]["$defs"]
    early = SCHEMAS["outcome"]["properties"]["early_disposition"]["properties"]

    assert fields_of(Step) == [*parts["step"]["properties"]]
    assert fields_of(Finding) == [*parts["finding"]["properties"]]
    assert [name.replace("without", "range_without") for name in fields_of(EarlyDispositionRange)] == [*early]
    assert fields_of(Range) == [*parts["range"]["properties"]]


def test_the_fields_of_an_outcome_are_all_in_its_document() -> None:
    """Each field of an outcome has its place in the document, under its own name or the one given here."""
    renamed = {"levels": "steps", "points_ledger": "criminal_history", "statutory": "statutory_limit"}
    inside = {"points": "criminal_history", "category": "criminal_history"}

    places = [inside.get(name, renamed.get(name, name)) for name in fields_of(Outcome)]

    assert set() == set(places) - set(SCHEMAS["outcome"]["properties"])


def test_every_key_of_the_schema_is_described() -> None:
    """A reader of the schema finds each key described, there or in the part that it refers to."""
    parts = SCHEMAS["outcome"]["$defs"]
    own = SCHEMAS["outcome"] | {"$defs": {name: part for name, part in parts.items() if name != "case"}}
    bare = [path for path, schema in described_in(own) if not words_for(schema, parts)]

    assert bare == []


def described_in(schema: Plain, path: str = "") -> Iterator[tuple[str, Plain]]:
    """Every key that a schema describes, with its path."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}.{key}", inner
        yield from described_in(inner, f"{path}.{key}")
    for name, part in schema.get("$defs", {}).items():
        yield from described_in(part, name)
    if "items" in schema:
        yield from described_in(schema["items"], f"{path}[]")


def words_for(schema: Plain, parts: Plain) -> str:
    """What a schema says of itself, or the part that it refers to says."""
    part = parts.get(str(schema.get("$ref", "")).rsplit("/", 1)[-1], {})
    return str(schema.get("description", part.get("description", "")))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("range", "minimum"), -1),
        (("range", "maximum"), "forever"),
        (("zone",), "E"),
        (("offense_level",), 44),
        (("steps", 0, "effect"), "a lot"),
        (("steps", 0, "extra"), 1),
        (("extra",), 1),
        (("schema",), "sentencing.outcome/2"),
        (("criminal_history", "category"), "VII"),
        (("case", "count"), []),
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_no_outcome(path: tuple[str | int, ...], value: object) -> None:
    """The schema says no to values and keys that no outcome has."""
    document = as_json(example("ocampo-pineda").to_dict())
    put(document, path, value)

    assert not VALIDATOR.is_valid(document)


# How an outcome shows itself


def test_an_outcome_shows_itself_as_its_worksheet() -> None:
    """In a terminal an outcome is its text worksheet; in a notebook, the HTML fragment."""
    outcome = example("ocampo-pineda")

    assert report.text(outcome) == str(outcome)
    assert report.html_fragment(outcome) == outcome._repr_html_()


@pytest.mark.parametrize("words", ["plain", "[bold]not bold[/bold]", "[/closed]", ":warning: 100", "[1] see"])
def test_rich_shows_the_worksheet_and_reads_none_of_it_as_markup(words: str) -> None:
    """A rich terminal shows what a case says, brackets and all."""
    outcome = example("ocampo-pineda")
    outcome = attrs.evolve(outcome, case=attrs.evolve(outcome.case, title=words))
    terminal = io.StringIO()

    Console(file=terminal, width=120, color_system=None).print(outcome)

    assert str(outcome).split() == terminal.getvalue().split()


def test_outcomes_of_equal_cases_are_equal() -> None:
    """An outcome is a value: the same case gives an equal outcome, another case another."""
    assert of_level(20) == of_level(20)
    assert of_level(20) != of_level(21)
    assert OffenseLevel(20) == of_level(20).offense_level


def test_the_schema_of_the_outcome_stands_alone() -> None:
    """It carries the schema of the case that it refers to, so that one file is enough to check a document."""
    assert SCHEMAS["outcome"]["$defs"]["case"] == SCHEMAS["case"]


def test_an_outcome_under_a_hypothetical_manual_keeps_its_labels() -> None:
    """What was laid over the edition comes back by its label alone."""
    book = Manual.on(date(2010, 11, 1)).laying("5A", Manual.on(date(1992, 11, 1)).table, "the Table of 1992")
    count = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}
    outcome = calculate(case_from_dict({"count": [count], "history": {"points": 0}}), manual=book)
    again = outcome_from_dict(json.loads(json.dumps(outcome.to_dict())))

    assert again == outcome
    assert again.manual.hypothetical == ("§ 5A: the Table of 1992",)
    assert (book.is_known, again.manual.is_known) == (True, False)


@pytest.mark.parametrize("number", ["5B1.1", "5C1.1", "5D1.2", "5E1.2", "5E1.3"])
def test_an_outcome_without_a_section_of_parts_b_to_e_is_still_told(number: str) -> None:
    """Where a user takes a section out, what the range allows is left out, and the rest is told."""
    book = Manual.on(date(2009, 11, 1)).laying(number, None, "taken out")
    outcome = calculate(case_from_dict({"count": [{"guideline": "2L1.2", "found": []}]}), manual=book)

    assert not outcome.has_options
    assert "Range: 0-6 months" in str(outcome)
    assert outcome_from_dict(outcome.to_dict()).to_dict() == outcome.to_dict()
