"""The targets of the fuzzer, on a few of the inputs with which they begin: each is answered or refused."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

FUZZ = Path(__file__).parents[1] / "fuzz"
TARGETS = ("toml", "json", "case", "revocation", "compared", "varied", "document")
A_FEW = 6


@pytest.fixture
def targets(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the targets, which stands beside the scripts that run it."""
    monkeypatch.syspath_prepend(str(FUZZ))
    return import_module("targets")


def test_every_target_is_tried_here(targets: ModuleType) -> None:
    """The list below is that of the fuzzer."""
    assert tuple(targets.TARGETS) == TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_answers_or_refuses_what_it_begins_with(targets: ModuleType, name: str) -> None:
    """A few seeds, and each of them cut, go through the target with nothing escaping."""
    seeds = targets.seeds(name)

    for seed in seeds[:: 1 + len(seeds) // A_FEW]:
        targets.tried(targets.TARGETS[name], seed)
        targets.tried(targets.TARGETS[name], seed[: len(seed) // 2] + b"\x01\x02\xff")


def test_the_same_bytes_make_the_same_document(targets: ModuleType) -> None:
    """What was found is tried again by its bytes alone."""
    first, again = (targets.cases().document(b"\x01\x05\x03\x07\x02\x09\x02\x04") for _ in range(2))

    assert first == again
