"""§ 5D1.1 (§ 5D3.1 until 31 October 1989): whether supervised release follows imprisonment."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.manual.chapter5.convictions import Conviction, Texts
from sentencing.manual.chapter5.supervised_release_term import ReleaseTerm, release_term
from sentencing.terms import Range
from sentencing.truth import Open


class Requirement(StrEnum):
    """Whether supervised release is to follow imprisonment.

    >>> Requirement("ordinarily not")
    <Requirement.ORDINARILY_NOT: 'ordinarily not'>

    Raises:
        ValueError: the text is none of these.
    """

    REQUIRED = "required"
    DISCRETIONARY = "discretionary"
    ORDINARILY_NOT = "ordinarily not"


@frozen
class Imposition:
    """What § 5D1.1 says, by which subsection, and why.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> print(found.supervised_release.imposed.cite, found.supervised_release.imposed.standing)
    5D1.1(b) discretionary
    """

    cite: Cite
    standing: Requirement
    because: str
    source: str


@frozen
class SupervisedRelease:
    """Whether supervised release follows (§ 5D1.1) and how long it lasts (§ 5D1.2); either may be open.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> print(found.supervised_release.imposed.standing, found.supervised_release.term.months)
    discretionary 12-36
    """

    imposed: Imposition | Open
    term: ReleaseTerm | Open


@frozen
class ImpositionRule:
    """§ 5D1.1 in one edition: by which subsections, and after how many months of imprisonment release must follow.

    Attributes:
        section: its number.
        by_statute: the pinpoint under which a statute requires it.
        by_length: the pinpoint under which the length of the imprisonment does; empty where it does not.
        more_than: that length, in months; ``None`` where none requires it.
        excepts_deportable: whether (c) takes out a deportable alien likely to be deported.
    """

    section: str
    by_statute: str
    by_length: str = ""
    more_than: int | None = None
    excepts_deportable: bool = False


IMPOSITION: Dated[ImpositionRule] = Dated(
    "§ 5D1.1",
    (
        Version(
            date(1987, 11, 1),
            None,
            ImpositionRule("5D3.1", "(a)", "(a)", 12),
            inferred="the text of 1987 is what later amendments struck, or left as it was",
        ),
        Version(date(1989, 11, 1), 302, ImpositionRule("5D1.1", "(a)", "(a)", 12)),
        Version(date(2011, 11, 1), 756, ImpositionRule("5D1.1", "(a)(1)", "(a)(2)", 12, excepts_deportable=True)),
        Version(date(2025, 11, 1), 835, ImpositionRule("5D1.1", "(a)", excepts_deportable=True)),
    ),
)


def imposition(
    edition: Texts,
    guideline: Range,
    convictions: tuple[Conviction, ...],
    *,
    deportable: bool | None = None,
    minimum_binds: bool = True,
) -> Imposition | Open:
    """§ 5D1.1 of an edition, for a guideline range in months; open where a fact that decides is not stated."""
    rule, source = edition.text(IMPOSITION), edition.source(IMPOSITION)
    if minimum_binds and any(each.count.release_minimum for each in convictions):
        return Imposition(Cite(rule.section, rule.by_statute), Requirement.REQUIRED, "a statute requires it", source)
    if rule.excepts_deportable:
        if deportable is None:
            ask = "deportable: state whether the defendant is a deportable alien likely to be deported"
            return Open(f"{ask} (§ {rule.section}(c))")
        if deportable:
            because = "a deportable alien likely to be deported; no statutory requirement is stated"
            return Imposition(Cite(rule.section, "(c)"), Requirement.ORDINARILY_NOT, because, source)
    if rule.more_than is None:
        because = "no statutory requirement is stated: when an individual assessment warrants it"
        return Imposition(Cite(rule.section, "(b)"), Requirement.DISCRETIONARY, because, source)
    return _by_length(rule, rule.more_than, guideline, convictions, source)


def _by_length(
    rule: ImpositionRule, more_than: int, guideline: Range, convictions: Iterable[Conviction], source: str
) -> Imposition | Open:
    apart = [each.count.consecutive for each in convictions if each.count.consecutive is not None]
    if max(guideline.minimum, *apart, 0) > more_than:
        because = f"imprisonment of more than {more_than} months"
        return Imposition(Cite(rule.section, rule.by_length), Requirement.REQUIRED, because, source)
    if not apart and guideline.maximum <= more_than:
        because = f"imprisonment of {more_than} months at most"
        return Imposition(Cite(rule.section, "(b)"), Requirement.DISCRETIONARY, because, source)
    where = f"§ {rule.section}{rule.by_length}"
    return Open(f"the sentence: imprisonment of more than {more_than} months requires it ({where}), less does not")


def supervised_release(
    edition: Texts,
    guideline: Range,
    convictions: tuple[Conviction, ...],
    *,
    deportable: bool | None = None,
    minimum_binds: bool = True,
) -> SupervisedRelease:
    """§§ 5D1.1 and 5D1.2 of an edition, for a guideline range in months."""
    return SupervisedRelease(
        imposition(edition, guideline, convictions, deportable=deportable, minimum_binds=minimum_binds),
        release_term(edition, convictions, minimum_binds=minimum_binds),
    )
