"""The clean notebook while it is put together, and what is told about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_solution

from grading.cells import BADGE_CELL, SETUP_CELL
from grading.intake.matching import asked_names, grade_id


@dataclass
class Place:
    """A cell of the clean notebook.

    owner     index of the cell of the release that it is; None for the student's own
    put_back  whether it was not handed in
    ours      whether the text of a cell without an owner is that of the release
    tail      whether it belongs to the cell above it
    """

    owner: int | None
    cell: NotebookNode
    put_back: bool = False
    ours: bool = False
    tail: bool = False


@dataclass
class Draft:
    """The cells so far, and what the student and the instructor should know.

    kept      given cell -> names that the student's version of it added
    restored  given cell -> names that the student's version defined otherwise
    """

    release: list[NotebookNode]
    places: list[Place] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: dict[str, list[str]] = field(default_factory=dict)
    restored: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = asked_names(self.release)

    def name(self, i: int) -> str:
        """nbgrader's name of a cell of the release."""
        return grade_id(self.release[i])

    def is_named(self, i: int) -> bool:
        """Whether a note on this cell tells anyone anything: nobody knows the header's cells."""
        return bool(self.name(i)) and self.name(i) not in (BADGE_CELL, SETUP_CELL)

    def is_given_code(self, i: int) -> bool:
        """Whether the instructor wrote this cell, no student may change it, and it is code."""
        cell = self.release[i]
        return cell.cell_type == "code" and bool(self.name(i)) and not is_solution(cell)

    def is_answer_in_words(self, i: int) -> bool:
        cell = self.release[i]
        return cell.cell_type == "markdown" and bool(self.name(i)) and is_solution(cell)

    def index(self, i: int) -> int | None:
        """Where a cell of the release stands."""
        return next((k for k, place in enumerate(self.places) if place.owner == i), None)

    def own(self) -> Iterator[tuple[int, Place]]:
        """The student's own cells with where they stand."""
        return ((k, place) for k, place in enumerate(self.places) if place.owner is None)

    def insert_behind(self, k: int, place: Place) -> None:
        """Put a cell behind another and what belongs to it."""
        k += 1
        while k < len(self.places) and self.places[k].tail:
            k += 1
        self.places.insert(k, place)


def take_over(target: NotebookNode, source: NotebookNode, text: str) -> None:
    """Give a cell another's text, or a part of it, with the pictures in it and what it showed."""
    pictures = source.get("attachments") or source.metadata.get("attachments") or {}
    if target.cell_type == "markdown" and pictures:
        text = _with_pictures(target, pictures, text)
    target.source = text
    shown = target.cell_type == "code" and "handed_in" in source.metadata
    if shown and "handed_in" not in target.metadata:
        target.metadata["handed_in"] = source.metadata.handed_in


def _with_pictures(target: NotebookNode, pictures: NotebookNode, text: str) -> str:
    """The text, with other names for pictures that are called like one that is there."""
    there = target.setdefault("attachments", nbformat.from_dict({}))
    for name, content in pictures.items():
        new, number = name, 1
        while new in there and there[new] != content:
            number += 1
            new = f"{number}-{name}"
        there[new] = content
        text = text.replace(f"attachment:{name}", f"attachment:{new}") if new != name else text
    return text
