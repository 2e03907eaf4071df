"""What a defendant must show: the three of Ramirez item by item from the opinion, then each step's every answer."""

import json
from datetime import date
from itertools import product
from pathlib import Path
from typing import TypeAlias

import pytest
from attrs import evolve, fields_dict

from sentencing import compare, load_case
from sentencing.case import Case
from sentencing.counts import Count
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict, Plea, Waiver
from sentencing.precedent import Holding, Step, holdings
from sentencing.precedent.showing import Elsewhere, Item, Showing, rule_of, showing
from sentencing.programmes.eligibility import Eligibility, Verdict
from sentencing.terms import Range

EXAMPLES = Path(__file__).parents[2] / "examples"

IDAHO, TEXAS, UTAH = "D. Idaho", "S.D. Tex.", "D. Utah"
ELIGIBLE = Verdict(Eligibility.ELIGIBLE, because=("convicted of illegal reentry",))
INELIGIBLE = Verdict(Eligibility.INELIGIBLE, because=("Category V is above IV", "on supervised release"))
UNKNOWN = Verdict(Eligibility.UNKNOWN, missing=("state `removals`", "state each [[prior]]"))

NOWHERE = Elsewhere({}, {})
ENOUGH = Waiver(
    pretrial_motions=True,
    appeal=True,
    collateral_attack=True,
    unconditional=True,
    by_plea_colloquy=True,
    in_plea_agreement=True,
)
Met: TypeAlias = bool | None
"""Shown, not shown, or open."""

ITEMS = {
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


def holding(name: str) -> Holding:
    """A decision by its id."""
    (found,) = (each for each in holdings() if each.id == name)
    return found


def reentry(plea: Plea | None = None, named: tuple[NamedDistrict, ...] | None = None) -> Case:
    """A reentry, with what is stated of the plea and of districts named."""
    return Case((Count("2L1.2", statute="8 U.S.C. 1326(a)"),), plea=plea, showing=named)


def asked(step: Step, case: Case, elsewhere: Elsewhere = NOWHERE) -> Item:
    """One step, evaluated on a case."""
    rule = evolve(holding("ramirez"), showing=(step,))
    (item,) = showing(case, rule, elsewhere, binding=True).items
    return item


def verdicts(**each: Verdict) -> Elsewhere:
    """Verdicts for Idaho, Texas and Utah, and no range worked."""
    names = {"idaho": IDAHO, "texas": TEXAS, "utah": UTAH}
    return Elsewhere({names[key]: verdict for key, verdict in each.items()}, {})


def example(name: str) -> Showing:
    """The showing of an example, as compared in all districts."""
    found = compare(load_case(EXAMPLES / f"{name}.toml")).showing
    assert found is not None
    return found


# The three defendants of Ramirez


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Pleaded 10 weeks after the charge, at the first opportunity, and is not faulted for it; agreed to the factual
        # basis. His form waiver was conditional, and filed at sentencing (slip op. at 15-16).
        ("ocampo-pineda", [None, True, False, False, False]),
        # Three months; the factual basis is not discussed; waived nothing (at 5, 13).
        ("ramirez", [None, None, False, False, False]),
        # Nine months; the same (at 4-5, 13).
        ("mandujano-gonzalez", [None, None, False, False, False]),
    ],
)
class TestRamirez:
    """United States v. Ramirez, 652 F.3d 751 (7th Cir. 2011), as amended, measures its own three defendants."""

    def test_each_step(self, name: str, expected: list[Met]) -> None:
        """Prompt plea, factual basis, waiver, named district, range: shown, not shown, or not ruled on."""
        found = example(name)

        assert [item.item for item in found.items] == [ITEMS[step] for step in holding("ramirez").showing]
        assert [item.met for item in found.items] == expected

    def test_not_met(self, name: str, expected: list[Met]) -> None:
        """All three arguments were illusory (at 20), by the rule of the amended opinion, which binds the circuit."""
        found = example(name)

        assert False in expected
        assert found.met is False
        assert (found.rule, found.binding) == ("Ramirez", True)

    def test_no_district_was_named(self, name: str, expected: list[Met]) -> None:
        """None named a district or a range in one; what all programs have in common does not do (at 16)."""
        district, likely = example(name).items[3:]

        assert [district.met, likely.met] == expected[3:]
        assert "the requirements common to all programmes are not enough" in district.answer.because
        assert likely.answer.because == "no likely range in a named district is submitted"

    def test_what_it_advises(self, name: str, expected: list[Met]) -> None:
        """The advice, and what a court may add (at 3-4, 17), come along with the five steps."""
        found = example(name)

        assert len(found.items) == len(expected)
        assert found.advisable == holding("ramirez").advisable
        assert found.may_be_required == holding("ramirez").may_be_required

    def test_promptness_is_not_measured(self, name: str, expected: list[Met]) -> None:
        """The opinion sets no number of days, and the case gives no exact days to count."""
        (prompt, *_) = example(name).items

        assert prompt.met is expected[0] is None
        assert prompt.answer.because == "no number of days is set; state `plea.prompt` as found"


