"""The ledger: contiguous, replayable, and never rewritten."""

from functools import reduce
from itertools import pairwise, permutations
from random import Random

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from sentencing.cite import Cite
from sentencing.effects import Add, AtLeast, AtMost, Become, Effect, apply
from sentencing.ledger import Finding, Ledger, Step
from sentencing.terms import OffenseLevel

CITES = st.builds(
    Cite, st.sampled_from(["2L1.2", "3E1.1"]), st.lists(st.sampled_from(["(a)", "(b)", "(1)"]), max_size=3).map("".join)
)
ADDED = st.integers(-20, 20).filter(bool).map(Add)
LEVELS = st.integers(0, 50)
EFFECTS: st.SearchStrategy[Effect] = st.one_of(ADDED, LEVELS.map(AtLeast), LEVELS.map(AtMost), LEVELS.map(Become))
FINDINGS = st.builds(Finding, CITES, st.one_of(st.none(), EFFECTS), st.just("because"), st.just("source"))
SEQUENCES = st.lists(FINDINGS, max_size=10)


def entered(findings: list[Finding]) -> Ledger:
    """A ledger of findings, entered in order."""
    return reduce(Ledger.enter, findings, Ledger())


def found(effect: Effect | None, cite: str = "2L1.2(b)(1)") -> Finding:
    """A finding with an effect."""
    return Finding(Cite.parse(cite), effect, "because", "source")


@given(SEQUENCES)
def test_steps_are_contiguous(findings: list[Finding]) -> None:
    """The first step starts from nothing, each next one where the last ended, and the last is the total."""
    steps = entered(findings).steps
    expected = [0, *(step.after for step in steps)]

    assert expected == [*(step.before for step in steps), entered(findings).total]


@given(SEQUENCES)
def test_the_effects_alone_replay_the_ledger(findings: list[Finding]) -> None:
    """Each step is its effect on the total before, so that folding the effects gives every total again."""
    total = 0
    for step in entered(findings).steps:
        total = apply(step.effect, total)

        assert total == step.after


@given(SEQUENCES)
def test_the_total_is_that_of_every_finding(findings: list[Finding]) -> None:
    """What is kept as considered would have changed nothing."""
    effects = [finding.effect for finding in findings if finding.effect is not None]

    assert reduce(lambda total, effect: apply(effect, total), effects, 0) == entered(findings).total


@given(SEQUENCES, FINDINGS)
def test_entering_never_changes_earlier_lines(findings: list[Finding], finding: Finding) -> None:
    """A ledger grows by one line, a step or a provision considered, and the old one is as it was."""
    before = entered(findings)
    after = before.enter(finding)

    assert before.steps == after.steps[: len(before.steps)]
    assert before.considered == after.considered[: len(before.considered)]
    assert len(before.steps) + len(before.considered) + 1 == len(after.steps) + len(after.considered)
    assert before == entered(findings)


@given(SEQUENCES)
def test_every_finding_is_a_line(findings: list[Finding]) -> None:
    """No finding is lost, and each line carries its citation, reason and source."""
    ledger = entered(findings)
    lines = [*(Finding(s.cite, s.effect, s.because, s.source) for s in ledger.steps), *ledger.considered]

    assert sorted(map(repr, findings)) == sorted(map(repr, lines))


@given(SEQUENCES)
def test_every_step_but_the_first_changes_the_total(findings: list[Finding]) -> None:
    """A finding that changes nothing is kept as considered; only a first line may leave nothing as nothing."""
    assert all(step.before != step.after for step in entered(findings).steps[1:])


@given(SEQUENCES, CITES)
def test_what_law_reads_back_agrees(findings: list[Finding], cite: Cite) -> None:
    """Applied, before and change tell of the same steps: those of the provision and of what is nested in it."""
    ledger = entered(findings)
    own = [step for step in ledger.steps if step.cite in cite]

    assert bool(own) is ledger.applied(cite)
    assert (own[0].before if own else ledger.total) == ledger.before(cite)
    assert sum(step.after - step.before for step in own) == ledger.change(cite)


@given(SEQUENCES)
def test_the_sections_account_for_the_total(findings: list[Finding]) -> None:
    """What is owed to each section adds up to the total."""
    ledger = entered(findings)

    assert ledger.total == ledger.change(Cite("2L1.2")) + ledger.change(Cite("3E1.1"))


@given(st.lists(ADDED, max_size=5), st.randoms(use_true_random=False))
def test_adding_gives_one_total_in_any_order(effects: list[Effect], chance: Random) -> None:
    """Increases and decreases by a number of levels commute."""
    shuffled = list(effects)
    chance.shuffle(shuffled)

    assert entered([found(each) for each in effects]).total == entered([found(each) for each in shuffled]).total


@given(st.lists(ADDED, max_size=4), st.lists(ADDED, max_size=4))
def test_adding_gives_one_total_in_any_grouping(one: list[Effect], other: list[Effect]) -> None:
    """Increases may be summed apart and then together."""
    apart = entered([found(each) for each in one]).total + entered([found(each) for each in other]).total

    assert apart == entered([found(each) for each in (*one, *other)]).total


