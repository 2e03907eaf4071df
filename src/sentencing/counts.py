"""A count of conviction and what is found of it, as a person states them; ``None`` means *not stated*."""

import re
from typing import Self

from attrs import converters, field, frozen

from sentencing.cite import Cite
from sentencing.effects import Effect, parse_effect
from sentencing.errors import CaseFileError
from sentencing.partial import PartialDate
from sentencing.prior import Kind, refuse_unless_later
from sentencing.terms import Term, as_term, whole_number

_SIGN = re.compile("[=<>+-]")
_SECTION = re.compile(r"[1-8][A-Z]\d\.\d{1,2}", re.ASCII)
_BEFORE_A_NUMBER = re.compile(r"^(?:U\.?S\.?S\.?G\.?)?\s*§?\s*")


def refuse_unless_ordered(key: str, most: Term | None, least_key: str, least: Term | None) -> None:
    """Refuse a maximum that is below its minimum."""
    if most is not None and least is not None and most < least:
        msg = f"{key}: {most} is below the {least_key}, {least} (months)"
        raise CaseFileError(msg)


@frozen
class Stated:
    """A finding as the caller states it: a citation, and its effect, in levels, where that is stated too.

    >>> from sentencing.effects import Add
    >>> str(Stated(Cite("3A1.1", "(a)"), Add(3)))
    '3A1.1(a) +3'
    """

    cite: Cite
    effect: Effect | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a citation, and an effect where one follows it.

        >>> str(Stated.parse("U.S.S.G. § 2D1.1(a)(5) = 32")), str(Stated.parse("3B1.2(b)"))
        ('2D1.1(a)(5) = 32', '3B1.2(b)')

        Raises:
            SentencingError: the text is no finding.
        """
        sign = _SIGN.search(text)
        if sign is None:
            return cls(Cite.parse(text))
        return cls(Cite.parse(text[: sign.start()]), parse_effect(text[sign.start() :]))

    def names(self, cite: Cite, effect: Effect) -> bool:
        """Whether it names a provision, by its citation or by one that it nests in, and states no other effect.

        >>> from sentencing.effects import Add
        >>> official = Cite("3A1.2", "(b)")
        >>> Stated.parse("3A1.2").names(official, Add(3)), Stated.parse("3A1.2(b) +6").names(official, Add(3))
        (True, False)
        """
        return cite in self.cite and self.effect in (None, effect)

    def __str__(self) -> str:
        return str(self.cite) if self.effect is None else f"{self.cite} {self.effect}"


TOTAL = "1B1.1"
"""The section that a count names whose finding is the total offense level, as found: § 1B1.1(a) leads to it."""


def refuse_unless_letter(letter: str | None) -> None:
    """Refuse an empty letter of a Group."""
    if letter is not None and not letter.strip():
        msg = "group: a Group has a letter, such as 'A'"
        raise CaseFileError(msg)


def refuse_unless_section(guideline: str) -> None:
    """Refuse what is no section of the Manual."""
    if not _SECTION.fullmatch(guideline):
        msg = f"guideline: {guideline[:60]!r} is no section of the Manual; write its number, such as '2L1.2'"
        raise CaseFileError(msg)


def _section_number(text: str) -> str:
    """The number alone, where it is written "§ 2L1.2" or "U.S.S.G. § 2L1.2"."""
    return _BEFORE_A_NUMBER.sub("", text.strip())


@frozen
class Count:
    """A count of conviction: the guideline, the statute, when the offense began and ended, and what § 2L1.2 asks.

    >>> Count("U.S.S.G. § 2L1.2", statute="8 U.S.C. 1326(a)", ended=PartialDate.parse("2009-03")).guideline
    '2L1.2'

    Attributes:
        guideline: the section of Chapter Two; ``"1B1.1"`` where the total offense level is stated as found.
        statute: the statute of conviction, for its maximum (§ 5G1.1).
        began: the day on which the offense began (§ 4A1.2(e)).
        ended: the day on which it ended (§ 1B1.11(b)(1)); for reentry, when the defendant was found.
        found: findings by citation, in levels where they state an effect; empty finds that no increase applies.
        first_removal_order: the day of the first order of deportation, exclusion or removal.
        removals: the day of each removal; empty says that there was none.
        kinds: what the instant offense is under the definitions of the edition; empty says none of them.
        adjustments: Chapter Three, Parts A to C, for this count alone, in levels.
        group: a letter that counts share where § 3D1.2 groups them, and do not share where it does not.
        maximum: the statutory maximum, in months or ``LIFE`` (§§ 5G1.1, 5G1.2; 18 U.S.C. 3559(a)).
        minimum: the mandatory minimum, in months or ``LIFE``.
        consecutive: the term, in months or ``LIFE``, that the statute fixes and makes consecutive to any other
            (§ 3D1.1(b), § 5G1.2(a)); such a count needs no Chapter Two result.
        maximum_fine: the greatest fine that the statute authorises, in dollars (§ 5E1.2(c)(4)).
        release_minimum: the least term of supervised release that the statute requires, in months or ``LIFE``.
        release_maximum: the greatest term of supervised release, where 18 U.S.C. 3583(b) does not say.
        pecuniary_gain: the gain less restitution, in dollars (§ 5E1.2 until 31 October 1991).
        pecuniary_loss: the loss, in dollars (the same).

    Raises:
        CaseFileError: the guideline is no section, the offense ended before it began or before a removal (order), a
            maximum is below its minimum, an amount is negative, or a count with a consecutive term states a level.
    """

    guideline: str = field(converter=_section_number)
    statute: str | None = None
    began: PartialDate | None = None
    ended: PartialDate | None = None
    found: tuple[Stated, ...] | None = None
    first_removal_order: PartialDate | None = None
    removals: tuple[PartialDate, ...] | None = None
    kinds: frozenset[Kind] | None = None
    adjustments: tuple[Stated, ...] = ()
    group: str | None = None
    maximum: Term | None = field(default=None, converter=converters.optional(as_term))
    minimum: Term | None = field(default=None, converter=converters.optional(as_term))
    consecutive: Term | None = field(default=None, converter=converters.optional(as_term))
    maximum_fine: int | None = None
    release_minimum: Term | None = field(default=None, converter=converters.optional(as_term))
    release_maximum: Term | None = field(default=None, converter=converters.optional(as_term))
    pecuniary_gain: int | None = None
    pecuniary_loss: int | None = None

    def __attrs_post_init__(self) -> None:
        refuse_unless_section(self.guideline)
        refuse_unless_later("ended", self.ended, "began", self.began)
        refuse_unless_later("ended", self.ended, "first_removal_order", self.first_removal_order)
        for removal in self.removals or ():
            refuse_unless_later("ended", self.ended, "removals", removal)
        refuse_unless_letter(self.group)
        self._refuse_beside_a_consecutive_term()
        for key in ("maximum_fine", "pecuniary_gain", "pecuniary_loss"):
            dollars = getattr(self, key)
            if dollars is not None and whole_number(dollars, key) < 0:
                msg = f"{key}: {dollars} is no number of dollars from 0 up"
                raise CaseFileError(msg)
        refuse_unless_ordered("maximum", self.maximum, "minimum", self.minimum)
        refuse_unless_ordered("release_maximum", self.release_maximum, "release_minimum", self.release_minimum)

    def _refuse_beside_a_consecutive_term(self) -> None:
        """A count that its statute excludes has no level, no Group and no adjustment to state."""
        if self.consecutive is None:
            return
        if self.consecutive == 0:
            msg = "consecutive: a term that a statute fixes is more than 0 months"
            raise CaseFileError(msg)
        stated = {"found": self.found is not None, "group": self.group is not None, "adjustments": self.adjustments}
        for key, is_stated in stated.items():
            if is_stated:
                msg = f"{key}: a count with a `consecutive` term stands outside the levels (§ 3D1.1); leave `{key}` out"
                raise CaseFileError(msg)

    @property
    def is_total(self) -> bool:
        """Whether its finding is the total offense level of the case, with Chapters Two to Four applied.

        >>> Count("1B1.1", found=(Stated.parse("1B1.1 = 21"),)).is_total
        True
        """
        return self.guideline == TOTAL

    @property
    def commencement(self) -> PartialDate | None:
        """When the offense began, as far as stated, and never later than it ended."""
        if self.began is None or self.ended is None:
            return self.began if self.ended is None else PartialDate.not_after(self.ended.latest)
        return PartialDate(self.began.earliest, min(self.began.latest, self.ended.latest))


_GROUPING = tuple(Cite("3D1.2", f"({letter})") for letter in "abcd")


@frozen
class CountGroup:
    """A Group of closely related counts whose level is found for the whole, as § 3D1.3(b) has it for an aggregate.

    >>> CountGroup("A", guideline="2B1.1", found=(Stated.parse("2B1.1 = 23"),)).letter
    'A'

    Attributes:
        letter: the letter that its counts share.
        rule: the subsection under which they group, such as ``3D1.2(d)``.
        guideline: the section of Chapter Two that gives the aggregate its level.
        found: the findings for the aggregate, in levels.

    Raises:
        CaseFileError: the letter is empty, the rule is none of § 3D1.2(a) to (d), or the guideline has no findings.
    """

    letter: str
    rule: Cite | None = None
    guideline: str | None = field(default=None, converter=converters.optional(_section_number))
    found: tuple[Stated, ...] | None = None

    def __attrs_post_init__(self) -> None:
        refuse_unless_letter(self.letter)
        if self.rule is not None and self.rule not in _GROUPING:
            msg = f"rule: § {self.rule} groups no counts; write one of {', '.join(map(str, _GROUPING))}"
            raise CaseFileError(msg)
        if self.guideline is not None:
            refuse_unless_section(self.guideline)
        if self.guideline is not None and self.found is None:
            msg = "guideline: the guideline of a Group is that of its `found`, which is not stated"
            raise CaseFileError(msg)


@frozen
class Adjustments:
    """Chapter Three, Parts A to C, as findings by citation, for every count; and a stated § 4B1.1 level.

    >>> from sentencing import calculate, case_from_dict
    >>> facts = {"manual": "2009-11-01", "history": {"points": 0}, "adjustments": {"found": ["3B1.2(b)"]}}
    >>> case = case_from_dict({**facts, "count": [{"guideline": "2B1.1", "found": ["2B1.1 = 10"]}]})
    >>> [str(step) for step in calculate(case).steps]
    ['2B1.1 = 10', '3B1.2(b) -2']

    Attributes:
        found: the findings, in levels where they state an effect.
        special_skill: whether § 3B1.3 rests on a special skill alone, which § 3B1.1 excludes.
        death_resulted: whether death resulted (§ 3A1.5(b)).
    """

    found: tuple[Stated, ...] = ()
    special_skill: bool | None = None
    death_resulted: bool | None = None
