"""The first step of grading: bring whatever was handed in into the form that was released.

The release is the skeleton. A student's text is taken over, a student's metadata never: points,
locks and grade_ids come from the release, so a notebook that lost or forged them is graded alike.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from grading.cells import BADGE_CELL, SETUP_CELL
from grading.course import course_directory
from grading.intake.matching import Matches, grade_id, match_cells, normal
from grading.intake.notebooks import UnreadableNotebook, read_submission
from grading.intake.shelf import with_notes
from grading.statuses import GRADED, REJECTED

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
            book = _read_file(Path(filename), resources["nbgrader"]["assignment"])
        except UnreadableNotebook as error:
            book = read_release(self.parent.coursedir, resources)
            resources["rejected"] = str(error)
        return self.from_notebook_node(book, resources, **kw)


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
    notes: list[str] = []
    if not reason:
        matches = match_cells(release.cells, nb.cells)
        if any(is_solution(release.cells[i]) for i in matches):
            release.cells = _rebuild(release.cells, nb.cells, matches, notes)
        else:
            reason = "None of the assignment's solution cells is in this notebook."
    release.metadata["course"] = {
        "status": REJECTED if reason else GRADED,
        "notes": [reason] if reason else notes,
    }
    return release


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
    book = read_submission(path.read_bytes())
    other = book.metadata.get("course", {}).get("assignment", assignment)
    if other != assignment:
        raise UnreadableNotebook(f"This is the notebook of another assignment, {other[:80]!r}.")
    return book


def _rebuild(
    release: list[NotebookNode],
    submission: list[NotebookNode],
    matches: Matches,
    notes: list[str],
) -> list[NotebookNode]:
    """The student's cells in their order, the released ones among them restored."""
    owner = {chosen[0]: i for i, chosen in matches.items()}
    copies = {j: i for i, chosen in matches.items() for j in chosen[1:]}
    _note_copies(release, matches, notes)
    placed: list[tuple[int | None, NotebookNode]] = []
    for j, cell in enumerate(submission):
        if j in owner and _is_still_itself(release[owner[j]], cell):
            placed.append((owner[j], _restored(release[owner[j]], cell, notes)))
        elif j in copies and _is_useless_copy(release[copies[j]], cell):
            continue
        else:
            placed.append((None, _plain(cell, j)))
    _put_back_missing(release, placed, notes)
    _move_tests_behind_solutions(release, placed, notes)
    return _with_unique_ids([cell for _, cell in placed])


def _is_still_itself(released: NotebookNode, cell: NotebookNode) -> bool:
    """A cell that nobody grades and that has another type now is the student's own."""
    return bool(grade_id(released)) or released.cell_type == cell.cell_type


def _is_useless_copy(released: NotebookNode, cell: NotebookNode) -> bool:
    return bool(grade_id(released)) and normal(released.source) == normal(cell.source)


def _note_copies(release: list[NotebookNode], matches: Matches, notes: list[str]) -> None:
    for i, chosen in matches.items():
        name = grade_id(release[i])
        if name and len(chosen) > 1:
            notes.append(f"The cell {name} is there {len(chosen)} times; one of them was graded.")


def _restored(released: NotebookNode, cell: NotebookNode, notes: list[str]) -> NotebookNode:
    """The released cell with the student's text, where the student may write."""
    name = grade_id(released)
    fresh = nbformat.from_dict(released)
    if cell.cell_type != released.cell_type and name:
        notes.append(f"The cell {name} had been turned into a {cell.cell_type} cell.")
    if not name or is_solution(released):
        fresh.source = cell.source
        if "attachments" in cell and fresh.cell_type == "markdown":
            fresh["attachments"] = cell.attachments
    elif normal(cell.source) != normal(released.source) and name not in (BADGE_CELL, SETUP_CELL):
        notes.append(f"The cell {name} had been changed and was restored.")
    return fresh


def _plain(cell: NotebookNode, index: int) -> NotebookNode:
    """A cell of the student's own: it runs where it stands and is never graded."""
    fresh = nbformat.from_dict(cell)
    text = f"{index}\0{cell.source}".encode()
    fresh["id"] = f"own-{hashlib.sha256(text).hexdigest()[:12]}"
    fresh.metadata = nbformat.from_dict({})
    return fresh


def _put_back_missing(
    release: list[NotebookNode],
    placed: list[tuple[int | None, NotebookNode]],
    notes: list[str],
) -> None:
    """Put each missing graded or locked cell behind the released cell that precedes it."""
    for i, cell in enumerate(release):
        name = grade_id(cell)
        if not name or any(owner == i for owner, _ in placed):
            continue
        before = [k for k, (owner, _) in enumerate(placed) if owner is not None and owner < i]
        # The released cell nearest above, not the lowest in the notebook: cells may be shuffled.
        position = max(before, key=lambda k: placed[k][0] or 0) + 1 if before else 0
        placed.insert(position, (i, nbformat.from_dict(cell)))
        if name not in (BADGE_CELL, SETUP_CELL):
            notes.append(f"The cell {name} was missing and was put back.")


def _move_tests_behind_solutions(
    release: list[NotebookNode],
    placed: list[tuple[int | None, NotebookNode]],
    notes: list[str],
) -> None:
    """A test that stands above its solution would fail whatever the solution is."""
    names = {grade_id(cell): i for i, cell in enumerate(release) if grade_id(cell)}
    for name, i in names.items():
        solution = names.get(name.removeprefix("test_"))
        if not is_grade(release[i]) or is_solution(release[i]) or solution is None:
            continue
        order = [owner for owner, _ in placed]
        if order.index(i) < order.index(solution):
            test = placed.pop(order.index(i))
            placed.insert(order.index(solution), test)
            notes.append(f"The cell {name} stood above its solution and was moved below it.")


def _with_unique_ids(cells: list[NotebookNode]) -> list[NotebookNode]:
    seen: set[str] = set()
    for number, cell in enumerate(cells):
        if cell.id in seen:
            cell["id"] = f"own-{number}"
        seen.add(cell.id)
    return cells
