"""Which cell is which, and where an answer is found: notebooks as tools and students leave them."""

from __future__ import annotations

import base64
import copy
import io
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from PIL import Image
from tinycourse import SOLUTIONS, TINY, cell, find, make_course, tiny_source

from grading.authoring.release import release
from grading.engine.plan import Plan
from grading.intake.code import statements
from grading.intake.skeleton import take_in

BASE = 'class Base:\n    """Given."""\n\n    def scale(self, x, by=SCALE):\n        return by * x'
SIDES = (
    "def left(x):\n    ### BEGIN SOLUTION\n    return Base().scale(x)\n    ### END SOLUTION\n\n\n"
    "def right(x):\n    ### BEGIN SOLUTION\n    return left(x)\n    ### END SOLUTION"
)
LEFT = "def left(x):\n    return Base().scale(x, 2)"
RIGHT = "def right(x):\n    return left(x)"
ANSWERS = SOLUTIONS | {
    "sides": f"{LEFT}\n\n\n{RIGHT}",
    "q_why": "The second answer has two paragraphs.\n\nThis is the other one.",
}
TWICE, WHY = ANSWERS["q_twice"], ANSWERS["q_why"]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[NotebookNode, NotebookNode]:
    """The instructor's notebook and the released one."""
    source = tiny_source()
    source.cells[2:2] = [cell("code", 'SCALE = 2\nNAME = "tiny"', "config")]
    source.cells[3:3] = [cell("code", BASE, "base")]
    source.cells += [
        cell("markdown", "Exercise 4: the same from both sides, with what is given above."),
        cell("code", SIDES, "sides", solution=True),
        cell("code", "assert left(1) == right(1) == 2", "test_sides", points=2),
        cell("markdown", "## Questions\n\nWhy is that so? Explain it in a paragraph or two."),
        cell("markdown", "### BEGIN SOLUTION\nSo.\n### END SOLUTION", "q_why", 2, True),
        cell("markdown", "## Hand in\n\nRun all cells, save, and hand in the file."),
    ]
    course = make_course(tmp_path_factory.mktemp("cells") / "course", source)
    release(course, TINY)
    released = nbformat.read(course.notebook("release", TINY), as_version=4)
    STUB.update({name: find(released, name).source for name in OLD_STUBS})
    return source, released


@pytest.fixture
def solved(books: tuple[NotebookNode, NotebookNode]) -> NotebookNode:
    book = copy.deepcopy(books[1])
    for name, text in ANSWERS.items():
        find(book, name).source = text
    return book


@pytest.fixture
def clean(
    books: tuple[NotebookNode, NotebookNode], tmp_path: Path
) -> Callable[[NotebookNode], NotebookNode]:
    def clean(book: NotebookNode) -> NotebookNode:
        path = tmp_path / "handed_in.ipynb"
        path.write_text(json.dumps(book), encoding="utf-8")
        return take_in(path, books[1], TINY)

    return clean


@pytest.fixture
def work(books: tuple[NotebookNode, NotebookNode]) -> Callable[[NotebookNode], dict[str, list]]:
    """What is run for each exercise, as the meaning of its cells."""
    plan = Plan(*books)

    def work(book: NotebookNode) -> dict[str, list]:
        tasks = [task.alone for task in plan.job(book).tasks]
        return {one.exercise: [statements(each.source) for each in one.cells] for one in tasks}

    return work


# ---- what a notebook goes through --------------------------------------------------------------


def name_of(each: NotebookNode) -> str:
    return each.metadata.get("nbgrader", {}).get("grade_id", "")


def index(book: NotebookNode, name: str) -> int:
    return book.cells.index(find(book, name))


def lost(book: NotebookNode) -> NotebookNode:
    """Without nbgrader's metadata and with ids of its own."""
    for number, each in enumerate(book.cells):
        each.metadata = nbformat.from_dict({"id": f"{number:012x}"})
        each.pop("id", None)
    book.nbformat_minor = 0
    return book


def on_top(code: str, text: str = "") -> Callable[[NotebookNode], NotebookNode]:
    def change(book: NotebookNode) -> NotebookNode:
        for each in book.cells:
            each.source = (code if each.cell_type == "code" else text) + each.source
        return book

    return change


