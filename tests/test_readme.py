"""The README shows what the library does."""

import doctest
import re
from pathlib import Path

import sentencing

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_python_examples_run(monkeypatch):
    """Every Python example of the README gives what it shows."""
    monkeypatch.chdir(ROOT)

    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert results.attempted > 0
    assert results.failed == 0


def test_case_file_gives_the_answer_told(tmp_path):
    """The case file of the README is the one whose answer the README tells: 17/I, 24-30."""
    path = tmp_path / "case.toml"
    path.write_text(re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1], encoding="utf-8")

    outcome = sentencing.calculate(sentencing.load_case(path))

    assert (17, "I", "24-30") == (outcome.offense_level, str(outcome.category), str(outcome.range))
    assert "answers 17/I, 24-30 months" in README


def test_worksheet_shown_is_the_one_printed():
    """The worksheet printed in the README is the library's own, line for line."""
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)[1]

    assert shown.strip() == str(
        sentencing.calculate(sentencing.load_case(ROOT / "examples/ocampo-pineda-two-levels.toml"))
    )
