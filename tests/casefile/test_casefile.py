"""Case files: every key is read, JSON says the same as TOML, a case goes to data and back, and nothing else escapes."""

import copy
import json
import math
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
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
from tests.spoil import places_in

import sentencing
from sentencing import (
    Case,
    SentencingError,
    calculate,
    case_from_dict,
    case_to_dict,
    comparison,
    load_case,
    revocation_from_dict,
)
from sentencing import case as facts
from sentencing import prior as priors
from sentencing.casefile import MOST_BYTES, expected_error, in_file, plain_fact
from sentencing.casefile.converter import key_of
from sentencing.casefile.values import DEEPEST, LONGEST, MOST, Table
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.duration import Duration
from sentencing.errors import CaseFileError, Contradiction, NotModelled, UnknownDistrict
from sentencing.expected import Expected
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict, Plea, Waiver
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.readings import READINGS
from sentencing.terms import LIFE, CriminalHistoryCategory, Range, Zone
from sentencing.variation import scenarios

TESTS = Path(__file__).parents[1]
# A file with `supervision` is one of a revocation, which is read by its own keys.
GOLDEN = [
    path
    for path in sorted((TESTS / "golden").rglob("*.toml"))
    if "supervision" not in tomllib.loads(path.read_text(encoding="utf-8"))
]
EXAMPLES = [
    path
    for path in sorted((TESTS.parent / "examples").glob("*.toml"))
    if "supervision" not in tomllib.loads(path.read_text(encoding="utf-8"))
]
MALFORMED = TESTS / "malformed"
INDEX = tomllib.loads((MALFORMED / "index.toml").read_text(encoding="utf-8"))["case"]

SCHEMA, OUTCOME_SCHEMA, COMPARISON_SCHEMA = (
    json.loads(files("sentencing").joinpath(f"schemas/{name}-1.json").read_text(encoding="utf-8"))
    for name in ("case", "outcome", "comparison")
)
VALIDATOR = Draft202012Validator(SCHEMA)

Plain = dict[str, Any]

COUNT: Plain = {"guideline": "2L1.2", "found": []}


def names(paths: Sequence[Path]) -> list[str]:
    """How the test report names each file."""
    return [f"{path.parent.name}/{path.stem}" for path in paths]


def as_json(value: Any) -> Any:
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
    (("decided",), date(2011, 12, 23), on("2011-12-23")),
    (("decided",), "2011", on("2011")),
    (("eligible_in",), ["idd", "W.D. Texas"], ("D. Idaho", "W.D. Tex.")),
    (("ineligible_in",), ["District of Maine"], ("D. Me.",)),
    (("showing",), [], ()),
    (("showing", 0, "district"), "idd", "D. Idaho"),
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
    (("count", 0, "kinds"), ["sex offense"], frozenset({Kind.SEX_OFFENSE})),
    (("count", 0, "kinds"), [], frozenset()),
    (("count", 0, "adjustments"), ["3B1.1(c)", "3C1.1 +2"], (finding("3B1.1(c)"), finding("3C1.1 +2"))),
    (("count", 0, "group"), "A", "A"),
    (("count", 0, "maximum"), "20 years", 240),
    (("count", 0, "maximum"), "life", LIFE),
    (("count", 0, "minimum"), "5 years", 60),
    (("count", 0, "maximum_fine"), 5_000_000, 5_000_000),
    (("count", 0, "release_minimum"), "4 years", 48),
    (("count", 0, "release_maximum"), "life", LIFE),
    (("count", 0, "pecuniary_gain"), 50_000, 50_000),
    (("count", 0, "pecuniary_loss"), 70_000, 70_000),
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
    (("prior", 0, "programme_offenses"), ["murder", "arson"], frozenset({"arson", "murder"})),
    (("prior", 0, "programme_offenses"), [], frozenset()),
    (("prior", 0, "points"), 3, 3),
    (("prior", 0, "points"), 0, 0),
    (("adjustments", "found"), ["3B1.2(b)"], (finding("3B1.2(b)"),)),
    (("adjustments", "special_skill"), True, True),
    (("adjustments", "death_resulted"), False, False),
    (("acceptance", "reduction"), False, False),
    (("acceptance", "motion"), True, True),
    (("history", "points"), 3, 3),
    (("history", "category"), "II", CriminalHistoryCategory.II),
    (("history", "category"), "vi", CriminalHistoryCategory.VI),
    (("history", "category"), 4, CriminalHistoryCategory.IV),
    (("history", "under_sentence"), True, True),
    (("history", "career_offender"), True, True),
    (("history", "misdemeanor_predicate"), True, True),
    (("history", "criminal_livelihood"), True, True),
    (("history", "armed_career_criminal"), True, True),
    (("history", "armed_in_connection"), False, False),
    (("history", "repeat_sex_offender"), True, True),
    (("history", "pattern_of_sexual_conduct"), True, True),
    (("history", "on_supervised_release"), False, False),
    (("zero_point", "violence"), True, True),
    (("zero_point", "death_or_injury"), False, False),
    (("zero_point", "sex_offense"), False, False),
    (("zero_point", "hardship"), True, True),
    (("zero_point", "weapon"), False, False),
    (("zero_point", "individual_rights"), True, True),
    (("zero_point", "continuing_enterprise"), False, False),
    (("departure", "category"), "II", CriminalHistoryCategory.II),
    (("substantial_assistance", "motion"), False, False),
    (("substantial_assistance", "below_minimum"), True, True),
    (("deportable",), True, True),
    (("statute", "safety_valve"), True, True),
    (("statute", "maximum"), "20 years", 240),
    (("statute", "maximum"), "life", LIFE),
    (("statute", "minimum"), 0, 0),
    (("early_disposition", "levels"), 2, 2),
    (("plea", "pleaded_guilty_on"), date(2009, 10, 15), on("2009-10-15")),
    (("plea", "prompt"), True, True),
    (("plea", "in_custody_on"), "2009-08", on("2009-08")),
    (("plea", "agreed_on"), date(2009, 9, 1), on("2009-09-01")),
    (("plea", "before_indictment"), False, False),
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
    (("expected", "counts"), [["2D1.1 = 32", "3B1.1(c) +2"], []], (("2D1.1 = 32", "3B1.1(c) +2"), ())),
    (("expected", "groups"), ["A 34 1", "B 28 0.5"], ("A 34 1", "B 28 0.5")),
    (("expected", "units"), 1.5, 1.5),
    (("expected", "units"), 2, 2.0),
    (("expected", "consecutive"), [60, "life", "5 years"], (60, LIFE, 60)),
    (("expected", "probation"), "with confinement", "with confinement"),
    (("expected", "probation_months"), [12, 60], Range(12, 60)),
    (("expected", "ways"), ["5C1.1(c)(1)", "5C1.1(c)(2)"], ("5C1.1(c)(1)", "5C1.1(c)(2)")),
    (("expected", "least_imprisonment"), 1, 1),
    (("expected", "supervised_release"), [24, "life"], Range(24, LIFE)),
    (("expected", "supervised_release_imposed"), "ordinarily not", "ordinarily not"),
    (("expected", "fine"), [20_000, 2_000_000], (20_000, 2_000_000)),
    (("expected", "special_assessment"), 100, 100),
    (("readings", "violence-stale"), "a point", None),
)

