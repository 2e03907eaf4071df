"""What the programmes of a day would bring to one case, in columns: an answer for each distinct thing."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, TypeAlias

import narwhals.stable.v2 as nw
from attrs import frozen

from sentencing.across_districts import compare
from sentencing.case import AS_STATED, Case
from sentencing.disparity import Disparity
from sentencing.district_rows import Alternative, DistrictRow
from sentencing.districts import District
from sentencing.errors import SentencingError
from sentencing.frames.answers import RANGE_COLUMNS, Answer, Columns, range_answer
from sentencing.programmes.benefits import LevelsOff, TermsUnknown

DISPARITY_COLUMNS: Columns = {
    "terms": nw.Categorical,
    "eligibility": nw.Categorical,
    "documented": nw.Boolean,
    "districts": nw.Int16,
    "level": nw.Int16,
    **RANGE_COLUMNS,
    "at_most": nw.Boolean,
    "within": nw.Boolean,
    "reason": nw.Categorical,
}
"""What ``disparities`` adds in its long form, with the type of each column."""

NOTHING_OFF = "nothing off"
NO_RECORD = "no record"
"""What is said of districts of which no source tells for the day, whatever one tells of another."""

Form: TypeAlias = Literal["long", "wide"]

_OF_A_LINE: Columns = {**RANGE_COLUMNS, "at_most": nw.Boolean, "within": nw.Boolean}
_WIDE_COLUMNS: Columns = {**_OF_A_LINE, "eligibility": nw.Categorical, "documented": nw.Boolean, "districts": nw.Int16}


@frozen
class _Kind:
    """What makes two districts alike for a case: the terms, whether they would take him, and whether that is known."""

    terms: str
    eligibility: str
    documented: bool


def disparity_answers(
    case: Case, among: Collection[District] | None, on: date | None, life_as: int | None
) -> list[Answer]:
    """The case as stated, and then what each distinct benefit would bring, with the number of districts."""
    compared = compare(case, among=among, on=on)
    districts: dict[_Kind, int] = {}
    brought: dict[_Kind, Alternative] = {}
    for row in compared.rows:
        for each in row.alternatives or (_NOT_KNOWN,):
            kind = _kind(row, each)
            districts[kind] = districts.get(kind, 0) + 1
            brought[kind] = each
    found = [_answer(kind, each, districts[kind], life_as) for kind, each in brought.items()]
    return [_as_stated(compared, life_as), *found]


_NOT_KNOWN = Alternative(refusal="no source read tells of a programme there on that day")


def _kind(row: DistrictRow, each: Alternative) -> _Kind:
    if not row.recorded:
        return _Kind(row.terms if row.is_documented else NO_RECORD, "", row.is_documented)
    terms = NOTHING_OFF if each.benefit is None else str(each.benefit)
    return _Kind(terms, str(row.eligibility), row.is_documented)


def _as_stated(compared: Disparity, life_as: int | None) -> Answer:
    return {
        "terms": AS_STATED,
        "level": compared.baseline_level.number,
        **range_answer(compared.baseline_range, life_as),
        "at_most": False,
        "within": False,
    }


def _answer(kind: _Kind, each: Alternative, districts: int, life_as: int | None) -> Answer:
    terms = each.range or each.bound
    return {
        "terms": kind.terms,
        "eligibility": kind.eligibility or None,
        "documented": kind.documented,
        "districts": districts,
        "level": each.offense_level and each.offense_level.number,
        **({} if terms is None else range_answer(terms, life_as)),
        "at_most": isinstance(each.benefit, LevelsOff) and each.benefit.at_most,
        "within": isinstance(each.benefit, TermsUnknown) and terms is not None,
        "reason": None if terms is not None else each.refusal or f"{kind.terms} is no range in months",
    }


def in_form(form: Form, answers: Sequence[Sequence[Answer]]) -> tuple[Columns, Sequence[Sequence[Answer]]]:
    """The answers as they are for the long form, or each row's on one line, with the columns of that form.

    Raises:
        SentencingError: the form is neither.
    """
    match form:
        case "long":
            return DISPARITY_COLUMNS, answers
        case "wide":
            terms = dict.fromkeys(answer["terms"] for each in answers for answer in each if "terms" in answer)
            kinds = {f"{_in_a_name(term)}_{name}": kind for term in terms for name, kind in _WIDE_COLUMNS.items()}
            return {**kinds, "reason": nw.Categorical}, [[_on_one_line(each)] for each in answers]
        case _:
            msg = f"form: {form!r} is neither 'long' nor 'wide'"
            raise SentencingError(msg)


def _in_a_name(terms: str) -> str:
    """Terms as a part of a column's name.

    >>> _in_a_name("at most 2 levels off")
    'at_most_2_levels_off'
    """
    return re.sub(r"\W+", "_", terms)


def _on_one_line(answers: Sequence[Answer]) -> Answer:
    """Every answer of a row on one line; of like terms the districts are added up, and what is known is told of all."""
    line: dict[str, object] = {"reason": next((each["reason"] for each in answers if "terms" not in each), None)}
    for terms, alike in groupby(sorted((each for each in answers if "terms" in each), key=_terms), _terms):
        name, each_alike = _in_a_name(terms), list(alike)
        line |= {f"{name}_{column}": each_alike[-1].get(column) for column in _OF_A_LINE}
        line |= {f"{name}_{column}": value for column, value in _of_all(each_alike).items()}
    return line


def _terms(answer: Answer) -> str:
    return str(answer["terms"])


def _of_all(alike: Sequence[Answer]) -> Answer:
    """What is told of every district of like terms."""
    known = sorted({each["eligibility"] for each in alike if each.get("eligibility")})
    return {
        "eligibility": " or ".join(known) or None,
        "documented": all(each["documented"] for each in alike) if "documented" in alike[0] else None,
        "districts": sum(each.get("districts") or 0 for each in alike) or None,
    }
