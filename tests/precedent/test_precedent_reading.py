"""The registry of holdings as written: a wrong edit is refused in a sentence that names the record and the key."""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.precedent import departure_tests, factor_rules, holdings, silences
from sentencing.precedent.holding import Holding, Posture, Step
from sentencing.precedent.reading import holding_from, registry_from

Data = dict[str, Any]

WRITTEN: Data = tomllib.loads(files("sentencing.precedent").joinpath("holdings.toml").read_text(encoding="utf-8"))

# Of each kind of record: where one stands, how a message calls it, and which of its keys may not be left out.
RECORDS = [
    (
        "holding",
        "ramirez",
        ("circuit", "case", "citation", "decided", "question", "posture", "holding", "read", "source"),
    ),
    ("silence", "D.C.", ("checked", "note", "source")),
    ("treatment", "encouraged", ("rule", "at")),
    ("departure_test", "dissent", ("holding", "by", "allows", "question")),
]
NAMED_BY = {"holding": "id", "silence": "circuit", "treatment": "kind", "departure_test": "opinion"}


def record(data: Data, kind: str, name: str) -> Data:
    """One record of the data."""
    (found,) = (each for each in data[kind] if each[NAMED_BY[kind]] == name)
    return dict(found) if data is WRITTEN else found


def refused(edit: Callable[[Data], object]) -> str:
    """What is said of the registry after an edit."""
    data = deepcopy(WRITTEN)
    edit(data)
    with pytest.raises(SentencingError) as caught:
        registry_from(data)
    message = str(caught.value)
    assert "\n" not in message
    return message


def with_value(kind: str, name: str, key: str, value: object) -> str:
    """What is said of the registry with one value changed."""

    def edit(data: Data) -> None:
        record(data, kind, name)[key] = value

    return refused(edit)


def test_as_it_stands() -> None:
    """What is written is what the library gives."""
    registry = registry_from(WRITTEN)

    assert registry.holdings == holdings()
    assert registry.silences == silences()
    assert registry.treatments == factor_rules()
    assert registry.tests == departure_tests()


@pytest.mark.parametrize(("kind", "name", "key"), [(kind, name, key) for kind, name, keys in RECORDS for key in keys])
def test_a_missing_key_is_named(kind: str, name: str, key: str) -> None:
    """A record without a key that it needs is refused: file, record, key."""
    message = refused(lambda data: record(data, kind, name).pop(key))

    assert message.startswith(f"holdings.toml, {name}: ")
    assert f"'{key}'" in message


@pytest.mark.parametrize(("kind", "name", "_keys"), RECORDS)
def test_an_unknown_key_is_named(kind: str, name: str, _keys: tuple[str, ...]) -> None:
    """A key that no record has, such as one mistyped, is refused, with the nearest that there is."""
    message = with_value(kind, name, "decide", "2011")

    nearest = "; did you mean `decided`?" if kind == "holding" else ""
    assert message == f"holdings.toml, {name}: decide: unknown key{nearest}"


@pytest.mark.parametrize(("kind", "name", "_keys"), RECORDS)
def test_a_record_without_a_name_is_told(kind: str, name: str, _keys: tuple[str, ...]) -> None:
    """Where the key that names a record is missing, that is what the message says."""
    key = NAMED_BY[kind]

    message = refused(lambda data: record(data, kind, name).pop(key))

    assert message.startswith(f"holdings.toml, a {kind} without `{key}`: ")
    assert f"'{key}'" in message


@pytest.mark.parametrize("key", ["asks", "answer", "because", "at"])
def test_a_question_without_one_of_its_keys(key: str) -> None:
    """A question of an opinion is part of the record of that opinion."""
    message = refused(lambda data: record(data, "departure_test", "majority")["question"][2].pop(key))

    assert message.startswith("holdings.toml, majority: ")
    assert f"'{key}'" in message


def test_an_unknown_key_of_a_question() -> None:
    """A question knows four keys."""

    def edit(data: Data) -> None:
        record(data, "departure_test", "majority")["question"][0]["ask"] = "Is it?"

    assert refused(edit) == "holdings.toml, majority: ask: unknown key; did you mean `asks`?"


