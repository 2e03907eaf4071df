"""The registry as it is written: what is read, and the sentence with which each wrong edit fails."""

import copy
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spoil import any_value, places_in, put

from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.programmes import Programme
from sentencing.programmes.benefits import ChargeBargain, LevelsOff, StatutoryCap, StipulatedRange, TermsUnknown
from sentencing.programmes.reading import Registry, programme_from, registry_from
from sentencing.programmes.record import Confidence, Source, Tier, Window
from sentencing.terms import CriminalHistoryCategory, Range

DATA = tomllib.loads(files("sentencing.programmes").joinpath("programmes.toml").read_text(encoding="utf-8"))
SOURCES = {"memo": "Memorandum of the U.S. Attorney", "chart": "A chart"}
WYOMING: dict[str, Any] = {
    "id": "wyoming-2030",
    "districts": ["D. Wyo."],
    "from": "2030-01-01",
    "documented": "2030-06-30",
    "type": "departure",
    "levels": 3,
    "confidence": "primary",
    "checked": "2030-07-01",
    "sources": [{"of": "memo"}],
}
WHOLE: dict[str, Any] = {
    **WYOMING,
    "until": "2031",
    "plea_to": "8 U.S.C. 1326(a)",
    "category_at_most": "V",
    "excluded_offenses": ["murder", "arson"],
    "excluded_sentence_months": 120,
    "removals_at_most": 3,
    "excludes_supervised_release": True,
    "before_indictment": True,
    "deadline_days": 30,
    "waivers": ["appeal"],
    "undertakings": ["stipulate to removal"],
    "discretion": ["the circumstances of the arrest"],
    "criteria_read": True,
    "agreement": "Fed. R. Crim. P. 11(c)(1)(C)",
    "note": "A note.",
}
CHARGE_BARGAIN = {"type": "charge bargain", "levels": None, "months": 30}
GRADED = {
    "levels": None,
    "tier": [
        {"levels": 2, "category_at_least": "V", "offenses": ["arson"], "removals_at_least": 2, "incomplete": True},
        {"levels": 3, "at_most": True, "who": "the many", "plea_to": "8 U.S.C. 1325"},
    ],
}
COUNT: dict[str, Any] = {
    "from": "2030",
    "documented": "2030",
    "count": 1,
    "districts": ["D. Wyo."],
    "complete": True,
    "confidence": "primary",
    "checked": "2030-07-01",
    "sources": [{"of": "memo", "at": "2"}],
}