# Where the file's word is not the attribute's.
ATTRIBUTES = {"count": "counts", "prior": "priors"}

# Keys that cannot stand alone are read by tests of their own.
READ_APART = {
    *(("prior", "revocations", key) for key in ("on", "imposed")),
    *(("group", key) for key in ("letter", "rule", "guideline", "found")),
    *(("scenario", key) for key in ("label", "set", "remove")),
    ("count", "consecutive"),
    ("early_disposition", "motion"),
    ("departure", "levels"),
    ("readings",),
    ("showing", "range"),
}


def test_a_district_named_to_the_court_has_a_range_or_none() -> None:
    """Each district named is a table, with the range that was submitted for it, if one was."""
    rows = [{"district": "idd", "range": [33, 41]}, {"district": "W.D. Tex."}]

    assert (NamedDistrict("D. Idaho", Range(33, 41)), NamedDistrict("W.D. Tex.")) == case_from_dict(
        with_value(("showing",), rows)
    ).showing


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


@pytest.mark.parametrize(("written", "term"), [("5 years", 60), (84, 84), ("life", LIFE)])
def test_a_consecutive_term_is_read_for_a_count_without_findings(written: object, term: object) -> None:
    """A count with a consecutive term has no finding beside it, not even that there is none."""
    count = {"guideline": "2K2.4", "consecutive": written}

    assert case_from_dict({"count": [count]}).counts[0].consecutive == term
    with pytest.raises(CaseFileError, match=r"^count\[1\]\.found: a count with a `consecutive` term"):
        case_from_dict({"count": [{**count, "found": []}]})


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


def test_a_group_is_read_with_its_letter_its_rule_and_its_level() -> None:
    """A Group whose level is found for the whole is a row of [[group]]; its counts share the letter."""
    count = {"guideline": "2B1.1", "group": "A"}
    group = {"letter": "A", "rule": "§ 3D1.2(d)", "guideline": "§ 2B1.1", "found": ["2B1.1 = 7", "2B1.1(b)(1)(I) +16"]}

    case = case_from_dict({"count": [count, count], "group": [group]})

    level = (finding("2B1.1 = 7"), finding("2B1.1(b)(1)(I) +16"))
    assert (CountGroup("A", Cite("3D1.2", "(d)"), "2B1.1", level),) == case.groups
    assert (CountGroup("A"),) == case_from_dict({"count": [count], "group": [{"letter": "A"}]}).groups


def test_a_departure_goes_by_category_and_from_the_last_one_by_levels() -> None:
    """§ 4A1.3: a category, and with Category VI levels further down the Table."""
    case = case_from_dict(with_value(("departure",), {"category": "VI", "levels": 2}))

    assert facts.Departure(CriminalHistoryCategory.VI, 2) == case.departure


# Scenarios


def scenario(**stated: object) -> facts.Scenario:
    """The scenario of a case that states one."""
    [read] = case_from_dict(with_value(("scenario",), [{"label": "otherwise", **stated}])).scenarios
    return read


def test_a_scenario_is_read_with_what_it_sets_and_what_it_removes() -> None:
    """A scenario has a label, values by path, and paths to take out."""
    read = scenario(set={"prior[2].excluded": "invalid", "history.points": 3}, remove=["acceptance.motion"])

    changes = (("prior[2].excluded", "invalid"), ("history.points", 3))
    assert facts.Scenario("otherwise", changes, ("acceptance.motion",)) == read
    assert facts.Scenario("otherwise") == scenario()


