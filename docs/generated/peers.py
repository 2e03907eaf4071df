"""Other calculators, and where their answers part from the law."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generated.golden_cases import by_place, told

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
    )
    return "\n\n".join((f"## {peer['name']}", "\n".join(facts), *map(_difference, peer["difference"])))


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


def count() -> tuple[int, int]:
    """How many calculators are recorded, and how many cases on which they part from the law."""
    return len(RECORD["peer"]), sum(len(peer["difference"]) for peer in RECORD["peer"])
