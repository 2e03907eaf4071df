"""The Sentencing Table and its zones (Ch. 5, Pt. A).

The Table is laid out as the page is printed, months by offense level and criminal history category, so that it can be
checked by eye against the Manual. Seventeen cells have changed since 1987, all at levels 1 to 8 (amends. 270 and 462).
"""

from datetime import date
from functools import cache

from attrs import field, frozen

from sentencing import report
from sentencing.dated import Dated, Version
from sentencing.errors import SentencingError
from sentencing.terms import HIGHEST_LEVEL, LIFE, CriminalHistoryCategory, OffenseLevel, Range, Term, Zone

_LEVELS_1_TO_8_IN_1987 = """
 1       0-1      0-2      0-3      0-4      0-5      0-6
 2       0-2      0-3      0-4      0-5      0-6      1-7
 3       0-3      0-4      0-5      0-6      2-8      3-9
 4       0-4      0-5      0-6      2-8     4-10     6-12
 5       0-5      0-6      1-7     4-10     6-12     9-15
 6       0-6      1-7      2-8     6-12     9-15    12-18
 7       1-7      2-8     4-10     8-14    12-18    15-21
 8       2-8     4-10     6-12    10-16    15-21    18-24
"""

_LEVELS_1_TO_8_IN_1989 = """
 1       0-6      0-6      0-6      0-6      0-6      0-6
 2       0-6      0-6      0-6      0-6      0-6      1-7
 3       0-6      0-6      0-6      0-6      2-8      3-9
 4       0-6      0-6      0-6      2-8     4-10     6-12
 5       0-6      0-6      1-7     4-10     6-12     9-15
 6       0-6      1-7      2-8     6-12     9-15    12-18
 7       1-7      2-8     4-10     8-14    12-18    15-21
 8       2-8     4-10     6-12    10-16    15-21    18-24
"""

_LEVELS_1_TO_8 = """
 1       0-6      0-6      0-6      0-6      0-6      0-6
 2       0-6      0-6      0-6      0-6      0-6      1-7
 3       0-6      0-6      0-6      0-6      2-8      3-9
 4       0-6      0-6      0-6      2-8     4-10     6-12
 5       0-6      0-6      1-7     4-10     6-12     9-15
 6       0-6      1-7      2-8     6-12     9-15    12-18
 7       0-6      2-8     4-10     8-14    12-18    15-21
 8       0-6     4-10     6-12    10-16    15-21    18-24
"""

_LEVELS_9_TO_43 = """
 9      4-10     6-12     8-14    12-18    18-24    21-27
10      6-12     8-14    10-16    15-21    21-27    24-30
11      8-14    10-16    12-18    18-24    24-30    27-33
12     10-16    12-18    15-21    21-27    27-33    30-37
13     12-18    15-21    18-24    24-30    30-37    33-41
14     15-21    18-24    21-27    27-33    33-41    37-46
15     18-24    21-27    24-30    30-37    37-46    41-51
16     21-27    24-30    27-33    33-41    41-51    46-57
17     24-30    27-33    30-37    37-46    46-57    51-63
18     27-33    30-37    33-41    41-51    51-63    57-71
19     30-37    33-41    37-46    46-57    57-71    63-78
20     33-41    37-46    41-51    51-63    63-78    70-87
21     37-46    41-51    46-57    57-71    70-87    77-96
22     41-51    46-57    51-63    63-78    77-96   84-105
23     46-57    51-63    57-71    70-87   84-105   92-115
24     51-63    57-71    63-78    77-96   92-115  100-125
25     57-71    63-78    70-87   84-105  100-125  110-137
26     63-78    70-87    78-97   92-115  110-137  120-150
27     70-87    78-97   87-108  100-125  120-150  130-162
28     78-97   87-108   97-121  110-137  130-162  140-175
29    87-108   97-121  108-135  121-151  140-175  151-188
30    97-121  108-135  121-151  135-168  151-188  168-210
31   108-135  121-151  135-168  151-188  168-210  188-235
32   121-151  135-168  151-188  168-210  188-235  210-262
33   135-168  151-188  168-210  188-235  210-262  235-293
34   151-188  168-210  188-235  210-262  235-293  262-327
35   168-210  188-235  210-262  235-293  262-327  292-365
36   188-235  210-262  235-293  262-327  292-365  324-405
37   210-262  235-293  262-327  292-365  324-405 360-life
38   235-293  262-327  292-365  324-405 360-life 360-life
39   262-327  292-365  324-405 360-life 360-life 360-life
40   292-365  324-405 360-life 360-life 360-life 360-life
41   324-405 360-life 360-life 360-life 360-life 360-life
42  360-life 360-life 360-life 360-life 360-life 360-life
43      life     life     life     life     life     life
"""


