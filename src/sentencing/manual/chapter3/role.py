"""§§ 3B1.1 to 3B1.5: adjustments for the role in the offense, as found."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter3.found import (
    Adjusted,
    FoundRules,
    NeverBeside,
    NotBeside,
    OneOf,
    TheGreatest,
    adjustment,
    not_beside,
)
from sentencing.rules import Provision, Unanswered

_AGGRAVATING_ROLE = Cite("3B1.1")


@frozen
class SkillNotBeside:
    """A provision that may not apply beside another where it rests on a special skill alone (§ 3B1.3)."""

    other: Cite
    of: Provision[Adjusted]

    def find(self, subject: Adjusted, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most; raises ``Unanswered`` where it turns on what the finding rests on."""
        skill = subject.facts.special_skill
        for finding in self.of.find(subject, ledger):
            if skill is False or not ledger.applied(self.other):
                yield finding
            elif skill:
                yield not_beside(self.other, finding)
            else:
                missing = f"state adjustments.special_skill, since a skill alone may not be added to § {self.other}"
                raise Unanswered.of(finding, missing)


# § 3B1.1

AGGRAVATING_ROLE: Dated[FoundRules] = Dated(
    "§ 3B1.1",
    (
        Version(
            date(1987, 11, 1),
            None,
            (
                OneOf(
                    (
                        adjustment(
                            "3B1.1", "(a)", 4, "organizer or leader, five or more participants or otherwise extensive"
                        ),
                        adjustment(
                            "3B1.1", "(b)", 3, "manager or supervisor, five or more participants or otherwise extensive"
                        ),
                        adjustment("3B1.1", "(c)", 2, "organizer, leader, manager or supervisor in any other activity"),
                    )
                ),
            ),
            inferred="the text of 1987 is taken from the present one: the amendments touch the commentary alone",
        ),
    ),
)

# § 3B1.2

MITIGATING_ROLE: Dated[FoundRules] = Dated(
    "§ 3B1.2",
    (
        Version(
            date(1987, 11, 1),
            None,
            (
                NeverBeside(
                    _AGGRAVATING_ROLE,
                    OneOf(
                        (
                            adjustment("3B1.2", "(a)", -4, "minimal participant"),
                            adjustment("3B1.2", "(b)", -2, "minor participant"),
                            # The last sentence, which has no pinpoint.
                            adjustment("3B1.2", "", -3, "between minimal and minor participant"),
                        )
                    ),
                ),
            ),
            inferred="the text of 1987 is taken from the present one: the amendments touch the commentary alone",
        ),
    ),
)

# § 3B1.3

_TRUST_OR_SKILL = adjustment("3B1.3", "", 2, "abuse of a position of trust, or use of a special skill")

ABUSE_OF_TRUST: Dated[FoundRules] = Dated(
    "§ 3B1.3",
    (
        Version(
            date(1987, 11, 1),
            None,
            (NotBeside(_AGGRAVATING_ROLE, _TRUST_OR_SKILL),),
            inferred="the two levels are those of the present text: amend. 346 changed only the rule beside § 3B1.1",
        ),
        Version(date(1990, 11, 1), 346, (SkillNotBeside(_AGGRAVATING_ROLE, _TRUST_OR_SKILL),)),
    ),
)

# § 3B1.4: to 31 October 1995 an untitled section of that number said that there is no other adjustment for role.

USING_A_MINOR: Dated[FoundRules] = Dated(
    "§ 3B1.4",
    (
        Version(
            date(1995, 11, 1),
            527,
            (adjustment("3B1.4", "", 2, "use of a person under eighteen"),),
            inferred="amend. 527 does not print what it inserts; the amendments since touch the commentary alone",
        ),
    ),
)

# § 3B1.5

BODY_ARMOR: Dated[FoundRules] = Dated(
    "§ 3B1.5",
    (
        Version(
            date(2003, 11, 1),
            659,
            (
                TheGreatest(
                    (
                        adjustment("3B1.5", "(2)(A)", 2, "body armor in a drug trafficking crime or crime of violence"),
                        adjustment("3B1.5", "(2)(B)", 4, "body armor used by the defendant in such a crime"),
                    )
                ),
            ),
        ),
    ),
)
