"""Rules: provisions on facts and on findings, the greatest of several, up to a limit, and what a section prints."""

import re
from collections.abc import Iterator
from operator import itemgetter

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.effects import Add, AtLeast, Become, Effect, apply
from sentencing.errors import SentencingError, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.rules import (
    Findings,
    Fixed,
    Greatest,
    Provision,
    Rule,
    Unanswered,
    UpTo,
    entered_as_stated,
    named,
    printed,
    run,
    total_with,
)
from sentencing.truth import Answer, No, Open, Yes

Facts = tuple[Answer, ...]

B1 = Cite("2L1.2", "(b)(1)")
ANSWERS = st.sampled_from([Yes("yes"), Yes(), No("no"), No(), Open("state `grade`")])
SETTLED = st.sampled_from([Yes("yes"), Yes(), No("no"), No()])
INCREASES: st.SearchStrategy[Effect] = st.one_of(st.integers(1, 16).map(Add), st.integers(1, 30).map(AtLeast))
ALTERNATIVES = st.lists(st.tuples(INCREASES, ANSWERS), min_size=1, max_size=5)


def at(total: int) -> Ledger:
    """A ledger that stands at a total."""
    return Ledger().enter(Finding(Cite("2L1.2", "(a)"), Become(total), "base offense level")) if total else Ledger()


def letter(number: int) -> Cite:
    """One of several alternatives of a subsection."""
    return Cite("2L1.2", f"(b)(1)({'ABCDE'[number]})")


def provision(number: int, effect: Effect) -> Provision[Facts]:
    """An alternative that asks its own answer of the facts."""
    return Provision(letter(number), effect, f"alternative {number}", itemgetter(number))


def alternatives(cases: list[tuple[Effect, Answer]]) -> tuple[tuple[Provision[Facts], ...], Facts]:
    """The provisions, and facts that answer each of them."""
    return (
        tuple(provision(number, effect) for number, (effect, _) in enumerate(cases)),
        tuple(each for _, each in cases),
    )


@frozen
class Several:
    """A rule that makes several findings, and then meets a gap if there is one."""

    findings: tuple[Finding, ...]
    gap: Finding | None = None

    def find(self, _subject: object, _ledger: Ledger, /) -> Iterator[Finding]:
        """Each finding; then the gap."""
        yield from self.findings
        if self.gap is not None:
            raise Unanswered.of(self.gap, "state `grade`")


@frozen
class Unready:
    """A rule that no facts decide, and that cannot say what it would find."""

    def find(self, _subject: object, _ledger: Ledger, /) -> Iterator[Finding]:
        """Never a finding."""
        msg = "state everything"
        raise Undetermined(msg)


def points(*numbers: int) -> tuple[Finding, ...]:
    """A finding for each number of points."""
    return tuple(Finding(Cite("4A1.1", "(c)"), Add(n), f"prior {place}") for place, n in enumerate(numbers))


# One provision


def test_a_fixed_provision_always_applies() -> None:
    """A base offense level asks nothing, of facts or of findings."""
    base = Fixed(Cite("2L1.2", "(a)"), Become(8), "base offense level")
    expected = [Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level")]

    assert expected == list(base.find((), Ledger()))
    assert expected == list(base.find(Findings(()), at(30)))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (Yes("the 1999 burglary"), [Finding(letter(0), Add(8), "alternative 0: the 1999 burglary")]),
        (Yes(), [Finding(letter(0), Add(8), "alternative 0")]),
        (No("it is a misdemeanor"), [Finding(letter(0), None, "it is a misdemeanor")]),
        (No(), []),
    ],
)
def test_a_provision_applies_when_its_condition_holds(known: Answer, expected: list[Finding]) -> None:
    """Yes is a finding; a reasoned no is a provision considered; a plain no is not worth a line."""
    assert expected == list(provision(0, Add(8)).find((known,), Ledger()))


def test_a_gap_names_the_provision_and_the_missing_fact() -> None:
    """What the facts leave open is an error that says which rule needs which fact, and what it would find."""
    with pytest.raises(Unanswered, match=r"^§ 2L1\.2\(b\)\(1\)\(A\) is undetermined: state `grade`$") as caught:
        list(provision(0, Add(8)).find((Open("state `grade`"),), Ledger()))

    assert Finding(letter(0), Add(8), "alternative 0") == caught.value.finding
    assert isinstance(caught.value, Undetermined)


