"""Labelled outcomes side by side: which differ, where their ledgers part, and which fact decides.

What editions, disputed facts and districts have in common: ``calculated`` works one way to see a case, and the rest
holds finished outcomes.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sentencing import comparison_report
from sentencing._version import __version__
from sentencing.calculation import calculate
from sentencing.case import Case
from sentencing.document import read_document, read_within
from sentencing.errors import SentencingError
from sentencing.manual import Manual
from sentencing.outcome import Outcome
from sentencing.outcome_document import outcome_within
from sentencing.terms import CriminalHistoryCategory, OffenseLevel, Range, Term

if TYPE_CHECKING:
    from rich.text import Text

SCHEMA = "sentencing.comparison/1"


@frozen
class Answer:
    """What two outcomes must share to be one answer: level, category, range, range after departure, other terms.

    >>> from sentencing import calculate, case_from_dict
    >>> count, history = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"points": 5}
    >>> outcome = calculate(case_from_dict({"manual": "2009-11-01", "count": [count], "history": history}))
    >>> print(Answer.of(outcome))
    level 12, Category III, 15-21
    """

    offense_level: OffenseLevel
    category: CriminalHistoryCategory
    range: Range
    after_departure: Range | None
    consecutive: tuple[Term, ...] = ()

    @classmethod
    def of(cls, outcome: Outcome) -> "Answer":
        """The answer of an outcome.

        >>> from sentencing.casefile import case_from_dict
        >>> facts = {"manual": "2009-11-01", "count": [{"guideline": "2L1.2", "found": []}], "history": {"points": 5}}
        >>> print(Answer.of(calculate(case_from_dict(facts))))
        level 8, Category III, 6-12
        """
        consecutive = tuple(each.term for each in outcome.consecutive_beside)
        return cls(outcome.offense_level, outcome.category, outcome.range, outcome.range_after_departure, consecutive)

    def __str__(self) -> str:
        beside = "".join(f" and {term} consecutive" for term in self.consecutive)
        return f"level {self.offense_level}, Category {self.category}, {self.range}{beside}"


@frozen
class Variant:
    """One way to see the case: its label, what was chosen, and its outcome or the refusal of one.

    >>> from sentencing import case_from_dict, vary
    >>> count = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}
    >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "history": {"points": 5}})
    >>> variant = vary(case, {"history.points": [7]}).variants[0]
    >>> print(variant.label, "|", variant.answer)
    history.points = 7 | level 12, Category IV, 21-27

    Attributes:
        label: how it is called.
        choices: what was chosen, by the path of the fact; empty for the case as stated.
        outcome: the outcome; ``None`` where the calculation was refused.
        refusal: why it was refused, in a sentence; empty where it was not.
    """

    label: str
    choices: tuple[tuple[str, str], ...] = ()
    outcome: Outcome | None = None
    refusal: str = ""

    @property
    def answer(self) -> Answer | None:
        """Its answer; ``None`` where it was refused."""
        return None if self.outcome is None else Answer.of(self.outcome)


def calculated(
    label: str,
    choices: tuple[tuple[str, str], ...],
    case: Case,
    manual: Manual | None,
    readings: Mapping[str, str] | None,
) -> Variant:
    """A case worked in one way; where the calculation is refused, the refusal."""
    try:
        return Variant(label, choices, calculate(case, manual=manual, readings=readings))
    except SentencingError as refusal:
        return Variant(label, choices, refusal=str(refusal))


@frozen
class Parting:
    """The first line at which two outcomes part: the line of each, or none where one has ended.

    >>> print(Parting("2L1.2(b)(1)(D) +4", None))
    2L1.2(b)(1)(D) +4 against nothing
    """

    first: str | None
    second: str | None

    def __str__(self) -> str:
        return f"{self.first or 'nothing'} against {self.second or 'nothing'}"


@frozen
class Comparison:
    """Outcomes of one case seen in several ways.

    >>> from sentencing.casefile import case_from_dict
    >>> from sentencing.variation import vary
    >>> count, history = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"points": 5}
    >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "history": history})
    >>> plea = vary(case, acceptance={"trial": {"reduction": False}, "plea": {"reduction": True}})
    >>> [f"{variant.label}: {variant.answer}" for variant in plea.variants]
    ['trial: level 12, Category III, 15-21', 'plea: level 10, Category III, 10-16']
    >>> print(*plea.ranges, *plea.deciding, plea.parting(0, 1))
    15-21 10-16 acceptance nothing against 3E1.1(a) -2

    Attributes:
        variants: each way, in order.
        notes: what follows from them, in words.
    """

    variants: tuple[Variant, ...]
    notes: tuple[str, ...] = ()
    library: str = __version__

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Each outcome there is, by its label."""
        return {variant.label: variant.outcome for variant in self.variants if variant.outcome is not None}

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The distinct ranges, in months, in the order in which they appear."""
        return tuple(dict.fromkeys(outcome.range for outcome in self.outcomes.values()))

    @property
    def deciding(self) -> tuple[str, ...]:
        """The facts that decide: those whose change, all else held, changes the answer or takes it away."""
        paths = dict.fromkeys(path for variant in self.variants for path, _ in variant.choices)
        return tuple(path for path in paths if self._decides(path))

    def _decides(self, path: str) -> bool:
        answers: dict[tuple[tuple[str, str], ...], set[Answer | None]] = {}
        for variant in self.variants:
            others = tuple((key, value) for key, value in variant.choices if key != path)
            if len(others) < len(variant.choices):
                answers.setdefault(others, set()).add(variant.answer)
        return any(len(each) > 1 for each in answers.values())

    def parting(self, first: int, second: int) -> Parting | None:
        """The first line at which two variants part, by their places; ``None`` where none does, or one was refused.

        >>> from sentencing import case_from_dict, vary
        >>> count = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}
        >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "history": {"points": 5}})
        >>> print(vary(case, {"history.points": [5, 7]}).parting(0, 1))
        Category III against Category IV

        Raises:
            IndexError: there is no variant at a place.
        """
        one, other = self.variants[first].outcome, self.variants[second].outcome
        if one is None or other is None:
            return None
        for part, other_part in zip_longest(_trace(one), _trace(other), fillvalue=()):
            for line, against in zip_longest(part, other_part):
                if line != against:
                    return Parting(line, against)
        return None

    def to_dict(self) -> dict[str, object]:
        """The comparison as plain data, schema ``sentencing.comparison/1``.

        >>> from sentencing import case_from_dict, vary
        >>> count = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}
        >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "history": {"points": 5}})
        >>> vary(case, {"history.points": [5, 7]}).to_dict()["deciding"]
        ['history.points']
        """
        return {
            "schema": SCHEMA,
            "library": self.library,
            "variants": [
                {
                    "label": variant.label,
                    "choices": dict(variant.choices),
                    "outcome": variant.outcome and variant.outcome.to_dict(),
                    "refusal": variant.refusal or None,
                }
                for variant in self.variants
            ],
            "notes": list(self.notes),
            "ranges": [terms.to_dict() for terms in self.ranges],
            "deciding": list(self.deciding),
            "partings": [
                parting and {"first": parting.first, "other": parting.second}
                for parting in (self.parting(0, place) for place in range(1, len(self.variants)))
            ],
        }

    def __str__(self) -> str:
        return comparison_report.text(self)

    def _repr_html_(self) -> str:
        return comparison_report.html_fragment(self)

    def __rich__(self) -> "Text":
        from rich.text import Text

        return Text(comparison_report.text(self))


def comparison_from_dict(data: object) -> Comparison:
    """Read a comparison back from ``Comparison.to_dict``.

    >>> from sentencing.casefile import case_from_dict
    >>> from sentencing.variation import vary
    >>> count = {"guideline": "2L1.2", "found": []}
    >>> case = case_from_dict({"manual": "2024-11-01", "count": [count], "history": {"points": 5}})
    >>> compared = vary(case, {"history.points": [5, 7]})
    >>> comparison_from_dict(compared.to_dict()) == compared
    True

    Raises:
        SentencingError: the data is no comparison document of this version.
    """
    return read_document(data, SCHEMA, _comparison)


def comparison_within(data: object) -> Comparison:
    """Read the comparison in a disparity."""
    return read_within(data, SCHEMA, _comparison)


def _comparison(data: Mapping[str, Any]) -> Comparison:
    variants = tuple(
        Variant(
            each["label"],
            tuple(each["choices"].items()),
            each["outcome"] and outcome_within(each["outcome"]),
            each["refusal"] or "",
        )
        for each in data["variants"]
    )
    return Comparison(variants, tuple(data["notes"]), data["library"])


def _trace(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """The whole trace of an outcome in the order of § 1B1.1(a), part by part."""
    for ledger in outcome.counts if outcome.groups else ():
        yield tuple(map(str, ledger.steps))
    yield tuple(map(str, outcome.steps))
    yield tuple(map(str, outcome.points_ledger.steps))
    departed = outcome.range_after_departure
    yield (
        f"Category {outcome.category}",
        str(outcome.range_before_statute),
        *(f"{step.cite} {step.after}" for step in outcome.range_steps),
        *(() if departed is None else (f"after departure {departed}",)),
    )
