"""§ 3D1.2(d): the offenses that are grouped because their levels rest on an aggregate, and those excluded from it.

A list reads as the Manual prints it, one line for each Part of Chapter Two; each later one is the list before as
amended, so that what an amendment did can be compared with its words in Appendix C.
"""

import re
from datetime import date
from typing import Self

from attrs import frozen

from sentencing.dated import Dated, Version
from sentencing.errors import SentencingError


@frozen
class AggregateList:
    """The guidelines whose counts subsection (d) groups, and those that it excludes.

    An entry is a section (``2B1.1``), a range of sections of one Part (``2B2.1-2B3.3``), or a whole Part (``2A``).

    >>> AGGREGATE_LISTS.on(date(2016, 11, 1)).includes("2B1.1")
    True

    Attributes:
        grouped: what is to be grouped under the subsection.
        excluded: what is excluded from it; another subsection may group it all the same.
    """

    grouped: tuple[str, ...]
    excluded: tuple[str, ...]

    def includes(self, guideline: str) -> bool | None:
        """Whether the subsection groups counts under a guideline; ``None`` where it is decided case by case.

        The narrower entry prevails: a section over a range, and a range over its Part.
        """
        for covers in (str.__eq__, _in_range, _in_part):
            for entries, answer in ((self.grouped, True), (self.excluded, False)):
                if any(covers(entry, guideline) for entry in entries):
                    return answer
        return None

    def amended(self, strike: str = "", group: str = "", exclude: str = "") -> Self:
        """The list as an amendment leaves it; entries are parted by spaces.

        Raises:
            SentencingError: what is struck is on neither side, or what is added is on one already.
        """
        struck, group_more, exclude_more = strike.split(), group.split(), exclude.split()
        grouped = [entry for entry in self.grouped if entry not in struck]
        excluded = [entry for entry in self.excluded if entry not in struck]
        kept = {*grouped, *excluded}
        absent = {*struck} - {*self.grouped, *self.excluded}
        there_already = kept & {*group_more, *exclude_more}
        if absent or there_already:
            msg = f"no such amendment of the list: {', '.join(sorted(absent | there_already))}"
            raise SentencingError(msg)
        return type(self)(
            tuple(sorted(grouped + group_more, key=_place)), tuple(sorted(excluded + exclude_more, key=_place))
        )


def _place(entry: str) -> tuple[str, ...]:
    """Where an entry stands in the Manual: 2D1.11 after 2D1.5."""
    return tuple(part.zfill(2) for part in re.findall(r"\d+|[A-Z]", entry.partition("-")[0]))


def _in_range(entry: str, guideline: str) -> bool:
    first, _, last = entry.partition("-")
    return last != "" and _place(first) <= _place(guideline) <= _place(last)


def _in_part(entry: str, guideline: str) -> bool:
    return "." not in entry and guideline.startswith(entry)


_LIST_OF_1987 = AggregateList(
    grouped=(
        "2B",
        "2D",
        "2E",
        "2F",
        "2G2.2-2G3.1",
        "2K2.3",
        "2L1.3",  # named as a continuing offense; § 2Q1.3 is so only under its (b)(1)(A), hence case by case
        *("2N2.1", "2N3.1"),
        *("2Q2.1", "2Q2.2"),
        "2R",
        "2S",
        "2T",
    ),
    excluded=(
        "2B2.1-2B3.3",
        "2D1.6-2D3.4",
        "2E1.1-2E2.1",
    ),
)
"""A rule stated by Parts and their exceptions, for counts of the same general type of offense."""

