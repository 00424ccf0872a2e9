"""From `source/` to `release/`: generate, prove that nothing leaks, compare."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment

from grading.authoring.cell_ids import write_ids
from grading.authoring.regions import secret_lines, unbalanced
from grading.cells import grade_id
from grading.course import Course, CourseError, copy_course, read_notebook
from grading.drills import Drills


def release(
    course: Course, assignment: str, tell: Callable[[str], None] = lambda line: None
) -> Path:
    """Write `release/<assignment>` and enter the assignment into the gradebook.

    The release is built elsewhere first, so that one that fails or leaks replaces nothing. Cells of
    the source that have no id get one there; `tell` is told.
    """
    course.require(assignment)
    _check_source(course, assignment)
    with course.gradebook():  # one that cannot be used says so before anything is written
        pass
    for path in _sources(course, assignment):
        if number := write_ids(path):
            name = os.path.relpath(path, course.root)
            tell(f"Wrote cell ids into {name}: {number} cells had none.")
    folder = course.path("release", assignment)
    with tempfile.TemporaryDirectory() as scratch:
        built = _build(course, assignment, Path(scratch) / "course")
        kept = Path(scratch) / "kept"
        if folder.exists():
            shutil.copytree(folder, kept)
        try:
            course.convert(GenerateAssignment, assignment)
        except CourseError as error:
            if kept.exists():
                shutil.copytree(kept, folder, dirs_exist_ok=True)
            if "there are submissions associated with it" not in str(error):
                raise
            raise CourseError(
                f"{assignment} has graded submissions and its cells have changed since. Run "
                f"`nbgrader db assignment remove {assignment} --force`, release and grade again; "
                "scores given by hand are lost with it."
            ) from error
        for stale in _files(folder) - _files(built):
            (folder / stale).unlink()
    return folder


def release_differences(course: Course, assignment: str) -> list[str]:
    """Cells and files in which `release/` is not what `source/` gives now; empty when up to date.

    Neither `release/` nor the gradebook is written.
    """
    course.require(assignment)
    folder = course.path("release", assignment)
    with tempfile.TemporaryDirectory() as scratch:
        built = _build(course, assignment, Path(scratch) / "course")
        differences = []
        for name in sorted(_files(built) | _files(folder)):
            fresh, old = built / name, folder / name
            if not old.exists():
                differences.append(f"{assignment}/{name}: not in release")
            elif not fresh.exists():
                differences.append(f"{assignment}/{name}: only in release")
            elif name.suffix == ".ipynb":
                differences += [
                    f"{assignment}/{name}: {what}" for what in _notebook_differences(fresh, old)
                ]
            elif fresh.read_bytes() != old.read_bytes():
                differences.append(f"{assignment}/{name}: differs")
    return differences


def leaks(source_notebook: Path, release_folder: Path, header: Path | None = None) -> list[str]:
    """Secret lines of the source notebook that occur in any file of the release.

    Secret are solutions, hidden tests, mark schemes and model answers; each finding names its file.
    What stands in the `header` notebook is public.
    """
    public = _text(header) if header else ""
    book = read_notebook(source_notebook)
    secrets = [line for line in secret_lines(book) if line not in public]
    found = []
    for name in sorted(_files(release_folder)):
        text = _text(release_folder / name)
        found += [f"{name}: {line}" for line in secrets if line in text]
    return found


def _build(course: Course, assignment: str, root: Path) -> Path:
    """Generate the release in a course of its own at `root` and prove that it leaks nothing."""
    _refuse_left_over(course, assignment)
    scratch = copy_course(course, root, [assignment])
    scratch.config.GenerateAssignment.no_database = True
    scratch.config.SaveCells.enabled = False
    for path in _sources(scratch, assignment):
        if path.is_relative_to(root):
            write_ids(path)
    try:
        scratch.convert(GenerateAssignment, assignment)
    except CourseError as error:
        reason = str(error).partition(" (details:")[0]
        raise CourseError(f"{assignment} cannot be released: {reason}") from error
    folder = scratch.path("release", assignment)
    source, *header = _sources(scratch, assignment)
    found = leaks(source, folder, *header)
    if found:
        raise CourseError(
            f"The release of {assignment} would show what is between BEGIN and END marks: "
            + "; ".join(found[:5])
        )
    return folder


def _check_source(course: Course, assignment: str) -> None:
    """Raise CourseError for what nbgrader would refuse without a place."""
    Drills(config=course.config)
    for cell in read_notebook(course.notebook("source", assignment)).cells:
        if lacks := unbalanced(cell.source):
            raise CourseError(
                f"{assignment} cannot be released: in the cell {grade_id(cell) or cell.id}, "
                f"{lacks} is missing."
            )


def _refuse_left_over(course: Course, assignment: str) -> None:
    """The notebook as text, as jupytext leaves it, would be released with its solutions."""
    notebook = course.notebook("source", assignment)
    for suffix in (".py", ".md", ".Rmd", ".qmd"):
        if (left := notebook.with_suffix(suffix)).exists():
            raise CourseError(
                f"{left} is the notebook as text, with its solutions: delete it or move it out of "
                f"the folder, after `jupytext --update --to ipynb` if it is what you edited."
            )


def _sources(course: Course, assignment: str) -> list[Path]:
    """The source notebook, and the header's where there is one."""
    header = course.config.IncludeHeaderFooter.get("header")
    paths = [course.notebook("source", assignment)]
    return [*paths, course.root / header] if header else paths


def _files(folder: Path) -> set[Path]:
    return {
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


def _text(path: Path) -> str:
    """All text of a file; a notebook without JSON's escapes, so that lines can be compared."""
    if path.suffix != ".ipynb":
        return path.read_text(encoding="utf-8", errors="ignore")
    return "\n".join(_strings(read_notebook(path)))


def _strings(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        node = list(node.values())
    return [text for item in node for text in _strings(item)] if isinstance(node, list) else []


def _notebook_differences(fresh: Path, old: Path) -> list[str]:
    new, was = (read_notebook(path) for path in (fresh, old))
    wanted, present = ({_name(cell): cell for cell in book.cells} for book in (new, was))
    differences = [f"cell {name}: not in release" for name in wanted if name not in present]
    differences += [f"cell {name}: only in release" for name in present if name not in wanted]
    differences += [
        f"cell {name}: differs"
        for name in wanted
        if name in present and wanted[name] != present[name]
    ]
    if not differences and list(wanted) != list(present):
        differences.append("the cells are in another order")
    if new.metadata != was.metadata:
        differences.append("the notebook's metadata differ")
    return differences


def _name(cell: nbformat.NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id", "")
