"""The package as a whole: what it shows, what it imports, and what it never asks."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import sentencing
from sentencing import errors

SOURCES = sorted(Path(sentencing.__file__).parent.rglob("*.py"))
ROOT = Path(__file__).parents[1]

NEW_MODULES = """
import sys
before = set(sys.modules)
import sentencing
{}
print(*{{name.partition(".")[0] for name in set(sys.modules) - before}})
"""


def fresh(code: str) -> str:
    """What code prints in a fresh interpreter."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


# What it shows


def test_names_are_sorted() -> None:
    """The public names stand as a reader looks for them: constants, classes, functions, each by the alphabet."""

    def place(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    assert sorted(set(sentencing.__all__), key=place) == sentencing.__all__


@pytest.mark.parametrize("name", sentencing.__all__)
def test_every_public_name_resolves(name: str) -> None:
    """Whatever the package lists it has, with a docstring if it is a class or a function."""
    value = getattr(sentencing, name)

    assert value is not None
    assert not callable(value) or value.__doc__


def test_a_star_import_gives_the_public_names() -> None:
    """Importing everything gives what is listed and nothing else."""
    printed = fresh("before = set(dir())\nfrom sentencing import *\nprint(*set(dir()) - before - {'before'})")

    assert set(sentencing.__all__) == set(printed.split())


def test_what_a_type_checker_sees_is_what_is_imported() -> None:
    """Each public name comes, at run time, from the module from which a type checker takes it."""
    tree = ast.parse(Path(sentencing.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module.removeprefix("sentencing.")
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }

    assert seen == sentencing._HOME_OF
    assert {*seen, "__version__"} == set(sentencing.__all__)


def test_a_name_that_it_does_not_have_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match=r"^module 'sentencing' has no attribute 'Calculate'$"):
        _ = sentencing.Calculate


def test_modules_of_extras_are_reached_through_the_package() -> None:
    """After importing the package alone."""
    assert fresh("import sentencing\nprint(sentencing.plots.__name__)") == "sentencing.plots\n"


def test_an_extra_that_is_not_installed_says_what_to_install() -> None:
    """And is no attribute, so that whoever looks the package over can go on."""
    code = """
import sys
sys.modules["narwhals"] = None
import sentencing
print(hasattr(sentencing, "frames"))
try:
    sentencing.ussc
except AttributeError as refusal:
    print(refusal)
"""

    assert fresh(code) == "False\nsentencing.ussc needs narwhals.stable: pip install 'sentencing[frames]'\n"


def test_an_extra_in_want_of_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal names the library, the extra that brings it, and the module that asked."""

    def refused(name: str) -> None:
        msg = f"No module named 'matplotlib', which {name} imports"
        raise ModuleNotFoundError(msg, name="matplotlib")

    monkeypatch.setattr(sentencing, "import_module", refused)

    with pytest.raises(AttributeError, match=r"^sentencing\.plots needs matplotlib: pip install 'sentencing\[plot\]'$"):
        sentencing.__getattr__("plots")


def test_it_shows_its_names_and_its_extras() -> None:
    """What a user is shown, as in a notebook by the tabulator key."""
    assert set(dir(sentencing)) - set(sentencing.__all__) == {"frames", "plots", "strategies", "ussc"}


@pytest.mark.parametrize(
    "name",
    ["CaseFileError", "Contradiction", "NotInForce", "NotModelled", "Undetermined", "UnknownDistrict"],
)
def test_every_refusal_is_one_kind_of_error(name: str) -> None:
    """One except clause catches every refusal, and each is a ValueError with its sentence."""
    refusal = getattr(sentencing, name)

    assert refusal is getattr(errors, name)
    assert issubclass(refusal, sentencing.SentencingError)
    assert issubclass(refusal, ValueError)
    assert str(refusal("the sentence")) == "the sentence"


def test_an_unknown_district_is_a_fault_of_the_case_file() -> None:
    """Whoever catches faults of a case file catches a district that there is not."""
    assert issubclass(sentencing.UnknownDistrict, sentencing.CaseFileError)


# What it imports


def test_importing_it_imports_nothing_else() -> None:
    """A name is paid for when it is first asked for."""
    assert set(fresh(NEW_MODULES.format("")).split()) - set(sys.stdlib_module_names) == {"sentencing"}


def test_all_its_names_import_attrs_and_nothing_else() -> None:
    """Of packages outside the standard library only attrs is loaded; cattrs waits until a case file is read."""
    loaded = set(fresh(NEW_MODULES.format("from sentencing import *")).split()) - set(sys.stdlib_module_names)

    assert loaded == {"attr", "attrs", "sentencing"}


def test_reading_a_case_is_what_loads_cattrs() -> None:
    """The first case read pays for cattrs, which nothing else needs."""
    read = "sentencing.case_from_dict({'count': [{'guideline': '2L1.2'}]})"

    assert fresh(f"import sys, sentencing\n{read}\nprint('cattrs' in sys.modules)") == "True\n"


def test_the_registry_of_districts_waits_until_it_is_asked() -> None:
    """No file of data is read by importing the package."""
    asked = "from sentencing.districts import districts"

    assert fresh(f"import sentencing\n{asked}\nprint(districts.cache_info().misses)") == "0\n"


# What it never asks


OUTSIDE = {
    *("time", "sched", "timeit", "random", "secrets", "uuid"),
    *("socket", "socketserver", "ssl", "select", "selectors", "asyncio", "urllib", "http", "xmlrpc", "webbrowser"),
    *("ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "requests", "httpx", "aiohttp", "urllib3"),
    *("subprocess", "multiprocessing", "ctypes", "pickle", "marshal", "shelve", "runpy", "code"),
}
ASKS = {
    *("today", "now", "utcnow", "times", "urandom", "getmtime", "st_mtime"),
    *("system", "popen", "posix_spawn", "fork"),
}
UNSEEN = {"eval", "exec", "compile", "__import__"}
"""What runs code that no reader of the module sees."""


def asked(code: str) -> Iterator[str]:
    """Whatever in code asks the clock, chance, the network or another program, or could without being seen."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                yield from outside(each.name for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from outside([module])
                yield from {each.name for each in names} & ASKS
            case ast.Attribute(attr=name):
                yield from {name} & ASKS
            case ast.Call(func=ast.Name(id=function)) if function in UNSEEN:
                yield function
            case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=arguments):
                yield from asked_by_name(function, [ast.unparse(each) for each in arguments])


