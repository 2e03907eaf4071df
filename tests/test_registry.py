"""How a registry is read: each refusal says what is wrong, where, and what may have been meant."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import pytest

from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.registry import (
    Record,
    choice,
    choices,
    named,
    read_each,
    refuse_twice,
    refuse_unknown,
    texts,
    when,
)


class Colour(StrEnum):
    """A closed vocabulary."""

    RED = "red"
    GREEN = "green"


def size(record: Record) -> int:
    """What is read of a record: its size, in whole numbers."""
    return int(record["size"])


def refusal(act: Callable[[], object]) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(SentencingError) as caught:
        act()
    return str(caught.value)


# Records and their names


def test_every_record_of_a_table_in_its_order() -> None:
    """Each is read, and none where the table is empty."""
    data = {"thing": [{"id": "a", "size": 2}, {"id": "b", "size": "1"}], "other": []}

    assert read_each("things.toml", data, "thing", "id", size) == (2, 1)
    assert read_each("things.toml", data, "other", "id", size) == ()


def test_a_table_that_is_missing() -> None:
    """It is named as TOML writes it, with its file."""
    assert refusal(lambda: read_each("things.toml", {}, "thing", "id", size)) == "things.toml: there is no [[thing]]"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        # A key that is missing, a value of another type, and one that is wrong: each with the record's name.
        ({"id": "a"}, "things.toml, a: the key 'size' is missing"),
        ({"id": "a", "size": "big"}, "things.toml, a: invalid literal"),
        ({"id": "a", "size": None}, "things.toml, a: int() argument must be"),
        # A record is named by one of its keys, whatever stands there; or by what it lacks.
        ({"id": 7, "size": "big"}, "things.toml, 7: "),
        ({"id": "", "size": "big"}, "things.toml, : "),
        ({"size": "big"}, "things.toml, a thing without `id`: "),
        ({"id": None, "size": "big"}, "things.toml, a thing without `id`: "),
        # What is no record at all.
        ("a", "things.toml, a thing without `id`: "),
        (5, "things.toml, a thing without `id`: "),
        (["size"], "things.toml, a thing without `id`: "),
    ],
)
def test_a_record_that_is_wrong(record: object, message: str) -> None:
    """The sentence begins with the file and the record; the fault itself stays its cause."""
    with pytest.raises(SentencingError) as caught:
        read_each("things.toml", {"thing": [{"id": "z", "size": 1}, record]}, "thing", "id", size)

    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is not None


def test_a_fault_of_the_library_is_told_as_it_is() -> None:
    """A refusal of the library keeps its words, behind the name of the record."""

    def read(record: Record) -> None:
        refuse_unknown(record, {"size"})

    assert refusal(lambda: named("things.toml, a", read, {"sise": 1})) == (
        "things.toml, a: sise: unknown key; did you mean `size`?"
    )


def test_what_is_no_fault_of_a_record_passes() -> None:
    """Only what a record can cause is told as a fault of the record."""

    def broken(_record: Record) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        named("things.toml, a", broken, {})


# Keys


def test_known_keys_pass() -> None:
    """Any of those that a record has, or none, in whatever collection they are given."""
    for record in ({}, {"size": 1}, {"size": 1, "id": "a"}):
        for known in ({"id", "size"}, ("id", "size"), {"id": 1, "size": 2}):
            refuse_unknown(record, known)

    assert refusal(lambda: refuse_unknown({"size": 1, "id": "a"}, {"id"})).startswith("size: unknown key")


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("levles", "levles: unknown key; did you mean `levels`?"),
        ("level", "level: unknown key; did you mean `levels`?"),
        ("xyzzy", "xyzzy: unknown key"),
        ("", ": unknown key"),
    ],
)
def test_an_unknown_key(key: str, message: str) -> None:
    """It is named, with the nearest of those known, or with none where none is near."""
    assert refusal(lambda: refuse_unknown({"id": 1, key: 2}, {"id", "levels", "months"})) == message


def test_the_first_unknown_key_is_told() -> None:
    """One at a time, as they stand."""
    assert refusal(lambda: refuse_unknown({"b": 1, "a": 2}, {"id"})) == "b: unknown key"


# Values


def test_a_choice() -> None:
    """A word of the vocabulary, exactly as it is written there."""
    assert choice({"colour": "red"}, "colour", Colour) is Colour.RED
    with pytest.raises(KeyError, match="colour"):
        choice({}, "colour", Colour)


@pytest.mark.parametrize("value", ["Red", "RED", "blue", "", None, 1, ["red"], {"red": 1}])
def test_a_choice_that_is_none(value: object) -> None:
    """It is shown with its key, and with what there is to choose from."""
    assert refusal(lambda: choice({"colour": value}, "colour", Colour)) == f"colour: {value!r} is none of red, green"


def test_choices() -> None:
    """Several words of it, in their order; none where the key is left out."""
    assert choices({"colours": ["green", "red", "green"]}, "colours", Colour) == (
        Colour.GREEN,
        Colour.RED,
        Colour.GREEN,
    )
    assert choices({}, "colours", Colour) == choices({"colours": []}, "colours", Colour) == ()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["red", "blue"], "colours: 'blue' is none of red, green"),
        ("red", "colours: 'red' is no list of texts"),
        ([1], "colours: [1] is no list of texts"),
    ],
)
def test_choices_that_are_none(value: object, message: str) -> None:
    """One word outside the vocabulary is enough; a word where a list belongs is not one of its letters."""
    assert refusal(lambda: choices({"colours": value}, "colours", Colour)) == message


def test_texts() -> None:
    """A list of texts, as written; none where the key is left out."""
    assert texts({"notes": ["b", "a", ""]}, "notes") == ("b", "a", "")
    assert texts({}, "notes") == texts({"notes": []}, "notes") == ()


@pytest.mark.parametrize("value", ["a note", ["a", 1], ["a", None], [["a"]], ("a",), {"a": 1}, 5, None, True])
def test_what_is_no_list_of_texts(value: object) -> None:
    """Text alone, a list of anything else, and any other value are refused with their key."""
    assert refusal(lambda: texts({"notes": value}, "notes")) == f"notes: {value!r} is no list of texts"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2011-12-23", PartialDate.on(date(2011, 12, 23))),
        # TOML reads a day without quotes as a date.
        (date(2011, 12, 23), PartialDate.on(date(2011, 12, 23))),
        ("2011-12", PartialDate(date(2011, 12, 1), date(2011, 12, 31))),
        ("2011", PartialDate(date(2011, 1, 1), date(2011, 12, 31))),
        (2011, PartialDate(date(2011, 1, 1), date(2011, 12, 31))),
        ("1995-11-01 to 1996-10-31", PartialDate(date(1995, 11, 1), date(1996, 10, 31))),
    ],
)
def test_a_date(value: object, expected: PartialDate) -> None:
    """As precise as it is written: a day, a month, a year, or some day between two."""
    assert when({"from": value}, "from") == expected


@pytest.mark.parametrize("value", ["lately", "2011-02-30", "", None, True, 5, ["2011"], "2012 to 2011"])
def test_what_is_no_date(value: object) -> None:
    """It is refused with its key."""
    message = refusal(lambda: when({"from": value}, "from"))

    assert message.startswith("from: ")
    with pytest.raises(KeyError, match="until"):
        when({"from": value}, "until")


def test_a_table_that_is_no_list_of_tables() -> None:
    """What is written once, or as a number, is told how to be written."""
    with pytest.raises(SentencingError, match=r"^law\.toml: write each rule as \[\[rule\]\]$"):
        read_each("law.toml", {"rule": 5}, "rule", "id", dict)


def test_no_two_records_of_one_id() -> None:
    """An id names one record."""
    refuse_twice("law.toml", ["a", "b"])

    with pytest.raises(SentencingError, match=r"^law\.toml: there are two records with the id 'a'$"):
        refuse_twice("law.toml", ["a", "b", "a"])
