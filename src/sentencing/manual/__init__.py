"""The Guidelines Manual on a day: each section in the version then in force.

An edition is a date. ``Manual.on(day)`` holds nothing else; it looks up, it never decides facts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Self, TypeAlias, TypeVar

from attrs import field, frozen

from sentencing.case import Acceptance, Case, Count, EarlyDisposition, Stated
from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Become, Effect
from sentencing.errors import CaseFileError, Contradiction, NotInForce, NotModelled, SentencingError, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter2.reentry import REENTRY
from sentencing.manual.chapter2.reentry_facts import Reentry
from sentencing.manual.chapter3 import (
    ACCEPTANCE,
    AGGRAVATING_ROLE,
    EARLY_DISPOSITION,
    EARLY_DISPOSITION_DEPARTURE,
    MITIGATING_ROLE,
    OBSTRUCTION,
)
from sentencing.manual.chapter4.points import POINTS, CriminalHistory
from sentencing.manual.chapter4.sentences import COUNTING, Reckoning
from sentencing.manual.chapter4.zero_point import ZERO_POINT, Offender
from sentencing.manual.chapter5 import TABLE, SentencingTable
from sentencing.readings import Readings
from sentencing.record import Record
from sentencing.rules import Findings, Rule, entered_as_stated, printed, run

S = TypeVar("S")

Adjustment: TypeAlias = Finding | Acceptance | EarlyDisposition
"""What composes by hand: a provision of an edition, or one's own ``Finding``; acceptance; early disposition."""

FIRST_DAY = date(1987, 11, 1)
NEWEST_EDITION = date(2025, 11, 1)
LAST_DAY = date(2026, 10, 31)
"""Amendments effective 1 November 2026 (91 FR 24088) are published; their text has not been read."""

SECTIONS: Mapping[str, Dated[object]] = MappingProxyType(
    {
        "2L1.2": REENTRY,
        "3B1.1": AGGRAVATING_ROLE,
        "3B1.2": MITIGATING_ROLE,
        "3C1.1": OBSTRUCTION,
        "3E1.1": ACCEPTANCE,
        "3F1.1": EARLY_DISPOSITION,
        "4A1.1": POINTS,
        "4A1.2": COUNTING,
        "4C1.1": ZERO_POINT,
        "5A": TABLE,
        "5K3.1": EARLY_DISPOSITION_DEPARTURE,
    }
)
"""Every section modelled, by its number; ``5A`` is the Sentencing Table (Ch. 5, Pt. A)."""

OFFENSE_GUIDELINES: Mapping[str, Dated[tuple[Rule[Reentry | Findings], ...]]] = MappingProxyType({"2L1.2": REENTRY})
FOUND_ADJUSTMENTS: Mapping[str, Dated[tuple[Rule[Findings], ...]]] = MappingProxyType(
    {"3B1.1": AGGRAVATING_ROLE, "3B1.2": MITIGATING_ROLE, "3C1.1": OBSTRUCTION}
)
EFFECTIVE_DAYS: tuple[date, ...] = tuple(
    sorted({version.effective for section in SECTIONS.values() for version in section.versions})
)
"""Every day on which the law modelled here changed; between two of them an edition is constant."""


@frozen
class SectionInForce:
    """A section as one edition prints it: its provisions in order, found by pinpoint.

    >>> Manual.on(date(2009, 11, 1))["2L1.2"]["(b)(1)(A)(ii)"].effect
    Add(number=16)
    """

    number: str
    day: date
    version: Version[object] = field(repr=False)

    @property
    def provisions(self) -> tuple[tuple[Cite, Effect], ...]:
        """Each provision printed: its citation and effect."""
        rules = self.version.text
        return tuple(printed(rules)) if isinstance(rules, tuple) else ()

    def __getitem__(self, pinpoint: str) -> Finding:
        """A provision as an adjustment to compose by hand; where one citation prints two effects, name the effect.

        Raises:
            NotInForce: the edition does not print it.
        """
        stated = Stated.parse(self.number + pinpoint if pinpoint.startswith("(") else pinpoint)
        for cite, effect in self.provisions:
            if stated.cite == cite and stated.effect in (None, effect):
                return Finding(cite, effect, "composed by hand", self.version.source)
        raise NotInForce(_not_printed(stated, self.day))


def _not_printed(stated: Stated, day: date) -> str:
    return f"the Manual in effect on {day} prints no § {stated}"


