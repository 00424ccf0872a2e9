"""What a student forgets in a training loop: a step, a copy, a gradient, a state to reset."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.audit.mutants.cell import (
    Cell,
    Edit,
    called,
    is_no_grad,
    is_no_grad_call,
    name_of,
    number,
    word_set,
)
from grading.audit.mutants.general import drop_context, drop_decorator

_STEPS = word_set("zero_grad backward step")
_ORDERED = _STEPS | {"clip_grad_norm_", "clip_grad_value_"}
_NETWORKS = word_set("critic actor network net q qf")
_IN_PLACE = word_set("add sub mul div lerp clamp clip squeeze unsqueeze neg exp abs sqrt pow")
_AUGMENTED = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def edits(cell: Cell) -> Iterator[Edit]:
    """Every step, copy, gradient and state that the cell takes care of, forgotten."""
    for node in cell.nodes():
        match node:
            case ast.With() if is_no_grad(node):
                yield drop_context(cell, "dropped no_grad", node)
            case ast.FunctionDef():
                for decorator in filter(is_no_grad_call, node.decorator_list):
                    yield drop_decorator(cell, "dropped no_grad", decorator)
            case ast.Call():
                yield from _detach(cell, node)
                yield from _copy(cell, node)
                yield from _in_place_method(cell, node)
            case ast.Expr(value=ast.Call()):
                yield from _call_statement(cell, node, node.value)
            case ast.Assign():
                yield from _assignment(cell, node)
                yield from _augment(cell, node)
            case ast.AugAssign():
                yield cell.put("dropped assignment", node, "pass")
                yield from _rebind(cell, node)
        yield from _swapped_steps(cell, node)


def _detach(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    if called(node) == "detach" and cell.is_method(node):
        yield cell.put("dropped detach", node, cell.of(node.func.value))
    if _is_network(cell, node) and not cell.without_gradient(node):
        used = cell.parent(node)
        if name_of(used) not in ("detach", "argmax"):
            yield cell.put("needless detach", node, f"{cell.of(node)}.detach()")


def _is_network(cell: Cell, node: ast.Call) -> bool:
    """Whether a network is called: one that is handed in or held, and not a class or function."""
    if name_of(node.func).split("_")[-1].rstrip("12") not in _NETWORKS:
        return False
    return isinstance(node.func, ast.Attribute) or name_of(node.func) in cell.scope(node)


def _copy(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    name = called(node)
    if name == "deepcopy" and node.args:
        yield cell.put_value("alias for copy", node, cell.of(node.args[0]))
        if isinstance(node.func, ast.Attribute):
            yield cell.put_name("alias for copy", node.func, "copy")
    if name in ("clone", "copy") and cell.is_method(node):
        yield cell.put("alias for copy", node, cell.of(node.func.value))
    if name in ("array", "list", "dict") and len(node.args) == 1:
        (copied,) = node.args
        if isinstance(copied, ast.Name | ast.Attribute):
            yield cell.put("alias for copy", node, cell.of(copied))


def _call_statement(cell: Cell, node: ast.Expr, call: ast.Call) -> Iterator[Edit]:
    name = called(call)
    if name == "reset":
        yield cell.put("kept state", node, "pass")
    if name in _STEPS:
        yield cell.put("dropped step", node, "pass")
    if name == "load_state_dict" and len(call.args) == 1:
        yield from _weights(cell, node, call.func, call.args[0])


def _weights(cell: Cell, node: ast.Expr, method: ast.expr, weights: ast.expr) -> Iterator[Edit]:
    """The copy of the weights left out, made the other way round, or replaced by the network."""
    yield cell.put("dropped weight copy", node, "pass")
    if called(weights) != "state_dict" or not isinstance(method, ast.Attribute):
        return
    target, source = method.value, weights.func.value
    yield cell.swap("reversed weight copy", target, source)
    if isinstance(target, ast.Attribute):
        yield cell.put("alias for copy", node, f"{cell.of(target)} = {cell.of(source)}")


def _in_place_method(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    name = called(node)
    if not cell.is_method(node):
        return
    if name.rstrip("_") in _IN_PLACE and name.endswith("_"):
        yield cell.put_name("not in place", node.func, name.rstrip("_"))
    if name == "copy_" and len(node.args) == 1 and isinstance(cell.parent(node), ast.Expr):
        copied = f"{cell.of(node.func.value)} = {cell.of(node.args[0])}"
        yield cell.put("not in place", node, copied)
    # What has no name is seen by nobody else, so that it may change.
    if name in _IN_PLACE and isinstance(node.func.value, ast.Name | ast.Attribute):
        yield cell.put_name("in place", node.func, f"{name}_")


def _assignment(cell: Cell, node: ast.Assign) -> Iterator[Edit]:
    """An assignment left out, where there is an older value to go on with."""
    parts = [
        part
        for target in node.targets
        for part in (target.elts if isinstance(target, ast.Tuple) else [target])
    ]
    function = next(iter(cell.functions(node)), None)
    method = getattr(function, "name", "")
    if method == "__init__" or function is None:
        return
    attributes = [part for part in parts if isinstance(part, ast.Attribute)]
    if "reset" in method and len(parts) == len(attributes) == 1:
        owner, name = cell.of(attributes[0].value), attributes[0].attr
        start, _ = cell.span(node)
        yield Edit("kept state", start, start, f'if not hasattr({owner}, "{name}"): ')
        return
    before = cell.bound_before(node)
    if all(not isinstance(part, ast.Name) or part.id in before for part in parts):
        values = [value for target in node.targets for _, value in _pairs(target, node.value)]
        fresh = all(isinstance(value, ast.Constant) for value in values)
        yield cell.put("kept state" if fresh else "dropped assignment", node, "pass")


def _augment(cell: Cell, node: ast.Assign) -> Iterator[Edit]:
    """`x = x + y` to `x += y`, which changes the old object too."""
    target, value = node.targets[0], node.value
    if len(node.targets) > 1 or not isinstance(value, ast.BinOp) or _is_counted(cell, target):
        return
    chain = (ast.Add, ast.Sub) if isinstance(value.op, ast.Add | ast.Sub) else (type(value.op),)
    first = value
    while isinstance(first.left, ast.BinOp) and isinstance(first.left.op, chain):
        first = first.left
    if type(first.op) not in _AUGMENTED or cell.of(first.left) != cell.of(target):
        return
    sign = _AUGMENTED[type(first.op)]
    start, end = cell.span(first.left)[1], cell.span(value)[1]
    rest = cell.between(start, end).split(sign, 1)[1].strip()
    if first is not value and sign == "-":
        sign, rest = "+", f"-{rest}"
    yield cell.put("in place", node, f"{cell.of(target)} {sign}= {rest}")


def _rebind(cell: Cell, node: ast.AugAssign) -> Iterator[Edit]:
    """`x += y` to `x = x + y`, which leaves the old object as it is."""
    if type(node.op) in _AUGMENTED and not _is_counted(cell, node.target):
        target, sign = cell.of(node.target), _AUGMENTED[type(node.op)]
        value = f"{target} {sign} ({cell.of(node.value)})"
        yield cell.put("not in place", node, f"{target} = {value}")


def _is_counted(cell: Cell, target: ast.expr) -> bool:
    """Whether a variable starts as a number, which cannot change in place."""
    text = cell.of(target)
    for node in ast.walk(cell.tree):
        if isinstance(node, ast.Assign):
            for left in node.targets:
                for part, value in _pairs(left, node.value):
                    if cell.of(part) == text and number(value) is not None:
                        return True
    return False


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """What is assigned to what: two tuples of the same length part by part."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=False))
    return [(target, value)]


def _swapped_steps(cell: Cell, node: ast.AST) -> Iterator[Edit]:
    """Two steps that stand next to each other, in the other order."""
    for field in ("body", "orelse"):
        statements = getattr(node, field, [])
        if isinstance(statements, list):
            for first, second in zip(statements, statements[1:], strict=False):
                names = {called(s.value) for s in (first, second) if isinstance(s, ast.Expr)}
                if len(names) == 2 and names <= _ORDERED:
                    yield cell.swap("swapped steps", first, second)
