"""The first step of grading: bring whatever was handed in into the form that was released.

The release is the skeleton. A student's text is taken over, a student's metadata never: points,
locks and grade_ids come from the release, so a notebook that lost or forged them is graded alike.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution

from grading.course import course_directory
from grading.intake import gate
from grading.intake.matching import Matches, match_cells
from grading.intake.notebooks import MAX_RAW_BYTES, UnreadableNotebook, read_submission
from grading.intake.rebuilding import rebuild
from grading.intake.shelf import with_notes
from grading.statuses import GRADED, REJECTED, REVIEW

Resources = dict[str, Any]


class IntakeExporter(NotebookExporter):
    """Reads a submission so that no file can stop the batch: a refused one gives the skeleton."""

    def from_filename(
        self, filename: str, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """Like the parent's, but a file that is refused yields the release, marked as rejected."""
        resources = resources if resources is not None else {}
        path, name = os.path.split(filename)
        resources["metadata"] = {"name": os.path.splitext(name)[0], "path": path}
        if not self.parent._sanitizing:
            book = nbformat.read(filename, as_version=4)
            return self.from_notebook_node(book, resources, **kw)
        try:
            self._read_elsewhere(Path(filename), resources)
            book = _read_file(Path(filename), resources["nbgrader"]["assignment"])
        except UnreadableNotebook as error:
            book = read_release(self.parent.coursedir, resources)
            resources["rejected"] = str(error)
        return self.from_notebook_node(book, resources, **kw)

    def _read_elsewhere(self, path: Path, resources: Resources) -> None:
        """See that this process may read the file itself. Raises gate.TooMuch."""
        key, directory = gate.key_of(path), self.parent.coursedir
        if key not in gate.known:

            def rehearse(assignment: str) -> bytes:
                submission = take_in(path, read_release(directory, resources), assignment)
                for step in gate.rehearsed:
                    step(submission, directory, assignment)
                return b""

            try:
                with gate.Gate(rehearse) as copy:
                    copy.ask(resources["nbgrader"]["assignment"])
                gate.known[key] = ""
            except gate.TooMuch as error:
                gate.known[key] = str(error)
            except RuntimeError:  # which the steps themselves will raise here
                gate.known[key] = ""
        if gate.known[key]:
            raise gate.TooMuch(gate.known[key])


class Intake(NbGraderPreprocessor):
    """Rebuilds the submission on the skeleton of the release; what it changed becomes a note."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        directory, info = course_directory(self), resources["nbgrader"]
        release = read_release(directory, resources)
        book = _on_skeleton(release, nb, resources.get("rejected", ""))
        folder = directory.format_path(
            directory.submitted_directory, info["student"], info["assignment"]
        )
        return with_notes(book, Path(folder)), resources


def take_in(path: Path, release: NotebookNode, assignment: str) -> NotebookNode:
    """A submitted file in the form of `release`, as nbgrader gets it from the two classes above.

    `metadata.course` holds the status and what the instructor should know.
    """
    skeleton = nbformat.from_dict(release)
    try:
        book = _on_skeleton(skeleton, _read_file(path, assignment), "")
    except UnreadableNotebook as error:
        book = _on_skeleton(skeleton, skeleton, str(error))
    return with_notes(book, path.parent)


def _on_skeleton(release: NotebookNode, nb: NotebookNode, reason: str) -> NotebookNode:
    """The release with the student's answers; without them when there is a reason to refuse."""
    reading = nb.metadata.get("course", {})
    read: list[str] = list(reading.get("notes", []))
    status = REVIEW if reading.get("doubtful") else GRADED
    course: dict[str, Any] = {"status": REJECTED, "notes": [reason]}
    if not reason:
        matches = match_cells(release.cells, nb.cells)
        if _is_of_release(release.cells, matches):
            draft = rebuild(release.cells, nb.cells, matches)
            release.cells = _with_unique_ids([place.cell for place in draft.places])
            course = {"status": status, "notes": read + draft.notes}
            course |= {"kept": draft.kept} if draft.kept else {}
            course |= {"restored": draft.restored} if draft.restored else {}
        else:
            reason = "None of the assignment's solution cells is in this notebook."
            course["notes"] = [reason]
    release.metadata["course"] = course
    return release


def _is_of_release(release: list[NotebookNode], matches: Matches) -> bool:
    """Whether this is the assignment's notebook: an answer was found, or much of the rest."""
    answered = any(is_solution(release[i]) for i in matches.chosen)
    return answered or 3 * len(matches.chosen) >= len(release)


def read_release(directory: CourseDirectory, resources: Resources) -> NotebookNode:
    """The released notebook of the assignment that is being graded."""
    info = resources["nbgrader"]
    folder = directory.format_path(directory.release_directory, ".", info["assignment"])
    path = Path(folder) / f"{info['notebook']}.ipynb"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: run `course release {info['assignment']}`.")
    return nbformat.read(path, as_version=4)


def _read_file(path: Path, assignment: str) -> NotebookNode:
    if path.is_symlink() or not path.is_file():
        raise UnreadableNotebook("The submitted notebook is a link and not a file.")
    with path.open("rb") as file:
        # As much room as it needs: `read` makes room for all that it is allowed to read.
        size = os.fstat(file.fileno()).st_size
        book = read_submission(file.read(min(size, MAX_RAW_BYTES) + 1))
    other = book.metadata.get("course", {}).get("assignment", assignment)
    if other != assignment:
        raise UnreadableNotebook(f"This is the notebook of another assignment, {other[:80]!r}.")
    return book


def _with_unique_ids(cells: list[NotebookNode]) -> list[NotebookNode]:
    seen: set[str] = set()
    for number, cell in enumerate(cells):
        if cell.id in seen:
            cell["id"] = f"own-{number}"
        seen.add(cell.id)
    return cells
