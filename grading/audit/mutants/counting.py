"""One too many or too few: ranges, slices, indices, `%` tests, schedules."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.audit.mutants.cell import Cell, Edit, bound_names, called, number, word_set, words

_COUNTED = word_set("arange integers linspace randint randrange range")
_LENGTHS = word_set("num n steps episodes total duration length")


def edits(cell: Cell) -> Iterator[Edit]:
    """Every number of steps and every place, by one off."""
    for node in cell.nodes():
        match node:
            case ast.Call() if called(node) in _COUNTED:
                for argument in node.args[:2]:
                    yield from _by_one(cell, argument)
            case ast.BinOp(op=ast.Mod(), left=left, right=right):
                if not (isinstance(left, ast.Constant) and isinstance(left.value, str)):
                    yield from _by_one(cell, left)
                    yield from _by_one(cell, right)
            case ast.BinOp(op=ast.Div(), left=ast.Name() as left, right=right):
                if _LENGTHS & words(right) and not isinstance(right, ast.Call):
                    yield from _by_one(cell, left)
                    yield from _by_one(cell, right)
            case ast.Slice(lower=lower, upper=upper):
                for end in filter(None, (lower, upper)):
                    yield from _by_one(cell, end)
            case ast.Subscript(slice=ast.Name(id=name) as index):
                if name in _loop_counters(cell, node):
                    yield from _by_one(cell, index)


def _by_one(cell: Cell, node: ast.expr) -> Iterator[Edit]:
    """`n` to `n + 1` and to `n - 1`."""
    value = number(node)
    if isinstance(value, int):
        yield cell.put("off by one", node, str(value + 1))
        if value > 0:
            yield cell.put("off by one", node, str(value - 1))
    elif value is None and not isinstance(node, ast.Starred):
        for sign in "+-":
            yield cell.put_value("off by one", node, f"{cell.of(node)} {sign} 1")


def _loop_counters(cell: Cell, node: ast.AST) -> set[str]:
    """Variables of the loops around a node that count."""
    return {
        name
        for parent in cell.parents(node)
        if isinstance(parent, ast.For)
        and any(called(part) in ("range", "enumerate") for part in ast.walk(parent.iter))
        for name in bound_names(parent.target)
    }
