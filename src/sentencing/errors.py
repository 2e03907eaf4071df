"""What the library refuses, and how it says so.

Every refusal is one sentence that names what is wrong and what would be right.
"""


class SentencingError(ValueError):
    """The base of every error that this library raises on purpose."""


class NotModelled(SentencingError):
    """The law exists, or may exist, but this library has not written it down."""


class NotInForce(SentencingError):
    """The provision did not exist on that day, or had been deleted."""


class Undetermined(SentencingError):
    """The facts given do not decide a question that a rule asks; the message names the missing fact."""


class Contradiction(SentencingError):
    """Two statements about the same case cannot both be true; the message shows both."""


class CaseFileError(SentencingError):
    """A case file, or one value in it, cannot be read."""


class UnknownDistrict(CaseFileError):
    """No federal judicial district goes by that name."""