def edited(record: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A record with keys changed, and those changed to ``None`` left out."""
    return {key: value for key, value in {**record, **change}.items() if value is not None}


def wyoming(**change: object) -> Programme:
    """The programme of a record with keys changed."""
    return programme_from(edited(WYOMING, change), SOURCES)


def registry(*records: dict[str, Any], **change: object) -> dict[str, Any]:
    """A registry of a few records, with the universal terms that the real one has."""
    universal = {**DATA["universal"], "sources": [{"of": "memo"}]}
    return edited({"sources": SOURCES, "universal": universal, "authorised": [], "programme": list(records)}, change)


# What is read


def test_a_record_with_every_key() -> None:
    """Each key becomes the attribute of its name, in the type that the attribute has."""
    assert programme_from(WHOLE, SOURCES) == Programme(
        id="wyoming-2030",
        districts=("D. Wyo.",),
        window=Window(
            begins=PartialDate.parse("2030-01-01"),
            documented=PartialDate.parse("2030-06-30"),
            ended=PartialDate.parse("2031"),
        ),
        tiers=(Tier(benefit=LevelsOff(3)),),
        plea_to="8 U.S.C. 1326(a)",
        category_at_most=CriminalHistoryCategory.V,
        excluded_offenses=("murder", "arson"),
        excluded_sentence_months=120,
        removals_at_most=3,
        excludes_supervised_release=True,
        before_indictment=True,
        deadline_days=30,
        waivers=("appeal",),
        undertakings=("stipulate to removal",),
        discretion=("the circumstances of the arrest",),
        criteria_read=True,
        agreement="Fed. R. Crim. P. 11(c)(1)(C)",
        confidence=Confidence.PRIMARY,
        sources=(Source("Memorandum of the U.S. Attorney"),),
        checked="2030-07-01",
        note="A note.",
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, LevelsOff(3)),
        ({"at_most": True}, LevelsOff(3, at_most=True)),
        (CHARGE_BARGAIN, ChargeBargain(Duration(30))),
        ({"type": "charge bargain", "levels": None, "days": 150}, ChargeBargain(Duration(days=150))),
        (
            {"type": "charge bargain", "levels": None, "months": 12, "days": 1},
            ChargeBargain(Duration(12, days=1)),
        ),
        ({"type": "statutory cap", "levels": None, "months": 24}, StatutoryCap(24)),
        (
            {"type": "stipulated range", "levels": None, "minimum": 12, "maximum": 41},
            StipulatedRange(Range(12, 41)),
        ),
        ({"type": "unknown", "levels": None}, TermsUnknown()),
        ({"type": "unknown", "levels": None, "most_levels": 4}, TermsUnknown(most_levels=4)),
    ],
)
def test_each_type_of_benefit(change: dict[str, Any], expected: object) -> None:
    """A record without tiers has one, which takes everyone; what it gives is of the record's type."""
    assert wyoming(**change).tiers == (Tier(benefit=expected),)


def test_tiers() -> None:
    """Each tier has its benefit, its conditions and its words, in the order of the file."""
    assert wyoming(**GRADED).tiers == (
        Tier(
            benefit=LevelsOff(2),
            category_at_least=CriminalHistoryCategory.V,
            offenses=("arson",),
            removals_at_least=2,
            incomplete=True,
        ),
        Tier(benefit=LevelsOff(3, at_most=True), who="the many", plea_to="8 U.S.C. 1325"),
    )


def test_an_absence() -> None:
    """A record of type none has no benefit."""
    found = wyoming(type="none", levels=None)

    assert (found.tiers, found.exists) == ((), False)


@pytest.mark.parametrize("where", [{"circuit": "10"}, {"everywhere": True}])
def test_other_ways_to_reach(where: dict[str, object]) -> None:
    """A record may reach a circuit, or every district."""
    found = wyoming(districts=None, **where)

    assert found.districts == ()
    assert (found.circuit, found.everywhere) == (where.get("circuit"), where.get("everywhere", False))


def test_a_registry() -> None:
    """The universal terms, the counts and the programmes, each with its sources in full."""
    universal = {**DATA["universal"], "asks": ["one thing", "another"], "sources": [{"of": "memo"}]}
    read = registry_from(registry(WYOMING, authorised=[COUNT], universal=universal))

    assert isinstance(read, Registry)
    assert read.programmes == (wyoming(),)
    assert read.universal.asks == ("one thing", "another")
    assert read.universal.sources == (Source("Memorandum of the U.S. Attorney"),)
    (count,) = read.authorised
    assert (count.count, count.districts, count.complete) == (1, ("D. Wyo.",), True)
    assert (count.everywhere, count.note, count.checked) == (False, "", "2030-07-01")
    assert count.window == Window(begins=PartialDate.parse("2030"), documented=PartialDate.parse("2030"))
    assert (count.confidence, count.sources) == (Confidence.PRIMARY, (Source(SOURCES["memo"], "2"),))


# Wrong edits

MISTAKES: list[tuple[dict[str, Any], str]] = [
    # A key that is none, with the nearest; or with none near.
    ({"levles": 3}, "levles: unknown key; did you mean `levels`?"),
    ({"district": ["D. Wyo."]}, "district: unknown key; did you mean `districts`?"),
    ({"excluded_offences": []}, "excluded_offenses"),
    ({"xyzzy": 1}, "xyzzy: unknown key"),
    ({"window": "2030"}, "window: unknown key"),
    ({"local_terms_unknown": True}, "local_terms_unknown: unknown key"),
    ({"type": "unknown", "levels": None, "most_level": 4}, "most_level: unknown key; did you mean `most_levels`?"),
    ({**GRADED, "tier": [{"levels": 2, "offences": ["arson"]}]}, "offences: unknown key; did you mean `offenses`?"),
    # How much it gives.
    ({"levels": 5}, "levels: a programme gives 1 to 4 levels, not 5"),
    ({"levels": 0}, "levels: a programme gives 1 to 4 levels, not 0"),
    ({"levels": "three"}, "levels is a whole number"),
    # How much at most, where what it gives is unknown; a departure has `at_most` for that.
    ({"type": "unknown", "levels": None, "most_levels": 5}, "levels: a programme gives 1 to 4 levels, not 5"),
    ({"type": "unknown", "levels": None, "most_levels": 0}, "levels: a programme gives 1 to 4 levels, not 0"),
    ({"type": "unknown", "levels": None, "most_levels": "four"}, "levels is a whole number"),
    ({"most_levels": 4}, "most_levels: a programme of type departure has no such key"),
    ({**GRADED, "most_levels": 4}, "most_levels: a programme of type departure beside its tiers has no such key"),
    ({"type": "none", "levels": None, "most_levels": 4}, "most_levels: a programme of type none has no such key"),
    ({"type": "unknown"}, "levels: a programme of type unknown has no such key"),
    ({"type": "unknown", "levels": None, "at_most": True}, "at_most: a programme of type unknown has no such key"),
    ({**GRADED, "tier": [{"levels": 5}]}, "levels: a programme gives 1 to 4 levels, not 5"),
    ({**GRADED, "tier": ["two levels"]}, "tier: a tier is a table"),
    ({**GRADED, "type": "none"}, "tier: a programme of type none gives nothing"),
    ({"type": "statutory cap", "levels": None, "months": 0}, "months: a cap is 1 month or more"),
    ({"type": "stipulated range", "levels": None, "minimum": 41, "maximum": 12}, "maximum"),
    ({"type": "gift"}, "type: 'gift' is none of departure, charge bargain,"),
    # Where.
    ({"districts": ["D. Wyoo."]}, "no federal judicial district is called 'D. Wyoo.'; the nearest"),
    ({"districts": ["D. Wyoo."]}, "D. Wyo."),
    ({"districts": ["wyd"]}, "districts: 'wyd' is written D. Wyo."),
    ({"districts": ["D. Wyoming"]}, "districts: 'D. Wyoming' is written D. Wyo."),
    ({"districts": []}, "a programme reaches `districts`, or a `circuit`, or `everywhere`: one of them"),
    ({"circuit": "10"}, "a programme reaches `districts`, or a `circuit`, or `everywhere`: one of them"),
    ({"everywhere": True}, "a programme reaches `districts`, or a `circuit`, or `everywhere`: one of them"),
    ({"districts": None, "circuit": "12"}, "circuit: '12' is no circuit; write '1' to '11', or 'D.C.'"),
    # When.
    ({"documented": "2029"}, "documented: 2029 is before `from` (2030-01-01)"),
    ({"until": "2029-12-31"}, "until: 2029-12-31 is before `documented` (2030-06-30)"),
    ({"from": "lately"}, "'lately' is no date"),
    # Who, and on what terms.
    ({"category_at_most": "VII"}, "'VII' is no criminal history category"),
    ({"waivers": ["trial by jury"]}, "waivers: 'trial by jury' is none of pretrial motions, appeal, collateral attack"),
    (
        {**GRADED, "tier": [{"levels": 2}, {"levels": 4}]},
        "tier: nothing says who receives 2 levels off rather than the tier after it",
    ),
    # Who says so.
    ({"sources": []}, "sources: a record needs a source"),
    ({"sources": [{"of": "mem"}]}, "sources: there is no source 'mem'; did you mean `memo`?"),
    ({"sources": [{"of": "xyzzy"}]}, "sources: there is no source 'xyzzy'"),
]

UNKEYED: list[tuple[dict[str, Any], str]] = [
    # The key as the file has it, not the attribute that it becomes.
    ({"until": "2029-12-31"}, "until"),
    ({"districts": ["D. Wyoo."]}, "districts:"),
    ({"districts": [["D. Wyo."]]}, "districts:"),
    ({"districts": "D. Wyo."}, "districts:"),
    ({"from": "lately"}, "from"),
    ({"category_at_most": "VII"}, "category_at_most"),
    ({"confidence": "certain"}, "confidence"),
]
"""Mistakes whose sentence should name the key that holds them."""

ACCEPTED: list[dict[str, Any]] = [
    # A circuit that is none reaches no district, so that the record is lost without a word.
    {"districts": None, "circuit": "12"},
    {"districts": None, "circuit": "9th"},
    # A fixed term whose months were forgotten is no term of 0 months.
    {"type": "charge bargain", "levels": None},
    # An end before the last day for which a source vouches.
    {"until": "2030-03-01"},
    # Terms that the type does not read, or that tiers put out of use.
    {"months": 30},
    {"type": "unknown"},
    {"type": "none"},
    {**GRADED, "levels": 4},
    # Text where a list belongs is no list of its letters.
    {"undertakings": "stipulate to removal"},
    {"excluded_offenses": "murder"},
]
"""Mistakes that should not pass unseen."""

REQUIRED = ("id", "from", "documented", "type", "levels", "confidence", "checked", "sources")


@pytest.mark.parametrize(("change", "message"), MISTAKES)
def test_a_mistake_is_told(change: dict[str, Any], message: str) -> None:
    """Read alone, a wrong record is refused in one sentence that says what is wrong."""
    with pytest.raises(SentencingError) as caught:
        wyoming(**change)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("change", "message"), MISTAKES)
