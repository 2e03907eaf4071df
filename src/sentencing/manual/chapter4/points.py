"""§ 4A1.1: criminal history points, and the category that they make.

Letters moved: status points were (d) and are (e) since 2023; violence points were (f), then (e) from 2010, and are (d)
since 2023; recency points were (e) until they ended in 2010.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.criminal_record import PriorSentence, Record
from sentencing.dated import Dated, Version
from sentencing.duration import Imposed
from sentencing.effects import Add
from sentencing.errors import Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter4.lengths import Imprisonment, imprisonments
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior
from sentencing.readings import Readings
from sentencing.rules import Rule, Unanswered, UpTo
from sentencing.truth import Answer, No, Open, Yes, all_of, answer, any_of


@frozen
class CriminalHistory:
    """What § 4A1.1 reads."""

    record: Record
    under_sentence: bool
    commencement: PartialDate | None
    ended: PartialDate
    readings: Readings


@frozen
class EachSentence:
    """Points for each prior sentence that § 4A1.2 puts under a letter."""

    letter: str
    points: int

    def find(self, history: CriminalHistory, _ledger: Ledger, /) -> Iterator[Finding]:
        """A finding for each, in the order of the case; what the facts leave open comes last."""
        gap: Unanswered | None = None
        for sentence in history.record.sentences:
            score = sentence.score
            if score.letter not in {self.letter, None} or (score.letter is None and score.missing is None):
                continue
            finding = Finding(Cite("4A1.1", self.letter), Add(self.points), f"{sentence.name}: {score.because}")
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
        match any_of(self._recent(prior, whole, history) for prior, whole in _held(history.record)):
            case Yes(because):
                points = self.points_with_status if ledger.applied(self.status) else self.points
                yield Finding(Cite("4A1.1", self.letter), Add(points), because)
            case Open(because):
                msg = f"§ 4A1.1{self.letter} is undetermined: {because}"
                raise Undetermined(msg)

    def _recent(self, prior: Prior, whole: Imposed | None, history: CriminalHistory) -> Answer:
        """Whether part of the offense came in, or so soon after, any stretch of imprisonment on the sentence."""
        stretches = imprisonments(prior, whole)
        starts = ("sentenced", *("revocations.on" for revocation in prior.revocations if revocation.imposed))
        soon = any_of(
            self._soon_after(stretch, history, prior, start, last=stretch is stretches[-1])
            for start, stretch in zip(starts[-len(stretches) :], stretches, strict=False)
        )
        return Yes(f"less than {self.years} years after release from {prior.name}") if isinstance(soon, Yes) else soon

    def _soon_after(
        self, stretch: Imprisonment, history: CriminalHistory, prior: Prior, start: str, *, last: bool
    ) -> Answer:
        began, released, offense = stretch.began, stretch.released, history.commencement
        if offense is None:
            return Open("state when the instant offense `began`")
        if began is None or released is None:
            return Open(f"state `{start}` of {prior.name}")
        release = [(f"`released` of {prior.name}", prior.released)] if last else []
        beginning = ("`began` of the instant offense", _stated(offense))
        end = ("`ended` of the instant offense", _stated(history.ended))
        before_the_end = offense.before(released.add_years(self.years))
        after_the_start = began.not_later(offense) or began.not_later(history.ended)
        return all_of(
            (
                answer(before_the_end, missing=_asking([*release, beginning]) or _no_key(prior)),
                answer(after_the_start, missing=_asking([(f"`{start}` of {prior.name}", began), beginning, end])),
            )
        )


def _stated(day: PartialDate) -> PartialDate | None:
    """The day as stated; one that is only not after another was not."""
    return None if day.earliest == date.min else day


def _asking(facts: Sequence[tuple[str, PartialDate | None]]) -> str:
    """What to state: each fact that is not stated, or not to the day."""
    return ", or ".join(
        f"state {'more exactly ' if stated else ''}{fact}"
        for fact, stated in facts
        if stated is None or stated.day is None
    )


def _no_key(prior: Prior) -> str:
    return f"the release from {prior.name} before its revocation is not known, and no key states it"


def _held(record: Record) -> Iterator[tuple[Prior, Imposed | None]]:
    """Each prior of a sentence under (a) or (b), with the length of the whole sentence."""
    for sentence in record.sentences:
        if sentence.score.letter in {"(a)", "(b)"}:
            yield from ((prior, sentence.length) for prior in sentence.priors)


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
        of_kind = [prior for prior in sentence.priors if prior.is_stated_as(Kind.CRIME_OF_VIOLENCE)]
        if not self._passed_over(of_kind, sentence, history.readings):
            return
        violent = [prior for prior in of_kind if _is_felony(prior)]
        passed_over = self._passed_over(violent, sentence, history.readings)
        if not passed_over:
            return
        alone = {id(each.prior): each.alone for each in history.record.convictions}
        for prior in violent:
            if isinstance(known := alone[id(prior)], Open):
                msg = f"§ 4A1.1{self.letter} is undetermined: {known.because}"
                raise Undetermined(msg)
        for prior in passed_over:
            if self._same_occasion(prior, sentence, violent):
                continue
            if isinstance(alone[id(prior)], No) and not history.readings.other("violence-stale"):
                continue
            yield Finding(Cite("4A1.1", self.letter), Add(self.points), f"{prior.name}: one sentence with another")

    def _passed_over(self, violent: Sequence[Prior], sentence: PriorSentence, readings: Readings) -> list[Prior]:
        """Those that received no points of their own; none where there is one alone, and one is not enough."""
        passed_over = [prior for prior in violent if any(prior is each for each in sentence.adding_nothing)]
        return [] if passed_over and len(violent) == 1 and not self._one_is_enough(readings) else passed_over

    def _one_is_enough(self, readings: Readings) -> bool:
        return not self.needs_another and readings.other("violence-needs-two")

    def _same_occasion(self, prior: Prior, sentence: PriorSentence, violent: Sequence[Prior]) -> bool:
        """Until 2007: whether it is related to the sentence that carries the points only as of the same occasion."""
        if not self.same_occasion_excluded:
            return False
        carrying = [each for each in violent if each is sentence.scorer] or violent
        others = [each for each in carrying if each is not prior]
        for other in others:
            if prior.committed is None or other.committed is None or prior.committed.relation_open(other.committed):
                msg = (
                    f"§ 4A1.1{self.letter} is undetermined: state more exactly `committed` of {prior.name} "
                    f"and of {other.name}; offenses on one occasion add no point"
                )
                raise Undetermined(msg)
        return bool(others) and all(prior.committed == other.committed for other in others)


def _is_felony(prior: Prior) -> bool:
    """§ 4A1.2(p) takes the definition of § 4B1.2(a), which asks for a felony."""
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
