"""What a test cell's outputs are worth, and where the message for the student goes."""

from __future__ import annotations

import ast
import math
import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution

from grading.execute import STOPPED
from grading.intake import course_directory
from grading.records import Record, content_hash, write_record
from grading.regions import hidden_test_lines
from grading.solved import grade_id, is_test

Resources = dict[str, Any]

MAX_MESSAGE = 2_000
WITHHELD = "The test failed. Its message is withheld, because it quotes the hidden tests."
UNSOLVED = "Not solved yet."


class JudgeTests(NbGraderPreprocessor):
    """Leaves in each test cell's outputs only what nbgrader is to read the score from.

    An error scores 0. Without one, the number that the cell ends with is partial credit. All else
    (stderr, warnings, progress bars, prints, plots, results shown on the way) is worth nothing.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        solutions = {grade_id(cell): cell for cell in nb.cells if is_solution(cell)}
        messages = {}
        for cell in nb.cells:
            if is_test(cell):
                name = grade_id(cell)
                solution = solutions.get(name.removeprefix("test_"))
                messages[name] = judge(cell, solution)
        nb.metadata["course"]["messages"] = messages
        return nb, resources


def judge(test: NotebookNode, solution: NotebookNode | None = None) -> str:
    """Rewrite the outputs of a test cell for nbgrader's determine_grade; the student's message.

    `solution` is the cell it tests: when that cell failed itself, the message says so.
    """
    printed = "".join(out.text for out in test.outputs if out.output_type == "stream")
    errors = [out for out in test.outputs if out.output_type == "error"]
    outputs = [new_output("stream", name="stdout", text=printed)] if printed else []
    if not errors and test.execution_count is None:
        errors = [_error("The test was not run.")]
    points = _last_number(test) if not errors else None
    if points is None and not errors and _must_end_with_number(test.source):
        errors = [_error("The test gave no result.")]
    if errors:
        message = _error_message(errors[-1], solution)
        outputs.append(errors[-1])
    else:
        message = printed.strip().rpartition("\n")[2] if points is not None else ""
        if points is not None:
            most = float(test.metadata.nbgrader["points"])
            points = min(max(points, 0.0), most) if math.isfinite(points) else 0.0
            data = {"text/plain": repr(points)}
            outputs.append(new_output("execute_result", data=data, execution_count=1))
    test.outputs = outputs
    return _fit(message, test.source)


class SaveRecord(NbGraderPreprocessor):
    """Stores the messages as comments in the gradebook and writes the submission's record."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        info = resources["nbgrader"]
        directory = course_directory(self)
        outcome = nb.metadata["course"]
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            for name, message in outcome["messages"].items():
                place = (info["notebook"], info["assignment"], info["student"])
                try:
                    comment = gradebook.find_comment(name.removeprefix("test_"), *place)
                except MissingEntry:
                    continue  # a test without a solution cell has no place for a comment
                comment.auto_comment = message or None
            gradebook.db.commit()
        record = Record(
            status=outcome["status"],
            notes=list(outcome["notes"]),
            messages=dict(outcome["messages"]),
            content=content_hash(directory, info["assignment"], info["student"]),
        )
        write_record(Path(directory.root), info["assignment"], info["student"], record)
        return nb, resources


def _error(reason: str) -> NotebookNode:
    return new_output("error", ename=STOPPED, evalue=reason, traceback=[reason])


def _error_message(error: NotebookNode, solution: NotebookNode | None) -> str:
    if error.ename == STOPPED:
        return error.evalue
    if error.ename == "NotImplementedError":
        return UNSOLVED
    if error.ename == "AssertionError":
        return error.evalue or "A check failed that has no message of its own."
    text = f"{error.ename}: {error.evalue}" if error.evalue else error.ename
    failed = [out for out in (solution or {}).get("outputs", []) if out.output_type == "error"]
    if error.ename == "NameError" and failed:
        first = failed[0]
        if first.ename == STOPPED:
            return f"Your own cell was stopped. {first.evalue}"
        if first.ename == "NotImplementedError":
            return UNSOLVED
        return f"Your own cell ends with an error, {first.ename}: {first.evalue}"
    return text


def _last_number(test: NotebookNode) -> float | None:
    """The number that the cell's last expression gave; None when it is no such cell."""
    if _last_expression(test.source) is None:
        return None
    results = [out for out in test.outputs if out.output_type == "execute_result"]
    text = str(results[-1].data.get("text/plain", "")) if results else ""
    wrapped = re.fullmatch(r"(?:np\.\w+|tensor)\(([^(),]+)(?:, dtype=[\w.]+)?\)", text)
    try:
        return float(wrapped[1] if wrapped else text)
    except ValueError:
        return None


def _must_end_with_number(source: str) -> bool:
    """Whether the test ends by awarding points, so that no number means no points."""
    call = _last_expression(source)
    name = getattr(call, "func", None)
    return "award" in (getattr(name, "id", ""), getattr(name, "attr", ""))


def _last_expression(source: str) -> ast.expr | None:
    body = ast.parse(source).body
    return body[-1].value if body and isinstance(body[-1], ast.Expr) else None


def _fit(message: str, source: str) -> str:
    """Plain text of a bounded length that quotes no line of the hidden tests."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", message).strip()
    plain = "".join(c for c in plain if c.isprintable() or c == "\n")
    if any(line in plain for line in hidden_test_lines(source)):
        return WITHHELD
    return plain if len(plain) <= MAX_MESSAGE else plain[:MAX_MESSAGE] + " ..."
