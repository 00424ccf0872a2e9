"""What is looked at: a notebook, what was released, and where its files lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from course_lib.preflight.code import Names, digest, names
from course_lib.preflight.form import CODE, PLAIN, Form
from course_lib.preflight.matching import Matched, match


@dataclass(frozen=True)
class Look:
    """A notebook, beside what was released.

    name       of its file; empty where it is not known
    saved      seconds since 1970 at which it was saved; None where it is the open one
    files      the companion files that are there, by the name they are asked for
    folder     where they lie; None where it is not known
    live       whether it is looked at in its own session, where its names are known
    namespace  these names
    """

    book: NotebookNode
    form: Form
    name: str = ""
    saved: float | None = None
    files: Mapping[str, Path] = field(default_factory=dict)
    folder: Path | None = None
    live: bool = False
    namespace: Mapping[str, Any] = field(default_factory=dict)

    @property
    def cells(self) -> list[NotebookNode]:
        """The notebook's cells."""
        return self.book.cells

    @cached_property
    def matched(self) -> Matched:
        """The released cells among them."""
        return match(self.form, self.cells)

    @cached_property
    def names(self) -> list[Names]:
        """The names of each cell; none for a cell that is no code, except a solution's."""
        code = {self.matched.chosen.get(i) for i in self.form.of_kind(CODE)}
        return [
            names(cell.source) if cell.cell_type == "code" or j in code else Names()
            for j, cell in enumerate(self.cells)
        ]

    @cached_property
    def own_places(self) -> list[int]:
        """Places of the cells that are the student's to write: own ones, solutions, settings."""
        theirs = {self.matched.chosen.get(i) for i in self.form.of_kind(CODE, PLAIN)}
        return [j for j in range(len(self.cells)) if j in theirs or j in self.matched.own]

    def cell(self, i: int) -> NotebookNode | None:
        """The notebook's cell in the place of a released one; None if it is gone."""
        j = self.matched.chosen.get(i)
        return None if j is None else self.cells[j]

    def is_changed(self, i: int) -> bool:
        """Whether a released cell that is there is not as it was released."""
        cell, released = self.cell(i), self.form.cells[i]
        return bool(cell and released.hash and digest(cell.source) != released.hash)

    def quoted(self, j: int) -> str:
        """How a student finds an own cell: by its first line."""
        lines = self.cells[j].source.strip().splitlines() or [""]
        first = lines[0].replace("`", "'")
        return f"`{first[:40]}{'...' if len(first) > 40 else ''}`"