def test_ocampos_waiver() -> None:
    """Slip op. at 15-16: it named every right; it was conditional; it came late; a unilateral one is doubted only."""
    waiver = example("ocampo-pineda").items[2]

    assert [(part.item, part.met) for part in waiver.parts] == [
        ("scope", True),
        ("unconditional", False),
        ("before or during the plea colloquy", False),
        ("part of the plea agreement or colloquy", None),
    ]
    assert waiver.answer.because == (
        "it is conditional, and so not enforceable; it was not made before or during the plea colloquy"
    )
    assert "doubted and not decided" in waiver.parts[3].answer.because


@pytest.mark.parametrize("name", ["ramirez", "mandujano-gonzalez"])
def test_who_waived_nothing(name: str) -> None:
    """Slip op. at 4-5, 13: neither pretrial motions, nor appeal, nor relief under § 2255."""
    waiver = example(name).items[2]

    assert waiver.parts[0].met is False
    assert waiver.answer.because == ("did not waive pretrial motions, appeal, collateral attack under 28 U.S.C. 2255")


def test_no_showing_before_booker() -> None:
    """In 2000 a departure was asked for, and no showing opened one: Banuelos-Rodriguez has none."""
    disparity = compare(load_case(EXAMPLES / "banuelos-rodriguez.toml"))

    assert disparity.showing is None
    assert disparity.law is not None
    assert (disparity.law.said, disparity.law.day) == ("no", PartialDate.on(date(2000, 6, 14)))


@pytest.mark.parametrize(("day", "rules"), [("2005-01-11", []), ("2005-01-12", ["Ramirez"]), ("2005-01", ["Ramirez"])])
def test_booker_is_the_first_day_of_a_showing(day: str, rules: list[str]) -> None:
    """The same facts have no showing on 11 January 2005 and one from the next day, the coarse month included."""
    case = evolve(load_case(EXAMPLES / "banuelos-rodriguez.toml"), decided=PartialDate.parse(day))

    found = compare(case, among=["C.D. Cal."]).showing

    assert [each.rule for each in (found,) if each is not None] == rules


# Which decision asks

FROM_1987 = ("1987-11-01", "2005-01-12", "2006-03-08", "2009-09-13", "2011-11-06", "2011-12-22", "2011-12-23", "2025")


@pytest.mark.parametrize(
    ("circuit", "day", "name", "binding"),
    [
        ("1", "2006-03-08", "Ramirez", False),
        ("1", "2006-03-09", "Jimenez-Beltre", True),
        # Andujar-Arias forbids and Rodriguez permits; neither says what must be shown.
        ("1", "2008-06-04", "Jimenez-Beltre", True),
        ("1", "2025-12-31", "Jimenez-Beltre", True),
        ("3", "2009-09-13", "Ramirez", False),
        ("3", "2009-09-14", "Arrelucea-Zamudio", True),
        # Lopez states no condition that could be read.
        ("3", "2011-06-16", "Arrelucea-Zamudio", True),
        ("3", "2025-12-31", "Arrelucea-Zamudio", True),
        ("7", "2005-01-12", "Ramirez", False),
        ("7", "2010-07-28", "Ramirez", False),
        # Olmeda-Garcia asks to show eligibility; Reyes-Hernandez, that he would have pursued it too.
        ("7", "2010-07-29", "Olmeda-Garcia", True),
        ("7", "2010-10-06", "Olmeda-Garcia", True),
        ("7", "2010-10-07", "Reyes-Hernandez", True),
        ("7", "2011-12-22", "Reyes-Hernandez", True),
        ("7", "2011-12-23", "Ramirez", True),
        # Anaya-Aguirre applies Ramirez and does not displace it.
        ("7", "2013-01-10", "Ramirez", True),
        ("7", "2025-12-31", "Ramirez", True),
        ("10", "2011-11-06", "Ramirez", False),
        ("10", "2011-11-07", "Lopez-Macias", True),
        ("10", "2025-12-31", "Lopez-Macias", True),
        # A coarse day that may come before the decision is not yet bound by it.
        ("3", "2009", "Ramirez", False),
        ("3", "2010", "Arrelucea-Zamudio", True),
        ("7", "2010", "Ramirez", False),
        ("7", "2010-08", "Olmeda-Garcia", True),
        ("7", "2010-10", "Olmeda-Garcia", True),
        ("7", "2011-12", "Reyes-Hernandez", True),
        ("7", "2012", "Ramirez", True),
        (None, "2012", "Ramirez", False),
    ],
)
def test_whose_rule(circuit: str | None, day: str, name: str, binding: Met) -> None:
    """The circuit's own latest statement binds; until there is one, the steps of Ramirez are a measure."""
    rule, binds = rule_of(circuit, PartialDate.parse(day))

    assert (rule.name, binds) == (name, binding)


