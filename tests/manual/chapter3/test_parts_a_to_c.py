"""Chapter Three, Parts A to C, as a whole: every row of every section, and what holds for all of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter3
from tests.manual.chapter3.worked import TURNS, adjusted, at, steps
from tests.rows import Answer, Row

from sentencing.counts import Adjustments, Stated
from sentencing.dated import Dated
from sentencing.errors import SentencingError
from sentencing.ledger import Ledger
from sentencing.manual.chapter3.aggregate_lists import AGGREGATE_LISTS
from sentencing.manual.chapter3.found import Adjusted, FoundRules, printed_or_refused
from sentencing.manual.chapter3.parts_a_to_c import PARTS_A_TO_C
from sentencing.readings import Readings
from sentencing.rules import printed

DAYS = st.sampled_from(TURNS)
SECTIONS = st.sampled_from(sorted(PARTS_A_TO_C.items()))


def _given(row: Row, day: date) -> Answer:
    """What the rules give for the count and the findings of a row."""
    case = row.case
    assert case.counts[0].found is not None
    found = map(str, case.adjustments.found)
    level = case.counts[0].found[0].effect
    assert level is not None
    try:
        ledger = adjusted(
            day,
            *found,
            facts=case.adjustments,
            readings=Readings(frozenset(row.readings)),
            start=at(level.number, case.counts[0].guideline),
            guideline=case.counts[0].guideline,
        )
    except SentencingError as error:
        return type(error).__name__
    return {"steps": tuple(map(str, ledger.steps))}


@pytest.mark.parametrize("day", TURNS, ids=str)
@pytest.mark.parametrize("section", rows_chapter3.ROWS)
def test_every_finding_on_both_sides_of_every_date(section: str, day: date) -> None:
    """Each finding gives what the edition prints, or is refused."""
    for row in rows_chapter3.ROWS[section](day):
        assert (row.lesson, row.expected) == (row.lesson, _given(row, day))


def test_the_sections_stand_in_the_order_of_the_manual() -> None:
    """§ 1B1.1(a): Parts A, B and C in their order; the number names its section."""
    numbers = list(PARTS_A_TO_C)

    assert numbers == sorted(numbers) == list(rows_chapter3.ROWS)
    assert [f"§ {number}" for number in numbers] == [section.name for section in PARTS_A_TO_C.values()]


@pytest.mark.parametrize(("number", "note"), rows_chapter3.HISTORICAL_NOTES.items(), ids=str)
def test_each_version_has_its_amendment(number: str, note: tuple[tuple[date, int | None], ...]) -> None:
    """The amendments that changed a section, with their numbers and dates in Appendix C."""
    section: Dated[object] = {**PARTS_A_TO_C, "3D1.2(d)": AGGREGATE_LISTS}[number]

    assert note == tuple((version.effective, version.amendment) for version in section.versions)


def test_what_could_not_be_read_says_so() -> None:
    """A version whose own text Appendix C does not print says from what it was deduced."""
    inferred = {
        (number, version.effective.year)
        for number, section in PARTS_A_TO_C.items()
        for version in section.versions
        if version.inferred
    }

    assert inferred == {
        ("3A1.1", 1995),
        ("3A1.3", 1987),
        ("3A1.4", 1995),
        ("3B1.1", 1987),
        ("3B1.2", 1987),
        ("3B1.3", 1987),
        ("3B1.4", 1995),
        ("3C1.2", 1990),
    }


@given(DAYS, SECTIONS)
def test_nothing_is_adjusted_without_a_finding(day: date, named: tuple[str, Dated[FoundRules]]) -> None:
    """No fact of a case, and no finding under another section, decides an adjustment."""
    _, section = named
    if not section.in_force(day):
        return
    elsewhere = Adjusted((Stated.parse("3E1.1(a)"),), Adjustments(special_skill=True, death_resulted=True))

    assert [finding for rule in section.on(day) for finding in rule.find(elsewhere, at(20))] == []
    assert [finding for rule in section.on(day) for finding in rule.find(Adjusted(()), Ledger())] == []


@given(DAYS, SECTIONS, st.integers(-20, 45))
def test_an_effect_is_taken_if_printed_and_refused_if_not(
    day: date, named: tuple[str, Dated[FoundRules]], levels: int
) -> None:
    """A bare section with an effect is accepted where some provision of it prints that effect, and nowhere else."""
    number, section = named
    if levels == 0 or not section.in_force(day):
        return
    stated = Stated.parse(f"{number} {levels:+d}")
    prints = stated.effect in {effect for _, effect in printed(section.on(day))}
    try:
        printed_or_refused(stated, section.on(day), day)
    except SentencingError:
        accepted = False
    else:
        accepted = True

    assert prints == accepted


@given(DAYS, SECTIONS, st.integers(1, 43))
def test_each_provision_printed_can_be_found(day: date, named: tuple[str, Dated[FoundRules]], level: int) -> None:
    """A provision found with its effect is entered under its own citation, after that which it adds to."""
    _, section = named
    if not section.in_force(day):
        return
    for cite, effect in printed(section.on(day)):
        base = ("3A1.1(b)(1)",) if str(cite) == "3A1.1(b)(2)" else ()
        ledger = adjusted(
            day, *base, f"{cite} {effect}", facts=Adjustments(death_resulted=True, special_skill=False), start=at(level)
        )

        assert ledger.applied(cite)
        assert ledger.total != level


ALL_TOGETHER = (
    "3A1.2(a) +3",
    "3A1.3",
    "3A1.4",
    "3B1.2(b)",
    "3B1.3",
    "3C1.1",
    "3C1.2",
    "3C1.3",
)


@given(st.permutations(ALL_TOGETHER), st.integers(1, 43))
def test_the_order_of_the_findings_does_not_matter(found: list[str], level: int) -> None:
    """§ 1B1.1(a): the adjustments apply in the order of their sections, however the findings are listed."""
    day = date(2016, 11, 1)

    assert adjusted(day, *found, start=at(level)) == adjusted(day, *ALL_TOGETHER, start=at(level))


def test_adjustments_come_one_after_another_from_the_floor() -> None:
    """§ 3A1.4 raises to 32 at its place; what follows is added to, or taken off, 32."""
    ledger = adjusted(date(2009, 11, 1), "3C1.1", "3B1.2(b)", "3A1.4", start=at(10))

    assert steps(ledger) == ["3A1.4 +12", "3A1.4 >= 32", "3B1.2(b) -2", "3C1.1 +2"]
    assert ledger.total == 32
