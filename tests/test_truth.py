"""Kleene's logic of answers, and the reasons that go with them."""

from collections.abc import Iterator
from itertools import permutations, product

import pytest

from sentencing.truth import NO, YES, Answer, No, Open, Yes, all_of, answer, any_of, at_least, contrary

REFUSED, UNDECIDED, SURE = range(3)
"""The truth of an answer as a number: in Kleene's logic "or" is the greatest, "and" the least."""

VALUES: tuple[Answer, ...] = (No("no"), Open("open"), Yes("yes"))


def truth(given: Answer) -> int:
    """The place of an answer in the order no, open, yes."""
    return [No, Open, Yes].index(type(given))


def lists(most: int = 4) -> Iterator[tuple[Answer, ...]]:
    """Every list of answers of up to so many."""
    for length in range(most + 1):
        yield from product(VALUES, repeat=length)


def test_any_is_the_greatest() -> None:
    """One sure yes settles an "any"; otherwise one gap leaves it open; none at all is no."""
    for answers in lists():
        expected = max(map(truth, answers), default=REFUSED)

        assert expected == truth(any_of(answers))


def test_all_is_the_least() -> None:
    """One sure no settles an "all"; otherwise one gap leaves it open; none at all is yes."""
    for answers in lists():
        expected = min(map(truth, answers), default=SURE)

        assert expected == truth(all_of(answers))


def test_at_least_is_the_nth_greatest() -> None:
    """At least n answers are yes as far as the nth best of them is."""
    for answers in lists():
        ranked = sorted(map(truth, answers), reverse=True)
        for number in range(1, 6):
            expected = ranked[number - 1] if number <= len(ranked) else REFUSED

            assert expected == truth(at_least(number, answers))


def test_at_least_none_is_yes() -> None:
    """Nothing is asked of the answers, so whatever they are it holds."""
    for answers in lists():
        assert truth(at_least(0, answers)) == SURE


def test_at_least_one_is_any_and_at_least_every_one_is_all() -> None:
    """The ends of "at least n" are "any" and "all"."""
    for answers in lists():
        assert truth(any_of(answers)) == truth(at_least(1, answers))
        assert truth(all_of(answers)) == truth(at_least(len(answers), answers))


def test_asking_for_more_never_makes_it_truer() -> None:
    """At least n + 1 is never surer than at least n."""
    for answers in lists():
        for number in range(5):
            assert truth(at_least(number + 1, answers)) <= truth(at_least(number, answers))


def test_order_does_not_change_truth() -> None:
    """The order in which facts are told decides no question."""
    for answers in lists():
        for other in permutations(answers):
            assert truth(any_of(answers)) == truth(any_of(other))
            assert truth(all_of(answers)) == truth(all_of(other))
            assert truth(at_least(2, answers)) == truth(at_least(2, other))


def test_a_missing_fact_supplied_never_reverses_a_sure_answer() -> None:
    """Replacing a gap by yes or by no keeps whatever was already sure."""
    for answers in lists(3):
        settled = product(*((No(), Yes()) if isinstance(each, Open) else (each,) for each in answers))
        for facts in settled:
            for combine in (any_of, all_of, lambda given: at_least(2, given)):
                assert truth(combine(answers)) in (UNDECIDED, truth(combine(facts)))


def test_contrary_turns_yes_and_no_and_leaves_gaps() -> None:
    """The contrary of yes is no, of no is yes, of a gap the same gap."""
    expected = [SURE, UNDECIDED, REFUSED]

    assert expected == [truth(contrary(each)) for each in VALUES]
    assert Open("open") == contrary(Open("open"))


def test_contrary_twice_is_the_same_truth() -> None:
    """Two turns bring an answer back."""
    for each in VALUES:
        assert truth(each) == truth(contrary(contrary(each)))


def test_de_morgan() -> None:
    """Not any is all not, and not all is any not, with gaps as without."""
    for answers in lists():
        turned = [contrary(each) for each in answers]

        assert truth(contrary(any_of(answers))) == truth(all_of(turned))
        assert truth(contrary(all_of(answers))) == truth(any_of(turned))


def test_contrary_of_a_reasoned_no_keeps_the_reason() -> None:
    """Why one thing does not hold is why its contrary does."""
    assert Yes("it receives no points") == contrary(No("it receives no points"))


def test_any_gives_the_reason_that_decides() -> None:
    """Any: the first yes, else the first gap, else the first no."""
    assert Yes("b") == any_of([No("n"), Open("a"), Yes("b"), Yes("c")])
    assert Open("a") == any_of([No("n"), Open("a"), No("m"), Open("b")])
    assert No("n") == any_of([No("n"), No("m")])
    assert No() == any_of([])


def test_all_gives_the_reason_that_decides() -> None:
    """All: the first no, else the first gap, else every reason there is."""
    assert No("n") == all_of([Yes("b"), Open("a"), No("n"), No("m")])
    assert Open("a") == all_of([Yes("b"), Open("a"), Yes("c"), Open("b")])
    assert Yes("b; c") == all_of([Yes("b"), Yes(), Yes("c")])
    assert Yes() == all_of([])


def test_at_least_gives_the_reason_that_decides() -> None:
    """At least n: every reason for yes, else the first gap, else how many there were."""
    assert Yes("a; b; c") == at_least(2, [Yes("a"), No("n"), Yes("b"), Open("o"), Yes("c")])
    assert Open("o") == at_least(2, [Yes("a"), Open("o"), Open("p")])
    assert No("1 of the 3 needed") == at_least(3, [Yes("a"), Open("o"), No("n")])


def test_at_least_leaves_out_empty_reasons() -> None:
    """A yes without a reason leaves no mark in the reasons of "at least", as it leaves none in those of "all"."""
    assert Yes("a") == at_least(2, [Yes(), Yes("a")])
    assert Yes() == at_least(2, [Yes(), Yes()])


@pytest.mark.parametrize("make", [tuple, list, iter])
def test_answers_may_come_one_by_one(make: type) -> None:
    """A generator of answers serves as well as a list."""
    answers = (Yes("a"), No("n"), Yes("b"))

    assert Yes("a") == any_of(make(answers))
    assert No("n") == all_of(make(answers))
    assert Yes("a; b") == at_least(2, make(answers))


@pytest.mark.parametrize(
    ("holds", "expected"),
    [(True, Yes()), (False, No()), (None, Open("state `released`"))],
)
def test_a_comparison_becomes_an_answer(holds: bool | None, expected: Answer) -> None:
    """True is yes and false is no; what is not decided names the missing fact."""
    assert expected == answer(holds, missing="state `released`")


def test_an_answer_tells_the_reason_of_its_side() -> None:
    """Each side has its own reason, and a gap has neither."""
    answers = [answer(holds, yes="did it", no="did not do it", missing="do it") for holds in (True, False, None)]

    assert answers == [Yes("did it"), No("did not do it"), Open("do it")]


def test_an_answer_needs_no_reason_but_a_gap_names_its_fact() -> None:
    """Yes and no may go without a reason; a gap without the fact that is missing does not construct."""
    assert Yes("") == answer(holds=True, missing="state `released`")
    with pytest.raises(TypeError, match="because"):
        Open()


def test_the_plain_answers_have_no_reason() -> None:
    """Yes and no without a reason are values to be used as they are."""
    assert Yes() == YES
    assert No() == NO


def test_where_none_is_sure_no_count_is_told() -> None:
    """How many of those needed there are is said only where there are some."""
    assert at_least(2, [No("a"), No("b")]) == NO
    assert at_least(2, [Yes("a"), No("b")]) == No("1 of the 2 needed")
