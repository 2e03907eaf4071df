"""Case files of a revocation: read and written, with faults that name the place in the file; and their schema."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.spoil import any_value, places_in

from sentencing.casefile import case_from_dict, is_revocation
from sentencing.casefile.revocation import (
    load_either,
    load_revocation,
    revocation_from_dict,
    revocation_to_dict,
)
from sentencing.duration import Duration
from sentencing.errors import CaseFileError, Contradiction, SentencingError, UnknownDistrict
from sentencing.offense_class import OffenseClass
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.supervision import (
    GRADING_KINDS,
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
from sentencing.terms import LIFE, CriminalHistoryCategory, Range

Plain = dict[str, Any]

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "7").glob("*.toml"))
SCHEMA = json.loads(files("sentencing").joinpath("schemas/revocation-case-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

WHOLE: Plain = {
    "title": "United States v. Doe",
    "source": "made up",
    "district": "N.D. Ill.",
    "revoked": "2020-05",
    "manual": "2019-11-01",
    "supervision": "supervised release",
    "credited_detention": 3,
    "original": {
        "statute": "18 U.S.C. 922(g)(1)",
        "committed": "2012",
        "maximum": "10 years",
        "minimum": 0,
        "class": "Class C felony",
        "category": "III",
        "release_maximum": "3 years",
        "revoked_before": ["12 months 1 day", 6],
        "imposed": "life",
    },
    "violation": [
        {
            "conduct": "robbery",
            "grade": "A",
            "punishable": "20 years",
            "kinds": ["firearms offense", "crime of violence"],
            "mandatory": "firearm",
        },
        {"condition": True},
        {"punishable": "364 days", "kinds": [], "condition": False},
    ],
    "expected": {
        "grade": "A",
        "category": 3,
        "range": [24, 24],
        "range_before_statute": [18, "life"],
        "maximum": "life",
        "revocation": "statute requires",
        "alternatives": "none",
        "added_detention": 3,
        "range_with_detention": [24, 24],
        "further_release": [0, 12],
        "manual": "2019-11-01",
        "notes": ["words"],
        "error": "Undetermined",
    },
}
LEAST: Plain = {"supervision": "probation", "violation": [{"grade": "C"}]}


def with_(data: Plain, path: str, value: object) -> Plain:
    """The data with one value put at a dotted path."""
    whole = json.loads(json.dumps(data))
    place: Any = whole
    *keys, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key in keys:
        place = place[key]
    place[last] = value
    return whole


# Reading


def test_every_key_is_read() -> None:
    """Each key of a case file arrives as the fact that it states."""
    case = revocation_from_dict(WHOLE)

    assert case.supervision is Supervision.SUPERVISED_RELEASE
    assert (case.title, case.source, case.district, case.credited_detention) == (
        "United States v. Doe",
        "made up",
        "N.D. Ill.",
        3,
    )
    assert (str(case.revoked), str(case.manual)) == ("2020-05", "2019-11-01")
    assert case.original == Original(
        statute="18 U.S.C. 922(g)(1)",
        committed=PartialDate.parse("2012"),
        maximum=Duration(120),
        minimum=0,
        offense_class=OffenseClass.C_FELONY,
        category=CriminalHistoryCategory.III,
        release_maximum=36,
        revoked_before=(Duration(12, days=1), Duration(6)),
        imposed=LIFE,
    )
    assert case.violations == (
        Violation(
            "robbery",
            ViolationGrade.A,
            Duration(240),
            frozenset({Kind.FIREARMS, Kind.CRIME_OF_VIOLENCE}),
            mandatory=MandatoryGround.FIREARM,
        ),
        Violation(condition=True),
        Violation(punishable=Duration(days=364), kinds=frozenset(), condition=False),
    )
    assert case.expected is not None
    assert case.expected.range_before_statute == Range(18, LIFE)
    assert case.expected.revocation is Disposition.STATUTE
    assert case.expected.alternatives is Alternative.NONE


def test_what_is_left_out_or_null_is_not_stated() -> None:
    """Nothing is filled in."""
    empty = dict.fromkeys(WHOLE["original"])

    assert revocation_from_dict(LEAST).original == Original()
    assert revocation_from_dict({**LEAST, "original": empty}).original == Original()
    assert revocation_from_dict({**LEAST, "district": None, "expected": None}) == revocation_from_dict(LEAST)


def test_what_is_written_reads_back() -> None:
    """The whole and the least come back as they were, with the keys of the file."""
    for data in (WHOLE, LEAST):
        case = revocation_from_dict(data)
        written = revocation_to_dict(case)
        assert revocation_from_dict(json.loads(json.dumps(written))) == case
        assert set(written) == set(data)
    assert revocation_to_dict(revocation_from_dict(LEAST)) == LEAST
    assert list(revocation_to_dict(revocation_from_dict(WHOLE))["original"]) == [*WHOLE["original"]]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_golden_case_reads_back_or_is_refused(path: Path) -> None:
    """Each golden case that can be read is written and read back unchanged."""
    try:
        case = load_revocation(path)
    except SentencingError as refusal:
        told = str(refusal)
    else:
        told = str(path) if revocation_from_dict(revocation_to_dict(case)) == case else "changed"

    assert told.startswith(str(path))


def test_json_is_read_as_well(tmp_path: Path) -> None:
    """A file that ends in .json has the same keys."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")

    assert load_revocation(path) == revocation_from_dict(WHOLE)


