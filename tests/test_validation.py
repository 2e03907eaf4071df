"""The validation report: its data name what exists, and say what the changelog, the cases and the records say."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from generated import evidence, golden_cases, peers, validation
from tests.test_golden import FILES

from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.manual.sections import SECTIONS

ROOT = Path(__file__).parents[1]
PLACES = {path.relative_to(ROOT).as_posix() for path in FILES}


def _expected(place: str) -> dict[str, object]:
    found: dict[str, object] = tomllib.loads((ROOT / place).read_text(encoding="utf-8"))["expected"]
    return found


# Golden cases


def test_every_golden_case_is_counted_once() -> None:
    """The report has each case file, once, and as many refusals as the files expect."""
    listed = golden_cases.cases()

    assert {each.place for each in listed} == PLACES
    assert len(listed) == len(PLACES)
    assert {each.place for each in listed if each.refused} == {place for place in PLACES if "error" in _expected(place)}
    assert f"| **All** | {len(PLACES):,} |" in golden_cases.sources()


def test_a_case_that_gives_something_else_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page cannot be built on a case that fails."""
    place = tmp_path / "wrong.toml"
    text = (ROOT / "tests/golden/peers/category-adds-no-level-2016.toml").read_text(encoding="utf-8")
    place.write_text(text.replace("[41, 51]", "[46, 57]"), encoding="utf-8")
    monkeypatch.setattr(golden_cases, "ROOT", tmp_path)

    with pytest.raises(ValueError, match=r"wrong\.toml does not give what it expects: range: expected 46-57, got 41"):
        golden_cases._case(place)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("tests/golden/opinions/luna.toml", golden_cases.OPINION),
        ("tests/golden/5G1.2/1995-life-minimum-on-one-of-two-counts.toml", golden_cases.OPINION),
        ("tests/golden/3D/illustration-robberies-2025-11-01.toml", golden_cases.MANUAL),
        ("examples/three-counts-and-a-firearm.toml", golden_cases.BY_HAND),
    ],
)
def test_whence_the_expected_values_come(place: str, kind: str) -> None:
    """An opinion, an example that the Manual prints, or work by hand, as the source says."""
    assert golden_cases.by_place()[place].kind == kind


@pytest.mark.parametrize(
    ("place", "edition"),
    [
        ("tests/golden/2L1.2-2003-2016/offer-to-sell-last-day-2008-10-31.toml", 2007),
        ("tests/golden/2L1.2-2003-2016/offer-to-sell-first-day-2008-11-01.toml", 2008),
        ("tests/golden/4B/1988-01-15-five-years-is-17.toml", 1987),
        ("tests/golden/peers/career-offender-without-a-maximum-2025.toml", None),
    ],
)
def test_the_edition_of_a_case(place: str, edition: int | None) -> None:
    """An edition runs from November; a case that is refused has none."""
    assert golden_cases.by_place()[place].edition == edition


DECIDED = {
    *("Arguijo-Cervantes", "Banuelos-Rodriguez", "Bowers", "Brown", "Carballo-Arguelles", "Chireno-Gil"),
    *("Cuevas-Mendoza", "Delgado-Hernandez", "Feeney", "Garcia-Ugarte", "Hernandez", "Holmes", "Jordan", "Kennedy"),
    *("Luna", "Mariscal-Regaldo", "Morales-Escarsega", "Orellana-Aleman", "Perez-Amaya", "Peugh", "Ramirez"),
    *("Rosales-Garay", "Rosales-Mireles", "Santillan-Molina", "Tapia-Leon", "Welton"),
}
"""The opinions by their defendants; *Ramirez* decided three appeals at once."""


def test_cases_and_opinions_are_counted_apart() -> None:
    """Several cases are worked from one opinion, so the table says how many opinions there are: 26."""
    worked = [each for each in golden_cases.cases() if each.kind == golden_cases.OPINION]

    assert {each.decided for each in worked} == DECIDED
    assert f"| 26 opinions | {len(worked)} |" in golden_cases.sources()
    with pytest.raises(ValueError, match="names no decision"):
        assert golden_cases.by_place()["examples/three-counts-and-a-firearm.toml"].decided


def test_the_sections_that_an_answer_cites() -> None:
    """The steps, and the Table; the options of Chapter Five where the file expects them; of a refusal, its sentence."""
    found = golden_cases.by_place()

    assert found["tests/golden/peers/felony-counted-once-2025.toml"].sections == {"2L1.2", "5A"}
    assert "5C1.1" not in found["tests/golden/opinions/luna.toml"].sections
    assert "4B1.1" in found["tests/golden/peers/career-offender-without-a-maximum-2025.toml"].sections
    assert "2D1.1" in found["tests/golden/peers/career-offender-without-a-maximum-2025.toml"].sections


