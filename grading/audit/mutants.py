"""Small faults put into the reference solutions, one at a time.

A test that lets such a mutant pass does not look at what it changed. Only code between `### BEGIN
SOLUTION` and `### END SOLUTION` is changed, by replacing the exact piece of text, so that a
survivor can be shown as the line it was and the line it became.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Methods that give back their receiver in another form, so that a student may forget them.
_FORGETTABLE_METHODS = _words(
    "abs all any clamp clip clone contiguous copy cpu detach double exp flatten float int item log"
    " long max mean min numpy pow reshape round sqrt squeeze sum tanh to tolist unsqueeze view"
)
# Functions that give back their first argument in another form.
_FORGETTABLE_FUNCTIONS = _words(
    "abs clamp clip deepcopy exp log max mean min relu sigmoid softmax sqrt squeeze sum tanh"
    " unsqueeze"
)
# Swapping their first two arguments changes nothing.
_SYMMETRIC = _words(
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


@dataclass(frozen=True)
class Mutant:
    """One changed solution cell. `line` counts from 1 in the cell of the source notebook."""

    name: str
    exercise: str
    operator: str
    line: int
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        return f"{self.before} -> {self.after}"


def mutants(exercise: str, source: str, modules: frozenset[str] = frozenset()) -> list[Mutant]:
    """Make all mutants of one solution cell, each once, in a fixed order.

    source   the cell of the source notebook, with its solution marks
    modules  names that the notebook binds by import; `np.abs(x)` is no method call on `np`
    """
    text = _Text(source)
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise ValueError(
            f"the reference solution of {exercise!r} does not compile: {error}"
        ) from error
    seen = {ast.dump(tree)}
    found = []
    edits = sorted(
        (edit for edit in _Visitor(text, tree, modules).edits() if text.is_solution(edit)),
        key=lambda edit: (edit.start, edit.end, edit.operator, edit.new),
    )
    for edit in edits:
        changed = text.replace(edit)
        try:
            dump = ast.dump(ast.parse(changed))
            compile(changed, exercise, "exec")
        except SyntaxError:
            continue
        if dump in seen:
            continue
        seen.add(dump)
        before, after = _changed_lines(source, changed)
        name = f"{exercise}-{len(found) + 1:03d}"
        line = text.line_of(edit.start)
        found.append(Mutant(name, exercise, edit.operator, line, before, after, changed))
    return found


def imported_names(source: str) -> frozenset[str]:
    """Names that a piece of code binds by import; empty where it is no plain Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return frozenset()
    return frozenset(
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )


@dataclass(frozen=True)
class _Edit:
    operator: str
    start: int
    end: int
    new: str


