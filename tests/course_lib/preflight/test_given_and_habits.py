"""What became of given cells, and what is worth a second look."""

from __future__ import annotations

import nbformat
import pytest
from lab import DOUBLE, code, find, form, lost, place, released, report, solved

from course_lib.preflight.form import form_of
from course_lib.preflight.look import Look
from course_lib.preflight.report import examine


def test_a_changed_given_cell_is_a_hint_and_what_was_added_to_it_a_problem() -> None:
    book = solved()
    find(book, "test_double").source += "  # my note"
    found = report(book)
    assert not found.problems
    assert found.hints == [
        "Given cells that were changed: test_double. Grading puts them back as they were."
    ]
    find(book, "test_double").source += "\ntried = double(3)"
    find(book, "imports").source += "\nimport math, json as j"
    assert not report(book).problems  # nothing uses it
    find(book, "double").source = "def double(x):\n    return math.fsum([x, j.loads(str(x))])"
    assert report(book).problems == [
        "imports: grading puts this given cell back, so that what you added may be gone (`j`, "
        "`math`). Your cells use it: make it in a cell of your own."
    ]


def test_a_given_cell_that_is_gone_is_put_back_and_the_set_up_may_change() -> None:
    book = solved()
    book.cells.remove(find(book, "test_halve"))
    find(book, "header_setup").source = "!pip install the-course"
    found = report(book)
    assert not found.problems
    assert found.hints == ["Given cells that are gone: test_halve. Grading puts them back."]


def test_an_older_copy_is_not_called_changed() -> None:
    newer = solved()
    old = solved()
    find(newer, "imports").source = "import numpy as np\nimport math"
    look = Look(old, form_of(newer, "lab"), "lab.ipynb")
    hints = [hint for hint in examine(look).hints if "older" in hint]
    assert len(hints) == 1 and "imports" in hints[0]
    assert not [hint for hint in examine(look).hints if "were changed" in hint]


def test_an_older_copy_may_use_what_newer_ones_no_longer_import() -> None:
    newer, old = released(), solved(double="def double(x):\n    return np.add(x, x)")
    find(newer, "imports").source = "import math"
    found = examine(Look(old, form_of(newer, "lab"), "lab.ipynb"))
    assert found.problems == [
        "imports: grading uses a newer version of this given cell, which lacks `np`. Your cells "
        "use it: make it in a cell of your own."
    ]


def test_a_title_that_colab_puts_on_top_changes_nothing() -> None:
    book = solved()
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.source = f'#@title Run me {{ display-mode: "form" }}\n{cell.source}'
    assert not report(book).hints
    found = report(lost(book))
    assert not found.problems and not found.hints


def test_a_changed_given_cell_is_known_by_what_it_defines_where_metadata_are_lost() -> None:
    released = solved()
    find(released, "imports").source = "import numpy as np\nimport math"
    known = form_of(released, "lab")
    find(released, "imports").source += "  # my note"
    hints = examine(Look(lost(released), known, "lab.ipynb")).hints
    assert hints == ["Given cells that were changed: imports. Grading puts them back as they were."]


def test_a_second_version_below_the_check_is_a_hint_and_above_it_none() -> None:
    book = solved()
    book.cells.insert(place(book, "double") + 1, code("def double(x):\n    return 2 * x"))
    assert not report(book).hints
    book.cells.append(code("def double(x):\n    return 2.0 * x"))
    assert report(book).hints[0].startswith("double: `double` is defined again in your cell that")


LINES = {
    "from google.colab import drive\ndrive.mount('/content/drive')": "Drive is not there",
    "data = open('/content/drive/MyDrive/actor.pt')": "Drive is not there",
    "open('/home/ada/rl/actor.pt')": "`/home/ada/rl/actor.pt` is on your machine only",
    "open('/Users/ada/actor.pt')": "`/Users/ada/actor.pt` is on your machine only",
    r"open('C:\\Users\\ada\\actor.pt')": "is on your machine only",
    "open('/content/actor.pt')": "`/content/actor.pt` is on your machine only",
    "!pip install -q tqdm": "`!pip install -q tqdm` does nothing while grading",
    "%pip install tqdm": "`%pip install tqdm` does nothing while grading",
    "%cd /content/drive/MyDrive": "`%cd /content/drive/MyDrive` does nothing while grading",
}


@pytest.mark.parametrize("line", LINES)
def test_lines_of_ones_own_machine_are_hints(line: str) -> None:
    book = solved()
    book.cells.append(code(line))
    assert any(LINES[line] in hint for hint in report(book).hints)
    book = solved(double=f"{line}\n{DOUBLE}")
    assert any(LINES[line] in hint for hint in report(book).hints)
    assert not report(book).problems


def test_harmless_lines_are_no_hints() -> None:
    book = solved()
    book.cells.append(code("x = 'a / b', '/', '~5', 'C: a letter', 'see /home'\n# !pip, /home/ada"))
    book.cells.append(code("%matplotlib inline\nx != 2"))
    assert not report(book).hints


def test_cells_that_were_not_run_or_run_out_of_order() -> None:
    book = solved()
    find(book, "test_halve").execution_count = None
    assert report(book).hints == ["Not run in the saved notebook: test_halve."]
    book = solved()
    find(book, "double").execution_count = 40
    assert report(book).hints[0].startswith("test_double was run before double")
    for cell in book.cells:
        cell["execution_count"] = None
    assert report(book).hints == [
        "No cell of the saved notebook was run. *Restart and run all*, then save."
    ]


def failing(cell) -> None:
    cell.outputs = [nbformat.v4.new_output("error", ename="E", evalue="e", traceback=[])]


def test_errors_in_outputs() -> None:
    book = solved()
    failing(find(book, "save_actor"))
    assert report(book).hints == ["An error stands below save_actor. Put it right, or take it out."]
    book = solved()
    failing(find(book, "test_double"))
    found = report(book)
    assert found.problems == [
        "double: its check failed when it was last run. Read what it says there."
    ]
    assert not found.hints


@pytest.mark.parametrize("name", ["lab (1).ipynb", "Copy of lab.ipynb", "lab-Copy1.ipynb"])
def test_another_name_than_the_released_one(name: str) -> None:
    found = examine(Look(solved(), form(), name))
    assert found.hints == [f"The notebook is named {name}. Rename it to lab.ipynb."]


def test_the_platforms_name_in_front_is_right() -> None:
    assert not examine(Look(solved(), form(), "ada__lab.ipynb")).hints


def test_another_assignments_notebook_and_none_at_all() -> None:
    book = solved()
    book.metadata.course["assignment"] = "other"
    assert report(book).problems == [
        "This is the notebook of other, not of lab: it would be refused. Hand in the right one."
    ]
    empty = lost(solved())
    empty.cells = [code("print(1)")]
    assert report(empty).problems == ["This is not the notebook of lab. Hand in the right one."]


def test_the_stubs_line_left_in_an_answer_is_a_hint() -> None:
    book = solved(q_twice="YOUR ANSWER HERE\n\nBecause.")
    found = report(book)
    assert not found.problems
    assert found.hints == ["`YOUR ANSWER HERE` still stands in q_twice. Take it out."]


def test_damaged_metadata_harm_nobody() -> None:
    for value in (None, [], "x", {"grade_id": 5}, {"grade_id": "halve", "checksum": 3}):
        book = solved()
        find(book, "halve").metadata["nbgrader"] = value
        assert report(book).problems == []
