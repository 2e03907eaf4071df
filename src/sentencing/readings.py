"""Readings: where the text of the Manual leaves room, the side taken, and the other.

A reading is data. The chosen side stands first; ``calculate(case, readings={key: side})`` takes the other, and an
outcome that the other side would change carries a note with that side's result.
"""

from collections.abc import Mapping

from attrs import define, field, frozen

from sentencing.errors import SentencingError


@frozen
class Reading:
    """An open question, the two ways to read it, and the authority for the way taken by default.

    >>> [(each.chosen, each.alternative) for each in READINGS if each.key == "violence-needs-two"]
    [('no', 'yes')]
    """

    key: str
    question: str
    chosen: str
    alternative: str
    authority: str
    period: str


READINGS: tuple[Reading, ...] = (
    Reading(
        "revocation-silent-2001",
        "Does a “sentence imposed” under § 2L1.2 take in terms imposed on revocation, where the text is silent?",
        "yes, if the revocation came before removal",
        "no",
        "amend. 658 calls its own rule clarifying; so the Second, Fifth and Ninth Circuits",
        "2001-11-01 to 2003-10-31",
    ),
    Reading(
        "revocation-timing-2003",
        "Does a term imposed on revocation after removal lengthen the “sentence imposed” under § 2L1.2?",
        "left out",
        "counted",
        "the Fifth, Seventh, Tenth and Eleventh Circuits, and amend. 764 later; contra, the Second Circuit",
        "2001-11-01 to 2012-10-31",
    ),
    Reading(
        "revocation-which-removal",
        "Where there were several removals, which must follow the revocation?",
        "any removal before the offense",
        "the first removal after the conviction",
        "the text asks only that the defendant was deported after it; no decision found",
        "2001-11-01 to 2016-10-31",
    ),
    Reading(
        "revocation-after-order-2016",
        "Does a term imposed on revocation after the first removal order lengthen the sentence under § 2L1.2(b)(2)?",
        "left out",
        "counted",
        "the Fifth and Ninth Circuits (2017); contra, the letter of note 2",
        "2016-11-01 to 2018-10-31",
    ),
    Reading(
        "points-inside-single-sentence-2011",
        "Does the shorter conviction inside a single sentence “receive” points for § 2L1.2(b)(1)?",
        "yes, if it would alone",
        "only the longest",
        "amend. 795 later, and the Sixth Circuit (Williams); contra, the Eighth Circuit (King)",
        "2011-11-01 to 2015-10-31",
    ),
    Reading(
        "found-tier-points-2011",
        "Does a conviction found under § 2L1.2(b)(1)(A) or (B) by bare citation receive criminal history points?",
        "yes",
        "no",
        "the tier as it is printed; a finding that states its effect settles the question",
        "2011-11-01 to 2016-10-31",
    ),
    Reading(
        "violence-needs-two",
        "Is there a violence point where only one of the joined sentences is a crime of violence?",
        "no",
        "yes",
        "the commentary to § 4A1.1 (note 6, later notes 5 and 4); contra, the letter of the text",
        "from 2007-11-01",
    ),
    Reading(
        "violence-stale",
        "Does a crime of violence inside a single sentence earn a violence point though it is itself too old?",
        "no point",
        "a point",
        "it has no point because of its age, not because it was joined",
        "from 1991-11-01",
    ),
    Reading(
        "letter-before-2007",
        "Are sentences that share a `group` letter related cases?",
        "related",
        "not related",
        "§ 4A1.2 n.3; contra, the same day alone is not consolidation",
        "to 2007-10-31",
    ),
    Reading(
        "aggregate-consecutive",
        "How long is a conviction inside consecutive terms of one single sentence, under § 2L1.2(b)(2) and (3)?",
        "the aggregate",
        "its own term",
        "the Fifth Circuit (Garcia-Sanchez) and the Ninth (Cuevas-Lopez), both 2019",
        "from 2016-11-01",
    ),
    Reading(
        "one-predicate-per-single-sentence",
        "May one single sentence feed both § 2L1.2(b)(2) and (b)(3)?",
        "no",
        "yes",
        "§ 4A1.2 n.3(A); contra, § 2L1.2 n.3 asks for separate counting in three tiers only",
        "from 2016-11-01",
    ),
    Reading(
        "probation-is-13-months-or-less",
        "Under which tier of § 2L1.2(b)(1) does a drug trafficking felony without any imprisonment fall?",
        "(B), as thirteen months or less",
        "(C) or (D) only",
        "no imprisonment does not exceed thirteen months",
        "2001-11-01 to 2016-10-31",
    ),
    Reading(
        "zero-point-4C1.1",
        "Are the criteria of § 4C1.1(a)(2) onward met where nothing is stated about them?",
        "met",
        "not applied",
        "nothing stated bars the adjustment; the caller states what does",
        "from 2023-11-01",
    ),
    Reading(
        "traffic-stop-before-2025",
        "Was a traffic stop an intervening arrest before amend. 832 said that it is not?",
        "no arrest",
        "arrest",
        "amend. 832 later",
        "to 2025-10-31",
    ),
    Reading(
        "official-victim-2002",
        "Do both increases of § 3A1.2 apply where (a) and (b) are both found?",
        "both",
        "one",
        "each prints its own three levels, and “apply the greatest” came with amend. 663; contra, one until amend. 643",
        "2002-11-01 to 2004-10-31",
    ),
    Reading(
        "acceptance-beside-part-b",
        "Where Chapter Four, Part B, raises the level, does § 3E1.1 look at the level that it leaves?",
        "yes",
        "no, at that of Chapters Two and Three",
        "the practice of presentence reports; contra, the order of § 1B1.1(a)(5) and (6)",
        "from 1989-11-01",
    ),
    Reading(
        "minimum-on-one-count",
        "Does a mandatory minimum on one count raise the guideline range for every count?",
        "no, for its own count only",
        "yes",
        "the Ninth Circuit (Evans-Martinez); contra, the Fifth (Salter), and amend. 767 later",
        "to 2012-10-31",
    ),
    Reading(
        "ex-post-facto",
        "No Manual is named, and the Manual at sentencing gives the higher range: which governs?",
        "the earlier Manual, that of the end of the offense, whole",
        "§ 1B1.11(a) only, the Manual at sentencing",
        "§ 1B1.11(b)(1); Peugh v. United States, 569 U.S. 530 (2013)",
        "every edition",
    ),
)