def formatted(book: NotebookNode) -> NotebookNode:
    """Other quotes, white space and blank lines, as formatters leave them."""
    for each in book.cells:
        if each.cell_type == "code":
            each.source = "\n\n" + re.sub(r"(?<!\")\"(\w+)\"(?!\")", r"'\1'", each.source)
            each.source = each.source.replace(" = ", "   =  ").replace("(x, by", "( x,  by")
    return book


def as_databricks(book: NotebookNode) -> NotebookNode:
    for each in book.cells:
        if each.cell_type == "markdown":
            each.update(cell_type="code", source=f"%md\n{each.source}", outputs=[])
            each["execution_count"] = None
    return book


def as_magic_comments(book: NotebookNode) -> NotebookNode:
    for each in book.cells:
        if each.cell_type == "markdown":
            lines = ["%md", *each.source.splitlines()]
            text = "\n".join(f"# MAGIC {line}".rstrip() for line in lines)
            each.update(cell_type="code", source=text, outputs=[], execution_count=None)
        each.source += "\n\n# COMMAND ----------"
    return book


def commented(book: NotebookNode) -> NotebookNode:
    for name in ("imports", "config", "base"):
        each = find(book, name)
        each.source = f"# mine: {name}\n{each.source}  # looked at"
    return book


def shuffled(book: NotebookNode) -> NotebookNode:
    random.Random(4).shuffle(book.cells)
    return book


def appended_twice(book: NotebookNode, old: bool = False) -> NotebookNode:
    again = copy.deepcopy(book)
    for each in again.cells:
        if name_of(each) in ANSWERS:
            stub = (OLD_STUBS if old else STUB).get(name_of(each), "YOUR ANSWER HERE")
            each.source = stub
        each["id"] = f"again-{each.id}"[:64]
    book.cells += again.cells
    return book


def put_in_front(book: NotebookNode) -> NotebookNode:
    twice = appended_twice(book)
    half = len(twice.cells) // 2
    twice.cells = twice.cells[half:] + twice.cells[:half]
    return twice


def with_an_older_release_behind(book: NotebookNode) -> NotebookNode:
    return appended_twice(book, old=True)


STUB: dict[str, str] = {}
OLD_STUBS = {
    "double": 'def double(x):\n    """Twice x."""\n    raise NotImplementedError()',
    "share": 'def share(points):\n    """Some of the points."""\n    raise NotImplementedError()',
    "count": 'def count(n):\n    """Numbers below n."""\n    raise NotImplementedError()',
    "sides": "def left(x):\n    raise NotImplementedError()",
}

HARMLESS = {
    "form titles": on_top('#@title Run me { display-mode: "form" }\n'),
    "PyCharm": on_top("#%%\n\n", "#%% md\n\n"),
    "Spyder": on_top("# %%\n", "# %% [markdown]\n"),
    "a script's numbers": on_top("# In[3]:\n\n"),
    "tags": on_top("", "<cell_type>markdown</cell_type>"),
    "formatted": formatted,
    "Databricks": as_databricks,
    "magic comments": as_magic_comments,
    "comments in given cells": commented,
    "nothing": lambda book: book,
}
WORSE = [shuffled, appended_twice, put_in_front, with_an_older_release_behind]


@pytest.mark.parametrize("how", HARMLESS)
@pytest.mark.parametrize("metadata", ["kept", "lost"])
def test_what_tools_do_changes_nothing_and_accuses_nobody(
    how: str, metadata: str, solved, clean, work
) -> None:
    twin = work(clean(solved))
    damaged = HARMLESS[how](copy.deepcopy(solved))
    got = clean(lost(damaged) if metadata == "lost" else damaged)
    assert work(got) == twin
    assert got.metadata.course.status == "graded"
    assert not [note for note in got.metadata.course.notes if "answer" not in note.casefold()]
    assert (find(got, "q_twice").source, find(got, "q_why").source) == (TWICE, WHY)


