"""The parts of these pages that are made from the library, so that they cannot say what it does not do.

A page marks the place with ``<!-- generated: NAME -->``. What is written by hand stands here once; a key of the case
file without its meaning, or a meaning without its key, stops the build.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from generated import (
    case_file,
    charts,
    command_line,
    drawings,
    interface,
    law,
    layers,
    pictures,
    registries,
    schemas,
    timeline,
    validation,
)
from generated.provenance import beside, pages, registers, summary
from sentencing.supervision import RevocationCase

PARTS: Mapping[str, Callable[[], str]] = {
    "case-file": case_file.case_file,
    "revocation-file": partial(case_file.case_file, RevocationCase),
    "kinds": case_file.kinds,
    "readings-table": law.readings_table,
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
    "tutorial-ranges": pictures.ranges_of_the_tutorial,
    "tutorial-way": pictures.way_of_the_tutorial,
    "walk": drawings.walk,
    "zones": drawings.zones,
    "ledger": drawings.ledger,
    "life": drawings.life,
    "editions": timeline.editions,
    "layers-drawn": drawings.layers,
    "layers": layers.layers,
    "interface": interface.interface,
    "extras": interface.extras,
    "coverage-chart": charts.coverage_chart,
    "chapter-two": charts.chapter_two,
    "programmes-chart": charts.programmes_chart,
    "circuit-chart": charts.circuit_chart,
    "circuit-answers": charts.circuit_answers,
    "commands": command_line.commands,
    "statuses": command_line.statuses,
    "provenance": summary.counts,
    "provenance-index": summary.index,
    **{name: partial(pages.of_chapter, chapter) for chapter, name in pages.PAGES.items()},
    "provenance-beside": beside.beside,
    "provenance-registers": registers.registers,
    **{f"command-{name}": partial(command_line.command, name) for name in ("worksheet", "compare", "table", "check")},
    "schemas": schemas.overview,
    **{f"schema-{name}": partial(schemas.schema, name) for name in schemas.NAMES},
    **validation.PARTS,
}

_MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")


def is_generated(text: str) -> bool:
    """Whether a page has generated parts."""
    return _MARK.search(text) is not None


def filled(text: str) -> str:
    """A page with its generated parts filled in."""
    return _MARK.sub(lambda mark: PARTS[mark[1]](), text)
