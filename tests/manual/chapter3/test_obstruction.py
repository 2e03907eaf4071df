"""§§ 3C1.1 to 3C1.4: obstruction, flight, offenses on release, domain names."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.manual.chapter3.worked import TURNS, adjusted, steps

from sentencing.errors import NotInForce

DAY = timedelta(days=1)


@given(st.sampled_from(TURNS))
def test_obstruction_is_two_levels_in_every_edition(day: date) -> None:
    """§ 3C1.1 has always given two levels."""
    assert steps(adjusted(day, "3C1.1")) == ["3C1.1 +2"]


@pytest.mark.parametrize(
    ("begins", "word"),
    [
        (date(1990, 11, 1), "sentencing"),
        (date(1998, 11, 1), "closely related"),
        (date(2006, 11, 1), "with respect to"),
    ],
    ids=str,
)
def test_what_obstruction_must_touch(begins: date, word: str) -> None:
    """Sentencing from 1990, a closely related offense from 1998, no longer "in the course of" from 2006."""
    before, since = (adjusted(day, "3C1.1").steps[-1].because for day in (begins - DAY, begins))

    assert word not in before
    assert word in since


@pytest.mark.parametrize(
    ("begins", "step"),
    [
        (date(1990, 11, 1), "3C1.2 +2"),
        (date(2006, 11, 1), "3C1.3 +3"),
        (date(2006, 11, 1), "3C1.4 +2"),
    ],
    ids=str,
)
def test_the_related_adjustments_begin_on_their_days(begins: date, step: str) -> None:
    """§ 3C1.2 with amend. 347, § 3C1.3 with amend. 684 (§ 2J1.7 before it), § 3C1.4 with amend. 689."""
    finding = step.partition(" ")[0]

    assert steps(adjusted(begins, finding)) == [step]
    with pytest.raises(NotInForce, match="it begins with App"):
        adjusted(begins - DAY, finding)


def test_adjustments_for_one_act_add_up() -> None:
    """Obstruction and reckless flight are each applied where each is found."""
    assert steps(adjusted(date(2016, 11, 1), "3C1.2", "3C1.1")) == ["3C1.1 +2", "3C1.2 +2"]
