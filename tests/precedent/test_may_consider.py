"""May a court take fast-track disparity into account? Each circuit's answer by date, worked by hand.

The answers follow the periods of the founding table. Before Booker (12 January 2005): no departure in the Second, Ninth
and Tenth Circuits from their decisions of 2000; elsewhere nothing was decided. To Kimbrough (10 December 2007): refused
or upheld. Since: the First (2008), Third (2009), Sixth and Seventh (2010), Eighth and Tenth (2011) permit it; the Fifth
and Eleventh (2008), Ninth (2009) and Fourth (2006) do not; what upholds a refusal, or says only what must be shown,
leaves open whether a court may; the D.C. Circuit has no decision.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st

from sentencing.districts import districts, find
from sentencing.errors import UnknownDistrict
from sentencing.partial import PartialDate
from sentencing.precedent import LAST_CHECKED, Law, holdings, may_consider
from sentencing.truth import No, Open, Yes

BOOKER = date(2005, 1, 12)
KIMBROUGH = date(2007, 12, 10)

# A court of each circuit, by whichever of its names.
COURTS = {
    "1": "D. Mass.",
    "2": "nysd",
    "3": "District of New Jersey",
    "4": "E.D. Va.",
    "5": "WD Tex",
    "6": "N.D. Ohio",
    "7": "N.D. Ill.",
    "8": "D. Neb.",
    "9": "C.D. Cal.",
    "10": "nmd",
    "11": "Southern District of Florida",
    "D.C.": "D.D.C.",
}

# From each day: the answer, and the decision that gives it or, where it is open, the latest on the question. There is a
# line for every decision, also where it changes nothing, and for Booker where a question begins afresh.
FROM: dict[str, list[tuple[str, str, str | None]]] = {
    "1": [
        ("2006-03-09", "open", "Jimenez-Beltre"),  # says what must be shown
        ("2007-11-19", "no", "Andujar-Arias"),
        ("2008-06-04", "yes", "Rodriguez"),
    ],
    "2": [
        ("2000-05-12", "no", "Bonnet-Grullon"),  # a departure
        ("2005-01-12", "open", None),
        ("2006-08-22", "open", "Mejia"),  # upholds a refusal
        ("2008-04-09", "open", "Hendry"),  # closes a comparison on appeal; still a refusal upheld
    ],
    "3": [
        ("2007-02-16", "open", "Vargas"),
        ("2009-09-14", "yes", "Arrelucea-Zamudio"),
        ("2011-06-16", "yes", "Arrelucea-Zamudio"),  # Lopez leaves it in place
    ],
    "4": [("2006-06-30", "no", "Perez-Pena")],
    "5": [("2006-08-15", "open", "Aguirre-Villa"), ("2008-04-03", "no", "Gomez-Herrera")],
    "6": [("2006-07-03", "open", "Hernandez-Fierros"), ("2010-07-16", "yes", "Camacho-Arellano")],
    "7": [
        ("2006-03-23", "no", "Martinez-Martinez"),
        ("2006-03-24", "no", "Galicia-Cardenas"),
        ("2010-07-29", "no", "Galicia-Cardenas"),  # Olmeda-Garcia came while the bar stood
        ("2010-10-07", "yes", "Reyes-Hernandez"),
        ("2011-12-23", "yes", "Reyes-Hernandez"),  # Ramirez says what must be shown
        ("2013-01-10", "yes", "Reyes-Hernandez"),  # Anaya-Aguirre: no limit on discretion
    ],
    "8": [
        ("2006-02-06", "open", "Sebastian"),
        ("2007-02-26", "no", "Gonzalez-Alvarado"),
        ("2011-10-18", "yes", "Jimenez-Perez"),
    ],
    "9": [
        ("1995-06-09", "open", "Estrada-Plata"),  # a refusal to depart, upheld
        ("2000-06-14", "no", "Banuelos-Rodriguez"),
        ("2005-01-12", "open", None),
        ("2006-05-08", "open", "Marcial-Santiago"),
        ("2009-01-08", "no", "Gonzalez-Zotelo"),
    ],
    "10": [
        ("2000-09-12", "no", "Armenta-Castro"),
        ("2005-01-12", "open", None),
        ("2006-11-20", "no", "Martinez-Trujillo"),
        ("2011-11-07", "yes", "Lopez-Macias"),
    ],
    "11": [
        ("2006-07-12", "open", "Castro"),
        ("2006-09-15", "no", "Arevalo-Juarez"),
        ("2007-05-15", "no", "Llanos-Agostadero"),
        ("2008-08-19", "no", "Vega-Castillo"),
    ],
    "D.C.": [],
}

DAYS = [
    date(1995, 1, 1),
    BOOKER - timedelta(days=1),
    BOOKER,
    KIMBROUGH - timedelta(days=1),
    KIMBROUGH,
    date(2012, 2, 29),
    date(2012, 3, 1),
    date(2013, 12, 1),
    date(2016, 11, 1),
    date(2020, 6, 15),
    date(2025, 11, 1),
    date(2025, 12, 31),
]


def expected(circuit: str, day: date) -> tuple[str, str | None]:
    """The answer of a circuit on a day, and the decision, from the lines above."""
    lines = FROM[circuit]
    place = bisect_right([date.fromisoformat(line[0]) for line in lines], day)
    return lines[place - 1][1:] if place else ("open", None)


def told(law: Law) -> tuple[str, str | None]:
    """The answer, and the decision that it names."""
    return law.said, None if law.holding is None else law.holding.name


def each_day() -> Iterator[tuple[str, date]]:
    """For each circuit the fixed days, and the day of every decision and the day before it."""
    for circuit, lines in FROM.items():
        for begins in (date.fromisoformat(line[0]) for line in lines):
            yield circuit, begins - timedelta(days=1)
            yield circuit, begins
        for day in DAYS:
            yield circuit, day


def law(circuit: str, day: str | date) -> Law:
    """The law of a circuit on a day, exact or coarse."""
    return may_consider(COURTS[circuit], on=PartialDate.parse(day) if isinstance(day, str) else day)


def test_every_decision_has_its_line() -> None:
    """No decision is left out above, so that the day before and the day of each are asked."""
    lines = {(circuit, day) for circuit, lines in FROM.items() for day, _, _ in lines if day != "2005-01-12"}

    assert lines == {(holding.circuit, str(holding.decided)) for holding in holdings()}


@pytest.mark.parametrize(("circuit", "day"), list(each_day()), ids=str)
def test_each_circuit_on_each_side_of_each_decision(circuit: str, day: date) -> None:
    """The answer and the decision that gives it; the answer's kind, its word and its truth value agree."""
    found = law(circuit, day)

    assert told(found) == expected(circuit, day)
    assert (found.circuit, found.day) == (circuit, PartialDate.on(day))
    assert (type(found.answer), found.may_consider) == {
        "yes": (Yes, True),
        "no": (No, False),
        "open": (Open, None),
    }[found.said]
    assert found.answer.because


