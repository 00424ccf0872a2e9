"""Small faults put into the reference solutions, one at a time.

A test that lets such a mutant pass does not look at what it changed. Only code between `### BEGIN
SOLUTION` and `### END SOLUTION` is changed, by replacing the exact piece of text, so that a
survivor can be shown as the line it was and the line it became.

`general` proposes the faults of any Python code. The others propose those of reinforcement
learning: `siblings` a name taken for its like (a network for its target), `training` a step, a
copy, a gradient or a state that is forgotten, `formulas` a term or a factor that is missing,
`tensors` a wrong shape, dimension or dtype, `counting` an index or a step too many. `cell` is what
they all read. A fault that both propose is reported under the name from reinforcement learning.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from grading.audit.mutants import counting, formulas, general, siblings, tensors, training
from grading.audit.mutants.cell import Cell, Edit, imported_names

__all__ = ["Mutant", "imported_names", "mutants"]

_PROPOSALS = (
    siblings.edits,
    training.edits,
    formulas.edits,
    tensors.edits,
    counting.edits,
    general.edits,
)
"""Where two propose the same fault, the first one names it."""


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
    try:
        cell = Cell(source, modules)
    except SyntaxError as error:
        raise ValueError(
            f"the reference solution of {exercise!r} does not compile: {error}"
        ) from error
    found = []
    for number, (edit, changed) in enumerate(_different(cell), 1):
        before, after = _changed_lines(source, changed)
        name = f"{exercise}-{number:03d}"
        line = cell.line_of(edit.start)
        found.append(Mutant(name, exercise, edit.operator, line, before, after, changed))
    return found


def _different(cell: Cell) -> list[tuple[Edit, str]]:
    """The edits that compile and differ from each other, each with its text, by their place."""
    seen = {_fingerprint(cell.source)}
    found = []
    for edits in _PROPOSALS:
        for edit in sorted(edits(cell), key=_place):
            if not cell.is_solution(edit):
                continue
            changed = cell.replace(edit)
            try:
                fingerprint = _fingerprint(changed)
                compile(changed, "<mutant>", "exec")
            except SyntaxError:
                continue
            if fingerprint not in seen:
                seen.add(fingerprint)
                found.append((edit, changed))
    return sorted(found, key=lambda entry: _place(entry[0]))


def _place(edit: Edit) -> tuple[int, int, str, str]:
    return edit.start, edit.end, edit.operator, edit.new


class _Plain(ast.NodeTransformer):
    """Makes one tree of two ways to write the same: -0 is 0, and `x = x` does nothing."""

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        zero = isinstance(node.operand, ast.Constant) and node.operand.value == 0
        return node.operand if isinstance(node.op, ast.USub) and zero else node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        same = [ast.unparse(target) for target in node.targets] == [ast.unparse(node.value)]
        return ast.Pass() if same else node


def _fingerprint(source: str) -> str:
    return ast.dump(_Plain().visit(ast.parse(source)))


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
