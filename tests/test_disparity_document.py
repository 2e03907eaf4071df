"""The document of a comparison of districts: what the interface promises of it, the way back, and what is refused."""

import copy
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tests.cases import answered, cases
from tests.spoil import any_value, places_in, put
from tests.stored import TESTS

from sentencing import Case, SentencingError, __version__, case_from_dict, compare, disparity_from_dict, load_case
from sentencing.disparity import Disparity
from sentencing.districts import districts
from sentencing.duration import Duration
from sentencing.manual import Manual
from sentencing.manual.chapter5.table import TABLE
from sentencing.partial import PartialDate
from sentencing.precedent import may_consider
from sentencing.programmes.benefits import (
    Benefit,
    ChargeBargain,
    LevelsOff,
    StatutoryCap,
    StipulatedRange,
    TermsUnknown,
)
from sentencing.programmes.record import Confidence, Programme, Source, Tier, Window
from sentencing.terms import LIFE, Range
from sentencing.truth import No, Open, Yes

Plain = dict[str, Any]

SCHEMAS = {
    name: json.loads(files("sentencing").joinpath(f"schemas/{name}-1.json").read_text(encoding="utf-8"))
    for name in ("case", "outcome", "comparison", "disparity")
}
VALIDATOR = Draft202012Validator(
    SCHEMAS["disparity"],
    registry=Registry().with_resources(
        [(schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()]
    ),
)


def example(name: str) -> Case:
    """A case of the examples."""
    return load_case(TESTS.parent / "examples" / f"{name}.toml")


@cache
def of(name: str, *among: str) -> Disparity:
    """The comparison of an example among some districts, or all."""
    return compare(example(name), among=among or None)


def as_json(disparity: Disparity) -> Plain:
    """The document after a journey through JSON."""
    document: Plain = json.loads(json.dumps(disparity.to_dict()))
    return document


def comes_back(disparity: Disparity) -> bool:
    """Whether the comparison is read back from its document, equal, and writes the same document."""
    document = as_json(disparity)
    back = disparity_from_dict(document)
    return back == disparity and as_json(back) == document == disparity.to_dict()


# What the interface promises


def test_the_document_names_its_schema_its_maker_and_what_is_compared() -> None:
    """The first keys of the interface, for *Ramirez* (Ocampo-Pineda) on the day of the opinion: 21/II, 41-51."""
    document = as_json(compare(example("ocampo-pineda"), on=date(2011, 12, 23)))

    assert (document["schema"], document["library"]) == ("sentencing.disparity/1", __version__)
    assert (document["manual"], document["as_of"], document["home"]) == ("2009-11-01", "2011-12-23", "N.D. Ill.")
    assert document["baseline"] == {"offense_level": 21, "category": "II", "range": {"minimum": 41, "maximum": 51}}
    assert document["sentence"] == 40
    assert document["title"] == "United States v. Ramirez (Ocampo-Pineda)"


def test_a_district_has_the_keys_of_the_interface() -> None:
    """W.D. Tex. is the interface's own example: one level at most, 20/II, 37-46, four and five less, 40 inside."""
    document = as_json(of("ocampo-pineda"))
    row = next(each for each in document["districts"] if each["district"] == "W.D. Tex.")

    assert row["programme"] == "wdtex-2005"
    assert row["eligibility"] == "eligible"
    assert row["benefit"] == {"type": "departure_levels", "levels": 1, "at_most": True}
    assert (row["offense_level"], row["range"]) == (20, {"minimum": 37, "maximum": 46})
    assert (row["difference"], row["sentence_within"]) == ({"minimum": -4, "maximum": -5}, True)
    assert all(isinstance(words, str) for key in ("because", "source") for words in row[key])
    assert row["because"] != [] != row["source"]


def test_summary_showing_and_law_have_the_keys_of_the_interface() -> None:
    """Sixteen programmes, four documented, a quarter of them; *Ramirez*'s showing not met; the circuit permits it."""
    document = as_json(of("ocampo-pineda"))
    summary, showing, law = document["summary"], document["showing"], document["law"]

    counts = {key: summary[key] for key in ("programmes", "documented", "eligible", "sentence_within")}
    assert counts == {"programmes": 16, "documented": 4, "eligible": 4, "sentence_within": 4}
    assert summary["share_within"] == 0.25
    assert (showing["rule"], showing["met"], len(showing["items"])) == ("Ramirez", False, 5)
    waiver = showing["items"][2]
    assert (waiver["item"], waiver["met"]) == ("enforceable waiver", False)
    assert "conditional" in waiver["because"]
    # Sixteen by the opinion's count; nine of Mejia's thirteen are recorded for 2006 alone.
    assert (summary["possible"], summary["undecided"], summary["is_least_share"]) == (9, 0, True)
    assert (law["circuit"], law["may_consider"], law["tests"]) == ("7", True, [])
    assert law["holding"] == "United States v. Reyes-Hernandez, 624 F.3d 405 (7th Cir. 2010)"


def test_the_law_tells_how_its_opinions_go_about_the_question() -> None:
    """*Banuelos-Rodriguez* is recorded test by test: the majority forbids what the dissent would allow."""
    law = as_json(of("banuelos-rodriguez", "S.D. Cal."))["law"]

    assert [(test["opinion"], test["by"], test["allows"]) for test in law["tests"]] == [
        ("majority", "Graber, J.", False),
        ("dissent", "Pregerson, J.", True),
    ]
    for test in law["tests"]:
        assert test["questions"] != []
        assert all(
            isinstance(asked[key], str) and asked[key]
            for asked in test["questions"]
            for key in ("asks", "answer", "because", "at")
        )


@pytest.mark.parametrize(
    ("district", "on", "recorded", "exists"),
    [
        ("D. Idaho", "2011-12-23", True, True),
        ("D. Idaho", "2011-12-24", True, None),
        ("N.D. Ill.", "2011-12-23", False, False),
        ("N.D. Ill.", "2011-12-24", False, None),
        ("D. Alaska", "2011-12-23", False, None),
    ],
)
def test_a_record_is_told_from_a_programme(district: str, on: str, *, recorded: bool, exists: bool | None) -> None:
    """The opinion vouches for its day and no later one: what is recorded of it stands, what existed is null."""
    disparity = compare(example("ocampo-pineda"), on=PartialDate.parse(on), among=[district])
    row = as_json(disparity)["districts"][0]

    assert (row["recorded"], row["exists"]) == (recorded, exists)
    assert comes_back(disparity)


def test_a_harsher_bargain_is_told_to_be_harsher() -> None:
    """60 months are harsher than 41-51; the spread and the count of the document leave them out."""
    made_up = giving("D. Alaska", [ChargeBargain(Duration(60))], criteria_read=True, documented="2026-10-31", note="")
    disparity = compare(example("ocampo-pineda"), among=["D. Alaska"], programmes=[made_up])
    document = as_json(disparity)

    assert document["districts"][0]["alternatives"][0]["harsher"] is True
    assert document["summary"]["spread"] == {"minimum": 41, "maximum": 51}
    assert comes_back(disparity)


def test_the_category_of_the_baseline_is_that_of_its_range() -> None:
    """§ 4A1.3 from III to II: the range at home, 41-51, is that of 21/II."""
    count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}
    case = {
        "sentenced": "2010-06",
        "manual": "2009-11-01",
        "count": [count],
        "history": {"category": "III"},
        "departure": {"category": "II"},
        "acceptance": {"motion": True},
    }
    disparity = compare(case_from_dict(case), among=["D. Idaho"])

    assert as_json(disparity)["baseline"] == {
        "offense_level": 21,
        "category": "II",
        "range": {"minimum": 41, "maximum": 51},
    }
    assert comes_back(disparity)


