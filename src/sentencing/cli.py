"""The command line: a thin shell over the Python, with no law and no arithmetic in it."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TypeAlias

from sentencing import arguments, comparison_report, disparity_report, report
from sentencing._version import __version__
from sentencing.across_districts import compare
from sentencing.arguments import name_in_parts, unknown_command
from sentencing.calculation import calculate
from sentencing.case import Case
from sentencing.casefile import expects_nothing, in_file, load_case
from sentencing.casefile.hints import beside
from sentencing.casefile.revocation import load_either
from sentencing.check import check_file
from sentencing.comparison import Comparison
from sentencing.disparity import Disparity
from sentencing.errors import CaseFileError, SentencingError
from sentencing.manual import LAST_DAY, NEWEST_EDITION, Manual
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.revocation import calculate_revocation
from sentencing.revocation import report as revocation_report
from sentencing.revocation.outcome import RevocationOutcome
from sentencing.supervision import RevocationCase
from sentencing.terms import CriminalHistoryCategory, OffenseLevel, Range, Zone
from sentencing.variation import both_manuals, scenarios
from sentencing.words import counted, one_line

_TABLES: Mapping[str, Callable[[SentencingTable, str], str]] = {
    "text": lambda table, heading: f"{heading}\n\n{table}",
    "markdown": lambda table, heading: f"# {heading}\n\n{report.table_markdown(table)}",
    "html": lambda table, heading: report.page(heading, f"<h1>{heading}</h1>\n{report.table_html(table)}"),
}

DIFFERS = 1
REFUSED = 2


def _json(answer: Outcome | RevocationOutcome | Comparison | Disparity) -> str:
    return json.dumps(answer.to_dict(), indent=2)


_FORM = "the form of the answer; default: text"

_WORKSHEETS: Mapping[str, Callable[[Outcome], str]] = {
    "text": report.text,
    "markdown": report.markdown,
    "html": report.html,
    "json": _json,
}

_REVOCATIONS: Mapping[str, Callable[[RevocationOutcome], str]] = {
    "text": revocation_report.text,
    "markdown": revocation_report.markdown,
    "html": revocation_report.html,
    "json": _json,
}

_COMPARISONS: Mapping[str, Callable[[Comparison], str]] = {
    "text": comparison_report.text,
    "markdown": comparison_report.markdown,
    "html": comparison_report.html,
    "json": _json,
}

_DISPARITIES: Mapping[str, Callable[[Disparity], str]] = {
    "text": disparity_report.text,
    "markdown": disparity_report.markdown,
    "html": disparity_report.html,
    "json": _json,
    "memorandum": Disparity.memorandum,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0; 1 where ``check`` finds a difference; 2 where the input is refused, with one sentence on standard error.
    """
    given = sys.argv[1:] if arguments is None else arguments
    options = _options(given)
    try:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        status = int(options.run(options))
        sys.stdout.flush()
    except SentencingError as error:
        print(f"sentencing: {one_line(f'{error}{name_in_parts(given)}')}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read the output has had enough; Python must not complain of it again when it closes.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"sentencing: the output cannot be written ({error.strerror})", file=sys.stderr)
        return REFUSED
    return status


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{self.prog}: {one_line(message)}\n")


def _options(given: Sequence[str]) -> argparse.Namespace:
    parser = _parser()
    if given and not given[0].startswith("-") and given[0] not in _COMMANDS:
        parser.error(f"{unknown_command(given[0], _COMMANDS)}{name_in_parts(given)}")
    options, unknown = parser.parse_known_args(given)
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}{name_in_parts(given)}")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="sentencing",
        description="The federal Sentencing Guidelines calculation, step by step. Not legal advice.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (meaning, take) in _COMMANDS.items():
        take(commands.add_parser(name, help=meaning))
    return parser


def _take_worksheet(worksheet: argparse.ArgumentParser) -> None:
    worksheet.add_argument("cases", metavar="CASE", nargs="+", help="a case file, TOML or JSON")
    worksheet.add_argument(
        "--manual", metavar="DATE", type=arguments.manual, help="the edition to apply, as a date in it"
    )
    worksheet.add_argument(
        "--reading",
        metavar="KEY=SIDE",
        type=arguments.reading,
        action="append",
        default=[],
        help="take a side of an open question",
    )
    worksheet.add_argument(
        "--both",
        action="store_true",
        help="the Manual at sentencing beside the one in effect when the offense ended (1B1.11)",
    )
    worksheet.add_argument("--format", choices=_WORKSHEETS, default="text", help=_FORM)
    worksheet.set_defaults(run=_worksheet)


