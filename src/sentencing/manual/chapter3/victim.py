"""§§ 3A1.1 to 3A1.5: adjustments for the victim, for terrorism and for serious human rights offenses, as found."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import AtLeast
from sentencing.errors import Contradiction
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter3.found import (
    Additional,
    Adjusted,
    EachOnItsOwn,
    FoundRules,
    NotBeside,
    NotUnder,
    OneOf,
    OnlyUnder,
    TheGreatest,
    adjustment,
)
from sentencing.rules import Provision, Unanswered, total_with
from sentencing.terms import CriminalHistoryCategory
from sentencing.truth import YES, Answer, Open, Yes, answer


def in_each_such_case(_subject: Adjusted) -> Answer:
    """The floor asks for nothing more."""
    return YES


def death_resulted(subject: Adjusted) -> Answer:
    """Whether death resulted (§ 3A1.5(b)); to find the floor is to find that it did.

    Raises:
        Contradiction: the floor is found, and the fact stated denies it.
    """
    floor_found = any(isinstance(each.effect, AtLeast) for each in subject.stated)
    if floor_found and subject.facts.death_resulted is False:
        msg = f"§ {subject.stated[0]} presupposes a death, but adjustments.death_resulted is false: correct one"
        raise Contradiction(msg)
    return answer(
        floor_found or subject.facts.death_resulted, missing="state adjustments.death_resulted, for its floor"
    )


@frozen
class WithFloor:
    """An increase, then a level to which the result is raised where it is less: two steps under one citation.

    Whichever of the two a finding names, the edition prints both, so both are taken.

    Attributes:
        increase: the levels added.
        floor: the level at least, and its own condition.
        category: the criminal history category at least, where the section sets one (§ 3A1.4(b)).
    """

    increase: Provision[Adjusted]
    floor: Provision[Adjusted]
    category: CriminalHistoryCategory | None = None

    @property
    def of(self) -> tuple[Provision[Adjusted], ...]:
        """The provisions, in order, as ``printed`` reads them."""
        return self.increase, self.floor

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """Two findings at most; raises ``Unanswered`` where the floor would matter and its condition is open."""
        named = [stated for each in self.of if (stated := subject.naming(each.cite, each.effect))]
        if not named:
            return
        raised, floor = (Finding(named[0].cite, each.effect, f"{each.because}: as found") for each in self.of)
        yield raised
        condition = self.floor.when(subject)
        if isinstance(condition, Yes):
            yield floor
        elif isinstance(condition, Open) and total_with((raised, floor), ledger) > total_with((raised,), ledger):
            raise Unanswered.of(floor, condition.because)


def category_at_least(rules: FoundRules) -> CriminalHistoryCategory | None:
    """The criminal history category to which a section raises a lower one, if it does (§ 3A1.4(b)).

    >>> category_at_least(TERRORISM.on(date(2009, 11, 1)))
    CriminalHistoryCategory.VI
    """
    return next((rule.category for rule in rules if isinstance(rule, WithFloor)), None)


# § 3A1.1

_HATE_CRIME = NotBeside(
    Cite("2H1.1", "(b)(1)"),
    adjustment("3A1.1", "(a)", 3, "victim or property chosen for a trait that the guideline lists"),
)
_VULNERABLE_VICTIM = adjustment("3A1.1", "(b)(1)", 2, "vulnerable victim")
_LARGE_NUMBER = Additional(
    Cite("3A1.1", "(b)(1)"), adjustment("3A1.1", "(b)(2)", 2, "a large number of vulnerable victims")
)

HATE_CRIME_OR_VULNERABLE_VICTIM: Dated[FoundRules] = Dated(
    "§ 3A1.1",
    (
        Version(date(1987, 11, 1), None, (adjustment("3A1.1", "", 2, "vulnerable victim"),)),
        Version(
            date(1995, 11, 1),
            521,
            (_HATE_CRIME, adjustment("3A1.1", "(b)", 2, "vulnerable victim")),
            inferred="amend. 521 does not print what it inserts: (a) is from its reasons, (b) from what amend. 587 "
            "struck, (c) from the Manual of 2000",
        ),
        Version(date(1998, 11, 1), 587, (_HATE_CRIME, _VULNERABLE_VICTIM, _LARGE_NUMBER)),
        # Gender identity joins the traits of (a).
        Version(date(2010, 11, 1), 743, (_HATE_CRIME, _VULNERABLE_VICTIM, _LARGE_NUMBER)),
    ),
)

# § 3A1.2

_STATUS = adjustment("3A1.2", "(a)", 3, "offense motivated by the status of a government officer or employee")
_ASSAULT = adjustment("3A1.2", "(b)", 3, "serious assault on a law enforcement or corrections officer")

_OF_1987: FoundRules = (
    adjustment("3A1.2", "", 3, "crime motivated by the status of an officer or 18 U.S.C. 1114 official"),
)
_OF_1989: FoundRules = (
    TheGreatest(
        (
            adjustment("3A1.2", "(a)", 3, "offense motivated by the status of an officer or 18 U.S.C. 1114 employee"),
            _ASSAULT,
        )
    ),
)
_OF_1992: FoundRules = (TheGreatest((_STATUS, _ASSAULT)),)
_OF_2002: FoundRules = (
    EachOnItsOwn(
        "official-victim-2002",
        (
            _STATUS,
            TheGreatest(
                (
                    adjustment("3A1.2", "(b)(1)", 3, "serious assault on a law enforcement officer"),
                    adjustment("3A1.2", "(b)(2)", 3, "serious assault on a prison official"),
                )
            ),
        ),
    ),
)
_OF_2004: FoundRules = (
    TheGreatest(
        (
            NotUnder("2A", Cite("3A1.2", "(b)"), _STATUS),
            OnlyUnder("2A", adjustment("3A1.2", "(b)", 6, "the same, under a guideline of Chapter Two, Part A")),
            adjustment("3A1.2", "(c)(1)", 6, "serious assault on a law enforcement officer"),
            adjustment("3A1.2", "(c)(2)", 6, "serious assault on a prison official"),
        )
    ),
)

OFFICIAL_VICTIM: Dated[FoundRules] = Dated(
    "§ 3A1.2",
    (
        Version(date(1987, 11, 1), None, _OF_1987),
        Version(date(1989, 11, 1), 247, _OF_1989),  # and amend. 246
        Version(date(1992, 11, 1), 455, _OF_1992),
        Version(date(2002, 11, 1), 643, _OF_2002),
        Version(date(2004, 11, 1), 663, _OF_2004),
    ),
)

# § 3A1.3

RESTRAINT: Dated[FoundRules] = Dated(
    "§ 3A1.3",
    (
        Version(
            date(1987, 11, 1),
            None,
            (adjustment("3A1.3", "", 2, "victim physically restrained"),),
            inferred="the two levels are those of the present text: no amendment changed them",
        ),
    ),
)

# § 3A1.4


def _terrorism(because: str) -> WithFloor:
    cite = Cite("3A1.4", "(a)")
    return WithFloor(
        adjustment("3A1.4", "(a)", 12, because),
        Provision(cite, AtLeast(32), f"{because}, the level at least", in_each_such_case),
        CriminalHistoryCategory.VI,
    )


TERRORISM: Dated[FoundRules] = Dated(
    "§ 3A1.4",
    (
        Version(
            date(1995, 11, 1),
            526,
            (_terrorism("felony of international terrorism"),),
            inferred="amend. 526 does not print what it inserts; amend. 539 changed no number of it",
        ),
        Version(date(1996, 11, 1), 539, (_terrorism("felony of a federal crime of terrorism"),)),
    ),
)

# § 3A1.5

HUMAN_RIGHTS: Dated[FoundRules] = Dated(
    "§ 3A1.5",
    (
        Version(
            date(2012, 11, 1),
            765,
            (
                OneOf(
                    (
                        adjustment("3A1.5", "(a)", 2, "incitement to genocide, 18 U.S.C. 1091(c)"),
                        WithFloor(
                            adjustment("3A1.5", "(b)", 4, "any other serious human rights offense"),
                            Provision(Cite("3A1.5", "(b)"), AtLeast(37), "death resulted", death_resulted),
                        ),
                    )
                ),
            ),
        ),
    ),
)
