"""Which mutants of the logic survive the tests: ``scores.toml`` is made of what this finds.

    pip install mutmut==3.8.1
    python tests/mutation/run.py results.json && python tests/mutation/scores.py results.json

Each mutant is made in the memory of a forked process, where the code of one function is put in place of that which the
tests would run; nothing is written to the tree. The tests that reach each line are found first, under coverage. A
mutant is given those that reach its statement and a few that reach each other line of its function, the quickest first,
until one fails or the seconds allowed are spent; what survives is then shown to mypy, which may refuse it. Needs Linux,
and for the whole library about an hour and a half of one processor; name modules to ask of those alone, and a share of
the mutants of the others with ``--share``.

The tests of frames start threads of their engines, which a fork does not survive: so this process collects and runs
none, is refused if an engine has begun to work in it, and every process that runs tests starts engines of its own.
"""

import argparse
import gc
import json
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import _lru_cache_wrapper
from hashlib import sha256
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from attrs import define, field

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # A script finds its neighbours by their root.
from tests.mutation.mutants import Mutant, compiled, mutants  # noqa: E402 - as just said
from tests.mutation.refused import refused  # noqa: E402 - as above

if TYPE_CHECKING:
    import pytest

SOURCE = ROOT / "src" / "sentencing"

WHOLE = (
    "calculation.py",
    "case.py",
    "counts.py",
    "criminal_record.py",
    "dated.py",
    "duration.py",
    "effects.py",
    "enacted.py",
    "instructions/*.py",
    "ledger.py",
    "limits.py",
    "offense_class.py",
    "one_book.py",
    "partial.py",
    "plea.py",
    "prior.py",
    "readings.py",
    "release_statutes.py",
    "rules.py",
    "statutes.py",
    "supervision.py",
    "terms.py",
    "truth.py",
)
"""The modules that every answer passes through, of which every mutant is tried."""
POPULATIONS = ("frames/*.py", "ussc/*.py")
"""The modules that answer and audit whole frames, of which every mutant is tried too."""
SAMPLED = (
    "across_districts.py",
    "benefit_outcomes.py",
    "comparison.py",
    "disparity.py",
    "district_rows.py",
    "manual/**/*.py",
    "outcome.py",
    "permitted_spread.py",
    "precedent/*.py",
    "programmes/[!_]*.py",
    "published.py",
    "registry.py",
    "revocation/[!r]*.py",
    "variation.py",
)
"""The other modules with logic, of which a share is tried."""
NOT_ASKED = (
    "documents",
    "mutation",
    "perturb",
    "plots",
    "test_cli",
    "test_disparity_schema",
    "test_malformed",
    "test_package",
    "test_readme",
    "test_strategies",
    "typing",
)
"""Tests that ask nothing of the logic, or ask it in another process."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}
"""The environment in which NumPy, where it is imported, starts no threads, and polars, where it works, one."""
HARMLESS_THREADS = {"jemalloc_bg_thd", "polars-ooc-clea"}
"""Threads that importing pyarrow and polars starts: one is made again after a fork, the other clears files away."""

FROM_EACH_LINE = 12
"""How many tests of each line of a function are tried beside those of the statement changed."""
LEAST_SECONDS = 5
"""Processor time that a mutant has, beyond twice what its tests took unchanged."""


@define
class Trial:
    """A plugin of pytest that runs the tests collected once for each mutant, each time in a process of its own."""

    whole: Sequence[Path]
    sampled: Sequence[Path]
    share: float
    seconds: float
    children: int
    results: Path
    items: "dict[str, pytest.Item]" = field(factory=dict)
    caches: list[Any] = field(factory=list)
    functions: dict[CodeType, list[FunctionType]] = field(factory=dict)
    durations: dict[str, float] = field(factory=dict)
    reached: dict[str, dict[int, list[str]]] = field(factory=dict)
    answers: dict[str, dict[str, Any]] = field(factory=dict)
    running: dict[int, tuple[dict[str, Any], int]] = field(factory=dict)
    alive: dict[Path, list[Mutant]] = field(factory=dict)
    failed: str = ""

    def pytest_runtestloop(self, session: "pytest.Session") -> bool:
        """Find what reaches what, then try every mutant; in the place of running the tests."""
        _refuse_threads()
        self.items = {item.nodeid: item for item in session.items}
        self.caches = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper) and _is_ours(each)]
        self.functions = _functions()
        gc.collect()
        gc.freeze()
        self._find_what_reaches_what()
        for path in (*self.whole, *self.sampled):
            self._try(path)
            self.results.write_text(json.dumps(self.answers, indent=1), encoding="utf-8")
        for name in refused(self.alive):
            self.answers[name]["answer"] = "refused"
        self.results.write_text(json.dumps(self.answers, indent=1), encoding="utf-8")
        return True

    # Which tests reach which line

    def _find_what_reaches_what(self) -> None:
        found = self.results.with_suffix(".reached")
        child = os.fork()
        if not child:
            found.write_text(json.dumps(self._measured()), encoding="utf-8")
            os._exit(0)
        os.waitpid(child, 0)
        measured = json.loads(found.read_text(encoding="utf-8"))
        tests = list(self.items)
        self.durations = dict(zip(tests, measured["durations"], strict=True))
        self.reached = {
            module: {int(line): [tests[number] for number in numbers] for line, numbers in lines.items()}
            for module, lines in measured["reached"].items()
        }

    def _measured(self) -> dict[str, Any]:
        """The seconds of each test, and for each line the tests that reach it, the quickest first, by their places."""
        from coverage import Coverage

        paths = [str(path) for path in (*self.whole, *self.sampled)]
        measure = Coverage(data_file=None, include=paths, config_file=False)
        durations: list[float] = []
        measure.start()
        for number, test in enumerate(self.items):
            measure.switch_context(str(number))
            self._forget()
            began = time.process_time()
            failed = self._fails([test])
            # A test that fails unchanged would kill every mutant.
            durations.append(float("inf") if failed else time.process_time() - began)
        measure.stop()
        data = measure.get_data()
        return {
            "durations": durations,
            "reached": {
                path: {
                    line: self._within([int(each) for each in tests if each], durations)
                    for line, tests in _lines(data, path)
                }
                for path in data.measured_files()
            },
        }

    def _within(self, numbers: Iterable[int], durations: Sequence[float]) -> list[int]:
        """The quickest of some tests that the seconds allow."""
        chosen, spent = [], 0.0
        for number in sorted(numbers, key=durations.__getitem__):
            spent += durations[number]
            if spent > self.seconds:
                break
            chosen.append(number)
        return chosen

    def _fails(self, tests: Iterable[str]) -> bool:
        from _pytest.runner import runtestprotocol

        chosen = [self.items[each] for each in tests]
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
                self.failed = item.nodeid
                return True
        return False

    def _forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()

    # The mutants

    def _try(self, path: Path) -> None:
        code = compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True)
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        share = 1 if path in self.whole else self.share
        made = mutants(path, module)
        for mutant in made:
            entry: dict[str, Any] = {
                "module": module,
                "line": mutant.line,
                "change": mutant.change,
                "answer": "not tried",
            }
            self.answers[mutant.name] = entry
            if not _is_in_sample(mutant.name + mutant.change, share):
                continue
            tests = self._tests(str(path), mutant.lines, range(mutant.span[0], mutant.span[1] + 1))
            if not tests:
                entry["answer"] = "unreached"
                continue
            while len(self.running) >= self.children:
                self._wait()
            receive, send = os.pipe()
            child = os.fork()
            if not child:
                os.close(receive)
                self._run(list(compiled(mutant, code)), tests, send)
            os.close(send)
            self.running[child] = (entry, receive)
        while self.running:
            self._wait()
        self.alive[path] = [mutant for mutant in made if self.answers[mutant.name]["answer"] == "survived"]

    def _tests(self, path: str, statement: range, function: range) -> list[str]:
        """Some tests that reach the statement, some that reach each line of its function, then all of the statement."""
        lines = self.reached.get(path, {})
        if not any(lines.get(line) for line in statement):
            return []
        first = [test for line in (*statement, *function) for test in lines.get(line, ())[:FROM_EACH_LINE]]
        chosen, spent = [], 0.0
        for test in dict.fromkeys([*first, *(test for line in statement for test in lines.get(line, ()))]):
            spent += self.durations[test]
            if spent > self.seconds:
                break
            chosen.append(test)
        return sorted(chosen, key=self.durations.__getitem__)

    def _run(self, pairs: list[tuple[CodeType, CodeType]], tests: list[str], send: int) -> None:
        """In a process of its own: the function as changed, then its tests; the first that fails is told."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        expected = sum(self.durations[each] for each in tests)
        signal.setitimer(signal.ITIMER_PROF, LEAST_SECONDS + 2 * expected)
        signal.alarm(int(12 * LEAST_SECONDS + 10 * expected))
        for old, new in pairs:
            for function in self.functions.get(old, ()):
                if function.__code__.co_freevars == new.co_freevars:
                    function.__code__ = new
        self._forget()
        try:
            failed = self._fails(tests)
        except BaseException:  # noqa: BLE001 - whatever it is, the mutant did not go unnoticed
            failed = True
        os.write(send, self.failed.encode()[:4000])
        os._exit(failed)

    def _wait(self) -> None:
        child, status = os.wait()
        entry, receive = self.running.pop(child)
        entry["by"] = os.read(receive, 4096).decode()
        os.close(receive)
        if os.WIFSIGNALED(status):
            entry["answer"] = "timeout" if os.WTERMSIG(status) in {signal.SIGPROF, signal.SIGALRM} else "killed"
        else:
            entry["answer"] = "killed" if os.WEXITSTATUS(status) else "survived"