class _Text:
    """Source text addressed by the byte columns of `ast`."""

    def __init__(self, source: str) -> None:
        self.bytes = source.encode()
        self._starts = [0]
        for line in self.bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._regions = self._solution_regions(source)

    def span(self, node: ast.AST) -> tuple[int, int]:
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def of(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.bytes[start:end].decode()

    def line_of(self, position: int) -> int:
        return self.bytes.count(b"\n", 0, position) + 1

    def is_solution(self, edit: _Edit) -> bool:
        first, last = self.line_of(edit.start), self.line_of(edit.end)
        return any(begin < first and last < end for begin, end in self._regions)

    def replace(self, edit: _Edit) -> str:
        return (self.bytes[: edit.start] + edit.new.encode() + self.bytes[edit.end :]).decode()

    @staticmethod
    def _solution_regions(source: str) -> list[tuple[int, int]]:
        regions, begin = [], None
        for number, line in enumerate(source.splitlines(), 1):
            if "BEGIN SOLUTION" in line:
                begin = number
            elif "END SOLUTION" in line and begin is not None:
                regions.append((begin, number))
                begin = None
        return regions


class _Visitor:
    """Walks a cell and yields every edit that a mutation operator proposes."""

    def __init__(self, text: _Text, tree: ast.Module, modules: frozenset[str]) -> None:
        self.text = text
        self.tree = tree
        self.modules = modules | imported_names(text.bytes.decode())
        self.attributes = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}

    def edits(self) -> Iterator[_Edit]:
        cell = [
            node for node in self.tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)
        ]
        yield from self._walk(self.tree, set().union(*map(_names, cell)))

    def _walk(self, node: ast.AST, scope: set[str]) -> Iterator[_Edit]:
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            scope = scope | _names(node)
        yield from self._visit(node, scope)
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                # Before Python 3.12 the pieces of an f-string have no position of their own, and
                # the text of an error is not what a test is about.
                if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr | ast.Raise):
                    yield from self._walk(child, scope)

    def _visit(self, node: ast.AST, scope: set[str]) -> Iterator[_Edit]:
        match node:
            case ast.Call():
                yield from self._call(node)
            case ast.BinOp():
                yield from self._binary(node)
            case ast.AugAssign():
                yield from self._between(
                    node, node.target, node.value, _ARITHMETIC, node.op, suffix="="
                )
            case ast.Compare():
                yield from self._compare(node)
            case ast.BoolOp():
                yield from self._boolean(node)
            case ast.UnaryOp(op=ast.USub()):
                yield self._put("sign", node, self.text.of(node.operand))
            case ast.UnaryOp(op=ast.Not() | ast.Invert()):
                yield self._put("negation", node, self.text.of(node.operand))
            case ast.Constant():
                yield from self._constant(node)
            case ast.Name(ctx=ast.Load()):
                yield from self._name(node, scope)
            case ast.Attribute(ctx=ast.Load()):
                yield from self._attribute(node)
            case ast.Expr(value=ast.Call()):
                yield self._put("dropped call", node, "pass")
            case ast.With():
                yield from self._with(node)
            case ast.If() | ast.IfExp():
                yield self._put("condition", node.test, "True")
                yield self._put("condition", node.test, "False")
            case ast.Return(value=ast.expr() as value):
                if not (isinstance(value, ast.Constant) and value.value is None):
                    yield self._put("return value", value, "None")
                if isinstance(value, ast.BinOp | ast.Call):
                    yield self._put("sign", value, f"-({self.text.of(value)})")
            case ast.Assign(value=value) if isinstance(value, ast.BinOp) or self._is_number(value):
                yield self._put("sign", value, f"-({self.text.of(value)})")
            case ast.FunctionDef() | ast.ClassDef():
                for decorator in node.decorator_list:
                    yield self._drop_decorator(decorator)

    def _put(self, operator: str, node: ast.AST, new: str) -> _Edit:
        return _Edit(operator, *self.text.span(node), new)

    @staticmethod
    def _is_number(value: ast.expr) -> bool:
        if not isinstance(value, ast.Call):
            return False
        name = getattr(value.func, "attr", getattr(value.func, "id", ""))
        return name in (_FORGETTABLE_METHODS | _FORGETTABLE_FUNCTIONS) - {"deepcopy"}

    def _binary(self, node: ast.BinOp) -> Iterator[_Edit]:
        yield from self._between(node, node.left, node.right, _ARITHMETIC, node.op)
        if (
            isinstance(node.op, ast.Sub)
            and isinstance(node.left, ast.Constant)
            and node.left.value == 1
        ):
            yield self._put("complement", node, f"({self.text.of(node.right)})")

    def _between(self, node, left, right, table, operation, suffix="") -> Iterator[_Edit]:
        if type(operation) not in table:
            return
        old, new = table[type(operation)]
        yield from self._token("operator", left, right, old + suffix, [new + suffix])

    def _token(
        self, operator: str, left: ast.AST, right: ast.AST, old: str, news: list[str]
    ) -> Iterator[_Edit]:
        start, end = self.text.span(left)[1], self.text.span(right)[0]
        pattern = re.escape(old).replace(r"\ ", r"\s+")
        match = re.search(pattern.encode(), self.text.bytes[start:end])
        if match:
            for new in news:
                yield _Edit(operator, start + match.start(), start + match.end(), new)

    def _compare(self, node: ast.Compare) -> Iterator[_Edit]:
        left = node.left
        for operation, right in zip(node.ops, node.comparators, strict=True):
            old, news = _COMPARISON[type(operation)]
            yield from self._token("comparison", left, right, old, list(news))
            left = right

    def _boolean(self, node: ast.BoolOp) -> Iterator[_Edit]:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from self._token("boolean", left, right, old, [new])

    def _constant(self, node: ast.Constant) -> Iterator[_Edit]:
        value = node.value
        if isinstance(value, bool):
            yield self._put("constant", node, str(not value))
        elif isinstance(value, int):
            yield self._put("constant", node, str(value + 1))
            if value == 1:
                yield self._put("constant", node, "0")
        elif isinstance(value, float):
            yield self._put("constant", node, repr(value * 2 if value else 1.0))

    def _call(self, node: ast.Call) -> Iterator[_Edit]:
        function = node.func
        name = getattr(function, "attr", getattr(function, "id", ""))
        receiver = function.value if isinstance(function, ast.Attribute) else None
        on_module = receiver is None or self._is_module(receiver)
        if not on_module and name in _FORGETTABLE_METHODS:
            yield self._put("dropped method", node, self.text.of(receiver))
        if on_module and name in _FORGETTABLE_FUNCTIONS and node.args:
            yield self._put("dropped function", node, f"({self.text.of(node.args[0])})")
        if name in _REDUCTIONS:
            _, end = self.text.span(function)
            yield _Edit("reduction", end - len(name.encode()), end, _REDUCTIONS[name])
        if name not in _SYMMETRIC:
            yield from self._swapped_arguments(node)

    def _is_module(self, node: ast.expr) -> bool:
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and node.id in self.modules

    def _swapped_arguments(self, node: ast.Call) -> Iterator[_Edit]:
        if len(node.args) < 2 or any(isinstance(arg, ast.Starred) for arg in node.args[:2]):
            return
        (first_start, first_end), (second_start, second_end) = map(self.text.span, node.args[:2])
        first, second = map(self.text.of, node.args[:2])
        between = self.text.bytes[first_end:second_start].decode()
        yield _Edit("swapped arguments", first_start, second_end, second + between + first)

    def _name(self, node: ast.Name, scope: set[str]) -> Iterator[_Edit]:
        for other in sorted(_partners(node.id) & scope):
            yield self._put("swapped name", node, other)

    def _attribute(self, node: ast.Attribute) -> Iterator[_Edit]:
        _, end = self.text.span(node)
        for other in sorted(_partners(node.attr) & self.attributes):
            yield _Edit("swapped name", end - len(node.attr.encode()), end, other)

    def _with(self, node: ast.With) -> Iterator[_Edit]:
        if any(item.optional_vars for item in node.items):
            return
        start = self.text.span(node)[0]
        end = self.text.span(node.items[-1].context_expr)[1]
        yield _Edit("dropped context", start, end, "if True")

    def _drop_decorator(self, node: ast.expr) -> _Edit:
        start, end = self.text.span(node)
        line_start = self.text.bytes.rfind(b"\n", 0, start) + 1
        indent = len(self.text.bytes[line_start:start].split(b"@")[0])
        return _Edit("dropped decorator", line_start + indent, end, "")


def _names(node: ast.AST) -> set[str]:
    """Names that a function or a statement binds: arguments and assigned variables."""
    names = {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    return names | {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}


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


def _changed_lines(before: str, after: str) -> tuple[str, str]:
    """The lines in which two texts differ, each side joined into one line without indentation."""
    old, new = before.splitlines(), after.splitlines()
    start = next(i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    same = 0
    while same < min(len(old), len(new)) - start and old[-1 - same] == new[-1 - same]:
        same += 1
    return tuple(
        " ".join(line.strip() for line in lines[start : len(lines) - same]).strip()
        for lines in (old, new)
    )
