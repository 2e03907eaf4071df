"""Citations to the Guidelines Manual: how they read, how they nest, where they lead."""

import re
from typing import Self

from attrs import frozen

from sentencing.errors import SentencingError

_FORM = re.compile(
    r"(?:U\.?\s?S\.?\s?S\.?\s?G\.?)?\s*§?\s*"
    r"(?P<section>[1-8][A-Z]\d\.\d{1,2})\s*"
    r"(?P<pinpoint>(?:\s*\([a-zA-Z0-9]{1,4}\))*)",
    re.ASCII,
)


@frozen(order=True)
class Cite:
    """A provision of the Manual: a section, and a pinpoint in it.

    >>> Cite.parse("U.S.S.G. § 2L1.2(b)(1)(A)(ii)")
    Cite('2L1.2', '(b)(1)(A)(ii)')
    >>> Cite.parse("2L1.2(b)(1)(A)(ii)") in Cite.parse("§2L1.2(b)(1)")
    True
    >>> Cite("2L1.2").url
    'https://guidelines.ussc.gov/gl/%C2%A72L1.2'
    """

    section: str
    pinpoint: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a citation with or without "U.S.S.G." and "§".

        >>> Cite.parse("U.S.S.G. § 2L1.2(b)(1)(A)(ii)")
        Cite('2L1.2', '(b)(1)(A)(ii)')

        Raises:
            SentencingError: the text is no citation to a section of the Manual.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None:
            msg = f"{text!r} is no citation; write a section and a pinpoint, such as '2L1.2(b)(1)(A)(ii)'"
            raise SentencingError(msg)
        return cls(match["section"], "".join(match["pinpoint"].split()))

    def __contains__(self, other: Self) -> bool:
        """Whether the other is this provision or nested in it."""
        return self.section == other.section and other.pinpoint.startswith(self.pinpoint)

    @property
    def url(self) -> str:
        """The Commission's page of the section (the current edition)."""
        return f"https://guidelines.ussc.gov/gl/%C2%A7{self.section}"

    def __str__(self) -> str:
        return f"{self.section}{self.pinpoint}"

    def __repr__(self) -> str:
        return f"Cite({self.section!r}, {self.pinpoint!r})" if self.pinpoint else f"Cite({self.section!r})"