# What a scenario may set, and what it then holds: nothing in it can change, and dates are the words of the file.
SET: tuple[tuple[object, object], ...] = (
    ("invalid", "invalid"),
    (3, 3),
    (1.5, 1.5),
    (True, True),
    (None, None),
    (date(2009, 11, 1), "2009-11-01"),
    ([], ()),
    (["2002", date(2004, 1, 2)], ("2002", "2004-01-02")),
    ([["2D1.1 = 32"], []], (("2D1.1 = 32",), ())),
    ({"points": 3}, Table((("points", 3),))),
    ([{"on": date(2001, 5, 1), "imposed": 1}], (Table((("on", "2001-05-01"), ("imposed", 1))),)),
    ({"waiver": {"appeal": True}}, Table((("waiver", Table((("appeal", True),))),))),
)


@pytest.mark.parametrize(("written", "held"), SET, ids=[str(written) for written, _ in SET])
def test_what_a_scenario_sets_cannot_change_and_is_written_as_it_was_read(written: object, held: object) -> None:
    """A case with scenarios is a value, whatever they set: it has a hash, and goes to data, to JSON and back."""
    case = case_from_dict(with_value(("scenario",), [{"label": "otherwise", "set": {"some.path": written}}]))
    data = case_to_dict(case)

    assert case.scenarios[0].set == (("some.path", held),)
    assert hash(case) == hash(copy.deepcopy(case))
    assert data["scenario"] == [{"label": "otherwise", "set": {"some.path": as_json(written)}}]
    assert case == case_from_dict(data) == case_from_dict(json.loads(json.dumps(data)))


def test_what_a_scenario_sets_is_plain_data_again_where_it_is_put() -> None:
    """Whoever puts the facts of a scenario into a case gets them as a case file says them."""
    [(_, held)] = scenario(set={"prior": [{"kinds": ["sex offense"], "plea": {"waiver": {"appeal": True}}}]}).set

    assert plain_fact(held) == [{"kinds": ["sex offense"], "plea": {"waiver": {"appeal": True}}}]


def test_a_case_is_not_changed_through_the_data_that_it_was_read_from() -> None:
    """Changing a list after a case was read from it leaves the case as it was."""
    kinds, row = ["sex offense"], {"points": 3}
    case = case_from_dict(with_value(("scenario",), [{"label": "a", "set": {"count[1].kinds": kinds, "history": row}}]))

    kinds.append("firearms offense")
    row["points"] = 5

    assert case.scenarios[0].set == (("count[1].kinds", ("sex offense",)), ("history", Table((("points", 3),))))


def lists(deep: int) -> object:
    """A list in a list, so many times over."""
    return reduce(lambda inner, _: [inner], range(deep), "2002")


def tables(deep: int) -> object:
    """A table in a table, so many times over."""
    return reduce(lambda inner, _: {"prior": inner}, range(deep), "2002")


@pytest.mark.parametrize(("nested", "word"), [(lists, "list"), (tables, "table")])
def test_a_scenario_sets_nothing_deeper_than_any_fact(nested: Callable[[int], object], word: str) -> None:
    """A value nested deeper than any fact of a case file is refused, before it can be too deep to write."""
    message = f"scenario[1].set: plea.waiver: a {word} is not a fact; no fact of a case file is nested so deep"

    assert scenario(set={"plea.waiver": nested(DEEPEST)}).set
    for deep in (DEEPEST + 1, DEEPEST + 9):
        with pytest.raises(CaseFileError, match=f"^{re.escape(message)}$"):
            scenario(set={"plea.waiver": nested(deep)})


def test_a_scenario_is_calculated_as_the_case_that_it_describes() -> None:
    """A scenario answers as the case would with its facts stated, read from a file or back from data."""
    removals = {"first_removal_order": "2002-03-01", "removals": ["2002-03-01"]}
    count = {"guideline": "2L1.2", "began": "2009-06-01", "ended": "2009-08-01", **removals}
    felony = {"grade": "felony", "kinds": [], "sentenced": "2000-02-01", "imposed": "3 years"}
    data: Plain = {"sentenced": "2010-03-15", "manual": "2009-11-01", "count": [count], "prior": [felony]}
    changes = {"prior[1].kinds": ["crime of violence"], "manual": date(2012, 11, 1)}
    case = case_from_dict({**data, "scenario": [{"label": "violent", "set": changes}]})
    violent = sentencing.calculate(
        case_from_dict({**data, "manual": "2012-11-01", "prior": [{**felony, "kinds": ["crime of violence"]}]})
    )

    for each in (case, case_from_dict(json.loads(json.dumps(case_to_dict(case))))):
        stated, otherwise = scenarios(each).variants

        assert stated.outcome is not None
        assert otherwise.outcome is not None
        assert (violent.offense_level, violent.range, violent.manual) == (
            otherwise.outcome.offense_level,
            otherwise.outcome.range,
            otherwise.outcome.manual,
        )
        assert stated.outcome.range != violent.range