def test_the_latest_statement_of_a_circuit_is_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the Third Circuit to state its showing again, the new statement would bind from its day."""
    again = evolve(holding("arrelucea-zamudio"), id="doe", decided=PartialDate.parse("2015-05-01"))
    known = (*holdings(), again)
    monkeypatch.setattr("sentencing.precedent.showing.holdings", lambda: known)

    assert rule_of("3", PartialDate.parse("2015-04-30")) == (holding("arrelucea-zamudio"), True)
    assert rule_of("3", PartialDate.parse("2015-05-01")) == (again, True)


@pytest.mark.parametrize("circuit", ["2", "4", "5", "6", "8", "9", "11", "D.C.", None])
@pytest.mark.parametrize("day", FROM_1987)
def test_circuits_that_state_no_showing(circuit: str | None, day: str) -> None:
    """What could be read of eight circuits asks nothing of the defendant: Ramirez is a measure, and never binds."""
    assert rule_of(circuit, PartialDate.parse(day)) == (holding("ramirez"), False)


# Each step


def test_every_step_is_evaluated_in_the_order_of_the_decision() -> None:
    """A decision that asked all nine would have nine items, as it lists them."""
    rule = evolve(holding("ramirez"), showing=tuple(reversed(Step)))

    found = showing(reentry(), rule, NOWHERE, binding=False)

    assert [item.item for item in found.items] == [ITEMS[step] for step in reversed(Step)]
    assert all(item.answer.because for item in found.items)
    assert {item.item for item in found.items if item.parts} == {"enforceable waiver"}


@pytest.mark.parametrize(
    ("plea", "met", "because"),
    [
        (Plea(prompt=True), True, "found to be prompt"),
        (Plea(prompt=False), False, "found not to be prompt"),
        (None, None, "no number of days is set; state `plea.prompt` as found"),
        (Plea(), None, "no number of days is set; state `plea.prompt` as found"),
        # 5 August to 14 October 2009: 26 days, 30, and 14.
        (
            Plea(PartialDate.parse("2009-10-14"), PartialDate.parse("2009-08-05")),
            None,
            "pleaded 70 days after the charge; no number of days is set; state `plea.prompt` as found",
        ),
        (
            Plea(PartialDate.parse("2009-08-05"), PartialDate.parse("2009-08-05")),
            None,
            "pleaded 0 days after the charge; no number of days is set; state `plea.prompt` as found",
        ),
        # A finding needs no count of days.
        (
            Plea(PartialDate.parse("2009-10-14"), PartialDate.parse("2009-08-05"), prompt=True),
            True,
            "found to be prompt",
        ),
        (
            Plea(PartialDate.parse("2009-10"), PartialDate.parse("2009-08-05")),
            None,
            "no number of days is set; state `plea.prompt` as found",
        ),
        (
            Plea(PartialDate.parse("2009-10-14"), PartialDate.parse("2009-08")),
            None,
            "no number of days is set; state `plea.prompt` as found",
        ),
        (Plea(PartialDate.parse("2009-10-14")), None, "no number of days is set; state `plea.prompt` as found"),
        (
            Plea(charged_on=PartialDate.parse("2009-08-05")),
            None,
            "no number of days is set; state `plea.prompt` as found",
        ),
    ],
)
def test_prompt_plea(plea: Plea | None, met: Met, because: str) -> None:
    """As found; never by a number of days, which is told where both days are known."""
    item = asked(Step.PROMPT_PLEA, reentry(plea))

    assert (item.met, item.answer.because) == (met, because)


@pytest.mark.parametrize(
    ("plea", "met", "because"),
    [
        (Plea(factual_basis=True), True, "agreed to the factual basis"),
        (Plea(factual_basis=False), False, "did not agree to the factual basis"),
        (Plea(), None, "state `plea.factual_basis`"),
        (None, None, "state `plea.factual_basis`"),
    ],
)
def test_factual_basis(plea: Plea | None, met: Met, because: str) -> None:
    """Agreed, refused, or not told."""
    item = asked(Step.FACTUAL_BASIS, reentry(plea))

    assert (item.met, item.answer.because) == (met, because)


@pytest.mark.parametrize("plea", [None, Plea(), Plea(waiver=Waiver())])
def test_a_waiver_of_which_nothing_is_told(plea: Plea | None) -> None:
    """Every attribute is open, and the answer names each fact that would close it."""
    item = asked(Step.WAIVER, reentry(plea))

    assert item.met is None
    assert [part.met for part in item.parts] == [None] * 4
    assert all(f"`plea.waiver.{name}`" in item.answer.because for name in fields_dict(Waiver))


def test_an_enforceable_waiver() -> None:
    """Every right, on no condition, by the colloquy, in the agreement."""
    item = asked(Step.WAIVER, reentry(Plea(waiver=ENOUGH)))

    assert item.met is True
    assert item.answer.because == "every right waived, unconditionally, in time, and so that it binds"
    assert [part.met for part in item.parts] == [True] * 4


@pytest.mark.parametrize(
    ("fact", "value", "place", "met", "because"),
    [
        ("pretrial_motions", False, 0, False, "did not waive pretrial motions"),
        ("appeal", False, 0, False, "did not waive appeal"),
        ("collateral_attack", False, 0, False, "did not waive collateral attack under 28 U.S.C. 2255"),
        ("unconditional", False, 1, False, "it is conditional, and so not enforceable"),
        ("by_plea_colloquy", False, 2, False, "it was not made before or during the plea colloquy"),
        (
            "in_plea_agreement",
            False,
            3,
            None,
            (
                "whether a unilateral waiver, outside plea agreement and colloquy, can bind at all "
                "is doubted and not decided"
            ),
        ),
        ("pretrial_motions", None, 0, None, "state `plea.waiver.pretrial_motions`"),
        ("appeal", None, 0, None, "state `plea.waiver.appeal`"),
        ("collateral_attack", None, 0, None, "state `plea.waiver.collateral_attack`"),
        ("unconditional", None, 1, None, "state `plea.waiver.unconditional`"),
        ("by_plea_colloquy", None, 2, None, "state `plea.waiver.by_plea_colloquy`"),
        ("in_plea_agreement", None, 3, None, "state `plea.waiver.in_plea_agreement`"),
    ],
)
def test_one_attribute_of_a_waiver(
    fact: str,
    value: Met,
    place: int,
    met: Met,
    because: str,
) -> None:
    """Of a waiver otherwise enforceable, one fact decides its attribute and the whole, with one reason."""
    item = asked(Step.WAIVER, reentry(Plea(waiver=evolve(ENOUGH, **{fact: value}))))

    assert [part.met for part in item.parts] == [met if each == place else True for each in range(4)]
    assert item.parts[place].answer.because == because
    assert (item.met, item.answer.because) == (met, because)


def test_a_right_kept_and_one_not_told_of() -> None:
    """One right kept settles the scope, whatever is told of the others."""
    item = asked(Step.WAIVER, reentry(Plea(waiver=evolve(ENOUGH, appeal=False, collateral_attack=None))))

    assert item.parts[0].answer.because == item.answer.because == "did not waive appeal"


def test_every_waiver() -> None:
    """A fact against it settles the waiver, but for the plea agreement, which is doubted only; all six make it."""
    facts = list(fields_dict(Waiver))
    for values in product((True, False, None), repeat=len(facts)):
        stated = dict(zip(facts, values, strict=True))
        against = [name for name in facts if name != "in_plea_agreement" and stated[name] is False]
        expected = False if against else (True if set(values) == {True} else None)

        assert asked(Step.WAIVER, reentry(Plea(waiver=Waiver(**stated)))).met is expected, stated


@pytest.mark.parametrize(
    ("elsewhere", "met", "because"),
    [
        (verdicts(idaho=ELIGIBLE), True, "eligible in D. Idaho"),
        (verdicts(idaho=INELIGIBLE), False, "D. Idaho: Category V is above IV; on supervised release"),
        (verdicts(idaho=UNKNOWN), None, "D. Idaho: state `removals`; state each [[prior]]"),
        (verdicts(texas=ELIGIBLE), None, "D. Idaho is not among the districts compared"),
    ],
)
def test_one_district_named(elsewhere: Elsewhere, met: Met, because: str) -> None:
    """As its programme would take him: yes, no, unknown, or not compared; another district does not count."""
    item = asked(Step.NAMED_DISTRICT, reentry(named=(NamedDistrict(IDAHO),)), elsewhere)

    assert (item.met, item.answer.because) == (met, because)


@pytest.mark.parametrize(
    ("elsewhere", "met", "because"),
    [
        (verdicts(idaho=INELIGIBLE, texas=UNKNOWN, utah=ELIGIBLE), True, "eligible in D. Utah"),
        (verdicts(idaho=INELIGIBLE, texas=UNKNOWN, utah=INELIGIBLE), None, "S.D. Tex.: state `removals`"),
        (verdicts(idaho=INELIGIBLE, utah=INELIGIBLE), None, "S.D. Tex. is not among the districts compared"),
        (
            verdicts(idaho=INELIGIBLE, texas=INELIGIBLE, utah=INELIGIBLE),
            False,
            "on supervised release; S.D. Tex.: Category V",
        ),
    ],
)
def test_the_best_of_several_named(elsewhere: Elsewhere, met: Met, because: str) -> None:
    """At least one district is enough; else what is open; else every reason against."""
    named = tuple(map(NamedDistrict, (IDAHO, TEXAS, UTAH)))

    item = asked(Step.NAMED_DISTRICT, reentry(named=named), elsewhere)

    assert item.met is met
    assert because in item.answer.because


def test_no_district_named() -> None:
    """The burden is the defendant's: eligibility that he did not put to the court is not shown by being there."""
    told = asked(Step.NAMED_DISTRICT, reentry(named=()), verdicts(idaho=ELIGIBLE))
    untold = asked(Step.NAMED_DISTRICT, reentry(), verdicts(idaho=ELIGIBLE))

    assert told.met is untold.met is False
    assert untold.answer.because == "no district is named in which he would be eligible"
    assert told.answer.because == (
        "no district is named in which he would be eligible; the requirements common to all programmes are not enough"
    )


