"""The numbers that stand beside the sections: statutes, bounds, the Manual's own dates; and our conventions."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from generated.markdown import table
from generated.provenance.histories import Number
from generated.provenance.pages import anchor, how_verified, witness
from generated.provenance.sources import read
from generated.provenance.verified import verified
from generated.provenance.words import Leaf, Told, leaves, told
from sentencing import case, permitted_spread, precedent, prior, terms
from sentencing.instructions.criminal_history import PREDICATES_OF_A_CAREER_OFFENDER
from sentencing.manual.chapter4.sentences import LETTER_OF_POINTS
from sentencing.manual.edition import FIRST_DAY, LAST_DAY
from sentencing.offense_class import CUT_OFFS, UNSETTLED
from sentencing.one_book import ONE_BOOK_RULE
from sentencing.statutes import MAXIMA
from sentencing.words import counted


class Constant(NamedTuple):
    """A number with a name: its value, where it is printed, what it is, and where it was read."""

    value: Any
    provision: str
    words: str | Callable[[str, Any], Iterator[Told]]
    source: str


def _categories(path: str, value: tuple[int, ...]) -> Iterator[Told]:
    for index, points in enumerate(value):
        category = terms.CriminalHistoryCategory(index + 2)
        yield Told("Ch. 5, Pt. A", f"Category {category} from {points} points", ((f"{path}[{index}]", points),))


def _letters(path: str, value: Mapping[int, str | None]) -> Iterator[Told]:
    for points, letter in value.items():
        words = f"{counted(points, 'point')} for a sentence under {letter}" if letter else "none under no letter"
        yield Told("§ 4A1.1", words, ((f"{path}[{points}]", points),))


_MANUALS = "Manuals of 2016 and 2025; never amended"
_APPENDIX_B = "Appendix B of the Manual of 2016"
_THEIR_DAY = "the date of the decision, as reported"

CONSTANTS: Mapping[str, Constant] = {
    "CATEGORY_BEGINS": Constant(terms.CATEGORY_BEGINS, "Ch. 5, Pt. A", _categories, _MANUALS),
    "LOWEST_LEVEL": Constant(terms.LOWEST_LEVEL, "Ch. 5, Pt. A, n.2", "the lowest offense level is {}", _MANUALS),
    "HIGHEST_LEVEL": Constant(terms.HIGHEST_LEVEL, "Ch. 5, Pt. A, n.2", "the highest offense level is {}", _MANUALS),
    "MOST_EARLY_DISPOSITION_LEVELS": Constant(
        case.MOST_EARLY_DISPOSITION_LEVELS,
        "§§ 3F1.1, 5K3.1",
        "not more than {} levels for early disposition",
        "amendment 651 in Appendix C; the Manual of 2025",
    ),
    "MOST_POINTS_FOR_ONE_SENTENCE": Constant(
        prior.MOST_POINTS_FOR_ONE_SENTENCE, "§ 4A1.1(a)", "{} points at most for one sentence", _MANUALS
    ),
    "LETTER_OF_POINTS": Constant(LETTER_OF_POINTS, "§ 4A1.1", _letters, _MANUALS),
    "PREDICATES_OF_A_CAREER_OFFENDER": Constant(
        PREDICATES_OF_A_CAREER_OFFENDER, "§ 4B1.1(a)(3)", "at least {} prior felony convictions", _MANUALS
    ),
    "FIRST_DAY": Constant(FIRST_DAY, "the first Manual", "in effect from {}", "Appendix C; the historical notes"),
    "LAST_DAY": Constant(
        LAST_DAY,
        "the newest Manual",
        "known to stand until {}",
        "the opening of 91 FR 24088, by which amendments take effect on the day after; their text was not read",
    ),
    "ONE_BOOK_RULE": Constant(
        ONE_BOOK_RULE, "§ 1B1.11", "one Manual in its entirety, from {}", "the historical note; amendment 442"
    ),
    "LEAST_WIDTH": Constant(
        permitted_spread.LEAST_WIDTH,
        "28 U.S.C. 994(b)(2)",
        "a range may be {} months wide",
        _APPENDIX_B,
    ),
    "PARTS_IN_WIDTH": Constant(
        permitted_spread.PARTS_IN_WIDTH,
        "28 U.S.C. 994(b)(2)",
        "or 25 percent of its minimum, one part of {}",
        _APPENDIX_B,
    ),
    "LIFE_FROM": Constant(
        permitted_spread.LIFE_FROM,
        "28 U.S.C. 994(b)(2)",
        "the maximum may be life from a minimum of {} months",
        _APPENDIX_B,
    ),
    "BOOKER": Constant(precedent.BOOKER, "543 U.S. 220", "Booker was decided on {}", _THEIR_DAY),
    "KIMBROUGH": Constant(precedent.KIMBROUGH, "552 U.S. 85", "Kimbrough was decided on {}", _THEIR_DAY),
    "EVERY_DISTRICT": Constant(
        precedent.EVERY_DISTRICT,
        "memorandum of 31 January 2012",
        "a programme in every district by {}",
        "the Cole memorandum, as notices and opinions quote it",
    ),
}
"""Law by name, as ``tests/perturb.py`` lists it; the statutes are below."""

STATUTES: Mapping[str, tuple[object, str]] = {
    "MAXIMA": (MAXIMA, "8 U.S.C. 1253, 1325, 1326"),
    "CUT_OFFS": (CUT_OFFS, "18 U.S.C. 3559"),
    "UNSETTLED": (UNSETTLED, "18 U.S.C. 3559"),
}

OWN_TESTS: Mapping[str, tuple[object, str]] = {
    "manual.edition.NEWEST_EDITION": ("2025-11-01", "the day of the newest Manual, which messages and defaults name"),
    "release_statutes.SENTENCING_REFORM": (
        "1987-11-01",
        "the first day of the Sentencing Reform Act; each statute that begins on it is moved by itself",
    ),
    "ussc.likely._LEVELS_OF_THE_SAFETY_VALVE": ("2", "§ 2D1.1(b)(18), read only to explain a record of the datafile"),
}
"""Law by name that the tests of single changes do not move: other tests hold it."""

CONVENTIONS: Mapping[str, str] = {
    "duration: 12 months are 365 days": "to compare lengths stated in months with lengths stated in days",
    "duration: a week is 7 days": "to read lengths stated in weeks",
    "chapter4.lengths: 12 months, 365 days": "to bound a date of release that is not stated",
    "chapter4.part_b: 12 months in a year": "to read tables that are printed in years",
    "several_counts.HALVES_IN_A_UNIT": "units are counted in halves, so that they are whole numbers",
    "revocation.original_offense: one day": "what is shorter than a day is not asked",
    "partial: 29 February": "its anniversary in a common year is 28 February",
    "frames.included.MOST_POINTS, LEAST_CODE": "98 points; 990 months: from there up a datafile writes codes",
    "frames.answers.LEAST_FOR_LIFE": "360 months: the least that a datafile may write for life",
    "precedent.LAST_CHECKED": "the day on which decisions were last looked for",
    "ussc.revocations.YEAR_AND_A_DAY": "what the datafile's code of a year and a day is read as",
    "ussc: codes, years, tolerances": "the Commission's codes of its own files, and how closely they are read",
    "casefile, districts: bounds of input": "how large, deep and long the data of a case file may be",
    "frames.patterns, plots, sheet, reports, strategies": "sizes of tables, drawings, messages and tests",
}
"""Our own conventions: numbers that are no law."""


def numbers() -> Iterator[tuple[str, Number, str]]:
    """Every number beside the sections: the name under which it stands, itself, and its source."""
    for name, constant in CONSTANTS.items():
        for each in _told(name, constant):
            yield name, _number("", each), constant.source
    for name, (value, _) in STATUTES.items():
        for each in told(value):
            yield name, _number(name, each), "; ".join(read(name, FIRST_DAY, None, by="statute").sources)


def all_leaves() -> Iterator[Leaf]:
    """Every leaf of what stands here, as the tests name it."""
    for name, constant in CONSTANTS.items():
        yield from leaves(constant.value, name)
    for name, (value, _) in STATUTES.items():
        yield from leaves(value, name)


def _told(name: str, constant: Constant) -> Iterator[Told]:
    if isinstance(constant.words, str):
        words = constant.words.format(constant.value)
        return iter((Told(constant.provision, words, ((name, constant.value),)),))
    return constant.words(name, constant.value)


def _number(where: str, each: Told) -> Number:
    return Number(each, date.min, None, verified(where, each.leaves), golden=0)


def beside() -> str:
    """The numbers beside the sections, then those that other tests hold, then the conventions."""
    rows = [
        (
            f"{anchor(name.lower().replace('_', '-')) if first else ''}{number.told.pinpoint}",
            number.told.words,
            source,
            how_verified(number).partition(";")[0],
            witness(number),
        )
        for (name, number, source), first in _firsts()
    ]
    notes = [f"- {note}" for name in STATUTES for note in read(name, FIRST_DAY, None, by="statute").notes]
    return "\n\n".join(
        (
            table(("Provision", "Value", "Source", "Verified", "Witness"), rows),
            "\n".join(notes),
            "## Law that other tests hold",
            table(
                ("Name", "Value", "What it is"),
                ((f"`{name}`", str(value), words) for name, (value, words) in OWN_TESTS.items()),
            ),
            "## Conventions, which are no law",
            table(("Where", "Why"), CONVENTIONS.items()),
        )
    )


def _firsts() -> Iterator[tuple[tuple[str, Number, str], bool]]:
    """Each number, and whether it is the first of its name."""
    last = ""
    for each in numbers():
        yield each, each[0] != last
        last = each[0]