def test_the_matrix_counts_each_case_in_its_period() -> None:
    """Every answer is counted once under the Table, in the period of its edition; every section worked has a case."""
    counted = golden_cases.matrix()
    answers = [each for each in golden_cases.cases() if not each.refused and "5A" in each.sections]
    commentary = {"4B1.1(c)", "4B1.2"}

    assert counted["5A"].total() - counted["5A"][None] == len(answers)
    assert all(counted[section].total() for section in SECTIONS.keys() - commentary)
    assert golden_cases.row_of("2D1.1") == golden_cases.STATED
    assert golden_cases.row_of("7B1.4") == "7B1.4"


def test_opinions_say_what_was_found_and_what_is_given() -> None:
    """Both stand in the same form: level and category, points, range, range after a departure."""
    listed = golden_cases.opinions()

    assert "Found: 21/II, 41-51, 37-46 after departure. The library: 21/II, 41-51, 37-46 after departure." in listed
    assert all(each.place in listed for each in golden_cases.cases() if each.place.startswith("tests/golden/opinions/"))


# Peers


def test_every_difference_has_its_golden_case() -> None:
    """Each difference names a golden case that exists, and each golden case of peers is named."""
    named = {each["golden"] for peer in peers.RECORD["peer"] for each in peer["difference"]}

    assert named <= PLACES
    assert {place for place in PLACES if place.startswith("tests/golden/peers/")} == named


def test_every_difference_says_how_it_was_found() -> None:
    """Run or read, at a commit; and what it gives is not what the law gives."""
    for peer in peers.RECORD["peer"]:
        assert peer["by"] in {"run", "read"}
        assert peer["commit"]
        for each in peer["difference"]:
            assert each["gives"] != golden_cases.told(golden_cases.by_place()[each["golden"]])
            assert each["cite"]


def test_a_peer_whose_copy_of_the_manual_is_a_source_says_so() -> None:
    """One repository that is judged here keeps the copy of the Manual of 2025 that was read."""
    told = peers.peers()

    assert told.count("**Used here:**") == 1
    assert "its copy of the Manual of 2025 is one of our" in told.partition("\n## ")[0]


def test_programs_and_repositories_are_counted_apart() -> None:
    """Two of the programs are two states of one repository: five in four, with 19 differences."""
    assert peers.count() == (5, 4, 3 + 4 + 3 + 8 + 1)
    assert "| 5 (in 4 repositories) |" in validation.summary()


# Errata, and what is not verified


def test_every_correction_of_law_is_held() -> None:
    """Each entry of the changelog has its erratum, each erratum its entry, and the files that it names exist."""
    recorded = validation._record("errata")["erratum"]
    entries = [each.entry for each in validation.corrections()]

    assert [sum(entry.startswith(each["entry"]) for each in recorded) for entry in entries] == [1] * len(entries)
    assert all(any(entry.startswith(each["entry"]) for entry in entries) for each in recorded)
    assert [place for each in recorded for place in each["held_by"] if not (ROOT / place).is_file()] == []


def test_what_is_not_verified_names_sections_that_are_worked() -> None:
    """Each item says what it is, what it would change, and where it was looked for; its sections are in the Manual."""
    numbers = SECTIONS.keys() | golden_cases.matrix().keys()

    for item in validation._record("unverified")["item"]:
        assert item["what"]
        assert item["changes"].endswith(".")
        assert item["looked"].endswith(".")
        assert set(item["sections"]) <= numbers


def test_every_deduced_version_is_listed() -> None:
    """As many lines as there are versions marked as inferred."""
    marked = [each for section in (*SECTIONS.values(), *CHAPTER_SEVEN.values()) for each in section.versions]
    number = sum(bool(each.text is not None and each.inferred) for each in marked)

    assert validation.inferred().count("\n| ") == number + 2
    assert number > 0


def test_every_reading_changes_some_golden_case() -> None:
    """The table has a line for each reading, and none changes nothing."""
    assert validation.readings().count("| `") == len(validation.sentencing.READINGS)
    assert "| 0 |" not in validation.readings()


# Evidence