RANGE_OR_NULL: Mapping[str, type | tuple[type, ...]] = {"minimum": (int, str), "maximum": (int, str)}
OF_A_ROW: Mapping[str, type | tuple[type, ...]] = {
    "district": str,
    "programme": (str, type(None)),
    "eligibility": str,
    "because": list,
    "benefit": (dict, type(None)),
    "offense_level": (int, type(None)),
    "range": (dict, type(None)),
    "difference": (dict, type(None)),
    "sentence_within": (bool, type(None)),
    "source": list,
}


@pytest.mark.parametrize("name", ["ocampo-pineda", "banuelos-rodriguez", "ramirez", "ocampo-pineda-two-levels"])
def test_every_row_has_the_types_of_the_interface(name: str) -> None:
    """Ninety-four rows, each with every key; eligibility is one of three words, and a benefit names its type."""
    rows = as_json(of(name))["districts"]

    assert [row["district"] for row in rows] == [str(district) for district in districts()]
    for row in rows:
        assert [key for key, kind in OF_A_ROW.items() if not isinstance(row[key], kind)] == []
        assert row["eligibility"] in {"eligible", "ineligible", "unknown"}
        assert row["benefit"] is None or isinstance(row["benefit"]["type"], str)
        for end in ("minimum", "maximum"):
            assert row["range"] is None or isinstance(row["range"][end], RANGE_OR_NULL[end])
            assert row["difference"] is None or isinstance(row["difference"][end], int)


