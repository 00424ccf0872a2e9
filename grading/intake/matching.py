"""Which cell of a submission is which cell of the release, whatever an editor did to the metadata.

Students copy cells, Colab keeps ids elsewhere, Drive strips metadata: grade_ids alone find too few.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

Matches = dict[int, list[int]]
"""Index of a release cell -> indices of its candidates in the submission, the chosen one first."""


def match_cells(release: list[NotebookNode], submission: list[NotebookNode]) -> Matches:
    """Match the cells of the release, from the surest sign to the weakest.

    A submitted cell belongs to one release cell at most. Several candidates are copies; chosen is
    the one that was worked on last.
    """
    matches: Matches = {}
    free = set(range(len(submission)))

    def claim(
        sign: Callable[[NotebookNode], Any],
        has: Callable[[NotebookNode, Any], bool],
        only: set[int],
    ) -> None:
        for i in sorted(only - set(matches)):
            wanted = sign(release[i])
            found = [j for j in sorted(free) if has(submission[j], wanted)] if wanted else []
            if found:
                matches[i] = _worked_on_first(release[i], found, submission)
                free.difference_update(found)

    every = set(range(len(release)))
    sources = Counter(normal(cell.source) for cell in release)
    telling = {i for i in every if sources[normal(release[i].source)] == 1 and release[i].source}
    stubs = {i for i in every if release[i].cell_type == "code" and is_solution(release[i])}
    claim(grade_id, _has_grade_id, every)
    claim(lambda cell: cell.id, _has_id, every)
    claim(_content, lambda cell, content: _content(cell) == content, telling)
    claim(lambda cell: _definitions(cell.source), _has_definitions, stubs)
    for i in sorted(every - set(matches)):
        if is_solution(release[i]):
            _claim_between_neighbours(i, release, submission, matches, free)
    return matches


def normal(source: str) -> str:
    """A source without what editors change by themselves: trailing spaces and blank ends."""
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def grade_id(cell: NotebookNode) -> str:
    """nbgrader's name of a released cell; empty for a cell that nbgrader does not know."""
    known = is_grade(cell) or is_solution(cell) or is_locked(cell)
    return cell.metadata.nbgrader.grade_id if known else ""


def _has_grade_id(cell: NotebookNode, name: str) -> bool:
    return cell.metadata.get("grade_id") == name


def _has_id(cell: NotebookNode, name: str) -> bool:
    return name in cell.metadata.ids and "grade_id" not in cell.metadata


def _content(cell: NotebookNode) -> tuple[str, str]:
    return cell.cell_type, normal(cell.source)


def _has_definitions(cell: NotebookNode, names: set[str]) -> bool:
    return cell.cell_type == "code" and names <= _definitions(cell.source)


def _definitions(source: str) -> set[str]:
    """Functions and classes that a cell defines at its top level, even if it does not compile."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set(re.findall(r"^(?:async\s+def|def|class)\s+(\w+)", source, re.MULTILINE))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return {node.name for node in tree.body if isinstance(node, kinds)}


def _worked_on_first(
    cell: NotebookNode, found: list[int], submission: list[NotebookNode]
) -> list[int]:
    changed = [j for j in found if normal(submission[j].source) != normal(cell.source)]
    best = changed[-1] if changed and is_solution(cell) else found[-1]
    return [best, *(j for j in found if j != best)]


def _claim_between_neighbours(
    i: int,
    release: list[NotebookNode],
    submission: list[NotebookNode],
    matches: Matches,
    free: set[int],
) -> None:
    """Last resort: the cell that stands where the missing one should, if anything else is known."""
    if not matches:
        return
    before = max((matches[k][0] for k in matches if k < i), default=-1)
    after = min(
        (matches[k][0] for k in matches if k > i and matches[k][0] > before),
        default=len(submission),
    )
    kind = release[i].cell_type
    found = [j for j in sorted(free) if before < j < after and submission[j].cell_type == kind]
    if found:
        matches[i] = found[:1]
        free.discard(found[0])
