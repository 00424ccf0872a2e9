"""nbgrader preprocessors for the way from `source/` to `release/`."""

from __future__ import annotations

import json
import re
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor
from traitlets import Dict, Unicode

from grading.authoring.cell_ids import give_ids
from grading.cells import BADGE_CELL, SETUP_CELL

Resources = dict[str, Any]

BADGE_IMAGE = "https://colab.research.google.com/assets/colab-badge.svg"


class FillHeader(NbGraderPreprocessor):
    """Fills the header cells: where `course_lib` comes from, and what else the assignment needs."""

    students_repository = Unicode(
        "", help="Address of the students' repository, such as https://github.com/ORG/NAME."
    ).tag(config=True)
    branch = Unicode("main", help="Branch of the students' repository.").tag(config=True)
    packages = Dict(
        help="For each assignment the modules that Colab lacks, with what pip is to install."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        assignment = resources["nbgrader"]["assignment"]
        nb.metadata["course"] = {"assignment": assignment}
        badge = self.badge(assignment)
        cells = []
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name == BADGE_CELL:
                cell.source = badge
            if name == SETUP_CELL:
                packages = json.dumps(self.packages.get(assignment, {}))
                for empty, filled in (
                    ('repository = ""', f'repository = "{self.requirement()}"'),
                    ("packages = {}", f"packages = {packages}"),
                ):
                    cell.source = cell.source.replace(empty, filled)
            if cell.source or name != BADGE_CELL:
                cells.append(cell)
        nb.cells = cells
        return nb, resources

    def badge(self, assignment: str) -> str:
        """Markdown of the "Open in Colab" badge; empty unless the address is on GitHub."""
        match = re.fullmatch(
            r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?", self.students_repository
        )
        if not match:
            return ""
        address = (
            f"https://colab.research.google.com/github/{match[1]}/{match[2]}"
            f"/blob/{self.branch}/{assignment}/{assignment}.ipynb"
        )
        return f"[![Open in Colab]({BADGE_IMAGE})]({address})"

    def requirement(self) -> str:
        """What pip installs `course_lib` from; empty without an address."""
        address = self.students_repository.rstrip("/")
        if address and "://" not in address:
            raise ValueError(
                f"FillHeader.students_repository is {address!r}: it must be an address that pip "
                "can install from, such as https://github.com/ORG/NAME."
            )
        return f"git+{address}@{self.branch}" if address else ""


class GiveIds(NbGraderPreprocessor):
    """Gives ids to cells without; `course release` has written them into the source before."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        give_ids(nb)
        return nb, resources


class NameStubs(ClearSolutions):
    """ClearSolutions whose code stub may name the exercise: `{exercise}` is its grade_id."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, cell_index: int
    ) -> tuple[NotebookNode, Resources]:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        stubs = self.code_stub
        self.code_stub = {key: stub.replace("{exercise}", name) for key, stub in stubs.items()}
        try:
            return super().preprocess_cell(cell, resources, cell_index)
        finally:
            self.code_stub = stubs


class CheckRelease(NbGraderPreprocessor):
    """Refuses a released notebook that does not compile or in which two cells have the same id."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        ids = [cell.get("id") for cell in nb.cells]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"Several cells have the id {', '.join(twice)}; ids must be unique.")
        for index, cell in enumerate(nb.cells):
            if cell.cell_type == "code":
                self._check_compiles(cell, index)
        return nb, resources

    def _check_compiles(self, cell: NotebookNode, index: int) -> None:
        name = cell.metadata.get("nbgrader", {}).get("grade_id") or f"number {index}"
        try:
            compile(TransformerManager().transform_cell(cell.source), name, "exec")
        except SyntaxError as error:
            raise ValueError(
                f"The released cell {name} does not compile: {error.msg} in line {error.lineno}. "
                "Look at what is left of it without its solution."
            ) from error