MODELS: Mapping[tuple[str, ...], type] = {
    (): Case,
    ("count",): Count,
    ("group",): CountGroup,
    ("prior",): Prior,
    ("prior", "revocations"): Revocation,
    ("adjustments",): Adjustments,
    ("acceptance",): facts.Acceptance,
    ("history",): facts.History,
    ("zero_point",): facts.ZeroPoint,
    ("departure",): facts.Departure,
    ("substantial_assistance",): facts.SubstantialAssistance,
    ("scenario",): facts.Scenario,
    ("statute",): facts.Limits,
    ("early_disposition",): facts.EarlyDisposition,
    ("plea",): Plea,
    ("plea", "waiver"): Waiver,
    ("showing",): NamedDistrict,
    ("sentence",): facts.Sentence,
    ("expected",): Expected,
}
"""Where each table of a case file stands, and the class that it fills."""


def keys_of(model: type) -> dict[str, "attrs.Attribute[Any]"]:
    """The keys of a table in a case file: the fields of its class, under the file's own words."""
    return {key_of(model, field.name): field for field in attrs.fields(model) if field.init}


def test_the_table_of_keys_leaves_none_out() -> None:
    """Every field of every class that a case file fills is read by a test above."""
    places = {tuple(key for key in path if isinstance(key, str)) for path, _, _ in KEYS_READ}
    tables = {place[:n] for place in places for n in range(1, len(place))}
    apart = READ_APART | {path[:n] for path in READ_APART for n in range(1, len(path))}
    keys = {(*table, key) for table, model in MODELS.items() for key in keys_of(model)}

    assert set() == keys - places - tables - apart
    assert apart <= keys


def test_what_is_not_stated_is_none_or_the_common_case() -> None:
    """A case file that states nothing but a count leaves every question open and adds no fact."""
    case = case_from_dict({"count": [{"guideline": "2L1.2"}], "prior": [{}]})

    assert Case(counts=(Count("2L1.2"),), priors=(Prior(),)) == case
    assert case.counts[0].found is None
    assert case.counts[0].removals is None
    assert case.acceptance is None


def test_a_list_left_out_is_not_the_empty_list() -> None:
    """No priors stated, and no priors, are different facts; so with findings, kinds and removals."""
    stated = case_from_dict({"count": [{"guideline": "2L1.2", "found": [], "removals": []}], "prior": []})

    assert (stated.priors, stated.counts[0].found, stated.counts[0].removals) == ((), (), ())


@pytest.mark.parametrize(
    "path",
    [
        *((key,) for key in ("district", "sentenced", "manual", "deportable", "zero_point", "departure")),
        *(("history", key) for key in ("points", "category", "armed_in_connection")),
        *(("count", 0, key) for key in keys_of(Count) if key not in {"guideline", "adjustments"}),
        *(("zero_point", key) for key in keys_of(facts.ZeroPoint)),
        *(("adjustments", key) for key in ("special_skill", "death_resulted")),
        *(("expected", key) for key in keys_of(Expected)),
    ],
    ids=str,
)
def test_null_in_json_is_not_stated(path: tuple[str | int, ...]) -> None:
    """JSON can write null for an optional key, and means that it is not stated."""
    with_null = with_value(path, None)
    without: Plain = copy.deepcopy(with_null)
    del reduce(lambda inner, key: inner[key], path[:-1], without)[path[-1]]

    assert case_from_dict(without) == case_from_dict(with_null)
    assert list(VALIDATOR.iter_errors(with_null)) == []


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
DOLLARS = st.none() | st.integers(0, 10_000_000)
KINDS = st.lists(st.sampled_from([kind.value for kind in Kind]), max_size=3)

