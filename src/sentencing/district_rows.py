"""What the comparison of districts says of each district, and what the rows come to."""

from collections.abc import Iterable

from attrs import frozen

from sentencing.districts import District
from sentencing.outcome import Outcome
from sentencing.permitted_spread import spread
from sentencing.programmes.benefits import Benefit
from sentencing.programmes.eligibility import Eligibility, Verdict
from sentencing.terms import Difference, OffenseLevel, Range, Term


@frozen(kw_only=True)
class Alternative:
    """One thing that a district may bring: a benefit, and what the case comes to with it.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> brought = compared.row("D. Idaho").alternatives[0]
    >>> print(brought.benefit, brought.range, brought.difference.minimum, brought.difference.maximum)
    at most 2 levels off 33-41 -8 -10

    Attributes:
        benefit: what the programme gives; ``None`` where it gives nothing.
        who: who receives it, in words, where the source describes them; or what would have to be known to decide.
        plea_to: the offense of the plea.
        label: how the outcome is called in the comparison; empty where there is none.
        offense_level: the level with it; ``None`` where no level gives the range.
        range: the range with it, in months: after a departure, as a cap leaves it, or a fixed term; ``None`` where the
            terms are not known, or the calculation was refused.
        bound: the range within which it lies for any number of levels that the benefit may be, where it is known only
            up to a limit; of terms unknown, for a departure by levels.
        harsher: whether the range is harsher than that at home, so that nobody would ask for it.
        difference: the range less that at home, in months at each end.
        sentence_within: whether the sentence imposed lies within the range; ``None`` where either is not known.
        refusal: why nothing was worked; empty where it was.
    """

    benefit: Benefit | None = None
    who: str = ""
    plea_to: str | None = None
    label: str = ""
    offense_level: OffenseLevel | None = None
    range: Range | None = None
    bound: Range | None = None
    harsher: bool = False
    difference: Difference | None = None
    sentence_within: bool | None = None
    refusal: str = ""

    def to_dict(self) -> dict[str, object]:
        """The alternative as plain data.

        >>> Alternative(range=Range(33, 41)).to_dict()["range"]
        {'minimum': 33, 'maximum': 41}
        """
        return {
            "benefit": self.benefit and self.benefit.to_dict(),
            "who": self.who or None,
            "plea_to": self.plea_to,
            "outcome": self.label or None,
            "offense_level": self.offense_level and self.offense_level.number,
            "range": self.range and self.range.to_dict(),
            "bound": self.bound and self.bound.to_dict(),
            "harsher": self.harsher,
            "difference": self.difference and plain_difference(self.difference),
            "sentence_within": self.sentence_within,
            "refusal": self.refusal or None,
        }


