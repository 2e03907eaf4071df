"""Departure before Booker: Koon's kinds of factor, and the two tests of Banuelos-Rodriguez with their pages."""

import re

import pytest

from sentencing.precedent import DepartureTest, FactorRule, departure_tests, factor_rules
from sentencing.precedent.departure import Treatment

# The majority runs from its section 2 (973) to the holding (978), the dissent from 978 to 986.
PAGES = {"majority": (973, 978), "dissent": (978, 986)}

# The numbered sections of the majority that ask something, and the dissent's: Koon's four questions in their order
# (215 F.3d at 982), then its parts D (with note 2) and E. Each with a word of the question and the answer given.
ASKED = {
    "majority": [
        ("mitigating circumstance", "no", "973"),
        ("heartland", "no", "973-74"),
        ("highly infrequent", "no", "974-75"),
        ("prosecutorial discretion", "no", "975-76"),
        ("separation of powers", "no", "976-77"),
        ("precedent", "no", "977-78 & n.5"),
    ],
    "dissent": [
        ("heartland", "yes", "980-82, 984"),
        ("forbid", "no", "982"),
        ("encourage", "no", "982"),
        ("discourage", "no", "982"),
        ("§ 2L1.2", "yes", "982-83"),
        ("994(b)(2)", "yes", "983 n.2"),
        ("as a whole", "yes", "983-86"),
    ],
}


def pages(at: str) -> list[tuple[int, int]]:
    """Each stretch of pages in a pinpoint, its last page written out."""
    spans = re.findall(r"(?<!n\.)\b(\d{3})(?:-(\d{2}))?", at.removeprefix("215 F.3d at "))
    return [(int(first), int(first[0] + last) if last else int(first)) for first, last in spans]


def of(opinion: str) -> DepartureTest:
    """The test of an opinion."""
    (found,) = (test for test in departure_tests() if test.opinion == opinion)
    return found


def rule(kind: Treatment) -> FactorRule:
    """The rule for a kind of factor."""
    (found,) = (each for each in factor_rules() if each.kind is kind)
    return found


def test_four_kinds_in_the_order_of_koon() -> None:
    """Forbidden, encouraged, discouraged, unmentioned: 518 U.S. at 94-96, as the dissent quotes the questions."""
    assert [each.kind for each in factor_rules()] == [
        Treatment.FORBIDDEN,
        Treatment.ENCOURAGED,
        Treatment.DISCOURAGED,
        Treatment.UNMENTIONED,
    ]
    assert [each.at for each in factor_rules()] == ["518 U.S. at 95-96"] * 3 + ["518 U.S. at 96"]


def test_examples_that_the_dissent_gives() -> None:
    """§ 5H1.10 forbids, § 5K2.13 encourages (215 F.3d at 982); disparity between districts is not mentioned."""
    assert [example[:8] for example in rule(Treatment.FORBIDDEN).examples] == ["§ 5H1.10"]
    assert [example[:8] for example in rule(Treatment.ENCOURAGED).examples] == ["§ 5K2.13"]
    assert rule(Treatment.DISCOURAGED).examples == ()
    assert "disparity between districts" in rule(Treatment.UNMENTIONED).examples[0]


def test_what_each_kind_allows() -> None:
    """Never; unless taken into account already; only to an exceptional degree; by structure and theory, and seldom."""
    assert "never" in rule(Treatment.FORBIDDEN).rule
    assert "unless" in rule(Treatment.ENCOURAGED).rule
    assert "exceptional" in rule(Treatment.DISCOURAGED).rule
    assert "structure and theory" in rule(Treatment.UNMENTIONED).rule
    assert "highly infrequent" in rule(Treatment.UNMENTIONED).rule


def test_the_majority_and_then_the_dissent() -> None:
    """Judge Graber does not allow the departure; Judge Pregerson would."""
    told = [(each.holding, each.opinion, each.by, each.allows) for each in departure_tests()]

    assert told == [
        ("banuelos-rodriguez", "majority", "Graber, J.", False),
        ("banuelos-rodriguez", "dissent", "Pregerson, J.", True),
    ]


@pytest.mark.parametrize("opinion", ["majority", "dissent"])
class TestOpinion:
    """What holds of either opinion."""

    def test_its_questions_in_its_order(self, opinion: str) -> None:
        """Each question, its answer and its pages, as the opinion has them."""
        questions = of(opinion).questions

        assert [(each.answer, each.at) for each in questions] == [
            (answer, f"215 F.3d at {at}") for _, answer, at in ASKED[opinion]
        ]
        for question, (word, _, _) in zip(questions, ASKED[opinion], strict=True):
            assert word in question.asks

    def test_each_question_is_one(self, opinion: str) -> None:
        """A question, a yes or no, and a reason in a sentence."""
        for question in of(opinion).questions:
            assert question.asks.endswith("?")
            assert question.answer in {"yes", "no"}
            assert question.because.endswith(".")

    def test_its_pages(self, opinion: str) -> None:
        """Every pinpoint lies within the opinion, and they go forward."""
        first, last = PAGES[opinion]
        spans = [pages(question.at) for question in of(opinion).questions]

        for span in spans:
            assert span
            assert all(first <= begin <= end <= last for begin, end in span)
        begins = [span[0][0] for span in spans]
        assert begins == sorted(begins)


def test_the_majority_refuses_at_each_step() -> None:
    """Any one of its answers would do: it puts every question so that a no stands against the departure."""
    assert {question.answer for question in of("majority").questions} == {"no"}


def test_the_dissent_finds_a_factor_that_nothing_mentions() -> None:
    """Neither forbidden, encouraged nor discouraged: what Koon leaves to structure and theory."""
    assert [question.answer for question in of("dissent").questions[1:4]] == ["no"] * 3


def test_the_dissents_yardstick() -> None:
    """Note 2: fifteen months above sixty; from 60 to 87 is 27."""
    (question,) = (each for each in of("dissent").questions if each.at.endswith("n.2"))

    assert all(number in question.because for number in ("15", "60", "87", "27"))