def _lines(data: Any, path: str) -> Iterator[tuple[int, list[str]]]:
    yield from data.contexts_by_lineno(path).items()


def _is_ours(cache: Any) -> bool:
    """Whether a cache is of the library or of a test; that of the converter, which is slow to make, is kept."""
    module = getattr(cache, "__module__", "") or ""
    return module.startswith(("sentencing.", "tests.")) and not module.startswith("sentencing.casefile")


def _functions() -> dict[CodeType, list[FunctionType]]:
    """The functions of the library as they live in memory, decorated or not, by their code."""
    found = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(SOURCE)):
            found[each.__code__].append(each)
    return found


def _refuse_threads() -> None:
    """Refuse to fork a process in which an engine works: its threads would be gone in the fork, and tests would hang.

    Raises:
        SystemExit: there is such a thread, because a module of tests computes with an engine when it is imported.
    """
    others = (task for task in Path("/proc/self/task").iterdir() if task.name != str(os.getpid()))
    working = {task.joinpath("comm").read_text().strip() for task in others} - HARMLESS_THREADS
    if working:
        sys.exit(f"a module of tests has started threads: {', '.join(sorted(working))}")


def _is_in_sample(name: str, share: float) -> bool:
    """As its name and its change fall, so the same each time."""
    return int(sha256(name.encode()).hexdigest(), 16) % 1000 < share * 1000


