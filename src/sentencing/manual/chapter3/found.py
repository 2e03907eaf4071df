"""Chapter Three, Parts A to C: what its sections share. They read findings by citation; no fact decides them.

Each section is dated rules over ``Adjusted``. A version stands for each amendment that changed what the guideline
itself asks for or gives; an amendment that only clarifies, renumbers, or touches the commentary makes none.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from attrs import evolve, field, frozen

from sentencing.cite import Cite
from sentencing.counts import Adjustments, Stated
from sentencing.effects import Add, Effect
from sentencing.errors import Contradiction, NotInForce, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.readings import Readings
from sentencing.rules import Findings, Provision, Rule, not_printed, printed, total_with
from sentencing.truth import NO, Answer


@frozen
class Adjusted(Findings):
    """The findings of one section for one count, and what is stated beside them.

    >>> found = Adjusted((Stated.parse("3A1.2 +6"), Stated.parse("3A1.2(b)")))
    >>> str(found.naming(Cite("3A1.2", "(b)"), Add(6)))
    '3A1.2(b)'

    Attributes:
        stated: the findings, each with its effect, in levels, where that is stated too.
        facts: the few facts that Parts A to C ask.
        readings: the sides taken of open questions.
        guideline: the section of Chapter Two of the count; empty where it is not known.
    """

    facts: Adjustments = Adjustments()
    readings: Readings = field(factory=Readings)
    guideline: str = ""

    def naming(self, cite: Cite, effect: Effect) -> Stated | None:
        """The finding that names a provision, and of several the one that names it most closely."""
        naming = (each for each in self.stated if each.names(cite, effect))
        return max(naming, key=lambda each: len(each.cite.pinpoint), default=None)


FoundRules: TypeAlias = tuple[Rule[Adjusted], ...]


def only_if_found(_subject: object) -> Answer:
    """No facts of the case decide it; the caller's finding does."""
    return NO


def adjustment(section: str, pinpoint: str, levels: int, because: str) -> Provision[Adjusted]:
    """A provision that adds or takes off so many levels where a finding names it."""
    return Provision(Cite(section, pinpoint), Add(levels), because, only_if_found)


@frozen
class OneOf:
    """Alternatives that exclude each other: to find two is to contradict oneself."""

    of: tuple[Rule[Adjusted], ...]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """The findings of the one alternative; raises ``Contradiction`` where two are found."""
        found = [findings for rule in self.of if (findings := tuple(rule.find(subject, ledger)))]
        if len(found) > 1:
            both = " and ".join(f"§ {findings[0]}" for findings in found)
            msg = f"{both} are found, but one excludes the other: keep the one that applies"
            raise Contradiction(msg)
        for findings in found:
            yield from findings


@frozen
class TheGreatest:
    """Alternatives of which the greatest applies, or of equals the first; the others found are considered."""

    of: tuple[Rule[Adjusted], ...]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """Each finding once; one of them has an effect."""
        return _only_the_greatest(_each_once(self.of, subject, ledger), ledger)


@frozen
class EachOnItsOwn:
    """Increases printed one after another, with no word on whether they add up: of two, a reading decides."""

    reading: str
    of: tuple[Rule[Adjusted], ...]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """Each finding once; on the other reading only the greatest has an effect."""
        found = _each_once(self.of, subject, ledger)
        several = sum(finding.effect is not None for finding in found) > 1
        if several and subject.readings.other(self.reading):
            return _only_the_greatest(found, ledger)
        return iter(found)


@frozen
class Additional:
    """An increase on top of another, never without it; it must be named by its own citation."""

    upon: Cite
    of: Provision[Adjusted]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most; raises ``Contradiction`` where what it adds to was not applied."""
        own = evolve(subject, stated=tuple(each for each in subject.stated if each.cite in self.of.cite))
        for finding in self.of.find(own, ledger):
            if not any(step.cite in self.upon or self.upon in step.cite for step in ledger.steps):
                msg = f"§ {finding} is found, but it only adds to § {self.upon}, which is not: find that too"
                raise Contradiction(msg)
            yield finding


@frozen
class OnlyUnder:
    """A provision for a count whose guideline is from one Part of Chapter Two."""

    part: str
    of: Provision[Adjusted]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most; raises ``Contradiction`` where the guideline of the count is from another Part."""
        for finding in self.of.find(subject, ledger):
            if subject.guideline and not subject.guideline.startswith(self.part):
                msg = (
                    f"§ {finding.cite} is found on a count under § {subject.guideline}, but it is for a guideline of "
                    f"Part {self.part[-1]}: state in `adjustments` of each count what fits it"
                )
                raise Contradiction(msg)
            yield finding


