"""Fuzz every target, or one, for so many seconds in all.

    pip install -e '.[fuzz]'
    python fuzz/run.py --seconds 600
    python fuzz/run.py --seconds 60 --target document

Atheris instruments ``sentencing`` and nothing else. The corpus is made of the stored cases and documents. An input that
brings about anything but an answer or a refusal, in the time and memory of one input, is written to ``fuzz/found``, and
the run ends with 1. ``python fuzz/run.py --again fuzz/found/case-crash-…`` tries an input again, without atheris.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import targets

HERE = Path(__file__).parent
FOUND = HERE / "found"
SEED = 1
HANGS_AFTER = 60
"""Seconds by the clock; how long an input may take of the processor, ``targets`` says."""
MOST_MEGABYTES = 2048
LONGEST_INPUT = {"toml": 4096, "json": 4096}
"""Bytes; the others are choices, of which a few make a case."""


def fuzzed(name: str, seconds: int) -> bool:
    """Fuzz one target; whether nothing was found."""
    with tempfile.TemporaryDirectory() as corpus:
        for number, raw in enumerate(targets.seeds(name)):
            Path(corpus, f"{number:04}").write_bytes(raw)
        options = {
            "max_total_time": seconds,
            "seed": SEED,
            "timeout": HANGS_AFTER,
            "rss_limit_mb": MOST_MEGABYTES,
            "max_len": LONGEST_INPUT.get(name, 64),
            "print_final_stats": 1,
            "artifact_prefix": f"{FOUND / name}-",
        }
        command = [
            sys.executable,
            str(HERE / "one.py"),
            name,
            corpus,
            *(f"-{key}={value}" for key, value in options.items()),
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    told = run.stderr
    executed = re.findall(r"number_of_executed_units: (\d+)", told)
    covered = re.findall(r"cov: (\d+) ft: (\d+)", told)
    edges, features = covered[-1] if covered else ("?", "?")
    print(f"{name}: {executed[-1] if executed else '?'} inputs, {edges} edges, {features} features", flush=True)
    if run.returncode:
        print(f"{run.stdout[-4000:]}\n{told[-4000:]}")
    return run.returncode == 0


def again(path: Path) -> None:
    """Try an input again, by the target that its name begins with."""
    targets.tried(targets.TARGETS[path.name.partition("-")[0]], path.read_bytes())


def main() -> int:
    """Fuzz, or try again."""
    parser = argparse.ArgumentParser(description="Fuzz the library.")
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--target", choices=targets.TARGETS, help="this one alone")
    parser.add_argument("--again", type=Path, metavar="FILE", help="try an input again, and fuzz nothing")
    options = parser.parse_args()
    if options.again:
        again(options.again)
        return 0
    FOUND.mkdir(exist_ok=True)
    names = [options.target] if options.target else list(targets.TARGETS)
    sound = [fuzzed(name, max(1, options.seconds // len(names))) for name in names]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
