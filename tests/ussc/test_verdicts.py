"""A check as a value: when it applies, what it takes, and what it says where Manuals or values leave it open."""

from functools import partial

import pytest

from sentencing.manual import Manual
from sentencing.partial import PartialDate
from sentencing.ussc import CHECKS, Agrees, Check, Disagrees, NotChecked, Reason
from sentencing.ussc.codes import Row, known
from sentencing.ussc.verdicts import AGREES, Verdict

DIFFERS = Disagrees("1", "2", Reason.UNEXPLAINED, "a test")


def level_seven_is_1_to_7(row: Row, book: Manual) -> Verdict:
    """Agrees until 31 October 1992, when amendment 462 made the cell 0-6."""
    known(row, "X")
    return AGREES if book.table.range(7, "I").minimum == 1 else DIFFERS


CHECK = Check("a test", "what it asks", "§ 5A", ("X",), level_seven_is_1_to_7, reads=("Y",), unless=("Z", "W"))


def test_when_a_check_applies() -> None:
    """Where all that it needs is there, and nothing asks more."""
    assert CHECK.applies({"X"})
    assert CHECK.applies({"X", "Z"})
    assert not CHECK.applies({"X", "Z", "W"})
    assert not CHECK.applies({"Y"})


def test_what_it_takes() -> None:
    """What it needs, what it reads where there is any, and what tells the Manual."""
    assert CHECK.columns({"Y", "X", "AMENDYR", "SENTYR", "Q"}) == ("X", "Y", "AMENDYR", "SENTYR")
    assert CHECK.columns({"X"}) == ("X",)


def test_one_manual() -> None:
    """The verdict is that of the Manual of AMENDYR, with its days."""
    found = CHECK.finding({"X": 1, "AMENDYR": 1991})

    assert found.verdict == Agrees()
    assert found.days == PartialDate.parse("1991-11-01 to 1992-10-31")
    assert CHECK.of({"X": 1, "AMENDYR": 1992}) == DIFFERS


def test_manuals_that_differ() -> None:
    """A record that may have been worked with either side of an amendment is not checked."""
    told = NotChecked("the Manuals that the record may have been worked with give different answers")

    assert CHECK.of({"X": 1, "SENTYR": 1992}) == told
    assert CHECK.of({"X": 1, "SENTYR": 1992, "SENTMON": 10}) == AGREES
    assert CHECK.of({"X": 1, "SENTYR": 1992, "SENTMON": 11}) == DIFFERS
    assert CHECK.of({"X": 1, "AMENDYR": 1994, "FISCALYR": 2015}) == told
    assert CHECK.of({"X": 1, "AMENDYR": 1994, "FISCALYR": 2014}) == DIFFERS


def test_what_is_missing_or_no_value() -> None:
    """A refusal is the reason why a record is not checked, whatever raises it."""
    assert CHECK.of({"X": None, "AMENDYR": 2000}) == NotChecked("X is missing")
    assert CHECK.of({"X": 1.5, "AMENDYR": 2000}) == NotChecked("X: 1.5 is no whole number")
    assert CHECK.finding({"X": 1, "AMENDYR": 1986}).verdict == NotChecked(
        "AMENDYR 1986: the first Manual is that of 1987-11-01"
    )
    assert CHECK.finding({"X": 1}).days is None


def silent(minimum: int, _row: Row, book: Manual) -> Verdict:
    """Agrees but where level 7, Category I, begins with so many months."""
    return NotChecked("not told") if book.table.range(7, "I").minimum == minimum else AGREES


@pytest.mark.parametrize("minimum", [1, 0])
def test_what_one_of_two_manuals_does_not_tell(minimum: int) -> None:
    """Its reason stands, whatever the other answers, and whichever comes first: 1-7 in October 1992, then 0-6."""
    check = Check("a test", "what it asks", "§ 5A", ("X",), partial(silent, minimum))

    assert check.of({"X": 1, "SENTYR": 1992}) == NotChecked("not told")


def test_days_of_what_was_not_checked() -> None:
    """There are none: with a value missing, with Manuals that differ, or where the comparison asks nothing."""
    asks_nothing = Check("a test", "what it asks", "§ 5A", ("X",), lambda _row, _book: NotChecked("not asked"))

    assert CHECK.finding({"X": None, "AMENDYR": 2000}).days is None
    assert CHECK.finding({"X": 1, "SENTYR": 1992}).days is None
    assert asks_nothing.finding({"X": 1, "AMENDYR": 2000}).days is None


def test_the_register() -> None:
    """Names are distinct; each check says what it asks, and under which provision; none asks for what it only reads."""
    names = [check.name for check in CHECKS]

    assert len(set(names)) == len(names) == 19
    for check in CHECKS:
        assert check.asks
        assert check.provision
        assert not set(check.needs) & set(check.reads)
