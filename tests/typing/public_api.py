"""The public interface, used as a typed program uses it: type checkers read this file.

What stands at the top runs when the file is imported; what stands in a function is only read.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, assert_type

from attrs import frozen

import sentencing as s
from sentencing.case import History, Limits, Sentence, SubstantialAssistance
from sentencing.comparison import Answer as AnswerOfOne
from sentencing.comparison import Parting, Variant
from sentencing.counts import Adjustments, Stated
from sentencing.district_rows import DistrictRow
from sentencing.districts import District, districts, find
from sentencing.duration import Imposed
from sentencing.effects import Effect, parse_effect
from sentencing.manual.chapter3.several_counts import Group
from sentencing.manual.chapter5.fines import Fine
from sentencing.manual.chapter5.imprisonment import Way
from sentencing.manual.chapter5.options import Options
from sentencing.manual.chapter5.probation import Probation
from sentencing.manual.chapter5.special_assessments import SpecialAssessment
from sentencing.manual.chapter5.statutory_limits import ConsecutiveTerm, RangeStep
from sentencing.manual.chapter5.supervised_release import Imposition
from sentencing.manual.chapter5.supervised_release_term import ReleaseTerm
from sentencing.manual.in_force import SectionInForce
from sentencing.outcome import CategoryDeparture
from sentencing.precedent import Law
from sentencing.precedent.showing import Showing
from sentencing.prior import Grade, Kind
from sentencing.programmes import programmes
from sentencing.programmes.benefits import Benefit
from sentencing.programmes.eligibility import Eligibility
from sentencing.rules import Findings, Fixed, Greatest, Provision, Rule, UpTo, run
from sentencing.statutes import Cited, Maximum, cited, possible_maxima
from sentencing.supervision import Disposition, Supervision
from sentencing.terms import Life, Term
from sentencing.truth import Answer, No, Open, Yes, all_of, answer, any_of, at_least, contrary

assert_type(s.__name__, str)
assert_type(s.__version__, str)

# Districts

assert_type(find("N.D. Ill."), District)
assert_type(districts(), tuple[District, ...])
assert_type(find("ilnd").circuit, str)

# An edition is a date

book = s.Manual.on(date(2009, 11, 1))
section = book["2L1.2"]
finding = section["(b)(1)(A)(ii)"]

assert_type(book, s.Manual)
assert_type(book.day, date)
assert_type(section, SectionInForce)
assert_type(section.provisions, tuple[tuple[s.Cite, Effect], ...])
assert_type(finding, s.Finding)
assert_type(finding.cite, s.Cite)
assert_type(finding.effect, Effect | None)

# The Table takes levels and categories in each of their forms

assert_type(book.table, s.SentencingTable)
assert_type(book.table.range(21, "III"), s.Range)
assert_type(book.table.range(s.OffenseLevel(21), s.CriminalHistoryCategory.III), s.Range)
assert_type(book.table.range(21, 3), s.Range)
assert_type(book.table.zone(21, "III"), s.Zone | None)
assert_type(s.OffenseLevel.clamp(46), s.OffenseLevel)
assert_type(s.OffenseLevel(21).number, int)
assert_type(int(s.OffenseLevel(21)), int)
assert_type(s.OffenseLevel(21) > s.OffenseLevel(20), bool)
assert_type(s.CriminalHistoryCategory.from_points(5), s.CriminalHistoryCategory)
assert_type(s.CriminalHistoryCategory.parse("III"), s.CriminalHistoryCategory)

# Ranges

terms = s.Range(46, 57)

assert_type(terms.minimum, Term)
assert_type(terms.width, int | None)
assert_type(48 in terms, bool)
assert_type(s.LIFE in terms, bool)
assert_type(terms.overlap(s.Range(51, 63)), s.Range | None)
assert_type(terms.difference(s.Range(41, 51)), s.Difference)
assert_type(terms.difference(s.Range(41, 51)).minimum, int | None)
assert_type(terms.harsher_than(s.Range(360, s.LIFE)), bool)
assert_type(terms.to_dict(), dict[str, int | str])
assert_type(s.Range.from_dict({"minimum": 46, "maximum": "life"}), s.Range)

# Durations and partial dates

assert_type(s.Duration.parse("1 year 1 month"), s.Duration)
assert_type(s.Duration(months=13) - s.Duration(days=30), s.Duration)
assert_type(s.Duration(months=13) < s.Duration(days=396), bool)
assert_type(s.Duration(months=13) < s.LIFE, bool)
assert_type(s.PartialDate.parse("2002"), s.PartialDate)
assert_type(s.PartialDate.parse("2002").before(s.PartialDate.on(date(2003, 1, 1))), bool | None)
assert_type(s.PartialDate.not_after(date(2003, 1, 1)).day, date | None)
assert_type(s.PartialDate.parse("2002").add_years(15), s.PartialDate)

# Citations, effects and the ledger

ledger = book.adjust(
    section["(a)"],
    finding,
    s.Finding(s.Cite("3B1.2", "(b)"), s.Add(-2), "minor participant"),
    s.Acceptance(motion=True),
    s.EarlyDisposition(levels=2),
)

assert_type(s.Cite.parse("§ 2L1.2(b)"), s.Cite)
assert_type(s.Cite("2L1.2", "(b)") in s.Cite("2L1.2"), bool)
assert_type(parse_effect("+16"), Effect)
assert_type(parse_effect("+16"), s.Add | s.AtLeast | s.AtMost | s.Become)
assert_type(ledger, s.Ledger)
assert_type(ledger.steps, tuple[s.Step, ...])
assert_type(ledger.considered, tuple[s.Finding, ...])
assert_type(ledger.steps[0].after, int)
assert_type(ledger.offense_level, s.OffenseLevel)
assert_type(ledger.enter(finding), s.Ledger)
assert_type(ledger.applied(s.Cite("3E1.1")), bool)
assert_type(ledger.before(s.Cite("3E1.1", "(a)")), int)

# Dated law is generic in its text, and a version may delete it

speed = s.Dated("speed", (s.Version(date(1987, 11, 1), None, 55), s.Version(date(1995, 11, 1), 500, 65)))

assert_type(speed, s.Dated[int])
assert_type(speed.on(date(1990, 1, 1)), int)
assert_type(speed.version(date(1990, 1, 1)), s.Version[int])
assert_type(speed.version(date(1990, 1, 1)).text, int | None)
assert_type(speed.version(date(1990, 1, 1)).amendment, int | None)
wider: s.Dated[int | str] = speed

# Statutes

assert_type(cited("8 U.S.C. § 1326(b)(2)"), Cited | None)
assert_type(possible_maxima("8 U.S.C. 1326", s.PartialDate.parse("2009")), tuple[Maximum, ...])

# A case, and what follows from it

prior = s.Prior(
    "burglary",
    kinds=frozenset({Kind.CRIME_OF_VIOLENCE}),
    grade=Grade.FELONY,
    sentenced=s.PartialDate.parse("2000-02-01"),
    imposed=s.Duration.parse("3 years"),
)
count = s.Count(
    "2L1.2",
    statute="8 U.S.C. 1326(b)(2)",
    ended=s.PartialDate.parse("2009-08-01"),
    found=(Stated.parse("2L1.2(b)(1)(A)(ii)"),),
)
case = s.Case(
    (count,),
    manual=date(2009, 11, 1),
    priors=(prior,),
    adjustments=Adjustments((Stated(s.Cite("3C1.1")),)),
    acceptance=s.Acceptance(motion=True),
    history=History(category=s.CriminalHistoryCategory.II),
    statute=Limits(maximum=240),
    sentence=Sentence(40),
)
outcome = s.calculate(case, readings={"revocation-timing-2003": "counted"})

assert_type(count, s.Count)
assert_type(case, s.Case)
assert_type(count.found, tuple[s.Stated, ...] | None)
assert_type(s.Stated.parse("2K2.1 = 24"), s.Stated)
assert_type(s.Adjustments(death_resulted=True).found, tuple[s.Stated, ...])
assert_type(case.acceptance, s.Acceptance | None)
assert_type(case.early_disposition, s.EarlyDisposition | None)
assert_type(case.history, s.History | None)
assert_type(case.statute, s.Limits | None)
assert_type(s.Limits(maximum=s.LIFE).maximum, Term | None)
assert_type(case.priors, tuple[s.Prior, ...] | None)
assert_type(prior.kinds, frozenset[s.Kind] | None)
assert_type(prior.grade, s.Grade | None)
assert_type(prior.jurisdiction, s.Jurisdiction)
assert_type(prior.revocations, tuple[s.Revocation, ...])
assert_type(s.Revocation(s.PartialDate.parse("2001-05"), s.Duration(6)).imposed, s.Duration)
assert_type(prior.name, str)
assert_type(prior.imposed, Imposed | None)
assert_type(prior.conviction, s.PartialDate | None)
assert_type(case.counts[0].found, tuple[Stated, ...] | None)
assert_type(case.commencement, s.PartialDate | None)
assert_type(s.case_from_dict({"count": [{"guideline": "2L1.2", "found": ["2L1.2(a)"]}]}), s.Case)
assert_type(s.case_to_dict(case), dict[str, object])
assert_type(s.calculate(case, manual=book), s.Outcome)
assert_type(outcome, s.Outcome)
assert_type(outcome.offense_level, s.OffenseLevel)
assert_type(outcome.category, s.CriminalHistoryCategory)
assert_type(outcome.points, int | None)
assert_type(outcome.range, s.Range)
assert_type(outcome.range_before_statute, s.Range)
assert_type(outcome.range_after_departure, s.Range | None)
assert_type(outcome.zone, s.Zone | None)
assert_type(outcome.steps, tuple[s.Step, ...])
assert_type(outcome.considered, tuple[s.Finding, ...])
assert_type(outcome.notes, tuple[str, ...])
assert_type(outcome.to_dict(), dict[str, object])
assert_type(s.outcome_from_dict(outcome.to_dict()), s.Outcome)

# Several counts, and what stands beside the range

assert_type(case.counts[0].kinds, frozenset[Kind] | None)
assert_type(case.counts[0].adjustments, tuple[Stated, ...])
assert_type(case.counts[0].group, str | None)
assert_type(case.counts[0].maximum, Term | None)
assert_type(case.counts[0].minimum, Term | None)
assert_type(case.counts[0].consecutive, Term | None)
assert_type(case.counts[0].maximum_fine, int | None)
assert_type(case.groups, tuple[s.CountGroup, ...])
assert_type(s.CountGroup("A", s.Cite("3D1.2", "(d)")).rule, s.Cite | None)
assert_type(case.adjustments, Adjustments)
assert_type(case.adjustments.special_skill, bool | None)
assert_type(case.zero_point, s.ZeroPoint | None)
assert_type(s.ZeroPoint(violence=False).weapon, bool | None)
assert_type(case.departure, s.Departure | None)
assert_type(s.Departure(s.CriminalHistoryCategory.VI, levels=2).category, s.CriminalHistoryCategory)
assert_type(case.substantial_assistance, SubstantialAssistance | None)
assert_type(case.deportable, bool | None)
assert_type(case.scenarios, tuple[s.Scenario, ...])
assert_type(History(career_offender=True).sets_category, bool)
assert_type(outcome.counts, tuple[s.Ledger, ...])
assert_type(outcome.groups, tuple[Group, ...])
assert_type(outcome.units, float | None)
assert_type(outcome.range_steps, tuple[RangeStep, ...])
assert_type(outcome.consecutive, tuple[ConsecutiveTerm, ...])
assert_type(outcome.category_departure, CategoryDeparture | None)
assert_type(outcome.options, Options)
assert_type(outcome.options.probation, Probation | Open)
assert_type(outcome.options.imprisonment, tuple[Way, ...])
assert_type(outcome.options.supervised_release.imposed, Imposition | Open)
assert_type(outcome.options.supervised_release.term, ReleaseTerm | Open)
assert_type(outcome.options.fine, Fine | Open)
assert_type(outcome.options.special_assessment, SpecialAssessment | Open)

# The same case seen in several ways

disputed = s.Scenario("no obstruction", (("history.points", 2),), remove=("adjustments",))
compared = s.scenarios(s.Case((count,), manual=date(2009, 11, 1), history=History(points=3), scenarios=(disputed,)))

assert_type(s.scenarios(case, manual=book), s.Comparison)
assert_type(compared, s.Comparison)
assert_type(compared.variants, tuple[Variant, ...])
assert_type(compared.variants[0].outcome, s.Outcome | None)
assert_type(compared.variants[0].answer, AnswerOfOne | None)
assert_type(compared.outcomes, Mapping[str, s.Outcome])
assert_type(compared.ranges, tuple[s.Range, ...])
assert_type(compared.deciding, tuple[str, ...])
assert_type(compared.parting(0, 1), Parting | None)
assert_type(compared.to_dict(), dict[str, object])
assert_type(s.comparison_from_dict(compared.to_dict()), s.Comparison)

# Districts compared, the law, and a yardstick

disparity = s.compare(case, among=["D. Idaho", find("W.D. Tex.")], on=date(2010, 6, 1))
row = disparity.row("D. Idaho")

assert_type(s.compare(case), s.Disparity)
assert_type(disparity, s.Disparity)
assert_type(disparity.baseline, s.Outcome)
assert_type(disparity.rows, tuple[DistrictRow, ...])
assert_type(disparity.summary.share_within, float | None)
assert_type(disparity.law, Law | None)
assert_type(disparity.showing, Showing | None)
assert_type(disparity.difference("D. Idaho", "W.D. Tex."), s.Difference | None)
assert_type(disparity.comparison, s.Comparison)
assert_type(disparity.to_dict(), dict[str, object])
assert_type(s.disparity_from_dict(disparity.to_dict()), s.Disparity)
assert_type(row.benefit, Benefit | None)
assert_type(row.range, s.Range | None)
assert_type(row.eligibility, Eligibility)
assert_type(row.alternatives[0].bound, s.Range | None)
assert_type(programmes(), tuple[s.Programme, ...])
assert_type(s.may_consider("N.D. Ill.", on=date(2011, 12, 23)).may_consider, bool | None)
assert_type(s.spread(60, 87).exceeds, bool)

assert_type(s.vary(case, acceptance=[None, {"reduction": True}]), s.Comparison)
assert_type(s.vary(case, manual={"at sentencing": book, "a year before": "2008-11-01"}), s.Comparison)

# The revocation of supervision

FACTS: Mapping[str, object] = {
    "supervision": "supervised release",
    "revoked": "2020-05-01",
    "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
    "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
}
violation = s.revocation_from_dict(FACTS)

assert_type(s.revocation_from_dict(FACTS), s.RevocationCase)
assert_type(violation.supervision, Supervision)
assert_type(s.calculate_revocation(violation), s.RevocationOutcome)
assert_type(s.calculate_revocation(violation, manual=book).range, s.Range | None)
assert_type(s.calculate_revocation(violation).revocation, Disposition | None)

# What is refused is one kind of error

assert_type(s.SentencingError("refused"), s.SentencingError)
refusals: tuple[s.SentencingError, ...] = (
    assert_type(s.CaseFileError("a key"), s.CaseFileError),
    assert_type(s.Contradiction("two statements"), s.Contradiction),
    assert_type(s.NotInForce("a day"), s.NotInForce),
    assert_type(s.NotModelled("a section"), s.NotModelled),
    assert_type(s.Undetermined("a fact"), s.Undetermined),
)
of_a_case_file: s.CaseFileError = assert_type(s.UnknownDistrict("a name"), s.UnknownDistrict)

# Readings

assert_type(s.READINGS, tuple[s.Reading, ...])
assert_type(s.READINGS[0].chosen, str)

# Answers, and rules of one's own

assert_type(any_of([Yes("a felony"), Open("state `grade`")]), Answer)
assert_type(all_of([No(), contrary(Yes())]), Answer)
assert_type(at_least(2, [Yes(), answer(None, missing="state `released`")]), Answer)


def long_enough(sentence: s.Duration) -> Answer:
    """A condition on facts of any type."""
    return answer(sentence > s.Duration(months=13), missing="state `imposed`")


@frozen
class OneForEach:
    """A rule of one's own needs only the one method."""

    def find(self, sentence: s.Duration, ledger: s.Ledger, /) -> Iterator[s.Finding]:
        """A finding that reads the facts and the ledger so far."""
        yield s.Finding(s.Cite("4A1.1", "(c)"), s.Add(1), f"{sentence} at {ledger.total}")


