"""The registry of holdings: complete, in order, resolved, and the same as a table of the decisions typed by hand."""

from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from sentencing.partial import PartialDate
from sentencing.precedent import Holding, Posture, Step, departure_tests, holdings, silences

CIRCUITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "D.C.")
BOOKER = date(2005, 1, 12)
READ = {"full", "opening", "secondary", "cited"}

PERMITS, FORBIDS = Posture.PERMITS, Posture.FORBIDS
UPHELD, SHOWING = Posture.REFUSAL_UPHELD, Posture.SHOWING_ONLY

# Typed from the founding table of decisions, not from the registry; the order is by circuit, then by day. That table
# has only the year of Jimenez-Beltre, Banuelos-Rodriguez, Castro and Llanos-Agostadero, whose captions give the day,
# and knew Castro through Vega-Castillo; its opening can be read.
ROWS = [
    ("jimenez-beltre", "1", "2006-03-09", SHOWING, "cited", "440 F.3d 514 (1st Cir. 2006) (en banc)"),
    ("andujar-arias", "1", "2007-11-19", FORBIDS, "opening", "507 F.3d 734 (1st Cir. 2007)"),
    ("rodriguez", "1", "2008-06-04", PERMITS, "opening", "527 F.3d 221 (1st Cir. 2008)"),
    ("bonnet-grullon", "2", "2000-05-12", FORBIDS, "opening", "212 F.3d 692 (2d Cir. 2000)"),
    ("mejia", "2", "2006-08-22", UPHELD, "opening", "461 F.3d 158 (2d Cir. 2006)"),
    ("hendry", "2", "2008-04-09", UPHELD, "opening", "522 F.3d 239 (2d Cir. 2008)"),
    ("vargas", "3", "2007-02-16", UPHELD, "opening", "477 F.3d 94 (3d Cir. 2007)"),
    ("arrelucea-zamudio", "3", "2009-09-14", PERMITS, "opening", "581 F.3d 142 (3d Cir. 2009)"),
    ("lopez", "3", "2011-06-16", SHOWING, "opening", "650 F.3d 952 (3d Cir. 2011)"),
    ("perez-pena", "4", "2006-06-30", FORBIDS, "opening", "453 F.3d 236 (4th Cir. 2006)"),
    ("aguirre-villa", "5", "2006-08-15", UPHELD, "opening", "460 F.3d 681 (5th Cir. 2006)"),
    ("gomez-herrera", "5", "2008-04-03", FORBIDS, "opening", "523 F.3d 554 (5th Cir. 2008)"),
    ("hernandez-fierros", "6", "2006-07-03", UPHELD, "opening", "453 F.3d 309 (6th Cir. 2006)"),
    ("camacho-arellano", "6", "2010-07-16", PERMITS, "opening", "614 F.3d 244 (6th Cir. 2010)"),
    ("martinez-martinez", "7", "2006-03-23", FORBIDS, "cited", "442 F.3d 539 (7th Cir. 2006)"),
    ("galicia-cardenas", "7", "2006-03-24", FORBIDS, "cited", "443 F.3d 553 (7th Cir. 2006)"),
    ("olmeda-garcia", "7", "2010-07-29", SHOWING, "opening", "613 F.3d 721 (7th Cir. 2010)"),
    ("reyes-hernandez", "7", "2010-10-07", PERMITS, "opening", "624 F.3d 405 (7th Cir. 2010)"),
    ("ramirez", "7", "2011-12-23", SHOWING, "full", "652 F.3d 751 (7th Cir. 2011), amended Dec. 23, 2011"),
    ("anaya-aguirre", "7", "2013-01-10", SHOWING, "opening", "704 F.3d 514 (7th Cir. 2013)"),
    ("sebastian", "8", "2006-02-06", UPHELD, "opening", "436 F.3d 913 (8th Cir. 2006)"),
    # Known through Jimenez-Perez, which names it as the law that Kimbrough undid.
    ("gonzalez-alvarado", "8", "2007-02-26", FORBIDS, "cited", "477 F.3d 648 (8th Cir. 2007)"),
    ("jimenez-perez", "8", "2011-10-18", PERMITS, "opening", "659 F.3d 704 (8th Cir. 2011)"),
    ("estrada-plata", "9", "1995-06-09", UPHELD, "opening", "57 F.3d 757 (9th Cir. 1995)"),
    ("banuelos-rodriguez", "9", "2000-06-14", FORBIDS, "full", "215 F.3d 969 (9th Cir. 2000) (en banc)"),
    ("marcial-santiago", "9", "2006-05-08", UPHELD, "opening", "447 F.3d 715 (9th Cir. 2006)"),
    ("gonzalez-zotelo", "9", "2009-01-08", FORBIDS, "opening", "556 F.3d 736 (9th Cir. 2009)"),
    ("armenta-castro", "10", "2000-09-12", FORBIDS, "opening", "227 F.3d 1255 (10th Cir. 2000)"),
    ("martinez-trujillo", "10", "2006-11-20", FORBIDS, "opening", "468 F.3d 1266 (10th Cir. 2006)"),
    ("lopez-macias", "10", "2011-11-07", PERMITS, "opening", "661 F.3d 485 (10th Cir. 2011)"),
    ("castro", "11", "2006-07-12", UPHELD, "opening", "455 F.3d 1249 (11th Cir. 2006)"),
    ("arevalo-juarez", "11", "2006-09-15", FORBIDS, "opening", "464 F.3d 1246 (11th Cir. 2006)"),
    ("llanos-agostadero", "11", "2007-05-15", FORBIDS, "cited", "486 F.3d 1194 (11th Cir. 2007)"),
    (
        "vega-castillo",
        "11",
        "2008-08-19",
        FORBIDS,
        "opening",
        "540 F.3d 1235 (11th Cir. 2008), reh'g en banc denied, 548 F.3d 980 (Nov. 12, 2008)",
    ),
]

