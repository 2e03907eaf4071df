"""What a defendant must show before a court has to answer: *Ramirez*'s five steps, and what other circuits ask.

    plead guilty promptly; agree to the factual basis; an enforceable waiver before or during the plea colloquy;
    eligibility in at least one named fast-track district; the likely range in that district

The burden is the defendant's: what is not put before the court is not shown. What he did apart from that (plea, factual
basis, waiver) is open where the case does not tell.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from attrs import frozen

from sentencing.case import Case
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict, Plea, Waiver
from sentencing.precedent import Holding, Step, holdings
from sentencing.programmes.eligibility import Eligibility, Verdict
from sentencing.terms import Range
from sentencing.truth import Answer, No, Open, Yes, answer
from sentencing.words import in_months

RAMIREZ = "ramirez"
"""The id of the holding whose five steps are the measure where a circuit states none of its own."""

_STEPS = {
    Step.PROMPT_PLEA: "prompt plea of guilty",
    Step.FACTUAL_BASIS: "agreement to the factual basis",
    Step.WAIVER: "enforceable waiver",
    Step.NAMED_DISTRICT: "eligibility in a named district",
    Step.RANGE: "likely range in that district",
    Step.ELIGIBLE: "eligibility in a fast-track district",
    Step.PURSUED: "would have pursued it",
    Step.EXTENT: "factual basis for the extent of the disparity",
    Step.MINIMAL: "minimal showing of entitlement",
}


@frozen
class Item:
    """One step: whether it is shown, and why.

    >>> waiver = Item("enforceable waiver", Open("state `plea.waiver.appeal`"))
    >>> print(waiver.met)
    None

    Attributes:
        item: the step, in words.
        answer: ``Yes``, ``No`` or ``Open``, with its reason.
        parts: the same for each part of it, where it has parts: the attributes of a waiver.
    """

    item: str
    answer: Answer
    parts: tuple["Item", ...] = ()

    @property
    def met(self) -> bool | None:
        """Whether it is shown; ``None`` where the case leaves it open."""
        return None if isinstance(self.answer, Open) else isinstance(self.answer, Yes)

    def to_dict(self) -> dict[str, object]:
        """The item as plain data.

        >>> Item("prompt plea of guilty", Yes("found to be prompt")).to_dict()
        {'item': 'prompt plea of guilty', 'met': True, 'because': 'found to be prompt', 'parts': []}
        """
        return {
            "item": self.item,
            "met": self.met,
            "because": self.answer.because,
            "parts": [part.to_dict() for part in self.parts],
        }


@frozen
class Showing:
    """The steps of one decision, evaluated on a case.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> compared.showing.rule, compared.showing.met, compared.showing.items[3].answer.because
    ('Ramirez', False, 'no district is named in which he would be eligible')

    Attributes:
        rule: the decision, by the defendant's name.
        binding: whether it is law in the defendant's circuit on that day; otherwise it is a measure.
        items: each step, in the decision's order.
        advisable: what the decision says a defendant would be well advised to add.
        may_be_required: what it lets the court ask beyond that.
    """

    rule: str
    binding: bool
    items: tuple[Item, ...]
    advisable: tuple[str, ...] = ()
    may_be_required: str = ""

    @property
    def met(self) -> bool | None:
        """Whether every step is shown; ``None`` where none fails and one is open."""
        answers = [item.met for item in self.items]
        return False if False in answers else None if None in answers else True

    def to_dict(self) -> dict[str, object]:
        """The showing as plain data.

        >>> Showing("Ramirez", binding=True, items=(Item("prompt plea of guilty", Yes()),)).to_dict()["met"]
        True
        """
        return {
            "rule": self.rule,
            "binding": self.binding,
            "met": self.met,
            "items": [item.to_dict() for item in self.items],
            "advisable": list(self.advisable),
            "may_be_required": self.may_be_required or None,
        }


@frozen
class Elsewhere:
    """What districts named to the court would give: whether each would take the defendant, and the likely range."""

    verdicts: Mapping[str, Verdict]
    ranges: Mapping[str, Range | None]


def rule_of(circuit: str | None, day: PartialDate) -> tuple[Holding, bool]:
    """The decision whose steps are asked, and whether it binds: the circuit's latest by a day, else *Ramirez*.

    >>> rule_of("3", PartialDate.parse("2010-01-01"))[0].name, rule_of("4", PartialDate.parse("2010-01-01"))[0].name
    ('Arrelucea-Zamudio', 'Ramirez')
    """
    own = [
        each for each in holdings() if each.circuit == circuit and each.showing and each.decided.latest <= day.earliest
    ]
    if own:
        return own[-1], True
    return next(holding for holding in holdings() if holding.id == RAMIREZ), False


def showing(case: Case, rule: Holding, elsewhere: Elsewhere, *, binding: bool) -> Showing:
    """Evaluate the steps of a decision on a case.

    Args:
        case: the case.
        rule: the decision.
        elsewhere: what the districts compared would give.
        binding: whether the decision is law in the defendant's circuit.
    """
    items = tuple(_item(step, case, elsewhere) for step in rule.showing)
    return Showing(rule.name, binding, items, rule.advisable, rule.may_be_required)


def _item(step: Step, case: Case, elsewhere: Elsewhere) -> Item:
    if step is Step.WAIVER:
        return _waiver(case)
    return Item(_STEPS[step], _ANSWERS[step](case, elsewhere))


def _prompt_plea(case: Case, _elsewhere: Elsewhere) -> Answer:
    plea = case.plea or Plea()
    if plea.prompt is None:
        after = _after_the_charge(plea)
        return Open(f"{after}no number of days is set; state `plea.prompt` as found")
    return Yes("found to be prompt") if plea.prompt else No("found not to be prompt")


def _after_the_charge(plea: Plea) -> str:
    charged, pleaded = plea.charged_on, plea.pleaded_guilty_on
    if charged is None or charged.day is None or pleaded is None or pleaded.day is None:
        return ""
    return f"pleaded {(pleaded.day - charged.day).days} days after the charge; "


def _factual_basis(case: Case, _elsewhere: Elsewhere) -> Answer:
    return answer(
        None if case.plea is None else case.plea.factual_basis,
        yes="agreed to the factual basis",
        no="did not agree to the factual basis",
        missing="state `plea.factual_basis`",
    )


# The waiver


def _waiver(case: Case) -> Item:
    """Four attributes: its scope, that it depends on nothing, its time, and that it binds (slip op. at 15-16)."""
    waiver = (case.plea or Plea()).waiver or Waiver()
    parts = tuple(_attributes(waiver))
    against = [part.answer.because for part in parts if isinstance(part.answer, No)]
    open_ones = [part.answer.because for part in parts if isinstance(part.answer, Open)]
    shown: Answer = Yes("every right waived, unconditionally, in time, and so that it binds")
    if against:
        shown = No("; ".join(against))
    elif open_ones:
        shown = Open("; ".join(open_ones))
    return Item(_STEPS[Step.WAIVER], shown, parts)


def _attributes(waiver: Waiver) -> Iterator[Item]:
    yield Item("scope", _scope(waiver))
    yield Item(
        "unconditional",
        answer(
            waiver.unconditional,
            yes="depends on nothing",
            no="it is conditional, and so not enforceable",
            missing="state `plea.waiver.unconditional`",
        ),
    )
    yield Item(
        "before or during the plea colloquy",
        answer(
            waiver.by_plea_colloquy,
            yes="made by the plea colloquy",
            no="it was not made before or during the plea colloquy",
            missing="state `plea.waiver.by_plea_colloquy`",
        ),
    )
    yield Item("part of the plea agreement or colloquy", _binding(waiver.in_plea_agreement))


_RIGHTS = {
    "pretrial_motions": "pretrial motions",
    "appeal": "appeal",
    "collateral_attack": "collateral attack under 28 U.S.C. 2255",
}


def _scope(waiver: Waiver) -> Answer:
    stated = {name: getattr(waiver, name) for name in _RIGHTS}
    kept = [right for name, right in _RIGHTS.items() if stated[name] is False]
    if kept:
        return No(f"did not waive {', '.join(kept)}")
    unknown = [f"`plea.waiver.{name}`" for name in _RIGHTS if stated[name] is None]
    return Open(f"state {', '.join(unknown)}") if unknown else Yes("every right that programmes ask")


def _binding(in_plea_agreement: bool | None) -> Answer:  # noqa: FBT001 - a fact stated or not
    if in_plea_agreement is None:
        return Open("state `plea.waiver.in_plea_agreement`")
    if in_plea_agreement:
        return Yes("in the plea agreement, or discussed in the colloquy")
    return Open(
        "whether a unilateral waiver, outside plea agreement and colloquy, can bind at all is doubted and not decided"
    )


# Districts and ranges


def _named_district(case: Case, elsewhere: Elsewhere) -> Answer:
    """Eligibility in a district named to the court; what is common to all programmes is not enough (at 16)."""
    if case.showing == ():
        return No(f"{_NOT_NAMED}; the requirements common to all programmes are not enough")
    return _put_to_the_court(case, elsewhere)


_NOT_NAMED = "no district is named in which he would be eligible"


def _put_to_the_court(case: Case, elsewhere: Elsewhere) -> Answer:
    """Eligibility in any district that the defendant named to the court."""
    if not case.showing:
        return No(_NOT_NAMED)
    return _best([_eligible_there(named.district, elsewhere) for named in case.showing])


def _eligible_there(district: str, elsewhere: Elsewhere) -> Answer:
    verdict = elsewhere.verdicts.get(district)
    if verdict is None:
        return Open(f"{district} is not among the districts compared")
    if verdict.eligibility is Eligibility.ELIGIBLE:
        return Yes(f"eligible in {district}")
    if verdict.eligibility is Eligibility.INELIGIBLE:
        return No(f"{district}: {'; '.join(verdict.because)}")
    return Open(f"{district}: {'; '.join(verdict.missing)}")


def _likely_range(case: Case, elsewhere: Elsewhere) -> Answer:
    """Whether a range is submitted for a named district that would take the defendant: "that" district (at 3, 17)."""
    submitted = [named for named in case.showing or () if named.range is not None]
    if not submitted:
        return No("no likely range in a named district is submitted")
    return _best([_range_there(named, _eligible_there(named.district, elsewhere), elsewhere) for named in submitted])


def _range_there(named: NamedDistrict, eligible: Answer, elsewhere: Elsewhere) -> Answer:
    told = f"{in_months(named.range)} in {named.district}{_compared(named.range, named.district, elsewhere)}"
    match eligible:
        case Yes():
            return Yes(told)
        case No():
            return No(f"{told}, which would not take the defendant")
        case Open():
            return Open(f"{told}, and whether it would take the defendant is open")
        case _:
            assert_never(eligible)


def _compared(submitted: Range | None, district: str, elsewhere: Elsewhere) -> str:
    worked = elsewhere.ranges.get(district)
    if worked is None:
        return " (not established here)"
    return "" if worked == submitted else f" (worked here: {in_months(worked)})"


def _pursued(case: Case, _elsewhere: Elsewhere) -> Answer:
    plea = case.plea or Plea()
    rights = plea.waiver or Waiver()
    done = (plea.prompt, plea.factual_basis, rights.pretrial_motions, rights.appeal, rights.collateral_attack)
    if False in done:
        return No("did not do what every programme asks")
    return (
        Open("state the whole of [plea]: what every programme asks") if None in done else Yes("did what every one asks")
    )


def _best(answers: list[Answer]) -> Answer:
    """The best of several, with every reason for it: yes, else open, else no."""
    kind = next((kind for kind in (Yes, Open) if any(isinstance(each, kind) for each in answers)), No)
    return kind("; ".join(each.because for each in answers if isinstance(each, kind)))


_ANSWERS: Mapping[Step, Callable[[Case, Elsewhere], Answer]] = {
    Step.PROMPT_PLEA: _prompt_plea,
    Step.FACTUAL_BASIS: _factual_basis,
    Step.NAMED_DISTRICT: _named_district,
    Step.RANGE: _likely_range,
    Step.ELIGIBLE: _put_to_the_court,
    Step.PURSUED: _pursued,
    Step.EXTENT: _likely_range,
    Step.MINIMAL: _put_to_the_court,
}
