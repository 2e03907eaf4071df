"""Checks of the criminal history: the points of the prior sentences, their total, and the category."""

from collections.abc import Mapping, Sequence
from functools import partial

from sentencing.cite import Cite
from sentencing.effects import Add
from sentencing.ledger import Finding, Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter4.inadequacy import INADEQUACY
from sentencing.manual.chapter4.points import POINTS, EachSentence, Recency, UnderSentence, Violence
from sentencing.rules import UpTo
from sentencing.terms import CriminalHistoryCategory
from sentencing.ussc.codes import Row, category, flag, known, number, points_of, told
from sentencing.ussc.likely import added, tried
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, Reason, Verdict

_BY_LENGTH: Mapping[str, str] = {"POINT3": "(a)", "POINT2": "(b)", "POINT1": "(c)"}
"""The columns of numbers of sentences, and the subsections of § 4A1.1 under which they earn points."""


def points_of_sentences(row: Row, book: Manual) -> Verdict:
    """The points of the prior sentences are their numbers, each times what § 4A1.1(a) to (c) gives it.

    Whether the file limits those of (c) to four, as the Manual does, its codebook does not tell.
    """
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
    if recorded in (plain.total, limited.total):
        return AGREES
    recomputed = " or ".join(map(str, dict.fromkeys((limited.total, plain.total))))
    return Disagrees(str(recorded), recomputed, Reason.UNEXPLAINED, f"{recorded - limited.total:+d} points")


def _each_sentence(rule: object) -> tuple[EachSentence | None, int | None]:
    """A rule that gives points to each sentence, and the most points that it gives in all."""
    if isinstance(rule, UpTo) and isinstance(rule.of, EachSentence):
        return rule.of, rule.limit
    return (rule, None) if isinstance(rule, EachSentence) else (None, None)


def total_points(row: Row, book: Manual) -> Verdict:
    """The total is the points of the sentences with those for status and violence, and until 2010 for recency."""
    columns = {"CRIMPTS": Cite("4A1.1"), "SENTPTS": Cite("4A1.1"), "VIOL1PTS": Cite("4A1.1")}
    has_recency = any(isinstance(rule, Recency) for rule in book.text(POINTS))
    if has_recency and "REL2PTS" in row:
        columns["REL2PTS"] = Cite("4A1.1", "(e)")
    for column in columns:
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
    with_recency = tried(partial(added, ledger, row, {"REL2PTS": Cite("4A1.1")}))
    if not has_recency and with_recency is not None and recorded == with_recency.total:
        return Reason.CODING, "as if there were recency points, which the Manual has not had since 1 November 2010"
    return Reason.UNEXPLAINED, f"{recorded - ledger.total:+d} points"


_OTHER_POINTS = ("SENTPTS", "REL2PTS", "VIOL1PTS")
_NONE = (0,)


def other_points(row: Row, book: Manual) -> Verdict:
    """The points for status, recency and violence are ones that § 4A1.1 gives."""
    for column in (column for column in _OTHER_POINTS if column in row):
        given = _given(column, row, book)
        is_none = given == _NONE and number(row.get(column)) is None
        recorded = 0 if is_none else points_of(row, column)
        if recorded not in given:
            return Disagrees(f"{column} {recorded}", " or ".join(map(str, given)), Reason.CODING, _OTHER_MANUAL)
    return AGREES


_OTHER_MANUAL = "the Manual gives other points; the record may have been worked with another Manual"


def _given(column: str, row: Row, book: Manual) -> Sequence[int]:
    """What the Manual may give for status, recency or violence."""
    for rule in book.text(POINTS):
        match column, rule:
            case "SENTPTS", UnderSentence():
                is_given = not rule.if_at_least or _of_sentences(row) >= rule.if_at_least
                return (0, rule.points) if is_given else _NONE
            case "REL2PTS", Recency():
                return (0, rule.points_with_status if points_of(row, "SENTPTS") else rule.points)
            case "VIOL1PTS", UpTo(limit=limit, of=Violence()):
                return range(limit + 1)
    return _NONE


def _of_sentences(row: Row) -> int:
    """The points under § 4A1.1(a) to (d), beside which one for status is given since 2023."""
    return points_of(row, "CRIMPTS") + points_of(row, "VIOL1PTS")


def category_of_points(row: Row, _book: Manual) -> Verdict:
    """The final category is that of the points, or a higher one that a rule for repeat offenders commands."""
    of_points = CriminalHistoryCategory.from_points(points_of(row, "TOTCHPTS"))
    recorded = CriminalHistoryCategory.parse(known(row, "XCRHISSR"))
    is_career_offender = flag(row, "CAROFFAP")
    commanded = CriminalHistoryCategory.VI if is_career_offender else category(told(row, "ACCCAT") or None)
    recomputed = of_points if commanded is None else max(of_points, commanded)
    if recorded is recomputed:
        return AGREES
    if is_career_offender:
        reason, because = Reason.CAREER_OFFENDER, "CAROFFAP: § 4B1.1 makes Category VI in every case"
    elif recorded > recomputed and "ACCCAT" not in row:
        reason, because = Reason.NOT_IN_FRAME, "the frame has no ACCCAT"
    else:
        reason, because = Reason.UNEXPLAINED, "a departure, or a change by the court, would do it"
    return Disagrees(str(recorded), str(recomputed), reason, because)


def points_bound_category(row: Row, book: Manual) -> Verdict:
    """The final category is that of the points under § 4A1.1(a) to (c), or a higher one."""
    points = points_of(row, "CRIMPTS")
    least = CriminalHistoryCategory.from_points(points)
    recorded = CriminalHistoryCategory.parse(known(row, "XCRHISSR"))
    if recorded >= least:
        return AGREES
    return Disagrees(str(recorded), f"{least} or higher", Reason.UNEXPLAINED, fewer_points(points, book))


def fewer_points(points: int, book: Manual) -> str:
    """Why a category may lie below that of the points of the prior sentences."""
    [most] = [rule.limit for rule in book.text(POINTS) if isinstance(rule, UpTo) and isinstance(rule.of, EachSentence)]
    reasons = [f"more than {most} one-point sentences (§ 4A1.1(c))"] if points > most else []
    reasons += ["a departure under § 4A1.3"] if book.in_force(INADEQUACY) else []
    return f"{', or '.join(reasons)} would do it" if reasons else "nothing that the Manual has would do it"


POINT_CHECKS = (
    Check(
        "points of sentences",
        "the points of the prior sentences are one, two or three for each, those of one point limited or not",
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
        "other points",
        "the points for status, recency and violence are ones that the Manual gives",
        "§ 4A1.1",
        ("CRIMPTS", "SENTPTS", "VIOL1PTS"),
        other_points,
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