# Findings by citation


@pytest.mark.parametrize("text", ["2L1.2(b)(1)(A)", "2L1.2(b)(1)", "2L1.2(b)", "2L1.2", "2L1.2(b)(1)(A) +8"])
def test_a_finding_names_the_provisions_in_it(text: str) -> None:
    """A provision applies if its citation is found, or one that it is nested in; facts are not asked."""
    stated = Stated.parse(text)

    (finding,) = provision(0, Add(8)).find(Findings((stated,)), Ledger())

    assert Finding(stated.cite, Add(8), "alternative 0: as found") == finding


@pytest.mark.parametrize("text", ["2L1.2(b)(1)(B)", "2L1.2(b)(1)(A)(i)", "3E1.1", "2L1.2(b)(1)(A) +4", "2L1.2 >= 8"])
def test_a_finding_names_nothing_else(text: str) -> None:
    """Another provision, one nested in it, or another effect does not name a provision."""
    found = Findings((Stated.parse(text),))

    assert found.naming(letter(0), Add(8)) is None
    assert not list(provision(0, Add(8)).find(found, Ledger()))


def test_the_first_finding_that_names_a_provision_counts() -> None:
    """Of several findings the first that names it is the one cited."""
    found = Findings((Stated.parse("3E1.1"), Stated.parse("2L1.2(b)(1)"), Stated.parse("2L1.2(b)(1)(A)")))

    assert Stated.parse("2L1.2(b)(1)") == found.naming(letter(0), Add(8))


def test_no_finding_is_the_finding_of_nothing() -> None:
    """An empty list of findings names no provision."""
    assert Findings(()).naming(letter(0), Add(8)) is None


# The greatest


def reached(cases: list[tuple[Effect, Answer]], kind: type[Answer], total: int) -> list[int]:
    """The totals that the alternatives of one kind of answer would reach."""
    return [apply(effect, total) for effect, known in cases if isinstance(known, kind)]


@given(ALTERNATIVES, st.integers(0, 24))
def test_the_greatest_reaches_the_highest_total(cases: list[tuple[Effect, Answer]], total: int) -> None:
    """The highest total of those that surely apply is reached, unless one left open would reach higher."""
    rules, facts = alternatives(cases)
    sure = max([total, *reached(cases, Yes, total)])

    if max(reached(cases, Open, total), default=0) > sure:
        with pytest.raises(Unanswered):
            run((Greatest(rules),), facts, at(total))
    else:
        assert sure == run((Greatest(rules),), facts, at(total)).total


@given(st.lists(st.tuples(INCREASES, SETTLED), max_size=5), st.integers(0, 24))
def test_the_greatest_is_one_alternative_and_the_first_of_equals(
    cases: list[tuple[Effect, Answer]], total: int
) -> None:
    """At most one alternative is found, and of those that reach equally high the one printed first."""
    rules, facts = alternatives(cases)
    sure = [
        (apply(rule.effect, total), rule.cite) for rule, known in zip(rules, facts, strict=True) if type(known) is Yes
    ]
    best = max((after for after, _ in sure), default=total)
    expected = [cite for after, cite in sure if after == best > total][:1]

    assert expected == [each.cite for each in Greatest(rules).find(facts, at(total)) if each.effect is not None]


@given(st.lists(st.tuples(INCREASES, SETTLED), min_size=1, max_size=5), st.integers(0, 24), st.integers(0, 4))
def test_one_more_sure_alternative_never_lowers_the_greatest(
    cases: list[tuple[Effect, Answer]], total: int, place: int
) -> None:
    """Turning a no into a yes never gives less."""
    place %= len(cases)
    rules, facts = alternatives(cases)
    more = (*facts[:place], Yes(), *facts[place + 1 :])

    assert run((Greatest(rules),), facts, at(total)).total <= run((Greatest(rules),), more, at(total)).total


@pytest.mark.parametrize(
    ("total", "pinpoint", "after"), [(8, "(b)(1)(A)", 18), (14, "(b)(1)(A)", 18), (15, "(b)(1)(B)", 19)]
)
def test_the_greatest_compares_totals_not_numbers(total: int, pinpoint: str, after: int) -> None:
    """At least 18 beside plus 4: from 8 the floor reaches higher, from 15 the increase; from 14 they tie."""
    of = (provision(0, AtLeast(18)), provision(1, Add(4)))
    ledger = run((Greatest(of),), (Yes(), Yes()), at(total))

    assert (pinpoint, after) == (ledger.steps[-1].cite.pinpoint, ledger.total)