# The kind of file


def test_the_key_supervision_makes_a_revocation(tmp_path: Path) -> None:
    """Data, or a file, with the key is one, as with a violation; without them it is a case; unreadable, neither."""
    file = tmp_path / "case.toml"

    assert is_revocation(LEAST)
    assert is_revocation({"violation": []})
    assert not any(map(is_revocation, ({"count": []}, [], None, "supervision")))
    file.write_text('supervision = "probation"\nviolation = [{ grade = "C" }]', encoding="utf-8")
    assert load_either(file) == revocation_from_dict(LEAST)
    file.write_text('count = [{ guideline = "2L1.2" }]', encoding="utf-8")
    assert load_either(file) == case_from_dict({"count": [{"guideline": "2L1.2"}]})
    for text, says in (
        ('supervision = "parole"', "supervision: 'parole' is not one of"),
        ("count = []", "count: a case needs a count"),
        ("not = toml = at all", "the file is not valid TOML"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(CaseFileError, match=rf"case\.toml: {says}"):
            load_either(file)
    with pytest.raises(CaseFileError, match=r"nowhere\.toml: the file cannot be read"):
        load_either(tmp_path / "nowhere.toml")


def test_the_one_kind_of_file_is_not_read_as_the_other() -> None:
    """Each reader says which other one to take, whatever else the file holds."""
    with pytest.raises(CaseFileError, match=r"^supervision: a key of a revocation .* load_revocation read it$"):
        case_from_dict({**LEAST, "count": []})
    with pytest.raises(CaseFileError, match=r"^violation: a key of a revocation"):
        case_from_dict({"violation": []})
    with pytest.raises(CaseFileError, match=r"^supervision: not stated, so this is no revocation .* load_case$"):
        revocation_from_dict({"count": [], "expected": {"offense_level": 8}})
    with pytest.raises(CaseFileError, match=r"^history: a key of a case to be sentenced; `supervision` or"):
        revocation_from_dict({**LEAST, "history": {"points": 3}})


# Faults


FAULTS: tuple[tuple[str, object, type[SentencingError], str], ...] = (
    ("supervison", "probation", CaseFileError, "supervison: unknown key; did you mean `supervision`?"),
    ("violations", [], CaseFileError, "violations: unknown key; did you mean `violation`?"),
    ("zzz", 1, CaseFileError, "zzz: unknown key; known here are supervision, original, violation"),
    ("supervision", "parole", CaseFileError, "supervision: 'parole' is not one of probation, supervised release"),
    ("violation", [], CaseFileError, "violation: a revocation needs a violation"),
    ("violation", "B", CaseFileError, "violation: 'B' is not a list of tables; write each as [[violation]]"),
    ("violation.1", "B", CaseFileError, "violation[2]: 'B' is not a table of keys"),
    ("violation.1.grad", "B", CaseFileError, "violation[2].grad: unknown key; did you mean `grade`?"),
    ("violation.1.grade", "D", CaseFileError, "violation[2].grade: 'D' is not one of A, B, C"),
    ("violation.1.punishable", 1, Contradiction, "violation[2].condition: `condition = true` says"),
    ("violation.0.punishable", "long", CaseFileError, "violation[1].punishable: 'long' is no term"),
    ("violation.0.kinds", ["robbery"], CaseFileError, "violation[1].kinds: 'robbery' is not a known one"),
    ("violation.0.kinds", ["sex offense"], CaseFileError, "violation[1].kinds: no grade turns on 'sex offense'"),
    ("violation.0.mandatory", "drugs", CaseFileError, "violation[1].mandatory: 'drugs' is not one of controlled"),
    ("violation.1.condition", "yes", CaseFileError, "violation[2].condition: 'yes' is not true or false"),
    ("original", [], CaseFileError, "original: a list is not a table of keys"),
    ("original.clas", "x", CaseFileError, "original.clas: unknown key; did you mean `class`?"),
    ("original.class", "C", CaseFileError, "original.class: 'C' is not a known one; the nearest is 'Class"),
    ("original.category", "VII", CaseFileError, "original.category: 'VII' is no criminal history category"),
    ("original.minimum", "60 days", CaseFileError, "original.minimum: '60 days' is not a number of whole months"),
    ("original.maximum", -1, CaseFileError, "original.maximum: -1 is not a term"),
    ("original.revoked_before", "6 months", CaseFileError, "original.revoked_before: '6 months' is not a list"),
    ("original.revoked_before", ["life"], CaseFileError, "original.revoked_before: 'life' is no term"),
    ("original.committed", "2021", CaseFileError, "revoked: 2020-05 is before `original.committed`"),
    ("revoked", 2020, CaseFileError, "revoked: 2020 is not a date"),
    ("manual", "2019", CaseFileError, "manual: '2019' is not one day"),
    ("credited_detention", -1, CaseFileError, "credited_detention: -1 is no number of months"),
    ("credited_detention", "3 months", CaseFileError, "credited_detention: '3 months' is not a whole number"),
    ("district", "Atlantis", UnknownDistrict, "district: no federal judicial district is called 'Atlantis'"),
    ("expected.revocation", "must", CaseFileError, "expected.revocation: 'must' is not a known one"),
    ("expected.alternatives", "some", CaseFileError, "expected.alternatives: 'some' is not one of all, half, none"),
    ("expected.range", [24], CaseFileError, "expected.range: a list is not a range"),
    ("expected.rang", [24, 24], CaseFileError, "expected.rang: unknown key; did you mean `range`?"),
)


@pytest.mark.parametrize(("path", "value", "kind", "message"), FAULTS, ids=[f"{p}={v}" for p, v, _, _ in FAULTS])
def test_a_fault_names_its_place(path: str, value: object, kind: type[SentencingError], message: str) -> None:
    """Each wrong key or value is refused in one sentence that begins with its place in the file."""
    with pytest.raises(kind) as refused:
        revocation_from_dict(with_(WHOLE, path, value))

    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_an_unknown_key_comes_before_other_faults() -> None:
    """An unknown key often explains the rest."""
    data = with_(with_(WHOLE, "original.category", "VII"), "violation.2.colour", "red")

    with pytest.raises(CaseFileError, match=r"^violation\[3\]\.colour: unknown key"):
        revocation_from_dict(data)


@pytest.mark.parametrize("key", ["supervision"])
def test_a_needed_key_is_missed(key: str) -> None:
    """The kind of supervision is the one key without which nothing can be said."""
    with pytest.raises(CaseFileError, match=rf"^{key}: this key is needed, and is missing"):
        revocation_from_dict({name: value for name, value in WHOLE.items() if name != key})


@pytest.mark.parametrize("data", [None, [], "text", 1])
def test_data_that_is_no_table_is_refused(data: Any) -> None:
    """A revocation is an object."""
    with pytest.raises(CaseFileError, match="a revocation is an object with keys such as `supervision`"):
        revocation_from_dict(data)


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    """What cannot be read is refused with the path first."""
    path = tmp_path / "case.toml"
    path.write_text('supervision = "probation"', encoding="utf-8")

    with pytest.raises(CaseFileError, match=rf"^{path}: violation: "):
        load_revocation(path)
    with pytest.raises(CaseFileError, match=r"nowhere\.toml: the file cannot be read"):
        load_revocation(tmp_path / "nowhere.toml")


ANY_VALUE = any_value("life", "2009-11-01", "2030", "5 years", "VI", "A", "probation", 10**30, [None], [[]])


@given(st.sampled_from([".".join(map(str, place)) for place in places_in(WHOLE)]), ANY_VALUE)
def test_a_spoilt_file_is_read_or_refused(path: str, value: object) -> None:
    """Whatever stands anywhere, it is refused by the library's own error in one line, or it fits the schema."""
    data = with_(WHOLE, path, value)

    try:
        written = revocation_to_dict(revocation_from_dict(data))
    except SentencingError as refusal:
        fits = "\n" not in str(refusal)
    else:
        fits = VALIDATOR.is_valid(data) and VALIDATOR.is_valid(json.loads(json.dumps(written)))

    assert fits


# The JSON Schema


def test_the_schema_is_sound() -> None:
    """The schema is itself valid, in the draft that it names."""
    Draft202012Validator.check_schema(SCHEMA)

    assert Draft202012Validator.META_SCHEMA["$id"] == SCHEMA["$schema"]


@pytest.mark.parametrize(
    ("model", "schema"),
    [
        (RevocationCase, SCHEMA),
        (Original, SCHEMA["$defs"]["original"]),
        (Violation, SCHEMA["$defs"]["violation"]),
        (ExpectedRevocation, SCHEMA["$defs"]["expected"]),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_the_keys_of_the_schema_are_those_of_the_library(model: type, schema: Plain) -> None:
    """Each table has the keys that the library reads, in its order, and allows no others."""
    keys = [str(field.metadata.get("key", field.name)) for field in attrs.fields(model)]

    assert sorted(schema["properties"]) == sorted(keys)
    assert schema["additionalProperties"] is False
    assert all("description" in each for key, each in schema["properties"].items() if key != "expected")


def test_the_schema_knows_the_vocabularies() -> None:
    """Each closed vocabulary of the schema is that of the library, in its order."""
    parts = SCHEMA["$defs"]
    described = {
        Supervision: SCHEMA["properties"]["supervision"]["enum"],
        OffenseClass: parts["original"]["properties"]["class"]["enum"][:-1],
        ViolationGrade: parts["violation"]["properties"]["grade"]["enum"][:-1],
        MandatoryGround: parts["violation"]["properties"]["mandatory"]["enum"][:-1],
        Disposition: parts["expected"]["properties"]["revocation"]["enum"][:-1],
        Alternative: parts["expected"]["properties"]["alternatives"]["enum"][:-1],
    }

    assert all([str(each) for each in vocabulary] == listed for vocabulary, listed in described.items())
    assert list(GRADING_KINDS) == parts["violation"]["properties"]["kinds"]["items"]["enum"]


def test_the_schema_accepts_every_golden_case() -> None:
    """Every golden file that can be read fits the schema, as does what is written of it."""
    faults = []
    for path in GOLDEN:
        try:
            case = load_revocation(path)
        except SentencingError:
            continue
        data = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
        faults += [
            (path.stem, error.message)
            for each in (data, revocation_to_dict(case))
            for error in VALIDATOR.iter_errors(each)
        ]

    assert faults == []


@pytest.mark.parametrize("path", ["supervison", "original.clas", "violation.0.grad", "expected.rang"])
def test_the_schema_refuses_an_unknown_key(path: str) -> None:
    """No table takes a key that the library does not know."""
    assert VALIDATOR.is_valid(WHOLE)
    assert not VALIDATOR.is_valid(with_(WHOLE, path, 1))
