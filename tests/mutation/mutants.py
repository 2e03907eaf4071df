"""Mutants of the logic in functions, as the operators of mutmut make them.

Law is values, and is changed by one elsewhere (``tests.perturb``); what is changed here is what functions do with it:
a comparison, a condition, an argument, a number, an assignment, a case of a ``match``. Texts are left alone, for no
test should hold the wording of a refusal or a reason; but a text that is compared is changed, for it decides.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

from attrs import frozen

TEXTS = ("SimpleString", "FormattedString", "ConcatenatedString")
NOT_CHANGED = ("Annotation", "Decorator", "Raise", "Assert", *TEXTS)
"""What is passed over with all that it holds: types, decorators, refusals, and texts."""
NEVER_CALLED_WRONGLY = ("isinstance", "len", "cast", "assert_never")


@frozen
class Mutant:
    """One change of one function: where it stands, how it reads before and after, and the statement as changed."""

    name: str
    """The module, the function and the number of the mutant in the module: ``ledger.Ledger.enter:7``."""
    line: int
    lines: range
    """The lines of the statement that is changed, by which the tests that reach it are found."""
    before: str
    after: str
    function: str
    """The function as changed, at the level of a module, or in a class if it is a method."""
    span: tuple[int, int]
    """First and last line of the function in its file, decorators included."""

    @property
    def change(self) -> str:
        """The change in a line."""
        return f"{self.before} -> {self.after}"


def mutants(path: Path, module: str) -> list[Mutant]:
    """Every mutant of a module."""
    import libcst as cst
    from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider

    whole = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    positions, parents = whole.resolve(PositionProvider), whole.resolve(ParentNodeProvider)
    found: list[Mutant] = []
    for function, classes in _functions(whole.module):
        name = ".".join([*(each.name.value for each in classes), *_own_name(function)])
        span = (
            min([positions[function].start.line, *(positions[each].start.line for each in _decorators(function))]),
            positions[function].end.line,
        )
        for node in _within(function):
            for changed in _changes(node, parents):
                new = function.deep_replace(node, changed)
                for each in reversed(classes):
                    new = each.with_changes(body=cst.IndentedBlock([new]), decorators=[], bases=[], keywords=[])
                found.append(
                    Mutant(
                        f"{module}.{name}:{len(found) + 1}",
                        positions[node].start.line,
                        _statement(node, parents, positions),
                        _text(whole.module, node),
                        _text(whole.module, changed),
                        cst.Module([new]).code,
                        span,
                    )
                )
    return found


def _functions(module: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The functions of a module and of its classes, and the statements that hold a lambda, each with its classes."""
    stack: list[tuple[Any, tuple[Any, ...]]] = [(each, ()) for each in reversed(module.body)]
    while stack:
        node, classes = stack.pop()
        if type(node).__name__ == "ClassDef":
            stack.extend((each, (*classes, node)) for each in reversed(node.body.body))
        else:
            yield node, classes


def _own_name(function: Any) -> list[str]:
    return [function.name.value] if hasattr(function, "name") else ["<lambda>"]


def _decorators(function: Any) -> Iterable[Any]:
    return getattr(function, "decorators", ())


def _within(function: Any) -> Iterator[Any]:
    """The nodes of the body of a function, or of the lambdas in another statement, that may be changed."""
    lambdas = [function.body] if type(function).__name__ == "FunctionDef" else _lambdas(function)
    for body in lambdas:
        stack = [body]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if not _passed_over(child))


def _lambdas(node: Any) -> list[Any]:
    if type(node).__name__ == "Lambda":
        return [node.body]
    return [found for child in node.children for found in _lambdas(child)]


def _passed_over(node: Any) -> bool:
    kind = type(node).__name__
    if kind == "Call":
        return getattr(node.func, "value", None) in NEVER_CALLED_WRONGLY
    if kind in {"Assign", "AnnAssign"}:
        return type(node.value).__name__ in TEXTS
    return kind == "Parameters" or (kind in NOT_CHANGED and kind != "SimpleString")


