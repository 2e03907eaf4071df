"""The order of imports."""

import ast
import re
import tomllib
from pathlib import Path

from generated.markdown import table

ROOT = Path(__file__).parents[2]


def contract() -> list[list[str]]:
    """The modules of each layer, from the top down, as the contract in ``pyproject.toml`` states them."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    stated = next(each for each in tools["importlinter"]["contracts"] if each["type"] == "layers")
    return [line.replace(" ", "").split("|") for line in stated["layers"]]


def layers() -> str:
    """The order of imports, and what each module is for."""
    rows = (
        (f"{place}", f"`{module}`", _purpose(module))
        for place, modules in enumerate(contract(), start=1)
        for module in modules
    )
    return table(("Layer", "Module", "What it says of itself"), rows)


def _purpose(module: str) -> str:
    """The first sentence of a module's docstring; of a sentence with a colon, all of it."""
    place = ROOT / "src" / "sentencing" / module
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    words = " ".join((ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0].split())
    return re.split(r"(?<=\.) (?=[A-Z])", words.replace("``", "`"), maxsplit=1)[0]
