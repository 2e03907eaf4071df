"""Other calculators, and where their answers part from the law."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generated.golden_cases import by_place, told
from generated.provenance.sources import from_repository

RECORD: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "peers.toml").read_text(encoding="utf-8"))
_BY = {"run": "Run", "read": "Read, not run"}


def peers() -> str:
    """Each calculator read or run: what it is, and each case on which it parts from the law."""
    return "\n\n".join(map(_peer, RECORD["peer"])).replace("§ ", "§\N{NO-BREAK SPACE}")


def _peer(peer: Mapping[str, Any]) -> str:
    facts = (
        f"- **What it is:** {peer['what']}",
        f"- **Edition:** {peer['edition']}",
        f"- **{_BY[peer['by']]}:** {peer['how']} Commit: {_commit(peer['commit'])}.",
        f"- **Agrees:** {peer['agrees']}",
        *_of_ours(peer["name"]),
    )
    return "\n\n".join((f"## {peer['name']}", "\n".join(facts), *map(_difference, peer["difference"])))


def repository(name: str) -> str:
    """The repository of a program; one repository may hold two.

    >>> repository("someone/guidelines, the worksheet")
    'someone/guidelines'
    """
    return name.partition(",")[0]


def _of_ours(name: str) -> Iterator[str]:
    """What of the law was read in the repository of a program that is judged here."""
    for source in from_repository(repository(name)):
        yield f"- **Used here:** its copy of the {source} is one of our [sources](provenance.md)."


def _commit(commit: str) -> str:
    return commit if " " in commit else f"`{commit[:7]}`"


def _difference(each: Mapping[str, str]) -> str:
    lines = {
        "It gives": each["gives"],
        "The law, and this library": told(by_place()[each["golden"]]),
        "Decided by": f"{each['cite']}. {each['why']}",
        "Golden case": f"`{each['golden']}`",
    }
    return "\n".join((f"**{each['case']}**\n", *(f"- *{name}:* {text}" for name, text in lines.items())))


def not_read() -> str:
    """Those of which nothing is said, and why."""
    return "\n".join(f"- **{each['name']}.** {each['why']}" for each in RECORD["unread"])


def count() -> tuple[int, int, int]:
    """How many calculators are recorded, in how many repositories, and how many cases where they part from the law."""
    repositories = {repository(peer["name"]) for peer in RECORD["peer"]}
    return len(RECORD["peer"]), len(repositories), sum(len(peer["difference"]) for peer in RECORD["peer"])