BY_KEY: Mapping[str, Reading] = {reading.key: reading for reading in READINGS}


@define(eq=False)
class Readings:
    """The sides taken in one calculation, and which questions it came to ask."""

    other_sides: frozenset[str] = frozenset()
    asked: set[str] = field(factory=set)

    @classmethod
    def of(cls, sides: Mapping[str, str]) -> "Readings":
        """Read ``{key: side}``; a side is named by its first words.

        >>> Readings.of({"revocation-timing-2003": "counted"}).other_sides
        frozenset({'revocation-timing-2003'})

        Raises:
            SentencingError: no such reading, or no such side of it; the message names the nearest.
        """
        return cls(frozenset(key for key, side in sides.items() if _is_other_side(key, side)))

    def other(self, key: str) -> bool:
        """Whether this calculation takes the other side of the question, which it hereby asks.

        Ask last, where the answer can still turn on it: an outcome tells what the other side of each question gives.
        """
        self.asked.add(key)
        return key in self.other_sides

    def turned(self, key: str) -> "Readings":
        """The same sides, but for one question."""
        return Readings(self.other_sides ^ {key})


def _is_other_side(key: str, side: str) -> bool:
    reading = BY_KEY.get(key)
    if reading is None:
        from difflib import get_close_matches

        nearest = get_close_matches(str(key), BY_KEY, n=1, cutoff=0)
        msg = f"{key!r} is no reading; the nearest is {nearest[0]!r}"
        raise SentencingError(msg)
    wanted = _first_words(str(side))
    named = [wanted != "" and _first_words(text).startswith(wanted) for text in (reading.chosen, reading.alternative)]
    if named[0] == named[1]:
        msg = f"{key}: {side!r} names no side; choose {reading.chosen!r} or {reading.alternative!r}"
        raise SentencingError(msg)
    return named[1]


def _first_words(text: str) -> str:
    words = text.casefold().replace("-", " ").replace("§", " ").split()
    return " ".join(words[1:] if words and words[0] in {"the", "its", "a"} else words)
