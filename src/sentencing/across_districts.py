"""The same facts under each district's early-disposition programme.

One edition for all (§ 1B1.11(b)(2)); only the programme varies. Each distinct benefit is worked once, however many
districts give it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from attrs import evolve

from sentencing.benefit_outcomes import BenefitOutcomes
from sentencing.calculation import calculate, expect_case
from sentencing.case import Case
from sentencing.comparison import Comparison
from sentencing.disparity import Disparity
from sentencing.district_rows import Alternative, DistrictRow, Summary, compared_range, hull, summarised
from sentencing.districts import District, districts, find
from sentencing.errors import CaseFileError, SentencingError, Undetermined, expect
from sentencing.manual import Manual
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.precedent import BOOKER, Law, may_consider
from sentencing.precedent.showing import Elsewhere, Showing, rule_of, showing
from sentencing.programmes import Authorised, Day, Standing, authorised
from sentencing.programmes import programmes as registry
from sentencing.programmes.benefits import TermsUnknown
from sentencing.programmes.eligibility import Defendant, Eligibility, Verdict, receives, verdict
from sentencing.programmes.record import Programme
from sentencing.terms import Range
from sentencing.truth import No, Open, Yes
from sentencing.words import hypothetical, nearest


def compare(  # noqa: PLR0913 - each is a question of its own
    case: Case,
    *,
    among: Iterable[District | str] | None = None,
    on: date | PartialDate | None = None,
    manual: Manual | None = None,
    readings: Mapping[str, str] | None = None,
    programmes: Sequence[Programme] | None = None,
) -> Disparity:
    """Work the same facts under each district's early-disposition programme on a day.

    >>> from sentencing.casefile import case_from_dict
    >>> count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}
    >>> case = case_from_dict({
    ...     "district": "N.D. Ill.", "sentenced": "2010-06", "manual": "2009-11-01", "count": [count],
    ...     "history": {"category": "II"}, "acceptance": {"motion": True}, "sentence": {"months": 40},
    ...     "eligible_in": ["D. Idaho", "D. Neb.", "S.D. Tex.", "W.D. Tex."],
    ... })
    >>> disparity = compare(case)
    >>> print(disparity.baseline.range, disparity.row("D. Idaho").range, disparity.row("N.D. Ill.").terms)
    41-51 33-41 no programme
    >>> summary = disparity.summary
    >>> summary.programmes, summary.documented, summary.eligible, summary.share_within
    (16, 4, 4, 0.25)

    Args:
        case: the facts, or findings.
        among: the districts to compare, by any of their names; by default, all of them.
        on: the day whose programmes are compared; by default, the day of sentence, else the day by which the case names
            its Manual.
        manual: an edition to apply whatever the dates say.
        readings: sides of open questions to take.
        programmes: records to use in place of the registry.

    Raises:
        UnknownDistrict: no district goes by a name given.
        Undetermined: no day is given; or the case as stated cannot be worked.
        CaseFileError: a prior states a programme offense that no programme names.
        SentencingError: the case as stated is refused, as ``calculate`` refuses it.
    """
    expect_case(case)
    records = registry() if programmes is None else tuple(programmes)
    _refuse_unnamed_offenses(case, records)
    compared = districts() if among is None else named(among)
    day, notes = _day(case, on)
    home = None if case.district is None else find(case.district)
    baseline = calculate(case, manual=manual, readings=readings)
    outcomes = BenefitOutcomes.of(case, baseline, readings)
    defendant = Defendant(case, baseline.category, day)
    rows = tuple(_rows(compared, Day.of(day, records), outcomes, defendant))
    official = authorised(day) if among is None and programmes is None else None
    summary = _summary(rows, outcomes, official)
    law = None if home is None else may_consider(home, on=case.decided or day)
    return Disparity(
        case=case,
        as_of=day,
        home=home,
        rows=rows,
        comparison=Comparison(tuple(outcomes.variants.values())),
        summary=summary,
        law=law,
        showing=_showing(case, law, rows),
        notes=(
            *_hypothetical(outcomes.manual),
            *notes,
            *_who_counts(official),
            *_notes(baseline, outcomes, rows, home),
        ),
    )


def named(among: Iterable[District | str]) -> tuple[District, ...]:
    """The districts named, each once."""
    if isinstance(among, str):
        msg = f"among: give a list of districts, such as [{among!r}], not a text"
        raise SentencingError(msg)
    expect(among, Iterable, "among: give a list of districts, such as ['D. Idaho']")
    return tuple(dict.fromkeys(map(_district, among)))


def _district(name: District | str) -> District:
    if isinstance(name, str):
        return find(name)
    expect(name, District, "among: a district is a name or a District")
    return name


def _day(case: Case, on: date | PartialDate | None) -> tuple[PartialDate, tuple[str, ...]]:
    if on is not None:
        return (on if isinstance(on, PartialDate) else PartialDate.on(on)), ()
    if case.sentenced is not None:
        return case.sentenced, ()
    if case.manual is not None:
        note = f"The day of sentence is not stated: programmes are those of {case.manual}, which names the Manual."
        return PartialDate.on(case.manual), (note,)
    msg = "no day can be chosen: state when the defendant was `sentenced`, or on which day programmes are compared"
    raise Undetermined(msg)


def _refuse_unnamed_offenses(case: Case, records: Iterable[Programme]) -> None:
    """Refuse a programme offense that no programme names, since it would exclude nobody."""
    known = {
        offense
        for record in records
        for offense in (*record.excluded_offenses, *(each for tier in record.tiers for each in tier.offenses))
    }
    for number, prior in enumerate(case.priors or (), 1):
        for offense in sorted((prior.programme_offenses or frozenset()) - known):
            msg = f"prior[{number}].programme_offenses: no programme names {offense!r}{nearest(offense, known)}"
            raise CaseFileError(msg)


# A row for a district


def _rows(
    compared: Iterable[District], day: Day, outcomes: BenefitOutcomes, defendant: Defendant
) -> Iterator[DistrictRow]:
    """A row for each district; those that stand alike are worked once."""
    worked: dict[tuple[int, bool, bool | None], partial[DistrictRow]] = {}
    for district in compared:
        stands = day.standing(district)
        key = (id(stands.programme), stands.is_documented, defendant.found_eligible(district))
        if key not in worked:
            worked[key] = _row(district, stands, outcomes, defendant)
        yield worked[key](district=district)


def _row(district: District, stands: Standing, outcomes: BenefitOutcomes, defendant: Defendant) -> partial[DistrictRow]:
    """The row, but for the district."""
    programme, found = stands.programme, verdict(district, stands, defendant)
    if programme is None:
        return partial(DistrictRow, terms="no record", verdict=found)
    alternatives = tuple(_alternatives(stands, programme, found, outcomes, defendant))
    return partial(
        DistrictRow,
        programme=programme.id,
        recorded=programme.exists,
        terms=programme.terms,
        is_documented=stands.is_documented,
        terms_known=programme.terms_known,
        verdict=found,
        alternatives=alternatives,
        bound=_bound(alternatives, found, outcomes) if stands.is_documented and programme.is_rule else None,
        plea_to=programme.plea_to,
        confidence=str(programme.confidence),
        sources=tuple(map(str, programme.sources)),
        note=" ".join((*programme.note.split(), *_discretion(programme))),
    )


def _discretion(programme: Programme) -> Iterator[str]:
    if programme.discretion:
        yield f"A prosecutor may weigh {'; '.join(programme.discretion)}."


def _alternatives(
    stands: Standing, programme: Programme, found: Verdict, outcomes: BenefitOutcomes, defendant: Defendant
) -> Iterator[Alternative]:
    """What a district may bring: each tier that the facts leave open; nothing off where none of them is for him."""
    if not programme.exists and not stands.is_documented:
        return
    tiers = () if found.eligibility is Eligibility.INELIGIBLE else programme.tiers
    for tier in tiers:
        answer = receives(tier, defendant)
        if not isinstance(answer, No):
            who = answer.because if isinstance(answer, Open) and tier.has_conditions else tier.who
            alternative = outcomes.alternative(tier.benefit, who)
            yield alternative if tier.plea_to is None else evolve(alternative, plea_to=tier.plea_to)
        if isinstance(answer, Yes):
            return
    if not tiers or tiers[-1].has_conditions:
        yield outcomes.alternative(None)


def _bound(alternatives: tuple[Alternative, ...], found: Verdict, outcomes: BenefitOutcomes) -> Range | None:
    """The range within which a row lies; ``None`` where it is exact, or one alternative has no bound."""
    pieces = [each.bound or each.range for each in alternatives]
    plain = outcomes.plain.outcome
    if found.eligibility is Eligibility.UNKNOWN and plain is not None:
        pieces.append(compared_range(plain))
    if None in pieces:
        return None
    bound = hull(piece for piece in pieces if piece is not None)
    return None if len(alternatives) == 1 and bound == alternatives[0].range else bound


# What follows from the rows


def _summary(rows: tuple[DistrictRow, ...], outcomes: BenefitOutcomes, official: Authorised | None) -> Summary:
    return summarised(
        rows,
        outcomes.home,
        None if official is None else official.count,
        complete=official is not None or all(row.is_documented for row in rows),
        has_sentence=outcomes.case.sentence is not None,
    )


def _showing(case: Case, law: Law | None, rows: tuple[DistrictRow, ...]) -> Showing | None:
    """The steps asked of the defendant; none before *Booker*, when no showing opened a departure."""
    if law is None or law.day.latest < BOOKER:
        return None
    rule, binding = rule_of(law.circuit, law.day)
    asked = {named.district for named in case.showing or ()}
    there = {name: row for row in rows if (name := str(row.district)) in asked}
    elsewhere = Elsewhere(
        {name: row.verdict for name, row in there.items()}, {name: row.range for name, row in there.items()}
    )
    return showing(case, rule, elsewhere, binding=binding)


def _hypothetical(manual: Manual) -> Iterator[str]:
    if manual.hypothetical:
        yield f"{hypothetical(manual.hypothetical)}."


def _who_counts(official: Authorised | None) -> Iterator[str]:
    """Who counts the programmes known of."""
    if official is not None and official.count is not None:
        yield f"{official.count} programmes: {'; '.join(map(str, official.sources))}. {' '.join(official.note.split())}"


def _notes(
    baseline: Outcome, outcomes: BenefitOutcomes, rows: tuple[DistrictRow, ...], home: District | None
) -> Iterator[str]:
    manual = outcomes.manual
    if manual.early_disposition_adjusts:
        yield "§ 3F1.1 lowers the offense level itself, so zone, fine and what depends on the level move with it."
    elif manual.has_early_disposition:
        yield "§ 5K3.1 is a departure: the ranges compared are those after it, through the Sentencing Table."
    if outcomes.case.early_disposition is not None and outcomes.case.early_disposition.motion:
        yield f"The range at home, {outcomes.home}, is that with the early disposition stated in the case."
        if any(row.district == home and row.exists is False for row in rows):
            yield f"An early disposition is stated, and {home} is recorded to have had no programme on that day."
    if baseline.consecutive_beside:
        yield "Consecutive terms that statutes fix stand beside every range alike, and are not shown."
    if any(each.bound and each.benefit == TermsUnknown() for row in rows for each in row.alternatives):
        yield (
            "Where terms are unknown, the range is bounded as for a departure by up to 4 levels; a bargain for a fixed "
            "term may lie outside it."
        )
    yield (
        "Eligibility rests on what could be read of each programme and on the findings stated; every programme leaves "
        "the motion to the prosecutor."
    )