def _changes(node: Any, parents: Any) -> Iterator[Any]:
    """What the operators of mutmut make of a node; a condition of an ``if`` is besides held true, and held false."""
    import libcst as cst
    from mutmut.mutation import mutators

    if isinstance(node, cst.SimpleString):
        if isinstance(parents[node], cst.Comparison | cst.ComparisonTarget) or _in_comparison(node, parents):
            yield next(iter(mutators.operator_string(node)))
        return
    for kind, operator in (*mutators.mutation_operators, (cst.If, mutators.operator_if_exp)):
        if isinstance(node, kind) and operator is not mutators.operator_string:
            yield from (new for new in operator(node) if not (_only_text(node, new) or _only_unreachable(node, new)))
    if isinstance(node, cst.CompIf):
        yield node.with_changes(test=cst.Name("True"))


def _in_comparison(node: Any, parents: Any) -> bool:
    """Whether a text stands in a set or tuple that something is compared with."""
    holder = parents.get(parents.get(node))
    return type(parents[node]).__name__ == "Element" and type(parents[holder]).__name__ == "ComparisonTarget"


def _only_text(node: Any, new: Any) -> bool:
    """Whether all that a change takes from a call is a text."""
    if type(node).__name__ != "Call" or len(new.args) > len(node.args):
        return False
    gone = [each.value for each in node.args if not any(each is kept for kept in new.args)]
    return bool(gone) and all(type(each).__name__ in TEXTS for each in gone)


def _only_unreachable(node: Any, new: Any) -> bool:
    """Whether all that a change takes from a ``match`` is the case that the type checker has proved out of reach."""
    if type(node).__name__ != "Match" or type(new).__name__ != "Match":
        return False
    import libcst as cst

    gone = [each for each in node.cases if not any(each is kept for kept in new.cases)]
    return all("assert_never(" in cst.Module([]).code_for_node(each.body) for each in gone)


def _statement(node: Any, parents: Any, positions: Any) -> range:
    """The lines of the statement that a node stands in, without the block under it."""
    while type(node).__name__ not in {"SimpleStatementLine", "MatchCase", "ExceptHandler"} and not hasattr(
        node, "body"
    ):
        node = parents[node]
    while type(node).__name__ in {"Lambda", "SimpleStatementSuite"}:
        node = parents[node]
    where = positions[node]
    body = getattr(node, "body", None)
    last = where.end.line if body is None or isinstance(body, tuple | list) else positions[body].start.line - 1
    return range(where.start.line, max(last, where.start.line) + 1)


def _text(module: Any, node: Any) -> str:
    """A node on one line, a block under it left out."""
    shown = module.code_for_node(node).strip()
    if hasattr(node, "body") and type(node).__name__ in {"If", "For", "While", "FunctionDef"}:
        shown = shown.splitlines()[0]
    return " ".join(shown.split())


def compiled(mutant: Mutant, original: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Each code object of the function as it stands, with the one that takes its place."""
    first, last = mutant.span
    new = compile(ast.parse(mutant.function), "<mutant>", "exec", dont_inherit=True)
    old_holder, new_holder = original, new
    while True:
        old = [each for each in _nested(old_holder) if first <= each.co_firstlineno <= last]
        if old:
            break
        old_holder = next(
            each
            for each in _nested(old_holder)
            if each.co_name == _nested(new_holder)[0].co_name and _holds(each, first)
        )
        new_holder = _nested(new_holder)[0]
    yield from _paired(old, _nested(new_holder))


def _nested(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def _holds(code: CodeType, line: int) -> bool:
    return any(each.co_firstlineno == line or _holds(each, line) for each in _nested(code))


def _paired(old: list[CodeType], new: list[CodeType]) -> Iterator[tuple[CodeType, CodeType]]:
    for name in dict.fromkeys(each.co_name for each in old):
        for one, other in zip(
            [each for each in old if each.co_name == name], [each for each in new if each.co_name == name], strict=False
        ):
            yield one, other
            yield from _paired(_nested(one), _nested(other))