# A prior's dates run in the order of the years below, so that none is refused as out of order.
REVOCATIONS = st.lists(st.fixed_dictionaries({"on": days(1998), "imposed": LENGTHS}), max_size=2)
PRIORS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "offense": WORDS,
            "kinds": KINDS,
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
            "programme_offenses": st.lists(st.sampled_from(["murder", "arson"]), max_size=2),
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
            "kinds": KINDS,
            "adjustments": FINDINGS,
            "group": st.sampled_from(["A", "B"]),
            "maximum": st.just("life") | st.integers(120, 600),
            "minimum": st.integers(0, 120),
            "consecutive": st.just("life") | st.integers(1, 600),
            "maximum_fine": DOLLARS,
            "release_minimum": st.integers(0, 60),
            "release_maximum": st.just("life") | st.integers(60, 120),
            "pecuniary_gain": DOLLARS,
            "pecuniary_loss": DOLLARS,
        },
    ),
    min_size=1,
    max_size=3,
)
GROUPS = st.fixed_dictionaries(
    {},
    optional={
        "rule": st.sampled_from(["3D1.2(d)", "§ 3D1.2 (b)"]),
        "guideline": st.sampled_from(["2B1.1", "§ 2D1.1"]),
        "found": FINDINGS,
    },
)
ANY_FACT = st.recursive(
    st.one_of(st.none(), YES_NO, st.integers(0, 40), st.floats(0, 2), WORDS, st.dates().map(str)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=6,
)
SCENARIOS = st.lists(
    st.fixed_dictionaries(
        {"label": WORDS},
        optional={
            "set": st.dictionaries(st.sampled_from(["history.points", "prior[2].excluded", "count[1]"]), ANY_FACT),
            "remove": st.lists(st.sampled_from(["acceptance", "prior[1]", "no.such[3].path"]), max_size=2),
        },
    ),
    max_size=2,
    unique_by=lambda row: row["label"],
)


OUTSIDE = ("found", "group", "adjustments")
"""What a count with a consecutive term does not state."""


def with_groups(data: Plain, groups: Sequence[Plain]) -> Plain:
    """A document with a Group for each of some letters that its counts share."""
    data = {
        **data,
        "count": [
            {key: value for key, value in count.items() if "consecutive" not in count or key not in OUTSIDE}
            for count in data["count"]
        ],
    }
    groups = [
        {key: value for key, value in group.items() if key != "guideline" or "found" in group} for group in groups
    ]
    letters = sorted({count["group"] for count in data["count"] if "group" in count and "consecutive" not in count})
    rows = [{"letter": letter, **group} for letter, group in zip(letters, groups, strict=False)]
    return {**data, "group": rows} if rows else data


UNGROUPED = st.fixed_dictionaries(
    {"count": COUNTS},
    optional={
        "title": WORDS,
        "source": WORDS,
        "district": st.sampled_from(["N.D. Ill.", "ilnd", "D. Idaho", "Western District of Texas"]),
        "sentenced": days(2010),
        "manual": st.dates(date(1987, 11, 1), date(2026, 10, 31)).map(str),
        "prior": PRIORS,
        "adjustments": st.fixed_dictionaries(
            {}, optional={"found": FINDINGS, "special_skill": MAYBE, "death_resulted": MAYBE}
        ),
        "deportable": MAYBE,
        "zero_point": st.dictionaries(st.sampled_from([*keys_of(facts.ZeroPoint)]), MAYBE),
        "departure": st.fixed_dictionaries({"category": CATEGORIES})
        | st.fixed_dictionaries({"category": st.just("VI"), "levels": st.integers(0, 9)}),
        "substantial_assistance": st.sampled_from([{}, {"motion": False}, {"motion": True, "below_minimum": True}]),
        "scenario": SCENARIOS,
        "acceptance": st.sampled_from(
            [{}, {"motion": True}, {"reduction": False}, {"reduction": True, "motion": True}]
        ),
        "history": st.fixed_dictionaries(
            {},
            optional={
                "category": CATEGORIES,
                "under_sentence": YES_NO,
                "career_offender": YES_NO,
                "misdemeanor_predicate": YES_NO,
                "criminal_livelihood": YES_NO,
                "armed_career_criminal": YES_NO,
                "armed_in_connection": MAYBE,
                "repeat_sex_offender": YES_NO,
                "pattern_of_sexual_conduct": YES_NO,
                "on_supervised_release": MAYBE,
            },
        )
        | st.fixed_dictionaries({"points": st.integers(0, 40)}, optional={"under_sentence": YES_NO}),
        "statute": st.fixed_dictionaries({}, optional={"maximum": TERMS, "safety_valve": YES_NO})
        | st.fixed_dictionaries({"minimum": st.integers(0, 120), "maximum": st.just("life")}),
        "early_disposition": st.fixed_dictionaries({"levels": st.integers(1, 4)}, optional={"motion": YES_NO}),
        "plea": st.fixed_dictionaries(
            {},
            optional={
                "pleaded_guilty_on": days(2009),
                "charged_on": days(2008),
                "prompt": MAYBE,
                "in_custody_on": days(2008),
                "agreed_on": days(2008),
                "before_indictment": MAYBE,
                "factual_basis": MAYBE,
                "waiver": st.dictionaries(st.sampled_from([*keys_of(Waiver)]), MAYBE),
            },
        ),
        "decided": days(2011),
        "showing": st.lists(
            st.fixed_dictionaries({"district": st.sampled_from(["idd", "D. Me."])}, optional={"range": RANGES}),
            max_size=2,
        ),
        "eligible_in": st.lists(st.sampled_from(["idd", "District of Nebraska"]), max_size=2),
        "ineligible_in": st.lists(st.sampled_from(["D. Me.", "wawd"]), max_size=2),
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
                "counts": st.lists(st.lists(WORDS, max_size=2), max_size=2),
                "groups": st.lists(WORDS, max_size=2),
                "units": st.integers(0, 9) | st.sampled_from([0.5, 1.5, 2.5]),
                "consecutive": st.lists(TERMS, max_size=2),
                "probation": WORDS,
                "probation_months": RANGES,
                "ways": st.lists(WORDS, max_size=2),
                "least_imprisonment": st.integers(0, 12),
                "supervised_release": RANGES,
                "supervised_release_imposed": WORDS,
                "fine": st.lists(st.integers(0, 5_000_000), min_size=2, max_size=2),
                "special_assessment": st.integers(0, 1000),
            },
        ),
    },
)
DOCUMENTS = st.builds(with_groups, UNGROUPED, st.lists(GROUPS, max_size=2))


@given(DOCUMENTS)
def test_any_sound_document_is_read_and_goes_to_data_and_back(data: Plain) -> None:
    """Whatever a case file may say, the case that it makes is written as data that makes the same case."""
    case = case_from_dict(data)

    assert case == case_from_dict(json.loads(json.dumps(case_to_dict(case))))
    assert isinstance(hash(case), int)


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


def refused_or_answered(data: Any) -> str | None:
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
    as_json_name: bool,
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
        case_from_dict(data)
    return str(caught.value)


