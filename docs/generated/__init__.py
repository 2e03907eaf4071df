"""The parts of these pages that are made from the library, so that they cannot say what it does not do.

A page marks the place with ``<!-- generated: NAME -->``. What is written by hand stands here once; a key of the case
file without its meaning, or a meaning without its key, stops the build.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from generated import case_file, interface, law, layers, pictures, registries
from sentencing.supervision import RevocationCase

PARTS: Mapping[str, Callable[[], str]] = {
    "case-file": case_file.case_file,
    "revocation-file": partial(case_file.case_file, RevocationCase),
    "kinds": case_file.kinds,
    "readings": law.readings,
    "newest": law.newest,
    "sections": law.sections,
    "coverage": law.coverage,
    "statutes": law.statutes,
    "programmes": registries.programme_records,
    "universal-terms": registries.universal,
    "holdings": registries.circuit_law,
    "departure": registries.departure_law,
    "ranges": pictures.ranges_by_district,
    "layers": layers.layers,
    "interface": interface.interface,
    "extras": interface.extras,
}

_MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")


def is_generated(text: str) -> bool:
    """Whether a page has generated parts."""
    return _MARK.search(text) is not None


def filled(text: str) -> str:
    """A page with its generated parts filled in."""
    return _MARK.sub(lambda mark: PARTS[mark[1]](), text)