FIVE = (Step.PROMPT_PLEA, Step.FACTUAL_BASIS, Step.WAIVER, Step.NAMED_DISTRICT, Step.RANGE)

# What a decision asks of the defendant, as Ramirez reports it or the part read states it; of the others, nothing.
# Departure from the founding table: it has a showing of Anaya-Aguirre, "applying Ramirez", which is none of its own.
SHOWN = {
    "jimenez-beltre": (Step.EXTENT,),
    "arrelucea-zamudio": (Step.ELIGIBLE,),
    "olmeda-garcia": (Step.ELIGIBLE,),
    "reyes-hernandez": (Step.ELIGIBLE, Step.PURSUED),
    "ramirez": FIVE,
    "lopez-macias": (Step.MINIMAL,),
}

DISPLACED = {
    "andujar-arias": "rodriguez",
    "martinez-martinez": "reyes-hernandez",
    "galicia-cardenas": "reyes-hernandez",
    "sebastian": "jimenez-perez",
    "gonzalez-alvarado": "jimenez-perez",
    "martinez-trujillo": "lopez-macias",
}


def named(text: str) -> Holding:
    """The holding of an id."""
    (found,) = (holding for holding in holdings() if holding.id == text)
    return found


def test_every_decision_as_typed_by_hand() -> None:
    """Id, circuit, day, posture, how much was read, and citation, in order: none is missing, none is more."""
    read = [(each.id, each.circuit, str(each.decided), each.posture, each.read, each.citation) for each in holdings()]

    assert read == ROWS


def test_the_case_is_the_id() -> None:
    """Each is a prosecution by the United States; its short name is the id, with capitals."""
    for each in holdings():
        assert each.case == f"United States v. {each.name}"
        assert each.name.lower() == each.id
        assert str(each) == f"{each.case}, {each.citation}"


def test_every_circuit_is_spoken_for() -> None:
    """Each of the twelve regional circuits has a decision or a stated silence, and not both."""
    decided = {holding.circuit for holding in holdings()}
    silent = [silence.circuit for silence in silences()]

    assert decided == set(CIRCUITS[:-1])
    assert silent == ["D.C."]


def test_the_silence_says_when_it_was_checked() -> None:
    """Of the D.C. Circuit a survey of December 2013 told of no decision."""
    (silence,) = silences()

    assert (silence.checked, silence.source) == ("2013-12", "studylib.net doc 8706457")
    assert "no decision" in silence.note
    assert "no later decision was found" in silence.note


def test_in_order() -> None:
    """By circuit, then by day."""
    keys = [(CIRCUITS.index(holding.circuit), holding.decided.earliest) for holding in holdings()]

    assert keys == sorted(keys)


