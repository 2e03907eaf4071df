"""Case files of a revocation (Chapter Seven): a kind of their own, known by the key ``supervision``."""

from collections.abc import Mapping
from pathlib import Path

from sentencing.case import Case
from sentencing.casefile import in_file, is_revocation, read_data
from sentencing.casefile.converter import converter, keys_of
from sentencing.casefile.faults import first_fault
from sentencing.casefile.values import shown
from sentencing.errors import CaseFileError, SentencingError
from sentencing.supervision import RevocationCase

_KEY = "supervision"


def is_revocation_file(path: str | Path) -> bool:
    """Whether a file is a case file of a revocation; a file that cannot be read is none."""
    try:
        return is_revocation(read_data(Path(path)))
    except SentencingError:
        return False


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
    path = Path(path)
    try:
        return revocation_from_dict(read_data(path))
    except SentencingError as error:
        raise in_file(path, error) from None


def revocation_from_dict(data: Mapping[str, object]) -> RevocationCase:
    """Read a revocation from parsed data with the keys of a case file.

    >>> revocation_from_dict({"supervision": "probation", "violation": [{"grade": "C"}]}).original.category is None
    True

    Raises:
        CaseFileError: a key or value is wrong; the message names it and the nearest valid choice.
        Contradiction: two statements cannot both be true.
    """
    from cattrs.errors import BaseValidationError

    if not isinstance(data, Mapping):
        msg = f"a revocation is an object with keys such as `{_KEY}`, not {shown(data)}"
        raise CaseFileError(msg)
    if "count" in data and not is_revocation(data):
        msg = f"{_KEY}: not stated, so this is no revocation but a case to be sentenced; read it with load_case"
        raise CaseFileError(msg)
    for key in data:
        if key in keys_of(Case) and key not in keys_of(RevocationCase):
            msg = f"{key}: a key of a case to be sentenced; `{_KEY}` or `violation` makes this file a revocation"
            raise CaseFileError(msg)
    try:
        case = converter().structure(data, RevocationCase)
    except BaseValidationError as error:
        raise first_fault(error) from None
    return case


def revocation_to_dict(case: RevocationCase) -> dict[str, object]:
    """The revocation as plain data with the keys of a case file; what is not stated is left out.

    >>> revocation_to_dict(revocation_from_dict({"supervision": "probation", "violation": [{"grade": "C"}]}))
    {'supervision': 'probation', 'violation': [{'grade': 'C'}]}
    """
    plain: dict[str, object] = converter().unstructure(case)
    return plain