def test_the_table_since_2012() -> None:
    """Six circuits permit it, four do not, and the Second and the D.C. Circuit are open, to this day."""
    for day in (date(2012, 3, 1), date(2025, 12, 31)):
        answers = {circuit: law(circuit, day).said for circuit in COURTS}

        assert [circuit for circuit in COURTS if answers[circuit] == "yes"] == ["1", "3", "6", "7", "8", "10"]
        assert [circuit for circuit in COURTS if answers[circuit] == "no"] == ["4", "5", "9", "11"]
        assert [circuit for circuit in COURTS if answers[circuit] == "open"] == ["2", "D.C."]


def test_the_day_before_booker() -> None:
    """A departure was refused in the Second, Ninth and Tenth Circuits, and nowhere else decided."""
    answers = {circuit: law(circuit, date(2005, 1, 11)).said for circuit in COURTS}

    assert [circuit for circuit in COURTS if answers[circuit] == "no"] == ["2", "9", "10"]
    assert set(answers.values()) == {"no", "open"}


def test_between_booker_and_kimbrough_none_permits() -> None:
    """Every decision found refused relief or upheld a refusal."""
    day = BOOKER
    while day < KIMBROUGH:
        assert all(law(circuit, day).said != "yes" for circuit in COURTS)
        day += timedelta(days=30)


