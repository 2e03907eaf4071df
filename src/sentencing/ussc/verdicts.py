"""A check as a value, and what it says of a record: agrees, disagrees with a likely reason, or not checked and why."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import TypeAlias

from attrs import frozen

from sentencing.errors import SentencingError
from sentencing.frames.values import as_reason
from sentencing.manual import Manual
from sentencing.partial import PartialDate
from sentencing.ussc.codes import Row
from sentencing.ussc.manuals import DAY_COLUMNS, days, manuals


class Reason(StrEnum):
    """Why a record likely differs from what is recomputed: what its own values suggest, never more.

    >>> Reason("career offender")
    <Reason.CAREER_OFFENDER: 'career offender'>

    Raises:
        ValueError: the text is none of these.
    """

    STATUTORY_LIMIT = "statutory limit"
    CAREER_OFFENDER = "career offender"
    SAFETY_VALVE = "safety valve"
    STACKED_COUNTS = "stacked counts"
    NOT_IN_FRAME = "a column left out"
    CODING = "coding"
    UNEXPLAINED = "unexplained"


@frozen
class Agrees:
    """What is recomputed is what is recorded.

    >>> from sentencing.ussc import CHECKS
    >>> CHECKS[0].of({"XFOLSOR": 21, "XCRHISSR": 3, "XMINSOR": 46, "XMAXSOR": 57, "AMENDYR": 2010})
    Agrees()
    """


@frozen
class Disagrees:
    """What is recomputed is not what is recorded.

    >>> from sentencing.ussc import CHECKS
    >>> found = CHECKS[0].of({"XFOLSOR": 29, "XCRHISSR": 6, "XMINSOR": 262, "XMAXSOR": 327, "AMENDYR": 2014})
    >>> print(found.recorded, "against", found.recomputed, "|", found.reason)
    262-327 against 151-188 | career offender

    Attributes:
        recorded: what the file has.
        recomputed: what the Manual makes of the other columns.
        reason: the likely reason.
        because: what suggests it, in words.
    """

    recorded: str
    recomputed: str
    reason: Reason
    because: str


@frozen
class NotChecked:
    """The record does not tell enough, or the Manual is not known.

    >>> from sentencing.ussc import CHECKS
    >>> CHECKS[0].of({"XFOLSOR": None, "XCRHISSR": 3, "XMINSOR": 46, "XMAXSOR": 57, "AMENDYR": 2010}).reason
    'XFOLSOR is missing'
    """

    reason: str


Verdict: TypeAlias = Agrees | Disagrees | NotChecked

AGREES = Agrees()

_OPEN = NotChecked("the Manuals that the record may have been worked with give different answers")


@frozen
class Found:
    """A verdict, and the days whose Manuals it rests on; ``None`` where nothing was checked."""

    verdict: Verdict
    days: PartialDate | None = None


@frozen
class Check:
    """A comparison of what a record says in one place with what the law makes of it in another.

    >>> from sentencing.ussc import CHECKS
    >>> record = {"XFOLSOR": 21, "XCRHISSR": 3, "XMINSOR": 46, "XMAXSOR": 57, "AMENDYR": 2010}
    >>> CHECKS[0].name, CHECKS[0].of(record)
    ('range', Agrees())

    Attributes:
        name: what it is called.
        asks: what it compares, in a sentence.
        provision: the provision of the Manual.
        needs: the columns without which it cannot be made. A record in which one is blank is not checked, except where
            a blank is none: a characteristic, an adjustment of Chapter Three, or what the Manual does not have.
        compare: the comparison, under one Manual.
        reads: columns that it reads where there are any.
        unless: where these columns are all there, another check asks more.
        when: the days whose Manuals are applied to a record.
    """

    name: str
    asks: str
    provision: str
    needs: tuple[str, ...]
    compare: Callable[[Row, Manual], Verdict]
    reads: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    when: Callable[[Row], PartialDate] = days

    def applies(self, columns: Collection[str]) -> bool:
        """Whether a frame with these columns, in capitals, can be checked.

        >>> from sentencing.ussc import CHECKS
        >>> CHECKS[0].applies(["XFOLSOR", "XCRHISSR", "XMINSOR", "XMAXSOR"]), CHECKS[0].applies(["XFOLSOR"])
        (True, False)
        """
        asked_elsewhere = bool(self.unless) and all(column in columns for column in self.unless)
        return not asked_elsewhere and all(column in columns for column in self.needs)

    def columns(self, present: Collection[str]) -> tuple[str, ...]:
        """The columns that it takes from a frame with these, the ones that tell the Manual among them.

        >>> from sentencing.ussc import CHECKS
        >>> sorted(CHECKS[0].columns(["USSCIDN", "XFOLSOR", "AMENDYR"]))
        ['AMENDYR', 'XFOLSOR']
        """
        taken = (*self.needs, *self.reads, *DAY_COLUMNS)
        return tuple(column for column in dict.fromkeys(taken) if column in present)

    def of(self, row: Row) -> Verdict:
        """The verdict on a record, given by the names of the Commission's variables.

        >>> from sentencing.ussc import CHECKS
        >>> CHECKS[0].of({"XFOLSOR": 21, "XCRHISSR": 2, "XMINSOR": 41, "XMAXSOR": 51, "AMENDYR": 2010})
        Agrees()
        """
        return self.finding(row).verdict

    def finding(self, row: Row) -> Found:
        """The verdict with the days whose Manuals it rests on.

        >>> from sentencing.ussc import CHECKS
        >>> found = CHECKS[0].finding({"XFOLSOR": 21, "XCRHISSR": 2, "XMINSOR": 41, "XMAXSOR": 51, "AMENDYR": 2010})
        >>> found.verdict
        Agrees()
        """
        try:
            when = self.when(row)
            verdict = _one_of([self.compare(row, book) for book in manuals(when)])
        except SentencingError as error:
            return Found(NotChecked(as_reason(error)))
        return Found(verdict, None if isinstance(verdict, NotChecked) else when)


def _one_of(verdicts: list[Verdict]) -> Verdict:
    """The verdict of every Manual; where some agree and others do not, there is none."""
    for verdict in verdicts:
        if isinstance(verdict, NotChecked):
            return verdict
    kinds = {type(verdict) for verdict in verdicts}
    return verdicts[-1] if len(kinds) == 1 else _OPEN
