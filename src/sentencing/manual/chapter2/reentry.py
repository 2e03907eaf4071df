"""§ 2L1.2, unlawfully entering or remaining in the United States, 1987 to the 2025 Manual.

Three structures: one increase by what came before deportation (1989-2001), the graded tiers of amendment 632
(2001-2016), and since amendment 802 three increases that add up, by prior reentry, by what came before the first
removal order and by what came after it. Base and increases stand in the printed order; "apply the greatest" is
``Greatest``.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain, product
from typing import TypeAlias

from attrs import field, frozen

from sentencing.cite import Cite
from sentencing.criminal_record import Conviction
from sentencing.dated import Dated, Version
from sentencing.duration import Duration
from sentencing.effects import Add, Become
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter2 import reentry_facts as facts
from sentencing.manual.chapter2 import sentence_imposed as imposed
from sentencing.manual.chapter2.reentry_facts import Convicted, OfKind, OtherThan, Reentry
from sentencing.manual.chapter2.sentence_imposed import Imprisoned, NotOver, OrMore, Over
from sentencing.prior import Kind
from sentencing.rules import Findings, Fixed, Greatest, Provision, Rule, named, total_with
from sentencing.truth import Answer, Yes, answer

SECTION = "2L1.2"

Rules: TypeAlias = tuple[Rule[Reentry | Findings], ...]

_THIRTEEN_MONTHS = Duration(months=13)
""" "Exceeded 13 months", "exceeded one year and one month"."""
_TWO_YEARS = Duration(months=24)
_FIVE_YEARS = Duration(months=60)


def _base(level: int) -> Fixed:
    return Fixed(Cite(SECTION, "(a)"), Become(level), "base offense level")


def _increase(
    pinpoint: str,
    levels: int,
    because: str,
    *tests: facts.Test,
    number: int = 1,
    separate: facts.Separation = facts.each_conviction,
) -> Provision[Reentry]:
    return Provision(Cite(SECTION, pinpoint), Add(levels), because, Convicted(tests, number, separate))


# 1987: an earlier unlawful entry or stay


def stayed_unlawfully_before(subject: Reentry) -> Answer:
    """The note limits the increase to an earlier stay that ended in deportation, voluntary or not."""
    removals = subject.count.removals
    return answer(
        None if removals is None else bool(removals),
        yes="an earlier unlawful stay ended in deportation",
        no="no earlier unlawful stay ended in deportation",
        missing="state `removals`: whether an earlier unlawful stay ended in deportation",
    )


_OF_1987: Rules = (
    _base(6),
    Provision(Cite(SECTION, "(b)(1)"), Add(2), "previously entered or remained unlawfully", stayed_unlawfully_before),
)

# 1988-01-15: felonies only, no increase

_OF_1988: Rules = (_base(8),)

# 1989 to 1997: deported after a felony

_IMMIGRATION = OtherThan(frozenset({Kind.IMMIGRATION, Kind.ILLEGAL_REENTRY, Kind.ALIEN_SMUGGLING}))
_AGGRAVATED = OfKind(frozenset({Kind.AGGRAVATED_FELONY}))

_FELONY_1989 = _increase(
    "(b)(1)", 4, "deported after a felony", facts.is_felony_undefined, _IMMIGRATION, facts.deported_after
)
_AGGRAVATED_1991 = _increase("(b)(2)", 16, "deported after an aggravated felony", _AGGRAVATED, facts.deported_after)

_OF_1989: Rules = (_base(8), _FELONY_1989)
_OF_1991: Rules = (_base(8), Greatest((_FELONY_1989, _AGGRAVATED_1991)))

# 1997 to 2001: or unlawfully remained; three misdemeanors

_OF_1997: Rules = (
    _base(8),
    Greatest(
        (
            _increase(
                "(b)(1)(A)",
                16,
                "removed after an aggravated felony",
                _AGGRAVATED,
                facts.deported_or_remained_after,
            ),
            _increase("(b)(1)(B)(i)", 4, "removed after a felony", facts.is_felony, facts.deported_or_remained_after),
            _increase(
                "(b)(1)(B)(ii)",
                4,
                "removed after three misdemeanors",
                facts.is_misdemeanor,
                OfKind(frozenset({Kind.CRIME_OF_VIOLENCE, Kind.CONTROLLED_SUBSTANCE})),
                facts.deported_or_remained_after,
                number=3,
            ),
        )
    ),
)

# 2001 to 2016: the graded tiers of amendment 632

_DRUG = OfKind(frozenset({Kind.DRUG_TRAFFICKING}))
_LISTED = (
    ("(ii)", Kind.CRIME_OF_VIOLENCE),
    ("(iii)", Kind.FIREARMS),
    ("(iv)", Kind.CHILD_PORNOGRAPHY),
    ("(v)", Kind.NATIONAL_SECURITY),
    ("(vi)", Kind.HUMAN_TRAFFICKING),
    ("(vii)", Kind.ALIEN_SMUGGLING),
)


def _tier_a(
    levels: int, measure: imposed.Measure, *points: facts.Test, for_profit: bool = False
) -> Iterator[Provision[Reentry]]:
    """(b)(1)(A): a drug felony of more than thirteen months, or a felony of a listed kind."""
    after = (facts.is_felony, facts.deported_or_remained_after)
    over = Imprisoned(Over(_THIRTEEN_MONTHS), measure)
    yield _increase("(b)(1)(A)(i)", levels, "removed after a drug trafficking felony", *after, _DRUG, over, *points)
    for number, kind in _LISTED:
        profit = (facts.is_for_profit,) if for_profit and kind is Kind.ALIEN_SMUGGLING else ()
        of_kind = OfKind(frozenset({kind}))
        yield _increase(
            f"(b)(1)(A){number}", levels, f"removed after a felony {kind}", *after, of_kind, *profit, *points
        )


def _tier_b(levels: int, measure: imposed.Measure, *points: facts.Test) -> Provision[Reentry]:
    """(b)(1)(B): a drug felony of thirteen months or less."""
    return _increase(
        "(b)(1)(B)",
        levels,
        "removed after a drug trafficking felony",
        facts.is_felony,
        facts.deported_or_remained_after,
        _DRUG,
        imposed.imprisoned_at_all,
        Imprisoned(NotOver(_THIRTEEN_MONTHS), measure),
        *points,
    )


def _tiers_c_to_e(separate: facts.Separation) -> tuple[Provision[Reentry], ...]:
    """(b)(1)(C) to (E): an aggravated felony, any other felony, three misdemeanors."""
    after = facts.deported_or_remained_after
    return (
        _increase("(b)(1)(C)", 8, "removed after an aggravated felony", _AGGRAVATED, after),
        _increase("(b)(1)(D)", 4, "removed after a felony", facts.is_felony, after),
        _increase(
            "(b)(1)(E)",
            4,
            "removed after three misdemeanors",
            facts.is_misdemeanor,
            OfKind(frozenset({Kind.CRIME_OF_VIOLENCE, Kind.DRUG_TRAFFICKING})),
            after,
            *((facts.occasions_are_told_apart,) if separate is facts.each_occasion else ()),
            facts.separation_is_known,
            number=3,
            separate=separate,
        ),
    )


def _graded(measure: imposed.Measure, separate: facts.Separation, *, for_profit: bool = False) -> Rules:
    """2001 to 2011: points are not asked."""
    tiers = (*_tier_a(16, measure, for_profit=for_profit), _tier_b(12, measure), *_tiers_c_to_e(separate))
    return (_base(8), Greatest(tiers))


def _graded_by_points(measure: imposed.Measure, receives: facts.Test) -> Rules:
    """2011 to 2016: less where the conviction receives no criminal history points (amend. 754)."""
    none = facts.Without(receives)
    tiers = (
        *_tier_a(16, measure, receives),
        *_tier_a(12, measure, none),
        _tier_b(12, measure, receives),
        _tier_b(8, measure, none),
        *_tiers_c_to_e(facts.each_sentence),
    )
    return (_base(8), Greatest(tiers))


# Since 2016: prior reentry; before, and after, the first removal order

_REENTRY = OfKind(frozenset({Kind.ILLEGAL_REENTRY}))
_OTHER_FELONY = (facts.is_felony, OtherThan(frozenset({Kind.ILLEGAL_REENTRY})))
_MISDEMEANORS = (
    facts.is_misdemeanor,
    OfKind(frozenset({Kind.CRIME_OF_VIOLENCE, Kind.DRUG_TRAFFICKING})),
)

_PRIOR_REENTRY = Greatest(
    (
        _increase(
            "(b)(1)(A)",
            4,
            "committed after a felony illegal reentry offense",
            facts.is_felony,
            _REENTRY,
            facts.receives_points,
            facts.convicted_before_offense,
        ),
        _increase(
            "(b)(1)(B)",
            2,
            "committed after two misdemeanors under 8 U.S.C. § 1325(a)",
            facts.is_misdemeanor,
            facts.is_improper_entry,
            facts.receives_points,
            facts.convicted_before_offense,
            facts.separation_is_known,
            number=2,
            separate=facts.each_sentence,
        ),
    )
)


def _by_length(
    subdivision: str, when: facts.Test, measure: imposed.Measure, words: str
) -> Greatest[Reentry | Findings]:
    """(b)(2) or (b)(3): five years, two years, more than thirteen months, any other felony, three misdemeanors."""
    felonies = (
        ("(A)", 10, (Imprisoned(OrMore(_FIVE_YEARS), measure),)),
        ("(B)", 8, (Imprisoned(OrMore(_TWO_YEARS), measure),)),
        ("(C)", 6, (Imprisoned(Over(_THIRTEEN_MONTHS), measure),)),
        ("(D)", 4, ()),
    )
    return Greatest(
        (
            *(
                _increase(
                    f"{subdivision}{tier}",
                    levels,
                    f"a felony {words}",
                    *_OTHER_FELONY,
                    facts.was_ordered_removed,
                    when,
                    facts.receives_points,
                    *length,
                )
                for tier, levels, length in felonies
            ),
            _increase(
                f"{subdivision}(E)",
                2,
                f"three misdemeanors {words}",
                *_MISDEMEANORS,
                facts.was_ordered_removed,
                when,
                facts.receives_points,
                facts.separation_is_known,
                number=3,
                separate=facts.each_sentence,
            ),
        )
    )


@frozen
class OnePerSingleSentence:
    """(b)(2) and (b)(3), where one single sentence may feed only one of them (§ 4A1.2 n.3(A)).

    Where a single sentence has a conviction on each side of the first order, it feeds the side on which it does more.
    """

    of: tuple[Greatest[Reentry | Findings], Greatest[Reentry | Findings]]
    sides: tuple[facts.Test, facts.Test] = field(repr=named)

    def find(self, subject: Reentry | Findings, ledger: Ledger, /) -> Iterator[Finding]:
        """The findings of both subdivisions."""
        before, after = self.of
        ways = [(*before.find(way, ledger), *after.find(way, ledger)) for way in self._ways(subject)]
        yield from max(ways, key=partial(total_with, ledger=ledger))

    def _ways(self, subject: Reentry | Findings) -> Iterator[Reentry | Findings]:
        """The subject once for each choice of the sides that shared single sentences do not feed."""
        shared = self._shared(subject) if isinstance(subject, Reentry) else []
        if isinstance(subject, Findings) or not shared or subject.readings.other("one-predicate-per-single-sentence"):
            yield subject
        else:
            yield from (subject.without(chain.from_iterable(choice)) for choice in product(*shared))

    def _shared(self, subject: Reentry) -> list[tuple[list[Conviction], list[Conviction]]]:
        """The single sentences with convictions on both sides of the first order, side by side."""
        joined: dict[int, tuple[list[Conviction], list[Conviction]]] = {}
        for conviction in subject.convictions:
            for index, side in enumerate(self.sides if conviction.joined else ()):
                if isinstance(side(conviction, subject), Yes):
                    joined.setdefault(conviction.sentence, ([], []))[index].append(conviction)
        return [sides for sides in joined.values() if all(sides)]


def _since_2016(before: facts.Test, after: facts.Test, measure_before: imposed.Measure) -> Rules:
    by_order = OnePerSingleSentence(
        (
            _by_length("(b)(2)", before, measure_before, "before the first removal order"),
            _by_length("(b)(3)", after, imposed.whenever_revoked, "after the first removal order"),
        ),
        (before, after),
    )
    return (_base(8), _PRIOR_REENTRY, by_order)


_OF_2016 = _since_2016(facts.convicted_before_order, facts.some_conduct_after_order, imposed.before_order_as_of_2016)
_OF_2018 = _since_2016(facts.conduct_before_order, facts.conduct_after_order, imposed.whenever_revoked)

REENTRY: Dated[Rules] = Dated(
    f"§ {SECTION}",
    (
        Version(date(1987, 11, 1), None, _OF_1987, inferred="rebuilt from what amendment 38 struck"),
        Version(date(1988, 1, 15), 38, _OF_1988),
        Version(date(1989, 11, 1), 193, _OF_1989),
        Version(date(1991, 11, 1), 375, _OF_1991),
        Version(date(1995, 11, 1), 523, _OF_1991),
        Version(date(1997, 11, 1), 562, _OF_1997),
        Version(date(2001, 11, 1), 632, _graded(imposed.as_of_2001, facts.each_occasion, for_profit=True)),
        Version(date(2002, 11, 1), 637, _graded(imposed.as_of_2001, facts.each_occasion, for_profit=True)),
        Version(date(2003, 11, 1), 658, _graded(imposed.as_of_2003, facts.each_sentence)),
        Version(date(2007, 11, 1), 709, _graded(imposed.as_of_2003, facts.each_sentence)),
        Version(date(2008, 11, 1), 722, _graded(imposed.as_of_2003, facts.each_sentence)),
        Version(date(2010, 11, 1), 740, _graded(imposed.as_of_2003, facts.each_sentence)),
        Version(date(2011, 11, 1), 754, _graded_by_points(imposed.as_of_2003, facts.receives_points_2011)),
        Version(
            date(2012, 11, 1),
            764,
            _graded_by_points(imposed.before_removal, facts.receives_points_2011),
        ),
        Version(
            date(2014, 11, 1),
            787,
            _graded_by_points(imposed.before_removal, facts.receives_points_2011),
        ),
        Version(date(2015, 11, 1), 795, _graded_by_points(imposed.before_removal, facts.receives_points)),
        Version(date(2016, 11, 1), 802, _OF_2016),
        Version(date(2018, 11, 1), 809, _OF_2018),
        Version(date(2023, 11, 1), 822, _OF_2018),
        Version(date(2025, 11, 1), 836, _OF_2018),
    ),
)
