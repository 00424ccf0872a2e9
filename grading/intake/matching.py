"""Which cell of a submission is which cell of the release, whatever an editor did to the metadata.

Students copy cells, Colab keeps ids elsewhere, Drive strips metadata: grade_ids alone find too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

from grading.intake.code import definitions, holds, made_by, names, statements
from grading.intake.frontend import ABOUT_TEXT, cell_magic, compiles, without_cell_magic
from grading.intake.likeness import ratio, same_meaning, starts_like, wording

ALIKE = 0.6
"""From this likeness on, a text is one of ours that somebody changed, wherever it stands."""
SOMEWHAT_ALIKE = 0.3
"""The same for a text that also stands where ours did."""


RAISES = "raise NotImplementedError"
"""What the stub of a solution says, in whatever version of the release."""


@dataclass
class Matches:
    """What was found.

    chosen    index of a release cell -> of the cell of the submission that is taken for it
    copies    index of a release cell -> of its other candidates, in their order
    by_place  release cells that were found by their place alone
    """

    chosen: dict[int, int] = field(default_factory=dict)
    copies: dict[int, list[int]] = field(default_factory=dict)
    by_place: set[int] = field(default_factory=set)


def match_cells(release: list[NotebookNode], submission: list[NotebookNode]) -> Matches:
    """Match the cells of the release, from the surest sign to the weakest.

    A submitted cell belongs to one release cell at most. Several candidates are copies; chosen is
    the one that answers the exercise, and among equals the one that was worked on last. Written
    answers are not looked for by their place here: nothing tells them from notes.
    """
    return _Matcher(release, submission).match()


def asked_names(release: list[NotebookNode]) -> dict[int, frozenset[str]]:
    """For each code cell that students write in, the functions and classes that its test wants."""
    tests = {grade_id(cell): cell.source for cell in release if grade_id(cell)}
    asked = {}
    for i, cell in enumerate(release):
        if cell.cell_type == "code" and is_solution(cell):
            defined = definitions(cell.source)
            wanted = names(tests.get(f"test_{grade_id(cell)}", "")).free
            asked[i] = defined & wanted or defined
    return asked


def grade_id(cell: NotebookNode) -> str:
    """nbgrader's name of a released cell; empty for a cell that nbgrader does not know."""
    known = is_grade(cell) or is_solution(cell) or is_locked(cell)
    return cell.metadata.nbgrader.grade_id if known else ""