@pytest.mark.parametrize("step", [Step.RANGE, Step.EXTENT])
class TestRange:
    """The range submitted: Ramirez's fifth step, and the facts that Jimenez-Beltre asks for."""

    @pytest.mark.parametrize("named", [None, (), (NamedDistrict(IDAHO),), (NamedDistrict(IDAHO), NamedDistrict(TEXAS))])
    def test_none(self, step: Step, named: tuple[NamedDistrict, ...] | None) -> None:
        """A district without its range does not do."""
        item = asked(step, reentry(named=named), verdicts(idaho=ELIGIBLE))

        assert (item.met, item.answer.because) == (False, "no likely range in a named district is submitted")

    @pytest.mark.parametrize(
        ("worked", "because"),
        [
            (Range(33, 41), "33-41 months in D. Idaho"),
            (None, "33-41 months in D. Idaho (not established here)"),
            (Range(37, 46), "33-41 months in D. Idaho (worked here: 37-46 months)"),
        ],
    )
    def test_against_what_is_worked(self, step: Step, worked: Range | None, because: str) -> None:
        """What he submits is shown; beside it, a range worked otherwise, or that none was established."""
        elsewhere = Elsewhere({IDAHO: ELIGIBLE}, {IDAHO: worked})

        item = asked(step, reentry(named=(NamedDistrict(IDAHO, Range(33, 41)),)), elsewhere)

        assert (item.met, item.answer.because) == (True, because)

    def test_a_district_not_compared(self, step: Step) -> None:
        """Where nothing was worked for the district, whether it would take the defendant is open."""
        item = asked(step, reentry(named=(NamedDistrict(IDAHO, Range(33, 41)),)), verdicts(texas=ELIGIBLE))

        assert item.met is None
        assert item.answer.because == (
            "33-41 months in D. Idaho (not established here), and whether it would take the defendant is open"
        )

    def test_several(self, step: Step) -> None:
        """Each range submitted is told; a district without one is passed over."""
        named = (NamedDistrict(IDAHO, Range(33, 41)), NamedDistrict(TEXAS), NamedDistrict(UTAH, Range(30, 30)))
        elsewhere = Elsewhere(
            {IDAHO: ELIGIBLE, TEXAS: ELIGIBLE, UTAH: ELIGIBLE}, {IDAHO: Range(33, 41), UTAH: Range(30, 37)}
        )

        item = asked(step, reentry(named=named), elsewhere)

        assert item.answer.because == "33-41 months in D. Idaho; 30 months in D. Utah (worked here: 30-37 months)"


