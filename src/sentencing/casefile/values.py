"""How each value of a case file is read: strictly, with a fault that says what was expected."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar

from attrs import fields, frozen

from sentencing import districts
from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.duration import Duration, Imposed
from sentencing.errors import CaseFileError
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.readings import Readings
from sentencing.terms import LIFE, CriminalHistoryCategory, Range, Term
from sentencing.words import one_line

LONGEST_SHOWN = 60
MOST = 1_000_000_000_000
"""No number in a case file is greater; the greatest are dollars."""
LONGEST = 1_000_000
"""No term in a case file has more months."""
DEEPEST = 6
"""A table in a list in a table, and so on: no fact of a case file is nested deeper."""

_E = TypeVar("_E", bound=Enum)


def wrong(value: object, expected: str) -> CaseFileError:
    """A fault: a value that is not what was expected."""
    return CaseFileError(f"{shown(value)} is not {expected}")


def shown(value: object) -> str:
    """A value as a message shows it."""
    if isinstance(value, date | time):
        return str(value)
    if isinstance(value, Mapping | list | tuple):
        return "a table" if isinstance(value, Mapping) else "a list"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 10**LONGEST_SHOWN:
        return "a number beyond all bounds"
    return clipped("null" if value is None else repr(value))


def clipped(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A text in one line, cut to a length that a message can carry."""
    text = one_line(text)
    return text if len(text) <= longest else f"{text[:longest]}…"


def string(value: object, _type: object) -> str:
    """A text."""
    if isinstance(value, str) and (value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value)):
        return value
    raise wrong(value, "a text")


def integer(value: object, _type: object) -> int:
    """A whole number; true and false are none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong(value, "a whole number")
    return value


def number(value: object, _type: object) -> float:
    """A number, whole or not."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise wrong(value, "a number")


def cite(value: object, _type: object) -> Cite:
    """A citation to a section of the Manual."""
    return Cite.parse(clipped(string(value, str)))


def boolean(value: object, _type: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise wrong(value, "true or false")


def day(value: object, _type: object) -> date:
    """One day."""
    when = partial_date(value, PartialDate)
    if when.day is None:
        raise wrong(value, "one day, such as 2009-11-01")
    return when.day


def partial_date(value: object, _type: object) -> PartialDate:
    """A day, a month or a year."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.on(value)
    if isinstance(value, str):
        return PartialDate.parse(clipped(value))
    raise wrong(value, "a date; write a day (2002-03-01), or in quotes a month ('2002-03') or a year ('2002')")


def duration(value: object, _type: object) -> Duration:
    """Months, or a text in whole units."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise wrong(value, "a term; a term cannot be negative")
        if value > LONGEST:
            raise wrong(value, f"a term; no term has more than {LONGEST:,} months")
        return Duration(value)
    if isinstance(value, str):
        return Duration.parse(clipped(value))
    raise wrong(value, "a term; write months (13) or a text such as '1 year 1 month' or '60 days'")


def imposed(value: object, _type: object) -> Imposed:
    """A term of imprisonment, or life."""
    return LIFE if _is_life(value) else duration(value, Duration)


def term(value: object, _type: object) -> Term:
    """Whole months, or life."""
    if _is_life(value):
        return LIFE
    length = duration(value, Duration)
    if length.days:
        raise wrong(value, "a number of whole months")
    return length.months


def _is_life(value: object) -> bool:
    return isinstance(value, str) and value.strip().casefold() == "life"


def stated(value: object, _type: object) -> Stated:
    """A finding: a citation, and its effect where stated."""
    return Stated.parse(clipped(string(value, str)))


def guideline_range(value: object, _type: object) -> Range:
    """A range as its two bounds."""
    if isinstance(value, list) and len(value) == len(fields(Range)):
        return Range(*(term(bound, Term) for bound in value))
    raise wrong(value, "a range; write [minimum, maximum], such as [46, 57] or [360, 'life']")


def category(value: object, _type: object) -> CriminalHistoryCategory:
    """A criminal history category."""
    if isinstance(value, str):
        return CriminalHistoryCategory.parse(clipped(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return CriminalHistoryCategory.parse(integer(value, int))
    raise wrong(value, "a criminal history category; write I, II, III, IV, V or VI")


def choice(value: object, choices: type[_E]) -> _E:
    """A closed vocabulary."""
    try:
        return choices(value)
    except ValueError:
        from difflib import get_close_matches

        names = [str(each.value) for each in choices]
    listed = ", ".join(names)
    nearest = get_close_matches(str(value), names, n=1, cutoff=0)[0]
    raise wrong(
        value, f"one of {listed}" if len(listed) <= LONGEST_SHOWN else f"a known one; the nearest is {nearest!r}"
    )


def list_of(read: Callable[[object, object], Any]) -> Callable[[object, object], tuple[Any, ...]]:
    """A reader of lists, from a reader of items."""

    def read_list(value: object, _type: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise wrong(value, "a list; write it in square brackets")
        return tuple(read(item, None) for item in value)

    return read_list


def kinds(value: object, _type: object) -> frozenset[Kind]:
    """A list of kinds of offense."""
    return frozenset(list_of(lambda item, _: choice(item, Kind))(value, None))


def set_of_strings(value: object, _type: object) -> frozenset[str]:
    """A list of texts, in no order."""
    return frozenset(list_of(string)(value, None))


def readings(value: object, _type: object) -> tuple[tuple[str, str], ...]:
    """A table of readings: each key, and the side taken."""
    if not isinstance(value, Mapping):
        raise wrong(value, "a table of readings")
    Readings.of(value)
    return tuple((str(key), str(side)) for key, side in value.items())


@frozen
class Table:
    """A table of facts that cannot change, so that a case which holds it stays a value."""

    pairs: tuple[tuple[str, object], ...]


def fact(value: object, deepest: int = DEEPEST) -> object:
    """Plain data for any fact, unread and frozen: a list is a tuple, a table is ``Table``, a date is its text."""
    if isinstance(value, Mapping | list | tuple):
        if not deepest:
            raise wrong(value, "a fact; no fact of a case file is nested so deep")
        if isinstance(value, Mapping):
            return Table(tuple((string(key, str), fact(each, deepest - 1)) for key, each in value.items()))
        return tuple(fact(each, deepest - 1) for each in value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return string(value, str)
    if isinstance(value, int | float):
        return integer(value, int) if isinstance(value, int) else number(value, float)
    return str(partial_date(value, PartialDate))


def pairs(value: object, _type: object) -> tuple[tuple[str, object], ...]:
    """A table from path to value, as a scenario sets facts."""
    if not isinstance(value, Mapping):
        raise wrong(value, "a table from path to value")
    return tuple((string(path, str), _fact_at(path, each)) for path, each in value.items())


def _fact_at(path: str, value: object) -> object:
    try:
        return fact(value)
    except CaseFileError as error:
        msg = f"{clipped(path)}: {error}"
        raise CaseFileError(msg) from None


def district(value: object, _type: object) -> str:
    """A district, as its Bluebook abbreviation."""
    return str(districts.find(string(value, str)))
