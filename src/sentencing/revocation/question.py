"""A case under one edition, with one possibility of its original offense; and whether a statute requires revocation."""

from attrs import frozen

from sentencing.enacted import Enacted
from sentencing.manual import Manual
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.release_statutes import MANDATORY_REVOCATION, MandatoryRevocation
from sentencing.revocation.original_offense import Possibility
from sentencing.supervision import RevocationCase


@frozen
class Question:
    """What is asked: the case, the edition, and one possibility of the original offense."""

    case: RevocationCase
    manual: Manual
    possibility: Possibility

    @property
    def source(self) -> str:
        """Whence the text of Chapter Seven comes: its amendment and date, or what was laid over the edition."""
        return self.manual.source(CHAPTER_SEVEN[self.case.supervision])

    @property
    def mandatory(self) -> Enacted[MandatoryRevocation] | None:
        """18 U.S.C. 3565(b) or 3583(g) as it governs the original offense; ``None`` before there was such a law."""
        statute, day = MANDATORY_REVOCATION[self.case.supervision], self.possibility.day
        return statute.on(day) if statute.begun(day) else None

    @property
    def required_by(self) -> int | None:
        """The number of the first violation for which the statute requires revocation; ``None`` where there is none."""
        grounds = () if self.mandatory is None else self.mandatory.text.grounds
        found = (n for n, violation in enumerate(self.case.violations, start=1) if violation.mandatory in grounds)
        return next(found, None)
