"""What the documents of outcomes share: ledgers as plain data, the Manual applied, and how a document is read back."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol, TypeVar

from sentencing._version import __version__
from sentencing.casefile.bounds import DOCUMENT
from sentencing.casefile.values import shown
from sentencing.cite import Cite
from sentencing.effects import parse_effect
from sentencing.errors import CaseFileError, SentencingError
from sentencing.ledger import Finding, Ledger, Step
from sentencing.manual import Manual
from sentencing.manual.in_force import UNREAD
from sentencing.published import misfit
from sentencing.words import one_line


class Documented(Protocol):
    """What is written out as a document."""

    def to_dict(self) -> dict[str, object]:
        """The document."""
        ...


D = TypeVar("D", bound=Documented)


def read_document(
    data: object, schema: str, read: Callable[[Mapping[str, Any]], D], worked_again: Collection[str] = ()
) -> D:
    """Read a document of a schema, and see that what was read can be shown, and gives it again where it is written.

    Args:
        data: the document.
        schema: its schema.
        read: what reads a document that has every key.
        worked_again: keys that are not read, but worked again.

    Raises:
        SentencingError: the data is no document of the schema, or contradicts itself.
    """
    document = _stating(data, schema)
    try:
        DOCUMENT.refuse_beyond(document)
    except CaseFileError as error:
        msg = f"the {schema} document cannot be read: {error}"
        raise SentencingError(msg) from None
    outcome = _consistent(document, schema, read, worked_again)
    refusal = misfit(document, schema)
    if refusal:
        msg = f"the {schema} document cannot be read: {refusal}"
        raise SentencingError(msg)
    with _told(schema):
        str(outcome)
    return outcome


def read_within(
    data: object, schema: str, read: Callable[[Mapping[str, Any]], D], worked_again: Collection[str] = ()
) -> D:
    """Read a document that stands in another, whose bounds and schema take it in: the rest of what is asked.

    Raises:
        SentencingError: the document is of another schema, contradicts itself, or cannot be shown.
    """
    outcome = _consistent(_stating(data, schema), schema, read, worked_again)
    with _told(schema):
        str(outcome)
    return outcome


def _stating(data: object, schema: str) -> Mapping[str, Any]:
    """The document, if it states this schema."""
    stated = data.get("schema") if isinstance(data, Mapping) else data
    if stated != schema or not isinstance(data, Mapping):
        msg = f"the document is no {schema} but {shown(stated)}{_hint(schema, stated)}"
        raise SentencingError(msg)
    return data


def _consistent(
    data: Mapping[str, Any], schema: str, read: Callable[[Mapping[str, Any]], D], worked_again: Collection[str]
) -> D:
    """What is read of a document, which it must give again where it is written."""
    with _told(schema):
        outcome = read(data)
        again = outcome.to_dict()
    for key, value in data.items():
        if key not in worked_again and again.get(key) != value:
            msg = f"the {schema} document contradicts itself: `{one_line(str(key))}` is not what the rest of it gives"
            raise SentencingError(msg)
    return outcome


@contextmanager
def _told(schema: str) -> Iterator[None]:
    """Whatever goes wrong with what a document lacks, or with what stands in it, told as its fault."""
    try:
        yield
    except KeyError as error:
        msg = f"the {schema} document lacks {error}"
        raise SentencingError(msg) from error
    except (TypeError, AttributeError, ValueError, IndexError) as error:
        msg = f"the {schema} document is malformed"
        raise SentencingError(msg) from error


_READERS = {
    "sentencing.outcome/1": "outcome_from_dict",
    "sentencing.comparison/1": "comparison_from_dict",
    "sentencing.disparity/1": "disparity_from_dict",
    "sentencing.revocation/1": "revocation_outcome_from_dict",
}
"""What reads the documents of each schema."""


def _hint(schema: str, stated: object) -> str:
    """What reads a document of another kind or number; nothing where that is not known."""
    if not isinstance(stated, str):
        return ""
    kind, _, number = stated.partition("/")
    if kind == schema.partition("/")[0] and number.isdecimal():
        made = "`library` in it names the version that wrote it"
        return f", which is for another version of this library than {__version__}; {made}"
    return f"; {_READERS[stated]} reads it" if stated in _READERS else ""


def read_manual(day: str, hypothetical: Iterable[str]) -> Manual:
    """The Manual applied; of what was laid over it a document keeps only the labels."""
    manual = Manual.on(date.fromisoformat(day))
    for label in hypothetical:
        number, _, what = label.removeprefix("§ ").partition(": ")
        manual = manual.laying(number, UNREAD, what)
    return manual


# Ledgers


def ledger_to_dict(ledger: Ledger) -> dict[str, Any]:
    """A ledger: its steps, and what was considered and not applied."""
    return {
        "steps": [step_to_dict(step) for step in ledger.steps],
        "considered": [finding_to_dict(finding) for finding in ledger.considered],
    }


def step_to_dict(step: Step) -> dict[str, Any]:
    """A step, its levels or points before and after."""
    return {
        "cite": str(step.cite),
        "effect": str(step.effect),
        "before": step.before,
        "after": step.after,
        "because": step.because,
        "source": step.source,
    }


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """A finding; its effect is null where it has none."""
    return {
        "cite": str(finding.cite),
        "effect": finding.effect and str(finding.effect),
        "because": finding.because,
        "source": finding.source,
    }


def read_ledger(data: Mapping[str, Any]) -> Ledger:
    """A ledger read back."""
    steps = (
        Step(
            Cite.parse(s["cite"]),
            parse_effect(s["effect"]),
            s["before"],
            s["after"],
            s["because"],
            s["source"],
        )
        for s in data["steps"]
    )
    considered = (
        Finding(Cite.parse(f["cite"]), f["effect"] and parse_effect(f["effect"]), f["because"], f["source"])
        for f in data["considered"]
    )
    return Ledger(tuple(steps), tuple(considered))