def test_the_range_is_one_in_the_district_that_would_take_him() -> None:
    """Slip op. at 3, 17: eligible in at least one district, and the likely range "in that district", not in another."""
    named = (NamedDistrict(IDAHO, Range(33, 41)), NamedDistrict(TEXAS))
    case = reentry(Plea(prompt=True, factual_basis=True, waiver=ENOUGH), named)
    elsewhere = verdicts(idaho=INELIGIBLE, texas=ELIGIBLE)

    found = showing(case, holding("ramirez"), elsewhere, binding=True)

    assert [item.met for item in found.items] == [True, True, True, True, False]
    assert found.met is False


NAMED = NamedDistrict(IDAHO)
ALSO_NAMED = NamedDistrict(TEXAS)


@pytest.mark.parametrize("step", [Step.ELIGIBLE, Step.MINIMAL])
class TestEligible:
    """What the Third, Seventh (2010) and Tenth Circuits ask first: that a fast-track district would have taken him.

    He must show it at the outset (Arrelucea-Zamudio, 581 F.3d at 156-57), try to (Olmeda-Garcia, 613 F.3d at 724), go
    first (Lopez-Macias): what he did not put before the court he has not shown.
    """

    @pytest.mark.parametrize("named", [None, ()])
    @pytest.mark.parametrize(
        "elsewhere",
        [verdicts(idaho=ELIGIBLE, texas=ELIGIBLE), verdicts(idaho=UNKNOWN), verdicts(utah=INELIGIBLE), NOWHERE],
    )
    def test_nothing_put_before_the_court(
        self, step: Step, named: tuple[NamedDistrict, ...] | None, elsewhere: Elsewhere
    ) -> None:
        """That some district compared would take him is not his showing, however many would."""
        item = asked(step, reentry(named=named), elsewhere)

        assert item.met is False
        assert item.answer.because.startswith("no district is named in which he would be eligible")

    @pytest.mark.parametrize(
        ("named", "elsewhere", "met", "because"),
        [
            ((NAMED,), verdicts(idaho=ELIGIBLE, texas=INELIGIBLE), True, "eligible in D. Idaho"),
            ((NAMED, ALSO_NAMED), verdicts(idaho=ELIGIBLE, texas=UNKNOWN), True, "eligible in D. Idaho"),
            ((NAMED,), verdicts(idaho=UNKNOWN), None, "D. Idaho: state `removals`; state each [[prior]]"),
            # Another district would take him, and he did not name it.
            (
                (NAMED,),
                verdicts(idaho=INELIGIBLE, texas=ELIGIBLE),
                False,
                "D. Idaho: Category V is above IV; on supervised release",
            ),
            ((NAMED,), NOWHERE, None, "D. Idaho is not among the districts compared"),
        ],
    )
    def test_a_district_put_before_the_court(
        self, step: Step, named: tuple[NamedDistrict, ...], elsewhere: Elsewhere, met: Met, because: str
    ) -> None:
        """As the district named would take him: yes, unknown, no, or not compared; its range is not asked."""
        item = asked(step, reentry(named=named), elsewhere)

        assert (item.item, item.met, item.answer.because) == (ITEMS[step], met, because)

    def test_the_same_answer_as_for_a_named_district(self, step: Step) -> None:
        """Whatever he named, and whatever is found of it, it is met as the fourth step of Ramirez is."""
        found = (ELIGIBLE, INELIGIBLE, UNKNOWN)
        for named, idaho, texas in product((None, (), (NAMED,), (NAMED, ALSO_NAMED)), found, found):
            case, elsewhere = reentry(named=named), verdicts(idaho=idaho, texas=texas)

            assert asked(step, case, elsewhere).met == asked(Step.NAMED_DISTRICT, case, elsewhere).met


