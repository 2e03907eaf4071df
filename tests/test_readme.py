"""The README shows what the library does."""

import doctest
import re
from pathlib import Path

import pytest

import sentencing
from sentencing import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)[0]


def test_python_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Python example of the README gives what it shows."""
    monkeypatch.chdir(ROOT)

    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert results.attempted > 0
    assert results.failed == 0


def test_case_file_gives_the_answer_told(tmp_path: Path) -> None:
    """The case file of the README is the one whose answer the README tells: 17/I, 24-30."""
    path = tmp_path / "case.toml"
    path.write_text(_block("toml"), encoding="utf-8")

    outcome = sentencing.calculate(sentencing.load_case(path))

    assert (outcome.offense_level, str(outcome.category), str(outcome.range)) == (17, "I", "24-30")
    assert "answers 17/I, 24-30 months" in README


def test_worksheet_shown_is_the_one_printed() -> None:
    """The worksheet printed in the README is the library's own, line for line."""
    shown = _block("text")

    assert shown.strip() == str(
        sentencing.calculate(sentencing.load_case(ROOT / "examples/ocampo-pineda-two-levels.toml"))
    )


def test_its_links_lead_somewhere() -> None:
    """Each page and picture that it names is in the repository."""
    links = re.findall(r"\]\(([^)#]+)\)", README)

    assert len(links) > 15
    assert not [link for link in links if not (ROOT / link).exists()]


def test_its_picture_is_what_the_command_draws(tmp_path: Path) -> None:
    """Every text in the picture, in its order, is drawn from the case by the library as it is."""
    picture = "docs/_static/ocampo-pineda.svg"
    assert picture in README

    cli.main(["compare", str(ROOT / "examples/ocampo-pineda.toml"), "--plot", str(tmp_path / "drawn.svg")])

    assert _texts(ROOT / picture) == _texts(tmp_path / "drawn.svg")


def _texts(picture: Path) -> list[str]:
    """What a picture says: the comment beside each text that is drawn as curves."""
    texts = re.findall(r"<!-- (.*?) -->", picture.read_text(encoding="utf-8"))
    assert "33-41" in texts
    return texts