def _take_compare(compared: argparse.ArgumentParser) -> None:
    compared.add_argument("case", metavar="CASE", help="a case file, TOML or JSON")
    compared.add_argument(
        "--on",
        metavar="DATE",
        type=arguments.day,
        help="the day whose programmes are compared; default: the day of sentence",
    )
    compared.add_argument(
        "--among",
        metavar="DISTRICTS",
        type=arguments.districts,
        help="the districts to compare, with commas between; default: all",
    )
    compared.add_argument(
        "--manual", metavar="DATE", type=arguments.manual, help="the edition to apply, as a date in it"
    )
    compared.add_argument("--format", choices=_DISPARITIES, default="text", help=_FORM)
    compared.add_argument(
        "--plot", metavar="FILE", type=arguments.picture, help="draw the ranges too, into a .png or .svg file"
    )
    compared.set_defaults(run=_compare)


def _take_table(table: argparse.ArgumentParser) -> None:
    table.add_argument(
        "--manual",
        metavar="DATE",
        type=arguments.manual,
        default=None,
        help=f"the edition, as a date in it; default: the newest, {NEWEST_EDITION}",
    )
    table.add_argument(
        "--level", type=int, help="this offense level alone; below 1 it is read as 1, above 43 as 43; default: all"
    )
    table.add_argument(
        "--category",
        metavar="I..VI",
        type=arguments.category,
        help="this criminal history category alone; default: all",
    )
    table.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text", help=_FORM)
    table.set_defaults(run=_table)


def _take_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", metavar="PATH", nargs="+", help="case files, or folders of them")
    check.add_argument("--show", action="store_true", help="print the answer of each file")
    check.set_defaults(run=_check)


_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "worksheet": ("calculate a case file, step by step, with citations", _take_worksheet),
    "compare": ("the same facts under each district's early-disposition programme", _take_compare),
    "table": ("the Sentencing Table of an edition, or one cell", _take_table),
    "check": ("recompute case files and compare each with its own [expected]", _take_check),
}


# worksheet


def _worksheet(options: argparse.Namespace) -> int:
    if len(options.cases) > 1 and options.format in {"html", "json"}:
        msg = f"--format {options.format} makes one document, so it takes one case file, not {len(options.cases)}"
        raise CaseFileError(msg)
    if options.both and options.manual:
        msg = "--both takes its two Manuals from the dates of the case, so it takes no --manual"
        raise CaseFileError(msg)
    for number, path in enumerate(options.cases):
        case = load_either(path)
        sheets = _of_case(path, case, options) if isinstance(case, Case) else _of_revocation(path, case, options)
        print("\n" * (number > 0) + "\n\n".join(sheets))
    return 0


def _of_case(path: str, case: Case, options: argparse.Namespace) -> list[str]:
    sheets = _sheets(path, case, options)
    _warn(case.sentenced)
    return sheets


def _of_revocation(path: str, case: RevocationCase, options: argparse.Namespace) -> list[str]:
    if options.both or options.reading:
        msg = f"{path}: a revocation takes neither --both nor --reading"
        raise CaseFileError(msg)
    try:
        outcome = calculate_revocation(case, manual=options.manual)
    except SentencingError as error:
        raise in_file(path, error) from None
    _warn(case.revoked)
    return [_REVOCATIONS[options.format](outcome)]


def _sheets(path: str | Path, case: Case, options: argparse.Namespace) -> list[str]:
    """The worksheet of a case, or its two Manuals side by side; then its scenarios, which hold it in one document."""
    readings, form = dict(options.reading), options.format
    try:
        if options.both:
            return [_COMPARISONS[form](both_manuals(case, readings=readings))]
        if case.scenarios and form in {"html", "json"}:
            return [_COMPARISONS[form](scenarios(case, manual=options.manual, readings=readings))]
        sheets = [_WORKSHEETS[form](calculate(case, manual=options.manual, readings=readings))]
        if case.scenarios:
            sheets.append(_COMPARISONS[form](scenarios(case, manual=options.manual, readings=readings)))
    except SentencingError as error:
        raise in_file(path, error) from None
    return sheets