def test_ids_are_unique() -> None:
    """No two decisions share an id, or a citation."""
    assert len({holding.id for holding in holdings()}) == len(holdings()) == 34
    assert len({holding.citation for holding in holdings()}) == 34


def test_read_once() -> None:
    """The registry is the same however often it is asked for."""
    assert holdings() is holdings()


@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: holding.id)
class TestEach:
    """What holds of every decision."""

    def test_an_exact_day_in_its_year(self, holding: Holding) -> None:
        """The day is known, and the citation bears its year, but for the amended opinion of Ramirez."""
        assert holding.decided.day is not None
        assert f"Cir. {holding.decided.day.year})" in holding.citation

    def test_the_question_of_its_day(self, holding: Holding) -> None:
        """Before Booker a departure, since then a variance."""
        assert holding.question == ("departure" if holding.decided.latest < BOOKER else "variance")

    def test_the_circuit_in_its_citation(self, holding: Holding) -> None:
        """The court of the citation is the circuit of the record."""
        ordinal = {"1": "1st", "2": "2d", "3": "3d"}.get(holding.circuit, f"{holding.circuit}th")

        assert f"({ordinal} Cir. " in holding.citation

    def test_how_much_was_read(self, holding: Holding) -> None:
        """One of four words, with the source; the two read in full give the pages."""
        assert holding.read in READ
        assert holding.source
        assert (holding.read == "full") == (holding.id in {"ramirez", "banuelos-rodriguez"})
        assert holding.at or holding.read != "full"

    def test_what_it_asks(self, holding: Holding) -> None:
        """Its steps, in order, each once."""
        assert holding.showing == SHOWN.get(holding.id, ())

    def test_what_took_its_place(self, holding: Holding) -> None:
        """The later decision that displaced it, if any: of the same circuit, and contrary to it."""
        assert holding.superseded_by == DISPLACED.get(holding.id)
        if holding.superseded_by is not None:
            later = named(holding.superseded_by)
            assert later.circuit == holding.circuit
            assert holding.decided.before(later.decided)
            assert later.question == holding.question
            assert later.posture is Posture.PERMITS is not holding.posture

    def test_whether_it_decides(self, holding: Holding) -> None:
        """Only what permits or forbids says whether a court may."""
        assert holding.decides is (holding.posture in {PERMITS, FORBIDS})

    def test_it_says_what_it_holds(self, holding: Holding) -> None:
        """A sentence or two, in words."""
        assert holding.holding.endswith(".")
        assert len(holding.holding.split()) > 8


def test_one_dissent_is_recorded() -> None:
    """Only Banuelos-Rodriguez has a dissent recorded: Judge Pregerson's (215 F.3d at 978)."""
    assert [each.id for each in holdings() if each.dissent] == ["banuelos-rodriguez"]
    assert named("banuelos-rodriguez").dissent.startswith("Pregerson, J.")


def test_what_anaya_aguirre_applies() -> None:
    """It states no showing of its own: what it applies is that of Ramirez (704 F.3d 514)."""
    anaya = named("anaya-aguirre")

    assert anaya.showing == ()
    assert "Applies Ramirez" in anaya.note


def test_what_ramirez_advises() -> None:
    """Slip op. at 3, 16-17: other districts with their ranges, and a count of programs closed; a court may ask more."""
    ramirez = named("ramirez")

    assert len(ramirez.advisable) == 2
    assert "range" in ramirez.advisable[0]
    assert "count" in ramirez.advisable[1]
    assert "condition" in ramirez.may_be_required
    assert [each.id for each in holdings() if each.advisable or each.may_be_required] == ["ramirez"]


def test_each_posture_and_step_is_used() -> None:
    """No word of the vocabulary stands idle, and none is used that it lacks."""
    assert {holding.posture for holding in holdings()} == set(Posture)
    assert {step for holding in holdings() for step in holding.showing} == set(Step)


def test_the_departure_tests_name_a_holding() -> None:
    """Each test is that of a decision on a departure."""
    for each in departure_tests():
        assert named(each.holding).question == "departure"


def test_a_holding_is_a_value() -> None:
    """It cannot be changed; a shared day is parsed to equal days."""
    holding = named("ramirez")

    assert holding.decided == PartialDate.on(date(2011, 12, 23))
    with pytest.raises(FrozenInstanceError):
        holding.posture = Posture.PERMITS
