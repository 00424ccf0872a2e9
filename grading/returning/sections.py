"""A graded notebook in the order in which a student reads it: exercise by exercise.

What lies between the exercises, the course's text and the student's own cells, is put together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from grading.authoring.regions import visible_source
from grading.cells import BADGE_CELL, grade_id, is_code, is_solution, is_test
from grading.returning.limits import Allowance
from grading.returning.markup import code_html, picture_address, safe_html

Row = dict[str, Any]

TRUSTED = Allowance(seconds=1e9, part=60)
"""For the course's own text, however long."""


def rows_of(
    cells: list[NotebookNode], messages: Mapping[str, str], titles: Mapping[str, str]
) -> list[Row]:
    """One row for each graded cell: exercise, title, points, message, the marker's words."""
    rows = []
    for cell in cells:
        if "feedback" in cell.metadata:
            feedback, message = cell.metadata.feedback, messages.get(grade_id(cell), "")
            comment = feedback["comment"].strip()
            rows.append(
                {
                    **feedback,
                    "title": titles.get(grade_id(cell), feedback["exercise"]),
                    "grade": _grade(feedback),
                    "message": message,
                    # Formgrader offers the message as the first words of the comment.
                    "comment": safe_html(comment, headings=False, breaks=True)
                    if comment and comment != message.strip()
                    else "",
                }
            )
    return rows


def blocks_of(
    cells: list[NotebookNode], rows: list[Row], released: list[NotebookNode]
) -> list[dict[str, Any]]:
    """Exercises, and between them runs of other cells, in the order of the notebook.

    An exercise is `{"row": ..., "cells": [...]}`, a run `{"cells": [...], "pictures": int}`.
    """
    allowance = Allowance()
    known = {cell.source for cell in released}
    by_exercise = {row["exercise"]: {"row": row, "cells": []} for row in rows}
    blocks: list[dict[str, Any]] = []
    placed: set[str] = set()
    for cell in cells:
        if grade_id(cell) == BADGE_CELL:
            continue  # its picture lies elsewhere, and a page loads nothing from there
        name = grade_id(cell).removeprefix("test_")
        exercise = by_exercise.get(name)
        if exercise is None or not (is_solution(cell) or is_test(cell)):
            if not blocks or "row" in blocks[-1]:
                blocks.append({"cells": [], "pictures": 0})
            block = blocks[-1]
        else:
            block = exercise
            if name not in placed:
                placed.add(name)
                blocks.append(block)
        shown = _shown(cell, cell.source in known, allowance)
        block["cells"].append(shown)
        block["pictures"] = block.get("pictures", 0) + sum(
            "picture" in output for output in shown["outputs"]
        )
    return blocks


def _grade(feedback: Mapping[str, Any]) -> str:
    if feedback["waiting"]:
        return "waiting"
    if feedback["points"] >= feedback["max_points"]:
        return "full"
    return "part" if feedback["points"] > 0 else "none"


def _shown(cell: NotebookNode, is_given: bool, allowance: Allowance) -> dict[str, Any]:
    """What the page shows of a cell: cleaned text, and of outputs those that were handed in."""
    if cell.cell_type == "markdown":
        body = safe_html(
            cell.source,
            cell.get("attachments"),
            headings=False,
            tags=is_given,
            allowance=TRUSTED if is_given else allowance,
        )
    elif is_code(cell):
        source = visible_source(cell.source) if is_test(cell) else cell.source
        body = code_html(source, TRUSTED if is_given else allowance)
    else:
        body = Markup.escape(cell.source)
    return {
        "kind": cell.cell_type,
        "is_test": is_test(cell),
        "body": body,
        "outputs": [] if is_test(cell) else [*map(_output, _handed_in(cell))],
    }


def _handed_in(cell: NotebookNode) -> list[NotebookNode]:
    """The outputs that came with the notebook, none of those of the grader's run."""
    last = cell.metadata.get("handed_in", {}).get("last", 0)
    return cell.outputs[-last:] if is_code(cell) and last else []


def _output(output: NotebookNode) -> dict[str, str]:
    for kind, data in output.get("data", {}).items():
        if address := picture_address(kind, data):
            return {"picture": address}
    return {"text": re.sub(r"\n{3,}", "\n\n", output.get("text", "")).strip("\n")}
