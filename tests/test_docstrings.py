"""Every name that the pages of the interface document shows in its docstring how it is used."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from generated.interface import EXTRAS, GROUPS, WITHIN

import sentencing

EXAMPLE = ">>> "


def documented() -> Iterator[Any]:
    """Each class and function with an entry of its own, by the path under which it stands."""
    paths = (
        *(f"sentencing.{name}" for names in GROUPS.values() for name in names),
        *WITHIN,
        *(f"sentencing.{extra}.{name}" for extra in EXTRAS for name in getattr(sentencing, extra).__all__),
    )
    for path in paths:
        module, _, name = path.rpartition(".")
        value = getattr(import_module(module), name)
        if inspect.isclass(value) or inspect.isroutine(value):
            yield pytest.param(value, id=path)


def writers() -> Iterator[Any]:
    """Each method that gives a documented value as plain data."""
    for each in documented():
        if "to_dict" in vars(each.values[0]):
            yield pytest.param(each.values[0].to_dict, id=f"{each.id}.to_dict")


@pytest.mark.parametrize("value", tuple(documented()))
def test_every_documented_name_has_an_example(value: type | Callable[..., object]) -> None:
    """Its own docstring has an example, which pytest runs with the doctests of its module."""
    assert EXAMPLE in (value.__doc__ or "")


@pytest.mark.parametrize("to_dict", tuple(writers()))
def test_every_to_dict_has_an_example(to_dict: Callable[..., object]) -> None:
    """What a value is as plain data is shown beside it."""
    assert EXAMPLE in (to_dict.__doc__ or "")