def test_life_is_a_string_and_a_difference_from_it_null() -> None:
    """8 + 16 + 12 (§ 3A1.4) + 2, 38/VI, is 360-life; two levels off, 36/VI, 324-405: no number at the upper end."""
    count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}
    case = case_from_dict(
        {
            "sentenced": "2010-06",
            "manual": "2009-11-01",
            "count": [count],
            "adjustments": {"found": ["3A1.4", "3C1.1"]},
            "history": {"category": "II"},
            "statute": {"maximum": "life"},
            "sentence": {"months": "life"},
        }
    )
    disparity = compare(case, among=["D. Idaho"])
    document = as_json(disparity)

    assert document["sentence"] == document["baseline"]["range"]["maximum"] == "life"
    assert document["districts"][0]["difference"] == {"minimum": -36, "maximum": None}
    assert (document["home"], document["law"], document["showing"]) == (None, None, None)
    assert comes_back(disparity)


# The way back


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("ocampo-pineda", None),
        ("ocampo-pineda", date(2011, 12, 23)),
        ("ocampo-pineda", date(2013, 12, 1)),
        ("ocampo-pineda", PartialDate.parse("2005")),
        ("ocampo-pineda-two-levels", None),
        ("banuelos-rodriguez", None),
        ("ramirez", None),
        ("mandujano-gonzalez", None),
        ("three-counts-and-a-firearm", None),
    ],
)
def test_an_example_comes_back_from_its_document(name: str, on: date | PartialDate | None) -> None:
    """Among all districts: every benefit, verdict, holding and showing is read back as it was."""
    assert comes_back(compare(example(name), on=on))


@pytest.mark.parametrize(
    ("district", "on", "answer"),
    [
        # 7th Cir.: forbidden since 2006 (Galicia-Cardenas), permitted since October 2010 (Reyes-Hernandez).
        ("N.D. Ill.", "2009-01-01", No),
        ("N.D. Ill.", "2011-12-23", Yes),
        ("N.D. Ill.", "2010", Open),
        # No decision of the D.C. Circuit was found; the Second leaves it open (Mejia).
        ("D.D.C.", "2010-06-01", Open),
        ("S.D.N.Y.", "2007-01-01", Open),
        # Before Booker a departure, which the Second Circuit forbids (Bonnet-Grullon).
        ("S.D.N.Y.", "2004-06-01", No),
    ],
)
def test_each_answer_of_the_law_comes_back(district: str, on: str, answer: type) -> None:
    """Yes, no and open, with a holding or with none."""
    count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(a)", "found": []}
    case = case_from_dict({"district": district, "manual": "2003-11-01", "count": [count], "history": {"points": 2}})
    disparity = compare(case, on=PartialDate.parse(on), among=["D. Idaho"])

    assert disparity.law == may_consider(district, on=PartialDate.parse(on))
    assert disparity.law is not None
    assert isinstance(disparity.law.answer, answer)
    assert comes_back(disparity)


def test_a_comparison_under_a_manual_laid_over_comes_back() -> None:
    """Of texts laid over an edition a document keeps the labels, and of its outcomes the figures."""
    book = Manual.on(date(2009, 11, 1))
    reform = book.laying("5A", Manual.on(date(1987, 11, 1)).text(TABLE), "the Table of 1987")

    assert comes_back(compare(example("ocampo-pineda"), manual=reform, among=["D. Idaho", "D. Ariz."]))


BENEFITS: st.SearchStrategy[Benefit] = st.one_of(
    st.builds(LevelsOff, st.integers(1, 4), st.booleans()),
    st.builds(StatutoryCap, st.integers(1, 120)),
    st.builds(ChargeBargain, st.builds(Duration, st.integers(1, 60))),
    st.builds(ChargeBargain, st.builds(lambda days: Duration(1, days=days), st.integers(0, 20))),
    st.sampled_from([StipulatedRange(Range(12, 41)), StipulatedRange(Range(360, LIFE))]),
    st.builds(TermsUnknown, st.none() | st.integers(1, 4)),
)
WEST = ("D. Alaska", "D. Haw.", "D. Mont.", "D. Wyo.")


