"""A formula with a part that is missing or wrong: no reward, no mask, gamma squared, 1 - tau."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.audit.mutants.cell import (
    Cell,
    Edit,
    called,
    keyword,
    name_of,
    number,
    word_set,
    words,
)

_DISCOUNT = word_set("gamma discount")
_MASK = word_set("terminated truncated terminations truncations terminal done dones mask goes")
_NOISE = word_set("noise normal randn")
_SHARE = word_set("tau rho polyak")
_DRAWN = {
    "rand": "randn",
    "randn": "rand",
    "rand_like": "randn_like",
    "randn_like": "rand_like",
    "standard_normal": "random",
    "normal": "uniform",
}
_BEST = {"max": "argmax", "amax": "argmax", "min": "argmin", "amin": "argmin", "argmax": "max"}
_BEST |= {"argmin": "min", "values": "indices", "indices": "values"}
_BOUNDS = word_set("min max minimum maximum fmin fmax")


def edits(cell: Cell) -> Iterator[Edit]:
    """Every part of a formula that is missing or stands for another."""
    for node in cell.nodes():
        match node:
            case ast.BinOp():
                yield from _operands(cell, node)
                yield from _ends(cell, node, [node.left, node.right], ast.BitOr)
            case ast.BoolOp():
                yield from _ends(cell, node, node.values, ast.Or)
            case ast.UnaryOp(op=ast.Not() | ast.Invert()) if _MASK & words(node.operand):
                yield cell.put("inverted mask", node, cell.of(node.operand))
            case ast.Call():
                yield from _call(cell, node)
            case ast.IfExp():
                yield cell.swap("swapped branches", node.body, node.orelse)
            case ast.Attribute(ctx=ast.Load(), attr="values" | "indices"):
                if called(node.value) in ("max", "min"):
                    yield cell.put_name("argmax for max", node, _BEST[node.attr])
            case ast.Expr() | ast.Assign() | ast.AugAssign() | ast.Return():
                yield from _all_shares(cell, node)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield from _named_number(cell, node)


def _operands(cell: Cell, node: ast.BinOp) -> Iterator[Edit]:
    """A term or a factor left out; of a longer chain each one once."""
    left, right = cell.operands(node)
    match node.op:
        case ast.Add() | ast.Sub():
            operator, chain = _dropped_term, ast.Add | ast.Sub
        case ast.Mult() | ast.Div() | ast.Pow():
            operator, chain = _dropped_factor, ast.Mult | ast.Div
        case _:
            return
    yield cell.put(operator(node.right), node, left)
    if isinstance(node.op, ast.Div | ast.Pow) or number(node.left) is not None:
        return
    if not (isinstance(node.left, ast.BinOp) and isinstance(node.left.op, chain)):
        kept = f"-{right}" if isinstance(node.op, ast.Sub) else right
        yield cell.put(operator(node.left), node, kept)


def _dropped_term(term: ast.expr) -> str:
    if {"reward", "rewards"} & words(term):
        return "dropped reward"
    return "dropped noise" if _NOISE & words(term) else "dropped term"


def _dropped_factor(factor: ast.expr) -> str:
    known = words(factor)
    if known & _MASK:
        return "dropped mask"
    if known & _DISCOUNT:
        return "wrong discount"
    if _is_scale(known):
        return "unscaled noise"
    return "dropped noise" if known & _NOISE else "dropped factor"


def _is_scale(known: set[str]) -> bool:
    """Whether words speak of how large noise is."""
    return bool(known & {"std", "sigma"}) or known >= {"noise", "scale"}


def _ends(
    cell: Cell, node: ast.expr, operands: list[ast.expr], operation: type[ast.AST]
) -> Iterator[Edit]:
    """`terminated or truncated` with only one of the two."""
    if isinstance(node.op, operation) and all(words(operand) & _MASK for operand in operands):
        for operand in operands:
            yield cell.put_value("wrong end of episode", node, cell.of(operand))


def _call(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    name, method = called(node), cell.is_method(node)
    if name == "squeeze" and method:
        yield cell.put("dropped squeeze", node, cell.of(node.func.value))
    if name in _BEST and isinstance(node.func, ast.Attribute):
        yield from _best(cell, node, name)
    if name in _DRAWN:
        yield cell.put_name("wrong distribution", node.func, _DRAWN[name])
    if name in ("clip", "clamp"):
        yield from _clip(cell, node, node.args if method else node.args[1:])
    if name == "clip_grad_norm_":
        yield cell.put_name("wrong clip", node.func, "clip_grad_value_")
    if name in _BOUNDS and not method and len(node.args) == 2 and not _has_dimension(node):
        for argument in node.args:
            yield cell.put_value("dropped bound", node, cell.of(argument))
    if name == "mse_loss":
        yield cell.put_name("wrong loss", node.func, "l1_loss")
        if not keyword(node, "reduction"):
            yield cell.with_argument("wrong loss", node, 'reduction="sum"')
    if name == "where" and len(node.args) == 3:
        yield cell.swap("swapped branches", *node.args[1:])
    if name == "reversed" and len(node.args) == 1:
        yield cell.put("wrong order of time", node, cell.of(node.args[0]))
    if seed := keyword(node, "seed", "random_state"):
        yield cell.without_argument("dropped seed", node, seed)


def _has_dimension(node: ast.Call) -> bool:
    """Whether `max` and the like are along a dimension: `torch.max(x, 1)`."""
    given = isinstance(node.func, ast.Attribute) and isinstance(number(node.args[-1]), int)
    return given and called(node) in _BEST


def _best(cell: Cell, node: ast.Call, name: str) -> Iterator[Edit]:
    """The place of the largest for its value, and the reverse."""
    if name.startswith("arg"):
        # With a dimension, the `max` of a tensor gives back both.
        both = bool(node.args) or keyword(node, "dim")
        yield cell.put_name("argmax for max", node.func, f"{'a' if both else ''}{_BEST[name]}")
    elif len(node.args) < 2 or _has_dimension(node):
        # The larger of two tensors has no place.
        yield cell.put_name("argmax for max", node.func, _BEST[name])


def _clip(cell: Cell, node: ast.Call, bounds: list[ast.expr]) -> Iterator[Edit]:
    """The bounds of a clip in the other order, or one of them only."""
    if len(bounds) == 2:
        yield cell.swap("wrong clip", *bounds)
        for bound in bounds:
            yield cell.put("wrong clip", bound, "None")
    limits = [k for k in node.keywords if k.arg in ("min", "max", "a_min", "a_max")]
    for limit in limits if len(limits) > 1 else []:
        yield cell.put("wrong clip", limit.value, "None")


def _named_number(cell: Cell, node: ast.Name | ast.Attribute) -> Iterator[Edit]:
    """The discount squared or left out, noise without its scale, tau for 1 - tau."""
    name = name_of(node)
    known = set(name.lower().split("_"))
    for operator, meant in (
        ("wrong discount", known <= _DISCOUNT),
        ("unscaled noise", _is_scale(known)),
    ):
        if meant and _is_number(cell, node):
            yield cell.put_value(operator, node, f"{cell.of(node)} ** 2")
            if not isinstance(cell.parent(node), ast.BinOp):
                yield cell.put(operator, node, "1.0")
    if known & _SHARE:
        yield from _share(cell, node)


def _is_number(cell: Cell, node: ast.expr) -> bool:
    """Whether a value is calculated with or handed in."""
    around = cell.parent(node)
    handed_in = isinstance(around, ast.Call) and node is not around.func
    return handed_in or isinstance(around, ast.BinOp | ast.keyword)


def _share(cell: Cell, node: ast.Name | ast.Attribute) -> Iterator[Edit]:
    around = cell.parent(node)
    if _is_complement(around):
        yield cell.put_value("tau for 1 - tau", around, cell.of(node))
    elif _is_number(cell, node):
        yield cell.put_value("tau for 1 - tau", node, f"1 - {cell.of(node)}")


def _all_shares(cell: Cell, statement: ast.stmt) -> Iterator[Edit]:
    """Each tau of a statement with two of them: the other convention."""
    shares = [
        edit
        for node in ast.walk(statement)
        if isinstance(node, ast.Name | ast.Attribute) and _SHARE & set(name_of(node).split("_"))
        for edit in _share(cell, node)
    ]
    if len(shares) < 2:
        return
    start, end = cell.span(statement)
    pieces = []
    for share in sorted(shares, key=lambda edit: edit.start):
        pieces += [cell.between(start, share.start), share.new]
        start = share.end
    new = "".join([*pieces, cell.between(start, end)])
    yield cell.put("tau for 1 - tau", statement, new)


def _is_complement(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and number(node.left) == 1
