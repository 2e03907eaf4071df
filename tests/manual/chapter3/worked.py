"""One count adjusted under Chapter Three, Parts A to C, section by section, as § 1B1.1 orders them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from sentencing.cite import Cite
from sentencing.counts import Adjustments, Stated
from sentencing.effects import Become
from sentencing.ledger import Finding, Ledger
from sentencing.manual import LAST_DAY
from sentencing.manual.chapter3.found import Adjusted, printed_or_refused
from sentencing.manual.chapter3.parts_a_to_c import PARTS_A_TO_C
from sentencing.readings import Readings
from sentencing.rules import run

BEGINNINGS = sorted({version.effective for section in PARTS_A_TO_C.values() for version in section.versions})
TURNS = sorted({*BEGINNINGS, *(day - timedelta(days=1) for day in BEGINNINGS[1:]), LAST_DAY})
"""Every day on which a section of Parts A to C changed, and each day before one."""


def at(level: int, guideline: str = "2K2.1") -> Ledger:
    """A ledger that begins at a level as stated."""
    return Ledger().enter(Finding(Cite(guideline), Become(level), "as stated"))


def adjusted(
    day: date,
    *found: str,
    facts: Adjustments = Adjustments(),
    readings: Readings | None = None,
    start: Ledger = Ledger(),
    guideline: str = "",
) -> Ledger:
    """The ledger after the findings, each refused if the edition of the day does not print it."""
    ledger = start if start.steps else at(20)
    for number, stated in _by_section(map(Stated.parse, found)):
        section = PARTS_A_TO_C[number]
        for each in stated:
            printed_or_refused(each, section.on(day), day)
        subject = Adjusted(stated, facts, Readings() if readings is None else readings, guideline)
        ledger = run(section.on(day), subject, ledger, section.version(day).source)
    return ledger


def _by_section(found: Iterable[Stated]) -> Iterable[tuple[str, tuple[Stated, ...]]]:
    def section(stated: Stated) -> str:
        return stated.cite.section

    return ((number, tuple(each)) for number, each in groupby(sorted(found, key=section), section))


def steps(ledger: Ledger) -> list[str]:
    """The steps after the level of Chapter Two."""
    return [str(step) for step in ledger.steps[1:]]


def passed_over(ledger: Ledger) -> list[str]:
    """What was considered and not applied, and why."""
    return [f"{finding.cite}: {finding.because}" for finding in ledger.considered]
