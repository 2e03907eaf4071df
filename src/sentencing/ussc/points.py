"""Checks of the criminal history: the points of the prior sentences, their total, and the category."""

from collections.abc import Mapping

from sentencing.cite import Cite
from sentencing.effects import Add
from sentencing.ledger import Finding, Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter4.points import POINTS, EachSentence, Recency
from sentencing.rules import UpTo
from sentencing.terms import CriminalHistoryCategory
from sentencing.ussc.codes import Row, category, known, points_of, told
from sentencing.ussc.likely import TOO_MANY_POINTS, added
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, Reason, Verdict

_BY_LENGTH: Mapping[str, str] = {"POINT3": "(a)", "POINT2": "(b)", "POINT1": "(c)"}
"""The columns of numbers of sentences, and the subsections of § 4A1.1 under which they earn points."""


def points_of_sentences(row: Row, book: Manual) -> Verdict:
    """The points of the prior sentences are their numbers, each times what § 4A1.1(a) to (c) gives it."""
    rules = {rule.letter: (rule, most) for rule, most in map(_each_sentence, book.text(POINTS)) if rule is not None}
    plain, limited = Ledger(), Ledger()
    for column, letter in _BY_LENGTH.items():
        (rule, most), cite = rules[letter], Cite("4A1.1", letter)
        for _ in range(points_of(row, column)):
            finding = Finding(cite, Add(rule.points), column)
            plain = plain.enter(finding)
            if most is None or limited.change(cite) < most:
                limited = limited.enter(finding)
    recorded = points_of(row, "CRIMPTS")
    if recorded == plain.total:
        return AGREES
    if recorded == limited.total:
        because = "as § 4A1.1(c) has it, which counts no more than four one-point sentences"
        return Disagrees(str(recorded), str(plain.total), Reason.CODING, because)
    return Disagrees(str(recorded), str(plain.total), Reason.UNEXPLAINED, f"{recorded - plain.total:+d} points")


def _each_sentence(rule: object) -> tuple[EachSentence | None, int | None]:
    """A rule that gives points to each sentence, and the most points that it gives in all."""
    if isinstance(rule, UpTo) and isinstance(rule.of, EachSentence):
        return rule.of, rule.limit
    return (rule, None) if isinstance(rule, EachSentence) else (None, None)


def total_points(row: Row, book: Manual) -> Verdict:
    """The total is the points of the sentences with those for status and violence, and until 2010 for recency."""
    columns = {"CRIMPTS": Cite("4A1.1"), "SENTPTS": Cite("4A1.1"), "VIOL1PTS": Cite("4A1.1")}
    has_recency = any(isinstance(rule, Recency) for rule in book.text(POINTS))
    if has_recency:
        columns["REL2PTS"] = Cite("4A1.1", "(e)")
        if told(row, "REL2PTS"):
            points_of(row, "REL2PTS")
    for column in ("CRIMPTS", "SENTPTS", "VIOL1PTS"):
        points_of(row, column)
    ledger, recorded = added(Ledger(), row, columns), points_of(row, "TOTCHPTS")
    if recorded == ledger.total:
        return AGREES
    return Disagrees(
        str(recorded), str(ledger.total), *_why_another_total(recorded, ledger, row, has_recency=has_recency)
    )


def _why_another_total(recorded: int, ledger: Ledger, row: Row, *, has_recency: bool) -> tuple[Reason, str]:
    if has_recency and "REL2PTS" not in row:
        return Reason.NOT_IN_FRAME, "the frame has no REL2PTS"
    if not has_recency and recorded == added(ledger, row, {"REL2PTS": Cite("4A1.1")}).total:
        return Reason.CODING, "as if there were recency points, which the Manual has not had since 1 November 2010"
    if recorded < ledger.total:
        return Reason.UNEXPLAINED, TOO_MANY_POINTS
    return Reason.UNEXPLAINED, f"{recorded - ledger.total:+d} points"


def category_of_points(row: Row, _book: Manual) -> Verdict:
    """The final category is that of the points, or a higher one that a rule for repeat offenders commands."""
    of_points = CriminalHistoryCategory.from_points(points_of(row, "TOTCHPTS"))
    recorded = CriminalHistoryCategory.parse(known(row, "XCRHISSR"))
    commanded = category(told(row, "ACCCAT") or None)
    recomputed = of_points if commanded is None else max(of_points, commanded)
    if recorded is recomputed:
        return AGREES
    if recorded is CriminalHistoryCategory.VI and told(row, "CAROFFAP"):
        reason, because = Reason.CAREER_OFFENDER, "CAROFFAP: § 4B1.1(b) makes Category VI"
    elif recorded > recomputed and "ACCCAT" not in row:
        reason, because = Reason.NOT_IN_FRAME, "the frame has no ACCCAT"
    else:
        reason, because = Reason.UNEXPLAINED, "a departure under § 4A1.3, or a change by the court, would do it"
    return Disagrees(str(recorded), str(recomputed), reason, because)


def points_bound_category(row: Row, _book: Manual) -> Verdict:
    """The final category is that of the points under § 4A1.1(a) to (c), or a higher one."""
    least = CriminalHistoryCategory.from_points(points_of(row, "CRIMPTS"))
    recorded = CriminalHistoryCategory.parse(known(row, "XCRHISSR"))
    if recorded >= least:
        return AGREES
    return Disagrees(str(recorded), f"{least} or higher", Reason.UNEXPLAINED, TOO_MANY_POINTS)


POINT_CHECKS = (
    Check(
        "points of sentences",
        "the points of the prior sentences are one, two or three for each",
        "§ 4A1.1(a)-(c)",
        ("POINT1", "POINT2", "POINT3", "CRIMPTS"),
        points_of_sentences,
    ),
    Check(
        "total points",
        "the total is the points of the sentences with those for status and violence, and until 2010 for recency",
        "§ 4A1.1",
        ("CRIMPTS", "SENTPTS", "VIOL1PTS", "TOTCHPTS"),
        total_points,
        reads=("REL2PTS",),
    ),
    Check(
        "category",
        "the final category is that of the points, or a higher one under Chapter Four, Part B, or § 3A1.4",
        "Chapter Five, Part A; §§ 3A1.4, 4B1.1, 4B1.4, 4B1.5",
        ("TOTCHPTS", "XCRHISSR"),
        category_of_points,
        reads=("ACCCAT", "CAROFFAP"),
    ),
    Check(
        "points and category",
        "the final category is that of the points under § 4A1.1(a) to (c), or a higher one",
        "§ 4A1.1",
        ("CRIMPTS", "XCRHISSR"),
        points_bound_category,
        unless=("TOTCHPTS",),
    ),
)
