"""What the last cell of a notebook calls."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat

from course_lib.preflight import reading
from course_lib.preflight.files import find_files
from course_lib.preflight.form import Form, form_of_names, packed_forms
from course_lib.preflight.look import Look
from course_lib.preflight.report import examine, lines
from course_lib.preflight.work import work_problems


def preflight(
    notebook: str, exercises: Iterable[str], questions: Iterable[str], files: Iterable[str] = ()
) -> bool:
    """Print what is still missing in the notebook, and return whether its form is complete.

    notebook   file name of the notebook, in the current folder; in Colab the open one is read
    exercises  names of the coding exercises
    questions  names of the written questions
    files      what has to be handed in beside the notebook
    """
    assignment = Path(notebook).stem
    form = packed_forms().get(assignment) or form_of_names(assignment, exercises, questions, files)
    try:
        look = _look(notebook, form)
    except reading.Unreadable as error:
        print(f"- {error}")
        print("Not ready yet: see above.")
        return False
    report = examine(look)
    print("\n".join(lines(report, look)))
    return not report.problems


def find_problems(
    notebook: nbformat.NotebookNode, exercises: Iterable[str], questions: Iterable[str]
) -> list[str]:
    """One sentence for each thing in a notebook that would cost points for no good reason."""
    return work_problems(Look(notebook, form_of_names("", exercises, questions)))


def _look(notebook: str, form: Form) -> Look:
    """The open notebook, or the saved one in this folder. Raises Unreadable."""
    here = Path.cwd()
    if reading.in_colab():
        content = reading.open_notebook()
        book = reading.cleaned(content, notebook)
        name, saved = _name_in_colab(book), None
    else:
        told = reading.name_of_open_file()
        path = here / notebook
        if not path.is_file() and told and (here / Path(told).name).is_file():
            path = here / Path(told).name  # under another name than it was released with
        try:
            book = reading.read_file(path)
        except reading.Unreadable as error:
            raise reading.Unreadable(f"{error} Save the notebook, then run this again.") from None
        name, saved = path.name, path.stat().st_mtime
    found = find_files(here, form.files, name)
    return Look(book, form, name, saved, found, here, live=True, namespace=_namespace())


def _name_in_colab(book: nbformat.NotebookNode) -> str:
    """The name that the notebook has in Drive."""
    colab = book.metadata.get("colab")
    name = colab.get("name") if isinstance(colab, dict) else None
    return name if isinstance(name, str) else ""


def _namespace() -> dict[str, Any]:
    """The names of the notebook's session."""
    import IPython

    shell = IPython.get_ipython()
    return dict(shell.user_ns) if shell else {}
