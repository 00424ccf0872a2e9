"""Write the students' repository: released notebooks, `course_lib` as a package, a README.

The course's own repository holds the solutions and stays private; this one is what students see.
"""

from __future__ import annotations

import importlib.util
import shutil
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from course_lib.preflight.form import Form, form_of, to_json
from grading.authoring.release import release_differences
from grading.authoring.repository import texts
from grading.course import Course, CourseError, read_notebook
from grading.rules import Collect

MARKER = ".published-course"
PACKAGE = "course_lib"


def publish(course: Course, target: Path) -> list[Path]:
    """Write the students' repository into `target`, ready to push; the files written.

    Files of a previous publication that no longer belong are removed. `.git` is never touched.

    Raises CourseError when `release/` is not what `source/` gives, or when `target` holds something
    else than a previous publication.
    """
    target = target.resolve()
    assignments = course.assignments()
    if target == course.root or course.root.is_relative_to(target):
        raise CourseError(f"{target} holds the course itself: publish into a folder of its own.")
    marker = target / MARKER
    if target.exists() and not target.is_dir():
        raise CourseError(f"{target} is a file.")
    if target.exists() and not marker.is_file() and set(_names(target)) - {".git"}:
        raise CourseError(
            f"{target} is not empty and no previous publication: name another folder."
        )
    stale = [line for name in assignments for line in release_differences(course, name)]
    if stale:
        raise CourseError(
            f"release/ is not what source/ gives ({stale[0]}): run `course release`, then publish."
        )
    former = marker.read_text(encoding="utf-8").splitlines() if marker.is_file() else []
    files = _files(course, assignments)
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _remove(target, sorted(set(former) - set(files)))
    marker.write_text("\n".join(sorted(files)) + "\n", encoding="utf-8")
    return [target / name for name in sorted(files)]


def _files(course: Course, assignments: list[str]) -> dict[str, bytes]:
    """Everything that the students' repository holds, by path."""
    project = _project(course)
    files = {name: text.encode() for name, text in texts(course, assignments, project).items()}
    files["LICENSE"] = (_package_root() / "LICENSE").read_bytes()
    folders = {name: course.path("release", name) for name in assignments}
    folders[PACKAGE] = _package()
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts):
                files[f"{name}/{path.relative_to(folder).as_posix()}"] = path.read_bytes()
    # Colab opens a notebook without the files beside it: the package brings the expected curves.
    for name in assignments:
        for path in sorted((folders[name] / "expected").glob("*.csv")):
            files[f"{PACKAGE}/expected/{name}/{path.name}"] = path.read_bytes()
    for name, form in forms(course).items():
        files[f"{PACKAGE}/forms/{name}.json"] = to_json(form)
    return files


def forms(course: Course) -> dict[str, Form]:
    """What was released of each assignment, for the check before handing in."""
    asked_for = Collect(config=course.config).companion_files
    released = {name: course.notebook("release", name) for name in course.assignments()}
    return {
        name: form_of(read_notebook(path), name, asked_for.get(name, []))
        for name, path in released.items()
        if path.is_file()
    }


def _project(course: Course) -> dict[str, Any]:
    """`[project]` of this repository: the one place where dependencies are declared."""
    file = _package_root() / "pyproject.toml"
    if not file.is_file():
        raise CourseError(f"{file} is missing: install the course with `pip install -e .`.")
    project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
    for name in project["dependencies"]:
        Requirement(name)
    return project


def _package() -> Path:
    """The folder of `course_lib`, found without importing it and torch."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise CourseError(f"{PACKAGE} is not installed: run `pip install -e .` in its repository.")
    return Path(spec.origin).resolve().parent


def _package_root() -> Path:
    return _package().parent


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _remove(target: Path, names: list[str]) -> None:
    """Remove files of the previous publication, and folders that this leaves empty."""
    for name in names:
        path = target / name
        if ".." in Path(name).parts or not path.resolve().is_relative_to(target):
            continue
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == target or not folder.is_dir() or any(folder.iterdir()):
                break
            shutil.rmtree(folder)
