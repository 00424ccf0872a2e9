"""From the outcome of an exercise to points in the gradebook and a message for the student."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.authoring.regions import hidden_test_lines
from grading.cells import grade_id, is_code, is_solution, is_test
from grading.course import course_directory
from grading.engine.jobs import DIFFERENT, STOPPED, Outcome
from grading.marking.by_hand import ANSWERS, SET_ASIDE
from grading.marking.diagnosis import read_diagnosis
from grading.marking.execute import OUTCOMES, read_plan
from grading.marking.records import (
    Record,
    content_hash,
    entered_points,
    tests_hash,
    write_record,
)
from grading.statuses import GRADED, REJECTED, REVIEW
from grading.text import one_line, plain

Resources = dict[str, Any]

MAX_MESSAGE = 2_000
WITHHELD = "The test failed. Its message is withheld, because it quotes the hidden tests."
UNSOLVED = "Not solved yet."
AS_HANDED_IN = "As handed in, not checked:\n"
"""The output behind which everything is the student's own, see `grading.intake.outputs`."""


class JudgeTests(NbGraderPreprocessor):
    """Puts into each test cell what nbgrader is to read the score from, and nothing else."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        outcomes = {outcome.exercise: outcome for outcome in resources[OUTCOMES]}
        course = nb.metadata["course"]
        info = resources["nbgrader"]
        directory = course_directory(self)
        plan = read_plan(directory, info["assignment"])
        diagnosis = read_diagnosis(directory, info["assignment"])
        messages = {}
        for cell in nb.cells:
            exercise = grade_id(cell).removeprefix("test_")
            if is_test(cell):
                outcome = outcomes.get(exercise)
                if outcome is None:
                    reason = UNSOLVED
                    if course["status"] == REJECTED:
                        reason = f"Not graded: {' '.join(course['notes'])}"
                    elif not plan.is_untouched(nb, exercise):
                        reason = "The test was not run."
                    outcome = Outcome(exercise, 0.0, STOPPED, reason)
                passed = outcome.points >= float(cell.metadata.nbgrader["points"])
                remark = plan.remark(nb, exercise, passed)
                messages[grade_id(cell)] = judge(cell, diagnosis.explained(outcome), remark)
            elif is_solution(cell) and cell.cell_type == "code" and exercise in outcomes:
                _show_own_cell(cell, outcomes[exercise])
            _show_handed_in(cell)
        course["messages"] = messages
        course["notes"] += [note for outcome in outcomes.values() for note in notes_on(outcome)]
        noticed = any(outcome.notes for outcome in outcomes.values())
        if course["status"] == GRADED and noticed:
            course["status"] = REVIEW
        return nb, resources


def judge(test: NotebookNode, outcome: Outcome, remark: str = "") -> str:
    """Write the outputs of a test cell for nbgrader's determine_grade; the student's message.

    remark  what is to be said beside the outcome
    """
    outputs = []
    if outcome.printed:
        outputs.append(new_output("stream", name="stdout", text=outcome.printed))
    points = outcome.points
    message = _fit("\n".join(filter(None, [_message(outcome), remark])), test.source)
    if outcome.ename:
        outputs.append(
            new_output("error", ename=outcome.ename, evalue=message, traceback=[message])
        )
    elif points < float(test.metadata.nbgrader["points"]):
        data = {"text/plain": repr(points)}
        outputs.append(new_output("execute_result", data=data, execution_count=1))
    test.outputs = outputs
    test.execution_count = 1
    return message


class SaveRecord(NbGraderPreprocessor):
    """Stores the messages as comments in the gradebook and writes the submission's record."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        info = resources["nbgrader"]
        directory = course_directory(self)
        course = nb.metadata["course"]
        place = (info["notebook"], info["assignment"], info["student"])
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            for name, message in course["messages"].items():
                try:
                    comment = gradebook.find_comment(name.removeprefix("test_"), *place)
                except MissingEntry:
                    continue  # a test without a solution cell has no place for a comment
                comment.auto_comment = message or None
            gradebook.db.commit()
            tests = tests_hash(gradebook, directory, info["assignment"])
            entered = entered_points(gradebook, info["assignment"], info["student"])
        record = Record(
            status=course["status"],
            notes=list(course["notes"]),
            messages=dict(course["messages"]),
            content=content_hash(directory, info["assignment"], info["student"], tests),
            points=entered[info["student"]].auto,
            answers=resources.get(ANSWERS, {}),
            set_aside=resources.get(SET_ASIDE, {}),
        )
        write_record(Path(directory.root), info["assignment"], info["student"], record)
        return nb, resources


def notes_on(outcome: Outcome) -> list[str]:
    """What the instructor should know of an exercise."""
    notes = [f"{outcome.exercise}: {note}" for note in outcome.notes]
    if outcome.ename == STOPPED:
        notes.append(f"{outcome.exercise}: {outcome.message}")
    return [one_line(_lasting(note)) for note in notes]


def _show_own_cell(cell: NotebookNode, outcome: Outcome) -> None:
    """What the exercise's own cell printed, and the error it ended with, for Formgrader."""
    cell.outputs = []
    cell.execution_count = 1
    if outcome.cell_printed:
        cell.outputs.append(new_output("stream", name="stdout", text=outcome.cell_printed))
    if outcome.cell_error:
        name, _, text = outcome.cell_error.partition(": ")
        cell.outputs.append(new_output("error", ename=name, evalue=text, traceback=[text]))


def _show_handed_in(cell: NotebookNode) -> None:
    """What the cell showed when it was handed in, behind a sentence that says so.

    Never in a test cell: nbgrader reads the score from its outputs. `metadata.handed_in.last` tells
    how many of the outputs these are, since what was printed may say the same sentence.
    """
    handed_in = cell.metadata.pop("handed_in", None)
    if handed_in and is_code(cell) and not is_test(cell):
        cell.outputs.append(new_output("stream", name="stdout", text=AS_HANDED_IN))
        cell.outputs += [nbformat.from_dict(output) for output in handed_in["outputs"]]
        cell.metadata["handed_in"] = {"last": len(handed_in["outputs"])}


def _message(outcome: Outcome) -> str:
    text = outcome.message
    if outcome.ename in ("", STOPPED, DIFFERENT):
        return text
    if outcome.ename == "NotImplementedError":
        return UNSOLVED
    if outcome.ename == "AssertionError":
        return text or "A check failed that has no message of its own."
    if outcome.ename == "NameError" and outcome.cell_error:
        if outcome.cell_error.startswith("NotImplementedError"):
            return UNSOLVED
        return f"Your own cell ends with an error, {outcome.cell_error}"
    return f"{outcome.ename}: {text}" if text else outcome.ename


def _fit(message: str, source: str) -> str:
    """Plain text of a bounded length that quotes no line of the hidden tests."""
    text = _lasting(plain(message)).strip()
    if any(line in text for line in hidden_test_lines(source)):
        return WITHHELD
    return text if len(text) <= MAX_MESSAGE else text[:MAX_MESSAGE] + " ..."


def _lasting(message: str) -> str:
    """Without addresses in memory, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", message)