UNKNOWN_KEYS = [
    (("distict",), "district"),
    (("count", 0, "statue"), "statute"),
    (("prior", 0, "offence"), "offense"),
    (("adjustments", "fond"), "found"),
    (("acceptance", "reducton"), "reduction"),
    (("history", "point"), "points"),
    (("history", "armed_in_conection"), "armed_in_connection"),
    (("count", 0, "adjustment"), "adjustments"),
    (("groups",), "group"),
    (("group", 0, "leter"), "letter"),
    (("scenarios",), "scenario"),
    (("scenario", 0, "lable"), "label"),
    (("zero_point", "hardships"), "hardship"),
    (("departure", "catagory"), "category"),
    (("substantial_assistance", "below_minium"), "below_minimum"),
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


def test_a_key_of_the_whole_file_inside_a_table_is_told_where_it_belongs() -> None:
    """In TOML what stands below a table's heading is the table's."""
    told = "history.sentenced: unknown key; `sentenced` is a key of the whole file: put it above the first table"

    with pytest.raises(CaseFileError, match=f"^{re.escape(told)}"):
        case_from_dict({"count": [{"guideline": "2L1.2"}], "history": {"sentenced": "2010"}})


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


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, "count"),
        ({"count": [{}]}, "count[1].guideline"),
        ({"count": [dict(COUNT)], "group": [{"rule": "3D1.2(d)"}]}, "group[1].letter"),
        ({"count": [dict(COUNT)], "departure": {}}, "departure.category"),
        ({"count": [dict(COUNT)], "scenario": [{"set": {}}]}, "scenario[1].label"),
    ],
)
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
    (("sentence", "months"), LONGEST + 1),
    (("count", 0, "kinds"), ["crime of violnce"]),
    (("count", 0, "adjustments"), "3B1.1"),
    (("count", 0, "adjustments"), None),
    (("count", 0, "group"), 1),
    (("count", 0, "consecutive"), "60 days"),
    (("count", 0, "maximum"), True),
    (("count", 0, "minimum"), -1),
    (("count", 0, "maximum_fine"), 5000.5),
    (("count", 0, "maximum_fine"), "$5,000"),
    (("count", 0, "maximum_fine"), MOST + 1),
    (("count", 0, "release_minimum"), "often"),
    (("count", 0, "release_maximum"), []),
    (("count", 0, "pecuniary_gain"), True),
    (("count", 0, "pecuniary_loss"), "life"),
    (("group",), "A"),
    (("group",), [1]),
    (("group", 0, "letter"), 1),
    (("group",), [{"letter": "A", "rule": "(d)"}]),
    (("group",), [{"letter": "A", "rule": 3}]),
    (("group",), [{"letter": "A", "guideline": 2.1}]),
    (("group",), [{"letter": "A", "found": ["banana"]}]),
    (("adjustments", "special_skill"), "yes"),
    (("history", "armed_in_connection"), "no"),
    (("history", "career_offender"), None),
    (("zero_point",), True),
    (("zero_point", "violence"), 0),
    (("departure", "category"), "VII"),
    (("departure", "category"), None),
    (("departure",), {"category": "VI", "levels": "two"}),
    (("departure",), {"category": "VI", "levels": -1}),
    (("departure",), {"category": "V", "levels": 1}),
    (("substantial_assistance",), True),
    (("substantial_assistance", "motion"), None),
    (("deportable",), "likely"),
    (("statute", "safety_valve"), 1),
    (("scenario",), {"label": "x"}),
    (("scenario", 0, "label"), 1),
    (("scenario",), [{"label": "x", "set": ["history.points"]}]),
    (("scenario",), [{"label": "x", "set": {1: 2}}]),
    (("scenario",), [{"label": "x", "set": {"history": {1: 2}}}]),
    (("scenario",), [{"label": "x", "set": {"history.points": math.nan}}]),
    (("scenario",), [{"label": "x", "set": {"history.points": [10**400]}}]),
    (("scenario",), [{"label": "x", "set": {"title": "\ud800"}}]),
    (("scenario",), [{"label": "x", "set": {"sentenced": time(10, 30)}}]),
    (("scenario",), [{"label": "x", "set": {"sentenced": datetime(2010, 3, 15, 10, 30, tzinfo=UTC)}}]),
    (("scenario",), [{"label": "x", "remove": "acceptance"}]),
    (("expected", "counts"), ["2D1.1 = 32"]),
    (("expected", "groups"), "A 34 1"),
    (("expected", "units"), "1.5"),
    (("expected", "units"), math.nan),
    (("expected", "consecutive"), 60),
    (("expected", "consecutive"), ["often"]),
    (("expected", "fine"), [20_000.5, 200_000]),
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
    assert re.match(rf"{words[0]}\b", told)
    assert words[-1] in told
    assert "\n" not in told
    assert len(told) < 400


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        (("count",), "[[count]]"),
        (("prior",), "[[prior]]"),
        (("group",), "[[group]]"),
        (("scenario",), "[[scenario]]"),
        (("prior", 0, "revocations"), "[[prior.revocations]]"),
    ],
)
def test_a_table_where_a_list_of_them_belongs_is_told_its_heading(path: tuple[str | int, ...], heading: str) -> None:
    """One table in single brackets, where the file may have several, is answered with the heading to write."""
    told = refusal_of(with_value(path, {}))

    assert told.endswith(f": a table is not a list of tables; write each as {heading}")


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        (("acceptance",), "[acceptance]"),
        (("adjustments",), "[adjustments]"),
        (("statute",), "[statute]"),
        (("expected",), "[expected]"),
        (("plea", "waiver"), "[plea.waiver]"),
    ],
)
@pytest.mark.parametrize("written", [[], [{}], [{}, {}]], ids=["none", "one", "two"])
def test_a_list_where_a_table_belongs_is_told_its_heading(
    path: tuple[str, ...], heading: str, written: list[Plain]
) -> None:
    """A table in double brackets, of which the file has one, is answered with the heading to write."""
    told = refusal_of(with_value(path, written))

    assert told == f"{'.'.join(path)}: a list is not a table of keys; write it once, as {heading}"


