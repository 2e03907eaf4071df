"""Open questions of the text: each has two sides that can be told apart, and a calculation says which it asked."""

import re

import pytest

from sentencing.errors import SentencingError
from sentencing.readings import BY_KEY, READINGS, Reading, Readings

SIDES = [
    # key, a short name of the side taken by default, a short name of the other
    ("revocation-silent-2001", "yes", "no"),
    ("revocation-timing-2003", "left out", "counted"),
    ("revocation-which-removal", "any removal", "the first"),
    ("revocation-after-order-2016", "left out", "counted"),
    ("points-inside-single-sentence-2011", "yes", "only the longest"),
    ("found-tier-points-2011", "yes", "no"),
    ("violence-needs-two", "no", "yes"),
    ("violence-stale", "no point", "a point"),
    ("letter-before-2007", "related", "not related"),
    ("aggregate-consecutive", "the aggregate", "its own"),
    ("one-predicate-per-single-sentence", "no", "yes"),
    ("probation-is-13-months-or-less", "(B)", "(C) or (D)"),
    ("zero-point-4C1.1", "met", "not applied"),
    ("traffic-stop-before-2025", "no arrest", "arrest"),
    ("official-victim-2002", "both", "one"),
    ("acceptance-beside-part-b", "yes", "no"),
    ("minimum-on-one-count", "no", "yes"),
    ("ex-post-facto", "earlier Manual", "§ 1B1.11(a)"),
]


def test_the_open_questions_are_these() -> None:
    """Every question that the project documents is a reading, each once, and there is no other."""
    expected = [key for key, _, _ in SIDES]

    assert sorted(expected) == sorted(reading.key for reading in READINGS)
    assert list(READINGS) == [BY_KEY[reading.key] for reading in READINGS]


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.key)
class TestEach:
    """What holds of every reading."""

    def test_is_a_whole_record(self, reading: Reading) -> None:
        """A reading asks a question, has two sides, and names its authority and its period."""
        assert reading.question.endswith("?")
        assert reading.authority
        assert reading.period
        assert reading.chosen != reading.alternative

    def test_has_two_sides(self, reading: Reading) -> None:
        """Each side, named in full, is that side; nothing said is the side taken by default."""
        assert not Readings.of({reading.key: reading.chosen}).other(reading.key)
        assert Readings.of({reading.key: reading.alternative}).other(reading.key)
        assert not Readings.of({}).other(reading.key)

    def test_turns_and_turns_back(self, reading: Reading) -> None:
        """Turning one question takes its other side, leaves the rest, asks nothing, and undoes itself."""
        others = Readings.of({each.key: each.alternative for each in READINGS if each is not reading})
        turned = others.turned(reading.key)

        assert turned.other_sides == {each.key for each in READINGS}
        assert others.other_sides == turned.turned(reading.key).other_sides
        assert not turned.asked

    @pytest.mark.parametrize("side", ["", " ", "the", "§", "whatever the court says"])
    def test_refuses_what_names_no_side(self, reading: Reading, side: str) -> None:
        """What begins neither side is refused, and the message shows both."""
        message = f"{reading.key}: {side!r} names no side; choose {reading.chosen!r} or {reading.alternative!r}"

        with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
            Readings.of({reading.key: side})


@pytest.mark.parametrize(("key", "chosen", "alternative"), SIDES)
def test_a_side_is_named_by_its_first_words(key: str, chosen: str, alternative: str) -> None:
    """The first words are enough, in any case, with hyphens for spaces and with or without the article."""
    for spell in (str, str.upper, str.lower, lambda text: text.replace(" ", "-")):
        assert not Readings.of({key: spell(chosen)}).other(key)
        assert Readings.of({key: spell(alternative)}).other(key)


@pytest.mark.parametrize(
    ("key", "side", "other"),
    [
        ("revocation-which-removal", "first", True),
        ("aggregate-consecutive", "own term", True),
        ("aggregate-consecutive", "aggregate", False),
        ("violence-stale", "point", True),
        ("ex-post-facto", "1B1.11(a)", True),
        ("ex-post-facto", "the earlier Manual, that of the end", False),
    ],
)
def test_articles_and_signs_do_not_matter(key: str, side: str, other: bool) -> None:
    """The, its, a and the section sign may be left out."""
    assert other is Readings.of({key: side}).other(key)


def test_a_side_is_not_named_by_words_inside_it() -> None:
    """Only first words name a side: "related" is not the other side of "not related"."""
    assert not Readings.of({"letter-before-2007": "related"}).other("letter-before-2007")
    with pytest.raises(SentencingError, match="names no side"):
        Readings.of({"ex-post-facto": "Manual"})


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("revocation-timing-2004", "revocation-timing-2003"),
        ("ex post facto", "ex-post-facto"),
        ("zero-point", "zero-point-4C1.1"),
    ],
)
def test_an_unknown_question_is_refused(key: str, nearest: str) -> None:
    """A key that no reading has is refused, and the nearest is named."""
    with pytest.raises(SentencingError, match=f"^'{key}' is no reading; the nearest is '{re.escape(nearest)}'$"):
        Readings.of({key: "yes"})


@pytest.mark.parametrize("key", ["", "quite another thing", "42"])
def test_some_question_is_named_however_far(key: str) -> None:
    """Even for a key like none of them the message names one that there is."""
    with pytest.raises(SentencingError, match=f"^'{key}' is no reading; the nearest is '(.+)'$") as caught:
        Readings.of({key: "yes"})

    assert str(caught.value).rsplit("'", 2)[1] in BY_KEY


def test_a_calculation_says_which_questions_it_asked() -> None:
    """A question is asked when its side is taken, whichever it is, and only then."""
    readings = Readings.of({"ex-post-facto": "§ 1B1.11(a)", "violence-stale": "a point"})

    assert not readings.asked
    assert readings.other("ex-post-facto")
    assert not readings.other("zero-point-4C1.1")
    assert readings.asked == {"ex-post-facto", "zero-point-4C1.1"}


def test_calculations_share_no_questions() -> None:
    """What one calculation asked, another did not."""
    one, other = Readings(), Readings()

    one.other("ex-post-facto")

    assert not other.asked
