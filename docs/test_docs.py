"""Every example on these pages, run in the order of its page, in one folder a page.

A ``toml`` block with a caption is a file of that name; a ``console`` block is commands, each after "$ ", with what they
print; a ``python`` block is a doctest that sees the names of those before it.
"""

import doctest
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from generated import PARTS

from sentencing import cli

DOCS = Path(__file__).parent
PAGES = sorted(DOCS.rglob("*.md"))
_OPENING = r"^```(?:\{code-block\} )?(toml|console|python)\n"
_BLOCK = re.compile(_OPENING + r"(?::caption: (\S+)\n(?::[^\n]*\n)*\n)?((?:(?!```)[^\n]*\n)+)```$", re.MULTILINE)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_examples(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a page shows is what its commands and its Python print."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    text = page.read_text(encoding="utf-8")
    blocks = _BLOCK.findall(text)
    assert len(blocks) == len(re.findall(_OPENING, text, re.MULTILINE))
    for language, caption, body in blocks:
        if language == "toml" and caption:
            Path(caption).write_text(body, encoding="utf-8")
        elif language == "console":
            assert _printed(body, capsys) == body
        elif language == "python":
            names = _after(body, names, page)


def _printed(body: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The block as its commands print it now."""
    lines: list[str] = []
    for command in (line for line in body.splitlines() if line.startswith("$ ")):
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "sentencing"
        cli.main(arguments)
        out, err = capsys.readouterr()
        lines += [command, *(out + err).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _after(body: str, names: Mapping[str, Any], page: Path) -> dict[str, Any]:
    """The names after a block of Python, which must print what it shows."""
    test = doctest.DocTestParser().get_doctest(body, dict(names), page.name, str(page), 0)
    assert test.examples
    said: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=said.append, clear_globs=False)
    assert not failed, "".join(said)
    return test.globs


@pytest.mark.parametrize("part", PARTS)
def test_generated_parts(part: str) -> None:
    """Every key has a meaning, every public name a place, every type its words; a page asks for each part."""
    assert PARTS[part]()
    assert any(f"<!-- generated: {part} -->" in page.read_text(encoding="utf-8") for page in PAGES)