def test_a_mistake_in_the_registry_names_its_record(change: dict[str, Any], message: str) -> None:
    """Read in the registry, the sentence begins with the file and the record."""
    with pytest.raises(SentencingError) as caught:
        registry_from(registry(edited(WYOMING, change)))

    assert str(caught.value).startswith("programmes.toml, wyoming-2030: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize(("change", "key"), UNKEYED)
def test_a_mistake_names_its_key(change: dict[str, Any], key: str) -> None:
    """The sentence names the key that the maintainer wrote."""
    with pytest.raises(SentencingError) as caught:
        registry_from(registry(edited(WYOMING, change)))

    assert str(caught.value).startswith("programmes.toml, wyoming-2030: ")
    assert key in str(caught.value)


def test_an_unknown_confidence() -> None:
    """A degree of confidence that is none is refused, as every wrong value is."""
    with pytest.raises(SentencingError, match="'certain'"):
        wyoming(confidence="certain")


@pytest.mark.parametrize("change", ACCEPTED)
def test_a_mistake_does_not_pass_unseen(change: dict[str, Any]) -> None:
    """What would be lost, or read as what nobody wrote, is refused."""
    with pytest.raises(SentencingError):
        wyoming(**change)


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_key(key: str) -> None:
    """Without a key that every record needs, the sentence names the record and the key."""
    with pytest.raises(SentencingError) as caught:
        registry_from(registry(edited(WYOMING, {key: None})))

    where, _, what = str(caught.value).partition(": ")
    assert where == ("programmes.toml, a programme without `id`" if key == "id" else "programmes.toml, wyoming-2030")
    assert key in what


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_key_of_a_record_alone(key: str) -> None:
    """Without a key that every record needs, a record read alone is refused with that key."""
    with pytest.raises(KeyError, match=f"^'{key}'$"):
        wyoming(**{key: None})


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"type": "statutory cap", "levels": None}, "months"),
        ({"type": "stipulated range", "levels": None, "maximum": 12}, "minimum"),
        ({"type": "stipulated range", "levels": None, "minimum": 12}, "maximum"),
        ({**GRADED, "tier": [{"who": "the few"}]}, "levels"),
        ({"sources": [{"at": "12"}]}, "of"),
    ],
)
def test_a_missing_key_inside(change: dict[str, Any], key: str) -> None:
    """Without the terms that its type needs, or the name of a source, the sentence names the key."""
    with pytest.raises(KeyError, match=f"^'{key}'$"):
        wyoming(**change)
    with pytest.raises(SentencingError, match=rf"^programmes\.toml, wyoming-2030: the key '{key}' is missing$"):
        registry_from(registry(edited(WYOMING, change)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cuont": 1}, "cuont: unknown key; did you mean `count`?"),
        ({"id": "thirteen"}, "id: unknown key"),
        ({"districts": ["D. Wyoo."]}, "D. Wyo."),
        ({"districts": ["wyd"]}, "districts: 'wyd' is written D. Wyo."),
        ({"documented": "2029"}, "documented: 2029 is before `from` (2030)"),
        ({"sources": [{"of": "mem"}]}, "sources: there is no source 'mem'; did you mean `memo`?"),
        ({"confidence": "certain"}, "'certain'"),
        ({"sources": None}, "sources"),
        ({"checked": None}, "checked"),
        ({"complete": None}, "complete"),
        ({"confidence": None}, "confidence"),
        ({"documented": None}, "documented"),
    ],
)
def test_a_mistake_in_a_count(change: dict[str, Any], message: str) -> None:
    """A wrong count of programmes is refused in a sentence that names it by its first day."""
    with pytest.raises(SentencingError) as caught:
        registry_from(registry(authorised=[edited(COUNT, change)]))

    where, _, what = str(caught.value).partition(": ")
    assert where.startswith("programmes.toml, ")
    assert where.endswith("2030")
    assert message in what


