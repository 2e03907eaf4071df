"""What is wrong with a case file, in one sentence: the first fault inside a cattrs error, and its place."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sentencing.case import Case
from sentencing.casefile.converter import key_of, keys_of
from sentencing.casefile.values import clipped
from sentencing.errors import CaseFileError, Contradiction, SentencingError

if TYPE_CHECKING:
    from cattrs.errors import BaseValidationError

LONGEST = 600
"""A message about a value is no longer, whatever the text that it quotes."""


def first_fault(error: "BaseValidationError") -> SentencingError:
    """The fault to name: an unknown key before all else, because it often explains the rest."""
    faults = list(_leaves(error, ""))
    return next((fault for fault, unknown in faults if unknown), faults[0][0])


def _leaves(error: BaseException, path: str) -> Iterator[tuple[SentencingError, bool]]:
    """Each fault inside a cattrs error, as one of ours with its path in the file, and whether it is an unknown key."""
    from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(map(str, error.extra_fields)):
            yield CaseFileError(unknown_key(key, error.cl, path)), True
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _leaves(inner, _deeper(path, inner, error.cl))
    elif isinstance(error, KeyError):
        yield CaseFileError(f"{path}: this key is needed, and is missing"), False
    else:
        refusal = type(error) if isinstance(error, CaseFileError | Contradiction) else CaseFileError
        joint = "." if re.match(r"\w+: ", str(error)) and path else ": " if path else ""
        yield refusal(f"{path}{joint}{clipped(str(error), LONGEST)}"), False


def unknown_key(key: str, model: type, path: str = "") -> str:
    """What is wrong with a key that a table of the file does not have: the nearest one, or where it belongs."""
    from difflib import get_close_matches

    known = keys_of(model)
    nearest = get_close_matches(key, known, n=1, cutoff=0.5)
    if path and key in keys_of(Case):
        hint = f"`{key}` is a key of the whole file: put it above the first table, or make a table of its own"
    else:
        hint = f"did you mean `{nearest[0]}`?" if nearest else f"known here are {', '.join(known)}"
    return f"{_join(path, clipped(key))}: unknown key; {hint}"


def _deeper(path: str, error: BaseException, model: type) -> str:
    from cattrs.errors import AttributeValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path = _join(path, key_of(model, note.name))
        else:
            path = f"{path}[{int(note.index) + 1}]"
    return path


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
