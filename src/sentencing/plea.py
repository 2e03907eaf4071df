"""The plea, and what the defendant put before the court: what programmes ask, and the showing of a disparity."""

from attrs import frozen

from sentencing.partial import PartialDate
from sentencing.prior import refuse_unless_later
from sentencing.terms import Range


@frozen
class Waiver:
    """What the defendant gave up, and how; ``None`` is not stated.

    >>> Waiver(appeal=True).collateral_attack is None
    True

    Attributes:
        pretrial_motions: whether the right to file them was waived.
        appeal: whether the right to appeal was waived.
        collateral_attack: whether relief under 28 U.S.C. 2255 was waived.
        unconditional: whether the waiver depends on nothing.
        by_plea_colloquy: whether it was made before or during the plea colloquy.
        in_plea_agreement: whether it is part of a plea agreement, or was discussed during the colloquy.
    """

    pretrial_motions: bool | None = None
    appeal: bool | None = None
    collateral_attack: bool | None = None
    unconditional: bool | None = None
    by_plea_colloquy: bool | None = None
    in_plea_agreement: bool | None = None


@frozen
class Plea:
    """The plea, as programme eligibility and the showing of *Ramirez* ask; ``None`` is not stated.

    >>> Plea(PartialDate.parse("2010-03-01"), charged_on=PartialDate.parse("2010-04-01"))
    Traceback (most recent call last):
    sentencing.errors.CaseFileError: pleaded_guilty_on: ...

    Attributes:
        pleaded_guilty_on: the day of the plea.
        charged_on: the day of the charge.
        prompt: whether the plea was prompt, as found; *Ramirez* sets no number of days.
        in_custody_on: the day on which custody on the charge began.
        agreed_on: the day on which the defendant agreed to enter into a plea agreement.
        before_indictment: whether he agreed to plead before an indictment.
        factual_basis: whether he agreed to the factual basis that the government offered.
        waiver: what he waived.

    Raises:
        CaseFileError: the plea came before the charge, or the agreement after the plea.
    """

    pleaded_guilty_on: PartialDate | None = None
    charged_on: PartialDate | None = None
    prompt: bool | None = None
    in_custody_on: PartialDate | None = None
    agreed_on: PartialDate | None = None
    before_indictment: bool | None = None
    factual_basis: bool | None = None
    waiver: Waiver | None = None

    def __attrs_post_init__(self) -> None:
        refuse_unless_later("pleaded_guilty_on", self.pleaded_guilty_on, "charged_on", self.charged_on)
        refuse_unless_later("pleaded_guilty_on", self.pleaded_guilty_on, "agreed_on", self.agreed_on)


@frozen
class NamedDistrict:
    """A district in which the defendant told the court that he would be eligible, and the likely range there.

    >>> print(NamedDistrict("D. Idaho", Range(33, 41)).range)
    33-41

    Attributes:
        district: the district, by its abbreviation.
        range: the imprisonment range that he submitted, in months; ``None`` where he submitted none.
    """

    district: str
    range: Range | None = None