@pytest.mark.parametrize("how", WORSE, ids=lambda how: how.__name__)
def test_what_students_do_to_the_whole_notebook_costs_nothing(how, solved, clean, work) -> None:
    twin = work(clean(solved))
    got = clean(how(copy.deepcopy(solved)))
    assert {name: cells[-1] for name, cells in work(got).items()} == {
        name: cells[-1] for name, cells in twin.items()
    }
    assert {name: set(cells) for name, cells in work(got).items()} == {
        name: set(cells) for name, cells in twin.items()
    }
    assert (find(got, "q_twice").source, find(got, "q_why").source) == (TWICE, WHY)
    order = [name_of(each) for each in got.cells]
    for name in ("double", "share", "count", "sides"):
        assert order.index("base") < order.index("sides") and order.index("imports") < (
            order.index("double")
        )
        assert order.index(name) < order.index(f"test_{name}")


def test_an_unchanged_notebook_is_taken_over_as_it_is(solved, clean) -> None:
    got = clean(solved)
    assert [each.source for each in got.cells] == [each.source for each in solved.cells]
    assert [each.id for each in got.cells] == [each.id for each in solved.cells]
    assert got.metadata.course == {"status": "graded", "notes": []}


# ---- given cells --------------------------------------------------------------------------------


@pytest.mark.parametrize("metadata", ["kept", "lost"])
def test_what_was_added_to_a_given_cell_is_kept_behind_it(metadata, solved, clean, work) -> None:
    find(solved, "imports").source = "import math, os\n# mine\nimport math as m\nprint(m.pi)"
    find(solved, "double").source = "def double(x):\n    return m.fsum([x, x])"
    got = clean(lost(solved) if metadata == "lost" else solved)
    place = index(got, "imports")
    assert got.cells[place].source == "import math"
    assert got.cells[place + 1].source == "import os\n\n# mine\nimport math as m"
    assert statements("import math as m") in [
        each[-1:] for each in work(got)["double"]
    ] and got.metadata.course.notes[0] == (
        "The cell imports had been changed; what you added to it was kept."
    )


def test_what_is_given_is_never_defined_anew(solved, clean) -> None:
    find(solved, "base").source = (
        "class Base:\n    def scale(self, x):\n        return 2 * x\n\n\n"
        "class Mine(Base):\n    pass\n\n\nSCALE = 3\nmath.pi = 3\nfor step in range(10**9): pass\n"
        "mine = {}\nmine['x'] = 1"
    )
    got = clean(solved)
    place = index(got, "base")
    assert got.cells[place].source == BASE
    assert got.cells[place + 1].source == (
        "class Mine(Base):\n    pass\n\nmine = {}\n\nmine['x'] = 1"
    )
    assert got.metadata.course.restored == {"base": ["Base", "SCALE", "math", "step"]}
    assert got.metadata.course.notes == [
        "The cell base had been changed and was restored; what you added to it was kept."
    ]


def test_an_exercise_says_which_given_cell_it_would_have_needed(books, solved, clean) -> None:
    find(solved, "config").source = 'SCALE = 1\nNAME = "tiny"'
    find(solved, "base").source += "\n\nclass Mine(Base):\n    pass"
    find(solved, "sides").source = f"{LEFT}\n\n\ndef right(x):\n    return Mine().scale(x, SCALE)"
    got, plan = clean(solved), Plan(*books)
    assert plan.remark(got, "sides", False) == (
        "The cell config was restored: what you changed in it is gone."
    )
    assert plan.remark(got, "sides", True) == "What you added to the cell base was kept."
    assert (plan.remark(got, "double", False), plan.remark(got, "double", True)) == ("", "")


def test_a_given_cell_that_is_part_of_another_does_not_count_as_missing(solved, clean) -> None:
    find(solved, "double").source = f"import math\n\n{ANSWERS['double']}"
    solved.cells.remove(find(solved, "imports"))
    notes = clean(solved).metadata.course.notes
    assert notes == ["The cell imports was part of another cell and was put back."]


# ---- solutions that do not stand in their own cell ----------------------------------------------


def own(source: str) -> NotebookNode:
    return new_code_cell(source, id=f"mine-{len(source)}")


