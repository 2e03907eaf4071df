"""Nothing that is read becomes code: no module evaluates, unpickles, imports by name or starts what data says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sentencing

MODULES = sorted(Path(str(sentencing.__file__)).parent.rglob("*.py"))

BUILT_IN = {"eval", "exec", "compile", "__import__", "globals", "setattr", "delattr", "breakpoint", "input"}
"""Functions of Python itself that run code, or change what a name means."""

METHODS = {
    *("import_module", "exec_module", "run_module", "run_path", "load_module", "system", "popen", "Popen", "fork"),
    *("spawn", "spawnl", "spawnv", "execl", "execv", "execve", "startfile"),
}
"""Functions of modules that do."""

IMPORTS = {
    *("pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "subprocess", "ctypes", "code", "codeop"),
    *(
        "runpy",
        "importlib",
        "imp",
        "pty",
        "socket",
        "ssl",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
        "requests",
        "multiprocessing",
    ),
    *("builtins", "xml", "webbrowser", "tempfile", "shutil"),
}
"""Modules that run code, fetch, or write elsewhere than asked."""

ALLOWED_IMPORTS = {"importlib.resources"}
"""The law that is data is read from the package itself."""


def path_in_package(path: Path) -> str:
    """The path of a module inside the package."""
    return path.relative_to(Path(str(sentencing.__file__)).parent).as_posix()


every_module = pytest.mark.parametrize("path", MODULES, ids=map(path_in_package, MODULES))


def nodes(path: Path) -> Iterator[ast.AST]:
    """Everything in a module."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def called(path: Path) -> Iterator[str]:
    """The name of each function called that runs code: one of Python itself, or of a module."""
    for node in nodes(path):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BUILT_IN | METHODS:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield name
            case _:
                pass


def imported(path: Path) -> Iterator[str]:
    """The full name of every module that a module imports, or imports from."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
            yield str(node.module)


@every_module
def test_no_module_runs_what_it_reads(path: Path) -> None:
    """The package's own face alone imports by name, from its own table, and keeps what it found; nothing else does."""
    expected = {"import_module", "globals"} if path_in_package(path) == "__init__.py" else set()

    assert set(called(path)) == expected


@every_module
def test_no_module_imports_what_runs_code(path: Path) -> None:
    """No pickle, no YAML, no process, no network: what is not imported cannot be reached."""
    found = {name for name in imported(path) if name.partition(".")[0] in IMPORTS and name not in ALLOWED_IMPORTS}
    found -= {"importlib.resources.files"}
    expected = {"importlib", "importlib.import_module"} if path_in_package(path) == "__init__.py" else set()

    assert found == expected


def test_a_public_name_alone_is_imported_by_name() -> None:
    """A name that the table does not have imports nothing, whatever module there may be of that name."""
    with pytest.raises(AttributeError, match="subprocess"):
        sentencing.__getattr__("subprocess")
    assert not hasattr(sentencing, "os.path")
