"""§ 4A1.1: criminal history points, and the category that they make.

Letters moved: status points were (d) and are (e) since 2023; violence points were (f), then (e) from 2010, and are (d)
since 2023; recency points were (e) until they ended in 2010.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from sentencing.case import Grade, Kind, Prior
from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Add
from sentencing.errors import Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter4.lengths import imprisoned_on, released_on
from sentencing.partial import PartialDate
from sentencing.readings import Readings
from sentencing.record import PriorSentence, Record
from sentencing.rules import Rule, Unanswered, UpTo
from sentencing.truth import No, Open


@frozen
class CriminalHistory:
    """What § 4A1.1 reads."""

    record: Record
    under_sentence: bool
    commencement: PartialDate | None
    ended: PartialDate | None
    readings: Readings


@frozen
class EachSentence:
    """Points for each prior sentence that § 4A1.2 puts under a letter."""

    letter: str
    points: int

    def find(self, history: CriminalHistory, _ledger: Ledger, /) -> Iterator[Finding]:
        """A finding for each, in the order of the case; what the facts leave open comes last."""
        cite = Cite("4A1.1", self.letter)
        gap: Unanswered | None = None
        for sentence in history.record.sentences:
            score = sentence.score
            if score.letter not in {self.letter, None} or (score.letter is None and score.missing is None):
                continue
            finding = Finding(cite, Add(self.points), f"{sentence.name}: {score.because}")
            if score.missing is None:
                yield finding
            else:
                gap = gap or Unanswered.of(finding, score.missing.because)
        if gap:
            raise gap


@frozen
class NotCounted:
    """The sentences that receive nothing, with the reason of each."""

    def find(self, history: CriminalHistory, _ledger: Ledger, /) -> Iterator[Finding]:
        """A provision considered and not applied for each."""
        for sentence in history.record.sentences:
            if sentence.score.letter is None and sentence.score.missing is None:
                yield Finding(Cite("4A1.2"), None, f"{sentence.name}: {sentence.score.because}")


@frozen
class UnderSentence:
    """Status points: the instant offense committed while under a criminal justice sentence."""

    letter: str
    points: int
    if_at_least: int = 0
    """From 2023 only for a defendant who receives so many points under (a) to (d)."""

    def find(self, history: CriminalHistory, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if not history.under_sentence:
            return
        cite = Cite("4A1.1", self.letter)
        if ledger.total < self.if_at_least:
            yield Finding(
                cite,
                None,
                f"under a criminal justice sentence, but fewer than {self.if_at_least} points otherwise",
            )
        else:
            yield Finding(cite, Add(self.points), "committed while under a criminal justice sentence")


@frozen
class Recency:
    """Recency points, to 31 October 2010, for a sentence under (a) or (b).

    Any part of the instant offense came less than two years after release from imprisonment on it, or during it.
    """

    letter: str
    points: int
    points_with_status: int
    years: int
    status: Cite

    def find(self, history: CriminalHistory, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        undecided: Undetermined | None = None
        points = self.points_with_status if ledger.applied(self.status) else self.points
        for prior in _held(history.record):
            recent = self._recent(prior, history)
            if recent:
                because = f"less than {self.years} years after release from {prior.name}"
                yield Finding(Cite("4A1.1", self.letter), Add(points), because)
                return
            if recent is None:
                undecided = undecided or Undetermined(
                    f"§ 4A1.1{self.letter} is undetermined: state more exactly `sentenced` and `released` of "
                    f"{prior.name}, or `began` and `ended` of the instant offense"
                )
        if undecided:
            raise undecided

    def _recent(self, prior: Prior, history: CriminalHistory) -> bool | None:
        released, imprisoned = released_on(prior), imprisoned_on(prior)
        if released is None or imprisoned is None or history.commencement is None:
            return None
        soon = history.commencement.before(released.add_years(self.years))
        after = imprisoned.not_later(history.commencement)
        if after is not True:
            after = None if history.ended is None else imprisoned.not_later(history.ended)
        return False if False in (soon, after) else None if None in (soon, after) else True


def _held(record: Record) -> Iterator[Prior]:
    for sentence in record.sentences:
        if sentence.score.letter in {"(a)", "(b)"}:
            yield from sentence.priors


@frozen
class Violence:
    """A point for each crime of violence that received none because it was treated as one sentence with another."""

    letter: str
    points: int
    same_occasion_excluded: bool
    """Until 31 October 2007: not where the sentences are related because the offenses came on one occasion."""
    needs_another: bool
    """Until 31 October 2007 the text itself asked for another sentence for a crime of violence."""

    def find(self, history: CriminalHistory, _ledger: Ledger, /) -> Iterator[Finding]:
        """A finding for each."""
        for sentence in history.record.sentences:
            if sentence.score.letter is not None and len(sentence.priors) > 1:
                yield from self._in(sentence, history)

    def _in(self, sentence: PriorSentence, history: CriminalHistory) -> Iterator[Finding]:
        violent = [prior for prior in sentence.priors if _is_violent_felony(prior)]
        without_points = [prior for prior in violent if any(prior is each for each in sentence.adding_nothing)]
        if len(violent) == 1 and without_points and not self._one_is_enough(history.readings):
            return
        for prior in without_points:
            if self._same_occasion(prior, [each for each in violent if each is not prior]):
                continue
            if self._stale(prior, history) and not history.readings.other("violence-stale"):
                continue
            yield Finding(Cite("4A1.1", self.letter), Add(self.points), f"{prior.name}: one sentence with another")

    def _one_is_enough(self, readings: Readings) -> bool:
        return not self.needs_another and readings.other("violence-needs-two")

    def _same_occasion(self, prior: Prior, violent: Iterable[Prior]) -> bool:
        if not self.same_occasion_excluded:
            return False
        for other in violent:
            if prior.committed is None or other.committed is None or not _comparable(prior.committed, other.committed):
                msg = (
                    f"§ 4A1.1{self.letter} is undetermined: state more exactly `committed` of {prior.name} "
                    f"and of {other.name}; offenses on one occasion add no point"
                )
                raise Undetermined(msg)
            if prior.committed == other.committed:
                return True
        return False

    def _stale(self, prior: Prior, history: CriminalHistory) -> bool:
        alone = next(c.alone for c in history.record.convictions if c.prior is prior)
        if isinstance(alone, Open):
            msg = f"§ 4A1.1{self.letter} is undetermined: {alone.because}"
            raise Undetermined(msg)
        return isinstance(alone, No)


def _comparable(one: PartialDate, other: PartialDate) -> bool:
    return one.day == other.day is not None or bool(one.before(other)) or bool(other.before(one))


def _is_violent_felony(prior: Prior) -> bool:
    """§ 4A1.2(p) takes the definition of § 4B1.2(a), which asks for a felony."""
    if prior.kinds is None or Kind.CRIME_OF_VIOLENCE not in prior.kinds:
        return False
    if prior.grade is None:
        msg = f"§ 4A1.1 is undetermined: state `grade` of {prior.name}; only a felony is a crime of violence here"
        raise Undetermined(msg)
    return prior.grade is Grade.FELONY


_A, _B = EachSentence("(a)", 3), EachSentence("(b)", 2)
_C = UpTo(4, EachSentence("(c)", 1))
_ABC: tuple[Rule[CriminalHistory], ...] = (_A, _B, _C)

_STATUS = UnderSentence("(d)", 2)
_RECENCY = Recency("(e)", 2, 1, 2, Cite("4A1.1", "(d)"))


def _violence(letter: str, *, before_2007: bool = False) -> UpTo[CriminalHistory]:
    return UpTo(3, Violence(letter, 1, same_occasion_excluded=before_2007, needs_another=before_2007))


POINTS: Dated[tuple[Rule[CriminalHistory], ...]] = Dated(
    "§ 4A1.1",
    (
        Version(
            date(1987, 11, 1),
            None,
            (*_ABC, _STATUS, _RECENCY, NotCounted()),
            inferred="that (e) reached confinement, from the words of note 5 that amendment 259 struck",
        ),
        Version(date(1989, 11, 1), 259, (*_ABC, _STATUS, _RECENCY, NotCounted())),
        Version(
            date(1991, 11, 1),
            382,
            (*_ABC, _STATUS, _RECENCY, _violence("(f)", before_2007=True), NotCounted()),
        ),
        Version(date(2007, 11, 1), 709, (*_ABC, _STATUS, _RECENCY, _violence("(f)"), NotCounted())),
        Version(date(2010, 11, 1), 742, (*_ABC, _STATUS, _violence("(e)"), NotCounted())),
        Version(
            date(2023, 11, 1),
            821,
            (*_ABC, _violence("(d)"), UnderSentence("(e)", 1, if_at_least=7), NotCounted()),
        ),
    ),
)
