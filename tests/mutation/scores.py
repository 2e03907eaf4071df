"""``scores.toml`` from what ``run.py`` found and what ``survivors.toml`` says of it; what has no reason is printed.

A module that the run did not take keeps the score that it has.
"""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from shutil import which
from typing import Any

FOLDER = Path(__file__).parent

HEAD = """\
# What became of the mutants of the logic, by module: written by scores.py, see run.py.
#
# made: every change that the operators make. mutants: those tried, all or a sample of them. at_import: of the sample,
# those whose code makes law while the library is imported, which no change in memory reaches; that law is changed by
# one in test_perturbation.py. refused_by_types: survivors that mypy refuses. equivalent: those that survivors.toml
# explains. commit: the last before the tree that was measured, which may have held more. A module that was measured
# alone since then has a commit and a day of its own.
"""


def main() -> None:
    """Count, print what survived without a reason, and write."""
    results: dict[str, dict[str, Any]] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    groups = tomllib.loads((FOLDER / "survivors.toml").read_text(encoding="utf-8"))["survivors"]
    measured = {each["module"] for each in results.values()}
    reasons = Counter(
        (group["module"], function, change)
        for group in groups
        if group["module"] in measured
        for function, changes in group["changes"].items()
        for change in changes
    )
    counts: dict[str, Counter[str]] = {}
    for name, each in results.items():
        module, answer = each["module"], each["answer"]
        counts.setdefault(module, Counter())[answer] += 1
        if answer == "survived":
            key = module, name.removeprefix(f"{module}.").rpartition(":")[0], each["change"]
            if reasons[key]:
                reasons[key] -= 1
                counts[module]["equivalent"] += 1
            else:
                sys.stdout.write(f"{name}, line {each['line']}: {each['change']}\n")
    for key, number in reasons.items():
        if number:
            sys.stdout.write(f"no longer survives: {key}\n")
    before = tomllib.loads((FOLDER / "scores.toml").read_text(encoding="utf-8"))
    (FOLDER / "scores.toml").write_text(HEAD + _written(counts, before), encoding="utf-8")


def _written(counts: dict[str, Counter[str]], before: dict[str, Any]) -> str:
    """The scores counted, and of those before the ones that were not measured again."""
    run = {"commit": _commit(), "day": datetime.now(UTC).date()}
    kept = {each["name"]: each for each in before["module"] if each["name"] not in counts}
    of_all = {key: before[key] for key in run} if kept else run
    modules = kept | {
        module: _score(module, count) | (run if kept else {})
        for module, count in counts.items()
        if any(count[each] for each in _TRIED)
    }
    lines = [
        f'tool = "mutmut {version("mutmut")} (its operators, run by tests/mutation/run.py)"',
        f'python = "{sys.version_info.major}.{sys.version_info.minor}"',
        *map(_line, of_all.items()),
    ]
    for _, score in sorted(modules.items()):
        lines += ["", "[[module]]", *map(_line, score.items())]
    return "\n".join(lines) + "\n"


def _commit() -> str:
    command = [which("git") or "git", "rev-parse", "HEAD"]
    return subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=True).stdout.strip()


_TRIED = {"killed": "killed", "timeout": "timeouts", "refused": "refused_by_types", "survived": "survived"}
"""What may become of a mutant that is tried, and what the number of those is called."""


def _score(module: str, count: Counter[str]) -> dict[str, Any]:
    tried = {name: count[answer] for answer, name in _TRIED.items()}
    total = sum(tried.values())
    return {
        "name": module,
        "made": total + count["unreached"] + count["not tried"],
        "at_import": count["unreached"],
        "mutants": total,
        **tried,
        "equivalent": count["equivalent"],
    }


def _line(pair: tuple[str, object]) -> str:
    key, value = pair
    return f"{key} = {json.dumps(value) if isinstance(value, str) else value}"


if __name__ == "__main__":
    main()
