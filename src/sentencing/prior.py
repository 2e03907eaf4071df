"""A prior conviction as a person states it: one record, read by Chapter Two and by Chapter Four."""

from enum import StrEnum

from attrs import Factory, field, frozen

from sentencing.duration import Duration, Imposed
from sentencing.errors import CaseFileError
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, whole_number

MOST_POINTS_FOR_ONE_SENTENCE = 3
"""§ 4A1.1(a)."""


class Grade(StrEnum):
    """How the law of conviction grades an offense; § 2L1.2 reads a petty offense as a misdemeanor.

    >>> Grade("felony")
    <Grade.FELONY: 'felony'>

    Raises:
        ValueError: the text is none of these.
    """

    FELONY = "felony"
    MISDEMEANOR = "misdemeanor"
    PETTY = "petty"


class Jurisdiction(StrEnum):
    """Whose court convicted; a general or special court-martial is ``MILITARY`` (§ 4A1.2(g)).

    A foreign or tribal conviction receives no points (§ 4A1.2(h), (i)).

    >>> Jurisdiction("tribal")
    <Jurisdiction.TRIBAL: 'tribal'>

    Raises:
        ValueError: the text is none of these.
    """

    FEDERAL = "federal"
    STATE = "state"
    MILITARY = "military"
    TRIBAL = "tribal"
    FOREIGN = "foreign"


class Kind(StrEnum):
    """What an offense is *under the definition of the edition applied*: a conclusion of law that the caller states.

    § 2L1.2 reads it, and the violence points of § 4A1.1.

    >>> Kind("crime of violence")
    <Kind.CRIME_OF_VIOLENCE: 'crime of violence'>

    Raises:
        ValueError: the text is none of these.
    """

    CRIME_OF_VIOLENCE = "crime of violence"
    DRUG_TRAFFICKING = "drug trafficking offense"
    FIREARMS = "firearms offense"
    CHILD_PORNOGRAPHY = "child pornography offense"
    NATIONAL_SECURITY = "national security or terrorism offense"
    HUMAN_TRAFFICKING = "human trafficking offense"
    ALIEN_SMUGGLING = "alien smuggling offense"
    AGGRAVATED_FELONY = "aggravated felony"
    ILLEGAL_REENTRY = "illegal reentry offense"
    IMMIGRATION = "immigration offense"
    CONTROLLED_SUBSTANCE = "controlled substance offense"
    SEX_OFFENSE = "sex offense"


def refuse_unless_later(key: str, later: PartialDate | None, than_key: str, than: PartialDate | None) -> None:
    """Refuse an event that is surely earlier than another that it must follow."""
    if later is not None and than is not None and later.before(than):
        msg = f"{key}: {later} is before `{than_key}` ({than})"
        raise CaseFileError(msg)


@frozen
class Revocation:
    """Probation, parole or supervised release revoked on a day, and the term (months, days) imposed for it.

    The term is added to the original one (§ 4A1.2(k)(1)): ten months and four are more than thirteen, § 4A1.1(a).

    >>> from datetime import date
    >>> from sentencing import Case, Count, calculate
    >>> again = Revocation(PartialDate.parse("2020-03-01"), Duration(months=4))
    >>> day = PartialDate.parse("2019-05-02")
    >>> prior = Prior("theft", frozenset(), Grade.FELONY, sentenced=day, imposed=Duration(10), revocations=(again,))
    >>> count = Count("2L1.2", began=PartialDate.parse("2024-02-01"), removals=())
    >>> calculate(Case((count,), manual=date(2024, 11, 1), priors=(prior,))).points
    3
    """

    on: PartialDate | None
    imposed: Duration


def _name(prior: "Prior") -> str:
    return f"{prior.offense} ({prior.conviction})" if prior.conviction else prior.offense


