"""What the codebook holds: variables, values that are codes, the columns of § 2L1.2, what tells early disposition."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from attrs import field, frozen


class Kind(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    DAY = "day"


class Basis(StrEnum):
    """How the first fiscal year of a variable is known."""

    CODEBOOK = "codebook"
    LAYOUT = "layout"
    INFERRED = "inferred"
    START = "start"
    """No year is given, so it is there where the codebook starts."""


@frozen(kw_only=True)
class Variable:
    """A variable of the datafile: one column, or a family of columns that hold one item.

    >>> from sentencing.ussc import variable
    >>> variable("XFOLSOR").unit, variable("XFOLSOR").first_fy
    ('levels', 1999)

    Attributes:
        name: as the file has it; a family goes by its first member, or by that of the highest computation (HI).
        group: the part of the worksheet: case, chapter two, range and statute, ...
        meaning: what it holds.
        type: number, text or day.
        unit: months, levels, points and so on; empty where a value is a code or a text.
        codes: what values mean.
        series: how the members of a family are called: ``#`` is HI or a number, ``?`` a letter from B to U.
        roles: the same for the guideline of the statute and for those of references, by role.
        beside: columns that go with it and have no entry of their own.
        first_fy: the first fiscal year whose file has it.
        first_fy_from: how that is known.
        last_fy: the last; ``None`` where the newest file still has it.
        supplement_fy: the first and the last fiscal year of the Commission's supplements that have it too.
        provision: the section of the Manual of which it speaks.
        cautions: what a recalculation must know.
        page: the page of the codebook, FY1999-2024 edition; ``None`` for the file of violations, which has none.
        sources: where this comes from.
    """

    name: str
    group: str
    meaning: str
    type: Kind
    unit: str = ""
    codes: Mapping[str, str] = field(factory=dict, hash=False)
    series: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(factory=dict, hash=False)
    beside: tuple[str, ...] = ()
    first_fy: int
    first_fy_from: Basis
    last_fy: int | None = None
    supplement_fy: tuple[int, int] | None = None
    provision: str = ""
    cautions: tuple[str, ...] = ()
    page: int | None = None
    sources: tuple[str, ...] = ()

    def in_file(self, fiscal_year: int) -> bool:
        """Whether the file of a fiscal year, or its supplement, has the variable.

        >>> from sentencing.ussc import variable
        >>> [variable("SENTRNGE").in_file(year) for year in (2013, 2014, 2017, 2018)]
        [False, True, True, True]
        """
        supplement = self.supplement_fy is not None and within(fiscal_year, *self.supplement_fy)
        return supplement or within(fiscal_year, self.first_fy, self.last_fy)

    def is_called(self, column: str) -> bool:
        """Whether a column, in capitals, has the name of this variable, or goes with it and has no entry of its own.

        >>> from sentencing.ussc import variable
        >>> variable("GDLINEHI").is_called("GDLINEHI"), variable("GDLINEHI").is_called("GDLINE1")
        (True, False)
        """
        return column in {self.name, *self.beside}

    def has_member(self, column: str) -> bool:
        """Whether a column, in capitals, is a member of its family that plays the same role.

        >>> from sentencing.ussc import variable
        >>> variable("GDLINEHI").has_member("GDLINE1"), variable("GDLINEHI").has_member("GDCROS1")
        (True, False)
        """
        return any(_pattern(series).fullmatch(column) for series in self.series)

    def names(self, column: str) -> bool:
        """Whether a column, in capitals, is this variable or a member of its family.

        >>> from sentencing.ussc import variable
        >>> variable("ADJ_BHI").names("ADJ_C3"), variable("ADJ_BHI").names("ADJU_C3"), variable("BASEHI").names("CHAP2")
        (True, True, False)
        """
        in_other_roles = any(_pattern(series).fullmatch(column) for series in self.roles.values())
        return self.is_called(column) or self.has_member(column) or in_other_roles


def within(year: int, first: int | None, last: int | None) -> bool:
    """Whether a year lies between two, both included; a bound that is left out does not bind."""
    return (first is None or first <= year) and (last is None or year <= last)


@cache
def _pattern(series: str) -> re.Pattern[str]:
    """How the members of a series are spelled."""
    return re.compile(re.escape(series).replace(r"\#", r"(?:HI|\d+)").replace(r"\?", "[B-U]"), re.ASCII)


class StandsFor(StrEnum):
    """What a special value stands for, where it can be reckoned with."""

    LIFE = "life"
    DEATH = "death"
    OVER_470_MONTHS = "over 470 months"


@frozen(kw_only=True)
class SpecialValue:
    """A number that is no number of months or the like, but a code.

    >>> from sentencing.ussc.codebook import special_value
    >>> special_value("GLMIN", 994, 2000).meaning
    'no guideline applies'

    Attributes:
        value: the number in the file.
        meaning: what it means.
        variables: in which variables.
        stands_for: life, death or a term over 470 months; ``None`` where it stands for no term.
        first_fy: the first fiscal year in which it means that; ``None`` where it does in every file before ``last_fy``.
        last_fy: the last; ``None`` where it does in every file since ``first_fy``.
        note: what a reader must know.
    """

    value: float
    meaning: str
    variables: tuple[str, ...]
    stands_for: StandsFor | None = None
    first_fy: int | None = None
    last_fy: int | None = None
    note: str = ""

    def holds(self, fiscal_year: int | None) -> bool:
        """Whether the value has this meaning in the file of a fiscal year.

        Where no year is told, it has if the newest file has it.

        >>> coded = SpecialValue(value=994, meaning="no guideline applies", variables=("GLMIN",), last_fy=2002)
        >>> coded.holds(2000), coded.holds(2010), coded.holds(None)
        (True, False, False)
        """
        return self.last_fy is None if fiscal_year is None else within(fiscal_year, self.first_fy, self.last_fy)


@frozen(kw_only=True)
class ReentryColumns:
    """Which column carries which characteristic of § 2L1.2, by the Manual of ``AMENDYR``.

    >>> from sentencing.ussc import reentry_columns
    >>> reentry_columns(2016).columns["ADJ_DHI"]
    '(b)(3)'

    Attributes:
        first_manual: the year of the first Manual for which this holds.
        last_manual: the year of the last; ``None`` where it holds still.
        columns: the pinpoint that each column carries; none where the Manual has no characteristic.
        labels: the labels that stand beside a level, column by column.
        note: what a reader must know.
    """

    first_manual: int
    last_manual: int | None = None
    columns: Mapping[str, str] = field(hash=False)
    labels: str = ""
    note: str = ""


@frozen(kw_only=True)
class FastTrack:
    """A variable that tells early disposition (§ 5K3.1), with the codes that do.

    >>> from sentencing.ussc import fast_track
    >>> fast_track(2015)[0].variable, fast_track(2015)[0].codes
    ('REAS1', (48,))

    Attributes:
        variable: its name, or the first of a series.
        codes: the values that mean early disposition.
        first_fy: the first fiscal year.
        last_fy: the last; ``None`` where the newest file still has it.
        note: what a reader must know.
    """

    variable: str
    codes: tuple[int, ...]
    first_fy: int
    last_fy: int | None = None
    note: str = ""
