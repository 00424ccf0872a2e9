"""A last look at a notebook before it is handed in."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import nbformat

UNSOLVED = "raise NotImplementedError"


def preflight(
    notebook: str, exercises: Iterable[str], questions: Iterable[str], files: Iterable[str] = ()
) -> bool:
    """Print what is still missing in the saved notebook, and return whether it is complete.

    notebook   file name of the notebook, in the current folder; in Colab the open one is read
    exercises  names of the coding exercises
    questions  names of the written questions
    files      what has to be handed in beside the notebook
    """
    problems = [f"{name} is not in this folder: run the cell that writes it."
                for name in files if not Path(name).is_file()]  # fmt: skip
    try:
        content = _read(notebook)
    except (OSError, ValueError) as error:
        print(f"Cannot look into {notebook}: {error}. Save it, then run this cell again.")
        return False
    problems += find_problems(content, exercises, questions)
    for problem in problems:
        print(f"- {problem}")
    print("Not ready yet: see above." if problems else "Ready to hand in (as last saved).")
    return not problems


def find_problems(
    notebook: nbformat.NotebookNode, exercises: Iterable[str], questions: Iterable[str]
) -> list[str]:
    """Return one sentence for each thing that would cost points for no good reason."""
    cells: dict[str, list] = {}
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name:
            cells.setdefault(name, []).append(cell)
    problems = []
    for name in exercises:
        if name not in cells:
            problems.append(f"{name}: its cell is gone. Copy it from a fresh notebook.")
        elif UNSOLVED in cells[name][-1].source:
            problems.append(f"{name}: not solved yet.")
    for name in questions:
        if name not in cells:
            problems.append(f"{name}: its cell is gone. Copy it from a fresh notebook.")
        elif "YOUR ANSWER HERE" in cells[name][-1].source:
            problems.append(f"{name}: not answered yet.")
    for name, copies in cells.items():
        if len(copies) > 1:
            problems.append(f"{name}: there are {len(copies)} copies of this cell; keep one.")
    return problems


def _read(notebook: str) -> nbformat.NotebookNode:
    if "google.colab" in sys.modules:
        # The only way to the open notebook there; private, but large courses rely on it.
        from google.colab import _message

        reply = _message.blocking_request("get_ipynb", timeout_sec=30)
        return nbformat.reads(json.dumps(reply["ipynb"]), as_version=4)
    return nbformat.read(notebook, as_version=4)
