"""What a student reads of an exercise: its title, and in plain words what was done to the notebook.

The notes of a record are the instructor's: some are suspicions. Only those that are known here
stand on a student's page, in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nbformat import NotebookNode

from grading.cells import grade_id, is_test

_HEADING = re.compile(r" {0,3}(#{2,6})\s+(.+?)\s*#*\s*")
_TITLE = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)
_FENCE = re.compile(r"\s*(```|~~~)")

_CELL = r"The cell (?P<cell>\S+) "
_WORDS = (
    (
        _CELL + r"is there (?P<number>\d+) times; one of them was graded\.",
        "There were {number} copies of {cell}. The one you worked on last was graded.",
    ),
    (
        _CELL + r"is there (?P<number>\d+) times; they were put together\.",
        "There were {number} copies of {cell}. They were put together.",
    ),
    (
        _CELL + r"had been turned into a (?P<kind>\w+) cell\.",
        "The type of {cell} had been changed to {kind}. It was graded with its own type.",
    ),
    (
        _CELL + r"had been changed and was restored\.",
        "You had changed {cell}, which belongs to the course. It was graded as we gave it to you.",
    ),
    (
        _CELL + r"had been changed(?: and was restored)?; what you added to it was kept\.",
        "You had changed {cell}, which belongs to the course. What you added to it was kept.",
    ),
    (
        _CELL + r"was missing and was put back\.",
        "In what you handed in, {cell} was missing. It was put back as we gave it to you.",
    ),
    (
        _CELL + r"was part of another cell and was put back\.",
        "In what you handed in, {cell} was part of another cell. It was put back as its own.",
    ),
    (
        _CELL + r"stood above its solution and was moved below it\.",
        "You had {cell} above your answer. It was moved below it.",
    ),
    (
        _CELL + r"stood below a solution that may need it and was moved above it\.",
        "You had {cell} below an answer that may need it. It was moved above it.",
    ),
    (
        r"The answer (?P<cell>\S+) (?:goes on in|was found by its place|was written into) .+",
        "A part of your text for {cell} stood elsewhere. It was put where it belongs.",
    ),
    (
        r"(?:The|A part of the) solution (?P<cell>\S+) was found in .+",
        "Code for {cell} stood elsewhere. It was put where it belongs.",
    ),
    (
        r"The file (?P<file>.+) was left out\.",
        "The file {file} does not belong to this assignment and was not used.",
    ),
)
"""What a note says, and what the student reads in its place."""

_AS_IT_IS = re.compile(
    "("
    "Lines for the notebook's front end are not run while grading|"
    "The notebook was taken out of|The file had been encoded twice|The file held the same notebook|"
    "Commas, tabs or signs that are no JSON|What stood (before|behind) the notebook|"
    "Cells or a cell's text stood there twice|A merge conflict in outputs|"
    "The notebook has the format|"
    "The notebook has more than|A cell (whose text|with more than|of an unknown type)|"
    "Lines that were stored without their ends|Letters of comments that are not in UTF-8|"
    "Half a character|Zero characters|A text holds the marks of a merge conflict|Unusual line ends|"
    "Non-breaking and other odd spaces|Signs that cannot be seen|Typographic quotes stand in code"
    ").+"
)
"""What reading the file changed is said in sentences for both."""


def exercise_titles(cells: Iterable[NotebookNode]) -> dict[str, str]:
    """Graded cell -> the heading above it without points and minutes; its name if there is none.

    Exercises that share a heading, such as several questions, share a title.
    """
    titles: dict[str, str] = {}
    level, title, exercise = 0, "", False
    for cell in cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            titles[grade_id(cell)] = title or grade_id(cell).removeprefix("test_")
        elif cell.cell_type == "markdown" and not grade_id(cell):
            for below, heading in _headings(cell.source):
                # What stands below an exercise's own heading is a part of the exercise.
                if below <= level or heading.startswith("Exercise") or not exercise:
                    level, title = below, heading
                    exercise = heading.startswith("Exercise")
    return titles


def notebook_title(cells: Iterable[NotebookNode]) -> str:
    """The first heading of the first level; empty if there is none."""
    for cell in cells:
        if cell.cell_type == "markdown" and (match := _TITLE.search(cell.source)):
            return match[1].replace("`", "")[:200]
    return ""


def for_student(outcome: Mapping[str, Any], cells: Iterable[NotebookNode]) -> list[str]:
    """What intake did, for the student: from `metadata.course` and the released cells.

    How the hand-in came (`collected`) is written for students from the start.
    """
    named = _named(list(cells))
    said = list(outcome.get("collected", []))
    for note in outcome.get("notes", []):
        if _AS_IT_IS.fullmatch(note):
            said.append(note)
        for pattern, words in _WORDS:
            if match := re.fullmatch(pattern, note):
                parts = match.groupdict()
                if "cell" in parts:
                    parts["cell"] = named.get(parts["cell"], f"the cell {parts['cell']}")
                said.append(words.format(**parts))
    return list(dict.fromkeys(said))


def _named(cells: list[NotebookNode]) -> dict[str, str]:
    """Name of a cell -> what a student calls it."""
    titles = exercise_titles(cells)
    named = {}
    for name in filter(None, map(grade_id, cells)):
        title = titles.get(name) or titles.get(f"test_{name}")
        if title:
            kind = "test" if any(grade_id(c) == name and is_test(c) for c in cells) else "answer"
            named[name] = f"the {kind} cell of “{title}”"
            if list(titles.values()).count(title) > 1:
                named[name] += f" ({name.removeprefix('test_')})"
    return named


def _headings(markdown: str) -> Iterator[tuple[int, str]]:
    """Level and text of each heading but the notebook's title, up to the dot between its parts."""
    fenced = False
    for line in markdown.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (match := _HEADING.fullmatch(line)):
            text = re.split(r"\s+[·|]\s+", match[2])[0].replace("`", "")
            yield len(match[1]), text[:200]
