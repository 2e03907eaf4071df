"""§ 5E1.3 (until 31 October 1989 § 5E4.3): the special assessments, in dollars, by the date of the offense."""

from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.manual.chapter5.convictions import Conviction, Texts
from sentencing.offense_class import OffenseClass
from sentencing.partial import PartialDate
from sentencing.truth import Open


@frozen
class Assessments:
    """18 U.S.C. 3013: what each conviction costs, in dollars, for offenses from a day on (``None``: from the first).

    >>> ASSESSMENTS.on(date(2020, 11, 1)).schedule[-1].felony
    100
    """

    offenses_from: date | None
    public_law: str
    felony: int
    a_misdemeanor: int
    b_misdemeanor: int
    c_misdemeanor: int
    infraction: int

    def of(self, offense_class: OffenseClass) -> int:
        """The assessment for an offense of a class."""
        if offense_class.is_felony:
            return self.felony
        match offense_class:
            case OffenseClass.A_MISDEMEANOR:
                return self.a_misdemeanor
            case OffenseClass.B_MISDEMEANOR:
                return self.b_misdemeanor
            case OffenseClass.C_MISDEMEANOR:
                return self.c_misdemeanor
            case _:
                return self.infraction


@frozen
class AssessmentRule:
    """§ 5E1.3 in one edition: its number, and the statute's amounts by the date of the offense."""

    section: str
    schedule: tuple[Assessments, ...]

    def possible(self, ended: PartialDate) -> tuple[Assessments, ...]:
        """Every part of the schedule in which the offense may have ended."""
        begun = [each for each in self.schedule if each.offenses_from is None or each.offenses_from <= ended.latest]
        later = [each.offenses_from for each in begun[1:]]
        return tuple(
            each for each, until in zip(begun, (*later, None), strict=True) if until is None or ended.earliest < until
        )


_TO_1988 = Assessments(None, "Pub. L. 98-473, ch. XIV", 50, 25, 25, 25, 0)
_FROM_1988 = Assessments(date(1988, 11, 18), "Pub. L. 100-690 § 7085", 50, 25, 10, 5, 5)
_FROM_1996 = Assessments(date(1996, 4, 24), "Pub. L. 104-132 § 210", 100, 25, 10, 5, 5)

ASSESSMENTS: Dated[AssessmentRule] = Dated(
    "§ 5E1.3",
    (
        Version(date(1987, 11, 1), None, AssessmentRule("5E4.3", (_TO_1988, _FROM_1988))),
        Version(date(1989, 11, 1), 302, AssessmentRule("5E1.3", (_TO_1988, _FROM_1988, _FROM_1996))),
    ),
)


@frozen
class SpecialAssessment:
    """The special assessments of all counts, in dollars.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> found.special_assessment.total, found.special_assessment.by_count
    (100, (100,))

    Attributes:
        cite: the section.
        total: their sum.
        by_count: each, in the order of the counts.
        because: by what.
        source: the text applied.
    """

    cite: Cite
    total: int
    by_count: tuple[int, ...]
    because: str
    source: str


def special_assessment(edition: Texts, convictions: tuple[Conviction, ...]) -> SpecialAssessment | Open:
    """§ 5E1.3 of an edition: what the statute prescribes for each count, by its class and the date of its offense.

    The assessments of 18 U.S.C. 3014 and 2259A, for some offenses besides, are not modelled.
    """
    rule = edition.text(ASSESSMENTS)
    amounts: list[int] = []
    for conviction in convictions:
        amount = _assessed(rule, conviction)
        if isinstance(amount, Open):
            return amount
        amounts.append(amount)
    spoken = " + ".join(f"${amount}" for amount in amounts)
    because = f"{spoken}, 18 U.S.C. 3013"
    return SpecialAssessment(Cite(rule.section), sum(amounts), tuple(amounts), because, edition.source(ASSESSMENTS))


def _assessed(rule: AssessmentRule, conviction: Conviction) -> int | Open:
    periods = rule.possible(conviction.ended)
    possible = {each.of(offense_class) for each in periods for offense_class in conviction.classes}
    if len(possible) == 1:
        return possible.pop()
    if conviction.maximum is None:
        return Open(conviction.missing)
    return Open(f"{conviction.key}.ended: state when the offense ended; 18 U.S.C. 3013 has other amounts by date")
