"""A case file recomputed and compared with its own ``[expected]``."""

from collections.abc import Iterator
from pathlib import Path

from sentencing.calculation import calculate
from sentencing.case import Case
from sentencing.casefile import expected_error
from sentencing.casefile.revocation import load_either
from sentencing.errors import SentencingError
from sentencing.manual.chapter5.options import Options
from sentencing.outcome import Outcome
from sentencing.revocation import calculate_revocation
from sentencing.revocation.outcome import RevocationOutcome
from sentencing.truth import Open
from sentencing.words import counted


def check_file(path: Path) -> tuple[str, list[str]]:
    """Recompute one case file: its answer in a line, and a line for each difference from its ``[expected]``.

    A file with the key ``supervision`` is a revocation (Chapter Seven).
    """
    try:
        case = load_either(path)
        outcome = calculate(case) if isinstance(case, Case) else calculate_revocation(case)
    except SentencingError as error:
        wanted = expected_error(path)
        if any(kind.__name__ == wanted for kind in type(error).__mro__):
            return f"refused, as expected: {error}", []
        return f"refused: {error}", [f"expected {wanted or 'an answer'}, got {_named(error)}: {error}"]
    if isinstance(outcome, Outcome):
        return _answer(outcome), list(_of_case(outcome))
    return _revocation(outcome), list(_of_revocation(outcome))


def _named(error: SentencingError) -> str:
    """The documented class of a refusal."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == SentencingError.__module__)


def _unlike(expected: object, actual: dict[str, object], notes: tuple[str, ...]) -> Iterator[str]:
    """A line for each value that is expected and not so, and for each expected note that is missing."""
    for key, value in actual.items():
        wanted = getattr(expected, key)
        if wanted is not None and wanted != value:
            yield f"{key}: expected {_listed(wanted)}, got {_listed(value)}"
    for words in getattr(expected, "notes", None) or ():
        if not any(words.casefold() in note.casefold() for note in notes):
            yield f"notes: expected one with {words!r}, got {_listed(notes)}"


def _listed(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


# A sentence


def _answer(outcome: Outcome) -> str:
    return f"{outcome.offense_level}/{outcome.category} {_with_departure(outcome)}"


def _with_departure(outcome: Outcome) -> str:
    early = outcome.early_disposition
    if early is None:
        return str(outcome.range)
    if outcome.range_after_departure is None:
        return f"{outcome.range}; without early disposition {early.without}"
    return f"{outcome.range}; with {counted(early.levels, 'level')} for early disposition {early.range}"


def _of_case(outcome: Outcome) -> Iterator[str]:
    expected = outcome.case.expected
    if expected is None:
        return
    if expected.error is not None:
        yield f"error: expected {expected.error}, got {outcome.offense_level}/{outcome.category} {outcome.range}"
    actual: dict[str, object] = {
        "offense_level": outcome.offense_level.number,
        "category": outcome.category,
        "points": outcome.points,
        "range": outcome.range,
        "range_before_statute": outcome.range_before_statute,
        "range_after_departure": outcome.range_after_departure,
        "zone": outcome.zone,
        "manual": outcome.manual.day,
        "steps": tuple(map(str, outcome.steps)),
        "history": tuple(map(str, outcome.points_ledger.steps)),
        "counts": tuple(tuple(map(str, ledger.steps)) for ledger in outcome.counts if ledger.steps),
        "groups": tuple(map(str, outcome.groups)),
        "units": outcome.units,
        "consecutive": tuple(term.term for term in outcome.consecutive),
        **(_options(outcome.options) if any(getattr(expected, key) is not None for key in _OPTIONS) else {}),
    }
    yield from _unlike(expected, actual, outcome.notes)


_OPTIONS = (
    "probation",
    "probation_months",
    "ways",
    "least_imprisonment",
    "supervised_release",
    "supervised_release_imposed",
    "fine",
    "special_assessment",
)


def _options(options: Options) -> dict[str, object]:
    """What the range allows, as ``[expected]`` says it; an open answer is its own text."""
    probation, release = options.probation, options.supervised_release
    fine, assessment = options.fine, options.special_assessment
    split = [way.prison for way in options.imprisonment if way.prison and way.by]
    values = (
        probation if isinstance(probation, Open) else str(probation.standing),
        probation if isinstance(probation, Open) else probation.months,
        tuple(str(way.cite) for way in options.imprisonment),
        split[0] if split else None,
        release.term if isinstance(release.term, Open) else release.term.months,
        release.imposed if isinstance(release.imposed, Open) else str(release.imposed.standing),
        fine if isinstance(fine, Open) else (fine.minimum, fine.maximum),
        assessment if isinstance(assessment, Open) else assessment.total,
    )
    return dict(zip(_OPTIONS, values, strict=True))


# A revocation


def _revocation(outcome: RevocationOutcome) -> str:
    if outcome.revocation is None:
        return "Chapter Seven does not apply"
    if outcome.range is None:
        return f"no range, {outcome.revocation}"
    return f"{outcome.grade}/{outcome.category or 'any category'} {outcome.range}, {outcome.revocation}"


def _of_revocation(outcome: RevocationOutcome) -> Iterator[str]:
    expected = outcome.case.expected
    if expected is None:
        return
    if expected.error is not None:
        yield f"error: expected {expected.error}, got {_revocation(outcome)}"
    actual: dict[str, object] = {
        "grade": outcome.grade,
        "category": outcome.category,
        "range": outcome.range,
        "range_before_statute": outcome.range_before_statute,
        "maximum": outcome.maximum,
        "revocation": outcome.revocation,
        "alternatives": outcome.alternatives,
        "added_detention": outcome.added_detention,
        "range_with_detention": outcome.range_with_detention,
        "further_release": outcome.further_release and outcome.further_release.left,
        "manual": outcome.manual.day,
    }
    yield from _unlike(expected, actual, outcome.notes)