@pytest.mark.parametrize("key", ["count", "prior"])
def test_a_list_in_a_list_of_tables_is_no_table(key: str) -> None:
    """Of what the file may have several there is no single heading."""
    told = refusal_of({"count": [dict(COUNT)], key: [[]]})

    assert told == f"{key}[1]: a list is not a table of keys"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"schema": "sentencing.outcome/1", "case": {}}, "this is a sentencing.outcome/1; its `case` is the case file"),
        (
            {"schema": "sentencing.revocation/1", "supervision": "probation", "case": {}},
            "this is a sentencing.revocation/1; its `case` is the case file",
        ),
        ({"schema": "sentencing.table/1", "cells": []}, "this is a sentencing.table/1; it is no case file"),
        ({"schema": "sentencing.outcome/1", "case": 1}, "this is a sentencing.outcome/1; it is no case file"),
        ({"schema": "https://example.org"}, "unknown key; "),
        ({"schema": 1}, "unknown key; "),
    ],
    ids=["outcome", "revocation", "table", "no case", "other", "number"],
)
@pytest.mark.parametrize("read", [case_from_dict, revocation_from_dict])
def test_a_document_of_this_library_is_no_case_file(
    document: Plain, told: str, read: Callable[[Plain], object]
) -> None:
    """What the library wrote is called by its schema, with where the case file is in it; other keys are unknown."""
    with pytest.raises(CaseFileError) as refused:
        read(document)

    assert str(refused.value).startswith(f"schema: {told}")


def test_the_case_of_a_stored_outcome_is_a_case_file() -> None:
    """What the hint says is so: the outcome as a document is refused, and its `case` is read."""
    outcome = calculate(load_case(EXAMPLES[0]))
    document = as_json(outcome.to_dict())

    assert refusal_of(document) == "schema: this is a sentencing.outcome/1; its `case` is the case file"
    assert case_from_dict(document["case"]) == outcome.case


def test_an_unknown_key_is_refused_with_the_public_class() -> None:
    """The class is the documented one, and no other."""
    with pytest.raises(CaseFileError) as refused:
        case_from_dict({"distict": 1})

    assert type(refused.value) is CaseFileError


A_RANGE = "is not a range; write [minimum, maximum], such as [46, 57] or [360, 'life']"
A_CATEGORY = "is not a criminal history category; write I, II, III, IV, V or VI"


@pytest.mark.parametrize(
    ("path", "written", "told"),
    [
        (("expected", "range"), [41], f"a list {A_RANGE}"),
        (("expected", "range"), [41, 51, 63], f"a list {A_RANGE}"),
        (("expected", "range"), "41", f"'41' {A_RANGE}"),
        (("history", "category"), True, f"True {A_CATEGORY}"),
        (("history", "category"), 1.0, f"1.0 {A_CATEGORY}"),
        (("history", "category"), 7, "7 is no criminal history category; write I, II, III, IV, V or VI"),
    ],
)
def test_a_wrong_value_is_told_what_was_expected(path: tuple[str | int, ...], written: object, told: str) -> None:
    """The message shows the value, and how one is written."""
    assert refusal_of(with_value(path, written)) == f"{'.'.join(map(str, path))}: {told}"


def test_a_number_too_long_for_a_message_is_not_shown() -> None:
    """A number of a hundred digits is refused without being recited; one that fits a line, or nearly, is shown."""
    assert refusal_of(with_value(("history", "points"), 10**60)) == (
        f"history.points: 1{'0' * 59}… is not a number that a case file may hold"
    )
    for beyond in (10**60 + 1, -(10**100)):
        told = "history.points: a number beyond all bounds is not a number that a case file may hold"
        assert refusal_of(with_value(("history", "points"), beyond)) == told


def test_the_greatest_numbers_are_read() -> None:
    """Dollars may run to a trillion, and terms to a million months; a number beyond is said to be too great."""
    fine, term = ("count", 0, "maximum_fine"), ("count", 0, "maximum")

    assert case_from_dict(with_value(fine, MOST)).counts[0].maximum_fine == 1_000_000_000_000
    assert case_from_dict(with_value(term, LONGEST)).counts[0].maximum == 1_000_000
    assert refusal_of(with_value(fine, MOST + 1)).endswith(": 1000000000001 is not a number that a case file may hold")
    assert refusal_of(with_value(term, LONGEST + 1)).endswith("is not a term; no term has more than 1,000,000 months")


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
    (("count", 0), {"guideline": "2L1.2", "maximum": 12, "minimum": 13}),
    (("count", 0), {"guideline": "2L1.2", "release_maximum": 12, "release_minimum": "life"}),
    (("group",), [{"letter": "Z"}]),
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

    assert Case(counts=(Count("2L1.2"),)) == load_case(path)


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

    assert [kind.value for kind in Kind] == SCHEMA["$defs"]["kind"]["enum"]
    assert (
        prior["kinds"]["items"] == {"$ref": "#/$defs/kind"} == SCHEMA["$defs"]["count"]["properties"]["kinds"]["items"]
    )
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


