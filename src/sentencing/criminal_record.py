"""A criminal record as § 4A1.2 reads it: which sentences count, how long they are, and what each receives.

The types only. The law that fills them is in ``manual.chapter4``; § 2L1.2 reads them, because since 2011 it has asked
whether a conviction receives criminal history points.
"""

from attrs import frozen

from sentencing.duration import Imposed
from sentencing.prior import Prior
from sentencing.truth import Answer, Open


@frozen
class Score:
    """What one sentence receives under § 4A1.1(a), (b) or (c): the letter, or none.

    Where a fact is missing, ``letter`` is what the sentence would receive if it counts, or ``None`` if that is open.
    """

    letter: str | None
    because: str
    missing: Open | None = None


@frozen
class PriorSentence:
    """One sentence under § 4A1.2(a)(2): the priors counted together, the length of the whole, and its score."""

    priors: tuple[Prior, ...]
    length: Imposed | None
    score: Score
    scorer: Prior
    """The prior that carries the score: the one with the longest term."""
    doubt: Open | None = None
    """What is missing to tell whether an arrest came between the priors."""
    adding_nothing: tuple[Prior, ...] = ()
    """Priors that result in no additional points, because they are treated as one with the others."""

    @property
    def name(self) -> str:
        """How a worksheet names it: the prior that carries the score, then the others."""
        others = (prior for prior in self.priors if prior is not self.scorer)
        return "; ".join(prior.name for prior in (self.scorer, *others))


@frozen
class Conviction:
    """A prior conviction with what Chapter Two asks of its sentence."""

    prior: Prior
    sentence: int
    """Which single sentence it belongs to: priors with one number are not counted separately."""
    alone: Answer
    """Whether it would receive points by itself under § 4A1.1(a), (b) or (c)."""
    carries: Answer
    """Whether it carries the points of its single sentence."""
    joined: tuple[Prior, ...] = ()
    """The other priors in the same single sentence."""
    doubt: Open | None = None
    """What is missing to tell whether an arrest came between them, so that they count separately."""


@frozen
class Record:
    """The whole record: the sentences that Chapter Four scores, and each conviction as Chapter Two reads it."""

    sentences: tuple[PriorSentence, ...] = ()
    convictions: tuple[Conviction, ...] = ()
    notes: tuple[str, ...] = ()