def test_changes_of_the_law_are_counted_by_section() -> None:
    """A change belongs to the section that it begins with, to Chapter Seven, or to what stands beside the sections."""
    assert evidence.section_of("2L1.2 1987-11-01.text[0].effect.number 6") == "2L1.2"
    assert evidence.section_of("supervised release 2010-11-01.text.table") == "supervised"
    assert evidence.section_of("CATEGORY_BEGINS[1] 2") == evidence.BESIDE
    assert f"| {len(evidence.survivors())} |" in evidence.perturbation().splitlines()[-1]


def test_scores_that_are_not_there_are_not_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a record the page says that there is none."""
    monkeypatch.setattr(evidence, "MUTATION", tmp_path)
    monkeypatch.setattr(evidence, "FUZZ", tmp_path)

    assert evidence.mutation().startswith("No score is on record")
    assert evidence.explained().startswith("No reason is on record")
    assert evidence.fuzzing().startswith("No fuzzing is on record")


def test_mutation_scores_are_shares_of_what_is_no_equivalent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twelve mutants two survive, one of them an equivalent: ten of eleven are noticed, and one has no reason."""
    (tmp_path / "scores.toml").write_text(
        'tool = "a tool 1.0"\ncommit = "abc1234def"\nday = 2026-11-22\n'
        '[[module]]\nname = "ledger"\nmade = 20\nat_import = 3\nmutants = 12\nkilled = 8\ntimeouts = 1\n'
        "refused_by_types = 1\nsurvived = 2\nequivalent = 1\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(evidence, "MUTATION", tmp_path)
    told = evidence.mutation()

    assert f"Measured on {date(2026, 11, 22)} with a tool 1.0, on the tree after commit `abc1234`." in told
    assert "Of 20 changes that the operators make, 12 were tried. 3 more are out of reach" in told
    assert "| `ledger` | 20 | 3 | 12 | 8 | 1 | 1 | 2 | 1 | 90.9 % |" in told
    assert "10 of those tried are noticed, 83.3 %; 1 survive with a reason, 1 without." in told


def test_survivors_are_shown_with_their_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line for each function: how many of its changes survive, and why."""
    (tmp_path / "survivors.toml").write_text(
        '[[survivors]]\nmodule = "ledger"\nbecause = "The order is the same."\n'
        "[survivors.changes]\n\"Ledger.total\" = ['1 -> 2', 'a -> b']\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(evidence, "MUTATION", tmp_path)

    assert "| `ledger` | `Ledger.total` | 2 | The order is the same. |" in evidence.explained()


def test_the_scores_on_record_are_shown() -> None:
    """Each module that was measured has its line."""
    measured = evidence.read(evidence.MUTATION / "scores.toml")["module"]

    assert [each["name"] for each in measured if f"| `{each['name']}` | " not in evidence.mutation()] == []


def test_what_is_fuzzed_is_read_from_the_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The targets by name with their first sentence, and the bound of one input."""
    program = 'def toml(raw):\n    """The bytes of a file.\n\n    More.\n    """\n\nTARGETS: dict = {"toml": toml}\n'
    (tmp_path / "targets.py").write_text(program, encoding="utf-8")
    (tmp_path / "run.py").write_text("MOST_SECONDS_AN_INPUT = 5\nMOST_MEGABYTES = 2048\n", encoding="utf-8")
    monkeypatch.setattr(evidence, "FUZZ", tmp_path)

    assert "| `toml` | The bytes of a file. | 38,100 |" in evidence.fuzzing()
    assert "An input may take 5 seconds and 2,048 megabytes." in evidence.fuzzing()


def test_what_was_fuzzed_adds_up() -> None:
    """Every target has its inputs on record, and no other; the sum is theirs."""
    told = evidence.fuzzing()
    names = {name for name, _ in evidence._targets(evidence.FUZZ / "targets.py")}

    assert evidence.read(evidence.FUZZED)["inputs"].keys() == names
    assert "| **All** |  | 131,500 |" in told
    assert "on 2026-11-22, on the code of that day, in 4 rounds of at most 240 seconds a target" in told


def test_the_gate_on_coverage() -> None:
    """All branches."""
    assert evidence.coverage() == "100 % of branches, or the tests fail."


def test_the_summary_adds_up() -> None:
    """Unexplained rows stay listed: nineteen departures, and forty-eight terms on revocation."""
    checks = Counter({file["name"]: len(file["check"]) for file in validation.real_rows()["file"]})

    assert validation.unexplained() == 19 + 48
    assert checks.total() == 8
    assert "[Checks of real records](#real-records) | 102,239 (of 65,622 records) | 102,149 |" in validation.summary()
    assert "| 90 disagree, of which 67 are unexplained |" in validation.summary()
