"""For each field of the law that is one number: where it is printed, and what it is called."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sentencing.duration import Duration
from sentencing.manual.chapter3.acceptance import ClearlyAccepted, TimelyNotice
from sentencing.manual.chapter4.career_offender import CareerOffender
from sentencing.manual.chapter4.inadequacy import CareerOffenderLimit, Inadequacy
from sentencing.manual.chapter4.points import Recency, UnderSentence, Violence
from sentencing.manual.chapter4.repeat_offenders import (
    ArmedCareerCriminal,
    CriminalLivelihood,
    PatternOfSexualConduct,
    RepeatSexOffender,
)
from sentencing.manual.chapter4.sentences import Counting
from sentencing.manual.chapter4.zero_point import ZeroPointOffender
from sentencing.manual.chapter5.fines import FineRule, MostByClass, Multiples, OffenseDateRule
from sentencing.manual.chapter5.probation import Bands, ProbationLength
from sentencing.manual.chapter5.safety_valve import SafetyValve
from sentencing.manual.chapter5.statutory_limits import SeveralCountsRule
from sentencing.manual.chapter5.supervised_release import ImpositionRule
from sentencing.manual.chapter5.supervised_release_term import StatuteTerm, TermRule
from sentencing.manual.chapter5.table import ZoneBounds
from sentencing.manual.chapter7.grades import Grades
from sentencing.manual.chapter7.periods import Alternatives, FirstText, Further
from sentencing.release_statutes import ByClass, FurtherRelease, MandatoryRevocation, PrisonLimit

Phrase: TypeAlias = str | tuple[str, str] | Callable[[object], str]
"""The words for a number; for a switch, those for yes and those for no."""

_OFF = ("acceptance comes off the level", "acceptance does not come off the level")

PHRASES: Mapping[type, Mapping[str, tuple[str, Phrase]]] = {
    ClearlyAccepted: {"levels": ("(a)", "-{}: acceptance of responsibility")},
    TimelyNotice: {
        "levels": ("(b)", "-{} more"),
        "level_before": ("(b)", "from an offense level of {} before (a)"),
    },
    UnderSentence: {
        "points": ("", "+{}: committed while under a criminal justice sentence"),
        "if_at_least": ("", lambda points: f"only with {points} points or more" if points else "whatever the points"),
    },
    Recency: {
        "points": ("", "+{}: committed soon after release from imprisonment"),
        "points_with_status": ("", "+{} where points for a criminal justice sentence are added too"),
        "years": ("", "less than {} years after release"),
    },
    Violence: {
        "points": ("", "+{}: each crime of violence that received no points, being one sentence with another"),
        "same_occasion_excluded": ("", ("not for offenses of the same occasion", "also for the same occasion")),
        "needs_another": (
            "",
            ("asks for another sentence for a crime of violence", "does not itself ask for another such sentence"),
        ),
    },
    Counting: {
        "over": ("(e)(1)", "a sentence of more than {}: § 4A1.1(a)"),
        "at_least": ("", "a sentence of at least {}: § 4A1.1(b)"),
        "long_window": ("(e)(1)", "within {} years, for more than one year and one month"),
        "window": ("(e)(2)", "within {} years, for any other sentence"),
        "young_window": ("(d)(2)", "within {} years, for offenses before the age of eighteen"),
        "adult_age": ("(d)", "offenses committed before the age of {}"),
        "related_cases": ("(a)(2)", ("related cases count as one sentence", "a single sentence counts as one")),
        "arrest_separates": ("(a)(2)", ("an intervening arrest separates", "an intervening arrest does not separate")),
        "traffic_stop_settled": (
            "(a)(2)",
            ("a traffic stop is no intervening arrest", "whether a traffic stop is an arrest is not said"),
        ),
        "unsentenced_counts": (
            "(a)(4)",
            ("a conviction without sentence yet counts", "a conviction without sentence yet does not count"),
        ),
    },
    Inadequacy: {
        "levels_above_vi": ("", ("above Category VI by levels down the Table", "no word on levels above Category VI")),
        "never_down": (
            "(b)(2)(B)",
            ("no downward departure under §§ 4B1.4 and 4B1.5", "no such bar to a downward departure"),
        ),
    },
    CareerOffenderLimit: {
        "categories": ("(b)(3)(A)", "a career offender: {} category downward at most"),
        "lifted_for_misdemeanors": (
            "(b)(3)(A)",
            ("the limit is lifted for a state misdemeanor (§ 4B1.1 n.4)", "the limit knows no exception"),
        ),
    },
    CareerOffender: {
        "before_acceptance": ("", _OFF),
        "takes_in_increase": (
            "",
            ("the maximum takes in an increase for prior convictions", "the maximum as first read, without increase"),
        ),
    },
    CriminalLivelihood: {
        "least": ("", "level {} at least"),
        "least_if_accepted": ("", "level {} at least with acceptance"),
        "before_acceptance": ("", _OFF),
    },
    ArmedCareerCriminal: {
        "armed": ("(b)(3)(A)", "level {} at least, the condition met"),
        "otherwise": ("(b)(3)(B)", "level {} at least otherwise"),
        "beside_firearm_sentence": (
            "n.2",
            ("(b)(3)(A) counts beside a firearm sentence", "(b)(3)(A) does not count beside a firearm sentence"),
        ),
        "before_acceptance": ("(b)", _OFF),
    },
    RepeatSexOffender: {"before_acceptance": ("(a)", _OFF)},
    PatternOfSexualConduct: {
        "more": ("(b)", "+{} to the level of Chapters Two and Three"),
        "least": ("(b)", "level {} at least"),
        "before_acceptance": ("(b)", _OFF),
    },
    ZeroPointOffender: {"levels": ("(a)", "-{}: no criminal history points, and every criterion met")},
    Bands: {
        "without_condition": ("(a)(1)", "probation without condition: a minimum of {} months"),
        "with_condition": ("(a)(2)", "probation with confinement: a minimum of up to {} months"),
    },
    ProbationLength: {
        "level": ("(a)(1)", "from offense level {}"),
        "minimum": ("(a)(1)", "{} months at least"),
        "maximum": ("(a)(1)", "{} months at most"),
        "longest_below": ("(a)(2)", "{} months at most, below that level"),
        "shortest_for_felony": ("18 U.S.C. 3561(c)(1)", "{} months at least for a felony"),
    },
    ZoneBounds: {
        "a": ("", "no imprisonment required: a minimum of {} months"),
        "b": ("(c)", "substitutes for all or part: a minimum of up to {} months"),
        "c": ("(d)", "substitutes for half: a minimum of up to {} months"),
    },
    ImpositionRule: {
        "more_than": ("(a)", "required after more than {} months of imprisonment"),
        "excepts_deportable": ("(c)", ("ordinarily none for a deportable alien", "no word on deportable aliens")),
    },
    StatuteTerm: {
        "minimum": ("(a)", "{} months at least, where a statute requires a term"),
        "maximum": ("(a)", "{} months at most, where a statute requires a term"),
    },
    TermRule: {
        "statute_prevails": (
            "",
            ("a statute's own longer term prevails", "a statute's longer term does not lengthen the class's"),
        ),
        "minimum_disputed": (
            "",
            ("courts differed on a statutory minimum", "a statutory minimum is provided for, or not disputed"),
        ),
        "relief_stated": (
            "",
            ("says that relief reaches supervised release", "does not say that relief reaches supervised release"),
        ),
    },
    FineRule: {
        "statute_above": ("(c)(4)", "the statute limits the fine, if its maximum exceeds ${:,}"),
        "adds_costs": ("(i)", ("the cost of imprisonment is added", "the cost of imprisonment is not added")),
    },
    Multiples: {
        "of_loss": ("(c)(2)", "or {} times the loss"),
        "of_gain": ("(c)(2)", "or {} times the gain"),
    },
    MostByClass: {
        "felony": ("(b)", "felony: ${:,} at most"),
        "misdemeanor": ("(b)", "misdemeanor: ${:,} at most"),
        "infraction": ("(b)", "infraction: ${:,} at most"),
    },
    OffenseDateRule: {
        "committed_before": ("(h)", "for offenses committed before {}"),
        "as_on": ("(h)", "the fine range in effect on {}"),
    },
    SafetyValve: {
        "from_minimum": (
            "(b)",
            lambda months: f"a floor from a statutory minimum of {months} months" if months else "no floor",
        ),
        "level": ("(b)", "level {} at least"),
        "range": ("(b)", "a range of {} months at least"),
    },
    SeveralCountsRule: {
        "minimum_raises_all": (
            "(b)",
            ("a mandatory minimum on one count raises the range for all", "a minimum binds its own count alone"),
        ),
    },
    Grades: {
        "felony_above": ("(a)(2)", "Grade B: punishable by more than {} months"),
        "gravest_above": ("(a)(1)(B)", "Grade A: any other offense punishable by more than {} months"),
    },
    Alternatives: {
        "all_from": ("(c)(1)", "alternatives from a minimum of {} month"),
        "all_to": ("(c)(1)", "for all of a minimum of {} months at most"),
        "half_to": ("(c)(2)", "for half of a minimum of {} months at most"),
    },
    Further: {
        "anew": ("", ("supervised release after it is a first term", "supervised release after it is a further term")),
        "below_maximum_only": (
            "",
            ("supervised release only below the longest prison term", "supervised release also after the longest term"),
        ),
    },
    FirstText: {"petty_at_most": ("(a)", "a petty offense: punishable by {} months at most")},
    ByClass: {
        "a": ("", "Class A felony: {} months"),
        "b": ("", "Class B felony: {} months"),
        "c_d": ("", "Class C or D felony: {} months"),
        "other": ("", "Class E felony or misdemeanor: {} months"),
    },
    PrisonLimit: {
        "of_term_imposed": ("", ("the term imposed bounds it", "the term authorised bounds it")),
        "adds_up": ("", ("earlier revocations count against the cap", "each revocation has the cap anew")),
    },
    FurtherRelease: {
        "below_maximum_only": ("", ("only below the longest prison term", "also after the longest prison term")),
        "of_term_imposed": (
            "",
            ("the imprisonment comes off the term imposed", "the imprisonment comes off the term authorised"),
        ),
    },
    MandatoryRevocation: {
        "a_third_for_drugs": ("", ("a third of the term at least, for drugs", "no minimum for drugs")),
    },
    Duration: {"months": ("", "{} months"), "days": ("", "{} days")},
}
