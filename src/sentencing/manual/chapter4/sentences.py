"""§ 4A1.2: which prior sentences count, which count as one, how long they are, and within what windows.

Numbers stand in ``Counting``; the rest follows the section's letters. The petty offenses of (c) and the grounds of (f),
(g) and (j) are conclusions that the caller states as ``excluded``.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from sentencing.criminal_record import Conviction, PriorSentence, Record, Score
from sentencing.dated import Dated, Version
from sentencing.duration import Duration
from sentencing.manual.chapter4.lengths import NO_TIME, imprisonments, length, term
from sentencing.partial import PartialDate
from sentencing.prior import Jurisdiction, Kind, Prior, Revocation
from sentencing.readings import Readings
from sentencing.terms import Life
from sentencing.truth import NO, YES, Answer, No, Open, Yes, answer, any_of

LETTER_OF_POINTS = {3: "(a)", 2: "(b)", 1: "(c)", 0: None}
_WORTH = {letter: points for points, letter in LETTER_OF_POINTS.items()}


@frozen
class Counting:
    """The numbers of §§ 4A1.1(a)-(b) and 4A1.2, and the rules that amendments changed."""

    over: Duration = Duration(months=13)
    """§ 4A1.1(a), § 4A1.2(e)(1): a term "exceeding one year and one month"."""
    at_least: Duration = Duration(days=60)
    """§ 4A1.1(b), § 4A1.2(d)(2)(A)."""
    long_window: int = 15
    """Years, § 4A1.2(e)(1)."""
    window: int = 10
    """Years, § 4A1.2(e)(2)."""
    young_window: int = 5
    """Years, § 4A1.2(d)(2)."""
    adult_age: int = 18
    """§ 4A1.2(d)."""
    related_cases: bool = False
    """Until 1 November 2007 "related cases" (n.3), since then a "single sentence" (§ 4A1.2(a)(2))."""
    arrest_separates: bool = True
    """An intervening arrest, from 1 November 1991."""
    traffic_stop_settled: bool = False
    """From 1 November 2025 the text says that a traffic stop is no intervening arrest."""
    unsentenced_counts: bool = True
    """§ 4A1.2(a)(4), from 1 November 1991: convicted and not yet sentenced."""


_FIRST = Counting(related_cases=True, arrest_separates=False, unsentenced_counts=False)
_ARREST = evolve(_FIRST, arrest_separates=True, unsentenced_counts=True)
_SINGLE = evolve(_ARREST, related_cases=False)

COUNTING = Dated(
    "§ 4A1.2",
    (
        Version(
            date(1987, 11, 1),
            None,
            _FIRST,
            inferred="the limbs of “related cases” are rebuilt from later text",
        ),
        Version(date(1991, 11, 1), 382, _ARREST),
        Version(date(2007, 11, 1), 709, _SINGLE),
        Version(date(2025, 11, 1), 832, evolve(_SINGLE, traffic_stop_settled=True)),
    ),
)


@frozen
class Reckoning:
    """What § 4A1.2 needs beside the priors: its own text, when the instant offense began, and the day of sentence."""

    law: Counting
    commencement: PartialDate | None
    sentencing: PartialDate | None
    readings: Readings

    def record(self, priors: Sequence[Prior]) -> Record:
        """The priors as sentences (for Chapter Four) and as convictions (for Chapter Two)."""
        # One object listed twice is two priors, told apart like any others.
        apart = priors if len(set(map(id, priors))) == len(priors) else [evolve(prior) for prior in priors]
        sentences = self._without_shared_revocations([self._sentence(joined) for joined in self._joined(apart)])
        convictions = [
            self._conviction(prior, index, sentence)
            for index, sentence in enumerate(sentences)
            for prior in sentence.priors
        ]
        return Record(tuple(sentences), tuple(convictions), tuple(self._notes(sentences)))

    # (a)(2): what counts as one sentence

    def _joined(self, priors: Sequence[Prior]) -> Iterator[tuple[Prior, ...]]:
        by_letter: dict[str, list[list[Prior]]] = {}
        order: list[list[Prior]] = []
        for prior in sorted(priors, key=_by_conduct):
            together = next((c for c in by_letter.get(prior.group or "", ()) if self._one_with(c, prior)), None)
            if together is not None:
                together.append(prior)
                continue
            order.append([prior])
            if prior.group and _can_join(prior):
                by_letter.setdefault(prior.group, []).append(order[-1])
        place = {id(prior): number for number, prior in enumerate(priors)}
        return (tuple(cluster) for cluster in sorted(order, key=lambda cluster: place[id(cluster[0])]))

    def _one_with(self, cluster: Sequence[Prior], later: Prior) -> bool:
        if not _can_join(later):
            return False
        if later.points and any(earlier.points for earlier in cluster):
            return False  # points found for each: the report counted them separately
        if self.law.related_cases and self.readings.other("letter-before-2007"):
            return False
        return not any(isinstance(self._arrest_between(earlier, later), Yes) for earlier in cluster)

    def _arrest_between(self, one: Prior, other: Prior) -> Answer:
        """Whether the defendant was arrested for either offense before committing the other."""
        if not self.law.arrest_separates:
            return NO
        return any_of((self._arrested_before(one, other), self._arrested_before(other, one)))

    def _arrested_before(self, first: Prior, second: Prior) -> Answer:
        came_earlier = first.committed and second.committed and second.committed.before(first.committed)
        if first.arrested is None or came_earlier:
            return NO
        if first.traffic_stop and (
            self.law.traffic_stop_settled or not self.readings.other("traffic-stop-before-2025")
        ):
            return NO
        committed = second.committed
        missing = f"state more exactly `committed` of {second.name} and `arrested` of {first.name} (§ 4A1.2(a)(2))"
        return answer(None if committed is None else first.arrested.before(committed), missing=missing)

    def _notes(self, sentences: Sequence[PriorSentence]) -> Iterator[str]:
        for sentence in sentences:
            for prior in sentence.priors:
                if prior.probation and prior.imposed:
                    yield f"{prior.name}: with `probation = true` the {prior.imposed} imposed are no imprisonment."
                if prior.has_no_sentence:
                    yield (
                        f"{prior.name} is read as convicted and not yet sentenced (§ 4A1.2(a)(4)): state `sentenced` "
                        "and `imposed` if it was."
                    )
            silent = [prior for prior in sentence.priors[:-1] if prior.arrested is None]
            occasions = {prior.committed for prior in sentence.priors}
            if self.law.arrest_separates and silent and (len(occasions) > 1 or None in occasions):
                yield (
                    f"No arrest is stated between the offenses of {sentence.name}; they are counted as one sentence "
                    "(§ 4A1.2(a)(2)). Give `arrested` if there was one."
                )
            yield from self._other_unions(sentence, sentences)

    def _other_unions(self, sentence: PriorSentence, sentences: Sequence[PriorSentence]) -> Iterator[str]:
        """An arrest may separate two sentences and neither of them from a third, which could be one with either."""
        for other in sentences:
            for prior in sentence.priors if other is not sentence and len(sentence.priors) > 1 else ():
                if prior.group == other.priors[0].group and self._one_with(other.priors, prior):
                    yield (
                        f"{prior.name} is counted with {sentence.name}, and could be with {other.name} instead: an "
                        "arrest separates those two, and neither from it (§ 4A1.2(a)(2))."
                    )

    # (b), (k): how long

    def _sentence(self, priors: tuple[Prior, ...]) -> PriorSentence:
        if len(priors) == 1:
            return PriorSentence(priors, length(priors), self._score(priors), priors[0])
        doubts = (self._arrest_between(a, b) for i, b in enumerate(priors) for a in priors[:i])
        doubt = next((each for each in doubts if isinstance(each, Open)), None)
        score = Score(None, "", missing=doubt) if doubt else self._score(priors)
        ranked = sorted(priors, key=_weight, reverse=True)
        return PriorSentence(priors, length(priors), score, ranked[0], doubt, tuple(self._adding_nothing(ranked)))

    def _adding_nothing(self, ranked: Sequence[Prior]) -> Iterator[Prior]:
        """The priors whose terms, the longest first, result in no additional points (§ 4A1.1 n.4, second example)."""
        worth = 0
        for number in range(1, len(ranked) + 1):
            with_it = _WORTH[self._score(tuple(ranked[:number])).letter]
            if with_it <= worth:
                yield ranked[number - 1]
            worth = max(worth, with_it)

    def _without_shared_revocations(self, sentences: list[PriorSentence]) -> list[PriorSentence]:
        """§ 4A1.2 n.11: one revocation of several sentences lengthens only one, which the facts must name."""
        if not any(map(_revocations, sentences)):
            return sentences
        shared = {
            index
            for index, sentence in enumerate(sentences)
            for other in sentences[:index] + sentences[index + 1 :]
            if _may_share_a_revocation(sentence, other)
            and self._turns_on_revocation(sentence)
            and (other.score.letter is not None or self._turns_on_revocation(other))
        }
        missing = Open(
            "one revocation may touch several sentences; state its term at the one whose score it raises most, or "
            "different days of revocation (§ 4A1.2 n.11)"
        )
        return [
            evolve(sentence, score=Score(None, "", missing)) if index in shared else sentence
            for index, sentence in enumerate(sentences)
        ]

    def _turns_on_revocation(self, sentence: PriorSentence) -> bool:
        original = tuple(evolve(prior, revocations=()) for prior in sentence.priors)
        return self._score(original).letter != sentence.score.letter

    # (c)-(j): whether it counts, and under which letter of § 4A1.1

    def _score(self, priors: tuple[Prior, ...]) -> Score:
        stated = [prior.points for prior in priors if prior.points is not None]
        if any(stated) or len(stated) == len(priors):
            return Score(LETTER_OF_POINTS[max(stated)], "points as found")
        return self._score_from_dates(priors)  # a zero beside others says only that another carries the points

    def _score_from_dates(self, priors: tuple[Prior, ...]) -> Score:
        reasons = [self._never_counts(prior) for prior in priors]
        if reasons[0] is not None and None not in reasons:
            return Score(None, reasons[0])
        priors = tuple(prior for prior, reason in zip(priors, reasons, strict=True) if reason is None)
        if all(self._is_unsentenced(prior) for prior in priors):
            return self._unsentenced()
        unknown = next((prior for prior in priors if term(prior) is None), None)
        if unknown:
            return Score(None, "", missing=Open(f"state `imposed` of {unknown.name}"))
        grown = tuple(prior for prior in priors if not _is_young(prior, self.law))
        tried_as_adult = tuple(prior for prior in priors if _is_young(prior, self.law) and not prior.juvenile)
        adjudicated = tuple(prior for prior in priors if prior.juvenile)
        scores = [self._score_adult(grown)] if grown else []
        scores += [self._score_young(each) for each in (tried_as_adult, adjudicated) if each]
        return max(scores, key=lambda score: (_WORTH[score.letter], score.missing is None))

    def _never_counts(self, prior: Prior) -> str | None:
        if prior.excluded:
            return f"excluded: {prior.excluded}"
        if prior.jurisdiction in _NEVER_COUNTED:
            return _NEVER_COUNTED[prior.jurisdiction]
        if self._after_sentencing(prior.conviction if self._is_unsentenced(prior) else prior.sentenced):
            return "after sentencing on the instant offense (§ 4A1.2(a)(1))"
        return None

    def _is_unsentenced(self, prior: Prior) -> bool:
        """(a)(4): convicted, and not yet sentenced when the instant sentence is imposed."""
        return prior.has_no_sentence or (prior.convicted is not None and self._after_sentencing(prior.sentenced))

    def _after_sentencing(self, when: PartialDate | None) -> bool:
        return bool(when and self.sentencing and self.sentencing.before(when))

    def _unsentenced(self) -> Score:
        if self.law.unsentenced_counts:
            return Score("(c)", "convicted and not yet sentenced (§ 4A1.2(a)(4))")
        return Score(None, "convicted and not yet sentenced: no prior sentence before amend. 381")

    def _score_adult(self, priors: tuple[Prior, ...]) -> Score:
        whole = length(priors) or NO_TIME
        if whole > self.law.over:
            within = (self._imposed_within, self._released_within)
            recent = any_of(reached(priors, self.law.long_window) for reached in within)
            return _scored("(a)", recent, f"{whole} imposed", f"older than {self.law.long_window} years")
        recent = self._imposed_within(priors, self.law.window)
        letter = "(b)" if whole >= self.law.at_least else "(c)"
        imposed = f"{whole} imposed" if whole else "no imprisonment"
        return _scored(letter, recent, imposed, f"older than {self.law.window} years")

    def _score_young(self, priors: tuple[Prior, ...]) -> Score:
        """§ 4A1.2(d): offenses before the age of eighteen."""
        whole = length(priors) or NO_TIME
        if whole > self.law.over and not priors[0].juvenile:
            return self._score_adult(priors)
        years = self.law.young_window
        if whole >= self.law.at_least:
            released = self._released_within(priors, years)
            return _scored(
                "(b)",
                released,
                f"{whole} before the age of {self.law.adult_age}",
                f"released over {years} years before",
            )
        recent = self._imposed_within(priors, years)
        return _scored("(c)", recent, f"an offense before the age of {self.law.adult_age}", f"older than {years} years")

    def _imposed_within(self, priors: Iterable[Prior], years: int) -> Answer:
        return any_of(self._after_window(prior.sentenced, years, prior, "sentenced") for prior in priors)

    def _released_within(self, priors: tuple[Prior, ...], years: int) -> Answer:
        """Whether any imprisonment on the sentence reached into so many years before the instant offense."""
        whole = length(priors)
        return any_of(
            self._after_window(stretches[-1].released, years, prior, "released")
            for prior in priors
            if (stretches := imprisonments(prior, whole))
        )

    def _after_window(self, event: PartialDate | None, years: int, prior: Prior, fact: str) -> Answer:
        """Whether the event came within so many years of the commencement of the instant offense (§ 4A1.2(e))."""
        if self.commencement is None:
            return Open("state when the instant offense `began` (§ 4A1.2(e))")
        if event is None:
            return Open(f"state `{fact}` of {prior.name} (§ 4A1.2(e))")
        missing = f"state more exactly `{fact}` of {prior.name}, or `began` of the instant offense (§ 4A1.2(e))"
        return answer(self.commencement.not_later(event.add_years(years)), missing=missing)

    # as Chapter Two reads it

    def _conviction(self, prior: Prior, index: int, sentence: PriorSentence) -> Conviction:
        alone = sentence.score if len(sentence.priors) == 1 else self._score_alone(prior)
        carries = receives(sentence.score, prior) if prior is sentence.scorer else No(_JOINED.format(prior.name))
        joined = tuple(other for other in sentence.priors if other is not prior)
        return Conviction(prior, index, receives(alone, prior), carries, joined, sentence.doubt)

    def _score_alone(self, prior: Prior) -> Score:
        """By itself (§ 4A1.2 n.3(A)); a zero found inside a single sentence says only that another carries them."""
        return self._score((prior,)) if prior.points else self._score_from_dates((prior,))


_JOINED = "{} carries no points of its own: it is one sentence with another (§ 4A1.2(a)(2))"


def receives(score: Score, prior: Prior) -> Answer:
    """Whether a sentence so scored receives points under § 4A1.1(a), (b) or (c)."""
    if score.missing:
        return score.missing
    if score.letter is None:
        return No(f"{prior.name} receives no criminal history points: {score.because}")
    return YES


def _scored(letter: str, recent: Answer, because: str, stale: str) -> Score:
    if isinstance(recent, Open):
        return Score(letter, because, missing=recent)
    return Score(letter, because) if isinstance(recent, Yes) else Score(None, stale)


_NEVER_COUNTED = {
    Jurisdiction.FOREIGN: "a foreign conviction is not counted (§ 4A1.2(h))",
    Jurisdiction.TRIBAL: "a tribal conviction is not counted (§ 4A1.2(i))",
}


def _can_join(prior: Prior) -> bool:
    return not prior.excluded and prior.jurisdiction not in _NEVER_COUNTED


def _is_young(prior: Prior, law: Counting) -> bool:
    return prior.juvenile or (prior.age_at_offense is not None and prior.age_at_offense < law.adult_age)


def _weight(prior: Prior) -> tuple[bool, Duration, bool]:
    """The longer term weighs more; among equals, a crime of violence."""
    imposed = term(prior)
    months = imposed if isinstance(imposed, Duration) else NO_TIME
    return (isinstance(imposed, Life), months, prior.is_stated_as(Kind.CRIME_OF_VIOLENCE))


def _may_share_a_revocation(one: PriorSentence, other: PriorSentence) -> bool:
    return any(
        a.on is None or b.on is None or not (a.on.before(b.on) or b.on.before(a.on))
        for a in _revocations(one)
        for b in _revocations(other)
    )


def _revocations(sentence: PriorSentence) -> list[Revocation]:
    return [revocation for prior in sentence.priors for revocation in prior.revocations if revocation.imposed]


def _by_conduct(prior: Prior) -> tuple[date, date]:
    when = prior.committed or prior.arrested or prior.conviction
    return (when.earliest, when.latest) if when else (date.max, date.max)
