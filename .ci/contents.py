"""What the wheel and the sdist hold: every file that belongs, no other, and no path of the machine that built them.

python .ci/contents.py dist/*.whl dist/*.tar.gz
"""

import re
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

PACKAGE = Path("src")
PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
BELONGS = re.compile(r"\.(?:py|toml|json)$|/py\.typed$")
LEFT_BEHIND = {"__pycache__"}

METADATA = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
# What hatchling adds to whatever is stated.
ALWAYS = {".gitignore", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}

HOMES = rb"/(?:home|Users|root)/\w[\w.-]*/|[A-Z]:\\Users\\"


def main(wheel: Path, sdist: Path) -> None:
    """Compare both with the tree, and end with a sentence for each difference."""
    name = "-".join(wheel.name.split("-")[:2])
    of_wheel = {each.filename: ZipFile(wheel).read(each) for each in ZipFile(wheel).infolist()}
    of_sdist = {path.removeprefix(f"{name}/"): content for path, content in _files(sdist)}
    package = {path.removeprefix("src/") for path in _under("src")}
    stated = [path.strip("/") for path in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]]
    faults = [
        *(f"src/{path} does not belong in a package" for path in sorted(package) if not BELONGS.search(path)),
        *_differences("wheel", set(of_wheel), package | {f"{name}.dist-info/{path}" for path in METADATA}),
        *_differences("sdist", set(of_sdist), {path for each in stated for path in _under(each)} | ALWAYS),
        *_machines(of_wheel),
        *_machines(of_sdist),
        *_version(name),
    ]
    if faults:
        sys.exit("\n".join(faults))
    print(f"{wheel.name}: {len(of_wheel)} files, {sum(map(len, of_wheel.values())):,} bytes")
    print(f"{sdist.name}: {len(of_sdist)} files, {sum(map(len, of_sdist.values())):,} bytes")


def _files(sdist: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(sdist) as archive:
        for each in archive:
            content = archive.extractfile(each)
            yield each.name, content.read() if content else b""


def _under(place: str) -> set[str]:
    """The files of the tree at a place: a folder, or a file."""
    top = Path(place)
    found = [top] if top.is_file() else (path for path in top.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not LEFT_BEHIND & set(path.parts)}


def _differences(kind: str, held: set[str], wanted: set[str]) -> list[str]:
    return [f"the {kind} lacks {path}" for path in sorted(wanted - held)] + [
        f"the {kind} holds {path}, which does not belong" for path in sorted(held - wanted)
    ]


def _machines(files: dict[str, bytes]) -> list[str]:
    """Where a file names a folder of the machine that built it."""
    paths = re.compile(re.escape(str(Path.cwd()).encode()) + b"|" + HOMES)
    return [
        f"{path} names {found[0].decode(errors='replace')}"
        for path, each in files.items()
        if (found := paths.search(each))
    ]


def _version(name: str) -> list[str]:
    """The citation file states the version that is built."""
    version = name.split("-")[1]
    stated = f"\nversion: {version}\n" in Path("CITATION.cff").read_text(encoding="utf-8")
    return [] if stated else [f"CITATION.cff does not state version {version}"]


main(*map(Path, sys.argv[1:]))
