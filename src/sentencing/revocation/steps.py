"""One text of Chapter Seven applied to one possibility of the original offense: the answers, each with its citation."""

from collections.abc import Iterator

from sentencing.manual.chapter7.grades import GradedViolation, deciding
from sentencing.manual.chapter7.periods import FirstText, GradedText
from sentencing.manual.chapter7.table import within_statute
from sentencing.offense_class import OffenseClass
from sentencing.revocation import notes
from sentencing.revocation.limits import Ceiling, FurtherSupervision, ceiling, further_supervision
from sentencing.revocation.outcome import Reason, RevocationOutcome
from sentencing.revocation.question import Question
from sentencing.supervision import Alternative, Disposition, ViolationGrade
from sentencing.terms import CriminalHistoryCategory, Range, Term
from sentencing.words import counted, in_months


def under_first_text(question: Question, text: FirstText) -> RevocationOutcome:
    """Chapter Seven of 1987: whether to revoke, and what the statute allows; there is no range.

    Raises:
        Contradiction: the minimum stated is more than the statute allows.
        NotInForce: a grade is stated.
        Undetermined: it is open whether there was new criminal conduct.
    """
    case = question.case
    most = ceiling(case, question.possibility)
    response, cite, because = text.revocation(case.violations)
    disposition = _required(question) or Reason(str(cite), response, because, question.source)
    further = further_supervision(case, question.possibility, None, None, most.months)
    return RevocationOutcome(
        case=case,
        manual=question.manual,
        category=case.original.category,
        maximum=most.months,
        revocation=Disposition(disposition.answer),
        further_release=further,
        reasons=(disposition, _at_most(most), _no_credit(str(text.credit), question), _of_further(further)),
        notes=(*_common_notes(question, most), *([notes.BEFORE_GRADES] if case.credited_detention else ())),
    )


def under_graded_text(
    question: Question, text: GradedText, category: CriminalHistoryCategory, violations: tuple[GradedViolation, ...]
) -> RevocationOutcome:
    """Chapter Seven since 1990, in the order of its sections.

    Raises:
        Contradiction: the minimum stated is more than the statute allows.
    """
    case, possibility = question.case, question.possibility
    worst, grade = deciding(violations)
    class_a = possibility.offense_class is OffenseClass.A_FELONY
    cell = text.table.range(grade, category, class_a_felony=class_a)
    most = ceiling(case, possibility)
    limit = within_statute(cell, most.months, case.original.minimum or None, text.limits)
    terms = cell if limit is None else limit.after
    disposition = _required(question) or _response(question, text, grade)
    detention = _with_detention(question, text, terms, most.months)
    further = further_supervision(case, possibility, text.further, detention or terms, most.months)
    alternative, of_alternatives = _alternative(text, grade, terms.minimum)
    row = " (row of a Class A felony)" if cell != text.table.range(grade, category) else ""
    reasons = (
        Reason(f"{text.grades.section}(b)", f"Grade {grade}", f"the most serious violation, number {worst.number}"),
        Reason(str(text.range_cite), f"Category {category}", "as at the original sentencing, never recalculated"),
        Reason(str(text.range_cite), str(cell), f"Grade {grade}, Category {category}{row}", question.source),
        _at_most(most),
        *([Reason(limit.cite, str(limit.after), limit.because)] if limit else ()),
        disposition,
        *of_alternatives,
        *_of_detention(question, text, detention),
        Reason(str(text.consecutive[1]), text.consecutive[0], "to any sentence of imprisonment being served"),
        _no_credit(str(text.credit), question),
        _of_further(further),
    )
    return RevocationOutcome(
        case=case,
        manual=question.manual,
        violations=violations,
        deciding=worst.number,
        category=category,
        range_before_statute=cell,
        statutory=limit,
        maximum=most.months,
        revocation=Disposition(disposition.answer),
        alternatives=alternative,
        added_detention=None if text.added_detention is None else case.credited_detention,
        range_with_detention=detention,
        consecutive=text.consecutive[0],
        further_release=further,
        reasons=reasons,
        notes=(
            *_common_notes(question, most),
            *notes.on_the_edition(question, text),
            *notes.on_the_minimum(text, grade, cell, terms),
            *notes.on_detention(question, text, terms, most.months),
        ),
    )


def out_of_scope(question: Question, text: GradedText) -> RevocationOutcome:
    """Supervision for a petty offense, for which Chapter Seven is not made (§ 1B1.9)."""
    because = f"the original offense is petty ({question.possibility.offense_class})"
    reason = Reason(str(text.scope), "Chapter Seven does not apply", because, question.source)
    note = (
        f"Chapter Seven does not apply: {because}; it is made for felonies and Class A misdemeanors (§ {text.scope})."
    )
    return RevocationOutcome(question.case, question.manual, reasons=(reason,), notes=(note,))


def _common_notes(question: Question, most: Ceiling) -> tuple[str, ...]:
    return (
        *(laid.note for laid in question.manual.laid),
        *most.notes,
        *notes.on_the_offense(question),
        *notes.on_what_statutes_require(question),
    )


# The steps


def _required(question: Question) -> Reason | None:
    """Revocation that a statute requires; ``None`` where none does."""
    law, number = question.mandatory, question.required_by
    if law is None or number is None:
        return None
    ground = question.case.violations[number - 1].mandatory
    because = f"violation {number}: {ground}; the sentence must include imprisonment"
    return Reason(law.text.cite, Disposition.STATUTE, because, law.source)


def _response(question: Question, text: GradedText, grade: ViolationGrade) -> Reason:
    response, cite = text.response(grade)
    return Reason(str(cite), response, f"Grade {grade}", question.source)


def _at_most(most: Ceiling) -> Reason:
    return Reason(most.cite, f"at most {most.length}", most.because, most.source)


def _alternative(text: GradedText, grade: ViolationGrade, minimum: Term) -> tuple[Alternative, tuple[Reason, ...]]:
    """How much of the minimum may be served outside prison; none where the text has no alternatives."""
    if text.alternatives is None:
        return Alternative.NONE, ()
    answer, cite = text.alternatives.of(grade, minimum)
    said = {
        Alternative.ALL: "any part of it may be community confinement or home detention",
        Alternative.HALF: "half of it may be community confinement or home detention",
        Alternative.NONE: "it is to be served in prison",
    }
    because = f"Grade {grade}, and a minimum of {in_months(minimum)}: {said[answer]}"
    return answer, (Reason(str(cite), f"alternatives: {answer}", because),)


def _with_detention(question: Question, text: GradedText, terms: Range, most: Term) -> Range | None:
    """The range of the terms to order, with credited detention added as far as the statute allows."""
    added = question.case.credited_detention
    if not added or text.added_detention is None:
        return None
    ends = (term + added if isinstance(term, int) else term for term in (terms.minimum, terms.maximum))
    return Range(*(min(term, most) for term in ends))


def _of_detention(question: Question, text: GradedText, detention: Range | None) -> Iterator[Reason]:
    if detention is not None:
        because = "official detention that 18 U.S.C. 3585(b) will credit, other than on the violation warrant"
        added = counted(question.case.credited_detention or 0, "month")
        yield Reason(str(text.added_detention), f"add {added}", because)


def _no_credit(cite: str, question: Question) -> Reason:
    return Reason(cite, "no credit", f"for time on {question.case.supervision}")


def _of_further(further: FurtherSupervision) -> Reason:
    if further.left is not None:
        return Reason(further.cite, f"then at most {in_months(further.left)}", further.because)
    answer = "then more release" if further.authorized is None else f"then at most {in_months(further.authorized)}"
    return Reason(further.cite, answer, further.because)
