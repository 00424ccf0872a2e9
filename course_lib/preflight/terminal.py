"""What a student calls in a terminal: `course-check FILE`, or `python -m course_lib check FILE`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from course_lib.preflight import reading
from course_lib.preflight.files import file_problem, find_files
from course_lib.preflight.form import Form, guess, packed_forms
from course_lib.preflight.look import Look
from course_lib.preflight.report import Report, examine, lines

READY, NOT_READY, CANNOT_LOOK = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files that are named; the worst of their exit codes."""
    parser = argparse.ArgumentParser(
        prog="course-check",
        description="Look at a notebook before it is handed in: at its form. Nothing is run.",
    )
    parser.add_argument("file", nargs="+", help="The notebook (.ipynb), and what goes with it.")
    given = parser.parse_args(arguments)
    forms = packed_forms()
    if not forms:
        print(
            "This course_lib does not know what was released: install it from the students' "
            "repository with `pip install .`."
        )
        return CANNOT_LOOK
    return check_files([Path(name) for name in given.file], forms)


def check_files(paths: Sequence[Path], forms: Mapping[str, Form]) -> int:
    """Print what is found about each file; the worst exit code.

    forms  what was released, by assignment
    """
    if hasattr(sys.stdout, "reconfigure"):
        # A console of Windows cannot show every letter that a student may have written.
        sys.stdout.reconfigure(errors="replace")
    codes = []
    companions = {path.name: path for path in paths if path.suffix != ".ipynb"}
    notebooks = [path for path in paths if path.suffix == ".ipynb" or path.is_dir()]
    for path in notebooks or paths:
        if len(paths) > 1:
            print(f"{path}:")
        code, printed = check_file(path, forms, companions)
        print("\n".join(printed))
        codes.append(code)
    return max(codes, default=CANNOT_LOOK)


def check_file(
    path: Path, forms: Mapping[str, Form], companions: Mapping[str, Path] | None = None
) -> tuple[int, list[str]]:
    """Exit code and lines for one file, a notebook or what is handed in beside it.

    companions  files that were named along with it; others are looked for beside the notebook
    """
    owner = next((form for form in forms.values() if _asked_for(path, form)), None)
    if owner is not None and path.is_file():
        reason = file_problem(owner.assignment, _asked_for(path, owner), path, {}, live=False)
        report = Report([reason] if reason else [])
        return (NOT_READY if reason else READY), lines(report)
    try:
        path = _inside(path)
        book = reading.read_file(path)
    except reading.Unreadable as error:
        return CANNOT_LOOK, lines(Report([str(error)]))
    form = _form(book, path, forms)
    if form is None:
        known = ", ".join(sorted(forms))
        return NOT_READY, [f"{path.name} is the notebook of none of the assignments ({known})."]
    found = find_files(path.parent, form.files, path.name)
    found |= {n: p for n, p in (companions or {}).items() if n in form.files and p.is_file()}
    look = Look(book, form, path.name, path.stat().st_mtime, found, path.parent)
    report = examine(look)
    return (NOT_READY if report.problems else READY), lines(report, look)


def _asked_for(path: Path, form: Form) -> str:
    """The name by which a file is asked for; empty if it is not."""
    return next((n for n in form.files if path.name == n or path.name.endswith(f"__{n}")), "")


def _inside(path: Path) -> Path:
    """The notebook that is meant by a folder. Raises Unreadable."""
    if not path.is_dir():
        return path
    inside = sorted(path.glob("*.ipynb"))
    if len(inside) != 1:
        raise reading.Unreadable(
            f"{path} holds {len(inside) or 'no'} notebooks: name the one to hand in."
        )
    return inside[0]


def _form(book, path: Path, forms: Mapping[str, Form]) -> Form | None:
    """The assignment that a notebook belongs to: by its metadata, its cells, its name."""
    course = book.metadata.get("course")
    said = course.get("assignment") if isinstance(course, dict) else None
    if isinstance(said, str) and said in forms:
        return forms[said]
    return guess(book, list(forms.values())) or forms.get(path.stem.rpartition("__")[2])