@pytest.mark.parametrize(
    ("kind", "name", "key", "value"),
    [
        ("holding", "hendry", "posture", "closes the comparison"),
        ("holding", "hendry", "posture", "Permits"),
        ("holding", "ramirez", "showing", ["prompt plea", "sincere remorse"]),
        ("holding", "ramirez", "showing", "prompt plea"),
        ("holding", "mejia", "question", "sentence"),
        ("holding", "mejia", "decided", "2006-02-30"),
        ("holding", "mejia", "decided", "Aug. 22, 2006"),
        ("treatment", "forbidden", "examples", 5),
    ],
)
class TestValues:
    """A value outside the vocabulary."""

    def test_is_refused_with_its_record(self, kind: str, name: str, key: str, value: object) -> None:
        """The message names the file and the record, and shows what was written, where it is a word."""
        message = with_value(kind, name, key, value)

        assert message.startswith(f"holdings.toml, {name}: ")
        if isinstance(value, str) and key != "showing":
            assert value in message

    def test_is_refused_with_its_key(self, kind: str, name: str, key: str, value: object) -> None:
        """The message names the key too, as `registry_from` promises: a record has a dozen."""
        assert f"{key}: " in with_value(kind, name, key, value)


def test_an_unknown_kind_of_factor() -> None:
    """Koon knows four kinds."""
    message = with_value("treatment", "forbidden", "kind", "banned")

    assert message.startswith("holdings.toml, banned: ")


def test_an_unquoted_date_is_read_too() -> None:
    """TOML reads a day without quotes as a date, and it is that day."""
    data = deepcopy(WRITTEN)
    record(data, "holding", "mejia")["decided"] = date(2006, 8, 22)

    assert registry_from(data) == registry_from(WRITTEN)


@pytest.mark.parametrize("kind", ["holding", "silence", "treatment", "departure_test"])
def test_a_missing_table_is_refused_too(kind: str) -> None:
    """A registry whose every record of one kind is gone, or misnamed, is refused by that name."""
    assert kind in refused(lambda data: data.pop(kind))


def test_what_may_be_left_out() -> None:
    """A holding needs nine keys beside its id; the others have nothing in them unless written."""
    plain = holding_from(
        {
            "id": "doe",
            "circuit": "4",
            "case": "United States v. Doe",
            "citation": "1 F.4th 1 (4th Cir. 2021)",
            "decided": "2021",
            "question": "variance",
            "posture": "showing only",
            "holding": "It says something.",
            "read": "cited",
            "source": "nowhere",
        }
    )

    assert plain.decided == PartialDate(date(2021, 1, 1), date(2021, 12, 31))
    assert plain.posture is Posture.SHOWING_ONLY
    assert (plain.showing, plain.advisable, plain.may_be_required) == ((), (), "")
    assert plain.superseded_by is None
    assert (plain.dissent, plain.at, plain.note) == ("", "", "")
    assert not plain.decides


def test_whether_a_citation_was_confirmed_is_no_key() -> None:
    """Every citation is given as printed, so that a record has no word for one that is not."""
    message = with_value("holding", "mejia", "citation_confirmed", value=False)

    assert message.startswith("holdings.toml, mejia: citation_confirmed: unknown key")


def test_lists_become_tuples_of_the_vocabulary() -> None:
    """Steps are read as steps, in the order written."""
    read = holding_from(record(WRITTEN, "holding", "reyes-hernandez"))

    assert read.showing == (Step.ELIGIBLE, Step.PURSUED)
    assert isinstance(read, Holding)


def test_one_holding_alone_tells_the_fault_bare() -> None:
    """Outside a registry a missing key is a KeyError, and an unknown one a refusal."""
    with pytest.raises(KeyError, match="decided"):
        holding_from({"id": "doe", "posture": "permits"})
    with pytest.raises(SentencingError, match="colour: unknown key"):
        holding_from({**record(WRITTEN, "holding", "mejia"), "colour": "green"})
