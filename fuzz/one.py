"""Fuzz one target with atheris; ``run.py`` calls it as ``python fuzz/one.py NAME CORPUS -option=…``."""

import sys

import atheris

with atheris.instrument_imports(include=["sentencing"]):
    import targets


def main() -> None:
    """Fuzz one target until libFuzzer has had enough."""
    name, *options = sys.argv[1:]
    targets.seeds(name)  # reads what is stored, which is no part of an input
    atheris.Setup([sys.argv[0], *options], lambda raw: targets.tried(targets.TARGETS[name], raw))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
