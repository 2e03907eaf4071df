"""What a case comes to with each benefit that a programme may give; each distinct outcome is worked once."""

from collections.abc import Mapping
from typing import assert_never

from attrs import evolve, field, frozen

from sentencing.case import AS_STATED, MOST_EARLY_DISPOSITION_LEVELS, Case, EarlyDisposition, Limits
from sentencing.comparison import Variant, calculated
from sentencing.district_rows import Alternative, compared_level, compared_range, hull
from sentencing.errors import SentencingError
from sentencing.limits import maxima
from sentencing.manual import Manual
from sentencing.outcome import Outcome
from sentencing.programmes.benefits import (
    Benefit,
    ChargeBargain,
    LevelsOff,
    StatutoryCap,
    StipulatedRange,
    TermsUnknown,
)
from sentencing.terms import Range
from sentencing.words import counted

WITHOUT = "without early disposition"
"""How the outcome is called in which no programme gives anything."""

_FACT = "early_disposition"


@frozen
class BenefitOutcomes:
    """The distinct outcomes of a case: as stated, without a programme, and with each benefit that was asked for.

    Attributes:
        case: the case as stated.
        manual: the one edition applied to all.
        readings: sides of open questions to take.
        home: the range at home, in months.
        variants: each outcome, or the refusal of one, by its label.
    """

    case: Case
    manual: Manual
    readings: Mapping[str, str] | None
    home: Range
    variants: dict[str, Variant] = field(factory=dict)

    @classmethod
    def of(cls, case: Case, baseline: Outcome, readings: Mapping[str, str] | None) -> "BenefitOutcomes":
        """The outcomes of a case, of which one is known: that of the case as stated."""
        as_stated = Variant(AS_STATED, ((_FACT, AS_STATED),), baseline)
        return cls(case, baseline.manual, readings, compared_range(baseline), {AS_STATED: as_stated})

    @property
    def plain(self) -> Variant:
        """The case without early disposition: as stated, unless the government moved for it."""
        if self.case.early_disposition is None:
            return self.variants[AS_STATED]
        return self.variants.get(WITHOUT) or self._worked(WITHOUT, "none", evolve(self.case, early_disposition=None))

    def with_levels(self, levels: int) -> Variant:
        """The case with levels off."""
        label = f"{counted(levels, 'level')} off"
        if label in self.variants:
            return self.variants[label]
        if not self.manual.has_early_disposition:
            refusal = (
                f"the Manual in effect on {self.manual.day} has no early disposition: § 5K3.1 begins on 27 October 2003"
            )
            return self._known(Variant(label, refusal=refusal))
        return self._worked(label, str(levels), evolve(self.case, early_disposition=EarlyDisposition(levels)))

    def with_cap(self, cap: StatutoryCap) -> Variant:
        """The case with a plea whose statutory maximum caps the sentence (§ 5G1.1(a))."""
        if str(cap) in self.variants:
            return self.variants[str(cap)]
        if len(self.case.counts) > 1:
            return self._known(Variant(str(cap), refusal="a cap is worked for one count alone"))
        known = maxima(self.case)[0]
        maximum = cap.months if known is None else min(cap.months, known)
        try:
            limits = evolve(self.case.statute or Limits(), maximum=maximum)
            count = evolve(self.case.counts[0], maximum=None)
        except SentencingError as refusal:  # a mandatory minimum above the cap
            return self._known(Variant(str(cap), refusal=str(refusal)))
        capped = evolve(self.case, early_disposition=None, statute=limits, counts=(count,))
        return self._worked(str(cap), str(cap), capped)

    def _worked(self, label: str, choice: str, case: Case) -> Variant:
        return self._known(calculated(label, ((_FACT, choice),), case, self.manual, self.readings))

    def _known(self, variant: Variant) -> Variant:
        self.variants[variant.label] = variant
        return variant

    def alternative(self, benefit: Benefit | None, who: str = "") -> Alternative:
        """What the case comes to with a benefit."""
        match benefit:
            case None:
                return self._of(self.plain, None, who)
            case LevelsOff(levels, at_most):
                return self._of(self.with_levels(levels), benefit, who, is_bound=at_most)
            case StatutoryCap():
                return self._of(self.with_cap(benefit), benefit, who)
            case ChargeBargain():
                return self._fixed(benefit, who)
            case StipulatedRange(stipulated):
                return self._stated(benefit, who, stipulated)
            case TermsUnknown(most):
                deepest = self.with_levels(most or MOST_EARLY_DISPOSITION_LEVELS).outcome
                plain = self.plain.outcome
                bound = None if deepest is None or plain is None else hull(map(compared_range, (deepest, plain)))
                return Alternative(benefit=benefit, who=who, bound=bound)
            case _:
                assert_never(benefit)

    def _fixed(self, bargain: ChargeBargain, who: str) -> Alternative:
        """A fixed term; one in days has no range in months, but no sentence in months is the same term."""
        if bargain.months is not None:
            return self._stated(bargain, who, Range(bargain.months, bargain.months))
        return Alternative(benefit=bargain, who=who, sentence_within=None if self.case.sentence is None else False)

    def _of(self, variant: Variant, benefit: Benefit | None, who: str, *, is_bound: bool = False) -> Alternative:
        if variant.outcome is None:
            return Alternative(benefit=benefit, who=who, label=variant.label, refusal=variant.refusal)
        terms = compared_range(variant.outcome)
        plain = self.plain.outcome
        return Alternative(
            benefit=benefit,
            who=who,
            label=variant.label,
            offense_level=compared_level(variant.outcome),
            range=terms,
            bound=hull((terms, compared_range(plain))) if is_bound and plain is not None else None,
            difference=terms.difference(self.home),
            sentence_within=self._within(terms),
        )

    def _stated(self, benefit: Benefit, who: str, terms: Range) -> Alternative:
        return Alternative(
            benefit=benefit,
            who=who,
            range=terms,
            harsher=terms.harsher_than(self.home),
            difference=terms.difference(self.home),
            sentence_within=self._within(terms),
        )

    def _within(self, terms: Range) -> bool | None:
        return None if self.case.sentence is None else self.case.sentence.months in terms