@frozen
class Manual:
    """The Guidelines Manual in effect on a day.

    >>> Manual.on(date(2009, 11, 1)).table.range(21, "III")
    Range(minimum=46, maximum=57)
    """

    day: date

    @classmethod
    def on(cls, day: date) -> Self:
        """The edition in effect on a day.

        Raises:
            NotModelled: before the first Manual (1 November 1987), or after the newest one encoded.
        """
        if not FIRST_DAY <= day <= LAST_DAY:
            msg = (
                f"no Manual is encoded for {day}: the first is of {FIRST_DAY}, the newest of {NEWEST_EDITION} "
                f"(known to {LAST_DAY}); to use the newest all the same, name it as the manual: {NEWEST_EDITION}"
            )
            raise NotModelled(msg)
        return cls(day)

    @property
    def table(self) -> SentencingTable:
        """The Sentencing Table of the edition."""
        return TABLE.on(self.day)

    def same_text(self, other: Self) -> bool:
        """Whether nothing modelled changed between the two days."""
        first, last = sorted((self.day, other.day))
        return not any(first < day <= last for day in EFFECTIVE_DAYS)

    def __getitem__(self, number: str) -> SectionInForce:
        """A section as this edition prints it.

        Raises:
            NotModelled: the section is not modelled.
            NotInForce: the edition does not contain it.
        """
        number = number.strip().removeprefix("§").strip()
        section = SECTIONS.get(number)
        if section is None:
            msg = f"§ {number} is not modelled; modelled are {', '.join(SECTIONS)}"
            raise NotModelled(msg)
        section.on(self.day)
        return SectionInForce(number, self.day, section.version(self.day))

    def adjust(self, *adjustments: Adjustment, start: Ledger = Ledger()) -> Ledger:
        """Fold adjustments, in order, into a ledger. They are added as given: "the greatest" is yours to choose.

        >>> from sentencing.case import Acceptance, EarlyDisposition
        >>> book = Manual.on(date(2009, 11, 1))
        >>> reentry = book["2L1.2"]
        >>> ledger = book.adjust(
        ...     reentry["(a)"], reentry["(b)(1)(A)(ii)"], Acceptance(motion=True), EarlyDisposition(levels=2)
        ... )
        >>> print(book.table.range(ledger.offense_level, "II"))
        33-41

        Raises:
            NotInForce: an adjustment that this edition does not contain.
        """
        ledger = start
        for adjustment in adjustments:
            match adjustment:
                case Finding():
                    if adjustment.cite.section in SECTIONS:
                        self[adjustment.cite.section]
                    ledger = ledger.enter(adjustment)
                case Acceptance():
                    ledger = self._run(ACCEPTANCE, adjustment, ledger)
                case EarlyDisposition():
                    before = EARLY_DISPOSITION_DEPARTURE if self.early_disposition_departs else EARLY_DISPOSITION
                    ledger = self._run(before, adjustment, ledger)
                case _:
                    msg = (
                        f"{adjustment!r} is no adjustment: give a provision of the edition, a Finding, Acceptance or "
                        "EarlyDisposition"
                    )
                    raise SentencingError(msg)
        return ledger

    def _run(self, section: Dated[tuple[Rule[S], ...]], subject: S, ledger: Ledger) -> Ledger:
        return run(section.on(self.day), subject, ledger, section.version(self.day).source)

    # Chapter Two

    def offense(self, count: Count, record: Record, readings: Readings, *, priors_stated: bool) -> "Offense":
        """The offense level of a count under Chapter Two, from facts or from findings.

        Raises:
            NotModelled: the guideline is not modelled, and its result is not stated.
            NotInForce: a finding that this edition does not print.
            Contradiction: facts and findings give different levels.
            Undetermined: the facts do not decide.
        """
        for stated in count.found or ():
            if stated.cite.section != count.guideline:
                msg = f"count.found: § {stated.cite} is no provision of the guideline of the count, § {count.guideline}"
                raise CaseFileError(msg)
        section = OFFENSE_GUIDELINES.get(count.guideline)
        if section is None or (count.found and count.found[0].effect and not count.found[0].cite.pinpoint):
            return Offense(_stated_result(count))
        facts = Reentry.of(count, record, readings, priors_stated=priors_stated)
        if count.found is None:
            return self._from_facts(section, facts)
        return self._from_findings(section, count.found, facts)

    def _from_facts(self, section: Dated[tuple[Rule[Reentry | Findings], ...]], facts: Reentry) -> "Offense":
        try:
            return Offense(self._run(section, facts, Ledger()))
        except Undetermined:
            unstated = [each.prior.name for each in facts.convictions if each.prior.kinds is None]
            if not unstated:
                raise
            ledger = self._run(section, facts.with_unstated_kinds_as_none(), Ledger())
            note = (
                f"No `kinds` are stated for {'; '.join(unstated)}: taken as none of the kinds that "
                f"§ {facts.count.guideline} lists. State them, or `kinds = []`."
            )
            return Offense(ledger, (note,))

    def _from_findings(
        self, section: Dated[tuple[Rule[Reentry | Findings], ...]], stated: tuple[Stated, ...], facts: Reentry
    ) -> "Offense":
        choices = [self._printed_effects(each, section) for each in stated]
        ways = [
            self._run(section, Findings(tuple(map(Stated, _cites(stated), effects))), Ledger())
            for effects in dict.fromkeys((tuple(map(max_effect, choices)), tuple(map(min_effect, choices))))
        ]
        worked = self._worked(section, facts)
        if worked is None:
            takes_least = len(ways) > 1 and facts.readings.other("found-tier-points-2011")
            return Offense(ways[-1] if takes_least else ways[0])
        for found in ways:
            if found.total == worked.total:
                return Offense(found)
        msg = (
            f"findings and facts disagree: count.found gives {_listed(ways[0])}, "
            f"the facts stated give {_listed(worked)}; correct one, or leave one out"
        )
        raise Contradiction(msg)

    def _worked(self, section: Dated[tuple[Rule[Reentry | Findings], ...]], facts: Reentry) -> Ledger | None:
        """What the facts beside a finding give; ``None`` where none are stated, or they decide nothing."""
        if not facts.stated:
            return None
        try:
            return self._run(section, facts, Ledger())
        except Undetermined:
            return None

    def _printed_effects(
        self, stated: Stated, section: Dated[tuple[Rule[Reentry | Findings], ...]]
    ) -> frozenset[Effect]:
        """The effects that this edition prints for a finding: one, or two where points choose (2011 to 2016)."""
        by_cite: dict[Cite, set[Effect]] = {}
        for cite, effect in printed(section.on(self.day)):
            if cite in stated.cite and stated.effect in (None, effect):
                by_cite.setdefault(cite, set()).add(effect)
        if not by_cite:
            raise NotInForce(_not_printed(stated, self.day))
        choices = set(map(frozenset, by_cite.values()))
        if len(choices) > 1:
            msg = f"count.found: § {stated} names several increases; cite one of {', '.join(map(str, by_cite))}"
            raise Undetermined(msg)
        return choices.pop()

    # Chapter Three, Parts A to C

    def found_adjustments(self, stated: Iterable[Stated], ledger: Ledger) -> Ledger:
        """Adjustments found by citation, in the order of the Manual.

        Raises:
            NotModelled: a section that is not modelled, and its effect is not stated.
            NotInForce: a provision that this edition does not print.
        """
        for finding in sorted(stated, key=_section):
            section = FOUND_ADJUSTMENTS.get(finding.cite.section)
            if finding.effect is not None:
                ledger = entered_as_stated((finding,), ledger)
            elif section is None:
                msg = f"adjustments.found: § {finding.cite} is not modelled; state its effect: '{finding.cite} +2'"
                raise NotModelled(msg)
            elif not any(cite == finding.cite for cite, _ in printed(section.on(self.day))):
                raise NotInForce(_not_printed(finding, self.day))
            else:
                ledger = self._run(section, Findings((finding,)), ledger)
        return ledger

    # Chapter Three, Part F, and § 5K3.1

    @property
    def early_disposition_departs(self) -> bool:
        """Whether an early disposition is a departure (§ 5K3.1), not an adjustment (§ 3F1.1, from 1 November 2025)."""
        return self.day < EARLY_DISPOSITION.versions[0].effective

    @property
    def has_early_disposition(self) -> bool:
        """Whether any provision for it is in force (from 27 October 2003)."""
        return self.day >= EARLY_DISPOSITION_DEPARTURE.versions[0].effective

    # Chapter Four

    def record(self, case: Case, readings: Readings) -> Record:
        """The prior sentences and convictions as § 4A1.2 reads them."""
        return Reckoning(COUNTING.on(self.day), case.commencement, case.sentenced, readings).record(case.priors or ())

    def points(self, history: CriminalHistory) -> Ledger:
        """Criminal history points under § 4A1.1.

        Raises:
            Undetermined: the facts do not decide.
        """
        return self._run(POINTS, history, Ledger())

    def zero_point(self, offender: Offender, ledger: Ledger) -> Ledger:
        """The level after § 4C1.1; unchanged before 1 November 2023."""
        if self.day < ZERO_POINT.versions[0].effective:
            return ledger
        return self._run(ZERO_POINT, offender, ledger)


@frozen
class Offense:
    """What Chapter Two makes of a count."""

    ledger: Ledger
    notes: tuple[str, ...] = ()


def _stated_result(count: Count) -> Ledger:
    if not count.found:
        msg = (
            f"count.guideline: § {count.guideline} is not modelled ({', '.join(OFFENSE_GUIDELINES)} is); state its "
            f"result in count.found, such as '{count.guideline} = 24'"
        )
        raise NotModelled(msg)
    if not isinstance(count.found[0].effect, Become):
        msg = (
            f"count.found: § {count.guideline} is not modelled, so the first finding must state its level, such as "
            f"'{count.guideline} = 24'"
        )
        raise NotModelled(msg)
    return entered_as_stated(count.found, Ledger())


def _number(effect: Effect) -> int:
    return effect.number


max_effect = partial(max, key=_number)
min_effect = partial(min, key=_number)


def _cites(stated: Iterable[Stated]) -> Iterator[Cite]:
    return (each.cite for each in stated)


def _section(stated: Stated) -> str:
    return stated.cite.section


def _listed(ledger: Ledger) -> str:
    return f"level {ledger.total} ({', '.join(map(str, ledger.steps))})"
