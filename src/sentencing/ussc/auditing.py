"""The audit of a datafile: every check whose columns are there, once for each distinct pattern of their values."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, assert_never, cast

from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame

from sentencing._version import __version__
from sentencing.errors import SentencingError
from sentencing.frames import Frame
from sentencing.frames.progress import watched
from sentencing.partial import PartialDate
from sentencing.ussc import summary
from sentencing.ussc.checks import CHECKS
from sentencing.ussc.codebook import is_variable, refuse_unless_reached
from sentencing.ussc.patterns import Datafile, Values
from sentencing.ussc.verdicts import Agrees, Check, Disagrees, NotChecked, Reason
from sentencing.words import nearest

SCHEMA = "sentencing.audit/1"


@frozen
class Disagreement:
    """A pattern of values whose record and recalculation differ, and how many records have it.

    >>> import polars
    >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
    >>> audited = audit(polars.DataFrame({"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges}))
    >>> print(audited.exceptions[0].recorded, "against", audited.exceptions[0].recomputed)
    262-327 against 151-188

    Attributes:
        check: the name of the check.
        pattern: the columns that the check took, with their values; ``None`` where one is missing.
        count: the records.
        recorded: what they have.
        recomputed: what the Manual makes of their other columns.
        reason: the likely reason.
        because: what suggests it.
    """

    check: str
    pattern: tuple[tuple[str, Any], ...]
    count: int
    recorded: str
    recomputed: str
    reason: Reason
    because: str

    def to_dict(self) -> dict[str, Any]:
        """The disagreement as plain data.

        >>> import polars
        >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
        >>> audited = audit(polars.DataFrame({"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges}))
        >>> audited.exceptions[0].to_dict()["likely_reason"]
        'career offender'
        """
        return {
            "check": self.check,
            "values": {column: _plain(value) for column, value in self.pattern if value is not None},
            "count": self.count,
            "recorded": self.recorded,
            "recomputed": self.recomputed,
            "likely_reason": str(self.reason),
            "because": self.because,
        }

    def records(self, frame: Frame) -> Frame:
        """The records of a frame that have this pattern of values, as a frame of the same kind.

        >>> import polars
        >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
        >>> datafile = polars.DataFrame({"USSCIDN": [1, 2], "XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges})
        >>> audit(datafile).exceptions[0].records(datafile)["USSCIDN"].to_list()
        [2]

        Args:
            frame: the frame that was audited, or a part of it.

        Raises:
            SentencingError: it is no frame, or lacks a column of the pattern.
        """
        return cast("Frame", Datafile.of(frame).having(self.pattern).to_native())


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | str) else str(value)


@frozen
class Checked:
    """What one check found.

    >>> import polars
    >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
    >>> audited = audit(polars.DataFrame({"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges}))
    >>> audited["range"].checked, audited["range"].disagree, audited["range"].agreement
    (2, 1, 0.5)

    Attributes:
        check: the check.
        agree: how many records agree.
        disagreements: each pattern that does not, the most frequent first.
        not_checked: why records were not checked, and how many, the most frequent first.
        days: the days whose Manuals were applied; ``None`` where no record was checked.
    """

    check: Check
    agree: int
    disagreements: tuple[Disagreement, ...]
    not_checked: tuple[tuple[str, int], ...]
    days: PartialDate | None

    @property
    def disagree(self) -> int:
        """How many records disagree."""
        return sum(each.count for each in self.disagreements)

    @property
    def checked(self) -> int:
        """How many records were checked."""
        return self.agree + self.disagree

    @property
    def left_out(self) -> int:
        """How many records were not checked."""
        return sum(count for _, count in self.not_checked)

    @property
    def agreement(self) -> float | None:
        """The share of the records checked that agree; ``None`` where none was checked."""
        return self.agree / self.checked if self.checked else None

    @property
    def likely(self) -> dict[Reason, int]:
        """The likely reasons, and how many records have each, the most frequent first."""
        counted = Counter[Reason]()
        for each in self.disagreements:
            counted[each.reason] += each.count
        return dict(counted.most_common())

    def to_dict(self) -> dict[str, Any]:
        """The finding of the check as plain data; its disagreements stand among the exceptions of the audit.

        >>> import polars
        >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
        >>> audited = audit(polars.DataFrame({"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges}))
        >>> audited["range"].to_dict()["likely_reasons"]
        {'career offender': 1}
        """
        return {
            "check": self.check.name,
            "asks": self.check.asks,
            "provision": self.check.provision,
            "checked": self.checked,
            "agree": self.agree,
            "disagree": self.disagree,
            "agreement": self.agreement,
            "likely_reasons": {str(reason): count for reason, count in self.likely.items()},
            "not_checked": dict(self.not_checked),
            "manuals": None if self.days is None else str(self.days),
        }


@frozen
class Audit:
    """What the checks found in a datafile.

    It prints as a table to cite: how many records each check took, how many agree, and every kind of exception.

    >>> import polars
    >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
    >>> audited = audit(polars.DataFrame({"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges}))
    >>> audited.records, audited["range"].agree, len(audited.exceptions)
    (2, 1, 1)

    Attributes:
        records: how many records the frame has.
        checks: what each check found.
        weight: the column of the number of records that a row stands for; ``None`` where a row is one.
        not_read: columns that no check knows, each with the one that it resembles and that the frame lacks.
        version: of the library.
    """

    records: int
    checks: tuple[Checked, ...]
    weight: str | None = None
    not_read: tuple[tuple[str, str], ...] = ()
    version: str = __version__

    def __iter__(self) -> Iterator[Checked]:
        return iter(self.checks)

    def __contains__(self, name: object) -> bool:
        return any(each.check.name == name for each in self.checks)

    def __getitem__(self, name: str) -> Checked:
        """What a check found, by its name.

        Raises:
            SentencingError: the audit made no such check; the message names the nearest.
        """
        for each in self.checks:
            if each.check.name == name:
                return each
        made = [each.check.name for each in self.checks]
        msg = f"the audit made no check {name!r}{nearest(name, made)}; it made {', '.join(made)}"
        raise SentencingError(msg)

    @property
    def exceptions(self) -> tuple[Disagreement, ...]:
        """Every disagreement, check by check."""
        return tuple(disagreement for each in self.checks for disagreement in each.disagreements)

    @property
    def agreement(self) -> dict[str, float | None]:
        """The share of records that agree, by check; ``None`` where none was checked."""
        return {each.check.name: each.agreement for each in self.checks}

    @property
    def days(self) -> PartialDate | None:
        """The days whose Manuals were applied, from first to last."""
        return _together(each.days for each in self.checks)

    def to_dict(self) -> dict[str, Any]:
        """The whole audit as plain data (schema ``sentencing.audit/1``).

        >>> import polars
        >>> ranges = {"XMINSOR": [46, 262], "XMAXSOR": [57, 327], "AMENDYR": [2014, 2014]}
        >>> audited = audit(polars.DataFrame({"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], **ranges}))
        >>> audited.to_dict()["schema"]
        'sentencing.audit/1'
        """
        return {
            "schema": SCHEMA,
            "library": self.version,
            "records": self.records,
            "weight": self.weight,
            "manuals": None if self.days is None else str(self.days),
            "not_read": dict(self.not_read),
            "checks": [each.to_dict() for each in self.checks],
            "exceptions": [each.to_dict() for each in self.exceptions],
        }

    def __str__(self) -> str:
        return summary.text(self)

    def _repr_html_(self) -> str:
        return summary.html(self)


def _together(spans: Iterable[PartialDate | None]) -> PartialDate | None:
    """One span around all."""
    told = [span for span in spans if span is not None]
    return PartialDate(min(each.earliest for each in told), max(each.latest for each in told)) if told else None


def audit(
    frame: IntoFrame,
    *,
    weight: str | None = None,
    fiscal_year: int | None = None,
    progress: bool = True,
) -> Audit:
    """Compare every record of a datafile with what the law makes of its own values.

    Every check of ``CHECKS`` whose columns are there is made, once for each distinct pattern of their values. The
    Manual is that of ``AMENDYR``, else the one in effect at sentencing as far as the columns tell; a record whose
    Manuals would answer differently is not checked, and so is one in which a value is missing.

    >>> import polars
    >>> levels = {"XFOLSOR": [21, 29], "XCRHISSR": [3, 6], "AMENDYR": [2014, 2014]}
    >>> audited = audit(polars.DataFrame({**levels, "XMINSOR": [46, 262], "XMAXSOR": [57, 327]}))
    >>> audited["range"].agree, audited["range"].checked, str(audited.exceptions[0].reason)
    (1, 2, 'career offender')

    Args:
        frame: pandas, polars or pyarrow; or lazily polars, DuckDB, Dask, PySpark. Columns go by the Commission's names,
            in any case.
        weight: a column that says how many records a row stands for.
        fiscal_year: that of the file, where no column tells it; some codes, and ``AMENDYR`` 1994, turn on it.
        progress: whether to show progress, on a terminal or in a notebook, when it takes more than a second.

    Raises:
        SentencingError: the columns of no check are there; a weight is no number of records; or `fiscal_year` is told,
            and a column tells it.
        NotModelled: the codebook does not reach the fiscal year.
    """
    datafile = Datafile.of(frame, weight)
    told = _told(datafile, fiscal_year)
    made = [check for check in CHECKS if check.applies(datafile.columns)]
    if not made:
        named = "; ".join(f"{check.name!r} needs {', '.join(check.needs)}" for check in CHECKS[:2])
        msg = f"the frame has the columns of no check: {named}; see CHECKS"
        raise SentencingError(msg)
    found = tuple(_checked(check, datafile, told, progress=progress) for check in made)
    return Audit(found[0].checked + found[0].left_out, found, datafile.weight, tuple(_not_read(datafile.columns)))


def _not_read(columns: Collection[str]) -> Iterator[tuple[str, str]]:
    """The columns that are called almost as one that a check needs and the frame lacks."""
    needed = sorted({column for check in CHECKS for column in check.needs if column not in columns})
    for column in columns:
        alike = get_close_matches(column, needed, n=1, cutoff=_ALIKE)
        if alike and not is_variable(column):
            yield column, alike[0]


_ALIKE = 0.8
"""How alike two names are of which one may be a slip for the other: one letter in five."""


def _told(datafile: Datafile, fiscal_year: int | None) -> Mapping[str, int]:
    """What the caller tells of every record."""
    if fiscal_year is None:
        return {}
    refuse_unless_reached(fiscal_year)
    for column in ("FISCALYR", "PV_FY"):
        if column in datafile.columns:
            msg = f"the frame has {column}; leave `fiscal_year` out"
            raise SentencingError(msg)
    return {"FISCALYR": fiscal_year}


def _checked(check: Check, datafile: Datafile, told: Mapping[str, int], *, progress: bool) -> Checked:
    """A check of every pattern."""
    columns = check.columns(datafile.columns)
    agree, days = 0, None
    disagreements: list[Disagreement] = []
    not_checked = Counter[str]()
    for values, count in watched(_sorted(datafile.patterns(columns)), progress=progress):
        row = dict(zip(columns, values, strict=True))
        found = check.finding({**row, **told})
        days = _together((days, found.days))
        match found.verdict:
            case Agrees():
                agree += count
            case NotChecked(reason):
                not_checked[reason] += count
            case Disagrees(recorded, recomputed, reason, because):
                pattern = tuple(row.items())
                disagreements.append(Disagreement(check.name, pattern, count, recorded, recomputed, reason, because))
            case other:
                assert_never(other)
    by_count = sorted(disagreements, key=lambda each: -each.count)
    return Checked(check, agree, tuple(by_count), tuple(not_checked.most_common()), days)


def _sorted(patterns: Mapping[Values, int]) -> list[tuple[Values, int]]:
    """Patterns in an order that does not turn on the frame's engine."""
    return sorted(patterns.items(), key=lambda pattern: [(value is None, _as_text(value)) for value in pattern[0]])


def _as_text(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no whole number of more than 4,300 digits by ten
        return repr(type(value))
