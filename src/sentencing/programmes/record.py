"""An early-disposition programme as a dated record: where, when, what it gives, whom it takes, and who says so."""

from enum import StrEnum
from typing import Final

from attrs import field, frozen

from sentencing.districts import District, circuit_name
from sentencing.errors import SentencingError, UnknownDistrict
from sentencing.partial import PartialDate
from sentencing.prior import refuse_unless_later
from sentencing.programmes.benefits import Benefit, TermsUnknown
from sentencing.terms import CriminalHistoryCategory


class Confidence(StrEnum):
    """How a record is known.

    ``PRIMARY``: an opinion, memorandum or chart read directly. ``SECONDARY``: an author's account of it. ``INSTANCE``:
    what one case was offered, not the general rule. ``INFERRED``: read off pleas that no source calls fast-track.

    >>> Confidence("instance")
    <Confidence.INSTANCE: 'instance'>

    Raises:
        ValueError: the text is none of these.
    """

    PRIMARY = "primary"
    SECONDARY = "secondary"
    INSTANCE = "instance"
    INFERRED = "inferred"


@frozen
class Source:
    """A source in full, and where in it.

    >>> print(Source("United States v. Banuelos-Rodriguez, 215 F.3d 969 (9th Cir. 2000)", at="972"))
    United States v. Banuelos-Rodriguez, 215 F.3d 969 (9th Cir. 2000), at 972
    """

    citation: str
    at: str = ""

    def __str__(self) -> str:
        return f"{self.citation}, at {self.at}" if self.at else self.citation


def one_at_least(_record: object, _attribute: object, sources: tuple[Source, ...]) -> None:
    """Refuse a record without a source."""
    if not sources:
        msg = "sources: a record needs a source"
        raise SentencingError(msg)


@frozen(kw_only=True)
class Window:
    """When something is documented: from a day, to the last day for which a source vouches, to its end if one is told.

    >>> print(Window(begins=PartialDate.parse("2005"), documented=PartialDate.parse("2011-12-23")))
    2005 through 2011-12-23

    Raises:
        CaseFileError: the days are out of order.
    """

    begins: PartialDate
    documented: PartialDate
    ended: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        refuse_unless_later("documented", self.documented, "from", self.begins)
        refuse_unless_later("until", self.ended, "documented", self.documented)

    def __str__(self) -> str:
        first, last = (
            f"some day of {day}" if " to " in str(day) else str(day) for day in (self.begins, self.documented)
        )
        return first if self.begins == self.documented else f"{first} through {last}"

    def covers(self, day: PartialDate) -> bool | None:
        """Whether it is documented for a day; ``None`` where it may have run on, or the dates are too coarse.

        >>> known = Window(begins=PartialDate.parse("2005"), documented=PartialDate.parse("2011-12-23"))
        >>> [known.covers(PartialDate.parse(day)) for day in ("2004-12-31", "2005-06-01", "2010-06", "2012-01-01")]
        [False, None, True, None]
        """
        if day.before(self.begins) or (self.ended is not None and self.ended.before(day)):
            return False
        is_one = self.begins == self.documented
        first = self.begins.earliest if is_one and _is_a_month(self.begins) else self.begins.latest
        last = self.documented.latest if _is_a_month(self.documented) else self.documented.earliest
        if self.ended is not None:
            last = min(last, self.ended.earliest)
        elif is_one and day == self.begins:
            return True
        return True if first <= day.earliest and day.latest <= last else None

    def may_take_in(self, day: PartialDate) -> bool:
        """Whether a day may be one for which a source vouches, as far as coarse dates tell.

        >>> known = Window(begins=PartialDate.parse("2005"), documented=PartialDate.parse("2011-12-23"))
        >>> known.may_take_in(PartialDate.parse("2005-06-01")), known.may_take_in(PartialDate.parse("2012-01-01"))
        (True, False)
        """
        return not day.before(self.begins) and not self.documented.before(day)


def _is_a_month(day: PartialDate) -> bool:
    """Whether a date names a month: a source dated so vouches for the whole of it."""
    return day.day is None and str(day) == day.earliest.isoformat()[: len("YYYY-MM")]


def _refuse_unless_circuit(circuit: str) -> None:
    try:
        circuit_name(circuit)
    except UnknownDistrict as error:
        msg = f"circuit: {error}"
        raise SentencingError(msg) from error


@frozen(kw_only=True)
class Tier:
    """One of several benefits of a programme; with conditions, it applies where *any* of them is met.

    >>> from sentencing.programmes.benefits import LevelsOff
    >>> print(Tier(benefit=LevelsOff(2), category_at_least=CriminalHistoryCategory.V).benefit)
    2 levels off

    Attributes:
        benefit: what it gives.
        who: who receives it, in words, where the source describes them.
        category_at_least: a criminal history category from which it applies.
        offenses: kinds of prior offense that bring it about.
        removals_at_least: a number of prior removals that brings it about.
        plea_to: the offense of the plea, where it is not that of the whole programme.
        incomplete: whether the list of conditions, as read, is cut off.
    """

    benefit: Benefit
    who: str = ""
    category_at_least: CriminalHistoryCategory | None = None
    offenses: tuple[str, ...] = ()
    removals_at_least: int | None = None
    plea_to: str | None = None
    incomplete: bool = False

    @property
    def has_conditions(self) -> bool:
        """Whether it applies on conditions that a case can be asked."""
        return self.category_at_least is not None or bool(self.offenses) or self.removals_at_least is not None


