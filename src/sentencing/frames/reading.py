"""Which columns of a frame give which facts, and how the facts of a row become a case."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Self, TypeAlias

from attrs import evolve, field, frozen

from sentencing.calculation import calculate
from sentencing.case import Case
from sentencing.errors import CaseFileError, SentencingError
from sentencing.frames.values import present
from sentencing.outcome import Outcome
from sentencing.words import nearest

Facts: TypeAlias = Mapping[str, Any]
"""The facts of one row by their names; ``None`` where an optional fact is missing."""


def _as_set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen
class Reading:
    """Which columns of a frame give which facts of a case, and how the facts become a case.

    The function takes the facts of one row and gives a ``Case``; it refuses a row by raising ``SentencingError``, whose
    sentence is the reason that stands in the row. (A question on which the law is open is ``sentencing.Reading``.)

    >>> from datetime import date
    >>> from sentencing import Case, Count, History, Stated
    >>> def found_level(facts):
    ...     level = Stated.parse(f"2K2.1 = {facts['level']}")
    ...     return Case((Count("2K2.1", found=(level,)),), manual=facts["manual"], history=History(facts["points"]))
    >>> firearms = Reading("firearms", found_level, ("manual", "level", "points")).fixing(manual=date(2018, 11, 1))
    >>> print(firearms.outcome({"level": 20, "points": 5}).range)
    41-51

    Attributes:
        name: what it is called in messages.
        case: the function from facts to a case, at the level of a module so that it pickles.
        facts: the names of the facts that it takes; a row in which one of them is missing is refused.
        optional: facts that may be missing, or have no column; the function then gets ``None``: not stated.
        columns: the column of each fact that the frame calls by another name.
        fixed: facts that are the same for every row, and stand in no column.

    Raises:
        SentencingError: ``optional``, ``columns`` or ``fixed`` names what is no fact of the reading, or every fact is
            fixed.
    """

    name: str
    case: Callable[[Facts], Case] = field(repr=False)
    facts: tuple[str, ...]
    optional: frozenset[str] = field(default=frozenset(), converter=_as_set)
    columns: Mapping[str, str] = field(factory=dict)
    fixed: Mapping[str, object] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for fact in (*self.optional, *self.columns, *self.fixed):
            if fact not in self.facts:
                msg = f"{self.name}: {_no_such('fact', fact, self.facts)}"
                raise SentencingError(msg)
        if not self.read:
            msg = f"{self.name}: every fact is fixed, so no column is left to read"
            raise SentencingError(msg)

    def using(self, **columns: str) -> Self:
        """The reading where the frame calls facts by other names: ``using(offense_level="XFOLSOR")``.

        >>> from sentencing.frames import LEVEL_AND_CATEGORY
        >>> LEVEL_AND_CATEGORY.using(offense_level="XFOLSOR").read["offense_level"]
        'XFOLSOR'

        Raises:
            SentencingError: it is no fact of the reading.
        """
        return evolve(self, columns={**self.columns, **columns})

    def fixing(self, **facts: object) -> Self:
        """The reading with facts that are the same for every row: ``fixing(manual=date(2009, 11, 1))``.

        >>> from datetime import date
        >>> from sentencing.frames import LEVEL_AND_CATEGORY
        >>> "manual" in LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1)).read
        False

        Raises:
            SentencingError: it is no fact of the reading, or every fact is fixed.
        """
        return evolve(self, fixed={**self.fixed, **facts})

    @property
    def read(self) -> dict[str, str]:
        """The facts that columns give, each with its column."""
        return {fact: self.columns.get(fact, fact) for fact in self.facts if fact not in self.fixed}

    def case_of(self, row: Mapping[str, Any]) -> Case:
        """The case of a row, given by the names of its columns.

        >>> from datetime import date
        >>> from sentencing.frames import LEVEL_AND_CATEGORY
        >>> reading = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
        >>> print(reading.case_of({"offense_level": 21, "category": "II"}).history.category)
        II

        Raises:
            CaseFileError: a fact that the reading needs is missing from the row.
            SentencingError: the row cannot become a case.
            TypeError: the function gives no case, which is a mistake in it.
        """
        facts = dict(self.fixed)
        for fact, column in self.read.items():
            facts[fact] = value = present(row.get(column))
            if value is None and fact not in self.optional:
                msg = f"{column} is missing"
                raise CaseFileError(msg)
        case = self.case(facts)
        if not isinstance(case, Case):
            msg = f"{self.name}: the function must give a Case, and gave {case!r}"
            raise TypeError(msg)
        return case

    def outcome(self, row: Mapping[str, Any]) -> Outcome:
        """The calculation of one row with its whole trace, as ``calculate`` gives it and raises.

        >>> from datetime import date
        >>> from sentencing.frames import LEVEL_AND_CATEGORY
        >>> reading = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
        >>> print(reading.outcome({"offense_level": 21, "category": "II"}).range)
        41-51

        Raises:
            CaseFileError: a fact that the reading needs is missing from the row.
            SentencingError: the row cannot become a case, or the case cannot be calculated.
        """
        return calculate(self.case_of(row))

    def read_from(self, columns: Iterable[str]) -> tuple[str, ...]:
        """The columns of a frame that the reading takes, each once.

        >>> from datetime import date
        >>> from sentencing.frames import LEVEL_AND_CATEGORY
        >>> reading = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
        >>> reading.read_from(["id", "offense_level", "category"])
        ('offense_level', 'category')

        Raises:
            SentencingError: a column that it needs, or was told to use, is not in the frame, and the message names the
                nearest; or no column gives a fact.
        """
        columns = tuple(columns)
        self._refuse_other_cases(columns)
        for fact, column in self.read.items():
            is_needed = fact not in self.optional or fact in self.columns
            if is_needed and column not in columns:
                hint = f"name it with using({fact}=…), or fix it for every row with fixing({fact}=…)"
                msg = f"{self.name}: {_no_such('column of the frame', column, columns)}; {hint}"
                raise SentencingError(msg)
        read = tuple(dict.fromkeys(column for column in self.read.values() if column in columns))
        if not read:
            msg = f"{self.name}: no column of the frame gives a fact; name one with using({next(iter(self.read))}=…)"
            raise SentencingError(msg)
        return read

    def _refuse_other_cases(self, columns: Collection[str]) -> None:
        """Refuse columns that are called as those of facts are but for their case: all of them at once."""
        called = {str(column).casefold(): column for column in columns}
        others = {
            fact: called[column.casefold()]
            for fact, column in self.read.items()
            if column not in columns and column.casefold() in called
        }
        if others:
            using = ", ".join(f"{fact}={column!r}" for fact, column in others.items())
            msg = f"{self.name}: columns are called otherwise but for their case; name them with using({using})"
            raise SentencingError(msg)


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    known = tuple(map(str, known))
    return f"{name!r} is no {what}" + (nearest(name, known) or f"; it has {', '.join(known)}")
