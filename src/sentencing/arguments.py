"""What the arguments of the command line mean: each text as a value, or the refusal as ``argparse`` tells it."""

import argparse
from collections.abc import Callable
from pathlib import Path

from sentencing.districts import District, find
from sentencing.errors import CaseFileError, SentencingError
from sentencing.manual import Manual
from sentencing.partial import PartialDate
from sentencing.terms import CriminalHistoryCategory


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
    day = PartialDate.parse(text).day
    if day is None:
        msg = f"{text!r} is no one day; write a date such as 2009-11-01"
        raise CaseFileError(msg)
    return Manual.on(day)


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