def test_an_alternative_that_does_not_apply_displaces_none() -> None:
    """Though the one that applies lowers the total, which then is less than nothing would leave."""
    of = (provision(0, Add(-2)), provision(1, Add(4)))

    for refused in (No(), No("not so")):
        assert run((Greatest(of),), (Yes(), refused), at(8)).total == 6


def test_the_greatest_base_level_is_the_greatest() -> None:
    """Base levels that become the total compare as totals too."""
    of = (provision(0, Become(14)), provision(1, Become(20)), provision(2, Become(20)), provision(3, Become(18)))

    (finding,) = Greatest(of).find((Yes(), Yes(), Yes(), Yes()), Ledger())

    assert letter(1) == finding.cite


def test_an_alternative_may_be_several_findings() -> None:
    """Two findings of one alternative are compared by the total of both, and both are found."""
    both = Several(
        (Finding(letter(0), Add(3), "one"), Finding(letter(0), None, "not"), Finding(letter(0), Add(3), "two"))
    )
    of: tuple[Rule[Facts], ...] = (provision(1, Add(5)), both)

    expected = ["one", "two"]

    assert expected == [finding.because for finding in Greatest(of).find((No(), Yes()), at(8))]


def test_an_open_alternative_matters_only_if_it_would_exceed() -> None:
    """Plus 8 is sure: an open plus 4 or plus 8 changes nothing, an open plus 12 is asked for by name."""
    for number in (4, 8):
        assert (
            run((Greatest((provision(0, Add(number)), provision(1, Add(8)))),), (Open("?"), Yes()), at(8)).total == 16
        )
    with pytest.raises(Unanswered, match=r"^§ 2L1\.2\(b\)\(1\)\(A\) is undetermined: \?$"):
        run((Greatest((provision(0, Add(12)), provision(1, Add(8)))),), (Open("?"), Yes()), at(8))


def test_an_open_floor_already_met_does_not_matter() -> None:
    """An open "at least 18" asks nothing of a level that is 18 already."""
    greatest = Greatest((provision(0, AtLeast(18)),))

    assert at(18) == run((greatest,), (Open("?"),), at(18))
    with pytest.raises(Unanswered):
        run((greatest,), (Open("?"),), at(17))


def test_of_several_gaps_the_first_that_matters_is_named() -> None:
    """The alternatives are asked in printed order."""
    of = (provision(0, Add(2)), provision(1, Add(8)), provision(2, Add(12)), provision(3, Add(4)))

    with pytest.raises(Unanswered, match=r"\(b\)\(1\)\(B\) is undetermined: second$"):
        list(Greatest(of).find((Open("first"), Open("second"), Open("third"), Yes()), at(8)))


def test_what_cannot_reach_higher_is_not_asked() -> None:
    """Once plus 8 is sure, no fact is asked for a plus 4 or another plus 8: there are no facts here to ask."""
    of = (provision(0, Add(8)), provision(1, Add(4)), provision(2, Add(8)))

    assert run((Greatest(of),), (Yes(),), at(8)).total == 16
    with pytest.raises(IndexError):
        run((Greatest(of),), (No(),), at(8))


def test_a_question_of_another_kind_is_passed_on() -> None:
    """What cannot say what it would find cannot be weighed, so it stays an error."""
    of: tuple[Rule[Facts], ...] = (provision(0, Add(4)), Unready())

    with pytest.raises(Undetermined, match="state everything"):
        list(Greatest(of).find((Yes(),), at(8)))


def test_where_none_applies_one_reason_is_kept() -> None:
    """The first alternative considered and not applied says why; where one applies the others say nothing."""
    of = (provision(0, Add(8)), provision(1, Add(4)), provision(2, Add(2)))

    assert [Finding(letter(1), None, "no felony")] == list(
        Greatest(of).find((No(), No("no felony"), No("no misdemeanors")), at(8))
    )
    assert [letter(2)] == [each.cite for each in Greatest(of).find((No(), No("no felony"), Yes()), at(8))]
    assert not list(Greatest(of).find((No(), No(), No()), at(8)))


