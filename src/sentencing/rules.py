"""Rules: what proposes findings. They read facts, or a caller's findings, and the ledger so far; they do no arithmetic.

A guideline section is an ordered tuple of rules; its history is a tuple of dated versions of that tuple. Facts and
findings by citation reach the same rules: a rule handed ``Findings`` instead of facts applies where it is named.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, Protocol, Self, TypeVar, assert_never

from attrs import evolve, field, frozen

from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.effects import Effect, apply
from sentencing.errors import SentencingError, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.truth import Answer, No, Open, Yes

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


def named(conditions: object) -> str:
    """Conditions as a rule prints them: functions by their names, not by their addresses."""
    if isinstance(conditions, tuple):
        return f"({', '.join(map(named, conditions))})"
    return getattr(conditions, "__name__", repr(conditions))


class Unanswered(Undetermined):
    """A provision that the facts leave open, with the finding that it would make."""

    finding: Finding

    @classmethod
    def of(cls, finding: Finding, missing: str) -> Self:
        """The refusal, naming the provision and the missing fact."""
        unanswered = cls(f"§ {finding.cite} is undetermined: {missing}")
        unanswered.finding = finding
        return unanswered


@frozen
class Findings:
    """A caller's findings by citation, taken in place of facts."""

    stated: tuple[Stated, ...]

    def naming(self, cite: Cite, effect: Effect) -> Stated | None:
        """The finding that names a provision: by its citation, or by one that it nests in."""
        return next((each for each in self.stated if each.names(cite, effect)), None)


class Rule(Protocol[S_contra]):
    """Anything that, given facts and the ledger so far, says what it finds."""

    def find(self, subject: S_contra, ledger: Ledger, /) -> Iterable[Finding]:
        """The findings, in order; raises ``Undetermined`` where the facts leave them open."""
        ...


@frozen
class Fixed:
    """A provision that always applies, such as the one base offense level of § 2L1.2."""

    cite: Cite
    effect: Effect
    because: str

    def find(self, _subject: object, _ledger: Ledger, /) -> tuple[Finding]:
        """Always the one finding."""
        return (Finding(self.cite, self.effect, self.because),)


@frozen
class Provision(Generic[S]):
    """A provision that applies when its condition holds, or when a finding names it."""

    cite: Cite
    effect: Effect
    because: str
    when: Callable[[S], Answer] = field(repr=named)

    def find(self, subject: S | Findings, _ledger: Ledger, /) -> tuple[Finding, ...]:
        """The finding, if the condition holds; a reasoned "no" is a provision considered and not applied."""
        if isinstance(subject, Findings):
            stated = subject.naming(self.cite, self.effect)
            return () if stated is None else (Finding(stated.cite, self.effect, f"{self.because}: as found"),)
        match self.when(subject):
            case Yes(because):
                return (Finding(self.cite, self.effect, f"{self.because}: {because}" if because else self.because),)
            case No(because):
                return (Finding(self.cite, None, because),) if because else ()
            case Open(because):
                raise Unanswered.of(Finding(self.cite, self.effect, self.because), because)
            case other:
                assert_never(other)


@frozen
class Greatest(Generic[S]):
    """The alternative that reaches the highest total, or the first of equals: "if more than one applies, the greatest".

    An alternative that the facts leave open matters only if it would reach higher than one that surely applies.
    """

    of: tuple[Rule[S], ...]

    def find(self, subject: S, ledger: Ledger, /) -> Sequence[Finding]:
        """The findings of the greatest alternative, or what was considered where none applies."""
        best: tuple[Finding, ...] = ()
        total = most = ledger.total
        considered: list[Finding] = []
        gaps: list[Unanswered] = []
        for rule in self.of:
            if best and isinstance(rule, Provision) and apply(rule.effect, total) <= most:
                continue  # it could not reach higher, so the facts that it asks do not matter
            try:
                findings = tuple(rule.find(subject, ledger))
            except Unanswered as unanswered:
                gaps.append(unanswered)
                continue
            if not findings:
                continue
            considered += [finding for finding in findings if finding.effect is None]
            applied = tuple(finding for finding in findings if finding.effect is not None)
            reached = total_with(applied, ledger)
            if applied and _goes_beyond(reached, most, best):
                best, most = applied, reached
        for gap in gaps:
            if _goes_beyond(total_with((gap.finding,), ledger), most, best):
                raise gap
        return best or considered[:1]


def _goes_beyond(reached: int, most: int, best: tuple[Finding, ...]) -> bool:
    """Whether an alternative beats the best so far; where none applies yet, any change does."""
    return reached > most if best else reached != most


def total_with(findings: Iterable[Finding], ledger: Ledger) -> int:
    """The total that findings would reach from a ledger."""
    total = ledger.total
    for finding in findings:
        if finding.effect is not None:
            total = apply(finding.effect, total)
    return total


@frozen
class UpTo(Generic[S]):
    """The findings of a rule "up to a total of" a limit; the rest are considered and not applied."""

    limit: int
    of: Rule[S]

    def find(self, subject: S, ledger: Ledger, /) -> Iterator[Finding]:
        """The findings within the limit, then those that it cuts off; past the limit nothing open matters."""
        added = 0
        try:
            for finding in self.of.find(subject, ledger):
                more = total_with((finding,), ledger) - ledger.total
                if added + more > self.limit:
                    because = f"{finding.because}: beyond the {self.limit} that § {finding.cite} allows"
                    yield evolve(finding, effect=None, because=because)
                else:
                    added += more
                    yield finding
        except Unanswered:
            if added < self.limit:
                raise


def run(rules: Iterable[Rule[S]], subject: S, ledger: Ledger, source: str = "") -> Ledger:
    """Enter what each rule finds, in order, with the source of the text applied."""
    for rule in rules:
        for found in rule.find(subject, ledger):
            ledger = ledger.enter(found, source)
    return ledger


def printed(rules: Iterable[object]) -> list[tuple[Cite, Effect]]:
    """Every provision that a tuple of rules prints, in order: its citation and effect."""
    provisions: list[tuple[Cite, Effect]] = []
    for rule in rules:
        if isinstance(rule, (Fixed, Provision)):
            provisions.append((rule.cite, rule.effect))
        elif (nested := getattr(rule, "of", None)) is not None:
            provisions += printed(nested if isinstance(nested, tuple) else (nested,))
    return provisions


def not_printed(stated: Stated, day: date) -> str:
    """The words for a finding that an edition does not print."""
    return f"the Manual in effect on {day} prints no § {stated}"


def entered_as_stated(stated: Iterable[Stated], ledger: Ledger) -> Ledger:
    """Enter findings that state their own effects, for sections that are not modelled.

    Raises:
        SentencingError: a finding states no effect.
    """
    for finding in stated:
        if finding.effect is None:
            msg = f"§ {finding.cite} is not modelled, so its finding must state its effect, such as '{finding.cite} +2'"
            raise SentencingError(msg)
        ledger = ledger.enter(Finding(finding.cite, finding.effect, "as stated", "stated, not derived"))
    return ledger