# Reasons

LEFT_OPEN = "; whether a court may is left open, or not settled by what was read"
"""Of a refusal upheld, and of what only says what must be shown, no more is known than was read."""


@pytest.mark.parametrize(
    ("circuit", "day", "words"),
    [
        ("7", "2012-01-01", ("United States v. Reyes-Hernandez, 624 F.3d 405", "2010-10-07", "permits it")),
        ("9", "2001-01-01", ("United States v. Banuelos-Rodriguez, 215 F.3d 969", "2000-06-14", "forbids it")),
        ("2", "2010-01-01", ("United States v. Hendry", "upholds a refusal", LEFT_OPEN)),
        ("1", "2007-01-01", ("United States v. Jimenez-Beltre", "says what must be shown", LEFT_OPEN)),
        ("D.C.", "2015-01-01", ("no decision of the circuit by 2015-01-01 was found",)),
        ("9", "2005-06-01", ("no decision of the circuit by 2005-06-01 was found",)),
    ],
)
def test_the_reason_names_the_decision(circuit: str, day: str, words: tuple[str, ...]) -> None:
    """What the decision is, when it was made, and what it did; or that there is none."""
    because = law(circuit, day).answer.because

    assert all(word in because for word in words), because


@pytest.mark.parametrize(
    ("day", "era"),
    [
        ("2005-01-11", "before Booker: a departure"),
        ("2005-01-12", "between Booker and Kimbrough: a variance"),
        ("2007-12-09", "between Booker and Kimbrough: a variance"),
        ("2007-12-10", "after Kimbrough: a variance"),
        ("2012-02-29", "after Kimbrough: a variance"),
        ("2012-03-01", "since 1 March 2012: a variance"),
        ("2025-12-31", "since 1 March 2012: a variance"),
    ],
)
@pytest.mark.parametrize("circuit", COURTS)
def test_the_era(circuit: str, day: str, era: str) -> None:
    """Which question a day asks, on both sides of Booker, of Kimbrough and of 1 March 2012, in every circuit."""
    assert law(circuit, day).era.startswith(era)


# Coarse days


@pytest.mark.parametrize(
    ("circuit", "day", "names"),
    [
        ("1", "2008", ("Andujar-Arias", "Rodriguez")),
        ("1", "2008-06", ("Andujar-Arias", "Rodriguez")),
        ("7", "2010", ("Galicia-Cardenas", "Reyes-Hernandez")),
        ("7", "2010-10", ("Galicia-Cardenas", "Reyes-Hernandez")),
        ("8", "2011-10", ("Gonzalez-Alvarado", "Jimenez-Perez")),
        ("10", "2011", ("Martinez-Trujillo", "Lopez-Macias")),
        ("9", "2009", ("Gonzalez-Zotelo",)),
        ("4", "2006", ("Perez-Pena",)),
        # Booker took away the question that had been answered.
        ("9", "2005", ("Banuelos-Rodriguez",)),
        ("10", "2005-01", ("Armenta-Castro",)),
    ],
)
def test_a_day_that_straddles_a_change_is_open(circuit: str, day: str, names: tuple[str, ...]) -> None:
    """Where the answer at the end of the time is not that at its beginning, both are told, and neither is chosen."""
    found = law(circuit, day)

    assert found.said == "open"
    assert f"the law changed within {day}" in found.answer.because
    assert all(name in found.answer.because for name in names)


@pytest.mark.parametrize(
    ("circuit", "day", "said", "name"),
    [
        ("7", "2011", "yes", "Reyes-Hernandez"),  # Ramirez came within the year, and left the authority as it stood
        ("7", "2010-11", "yes", "Reyes-Hernandez"),
        ("7", "2009", "no", "Galicia-Cardenas"),
        ("9", "2001 to 2004", "no", "Banuelos-Rodriguez"),
        ("9", "2007", "open", "Marcial-Santiago"),
        ("3", "2011", "yes", "Arrelucea-Zamudio"),
        ("2", "2006", "open", "Mejia"),
        ("D.C.", "2001 to 2025", "open", None),
    ],
)
def test_a_coarse_day_within_one_law_is_answered(circuit: str, day: str, said: str, name: str | None) -> None:
    """A year or a month within which nothing changed is as good as a day."""
    found = law(circuit, day)

    assert told(found) == (said, name)
    assert "changed" not in found.answer.because