def test_the_greatest_works_on_findings() -> None:
    """Found by citation, the alternatives compare as on the facts."""
    of = (provision(0, Add(8)), provision(1, Add(12)))
    found = Findings((Stated(letter(0)), Stated(letter(1))))

    assert run((Greatest(of),), found, at(8)).total == 20


# Up to a limit


@given(st.lists(st.integers(1, 5), max_size=8), st.integers(0, 10), st.integers(0, 10))
def test_up_to_a_limit_is_never_more(numbers: list[int], limit: int, total: int) -> None:
    """A finding counts if and only if there is room for it, so that no more than the limit is added."""
    room = limit
    for number in numbers:
        room -= number if number <= room else 0

    ledger = run((UpTo(limit, Several(points(*numbers))),), (), at(total))

    assert limit - room == ledger.change(Cite("4A1.1", "(c)"))
    assert ledger.total <= total + limit
    assert len(numbers) == len(ledger.steps) + len(ledger.considered) - len(at(total).steps)


@given(st.integers(0, 9), st.integers(0, 9))
def test_single_points_add_up_to_the_limit(number: int, limit: int) -> None:
    """§ 4A1.1(c): one point for each, up to a total; the first ones count and the rest are considered."""
    ledger = run((UpTo(limit, Several(points(*[1] * number))),), (), Ledger())

    assert min(number, limit) == ledger.total
    assert [f"prior {n}" for n in range(ledger.total)] == [step.because for step in ledger.steps]
    assert max(0, number - limit) == len(ledger.considered)


def test_what_a_limit_cuts_off_says_so() -> None:
    """A finding beyond the limit is kept as considered, with its own reason and the limit's."""
    *_, last = UpTo(4, Several(points(1, 1, 1, 1, 1))).find((), Ledger())

    assert Finding(Cite("4A1.1", "(c)"), None, "prior 4: beyond the 4 that § 4A1.1(c) allows") == last


def test_what_is_considered_takes_no_room() -> None:
    """A finding without effect passes through a limit already reached."""
    considered = Finding(Cite("4A1.1", "(c)"), None, "too old")
    findings = (*points(2), considered)

    assert list(findings) == list(UpTo(2, Several(findings)).find((), Ledger()))


def test_past_the_limit_nothing_open_matters() -> None:
    """A gap is asked for while there is room, and not once the limit is reached."""
    gap = Finding(Cite("4A1.1", "(c)"), Add(1), "open")

    assert run((UpTo(2, Several(points(1, 1), gap)),), (), Ledger()).total == 2
    with pytest.raises(Unanswered, match=r"§ 4A1\.1\(c\) is undetermined: state `grade`"):
        run((UpTo(3, Several(points(1, 1), gap)),), (), Ledger())


# Sections


def test_rules_run_in_order_on_the_ledger_so_far() -> None:
    """A later rule sees what the earlier ones did: a floor after an increase finds the higher level."""
    rules = (Fixed(Cite("2L1.2", "(a)"), Become(8), "base"), provision(0, Add(4)), provision(1, AtLeast(10)))

    ledger = run(rules, (Yes(), Yes()), Ledger(), "App. C, amend. 802 (eff. 2016-11-01)")
    steps, considered = ["2L1.2(a) = 8", "2L1.2(b)(1)(A) +4"], ["2L1.2(b)(1)(B) >= 10"]

    assert steps == list(map(str, ledger.steps))
    assert considered == list(map(str, ledger.considered))


def test_every_line_carries_the_source_of_the_text() -> None:
    """The text applied is named on each line, unless the finding names its own."""
    own = Finding(Cite("2L1.2", "(b)"), Add(2), "because", "stated")
    ledger = run((Several((*points(1), own)),), (), Ledger(), "original text")

    assert [step.source for step in ledger.steps] == ["original text", "stated"]
    assert run((Several(points(1)),), (), Ledger()).steps[0].source == ""


def test_running_starts_from_the_ledger_given() -> None:
    """Rules add to a ledger; none add nothing."""
    assert at(8) == run((), (), at(8))
    assert at(8).steps == run((provision(0, Add(4)),), (Yes(),), at(8)).steps[:1]