def test_a_floor_does_not_commute_with_an_increase() -> None:
    """From 8, plus 4 and then at least 13 is 13; at least 13 and then plus 4 is 17."""
    base, increase, floor = found(Become(8), "2L1.2(a)"), found(Add(4)), found(AtLeast(13))

    assert entered([base, increase, floor]).total == 13
    assert entered([base, floor, increase]).total == 17


def test_the_bases_floors_and_ceilings_depend_on_order() -> None:
    """A base forgets what came before it, and between a floor and a lower ceiling the last has the word."""
    base, floor, ceiling = found(Become(8)), found(AtLeast(20)), found(AtMost(10))
    expected = {8, 10, 20}

    assert expected == {entered(list(order)).total for order in permutations((base, floor, ceiling))}


def test_a_worked_ledger() -> None:
    """8 + 16 - 2 - 1 = 21: each line has its place, and law may ask for the level before any of them."""
    lines = [("2L1.2(a)", Become(8)), ("2L1.2(b)(1)(A)", Add(16)), ("3E1.1(a)", Add(-2)), ("3E1.1(b)", Add(-1))]
    ledger = entered([found(effect, cite) for cite, effect in lines])
    totals = [0, 8, 24, 22, 21]

    assert list(pairwise(totals)) == [(step.before, step.after) for step in ledger.steps]
    assert ledger.before(Cite("3E1.1", "(a)")) == 24
    assert ledger.before(Cite("3E1.1", "(b)")) == 22
    assert ledger.change(Cite("3E1.1")) == -3
    assert ledger.change(Cite("2L1.2", "(b)")) == 16
    assert ledger.applied(Cite("2L1.2"))
    assert not ledger.applied(Cite("3B1.1"))
    assert ledger.before(Cite("3B1.1")) == 21


def test_an_empty_ledger_is_nothing() -> None:
    """Before any finding there are no levels, nor points."""
    assert Ledger().total == 0
    assert Ledger() == entered([])


def test_a_provision_not_applied_is_kept_as_considered() -> None:
    """A finding without effect leaves the steps and the total alone."""
    ledger = entered([found(Become(8)), found(None)])

    assert (found(None),) == ledger.considered
    assert ledger.total == 8
    assert len(ledger.steps) == 1


@pytest.mark.parametrize(("own", "expected"), [("", "App. C, amend. 802"), ("stated", "stated")])
def test_a_line_names_the_text_applied(own: str, expected: str) -> None:
    """The source of the text goes on the line, step or considered, unless the finding names its own."""
    ledger = Ledger()
    for effect in (Become(8), None, AtLeast(8)):
        ledger = ledger.enter(Finding(Cite("2L1.2"), effect, "because", own), "App. C, amend. 802")

    assert [expected] * 3 == [line.source for line in (*ledger.steps, *ledger.considered)]


@pytest.mark.parametrize("effect", [AtLeast(8), AtMost(8), Become(8), AtLeast(6), AtMost(30)])
def test_an_effect_without_consequence_is_considered(effect: Effect) -> None:
    """A floor already met, a ceiling not reached, a base already there: no adjustment was received under it."""
    ledger = entered([found(Become(8), "2L1.2(a)"), found(effect)])

    assert (found(effect),) == ledger.considered
    assert not ledger.applied(Cite.parse("2L1.2(b)(1)"))


def test_a_base_level_of_nothing_is_a_line() -> None:
    """The first line stands though it leaves the total at nothing."""
    ledger = entered([found(Become(0))])

    assert (Step(Cite.parse("2L1.2(b)(1)"), Become(0), 0, 0, "because", "source"),) == ledger.steps


@given(SEQUENCES)
def test_the_ledger_is_not_clamped_but_its_level_is(findings: list[Finding]) -> None:
    """Ch. 5, Pt. A, n.2 clamps at the Table: a ledger may run below 1 and above 43, its offense level may not."""
    ledger = entered(findings)

    assert OffenseLevel.clamp(ledger.total) == ledger.offense_level


def test_totals_run_beyond_the_table() -> None:
    """44 less 2 is 42, not 43 less 2: only the last line is held to the Table."""
    high = entered([found(Become(40)), found(Add(4))])

    assert (high.total, high.offense_level) == (44, OffenseLevel(43))
    assert high.enter(found(Add(-2))).offense_level == OffenseLevel(42)
    assert entered([found(Become(2)), found(Add(-4))]).offense_level == OffenseLevel(1)


def test_a_ledger_is_a_value() -> None:
    """A ledger and its lines cannot be changed, and equal ones are equal keys."""
    ledger = entered([found(Become(8)), found(None)])

    assert hash(ledger) == hash(entered([found(Become(8)), found(None)]))
    with pytest.raises(FrozenInstanceError):
        ledger.steps = ()
    with pytest.raises(FrozenInstanceError):
        ledger.steps[0].after = 9


def test_how_lines_show_themselves() -> None:
    """A line prints as its citation and effect, as a case file expects its steps."""
    finding = found(Add(16), "2L1.2(b)(1)(A)(ii)")

    assert str(finding) == "2L1.2(b)(1)(A)(ii) +16"
    assert str(entered([finding]).steps[0]) == "2L1.2(b)(1)(A)(ii) +16"
