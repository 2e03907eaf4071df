"""Law by name, which stands beside the sections: bounds and dates of the Manual, decisions, and three statutes."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generated.provenance.words import Told
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

STATUTES: Mapping[str, tuple[object, str, str]] = {
    "MAXIMA": (MAXIMA, "8 U.S.C. 1253, 1325, 1326", "maximum terms"),
    "CUT_OFFS": (CUT_OFFS, "18 U.S.C. 3559", "classes of offenses"),
    "UNSETTLED": (UNSETTLED, "18 U.S.C. 3559", f"classes of offenses before {UNSETTLED.before}"),
}
"""The statutes: their values, where they are printed, and what is taken from them."""


def anchor_of(name: str) -> str:
    """Where a name begins on the page of the numbers beside the sections."""
    return name.lower().replace("_", "-")


def lines(name: str, constant: Constant) -> Iterator[Told]:
    """A constant in words."""
    if isinstance(constant.words, str):
        words = constant.words.format(constant.value)
        return iter((Told(constant.provision, words, ((name, constant.value),)),))
    return constant.words(name, constant.value)


def of_section(number: str) -> Iterator[tuple[str, Constant]]:
    """The constants that are printed in a section, by name."""
    for name, constant in CONSTANTS.items():
        if number in re.findall(r"\d[A-Z]\d\.\d+", constant.provision):
            yield name, constant
