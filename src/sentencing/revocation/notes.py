"""What an outcome must say beside its answer: what was assumed, not read, or is not decided."""

from collections.abc import Iterator

from sentencing.manual.chapter7.periods import CHAPTER_SEVEN, GradedText
from sentencing.offense_class import possible_classes
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.release_statutes import NO_PROBATION, REGISTRANT_MINIMUM, REGISTRANTS_OFFENSES
from sentencing.revocation.question import Question
from sentencing.statutes import cited
from sentencing.supervision import MandatoryGround, Supervision, ViolationGrade
from sentencing.terms import Range, Term
from sentencing.words import counted, in_months

HAYMOND = "United States v. Haymond, 588 U.S. 634 (2019)"
GRANDERSON = "United States v. Granderson, 511 U.S. 39 (1994)"


def on_the_offense(question: Question) -> Iterator[str]:
    """What the class of the original offense leaves to be said."""
    original, possibility = question.case.original, question.possibility
    if question.case.supervision is Supervision.PROBATION and possibility.offense_class in NO_PROBATION:
        yield f"An individual cannot receive probation for a {possibility.offense_class} (18 U.S.C. 3561(a)(1))."
    if original.maximum is None:
        return
    by_maximum = possible_classes(original.maximum, PartialDate.on(possibility.day))
    if possibility.offense_class not in by_maximum:
        yield (
            f"A maximum of {original.maximum} makes a {' or '.join(by_maximum)}; {possibility.offense_class} was taken "
            "as stated, since the section defining an offense may give its class (18 U.S.C. 3559(a))."
        )


def on_what_statutes_require(question: Question) -> Iterator[str]:
    """Whether a statute requires revocation, and for how long at least."""
    yield from _on_grounds(question)
    minimum, day = question.case.original.minimum, question.possibility.day
    if question.case.supervision is Supervision.PROBATION or not REGISTRANT_MINIMUM.begun(day):
        return
    law = REGISTRANT_MINIMUM.on(day).text
    if minimum and minimum >= law:
        yield f"A minimum that rests on 18 U.S.C. 3583(k) needs a jury's finding: {HAYMOND}."
    where = cited(question.case.original.statute or "")
    if minimum is None and where is not None and where.section in REGISTRANTS_OFFENSES:
        yield (
            f"The {law} months that 18 U.S.C. 3583(k) requires for certain new offenses of registrants were not "
            f"applied; where a jury found such an offense ({HAYMOND}), state `original.minimum`."
        )


def _on_grounds(question: Question) -> Iterator[str]:
    law, required_by = question.mandatory, question.required_by
    for number, violation in enumerate(question.case.violations, start=1):
        ground = violation.mandatory
        if ground is not None and (law is None or ground not in law.text.grounds):
            yield (
                f"violation[{number}].mandatory: no statute required revocation for this ({ground}) when the original "
                "offense was committed."
            )
        if ground is None and required_by is None and violation.kinds and not violation.kinds <= _VIOLENCE:
            yield (
                f"violation[{number}].mandatory is not stated: whether possession of a controlled substance or a "
                "firearm requires revocation (18 U.S.C. 3565(b), 3583(g)) was not asked."
            )
    if law is None or required_by is None:
        return
    if law.not_read:
        yield f"Not read, and taken from general knowledge: {law.not_read}."
    drugs = question.case.violations[required_by - 1].mandatory is MandatoryGround.CONTROLLED_SUBSTANCE
    if law.text.a_third_for_drugs and drugs and question.case.original.minimum is None:
        probation = question.case.supervision is Supervision.PROBATION
        third = f"the top of the original guideline range ({GRANDERSON})" if probation else "the term of release"
        yield (
            f"{law.text.cite} then required at least a third of {third}; it was not applied: state `original.minimum`."
        )


_VIOLENCE = frozenset({Kind.CRIME_OF_VIOLENCE})


def on_the_edition(question: Question, text: GradedText) -> Iterator[str]:
    """Whether an older text is in question, which Chapter Seven does not say."""
    at_offense = CHAPTER_SEVEN[question.case.supervision].on(question.possibility.day)
    if isinstance(at_offense, GradedText) and (at_offense.table, at_offense.limits) != (text.table, text.limits):
        yield (
            f"Chapter Seven was rewritten between the original offense and {question.manual.day}, and does not say "
            "which text governs supervision imposed before; that in effect at revocation was applied."
        )


def on_the_minimum(text: GradedText, grade: ViolationGrade, cell: Range, terms: Range) -> Iterator[str]:
    """Where § 7B1.3(c) would answer otherwise before the statute's limits."""
    if text.alternatives is None:
        return
    before, after = (text.alternatives.of(grade, each.minimum)[0] for each in (cell, terms))
    if before is not after:
        taken = f"it was taken after subsection (b), {in_months(terms.minimum)} ({after})"
        yield (
            f"§ {text.alternatives.cite} speaks of the minimum determined under § {text.range_cite.section}; {taken}. "
            f"Before it, it is {cell.minimum} ({before})."
        )


def on_detention(question: Question, text: GradedText, terms: Range, most: Term) -> Iterator[str]:
    """Where credited detention is not added, or not in full."""
    added = question.case.credited_detention
    if not added:
        return
    if text.added_detention is None:
        yield f"Part C has no counterpart to § 7B1.3(e): {counted(added, 'month')} of credited detention not added."
    elif isinstance(terms.maximum, int) and terms.maximum + added > most:
        yield f"The terms with credited detention stop at {in_months(most)}, the most that the statute allows."


BEFORE_GRADES = "Credited detention adds nothing: Chapter Seven had no such rule before 1 November 1990."