def _warn(sentenced: PartialDate | None) -> None:
    if sentenced is not None and sentenced.latest > LAST_DAY:
        print(
            f"sentencing: warning: the sentence of {sentenced} is later than the newest Manual encoded, that of "
            f"{NEWEST_EDITION}",
            file=sys.stderr,
        )


# compare


def _compare(options: argparse.Namespace) -> int:
    case = load_case(options.case)
    try:
        disparity = compare(case, among=options.among, on=options.on, manual=options.manual)
    except SentencingError as error:
        raise in_file(options.case, error) from None
    if options.plot:
        _draw(disparity, options.plot)
    print(_DISPARITIES[options.format](disparity))
    _warn(case.sentenced)
    return 0


def _draw(disparity: Disparity, path: Path) -> None:
    try:
        from sentencing import plots

        plots.save(disparity, path)
    except ImportError:
        msg = "--plot needs matplotlib: pip install 'sentencing[plot]'"
        raise SentencingError(msg) from None
    except OSError as error:
        msg = f"--plot: {path} cannot be written ({error.strerror})"
        raise SentencingError(msg) from None


# table


def _table(options: argparse.Namespace) -> int:
    manual = options.manual or Manual.on(NEWEST_EDITION)
    level = None if options.level is None else OffenseLevel.clamp(options.level).number
    chosen = [cell for cell in _cells(manual.table) if level in (None, cell[0]) and options.category in (None, cell[1])]
    if options.format == "json":
        print(json.dumps(_table_document(manual, chosen), indent=2))
        return 0
    heading = f"Sentencing Table in effect on {manual.day}, in months"
    if level != options.level:
        heading += f" (level {options.level} is read as {level}: Ch. 5, Pt. A, n.2)"
    whole = level is None and options.category is None
    if not whole and options.format != "text":
        msg = f"--format {options.format} shows the whole Table; for one cell take text or json"
        raise CaseFileError(msg)
    if whole:
        print(_TABLES[options.format](manual.table, heading))
    else:
        print(heading, *(f"{n}/{category}: {terms}{_in_zone(zone)}" for n, category, terms, zone in chosen), sep="\n")
    return 0


_Cell: TypeAlias = tuple[int, CriminalHistoryCategory, Range, Zone | None]


def _table_document(manual: Manual, cells: Iterable[_Cell]) -> dict[str, object]:
    """The cells as plain data, schema ``sentencing.table/1``."""
    return {
        "schema": "sentencing.table/1",
        "manual": manual.day.isoformat(),
        "cells": [
            {"offense_level": n, "category": str(category), "range": terms.to_dict(), "zone": zone}
            for n, category, terms, zone in cells
        ],
    }


def _cells(table: SentencingTable) -> Iterator[_Cell]:
    for number, row in enumerate(table.cells, start=1):
        for category, terms in zip(CriminalHistoryCategory, row, strict=True):
            yield number, category, terms, table.zone(number, category)


def _in_zone(zone: Zone | None) -> str:
    return f", Zone {zone}" if zone else ""


# check


def _check(options: argparse.Namespace) -> int:
    differences = checked = silent = 0
    for path in _case_files(options.paths):
        checked += 1
        answer, lines = check_file(path)
        if options.show:
            print(one_line(f"{path}: {answer}"))
        for line in lines:
            differences += 1
            print(one_line(f"{path}: {line}"))
        silent += not lines and expects_nothing(path)
    unchecked = f"; {silent} expect{'s' if silent == 1 else ''} nothing" if silent else ""
    print(f"{counted(checked, 'case file')}, {counted(differences, 'difference')}{unchecked}")
    return DIFFERS if differences else 0


def _case_files(paths: Sequence[str]) -> Iterator[Path]:
    for name in paths:
        path = Path(name)
        if not path.exists():
            msg = f"{name}: there is no such file or folder{beside(path)}"
            raise CaseFileError(msg)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix in {".toml", ".json"})
            if not found:
                msg = f"{name}: the folder holds no case file (.toml or .json)"
                raise CaseFileError(msg)
            yield from found
        else:
            yield path
