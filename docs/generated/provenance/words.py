"""The numbers of the law in the words that a lawyer knows, each with the places in the values where it stands."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeAlias

import attrs
from attrs import frozen

from generated.provenance.phrases import PHRASES, Phrase
from sentencing.cite import Cite
from sentencing.manual.chapter2.reentry_facts import Convicted, Without
from sentencing.manual.chapter2.sentence_imposed import Imprisoned
from sentencing.manual.chapter3.several_counts import Units
from sentencing.manual.chapter4.career_offender import CareerOffenderRanges
from sentencing.manual.chapter4.part_b import LevelsByMaximum
from sentencing.manual.chapter4.points import EachSentence
from sentencing.manual.chapter4.repeat_offenders import RepeatSexOffender
from sentencing.manual.chapter5.fines import FineTable
from sentencing.manual.chapter5.imprisonment import PrintedWay
from sentencing.manual.chapter5.special_assessments import Assessments
from sentencing.manual.chapter5.supervised_release_term import ClassTerm
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.manual.chapter7.grades import Grades
from sentencing.manual.chapter7.periods import Alternatives, FirstText, Further, GradedText
from sentencing.manual.chapter7.table import RevocationTable
from sentencing.offense_class import CutOff, Unsettled
from sentencing.rules import Fixed, Provision, UpTo
from sentencing.statutes import Maximum
from sentencing.words import counted, in_months

Leaf: TypeAlias = tuple[str, int | date]


@frozen
class Told:
    """A number, or the few that make one line: where it is printed, in words, and its leaves in the values."""

    pinpoint: str
    words: str
    leaves: tuple[Leaf, ...]


class NoWordsError(Exception):
    """A number for which there are no words here: give it some."""


def leaves(value: object, path: str = "") -> Iterator[Leaf]:
    """Every whole number, date and switch in a value, with its place: the places are those of ``tests/perturb.py``."""
    if isinstance(value, bool | int | date):
        yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from leaves(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key in value:
            yield from leaves(key, f"{path}[{key}]")
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from leaves(getattr(value, field.name), f"{path}.{field.name}")


def told(value: Any, path: str = "", pinpoint: str = "") -> Iterator[Told]:  # noqa: ANN401 - any value of the law
    """Every number of a value in words.

    Raises:
        NoWordsError: a number is of a kind that has none yet.
    """
    if not any(True for _ in leaves(value, path)):
        return
    if (special := _SPECIAL.get(type(value))) is not None:
        yield from special(value, path, pinpoint)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from told(each, f"{path}[{index}]", pinpoint)
    elif attrs.has(type(value)):
        yield from _fields(value, path, _pinpoint(value) or pinpoint)
    else:
        raise NoWordsError(path)


def _pinpoint(value: object) -> str:
    """Where a rule says that it is printed."""
    if isinstance(value, RepeatSexOffender):
        return "(a)(1)(B)"
    if isinstance(value, GradedText):
        return str(value.range_cite)
    if isinstance(value, Further | Alternatives):
        return str(value.cite)
    cite = getattr(value, "cite", None)
    return (cite.pinpoint if isinstance(cite, Cite) else "") or getattr(value, "pinpoint", getattr(value, "letter", ""))


def _own(value: object, own: str) -> str:
    """Where a field is printed; in Chapter Seven, whose versions span sections, with the section."""
    if isinstance(value, Grades | FirstText):
        return f"{value.section}{own}"
    return f"{value.cite.section}{own}" if isinstance(value, Alternatives) else own


def _fields(value: Any, path: str, pinpoint: str) -> Iterator[Told]:  # noqa: ANN401 - any value of the law
    phrases = PHRASES.get(type(value), {})
    for field in attrs.fields(type(value)):
        part, where = getattr(value, field.name), f"{path}.{field.name}"
        if field.name in phrases and part is not None:
            own, phrase = phrases[field.name]
            yield Told(_own(value, own) or pinpoint, _said(phrase, part), tuple(leaves(part, where)))
        else:
            yield from told(part, where, pinpoint)


def _said(phrase: Phrase, part: object) -> str:
    if isinstance(phrase, str):
        return phrase.format(part)
    return phrase[not part] if isinstance(phrase, tuple) else phrase(part)


# What is told as a whole


def _provision(value: Provision[object] | Fixed, path: str, _pinpoint: str) -> Iterator[Told]:
    when = getattr(value, "when", None)
    conditions = tuple(_conditions(when)) if isinstance(when, Convicted) else ()
    words = f"{value.effect}: {'; '.join((value.because, *conditions))}"
    yield Told(value.cite.pinpoint, words, tuple(leaves(value, path)))


_POINTS = "receives_points"


def _conditions(when: Convicted) -> Iterator[str]:
    for test in when.tests:
        if isinstance(test, Imprisoned):
            yield f"a sentence of {test.threshold}"
        elif isinstance(test, Without):
            yield "without criminal history points"
        elif getattr(test, "__name__", "").startswith(_POINTS):
            yield "with criminal history points"
        elif getattr(test, "__name__", "") == "is_for_profit":
            yield "for profit"
    if when.number > 1:
        yield f"{counted(when.number, 'conviction')} or more"


def _up_to(value: UpTo[object], path: str, pinpoint: str) -> Iterator[Told]:
    limit = value.limit
    yield from told(value.of, f"{path}.of", pinpoint)
    yield Told(_pinpoint(value.of) or pinpoint, f"{counted(limit, 'point')} at most", ((f"{path}.limit", limit),))


def _each_sentence(value: EachSentence, path: str, _: str) -> Iterator[Told]:
    yield Told(
        value.letter, f"+{value.points} for each prior sentence under this subsection", tuple(leaves(value, path))
    )


def _units(value: Units, path: str, _: str) -> Iterator[Told]:
    one, half = value.one_unit_to, value.half_unit_to
    yield Told("(a)", f"one unit: a Group of equal level or 1 to {one} levels less", ((f"{path}.one_unit_to", one),))
    yield Told("(b)", f"half a unit: a Group {one + 1} to {half} levels less", ((f"{path}.half_unit_to", half),))
    for index, (begins, levels) in enumerate(value.increases):
        words = f"from {begins / 2:g} units: +{levels}"
        yield Told("", words, tuple(leaves((begins, levels), f"{path}.increases[{index}]")))
    rounds = value.rounds_up_from
    words = f"a half is rounded up from {rounds / 2:g} units" if rounds else "a half is not rounded up"
    yield Told("", words, ((f"{path}.rounds_up_from", rounds),))


def _levels(value: LevelsByMaximum, path: str, pinpoint: str) -> Iterator[Told]:
    line = partial(Told, pinpoint)
    yield line(f"a statutory maximum of life: level {value.life}", ((f"{path}.life", value.life),))
    for index, (years, level) in enumerate(value.at_least):
        words = f"a statutory maximum of {years} years or more: level {level}"
        yield line(words, tuple(leaves((years, level), f"{path}.at_least[{index}]")))
    for field, what in (("over_a_year", "more than 1 year"), ("a_year_or_less", "1 year or less")):
        level = getattr(value, field)
        if level is not None:
            yield line(f"a statutory maximum of {what}: level {level}", ((f"{path}.{field}", level),))


def _firearm_ranges(value: CareerOffenderRanges, path: str, _: str) -> Iterator[Told]:
    for index, (levels, cell) in enumerate(value.table):
        words = f"{cell} months, with {levels or 'no'} levels off for acceptance"
        yield Told("(c)(3)", words, tuple(leaves((levels, cell), f"{path}.table[{index}]")))
    level = value.corresponding
    yield Told("background", f"the table corresponds to level {level}", ((f"{path}.corresponding", level),))


def _ways(value: PrintedWay, path: str, _: str) -> Iterator[Told]:
    least = value.least
    if least is not None:
        share = {1: "all of the minimum", 2: "half of the minimum"}.get(least.divisor or 0, "")
        months = counted(least.months, "month") if least.months else ""
        words = f"by imprisonment at least: {', and '.join(filter(None, (share, months)))}"
        yield Told(value.pinpoint, words, tuple(leaves(least, f"{path}.least")))


def _class_term(value: ClassTerm, path: str, _: str) -> Iterator[Told]:
    months = (
        in_months(value.maximum) if value.minimum == value.maximum else f"{value.minimum} to {value.maximum} months"
    )
    if not value.minimum:
        months = f"not more than {in_months(value.maximum)}"
    yield Told(value.pinpoint, f"{' or '.join(value.classes)}: {months}", tuple(leaves(value, path)))


def _fines(value: FineTable, path: str, _: str) -> Iterator[Told]:
    ends = [*(row.level - 1 for row in value.rows), None]
    lowest = ((f"{path}.minimum", value.minimum), (f"{path}.maximum", value.maximum))
    yield Told("(c)(3)", f"level {ends[0]} and below: ${value.minimum:,} to ${value.maximum:,}", lowest)
    for index, (row, end) in enumerate(zip(value.rows, ends[1:], strict=True)):
        span = f"level {row.level} and above" if end is None else f"levels {row.level} to {end}"
        words = f"{span}: ${row.minimum:,} to ${row.maximum:,}"
        yield Told("(c)(3)", words, tuple(leaves(row, f"{path}.rows[{index}]")))


def _assessments(value: Assessments, path: str, pinpoint: str) -> Iterator[Told]:
    when = f"offenses from {value.offenses_from}" if value.offenses_from else "offenses before"
    amounts = (
        f"felony ${value.felony}, Class A misdemeanor ${value.a_misdemeanor}, B ${value.b_misdemeanor}, "
        f"C ${value.c_misdemeanor}, infraction ${value.infraction}"
    )
    yield Told(pinpoint, f"{when} ({value.public_law}): {amounts}", tuple(leaves(value, path)))


def _table(value: SentencingTable, path: str, _: str) -> Iterator[Told]:
    """The cells are shown as a Table; here are the zones, and the cells whose places were deduced."""
    zones = value.zones
    if zones is not None:
        begin = 0
        for zone, end in (("A", zones.a), ("B", zones.b), ("C", zones.c)):
            months = f"{begin} to {end}" if begin < end else f"{end}"
            words = f"Zone {zone}: a minimum of {months} months"
            yield Told("", words, ((f"{path}.zones.{zone.lower()}", end),))
            begin = end + 1
    if value.inferred:
        words = f"{len(value.inferred)} cells, 0-1 to 0-5: their places are deduced, not read"
        yield Told("", words, tuple(leaves(value.inferred, f"{path}.inferred")))


def _revocation_table(value: RevocationTable, path: str, pinpoint: str) -> Iterator[Told]:
    rows = (*zip("CBA", value.cells, ("cells[0]", "cells[1]", "cells[2]"), strict=True),)
    for grade, cells, where in rows:
        yield _cells(f"Grade {grade}", cells, f"{path}.{where}", pinpoint)
    if value.class_a_row:
        where = f"{path}.class_a_row[0]"
        yield _cells("Grade A, supervision for a Class A felony", value.class_a_row[0], where, pinpoint)


def _cells(name: str, cells: tuple[Any, ...], path: str, pinpoint: str) -> Told:
    words = f"{name}, Categories I to VI, in months: {', '.join(map(str, cells))}"
    return Told(pinpoint, words, tuple(leaves(cells, path)))


def _maximum(value: Maximum, path: str, _: str) -> Iterator[Told]:
    fixed = "exactly" if value.fixed else "not more than"
    words = f"{value.tier}: {fixed} {in_months(value.months)}, from {value.effective} ({value.public_law})"
    yield Told(f"{value.section}{value.pinpoint}", words, tuple(leaves(value, path)))


def _cut_off(value: CutOff, path: str, _: str) -> Iterator[Told]:
    reach = f"more than {value.term}" if value.exceeds else f"{value.term} or more"
    yield Told("18 U.S.C. 3559(a)", f"{value.offense_class}: a maximum term of {reach}", tuple(leaves(value, path)))


def _unsettled(value: Unsettled, path: str, _: str) -> Iterator[Told]:
    classes = " or ".join(value.classes)
    words = f"offenses before {value.before}, maximum of {value.at_least} to under {value.less_than}: {classes}"
    yield Told("18 U.S.C. 3559(a)", f"{words}; that text was not read", tuple(leaves(value, path)))


_SPECIAL: Mapping[type, Callable[[Any, str, str], Iterator[Told]]] = {
    Assessments: _assessments,
    CareerOffenderRanges: _firearm_ranges,
    ClassTerm: _class_term,
    CutOff: _cut_off,
    EachSentence: _each_sentence,
    FineTable: _fines,
    Fixed: _provision,
    LevelsByMaximum: _levels,
    Maximum: _maximum,
    PrintedWay: _ways,
    Provision: _provision,
    RevocationTable: _revocation_table,
    SentencingTable: _table,
    Units: _units,
    Unsettled: _unsettled,
    UpTo: _up_to,
}
