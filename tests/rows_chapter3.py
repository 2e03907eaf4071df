"""Chapter Three, Parts A to C, typed a second time by hand: for any edition, what each finding must give.

The rows stand on both sides of every number, pinpoint and date of §§ 3A1.1 to 3C1.4, as ``rows`` does for the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from tests.rows import Answer, Row

from sentencing.case import Case, History, Limits
from sentencing.counts import Adjustments, Count, Stated

HISTORICAL_NOTES: Mapping[str, tuple[tuple[date, int | None], ...]] = {
    "3A1.1": (
        (date(1987, 11, 1), None),
        (date(1995, 11, 1), 521),
        (date(1998, 11, 1), 587),
        (date(2010, 11, 1), 743),
    ),
    "3A1.2": (
        (date(1987, 11, 1), None),
        (date(1989, 11, 1), 247),
        (date(1992, 11, 1), 455),
        (date(2002, 11, 1), 643),
        (date(2004, 11, 1), 663),
    ),
    "3A1.3": ((date(1987, 11, 1), None),),
    "3A1.4": ((date(1995, 11, 1), 526), (date(1996, 11, 1), 539)),
    "3A1.5": ((date(2012, 11, 1), 765),),
    "3B1.1": ((date(1987, 11, 1), None),),
    "3B1.2": ((date(1987, 11, 1), None),),
    "3B1.3": ((date(1987, 11, 1), None), (date(1990, 11, 1), 346)),
    "3B1.4": ((date(1995, 11, 1), 527),),
    "3B1.5": ((date(2003, 11, 1), 659),),
    "3C1.1": (
        (date(1987, 11, 1), None),
        (date(1990, 11, 1), 347),
        (date(1998, 11, 1), 581),
        (date(2006, 11, 1), 693),
    ),
    "3C1.2": ((date(1990, 11, 1), 347),),
    "3C1.3": ((date(2006, 11, 1), 684),),
    "3C1.4": ((date(2006, 11, 1), 689),),
}
"""Each section's amendments that changed what it asks for or gives, with their dates (Appendix C)."""

REFUSED = "NotInForce"
AMBIGUOUS = "Undetermined"
CONTRARY = "Contradiction"
OPEN = "Unanswered"


def found(*findings: str, level: int = 20, guideline: str = "2K2.1", **facts: bool) -> Case:
    """A level as stated, in Category II, with findings under Chapter Three and what is stated beside them."""
    count = Count(guideline, found=(Stated.parse(f"{guideline} = {level}"),))
    adjustments = Adjustments(tuple(map(Stated.parse, findings)), **facts)
    return Case((count,), adjustments=adjustments, history=History(points=2), statute=Limits(maximum=240))


def _row(case: Case, *expected: str, readings: Mapping[str, str] | None = None) -> Row:
    """A row whose steps follow the level of the count, or that is refused."""
    findings = " ".join(map(str, case.adjustments.found))
    level = ", ".join(map(str, case.counts[0].found or ()))
    answer: Answer = expected[0] if expected[0].isalpha() else {"steps": (level, *expected)}
    return Row(f"{findings} {case.adjustments} {readings or ''}", case, answer, readings or {})


def _plain(finding: str, step: str, *, begun: bool = True, guideline: str = "2K2.1") -> Iterator[Row]:
    """A finding by citation, with its effect, and with one that is one too high or low."""
    levels = int(step.rpartition(" ")[2])
    yield _row(found(finding, guideline=guideline), step if begun else REFUSED)
    if begun:
        yield _row(found(f"{finding} {levels:+d}", guideline=guideline), step)
        for wrong in (levels + 1, levels - 1):
            yield _row(found(f"{finding} {wrong:+d}", guideline=guideline), REFUSED)


