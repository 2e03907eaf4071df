"""A Chapter Two guideline in one edition, applied to facts or to findings by citation.

Both reach the same rules. Where both are stated and the facts decide, they must agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.counts import Count, Stated
from sentencing.effects import Become, Effect
from sentencing.errors import Contradiction, NotInForce, NotModelled, Undetermined
from sentencing.ledger import Ledger
from sentencing.manual.chapter2.reentry import Rules
from sentencing.manual.chapter2.reentry_facts import Reentry
from sentencing.rules import Findings, entered_as_stated, not_printed, printed, run


@frozen
class Offense:
    """What Chapter Two makes of a count."""

    ledger: Ledger
    notes: tuple[str, ...] = ()


@frozen
class Guideline:
    """A guideline as one Manual has it: its rules, and whence they come."""

    day: date
    rules: Rules
    source: str

    def from_facts(self, facts: Reentry) -> Offense:
        """The level that the facts give; a prior of no stated kind is presumed, with a note, to be of none listed."""
        try:
            return Offense(self._run(facts))
        except Undetermined:
            unstated = [each.prior.name for each in facts.convictions if each.prior.kinds is None]
            if not unstated:
                raise
            note = (
                f"No `kinds` are stated for {'; '.join(unstated)}: taken as none of the kinds that "
                f"§ {facts.count.guideline} lists. State them, or `kinds = []`."
            )
            return Offense(self._run(facts.with_unstated_kinds_as_none()), (note,))

    def from_findings(self, stated: tuple[Stated, ...], facts: Reentry) -> Offense:
        """The level that the findings give, which the facts beside them may not contradict."""
        prints = printed(self.rules)
        choices = [self._effects(each, prints) for each in stated]
        most, least = [each[-1] for each in choices], [each[0] for each in choices]
        ways = [self._as_found(stated, most)]
        if least != most:
            ways.append(self._as_found(stated, least))
        worked = self._worked(facts)
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

    def _run(self, subject: Reentry | Findings) -> Ledger:
        return run(self.rules, subject, Ledger(), self.source)

    def _as_found(self, stated: Iterable[Stated], effects: Iterable[Effect]) -> Ledger:
        findings = (Stated(each.cite, effect) for each, effect in zip(stated, effects, strict=True))
        return self._run(Findings(tuple(findings)))

    def _worked(self, facts: Reentry) -> Ledger | None:
        """What the facts beside a finding give; ``None`` where none are stated, or they decide nothing."""
        if not facts.stated:
            return None
        try:
            return self._run(facts)
        except Undetermined:
            return None

    def _effects(self, stated: Stated, prints: Iterable[tuple[Cite, Effect]]) -> Sequence[Effect]:
        """The effects printed for a finding, the least first: one, or two where points choose (2011 to 2016)."""
        by_cite: dict[Cite, set[Effect]] = {}
        for cite, effect in prints:
            if stated.names(cite, effect):
                by_cite.setdefault(cite, set()).add(effect)
        if not by_cite:
            raise NotInForce(not_printed(stated, self.day))
        choices = set(map(frozenset, by_cite.values()))
        if len(choices) > 1:
            msg = f"count.found: § {stated} names several increases; cite one of {', '.join(map(str, by_cite))}"
            raise Undetermined(msg)
        return sorted(choices.pop(), key=_number)


def stated_result(count: Count, modelled: Mapping[str, object]) -> Ledger:
    """The result that the caller states for a whole guideline.

    Raises:
        NotModelled: no result is stated, or it does not begin with a level.
    """
    if not count.found:
        msg = (
            f"count.guideline: § {count.guideline} is not modelled ({', '.join(modelled)} is); state its result in "
            f"count.found, such as '{count.guideline} = 24'"
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


def _listed(ledger: Ledger) -> str:
    return f"level {ledger.total} ({', '.join(map(str, ledger.steps))})"
