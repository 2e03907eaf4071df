"""What ``frames.disparities`` says of a population, counted: the rows under each thing that a programme would bring."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sentencing.case import AS_STATED
from sentencing.errors import SentencingError
from sentencing.terms import LIFE, Term

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_WORDS = ("terms", "eligibility", "reason")
_TRUTHS = ("documented", "at_most", "within", "minimum_is_life")
_NUMBERS = ("minimum", "districts")


@frozen
class Kind:
    """The terms of a programme, whether it takes the people, whether it is documented, and whether it is a bound."""

    terms: str
    eligibility: str = ""
    is_documented: bool = False
    is_bound: bool = False


@frozen
class Band:
    """The rows under one kind of terms.

    >>> band = Band(Kind("2 levels off"), Counter({10: 2, 37: 1, LIFE: 1}))
    >>> band.rows, [band.percentile(percent) for percent in (25, 50, 75, 90)]
    (4, [10, 10, 37, LIFE])

    Attributes:
        kind: the terms.
        minima: how many rows have each minimum, in months or life.
        reasons: how many rows have no range, by the reason.
        districts: the least and the greatest number of districts that would bring it to a row.
    """

    kind: Kind
    minima: Mapping[Term, int]
    reasons: Mapping[str, int] = {}
    districts: tuple[int, int] = (0, 0)

    @property
    def rows(self) -> int:
        """How many rows have a range."""
        return sum(self.minima.values())

    def percentile(self, percent: int) -> Term:
        """The least minimum at or below which so many of a hundred rows lie, life above every number (nearest rank)."""
        minima = sorted(self.minima)
        seen = accumulate(self.minima[minimum] for minimum in minima)
        return next(minimum for minimum, rows in zip(minima, seen, strict=True) if rows * 100 >= percent * self.rows)


def bands_of(frame: "IntoFrame", prefix: str) -> list[Band]:
    """A band for each kind of terms: the case as stated first, then the most lenient; a row without an answer has none.

    Raises:
        SentencingError: the frame lacks a column of ``frames.disparities``.
    """
    lines: dict[Kind, list[Mapping[str, Any]]] = {}
    for line in _counted(frame, prefix):
        is_bound = line["at_most"] or line["within"]
        kind = Kind(line["terms"], line["eligibility"], line["documented"], is_bound)
        lines.setdefault(kind, []).append(line)
    return sorted((_band(kind, each) for kind, each in lines.items()), key=_order)


def _order(band: Band) -> tuple[bool, Term, Term, str, str]:
    middle, most = (band.percentile(50), band.percentile(90)) if band.minima else (LIFE, LIFE)
    return band.kind.terms != AS_STATED, middle, most, band.kind.terms, band.kind.eligibility


def _band(kind: Kind, lines: Sequence[Mapping[str, Any]]) -> Band:
    minima: Counter[Term] = Counter()
    reasons: Counter[str] = Counter()
    for line in lines:
        if line["reason"]:
            reasons[line["reason"]] += int(line["rows"])
        else:
            minima[LIFE if line["minimum_is_life"] else int(line["minimum"])] += int(line["rows"])
    districts = [int(line["districts"]) for line in lines]
    return Band(kind, minima, reasons, (min(districts), max(districts)))


def _counted(frame: "IntoFrame", prefix: str) -> Iterator[Mapping[str, Any]]:
    """Lines that say the same, once, with their number; what is missing is empty, untrue or 0."""
    import narwhals.stable.v2 as nw

    lines = nw.from_native(frame)
    names = (*_WORDS, *_TRUTHS, *_NUMBERS)
    present = lines.collect_schema().names()
    missing = [f"{prefix}{name}" for name in names if f"{prefix}{name}" not in present]
    if missing:
        msg = f"the frame has no column {missing[0]!r}; give what `frames.disparities` returns, and its `prefix`"
        raise SentencingError(msg)
    told = lines.lazy().select(
        *(nw.col(f"{prefix}{name}").cast(nw.String).fill_null("").alias(name) for name in _WORDS),
        *(nw.col(f"{prefix}{name}").fill_null(value=False).alias(name) for name in _TRUTHS),
        *(nw.col(f"{prefix}{name}").fill_null(0).cast(nw.Int64).alias(name) for name in _NUMBERS),
    )
    yield from told.group_by(*names).agg(nw.len().alias("rows")).collect().iter_rows(named=True)