def test_the_schemas_of_outcomes_and_comparisons_hold_those_of_what_they_hold() -> None:
    """Each schema stands alone: that of an outcome holds that of a case, and that of a comparison both."""
    Draft202012Validator.check_schema(COMPARISON_SCHEMA)

    assert OUTCOME_SCHEMA["$defs"]["case"] == SCHEMA
    assert COMPARISON_SCHEMA["$defs"]["outcome"] == OUTCOME_SCHEMA
    assert COMPARISON_SCHEMA["properties"]["schema"]["const"] == comparison.SCHEMA


COMPARED: Plain = {
    "manual": "2009-11-01",
    "count": [
        {"guideline": "2D1.1", "found": ["2D1.1 = 32"], "group": "A", "maximum": 120},
        {"guideline": "2K2.1", "found": ["2K2.1 = 26"], "group": "B", "maximum": 120},
        {"guideline": "2K2.4", "statute": "18 U.S.C. 924(c)(1)(A)(i)", "consecutive": 60},
    ],
    "history": {"points": 3},
    "scenario": [
        {"label": "a shorter maximum", "set": {"count[1].maximum": 24}},
        {"label": "another category", "set": {"departure": {"category": "I"}}},
        {"label": "nothing found", "remove": ["count[2].found"]},
    ],
}


def test_a_case_and_its_scenarios_fit_the_schema_of_comparisons() -> None:
    """Outcomes of several counts, with consecutive terms, limits and departures, fit the schema; so does a refusal."""
    document = as_json(scenarios(case_from_dict(COMPARED)).to_dict())
    faults = Draft202012Validator(COMPARISON_SCHEMA).iter_errors(document)
    stated, shorter, other, refused = document["variants"]

    assert [fault.message for fault in faults] == []
    assert [len(each["outcome"]["range_steps"]) for each in (stated, shorter)] == [0, 1]
    assert other["outcome"]["category_departure"]["category"] == "I"
    assert [group["units"] for group in stated["outcome"]["groups"]] == [1, 0.5]
    assert [each["term"] for each in stated["outcome"]["consecutive"]] == [60]
    assert (refused["outcome"], bool(refused["refusal"])) == (None, True)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "sentencing.comparison/2"),
        (("extra",), 1),
        (("variants", 0, "choices"), []),
        (("variants", 0, "refusal"), ""),
        (("variants", 0, "outcome", "groups", 0, "units"), 0.25),
        (("variants", 0, "outcome", "groups", 0, "rule"), "3D1.3(c)"),
        (("variants", 0, "outcome", "consecutive", 0, "term"), "long"),
        (("variants", 0, "outcome", "case", "count"), []),
        (("ranges", 0, "maximum"), "forever"),
        (("partings", 0), "none"),
    ],
    ids=str,
)
def test_the_schema_of_comparisons_refuses_what_is_none(path: tuple[str | int, ...], value: object) -> None:
    """The schema says no to values and keys that no comparison has, also inside its outcomes."""
    document = with_value(path, value, as_json(scenarios(case_from_dict(COMPARED)).to_dict()))

    assert not Draft202012Validator(COMPARISON_SCHEMA).is_valid(document)


def test_the_keys_of_the_schema_are_those_of_a_comparison() -> None:
    """The schema of comparisons has the keys that a document has, needs them all, and describes each."""
    document = scenarios(case_from_dict(COMPARED)).to_dict()
    parts = COMPARISON_SCHEMA["$defs"]
    described = (
        (COMPARISON_SCHEMA, document),
        (parts["variant"], as_json(document["variants"])[0]),
        (parts["parting"], as_json(document["partings"])[1]),
    )

    for part, table in described:
        assert [*table] == [*part["properties"]] == part["required"]
        assert all(key.get("description") for key in part["properties"].values())
        assert part["additionalProperties"] is False


# What a document of version 0.1.0 has, which knew none of the other keys.
KEYS_OF_0_1_0 = (
    *("schema", "library", "manual", "title", "district", "offense_level", "criminal_history", "range"),
    *("range_before_statute", "statutory_limit", "zone", "early_disposition", "steps", "considered", "counts", "notes"),
    "case",
)


def test_a_stored_outcome_of_the_first_version_still_fits_the_schema_and_is_read() -> None:
    """A document of version 0.1.0 lacks keys that later ones have; it fits the schema, and gives the same outcome."""
    case = {"manual": "2009-11-01", "count": [{"guideline": "2L1.2", "found": []}], "history": {"points": 3}}
    outcome = sentencing.calculate(case_from_dict({**case, "statute": {"maximum": 6}}))
    whole = as_json(outcome.to_dict())
    first = {key: whole[key] for key in KEYS_OF_0_1_0}
    validator = Draft202012Validator(OUTCOME_SCHEMA)

    assert [fault.message for document in (whole, first) for fault in validator.iter_errors(document)] == []
    assert sorted(KEYS_OF_0_1_0) == sorted(OUTCOME_SCHEMA["required"])
    assert outcome == sentencing.outcome_from_dict(first)


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


def leaves(errors: Any) -> Iterator[Any]:
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
