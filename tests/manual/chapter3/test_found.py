"""What §§ 3A1.1 to 3C1.4 share: findings refused, and alternatives in the abstract."""

from datetime import date

import pytest

from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.effects import Add
from sentencing.errors import NotInForce, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter3.found import Adjusted, TheGreatest, adjustment, only_if_found, printed_or_refused
from sentencing.manual.chapter3.role import AGGRAVATING_ROLE, MITIGATING_ROLE
from sentencing.manual.chapter3.victim import HUMAN_RIGHTS, OFFICIAL_VICTIM
from sentencing.rules import not_printed
from sentencing.truth import NO

NEWEST = date(2025, 11, 1)


def test_no_fact_decides_an_adjustment() -> None:
    """Asked of anything but a finding, the answer is no."""
    assert only_if_found(Ledger()) == NO


@pytest.mark.parametrize("finding", ["3B1.1(d)", "3B1.1(a) +3", "3B1.1 +1", "3B1.1(a)(1)"])
def test_what_is_not_printed_is_refused_in_the_words_of_chapter_two(finding: str) -> None:
    """A pinpoint or an effect that the edition does not print is refused with the day of the edition."""
    stated = Stated.parse(finding)

    with pytest.raises(NotInForce) as refused:
        printed_or_refused(stated, AGGRAVATING_ROLE.on(NEWEST), NEWEST)

    assert str(refused.value) == not_printed(stated, NEWEST)


@pytest.mark.parametrize("finding", ["3B1.2 -3", "3B1.2(a)", "3B1.2(b) -2", "3B1.2 -4"])
def test_what_is_printed_is_let_through(finding: str) -> None:
    """A provision by its pinpoint, with its effect or without, or the section with an effect that it prints."""
    printed_or_refused(Stated.parse(finding), MITIGATING_ROLE.on(NEWEST), NEWEST)


@pytest.mark.parametrize(
    ("day", "finding", "clear"),
    [
        (date(1989, 10, 31), "3A1.2", True),
        (date(1989, 11, 1), "3A1.2", True),
        (date(2002, 10, 31), "3A1.2", True),
        (date(2002, 11, 1), "3A1.2", False),
        (date(2002, 11, 1), "3A1.2(b)", True),
        (date(2004, 10, 31), "3A1.2 +3", True),
        (date(2004, 11, 1), "3A1.2", False),
        (date(2004, 11, 1), "3A1.2(c)", True),
    ],
    ids=str,
)
def test_a_citation_of_several_provisions_must_leave_one_answer(day: date, finding: str, clear: bool) -> None:
    """Limbs of one increase may be cited together; two increases, or two effects, may not."""
    rules, stated = OFFICIAL_VICTIM.on(day), Stated.parse(finding)
    if clear:
        printed_or_refused(stated, rules, day)
        return
    with pytest.raises(Undetermined, match=r"find one of '3A1\.2\(a\) \+3'"):
        printed_or_refused(stated, rules, day)


def test_one_provision_with_two_effects_is_one() -> None:
    """§ 3A1.5(b) prints an increase and a floor: to cite it names both, and leaves nothing open."""
    printed_or_refused(Stated.parse("3A1.5(b)"), HUMAN_RIGHTS.on(NEWEST), NEWEST)
    with pytest.raises(Undetermined):
        printed_or_refused(Stated.parse("3A1.5"), HUMAN_RIGHTS.on(NEWEST), NEWEST)


def test_the_closest_finding_names_a_provision() -> None:
    """Of a section and a subsection the longer citation names the subsection, whichever comes first."""
    stated = tuple(map(Stated.parse, ("3A1.2", "3A1.2(a)", "3A1.2 +3")))
    for found in (stated, stated[::-1]):
        assert Adjusted(found).naming(Cite("3A1.2", "(a)"), Add(3)) == Stated.parse("3A1.2(a)")
    assert Adjusted(stated).naming(Cite("3A1.3"), Add(2)) is None


def test_the_greatest_of_equals_is_the_first() -> None:
    """Of two alternatives with one effect the one printed first applies."""
    rules = TheGreatest((adjustment("3B1.1", "(b)", 3, "first"), adjustment("3B1.1", "(a)", 3, "second")))
    found = Adjusted((Stated.parse("3B1.1(a)"), Stated.parse("3B1.1(b)")))

    assert [finding.effect for finding in rules.find(found, Ledger())] == [Add(3), None]
    assert list(rules.find(Adjusted(()), Ledger())) == []


def test_a_finding_is_entered_under_the_citation_as_stated() -> None:
    """The step bears the citation that the court gave, and says that it was found."""
    rule = adjustment("3B1.2", "(b)", -2, "minor participant")

    assert list(rule.find(Adjusted((Stated.parse("3B1.2 -2"),)), Ledger())) == [
        Finding(Cite("3B1.2"), Add(-2), "minor participant: as found")
    ]
