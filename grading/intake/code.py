"""What the cells of a notebook define and use, read from their syntax trees and never run."""

from __future__ import annotations

import ast
import re
import symtable
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from grading.intake.frontend import parse, python_of

_TOO_ODD = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What reading a text may raise, however it was put together."""
_DEFINES = re.compile(r"^(?:async\s+def|def|class)\s+(\w+)", re.MULTILINE)
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
CAN_DEFINE = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign),
    *(ast.AugAssign, ast.If, ast.Try, ast.With, ast.Import, ast.ImportFrom),
)
"""Statements that can define something, apart from loops, which may take for ever."""

EVERYTHING = "*"
"""Among names: an import of all that a module has."""


class Names(NamedTuple):
    """Global names that a cell makes, makes or changes, and takes from earlier cells."""

    made: frozenset[str]
    bound: frozenset[str]
    free: frozenset[str]


class Added(NamedTuple):
    """What a student's version of a given cell has more than the given one.

    text  the statements that define new names, as they were written
    kept  those names
    lost  names that its other statements define or change, which are not taken over
    """

    text: str
    kept: frozenset[str]
    lost: frozenset[str]


@lru_cache(maxsize=4_096)
def names(source: str) -> Names:
    """Names of a code cell; none for a cell that does not compile."""
    made: set[str] = set()
    bound: set[str] = set()
    free: set[str] = set()
    for statement in parse(source).body:
        one = _names_of(statement)
        free |= one.free - bound
        made |= one.made
        bound |= one.bound
    return Names(frozenset(made), frozenset(bound), frozenset(free))


@lru_cache(maxsize=4_096)
def definitions(source: str) -> frozenset[str]:
    """Functions and classes that a cell defines at its top level, even if it does not compile."""
    body = parse(source).body
    if not body:
        return frozenset(_DEFINES.findall(python_of(source)))
    return frozenset(node.name for node in body if isinstance(node, _FUNCTIONS))


def made_by(source: str) -> frozenset[str]:
    """All that a cell defines, in whatever way, even if it does not compile."""
    return names(source).made | definitions(source)


@lru_cache(maxsize=4_096)
def statements(source: str) -> tuple[str, ...]:
    """Each statement of a cell in a form in which only its meaning counts."""
    try:
        return tuple(ast.dump(statement) for statement in parse(source).body)
    except _TOO_ODD:
        return ()


def same_code(one: str, other: str) -> bool:
    """Whether two cells mean the same, whatever their comments, quotes and white space."""
    return bool(statements(one)) and statements(one) == statements(other)


def holds(source: str, part: str) -> bool:
    """Whether all statements of a part are among those of a cell."""
    wanted = statements(part)
    return bool(wanted) and set(wanted) <= set(statements(source))


def added(source: str, given: str, known: frozenset[str] = frozenset()) -> Added:
    """What a student's version of a given cell has more than the given one.

    known  names that other given cells define, which it is not to define anew either
    """
    known, same = known | names(given).made, {*statements(given), *_imports(given)}
    kept: list[str] = []
    new: set[str] = set()
    lost: set[str] = set()
    body = parse(source).body
    texts = _texts(body, source)
    for statement, meaning, text in zip(body, statements(source), texts):
        if meaning in same:
            continue
        if isinstance(statement, ast.Import | ast.ImportFrom):
            text, bound, rest = _new_imports(statement, known, same, text)
        else:
            text, bound, rest = _new_part(statement, known, new, text)
        kept += [text] if text else []
        new |= bound
        lost |= rest
    if not body:
        lost |= definitions(source)
    return Added("\n\n".join(kept), frozenset(new), frozenset(lost - new))


def part_for(source: str, wanted: frozenset[str]) -> str:
    """The statements of a cell without which it would not make these names, as written."""
    needed, kept, body = set(wanted), [], parse(source).body
    for statement, text in reversed([*zip(body, _texts(body, source))]):
        one = _names_of(statement)
        if one.bound & needed:
            kept.insert(0, text)
            needed |= one.free
    return "\n\n".join(kept)


_Part = tuple[str, frozenset[str], frozenset[str]]
"""Text and names of what is new in a statement, and the names in it that are not taken."""


def _new_imports(
    statement: ast.Import | ast.ImportFrom, known: frozenset[str], same: set[str], text: str
) -> _Part:
    bound = {alias: alias.asname or alias.name.partition(".")[0] for alias in statement.names}
    taken = [alias for alias, name in bound.items() if name not in known and name != EVERYTHING]
    others = [alias for alias in bound if alias not in taken]
    lost = [alias for alias in others if ast.dump(_with_names(statement, [alias])) not in same]
    if others:
        text = _as_text(_with_names(statement, taken)) if taken else ""
    return text, frozenset(bound[a] for a in taken), frozenset(bound[a] for a in lost)


def _new_part(statement: ast.stmt, known: frozenset[str], new: set[str], text: str) -> _Part:
    one = _names_of(statement)
    # What changes an object of another cell is no definition of something new.
    definition = isinstance(statement, CAN_DEFINE) and one.bound - one.made <= new
    if definition and one.bound and not one.bound & known:
        return text, one.bound, frozenset()
    return "", frozenset(), one.bound


def _imports(source: str) -> Iterator[str]:
    """The imports of a cell one by one, in the form of `statements`."""
    for statement in parse(source).body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield from (ast.dump(_with_names(statement, [alias])) for alias in statement.names)


def _with_names(statement: ast.Import | ast.ImportFrom, new: list[ast.alias]) -> ast.stmt:
    if isinstance(statement, ast.Import):
        return ast.Import(new)
    return ast.ImportFrom(statement.module, new, statement.level)


def _texts(body: list[ast.stmt], source: str) -> list[str]:
    """Each statement as it was written, with its decorators and the comments above it."""
    lines = python_of(source).split("\n")
    found, above = [], 0
    for statement, following in zip(body, [*body[1:], None]):
        first = min([statement.lineno, *_decorated(statement)]) - 1
        after = following.lineno - 1 if following is not None else len(lines)
        if first < above or statement.end_lineno > after or statement.col_offset:
            found.append(_as_text(statement))  # it shares a line with another
        else:
            found.append("\n".join(_with_comments(lines, above, first, statement.end_lineno)))
        above = statement.end_lineno
    return found


def _decorated(statement: ast.stmt) -> Iterator[int]:
    return (decorator.lineno for decorator in getattr(statement, "decorator_list", []))


def _with_comments(lines: list[str], above: int, first: int, end: int) -> list[str]:
    start = first
    while start > above and lines[start - 1].startswith("#"):
        start -= 1
    return lines[start:end]


def _as_text(statement: ast.stmt) -> str:
    try:
        return ast.unparse(ast.fix_missing_locations(statement))
    except _TOO_ODD:
        return ""


def _names_of(statement: ast.stmt) -> Names:
    """Names of one statement; none if it is no statement of a module, such as a `return`."""
    try:
        table = symtable.symtable(ast.unparse(statement), "cell", "exec")
    except _TOO_ODD:  # it will say so when it is run
        return Names(frozenset(), frozenset(), frozenset())
    assigned = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}
    imported = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_imported()}
    free = _used(table)
    if not isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr | ast.Delete):
        # A loop or a `with` uses the names it has just bound.
        free -= assigned
    made = frozenset(assigned | imported)
    return Names(made, made | _changed(statement), frozenset(free))


def _used(table: symtable.SymbolTable) -> set[str]:
    """Names read from the module's scope, by the code itself or by functions in it."""
    found = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global())
    }
    return found.union(*map(_used, table.get_children()))


def _changed(statement: ast.stmt) -> set[str]:
    """Names of objects that get a new item or attribute: `config["lr"] = 1` changes `config`."""
    found = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            target = node.value
            while isinstance(target, ast.Subscript | ast.Attribute):
                target = target.value
            if isinstance(target, ast.Name):
                found.add(target.id)
    return found
