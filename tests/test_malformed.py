"""Broken case files: each is refused by the class that its index names, in one sentence that says what is wrong."""

import inspect
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import sentencing
from sentencing import cli, errors

FOLDER = Path(__file__).with_name("malformed")
INDEX = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))["case"]
LONGEST_MESSAGE = 400

A_SOUND_CASE = """\
sentenced = 2010-03-15

[[count]]
guideline = "2L1.2"
found = []

[history]
category = "I"
"""

MADE = {
    "huge": lambda: A_SOUND_CASE + "# a comment line, nothing else, and another after it\n" * 120_000,
    "deep": lambda: '{"found": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "charges": lambda: A_SOUND_CASE + '[[count]]\nguideline = "2L1.2"\n' * 200,
    "charges and convictions": lambda: '[[count]]\nguideline = "2L1.2"\n' * 51 + '[[prior]]\noffense = "theft"\n' * 100,
    "dots": lambda: A_SOUND_CASE + "a" + ".a" * 50_000 + " = 1\n",
    "digits": lambda: '{"count": [{"guideline": "2L1.2", "maximum_fine": 9' + "0" * 5_000 + "}]}",
    "hexadecimal": lambda: A_SOUND_CASE + "points = 0x" + "f" * 20_000 + "\n",
    "caption": lambda: f'title = "{"x" * 10_001}"\n{A_SOUND_CASE}',
    "long key": lambda: f"{'k' * 201} = 1\n{A_SOUND_CASE}",
    "late duplicate": lambda: "{" + ",".join(f'"k{n}": 1' for n in range(50_000)) + ', "k49999": 2}',
}

every_entry = pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["file"]) for entry in INDEX])


def path_of(entry: Mapping[str, str], tmp_path: Path) -> Path:
    """The file of an entry: stored, or made where the entry says how."""
    if "generate" not in entry:
        return FOLDER / entry["file"]
    path = tmp_path / entry["file"]
    path.write_text(MADE[entry["generate"]](), encoding="utf-8")
    return path


@every_entry
def test_the_library_raises_the_class_that_the_index_names(entry: dict[str, str], tmp_path: Path) -> None:
    """Loading or calculating a broken case raises the error class of its kind, or a subclass of it."""
    path = path_of(entry, tmp_path)

    with pytest.raises(getattr(errors, entry["error"])):
        sentencing.calculate(sentencing.load_case(path))


@every_entry
def test_the_command_line_says_what_is_wrong_in_one_line(
    entry: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line refuses with exit 2 and one line on standard error that names the file and the fault."""
    path = path_of(entry, tmp_path)

    status = cli.main(["worksheet", str(path)])

    out, err = capsys.readouterr()
    message = err.lower()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.endswith("\n")
    assert err[:-1].isprintable()
    assert "traceback" not in message
    assert path.name in err
    # The path is the caller's, and as long as the caller's folders are deep: the message proper is the rest.
    assert len(err.replace(str(path), path.name)) < LONGEST_MESSAGE
    # What the message says it must say itself, not by way of the path that it names.
    rest = message.replace(str(path).lower(), "")
    assert [words for words in entry["says"] if words not in rest] == []
    assert re.search(r"\w: \S", err)


@every_entry
def test_what_is_wrong_is_never_told_by_the_name_of_the_file(entry: dict[str, str]) -> None:
    """The words asked of a message do not occur in the file's own name, which the message repeats."""
    told = [words for words in entry["says"] if words in entry["file"]]

    assert told == []


def test_the_index_lists_every_stored_file_once() -> None:
    """Each broken file of the folder has one entry, and each entry that is not made has its file."""
    stored = sorted(path.name for path in FOLDER.iterdir() if path.name != "index.toml")

    assert stored == sorted(entry["file"] for entry in INDEX if "generate" not in entry)


def test_every_class_of_refusal_is_met() -> None:
    """Between them the broken files meet every kind of refusal that a case file can bring about."""
    kinds = {name for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, ValueError)}

    assert kinds - {"SentencingError", "UnknownDistrict"} == {entry["error"] for entry in INDEX}
