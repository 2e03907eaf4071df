"""§ 1B1.1(a)(6), Chapter Four: points, the category, and what Part B makes of level and category."""

from collections.abc import Iterator

from attrs import evolve, frozen

from sentencing.case import Case, History
from sentencing.counts import Count, Stated
from sentencing.criminal_record import Record
from sentencing.errors import Contradiction, NotModelled, Undetermined
from sentencing.ledger import Ledger
from sentencing.limits import maxima, offenses_ended
from sentencing.manual import Manual
from sentencing.manual.chapter3.several_counts import is_firearm_count, is_firearm_sentence
from sentencing.manual.chapter4.part_b import RepeatOffender
from sentencing.manual.chapter4.points import CriminalHistory
from sentencing.prior import Grade, Kind
from sentencing.readings import Readings
from sentencing.terms import LIFE, CriminalHistoryCategory, Term
from sentencing.truth import No
from sentencing.words import counted


@frozen
class Score:
    """The criminal history: its ledger of points, the points, the category that they make, and notes."""

    ledger: Ledger
    points: int | None
    category: CriminalHistoryCategory
    notes: tuple[str, ...] = ()


def score(case: Case, manual: Manual, record: Record, readings: Readings) -> Score:
    """Chapter Four, Part A: from the priors, or as found."""
    stated = case.history or History()
    if (stated.points, stated.category) != (None, None):
        return _as_found(case, stated, _points_or_none(case, manual, record, readings))
    ledger = _points(case, manual, record, readings)
    notes = () if case.priors is not None else (NO_PRIORS_STATED,)
    return Score(ledger, ledger.total, CriminalHistoryCategory.from_points(ledger.total), notes)


NO_PRIORS_STATED = (
    "No prior sentence is stated: criminal history is scored as none. State [[prior]] or [history] if there is any."
)


def _as_found(case: Case, stated: History, worked: Ledger | None) -> Score:
    """Points or a category as found; the priors listed may account for fewer, never for more."""
    total = 0 if worked is None else worked.total
    found = stated.category or CriminalHistoryCategory.from_points(stated.points or 0)
    ledger = worked if worked is not None and total == stated.points else Ledger()
    if not (case.priors or total):
        return Score(ledger, stated.points, found)
    of_priors = CriminalHistoryCategory.from_points(total)
    too_many = stated.points is not None and total > stated.points
    if worked is not None and (too_many or (of_priors > found and not stated.sets_category)):
        steps = ", ".join(map(str, worked.steps))
        msg = (
            f"history: {stated} is stated, but the priors listed give {counted(total, 'point')} ({steps}), "
            f"Category {of_priors}"
        )
        raise Contradiction(msg)
    agree = worked is not None and (of_priors is found if stated.points is None else total == stated.points)
    if agree or not case.priors:
        return Score(ledger, stated.points, found)
    said = "do not decide" if worked is None else f"account for {total} of"
    note = f"The priors listed {said} the criminal history points; {stated} stands as found."
    return Score(ledger, stated.points, found, (note,))


def _points(case: Case, manual: Manual, record: Record, readings: Readings) -> Ledger:
    """The points of the priors listed; only a text laid over § 4A1.1 could find any where there is nothing to score."""
    under_sentence = case.history is not None and case.history.under_sentence
    if not (case.priors or under_sentence or manual.laid):
        return Ledger()
    return manual.points(CriminalHistory(record, under_sentence, case.commencement, offenses_ended(case), readings))


def _points_or_none(case: Case, manual: Manual, record: Record, readings: Readings) -> Ledger | None:
    """The same; ``None`` where the priors do not decide."""
    try:
        return _points(case, manual, record, readings)
    except Undetermined:
        return None


# Part B


def unasked_career_offender(case: Case, record: Record) -> Iterator[str]:
    """A note where the facts point to a career offender, and the case does not say whether the defendant is one."""
    offense = any(count.kinds and count.kinds & _PREDICATES for count in case.counts)
    if not offense or is_career_offender(case):
        return
    predicates = {
        conviction.sentence
        for conviction in record.convictions
        if conviction.prior.grade is Grade.FELONY
        and (conviction.prior.kinds or frozenset()) & _PREDICATES
        and not isinstance(conviction.alone, No)
    }
    if len(predicates) >= PREDICATES_OF_A_CAREER_OFFENDER:
        yield (
            f"The offense and {len(predicates)} prior sentences are of kinds that may make a career offender "
            "(§ 4B1.1(a)); `history.career_offender` does not find one, and § 4B1.1 was not applied."
        )


