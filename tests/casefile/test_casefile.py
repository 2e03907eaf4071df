"""Case files: every key is read, JSON says the same as TOML, a case goes to data and back, and nothing else escapes."""

import copy
import json
import math
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache, reduce
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import sentencing
from sentencing import Case, SentencingError, case_from_dict, case_to_dict, load_case
from sentencing import case as facts
from sentencing import prior as priors
from sentencing.casefile import MOST_BYTES, expected_error, in_file
from sentencing.casefile.converter import KEYS
from sentencing.counts import Stated
from sentencing.errors import CaseFileError, Contradiction, NotModelled, UnknownDistrict
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.readings import READINGS
from sentencing.terms import LIFE, CriminalHistoryCategory, Duration, Range, Zone

TESTS = Path(__file__).parents[1]
GOLDEN = sorted((TESTS / "golden").rglob("*.toml"))
EXAMPLES = sorted((TESTS.parent / "examples").glob("*.toml"))
MALFORMED = TESTS / "malformed"
INDEX = tomllib.loads((MALFORMED / "index.toml").read_text(encoding="utf-8"))["case"]

SCHEMA = json.loads(files("sentencing").joinpath("schemas/case-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

Plain = dict[str, Any]

COUNT: Plain = {"guideline": "2L1.2", "found": []}


def names(paths: Sequence[Path]) -> list[str]:
    """How the test report names each file."""
    return [f"{path.parent.name}/{path.stem}" for path in paths]


def as_json(value: Any) -> Any:  # noqa: ANN401 - any value of a document
    """What TOML parses to, as JSON says it: dates are ISO strings."""
    return json.loads(json.dumps(value, default=str))


@cache
def document(path: Path) -> Plain:
    """A stored case file as parsed data."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def loadable() -> tuple[tuple[Path, Case], ...]:
    """Every stored case that can be read, beside its file."""
    return tuple((path, case) for path in (*GOLDEN, *EXAMPLES) if (case := read_or_none(path)) is not None)


def read_or_none(path: Path) -> Case | None:
    """The case of a file; ``None`` where the file is refused, as some golden files expect."""
    try:
        return load_case(path)
    except SentencingError:
        return None


def with_value(path: Sequence[str | int], value: object, whole: Plain | None = None) -> Plain:
    """A sound document with one value put at a path; tables and rows on the way are made."""
    whole = {"count": [dict(COUNT)]} if whole is None else whole
    place: Any = whole
    for key, following in pairwise(path):
        if isinstance(place, list):
            place.extend([{}] * (int(key) + 1 - len(place)))
        elif key not in place:
            place[key] = [] if isinstance(following, int) else {}
        place = place[key]
    place[path[-1]] = value
    return whole


# Every key


def on(text: str) -> PartialDate:
    """A date as exact as the text."""
    return PartialDate.parse(text)


def finding(text: str) -> Stated:
    """A finding as written."""
    return Stated.parse(text)


# Where the key stands, what is written there, and what the case then holds. Dates are as TOML parses them.
KEYS_READ: tuple[tuple[tuple[str | int, ...], object, object], ...] = (
    (("title",), "United States v. Doe", "United States v. Doe"),
    (("source",), "No. 09-1 (7th Cir. 2011)", "No. 09-1 (7th Cir. 2011)"),
    (("district",), "N.D. Ill.", "N.D. Ill."),
    (("district",), "ilnd", "N.D. Ill."),
    (("district",), "Northern District of Illinois", "N.D. Ill."),
    (("sentenced",), "2010", on("2010")),
    (("sentenced",), date(2010, 6, 1), on("2010-06-01")),
    (("manual",), date(2009, 11, 1), date(2009, 11, 1)),
    (("manual",), "2009-11-01", date(2009, 11, 1)),
    (("count", 0, "guideline"), "2L1.2", "2L1.2"),
    (("count", 0, "statute"), "8 U.S.C. 1326(a)", "8 U.S.C. 1326(a)"),
    (("count", 0, "began"), date(2004, 6, 1), on("2004-06-01")),
    (("count", 0, "ended"), "2009-08", on("2009-08")),
    (("count", 0, "found"), ["2L1.2(b)(1)(A)(ii)", "2D1.1 = 32"], (finding("2L1.2(b)(1)(A)(ii)"), finding("2D1.1=32"))),
    (("count", 0, "found"), [], ()),
    (("count", 0, "first_removal_order"), date(2002, 3, 1), on("2002-03-01")),
    (("count", 0, "removals"), ["2002", date(2004, 1, 2)], (on("2002"), on("2004-01-02"))),
    (("count", 0, "removals"), [], ()),
    (("prior", 0, "offense"), "burglary", "burglary"),
    (("prior", 0, "kinds"), ["crime of violence"], frozenset({Kind.CRIME_OF_VIOLENCE})),
    (("prior", 0, "kinds"), [], frozenset()),
    (("prior", 0, "grade"), "felony", Grade.FELONY),
    (("prior", 0, "committed"), "1999", on("1999")),
    (("prior", 0, "conduct_ended"), date(2001, 1, 1), on("2001-01-01")),
    (("prior", 0, "arrested"), date(1999, 6, 1), on("1999-06-01")),
    (("prior", 0, "convicted"), date(2000, 1, 10), on("2000-01-10")),
    (("prior", 0, "sentenced"), date(2000, 2, 1), on("2000-02-01")),
    (("prior", 0, "imposed"), "3 years", Duration(36)),
    (("prior", 0, "imposed"), 13, Duration(13)),
    (("prior", 0, "imposed"), "60 days", Duration(days=60)),
    (("prior", 0, "imposed"), "life", LIFE),
    (("prior", 0, "imposed"), " Life ", LIFE),
    (("prior", 0, "suspended"), "0 months", Duration()),
    (("prior", 0, "suspended"), "1 year 1 month", Duration(13)),
    (("prior", 0, "probation"), True, True),
    (("prior", 0, "revocations", 0), {"on": date(2001, 5, 1), "imposed": "6 months"}, None),
    (("prior", 0, "released"), date(2001, 12, 1), on("2001-12-01")),
    (("prior", 0, "group"), "A", "A"),
    (("prior", 0, "consecutive"), True, True),
    (("prior", 0, "jurisdiction"), "tribal", Jurisdiction.TRIBAL),
    (("prior", 0, "juvenile"), True, True),
    (("prior", 0, "age_at_offense"), 24, 24),
    (("prior", 0, "traffic_stop"), True, True),
    (("prior", 0, "for_profit"), False, False),
    (("prior", 0, "excluded"), "§ 4A1.2(j)", "§ 4A1.2(j)"),
    (("prior", 0, "points"), 3, 3),
    (("prior", 0, "points"), 0, 0),
    (("adjustments", "found"), ["3B1.2(b)"], (finding("3B1.2(b)"),)),
    (("acceptance", "reduction"), False, False),
    (("acceptance", "motion"), True, True),
    (("history", "points"), 3, 3),
    (("history", "category"), "II", CriminalHistoryCategory.II),
    (("history", "category"), "vi", CriminalHistoryCategory.VI),
    (("history", "category"), 4, CriminalHistoryCategory.IV),
    (("history", "under_sentence"), True, True),
    (("history", "career_offender"), True, True),
    (("statute", "maximum"), "20 years", 240),
    (("statute", "maximum"), "life", LIFE),
    (("statute", "minimum"), 0, 0),
    (("early_disposition", "levels"), 2, 2),
    (("plea", "pleaded_guilty_on"), date(2009, 10, 15), on("2009-10-15")),
    (("plea", "charged_on"), "2009-08", on("2009-08")),
    (("plea", "factual_basis"), True, True),
    (("plea", "waiver", "pretrial_motions"), True, True),
    (("plea", "waiver", "appeal"), True, True),
    (("plea", "waiver", "collateral_attack"), False, False),
    (("plea", "waiver", "unconditional"), False, False),
    (("plea", "waiver", "by_plea_colloquy"), True, True),
    (("plea", "waiver", "in_plea_agreement"), True, True),
    (("sentence", "months"), 40, 40),
    (("sentence", "months"), "life", LIFE),
    (("expected", "offense_level"), 21, 21),
    (("expected", "category"), "II", CriminalHistoryCategory.II),
    (("expected", "points"), 3, 3),
    (("expected", "range"), [41, 51], Range(41, 51)),
    (("expected", "range"), [360, "life"], Range(360, LIFE)),
    (("expected", "range_before_statute"), ["life", "life"], Range(LIFE, LIFE)),
    (("expected", "range_after_departure"), [33, 41], Range(33, 41)),
    (("expected", "zone"), "D", Zone.D),
    (("expected", "steps"), ["2L1.2(a) = 8"], ("2L1.2(a) = 8",)),
    (("expected", "history"), ["4A1.1(a) +3"], ("4A1.1(a) +3",)),
    (("expected", "manual"), date(2009, 11, 1), date(2009, 11, 1)),
    (("expected", "notes"), ["statutory maximum"], ("statutory maximum",)),
    (("expected", "error"), "Undetermined", "Undetermined"),
    (("readings", "violence-stale"), "a point", None),
)

# Where the file's word is not the attribute's.
ATTRIBUTES = {"count": "counts", "prior": "priors"}

NEEDED: Mapping[str, Plain] = {"early_disposition": {"levels": 1}, "sentence": {"months": 0}}


@pytest.mark.parametrize("form", [lambda value: value, as_json], ids=["toml", "json"])
@pytest.mark.parametrize(
    ("path", "written", "expected"),
    [pytest.param(*row, id=f"{'.'.join(map(str, row[0]))}={row[1]}") for row in KEYS_READ if row[2] is not None],
)
def test_every_key_is_read(
    form: Callable[[object], object], path: tuple[str | int, ...], written: object, expected: object
) -> None:
    """Each key of a case file gives its value to the case, from TOML's dates and from JSON's strings."""
    case = case_from_dict(with_value(path, form(written)))

    read: Any = case
    for key in path:
        read = read[key] if isinstance(key, int) else getattr(read, ATTRIBUTES.get(key, key))

    assert expected == read


def test_a_revocation_is_read_with_its_day_and_its_term() -> None:
    """A revocation of a prior's probation or release is a table with a date and a term."""
    path, written, _ = next(row for row in KEYS_READ if row[0][-2:] == ("revocations", 0))

    case = case_from_dict(with_value(path[:-1], [written]))

    assert case.priors is not None
    assert (Revocation(on("2001-05-01"), Duration(6)),) == case.priors[0].revocations


def test_readings_are_read_as_pairs() -> None:
    """A case may take the other side of an open question, by its key and the first words of the side."""
    case = case_from_dict(with_value(("readings",), {"violence-stale": "a point"}))

    assert case.readings == (("violence-stale", "a point"),)


def test_a_motion_for_early_disposition_may_be_denied() -> None:
    """An early disposition needs its levels; its motion is a fact of its own."""
    case = case_from_dict(with_value(("early_disposition",), {"levels": 2, "motion": False}))

    assert facts.EarlyDisposition(levels=2, motion=False) == case.early_disposition


MODELS: Mapping[tuple[str, ...], type] = {
    (): Case,
    ("count",): facts.Count,
    ("prior",): Prior,
    ("prior", "revocations"): Revocation,
    ("adjustments",): facts.Adjustments,
    ("acceptance",): facts.Acceptance,
    ("history",): facts.History,
    ("statute",): facts.Limits,
    ("early_disposition",): facts.EarlyDisposition,
    ("plea",): facts.Plea,
    ("plea", "waiver"): facts.Waiver,
    ("sentence",): facts.Sentence,
    ("expected",): facts.Expected,
}
"""Where each table of a case file stands, and the class that it fills."""


def keys_of(model: type) -> dict[str, "attrs.Attribute[Any]"]:
    """The keys of a table in a case file: the fields of its class, under the file's own words."""
    return {KEYS.get(field.name, field.name): field for field in attrs.fields(model) if field.init}


def test_the_table_of_keys_leaves_none_out() -> None:
    """Every field of every class that a case file fills is read by a test above."""
    places = {tuple(key for key in path if isinstance(key, str)) for path, _, _ in KEYS_READ}
    tables = {place[:n] for place in places for n in range(1, len(place))}
    spoken_for = places | tables | {("prior", "revocations", key) for key in ("on", "imposed")}

    assert set() == {(*table, key) for table, model in MODELS.items() for key in keys_of(model)} - spoken_for - {
        ("early_disposition", "motion"),
        ("readings",),
    }


def test_what_is_not_stated_is_none_or_the_common_case() -> None:
    """A case file that states nothing but a count leaves every question open and adds no fact."""
    case = case_from_dict({"count": [{"guideline": "2L1.2"}], "prior": [{}]})

    assert Case(counts=(facts.Count("2L1.2"),), priors=(Prior(),)) == case
    assert case.counts[0].found is None
    assert case.counts[0].removals is None
    assert case.acceptance is None


def test_a_list_left_out_is_not_the_empty_list() -> None:
    """No priors stated, and no priors, are different facts; so with findings, kinds and removals."""
    stated = case_from_dict({"count": [{"guideline": "2L1.2", "found": [], "removals": []}], "prior": []})

    assert (stated.priors, stated.counts[0].found, stated.counts[0].removals) == ((), (), ())


@pytest.mark.parametrize(
    "path",
    [path for path, _, _ in KEYS_READ if path in {("district",), ("sentenced",), ("manual",), ("history", "points")}],
)
def test_null_in_json_is_not_stated(path: tuple[str | int, ...]) -> None:
    """JSON can write null for an optional key, and means that it is not stated."""
    with_null = case_from_dict(with_value(path, None))

    assert case_from_dict(with_value(path[:-1], {}) if len(path) > 1 else with_value(("title",), "")) == with_null


# TOML and JSON


@pytest.mark.parametrize("path", [*GOLDEN, *EXAMPLES], ids=names([*GOLDEN, *EXAMPLES]))
def test_json_says_the_same_as_toml(path: Path, tmp_path: Path) -> None:
    """The same keys in JSON, with dates as ISO strings, give the same case or the same refusal."""
    twin = tmp_path / f"{path.stem}.JSON"
    twin.write_text(json.dumps(as_json(document(path))), encoding="utf-8")

    assert refusal_or_case(path) == refusal_or_case(twin)


def refusal_or_case(path: Path) -> object:
    """The case that a file holds, or how it is refused, without its name."""
    try:
        return load_case(path)
    except SentencingError as error:
        return type(error), str(error).removeprefix(str(path))


@pytest.mark.parametrize("path", [*GOLDEN, *EXAMPLES], ids=names([*GOLDEN, *EXAMPLES]))
def test_a_stored_case_goes_to_data_and_back(path: Path) -> None:
    """Every golden case and example, written as data (and that as JSON), reads back the same."""
    case = read_or_none(path)
    if case is None:
        # A golden file may expect that it is refused; then there is no case to write.
        assert expected_error(path) in {"CaseFileError", "Contradiction"}
        return

    data = case_to_dict(case)

    assert case == case_from_dict(data)
    assert case == case_from_dict(json.loads(json.dumps(data)))


def test_what_is_not_stated_is_not_written() -> None:
    """Writing a case adds nothing that the file did not say."""
    data: Plain = {"manual": "2009-11-01", "count": [{"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}], "prior": []}

    assert data == as_json(case_to_dict(case_from_dict(data)))


def test_values_are_written_as_a_case_file_writes_them() -> None:
    """Dates, terms, kinds, categories and ranges are written in the words of the file, kinds in order."""
    data: Plain = {
        "district": "N.D. Ill.",
        "sentenced": "2010-06",
        "count": [{"guideline": "2L1.2", "removals": ["2002", "2004-01-02"]}],
        "prior": [
            {
                "kinds": ["aggravated felony", "crime of violence"],
                "grade": "felony",
                "sentenced": "2000",
                "imposed": "life",
                "revocations": [{"on": "2001-05", "imposed": "1 month 3 days"}],
            }
        ],
        "history": {"category": "VI"},
        "statute": {"maximum": "life", "minimum": 60},
        "readings": {"violence-stale": "a point"},
        "expected": {"range": [360, "life"], "zone": "D", "manual": "2009-11-01"},
    }

    assert data == as_json(case_to_dict(case_from_dict(data)))


# Generated cases


def days(year: int) -> st.SearchStrategy[str]:
    """A date inside a year, as exact as a source may give it."""
    exact = st.dates(date(year, 1, 1), date(year, 12, 31)).map(str)
    return st.one_of(exact, exact.map(lambda day: day[:7]), st.just(str(year)))


WORDS = st.text(max_size=12)
LENGTHS = st.one_of(
    st.integers(0, 600),
    st.builds("{} years {} days".format, st.integers(0, 40), st.integers(0, 400)),
    st.just("1 year and 1 day"),
    st.builds("{} weeks".format, st.integers(0, 60)),
)
TERMS = st.one_of(st.integers(0, 600), st.just("life"), st.builds("{} years".format, st.integers(1, 40)))
CATEGORIES = st.sampled_from(["I", "II", "III", "IV", "V", "VI", 1, "6", "iv"])
RANGES = st.one_of(
    st.tuples(st.integers(0, 30), st.integers(30, 60)).map(list), st.just([360, "life"]), st.just(["life", "life"])
)
FINDINGS = st.lists(
    st.sampled_from(
        ["2L1.2(b)(1)(A)(ii)", "U.S.S.G. § 3B1.2(b)", "2D1.1 = 32", "3C1.1 +2", "4B1.1(b) >= 34", "5K3.1 <= 9"]
    ),
    max_size=3,
)
SIDES = st.dictionaries(st.sampled_from([reading.key for reading in READINGS]), st.booleans(), max_size=4).map(
    lambda sides: {
        reading.key: reading.alternative if sides[reading.key] else reading.chosen
        for reading in READINGS
        if reading.key in sides
    }
)
YES_NO = st.booleans()
MAYBE = st.none() | YES_NO

# A prior's dates run in the order of the years below, so that none is refused as out of order.
REVOCATIONS = st.lists(st.fixed_dictionaries({"on": days(1998), "imposed": LENGTHS}), max_size=2)
PRIORS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "offense": WORDS,
            "kinds": st.lists(st.sampled_from([kind.value for kind in Kind]), max_size=3),
            "grade": st.sampled_from([grade.value for grade in Grade]),
            "committed": days(1993),
            "conduct_ended": days(1994),
            "arrested": days(1995),
            "convicted": days(1996),
            "sentenced": days(1997),
            "imposed": LENGTHS | st.just("life"),
            "suspended": st.just("0 months"),
            "probation": YES_NO,
            "revocations": REVOCATIONS,
            "released": days(1999),
            "group": WORDS,
            "consecutive": YES_NO,
            "jurisdiction": st.sampled_from([each.value for each in Jurisdiction]),
            "juvenile": YES_NO,
            "age_at_offense": st.integers(0, 99),
            "traffic_stop": YES_NO,
            "for_profit": MAYBE,
            "excluded": WORDS,
            "points": st.integers(0, 3),
        },
    ),
    max_size=3,
)
COUNTS = st.lists(
    st.fixed_dictionaries(
        {"guideline": st.sampled_from(["2L1.2", "2D1.1", "2K2.1"])},
        optional={
            "statute": st.sampled_from(["8 U.S.C. 1326(a)", "8 U.S.C. 1326(b)(2)", "18 U.S.C. 2"]),
            "began": days(2003),
            "ended": days(2005),
            "found": FINDINGS,
            "first_removal_order": days(2001),
            "removals": st.lists(days(2002), max_size=2),
        },
    ),
    min_size=1,
    max_size=2,
)
DOCUMENTS = st.fixed_dictionaries(
    {"count": COUNTS},
    optional={
        "title": WORDS,
        "source": WORDS,
        "district": st.sampled_from(["N.D. Ill.", "ilnd", "D. Idaho", "Western District of Texas"]),
        "sentenced": days(2010),
        "manual": st.dates(date(1987, 11, 1), date(2026, 10, 31)).map(str),
        "prior": PRIORS,
        "adjustments": st.fixed_dictionaries({}, optional={"found": FINDINGS}),
        "acceptance": st.sampled_from(
            [{}, {"motion": True}, {"reduction": False}, {"reduction": True, "motion": True}]
        ),
        "history": st.fixed_dictionaries(
            {}, optional={"category": CATEGORIES, "under_sentence": YES_NO, "career_offender": YES_NO}
        )
        | st.fixed_dictionaries({"points": st.integers(0, 40)}, optional={"under_sentence": YES_NO}),
        "statute": st.fixed_dictionaries({}, optional={"maximum": TERMS})
        | st.fixed_dictionaries({"minimum": st.integers(0, 120), "maximum": st.just("life")}),
        "early_disposition": st.fixed_dictionaries({"levels": st.integers(1, 4)}, optional={"motion": YES_NO}),
        "plea": st.fixed_dictionaries(
            {},
            optional={
                "pleaded_guilty_on": days(2009),
                "charged_on": days(2008),
                "factual_basis": MAYBE,
                "waiver": st.dictionaries(st.sampled_from([*keys_of(facts.Waiver)]), MAYBE),
            },
        ),
        "sentence": st.fixed_dictionaries({"months": TERMS}),
        "readings": SIDES,
        "expected": st.fixed_dictionaries(
            {},
            optional={
                "offense_level": st.integers(1, 43),
                "category": CATEGORIES,
                "points": st.integers(0, 30),
                "range": RANGES,
                "range_before_statute": RANGES,
                "range_after_departure": RANGES,
                "zone": st.sampled_from("ABCD"),
                "steps": st.lists(WORDS, max_size=2),
                "history": st.lists(WORDS, max_size=2),
                "manual": st.dates().map(str),
                "notes": st.lists(WORDS, max_size=2),
                "error": WORDS,
            },
        ),
    },
)


@given(DOCUMENTS)
def test_any_sound_document_is_read_and_goes_to_data_and_back(data: Plain) -> None:
    """Whatever a case file may say, the case that it makes is written as data that makes the same case."""
    case = case_from_dict(data)

    assert case == case_from_dict(json.loads(json.dumps(case_to_dict(case))))


@given(DOCUMENTS)
def test_any_sound_document_and_what_is_written_of_it_fit_the_schema(data: Plain) -> None:
    """The JSON Schema accepts what the library reads, and what it writes."""
    written = as_json(case_to_dict(case_from_dict(data)))

    assert (list(VALIDATOR.iter_errors(data)), list(VALIDATOR.iter_errors(written))) == ([], [])


# Anything else


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -(10**400), 0, 1, -1]),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["life", "2002-13", "2L1.2(b", "99999 years", "VI", "\ud800", "\0", "x" * 5000, "²"]),
    st.dates(),
    st.just(time(10, 30)),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | st.just("count"), inner, max_size=3)
    ),
    max_leaves=8,
)
KNOWN_KEYS = st.sampled_from(sorted({key for model in MODELS.values() for key in keys_of(model)}))
CASE_LIKE = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KNOWN_KEYS, inner, max_size=4),
    max_leaves=12,
)


