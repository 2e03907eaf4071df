"""Where each version was read, and how far: the data of ``sources.toml``, and links to the official pages."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

LAST_IN_APPENDIX_C = 804
"""The last amendment in the copy of Appendix C that was read whole."""


@frozen
class Read:
    """How a version was read.

    Attributes:
        how: in a sentence.
        sure: whether its numbers were read, not deduced or taken at second hand.
        sources: links to what was consulted.
        notes: what else a reader must know.
    """

    how: str
    sure: bool
    sources: tuple[str, ...]
    notes: tuple[str, ...]


@cache
def data() -> Mapping[str, Any]:
    """What was written down of the sources."""
    return tomllib.loads((Path(__file__).parent / "sources.toml").read_text(encoding="utf-8"))


def read(key: str, effective: date, amendment: int | None, *, by: str = "") -> Read:
    """How a version of a text was read: as it is written down, else in the way given, else as its amendment says."""
    of_section = next((each for each in data()["section"] if each["number"] == key), {})
    of_version = next(
        (each for each in data()["version"] if (each["section"], each["effective"]) == (key, effective)), {}
    )
    how = data()["how"][of_version.get("how") or by or _by_amendment(amendment)]
    sources = of_version.get("sources") or of_section.get("sources") or how["sources"]
    notes = tuple(each["note"] for each in (of_version, of_section) if "note" in each)
    return Read(how["read"], how["sure"], tuple(map(_link, sources)), notes)


def _by_amendment(number: int | None) -> str:
    if number is None:
        return "first"
    return "amendment" if number <= LAST_IN_APPENDIX_C else "result"


def _link(source: str) -> str:
    each = data()["source"][source]
    copy = f" (copy in {repository})" if (repository := repository_of(each["url"])) else ""
    return f"[{each['name']}{copy}]({each['url']})"


def repository_of(url: str) -> str:
    """The repository, of someone other than the Commission, in which a source was read; empty for its own pages.

    >>> repository_of("https://github.com/someone/guidelines/tree/1a2b3c/2025")
    'someone/guidelines'
    """
    _, _, path = url.partition("https://github.com/")
    return "/".join(path.split("/")[:2])


def from_repository(name: str) -> tuple[str, ...]:
    """What was read in a repository, by the names of the sources."""
    return tuple(each["name"] for each in data()["source"].values() if repository_of(each["url"]) == name)


def amendment_link(number: int) -> str:
    """The Commission's page of an amendment."""
    address = "https://guidelines.ussc.gov/apex/r/ussc_apex/guidelinesapp/appendixc-detail?APP_AMEND_ID="
    return f"[amendment {number}]({address}{number})"


def entries() -> Iterator[tuple[str, date | None]]:
    """Every text, and version of one, of which something is written down."""
    yield from ((each["number"], None) for each in data()["section"])
    yield from ((each["section"], each["effective"]) for each in data()["version"])
