"""Tensors and arrays of a wrong shape or dtype, which often raise no error but broadcast."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.audit.mutants.cell import Cell, Edit, called, keyword, name_of, number, word_set

_REDUCTIONS = word_set(
    "all amax amin any argmax argmin logsumexp max mean median min norm prod std sum var"
)
_DIMENSIONAL = _REDUCTIONS | word_set("cat concat concatenate cumsum gather log_softmax softmax")
_DIMENSIONAL |= word_set("stack unsqueeze flip")
_AXIS = ("dim", "axis")
_DTYPES = {
    "float32": "float64",
    "float": "double",
    "int64": "int32",
    "long": "int32",
}
_ALLOCATE = word_set("zeros ones empty full")
_DRAWS = word_set("choice integers normal rand randint randn random standard_normal uniform")
_LIKE = {"randn_like": "randn", "rand_like": "rand"}


def edits(cell: Cell) -> Iterator[Edit]:
    """Every dimension, axis, size and dtype, wrong or left out."""
    for node in cell.nodes():
        match node:
            case ast.Call():
                yield from _dimension(cell, node)
                yield from _size(cell, node)
                yield from _conversion(cell, node)
            case ast.Attribute(ctx=ast.Load(), attr=name) if name in _DTYPES:
                if cell.is_module(node.value) and called(cell.parent(node)) != name:
                    yield cell.put_name("wrong dtype", node, _DTYPES[name])
            case ast.Subscript(slice=ast.Tuple(elts=parts)):
                yield from _new_axis(cell, parts)


def _dimension(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    name, given = called(node), keyword(node, *_AXIS)
    place = given.value if given else _positional(cell, node)
    if number(place) is None or not isinstance(node.func, ast.Attribute):
        return
    if name in _DIMENSIONAL:
        yield cell.put("wrong dimension", place, "1" if number(place) == 0 else "0")
    if name in _REDUCTIONS or name == "squeeze":
        kept = keyword(node, "keepdim", "keepdims")
        dropped = [argument for argument in (given or place, kept) if argument]
        yield cell.without_argument("dropped dimension", node, *dropped)
    if name in _REDUCTIONS:
        yield from _keepdim(cell, node, bool(given and given.arg == "axis"))


def _positional(cell: Cell, node: ast.Call) -> ast.expr | None:
    """The dimension among the arguments: the first of a method, the second of a function."""
    place = 0 if cell.is_method(node) else 1
    return node.args[place] if len(node.args) > place else None


def _keepdim(cell: Cell, node: ast.Call, numpy: bool) -> Iterator[Edit]:
    """A dimension of length one kept, or not kept: what follows broadcasts in another way."""
    kept = keyword(node, "keepdim", "keepdims")
    if kept and isinstance(kept.value, ast.Constant):
        yield cell.put("toggled keepdim", kept.value, str(not kept.value.value))
    elif not kept:
        name = "keepdims" if numpy else "keepdim"
        yield cell.with_argument("toggled keepdim", node, f"{name}=True")


def _size(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    """One number drawn for all, where each was to get its own."""
    name = called(node)
    if not isinstance(node.func, ast.Attribute):
        return
    if name in _DRAWS and (size := keyword(node, "size")):
        yield cell.without_argument("one draw for all", node, size)
    if name in ("random", "standard_normal") and len(node.args) == 1:
        yield cell.put_arguments("one draw for all", node)
    if name in ("rand", "randn") and node.args:
        yield cell.put_arguments("one draw for all", node, "1")
    if name in _LIKE:
        module = cell.of(node.func.value)
        yield cell.put("one draw for all", node, f"{module}.{_LIKE[name]}(1)")


def _conversion(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    """A dtype that is not asked for, or another one."""
    name = called(node)
    if cell.is_method(node) and name == "astype":
        yield cell.put("wrong dtype", node, cell.of(node.func.value))
    if cell.is_method(node) and name in ("float", "long") and not node.args:
        yield cell.put_name("wrong dtype", node.func, {"float": "double", "long": "int"}[name])
    dtype = keyword(node, "dtype")
    # NumPy allocates float64 by itself, which is what float32 becomes anyway.
    if dtype and not (name in _ALLOCATE and name_of(dtype.value) == "float32"):
        yield cell.without_argument("wrong dtype", node, dtype)


def _new_axis(cell: Cell, parts: list[ast.expr]) -> Iterator[Edit]:
    """`x[:, None]` to `x[None, :]`."""
    if len(parts) == 2 and sum(isinstance(p, ast.Constant) and p.value is None for p in parts) == 1:
        yield cell.swap("wrong dimension", *parts)
