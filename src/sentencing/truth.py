"""Answers with reasons: yes, no, and *the facts leave it open*.

Sentencing facts are often incomplete. A condition therefore answers ``Yes``, ``No`` or ``Open``, each with its reason,
and the combinators follow Kleene's logic: one sure ``Yes`` settles an "any", one sure ``No`` settles an "all", whatever
else is missing.

>>> any_of([Open("state `grade`"), Yes("the 1999 burglary")])
Yes(because='the 1999 burglary')
>>> all_of([Open("state `grade`"), Yes("the 1999 burglary")])
Open(because='state `grade`')
"""

from collections.abc import Iterable
from typing import Final, TypeAlias, assert_never

from attrs import frozen


@frozen
class Yes:
    """The condition holds; ``because`` says on what facts.

    >>> Yes("the 1999 burglary").because
    'the 1999 burglary'
    """

    because: str = ""


@frozen
class No:
    """The condition does not hold; ``because`` says why, where a reader would wonder.

    >>> No("it receives no points").because
    'it receives no points'
    """

    because: str = ""


@frozen
class Open:
    """The facts given do not decide; ``because`` names the fact that is missing.

    >>> answer(None, missing="state `released`")
    Open(because='state `released`')
    """

    because: str


Answer: TypeAlias = Yes | No | Open

YES: Final = Yes()
"""Yes, and no reason need be given."""
NO: Final = No()
"""No, and no reader would wonder why."""


def contrary(known: Answer) -> Answer:
    """The opposite answer: what is not so becomes so, with its reason; what is open stays open.

    >>> contrary(No("it receives no points"))
    Yes(because='it receives no points')
    """
    match known:
        case Yes():
            return No()
        case No(because):
            return Yes(because)
        case Open():
            return known
        case _:
            assert_never(known)


def answer(holds: bool | None, *, yes: str = "", no: str = "", missing: str) -> Answer:
    """Turn a fact that may not be stated, or a comparison that may be undecided, into an answer with its reason.

    >>> answer(None, missing="state `released`")
    Open(because='state `released`')
    >>> answer(holds=True, yes="pleaded guilty", missing="state `plea`")
    Yes(because='pleaded guilty')
    """
    if holds is None:
        return Open(missing)
    return Yes(yes) if holds else No(no)


def any_of(answers: Iterable[Answer]) -> Answer:
    """``Yes`` if any is ``Yes``; otherwise the first ``Open``; otherwise the first ``No``.

    >>> any_of([])
    No(because='')
    """
    undecided: Open | None = None
    refused: No | None = None
    for each in answers:
        match each:
            case Yes():
                return each
            case Open():
                undecided = undecided or each
            case No():
                refused = refused or each
            case _:
                assert_never(each)
    return undecided or refused or NO


def all_of(answers: Iterable[Answer]) -> Answer:
    """``No`` if any is ``No``; otherwise the first ``Open``; otherwise the reasons of every ``Yes``.

    >>> all_of([Yes("a felony"), Yes("deported after it")])
    Yes(because='a felony; deported after it')
    """
    undecided: Open | None = None
    reasons: list[str] = []
    for each in answers:
        match each:
            case No():
                return each
            case Open():
                undecided = undecided or each
            case Yes():
                reasons.append(each.because)
            case _:
                assert_never(each)
    return undecided or Yes("; ".join(reason for reason in reasons if reason))


def at_least(number: int, answers: Iterable[Answer]) -> Answer:
    """Whether at least ``number`` of the answers are ``Yes``, as far as the facts decide.

    >>> at_least(2, [Yes("a"), No(), Open("state `grade`")])
    Open(because='state `grade`')
    >>> at_least(2, [Yes("a"), No()])
    No(because='1 of the 2 needed')
    """
    sure: list[str] = []
    undecided: list[Open] = []
    for each in answers:
        if isinstance(each, Yes):
            sure.append(each.because)
        elif isinstance(each, Open):
            undecided.append(each)
    if len(sure) >= number:
        return Yes("; ".join(reason for reason in sure if reason))
    if len(sure) + len(undecided) >= number:
        return undecided[0]
    return No(f"{len(sure)} of the {number} needed") if sure else NO
