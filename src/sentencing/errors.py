"""What the library refuses, and how it says so.

Every refusal is one sentence that names what is wrong and what would be right.
"""

from types import UnionType


class SentencingError(ValueError):
    """The base of every error that this library raises on purpose.

    >>> from sentencing.terms import OffenseLevel
    >>> OffenseLevel(44)
    Traceback (most recent call last):
    sentencing.errors.SentencingError: 44 is no offense level of the Table: they run from 1 to 43
    """


def expect(value: object, kind: type | UnionType, told: str) -> None:
    """Refuse what is handed over in the place of something else; Python itself would stumble over it later.

    >>> expect("case.toml", dict, "case: give a mapping")
    Traceback (most recent call last):
    sentencing.errors.SentencingError: case: give a mapping, not str

    Raises:
        SentencingError: the value is of another kind.
    """
    if not isinstance(value, kind):
        msg = f"{told}, not {type(value).__name__}"
        raise SentencingError(msg)


class NotModelled(SentencingError):
    """The law exists, or may exist, but this library has not written it down.

    >>> from datetime import date
    >>> from sentencing.manual import Manual
    >>> Manual.on(date(2009, 11, 1))["2B1.1"]
    Traceback (most recent call last):
    sentencing.errors.NotModelled: § 2B1.1 is not modelled; modelled are ...
    """


class NotInForce(SentencingError):
    """The provision did not exist on that day, or had been deleted.

    >>> from datetime import date
    >>> from sentencing.manual import Manual
    >>> Manual.on(date(2024, 11, 1))["3F1.1"]
    Traceback (most recent call last):
    sentencing.errors.NotInForce: § 3F1.1 is not in force on 2024-11-01: it begins with App. C, amend. 836 ...
    """


class Undetermined(SentencingError):
    """The facts given do not decide a question that a rule asks; the message names the missing fact.

    >>> from sentencing import calculate, case_from_dict
    >>> calculate(case_from_dict({"count": [{"guideline": "2L1.2", "found": []}], "history": {"points": 5}}))
    Traceback (most recent call last):
    sentencing.errors.Undetermined: no Manual can be chosen: state when the defendant was `sentenced`, ...
    """


class Contradiction(SentencingError):
    """Two statements about the same case cannot both be true; the message shows both.

    >>> from sentencing.case import Acceptance
    >>> Acceptance(reduction=False, motion=True)
    Traceback (most recent call last):
    sentencing.errors.Contradiction: motion: § 3E1.1(b) presupposes (a), so `motion = true` contradicts ...
    """


class CaseFileError(SentencingError):
    """A case file, or one value in it, cannot be read.

    >>> from sentencing.casefile import case_from_dict
    >>> case_from_dict({"count": []})
    Traceback (most recent call last):
    sentencing.errors.CaseFileError: count: a case needs a count; add [[count]] with its guideline
    """


class UnknownDistrict(CaseFileError):
    """No federal judicial district goes by that name.

    >>> from sentencing.casefile import case_from_dict
    >>> case_from_dict({"count": [{"guideline": "2L1.2"}], "district": "Atlantis"})
    Traceback (most recent call last):
    sentencing.errors.UnknownDistrict: district: no federal judicial district is called 'Atlantis'; ...
    """