@pytest.mark.parametrize(
    ("district", "rule"), [("D.N.J.", "Arrelucea-Zamudio"), ("D. Utah", "Lopez-Macias"), ("N.D. Ill.", "Ramirez")]
)
def test_what_was_named_decides_in_a_comparison(district: str, rule: str) -> None:
    """Ocampo-Pineda, eligible "in a few" districts (slip op. at 17): shown where he names one, and not where none."""
    ocampo = evolve(load_case(EXAMPLES / "ocampo-pineda.toml"), district=district)
    named, silent = (
        compare(evolve(ocampo, showing=put), among=[IDAHO]).showing for put in ((NamedDistrict(IDAHO),), ())
    )
    which = ITEMS[Step.NAMED_DISTRICT if rule == "Ramirez" else holding(rule.lower()).showing[0]]

    assert named is not None
    assert silent is not None
    assert (named.rule, named.binding) == (rule, True)
    assert [[item.met for item in each.items if item.item == which] for each in (named, silent)] == [[True], [False]]


PURSUED = Plea(prompt=True, factual_basis=True, waiver=evolve(ENOUGH, unconditional=False, by_plea_colloquy=None))


@pytest.mark.parametrize(
    ("plea", "met"),
    [
        # What every programme asks: plea, factual basis, three rights. How the waiver was made is not part of it.
        (PURSUED, True),
        (evolve(PURSUED, prompt=False), False),
        (evolve(PURSUED, factual_basis=False), False),
        (evolve(PURSUED, waiver=evolve(ENOUGH, pretrial_motions=False)), False),
        (evolve(PURSUED, waiver=evolve(ENOUGH, appeal=False)), False),
        (evolve(PURSUED, waiver=evolve(ENOUGH, collateral_attack=False)), False),
        (evolve(PURSUED, prompt=None, factual_basis=False), False),
        (evolve(PURSUED, prompt=None), None),
        (evolve(PURSUED, factual_basis=None), None),
        (evolve(PURSUED, waiver=None), None),
        (evolve(PURSUED, waiver=evolve(ENOUGH, pretrial_motions=None)), None),
        (evolve(PURSUED, waiver=evolve(ENOUGH, appeal=None)), None),
        (evolve(PURSUED, waiver=evolve(ENOUGH, collateral_attack=None)), None),
        (Plea(), None),
        (None, None),
    ],
)
def test_would_have_pursued_it(plea: Plea | None, met: Met) -> None:
    """Reyes-Hernandez, 624 F.3d at 420: shown by having done what every programme asks; refuted by not having."""
    item = asked(Step.PURSUED, reentry(plea))

    assert item.met is met
    assert item.answer.because