def outside(modules: Iterable[str]) -> Iterator[str]:
    """Of modules those that reach outside the program."""
    return (module for module in modules if module.partition(".")[0] in OUTSIDE)


def asked_by_name(function: str, arguments: list[str]) -> Iterator[str]:
    """What is asked through a name that is text; of modules only the library's own are imported so."""
    if function in {"getattr", "attrgetter", "methodcaller"}:
        yield from {each.strip("'") for each in arguments} & ASKS
    if function == "import_module" and "sentencing." not in arguments[0]:
        yield arguments[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_module_asks_what_day_it_is(path: Path) -> None:
    """The law is that of a day stated: no module reads the clock, rolls dice, or asks another machine or program."""
    assert list(asked(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from datetime import date\ndate.today()", ["today"]),
        ("from datetime import date as day\nask = day.today", ["today"]),
        ("import datetime as d\nd.datetime.now(d.UTC)", ["now"]),
        ("getattr(date, 'today')()", ["today"]),
        ("operator.methodcaller('today')(date)", ["today"]),
        ("import time as level", ["time"]),
        ("from time import time as level", ["time"]),
        ("def late():\n    import time", ["time"]),
        ("import os\nos.times()", ["times"]),
        ("from os import times as multiples", ["times"]),
        ("path.stat().st_mtime", ["st_mtime"]),
        ("import random", ["random"]),
        ("from urllib.request import urlopen", ["urllib.request"]),
        ("import http.client", ["http.client"]),
        ("import socket", ["socket"]),
        ("import subprocess", ["subprocess"]),
        ("os.system('date')", ["system"]),
        ("eval('1')", ["eval"]),
        ("exec(code)", ["exec"]),
        ("__import__('time')", ["__import__"]),
        ("import_module('time')", ["'time'"]),
        ("importlib.import_module(name)", ["name"]),
        ("import pickle", ["pickle"]),
        ("from datetime import date\ndate(2009, 11, 1)", []),
        ("import re\nre.compile('today')", []),
        ("import_module(f'sentencing.{name}')", []),
        ("getattr(case, name)", []),
    ],
)
def test_every_way_to_ask_is_seen(code: str, found: list[str]) -> None:
    """By whatever name, wherever in the module; and a stated day is no question."""
    assert list(asked(code)) == found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_module_says_what_it_is(path: Path) -> None:
    """Each module begins with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# What it is called


def test_the_citation_names_the_version() -> None:
    """A result names the version that made it, and the citation file names the same."""
    (version,) = re.findall(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)

    assert sentencing.__version__ == version.strip("\"'")
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_it_carries_its_types() -> None:
    """A type checker may read the package's annotations."""
    assert Path(sentencing.__file__).with_name("py.typed").is_file()