@pytest.mark.parametrize(
    ("circuit", "day", "name"),
    [
        ("11", "2007", "Llanos-Agostadero"),
        ("11", "2008", "Vega-Castillo"),
        ("11", "2007 to 2012", "Vega-Castillo"),
        ("7", "2006-03-23 to 2006-03-24", "Galicia-Cardenas"),
    ],
)
def test_a_new_decision_to_the_same_effect_is_no_change(circuit: str, day: str, name: str) -> None:
    """Where every decision within the time forbids it, the answer on each of its days is no, and so is that for all."""
    assert told(law(circuit, day)) == ("no", name)


def test_a_rule_that_came_and_went_is_told() -> None:
    """From 1999 to mid-2005 the Second Circuit had forbidden a departure: that it decided nothing is not so."""
    found = law("2", "1999 to 2005-06")

    assert found.said == "open"
    assert "Bonnet-Grullon" in found.answer.because


# Notes


@pytest.mark.parametrize("circuit", COURTS)
def test_since_2012_every_district_has_a_programme(circuit: str) -> None:
    """The note of 1 March 2012 stands from that day, and not before."""
    assert not any("1 March 2012" in note for note in law(circuit, "2012-02-29").notes)
    assert any("1 March 2012" in note for note in law(circuit, "2012-03-01").notes)
    assert any("1 March 2012" in note for note in law(circuit, "2012").notes)


def before_kimbrough(found: Law) -> bool:
    """Whether the notes say that the decision is older than Kimbrough, and that none came after it."""
    return any("was decided before Kimbrough; no later decision of the circuit" in note for note in found.notes)


@pytest.mark.parametrize("circuit", ["1", "4", "7", "8", "10", "11"])
def test_what_forbade_it_when_kimbrough_came(circuit: str) -> None:
    """A decision that forbids it, made before Kimbrough, is marked so from the day of Kimbrough."""
    assert law(circuit, KIMBROUGH).said == "no"
    assert not before_kimbrough(law(circuit, KIMBROUGH - timedelta(days=1)))
    assert before_kimbrough(law(circuit, KIMBROUGH))


def test_only_the_fourth_circuit_still_rests_on_a_decision_before_kimbrough() -> None:
    """In 2025 each other circuit that permits or forbids it has spoken since; the Fourth stays at its rule of 2006."""
    assert [circuit for circuit in COURTS if before_kimbrough(law(circuit, "2025-12-31"))] == ["4"]


def test_a_departure_does_not_wait_for_kimbrough() -> None:
    """Before Booker the note has no place: Kimbrough is about variances."""
    for circuit in ("2", "9", "10"):
        assert law(circuit, "2004-12-31").said == "no"
        assert not before_kimbrough(law(circuit, "2004-12-31"))


def test_a_later_decision_is_not_denied() -> None:
    """On 1 August 2010 the Seventh Circuit had decided Olmeda-Garcia (29 July 2010), after Kimbrough."""
    found = law("7", "2010-08-01")

    assert told(found) == ("no", "Galicia-Cardenas")
    assert not any("no later decision of the circuit was found" in note for note in found.notes)


def not_read_whole(found: Law) -> list[str]:
    """The decisions of which the notes say that not the whole was read."""
    return [note.split()[1] for note in found.notes if "not the whole was read" in note]


@pytest.mark.parametrize(
    ("circuit", "day"),
    [(circuit, line[0]) for circuit, lines in FROM.items() for line in lines if line[1] != "open"],
)
def test_what_was_not_read_in_full_is_told(circuit: str, day: str) -> None:
    """Of every decision that answers, but Banuelos-Rodriguez, only a part was read or another case's account."""
    found = law(circuit, day)
    _, name = expected(circuit, date.fromisoformat(day))

    assert not_read_whole(found) == ([] if name == "Banuelos-Rodriguez" else [name])


