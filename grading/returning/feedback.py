"""Feedback pages: for each exercise points, message and the marker's words, then the answer.

The page never holds a hidden test, a note of the instructor's or what the grader's own run printed,
and never runs anything: test cells show their released part, all text is escaped or cleaned by an
allowlist.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade
from traitlets import default

from grading.cells import grade_id
from grading.course import Course, CourseError
from grading.intake.skeleton import read_release
from grading.marking.records import read_record
from grading.marking.whom import require_released, require_students
from grading.returning.markup import safe_html
from grading.returning.sections import blocks_of, rows_of
from grading.returning.style import code_style
from grading.returning.wording import exercise_titles, for_student, notebook_title
from grading.statuses import ERROR, REJECTED

__all__ = ["FeedbackExporter", "FeedbackIncomplete", "ReadGrades", "feedback", "safe_html"]

Resources = dict[str, Any]

MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/3.2.2/es5/tex-chtml.min.js"
MATHJAX_SETTINGS = (
    r"window.MathJax = {loader: {load: ['ui/safe']}, "
    r"tex: {inlineMath: [['$', '$'], ['\\(', '\\)']], processEscapes: true}};"
)


class FeedbackIncomplete(CourseError):
    """Some pages could not be written; the text names them with the reasons.

    pages  those that were written
    """

    def __init__(self, pages: list[Path], failures: dict[str, str]) -> None:
        self.pages = pages
        listed = "\n".join(f"  {student}: {reason}" for student, reason in failures.items())
        super().__init__(
            f"Wrote {len(pages)} {'page' if len(pages) == 1 else 'pages'}; "
            f"there is none for:\n{listed}"
        )


class ReadGrades(NbGraderPreprocessor):
    """Puts points and comments of the gradebook into `metadata.feedback` of the graded cells."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        info = resources["nbgrader"]
        place = (info["notebook"], info["assignment"], info["student"])
        with Gradebook(info["db_url"]) as gradebook:
            for cell in nb.cells:
                if is_grade(cell):
                    cell.metadata["feedback"] = self._points(gradebook, cell, place)
            notebook = gradebook.find_submission_notebook(*place)
            info["late_penalty"] = notebook.late_submission_penalty or 0.0
            student = gradebook.find_student(info["student"])
            names = (student.first_name, student.last_name)
            info["full_name"] = " ".join(name.strip() for name in names if name)
        return nb, resources

    def _points(
        self, gradebook: Gradebook, cell: NotebookNode, place: tuple[str, str, str]
    ) -> dict[str, Any]:
        name = cell.metadata.nbgrader.grade_id
        grade = gradebook.find_grade(name, *place)
        try:
            comment = gradebook.find_comment(name.removeprefix("test_"), *place).manual_comment
        except MissingEntry:
            comment = None
        return {
            "exercise": name.removeprefix("test_"),
            "points": grade.score,
            "max_points": grade.max_score,
            "waiting": grade.manual_score is None and grade.auto_score is None,
            "comment": comment or "",
        }


class FeedbackExporter(Exporter):
    """An HTML page for one student, from the autograded notebook."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        book, resources = super().from_notebook_node(nb, resources, **kw)
        info = resources["nbgrader"]
        outcome = book.metadata.get("course", {})
        rejected = outcome.get("status") == REJECTED
        released = self._released(book, resources)
        rows = rows_of(book.cells, outcome.get("messages", {}), exercise_titles(released))
        page = _environment().get_template("feedback.html.j2")
        html = page.render(
            assignment=info["assignment"],
            title=notebook_title(released) or info["assignment"],
            student=info["student"],
            full_name=info["full_name"],
            reasons=outcome.get("notes", []) if rejected else [],
            notes=[] if rejected else for_student(outcome, released),
            rows=rows,
            late_penalty=info["late_penalty"],
            earned=sum(row["points"] for row in rows),
            total=max(0.0, sum(row["points"] for row in rows) - info["late_penalty"]),
            max_total=sum(row["max_points"] for row in rows),
            waiting=sum(row["waiting"] for row in rows),
            blocks=[{"row": row, "cells": []} for row in rows if row["comment"]]
            if rejected
            else blocks_of(book.cells, rows, released),
            mathjax=MATHJAX,
            mathjax_settings=Markup(MATHJAX_SETTINGS),
            settings_hash=_script_hash(MATHJAX_SETTINGS),
            code_style=Markup(code_style()),
        )
        return html, resources

    def _released(self, book: NotebookNode, resources: Resources) -> list[NotebookNode]:
        """The cells as they were released; the graded ones where the release is gone."""
        try:
            return read_release(self.parent.coursedir, resources).cells
        except FileNotFoundError:
            return [cell for cell in book.cells if grade_id(cell)]


def feedback(course: Course, assignment: str, students: list[str] | None = None) -> list[Path]:
    """Write a feedback page for every graded submission; the pages written.

    Raises FeedbackIncomplete when some could not be written, after all others are. Of those no
    older page is left.
    """
    require_released(course, assignment)
    found = course.path("autograded", assignment, "*").parent.parent.glob(
        f"*/{assignment}/{assignment}.ipynb"
    )
    graded = sorted(path.parent.parent.name for path in found)
    for student in students or ():
        if student not in graded:
            require_students(course, assignment, [student])
    pages: list[Path] = []
    failures: dict[str, str] = {}
    for student in graded if students is None else students:
        page = course.path("feedback", assignment, student) / f"{assignment}.html"
        try:
            page.unlink(missing_ok=True)
            _require_graded(course, assignment, student, student in graded)
            course.convert(GenerateFeedback, assignment, student)
        except Exception as error:  # whatever it is: it is named, and the others get their pages
            failures[student] = str(error) or type(error).__name__
            page.unlink(missing_ok=True)
        else:
            pages.append(page)
    if failures:
        raise FeedbackIncomplete(pages, failures)
    return pages


def _require_graded(course: Course, assignment: str, student: str, has_notebook: bool) -> None:
    record = read_record(course.root, assignment, student)
    if not has_notebook or (record is not None and record.status == ERROR):
        raise CourseError(f"not graded: run `course autograde {assignment} --student {student}`")


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _script_hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
