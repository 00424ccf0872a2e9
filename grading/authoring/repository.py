"""What the students' repository says of itself: its README, its package, what git ignores."""

from __future__ import annotations

from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from grading.authoring.preprocessors import FillHeader
from grading.course import Course, read_notebook
from grading.rules import Collect

_PYPROJECT = """\
# Written by `course publish`: changes belong into the course's own repository.
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "course-lib"
version = "{version}"
description = "What the notebooks of the course import"
requires-python = "{python}"
license = "MIT"
dependencies = [
{dependencies}
]
{extras}
[project.scripts]
course-check = "course_lib.preflight.terminal:main"

[tool.setuptools.packages.find]
include = ["course_lib*"]
namespaces = false

[tool.setuptools.package-data]
course_lib = ["drills/*.json", "expected/*/*.csv", "forms/*.json"]
"""

_README = """\
# {title}

Notebooks to work through, and the small package `course_lib` that they use.

| assignment | |
|---|---|
{rows}

## In Colab

{colab}

## On your own computer

Python {python} or newer.

```sh
{clone}
python3 -m venv .venv
.venv/bin/pip install . jupyterlab
.venv/bin/jupyter lab
```

On Windows it is `.venv\\Scripts\\` in place of `.venv/bin/`. After a `git pull`, install again.
{extras}
## Working

- Write where a cell says `YOUR CODE HERE` or `YOUR ANSWER HERE`. Leave the cells around it as they
  are: grading puts them back. Cells of your own are welcome anywhere; imports and helpers belong
  into them.
- The cell below each exercise tests it. It is graded with further tests of the same kind.

## Handing in

| assignment | hand in |
|---|---|
{companions}

1. Restart the kernel, run everything from the top, save.
2. Run the check at the end of the notebook and do what it says. In a terminal the same is
   `.venv/bin/course-check FILE.ipynb`. It looks at the form alone: at what is missing, or stands
   where nobody looks for it. It says nothing about points.
3. From Colab: *File > Download > Download .ipynb*{from_colab}.
4. Hand in the `.ipynb` itself: no PDF, no link, no zip with a password. Keep the names as they
   are; the platform adds yours. One notebook for each hand-in{beside}.
5. A second hand-in replaces the first, so hand in everything again.
"""

_PYPROJECT_EXTRAS = """
[project.optional-dependencies]
{extras}
"""

_README_EXTRA = """
For {assignments} also:

```sh
.venv/bin/pip install ".[{extra}]"
```
"""

_WITH_BADGE = (
    "Click a badge, then *File > Save a copy in Drive*. "
    "The first code cell installs what is missing."
)
_WITHOUT_BADGE = "Upload a notebook to Colab; its first code cell says what is missing."

_FROM_COLAB = """ for the notebook; what goes beside it from the
   *Files* panel at the left. Colab forgets these files when its runtime stops: download them, or
   keep them in your Drive, before you leave. The last cell of the notebook does either for you"""

_GITIGNORE = ".venv/\n.ipynb_checkpoints/\n__pycache__/\nbuild/\n*.egg-info/\n"


def texts(course: Course, assignments: list[str], project: dict[str, Any]) -> dict[str, str]:
    """The written files by name; `project` is `[project]` of this repository."""
    extras = _extras(course, assignments, project)
    return {
        "README.md": _readme(course, assignments, project, extras),
        "pyproject.toml": _PYPROJECT.format(
            version=project["version"],
            python=project["requires-python"],
            dependencies=_lines(project["dependencies"]),
            extras=_pyproject_extras(project, extras),
        ),
        ".gitignore": _GITIGNORE,
    }


def _extras(
    course: Course, assignments: list[str], project: dict[str, Any]
) -> dict[str, list[str]]:
    """Extras of this repository's package that assignments need, with these assignments.

    An assignment needs one that holds a package of its `FillHeader.packages`.
    """
    packages = FillHeader(config=course.config).packages
    needed = {
        each: set(map(_distribution, packages.get(each, {}).values())) for each in assignments
    }
    extras = {
        extra: [each for each in assignments if needed[each] & set(map(_distribution, content))]
        for extra, content in project.get("optional-dependencies", {}).items()
    }
    return {extra: needing for extra, needing in extras.items() if needing}


def _distribution(requirement: str) -> str:
    """The name of what pip is to install; empty for a mere address."""
    try:
        return canonicalize_name(Requirement(requirement).name)
    except InvalidRequirement:
        return ""


def _pyproject_extras(project: dict[str, Any], extras: dict[str, list[str]]) -> str:
    content = project.get("optional-dependencies", {})
    lines = "\n".join(f"{extra} = [\n{_lines(content[extra])}\n]" for extra in extras)
    return _PYPROJECT_EXTRAS.format(extras=lines) if extras else ""


def _lines(requirements: list[str]) -> str:
    return "\n".join(f'    "{requirement}",' for requirement in requirements)


def _readme(
    course: Course, assignments: list[str], project: dict[str, Any], extras: dict[str, list[str]]
) -> str:
    header = FillHeader(config=course.config)
    address = header.students_repository.rstrip("/")
    name = address.rpartition("/")[2].removesuffix(".git")
    badges = {each: header.badge(each) for each in assignments}
    has_badge = any(badges.values())
    rows = [
        f"| [{_title(course, each)}]({each}/{each}.ipynb) | {badge} |"
        for each, badge in badges.items()
    ]
    asked_for = Collect(config=course.config).companion_files
    files = {each: [f"{each}.ipynb", *asked_for.get(each, [])] for each in assignments}
    beside = sorted({file for names in files.values() for file in names[1:]})
    return _README.format(
        title=name or "The course's notebooks",
        rows="\n".join(rows),
        colab=_WITH_BADGE if has_badge else _WITHOUT_BADGE,
        clone=f"git clone {address}\ncd {name}" if address else "cd this-folder",
        python=project["requires-python"].lstrip(">="),
        extras="".join(
            _README_EXTRA.format(extra=extra, assignments=" and ".join(f"`{x}`" for x in needing))
            for extra, needing in extras.items()
        ),
        companions="\n".join(
            f"| `{each}` | {' and '.join(f'`{name}`' for name in names)} |"
            for each, names in files.items()
        ),
        from_colab=_FROM_COLAB if beside else "",
        beside=", with what goes beside it" if beside else "",
    )


def _title(course: Course, assignment: str) -> str:
    """The first heading of the notebook, else its name."""
    book = read_notebook(course.notebook("release", assignment))
    for cell in book.cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else []:
            if line.startswith("# "):
                return line.removeprefix("# ").strip().replace("|", "/")
    return assignment
