"""What students do to a notebook's cells by hand; importing this adds its kinds to `damage`."""

from __future__ import annotations

import copy
from random import Random

from damage import Book, Cell, answers, cells, flag, given, hides, index, kind, name, new, text

OWN_CODE = ("print('here')", "x = 3\nx", "import math", "# my notes", "%matplotlib inline", "!ls")
OWN_WORDS = ("My notes: look at this again.", "## Solution", "Done!", "TODO")


def _some(found: list[Cell], rng: Random) -> list[Cell]:
    """One to three of the cells."""
    return rng.sample(found, min(len(found), rng.randint(1, 3)))


def _list(book: Book) -> list[Cell]:
    """The list of cells, none where earlier damage made something else of it."""
    return book["cells"] if isinstance(book.get("cells"), list) else []


@kind
def own_cells(book: Book, rng: Random) -> None:
    for _ in range(rng.randint(1, 5)):
        kind_of_cell = rng.choice(["code", "markdown"])
        words = rng.choice(OWN_CODE if kind_of_cell == "code" else OWN_WORDS)
        _list(book).insert(rng.randint(0, len(_list(book))), new(kind_of_cell, words, rng))


@kind
def empty_cells(book: Book, rng: Random) -> None:
    for _ in range(rng.randint(1, 5)):
        empty = new(rng.choice(["code", "markdown"]), "", rng)
        _list(book).insert(rng.randint(0, len(_list(book))), empty)


@kind
def given_cells_deleted(book: Book, rng: Random) -> None:
    for cell in _some(given(book), rng):
        del book["cells"][index(book, cell)]


@kind
def all_given_cells_deleted(book: Book, rng: Random) -> None:
    book["cells"] = [c for c in _list(book) if not isinstance(c, dict) or flag(c, "solution")]


@kind
def words_between_deleted(book: Book, rng: Random) -> None:
    plain = [c for c in cells(book) if c.get("cell_type") == "markdown" and not name(c)]
    for cell in _some(plain, rng):
        if any(flag(other, "solution") for other in cells(book)):
            del book["cells"][index(book, cell)]


@kind
def given_cells_edited(book: Book, rng: Random) -> None:
    for cell in _some(given(book), rng):
        cell["source"] = rng.choice(["# mine\n", "#@title Run me\n", "%%time\n"]) + text(cell)


@kind
def comment_above_solutions(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "code"), rng):
        cell["source"] = rng.choice(["# my solution\n", "#@title Mine\n", "#%%\n"]) + text(cell)


@kind
def try_out_below_solutions(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "code"), rng):
        cell["source"] = text(cell) + "\n\n\nprint('it works')"


@kind
def words_around_answers(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "markdown"), rng):
        cell["source"] = "**Answer:**\n\n" + text(cell) + "\n\n(end)"


@kind
def cells_copied(book: Book, rng: Random) -> None:
    """Copy and paste keeps the metadata, so that two cells have one name."""
    for cell in _some([c for c in cells(book) if name(c)], rng):
        book["cells"].insert(index(book, cell) + 1, copy.deepcopy(cell))


@kind
def one_cell_moved(book: Book, rng: Random) -> None:
    if _list(book):
        cell = book["cells"].pop(rng.randrange(len(book["cells"])))
        book["cells"].insert(rng.randint(0, len(book["cells"])), cell)


@kind
def cells_shuffled(book: Book, rng: Random) -> None:
    rng.shuffle(_list(book))


@kind
def unsolved_copy_behind(book: Book, rng: Random) -> None:
    """The cells of the answers once more, with nothing in them but a word."""
    for cell in [c for c in cells(book) if flag(c, "solution")]:
        stub = copy.deepcopy(cell)
        stub["metadata"], stub["id"] = {}, f"{rng.getrandbits(32):08x}"
        stub["source"] = "raise NotImplementedError" if cell["cell_type"] == "code" else "?"
        _list(book).append(stub)


@kind
def types_of_answers_changed(book: Book, rng: Random) -> None:
    for cell in _some([c for c in cells(book) if flag(c, "solution")], rng):
        cell["cell_type"] = rng.choice(
            ["raw", "markdown"] if cell.get("cell_type") == "code" else ["raw", "code"]
        )


@hides
def solutions_in_new_cells(book: Book, rng: Random) -> None:
    """Cut out of its cell and pasted into a new one, which has no name; the old one is gone."""
    for cell in _some(answers(book, "code"), rng):
        book["cells"][index(book, cell)] = new("code", text(cell), rng)


@hides
def solutions_below_their_stubs(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "code"), rng):
        book["cells"].insert(index(book, cell) + 1, new("code", text(cell), rng))
        cell["source"] = "# YOUR CODE HERE\nraise NotImplementedError"


@hides
def answers_below_their_stubs(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "markdown"), rng):
        book["cells"].insert(index(book, cell) + 1, new("markdown", text(cell), rng))
        cell["source"] = "YOUR ANSWER HERE"


@hides
def answers_above_their_stubs(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "markdown"), rng):
        book["cells"].insert(index(book, cell), new("markdown", text(cell), rng))
        cell["source"] = ""


@hides
def answers_in_the_question(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "markdown"), rng):
        place = index(book, cell)
        if place and isinstance(book["cells"][place - 1], dict):
            above = book["cells"][place - 1]
            above["source"] = text(above) + "\n\n" + text(cell)
            cell["source"] = "YOUR ANSWER HERE"


@hides
def merged_with_the_test(book: Book, rng: Random) -> None:
    for cell in _some(answers(book, "code"), rng):
        place = index(book, cell) + 1
        if place < len(book["cells"]) and flag(book["cells"][place], "grade"):
            cell["source"] = text(cell) + "\n\n\n" + text(book["cells"].pop(place))


@hides
def two_solutions_merged(book: Book, rng: Random) -> None:
    found = answers(book, "code")
    if len(found) > 1:
        k = rng.randrange(len(found) - 1)
        found[k]["source"] = text(found[k]) + "\n\n\n" + text(found[k + 1])
        del book["cells"][index(book, found[k + 1])]


@hides
def solution_split(book: Book, rng: Random) -> None:
    """Two parts of a solution in two cells, as Jupyter's split does it: both have the name."""
    for cell in answers(book, "code"):
        parts = text(cell).split("\n\n\n", 1)
        if len(parts) == 2:
            below = copy.deepcopy(cell)
            cell["source"], below["source"], below["id"] = parts[0], parts[1], "part-two"
            book["cells"].insert(index(book, cell) + 1, below)
            return


@hides
def form_titles(book: Book, rng: Random) -> None:
    """Colab's forms: a title above every cell of code, and no name left."""
    for cell in cells(book):
        if cell.get("cell_type") == "code":
            cell["source"] = '#@title Run me { display-mode: "form" }\n' + text(cell)
        cell["metadata"] = {"cellView": "form"}