class _Matcher:
    """The state of one matching: what is found, and which cells nobody has claimed."""

    def __init__(self, release: list[NotebookNode], submission: list[NotebookNode]) -> None:
        self._release, self._submission = release, submission
        self._free = set(range(len(submission)))
        self._found = Matches()
        self._asked = asked_names(release)
        said = Counter(sign for cell in release for sign in _signs(cell))
        self._telling = {
            sign: i
            for i, cell in enumerate(release)
            for sign in _signs(cell)
            if said[sign] == 1 and sign[1]
        }

    def match(self) -> Matches:
        every = range(len(self._release))
        stubs = [i for i, asked in self._asked.items() if asked]
        given = [i for i in every if self._is_given_code(i)]
        self._claim_by(every, self._with_grade_id)
        self._claim_by(every, self._with_id)
        self._claim_by(every, self._that_says_the_same)
        for defines in (definitions, made_by):
            self._claim_by(stubs, lambda i, j, by=defines: self._covers(i, j, by) == 1)
            self._claim_by(stubs, lambda i, j, by=defines: self._covers(i, j, by) > 0)
        self._claim_by(given, self._that_defines_the_same)
        texts = [i for i in every if i not in self._asked and not is_solution(self._release[i])]
        self._claim_by(texts, self._that_begins_the_same, nearest=True)
        self._claim_most_alike([*texts, *stubs])
        self._claim_in_place([*texts, *self._asked])
        return self._found

    # ---- signs

    def _with_grade_id(self, i: int, j: int) -> bool:
        name = grade_id(self._release[i])
        return bool(name) and self._submission[j].metadata.get("grade_id") == name

    def _with_id(self, i: int, j: int) -> bool:
        """By its id, unless it says what another cell of the release says: ids get old."""
        cell = self._submission[j]
        if self._release[i].id not in cell.metadata.ids or "grade_id" in cell.metadata:
            return False
        return all(self._telling.get(sign, i) == i for sign in _signs(cell))

    def _that_says_the_same(self, i: int, j: int) -> bool:
        return any(self._telling.get(sign) == i for sign in _signs(self._submission[j]))

    def _that_defines_the_same(self, i: int, j: int) -> bool:
        wanted = definitions(self._release[i].source)
        return bool(wanted) and wanted == self._names(j, wanted, definitions)

    def _that_begins_the_same(self, i: int, j: int) -> bool:
        """A cell of ours that goes on, with an answer or an import."""
        cell, ours = self._submission[j], self._release[i]
        if ours.cell_type == "code":
            near = self._is_between_neighbours(i, j) or self._alike(i, j) >= SOMEWHAT_ALIKE
            return cell.cell_type == "code" and near and holds(cell.source, ours.source)
        return starts_like(cell.source, ours.source)

    def _names(
        self, j: int, asked: frozenset[str], by: Callable[[str], frozenset[str]]
    ) -> frozenset[str]:
        """Which names a cell defines, as far as some are asked for."""
        source = self._submission[j].source
        if not any(name in source for name in asked):
            return frozenset()  # known without a look at its syntax
        if cell_magic(source) in ABOUT_TEXT:
            source = without_cell_magic(source)
        return by(source) & asked

    def _covers(self, i: int, j: int, by: Callable[[str], frozenset[str]]) -> float:
        """Which share of the names that an exercise's test wants a cell defines."""
        return len(self._names(j, self._asked[i], by)) / len(self._asked[i])

    def _alike(self, i: int, j: int) -> float:
        return ratio(self._submission[j].source, self._release[i].source)

    def _is_given_code(self, i: int) -> bool:
        cell = self._release[i]
        return cell.cell_type == "code" and not is_solution(cell)

    # ---- claims

    def _claim_by(
        self, cells: Iterable[int], sign: Callable[[int, int], bool], nearest: bool = False
    ) -> None:
        """Give each of these release cells the free cells with this sign, or the nearest one."""
        for i in cells:
            if i in self._found.chosen:
                continue
            found = [j for j in sorted(self._free) if sign(i, j)]
            if nearest and found:
                before, _ = self._neighbours(i)
                found = [min(found, key=lambda j: (j <= before, abs(j - before)))]
            self._claim(i, found)

    def _claim(self, i: int, found: list[int]) -> None:
        if not found:
            return
        best = self._best(i, found)
        self._found.chosen[i] = best
        self._found.copies[i] = [j for j in found if j != best]
        self._free.difference_update(found)

    def _best(self, i: int, found: list[int]) -> int:
        ours = self._release[i]

        def same(j: int) -> bool:
            return same_meaning(self._submission[j].source, ours.source, ours.cell_type == "code")

        if is_solution(ours):
            asked = self._asked.get(i, frozenset())
            return max(
                found,
                key=lambda j: (
                    not same(j),
                    RAISES not in self._submission[j].source,
                    len(self._names(j, asked, definitions)),
                    len(self._names(j, asked, made_by)),
                    j,
                ),
            )
        if is_grade(ours):  # a test, which has to stand below its solution, and nothing between
            solution = self._solution_of(i)
            return next((j for j in found if j > solution), found[-1])
        return next((j for j in found if same(j)), found[0])

    def _solution_of(self, i: int) -> int:
        """Where the solution that a test is about was found; -1 if it was not."""
        name = grade_id(self._release[i]).removeprefix("test_")
        owner = next((k for k in self._asked if grade_id(self._release[k]) == name), -1)
        return self._found.chosen.get(owner, -1)

    def _claim_most_alike(self, cells: Iterable[int]) -> None:
        open_cells = [i for i in cells if i not in self._found.chosen]
        pairs = [(self._alike(i, j), i, j) for i in open_cells for j in sorted(self._free)]
        pairs = [pair for pair in pairs if pair[0] >= ALIKE]
        for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
            if i not in self._found.chosen and j in self._free:
                self._claim(i, [j])

    def _claim_in_place(self, cells: Iterable[int]) -> None:
        """Last resort: what stands where the missing one should, if anything else is known."""
        for i in sorted(cells):
            if i in self._found.chosen or not self._found.chosen:
                continue
            found = [j for j in sorted(self._free) if self._may_be(i, j)]
            best = max(found, key=lambda j: (self._alike(i, j), -j), default=None)
            if best is not None:
                self._claim(i, [best])
                self._found.by_place.add(i)

    def _may_be(self, i: int, j: int) -> bool:
        ours, cell = self._release[i], self._submission[j]
        if not self._is_between_neighbours(i, j) or cell.cell_type != ours.cell_type:
            return False
        if self._alike(i, j) >= SOMEWHAT_ALIKE:
            return True
        # A cell that makes none of the names that the test wants is no answer that can be run.
        return i in self._asked and (not self._asked[i] or not compiles(cell.source))

    def _neighbours(self, i: int) -> tuple[int, int]:
        """Where the nearest known cells above and below a release cell stand."""
        chosen = self._found.chosen
        above = max((k for k in chosen if k < i), default=None)
        before = -1 if above is None else chosen[above]
        after = [chosen[k] for k in chosen if k > i and chosen[k] > before]
        return before, min(after, default=len(self._submission))

    def _is_between_neighbours(self, i: int, j: int) -> bool:
        before, after = self._neighbours(i)
        return before < j < after


def _signs(cell: NotebookNode) -> list[tuple[str, object]]:
    """What a cell says: its words, and for code its meaning."""
    signs: list[tuple[str, object]] = [("words", wording(cell.source))]
    if cell.cell_type == "code" and statements(cell.source):
        signs.append(("code", statements(cell.source)))
    return signs
