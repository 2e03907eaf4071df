"""An edition: each section in the version in force on a day, and what a user laid over it."""

from datetime import date
from typing import Self, TypeVar, cast

from attrs import evolve, frozen

from sentencing.dated import Dated
from sentencing.errors import NotInForce, NotModelled, SentencingError
from sentencing.manual.in_force import UNREAD, Laid, SectionInForce
from sentencing.manual.sections import SECTIONS
from sentencing.partial import exact

T = TypeVar("T")

FIRST_DAY = date(1987, 11, 1)
NEWEST_EDITION = date(2025, 11, 1)
LAST_DAY = date(2026, 10, 31)
"""Amendments effective 1 November 2026 (91 FR 24088) are published; their text has not been read."""

EFFECTIVE_DAYS: tuple[date, ...] = tuple(
    sorted({version.effective for section in SECTIONS.values() for version in section.versions})
)
"""Every day on which the law modelled here changed; between two of them an edition is constant."""


@frozen
class Edition:
    """The texts of the Guidelines Manual in effect on a day: it looks up, and applies nothing.

    Attributes:
        day: the day.
        laid: texts laid over it; the outcome under such an edition is hypothetical.
    """

    day: date
    laid: tuple[Laid, ...] = ()

    @classmethod
    def on(cls, day: date) -> Self:
        """The edition in effect on a day.

        Raises:
            NotModelled: before the first Manual (1 November 1987), or after the newest one encoded.
            SentencingError: it is no day, or has a time.
        """
        if not FIRST_DAY <= exact(day) <= LAST_DAY:
            other, one = ("first", FIRST_DAY) if day < FIRST_DAY else ("newest", NEWEST_EDITION)
            msg = (
                f"no Manual is encoded for {day}: the first is of {FIRST_DAY}, the newest of {NEWEST_EDITION} "
                f"(known to {LAST_DAY}); to use the {other} all the same, name it as the manual: {one}"
            )
            raise NotModelled(msg)
        return cls(day)

    def laying(self, number: str, text: object, label: str) -> Self:
        """This Manual with another text of one section: a proposed amendment, one newer than the library, a reform.

        >>> from sentencing.manual import Manual
        >>> book = Manual.on(date(2025, 11, 1))
        >>> reform = book.laying("5A", Manual.on(date(1991, 11, 1)).table, "the Table of 1991")
        >>> print(book.table.range(7, "I"), reform.table.range(7, "I"), *reform.hypothetical)
        0-6 1-7 § 5A: the Table of 1991

        Args:
            number: a section modelled, such as ``"2L1.2"``; ``"5A"`` is the Sentencing Table.
            text: what the section holds, of the kind that its versions hold; ``None`` takes the section out.
            label: what the text is; every report shows it.

        Raises:
            NotModelled: the section is not modelled.
        """
        return evolve(self, laid=(*self.laid, Laid(_modelled(number).name, f"§ {number}: {label}", text)))

    def with_amendment(self, number: int) -> Self:
        """This Manual with one later amendment, all else held: the question of § 1B1.10(b)(1).

        >>> from sentencing.manual import Manual
        >>> book = Manual.on(date(2018, 11, 1)).with_amendment(821)
        >>> book.hypothetical
        ('§ 4A1.1: amend. 821 (eff. 2023-11-01)', '§ 4C1.1: amend. 821 (eff. 2023-11-01)')

        Raises:
            NotModelled: no section modelled was made or changed by the amendment.
            SentencingError: the amendment is part of this Manual already.
        """
        made = [
            (section, version)
            for section, history in SECTIONS.items()
            for version in history.versions
            if version.amendment == number
        ]
        if not made:
            msg = f"amendment {number} changes no section that is modelled"
            raise NotModelled(msg)
        if any(version.effective <= self.day for _, version in made):
            msg = f"amendment {number} is part of the Manual in effect on {self.day} already"
            raise SentencingError(msg)
        book = self
        for section, version in made:
            book = book.laying(section, version.text, f"amend. {number} (eff. {version.effective})")
        return book

    @property
    def hypothetical(self) -> tuple[str, ...]:
        """What was laid over the edition; empty for an edition as it was."""
        return tuple(laid.label for laid in self.laid)

    @property
    def is_known(self) -> bool:
        """Whether every text laid over is known; a stored outcome keeps only their labels."""
        return not any(laid.text is UNREAD for laid in self.laid)

    def _laid_over(self, section: Dated[T]) -> Laid | None:
        return next((laid for laid in reversed(self.laid) if laid.section == section.name), None)

    def in_force(self, section: Dated[T]) -> bool:
        """Whether this Manual contains the section."""
        laid = self._laid_over(section) if self.laid else None
        return section.in_force(self.day) if laid is None else laid.text is not None

    def text(self, section: Dated[T]) -> T:
        """The section as this Manual has it.

        Raises:
            NotModelled: before the original text of 1987.
            NotInForce: this Manual does not contain it.
        """
        laid = self._laid_over(section) if self.laid else None
        if laid is None:
            return section.on(self.day)
        if laid.text is UNREAD:
            msg = f"{section.name}: of {laid.label} only the label is known; lay the text over the edition again"
            raise NotModelled(msg)
        if laid.text is None:
            msg = f"{section.name} is not in force: {laid.label} takes it out"
            raise NotInForce(msg)
        return cast("T", laid.text)

    def source(self, section: Dated[T]) -> str:
        """Whence the text comes: its amendment and date, or what was laid over."""
        laid = self._laid_over(section) if self.laid else None
        return section.version(self.day).source if laid is None else f"hypothetical: {laid.label}"

    def same_text(self, other: Self) -> bool:
        """Whether nothing modelled changed between the two days.

        >>> from sentencing.manual import Manual
        >>> book = Manual.on(date(2009, 11, 1))
        >>> book.same_text(Manual.on(date(2010, 10, 31))), book.same_text(Manual.on(date(2010, 11, 1)))
        (True, False)
        """
        first, last = sorted((self.day, other.day))
        return self.laid == other.laid and not any(first < day <= last for day in EFFECTIVE_DAYS)

    def __getitem__(self, number: str) -> SectionInForce:
        """A section as this edition prints it.

        Raises:
            NotModelled: the section is not modelled.
            NotInForce: the edition does not contain it.
        """
        section = _modelled(number)
        return SectionInForce(
            number.strip().removeprefix("§").strip(), self.day, self.text(section), self.source(section)
        )


def _modelled(number: str) -> Dated[object]:
    section = SECTIONS.get(number)
    if section is None:
        msg = f"§ {number} is not modelled; modelled are {', '.join(SECTIONS)}"
        raise NotModelled(msg)
    return section
