"""A case file of a revocation, recomputed and compared with its own ``[expected]``."""

from collections.abc import Iterator
from pathlib import Path

from sentencing.casefile import expected_error
from sentencing.casefile.revocation import load_revocation
from sentencing.errors import SentencingError
from sentencing.revocation_outcome import RevocationOutcome
from sentencing.revoke import calculate_revocation


def check_revocation_file(path: Path) -> tuple[str, list[str]]:
    r"""Recompute a case file: its answer in a line, and a line for each difference from its ``[expected]``.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "case.toml")
    ...     _ = path.write_text(
    ...         'supervision = "probation"\nrevoked = 2020-05-01\nviolation = [{grade = "C"}]\n'
    ...         'original = {maximum = "5 years", category = "II"}\nexpected = {range = [3, 9]}'
    ...     )
    ...     check_revocation_file(path)
    ('C/II 4-10, may revoke', ['range: expected 3-9, got 4-10'])
    """
    try:
        outcome = calculate_revocation(load_revocation(path))
    except SentencingError as error:
        wanted = expected_error(path)
        if any(kind.__name__ == wanted for kind in type(error).__mro__):
            return f"refused, as expected: {error}", []
        return f"refused: {error}", [f"expected {wanted or 'an answer'}, got {_named(error)}: {error}"]
    return _in_a_line(outcome), list(_differences(outcome))


def _named(error: SentencingError) -> str:
    """The documented class of a refusal."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == SentencingError.__module__)


def _in_a_line(outcome: RevocationOutcome) -> str:
    if outcome.revocation is None:
        return "Chapter Seven does not apply"
    if outcome.range is None:
        return f"no range, {outcome.revocation}"
    return f"{outcome.grade}/{outcome.category or 'any category'} {outcome.range}, {outcome.revocation}"


def _differences(outcome: RevocationOutcome) -> Iterator[str]:
    expected = outcome.case.expected
    if expected is None:
        return
    if expected.error is not None:
        yield f"error: expected {expected.error}, got {_in_a_line(outcome)}"
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
    for key, value in actual.items():
        wanted = getattr(expected, key)
        if wanted is not None and wanted != value:
            yield f"{key}: expected {wanted}, got {value}"
    for words in expected.notes or ():
        if not any(words.casefold() in note.casefold() for note in outcome.notes):
            yield f"notes: expected one with {words!r}, got {'; '.join(outcome.notes) or 'none'}"
