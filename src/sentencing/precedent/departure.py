"""Departure before *Booker*: *Koon*'s treatment of factors, and the tests of *Banuelos-Rodriguez*, as data.

The majority and the dissent asked different questions of the same fact, and answered differently.
"""

from enum import StrEnum

from attrs import frozen


class Treatment(StrEnum):
    """How the Guidelines treat a factor as a ground to depart (Koon v. United States, 518 U.S. 81, 94-96 (1996))."""

    FORBIDDEN = "forbidden"
    ENCOURAGED = "encouraged"
    DISCOURAGED = "discouraged"
    UNMENTIONED = "unmentioned"


@frozen(kw_only=True)
class FactorRule:
    """What *Koon* lets a court do with a factor of one kind, with examples."""

    kind: Treatment
    rule: str
    at: str
    examples: tuple[str, ...] = ()


@frozen(kw_only=True)
class Question:
    """A question that an opinion asks, its answer, and why.

    >>> from sentencing.precedent import departure_tests
    >>> departure_tests()[0].questions[0].answer
    'no'
    """

    asks: str
    answer: str
    because: str
    at: str


@frozen(kw_only=True)
class DepartureTest:
    """The questions of one opinion, in order, and whether they let the court depart.

    >>> from sentencing.precedent import departure_tests
    >>> majority = departure_tests()[0]
    >>> majority.holding, majority.opinion, majority.allows
    ('banuelos-rodriguez', 'majority', False)

    Attributes:
        holding: the id of the decision.
        opinion: ``majority`` or ``dissent``.
        by: the judge.
        allows: whether the court may depart.
        questions: what it asks, in order.
    """

    holding: str
    opinion: str
    by: str
    allows: bool
    questions: tuple[Question, ...]