@frozen(kw_only=True)
class DistrictRow:
    """A district: its programme on the day, whether it would take the defendant, and what that would bring.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> row = compared.row("D. Idaho")
    >>> print(row.terms, "|", row.offense_level, row.range, "|", row.eligibility)
    at most 2 levels off | 19 33-41 | eligible

    Attributes:
        district: the district.
        programme: the id of the record; ``None`` where no record speaks of that day.
        recorded: whether the record is of a programme, for that day or for another from which it may have run on.
        terms: what it gives, in words.
        is_documented: whether a source vouches for that day.
        terms_known: whether a source tells, as a rule, what it gives there.
        verdict: whether it would take the defendant, with reasons.
        alternatives: what it may bring: one where that is decided, several where the facts leave it open; on a day for
            which no source vouches, what it would bring if the terms recorded still held.
        bound: the range, in months, within which it lies for any terms and eligibility that the record leaves open;
            ``None`` where it is exact, or nothing bounds it.
        plea_to: the offense of the plea.
        confidence: how the record is known.
        sources: who says so, and where.
        note: what a reader must know.
    """

    district: District
    programme: str | None = None
    recorded: bool = False
    terms: str = ""
    is_documented: bool = False
    terms_known: bool = False
    verdict: Verdict
    alternatives: tuple[Alternative, ...] = ()
    bound: Range | None = None
    plea_to: str | None = None
    confidence: str | None = None
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def exists(self) -> bool | None:
        """Whether there was a programme on that day; ``None`` where no source says."""
        return self.recorded if self.is_documented else None

    @property
    def only(self) -> Alternative:
        """What it brings, where that is one thing and known for that day; otherwise nothing is known of it."""
        return self.known[0] if len(self.known) == 1 else Alternative()

    @property
    def known(self) -> tuple[Alternative, ...]:
        """What it may bring, as far as a source tells that for the day: no more than the facts leave open."""
        told = self.exists is False or (self.is_documented and self.terms_known)
        return self.alternatives if told or self.eligibility is Eligibility.INELIGIBLE else ()

    @property
    def eligibility(self) -> Eligibility:
        """Eligible, ineligible or unknown."""
        return self.verdict.eligibility

    @property
    def benefit(self) -> Benefit | None:
        """What the programme gives; ``None`` where it gives nothing, or one of several things."""
        return self.alternatives[0].benefit if len(self.alternatives) == 1 else None

    @property
    def offense_level(self) -> OffenseLevel | None:
        """The level there; ``None`` where it is not known, or no level is."""
        return self.only.offense_level

    @property
    def range(self) -> Range | None:
        """The range there, in months, as if he were taken where that is unknown; ``None`` where it is not known."""
        return self.only.range

    @property
    def difference(self) -> Difference | None:
        """The range there less that at home, in months at each end."""
        return self.only.difference

    @property
    def sentence_within(self) -> bool | None:
        """Whether the sentence imposed lies within the range there; ``None`` where that is not known.

        Of several alternatives, what holds of all of them; of “at most” so many levels, whether it lies within the
        range that as many give.
        """
        answers = {each.sentence_within for each in self.known}
        return answers.pop() if len(answers) == 1 else None

    @property
    def greatest(self) -> Term | None:
        """The longest term that it may bring, in months or ``LIFE``; ``None`` where that is not known of all of it."""
        ranges = [each.bound or each.range for each in self.known]
        ends = [each.maximum for each in ranges if each is not None]
        return max(ends) if ends and len(ends) == len(ranges) else None

    def to_dict(self) -> dict[str, object]:
        """The row as plain data.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> compared.row("D. Idaho").to_dict()["range"]
        {'minimum': 33, 'maximum': 41}
        """
        only = self.only.to_dict()
        return {
            "district": str(self.district),
            "programme": self.programme,
            "exists": self.exists,
            "recorded": self.recorded,
            "terms": self.terms,
            "is_documented": self.is_documented,
            "terms_known": self.terms_known,
            "eligibility": str(self.eligibility),
            "because": list(self.verdict.because),
            "missing": list(self.verdict.missing),
            "on_terms": list(self.verdict.on_terms),
            "benefit": self.benefit and self.benefit.to_dict(),
            "offense_level": only["offense_level"],
            "range": only["range"],
            "difference": only["difference"],
            "sentence_within": self.sentence_within,
            "bound": self.bound and self.bound.to_dict(),
            "alternatives": [each.to_dict() for each in self.alternatives],
            "plea_to": self.plea_to,
            "confidence": self.confidence,
            "source": list(self.sources),
            "note": self.note or None,
        }


