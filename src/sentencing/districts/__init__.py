"""The ninety-four federal judicial districts, and how to find one by any of its names or codes.

A district is a value: its name, its Bluebook abbreviation, its circuit, its state, its court id and the Sentencing
Commission's codes. The registry is data, ``districts.toml``, read once, when it is first asked for.

>>> from sentencing.districts import find
>>> court = find("N.D. Ill.")
>>> court.name
'Northern District of Illinois'
>>> court.circuit
'7'
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import frozen

from sentencing.errors import UnknownDistrict
from sentencing.registry import packaged

__all__ = ["District", "circuit_name", "districts", "find"]

_LONGEST_NAME = 60
"""Longer than any district's; what is longer is cut, so that a message stays one line."""


@frozen(kw_only=True)
class District:
    """A federal judicial district.

    Attributes:
        name: The full name, ``Northern District of Illinois``.
        abbreviation: The Bluebook form, ``N.D. Ill.``; it is also the district's ``str()``.
        circuit: The circuit to which its appeals go: ``"1"`` to ``"11"``, or ``"D.C."``.
        state: The postal code of the state, territory or District of Columbia.
        court_id: The court's identifier in electronic filing, ``ilnd``.
        ussc_district: The Commission's code in its variable ``DISTRICT``, 0 to 96.
        ussc_circdist: Its code in ``CIRCDIST``, 1 to 94 in circuit order.

    >>> print(find("idd"))
    D. Idaho
    """

    name: str
    abbreviation: str
    circuit: str
    state: str
    court_id: str
    ussc_district: int
    ussc_circdist: int

    def __str__(self) -> str:
        return self.abbreviation


_ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh"]
_NAMES = {"D.C.": "D.C. Circuit", **{str(number): f"{word} Circuit" for number, word in enumerate(_ORDINALS, 1)}}


def circuit_name(circuit: str) -> str:
    """What a circuit is called.

    >>> circuit_name("7"), circuit_name("D.C.")
    ('Seventh Circuit', 'D.C. Circuit')

    Raises:
        UnknownDistrict: there is no such circuit.
    """
    if circuit not in _NAMES:
        msg = f"{circuit!r} is no circuit; write '1' to '11', or 'D.C.'"
        raise UnknownDistrict(msg)
    return _NAMES[circuit]


@cache
def districts() -> tuple[District, ...]:
    """Give every district, by circuit, then by state, then by name.

    Returns:
        The ninety-four districts, the same tuple each time.

    >>> len(districts())
    94
    >>> ", ".join(str(district) for district in districts() if district.state == "TX")
    'E.D. Tex., N.D. Tex., S.D. Tex., W.D. Tex.'
    """
    return tuple(District(**record) for record in packaged(__name__, "districts.toml")["district"])


def find(text: str) -> District:
    """Find a district by its abbreviation, its court id, its full name, or a code of the Sentencing Commission.

    Capitals, dots and spaces do not matter, and the place may be written out: ``N.D. Illinois``. A code is written
    after its variable: ``DISTRICT 52`` or ``CIRCDIST 47``.

    Args:
        text: What a caption or a case file calls the district.

    Returns:
        The district.

    Raises:
        UnknownDistrict: No district goes by that name; the message names the nearest.

    >>> find("N. D. Ill.") is find("ND Ill") is find("ilnd") is find("northern district of illinois")
    True
    >>> find("DISTRICT 0").abbreviation, find("CIRCDIST 1").abbreviation
    ('D. Me.', 'D.D.C.')
    >>> find("D. Guamm")
    Traceback (most recent call last):
        ...
    sentencing.errors.UnknownDistrict: no federal judicial district is called 'D. Guamm'; the nearest is ...
    """
    text = text[:_LONGEST_NAME]
    try:
        return _by_key()[_key(text)]
    except KeyError:
        raise UnknownDistrict(_unknown(text)) from None


def _key(text: str) -> str:
    """Reduce a name to what tells it from another: its letters and digits, without case."""
    return "".join(character for character in text.casefold() if character.isalnum())


@cache
def _by_key() -> Mapping[str, District]:
    """Index the districts by each of their names."""
    return MappingProxyType(
        {
            _key(text): district
            for district in districts()
            for text in (
                district.abbreviation,
                district.court_id,
                district.name,
                _written_out(district),
                f"DISTRICT {district.ussc_district}",
                f"CIRCDIST {district.ussc_circdist}",
            )
        }
    )


def _written_out(district: District) -> str:
    """Write the district with its place in full, as in ``N.D. Illinois``."""
    kind, place = district.name.split(" of ", maxsplit=1)
    return "".join(word[0] for word in kind.split()) + place.removeprefix("the ")


def _unknown(text: str) -> str:
    """Say that no district goes by this name, and which come nearest."""
    from difflib import get_close_matches

    near = get_close_matches(_key(text), _by_key(), n=6, cutoff=0.7)
    # A district may come near by several of its names: name it once, and no more than three districts.
    choices = list(dict.fromkeys(str(_by_key()[key]) for key in near))[:3]
    if not choices:
        return f"no federal judicial district is called {text!r}; write one as N.D. Ill., as ilnd or in full"
    *others, last = choices
    return f"no federal judicial district is called {text!r}; the nearest {_listed(others, last)}"


def _listed(others: list[str], last: str) -> str:
    """Join the choices as a sentence does."""
    return f"are {', '.join(others)} and {last}" if others else f"is {last}"