# The whole

COMPLETE = reentry(Plea(prompt=True, factual_basis=True, waiver=ENOUGH), (NamedDistrict(IDAHO, Range(33, 41)),))
IN_IDAHO = Elsewhere({IDAHO: ELIGIBLE}, {IDAHO: Range(33, 41)})


def test_a_complete_showing_is_met() -> None:
    """All five steps of Ramirez, by a defendant such as it describes."""
    found = showing(COMPLETE, holding("ramirez"), IN_IDAHO, binding=True)

    assert [item.met for item in found.items] == [True] * 5
    assert found.met is True


def test_one_step_open_leaves_it_open() -> None:
    """Nothing fails, and one thing is not told."""
    assert COMPLETE.plea is not None
    case = evolve(COMPLETE, plea=evolve(COMPLETE.plea, prompt=None))

    assert showing(case, holding("ramirez"), IN_IDAHO, binding=True).met is None


def test_one_step_failed_fails_it_whatever_is_open() -> None:
    """Unless each step is taken the court may pass over the argument (slip op. at 17)."""
    assert COMPLETE.plea is not None
    case = evolve(COMPLETE, plea=evolve(COMPLETE.plea, prompt=None, factual_basis=False))

    assert showing(case, holding("ramirez"), IN_IDAHO, binding=True).met is False


