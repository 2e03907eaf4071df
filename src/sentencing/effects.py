"""The four things a provision can do to a total: add, at least, at most, become.

The Manual's own verbs: "increase by 4 levels" adds, "if less than 18, increase to 18" is at least, "decrease to 30" is
at most, and a base offense level becomes the total.
"""

import re
from typing import TypeAlias, assert_never

from attrs import field, frozen

from sentencing.errors import SentencingError


def _whole(_instance: object, _attribute: object, number: int) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        msg = f"an effect is a whole number of levels or points, not {number!r}"
        raise SentencingError(msg)


@frozen
class Add:
    """Increase, or with a negative number decrease, by so many levels or points."""

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
    """Increase to this level if the total is less."""

    number: int = field(validator=_whole)

    def __str__(self) -> str:
        return f">= {self.number}"


@frozen
class AtMost:
    """Decrease to this level if the total is greater."""

    number: int = field(validator=_whole)

    def __str__(self) -> str:
        return f"<= {self.number}"


@frozen
class Become:
    """The total is this, whatever it was."""

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
        case Add(number):
            return total + number
        case AtLeast(number):
            return max(total, number)
        case AtMost(number):
            return min(total, number)
        case Become(number):
            return number
        case _:
            assert_never(effect)


def parse_effect(text: str) -> Effect:
    """Read an effect as the library writes it.

    >>> parse_effect("+16"), parse_effect("= 8"), parse_effect(">= 18")
    (Add(number=16), Become(number=8), AtLeast(number=18))

    Raises:
        SentencingError: the text is no effect.
    """
    match = re.fullmatch(r"\s*(>=|<=|=|[+-])\s*(\d{1,3})\s*", text, re.ASCII)
    if match is None:
        msg = f"{text!r} is no effect; write '+4', '-2', '= 8', '>= 18' or '<= 30'"
        raise SentencingError(msg)
    sign, digits = match.groups()
    if sign in _SIGNS:
        return _SIGNS[sign](int(digits))
    return Add(int(sign + digits))
