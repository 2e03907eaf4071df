"""What the arguments of the command line mean: each text as a value, or the refusal as ``argparse`` tells it."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from sentencing.districts import District, find
from sentencing.errors import CaseFileError, SentencingError
from sentencing.manual import Manual
from sentencing.partial import ImpossibleDate, PartialDate
from sentencing.terms import CriminalHistoryCategory
from sentencing.words import nearest

_CASE_FILES = {".toml", ".json"}


def unknown_command(name: str, commands: Iterable[str]) -> str:
    """What to say of a command that there is not: what was probably meant, or which there are.

    >>> unknown_command("workshet", ("worksheet", "check"))
    'workshet: unknown command; did you mean `worksheet`?'
    >>> unknown_command("my case.toml", ("worksheet", "check"))
    'my case.toml: unknown command; did you mean `sentencing worksheet "my case.toml"`?'
    """
    if Path(name).suffix.lower() in _CASE_FILES:
        hint = f"; did you mean `sentencing worksheet {_quoted(name)}`?"
    else:
        hint = nearest(name, commands) or f"; known are {', '.join(commands)}"
    return f"{name}: unknown command{hint}"


def name_in_parts(given: Sequence[str]) -> str:
    """That a name with a space needs quotes, where arguments are together the name of a case file that is there."""
    parts: list[str] = []
    for argument in given:
        parts.append(argument)
        if Path(argument).suffix.lower() in _CASE_FILES:
            for start in range(len(parts) - 1):
                name = " ".join(parts[start:])
                if _is_file(name):
                    return f"; a name with a space needs quotes: {_quoted(name)}"
            parts.clear()
    return ""


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # too long for a name
        return False


def _refusing(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader whose refusal ``argparse`` tells in its own words."""

    def read_or_refuse(text: str) -> object:
        try:
            return read(text)
        except SentencingError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return read_or_refuse


@_refusing
def manual(text: str) -> Manual:
    """A Manual by a day on which it is in effect."""
    with suppress(ImpossibleDate):
        day = PartialDate.parse(text).day
        if day is not None:
            return Manual.on(day)
    msg = f"{text!r} is no one day; write a date such as 2009-11-01"
    raise CaseFileError(msg)


@_refusing
def day(text: str) -> PartialDate:
    """A day, exact or coarse."""
    return PartialDate.parse(text)


@_refusing
def districts(text: str) -> tuple[District, ...]:
    """Districts by any of their names, with commas between."""
    return tuple(find(name.strip()) for name in text.split(","))


@_refusing
def picture(text: str) -> Path:
    """A file to draw into, PNG or SVG."""
    path = Path(text)
    if path.suffix.lower() not in {".png", ".svg"}:
        msg = f"{text!r} is no picture that can be drawn; its name ends in .png or .svg"
        raise CaseFileError(msg)
    return path


@_refusing
def category(text: str) -> CriminalHistoryCategory:
    """A criminal history category."""
    return CriminalHistoryCategory.parse(text)


@_refusing
def reading(text: str) -> tuple[str, str]:
    """A side of an open question, ``KEY=SIDE``."""
    key, separator, side = text.partition("=")
    if not separator:
        msg = f"{text!r} is no KEY=SIDE, such as revocation-timing-2003=counted"
        raise CaseFileError(msg)
    return key.strip(), side.strip()