def merged(book: NotebookNode) -> None:
    parts = [find(book, name) for name in ("double", "test_double", "share", "test_share")]
    parts[0].source = "\n\n".join(each.source for each in parts)
    book.cells = [each for each in book.cells if each not in parts[1:]]


def merged_into_the_test(book: NotebookNode) -> None:
    find(book, "test_double").source = f"{ANSWERS['double']}\n\n{find(book, 'test_double').source}"
    book.cells.remove(find(book, "double"))


def merged_with_a_given_cell(book: NotebookNode) -> None:
    find(book, "imports").source += f"\n\n{ANSWERS['double']}"
    book.cells.remove(find(book, "double"))


def all_in_one(book: NotebookNode) -> None:
    code = [each for each in book.cells if each.cell_type == "code"]
    code[1].source = "\n\n".join(each.source for each in code)
    book.cells = [each for each in book.cells if each not in code[2:]]


def below_the_stub(book: NotebookNode) -> None:
    for name in ("double", "sides"):
        each = find(book, name)
        book.cells.insert(index(book, name) + 1, own(each.source))
        each.source = STUB[name]


def below_the_test(book: NotebookNode) -> None:
    for name in ("double", "sides"):
        each = find(book, name)
        book.cells.insert(index(book, f"test_{name}") + 1, own(each.source))
        each.source = STUB[name]


def at_the_end(book: NotebookNode) -> None:
    book.cells.append(own("\n\n".join(ANSWERS[name] for name in ("double", "count", "sides"))))
    for name in ("double", "count", "sides"):
        find(book, name).source = STUB[name]


def in_two_cells(book: NotebookNode) -> None:
    find(book, "sides").source = LEFT
    book.cells.insert(index(book, "sides") + 1, own(RIGHT))


def in_two_copies(book: NotebookNode) -> None:
    second = copy.deepcopy(find(book, "sides"))
    find(book, "sides").source = LEFT
    second.source, second["id"] = RIGHT, "second"
    book.cells.insert(index(book, "sides") + 1, second)


def cut_in_a_function(book: NotebookNode) -> None:
    second = copy.deepcopy(find(book, "double"))
    find(book, "double").source, second.source = "def double(x):", "    return x + x"
    second["id"] = "second"
    book.cells.insert(index(book, "double") + 1, second)


def tried_out(book: NotebookNode) -> None:
    for name, tries in (("double", "print(double(3))"), ("sides", "left(3)")):
        second = copy.deepcopy(find(book, name))
        second.source, second["id"] = tries, f"try-{name}"
        book.cells.insert(index(book, f"test_{name}") + 1, second)


def tried_out_above(book: NotebookNode) -> None:
    second = copy.deepcopy(find(book, "double"))
    second.source, second["id"] = "x = 3", "try"
    book.cells.insert(1, second)


def swapped(book: NotebookNode) -> None:
    one, other = find(book, "double"), find(book, "share")
    one.source, other.source = other.source, one.source


def no_code_cells(book: NotebookNode) -> None:
    for name, kind in (("double", "raw"), ("share", "markdown"), ("sides", "raw")):
        each = find(book, name)
        each["cell_type"] = kind
        del each["outputs"], each["execution_count"]
    find(book, "share").source = f"```python\n{ANSWERS['share']}\n```"


def under_a_cell_magic(book: NotebookNode) -> None:
    find(book, "double").source = f"%%writefile double.py\n{ANSWERS['double']}"
    find(book, "sides").source = f"%%time\n!ls\n{ANSWERS['sides']}"


def with_a_stub_below(book: NotebookNode) -> None:
    book.cells.insert(index(book, "double") + 1, own(STUB["double"]))


MOVED = [merged, merged_into_the_test, merged_with_a_given_cell, all_in_one, below_the_stub]
MOVED += [below_the_test, at_the_end, in_two_cells, in_two_copies, cut_in_a_function, tried_out]
MOVED += [tried_out_above, swapped, no_code_cells, under_a_cell_magic, with_a_stub_below]


