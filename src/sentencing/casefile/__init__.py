"""Case files: TOML or JSON to ``Case`` and back, with errors that name file, key and nearest choice."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from sentencing.case import Case
from sentencing.casefile.bounds import CASE_FILE, MOST_BYTES, MOST_PAIRS, refuse_deep_keys
from sentencing.casefile.converter import converter, keys_of
from sentencing.casefile.faults import first_fault, unknown_key
from sentencing.casefile.hints import beside, mistyped
from sentencing.casefile.values import clipped, shown
from sentencing.errors import CaseFileError, SentencingError

T = TypeVar("T")

LONGEST_FAULT = 200
_KINDS = {".toml": "TOML", ".json": "JSON"}
_OF_A_REVOCATION = ("supervision", "violation")


def load_case(path: str | Path) -> Case:
    """Read a case file, TOML or (by its ``.json`` ending) JSON.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "case.toml")
    ...     _ = path.write_text('count = [{guideline = "2L1.2", ended = "2009-03"}]', encoding="utf-8")
    ...     load_case(path).counts[0].ended
    PartialDate.parse('2009-03')

    Raises:
        CaseFileError: the file cannot be read, or a key or value in it is wrong; the message names it.
        Contradiction: two statements in the file cannot both be true.
    """
    return read_file(path, case_from_dict)


def read_file(path: str | Path, read: Callable[[Mapping[str, object]], T]) -> T:
    """What a case file holds, of whatever kind; a refusal names the file."""
    path = Path(path)
    try:
        return read(read_data(path))
    except SentencingError as error:
        raise in_file(path, error) from None


def in_file(path: str | Path, error: SentencingError) -> SentencingError:
    """The same refusal, naming the file."""
    error.args = (f"{path}: {error}",)
    return error


def case_from_dict(data: Mapping[str, object]) -> Case:
    """Read a case from parsed data with the keys of a case file.

    >>> case_from_dict({"count": [{"guideline": "2L1.2", "found": []}]}).counts[0].found
    ()

    Raises:
        CaseFileError: a key or value is wrong; the message names it and the nearest valid choice.
        Contradiction: two statements cannot both be true.
    """
    if not isinstance(data, Mapping):
        msg = f"a case is an object with keys such as `count`, not {shown(data)}"
        raise CaseFileError(msg)
    refuse_document(data)
    if is_revocation(data):
        key = next(key for key in _OF_A_REVOCATION if key in data)
        msg = (
            f"{key}: a key of a revocation (Chapter Seven), a case file of its own; `sentencing worksheet` and "
            "load_revocation read it"
        )
        raise CaseFileError(msg)
    case = structured(data, Case)
    pairs = len(case.counts) * len(case.priors or ())
    if pairs > MOST_PAIRS:
        msg = (
            f"prior: {len(case.priors or ())} priors beside {len(case.counts)} counts are too many; a case file has "
            f"{MOST_PAIRS:,} pairs of them at most"
        )
        raise CaseFileError(msg)
    return case


def structured(data: Mapping[str, object], model: type[T]) -> T:
    """The model that the data states, or the first fault in it."""
    from cattrs.errors import BaseValidationError

    CASE_FILE.refuse_beyond(data)
    try:
        return converter().structure(data, model)
    except BaseValidationError as error:
        raise first_fault(error) from None


def refuse_document(data: Mapping[str, object]) -> None:
    """Refuse a document that this library wrote, in the place of the case file that it holds.

    >>> refuse_document({"schema": "sentencing.outcome/1", "case": {}})
    Traceback (most recent call last):
    ...
    sentencing.errors.CaseFileError: schema: this is a sentencing.outcome/1; its `case` is the case file

    Raises:
        CaseFileError: it is one.
    """
    schema = data.get("schema")
    if isinstance(schema, str) and schema.startswith("sentencing."):
        held = "its `case` is the case file" if isinstance(data.get("case"), Mapping) else "it is no case file"
        msg = f"schema: this is a {clipped(schema)}; {held}"
        raise CaseFileError(msg)


def refuse_unless_key(key: str) -> None:
    """Refuse what is no key at the top of a case file.

    >>> refuse_unless_key("acceptence")
    Traceback (most recent call last):
    ...
    sentencing.errors.CaseFileError: acceptence: unknown key; did you mean `acceptance`?

    Raises:
        CaseFileError: with the nearest key.
    """
    if key not in keys_of(Case):
        raise CaseFileError(unknown_key(key, Case))


def is_revocation(data: object) -> bool:
    """Whether parsed data is a case file of a revocation: it has the key ``supervision``, or a violation.

    >>> is_revocation({"supervision": "probation"}), is_revocation({"count": []})
    (True, False)
    """
    return isinstance(data, Mapping) and any(key in data for key in _OF_A_REVOCATION)


def case_to_dict(case: Case) -> dict[str, object]:
    """The case as plain data with the keys of a case file; what is not stated is left out.

    >>> case_to_dict(case_from_dict({"count": [{"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}]}))
    {'count': [{'guideline': '2L1.2', 'found': ['2L1.2(b)(1)(D)']}]}
    """
    plain: dict[str, object] = converter().unstructure(case)
    return plain


def plain_fact(fact: object) -> object:
    """A fact as a case file would say it: an object of this library becomes plain data, plain data stays.

    >>> from sentencing.case import Acceptance
    >>> plain_fact(Acceptance(motion=True))
    {'motion': True}
    """
    plain: object = converter().unstructure(fact)
    return plain


def expects_nothing(path: str | Path) -> bool:
    """Whether a case file that can be read has no ``[expected]``, or one that states nothing.

    Raises:
        CaseFileError: the file cannot be read.
    """
    expected = read_data(Path(path)).get("expected") or {}
    return isinstance(expected, Mapping) and all(value is None for value in expected.values())


def expected_error(path: str | Path) -> str | None:
    """The refusal that a case file expects of itself, even where the rest of it cannot be read."""
    try:
        expected = read_data(Path(path)).get("expected")
    except SentencingError:
        return None
    error = expected.get("error") if isinstance(expected, Mapping) else None
    return error if isinstance(error, str) else None


# Reading the file


def read_data(path: Path) -> Mapping[str, object]:
    """The plain data of a case file, TOML or JSON, of any kind."""
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        msg = "a case file is TOML or JSON, and its name ends in .toml or .json"
        raise CaseFileError(msg)
    text = _text(path)
    if not text.strip():
        msg = "the file is empty; a case needs at least a [[count]]"
        raise CaseFileError(msg)
    try:
        return _json(text) if kind == "JSON" else _toml(text)
    except RecursionError as error:
        msg = "the file is nested too deeply for a case file"
        raise CaseFileError(msg) from error
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        hint = mistyped(text, str(error)) if kind == "TOML" else ""
        msg = f"the file is not valid {kind}: {clipped(str(error), LONGEST_FAULT)}{hint}"
        raise CaseFileError(msg) from error
    except SentencingError:
        raise
    except ValueError as error:  # Python reads no number of more digits than it is set to
        msg = f"the file is not valid {kind}: a number in it has more digits than any number of a case file"
        raise CaseFileError(msg) from error


def _text(path: Path) -> str:
    try:
        if not S_ISREG(path.stat().st_mode):  # a pipe would be waited for, and a device may have no end
            msg = "this is no ordinary file, so no case file"
            raise CaseFileError(msg)
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except SentencingError:
        raise
    except (OSError, ValueError) as error:  # a name with a NUL, or with half a character, is a ValueError
        hint = beside(path) if isinstance(error, FileNotFoundError) else ""
        msg = f"the file cannot be read ({getattr(error, 'strerror', None) or error}){hint}"
        raise CaseFileError(msg) from error
    if len(raw) > MOST_BYTES:
        msg = f"the file is too large for a case file ({MOST_BYTES:,} bytes at most)"
        raise CaseFileError(msg)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        msg = f"the file is not UTF-8 text (line {line}); save it as UTF-8"
        raise CaseFileError(msg) from error


def _toml(text: str) -> Mapping[str, object]:
    refuse_deep_keys(text)
    return tomllib.loads(text)


def _json(text: str) -> Mapping[str, object]:
    data = json.loads(text, object_pairs_hook=_without_duplicates)
    if not isinstance(data, dict):
        msg = f"a case is a JSON object with keys such as `count`, not {shown(data)}"
        raise CaseFileError(msg)
    return data


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        msg = f"{clipped(twice)}: the key is given twice"
        raise CaseFileError(msg)
    return whole