def test_a_count_has_a_first_day() -> None:
    """A count without its first day, by which it is named, is refused in a sentence too."""
    with pytest.raises(SentencingError, match="from"):
        registry_from(registry(authorised=[edited(COUNT, {"from": None})]))


def test_a_count_has_a_source() -> None:
    """A count for which no one vouches is refused, as a programme is."""
    with pytest.raises(SentencingError, match="source"):
        registry_from(registry(authorised=[edited(COUNT, {"sources": []})]))


@pytest.mark.parametrize("key", list(DATA["universal"]))
def test_the_universal_terms_are_whole(key: str) -> None:
    """A key missing from the universal terms is named in a sentence, with where it is missing."""
    universal = edited({**DATA["universal"], "sources": [{"of": "memo"}]}, {key: None})

    with pytest.raises(SentencingError, match=rf"^programmes\.toml, universal.*{key}"):
        registry_from(registry(universal=universal))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"waiver": ["appeal"]}, "waiver"),
        ({"waivers": ["trial by jury"]}, "trial by jury"),
        ({"asks": "a prompt plea"}, "asks: 'a prompt plea' is no list of texts"),
        ({"asks": [True, True]}, "asks: .* is no list of texts"),
        ({"prompt_plea": True}, "prompt_plea: unknown key"),
        ({"from": "lately"}, "from: 'lately' is no date"),
        ({"sources": [{"of": "mem"}]}, "sources: there is no source 'mem'; did you mean `memo`?"),
    ],
)
def test_a_mistake_in_the_universal_terms(change: dict[str, Any], message: str) -> None:
    """A key that is none, a waiver that no case can state and an unknown source are refused there too."""
    universal = {**DATA["universal"], "sources": [{"of": "memo"}], **change}

    with pytest.raises(SentencingError, match=message):
        registry_from(registry(universal=universal))