def victim_rows(day: date) -> Iterator[Row]:
    """§ 3A1.1: one rule, then hate crime and vulnerable victim, then a large number on top."""
    if day < date(1995, 11, 1):
        yield from _plain("3A1.1", "3A1.1 +2")
        for later in ("3A1.1(a)", "3A1.1(b)", "3A1.1(b)(1)", "3A1.1(b)(2)"):
            yield _row(found(later), REFUSED)
        return
    yield _row(found("3A1.1"), AMBIGUOUS)
    yield _row(found("3A1.1 +3"), "3A1.1 +3")
    yield from _plain("3A1.1(a)", "3A1.1(a) +3")
    yield _row(found("3A1.1(b) +2"), "3A1.1(b) +2")
    if day < date(1998, 11, 1):
        yield from _plain("3A1.1(b)", "3A1.1(b) +2")
        yield _row(found("3A1.1(b)", "3A1.1(a)"), "3A1.1(a) +3", "3A1.1(b) +2")
        yield _row(found("3A1.1(b)(1)"), REFUSED)
        yield _row(found("3A1.1(b)", "3A1.1(b)(2)"), REFUSED)
        return
    yield _row(found("3A1.1(b)"), AMBIGUOUS)
    yield from _plain("3A1.1(b)(1)", "3A1.1(b)(1) +2")
    yield _row(found("3A1.1(b)(2)", "3A1.1(b)(1)"), "3A1.1(b)(1) +2", "3A1.1(b)(2) +2")
    yield _row(found("3A1.1(b) +2", "3A1.1(b)(2)"), "3A1.1(b) +2", "3A1.1(b)(2) +2")
    yield _row(found("3A1.1(b)(2)"), CONTRARY)
    yield _row(found("3A1.1(a)", "3A1.1(b)(2)"), CONTRARY)
    yield _row(found("3A1.1(b)(1)", "3A1.1(b)(2) +3"), REFUSED)
    yield _row(found("3A1.1(b)(1)", "3A1.1(b)(2) +1"), REFUSED)


def official_victim_rows(day: date) -> Iterator[Row]:
    """§ 3A1.2: one increase; of two limbs one; each limb its own; the greatest of three and six."""
    if day < date(1989, 11, 1):
        yield from _plain("3A1.2", "3A1.2 +3")
        yield _row(found("3A1.2(a)"), REFUSED)
        yield _row(found("3A1.2(b)"), REFUSED)
        return
    yield from _plain("3A1.2(a)", "3A1.2(a) +3")
    if day < date(2002, 11, 1):
        yield from _plain("3A1.2", "3A1.2 +3")
        yield from _plain("3A1.2(b)", "3A1.2(b) +3")
        yield _row(found("3A1.2(b)", "3A1.2(a)"), "3A1.2(a) +3")
        yield _row(found("3A1.2(b)(1)"), REFUSED)
    elif day < date(2004, 11, 1):
        one = {"official-victim-2002": "one"}
        yield _row(found("3A1.2"), AMBIGUOUS)
        yield _row(found("3A1.2 +3"), "3A1.2 +3")
        yield from _plain("3A1.2(b)", "3A1.2(b) +3")
        yield from _plain("3A1.2(b)(1)", "3A1.2(b)(1) +3")
        yield from _plain("3A1.2(b)(2)", "3A1.2(b)(2) +3")
        yield _row(found("3A1.2(b)(2)", "3A1.2(b)(1)"), "3A1.2(b)(1) +3")
        yield _row(found("3A1.2(b)(2)", "3A1.2(a)"), "3A1.2(a) +3", "3A1.2(b)(2) +3")
        yield _row(found("3A1.2(b)", "3A1.2(a)"), "3A1.2(a) +3", readings=one)
        yield _row(found("3A1.2(c)"), REFUSED)
    else:
        yield _row(found("3A1.2"), AMBIGUOUS)
        yield _row(found("3A1.2 +3"), "3A1.2 +3")
        assault = "2A2.2"  # (b) is for the guidelines of Chapter Two, Part A
        yield _row(found("3A1.2 +6", guideline=assault), "3A1.2 +6")
        yield _row(found("3A1.2(b)"), CONTRARY)
        yield _row(found("3A1.2(a)", guideline=assault), CONTRARY)
        for six, under in {
            "3A1.2(b)": assault,
            "3A1.2(c)": "2K2.1",
            "3A1.2(c)(1)": "2K2.1",
            "3A1.2(c)(2)": "2K2.1",
        }.items():
            yield from _plain(six, f"{six} +6", guideline=under)
            yield _row(found("3A1.2(a)", six, guideline=under), f"{six} +6")
        yield _row(found("3A1.2(c)(1)", "3A1.2(b)", guideline=assault), "3A1.2(b) +6")
        yield _row(found("3A1.2(c)(2)", "3A1.2(c)(1)"), "3A1.2(c)(1) +6")
        yield _row(found("3A1.2(b)(1)"), REFUSED)


