"""What the statutes allow on a revocation: the longest imprisonment, and the supervised release that may follow.

The class of the original offense and the law of its day set them: 18 U.S.C. 3565(a)(2), 3583(e)(3), 3583(h).
"""

from collections.abc import Iterator

from attrs import frozen

from sentencing.duration import Duration, Imposed, as_length
from sentencing.errors import Contradiction, Undetermined
from sentencing.manual.chapter7.periods import Further
from sentencing.release_statutes import (
    FURTHER_RELEASE,
    PRISON_LIMITS,
    REGISTRANT_MINIMUM,
    RELEASE_TERMS,
    RESENTENCING,
    FurtherRelease,
    PrisonLimit,
    release_term_is_elsewhere,
)
from sentencing.revocation.original_offense import Possibility
from sentencing.statutes import cited
from sentencing.supervision import Original, RevocationCase, Supervision
from sentencing.terms import LIFE, Range, Term
from sentencing.words import in_months

NOTHING = Duration()


# The longest imprisonment


@frozen
class Ceiling:
    """The longest imprisonment that the statute allows on the revocation, and the notes that it needs."""

    length: Imposed
    cite: str
    because: str
    source: str
    notes: tuple[str, ...] = ()

    @property
    def months(self) -> Term:
        """The whole months in it, or ``LIFE``."""
        return whole_months(self.length)


def ceiling(case: RevocationCase, possibility: Possibility) -> Ceiling:
    """The longest imprisonment for one possibility of the original offense, and above the minimum stated.

    Raises:
        Contradiction: the minimum stated is more than any statute allows.
    """
    found = _probation(possibility) if case.supervision is Supervision.PROBATION else _release(case, possibility)
    minimum = case.original.minimum
    return found if minimum is None or minimum <= found.months else _above(case, possibility, found, minimum)


def _probation(possibility: Possibility) -> Ceiling:
    """18 U.S.C. 3565(a)(2): a new sentence for the original offense."""
    law = RESENTENCING.on(possibility.day)
    length = possibility.maximum
    notes = (f"Not settled here: {law.not_read}; the statutory maximum was taken.",) if law.not_read else ()
    because = f"the statutory maximum of the original offense, {length}"
    return Ceiling(length, law.text, because, law.source, (*notes, *_rounded(length)))


def _release(case: RevocationCase, possibility: Possibility) -> Ceiling:
    """18 U.S.C. 3583(e)(3): the cap of the class, within the term of supervised release, less what adds up."""
    law, original = PRISON_LIMITS.on(possibility.day), case.original
    cap = law.text.caps.of(possibility.offense_class)
    imposed = original.imposed if law.text.of_term_imposed else None
    if cap is None and imposed is None and _elsewhere(original):
        msg = (
            "original.imposed: before 13 September 1994 the term of supervised release imposed was the limit; state "
            f"it, and when the offense was `committed` ({law.text.cite})"
        )
        raise Undetermined(msg)
    term = authorized(original, possibility) if imposed is None else imposed
    whole = as_length(term if cap is None else min(cap, term))
    because = f"{whole} for a {possibility.offense_class}"
    if cap is None or term < cap:
        because += f", the term of supervised release {'authorized' if imposed is None else 'imposed'}"
    earlier = sum(original.revoked_before or (), NOTHING)
    left = less(whole, earlier) if law.text.adds_up else whole
    if left != whole:
        because += f", less {earlier} imposed on earlier revocations"
    notes = (
        *_not_read(original, possibility),
        *_on_imposed(law.text, imposed),
        *_on_earlier(law.text, original, whole),
    )
    return Ceiling(left, law.text.cite, because, law.source, (*notes, *_rounded(left)))


def _not_read(original: Original, possibility: Possibility) -> Iterator[str]:
    """What of the law of that day was not read, as far as the answer rests on it."""
    yield from _unread(PRISON_LIMITS.on(possibility.day).not_read)
    if original.release_maximum is None:
        yield from _unread(RELEASE_TERMS.on(possibility.day).not_read)


def _unread(law: str) -> Iterator[str]:
    if law:
        yield f"Not read, and taken from general knowledge: {law}."


def _on_imposed(law: PrisonLimit, imposed: Term | None) -> Iterator[str]:
    if law.of_term_imposed and imposed is None:
        yield (
            "Before 13 September 1994 the term of supervised release imposed bounded the prison term, and it is not "
            "stated (`original.imposed`); the term authorized was taken."
        )


def _on_earlier(law: PrisonLimit, original: Original, whole: Imposed) -> Iterator[str]:
    earlier = sum(original.revoked_before or (), NOTHING)
    if law.adds_up and original.revoked_before is None:
        yield (
            "Imprisonment on earlier revocations counts against the cap of that time, and none is stated "
            "(`original.revoked_before`)."
        )
    if law.adds_up is None and earlier:
        yield (
            f"Whether the {earlier} of earlier revocations count against the cap before 13 September 1994 is not "
            f"settled here; they were not counted. Counted, {less(whole, earlier)} are left."
        )


