"""The four things a provision can do to a total."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.effects import Add, AtLeast, AtMost, Become, Effect, apply, parse_effect
from sentencing.errors import SentencingError
from sentencing.terms import LIFE, OffenseLevel

TOTALS = st.integers(-50, 100)
ADDED = st.integers(-999, 999).filter(bool)
LEVELS = st.integers(0, 999)
EFFECTS: st.SearchStrategy[Effect] = st.one_of(
    ADDED.map(Add), LEVELS.map(AtLeast), LEVELS.map(AtMost), LEVELS.map(Become)
)


@given(ADDED, TOTALS)
def test_add_increases_and_decreases(number: int, total: int) -> None:
    """Increasing and decreasing by a number move the total by it, from wherever it is."""
    assert total + number == apply(Add(number), total)
    assert total == apply(Add(-number), apply(Add(number), total))


@given(LEVELS, TOTALS)
def test_at_least_never_lowers(number: int, total: int) -> None:
    """Increase to n if less: the total is never below n, nor below what it was, and no third thing."""
    after = apply(AtLeast(number), total)

    assert after >= number
    assert after >= total
    assert after in (number, total)


@given(LEVELS, TOTALS)
def test_at_most_never_raises(number: int, total: int) -> None:
    """Decrease to n if greater: the total is never above n, nor above what it was, and no third thing."""
    after = apply(AtMost(number), total)

    assert after <= number
    assert after <= total
    assert after in (number, total)


@given(LEVELS, TOTALS)
def test_become_ignores_the_total(number: int, total: int) -> None:
    """A base offense level is what it is, whatever came before."""
    assert number == apply(Become(number), total)


@given(LEVELS, TOTALS)
def test_bounds_hold_once_applied(number: int, total: int) -> None:
    """A floor, a ceiling or a base applied again changes nothing."""
    for effect in (AtLeast(number), AtMost(number), Become(number)):
        once = apply(effect, total)

        assert once == apply(effect, once)


@given(LEVELS, LEVELS, TOTALS)
def test_bounds_of_one_kind_commute(one: int, other: int, total: int) -> None:
    """Of two floors the higher counts, of two ceilings the lower, in either order."""
    for bound in (AtLeast, AtMost):
        there = apply(bound(other), apply(bound(one), total))
        back = apply(bound(one), apply(bound(other), total))

        assert there == back


@given(EFFECTS)
def test_an_effect_reads_back(effect: Effect) -> None:
    """Writing an effect and reading it gives the same effect."""
    assert effect == parse_effect(str(effect))


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("+16", Add(16)),
        ("-2", Add(-2)),
        ("+ 4", Add(4)),
        ("= 8", Become(8)),
        ("=8", Become(8)),
        ("= 0", Become(0)),
        (">= 18", AtLeast(18)),
        (" <=30 ", AtMost(30)),
    ],
)
def test_how_effects_are_read(text: str, effect: Effect) -> None:
    """A sign and a number, with or without spaces."""
    assert effect == parse_effect(text)


@pytest.mark.parametrize("text", ["", "4", "+", "++4", "+4.5", "+1000", "= --8", "> 18", "== 8", "+4 levels", "+٤"])
def test_what_is_no_effect_is_refused(text: str) -> None:
    """Anything else is refused, and the message shows each of the four."""
    message = f"{text!r} is no effect; write '+4', '-2', '= 8', '>= 18' or '<= 30'"

    with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
        parse_effect(text)


@pytest.mark.parametrize("make", [lambda: Add(0), lambda: parse_effect("+0"), lambda: parse_effect("-0")])
def test_adding_nothing_is_no_effect(make: Callable[[], Effect]) -> None:
    """A provision that adds nothing is no finding."""
    with pytest.raises(SentencingError, match=r"^a provision that adds nothing is no finding; leave it out$"):
        make()


@pytest.mark.parametrize("make", [Add, AtLeast, AtMost, Become])
@pytest.mark.parametrize("number", [True, 1.0, "1", None, LIFE, OffenseLevel(1)])
def test_an_effect_is_a_whole_number(make: type[Effect], number: int) -> None:
    """No effect is half a level, or life, or a level of the Table."""
    message = f"an effect, in levels or points, is a whole number, not {number!r}"

    with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
        make(number)


@pytest.mark.parametrize(
    ("effect", "text"),
    [(Add(16), "+16"), (Add(-2), "-2"), (AtLeast(18), ">= 18"), (AtMost(30), "<= 30"), (Become(8), "= 8")],
)
def test_how_an_effect_shows_itself(effect: Effect, text: str) -> None:
    """An effect prints with its sign, as a worksheet has it."""
    assert text == str(effect)