def giving(  # noqa: PLR0913 - each is a part of the record
    where: str,
    benefits: list[Benefit],
    *,
    criteria_read: bool,
    documented: str,
    note: str,
    confidence: Confidence = Confidence.PRIMARY,
) -> Programme:
    """A programme from the first Manual on."""
    last = len(benefits)
    return Programme(
        id=f"made-up-{where}",
        districts=(where,),
        window=Window(begins=PartialDate.parse("1987-11-01"), documented=PartialDate.parse(documented)),
        tiers=tuple(Tier(benefit=each, who="" if place == last else "some") for place, each in enumerate(benefits, 1)),
        criteria_read=criteria_read,
        confidence=confidence,
        sources=(Source("a memorandum", at="2"),),
        checked="2026-11-21",
        note=note,
    )


PROGRAMMES = st.lists(
    st.builds(
        giving,
        st.sampled_from(WEST[:3]),
        st.lists(BENEFITS, max_size=2),
        criteria_read=st.booleans(),
        documented=st.sampled_from(["1987-11-01", "2009-11-01", "2026-10-31"]),
        note=st.sampled_from(["", "a note"]),
        confidence=st.sampled_from(Confidence),
    ),
    max_size=3,
    unique_by=lambda each: each.districts,
)
ANSWERED = cases().filter(lambda case: answered(case) is not None)


@settings(max_examples=40)
@given(case=ANSWERED, programmes=st.none() | PROGRAMMES)
def test_any_comparison_comes_back_from_its_document(case: Case, programmes: list[Programme] | None) -> None:
    """Whatever the case, the day and the programmes, the document is plain JSON and holds the whole of the answer."""
    disparity = compare(case, among=WEST if programmes is not None else None, programmes=programmes)

    assert comes_back(disparity)
    assert list(VALIDATOR.iter_errors(as_json(disparity))) == []


# What is refused


@pytest.mark.parametrize("data", [None, [], "sentencing.disparity/1", {}, {"schema": "sentencing.outcome/1"}])
def test_what_is_no_such_document_is_refused(data: object) -> None:
    """The message names the schema that was expected."""
    with pytest.raises(SentencingError, match=r"^the document is no sentencing\.disparity/1 but "):
        disparity_from_dict(data)


REPEATED = {"title", "manual", "sentence", "baseline"}
"""Keys that repeat the case and its outcome."""