EVERYWHERE: Final = "every district"


def places(district: District) -> tuple[str, str, str]:
    """Where a district is, as records say what they reach: by itself, in its circuit, everywhere."""
    return (district.abbreviation, district.circuit, EVERYWHERE)


@frozen(kw_only=True)
class Programme:
    """An early-disposition programme, or the documented absence of one; what is not established is left out.

    >>> from sentencing.programmes import programmes
    >>> idaho = next(programme for programme in programmes() if programme.id == "idaho-2005")
    >>> print(idaho.where, idaho.begins, idaho.tiers[0].benefit, idaho.confidence)
    D. Idaho 2005 at most 2 levels off primary

    Attributes:
        id: its name in the registry.
        districts: the districts that it reaches, by abbreviation; empty where ``circuit`` or ``everywhere`` says it.
        circuit: the circuit all of whose districts it reaches.
        everywhere: whether it reaches every district.
        window: when it is documented.
        tiers: its benefits in the order in which they are tried; none where there was no programme.
        plea_to: the offense of the plea.
        category_at_most: the highest criminal history category that it takes.
        excluded_offenses: kinds of prior offense that exclude.
        excluded_sentence_months: a prior sentence of so many months, or more, excludes.
        removals_at_most: the greatest number of prior removals.
        excludes_supervised_release: whether an offense on supervised release excludes.
        before_indictment: whether the plea must come before indictment.
        deadline_days: days from custody on the charge to agreeing to the plea agreement.
        waivers: what must be waived beyond the universal terms, or before there were any.
        undertakings: what else the defendant must do or accept.
        discretion: what a prosecutor may weigh against a defendant.
        criteria_read: whether a source tells whom the programme takes.
        taken_category: the criminal history category of a defendant whom a court took to be eligible.
        taken_removals: his prior removals.
        agreement: the rule of the plea agreement.
        confidence: how the record is known.
        sources: who says so, and where.
        checked: the day on which the record was last compared with what could be read of its sources.
        note: what a reader must know.

    Raises:
        SentencingError: it reaches no district, or reaches them in two ways; a tier before the last has no condition.
    """

    id: str
    districts: tuple[str, ...] = ()
    circuit: str | None = None
    everywhere: bool = False
    window: Window
    tiers: tuple[Tier, ...] = field()
    plea_to: str | None = None
    category_at_most: CriminalHistoryCategory | None = None
    excluded_offenses: tuple[str, ...] = ()
    excluded_sentence_months: int | None = None
    removals_at_most: int | None = None
    excludes_supervised_release: bool = False
    before_indictment: bool = False
    deadline_days: int | None = None
    waivers: tuple[str, ...] = ()
    undertakings: tuple[str, ...] = ()
    discretion: tuple[str, ...] = ()
    criteria_read: bool = False
    taken_category: CriminalHistoryCategory | None = None
    taken_removals: int | None = None
    agreement: str | None = None
    confidence: Confidence
    sources: tuple[Source, ...] = field(validator=one_at_least)
    checked: str
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if sum((bool(self.districts), self.circuit is not None, self.everywhere)) != 1:
            msg = "a programme reaches `districts`, or a `circuit`, or `everywhere`: one of them"
            raise SentencingError(msg)
        if self.circuit is not None:
            _refuse_unless_circuit(self.circuit)
        for tier in self.tiers[:-1]:
            if not (tier.has_conditions or tier.who):
                msg = f"tier: nothing says who receives {tier.benefit} rather than the tier after it"
                raise SentencingError(msg)

    @property
    def begins(self) -> PartialDate:
        """The first day for which a source vouches, or on which it began."""
        return self.window.begins

    @property
    def exists(self) -> bool:
        """Whether there was a programme; ``False`` of a documented absence."""
        return bool(self.tiers)

    @property
    def is_rule(self) -> bool:
        """Whether it tells the district's rule, and not only what one defendant was offered."""
        return self.confidence in {Confidence.PRIMARY, Confidence.SECONDARY}

    @property
    def terms_known(self) -> bool:
        """Whether a source tells, as a rule, what every benefit is."""
        unknown = any(isinstance(tier.benefit, TermsUnknown) for tier in self.tiers)
        return self.exists and self.is_rule and not unknown

    @property
    def where(self) -> str:
        """Where it is, in words."""
        if self.everywhere:
            return EVERYWHERE
        return f"every district of the {circuit_name(self.circuit)}" if self.circuit else ", ".join(self.districts)

    @property
    def terms(self) -> str:
        """What it gives, in words."""
        if not self.exists:
            return "no programme"
        return " or ".join(dict.fromkeys(str(tier.benefit) for tier in self.tiers))

    @property
    def places(self) -> tuple[str, ...]:
        """What it reaches: districts, by abbreviation, or a circuit, or every district."""
        return self.districts or (self.circuit or EVERYWHERE,)

    def reaches(self, district: District) -> bool:
        """Whether a district is one of those that it reaches.

        >>> from sentencing.districts import find
        >>> from sentencing.programmes import programmes
        >>> idaho = next(programme for programme in programmes() if programme.id == "idaho-2005")
        >>> idaho.reaches(find("D. Idaho")), idaho.reaches(find("N.D. Ill."))
        (True, False)
        """
        return any(place in self.places for place in places(district))
