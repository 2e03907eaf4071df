"""The numbers that stand beside the sections: statutes, bounds, the Manual's own dates; and our conventions."""

from collections.abc import Iterator, Mapping
from datetime import date

from generated.markdown import table
from generated.provenance.constants import CONSTANTS, STATUTES, anchor_of, lines
from generated.provenance.histories import Number
from generated.provenance.pages import TEST_THAT_FAILS, anchor, how_verified, numbers_table, witness
from generated.provenance.sources import read
from generated.provenance.verified import verified
from generated.provenance.words import Leaf, Told, leaves, told
from sentencing.manual.edition import FIRST_DAY

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
        for each in lines(name, constant):
            yield name, _number("", each), constant.source
    for name, (value, *_) in STATUTES.items():
        for each in told(value):
            yield name, _number(name, each), "; ".join(read(name, FIRST_DAY, None, by="statute").sources)


def all_leaves() -> Iterator[Leaf]:
    """Every leaf of what stands here, as the tests name it."""
    for name, constant in CONSTANTS.items():
        yield from leaves(constant.value, name)
    for name, (value, *_) in STATUTES.items():
        yield from leaves(value, name)


def _number(where: str, each: Told) -> Number:
    return Number(each, date.min, None, verified(where, each.leaves), golden=0)


def beside() -> str:
    """The numbers beside the sections, then those that other tests hold, then the conventions."""
    rows = [
        (
            f"{anchor(anchor_of(name)) if first else ''}{number.told.pinpoint}",
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
            numbers_table(("Provision", "Value", "Source", "Verified", TEST_THAT_FAILS), rows),
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