@pytest.mark.parametrize("key", sorted(set(SCHEMAS["disparity"]["required"]) - {"schema"}))
def test_a_document_that_lacks_a_key_is_refused_unless_the_key_repeats_another(key: str) -> None:
    """What the case and the outcomes tell may be left out; any other key is named."""
    disparity = of("ocampo-pineda", "D. Idaho", "S.D. Cal.")
    document = as_json(disparity)
    del document[key]

    if key in REPEATED:
        assert disparity_from_dict(document) == disparity
        return
    with pytest.raises(SentencingError, match=rf"^the sentencing\.disparity/1 document lacks '{key}'$"):
        disparity_from_dict(document)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("districts",), 1),
        (("districts", 0), None),
        (("districts", 0, "eligibility"), "perhaps"),
        (("districts", 0, "alternatives"), 5),
        (("districts", 0, "because"), None),
        (("districts", 0, "alternatives", 0, "benefit"), 5),
        (("districts", 0, "alternatives", 0, "range"), "33-41"),
        (("summary",), []),
        (("showing", "items"), 5),
        (("law",), "yes"),
        (("notes",), 1),
    ],
)
def test_a_malformed_document_is_refused(path: tuple[str | int, ...], value: object) -> None:
    """The message names the schema."""
    document = as_json(of("ocampo-pineda", "D. Idaho"))
    put(document, path, value)

    with pytest.raises(SentencingError, match=r"^the sentencing\.disparity/1 document is malformed$"):
        disparity_from_dict(document)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("as_of",), "last year", "last year"),
        (("home",), "D. Nowhere", "D. Nowhere"),
        (("districts", 0, "district"), "D. Nowhere", "D. Nowhere"),
        (("districts", 0, "alternatives", 0, "benefit", "levels"), 5, "1 to 4 levels"),
        (("districts", 0, "alternatives", 0, "benefit", "type"), "a boon", "a programme gives no 'a boon'"),
        (("districts", 0, "alternatives", 0, "offense_level"), 44, "44 is no offense level"),
        (("districts", 0, "bound"), {"minimum": 51, "maximum": 33}, "below its minimum"),
        (
            ("districts", 0, "alternatives", 0, "range"),
            {"minimum": 33, "maximum": 40},
            "D. Idaho: the range is not that",
        ),
        (("districts", 0, "alternatives", 0, "outcome"), "another", "D. Idaho: the range is not that"),
        (("comparison", "schema"), "sentencing.outcome/1", "no sentencing.comparison/1"),
        (("comparison", "ranges"), [], "the sentencing.comparison/1 document contradicts itself"),
        (("comparison", "variants", 1, "outcome", "offense_level"), 22, "the sentencing.comparison/1 document"),
        (("case", "count"), [], "a case needs a count"),
    ],
)
def test_a_value_that_is_none_of_its_kind_is_refused(path: tuple[str | int, ...], value: object, message: str) -> None:
    """The message names the schema, and the error that it comes from says what the value is not."""
    document = as_json(of("ocampo-pineda", "D. Idaho"))
    put(document, path, value)

    with pytest.raises(SentencingError, match=r"^the sentencing\.disparity/1 document is malformed$") as refused:
        disparity_from_dict(document)
    assert message in str(refused.value.__cause__)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("manual",), "2010-11-01", "manual"),
        (("title",), "United States v. Doe", "title"),
        (("sentence",), 41, "sentence"),
        (("baseline", "offense_level"), 22, "baseline"),
        (("baseline", "range", "minimum"), 40, "baseline"),
        (("districts", 0, "range", "maximum"), 40, "districts"),
        (("districts", 0, "benefit", "levels"), 3, "districts"),
        (("districts", 0, "sentence_within"), False, "districts"),
        (("districts", 0, "difference"), None, "districts"),
        (("districts", 0, "exists"), None, "districts"),
        (("districts", 0, "recorded"), False, "districts"),
        (("summary", "share_within"), 0.5, "summary"),
        (("summary", "sentence_within"), 0, "summary"),
        (("summary", "eligible"), 2, "summary"),
        (("summary", "possible"), 1, "summary"),
        (("summary", "undecided"), 1, "summary"),
        (("summary", "is_least_share"), True, "summary"),
        (("summary", "spread", "maximum"), 57, "summary"),
        (("summary", "exceeding_994b2"), ["D. Idaho"], "summary"),
        (("showing", "met"), True, "showing"),
        (("law", "holding"), "Doe v. Roe", "law"),
        (("law", "posture"), "forbids", "law"),
        (("law", "tests"), [{}], "law"),
        (("added",), 1, "added"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused(path: tuple[str | int, ...], value: object, key: str) -> None:
    """What repeats or sums up another part must agree with it; the message names the schema and the key."""
    document = as_json(of("ocampo-pineda", "D. Idaho"))
    put(document, path, value)

    with pytest.raises(SentencingError, match=rf"^the sentencing\.disparity/1 document contradicts itself: `{key}`"):
        disparity_from_dict(document)


@pytest.mark.parametrize(("key", "value"), [("law", {}), ("law", 0), ("showing", {}), ("showing", []), ("home", "")])
def test_what_is_empty_is_not_null(key: str, value: object) -> None:
    """The schema has a table, a district, or null: an empty value would be read back as what it is not."""
    document = as_json(of("ocampo-pineda", "D. Idaho"))
    document[key] = value

    with pytest.raises(SentencingError):
        disparity_from_dict(document)


ANY_VALUE = any_value("life", "2009-11-01", "D. Idaho", "eligible", "terms_unknown", "VI", 10**30)
SMALL = ("D. Idaho", "S.D. Cal.", "N.D. Ill.", "D.N.D.", "D. Alaska")


@settings(max_examples=150)
@given(name=st.sampled_from(["ocampo-pineda", "banuelos-rodriguez", "ramirez"]), draw=st.data())
def test_a_spoilt_document_is_read_or_refused(name: str, draw: st.DataObject) -> None:
    """Whatever value stands anywhere in a document, nothing but a refusal of the library's own is raised."""
    document = copy.deepcopy(as_json(of(name, *SMALL)))
    path = draw.draw(
        st.sampled_from([place for place in places_in(document) if place[0] not in {"comparison", "case"}])
    )
    put(document, path, draw.draw(ANY_VALUE))

    try:
        told = type(disparity_from_dict(document)).__name__
    except SentencingError as error:
        told = str(error)

    assert told
