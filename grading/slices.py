"""The part of a notebook that one test needs: the cells whose names it uses.

Names are followed through other cells by reading the code, so a cell that matters only by a side
effect can be missed. Whoever runs a slice first runs it with the reference solution, and takes all
cells where that fails.
"""

from __future__ import annotations

import ast
import symtable
from dataclasses import dataclass

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from grading.forked import Run
from grading.solved import grade_id, is_test


@dataclass(frozen=True)
class Slice:
    """Cells to run in order, and the test; `solution` is the position of the exercise's cell."""

    exercise: str
    cells: tuple[str, ...]
    solution: int
    test: str
    max_points: float

    def run(self, limit_s: float, source: str | None = None) -> Run:
        """What to run, with `source` in place of the solution cell."""
        cells = list(self.cells)
        if source is not None:
            cells[self.solution] = source
        return Run(tuple(cells), self.test, self.max_points, limit_s)


def slice_for(notebook: NotebookNode, exercise: str, whole: bool = False) -> Slice:
    """Cut a source notebook down to one exercise; with `whole`, keep all cells before its test.

    Other exercises' tests are left out in both cases.
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    end = next(
        i for i, cell in enumerate(code) if is_test(cell) and grade_id(cell) == f"test_{exercise}"
    )
    test = code[end]
    wanted = _Names(test.source).free
    kept = []
    for cell in reversed(code[:end]):
        names = _Names(cell.source)
        if is_test(cell):
            continue
        if whole or grade_id(cell) == exercise or names.bound & wanted:
            kept.insert(0, cell)
            wanted |= names.free
    solution = next(i for i, cell in enumerate(kept) if grade_id(cell) == exercise)
    points = float(test.metadata.nbgrader.points)
    return Slice(exercise, tuple(cell.source for cell in kept), solution, test.source, points)


def imports(notebook: NotebookNode) -> list[str]:
    """Modules that the notebook's code imports, in order."""
    modules: dict[str, None] = {}
    for cell in notebook.cells:
        for node in ast.walk(_parse(cell.source)) if cell.cell_type == "code" else ():
            if isinstance(node, ast.Import):
                modules.update(dict.fromkeys(alias.name for alias in node.names))
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules[node.module] = None
    return list(modules)


def _parse(source: str) -> ast.Module:
    return ast.parse(TransformerManager().transform_cell(source))


class _Names:
    """Global names that a cell binds or changes, and those it takes from earlier cells."""

    def __init__(self, source: str) -> None:
        self.bound: set[str] = set()
        self.free: set[str] = set()
        for statement in _parse(source).body:
            code = ast.unparse(statement)
            table = symtable.symtable(code, "cell", "exec")
            used = _used(table) - self.bound
            assigned = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}
            imported = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_imported()}
            if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr | ast.Delete):
                self.free |= used
            else:
                # A loop or a `with` uses the names it has just bound.
                self.free |= used - assigned
            self.bound |= assigned | imported | _changed(statement)


def _used(table: symtable.SymbolTable) -> set[str]:
    """Names read from the module's scope, by the code itself or by functions in it."""
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global())
    }
    return names.union(*map(_used, table.get_children()))


def _changed(statement: ast.stmt) -> set[str]:
    """Names of objects that get a new item or attribute: `config["lr"] = 1` changes `config`."""
    names = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            target = node.value
            while isinstance(target, ast.Subscript | ast.Attribute):
                target = target.value
            if isinstance(target, ast.Name):
                names.add(target.id)
    return names