@frozen
class NotUnder:
    """A provision that gives way to another where the guideline of the count is from one Part of Chapter Two."""

    part: str
    gives_way_to: Cite
    of: Provision[Adjusted]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most; raises ``Contradiction`` where the other provision applies, and is not found."""
        for finding in self.of.find(subject, ledger):
            other_found = any(each.cite in self.gives_way_to for each in subject.stated)
            if subject.guideline.startswith(self.part) and not other_found:
                msg = (
                    f"§ {finding.cite} is found on a count under § {subject.guideline}, a guideline of Part "
                    f"{self.part[-1]}: there § {self.gives_way_to} applies; find that"
                )
                raise Contradiction(msg)
            yield finding


@frozen
class NotBeside:
    """A provision that may not apply where an adjustment under another one has."""

    other: Cite
    of: Provision[Adjusted]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most, with no effect beside the other adjustment."""
        for finding in self.of.find(subject, ledger):
            yield not_beside(self.other, finding) if ledger.applied(self.other) else finding


@frozen
class NeverBeside:
    """A provision that contradicts an adjustment under another one (Ch. 3, Pt. B, intro. comment.)."""

    other: Cite
    of: Rule[Adjusted]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """What the provision finds; raises ``Contradiction`` beside the other adjustment."""
        for finding in self.of.find(subject, ledger):
            if ledger.applied(self.other):
                msg = f"§ {finding} is found beside an adjustment under § {self.other}; a role is one or the other"
                raise Contradiction(msg)
            yield finding


def not_beside(other: Cite, finding: Finding) -> Finding:
    """A finding considered and not applied, since another adjustment excludes it."""
    return evolve(finding, effect=None, because=f"{finding.because}; not in addition to § {other}")


def printed_or_refused(stated: Stated, rules: FoundRules, day: date) -> None:
    """Refuse a finding that an edition does not print, or that names several increases and does not say which.

    Args:
        stated: the finding.
        rules: the section as the edition prints it.
        day: the day of the edition, for the message.

    Raises:
        NotInForce: the edition prints no such provision, or not with the effect stated.
        Undetermined: the finding states no effect, and takes in provisions of several increases or effects.
    """
    increases = ([each for each in increase if stated.names(*each)] for increase in _increases(rules))
    named = [increase for increase in increases if increase]
    if not named:
        raise NotInForce(not_printed(stated, day))
    if stated.effect is None and (len(named) > 1 or _differ(named[0])):
        several = ", ".join(f"'{cite} {effect}'" for increase in named for cite, effect in increase)
        msg = f"§ {stated} takes in several provisions of the Manual in effect on {day}: find one of {several}"
        raise Undetermined(msg)


def _increases(rules: Iterable[object]) -> Iterator[tuple[tuple[Cite, Effect], ...]]:
    """The provisions printed, those together that can give but one increase."""
    for rule in rules:
        if isinstance(rule, EachOnItsOwn):
            yield from _increases(rule.of)
        else:
            yield tuple(printed((rule,)))


def _differ(provisions: Iterable[tuple[Cite, Effect]]) -> bool:
    """Whether provisions with different citations have different effects."""
    effects: dict[Cite, set[Effect]] = {}
    for cite, effect in provisions:
        effects.setdefault(cite, set()).add(effect)
    return len(set(map(frozenset, effects.values()))) > 1


def _each_once(rules: Iterable[Rule[Adjusted]], subject: Adjusted, ledger: Ledger) -> Sequence[Finding]:
    """What rules find: a finding that names several of them is still one."""
    found: dict[tuple[Cite, Effect | None], Finding] = {}
    for rule in rules:
        for finding in rule.find(subject, ledger):
            found.setdefault((finding.cite, finding.effect), finding)
    return tuple(found.values())


def _only_the_greatest(found: Sequence[Finding], ledger: Ledger) -> Iterator[Finding]:
    best = max(found, key=lambda finding: total_with((finding,), ledger), default=None)
    for finding in found:
        if finding is best or finding.effect is None:
            yield finding
        else:
            yield evolve(finding, effect=None, because=f"{finding.because}; only the greatest applies, § {best}")