PREDICATES_OF_A_CAREER_OFFENDER = 2


def is_career_offender(case: Case) -> bool:
    """Whether the case finds a career offender, by name or by a level of § 4B1.1."""
    return stated_level(case) is not None or (case.history is not None and case.history.career_offender)


def repeat_offender(case: Case, manual: Manual) -> RepeatOffender | None:
    """What Part B reads of the case; ``None`` where nothing of it is found.

    A career offender is one by a count other than those of 18 U.S.C. 924(c) and 929(a), for which § 4B1.1(c) has ranges
    of its own (n.3(C)).

    Raises:
        Contradiction: a career offender is found, but no count is stated to be of a kind that makes one.
        NotModelled: only a firearm count makes one, in an edition before those ranges.
    """
    history = case.history or History()
    if history.career_offender and not _makes_career_offender(case, manual):
        # § 4B1.5 does not apply where § 4B1.1 does, and § 4B1.1(c) leaves the level of Chapters Two and Three.
        history = evolve(history, career_offender=False, repeat_sex_offender=False, pattern_of_sexual_conduct=False)
    _refuse_without_sex_offense(case, history)
    stated = stated_level(case)
    if stated is None and not _is_repeat_offender(history):
        return None
    of_kind = _PREDICATES if stated is not None or history.career_offender else _SEX_OFFENSES
    return RepeatOffender(
        history=history,
        maximum=_greatest_maximum(case, of_kind),
        stated=stated,
        consecutive_firearm=any(map(is_firearm_sentence, case.counts)),
    )


def _makes_career_offender(case: Case, manual: Manual) -> bool:
    """Whether an ordinary count may make a career offender; if none, a firearm count must."""
    ordinary = [count for count in case.counts if count.consecutive is None]
    if any(count.kinds is None or count.kinds & _PREDICATES for count in ordinary):
        return True
    if manual.excepts_firearm_counts or not any(map(makes_firearm_career, case.counts)):
        msg = (
            "history.career_offender: the offense of conviction must be a crime of violence or a controlled substance "
            "offense (§ 4B1.1(a)), and `kinds` of no count says so"
        )
        raise Contradiction(msg)
    if manual.firearm_ranges is None:
        msg = (
            "history.career_offender: a career offender by a count under 18 U.S.C. 924(c) or 929(a) alone is not "
            "modelled before 1 November 2000; state the level in adjustments.found, such as '4B1.1 >= 34'"
        )
        raise NotModelled(msg)
    return False


def makes_firearm_career(count: Count) -> bool:
    """Whether a count under 18 U.S.C. 924(c) or 929(a) is of a kind that makes a career offender (§ 4B1.1 n.3(A))."""
    return is_firearm_count(count) and (count.kinds is None or bool(count.kinds & _PREDICATES))


def _refuse_without_sex_offense(case: Case, history: History) -> None:
    """§ 4B1.5 is for a covered sex crime."""
    if not (history.repeat_sex_offender or history.pattern_of_sexual_conduct):
        return
    if all(count.kinds is not None and not count.kinds & _SEX_OFFENSES for count in case.counts):
        msg = "history: § 4B1.5 asks for a covered sex crime, and `kinds` of no count says 'sex offense'"
        raise Contradiction(msg)


def _is_repeat_offender(history: History) -> bool:
    return history.sets_category or history.criminal_livelihood or history.pattern_of_sexual_conduct


def stated_level(case: Case) -> Stated | None:
    """A § 4B1.1 level that the case states, if it does."""
    return next((stated for stated in case.adjustments.found if stated.cite.section == "4B1.1"), None)


def _greatest_maximum(case: Case, of_kind: frozenset[Kind]) -> Term | None:
    """The greatest statutory maximum among the counts of a kind, stated or not excluded; ``None`` if not known."""
    known = [
        maximum
        for count, maximum in zip(case.counts, maxima(case), strict=True)
        if count.consecutive is None and (count.kinds is None or count.kinds & of_kind)
    ]
    if LIFE in known:
        return LIFE
    months = [maximum for maximum in known if isinstance(maximum, int)]
    return max(months) if months and len(months) == len(known) else None


_PREDICATES = frozenset({Kind.CRIME_OF_VIOLENCE, Kind.CONTROLLED_SUBSTANCE, Kind.DRUG_TRAFFICKING})
_SEX_OFFENSES = frozenset({Kind.SEX_OFFENSE})
