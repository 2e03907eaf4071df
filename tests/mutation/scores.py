"""``scores.toml`` from what ``run.py`` found and what ``survivors.toml`` says of it; what has no reason is printed."""

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
# explains. commit: the last before the tree that was measured, which may have held more.
"""


def main() -> None:
    """Count, print what survived without a reason, and write."""
    results: dict[str, dict[str, Any]] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    groups = tomllib.loads((FOLDER / "survivors.toml").read_text(encoding="utf-8"))["survivors"]
    reasons = Counter(
        (group["module"], function, change)
        for group in groups
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
    (FOLDER / "scores.toml").write_text(HEAD + _written(counts), encoding="utf-8")


def _written(counts: dict[str, Counter[str]]) -> str:
    commit = subprocess.run(
        [which("git") or "git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    lines = [
        f'tool = "mutmut {version("mutmut")} (its operators, run by tests/mutation/run.py)"',
        f'python = "{sys.version_info.major}.{sys.version_info.minor}"',
        f'commit = "{commit}"',
        f"day = {datetime.now(UTC).date()}",
    ]
    for module, count in sorted(counts.items()):
        tried = [count[each] for each in ("killed", "timeout", "refused", "survived")]
        made = sum(tried) + count["unreached"] + count["not tried"]
        if not sum(tried):
            continue
        lines += ["", "[[module]]", f'name = "{module}"', f"made = {made}", f"at_import = {count['unreached']}"]
        names = ("killed", "timeouts", "refused_by_types", "survived")
        lines += [f"mutants = {sum(tried)}", *(f"{key} = {n}" for key, n in zip(names, tried, strict=True))]
        lines += [f"equivalent = {count['equivalent']}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
