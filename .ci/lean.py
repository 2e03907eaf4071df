"""The main job where nothing but the package is installed: run by the Python of that environment, in the tree.

What needs more is refused in one sentence that names the extra.
"""

import json
import subprocess
import sysconfig
from datetime import date
from importlib.metadata import distributions
from itertools import product
from pathlib import Path

import sentencing as s

SCRIPT = Path(sysconfig.get_path("scripts")) / "sentencing"
EXAMPLES = sorted(Path("examples").glob("*.toml"))
REVOCATIONS = [path for path in EXAMPLES if "\nsupervision " in path.read_text(encoding="utf-8")]
CASES = [path for path in EXAMPLES if path not in REVOCATIONS]
WORKSHEETS = ("text", "markdown", "html", "json")
COMPARISONS = (*WORKSHEETS, "memorandum")

# What an environment begins with.
INSTALLERS = {"pip", "setuptools"}
NEEDED = {"attrs", "cattrs", "sentencing", "typing_extensions"}


def installed() -> None:
    """Of packages there are those that the library needs, and no other."""
    names = {each.name.lower().replace("-", "_") for each in distributions()} - INSTALLERS
    assert names == NEEDED, names


def printed(*arguments: str | Path) -> str:
    """What a command prints, which must succeed and say nothing on standard error."""
    done = subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), (arguments, done.stderr)
    return done.stdout


def commands() -> None:
    """Each example as a worksheet and compared, in each format."""
    assert CASES
    assert REVOCATIONS
    asked = [("worksheet", *each) for each in product(EXAMPLES, WORKSHEETS)]
    asked += [("compare", *each) for each in product(CASES, COMPARISONS)]
    for command, path, form in asked:
        answer = printed(command, path, "--format", form)
        assert answer.strip()
        if form == "json":
            assert json.loads(answer)["schema"].startswith("sentencing.")
    assert printed("check", "examples")
    assert "46-57" in printed("table", "--manual", "2009-11-01", "--level", "21", "--category", "III")


def python() -> None:
    """The same in Python, and there and back through a document."""
    case = s.load_case("examples/ocampo-pineda.toml")
    outcome = s.calculate(case)
    assert str(outcome.range) == "41-51"
    assert s.outcome_from_dict(json.loads(json.dumps(outcome.to_dict()))) == outcome
    disparity = s.compare(case, on=date(2010, 6, 1))
    assert s.disparity_from_dict(json.loads(json.dumps(disparity.to_dict()))) == disparity
    varied = s.vary(case, acceptance=[None, {"reduction": True}])
    assert [str(each) for each in varied.ranges] == ["57-71", "46-57"]
    assert s.calculate_revocation(s.load_revocation(REVOCATIONS[0]))


def refusals() -> None:
    """An extra that is not there is named."""
    for name, extra in {"frames": "frames", "ussc": "frames", "strategies": "strategies"}.items():
        told = ""
        try:
            getattr(s, name)
        except AttributeError as refusal:
            told = str(refusal)
        assert told.endswith(f": pip install 'sentencing[{extra}]'"), (name, told)
    plot = [SCRIPT, "compare", CASES[0], "--plot", "ranges.svg"]
    done = subprocess.run(plot, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "sentencing: --plot needs matplotlib: pip install 'sentencing[plot]'\n",
    ), done
    assert not Path("ranges.svg").exists()


installed()
commands()
python()
refusals()
print(f"{len(CASES)} cases and {len(REVOCATIONS)} revocation, with {', '.join(sorted(NEEDED))} and nothing else")