def test_a_complete_case_compared() -> None:
    """Ocampo-Pineda, had he done each thing: eligible in D. Idaho, 19/II there, 33-41 months (slip op. at 17)."""
    case = evolve(
        load_case(EXAMPLES / "ocampo-pineda.toml"),
        plea=Plea(prompt=True, factual_basis=True, waiver=ENOUGH),
        showing=(NamedDistrict(IDAHO, Range(33, 41)),),
    )

    found = compare(case).showing

    assert found is not None
    assert [item.met for item in found.items] == [True] * 5
    assert found.met is True
    assert found.items[4].answer.because == "33-41 months in D. Idaho"


@pytest.mark.parametrize(
    ("district", "submitted", "met", "because"),
    [
        (IDAHO, Range(27, 33), True, "27-33 months in D. Idaho (worked here: 33-41 months)"),
        ("W.D. Tex.", Range(37, 46), True, "37-46 months in W.D. Tex."),
    ],
)
def test_a_range_submitted_in_a_comparison(
    district: str,
    submitted: Range,
    met: Met,
    because: str,
) -> None:
    """Four levels off, as Ocampo-Pineda asked, are not what D. Idaho gave; one level is what W.D. Tex. did (at 17)."""
    case = evolve(load_case(EXAMPLES / "ocampo-pineda.toml"), showing=(NamedDistrict(district, submitted),))

    found = compare(case).showing

    assert found is not None
    assert (found.items[3].met, found.items[4].met) == (True, met)
    assert found.items[4].answer.because == because


def test_a_named_district_left_out_of_the_comparison() -> None:
    """Where only another district is compared, whether the one named would take him is open."""
    case = evolve(load_case(EXAMPLES / "ocampo-pineda.toml"), showing=(NamedDistrict(IDAHO, Range(33, 41)),))

    found = compare(case, among=["W.D. Tex."]).showing

    assert found is not None
    assert (found.items[3].met, found.items[3].answer.because) == (
        None,
        "D. Idaho is not among the districts compared",
    )


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("jimenez-beltre", [Step.EXTENT]),
        ("arrelucea-zamudio", [Step.ELIGIBLE]),
        ("reyes-hernandez", [Step.ELIGIBLE, Step.PURSUED]),
        ("lopez-macias", [Step.MINIMAL]),
    ],
)
def test_what_other_circuits_ask(name: str, items: list[Step]) -> None:
    """A complete case meets them; a bare one does not; they give no advice."""
    complete = showing(COMPLETE, holding(name), IN_IDAHO, binding=True)
    bare = showing(reentry(), holding(name), NOWHERE, binding=False)

    assert [item.item for item in complete.items] == [ITEMS[step] for step in items]
    assert (complete.met, complete.binding, complete.rule) == (True, True, holding(name).name)
    assert (bare.met, bare.binding) == (False, False)
    assert (bare.advisable, bare.may_be_required) == ((), "")


# Plain data


def test_to_dict() -> None:
    """Each item with its answer and its parts; the advice; null where nothing more may be required."""
    found = showing(COMPLETE, holding("ramirez"), IN_IDAHO, binding=True)
    plain = found.to_dict()

    assert json.loads(json.dumps(plain)) == plain
    assert {key: plain[key] for key in ("rule", "binding", "met")} == {"rule": "Ramirez", "binding": True, "met": True}
    assert plain["advisable"] == list(holding("ramirez").advisable)
    assert plain["may_be_required"] == holding("ramirez").may_be_required
    assert plain["items"] == [item.to_dict() for item in found.items]
    assert found.items[1].to_dict() == {
        "item": "agreement to the factual basis",
        "met": True,
        "because": "agreed to the factual basis",
        "parts": [],
    }
    assert found.items[2].to_dict()["parts"] == [part.to_dict() for part in found.items[2].parts]


def test_to_dict_where_it_is_open() -> None:
    """What is open is null."""
    found = showing(reentry(), evolve(holding("lopez-macias"), showing=(Step.PROMPT_PLEA,)), NOWHERE, binding=False)
    plain = found.to_dict()

    assert (plain["met"], plain["advisable"], plain["may_be_required"]) == (None, [], None)
    assert [item.to_dict()["met"] for item in found.items] == [None]
