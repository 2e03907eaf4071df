"""What the doors of the library refuse: whatever is handed over in the place of a case, a Manual or a day."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from tests.stored import TESTS

import sentencing as s
from sentencing.partial import PartialDate

CASE = s.load_case(TESTS.parent / "examples" / "ocampo-pineda.toml")
NOON = datetime(2009, 11, 1, 12)  # noqa: DTZ001 - a time of day, as a notebook may hand it over
A_DAY = "give a day without a time, such as date(2009, 11, 1)"
A_CASE = "case: give a Case, such as `load_case(path)` returns"
A_MANUAL = "manual: give a Manual, such as `Manual.on(date(2009, 11, 1))`"
SIDES = "readings: give a mapping of keys to sides, such as {'zero-point-4C1.1': 'not applied'}"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: s.Manual.on("2009-11-01"), f"day: {A_DAY}, not '2009-11-01'"),
        (lambda: s.Manual.on(NOON), f"day: {A_DAY}, not datetime.datetime(2009, 11, 1, 12, 0)"),
        (lambda: PartialDate.on(2009), f"day: {A_DAY}, not 2009"),
        (lambda: s.compare(CASE, on="2010-06-01"), f"day: {A_DAY}, not '2010-06-01'"),
        (lambda: s.may_consider("N.D. Ill.", on=NOON), f"day: {A_DAY}, not {NOON!r}"),
        (lambda: s.calculate("case.toml"), f"{A_CASE}, not str"),
        (lambda: s.compare("case.toml"), f"{A_CASE}, not str"),
        (lambda: s.vary({"count": []}, manual=[]), f"{A_CASE}, not dict"),
        (lambda: s.scenarios(None), f"{A_CASE}, not NoneType"),
        (lambda: s.both_manuals(3), f"{A_CASE}, not int"),
        (lambda: s.calculate(CASE, manual=date(2009, 11, 1)), f"{A_MANUAL}, not date"),
        (lambda: s.compare(CASE, manual="2009-11-01"), f"{A_MANUAL}, not str"),
        (lambda: s.calculate(CASE, readings="not applied"), f"{SIDES}, not str"),
        (
            lambda: s.calculate_revocation(CASE),
            "case: give a RevocationCase, such as `load_revocation(path)` returns, not Case",
        ),
        (lambda: s.compare(CASE, among=["D. Idaho", 7]), "among: a district is a name or a District, not int"),
        (lambda: s.compare(CASE, among=7), "among: give a list of districts, such as ['D. Idaho'], not int"),
    ],
)
def test_a_door_says_what_it_takes(asked: Callable[[], object], told: str) -> None:
    """A slip that a notebook makes easily is one sentence, and no error of Python from within."""
    with pytest.raises(s.SentencingError) as refusal:
        asked()

    assert str(refusal.value) == told
