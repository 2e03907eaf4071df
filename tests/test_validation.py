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
    assert evidence.fuzzing().startswith("No fuzzing is on record")


def test_mutation_scores_are_shares_of_what_is_no_equivalent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twelve mutants two survive, one of them an equivalent: ten of eleven are noticed, and one has no reason."""
    (tmp_path / "scores.toml").write_text(
        'tool = "a tool 1.0"\ncommit = "abc1234def"\nday = 2026-11-22\n'
        '[[module]]\nname = "ledger"\nmutants = 12\nkilled = 8\ntimeouts = 1\nrefused_by_types = 1\n'
        "survived = 2\nequivalent = 1\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(evidence, "MUTATION", tmp_path)
    told = evidence.mutation()

    assert f"Measured on {date(2026, 11, 22)} with a tool 1.0, at commit `abc1234`." in told
    assert "| `ledger` | 12 | 8 | 1 | 1 | 2 | 1 | 90.9 % |" in told
    assert "1 survive without a reason" in told


def test_what_is_fuzzed_is_read_from_the_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The targets by name with their first sentence, and the bound of one input."""
    program = 'def toml(raw):\n    """The bytes of a file.\n\n    More.\n    """\n\nTARGETS: dict = {"toml": toml}\n'
    (tmp_path / "targets.py").write_text(program, encoding="utf-8")
    (tmp_path / "run.py").write_text("MOST_SECONDS_AN_INPUT = 5\nMOST_MEGABYTES = 2048\n", encoding="utf-8")
    monkeypatch.setattr(evidence, "FUZZ", tmp_path)

    assert evidence.fuzzing().startswith("- `toml`: The bytes of a file.\n\nAn input may take 5 seconds and 2,048 meg")


def test_the_gate_on_coverage() -> None:
    """All branches."""
    assert evidence.coverage() == "100 % of branches, or the tests fail."


def test_the_summary_adds_up() -> None:
    """Unexplained rows stay listed: nineteen departures, and forty-eight terms on revocation."""
    checks = Counter({file["name"]: len(file["check"]) for file in validation.real_rows()["file"]})

    assert validation.unexplained() == 19 + 48
    assert checks.total() == 8
    assert "| 102,239 | 102,149 | 90 disagree, of which 67 are unexplained |" in validation.summary()
