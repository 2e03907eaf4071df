"""Nothing asks the network or the clock: not when it is imported, and not while it works."""

import subprocess
import sys
from pathlib import Path

import pytest

import sentencing

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(("sentencing", *path.relative_to(Path(sentencing.__file__).parent).with_suffix("").parts))
    for path in Path(sentencing.__file__).parent.rglob("*.py")
}


def fresh(code: str) -> "subprocess.CompletedProcess[str]":
    """What comes of code in a fresh interpreter that can watch."""
    watching = f"from tests.release.watch import forget, import_all, watch\n{code}"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", watching], capture_output=True, text=True, check=False, cwd=ROOT
    )


def names(printed: str) -> set[str]:
    """The modules named, a package as its own first module, and what is only run left out."""
    packages = {name.removesuffix(".__init__") for name in MODULES}
    return {name for name in printed.split() if name in packages} | {"sentencing", "sentencing.__main__"}


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("from datetime import date\nwatch()\ndate.today()", "date.today"),
        ("from datetime import date as day\nwatch()\ngetattr(day, 'to' + 'day')()", "date.today"),
        ("from datetime import datetime, UTC\nwatch()\ndatetime.now(UTC)", "datetime.now"),
        ("from time import time as level\nwatch()\nlevel()", "time.time"),
        ("import time\nwatch()\n[*map(lambda call: call(), [time.monotonic])]", "time.monotonic"),
        ("import time\nwatch()\ntime.localtime()", "time.localtime"),
        ("import os\nwatch()\nos.times()", "posix.times"),
        ("import random\nwatch()\nrandom.Random()\nrandom.SystemRandom().random()", "posix.urandom"),
        ("import os\nwatch()\nos.system('true')", "os.system"),
        ("import socket\nwatch()\nsocket.socket()", "socket.__new__"),
        ("import socket\nwatch()\nsocket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
        ("import urllib.request\nwatch()\nurllib.request.urlopen('http://localhost')", "urllib.Request"),
        ("import subprocess\nwatch()\nsubprocess.run(['true'])", "subprocess.Popen"),
        ("import datetime\nwatch()\neval('datetime.date.today()')", "date.today"),
        ("watch()\ntry:\n    import time\n    time.time()\nexcept Exception:\n    pass", "time.time"),
    ],
    ids=lambda value: value if "\n" not in value else "",
)
@pytest.mark.skipif(sys.platform == "win32", reason="modules of the system go by other names there")
def test_the_watch_refuses(code: str, asked: str) -> None:
    """By whatever name it is reached, and whatever is caught."""
    done = fresh(code)

    assert done.returncode
    assert done.stderr.splitlines()[-1] == f"tests.release.watch.Refused: {asked}"


def test_the_watch_lets_days_be_stated() -> None:
    """A day that is stated is no question to the clock."""
    stated = "from datetime import date\nwatch()\nprint(date(2009, 11, 1) < date.fromisoformat('2009-11-02'))"

    assert fresh(stated).stdout == "True\n"


def test_no_module_asks_when_it_is_imported() -> None:
    """Every module but those of the extras, with all that it imports, from nothing."""
    done = fresh("watch()\nprint(*import_all(extras=False))")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(names(done.stdout)) > 100


def test_no_module_of_an_extra_asks_when_it_is_imported() -> None:
    """Every module: what the libraries of the extras do when they are imported is theirs, and was done before."""
    done = fresh("[*import_all(extras=True)]\nforget()\nwatch()\nprint(*import_all(extras=True))")

    assert (done.returncode, done.stderr) == (0, "")
    assert names(done.stdout) == {name.removesuffix(".__init__") for name in MODULES}


WORK = """
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

watch()
import sentencing as s
from sentencing import cli

with redirect_stdout(StringIO()):
    for path in sorted(Path("examples").glob("*.toml")):
        for form in ("text", "markdown", "html", "json"):
            assert cli.main(["worksheet", str(path), "--format", form]) == 0
    for path in sorted(Path("examples").glob("*.toml")):
        if "\\nsupervision " not in path.read_text(encoding="utf-8"):
            for form in ("text", "html", "json", "memorandum"):
                assert cli.main(["compare", str(path), "--format", form]) == 0
    assert cli.main(["check", "examples"]) == 0
case = s.load_case("examples/ocampo-pineda.toml")
varied = s.vary(case, acceptance=[None, {"reduction": True}])
print(s.calculate(case).range, s.compare(case).baseline.range, *varied.ranges)
"""


def test_no_work_asks() -> None:
    """Worksheets, comparisons, checks and variations of every example."""
    done = fresh(WORK)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "41-51 41-51 57-71 46-57\n"
