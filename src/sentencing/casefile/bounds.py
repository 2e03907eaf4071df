"""How large, how deep and how long the data of a case file may be, and that of a stored document.

The bounds are far above what any case needs. They keep crafted data from taking the time or the memory of whoever
reads it: at each of them a calculation takes seconds.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from sentencing.casefile.values import MOST, clipped, wrong
from sentencing.errors import CaseFileError

MOST_BYTES = 1_000_000
"""No case file is larger; one with every fact of forty counts and forty priors has some thirty thousand bytes."""
DEEPEST = 32
"""No data is nested deeper; the facts of a scenario, of a case, of a stored comparison are half as deep."""
MOST_PAIRS = 5_000
"""No calculation reads more pairs of a count and a prior: it asks each prior anew for each count, in milliseconds."""

LONGEST_KEY = 200
"""No key is longer."""
LONGEST_PLACE = 120
"""A message names no longer place."""

Place: TypeAlias = tuple[str | int, ...]
"""The keys that lead to a value inside data, and its numbers in lists, which count from 1."""

_STRING_OR_COMMENT = re.compile(
    r'''"""(?:\\.|[^\\])*?(?:"""|\Z)|\'{3}.*?(?:\'{3}|\Z)|"(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?|\#[^\n]*''', re.DOTALL
)
"""Each to its end, or to where the line or the file ends it, so that no text is read twice."""
_DEEP_KEY = re.compile(rf'(?:(?<![\w-])(?:[\w-]++|"")[ \t]*+\.[ \t]*+){{{DEEPEST}}}')


@frozen
class Bounds:
    """The most items of one list, or keys of one table, the most characters of one text, and the most values in all.

    >>> CASE_FILE.refuse_beyond({"count": [{"guideline": "2L1.2", "found": ["2L1.2(a)"] * 500}]})
    Traceback (most recent call last):
    ...
    sentencing.errors.CaseFileError: count[1].found: 500 items of a list are too many; a case file has 200 at most
    """

    holder: str
    items: int
    characters: int
    values: int

    def refuse_beyond(self, data: object) -> None:
        """Refuse data that is beyond a bound, that holds itself, or that has a key which is no text.

        Raises:
            CaseFileError: the message names the place and the bound.
        """
        for number, (place, value) in enumerate(_values(data), start=1):
            refusal = self._refusal(number, place, value)
            if refusal:
                raise CaseFileError(": ".join(filter(None, (named(place), refusal))))

    def _refusal(self, number: int, place: Place, value: object) -> str:
        if number > self.values:
            return f"with this there are too many values; {self.holder} has {self.values:,} at most"
        if len(place) > DEEPEST:
            return f"this is nested too deeply; {self.holder} is nested {DEEPEST} deep at most"
        if isinstance(value, int | float):
            return "" if abs(value) <= MOST else str(wrong(value, f"a number that {self.holder} may hold"))
        return self._too_much(value)

    def _too_much(self, value: object) -> str:
        match value:
            case str():
                return self._beyond(len(value), self.characters, "characters of a text")
            case list() | tuple():
                return self._beyond(len(value), self.items, "items of a list")
            case Mapping():
                strays = [
                    str(wrong(key, f"a key; a key is a text of {LONGEST_KEY} characters at most"))
                    for key in value
                    if not _is_key(key)
                ]
                return strays[0] if strays else self._beyond(len(value), self.items, "keys of a table")
            case _:
                return ""

    def _beyond(self, number: int, most: int, things: str) -> str:
        return "" if number <= most else f"{number:,} {things} are too many; {self.holder} has {most:,} at most"


CASE_FILE = Bounds("a case file", items=200, characters=10_000, values=MOST_BYTES)
"""No case read so far has fifty counts, priors or scenarios; and each value takes a byte of a file at the least."""
DOCUMENT = Bounds("a document", items=100_000, characters=10_000_000, values=20_000_000)
"""A case with few priors in a hundred thousand variants is within these."""


def refuse_deep_keys(text: str) -> None:
    """Refuse a TOML file with a key of very many parts, such as ``a.a.a``: its reader takes their square in time.

    Raises:
        CaseFileError: the message names the line.
    """
    keys = _STRING_OR_COMMENT.sub(_kept_lines, text)
    found = _DEEP_KEY.search(keys)
    if found:
        line = keys.count("\n", 0, found.start()) + 1
        msg = f"a key of more than {DEEPEST} parts is nested too deeply for a case file (line {line})"
        raise CaseFileError(msg)


def _kept_lines(string: re.Match[str]) -> str:
    return '""' + "\n" * string[0].count("\n")


def _values(data: object) -> Iterator[tuple[Place, object]]:
    """Every value with its place, in the order of the data; lists count from 1."""
    waiting: list[tuple[Place, object]] = [((), data)]
    while waiting:
        place, value = waiting.pop()
        yield place, value
        if isinstance(value, Mapping):
            waiting += [((*place, key), each) for key, each in reversed(list(value.items()))]
        elif isinstance(value, list | tuple):
            waiting += [((*place, position), value[position - 1]) for position in range(len(value), 0, -1)]


def _is_key(key: object) -> bool:
    return isinstance(key, str) and len(key) <= LONGEST_KEY


def named(place: Place) -> str:
    """A place as a case file names it: ``prior[2].excluded``."""
    whole = "".join(f"[{key}]" if isinstance(key, int) else f".{clipped(key)}" for key in place).removeprefix(".")
    return clipped(whole, LONGEST_PLACE)