@frozen(kw_only=True)
class Summary:
    """What the rows come to.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> print(compared.summary.eligible, "of", compared.summary.programmes, "|", compared.summary.spread)
    1 of 1 | 33-51

    Attributes:
        programmes: how many programmes are known of on that day, among the districts compared.
        complete: whether those are all that there were.
        possible: in how many more districts a programme recorded for another day may have run on.
        documented: of how many a source tells the terms.
        eligible: how many of those known of would take the defendant.
        ineligible: how many of those known of would not.
        sentence_within: in how many of those that would, the sentence imposed lies within the range; ``None`` where no
            sentence is stated.
        undecided: of how many known of, that is not known.
        spread: the range from the lowest minimum to the highest maximum at home and where the defendant is eligible, in
            months; a bargain harsher than the range at home is left out.
        exceeding: the districts with a documented programme, that would or may take the defendant, whose longest term
            lies further from that at home than 28 U.S.C. 994(b)(2) lets the ends of one range lie apart.
    """

    programmes: int
    complete: bool
    possible: int
    documented: int
    eligible: int
    ineligible: int
    sentence_within: int | None
    undecided: int
    spread: Range
    exceeding: tuple[str, ...] = ()

    @property
    def share_within(self) -> float | None:
        """The share, 0 to 1, of the programmes known of within whose range the sentence imposed falls.

        ``None`` without a sentence, or a programme. “At most” so many levels count as so many.
        """
        return None if self.sentence_within is None or not self.programmes else self.sentence_within / self.programmes

    @property
    def is_least_share(self) -> bool:
        """Whether the share may be greater, because not all is known of every programme."""
        return not self.complete or self.undecided > 0 or self.documented < self.programmes

    def to_dict(self) -> dict[str, object]:
        """The summary as plain data.

        >>> from sentencing import case_from_dict, compare
        >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
        >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
        >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
        >>> compared.summary.to_dict()["spread"]
        {'minimum': 33, 'maximum': 51}
        """
        return {
            "programmes": self.programmes,
            "complete": self.complete,
            "possible": self.possible,
            "documented": self.documented,
            "eligible": self.eligible,
            "ineligible": self.ineligible,
            "sentence_within": self.sentence_within,
            "undecided": self.undecided,
            "share_within": self.share_within,
            "is_least_share": self.is_least_share,
            "spread": self.spread.to_dict(),
            "exceeding_994b2": list(self.exceeding),
        }


def compared_range(outcome: Outcome) -> Range:
    """The range that districts are compared by, in months: after a departure, where there was one."""
    return outcome.range_after_departure or outcome.range


def compared_level(outcome: Outcome) -> OffenseLevel:
    """The level of the range that districts are compared by: after departures, where there were some."""
    for departure in (outcome.early_disposition, outcome.category_departure):
        if departure is not None:
            return departure.offense_level
    return outcome.offense_level


def hull(ranges: Iterable[Range]) -> Range:
    """The range from the lowest minimum to the highest maximum.

    >>> print(hull([Range(33, 41), Range(41, 51)]))
    33-51
    """
    known = tuple(ranges)
    return Range(min(each.minimum for each in known), max(each.maximum for each in known))


def summarised(
    rows: tuple[DistrictRow, ...], home: Range, count: int | None, *, complete: bool, has_sentence: bool
) -> Summary:
    """What rows come to, against the range at home, in months.

    Args:
        rows: the districts compared.
        home: the range at home.
        count: how many programmes a source counts; ``None`` where none does.
        complete: whether those are all that there were.
        has_sentence: whether the sentence imposed is stated.
    """
    existing = [row for row in rows if row.exists]
    eligible = [row for row in existing if row.eligibility is Eligibility.ELIGIBLE]
    worth_asking = {row: [each for each in row.known if not each.harsher] for row in eligible}
    ranges = (each.range for known in worth_asking.values() for each in known if each.range is not None)
    within = sum(row.sentence_within is True and bool(known) for row, known in worth_asking.items())
    return Summary(
        programmes=len(existing) if count is None else count,
        complete=complete,
        possible=sum(row.recorded and not row.is_documented for row in rows),
        documented=sum(row.terms_known for row in existing),
        eligible=len(eligible),
        ineligible=sum(row.eligibility is Eligibility.INELIGIBLE for row in existing),
        sentence_within=within if has_sentence else None,
        undecided=sum(_is_undecided(row, has_sentence=has_sentence) for row in existing),
        spread=hull((home, *ranges)),
        exceeding=tuple(str(row.district) for row in existing if _exceeds(row, home)),
    )


def _is_undecided(row: DistrictRow, *, has_sentence: bool) -> bool:
    """Whether a programme may take the defendant, and it is not known whether it does, or what it would bring."""
    if row.eligibility is Eligibility.ELIGIBLE:
        return row.sentence_within is None if has_sentence else not row.known
    return row.eligibility is Eligibility.UNKNOWN


def _exceeds(row: DistrictRow, home: Range) -> bool:
    greatest = row.greatest
    return (
        row.eligibility is not Eligibility.INELIGIBLE
        and greatest is not None
        and spread(greatest, home.maximum).exceeds
    )


def plain_difference(difference: Difference) -> dict[str, int | None]:
    """A difference as plain data, in months at each end."""
    return {"minimum": difference.minimum, "maximum": difference.maximum}
