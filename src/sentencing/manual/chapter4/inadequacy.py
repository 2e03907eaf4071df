"""§ 4A1.3: departures where the category does not say enough, or says too much; until 31 October 2025.

The court departs to another category, and from Category VI upward by levels down the Table (since 1 November 1992).
Downward it is limited since 27 October 2003. That no departure goes below the range of Category I (§ 4A1.3(b)(2)(A))
needs no rule here: there is no lower category to state.
"""

from datetime import date

from attrs import frozen

from sentencing.case import Departure, History
from sentencing.dated import Dated, Version
from sentencing.errors import CaseFileError, NotInForce
from sentencing.terms import CriminalHistoryCategory

_BEGIN_LEVELS = "levels down the Table from Category VI begin on 1 November 1992 (App. C, amend. 460)"


@frozen
class CareerOffenderLimit:
    """How far a departure may go down for a career offender.

    Attributes:
        categories: by so many categories at most (§ 4A1.3(b)(3)(A)).
        lifted_for_misdemeanors: whether it is lifted where a predicate was a misdemeanor under state law (§ 4B1.1 n.4).
    """

    categories: int
    lifted_for_misdemeanors: bool


@frozen
class Inadequacy:
    """§ 4A1.3 in one period: what it lets a court depart to.

    Attributes:
        levels_above_vi: whether it says to go down the Table by levels from Category VI.
        never_down: whether it prohibits a downward departure for armed career criminals and for repeat and dangerous
            sex offenders (§ 4A1.3(b)(2)(B)).
        career_offender: the limit for career offenders; ``None`` is none.
    """

    levels_above_vi: bool
    never_down: bool = False
    career_offender: CareerOffenderLimit | None = None

    def departed(
        self, departure: Departure, category: CriminalHistoryCategory, history: History
    ) -> CriminalHistoryCategory:
        """The category after the departure.

        >>> from sentencing.terms import CriminalHistoryCategory
        >>> rule = INADEQUACY.on(date(2009, 11, 1))
        >>> to_five, career = Departure(CriminalHistoryCategory.V), History(career_offender=True)
        >>> print(rule.departed(to_five, CriminalHistoryCategory.VI, career))
        V
        >>> rule.departed(Departure(CriminalHistoryCategory.IV), CriminalHistoryCategory.VI, career)
        Traceback (most recent call last):
        sentencing.errors.CaseFileError: departure.category: § 4A1.3(b)(3)(A) lets a career offender depart downward ...

        Args:
            departure: the category to which the court departs, and levels above Category VI.
            category: the category that stands, after Part B.
            history: what is found of the offender.

        Raises:
            CaseFileError: the departure goes further down than this text allows.
            NotInForce: it goes above Category VI by levels, for which this text does not provide.
        """
        if departure.levels and not self.levels_above_vi:
            msg = f"departure.levels: this § 4A1.3 does not say how to depart above Category VI; {_BEGIN_LEVELS}"
            raise NotInForce(msg)
        if departure.category < category:
            self._refuse_beyond_limits(departure.category, category, history)
        return departure.category

    def _refuse_beyond_limits(
        self, to: CriminalHistoryCategory, category: CriminalHistoryCategory, history: History
    ) -> None:
        barred = _who_never_goes_down(history)
        if self.never_down and barred:
            msg = (
                f"departure.category: § 4A1.3(b)(2)(B) prohibits a downward departure ({category} to {to}) for {barred}"
            )
            raise CaseFileError(msg)
        limit = self.career_offender
        if limit is None or not history.career_offender:
            return
        if history.misdemeanor_predicate and limit.lifted_for_misdemeanors:
            return
        down = category.value - to.value
        if down > limit.categories:
            unless = ", `history.misdemeanor_predicate` aside (§ 4B1.1 n.4)" if limit.lifted_for_misdemeanors else ""
            msg = (
                "departure.category: § 4A1.3(b)(3)(A) lets a career offender depart downward by "
                f"{limit.categories} category at most{unless}, and {category} to {to} is {down}"
            )
            raise CaseFileError(msg)


def _who_never_goes_down(history: History) -> str:
    """Who the offender is within the meaning of § 4B1.4 or § 4B1.5; § 4B1.5 yields to § 4B1.1."""
    if history.armed_career_criminal:
        return "an armed career criminal (§ 4B1.4)"
    if (history.repeat_sex_offender or history.pattern_of_sexual_conduct) and not history.career_offender:
        return "a repeat and dangerous sex offender against minors (§ 4B1.5)"
    return ""


_ONE_CATEGORY = CareerOffenderLimit(1, lifted_for_misdemeanors=False)
_ONE_CATEGORY_OR_MISDEMEANOR = CareerOffenderLimit(1, lifted_for_misdemeanors=True)

INADEQUACY: Dated[Inadequacy] = Dated(
    "§ 4A1.3",
    (
        Version(date(1987, 11, 1), None, Inadequacy(levels_above_vi=False)),
        Version(date(1992, 11, 1), 460, Inadequacy(levels_above_vi=True)),
        Version(
            date(2003, 10, 27),
            651,
            Inadequacy(levels_above_vi=True, never_down=True, career_offender=_ONE_CATEGORY),
        ),
        Version(
            date(2016, 8, 1),
            798,
            Inadequacy(levels_above_vi=True, never_down=True, career_offender=_ONE_CATEGORY_OR_MISDEMEANOR),
            inferred="that amend. 817, 821 and 824, read in part, changed no number of it",
        ),
        Version(date(2025, 11, 1), 836, None),
    ),
)
