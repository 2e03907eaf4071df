"""Whether a programme would take a defendant: yes, no, or what the facts leave open, with reasons.

Criteria ask what a defendant cannot choose: offense, history, removals. Undertakings are what he must do to be taken:
plead in time, waive, stipulate. What the case does not tell of a criterion leaves eligibility unknown; of an
undertaking, it is a term on which he is eligible; what it tells against either makes him ineligible.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import assert_never

from attrs import field, frozen

from sentencing.case import Case
from sentencing.counts import Count
from sentencing.districts import District
from sentencing.duration import Duration
from sentencing.errors import Contradiction
from sentencing.partial import PartialDate
from sentencing.plea import Plea
from sentencing.prior import Prior
from sentencing.programmes import Standing
from sentencing.programmes.record import Programme, Tier, Window
from sentencing.programmes.undertakings import own_undertakings, universal_undertakings
from sentencing.statutes import cited
from sentencing.terms import CriminalHistoryCategory
from sentencing.truth import Answer, No, Open, Yes, answer, any_of
from sentencing.words import counted

_REENTRY_GUIDELINE = "2L1.2"
_REENTRY_STATUTE = "8 U.S.C. 1326"


class Eligibility(StrEnum):
    """Whether a programme would take the defendant, on the facts stated.

    >>> Eligibility("unknown")
    <Eligibility.UNKNOWN: 'unknown'>

    Raises:
        ValueError: the text is none of these.
    """

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNKNOWN = "unknown"


@frozen
class Verdict:
    """Eligibility with its reasons.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> answer = compared.row("D. Idaho").verdict
    >>> print(answer.eligibility, "|", answer.because[0], "|", answer.on_terms[0])
    eligible | found or stipulated to be eligible | plead guilty promptly

    Attributes:
        eligibility: eligible, ineligible or unknown.
        because: the facts that decided, each in a clause.
        missing: what would have to be known to decide.
        on_terms: what the defendant must still undertake, where the case does not tell whether he did.
    """

    eligibility: Eligibility
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    on_terms: tuple[str, ...] = ()


@frozen
class Defendant:
    """What programmes ask: the case, its criminal history category, and the day."""

    case: Case
    category: CriminalHistoryCategory
    day: PartialDate
    undertakings: tuple[Answer, ...] = field(init=False, eq=False, repr=False)
    """What every programme asks him to undertake: done, not done, or still to do."""

    @undertakings.default
    def _universal(self) -> tuple[Answer, ...]:
        return tuple(universal_undertakings(self.plea, self.day))

    @property
    def plea(self) -> Plea:
        """The plea, of which nothing may be stated."""
        return self.case.plea or Plea()

    def found_eligible(self, district: District) -> bool | None:
        """Whether the programme of a district is found or stipulated to take him; ``None`` where nothing is stated."""
        if str(district) in self.case.eligible_in:
            return True
        return False if str(district) in self.case.ineligible_in else None


def verdict(district: District, standing: Standing, defendant: Defendant) -> Verdict:
    """Whether the programme of a district would take a defendant, on the facts or as found.

    >>> from sentencing.case import Case
    >>> from sentencing.counts import Count
    >>> from sentencing.districts import find
    >>> from sentencing.programmes import standing
    >>> idaho, day = find("D. Idaho"), PartialDate.parse("2010-06")
    >>> case = Case((Count("2L1.2", statute="8 U.S.C. 1326(a)"),), eligible_in=("D. Idaho",))
    >>> answer = verdict(idaho, standing(idaho, day), Defendant(case, CriminalHistoryCategory.II, day))
    >>> answer.eligibility, answer.on_terms[0]
    (<Eligibility.ELIGIBLE: 'eligible'>, 'plead guilty promptly')

    Raises:
        Contradiction: the case finds the defendant eligible, and the facts say otherwise.
    """
    programme, found = standing.programme, _found(district, defendant)
    if programme is None:
        return _verdict((found or Open(f"no source read tells of a programme there on {defendant.day}"),), ())
    if not programme.exists:
        return _verdict((_without_a_programme(district, standing, programme, defendant),), ())
    criteria = list(_criteria(standing, programme, defendant))
    undertakings = list(defendant.undertakings)
    for own in own_undertakings(programme, defendant.plea, defendant.day):
        if isinstance(own, No) and not standing.is_documented:  # it bars only where the terms recorded still held
            criteria.append(_if_still_so(own, programme.window))
        else:
            undertakings.append(own)
    if found is not None:
        criteria = list(_as_found(district, found, criteria))
    return _verdict(criteria, undertakings)


def _verdict(criteria: Sequence[Answer], undertakings: Sequence[Answer]) -> Verdict:
    against = tuple(each.because for each in (*criteria, *undertakings) if isinstance(each, No))
    if against:
        return Verdict(Eligibility.INELIGIBLE, against)
    missing = tuple(each.because for each in criteria if isinstance(each, Open))
    return Verdict(
        Eligibility.UNKNOWN if missing else Eligibility.ELIGIBLE,
        tuple(each.because for each in (*criteria, *undertakings) if isinstance(each, Yes)),
        missing,
        tuple(each.because for each in undertakings if isinstance(each, Open)),
    )


def _found(district: District, defendant: Defendant) -> Answer | None:
    """The finding as an answer; ``None`` where nothing is stated."""
    found = defendant.found_eligible(district)
    if found is None:
        return None
    return Yes("found or stipulated to be eligible") if found else No("found or stipulated not to be eligible")


def _as_found(district: District, found: Answer, criteria: Sequence[Answer]) -> Iterator[Answer]:
    """The finding, which decides what the facts leave open, with the criteria that they decide."""
    against = next((each for each in criteria if isinstance(each, No)), None)
    if isinstance(found, Yes) and against is not None:
        msg = f"eligible_in: {district} is found to take the defendant, but {against.because}"
        raise Contradiction(msg)
    yield found
    yield from (each for each in criteria if not isinstance(each, Open))


def _without_a_programme(district: District, standing: Standing, programme: Programme, defendant: Defendant) -> Answer:
    found = _found(district, defendant)
    if not standing.is_documented:
        then = programme.window.documented
        return found or Open(f"there was no programme on {then}, and no source read tells of {defendant.day}")
    if isinstance(found, Yes):
        msg = f"eligible_in: {district} had no programme on {defendant.day} ({programme.sources[0]})"
        raise Contradiction(msg)
    return No(f"there was no programme on {defendant.day}")


def receives(tier: Tier, defendant: Defendant) -> Answer:
    """Whether a tier with conditions applies: yes where any of them is met.

    Without conditions, a tier that names those who receive it is open, and any other applies.
    """
    if not tier.has_conditions:
        return Open(f"whether the defendant is of {tier.who}") if tier.who else Yes()
    case, answers = defendant.case, []
    if tier.category_at_least is not None:
        answers.append(_category_from(tier.category_at_least, defendant.category))
    if tier.offenses:
        answers.append(_has_offense(tier.offenses, case.priors))
    if tier.removals_at_least is not None:
        answers.append(_removed(tier.removals_at_least, _reentry(case)))
    if tier.incomplete:
        answers.append(Open("the source's list of conditions is cut off"))
    return any_of(answers)


# Criteria


def _criteria(standing: Standing, programme: Programme, defendant: Defendant) -> Iterator[Answer]:
    """Each criterion: ``Yes`` where it is met, ``No`` where it excludes."""
    window = programme.window
    if not standing.is_documented:
        yield Open(_not_documented(window, defendant.day))
    if not programme.criteria_read:
        yield _whom_it_takes(programme, defendant)
    yield from _offense(defendant.case)
    for criterion in _own_criteria(programme, defendant):
        yield criterion if standing.is_documented else _if_still_so(criterion, window)


_UNREAD = "whom it takes was not read; state `eligible_in` or `ineligible_in` as found or stipulated"


def _whom_it_takes(programme: Programme, defendant: Defendant) -> Answer:
    """Where no source tells whom it takes: him who is no worse placed than one whom a court took to be eligible."""
    if programme.taken_category is None or programme.taken_removals is None:
        return Open(_UNREAD)
    taken = f"one of Category {programme.taken_category} with {counted(programme.taken_removals, 'removal')}"
    more = _removed(programme.taken_removals + 1, _reentry(defendant.case))
    if defendant.category <= programme.taken_category and isinstance(more, No):
        return Yes(f"a court took {taken} to be eligible ({programme.sources[0]})")
    return Open(f"a court took {taken} to be eligible, and whom else {_UNREAD.removeprefix('whom ')}")


def _not_documented(window: Window, day: PartialDate) -> str:
    if window.may_take_in(day):
        return f"it is documented for {window}, and whether that takes in {day} is not certain"
    return f"it is documented for {window}, and no source read tells of {day}"


def _if_still_so(criterion: Answer, window: Window) -> Answer:
    """What excluded when the terms were documented need not exclude on another day."""
    if isinstance(criterion, No):
        return Open(f"{criterion.because}, if the terms of {window} still held")
    return criterion


def _own_criteria(programme: Programme, defendant: Defendant) -> Iterator[Answer]:
    """The criteria that the programme itself sets."""
    case = defendant.case
    if programme.category_at_most is not None:
        yield _category_to(programme.category_at_most, defendant.category)
    if programme.excluded_offenses:
        yield _excluded(_has_offense(programme.excluded_offenses, case.priors), "no prior offense excludes")
    if programme.excluded_sentence_months is not None:
        longest = programme.excluded_sentence_months
        yield _excluded(_sentenced_to(longest, case.priors), f"no prior sentence of {longest} months or more")
    if programme.removals_at_most is not None:
        most = programme.removals_at_most
        yield _excluded(_removed(most + 1, _reentry(case)), f"{counted(most, 'removal')} at most")
    if programme.excludes_supervised_release:
        yield _excluded(_on_supervised_release(case), "not on supervised release")


def _excluded(exclusion: Answer, otherwise: str) -> Answer:
    """What an exclusion makes of whether it is met."""
    match exclusion:
        case Yes(because):
            return No(because)
        case No():
            return Yes(otherwise)
        case Open():
            return exclusion
        case _:
            assert_never(exclusion)


def _offense(case: Case) -> Iterator[Answer]:
    counts = _reentries(case)
    if not counts:
        yield No(f"the programmes recorded are for illegal reentry, and no count is under § {_REENTRY_GUIDELINE}")
        return
    yield any_of(map(_of_reentry, counts))
    if len(case.counts) > 1:
        yield Open("whether a programme takes a case with other counts")


def _of_reentry(count: Count) -> Answer:
    statute = cited(count.statute) if count.statute else None
    if statute is None:
        return Open(f"state the `statute` of the count: the programmes are for {_REENTRY_STATUTE}")
    if statute.section != _REENTRY_STATUTE:
        return No(f"the programmes are for {_REENTRY_STATUTE}, and the count is under {statute.section}")
    return Yes("convicted of illegal reentry")


def _reentries(case: Case) -> tuple[Count, ...]:
    """The counts under the guideline; or a total offense level, of which the statute alone tells the offense."""
    return tuple(count for count in case.counts if count.is_total or count.guideline == _REENTRY_GUIDELINE)


def _reentry(case: Case) -> Count | None:
    """The count of illegal reentry: the first that is under its statute, else the first under the guideline."""
    counts = sorted(_reentries(case), key=lambda count: not isinstance(_of_reentry(count), Yes))
    return next(iter(counts), None)


def _category_to(most: CriminalHistoryCategory, category: CriminalHistoryCategory) -> Answer:
    if category > most:
        return No(f"Category {category} is above {most}")
    return Yes(f"Category {category} is not above {most}")


def _category_from(least: CriminalHistoryCategory, category: CriminalHistoryCategory) -> Answer:
    if category < least:
        return No(f"Category {category} is below {least}")
    return Yes(f"Category {category} is {least} or above")


def _has_offense(offenses: Sequence[str], priors: tuple[Prior, ...] | None) -> Answer:
    """Whether a prior is one of the offenses that a programme names: a finding that the caller makes."""
    named = ", ".join(offenses)
    if priors is None:
        return Open(f"state each [[prior]] with its `programme_offenses`: is one of them {named}?")
    return any_of(_is_one_of(offenses, prior, named) for prior in priors)


def _is_one_of(offenses: Sequence[str], prior: Prior, named: str) -> Answer:
    if prior.programme_offenses is None:
        return Open(f"state `programme_offenses` of {prior.name}: is it {named}?")
    of_these = [offense for offense in offenses if offense in prior.programme_offenses]
    return Yes(f"{prior.name} is {of_these[0]}") if of_these else No(f"{prior.name} is none of {named}")


def _sentenced_to(months: int, priors: tuple[Prior, ...] | None) -> Answer:
    """Whether a prior sentence of imprisonment, as imposed, was so long; a part suspended leaves it open."""
    if priors is None:
        return Open(f"state each [[prior]]: was a sentence of {months} months or more imposed?")
    return any_of(_is_as_long(Duration(months), prior) for prior in priors)


def _is_as_long(length: Duration, prior: Prior) -> Answer:
    if prior.unsuspended is None:
        return Open(f"state the sentence `imposed` for {prior.name}: was it {length} or more?")
    if prior.unsuspended >= length:
        return Yes(f"{prior.name}: {prior.unsuspended} imposed")
    if prior.imposed is not None and prior.imposed >= length:
        return Open(f"whether the sentence for {prior.name}, suspended in part, counts as {length}")
    return No(f"{prior.name}: less than {length} imposed")


def _removed(times: int, count: Count | None) -> Answer:
    if count is None or count.removals is None:
        return Open(f"state `removals`: were there {times} or more?")
    number = len(count.removals)
    return (Yes if number >= times else No)(counted(number, "removal"))


def _on_supervised_release(case: Case) -> Answer:
    return answer(
        None if case.history is None else case.history.on_supervised_release,
        yes="on supervised release at the time of the offense",
        missing="state `history.on_supervised_release`",
    )
