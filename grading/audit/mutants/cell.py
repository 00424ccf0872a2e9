"""A solution cell as mutation operators see it: its tree, its text, the names it knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

Function = ast.FunctionDef | ast.Lambda


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Edit:
    """Replaces the bytes from `start` to `end`; `operator` is what the report calls the fault."""

    operator: str
    start: int
    end: int
    new: str


class Cell:
    """Source text addressed by the byte columns of `ast`. Raises SyntaxError for no Python.

    modules  names that the rest of the notebook binds by import
    """

    def __init__(self, source: str, modules: frozenset[str] = frozenset()) -> None:
        self.source = source
        self.bytes = source.encode()
        self.tree = ast.parse(source)
        self.modules = modules | imported_names(source)
        self._starts = [0]
        for line in self.bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._regions = _solution_regions(source)
        self._parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }

    # The text.

    def span(self, node: ast.AST) -> tuple[int, int]:
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def of(self, node: ast.AST) -> str:
        return self.between(*self.span(node))

    def between(self, start: int, end: int) -> str:
        return self.bytes[start:end].decode()

    def line_of(self, position: int) -> int:
        return self.bytes.count(b"\n", 0, position) + 1

    def is_solution(self, edit: Edit) -> bool:
        first, last = self.line_of(edit.start), self.line_of(edit.end)
        return any(begin < first and last < end for begin, end in self._regions)

    def replace(self, edit: Edit) -> str:
        return (self.bytes[: edit.start] + edit.new.encode() + self.bytes[edit.end :]).decode()

    def put(self, operator: str, node: ast.AST, new: str) -> Edit:
        return Edit(operator, *self.span(node), new)

    def put_value(self, operator: str, node: ast.expr, new: str) -> Edit:
        """Replace a value by any other, in brackets where it stands in a larger expression."""
        start, end = self.span(node)
        around = self.parent(node)
        bare = isinstance(around, ast.stmt | ast.keyword | ast.Slice | ast.Tuple | ast.List)
        bare |= isinstance(around, ast.Call) and node in around.args
        bare |= isinstance(around, ast.Subscript) and node is around.slice
        bare |= self.bytes[start - 1 : start] == b"(" and self.bytes[end : end + 1] == b")"
        return Edit(operator, start, end, new if bare else f"({new})")

    def put_name(self, operator: str, node: ast.Name | ast.Attribute, new: str) -> Edit:
        """Replace a name; of `learner.critic` what stands behind the point."""
        end = self.span(node)[1]
        return Edit(operator, end - len(name_of(node).encode()), end, new)

    def put_token(
        self, operator: str, left: ast.AST, right: ast.AST, old: str, news: list[str]
    ) -> Iterator[Edit]:
        """Replace what stands between two nodes, such as `+` or `is not`."""
        start, end = self.span(left)[1], self.span(right)[0]
        pattern = re.escape(old).replace(r"\ ", r"\s+")
        match = re.search(pattern.encode(), self.bytes[start:end])
        if match:
            for new in news:
                yield Edit(operator, start + match.start(), start + match.end(), new)

    def swap(self, operator: str, first: ast.AST, second: ast.AST) -> Edit:
        """Exchange two nodes of which the first stands before the second."""
        (start, first_end), (second_start, end) = self.span(first), self.span(second)
        between = self.between(first_end, second_start)
        return Edit(operator, start, end, self.of(second) + between + self.of(first))

    def operands(self, node: ast.BinOp) -> tuple[str, str]:
        """Both sides of an operator, with the brackets that stand around them."""
        start, end = self.span(node)
        left_end, right_start = self.span(node.left)[1], self.span(node.right)[0]
        middle = re.sub(r"#.*", "", self.between(left_end, right_start))
        left, right = re.split(r"[^\s()]+", middle, maxsplit=1)
        before, after = self.between(start, left_end), self.between(right_start, end)
        return (before + left).strip(), (right + after).strip()

    def without_argument(self, operator: str, call: ast.Call, *dropped: ast.AST) -> Edit:
        """Leave arguments or keywords of a call out."""
        kept = [argument for argument in _arguments(call) if argument not in dropped]
        return self.put_arguments(operator, call, *map(self.of, kept))

    def with_argument(self, operator: str, call: ast.Call, new: str) -> Edit:
        """Give a call one more argument or keyword."""
        return self.put_arguments(operator, call, *map(self.of, _arguments(call)), new)

    def put_arguments(self, operator: str, call: ast.Call, *new: str) -> Edit:
        """Replace everything between the brackets of a call."""
        start, end = self.span(call.func)[1], self.span(call)[1]
        return Edit(operator, self.bytes.index(b"(", start) + 1, end - 1, ", ".join(new))

    # The tree.

    def nodes(self) -> Iterator[ast.AST]:
        """All nodes that a test can be about."""
        yield from self._walk(self.tree)

    def _walk(self, node: ast.AST) -> Iterator[ast.AST]:
        yield node
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                # Before Python 3.12 the pieces of an f-string have no position of their own, and
                # the text of an error is not what a test is about.
                if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr | ast.Raise):
                    yield from self._walk(child)

    def parent(self, node: ast.AST) -> ast.AST:
        return self._parents[node]

    def parents(self, node: ast.AST) -> Iterator[ast.AST]:
        """What the node stands in, from the inside to the outside."""
        while node in self._parents:
            node = self._parents[node]
            yield node

    def functions(self, node: ast.AST) -> list[Function]:
        """Functions that the node stands in, the innermost first."""
        return [parent for parent in self.parents(node) if isinstance(parent, Function)]

    def scope(self, node: ast.AST) -> set[str]:
        """Names that the cell and the functions around the node bind."""
        functions = [f for f in [node, *self.parents(node)] if isinstance(f, Function)]
        return self._outer_names.union(*map(bound_names, functions))

    def bound_before(self, node: ast.AST) -> set[str]:
        """Names of the scope that have a value where the node is run: arguments, lines above."""
        names = set(self._outer_names)
        for function in self.functions(node):
            for part in ast.walk(function):
                if isinstance(part, ast.arg):
                    names.add(part.arg)
                elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                    names |= {part.id} if part.lineno < node.lineno else set()
        return names

    @cached_property
    def _outer_names(self) -> set[str]:
        own = [n for n in self.tree.body if not isinstance(n, ast.FunctionDef | ast.ClassDef)]
        return set().union(*map(bound_names, own))

    @cached_property
    def attributes(self) -> set[str]:
        return {node.attr for node in ast.walk(self.tree) if isinstance(node, ast.Attribute)}

    def attributes_of(self, receiver: ast.expr) -> set[str]:
        """Attributes of the same object: of `self` in the cell, of another in the function."""
        text = self.of(receiver)
        functions = [] if text == "self" else self.functions(receiver)[:1]
        return {
            node.attr
            for node in ast.walk(functions[0] if functions else self.tree)
            if isinstance(node, ast.Attribute) and self.of(node.value) == text
        }

    def is_module(self, node: ast.expr) -> bool:
        """Whether an expression is an imported module or a part of one, such as `torch.nn`."""
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and node.id in self.modules

    def is_method(self, call: ast.Call) -> bool:
        """Whether a call is one of an object's methods: `x.abs()`, not `np.abs(x)`."""
        return isinstance(call.func, ast.Attribute) and not self.is_module(call.func.value)

    def without_gradient(self, node: ast.AST) -> bool:
        """Whether `no_grad` or the like stands around a node."""
        for parent in self.parents(node):
            if isinstance(parent, ast.With) and is_no_grad(parent):
                return True
            if isinstance(parent, ast.FunctionDef) and any(
                map(is_no_grad_call, parent.decorator_list)
            ):
                return True
        return False


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