_LIST_OF_1988 = AggregateList(
    grouped=(
        *("2B1.1", "2B1.2", "2B1.3", "2B4.1", "2B5.1", "2B5.2", "2B5.3", "2B5.4", "2B6.1"),
        *("2D1.1", "2D1.2", "2D1.3", "2D1.5"),
        *("2E4.1", "2E5.1", "2E5.2", "2E5.4", "2E5.6"),
        *("2F1.1", "2F1.2"),
        "2N3.1",
        "2R1.1",
        *("2S1.1", "2S1.2", "2S1.3"),
        *("2T1.1", "2T1.2", "2T1.3", "2T1.4", "2T1.6", "2T1.7", "2T1.9", "2T2.1", "2T3.1", "2T3.2"),
    ),
    excluded=(
        "2A",
        *("2B2.1", "2B2.2", "2B2.3", "2B3.1", "2B3.2", "2B3.3"),
        *("2C1.1", "2C1.5"),
        *("2D2.1", "2D2.2", "2D2.3"),
        *("2E1.3", "2E1.4", "2E1.5", "2E2.1"),
        *("2G1.1", "2G1.2", "2G2.1", "2G3.2"),
        *("2H1.1", "2H1.2", "2H1.3", "2H1.4", "2H2.1", "2H4.1"),
        *("2L1.1", "2L2.1", "2L2.2", "2L2.3", "2L2.4", "2L2.5"),
        *("2M2.1", "2M2.3", "2M3.1", "2M3.2", "2M3.3", "2M3.4", "2M3.5", "2M3.6", "2M3.7", "2M3.8", "2M3.9"),
        *("2P1.1", "2P1.2", "2P1.3", "2P1.4"),
    ),
)

_LIST_OF_1989 = _LIST_OF_1988.amended(strike="2C1.1 2D1.3 2G3.2 2P1.4", group="2C1.1 2C1.2")
_LIST_OF_1990 = _LIST_OF_1989.amended(group="2K2.2")
_LIST_OF_1991 = _LIST_OF_1990.amended(strike="2K2.2", group="2C1.7 2D1.11 2D1.13 2K2.1")
_LIST_OF_1992 = _LIST_OF_1991.amended(strike="2L1.1 2L2.1 2L2.3 2T3.2", group="2L1.1 2L2.1 2L2.3 2Q2.1")
_LIST_OF_1993 = _LIST_OF_1992.amended(
    strike="2B1.2 2B5.2 2B5.4 2E5.2 2E5.4 2E5.6 2L2.3 2T1.2 2T1.3 2B2.2 2E1.5 2L2.4 2M3.6 2M3.7 2M3.8"
)
_LIST_OF_1995 = _LIST_OF_1993.amended(strike="2H1.2 2H1.3 2H1.4")
_LIST_OF_1996 = _LIST_OF_1995.amended(strike="2G1.2")
_LIST_OF_2001 = _LIST_OF_1996.amended(strike="2B1.3 2F1.1 2F1.2 2S1.2", group="2B1.4 2G2.2 2G2.4")
_LIST_OF_2002 = _LIST_OF_2001.amended(group="2B1.5")
_LIST_OF_2003 = _LIST_OF_2002.amended(group="2C1.8")
_LIST_OF_2004 = _LIST_OF_2003.amended(strike="2G2.4", group="2G3.1", exclude="2X6.1")
_LIST_OF_2005 = _LIST_OF_2004.amended(strike="2C1.7")
_LIST_OF_2007 = _LIST_OF_2005.amended(group="2A3.5")
_LIST_OF_2023 = _LIST_OF_2007.amended(exclude="2G1.3")

AGGREGATE_LISTS: Dated[AggregateList] = Dated(
    "§ 3D1.2(d)",
    (
        Version(date(1987, 11, 1), None, _LIST_OF_1987),
        Version(date(1988, 6, 15), 45, _LIST_OF_1988),
        Version(date(1989, 11, 1), 121, _LIST_OF_1989),  # and amend. 253
        Version(date(1990, 11, 1), 349, _LIST_OF_1990),
        Version(date(1991, 11, 1), 417, _LIST_OF_1991),
        Version(date(1992, 11, 1), 458, _LIST_OF_1992),
        Version(date(1993, 11, 1), 496, _LIST_OF_1993),
        Version(date(1995, 11, 1), 534, _LIST_OF_1995),
        Version(date(1996, 11, 1), 538, _LIST_OF_1996),
        Version(date(2001, 11, 1), 617, _LIST_OF_2001),  # and amends. 615 and 634
        Version(date(2002, 11, 1), 638, _LIST_OF_2002),
        Version(date(2003, 1, 25), 648, _LIST_OF_2003),
        Version(date(2004, 11, 1), 664, _LIST_OF_2004),  # and amend. 674
        Version(date(2005, 11, 1), 679, _LIST_OF_2005),
        Version(date(2007, 11, 1), 701, _LIST_OF_2007),
        Version(date(2023, 11, 1), 823, _LIST_OF_2023),
    ),
)