@pytest.mark.parametrize("how", MOVED, ids=lambda how: how.__name__)
@pytest.mark.parametrize("metadata", ["kept", "lost"])
def test_a_solution_is_found_wherever_it_stands(how, metadata, books, solved, clean, work) -> None:
    twin = work(clean(solved))
    how(solved)
    got = clean(lost(solved) if metadata == "lost" else solved)
    if metadata == "lost" and how is cut_in_a_function:
        return  # nothing tells the second half from any other cell
    found = work(got)
    for name, cells in twin.items():
        solution = {statement for each in found[name] for statement in each}
        assert {statement for each in cells for statement in each} <= solution, (name, found)
        assert not [s for s in solution if "NotImplementedError" in s]
    assert got.metadata.course.status == "graded"
    assert not {name_of(each) for each in got.cells} ^ {name_of(each) for each in books[1].cells}


def test_where_a_solution_was_found_is_noted(books, solved, clean) -> None:
    place = index(solved, "sides") + 1
    solved.cells[place:place] = [own(find(solved, "sides").source)]
    find(solved, "sides").source = STUB["sides"]
    merged(solved)
    assert clean(solved).metadata.course.notes == [
        "The solution share was found in the cell double and was put in its place.",
        "The solution sides was found in a cell of your own and was put in its place.",
        "The cell test_double was part of another cell and was put back.",
        "The cell test_share was part of another cell and was put back.",
    ]


def test_what_nobody_solved_stays_unsolved(books, clean) -> None:
    for book in (books[1], appended_twice(copy.deepcopy(books[1])), lost(copy.deepcopy(books[1]))):
        got = clean(book)
        assert not Plan(*books).job(got).tasks
    half = copy.deepcopy(books[1])
    half.cells.append(own(f"{LEFT}\ncount = 3\ndouble = double(2)"))
    assert not Plan(*books).job(clean(half)).tasks


# ---- written answers ----------------------------------------------------------------------------


def empty(book: NotebookNode) -> None:
    find(book, "q_twice").source = "YOUR ANSWER HERE"


def note(text: str = TWICE, kind: str = "markdown") -> NotebookNode:
    new = {"markdown": new_markdown_cell, "code": new_code_cell, "raw": new_raw_cell}[kind]
    return new(text, id=f"note-{kind}-{len(text)}")


def beside(book: NotebookNode, *cells: NotebookNode, above: bool = False) -> None:
    place = index(book, "q_twice") + (not above)
    book.cells[place:place] = cells


QUESTION = "Why is two twice one?"
PARTS = TWICE.split(" and ")


def into_the_question(book: NotebookNode, between: str, question: str = QUESTION) -> None:
    asked = next(each for each in book.cells if each.source == QUESTION)
    asked.source = f"{question}{between}{TWICE}"


ELSEWHERE: dict[str, Callable[[NotebookNode], object]] = {
    "below": lambda book: beside(book, note()),
    "above": lambda book: beside(book, note(), above=True),
    "raw": lambda book: beside(book, note(kind="raw")),
    "code marked as text": lambda book: beside(book, note(f"%md\n{TWICE}", "code")),
    "words in a code cell": lambda book: beside(book, note(TWICE, "code")),
    "a comment": lambda book: beside(book, note(f"# {TWICE}", "code")),
    "a text in quotes": lambda book: beside(book, note(f'"""\n{TWICE}\n"""', "code")),
    "printed": lambda book: beside(book, note(f"print({TWICE!r})", "code")),
    "below an own cell": lambda book: beside(book, own("x = 1"), note()),
    "two cells": lambda book: beside(book, note(PARTS[0]), note(f"and {PARTS[1]}")),
    "in the question": lambda book: into_the_question(book, "\n\n"),
    "in the question's line": lambda book: into_the_question(book, " "),
}


@pytest.mark.parametrize("where", ELSEWHERE)
@pytest.mark.parametrize("stub", ["there", "gone", "lost"])
def test_an_answer_beside_an_untouched_stub_is_put_into_it(where, stub, solved, clean) -> None:
    empty(solved)
    ELSEWHERE[where](solved)
    if stub == "gone":
        solved.cells.remove(find(solved, "q_twice"))
    got = clean(lost(solved) if stub == "lost" else solved)
    assert " ".join(find(got, "q_twice").source.split()) == TWICE
    assert find(got, "q_why").source == WHY
    assert any("q_twice" in note for note in got.metadata.course.notes)


