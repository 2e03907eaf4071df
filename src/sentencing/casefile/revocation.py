"""Case files of a revocation (Chapter Seven): a kind of their own, known by the key ``supervision``."""

from collections.abc import Mapping
from pathlib import Path

from sentencing.case import Case
from sentencing.casefile import case_from_dict, is_revocation, read_file, refuse_document, structured
from sentencing.casefile.converter import converter, keys_of
from sentencing.casefile.values import shown
from sentencing.errors import CaseFileError
from sentencing.supervision import RevocationCase

_KEY = "supervision"


def load_either(path: str | Path) -> Case | RevocationCase:
    """Read a case file of whichever kind it is.

    Raises:
        CaseFileError: the file cannot be read, or a key or value in it is wrong; the message names it.
        Contradiction: two statements in the file cannot both be true.
    """
    return read_file(path, _either)


def _either(data: Mapping[str, object]) -> Case | RevocationCase:
    return revocation_from_dict(data) if is_revocation(data) else case_from_dict(data)


def load_revocation(path: str | Path) -> RevocationCase:
    r"""Read a case file of a revocation, TOML or (by its ``.json`` ending) JSON.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "case.toml")
    ...     _ = path.write_text('supervision = "probation"\nviolation = [{grade = "C"}]', encoding="utf-8")
    ...     load_revocation(path).violations[0].grade
    <ViolationGrade.C: 'C'>

    Raises:
        CaseFileError: the file cannot be read, or a key or value in it is wrong; the message names it.
        Contradiction: two statements in the file cannot both be true.
    """
    return read_file(path, revocation_from_dict)


def revocation_from_dict(data: Mapping[str, object]) -> RevocationCase:
    """Read a revocation from parsed data with the keys of a case file.

    >>> revocation_from_dict({"supervision": "probation", "violation": [{"grade": "C"}]}).original.category is None
    True

    Raises:
        CaseFileError: a key or value is wrong; the message names it and the nearest valid choice.
        Contradiction: two statements cannot both be true.
    """
    if not isinstance(data, Mapping):
        msg = f"a revocation is an object with keys such as `{_KEY}`, not {shown(data)}"
        raise CaseFileError(msg)
    refuse_document(data)
    if "count" in data and not is_revocation(data):
        msg = f"{_KEY}: not stated, so this is no revocation but a case to be sentenced; read it with load_case"
        raise CaseFileError(msg)
    for key in data:
        if key in keys_of(Case) and key not in keys_of(RevocationCase):
            msg = f"{key}: a key of a case to be sentenced; `{_KEY}` or `violation` makes this file a revocation"
            raise CaseFileError(msg)
    return structured(data, RevocationCase)


def revocation_to_dict(case: RevocationCase) -> dict[str, object]:
    """The revocation as plain data with the keys of a case file; what is not stated is left out.

    >>> revocation_to_dict(revocation_from_dict({"supervision": "probation", "violation": [{"grade": "C"}]}))
    {'supervision': 'probation', 'violation': [{'grade': 'C'}]}
    """
    plain: dict[str, object] = converter().unstructure(case)
    return plain
