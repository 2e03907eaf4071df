"""The command line, from its parser."""

import argparse
import textwrap
from collections.abc import Mapping, Sequence

from generated.markdown import table
from sentencing.cli import DIFFERS, REFUSED, _parser

LEFT_OUT: Mapping[str, str] = {
    "--manual": "the `manual` of the case, or the one that § 1B1.11 commands",
    "--reading": "the side that the case takes, or the default",
    "--plot": "no picture",
}
"""For options whose help does not say it."""

STATUS: Mapping[int, str] = {
    0: "Answered. `check` found no difference.",
    DIFFERS: "`check` found a difference.",
    REFUSED: "Refused: the command or a file is wrong, a fact is missing, or law is not modelled. One sentence on "
    "standard error says which.",
}


def commands() -> str:
    """Every command, with what it does; each links to its heading, which the page must have."""
    _, helps = _commands()
    rows = ((f"[`sentencing {each.dest}`](#sentencing-{each.dest})", str(each.help)) for each in helps)
    return table(("Command", "Gives"), rows)


def command(name: str) -> str:
    """The synopsis of a command, and a table of what it takes."""
    parsers, _ = _commands()
    parser = parsers[name]
    usage = " ".join(parser.format_usage().removeprefix("usage: ").replace("[-h] ", "").split())
    synopsis = textwrap.fill(usage, width=72, subsequent_indent="    ", break_on_hyphens=False)
    rows = (_row(action) for action in _actions(parser) if "--help" not in action.option_strings)
    return f"```text\n{synopsis}\n```\n\n" + table(("Name", "Meaning", "Takes", "If left out"), rows)


def statuses() -> str:
    """Every exit status."""
    return table(("Exit status", "Meaning"), ((str(number), meaning) for number, meaning in STATUS.items()))


def _commands() -> tuple[Mapping[str, argparse.ArgumentParser], Sequence[argparse.Action]]:
    """The parser of each command by its name, and the line of help of each."""
    found = next(action for action in _actions(_parser()) if isinstance(action.choices, Mapping))
    return found.choices, found._get_subactions()  # noqa: SLF001 - argparse has no public list of them


def _actions(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    return parser._actions  # noqa: SLF001 - argparse has no public list of them


def _row(action: argparse.Action) -> tuple[str, ...]:
    name = action.option_strings[-1] if action.option_strings else str(action.metavar)
    told, _, default = (action.help or "").partition("default: ")
    meaning = told.strip("; ")
    return _unbroken(name), meaning, _takes(action), default or _left_out(action, name)


def _unbroken(name: str) -> str:
    """The name of an option, not broken after its hyphens."""
    return f'<span style="white-space:nowrap">`{name}`</span>'


def _takes(action: argparse.Action) -> str:
    if action.nargs == 0:
        return "nothing"
    if action.choices is not None:
        return ", ".join(f"`{each}`" for each in action.choices)
    if action.type is int:
        return "a whole number"
    several = ", one or more" if action.nargs == "+" else ""
    again = ", and may be repeated" if isinstance(action.default, list) else ""
    return f"`{action.metavar}`{several}{again}"


def _left_out(action: argparse.Action, name: str) -> str:
    if not action.option_strings:
        return "an error"
    if action.nargs == 0:
        return "no"
    return f"`{action.default}`" if isinstance(action.default, str) else LEFT_OUT[name]