@pytest.mark.parametrize("kind", ["code", "raw"])
@pytest.mark.parametrize("mark", ["", "%md\n"])
def test_an_answer_whose_cell_has_another_type_stays_an_answer(kind, mark, solved, clean) -> None:
    each = find(solved, "q_twice")
    each.update(cell_type=kind, source=mark + TWICE)
    each |= {"outputs": [], "execution_count": None} if kind == "code" else {}
    got = find(clean(solved), "q_twice")
    assert (got.cell_type, got.source) == ("markdown", TWICE)


def test_an_answer_split_into_cells_is_put_together(solved, clean) -> None:
    find(solved, "q_twice").source = PARTS[0]
    beside(solved, note(f"and {PARTS[1]}"), note("# My own heading"), note("x"))
    got = clean(solved)
    assert find(got, "q_twice").source == f"{PARTS[0]}\n\nand {PARTS[1]}"
    assert got.cells[index(got, "q_twice") + 1].source == "# My own heading"
    assert got.metadata.course.notes == [
        "The answer q_twice goes on in a cell of your own below it: it was put together."
    ]


def test_an_answer_split_into_copies_is_put_together(solved, clean) -> None:
    second = copy.deepcopy(find(solved, "q_twice"))
    find(solved, "q_twice").source, second.source = PARTS[0], f"and {PARTS[1]}"
    second["id"] = "second"
    beside(solved, second)
    assert find(clean(solved), "q_twice").source == f"{PARTS[0]}\n\nand {PARTS[1]}"


def test_an_untouched_stub_with_nothing_near_stays_one(books, solved, clean) -> None:
    stub = find(books[1], "q_twice").source
    for source in (stub, f"\n{stub}  \n", f"#%% md\n{stub}"):
        find(solved, "q_twice").source = source
        got = clean(solved)
        assert (find(got, "q_twice").source, got.metadata.course.notes) == (stub, [])
    solved.cells.remove(find(solved, "q_twice"))
    solved.cells.append(note("A text at the end of the notebook."))
    got = clean(solved)
    assert find(got, "q_twice").source == stub
    assert got.metadata.course.notes == ["The cell q_twice was missing and was put back."]


def test_a_question_is_never_taken_for_its_answer(solved, clean) -> None:
    asked = next(each for each in solved.cells if each.source == QUESTION)
    asked.source += " *(see lecture 4)*"
    place = solved.cells.index(asked)
    solved.cells.insert(place + 1, note("My plan: count fingers."))
    got = clean(lost(solved))
    assert find(got, "q_twice").source == f"My plan: count fingers.\n\n{TWICE}"
    assert got.metadata.course.notes == [
        "The answers q_twice (in 2 cells), q_why were recognised by the place alone."
    ]


def test_answers_whose_questions_are_gone_are_given_out_in_order(solved, clean) -> None:
    solved = lost(solved)
    solved.cells = [each for each in solved.cells if not each.source.startswith(("Why", "## Q"))]
    got = clean(solved)
    assert (find(got, "q_twice").source, find(got, "q_why").source) == (TWICE, WHY)


def png(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (2, 2), grey).save(file, "png")
    return file.getvalue()


def test_pictures_of_an_answer_come_along_under_names_of_their_own(solved, clean) -> None:
    data = [base64.b64encode(png(grey)).decode() for grey in (0, 255)]
    pictures = []
    for number, picture in enumerate(data):
        each = note(f"See ![{number}](attachment:image.png).")
        each["id"] = f"picture-{number}"
        each["attachments"] = {"image.png": {"image/png": picture}}
        pictures.append(each)
    empty(solved)
    beside(solved, *pictures)
    got = find(clean(solved), "q_twice")
    named = re.findall(r"attachment:([\w.-]+\.png)", got.source)
    assert [got.attachments[name]["image/png"] for name in named] == data