provision = Provision(s.Cite("2L1.2", "(b)(1)(A)"), s.Add(16), "a long sentence", long_enough)
rules: tuple[Rule[s.Duration], ...] = (
    Fixed(s.Cite("2L1.2", "(a)"), s.Become(8), "base offense level"),
    Greatest((provision,)),
    UpTo(4, OneForEach()),
)
on_findings: Rule[Findings] = provision

assert_type(provision.when, Callable[[s.Duration], Answer])
assert_type(run(rules, s.Duration(months=14), s.Ledger()), s.Ledger)


def both(path: Path) -> s.Comparison:
    """The Manual at sentencing and that of the end of the offense."""
    assert_type(s.both_manuals(s.load_case(path)), s.Comparison)
    return s.both_manuals(s.load_case(path), readings={"ex-post-facto": "§ 1B1.11(a) only"})


def from_file(path: Path) -> s.Outcome:
    """A case file is named by path or by text."""
    assert_type(s.load_case(str(path)), s.Case)
    return s.calculate(s.load_case(path))


def revoked(path: Path) -> s.RevocationOutcome:
    """So is one of a revocation."""
    assert_type(s.load_revocation(str(path)), s.RevocationCase)
    return s.calculate_revocation(s.load_revocation(path))


def months_of(term: Term) -> int:
    """A statistic must say what life is to it: the checker asks."""
    if term is s.LIFE:
        assert_type(term, Literal[Life.LIFE])
        return 470
    assert_type(term, int)
    return term