def restraint_rows(_day: date) -> Iterator[Row]:
    """§ 3A1.3: two levels in every edition."""
    yield from _plain("3A1.3", "3A1.3 +2")


def terrorism_rows(day: date) -> Iterator[Row]:
    """§ 3A1.4: twelve levels, and 32 at least."""
    begun = date(1995, 11, 1) <= day
    yield from _plain("3A1.4", "3A1.4 +12", begun=begun)
    yield from _plain("3A1.4(a)", "3A1.4(a) +12", begun=begun)
    if begun:
        yield _row(found("3A1.4(a)", level=19), "3A1.4(a) +12", "3A1.4(a) >= 32")
        yield _row(found("3A1.4(a) +12", level=6), "3A1.4(a) +12", "3A1.4(a) >= 32")
        yield _row(found("3A1.4 >= 32", level=6), "3A1.4 +12", "3A1.4 >= 32")
        yield _row(found("3A1.4(a)", level=21), "3A1.4(a) +12")
        yield _row(found("3A1.4(a) >= 31"), REFUSED)
        yield _row(found("3A1.4(a) >= 33"), REFUSED)


def human_rights_rows(day: date) -> Iterator[Row]:
    """§ 3A1.5: two levels, or four and 37 at least if death resulted."""
    begun = date(2012, 11, 1) <= day
    yield from _plain("3A1.5(a)", "3A1.5(a) +2", begun=begun)
    if not begun:
        yield _row(found("3A1.5(b)", death_resulted=True), REFUSED)
        return
    yield _row(found("3A1.5"), AMBIGUOUS)
    yield _row(found("3A1.5(a)", "3A1.5(b)", death_resulted=False), CONTRARY)
    for finding in ("3A1.5(b)", "3A1.5(b) +4", "3A1.5 +4"):
        cite = finding.removesuffix(" +4")
        yield _row(found(finding, level=32, death_resulted=True), f"{cite} +4", f"{cite} >= 37")
        yield _row(found(finding, level=33, death_resulted=True), f"{cite} +4")
        yield _row(found(finding, level=32, death_resulted=False), f"{cite} +4")
        yield _row(found(finding, level=32), OPEN)
        yield _row(found(finding, level=33), f"{cite} +4")
    yield _row(found("3A1.5(b) >= 37", level=12), "3A1.5(b) +4", "3A1.5(b) >= 37")
    yield _row(found("3A1.5(b) >= 37", level=12, death_resulted=False), CONTRARY)
    for wrong in ("+5", "+3", ">= 38", ">= 36"):
        yield _row(found(f"3A1.5(b) {wrong}", death_resulted=False), REFUSED)


def aggravating_role_rows(_day: date) -> Iterator[Row]:
    """§ 3B1.1: four, three or two levels, one of them."""
    for tier, levels in (("(a)", "+4"), ("(b)", "+3"), ("(c)", "+2")):
        yield from _plain(f"3B1.1{tier}", f"3B1.1{tier} {levels}")
        yield _row(found(f"3B1.1 {levels}"), f"3B1.1 {levels}")
    yield _row(found("3B1.1"), AMBIGUOUS)
    yield _row(found("3B1.1 +5"), REFUSED)
    yield _row(found("3B1.1(a)", "3B1.1(c)"), CONTRARY)
    yield _row(found("3B1.1(a)", "3B1.1 +3"), CONTRARY)
    yield _row(found("3B1.1(d)"), REFUSED)