def bound_names(node: ast.AST) -> set[str]:
    """Names that a function or a statement binds: arguments and assigned variables."""
    names = {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    return names | {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}


def name_of(node: ast.AST) -> str:
    """The last part of a name: `critic` of `learner.critic`; empty for anything else."""
    return getattr(node, "attr", getattr(node, "id", ""))


def called(node: ast.AST) -> str:
    """The name of the function that a call calls; empty for anything else."""
    return name_of(node.func) if isinstance(node, ast.Call) else ""


def words(node: ast.AST) -> set[str]:
    """The words of all names in a piece of code: `next_obs` has two."""
    return {word for part in ast.walk(node) for word in name_of(part).lower().split("_")}


def keyword(call: ast.Call, *names: str) -> ast.keyword | None:
    return next((given for given in call.keywords if given.arg in names), None)


def number(node: ast.AST | None) -> int | float | None:
    """The number that is written, with its sign; None for anything else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = number(node.operand)
        return None if value is None else -value
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    return None


def is_no_grad_call(node: ast.expr) -> bool:
    return (called(node) or name_of(node)) in ("no_grad", "inference_mode")


def is_no_grad(node: ast.With) -> bool:
    return all(is_no_grad_call(item.context_expr) for item in node.items)


def _arguments(call: ast.Call) -> list[ast.AST]:
    """Arguments and keywords of a call, in the order in which they are written."""
    return sorted([*call.args, *call.keywords], key=lambda a: (a.lineno, a.col_offset))


def _solution_regions(source: str) -> list[tuple[int, int]]:
    regions, begin = [], None
    for number, line in enumerate(source.splitlines(), 1):
        if "BEGIN SOLUTION" in line:
            begin = number
        elif "END SOLUTION" in line and begin is not None:
            regions.append((begin, number))
            begin = None
    return regions