@given(st.lists(st.one_of(st.none(), INCREASES), max_size=5), st.integers(0, 24))
def test_the_total_with_findings_is_that_of_entering_them(effects: list[Effect | None], total: int) -> None:
    """Looking ahead gives the total that the ledger would reach."""
    findings = [Finding(B1, effect, "because") for effect in effects]

    assert run((Several(tuple(findings)),), (), at(total)).total == total_with(findings, at(total))


def test_a_section_prints_its_provisions_in_order() -> None:
    """Every provision in printed order, those inside others too; a rule of its own kind prints none."""
    rules = (
        Fixed(Cite("2L1.2", "(a)"), Become(8), "base"),
        Greatest((provision(0, Add(8)), UpTo(4, provision(1, Add(1))), Greatest((provision(2, Add(2)),)))),
        Several(points(1)),
        provision(3, AtLeast(10)),
    )
    expected = ["2L1.2(a) = 8", "2L1.2(b)(1)(A) +8", "2L1.2(b)(1)(B) +1", "2L1.2(b)(1)(C) +2", "2L1.2(b)(1)(D) >= 10"]

    assert expected == [f"{cite} {effect}" for cite, effect in printed(rules)]
    assert not list(printed(()))


def test_stated_findings_are_entered_as_they_are() -> None:
    """A section that is not modelled is entered as stated, and every line says that it was not derived."""
    ledger = entered_as_stated((Stated.parse("2D1.1 = 32"), Stated.parse("2D1.1(b)(1) +2")), Ledger())

    assert ledger.total == 34
    assert {("as stated", "stated, not derived")} == {(step.because, step.source) for step in ledger.steps}
    assert at(8) == entered_as_stated((), at(8))


def test_a_stated_finding_must_state_its_effect() -> None:
    """Without an effect nothing can be entered for a section that is not modelled."""
    message = "§ 2D1.1(b)(1) is not modelled, so its finding must state its effect, such as '2D1.1(b)(1) +2'"

    with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
        entered_as_stated((Stated.parse("2D1.1 = 32"), Stated.parse("2D1.1(b)(1)")), Ledger())


def test_rules_are_values() -> None:
    """Rules compare, hash and print by what they say, so that editions can be compared."""
    assert Greatest((provision(0, Add(8)),)) != Greatest((provision(0, Add(4)),))
    assert Fixed(B1, Add(4), "base") == Fixed(B1, Add(4), "base")
    assert hash(Fixed(B1, Add(4), "base")) == hash(Fixed(B1, Add(4), "base"))
    assert "(b)(1)" in repr(Fixed(B1, Add(4), "base"))


# Rules within rules


def test_an_alternative_that_cannot_reach_higher_does_not_end_the_search() -> None:
    """After plus 8 a plus 4 need not be asked, but a plus 12 printed after it still applies."""
    of = (provision(0, Add(8)), provision(1, Add(4)), provision(2, Add(12)))

    assert run((Greatest(of),), (Yes(), Yes(), Yes()), at(8)).total == 20


def test_an_alternative_that_is_lower_displaces_none() -> None:
    """Whatever kind of rule finds it."""
    of: tuple[Rule[Facts], ...] = (provision(0, Add(8)), Fixed(letter(1), Add(4), "always"))

    assert run((Greatest(of),), (Yes(),), at(8)).total == 16


def test_an_alternative_that_changes_nothing_is_no_reason() -> None:
    """A floor already met is neither found nor kept among the reasons why none applies."""
    of = (provision(0, AtLeast(8)), provision(1, Add(4)))

    assert list(Greatest(of).find((Yes("met"), No("no felony")), at(10))) == [Finding(letter(1), None, "no felony")]


@pytest.mark.parametrize(("total", "after"), [(8, 18), (15, 19)])
def test_alternatives_of_an_alternative_see_the_ledger_so_far(total: int, after: int) -> None:
    """At least 18 or plus 4, whichever is greater: from 8 the floor and from 15 the increase, however deep."""
    inner = Greatest((provision(0, AtLeast(18)), provision(1, Add(4))))
    facts = (Yes(), Yes(), Yes())

    assert run((Greatest((inner, provision(2, Add(2)))),), facts, at(total)).total == after
    assert run((UpTo(10, inner),), facts, at(total)).total == after


def test_conditions_without_a_name_are_shown_as_they_are() -> None:
    """A function is shown by its name, in a tuple too; what has none, as Python shows it."""
    assert named((len, frozenset())) == "(len, frozenset())"
