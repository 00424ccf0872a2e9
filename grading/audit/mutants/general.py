"""Faults of any Python code: a wrong operator, sign, comparison, constant, argument order."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.audit.mutants.cell import Cell, Edit, name_of, word_set

# Methods that give back their receiver in another form, so that a student may forget them.
_FORGETTABLE_METHODS = word_set(
    "abs all any clamp clip clone contiguous copy cpu detach double exp flatten float int item log"
    " long max mean min numpy pow reshape round sqrt squeeze sum tanh to tolist unsqueeze view"
)
# Functions that give back their first argument in another form.
_FORGETTABLE_FUNCTIONS = word_set(
    "abs clamp clip deepcopy exp log max mean min relu sigmoid softmax sqrt squeeze sum tanh"
    " unsqueeze"
)
# Swapping their first two arguments changes nothing.
_SYMMETRIC = word_set(
    "allclose clamp clip equal isclose l1_loss max maximum min minimum mse_loss print"
)
_ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "//"),
    ast.Pow: ("**", "*"),
}
_COMPARISON: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">=")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<=")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
}
_REDUCTIONS = {
    "mean": "sum",
    "sum": "mean",
    "min": "max",
    "max": "min",
    "argmin": "argmax",
    "argmax": "argmin",
    "minimum": "maximum",
    "maximum": "minimum",
}
_OPPOSITES = {
    "online": ("target",),
    "target": ("online",),
    "low": ("high",),
    "high": ("low",),
    "terminated": ("truncated",),
    "truncated": ("terminated",),
}


def edits(cell: Cell) -> Iterator[Edit]:
    """Every fault that can be made of any piece of Python."""
    for node in cell.nodes():
        yield from _visit(cell, node)


def _visit(cell: Cell, node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Call():
            yield from _call(cell, node)
        case ast.BinOp():
            yield from _binary(cell, node)
        case ast.AugAssign():
            yield from _between(cell, node.target, node.value, node.op, suffix="=")
        case ast.Compare():
            yield from _compare(cell, node)
        case ast.BoolOp():
            yield from _boolean(cell, node)
        case ast.UnaryOp(op=ast.USub()):
            yield cell.put("sign", node, cell.of(node.operand))
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield cell.put("negation", node, cell.of(node.operand))
        case ast.Constant():
            yield from _constant(cell, node)
        case ast.Name(ctx=ast.Load()):
            for other in sorted(_partners(node.id) & cell.scope(node)):
                yield cell.put_name("swapped name", node, other)
        case ast.Attribute(ctx=ast.Load()):
            for other in sorted(_partners(node.attr) & cell.attributes):
                yield cell.put_name("swapped name", node, other)
        case ast.Expr(value=ast.Call()):
            yield cell.put("dropped call", node, "pass")
        case ast.With():
            yield from _with(cell, node)
        case ast.If() | ast.IfExp():
            yield cell.put("condition", node.test, "True")
            yield cell.put("condition", node.test, "False")
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield cell.put("return value", value, "None")
            if isinstance(value, ast.BinOp | ast.Call):
                yield cell.put("sign", value, f"-({cell.of(value)})")
        case ast.Assign(value=value) if isinstance(value, ast.BinOp) or _is_number(value):
            yield cell.put("sign", value, f"-({cell.of(value)})")
        case ast.FunctionDef() | ast.ClassDef():
            for decorator in node.decorator_list:
                yield drop_decorator(cell, "dropped decorator", decorator)


def drop_context(cell: Cell, operator: str, node: ast.With) -> Edit:
    """Leave a `with` out, but not what stands in it."""
    end = cell.span(node.items[-1].context_expr)[1]
    return Edit(operator, cell.span(node)[0], end, "if True")


def drop_decorator(cell: Cell, operator: str, node: ast.expr) -> Edit:
    start, end = cell.span(node)
    line_start = cell.bytes.rfind(b"\n", 0, start) + 1
    indent = len(cell.bytes[line_start:start].split(b"@")[0])
    return Edit(operator, line_start + indent, end, "")


def _with(cell: Cell, node: ast.With) -> Iterator[Edit]:
    if not any(item.optional_vars for item in node.items):
        yield drop_context(cell, "dropped context", node)


def _is_number(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call):
        return False
    known = (_FORGETTABLE_METHODS | _FORGETTABLE_FUNCTIONS) - {"deepcopy"}
    return name_of(value.func) in known


def _binary(cell: Cell, node: ast.BinOp) -> Iterator[Edit]:
    yield from _between(cell, node.left, node.right, node.op)
    if (
        isinstance(node.op, ast.Sub)
        and isinstance(node.left, ast.Constant)
        and node.left.value == 1
    ):
        yield cell.put("complement", node, f"({cell.of(node.right)})")


def _between(
    cell: Cell, left: ast.expr, right: ast.expr, operation: ast.operator, suffix: str = ""
) -> Iterator[Edit]:
    if type(operation) in _ARITHMETIC:
        old, new = _ARITHMETIC[type(operation)]
        yield from cell.put_token("operator", left, right, old + suffix, [new + suffix])


def _compare(cell: Cell, node: ast.Compare) -> Iterator[Edit]:
    left = node.left
    for operation, right in zip(node.ops, node.comparators, strict=True):
        old, news = _COMPARISON[type(operation)]
        yield from cell.put_token("comparison", left, right, old, list(news))
        left = right


def _boolean(cell: Cell, node: ast.BoolOp) -> Iterator[Edit]:
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        yield from cell.put_token("boolean", left, right, old, [new])


def _constant(cell: Cell, node: ast.Constant) -> Iterator[Edit]:
    value = node.value
    if isinstance(value, bool):
        yield cell.put("constant", node, str(not value))
    elif isinstance(value, int):
        yield cell.put("constant", node, str(value + 1))
        if value == 1:
            yield cell.put("constant", node, "0")
    elif isinstance(value, float):
        yield cell.put("constant", node, repr(value * 2 if value else 1.0))


def _call(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    name, method = name_of(node.func), cell.is_method(node)
    if method and name in _FORGETTABLE_METHODS:
        yield cell.put("dropped method", node, cell.of(node.func.value))
    if not method and name in _FORGETTABLE_FUNCTIONS and node.args:
        yield cell.put("dropped function", node, f"({cell.of(node.args[0])})")
    if name in _REDUCTIONS:
        yield cell.put_name("reduction", node.func, _REDUCTIONS[name])
    if name not in _SYMMETRIC and len(node.args) > 1:
        first, second = node.args[:2]
        if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
            yield cell.swap("swapped arguments", first, second)


def _partners(name: str) -> set[str]:
    """Names that a student may have meant: `critic` and `critic_target`, `obs` and `next_obs`."""
    words = name.split("_")
    partners = {f"{name}_target", f"target_{name}", f"next_{name}"}
    if len(words) > 1:
        partners |= {"_".join(words[1:])} if words[0] in ("target", "next") else set()
        partners |= {"_".join(words[:-1])} if words[-1] == "target" else set()
    for position, word in enumerate(words):
        for other in _OPPOSITES.get(word, ()):
            partners.add("_".join([*words[:position], other, *words[position + 1 :]]))
    return partners - {name}