@pytest.mark.parametrize(
    ("circuit", "day"),
    [(circuit, line[0]) for circuit, lines in FROM.items() for line in lines if line[1] == "open" and line[2]],
)
def test_what_an_open_answer_rests_on_is_told_too(circuit: str, day: str) -> None:
    """That a decision leaves it open is known only as far as it was read: there most of all a reader must be told."""
    found = law(circuit, day)

    assert found.holding is not None
    assert not_read_whole(found) == [found.holding.name]


@pytest.mark.parametrize(("circuit", "day"), [("7", "2010 to 2011"), ("3", "2009 to 2011"), ("7", "2010 to 2013")])
def test_the_notes_speak_of_the_decision_given(circuit: str, day: str) -> None:
    """Where later decisions only say what must be shown, the notes are still those of the one that the answer gives."""
    found = law(circuit, day)

    assert found.holding is not None
    assert found.holding.name in {"Reyes-Hernandez", "Arrelucea-Zamudio"}
    assert not_read_whole(found) == [found.holding.name]


NOT_LOOKED_FOR = "Decisions after 2026-11-21 have not been looked for."


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-11-20", False), ("2026-11-21", False), ("2026-11-22", True), ("2026-11", True), ("2026-10", False)],
)
@pytest.mark.parametrize("circuit", ["7", "9", "D.C."])
def test_decisions_later_than_those_looked_for(circuit: str, day: str, *, told: bool) -> None:
    """Whatever the answer, a day after that on which decisions were last looked for has a note, and no day before."""
    notes = may_consider(COURTS[circuit], on=PartialDate.parse(day)).notes

    assert date(2026, 11, 21) == LAST_CHECKED
    assert notes.count(NOT_LOOKED_FOR) == told


def test_the_silence_of_the_dc_circuit() -> None:
    """The survey of December 2013, its source and its date stand among the notes; no other circuit has them."""
    (note,) = law("D.C.", "2010-01-01").notes

    assert "A survey by the Federal Defenders" in note
    assert note.endswith("(studylib.net doc 8706457; 2013-12)")
    assert not any("survey" in note for circuit in FROM if circuit != "D.C." for note in law(circuit, "2010").notes)


# Districts


@pytest.mark.parametrize("name", ["N.D. Ill.", "ilnd", "Northern District of Illinois", " n.d.ill "])
def test_a_district_by_any_of_its_names(name: str) -> None:
    """A court is found as districts are, and may be given as a district."""
    assert may_consider(name, on=date(2011, 12, 23)) == may_consider(find("ilnd"), on=date(2011, 12, 23))


def test_every_district_follows_its_circuit() -> None:
    """All 94 districts have the answer of their circuit."""
    answers = {circuit: law(circuit, date(2012, 1, 1)) for circuit in COURTS}

    for district in districts():
        assert may_consider(district, on=date(2012, 1, 1)) == answers[district.circuit]


def test_an_unknown_district_is_refused() -> None:
    """A court that does not exist has no law; the nearest is named."""
    with pytest.raises(UnknownDistrict, match=r"D\. Guam"):
        may_consider("D. Guamm", on=date(2012, 1, 1))


@given(circuit=st.sampled_from(sorted(COURTS)), day=st.dates(date(1987, 11, 1), date(2025, 12, 31)))
def test_an_exact_day_is_a_partial_date(circuit: str, day: date) -> None:
    """A day, and the same day as a partial date, have one answer: that of the table."""
    found = may_consider(COURTS[circuit], on=day)

    assert found == may_consider(COURTS[circuit], on=PartialDate.on(day))
    assert told(found) == expected(circuit, day)


@given(
    circuit=st.sampled_from(sorted(COURTS)),
    first=st.dates(date(1994, 1, 1), date(2014, 12, 31)),
    length=st.integers(0, 400),
)
def test_a_coarse_answer_holds_on_each_of_its_days(circuit: str, first: date, length: int) -> None:
    """What is answered for a stretch of time is the answer on its first day, its last, and each between."""
    last = first + timedelta(days=length)
    found = may_consider(COURTS[circuit], on=PartialDate(first, last))

    if found.said != "open":
        days = {first, last, *(date.fromisoformat(line[0]) for line in FROM[circuit])}
        assert {expected(circuit, day)[0] for day in days if first <= day <= last} == {found.said}