@frozen
class Prior:
    """A prior conviction and its sentence: one record, read by Chapter Two and by Chapter Four.

    Of two years imposed and one suspended, twelve months count (§ 4A1.2(b)(2)): two points, § 4A1.1(b).

    >>> from datetime import date
    >>> from sentencing import Case, Count, calculate
    >>> year, day = Duration(months=12), PartialDate.parse("2019-05-02")
    >>> prior = Prior("theft", frozenset(), Grade.FELONY, sentenced=day, imposed=year + year, suspended=year)
    >>> count = Count("2L1.2", began=PartialDate.parse("2024-02-01"), removals=())
    >>> calculate(Case((count,), manual=date(2024, 11, 1), priors=(prior,))).points
    2

    Attributes:
        offense: its name, by which reasons and messages call it; with ``1325`` in it, improper entry.
        kinds: what it is under the definitions of the edition; the empty set says none of them.
        grade: how the law of conviction grades it.
        committed: the day of the offense, or on which it began.
        conduct_ended: the day on which its conduct ended (§ 2L1.2(b)(3), 2016 to 2018).
        arrested: the day of the arrest for it (§ 4A1.2(a)(2)).
        convicted: the day of conviction, where it is not the day of sentence (§ 4A1.2(a)(4)).
        sentenced: the day on which sentence was imposed (§ 4A1.2(e)).
        imposed: the term pronounced, in months and days, or ``LIFE``, before any part was suspended (§ 4A1.2(b)(1)).
        suspended: the part of it, in months and days, that was suspended (§ 4A1.2(b)(2)).
        probation: whether no imprisonment was imposed; terms on revocation still count.
        revocations: each revocation, with its term in months and days (§ 4A1.2(k)).
        released: the day of the last release from imprisonment on it (§ 4A1.2(e)(1)).
        group: a letter shared by priors charged together, or sentenced on one day (§ 4A1.2(a)(2)).
        consecutive: whether its term runs after the others of its group (§ 4A1.2(a)(2)).
        jurisdiction: whose court convicted (§ 4A1.2(g) to (i)).
        juvenile: whether it is a juvenile adjudication (§ 4A1.2(d)), which § 2L1.2 does not read as a conviction.
        age_at_offense: the age, in years, at which it was committed (§ 4A1.2(d)).
        traffic_stop: whether the arrest was a traffic stop (§ 4A1.2(a)(2)).
        for_profit: whether alien smuggling was for profit (§ 2L1.2(b)(1)(A)(vii), 2001 to 2003).
        excluded: why it does not count, in words (§ 4A1.2(c) to (j)); empty where it may count.
        programme_offenses: what early-disposition programmes call it, such as ``murder``, of the offenses that they
            name; the empty set says that it is none of them.
        points: its points as found, 0 to 3 (§ 4A1.1(a) to (c)); they replace what the dates would give.

    Raises:
        CaseFileError: dates out of order, more suspended than imposed, part of life suspended, a negative age, or
            points outside 0 to 3.
        SentencingError: the age or the points are no whole number.
    """

    offense: str = "prior conviction"
    kinds: frozenset[Kind] | None = None
    grade: Grade | None = None
    committed: PartialDate | None = None
    conduct_ended: PartialDate | None = None
    arrested: PartialDate | None = None
    convicted: PartialDate | None = None
    sentenced: PartialDate | None = None
    imposed: Imposed | None = None
    suspended: Duration = Duration()
    probation: bool = False
    revocations: tuple[Revocation, ...] = ()
    released: PartialDate | None = None
    group: str | None = None
    consecutive: bool = False
    jurisdiction: Jurisdiction = Jurisdiction.STATE
    juvenile: bool = False
    age_at_offense: int | None = field(default=None)
    traffic_stop: bool = False
    for_profit: bool | None = None
    excluded: str = ""
    programme_offenses: frozenset[str] | None = None
    points: int | None = field(default=None)
    name: str = field(init=False, eq=False, repr=False, default=Factory(_name, takes_self=True))
    """How reasons name the prior: its offense and the day of its conviction."""

    @age_at_offense.validator
    def _an_age(self, _attribute: object, age: int | None) -> None:
        if age is not None and whole_number(age, "age_at_offense") < 0:
            msg = f"age_at_offense: {age} is no age"
            raise CaseFileError(msg)

    @points.validator
    def _one_sentence(self, _attribute: object, points: int | None) -> None:
        if points is not None and not 0 <= whole_number(points, "points") <= MOST_POINTS_FOR_ONE_SENTENCE:
            msg = f"points: one sentence receives 0, 1, 2 or {MOST_POINTS_FOR_ONE_SENTENCE} points, not {points}"
            raise CaseFileError(msg)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.imposed, Duration) and self.suspended > self.imposed:
            msg = f"suspended: {self.suspended} is longer than the {self.imposed} imposed"
            raise CaseFileError(msg)
        if self.imposed is LIFE and self.suspended:
            msg = "suspended: a suspended part of life has no length; state as `imposed` the part not suspended"
            raise CaseFileError(msg)
        refuse_unless_later("conduct_ended", self.conduct_ended, "committed", self.committed)
        refuse_unless_later("convicted", self.convicted, "committed", self.committed)
        refuse_unless_later("sentenced", self.sentenced, "committed", self.committed)
        refuse_unless_later("sentenced", self.sentenced, "convicted", self.convicted)
        refuse_unless_later("released", self.released, "sentenced", self.sentenced)
        for revocation in self.revocations:
            refuse_unless_later("revocations.on", revocation.on, "sentenced", self.sentenced)

    @property
    def unsuspended(self) -> Imposed | None:
        """The imprisonment pronounced, less what was suspended; none on probation; ``None`` where it is not stated."""
        if self.probation:
            return Duration()
        return self.imposed - self.suspended if isinstance(self.imposed, Duration) and self.suspended else self.imposed

    def is_stated_as(self, kind: Kind) -> bool:
        """Whether the offense is stated to be of a kind; of what is not stated, it is not.

        >>> Prior("burglary", frozenset({Kind.CRIME_OF_VIOLENCE})).is_stated_as(Kind.CRIME_OF_VIOLENCE)
        True
        """
        return self.kinds is not None and kind in self.kinds

    @property
    def has_no_sentence(self) -> bool:
        """Whether a conviction is stated, and nothing of a sentence for it."""
        if self.convicted is None or self.probation or self.revocations:
            return False
        return (self.sentenced, self.imposed, self.released) == (None, None, None)

    @property
    def conviction(self) -> PartialDate | None:
        """The day of conviction: the day of sentence, unless another is stated."""
        return self.convicted or self.sentenced
