"""The corpus: right and wrong answers to every exercise, so that the tests are tested.

`tests/corpus/<assignment>/<exercise>/` holds files `wrong_<what>.py` and `right_<what>.py`. Each is
the whole content of one solution cell, below a head of comment lines:

    # The reward of a terminal step is lost together with what follows it.
    # says: The reward of the terminal step itself still counts
    # points: 1..3
    # accepted: the text leaves open which input comes first

The first line (required) says what the answer gets wrong, or does differently. The others are
optional: `says` is the sentence for a student with this mistake (repeatable), and part of the
message in the exercise's own test; `points` is the expected score (one number, or a range) where an
exercise gives partial credit; `accepted` marks a right answer that gives other values than the
reference and says why it is as right: its transcript counts as a further reference. In all other
exercises an answer loses nothing, be it right or wrong.

The code may hold magics and `!` lines, as students' cells do.

An exercise that has a test cell and no solution cell is answered with a file handed in beside the
notebook. Its corpus files are the course's own scripts. Each is run in the submission's folder,
where it finds the reference's files to start from, and writes the file that is handed in; one that
writes nothing hands in nothing.

`tests/corpus/<assignment>/reference/` holds the files that a correct student hands in beside the
notebook.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from grading.course import CourseError

MIN_WRONG = 6
MIN_RIGHT = 3
REFERENCE = "reference"

_DIRECTIVE = re.compile(r"#\s*(says|points|accepted):(.*)")
_POINTS = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:\s*\.\.\s*(?P<high>\d+(?:\.\d+)?))?")


class CorpusError(CourseError):
    """A corpus that cannot be used as it stands; the text names every file to repair."""


@dataclass(frozen=True)
class Answer:
    """One file of the corpus."""

    exercise: str
    name: str
    what: str
    source: str
    path: Path
    says: tuple[str, ...] = ()
    points: tuple[float, float] | None = None
    accepted: str = ""

    @property
    def right(self) -> bool:
        return self.name.startswith("right_")

    @property
    def student(self) -> str:
        """The student id under which the answer is graded."""
        return f"{self.exercise}--{self.name}"


def read_corpus(folder: Path, exercises: Collection[str]) -> list[Answer]:
    """Read all answers of one assignment, in a fixed order.

    folder     holds one folder for each exercise
    exercises  names of the exercises that a test grades
    raises     CorpusError with every fault found, each with its file
    """
    if not folder.is_dir():
        raise CorpusError(
            f"There is no corpus in {folder}: make {folder}/<exercise>/wrong_<what>.py."
        )
    answers, faults = [], []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        if place.name == REFERENCE or place.name.startswith((".", "_")):
            continue
        if place.name not in exercises:
            faults.append(
                f"{place}: the notebook has no exercise {place.name!r} with a test; "
                f"it has {', '.join(sorted(exercises))}."
            )
            continue
        for path in sorted(place.glob("*.py")):
            try:
                answers.append(read_answer(path))
            except CorpusError as error:
                faults.append(str(error))
    if faults:
        raise CorpusError("\n".join(faults))
    return answers


def read_answer(path: Path) -> Answer:
    """Read one file of the corpus; its folder is named for the exercise."""
    if not re.fullmatch(r"(wrong|right)_\w+", path.stem):
        raise CorpusError(f"{path}: the name must be wrong_<what>.py or right_<what>.py.")
    text = path.read_text(encoding="utf-8")
    head, source = split_head(text)
    if not head or _DIRECTIVE.match(head[0]) or not head[0].strip("# "):
        raise CorpusError(
            f"{path}: the first line must be a comment that says what the answer "
            "gets wrong or does differently."
        )
    try:
        compile(TransformerManager().transform_cell(source), str(path), "exec")
    except (SyntaxError, ValueError) as error:
        raise CorpusError(f"{path}: does not compile ({error}).") from None
    for number, line in enumerate(source.splitlines(), len(head) + 1):
        if _DIRECTIVE.match(line.strip()):
            raise CorpusError(
                f"{path}, line {number}: move {line.strip()!r} up to the first lines."
            )
    fields = _read_directives(path, head[1:])
    return Answer(path.parent.name, path.stem, head[0].strip("# "), source, path, **fields)


def split_head(text: str) -> tuple[list[str], str]:
    """Split a file into its leading comment lines and the code below them.

    Only the code goes into the graded notebook, so that no test can take a hint from the head.
    """
    lines = text.splitlines(keepends=True)
    size = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return [line.rstrip() for line in lines[:size]], "".join(lines[size:]).strip("\n")


def too_small(answers: Iterable[Answer], exercises: Iterable[str]) -> dict[str, str]:
    """Name the exercises with fewer answers than the course asks of itself, and what they have."""
    answers = list(answers)
    small = {}
    for exercise in exercises:
        right = sum(answer.right for answer in answers if answer.exercise == exercise)
        wrong = sum(not answer.right for answer in answers if answer.exercise == exercise)
        if wrong < MIN_WRONG or right < MIN_RIGHT:
            small[exercise] = (
                f"the corpus has {wrong} wrong and {right} right answers; "
                f"at least {MIN_WRONG} and {MIN_RIGHT} are needed."
            )
    return small


def _read_directives(path: Path, head: list[str]) -> dict:
    says, points, accepted = [], None, ""
    for line in head:
        match = _DIRECTIVE.match(line)
        if not match:
            continue
        kind, text = match.group(1), match.group(2).strip()
        if not text:
            raise CorpusError(f"{path}: `# {kind}:` is empty.")
        if kind == "says":
            says.append(text)
        elif kind == "accepted":
            accepted = text
        elif points is not None:
            raise CorpusError(f"{path}: `# points:` stands there twice.")
        else:
            points = _read_points(path, text)
    if accepted and not path.stem.startswith("right_"):
        raise CorpusError(f"{path}: only a right answer can be `# accepted:`.")
    return {"says": tuple(says), "points": points, "accepted": accepted}


def _read_points(path: Path, text: str) -> tuple[float, float]:
    match = _POINTS.fullmatch(text)
    if not match:
        raise CorpusError(f"{path}: write `# points: 3` or `# points: 1..3`, not {text!r}.")
    low = float(match["low"])
    high = low if match["high"] is None else float(match["high"])
    if low > high:
        raise CorpusError(f"{path}: `# points: {text}` is an empty range.")
    return low, high
