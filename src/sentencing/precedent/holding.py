"""A decision on fast-track disparity: what it holds, in what posture, what it asks of the defendant, how read."""

from enum import StrEnum

from attrs import field, frozen

from sentencing.errors import SentencingError
from sentencing.partial import PartialDate


class Posture(StrEnum):
    """What a decision did with the argument.

    ``REFUSAL_UPHELD`` finds no error in declining, and leaves open whether a court *may* do it. ``SHOWING_ONLY`` says
    what a defendant must show, and leaves the authority as it stood.

    >>> Posture("showing only")
    <Posture.SHOWING_ONLY: 'showing only'>

    Raises:
        ValueError: the text is none of these.
    """

    PERMITS = "permits"
    FORBIDS = "forbids"
    REFUSAL_UPHELD = "refusal upheld"
    SHOWING_ONLY = "showing only"


class Step(StrEnum):
    """What a decision asks the defendant to show.

    >>> Step("likely range")
    <Step.RANGE: 'likely range'>

    Raises:
        ValueError: the text is none of these.
    """

    PROMPT_PLEA = "prompt plea"
    FACTUAL_BASIS = "factual basis"
    WAIVER = "enforceable waiver"
    NAMED_DISTRICT = "eligible in a named district"
    RANGE = "likely range"
    ELIGIBLE = "eligible in a fast-track district"
    PURSUED = "would have pursued it"
    EXTENT = "extent of the disparity"
    MINIMAL = "minimal showing"


QUESTIONS = ("departure", "variance")
"""Before *Booker* whether a court may depart; since then whether it may vary (18 U.S.C. 3553(a)(6))."""


@frozen(kw_only=True)
class Holding:
    """A decision.

    >>> from sentencing.precedent import holdings
    >>> ramirez = next(holding for holding in holdings() if holding.id == "ramirez")
    >>> ramirez.circuit, len(ramirez.showing), str(ramirez.posture), ramirez.decides
    ('7', 5, 'showing only', False)

    Attributes:
        id: its name in the registry.
        circuit: the circuit, ``"1"`` to ``"11"`` or ``"D.C."``.
        case: its caption.
        citation: where it is reported.
        decided: the day; coarse where no more was confirmed.
        question: ``departure`` before *Booker*, ``variance`` since.
        posture: what it did with the argument.
        superseded_by: the id of the later decision that took its place.
        showing: what it asks the defendant to show.
        advisable: what it says a defendant would be well advised to add.
        may_be_required: what it lets the district court ask beyond that.
        holding: what it holds, in our words.
        dissent: what a dissent would have held, in our words.
        read: how much of it was read: full, opening, secondary or cited.
        source: where it was read.
        at: the pages that say so.
        note: what a reader must know.

    Raises:
        SentencingError: the question is none of the two.
    """

    id: str
    circuit: str
    case: str
    citation: str
    decided: PartialDate
    question: str = field()
    posture: Posture
    superseded_by: str | None = None
    showing: tuple[Step, ...] = ()
    advisable: tuple[str, ...] = ()
    may_be_required: str = ""
    holding: str
    dissent: str = ""
    read: str
    source: str
    at: str = ""
    note: str = ""

    @question.validator
    def _one_of_two(self, _attribute: object, question: str) -> None:
        if question not in QUESTIONS:
            msg = f"question: {question!r} is none of {', '.join(QUESTIONS)}"
            raise SentencingError(msg)

    @property
    def decides(self) -> bool:
        """Whether it says that a court may, or may not."""
        return self.posture in {Posture.PERMITS, Posture.FORBIDS}

    @property
    def name(self) -> str:
        """The case without the government's name."""
        return self.case.removeprefix("United States v. ")

    def __str__(self) -> str:
        return f"{self.case}, {self.citation}"


@frozen(kw_only=True)
class Silence:
    """A circuit in which no decision was found, and when that was last looked for."""

    circuit: str
    checked: str
    note: str
    source: str