# How the opinions go about it


def test_the_tests_of_a_departure_come_with_their_decision() -> None:
    """Where Banuelos-Rodriguez governs, its majority's questions and its dissent's come along, in that order."""
    found = law("9", "2001-01-01")

    assert [(test.opinion, test.allows) for test in found.tests] == [("majority", False), ("dissent", True)]


@pytest.mark.parametrize(
    ("circuit", "day"),
    [("9", "2000-06-13"), ("9", "2005-01-12"), ("9", "2010-01-01"), ("2", "2001-01-01"), ("D.C.", "2001")],
)
def test_no_tests_are_recorded_of_other_decisions(circuit: str, day: str) -> None:
    """Of another decision, or of none, no tests are told."""
    assert law(circuit, day).tests == ()


# Plain data


def test_to_dict() -> None:
    """Each part under its key, as JSON can hold it."""
    found = law("7", "2011-12-23")
    plain = found.to_dict()

    assert json.loads(json.dumps(plain)) == plain
    assert plain == {
        "circuit": "7",
        "on": "2011-12-23",
        "may_consider": True,
        "because": "United States v. Reyes-Hernandez, 624 F.3d 405 (7th Cir. 2010) (2010-10-07) permits it",
        "holding": "United States v. Reyes-Hernandez, 624 F.3d 405 (7th Cir. 2010)",
        "posture": "permits",
        "read": "opening",
        "era": "after Kimbrough: a variance (18 U.S.C. 3553(a)(6))",
        "notes": list(found.notes),
        "tests": [],
    }


def test_to_dict_of_the_tests_of_a_departure() -> None:
    """Banuelos-Rodriguez: the majority's six questions, all answered no, and the dissent's seven (215 F.3d 969)."""
    found = law("9", "2001-01-01")
    plain = found.to_dict()
    tests = plain["tests"]

    assert json.loads(json.dumps(plain)) == plain
    assert isinstance(tests, list)
    assert [(test["opinion"], test["by"], test["allows"]) for test in tests] == [
        ("majority", "Graber, J.", False),
        ("dissent", "Pregerson, J.", True),
    ]
    assert [[question["answer"] for question in test["questions"]] for test in tests] == [
        ["no"] * 6,
        ["yes", "no", "no", "no", "yes", "yes", "yes"],
    ]
    assert [tests[0]["questions"][0]["at"], tests[1]["questions"][-1]["at"]] == [
        "215 F.3d at 973",
        "215 F.3d at 983-86",
    ]
    for test, each in zip(tests, found.tests, strict=True):
        assert set(test) == {"opinion", "by", "allows", "questions"}
        assert test["questions"] == [asdict(question) for question in each.questions]


@pytest.mark.parametrize(("circuit", "day"), [("9", "2005-01-12"), ("2", "2001-01-01"), ("D.C.", "2015")])
def test_to_dict_without_tests(circuit: str, day: str) -> None:
    """Of another decision, or of none, the list is empty."""
    assert law(circuit, day).to_dict()["tests"] == []


def test_to_dict_where_nothing_was_decided() -> None:
    """An open answer without a decision has nulls, and keeps its reason and its coarse day."""
    plain = law("D.C.", "2015").to_dict()

    assert [plain[key] for key in ("circuit", "on", "may_consider", "holding", "posture", "read")] == [
        "D.C.",
        "2015",
        None,
        None,
        None,
        None,
    ]
    assert plain["because"] == "no decision of the circuit by 2015 was found"


def test_to_dict_of_a_no_and_of_a_refusal_upheld() -> None:
    """A no is false; a refusal upheld is null, with the decision that upheld it."""
    assert law("11", "2020-01-01").to_dict()["may_consider"] is False
    refusal = law("2", "2020-01-01").to_dict()
    assert (refusal["may_consider"], refusal["posture"]) == (None, "refusal upheld")
    assert refusal["holding"] == "United States v. Hendry, 522 F.3d 239 (2d Cir. 2008)"
