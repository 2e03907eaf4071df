"""Hints about a file that cannot be read: what its line shows, and what its folder shows, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from sentencing import CaseFileError, load_case
from sentencing.casefile.hints import beside, mistyped

QUOTES = "; the quotes are curly: write straight ones"
A_DATE = "; a date is written year-month-day, such as 2010-11-15"
A_MONTH = '; a month is written in quotes, such as "2010-11"'
YES_OR_NO = "; write true or false, in small letters"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title = “Reentry after removal”", QUOTES),
        ("title = \u2018Reentry\u2019", QUOTES),
        ("title = „Reentry“", QUOTES),
        ('title = "Reentry after removal”', QUOTES),
        ('“title” = "Reentry"', QUOTES),
        ("found = [“2L1.2(a)”]", QUOTES),
        ('found = ["2L1.2(a)", “2L1.2(b)”]', QUOTES),
        ('found = ["2L1.2(a)”]', QUOTES),
        ("sentenced = 15-11-2010", A_DATE),
        ("sentenced = 11/15/2010", A_DATE),
        ("sentenced=11/15/10", A_DATE),
        ("sentenced = 15.11.2010", A_DATE),
        ("sentenced = 2010-1-5", A_DATE),
        ("sentenced = 2010-15-11", A_DATE),
        ("removals = [2009-01-05, 11/15/2010]", A_DATE),
        ("revocations = [{on = 2010-1-5, imposed = 3}]", A_DATE),
        ("sentenced = 2010-1-5 # the day of judgment", A_DATE),
        ("sentenced = 2005-04", A_MONTH),
        ("sentenced = 2005/4", A_MONTH),
        ("sentenced = 04/2005", A_MONTH),
        ("removals = [\n  2005-04,\n]", A_MONTH),
        ("motion = True", YES_OR_NO),
        ("motion = FALSE", YES_OR_NO),
        ("motion = yes", YES_OR_NO),
        ("motion = No", YES_OR_NO),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_line_that_shows_what_is_mistyped_is_told_so(tmp_path: Path, line: str, hint: str, ending: str) -> None:
    """The fault as TOML has it, with its line, and then one clause with what to write."""
    text = f'district = "N.D. Ill."\n{line}\npoints = 3\n'.replace("\n", ending)
    with pytest.raises(tomllib.TOMLDecodeError) as fault:
        tomllib.loads(text)
    path = tmp_path / "case.toml"
    path.write_bytes(text.encode())

    with pytest.raises(CaseFileError) as told:
        load_case(path)

    stated = str(fault.value).replace("\n", " ")
    assert str(told.value) == f"{path}: the file is not valid TOML: {stated}{hint}"


@pytest.mark.parametrize(
    "line",
    [
        "sentenced = 2010-02-30",
        "sentenced = 15 Nov 2010",
        "sentenced = November 15, 2010",
        "grade = felony",
        "section = 1.2.3.4",
        "range = 41-51",
        "sentenced = 15-11/2010",
        "sentenced 2010-1-5",
        "points = 1 yes",
        "title = a“b”c",
        "title = # “no value”",
        "motion",
        'title = "a',
        'title = """“quoted”',
        "points = 1\npoints = 2",
        "[history",
    ],
)
def test_a_line_that_shows_nothing_has_no_hint(line: str) -> None:
    """Where the line does not show what was meant there is no guess."""
    with pytest.raises(tomllib.TOMLDecodeError) as fault:
        tomllib.loads(f"{line}\n")

    assert mistyped(f"{line}\n", str(fault.value)) == ""


@pytest.mark.parametrize(
    ("there", "asked", "hint"),
    [
        (["case.toml.txt"], "case.toml", "; the folder has `case.toml.txt`"),
        (["Case.TOML.TXT"], "case.toml", "; the folder has `Case.TOML.TXT`"),
        (["Reentry.toml"], "reentry.toml", "; the folder has `Reentry.toml`"),
        (["reentry.toml", "other.toml"], "Reentry.TOML", "; the folder has `reentry.toml`"),
        (["reentry.toml", "case.toml.bak", "case.json", "case"], "case.toml", ""),
        ([], "case.toml", ""),
        ([], "absent/case.toml", ""),
        ([], "abs\0ent/case.toml", ""),
    ],
)
def test_the_file_beside_that_was_probably_meant(tmp_path: Path, there: list[str], asked: str, hint: str) -> None:
    """A name in other letters, or one that Windows shows without its ending; no other name, however near."""
    for name in there:
        (tmp_path / name).touch()

    assert beside(tmp_path / asked) == hint


def test_a_file_that_is_not_there_is_told_with_the_one_that_is(tmp_path: Path) -> None:
    """The refusal names the file in the folder after its sentence; a link that leads nowhere is not its own hint."""
    (tmp_path / "case.toml.txt").touch()
    (tmp_path / "link.toml").symlink_to("nothing")

    for name, hint in (("case.toml", "; the folder has `case.toml.txt`"), ("link.toml", "")):
        with pytest.raises(CaseFileError) as told:
            load_case(tmp_path / name)
        assert str(told.value) == f"{tmp_path / name}: the file cannot be read (No such file or directory){hint}"
