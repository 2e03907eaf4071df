"""A section as one Manual has it, and a text that a user lays over an edition."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.effects import Effect
from sentencing.errors import NotInForce, NotModelled
from sentencing.ledger import Finding
from sentencing.rules import not_printed, printed


class Unread(Enum):
    """A text of which only the label is known: a stored outcome keeps no more of it."""

    UNREAD = "unread"


UNREAD: Final = Unread.UNREAD


@frozen
class Laid:
    """A text laid over an edition: of which section, and why. Two are equal by these alone.

    >>> from sentencing.manual import Manual
    >>> Manual.on(date(2025, 11, 1)).laying("2L1.2", None, "left out").laid[0].note
    'Hypothetical: § 2L1.2: left out; this is no edition of the Manual.'
    """

    section: str
    label: str
    text: object = field(default=UNREAD, eq=False, repr=False)

    @property
    def note(self) -> str:
        """What every outcome under the edition must say."""
        return f"Hypothetical: {self.label}; this is no edition of the Manual."


@frozen
class SectionInForce:
    """A section as one edition prints it: its provisions in order, found by pinpoint.

    >>> from sentencing.manual import Manual
    >>> Manual.on(date(2009, 11, 1))["2L1.2"]["(b)(1)(A)(ii)"].effect
    Add(number=16)
    """

    number: str
    day: date
    rules: object = field(repr=False)
    source: str = ""

    @property
    def provisions(self) -> tuple[tuple[Cite, Effect], ...]:
        """Each provision printed: its citation and effect, in levels; none where the section only works from facts.

        >>> from sentencing.manual import Manual
        >>> [f"{cite} {effect}" for cite, effect in Manual.on(date(1995, 11, 1))["2L1.2"].provisions]
        ['2L1.2(a) = 8', '2L1.2(b)(1) +4', '2L1.2(b)(2) +16']
        """
        return tuple(printed(self.rules)) if isinstance(self.rules, tuple) else ()

    def __getitem__(self, pinpoint: str) -> Finding:
        """A provision as an adjustment to compose by hand; where one citation prints two effects, name the effect.

        Raises:
            NotInForce: the edition does not print it.
            NotModelled: the section works from facts, and has no provisions to pick.
        """
        if not self.provisions:
            msg = f"§ {self.number} is not composed by pinpoint; give its facts, such as Acceptance(motion=True)"
            raise NotModelled(msg)
        stated = Stated.parse(self.number + pinpoint)
        for cite, effect in self.provisions:
            if stated.cite == cite and stated.effect in (None, effect):
                return Finding(cite, effect, "composed by hand", self.source)
        raise NotInForce(not_printed(stated, self.day))
