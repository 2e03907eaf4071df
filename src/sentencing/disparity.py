"""The same facts in each district: what each programme would bring, against the range at home, and what follows.

It holds what ``compare`` worked, and works nothing but sums and differences of it.
"""

from typing import TYPE_CHECKING

from attrs import frozen

from sentencing import disparity_report, memorandum
from sentencing._version import __version__
from sentencing.case import AS_STATED, Case
from sentencing.casefile import case_to_dict
from sentencing.comparison import Comparison
from sentencing.district_rows import DistrictRow, Summary, compared_level, compared_range
from sentencing.districts import District, find
from sentencing.errors import SentencingError
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.permitted_spread import Spread, spread
from sentencing.precedent import Law
from sentencing.precedent.showing import Showing
from sentencing.programmes.eligibility import Eligibility
from sentencing.terms import CriminalHistoryCategory, Difference, OffenseLevel, Range, plain_term

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from rich.text import Text

SCHEMA = "sentencing.disparity/1"


@frozen(kw_only=True)
class Disparity:
    """The same facts under each district's early-disposition programme: what ``compare`` answers.

    >>> from sentencing.casefile import case_from_dict
    >>> from sentencing.across_districts import compare
    >>> count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}
    >>> case = case_from_dict({
    ...     "district": "N.D. Ill.", "sentenced": "2010-06", "manual": "2009-11-01", "count": [count],
    ...     "history": {"category": "II"}, "acceptance": {"motion": True}, "sentence": {"months": 40},
    ...     "eligible_in": ["D. Idaho", "D. Neb.", "S.D. Tex.", "W.D. Tex."],
    ... })
    >>> disparity = compare(case, among=["D. Idaho", "W.D. Tex."])
    >>> for row in disparity.rows:
    ...     print(row.district, "|", row.terms, "|", row.range, "|", row.eligibility)
    D. Idaho | at most 2 levels off | 33-41 | eligible
    W.D. Tex. | at most 1 level off | 37-46 | eligible
    >>> disparity.difference("W.D. Tex.", "D. Idaho")
    Difference(minimum=4, maximum=5)

    Attributes:
        case: the case as stated.
        as_of: the day whose programmes are compared.
        home: the defendant's district; ``None`` where it is not stated.
        rows: a row for each district compared.
        comparison: each distinct outcome, labelled, the case as stated first.
        summary: what the rows come to.
        law: whether the court may take it into account; ``None`` where the home district is not stated.
        showing: what the defendant must show, as far as the case shows it; ``None`` before *Booker*, when no showing
            opened a departure, or where the home district is not stated.
        notes: what was assumed, and what is not decided.
        library: the version of this library.
    """

    case: Case
    as_of: PartialDate
    home: District | None
    rows: tuple[DistrictRow, ...]
    comparison: Comparison
    summary: Summary
    law: Law | None
    showing: Showing | None
    notes: tuple[str, ...] = ()
    library: str = __version__

    @property
    def baseline(self) -> Outcome:
        """The outcome at home, on the case as stated."""
        return self.comparison.outcomes[AS_STATED]

    @property
    def baseline_range(self) -> Range:
        """The range at home, in months: after a departure, where there was one."""
        return compared_range(self.baseline)

    @property
    def baseline_level(self) -> OffenseLevel:
        """The level of that range."""
        return compared_level(self.baseline)

    @property
    def baseline_category(self) -> CriminalHistoryCategory:
        """The criminal history category of that range."""
        departed = self.baseline.category_departure
        return self.baseline.category if departed is None else departed.category

    def row(self, district: str) -> DistrictRow:
        """The row of a district, by any of its names.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> print(compared.row("district of idaho").range)
        33-41

        Raises:
            UnknownDistrict: no district goes by that name.
            SentencingError: the district is not among those compared.
        """
        court = find(district)
        found = next((row for row in self.rows if row.district == court), None)
        if found is None:
            msg = f"{court} is not among the districts compared"
            raise SentencingError(msg)
        return found

    def difference(self, district: str, other: str) -> Difference | None:
        """The range in one district less that in another, in months at each end; ``None`` where one is not known.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "count": [count], "history": {"category": "II"}}
        >>> compared = compare(case_from_dict(facts), among=["D. Idaho", "W.D. Tex."])
        >>> compared.difference("D. Idaho", "W.D. Tex.")
        Difference(minimum=-4, maximum=-5)

        Raises:
            UnknownDistrict: no district goes by one of the names.
            SentencingError: one of the districts is not among those compared.
        """
        one, against = self.row(district).range, self.row(other).range
        return None if one is None or against is None else one.difference(against)

    def spread(self, district: str) -> Spread | None:
        """The longest term in a district against that at home, under 28 U.S.C. 994(b)(2); ``None`` where not known.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> spread = compared.spread("D. Idaho")
        >>> spread.upper, spread.allowed, spread.exceeds
        (51, 12, False)

        Raises:
            UnknownDistrict: no district goes by that name.
            SentencingError: the district is not among those compared.
        """
        greatest = self.row(district).greatest
        return None if greatest is None else spread(greatest, self.baseline_range.maximum)

    def groups(self) -> tuple[tuple[DistrictRow, ...], ...]:
        """The rows that say the same of different districts, together.

        Those with a programme come first, of those the ones that would take the defendant, and of those the documented
        ones; else they stand in the order of the rows.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "count": [count], "history": {"category": "II"}}
        >>> compared = compare(case_from_dict(facts), among=["N.D. Ill.", "D. Idaho"])
        >>> [str(row.district) for rows in compared.groups() for row in rows]
        ['D. Idaho', 'N.D. Ill.']
        """
        groups: dict[object, list[DistrictRow]] = {}
        for row in self.rows:
            said = (row.recorded, row.terms, row.is_documented, row.verdict, row.alternatives, row.bound, row.plea_to)
            groups.setdefault(said, []).append(row)
        return tuple(sorted(map(tuple, groups.values()), key=lambda rows: _order(rows[0])))

    def to_dict(self) -> dict[str, object]:
        """The comparison as plain data, schema ``sentencing.disparity/1``; ``disparity_from_dict`` reads it back.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> compared.to_dict()["baseline"]
        {'offense_level': 21, 'category': 'II', 'range': {'minimum': 41, 'maximum': 51}}
        """
        baseline, sentence = self.baseline, self.case.sentence
        return {
            "schema": SCHEMA,
            "library": self.library,
            "title": self.case.title,
            "manual": baseline.manual.day.isoformat(),
            "as_of": str(self.as_of),
            "home": self.home and str(self.home),
            "sentence": sentence and plain_term(sentence.months),
            "baseline": {
                "offense_level": self.baseline_level.number,
                "category": str(self.baseline_category),
                "range": self.baseline_range.to_dict(),
            },
            "districts": [row.to_dict() for row in self.rows],
            "summary": self.summary.to_dict(),
            "showing": self.showing and self.showing.to_dict(),
            "law": self.law and self.law.to_dict(),
            "notes": list(self.notes),
            "comparison": self.comparison.to_dict(),
            "case": case_to_dict(self.case),
        }

    def memorandum(self) -> str:
        """Paragraphs in Markdown for a sentencing memorandum, with citations, and what is uncertain said to be so.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> print(compared.memorandum())
        In N.D. Ill. the guideline range is 41-51 months (offense level 21, criminal history category II). ...
        """
        return memorandum.memorandum(self)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the ranges by district as horizontal bars (extra: ``plot``).

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> compared.plot().get_xlabel()
        'Months of imprisonment'

        Args:
            ax: axes of matplotlib to draw on; by default, new ones.

        Returns:
            The axes.
        """
        from sentencing import plots

        return plots.disparity(self, ax)

    def __str__(self) -> str:
        return disparity_report.text(self)

    def _repr_html_(self) -> str:
        return disparity_report.html_fragment(self)

    def __rich__(self) -> "Text":
        from rich.text import Text

        return Text(disparity_report.text(self))


_ELIGIBLE_FIRST = (Eligibility.ELIGIBLE, Eligibility.UNKNOWN, Eligibility.INELIGIBLE)


def _order(row: DistrictRow) -> tuple[bool, int, bool]:
    return not row.recorded, _ELIGIBLE_FIRST.index(row.eligibility), not row.is_documented