@pytest.mark.parametrize("table", ["sources", "universal", "authorised", "programme"])
def test_a_missing_table(table: str) -> None:
    """Without one of its tables the registry is refused in a sentence that names the table."""
    with pytest.raises(SentencingError, match=rf"^programmes\.toml: there is no \[+{table}\]+$"):
        registry_from(registry(WYOMING, **{table: None}))


def test_a_table_that_is_none() -> None:
    """A table misspelt is not passed over: its records would be lost."""
    with pytest.raises(SentencingError, match="programmes: unknown key; did you mean `programme`"):
        registry_from(registry(programmes=[WYOMING]))


# Any wrong edit of the whole

PLACES = [
    path for path in places_in({"programme": DATA["programme"], "authorised": DATA["authorised"]}) if len(path) > 2
]


@given(st.sampled_from(PLACES), any_value("departure", "D. Me.", "2010", "VI", "primary", "appeal", "ramirez"))
def test_a_registry_spoilt_anywhere_is_read_or_refused(path: tuple[str | int, ...], value: object) -> None:
    """Whatever stands in one place of a record, the registry is read, or refused in a sentence of the library."""
    spoilt = copy.deepcopy(DATA)
    put(spoilt, path, value)

    try:
        read = registry_from(spoilt)
    except SentencingError as error:
        assert str(error).startswith("programmes.toml, ")  # noqa: PT017 - it may also be read
    else:
        assert len(read.programmes) == len(DATA["programme"])
