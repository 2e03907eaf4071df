"""The four things a provision can do to a total: add, at least, at most, become.

The Manual's own verbs: "increase by 4 levels" adds, "if less than 18, increase to 18" is at least, "decrease to 30" is
at most, and a base offense level becomes the total.
"""

import re
from typing import TypeAlias, assert_never

from attrs import field, frozen

from sentencing.errors import SentencingError
from sentencing.terms import whole_number


def _whole(_instance: object, _attribute: object, number: int) -> None:
    whole_number(number, "an effect, in levels or points,")


@frozen
class Add:
    """Increase, or with a negative number decrease, by so many levels or points.

    >>> str(Add(4)), str(Add(-2)), apply(Add(-2), 12)
    ('+4', '-2', 10)

    Raises:
        SentencingError: the number is 0, or not whole.
    """

    number: int = field(validator=_whole)

    @number.validator
    def _not_nothing(self, _attribute: object, number: int) -> None:
        if number == 0:
            msg = "a provision that adds nothing is no finding; leave it out"
            raise SentencingError(msg)

    def __str__(self) -> str:
        return f"{self.number:+d}"


@frozen
class AtLeast:
    """Increase to this level if the total is less, as for a career offender (§ 4B1.1(b)).

    >>> str(AtLeast(34)), apply(AtLeast(34), 26), apply(AtLeast(34), 36)
    ('>= 34', 34, 36)

    Raises:
        SentencingError: the number is not whole.
    """

    number: int = field(validator=_whole)

    def __str__(self) -> str:
        return f">= {self.number}"


@frozen
class AtMost:
    """Decrease to this level if the total is greater, as for a minimal participant (2015 Manual, § 2D1.1(a)(5)).

    >>> str(AtMost(32)), apply(AtMost(32), 34), apply(AtMost(32), 30)
    ('<= 32', 32, 30)

    Raises:
        SentencingError: the number is not whole.
    """

    number: int = field(validator=_whole)

    def __str__(self) -> str:
        return f"<= {self.number}"


@frozen
class Become:
    """The total is this level, whatever it was, as a base offense level is (§ 2L1.2(a)).

    >>> str(Become(8)), apply(Become(8), 0)
    ('= 8', 8)

    Raises:
        SentencingError: the number is not whole.
    """

    number: int = field(validator=_whole)

    def __str__(self) -> str:
        return f"= {self.number}"


Effect: TypeAlias = Add | AtLeast | AtMost | Become

_SIGNS: dict[str, type[AtLeast | AtMost | Become]] = {">=": AtLeast, "<=": AtMost, "=": Become}


def apply(effect: Effect, total: int) -> int:
    """The total after the effect.

    >>> apply(Add(16), 8), apply(AtLeast(13), 8), apply(AtMost(30), 34), apply(Become(8), 0)
    (24, 13, 30, 8)
    """
    match effect:
        case Add():
            return total + effect.number
        case AtLeast():
            return max(total, effect.number)
        case AtMost():
            return min(total, effect.number)
        case Become():
            return effect.number
        case _:
            assert_never(effect)


def parse_effect(text: str) -> Effect:
    """Read an effect as the library writes it.

    >>> parse_effect("+16"), parse_effect("= 8"), parse_effect(">= 18")
    (Add(number=16), Become(number=8), AtLeast(number=18))

    Raises:
        SentencingError: the text is no effect.
    """
    match = re.fullmatch(r"\s*(?:(>=|<=|=)\s*(-?\d{1,3})|([+-])\s*(\d{1,3}))\s*", text, re.ASCII)
    if match is None:
        msg = f"{text!r} is no effect; write '+4', '-2', '= 8', '>= 18' or '<= 30'"
        raise SentencingError(msg)
    sign, number, added, digits = match.groups()
    return _SIGNS[sign](int(number)) if sign else Add(int(added + digits))