def _above(case: RevocationCase, possibility: Possibility, found: Ceiling, minimum: Term) -> Ceiling:
    """A minimum above the cap: only 18 U.S.C. 3583(k) sets the caps of (e)(3) aside."""
    if case.supervision is Supervision.SUPERVISED_RELEASE and REGISTRANT_MINIMUM.begun(possibility.day):
        term, law = authorized(case.original, possibility), REGISTRANT_MINIMUM.on(possibility.day)
        if minimum <= term:
            because = f"the minimum stated is above the cap, which only 3583(k) sets aside: {in_months(term)}"
            return Ceiling(as_length(term), REGISTRANT_MINIMUM.name, because, law.source, found.notes)
    msg = (
        f"original.minimum: {in_months(minimum)} is more than the statute allows, {in_months(found.months)} "
        f"({found.cite}: {found.because})"
    )
    raise Contradiction(msg)


THE_STATUTE_ALLOWS = "The statute allows"


def _rounded(length: Imposed) -> Iterator[str]:
    months = whole_months(length)
    if isinstance(length, Duration) and isinstance(months, int) and Duration(months) != length:
        yield f"{THE_STATUTE_ALLOWS} {length}; ranges are in whole months, so {months} is taken."


# Supervised release


def authorized(original: Original, possibility: Possibility) -> Term:
    """The longest term of supervised release: as stated, else by the class (18 U.S.C. 3583(b)), in months."""
    if original.release_maximum is not None:
        return original.release_maximum
    term = RELEASE_TERMS.on(possibility.day).text.of(possibility.offense_class)
    return LIFE if term is None else term


@frozen
class FurtherSupervision:
    """Supervised release that may follow the imprisonment.

    >>> from sentencing import calculate_revocation, revocation_from_dict
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "supervised release", "revoked": "2020-05-01",
    ...     "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
    ...     "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
    ... }))
    >>> print(outcome.further_release.authorized, "less", outcome.maximum, "leaves", outcome.further_release.left)
    36 less 24 leaves 12

    Attributes:
        cite: the provision of Chapter Seven, or the statute.
        authorized: the term from which the imprisonment comes off, in months; ``None`` where it is not known.
        left: the longest term left, in months: after the longest imprisonment of the range, and after the shortest.
        because: how it comes about, and on what condition.
    """

    cite: str
    authorized: Term | None
    left: Range | None
    because: str


def further_supervision(
    case: RevocationCase, possibility: Possibility, text: Further | None, ordered: Range | None, maximum: Term
) -> FurtherSupervision:
    """The supervised release that may follow a term of imprisonment within a range, under Chapter Seven and statute."""
    original = case.original
    if text is not None and text.anew:
        term = None if _elsewhere(original) else authorized(original, possibility)
        return FurtherSupervision(
            str(text.cite), term, None, "supervised release that may follow: a first term, under §§ 5D1.1-5D1.3"
        )
    law = FURTHER_RELEASE.on(possibility.day).text
    only_below = law.below_maximum_only or (text is not None and text.below_maximum_only)
    earlier = sum(original.revoked_before or (), NOTHING)
    base = _base(original, possibility)
    because = _what_comes_off(law, base, earlier, only_below=only_below)
    cite = law.cite if text is None else str(text.cite)
    if base is None or ordered is None or (law.of_term_imposed and earlier):
        return FurtherSupervision(cite, base, None, because)
    ends = [
        0 if only_below and term == maximum else whole_months(less(less(as_length(base), earlier), as_length(term)))
        for term in (ordered.maximum, ordered.minimum)
    ]
    return FurtherSupervision(cite, base, Range(*ends), because)


def _what_comes_off(law: FurtherRelease, base: Term | None, earlier: Duration, *, only_below: bool) -> str:
    of_what = "imposed" if law.of_term_imposed else "authorized"
    how_long = "" if base is None else f", {in_months(base)}"
    less_earlier = f" less {earlier} of earlier revocations and" if earlier else ""
    condition = ", but only below the longest prison term" if only_below else ""
    return (
        f"supervised release that may follow: the term {of_what}{how_long},{less_earlier} less the imprisonment imposed"
        f"{condition} ({law.cite})"
    )


def _base(original: Original, possibility: Possibility) -> Term | None:
    if FURTHER_RELEASE.on(possibility.day).text.of_term_imposed:
        return original.imposed
    return None if _elsewhere(original) else authorized(original, possibility)


def _elsewhere(original: Original) -> bool:
    """Whether a term may be authorised that is neither stated nor that of 18 U.S.C. 3583(b)."""
    where = cited(original.statute or "")
    return original.release_maximum is None and where is not None and release_term_is_elsewhere(where.section)


# Lengths


def less(length: Imposed, taken: Imposed) -> Imposed:
    """What is left of a length, nothing at least; of life, life.

    >>> str(less(Duration(24), Duration(12, days=1))), less(LIFE, Duration(12)), bool(less(Duration(12), Duration(24)))
    ('12 months less 1 day', LIFE, False)
    """
    if length is LIFE:
        return LIFE
    return NOTHING if taken >= length or taken is LIFE else length - taken


def whole_months(length: Imposed) -> Term:
    """The whole months in a length; life is life.

    >>> whole_months(Duration(12, days=-1)), whole_months(LIFE)
    (11, LIFE)
    """
    return LIFE if length is LIFE else length.whole_months
