"""What to do about a file that cannot be read, where the file or its folder shows it; nothing where it does not."""

import re
from contextlib import suppress
from pathlib import Path

from sentencing.casefile.values import clipped

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_CURLY = frozenset("“”„\u2018\u2019")
_BOUNDARY = " \t\r=,[]{}"
_IN_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), ""),
    (re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}"), "; a date is written year-month-day, such as 2010-11-15"),
    (re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}"), '; a month is written in quotes, such as "2010-11"'),
    (re.compile(r"(?i:true|false|yes|no)"), "; write true or false, in small letters"),
)
"""A value that is no TOML, and what to write instead; of a date in the right form the message itself says enough."""


def mistyped(text: str, fault: str) -> str:
    """What the line that a TOML fault names shows to be mistyped, as a clause to add to the fault.

    >>> mistyped("sentenced = 11/15/2010", "Expected newline (at line 1, column 15)")
    '; a date is written year-month-day, such as 2010-11-15'
    """
    place = _PLACE.search(fault)
    if place is None:
        return ""
    line, column = text.split("\n")[int(place[1]) - 1], int(place[2])
    end = len(line[:column].rstrip(_BOUNDARY))
    start = max(line.rfind(each, 0, end) for each in _BOUNDARY) + 1
    word = re.split(f"[{re.escape(_BOUNDARY)}]", line[start:], maxsplit=1)[0]
    if word[:1] in _CURLY or word[-1:] in _CURLY:
        return "; the quotes are curly: write straight ones"
    if line[:start].rstrip()[-1:] not in {"=", "[", ",", ""}:
        return ""
    return next((hint for form, hint in _IN_WORDS if form.fullmatch(word)), "")


def beside(path: Path) -> str:
    """The file in the same folder that was probably meant: the name in other letters, or with ``.txt`` after it.

    Windows adds that ending, and hides it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     Path(folder, "case.toml.txt").touch()
    ...     beside(Path(folder, "case.toml"))
    '; the folder has `case.toml.txt`'
    """
    meant = {path.name.casefold(), f"{path.name}.txt".casefold()}
    with suppress(OSError, ValueError):
        for name in sorted(each.name for each in path.parent.iterdir()):
            if name.casefold() in meant and name != path.name:
                return f"; the folder has `{clipped(name)}`"
    return ""
