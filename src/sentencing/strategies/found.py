"""What a court finds beside the count: adjustments, acceptance, early disposition; and which cases have an answer."""

from hypothesis import strategies as st

from sentencing.calculation import calculate
from sentencing.case import MOST_EARLY_DISPOSITION_LEVELS, Acceptance, Case, EarlyDisposition
from sentencing.counts import Adjustments, Stated
from sentencing.errors import SentencingError

_FINDINGS = ("3B1.2(b)", "3B1.1(c)", "3C1.1", "3A1.3 +2", "3A1.2 +3", "3A1.4")


@st.composite
def _adjustments(draw: st.DrawFn) -> Adjustments:
    findings = draw(st.lists(st.sampled_from(_FINDINGS), max_size=2, unique=True))
    return Adjustments(tuple(map(Stated.parse, findings)))


ADJUSTMENTS = _adjustments()
"""At most two of Chapter Three, not all of which go together or stand in every edition; shrinks towards none."""

ACCEPTANCES = st.sampled_from((None, Acceptance(), Acceptance(motion=True)))
"""Shrinks towards none."""

EARLY_DISPOSITIONS = st.none() | st.builds(
    EarlyDisposition,
    st.integers(1, MOST_EARLY_DISPOSITION_LEVELS),
    st.sampled_from((*(True,) * 12, False)),
)
"""In the editions that have it, and in others; shrinks towards none."""


def with_answers(cases: st.SearchStrategy[Case], *, answered: bool) -> st.SearchStrategy[Case]:
    """All of the cases, or only those that the library answers."""
    return cases.filter(_has_answer) if answered else cases


def _has_answer(case: Case) -> bool:
    try:
        calculate(case)
    except SentencingError:
        return False
    return True
