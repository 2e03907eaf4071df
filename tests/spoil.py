"""A document spoilt in one place: the places in it, and whatever may stand there."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Place = tuple[str | int, ...]


def places_in(value: object, path: Place = ()) -> Iterator[Place]:
    """The path of every key and row inside a document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*path, key)
        yield from places_in(inner, (*path, key))


def put(document: dict[str, Any], path: Place, value: object) -> None:
    """Put a value at a path inside a document."""
    place: Any = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value


def any_value(*likely: object) -> st.SearchStrategy[object]:
    """A value of any kind, or one that might stand in such a document."""
    return st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-1, 500),
        st.floats(),
        st.text(max_size=5),
        st.just([]),
        st.just({}),
        st.sampled_from(likely),
    )
