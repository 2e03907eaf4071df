"""The same case seen in several ways: editions, disputed facts, scenarios; each worked in full, none mixed.

A fact is named by its path in the case file, such as ``history.points`` or ``prior[2].excluded``; lists count from 1.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise, product
from typing import Any, TypeAlias

from attrs import evolve

from sentencing.calculation import calculate, expect_case
from sentencing.case import AS_STATED, Case
from sentencing.casefile import case_from_dict, case_to_dict, plain_fact, refuse_unless_key
from sentencing.comparison import Comparison, Variant, calculated
from sentencing.errors import CaseFileError, SentencingError, Undetermined
from sentencing.limits import last_end
from sentencing.manual import FIRST_DAY, Manual
from sentencing.one_book import editions
from sentencing.partial import PartialDate

_STEP = re.compile(r"([a-z_0-9]+)(?:\[(\d{1,4})\])?", re.ASCII)


Alternatives: TypeAlias = Sequence[object] | Mapping[str, object]
"""Values to try for one fact, or the same by label."""


def vary(
    case: Case,
    alternatives: Mapping[str, Alternatives] | None = None,
    *,
    readings: Mapping[str, str] | None = None,
    **more: Alternatives,
) -> Comparison:
    """Calculate a case with alternatives for any of its facts, in every combination.

    >>> from sentencing.casefile import case_from_dict
    >>> count, history = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"points": 5}
    >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "history": history})
    >>> for variant in vary(case, {"history.points": [5, 7]}).variants:
    ...     print(variant.label, "|", variant.answer)
    history.points = 5 | level 12, Category III, 15-21
    history.points = 7 | level 12, Category IV, 21-27

    Args:
        case: the case as stated.
        alternatives: for a fact, by its path, the values to try, as a case file would say them, or by label; ``None``
            takes the fact out. For ``manual``, days, or Manuals, also with law laid over them.
        readings: sides of open questions to take throughout.
        more: the same for facts whose path is a name: ``acceptance``, ``manual``.

    Raises:
        SentencingError: a path or a value that no case file can have. A refusal to calculate is part of the answer.
    """
    expect_case(case)
    facts = {**(alternatives or {}), **more}
    tried = [[(path, label, value) for label, value in _labelled(path, values)] for path, values in facts.items()]
    variants = []
    for choices in product(*tried):
        label = ", ".join(label for _, label, _ in choices) or AS_STATED
        chosen = tuple((path, text) for path, text, _ in choices)
        book = next((value for path, _, value in choices if path == "manual" and isinstance(value, Manual)), None)
        changes = {path: value for path, _, value in choices if not isinstance(value, Manual)}
        variants.append(calculated(label, chosen, _changed(case, changes), book, readings))
    return Comparison(tuple(variants))


def scenarios(case: Case, *, manual: Manual | None = None, readings: Mapping[str, str] | None = None) -> Comparison:
    """The case as stated, then each of its scenarios.

    >>> from sentencing.casefile import case_from_dict
    >>> count, history = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"points": 5}
    >>> other = {"label": "less points", "set": {"history.points": 3}}
    >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "history": history, "scenario": [other]})
    >>> for variant in scenarios(case).variants:
    ...     print(variant.label, "|", variant.answer)
    as stated | level 12, Category III, 15-21
    less points | level 12, Category II, 12-18

    Raises:
        SentencingError: a scenario names a path or a value that no case file can have.
    """
    expect_case(case)
    variants = [calculated(AS_STATED, (), case, manual, readings)]
    for scenario in case.scenarios:
        changes = {**dict(scenario.set), **dict.fromkeys(scenario.remove)}
        chosen = tuple((path, _shown(value)) for path, value in changes.items())
        try:
            other = _changed(case, changes)
        except SentencingError as error:
            msg = f"scenario {scenario.label!r}: {error}"
            raise CaseFileError(msg) from None
        variants.append(calculated(scenario.label, chosen, other, manual, readings))
    return Comparison(tuple(variants))


def both_manuals(case: Case, *, readings: Mapping[str, str] | None = None) -> Comparison:
    """The Manual at sentencing and the one in effect when the offense ended, each in its entirety (§ 1B1.11).

    >>> from sentencing.casefile import case_from_dict
    >>> case = case_from_dict({
    ...     "sentenced": "2010-06-01", "history": {"points": 0}, "statute": {"maximum": "20 years"},
    ...     "count": [{"guideline": "2L1.2", "ended": "1990-05-01", "first_removal_order": "1989", "removals": []}],
    ... })
    >>> [variant.label for variant in both_manuals(case).variants]
    ['at sentencing (2010-06-01)', 'when the offense ended (1990-05-01)']

    Raises:
        Undetermined: the day of sentence, or of the end of the offense, is not stated.
    """
    expect_case(case)
    ended = last_end(case)
    if case.sentenced is None or ended is None:
        missing = "`sentenced`" if case.sentenced is None else "`ended` of each count"
        msg = f"two Manuals cannot be compared: state {missing} (§ 1B1.11)"
        raise Undetermined(msg)
    books = (*_books("at sentencing", case.sentenced), *_books("when the offense ended", ended))
    variants = tuple(calculated(label, (("manual", str(book.day)),), case, book, readings) for label, book in books)
    return Comparison(variants, tuple(_governing(case, variants, readings)))


def _governing(case: Case, variants: tuple[Variant, ...], readings: Mapping[str, str] | None) -> Iterator[str]:
    """Whether the later Manual is harsher, and which of the two § 1B1.11 commands."""
    later, earlier = variants[0].outcome, variants[-1].outcome
    if later is not None and earlier is not None and later.manual.same_text(earlier.manual):
        yield f"Nothing modelled changed between {earlier.manual.day} and {later.manual.day}: it is one text."
    elif later is not None and earlier is not None:
        harsher = later.range.harsher_than(earlier.range)
        yield (
            f"The Manual at sentencing is {'' if harsher else 'not '}harsher: {later.range} against {earlier.range} "
            "(Peugh v. United States, 569 U.S. 530 (2013))."
        )
    try:
        governs = calculate(evolve(case, manual=None), readings=readings)
    except SentencingError as refusal:
        yield f"Which of them § 1B1.11 commands is not determined: {refusal}."
        return
    answer = f"level {governs.offense_level}, {governs.range}"
    yield f"§ 1B1.11 commands the Manual in effect on {governs.manual.day}: {answer}."


def _books(label: str, when: PartialDate) -> Iterator[tuple[str, Manual]]:
    """Each Manual in effect during a date: one, unless the date is coarse."""
    for manual in editions(PartialDate(max(when.earliest, FIRST_DAY), max(when.latest, FIRST_DAY))):
        yield f"{label} ({manual.day})", manual


def _labelled(path: str, values: Alternatives) -> Iterable[tuple[str, object]]:
    if isinstance(values, Mapping) and values:
        return values.items()
    if isinstance(values, str) or not isinstance(values, Sequence | Mapping):
        msg = f"{path}: give a list of alternatives, or a mapping from label to alternative, not {values!r}"
        raise SentencingError(msg)
    if not values:
        msg = f"{path}: there is no alternative in the list"
        raise SentencingError(msg)
    return [(f"{path} = {_shown(value)}", value) for value in values]


def _shown(value: object) -> str:
    if isinstance(value, Manual):
        return "; ".join((str(value.day), *value.hypothetical))
    return "not stated" if value is None else str(plain_fact(value))


# Changing facts by their path


def _changed(case: Case, changes: Mapping[str, object]) -> Case:
    """The case with other facts, read as a case file is."""
    if not changes:
        return case
    data = case_to_dict(evolve(case, scenarios=(), expected=None))
    for path, value in changes.items():
        _put(data, path, plain_fact(value))
    return case_from_dict(data)


def _put(data: dict[str, Any], path: str, value: object) -> None:
    """Put a value at a path of plain data; ``None`` takes out what is there."""
    keys = list(_keys(path))
    refuse_unless_key(str(keys[0]))
    place: Any = data
    for key, following in pairwise(keys):
        _refuse_unless_holds(place, key, path)
        if value is None and isinstance(key, str) and key not in place:
            return  # what is not there is not made to be taken out
        place = place[key] if isinstance(key, int) else place.setdefault(key, [] if isinstance(following, int) else {})
    last = keys[-1]
    _refuse_unless_holds(place, last, path, past=value is not None)
    if isinstance(last, int):
        place[last : last + 1] = [] if value is None else [deepcopy(value)]
    elif value is None:
        place.pop(last, None)
    else:
        place[last] = deepcopy(value)


def _refuse_unless_holds(place: object, key: str | int, path: str, *, past: bool = False) -> None:
    """Refuse a key of what is no table, or a place of what is no list, or past its end but for a row to add."""
    if not isinstance(place, dict if isinstance(key, str) else list):
        wanted = "table" if isinstance(key, str) else "list"
        a_list = "; there is a list, so name a place in it, such as count[1]" if isinstance(place, list) else ""
        msg = f"{path}: there is no {wanted} there{a_list}"
        raise CaseFileError(msg)
    if isinstance(place, list) and isinstance(key, int) and key >= len(place) + past:
        msg = f"{path}: there are only {len(place)}; a list counts from 1"
        raise CaseFileError(msg)


def _keys(path: str) -> Iterator[str | int]:
    """The keys of a path: ``prior[2].excluded`` is ``prior``, 1, ``excluded``."""
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None or (match[2] and int(match[2]) == 0):
            msg = f"{path!r} is no path of a case file; write such as 'history.points' or 'prior[2].excluded'"
            raise CaseFileError(msg)
        yield match[1]
        if match[2]:
            yield int(match[2]) - 1
