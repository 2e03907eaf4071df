"""Perturbation of the law: every number, date and switch of it changed by one, to see what notices.

Law is values, so it can be changed in memory: ``mutants`` walks every version of every section, and the few numbers
that stand beside them, and yields each with one integer one higher or lower, one date a day earlier or later, or one
switch turned. ``Notice`` says whether anything notices: the law typed a second time, or a golden case.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import copy
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen
from tests import rows
from tests.typed_again import HISTORICAL_NOTES, ROWS

from sentencing import case, manual, prior, statutes, terms
from sentencing.check import check_file
from sentencing.dated import Dated, Version
from sentencing.manual import edition
from sentencing.manual.chapter4 import sentences

one_book = import_module("sentencing.one_book")

CONSTANTS: tuple[tuple[Any, str], ...] = (
    (terms, "CATEGORY_BEGINS"),
    (terms, "LOWEST_LEVEL"),
    (terms, "HIGHEST_LEVEL"),
    (case, "MOST_EARLY_DISPOSITION_LEVELS"),
    (prior, "MOST_POINTS_FOR_ONE_SENTENCE"),
    (sentences, "LETTER_OF_POINTS"),
    (statutes, "MAXIMA"),
    (edition, "FIRST_DAY"),
    (edition, "LAST_DAY"),
    (one_book, "ONE_BOOK_RULE"),
)
"""Law that stands beside the sections, by the module that reads it."""


def changed(value: object) -> Iterator[tuple[str, Any]]:
    """Every copy of a value with one thing in it changed by one, and where."""
    if isinstance(value, bool):
        yield f" {value} -> {not value}", not value
    elif isinstance(value, int | date):
        one = 1 if isinstance(value, int) else timedelta(days=1)
        yield from ((f" {value} -> {new}", new) for new in (value + one, value - one))
    elif isinstance(value, tuple | dict) or attrs.has(type(value)):
        for where, part, put in _parts(value):
            yield from ((f"{where}{path}", put(new)) for path, new in changed(part))


def _parts(value: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:  # noqa: ANN401 - any value of the law
    """The parts of a value: where each stands, itself, and how to put another in its place."""
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield f"[{index}]", each, partial(_with_item, value, index)
    elif isinstance(value, dict):
        yield from ((f"[{key}]", key, partial(_with_key, value, key)) for key in value)
    else:
        for field in attrs.fields(type(value)):
            yield f".{field.name}", getattr(value, field.name), partial(_with_attribute, value, field.name)


def _with_item(value: tuple[Any, ...], index: int, new: object) -> tuple[Any, ...]:
    return (*value[:index], new, *value[index + 1 :])


def _with_key(value: Mapping[Any, Any], old: object, new: object) -> dict[Any, Any]:
    return {new if key == old else key: each for key, each in value.items() if key == old or key != new}


def _with_attribute(value: object, name: str, new: object) -> object:
    """A copy that skips validators and converters: the law may be wrong, that is the point."""
    whole = copy(value)
    object.__setattr__(whole, name, new)
    return whole


@frozen
class Mutant:
    """The law with one thing changed: its name, the section if it is one of a section, and how to enact it."""

    name: str
    section: str
    days: tuple[date, date] | None
    """The first and last day on which the change can be noticed; ``None`` for any day."""
    owner: Any
    """The section, or the module, that holds what is changed."""
    values: Mapping[str, Any]
    """Its attributes as changed."""

    @contextmanager
    def enacted(self) -> Iterator[None]:
        """The change in force, in memory, for a while."""
        with ExitStack() as stack:
            for name, value in self.values.items():
                stack.callback(object.__setattr__, self.owner, name, getattr(self.owner, name))
                object.__setattr__(self.owner, name, value)
            for module in (edition, one_book):
                stack.callback(setattr, module, "EFFECTIVE_DAYS", module.EFFECTIVE_DAYS)
                module.EFFECTIVE_DAYS = _effective_days()
            yield


def _effective_days() -> tuple[date, ...]:
    return tuple(sorted({v.effective for section in manual.SECTIONS.values() for v in section.versions}))


def mutants() -> Iterator[Mutant]:
    """Every mutant of the law modelled."""
    for number, section in manual.SECTIONS.items():
        for index, version in enumerate(section.versions):
            for path, new in changed(version):
                versions = (*section.versions[:index], new, *section.versions[index + 1 :])
                name = f"{number} {version.effective}{path}"
                whole = attrs.asdict(Dated(section.name, versions), recurse=False)
                yield Mutant(name, number, _window(section, index, new), section, whole)
    for module, attribute in CONSTANTS:
        for path, new in changed(getattr(module, attribute)):
            yield Mutant(f"{attribute}{path}", attribute, None, module, {attribute: new})


def _window(section: Dated[object], index: int, new: Version[object]) -> tuple[date, date]:
    old = section.versions[index]
    if new.effective != old.effective:
        return min(new.effective, old.effective), max(new.effective, old.effective) - timedelta(days=1)
    following = section.versions[index + 1 : index + 2]
    return old.effective, following[0].effective - timedelta(days=1) if following else date.max


class Notice:
    """What would notice a change: the law typed by hand, then the golden cases that consult the text changed."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._consulted = {path: _days_consulted(path) for path in files}

    def of(self, mutant: Mutant) -> bool:
        """Whether a row or a golden case fails while the change is in force."""
        with mutant.enacted():
            return not _rows_hold(mutant) or self._golden_fails(mutant)

    def _golden_fails(self, mutant: Mutant) -> bool:
        for path, days in self._consulted.items():
            touched = mutant.days is None or any(mutant.days[0] <= day <= mutant.days[1] for day in days)
            if touched and _fails(path):
                return True
        return False


def _days_consulted(path: Path) -> frozenset[date]:
    """The days for which a golden case asks for any text."""
    days: set[date] = set()
    version = Dated.version

    def noted(self: Dated[object], day: date) -> Version[object]:
        days.add(day)
        return version(self, day)

    Dated.version = noted
    try:
        check_file(path)
    finally:
        Dated.version = version
    return frozenset(days)


def _fails(path: Path) -> bool:
    try:
        return check_file(path)[1] != []
    except Exception:  # noqa: BLE001 - law that breaks the calculation does not go unnoticed
        return True


def _rows_hold(mutant: Mutant) -> bool:
    try:
        if mutant.days is None:
            return rows.bounds_agree()
        day = max(mutant.days[0], date(1987, 11, 1))
        if rows.historical_note(mutant.section) != HISTORICAL_NOTES[mutant.section]:
            return False
        if mutant.section == "5A":
            return rows.table_agrees(day)
        return all(row.holds(day) for row in ROWS[mutant.section](day)) and rows.tier_b_holds_alone(day)
    except Exception:  # noqa: BLE001 - as above
        return False
