"""What several test modules share: every stored case with its outcome, and a felony of thirty months."""

from functools import cache
from pathlib import Path

from sentencing import calculate, load_case
from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Prior

TESTS = Path(__file__).parent
STORED = sorted([*(TESTS / "golden").rglob("*.toml"), *(TESTS.parent / "examples").glob("*.toml")])


@cache
def outcomes() -> tuple[tuple[str, Outcome], ...]:
    """The outcome of every stored case that has one, beside its name."""
    return tuple((path.stem, outcome) for path in STORED if (outcome := outcome_or_none(path)) is not None)


def outcome_or_none(path: Path) -> Outcome | None:
    """The outcome of a stored case; ``None`` where it is refused, as some golden files expect."""
    try:
        return calculate(load_case(path))
    except SentencingError:
        return None


def example(name: str) -> Outcome:
    """The outcome of an example."""
    return calculate(load_case(TESTS.parent / "examples" / f"{name}.toml"))


def felony(**facts: object) -> Prior:
    """A felony of 2012 with thirty months imposed, but for the facts given."""
    given = {
        "kinds": frozenset(),
        "grade": Grade.FELONY,
        "committed": PartialDate.parse("2012-05-01"),
        "sentenced": PartialDate.parse("2013-02-01"),
        "imposed": Duration(30),
        "released": PartialDate.parse("2014-09-01"),
    }
    return Prior(**{**given, **facts})
