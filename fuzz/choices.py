"""Bytes as a series of choices, and by them a stored document grafted: parts left out, doubled, and put in from others.

The same bytes make the same choices, with or without a fuzzer, so whatever is found can be tried again by hand.
"""

import copy
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")
Place = tuple[str | int, ...]

STRANGE: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 13, 43, 44, 10**6, 10**12, 10**12 + 1, 10**400, 0.5, float("inf"), float("nan")),
    *(
        "",
        " ",
        "life",
        "VI",
        "A",
        "2002",
        "2002-02-29",
        "2002-03",
        "0001-01-01",
        "9999-12-31",
        "60 days",
        "99999 years",
    ),
    *(
        "1 year less 60 days",
        "not after 2002",
        "2002 to 2003",
        "2L1.2(b)(1)",
        "2B1.1 = 20",
        "3A1.1(a) +3",
        "4B1.1 >= 34",
    ),
    *("<script>alert(1)</script>", "\x1b[31m\u202e\x00", "| a\n\n# b", "x" * 12_000, "\ud800", "1.5", "D. Idaho"),
    *([], {}, [[]], {"": 1}, [None], {"count": []}, date(1987, 10, 31), date(1, 1, 1), date(9999, 12, 31)),
)
MOST_CHANGES = 6


class Choices:
    """Choices made by bytes, from the first; when they end, every choice is the first."""

    def __init__(self, raw: bytes) -> None:
        self._bytes = iter(raw)

    def below(self, number: int) -> int:
        """A number from 0 up, below another."""
        drawn = next(self._bytes, 0)
        if number > 1 << 8:
            drawn = drawn << 8 | next(self._bytes, 0)
        return drawn % number

    def of(self, things: Sequence[T]) -> T:
        """One of several things."""
        return things[self.below(len(things))]


class Grafts:
    """Stored documents of one kind, and everything that stands in them, by its key."""

    def __init__(self, documents: Sequence[dict[str, Any]]) -> None:
        self.documents = documents
        self._parts: dict[str, list[object]] = {}
        for document in documents:
            for place in places_in(document):
                key = str(next((step for step in reversed(place) if isinstance(step, str)), ""))
                self._parts.setdefault(key, []).append(at(document, place))
        self._keys = sorted(self._parts)

    def document(self, raw: bytes) -> dict[str, Any]:
        """A stored document, changed in a few places."""
        choices = Choices(raw)
        document = copy.deepcopy(choices.of(self.documents))
        for _ in range(choices.below(MOST_CHANGES)):
            places = list(places_in(document))
            if places:
                self._change(document, choices.of(places), choices)
        return document

    def _change(self, document: dict[str, Any], place: Place, choices: Choices) -> None:
        holder, key = at(document, place[:-1]), place[-1]
        match choices.below(5):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(int(key), copy.deepcopy(holder[int(key)]))
            case 1:
                added = choices.of(self._keys)
                holder[added] = copy.deepcopy(choices.of(self._parts[added]))
            case 2:
                holder[key] = copy.deepcopy(choices.of(STRANGE))
            case _:
                named = next((step for step in reversed(place) if isinstance(step, str)), "")
                holder[key] = copy.deepcopy(choices.of(self._parts.get(str(named)) or STRANGE))


def places_in(value: object, place: Place = ()) -> Iterator[Place]:
    """Every place inside a document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*place, key)
        yield from places_in(inner, (*place, key))


def at(document: Any, place: Place) -> Any:  # noqa: ANN401 - whatever stands there
    """What stands at a place."""
    for key in place:
        document = document[key]
    return document