@frozen
class ZoneBounds:
    """A zone is a function of a range's minimum alone: the highest minimum, in months, of Zones A, B and C.

    >>> str(ZoneBounds(a=0, b=9, c=12).zone(10))
    'C'
    """

    a: int
    b: int
    c: int

    def zone(self, minimum: Term) -> Zone:
        """The zone of a range with this minimum.

        >>> ZoneBounds(a=0, b=9, c=12).zone(9)
        <Zone.B: 'B'>
        """
        if minimum <= self.a:
            return Zone.A
        if minimum <= self.b:
            return Zone.B
        return Zone.C if minimum <= self.c else Zone.D


def _bound(text: str) -> Term:
    return LIFE if text == "life" else int(text)


@cache
def _cell(text: str) -> Range:
    minimum, _, maximum = text.partition("-")
    return Range(_bound(minimum), _bound(maximum or minimum))


def _as_cells(pages: tuple[str, ...]) -> tuple[tuple[Range, ...], ...]:
    lines = [line.split() for page in pages for line in page.split("\n") if line]
    if [int(line[0]) for line in lines] != list(range(1, HIGHEST_LEVEL + 1)):
        msg = "the Sentencing Table must have a row for each level, 1 to 43, in order"
        raise SentencingError(msg)
    return tuple(tuple(_cell(text) for text in line[1:]) for line in lines)


@frozen
class SentencingTable:
    """The Sentencing Table of one edition: 43 levels by six categories, in months (Ch. 5, Pt. A).

    >>> from datetime import date
    >>> table = TABLE.on(date(2009, 11, 1))
    >>> table.range(21, "III"), table.zone(21, "III")
    (Range(minimum=46, maximum=57), <Zone.D: 'D'>)
    """

    cells: tuple[tuple[Range, ...], ...] = field(converter=_as_cells, repr=False)
    zones: ZoneBounds | None = None
    inferred: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """Cells, as (level, category), whose position was deduced, not read."""

    def range(self, level: OffenseLevel | int, category: CriminalHistoryCategory | str | int) -> Range:
        """The range, in months; a level below 1 is read as 1, and above 43 as 43 (n.2).

        >>> from datetime import date
        >>> print(TABLE.on(date(2009, 11, 1)).range(46, "I"))
        life

        Raises:
            SentencingError: no such category, or the level is no whole number.
        """
        row = level if isinstance(level, OffenseLevel) else OffenseLevel.clamp(level)
        return self.cells[row.number - 1][CriminalHistoryCategory.parse(category).value - 1]

    def zone(self, level: OffenseLevel | int, category: CriminalHistoryCategory | str | int) -> Zone | None:
        """The zone of the cell; ``None`` before zones existed (1 November 1992).

        >>> from datetime import date
        >>> TABLE.on(date(2009, 11, 1)).zone(8, "I"), TABLE.on(date(1991, 11, 1)).zone(8, "I")
        (<Zone.A: 'A'>, None)

        Raises:
            SentencingError: no such category, or the level is no whole number.
        """
        return None if self.zones is None else self.zones.zone(self.range(level, category).minimum)

    def is_inferred(self, level: OffenseLevel, category: CriminalHistoryCategory) -> bool:
        """Whether the cell's position was deduced, not read (1987 to 1989).

        >>> from datetime import date
        >>> TABLE.on(date(2009, 11, 1)).is_inferred(OffenseLevel(21), CriminalHistoryCategory.II)
        False
        """
        return (level.number, category.value) in self.inferred

    def __str__(self) -> str:
        heads = "".join(f"{category!s:>10}" for category in CriminalHistoryCategory)
        rows = (f"{n:>5}" + "".join(f"{cell!s:>10}" for cell in row) for n, row in enumerate(self.cells, start=1))
        return "\n".join((f"level{heads}", *rows))

    def _repr_html_(self) -> str:
        return report.table_html(self)

    def __rich__(self) -> str:
        return str(self)


_INFERRED_IN_1987 = tuple((level, category) for level in range(1, 6) for category in range(1, 7 - level))
"""The fifteen cells that amendment 270 made 0-6: their values are read, their places deduced."""

_ZONES_1992 = ZoneBounds(a=0, b=6, c=10)
_ZONES_2010 = ZoneBounds(a=0, b=9, c=12)

TABLE: Dated[SentencingTable] = Dated(
    "the Sentencing Table",
    (
        Version(
            date(1987, 11, 1),
            None,
            SentencingTable((_LEVELS_1_TO_8_IN_1987, _LEVELS_9_TO_43), inferred=_INFERRED_IN_1987),
            inferred="the places of the fifteen cells 0-1 to 0-5",
        ),
        Version(date(1989, 11, 1), 270, SentencingTable((_LEVELS_1_TO_8_IN_1989, _LEVELS_9_TO_43))),
        Version(date(1992, 11, 1), 462, SentencingTable((_LEVELS_1_TO_8, _LEVELS_9_TO_43), _ZONES_1992)),
        Version(date(2010, 11, 1), 738, SentencingTable((_LEVELS_1_TO_8, _LEVELS_9_TO_43), _ZONES_2010)),
    ),
)