def mitigating_role_rows(_day: date) -> Iterator[Row]:
    """§ 3B1.2: four, three or two levels off, one of them; the three have no pinpoint."""
    yield from _plain("3B1.2(a)", "3B1.2(a) -4")
    yield from _plain("3B1.2(b)", "3B1.2(b) -2")
    for levels in ("-4", "-3", "-2"):
        yield _row(found(f"3B1.2 {levels}"), f"3B1.2 {levels}")
    yield _row(found("3B1.2"), AMBIGUOUS)
    yield _row(found("3B1.2 -5"), REFUSED)
    yield _row(found("3B1.2 -1"), REFUSED)
    yield _row(found("3B1.2 -3", "3B1.2(b)"), CONTRARY)


def trust_rows(day: date) -> Iterator[Row]:
    """§ 3B1.3: two levels; beside § 3B1.1 never, then for trust alone."""
    yield from _plain("3B1.3", "3B1.3 +2")
    yield _row(found("3B1.3", special_skill=True), "3B1.3 +2")
    beside = ("3B1.3", "3B1.1(c)")
    if day < date(1990, 11, 1):
        yield _row(found(*beside), "3B1.1(c) +2")
        yield _row(found(*beside, special_skill=True), "3B1.1(c) +2")
        yield _row(found(*beside, special_skill=False), "3B1.1(c) +2")
    else:
        yield _row(found(*beside), OPEN)
        yield _row(found(*beside, special_skill=True), "3B1.1(c) +2")
        yield _row(found(*beside, special_skill=False), "3B1.1(c) +2", "3B1.3 +2")
    yield _row(found("3B1.3", "3B1.2(b)"), "3B1.2(b) -2", "3B1.3 +2")


def minor_rows(day: date) -> Iterator[Row]:
    """§ 3B1.4: two levels from 1 November 1995."""
    yield from _plain("3B1.4", "3B1.4 +2", begun=date(1995, 11, 1) <= day)


def body_armor_rows(day: date) -> Iterator[Row]:
    """§ 3B1.5: two levels or four, the greater."""
    begun = date(2003, 11, 1) <= day
    yield from _plain("3B1.5(2)(A)", "3B1.5(2)(A) +2", begun=begun)
    yield from _plain("3B1.5(2)(B)", "3B1.5(2)(B) +4", begun=begun)
    if begun:
        yield _row(found("3B1.5"), AMBIGUOUS)
        yield _row(found("3B1.5 +4"), "3B1.5 +4")
        yield _row(found("3B1.5(2)(A)", "3B1.5(2)(B)"), "3B1.5(2)(B) +4")


def obstruction_rows(_day: date) -> Iterator[Row]:
    """§ 3C1.1: two levels in every edition."""
    yield from _plain("3C1.1", "3C1.1 +2")


def flight_rows(day: date) -> Iterator[Row]:
    """§ 3C1.2: two levels from 1 November 1990."""
    yield from _plain("3C1.2", "3C1.2 +2", begun=date(1990, 11, 1) <= day)


def release_rows(day: date) -> Iterator[Row]:
    """§ 3C1.3: three levels from 1 November 2006."""
    yield from _plain("3C1.3", "3C1.3 +3", begun=date(2006, 11, 1) <= day)


def domain_name_rows(day: date) -> Iterator[Row]:
    """§ 3C1.4: two levels from 1 November 2006."""
    yield from _plain("3C1.4", "3C1.4 +2", begun=date(2006, 11, 1) <= day)


ROWS: Mapping[str, Callable[[date], Iterator[Row]]] = {
    "3A1.1": victim_rows,
    "3A1.2": official_victim_rows,
    "3A1.3": restraint_rows,
    "3A1.4": terrorism_rows,
    "3A1.5": human_rights_rows,
    "3B1.1": aggravating_role_rows,
    "3B1.2": mitigating_role_rows,
    "3B1.3": trust_rows,
    "3B1.4": minor_rows,
    "3B1.5": body_armor_rows,
    "3C1.1": obstruction_rows,
    "3C1.2": flight_rows,
    "3C1.3": release_rows,
    "3C1.4": domain_name_rows,
}
"""For each section, the rows that try it."""
