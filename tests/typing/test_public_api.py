"""Every public name stands in the files that the type checkers read, its type asserted."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

FILES = [Path(__file__).with_name(name) for name in ("public_api.py", "extras.py")]
MODULES = {"s": "sentencing", **{name: f"sentencing.{name}" for name in ("frames", "plots", "strategies", "ussc")}}


def named(node: ast.AST) -> Iterator[str]:
    """The names that code takes from a module: ``s.Case``."""
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            yield f"{each.value.id}.{each.attr}"


def asserted(path: Path) -> Iterator[str]:
    """The names of which a file asserts the type: in ``assert_type``, or as what is assigned to a name with a type."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "assert_type":
            yield from named(node)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield from named(node.value)


@pytest.mark.parametrize("short", MODULES)
def test_the_type_of_every_public_name_is_asserted(short: str) -> None:
    """A name that is added has a type that no change may alter unnoticed."""
    public = {f"{short}.{name}" for name in import_module(MODULES[short]).__all__}

    assert public
    assert public - {name for path in FILES for name in asserted(path)} == set()


def test_a_name_that_is_only_used_is_not_asserted(tmp_path: Path) -> None:
    """Using a name asserts nothing of it; ``assert_type`` does, and so does a typed assignment."""
    used = tmp_path / "used.py"
    used.write_text("s.used()\nassert_type(s.called(), int)\ntyped: int = s.typed\nassert s.tested\nbare: s.Bare\n")

    assert set(asserted(used)) == {"s.called", "s.typed"}