def _matching(patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in SOURCE.glob(pattern)})


def main() -> None:
    """Try the mutants of the modules named, or of all."""
    import pytest
    from hypothesis import HealthCheck, Phase, settings

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, help="where to write what became of each mutant, as JSON")
    parser.add_argument("modules", nargs="*", help="files of the library, such as ledger.py or manual/*.py")
    parser.add_argument("--tests", nargs="+", default=["./tests", "sentencing"], help="where the tests are looked for")
    parser.add_argument("--share", type=float, default=0.2, help="of the mutants of the modules that are sampled")
    parser.add_argument("--seconds", type=float, default=3, help="of tests that one mutant is given")
    parser.add_argument("--children", type=int, default=2, help="how many mutants are tried at once")
    asked = parser.parse_args()
    whole, sampled = (asked.modules, ()) if asked.modules else ((*WHOLE, *POPULATIONS), SAMPLED)
    trial = Trial(
        _matching(whole), _matching(sampled), asked.share, asked.seconds, asked.children, asked.results.absolute()
    )

    os.chdir(ROOT)
    os.environ.update(ONE_THREAD)
    settings.register_profile(
        "mutation",
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),  # No failure need be small.
        suppress_health_check=(HealthCheck.too_slow,),
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    tests = (path.relative_to(ROOT) for path in sorted((ROOT / "tests").rglob("*")))
    ignored = [f"--ignore={path}" for path in tests if any(each in str(path) for each in NOT_ASKED)]
    options = ["-q", "-s", "-p", "no:cacheprovider", "--tb=no", "--assert=plain"]
    pytest.main([*options, *ignored, *asked.tests], plugins=[trial])


if __name__ == "__main__":
    main()