def refused_or_answered(data: Any) -> str | None:  # noqa: ANN401 - whatever a caller may pass
    """Read and calculate; the refusal, if it is one. Any other error escapes, and fails the test."""
    try:
        sentencing.calculate(case_from_dict(data))
    except SentencingError as error:
        return str(error)
    return None


@given(ANYTHING | st.dictionaries(KNOWN_KEYS, CASE_LIKE, max_size=5))
def test_arbitrary_data_is_read_or_refused(data: object) -> None:
    """Whatever data is given for a case, nothing but a refusal of the library's own is raised, in one short line."""
    refusal = refused_or_answered(data) or ""

    assert "\n" not in refusal
    assert len(refusal) < 600


@given(DOCUMENTS, KNOWN_KEYS, ANYTHING)
def test_a_sound_document_with_one_key_spoilt_is_read_or_refused(data: Plain, key: str, value: object) -> None:
    """A wrong value in a sound document is refused, in one short line, by the library's own error or not at all."""
    places = [place for place in tables_in(data) if key in place]
    assume(places)
    places[0][key] = value

    refusal = refused_or_answered(data) or ""

    assert "\n" not in refusal
    assert len(refusal) < 600


def tables_in(value: object) -> Iterator[Plain]:
    """Every table inside a document, outermost first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from tables_in(inner)


def places_in(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every key and row inside a document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*path, key)
        yield from places_in(inner, (*path, key))


@given(st.data())
def test_a_golden_case_spoilt_in_one_place_is_answered_or_refused(draw: st.DataObject) -> None:
    """A stored case with a value replaced, left out, doubled or renamed never brings about a foreign error."""
    stored = draw.draw(st.sampled_from([*GOLDEN, *EXAMPLES]))
    data: Plain = copy.deepcopy(document(stored))
    path = draw.draw(st.sampled_from(list(places_in(data))))
    place: Any = reduce(lambda inner, key: inner[key], path[:-1], data)
    how = draw.draw(st.sampled_from(["replace", "leave out", "double", "rename"]))
    if how == "leave out":
        del place[path[-1]]
    elif how == "replace":
        place[path[-1]] = draw.draw(ANYTHING)
    elif isinstance(place, list):
        place.append(copy.deepcopy(place[int(path[-1])]))
    else:
        place[draw.draw(KNOWN_KEYS | st.text(max_size=8))] = place.pop(str(path[-1]))

    refusal = refused_or_answered(data) or ""

    assert "\n" not in refusal


@given(st.sampled_from([*GOLDEN, *EXAMPLES]), st.integers(0), st.binary(max_size=4), st.integers(0, 3), st.booleans())
def test_a_golden_file_spoilt_in_its_bytes_is_read_or_refused_by_name(
    stored: Path,
    where: int,
    splinter: bytes,
    cut: int,
    as_json_name: bool,  # noqa: FBT001 - drawn
) -> None:
    """A file with bytes changed, under either name, is read or refused with its own name first."""
    raw = stored.read_bytes()
    where %= len(raw)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "spoilt.json" if as_json_name else "spoilt.toml")
        path.write_bytes(raw[:where] + splinter + raw[where + cut :])
        try:
            told = f"{path}: {type(load_case(path)).__name__}"
        except SentencingError as error:
            told = str(error)

    assert told.startswith(f"{path}: ")
    assert "\n" not in told


# Messages


def refusal_of(data: object) -> str:
    """The message with which data is refused."""
    with pytest.raises(CaseFileError) as caught:
        case_from_dict(data)  # type: ignore[arg-type]
    return str(caught.value)


UNKNOWN_KEYS = [
    (("distict",), "district"),
    (("count", 0, "statue"), "statute"),
    (("prior", 0, "offence"), "offense"),
    (("adjustments", "fond"), "found"),
    (("acceptance", "reducton"), "reduction"),
    (("history", "point"), "points"),
    (("statute", "maxium"), "maximum"),
    (("plea", "charged"), "charged_on"),
    (("plea", "waiver", "apeal"), "appeal"),
    (("expected", "zones"), "zone"),
]


@pytest.mark.parametrize(("path", "meant"), UNKNOWN_KEYS, ids=[".".join(map(str, path)) for path, _ in UNKNOWN_KEYS])
def test_an_unknown_key_is_refused_with_its_place_and_the_nearest_known(
    path: tuple[str | int, ...], meant: str
) -> None:
    """An unknown key is an error that gives its path in the file, rows counted from one, and suggests the nearest."""
    place = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")

    told = refusal_of(with_value(path, 1))

    assert told.startswith(f"{place}: ")
    assert f"`{meant}`" in told


def test_a_key_like_no_other_is_answered_with_those_known_there() -> None:
    """Where no known key is near, the message lists the keys known at that place."""
    told = refusal_of({"count": [dict(COUNT)], "acceptance": {"xyzzy": 1}})

    assert "reduction" in told
    assert "motion" in told


def test_an_unknown_key_is_named_before_other_faults() -> None:
    """A misspelt key is named first, because it often explains what else seems to be missing."""
    told = refusal_of({"count": [{"guidline": "2L1.2"}], "title": 1})

    assert "`guideline`" in told


def test_a_faulty_row_is_counted_from_one() -> None:
    """The place of a fault counts rows as a reader does, and gives the key inside the row."""
    told = refusal_of({"count": [dict(COUNT)], "prior": [{}, {"revocations": [{"on": "2001", "imposed": "often"}]}]})

    assert told.startswith("prior[2].revocations[1].imposed: ")


def test_a_faulty_item_of_a_list_is_shown() -> None:
    """A wrong item of a list is shown as it is written."""
    told = refusal_of({"count": [{"guideline": "2L1.2", "removals": ["2002", "someday"]}]})

    assert told.startswith("count[1].removals")
    assert "someday" in told


@pytest.mark.parametrize(("data", "key"), [({}, "count"), ({"count": [{}]}, "count[1].guideline")])
def test_a_key_that_is_needed_is_asked_for(data: Plain, key: str) -> None:
    """A key that no case can do without is asked for by its place."""
    assert refusal_of(data).startswith(f"{key}: ")


@pytest.mark.parametrize("data", [None, 1, "count", [], [COUNT]], ids=str)
def test_data_that_is_no_object_is_refused(data: object) -> None:
    """A case is an object of keys; anything else is shown and refused."""
    assert "object" in refusal_of(data)


def test_a_case_without_a_count_is_refused() -> None:
    """A case needs a count of conviction; an empty list of counts is none."""
    assert refusal_of({"count": []}).startswith("count: ")


WRONG_VALUES = [
    (("title",), 1),
    (("district",), ["N.D. Ill."]),
    (("manual",), "2009"),
    (("manual",), 2009),
    (("sentenced",), time(10, 30)),
    (("count",), {}),
    (("count",), [1]),
    (("count", 0, "found"), "2L1.2(a)"),
    (("count", 0, "found"), [7]),
    (("count", 0, "removals"), [None]),
    (("prior",), None),
    (("prior", 0, "kinds"), [1]),
    (("prior", 0, "kinds"), {"crime of violence": True}),
    (("prior", 0, "grade"), 1),
    (("prior", 0, "imposed"), -1),
    (("prior", 0, "imposed"), True),
    (("prior", 0, "suspended"), "life"),
    (("prior", 0, "probation"), 0),
    (("prior", 0, "juvenile"), "yes"),
    (("prior", 0, "age_at_offense"), -1),
    (("prior", 0, "points"), 4),
    (("acceptance",), True),
    (("history", "points"), 1.0),
    (("history", "points"), True),
    (("history", "category"), True),
    (("history", "category"), 0),
    (("history", "category"), "x" * 5000),
    (("statute", "maximum"), "10 days"),
    (("statute", "maximum"), math.inf),
    (("early_disposition", "levels"), 5),
    (("sentence", "months"), -40),
    (("readings",), ["violence-stale"]),
    (("readings", "violence-stale"), "perhaps"),
    (("readings", "phase-of-the-moon"), "full"),
    (("expected", "range"), [41]),
    (("expected", "range"), [51, 41]),
    (("expected", "range"), "41-51"),
    (("expected", "zone"), "E"),
]


@pytest.mark.parametrize(
    ("path", "written"),
    [pytest.param(*row, id=f"{'.'.join(map(str, row[0]))}={str(row[1])[:20]}") for row in WRONG_VALUES],
)
def test_a_value_of_the_wrong_kind_is_refused_at_its_place(path: tuple[str | int, ...], written: object) -> None:
    """A wrong value is refused by the key at which it stands, in one line of bounded length."""
    told = refusal_of(with_value(path, written))

    words = [str(key) for key in path if isinstance(key, str)]
    assert told.startswith(words[0])
    assert words[-1] in told
    assert "\n" not in told
    assert len(told) < 400


def test_an_unknown_district_is_refused_with_the_nearest() -> None:
    """A district that does not exist is refused by its key, and the message names the nearest."""
    told = refusal_of({"count": [dict(COUNT)], "district": "N.D. Ilinois"})

    assert told.startswith("district: ")
    assert "N.D. Ill." in told


CONTRADICTIONS: tuple[Plain, ...] = (
    {"history": {"points": 7, "category": "III"}},
    {"acceptance": {"reduction": False, "motion": True}},
)


@pytest.mark.parametrize("statement", CONTRADICTIONS, ids=str)
def test_statements_that_disagree_are_a_contradiction(statement: Plain) -> None:
    """Two statements that cannot both be true are refused as a contradiction, at their table."""
    table = next(iter(statement))

    with pytest.raises(Contradiction, match=rf"^{table}\."):
        case_from_dict({"count": [dict(COUNT)], **statement})


OUT_OF_ORDER = [
    (("prior", 0), {"committed": "2001", "conduct_ended": "2000"}),
    (("prior", 0), {"committed": "2001", "convicted": "2000"}),
    (("prior", 0), {"committed": "2001", "sentenced": "2000"}),
    (("prior", 0), {"sentenced": "2001", "released": "2000"}),
    (("prior", 0), {"sentenced": "2001", "revocations": [{"on": "2000", "imposed": 1}]}),
    (("prior", 0), {"imposed": 12, "suspended": 13}),
    (("prior", 0), {"imposed": "life", "suspended": 1}),
    (("count", 0), {"guideline": "2L1.2", "began": "2001", "ended": "2000"}),
    (("count", 0), {"guideline": "2L1.2", "removals": ["2001"], "ended": "2000"}),
    (("statute",), {"maximum": 12, "minimum": 13}),
    (("plea",), {"charged_on": "2001", "pleaded_guilty_on": "2000"}),
]


@pytest.mark.parametrize(("path", "written"), OUT_OF_ORDER, ids=[str(row[1]) for row in OUT_OF_ORDER])
def test_what_cannot_follow_in_that_order_is_refused(path: tuple[str | int, ...], written: Plain) -> None:
    """Dates out of order, and a part longer than the whole, are refused at the table that states them."""
    data: Plain = {"count": [dict(COUNT)], "prior": [{}]}

    assert refusal_of(with_value(path, written, data)).startswith(str(path[0]))


def test_the_sentence_does_not_come_before_the_end_of_the_offense() -> None:
    """An offense that ended after the defendant was sentenced for it is refused."""
    told = refusal_of({"sentenced": "2000", "count": [{"guideline": "2L1.2", "ended": "2001"}]})

    assert "sentenced" in told
    assert "ended" in told


# Files


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


UNREADABLE = [
    ("empty.toml", "", "empty"),
    ("spaces.json", " \n", "empty"),
    ("case.toml", "title = ", "TOML"),
    ("case.json", "{", "JSON"),
    ("case.json", "[1]", "object"),
    ("case.json", '{"count": [], "count": []}', "count"),
    ("case.json", '{"' + "k" * 900 + '": 1, "' + "k" * 900 + '": 1}', "twice"),
    ("case.json", '{"history": {"points": ' + "9" * 5000 + "}}", "not valid"),
    ("case.toml", "[history]\npoints = " + "9" * 5000, "not valid"),
    ("case.toml", b"title = '\xff'", "UTF-8"),
    ("case.toml", "#" * (MOST_BYTES + 1), "large"),
    ("case.json", '{"a":' * 50_000, "nest"),
    ("case.yaml", "count: []", "TOML"),
    ("case", "count = []", "JSON"),
]


@pytest.mark.parametrize(
    ("name", "text", "says"), UNREADABLE, ids=[f"{name}-{says}-{n}" for n, (name, _, says) in enumerate(UNREADABLE)]
)
def test_a_file_that_is_no_case_file_is_refused_by_name(
    tmp_path: Path, name: str, text: str | bytes, says: str
) -> None:
    """A file that cannot be read as TOML or JSON is refused in one line with its name and what is wrong."""
    path = write(tmp_path, name, text)

    with pytest.raises(CaseFileError) as caught:
        load_case(path)

    told = str(caught.value).removeprefix(f"{path}: ")
    assert str(caught.value) != told
    assert says in told
    assert "\n" not in told
    assert len(told) < 300


def test_a_file_as_large_as_allowed_is_read(tmp_path: Path) -> None:
    """The bound on the size of a file is inclusive."""
    text = '[[count]]\nguideline = "2L1.2"\n'
    path = write(tmp_path, "case.toml", text + "#" * (MOST_BYTES - len(text)))

    assert Case(counts=(facts.Count("2L1.2"),)) == load_case(path)


def test_an_absent_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """A file that is not there, and a folder in its place, are refused by name."""
    folder = tmp_path / "folder.toml"
    folder.mkdir()

    for path in (tmp_path / "absent.toml", folder):
        with pytest.raises(CaseFileError) as caught:
            load_case(str(path))

        assert str(caught.value).startswith(f"{path}: ")


def test_a_contradiction_in_a_file_stays_a_contradiction(tmp_path: Path) -> None:
    """Naming the file does not change the kind of the refusal."""
    path = write(tmp_path, "c.toml", '[[count]]\nguideline="2L1.2"\n[acceptance]\nreduction=false\nmotion=true\n')

    with pytest.raises(Contradiction, match=r"c\.toml"):
        load_case(path)


@pytest.mark.parametrize("kind", [NotModelled, UnknownDistrict])
def test_a_refusal_takes_the_name_of_its_file(kind: type[SentencingError]) -> None:
    """The same refusal, with the file before it."""
    error = in_file(Path("a.toml"), kind("so"))

    assert (kind, "a.toml: so") == (type(error), str(error))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[expected]\nerror = "Undetermined"\n', "Undetermined"),
        ('nonsense = 1\n[expected]\nerror = "CaseFileError"\n', "CaseFileError"),
        ("[expected]\nerror = 1\n", None),
        ("expected = 1\n", None),
        ("[expected]\n", None),
        ("[[count]]\n", None),
        ("not toml", None),
    ],
)
def test_the_refusal_that_a_file_expects_is_read_even_where_the_rest_is_not(
    tmp_path: Path, text: str, expected: str | None
) -> None:
    """What error a file expects of itself can be told without reading the rest of it."""
    assert expected == expected_error(write(tmp_path, "case.toml", text))


# The JSON Schema


def test_the_schema_is_sound() -> None:
    """The JSON Schema of case files is itself valid, in the draft that it names."""
    Draft202012Validator.check_schema(SCHEMA)

    assert Draft202012Validator.META_SCHEMA["$id"] == SCHEMA["$schema"]


def table_schema(table: tuple[str, ...]) -> Plain:
    """The part of the schema that describes a table of the file."""
    found: Plain = SCHEMA
    for key in table:
        found = found["properties"][key]
        found = found.get("items", found.get("anyOf", [found])[0])
        found = SCHEMA["$defs"][found["$ref"].rsplit("/", 1)[-1]]
    return found


@pytest.mark.parametrize(("table", "model"), MODELS.items(), ids=[".".join(table) or "top" for table in MODELS])
def test_the_keys_of_the_schema_are_those_of_the_library(table: tuple[str, ...], model: type) -> None:
    """Each table of the schema has the keys that the library reads, needs those that it needs, and allows no others."""
    schema = table_schema(table)
    needed = sorted(key for key, field in keys_of(model).items() if field.default is attrs.NOTHING)

    assert sorted(keys_of(model)) == sorted(schema["properties"])
    assert needed == sorted(schema.get("required", []))
    assert schema["additionalProperties"] is False


def test_every_key_of_the_schema_is_described() -> None:
    """A reader of the schema finds each key described, there or in the part that it refers to."""
    tables = [SCHEMA, *SCHEMA["$defs"].values()]
    bare = [
        key
        for table in tables
        for key, schema in table.get("properties", {}).items()
        if "description" not in schema
        and "description" not in SCHEMA["$defs"][schema.get("anyOf", [schema])[0]["$ref"].rsplit("/", 1)[-1]]
    ]

    assert bare == []


def test_the_schema_knows_the_vocabularies() -> None:
    """Kinds, grades, jurisdictions, zones and readings of the schema are those of the library, in their order."""
    prior = SCHEMA["$defs"]["prior"]["properties"]

    assert [kind.value for kind in Kind] == prior["kinds"]["items"]["enum"]
    assert [*(grade.value for grade in Grade), None] == prior["grade"]["enum"]
    assert [each.value for each in Jurisdiction] == prior["jurisdiction"]["enum"]
    assert [*(zone.value for zone in Zone), None] == SCHEMA["$defs"]["expected"]["properties"]["zone"]["enum"]
    assert [reading.key for reading in READINGS] == [*SCHEMA["$defs"]["readings"]["properties"]]


def test_the_schema_knows_the_bounds() -> None:
    """A programme gives one to four levels, and one sentence at most three points; the schema says so."""
    levels = SCHEMA["$defs"]["early_disposition"]["properties"]["levels"]
    points = SCHEMA["$defs"]["prior"]["properties"]["points"]

    assert (levels["minimum"], levels["maximum"]) == (1, facts.MOST_EARLY_DISPOSITION_LEVELS)
    assert (points["minimum"], points["maximum"]) == (0, priors.MOST_POINTS_FOR_ONE_SENTENCE)


def test_the_schema_accepts_every_stored_case() -> None:
    """Every golden case and example that can be read fits the schema, as does what is written of it."""
    faults = [
        (path.name, error.message)
        for path, case in loadable()
        for data in (as_json(document(path)), as_json(case_to_dict(case)))
        for error in VALIDATOR.iter_errors(data)
    ]

    assert faults == []


UNKNOWN_KEY_FILES = [
    entry["file"]
    for entry in INDEX
    if entry["file"].split("-")[-1].split(".")[0] in {"near", "far"}
    or entry["file"] in {"top-plural.toml", "charge-singular.toml", "record-british-spelling.toml"}
]


@pytest.mark.parametrize("name", UNKNOWN_KEY_FILES)
def test_the_schema_refuses_an_unknown_key(name: str) -> None:
    """The schema refuses each of the broken files that has an unknown key, and says which key it is."""
    text = (MALFORMED / name).read_text(encoding="utf-8")
    data = as_json(tomllib.loads(text)) if name.endswith(".toml") else json.loads(text)
    unknown = {key for table, model in MODELS.items() for key in stray_keys(data, table, model)}

    refused = {
        error.message for error in leaves(VALIDATOR.iter_errors(data)) if error.validator == "additionalProperties"
    }

    assert len(unknown) == 1
    assert any(key in message for message in refused for key in unknown)


def leaves(errors: Any) -> Iterator[Any]:  # noqa: ANN401 - the validator's own errors
    """The errors inside alternatives, where the fault is."""
    for error in errors:
        yield error
        yield from leaves(error.context)


def stray_keys(data: Plain, table: tuple[str, ...], model: type) -> Iterator[str]:
    """The keys in a document's tables at this place that the library does not know there."""
    places: list[Any] = [data]
    for key in table:
        inner = [place[key] for place in places if isinstance(place, dict) and key in place]
        places = [row for value in inner for row in (value if isinstance(value, list) else [value])]
    for place in places:
        yield from (key for key in place if key not in keys_of(model))
    if not table:
        yield from (key for key in data.get("readings", {}) if key not in {reading.key for reading in READINGS})


@given(st.data())
def test_what_can_be_calculated_fits_the_schema(draw: st.DataObject) -> None:
    """The schema is never stricter than the library: a spoilt case that still calculates fits it."""
    stored = draw.draw(st.sampled_from([*GOLDEN, *EXAMPLES]))
    data: Plain = as_json(document(stored))
    path = draw.draw(st.sampled_from(list(places_in(data))))
    reduce(lambda inner, key: inner[key], path[:-1], data)[path[-1]] = draw.draw(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(-1, 50),
            st.text(max_size=3),
            st.sampled_from(["2002", "1 week", "LIFE", "iii"]),
        )
    )

    faults = [error.message for error in VALIDATOR.iter_errors(data)]

    assert faults == [] or refused_or_answered(data) is not None
