"""Perturbation of the law: every number, date and switch of it changed by one, to see what notices.

Law is values, so it can be changed in memory: ``mutants`` walks every version of every section, and the few numbers
that stand beside them, and yields each with one integer one higher or lower, one date a day earlier or later, or one
switch turned; ``revocation_mutants`` does so for Chapter Seven and its statutes. ``perturbation_witnesses`` says what
notices: the law typed a second time, or a golden case. To record the first witness of every change anew::

    python -m tests.perturbation_witnesses
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import copy
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any

import attrs
from attrs import frozen

from sentencing import (
    case,
    manual,
    offense_class,
    permitted_spread,
    precedent,
    prior,
    release_statutes,
    statutes,
    terms,
)
from sentencing.dated import Dated, Version
from sentencing.enacted import Statute
from sentencing.instructions import criminal_history
from sentencing.manual import edition
from sentencing.manual.chapter4 import sentences
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.release_statutes import MANDATORY_REVOCATION

one_book = import_module("sentencing.one_book")

CONSTANTS: tuple[tuple[Any, str], ...] = (
    (terms, "CATEGORY_BEGINS"),
    (terms, "LOWEST_LEVEL"),
    (terms, "HIGHEST_LEVEL"),
    (case, "MOST_EARLY_DISPOSITION_LEVELS"),
    (prior, "MOST_POINTS_FOR_ONE_SENTENCE"),
    (sentences, "LETTER_OF_POINTS"),
    (statutes, "MAXIMA"),
    (offense_class, "CUT_OFFS"),
    (offense_class, "UNSETTLED"),
    (permitted_spread, "LEAST_WIDTH"),
    (permitted_spread, "PARTS_IN_WIDTH"),
    (permitted_spread, "LIFE_FROM"),
    (criminal_history, "PREDICATES_OF_A_CAREER_OFFENDER"),
    (precedent, "BOOKER"),
    (precedent, "KIMBROUGH"),
    (precedent, "EVERY_DISTRICT"),
    (edition, "FIRST_DAY"),
    (edition, "LAST_DAY"),
    (one_book, "ONE_BOOK_RULE"),
)
"""Law that stands beside the sections, by the module that reads it."""

STATUTES: Mapping[str, Statute[Any]] = MappingProxyType(
    {
        **{
            name: getattr(release_statutes, name)
            for name in ("RELEASE_TERMS", "PRISON_LIMITS", "FURTHER_RELEASE", "REGISTRANT_MINIMUM", "RESENTENCING")
        },
        **{f"MANDATORY_REVOCATION {supervision}": law for supervision, law in MANDATORY_REVOCATION.items()},
    }
)
"""The statutes of Chapter Seven."""


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


def _parts(value: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:
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
    """The law with one thing changed: its name, the section or what else it is part of, and how to enact it."""

    name: str
    section: str
    days: tuple[date, date] | None
    """The first and last day on which the change can be noticed; ``None`` for any day."""
    owner: Any
    """The section, or the module, that holds what is changed."""
    values: Mapping[str, Any]
    """Its attributes as changed."""

    @property
    def number(self) -> str:
        """What is changed, and its value: the name without what it becomes."""
        return self.name.partition(" -> ")[0]

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


def revocation_mutants() -> Iterator[Mutant]:
    """Every mutant of Chapter Seven and of each of its statutes."""
    for supervision, section in CHAPTER_SEVEN.items():
        for index, version in enumerate(section.versions):
            for path, new in changed(version):
                versions = (*section.versions[:index], new, *section.versions[index + 1 :])
                whole = attrs.asdict(Dated(section.name, versions), recurse=False)
                name = f"{supervision} {version.effective}{path}"
                yield Mutant(name, supervision, _window(section, index, new), section, whole)
    for name, statute in STATUTES.items():
        for path, new in changed(statute.versions):
            yield Mutant(f"{name}{path}", name, None, statute, {"versions": new})
