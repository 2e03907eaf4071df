"""Statutory maximum terms of imprisonment by date, for the offenses that § 2L1.2 covers.

A citation may leave the tier open ("8 U.S.C. 1326" alone): then every tier that it covers is a possible maximum. The
date that matters is the end of the offense.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from attrs import frozen

from sentencing.errors import NotInForce
from sentencing.partial import PartialDate


@frozen
class Maximum:
    """The maximum term of one tier from a day on, in months."""

    section: str
    pinpoint: str
    tier: str
    effective: date
    months: int
    public_law: str
    fixed: bool = False
    """Whether the statute fixes the term, so that the maximum is the minimum too."""


_ACT_OF_1952 = "Act of June 27, 1952, ch. 477"
_1988 = "Pub. L. 100-690 § 7345(a)"
_1994 = "Pub. L. 103-322 § 130001(b)"
_IIRIRA = "Pub. L. 104-208"

MAXIMA: tuple[Maximum, ...] = (
    Maximum("8 U.S.C. 1253", "(a)(1)", "failure to depart", date(1997, 4, 1), 48, f"{_IIRIRA} § 307(a)"),
    Maximum(
        "8 U.S.C. 1253",
        "(a)(1)",
        "failure to depart, listed classes",
        date(1997, 4, 1),
        120,
        f"{_IIRIRA} § 307(a)",
    ),
    Maximum("8 U.S.C. 1325", "(a)", "first offense", date(1952, 6, 27), 6, f"{_ACT_OF_1952}, § 275"),
    Maximum("8 U.S.C. 1325", "(a)", "subsequent offense", date(1952, 6, 27), 24, f"{_ACT_OF_1952}, § 275"),
    Maximum("8 U.S.C. 1326", "(a)", "reentry", date(1952, 6, 27), 24, f"{_ACT_OF_1952}, § 276"),
    Maximum("8 U.S.C. 1326", "(b)(1)", "after a felony", date(1988, 11, 18), 60, _1988),
    Maximum("8 U.S.C. 1326", "(b)(1)", "after a felony", date(1994, 9, 13), 120, _1994),
    Maximum("8 U.S.C. 1326", "(b)(2)", "after an aggravated felony", date(1988, 11, 18), 180, _1988),
    Maximum("8 U.S.C. 1326", "(b)(2)", "after an aggravated felony", date(1994, 9, 13), 240, _1994),
    Maximum(
        "8 U.S.C. 1326",
        "(b)(3)",
        "removed on terrorism grounds",
        date(1996, 4, 24),
        120,
        "Pub. L. 104-132 § 401(c)",
        fixed=True,
    ),
    Maximum(
        "8 U.S.C. 1326",
        "(b)(4)",
        "removed before the sentence ended",
        date(1997, 4, 1),
        120,
        f"{_IIRIRA} § 305(b)(3)",
    ),
)


@frozen
class Cited:
    """A statute as cited: a section, and the pinpoints named in it."""

    section: str
    pinpoints: tuple[str, ...]


_TITLE = r"(?:\b(\d+)\s*U\.?\s*S\.?\s*C\.?(?:\s*A\.?)?|\btitle\s+(\d+),?\s+united\s+states\s+code,?)"
_SECTION = r"\s*(?:§+|sections?|secs?\.)?\s*(\d+[a-z]?)(?=\W|$)"
_AGAIN = r"(?:§+\s*(?=\d+[a-z]?(?:\W|$))|(?=\d+[a-z]?\())(\d+[a-z]?)"
_PINPOINT = r"((?:\([0-9a-zA-Z]{1,4}\)(?:\s+(?=\(\d))?)+)"
_WORDS = r"[\s,;&]|\b(?:and|as|by|charged|enhanced|in|of|penalized|punishable|under|violation)\b"
_TOKEN = re.compile(
    rf"{_TITLE}{_SECTION}|{_AGAIN}|{_PINPOINT}|({_WORDS})|(.)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_OFFICE = {("6", "202"), ("6", "557")}
"""Sections on the Department of Homeland Security that charges of reentry add; they carry no penalty."""


@lru_cache(maxsize=256)
def cited(text: str) -> Cited | None:
    """Read a citation of one section, with any pinpoints; ``None`` where it is no such citation.

    >>> cited("8 U.S.C. § 1326(a), (b)(2)")
    Cited(section='8 U.S.C. 1326', pinpoints=('(a)', '(b)(2)'))
    >>> cited("Title 8, United States Code, Section 1326(a) as enhanced by § 1326(b)(2)")
    Cited(section='8 U.S.C. 1326', pinpoints=('(a)', '(b)(2)'))
    """
    title, sections, pinpoints, office = "", [], [], False
    for token in _TOKEN.finditer(text):
        usc, spelt, section, again, pinpoint, _, other = token.groups()
        if other:
            return None
        title = usc or spelt or title
        number = section or again
        if number:
            office = (title, number) in _OFFICE
            sections += [] if office else [f"{title} U.S.C. {number}"]
        elif pinpoint and not office:
            pinpoints.append(re.sub(r"\s", "", pinpoint))
    if len(set(sections)) != 1 or not title:
        return None
    return Cited(sections[0], tuple(pinpoints))


def possible_maxima(statute: str, ended: PartialDate) -> tuple[Maximum, ...]:
    """Every maximum that the statute as cited may carry for an offense that ended then; empty if not encoded.

    Several citations ("1326(a), (b)(2)") mean the gravest tier cited.

    Raises:
        NotInForce: the tier cited did not exist by then.
    """
    where = cited(statute)
    tiers = [each for each in MAXIMA if where is not None and each.section == where.section]
    if where is None or not tiers:
        return ()
    named = [(pinpoint, _under(pinpoint, tiers)) for pinpoint in where.pinpoints or ("",)]
    pinpoint, gravest = max(named, key=lambda each: max((tier.months for tier in each[1]), default=0))
    if not gravest:
        return ()
    in_force = tuple(_in_force(gravest, ended))
    if not in_force:
        first = min(tier.effective for tier in gravest)
        msg = f"count.statute: {where.section}{pinpoint} begins on {first}, after the offense ended ({ended})"
        raise NotInForce(msg)
    return in_force


def _under(pinpoint: str, tiers: Iterable[Maximum]) -> list[Maximum]:
    """The tiers at a pinpoint: those nested in it, or the one that it is nested in; a fixed term only by its own."""
    return [
        tier
        for tier in tiers
        if pinpoint.startswith(tier.pinpoint) or (tier.pinpoint.startswith(pinpoint) and not tier.fixed)
    ]


def _in_force(tiers: list[Maximum], ended: PartialDate) -> Iterable[Maximum]:
    for tier in tiers:
        later = [
            t.effective
            for t in tiers
            if (t.pinpoint, t.tier) == (tier.pinpoint, tier.tier) and t.effective > tier.effective
        ]
        begun = tier.effective <= ended.latest
        superseded = any(day <= ended.earliest for day in later)
        if begun and not superseded:
            yield tier
