"""§ 5D1.2 (§ 5D3.2 until 31 October 1989): how long supervised release lasts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from attrs import evolve, frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.manual.chapter5.convictions import Conviction, Texts
from sentencing.offense_class import OffenseClass
from sentencing.prior import Kind
from sentencing.terms import LIFE, Range, Term
from sentencing.truth import Open
from sentencing.words import in_months


@frozen
class ReleaseTerm:
    """How long supervised release lasts under § 5D1.2.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> print(found.supervised_release.term.cite, found.supervised_release.term.months)
    5D1.2(a)(2) 12-36

    Attributes:
        cite: the subsection that sets it.
        months: the term, in months; ``None`` where none is authorised (a petty offense).
        because: why.
        source: the text applied.
        notes: what the text recommends, or what was disputed about it.
    """

    cite: Cite
    months: Range | None
    because: str
    source: str
    notes: tuple[str, ...] = ()


@frozen
class ClassTerm:
    """The term for some classes of offense, in months."""

    pinpoint: str
    classes: tuple[OffenseClass, ...]
    minimum: int
    maximum: int


@frozen
class StatuteTerm:
    """The term, in months, wherever a statute requires any (until 1995)."""

    pinpoint: str
    minimum: int
    maximum: int


@frozen
class ToLife:
    """Offenses of a kind, for which the term may be up to life."""

    pinpoint: str
    kind: Kind


@frozen
class TermRule:
    """§ 5D1.2 in one edition.

    Attributes:
        section: its number.
        terms: the term of each class.
        minimum_pinpoint: where it says that the term is not shorter than a statute requires.
        where_required: the term wherever a statute requires any.
        to_life: the kinds of offense with a term up to life.
        recommends: where it recommends the statutory maximum for a sex offense; empty where it does not.
        statute_prevails: whether its maxima give way to a statute's longer one, and statutes alone say "to life".
        minimum_disputed: whether courts disagreed on what a statutory minimum makes of the term (until amend. 786).
        relief_stated: whether it says that relief from a statutory minimum reaches supervised release (amend. 570).
    """

    section: str
    terms: tuple[ClassTerm, ...]
    minimum_pinpoint: str
    where_required: StatuteTerm | None = None
    to_life: tuple[ToLife, ...] = ()
    recommends: str = ""
    statute_prevails: bool = False
    minimum_disputed: bool = False
    relief_stated: bool = True

    def of(self, offense_class: OffenseClass) -> ClassTerm | None:
        """The term of a class; ``None`` where it has none."""
        return next((term for term in self.terms if offense_class in term.classes), None)


_AB = (OffenseClass.A_FELONY, OffenseClass.B_FELONY)
_CD = (OffenseClass.C_FELONY, OffenseClass.D_FELONY)
_E = (OffenseClass.E_FELONY, OffenseClass.A_MISDEMEANOR)
_E_IN_1987 = (*_E, OffenseClass.B_MISDEMEANOR, OffenseClass.C_MISDEMEANOR)

_TERMS_OF_1987 = (
    ClassTerm("(b)(1)", _AB, 36, 36),
    ClassTerm("(b)(2)", _CD, 24, 24),
    ClassTerm("(b)(3)", _E_IN_1987, 12, 12),
)
_TERMS_OF_1988 = (
    ClassTerm("(b)(1)", _AB, 36, 60),
    ClassTerm("(b)(2)", _CD, 24, 36),
    ClassTerm("(b)(3)", _E, 12, 12),
)
_TERMS_OF_1995 = (
    ClassTerm("(a)(1)", _AB, 36, 60),
    ClassTerm("(a)(2)", _CD, 24, 36),
    ClassTerm("(a)(3)", _E, 12, 12),
)
_TERMS_OF_2011 = (
    ClassTerm("(a)(1)", _AB, 24, 60),
    ClassTerm("(a)(2)", _CD, 12, 36),
    ClassTerm("(a)(3)", _E, 12, 12),
)
_TERMS_OF_2025 = (
    ClassTerm("(a)(1)", _AB, 0, 60),
    ClassTerm("(a)(2)", _CD, 0, 36),
    ClassTerm("(a)(3)", _E, 0, 12),
)
_REQUIRED_TO_1995 = StatuteTerm("(a)", 36, 60)
_TERRORISM_OF_2002 = ToLife("(a)", Kind.NATIONAL_SECURITY)
_TERRORISM, _SEX = ToLife("(b)(1)", Kind.NATIONAL_SECURITY), ToLife("(b)(2)", Kind.SEX_OFFENSE)

_OF_1987 = TermRule("5D3.2", _TERMS_OF_1987, "(a)", _REQUIRED_TO_1995, relief_stated=False)
_OF_1988 = evolve(_OF_1987, terms=_TERMS_OF_1988)
_OF_1989 = evolve(_OF_1988, section="5D1.2")
_OF_1995 = TermRule("5D1.2", _TERMS_OF_1995, "(b)", minimum_disputed=True, relief_stated=False)
_OF_1997 = evolve(_OF_1995, relief_stated=True)
_OF_2001 = evolve(_OF_1997, recommends="(c)")
_OF_2002 = evolve(_OF_2001, to_life=(_TERRORISM_OF_2002,))
_OF_2004 = evolve(_OF_2002, minimum_pinpoint="(c)", to_life=(_TERRORISM, _SEX), recommends="(b)")
_OF_2011 = evolve(_OF_2004, terms=_TERMS_OF_2011)
_OF_2014 = evolve(_OF_2011, minimum_disputed=False)
_OF_2025 = TermRule("5D1.2", _TERMS_OF_2025, "(a)", statute_prevails=True)

RELEASE_TERM: Dated[TermRule] = Dated(
    "§ 5D1.2",
    (
        Version(
            date(1987, 11, 1),
            None,
            _OF_1987,
            inferred="the text of 1987 is what later amendments struck, or left as it was",
        ),
        Version(date(1988, 1, 15), 52, _OF_1988),
        Version(date(1989, 11, 1), 302, _OF_1989),
        Version(date(1995, 11, 1), 529, _OF_1995),
        Version(date(1997, 11, 1), 570, _OF_1997),
        Version(date(2001, 11, 1), 615, _OF_2001),
        Version(date(2002, 11, 1), 637, _OF_2002),
        Version(date(2004, 11, 1), 664, _OF_2004),
        Version(date(2011, 11, 1), 756, _OF_2011),
        Version(date(2014, 11, 1), 786, _OF_2014),
        Version(date(2025, 11, 1), 835, _OF_2025),
    ),
)

_BEYOND_CLASS = (Kind.NATIONAL_SECURITY, Kind.SEX_OFFENSE)
"""Kinds of offense whose longest term 18 U.S.C. 3583(j) and (k) set, not the class."""


@frozen
class _Worked:
    """The term for one count of one class; without a pinpoint none is authorised."""

    minimum: Term
    maximum: Term
    pinpoint: str
    because: str


def release_term(
    edition: Texts, convictions: tuple[Conviction, ...], *, minimum_binds: bool = True
) -> ReleaseTerm | Open:
    """§ 5D1.2 of an edition, in months: of several counts the longest, because the terms run concurrently.

    The kinds of a count are findings under the definitions of the edition: a "sex offense" as § 5D1.2 defined it, and
    for terrorism that 18 U.S.C. 2332b(g)(5)(B) lists the offense and that death or serious injury was at stake.
    """
    rule, source = edition.text(RELEASE_TERM), edition.source(RELEASE_TERM)
    of_each: list[tuple[_Worked, ...]] = []
    for conviction in convictions:
        terms = _of_each_class(rule, conviction, binds=minimum_binds)
        if isinstance(terms, Open):
            return terms
        of_each.append(terms)
    least = [min(terms, key=_length) for terms in of_each]
    surely = _longest(least)
    if surely != _longest([*chain.from_iterable(of_each)]):
        return Open(next(each.missing for each in convictions if len(each.classes) > 1))
    longest = max(least, key=_length)
    because = longest.because
    if len(convictions) > 1:
        because = f"the longest on {len(convictions)} counts, whose terms run concurrently: {because}"
    notes = tuple(_notes(rule, convictions, binds=minimum_binds))
    months = Range(*surely) if longest.pinpoint else None
    return ReleaseTerm(Cite(rule.section, longest.pinpoint), months, because, source, notes)


def _length(worked: _Worked) -> tuple[Term, Term]:
    return (worked.maximum, worked.minimum)


def _longest(terms: Sequence[_Worked]) -> tuple[Term, Term]:
    return max(each.minimum for each in terms), max(each.maximum for each in terms)


def _of_each_class(rule: TermRule, conviction: Conviction, *, binds: bool) -> tuple[_Worked, ...] | Open:
    """The term for one count, if it is of each class that it may have."""
    terms: list[_Worked] = []
    for each in conviction.classes:
        worked = _worked(rule, each, conviction, binds=binds)
        if isinstance(worked, Open):
            return worked
        terms.append(worked)
    return tuple(terms)


def _worked(rule: TermRule, offense_class: OffenseClass, conviction: Conviction, *, binds: bool) -> _Worked | Open:
    """The term for one count, if it is of a class: as printed, then within its statute."""
    count = conviction.count
    required = (count.release_minimum or None) if binds else None
    printed = _printed(rule, offense_class, count.kinds or frozenset(), required)
    if not printed.pinpoint and required is None:
        return printed
    if count.release_maximum == 0:
        return _Worked(0, 0, "", "the statute authorises none")
    minimum, maximum = printed.minimum, printed.maximum
    if count.release_maximum is not None:
        maximum = count.release_maximum if rule.statute_prevails else min(maximum, count.release_maximum)
        minimum = min(minimum, maximum)
    elif rule.statute_prevails and _needs_maximum(count.kinds, required, maximum):
        ask = "state the longest term of supervised release that the statute authorises"
        return Open(f"{conviction.key}.release_maximum: {ask}; 18 U.S.C. 3583(b) does not limit this one")
    if required is None or required <= minimum:
        return _Worked(minimum, maximum, printed.pinpoint, printed.because)
    because = f"{printed.because}; a statute requires at least {in_months(required)}"
    return _Worked(required, max(required, maximum), rule.minimum_pinpoint, because)


def _printed(rule: TermRule, offense_class: OffenseClass, kinds: frozenset[Kind], required: Term | None) -> _Worked:
    """The term as the edition prints it for a class."""
    if required is not None and rule.where_required is not None:
        term = rule.where_required
        return _Worked(term.minimum, term.maximum, term.pinpoint, f"{offense_class}; a statute requires a term")
    of_class = rule.of(offense_class)
    if of_class is None:
        return _Worked(0, 0, "", f"none is authorised for a {offense_class}")
    for each in rule.to_life:
        if each.kind in kinds:
            return _Worked(of_class.minimum, LIFE, each.pinpoint, f"{offense_class}, {each.kind}")
    return _Worked(of_class.minimum, of_class.maximum, of_class.pinpoint, str(offense_class))


def _needs_maximum(kinds: frozenset[Kind] | None, required: Term | None, maximum: Term) -> bool:
    """Whether some statute other than 18 U.S.C. 3583(b) must set the longest term."""
    beyond_class = kinds is not None and not kinds.isdisjoint(_BEYOND_CLASS)
    return beyond_class or (required is not None and required > maximum)


def _notes(rule: TermRule, convictions: Iterable[Conviction], *, binds: bool) -> Iterator[str]:
    counts = [conviction.count for conviction in convictions]
    sex = [count for count in counts if count.kinds is not None and Kind.SEX_OFFENSE in count.kinds]
    if rule.recommends and sex:
        stated = [count.release_maximum for count in sex if count.release_maximum is not None]
        what = f" ({in_months(max(stated))})" if stated else ""
        yield f"§ {rule.section}{rule.recommends} recommends the statutory maximum{what} for a sex offense."
    if any(count.release_minimum for count in counts):
        if binds and rule.minimum_disputed:
            yield (
                "Before amend. 786 courts differed on a statutory minimum: it raises the bottom of the term, as here "
                "(United States v. Gibbs, 578 F.3d 694 (7th Cir. 2009)), or the statute's own term takes its place "
                "(United States v. Deans, 590 F.3d 907 (8th Cir. 2010))."
            )
        if not (binds or rule.relief_stated):
            yield "That relief from a statutory minimum reaches supervised release was first said in 1997 (amend. 570)."
