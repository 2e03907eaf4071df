"""What an early-disposition programme gives: levels off, a fixed term, a cap, a stipulated spread, or terms unknown.

A fixed term and a cap are what they are, and never levels.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeAlias

from attrs import field, frozen

from sentencing.case import refuse_unless_capped
from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.terms import Range, whole_number
from sentencing.words import counted, in_months


@frozen
class LevelsOff:
    """A departure (§ 5K3.1), or a decrease (§ 3F1.1), of one to four offense levels; of that many at most, or exactly.

    >>> print(LevelsOff(2, at_most=True))
    at most 2 levels off

    Raises:
        CaseFileError: fewer than one level, or more than four.
        SentencingError: the levels are no whole number.
    """

    type: ClassVar[str] = "departure_levels"
    levels: int = field()
    at_most: bool = False

    @levels.validator
    def _capped(self, _attribute: object, levels: int) -> None:
        refuse_unless_capped("levels", levels)

    def to_dict(self) -> dict[str, object]:
        """The benefit as plain data.

        >>> LevelsOff(2, at_most=True).to_dict()
        {'type': 'departure_levels', 'levels': 2, 'at_most': True}
        """
        return {"type": self.type, "levels": self.levels, "at_most": self.at_most}

    def __str__(self) -> str:
        return f"{'at most ' if self.at_most else ''}{counted(self.levels, 'level')} off"


@frozen
class ChargeBargain:
    """A plea to another charge for a fixed term, in months or days, whatever the range.

    >>> print(ChargeBargain(Duration(30)))
    a fixed term of 30 months

    Raises:
        SentencingError: the term is none.
    """

    type: ClassVar[str] = "charge_bargain"
    term: Duration = field()

    @term.validator
    def _a_term(self, _attribute: object, term: Duration) -> None:
        if not term:
            msg = "months: a fixed term is 1 month or more, or `days`"
            raise SentencingError(msg)

    @property
    def months(self) -> int | None:
        """The term in months; ``None`` where it is pronounced in days."""
        return None if self.term.days else self.term.months

    def to_dict(self) -> dict[str, object]:
        """The benefit as plain data.

        >>> ChargeBargain(Duration(30)).to_dict()
        {'type': 'charge_bargain', 'term': '30 months', 'months': 30}
        """
        return {"type": self.type, "term": str(self.term), "months": self.months}

    def __str__(self) -> str:
        return f"a fixed term of {self.term}"


@frozen
class StatutoryCap:
    """A plea to a charge whose statutory maximum caps the sentence, in months.

    >>> print(StatutoryCap(24))
    a cap of 24 months

    Raises:
        SentencingError: the months are no number from 1 up.
    """

    type: ClassVar[str] = "statutory_cap"
    months: int = field()

    @months.validator
    def _a_term(self, _attribute: object, months: int) -> None:
        if whole_number(months, "months") < 1:
            msg = f"months: a cap is 1 month or more, not {months}"
            raise SentencingError(msg)

    def to_dict(self) -> dict[str, object]:
        """The benefit as plain data.

        >>> StatutoryCap(24).to_dict()
        {'type': 'statutory_cap', 'months': 24}
        """
        return {"type": self.type, "months": self.months}

    def __str__(self) -> str:
        return f"a cap of {in_months(self.months)}"


@frozen
class StipulatedRange:
    """A plea agreement that fixes a spread of months.

    >>> print(StipulatedRange(Range(12, 41)))
    a stipulated 12-41 months
    """

    type: ClassVar[str] = "stipulated_range"
    range: Range

    def to_dict(self) -> dict[str, object]:
        """The benefit as plain data.

        >>> StipulatedRange(Range(12, 41)).to_dict()
        {'type': 'stipulated_range', 'minimum': 12, 'maximum': 41}
        """
        return {"type": self.type, **self.range.to_dict()}

    def __str__(self) -> str:
        return f"a stipulated {in_months(self.range)}"


@frozen
class TermsUnknown:
    """A programme of which no source read tells what it gave; at most so many levels, where one tells that.

    >>> print(TermsUnknown(), "|", TermsUnknown(most_levels=4))
    terms unknown | terms unknown, at most 4 levels off

    Raises:
        CaseFileError: the most is less than one level, or more than four.
        SentencingError: it is no whole number.
    """

    type: ClassVar[str] = "terms_unknown"
    most_levels: int | None = field(default=None)

    @most_levels.validator
    def _capped(self, _attribute: object, levels: int | None) -> None:
        if levels is not None:
            refuse_unless_capped("most_levels", levels)

    def to_dict(self) -> dict[str, object]:
        """The benefit as plain data.

        >>> TermsUnknown(most_levels=4).to_dict()
        {'type': 'terms_unknown', 'most_levels': 4}
        """
        return {"type": self.type, "most_levels": self.most_levels}

    def __str__(self) -> str:
        most = self.most_levels
        return "terms unknown" if most is None else f"terms unknown, {LevelsOff(most, at_most=True)}"


Benefit: TypeAlias = LevelsOff | ChargeBargain | StatutoryCap | StipulatedRange | TermsUnknown


def benefit_from_dict(data: Mapping[str, Any]) -> Benefit:
    """Read what ``to_dict`` wrote.

    >>> benefit_from_dict({"type": "departure_levels", "levels": 1, "at_most": False})
    LevelsOff(levels=1, at_most=False)

    Raises:
        KeyError: a key of the benefit is missing.
        SentencingError: there is no such benefit.
    """
    match data["type"]:
        case LevelsOff.type:
            return LevelsOff(data["levels"], data["at_most"])
        case ChargeBargain.type:
            return ChargeBargain(Duration.parse(data["term"]))
        case StatutoryCap.type:
            return StatutoryCap(data["months"])
        case StipulatedRange.type:
            return StipulatedRange(Range.from_dict(data))
        case TermsUnknown.type:
            return TermsUnknown(data["most_levels"])
        case other:
            msg = f"a programme gives no {other!r}"
            raise SentencingError(msg)
